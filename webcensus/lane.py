"""Lane: the parent of one worker process. It starts it, hears it out, and ends it when it hangs.

`run_lane` is the task that an engine carries, in a thread of this process or on a machine of a cluster.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec

from crawler.page import Frozen
from reports.escape import line
from webcensus.control import Listener
from webcensus.orders import EXIT_STORE, NOTE, LaneProgress, Orders
from webcensus.store import Store
from webcensus.version import VERSION

DRAIN_SECONDS = 10.0
SILENCE = 300.0  # seconds without a sign of life after which a worker is ended
MOST_NOTES = 100
LOOK = 1.0  # seconds between two looks at a worker


class LaneEnd(Frozen):
    """How a worker ended."""

    lane: str
    code: int
    message: str = ""
    notes: tuple[str, ...] = ()  # what the user is to know besides


def run_lane(orders: Orders) -> LaneEnd:
    """Run one worker process to its end; nothing where its shards are done or the run is over."""
    store = Store(Path(orders.folder))
    if fault := _unfit(orders, store):
        return LaneEnd(lane=orders.lane, code=EXIT_STORE, message=fault)
    if Listener(store.folder, orders.token).drained() or all(map(store.is_committed, orders.shards)):
        return LaneEnd(lane=orders.lane, code=0)
    process = subprocess.Popen(
        [sys.executable, "-m", "webcensus.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
        cwd=Path(__file__).resolve().parents[1],
        env=os.environ | {"GLIBC_TUNABLES": _tunables(os.environ.get("GLIBC_TUNABLES", ""))},
    )
    _running[orders.lane] = process
    try:
        return _heard_out(process, orders, store)
    finally:
        _running.pop(orders.lane, None)
        for stream in (process.stdin, process.stderr):
            assert stream
            with contextlib.suppress(BrokenPipeError):
                stream.close()


def _tunables(given: str) -> str:
    """Settings of the C library for a worker: memory in large pages, where trees and texts are read quicker.

    What the user has set holds. Other C libraries, and systems without such pages, pay no heed to it.
    """
    return given if _LARGE_PAGES in given else ":".join(filter(None, (given, f"{_LARGE_PAGES}=1")))


_LARGE_PAGES = "glibc.malloc.hugetlb"


def drain() -> None:
    """Tell every worker of this process to finish what is under way, and end those that do not."""
    processes = list(_running.values())
    for process in processes:
        process.send_signal(signal.SIGTERM)
    timer = threading.Timer(DRAIN_SECONDS, _end, [processes])
    timer.daemon = True
    timer.start()


_running: dict[str, subprocess.Popen[bytes]] = {}


def _unfit(orders: Orders, store: Store) -> str:
    """Why this machine cannot carry the orders out."""
    if orders.version != VERSION:
        return f"a worker runs webcensus {VERSION}, the run {orders.version}; install the same everywhere"
    if not store.exists:
        return f"{store.folder}: a worker does not see the round; mount the same folder on every machine"
    return ""


def _heard_out(process: subprocess.Popen[bytes], orders: Orders, store: Store) -> LaneEnd:
    assert process.stdin
    assert process.stderr
    with contextlib.suppress(BrokenPipeError):  # it died at once; what it said tells why
        process.stdin.write(msgspec.json.encode(orders) + b"\n")
        process.stdin.flush()
    watchdog = _Watchdog(process, store.progress_path(orders.lane))
    watchdog.start()
    tail, notes = b"", list[str]()
    for said in process.stderr:
        tail = (tail + said)[-4000:]
        if said.startswith(NOTE) and len(notes) < MOST_NOTES:
            notes.append(_last_line(said.removeprefix(NOTE)[:1000]))
    code = process.wait()
    watchdog.over.set()
    message = watchdog.reason or _last_line(tail)
    return LaneEnd(lane=orders.lane, code=code, message=message, notes=tuple(notes))


class _Watchdog(threading.Thread):
    """Ends a worker that gives no sign of life, or whose shard takes longer than it can."""

    def __init__(self, process: subprocess.Popen[bytes], progress: Path) -> None:
        super().__init__(name="watchdog", daemon=True)
        self._process, self._progress = process, progress
        self.reason = ""
        self.over = threading.Event()  # the worker has ended

    def run(self) -> None:
        seen, since = 0, time.monotonic()
        while not (self.reason or self.over.wait(LOOK)) and self._process.poll() is None:
            changed = self._changed()
            if changed != seen:
                seen, since = changed, time.monotonic()
            self.reason = self._overdue(time.monotonic() - since)
        if self.reason:
            self._process.kill()

    def _changed(self) -> int:
        try:
            return self._progress.stat().st_mtime_ns
        except OSError:
            return 0

    def _overdue(self, silent: float) -> str:
        if silent > SILENCE:
            return f"gave no sign of life for {silent:.0f} s and was ended"
        told = read_progress(self._progress)
        return f"shard {told.overdue} took longer than it can; the worker was ended" if told.overdue else ""


def read_progress(path: Path) -> LaneProgress:
    """What a lane last said of itself; nothing where it said nothing yet."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=LaneProgress)
    except (OSError, msgspec.DecodeError):
        return LaneProgress(lane=path.stem)


def _end(processes: Sequence[subprocess.Popen[bytes]]) -> None:
    for process in processes:
        if process.poll() is None:
            process.kill()


def _last_line(text: bytes) -> str:
    lines = text.decode("utf-8", "replace").strip().splitlines()
    return line(lines[-1]) if lines else ""
