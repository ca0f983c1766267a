"""Items: what the rows of a page say of its updates."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlsplit

from checks.base import Rules, url_blind
from crawler.page import Dated, Frozen, Page, PageKind, Row

LEAF_KINDS = {PageKind.ARTICLE, PageKind.GUIDE, PageKind.LETTER}


class Items(Frozen):
    """The items of some rows, each by its address, sorted by what is known of its day."""

    fresh: frozenset[str] = frozenset()  # dated within the window
    old: frozenset[str] = frozenset()  # surely dated before it
    undated: frozenset[str] = frozenset()  # read, and without a date in any place
    open: frozenset[str] = frozenset()  # undated and unread, dated by inference, or dated in the future
    newest: Dated | None = None

    @property
    def dated(self) -> int:
        """How many items have a day."""
        return len(self.fresh) + len(self.old)

    def __or__(self, other: Items) -> Items:
        """Both, an item that stands in both counted once, by what is known best."""
        fresh = self.fresh | other.fresh
        old = (self.old | other.old) - fresh
        undated = (self.undated | other.undated) - fresh - old
        unknown = (self.open | other.open) - fresh - old - undated
        return Items(
            fresh=fresh, old=old, undated=undated, open=unknown, newest=later(self.newest, other.newest)
        )


def later(one: Dated | None, other: Dated | None) -> Dated | None:
    """The later of two days, of equal ones the first."""
    return max((day for day in (one, other) if day is not None), key=lambda day: day.day, default=None)


def items(page: Page, pages: dict[str, Page], edge: dt.date, rules: Rules) -> Items:
    """The items of a page's rows; `edge` is the window's first day, `pages` as `pages_by_url` gives them.

    A row without a date of its own takes the date of its article, if that was read.
    """
    latest = rules.day(page.fetched_at) + dt.timedelta(days=1)
    fresh, old, open_, undated = set[str](), set[str](), set[str](), set[str]()
    newest: Dated | None = None
    for row in page.rows:
        url, dated, article = url_blind(row.url), row.dated, None
        if dated is None and (article := pages.get(url)) is not None:
            dated = article.published
        if dated is None:
            state = _undated_state(row, article, page)
            if state:
                (undated if state == "undated" else open_).add(url or row.title)
        elif dated.day > latest:
            open_.add(url or row.title)
        else:
            (fresh if dated.day >= edge else old if dated.certain else open_).add(url or row.title)
            if newest is None or dated.day > newest.day:
                newest = dated
    return Items(newest=newest) | Items(
        fresh=frozenset(fresh), old=frozenset(old), undated=frozenset(undated), open=frozenset(open_)
    )


def _undated_state(row: Row, article: Page | None, page: Page) -> str:
    """Whether a row without a date may be new; a row that leads to a column or another host is no item."""
    if article:
        return "undated" if article.kind in LEAF_KINDS else ""
    return "open" if _host(row.url) in ("", _host(page.final_url)) else ""


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
