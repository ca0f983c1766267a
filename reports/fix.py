"""Fix: what to put right, and the points that gives back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from checks.base import Certainty, Finding
from crawler.page import Frozen
from reports.points import ZERO, costs, exact, total
from reports.rubric import Item, Rubric
from reports.ruling import Decision, Ruling, keys
from reports.scorecard import LineState, Scorecard
from reports.tally import Evidence, Tally, belongs, evidence, is_sure, series_tally, tally


class Fix(Frozen):
    """Findings of one check that count for the same items: one thing to put right."""

    check: str
    items: tuple[str, ...]  # rubric items they count for; empty: advice
    keys: tuple[str, ...]  # of the findings
    sure: bool = True  # False: a person must confirm them first
    points: float = 0.0  # regained for sure once all of them are put right, before the floor of 0
    possible: float = 0.0  # in addition, by what only may be lost
    lifts_veto: bool = False  # putting them right is enough to lift a veto that holds
    vetoes: tuple[str, ...] = ()  # vetoes that hold and that they count for


class _Account:
    """The items that count on a scorecard, to try what putting something right would give."""

    def __init__(self, rubric: Rubric, card: Scorecard, seen: Evidence) -> None:
        self.rubric, self.seen = rubric, seen
        states = {line.item: line.state for line in card.lines}
        outside = (LineState.NOT_APPLICABLE, LineState.OPEN)
        self.items = {i.id: i for i in rubric.items if states.get(i.id, LineState.OPEN) not in outside}
        self.hit = tuple(line.item for line in card.vetoes)
        self.tallies = {id: _counted(item, seen) for id, item in self.items.items()}
        self.scale = exact(card.base) / (exact(card.base) - exact(card.left_out))
        self.lost = self._lost(self.tallies)

    def _lost(self, tallies: Mapping[str, Tally]) -> tuple[Fraction, Fraction]:
        cost = costs(self.rubric, [(item, tallies[id]) for id, item in self.items.items()]).values()
        return total(c.sure for c in cost), total(c.suspected for c in cost)

    def after(self, gone: Iterable[str], items: Iterable[str]) -> dict[str, Tally]:
        """The tallies once these findings, which count for these items, are put right."""
        left = self.seen.without(gone)
        return {**self.tallies, **{id: _counted(self.items[id], left) for id in items if id in self.items}}

    def gain(self, tallies: Mapping[str, Tally]) -> tuple[float, float]:
        """The points regained for sure, and those that may be regained besides."""
        sure, suspected = self._lost(tallies)
        before_sure, before_suspected = self.lost
        return (
            float((before_sure - sure) * self.scale),
            float(max(ZERO, before_suspected - suspected) * self.scale),
        )

    def fix(self, check: str, items: tuple[str, ...], sure: bool, group: tuple[str, ...]) -> Fix:
        """The fix that puts a group of findings right."""
        tallies = self.after(group, items)
        points, possible = self.gain(tallies)
        vetoes = tuple(id for id in items if id in self.hit)
        lifted = any(tallies[id].sure < self.items[id].at_least for id in vetoes)
        return Fix(
            check=check,
            items=items,
            keys=group,
            sure=sure,
            points=points,
            possible=possible,
            lifts_veto=lifted,
            vetoes=vetoes,
        )


def _counted(item: Item, seen: Evidence) -> Tally:
    """The tally of an item that counts: with a series that is one, it was judged."""
    return series_tally(item, seen) if item.series else tally(item, seen)


def rectification(
    rubric: Rubric,
    scorecard: Scorecard,
    findings: Iterable[Finding],
    rulings: Mapping[str, Ruling] | None = None,
) -> tuple[Fix, ...]:
    """What to put right, first things first: vetoes, then most points regained, then advice.

    Findings of one check that count for the same items are one fix. `rulings` as for `score`.
    """
    seen = _evidence(scorecard, findings, rulings)
    account = _Account(rubric, scorecard, seen)
    states = {line.item: line.state for line in scorecard.lines}
    shown: dict[str, list[Item]] = {}  # by check
    for item in rubric.items:
        if states.get(item.id) is not LineState.NOT_APPLICABLE:
            for check in item.all_checks:
                shown.setdefault(check, []).append(item)
    groups: dict[tuple[str, tuple[str, ...], bool], list[str]] = {}
    for key, finding in _all(seen):
        items = [item for item in shown.get(finding.check, ()) if belongs(item, finding)]
        sure = _sure(items, finding, key in seen.confirmed)
        groups.setdefault((finding.check, tuple(item.id for item in items), sure), []).append(key)
    fixes = [account.fix(*group, tuple(members)) for group, members in groups.items()]
    return tuple(sorted(fixes, key=_rank))


def gain(
    rubric: Rubric,
    scorecard: Scorecard,
    findings: Iterable[Finding],
    keys: Iterable[str],
    rulings: Mapping[str, Ruling] | None = None,
) -> float:
    """The points regained for sure once the findings with these keys are put right, caps considered."""
    account = _Account(rubric, scorecard, _evidence(scorecard, findings, rulings))
    return account.gain(account.after(tuple(keys), account.items))[0]


def _evidence(card: Scorecard, findings: Iterable[Finding], rulings: Mapping[str, Ruling] | None) -> Evidence:
    rulings = rulings or {}
    confirmed = keys(rulings, Decision.CONFIRM, card.as_of)
    return evidence(findings, (), confirmed, keys(rulings, Decision.DISMISS, card.as_of))


def _all(seen: Evidence) -> list[tuple[str, Finding]]:
    return [each for found in seen.findings.values() for each in found.items()]


def _sure(items: list[Item], finding: Finding, confirmed: bool) -> bool:
    """Advice is as sure as the check; what counts is sure where it counts for sure."""
    if not items:
        return confirmed or finding.certainty is Certainty.SURE
    return any(is_sure(item, finding, confirmed) for item in items)


def _rank(fix: Fix) -> tuple[object, ...]:
    return (
        not fix.lifts_veto,
        not fix.vetoes,
        -fix.points,
        -fix.possible,
        not fix.items,
        not fix.sure,
        fix.check,
        fix.items,
    )
