"""Hollow: a page of which nothing is left below its own heading, and that asks for no data."""

from __future__ import annotations

from typing import Final

from lxml import etree

from crawler.reading.document import Document
from crawler.reading.own_part import SHOWN, levels, pieces_of
from crawler.reading.pending import asks
from crawler.reading.seldom import seldom
from crawler.reading.unfilled import builds, is_own

_TURNS = seldom(r"^(?:首页|上一?页|下一?页|[尾末]页|返回.*|打印.*|关闭.*|\d{1,3})$")
_PLACES: Final = ("ul", "ol", "table", "tbody", "dl", "div", "section")


def is_hollow(document: Document) -> bool:
    """True where an own heading stands above nothing but empty boxes, without a script or an id among them.

    Whether a script of another file fills them only the site's other pages can tell.
    """
    if document.too_deep or document.cut:
        return False
    found = levels(document)
    part = [one for level in found for one in level]
    boxes = [box for one in part for box in one.iter(*_PLACES)]
    if not boxes or asks(document) or builds(document):
        return False
    around = part[0].getparent()
    scripted = around is not None and any(one.tag == "script" and is_own(one) for one in around)
    return not scripted and not any(box.get("id") for box in boxes) and not any(map(_holds, part))


def _holds(element: etree._Element) -> bool:
    shown = next(element.iter("script", *SHOWN), None) is not None
    return shown or any(map(_leads, element.iter("a"))) or next(pieces_of(element), None) is not None


def _leads(link: etree._Element) -> bool:
    """True for a link to another page, be it called 更多 only, but for those of a pager."""
    text = "".join("".join(map(str, link.itertext())).split())
    return (link.get("href") or "").strip() not in ("", "#", "/") and not _TURNS.search(text)
