"""Fetching: one request in, one Answer out, whatever the server does.

Redirects are not followed: a 3xx is an answer with its `location` header. Over a limit the outcome is
too_large and the body is what was read, at most `arrival.KEEP` bytes.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import socket
import ssl
import time
from collections import OrderedDict
from collections.abc import Mapping

from crawler import failure
from crawler.address import Guard
from crawler.arrival import Arrival, Ask
from crawler.connection import Connection, legacy, modern
from crawler.cookies import Cookies
from crawler.destination import Destination, destination
from crawler.page import Answer, Cause, Frozen, Outcome
from crawler.pool import Pool
from crawler.receiving import decoded, outcome, receive
from crawler.resolver import Resolver
from crawler.room import Lease
from crawler.wire import BadHttpError, Wire

SLOW = 3.0  # seconds to the head of an answer from which on it is noted as slow
_LOCAL_PAUSE = 0.3
_HOSTS = 4096  # remembered of a kind
_COOKIE_BODY = 4096  # bytes; a larger page is content, whose cookies are of no use here
_OWN_HEADERS = {"host", "cookie", "authorization", "accept-encoding", "connection", "content-length", "te"}


class FetchSettings(Frozen):
    """How to fetch. Times in seconds, sizes in bytes."""

    user_agent: str = "webcensus"
    timeout: float = 15.0  # for a request, from its first step to the last byte
    connect_timeout: float = 8.0  # for one connection with its TLS handshake
    max_bytes: int = 12 * 1024 * 1024  # of a page, as sent and as decoded


class Fetcher:
    """Fetches URLs. Belongs to the event loop in which it is first used; close it when done."""

    def __init__(self, settings: FetchSettings, guard: Guard, resolver: Resolver | None = None) -> None:
        self.settings = settings
        self.guard = guard
        self._resolver = resolver
        self._lent = resolver is not None
        self._cookies = Cookies()
        self._modern, self._legacy = modern(), legacy()
        self._old_hosts, self._loose_hosts = _Hosts(), _Hosts()
        self._headers = _lines(
            {
                "User-Agent": " ".join(settings.user_agent.split()),
                "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
                "Accept-Language": "zh-CN,zh;q=0.9,en;q=0.5",
                "Accept-Encoding": "gzip, deflate, br, zstd",
            }
        )
        self.under_way: set[asyncio.Timeout] = set()  # the time of each request
        self._made: Pool | None = None

    @property
    def resolver(self) -> Resolver:
        """The resolver in use, for others who must connect under the same guard."""
        if self._resolver is None:
            self._resolver = Resolver(self.guard)
        return self._resolver

    async def fetch(
        self,
        url: str,
        *,
        method: str = "GET",
        max_bytes: int | None = None,
        first_bytes: int | None = None,
        headers: Mapping[str, str] | None = None,
        deadline: float | None = None,
        lease: Lease | None = None,
    ) -> Answer:
        """The answer to one request. Sizes in bytes, `deadline` in seconds.

        `lease`: the place that a large body takes; the caller gives it back when the body has been read.

        `first_bytes` asks for the beginning only; that there is more is then no fault. Never raises for
        anything a server, a name server or a URL does. Raises ValueError for a method other than GET and
        HEAD.
        """
        if method not in ("GET", "HEAD"):
            raise ValueError(f"method {method!r}: only GET and HEAD are sent")
        began = time.monotonic()
        arrival = Arrival()
        ask = Ask(method, max_bytes or self.settings.max_bytes, first_bytes or 0, _own(headers), lease)
        target = destination(url, arrival)
        if target is not None:
            await self._timed(target, ask, arrival, deadline or self.settings.timeout)
        return self._answer(url, target, arrival, await decoded(arrival, ask), began)

    async def place(self, url: str) -> str:
        """The address to which a request for the URL would go first; "" where there is none."""
        target = destination(url, Arrival())
        if target is None:
            return ""
        try:
            async with asyncio.timeout(self.settings.timeout) as scope:
                self.under_way.add(scope)
                return (await self.resolver.endpoints(target.host, target.port))[0][0]
        except OSError:  # a request says it in its own words
            return ""
        finally:
            self.under_way.discard(scope)

    def drop(self) -> None:
        """Let the time of all requests under way end now."""
        for scope in self.under_way:
            scope.reschedule(asyncio.get_running_loop().time())

    async def close(self) -> None:
        """Close all connections."""
        if self._made is not None:
            await self._made.close()
        if self._resolver is not None and not self._lent:
            await self._resolver.close()

    async def _timed(self, target: Destination, ask: Ask, arrival: Arrival, deadline: float) -> None:
        try:
            async with asyncio.timeout(deadline) as scope:
                ask.scope = scope
                self.under_way.add(scope)
                await self._tries(target, ask, arrival)
        except TimeoutError:
            arrival.fail(Outcome.TIMEOUT, f"no complete answer within {deadline:g} s", Cause.TIMEOUT)
        finally:
            self.under_way.discard(scope)

    async def _tries(self, target: Destination, ask: Ask, arrival: Arrival) -> None:
        """The exchange; read leniently where a host speaks no strict HTTP, from then on at once."""
        loose = target.authority in self._loose_hosts
        error = None if loose else await self._strict(target, ask, arrival)
        if loose or failure.unparsed(error):
            error = await self._raw(target, ask, arrival)
            if arrival.status:
                self._loose_hosts.add(target.authority)
        if error is not None:
            failure.judge(error, arrival)

    async def _strict(self, target: Destination, ask: Ask, arrival: Arrival) -> Exception | None:
        """The exchange, and again where a try of another kind may do."""
        error = await self._once(target, ask, arrival, self._context(target))
        for _ in range(2):
            if not failure.local(error):
                break
            await asyncio.sleep(_LOCAL_PAUSE)
            error = await self._once(target, ask, arrival, self._context(target))
        if error is not None and target.secure and failure.handshake(error):
            error = await self._older(target, ask, arrival, error)
        return error

    async def _older(
        self, target: Destination, ask: Ask, arrival: Arrival, first: Exception
    ) -> Exception | None:
        """Once more with an older TLS greeting, which is remembered for the host when it works."""
        error = await self._once(target, ask, arrival, self._legacy)
        if error is not None and failure.handshake(error):
            return error if failure.old_tls(error) else first
        self._old_hosts.add(target.authority)
        return error

    async def _once(
        self, target: Destination, ask: Ask, arrival: Arrival, context: ssl.SSLContext
    ) -> Exception | None:
        """One exchange; gives what it failed with when it did before the head was there.

        A connection that was kept, and closed just now, is no reason to fail: then a new one is taken.
        """
        while True:
            try:
                connection = await self._pool.take(target, context)
            except Exception as error:
                return error
            try:
                failed = await self._exchange(connection, target, ask, arrival)
            finally:
                self._pool.give_back(connection, target, context)
            if failed is None or not failure.stale(failed, connection.turns):
                return failed

    async def _exchange(
        self, connection: Connection, target: Destination, ask: Ask, arrival: Arrival
    ) -> Exception | None:
        try:
            message, body = await connection.ask(self._request(target, ask), bodiless=ask.method == "HEAD")
        except Exception as error:
            return error
        await receive(connection, message, body, ask, arrival)
        return None

    async def _raw(self, target: Destination, ask: Ask, arrival: Arrival) -> Exception | None:
        """The exchange once more, read by the lenient reader."""
        try:
            reader, writer = await self._open(target, arrival)
        except OSError as error:
            return error
        try:
            writer.write(self._request(target, ask, "Connection: close\r\n"))
            await writer.drain()
            await Wire(reader, ask, arrival).read()
        except (OSError, BadHttpError) as error:
            if not arrival.status:
                return error
            framing = isinstance(error, BadHttpError)
            failure.broke_off(arrival, error, framing=framing)
        finally:
            writer.transport.abort()
        arrival.headed = arrival.headed or time.monotonic()
        return None

    async def _open(
        self, target: Destination, arrival: Arrival
    ) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """A connection to the first judged address that takes one. Raises OSError."""
        failed = OSError("no address")
        for address, port in await self.resolver.endpoints(target.host, target.port):
            try:
                opened = await self._open_at(target, address, port)
            except OSError as error:
                failed = error
            else:
                arrival.address = address
                return opened
        raise failed

    async def _open_at(
        self, target: Destination, address: str, port: int
    ) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        sock = self.guard.socket((family, socket.SOCK_STREAM, 0, "", (address, port)))
        try:
            sock.setblocking(False)
            await asyncio.get_running_loop().sock_connect(sock, (address, port))
            if not target.secure:
                return await asyncio.open_connection(sock=sock)
            name = target.host.strip("[]").rstrip(".")
            return await asyncio.open_connection(sock=sock, ssl=self._context(target), server_hostname=name)
        except BaseException:
            sock.close()
            raise

    @property
    def _pool(self) -> Pool:
        if self._made is None:
            self._made = Pool(self.resolver, self.settings.connect_timeout)
        return self._made

    def _context(self, target: Destination) -> ssl.SSLContext:
        return self._legacy if target.authority in self._old_hosts else self._modern

    def _request(self, target: Destination, ask: Ask, more: str = "") -> bytes:
        cookie = self._cookies.header(target.host, target.secure)
        own = _lines({**ask.headers, "Cookie": cookie} if cookie else ask.headers)
        head = (
            f"{ask.method} {target.path} HTTP/1.1\r\nHost: {target.named}\r\n{self._headers}{own}{more}\r\n"
        )
        return head.encode("utf-8", "replace")

    def _answer(
        self, url: str, target: Destination | None, arrival: Arrival, body: bytes, began: float
    ) -> Answer:
        if target is not None and arrival.cookies and (len(body) < _COOKIE_BODY or arrival.redirects):
            self._cookies.store(target.host, arrival.cookies)
        ended = outcome(arrival)
        if ended is Outcome.OK and arrival.headed - began >= SLOW:
            arrival.note(Cause.SLOW)
        now = time.monotonic()
        return Answer(
            url=url,
            final_url=target.href if target is not None else url,
            outcome=ended,
            fetched_at=dt.datetime.now(dt.UTC),
            status=arrival.status,
            headers=arrival.headers,
            body=body,
            causes=tuple(arrival.causes),
            error=" ".join(arrival.error.split())[:200],
            address=arrival.address,
            elapsed=round(now - began, 4),
            waited=now - arrival.sent if arrival.sent else 0.0,
            truncated=arrival.truncated,
        )


class _Hosts(OrderedDict[str, None]):
    """Hosts with a peculiarity; of too many the first is forgotten."""

    def add(self, authority: str) -> None:
        """Remember a host."""
        self[authority] = None
        if len(self) > _HOSTS:
            self.popitem(last=False)


def _lines(headers: Mapping[str, str]) -> str:
    """Headers as they are sent."""
    return "".join(f"{name}: {value}\r\n" for name, value in headers.items())


def _own(headers: Mapping[str, str] | None) -> dict[str, str]:
    """The caller's headers, without those that are the fetcher's own business."""
    if not headers:
        return {}
    return {
        name: " ".join(value.split())
        for name, value in headers.items()
        if name.lower() not in _OWN_HEADERS and name.isascii() and name.isprintable()
    }
