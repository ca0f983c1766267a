"""Tables: the public columns of a round, made from the types that the stages hand on.

A field that is text, a number, a truth value, a day or an instant is a column of that type; everything else
(tuples, dictionaries, nested values) is JSON text. The same description makes the Parquet schema, reads rows
back into values, and writes the data dictionary.
"""

from __future__ import annotations

import datetime as dt
import functools
import types
from collections.abc import Iterable, Sequence
from enum import Enum
from operator import attrgetter
from pathlib import Path
from typing import Any, TypeVar, Union, get_args, get_origin

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from checks.base import Finding, Unassessed
from crawler.facts import Column, Sample, SiteOutcome, Target, Tls, Visit
from crawler.page import Frozen, Guide, Letter, Marks, Page
from crawler.site import Site
from reports.scorecard import Scorecard
from webcensus.arrays import array

T = TypeVar("T", bound=Frozen)

# How every table is laid out: zstd packs what stands in many rows as small as numbers into a dictionary are,
# and to lay dictionaries out takes longer than all else.
LAYOUT = {"compression": "zstd", "compression_level": 3, "use_dictionary": False}
PACKED = {"evidence": {"compression": "none", "compression_level": None}}  # bodies are packed already

_encode = msgspec.json.Encoder(order="sorted").encode

_SCALARS: dict[type, pa.DataType] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
    dt.date: pa.date32(),
    dt.datetime: pa.timestamp("us", tz="UTC"),
    bytes: pa.binary(),
}


class SiteRow(Site):
    """A site as registered, with its place in sites.csv."""

    position: int = 0  # row order in sites.csv, from 0


class SiteEnd(SiteOutcome):
    """How a site's crawl ended, with what belongs to the site as a whole."""

    marks: Marks = Marks()  # footer marks found anywhere on the site
    tls: Tls | None = None  # what a strict TLS client thinks of the host
    has_service_columns: bool = False  # service columns or guides were seen


class OutcomeRow(Frozen):
    """One URL that was handed out, and how it ended."""

    site: str  # id of the site
    url: str  # as handed out
    purpose: str  # why it was fetched: home, column, article, letters, guide, attachment, link, control …
    origin: str = ""  # the URL handed out first, when this one is a redirect's target
    parent: str = ""  # the page that linked to it
    external: bool = False  # outside the site's scope
    outcome: str = ""  # one of the outcomes
    causes: tuple[str, ...] = ()  # causes, the vocabulary of site causes
    status: int = 0  # HTTP status, 0 where none came
    final_url: str = ""  # where the answer came from
    error: str = ""  # one line for people
    address: str = ""  # IP address that answered
    tries: int = 1  # requests made for it
    elapsed: float = 0.0  # seconds
    fetched_at: dt.datetime | None = None  # when the answer came


class ColumnRow(Column):
    """One column of the inventory."""

    site: str = ""  # id of the site


class LetterRow(Letter):
    """One public letter, masked."""

    site: str = ""  # id of the site


class GuideRow(Guide):
    """One service guide."""

    site: str = ""  # id of the site


class LinkRow(Target):
    """One link target of a site."""

    site: str = ""  # id of the site


class TargetRow(Target):
    """One link target outside the sites that link to it, verified once for the whole round."""


class TargetOutcomeRow(OutcomeRow):
    """One request made to verify such targets; `site` is the unit of work."""


class PageFinding(Finding):
    """What a page check found on one page, during the crawl."""

    page: str = ""  # the page it was found on


class JudgedRow(Frozen):
    """How many subjects of a site a check judged, and which."""

    site: str  # id of the site
    check: str  # id of the check
    subjects: int  # problems and clear ones together
    locators: tuple[str, ...] = ()  # of site checks: what was judged, problem or clear


class FindingRow(Finding):
    """One finding under a rubric."""

    key_hex: str = ""  # identity across rounds: SHA-256 of (check, site, locator)
    ruling: str = ""  # a person's decision: accept, dismiss, confirm
    ruling_reason: str = ""  # why


class ScoreRow(Scorecard):
    """The score of one site under one rubric."""


class ProbesRow(Frozen):
    """The series of availability samples of one site, as a rubric counts it."""

    site: str  # id of the site
    first: dt.date  # first day of the series, in the rubric's time zone
    last: dt.date  # its last day
    asked: int  # visits that make the series complete
    had: int  # of these, how many there are: at most the day's number of each day
    complete: bool  # there are as many as asked for on each day
    visits: int  # visits that count; those too close together are one
    failed: int  # of these, how many failed
    neither: int  # visits that count neither way: walls, robots.txt, notices, contradicting vantages
    invalid: int  # visits whose trouble may have been the observer's own
    proven: bool  # no: it failed always, and only one vantage says so
    vantages: tuple[str, ...] = ()  # vantages whose visits count
    cut_off: tuple[str, ...] = ()  # vantages that never opened the page while another did


class BodyRow(Frozen):
    """A body kept as evidence."""

    sha256: str  # of the original body
    site: str  # id of the site
    original: bool  # False: masked, and without data in base64
    body: bytes  # gzip


class PackRow(Frozen):
    """The facts of one site in one piece, for the program itself; all of it stands in the other tables."""

    site: str  # id of the site
    facts: bytes  # MessagePack


FACTS: dict[str, type[Frozen]] = {
    "sites": SiteRow,
    "site_outcomes": SiteEnd,
    "outcomes": OutcomeRow,
    "pages": Page,
    "columns": ColumnRow,
    "letters": LetterRow,
    "guides": GuideRow,
    "links": LinkRow,
    "page_findings": PageFinding,
    "page_judged": JudgedRow,
    "evidence": BodyRow,
}
FOREIGN: dict[str, type[Frozen]] = {"targets": TargetRow, "target_outcomes": TargetOutcomeRow}
JUDGEMENTS: dict[str, type[Frozen]] = {
    "findings": FindingRow,
    "unassessed": Unassessed,
    "judged": JudgedRow,
    "scorecards": ScoreRow,
    "probes": ProbesRow,
}
PACKS: dict[str, type[Frozen]] = {"packs": PackRow}  # of a complete round, made from its facts
SAMPLES: dict[str, type[Frozen]] = {"samples": Sample}  # what `probe` keeps, in a store of its own
TABLES = FACTS | FOREIGN | PACKS | JUDGEMENTS | SAMPLES
LEFT_OUT = {"pages": {"links", "text", "hidden_text"}}  # links have their own table, texts are not stored
DEFERRED = {"pages": {"rows"}}  # tuples that few look at: read back, they are made when somebody does


@functools.cache
def fields(kind: type[Frozen]) -> dict[str, msgspec.structs.FieldInfo]:
    """The fields of a type by name; their types are worked out once."""
    return {field.name: field for field in msgspec.structs.fields(kind)}


@functools.cache
def columns(name: str) -> dict[str, tuple[pa.DataType, bool]]:
    """Column name -> (Arrow type, whether it is JSON text), in order; `site` first where there is one."""
    kind = TABLES[name]
    known = fields(kind)
    names = [each for each in kind.__struct_fields__ if each not in LEFT_OUT.get(name, set())]
    names.sort(key=lambda each: each != "site")
    return {each: _column(known[each].type) for each in names}


def schema(name: str) -> pa.Schema:
    """The Parquet schema of a table."""
    return pa.schema([(column, kind) for column, (kind, _) in columns(name).items()])


class Writer:
    """Writes values of one table to one Parquet file, some thousand rows at a time."""

    BATCH = 5_000
    LARGE = {"evidence": 200, "scorecards": 500, "pages": 1_000, "guides": 500}  # rows that take much memory
    BODIES = 16 << 20  # bytes of bodies that are held: hostile pages are large and cannot be packed

    def __init__(self, name: str, path: Path) -> None:
        self.name, self.path, self.rows = name, path, 0
        form = schema(name)
        self._batch = self.LARGE.get(name, self.BATCH)
        self._buffer: list[Frozen] = []
        self._bodies = 0  # bytes of bodies among them
        self._copied: list[pa.Table] = []
        self._file = pq.ParquetWriter(path, form, **LAYOUT | PACKED.get(name, {}))

    def add(self, rows: Iterable[Frozen]) -> None:
        """Append values."""
        for value in rows:
            self._buffer.append(value)
            if isinstance(value, BodyRow):
                self._bodies += len(value.body)
            if len(self._buffer) >= self._batch or self._bodies >= self.BODIES:
                self._write()

    def copy(self, path: Path) -> None:
        """Append the rows of a file of this table; a file is written by `add` or by `copy`, not by both.

        Raises:
            OSError: the file cannot be read.
        """
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=self._batch, use_threads=False):
                self._copied.append(pa.Table.from_batches([batch], self._file.schema))
                self._write_copied(self._batch)

    def close(self) -> None:
        """Write the rest and the footer."""
        self._write_copied(1)
        if self._buffer or not self.rows:
            self._write()
        self._file.close()

    def _write(self) -> None:
        self._put(table(self.name, self._buffer))
        self._buffer.clear()
        self._bodies = 0

    def _write_copied(self, least: int) -> None:
        """Write what was copied in the same portions as what is added, as long as there are `least` rows."""
        if sum(map(len, self._copied)) >= least:
            held = pa.concat_tables(self._copied).combine_chunks()
            self._put(held[: self._batch])
            self._copied = [held[self._batch :]]

    def _put(self, rows: pa.Table) -> None:
        self._file.write_table(rows)
        self.rows += len(rows)


def table(name: str, rows: Sequence[Frozen]) -> pa.Table:
    """Values as rows of a table."""
    arrays = [column(name, each, list(map(attrgetter(each), rows))) for each in columns(name)]
    return pa.table(arrays, schema=schema(name))


def column(name: str, of: str, held: Sequence[Any]) -> pa.Array:
    """Values of one column of a table."""
    kind, nested = columns(name)[of]
    if not nested:
        return array(held, kind)
    return array([None if value is None else _encode(value) for value in held], kind, encoded=True)


def outcome_row(visit: Visit) -> OutcomeRow:
    """The public row of a visit, citizens' data in its addresses masked."""
    from crawler.reading.mask import mask, mask_url  # with its word lists: only where visits are written

    entry, answer = visit.entry, visit.answer
    url = mask_url(entry.url)[0]
    return OutcomeRow(
        site=entry.site,
        url=url,
        purpose=entry.purpose.value,
        origin=mask_url(entry.origin)[0] if entry.origin else "",
        parent=mask_url(entry.parent)[0],
        external=entry.external,
        outcome=visit.outcome.value,
        causes=tuple(cause.value for cause in visit.causes),
        status=answer.status,
        final_url=url if answer.final_url == entry.url else mask_url(answer.final_url)[0],
        error=mask(answer.error)[0],
        address=answer.address,
        tries=answer.tries,
        elapsed=round(answer.elapsed, 4),
        fetched_at=answer.fetched_at,
    )


def of_site(kind: type[T], site: str, value: Frozen) -> T:
    """A value as a row of its site."""
    return kind(site=site, **{name: getattr(value, name) for name in value.__struct_fields__})


def as_row(kind: type[T], value: Frozen) -> T:
    """A value as a row of a type that has no more fields."""
    return kind(**{name: getattr(value, name) for name in value.__struct_fields__})


def of_finding(found: Finding) -> FindingRow:
    """A finding as a row, with its key spelled out."""
    return FindingRow(key_hex=found.key, **{name: getattr(found, name) for name in Finding.__struct_fields__})


def _column(hint: Any) -> tuple[pa.DataType, bool]:
    if get_origin(hint) in (Union, types.UnionType):
        inner = [each for each in get_args(hint) if each is not type(None)]
        return _column(inner[0]) if len(inner) == 1 else (pa.string(), True)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return pa.string(), False
    return (_SCALARS[hint], False) if hint in _SCALARS else (pa.string(), True)
