"""Items: what the rows of a page say of its updates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from urllib.parse import urlsplit

from checks.base import Rules, url_blind
from checks.listing import Listing, listing_of
from crawler.page import Frozen, Page, PageKind

LEAF_KINDS = {PageKind.ARTICLE, PageKind.GUIDE, PageKind.LETTER}


class Newest(Frozen):
    """The latest day of some items."""

    day: dt.date
    certain: bool


class Items(Frozen):
    """The items of some rows, each as its listing tells it, sorted by what is known of its day."""

    fresh: frozenset[int | str] = frozenset()  # dated within the window
    old: frozenset[int | str] = frozenset()  # surely dated before it
    undated: frozenset[int | str] = frozenset()  # read, and without a date in any place
    open: frozenset[int | str] = frozenset()  # undated and unread, dated by inference, or dated in the future
    newest: Newest | None = None

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


def later(one: Newest | None, other: Newest | None) -> Newest | None:
    """The later of two days, of equal ones the first."""
    return max((day for day in (one, other) if day is not None), key=lambda day: day.day, default=None)


def items(page: Page, pages: dict[str, Page], edge: dt.date, rules: Rules) -> Items:
    """The items of a page's rows; `edge` is the window's first day, `pages` as `pages_by_url` gives them.

    A row without a date of its own takes the date of its article, if that was read.
    """
    first, last = edge.toordinal(), rules.day(page.fetched_at).toordinal() + 1
    listed = listing_of(page)
    days, certain, states = (
        _dated(page, listed, pages) if listed.undated else (listed.days, listed.certain, {})
    )
    fresh, old, open_, undated = set[int | str](), set[int | str](), set[int | str](), set[int | str]()
    newest, sure_newest = 0, False
    for item, day, sure in zip(listed.items, days, certain, strict=True):
        if not day:
            continue
        if day > last:
            open_.add(item)
            continue
        (fresh if day >= first else old if sure else open_).add(item)
        if day > newest:
            newest, sure_newest = day, bool(sure)
    for place, state in states.items():
        (undated if state == "undated" else open_).add(listed.items[place])
    return Items(
        newest=Newest(day=dt.date.fromordinal(newest), certain=sure_newest) if newest else None
    ) | Items(fresh=frozenset(fresh), old=frozenset(old), undated=frozenset(undated), open=frozenset(open_))


def _dated(
    page: Page, listed: Listing, pages: dict[str, Page]
) -> tuple[Sequence[int], Sequence[int], dict[int, str]]:
    """Days of rows or else of their articles, whether they are certain, and what rows without either are."""
    days, certain, states = list(listed.days), list(listed.certain), dict[int, str]()
    own = _host(page.final_url)
    for place, url in listed.undated.items():
        article = pages.get(url_blind(url))
        if article is not None and article.published is not None:
            days[place] = article.published.day.toordinal()
            certain[place] = article.published.certain
        elif state := _undated_state(url, article, own):
            states[place] = state
    return days, certain, states


def _undated_state(url: str, article: Page | None, own: str) -> str:
    """Whether a row without a date may be new; a row that leads to a column or another host is no item."""
    if article:
        return "undated" if article.kind in LEAF_KINDS else ""
    return "open" if _host(url) in ("", own) else ""


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
