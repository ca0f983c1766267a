"""Rows: what a table's file holds, back as values, a column at a time.

Text is read as a dictionary: what stands in many rows, nested values above all, is decoded once and shared.
The longest nested values, which few checks look at, are decoded when they are looked at.
"""

from __future__ import annotations

import bisect
import functools
from collections.abc import Callable, Iterator
from enum import Enum
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar, get_args

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from crawler.page import Frozen, Row
from webcensus import tables
from webcensus.arrays import values
from webcensus.deferred import DeferredRows

T = TypeVar("T", bound=Frozen)
Begun = Callable[[str], bool]


def stored(path: Path, name: str, kind: type[T], begun: Begun | None = None) -> Iterator[tuple[str, T]]:
    """The values of a table's type from its file, some thousand at a time, each with its site's id.

    `begun` leaves out the sites at the file's beginning: it is true of the ids of all others. What stands
    before them is not read.
    """
    batches = _batches(path, name, set(kind.__struct_fields__), begun)
    return chain.from_iterable(zip(ids, read(batch, name, kind), strict=True) for ids, batch in batches)


def texts(path: Path, name: str, column: str, begun: Begun | None = None) -> Iterator[tuple[str, str]]:
    """The texts of one column of a table, otherwise as `stored`."""
    batches = _batches(path, name, {column}, begun)
    return chain.from_iterable(zip(ids, values(batch.column(column)), strict=True) for ids, batch in batches)


def _batches(
    path: Path, name: str, wanted: set[str], begun: Begun | None
) -> Iterator[tuple[list[str], pa.RecordBatch]]:
    """Rows with the ids of their sites, a row group at a time."""
    known = tables.columns(name)
    owner = "site" if "site" in known else "id"
    with pq.ParquetFile(path, read_dictionary=_texts(name)) as file:
        there = {owner, *wanted} & known.keys() & set(file.schema_arrow.names)
        first = _first(file, owner, begun) if begun else 0
        for group in range(first, file.num_row_groups):
            for batch in file.read_row_group(group, columns=sorted(there), use_threads=False).to_batches():
                if begun and group == first:
                    owners = values(batch.column(owner))
                    batch = batch.slice(bisect.bisect_left(owners, True, key=begun))
                yield values(batch.column(owner)), batch


def _first(file: pq.ParquetFile, owner: str, begun: Callable[[str], bool]) -> int:
    """The first row group that holds a site which has begun; how many there are where none does."""

    def ends_begun(group: int) -> bool:
        last = file.read_row_group(group, columns=[owner], use_threads=False).column(owner)[-1:]
        return not len(last) or begun(values(last.combine_chunks())[0])

    return bisect.bisect_left(range(file.num_row_groups), True, key=ends_begun)


def read(batch: pa.RecordBatch, name: str, kind: type[T]) -> list[T]:
    """Values of a table's type from its rows; a column that is not there, or a gap, is the type's default."""
    known = {column: made for column, made in _reading(name, kind).items() if column in batch.schema.names}
    found = {column: _filled(batch.column(column), made) for column, made in known.items()}
    told = {column: held for column, held in found.items() if not known[column].is_empty(held)}
    if not told:
        return [kind() for _ in range(len(batch))]
    return [kind(**dict(zip(told, row))) for row in zip(*told.values(), strict=True)]  # noqa: B905


class _Made(Frozen):
    """How the values of a column become those of a field."""

    of: Callable[[Any], Any] | None  # makes the value; None: it is the value
    empty: Callable[[], Any] | None  # makes what stands where there is none; None: there must be one
    nested: bool  # it is JSON text

    def is_empty(self, held: list[Any]) -> bool:
        """True when every value is what the field is without being told; deferred ones are not looked at."""
        if self.empty is None or DeferredRows in map(type, held):
            return False
        empty = self.empty()
        return held[:1] == [empty] and held.count(empty) == len(held)


def _filled(column: pa.Array, made: _Made) -> list[Any]:
    found = values(column, made.of, encoded=made.nested)
    if not column.null_count:
        return found
    if made.empty is None:
        raise ValueError("a value is missing that must be there")
    return [made.empty() if value is None else value for value in found]


@functools.cache
def _reading(name: str, kind: type[Frozen]) -> dict[str, _Made]:
    """How each column that a type has is read."""
    fields = tables.fields(kind)
    return {
        column: _Made(
            of=_maker(fields[column].type, nested, deferred=column in tables.DEFERRED.get(name, ())),
            empty=_default(fields[column]),
            nested=nested,
        )
        for column, (_, nested) in tables.columns(name).items()
        if column in fields
    }


def _maker(hint: Any, nested: bool, *, deferred: bool) -> Callable[[Any], Any] | None:
    if nested:
        decode = msgspec.json.Decoder(hint).decode
        return functools.partial(_deferred, decode) if deferred else decode
    plain = [each for each in (get_args(hint) or (hint,)) if each is not type(None)]
    kind = plain[0]
    return kind if isinstance(kind, type) and issubclass(kind, Enum) else None


def _deferred(decode: Callable[[bytes], tuple[Row, ...]], text: bytes) -> DeferredRows | tuple[Row, ...]:
    return DeferredRows(decode, text) if text != b"[]" else ()


def _default(field: msgspec.structs.FieldInfo) -> Callable[[], Any] | None:
    if field.default is not msgspec.NODEFAULT:
        return lambda: field.default
    return None if field.default_factory is msgspec.NODEFAULT else field.default_factory


@functools.cache
def _texts(name: str) -> list[str]:
    return [column for column, (kind, _) in tables.columns(name).items() if kind == pa.string()]
