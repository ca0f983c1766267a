"""Receiving: head and body of a response into its arrival, and how that ended."""

from __future__ import annotations

import asyncio
import contextlib
import time

import aiohttp

from crawler import failure
from crawler.arrival import KEEP, Arrival, Ask
from crawler.connection import WatchedResponse
from crawler.inflate import inflate
from crawler.page import Cause, Outcome
from crawler.room import SMALL

GRACE = 3.0  # seconds spent on the beginning of a page that declares itself too large


async def receive(response: WatchedResponse, ask: Ask, arrival: Arrival) -> None:
    """Head and body of an aiohttp response into the arrival."""
    protocol = response.protocol
    arrival.headed = time.monotonic()
    arrival.address, arrival.sent = protocol.peer, protocol.sent
    arrival.head(ask, response.status, list(response.headers.items()))
    try:
        if arrival.over:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(GRACE):
                    await _drain(response, ask, arrival)
        else:
            await _drain(response, ask, arrival)
    except aiohttp.ClientError:
        failure.broke_off(arrival, protocol.lost, framing=protocol.broken)
    else:
        if protocol.lost is not None and not arrival.over and arrival.until_close:
            failure.broke_off(arrival, protocol.lost, framing=False)


async def _drain(response: WatchedResponse, ask: Ask, arrival: Arrival) -> None:
    content = response.content
    while arrival.room and (part := await content.readany()):
        if not arrival.take(part):
            break
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
