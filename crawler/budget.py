"""Budget: how much of a site is visited, and for what."""

from __future__ import annotations

from crawler.facts import Entry, Purpose
from crawler.home import Home
from crawler.page import Cause
from crawler.purposes import READ, REPEATABLE, purpose_of
from crawler.settings import CrawlSettings
from crawler.traps import Traps, endless

LONGEST = 4_000  # characters of a URL that is only verified
HOME_TARGETS = 1_000  # targets of the home page, attachments and forms, taken beyond `max_links`
# Parts of the page budget that are kept free for what is already known to wait; what is not needed is free.
SHARES = {Purpose.COLUMN: 0.4, Purpose.ARTICLE: 0.2, Purpose.LETTERS: 0.2, Purpose.GUIDE: 0.1}

FREE = frozenset(
    {Purpose.HOME, Purpose.PROBE, Purpose.CONTROL, Purpose.CONFIRM}
)  # asked for beyond the budget, and though known


class Budget:
    """What one site's crawl has taken of its limits; notes in `causes` that something was left out."""

    def __init__(self, settings: CrawlSettings, home: Home, causes: dict[Cause, None]) -> None:
        self.pages = 0
        self.links = 0
        self.forced = 0
        self.not_taken = 0
        self.forms: set[str] = set()  # what service guides offer
        self.traps = Traps()
        self._settings = settings
        self._home = home
        self._causes = causes
        self._rendered = 0
        self._hops = 0
        self._letters = 0
        self._guides = 0
        self._verified_only: set[str] = set()  # pages beyond the budget whose links are verified all the same
        self._shares = {purpose: int(share * settings.max_pages) for purpose, share in SHARES.items()}
        self._queued = dict.fromkeys(SHARES, 0)  # pages to read that have joined the queue
        self._taken = dict.fromkeys(SHARES, 0)

    # -- joining the queue ---------------------------------------------------------------------------------

    def queues(self, url: str, purpose: Purpose, depth: int, *, listed: bool) -> bool:
        """True when a URL may join the queue, which then counts; `listed`: its page names it as wanted."""
        if not self._room(url, purpose, depth, listed):
            self.shorten(1)
            return False
        if purpose in SHARES:
            self._queued[purpose] += 1
        return True

    def _room(self, url: str, purpose: Purpose, depth: int, listed: bool) -> bool:
        """True when there is room; caps what one kind of entry may take of the budget."""
        if purpose not in READ:
            return len(url) <= LONGEST
        if depth > self._settings.max_depth or endless(url) or self.traps.closed(url):
            return False
        if self.traps.feeds(url) and not listed:
            return False
        if purpose is Purpose.LETTERS:
            self._letters += 1
            return self._letters <= max(30, self._settings.max_pages // 3)
        if purpose is Purpose.GUIDE:
            self._guides += 1
            return self._guides <= max(20, self._settings.max_pages // 5)
        return True

    def left_out(self, entry: Entry) -> None:
        """An entry that was queued is not taken after all."""
        if entry.render:
            return  # its page was read, as far as it goes without a script
        if entry.purpose not in (Purpose.CONTROL, Purpose.CONFIRM) and not entry.hops:
            self.not_taken += 1
            if entry.purpose in SHARES and not entry.external:
                self._queued[entry.purpose] -= 1
        self._causes[Cause.BUDGET] = None

    def shorten(self, count: int) -> None:
        """So many known URLs are not taken."""
        if count:
            self.not_taken += count
            self._causes[Cause.BUDGET] = None

    # -- being handed out ----------------------------------------------------------------------------------

    def affords(self, entry: Entry) -> bool:
        """True when the budget still allows the entry."""
        if entry.render:
            return self._rendered < self._settings.renders
        if entry.purpose in FREE:
            return True
        if entry.hops:
            return self._hops < max(50, self._settings.max_pages // 2)
        if self.traps.closed(entry.url) and entry.purpose in REPEATABLE:
            return False
        if self._readable(entry):
            return True
        if self._always(entry) and self.forced < HOME_TARGETS:
            return True
        return purpose_of(entry) not in READ and self.links < self._settings.max_links

    def count(self, entry: Entry) -> None:
        """The entry is handed out."""
        if entry.render:
            self._rendered += 1
        elif entry.hops:
            self._hops += 1
        elif entry.purpose in FREE:
            return
        elif self._readable(entry):
            self.pages += 1
            if entry.purpose in SHARES:
                self._taken[entry.purpose] += 1
        else:
            self._count_target(entry)

    def reads(self, entry: Entry) -> bool:
        """True when the answer is to be read as a page of the site, not only verified."""
        first = entry.origin or entry.url
        return not entry.external and purpose_of(entry) in READ and first not in self._verified_only

    def _readable(self, entry: Entry) -> bool:
        """True when the page budget has room, beside what is kept for pages of other purposes that wait."""
        if entry.purpose not in READ or entry.external:
            return False
        kept = 0
        for purpose, share in self._shares.items():
            waiting = min(share, self._queued[purpose]) - self._taken[purpose]
            if waiting > 0 and purpose is not entry.purpose:
                kept += waiting
        return self.pages + kept < self._settings.max_pages

    def _always(self, entry: Entry) -> bool:
        """Targets on the home page, attachments, guide forms and systems."""
        return (
            entry.purpose is Purpose.ATTACHMENT or entry.parent in self._home.pages or entry.url in self.forms
        )

    def _count_target(self, entry: Entry) -> None:
        """An entry that is verified only."""
        if entry.purpose in SHARES and not entry.external:
            self._queued[entry.purpose] -= 1
        if self._always(entry):
            self.forced += 1
            if entry.purpose in READ:
                self._verified_only.add(entry.url)
        else:
            self.links += 1
