"""Archive: the facts of a round, read back one site at a time: packed ones, else from their tables."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from webcensus import packs
from webcensus.part import Archived, Part
from webcensus.store import Store


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


def _sites(folder: Path, first: int = 0) -> Iterator[Archived]:
    """From the packs as far as they can be read, then from the tables."""
    if packs.readable(folder):
        with contextlib.suppress(*packs.DAMAGED):
            for each in packs.read(folder, first):
                yield each
                first += 1
            return
    yield from Part(folder, first).sites()
