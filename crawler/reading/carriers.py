"""Carrier: what holds list rows outside the ordinary tree: CDATA records, JSON, scripts that write."""

from __future__ import annotations

import datetime as dt
import html
import json
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any
from urllib.parse import unquote

from lxml import etree

from crawler.page import Dated, DateSource, Row
from crawler.reading import days
from crawler.reading.clock import days_moved, hours_by_host
from crawler.reading.dates import url_day
from crawler.reading.days import Order
from crawler.reading.document import Document
from crawler.reading.links import resolve
from crawler.reading.script_data import literals, side_by_side
from crawler.reading.titles import HANZI

RECORD_LIMIT = 1_000
RECORD_SIZE = 20_000
QUOTED = 40  # strings that may hold data
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


def listed(document: Document, order: Order, charset: str = "utf-8") -> tuple[Row, ...]:
    """Rows of the JSON that a page is, or of the data that it carries in scripts and attributes."""
    found: list[Row] = []
    shaped: dict[frozenset[str], list[Row]] = {}  # of objects whose keys tell nothing, by their keys
    for thing in (thing for data in values(document) for thing in _objects(data)):
        if row := _row(thing, document.base, order, charset):
            found.append(row)
        elif row := _row_by_shape(thing, document.base, order, charset):
            shaped.setdefault(frozenset(map(str, thing)), []).append(row)
        if len(found) >= RECORD_LIMIT:
            break
    for rows in shaped.values():
        found.extend(rows if len(rows) > 1 else ())
    return tuple(found[:RECORD_LIMIT]) if len(found) > 1 else ()  # one alone is no list


def values(document: Document) -> list[Any]:
    """The data that a page is, or carries in scripts and attributes, each value once decoded."""
    if "values" not in document.memo:
        document.memo["values"] = list(_data(document))
    found: list[Any] = document.memo["values"]
    return found


def markup(document: Document) -> etree._Element | None:
    """The markup that the data's strings hold, as one tree; None where there is none."""
    parts: list[str] = []
    for text in islice(_strings(values(document)), 20_000):
        if "<" in text and ">" in text:
            parts.append(text[:500_000])
            if len(parts) > RECORD_LIMIT:
                break
    joint = "".join(parts)
    return fragment(f"<div>{joint}</div>") if "<a " in joint or "<A " in joint else None


_ESCAPES = ("%3c", "%5b", "%7b")  # how markup and data begin that are escaped as addresses are


def _unescaped_url(text: str) -> str:
    text = re.sub(r"%u([0-9a-fA-F]{4})", lambda match: chr(int(match[1], 16)), text[:JSON_SIZE])
    return unquote(text)


def _strings(data: Any) -> Iterator[str]:
    """The strings of some data, in order."""
    stack = [data]
    while stack:
        thing = stack.pop()
        if isinstance(thing, str):
            yield _unescaped_url(thing) if thing[:3].lower() in _ESCAPES else thing
        elif isinstance(thing, dict):
            stack.extend(reversed(thing.values()))
        elif isinstance(thing, list):
            stack.extend(reversed(thing))


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
        yield (whole := json_of(document.source))
        yield from _quoted(whole)
        return
    if _XML.match(document.source):
        yield _elements(document.source)
    for text in _carrying(document):
        yield (told := literals(text))
        yield from _quoted(told)
        if "[0]" in text:
            yield side_by_side(text)


_PROLOG = re.compile(r"^\ufeff?\s{0,20}<\?xml[^<>]{0,200}\?>\s{0,20}")
_XML = re.compile(
    r"\ufeff?\s{0,20}<(?:\?xml\b|(?:rows?|list|root|data|datas|items?|response|results?|records?|xml)\b)",
    re.I,
)


def _elements(source: str) -> list[dict[str, str]]:
    """The elements of an XML answer that have fields, as attributes or as elements of one text each."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(_PROLOG.sub("", source[:JSON_SIZE]).encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return []
    found = []
    for element in islice(root.iter(etree.Element) if root is not None else (), 20_000):
        fields = {str(name): str(value) for name, value in element.attrib.items()}
        fields |= {
            etree.QName(part).localname: part.text or ""
            for part in element.iterchildren(etree.Element)
            if not len(part)
        }
        if len(fields) > 1:
            found.append(fields)
    return found


def _quoted(data: Any) -> Iterator[Any]:
    """The data that strings hold: `JSON.parse('[…]')`."""
    texts = [text for text in islice(_strings(data), 20_000) if len(text) > 40]
    held = (text for text in texts if text.lstrip()[:1] in ("{", "["))
    yield from map(literals, islice(held, QUOTED))
    yield from map(_lines, islice((text for text in texts if text.count("|") > 3), QUOTED))


def _lines(text: str) -> list[list[str]]:
    """The lines of a table that a string holds: `题|/1.html|2015-11-20;题|/2.html|2015-11-19`."""
    end = next((end for end in ("\n", ";", "#", "^", "$", "~") if text.count(end) > 1), "\n")
    return [line.split("|") for line in text.split(end)[:RECORD_LIMIT] if line.strip()]


def _carrying(document: Document) -> Iterator[str]:
    """Scripts and attributes that may hold data: those with several strings."""
    if document.source.lstrip()[:1] != "<":
        yield document.source  # a script's own file
        return
    for script in document.elements("script", "textarea", "xmp"):
        text = script.text or ""
        text = html.unescape(text) if "&quot;" in text and script.tag == "textarea" else text
        if 40 < len(text) <= JSON_SIZE and _is_told(script.get("type") or "", text):
            yield json.dumps(text) if text.lstrip()[:1] == "<" else text
    if (
        "&quot;" in document.source
        or "&lt;a " in document.source
        or "='{" in document.source
        or "='[" in document.source
    ):
        yield from _attributes(document)


def _is_told(kind: str, text: str) -> bool:
    """True for a script that may hold rows: one about the page itself only where it tells several days."""
    if "ld+json" in kind:
        return text.count("datePublished") > 1
    return "{" in text or "[" in text or "(" in text or "<a" in text


def _attributes(document: Document) -> Iterator[str]:
    for element in document.root.iter():
        for value in element.attrib.values():
            if len(value) > 40 and (begins := value.lstrip()[:1]) in ("{", "[", "<"):
                yield json.dumps(value) if begins == "<" else str(value)


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


_BESIDE = re.compile(r"\w{0,12}(?:hot|rank|recommend|relat|tuijian|remen)", re.I)  # what stands beside a list


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    """The objects in some data, breadth first, bounded; what stands in rows without names, as objects too."""
    level: list[Any] = [data] if isinstance(data, dict | list) else []
    seen = 0
    for _ in range(20):
        below: list[Any] = []
        for thing in level:
            seen += 1
            if seen > 20_000:
                return
            if isinstance(thing, dict):
                yield thing
                kept = (value for key, value in thing.items() if not _BESIDE.match(str(key)))
                inner = [value for value in kept if isinstance(value, dict | list)]
                below.extend(_of_year(inner, _number(thing, _YEAR_KEY)) if inner else ())
            else:
                yield from _aligned(thing)
                below.extend(_flat(value) for value in thing if isinstance(value, dict | list))
        level = below


def _of_year(values: list[dict[str, Any] | list[Any]], year: int) -> list[dict[str, Any] | list[Any]]:
    """Values below the year of a group: the items of a list get it, too."""
    if not 1990 <= year <= 2099:
        return values
    return [
        [{"year": year, **item} if isinstance(item, dict) else item for item in value]
        if isinstance(value, list)
        else value
        for value in values
    ]


def _flat(thing: dict[str, Any] | list[Any]) -> dict[str, Any] | list[Any]:
    """An item whose fields stand in objects of its own ({"attributes": {…}, "links": {…}}) as one object."""
    parts = [part for part in thing.values() if isinstance(part, dict)] if isinstance(thing, dict) else []
    if isinstance(thing, list) or len(parts) < 2:
        return thing
    if any(isinstance(value, dict | list) for part in parts for value in part.values()):
        return thing
    flat = {key: value for key, value in thing.items() if not isinstance(value, dict)}
    for part in parts:
        flat = {**part, **flat}
    return flat


def _aligned(things: list[Any]) -> Iterator[dict[str, Any]]:
    """Objects of what stands side by side: lines of one length, calls of one name, lists of one length."""
    lines: dict[tuple[str, int], list[list[Any]]] = {}
    lists: dict[int, dict[str, list[Any]]] = {}
    named: dict[str, Any] = {}
    for thing in things:
        if isinstance(thing, list):
            if 1 < len(thing) <= 20 and not any(isinstance(value, dict | list) for value in thing):
                lines.setdefault((getattr(thing, "name", ""), len(thing)), []).append(thing)
            continue
        name, value = next(iter(thing.items())) if isinstance(thing, dict) and len(thing) == 1 else ("", None)
        if isinstance(value, list) and len(value) > 1 and not isinstance(value[0], dict | list):
            lists.setdefault(len(value), {})[name] = value
        elif isinstance(value, str | int):
            name = str(name).rpartition(".")[2]
            if name in named:
                yield named
                named = {}
            named[name] = value
    yield named
    for group in lines.values():
        if len(group) > 1:
            yield from (dict(zip(map(str, range(20)), line, strict=False)) for line in group)
    for columns in lists.values():
        if len(columns) > 1:
            yield from (dict(zip(columns, line, strict=True)) for line in zip(*columns.values(), strict=True))


def _row(thing: dict[str, Any], base: str, order: Order, charset: str) -> Row | None:
    base_hours = hours_by_host(base)
    thing = {key: _unwrapped(value) for key, value in list(thing.items())[:200]}
    title = _first(thing, _TITLE_KEYS) or _first(thing, _NAME_KEYS)
    url = _address(_first(thing, _URL_KEYS) or (_location(thing.values()) if title else ""), base, charset)
    title = title or (_longest(thing) if url else "")
    if len(title) < 4:
        return None
    dated = _day(thing, order, base_hours or 0) or (url_day(url) if url else None)
    if not dated and not (url and len(title) >= 8):
        return None
    return Row(title=title[:200], url=url, dated=dated, pinned=_pinned(thing), carrier="json")


_LOCATION = re.compile(
    r"(?:https?://|\.{0,2}/)[^\s<>]{3,400}|[\w./-]{1,200}\.(?:s?html?|aspx?|jspx?|php|do)(?:\?[^\s<>]{0,200})?"
)
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|bmp|webp|svg|ico|css|js)(?:$|\?)", re.I)


_ANCHOR = re.compile(
    r"""<a\s[^<>]{0,300}?\bhref\s?=\s?["']?([^"'<>\s]{1,1000})[^<>]{0,300}>(.{1,400}?)</a>""", re.I | re.S
)


def _location(values: Iterable[Any]) -> str:
    """The one address among some values, other than of pictures; "" for none, or several."""
    texts = {
        value.strip() for value in values if isinstance(value, str) and _LOCATION.fullmatch(value.strip())
    }
    found = {text for text in texts if not _PICTURE.search(text)}
    return html.unescape(found.pop()) if len(found) == 1 else ""


def _row_by_shape(thing: dict[str, Any], base: str, order: Order, charset: str) -> Row | None:
    """The row of an object whose keys tell nothing (`t`, `u`, `d`): an address, a title, at most one day."""
    if not 1 < len(thing) <= 20:
        return None
    texts = [value.strip() for value in thing.values() if isinstance(value, str) and value]
    anchors = [match for text in texts if "<a" in text and (match := _ANCHOR.search(text))]
    url = _address(html.unescape(anchors[0][1]) if len(anchors) == 1 else _location(texts), base, charset)
    rest = [text for text in texts if "<a" not in text and not _LOCATION.fullmatch(text)]
    told = [(text, day) for text in rest if (day := _spelt(text, order))]
    titles = [
        *(match[2] for match in anchors),
        *(text for text in rest if len(HANZI.findall(text[:60])) >= 4),
    ]
    if not url or len(told) > 1 or not titles:
        return None
    dated = _composed(thing) or url_day(url)
    if told:
        text, day = told[0]
        dated = Dated(day=day, source=DateSource.JSON, certain=True, text=text[:80])
    return Row(title=_plain(max(titles, key=len)), url=url, dated=dated, carrier="json") if dated else None


def _plain(text: str) -> str:
    """A title without markup."""
    return " ".join(html.unescape(re.sub(r"<[^<>]{0,200}>", "", text[:2_000])).split())[:200]


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
    if composed := _composed(thing):
        return composed
    for key in keys[:20]:
        value = thing[key]
        day = _instant(value)
        if not day and (day := _spelt(value, order)):
            day += dt.timedelta(days=days_moved(str(value), hours))
        if day:
            return Dated(day=day, source=DateSource.JSON, certain=True, text=str(value)[:80])
    return None


_YEAR_KEY = re.compile(r"y|\w{0,12}year|nian", re.I)
_MONTH_KEY, _DAY_KEY = re.compile(r"\w{0,12}month|yue", re.I), re.compile(r"\w{0,12}day|ri", re.I)


def _composed(thing: dict[str, Any]) -> Dated | None:
    """A day whose year stands in a field of its own: {"year": 2015, "md": "11-20"}."""
    year = _number(thing, _YEAR_KEY)
    if not 1990 <= year <= 2099:
        return None
    texts = (value for value in thing.values() if isinstance(value, str) and 3 <= len(value) <= 8)
    spelt = next((told for text in texts if (told := days.whole(text)) and not told.year), None)
    month, number = (
        (spelt.month, spelt.day) if spelt else (_number(thing, _MONTH_KEY), _number(thing, _DAY_KEY))
    )
    day = days.make(year, month, number)
    return Dated(day=day, source=DateSource.JSON, certain=True, text=day.isoformat()) if day else None


def _number(thing: dict[str, Any], wanted: re.Pattern[str]) -> int:
    found = (value for key, value in thing.items() if wanted.fullmatch(str(key)))
    value = str(next(found, "")).strip("年月日")
    return int(value) if value.isascii() and value.isdigit() and len(value) <= 4 else 0


def _instant(value: Any) -> dt.date | None:
    """The day, in Beijing, of a count of seconds or milliseconds since 1970."""
    if isinstance(value, str) and (
        told := re.fullmatch(r"(?:/Date\()?(\d{13}|\d{10})(?:[+-]\d{4})?(?:\)/)?", value)
    ):
        value = int(told[1])
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
