"""Class: what a column is for, told from its name."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from crawler.page import ColumnClass, Frozen
from crawler.reading.seldom import seldom
from crawler.reading.vocabulary import load, squeeze

NAME_LIMIT = 24  # what is longer is a headline, not a name

_HANZI = re.compile(r"[\u3400-\u9fff]")
_SPLIT = seldom(r"\s*(?:[-–—_|>»/]|::)\s*")


class _Words(Frozen):
    words: dict[str, ColumnClass]
    english: dict[str, ColumnClass]
    paths: dict[str, ColumnClass]
    short: dict[str, ColumnClass]
    types: dict[str, ColumnClass]


@functools.cache
def _words() -> _Words:
    data = load("columns")
    classes = [kind for kind in ColumnClass if kind.value in data]
    words = {word: kind for kind in classes for word in data[kind.value]["words"]}
    chinese = {word: kind for word, kind in words.items() if not word.isascii() or word.isdigit()}
    return _Words(
        words=chinese,
        english={word: kind for word, kind in words.items() if word.isascii()},
        paths={path: kind for kind in classes for path in data[kind.value]["paths"]},
        short={path: ColumnClass(kind) for kind, paths in data["short"].items() for path in paths},
        types={name: kind for kind in classes for name in data[kind.value]["types"]},
    )


def classify(names: Sequence[str], url: str, column_type: str = "") -> tuple[ColumnClass, str]:
    """What a column is for, and by what that is known.

    Args:
        names: what the column is called, most trusted first (anchor text, ColumnName, breadcrumb, title).
        url: its address; a path tells something only where no name does.
        column_type: the meta tag ColumnType.

    Returns:
        The class and a reason: the word and where it stood. UNKNOWN comes with an empty reason.
    """
    for name in names:
        found = _by_name(name)
        if found:
            return found[0], f"name:{found[1]}"
    words = _words()
    if kind := words.types.get(squeeze(column_type)):
        return kind, f"type:{squeeze(column_type)}"
    return _by_path(url, chinese=any(map(_HANZI.search, names)))


def _by_name(name: str) -> tuple[ColumnClass, str] | None:
    return _known(name) if len(name) <= 2 * NAME_LIMIT else None


@functools.lru_cache(maxsize=4_096)
def _known(name: str) -> tuple[ColumnClass, str] | None:
    text = squeeze(name)
    if not text:
        return None
    if not _HANZI.search(text):
        return _by_english(" ".join(name.lower().split()))
    if len(text) > NAME_LIMIT:
        text = squeeze(_SPLIT.split(name, maxsplit=1)[0])
    return _longest(text) if len(text) <= NAME_LIMIT else None


def _longest(text: str) -> tuple[ColumnClass, str] | None:
    words = _words().words
    starts = [start for start in range(len(text) - 2, -1, -1) if text[start : start + 2] in _beginnings()]
    for size in range(min(len(text), 12), 1, -1) if starts else ():
        for start in starts:
            if (word := text[start : start + size]) in words and len(word) == size:
                return words[word], word
    return None


@functools.cache
def _beginnings() -> frozenset[str]:
    return frozenset(word[:2] for word in _words().words)


def _by_english(name: str) -> tuple[ColumnClass, str] | None:
    matches = [word for word in _words().english if re.search(rf"\b{re.escape(word)}\b", name)]
    if not matches or len(name) > 40:
        return None
    best = max(matches, key=len)
    return _words().english[best], best


def _by_path(url: str, *, chinese: bool) -> tuple[ColumnClass, str]:
    words = _words()
    for segment in reversed(urlsplit(url).path.lower().split("/")):
        segment = re.sub(r"\.\w{2,5}$", "", segment)
        if segment in words.paths:
            return words.paths[segment], f"path:{segment}"
        if chinese and segment in words.short:
            return words.short[segment], f"path:{segment}"
    return ColumnClass.UNKNOWN, ""
