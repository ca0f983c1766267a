"""Deadline: a day so many working days after another, by the calendar of public holidays in China.

The State Council announces a year's holidays and the weekends worked instead in the autumn before. A
deadline that falls into a year not announced yet is provisional: the calendar may still move it.
"""

from __future__ import annotations

import datetime as dt
from functools import cache

import holidays

from crawler.page import Frozen

MOST = 2_500  # working days: ten years


class Deadline(Frozen):
    """The last day on which something must be done."""

    day: dt.date
    provisional: bool = False  # the holidays of a year on the way are not announced yet


def deadline(issued: dt.date, working_days: int) -> Deadline:
    """The day `working_days` working days after `issued`; the day of issue itself does not count.

    Raises:
        ValueError: no or too many working days.
    """
    if not 0 < working_days <= MOST:
        raise ValueError(f"{working_days} working days; choose between 1 and {MOST}")
    day, left, furthest = issued, working_days, issued.year
    while left:
        day += dt.timedelta(days=1)
        furthest = max(furthest, day.year)
        left -= _calendar(day.year).is_working_day(day)
    return Deadline(day=day, provisional=not all(map(announced, range(issued.year, furthest + 1))))


def working_days_between(issued: dt.date, day: dt.date) -> int:
    """How many working days lie after `issued` up to `day`; negative when `day` is the earlier one."""
    if day < issued:
        return -working_days_between(day, issued)
    span = (issued + dt.timedelta(days=ahead) for ahead in range(1, (day - issued).days + 1))
    return sum(_calendar(each.year).is_working_day(each) for each in span)


@cache
def announced(year: int) -> bool:
    """True when the calendar knows what the State Council has fixed for the year.

    Every announcement since 2001 has named weekends to be worked instead; a year without any is yet to come.
    """
    return any(day.year == year for day in _calendar(year).weekend_workdays)


@cache
def _calendar(year: int) -> holidays.HolidayBase:
    return holidays.country_holidays("CN", years=year)
