"""Columns laid out by hand hold what pyarrow would have made of them."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from webcensus.arrays import array, values

KINDS: dict[pa.DataType, st.SearchStrategy[Any]] = {
    pa.string(): st.text(st.characters(exclude_categories=["Cs"])),
    pa.binary(): st.binary(),
    pa.int64(): st.integers(-(2**63), 2**63 - 1),
    pa.float64(): st.floats(allow_nan=False),
    pa.bool_(): st.booleans(),
    pa.date32(): st.dates(),
    pa.timestamp("us", tz="UTC"): st.datetimes(timezones=st.just(dt.UTC)),
}


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_a_column_holds_its_values_and_its_gaps(kind: pa.DataType) -> None:
    @settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(st.none() | KINDS[kind]))
    def hold(values: list[Any]) -> None:
        made = array(values, kind)
        made.validate(full=True)
        assert made.equals(pa.array(values, type=kind))

    hold()


def test_what_does_not_fit_is_refused() -> None:
    with pytest.raises(OverflowError):
        array([2**63], pa.int64())
    with pytest.raises(UnicodeEncodeError):
        array(["\ud800"], pa.string())
    with pytest.raises(ValueError, match="list"):
        array([[1]], pa.list_(pa.int64()))


def test_no_column_loads_pandas() -> None:
    code = "import sys, pyarrow as pa; from webcensus.arrays import array; array(['a', None], pa.string())"
    subprocess.run([sys.executable, "-c", f"{code}; sys.exit('pandas' in sys.modules)"], check=True)


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_a_column_is_read_as_it_was_written(kind: pa.DataType) -> None:
    @settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(st.none() | KINDS[kind]))
    def hold(given_values: list[Any]) -> None:
        assert values(array(given_values, kind)) == given_values

    hold()
