"""The word lists: sound in themselves, and quick on hostile text."""

from __future__ import annotations

import datetime as dt
import time
from itertools import product

import pytest
from patience import PATIENCE

from checks.lexicon import Word, lexicon, quoted
from checks.mojibake import readable_as_utf8

DAY = dt.date(2026, 6, 30)
LISTS = ["typos", "grave"]


def forms(name: str, text: str) -> set[str]:
    return {word.wrong for word, _ in lexicon(name).find(text, DAY)}


@pytest.mark.parametrize("name", LISTS)
def test_every_wrong_form_is_found_where_nothing_makes_it_right(name: str) -> None:
    for word in lexicon(name).words:
        before, after = (*word.only_before, "，")[0], (*word.only_after, "。")[0]
        later = (*word.only_later, "")[0]
        assert word.wrong in forms(name, f"{before}{word.wrong}{after.rstrip('。')}{later}。"), word.wrong


@pytest.mark.parametrize("name", LISTS)
def test_every_context_makes_its_form_right(name: str) -> None:
    for word in lexicon(name).words:
        before, after = (*word.only_before, "，")[0], (*word.only_after, "。")[0]
        texts = [f"{before}{word.wrong}{text}" for text in word.unless_after]
        texts += [f"{text}{word.wrong}{after}" for text in word.unless_before]
        texts += [word.wrong] if word.only_before or word.only_after or word.only_later else []
        texts += [f"{before}{word.wrong}{after}如此{text}" for text in word.unless_later]
        assert not [text for text in texts if word.wrong in forms(name, text)]


@pytest.mark.parametrize(("name", "other"), list(product(LISTS, LISTS)))
def test_no_right_form_is_taken_for_a_wrong_one(name: str, other: str) -> None:
    assert not [word.right for word in lexicon(other).words if forms(name, f"，{word.right}。")]


@pytest.mark.parametrize("name", LISTS)
def test_forms_differ_from_what_they_should_be(name: str) -> None:
    assert all(word.right and word.wrong != word.right for word in lexicon(name).words)


def test_a_word_is_wrong_only_while_its_entry_is_valid() -> None:
    word = Word(wrong="甲", valid_from=dt.date(2026, 1, 1), valid_until=dt.date(2026, 12, 31))
    days = [dt.date(2025, 12, 31), dt.date(2026, 1, 1), dt.date(2026, 12, 31), dt.date(2027, 1, 1)]
    assert [word.wrong_at("甲", 0, day) for day in days] == [False, True, True, False]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("“甲”", True),
        ("《乙甲丙》", True),
        ("“乙”甲“丙”", False),
        ("“乙甲", False),
        ('"甲"', True),
        ('"乙"甲"丙"', False),
        ("乙甲丙", False),
    ],
)
def test_quotations(text: str, inside: bool) -> None:
    assert quoted(text, text.index("甲"), text.index("甲") + 1) is inside


@pytest.mark.parametrize("text", ["按装" * 100_000, "“按装" * 60_000, "按装\ud800" * 60_000, '"' * 200_000])
def test_hostile_text_takes_no_time(text: str) -> None:
    started = time.process_time()
    assert len(list(lexicon("typos").find(text, DAY))) <= 5_000
    assert time.process_time() - started < PATIENCE


@pytest.mark.parametrize(
    "plain", ["政府公开信息", "通知公告新闻动态", "您现在的位置：首页", "办事指南办理流程"]
)
def test_text_in_the_wrong_encoding_is_told_from_text(plain: str) -> None:
    assert readable_as_utf8(plain.encode().decode("gb18030", "ignore"))
    assert not readable_as_utf8(plain)
