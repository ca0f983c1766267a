"""A lenient HTTP/1 reader for answers that a strict parser refuses.

A header line without a colon, a NUL, a folded line, two lengths or none that makes sense: browsers show
such pages, so they must not be lost. Bounded in lines, bytes and interim answers; the caller sets the time.
"""

from __future__ import annotations

import asyncio

from crawler.arrival import HEADER_BYTES, HEADER_LINES, Arrival, Ask
from crawler.page import Cause

_SCANNED = 2 * 1024 * 1024  # header bytes read, but not kept, in search of the head's end
_LINE = 64 * 1024
_READ = 64 * 1024
_CHUNK_LINE = 4096


class BadHttpError(Exception):
    """What came is no HTTP answer that could be read."""


class Wire:
    """One answer, read from a connection on which the request has been sent."""

    def __init__(self, reader: asyncio.StreamReader, ask: Ask, arrival: Arrival) -> None:
        self._reader, self._ask, self._arrival = reader, ask, arrival
        self._buffer = bytearray()
        self._ended = False
        self._left = _SCANNED
        self._chunked = False
        self._lengths: set[int] = set()
        self._odd_length = False

    async def read(self) -> None:
        """Fill the arrival. Raises BadHttpError, and OSError when the connection breaks."""
        status, lines = await self._head()
        while 100 <= status < 200:
            status, lines = await self._head()
        headers = _fields(lines)
        self._framing(headers)
        self._arrival.head(self._ask, status, headers)
        if self._ask.method == "HEAD" or status in (204, 304) or not self._arrival.room:
            return
        await (self._chunks() if self._chunked else self._plain())

    async def _head(self) -> tuple[int, list[str]]:
        first = ""
        while not first:  # some servers send an empty line before the answer
            first = await self._line(_LINE)
        status = _status(first)
        lines: list[str] = []
        kept = count = 0
        while line := await self._line(_LINE):
            count += 1
            kept += len(line)
            if count <= HEADER_LINES and kept <= HEADER_BYTES:
                lines.append(line)
            elif status >= 200:
                self._arrival.note(Cause.BAD_HTTP)
        return status, lines

    async def _line(self, limit: int) -> str:
        """The next line without its end; "" for an empty one, and at the end of the data."""
        searched = 0
        while (at := self._buffer.find(b"\n", searched)) < 0:
            searched = len(self._buffer)
            if searched > limit or self._left <= 0:
                raise BadHttpError("header too large")
            if not await self._fill():
                if not self._buffer:
                    raise BadHttpError("no complete header")
                at = len(self._buffer)
                break
        line = bytes(self._buffer[:at])
        del self._buffer[: at + 1]
        self._left -= len(line) + 1
        return line.removesuffix(b"\r").decode("utf-8", "surrogateescape")

    async def _fill(self) -> bool:
        data = b"" if self._ended else await self._reader.read(_READ)
        self._ended = not data
        self._buffer += data
        return bool(data)

    def _framing(self, headers: list[tuple[str, str]]) -> None:
        for name, value in headers:
            key = name.lower()
            if key == "transfer-encoding":
                self._chunked = value.lower().split(",")[-1].strip() == "chunked"
            elif key == "content-length":
                self._length(value)
        if self._odd_length or len(self._lengths) > 1 or (self._chunked and self._lengths):
            self._arrival.note(Cause.BAD_HTTP)

    def _length(self, value: str) -> None:
        for part in value.split(",")[:8]:
            text = part.strip()
            if text.isascii() and text.isdigit() and len(text) < 20:
                self._lengths.add(int(text))
            else:
                self._odd_length = True

    async def _plain(self) -> None:
        """A body that ends with its length or with the connection; of two lengths the longer."""
        wanted = max(self._lengths) if self._lengths else None
        got = 0
        while wanted is None or got < wanted:
            part = await self._some(_READ if wanted is None else wanted - got)
            if not part:
                if wanted is not None and len(self._lengths) == 1 and not self._odd_length:
                    self._arrival.cut()
                return
            got += len(part)
            if not self._arrival.take(part):
                return
            await self._ask.room(self._arrival.size)

    async def _chunks(self) -> None:
        while True:
            self._left = max(self._left, _CHUNK_LINE)
            size = await self._chunk_size()
            if size is None:
                return
            while size:
                part = await self._some(size)
                if not part:
                    self._arrival.cut()
                    return
                size -= len(part)
                if not self._arrival.take(part):
                    return
                await self._ask.room(self._arrival.size)

    async def _chunk_size(self) -> int | None:
        """Bytes of the next chunk; None at the end, be it the proper one or not."""
        try:
            text = await self._line(_CHUNK_LINE) or await self._line(_CHUNK_LINE)
        except BadHttpError:
            self._arrival.cut()
            return None
        digits = text.split(";", 1)[0].strip()
        if not digits or len(digits) > 15 or not all(digit in "0123456789abcdefABCDEF" for digit in digits):
            if not self._arrival.parts:
                raise BadHttpError("bad chunk size")
            self._arrival.cut(Cause.BAD_HTTP)
            return None
        return int(digits, 16) or None

    async def _some(self, most: int) -> bytes:
        """At least one and at most `most` bytes of the body; b"" at the end of the data."""
        if not self._buffer:
            await self._fill()
        part = bytes(self._buffer[:most])
        del self._buffer[:most]
        return part


def _status(line: str) -> int:
    version, _, rest = line.partition(" ")
    digits = rest.strip()[:3]
    if not version.upper().startswith("HTTP/") or not (digits.isascii() and digits.isdigit()):
        raise BadHttpError("no HTTP status line")
    if len(digits) != 3 or rest.strip()[3:4] not in ("", " ", "\t"):
        raise BadHttpError("no HTTP status code")
    return int(digits)


def _fields(lines: list[str]) -> list[tuple[str, str]]:
    """Name and value of each header line; folded lines joined, lines that are none left out."""
    fields: list[tuple[str, str]] = []
    for line in lines:
        if line[0] in " \t" and fields:
            name, value = fields[-1]
            fields[-1] = (name, f"{value} {line.strip()}")
            continue
        name, colon, value = line.partition(":")
        if colon and name.strip() and name.strip().isascii():
            fields.append((name.strip(), value.strip()))
    return fields
