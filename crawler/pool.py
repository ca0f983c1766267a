"""Pool: the connections of one fetcher, made to judged addresses, and kept for a while between requests.

It does what aiohttp's connector does, for a client without proxies, sessions and traces.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
import time
from collections import OrderedDict, deque
from typing import Any

import aiohappyeyeballs

from crawler.connection import Connection
from crawler.destination import Destination
from crawler.failure import ConnectTimeoutError, UnconnectedError
from crawler.resolver import Resolver

_IDLE = 400  # hosts whose connections are kept open between requests
_KEPT = 15.0  # seconds that a connection waits for the next request
_DELAY = 0.25  # seconds after which the next address is tried beside the one that has not answered yet

_Place = tuple[str, ssl.SSLContext | None]


class Pool:
    """Connections to any number of hosts. Belongs to one event loop; `seconds` is the time for one."""

    def __init__(self, resolver: Resolver, seconds: float) -> None:
        self._resolver, self._seconds = resolver, seconds
        self._loop = asyncio.get_running_loop()
        self._idle: OrderedDict[_Place, deque[tuple[Connection, float]]] = OrderedDict()
        self._taken: set[Connection] = set()
        self._sweep: asyncio.TimerHandle | None = None

    def __len__(self) -> int:
        """Hosts whose connections are kept open."""
        return len(self._idle)

    async def take(self, target: Destination, context: ssl.SSLContext) -> Connection:
        """A connection for one request, used before or not.

        Raises UnconnectedError or ConnectTimeoutError.
        """
        found = self._kept(_place(target, context))
        if found is None:
            found = await self._made(target, context)
        self._taken.add(found)
        return found

    def give_back(self, used: Connection, target: Destination, context: ssl.SSLContext) -> None:
        """A request has ended: keep its connection, if another one may be sent on it."""
        self._taken.discard(used)
        if not used.free:
            used.close()
            return
        place = _place(target, context)
        self._idle.setdefault(place, deque()).append((used, time.monotonic()))
        self._idle.move_to_end(place)
        while len(self._idle) > _IDLE:
            self._drop(next(iter(self._idle)))
        if self._sweep is None:
            self._sweep = self._loop.call_later(_KEPT, self._close_old)

    async def close(self) -> None:
        """Close all connections."""
        if self._sweep is not None:
            self._sweep.cancel()
        for used in self._taken:
            used.abort()
        for place in list(self._idle):
            self._drop(place)
        await asyncio.sleep(0)  # the transports say that they are closed in the loop's next turn

    def _kept(self, place: _Place) -> Connection | None:
        kept = self._idle.get(place)
        found = None
        while kept and found is None:
            each, since = kept.popleft()
            if each.is_connected() and time.monotonic() - since <= _KEPT:
                found = each
            else:
                each.close()
        if not kept:
            self._idle.pop(place, None)
        return found

    def _drop(self, place: _Place) -> None:
        for each, _ in self._idle.pop(place):
            each.abort()

    def _close_old(self) -> None:
        """Close what has waited too long; the place that was used the longest ago comes first."""
        oldest = time.monotonic() - _KEPT
        for place, kept in list(self._idle.items()):
            while kept and kept[0][1] < oldest:
                kept.popleft()[0].close()
            if not kept:
                del self._idle[place]
        self._sweep = self._loop.call_later(_KEPT, self._close_old) if self._idle else None

    async def _made(self, target: Destination, context: ssl.SSLContext) -> Connection:
        """A new connection to one of the host's judged addresses."""
        try:
            endpoints = await self._resolver.endpoints(target.host, target.port)
        except OSError as error:
            raise UnconnectedError(error) from error
        left = [_info(address, port) for address, port in endpoints]
        failed: Exception = UnconnectedError(OSError("no address"))
        while left:
            try:
                return await self._to_one(left, target, context)
            except OSError as error:
                late = isinstance(error, TimeoutError) and error.errno is None
                failed = ConnectTimeoutError() if late else UnconnectedError(error)
            aiohappyeyeballs.pop_addr_infos_interleave(left)
        raise failed

    async def _to_one(self, infos: list[Any], target: Destination, context: ssl.SSLContext) -> Connection:
        name = target.host.strip("[]").rstrip(".") if target.secure else None
        own = context if target.secure else None
        async with asyncio.timeout(self._seconds):
            sock = await aiohappyeyeballs.start_connection(
                infos, happy_eyeballs_delay=_DELAY, socket_factory=self._resolver.guard.socket
            )
            made: tuple[Any, Connection] = await self._loop.create_connection(
                self._new, sock=sock, ssl=own, server_hostname=name
            )
        return made[1]

    def _new(self) -> Connection:
        return Connection(self._loop)


def _place(target: Destination, context: ssl.SSLContext) -> _Place:
    return target.authority, context if target.secure else None


def _info(address: str, port: int) -> Any:
    """An address as the socket module's look-up gives it."""
    if ":" in address:
        return socket.AF_INET6, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", (address, port, 0, 0)
    return socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", (address, port)
