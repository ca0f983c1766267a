"""guide_signs: whether a page that does not call itself a guide may be one all the same."""

from __future__ import annotations

import functools
import re

from crawler.reading.alone import Places, Squeezed, alone, places, squeeze, squeezed, words_on
from crawler.reading.document import Document
from crawler.reading.guide_labels import ending, mentioned, spread, standing
from crawler.reading.signs import JOINING, signs
from crawler.reading.vocabulary import load, without_odd_blanks

_LONGEST_ASIDE = 60  # characters
_ASIDE = re.compile(rf"[(（][^()（）\n]{{0,{_LONGEST_ASIDE}}}[)）]?")  # what a label may hold besides


def guide_signs(document: Document) -> bool:
    """False where the page has not the labels of two core elements of a guide, standing alone."""
    told = signs(document)
    if mentioned(document) < 2:
        return False
    if "fixed control" in told:
        return True
    if told.isdisjoint(("numbered", "cut text")) and not _may_have_two(document):
        return False
    within = squeezed(document)
    labels = _alone(within, words_on(document))
    if _elements(labels) >= 2:
        return True
    if "(" not in within.text and "（" not in within.text:
        return False
    parts = _ASIDE.split(document.nodes.pieces.joined)
    return _with(labels, "".join(map(_edges, parts))) and _with(labels, "".join(parts))


def _may_have_two(document: Document) -> bool:
    """False where a page's source and where its words begin and end tell that it has no such labels.

    Each stands in the source as it is, or begins before a blank, before another element's text or an aside.
    """
    found = standing(document)
    if len(found) > 1:
        return True
    text = document.nodes.pieces.joined
    text = without_odd_blanks(text, " ") if "odd blank" in signs(document) else text
    found |= spread(text.split())
    if len(found) > 1 or ("(" not in text and "（" not in text):
        return len(found) > 1
    first, *others = text.replace("（", "(").replace("）", ")").split("(")
    found |= ending(map(str.rstrip, (first, *others[:-1])))
    return len(found) > 1 or any(map(_is_open, others))


def _is_open(aside: str) -> bool:
    """True for an aside that ends nowhere near, so that what begins amid its words counts as behind it."""
    head = aside[: _LONGEST_ASIDE + 1]
    return len(head) > _LONGEST_ASIDE and ")" not in head and "\n" not in head


def _edges(part: str) -> str:
    """The ends of what stands between two asides: only there can a label come about without them."""
    return part if len(part) <= 2 * _EDGE else part[:_EDGE] + "|" + part[-_EDGE:]


_EDGE = 100


def _with(labels: set[str], text: str) -> bool:
    """True where the labels together with those of a text stand for two core elements."""
    within = squeeze(text)
    return _elements(labels | _alone(within, places(within.text))) >= 2


def _alone(within: Squeezed, found: Places) -> set[str]:
    return alone(within, found, _labels().intersection(found), JOINING, JOINING)


def _elements(labels: set[str]) -> int:
    """How many core elements the labels stand for."""
    words = load("guides")
    return sum(not labels.isdisjoint(words["elements"][name]) for name in words["page"]["core"])


@functools.cache
def _labels() -> frozenset[str]:
    words = load("guides")
    return frozenset(label for name in words["page"]["core"] for label in words["elements"][name])
