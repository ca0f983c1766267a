"""Names to addresses, each answer judged by the guard.

A name is resolved once, its whole answer is judged, and the connection goes to exactly the addresses
that were judged: neither a mixed answer nor a changed one (rebinding) reaches a forbidden network.
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

from aiohttp.abc import AbstractResolver, ResolveResult

from crawler.address import Guard, literal

Lookup = Callable[..., list[Any]]

_TRIED = 6  # addresses of one name that are connected to at most
_LABEL = 64  # characters from which on a part of a name is none


class Resolver(AbstractResolver):
    """Resolves names off the event loop, judges every answer by a guard, and remembers it for a while.

    Times are seconds. At most `threads` look-ups run at once, each in a daemon thread so that a name
    server that never answers delays neither other names for long nor the end of the program.
    """

    def __init__(
        self,
        guard: Guard,
        *,
        ttl: float = 60.0,
        failed_ttl: float = 5.0,
        size: int = 8192,
        threads: int = 96,
        timeout: float = 10.0,
        lookup: Lookup = socket.getaddrinfo,
    ) -> None:
        self.guard = guard
        self._ttl, self._failed_ttl = ttl, failed_ttl
        self._size, self._timeout = size, timeout
        self._lookup = lookup
        self._known: OrderedDict[str, tuple[float, tuple[str, ...] | OSError]] = OrderedDict()
        self._running: dict[str, asyncio.Task[tuple[str, ...]]] = {}
        self._slots = asyncio.Semaphore(threads)

    async def addresses(self, host: str) -> tuple[str, ...]:
        """The judged addresses of `host` (a name or an address).

        Raises ForbiddenAddressError, or socket.gaierror: EAI_NONAME for a name that does not exist,
        EAI_NODATA for one without addresses, EAI_AGAIN when no name server could say.
        """
        address = literal(host)
        if address:
            self.guard.check(host, [address])
            return (address,)
        return self._remembered(host) or await self._shared(host)

    async def endpoints(self, host: str, port: int) -> list[tuple[str, int]]:
        """Judged addresses with the port to connect to. Raises as `addresses` does."""
        place = self.guard.placed(host, port) if self.guard.places and not literal(host) else None
        if place is None:
            return [(address, port) for address in await self.addresses(host)]
        if not all(0 < len(label) < _LABEL for label in host.rstrip(".").split(".")):
            raise socket.gaierror(socket.EAI_NONAME, "not a host name")  # as a look-up would have said
        self.guard.check(host, [place[0]])
        return [place]

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """The judged addresses as aiohttp wants them. Raises as `addresses` does."""
        return [
            ResolveResult(
                hostname=host,
                host=address,
                port=at,
                family=socket.AF_INET6 if ":" in address else socket.AF_INET,
                proto=0,
                flags=socket.AI_NUMERICHOST,
            )
            for address, at in await self.endpoints(host, port)
            if family in (socket.AF_UNSPEC, socket.AF_INET6 if ":" in address else socket.AF_INET)
        ]

    async def close(self) -> None:
        """Drop look-ups that still run."""
        for task in list(self._running.values()):
            task.cancel()

    def _remembered(self, host: str) -> tuple[str, ...] | None:
        until, answer = self._known.get(host, (0.0, ()))
        if until < time.monotonic():
            return None
        if isinstance(answer, OSError):
            raise type(answer)(*answer.args)
        return answer

    async def _shared(self, host: str) -> tuple[str, ...]:
        """One look-up for all who ask for `host` at the same time; it outlives those who give up."""
        task = self._running.get(host)
        if task is None:
            task = asyncio.ensure_future(self._resolve(host))
            self._running[host] = task
            task.add_done_callback(lambda done: self._finished(host, done))
        return await asyncio.shield(task)

    def _finished(self, host: str, task: asyncio.Task[tuple[str, ...]]) -> None:
        self._running.pop(host, None)
        if not task.cancelled():
            task.exception()

    async def _resolve(self, host: str) -> tuple[str, ...]:
        try:
            found = await self._ask(host)
            self.guard.check(host, found)
            found = found[:_TRIED]
        except OSError as error:
            self._remember(host, self._failed_ttl, error.with_traceback(None))
            raise
        self._remember(host, self._ttl, found)
        return found

    def _remember(self, host: str, ttl: float, answer: tuple[str, ...] | OSError) -> None:
        self._known[host] = (time.monotonic() + ttl, answer)
        self._known.move_to_end(host)
        if len(self._known) > self._size:
            self._known.popitem(last=False)

    async def _ask(self, host: str) -> tuple[str, ...]:
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[tuple[str, ...]] = loop.create_future()
        async with self._slots:
            threading.Thread(target=self._work, args=(loop, answer, host), daemon=True).start()
            try:
                return await asyncio.wait_for(answer, self._timeout)
            except TimeoutError:
                raise socket.gaierror(socket.EAI_AGAIN, "the name server did not answer in time") from None

    def _work(
        self, loop: asyncio.AbstractEventLoop, answer: asyncio.Future[tuple[str, ...]], host: str
    ) -> None:
        found: tuple[str, ...] | Exception
        try:
            found = self._query(host)
        except Exception as error:
            found = error
        with contextlib.suppress(RuntimeError):  # the loop may be gone by now
            loop.call_soon_threadsafe(_settle, answer, found)

    def _query(self, host: str) -> tuple[str, ...]:
        try:
            name = host.encode("ascii")
            records = self._lookup(name, None, type=socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG)
        except UnicodeError:
            raise socket.gaierror(socket.EAI_NONAME, "not a host name") from None
        found = tuple(dict.fromkeys(str(record[4][0]) for record in records))
        if not found:
            raise socket.gaierror(socket.EAI_NODATA, "no address for this name")
        return found


def _settle(answer: asyncio.Future[tuple[str, ...]], found: tuple[str, ...] | Exception) -> None:
    if answer.done():
        return
    if isinstance(found, Exception):
        answer.set_exception(found)
    else:
        answer.set_result(found)
