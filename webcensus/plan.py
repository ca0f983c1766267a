"""Plan: a list of sites becomes shards; sites that share an address stay together."""

from __future__ import annotations

import hashlib
import ipaddress
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlsplit

from crawler.address import Guard
from crawler.reading.identity import registrable_domain
from crawler.site import Site
from webcensus.settings import Settings
from webcensus.store import Shard

Places = Mapping[str, tuple[str, ...]]  # host -> where it is


def shards(sites: Sequence[Site], size: int, places: Places | None = None) -> tuple[Shard, ...]:
    """Pack sites into shards of about `size` sites.

    Sites that share an address stay in one shard, so politeness per address needs no talk between
    processes. Of a host that is not in `places`, the registrable domain (or the literal address) stands for
    it. A group larger than `size` makes a shard of its own. The order depends on the arguments alone.
    """
    made: list[list[Site]] = []
    room: list[Site] = []
    for group in neighbours(sites, places or {}):
        if room and len(room) + len(group) > size:
            made.append(room)
            room = []
        room = room + group
    if room:
        made.append(room)
    return tuple(
        Shard(id=f"s{number:05d}", sites=tuple(each), crowds=_crowds(each, places or {}))
        for number, each in enumerate(made, 1)
    )


def neighbours(sites: Sequence[Site], places: Places) -> list[list[Site]]:
    """The sites in groups that share no address with each other; in an order that mixes provinces."""
    groups = _groups(sites, places)
    return [groups[name] for name in sorted(groups, key=_scatter)]


def addresses(urls: Iterable[str], settings: Settings) -> Places:
    """Where the hosts of these URLs are, as far as they must be looked up and answer in time."""
    guard = Guard.of(settings.allow_network, settings.resolve)
    names = dict.fromkeys(name for url in urls if (name := _name(url)) and not guard.knows(name))
    if len(names) < 2:
        return {}
    from crawler.lookup import lookup  # with the machinery of look-ups: not for one site

    return lookup(names, guard)


def neighbourhood(url: str) -> str:
    """What a site may share with others: its literal address, or its registrable domain."""
    host = urlsplit(url).hostname or ""
    try:
        return str(ipaddress.ip_address(host))
    except ValueError:
        return registrable_domain(host) or host


def _crowds(sites: Sequence[Site], places: Places) -> dict[str, str]:
    """The sites of which is known that they share an address with another one, by the first they share."""
    found = {site.id: places.get(_name(site.url)) or _literal(site.url) for site in sites}
    count = Counter(address for shared in found.values() for address in shared)
    crowded = {id: [address for address in shared if count[address] > 1] for id, shared in found.items()}
    return {id: max(shared, key=lambda address: count[address]) for id, shared in crowded.items() if shared}


def _groups(sites: Sequence[Site], places: Places) -> dict[str, list[Site]]:
    """The sites by what they share; the name of a group is the first such thing of its first site."""
    leads: dict[str, str] = {}

    def lead(name: str) -> str:
        while leads.setdefault(name, name) != name:
            leads[name] = leads[leads[name]]
            name = leads[name]
        return name

    found = [places.get(_name(site.url)) or (neighbourhood(site.url),) for site in sites]
    for shared in found:
        for other in shared[1:]:
            leads[lead(other)] = lead(shared[0])
    groups: dict[str, list[Site]] = {}
    for site, shared in zip(sites, found, strict=True):
        groups.setdefault(lead(shared[0]), []).append(site)
    return {neighbourhood(group[0].url) + group[0].id: group for group in groups.values()}


def _name(url: str) -> str:
    """The host of a URL where it is a name; empty for an address."""
    host = (urlsplit(url).hostname or "").rstrip(".")
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return host
    return ""


def _literal(url: str) -> tuple[str, ...]:
    """The address in a URL; nothing for a name."""
    return () if _name(url) else (neighbourhood(url),)


def _scatter(name: str) -> bytes:
    """An order that mixes provinces, so that no shard holds only slow ones."""
    return hashlib.sha256(name.encode()).digest()
