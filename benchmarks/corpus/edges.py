"""Edges: letters on the last day of three calendar months and the day after, and letters that do not count."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator

from benchmarks.corpus.case import Case

ASKED = (
    "2015-03-15", "2015-11-30", "2015-11-29", "2015-11-28", "2016-02-29", "2015-12-31", "2015-08-31", "2015-05-31", "2016-11-30", "2015-01-31",
    "2019-10-01", "2020-02-29", "2021-06-30", "2023-11-30", "2022-09-09",
)  # fmt: skip
# Class of the column a letter stands in, its kind as printed, and whether it counts under the table of 2015.
COUNTING = (
    ("letters", "咨询", True), ("letters", "建议", True), ("letters", "求助", True), ("letters", "", True), ("letters", "意见", True),
    ("complaints", "", False), ("complaints", "举报", False), ("surveys", "", False), ("interviews", "", False), ("letters", "举报", False),
)  # fmt: skip


def months_on(day: dt.date, months: int) -> dt.date:
    """The same day some calendar months later, or the last one of a shorter month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def cases() -> Iterator[Case]:
    """Every case of this file."""
    for asked in map(dt.date.fromisoformat, ASKED):
        last = months_on(asked, 3)
        for name, as_of, over in (
            ("before", last - dt.timedelta(days=1), False),
            ("last", last, False),
            ("after", last + dt.timedelta(days=1), True),
        ):
            yield _case(f"{asked}-{name}", asked, as_of, "letters", "咨询", over)
    for index, (column, kind, counts) in enumerate(COUNTING):
        yield _case(
            f"counts-{index}-{column}-{'yes' if counts else 'no'}",
            dt.date(2015, 5, 4),
            dt.date(2015, 11, 2),
            column,
            kind,
            counts,
        )
    yield _case("older-than-a-year", dt.date(2014, 6, 1), dt.date(2015, 11, 2), "letters", "咨询", False)


def _case(name: str, asked: dt.date, as_of: dt.date, column: str, kind: str, finds: bool) -> Case:
    return {
        "id": f"edges-{name}",
        "asked": asked,
        "as_of": as_of,
        "column_class": column,
        "kind": kind,
        "truth": {"finding": finds},
    }
