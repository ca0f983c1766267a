"""Decisions: what people wrote into a rectification workbook, read back from it.

The file may come from anyone: its size, its parts and its rows are bounded before anything is unpacked, and
no formula is believed.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

import openpyxl
from openpyxl.utils import get_column_letter

from crawler.page import Frozen
from reports.escape import line
from reports.ruling import Decision, Ruling
from reports.workbook import column_names, decision_names
from webcensus.disk import why
from webcensus.rulings import KEY, LONGEST, RulingsError

LARGEST = 100_000_000  # bytes of the file
LARGEST_PART = 400_000_000  # bytes of one part, unpacked
LARGEST_TEXTS = 100_000_000  # bytes of the shared texts, which are held in memory
LARGEST_WHOLE = 1_000_000_000  # bytes of all parts, unpacked
MOST_PARTS = 2_000
MOST_SHEETS = 200
MOST_ROWS = 1_500_000  # of all sheets
MOST_COLUMNS = 200
HEADER_WITHIN = 20  # rows
MOST_FAULTS = 1_000  # listed
WANTED = ("finding_key", "decision", "reason", "decided_by", "until")
TEXTS = "xl/sharedStrings.xml"
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf", ".bmp", ".tif", ".tiff", ".bin")  # never opened
_HARMLESS = re.compile(rb"<!--|<!\[CDATA\[")


class WorkbookError(RulingsError):
    """A workbook that cannot be used at all. The message names the file and the way out."""


class Fault(Frozen):
    """A cell that was not taken."""

    cell: str  # sheet and coordinate, as Excel names them
    what: str

    def __str__(self) -> str:
        return f"{self.cell}: {self.what}"


class Decided(Frozen):
    """What stands in a workbook."""

    rulings: dict[str, Ruling] = {}  # finding key -> the decision
    cells: dict[str, str] = {}  # finding key -> where it stands
    faults: tuple[Fault, ...] = ()


def read(path: Path, by: str = "") -> Decided:
    """The decisions of a workbook; `by` is who decided where it does not say.

    Raises:
        WorkbookError: it is no workbook, too large, or has no sheet with the ledger's headings.
    """
    try:
        with path.open("rb") as file:
            _bounded(path, file)
            return _decided(path, file, by)
    except OSError as error:
        raise WorkbookError(f"{path}: {why(error)}; name a workbook that can be read") from None


def _decided(path: Path, file: BinaryIO, by: str) -> Decided:
    reader = _Reader(path, by)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and the like
            book = openpyxl.load_workbook(file, read_only=True, data_only=False, keep_links=False)
            try:
                reader.read(book)
            finally:
                book.close()
    except WorkbookError:
        raise
    except Exception as error:  # the library ends in many ways on what is not as it expects
        said = line(f"{type(error).__name__}: {error}", 200)
        raise WorkbookError(f"{path}: cannot be read ({said}); save it again as .xlsx") from None
    return Decided(rulings=reader.rulings, cells=reader.cells, faults=tuple(reader.faults))


def _bounded(path: Path, file: BinaryIO) -> None:
    """Look at the file before it is unpacked."""
    if os.fstat(file.fileno()).st_size > LARGEST:
        raise WorkbookError(f"{path}: larger than {LARGEST} bytes; split it")
    try:
        with zipfile.ZipFile(file) as packed:
            parts = packed.infolist()
            _small(path, parts)
            for part in parts:
                if not part.filename.lower().endswith(PICTURES):
                    _plain(path, packed, part)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, zlib.error) as error:
        said = line(str(error), 200)
        raise WorkbookError(f"{path}: is no .xlsx workbook ({said}); save it in that format") from None


def _small(path: Path, parts: Sequence[zipfile.ZipInfo]) -> None:
    sizes = [part.file_size for part in parts]
    texts = sum(part.file_size for part in parts if part.filename.lower() == TEXTS.lower())
    if (
        len(parts) > MOST_PARTS
        or sum(sizes) > LARGEST_WHOLE
        or max(sizes, default=0) > LARGEST_PART
        or texts > LARGEST_TEXTS
    ):
        raise WorkbookError(f"{path}: holds more than a ledger can; split it")


def _plain(path: Path, packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """No part may declare anything of its own, in UTF-8 or otherwise: entities can grow without end."""
    tail = b""
    with packed.open(part) as stream:
        first = True
        while block := stream.read(1 << 20):
            if (first and b"\0" in block[:64]) or b"<!" in (tail + block).replace(b"<![CDATA[", b"").replace(
                b"<!--", b""
            ):
                raise WorkbookError(
                    f"{path}: {part.filename} is not as a workbook's parts are; save it again"
                )
            tail, first = block[-16:], False


class _Reader:
    """Goes through the sheets and keeps what people decided."""

    def __init__(self, path: Path, by: str) -> None:
        self.path, self.by = path, by
        self.rulings: dict[str, Ruling] = {}
        self.cells: dict[str, str] = {}
        self.faults: list[Fault] = []
        self._rows = 0
        self._names = column_names()
        self._decisions = {_word(name): Decision(code) for name, code in decision_names().items()}
        self._decisions |= {str(decision): decision for decision in Decision}

    def read(self, book: Any) -> None:
        """All sheets that are ledgers."""
        sheets = book.worksheets
        if len(sheets) > MOST_SHEETS:
            raise WorkbookError(f"{self.path}: more than {MOST_SHEETS} sheets; split it")
        found = sum(self._sheet(sheet) for sheet in sheets)
        if not found:
            raise WorkbookError(
                f"{self.path}: no sheet has the ledger's headings (a finding key and a decision);"
                " name a workbook that `report` or `ledger` wrote"
            )

    def _sheet(self, sheet: Any) -> bool:
        sheet.reset_dimensions()  # what the file says of its own size need not be so
        places: dict[str, int] = {}
        for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), 1):
            self._rows += 1
            if self._rows > MOST_ROWS:
                raise WorkbookError(f"{self.path}: more than {MOST_ROWS} rows; split it")
            if places:
                self._row(sheet.title, number, row, places)
            elif number <= HEADER_WITHIN:
                places = self._header(row)
            else:
                return False
        return bool(places)

    def _header(self, row: Sequence[Any]) -> dict[str, int]:
        known = {_word(heading): name for heading, name in self._names.items()}
        known |= {name: name for name in WANTED}
        places: dict[str, int] = {}
        for at, cell in enumerate(row):
            name = known.get(_word(cell.value)) if isinstance(cell.value, str) else None
            if name in WANTED:
                places.setdefault(name, at)
        return places if {"finding_key", "decision"} <= places.keys() else {}

    def _row(self, sheet: str, number: int, row: Sequence[Any], places: Mapping[str, int]) -> None:
        cells = {name: row[at] for name, at in places.items() if at < len(row)}
        where = {name: f"{sheet[:40]}!{get_column_letter(at + 1)}{number}" for name, at in places.items()}
        written = {name: _text(cell) for name, cell in cells.items()}
        if not written.get("decision") and not written.get("reason"):
            return
        faults = list(self._faults(written, cells, where))
        if faults:
            self.faults += faults[: MOST_FAULTS - len(self.faults)]
            return
        self._take(written, cells, where)

    def _faults(
        self, written: Mapping[str, str], cells: Mapping[str, Any], where: Mapping[str, str]
    ) -> Iterator[Fault]:
        """Why a row cannot be taken."""
        for name, cell in cells.items():
            if getattr(cell, "data_type", "") in ("f", "e") and cell.value is not None:
                yield Fault(cell=where[name], what="a formula or an error; write the words themselves")
                return
        if not KEY.fullmatch(written.get("finding_key", "").lower()):
            what = f"{written.get('finding_key', '')[:80]!r} is no finding's key; leave that column as it was"
            yield Fault(cell=where["finding_key"], what=what)
        elif not written["decision"]:
            yield Fault(cell=where["decision"], what="a reason without a decision; choose one")
        elif _word(written["decision"]) not in self._decisions:
            words = " / ".join(sorted(decision_names()))
            what = f"{written['decision'][:40]!r} is no decision; write one of: {words}"
            yield Fault(cell=where["decision"], what=what)
        elif not _is_day(cells.get("until")):
            yield Fault(cell=where["until"], what=f"{written['until'][:40]!r} is no day; write 2026-12-31")

    def _take(self, written: Mapping[str, str], cells: Mapping[str, Any], where: Mapping[str, str]) -> None:
        key = written["finding_key"].lower()
        ruling = Ruling(
            decision=self._decisions[_word(written["decision"])],
            reason=written.get("reason", "")[:LONGEST],
            by=(written.get("decided_by") or self.by)[:200],
            until=_until(cells.get("until")),
        )
        earlier = self.rulings.get(key)
        if earlier is not None and earlier != ruling and len(self.faults) < MOST_FAULTS:
            what = (
                f"decides otherwise than {self.cells[key]} about the same finding; this one, the last, counts"
            )
            self.faults.append(Fault(cell=where["decision"], what=what))
        self.rulings[key] = ruling
        self.cells[key] = where["decision"]


def _text(cell: Any) -> str:
    """What a cell shows; the apostrophe that keeps a text from being a formula is not part of it."""
    value = cell.value
    if value is None:
        return ""
    text = str(value)[: LONGEST * 2].strip()
    return text[1:] if re.match(r"'\s*[=+\-@＝＋－＠]", text) else text


def _word(text: str) -> str:
    return "".join(str(text).split()).casefold()


def _until(cell: Any) -> dt.date | None:
    """The day in a cell; None for an empty one.

    Raises:
        ValueError: it is no day.
    """
    value = cell.value if cell is not None else None
    if value is None or value == "":
        return None
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    match = re.fullmatch(r"\s*'?(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?\s*", str(value)[:40])
    if match is None:
        raise ValueError(value)
    return dt.date(*map(int, match.groups()))


def _is_day(cell: Any) -> bool:
    try:
        _until(cell)
    except ValueError:
        return False
    return True
