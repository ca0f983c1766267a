"""Gates: which findings fail a nightly job, and when there is too little to say so."""

from __future__ import annotations

import datetime as dt

import pytest
from stored import facts, site

from checks.base import Certainty, Finding, finding_key
from reports.rubric import Kind
from reports.ruling import Decision, Ruling
from reports.scorecard import Coverage, Line, LineState, Scorecard, Verdict
from webcensus.gate import Exit, Gate, GateResult
from webcensus.judgement import Judged
from webcensus.part import Archived
from webcensus.settings import Settings

DAY = dt.date(2026, 11, 22)
VETO, ADVICE, DEDUCT, MAYBE = "column-blank", "domain-name", "link-broken", "typo"


def finding(check: str, locator: str = "x", *, sure: bool = True, number: int = 1) -> Finding:
    certainty = Certainty.SURE if sure else Certainty.SUSPECTED
    return Finding(check=check, site=site(number).id, locator=locator, certainty=certainty)


def judged(
    *findings: Finding,
    verdict: Verdict = Verdict.PASS,
    points: tuple[float, float] = (90, 95),
    vetoed: bool = True,
    number: int = 1,
    rulings: dict[str, Ruling] | None = None,
) -> Judged:
    """A site with a veto line, a deduction, one that waits for a person; `domain-name` belongs to no item."""
    lines = tuple(
        Line(item=item, kind=kind, state=state, keys=tuple(f.key for f in findings if f.check == check))
        for item, kind, state, check in (
            ("V", Kind.VETO, LineState.HIT if vetoed else LineState.WARNING, VETO),
            ("D", Kind.DEDUCT, LineState.HIT, DEDUCT),
            ("P", Kind.VETO, LineState.POSSIBLE, MAYBE),
        )
        if any(f.check == check for f in findings)
    )
    card = Scorecard(
        site=site(number).id,
        rubric="cn-2015",
        rubric_sha256="a" * 64,
        as_of=DAY,
        verdict=verdict,
        base=100,
        minimum=points[0],
        maximum=points[1],
        pass_mark=60,
        lines=lines,
        coverage=Coverage(home_read=True),
        missing=("home",) if verdict is Verdict.INSUFFICIENT else (),
    )
    archive = Archived(facts=facts(site(number)), position=0, page_findings=(), page_judged={}, outcomes={})
    return Judged(
        archived=archive, scorecard=card, findings=findings, unassessed=(), judged={}, rulings=rulings or {}
    )


def ask(*all_judged: Judged, baseline: frozenset[str] = frozenset(), **settings: object) -> GateResult:
    gate = Gate(Settings(**settings), baseline)  # type: ignore[arg-type]
    for each in all_judged:
        gate.add(each)
    return gate.result()


def test_without_a_gate_nothing_fails() -> None:
    worst = judged(finding(VETO), verdict=Verdict.FAIL, points=(0, 0))
    assert ask(worst, judged(verdict=Verdict.INSUFFICIENT)) == GateResult(code=0, reasons=())


def test_a_sure_veto_fails_and_is_named() -> None:
    result = ask(judged(finding(VETO), verdict=Verdict.FAIL), fail_on="veto")
    assert result == GateResult(code=2, reasons=("3309000001: veto V",))


@pytest.mark.parametrize(
    "harmless",
    [
        judged(finding(DEDUCT)),
        judged(finding(VETO, sure=False)),
        judged(finding(MAYBE, sure=False)),
        judged(finding(VETO), vetoed=False),  # near, but it does not hold
        judged(),
    ],
)
def test_anything_less_is_no_veto(harmless: Judged) -> None:
    assert ask(harmless, fail_on="veto").code == Exit.OK


def test_a_problem_is_a_sure_finding_that_some_item_counts() -> None:
    assert ask(judged(finding(DEDUCT)), fail_on="problem").code == Exit.GATE
    assert ask(judged(finding(DEDUCT, sure=False)), fail_on="problem").code == Exit.OK
    assert ask(judged(finding(ADVICE)), fail_on="problem").code == Exit.OK


def test_a_veto_is_a_problem_too() -> None:
    result = ask(judged(finding(VETO)), fail_on="problem")
    assert result.reasons == ("3309000001: veto V", "3309000001: 1 problem (column-blank x)")


def test_the_first_problems_are_named() -> None:
    result = ask(judged(*(finding(DEDUCT, f"http://a.gov.cn/{n}") for n in range(5))), fail_on="problem")
    named = "; ".join(f"link-broken http://a.gov.cn/{n}" for n in range(3))
    assert result.reasons == (f"3309000001: 5 problems ({named}; 2 more)",)


@pytest.mark.parametrize(("best", "code"), [(79.9, 2), (80, 0), (80.1, 0)])
def test_a_score_fails_when_even_the_best_is_too_low(best: float, code: int) -> None:
    assert ask(judged(points=(80, best) if best >= 80 else (70, best)), min_score=80.0).code == code


def test_a_score_that_may_be_too_low_is_too_little_evidence() -> None:
    result = ask(judged(points=(79, 85)), min_score=80.0)
    assert result.code == Exit.EVIDENCE
    assert "too little evidence" in result.reasons[0]


def test_too_little_evidence_is_its_own_code_and_says_what_is_missing() -> None:
    result = ask(judged(verdict=Verdict.INSUFFICIENT), fail_on="veto")
    assert result == GateResult(
        code=4, reasons=("3309000001: too little evidence (the home page could not be read)",)
    )


def test_a_failed_gate_outweighs_too_little_evidence() -> None:
    bad = judged(finding(VETO), verdict=Verdict.FAIL, number=2)
    dark = judged(verdict=Verdict.INSUFFICIENT)
    for order in ((bad, dark), (dark, bad)):
        result = ask(*order, fail_on="veto")
        assert result == GateResult(code=2, reasons=("3309000002: veto V",))


def test_a_sure_veto_fails_although_the_rest_could_not_be_judged() -> None:
    assert ask(judged(finding(VETO), verdict=Verdict.INSUFFICIENT), fail_on="veto").code == Exit.GATE


def test_with_a_baseline_only_what_is_new_fails() -> None:
    old, new = finding(VETO, "old"), finding(VETO, "new")
    known = frozenset({old.key})
    assert ask(judged(old), fail_on="veto", baseline=known).code == Exit.OK
    assert ask(judged(old, new), fail_on="veto", baseline=known).code == Exit.GATE
    assert ask(judged(finding(DEDUCT, "old")), fail_on="problem", baseline=known).code == Exit.GATE


def test_a_baseline_knows_findings_by_check_site_and_place() -> None:
    assert finding(VETO, "http://www.a.gov.cn/x").key == finding(VETO, "https://a.gov.cn/x/").key
    known = frozenset({finding_key(VETO, site(2).id, "x")})
    assert ask(judged(finding(VETO)), fail_on="veto", baseline=known).code == Exit.GATE


@pytest.mark.parametrize(
    ("ruling", "code"),
    [
        (Ruling(decision=Decision.ACCEPT), 0),
        (Ruling(decision=Decision.DISMISS), 0),
        (Ruling(decision=Decision.CONFIRM), 2),
        (Ruling(decision=Decision.ACCEPT, until=DAY), 0),
        (Ruling(decision=Decision.ACCEPT, until=DAY - dt.timedelta(days=1)), 2),
    ],
)
def test_what_a_person_accepted_passes_as_long_as_that_holds(ruling: Ruling, code: int) -> None:
    found = finding(VETO)
    assert ask(judged(found, rulings={found.key: ruling}), fail_on="veto").code == code


def test_a_finding_that_a_person_confirmed_is_sure() -> None:
    found = finding(VETO, sure=False)
    confirmed = {found.key: Ruling(decision=Decision.CONFIRM)}
    assert ask(judged(found, rulings=confirmed), fail_on="veto").code == Exit.GATE


def test_reasons_stay_readable_in_a_large_round() -> None:
    many = [judged(finding(VETO, number=n), number=n) for n in range(80)]
    result = ask(*many, fail_on="veto")
    assert len(result.reasons) == Gate.MOST_REASONS
