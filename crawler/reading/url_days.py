"""URL day: the day in an address, in the dialects of content systems."""

from __future__ import annotations

import datetime as dt
import functools
import re
from urllib.parse import unquote, urlsplit

from crawler.page import Dated, DateSource
from crawler.reading import days

_URL_DAYS = (
    (re.compile(r"/t((?:19|20)\d\d)(\d\d)(\d\d)_\d"), True),
    (re.compile(r"/((?:19|20)\d\d)/(\d{1,2})/(\d{1,2})(?=/|$)"), True),
    (re.compile(r"/((?:19|20)\d\d)-(\d\d)[-/](\d\d)(?=[/_.-]|$)"), True),
    (re.compile(r"/((?:19|20)\d\d)/(\d\d)(\d\d)(?=/|$)"), True),
    (re.compile(r"/((?:19|20)\d\d)(\d\d)/(\d\d)(?=/)"), True),
    (re.compile(r"/((?:19|20)\d\d)(\d\d)(\d\d)(?=[/_.]|$)"), True),
    (re.compile(r"[-_/]((?:19|20)\d\d)[-_](\d\d)[-_](\d\d)(?!\d)"), False),
    (re.compile(r"/((?:19|20)\d\d)(\d\d)(\d\d)\d{4,12}(?=/|\.|$)"), False),
    (re.compile(r"[-_/]((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)"), False),
)
_URL_TURNED = re.compile(r"[/_-](\d\d-\d\d-(?:19|20)\d\d)(?=[/_.-]|$)")


def url_day(url: str) -> Dated | None:
    """The full day in a URL's path, in a dialect of content systems; certain for the strict ones."""
    if not _YEAR.search(url):
        return None
    return _known(url) if len(url) <= 300 else _day(url)


_YEAR = re.compile(r"(?:19|20|%)\d")  # digits may be escaped


def _day(url: str) -> Dated | None:
    path = _path(url)
    if not re.search(r"(?:19|20)\d\d", path):
        return None
    if "http:/" in path or "https:/" in path:  # an archive or a proxy: the day is not the page's
        return None
    for dialect, certain in _URL_DAYS:
        for match in dialect.finditer(path):
            if day := days.make(int(match[1]), int(match[2]), int(match[3])):
                return Dated(day=day, source=DateSource.URL, certain=certain, text=match[0].strip("/")[:80])
    if (turned := _URL_TURNED.search(path)) and (day := _turned(turned[1])):
        return Dated(day=day, source=DateSource.URL, certain=False, text=turned[1])
    return None


_known = functools.lru_cache(maxsize=16_384)(_day)


def url_month(url: str) -> tuple[int, int] | None:
    """Year and month in a URL's path: /201511/…, /2015-11/…, /2015/11/…"""
    match = re.search(r"/((?:19|20)\d\d)[-/]?(1[0-2]|0[1-9])(?=[/-])", _path(url))
    return (int(match[1]), int(match[2])) if match else None


def url_year(url: str) -> int:
    """The year that a URL's file lies in: /art/2015/art_8a3f.html; 0 for none."""
    match = re.search(r"/((?:19|20)\d\d)/[^/]+$", _path(url))
    return int(match[1]) if match else 0


def _turned(text: str) -> dt.date | None:
    hit = days.find(text)
    return hit[0] if hit else None


def _path(url: str) -> str:
    try:
        return unquote(urlsplit(url[:2_000]).path)
    except ValueError:
        return ""
