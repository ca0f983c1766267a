"""Legend: which state a mark without words stands for, where a page explains its marks (green: 已办结)."""

from __future__ import annotations

import re
from itertools import islice

from lxml import etree

from crawler.reading.document import Document
from crawler.reading.letter_state import is_state
from crawler.reading.lines import inner
from crawler.reading.vocabulary import squeeze

_MARKS = ("i", "span", "em", "b", "img", "font", "u", "s", "label", "strong")
_SHAPES = frozenset("●■◆▲★○□◇•·√×✔✘")
MOST_MARKS = 5_000
LEAST = 2  # states that a legend tells apart
LONGEST = 8  # characters of a legend's word

Look = tuple[str, str, str]


def marked_state(document: Document, cell: etree._Element) -> str:
    """The state that the mark in a cell stands for by the page's legend; "" where there is none."""
    if squeeze(inner(cell, 20)).strip("".join(_SHAPES)):
        return ""
    known = _legend(document)
    return next((word for mark in islice(cell.iter(*_MARKS), 20) if (word := known.get(_look(mark), ""))), "")


def _legend(document: Document) -> dict[Look, str]:
    if "legend" not in document.memo:
        document.memo["legend"] = _read(document)
    found: dict[Look, str] = document.memo["legend"]
    return found


def _read(document: Document) -> dict[Look, str]:
    """What each mark means; none where one would mean several things, all the same, or follows its word."""
    rows: dict[etree._Element | None, list[etree._Element]] = {}
    for mark in islice(document.root.iter(*_MARKS), MOST_MARKS):
        if any(_look(mark)) and len(_explained(mark)) > 1:
            rows.setdefault(mark.getparent(), []).append(mark)
    found: dict[Look, str] = {}
    for marks in rows.values():
        told = [(_look(mark), _explained(mark)) for mark in marks]
        if not any(is_state(word) for _, word in told):
            continue
        if is_state(_before(marks[0])) or any(found.setdefault(look, word) != word for look, word in told):
            return {}
    found = {look: word for look, word in found.items() if is_state(word)}
    return found if len(set(found.values())) >= LEAST else {}


def _explained(mark: etree._Element) -> str:
    """The short word behind a mark: beside it, or in the element after it."""
    if len(mark) or set(squeeze(mark.text or "")) - _SHAPES:
        return ""
    following, beside = mark.getnext(), squeeze(mark.tail or "")
    if not beside and following is not None and isinstance(following.tag, str):
        beside = squeeze(inner(following, 20))
    return beside if len(beside) <= LONGEST else ""


def _before(mark: etree._Element) -> str:
    """The word before a mark, as far as it is told from what stands before that."""
    previous, parent = mark.getprevious(), mark.getparent()
    text = (previous.tail if previous is not None else parent.text if parent is not None else "") or ""
    if not text.strip() and previous is not None and isinstance(previous.tag, str):
        text = inner(previous, 20)
    return re.split(r"[\s:：,，;；|、]+", text.strip()[-20:])[-1]


def _look(mark: etree._Element) -> Look:
    """How a mark is set: its picture, style (or colour) and class."""
    style = squeeze(mark.get("style") or mark.get("color") or mark.get("bgcolor") or "").lower().rstrip(";")
    return (mark.get("src") or "").rsplit("/", 1)[-1], style, squeeze(mark.get("class") or "")
