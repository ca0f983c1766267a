"""Archive: the facts of a round, read back one site at a time: packed ones, else from their tables."""

from __future__ import annotations

import contextlib
from collections.abc import Container, Iterable, Iterator
from itertools import groupby, islice
from pathlib import Path

from crawler.page import Frozen
from webcensus import packs, rows
from webcensus.part import Archived, Part
from webcensus.store import Store


class Places(Frozen):
    """Sites that stand one after the other in one of a round's folders of facts."""

    folder: str
    first: int  # place of the first, from 0
    count: int


class Named(Frozen):
    """A site's id, and the address of its home page."""

    id: str
    url: str


def archived(store: Store, *, ends: bool = False, whole: bool = True) -> Iterator[Archived]:
    """Every site of the round as far as it is committed, in the order of the plan.

    `ends`: with how each fetch ended. `whole`: pages with all that is known of them, and not only with what
    our own checks ask for.
    """
    for part in store.facts(verify=True):
        yield from Part(part, ends=ends).sites() if ends or whole else _sites(part)


def excerpt(folder: Path, first: int, count: int, *, whole: bool = True) -> Iterator[Archived]:
    """Some sites of one of the store's folders of facts: `count` from the one in place `first` on."""
    sites = Part(folder, first).sites() if whole else _sites(folder, first)
    yield from islice(sites, count)


def named(folders: Iterable[Path]) -> Iterator[Named]:
    """The sites in folders of facts; none of a folder that is damaged, which is told where it is judged."""
    for folder in folders:
        with contextlib.suppress(*packs.DAMAGED):
            yield from (site for _, site in rows.stored(folder / "sites.parquet", "sites", Named))


def places(folders: Iterable[Path], ids: Container[str]) -> Iterator[Places]:
    """Where some sites stand in folders of facts."""
    for folder in folders:
        first = 0
        for asked, sites in groupby(named([folder]), lambda site: site.id in ids):
            count = sum(1 for _ in sites)
            if asked:
                yield Places(folder=str(folder), first=first, count=count)
            first += count


def _sites(folder: Path, first: int = 0) -> Iterator[Archived]:
    """From the packs as far as they can be read, then from the tables."""
    if packs.readable(folder):
        with contextlib.suppress(*packs.DAMAGED):
            for each in packs.read(folder, first):
                yield each
                first += 1
            return
    yield from Part(folder, first).sites()
