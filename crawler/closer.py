"""Closer: puts together what is known of a site whose crawl has ended, and hands it to the sink."""

from __future__ import annotations

import asyncio
import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

from crawler import dossier, tls
from crawler.course import Course
from crawler.facts import SiteFacts, Tls
from crawler.page import Outcome
from crawler.run import Run

LONGEST_PROBE = 8.0  # s that a host gets to show its certificate

_NOTHING_THERE = frozenset({Outcome.DNS, Outcome.REFUSED, Outcome.TIMEOUT, Outcome.FORBIDDEN_ADDRESS})


class Closer:
    """Closes sites one at a time: all that is known of a site is in memory then."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._tls: dict[tuple[str, int], Tls] = {}
        self._thread = ThreadPoolExecutor(1, "closer")
        self._one = asyncio.Lock()

    async def close(self, course: Course) -> bool:
        """Hand the site's facts to the sink; False where the crawl is stopped before."""
        known = await self._probed(course)
        async with self._one:
            return await self._conclude(course, known)

    def leave(self) -> None:
        """Close nothing more."""
        self._thread.shutdown(cancel_futures=True)

    async def _conclude(self, course: Course, known: Tls | None) -> bool:
        if self._run.stopping:
            return False
        visits = self._run.sink.progress(course.site).visits
        ended_at = dt.datetime.now(dt.UTC)
        course.names_resolved = self._run.names_resolved
        loop = asyncio.get_running_loop()
        facts = await loop.run_in_executor(self._thread, dossier.facts, course, visits, known, ended_at)
        return self._hand_on(facts)

    def _hand_on(self, facts: SiteFacts) -> bool:
        if self._run.stopping:
            return False
        self._run.sink.close(facts)
        if not facts.outcome.whole:
            end = facts.outcome
            self._run.lost.append(f"{end.site}: {end.handed_out} handed out, {end.recorded} recorded")
        return True

    async def _probed(self, course: Course) -> Tls | None:
        """What a strict client thinks of the site's certificate; asked once for each host."""
        parts = urlsplit(course.home.url)
        if parts.scheme != "https" or not parts.hostname or course.home.outcome in _NOTHING_THERE:
            return None
        key = (parts.hostname, parts.port or 443)
        if key not in self._tls:
            longest = min(LONGEST_PROBE, self._run.settings.timeout)
            self._tls[key] = await tls.probe(*key, self._run.guard, longest)
        return self._tls[key]
