"""Guide data: labels of a guide with their values in a page's data, which a script writes."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from typing import Any

from crawler.reading import data
from crawler.reading.document import Document
from crawler.reading.fields import Names
from crawler.reading.guide_labels import standing
from crawler.reading.seldom import seldom
from crawler.reading.signs import ESCAPES, signs
from crawler.reading.vocabulary import ODD_BLANKS, bare, load

MOST_PAIRS = 60
LONGEST_VALUE = 20_000  # characters
_LABELS = ("label", "name", "title", "key", "text", "k", "mc", "bt", "itemname", "fieldname", "columnname")
_VALUES = ("value", "content", "val", "v", "nr", "html", "itemvalue", "fieldvalue", "data", "body")


def may_hold_labels(document: Document, names: Names) -> bool:
    """False where labels stand as those in data do neither in a page's source nor in what data are read of.

    Where characters are escaped, nobody knows; labels may be joined, and spread over an aside in brackets.
    """
    escaped = "escaped" in signs(document)
    if not escaped and not standing(document):
        return False
    texts = data.texts(document)
    return (escaped and any(map(_ESCAPES.search, texts))) or _holds_labels(texts, names)


def _holds_labels(texts: Iterable[str], names: Names) -> bool:
    """True where as many labels as a guide in data has stand in some texts, each by itself."""
    begins, ends, pattern = _edges()
    told = 0
    for text in texts:
        runs = [run for run in pattern.findall(text) if run[0][:2] in begins]
        told += sum(_breaks_off(after) or (run[-2:] in ends and bool(names(run))) for run, after in runs)
        if told >= LEAST_TEXTS:
            return True
    return False


def _breaks_off(after: str) -> bool:
    """True where a label that has begun may go on behind what follows: blanks, an aside, a string's end."""
    return after[-1:] in _BREAKS or bool(_BLANK.match(after))


@functools.cache
def _edges() -> tuple[frozenset[str], frozenset[str], re.Pattern[str]]:
    """What labels begin with (one and two characters), what they end with (two), and hanzi that begin so."""
    labels = [label for labels in load("guides")["elements"].values() for label in labels]
    begins = frozenset(label[:size] for label in labels for size in (1, 2))
    first = "".join(sorted(begin for begin in begins if len(begin) == 1))
    pattern = rf"""([{first}](?<![一-鿿].)[一-鿿]*)(["'`]\s*[+/]|.?)"""
    return begins, frozenset(label[-2:] for label in labels), re.compile(pattern, re.S)


_BREAKS = frozenset("\\(（、/／<+")
_BLANK = re.compile(f"\\s|{ODD_BLANKS.pattern}")
_ESCAPES = re.compile(ESCAPES.decode(), re.I)


def labelled_pairs(document: Document, names: Names) -> list[tuple[str, str]]:
    """Labels and values in data: objects of a label and a value each, or one object with labels as keys.

    None where few values are texts, as in what tells which box or key is meant, or where elements are told
    several times over, as in a list of matters.
    """
    found: dict[str, str] = {}
    again: set[str] = set()
    for value in data.values(document):
        for thing in data.objects(value):
            for label, told in _pairs(thing):
                if len(found) < MOST_PAIRS and (meant := names(bare(label[:40]))):
                    known = found.setdefault(label[:40], told[:LONGEST_VALUE])
                    again.update(meant[:1] if known != told[:LONGEST_VALUE] else ())
    texts = sum(bool(_TEXT.search(told)) for told in found.values())
    return list(found.items()) if texts >= LEAST_TEXTS and len(again) < SEVERAL else []


LEAST_TEXTS = 3  # values that are texts or pictures
SEVERAL = 2  # elements told again with another value
_TEXT = seldom(r"[一-鿿]|<img\b")


def _pairs(thing: dict[str, Any]) -> list[tuple[str, str]]:
    texts = {str(key)[:60]: str(told) for key, told in thing.items() if isinstance(told, str | int)}
    low = {key.lower().replace("_", ""): told for key, told in texts.items()}
    label = next((low[key] for key in _LABELS if low.get(key)), "")
    value = next((low[key] for key in _VALUES if key in low), None)
    if label and value is not None:
        return [(label, value)]
    return [(key, told) for key, told in texts.items() if not key.isascii()]
