"""Handout: the rectification ledger of a round, whole as Parquet and CSV, and as workbooks to hand out.

The rows are written once, site by site; the workbooks of organisers or provinces come out of the Parquet
file, sorted on disk, so that the memory needed does not grow with the round.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any, Literal

import duckdb
import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from crawler.page import Frozen
from reports import ledger_workbook
from reports.change import State
from reports.document import site_report
from reports.escape import cell, clean
from reports.file import replace
from reports.language import LANGUAGES
from reports.ledger_workbook import COLUMNS, NUMBERS, Checked, Due, Row
from reports.words import Words
from webcensus.compare import Law
from webcensus.deadline import deadline
from webcensus.scrap import scrap
from webcensus.store import Store
from webcensus.version import VERSION

BATCH = 5_000  # rows written or read at a time
MEMORY = "1GB"
LONGEST_LINE = 4_000_000  # bytes of a line of changes.jsonl
By = Literal["", "organiser", "supervisor", "province", "city", "county"]

_SCHEMA = pa.schema(
    [("site", pa.string())]
    + [
        (name, pa.int64() if name in NUMBERS else pa.timestamp("s") if name == "found_at" else pa.string())
        for name in COLUMNS
    ]
)


class Handed(Frozen):
    """What was written."""

    rows: int
    files: tuple[tuple[str, int], ...]  # workbook -> its rows


class Terms(Frozen):
    """What an order to rectify says of time."""

    issued: dt.date
    working_days: int

    @property
    def due(self) -> Due:
        """The last day."""
        found = deadline(self.issued, self.working_days)
        return Due(day=found.day, provisional=found.provisional)


def hand_out(
    store: Store,
    law: Law,
    terms: Terms,
    folder: Path,
    *,
    language: str,
    by: By = "",
    rechecks: Iterable[Path] = (),
) -> Handed:
    """Write ledger.parquet, ledger.csv, the workbooks, and files.csv that lists these.

    Args:
        store: the round.
        law: rubric, checks and rulings.
        terms: from when on, and how many working days.
        folder: where to.
        language: of the texts.
        by: one set of workbooks for each organiser, province …; "": for the whole round.
        rechecks: folders of re-checks of the round, beside those that lie in it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with History(folder) as history:
        for place in sorted((*_own_rechecks(store), *rechecks)):
            history.add(place / "comparison" / "changes.jsonl")
        count = _write(_rows(store, law, terms.due, history, language), folder, language)
    files = tuple(_workbooks(folder, store.folder.name, by, language))
    replace(folder / "files.csv", _listed(files))
    return Handed(rows=count, files=tuple((path.name, rows) for path, rows, _name in files))


def _listed(files: Iterable[tuple[Path, int, str]]) -> bytes:
    """files.csv: which workbook is for whom."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("file", "rows", "for"))
    writer.writerows((path.name, rows, cell(name)) for path, rows, name in files)
    return out.getvalue().encode("utf-8-sig")


def last_day(store: Store, law: Law) -> dt.date:
    """The last day a site of the round is judged for."""
    path = store.judgement(store.current()) / "scorecards.parquet"
    if path.is_file():
        days = pq.read_table(path, columns=["as_of"]).column(0).to_pylist()
    else:
        days = [judged.scorecard.as_of for judged in law.judge(store)]
    return max(days, default=dt.datetime.now(dt.UTC).date())


def _own_rechecks(store: Store) -> list[Path]:
    folder = store.folder / "rechecks"
    return [path for path in folder.iterdir() if path.is_dir()] if folder.is_dir() else []


def _rows(store: Store, law: Law, due: Due, history: History, language: str) -> Iterator[Row]:
    for judged in law.judge(store):
        keys = [found.key for found in judged.findings]
        report = site_report(
            judged.archived.facts,
            judged.scorecard,
            law.rubric,
            judged.findings,
            judged.unassessed,
            None,
            law.checks,
            rulings=judged.rulings,
            language=language,
            version=VERSION,
        )
        yield from ledger_workbook.rows(report, due, history.of(keys), language)


class History:
    """What re-checks said, on disk: many lines, of which one site needs a few at a time."""

    def __init__(self, folder: Path) -> None:
        self._db = scrap(folder)
        self._db.execute("create table checked (key blob, day text, state text, reason text)")

    def __enter__(self) -> History:
        self._db.execute("begin")
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def add(self, path: Path) -> None:
        """Take in the results of a re-check; one that has none yet says nothing."""
        if not path.is_file():
            return
        with path.open("rb") as lines:
            told = filter(None, map(_line, iter(lambda: lines.readline(LONGEST_LINE), b"")))
            self._db.executemany("insert into checked values (?, ?, ?, ?)", told)
        self._db.execute("create index if not exists of_key on checked (key)")

    def of(self, keys: Iterable[str]) -> dict[str, tuple[Checked, ...]]:
        """Key -> what was said of it, oldest first."""
        found = {}
        for key in keys:
            rows = self._db.execute(
                "select day, state, reason from checked where key = ? order by day, rowid",
                (bytes.fromhex(key),),
            )
            checked = tuple(
                Checked(day=dt.date.fromisoformat(day), state=State(state), reason=reason)
                for day, state, reason in rows
            )
            if checked:
                found[key] = checked
        return found


class _Line(Frozen):
    key: str
    state: State
    as_of: dt.date
    reason: str = ""


def _line(line: bytes) -> tuple[bytes, str, str, str] | None:
    """What a line says of a finding; None where nobody looked."""
    try:
        told = msgspec.json.decode(line, type=_Line)
        return bytes.fromhex(told.key), told.as_of.isoformat(), told.state.value, told.reason
    except (msgspec.DecodeError, ValueError):
        return None


def _write(rows: Iterator[Row], folder: Path, language: str) -> int:
    """All rows into ledger.parquet and ledger.csv; how many there are."""
    parquet, text = folder / ".ledger.parquet.new", folder / ".ledger.csv.new"
    told, count = Words(language), 0
    with (
        pq.ParquetWriter(parquet, _SCHEMA, compression="zstd") as table,
        text.open("w", encoding="utf-8-sig", newline="") as stream,
    ):
        writer = csv.writer(stream)
        writer.writerow([told.say(heading) for heading, _width in COLUMNS.values()])
        while batch := [row for row, _ in zip(rows, range(BATCH), strict=False)]:
            values = [
                {"site": row.site, "number": count + at, **_plain(row.cells)}
                for at, row in enumerate(batch, 1)
            ]
            table.write_table(pa.Table.from_pylist(values, schema=_SCHEMA))
            writer.writerows([_shown(value.get(name)) for name in COLUMNS] for value in values)
            count += len(batch)
    parquet.replace(folder / "ledger.parquet")
    text.replace(folder / "ledger.csv")
    return count


def _plain(cells: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: clean(value) if isinstance(value, str) else value
        for name, value in cells.items()
        if value not in (None, "")
    }


def _shown(value: Any) -> Any:
    if isinstance(value, dt.datetime):
        return value.isoformat(" ", "minutes")
    return cell(value) if isinstance(value, str) else value


def _workbooks(folder: Path, name: str, by: By, language: str) -> Iterator[tuple[Path, int, str]]:
    """The workbooks: path, rows, for whom."""
    for old in folder.glob("ledger*.xlsx"):
        old.unlink()
    sorted_ = _sorted(folder, by)
    if not by:
        for path, count in ledger_workbook.write(folder, "ledger", sorted_, title=name, language=language):
            yield path, count, name
        return
    nobody = {"zh": "未登记", "en": "not registered"}[language if language in LANGUAGES else "en"]
    for number, (whose, rows) in enumerate(groupby(sorted_, key=lambda row: row.get(by) or ""), 1):
        stem = f"ledger-{number:05d}-{_safe(whose or nobody)}"
        for path, count in ledger_workbook.write(
            folder, stem, rows, title=whose or nobody, language=language
        ):
            yield path, count, whose or nobody


def _sorted(folder: Path, by: By) -> Iterator[dict[str, Any]]:
    """The rows of ledger.parquet, in the order of whom they are for, then of their numbers."""
    order = f"coalesce({by}, ''), number" if by else "number"
    with duckdb.connect(config={"memory_limit": MEMORY, "threads": "2", "temp_directory": str(folder)}) as db:
        db.execute(f"select * from read_parquet(?) order by {order}", [str(folder / "ledger.parquet")])  # noqa: S608 - a column of ours
        names = [column[0] for column in db.description or ()]
        while batch := db.fetchmany(BATCH):
            yield from (dict(zip(names, row, strict=True)) for row in batch)


def _safe(name: str) -> str:
    """A name as part of a file's name."""
    return re.sub(r"[^\w-]+", "-", clean(name)).strip("-_")[:40] or "x"
