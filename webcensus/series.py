"""Series: the samples of one or more `probe` stores, given back site by site while a round is judged.

A store is a folder of Parquet files, one for each run; stores from several vantages are merged by copying
them together. A sample belongs to the site whose registered address it was made of, to the letter.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

import duckdb
import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from crawler.facts import Sample
from crawler.page import Cause, Outcome
from crawler.site import Site, State
from reports.rubric import Rubric
from webcensus.settings import SettingsError
from webcensus.store import Store

MEMORY = "128MB"
HISTORY = 400  # days of samples that are looked at of a site that closes
SPARE = 3  # days before and after a window: time zones, and a series that ends the day before
NEEDED = {"url", "at", "outcome", "vantage"}
READ = (
    "url", "vantage", "outcome", "seconds", "limit", "status", "final_url", "causes", "error", "closing",
    "valid",
)  # fmt: skip

EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
OUTCOMES = {outcome.value: outcome for outcome in Outcome}

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Visits:
    """The samples of the sites of one round. Close it when done."""

    def __init__(self, folder: Path, store: Store, rubric: Rubric, as_of: dt.date | None = None) -> None:
        if not folder.is_dir():
            raise SettingsError(f"--probes {folder}: no such folder; name the one that `probe` writes to")
        self.notes: list[str] = []
        self._buckets = _buckets(store)
        self._held: dict[int, dict[str, tuple[Sample, ...]]] = {}
        store.scratch.mkdir(parents=True, exist_ok=True)
        self._place = tempfile.TemporaryDirectory(prefix=".series-", dir=store.scratch)
        place = Path(self._place.name)
        self._db = duckdb.connect(
            str(place / "series.duckdb"),
            config={
                "memory_limit": MEMORY,
                "threads": "1",
                "temp_directory": str(place),
                "preserve_insertion_order": "false",
            },
        )
        try:
            first, last = _range(store, rubric, as_of)
            self._load(self._files(folder, first, last), first, last)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Visits:
        return self

    def __exit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Drop what was put aside for reading."""
        self._db.close()
        self._place.cleanup()

    def of(self, site: Site) -> tuple[Sample, ...]:
        """The samples of a site, oldest first."""
        bucket = self._buckets.get(site.url, (-1, site))[0]
        if bucket not in self._held:
            while len(self._held) > 1:
                self._held.pop(next(iter(self._held)))
            self._held[bucket] = self._bucket(bucket)
        return self._held[bucket].get(site.url, ())

    def _bucket(self, bucket: int) -> dict[str, tuple[Sample, ...]]:
        found: dict[str, list[Sample]] = {}
        rows = self._db.execute(
            "select * exclude (bucket) from visits where bucket = ? order by instant", [bucket]
        )
        names = [column[0] for column in rows.description or ()]
        while batch := rows.fetchmany(10_000):
            for values in batch:
                sample = _sample(dict(zip(names, values, strict=True)))
                found.setdefault(sample.url, []).append(sample)
        return {url: tuple(samples) for url, samples in found.items()}

    def _files(self, folder: Path, first: dt.date, last: dt.date) -> list[str]:
        """The files that may hold samples of these days; files that cannot be read are named and left out."""
        closing = any(_closes(site) for _, site in self._buckets.values())
        since = first if not closing else last - dt.timedelta(days=HISTORY)
        found = []
        for path in sorted(folder.rglob("*.parquet")):
            day = _day_of(path)
            if path.name.startswith(".") or (day is not None and not since <= day <= last):
                continue
            if fault := _fault(path):
                self.notes.append(f"{path}: {fault}; left out")
            else:
                found.append(str(path))
        return found

    def _load(self, files: Sequence[str], first: dt.date, last: dt.date) -> None:
        plan = pa.table(
            {
                "url": list(self._buckets),
                "bucket": [bucket for bucket, _ in self._buckets.values()],
                "closes": [_closes(site) for _, site in self._buckets.values()],
            },
            schema=pa.schema([("url", pa.string()), ("bucket", pa.int64()), ("closes", pa.bool_())]),
        )
        self._db.register("plan", plan)
        shape = ", ".join(f'"{name}"' for name in READ)
        query = (
            f'select bucket, epoch_us("at") as instant, {shape}'  # noqa: S608 - names of ours
            " from read_parquet(?) join plan using (url)"
            " where instant < ? and (closes or instant >= ?) order by bucket"
        )
        days = (_instant(last + dt.timedelta(days=1)), _instant(first))
        made = "create table visits as"
        for file in files:  # each in its own order: no memory is needed for all of them together
            self._db.execute(f"{made} {query}", [file, *days])
            made = "insert into visits"
        if not files:
            self._db.execute("create table visits (bucket bigint, instant bigint)")


def opened(folder: str, store: Store, rubric: Rubric, as_of: dt.date | None = None) -> Visits | None:
    """The samples for a round; None where no store is named.

    Raises:
        SettingsError: the folder does not exist.
    """
    return Visits(Path(folder), store, rubric, as_of) if folder else None


def _buckets(store: Store) -> dict[str, tuple[int, Site]]:
    """Home page address -> the place of its shard in the round, and the site."""
    shards = store.open().shards
    return {site.url: (place, site) for place, id in enumerate(shards) for site in store.shard(id).sites}


def _range(store: Store, rubric: Rubric, as_of: dt.date | None) -> tuple[dt.date, dt.date]:
    """The UTC days that the windows of all sites lie in."""
    days = max((item.probes.days for item in rubric.items if item.probes), default=1)
    ended = _ended(store)
    judged = [*ended, *([as_of] if as_of else [])] or [dt.datetime.now(dt.UTC).date()]
    first = min(judged) - dt.timedelta(days=days + SPARE)
    return first, max(judged) + dt.timedelta(days=SPARE)


def _ended(store: Store) -> list[dt.date]:
    """The first and the last day on which a site of the round was visited."""
    found: list[dt.date] = []
    for file in store.files("site_outcomes"):
        instants = pq.read_table(file, columns=["started_at", "ended_at"]).to_pydict()
        days = [instant.date() for column in instants.values() for instant in column if instant is not None]
        found += [min(days), max(days)] if days else []
    return [min(found), max(found)] if found else []


def _closes(site: Site) -> bool:
    return site.state in (State.RECTIFYING, State.SUSPENDED, State.CLOSED)


def _day_of(path: Path) -> dt.date | None:
    """The day in the name of the folder a file lies in; None where there is none."""
    if _DAY.fullmatch(path.parent.name):
        with contextlib.suppress(ValueError):
            return dt.date.fromisoformat(path.parent.name)
    return None


def _fault(path: Path) -> str:
    """Why a file is none of samples; empty when it is one."""
    try:
        names = set(pq.read_schema(path).names)
    except (pa.ArrowInvalid, pa.ArrowIOError, OSError) as error:
        return f"not readable ({str(error).splitlines()[0][:120]})"
    return "" if names >= {*NEEDED, *READ} else "holds no samples"


def _instant(day: dt.date) -> int:
    """The beginning of a UTC day, in microseconds."""
    return int(dt.datetime.combine(day, dt.time(), dt.UTC).timestamp()) * 1_000_000


def _sample(row: dict[str, Any]) -> Sample:
    """A row as a sample; written for speed, since a country has millions of them."""
    causes = row["causes"]
    row["at"] = EPOCH + dt.timedelta(microseconds=row.pop("instant"))
    row["outcome"] = OUTCOMES[row["outcome"]]
    row["causes"] = () if causes in ("[]", None) else msgspec.json.decode(causes, type=tuple[Cause, ...])
    if None in row.values():
        row = {name: value for name, value in row.items() if value is not None}
    return Sample(**row)
