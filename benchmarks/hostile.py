"""The hostile web: every case's outcome and cause, as the product's own tables tell them, against its manifest.

    python -m benchmarks.hostile ../shared/hostile/hostile_web.py [--only NAME,NAME] [--alone] [--port 18330]

Runs the hostile web around one `webcensus run` of all its sites, then prints a line for each fault and
`k of n`. With `--alone` each site is then crawled once more by itself, and its seconds and the memory of its
worker above that of an idle one are compared with the manifest's limits too. Nothing outside 127.0.0.0/8 is
contacted.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import shlex
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb

from webcensus.store import Store

LIFE = 3000  # seconds after which the web stops whatever happens
AT_ONCE = 2  # sites crawled alone, each by a process of its own
WORKER_MB = 400  # what a worker may have in memory, whatever it meets
IDLE = "conn_refused"  # the site that costs a worker nothing
MANNERS = (
    "--allow-network", "127.0.1.0/24", "--delay", "0.05", "--confirm-after", "0.5", "--max-pages", "520",
    "--max-minutes", "1.9", "--timeout", "10", "--workers", "1",
)  # fmt: skip


@dataclass
class Pass:
    """One `webcensus run` against the web."""

    code: int
    seconds: float
    peak: int  # most MB that one of its workers had in memory
    said: str  # the end of what it wrote on stderr
    sites: dict[str, dict[str, Any]] = field(default_factory=dict)  # name -> row of site_outcomes


def main() -> int:
    """Run, compare, print; 0 when nothing fell short."""
    parser = argparse.ArgumentParser()
    parser.add_argument("web", type=Path, help="the program that serves the web, or `inside` it")
    parser.add_argument("--only", default="")
    parser.add_argument("--alone", action="store_true")
    parser.add_argument("--port", default="18330")
    parser.add_argument("--keep", type=Path, help="keep the rounds in this folder")
    parser.add_argument("--manners", type=shlex.split, default=MANNERS, help="options of `webcensus run`")
    given = parser.parse_args()
    if given.web == Path("inside"):
        return inside(given)
    with tempfile.TemporaryDirectory(prefix="hostile-") as scratch:
        manifest = Path(scratch) / "manifest.json"
        web = [sys.executable, "-W", "ignore", given.web, "run", "--port", given.port, "--life", LIFE]
        only = ["--only", given.only] if given.only else []
        keep = ["--keep", given.keep or scratch]
        alone = ["--alone"] if given.alone else []
        inner = [sys.executable, "-m", "benchmarks.hostile", "inside", *keep, *alone]
        inner += [f"--manners={shlex.join(given.manners)}"]
        command = [*web, "--manifest", manifest, *only, "--", *inner]
        done = subprocess.run(list(map(str, command)), stdout=subprocess.PIPE, check=False, text=True)
    print(done.stdout.partition('{\n "command_rc"')[0].strip())
    return done.returncode


def inside(given: argparse.Namespace) -> int:
    """Everything that happens while the web is up."""
    os.environ["SSL_CERT_FILE"] = os.environ.get("HOSTILE_CA", "")
    manifest = json.loads(Path(os.environ["HOSTILE_MANIFEST"]).read_text("utf-8"))
    cases = {str(site["name"]): site for site in manifest["sites"]}
    whole = visit(Path(os.environ["HOSTILE_SITES_CSV"]), given.keep / "round", given.manners)
    faults = [*crashed(whole), *violations("all at once")]
    print(f"all at once: {whole.seconds:.0f} s, worker at most {whole.peak} MB")
    differing = dict(outcomes(whole, cases))
    for name, fault in differing.items():
        print(f"{name}: {fault}; again by itself, in case this machine was too busy for all")
        run = visit(_listed(name, given.keep / "again"), given.keep / "again" / name / "round", given.manners)
        faults += [*crashed(run), *outcomes(run, {name: cases[name]})]
    if differing:
        violations("again")
    short = {name for name, _ in faults}
    if given.alone:
        more = list(each_alone(cases, given.keep / "alone", given.manners))
        faults += more
        short |= {name for name, _ in more}
    for name, fault in faults:
        print(f"{name}: {fault}")
    print(f"{len(cases.keys() - short)} of {len(cases)} cases end as their manifest says")
    return int(bool(faults))


def visit(listed: Path, out: Path, manners: tuple[str, ...]) -> Pass:
    """Crawl the listed sites, watch the workers, read the product's table of outcomes."""
    command = [sys.executable, "-m", "webcensus", "run", str(listed), "-o", str(out), "-q", *manners]
    began = time.monotonic()
    with tempfile.TemporaryFile("w+") as talk:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=talk)
        peak = 0
        while process.poll() is None:
            peak = max([peak, *map(memory, workers(process.pid))])
            time.sleep(0.1)
        talk.seek(0)
        said = talk.read()[-2000:]
    return Pass(process.returncode, time.monotonic() - began, peak, said, table(out))


def table(out: Path) -> dict[str, dict[str, Any]]:
    """Name -> what the round recorded of that site."""
    ends, sites = (Store(out).files(name) for name in ("site_outcomes", "sites"))
    if not ends:
        return {}
    with duckdb.connect() as db:
        found = db.execute(
            "select s.name, o.* from read_parquet($ends) o join read_parquet($sites) s on s.id = o.site",
            {"ends": ends, "sites": sites},
        )
        names = [column[0] for column in found.description]
        return {row[0]: dict(zip(names, row, strict=True)) for row in found.fetchall()}


Fault = tuple[str, str]  # name of the case, what fell short


def crashed(run: Pass) -> Iterator[Fault]:
    """A run that did not end well, and one whose worker grew too large."""
    if run.code:
        yield "run", f"ended with {run.code}: {run.said.strip()[-300:]}"
    if "Traceback" in run.said:
        yield "run", f"a traceback: {run.said.strip()[-300:]}"
    if run.peak > WORKER_MB:
        yield "run", f"a worker had {run.peak} MB in memory, more than {WORKER_MB}"


def outcomes(run: Pass, cases: dict[str, dict[str, Any]]) -> Iterator[Fault]:
    """Cases whose recorded outcome or causes differ, or whose URLs were lost."""
    for name, case in cases.items():
        row = run.sites.get(name)
        if row is None:
            yield name, "no outcome recorded"
            continue
        had, wanted = set(json.loads(row["causes"])), set(case["causes"])
        if row["state"] != case["outcome"] or (wanted and not had & wanted):
            expected = f"{case['outcome']} {sorted(wanted)}"
            yield name, f"{row['state']} {sorted(had)} for {expected} ({row['detail']})"
        if row["handed_out"] != row["recorded"]:
            yield name, f"{row['handed_out']} handed out, {row['recorded']} recorded"


def violations(when: str) -> list[Fault]:
    """What the web itself saw that must not be; its counters begin anew."""
    at = os.environ["HOSTILE_STATS_URL"].removesuffix("stats")
    judged = json.loads(_get(f"{at}judge"))
    _get(f"{at}reset")
    return [(each["site"], f"{when}: {broken}") for each in judged for broken in each["violations"]]


def _get(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=30) as answer:
        body: bytes = answer.read()
    return body


def each_alone(cases: dict[str, dict[str, Any]], folder: Path, manners: tuple[str, ...]) -> Iterator[Fault]:
    """Crawl each site by itself; seconds and memory above an idle worker's are held against its limits."""

    def crawl(name: str) -> Pass:
        return visit(_listed(name, folder), folder / name / "round", manners)

    idle = crawl(IDLE).peak if IDLE in cases else 0
    with ThreadPoolExecutor(AT_ONCE) as pool:
        runs = dict(zip(cases, pool.map(crawl, cases), strict=True))
    _tell(runs, idle)
    for name, run in runs.items():
        yield from ((name, f"alone: {what}") for _, what in crashed(run))
        yield from ((name, f"alone: {what}") for _, what in outcomes(run, {name: cases[name]}))
        if (took := _seconds(run, name)) > cases[name]["max_seconds"]:
            yield name, f"alone: {took:.0f} s, more than {cases[name]['max_seconds']}"
        if (above := run.peak - idle) > cases[name]["max_mem_mb"]:
            yield name, f"alone: {above} MB above idle, more than {cases[name]['max_mem_mb']}"
    yield from violations("alone")


def _tell(runs: dict[str, Pass], idle: int) -> None:
    print(f"alone: an idle worker has {idle} MB; most seconds and most MB above idle:")
    slow = sorted(((_seconds(run, name), name) for name, run in runs.items()), reverse=True)[:5]
    large = sorted(((run.peak - idle, name) for name, run in runs.items()), reverse=True)[:5]
    print("  " + ", ".join(f"{name} {seconds:.0f} s" for seconds, name in slow))
    print("  " + ", ".join(f"{name} {above} MB" for above, name in large))


def _listed(name: str, folder: Path) -> Path:
    """A list of that site alone."""
    listed = folder / name / "sites.csv"
    listed.parent.mkdir(parents=True, exist_ok=True)
    with Path(os.environ["HOSTILE_SITES_CSV"]).open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        row = next(row for row in rows if row["name"] == name)
    with listed.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, row.keys())
        writer.writeheader()
        writer.writerow(row)
    return listed


def _seconds(run: Pass, name: str) -> float:
    row = run.sites.get(name)
    return (row["ended_at"] - row["started_at"]).total_seconds() if row else 0.0


def workers(parent: int) -> list[int]:
    """Process ids of the workers of a run."""
    try:
        lists = [path.read_text() for path in Path(f"/proc/{parent}/task").glob("*/children")]
    except OSError:
        return []
    return [int(pid) for pid in " ".join(lists).split() if b"webcensus.worker" in _told(pid)]


def _told(pid: str) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def memory(pid: int) -> int:
    """The most MB that a process has had in memory so far."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) // 1024 for line in status.splitlines() if "VmHWM" in line), 0)


if __name__ == "__main__":
    sys.exit(main())
