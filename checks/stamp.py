"""Stamp: the day that content systems write into an article's address when it is made."""

from __future__ import annotations

import datetime as dt
import re

NAMED = re.compile(r"/t((?:19|20)\d\d)(\d\d)(\d\d)_\d+\.s?html?$", re.ASCII)  # the last part of an address
FILED = re.compile(r"/art/((?:19|20)\d\d)/(\d\d?)/(\d\d?)/art_", re.ASCII)


def stamp(url: str) -> dt.date | None:
    """The day in an address; None where there is none."""
    path = url[:2000].partition("?")[0]
    match = (FILED.search(path) if "/art/" in path else None) or NAMED.match(path, max(0, path.rfind("/")))
    if match is None:
        return None
    year, month, day = map(int, match.groups())
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
