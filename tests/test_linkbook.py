"""The link book: whatever recurs, is forgotten or equals, pages have their links again."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.page import Link
from webcensus import linkbook
from webcensus.linkbook import Leaf, LinkBook, read

POOL = [Link(url=f"http://a.test/{number % 7}") for number in range(12)]  # some equal, none the same
PAGES = st.lists(
    st.tuples(st.sampled_from("xy"), st.lists(st.sampled_from(POOL), max_size=9), st.booleans()), max_size=30
)


@given(PAGES)
def test_pages_have_their_links_again(pages: list[tuple[str, list[Link], bool]]) -> None:
    kept: defaultdict[str, list[Leaf]] = defaultdict(list)
    wanted: defaultdict[str, list[tuple[Link, ...]]] = defaultdict(list)
    book = LinkBook(lambda site: kept[site][-1].after if kept[site] else 0)
    for site, links, lost in pages:
        leaf = book.leaf(site, links)
        if lost:
            book.forget()
        else:
            kept[site].append(leaf)
            wanted[site].append(tuple(links))
    for site, leaves in kept.items():
        before = list[Link]()
        assert [read(leaf, before) for leaf in leaves] == wanted[site]


def test_a_link_met_again_is_not_kept_again() -> None:
    book = LinkBook(lambda _: 3)
    assert book.leaf("x", POOL[:2]) == Leaf(first=3, after=5, new=tuple(POOL[:2]))
    assert book.leaf("x", POOL[1:3]) == Leaf(first=5, after=6, new=(POOL[2],), numbers=(4, 5))
    assert book.leaf("x", POOL[:2]) == Leaf(first=6, after=6, numbers=(3, 4))
    assert book.leaf("y", POOL[:1]) == Leaf(first=3, after=4, new=(POOL[0],))


def test_no_more_links_are_remembered_than_some(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linkbook, "MOST", 3)
    book = LinkBook(lambda _: 0)
    book.leaf("x", POOL[:4])
    assert book.leaf("x", POOL[:1]) == Leaf(first=4, after=5, new=(POOL[0],))


def test_links_that_are_missing_are_noticed() -> None:
    book = LinkBook(lambda _: 0)
    _, later = book.leaf("x", POOL[:2]), book.leaf("x", POOL[1:4])
    with pytest.raises(ValueError, match="missing"):
        read(later, [])
