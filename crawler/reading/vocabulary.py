"""Vocabulary: word lists that are kept as data beside the readers."""

from __future__ import annotations

import functools
import importlib.resources
import re
import tomllib
from collections.abc import Iterable
from typing import Any

from crawler.reading.seldom import seldom

_ESCAPED = re.compile(r"\\.", re.S)
_BLANKS = re.compile(r"[\s\u3000\xa0\u200b-\u200f\u2060\ufeff\xad]+")
ODD_BLANKS = seldom(r"[\u200b-\u200f\u2060\ufeff\xad]")  # those that str.split knows nothing of
_NUMBERED = re.compile(r"^[(（]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）]?[、.．:：)）]")
_EDGES = "【】〖〗[]［］()（）<>《》〈〉「」『』*＊※●■◆▪·•◇□○►▶»>|｜-—–_:：;；,，。.、→"


@functools.cache
def load(name: str) -> dict[str, Any]:
    """The word list `crawler/reading/words/<name>.toml`, read once."""
    file = importlib.resources.files("crawler.reading").joinpath("words", f"{name}.toml")
    return tomllib.loads(file.read_text("utf-8"))


def caseless(patterns: Iterable[str]) -> str:
    """Patterns as alternatives, their letters in either case; those without are compiled in half the time."""
    return "|".join(f"(?i:{each})" if _has_cases(each) else each for each in patterns)


def _has_cases(pattern: str) -> bool:
    letters = _ESCAPED.sub("", pattern)
    return letters.upper() != letters.lower()


def spellings(word: str) -> tuple[str, ...]:
    """A word without blanks as pages spell it: `ReplyDate` is `Reply date` and `REPLY DATE`, too."""
    return (word, word.capitalize(), word.upper()) if word.isascii() else (word,)


def squeeze(text: str) -> str:
    """Text without blanks of any kind."""
    return without_odd_blanks("".join(text.split()), "")


def without_odd_blanks(text: str, instead: str) -> str:
    """Text without the blanks that str.split knows nothing of."""
    if text.isascii() or (len(text) > _SHORT and not any(blank in text for blank in _ODD)):
        return text
    return ODD_BLANKS.sub(instead, text)


_SHORT = 100  # characters that one search looks through sooner
_ODD = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\xad"


def spaced(text: str) -> str:
    """Text with every run of blanks made one space."""
    return _BLANKS.sub(" ", text).strip()


def bare(text: str) -> str:
    """A label's word alone: no blanks, numbering, brackets, colons (`一、来 信 人：` gives `来信人`)."""
    word = squeeze(text).strip(_EDGES)
    return _NUMBERED.sub("", word, count=1).strip(_EDGES)
