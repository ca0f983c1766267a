"""Lexicon: a dated list of words to look for, with the contexts in which they are right after all."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterator
from functools import cache, partial
from importlib import resources
from typing import Any

import ahocorasick_rs
import msgspec

from checks.glance import glanced, holds
from crawler.page import Frozen

LEXICONS = ("typos", "grave")
REACH = 40  # how far, in characters, a quotation around a word may reach
OPENING = '“‘「『《〈【"'
MOST = 5_000
SENTENCE = re.compile("[。！？；!?;\n]")
TITLE_MARKS = "《〈"
LONE = re.compile("[\ud800-\udfff]")
CLOSING = '”’」』》〉】"'


class Word(Frozen, forbid_unknown_fields=True):
    """One wrong form. A context is text that stands directly before or after it."""

    wrong: str
    right: str = ""
    unless_before: tuple[str, ...] = ()
    unless_after: tuple[str, ...] = ()
    only_before: tuple[str, ...] = ()  # if given, one of them must stand there
    only_after: tuple[str, ...] = ()
    unless_later: tuple[str, ...] = ()  # text that stands anywhere in the rest of the sentence
    only_later: tuple[str, ...] = ()
    valid_from: dt.date | None = None  # the first day on which it is wrong
    valid_until: dt.date | None = None  # the last one

    def wrong_at(self, text: str, start: int, day: dt.date) -> bool:
        """True when the form, found at `start`, is wrong there and on that day."""
        if (self.valid_from and day < self.valid_from) or (self.valid_until and day > self.valid_until):
            return False
        end = start + len(self.wrong)
        after = text[end : end + REACH]
        before = text[max(0, start - REACH) : start]
        if before.endswith(self.unless_before) or after.startswith(self.unless_after):
            return False
        rest = SENTENCE.split(after, maxsplit=1)[0]
        if any(word in rest for word in self.unless_later):
            return False
        if self.only_later and not any(word in rest for word in self.only_later):
            return False
        return (not self.only_before or before.endswith(self.only_before)) and (
            not self.only_after or after.startswith(self.only_after)
        )


class _File(Frozen, forbid_unknown_fields=True):
    """A word list as it stands in its file."""

    version: str
    words: dict[str, str] = {}  # wrong = right, in any context
    word: tuple[Word, ...] = ()  # with contexts
    in_titles: bool = False  # also within title marks: names of laws and offices stand there
    exempt_near: tuple[str, ...] = ()  # beside one of these a form is talked about, not used
    exempt_pages: tuple[tuple[str, ...], ...] = ()  # first word in the title, the others in the text


class Lexicon:
    """A word list ready for use. `version` is the day of its last change."""

    def __init__(self, name: str, file: _File) -> None:
        plain = (Word(wrong=wrong, right=right) for wrong, right in file.words.items())
        self.words = (*plain, *file.word)
        self.version = file.version
        self._name = name
        self._file = file
        self._search = ahocorasick_rs.AhoCorasick(
            [word.wrong for word in self.words], matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
        )

    def find(self, text: str, day: dt.date) -> Iterator[tuple[Word, int]]:
        """The wrong forms of a text and where they start, but for those that are quoted or talked about."""
        if not holds(self._name, text):
            return
        for number, start, end in matches(self._search, text):
            word = self.words[number]
            if word.wrong_at(text, start, day) and not self._mentioned(text, start, end):
                yield word, start

    def exempts(self, title: str, text: str) -> bool:
        """True when a page is a bulletin about wrong words, a correction or the like."""
        return any(
            lists[0] in title and all(word in text for word in lists[1:]) for lists in self._file.exempt_pages
        )

    def _mentioned(self, text: str, start: int, end: int) -> bool:
        near = text[max(0, start - 2 * REACH) : end + 2 * REACH]
        return quoted(text, start, end, TITLE_MARKS if self._file.in_titles else "") or any(
            word in near for word in self._file.exempt_near
        )


def matches(search: ahocorasick_rs.AhoCorasick, text: str) -> list[tuple[int, int, int]]:
    """What the automaton finds in a text, up to 5,000 times: number of the pattern, start, end."""
    try:
        found = search.find_matches_as_indexes(text)
    except UnicodeEncodeError:  # lone surrogates cannot be searched
        found = search.find_matches_as_indexes(LONE.sub("\ufffe", text))
    return list(found[:MOST])


def quoted(text: str, start: int, end: int, but: str = "") -> bool:
    """True when the passage stands within quotation marks or title marks, those of `but` left out."""
    before, after = text[max(0, start - REACH) : start], text[end : end + REACH]
    for opening, closing in zip(OPENING, CLOSING, strict=True):
        if opening in but:
            continue
        opened = before.rfind(opening)
        if opened < 0 or closing not in after or (opening != closing and before.find(closing, opened) >= 0):
            continue
        if opening != closing or before.count(opening) % 2:
            return True
    return False


def context(text: str, start: int, end: int, width: int = 15) -> str:
    """The passage with up to `width` characters on either side, on one line."""
    return " ".join(text[max(0, start - width) : end + width].split())


@cache
def lexicon(name: str) -> Lexicon:
    """The word list `words/<name>.toml` of this package, one of `LEXICONS`.

    Raises:
        ValueError: a word stands in it twice, or a field does not exist.
    """
    file = msgspec.convert(word_file(name), _File)
    found = Lexicon(name, file)
    forms = [word.wrong for word in found.words]
    twice = {form for form in forms if forms.count(form) > 1}
    if twice:
        raise ValueError(f"words/{name}.toml has more than one entry for {', '.join(sorted(twice))}")
    return found


def _forms(name: str) -> list[str]:
    return [word.wrong for word in lexicon(name).words]


for _name in LEXICONS:
    glanced(_name, partial(_forms, _name))


@cache
def word_file(name: str) -> dict[str, Any]:
    """The data of `words/<name>.toml`."""
    return tomllib.loads(resources.files("checks").joinpath(f"words/{name}.toml").read_text("utf-8"))
