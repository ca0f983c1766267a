"""Carrier: what holds list rows outside the ordinary tree: CDATA records, JSON, scripts that write."""

from __future__ import annotations

import datetime as dt
import html
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from crawler.page import Dated, DateSource, Row
from crawler.reading import days
from crawler.reading.clock import days_moved, hours_by_host
from crawler.reading.dates import url_day
from crawler.reading.days import Order
from crawler.reading.document import Document
from crawler.reading.links import resolve
from crawler.reading.script_data import quoted, side_by_side, unquoted
from crawler.reading.signs import signs
from crawler.reading.titles import HANZI

RECORD_LIMIT = 1_000
RECORD_SIZE = 20_000
JSON_TRIES = 40
JSON_SIZE = 3_000_000
BEIJING = dt.timezone(dt.timedelta(hours=8))


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

_LIST_OPEN = re.compile(r"<(?:ul|ol|table|tbody|div|dl)\b[^<>]{0,300}>\s{0,200}$", re.I)


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

_STATEMENT = re.compile(
    r"""\b(?:document\.write(?:ln)?\s{0,5}\((?P<written>[^\n]{1,4000}?)\)\s{0,3}(?:[;\n}]|$)|(?:var\s{1,5})?(?P<name>[A-Za-z_$][\w$]{0,40})"""
    r"""\s{0,5}=\s{0,5}(?P<value>"[^"\n]{0,2000}"|'[^'\n]{0,2000}')\s{0,5}[;,\n])"""
)
_TERM = re.compile(r""""((?:[^"\\\n]|\\.){0,2000})"|'((?:[^'\\\n]|\\.){0,2000})'|([A-Za-z_$][\w$]{0,40})""")


def written(document: Document) -> etree._Element | None:
    """What scripts write into the page from strings and variables, as a tree; None where nothing is."""
    if "document.write" not in document.source:
        return None
    parts: list[str] = []
    for script in document.elements("script"):
        text = script.text or ""
        if "document.write" in text:
            parts.extend(_written(text[:500_000]))
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

_ITEM = re.compile(r"<(item|entry)[\s>]", re.I)


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
            url = _address(link, base, "utf-8")
            rows.append(Row(title=title[:200], url=url, dated=dated or url_day(url), carrier="feed"))
    return tuple(rows)


def _feed_day(item: str, name: str, order: Order) -> Dated | None:
    text = _element(item, name)
    day = _spelt(text, order) if text else None
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


# JSON

_TITLE_KEYS = re.compile(
    r"^(?:(?:doc|info|article|news|content|f|v|c|m|s|a|arr|array|str|show|list|record)?_?(?:title|subject|headline|bt|biaoti)|name|caption|text"
    r"|case_?name|casename|case_?title|description)$",
    re.I,
)
_URL_KEYS = re.compile(
    r"^(?:\w{0,20}(?:url|uri|link|href)|(?:link|file|full|pub|doc)?_?path|src|\w{0,20}file_?name)$", re.I
)
_NAME_KEYS = re.compile(
    r"^\w{0,20}(?:publication|document|case|item|file|doc|opinion)_?(?:name|title|caption)$", re.I
)
_DATE_KEYS = re.compile(
    r"date|time|fbsj|fbrq|rq$|sj$|^day$|published|release|pubdt|issued|filed|_on$|createdat|publishedat", re.I
)
_DATE_FIRST = re.compile(r"pub|release|fb|issue|filed|display|doc|show|post", re.I)
_DATE_NEVER = re.compile(
    r"expir|end|deadline|effective|abolish|valid|modif|update|birth|timezone|timestamp_server|duration|runtime",
    re.I,
)
_INLINE = re.compile(r"(?:[=:(,]|^)\s{0,5}(?=[\[{]\s{0,20}[\[{\"'])")


def listed(document: Document, order: Order, charset: str = "utf-8") -> tuple[Row, ...]:
    """Rows of the JSON that a page is, or carries in scripts and attributes."""
    found: list[Row] = []
    for data in values(document):
        for thing in _objects(data):
            row = _row(thing, document.base, order, charset)
            if row:
                found.append(row)
            if len(found) >= RECORD_LIMIT:
                return _with_days(found)
    return _with_days(found)


def values(document: Document) -> list[Any]:
    """The data that a page is, or carries in scripts and attributes, each value once decoded."""
    if "values" not in document.memo:
        document.memo["values"] = [*_data(document), *_arrays(document)]
    found: list[Any] = document.memo["values"]
    return found


def _arrays(document: Document) -> Iterator[list[dict[str, str]]]:
    """The items of arrays that scripts fill side by side."""
    for script in document.elements("script"):
        text = script.text or ""
        if "[0]" in text and len(text) <= JSON_SIZE:
            yield side_by_side(text)


def markup(document: Document) -> etree._Element | None:
    """The markup that strings of a JSON answer hold, as one tree; None where there is none."""
    parts: list[str] = []
    for thing in _objects(json_of(document.source)):
        parts.extend(value for value in thing.values() if isinstance(value, str) and "<a " in value)
        if len(parts) > RECORD_LIMIT:
            break
    return (
        fragment("".join(f"<div>{part[:500_000]}</div>" for part in parts[:RECORD_LIMIT])) if parts else None
    )


def _with_days(found: list[Row]) -> tuple[Row, ...]:
    """Rows of data count as a list only from two on."""
    return tuple(found) if len(found) >= 2 else ()


def is_json(source: str) -> bool:
    """True for an answer that is JSON, or JSON in a callback."""
    return bool(
        re.match(
            r"\ufeff?\s{0,50}(?:[\w$.]{1,60}\s?\(\s{0,5})?(?:\{\s{0,50}[\"}]|\[\s{0,50}[\[{\"\]])",
            source[:300],
        )
    )


def json_of(source: str) -> Any:
    """The value of a JSON or JSONP answer; None where it is none."""
    start = re.match(r"\ufeff?\s{0,50}(?:[\w$.]{1,60}\s?\(\s{0,5})?", source)
    return _decoded(source, start.end() if start else 0)


def _data(document: Document) -> Iterator[Any]:
    if is_json(document.source):
        yield json_of(document.source)
        return
    tries = 0
    for text in _json_texts(document):
        at = 0
        if ".push(" in text and (pushed := _loose(text)):
            yield pushed
            continue
        while tries < JSON_TRIES and (hit := _INLINE.search(text, at)):
            tries += 1
            value, end = _decoded_at(text, hit.end())
            if value is None:
                value = _loose(text[hit.end() : hit.end() + 200_000])
                end = hit.end() + (200_000 if value else 1)
            at = max(end, hit.end() + 1)
            if value:
                yield value


_TITLED = re.compile(
    r"""["'\s{,;](?:\w{0,12})(?:title|subject|headline|name|bt)(?:\\?["']|&(?:quot|\#34|apos|\#39);)?\s{0,5}:""",
    re.I,
)


def _json_texts(document: Document) -> Iterator[str]:
    """Scripts and attributes that may hold data with titles."""
    source = document.source
    if "titled data" not in signs(document) or not _TITLED.search(source):
        return
    for script in document.elements("script", "textarea"):
        text = script.text or ""
        if 40 < len(text) <= JSON_SIZE and "{" in text and "ld+json" not in (script.get("type") or ""):
            found = list(quoted(text))
            yield from found or (text,)
    if "&quot;" in source or "='{" in source or "='[" in source:
        yield from _attributes(document)


def _attributes(document: Document) -> Iterator[str]:
    for element in document.root.iter():
        for value in element.attrib.values():
            if len(value) > 40 and value.lstrip()[:1] in {"{", "["}:
                yield str(value)


_DECODER = json.JSONDecoder(strict=False)


def _decoded(text: str, at: int) -> Any:
    return _decoded_at(text, at)[0]


def _decoded_at(text: str, at: int) -> tuple[Any, int]:
    if len(text) > JSON_SIZE:
        return None, at
    try:
        value, end = _DECODER.raw_decode(text, at)
    except (ValueError, RecursionError):
        return None, at
    return value, end


_LOOSE_OBJECT = re.compile(r"\{([^{}]{10,4000})\}")
_LOOSE_PAIR = re.compile(
    r"""["']?([A-Za-z_]\w{0,30})["']?\s{0,5}:\s{0,5}(?:"((?:[^"\\\n]|\\.){0,1000})"|'((?:[^'\\\n]|\\.){0,1000})'|(\d{8,16})(?=\s*[,}]|$))"""
)


def _loose(text: str) -> list[dict[str, str]]:
    """Objects of a JavaScript literal: keys without quotes, strings in single ones."""
    found = []
    for match in _LOOSE_OBJECT.finditer(text):
        pairs = {
            key: unquoted(one or two or number) for key, one, two, number in _LOOSE_PAIR.findall(match[1])
        }
        if len(pairs) >= 2:
            found.append(pairs)
        if len(found) >= RECORD_LIMIT:
            break
    return found


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    """The objects in the lists of some data, breadth first, bounded."""
    level: list[Any] = [data]
    seen = 0
    for _ in range(10):
        below: list[Any] = []
        for thing in level:
            seen += 1
            if seen > 20_000:
                return
            if isinstance(thing, dict):
                yield thing
                below.extend(value for value in thing.values() if isinstance(value, dict | list))
            elif isinstance(thing, list):
                below.extend(value for value in thing if isinstance(value, dict | list))
        level = below


def _row(thing: dict[str, Any], base: str, order: Order, charset: str) -> Row | None:
    base_hours = hours_by_host(base)
    thing = {key: _unwrapped(value) for key, value in list(thing.items())[:200]}
    url = _address(_first(thing, _URL_KEYS), base, charset)
    title = _first(thing, _TITLE_KEYS) or _first(thing, _NAME_KEYS) or (_longest(thing) if url else "")
    if not title and not url:
        return _row_by_shape(thing, base, order, charset)
    if len(title) < 4:
        return None
    dated = _day(thing, order, base_hours or 0) or (url_day(url) if url else None)
    if not dated and not (url and len(title) >= 8):
        return None
    return Row(title=title[:200], url=url, dated=dated, pinned=_pinned(thing), carrier="json")


_LOCATION = re.compile(r"(?:https?://|\.{0,2}/)[^\s<>]{3,400}|[\w./-]{1,200}\.s?html?(?:\?[^\s<>]{0,200})?")


def _row_by_shape(thing: dict[str, Any], base: str, order: Order, charset: str) -> Row | None:
    """The row of an object whose keys tell nothing (`t`, `u`, `d`): one address, one day, one title."""
    if any(len(str(key)) > 2 for key in thing) or len(thing) > 8:
        return None
    texts = [value.strip() for value in thing.values() if isinstance(value, str) and value]
    urls = [text for text in texts if _LOCATION.fullmatch(text)]
    told = [(text, day) for text in texts if text not in urls and (day := _spelt(text, order))]
    titles = [text for text in texts if text not in urls and len(HANZI.findall(text[:60])) >= 4]
    if len(urls) != 1 or len(told) != 1 or not titles:
        return None
    text, day = told[0]
    dated = Dated(day=day, source=DateSource.JSON, certain=True, text=text[:80])
    title = " ".join(max(titles, key=len).split())
    return Row(title=title[:200], url=_address(urls[0], base, charset), dated=dated, carrier="json")


def _unwrapped(value: Any) -> Any:
    """The one value that some interfaces wrap with its type: {"S": "text"}."""
    if isinstance(value, dict) and len(value) == 1:
        inner = next(iter(value.values()))
        return inner if isinstance(inner, str | int | float) else value
    return value


def _longest(thing: dict[str, Any]) -> str:
    texts = [
        value for value in thing.values() if isinstance(value, str) and " " in value and len(value) <= 300
    ]
    return " ".join(max(texts, key=len, default="").split())


def _first(thing: dict[str, Any], wanted: re.Pattern[str]) -> str:
    best = ""
    for key, value in thing.items():
        if isinstance(value, str) and value and wanted.match(str(key)):
            text = re.sub(r"<[^<>]{0,200}>", "", value[:2_000]) if "<" in value else value
            if len(text) > len(best):
                best = " ".join(html.unescape(text).split())[:400]
            if "title" in str(key).lower() or "url" in str(key).lower():
                return best
    return best


def _address(literal: str, base: str, charset: str) -> str:
    if not literal or not re.search(r"[/.?]", literal) or literal.lower().startswith("javascript:"):
        return ""
    try:
        return resolve(base, literal, charset)
    except ValueError:
        return ""


def _day(thing: dict[str, Any], order: Order, hours: int) -> Dated | None:
    keys = [key for key in thing if _DATE_KEYS.search(str(key)) and not _DATE_NEVER.search(str(key))]
    keys.sort(key=lambda key: not _DATE_FIRST.search(str(key)))
    for key in keys[:20]:
        value = thing[key]
        day = _instant(value)
        if not day and (day := _spelt(value, order)):
            day += dt.timedelta(days=days_moved(str(value), hours))
        if day:
            return Dated(day=day, source=DateSource.JSON, certain=True, text=str(value)[:80])
    return None


def _instant(value: Any) -> dt.date | None:
    """The day, in Beijing, of a count of seconds or milliseconds since 1970."""
    if isinstance(value, str) and re.fullmatch(r"\d{10}|\d{13}", value):
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    seconds = value / 1000 if value > 10**11 else value
    if not 631_152_000 <= seconds < 4_102_444_800:  # 1990 to 2099
        return None
    day = dt.datetime.fromtimestamp(seconds, BEIJING).date()
    return days.make(day.year, day.month, day.day)


def _spelt(value: Any, order: Order) -> dt.date | None:
    if not isinstance(value, str) or not 6 <= len(value) <= 60:
        return None
    spelt = days.whole(value, order)
    if spelt:
        return spelt.date()
    hit = days.find(value, order)
    return hit[0] if hit and hit[1] < 12 else None


def _pinned(thing: dict[str, Any]) -> bool:
    return any(
        re.fullmatch(r"(?:is_?)?(?:top|stick|sticky|zd|settop|istop)", str(key), re.I)
        and value in (1, "1", True, "true")
        for key, value in list(thing.items())[:60]
    )


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
