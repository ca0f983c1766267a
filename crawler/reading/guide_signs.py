"""guide_signs: whether the labels that a page has may be those of a guide, by how they stand in its texts."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Callable
from itertools import chain

from crawler.reading.alone import Places, Squeezed, alone, places, squeeze, squeezed, words_on
from crawler.reading.document import Document
from crawler.reading.guide_labels import ending, mentioned, spread, standing
from crawler.reading.seldom import seldom
from crawler.reading.signs import JOINING, signs
from crawler.reading.vocabulary import load, without_odd_blanks

_ANYTHING = frozenset({"fixed control"})  # may show a label that stands in no text
_LONGEST_ASIDE = 60  # characters
_ASIDE = seldom(rf"[(（][^()（）\n]{{0,{_LONGEST_ASIDE}}}[)）]?")  # what a label may hold besides


def guide_signs(document: Document) -> bool:
    """False where the page has not the labels of two core elements of a guide, standing as labels do."""
    told = signs(document)
    if mentioned(document) < 2:
        return False
    if told.isdisjoint((*_ANYTHING, "numbered", "cut text")) and not _may_have_two(document):
        return False
    return _has(document, 2, _joined)


def core_sign(document: Document) -> bool:
    """False where the page has no core element's label, be it joined to another one without a sign."""
    return _has(document, 1, _adjoining)


def spoken_of(document: Document) -> bool:
    """True for the labels of two core elements that no word touches, also where a sentence goes on."""
    return mentioned(document) >= 2 and _shows(document, 2, None)


def _has(document: Document, least: int, touches: Touches | None) -> bool:
    """True for the labels of so many core elements, each touched by nothing but another label, if at all."""
    return not _ANYTHING.isdisjoint(signs(document)) or _shows(document, least, touches)


def _shows(document: Document, least: int, touches: Touches | None) -> bool:
    """The same of the page's texts alone."""
    within = squeezed(document)
    labels = _alone(within, words_on(document), touches)
    if _elements(labels) >= least:
        return True
    if "(" not in within.text and "（" not in within.text:
        return False
    parts = _ASIDE.split(document.nodes.pieces.joined)
    several = ("".join(map(_edges, parts)), "".join(parts))  # the second is asked where the first says so
    return all(_elements(labels | _alone_in(text, touches)) >= least for text in several)


def _may_have_two(document: Document) -> bool:
    """False where a page's source and where its words begin and end tell that it has no such labels.

    Each stands in the source as it is, or begins before a blank, before another element's text or an aside.
    """
    found, told = standing(document), signs(document)
    if len(found) > 1:
        return True
    text = document.nodes.pieces.joined
    text = without_odd_blanks(text, " ") if "odd blank" in told else text
    found |= spread(_broken(text, rare=not told.isdisjoint(_RARE)))
    if len(found) > 1 or ("(" not in text and "（" not in text):
        return len(found) > 1
    first, *others = text.replace("（", "(").replace("）", ")").split("(")
    found |= ending(map(str.rstrip, (first, *others[:-1])))
    return len(found) > 1 or any(map(_is_open, others))


def _broken(text: str, *, rare: bool) -> str:
    """A text with line breaks for its blanks, `rare` ones, too."""
    if rare:
        return "\n".join(text.split())
    for blank in _BLANKS:
        text = text.replace(blank, "\n")
    return text


_RARE = ("rare blank", "control")
_BLANKS = " \t\r\xa0\u3000"  # all others are rare


def _is_open(aside: str) -> bool:
    """True for an aside that ends nowhere near, so that what begins amid its words counts as behind it."""
    head = aside[: _LONGEST_ASIDE + 1]
    return len(head) > _LONGEST_ASIDE and ")" not in head and "\n" not in head


def _edges(part: str) -> str:
    """The ends of what stands between two asides: only there can a label come about without them."""
    return part if len(part) <= 2 * _EDGE else part[:_EDGE] + "|" + part[-_EDGE:]


_EDGE = 100


def _alone_in(text: str, touches: Touches | None) -> set[str]:
    within = squeeze(text)
    return _alone(within, places(within.text), touches)


def _alone(within: Squeezed, found: Places, touches: Touches | None) -> set[str]:
    """The labels that stand somewhere as labels do: alone or joined to others, and no text goes on behind.

    Where it does not matter what touches them (None), all that no word touches.
    """
    labels = _labels().intersection(found)
    if touches is None:
        return alone(within, found, labels, JOINING, JOINING)
    return {
        label
        for label in labels
        if any(
            _begins(within, at, touches) and _ends(within, at + len(label), touches) for at in found[label]
        )
    }


def _begins(within: Squeezed, at: int, touches: Touches) -> bool:
    """True where a word begins, and where another label ends that touches what begins."""
    return at in within.edges or not within.text[at - 1].isalnum() or touches(within, at, -1)


def _ends(within: Squeezed, at: int, touches: Touches) -> bool:
    """True where a word ends, signs included, before a colon or an aside, and where a label follows."""
    text = within.text
    while at not in within.edges:
        sign = text[at]
        if sign.isalnum():
            return text[at - 1].isalnum() and touches(within, at, 1)  # else a text goes on
        if sign in _LABELLING:
            return True
        at += 1
    return True


Touches = Callable[[Squeezed, int, int], bool]  # a place, and the way from a label there (-1: before it)
_LABELLING = frozenset(":：】〗］〕]、/／(（")  # behind a label


def _joined(within: Squeezed, at: int, way: int) -> bool:
    """True where a sign joins another label to one."""
    place = at
    while within.text[_beside(place, way) : _beside(place, way) + 1] in _JOINING:
        place += way
    return place != at and _is_label(within, place, way)


def _adjoining(within: Squeezed, at: int, way: int) -> bool:
    """True where another label stands directly beside one, too."""
    return _joined(within, at, way) or _is_label(within, at, way)


def _beside(at: int, way: int) -> int:
    """The place of the character that stands at a place, on the way."""
    return at if way > 0 else at - 1


def _is_label(within: Squeezed, at: int, way: int) -> bool:
    """True for any label from a place on that nothing touches at its other end, and for what is no word."""
    text, edges = within.text, within.edges
    edge = text[at : at + 2] if way > 0 else text[max(0, at - 2) : at]
    if len(edge) < 2 or not edge.isalnum():
        return True
    for label in _by_edge(way).get(edge, ()):
        if text.startswith(label, at) if way > 0 else text.endswith(label, 0, at):
            far = at + way * len(label)
            if far in edges or not (sign := text[_beside(far, way)]).isalnum() or sign in _JOINING:
                return True
    return False


_JOINING = frozenset(JOINING)


@functools.cache
def _by_edge(way: int) -> dict[str, list[str]]:
    """The labels of all elements by what they begin (1) or end (-1) with."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for label in chain.from_iterable(load("guides")["elements"].values()):
        found[label[:2] if way > 0 else label[-2:]].append(label)
    return dict(found)


def _elements(labels: set[str]) -> int:
    """How many core elements the labels stand for."""
    words = load("guides")
    return sum(not labels.isdisjoint(words["elements"][name]) for name in words["page"]["core"])


@functools.cache
def _labels() -> frozenset[str]:
    words = load("guides")
    return frozenset(label for name in words["page"]["core"] for label in words["elements"][name])
