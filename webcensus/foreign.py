"""Foreign: the plan by which the link targets outside their sites are verified, once for the whole round.

They are collected from the committed shards and become a round of their own, in `targets/`: its shards are
targets whose hosts share no address with those of another shard.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from crawler.facts import Entry, Errand, Verdict
from crawler.hosts import host_name
from crawler.page import LinkKind
from crawler.site import Site
from reports.rubric import Rubric
from webcensus.arrays import may_hold, scalar
from webcensus.plan import Places, addresses, neighbours
from webcensus.scrap import scrap
from webcensus.settings import Settings
from webcensus.store import TARGETS, RoundDamagedError, RoundError, Shard, Store

ABOUT = 1_000  # targets in a shard
MOST = 5_000  # targets of hosts that share an address; what goes beyond is not checked
READ = ("url", "kind", "on_home", "parents")


def plan(store: Store, rubric: Rubric, settings: Settings, on_part: Callable[[], None]) -> Store:
    """The round that verifies the targets; one that was made for the same commits is gone on with.

    `on_part` is called after each shard; what it raises ends the planning, and nothing is kept of it.
    """
    made, of = store.targets, store.fingerprint()
    if _planned(made, of):
        return made
    made.clear()
    made.folder.mkdir(parents=True, exist_ok=True)
    with _Collected(made.folder) as collected:
        for part in store.parts():
            collected.add(part)
            on_part()
        hosts = collected.hosts()
        on_part()
        found = addresses(map(_home, hosts), settings)
        planned = []
        for number, group in enumerate(_packed(hosts, found), 1):
            shard = f"t{number:05d}"
            made.send(shard, {shard: Errand(entries=tuple(collected.entries(shard, group)), home=False)})
            from crawler.foreign import NOWHERE  # with what judges targets: not where there are none

            planned.append(Shard(id=shard, sites=(Site(id=shard, url=NOWHERE.url),)))
            on_part()
    sites = [site for shard in planned for site in shard.sites]
    made.create(settings, rubric, sites, planned, of, kind=TARGETS)
    return made


def _planned(made: Store, of: str) -> bool:
    """True when the targets of these commits have a plan that can be carried out."""
    try:
        if not made.exists or made.open().source != of:
            return False
        for shard in made.open().shards:
            made.shard(shard)
            made.errands(shard)
    except (RoundError, RoundDamagedError) as error:  # it is known what was asked for: by the commits
        print(f"{error}; planned again", file=sys.stderr)
        return False
    return True


def _packed(hosts: Counter[str], places: Places) -> Iterator[list[list[str]]]:
    """Groups of hosts that share an address, put together to shards of about `ABOUT` targets."""
    sites = [Site(id=host, url=_home(host)) for host in hosts]
    room: list[list[str]] = []
    held = 0
    for group in neighbours(sites, places):
        names = [site.id for site in group]
        size = min(MOST, sum(hosts[name] for name in names))
        if room and held + size > ABOUT:
            yield room
            room, held = [], 0
        room.append(names)
        held += size
    if room:
        yield room


class _Collected:
    """The targets of all sites, each once, on disk."""

    def __init__(self, folder: Path) -> None:
        self._db = scrap(folder)
        self._db.execute("pragma cache_size = -65536")
        self._db.execute(
            "create table targets (url text primary key, host text, kind text, on_home integer,"
            " sites integer, parent text) without rowid"
        )

    def __enter__(self) -> _Collected:
        self._db.execute("begin")
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def add(self, part: Path) -> None:
        """The pending targets of a shard."""
        with pq.ParquetFile(part / "links.parquet") as file:
            for batch in file.iter_batches(columns=[*READ, "verdict"]):
                table = pa.Table.from_batches([batch])
                if may_hold(table["verdict"], Verdict.PENDING.value):
                    self._add(table)

    def _add(self, links: pa.Table) -> None:
        import pyarrow.compute as pc  # takes a while to load

        pending = pc.equal(links["verdict"], scalar(Verdict.PENDING.value, pa.string()))
        self._db.executemany(
            "insert into targets values (?, ?, ?, ?, 1, ?) on conflict (url) do update set"
            " sites = sites + 1, on_home = max(on_home, excluded.on_home), kind = min(kind,"
            " excluded.kind), parent = min(parent, excluded.parent)",
            filter(None, map(_row, links.filter(pending).to_pylist())),
        )

    def hosts(self) -> Counter[str]:
        """Host -> how many targets it has."""
        return Counter(
            dict(self._db.execute("select host, count(*) from targets group by host order by host"))
        )

    def entries(self, owner: str, groups: list[list[str]]) -> Iterator[Entry]:
        """What verifies the targets of a shard: what most people meet first, then what most sites link to."""
        self._db.execute("create temp table if not exists wanted (host text primary key)")
        for hosts in groups:
            self._db.execute("delete from wanted")
            self._db.executemany("insert into wanted values (?)", [(host,) for host in hosts])
            rows = self._db.execute(
                "select url, kind, parent from targets where host in (select host from wanted)"
                " order by on_home desc, sites desc, url limit ?",
                (MOST,),
            )
            from crawler.foreign import entry

            for url, kind, parent in rows:
                yield entry(owner, url, LinkKind(kind), parent)


def _home(host: str) -> str:
    return f"http://[{host}]/" if ":" in host else f"http://{host}/"


def _row(link: dict[str, Any]) -> tuple[str, str, str, bool, str] | None:
    from crawler.foreign import address

    url = address(link["url"])
    parents = msgspec.json.decode(link["parents"], type=list[str])
    return (url, host_name(url), link["kind"], link["on_home"], min(parents, default="")) if url else None
