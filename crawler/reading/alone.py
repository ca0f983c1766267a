"""Alone: which words of a list stand alone on a page, as labels and states do."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple

import ahocorasick_rs

from crawler.reading.document import Document
from crawler.reading.signs import CHUNK
from crawler.reading.vocabulary import ODD_BLANKS

Hit = tuple[str, int, int]  # a word, its start and end


class Squeezed(NamedTuple):
    """Text without blanks, and where in it something begins: an element's text, or a word after a blank.

    The end of the text is such a place, too. What is spread over elements (`<b>来信</b>人`) stands in one.
    """

    text: str
    starts: list[int]

    def run(self, start: int, end: int) -> str:
        """A passage, with all of the words that it is part of."""
        first = self.starts[bisect.bisect_right(self.starts, start) - 1]
        return self.text[first : self.starts[bisect.bisect_left(self.starts, end)]]

    def begins(self, at: int) -> bool:
        """True where something begins, or all ends."""
        return self.starts[bisect.bisect_left(self.starts, at)] == at


def squeezed(document: Document) -> Squeezed:
    """All text of a page but for scripts and styles."""
    if "squeezed" not in document.memo:
        document.memo["squeezed"] = squeeze("\n".join(document.nodes.pieces.texts))
    found: Squeezed = document.memo["squeezed"]
    return found


def squeeze(text: str) -> Squeezed:
    """A text, squeezed; its lines are the texts of elements."""
    words = ODD_BLANKS.sub(" ", text).split()
    return Squeezed("".join(words), list(accumulate(map(len, words), initial=0)))


class Words:
    """A list of words to look for."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = list(dict.fromkeys(words))
        self._search = ahocorasick_rs.AhoCorasick(
            self._words, implementation=ahocorasick_rs.Implementation.DFA
        )

    def hits(self, within: Squeezed) -> Iterator[Hit]:
        """Every place of a word."""
        for at in range(0, max(1, len(within.text)), CHUNK):
            first = max(0, at - 100)
            part = within.text[first : at + CHUNK]
            for number, start, end in self._search.find_matches_as_indexes(part, overlapping=True):
                yield self._words[number], first + start, first + end


def alone(within: Squeezed, hits: Iterable[Hit], before: str = "", after: str = "") -> set[str]:
    """The words that no letter, digit or hanzi touches, but for those in `before` and `after`."""
    found: set[str] = set()
    text = within.text
    for word, start, end in hits:
        if word in found:
            continue
        letter = text[start - 1] if start else " "
        if letter.isalnum() and letter not in before and not within.begins(start):
            continue
        letter = text[end] if end < len(text) else " "
        if not letter.isalnum() or letter in after or within.begins(end):
            found.add(word)
    return found
