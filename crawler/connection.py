"""Connections as the fetcher needs them: aiohttp's, with bounded heads and nothing left over from before.

aiohttp's client protocol, with its parser, is extended in three places. The bytes of a head (interim answers
included) are counted. An answer nobody asked for closes its connection instead of answering the next request.
How a connection ended is kept, so that a body cut short, a reset and broken framing can be told apart.
"""

from __future__ import annotations

import asyncio
import ssl
import time
from typing import Any

import aiohttp
from aiohttp.client_proto import ResponseHandler
from aiohttp.http import RawResponseMessage
from aiohttp.streams import StreamReader

from crawler.arrival import HEADER_BYTES, HEADER_LINES

LEGACY_SERVER_CONNECT = 0x4  # OPLEGACY_SERVER_CONNECT, named only since Python 3.12
_HEAD = 4 * HEADER_BYTES  # bytes of one final head and all interim ones before it


class Connection(ResponseHandler):
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

    @property
    def free(self) -> bool:
        """True when the answer has come whole, and another request may be sent."""
        whole = self._body is not None and self._body.is_eof()
        return whole and not self.should_close and self.is_connected()

    async def ask(self, request: bytes, *, bodiless: bool) -> tuple[RawResponseMessage, StreamReader]:
        """Send a request; the head of its final answer, and the body to come.

        Raises aiohttp.ClientError when the connection ends before, HttpProcessingError when what comes is
        no strict HTTP.
        """
        if self.transport is None:
            raise aiohttp.ServerDisconnectedError
        self.turns += 1
        self._head_bytes, self._body, self.sent = 0, None, 0.0
        self.set_response_params(
            skip_payload=bodiless,
            read_until_eof=True,
            auto_decompress=False,
            max_line_size=16_384,
            max_field_size=65_536,
            max_headers=HEADER_LINES,
        )
        self.transport.write(request)
        self._loop.call_soon(self._left)  # it leaves at the end of the event loop's turn
        while True:
            message, body = await self.read()
            if not _interim(message):
                return message, body

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        peer = transport.get_extra_info("peername")
        self.peer = str(peer[0]) if peer else ""

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
        if self._body is not None:
            self.force_close()
            return
        if not _interim(data[0]):
            self._body = data[1]
        super().feed_data(data, size)

    def resume_reading(self, resume_parser: bool = True) -> None:
        """Go on where reading was paused; aiohttp asks for it after each piece that was taken."""
        if self._reading_paused:
            super().resume_reading(resume_parser)

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


def _interim(message: RawResponseMessage) -> bool:
    return 100 <= message.code < 200 and message.code != 101


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
