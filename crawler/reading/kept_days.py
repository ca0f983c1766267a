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
from crawler.reading.seldom import seldom

ELEMENTS = 20_000
_OTHER = seldom(
    r"end|expir|deadline|close|until|min|max|birth|begin|start|valid|effect|event|meet|cache|modif|updat|chang|edit"
    r"|last|refresh|render|crawl|fetch|sync|now|today|current|build|built|version|gener|server|access|visit|view"
    r"|run|(?<!up)load|gxsj|gxrq|xgsj|xgrq|jzsj|jzrq|更新|修改|变更|截止|截至|到期|失效|有效|缓存|生成|当前|今天|现在",
    re.I,
)
_OF_TIME = re.compile(r"date|time|stamp|publish", re.I)
_OF_DAY = seldom(rf"{_OF_TIME.pattern}|pub|riqi|shijian|posted|issued|released|(?:rq|sj|day)$|^d$", re.I)
_TOLD_BY = {  # what names the value of an attribute whose own name says nothing
    "value": ("name", "id", "class"),
    "content": ("itemprop", "property", "name"),
}
_SHOWN = frozenset({"title", "alt"})  # what people are shown
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
        if not (8 <= len(text) <= 40 and (text[-1].isdigit() or text[-1] == "日")):
            continue
        spelt = days.whole(text, order) or _instant(str(name), text)
        if spelt and spelt.year and _is_own(element, str(name), text):
            return spelt, text
    return None


def _is_own(element: etree._Element, name: str, text: str) -> bool:
    """True for an attribute that is named for a day, and not for that of a copy, a change or an end."""
    named = " ".join(filter(None, map(element.get, _TOLD_BY.get(name, ()))))
    if _OTHER.search(named) or _OTHER.search(name) or _OTHER.search(text):
        return False
    if name in _SHOWN or (name == "value" and element.tag == "input" and not named):
        return True
    return _OF_DAY.search(named or name) is not None


def _instant(name: str, text: str) -> Spelt | None:
    """The day of a count of seconds or milliseconds, in an attribute that is named for a time."""
    day = instant(text) if text.isdigit() and _OF_TIME.search(name) else None
    return Spelt(year=day.year, month=day.month, day=day.day) if day else None
