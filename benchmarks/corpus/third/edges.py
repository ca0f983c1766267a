"""Edges: letters on the last day of three calendar months and the day after, and letters that do not count."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from benchmarks.corpus.case import Case
from benchmarks.corpus.edges import months_on
from benchmarks.corpus.families.edges import case_of
from benchmarks.corpus.third.scene import Scene

# How the day lies; from each name's hash come the days that are tried.
SHAPES = (
    "any-day",
    "any-spring-day",
    "any-autumn-day",
    "month-start",
    "month-end",
    "turn-of-year",
    "end-of-february",
    "end-of-november",
    "thirty-first",
    "thirtieth",
)
# Class of the column, kind as printed, whether the letter counts under the table of 2015.
KINDS = {
    "kinds-of-hotline": (("letters", "求助", True), ("letters", "投诉", False), ("letters", "举报", False), ("letters", "咨询", True), ("letters", "建议", True)), "kinds-of-petition": (("complaints", "求助", False), ("complaints", "建议", False), ("letters", "反映", True), ("letters", "意见建议", True)),
    "kinds-of-forum": (("letters", "问题", True), ("letters", "建言", True), ("letters", "其它", True), ("surveys", "投诉", False)), "kinds-of-surveys": (("surveys", "求助", False), ("surveys", "诉求", False), ("interviews", "问题", False), ("interviews", "建议", False)),
    "kinds-of-reporting": (("complaints", "反映", False), ("complaints", "其他", False), ("letters", "举报", False), ("letters", "", True)), "kinds-of-mayor": (("letters", "咨询", True), ("letters", "意见", True), ("letters", "求助", True), ("letters", "举报", False)),
    "kinds-of-office": (("letters", "信件", True), ("complaints", "咨询", False), ("surveys", "建议", False), ("interviews", "", False)), "kinds-of-tax": (("letters", "咨询", True), ("complaints", "", False), ("complaints", "举报", False), ("letters", "建议", True)),
}  # fmt: skip


def _days(shape: str) -> list[dt.date]:
    """Four days of a shape, each of a year of its own."""
    made = []
    for number in range(4):
        scene = Scene(f"edges/{shape}", number)
        year, day = 2015 + scene.number("year") % 10, 2 + scene.number("day") % 26
        month = {"any-spring-day": 3, "any-autumn-day": 8}.get(shape, 1) + scene.number("month") % (
            3 if "spring" in shape or "autumn" in shape else 12
        )
        long = (1, 3, 5, 7, 8, 10, 12)[scene.number("long") % 7]
        first = dt.date(year, month, 1)
        made.append({
            "month-start": first, "month-end": months_on(first, 1) - dt.timedelta(days=1), "turn-of-year": dt.date(year, 10 + number % 3, day), "end-of-february": dt.date(year, 3, 1) - dt.timedelta(days=1), "end-of-november": dt.date(year, 11, 27 + number),
            "thirty-first": dt.date(year, long, 31), "thirtieth": dt.date(year, (4, 6, 9, 11)[number], 30),
        }.get(shape, dt.date(year, month, day)))  # fmt: skip
    return made


def cases() -> Iterator[Case]:
    """Every case of this file."""
    for shape in SHAPES:
        for number, asked in enumerate(_days(shape)):
            last = months_on(asked, 3)
            for name, as_of, over in (("last", last, False), ("after", last + dt.timedelta(days=1), True)):
                yield case_of(
                    f"edges/{shape}", f"{number}-{asked}-{name}", asked, as_of, "letters", "咨询", over
                )
    for family, several in KINDS.items():
        for number, (column, kind, counts) in enumerate(several):
            for year in (2017, 2021):
                yield case_of(
                    f"edges/{family}",
                    f"counts-{number}-{year}",
                    dt.date(year, 2, 6),
                    dt.date(year, 8, 14),
                    column,
                    kind,
                    counts,
                )
    for family, months in (("older-by-a-month", 13), ("older-by-half", 18), ("older-by-years", 37)):
        for number in range(4):
            scene = Scene(f"edges/{family}", number)
            asked = dt.date(2014, 1, 5) + dt.timedelta(days=scene.number("asked") % 3000)
            yield case_of(
                f"edges/{family}",
                f"older-{number}",
                asked,
                months_on(asked, months),
                "letters",
                "咨询",
                False,
            )
