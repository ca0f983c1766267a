"""Rulings: people's decisions about findings, read from rulings.csv. The machine never changes them.

Columns: key, decision (accept, dismiss, confirm), reason, by, until (a day, or empty).
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from pathlib import Path

from reports.ruling import Decision, Ruling

LARGEST = 50_000_000  # bytes
LONGEST = 2_000  # characters of a reason
_KEY = re.compile(r"[0-9a-f]{64}")


class RulingsError(ValueError):
    """A rulings file cannot be used. The message names the row and the way out."""


def read(path: str) -> dict[str, Ruling]:
    """Rulings by the key of the finding; the last row about a key counts. Empty without a path.

    Raises:
        RulingsError: the file or one of its rows cannot be used.
    """
    if not path:
        return {}
    file = Path(path)
    try:
        if file.stat().st_size > LARGEST:
            raise RulingsError(f"{path}: larger than {LARGEST} bytes; this is no rulings file")
        text = file.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise RulingsError(f"{path}: {error}; name a CSV file in UTF-8") from None
    rows = csv.DictReader(io.StringIO(text, newline=""))
    try:
        if not {"key", "decision"} <= set(rows.fieldnames or ()):
            raise RulingsError(
                f"{path}: the first row must name the columns key, decision, reason, by, until"
            )
        return dict(_ruling(path, number, row) for number, row in enumerate(rows, 2))
    except csv.Error as error:
        raise RulingsError(f"{path}, line {rows.line_num}: {error}; mend the quotes of that row") from None


def _ruling(path: str, number: int, row: dict[str, str | None]) -> tuple[str, Ruling]:
    cell = {name: (value or "").strip() for name, value in row.items() if isinstance(name, str)}
    place = f"{path}, row {number}"
    if not _KEY.fullmatch(cell["key"]):
        raise RulingsError(f"{place}: {cell['key'][:80]!r} is no finding's key; copy it from the ledger")
    if cell["decision"] not in set(Decision):
        raise RulingsError(f"{place}: decision {cell['decision'][:40]!r}; write accept, dismiss or confirm")
    try:
        until = dt.date.fromisoformat(cell["until"]) if cell.get("until") else None
    except ValueError:
        raise RulingsError(f"{place}: until {cell['until'][:40]!r}; write a day as 2026-12-31") from None
    ruling = Ruling(
        decision=Decision(cell["decision"]),
        reason=cell.get("reason", "")[:LONGEST],
        by=cell.get("by", "")[:200],
        until=until,
    )
    return cell["key"], ruling
