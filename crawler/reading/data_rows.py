"""Data row: the row of a list that an object of data is, by its names or by what its values look like."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Iterable
from typing import Any

from crawler.page import Dated, DateSource, Row
from crawler.reading import days
from crawler.reading.clock import days_moved, hours_by_host
from crawler.reading.data import YEAR_KEY, number_in, objects, values
from crawler.reading.dates import url_day
from crawler.reading.days import Order
from crawler.reading.document import Document
from crawler.reading.links import resolve
from crawler.reading.seldom import seldom
from crawler.reading.titles import HANZI

ROW_LIMIT = 1_000
BEIJING = dt.timezone(dt.timedelta(hours=8))

_TITLE_KEYS = seldom(
    r"^(?:(?:doc|info|article|news|content|f|v|c|m|s|a|arr|array|str|show|list|record)?_?(?:title|subject|headline|bt|biaoti)|name|caption|text"
    r"|case_?name|casename|case_?title|description)$",
    re.I,
)
_URL_KEYS = seldom(
    r"^(?:\w{0,20}(?:url|uri|link|href)|(?:link|file|full|pub|doc)?_?path|src|\w{0,20}file_?name)$", re.I
)
_NAME_KEYS = seldom(
    r"^\w{0,20}(?:publication|document|case|item|file|doc|opinion)_?(?:name|title|caption)$", re.I
)
_DATE_KEYS = seldom(
    r"date|time|fbsj|fbrq|rq$|sj$|riqi|shijian|^day$|published|release|pubdt|issued|filed|_on$|createdat|publishedat",
    re.I,
)
_DATE_FIRST = seldom(r"pub|release|fb|issue|filed|display|doc|show|post", re.I)
_DATE_NEVER = seldom(
    r"expir|end|deadline|effective|abolish|valid|modif|update|birth|timezone|timestamp_server|duration|runtime",
    re.I,
)


def listed(document: Document, order: Order, charset: str = "utf-8") -> tuple[Row, ...]:
    """Rows of the JSON that a page is, or of the data that it carries in scripts and attributes."""
    found: list[Row] = []
    shaped: dict[frozenset[str], list[Row]] = {}  # of objects whose keys tell nothing, by their keys
    for thing in (thing for data in values(document) for thing in objects(data)):
        if row := _row(thing, document.base, order, charset):
            found.append(row)
        elif row := _row_by_shape(thing, document.base, order, charset):
            shaped.setdefault(frozenset(map(str, thing)), []).append(row)
        if len(found) >= ROW_LIMIT:
            break
    for rows in shaped.values():
        found.extend(rows if len(rows) > 1 else ())
    return tuple(found[:ROW_LIMIT]) if len(found) > 1 else ()  # one alone is no list


def _row(thing: dict[str, Any], base: str, order: Order, charset: str) -> Row | None:
    thing = {key: _unwrapped(value) for key, value in list(thing.items())[:200]}
    title = _first(thing, _TITLE_KEYS) or _first(thing, _NAME_KEYS)
    url = address(_first(thing, _URL_KEYS) or (_location(thing.values()) if title else ""), base, charset)
    dated = _day(thing, order, hours_by_host(base)) or (url_day(url) if url else None)
    title = title or (_longest(thing) if url and dated else "")
    if len(title) < 4 or _CODE.search(url):
        return None
    if not dated and (len(title) < 8 or not url or any(_BRANCH.fullmatch(str(key)) for key in thing)):
        return None
    return Row(title=title[:200], url=url, dated=dated, pinned=_pinned(thing), carrier="json")


_LOCATION = seldom(
    r"(?:https?://|\.{0,2}/)[^\s<>]{3,400}|[\w./-]{1,200}\.(?:s?html?|aspx?|jspx?|php|do)(?:\?[^\s<>]{0,200})?"
)
_PICTURE = seldom(r"\.(?:jpe?g|png|gif|bmp|webp|svg|ico|css|js)(?:$|\?)", re.I)


_BRANCH = seldom(r"children|is_?parent|p(?:arent)?_?id", re.I)  # of a menu's tree, which is no list
_CODE = seldom(r"\.(?:css|js)(?:$|\?)", re.I)
_ANCHOR = seldom(
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
    url = address(html.unescape(anchors[0][1]) if len(anchors) == 1 else _location(texts), base, charset)
    rest = [text for text in texts if "<a" not in text and not _LOCATION.fullmatch(text)]
    told = [(text, day) for text in rest if (day := spelt_day(text, order))]
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


def address(literal: str, base: str, charset: str) -> str:
    """An address made absolute; "" for what is none."""
    if not literal or not re.search(r"[/.?]", literal) or literal.lower().startswith("javascript:"):
        return ""
    try:
        return resolve(base, literal, charset)
    except ValueError:
        return ""


def _day(thing: dict[str, Any], order: Order, hours: int | None) -> Dated | None:
    keys = [key for key in thing if _DATE_KEYS.search(str(key)) and not _DATE_NEVER.search(str(key))]
    keys.sort(key=lambda key: not _DATE_FIRST.search(str(key)))
    if composed := _composed(thing):
        return composed
    for key in keys[:20]:
        value = thing[key]
        day = instant(value)
        if not day and (day := spelt_day(value, order)):
            day += dt.timedelta(days=days_moved(str(value), hours))
        if day:
            return Dated(day=day, source=DateSource.JSON, certain=True, text=str(value)[:80])
    return None


_MONTH_KEY, _DAY_KEY = re.compile(r"\w{0,12}month|yue", re.I), re.compile(r"\w{0,12}day|ri", re.I)


def _composed(thing: dict[str, Any]) -> Dated | None:
    """A day whose year stands in a field of its own: {"year": 2015, "md": "11-20"}."""
    year = number_in(thing, YEAR_KEY)
    if not 1990 <= year <= 2099:
        return None
    texts = (value for value in thing.values() if isinstance(value, str) and 3 <= len(value) <= 8)
    spelt = next((told for text in texts if (told := days.whole(text)) and not told.year), None)
    month, number = (
        (spelt.month, spelt.day) if spelt else (number_in(thing, _MONTH_KEY), number_in(thing, _DAY_KEY))
    )
    day = days.make(year, month, number)
    return Dated(day=day, source=DateSource.JSON, certain=True, text=day.isoformat()) if day else None


def instant(value: Any) -> dt.date | None:
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


def spelt_day(value: Any, order: Order) -> dt.date | None:
    """The day that a short text spells."""
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
