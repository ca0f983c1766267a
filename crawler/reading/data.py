"""Data: what a page is, or carries in scripts and attributes, as objects with names."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any
from urllib.parse import unquote

from lxml import etree

from crawler.reading.document import Document
from crawler.reading.script_data import literals, side_by_side
from crawler.reading.seldom import seldom
from crawler.reading.signs import ATTRIBUTES, signs

MOST = 1_000  # lines of a table, pieces of markup
QUOTED = 40  # strings that may hold data
JSON_SIZE = 3_000_000


def values(document: Document) -> list[Any]:
    """The data that a page is, or carries in scripts and attributes, each value once decoded."""
    if "values" not in document.memo:
        document.memo["values"] = list(_data(document))
    found: list[Any] = document.memo["values"]
    return found


def texts(document: Document) -> list[str]:
    """What objects are read of: all of an answer in JSON or XML, else islands, scripts and attributes."""
    if is_json(document.source) or _XML.match(document.source):
        return [document.source]
    carrying = (text for text in _carrying(document) if not _is_markup(text))
    return [*islice(_islands(document), QUOTED), *carrying]


def has_commented_arrays(document: Document) -> bool:
    """True where a script may fill arrays that begins as markup does: `<!-- title[0]='…'`."""
    return any("[0]" in text and _is_markup(text) for text in _carrying(document))


def markup(document: Document) -> str:
    """The markup that the data's strings hold; "" where none has links."""
    parts: list[str] = []
    for text in islice(_strings(values(document)), 20_000):
        if "<" in text and ">" in text:
            parts.append(text[:500_000])
            if len(parts) > MOST:
                break
    joint = "".join(parts)
    return joint if "<a " in joint or "<A " in joint else ""


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
    return _JSON.match(source, 0, 300) is not None


_JSON = re.compile(r"\ufeff?\s{0,50}+(?:[\w$.]{1,60}\s?\(\s{0,5})?(?:\{\s{0,50}[\"}]|\[\s{0,50}[\[{\"\]])")


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
    yield from map(_elements, islice(_islands(document), QUOTED))
    for text in _carrying(document):
        text = json.dumps(text) if _is_markup(text) else text
        yield (told := literals(text))
        yield from _quoted(told)
        if "[0]" in text:
            yield side_by_side(text)


def _islands(document: Document) -> Iterator[str]:
    """XML in scripts of that type, or in an element of that name, from which a script makes a list."""
    for script in document.elements("script"):
        if "xml" in (script.get("type") or "").lower() and (text := (script.text or "").strip())[:1] == "<":
            yield text
    at = 0 if next(document.elements("xml"), None) is not None else -1
    while at >= 0 and (begin := _ISLAND.search(document.source, at)):
        at = document.source.find("</xml>", begin.end())
        yield document.source[begin.end() : max(at, begin.end())].strip()


_ISLAND = seldom(r"<xml(?:\s[^<>]{0,200})?>\s{0,200}(?=<\w)", re.I)
_PROLOG = seldom(r"^\ufeff?\s{0,20}<\?xml[^<>]{0,200}\?>\s{0,20}")
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
    return [line.split("|") for line in text.split(end)[:MOST] if line.strip()]


def _carrying(document: Document) -> list[str]:
    """Scripts and attributes that may hold data: those with several strings; or markup."""
    if "carrying" not in document.memo:
        document.memo["carrying"] = list(_carried(document))
    found: list[str] = document.memo["carrying"]
    return found


def _carried(document: Document) -> Iterator[str]:
    if not _is_markup(document.source):
        yield document.source  # a script's own file
        return
    for script in document.elements("script", "textarea", "xmp"):
        text = script.text or ""
        text = html.unescape(text) if "&quot;" in text and script.tag == "textarea" else text
        if 40 < len(text) <= JSON_SIZE and _is_told(script.get("type") or "", text):
            yield text
    if "data attribute" in signs(document) and any(map(document.source.__contains__, ATTRIBUTES)):
        yield from _attributes(document)


def _is_markup(text: str) -> bool:
    return bool(_MARKUP.match(text))


_MARKUP = re.compile(r"\s*+<")


def _is_told(kind: str, text: str) -> bool:
    """True for a script that may hold rows: one about the page itself only where it tells several days."""
    if "ld+json" in kind:
        return text.count("datePublished") > 1
    return "{" in text or "[" in text or "(" in text or "<a" in text


def _attributes(document: Document) -> Iterator[str]:
    for element in document.root.iter():
        for value in element.attrib.values():
            if len(value) > 40 and value.lstrip()[:1] in ("{", "[", "<"):
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


_BESIDE = seldom(r"\w{0,12}(?:hot|rank|recommend|relat|tuijian|remen)", re.I)  # what stands beside a list


def objects(data: Any) -> Iterator[dict[str, Any]]:
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
                below.extend(_of_year(inner, number_in(thing, YEAR_KEY)) if inner else ())
            else:
                yield from _aligned(thing)
                below.extend(_flat(value) for value in thing if isinstance(value, dict | list))
        level = below


YEAR_KEY = seldom(r"y|\w{0,12}year|nian", re.I)


def number_in(thing: dict[str, Any], wanted: re.Pattern[str]) -> int:
    """The number of up to four digits that the first field of such a name holds; 0 for none."""
    found = (value for key, value in thing.items() if wanted.fullmatch(str(key)))
    value = str(next(found, "")).strip("年月日")
    return int(value) if value.isascii() and value.isdigit() and len(value) <= 4 else 0


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
