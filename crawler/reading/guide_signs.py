"""guide_signs: whether a page that does not call itself a guide may be one all the same."""

from __future__ import annotations

import functools
import re

from crawler.reading.alone import Places, Squeezed, alone, places, squeeze, squeezed, words_on
from crawler.reading.document import Document
from crawler.reading.signs import signs
from crawler.reading.vocabulary import load

_ASIDE = re.compile(r"[(（][^()（）\n]{0,60}[)）]?")  # what a label may hold besides
_JOINING = "及和与以"  # two labels in one


def guide_signs(document: Document) -> bool:
    """False where the page has not the labels of two core elements of a guide, standing alone."""
    told = signs(document)
    if sum(sign.startswith("guide:") for sign in told) < 2:
        return False
    if "fixed control" in told:
        return True
    within = squeezed(document)
    labels = _alone(within, words_on(document))
    if _elements(labels) >= 2:
        return True
    if "(" not in within.text and "（" not in within.text:
        return False
    parts = _ASIDE.split(document.nodes.pieces.joined)
    return _with(labels, "".join(map(_edges, parts))) and _with(labels, "".join(parts))


def _edges(part: str) -> str:
    """The ends of what stands between two asides: only there can a label come about without them."""
    return part if len(part) <= 2 * _EDGE else part[:_EDGE] + "|" + part[-_EDGE:]


_EDGE = 100


def _with(labels: set[str], text: str) -> bool:
    """True where the labels together with those of a text stand for two core elements."""
    within = squeeze(text)
    return _elements(labels | _alone(within, places(within.text))) >= 2


def _alone(within: Squeezed, found: Places) -> set[str]:
    return alone(within, found, _labels().intersection(found), _JOINING, _JOINING)


def _elements(labels: set[str]) -> int:
    """How many core elements the labels stand for."""
    words = load("guides")
    return sum(not labels.isdisjoint(words["elements"][name]) for name in words["page"]["core"])


@functools.cache
def _labels() -> frozenset[str]:
    words = load("guides")
    return frozenset(label for name in words["page"]["core"] for label in words["elements"][name])
