"""A census round of the demonstration web in processes that can be killed, and what it must come to."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from command import CONTACT, Ended, finish, start
from once import once

from webcensus import tables
from webcensus.demo.web import Served

CODES = ("3309000003", "3309000007", "3309000009")  # in several shards; the last one is blocked
HASTE = ("--delay", "0.02", "--confirm-after", "0.2", "--shard-size", "1")
HERE = ("--allow-network", "127.0.0.1/32", "--contact", CONTACT)


class Round:
    """A round folder and the command that works on it, some sites of the demonstration web in two shards."""

    def __init__(self, folder: Path, served: Served, codes: Sequence[str]) -> None:
        self.folder = folder / "round"
        self.cwd = folder
        self.local = folder / "scratch"  # for those who pass it by --scratch
        sites = [site for site in served.sites if site.id in codes]
        rows = "".join(
            f"{site.id},{site.url},{site.name},{site.level},{site.site_type},是\n" for site in sites
        )
        (folder / "sites.csv").write_text("site_code,url,name,level,site_type,has_services\n" + rows, "utf-8")
        resolve = [part for place in served.resolve for part in ("--resolve", place)]
        self.command = ("run", "sites.csv", "-o", str(self.folder), *HASTE, *HERE, *resolve)

    def start(self, *more: str, shell: str = "") -> subprocess.Popen[str]:
        """Work on it, in the background."""
        return start(*self.command, *more, cwd=self.cwd, shell=shell)

    def run(self, *more: str, timeout: float = 60) -> Ended:
        """Work on it to the end."""
        return finish(self.start(*more), timeout)

    def visits(self) -> int:
        """How many visits are written down, in finished shards and in the ledgers of the others."""
        finished = {path.stem for path in (self.folder / "manifest").glob("*.json")}
        paths = (*(self.folder / "scratch").glob("*.sqlite"), *self.local.glob("*/*.sqlite"))
        return sum(_visits(path) for path in paths if path.stem not in finished) + len(self.rows("outcomes"))

    def until(self, process: subprocess.Popen[str], visits: int) -> bool:
        """Wait until so many visits are written down. False when the process ended before."""
        deadline = time.monotonic() + 120
        while process.poll() is None:
            if self.visits() >= visits:
                return True
            assert time.monotonic() < deadline, "no progress"
            time.sleep(0.02)
        return False

    def rows(self, table: str) -> list[dict[str, Any]]:
        """The rows of a table, of the finished shards."""
        paths = [
            self.folder / "data" / json.loads(path.read_bytes())["data"] / f"{table}.parquet"
            for path in (self.folder / "manifest").glob("*.json")
        ]
        return [row for path in paths if path.is_file() for row in pq.read_table(path).to_pylist()]

    def result(self) -> dict[str, Any]:
        """What a finished round came to, without what differs from one crawl to the next by its nature."""
        judged = self.folder / "judgements" / "cn-2015"
        findings = pq.read_table(judged / "findings.parquet").to_pylist()
        cards = pq.read_table(judged / "scorecards.parquet").to_pylist()
        came_to = {
            "findings": sorted(
                (row["site"], row["check"], row["locator"], row["certainty"], row["occurrences"])
                for row in findings
            ),
            "scores": sorted((row["site"], row["verdict"], row["minimum"], row["maximum"]) for row in cards),
            "outcomes": sorted(
                (row["site"], row["url"], row["purpose"], row["outcome"], row["status"])
                for row in self._outcomes()
            ),
            "sizes": {name: len(self.rows(name)) for name in tables.FACTS if name not in NOT_SIZED},
        }
        plain: dict[str, Any] = json.loads(json.dumps(came_to))
        return plain

    def _outcomes(self) -> list[dict[str, Any]]:
        """All but control requests, which are made where a host happens to answer nothing else meanwhile."""
        return [row for row in self.rows("outcomes") if row["purpose"] != "control"]

    def check_whole(self, sites: int) -> None:
        """Nothing lost, nothing twice."""
        ends = self.rows("site_outcomes")
        assert len(ends) == len({row["site"] for row in ends}) == sites
        handed_out = {row["site"]: row["handed_out"] for row in ends}
        assert handed_out == {row["site"]: row["recorded"] for row in ends}
        assert handed_out == Counter(row["site"] for row in self.rows("outcomes"))
        for table, columns in UNIQUE.items():
            keys = [tuple(row[column] for column in columns) for row in self.rows(table)]
            assert [key for key, times in Counter(keys).items() if times > 1] == [], table


def undisturbed(
    served: Served, factory: pytest.TempPathFactory, codes: Sequence[str] = CODES
) -> dict[str, Any]:
    """What a round comes to that this machine alone makes and nobody disturbs; made once for all who ask."""

    def make(folder: Path) -> None:
        made = Round(folder, served, codes)
        ended = made.run("-q", timeout=180)
        assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")
        made.check_whole(len(codes))
        (folder / "result.json").write_text(json.dumps(made.result()))

    made = once(factory, f"undisturbed-{len(codes)}", make)
    result: dict[str, Any] = json.loads((made / "result.json").read_text())
    return result


NOT_SIZED = ("evidence", "outcomes")  # these are compared row by row
UNIQUE = {  # what tells the rows of a table apart
    "sites": ("id",),
    "site_outcomes": ("site",),
    "outcomes": ("site", "url", "purpose", "origin", "fetched_at"),
    "pages": ("site", "url", "fetched_at"),
    "columns": ("site", "url"),
    "letters": ("site", "id", "url"),
    "guides": ("site", "url"),
    "links": ("site", "url"),
    "page_findings": ("site", "check", "locator", "page"),
    "page_judged": ("site", "check"),
    "evidence": ("site", "sha256"),
}


def _visits(path: Path) -> int:
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=5.0)) as db:
            return int(db.execute("select count(*) from visits").fetchone()[0])
    except sqlite3.Error:
        return 0  # just made, or just gone


def workers(process: subprocess.Popen[str]) -> list[int]:
    """Process ids of the workers of a run."""
    return worker_processes(process.pid)


def worker_processes(run: int) -> list[int]:
    """Process ids of the workers of the run that this process is."""
    return [pid for pid, parent, told in _processes() if parent == run and "webcensus.worker" in told]


def alive(pids: Sequence[int]) -> list[int]:
    """Those of the processes that still run."""
    return [pid for pid, _, told in _processes() if pid in pids and "defunct" not in told]


def _processes() -> list[tuple[int, int, str]]:
    listed = subprocess.run(
        ["ps", "-A", "-o", "pid=,ppid=,args="], capture_output=True, text=True, check=True
    )
    parts = [line.split(None, 2) for line in listed.stdout.splitlines()]
    return [(int(part[0]), int(part[1]), part[2] if len(part) > 2 else "") for part in parts]


def kill(process: subprocess.Popen[str]) -> float:
    """kill -9 a run, unless it is over by itself, and well; seconds until its workers are gone too (at most 5)."""
    left = workers(process)
    process.kill()
    _, err = process.communicate()
    assert process.returncode in {-signal.SIGKILL, 0}, err
    began = time.monotonic()
    while alive(left) and time.monotonic() - began < 5:
        time.sleep(0.02)
    return time.monotonic() - began
