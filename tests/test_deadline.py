"""Deadlines in working days, by the Chinese calendar."""

from __future__ import annotations

import datetime as dt

import pytest

from webcensus.deadline import announced, deadline, working_days_between

D = dt.date


@pytest.mark.parametrize(
    ("issued", "days", "due"),
    [
        (D(2015, 9, 25), 15, D(2015, 10, 22)),  # National Day off, Saturday 10 October worked
        (D(2015, 8, 31), 5, D(2015, 9, 8)),  # 3 and 4 September off, Sunday 6 September worked
        (D(2026, 2, 13), 1, D(2026, 2, 14)),  # a Saturday worked for Spring Festival
        (D(2026, 2, 14), 1, D(2026, 2, 24)),
        (D(2025, 12, 31), 1, D(2026, 1, 4)),  # a Sunday worked after New Year
        (D(2026, 11, 20), 15, D(2026, 12, 11)),
    ],
)
def test_working_days_by_the_announced_calendar(issued: D, days: int, due: D) -> None:
    found = deadline(issued, days)
    assert (found.day, found.provisional) == (due, False)
    assert working_days_between(issued, due) == days
    assert working_days_between(due, issued) == -days


def test_a_deadline_in_a_year_not_announced_is_provisional() -> None:
    assert not announced(2090)
    assert deadline(D(2090, 3, 1), 15).provisional
    assert deadline(D(2089, 12, 30), 15).provisional


def test_every_year_of_the_census_is_announced() -> None:
    assert [year for year in range(2014, 2027) if not announced(year)] == []


def test_the_day_of_issue_does_not_count() -> None:
    assert deadline(D(2026, 11, 23), 1).day == D(2026, 11, 24)


@pytest.mark.parametrize("days", [0, -3, 100_000])
def test_a_senseless_number_of_days_is_refused(days: int) -> None:
    with pytest.raises(ValueError, match=str(days)):
        deadline(D(2026, 1, 1), days)
