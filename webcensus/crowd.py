"""Crowd: sites that share an address take turns, so that each has its requests within its time."""

from __future__ import annotations

import math
from collections import Counter, deque
from collections.abc import Iterable, Iterator

from crawler.settings import CrawlSettings
from crawler.site import Site
from webcensus.store import Shard

DAY = 86_400.0  # seconds within which the sites of one address are to be visited, be it in part
MOST_HELD = 5_000  # sites that wait for their turn in one process; no further shard is opened then


def at_once(count: int, settings: CrawlSettings) -> int:
    """How many of `count` sites of one address are open at once.

    As many as can have all their requests within their time; more where they would take longer than a day.
    """
    seconds = settings.max_minutes * 60
    requests = settings.max_pages + settings.max_links
    fair = int(seconds / (settings.delay * requests)) if settings.delay else count
    return max(1, min(count, max(fair, math.ceil(count * seconds / DAY))))


class Crowds:
    """Who of each crowd is open in this process, and who waits."""

    def __init__(self, settings: CrawlSettings) -> None:
        self._settings = settings
        self._of: dict[str, str] = {}  # site -> its crowd
        self._limit: dict[str, int] = {}
        self._open: dict[str, str] = {}  # site -> its crowd
        self._count_open: Counter[str] = Counter()
        self._held: dict[str, deque[Site]] = {}
        self._count = 0
        self._free: deque[str] = deque()  # crowds that may have room for one that waits

    def expect(self, shard: Shard) -> int:
        """A shard is opened; how many turns its largest crowd takes."""
        self._of.update(shard.crowds)
        sizes = Counter(shard.crowds.values())
        self._limit.update({crowd: at_once(count, self._settings) for crowd, count in sizes.items()})
        return max((math.ceil(count / self._limit[crowd]) for crowd, count in sizes.items()), default=1)

    def in_turn(self, sites: Iterable[Site | None]) -> Iterator[Site | None]:
        """The sites as their turns come; None while all that are left must wait, or `sites` says so."""
        coming: Iterator[Site | None] | None = iter(sites)
        while coming is not None or self._count:
            site = self._called()
            if site is None and coming is not None and self._count < MOST_HELD:
                try:
                    site = next(coming)
                except StopIteration:
                    coming = None
                    continue
                if site is not None and self._waits(site):
                    continue
            if site is not None:
                self._enter(site.id)
            yield site

    def left(self, site: str) -> None:
        """A site was closed, opened before or not."""
        self._of.pop(site, None)
        crowd = self._open.pop(site, None)
        if crowd is None:
            return
        self._count_open[crowd] -= 1
        if crowd in self._held:
            self._free.append(crowd)

    def _enter(self, site: str) -> None:
        if crowd := self._of.get(site):
            self._open[site] = crowd
            self._count_open[crowd] += 1

    def _waits(self, site: Site) -> bool:
        crowd = self._of.get(site.id, "")
        if not crowd or self._count_open[crowd] < self._limit[crowd]:
            return False
        self._held.setdefault(crowd, deque()).append(site)
        self._count += 1
        return True

    def _called(self) -> Site | None:
        """One that has waited and may be opened now."""
        while self._free:
            crowd = self._free.popleft()
            held = self._held.get(crowd)
            if held and self._count_open[crowd] < self._limit[crowd]:
                self._count -= 1
                site = held.popleft()
                if not held:
                    del self._held[crowd]
                return site
        return None
