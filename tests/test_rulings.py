"""rulings.csv: people's decisions, read strictly, and what they do to a judgement."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec
import pytest
from stored import facts, rubric, site, stored, visit

import checks.base
from checks.base import Finding
from crawler.page import PageKind
from reports.rubric import Rubric
from reports.ruling import Decision, Pattern, Ruling, Rulings
from webcensus import judgement
from webcensus.rulings import RulingsError, read

KEY, OTHER = "a" * 64, "b" * 64
HEADER = "key,decision,reason,by,until\n"


def written(folder: Path, text: str, encoding: str = "utf-8") -> str:
    path = folder / "rulings.csv"
    path.write_text(text, encoding, newline="")
    return str(path)


def test_no_file_no_rulings() -> None:
    assert (read("").by_key, read("").by_pattern) == ({}, ())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_rows_are_read(tmp_path: Path, encoding: str, end: str) -> None:
    text = HEADER + f"{KEY},accept,历史文件，不再整改,张三,2026-12-31\n{OTHER}, dismiss ,,,\n"
    assert read(written(tmp_path, text.replace("\n", end), encoding)).by_key == {
        KEY: Ruling(
            decision=Decision.ACCEPT, reason="历史文件，不再整改", by="张三", until=dt.date(2026, 12, 31)
        ),
        OTHER: Ruling(decision=Decision.DISMISS),
    }


def test_columns_may_stand_in_any_order_and_some_be_missing(tmp_path: Path) -> None:
    assert read(written(tmp_path, f"decision,key,note\nconfirm,{KEY},x\n")).by_key == {
        KEY: Ruling(decision=Decision.CONFIRM)
    }


def test_the_last_row_about_a_finding_counts(tmp_path: Path) -> None:
    text = HEADER + f"{KEY},accept,,,\n{KEY},dismiss,,,\n"
    found = read(written(tmp_path, text))
    assert found.by_key[KEY].decision is Decision.DISMISS
    assert found.notes == (
        f"{tmp_path}/rulings.csv: rows 2 and 3 decide about the same: the last one counts",
    )


def test_a_reason_may_have_lines_and_commas(tmp_path: Path) -> None:
    text = HEADER + f'{KEY},accept,"第一行,\n第二行",,\n{OTHER},confirm,,,\n'
    found = read(written(tmp_path, text)).by_key
    assert found[KEY].reason == "第一行,\n第二行"
    assert len(found) == 2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "the first row must name the columns"),
        ("a,b\n1,2\n", "the first row must name the columns"),
        (HEADER + "abc,accept,,,\n", r"row 2: 'abc' is no finding's key; copy it from the ledger"),
        (HEADER + f"{KEY},accept,,,\n{KEY[1:]},accept,,,\n", "row 3: 'aaa"),
        (HEADER + f"{KEY},maybe,,,\n", "row 2: decision 'maybe'; write accept, dismiss or confirm"),
        (HEADER + f"{KEY}\n", "row 2: decision ''; write accept"),
        (HEADER + f"{KEY},accept,,,31.12.2026\n", "row 2: until '31.12.2026'; write a day as 2026-12-31"),
        (HEADER + f'{KEY},accept,"' + "x" * 200_000, "after line 1: field larger than field limit"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_its_row(tmp_path: Path, text: str, told: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(RulingsError, match=told) as caught:
        read(path)
    assert str(caught.value).startswith(path)
    assert len(str(caught.value)) < 400


def test_other_encodings_and_missing_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(RulingsError, match="name a CSV file in UTF-8"):
        read(written(tmp_path, HEADER + f"{KEY},accept,历史,,\n", "gb18030"))
    with pytest.raises(RulingsError, match=r"absent\.csv.*name a CSV file"):
        read(str(tmp_path / "absent.csv"))
    with pytest.raises(RulingsError, match="name a CSV file"):
        read(str(tmp_path))


PATTERNS = "check,site,locator,decision,reason,by,until\n"


def test_a_row_without_a_key_is_about_all_that_its_pattern_fits(tmp_path: Path) -> None:
    found = read(written(tmp_path, PATTERNS + "typo,33*,ordinary:*,dismiss,方言,李四,\n"))
    assert found.by_pattern == (
        (
            Pattern(check="typo", site="33*", locator="ordinary:*"),
            Ruling(decision=Decision.DISMISS, reason="方言", by="李四"),
        ),
    )
    typo = Finding(check="typo", site="3309000001", locator="ordinary:按排")
    day = dt.date(2026, 11, 22)
    assert found.of(typo, day) == found.by_pattern[0][1]
    for other in ({"check": "mojibake"}, {"site": "1109000001"}, {"locator": "grave:按排"}):
        assert found.of(msgspec.structs.replace(typo, **other), day) is None


def test_a_finding_s_own_ruling_outweighs_a_pattern(tmp_path: Path) -> None:
    typo = Finding(check="typo", site="1", locator="ordinary:按排")
    text = f"key,check,locator,decision\n,typo,ordinary:*,dismiss\n{typo.key},,,confirm\n"
    found = read(written(tmp_path, text)).of(typo, dt.date(2026, 11, 22))
    assert found is not None
    assert found.decision is Decision.CONFIRM


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (",1,x,dismiss,,,", "neither a key nor a check"),
        ("*,1,x,dismiss,,,", "neither a key nor a check"),
        ("typo,*,,dismiss,,,", "name a site or a locator"),
        ("typo,1," + "*" * 11 + ",dismiss,,,", "at most 500 characters and 10 stars"),
    ],
)
def test_a_pattern_that_says_too_little_or_too_much_is_refused(tmp_path: Path, row: str, told: str) -> None:
    with pytest.raises(RulingsError, match=f"row 2: .*{told}"):
        read(written(tmp_path, f"{PATTERNS}{row}\n"))


# --- what they do -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("decision", "verdict", "vetoes"),
    [
        (None, "insufficient_evidence", 0),  # a grave typo waits for a person
        (Decision.CONFIRM, "fail", 1),
        (Decision.DISMISS, "pass", 0),
    ],
)
def test_a_person_decides_about_a_grave_error(
    tmp_path: Path, decision: Decision | None, verdict: str, vetoes: int
) -> None:
    of = site(1, level="县级门户")
    pages = [visit(of), visit(of, "/a.html", PageKind.ARTICLE, "中华人民共合国有关法律作了规定。")]
    store = stored(tmp_path, facts(of), visits=pages)
    known = checks.base.load(plugins=False)
    grave = checks.base.finding_key("typo", of.id, "grave:中华人民共合国")
    decided = Rulings({grave: Ruling(decision=decision)} if decision else {})
    (judged,) = judgement.judge(store, _graveness_only(), known, rulings=decided)
    assert judged.scorecard.verdict == verdict, judged.scorecard
    assert len(judged.scorecard.vetoes) == vetoes
    assert judged.passed == ({grave} if decision is Decision.DISMISS else set())


def _graveness_only() -> Rubric:
    """cn-2015 with nothing but the veto on grave errors: the other items ask for more than is stored here."""
    full = rubric()
    kept = {name: getattr(full, name) for name in full.__struct_fields__}
    items = tuple(item for item in full.items if item.id == "15-V4")
    return type(full)(**{**kept, "items": items, "checks": {"typo": {}}})


def test_a_ruling_that_ran_out_no_longer_counts(tmp_path: Path) -> None:
    of = site(1, level="县级门户")
    store = stored(
        tmp_path,
        facts(of),
        visits=[visit(of), visit(of, "/a.html", PageKind.ARTICLE, "中华人民共合国有关法律。")],
    )
    grave = checks.base.finding_key("typo", of.id, "grave:中华人民共合国")
    for until, verdict in ((dt.date(2026, 11, 22), "pass"), (dt.date(2026, 11, 21), "insufficient_evidence")):
        decided = Rulings({grave: Ruling(decision=Decision.DISMISS, until=until)})
        known = checks.base.load(plugins=False)
        (judged,) = judgement.judge(store, _graveness_only(), known, rulings=decided)
        assert judged.scorecard.verdict == verdict
