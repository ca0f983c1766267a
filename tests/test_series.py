"""Availability series: edges of the law, several vantages, merged stores, and what a round makes of them."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterable
from pathlib import Path

import duckdb
import msgspec
import pytest
from stored import FETCHED, facts, rubric, site, stored, visit

from checks.base import Certainty, Finding, Unassessed, load
from checks.slots import Asked, View, series, slots, view
from checks.uptime import homepage_unavailable, percent
from crawler.facts import Sample, SiteFacts
from crawler.page import Outcome
from crawler.site import State
from reports import sentence
from reports.document import site_report
from reports.rubric import Rubric, rules
from reports.scorecard import Line, LineState, Scorecard, Verdict
from reports.words import Words
from webcensus import judgement
from webcensus.judgement import Judged
from webcensus.probe import keep
from webcensus.query import answer
from webcensus.series import Visits
from webcensus.settings import SettingsError
from webcensus.store import Store

SITE = site(1, name="清溪县")
LAST = FETCHED.date()  # 2026-11-22 in Beijing too
CN_2015 = rubric()
CHECKS = load(plugins=False)
ASKED = Asked(days=7, a_day=20, timeout=15.0)
BEIJING = dt.timedelta(hours=8)


def instant(day: int, number: int, minutes: int = 60) -> dt.datetime:
    """The begin of a visit: `day` 0 is the last one, in Beijing; the first visit is at 00:30."""
    midnight = dt.datetime.combine(LAST - dt.timedelta(days=day), dt.time(), dt.UTC) - BEIJING
    return midnight + dt.timedelta(minutes=30 + number * minutes)


def sample(at: dt.datetime, *, failed: bool = False, **more: object) -> Sample:
    values: dict[str, object] = {"url": SITE.url, "at": at, "vantage": "here", "final_url": SITE.url}
    if failed:
        values |= {"outcome": Outcome.TIMEOUT, "seconds": 15.0}
    else:
        values |= {"outcome": Outcome.OK, "seconds": 0.8, "status": 200}
    return Sample(**(values | more))  # type: ignore[arg-type]


def week(failures: int = 0, visits: int = 140, **more: object) -> tuple[Sample, ...]:
    """Seven days with twenty visits each, of which the first so many of every day failed, day by day."""
    places = [(day, number) for number in range(20) for day in range(7)][:visits]
    return tuple(
        sample(instant(day, number), failed=place < failures, **more)
        for place, (day, number) in enumerate(places)
    )


def watched(samples: Iterable[Sample] | None) -> SiteFacts:
    home = visit(SITE).page
    return facts(SITE, home=home, pages=(home,), availability=None if samples is None else tuple(samples))


def judged(samples: Iterable[Sample] | None, law: Rubric = CN_2015) -> Judged:
    archived = judgement.Archived(
        facts=watched(samples), position=0, page_findings=(), page_judged={}, outcomes={}
    )
    return judgement.judge_one(archived, law, CHECKS, rulings=judgement.Rulings())


def line(card: Scorecard, item: str) -> Line:
    return next(line for line in card.lines if line.item == item)


def ruled(samples: Iterable[Sample], as_of: dt.date = LAST, law: Rubric = CN_2015) -> list[object]:
    rule = rules(law, as_of)["homepage-unavailable"]
    return list(homepage_unavailable.run(watched(samples), rule))


# The edges of the law


@pytest.mark.parametrize(
    ("failures", "veto", "lost"),
    [
        (0, LineState.CLEAR, 0),
        (1, LineState.CLEAR, 0),  # 0.71 %
        (2, LineState.CLEAR, 5),  # 1.42 %
        (3, LineState.CLEAR, 10),
        (4, LineState.CLEAR, 10),  # 2.85 %
        (5, LineState.WARNING, 15),
        (6, LineState.WARNING, 20),  # 4.28 %
        (7, LineState.HIT, 20),  # 5 %, edge included: the veto, and no fifth step
        (139, LineState.HIT, 20),
    ],
)
def test_the_share_of_failures_decides(failures: int, veto: LineState, lost: float) -> None:
    card = judged(week(failures)).scorecard
    assert (line(card, "15-V1").state, line(card, "15-A1").lost) == (veto, lost)
    assert (card.verdict is Verdict.FAIL) is (veto is LineState.HIT)
    assert card.maximum == max(0, 100 - lost)
    assert line(card, "15-A1").state is (LineState.HIT if lost else LineState.CLEAR)


def test_one_visit_too_few_leaves_the_items_open() -> None:
    card = judged(week(20, visits=139)).scorecard
    assert (line(card, "15-V1").state, line(card, "15-V1").reason) == (LineState.OPEN, "probes_few:139/140")
    assert (line(card, "15-A1").state, line(card, "15-A1").lost) == (LineState.OPEN, 0)
    assert (card.verdict, card.maximum) == (Verdict.INSUFFICIENT, 100)
    assert "15-V1" not in " ".join(card.missing)


def test_without_a_store_the_items_stay_as_they_were() -> None:
    found = judged(None)
    assert line(found.scorecard, "15-V1").reason == "probes"
    assert found.series is None
    assert "homepage-unavailable" not in found.judged


def test_a_store_without_samples_of_the_site_says_so() -> None:
    assert line(judged(()).scorecard, "15-V1").reason == "probes_few:0/140"


def test_more_visits_on_one_day_do_not_make_up_for_another() -> None:
    samples = [each for each in week() if each.at != instant(3, 19)]
    many = [sample(instant(2, number, 12)) for number in range(60)]
    assert series([*samples, *many], ASKED, rules(CN_2015, LAST)["homepage-unavailable"]).had == 139


@pytest.mark.parametrize(
    ("seconds", "inclusive", "seen"),
    [
        (14.99, True, View.OPEN),
        (15.0, True, View.FAILED),
        (15.0, False, View.OPEN),
        (15.01, False, View.FAILED),
    ],
)
def test_the_limit_of_time_at_its_edge(seconds: float, inclusive: bool, seen: View) -> None:
    asked = Asked(days=7, a_day=20, timeout=15.0, timeout_inclusive=inclusive)
    assert view(sample(FETCHED, seconds=seconds), asked) is seen


@pytest.mark.parametrize(
    ("more", "seen"),
    [
        ({"outcome": Outcome.HTTP_ERROR, "status": 500}, View.FAILED),
        ({"outcome": Outcome.HTTP_ERROR, "status": 404}, View.FAILED),
        ({"outcome": Outcome.HTTP_ERROR, "status": 400}, View.NEITHER),
        ({"outcome": Outcome.HTTP_ERROR, "status": 521}, View.NEITHER),
        ({"outcome": Outcome.BLOCKED, "status": 403}, View.NEITHER),
        ({"outcome": Outcome.CHALLENGE, "status": 412}, View.NEITHER),
        ({"outcome": Outcome.RATE_LIMITED, "status": 429}, View.NEITHER),
        ({"outcome": Outcome.ROBOTS}, View.NEITHER),
        ({"outcome": Outcome.TLS}, View.NEITHER),
        ({"outcome": Outcome.MAINTENANCE, "status": 503}, View.NEITHER),
        ({"outcome": Outcome.OK, "causes": ("empty",)}, View.NEITHER),
        ({"outcome": Outcome.NEEDS_SCRIPT}, View.OPEN),
        ({"outcome": Outcome.TIMEOUT, "seconds": 5.0, "limit": 5.0}, View.NEITHER),
        ({"outcome": Outcome.TIMEOUT, "seconds": 3.0, "error": "no connection: no route"}, View.FAILED),
        ({"outcome": Outcome.DNS}, View.FAILED),
        ({"outcome": Outcome.REFUSED}, View.FAILED),
        ({"outcome": Outcome.RESET}, View.FAILED),
    ],
)
def test_what_a_visit_says(more: dict[str, object], seen: View) -> None:
    made = msgspec.convert({"url": SITE.url, "at": FETCHED, "seconds": 0.1, **more}, Sample)
    assert view(made, ASKED) is seen


@pytest.mark.parametrize(("minutes", "count"), [(9, 1), (10, 2)])
def test_visits_too_close_together_are_one(minutes: int, count: int) -> None:
    pair = [sample(FETCHED), sample(FETCHED + dt.timedelta(minutes=minutes))]
    assert len(slots(pair, ASKED)) == count


def test_a_day_is_the_rubrics_day() -> None:
    """23:59 in Beijing is the same day still, 00:00 the next; in UTC both are the afternoon."""
    edge = dt.datetime.combine(LAST, dt.time(15, 59), dt.UTC)
    rule = rules(CN_2015, LAST)["homepage-unavailable"]
    asked = Asked(days=1, a_day=1, timeout=15.0)
    assert series([sample(edge)], asked, rule).had == 1
    assert series([sample(edge + dt.timedelta(minutes=1))], asked, rule).had == 0


def test_while_the_last_day_runs_the_week_may_end_the_day_before() -> None:
    whole = [msgspec.structs.replace(each, at=each.at - dt.timedelta(days=1)) for each in week(7)]
    (found,) = ruled([*whole, sample(instant(0, 0))])
    assert isinstance(found, Finding)
    assert found.data["last"] == (LAST - dt.timedelta(days=1)).isoformat()
    (few,) = ruled([*whole[:-1], sample(instant(0, 0))])
    assert isinstance(few, Unassessed)
    assert few.data["had"] == 6 * 20 + 1


def test_visits_after_the_day_do_not_count() -> None:
    (found,) = ruled(week(7), as_of=LAST - dt.timedelta(days=1))
    assert isinstance(found, Unassessed)


def test_the_share_is_cut_not_rounded() -> None:
    assert [percent(failed, 140) for failed in (0, 6, 7, 140)] == ["0", "4.28", "5", "100"]


# Several vantages


def elsewhere(samples: Iterable[Sample], minutes: int = 3, **more: object) -> list[Sample]:
    """The same visits from another vantage, some minutes later, all well."""
    return [sample(each.at + dt.timedelta(minutes=minutes), vantage="there", **more) for each in samples]


def test_a_slot_fails_only_when_every_vantage_failed() -> None:
    mine = week(7)
    assert line(judged([*mine, *elsewhere(mine)]).scorecard, "15-V1").state is LineState.CLEAR
    both = [*mine, *(msgspec.structs.replace(each, vantage="there") for each in mine)]
    found = judged(both)
    assert line(found.scorecard, "15-V1").state is LineState.HIT
    assert found.series
    assert (found.series.failed, found.series.visits, found.series.vantages) == (7, 140, ("here", "there"))


def test_another_vantages_view_half_an_hour_off_contradicts_a_failure() -> None:
    mine = week(7)
    assert line(judged([*mine, *elsewhere(mine, 25)]).scorecard, "15-V1").state is LineState.CLEAR
    late = series([*mine, *elsewhere(mine[:7], 31)], ASKED, rules(CN_2015, LAST)["homepage-unavailable"])
    assert late.failed == 7


def test_a_vantage_that_never_gets_through_does_not_count() -> None:
    mine = week(140)
    there = [each for each in elsewhere(mine, 40) if instant(6, 0) <= each.at]
    found = judged([*mine, *there])
    assert found.series
    assert (found.series.cut_off, found.series.failed, found.series.vantages) == (("here",), 0, ("there",))
    assert line(found.scorecard, "15-V1").state is LineState.CLEAR


def test_one_vantage_that_never_opened_the_page_only_suspects() -> None:
    card = judged(week(140)).scorecard
    assert (line(card, "15-V1").state, card.verdict) == (LineState.POSSIBLE, Verdict.INSUFFICIENT)
    assert "confirm:15-V1" in card.missing
    assert line(card, "15-A1").lost == 0


def test_two_vantages_that_never_opened_it_or_a_missing_name_are_sure() -> None:
    both = [*week(140), *(msgspec.structs.replace(each, vantage="there") for each in week(140))]
    assert line(judged(both).scorecard, "15-V1").state is LineState.HIT
    gone = week(0, outcome=Outcome.DNS, error="nxdomain: Name or service not known", status=0)
    assert line(judged(gone).scorecard, "15-V1").state is LineState.HIT


def test_the_same_visit_kept_twice_counts_once() -> None:
    found = judged([*week(6), *week(6)])
    assert found.series
    assert (found.series.failed, found.series.visits) == (6, 140)


def test_what_may_be_our_own_fault_does_not_count() -> None:
    broken = [msgspec.structs.replace(each, valid=each.outcome is Outcome.OK) for each in week(7)]
    found = judged(broken)
    assert found.series
    assert (found.series.had, found.series.invalid) == (133, 7)
    assert line(found.scorecard, "15-V1").state is LineState.OPEN


# What reports say


def test_the_arithmetic_is_shown() -> None:
    found = judged(week(6))
    report = site_report(
        watched(None), found.scorecard, CN_2015, found.findings, found.unassessed, None, CHECKS
    )
    en, zh = Words("en"), Words("zh")
    card = found.scorecard
    assert sentence.arithmetic(line(card, "15-A1"), en) == "6 of 140 visits failed (4.28 %); 4 × 5 = 20"
    assert sentence.arithmetic(line(card, "15-V1"), en) == "6 of 140 visits failed (4.28 %); veto from 5 % on"
    assert (
        sentence.arithmetic(line(card, "15-V1"), zh) == "监测140次，其中6次打不开（4.28%）；达到5%即单项否决"
    )
    (fix,) = [fix for fix in report.to_rectify if fix.check == "homepage-unavailable"]
    assert (fix.items, fix.points, fix.vetoes) == (("15-A1",), 20, ())
    message = CHECKS["homepage-unavailable"].message(report.members(fix)[0], "zh")
    assert message == "2026-11-16至2026-11-22共访问首页140次，其中6次打不开（4.28%）：超时未响应"


def test_a_veto_by_series_is_lifted_by_a_better_week() -> None:
    found = judged(week(7))
    report = site_report(
        watched(None), found.scorecard, CN_2015, found.findings, found.unassessed, None, CHECKS
    )
    (fix,) = [fix for fix in report.to_rectify if fix.check == "homepage-unavailable"]
    assert (fix.items, fix.lifts_veto) == (("15-V1", "15-A1"), True)


def test_how_many_of_how_many_is_said() -> None:
    found = judged(week(0, visits=139))
    told = sentence.open_reason(line(found.scorecard, "15-V1"), Words("zh"))
    assert told == "首页监测次数不足，已有次数/应有次数：139/140"


def test_the_2019_table_asks_for_the_same_series() -> None:
    card = judged(week(7), rubric("cn-2019")).scorecard
    assert line(card, "19-V2").state is LineState.HIT


# Stores


def kept(folder: Path, samples: Iterable[Sample], vantage: str = "here") -> None:
    """One file a day, as runs of a timer leave them."""
    runs: dict[str, list[Sample]] = {}
    for each in samples:
        runs.setdefault(f"{each.at:%Y%m%d}", []).append(each)
    for run in runs.values():
        keep(run, folder, vantage, run[0].at)


@pytest.fixture(scope="module")
def round_(tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("round")
    other = site(2)
    home, second = visit(SITE), visit(other)
    made = [facts(SITE, home=home.page), facts(other, home=second.page)]
    return stored(folder, *made, visits=[home, second], size=1)


def cards(round_: Store, folder: Path, as_of: dt.date | None = None) -> dict[str, Judged]:
    with Visits(folder, round_, CN_2015, as_of) as visits:
        found = judgement.judge(round_, CN_2015, CHECKS, as_of=as_of, visits=visits)
        return {each.scorecard.site: each for each in found}


def test_a_round_joins_the_samples_of_its_sites(round_: Store, tmp_path: Path) -> None:
    kept(tmp_path / "probes", week(7))
    found = cards(round_, tmp_path / "probes")
    assert line(found[SITE.id].scorecard, "15-V1").state is LineState.HIT
    other = next(each for id, each in found.items() if id != SITE.id)
    assert line(other.scorecard, "15-V1").reason == "probes_few:0/140"


def test_stores_merge_by_being_copied_together(round_: Store, tmp_path: Path) -> None:
    mine = week(7)
    kept(tmp_path / "one", mine[:70])
    kept(tmp_path / "two", mine[70:])
    kept(tmp_path / "far", elsewhere(mine[:7]), "there")
    assert line(cards(round_, tmp_path / "one")[SITE.id].scorecard, "15-V1").state is LineState.OPEN
    shutil.copytree(tmp_path / "two", tmp_path / "one", dirs_exist_ok=True)
    assert line(cards(round_, tmp_path / "one")[SITE.id].scorecard, "15-V1").state is LineState.HIT
    shutil.copytree(tmp_path / "far", tmp_path / "one" / "far")
    assert line(cards(round_, tmp_path / "one")[SITE.id].scorecard, "15-V1").state is LineState.CLEAR


def test_a_damaged_or_foreign_file_is_named_and_left_out(round_: Store, tmp_path: Path) -> None:
    kept(tmp_path, week(7))
    day = tmp_path / f"{LAST:%Y-%m-%d}"
    whole = next(day.glob("*.parquet"))
    (day / "half.parquet").write_bytes(whole.read_bytes()[:-40])
    body = whole.read_bytes()
    (day / "gnawed.parquet").write_bytes(body[:4] + b"\0" * 2_000 + body[2_004:])
    (day / ".draft.parquet.part").write_bytes(b"PAR1")
    db = duckdb.connect()
    db.execute(f"copy (select 1 as n) to '{day / 'other.parquet'}' (format parquet)")
    db.close()
    with Visits(tmp_path, round_, CN_2015) as visits:
        assert sorted(note.split(": ")[0].rsplit("/", 1)[1] for note in visits.notes) == [
            "gnawed.parquet",
            "half.parquet",
            "other.parquet",
        ]
        assert len(visits.of(SITE)) == 140
    assert not list(round_.scratch.glob(".series-*"))


def test_samples_come_back_as_they_were(round_: Store, tmp_path: Path) -> None:
    made = sample(
        instant(0, 1),
        failed=True,
        causes=("timeout", "slow"),
        error="no complete answer",
        closing="本网站关停",
        valid=False,
        limit=15.0,
    )
    made = msgspec.convert(msgspec.to_builtins(made), Sample)
    kept(tmp_path, [made])
    with Visits(tmp_path, round_, CN_2015) as visits:
        (back,) = visits.of(SITE)
    assert back == made


def test_a_store_that_is_not_there_is_refused(round_: Store, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no such folder"):
        Visits(tmp_path / "nowhere", round_, CN_2015)


def test_an_empty_store_leaves_everything_open(round_: Store, tmp_path: Path) -> None:
    assert line(cards(round_, tmp_path)[SITE.id].scorecard, "15-V1").reason == "probes_few:0/140"


def test_an_earlier_day_looks_at_the_week_before_it(round_: Store, tmp_path: Path) -> None:
    kept(tmp_path, [msgspec.structs.replace(each, at=each.at - dt.timedelta(days=30)) for each in week(7)])
    past = cards(round_, tmp_path, LAST - dt.timedelta(days=30))
    assert line(past[SITE.id].scorecard, "15-V1").state is LineState.HIT
    assert line(cards(round_, tmp_path)[SITE.id].scorecard, "15-V1").state is LineState.OPEN


def test_the_counted_series_is_a_table_of_the_judgement(round_: Store, tmp_path: Path) -> None:
    kept(tmp_path, week(7))
    keeper = judgement.Keeper(round_, CN_2015)
    for each in cards(round_, tmp_path).values():
        keeper.add(each)
    keeper.close()
    told = answer(
        round_, "select site, asked, had, complete, visits, failed, vantages from probes order by had", "csv"
    )
    assert told.splitlines()[1:] == [
        "3309000002,140,0,False,0,0,[]",
        '3309000001,140,140,True,140,7,"[""here""]"',
    ]


def test_a_site_that_closes_is_looked_at_over_more_than_a_week(tmp_path: Path) -> None:
    closed = msgspec.structs.replace(SITE, state=State.CLOSED)
    home = visit(closed)
    page = msgspec.structs.replace(home.page, final_url="http://www.new.gov.cn/") if home.page else None
    home = msgspec.structs.replace(home, page=page)
    store = stored(tmp_path / "round", facts(closed, home=page), visits=[home])
    kept(
        tmp_path / "probes",
        [
            sample(FETCHED - dt.timedelta(days=50)),
            sample(FETCHED - dt.timedelta(days=49), closing="本网站关停"),
            sample(FETCHED - dt.timedelta(days=29), final_url="http://www.new.gov.cn/"),
        ],
    )
    (found,) = cards(store, tmp_path / "probes").values()
    (told,) = found.findings
    assert (told.check, told.data["fault"], told.data["days"]) == ("closing-faulty", "notice_short", 20)
    assert (found.scorecard.verdict, found.scorecard.standing) == (Verdict.NOT_JUDGED, "closed")
    assert told.certainty is Certainty.SUSPECTED
