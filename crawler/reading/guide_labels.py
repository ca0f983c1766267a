"""Guide labels: of which core elements a label may stand alone on a page, told by weaker questions."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from crawler.reading.document import Document
from crawler.reading.signs import JOINING, signs
from crawler.reading.vocabulary import load


def mentioned(document: Document) -> int:
    """How many elements have a label in a page's source: a short one alone, others wherever.

    Any may where hanzi are written as numbers.
    """
    told, found = _told(), signs(document)
    if "numbered" in found and _NUMBERED.search(document.source):
        return len(_labels())
    return len({told[sign] for sign in told.keys() & found})


_NUMBERED: Final = re.compile("&#(?:[xX]0{0,4}[4-9][0-9a-fA-F]{3}|0{0,4}[1-4][0-9]{4})(?![0-9a-fA-F])")


def standing(document: Document) -> set[str]:
    """The elements of which a label stands alone in a page's source."""
    return {sign.removeprefix("guide label:") for sign in _signs("guide label:") & signs(document)}


@functools.cache
def _told() -> dict[str, str]:
    """The elements that signs of either kind tell of."""
    return {f"{kind}{name}": name for kind in ("guide:", "guide label:") for name in _labels()}


@functools.cache
def _signs(kind: str) -> frozenset[str]:
    return frozenset(f"{kind}{name}" for name in _labels())


@functools.cache
def _labels() -> dict[str, list[str]]:
    words = load("guides")
    return {name: words["elements"][name] for name in words["page"]["core"]}


def spread(lines: str) -> set[str]:
    """The elements of which a label may begin, alone, with the end of a line, and go on in the next one.

    The lines have no blanks; some may be empty.
    """
    within, parted = _within()
    found: set[str] = set()
    for match in parted.finditer(lines):
        end, after = match.start(), match[1]
        while lines[end - 1 : end] == "\n":
            end -= 1
        if lines[end - 1 : end] + after in within:
            line = lines[max(0, end - _LONGEST - 1) : end].rpartition("\n")[2]
            found.update(_begun(line, after))
    return found


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
def _within() -> tuple[frozenset[str], re.Pattern[str]]:
    """The pairs of characters in labels, and where lines may part one: the second begins a line."""
    labels = [label for labels in _labels().values() for label in labels]
    pairs = frozenset(label[at : at + 2] for label in labels for at in range(len(label) - 1))
    first, second = (re.escape("".join(sorted({pair[at] for pair in pairs}))) for at in (0, 1))
    return pairs, re.compile(rf"\n(?<=[{first}\n]\n)([{second}])")
