"""Glance: one look at a page's text for the words of all lists, since most pages hold none of them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from typing import Any

import hyperscan

from crawler.reading.wide import wide

_lists: dict[str, Callable[[], Iterable[str]]] = {}


def glanced(name: str, words: Callable[[], Iterable[str]]) -> None:
    """Have a list's words looked for together with those of all other lists.

    They are asked for when the first text is looked at; a list named later has all of them laid out again.
    """
    _lists[name] = words
    _Glance.current = None


def holds(name: str, text: str) -> bool:
    """True when a text holds a word of a list."""
    glance = _Glance.current
    if glance is None:
        glance = _Glance.current = _Glance()
    return name in glance.names(text)


class _Glance:
    """One search for the words of all lists; it remembers the last text, which every check asks about."""

    current: _Glance | None = None

    def __init__(self) -> None:
        words = [(word, name) for name in _lists for word in _lists[name]()]
        self._names = [name for _, name in words]
        self._database = hyperscan.Database(mode=hyperscan.HS_MODE_VECTORED)  # made ready sooner
        self._database.compile(
            expressions=[b"".join(b"\\x%02x" % byte for byte in wide(word)) for word, _ in words],
            ids=range(len(words)),  # one each: made ready in less than half of the time that shared ones take
            flags=[0] * len(words),
            elements=len(words),
        )
        self._own = threading.local()  # space that only one search at a time may work in
        self._last: tuple[str, frozenset[str]] = ("", frozenset())

    def names(self, text: str) -> frozenset[str]:
        """The lists of which a text holds a word."""
        last = self._last
        if last[0] is not text:
            last = self._last = (text, frozenset(map(self._names.__getitem__, self._found(text))))
        return last[1]

    def _found(self, text: str) -> set[int]:
        found: set[int] = set()
        add = found.add

        def met(number: int, _: int, end: int, __: int, ___: Any) -> None:
            if end % 2 == 0:  # else from within a character to within another
                add(number)

        if not hasattr(self._own, "scratch"):
            self._own.scratch = hyperscan.Scratch(self._database)
        pieces: Any = [wide(text)]  # which the library's types know nothing of
        self._database.scan(pieces, match_event_handler=met, scratch=self._own.scratch)
        return found
