"""Carrier: what holds list rows outside the ordinary tree: records, comments, scripts that write, feeds."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from lxml import etree

from crawler.page import Dated, DateSource, Row
from crawler.reading.data_rows import address, spelt_day
from crawler.reading.dates import url_day
from crawler.reading.days import Order
from crawler.reading.document import Document
from crawler.reading.seldom import seldom

RECORD_LIMIT = 1_000
RECORD_SIZE = 20_000
WRITTEN = 250_000  # characters of a script that are looked at for what it writes


def fragment(markup: str) -> etree._Element | None:
    """A tree of a piece of markup, or None where there is nothing in it."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(markup.replace("\x00", "").encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


# <record><![CDATA[ … ]]></record>


def records(source: str) -> etree._Element | None:
    """The markup of all `record` elements of a page or of list data, as one tree; None without any."""
    found = list(_records(source))
    if found and all(record.lstrip()[:3].lower() == "<tr" for record in found):
        return fragment(f"<table>{''.join(found)}</table>")
    return fragment("".join(f"<div>{record}</div>" for record in found)) if found else None


def _records(source: str) -> Iterator[str]:
    at = 0
    for _ in range(RECORD_LIMIT):
        start = source.find("<record>", at)
        if start < 0:
            return
        end = source.find("</record>", start)
        if end < 0:
            return
        at = end
        inner = source[start + 8 : min(end, start + 8 + RECORD_SIZE)].strip()
        if inner.startswith("<![CDATA["):
            yield inner[9:].removesuffix("]]>")
        elif "&lt;" in inner:
            yield html.unescape(inner)


# A list that stands in a comment

_LIST_OPEN = seldom(r"<(?:ul|ol|table|tbody|div|dl)\b[^<>]{0,300}>\s{0,200}$", re.I)


def commented(source: str) -> etree._Element | None:
    """The markup of comments that fill a list element: rows a script is to show; None without any."""
    found = []
    at = 0
    for _ in range(RECORD_LIMIT):
        start = source.find("<!--", at)
        end = source.find("-->", start + 4) if start >= 0 else -1
        if end < 0:
            break
        at = end + 3
        inner = source[start + 4 : min(end, start + 200_000)]
        if inner.count("<a ") >= 3 and _LIST_OPEN.search(source[max(0, start - 600) : start]):
            found.append(inner)
    return fragment(f"<div>{''.join(found)}</div>") if found else None


# document.write(…)

_STATEMENT = seldom(
    r"""\b(?:document\.write(?:ln)?\s{0,5}\((?P<written>[^\n]{1,4000}?)\)\s{0,3}(?:[;\n}]|$)|(?:var\s{1,5})?(?P<name>[A-Za-z_$][\w$]{0,40})"""
    r"""\s{0,5}=\s{0,5}(?P<value>"[^"\n]{0,2000}"|'[^'\n]{0,2000}')\s{0,5}[;,\n])"""
)
_TERM = seldom(r""""((?:[^"\\\n]|\\.){0,2000})"|'((?:[^'\\\n]|\\.){0,2000})'|([A-Za-z_$][\w$]{0,40})""")


def written(document: Document) -> etree._Element | None:
    """What scripts write into the page from strings and variables, as a tree; None where nothing is."""
    if "document.write" not in document.source:
        return None
    parts: list[str] = []
    for script in document.elements("script"):
        text = script.text or ""
        if "document.write" in text:
            parts.extend(_written(text[:WRITTEN]))
    markup = "".join(parts)
    return fragment(markup) if "<a" in markup.lower() else None


def _written(script: str) -> Iterator[str]:
    names: dict[str, str] = {}
    for count, match in enumerate(_STATEMENT.finditer(script)):
        if count >= 20_000:
            return
        if match["name"]:
            names[match["name"]] = _unescaped(match["value"][1:-1])
        else:
            yield _value(match["written"], names) + "\n"


def _value(expression: str, names: dict[str, str]) -> str:
    """The text of a sum of strings and known names; unknown names count for nothing."""
    parts = []
    for match in _TERM.finditer(expression):
        if match[3]:
            parts.append(names.get(match[3], ""))
        else:
            parts.append(_unescaped(match[1] if match[1] is not None else match[2]))
    return "".join(parts)


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text.replace("\\n", "\n").replace("\\t", " ")) if "\\" in text else text


# Feeds

_ITEM = seldom(r"<(item|entry)[\s>]", re.I)


def is_feed(source: str) -> bool:
    """True for an RSS or Atom feed."""
    return bool(re.search(r"<(?:rss|feed|rdf:rdf)[\s>]", source[:1_500], re.I))


def feed(source: str, base: str, order: Order) -> tuple[Row, ...]:
    """The items of an RSS or Atom feed."""
    rows: list[Row] = []
    at = 0
    while len(rows) < RECORD_LIMIT and (start := _ITEM.search(source, at)):
        end = source.find(f"</{start[1]}>", start.end())
        if end < 0:
            break
        at = end
        item = source[start.end() : min(end, start.end() + RECORD_SIZE)]
        title, link = _element(item, "title"), _element(item, "link") or _attribute(item)
        dated = next(
            (
                day
                for name in ("pubDate", "published", "dc:date", "updated")
                if (day := _feed_day(item, name, order))
            ),
            None,
        )
        if title or link:
            url = address(link, base, "utf-8")
            rows.append(Row(title=title[:200], url=url, dated=dated or url_day(url), carrier="feed"))
    return tuple(rows)


def _feed_day(item: str, name: str, order: Order) -> Dated | None:
    text = _element(item, name)
    day = spelt_day(text, order) if text else None
    return Dated(day=day, source=DateSource.ROW, certain=True, text=text[:80]) if day else None


def _element(item: str, name: str) -> str:
    start = re.search(f"<{name}(?:\\s[^<>]{{0,200}})?>", item, re.I)
    end = item.find(f"</{name}>", start.end()) if start else -1
    if not start or end < 0:
        return ""
    text = item[start.end() : end].strip()
    text = text[9:].removesuffix("]]>") if text.startswith("<![CDATA[") else html.unescape(text)
    return " ".join(re.sub(r"<[^<>]{0,200}>", "", text).split())


def _attribute(item: str) -> str:
    match = re.search(r"""<link\b[^<>]{0,200}?\bhref=["']([^"'<>]{1,1000})["']""", item, re.I)
    return html.unescape(match[1]) if match else ""


def merged(groups: Iterable[Iterable[Row]]) -> tuple[Row, ...]:
    """Rows of several carriers, each address once: the one of a list, then a dated one."""
    best: dict[str, int] = {}
    rows: list[Row] = []
    for group in groups:
        for row in group:
            key = row.url or row.title
            if key not in best:
                best[key] = len(rows)
                rows.append(row)
            elif _worth(row) > _worth(rows[best[key]]):
                rows[best[key]] = row
    return tuple(rows[:RECORD_LIMIT])


def _worth(row: Row) -> tuple[bool, bool]:
    return not row.beside, row.dated is not None
