"""Arrays: plain Python values as Arrow arrays and back, without pandas.

`pyarrow.array` looks first whether a list is a pandas series, and an instant is read as one of pandas where
that is installed; both load pandas: a third of a second, in each of the short processes that touch a table.
"""

from __future__ import annotations

import datetime as dt
from array import array as numbers
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import Any

import pyarrow as pa

_DAY = dt.date(1970, 1, 1).toordinal()
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_MICROSECOND = dt.timedelta(microseconds=1)
_INSTANT = pa.timestamp("us", tz="UTC")


def array(values: Sequence[Any], kind: pa.DataType) -> pa.Array:
    """Values of one column, None where there is none.

    Takes text, bytes, 64-bit integers, floats, truth values, days and instants. Raises ValueError for another
    kind, OverflowError for a number or a length that does not fit.
    """
    gaps = values.count(None)
    valid = _bits([value is not None for value in values]) if gaps else None
    build = _BUILD.get(kind)
    if build is None:
        raise ValueError(f"no column holds {kind}")
    filled = [build.empty if value is None else value for value in values] if gaps else values
    return pa.Array.from_buffers(kind, len(values), [valid, *build.buffers(filled)], gaps)


def values(column: pa.Array) -> list[Any]:
    """The values of one column, None where there is none."""
    if column.type != _INSTANT:
        return list(column.to_pylist())
    counts = column.view(pa.int64()).to_pylist()
    return [None if count is None else _EPOCH + count * _MICROSECOND for count in counts]


def scalar(value: Any, kind: pa.DataType) -> pa.Scalar:
    """One value to compare columns with."""
    return array([value], kind)[0]


def rows(batch: pa.RecordBatch) -> Iterator[dict[str, Any]]:
    """The rows of a batch as plain dictionaries."""
    names = batch.schema.names
    for row in zip(*map(values, batch.columns), strict=True):
        yield dict(zip(names, row, strict=True))


class _Build:
    """How one kind is laid out, and what stands where a value is missing."""

    def __init__(self, empty: Any, buffers: Callable[[Sequence[Any]], list[pa.Buffer]]) -> None:
        self.empty, self.buffers = empty, buffers


def _text(values: Sequence[str]) -> list[pa.Buffer]:
    return _bytes([value.encode() for value in values])


def _bytes(values: Sequence[bytes]) -> list[pa.Buffer]:
    return [_packed("i", accumulate(map(len, values), initial=0)), pa.py_buffer(b"".join(values))]


def _days(values: Sequence[dt.date]) -> list[pa.Buffer]:
    return [_packed("i", [value.toordinal() - _DAY for value in values])]


def _instants(values: Sequence[dt.datetime]) -> list[pa.Buffer]:
    return [_packed("q", [(value - _EPOCH) // _MICROSECOND for value in values])]


def _bits(values: Sequence[bool]) -> pa.Buffer:
    text = "".join(["1" if value else "0" for value in reversed(values)])
    return pa.py_buffer(int(text or "0", 2).to_bytes((len(values) + 7) // 8, "little"))


def _packed(code: str, values: Any) -> pa.Buffer:
    return pa.py_buffer(numbers(code, values))


_BUILD = {
    pa.string(): _Build("", _text),
    pa.binary(): _Build(b"", _bytes),
    pa.int64(): _Build(0, lambda values: [_packed("q", values)]),
    pa.float64(): _Build(0.0, lambda values: [_packed("d", values)]),
    pa.bool_(): _Build(False, lambda values: [_bits(values)]),
    pa.date32(): _Build(dt.date(1970, 1, 1), _days),
    _INSTANT: _Build(_EPOCH, _instants),
}
