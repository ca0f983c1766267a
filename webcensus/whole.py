"""Whole: the facts of a finished round in one place, links joined with what their targets were found to be.

The shards' own files stay as they are: a join that was killed leaves nothing behind that counts, and is made
again.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from crawler.facts import Target, Verdict
from crawler.hosts import host_name
from crawler.page import Frozen, LinkKind
from crawler.reading.identity import registrable_domain
from webcensus import packs, rows, tables
from webcensus.arrays import may_hold, scalar
from webcensus.scrap import scrap
from webcensus.store import LARGE, Store, StoreError

T = TypeVar("T", bound=Frozen)
BATCH = 2_000  # rows read at a time, and of a group in the file
COPIED = [name for name in tables.FACTS if name not in {"links", "site_outcomes", *LARGE}]


def complete(store: Store, on_part: Callable[[], None]) -> None:
    """Join and compact a round whose shards are all committed; nothing where that is done.

    `on_part` is called after each shard; what it raises ends the work, and nothing is kept of it.
    """
    if store.whole(verify=True) is not None:
        return
    sites, ended = store.open().sites, sum(manifest.sites for manifest in store.committed().values())
    if ended != sites:
        raise StoreError(
            f"{store.folder}: {sites} sites, of which {ended} have an outcome; run again to go on"
        )
    data = store.new_data()
    try:
        _write(store, data, on_part)
        packs.write(data, on_part)
        store.finish(data)
    except BaseException:
        shutil.rmtree(data, ignore_errors=True)
        raise


def lacking(store: Store, language: str) -> str:
    """What a round lacks to be complete, in words; empty where it lacks nothing."""
    if store.whole() is not None:
        return ""
    sites, done = store.open().sites, sum(manifest.sites for manifest in store.committed().values())
    zh = f"本轮尚未完成：{sites:,} 个网站中已完成 {done:,} 个"
    en = f"the round is not complete: {done:,} of {sites:,} sites have an outcome"
    if done == sites:
        zh, en = (
            "本轮尚未完成：站外链接尚未核实",
            "the round is not complete: targets outside the sites are unverified",
        )
    return f"{zh}。" if language == "zh" else f"{en}; run it again to go on"


def foreign(store: Store) -> str:
    """What is said of a complete round that another version of the program has packed; else empty."""
    if store.whole() is None or not any(map(packs.foreign, store.facts())):
        return ""
    return (
        "its facts were packed by another version of the program; they are read from their tables, "
        "which takes about twice as long and comes to the same"
    )


def lost(store: Store) -> str:
    """What of a round was kept once and is damaged, in words; empty where there is nothing."""
    shards = sorted(store.lost())
    count = f"{len(shards)} shards" if len(shards) > 1 else "one shard"
    return f"the results of {count} are damaged and were set aside: {', '.join(shards[:5])}" if shards else ""


def _write(store: Store, data: Path, on_part: Callable[[], None]) -> None:
    parts = store.parts()
    rest = [name for name in COPIED if not _taken(parts, name, data)]
    with _Results(store.targets, data) as results, _Files(data, rest) as files:
        for part in parts:
            for name in rest:
                for batch in _batches(part, name):
                    files.add(name, batch)
            found = _Part(part, results)
            for batch in _batches(part, "links"):
                files.add("links", found.joined(batch))
            for batch in _batches(part, "site_outcomes"):
                files.add("site_outcomes", found.ended(batch))
            on_part()
        for part in store.targets.parts() if store.targets.exists else ():
            for name in tables.FOREIGN:
                for batch in _batches(part, name):
                    files.add(name, batch)


def _taken(parts: list[Path], name: str, data: Path) -> bool:
    """True where a round has one shard, whose table can be taken as it is."""
    if len(parts) != 1:
        return False
    path = parts[0] / f"{name}.parquet"
    if pq.read_schema(path) != tables.schema(name):
        return False
    shutil.copyfile(path, data / path.name)
    return True


def _batches(part: Path, name: str) -> Iterable[pa.Table]:
    """Rows of a table with the columns of today: one that an earlier version did not know is empty."""
    wanted = tables.schema(name)
    with pq.ParquetFile(part / f"{name}.parquet") as file:
        for batch in file.iter_batches(batch_size=BATCH):
            known = set(batch.schema.names)
            columns = [
                batch.column(each.name) if each.name in known else pa.nulls(len(batch), each.type)
                for each in wanted
            ]
            yield pa.Table.from_arrays(columns, schema=wanted)


def _values(table: pa.Table, name: str, kind: type[T]) -> Iterator[T]:
    for batch in table.to_batches():
        yield from rows.read(batch, name, kind)


class _Part:
    """The links and ends of one shard."""

    def __init__(self, part: Path, results: _Results) -> None:
        self._results = results
        with pq.ParquetFile(part / "sites.parquet") as file:
            sites = file.read(columns=["id", "url"]).to_pylist()
        self._domains = {site["id"]: registrable_domain(host_name(site["url"])) for site in sites}
        self._found: dict[str, list[Target]] = {}  # site -> its foreign targets that are accused of something

    def joined(self, batch: pa.Table) -> pa.Table:
        """Links, the pending ones with what was found out."""
        if not may_hold(batch.column("verdict"), Verdict.PENDING.value):
            return batch
        import pyarrow.compute as pc

        from crawler.foreign import JOINED  # with what judges targets: not where there is none

        mask = pc.equal(batch.column("verdict"), scalar(Verdict.PENDING.value, pa.string()))
        pending = batch.select(["site", "url", "kind"]).filter(mask).to_pylist()
        if not pending:
            return batch
        found = [self._join(row) for row in pending]
        for name in JOINED:
            values = tables.column("links", name, [getattr(each, name) for each in found])
            column = pc.replace_with_mask(batch.column(name).combine_chunks(), mask.combine_chunks(), values)
            batch = batch.set_column(batch.column_names.index(name), batch.schema.field(name), column)
        return batch

    def _join(self, row: dict[str, Any]) -> Target:
        from crawler.foreign import address, joined

        pending = Target(url=row["url"], kind=LinkKind(row["kind"]), verdict=Verdict.PENDING, external=True)
        made = joined(pending, self._results.of(address(row["url"])), self._domains.get(row["site"], ""))
        if made.verdict not in (Verdict.OK, Verdict.UNCHECKED):
            self._found.setdefault(row["site"], []).append(made)
        return made

    def ended(self, batch: pa.Table) -> pa.Table:
        """How the sites' crawls ended, with what their foreign targets add; to be asked after `joined`."""
        if not self._found:
            return batch
        from crawler import ending

        ends = list(_values(batch, "site_outcomes", tables.SiteEnd))
        told = [ending.joined(end, self._found.get(end.site, ())) for end in ends]
        return tables.table("site_outcomes", told)


class _Results:
    """Target -> what became of it, on disk."""

    def __init__(self, store: Store, folder: Path) -> None:
        self._db = scrap(folder)
        self._db.execute("pragma cache_size = -65536")
        self._db.execute("create table results (url text primary key, result blob) without rowid")
        self._parts = store.parts() if store.exists else []

    def __enter__(self) -> _Results:
        self._db.execute("begin")
        for part in self._parts:
            for batch in _batches(part, "targets"):
                found = _values(batch, "targets", Target)
                self._db.executemany(
                    "insert or replace into results values (?, ?)",
                    ((each.url, msgspec.msgpack.encode(each)) for each in found),
                )
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def of(self, url: str) -> Target | None:
        """What became of a target; None where it was not visited."""
        row = self._db.execute("select result from results where url = ?", (url,)).fetchone()
        return msgspec.msgpack.decode(row[0], type=Target) if row else None


class _Files:
    """The compacted files, one a table."""

    def __init__(self, folder: Path, copied: list[str]) -> None:
        names = [*copied, "links", "site_outcomes", *tables.FOREIGN]
        self._writers = {
            name: pq.ParquetWriter(folder / f"{name}.parquet", tables.schema(name), **tables.LAYOUT)
            for name in names
        }
        self._held: dict[str, list[pa.Table]] = {name: [] for name in names}

    def __enter__(self) -> _Files:
        return self

    def __exit__(self, *_: object) -> None:
        for name, writer in self._writers.items():
            self._flush(name)
            writer.close()

    def add(self, name: str, more: pa.Table) -> None:
        """Rows of a table, in order."""
        self._held[name].append(more)
        if sum(len(each) for each in self._held[name]) >= BATCH:
            self._flush(name)

    def _flush(self, name: str) -> None:
        held, self._held[name] = self._held[name], []
        if held:
            self._writers[name].write_table(pa.concat_tables(held))
