"""Pipe: what the crawl and the browser's process tell each other, as frames on a pipe.

A frame is its length (four bytes, big-endian) and a message as MessagePack.
"""

from __future__ import annotations

import asyncio
import struct

import msgspec

from crawler.page import Frozen

RESTLESS_PAGE = "the page did not come to rest"
STUCK_PAGE = "the page got stuck"
LARGEST = 64 * 1024 * 1024  # bytes of a frame


class Open(Frozen, tag=True):
    """To the browser: show this page."""

    id: int
    url: str
    content_type: str  # as the server says
    body: bytes
    agent: str  # what the crawler calls itself
    seconds: float  # that it may take


class Ask(Frozen, tag=True):
    """From the browser: the page wants this."""

    id: int
    number: int
    method: str
    url: str
    kind: str  # script, xhr, fetch
    headers: dict[str, str] = {}


class Reply(Frozen, tag=True):
    """To the browser: what the page gets; nothing where `status` is 0."""

    id: int
    number: int
    status: int = 0
    headers: dict[str, str] = {}
    body: bytes = b""
    trouble: str = ""  # why the page cannot be shown whole


class Shown(Frozen, tag=True):
    """From the browser: the page as it stands when it has come to rest."""

    id: int
    html: str = ""
    charset: str = ""  # that the browser read it in
    trouble: str = ""  # why it could not be shown whole; then `html` is empty
    gone: bool = False  # the browser itself broke down: another try may do


ToBrowser = Open | Reply
ToCrawl = Ask | Shown


def frame(message: ToBrowser | ToCrawl) -> bytes:
    """A message as it goes over the pipe."""
    packed = msgspec.msgpack.encode(message)
    return struct.pack(">I", len(packed)) + packed


async def packed(reader: asyncio.StreamReader) -> bytes | None:
    """The next message, still packed; None at the end of the pipe, and where no frame can be made out."""
    try:
        (length,) = struct.unpack(">I", await reader.readexactly(4))
        return await reader.readexactly(length) if length <= LARGEST else None
    except (asyncio.IncompleteReadError, OSError):
        return None
