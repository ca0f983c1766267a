"""Listing: the rows of a page by column, for who asks for days and addresses and for no row as a whole.

Days are ordinals of the calendar (`date.toordinal`), 0 where there is none.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence, Set
from functools import lru_cache

import msgspec

from checks.base import url_blind
from checks.stamp import stamp
from crawler.page import DateSource, Frozen, Page, Row


class Listing(Frozen, array_like=True):
    """The rows of one page, each in its place in every column."""

    items: tuple[int | str, ...] = ()  # what is one in all rows of the site that show the same item
    days: tuple[int, ...] = ()
    stamps: tuple[int, ...] = ()  # days in addresses
    certain: bytes = b""  # 1: the day is certain
    own: bytes = b""  # 1: besides, it is no address's, and the row is not pinned
    undated: dict[int, str] = {}  # place -> address of a row without a day
    boxes: bytes = b""  # place -> address of a row of a box beside the list, as MessagePack: hardly asked for

    def without(self, places: Set[int]) -> Listing:
        """The listing of the other rows."""
        kept = [place for place in range(len(self.items)) if place not in places]
        return Listing(
            items=tuple(self.items[place] for place in kept),
            days=tuple(self.days[place] for place in kept),
            stamps=tuple(self.stamps[place] for place in kept),
            certain=bytes(self.certain[place] for place in kept),
            own=bytes(self.own[place] for place in kept),
            undated={now: self.undated[place] for now, place in enumerate(kept) if place in self.undated},
        )


def boxed(listed: Listing) -> dict[int, str]:
    """Place -> address of the rows of boxes beside a list."""
    return _boxes(listed.boxes) if listed.boxes else {}


_boxes = msgspec.msgpack.Decoder(dict[int, str]).decode


class Listed(Sequence[Row]):
    """Rows whose listing is known before they are."""

    __slots__ = ()

    @property
    @abstractmethod
    def listing(self) -> Listing:
        """Their listing."""


def listing_of(page: Page) -> Listing:
    """The listing of a page's rows."""
    rows: Sequence[Row] = page.rows
    return rows.listing if isinstance(rows, Listed) else listing(rows)


def listing(rows: Sequence[Row]) -> Listing:
    """The listing of some rows; an item is told by its blind address, or by its title where it has none."""
    dated = [row.dated for row in rows]
    certain = [day is not None and day.certain for day in dated]
    printed = [day is not None and day.source is not DateSource.URL for day in dated]
    loose = [not row.pinned for row in rows]
    boxes = {place: row.url for place, row in enumerate(rows) if row.beside}
    return Listing(
        items=tuple([url_blind(row.url) or row.title for row in rows]),
        days=tuple([0 if day is None else day.day.toordinal() for day in dated]),
        stamps=tuple([_stamp(row.url) for row in rows]),
        certain=bytes(certain),
        own=bytes(map(all, zip(certain, printed, loose, strict=True))),
        undated={place: rows[place].url for place, day in enumerate(dated) if day is None},
        boxes=msgspec.msgpack.encode(boxes) if boxes else b"",
    )


@lru_cache(maxsize=8_192)
def _stamp(url: str) -> int:
    day = stamp(url)
    return day.toordinal() if day else 0
