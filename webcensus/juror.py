"""Juror: a process that judges some of a round's sites, where a round is judged by several.

It is told what to judge on stdin, a line of JSON for each task below one with the orders, and answers each on
stdout; it ends when stdin does, so with its parent. Judgements come as Parquet, in a folder for each task.
"""

from __future__ import annotations

import os
import queue
import sys
import threading
import traceback
from pathlib import Path

import msgspec

from crawler.page import Frozen
from reports.overview import OverviewRow
from reports.ruling import Pattern, Ruling, Rulings
from webcensus import garbage
from webcensus.archive import Places
from webcensus.audit import law
from webcensus.documents import Documents
from webcensus.gate import Gate, Reasons
from webcensus.judgement import Tables, judge_some
from webcensus.settings import Settings
from webcensus.store import Store, StoreError
from webcensus.version import VERSION


class Charge(Frozen):
    """What all tasks of a process have in common."""

    round: str  # folder of the round
    at: str  # the working directory, from which paths in the settings count
    settings: Settings
    rubric_sha256: str
    wanted: frozenset[str] | None = None  # as in Documents
    failing: bool = False
    by_key: dict[str, Ruling] = {}
    by_pattern: tuple[tuple[Pattern, Ruling], ...] = ()
    version: str = VERSION  # of the program that asks


class Task(Frozen):
    """Sites to judge."""

    sites: tuple[Places, ...]
    folder: str  # where their judgements go; it is made


class Answer(Frozen):
    """What came of a task; the judgements are in its folder."""

    rows: tuple[OverviewRow, ...] = ()  # in the order of the sites
    sites: tuple[str, ...] = ()  # their ids
    reasons: Reasons = Reasons()
    failure: str = ""  # why it could not be done; "": it is done
    fault: bool = False  # the failure is one of the program


class Juror:
    """Judges what it is asked to.

    Raises:
        StoreError: the program or the rubric is no longer the one that the others judge with.
    """

    def __init__(self, charge: Charge) -> None:
        self._settings = charge.settings
        self._rubric, self._known = law(charge.settings)
        if (charge.version, charge.rubric_sha256) != (VERSION, self._rubric.sha256):
            raise StoreError(f"{self._rubric.id}: was changed while it was in use; run again")
        self._rulings = Rulings(charge.by_key, charge.by_pattern)
        self._documents = Documents(
            Store(Path(charge.round)),
            self._rubric,
            self._known,
            charge.settings,
            wanted=charge.wanted,
            failing=charge.failing,
        )

    def judge(self, task: Task) -> Answer:
        """Judge some sites, keep the judgements, write the documents that single sites get."""
        kept, gate = Tables(Path(task.folder)), Gate(self._settings, frozenset())
        rows, sites = list[OverviewRow](), list[str]()
        found = judge_some(
            task.sites, self._rubric, self._known, as_of=self._settings.as_of, rulings=self._rulings
        )
        for judged in found:
            kept.add(judged)
            gate.add(judged)
            rows.append(self._documents.written(judged))
            sites.append(judged.scorecard.site)
        kept.close()
        return Answer(rows=tuple(rows), sites=tuple(sites), reasons=gate.reasons)


def _answers(lines: queue.SimpleQueue[bytes]) -> None:
    """Answer each task; the first failure ends the process."""
    juror: Juror | None = None
    while True:
        line, answer = lines.get(), None
        try:
            if juror is None:
                charge = msgspec.json.decode(line, type=Charge)
                os.chdir(charge.at)
                juror = Juror(charge)
            else:
                answer = juror.judge(msgspec.json.decode(line, type=Task))
        except (StoreError, OSError) as error:
            answer = Answer(failure=str(error))
        except Exception as error:
            if os.environ.get("WEBCENSUS_TRACEBACK"):
                traceback.print_exception(error)
            answer = Answer(failure=f"{type(error).__name__}: {error}", fault=True)
        if answer:
            sys.stdout.buffer.write(msgspec.json.encode(answer) + b"\n")
            sys.stdout.buffer.flush()
            if answer.failure:
                return


def _heard(lines: queue.SimpleQueue[bytes]) -> None:
    """Take what stdin says; at its end there is nobody left to work for."""
    for line in sys.stdin.buffer:
        lines.put(line)
    os._exit(0)


def main() -> int:
    """The process's entry."""
    lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_heard, args=(lines,), daemon=True).start()
    garbage.seldom()
    _answers(lines)
    return 1


if __name__ == "__main__":
    sys.exit(main())
