"""Change: what became of each finding from one round to a later one, and of each site's score."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from enum import StrEnum

from checks.base import Certainty, Finding
from crawler.page import Frozen
from crawler.site import Site
from reports.language import marked as _
from reports.ruling import Decision, Ruling
from reports.scorecard import Verdict


class State(StrEnum):
    """What became of a finding."""

    STILL = "still"  # found again
    NEW = "new"
    NOT_RETESTED = "not_retested"  # its subject was not judged again; nothing is known
    GONE = "gone"  # the page or column it was about is there no more
    FIXED = "fixed"  # its subject was read and judged again, and is in order


STATES: Mapping[str, str] = {
    State.STILL: _("Still there"),
    State.NEW: _("New"),
    State.NOT_RETESTED: _("Not re-tested"),
    State.GONE: _("Page gone"),
    State.FIXED: _("Fixed"),
}
LOOKS = {
    State.STILL: "hit",
    State.NEW: "hit",
    State.NOT_RETESTED: "possible",
    State.GONE: "",
    State.FIXED: "clear",
}


class Change(Frozen):
    """One finding, then and now."""

    state: State
    finding: Finding  # as found last
    reason: str = ""  # code: why not re-tested, how it is gone or fixed, why it is new
    then: Certainty | None = None  # how sure it was; None: not found then
    ruling: Ruling | None = None  # what a person decided about it, if that still holds

    @property
    def dismissed(self) -> bool:
        """True when a person has decided that it does not hold: it counts nowhere."""
        return self.ruling is not None and self.ruling.decision is Decision.DISMISS


class Standing(Frozen):
    """How a site stood in one round."""

    as_of: dt.date
    verdict: Verdict
    minimum: float
    maximum: float
    scored: bool  # False: not even the home page was read, a score would mislead
    vetoes: tuple[str, ...] = ()  # items
    findings: int = 0
    state: str = ""  # how its crawl ended
    causes: tuple[str, ...] = ()


class SiteChange(Frozen):
    """One site, then and now."""

    site: Site
    then: Standing | None  # None: not in the earlier round
    now: Standing | None  # None: not in the later round
    changes: tuple[Change, ...] = ()
    regained: float = 0.0  # points that what is fixed or gone gives back by itself

    def count(self, state: State) -> int:
        """Findings in a state, without those a person dismissed."""
        return sum(change.state is state and not change.dismissed for change in self.changes)

    @property
    def dismissed(self) -> int:
        """Findings a person dismissed."""
        return sum(change.dismissed for change in self.changes)

    @property
    def order(self) -> tuple[object, ...]:
        """Worst first: sites that got worse, then those with most still to do."""
        worse = self.count(State.NEW), self.count(State.STILL), self.count(State.NOT_RETESTED)
        return (*(-number for number in worse), self.site.id)


class Totals:
    """Sums over sites; findings a person dismissed are counted apart."""

    def __init__(self) -> None:
        self.sites = 0
        self.only_then = 0
        self.only_now = 0
        self.dismissed = 0
        self.states: Counter[State] = Counter()
        self.checks: dict[str, Counter[State]] = {}
        self.reasons: Counter[str] = Counter()  # why not re-tested
        self.verdicts: Counter[tuple[str, str]] = Counter()  # (then, now), empty where not in the round

    def add(self, site: SiteChange) -> None:
        """Take a site in."""
        self.sites += 1
        self.only_then += site.now is None
        self.only_now += site.then is None
        then, now = site.then, site.now
        self.verdicts[then.verdict.value if then else "", now.verdict.value if now else ""] += 1
        for change in site.changes:
            self._add(change)

    def _add(self, change: Change) -> None:
        if change.dismissed:
            self.dismissed += 1
            return
        self.states[change.state] += 1
        self.checks.setdefault(change.finding.check, Counter())[change.state] += 1
        if change.state is State.NOT_RETESTED:
            self.reasons[change.reason.partition(":")[0]] += 1
