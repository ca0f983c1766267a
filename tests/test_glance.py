"""The one look for the words of all lists."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest

from checks import glance
from checks.glance import glanced, holds

WORDS = ("测试", "lorem", "乱")


@pytest.fixture
def only_these_lists(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(glance, "_lists", {})
    monkeypatch.setattr(glance._Glance, "current", None)
    glanced("some", lambda: WORDS)
    glanced("others", lambda: ("别的",))
    yield
    monkeypatch.undo()
    glance._Glance.current = None


def test_all_lists_are_known_before_a_page_is_judged() -> None:
    code = "import checks.base, checks.glance; checks.base.load(plugins=False); print(*sorted(checks.glance._lists))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert told.split() == ["dark", "grave", "mojibake", "placeholders", "typos"]


@pytest.mark.usefixtures("only_these_lists")
@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("before", ["", "a", "中", "\U00020000", "\ud800"])
def test_a_word_is_found_wherever_it_stands(word: str, before: str) -> None:
    assert holds("some", f"{before}{word}。")
    assert not holds("others", f"{before}{word}。")


@pytest.mark.usefixtures("only_these_lists")
@pytest.mark.parametrize("word", WORDS)
def test_bytes_of_two_characters_are_no_word(word: str) -> None:
    shifted = b"\x41" + word.encode("utf-16-le") + b"\x4e"
    assert not holds("some", shifted.decode("utf-16-le"))
    assert holds("some", shifted.decode("utf-16-le") + word)
