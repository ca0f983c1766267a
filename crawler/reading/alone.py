"""Alone: which words of a list stand alone on a page, as labels and states do."""

from __future__ import annotations

import bisect
import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from crawler.reading.document import Document
from crawler.reading.needles import Needles
from crawler.reading.signs import signs
from crawler.reading.vocabulary import load, spellings, without_odd_blanks

MOST = 5_000  # places of one word that are looked at


class Places(Mapping[str, list[int]]):
    """Where each of the words that stand in a text begins; looked for when first asked for."""

    def __init__(self, text: str, words: Iterable[str]) -> None:
        self._text = text
        self._starts: dict[str, list[int] | None] = dict.fromkeys(words)

    def __getitem__(self, word: str) -> list[int]:
        starts = self._starts[word]
        if starts is None:
            starts = self._starts[word] = every(self._text, word)
        return starts

    def __contains__(self, word: object) -> bool:
        return word in self._starts

    def __iter__(self) -> Iterator[str]:
        return iter(self._starts)

    def __len__(self) -> int:
        return len(self._starts)


class Squeezed(NamedTuple):
    """Text without blanks, and where in it something begins: an element's text, or a word after a blank.

    The end of the text is such a place, too. What is spread over elements (`<b>来信</b>人`) stands in one.
    """

    text: str
    starts: list[int]
    edges: frozenset[int]  # the same

    def run(self, start: int, end: int, most: int) -> str:
        """A passage, with all of the words that it is part of; "" where they are longer than `most`."""
        word = bisect.bisect_right(self.starts, start) - 1
        first = self.starts[word]
        if self.starts[word + 1] - first > most:
            return ""
        last = self.starts[bisect.bisect_left(self.starts, end)]
        return self.text[first:last] if last - first <= most else ""


def squeezed(document: Document) -> Squeezed:
    """All text of a page but for scripts and styles."""
    if "squeezed" not in document.memo:
        text = document.nodes.pieces.joined
        odd = "odd blank" in signs(document)
        document.memo["squeezed"] = squeeze(text) if odd else _squeezed(text.split())
    found: Squeezed = document.memo["squeezed"]
    return found


def squeeze(text: str) -> Squeezed:
    """A text, squeezed; its lines are the texts of elements."""
    return _squeezed(without_odd_blanks(text, " ").split())


def _squeezed(words: Sequence[str]) -> Squeezed:
    starts = list(accumulate(map(len, words), initial=0))
    return Squeezed("".join(words), starts, frozenset(starts))


def words_on(document: Document) -> Places:
    """The words of letters and guides that stand on a page, and where."""
    if "words" not in document.memo:
        document.memo["words"] = places(squeezed(document).text)
    found: Places = document.memo["words"]
    return found


def places(text: str) -> Places:
    """The words of letters and guides in a text without blanks, and where."""
    search, words = _words()
    found = map(words.__getitem__, sorted(search.within(text.encode("utf-8", "replace"))))
    return Places(text, (word for alike, cased in found for word in alike if not cased or word in text))


@functools.cache
def _words() -> tuple[Needles, list[tuple[list[str], bool]]]:
    """The words, those together that differ in capitals alone; whether there are capitals of them."""
    letters, guides = load("letters"), load("guides")
    lists = [*letters["labels"].values(), letters["page"]["words"]]
    lists += [letters["states"][name] for name in ("open", "answered", "excluded")]
    lists += [guides["elements"][name] for name in guides["page"]["core"]]
    spelt = (spelling for words in lists for word in words for spelling in spellings(word))
    alike: defaultdict[bytes, list[str]] = defaultdict(list)
    for word in dict.fromkeys((*spelt, "发表于")):
        alike[word.encode().lower()].append(word)  # ASCII alone
    search = Needles(((word, number) for number, word in enumerate(alike)), once=True, caseless=True)
    return search, [(words, word != word.upper()) for word, words in alike.items()]


def every(text: str, word: str, most: int = MOST) -> list[int]:
    """Where a word stands in a text, at most so many places."""
    found: list[int] = []
    at = text.find(word)
    while at >= 0 and len(found) < most:
        found.append(at)
        at = text.find(word, at + 1)
    return found


def alone(
    within: Squeezed, found: Places, words: Iterable[str], before: str = "", after: str = ""
) -> set[str]:
    """The words that no letter, digit or hanzi touches, but for those in `before` and `after`."""
    return {word for word in words if word in found and _alone(within, found[word], len(word), before, after)}


def _alone(within: Squeezed, starts: Iterable[int], length: int, before: str, after: str) -> bool:
    text, edges = within.text, within.edges
    for start in starts:
        if start not in edges and (letter := text[start - 1]).isalnum() and letter not in before:
            continue
        end = start + length
        if end in edges or not (letter := text[end]).isalnum() or letter in after:
            return True
    return False
