"""Known: which URLs a site's crawl has met."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.budget import Budget
from crawler.page import Link
from crawler.reading.links import url_key
from crawler.seen import Seen

MOST = 50_000  # URLs of one site told apart; beyond that they are only counted


class Known:
    """The URLs of one site, scheme- and www-blind."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._seen = Seen()

    def __contains__(self, key: int) -> bool:
        """True when a URL with this hash was met; one that is not written in its own way may seem new."""
        return key in self._seen

    def others(self, links: Sequence[Link]) -> list[Link]:
        """The links to addresses that were not met, as far as they are written in their own way."""
        return [links[number] for number in self._seen.others(hash(link.url) for link in links)]

    def add(self, url: str) -> bool:
        """Remember a URL; True when it was new."""
        key = hash(url_key(url))
        if key in self._seen:
            return False
        if len(self._seen) >= MOST:
            self._budget.shorten(1)
            return False
        self._seen.add(key)
        return True
