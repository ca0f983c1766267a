"""Counters: hosts that count a site's visitors."""

from __future__ import annotations

from urllib.parse import urlsplit

from crawler.reading.vocabulary import load


def counts_visitors(url: str) -> bool:
    """True for an address of a host that counts visitors."""
    try:
        host = f".{urlsplit(url).hostname or ''}"
    except ValueError:
        return False
    return any(host.endswith(f".{name}") for name in load("counters")["hosts"])
