"""Arrays: plain Python values as Arrow arrays and back, without pandas.

`pyarrow.array` looks first whether a list is a pandas series, and an instant is read as one of pandas where
that is installed; both load pandas: a third of a second, in each of the short processes that touch a table.
"""

from __future__ import annotations

import datetime as dt
from array import array as numbers
from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise
from typing import Any, Literal

import pyarrow as pa

_DAY = dt.date(1970, 1, 1).toordinal()
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_MICROSECOND = dt.timedelta(microseconds=1)
_INSTANT = pa.timestamp("us", tz="UTC")


def array(values: Sequence[Any], kind: pa.DataType, *, encoded: bool = False) -> pa.Array:
    """Values of one column, None where there is none.

    Takes text, bytes, 64-bit integers, floats, truth values, days and instants. `encoded`: text as UTF-8.
    Raises ValueError for another kind, OverflowError for a number or a length that does not fit.
    """
    gaps = values.count(None)
    valid = _bits([value is not None for value in values]) if gaps else None
    build = _BUILD.get(pa.binary() if encoded else kind)
    if build is None:
        raise ValueError(f"no column holds {kind}")
    filled = [build.empty if value is None else value for value in values] if gaps else values
    return pa.Array.from_buffers(kind, len(values), [valid, *build.buffers(filled)], gaps)


def values(column: pa.Array, of: Callable[[Any], Any] | None = None, *, encoded: bool = False) -> list[Any]:
    """The values of one column, None where there is none.

    Takes the kinds that `array` makes, also as a dictionary of them. `of` makes something else of each value;
    it is asked once for those that are equal in a dictionary. `encoded`: text as UTF-8.
    """
    if isinstance(column, pa.DictionaryArray):
        words, places = values(column.dictionary, of, encoded=encoded), values(column.indices)
        if not column.null_count:
            return list(map(words.__getitem__, places))
        return [None if place is None else words[place] for place in places]
    found = _READ[column.type](column)
    if column.null_count:
        valid = _truths(column.buffers()[0], column.offset, len(column))
        found = [value if there else None for value, there in zip(found, valid, strict=True)]
    for make in (None if encoded else _MADE.get(column.type), of):
        if make is not None and column.null_count:
            found = [None if value is None else make(value) for value in found]
        elif make is not None:
            found = list(map(make, found))
    return found


def views(column: pa.Array) -> list[memoryview]:
    """The bytes of a column without gaps, where they lie."""
    ends, whole = _numbers(column, "i", more=1), memoryview(column.buffers()[2] or b"").cast("B")
    return [whole[start:end] for start, end in pairwise(ends)]


def may_hold(column: pa.ChunkedArray, text: str) -> bool:
    """False where no value of a column of text is this one."""
    word, chunks = text.encode(), (chunk for chunk in column.chunks if len(chunk))
    return any(word in (chunk.buffers()[2] or pa.py_buffer(b"")).to_pybytes() for chunk in chunks)


def scalar(value: Any, kind: pa.DataType) -> pa.Scalar:
    """One value to compare columns with."""
    return array([value], kind)[0]


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


def _numbers(column: pa.Array, code: Literal["i", "q", "d"], at: int = 1, more: int = 0) -> list[Any]:
    """The numbers of one of a column's buffers."""
    buffer = column.buffers()[at]
    first = column.offset
    return (
        memoryview(buffer).cast("B").cast(code)[first : first + len(column) + more].tolist() if buffer else []
    )


def _truths(buffer: pa.Buffer, first: int, count: int) -> list[bool]:
    bits = [bit for byte in buffer.to_pybytes()[: (first + count + 7) // 8] for bit in _BYTES[byte]]
    return bits[first : first + count]


_BYTES = [tuple(byte >> bit & 1 == 1 for bit in range(8)) for byte in range(256)]


def _pieces(column: pa.Array) -> list[bytes]:
    ends, data = _numbers(column, "i", more=1), column.buffers()[2]
    whole = data.to_pybytes() if data else b""
    return [whole[start:end] for start, end in pairwise(ends)]


def _day(number: int) -> dt.date:
    return dt.date.fromordinal(_DAY + number)


def _instant(number: int) -> dt.datetime:
    return _EPOCH + number * _MICROSECOND


_READ: dict[pa.DataType, Callable[[pa.Array], list[Any]]] = {
    pa.string(): _pieces,
    pa.binary(): _pieces,
    pa.int32(): lambda column: _numbers(column, "i"),
    pa.int64(): lambda column: _numbers(column, "q"),
    pa.float64(): lambda column: _numbers(column, "d"),
    pa.bool_(): lambda column: _truths(column.buffers()[1], column.offset, len(column)),
    pa.date32(): lambda column: _numbers(column, "i"),
    _INSTANT: lambda column: _numbers(column, "q"),
}
_MADE: dict[pa.DataType, Callable[[Any], Any]] = {  # of what lies in the buffers, where that is not the value
    pa.string(): bytes.decode,
    pa.date32(): _day,
    _INSTANT: _instant,
}
