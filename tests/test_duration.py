"""Durations are counted on the calendar."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.duration import ago, later


@pytest.mark.parametrize(
    ("day", "duration", "wanted"),
    [
        ("2015-11-15", "P3M", "2015-08-15"),
        ("2015-11-30", "P14D", "2015-11-16"),
        ("2015-05-31", "P3M", "2015-02-28"),
        ("2016-05-31", "P3M", "2016-02-29"),
        ("2016-02-29", "P1Y", "2015-02-28"),
        ("2016-01-31", "P2M", "2015-11-30"),
        ("2015-01-15", "P1M", "2014-12-15"),
        ("2015-12-15", "P12M", "2014-12-15"),
        ("2015-06-10", "P1Y6M", "2013-12-10"),
        ("2015-06-10", "P2W", "2015-05-27"),
        ("2015-03-31", "P1M1D", "2015-02-27"),
        ("2015-06-10", "P0D", "2015-06-10"),
    ],
)
def test_ago(day: str, duration: str, wanted: str) -> None:
    assert ago(dt.date.fromisoformat(day), duration).isoformat() == wanted


@pytest.mark.parametrize(
    "wrong", ["", "P", "3M", "P3", "PT3H", "P1DT2H", "-P3M", "P-3M", "P3m", "P1M1Y", "P３M", "P3M "]
)
def test_what_is_no_duration_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="no duration"):
        ago(dt.date(2015, 11, 15), wrong)


@pytest.mark.parametrize("far", ["P9999Y", "P2015Y", "P999999D", "P2014Y11M"])
def test_before_the_calendar_is_refused(far: str) -> None:
    with pytest.raises(ValueError, match="no day of the calendar"):
        ago(dt.date(2015, 11, 1) if far != "P2014Y11M" else dt.date(1, 11, 1), far)


@given(st.dates(dt.date(1990, 1, 1), dt.date(2100, 1, 1)), st.integers(0, 60))
def test_months_never_leave_their_month(day: dt.date, months: int) -> None:
    earlier = ago(day, f"P{months}M")
    assert 12 * day.year + day.month - months == 12 * earlier.year + earlier.month
    assert earlier.day <= day.day


@pytest.mark.parametrize(
    ("day", "duration", "wanted"),
    [
        ("2015-08-15", "P3M", "2015-11-15"),
        ("2015-11-30", "P3M", "2016-02-29"),
        ("2015-02-28", "P3M", "2015-05-28"),
        ("2016-02-29", "P1Y", "2017-02-28"),
        ("2015-11-15", "P14D", "2015-11-29"),
        ("2015-12-31", "P1M1D", "2016-02-01"),
    ],
)
def test_later(day: str, duration: str, wanted: str) -> None:
    assert later(dt.date.fromisoformat(day), duration).isoformat() == wanted


def test_after_the_calendar_is_refused() -> None:
    with pytest.raises(ValueError, match="no day of the calendar"):
        later(dt.date(2015, 1, 1), "P9999Y")
    with pytest.raises(ValueError, match="no day of the calendar"):
        later(dt.date(9999, 12, 31), "P1D")
