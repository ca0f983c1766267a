"""impossible: days that stand on a page and in no calendar."""

from __future__ import annotations

import datetime as dt
import re

LONGEST_TEXT = 1_000_000  # characters looked at

_BEGINS = (b"20", b"19", b"0000-00-00")  # what a day may begin with: soon found in bytes
# Days that every month has are passed over.
_DAY = re.compile(
    r"(?<![\w./:-])(?<![号码])(?<![号码][:： ])"  # numbers of tenders and files
    r"(?:(?P<zero>0000-00-00)|(?:19|20)\d\d"
    r"(?:([-/.])(?!(?:0[1-9]|1[0-2])\2(?:0[1-9]|1\d|2[0-8]))(?P<month>\d\d)\2(?P<day>\d\d)"
    r"|年(?!(?:0?[1-9]|1[0-2])月(?:0?[1-9]|1\d|2[0-8])日)(?P<named_month>\d{1,2})月(?P<named_day>\d{1,2})日))"
    r"(?![\w/号-]|[.:]\d)",
    re.ASCII,
)


def impossible(text: str) -> str:
    """The first day in a text that does not exist, as written; "" where there is none.

    Only what is written like a whole date, and would be none with day and month exchanged either.
    """
    text = text[:LONGEST_TEXT]
    plain = text.encode("latin-1", "replace")  # a byte a character
    found = [match for begin in _BEGINS if (match := _first(text, plain, begin))]
    return min(found, key=re.Match.start)[0] if found else ""


def _first(text: str, plain: bytes, begin: bytes) -> re.Match[str] | None:
    """The first day with such a beginning that does not exist."""
    at = plain.find(begin)
    while at >= 0:
        if (match := _DAY.match(text, at)) and not _exists(match):
            return match
        at = plain.find(begin, at + 1)
    return None


def _exists(match: re.Match[str]) -> bool:
    month, day = match["month"] or match["named_month"], match["day"] or match["named_day"]
    return not match["zero"] and _real(int(match[0][:4]), int(month), int(day))


def _real(year: int, month: int, day: int) -> bool:
    if month > 12 >= day:
        month, day = day, month
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True
