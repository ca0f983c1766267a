"""What has arrived for one request so far; it outlives the moment in which the exchange breaks off."""

from __future__ import annotations

import asyncio

from crawler.page import Cause, Outcome
from crawler.room import SMALL, Lease

HEADER_LINES = 200
HEADER_BYTES = 256 * 1024
KEEP = 3 * 1024 * 1024  # bytes kept of a body over its limit
_ERROR_ROOM = 1024 * 1024  # bytes read of an answer that is no page
_REDIRECT_ROOM = 64 * 1024
_VALUE = 8192
_PIECE = 32 * 1024


class Ask:
    """What is asked for: method, limits in bytes, own headers; and the place for a large body."""

    __slots__ = ("first_bytes", "headers", "lease", "max_bytes", "method", "scope")

    def __init__(
        self, method: str, max_bytes: int, first_bytes: int, headers: dict[str, str], lease: Lease | None
    ) -> None:
        self.method, self.headers, self.lease = method, headers, lease
        self.max_bytes, self.first_bytes = max_bytes, first_bytes
        self.scope: asyncio.Timeout | None = None  # the time it has

    async def room(self, size: int) -> None:
        """Wait for a place when a body has grown to so many bytes."""
        if size > SMALL and self.lease is not None:
            await self.lease.take(self.scope)


class Arrival:
    """Head and body as they come in, and how the exchange went."""

    __slots__ = (
        "address", "causes", "cookies", "error", "headed", "headers", "limit", "outcome", "over",
        "parts", "room", "sample", "sent", "size", "status", "truncated",
    )  # fmt: skip

    def __init__(self) -> None:
        self.status = 0
        self.headers: dict[str, str] = {}
        self.cookies: list[str] = []
        self.parts: list[bytes | bytearray] = []
        self.size = 0
        self.room = 0  # bytes of the body as sent that are still wanted
        self.limit = 0  # bytes of the body once decoded
        self.sample = False  # only the first bytes are wanted
        self.over = False  # there is more than is wanted
        self.truncated = False
        self.causes: list[Cause] = []
        self.outcome: Outcome | None = None
        self.error = ""
        self.address = ""
        self.headed = 0.0  # monotonic time at which the head was there
        self.sent = 0.0  # monotonic time by which the request had left; 0 where that is not known

    def fail(self, outcome: Outcome, error: str, *causes: Cause) -> None:
        """End with `outcome`; what has come stays."""
        self.outcome, self.error = outcome, error
        self.note(*causes)
        if self.parts:
            self.cut()

    def note(self, *causes: Cause) -> None:
        """Add causes, each once."""
        self.causes.extend(cause for cause in causes if cause not in self.causes)

    def cut(self, *causes: Cause) -> None:
        """The body ended before its end, without a fault of the connection itself."""
        self.truncated = True
        self.note(*causes, Cause.TRUNCATED)

    def head(self, ask: Ask, status: int, headers: list[tuple[str, str]]) -> None:
        """Take the head of the final answer and decide how much of the body is wanted."""
        self.status = status
        total = 0
        for name, value in headers[:HEADER_LINES]:
            key = name.lower()
            text = quoted(value) if key == "location" else readable(value)
            total += len(name) + len(text)
            if total > HEADER_BYTES:
                break
            self.headers[key] = text
            if key == "set-cookie":
                self.cookies.append(text)
        self._plan(ask)

    def take(self, part: bytes) -> bool:
        """Add a piece of the body; False when nothing more is wanted."""
        if self.size + len(part) > self.room:
            part = part[: self.room - self.size]
            self.over = True
        if part:
            self._add(part)
            self.size += len(part)
        if self.sample and self.size == self.room:
            self.over = self.over or self.declared != self.size
            return False
        return not self.over

    def _add(self, part: bytes) -> None:
        """Small pieces are put together: some servers send a byte at a time."""
        last = self.parts[-1] if self.parts else None
        if last is None or len(last) >= _PIECE:
            self.parts.append(part)
            return
        if isinstance(last, bytes):
            last = self.parts[-1] = bytearray(last)
        last += part

    def _plan(self, ask: Ask) -> None:
        self.sample = ask.first_bytes > 0
        if self.sample:
            self.limit = ask.first_bytes
        elif 200 <= self.status < 300:
            self.limit = ask.max_bytes
        else:
            self.limit = min(ask.max_bytes, _REDIRECT_ROOM if 300 <= self.status < 400 else _ERROR_ROOM)
        self.room = self.limit
        if not self.sample and ask.method != "HEAD" and self.declared > self.limit:
            self.over = True
            self.room = min(self.limit, KEEP) if self._text() else 0

    @property
    def redirects(self) -> bool:
        """True for a redirect that says where to."""
        return 300 <= self.status < 400 and bool(self.headers.get("location"))

    @property
    def until_close(self) -> bool:
        """True when only the end of the connection ends the body."""
        return "content-length" not in self.headers and "transfer-encoding" not in self.headers

    @property
    def declared(self) -> int:
        """The length of the body as its header gives it; 0 where it gives none that is a number."""
        text = self.headers.get("content-length", "")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 20 else 0

    def _text(self) -> bool:
        kind = self.headers.get("content-type", "text/").lower()
        return kind.lstrip().startswith("text/") or any(word in kind for word in ("html", "xml", "json"))


def readable(value: str) -> str:
    """A header value without control characters; raw bytes (surrogates) read as GB18030 or else Latin-1."""
    if value.isascii() and value.isprintable():
        return value[:_VALUE]
    raw = value[:_VALUE].encode("utf-8", "surrogateescape")
    text = _decoded(raw)
    return "".join(character if character.isprintable() else " " for character in text)


def _decoded(raw: bytes) -> str:
    for charset in ("utf-8", "gb18030"):
        try:
            return raw.decode(charset)
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1")


def quoted(value: str) -> str:
    """The value of a Location header: bytes that are no UTF-8 percent-encoded, as browsers send them."""
    raw = value[:_VALUE].encode("utf-8", "surrogateescape")
    try:
        return readable(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return readable("".join(chr(byte) if byte < 0x80 else f"%{byte:02X}" for byte in raw))
