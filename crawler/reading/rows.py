"""Rows: the items of a page's lists, with title, link and day, from whatever carries them."""

from __future__ import annotations

import datetime as dt

import msgspec

from crawler.page import Row
from crawler.reading import carriers
from crawler.reading.beside import HEADING
from crawler.reading.blank import UNDATED_DATA, says_nothing
from crawler.reading.breadcrumb import breadcrumb
from crawler.reading.data import is_json, markup
from crawler.reading.data_rows import listed
from crawler.reading.dates import order_of
from crawler.reading.days import Order
from crawler.reading.document import Document
from crawler.reading.links import resolver
from crawler.reading.listing import SIGNS_OF_DAYS, Listing
from crawler.reading.nodes import Nodes
from crawler.reading.own_name import titled
from crawler.reading.pager import next_pages
from crawler.reading.pending import pending_script
from crawler.reading.signs import signs

__all__ = ["next_pages", "pending_script", "rows"]


_TEXTS = frozenset({"正文", "内容", "详情", "详细内容", "信息内容", "文章内容"})


def rows(document: Document, fetched: dt.date) -> tuple[Row, ...]:
    """The rows of every list on a page, at most 1,000, in page order, each address once.

    Read are the tree itself, CDATA records, JSON (the page's own or in scripts and attributes), and what
    scripts write. A row's day is its own, else that in its URL; `dated` is None where there is neither.
    `fetched` is the day of the fetch: it bounds the years that a list leaves out.
    """
    order = order_of(document)
    if is_json(document.source):
        return _json(document, fetched, order)
    if carriers.is_feed(document.source):
        return carriers.feed(document.source, document.base, order)
    told = signs(document)
    found = [_tree(document, document.nodes, fetched, order)]
    if "record" in told and (root := carriers.records(document.source)) is not None:
        found = [_tree(document, Nodes(root), fetched, order, "record"), *found]
    if "writing" in told and (root := carriers.written(document)) is not None:
        found.append(_tree(document, Nodes(root), fetched, order, "writeln"))
    own = [row for row in found[0] if not row.beside]
    if len(own) < 5 or not any(row.dated for row in own):
        found.append(_believed(document, listed(document, order, _charset(document))))
        if not found[-1] and (root := carriers.fragment(markup(document))) is not None:
            found.append(_shown(_tree(document, Nodes(root), fetched, order, "writeln")))
        if (root := carriers.commented(document.source)) is not None:
            found.append(_unsure(_tree(document, Nodes(root), fetched, order, "comment")))
    return found[0] if len(found) == 1 else carriers.merged(found)


def _believed(document: Document, found: tuple[Row, ...]) -> tuple[Row, ...]:
    """Items of data; undated, on a page that says that it holds nothing, they may be a menu or slides."""
    if not found or any(row.dated for row in found) or not says_nothing(document):
        return found
    document.memo[UNDATED_DATA] = True
    return ()


def _shown(found: tuple[Row, ...]) -> tuple[Row, ...]:
    """The dated rows of markup in scripts, which may be for anything, if they are several."""
    dated = tuple(row for row in found if row.dated)
    return dated if len(dated) > 2 else ()


def _json(document: Document, fetched: dt.date, order: Order) -> tuple[Row, ...]:
    """Rows of a JSON answer: its objects, or the markup that it carries."""
    found = [listed(document, order, _charset(document))]
    if (root := carriers.fragment(markup(document))) is not None:
        found.insert(0, _tree(document, Nodes(root), fetched, order, "json"))
    return carriers.merged(found)


def _tree(
    document: Document, nodes: Nodes, fetched: dt.date, order: Order, carrier: str = ""
) -> tuple[Row, ...]:
    listing = Listing(
        nodes,
        resolver(document),
        fetched,
        order=order,
        carrier=carrier,
        name=titled(document),
        trail=_hop(document),
        signs=_told(document, carrier),
        source=b"" if carrier or "numbered" in signs(document) else document.data,
    )
    return listing.rows()


def _told(document: Document, carrier: str) -> frozenset[str]:
    """The signs in a page's source; those of days, too, where its texts may stand there spelt otherwise."""
    told = signs(document)
    return told | SIGNS_OF_DAYS if carrier or "numbered" in told else told


def _hop(document: Document) -> str:
    """What the page is called by its trail; of an article's it says nothing."""
    hop = next(iter(breadcrumb(document)[-1:]), "")
    return hop if 1 < len(hop) <= HEADING and hop not in _TEXTS else ""


def _charset(document: Document) -> str:
    return document.text.charset or "utf-8"


def _unsure(found: tuple[Row, ...]) -> tuple[Row, ...]:
    """Rows that the page does not show as it stands: their days are never certain."""
    return tuple(
        msgspec.structs.replace(row, dated=row.dated and msgspec.structs.replace(row.dated, certain=False))
        for row in found
    )
