"""Seen: a set of hashes in six bytes each and some room, where Python's own takes seventy."""

from __future__ import annotations

from array import array
from collections.abc import Iterable

_LEAST = 64  # places
_FULL = 0.75  # share of the places that may be taken
_LOW, _HIGH = (1 << 32) - 1, (1 << 16) - 1


class Seen:
    """Which hashes were added, by their lowest 48 bits.

    Of 3,000 hashes of 64 bits two have these in common once in sixty million times.
    """

    __slots__ = ("_count", "_high", "_low")

    def __init__(self) -> None:
        self._low = array("I", bytes(4 * _LEAST))  # 32 bits of each; 0: the place is free
        self._high = array("H", bytes(2 * _LEAST))  # 16 more
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def __contains__(self, key: int) -> bool:
        return self._low[self._place(key & _LOW or 1, key >> 32 & _HIGH)] != 0

    def add(self, key: int) -> None:
        """Add a hash."""
        low, high = key & _LOW or 1, key >> 32 & _HIGH
        place = self._place(low, high)
        if self._low[place]:
            return
        self._low[place], self._high[place] = low, high
        self._count += 1
        if self._count > _FULL * len(self._low):
            self._grow()

    def others(self, keys: Iterable[int]) -> list[int]:
        """The places in `keys` of those that were not added; sooner said than of one after the other."""
        lows, highs, last = self._low, self._high, len(self._low) - 1
        found = []
        for number, key in enumerate(keys):
            low = key & _LOW or 1
            place = low & last
            while (there := lows[place]) and (there != low or highs[place] != key >> 32 & _HIGH):
                place = (place + 1) & last
            if not there:
                found.append(number)
        return found

    def _place(self, low: int, high: int) -> int:
        """Where a hash is, or would go."""
        lows, highs = self._low, self._high
        last = len(lows) - 1
        place = low & last
        while (found := lows[place]) and (found != low or highs[place] != high):
            place = (place + 1) & last
        return place

    def _grow(self) -> None:
        kept = [(low, high) for low, high in zip(self._low, self._high, strict=True) if low]
        places = 2 * len(self._low)
        self._low, self._high = array("I", bytes(4 * places)), array("H", bytes(2 * places))
        for low, high in kept:
            place = self._place(low, high)
            self._low[place], self._high[place] = low, high
