"""Where the footer of a page begins, whose address and telephone are the site's, not the guide's."""

from __future__ import annotations

import re

from lxml import etree

from crawler.reading.document import Document
from crawler.reading.lines import Lines
from crawler.reading.seldom import seldom

_FOOTER = seldom(r"主办单位|网站标识码|ICP备|公网安备|版权所有|网站地图|技术支持|Copyright|©", re.I)
_FOOTER_NAME = seldom(r"foot|bottom|copyright", re.I)


def footer_line(document: Document, lines: Lines, last: int) -> int:
    """The first line of the footer; it lies after line `last`. Without footer, the number of lines."""
    cut = len(lines)
    for number in range(last + 1, len(lines)):
        if _FOOTER.search(lines[number].text[:300]):
            cut = _outermost(lines, number, last)
            break
    for element in document.elements("div", "footer", "table"):
        first, end = lines.span(element)
        if last < first < min(end, cut) and (element.tag == "footer" or _FOOTER_NAME.search(_marks(element))):
            cut = first
    return cut


def _outermost(lines: Lines, number: int, last: int) -> int:
    """The first line of the widest element around a line that begins after `last`."""
    node: etree._Element | None = lines[number].block
    first = number
    while node is not None:
        start, end = lines.span(node)
        if end and start <= last:
            break
        first = min(first, start) if end else first
        node = node.getparent()
    return first


def _marks(element: etree._Element) -> str:
    return f"{element.get('id') or ''} {element.get('class') or ''}"[:200]
