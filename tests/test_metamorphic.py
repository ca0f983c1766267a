"""What a browser shows alike reads alike: letters and guides of the corpus, each in the markup of every change."""

from __future__ import annotations

import functools
from collections.abc import Iterator

import pytest

from benchmarks.changes import CHANGES, SOURCES, pieces, source_of
from benchmarks.corpus.case import number
from benchmarks.metamorphic import corpus, differences, is_page, read
from benchmarks.reading import Sample
from crawler.page import Page

PAGES = 24
VARY = {  # changes under which some pages are known to read otherwise
    "wide digits",  # numbers of letters and of telephones
    "articles",  # lists whose every box is one
}
UNSURE = {  # an office's signature looks like details of the letter there
    "letters letters5/state-below-3",
    "letters letters5/rows-of-heads-3",
}


@functools.cache
def samples() -> tuple[Sample, ...]:
    """Some pages of the half that is looked at."""
    found = (each for each in corpus("tuning") if is_page(each) and each.name not in UNSURE)
    return tuple(sorted(found, key=lambda sample: number("metamorphic", sample.name))[:PAGES])


@functools.cache
def reading(place: int) -> Page:
    return read(samples()[place])


def differing(change: str) -> Iterator[str]:
    for place, sample in enumerate(samples()):
        for at, was, now in differences(reading(place), read(CHANGES[change](sample))):
            yield f"{sample.name} {at}: {str(was)[:200]!r} is {str(now)[:200]!r}"


@pytest.mark.parametrize("change", [change for change in CHANGES if change not in VARY])
def test_a_page_reads_the_same(change: str) -> None:
    assert not list(differing(change))


PAGE = """<!DOCTYPE html>\n<html><head></head><body>\n<div class="a"><b>来信人:</b><br/>张<p class=b>b</p></div>
<table id=c><thead><tr><th title='x y' width=9>编号<tbody><tr><td>1</td></tr></table></body></html>"""


def test_pieces_make_the_page_and_each_change_another_one() -> None:
    sources = [PAGE, *map(source_of, samples())]
    assert all("".join(piece.source for piece in pieces(source)) == source for source in sources)
    assert [name for name in SOURCES if all(SOURCES[name](source) == source for source in sources)] == []
