"""Needles: what stands in some bytes, and where."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor

from hypothesis import given
from hypothesis import strategies as st

from crawler.reading.needles import Needles

WORDS = [b"a", b"ab", b"abc", b"\x00b", b".*", b"\xe6\x9d\xa5", b"\\x61", b"ba"]
ALL = Needles(((word, number) for number, word in enumerate(WORDS)), once=False)
ONCE = Needles(((word, number % 3) for number, word in enumerate(WORDS)), [(rb"[0-9]{3}", 9)], once=True)
TESTED = Needles(
    [(b"a", 0), (b"c", 1)],
    tested=[(b"ab", 2, lambda data, end: data[end : end + 1] == b"c"), (b"b", 1, lambda _, end: end > 3)],
    once=True,
)
ANYWAY = Needles(
    [(b"c", 0)],
    tested=[(b"ab", 1, lambda _, end: end > 3), (b"b", 2, lambda _, end: end > 3)],
    once=True,
    anyway={b"ab": 3, b"c": 4},
)
CASELESS = Needles(
    [(b"ab", 0)], [(b"c[^x]", 1)], [(b"xc", 2, lambda _, end: end > 2)], once=True, caseless=True
)
TEXTS = st.lists(st.sampled_from([*WORDS, b"b", b"c", b"7", b"42", b"\xff", b" "]), max_size=30).map(b"".join)


def places(word: bytes, text: bytes) -> list[int]:
    return [
        match.start() + len(word) for match in re.finditer(b"(?=" + re.escape(word) + b")", text, re.DOTALL)
    ]


@given(TEXTS)
def test_every_place_is_found_overlapping_ones_too(text: bytes) -> None:
    wanted = {number: found for number, word in enumerate(WORDS) if (found := places(word, text))}
    assert ALL.ends(text, 1_000) == wanted
    assert ALL.ends(text, 2) == {number: found[:2] for number, found in wanted.items()}


@given(TEXTS)
def test_numbers_are_told_of_words_and_patterns(text: bytes) -> None:
    wanted = {number % 3 for number, word in enumerate(WORDS) if word in text}
    assert ONCE.within(text) == wanted | ({9} if re.search(rb"\d{3}", text) else set())


@given(TEXTS)
def test_a_tested_word_is_told_where_its_test_says_so(text: bytes) -> None:
    wanted = {number for number, word in enumerate([b"a", b"c", b"abc"]) if word in text}
    assert TESTED.within(text) == wanted | ({1} if b"b" in text[3:] else set())


@given(TEXTS)
def test_a_tested_word_may_tell_wherever_it_stands(text: bytes) -> None:
    wanted = {0: b"c" in text, 1: b"ab" in text[2:], 2: b"b" in text[3:], 3: b"ab" in text}
    assert ANYWAY.within(text) == {number for number, found in wanted.items() if found}


@given(st.text("abcxABCX", max_size=9).map(str.encode))
def test_caseless_words_patterns_and_tested_words_are_found_in_capitals(text: bytes) -> None:
    low = text.lower()
    wanted = {0: b"ab" in low, 1: re.search(rb"c[^x]", low), 2: b"xc" in low[1:]}
    assert CASELESS.within(text) == {number for number, found in wanted.items() if found}


def test_many_threads_may_search_at_once() -> None:
    text = b"xabc" * 50_000
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda _: ALL.ends(text, 3), range(32)))
    assert all(each == {0: [2, 6, 10], 1: [3, 7, 11], 2: [4, 8, 12]} for each in found)
