"""impossible: days that stand on a page and in no calendar."""

from __future__ import annotations

import datetime as dt
import re

LONGEST_TEXT = 1_000_000  # characters looked at

_DAY = re.compile(
    r"(?<![\w./:-])(?<![号码])(?<![号码][:： ])"  # numbers of tenders and files
    r"(?:((?:19|20)\d\d)(?:([-/.])(\d\d)\2(\d\d)|年(\d{1,2})月(\d{1,2})日)|(0000-00-00))(?![\w/号-]|[.:]\d)",
    re.ASCII,
)


def impossible(text: str) -> str:
    """The first day in a text that does not exist, as written; "" where there is none.

    Only what is written like a whole date, and would be none with day and month exchanged either.
    """
    for match in _DAY.finditer(text[:LONGEST_TEXT]):
        year, _, month, day, named_month, named_day, zero = match.groups()
        if zero or not _real(int(year), int(month or named_month), int(day or named_day)):
            return match[0]
    return ""


def _real(year: int, month: int, day: int) -> bool:
    if month > 12 >= day:
        month, day = day, month
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True
