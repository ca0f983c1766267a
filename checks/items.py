"""Items: what the rows of a page say of its updates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence, Set
from urllib.parse import urlsplit

from checks.base import Rules, url_blind
from checks.listing import Listing, listing_of
from crawler.page import Frozen, Page, PageKind

Item = int | str  # as a listing tells it
LEAF_KINDS = {PageKind.ARTICLE, PageKind.GUIDE, PageKind.LETTER}


class Newest(Frozen):
    """The latest day of some items."""

    day: dt.date
    certain: bool


class Items(Frozen):
    """The items of some rows, each as its listing tells it, sorted by what is known of its day."""

    fresh: Set[Item] = frozenset()  # dated within the window
    old: Set[Item] = frozenset()  # surely dated before it
    undated: Set[Item] = frozenset()  # read, and without a date in any place
    open: Set[Item] = frozenset()  # undated and unread, dated by inference, or dated in the future
    newest: Newest | None = None

    @property
    def dated(self) -> int:
        """How many items have a day."""
        return len(self.fresh) + len(self.old)

    @classmethod
    def together(cls, parts: Iterable[Items]) -> Items:
        """All of them, an item that stands in several counted once, by what is known best."""
        fresh, old, undated, unknown = set[Item](), set[Item](), set[Item](), set[Item]()
        newest: Newest | None = None
        for part in parts:
            fresh |= part.fresh
            old |= part.old
            undated |= part.undated
            unknown |= part.open
            newest = later(newest, part.newest)
        return _sorted(fresh, old, undated, unknown, newest)


def _sorted(
    fresh: set[Item], old: set[Item], undated: set[Item], unknown: set[Item], newest: Newest | None
) -> Items:
    old -= fresh
    undated -= fresh
    undated -= old
    unknown -= fresh
    unknown -= old
    unknown -= undated
    return Items(fresh=fresh, old=old, undated=undated, open=unknown, newest=newest)


def later(one: Newest | None, other: Newest | None) -> Newest | None:
    """The later of two days, of equal ones the first."""
    if one is None or other is None:
        return one or other
    return other if other.day > one.day else one


def items(
    page: Page, pages: dict[str, Page], edge: dt.date, rules: Rules, listed: Listing | None = None
) -> Items:
    """The items of a page's rows; `edge` is the window's first day, `pages` as `pages_by_url` gives them.

    `listed` is the listing of the rows meant, where that is not all of them.

    A row without a date of its own takes the date of its article, if that was read; on the home page, a row
    whose year is inferred takes its year from it.
    """
    first, last = edge.toordinal(), rules.day(page.fetched_at).toordinal() + 1
    whole = listed is None
    listed = listed or listing_of(page)
    days, certain, states = (
        _dated(page, listed, pages) if listed.undated else (listed.days, listed.certain, {})
    )
    if (
        whole
        and page.kind is PageKind.HOME
        and any(day and not sure for day, sure in zip(days, certain, strict=True))
    ):
        days, certain = _confirmed(page, days, certain, pages)
    if days and 0 not in days and 0 not in certain and (latest := max(days)) <= last:  # as on most pages
        new = {item for item, day in zip(listed.items, days, strict=True) if day >= first}
        return Items(fresh=new, old=set(listed.items) - new, newest=_newest(latest, certain=True))
    fresh, old, open_, undated = set[Item](), set[Item](), set[Item](), set[Item]()
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
    return _sorted(fresh, old, undated, open_, _newest(newest, certain=sure_newest) if newest else None)


def _newest(day: int, *, certain: bool) -> Newest:
    return Newest(day=dt.date.fromordinal(day), certain=certain)


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


def _confirmed(
    page: Page, days: Sequence[int], certain: Sequence[int], pages: dict[str, Page]
) -> tuple[Sequence[int], Sequence[int]]:
    """Days of a page's rows where what tells no year (11-20) takes that of its article.

    Where the article shows another day, such as when it was written, neither is trusted more.
    """
    days, certain = list(days), list(certain)
    for place, row in enumerate(page.rows):
        if row.dated is None or row.dated.certain:
            continue
        article = pages.get(url_blind(row.url))
        told = article.published if article is not None else None
        if (
            told
            and told.certain
            and (told.day.month, told.day.day) == (row.dated.day.month, row.dated.day.day)
        ):
            days[place], certain[place] = told.day.toordinal(), True
    return days, certain


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
