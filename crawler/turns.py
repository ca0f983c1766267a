"""Turns: one request at a time to every host and every address, with a gap between them."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator
from urllib.parse import urlsplit

from crawler.fetch import Fetcher

LONGEST_GAP = 30.0  # s of a Crawl-delay that is kept between requests of one visit
MOST = 4_096  # places remembered before those that nobody waits for are dropped


class _Place:
    """A host or an address, where one request runs at a time. Times are of the monotonic clock."""

    __slots__ = ("began", "lock", "next", "users")

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.began = 0.0
        self.next = 0.0
        self.users = 0


class Turn:
    """The right to send one request."""

    def __init__(self, places: list[_Place], delay: float) -> None:
        self._places = places
        self._delay = delay

    def sent(self, at: float) -> None:
        """The request left at that time of the monotonic clock."""
        for place in self._places:
            place.began, place.next = at, at + self._delay


class Turns:
    """All places of one run; `delay` in seconds between request starts."""

    def __init__(self, fetcher: Fetcher, delay: float) -> None:
        self._fetcher = fetcher
        self._delay = delay
        self._places: dict[str, _Place] = {}

    @contextlib.asynccontextmanager
    async def at(self, url: str) -> AsyncIterator[Turn]:
        """Alone at every address of the URL's host, `delay` after the last request there left."""
        keys = await self._keys(url)
        places = [self._places.setdefault(key, _Place()) for key in keys]
        for place in places:
            place.users += 1
        held: list[_Place] = []
        try:
            for place in places:  # in the order of their names, so that no two wait for each other
                await place.lock.acquire()
                held.append(place)
            now = time.monotonic()
            await asyncio.sleep(max(0.0, max(place.next for place in places) - now))
            yield Turn(places, self._delay)
        finally:
            for place in held:
                place.lock.release()
            for place in places:
                place.users -= 1
            self._forget()

    def slow_down(self, url: str, seconds: float) -> None:
        """Keep the gap that a host asks for before the next request of this visit."""
        place = self._places.get((urlsplit(url).hostname or "").rstrip("."))
        if place is not None:
            place.next = max(place.next, place.began + min(seconds, LONGEST_GAP))

    def _forget(self) -> None:
        """Drop places that nobody waits for and whose gap is over, once there are many."""
        if len(self._places) > MOST:
            now = time.monotonic()
            kept = {key: place for key, place in self._places.items() if place.users or place.next > now}
            self._places = kept

    async def _keys(self, url: str) -> list[str]:
        """The URL's host and its addresses."""
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".")
        keys = {host}
        with contextlib.suppress(OSError, ValueError):
            port = parts.port or (443 if parts.scheme == "https" else 80)
            keys |= {address for address, _ in await self._fetcher.resolver.endpoints(host, port)}
        return sorted(keys)
