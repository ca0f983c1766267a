"""Link book: the links of a site's pages as a ledger keeps them: once, since most stand on every page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import repeat

from crawler.page import Frozen, Link

MOST = 4_096  # links that are remembered of all sites together: some two megabytes
_NEW = -1


class Span(Frozen, array_like=True):
    """Which links of a site are kept with one page. They are numbered from 0, in the order of being kept."""

    first: int  # number of the first one, where there is one: how many were kept before
    after: int  # how many are kept with them


class Leaf(Span, array_like=True):
    """The links of one page."""

    new: tuple[Link, ...] = ()
    numbers: tuple[int, ...] = ()  # of the page's links; none where all are new


class LinkBook:
    """Tells which links of a page were kept before.

    A link that recurs is known by being the same object, as readers give it; one that is forgotten, or that
    another object equals, is kept once more. `kept` says how many links of a site are kept already.
    """

    def __init__(self, kept: Callable[[str], int]) -> None:
        self._kept = kept
        self._next: dict[str, int] = {}  # site -> number of the next link
        self._numbers: dict[str, dict[int, int]] = {}  # site -> identity of a link -> its number
        self._held: list[Link] = []  # so that no other object gets such an identity

    def leaf(self, site: str, links: Sequence[Link]) -> Leaf:
        """What is to be kept of a page's links, which must be kept then."""
        if len(self._held) > MOST:
            self._numbers.clear()
            self._held.clear()
        known = self._numbers.setdefault(site, {})
        first = self._next[site] if site in self._next else self._kept(site)
        numbers = [*map(known.get, map(id, links), repeat(_NEW))]
        new = [place for place, number in enumerate(numbers) if number == _NEW]
        for number, place in enumerate(new, first):
            numbers[place] = known[id(links[place])] = number
        added = [links[place] for place in new]
        self._held += added
        after = self._next[site] = first + len(new)
        told = () if len(new) == len(links) else tuple(numbers)
        return Leaf(first=first, after=after, new=tuple(added), numbers=told)

    def forget(self) -> None:
        """What was to be kept last is not, for whatever reason."""
        self._next.clear()
        self._numbers.clear()
        self._held.clear()

    def leave(self, site: str) -> None:
        """Nothing more comes of a site."""
        self._next.pop(site, None)
        self._numbers.pop(site, None)


def read(leaf: Leaf, kept: list[Link]) -> tuple[Link, ...]:
    """A page's links again. `kept` are those of the pages before; its new ones join them.

    Raises ValueError where these are not the ones that it was written after.
    """
    if leaf.first != len(kept):
        raise ValueError("links are missing")
    kept += leaf.new
    return tuple([kept[number] for number in leaf.numbers]) or leaf.new
