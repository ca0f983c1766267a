"""Seen: a set of hashes in eight bytes each and some room, where Python's own takes seventy."""

from __future__ import annotations

from array import array

_LEAST = 64  # places
_FULL = 0.75  # share of the places that may be taken


class Seen:
    """Which hashes of 64 bits were added."""

    __slots__ = ("_count", "_places")

    def __init__(self) -> None:
        self._places = array("q", bytes(8 * _LEAST))  # 0: free
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def __contains__(self, key: int) -> bool:
        return self._places[self._place(key or 1)] != 0

    def add(self, key: int) -> None:
        """Add a hash."""
        key = key or 1
        place = self._place(key)
        if self._places[place]:
            return
        self._places[place] = key
        self._count += 1
        if self._count > _FULL * len(self._places):
            self._grow()

    def _place(self, key: int) -> int:
        """Where a hash is, or would go."""
        places = self._places
        last = len(places) - 1
        place = key & last
        while (found := places[place]) and found != key:
            place = (place + 1) & last
        return place

    def _grow(self) -> None:
        kept = [key for key in self._places if key]
        self._places = array("q", bytes(16 * len(self._places)))
        for key in kept:
            self._places[self._place(key)] = key
