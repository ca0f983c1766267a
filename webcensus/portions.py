"""Portions: link targets of which one kills its worker, a few at a time until it is known which one it is.

The deaths of the worker are remembered in the ledger, and so is what waits: after each death the portions are
a tenth of what they were, and what was under way then comes first again. A target that kills its worker all
alone is given up; the others are verified.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from crawler import foreign
from crawler.facts import Entry, Errand, Progress, SiteFacts, SiteOutcome, SiteState, Target, Verdict
from crawler.page import Cause
from crawler.reading.links import url_key
from crawler.site import Site
from webcensus.ledger import Ledger
from webcensus.orders import CRASH_LIMIT, STRIKES_ALONE

REASON = "worker_died"  # of a target that was given up


class Portions:
    """The targets of one errand, portion by portion."""

    def __init__(self, ledger: Ledger, site: Site, errand: Errand, strikes: int) -> None:
        self.now: tuple[Entry, ...] = ()  # the portion that is under way
        self._ledger, self._site = ledger, site
        self._own: dict[str, Entry] = {}
        for entry in errand.entries:
            self._own.setdefault(url_key(entry.url), entry)
        ledger.queue(site.id, list(self._own.values()))  # what is known already is left as it is
        if strikes >= CRASH_LIMIT:
            ledger.settle(self._waiting()[:1], given_up=True)
            strikes = STRIKES_ALONE
            ledger.blame(site.id, strikes)
        self._size = int(10 ** (CRASH_LIMIT - 1 - strikes))

    @property
    def left(self) -> int:
        """How many there are at most."""
        return len(self._waiting()) // self._size + 1

    def __iter__(self) -> Iterator[None]:
        """One portion after the other becomes the one under way, until nothing waits."""
        while waiting := self._waiting():
            self.now = tuple(waiting[: self._size])
            yield
            self._ledger.settle(each for each in self._waiting() if each in self.now or not self._first(each))

    def facts(self, known: Progress) -> SiteFacts:
        """What became of the targets."""
        given_up = self._ledger.given_up(self._site.id)
        verified = foreign.verified(Errand(entries=tuple(self._own.values()), home=False), known.visits)
        seen = {target.url for target in verified}
        outcome = SiteOutcome(
            site=self._site.id,
            state=SiteState.PARTIAL,
            causes=(Cause.UNREADABLE,) if given_up else (),
            detail=f"{len(given_up)} targets killed the worker that visited them",
            handed_out=known.handed_out,
            recorded=known.handed_out,
            known_not_taken=len(self._own) - len(seen),
            requests=known.requests,
            started_at=known.started_at,
            ended_at=dt.datetime.now(dt.UTC),
        )
        lost = (_lost(entry) for entry in given_up if (entry.origin or entry.url) not in seen)
        return SiteFacts(site=self._site, outcome=outcome, targets=(*verified, *lost))

    def _waiting(self) -> list[Entry]:
        """What waits: first what came of the portion that was under way, which no other one leaves behind."""
        return sorted(self._ledger.pending(self._site.id), key=self._first)

    def _first(self, entry: Entry) -> bool:
        """True for a target's first visit, before any redirect, control or confirmation."""
        return self._own.get(url_key(entry.url)) == entry


def _lost(entry: Entry) -> Target:
    url = entry.origin or entry.url
    return Target(url=url, kind=entry.kind, verdict=Verdict.UNCHECKED, external=True, reason=REASON)
