"""Sheet: a CSV file as it comes from spreadsheets: its encoding, its delimiter, its records."""

from __future__ import annotations

import codecs
import csv
import itertools
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from crawler.site import SitesError

LARGEST = 128 * 1024 * 1024  # bytes


def records(file: Iterable[str], delimiter: str, header: int = 1) -> Iterator[tuple[int, list[str] | str]]:
    """Line number and cells of each record; a text instead of cells where a record cannot be read.

    The first record is on line `header`. Of the lines that an unclosed quotation mark takes in, those that
    are records by themselves follow.
    """
    taken: list[str] = []  # lines of the record
    width = 0  # cells of the first record

    def lines() -> Iterator[str]:
        for each in itertools.islice(file, header - 1, None):
            taken.append(each)
            yield each

    reader = csv.reader(lines(), delimiter=delimiter)
    while True:
        line = reader.line_num + header
        taken.clear()
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            record, fault = [], f"not readable as CSV ({error})"
        else:
            what = _taken_in(record, taken, delimiter, width)
            fault = f"its quotation mark takes in the {what} {reader.line_num + header - 1}" if what else ""
        if not fault:
            width = width or len(record)
            yield line, record
            continue
        held = ((line + n, alone(each, delimiter)) for n, each in enumerate(taken[1:], 1))
        whole = [(at, cells) for at, cells in held if len(cells) == width > 0]
        yield line, fault + (f", of which {len(whole)} are read by themselves" if whole else "")
        yield from whole


def _taken_in(record: list[str], lines: list[str], delimiter: str, width: int) -> str:
    """What an unclosed quotation mark takes in of the lines of a record; empty where it takes in nothing."""
    if any(map(str.strip, lines[1:])):
        rows = width > 2 and all(
            line.count(delimiter) == width - 1 for line in lines
        )  # closed by another one
        return "rows down to" if rows or _strictly(lines, delimiter) is None else ""
    lacks = len(record) < width and any(delimiter in cell for cell in record)
    return "cells that follow in row" if lacks and _strictly(lines, delimiter) is None else ""


def alone(line: str, delimiter: str) -> list[str]:
    """The cells of a line that is a record by itself, and no quotation mark in it another one's end."""
    cells = _strictly([line], delimiter) or []
    return cells if line.count('"') >= 2 * sum(cell.count('"') for cell in cells) else []


def _strictly(lines: list[str], delimiter: str) -> list[str] | None:
    """The cells of lines that are one record.

    None where a quotation mark is closed by none, or by one that begins another cell: text follows it.
    """
    try:
        return next(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error:
        return None


def delimiter(header: str) -> str:
    """What parts the cells of the first line."""
    return max(",\t;", key=lambda mark: (header.count(mark), mark == ","))


def encoding(path: Path) -> str:
    """The encoding in which the whole file can be read. Raises SitesError."""
    try:
        found = path.stat()
        if not (stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)):  # a pipe is read but once
            raise SitesError("a pipe or a device", str(path), "give the path of a CSV file")
        with path.open("rb") as file:
            start = file.read(4096)
    except OSError as error:
        raise SitesError(error.strerror or str(error), str(path), "give the path of a CSV file") from None
    if found.st_size > LARGEST:
        raise SitesError(f"{found.st_size} bytes", str(path), f"split it: at most {LARGEST} bytes are read")
    if start.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise SitesError("a workbook, not text", str(path), "save it as CSV (UTF-8) and give that file")
    for name in _candidates(start):
        if _decodes(path, name):
            return name
    raise SitesError("no encoding that fits", str(path), "save it as CSV in UTF-8")


def _candidates(start: bytes) -> list[str]:
    if start.startswith(codecs.BOM_UTF8):
        return ["utf-8-sig"]
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ["utf-16"]
    if _zeros(start[0:400:2]):
        return ["utf-16-be"]
    return ["utf-16-le"] if _zeros(start[1:400:2]) else ["utf-8", "gb18030"]


def _zeros(half: bytes) -> bool:
    """True when every second byte is zero too often for chance: the Latin part of a UTF-16 text."""
    return half.count(0) * 5 > len(half)


def _decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                decoder.decode(block)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
