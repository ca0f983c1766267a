"""Connections as the fetcher needs them: aiohttp's, with bounded heads and nothing left over from before.

aiohttp's protocol is extended in three places. The bytes of a head (interim answers included) are counted.
An answer nobody asked for closes its connection instead of answering the next request. How a connection
ended is kept, so that a body cut short, a reset and broken framing can be told apart.
"""

from __future__ import annotations

import asyncio
import functools
import ssl
import time
from typing import Any

import aiohttp
from aiohttp.client_proto import ResponseHandler
from aiohttp.client_reqrep import ClientResponse
from aiohttp.connector import Connection

from crawler.arrival import HEADER_BYTES, HEADER_LINES
from crawler.resolver import Resolver

_IDLE = 400  # hosts whose connections are kept open between requests
LEGACY_SERVER_CONNECT = 0x4  # OPLEGACY_SERVER_CONNECT, named only since Python 3.12
_HEAD = 4 * HEADER_BYTES  # bytes of one final head and all interim ones before it


class WatchedProtocol(ResponseHandler):
    """aiohttp's client protocol, bounded and watched."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__(loop)
        self.peer = ""
        self.turns = 0  # requests sent on this connection
        self.sent = 0.0  # monotonic time by which the current request had left; 0 while that is not known
        self.lost: BaseException | None = None  # what the connection broke off with
        self.broken = False  # the parser gave up
        self._head_bytes = 0
        self._body: Any = None  # the body of the current final answer; None while its head is awaited

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        peer = transport.get_extra_info("peername")
        self.peer = str(peer[0]) if peer else ""

    def set_response_params(self, **params: Any) -> None:
        self.turns += 1
        self._head_bytes, self._body = 0, None
        self.sent = 0.0
        super().set_response_params(**params)

    def leave(self) -> None:
        """The request was written: it leaves at the end of the event loop's turn."""
        self._loop.call_soon(self._left)

    def _left(self) -> None:
        self.sent = time.monotonic()

    def data_received(self, data: bytes) -> None:
        if self._body is None:
            self._head_bytes += len(data)
            if self._head_bytes > _HEAD:
                return self._give_up("header too large")
        elif data and self._body.is_eof():
            return self._give_up("data after the answer")
        super().data_received(data)
        if self._exception is not None and not self.broken:
            self._give_up("broken framing")
        return None

    def feed_data(self, data: Any, size: int = 0) -> None:
        """Pass on interim answers and the first final one of each request."""
        status = data[0].code
        if self._body is not None:
            self.force_close()
            return
        if not 100 <= status < 200 or status == 101:
            self._body = data[1]
        super().feed_data(data, size)

    def connection_lost(self, exc: BaseException | None) -> None:
        self.lost = exc
        super().connection_lost(exc)

    def _give_up(self, why: str) -> None:
        self.broken = True
        error = aiohttp.ClientPayloadError(why)
        body = self._body
        if body is not None and not body.is_eof() and body.exception() is None:
            body.set_exception(error)
        if self._exception is None:
            self.set_exception(aiohttp.http.HttpProcessingError(code=400, message=why))
        if self.transport is not None:
            self.transport.abort()


class WatchedResponse(ClientResponse):
    """Knows its protocol even when nothing came, or when it has let go of its connection."""

    protocol: WatchedProtocol

    async def start(self, connection: Connection) -> ClientResponse:
        self.protocol = connection.protocol  # type: ignore[assignment]
        self.protocol.leave()
        try:
            return await super().start(connection)
        except aiohttp.ClientError as error:
            error.protocol = self.protocol  # type: ignore[attr-defined]
            raise


class WatchedConnector(aiohttp.TCPConnector):
    """Judges each address at the moment of connecting; keeps a bounded number of idle connections."""

    def __init__(self, resolver: Resolver, context: ssl.SSLContext) -> None:
        super().__init__(
            resolver=resolver,
            use_dns_cache=False,
            ssl=context,
            limit=0,
            keepalive_timeout=15.0,
            socket_factory=resolver.guard.socket,
        )
        self._factory = functools.partial(WatchedProtocol, loop=self._loop)  # type: ignore[assignment]

    def trim(self) -> None:
        """Close the longest idle connections above the bound."""
        while len(self._conns) > _IDLE:
            for protocol, _ in self._conns.pop(next(iter(self._conns))):
                protocol.close()


def modern() -> ssl.SSLContext:
    """A TLS context for reading, not for judging: any certificate will do, TLS 1.2 at least."""
    return _context("DEFAULT:@SECLEVEL=1")


def legacy() -> ssl.SSLContext:
    """For servers that stumble over a modern greeting: TLS 1.2 only, old ciphers and short keys."""
    context = _context("ALL:!aNULL:!eNULL:@SECLEVEL=0")
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    return context


def _context(ciphers: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.options |= LEGACY_SERVER_CONNECT
    context.set_ciphers(ciphers)
    context.set_alpn_protocols(["http/1.1"])
    return context


def session(
    connector: WatchedConnector, headers: dict[str, str], connect_timeout: float
) -> aiohttp.ClientSession:
    """A client session: no cookies, no proxies, no decoding, no hidden second tries."""
    client = aiohttp.ClientSession(
        connector=connector,
        cookie_jar=aiohttp.DummyCookieJar(),
        auto_decompress=False,
        response_class=WatchedResponse,
        headers=headers,
        timeout=aiohttp.ClientTimeout(total=None, sock_connect=connect_timeout),
        max_line_size=16_384,
        max_field_size=65_536,
        max_headers=HEADER_LINES,
    )
    client._retry_connection = False
    return client
