"""Look-up: the addresses of many names at once, bounded in time."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import Iterable, Iterator

import uvloop

from crawler.address import Guard
from crawler.resolver import Resolver

AT_ONCE = 128  # look-ups under way
TIMEOUT = 5.0  # s for one name
SECONDS = 300.0  # for all of them
SILENCES = 2 * AT_ONCE  # look-ups that no name server answered, before any did: there is none


def lookup(
    hosts: Iterable[str], guard: Guard, *, seconds: float = SECONDS, resolver: Resolver | None = None
) -> dict[str, tuple[str, ...]]:
    """Host -> its addresses, for the names that could be looked up in time and may be contacted.

    What is still missing after `seconds`, or when no name server answers at all, is left out.
    """
    search = _Search(
        iter(dict.fromkeys(hosts)), resolver or Resolver(guard, threads=AT_ONCE, timeout=TIMEOUT)
    )
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(search.run(seconds))
    return search.found


class _Search:
    def __init__(self, hosts: Iterator[str], resolver: Resolver) -> None:
        self.found: dict[str, tuple[str, ...]] = {}
        self._hosts, self._resolver = hosts, resolver
        self._answered = False
        self._silences = 0

    async def run(self, seconds: float) -> None:
        """Work through the names, many at once, until the time is up."""
        tasks = [asyncio.create_task(self._work()) for _ in range(AT_ONCE)]
        await asyncio.wait(tasks, timeout=seconds)
        for task in tasks:
            task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.gather(*tasks, return_exceptions=True)
        await self._resolver.close()

    async def _work(self) -> None:
        for host in self._hosts:
            if not self._answered and self._silences > SILENCES:
                return
            try:
                self.found[host] = await self._resolver.addresses(host)
                self._answered = True
            except socket.gaierror as error:
                self._silences += error.args[0] == socket.EAI_AGAIN
                self._answered |= error.args[0] != socket.EAI_AGAIN
            except (OSError, ValueError):  # a network that may not be contacted, or no name at all
                self._answered = True
