"""Score: findings and a rubric in, a scorecard out. Pure arithmetic, in exact numbers.

The interval and the verdict are explained in docs/rubrics.md.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TypeVar

import msgspec

from checks.base import Finding, Unassessed, url_blind
from crawler.facts import SiteFacts, SiteOutcome, SiteState
from crawler.facts import Verdict as Known
from crawler.page import ColumnClass, LetterState, Outcome
from crawler.site import Site
from reports.fix import Fix, gain, rectification
from reports.lines import Result, results
from reports.points import ZERO, Cost, exact, total
from reports.rubric import Kind, Rubric
from reports.ruling import Decision, Ruling, keys
from reports.scorecard import Coverage, LineState, Scorecard, Verdict
from reports.standing import standing
from reports.tally import Evidence, evidence

__all__ = ["Fix", "coverage", "gain", "rectification", "score"]

UNREAD = (SiteState.UNREACHABLE, SiteState.REFUSED)
JUDGED_LETTERS = (LetterState.ANSWERED, LetterState.OPEN, LetterState.EXCLUDED)


One = TypeVar("One", Finding, Unassessed)


def score(  # noqa: PLR0917
    rubric: Rubric,
    site: Site,
    outcome: SiteOutcome,
    coverage: Coverage,
    findings: Iterable[Finding],
    unassessed: Iterable[Unassessed],
    judged: Mapping[str, int],
    as_of: dt.date,
    rulings: Mapping[str, Ruling] | None = None,
    early: Iterable[Finding] = (),
) -> Scorecard:
    """Score one site under one rubric. The order of findings and subjects does not matter.

    Args:
        rubric: the official table.
        site: the site as it stands in sites.csv.
        outcome: how its crawl ended.
        coverage: what the verdict rests on, see `coverage`.
        findings: all findings of the site, of page checks and of site checks under this rubric.
        unassessed: the subjects that were seen and could not be judged.
        judged: check id -> how many subjects it judged.
        as_of: the day the site is judged for.
        rulings: finding key -> what a person decided.
        early: findings of the site checks run under `early_rules`; they only give warnings.

    Raises:
        ValueError: a finding or subject belongs to another site.
    """
    rulings = rulings or {}
    confirmed = keys(rulings, Decision.CONFIRM, as_of)
    dismissed = keys(rulings, Decision.DISMISS, as_of)
    seen = evidence(_own(site, findings), _own(site, unassessed), confirmed, dismissed)
    warned = evidence(_own(site, early), (), confirmed, dismissed)
    outside = standing(site, as_of)
    counted = results(rubric, site, seen, warned, judged, outside)
    left_out = _left_out(rubric, site)
    card = Scorecard(
        site=site.id,
        rubric=rubric.id,
        rubric_sha256=rubric.sha256,
        as_of=as_of,
        verdict=Verdict.INSUFFICIENT,
        base=rubric.base,
        maximum=0.0,
        minimum=0.0,
        pass_mark=rubric.pass_mark,
        lines=tuple(result.line for result in counted),
        coverage=coverage,
        unassessed=dict(sorted(Counter(subject.reason for subject in _subjects(seen)).items())),
        left_out=float(left_out),
        standing=outside,
    )
    return _judge(card, rubric, outcome, counted, left_out)


def coverage(facts: SiteFacts) -> Coverage:
    """What of a site was read and judged. Columns count only where they are the site's own.

    A page that stands, and never is due, is no column where its link is broken: it is charged as that.
    """
    pages = {page.url: page for page in facts.pages}
    if facts.home:
        pages.setdefault(facts.home.url, facts.home)
    gone = {url_blind(target.url) for target in facts.targets if target.verdict is Known.BROKEN}
    columns = [
        column
        for column in facts.columns
        if not column.external
        and (column.leaf or column.confirmed_by)
        and not (column.column_class is ColumnClass.STANDING and url_blind(column.url) in gone)
    ]
    return Coverage(
        pages_read=sum(page.outcome is Outcome.OK for page in pages.values()),
        pages_known=len(pages) + facts.outcome.known_not_taken,
        columns_judged=sum(column.judged and column.outcome is Outcome.OK for column in columns),
        columns_seen=len(columns),
        letters_judged=sum(letter.state in JUDGED_LETTERS for letter in facts.letters),
        letters_seen=len(facts.letters),
        guides_judged=sum(guide.readable for guide in facts.guides),
        guides_seen=len(facts.guides),
        links_verified=sum(target.verdict in (Known.OK, Known.BROKEN) for target in facts.targets),
        links_known=len(facts.targets),
        home_read=facts.home is not None and facts.home.outcome is Outcome.OK,
    )


def _subjects(seen: Evidence) -> Iterator[Unassessed]:
    for subjects in seen.unassessed.values():
        yield from subjects.values()


def _own(site: Site, results: Iterable[One]) -> list[One]:
    own = list(results)
    for result in own:
        if result.site != site.id:
            raise ValueError(
                f"{result.check} at {result.locator!r} is of site {result.site!r}, not {site.id!r}"
            )
    return own


def _judge(
    card: Scorecard, rubric: Rubric, outcome: SiteOutcome, counted: tuple[Result, ...], left_out: Fraction
) -> Scorecard:
    interval = Interval(rubric, counted, left_out)
    missing = tuple(_missing(card, rubric, outcome, counted, interval))
    too_low = not interval.passes(interval.trusted_maximum)
    if card.standing:
        verdict = Verdict.NOT_JUDGED
    elif card.vetoes or (too_low and outcome.state not in UNREAD):
        verdict = Verdict.FAIL
    else:
        verdict = Verdict.INSUFFICIENT if missing else Verdict.PASS
    return msgspec.structs.replace(
        card,
        verdict=verdict,
        maximum=float(interval.maximum),
        minimum=float(interval.minimum),
        missing=missing if verdict is Verdict.INSUFFICIENT else (),
    )


class Interval:
    """Between which numbers the score lies; `trusted_…`: without the items whose wording is not verified."""

    def __init__(self, rubric: Rubric, counted: tuple[Result, ...], left_out: Fraction) -> None:
        self.rubric = rubric
        self.left_out = left_out
        costs = [result.cost for result in counted]
        trusted = [result.cost for result in counted if not result.item.doubtful]
        self.maximum, self.minimum = self._between(costs)
        self.trusted_maximum, self.trusted_minimum = self._between(trusted)

    def passes(self, points: Fraction) -> bool:
        """True if so many points suffice."""
        mark = exact(self.rubric.pass_mark)
        return points > mark or (points == mark and self.rubric.pass_inclusive)

    def _between(self, costs: Sequence[Cost]) -> tuple[Fraction, Fraction]:
        """What is left of the base at most and at least."""
        sure = total(cost.sure for cost in costs)
        return self._points(sure), self._points(sure + total(cost.open for cost in costs))

    def _points(self, lost: Fraction) -> Fraction:
        base = exact(self.rubric.base)
        left = base - self.left_out - lost if self.left_out else base - lost
        return max(ZERO, left * base / (base - self.left_out) if self.left_out else left)


def _left_out(rubric: Rubric, site: Site) -> Fraction:
    scale = rubric.rescale
    applies = scale and site.has_services is False and site.level in scale.levels
    return exact(scale.points) if scale and applies else ZERO


def _missing(
    card: Scorecard, rubric: Rubric, outcome: SiteOutcome, counted: tuple[Result, ...], interval: Interval
) -> Iterator[str]:
    """What stands between the evidence and a pass, as codes."""
    cover = card.coverage
    if outcome.state in UNREAD or not cover.home_read:
        yield "home"
    if cover.columns_judged < exact(rubric.coverage_min) * cover.columns_seen:
        yield f"coverage:{cover.columns_judged}/{cover.columns_seen}"
    for result in counted:
        if result.item.kind is Kind.VETO and result.line.state is LineState.POSSIBLE:
            yield f"{_doubt(result)}:{result.item.id}"
    if interval.passes(interval.minimum):
        return
    if not interval.passes(interval.trusted_minimum):
        yield "score"
    if interval.passes(interval.trusted_minimum) or not interval.passes(interval.maximum):
        yield from (f"unconfirmed:{r.item.id}" for r in counted if r.item.doubtful and r.cost.total)


def _doubt(result: Result) -> str:
    """Why a veto is only possible: its wording, a person's word, or subjects that nobody has judged."""
    item, line = result.item, result.line
    if line.sure >= item.at_least:
        return "unconfirmed"
    return "confirm" if line.sure + line.suspected >= item.at_least else "veto"
