"""Columns read the same in other markup that a browser shows alike: the demonstration web's, one of a kind."""

from __future__ import annotations

import pytest

from benchmarks.changes import CHANGES
from benchmarks.metamorphic import differences, is_page, read
from benchmarks.reading import Sample, demonstration

FIELDS = ("outcome", "kind", "rows", "blank", "published", "next_pages", "marks", "column_class")
SAME = (
    "attributes turned",
    "single quotes",
    "no quotes",
    "capitals",
    "loose",
    "comments",
    "ends left out",
    "boxes",
    "spans",
    "fonts",
    "hexadecimal references",
    "CRLF",
    "no doctype",
    "GBK",
)


def pages() -> list[Sample]:
    """The home page and three columns of each of five systems."""
    found: dict[str, list[Sample]] = {}
    for sample in demonstration():
        if is_page(sample):
            found.setdefault(sample.site.id, []).append(sample)
    return [
        sample for several in list(found.values())[:5] for sample in (several[0], several[1], several[-9])
    ]


PAGES = pages()


@pytest.mark.parametrize("change", SAME)
def test_a_column_reads_the_same(change: str) -> None:
    for sample in PAGES:
        other = CHANGES[change](sample)
        assert list(differences(read(sample), read(other), FIELDS)) == [], sample.name
