"""Headlines: items that the home page links without a list, by a picture or in large letters."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from checks.base import Rules, url_blind
from checks.evidence import pages_by_url
from crawler.facts import SiteFacts
from crawler.page import Dated, LinkKind, PageKind


class Headlines:
    """What the home page links and no row of it shows, of items published from a day on."""

    def __init__(self, facts: SiteFacts, edge: dt.date, rules: Rules) -> None:
        home = facts.home
        links = home.links if home else ()
        led = {url_blind(link.url) for link in links if link.kind is LinkKind.PAGE and not link.hidden}
        shown = {url_blind(row.url) for row in home.rows} if home else set()
        self._led = led - shown - {url_blind(column.url) for column in facts.columns}
        self._first = edge
        self._last = rules.day(home.fetched_at) + dt.timedelta(days=1) if home else edge
        self._columns = [column for column in facts.columns if column.newest and column.newest.day >= edge]
        self._pages = pages_by_url(facts)

    def listed(self) -> bool:
        """True where a column lists one of them, with its day."""
        return any(url in self._led for url in self._new_rows())

    def read(self) -> bool:
        """True where the page of one of them shows such a day."""
        articles = (self._pages.get(url) for url in self._led)
        return any(
            page.kind is PageKind.ARTICLE and self._is_new(page.published) for page in articles if page
        )

    def _new_rows(self) -> Iterator[str]:
        for column in self._columns:
            page = self._pages.get(url_blind(column.url))
            yield from (url_blind(row.url) for row in (page.rows if page else ()) if self._is_new(row.dated))

    def _is_new(self, dated: Dated | None) -> bool:
        return dated is not None and dated.certain and self._first <= dated.day <= self._last
