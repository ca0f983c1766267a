"""Draft: a row before its year is known, and what becomes of it: one row a link, with its day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import cast

from crawler.page import Dated, DateSource, Frozen, Row
from crawler.reading import days
from crawler.reading.dates import url_day, url_month
from crawler.reading.row_days import Found, years
from crawler.reading.titles import TITLE_LIMIT
from crawler.reading.url_days import url_year

_EARLY, _LATE = dt.timedelta(days=-7), dt.timedelta(days=31)  # a day shown, from that in an address


class Draft(Frozen):
    """A row before its year is known."""

    place: int
    group: int
    title: str
    url: str
    found: Found | None
    pinned: bool
    carrier: str


def finished(drafts: list[Draft], boxes: Mapping[int, str], fetched: dt.date) -> tuple[Row, ...]:
    """The rows of drafts; `boxes` are the lists beside the page's own, by what stands above them."""
    inferred, latest = _inferred(drafts, fetched), fetched + dt.timedelta(days=1)
    return tuple(
        Row(
            title=draft.title[:TITLE_LIMIT],
            url=draft.url,
            dated=_dated_of(draft, inferred.get(index), latest),
            pinned=draft.pinned,
            carrier=draft.carrier,
            beside=boxes.get(draft.group, ""),
        )
        for index, draft in enumerate(drafts)
    )


def _inferred(drafts: list[Draft], fetched: dt.date) -> dict[int, dt.date]:
    """Days of rows that leave the year out, group by group, newest to oldest."""
    groups: dict[int, list[int]] = {}
    for index, draft in enumerate(drafts):
        if draft.found and not draft.found.spelt.year and not draft.pinned:
            groups.setdefault(draft.group, []).append(index)
    days_of: dict[int, dt.date] = {}
    for indices in groups.values():
        marks = [cast("Found", drafts[index].found).spelt for index in indices]
        for index, day in zip(indices, years(marks, fetched), strict=True):
            if day:
                days_of[index] = day
        by_url = [_in_year(url_year(drafts[index].url), drafts[index], fetched) for index in indices]
        known = [day for day in by_url if day]
        if len(known) == len(indices) and known == sorted(known, reverse=True):
            days_of.update(zip(indices, known, strict=True))
    for index, draft in enumerate(drafts):
        if draft.found and draft.found.year and (day := _in_year(draft.found.year, draft, fetched)):
            days_of[index] = day
    return days_of


def _in_year(year: int, draft: Draft, fetched: dt.date) -> dt.date | None:
    """The day of a row that leaves the year out, in a year told elsewhere; none that is to come."""
    spelt = cast("Found", draft.found).spelt
    day = days.make(year, spelt.month, spelt.day) if year and not spelt.year else None
    return day if day and day <= fetched + dt.timedelta(days=1) else None


def _dated_of(draft: Draft, inferred: dt.date | None, latest: dt.date) -> Dated | None:
    if not draft.found:
        return url_day(draft.url)
    spelt, text = draft.found.spelt, draft.found.text
    if day := spelt.date():
        if day > latest and (put_up := url_day(draft.url)) and put_up.day < latest:
            return put_up  # what is shown is the day of an event
        return Dated(day=day, source=DateSource.ROW, certain=draft.found.clear, text=text)
    by_url = url_day(draft.url)
    if by_url and (by_url.day.month, by_url.day.day) == (spelt.month, spelt.day):
        return Dated(day=by_url.day, source=DateSource.ROW, certain=True, text=text)
    month = url_month(draft.url)
    if month and month[1] == spelt.month and (anchored := days.make(month[0], spelt.month, spelt.day)):
        return Dated(day=anchored, source=DateSource.ROW, certain=True, text=text)
    near = by_url and _near(by_url.day, spelt.month, spelt.day)
    if day := near or inferred:
        return Dated(day=day, source=DateSource.ROW, certain=False, text=text)
    return by_url


def _near(put_up: dt.date, month: int, day: int) -> dt.date | None:
    """The day without a year that goes with the day in an address: little before it, or some weeks after."""
    several = (days.make(year, month, day) for year in (put_up.year, put_up.year + 1))
    return next((made for made in several if made and _EARLY <= made - put_up <= _LATE), None)


def unique(drafts: list[Draft], boxes: Mapping[int, str]) -> list[Draft]:
    """One row a link: of two with one address, the one of the list, with a day, with the longer title."""

    def worth(draft: Draft) -> tuple[bool, bool, int]:
        return draft.group not in boxes, draft.found is not None, len(draft.title)

    best: dict[str, int] = {}
    kept: list[Draft | None] = []
    for draft in drafts:
        key = draft.url or draft.title
        if key in best and (other := kept[best[key]]):
            if worth(draft) > worth(other):
                kept[best[key]] = draft
            continue
        best[key] = len(kept)
        kept.append(draft)
    return [draft for draft in kept if draft and (draft.title or draft.url)]
