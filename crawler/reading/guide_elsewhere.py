"""elsewhere: whether a part of a guide stands where this page does not show it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from lxml import etree

from crawler.reading.document import Document
from crawler.reading.fields import Field, Names
from crawler.reading.lines import Lines, inner
from crawler.reading.seldom import seldom
from crawler.reading.vocabulary import bare

LEADING = 2  # links that name elements and lead to pages of their own
MOST = 2_000  # elements looked at
SMALL = 100  # pixels; frames and pictures up to this hold no text
_OPENS = seldom(r"(?:location|href|open|load|get|post|ajax|fetch)\b", re.I)
_MORE = seldom(
    r"(?:其[他它余]|更多|具体|详细|完整|全部)[^。；\n]{0,16}(?:详见|参见|请见|请[^。；\n]{0,6}(?:点击|登[录陆]|访问|查[看询]))"
)
_DIGITS = seldom(r"\d{1,4}")


class Extent(NamedTuple):
    """The lines of a page among which a guide stands."""

    lines: Lines
    first: int
    last: int  # the one after the last

    def holds(self, node: etree._Element) -> bool:
        """True for an element that stands among these lines."""
        block: etree._Element | None = node
        while block is not None and not self.lines.knows(block):
            block = block.getparent()
        return block is not None and self.first <= self.lines.span(block)[0] <= self.last


def elsewhere(document: Document, names: Names, extent: Extent, found: Sequence[Field], text: str) -> bool:
    """True where links lead to the elements, or a frame, a picture or the text shows that there is more.

    Args:
        document: the page.
        names: the labels of elements.
        extent: where the guide stands.
        found: what was read, with its places: what is pictured there is known.
        text: the guide's text.
    """
    return _leads(document, names) or _shows(document, extent, found) or bool(_MORE.search(text[:20_000]))


def _leads(document: Document, names: Names) -> bool:
    """True for several links that are called like elements and lead to pages, or to what a script brings."""
    led: set[str] = set()
    for link in islice(document.root.iter("a", "li", "span", "button"), MOST):
        if _goes(link):
            led.update(
                name for name in names(bare(inner(link, 40))) if name not in ("form", "other", "supervision")
            )
    return len(led) >= LEADING


def _goes(link: etree._Element) -> bool:
    href = (link.get("href") or "").strip()
    if _OPENS.search(link.get("onclick") or ""):
        return True
    return (
        link.tag == "a"
        and bool(href)
        and not href.startswith("#")
        and not href.lower().startswith("javascript:")
    )


def _shows(document: Document, extent: Extent, found: Sequence[Field]) -> bool:
    """True for a frame, or a picture of the size of a page that is no value of an element."""
    known = {node for field in found for place in field.places for node in islice(place.iter("img"), MOST)}
    for node in islice(document.elements("iframe", "embed", "object", "img"), MOST):
        shows = is_picture(node) if node.tag == "img" else not _small(node)
        if shows and node not in known and extent.holds(node):
            return True
    return False


def _small(node: etree._Element) -> bool:
    sizes = [int(match[0]) for name in ("width", "height") if (match := _DIGITS.match(node.get(name) or ""))]
    hidden = "none" in (node.get("style") or "")
    return hidden or any(size <= SMALL for size in sizes if not (node.get("width") or "").endswith("%"))


def is_picture(image: etree._Element) -> bool:
    """An image of a text: wide, or in a paragraph of its own."""
    if match := _DIGITS.match(image.get("width") or ""):
        return int(match[0]) >= 300
    parent = image.getparent()
    return (
        parent is not None
        and parent.tag == "p"
        and not "".join(map(str, islice(parent.itertext(), 5))).strip()
    )
