"""Filled: tables of facts and directories of links, which fill a page without a row or running text."""

from __future__ import annotations

import itertools
from typing import Final

from lxml import etree

from crawler.reading.aside import is_aside
from crawler.reading.document import Document
from crawler.reading.seldom import seldom
from crawler.reading.text import title

FILLED = 3  # rows of facts, or links, that fill a page
TABLES = 50  # looked at
ROWS = 200  # of a table looked at
HEADING = 30  # characters

_CONTROLS: Final = ("input", "select", "button", "textarea", "table", "a", "img")
_HEADINGS = ("h1", "h2", "h3", "h4")
_FACT = seldom(r"[\u3400-\u9fff]{2}|\d[\d:.,—-]{2}")
_LABEL_ALONE = seldom(r"[:：]\s*$")
_FOOT = seldom(r"版权|ICP备|公网安备|主办|承办|技术支持|标识码|邮编|浏览器")


def is_filled(document: Document) -> bool:
    """True where a table of facts stands on a page, or below its own heading some links."""
    return any(_has_facts(table) for table in itertools.islice(document.elements("table"), TABLES)) or any(
        _heads_links(heading, title(document)) for heading in document.elements(*_HEADINGS)
    )


def _has_facts(table: etree._Element) -> bool:
    """True for some rows of two cells or more that hold facts; forms, calendars, menus have none."""
    if is_aside(table):
        return False
    rows = itertools.islice(table.iter("tr"), ROWS)
    facts = (row for row in rows if sum(map(_is_fact, row.iterchildren("td"))) >= 2)
    return len(list(itertools.islice(facts, FILLED))) == FILLED


def _is_fact(cell: etree._Element) -> bool:
    if next(cell.iter(*_CONTROLS), None) is not None:
        return False
    text = " ".join("".join(map(str, cell.itertext())).split())
    return bool(_FACT.search(text)) and not _LABEL_ALONE.search(text) and not _FOOT.search(text)


def _heads_links(heading: etree._Element, named: str) -> bool:
    """True for a heading with the page's name whose next element holds links."""
    text = " ".join("".join(map(str, heading.itertext())).split())
    beside = heading.getnext()
    if not 1 < len(text) <= HEADING or not named.startswith(text) or beside is None or is_aside(beside):
        return False
    links = {
        anchor.get("href") or ""
        for anchor in beside.iter("a")
        if "".join(map(str, anchor.itertext())).strip()
    }
    return len(links - {"", "#"}) >= FILLED
