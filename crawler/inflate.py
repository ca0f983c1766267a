"""Content encodings undone, bounded in layers and in bytes. Pure: bytes in, bytes and a verdict out."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable
from typing import Any, Protocol

import brotli  # type: ignore[import-untyped]

from crawler.page import Cause, Frozen

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

LAYERS = 3
_SLICE = 16_384  # bytes fed at once
_PIECE = 1 << 20  # bytes taken out at once
_WINDOW = 23  # log2 of the largest zstd window a web client has to accept (RFC 9659)
_MEMBERS = 4096  # gzip members read at most
_MAGIC = {"gzip": b"\x1f\x8b", "x-gzip": b"\x1f\x8b", "zstd": b"\x28\xb5\x2f\xfd"}
_PLAIN = {"", "identity", "none"}


class Inflated(Frozen):
    """A body with its encodings undone as far as possible."""

    body: bytes
    causes: tuple[Cause, ...] = ()
    truncated: bool = False  # the data ended before its own end mark, or broke off in an error
    over: bool = False  # there is more than the limit, or more layers than LAYERS: `body` is what fits


class _Broken(Exception):
    """The data is not, or no longer, in the encoding."""


class _Decoder(Protocol):
    """Takes encoded bytes in slices; `take` gives at most `room` bytes a call, b"" when it needs more."""

    done: bool

    def feed(self, data: bytes) -> None: ...
    def take(self, room: int) -> bytes: ...


class _Zlib:
    """gzip (any number of members) and deflate (with or without its zlib header)."""

    def __init__(self, bits: int) -> None:
        self._bits, self._machine = bits, zlib.decompressobj(bits)
        self._input = b""
        self._pending = False  # output may wait inside although all input is taken
        self._members = 1
        self.done = False

    def feed(self, data: bytes) -> None:
        self._input += data

    def take(self, room: int) -> bytes:
        out = b""
        while not out and not self.done:
            if self._machine.eof:
                self._next_member()
            elif self._input or self._pending:
                out = self._step(room)
            else:
                break
        return out

    def _step(self, room: int) -> bytes:
        saved = self._machine.copy()
        try:
            out = self._machine.decompress(self._input, room)
        except zlib.error as error:
            return self._salvage(saved, room, error)
        self._input = self._machine.unconsumed_tail or self._machine.unused_data
        self._pending = len(out) == room
        return out

    def _next_member(self) -> None:
        """Go on with another gzip member; padding and rubbish behind the last one is not data."""
        self._members += 1
        if self._bits == 31 and self._input[:2] == b"\x1f\x8b" and self._members <= _MEMBERS:
            self._machine, self._pending = zlib.decompressobj(self._bits), False
        else:
            self.done, self._input = True, b""

    def _salvage(self, saved: Any, room: int, error: zlib.error) -> bytes:
        """What can be read before the byte that broke it."""
        out = bytearray()
        try:
            for at in range(len(self._input)):
                out += saved.decompress(self._input[at : at + 1], room)
                if len(out) >= room:
                    break
        except zlib.error:
            pass
        raise _Broken(bytes(out[:room])) from error


class _Brotli:
    def __init__(self) -> None:
        self._machine = brotli.Decompressor()
        self._input = b""
        self._pending = False  # the library hands its output out piecemeal, also without new input
        self.done = False

    def feed(self, data: bytes) -> None:
        self._input += data

    def take(self, room: int) -> bytes:
        if self.done or not (self._input or self._pending):
            return b""
        data = b""
        if self._machine.can_accept_more_data():
            data, self._input = self._input, b""
        try:
            out: bytes = self._machine.process(data, output_buffer_limit=room)
            self._pending = bool(out)
        except brotli.error as error:
            raise _Broken(b"") from error
        self.done = not out and self._machine.is_finished()
        return out


class _Zstd:
    def __init__(self) -> None:
        self._options: dict[int, int] = {zstd.DecompressionParameter.window_log_max: _WINDOW}
        self._machine = zstd.ZstdDecompressor(options=self._options)
        self._input = b""
        self.done = False

    def feed(self, data: bytes) -> None:
        self._input += data

    def take(self, room: int) -> bytes:
        if self._machine.eof and not self._next_frame():
            return b""
        if self._machine.needs_input and not self._input:
            return b""
        data, self._input = self._input, b""
        try:
            out: bytes = self._machine.decompress(data, room)
        except zstd.ZstdError as error:
            raise _Broken(b"") from error
        if self._machine.eof:
            self._input = self._machine.unused_data
            self.done = not self._input
        return out

    def _next_frame(self) -> bool:
        if self._input[:4] != b"\x28\xb5\x2f\xfd":
            self.done, self._input = True, b""
            return False
        self._machine = zstd.ZstdDecompressor(options=self._options)
        return True


def _deflate(body: bytes) -> _Decoder:
    header = body[:2]
    wrapped = len(header) == 2 and header[0] & 15 == 8 and int.from_bytes(header, "big") % 31 == 0
    return _Zlib(15 if wrapped else -15)


_DECODERS: dict[str, Callable[[bytes], _Decoder]] = {
    "gzip": lambda _: _Zlib(31),
    "x-gzip": lambda _: _Zlib(31),
    "deflate": _deflate,
    "br": lambda _: _Brotli(),
    "zstd": lambda _: _Zstd(),
}


def inflate(body: bytes, encoding: str, limit: int, *, whole: bool = True) -> Inflated:
    """`body` with the encodings of a Content-Encoding header undone, at most `limit` bytes of it.

    A body that is not in the encoding it claims is taken as it is, and so is one in an unknown
    encoding; both are noted as bad_http. `whole` is False when `body` is only the beginning of what
    was sent: then its sudden end is no fault. Never raises on any data.
    """
    names = [name for part in encoding.lower().split(",", 64) if (name := part.strip()) not in _PLAIN]
    if len(names) > LAYERS:
        return Inflated(body=b"", causes=(Cause.TOO_LARGE, Cause.BAD_HTTP), over=True)
    result = Inflated(body=body)
    for name in reversed(names):
        result = _layer(result, name, limit, whole)
    if len(result.body) > limit:
        return _with(result, body=result.body[:limit], over=True)
    return result


def _layer(before: Inflated, name: str, limit: int, whole: bool) -> Inflated:
    make = _DECODERS.get(name)
    if make is None:
        return _with(before, causes=_added(before, Cause.BAD_HTTP))
    decoder = make(before.body)
    out, broken = _drain(decoder, before.body, limit + 1)
    if broken and not out and not before.body.startswith(_MAGIC.get(name, b"\0\0\0\0\0")):
        return _with(before, causes=_added(before, Cause.BAD_HTTP))
    if len(out) > limit:
        return _with(before, body=out[:limit], over=True)
    if broken:
        return _with(before, body=out, truncated=True, causes=_added(before, Cause.BAD_HTTP, Cause.TRUNCATED))
    if not decoder.done and not _ended(decoder) and before.body and whole and not before.over:
        return _with(before, body=out, truncated=True, causes=_added(before, Cause.TRUNCATED))
    return _with(before, body=out)


def _ended(decoder: _Decoder) -> bool:
    decoder.take(1)  # lets a finished stream notice that it is
    return decoder.done


def _drain(decoder: _Decoder, body: bytes, room: int) -> tuple[bytes, bool]:
    """Decoded bytes up to `room`, and whether the data broke."""
    parts: list[bytes] = []
    size = 0
    try:
        for at in range(0, len(body), _SLICE):
            decoder.feed(body[at : at + _SLICE])
            while size < room and (part := decoder.take(min(_PIECE, room - size))):
                parts.append(part)
                size += len(part)
            if size >= room or decoder.done:
                break
    except _Broken as error:
        parts.append(error.args[0])
        return b"".join(parts)[:room], True
    return b"".join(parts), False


def _with(
    before: Inflated,
    *,
    body: bytes | None = None,
    causes: tuple[Cause, ...] | None = None,
    truncated: bool = False,
    over: bool = False,
) -> Inflated:
    return Inflated(
        body=before.body if body is None else body,
        causes=before.causes if causes is None else causes,
        truncated=before.truncated or truncated,
        over=before.over or over,
    )


def _added(before: Inflated, *causes: Cause) -> tuple[Cause, ...]:
    return tuple(dict.fromkeys((*before.causes, *causes)))
