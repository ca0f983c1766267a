"""Receiving: head and body of a response into its arrival, and how that ended."""

from __future__ import annotations

import asyncio
import contextlib
import time

import aiohttp
from aiohttp.http import RawResponseMessage
from aiohttp.streams import StreamReader

from crawler import failure
from crawler.arrival import KEEP, Arrival, Ask
from crawler.connection import Connection
from crawler.inflate import inflate
from crawler.page import Cause, Outcome
from crawler.room import SMALL

GRACE = 3.0  # seconds spent on the beginning of a page that declares itself too large


async def receive(
    connection: Connection, message: RawResponseMessage, body: StreamReader, ask: Ask, arrival: Arrival
) -> None:
    """Head and body of an answer into the arrival."""
    arrival.headed = time.monotonic()
    arrival.address, arrival.sent = connection.peer, connection.sent
    arrival.head(ask, message.code, list(message.headers.items()))
    try:
        if arrival.over:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(GRACE):
                    await _drain(body, ask, arrival)
        else:
            await _drain(body, ask, arrival)
    except aiohttp.ClientError:
        failure.broke_off(arrival, connection.lost, framing=connection.broken)
    else:
        if connection.lost is not None and not arrival.over and arrival.until_close:
            failure.broke_off(arrival, connection.lost, framing=False)


async def _drain(body: StreamReader, ask: Ask, arrival: Arrival) -> None:
    while arrival.room and not body.at_eof() and (part := await body.readany()):
        if not arrival.take(part):
            break
        if arrival.size > SMALL:
            await ask.room(arrival.size)


async def decoded(arrival: Arrival, ask: Ask) -> bytes:
    """The body with its encodings undone and cut to its limit; what that takes is noted."""
    body = b"".join(arrival.parts)
    arrival.parts.clear()
    encoding = arrival.headers.get("content-encoding")
    if encoding and body:
        whole = not (arrival.over or arrival.truncated)
        result = inflate(body, encoding, min(arrival.limit, SMALL), whole=whole)
        if result.over and arrival.limit > SMALL:
            ask.scope = None
            await ask.room(SMALL + 1)
            result = inflate(body, encoding, arrival.limit, whole=whole)
        body = result.body
        arrival.note(*result.causes)
        arrival.truncated = arrival.truncated or result.truncated
        arrival.over = arrival.over or result.over
    return body[:KEEP] if arrival.over else body


def outcome(arrival: Arrival) -> Outcome:
    """How it ended; the causes are completed on the way."""
    if arrival.over:
        arrival.truncated = True
    if arrival.outcome is not None:
        return arrival.outcome
    if 200 <= arrival.status < 300:
        if arrival.over and not arrival.sample:
            arrival.error = f"more than {arrival.limit} bytes"
            arrival.note(Cause.TOO_LARGE)
            return Outcome.TOO_LARGE
        return Outcome.OK
    if arrival.redirects:
        return Outcome.OK
    arrival.note(Cause.REDIRECT if 300 <= arrival.status < 400 else Cause.HTTP_ERROR)
    return Outcome.HTTP_ERROR
