"""Partners: which site of an earlier round is which of a later one: by its id, else by its address.

A list may give its sites codes where another has none (`audit` knows but an address), or other codes.
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
    found = {id: id for id in before if id in now}
    by_address = {url: id for id, url in now.items() if id not in found}
    return found | {
        id: by_address[url] for id, url in before.items() if id not in found and url in by_address
    }
