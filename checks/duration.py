"""Durations of ISO 8601 as rubrics write them, counted on the calendar."""

from __future__ import annotations

import calendar
import datetime as dt
import functools
import re

_DURATION = re.compile(r"P(?=\d)(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,6})D)?", re.ASCII)


@functools.lru_cache(maxsize=4_096)
def ago(day: dt.date, duration: str) -> dt.date:
    """The day that lies a duration (`P3M`, `P14D`, `P1Y`, `P1Y6M`, `P2W`) before `day`.

    Years and months are calendar months; a day that the earlier month does not have becomes its last day
    (three months before 31 May is 28 or 29 February). Days are taken off last.

    Raises:
        ValueError: `duration` has parts of a day, is negative or is no duration at all; or the result lies
            before the year 1.
    """
    months, days = _parts(duration)
    try:
        return _months_before(day, months) - dt.timedelta(days=days)
    except (ValueError, OverflowError):
        raise ValueError(f"{duration} before {day} is no day of the calendar") from None


def later(day: dt.date, duration: str) -> dt.date:
    """The day that lies a duration after `day`: the last day of a limit that began on `day`.

    Counted as `ago` is: three months after 30 November is 28 or 29 February.

    Raises:
        ValueError: as `ago`.
    """
    months, days = _parts(duration)
    try:
        return _months_before(day, -months) + dt.timedelta(days=days)
    except (ValueError, OverflowError):
        raise ValueError(f"{duration} after {day} is no day of the calendar") from None


@functools.lru_cache(maxsize=256)
def _parts(duration: str) -> tuple[int, int]:
    match = _DURATION.fullmatch(duration)
    if match is None:
        raise ValueError(f"{duration!r} is no duration in years, months, weeks and days, such as P3M or P14D")
    years, months, weeks, days = (int(part or 0) for part in match.groups())
    return 12 * years + months, 7 * weeks + days


def _months_before(day: dt.date, months: int) -> dt.date:
    year, month = divmod(12 * day.year + day.month - 1 - months, 12)
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        raise ValueError("outside the calendar")
    return day.replace(year=year, month=month + 1, day=min(day.day, calendar.monthrange(year, month + 1)[1]))
