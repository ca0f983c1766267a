"""Recheck: visit only what the open findings of a round need, and say what became of each.

The visit is a small round of its own, in a folder of its own; what is not visited, or cannot be read there,
is *not re-tested*, never fixed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import msgspec

from crawler.facts import Errand
from crawler.site import Site
from webcensus.census import Progress, sweep
from webcensus.compare import Law
from webcensus.errands import errand
from webcensus.plan import addresses, shards
from webcensus.scrap import scrap
from webcensus.settings import Settings, SettingsError
from webcensus.store import AUDIT, RECHECK, RoundError, Store, probe_writable

FOLDER = "rechecks"  # below a round's folder: its re-checks, by the time they began


def place(store: Store, now: dt.datetime) -> Path:
    """Where a re-check goes by default: the last one that was interrupted, else a new folder."""
    made = sorted((store.folder / FOLDER).glob("*")) if (store.folder / FOLDER).is_dir() else []
    for folder in made[-1:]:
        again = Store(folder)
        if not again.exists or again.whole() is None:
            return folder
    return store.folder / FOLDER / now.astimezone(dt.UTC).strftime("%Y-%m-%dT%H%M%S")


def visit(
    store: Store, again: Store, law: Law, settings: Settings, on_progress: Callable[[Progress], None]
) -> None:
    """Visit what the open findings of `store` need; the visit is kept in `again`. Run again to go on.

    Raises:
        SettingsError: no finding of the round is open, so there is nothing to visit.
        RoundError: the folder of `again` holds another round, or the visit was begun under other settings.
        StoreError, WorkerError, Stopped: as for a sweep.
    """
    _refuse_another(store, again)
    probe_writable(again.folder)
    with again.locked():
        if again.exists:
            again.check_same(again.open(), settings, law.rubric)
        else:
            _plan(store, again, law, settings)
        sweep(again, law.rubric, settings, on_progress)


def _refuse_another(store: Store, again: Store) -> None:
    """A folder that holds something else is left alone."""
    for held in (again, Store(again.folder / AUDIT)):
        if held.exists:
            found = held.open()
            if (found.kind, found.of) != (RECHECK, store.open().id):
                raise RoundError(
                    f"{held.folder}: holds another round ({found.source}), no re-check of {store.folder};"
                    " choose another folder with --out"
                )


def _plan(store: Store, again: Store, law: Law, settings: Settings) -> None:
    with _Waiting(again.folder) as waiting:
        for judged in law.judge(store):
            needed = errand(judged, settings.max_pages)
            if needed is not None:
                waiting.add(judged.archived.facts.site, needed)
        if not waiting.sites:
            raise SettingsError(f"{store.folder}: no finding is open; there is nothing to re-check")
        found = addresses((site.url for site in waiting.sites), settings)
        planned = shards(waiting.sites, settings.shard_size, found)
        for shard in planned:
            again.send(shard.id, {site.id: waiting.errand(site.id) for site in shard.sites})
    source = f"re-check of {store.folder.name}"
    again.create(settings, law.rubric, waiting.sites, planned, source, kind=RECHECK, of=store.open().id)


class _Waiting:
    """The errands, on disk, until it is known which shard each belongs to."""

    def __init__(self, folder: Path) -> None:
        self.sites: list[Site] = []
        self._db = scrap(folder)
        self._db.execute("create table errands (site text primary key, value blob)")

    def __enter__(self) -> _Waiting:
        self._db.execute("begin")
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def add(self, site: Site, needed: Errand) -> None:
        """Keep a site's errand."""
        self.sites.append(site)
        self._db.execute("insert into errands values (?, ?)", (site.id, msgspec.msgpack.encode(needed)))

    def errand(self, site: str) -> Errand:
        """A site's errand."""
        row = self._db.execute("select value from errands where site = ?", (site,)).fetchone()
        return msgspec.msgpack.decode(row[0], type=Errand)
