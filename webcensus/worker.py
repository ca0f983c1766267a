"""Worker: the process that crawls a lane of shards, one after the other, with one window of open sites.

    python -m webcensus.worker        (its orders come as one line of JSON on standard input)

The worker ends when its orders are carried out, when it is told to (SIGTERM: drain), or when its parent is
gone (standard input closes). It writes its progress to a file of the round, and each finished shard is
committed by a short process of its own.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import errno
import os
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

import checks.base
from crawler.facts import Entry, Errand, Progress, Sink, SiteFacts, SiteOutcome, SiteState, Visit
from crawler.page import Cause
from crawler.site import Site
from crawler.spider import LostVisits, Stop, Tally, crawl
from webcensus.ledger import CRASH_LIMIT, Ledger, LedgerError
from webcensus.orders import EXIT_STORE, LaneProgress, Orders
from webcensus.store import Store

STRIKES_ALONE = 3  # sites open at so many deaths of their worker go one at a time, after the others


class Lane(Sink):
    """The shards of one worker as one `Sink`; opens them as sites are asked for, commits them as they end."""

    def __init__(self, store: Store, orders: Orders) -> None:
        self.store = store
        self.orders = orders
        self.done = 0
        self.suspects: list[Site] = []  # were open at several deaths of their worker: crawled one by one
        self._checks = checks.base.load()
        self._ledgers: dict[str, Ledger] = {}
        self._shard_of: dict[str, str] = {}
        self._left: dict[str, int] = {}
        self._errands: dict[str, Errand] = {}
        self._commits: list[subprocess.Popen[bytes]] = []

    def sites(self) -> Iterator[Site]:
        """All sites still to crawl, shard by shard; those that keep killing their worker come last."""
        for shard in self.orders.shards:
            if self.store.is_committed(shard):
                continue
            for site, strikes in self._open(shard):
                if strikes >= CRASH_LIMIT:
                    self.close(_crashed(site, strikes, self.progress(site)))
                elif strikes >= STRIKES_ALONE:
                    self.suspects.append(site)
                else:
                    yield site

    def _open(self, shard: str) -> list[tuple[Site, int]]:
        sites = self.store.shard(shard).sites
        ledger = self._ledger(shard)
        if _orphaned(ledger.path).exists():
            ledger.pardon()
            _orphaned(ledger.path).unlink(missing_ok=True)
        ledger.register(sites)
        todo = ledger.open_sites()
        self._ledgers[shard] = ledger
        self._left[shard] = len(todo)
        self.done += len(sites) - len(todo)
        self._shard_of.update({site.id: shard for site, _ in todo})
        self._errands.update(self.store.errands(shard))
        if not todo:
            self._finish(shard)
        return todo

    def _ledger(self, shard: str) -> Ledger:
        path = self.store.ledger_path(shard)
        try:
            return Ledger(path, self._checks)
        except LedgerError as error:
            print(f"{error}; set aside, the shard is done again", file=sys.stderr)
            for file in _files(path):
                if file.exists():
                    file.rename(file.with_name(f"{file.name}.damaged-{os.getpid()}"))
            return Ledger(path, self._checks)

    # --- Sink: each call goes to the ledger of the site's shard ----------------------------------------

    def progress(self, site: Site) -> Progress:
        known = self._of(site.id).progress(site)
        return msgspec.structs.replace(known, errand=self._errands.get(site.id))

    def queue(self, site: str, entries: list[Entry]) -> None:
        self._of(site).queue(site, entries)

    def record(self, visit: Visit, entries: list[Entry]) -> None:
        self._of(visit.entry.site).record(visit, entries)

    def close(self, facts: SiteFacts) -> None:
        shard = self._shard_of[facts.site.id]
        self._ledgers[shard].close(facts)
        self._errands.pop(facts.site.id, None)
        self.done += 1
        self._left[shard] -= 1
        if not self._left[shard]:
            self._finish(shard)

    def flush(self) -> None:
        for ledger in self._ledgers.values():
            ledger.flush()

    def _of(self, site: str) -> Ledger:
        return self._ledgers[self._shard_of[site]]

    # --- commit -------------------------------------------------------------------------------------

    def _finish(self, shard: str) -> None:
        ledger = self._ledgers.pop(shard)
        ledger.shut()
        command = [sys.executable, "-m", "webcensus.commit", str(self.store.folder), shard, str(ledger.path)]
        self._commits.append(subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL))

    def settle(self) -> None:
        """Wait for all commits, and clear what they no longer need.

        Raises:
            OSError: a commit failed, so results could not be kept.
        """
        for process in self._commits:
            if process.wait() != 0:
                raise OSError(errno.EIO, "a finished shard could not be committed")
        for shard in self.orders.shards:
            if self.store.is_committed(shard):
                for file in _files(self.store.ledger_path(shard)):
                    file.unlink(missing_ok=True)

    def orphan(self) -> None:
        """Note that the parent died, not a site's crawl: the sites that are open are not to blame."""
        for ledger in list(self._ledgers.values()):
            _orphaned(ledger.path).touch()

    def stop(self) -> None:
        """Leave everything in good order for a later run."""
        for ledger in self._ledgers.values():
            ledger.pardon()
            ledger.shut()
        self._ledgers.clear()


def _files(ledger: Path) -> tuple[Path, ...]:
    """A ledger's own file, and those that SQLite keeps beside it."""
    return tuple(ledger.with_name(ledger.name + ending) for ending in ("", "-wal", "-shm"))


def _crashed(site: Site, strikes: int, known: Progress) -> SiteFacts:
    outcome = SiteOutcome(
        site=site.id,
        state=SiteState.PARTIAL,
        causes=(Cause.UNREADABLE,),
        detail=f"the worker died {strikes} times while this site was open",
        handed_out=known.handed_out,
        recorded=known.handed_out,
        known_not_taken=len(known.pending),
        requests=known.requests,
        started_at=known.started_at,
        ended_at=dt.datetime.now(dt.UTC),
    )
    return SiteFacts(site=site, outcome=outcome)


class Reporter:
    """Writes the lane's progress file, at most once a second."""

    def __init__(self, lane: Lane) -> None:
        orders = lane.orders
        self._lane = lane
        self._path = lane.store.folder / "progress" / f"{orders.lane}.json"
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._sites = sum(len(lane.store.shard(shard).sites) for shard in orders.shards)
        self._next = 0.0

    def __call__(self, tally: Tally) -> None:
        """Take the crawl's counters."""
        if time.monotonic() < self._next:
            return
        self._next = time.monotonic() + 0.5
        self._write(tally)

    def _write(self, tally: Tally) -> None:
        progress = LaneProgress(
            lane=self._lane.orders.lane,
            sites=self._sites,
            sites_done=self._lane.done,
            pages=tally.pages,
            links=tally.links,
            requests=tally.requests,
            open_sites=tally.open,
            queued=tally.queued,
            seconds_left=tally.seconds_left,
        )
        draft = self._path.with_suffix(".new")
        draft.write_bytes(msgspec.json.encode(progress))
        draft.replace(self._path)


def work(orders: Orders) -> int:
    """Carry out the orders; returns the process's exit code."""
    store = Store(Path(orders.folder), Path(orders.scratch))
    lane, stop, failure = Lane(store, orders), Stop(), ""
    try:
        _lanes.append(lane)
        report = Reporter(lane)
        crawl(lane.sites(), orders.settings, lane, on_progress=report, stop=stop)
        for site in lane.suspects:  # alone, so that one that kills its worker takes no other with it
            if not stop.is_set():
                crawl(iter([site]), orders.settings, lane, on_progress=report, stop=stop)
        lane.stop()
        lane.settle()
    except (sqlite3.Error, OSError, LostVisits) as error:
        failure = f"results cannot be kept: {error}"
    if failure:  # the crawl is taken down by now, and has said what it had to say
        print(failure, file=sys.stderr)
        return EXIT_STORE
    return 128 + stop.signal if stop.is_set() else 0


_lanes: list[Lane] = []  # of this process


def _orphaned(ledger: Path) -> Path:
    """The mark beside a ledger whose worker ended because its parent was gone."""
    return ledger.with_name(f"{ledger.name}.orphaned")


def _die_with_parent() -> None:
    """End at once when the parent is gone: what was committed is safe, the rest is done again."""
    with contextlib.suppress(OSError):
        while os.read(0, 4096):
            pass
    with contextlib.suppress(OSError):
        for lane in _lanes:
            lane.orphan()
    os._exit(1)


def main() -> int:
    """The process's entry."""
    orders = msgspec.json.decode(sys.stdin.buffer.readline(), type=Orders)
    threading.Thread(target=_die_with_parent, daemon=True).start()
    code = work(orders)
    if code == EXIT_STORE:  # at once: the last line on stderr is the reason
        sys.stderr.flush()
        os._exit(code)
    return code


if __name__ == "__main__":
    sys.exit(main())
