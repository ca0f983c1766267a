"""Series: the samples of one or more `probe` stores, given back site by site while a round is judged.

A store is a folder of Parquet files, one for each run; stores from several vantages are merged by copying
them together. A sample belongs to the site whose registered address it was made of, to the letter.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import itertools
import re
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from crawler.facts import Sample
from crawler.page import Cause, Outcome
from crawler.site import Site, State
from reports.rubric import Rubric
from webcensus import tables
from webcensus.settings import SettingsError
from webcensus.store import Store

PARTS = 64
HISTORY = 400  # days of samples that are looked at of a site that closes
SPARE = 3  # days before and after a window: time zones, and a series that ends the day before
READ = (
    "vantage", "outcome", "seconds", "limit", "status", "final_url", "causes", "error", "closing", "valid",
)  # fmt: skip
EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
OUTCOMES = {outcome.value: outcome for outcome in Outcome}

_SCHEMA = pa.schema([(name, tables.columns("samples")[name][0]) for name in ("url", "at", *READ)])
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Visits:
    """The samples of the sites of one round. Close it when done.

    A country's week does not fit into memory: the samples are sorted into `PARTS` files on disk, by the place
    of their site in the round, and come back part by part.
    """

    def __init__(self, folder: Path, store: Store, rubric: Rubric, as_of: dt.date | None = None) -> None:
        if not folder.is_dir():
            raise SettingsError(f"--probes {folder}: no such folder; name the one that `probe` writes to")
        self.notes: list[str] = []
        self._plan = store.sites()
        self._places = {site.url: place for place, site in enumerate(self._plan)}
        self._part = -1
        self._table: pa.Table | None = None
        self._rows: dict[int, tuple[int, int]] = {}  # place -> first row of the part's table, number of rows
        store.scratch.mkdir(parents=True, exist_ok=True)
        self._put_aside = tempfile.TemporaryDirectory(prefix=".series-", dir=store.scratch)
        try:
            first, last = _range(store, rubric, as_of)
            self._sort(self._files(folder, first, last), first, last)
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
        self._table = None
        self._put_aside.cleanup()

    def of(self, site: Site) -> tuple[Sample, ...]:
        """The samples of a site, oldest first."""
        place = self._places.get(site.url)
        if place is None:
            return ()
        if self._part != place * PARTS // len(self._plan):
            self._part = place * PARTS // len(self._plan)
            self._read(self._file(self._part))
        first, count = self._rows.get(place, (0, 0))
        if not count or self._table is None:
            return ()
        rows = self._table.slice(first, count).to_pylist()
        return tuple(_sample(row) for row in rows)

    def _read(self, path: Path) -> None:
        """A part, in the order of places and instants."""
        self._rows = {}
        if not path.is_file():
            self._table = None
            return
        with pa.OSFile(str(path)) as source:
            table = pa.ipc.open_stream(source).read_all()
        self._table = table.sort_by([("place", "ascending"), ("instant", "ascending")])
        at = 0
        for place, rows in itertools.groupby(self._table.column("place").to_pylist()):
            count = sum(1 for _ in rows)
            self._rows[place] = (at, count)
            at += count

    def _sort(self, files: Sequence[Path], first: dt.date, last: dt.date) -> None:
        """Read every file once, and put its samples aside by the place of their site."""
        urls = pa.array(list(self._places), pa.string())
        closes = pa.array([_closes(site) for site in self._plan], pa.bool_())
        with contextlib.ExitStack() as stack:
            writers: dict[int, pa.RecordBatchStreamWriter] = {}
            for file in files:
                found = self._columns(file)
                place = pc.index_in(found.column("url"), value_set=urls)
                found = found.append_column("place", place).filter(pc.is_valid(place))
                found = found.filter(_asked(found, closes, first, last)).sort_by("place")
                for part, rows in self._parts(found):
                    if part not in writers:
                        path = str(self._file(part))
                        writers[part] = stack.enter_context(pa.ipc.new_stream(path, rows.schema))
                    writers[part].write_table(rows)

    def _columns(self, file: Path) -> pa.Table:
        """What is needed of a file; nothing of one whose content turns out to be damaged."""
        try:
            found = pq.read_table(file, columns=_SCHEMA.names).cast(_SCHEMA)
        except (pa.ArrowException, OSError) as error:
            self.notes.append(f"{file}: not readable ({str(error).splitlines()[0][:120]}); left out")
            found = _SCHEMA.empty_table()
        instant = found.column("at").cast(pa.int64())
        return found.drop_columns(["at"]).append_column("instant", instant)

    def _parts(self, found: pa.Table) -> Iterator[tuple[int, pa.Table]]:
        """A table in the order of places, cut at the ends of parts."""
        places, begun = found.column("place").to_pylist(), 0
        for part, rows in itertools.groupby(places, lambda place: place * PARTS // len(self._plan)):
            count = sum(1 for _ in rows)
            yield part, found.slice(begun, count)
            begun += count

    def _file(self, part: int) -> Path:
        return Path(self._put_aside.name) / f"{part}.arrow"

    def _files(self, folder: Path, first: dt.date, last: dt.date) -> list[Path]:
        """The files that may hold samples of these days; files that cannot be read are named and left out."""
        closing = any(map(_closes, self._plan))
        since = first if not closing else last - dt.timedelta(days=HISTORY)
        found = []
        for path in sorted(folder.rglob("*.parquet")):
            day = _day_of(path)
            if path.name.startswith(".") or (day is not None and not since <= day <= last):
                continue
            if fault := _fault(path):
                self.notes.append(f"{path}: {fault}; left out")
            else:
                found.append(path)
        return found


def opened(folder: str, store: Store, rubric: Rubric, as_of: dt.date | None = None) -> Visits | None:
    """The samples for a round; None where no store is named.

    Raises:
        SettingsError: the folder does not exist.
    """
    return Visits(Path(folder), store, rubric, as_of) if folder else None


def _asked(found: pa.Table, closes: pa.Array, first: dt.date, last: dt.date) -> pa.ChunkedArray:
    """Which rows lie in the days of the windows; of sites that close, all before them too."""
    instant = found.column("instant")
    recent = pc.greater_equal(instant, _instant(first))
    watched = pc.or_(recent, pc.take(closes, found.column("place")))
    return pc.and_(pc.less(instant, _instant(last + dt.timedelta(days=1))), watched)


def _range(store: Store, rubric: Rubric, as_of: dt.date | None) -> tuple[dt.date, dt.date]:
    """The UTC days that the windows of all sites lie in."""
    days = max((item.probes.days for item in rubric.items if item.probes), default=1)
    ended = visited(store)
    judged = [*ended, *([as_of] if as_of else [])] or [dt.datetime.now(dt.UTC).date()]
    first = min(judged) - dt.timedelta(days=days + SPARE)
    return first, max(judged) + dt.timedelta(days=SPARE)


def visited(store: Store) -> list[dt.date]:
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
    except (pa.ArrowException, OSError) as error:
        return f"not readable ({str(error).splitlines()[0][:120]})"
    return "" if names >= {"url", "at", *READ} else "holds no samples"


def _instant(day: dt.date) -> int:
    """The beginning of a UTC day, in microseconds."""
    return int(dt.datetime.combine(day, dt.time(), dt.UTC).timestamp()) * 1_000_000


def _sample(row: dict[str, Any]) -> Sample:
    """A row as a sample; written for speed, since a country has millions of them."""
    causes = row["causes"]
    del row["place"]
    row["at"] = EPOCH + dt.timedelta(microseconds=row.pop("instant"))
    row["outcome"] = OUTCOMES.get(row["outcome"], Outcome.UNREADABLE)
    row["causes"] = () if causes in ("[]", None) else msgspec.json.decode(causes, type=tuple[Cause, ...])
    if None in row.values():
        row = {name: value for name, value in row.items() if value is not None}
    return Sample(**row)
