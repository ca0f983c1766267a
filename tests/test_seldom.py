"""Patterns that are compiled when the first page asks for them."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest

import crawler.reading
from crawler.reading.seldom import seldom


def test_it_answers_as_the_pattern_itself() -> None:
    text = "Ab aB\nxx"
    own, usual = seldom(r"^(?P<one>a)b", re.I | re.M), re.compile(r"^(?P<one>a)b", re.I | re.M)
    assert own.pattern == usual.pattern
    for _ in range(2):  # compiled now, and known then
        assert own.findall(text) == usual.findall(text) == ["A"]
        assert own.sub("-", text) == usual.sub("-", text) == "- aB\nxx"
        assert own.groupindex == usual.groupindex
        assert own.search("b") is None


def test_nothing_is_compiled_before_it_is_asked() -> None:
    broken = seldom("(")
    assert broken.pattern == "("
    with pytest.raises(re.error):
        broken.search("a")


def test_all_patterns_of_the_readers_are_patterns() -> None:
    found = list(_all())
    assert len(found) > 50
    for one in found:
        assert re.compile(one.pattern, one.flags).pattern == one.pattern


def _all() -> Iterator[re.Pattern[str]]:
    kind = type(seldom(""))
    for _, name, _ in pkgutil.iter_modules(crawler.reading.__path__):
        for value in vars(importlib.import_module(f"crawler.reading.{name}")).values():
            for one in value.values() if isinstance(value, dict) else (value,):
                if isinstance(one, kind):
                    yield one
