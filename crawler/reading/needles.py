"""Needles: many words and patterns, looked for in one pass over some bytes."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

import hyperscan

Test = Callable[[bytes, int], bool]  # whether a word counts that ends there


class Needles:
    """Words to look for, each known by a number, which several may share.

    The search keeps little memory busy, so that it is quick between other work, too. With `once` each number
    is told only once, however often its words stand there; with `caseless`, ASCII letters in capitals are the
    same. Patterns are regular expressions over bytes. Patterns that are `tested` are told by `within` where
    their test says so: a pattern for what stands beside so many words takes far longer to be made ready than
    the words themselves. Each place costs a call, so that what stands everywhere is better a pattern. What is
    tested may tell a further number, by `anyway`, wherever it stands.
    """

    def __init__(
        self,
        words: Iterable[tuple[bytes, int]],
        patterns: Iterable[tuple[bytes, int]] = (),
        tested: Iterable[tuple[bytes, int, Test]] = (),
        *,
        once: bool,
        caseless: bool = False,
        anyway: Mapping[bytes, int] = MappingProxyType({}),  # pattern -> number
    ) -> None:
        pairs = [(literal(word), number) for word, number in words]
        pairs += patterns
        self._plain = len(pairs)
        several = list(tested)
        pairs += [(pattern, number) for pattern, number, _ in several]
        self._tests = [test for _, _, test in several]
        met = enumerate((pattern for pattern, _, _ in several), self._plain)
        self._anyway = {at: anyway[pattern] for at, pattern in met if pattern in anyway}
        self._numbers = [number for _, number in pairs]
        self._database = hyperscan.Database(mode=hyperscan.HS_MODE_VECTORED)  # made ready in half of the time
        flags = hyperscan.HS_FLAG_CASELESS if caseless else 0
        single = flags | (hyperscan.HS_FLAG_SINGLEMATCH if once else 0)
        self._database.compile(
            expressions=[expression for expression, _ in pairs],
            ids=range(len(pairs)),  # one each: made ready in a third of the time that shared ones take
            flags=[single] * self._plain + [flags] * len(several),
            elements=len(pairs),
        )
        self._own = threading.local()

    def within(self, data: bytes) -> set[int]:
        """The numbers of the words that stand in some bytes."""
        found: set[int] = set()
        seen: set[int] = set()  # of what is tested
        add, see, plain, tests = found.add, seen.add, self._plain, self._tests

        def met(word: int, _: int, end: int, __: int, ___: Any) -> None:
            if word < plain:
                add(word)
            elif word not in found:
                see(word)
                if tests[word - plain](data, end):
                    add(word)

        self._search(data, met)
        told = set(map(self._numbers.__getitem__, found))
        return told.union(map(self._anyway.__getitem__, seen & self._anyway.keys())) if seen else told

    def ends(self, data: bytes, most: int) -> dict[int, list[int]]:
        """By number where its words end, in order, at most so many places."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        numbers = self._numbers

        def met(word: int, _: int, end: int, __: int, ___: Any) -> None:
            known = found[numbers[word]]
            if len(known) < most:
                known.append(end)

        self._search(data, met)
        return found

    def _search(self, data: bytes, met: Callable[[int, int, int, int, Any], None]) -> None:
        scratch = getattr(self._own, "scratch", None)
        if scratch is None:  # only one search at a time may work in it
            scratch = self._own.scratch = hyperscan.Scratch(self._database)
        pieces: Any = [data]  # which the library's types know nothing of
        self._database.scan(pieces, match_event_handler=met, scratch=scratch)


def literal(word: bytes) -> bytes:
    """The pattern of a word."""
    return b"".join(b"\\x%02x" % byte for byte in word)
