"""Room: what the bodies of large answers may take of a process's memory together.

A worker has many requests under way. Were each of them to bring the largest body allowed, it would need
hundreds of megabytes; so only a few large ones are taken in at once, and each keeps its place until it has
been read. The others wait with what they have, and their waiting is not held against their servers.
"""

from __future__ import annotations

import asyncio

SMALL = 1 << 20  # bytes of a body that nobody counts
PLACES = 4


class Room:
    """Places for large bodies. Belongs to the event loop in which it is first waited for."""

    def __init__(self, places: int = PLACES) -> None:
        self._places = asyncio.Semaphore(places)

    def lease(self) -> Lease:
        """For one request."""
        return Lease(self._places)


class Lease:
    """One request's place, taken when its body turns out to be large."""

    __slots__ = ("_places", "held")

    def __init__(self, places: asyncio.Semaphore) -> None:
        self._places = places
        self.held = False

    async def take(self, scope: asyncio.Timeout | None = None) -> None:
        """Wait for a place; the time of `scope` stands still meanwhile."""
        if self.held:
            return
        if not self._places.locked():
            await self._places.acquire()
            self.held = True
            return
        until = scope.when() if scope is not None else None
        began = asyncio.get_running_loop().time()
        if scope is not None:
            scope.reschedule(None)
        await self._places.acquire()
        self.held = True
        if scope is not None and until is not None:
            scope.reschedule(until + asyncio.get_running_loop().time() - began)

    def leave(self) -> None:
        """The body is not needed any more."""
        if self.held:
            self.held = False
            self._places.release()
