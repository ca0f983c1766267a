"""Every check, present and future: its cases, its texts, its parameters."""

from __future__ import annotations

import string
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest

from checks import testing
from checks.base import Check, Finding, Unassessed, load
from checks.testing import Case
from crawler.page import Outcome

CASES = testing.read_folder(Path(__file__).with_name("cases"))
CHECKS = load(plugins=False)
SITE_CHECKS = [id for id, check in CHECKS.items() if check.scope == "site"]
EVERY_CASE = [(id, case) for id in CHECKS for case in CASES.get(id, ())]

PLAIN = (str, int, float, bool, type(None))

# Outcomes that say nothing of the page that was asked for.
UNREAD = [
    Outcome.RESET,
    Outcome.TLS,
    Outcome.TIMEOUT,
    Outcome.TOO_LARGE,
    Outcome.REDIRECT_LOOP,
    Outcome.MAINTENANCE,
    Outcome.BLOCKED,
    Outcome.CHALLENGE,
    Outcome.RATE_LIMITED,
    Outcome.LOGIN,
    Outcome.ROBOTS,
    Outcome.FORBIDDEN_ADDRESS,
    Outcome.NEEDS_SCRIPT,
    Outcome.UNREADABLE,
]


class Watched(dict[str, Any]):
    """Parameters that remember which of them were read."""

    def __init__(self, given: dict[str, Any], read: set[str]) -> None:
        super().__init__(given)
        self.read = read

    def __getitem__(self, key: str) -> Any:
        self.read.add(key)
        return super().__getitem__(key)

    def get(self, key: str, default: Any = None) -> Any:
        self.read.add(key)
        return super().get(key, default)


def findings(check: Check, case: Case) -> list[Finding]:
    return [result for result in testing.run(check, case) if isinstance(result, Finding)]


def fields(message: str) -> set[str]:
    """The names that a message's placeholders use."""
    return {name for _, name, _, _ in string.Formatter().parse(message) if name is not None}


def parameters(id: str) -> dict[str, Any]:
    """Parameters that let the check find something in one of its own cases."""
    return next(case.parameters for case in CASES[id] if case.finds)


@pytest.mark.parametrize(
    ("language", "data", "told"),
    [
        (
            "en",
            {"outcome": "soft_404", "status": 200},
            "The link leads nowhere: a page that says it does not exist",
        ),
        ("zh", {"outcome": "dns", "status": 0, "text": "甲, 乙"}, "链接“甲, 乙”无法打开：域名不存在"),
        ("en", {"outcome": "http_error", "status": 404, "text": "a"}, "The link “a” leads nowhere: HTTP 404"),
    ],
)
def test_what_is_not_known_leaves_no_gap_in_a_message(language: str, data: dict[str, Any], told: str) -> None:
    found = Finding(check="link-broken", site="1", locator="http://x/", data={"text": ""} | data)
    assert CHECKS["link-broken"].message(found, language) == told


def test_a_blank_column_is_quoted_as_it_stands() -> None:
    (found,) = findings(CHECKS["column-blank"], CASES["column-blank"][0])
    assert found.evidence.quote == "暂无信息"


@pytest.mark.parametrize(("id", "case"), EVERY_CASE, ids=lambda value: getattr(value, "name", value))
def test_case(id: str, case: Case) -> None:
    assert testing.faults(CHECKS[id], case) == []


@pytest.mark.parametrize(("id", "case"), EVERY_CASE, ids=lambda value: getattr(value, "name", value))
def test_says_the_same_when_asked_again(id: str, case: Case) -> None:
    assert testing.run(CHECKS[id], case) == testing.run(CHECKS[id], case)


@pytest.mark.parametrize("id", CHECKS)
def test_has_cases_that_fire_stay_silent_and_stay_unassessed(id: str) -> None:
    cases = CASES.get(id, ())
    assert any(case.finds for case in cases), "no case fires"
    assert any(not case.finds and not case.unassessed for case in cases), "no case stays silent"
    if id in SITE_CHECKS:
        assert any(case.unassessed for case in cases), "no case stays unassessed"


@pytest.mark.parametrize("id", CHECKS)
def test_case_names_are_sentences_that_differ(id: str) -> None:
    names = [case.name for case in CASES[id]]
    assert len(set(names)) == len(names)
    assert all(" " in name for name in names)


def test_every_case_file_belongs_to_a_check() -> None:
    assert CASES.keys() <= CHECKS.keys()


@pytest.mark.parametrize("id", CHECKS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_texts_are_whole_in_both_languages(id: str, language: str) -> None:
    texts = msgspec.structs.asdict(CHECKS[id].texts(language))
    texts.pop("words")
    assert all(text.strip() for text in texts.values())
    chinese = [any("\u4e00" <= char <= "\u9fff" for char in text) for text in texts.values()]
    assert all(chinese) if language == "zh" else not any(chinese)


@pytest.mark.parametrize("id", CHECKS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_messages_use_only_data_that_every_finding_has(id: str, language: str) -> None:
    wanted = fields(CHECKS[id].texts(language).message)
    for case in CASES[id]:
        for finding in findings(CHECKS[id], case):
            assert wanted <= finding.data.keys(), case.name
            assert "{" not in CHECKS[id].message(finding, language)


@pytest.mark.parametrize("id", CHECKS)
def test_codes_have_words_in_both_languages(id: str) -> None:
    en, zh = CHECKS[id].en.words, CHECKS[id].zh.words
    assert {name: codes.keys() for name, codes in en.items()} == {
        name: codes.keys() for name, codes in zh.items()
    }
    for case in CASES[id]:
        for finding in findings(CHECKS[id], case):
            used = {name: finding.data[name] for name in en}
            for name, value in used.items():
                codes = value.split(", ") if isinstance(value, str) and value else []
                assert set(codes) <= en[name].keys(), case.name


@pytest.mark.parametrize("id", CHECKS)
def test_data_are_plain_and_every_finding_shows_its_place(id: str) -> None:
    for case in CASES[id]:
        for finding in findings(CHECKS[id], case):
            assert all(
                value is None or isinstance(value, str | int | float | bool)
                for value in finding.data.values()
            )
            assert finding.evidence.url, case.name
            assert len(finding.evidence.quote) <= 300


@pytest.mark.parametrize("id", CHECKS)
def test_declares_the_parameters_that_it_reads(id: str) -> None:
    read: set[str] = set()
    for case in CASES[id]:
        assert case.parameters.keys() <= set(CHECKS[id].parameters), case.name
        testing.run(CHECKS[id], msgspec.structs.replace(case, parameters=Watched(case.parameters, read)))
    assert read == set(CHECKS[id].parameters)


CLEAN = Path(__file__).with_name("clean-site.toml")


@pytest.mark.parametrize("id", CHECKS)
def test_a_clean_site_gives_no_finding(id: str) -> None:
    (case,) = testing.read_cases(CLEAN)
    check = CHECKS[id]
    if check.scope == "site":
        results = testing.run(check, msgspec.structs.replace(case, parameters=parameters(id)))
    else:
        facts = testing.facts_of(case)
        assert facts.home
        results = [result for page in (facts.home, *facts.pages) for result in check.run(page)]
    assert [result for result in results if isinstance(result, Finding | Unassessed)] == []


@pytest.mark.parametrize("outcome", UNREAD)
@pytest.mark.parametrize("id", SITE_CHECKS)
def test_a_site_that_could_not_be_read_is_never_accused_of_its_content(id: str, outcome: Outcome) -> None:
    (case,) = testing.read_cases(CLEAN)
    facts = case.facts | {
        "outcome": {"state": "refused"},
        "home": {"outcome": outcome, "status": 200},
        "pages": [],
        "columns": [
            {"url": "http://site.test/tz/", "column_class": "notices", "outcome": outcome, "judged": False},
        ],
        "targets": [{"url": "http://site.test/a", "verdict": "unverified", "outcome": outcome}],
        "letters": [],
        "guides": [],
        "marks": {},
        "tls": {"probed": False},
    }
    unread = msgspec.structs.replace(case, facts=facts, parameters=parameters(id))
    assert findings(CHECKS[id], unread) == []


def test_loading_the_checks_brings_in_no_crawling_machinery() -> None:
    script = (
        "import sys; from checks.base import load; load(plugins=False);"
        "print([name for name in ('scrapy', 'twisted', 'aiohttp', 'duckdb') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def case(**fields: Any) -> Case:
    return msgspec.convert({"name": "a case", **fields}, Case)


def test_a_field_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match=r"SiteFacts\.columns\[0\]\.newst"):
        testing.facts_of(case(facts={"columns": [{"newst": "2026-01-01"}]}))


def test_a_wrong_enum_member_is_refused() -> None:
    with pytest.raises(ValueError, match="a case"):
        testing.facts_of(case(facts={"columns": [{"column_class": "newz"}]}))


def test_an_unknown_key_of_a_case_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "typo.toml"
    path.write_text('[[case]]\nname = "a case"\nfind = []\n')
    with pytest.raises(ValueError, match="find"):
        testing.read_cases(path)


def test_a_file_without_cases_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "typo.toml"
    path.write_text("")
    with pytest.raises(ValueError, match="no \\[\\[case\\]\\]"):
        testing.read_cases(path)


def test_differences_are_told() -> None:
    id, fires = next((id, case) for id, case in EVERY_CASE if case.finds)
    check = CHECKS[id]
    assert any("not expected" in fault for fault in testing.faults(check, replaced(fires, finds=())))
    more = (*fires.finds, testing.Expected(locator="elsewhere"))
    assert any("not found" in fault for fault in testing.faults(check, replaced(fires, finds=more)))
    unjudged = (*fires.unassessed, testing.Unjudged(locator="elsewhere", reason="x"))
    assert any(
        "not unassessed" in fault for fault in testing.faults(check, replaced(fires, unassessed=unjudged))
    )
    assert testing.faults(check, replaced(fires, clear=("elsewhere",)))


def replaced(case: Case, **fields: Any) -> Case:
    return msgspec.structs.replace(case, **fields)
