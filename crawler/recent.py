"""Recent: the hashes met last, as far as none has taken another's place, in four kilobytes a site."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import TypeVar

T = TypeVar("T")

_PLACES = 512  # a power of two
_LAST = _PLACES - 1


class Recent:
    """Which hashes of 64 bits were met; it may have forgotten some."""

    __slots__ = ("_places",)

    def __init__(self) -> None:
        self._places = array("q", bytes(8 * _PLACES))
        self._places[0] = 1  # no hash of this place: none is there yet

    def __contains__(self, key: int) -> bool:
        return self._places[key & _LAST] == key

    def add(self, key: int) -> None:
        """Remember a hash, in the place of another."""
        self._places[key & _LAST] = key

    def others(self, values: Iterable[T], keys: Iterable[int]) -> list[T]:
        """The values whose hashes, `keys`, are not remembered."""
        places = self._places
        return [value for value, key in zip(values, keys, strict=True) if places[key & _LAST] != key]
