"""Edges: the last day of three calendar months and the days about it, and letters that do not count."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from benchmarks.corpus.case import Case
from benchmarks.corpus.edges import months_on

ASKED = (
    "2015-03-01", "2015-04-30", "2015-07-31", "2015-09-30", "2015-10-31", "2015-11-27", "2015-12-01", "2016-01-31", "2016-03-31", "2016-05-30", "2016-12-30", "2017-02-28",
    "2017-11-29", "2018-08-30", "2018-11-28", "2019-01-01", "2019-12-31", "2020-05-31", "2020-11-30", "2021-08-29", "2022-02-28", "2023-07-15", "2024-02-29", "2024-11-30",
    "2025-03-30", "2025-10-31",
)  # fmt: skip
# Columns by class, and the kinds printed on letters in them: what the table of 2015 leaves out (在线访谈、调查征集、举报投诉).
LEFT_OUT = (
    ("complaints", ("", "举报", "投诉", "咨询", "建议", "求助", "投诉举报", "其他")), ("surveys", ("", "建议", "意见", "咨询", "其他")),
    ("interviews", ("", "咨询", "建议", "意见", "求助")), ("letters", ("举报", "举报投诉", "投诉举报")),
)  # fmt: skip
COUNTED = ("", "咨询", "建议", "求助", "意见")
# The table of 2019 leaves out 在线访谈、调查征集、网上信访、纪检举报; complaints in ordinary mailboxes count there.
LEFT_OUT_2019 = (("surveys", ("", "建议", "意见", "投诉")), ("interviews", ("", "咨询", "建议", "投诉")), ("letters", ("网上信访", "纪检举报")))  # fmt: skip
COUNTED_2019 = (*COUNTED, "投诉")
JUDGED_2019 = ("2019-11-20", "2021-03-31", "2024-09-10")
JUDGED = ("2015-09-15", "2016-06-30", "2018-12-01")


def _case(name: str, asked: dt.date, as_of: dt.date, column: str, kind: str, finds: bool) -> Case:
    return {
        "id": f"fifth-edges-{name}",
        "asked": asked,
        "as_of": as_of,
        "column_class": column,
        "kind": kind,
        "truth": {"finding": finds},
    }


def cases() -> Iterator[Case]:
    """Every case of this file."""
    for index, asked in enumerate(map(dt.date.fromisoformat, ASKED)):
        last = months_on(asked, 3)
        kind = COUNTED[index % len(COUNTED)]
        for name, as_of, over in (
            ("last", last, False),
            ("after", last + dt.timedelta(days=1), True),
            ("week", last + dt.timedelta(days=7), True),
        ):
            yield _case(f"{asked}-{name}", asked, as_of, "letters", kind, over)
    for index, as_of in enumerate(map(dt.date.fromisoformat, JUDGED)):
        asked = as_of - dt.timedelta(days=130 + 40 * index)
        for column, kinds in LEFT_OUT:
            for number, kind in enumerate(kinds):
                yield _case(f"counts-{column}-{number}-{as_of}", asked, as_of, column, kind, False)
        for number, kind in enumerate(COUNTED):
            yield _case(f"counts-yes-{number}-{as_of}", asked, as_of, "letters", kind, True)
            days = 370 + 95 * number + index  # beyond the year that counts
            yield _case(f"older-{number}-{as_of}", as_of - dt.timedelta(days=days), as_of, "letters", kind, False)  # fmt: skip
    for index, as_of in enumerate(map(dt.date.fromisoformat, JUDGED_2019)):
        asked = as_of - dt.timedelta(days=125 + 50 * index)
        told = [(column, kind, False) for column, kinds in LEFT_OUT_2019 for kind in kinds]
        told += [("letters", kind, True) for kind in COUNTED_2019]
        for number, (column, kind, counts) in enumerate(told):
            case = _case(f"counts-2019-{number}-{as_of}", asked, as_of, column, kind, counts)
            yield {**case, "rubric": "cn-2019"}
