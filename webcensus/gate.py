"""Gate: when a nightly job must fail. Only sure findings count, and with a baseline only new ones.

A suspected finding that a person has confirmed is sure.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from checks.base import Certainty, Finding
from crawler.page import Frozen
from reports.ruling import Decision, keys
from reports.scorecard import Verdict
from reports.words import Words
from webcensus.settings import Settings

if TYPE_CHECKING:
    from webcensus.judgement import Judged

MOST_NAMED = 3  # problems of a site


class Exit(IntEnum):
    """The exit codes, a contract."""

    OK = 0
    FAILED = 1  # could not run, or could not keep results
    GATE = 2  # a gate failed
    INPUT = 3  # bad input or configuration
    EVIDENCE = 4  # a gate was set, but there is too little evidence
    INTERRUPTED = 130
    TERMINATED = 143


class GateResult(Frozen):
    """What the gates said."""

    code: int = Exit.OK
    reasons: tuple[str, ...] = ()


class Reasons(Frozen):
    """Why gates fail, in the order of the sites; not more than are told."""

    failed: tuple[str, ...] = ()
    open: tuple[str, ...] = ()  # too little evidence


class Gate:
    """The gates that are set: `--fail-on veto|problem` and `--min-score N`.

    `baseline` holds the keys of an earlier run; findings with one of them do not fail a gate.
    """

    MOST_REASONS = 50

    def __init__(self, settings: Settings, baseline: frozenset[str]) -> None:
        self._settings, self._baseline = settings, baseline
        self._failed: list[str] = []
        self._open: list[str] = []

    @property
    def reasons(self) -> Reasons:
        """Why the gates fail so far, and for which sites they lack evidence."""
        return Reasons(
            failed=tuple(self._failed[: self.MOST_REASONS]), open=tuple(self._open[: self.MOST_REASONS])
        )

    def join(self, reasons: Reasons) -> None:
        """What gates with the same settings said about other sites."""
        self._failed += reasons.failed
        self._open += reasons.open

    @property
    def _is_set(self) -> bool:
        return bool(self._settings.fail_on) or self._settings.min_score is not None

    def miss(self, what: str) -> None:
        """Tell the gates what there is to judge, and was not."""
        if self._is_set:
            self._open.append(what)

    def add(self, judged: Judged) -> None:
        """Ask the gates about one site."""
        if not self._is_set:
            return
        reasons = _failures(judged, self._settings, self._baseline)
        self._failed += reasons
        if not reasons and _too_little(judged, self._settings):
            card = judged.scorecard
            missing = "; ".join(map(Words("en").reason, card.missing[:3]))
            self._open.append(f"{card.site}: too little evidence" + (f" ({missing})" if missing else ""))

    def result(self) -> GateResult:
        """What the gates said of all sites."""
        code = Exit.GATE if self._failed else Exit.EVIDENCE if self._open else Exit.OK
        return GateResult(code=code, reasons=tuple((self._failed or self._open)[: self.MOST_REASONS]))


def _failures(each: Judged, settings: Settings, baseline: frozenset[str]) -> list[str]:
    card = each.scorecard
    confirmed = keys(each.rulings, Decision.CONFIRM, card.as_of)
    sure = {f.key for f in each.findings if f.certainty is Certainty.SURE} | confirmed
    new = sure - baseline - each.passed
    reasons = []
    if settings.fail_on:
        vetoes = [line.item for line in card.vetoes if new.intersection(line.keys)]
        reasons += [f"{card.site}: veto {item}" for item in vetoes]
    if settings.fail_on == "problem":
        scored = {key for line in card.lines for key in line.keys}
        if found := [finding for finding in each.findings if finding.key in new & scored]:
            reasons.append(f"{card.site}: {_told(found)}")
    if settings.min_score is not None and card.maximum < settings.min_score:
        reasons.append(f"{card.site}: at most {card.maximum:g} points, {settings.min_score:g} asked for")
    return reasons


def _told(found: list[Finding]) -> str:
    """How many problems, and the first of them by name: a report does not tell new ones from others."""
    first = [f"{each.check} {each.locator[:200]}".strip() for each in found[:MOST_NAMED]]
    more = [f"{len(found) - MOST_NAMED} more"] if len(found) > MOST_NAMED else []
    return f"{len(found)} problem{'s' if len(found) > 1 else ''} ({'; '.join(first + more)})"


def _too_little(each: Judged, settings: Settings) -> bool:
    card = each.scorecard
    if card.verdict is Verdict.INSUFFICIENT:
        return True
    return settings.min_score is not None and card.minimum < settings.min_score
