"""Probe: one sample of many home pages, kept in a store that only ever grows.

<store>/2026-11-22/<vantage>-<time>-<random>.parquet   one file for each run, written whole or not at all
<store>/.robots.sqlite                                 what hosts said in robots.txt; may be deleted
"""

from __future__ import annotations

import contextlib
import datetime as dt
import re
import secrets
import socket
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

from crawler.facts import Sample
from crawler.page import Frozen
from crawler.probing import probe
from crawler.rulebook import Memory, Rules
from crawler.settings import ProbeSettings
from crawler.site import Site
from webcensus.disk import sync
from webcensus.settings import Settings
from webcensus.store import probe_writable

CONCURRENCY = 128  # requests in flight; most of them wait for hosts that are gone
NAME = re.compile(r"[^A-Za-z0-9._-]+")


class Run(Frozen):
    """What one run brought."""

    samples: tuple[Sample, ...]
    path: Path | None  # the file; None where there was nothing to keep
    signal: int = 0  # the signal that ended it early


def run(sites: Sequence[Site], folder: Path, settings: Settings, on_sample: Callable[[Sample], None]) -> Run:
    """Visit every home page once and keep the samples.

    Raises:
        StoreError: the folder cannot be written to.
        OSError: the samples cannot be kept.
    """
    probe_writable(folder)
    began = dt.datetime.now(dt.UTC)
    asked = probe_settings(settings)
    with Remembered(folder / ".robots.sqlite") as memory:
        probed = probe(sites, asked, memory=memory, on_sample=on_sample)
    path = keep(probed.samples, folder, asked.vantage, began) if probed.samples else None
    return Run(samples=probed.samples, path=path, signal=probed.signal)


def probe_settings(settings: Settings) -> ProbeSettings:
    """What the visits need of the settings."""
    return ProbeSettings(
        vantage=vantage(settings.vantage),
        timeout=settings.timeout,
        delay=settings.delay,
        concurrency=CONCURRENCY,
        contact=settings.contact,
        allow_networks=settings.allow_network,
        resolve=settings.resolve,
        controls=settings.control,
    )


def vantage(name: str) -> str:
    """The name of a vantage as it is kept; by default this machine's own."""
    return NAME.sub("-", name or socket.gethostname())[:40].strip("-.") or "here"


def keep(samples: Sequence[Sample], folder: Path, vantage: str, began: dt.datetime) -> Path:
    """Write samples into a file of their own; it takes its name when it is whole and on the disk.

    Raises:
        OSError: they cannot be kept.
    """
    from webcensus import tables  # with what writes Parquet: not needed while visiting

    day = folder / f"{began:%Y-%m-%d}"
    day.mkdir(parents=True, exist_ok=True)
    path = day / f"{vantage}-{began:%H%M%S}-{secrets.token_hex(6)}.parquet"
    draft = path.with_name(f".{path.name}.part")
    try:
        writer = tables.Writer("samples", draft)
        ordered: list[Sample] = sorted(samples, key=lambda sample: (sample.url, sample.at))
        writer.add(ordered)
        writer.close()
        sync(draft)
        draft.rename(path)
    finally:
        draft.unlink(missing_ok=True)
    sync(day)
    sync(folder)
    return path


class Remembered(Memory):
    """Robots rules kept from run to run; where they cannot be kept, a run asks again."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._db: sqlite3.Connection | None = None

    def __enter__(self) -> Remembered:
        with contextlib.suppress(sqlite3.Error):
            self._db = sqlite3.connect(self._path, timeout=5.0, isolation_level=None)
            self._db.execute("pragma journal_mode = wal")
            self._db.execute("pragma synchronous = off")
            self._db.execute("create table if not exists robots (host text primary key, at real, body blob)")
        return self

    def __exit__(self, *_: object) -> None:
        if self._db is not None:
            self._db.close()
            self._db = None

    def get(self, key: str) -> Rules | None:
        known = super().get(key)
        if known is not None or self._db is None:
            return known
        with contextlib.suppress(sqlite3.Error):
            row = self._db.execute("select body, at from robots where host = ?", (key,)).fetchone()
            return Rules(body=row[0], at=row[1]) if row else None
        return None

    def put(self, key: str, rules: Rules) -> None:
        if self._db is not None:
            with contextlib.suppress(sqlite3.Error):
                self._db.execute(
                    "insert or replace into robots values (?, ?, ?)", (key, rules.at, rules.body)
                )
                return
        super().put(key, rules)
