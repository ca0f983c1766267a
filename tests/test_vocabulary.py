"""Vocabulary: word lists as patterns."""

from __future__ import annotations

import re
from itertools import chain

import pytest

from crawler.reading.vocabulary import caseless, load


@pytest.mark.parametrize(
    ("patterns", "made"),
    [
        (["不存在", "not found"], "不存在|(?i:not found)"),
        ([r"找不到\s?\d{3}(?:页|篇)", r"\W4\d4"], r"找不到\s?\d{3}(?:页|篇)|\W4\d4"),
        ([r"\\n", "[A-F]", "ß"], r"(?i:\\n)|(?i:[A-F])|(?i:ß)"),
        ([], ""),
    ],
)
def test_what_has_letters_is_told_from_what_has_none(patterns: list[str], made: str) -> None:
    assert caseless(patterns) == made


@pytest.mark.parametrize("name", ["answer", "notice", "closing"])
def test_lists_find_what_they_find_without_regard_to_case(name: str) -> None:
    lists, found = load(name).values(), 0
    words = [re.sub(r"\\.|[^\w ]", " ", each) for each in chain.from_iterable(lists)]
    for patterns in lists:
        own, usual = re.compile(caseless(patterns)), re.compile("|".join(patterns), re.I)
        for text in chain.from_iterable((word, word.upper(), word.title()) for word in words):
            hits = [(hit.span(), hit.groups()) for hit in usual.finditer(text)]
            assert [(hit.span(), hit.groups()) for hit in own.finditer(text)] == hits, text
            found += len(hits)
    assert found > 20
