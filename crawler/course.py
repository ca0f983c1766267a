"""Course: the way one site's crawl takes: what a visit leads to, until nothing waits any more.

A course decides from visits alone: given the same visits in the same order it is in the same state, which is
how an interrupted crawl is taken up again. It touches no network and keeps no page.
"""

from __future__ import annotations

import datetime as dt

import msgspec

from crawler import memo
from crawler.budget import FREE, Budget
from crawler.discovery import Discovery
from crawler.facts import Entry, Errand, Progress, Purpose, Visit
from crawler.home import Home
from crawler.known import Known
from crawler.page import ARRIVED, Cause, Page
from crawler.reading.answer import Fingerprint
from crawler.reading.links import in_scope, url_key
from crawler.retries import Retries, in_browser
from crawler.settings import CrawlSettings
from crawler.site import Site
from crawler.step import broken_off, step_of

LINKS_KEPT = 150_000  # links of a site's pages that are kept; they are in memory together when it is closed


class Course:
    """One site's crawl: what it has come to, what comes next."""

    def __init__(self, site: Site, settings: CrawlSettings) -> None:
        self.site = site
        self.settings = settings
        self.causes: dict[Cause, None] = {}
        self.home = Home(site)
        self.budget = Budget(settings, self.home, self.causes)
        self.errand: Errand | None = None  # None: whatever the pages lead to
        self.not_found: list[Fingerprint] = []
        self.started_at: dt.datetime | None = None
        self.deadline = 0.0  # of the monotonic clock
        self.expired = False  # its time is over: nothing more is handed out
        self.closing = False
        self.waiting = 0
        self.running = 0
        self.handed_out = 0
        self.recorded = 0
        self.kept_links = 0
        self.requests = 0
        self.bytes = 0
        self.names_resolved = False  # some name was looked up and answered, by any site of this process
        self._known = Known(self.budget)
        self._retries = Retries(self.home)
        self._discovery = Discovery(self.home, self.budget, self._known)

    @property
    def verifies(self) -> bool:
        """True when there is no site to read, only foreign targets to verify."""
        return self.errand is not None and not self.errand.home

    @property
    def full(self) -> bool:
        """True when no more than a few links of each page are kept."""
        return self.kept_links >= LINKS_KEPT

    @property
    def done(self) -> bool:
        """True when nothing of this site waits or runs."""
        return self.waiting == 0 and self.running == 0

    @property
    def share(self) -> float:
        """What is done of the work that is known, from 0 to 1."""
        return self.recorded / (self.recorded + self.waiting + self.running or 1)

    def left(self, now: float, longest: float) -> float:
        """Seconds that the known work still takes at the pace so far; of `longest`, what is left at most."""
        left = max(0.0, self.deadline - now)
        spent = longest - left
        return min(left, spent * (self.waiting + self.running) / (self.recorded or 1))

    # -- beginning -----------------------------------------------------------------------------------------

    def begin(self) -> list[Entry]:
        """The first entry: the home page; or the targets to verify."""
        if self.errand is not None and not self.errand.home:
            return [entry for entry in self.errand.entries if self._known.add(entry.url)]
        first = self.home.first()
        self._known.add(first.url)
        return [first]

    def resume(self, progress: Progress) -> list[Entry]:
        """Take up an interrupted crawl; what it still has to fetch."""
        self.errand = progress.errand
        first = self.begin()
        self.started_at = progress.started_at
        self.requests = progress.requests
        for visit in progress.visits:
            self.handed_out += 1
            self.budget.count(visit.entry)
            self.absorb(visit)
        if not progress.visits and not progress.pending:
            return first
        return list(progress.pending)

    # -- entries handed out --------------------------------------------------------------------------------

    def admits(self, entry: Entry) -> bool:
        """True when the budget still allows the entry, which is then counted as handed out."""
        if not self.verifies and not self.budget.affords(entry):
            return False
        self.handed_out += 1
        self.budget.count(entry)
        return True

    def left_out(self, entry: Entry) -> None:
        """An entry that was queued is not taken after all."""
        self.budget.left_out(entry)

    # -- what a visit leads to -----------------------------------------------------------------------------

    def absorb(self, visit: Visit) -> list[Entry]:
        """Take a visit in; the entries it leads to."""
        self._account(visit)
        if visit.entry.render:
            return self._found(visit)
        if visit.entry.purpose is Purpose.HOME:
            return self._absorb_home(visit)
        step = step_of(visit)
        if step is not None and step.target and visit.outcome in ARRIVED:
            return [*self._continue(visit.entry, step.target), *self._found(visit)]
        remembered = memo.load(visit.memo)
        if visit.entry.purpose is Purpose.PROBE:
            if remembered.fingerprint is not None:  # how the host answers for what does not exist
                self.not_found.append(remembered.fingerprint)
            return []
        if not visit.entry.tries:
            self.budget.traps.read(visit.entry.origin or visit.entry.url, remembered.same)
        return self._retries.again(visit) or [*self._found(visit), *self._rendering(visit)]

    def _account(self, visit: Visit) -> None:
        self.recorded += 1
        self.kept_links += len(visit.page.links) if visit.page else 0
        if self.full:
            self.causes[Cause.BUDGET] = None
        self.bytes += visit.page.bytes if visit.page else len(visit.answer.body)
        self._retries.heed(visit)

    def _absorb_home(self, visit: Visit) -> list[Entry]:
        self.home.outcome = visit.outcome
        page = visit.page
        step = step_of(visit)
        if step is not None and page is not None and page.refresh_by == "script":
            self.causes[Cause.JS_REDIRECT] = None
        if step is not None and step.target and visit.outcome in ARRIVED:
            return [self._continue_home(visit, step.target)]
        if visit.outcome in ARRIVED and page is not None:
            return (self.home.again(visit) if broken_off(visit) else []) or self._arrive_home(visit, page)
        return self.home.again(visit)

    def _continue_home(self, visit: Visit, target: str) -> Entry:
        if visit.page is not None:
            self.home.pages.add(visit.entry.url)
        entry = self.home.onward(visit.entry, target)
        if entry.external:
            self.causes[Cause.MOVED] = None
        return entry

    def _arrive_home(self, visit: Visit, page: Page) -> list[Entry]:
        self.home.arrive(visit.entry, page, memo.load(visit.memo).fingerprint)
        self._known.add(visit.entry.url)
        scripted = [entry for entry in self.home.scripted(page) if self._known.add(entry.url)]
        beside = [*self.home.probes(self.settings.seed), *scripted]
        return [*beside, *self._found(visit), *self._rendering(visit)]

    def _continue(self, entry: Entry, target: str) -> list[Entry]:
        """Go on at a redirect's target, unless it is known already: then its own visit says how it ends."""
        follows = entry.purpose in FREE or target in (*entry.hops, entry.url)
        same = url_key(target) == url_key(entry.url)
        if not (self._known.add(target) or follows or same):
            return []
        external = entry.external or not in_scope(self.home.scope, target)
        return [
            msgspec.structs.replace(
                entry,
                url=target,
                hops=(*entry.hops, entry.url),
                origin=entry.origin or entry.url,
                external=external,
            )
        ]

    def _found(self, visit: Visit) -> list[Entry]:
        return self._discovery.entries(visit, self.errand)

    def _rendering(self, visit: Visit) -> list[Entry]:
        return in_browser(visit) if self.settings.renders else []
