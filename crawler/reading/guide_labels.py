"""Guide labels: of which core elements a label may stand alone on a page, told by weaker questions."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from crawler.reading.document import Document
from crawler.reading.signs import JOINING, signs
from crawler.reading.vocabulary import load


def mentioned(document: Document) -> int:
    """How many elements have a label in a page's source, wherever."""
    return len(_signs("guide:") & signs(document))


def standing(document: Document) -> set[str]:
    """The elements of which a label stands alone in a page's source."""
    return {sign.removeprefix("guide label:") for sign in _signs("guide label:") & signs(document)}


@functools.cache
def _signs(kind: str) -> frozenset[str]:
    return frozenset(f"{kind}{name}" for name in _labels())


@functools.cache
def _labels() -> dict[str, list[str]]:
    words = load("guides")
    return {name: words["elements"][name] for name in words["page"]["core"]}


def spread(words: Sequence[str]) -> set[str]:
    """The elements of which a label may begin, alone, with the end of a word, and go on in the next one."""
    within, nexts = _within()
    places = [
        (word, after[0])
        for word, after in zip(words, islice(words, 1, None), strict=False)
        if after[0] in nexts and word[-1] + after[0] in within
    ]
    return {name for word, after in places for name in _begun(word, after)}


def ending(texts: Iterable[str]) -> set[str]:
    """The elements of which a label may begin, alone, with the end of a text."""
    return {name for text in texts for name in _begun(text, "")}


def _begun(text: str, after: str) -> Iterator[str]:
    beginnings = _beginnings()
    for size in range(1, min(len(text), _LONGEST) + 1):
        names = beginnings.get(text[-size:] + after)
        if names and (not (before := text[-size - 1 : -size]).isalnum() or before in JOINING):
            yield from names


_LONGEST: Final = 30  # characters of a label


@functools.cache
def _beginnings() -> dict[str, set[str]]:
    """The elements whose labels begin so."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name, labels in _labels().items():
        for label in labels:
            for size in range(1, len(label) + 1):
                found[label[:size]].add(name)
    return dict(found)


@functools.cache
def _within() -> tuple[frozenset[str], frozenset[str]]:
    """The pairs of characters in labels, and the second ones of these."""
    labels = [label for labels in _labels().values() for label in labels]
    pairs = frozenset(label[at : at + 2] for label in labels for at in range(len(label) - 1))
    return pairs, frozenset(pair[1] for pair in pairs)
