"""Two rounds compared: fixed, still there, new, not re-tested, gone."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import openpyxl
import pytest
from rounds import CHECKS, DAY, RUBRIC, Made, write

from crawler.facts import Verdict
from crawler.page import Cause, Outcome, PageKind
from reports.change import SiteChange, State, Totals
from reports.ruling import Decision, Pattern, Ruling, Rulings
from webcensus import rounds
from webcensus.compare import Comparison, Law, compare
from webcensus.settings import SettingsError

LATER = DAY + dt.timedelta(days=90)
Told = dict[tuple[str, str], tuple[State, str]]


def site(day: dt.date = DAY, number: int = 1) -> Made:
    return Made(f"330000000{number}", day, level="县级门户", organiser="某县人民政府")


def told(change: SiteChange) -> Told:
    """(check, end of the locator) -> state and reason, of the kinds the tests seed."""
    return {
        (each.finding.check, each.finding.locator.removeprefix(change.site.url)): (each.state, each.reason)
        for each in change.changes
        if each.finding.check
        in {"column-stale", "column-blank", "link-broken", "typo", "placeholder-text", "homepage-stale"}
    }


def compared(
    tmp_path: Path, old: list[Made], new: list[Made], rulings: Rulings | None = None
) -> tuple[dict[str, SiteChange], Totals]:
    one, two = write(tmp_path / "old", old), write(tmp_path / "new", new)
    with Comparison(tmp_path) as comparison:
        compare(one, two, Law(rubric=RUBRIC, checks=CHECKS, rulings=rulings or Rulings()), comparison)
        return {each.site.id: each for each in comparison.sites()}, comparison.totals


class Cases:
    """Pairs of sites, each with the state and reason that a finding must come to."""

    def __init__(self) -> None:
        self.old: list[Made] = []
        self.new: list[Made] = []
        self.wanted: dict[str, dict[tuple[str, str], tuple[State, str]]] = {}
        self.names: dict[str, str] = {}

    def pair(self, name: str) -> tuple[Made, Made]:
        """A site then and now."""
        id = f"{3300000100 + len(self.old)}"
        self.names[name] = id
        self.old.append(Made(id, DAY, level="县级门户"))
        self.new.append(Made(id, LATER, level="县级门户"))
        return self.old[-1], self.new[-1]


def _cases() -> Cases:
    cases = Cases()
    _columns(cases)
    _links(cases)
    _texts(cases)
    return cases


def _columns(cases: Cases) -> None:
    old, new = cases.pair("kept up again")
    old.column("xw/", age=60), new.column("xw/", age=2)
    old, new = cases.pair("still stale")
    old.column("xw/", age=60), new.column("xw/", age=150)
    for outcome in (Outcome.TIMEOUT, Outcome.BLOCKED, Outcome.CHALLENGE):
        old, new = cases.pair(f"column {outcome}")
        old.column("xw/", age=60)
        new.column("xw/", age=None, outcome=outcome, why_not=outcome.value)
        new.page("xw/", PageKind.COLUMN, outcome=outcome, status=0)
    old, new = cases.pair("not visited")
    old.column("xw/", age=60), new.column("xw/", age=None)
    for tries in (1, 2):
        old, new = cases.pair(f"404 seen {tries}")
        old.column("xw/", age=60)
        new.column("xw/", age=None, outcome=Outcome.HTTP_ERROR, why_not="http_error")
        new.page("xw/", PageKind.COLUMN, outcome=Outcome.HTTP_ERROR, status=404, tries=tries)
    old, new = cases.pair("taken off")
    old.column("xw/", age=60), new.column("other/", age=1)
    old, new = cases.pair("blank now")
    old.column("xw/", age=60), new.column("xw/", blank=True)
    old, new = cases.pair("new faults")
    old.column("xw/", age=1), new.column("xw/", age=60).column("gg/", age=60)


def _links(cases: Cases) -> None:
    old, new = cases.pair("opens again")
    old.target("a.html"), new.target("a.html", Verdict.OK)
    old, new = cases.pair("taken out")
    old.page("p1.html").page("p2.html").target("a.html", parents=("", "p1.html", "p2.html"))
    new.page("p1.html").page("p2.html")
    old, new = cases.pair("not all pages read")
    old.page("p1.html").page("p2.html").target("a.html", parents=("", "p1.html", "p2.html"))
    new.page("p1.html").causes = (Cause.BUDGET,)
    for verdict in (Verdict.UNVERIFIED, Verdict.UNCHECKED):
        old, new = cases.pair(f"link {verdict}")
        old.target("a.html"), new.target("a.html", verdict)


def _texts(cases: Cases) -> None:
    old, new = cases.pair("texts")
    old.page("a.html", text="测试测试").page("b.html", text="请在此输入内容").page("c.html", text="新建栏目")
    new.page("a.html").page("c.html", outcome=Outcome.HTTP_ERROR, status=404, tries=2)


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Told]:
    """Case -> what became of its findings."""
    made = _cases()
    sites, _ = compared(tmp_path_factory.mktemp("cases"), made.old, made.new)
    return {name: told(sites[id]) for name, id in made.names.items()}


COLUMN, LINK = ("column-stale", "xw/"), ("link-broken", "a.html")


@pytest.mark.parametrize(
    ("case", "finding", "state", "reason"),
    [
        ("kept up again", COLUMN, State.FIXED, ""),
        ("still stale", COLUMN, State.STILL, ""),
        ("column timeout", COLUMN, State.NOT_RETESTED, "timeout"),
        ("column blocked", COLUMN, State.NOT_RETESTED, "blocked"),
        ("column challenge", COLUMN, State.NOT_RETESTED, "challenge"),
        ("not visited", COLUMN, State.NOT_RETESTED, "not_read"),
        ("404 seen 1", COLUMN, State.NOT_RETESTED, "http_error"),
        ("404 seen 2", COLUMN, State.GONE, "page_gone"),
        ("taken off", COLUMN, State.GONE, "unlinked"),
        ("blank now", COLUMN, State.NOT_RETESTED, "not_judged"),
        ("blank now", ("column-blank", "xw/"), State.NEW, "arisen"),
        ("new faults", COLUMN, State.NEW, "arisen"),
        ("new faults", ("column-stale", "gg/"), State.NEW, "first_seen"),
        ("opens again", LINK, State.FIXED, ""),
        ("taken out", LINK, State.FIXED, "link_removed"),
        ("not all pages read", LINK, State.NOT_RETESTED, "unchecked"),
        ("link unverified", LINK, State.NOT_RETESTED, "timeout"),
        ("link unchecked", LINK, State.NOT_RETESTED, "unchecked"),
        ("texts", ("placeholder-text", "placeholder:测试测试"), State.FIXED, ""),
        ("texts", ("placeholder-text", "placeholder:请在此输入内容"), State.NOT_RETESTED, "not_read"),
        ("texts", ("placeholder-text", "placeholder:新建栏目"), State.GONE, "page_gone"),
    ],
)
def test_what_becomes_of_a_finding(
    cases: dict[str, Told], case: str, finding: tuple[str, str], state: State, reason: str
) -> None:
    assert cases[case][finding] == (state, reason)


UNREACHABLE = (Outcome.TIMEOUT, Outcome.DNS, Outcome.REFUSED, Outcome.RESET, Outcome.TLS)


def test_when_a_site_is_unreachable_nothing_is_fixed(tmp_path: Path) -> None:
    old = [
        site(number=n)
        .column("xw/", age=60)
        .column("gg/", blank=True)
        .target("a.html")
        .page("t.html", text="测试")
        for n in range(len(UNREACHABLE))
    ]
    new = [site(LATER, number=n).unreachable(outcome) for n, outcome in enumerate(UNREACHABLE)]
    sites, totals = compared(tmp_path, old, new)
    for change, outcome in zip(sites.values(), UNREACHABLE, strict=True):
        before = [each for each in change.changes if each.then is not None]
        assert len(before) > 4
        assert {(each.state, each.reason) for each in before} == {
            (State.NOT_RETESTED, f"home:{outcome.value}")
        }
        assert change.regained == 0.0
    assert totals.states[State.FIXED] == totals.states[State.GONE] == totals.states[State.STILL] == 0


def test_sites_of_one_round_only_are_said(tmp_path: Path) -> None:
    old = [site(number=1).target("a.html"), site(number=2).target("a.html")]
    new = [site(LATER, number=2).target("a.html"), site(LATER, number=3).target("a.html")]
    sites, totals = compared(tmp_path, old, new)
    states = {id: told(change)["link-broken", "a.html"] for id, change in sites.items()}
    assert list(states) == ["3300000001", "3300000002", "3300000003"]
    assert list(states.values()) == [
        (State.NOT_RETESTED, "site_missing"),
        (State.STILL, ""),
        (State.NEW, "site_added"),
    ]
    assert (totals.sites, totals.only_then, totals.only_now) == (3, 1, 1)


def test_a_site_that_got_a_code_is_the_same_site(tmp_path: Path) -> None:
    old, new = site().target("a.html").target("b.html"), site(LATER).target("a.html")
    old.registered("www.s3300000001.gov.cn")
    sites, totals = compared(tmp_path, [old], [new.target("b.html", Verdict.OK)])
    (change,) = sites.values()
    assert change.site.site_code == "3300000001"
    links = {locator: told for (check, locator), told in told(change).items() if check == "link-broken"}
    assert links == {"a.html": (State.STILL, ""), "b.html": (State.FIXED, "")}
    assert change.regained == 1.0
    assert (totals.only_then, totals.only_now) == (0, 0)


def test_a_code_that_another_site_has_now_makes_no_two_sites_one(tmp_path: Path) -> None:
    """The second site goes, and its code with it to the first."""
    old = [site(number=1).target("a.html"), site(number=2).target("a.html").target("b.html")]
    now = site(LATER, number=1).target("a.html", Verdict.OK)
    now.registered("3300000002", now.url)
    sites, totals = compared(tmp_path, old, [now])
    assert told(sites["3300000002"])["link-broken", "a.html"] == (State.FIXED, "")
    gone = sites["s3300000002.gov.cn"]
    assert set(told(gone).values()) == {(State.NOT_RETESTED, "site_missing")}
    assert (totals.sites, totals.only_then, totals.only_now) == (2, 1, 0)


def test_rounds_in_other_shards_meet_site_by_site(tmp_path: Path) -> None:
    numbers = range(1, 8)
    first = write(tmp_path / "old", [site(number=n).target("a.html") for n in numbers], shard_size=2)
    again = [site(LATER, number=n).target("a.html", Verdict.OK) for n in reversed(numbers)]
    second = write(tmp_path / "new", again, shard_size=3)
    with Comparison(tmp_path) as comparison:
        compare(first, second, Law(rubric=RUBRIC, checks=CHECKS, rulings=Rulings()), comparison)
        ids = [each.site.id for each in comparison.sites()]
    assert ids == sorted(ids)
    assert len(ids) == 7
    assert comparison.totals.checks["link-broken"] == {State.FIXED: 7}


def test_dismissed_findings_count_nowhere_and_expired_rulings_come_back(tmp_path: Path) -> None:
    until = DAY + dt.timedelta(days=10)
    rulings = Rulings(
        by_pattern=(
            (Pattern(check="link-broken", locator="*/a.html"), Ruling(decision=Decision.DISMISS)),
            (
                Pattern(check="link-broken", locator="*/b.html"),
                Ruling(decision=Decision.DISMISS, until=until),
            ),
        )
    )
    old = site().target("a.html").target("b.html")
    new = site(LATER).target("a.html").target("b.html")
    sites, totals = compared(tmp_path, [old], [new], rulings)
    (change,) = sites.values()
    links = {
        each.finding.locator[-6:]: each.dismissed
        for each in change.changes
        if each.finding.check == "link-broken"
    }
    assert links == {"a.html": True, "b.html": False}
    assert totals.dismissed == 1
    assert totals.checks["link-broken"][State.STILL] == 1


def test_points_that_rectification_gives_back(tmp_path: Path) -> None:
    old = site().target("a.html").target("b.html")
    sites, _ = compared(tmp_path, [old], [site(LATER).target("a.html", Verdict.OK).target("b.html")])
    (change,) = sites.values()
    assert change.regained == 1.0  # a dead link on the home page costs one point


def test_the_command_writes_page_workbook_and_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hostile = "=cmd|' /C calc'!A0<script>alert(1)</script>"
    old = site().column("xw/", age=60, name=hostile).column("gg/", age=60).target("a.html")
    new = site(LATER).column("xw/", age=150, name=hostile).column("gg/", age=1).target("b.html")
    write(tmp_path / "old", [old])
    write(tmp_path / "new", [new])
    assert rounds.compare_rounds(str(tmp_path / "old"), str(tmp_path / "new"), "", {}, 1) == 0
    folder = tmp_path / "new" / "comparison"
    assert sorted(path.name for path in folder.iterdir()) == [
        "changes.jsonl",
        "comparison.json",
        "comparison.xlsx",
        "index.html",
    ]
    out = capsys.readouterr().out
    assert "已整改" in out
    assert "合格 → 合格  1" in out
    page = (folder / "index.html").read_text()
    assert "<script>alert(1)" not in page
    assert "未复检" in page
    whole = json.loads((folder / "comparison.json").read_text())
    assert whole["checks"]["column-stale"] == {"still": 1, "new": 0, "not_retested": 0, "gone": 0, "fixed": 1}
    assert whole["sites"][0]["then"]["verdict"] in {"pass", "fail", "insufficient_evidence"}
    lines = [json.loads(line) for line in (folder / "changes.jsonl").read_text().splitlines()]
    assert sum(line["state"] == "fixed" for line in lines) == whole["totals"]["fixed"]
    book = openpyxl.load_workbook(folder / "comparison.xlsx")
    findings = list(book.worksheets[2].iter_rows(values_only=True))
    assert len(findings) == len(lines) + 1
    assert not any(cell.data_type == "f" for sheet in book for row in sheet.iter_rows() for cell in row)


def test_the_same_rounds_give_the_same_documents(tmp_path: Path) -> None:
    write(tmp_path / "old", [site(number=n).column("xw/", age=60) for n in (1, 2)])
    write(tmp_path / "new", [site(LATER, number=n).column("xw/", age=2) for n in (1, 2)])
    for name in ("one", "two"):
        rounds.compare_rounds(
            str(tmp_path / "old"), str(tmp_path / "new"), str(tmp_path / name), {"lang": "en"}, 0
        )
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes(), path.name


def test_neither_round_is_changed(tmp_path: Path) -> None:
    write(tmp_path / "old", [site()])
    write(tmp_path / "new", [site(LATER)])
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "old").rglob("*") if path.is_file()}
    rounds.compare_rounds(str(tmp_path / "old"), str(tmp_path / "new"), str(tmp_path / "out"), {}, 0)
    after = {path: path.stat().st_mtime_ns for path in (tmp_path / "old").rglob("*") if path.is_file()}
    assert after == before
    assert not list((tmp_path / "new").glob("judgements"))


def test_a_round_is_not_compared_with_itself(tmp_path: Path) -> None:
    write(tmp_path / "old", [site()])
    with pytest.raises(SettingsError, match="the same round"):
        rounds.compare_rounds(str(tmp_path / "old"), str(tmp_path / "old"), "", {}, 0)
