"""guide_signs: whether a page that does not call itself a guide may be one all the same."""

from __future__ import annotations

import functools
import re

from crawler.reading.alone import Words, alone, squeeze, squeezed
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
    text = squeezed(document)
    found = alone(text, _labels().hits(text), _JOINING, _JOINING)
    if ("(" in text.text or "（" in text.text) and _elements(found) < 2:
        plain = _ASIDE.sub("", "\n".join(document.nodes.pieces.texts))
        text = squeeze(plain)
        found |= alone(text, _labels().hits(text), _JOINING, _JOINING)
    return _elements(found) >= 2


def _elements(labels: set[str]) -> int:
    """How many core elements the labels stand for."""
    words = load("guides")
    return sum(not labels.isdisjoint(words["elements"][name]) for name in words["page"]["core"])


@functools.cache
def _labels() -> Words:
    words = load("guides")
    return Words(label for name in words["page"]["core"] for label in words["elements"][name])
