"""Worker: the process that crawls a lane of shards, one after the other, with one window of open sites.

    python -m webcensus.worker        (its orders come as one line of JSON on standard input)

The worker ends when its orders are carried out, when it is told to (SIGTERM, or the round's control.json:
drain), or when its parent is gone (standard input closes). It writes its progress to a file of the round, and
each finished shard is committed by a short process of its own, but for the last one, which it commits itself.
"""

from __future__ import annotations

import crawler.lean
from webcensus import garbage, lean

if __name__ == "__main__":
    garbage.rarely()
    crawler.lean.load()

import contextlib
import datetime as dt
import errno
import fcntl
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

import checks.base
from crawler.crawl import LostVisits, Tally, crawl
from crawler.facts import Entry, Errand, Progress, Sink, SiteFacts, SiteOutcome, SiteState, Visit
from crawler.page import Cause
from crawler.site import Site
from crawler.stop import Stop
from webcensus.control import Listener
from webcensus.crowd import Crowds
from webcensus.ledger import Ledger, LedgerError
from webcensus.orders import (
    CRASH_LIMIT,
    EXIT_HELD,
    EXIT_STORE,
    NOTE,
    STRIKES_ALONE,
    LaneProgress,
    Orders,
)
from webcensus.portions import Portions
from webcensus.store import BESIDE, Store, StoreError

DRAIN_SECONDS = 12.0  # after which a worker that was told to drain ends at once
HOLD_SECONDS = 15.0  # that a shard is waited for which another process has not let go of yet
SPARE_SECONDS = 600.0  # of a shard, beyond what its sites may take
COUNTED = ("closed", "pages", "links", "requests")  # counters of a crawl that are added up


class Lane(Sink):
    """The shards of one worker as one `Sink`; opens them as sites are asked for, commits them as they end."""

    def __init__(self, store: Store, orders: Orders) -> None:
        self.store = store
        self.orders = orders
        self.suspects: list[Site] = []  # were open at several deaths of their worker: crawled one by one
        self.held: list[str] = []  # shards that another process works on
        self._checks = checks.base.load()
        self._ledgers: dict[str, Ledger] = {}
        self._shard_of: dict[str, str] = {}
        self._left: dict[str, int] = {}
        self._errands: dict[str, Errand] = {}
        self._portions: dict[str, Portions] = {}  # of suspects that are no site, but targets to verify
        self._crowds = Crowds(orders.settings)
        self._sizes: dict[str, int] = {}
        self._due: dict[str, float] = {}  # shard -> when it must be finished, of the monotonic clock
        self._locks: list[int] = []
        self._place: int | None = None  # the folder of the ledgers, wherever it is moved
        self._waiting: deque[str] = deque()  # shards that are still to be opened
        self._commits: list[tuple[str, Path, subprocess.Popen[bytes]]] = []  # shard, its ledger, process
        self._last: dict[str, Path] = {}  # shard -> its ledger: finished when nothing is left to crawl

    @property
    def done(self) -> dict[str, int]:
        """Shard -> sites closed, of the shards that were opened."""
        return {shard: self._sizes[shard] - left for shard, left in self._left.items()}

    @property
    def overdue(self) -> str:
        """A shard that takes longer than its sites may; empty where there is none."""
        now = time.monotonic()
        return next((shard for shard, due in self._due.items() if now > due), "")

    def sites(self) -> Iterator[Site | None]:
        """All sites still to crawl, as their turns come; None while those that are left must wait."""
        return self._crowds.in_turn(self._all_sites())

    def _all_sites(self) -> Iterator[Site | None]:
        """Shard by shard; those that keep killing their worker come last.

        None: the next shard is held by another process, which may let it go.
        """
        waiting = self._waiting
        waiting.extend(self.orders.shards)
        until: dict[str, float] = {}
        while waiting:
            shard = waiting.popleft()
            if self.store.is_committed(shard):
                continue
            if self._hold(shard):
                if not self.store.is_committed(shard):  # by whoever held it until now
                    yield from self._sites_of(shard)
            elif time.monotonic() < until.setdefault(shard, time.monotonic() + HOLD_SECONDS):
                waiting.append(shard)
                yield None
            else:
                self.held.append(shard)

    def _sites_of(self, shard: str) -> Iterator[Site]:
        for site, strikes in self._open(shard):
            if strikes < STRIKES_ALONE:
                yield site
            elif strikes < CRASH_LIMIT or site.id in self._portions:
                self.suspects.append(site)
            else:
                self.close(_crashed(site, strikes, self.progress(site)))

    def _hold(self, shard: str) -> bool:
        """Keep every other process of this machine from the shard, until this one ends."""
        path = self.store.ledger_path(shard)
        lock = os.open(path.with_name(f"{path.name}.lock"), os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o644)
        if _locked(lock):
            self._locks.append(lock)
            return True
        os.close(lock)
        return False

    def _open(self, shard: str) -> list[tuple[Site, int]]:
        planned = self.store.shard(shard)
        sites = planned.sites
        ledger = self._ledger(shard)
        if self._place is None:
            self._place = os.open(ledger.path.parent, os.O_RDONLY)
        if _orphaned(ledger.path).exists():
            ledger.pardon()
            _orphaned(ledger.path).unlink(missing_ok=True)
        ledger.register(sites)
        todo = ledger.open_sites()
        self._ledgers[shard] = ledger
        self._left[shard], self._sizes[shard] = len(todo), len(sites)
        self._shard_of.update({site.id: shard for site, _ in todo})
        self._errands.update(self.store.errands(shard))
        for site, strikes in todo:
            errand = self._errands.get(site.id)
            if strikes >= STRIKES_ALONE and errand is not None and not errand.home:
                self._portions[site.id] = Portions(ledger, site, errand, strikes)
        self._due[shard] = time.monotonic() + self._longest(todo, self._crowds.expect(planned))
        if not todo:
            self._finish(shard)
        return todo

    def _longest(self, todo: list[tuple[Site, int]], turns: int) -> float:
        """Seconds that the open sites of a shard take at most: a window after the other, suspects alone."""
        settings = self.orders.settings
        alone = sum(strikes >= STRIKES_ALONE for _, strikes in todo)
        alone += sum(self._portions[site.id].left for site, _ in todo if site.id in self._portions)
        turns += 2 + len(todo) // settings.window + alone + len(self.suspects)
        return turns * (settings.max_minutes * 60 + 60) + SPARE_SECONDS

    def _ledger(self, shard: str) -> Ledger:
        path = self.store.ledger_path(shard)
        try:
            return Ledger(path, self._checks)
        except LedgerError as error:
            print(f"{NOTE.decode()}{error}; set aside, the shard is done again", file=sys.stderr)
            for file in _files(path):
                if file.exists():
                    file.rename(file.with_name(f"{file.name}.damaged-{os.getpid()}"))
            return Ledger(path, self._checks)

    # --- Sink: each call goes to the ledger of the site's shard ----------------------------------------

    def progress(self, site: Site) -> Progress:
        known = self._of(site.id).progress(site)
        if site.id in self._portions:
            known = msgspec.structs.replace(known, pending=self._portions[site.id].now)
        return msgspec.structs.replace(known, errand=self._errands.get(site.id))

    def queue(self, site: str, entries: list[Entry]) -> None:
        self._of(site).queue(site, entries)

    def record(self, visit: Visit, entries: list[Entry]) -> None:
        self._of(visit.entry.site).record(visit, entries)

    def close(self, facts: SiteFacts) -> None:
        if not facts.outcome.whole:
            self._crowds.left(facts.site.id)
        elif facts.site.id not in self._portions:  # else it is one portion that has ended
            self._close(facts)

    def _close(self, facts: SiteFacts) -> None:
        shard = self._shard_of[facts.site.id]
        self._ledgers[shard].close(facts)
        self._errands.pop(facts.site.id, None)
        self._crowds.left(facts.site.id)
        self._left[shard] -= 1
        if not self._left[shard]:
            self._finish(shard)

    def flush(self) -> None:
        for ledger in self._ledgers.values():
            ledger.flush()

    def _of(self, site: str) -> Ledger:
        return self._ledgers[self._shard_of[site]]

    def alone(self, stopped: Callable[[], bool]) -> Iterator[Site]:
        """The suspects, to be crawled one at a time; targets among them, portion by portion."""
        for site in self.suspects:
            portions = self._portions.get(site.id)
            for _ in (None,) if portions is None else portions:
                if not stopped():
                    yield site
                if stopped():
                    return
            if portions is not None:
                facts = portions.facts(self._of(site.id).progress(site))
                del self._portions[site.id]
                self._close(facts)

    # --- commit -------------------------------------------------------------------------------------

    def _finish(self, shard: str) -> None:
        ledger = self._ledgers.pop(shard)
        self._due.pop(shard, None)
        ledger.shut()
        if not self._ledgers and not self._waiting:
            self._last[shard] = ledger.path
            return
        command = [sys.executable, "-m", "webcensus.commit", str(self.store.folder), shard, str(ledger.path)]
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        self._commits.append((shard, ledger.path, process))

    def settle(self, alive: Callable[[], None]) -> None:
        """Commit what is left, wait for all commits, and clear what they no longer need.

        `alive` is called all the while.

        Raises:
            OSError, sqlite3.Error: a commit failed, so results could not be kept.
        """
        for shard, ledger in self._last.items():
            self._commit(shard, ledger, alive)
        for shard, ledger, process in self._commits:
            while process.poll() is None:
                alive()
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(1.0)
            if process.returncode != 0:  # killed, or by a fault that may last: then it is said here
                self._commit(shard, ledger, alive)
        self.store.tidy(shard for shard in self.orders.shards if shard not in self.held)

    def _commit(self, shard: str, ledger: Path, alive: Callable[[], None]) -> None:
        """Commit a shard here: nothing is crawled any more that would have to wait for it."""
        lean.load()
        from webcensus.commit import commit  # with Arrow, which does not belong beside a crawl

        try:
            commit(self.store, shard, ledger, alive)
        except LedgerError as error:
            raise OSError(errno.EIO, f"shard {shard}: {error}") from None

    def orphan(self) -> None:
        """Note that the parent died, or the disk failed, not a crawl: the open sites are not to blame."""
        for ledger in list(self._ledgers.values()):
            with contextlib.suppress(OSError):  # also where the folder has been moved away
                mark = _orphaned(ledger.path).name
                os.close(os.open(mark, os.O_CREAT | os.O_WRONLY, 0o600, dir_fd=self._place))
        self._release()

    def stop(self) -> None:
        """Leave everything in good order for a later run."""
        for ledger in self._ledgers.values():
            ledger.pardon()
            ledger.shut()
        self._ledgers.clear()
        self._release()

    def _release(self) -> None:
        while self._locks:
            os.close(self._locks.pop())


def _locked(lock: int) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _files(ledger: Path) -> tuple[Path, ...]:
    """A ledger's own file, and those that SQLite keeps beside it."""
    return tuple(ledger.with_name(ledger.name + ending) for ending in ("", *BESIDE))


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
        self._lane = lane
        self._path = lane.store.progress_path(lane.orders.lane)
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._tally = Tally()
        self._before = Tally()  # of crawls that have ended
        self._next = 0.0

    def __call__(self, tally: Tally) -> None:
        """Take the crawl's counters."""
        self._tally = tally
        self.alive()

    def next_crawl(self) -> None:
        """The counters begin again; what was counted stays."""
        self._before = self._sum()
        self._tally = Tally()

    def alive(self) -> None:
        """Say that this process is alive, and how far it is."""
        if time.monotonic() < self._next:
            return
        self._next = time.monotonic() + 1.0
        self.last()

    def last(self) -> None:
        """Say how far it is, however soon after the last time."""
        self._write(self._sum())

    def _sum(self) -> Tally:
        added = {name: getattr(self._tally, name) + getattr(self._before, name) for name in COUNTED}
        return msgspec.structs.replace(self._tally, **added)

    def _write(self, tally: Tally) -> None:
        progress = LaneProgress(
            lane=self._lane.orders.lane,
            done=self._lane.done,
            pages=tally.pages,
            links=tally.links,
            requests=tally.requests,
            share=tally.share,
            seconds_left=tally.seconds_left,
            overdue=self._lane.overdue,
        )
        draft = self._path.with_suffix(".new")
        draft.write_bytes(msgspec.json.encode(progress))
        draft.replace(self._path)


def work(orders: Orders, stop: Stop) -> int:
    """Carry out the orders; returns the process's exit code."""
    store = Store(Path(orders.folder), Path(orders.scratch) if orders.scratch else None)
    lane, failure = Lane(store, orders), ""
    try:
        _lanes.append(lane)
        report = Reporter(lane)
        crawl(lane.sites(), orders.settings, lane, on_progress=report, stop=stop)
        for site in lane.alone(stop.is_set):  # so that one that kills its worker takes no other with it
            report.next_crawl()
            crawl(iter([site]), orders.settings, lane, on_progress=report, stop=stop)
        lane.stop()
        lane.settle(report.alive)
        report.last()
    except (sqlite3.Error, OSError) as error:
        places = [str(place) for place in (store.folder, store.local) if place]
        where = "" if any(place in str(error) for place in places) else f" in {' or '.join(places)}"
        failure = f"results cannot be kept{where}: {error}; mend that, and run again to go on"
    except StoreError as error:
        failure = f"results cannot be kept: {error}"
    except LostVisits as error:  # a strike for each of these sites; all others are closed
        print(f"visits were lost: {error}", file=sys.stderr)
        return 1
    if failure:  # the crawl is taken down by now, and has said what it had to say
        lane.orphan()
        print(failure, file=sys.stderr)
        return EXIT_STORE
    if stop.is_set():
        return 128 + stop.signal
    if lane.held:
        print(f"another process works on shard {lane.held[0]}", file=sys.stderr)
    return EXIT_HELD if lane.held else 0


def _obey(listener: Listener, stop: Stop) -> None:
    """Drain when the round's runner says so, or is gone; end where that takes too long."""
    while not (reason := listener.drained()):
        time.sleep(0.5)
    print(reason, file=sys.stderr)
    stop.signal = stop.signal or signal.SIGTERM
    stop.set()
    time.sleep(DRAIN_SECONDS)
    _end_now()


_lanes: list[Lane] = []  # of this process


def _orphaned(ledger: Path) -> Path:
    """The mark beside a ledger whose worker ended because its parent was gone."""
    return ledger.with_name(f"{ledger.name}.orphaned")


def _die_with_parent() -> None:
    """End at once when the parent is gone: what was committed is safe, the rest is done again."""
    with contextlib.suppress(OSError):
        while os.read(0, 4096):
            pass
    _end_now()


def _end_now() -> None:
    with contextlib.suppress(OSError):
        for lane in _lanes:
            lane.orphan()
    os._exit(1)


def main() -> int:
    """The process's entry."""
    orders = msgspec.json.decode(sys.stdin.buffer.readline(), type=Orders)
    threading.Thread(target=_die_with_parent, daemon=True).start()
    listener, stop = Listener(Path(orders.folder), orders.token), Stop()
    threading.Thread(target=_obey, args=(listener, stop), daemon=True).start()
    garbage.seldom()
    return work(orders, stop)


if __name__ == "__main__":
    garbage.end(main())  # at once: the last line on stderr is the reason, if there is one
