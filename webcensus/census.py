"""Census: many shards through an engine; resumed after anything, stopped in good order."""

from __future__ import annotations

import contextlib
import itertools
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from types import FrameType

import msgspec

from crawler.page import Frozen
from crawler.settings import CrawlSettings
from reports.rubric import Rubric
from webcensus import confirmed
from webcensus.control import Runner
from webcensus.engine import EngineError, engine, lanes
from webcensus.lane import DRAIN_SECONDS, LaneEnd, drain, read_progress, run_lane
from webcensus.orders import CRASH_LIMIT, EXIT_STORE, LaneProgress, Orders
from webcensus.settings import Settings, SettingsError
from webcensus.store import Store, StoreError

TICK = 0.5
IDLE_LIMIT = 3  # workers that die so often before they get anywhere will not get anywhere
SPARE_SECONDS = 5.0  # that an engine gets to say how workers ended which were told to drain


class Progress(Frozen):
    """How far a round is."""

    sites: int = 0
    sites_done: int = 0
    pages: int = 0
    links: int = 0
    requests: int = 0
    seconds: float = 0.0
    seconds_left: float = 0.0
    targets: int = 0  # outside the sites, to be verified when these have been visited
    targets_done: int = 0
    judged: int = 0  # sites, when all have been visited


class Stopped(Exception):
    """The round was asked to stop and has drained; `signal` says by what."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.signal = number


class WorkerError(RuntimeError):
    """Workers keep dying, or results cannot be kept."""


def sweep(store: Store, rubric: Rubric, settings: Settings, on_progress: Callable[[Progress], None]) -> None:
    """Finish the round: crawl its sites, verify the targets outside them, join and compact the facts.

    What is done already is not done again.

    Raises:
        Stopped: SIGINT or SIGTERM came; the workers have drained and a later run goes on from there.
        WorkerError: results cannot be kept, or workers died again and again without getting anywhere.
        EngineError: the cluster cannot be reached, or was lost.
    """
    from webcensus import foreign, whole  # with what reads Parquet: not needed while crawling

    with _signals() as stop, engine(settings) as executor:
        crawled = _crawl(store, settings, executor, stop, on_progress)
        if store.whole(verify=True) is not None:
            return
        targets = foreign.plan(store, rubric, settings, stop.check)
        _verify(targets, settings, executor, stop, _after(crawled, targets, on_progress))
        whole.complete(store, stop.check)


def _crawl(
    store: Store,
    settings: Settings,
    executor: Executor,
    stop: _Stop,
    on_progress: Callable[[Progress], None],
) -> Progress:
    """Every shard that is not committed yet; how far it came."""
    round_ = store.open()
    done = store.committed(verify=True)
    pending = [shard for shard in round_.shards if shard not in done]
    watch = Watch(store, round_.sites, on_progress)
    run = _Run(store, settings, stop, watch)
    pending = run.through(executor, pending)
    told = watch.tick()
    stop.check()
    if pending:
        raise WorkerError(
            f"{len(pending)} shards could not be finished: workers died again and again: {run.told}"
        )
    store.tidy(round_.shards)  # of workers that died between a commit and their own end
    return told


def _verify(
    targets: Store,
    settings: Settings,
    executor: Executor,
    stop: _Stop,
    on_progress: Callable[[Progress], None],
) -> None:
    """The targets outside the sites."""
    if targets.open().shards:
        _crawl(targets, settings, executor, stop, on_progress)


def _after(
    crawled: Progress, targets: Store, on_progress: Callable[[Progress], None]
) -> Callable[[Progress], None]:
    """Tells of the second part of a round, in one with the first."""
    errands = [
        len(each.entries) for shard in targets.open().shards for each in targets.errands(shard).values()
    ]

    def told(now: Progress) -> None:
        on_progress(
            msgspec.structs.replace(
                crawled,
                targets=sum(errands),
                targets_done=min(now.links, sum(errands)),
                links=crawled.links + now.links,
                requests=crawled.requests + now.requests,
                seconds=crawled.seconds + now.seconds,
                seconds_left=now.seconds_left,
            )
        )

    return told


class _Run:
    """Hands lanes out until every shard is committed, or it is no use."""

    def __init__(self, store: Store, settings: Settings, stop: _Stop, watch: Watch) -> None:
        self.store, self.settings, self.stop, self.watch = store, settings, stop, watch
        self.told = ""  # the last word of a worker that died
        self._runner = Runner(store.folder)
        self._crawl = crawl_settings(settings)
        self._numbers = itertools.count()

    def through(self, executor: Executor, pending: list[str]) -> list[str]:
        """Work on the shards; those that could not be finished."""
        idle = lives = 0  # times in a row that brought nothing at all; that finished no shard
        while pending and not self.stop.asked and idle < IDLE_LIMIT and lives < CRASH_LIMIT * 3:
            before, count = self._trace(), len(pending)
            try:
                self._hand_out(executor, self._orders(pending))
            except BaseException:
                self._drain()
                raise
            pending = [shard for shard in pending if not self.store.is_committed(shard)]
            idle = idle + 1 if self._trace() == before else 0
            lives = lives + 1 if len(pending) == count else 0
        return pending

    def _orders(self, pending: Sequence[str]) -> list[Orders]:
        return [
            Orders(
                folder=str(self.store.folder),
                scratch=str(self.store.local or ""),
                lane=f"lane{next(self._numbers)}",
                shards=shards,
                settings=self._crawl,
                token=self._runner.token,
            )
            for shards in lanes(self.settings, pending)
        ]

    def _hand_out(self, executor: Executor, all_orders: Sequence[Orders]) -> None:
        """Hand all lanes out once, and wait."""
        self._runner.speak(stop=self.stop.asked)
        futures = {executor.submit(run_lane, orders): orders.lane for orders in all_orders}
        self.watch.running = set(futures.values())
        while futures and not self.stop.late:
            ended, _ = wait(futures, timeout=TICK, return_when=FIRST_COMPLETED)
            self._runner.speak(stop=self.stop.asked)
            with contextlib.suppress(OSError, StoreError):  # where it lasts, workers cannot keep results
                self.watch.tick()
            for future in ended:
                self._take(_end(future, futures.pop(future)))

    def _take(self, end: LaneEnd) -> None:
        self.watch.running.discard(end.lane)
        for note in end.notes:
            print(note, file=sys.stderr)
        if end.code == EXIT_STORE:
            raise WorkerError(end.message or "results cannot be kept")
        if end.code and not self.stop.asked:
            self.told = f"({end.code}) {end.message}".strip()
            print(f"a worker died {self.told}", file=sys.stderr)

    def _drain(self) -> None:
        self.stop.all()
        self._runner.speak(stop=True)

    def _trace(self) -> frozenset[tuple[str, int, int]]:
        """What changes on the disk when workers get anywhere."""
        found = set()
        folder = self.store.folder
        for path in (*self.store.scratch.glob("*.sqlite*"), *(folder / "manifest").glob("*.json")):
            with contextlib.suppress(FileNotFoundError):
                status = path.stat()
                found.add((path.name, status.st_size, status.st_mtime_ns))
        for path in (folder / "progress").glob("*.json"):
            found.add((path.name, read_progress(path).requests, 0))
        return frozenset(entry for entry in found if entry[1])


def _end(future: Future[LaneEnd], lane: str) -> LaneEnd:
    """How a lane ended, also where the engine itself could not say.

    Raises EngineError where the engine has let it go.
    """
    if future.cancelled():
        raise EngineError("the cluster's scheduler was lost; start it again, then run again to go on")
    error = future.exception()
    if error is not None:
        return LaneEnd(lane=lane, code=1, message=f"{type(error).__name__}: {error}")
    return future.result()


def crawl_settings(settings: Settings) -> CrawlSettings:
    """What the crawler needs of the settings."""
    shared = set(CrawlSettings.__struct_fields__) & set(Settings.__struct_fields__) - {"columns"}
    values = {name: getattr(settings, name) for name in shared}
    columns = confirmed.read(settings.columns)
    return CrawlSettings(
        **values, columns=columns, allow_networks=settings.allow_network, renders=settings.renders
    )


def require_browser(settings: Settings) -> None:
    """Make sure that pages can be rendered here, if they are to be.

    Raises:
        SettingsError: Playwright or Chromium is missing.
    """
    if settings.render:
        from crawler.rendering.renderer import RenderError, chromium

        try:
            chromium()
        except RenderError as error:
            raise SettingsError(str(error)) from None


class _Stop:
    """Set by a signal: tells the workers of this machine to drain, and ends those that do not."""

    def __init__(self) -> None:
        self.number = 0
        self._asked_at = 0.0

    @property
    def asked(self) -> bool:
        """True when the workers are to drain."""
        return self._asked_at > 0

    @property
    def late(self) -> bool:
        """True when no worker should be at work any more."""
        return self.asked and time.monotonic() - self._asked_at > DRAIN_SECONDS + SPARE_SECONDS

    def __call__(self, number: int, _: FrameType | None) -> None:
        self.number = self.number or number
        self.all()

    def check(self) -> None:
        """Raises Stopped when a signal came."""
        if self.number:
            raise Stopped(self.number)

    def all(self) -> None:
        """Drain, and after a while end, every worker."""
        self._asked_at = self._asked_at or time.monotonic()
        drain()


@contextlib.contextmanager
def _signals() -> Iterator[_Stop]:
    stop = _Stop()
    if threading.current_thread() is not threading.main_thread():
        yield stop
        return
    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class Watch:
    """Adds up what is committed and what the lanes report."""

    def __init__(self, store: Store, sites: int, on_progress: Callable[[Progress], None]) -> None:
        self._store, self._sites, self._on_progress = store, sites, on_progress
        self._folder = store.folder / "progress"
        for path in self._folder.glob("*.json"):
            path.unlink(missing_ok=True)
        self.running: set[str] = set()  # lanes
        self._committed: dict[str, int] = {}  # shard -> its sites
        self._count()
        self._before = sum(self._committed.values())  # sites that this run does not work on
        self._started = time.monotonic()

    def tick(self) -> Progress:
        """Read the lanes' progress files and pass the sum on."""
        self._count()
        told = [read_progress(path) for path in self._folder.glob("*.json")]
        running = [lane for lane in told if lane.lane in self.running]
        seconds = time.monotonic() - self._started
        done = sum(self._committed.values()) + sum(map(self._under_way, running))
        worked = done - self._before + sum(lane.share for lane in running)
        now = Progress(
            sites=self._sites,
            sites_done=min(done, self._sites),
            pages=sum(lane.pages for lane in told),
            links=sum(lane.links for lane in told),
            requests=sum(lane.requests for lane in told),
            seconds=seconds,
            seconds_left=max(
                seconds * (self._sites - self._before - worked) / worked if worked else 0.0,
                max((lane.seconds_left for lane in running), default=0.0),
            ),
        )
        self._on_progress(now)
        return now

    def _count(self) -> None:
        for shard in self._store.finished() - self._committed.keys():
            self._committed[shard] = len(self._store.shard(shard).sites)

    def _under_way(self, lane: LaneProgress) -> int:
        """Sites that a lane has closed in shards that are not committed."""
        return sum(done for shard, done in lane.done.items() if shard not in self._committed)
