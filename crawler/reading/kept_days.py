"""Kept days: days that rows do not show but keep in attributes: `<li data-date="2015-11-20">`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree

from crawler.reading import days
from crawler.reading.data_rows import instant
from crawler.reading.days import Order, Spelt
from crawler.reading.nodes import Nodes
from crawler.reading.row_days import Found, anchor_of

ELEMENTS = 20_000
_OTHER = re.compile(r"end|expir|deadline|close|until|min|max|birth|begin|start", re.I)
_OF_TIME = re.compile(r"date|time|stamp|publish", re.I)
_NO_ROWS = frozenset({"a", "area", "html", "head", "body", "time", "option", "select"})


def kept(nodes: Nodes, order: Order) -> Iterator[Found]:
    """The days that attributes hold, none of them clear: values that are a day, with its label at most."""
    for index, element in enumerate(islice(nodes.elements, ELEMENTS)):
        if nodes.tags[index] not in _NO_ROWS and (told := _day_in(element, order)):
            spelt, text = told
            anchor = anchor_of(nodes, index)
            yield Found(spelt=spelt, text=text, element=index, anchor=anchor, clear=False)


def _day_in(element: etree._Element, order: Order) -> tuple[Spelt, str] | None:
    """The day with its year that an attribute is, and its spelling."""
    for name, value in element.attrib.items():
        text = str(value)
        if 8 <= len(text) <= 40 and (text[-1].isdigit() or text[-1] == "日") and not _OTHER.search(str(name)):
            spelt = days.whole(text, order) or _instant(str(name), text)
            if spelt and spelt.year:
                return spelt, text
    return None


def _instant(name: str, text: str) -> Spelt | None:
    """The day of a count of seconds or milliseconds, in an attribute that is named for a time."""
    day = instant(text) if text.isdigit() and _OF_TIME.search(name) else None
    return Spelt(year=day.year, month=day.month, day=day.day) if day else None
