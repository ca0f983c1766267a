"""Census: many shards through an engine; resumed after anything, stopped in good order."""

from __future__ import annotations

import contextlib
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ThreadPoolExecutor, wait
from pathlib import Path
from types import FrameType

import msgspec

from crawler.course import CrawlSettings
from crawler.page import Frozen
from reports.escape import line
from webcensus import confirmed
from webcensus.ledger import CRASH_LIMIT
from webcensus.orders import EXIT_STORE, LaneProgress, Orders
from webcensus.settings import Settings, SettingsError
from webcensus.store import Store

DRAIN_SECONDS = 10.0
TICK = 0.5
IDLE_LIMIT = 3  # workers that die so often before they get anywhere will not get anywhere


class LaneEnd(Frozen):
    """How a worker ended."""

    lane: str
    code: int
    message: str = ""


class Progress(Frozen):
    """How far a round is."""

    sites: int = 0
    sites_done: int = 0
    pages: int = 0
    links: int = 0
    requests: int = 0
    seconds: float = 0.0
    seconds_left: float = 0.0


class Stopped(Exception):
    """The round was asked to stop and has drained; `signal` says by what."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.signal = number


class WorkerError(RuntimeError):
    """Workers keep dying, or results cannot be kept."""


def engine(settings: Settings) -> Executor:
    """The executor that carries shards to workers: the seam to clusters.

    Raises:
        SettingsError: the engine is not known.
    """
    if settings.engine == "local":
        return ThreadPoolExecutor(max_workers=settings.workers, thread_name_prefix="lane")
    raise SettingsError(f"--engine cannot be {settings.engine!r}; engines are: local")


def sweep(store: Store, settings: Settings, on_progress: Callable[[Progress], None]) -> None:
    """Crawl every shard of the round that is not committed yet.

    Raises:
        Stopped: SIGINT or SIGTERM came; the workers have drained and a later run goes on from there.
        WorkerError: results cannot be kept, or workers died again and again without getting anywhere.
    """
    round_ = store.open()
    done = store.committed(verify=True)
    pending = [shard for shard in round_.shards if shard not in done]
    finished = sum(manifest.sites for manifest in done.values())
    with engine(settings) as executor, _signals() as stop:
        watch = _Watch(store, round_.sites, finished, on_progress)
        told, idle = "", 0  # idle: times in a row that brought nothing at all
        for _ in range(CRASH_LIMIT * 3):
            if not pending or stop.number or idle == IDLE_LIMIT:
                break
            before = _trace(store)
            told = _round(executor, _lanes(store, settings, pending), stop, watch)
            pending = [shard for shard in pending if not store.is_committed(shard)]
            idle = idle + 1 if _trace(store) == before else 0
        watch.tick()
    if stop.number:
        raise Stopped(stop.number)
    if pending:
        raise WorkerError(
            f"{len(pending)} shards could not be finished: workers died again and again: {told}"
        )


def _trace(store: Store) -> frozenset[tuple[str, int, int]]:
    """What changes on the disk when workers get anywhere."""
    found = set()
    for path in (*store.scratch.glob("*.sqlite*"), *(store.folder / "manifest").glob("*.json")):
        with contextlib.suppress(FileNotFoundError):
            status = path.stat()
            found.add((path.name, status.st_size, status.st_mtime_ns))
    return frozenset(found)


def _round(executor: Executor, lanes: Sequence[Orders], stop: _Stop, watch: _Watch) -> str:
    """Hand all lanes out once, and wait. Returns the last word of a worker that died."""
    told = ""
    futures: set[Future[LaneEnd]] = {executor.submit(run_lane, orders) for orders in lanes}
    while futures:
        ended, futures = wait(futures, timeout=TICK, return_when=FIRST_COMPLETED)
        watch.tick()
        for future in ended:
            end = future.result()
            if end.code == EXIT_STORE:
                stop.all()
                wait(futures)
                raise WorkerError(end.message or "results cannot be kept")
            if end.code and not stop.number:
                told = f"({end.code}) {end.message}".strip()
                print(f"a worker died {told}", file=sys.stderr)
    return told


def _lanes(store: Store, settings: Settings, pending: Sequence[str]) -> list[Orders]:
    count = min(settings.workers, len(pending))
    crawl = crawl_settings(settings)
    return [
        Orders(
            folder=str(store.folder),
            scratch=str(store.scratch),
            lane=f"lane{number}",
            shards=tuple(pending[number::count]),
            settings=crawl,
        )
        for number in range(count)
    ]


def crawl_settings(settings: Settings) -> CrawlSettings:
    """What the crawler needs of the settings."""
    shared = set(CrawlSettings.__struct_fields__) & set(Settings.__struct_fields__) - {"columns"}
    values = {name: getattr(settings, name) for name in shared}
    columns = confirmed.read(settings.columns)
    return CrawlSettings(**values, columns=columns, allow_networks=settings.allow_network)


def run_lane(orders: Orders) -> LaneEnd:
    """Run one worker process to its end; the task that an engine carries."""
    process = subprocess.Popen(
        [sys.executable, "-m", "webcensus.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
        cwd=Path(__file__).resolve().parents[1],
    )
    assert process.stdin
    assert process.stderr
    _running[orders.lane] = process
    try:
        process.stdin.write(msgspec.json.encode(orders) + b"\n")
        process.stdin.flush()
        tail = b""
        for said in process.stderr:
            tail = (tail + said)[-4000:]
        return LaneEnd(lane=orders.lane, code=process.wait(), message=_last_line(tail))
    except BrokenPipeError:
        return LaneEnd(
            lane=orders.lane, code=process.wait() or 1, message=_last_line(process.stderr.read()[-4000:])
        )
    finally:
        _running.pop(orders.lane, None)
        process.stdin.close()
        process.stderr.close()


_running: dict[str, subprocess.Popen[bytes]] = {}


def _last_line(text: bytes) -> str:
    lines = text.decode("utf-8", "replace").strip().splitlines()
    return line(lines[-1]) if lines else ""


class _Stop:
    """Set by a signal: tells the workers of this machine to drain, and ends those that do not."""

    def __init__(self) -> None:
        self.number = 0

    def __call__(self, number: int, _: FrameType | None) -> None:
        self.number = self.number or number
        self.all()

    def all(self) -> None:
        """Drain, and after a while end, every worker."""
        for process in list(_running.values()):
            process.send_signal(signal.SIGTERM)
        timer = threading.Timer(DRAIN_SECONDS, _end, [list(_running.values())])
        timer.daemon = True
        timer.start()


def _end(processes: Sequence[subprocess.Popen[bytes]]) -> None:
    for process in processes:
        if process.poll() is None:
            process.kill()


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


class _Watch:
    """Adds up what the lanes report."""

    def __init__(self, store: Store, sites: int, done: int, on_progress: Callable[[Progress], None]) -> None:
        self._folder = store.folder / "progress"
        for path in self._folder.glob("*.json"):
            path.unlink(missing_ok=True)
        self._sites, self._done = sites, done
        self._started = time.monotonic()
        self._on_progress = on_progress

    def tick(self) -> None:
        """Read the lanes' progress files and pass the sum on."""
        lanes = [lane for lane in map(_read, self._folder.glob("*.json")) if lane]
        seconds = time.monotonic() - self._started
        done = self._done + sum(lane.sites_done for lane in lanes)
        self._on_progress(
            Progress(
                sites=self._sites,
                sites_done=min(done, self._sites),
                pages=sum(lane.pages for lane in lanes),
                links=sum(lane.links for lane in lanes),
                requests=sum(lane.requests for lane in lanes),
                seconds=seconds,
                seconds_left=max((_left(lane, seconds) for lane in lanes), default=0.0),
            )
        )


def _left(lane: LaneProgress, seconds: float) -> float:
    """Seconds a lane still needs for the sites it has open: at its pace so far, and never past their time."""
    if not lane.requests:
        return lane.seconds_left
    return min(lane.seconds_left, lane.queued * seconds / lane.requests)


def _read(path: Path) -> LaneProgress | None:
    try:
        return msgspec.json.decode(path.read_bytes(), type=LaneProgress)
    except (OSError, msgspec.DecodeError):
        return None
