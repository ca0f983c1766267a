"""Partners: which site of an earlier round is which of a later one: by its address, else by its id.

A list may give its sites codes where another has none (`audit` knows but an address), other codes, or one
site's code to another.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from crawler.cells import blind


class Named(Protocol):
    """What tells sites apart."""

    @property
    def id(self) -> str: ...

    @property
    def url(self) -> str: ...


def partners(earlier: Iterable[Named], later: Iterable[Named]) -> dict[str, str]:
    """Id of a site of the earlier round -> its id in the later one, of those that are in both."""
    before = {site.id: blind(site.url) for site in earlier}
    now = {site.id: blind(site.url) for site in later}
    by_address = {url: id for id, url in now.items()}
    found = {id: by_address[url] for id, url in before.items() if url in by_address}
    moved = (before.keys() & now.keys()) - found.keys() - set(found.values())
    return found | {id: id for id in moved}


def displaced(earlier: Iterable[Named], later: Iterable[Named]) -> dict[str, str]:
    """Id of a site that is in the earlier round only -> its address, where another site has that id now."""
    known = partners(earlier := list(earlier), later := list(later))
    now = {site.id for site in later}
    return {site.id: blind(site.url) for site in earlier if site.id in now and site.id not in known}
