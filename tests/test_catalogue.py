"""The catalogue of checks."""

from __future__ import annotations

import pytest

from checks.base import load
from checks.catalogue import catalogue, entry


@pytest.mark.parametrize("language", ["zh", "en", "zh_CN"])
def test_every_check_stands_in_it_with_all_its_texts(language: str) -> None:
    checks = load(plugins=False)
    document = catalogue(language, checks)
    for check in checks.values():
        assert document.count(f"### {check.id}\n") == 1
        texts = check.texts(language)
        assert all(text in document for text in (texts.title, texts.why, texts.detects, texts.rectify))
        assert all(f"`{name}`" in entry(check, language) for name in check.parameters)


def test_is_the_same_every_time() -> None:
    assert catalogue("en") == catalogue("en")
