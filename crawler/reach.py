"""Reach: does a host take connections at all?

Asked without a request, so it may be asked where robots.txt keeps us out.
"""

from __future__ import annotations

import asyncio
import ssl
from urllib.parse import urlsplit

from crawler.address import Guard
from crawler.connection import legacy, modern
from crawler.resolver import Resolver


async def connects(url: str, guard: Guard, timeout: float) -> bool:
    """True when a connection to the URL's host (with TLS for https) stands within `timeout` seconds."""
    parts = urlsplit(url)
    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    try:
        async with asyncio.timeout(timeout):
            address, port = (await Resolver(guard).endpoints(parts.hostname or "", port))[0]
            for context in _contexts(secure):
                if await _opens(address, port, parts.hostname, context):
                    return True
    except (OSError, TimeoutError, ValueError):
        pass
    return False


def _contexts(secure: bool) -> tuple[ssl.SSLContext | None, ...]:
    return (modern(), legacy()) if secure else (None,)


async def _opens(address: str, port: int, host: str | None, context: ssl.SSLContext | None) -> bool:
    try:
        _, writer = await asyncio.open_connection(
            address, port, ssl=context, server_hostname=host if context else None
        )
    except OSError:
        return False
    writer.transport.abort()
    return True
