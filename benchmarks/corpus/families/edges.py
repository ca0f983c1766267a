"""Edges: letters on the last day of three calendar months and the day after, by the shape of the months between."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from benchmarks.corpus.case import Case
from benchmarks.corpus.edges import months_on

# Asked on these days; the last day without a fault is the same day three months on, or the last of a shorter month.
SHAPES = {
    "mid-month": ("2016-04-10", "2018-07-21", "2022-10-05", "2024-01-17"),
    "short-february": ("2017-11-29", "2018-11-30", "2021-11-28", "2022-11-30"),
    "leap-february": ("2019-11-29", "2019-11-30", "2023-11-28", "2015-11-29"),
    "thirty-one-to-thirty": ("2016-01-31", "2017-03-31", "2019-08-31", "2020-12-31"),
    "first-of-month": ("2016-01-01", "2018-12-01", "2020-06-01", "2023-09-01"),
    "year-turn": ("2016-10-02", "2017-12-15", "2020-11-11", "2021-10-31"),
    "from-leap-day": ("2016-02-29", "2020-02-29", "2024-02-29", "2020-02-28"),
    "end-to-end": ("2017-04-30", "2018-06-30", "2019-09-30", "2022-02-28"),
}
# Class of the column, kind as printed, whether the letter counts under the table of 2015.
KINDS = {
    "kinds-mailbox": (("letters", "咨询", True), ("letters", "建议", True), ("letters", "举报", False), ("letters", "求助", True), ("letters", "其他", True)),
    "kinds-elsewhere": (("complaints", "投诉", False), ("complaints", "咨询", False), ("surveys", "意见", False), ("interviews", "提问", False), ("complaints", "举报", False), ("surveys", "咨询", False)),
    "kinds-plain": (("letters", "意见", True), ("letters", "诉求", True), ("letters", "反映", True), ("complaints", "", False), ("surveys", "", False), ("interviews", "咨询", False), ("letters", "问题", True), ("surveys", "建议", False)),
    "kinds-reports": (("letters", "举报", False), ("complaints", "举报", False), ("letters", "信件", True), ("interviews", "", False)),
}  # fmt: skip


def cases() -> Iterator[Case]:
    """Every case of this file."""
    for shape, days in SHAPES.items():
        for asked in map(dt.date.fromisoformat, days):
            last = months_on(asked, 3)
            for name, as_of, over in (("last", last, False), ("after", last + dt.timedelta(days=1), True)):
                yield case_of(f"edges/{shape}", f"{asked}-{name}", asked, as_of, "letters", "咨询", over)
    for family, several in KINDS.items():
        for number, (column, kind, counts) in enumerate(several):
            yield case_of(
                f"edges/{family}",
                f"counts-{number}",
                dt.date(2019, 3, 4),
                dt.date(2019, 9, 2),
                column,
                kind,
                counts,
            )
    for number, (asked, as_of) in enumerate(
        (
            ("2017-02-01", "2018-09-03"),
            ("2019-05-05", "2020-06-08"),
            ("2021-01-11", "2022-12-12"),
            ("2015-07-01", "2016-08-15"),
            ("2022-03-03", "2023-04-10"),
            ("2018-10-10", "2020-01-20"),
        )
    ):
        yield case_of(
            "edges/older-than-a-year",
            f"older-{number}",
            dt.date.fromisoformat(asked),
            dt.date.fromisoformat(as_of),
            "letters",
            "咨询",
            False,
        )


def case_of(
    family: str, name: str, asked: dt.date, as_of: dt.date, column: str, kind: str, finds: bool
) -> Case:
    """A letter asked on a day, judged on another, in a column of a class."""
    return {
        "id": f"{family}-{name}",
        "family": family,
        "asked": asked,
        "as_of": as_of,
        "column_class": column,
        "kind": kind,
        "truth": {"finding": finds},
    }
