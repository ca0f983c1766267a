"""Jury: a round judged by several processes, with the same result as by one.

Each process judges some sites at a time. What it brings is joined in the order of the round, so neither
tables nor documents show how many there were.
"""

from __future__ import annotations

import contextlib
import os
import queue
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType

import msgspec
import pyarrow.parquet as pq

from reports.rubric import Rubric
from reports.ruling import Rulings
from webcensus.archive import Places
from webcensus.census import WorkerError
from webcensus.juror import Answer, Charge, Task
from webcensus.settings import Settings
from webcensus.store import Store, StoreError

SITE = 8  # pages that a site costs as much as, besides its own
LEAST = 15_000  # pages of a task: some seconds, against the second that a process takes to start
ENOUGH = 4 * LEAST  # pages of a round that is worth a second process
MOST = 60_000  # so that all processes end at about the same time
TASKS = 4  # for each process, where there are pages enough


def shares(store: Store, processes: int | None) -> list[tuple[Places, ...]]:
    """The sites of a round in the order of its plan, a share for each task; none where one process is enough.

    `processes` is how many there may be; None: as many as there are cores that this one may use.
    """
    count = processes or _cores()
    parts = [(folder, _rows(folder, "sites"), _rows(folder, "pages")) for folder in store.facts(verify=True)]
    whole = sum(sites * SITE + pages for _, sites, pages in parts)
    if count == 1 or whole < ENOUGH:
        return []
    size = min(max(whole / (count * TASKS), LEAST), MOST)
    found: list[tuple[Places, ...]] = []
    open_, left = list[Places](), size
    for folder, sites, pages in parts:
        each, first = SITE + pages / max(1, sites), 0
        while first < sites:
            count = min(sites - first, max(1, round(left / each)))
            open_.append(Places(folder=str(folder), first=first, count=count))
            first, left = first + count, left - count * each
            if left < each:
                found.append(tuple(open_))
                open_, left = [], size
    return [*found, tuple(open_)] if open_ else found


def charge(
    store: Store,
    rubric: Rubric,
    settings: Settings,
    rulings: Rulings,
    *,
    wanted: frozenset[str] | None,
    failing: bool,
) -> Charge:
    """What all shares have in common."""
    return Charge(
        round=str(store.folder.absolute()),
        at=str(Path.cwd()),
        settings=settings,
        rubric_sha256=rubric.sha256,
        wanted=wanted,
        failing=failing,
        by_key=rulings.by_key,
        by_pattern=rulings.by_pattern,
    )


class Jury:
    """Some processes that judge shares of a round which is held. To be left in any case: it ends them."""

    def __init__(self, charge: Charge, shares: Sequence[tuple[Places, ...]], processes: int | None) -> None:
        self._charge = charge
        self._folder = Path(charge.round) / "judgements" / ".jury"
        tasks = [Task(sites=sites, folder=str(self._folder / str(n))) for n, sites in enumerate(shares)]
        self._tasks = iter(enumerate(tasks))  # a list's own: threads may take from it at once
        self._count = len(shares)
        self._answered: queue.SimpleQueue[tuple[int, Answer | Exception]] = queue.SimpleQueue()
        self.processes = [_start() for _ in range(min(processes or _cores(), len(shares)))]
        self._threads = [threading.Thread(target=self._served, args=(each,)) for each in self.processes]

    def __enter__(self) -> Jury:
        shutil.rmtree(self._folder, ignore_errors=True)  # of one that was killed
        self._folder.mkdir(parents=True)
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        for process in self.processes:
            process.kill()
        for thread in self._threads:
            thread.join()
        for process in self.processes:
            process.wait()
            for stream in (process.stdin, process.stdout):
                assert stream
                with contextlib.suppress(BrokenPipeError):  # it died before it had read all
                    stream.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def answers(self) -> Iterator[tuple[Answer, Path]]:
        """What came of each share, in order, and the folder of its judgements, dropped once it is looked at.

        Raises:
            StoreError: sites could not be read, or their judgements not kept.
            WorkerError: a process died.
            RuntimeError: a fault of the program.
        """
        early: dict[int, Answer] = {}
        for number in range(self._count):
            while number not in early:
                which, answer = self._answered.get()
                if isinstance(answer, Exception):
                    raise answer
                early[which] = answer
            folder = self._folder / str(number)
            yield early.pop(number), folder
            shutil.rmtree(folder)

    def _served(self, process: subprocess.Popen[bytes]) -> None:
        """Give a process one task after the other."""
        try:
            self._tell(process, self._charge)
            while (next_ := next(self._tasks, None)) is not None:
                number, task = next_
                self._tell(process, task)
                self._answered.put((number, _answer(process)))
        except Exception as error:  # raised where the answers are taken
            self._answered.put((-1, error))

    @staticmethod
    def _tell(process: subprocess.Popen[bytes], what: Charge | Task) -> None:
        assert process.stdin
        try:
            process.stdin.write(msgspec.json.encode(what) + b"\n")
            process.stdin.flush()
        except BrokenPipeError:  # what it said before tells why
            _answer(process)
            raise WorkerError("a process that judges sites ended before it began") from None


def _answer(process: subprocess.Popen[bytes]) -> Answer:
    assert process.stdout
    said = process.stdout.readline()
    if not said.endswith(b"\n"):
        raise WorkerError(
            f"a process that judges sites died ({process.wait()}), lacking memory perhaps; run `check` again"
        )
    answer = msgspec.json.decode(said, type=Answer)
    if answer.failure:
        raise RuntimeError(answer.failure) if answer.fault else StoreError(answer.failure)
    return answer


def _start() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "webcensus.juror"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,  # ctrl-C is for the parent, which ends it
        cwd=Path(__file__).resolve().parents[1],
    )


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _rows(folder: Path, name: str) -> int:
    return int(pq.read_metadata(folder / f"{name}.parquet").num_rows)
