"""Queue: the entries that wait for one host, in the order in which they are taken, in little memory.

A census keeps thousands of sites open, and each knows thousands of addresses that it will come to late or
never: as objects they would take gigabytes. An entry that waits is a few bytes, and all but the first and the
last of a kind are compressed, since the addresses of a site are much alike.
"""

from __future__ import annotations

import sys
from bisect import insort
from collections.abc import Iterator
from itertools import count
from typing import Final, Generic, TypeVar

import msgspec

from crawler.facts import Entry

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

Owner = TypeVar("Owner")

BLOCK = 64  # entries that are compressed together
FEW = 16  # entries of a line's beginning and end that are not
_SLOT = 4  # bytes of an owner's number

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Entry).decode
_split = msgspec.msgpack.Decoder(list[bytes]).decode


class Queue(Generic[Owner]):
    """Entries of any number of owners, by rank, depth, and the order in which they came."""

    __slots__ = ("_counts", "_first", "_keys", "_lines", "_owners", "_slots")

    def __init__(self) -> None:
        self._lines: dict[tuple[int, int], _Line] = {}
        self._keys: list[tuple[int, int]] = []  # of the lines that hold something, sorted
        self._slots: dict[Owner, int] = {}
        self._owners: dict[int, Owner] = {}
        self._counts: dict[int, int] = {}
        self._first: tuple[Owner, Entry] | None = None  # as last looked at

    def __bool__(self) -> bool:
        return bool(self._keys)

    def push(self, rank: int, depth: int, owner: Owner, entry: Entry) -> None:
        """Add an entry; those of lower rank, then those of lower depth are taken first."""
        key = (rank, depth)
        line = self._lines.get(key)
        if line is None:
            line = self._lines[key] = _Line()
            insort(self._keys, key)
            self._first = None
        slot = self._slot(owner)
        self._counts[slot] += 1
        line.push(slot.to_bytes(_SLOT, "little") + _encode(entry))

    def first(self) -> tuple[Owner, Entry]:
        """The next entry with its owner; it stays. Raises IndexError where there is none."""
        if self._first is None:
            self._first = self._read(self._lines[self._keys[0]].first())
        return self._first

    def pop(self) -> tuple[Owner, Entry]:
        """Take the next entry. Raises IndexError where there is none."""
        taken = self.first()
        self._first = None
        key = self._keys[0]
        line = self._lines[key]
        line.pop()
        if not line:
            del self._lines[key], self._keys[0]
        self._gone(self._slots[taken[0]])
        return taken

    def owners(self) -> Iterator[Owner]:
        """Those who have entries here, each once."""
        return iter(tuple(self._slots))

    def drop(self, owner: Owner) -> list[Entry]:
        """Take out all entries of an owner."""
        slot = self._slots.get(owner)
        if slot is None:
            return []
        mark = slot.to_bytes(_SLOT, "little")
        dropped: list[Entry] = []
        for key, line in list(self._lines.items()):
            kept = _Line()
            for item in line:
                if item.startswith(mark):
                    dropped.append(_decode(item[_SLOT:]))
                else:
                    kept.push(item)
            self._lines[key] = kept
            if not kept:
                del self._lines[key]
                self._keys.remove(key)
        self._forget(slot)
        self._first = None
        return dropped

    def _read(self, item: bytes) -> tuple[Owner, Entry]:
        return self._owners[int.from_bytes(item[:_SLOT], "little")], _decode(item[_SLOT:])

    def _slot(self, owner: Owner) -> int:
        slot = self._slots.get(owner)
        if slot is None:
            slot = self._slots[owner] = next(number for number in count() if number not in self._owners)
            self._owners[slot] = owner
            self._counts[slot] = 0
        return slot

    def _gone(self, slot: int) -> None:
        self._counts[slot] -= 1
        if not self._counts[slot]:
            self._forget(slot)

    def _forget(self, slot: int) -> None:
        del self._slots[self._owners.pop(slot)], self._counts[slot]


class _Line:
    """First in, first out; what lies in between is compressed. Lists take less than deques do when short."""

    __slots__ = ("_blocks", "_head", "_small", "_tail")

    def __init__(self) -> None:
        self._head: list[bytes] = []  # the next one last
        self._blocks: list[bytes] = []
        self._small = 0  # how many of the last blocks hold few
        self._tail: list[bytes] = []

    def __bool__(self) -> bool:
        return bool(self._head or self._blocks or self._tail)

    def __iter__(self) -> Iterator[bytes]:
        yield from reversed(self._head)
        for block in self._blocks:
            yield from _unpack(block)
        yield from self._tail

    def push(self, item: bytes) -> None:
        self._tail.append(item)
        if len(self._tail) < FEW:
            return
        self._blocks.append(_pack(self._tail))
        self._tail = []
        self._small += 1
        if self._small * FEW >= BLOCK:
            last = self._blocks[-self._small :]
            self._blocks[-self._small :] = [_pack([one for block in last for one in _unpack(block)])]
            self._small = 0

    def first(self) -> bytes:
        if not self._head:
            if self._blocks:
                self._head = self._some()
            else:
                self._head, self._tail = self._tail, []
            self._head.reverse()
        return self._head[-1]

    def _some(self) -> list[bytes]:
        """The first few of the first block; the rest of it stays compressed."""
        taken = _unpack(self._blocks.pop(0))
        self._small = min(self._small, len(self._blocks))
        if rest := taken[FEW:]:
            self._blocks.insert(0, _pack(rest))
        return taken[:FEW]

    def pop(self) -> bytes:
        self.first()
        return self._head.pop()


_compressor: Final = zstd.ZstdCompressor()  # made ready once: most of what a block's compression takes


def _pack(items: list[bytes]) -> bytes:
    return _compressor.compress(_encode(items), _compressor.FLUSH_FRAME)


def _unpack(block: bytes) -> list[bytes]:
    return _split(zstd.decompress(block))
