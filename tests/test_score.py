"""The score: interval, verdict, the edges of every limit, and what putting things right gives back."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checks.base import Certainty, Evidence, Finding, Unassessed, Value
from crawler.facts import Column, SiteFacts, SiteOutcome, SiteState, Target
from crawler.facts import Verdict as Known
from crawler.page import ColumnClass, Guide, Letter, LetterState, LinkKind, Outcome, Page
from crawler.site import Level, Site
from reports.rubric import Confidence, Decides, Item, Kind, Rubric, load
from reports.ruling import Decision, Ruling
from reports.score import coverage, gain, rectification, score
from reports.scorecard import Coverage, Line, LineState, Scorecard, Verdict

DAY = dt.date(2015, 11, 20)
SITE = Site(id="1234567890", url="http://www.site.test/")
PORTAL = Site(id="1234567890", url="http://www.site.test/", site_type="门户")
READ = SiteOutcome(site=SITE.id, state=SiteState.FINDING)
SEEN = Coverage(pages_read=30, pages_known=30, columns_judged=10, columns_seen=10, home_read=True)
CN_2015, CN_2019 = load("cn-2015"), load("cn-2019")
TEXTS = {"zh": "一", "en": "one"}


def finding(check: str, locator: str | int = "", *, sure: bool = True, **data: Value) -> Finding:
    return Finding(
        check=check,
        site=SITE.id,
        locator=str(locator),
        certainty=Certainty.SURE if sure else Certainty.SUSPECTED,
        data=data,
    )


def unjudged(check: str, locator: str | int = "", reason: str = "timeout", **data: Value) -> Unassessed:
    return Unassessed(check=check, site=SITE.id, locator=str(locator), reason=reason, data=data)


def stale(
    count: int, klass: str = "news", *, sure: bool = True, start: int = 0, level: int = 1
) -> list[Finding]:
    return [
        finding(
            "column-stale", f"http://www.site.test/{klass}/{n}/", sure=sure, level=level, **{"class": klass}
        )
        for n in range(start, start + count)
    ]


def blank(count: int, klass: str = "standing") -> list[Finding]:
    return [
        finding("column-blank", f"http://www.site.test/blank/{n}/", level=1, **{"class": klass})
        for n in range(count)
    ]


def broken(count: int, *, on_home: bool, service: bool = False, start: int = 0, **more: Any) -> list[Finding]:
    return [
        finding("link-broken", f"http://x.test/{on_home}/{n}", on_home=on_home, service=service, **more)
        for n in range(start, start + count)
    ]


def card(
    findings: Any = (),
    unassessed: Any = (),
    *,
    rubric: Rubric = CN_2015,
    site: Site = SITE,
    outcome: SiteOutcome = READ,
    seen: Coverage = SEEN,
    **more: Any,
) -> Scorecard:
    return score(rubric, site, outcome, seen, list(findings), list(unassessed), {}, DAY, **more)


def line(scored: Scorecard, item: str) -> Line:
    return next(line for line in scored.lines if line.item == item)


def rubric(*items: Item, **more: Any) -> Rubric:
    checks = {check: {} for item in items for check in item.all_checks}
    return Rubric(id="own", version="1", title=TEXTS, source="own", items=items, checks=checks, **more)


def item(id: str, kind: Kind = Kind.DEDUCT, **more: Any) -> Item:
    return Item(id=id, kind=kind, title=TEXTS, rule=TEXTS, clause=id, **{"checks": ("a",), **more})


# Clean, and not read


def test_a_clean_site_that_could_be_read_passes_with_100() -> None:
    scored = card(outcome=msgspec.structs.replace(READ, state=SiteState.PASS))
    assert (scored.verdict, scored.maximum, scored.minimum, scored.missing) == (Verdict.PASS, 100, 100, ())
    assert {line.item for line in scored.open} == {"15-V1", "15-V4", "15-A1", "15-B2d", "15-D1b"}
    assert {line.state for line in scored.lines} == {LineState.CLEAR, LineState.OPEN}
    assert scored.vetoes == ()
    assert (scored.rubric, scored.rubric_sha256, scored.as_of) == ("cn-2015", CN_2015.sha256, DAY)


@pytest.mark.parametrize("state", [SiteState.UNREACHABLE, SiteState.REFUSED])
def test_a_site_that_did_not_let_itself_be_read_never_fails(state: SiteState) -> None:
    outcome = msgspec.structs.replace(READ, state=state)
    found = [finding("site-unreachable", cause="dns", tries=3), *broken(60, on_home=True)]
    scored = card(found, outcome=outcome, seen=Coverage())
    assert (scored.verdict, scored.missing) == (Verdict.INSUFFICIENT, ("home", "score"))
    assert (line(scored, "15-V1").state, line(scored, "15-V1").reason) == (LineState.OPEN, "probes")
    assert line(scored, "15-V1").keys == (found[0].key,)
    vetoed = card([finding("letter-unanswered", 1)], outcome=outcome, seen=Coverage())
    assert vetoed.verdict is Verdict.FAIL


def test_without_the_home_page_nothing_passes() -> None:
    scored = card(seen=msgspec.structs.replace(SEEN, home_read=False))
    assert (scored.verdict, scored.missing) == (Verdict.INSUFFICIENT, ("home",))


@pytest.mark.parametrize(("judged", "verdict"), [(8, Verdict.PASS), (7, Verdict.INSUFFICIENT)])
def test_coverage_of_columns_at_its_edge(judged: int, verdict: Verdict) -> None:
    scored = card(seen=msgspec.structs.replace(SEEN, columns_judged=judged))
    assert (scored.verdict, scored.missing) == (verdict, () if judged == 8 else ("coverage:7/10",))


def test_a_site_without_columns_lacks_no_coverage() -> None:
    assert card(seen=Coverage(home_read=True)).verdict is Verdict.PASS


# Vetoes and their edges


@pytest.mark.parametrize(
    ("count", "state", "verdict"),
    [
        (2, LineState.CLEAR, Verdict.PASS),
        (3, LineState.WARNING, Verdict.PASS),
        (4, LineState.WARNING, Verdict.PASS),
        (5, LineState.HIT, Verdict.FAIL),
    ],
)
def test_five_columns_out_of_date_are_the_veto(count: int, state: LineState, verdict: Verdict) -> None:
    scored = card(stale(count))
    assert (line(scored, "15-V3a").state, line(scored, "15-V3a").sure) == (state, count)
    assert (scored.verdict, scored.maximum) == (verdict, 100 - 3 * count)


def test_classes_add_up_to_the_veto_and_others_do_not_count() -> None:
    assert line(card([*stale(2), *stale(2, "notices"), *stale(1, "policy")]), "15-V3a").state is LineState.HIT
    others = card([*stale(4), *stale(5, "personnel"), *stale(3, "plans", sure=False)])
    assert line(others, "15-V3a").state is LineState.WARNING


@pytest.mark.parametrize(
    ("count", "state"),
    [(6, LineState.CLEAR), (7, LineState.WARNING), (9, LineState.WARNING), (10, LineState.HIT)],
)
def test_ten_columns_that_should_be_updated_are_the_veto(count: int, state: LineState) -> None:
    found = [*blank(4), *stale(count - 4, "personnel")]
    scored = card(found)
    assert (line(scored, "15-V3b").state, line(scored, "15-V3b").sure) == (state, count)


@pytest.mark.parametrize(
    ("count", "state"),
    [(2, LineState.CLEAR), (3, LineState.WARNING), (4, LineState.WARNING), (5, LineState.HIT)],
)
def test_five_blank_columns_are_the_veto(count: int, state: LineState) -> None:
    scored = card(blank(count))
    assert line(scored, "15-V3c").state is state
    assert scored.maximum == 100


@pytest.mark.parametrize(("law", "veto"), [(CN_2015, "15-V3a"), (CN_2019, "19-V4a")])
@pytest.mark.parametrize("certain", [False, True], ids=["found", "confirmed"])
def test_a_blank_column_of_news_is_blank_and_not_out_of_date_as_well(
    law: Rubric, veto: str, certain: bool
) -> None:
    late, empty = stale(2), blank(4, "news")
    rulings = {each.key: Ruling(decision=Decision.CONFIRM) for each in empty if certain}
    scored = card([*late, *empty], rubric=law, rulings=rulings)
    assert (line(scored, veto).state, line(scored, veto).sure) == (LineState.CLEAR, 2)
    assert scored.verdict is Verdict.PASS
    assert scored.minimum == scored.maximum == card(late, rubric=law).maximum


def test_a_column_out_of_date_and_undated_is_one_column() -> None:
    found = stale(4)
    twice = [finding("column-undated", "https://site.test/news/0", **{"class": "news"}), *found]
    scored = card(twice)
    assert (line(scored, "15-V3a").sure, line(scored, "15-B2a").lost) == (4, 12)
    assert len(line(scored, "15-V3a").keys) == 5
    fifth = finding("column-undated", "http://www.site.test/news/9/", **{"class": "news"})
    assert line(card([*found, fifth]), "15-V3a").state is LineState.HIT


def test_one_letter_is_the_veto() -> None:
    scored = card([finding("letter-unanswered", "http://x.test/1", days=120)])
    assert (scored.verdict, [line.item for line in scored.vetoes]) == (Verdict.FAIL, ["15-V5"])
    assert card([finding("letter-late", "http://x.test/1")]).verdict is Verdict.PASS


def test_a_grave_misspelling_is_never_held_against_a_site_unless_a_person_confirms_it() -> None:
    for sure in (False, True):
        found = finding("typo", "rule:word", sure=sure, grave=True)
        scored = card([found])
        assert (scored.verdict, scored.missing) == (Verdict.INSUFFICIENT, ("confirm:15-V4",))
        assert (line(scored, "15-V4").state, scored.maximum, scored.minimum) == (LineState.POSSIBLE, 100, 100)
        confirmed = card([found], rulings={found.key: Ruling(decision=Decision.CONFIRM)})
        assert (confirmed.verdict, line(confirmed, "15-V4").state) == (Verdict.FAIL, LineState.HIT)
        dismissed = card([found], rulings={found.key: Ruling(decision=Decision.DISMISS)})
        assert (dismissed.verdict, dismissed.minimum) == (Verdict.PASS, 100)
        assert line(dismissed, "15-V4").keys == ()


def test_an_ordinary_misspelling_costs_nothing() -> None:
    scored = card([finding("typo", "rule:word", sure=False, grave=False)])
    assert (scored.verdict, scored.minimum) == (Verdict.PASS, 100)


def test_a_ruling_holds_to_its_last_day_and_acceptance_does_not_change_the_score() -> None:
    found = finding("letter-unanswered", 1)
    for until, verdict in ((DAY, Verdict.PASS), (DAY - dt.timedelta(days=1), Verdict.FAIL)):
        ruling = Ruling(decision=Decision.DISMISS, until=until)
        assert card([found], rulings={found.key: ruling}).verdict is verdict
    accepted = card([found], rulings={found.key: Ruling(decision=Decision.ACCEPT)})
    assert accepted.verdict is Verdict.FAIL


@pytest.mark.parametrize(
    ("sure", "doubtful", "unread", "missing"),
    [
        (4, 0, 0, ()),
        (3, 1, 0, ()),
        (4, 1, 0, ("confirm:15-V3a",)),
        (4, 0, 1, ("veto:15-V3a",)),
        (2, 1, 2, ("veto:15-V3a",)),
        (2, 1, 1, ()),
    ],
)
def test_what_could_complete_a_veto_keeps_a_site_from_passing(
    sure: int, doubtful: int, unread: int, missing: tuple[str, ...]
) -> None:
    found = [*stale(sure), *stale(doubtful, sure=False, start=10)]
    open_ones = [
        unjudged("column-stale", f"http://x.test/{n}", **{"class": "notices"}) for n in range(unread)
    ]
    scored = card(found, open_ones)
    assert scored.missing == missing
    assert scored.verdict is (Verdict.INSUFFICIENT if missing else Verdict.PASS)


def test_an_unjudged_subject_counts_where_its_data_fits_or_is_not_known() -> None:
    found = stale(4)
    assert card(found, [unjudged("column-stale", "u", **{"class": "personnel"})]).verdict is Verdict.PASS
    assert card(found, [unjudged("column-stale", "u")]).missing == ("veto:15-V3a",)
    assert card(found, [unjudged("page-tag-missing", "u")]).verdict is Verdict.PASS


def test_a_subject_that_was_judged_is_not_unjudged_too() -> None:
    found = stale(4)
    again = unjudged("column-stale", found[0].locator.replace("http:", "https:"), **{"class": "news"})
    assert card(found, [again]).verdict is Verdict.PASS


def test_a_subject_named_twice_is_one_and_what_is_disputed_of_it_is_not_known() -> None:
    twice = [unjudged("link-broken", "u", on_home=home, service=False) for home in (True, False)]
    scored = card([], twice)
    assert (line(scored, "15-A2a").unjudged, line(scored, "15-A2b").unjudged) == (1, 1)
    assert scored.unassessed == {"timeout": 1}
    assert card([], twice[::-1]) == scored


def test_a_suspicion_that_costs_nothing_does_not_hide_an_unjudged_subject() -> None:
    found, subject = [finding("a", "u", sure=False)], [unjudged("b", "u")]
    both = {"checks": ("a", "b"), "distinct": "locator", "each": 1.0}
    assert card(found, subject, rubric=rubric(item("I", **both))).minimum == 99
    assert card(found, subject, rubric=rubric(item("I", suspected_scores=True, **both))).minimum == 99


def test_a_home_page_near_its_limit_warns() -> None:
    early = [finding("homepage-stale", days=11)]
    scored = card(early=early)
    assert (line(scored, "15-V2").state, scored.verdict) == (LineState.WARNING, Verdict.PASS)
    assert (scored.maximum, line(scored, "15-V2").keys) == (100, ())
    assert line(card([finding("homepage-stale", days=15)], early=early), "15-V2").state is LineState.HIT
    assert line(card(early=[finding("homepage-stale", sure=False)]), "15-V2").state is LineState.CLEAR


# Points


def test_points_of_every_scored_item() -> None:
    found = [
        *broken(2, on_home=True),
        *broken(3, on_home=False),
        finding("homepage-few-updates", items=9),
        *stale(1), *stale(1, "policy"), *stale(1, "plans"),
        finding("letters-none"), finding("letter-channel-missing"),
        finding("survey-channel", fault="few"), finding("interview-channel", fault="few"),
        finding("guide-incomplete", "g#fee", element="phone", guide="g"),
        finding("attachment-missing", "g#form"),
        finding("system-unreachable", "s1", system="apply"),
        finding("system-unreachable", "s2", system="query"),
    ]  # fmt: skip
    scored = card(found)
    lost = {line.item: line.lost for line in scored.lines if line.lost}
    assert lost == {
        "15-A2a": 2, "15-A2b": 0.3, "15-B1": 5, "15-B2a": 3, "15-B2b": 4, "15-B2c": 5,
        "15-C1": 5, "15-C2b": 5, "15-C3b": 3, "15-D1a": 2, "15-D2": 1, "15-D3a": 3, "15-D3b": 2,
    }  # fmt: skip
    assert (scored.maximum, scored.minimum) == (59.7, 59.7)


def test_service_links_are_charged_once_and_not_as_links() -> None:
    assert card(broken(3, on_home=True, service=True)).maximum == 100


@pytest.mark.parametrize(
    ("home", "elsewhere", "points", "verdict"),
    [
        (40, 0, 60.0, Verdict.PASS),
        (40, 1, 59.9, Verdict.FAIL),
        (39, 10, 60.0, Verdict.PASS),
        (39, 9, 60.1, Verdict.PASS),
    ],
)  # fmt: skip
def test_sixty_passes_and_a_tenth_less_fails(
    home: int, elsewhere: int, points: float, verdict: Verdict
) -> None:
    scored = card([*broken(home, on_home=True), *broken(elsewhere, on_home=False)])
    assert (scored.maximum, scored.minimum, scored.verdict) == (points, points, verdict)


def test_a_pass_mark_that_must_be_exceeded() -> None:
    exclusive = msgspec.structs.replace(CN_2015, pass_inclusive=False)
    assert card(broken(40, on_home=True), rubric=exclusive).verdict is Verdict.FAIL
    assert card(broken(399, on_home=False), rubric=exclusive).verdict is Verdict.PASS


def test_tenths_add_up_exactly_and_the_floor_is_zero() -> None:
    for count in (1, 3, 7, 123, 399):
        assert card(broken(count, on_home=False)).maximum == round(100 - count / 10, 1)
    bottom = card(broken(1001, on_home=False))
    assert (bottom.maximum, bottom.minimum, bottom.verdict) == (0, 0, Verdict.FAIL)
    assert line(bottom, "15-A2b").lost == 100.1


@pytest.mark.parametrize(("elements", "lost"), [(1, 2), (7, 14), (8, 16)])
def test_a_class_of_element_counts_once_a_site(elements: int, lost: float) -> None:
    names = ("name", "basis", "conditions", "materials", "place", "hours", "phone", "process")[:elements]
    found = [
        finding("guide-incomplete", f"g{guide}#{name}", element=name, guide=f"g{guide}")
        for guide in range(3)
        for name in names
    ]
    scored = card(found)
    assert (line(scored, "15-D1a").sure, line(scored, "15-D1a").lost) == (elements, lost)


def test_caps_hold_and_the_rest_costs_nothing() -> None:
    found = [finding("guide-incomplete", f"g#{n}", element=f"e{n}", guide="g") for n in range(9)]
    assert line(card(found), "15-D1a").lost == 16
    more = [unjudged("guide-incomplete", "h#e", element="e77", guide="h")]
    assert line(card(found, more), "15-D1a").lost_unjudged == 0
    both = card([finding("letters-none"), finding("letter-channel-missing")])
    assert (line(both, "15-C1").sure, line(both, "15-C1").lost, both.maximum) == (2, 5, 95)


def test_an_unread_guide_may_lack_everything() -> None:
    found = [finding("guide-incomplete", "g#phone", element="phone", guide="g")]
    scored = card(found, [unjudged("guide-incomplete", "h", "image", guide="h")])
    d1a = line(scored, "15-D1a")
    assert (d1a.lost, d1a.lost_unjudged, d1a.unjudged) == (2, 14, 1)
    known = card(found, [unjudged("guide-incomplete", "h#phone", element="phone", guide="h")])
    assert line(known, "15-D1a").lost_unjudged == 0


def test_suspected_findings_lower_the_lower_end_only() -> None:
    suspects = [finding("link-broken", n, sure=False, on_home=True, service=False) for n in range(41)]
    scored = card(suspects)
    assert (scored.maximum, scored.minimum) == (100, 59)
    assert (scored.verdict, scored.missing) == (Verdict.INSUFFICIENT, ("score",))
    assert line(scored, "15-A2a").state is LineState.POSSIBLE
    assert card(suspects[:40]).verdict is Verdict.PASS


def test_unverified_links_cost_what_they_would() -> None:
    scored = card([], [unjudged("link-broken", n, on_home=False, service=False) for n in range(7)])
    assert (scored.maximum, scored.minimum, scored.verdict) == (100, 99.3, Verdict.PASS)
    assert scored.unassessed == {"timeout": 7}


def test_a_target_costs_once_however_often_it_is_found() -> None:
    found = broken(1, on_home=True) * 3
    assert card(found).maximum == 99
    mixed = [
        finding("link-broken", "http://x.test/", on_home=False, service=False),
        finding("link-broken", "https://www.x.test", on_home=True, service=False),
    ]
    assert card(mixed).maximum == card(mixed[::-1]).maximum == 99


def test_sites_without_services_are_not_charged_for_them() -> None:
    found = [
        finding("guide-incomplete", "g#e", element="e"),
        finding("system-unreachable", "s", system="apply"),
    ]
    without = msgspec.structs.replace(SITE, has_services=False)
    scored = card(found, site=without)
    assert scored.maximum == 100
    d1a = line(scored, "15-D1a")
    assert (d1a.state, d1a.reason, d1a.keys) == (LineState.NOT_APPLICABLE, "no_services", ())
    assert card(found, site=msgspec.structs.replace(SITE, has_services=True)).maximum == 95


def test_only_the_sites_own_findings_are_scored() -> None:
    foreign = Finding(check="letter-unanswered", site="other", locator="1")
    with pytest.raises(ValueError, match="is of site 'other', not '1234567890'"):
        card([foreign])


# Rows whose wording is not verified


def systems(count: int) -> list[Finding]:
    return [finding("system-unreachable", n, system="query") for n in range(count)]


def test_an_unconfirmed_row_counts_and_says_so() -> None:
    scored = card(systems(1))
    assert (scored.maximum, scored.verdict) == (98, Verdict.PASS)
    assert (line(scored, "15-D3b").reason, line(scored, "15-D3b").state) == ("unconfirmed", LineState.HIT)
    assert line(scored, "15-C2a").reason == "partly-verified"
    assert line(scored, "15-D1b").reason == "person unconfirmed"


def test_an_unconfirmed_row_never_fails_a_site_alone() -> None:
    assert card(systems(20)).verdict is Verdict.PASS
    scored = card(systems(21))
    assert (scored.maximum, scored.verdict, scored.missing) == (
        58, Verdict.INSUFFICIENT, ("unconfirmed:15-D3b",),
    )  # fmt: skip
    assert card([*systems(21), *broken(40, on_home=True)]).verdict is Verdict.INSUFFICIENT
    assert card([*systems(21), *broken(41, on_home=True)]).verdict is Verdict.FAIL


def test_an_unconfirmed_veto_is_only_possible() -> None:
    doubtful = rubric(item("V", Kind.VETO, confidence=Confidence.UNCONFIRMED))
    scored = card([finding("a")], rubric=doubtful)
    assert (scored.verdict, scored.missing, scored.vetoes) == (Verdict.INSUFFICIENT, ("unconfirmed:V",), ())


# What a person decides


def test_what_a_person_decides_is_open_and_free_until_confirmed() -> None:
    found = finding("guide-outdated", "g#2013", sure=False, guide="g")
    scored = card([found])
    assert (line(scored, "15-D1b").state, line(scored, "15-D1b").suspected, scored.minimum) == (
        LineState.OPEN, 1, 100,
    )  # fmt: skip
    confirmed = card([found], rulings={found.key: Ruling(decision=Decision.CONFIRM)})
    assert (line(confirmed, "15-D1b").state, line(confirmed, "15-D1b").lost) == (LineState.HIT, 1)
    assert confirmed.maximum == 99


def test_a_veto_a_person_has_confirmed_in_part_stays_open() -> None:
    two = rubric(item("V", Kind.VETO, decides=Decides.PERSON, at_least=2))
    found = [finding("a", 1), finding("a", 2)]
    yes = Ruling(decision=Decision.CONFIRM)
    assert card(found, rubric=two).verdict is Verdict.PASS
    assert line(card(found, rubric=two, rulings={found[0].key: yes}), "V").state is LineState.OPEN
    assert card(found, rubric=two, rulings={f.key: yes for f in found}).verdict is Verdict.FAIL


# 2019


def test_2019_judges_departments_by_vetoes_alone() -> None:
    found = [*broken(50, on_home=True), *stale(3, "policy")]
    department = msgspec.structs.replace(SITE, site_type="部门")
    scored = card(found, rubric=CN_2019, site=department)
    assert (scored.verdict, scored.maximum) == (Verdict.PASS, 100)
    assert line(scored, "19-D3a").reason == "portals_only"
    unknown = card(found, rubric=CN_2019)
    assert (line(unknown, "19-D3a").state, line(unknown, "19-D3a").reason) == (LineState.OPEN, "site_type")
    portal = card(found, rubric=CN_2019, site=PORTAL)
    assert (portal.maximum, line(portal, "19-D3a").lost, line(portal, "19-A5a").lost) == (94, 1, 5)


def test_2019_a_clean_portal_passes_with_100() -> None:
    scored = card(rubric=CN_2019, site=PORTAL)
    assert (scored.verdict, scored.maximum, scored.minimum) == (Verdict.PASS, 100, 100)
    assert {line.state for line in scored.lines if line.kind is Kind.BONUS} == {LineState.OPEN}


def test_2019_items_of_one_pool_share_their_cap() -> None:
    found = [*broken(4, on_home=True), *broken(9, on_home=False)]
    scored = card(found, rubric=CN_2019, site=PORTAL)
    home, other = line(scored, "19-D3a"), line(scored, "19-D3b")
    assert (home.lost, home.cap, other.lost, other.cap) == (0.8, 1, 0.2, 0.2)
    assert scored.maximum == 99
    columns = card([*blank(1), *stale(9, "notices")], rubric=CN_2019, site=PORTAL)
    assert (line(columns, "19-A9a").lost, line(columns, "19-A9b").lost) == (2, 2)
    assert card(blank(4), rubric=CN_2019, site=PORTAL).maximum == 96


def test_2019_counts_first_level_columns_of_notices_and_policy_only() -> None:
    deep = [*stale(4), *stale(4, "policy", level=2)]
    assert line(card(deep, rubric=CN_2019), "19-V4a").state is LineState.WARNING
    assert line(card([*deep, *stale(1, "notices")], rubric=CN_2019), "19-V4a").state is LineState.HIT


def test_2019_undated_columns_wait_for_a_person() -> None:
    undated = [
        finding("column-undated", f"http://x.test/{n}/", level=1, **{"class": "news"}) for n in range(5)
    ]
    scored = card(undated, rubric=CN_2019)
    assert (scored.verdict, scored.missing) == (Verdict.INSUFFICIENT, ("confirm:19-V4a",))


@pytest.mark.parametrize(
    ("guides", "elements", "state"),
    [(5, 4, LineState.POSSIBLE), (4, 4, LineState.OPEN), (5, 3, LineState.OPEN), (20, 3, LineState.OPEN)],
)
def test_2019_guides_that_lack_four_elements(guides: int, elements: int, state: LineState) -> None:
    found = [
        finding("guide-incomplete", f"g{g}#{e}", element=f"e{e}", guide="指南", guide_url=f"g{g}")
        for g in range(guides)
        for e in range(elements)
    ]
    scored = card(found, rubric=CN_2019, site=PORTAL)
    assert line(scored, "19-V6").state is state
    assert line(scored, "19-B4a").lost == 0
    assert line(scored, "19-B4a").lost_suspected == min(8, guides * elements * 0.5)
    assert line(card([], rubric=CN_2019), "19-V6").state is LineState.OPEN


@pytest.mark.parametrize(
    ("lacking", "unread", "state"),
    [(0, 3, LineState.OPEN), (3, 1, LineState.POSSIBLE), (2, 1, LineState.OPEN), (0, 4, LineState.POSSIBLE)],
)
def test_2019_elements_nobody_judged_count_where_they_could_make_up_the_four(
    lacking: int, unread: int, state: LineState
) -> None:
    parts = [(guide, part) for guide in range(6) for part in range(lacking + unread)]
    data = [
        (f"g{guide}#{part}", part, {"element": f"e{part}", "guide_url": f"g{guide}"}) for guide, part in parts
    ]
    found = [finding("guide-incomplete", at, **each) for at, part, each in data if part < lacking]
    open_ = [unjudged("guide-incomplete", at, **each) for at, part, each in data if part >= lacking]
    scored = card(found, open_, rubric=CN_2019)
    assert line(scored, "19-V6").state is state
    assert scored.verdict is (Verdict.PASS if state is LineState.OPEN else Verdict.INSUFFICIENT)


@pytest.mark.parametrize(("fault", "lost"), [("not_official", 1), ("ip_address", 1), ("port", 0)])
def test_2019_an_unusual_port_is_advice(fault: str, lost: float) -> None:
    scored = card([finding("domain-name", fault=fault)], rubric=CN_2019, site=PORTAL)
    assert line(scored, "19-D1a").lost == lost


def test_surveys_that_could_not_be_counted_have_one_fault_at_most() -> None:
    scored = card([], [unjudged("survey-channel"), unjudged("interview-channel")])
    assert (scored.maximum, scored.minimum) == (100, 90)


def test_2019_ministries_without_services_are_scaled_up() -> None:
    ministry = Site(
        id=SITE.id, url=SITE.url, site_type="门户", level=Level.STATE_COUNCIL.value, has_services=False
    )
    scored = card(broken(5, on_home=True), rubric=CN_2019, site=ministry)
    assert (scored.left_out, scored.maximum) == (25, pytest.approx((75 - 1) * 4 / 3))
    assert card(rubric=CN_2019, site=ministry).maximum == 100
    fixes = rectification(CN_2019, scored, broken(5, on_home=True))
    assert fixes[0].points == pytest.approx(4 / 3)


# Coverage


def test_coverage_counts_what_was_seen_and_what_was_judged() -> None:
    at = dt.datetime(2015, 11, 20, tzinfo=dt.UTC)

    def page(url: str, outcome: Outcome = Outcome.OK) -> Page:
        return Page(site=SITE.id, url=url, final_url=url, outcome=outcome, fetched_at=at)

    def column(url: str, **more: Any) -> Column:
        return Column(**{"url": url, "name": url, "column_class": ColumnClass.NEWS, **more})

    def target(url: str, verdict: Known) -> Target:
        return Target(url=url, kind=LinkKind.PAGE, verdict=verdict)

    facts = SiteFacts(
        site=SITE,
        outcome=msgspec.structs.replace(READ, known_not_taken=5),
        home=page("/"),
        pages=(page("/"), page("/a"), page("/b", Outcome.TIMEOUT)),
        columns=(
            column("1"),
            column("2", judged=False),
            column("3", outcome=Outcome.BLOCKED),
            column("4", external=True),
            column("5", leaf=False),
            column("6", leaf=False, confirmed_by="registry"),
            column("http://7/", column_class=ColumnClass.STANDING, outcome=Outcome.HTTP_ERROR),
        ),
        letters=(Letter(url="1", state=LetterState.OPEN), Letter(url="2")),
        guides=(Guide(url="1"), Guide(url="2", readable=False)),
        targets=(
            target("1", Known.OK),
            target("2", Known.BROKEN),
            target("3", Known.UNVERIFIED),
            target("4", Known.UNCHECKED),
            target("5", Known.OK),
            target("https://www.7", Known.BROKEN),
        ),
    )
    assert coverage(facts) == Coverage(
        pages_read=2, pages_known=8, columns_judged=2, columns_seen=4, letters_judged=1, letters_seen=2,
        guides_judged=1, guides_seen=2, links_verified=4, links_known=6, home_read=True,
    )  # fmt: skip
    alone = coverage(msgspec.structs.replace(facts, pages=()))
    assert (alone.pages_read, alone.pages_known) == (1, 6)  # the home page is one of its pages
    unread = msgspec.structs.replace(facts, home=page("/", Outcome.CHALLENGE))
    assert not coverage(unread).home_read
    assert not coverage(SiteFacts(site=SITE, outcome=READ)).home_read


def test_judged_subjects_are_summed_over_an_items_checks_and_columns_are_counted_once() -> None:
    judged = {"column-stale": 7, "column-undated": 2, "column-blank": 40, "letters-none": 1, "typo": 30}
    judged["letter-channel-missing"] = 1
    scored = score(CN_2015, SITE, READ, SEEN, [], [], judged, DAY)
    assert (line(scored, "15-V3a").judged, line(scored, "15-V5").judged) == (7, 0)
    assert (line(scored, "15-V3b").judged, line(scored, "15-C1").judged) == (40, 2)
    scored = score(CN_2019, SITE, READ, SEEN, [], [], {"column-undated": 3}, DAY)
    assert line(scored, "19-V4a").judged == 3  # those that a person confirms were judged as well


# What to put right


def test_fixes_stand_in_the_order_in_which_to_do_them() -> None:
    found = [
        *stale(5, "personnel"),
        *blank(5),
        *broken(3, on_home=True),
        *broken(20, on_home=False),
        finding("date-future", "row"),
        finding("typo", "rule:word", sure=False, grave=True),
    ]
    scored = card(found)
    fixes = rectification(CN_2015, scored, found[::-1])
    assert [(fix.check, fix.items, fix.points, fix.vetoes) for fix in fixes] == [
        ("column-stale", ("15-V3b", "15-B2c"), 25, ("15-V3b",)),
        ("column-blank", ("15-V3b", "15-V3c"), 0, ("15-V3b", "15-V3c")),
        ("link-broken", ("15-A2a",), 3, ()),
        ("link-broken", ("15-A2b",), 2, ()),
        ("typo", ("15-V4",), 0, ()),
        ("date-future", (), 0, ()),
    ]
    assert [fix.lifts_veto for fix in fixes] == [True, True, False, False, False, False]
    assert [fix.sure for fix in fixes] == [True, True, True, True, False, True]
    assert sorted(key for fix in fixes for key in fix.keys) == sorted(f.key for f in found)


def test_a_fix_that_leaves_enough_for_the_veto_does_not_lift_it() -> None:
    found = [*stale(12, "personnel"), *blank(3)]
    fixes = {fix.check: fix for fix in rectification(CN_2015, card(found), found)}
    assert (fixes["column-blank"].lifts_veto, fixes["column-blank"].vetoes) == (False, ("15-V3b",))
    assert fixes["column-stale"].lifts_veto


def test_points_regained_respect_caps_and_pools() -> None:
    nothing = [finding("letters-none"), finding("letter-channel-missing")]
    scored = card(nothing)
    assert [fix.points for fix in rectification(CN_2015, scored, nothing)] == [0, 0]
    assert gain(CN_2015, scored, nothing, [f.key for f in nothing]) == 5
    assert gain(CN_2015, scored, nothing, []) == 0
    pooled = [*broken(5, on_home=True), *broken(10, on_home=False)]
    portal = card(pooled, rubric=CN_2019, site=PORTAL)
    assert [fix.points for fix in rectification(CN_2019, portal, pooled)] == [0, 0]


def test_points_that_may_be_regained_and_rulings() -> None:
    suspect = finding("link-broken", "x", sure=False, on_home=True, service=False)
    (fix,) = rectification(CN_2015, card([suspect]), [suspect])
    assert (fix.points, fix.possible, fix.sure) == (0, 1, False)
    yes = {suspect.key: Ruling(decision=Decision.CONFIRM)}
    (fix,) = rectification(CN_2015, card([suspect], rulings=yes), [suspect], yes)
    assert (fix.points, fix.possible, fix.sure) == (1, 0, True)
    no = {suspect.key: Ruling(decision=Decision.DISMISS)}
    assert rectification(CN_2015, card([suspect], rulings=no), [suspect], no) == ()


# Whatever the findings


CHECKS = ("a", "b", "c")
DATA = st.fixed_dictionaries(
    {}, optional={"kind": st.sampled_from(("x", "y")), "home": st.booleans(), "group": st.sampled_from("uvw")}
)
FINDINGS = st.builds(
    Finding,
    check=st.sampled_from(CHECKS),
    site=st.just(SITE.id),
    locator=st.integers(0, 30).map(str),
    certainty=st.sampled_from(Certainty),
    data=DATA,
    evidence=st.just(Evidence()),
    pages=st.just(()),
    occurrences=st.just(1),
)
SUBJECTS = st.builds(
    Unassessed,
    check=st.sampled_from(CHECKS),
    site=st.just(SITE.id),
    locator=st.integers(0, 30).map(str),
    reason=st.sampled_from(("timeout", "blocked")),
    data=DATA,
)
WHERE = st.fixed_dictionaries(
    {}, optional={"kind": st.just(("x",)), "home": st.sampled_from(((True,), (False,)))}
)


@st.composite
def rubrics(draw: st.DrawFn) -> Rubric:
    items = [draw(items_(f"I{number}")) for number in range(draw(st.integers(1, 6)))]
    return rubric(*items, pools={"P": 3.3}, base=100.0, pass_mark=float(draw(st.integers(0, 100))))


@st.composite
def items_(draw: st.DrawFn, id: str) -> Item:
    kind = draw(st.sampled_from((Kind.VETO, Kind.DEDUCT, Kind.DEDUCT)))
    distinct = draw(st.sampled_from(("", "locator", "group")))
    deduct: dict[str, Any] = {
        "each": draw(st.sampled_from((0.1, 0.5, 1.0, 3.0, 20.0))),
        "cap": draw(st.sampled_from((None, 20.0, 33.3))),
        "pool": draw(st.sampled_from(("", "P"))),
        "suspected_scores": draw(st.booleans()),
    }
    return item(
        id,
        kind,
        checks=tuple(draw(st.sets(st.sampled_from(CHECKS), min_size=1))),
        where=draw(WHERE),
        where_any=tuple(draw(st.lists(WHERE, max_size=2))),
        distinct=distinct,
        quorum=draw(st.integers(1, 2)) if distinct else 1,
        decides=draw(st.sampled_from(Decides)),
        confidence=draw(st.sampled_from(Confidence)),
        **(deduct if kind is Kind.DEDUCT else {"at_least": draw(st.integers(1, 4))}),
    )


def unique(findings: list[Finding]) -> list[Finding]:
    return list({finding.key: finding for finding in findings}.values())


BOUNDED = settings(max_examples=100, deadline=None, derandomize=True)


@BOUNDED
@given(rubrics(), st.lists(FINDINGS, max_size=25), st.lists(SUBJECTS, max_size=15))
def test_the_interval_lies_within_the_base_and_the_lines_explain_it(
    own: Rubric, found: list[Finding], subjects: list[Unassessed]
) -> None:
    scored = card(found, subjects, rubric=own)
    assert 0 <= scored.minimum <= scored.maximum <= scored.base
    assert scored.maximum == pytest.approx(max(0, 100 - sum(line.lost for line in scored.lines)))
    whole = sum(line.lost + line.lost_suspected + line.lost_unjudged for line in scored.lines)
    assert scored.minimum == pytest.approx(max(0, 100 - whole))
    for each in scored.lines:
        assert each.cap is None or each.lost + each.lost_suspected + each.lost_unjudged <= each.cap + 1e-9
    assert bool(scored.missing) == (scored.verdict is Verdict.INSUFFICIENT)


@BOUNDED
@given(rubrics(), st.lists(FINDINGS, max_size=25), st.lists(SUBJECTS, max_size=15), st.randoms())
def test_order_does_not_matter(
    own: Rubric, found: list[Finding], subjects: list[Unassessed], random: Any
) -> None:
    scored = card(found, subjects, rubric=own)
    fixes = rectification(own, scored, found)
    random.shuffle(found)
    random.shuffle(subjects)
    assert card(found, subjects, rubric=own) == scored
    assert rectification(own, scored, found) == fixes


@BOUNDED
@given(rubrics(), st.lists(FINDINGS, min_size=1, max_size=25), st.lists(SUBJECTS, max_size=15))
def test_a_sure_finding_more_never_raises_the_maximum_nor_loses_a_veto(
    own: Rubric, found: list[Finding], subjects: list[Unassessed]
) -> None:
    *rest, last = unique(found)
    last = msgspec.structs.replace(last, certainty=Certainty.SURE)
    before, after = card(rest, subjects, rubric=own), card([*rest, last], subjects, rubric=own)
    assert after.maximum <= before.maximum
    assert {line.item for line in before.vetoes} <= {line.item for line in after.vetoes}
    if before.verdict is Verdict.FAIL:
        assert after.verdict is Verdict.FAIL


@BOUNDED
@given(rubrics(), st.lists(FINDINGS, max_size=25), st.lists(SUBJECTS, max_size=15), SUBJECTS)
def test_an_unjudged_subject_more_never_raises_the_minimum_nor_makes_a_pass(
    own: Rubric, found: list[Finding], subjects: list[Unassessed], more: Unassessed
) -> None:
    before, after = card(found, subjects, rubric=own), card(found, [*subjects, more], rubric=own)
    assert after.minimum <= before.minimum
    assert after.maximum == before.maximum
    assert (after.verdict is Verdict.PASS) <= (before.verdict is Verdict.PASS)
    assert (after.verdict is Verdict.FAIL) == (before.verdict is Verdict.FAIL)


@BOUNDED
@given(rubrics(), st.lists(FINDINGS, max_size=25), st.lists(SUBJECTS, max_size=15))
def test_whatever_the_unjudged_subjects_turn_out_to_be_the_score_lies_in_the_interval(
    own: Rubric, found: list[Finding], subjects: list[Unassessed]
) -> None:
    own = msgspec.structs.replace(
        own,
        items=tuple(msgspec.structs.replace(i, decides=Decides.PROGRAM, quorum=1) for i in own.items),
    )
    subjects = [subject for subject in subjects if {"kind", "home", "group"} <= subject.data.keys()]
    scored = card(found, subjects, rubric=own)
    turned_out = [
        Finding(check=subject.check, site=subject.site, locator=subject.locator, data=subject.data)
        for subject in subjects
        if not any((subject.check, subject.locator) == (f.check, f.locator) for f in found)
    ]
    worst = card([*found, *turned_out], rubric=own)
    assert scored.minimum <= worst.maximum <= scored.maximum
    if scored.verdict is Verdict.PASS:
        assert worst.verdict is not Verdict.FAIL


@BOUNDED
@given(rubrics(), st.lists(FINDINGS, max_size=25))
def test_all_fixes_together_give_back_all_that_was_lost(own: Rubric, found: list[Finding]) -> None:
    scored = card(found, rubric=own)
    lost = sum(line.lost for line in scored.lines)
    assert gain(own, scored, found, [f.key for f in found]) == pytest.approx(lost)
    for fix in rectification(own, scored, found):
        assert 0 <= fix.points <= lost + 1e-9
        assert gain(own, scored, found, fix.keys) == fix.points
