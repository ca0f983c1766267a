"""Alone: which words of a list stand alone on a page, as labels and states do."""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Iterable, Mapping
from itertools import accumulate
from typing import NamedTuple

from crawler.reading.document import Document
from crawler.reading.needles import Needles
from crawler.reading.vocabulary import load, spellings, without_odd_blanks

MOST = 5_000  # places of one word that are looked at

Places = Mapping[str, list[int]]  # where each word that is there begins


class Squeezed(NamedTuple):
    """Text without blanks, and where in it something begins: an element's text, or a word after a blank.

    The end of the text is such a place, too. What is spread over elements (`<b>来信</b>人`) stands in one.
    """

    text: str
    starts: list[int]

    def run(self, start: int, end: int, most: int) -> str:
        """A passage, with all of the words that it is part of; "" where they are longer than `most`."""
        word = bisect.bisect_right(self.starts, start) - 1
        first = self.starts[word]
        if self.starts[word + 1] - first > most:
            return ""
        last = self.starts[bisect.bisect_left(self.starts, end)]
        return self.text[first:last] if last - first <= most else ""

    def begins(self, at: int) -> bool:
        """True where something begins, or all ends."""
        return self.starts[bisect.bisect_left(self.starts, at)] == at


def squeezed(document: Document) -> Squeezed:
    """All text of a page but for scripts and styles."""
    if "squeezed" not in document.memo:
        document.memo["squeezed"] = squeeze(document.nodes.pieces.joined)
    found: Squeezed = document.memo["squeezed"]
    return found


def squeeze(text: str) -> Squeezed:
    """A text, squeezed; its lines are the texts of elements."""
    words = without_odd_blanks(text, " ").split()
    return Squeezed("".join(words), list(accumulate(map(len, words), initial=0)))


def words_on(document: Document) -> Places:
    """The words of letters and guides that stand on a page, and where."""
    if "words" not in document.memo:
        document.memo["words"] = places(squeezed(document).text)
    found: Places = document.memo["words"]
    return found


def places(text: str) -> Places:
    """The words of letters and guides in a text without blanks, and where."""
    search, words = _words()
    data = text.encode(_CODEC, "replace")
    if len(data) != 2 * len(text):  # a character that takes two units would move all places behind it
        data = _ASTRAL.sub(_stand_in, text).encode(_CODEC, "replace")
    found: dict[str, list[int]] = {}
    for number, ends in search.ends(data, 2 * MOST).items():
        word = words[number]
        if starts := [end // 2 - len(word) for end in ends if not end % 2]:
            found[word] = starts[:MOST]
    return found


_CODEC = "utf-16-le"  # two bytes a character: quicker to search than UTF-8, and places need no counting
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


def _stand_in(astral: re.Match[str]) -> str:
    return "\u3400" if astral[0].isalnum() else "\ufffd"


@functools.cache
def _words() -> tuple[Needles, list[str]]:
    letters, guides = load("letters"), load("guides")
    lists = [*letters["labels"].values(), letters["page"]["words"]]
    lists += [letters["states"][name] for name in ("open", "answered", "excluded")]
    lists += [guides["elements"][name] for name in guides["page"]["core"]]
    spelt = (spelling for words in lists for word in words for spelling in spellings(word))
    words = list(dict.fromkeys((*spelt, "发表于")))
    return Needles(((word.encode(_CODEC), number) for number, word in enumerate(words)), once=False), words


def every(text: str, word: str) -> list[int]:
    """Where a word stands in a text."""
    found: list[int] = []
    at = text.find(word)
    while at >= 0 and len(found) < MOST:
        found.append(at)
        at = text.find(word, at + 1)
    return found


def alone(
    within: Squeezed, found: Places, words: Iterable[str], before: str = "", after: str = ""
) -> set[str]:
    """The words that no letter, digit or hanzi touches, but for those in `before` and `after`."""
    return {word for word in words if word in found and _alone(within, found[word], len(word), before, after)}


def _alone(within: Squeezed, starts: Iterable[int], length: int, before: str, after: str) -> bool:
    text = within.text
    for start in starts:
        letter = text[start - 1] if start else " "
        if letter.isalnum() and letter not in before and not within.begins(start):
            continue
        end = start + length
        letter = text[end] if end < len(text) else " "
        if not letter.isalnum() or letter in after or within.begins(end):
            return True
    return False
