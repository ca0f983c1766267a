"""Order: whether a page writes the month or the day first."""

from __future__ import annotations

import functools
import re
from itertools import islice
from urllib.parse import urlsplit

from crawler.reading.days import Order
from crawler.reading.document import Document
from crawler.reading.signs import signs


def order_of(document: Document) -> Order:
    """Whether 1/5/2015 is the fifth of January or the first of May here; unknown where nothing tells."""
    if "order" not in document.memo:
        document.memo["order"] = _order(document)
    found: Order = document.memo["order"]
    return found


def _order(document: Document) -> Order:
    by_site = _order_there((document.root.get("lang") or "")[:_TAG], urlsplit(document.url).hostname or "")
    if by_site:
        return by_site
    shown = _order_shown(document.source) if "year last" in signs(document) else Order.UNKNOWN
    return shown or (Order.YEAR_FIRST if _is_chinese(document) else Order.UNKNOWN)


_TAG = 40  # characters of the name of a language that are looked at


@functools.lru_cache(maxsize=1_024)
def _order_there(language: str, host: str) -> Order:
    """The order that a page's language and the country of its host tell."""
    language = language.lower().replace("_", "-")
    if language == "en-us" or re.search(r"(?:\.gov|\.mil|\.us|\.edu)$", host):
        return Order.MONTH_FIRST
    if re.match(r"(?:fr|it|es|pt|nl)(?:-|$)|en-(?:gb|au|nz|ie|in)", language):
        return Order.DAY_FIRST
    if re.search(r"\.(?:uk|au|nz|ie|fr|es|it)$", host):
        return Order.DAY_FIRST
    if re.match(r"de(?:-|$)", language) or re.search(r"\.(?:de|at|ch)$", host):
        return Order.DOTTED
    return Order.UNKNOWN


_LANGUAGE = 3_000  # characters of a page that show its language
_TWO_HANZI = re.compile("[\u3400-\u9fff]{2}")
_KANA = re.compile("[\u3041-\u30ff]")


def _is_chinese(document: Document) -> bool:
    head = document.source[:_LANGUAGE]
    has_kana = "kana" in signs(document) and _KANA.search(head) is not None
    return not has_kana and _TWO_HANZI.search(head) is not None


_YEAR_LAST = re.compile(r"/(?:19|20)\d\d(?![\d/])")
_BEFORE_YEAR = re.compile(r"(?<![\d/.-])(\d{1,2})/(\d{1,2})$")


def _order_shown(source: str) -> Order:
    """The order that a page's own days allow: 11/20/2015 somewhere makes 1/5/2015 the fifth of January."""
    month_first = day_first = False
    for match in islice(_YEAR_LAST.finditer(source), 500):
        pair = _BEFORE_YEAR.search(source[max(0, match.start() - 6) : match.start()])
        if pair:
            first, second = int(pair[1]), int(pair[2])
            month_first = month_first or first <= 12 < second <= 31
            day_first = day_first or second <= 12 < first <= 31
    if month_first == day_first:
        return Order.UNKNOWN
    return Order.MONTH_FIRST if month_first else Order.DAY_FIRST
