"""Drawn: the files of a sample: `sample.csv` holds rows of the list, `sample.json` how they were drawn."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import msgspec

from crawler import sheet
from crawler.page import Frozen
from crawler.site import Sites, SitesError
from webcensus.disk import content, why, write_atomic
from webcensus.sample import FORMAT, Draw, Log, draw, list_hash
from webcensus.settings import SettingsError
from webcensus.store import Store, file_at

LARGEST = 50_000_000  # bytes of a log


class Wish(Frozen):
    """What to draw."""

    n: int = 0
    by: tuple[str, ...] = ()
    seed: int = 0
    repeat: str = ""  # the log of an earlier draw, instead of the three above


def draw_from(listed: Sites, place: Path, wish: Wish, out: Path | None = None) -> Draw:
    """Draw from a list and, if `out` is given, write the files. A repeated draw must meet the same list.

    Args:
        listed: the list as read.
        place: the file it was read from.
        wish: what to draw.
        out: file for the drawn rows; the log lies beside it.

    Raises:
        SettingsError: the wish cannot be met, or the list is not the one the earlier draw was made from.
        SitesError: the list cannot be used.
        OSError: a file cannot be kept.
    """
    if not listed.rows:
        raise SitesError("no row can be used", str(place), "mend the list")
    if wish.repeat:
        log = read_log(Path(wish.repeat))
        if list_hash(listed.rows) != log.list_sha256:
            raise SettingsError(f"{place}: not the list {wish.repeat} was drawn from; give that list again")
        wish = Wish(n=log.n, by=log.by, seed=log.seed)
    drawn = draw(listed.rows, wish.n, wish.by, wish.seed, str(place))
    if out:
        write(drawn, listed, place, out)
    return drawn


def write(drawn: Draw, listed: Sites, source: Path, out: Path) -> tuple[Path, Path]:
    """Write the drawn rows, every column kept, and the log beside them (`sample.csv`, `sample.json`).

    Raises:
        SettingsError: a file of another content stands there already, or none can be there.
        OSError: a file cannot be kept.
    """
    out, log = file_at(out, "-o"), file_at(out.with_suffix(".json"), "-o")
    if out == log:
        raise SettingsError(
            f"-o {out}: here the log of the draw lies; name the list otherwise, as sample.csv"
        )
    contents = {out: rows(drawn, listed, source), log: encode(drawn.log)}
    for path, made in contents.items():
        if path.is_file() and path.read_bytes() != made:
            raise SettingsError(f"{path}: holds something else; name another file with -o, or remove it")
    for path, made in contents.items():
        write_atomic(path, made)
    return out, log


def encode(log: Log) -> bytes:
    """The log as a file."""
    return msgspec.json.format(msgspec.json.encode(log), indent=1) + b"\n"


def read_log(path: Path) -> Log:
    """A log as `write` left it.

    Raises:
        SettingsError: it is none.
    """
    try:
        found = msgspec.json.decode(content(path, LARGEST), type=Log)
    except (msgspec.DecodeError, OSError) as error:
        raise SettingsError(
            f"{path}: {why(error)}; name a sample.json that `webcensus sample` wrote"
        ) from None
    if found.format != FORMAT:
        raise SettingsError(f"{path}: format {found.format}; this program reads {FORMAT}")
    return found


def rows(drawn: Draw, listed: Sites, source: Path) -> bytes:
    """The rows of the drawn sites as they stand in the list, in the order of the draw; UTF-8 with a mark.

    A row that speaks of the same site as an earlier one (and fills its empty cells) follows that one.
    """
    first_of = dict(zip((site.id for site in listed.rows), listed.lines, strict=True))
    wanted = {first_of[site.id]: [first_of[site.id]] for site in drawn.sites}
    for merged in listed.merged:
        wanted.get(merged.into, []).append(merged.row)
    needed = {listed.header, *(line for group in wanted.values() for line in group)}
    with source.open(encoding=listed.encoding, newline="") as file:
        found = sheet.records(file, listed.delimiter, listed.header)
        lines = {line: cells for line, cells in found if line in needed and not isinstance(cells, str)}
    out = io.StringIO()
    writer = csv.writer(out, delimiter=listed.delimiter, lineterminator="\n")
    writer.writerow(lines[listed.header])
    writer.writerows(lines[line] for group in wanted.values() for line in group)
    return out.getvalue().encode("utf-8-sig")


def log_of(store: Store, named: str = "") -> Log | None:
    """The sample a round was made from: the log that is named; else the one in the round's folder, or beside
    the list the round was made from, if it speaks of the round's sites. None where there is none.

    Raises:
        SettingsError: the named one cannot be read, or the round lacks sites of it.
    """
    held = {site.id for shard in store.open().shards for site in store.shard(shard).sites}
    if named:
        log = read_log(Path(named))
        if lacking := sorted(set(log.sites) - held):
            raise SettingsError(
                f"{named}: {len(lacking)} of its sites are not in {store.folder}, such as {lacking[0]!r};"
                " name the sample the round was made from"
            )
        return log
    source = store.open().source
    beside = [Path(source).with_suffix(".json")] if source.endswith((".csv", ".CSV")) else []
    for path in (store.folder / "sample.json", *beside):
        found = _readable(path) if path.is_file() else None
        if found and set(found.sites) == held:
            return found
    return None


def _readable(path: Path) -> Log | None:
    try:
        return read_log(path)
    except SettingsError:
        return None
