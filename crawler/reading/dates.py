"""Date: the day a page says it was published, how it is known, and how surely."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from urllib.parse import urlsplit

import msgspec

from crawler.page import Dated, DateSource
from crawler.reading import days
from crawler.reading.byline import byline_day, end_of, heading, is_byline, is_chinese, is_event, written_day
from crawler.reading.clock import UTC, days_moved, hours_by_host, hours_by_language
from crawler.reading.days import Order
from crawler.reading.document import Document
from crawler.reading.marked_days import MADE, by_data, by_markup, by_meta, by_tags, last_change, only
from crawler.reading.order import order_of
from crawler.reading.shown_days import (
    Flat,
    Labelled,
    events,
    flat_of,
    headline,
    labelled,
    lone,
    lone_in_lines,
)
from crawler.reading.url_days import url_day, url_month

__all__ = ["day_in", "order_of", "published", "url_day", "url_month"]

KINDS = ("first", "later", "bare")  # of labels
LIST_DAYS = 3  # more labelled days than that: a list


def day_in(text: str) -> dt.date | None:
    """The first full day that a text spells (its first 10,000 characters)."""
    hit = days.find(text[:10_000])
    return hit[0] if hit else None


def published(
    document: Document,
    url: str,
    tags: Mapping[str, str],
    fetched: dt.date | None = None,
    *,
    guess: bool = True,
) -> Dated | None:
    """The day of publication, or None where nothing on the page says it reliably.

    Asked in this order: meta tags, structured data, `time` elements, a labelled day in the text, a day in the
    URL; last, never certain, slow and only with `guess`, what htmldate thinks. Days before 1990 are dropped;
    `fetched` bounds the guess.
    """
    by_url, tagged = url_day(url), by_tags(tags)
    if tagged and by_url and tagged.day == by_url.day:
        return tagged
    order = order_of(document)
    marked = tagged or by_meta(document) or by_data(document) or by_markup(document, order)
    flat = flat_of(document)
    if is_chinese(flat):
        shown = _shown_in_chinese(flat, document, order, fetched, updated=not marked)
        if tagged and shown:
            return _tagged(tagged, shown)
        if marked:
            return _settled(_local(marked, by_url, document), shown, by_url)
        return by_url if shown and by_url and shown.day == by_url.day else shown or by_url
    shown = headline(flat, document, order, fetched)
    taking_place = events(flat, document, order) if shown or not marked else set()
    shown = None if shown and shown.day in taking_place else shown
    if marked:
        doubted = shown is None and by_url is None and _is_later(marked, flat, document, order)
        return None if doubted else _settled(_local(marked, by_url, document), shown, by_url)
    by_label = labelled(flat, order)
    kinds = [[hit.dated for hit in by_label if hit.kind == kind and not hit.aside] for kind in KINDS]
    told = next((hit for found in kinds if (hit := only(found, most=1))), None)
    if told or shown or by_url:
        return told or shown or by_url
    if any(len({dated.day for dated in found}) > LIST_DAYS for found in kinds):
        return None  # a list: what htmldate would pick is the day of one of its items
    if beside := only([hit.dated for hit in by_label if hit.kind == "first"], most=1):
        return Dated(day=beside.day, source=beside.source, certain=False, text=beside.text)
    guessed = _guess(document, url, fetched) if guess else None
    last = lone(flat, order) or written_day(document) or guessed or lone_in_lines(flat, order)
    return None if last and (last.day in taking_place or last.day == fetched) else last  # a clock's day


def _shown_in_chinese(
    flat: Flat, document: Document, order: Order, fetched: dt.date | None, *, updated: bool
) -> Dated | None:
    """The day that a Chinese article shows: behind a label of publication, else in its byline.

    With `updated` that of its last change will do. Days in the text, in neighbours' lines and in the frame of
    the page are days of something else.
    """
    where = heading(flat, document)
    latest = fetched + dt.timedelta(days=1) if fetched else dt.date.max
    above = _own_labelled(flat, order, where.body, latest)
    if len({hit.dated.day for hit in above}) > LIST_DAYS:
        return None
    near = [hit for hit in above if hit.piece >= where.start] if where.title >= 0 else above
    told = {kind: next((hit.dated for hit in near if hit.kind == kind), None) for kind in KINDS}
    shown = told["first"] or told["bare"] or byline_day(flat, where, order, fetched)
    if updated:
        shown = shown or told["later"]
    elif shown and _CHANGED.match(shown.text):
        shown = None
    if shown:
        return shown
    by_label = _own_labelled(flat, order, end_of(flat, where), latest)
    below = [
        hit.dated
        for hit in by_label
        if hit.kind == "first" or (hit.kind == "bare" and _in_byline(flat, hit.piece))
    ]
    if updated and not below:
        later = [hit for hit in by_label if hit.kind == "later" and _in_byline(flat, hit.piece)]
        below = [hit.dated for hit in later if hit.dated.day != fetched]  # the day of a page made again
    return only(below, most=1) or written_day(document)


def _own_labelled(flat: Flat, order: Order, end: int, latest: dt.date) -> list[Labelled]:
    """The labelled days before a text that are of the article, and none on which something takes place."""
    found = (hit for hit in labelled(flat, order, end) if hit.piece < end and not hit.aside)
    return [hit for hit in found if hit.kind != "bare" or not _is_event(flat, hit, latest)]


def _is_event(flat: Flat, hit: Labelled, latest: dt.date) -> bool:
    return hit.dated.day > latest or is_event(flat, hit.piece)


_CHANGED = re.compile(r"\W*(?:最后|最近|信息)?(?:更新|修改)")


def _in_byline(flat: Flat, number: int) -> bool:
    """True for a text beside words that only bylines have."""
    return any(is_byline(piece) for piece in flat.pieces[max(0, number - 1) : number + 1])


def _tagged(tagged: Dated, shown: Dated) -> Dated:
    """The day of the PubDate tag, or an earlier one that the page shows; not surely where they differ.

    A page that is made again gets a new tag, while its byline stays.
    """
    if tagged.day == shown.day:
        return tagged
    return msgspec.structs.replace(min(tagged, shown, key=lambda dated: dated.day), certain=False)


def _settled(marked: Dated, shown: Dated | None, by_url: Dated | None) -> Dated:
    """The marked day, unless the page shows its readers another one: that holds, but not surely."""
    if not shown or marked.day == shown.day or (by_url and by_url.day == marked.day):
        return marked
    return Dated(day=shown.day, source=shown.source, certain=False, text=shown.text)


def _is_later(marked: Dated, flat: Flat, document: Document, order: Order) -> bool:
    """True for a marked day after the page's own last change or the month of its address, shown nowhere.

    Such a day is one of an announcement or a republication.
    """
    changed, month = last_change(document), url_month(document.url)
    after = (changed and changed < marked.day) or (month and month < (marked.day.year, marked.day.month))
    if not after:
        return False
    seen = lone_in_lines(flat, order)
    return seen is None or seen.day != marked.day


def _local(dated: Dated, by_url: Dated | None, document: Document) -> Dated:
    """An instant in UTC, as the day it was where the site is: by the URL's day, or by the country's clock.

    Where only the page's language tells the country, a day that hangs on it is uncertain.
    """
    if not UTC.search(dated.text):
        return dated
    if by_url and abs((by_url.day - dated.day).days) <= 1:
        return Dated(day=by_url.day, source=dated.source, certain=dated.certain, text=dated.text)
    by_host = hours_by_host(document.url)
    hours = hours_by_language(document.root.get("lang") or "") if by_host is None else by_host
    moved = days_moved(dated.text, hours)
    return Dated(
        day=dated.day + dt.timedelta(days=moved),
        source=dated.source,
        certain=dated.certain and (by_host is not None or not moved),
        text=dated.text,
    )


def _guess(document: Document, url: str, fetched: dt.date | None) -> Dated | None:
    """htmldate's fast search, over a source whose DOCTYPE cannot swallow the head."""
    if len(document.source) > 2_000_000 or _is_front(url):
        return None
    from htmldate import find_date  # brings an HTTP client along: not before a page needs it

    latest = fetched + dt.timedelta(days=1) if fetched else dt.date(days.LAST_YEAR, 12, 31)
    try:
        found = find_date(
            re.sub(r"^\s*(<!doctype[^>]{0,300}>)", r"\1\n", document.source, count=1, flags=re.I),
            extensive_search=False,
            original_date=True,
            url=url,
            min_date=f"{days.FIRST_YEAR}-01-01",
            max_date=latest.isoformat(),
        )
    except Exception:  # a third party's parser over hostile text: no guess is a fair answer
        return None
    day = day_in(found) if found else None
    month = url_month(url)
    if day and (_is_made(document, day) or (month and month != (day.year, day.month))):
        return None
    return Dated(day=day, source=DateSource.LABEL, certain=False, text=found or "") if day else None


def _is_front(url: str) -> bool:
    """True for the address of a whole site, which was not published on a day."""
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query


def _is_made(document: Document, day: dt.date) -> bool:
    """True for the day on which the content system made the page, which says nothing of its content."""
    for element in document.elements("meta"):
        told = f"{element.get('name') or ''} {element.get('content') or ''}"
        if MADE.search(told) and day_in(told) == day:
            return True
    return False
