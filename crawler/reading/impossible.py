"""impossible: days that stand on a page and in no calendar."""

from __future__ import annotations

import datetime as dt
import re
from itertools import filterfalse

LONGEST_TEXT = 1_000_000  # characters looked at


def _written(begin: str, rest: str) -> re.Pattern[str]:
    """What is written like a whole day with such a beginning: a search leaps from one to the next."""
    numbers = rf"(?<![号码]{begin})(?<![号码][:： ]{begin})"  # of tenders and files
    return re.compile(rf"{begin}(?<![\w./:-]{begin}){numbers}{rest}(?![\w/号-]|[.:]\d)", re.ASCII)


# Days that every month has are passed over.
_IN_CENTURY = (
    r"\d\d(?:([-/.])(?!(?:0[1-9]|1[0-2])\1(?:0[1-9]|1\d|2[0-8]))\d\d\1\d\d"
    r"|年(?!(?:0?[1-9]|1[0-2])月(?:0?[1-9]|1\d|2[0-8])日)\d{1,2}月\d{1,2}日)"
)
_DAYS = (_written("20", _IN_CENTURY), _written("19", _IN_CENTURY))
_NOTHING = "0000-00-00"
_UNSET = _written(_NOTHING, "")
_NUMBER = re.compile(r"\d+", re.ASCII)


def impossible(text: str) -> str:
    """The first day in a text that does not exist, as written; "" where there is none.

    Only what is written like a whole date, and would be none with day and month exchanged either.
    """
    text = text[:LONGEST_TEXT]
    kinds = (*_DAYS, _UNSET) if _NOTHING in text else _DAYS
    firsts = (next(filterfalse(_exists, days.finditer(text)), None) for days in kinds)
    return min(filter(None, firsts), key=re.Match.start, default=("",))[0]


def _exists(match: re.Match[str]) -> bool:
    return _real(*map(int, _NUMBER.findall(match[0])))


def _real(year: int, month: int, day: int) -> bool:
    if month > 12 >= day:
        month, day = day, month
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True
