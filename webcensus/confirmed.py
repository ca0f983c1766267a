"""Confirmed columns: columns.csv, in which a person confirms or corrects the column inventory.

Columns of the file: site_code, column, url, class_1, class_2, window, source, confirmed_by.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

from webcensus.disk import content, why

HEADER = ("site_code", "column", "url", "class_1", "class_2", "window", "source", "confirmed_by")
LARGEST = 100_000_000  # bytes
LONGEST = 500  # characters of a cell


class ColumnsError(ValueError):
    """columns.csv cannot be used. The message names the row and the way out."""


def read(path: str) -> tuple[tuple[str, ...], ...]:
    """The rows in the order of `HEADER`; empty without a path.

    Raises:
        ColumnsError: the file cannot be read, or a row names no site and no address.
    """
    if not path:
        return ()
    try:
        text = content(Path(path), LARGEST).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ColumnsError(f"{path}: {why(error)}; name a CSV file in UTF-8") from None
    rows = csv.DictReader(io.StringIO(text, newline=""))
    try:
        missing = {"url", "column"} - set(rows.fieldnames or ())
        if missing:
            raise ColumnsError(
                f"{path}: no column {sorted(missing)[0]!r}; the columns are {', '.join(HEADER)}"
            )
        return tuple(_row(path, number, row) for number, row in enumerate(rows, 2))
    except csv.Error as error:
        raise ColumnsError(
            f"{path}, after line {rows.line_num}: {error}; mend the quotes of that row"
        ) from None


def _row(path: str, number: int, row: dict[str, str | None]) -> tuple[str, ...]:
    cells = tuple((row.get(name) or "").strip() for name in HEADER)
    if not cells[2].startswith(("http://", "https://")):
        raise ColumnsError(f"{path}, row {number}: url {cells[2][:80]!r}; write the column's whole address")
    for name, cell in zip(HEADER, cells, strict=True):
        if len(cell) > LONGEST:
            raise ColumnsError(
                f"{path}, row {number}: {name} is longer than {LONGEST} characters; shorten it"
            )
    return cells
