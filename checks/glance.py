"""Glance: one look at a page's text for the words of all lists, since most pages hold none of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import ahocorasick_rs

CHUNK = 262_144  # bytes searched at a time, so that what is found stays small
LONGEST = 200  # bytes of a word

_lists: dict[str, Callable[[], Iterable[str]]] = {}


def glanced(name: str, words: Callable[[], Iterable[str]]) -> None:
    """Have a list's words (at most 200 bytes each) looked for together with those of all other lists."""
    _lists[name] = words
    _Glance.current = None


def holds(name: str, text: str) -> bool:
    """True when a text holds a word of a list."""
    glance = _Glance.current
    if glance is None:
        glance = _Glance.current = _Glance()
    return name in glance.names(text)


class _Glance:
    """One automaton for the words of all lists; it remembers the last text, which every check asks about."""

    current: _Glance | None = None

    def __init__(self) -> None:
        pairs = [(word.encode("utf-8", "surrogatepass"), name) for name in _lists for word in _lists[name]()]
        self._names = [name for _, name in pairs]
        self._search = ahocorasick_rs.BytesAhoCorasick(
            [word for word, _ in pairs], implementation=ahocorasick_rs.Implementation.DFA
        )
        self._last: tuple[str, frozenset[str]] = ("", frozenset())

    def names(self, text: str) -> frozenset[str]:
        """The lists of which a text holds a word."""
        last = self._last
        if last[0] is not text:
            last = self._last = (text, frozenset(map(self._names.__getitem__, self._found(text))))
        return last[1]

    def _found(self, text: str) -> set[int]:
        data, found = text.encode("utf-8", "surrogatepass"), set[int]()
        for start in range(0, len(data), CHUNK):
            part = data[max(0, start - LONGEST) : start + CHUNK]
            found.update(hit[0] for hit in self._search.find_matches_as_indexes(part, overlapping=True))
        return found
