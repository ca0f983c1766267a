"""Reach: does a host take connections at all?

Asked without a request, so it may be asked where robots.txt keeps us out.
"""

from __future__ import annotations

import asyncio
import contextlib
from urllib.parse import urlsplit

from crawler.address import Guard, Resolver
from crawler.connection import legacy, modern


async def connects(url: str, guard: Guard, timeout: float) -> bool:
    """True when a connection to the URL's host (with TLS for https) stands within `timeout` seconds."""
    parts = urlsplit(url)
    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    for context in (modern(), legacy()) if secure else (None,):
        try:
            async with asyncio.timeout(timeout):
                address, at = (await Resolver(guard).endpoints(parts.hostname or "", port))[0]
                guard.check(parts.hostname or "", [address])
                _, writer = await asyncio.open_connection(
                    address, at, ssl=context, server_hostname=parts.hostname if secure else None
                )
        except (OSError, TimeoutError, ValueError):
            continue
        with contextlib.suppress(OSError):
            writer.transport.abort()
        return True
    return False
