"""The catalogues: every message of the interface has a Chinese text, and its values keep their places."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from reports import html
from reports.language import LANGUAGES, translations
from reports.words import Words, points

REPORTS = Path(html.__file__).parent
CALLS = {"_": 1, "say": 1, "count": 2}


def messages() -> set[str | tuple[str, str]]:
    """Every message in the code and the templates of the reports; pairs where a number decides."""
    found: set[str | tuple[str, str]] = set()
    for path in REPORTS.glob("*.py"):
        found.update(_in_code(ast.parse(path.read_text("utf-8"))))
    environment = html.environment("en")
    for path in (REPORTS / "templates").glob("*.j2"):
        extracted: Any = environment.extract_translations(path.read_text("utf-8"))  # type: ignore[attr-defined]
        found.update(_one_or_pair(message) for _, _, message in extracted)
    return found


def _one_or_pair(message: Any) -> str | tuple[str, str]:
    texts = [part for part in message if part] if isinstance(message, tuple) else [message]
    return texts[0] if len(texts) == 1 else (texts[0], texts[1])


def _in_code(tree: ast.AST) -> Iterator[str | tuple[str, str]]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        texts = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
        if name in CALLS and len(texts) >= CALLS[name]:
            yield texts[0] if CALLS[name] == 1 else (texts[0], texts[1])


def catalogue() -> dict[str | tuple[str, str], str]:
    path = REPORTS / "locale" / "zh" / "LC_MESSAGES" / "reports.po"
    with path.open("rb") as stream:
        entries = [message for message in read_po(stream, locale="zh") if message.id]
    return {
        tuple(message.id[:2]) if isinstance(message.id, (list, tuple)) else message.id: (
            message.string[0] if isinstance(message.string, (list, tuple)) else message.string
        )
        for message in entries
    }


def test_every_message_has_a_chinese_text() -> None:
    known = catalogue()
    assert {m for m in messages() if not known.get(m)} == set()


def test_no_chinese_text_is_left_over() -> None:
    assert catalogue().keys() - messages() == set()


def test_chinese_texts_use_the_values_of_their_messages() -> None:
    for message, text in catalogue().items():
        wanted = message if isinstance(message, str) else message[1]
        assert set(re.findall(r"%\((\w+)\)s", text)) == set(re.findall(r"%\((\w+)\)s", wanted)), message


def test_chinese_texts_are_chinese() -> None:
    for message, text in catalogue().items():
        words = re.sub(r"%\(\w+\)s", "", message if isinstance(message, str) else message[0])
        if re.search("[a-z]{2}", words) and message not in (
            "en",
            "%(low)s to %(top)s",
            "%(done)s of %(all)s",
        ):
            assert re.search("[\u4e00-\u9fff]", text), message


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_read_was_compiled_of_what_is_written(language: str) -> None:
    """`make texts` does it."""
    folder = REPORTS / "locale" / language / "LC_MESSAGES"
    with (folder / "reports.po").open("rb") as written, (folder / "reports.mo").open("rb") as compiled:
        assert _texts(read_mo(compiled)) == _texts(read_po(written, locale=language))


def _texts(catalogue: Catalog) -> dict[Any, Any]:
    """Message -> its texts, and how a number chooses among them."""
    told = {_forms(message.id): _forms(message.string) for message in catalogue if message.id}
    return told | {(): catalogue.plural_expr}


def _forms(texts: Any) -> tuple[str, ...]:
    return (texts,) if isinstance(texts, str) else tuple(texts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_choose_their_form(language: str) -> None:
    one = Words(language).count("%(n)s finding", "%(n)s findings", 1)
    many = Words(language).count("%(n)s finding", "%(n)s findings", 1200)
    assert (one, many) == {"en": ("1 finding", "1,200 findings"), "zh": ("1个问题", "1,200个问题")}[language]


def test_a_language_without_texts_is_refused() -> None:
    with pytest.raises(ValueError, match=r"'fr'.*zh, en"):
        translations("fr")


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0.0, "0"), (3.0, "3"), (0.1, "0.1"), (12.345, "12.35"), (100.0, "100"), (0.30000000004, "0.3")],
)
def test_points_are_shown_without_needless_zeros(value: float, shown: str) -> None:
    assert points(value) == shown
