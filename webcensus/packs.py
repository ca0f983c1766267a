"""Packs: the facts of each site of a complete round in one piece, so that judging need not put them together.

They are made from the tables, which stay what counts. Packs of another form, by a version that knew other
facts, are left alone. Of pages they hold what our own checks and documents ask for; plugins may
ask for more.
"""

from __future__ import annotations

import functools
import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, count
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
from msgspec.structs import force_setattr, replace

from checks import stamp
from checks.base import Finding
from checks.listing import Listing, listing_of
from crawler.facts import Column, SiteFacts, SiteOutcome, Target, Tls
from crawler.page import Frozen, Guide, Letter, Marks, Page, PageKind, Row
from crawler.site import Site
from webcensus import tables
from webcensus.arrays import views
from webcensus.deferred import DeferredRows
from webcensus.part import Archived, Part, linked

PACKING = 5  # to be raised when the same types are filled otherwise
GROUP = 100  # sites of a row group, at most
GROUP_BYTES = 64 << 20  # of a row group, except where one site has more
_FORM = b"webcensus.form"
DAMAGED = (OSError, pa.ArrowException, msgspec.MsgspecError)  # what reading packs raises that are not whole
# What is asked of pages besides the home page, which is held whole; rows and links are told otherwise.
PAGE = frozenset(
    {
        "site",
        "url",
        "final_url",
        "outcome",
        "fetched_at",
        "status",
        "causes",
        "kind",
        "parent",
        "title",
        "column_class",
        "published",
        "latest",
        "next_pages",
        "letters",
        "tags",
        "body_sha256",
    }
)


class _Rows(Frozen, array_like=True):
    """The rows of some pages; hardly anybody looks at them, who then looks at the home page's."""

    ends: dict[int, int]  # place of a page -> where its rows end in the text
    packed: bytes  # text: JSON of the pages' rows, one after the other, as in the table of pages
    listings: tuple[bytes, ...]


class _Pack(Frozen, array_like=True):
    """What a pack holds."""

    position: int
    site: Site
    outcome: SiteOutcome
    pages: tuple[Page, ...]  # without rows and links
    rows: tuple[_Rows, ...]  # the home page's, and those of all others
    columns: tuple[Column, ...]
    letters: tuple[Letter, ...]
    guides: tuple[Guide, ...]
    targets: tuple[Target, ...]
    marks: Marks
    tls: Tls | None
    has_service_columns: bool
    page_findings: tuple[Finding, ...]
    page_judged: dict[str, int]
    outcomes: dict[str, int]


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(_Pack).decode
_decode_rows = msgspec.json.Decoder(tuple[Row, ...]).decode
_decode_listing = msgspec.msgpack.Decoder(Listing).decode
_HOME = frozenset(Page.__struct_fields__) - {"rows", "links"}
_TARGET = frozenset(Target.__struct_fields__)


def write(folder: Path, on_part: Callable[[], None]) -> None:
    """Pack the facts whose tables stand in a folder; `on_part` is called now and then.

    Raises:
        OSError: the packs cannot be kept.
    """
    schema = tables.schema("packs").with_metadata({_FORM: _form()})
    path = folder / "packs.parquet"
    with pq.ParquetWriter(path, schema, write_page_checksum=True, **tables.LAYOUT) as file:
        for made in _groups(Part(folder).sites()):
            file.write_table(tables.table("packs", made).replace_schema_metadata(schema.metadata))
            on_part()


def _groups(sites: Iterator[Archived]) -> Iterator[list[tables.PackRow]]:
    """Packed sites, as many together as a row group may hold."""
    made, held = list[tables.PackRow](), 0
    for each in sites:
        row = tables.PackRow(site=each.facts.site.id, facts=_packed(each))
        if made and (len(made) == GROUP or held + len(row.facts) > GROUP_BYTES):
            yield made
            made, held = [], 0
        made.append(row)
        held += len(row.facts)
    if made:
        yield made


def readable(folder: Path) -> bool:
    """True when a folder of facts holds packs of today's form."""
    return _form_of(folder) == _form()


def foreign(folder: Path) -> bool:
    """True when it holds packs of the form of another version of the program, which are not read."""
    return _form_of(folder) not in (None, _form())


def _form_of(folder: Path) -> bytes | None:
    """The form of a folder's packs; None where it holds none, or they are damaged."""
    try:
        known = pq.read_schema(folder / "packs.parquet").metadata or {}
    except DAMAGED:
        return None
    return bytes(known.get(_FORM, b""))


def read(folder: Path, first: int = 0) -> Iterator[Archived]:
    """The facts of each site, from the one in place `first` on.

    Raises:
        One of `DAMAGED`: the packs are gone or damaged; those given so far are right.
    """
    with pq.ParquetFile(folder / "packs.parquet", page_checksum_verification=True) as file:
        left = first
        for group in range(file.num_row_groups):
            count = file.metadata.row_group(group).num_rows
            if left >= count:
                left -= count
                continue
            for batch in file.read_row_group(group, columns=["facts"], use_threads=False).to_batches():
                yield from map(_unpacked, views(batch.column("facts"))[left:])
                left = max(0, left - len(batch))


@functools.cache
def _form() -> bytes:
    """What tells packs apart that hold other facts, or hold them otherwise."""
    kinds = [msgspec.json.schema(kind) for kind in (_Pack, Row, Listing)]
    stamps = [stamp.NAMED.pattern, stamp.FILED.pattern]
    known = msgspec.json.encode([PACKING, sorted(PAGE), kinds, stamps], order="deterministic")
    return hashlib.sha256(known).hexdigest().encode()


def _packed(each: Archived) -> bytes:
    facts = each.facts
    held = {
        **{name: getattr(facts, name) for name in SiteFacts.__struct_fields__},
        **{name: getattr(each, name) for name in Archived.__struct_fields__},
        "pages": [_told(page, _HOME if page.kind is PageKind.HOME else PAGE) for page in facts.pages],
        "rows": _rows(facts),
        "targets": [_told(target, _TARGET) for target in facts.targets],
    }
    return _encode([held[name] for name in _Pack.__struct_fields__])


def _rows(facts: SiteFacts) -> list[_Rows]:
    """The rows of all pages; in their listings an item of the site has a number."""
    numbers = defaultdict[int | str, int](count().__next__)  # of items, in the order in which they are met
    held = {place: text for place, page in enumerate(facts.pages) if (text := _text(page))}
    listings = {place: _encode(_numbered(listing_of(facts.pages[place]), numbers)) for place in held}
    home = [place for place in held if facts.pages[place].kind is PageKind.HOME]
    others = [place for place in held if facts.pages[place].kind is not PageKind.HOME]
    return [
        _Rows(
            ends=dict(zip(places, accumulate(len(held[place]) for place in places), strict=True)),
            packed=pa.compress(b"".join(held[place] for place in places), codec="zstd", asbytes=True),
            listings=tuple(listings[place] for place in places),
        )
        for places in (home, others)
        if places
    ]


def _numbered(listed: Listing, numbers: dict[int | str, int]) -> Listing:
    return replace(listed, items=tuple(map(numbers.__getitem__, listed.items)))


def _text(page: Page) -> bytes:
    """The rows of a page; those that came from a table are as they stand there."""
    rows: Sequence[Row] = page.rows
    if isinstance(rows, DeferredRows) and isinstance(rows.source, bytes):
        return rows.source
    return msgspec.json.encode(tuple(rows)) if rows else b""


def _told(value: Frozen, wanted: frozenset[str]) -> dict[str, Any]:
    """The fields of a value, of those wanted, that are not what they are without being told."""
    fields = _fields(type(value), wanted)
    return {name: held for name, default in fields if (held := getattr(value, name)) != default}


@functools.cache
def _fields(kind: type[Frozen], wanted: frozenset[str]) -> tuple[tuple[str, Any], ...]:
    """Field -> what it is without being told."""
    return tuple((each.name, _default(each)) for each in tables.fields(kind).values() if each.name in wanted)


def _default(field: msgspec.structs.FieldInfo) -> Any:
    made = field.default_factory is not msgspec.NODEFAULT
    return field.default_factory() if made else field.default


def _unpacked(packed: memoryview) -> Archived:
    pack = _decode(packed)
    for rows in pack.rows:
        text, begin = _Text(rows), 0
        for (place, end), listed in zip(rows.ends.items(), rows.listings, strict=True):
            source = (text, begin, end, listed)
            force_setattr(pack.pages[place], "rows", DeferredRows(_made, source, _listing))
            begin = end
    return Archived(
        facts=SiteFacts(
            site=pack.site,
            outcome=pack.outcome,
            home=next((page for page in pack.pages if page.kind is PageKind.HOME), None),
            pages=linked(pack.pages, pack.targets),
            columns=pack.columns,
            letters=pack.letters,
            guides=pack.guides,
            targets=pack.targets,
            marks=pack.marks,
            tls=pack.tls,
            has_service_columns=pack.has_service_columns,
        ),
        position=pack.position,
        page_findings=pack.page_findings,
        page_judged=pack.page_judged,
        outcomes=pack.outcomes,
    )


class _Text:
    """The text of some pages' rows, unpacked when the first of them is looked at."""

    __slots__ = ("_rows", "_whole")

    def __init__(self, rows: _Rows) -> None:
        self._rows = rows
        self._whole: pa.Buffer | None = None

    @property
    def whole(self) -> memoryview:
        """All of it."""
        if self._whole is None:
            length = max(self._rows.ends.values())
            self._whole = pa.decompress(self._rows.packed, length, codec="zstd")
        return memoryview(self._whole)


_Source = tuple[_Text, int, int, bytes]  # where the rows of a page lie in a text; their listing


def _made(source: _Source) -> tuple[Row, ...]:
    text, begin, end, _ = source
    return _decode_rows(text.whole[begin:end])


def _listing(source: _Source) -> Listing:
    return _decode_listing(source[3])
