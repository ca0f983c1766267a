"""Rulings: people's decisions about findings, read from rulings.csv. The machine never changes them.

Columns: key, decision (accept, dismiss, confirm), reason, by, until (a day, or empty). A row without a key is
about all findings of one check: check (its id), and site and locator in which `*` stands for any text.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterator
from pathlib import Path

from crawler.page import Frozen
from reports.ruling import Decision, Pattern, Ruling, Rulings
from webcensus.disk import content, why

HEADER = ("key", "check", "site", "locator", "decision", "reason", "by", "until")
LARGEST = 50_000_000  # bytes
LONGEST = 2_000  # characters of a reason
LONGEST_PATTERN = 500  # characters
MOST_STARS = 10  # of one pattern
MOST_PATTERNS = 2_000
KEY = re.compile(r"[0-9a-f]{64}")


class RulingsError(ValueError):
    """A rulings file cannot be used. The message names the row and the way out."""


class Row(Frozen):
    """One row of the file: whom it is about, and what was decided."""

    number: int  # line on which the row ends; the header is 1
    about: str | Pattern  # the key of a finding, or a pattern
    ruling: Ruling


def read(path: str) -> Rulings:
    """The decisions of a file; of several rows about the same the last one counts. None without a path.

    Raises:
        RulingsError: the file or one of its rows cannot be used.
    """
    last: dict[str | Pattern, Row] = {}
    notes: list[str] = []
    for row in rows(path):
        if row.about in last:
            notes.append(_repeated(path, last.pop(row.about), row))
        last[row.about] = row
    keys = {row.about: row.ruling for row in last.values() if isinstance(row.about, str)}
    patterns = tuple((row.about, row.ruling) for row in last.values() if isinstance(row.about, Pattern))
    if len(patterns) > MOST_PATTERNS:
        raise RulingsError(f"{path}: {len(patterns)} patterns, more than {MOST_PATTERNS}; join some of them")
    return Rulings(keys, patterns, tuple(notes))


def rows(path: str) -> tuple[Row, ...]:
    """All rows of a file, in order; none without a path.

    Raises:
        RulingsError: the file or one of its rows cannot be used.
    """
    if not path:
        return ()
    reader = csv.DictReader(io.StringIO(text(path), newline=""))
    try:
        names = set(reader.fieldnames or ())
        if not ({"decision"} <= names and names & {"key", "check"}):
            raise RulingsError(f"{path}: the first row must name the columns {', '.join(HEADER)}")
        return tuple(_rows(path, reader))
    except csv.Error as error:
        raise RulingsError(
            f"{path}, after line {reader.line_num}: {error}; mend the quotes of that row"
        ) from None


def text(path: str) -> str:
    """The file's text.

    Raises:
        RulingsError: it cannot be read, is too large, or not in UTF-8.
    """
    try:
        return content(Path(path), LARGEST).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise RulingsError(f"{path}: {why(error)}; name a CSV file in UTF-8") from None


def _repeated(path: str, earlier: Row, later: Row) -> str:
    said = "the same" if earlier.ruling == later.ruling else "the last one counts"
    return f"{path}: rows {earlier.number} and {later.number} decide about the same: {said}"


def _rows(path: str, reader: csv.DictReader[str]) -> Iterator[Row]:
    for row in reader:
        cells = {name: (value or "").strip() for name, value in row.items() if isinstance(name, str)}
        if any(cells.values()):
            yield _row(f"{path}, row {reader.line_num}", reader.line_num, cells)


def _row(place: str, number: int, cells: dict[str, str]) -> Row:
    decision = cells["decision"].lower()
    if decision not in set(Decision):
        raise RulingsError(f"{place}: decision {cells['decision'][:40]!r}; write accept, dismiss or confirm")
    ruling = Ruling(
        decision=Decision(decision),
        reason=cells.get("reason", "")[:LONGEST],
        by=cells.get("by", "")[:200],
        until=_until(place, cells.get("until", "")),
    )
    return Row(number=number, about=_about(place, cells), ruling=ruling)


def _until(place: str, day: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(day) if day else None
    except ValueError:
        raise RulingsError(f"{place}: until {day[:40]!r}; write a day as 2026-12-31") from None


def _about(place: str, cells: dict[str, str]) -> str | Pattern:
    key = cells.get("key", "").lower()
    if KEY.fullmatch(key):
        return key
    if key:
        raise RulingsError(f"{place}: {key[:80]!r} is no finding's key; copy it from the ledger")
    parts = {name: cells.get(name, "") for name in ("check", "site", "locator")}
    if not parts["check"] or "*" in parts["check"]:
        raise RulingsError(f"{place}: neither a key nor a check; name the key of a finding, or one check")
    if not (parts["site"].strip("*") or parts["locator"].strip("*")):
        raise RulingsError(f"{place}: would decide about a whole check; name a site or a locator as well")
    for name, value in parts.items():
        if len(value) > LONGEST_PATTERN or value.count("*") > MOST_STARS:
            raise RulingsError(
                f"{place}: {name} is too long; at most {LONGEST_PATTERN} characters and {MOST_STARS} stars"
            )
    return Pattern(check=parts["check"], site=parts["site"] or "*", locator=parts["locator"] or "*")
