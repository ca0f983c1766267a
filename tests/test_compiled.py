"""Compiled templates: kept between processes, made anew where they are missing, damaged or another's."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from reports import language
from reports.compiled import Templates


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path


def shown(source: str) -> str:
    environment = Environment(loader=DictLoader({"page": source}), bytecode_cache=Templates())
    return environment.get_template("page").render(name="某县")


def kept(place: Path) -> list[Path]:
    return list(place.rglob("*.kept"))


def test_a_template_is_compiled_once(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown("你好 {{ name }}") == "你好 某县"
    assert len(kept(place)) == 1
    monkeypatch.setattr(Environment, "_generate", lambda *_: pytest.fail("compiled again"))
    assert shown("你好 {{ name }}") == "你好 某县"


def test_a_template_that_has_changed_is_compiled_again(place: Path) -> None:
    shown("你好 {{ name }}")
    assert shown("再见 {{ name }}") == "再见 某县"


@pytest.mark.parametrize("damage", [b"", b"\x00", b"i\x01\x00\x00\x00", b"(\x02\x00\x00\x00"])
def test_a_damaged_file_does_no_harm(place: Path, damage: bytes) -> None:
    shown("你好 {{ name }}")
    (path,) = kept(place)
    path.write_bytes(damage)
    assert shown("你好 {{ name }}") == "你好 某县"


def test_where_nothing_may_be_written_nothing_is_kept(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "pycache_prefix", "/proc/nowhere")
    assert shown("你好 {{ name }}") == "你好 某县"
    monkeypatch.setattr(sys, "pycache_prefix", str(place))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert shown("你好 {{ name }}") == "你好 某县"
    assert kept(place) == []


def test_a_catalogue_is_compiled_once(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = language._load.__wrapped__("zh")
    monkeypatch.setattr(language, "_made", lambda *_: pytest.fail("compiled again"))
    again = language._load.__wrapped__("zh")
    assert first.gettext("Verdict") == again.gettext("Verdict") != "Verdict"
