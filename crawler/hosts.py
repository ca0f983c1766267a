"""Hosts: the part of an address that names a machine."""

from __future__ import annotations

import functools
import re
from urllib.parse import urlsplit


def host_name(url: str) -> str:
    """The host of a URL without its port; "" where there is none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def host_of(url: str) -> str:
    """host:port of a URL, lower case, the port only where it is written; "" for what is no URL."""
    usual = _ORIGIN.match(url)
    return _host(usual[0] if usual else url)


_ORIGIN = re.compile(r"https?://[A-Za-z0-9.:-]+/")


@functools.lru_cache(1_024)
def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc.rpartition("@")[2].lower()
    except ValueError:
        return ""


def by_name(url: str) -> bool:
    """True when the host of a URL is a full name, which must be looked up, and not an address."""
    host = host_name(url).rstrip(".")
    last = host.rpartition(".")[2]
    return "." in host and ":" not in host and not last.isdigit() and not last.startswith("0x")
