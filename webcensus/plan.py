"""Plan: a list of sites becomes shards; sites that share an address stay together."""

from __future__ import annotations

import hashlib
import ipaddress
from collections.abc import Sequence
from urllib.parse import urlsplit

from crawler.reading.links import registrable_domain
from crawler.site import Site
from webcensus.store import Shard


def shards(sites: Sequence[Site], size: int) -> tuple[Shard, ...]:
    """Pack sites into shards of about `size` sites.

    Without a look-up, sites of one registrable domain (or one literal address) may share a machine, so they
    stay in one shard and politeness per address needs no talk between processes. A group larger than `size`
    makes a shard of its own. The order depends on the list alone.
    """
    groups: dict[str, list[Site]] = {}
    for site in sites:
        groups.setdefault(neighbourhood(site.url), []).append(site)
    made: list[list[Site]] = []
    room: list[Site] = []
    for name in sorted(groups, key=_scatter):
        if room and len(room) + len(groups[name]) > size:
            made.append(room)
            room = []
        room = room + groups[name]
    if room:
        made.append(room)
    return tuple(Shard(id=f"s{number:05d}", sites=tuple(each)) for number, each in enumerate(made, 1))


def neighbourhood(url: str) -> str:
    """What a site may share with others: its literal address, or its registrable domain."""
    host = urlsplit(url).hostname or ""
    try:
        return str(ipaddress.ip_address(host))
    except ValueError:
        return registrable_domain(host) or host


def _scatter(name: str) -> bytes:
    """An order that mixes provinces, so that no shard holds only slow ones."""
    return hashlib.sha256(name.encode()).digest()
