"""Rule: people's decisions go from a rectification workbook into rulings.csv.

Nothing that a person decided is taken out of the file: a later decision is a later row, and the last row
about a finding counts. A workbook that was filled in before does not undo what was decided since.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec
import pyarrow.parquet as pq

from crawler.page import Frozen
from reports.escape import cell
from reports.ruling import Ruling
from webcensus import rulings
from webcensus.decisions import Decided, Fault
from webcensus.disk import write_atomic
from webcensus.rulings import HEADER
from webcensus.store import RoundError, Store

FILE = "rulings.csv"  # in the round's folder, unless another is named
BATCH = 20_000


class Merged(Frozen):
    """What was written."""

    added: int = 0
    same: int = 0  # decided so already
    conflicts: tuple[str, ...] = ()  # decisions that took the place of another, and such as did not
    faults: tuple[Fault, ...] = ()  # cells that were not taken


def merge(store: Store, decided: Decided, file: Path) -> Merged:
    """Add the decisions to a rulings file, whole or not at all; it is made where there is none.

    Raises:
        RoundError: the round was not judged yet, so its findings are not known.
        RulingsError: the rulings file that is there cannot be read.
        OSError: it cannot be written.
    """
    asked = {key: _written(ruling) for key, ruling in decided.rulings.items()}
    known = keys(store, asked)
    faults = [
        Fault(cell=decided.cells[key], what=f"finding {key[:12]}… is not in the round; name its own round")
        for key in asked
        if key not in known
    ]
    earlier = _by_key(rulings.rows(str(file)) if file.exists() else ())
    fresh: dict[str, Ruling] = {}
    conflicts: list[str] = []
    same = 0
    for key, ruling in asked.items():
        before = earlier.get(key, [])
        if key not in known:
            continue
        if before and before[-1].ruling == ruling:
            same += 1
        elif any(row.ruling == ruling for row in before):
            conflicts.append(_kept(decided.cells[key], file, before[-1]))
        else:
            if before:
                conflicts.append(_replaced(decided.cells[key], file, before[-1]))
            fresh[key] = ruling
    if fresh:
        write_atomic(file, _appended(file, fresh))
    return Merged(added=len(fresh), same=same, conflicts=tuple(conflicts), faults=(*decided.faults, *faults))


def keys(store: Store, wanted: Iterable[str]) -> frozenset[str]:
    """Those of the keys that belong to findings of the round's current judgement.

    Raises:
        RoundError: there is no judgement.
    """
    path = store.judgement(store.current()) / "findings.parquet"
    if not path.is_file():
        raise RoundError(f"{store.folder}: not judged yet; run `webcensus check` on it first")
    asked, found = set(wanted), set[str]()
    with pq.ParquetFile(path) as table:
        for batch in table.iter_batches(batch_size=BATCH, columns=["key_hex"]):
            found |= asked.intersection(batch.column(0).to_pylist())
    return frozenset(found)


def _by_key(rows: Iterable[rulings.Row]) -> dict[str, list[rulings.Row]]:
    found: dict[str, list[rulings.Row]] = {}
    for row in rows:
        if isinstance(row.about, str):
            found.setdefault(row.about, []).append(row)
    return found


def _kept(place: str, file: Path, last: rulings.Row) -> str:
    return (
        f"{place}: the same finding was decided otherwise since ({file.name}, row {last.number}:"
        f" {_told(last.ruling)}); that one stands. To decide so again, give another reason"
    )


def _replaced(place: str, file: Path, last: rulings.Row) -> str:
    return f"{place}: takes the place of {file.name}, row {last.number}: {_told(last.ruling)}"


def _told(ruling: Ruling) -> str:
    return f"{ruling.decision.value} by {ruling.by}" if ruling.by else ruling.decision.value


def _appended(file: Path, fresh: Mapping[str, Ruling]) -> bytes:
    """The file's text as it is, and a row for each decision in the order of its columns."""
    there = rulings.text(str(file)) if file.exists() else ""
    names = next(csv.reader(io.StringIO(there, newline="")), None) or list(HEADER)
    missing = [name for name in ("key", "decision", "reason", "by", "until") if name not in names]
    if missing:
        raise rulings.RulingsError(f"{file}: has no column {missing[0]!r}; add it to the first row")
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, names, restval="", lineterminator="\r\n" if "\r\n" in there else "\n")
    if not there:
        writer.writeheader()
    elif not there.endswith(("\n", "\r")):
        out.write("\n")
    writer.writerows(_cells(key, ruling) for key, ruling in fresh.items())
    return (there + out.getvalue()).encode("utf-8-sig")


def _written(ruling: Ruling) -> Ruling:
    """A decision as the file holds it: on one line, and nothing that a spreadsheet takes for a formula."""
    reason, by = (cell(" ".join(text.split())) for text in (ruling.reason, ruling.by))
    return msgspec.structs.replace(ruling, reason=reason[: rulings.LONGEST], by=by[:200])


def _cells(key: str, ruling: Ruling) -> dict[str, str]:
    return {
        "key": key,
        "decision": ruling.decision.value,
        "reason": ruling.reason,
        "by": ruling.by,
        "until": ruling.until.isoformat() if ruling.until else "",
    }
