"""Anchored: rows whose years were inferred take them from the articles that were read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from crawler.page import Dated, Row
from crawler.reading import days


def anchored(rows: Sequence[Row], published: Mapping[str, Dated]) -> list[Row]:
    """The rows of one list, with years that its articles bear out.

    Args:
        rows: the list; days that are not certain may be of another year.
        published: the day of each article that was read, by its address.

    Returns:
        The rows. Where all articles that show the month and day of their row agree on how many years the list
        is off, each takes its article's day, and the others are put off by as many years.
    """
    borne = {row.url: told for row in rows if (told := published.get(row.url)) and _is_of(row, told)}
    off = {row.dated.day.year - borne[row.url].day.year for row in rows if row.dated and row.url in borne}
    if len(off) != 1:
        return list(rows)
    return [_put_off(row, borne.get(row.url), min(off)) for row in rows]


def _is_of(row: Row, told: Dated) -> bool:
    """True where an article shows the uncertain day of its row, be it in another year."""
    if row.dated is None or row.dated.certain:
        return False
    return (row.dated.day.month, row.dated.day.day) == (told.day.month, told.day.day)


def _put_off(row: Row, told: Dated | None, years: int) -> Row:
    if told is not None:
        return msgspec.structs.replace(row, dated=told)
    if row.dated is None or row.dated.certain or not years:
        return row
    day = days.make(row.dated.day.year - years, row.dated.day.month, row.dated.day.day)
    return msgspec.structs.replace(row, dated=msgspec.structs.replace(row.dated, day=day)) if day else row
