"""Archive: the facts of a round, read back one site at a time: packed ones, else from their tables."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from webcensus import packs
from webcensus.part import Archived, Part
from webcensus.store import Store


def archived(store: Store, *, ends: bool = False) -> Iterator[Archived]:
    """Every site of the round as far as it is committed, in the order of the plan; with `ends` if asked."""
    for part in store.facts(verify=True):
        yield from Part(part, ends=True).sites() if ends else _sites(part)


def excerpt(folder: Path, first: int, count: int) -> Iterator[Archived]:
    """Some sites of one of the store's folders of facts: `count` from the one in place `first` on."""
    yield from islice(_sites(folder, first), count)


def _sites(folder: Path, first: int = 0) -> Iterator[Archived]:
    return packs.read(folder, first) if packs.readable(folder) else Part(folder, first).sites()
