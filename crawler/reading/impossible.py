"""impossible: days that stand on a page and in no calendar."""

from __future__ import annotations

import datetime as dt
import re

LONGEST_TEXT = 1_000_000  # characters looked at

# First a digit, then what stands before it: so the search runs at the speed of a character class. Days that
# every month has are passed over.
_DAY = re.compile(
    r"[012](?<![\w./:-].)(?<![号码].)(?<![号码][:： ].)"  # numbers of tenders and files
    r"(?:(?P<zero>(?<=0)000-00-00)|(?:(?<=1)9|(?<=2)0)\d\d"
    r"(?:([-/.])(?!(?:0[1-9]|1[0-2])\2(?:0[1-9]|1\d|2[0-8]))(?P<month>\d\d)\2(?P<day>\d\d)"
    r"|年(?!(?:0?[1-9]|1[0-2])月(?:0?[1-9]|1\d|2[0-8])日)(?P<named_month>\d{1,2})月(?P<named_day>\d{1,2})日))"
    r"(?![\w/号-]|[.:]\d)",
    re.ASCII,
)


def impossible(text: str) -> str:
    """The first day in a text that does not exist, as written; "" where there is none.

    Only what is written like a whole date, and would be none with day and month exchanged either.
    """
    for match in _DAY.finditer(text[:LONGEST_TEXT]):
        month, day = match["month"] or match["named_month"], match["day"] or match["named_day"]
        if match["zero"] or not _real(int(match[0][:4]), int(month), int(day)):
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
