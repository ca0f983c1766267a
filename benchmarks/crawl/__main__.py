"""What a full audit costs, as CPU seconds of the whole process tree for each page that the server delivered.

    python -m benchmarks.crawl                         ten sites of 200 pages, five rounds: `make bench`
    python -m benchmarks.crawl --quick                 five sites, one round: `make bench-quick`
    python -m benchmarks.crawl --gzip                  the same web, compressed
    python -m benchmarks.crawl --only reference,audit  some of the clients
    python -m benchmarks.crawl --delay 1 --sites 1000 --pages 20 --seconds 60   a census, gaps kept

In each round every client crawls the web once, one after the other. Pages are counted by the server. Ratios are
to the reference of the same round; quote medians of five rounds on a quiet machine. Linux, loopback only.
"""

from __future__ import annotations

import argparse
import os
import resource
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec

from benchmarks import judging
from benchmarks.crawl import bars, web
from benchmarks.crawl.bars import AUDIT, REFERENCE
from benchmarks.crawl.server import COUNT, Count


@dataclass(frozen=True)
class Client:
    """Something that crawls; {sites}, {homes} and {out} stand for the list, the start pages and a folder."""

    name: str
    command: str


@dataclass(frozen=True)
class Outcome:
    """One run of one client."""

    client: str
    cpu: float  # s, user and system, of the process and all that it waited for
    wall: float  # s
    served: Count
    code: int

    @property
    def cost(self) -> float:
        """CPU milliseconds a page."""
        return 1000 * self.cpu / max(1, self.served.pages)


def clients(arguments: argparse.Namespace) -> list[Client]:
    """The clients to compare; a tool that is not installed is left out."""
    python = shlex.quote(sys.executable)
    audit = (
        f"{python} -m webcensus run {{sites}} -o {{out}}/round -q --allow-network 127.0.0.0/8 --workers 1"
        f" --max-pages 10000 --max-links 10000 --delay {arguments.delay:g} --confirm-after {arguments.delay:g}"
    )
    found = [
        Client(REFERENCE, f"{python} -m benchmarks.crawl.reference {{sites}}"),
        Client(AUDIT, audit),
        Client("scrapy", f"{python} -m benchmarks.crawl.stock {{sites}}"),
    ]
    if shutil.which("linkchecker"):
        found.append(Client("linkchecker", "linkchecker -o none -r -1 -t 10 --no-warnings {homes}"))
    if shutil.which("linkinator"):
        found.append(Client("linkinator", "linkinator {homes} --recurse --concurrency 100 --format csv"))
    wanted = set(arguments.only.split(",")) if arguments.only else {client.name for client in found}
    return [client for client in found if client.name in wanted]


@contextmanager
def served(arguments: argparse.Namespace) -> Iterator[None]:
    """The web's server, while it is needed; on a core of its own where there are two."""
    command = [sys.executable, "-m", "benchmarks.crawl.server", str(arguments.port), str(arguments.pages)]
    process = subprocess.Popen([*command, *(["--gzip"] if arguments.gzip else [])], stdout=subprocess.PIPE)
    try:
        assert process.stdout
        if process.stdout.readline() != b"ready\n":
            raise SystemExit(f"the server did not start; is port {arguments.port} free?")
        cores = sorted(os.sched_getaffinity(0))
        if len(cores) > 1:
            os.sched_setaffinity(process.pid, cores[-1:])
            os.sched_setaffinity(0, cores[:-1])
        yield
    finally:
        process.terminate()
        process.wait()


def count(port: int) -> Count:
    """What was served since the last time."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{COUNT}", timeout=30) as answer:
        return msgspec.json.decode(answer.read(), type=Count)


def run(client: Client, arguments: argparse.Namespace, folder: Path) -> Outcome:
    """Run one client to its end, or until its time is up."""
    out = Path(tempfile.mkdtemp(dir=folder))
    sites = folder / "sites.csv"
    homes = " ".join(f"http://{web.host(site)}:{arguments.port}/" for site in range(arguments.sites))
    command = shlex.split(client.command.format(sites=sites, homes=homes, out=out))
    count(arguments.port)
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    with (out / "log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, env=installed())
        try:
            code = process.wait(arguments.seconds)
        except subprocess.TimeoutExpired:
            process.terminate()
            process.wait()
            code = 0
    after, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic() - began
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    if code:
        print((out / "log").read_text(errors="replace")[-600:], file=sys.stderr)
    return Outcome(client.name, cpu, wall, count(arguments.port), code)


def installed() -> dict[str, str]:
    """The environment of a client, in which modules stay compiled from one start to the next."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def compiled() -> None:
    """Compile the project's modules, as those of an installed program are."""
    root = Path(__file__).parents[2]
    folders = [str(root / name) for name in ("crawler", "checks", "reports", "webcensus", "benchmarks/crawl")]
    subprocess.run([sys.executable, "-m", "compileall", "-q", *folders], check=True, env=installed())


def table(outcomes: Sequence[Outcome], expected: int) -> str:
    """Medians of each client, and its ratios to the reference of the same round."""
    rounds = [outcome for outcome in outcomes if outcome.client == REFERENCE]
    lines = [
        f"{'client':12} {'pages':>7} {'requests':>8} {'CPU s':>7} {'ms/page':>8}  CPU/page to the reference"
    ]
    for name in dict.fromkeys(outcome.client for outcome in outcomes):
        own = [outcome for outcome in outcomes if outcome.client == name]
        line = (
            f"{name:12} {statistics.median(one.served.pages for one in own):7.0f}"
            f" {statistics.median(one.served.requests for one in own):8.0f}"
            f" {statistics.median(one.cpu for one in own):7.2f} {statistics.median(one.cost for one in own):8.3f}"
        )
        if rounds:
            ratios = sorted(one.cost / base.cost for one, base in zip(own, rounds, strict=False))
            line += f"  {statistics.median(ratios):5.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f})"
        short = any(one.served.pages < 0.999 * expected or one.code for one in own)
        lines.append(line + ("  INCOMPLETE" if short else ""))
    return "\n".join(lines)


def main() -> None:
    """The way in."""
    assert __doc__
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.crawl",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--quick", action="store_true", help="five sites, one round, reference and audit alone"
    )
    parser.add_argument("--sites", type=int, default=10)
    parser.add_argument("--pages", type=int, default=200, help="HTML pages of a site")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--gzip", action="store_true", help="compress pages for clients that take it")
    parser.add_argument("--delay", type=float, default=0.0, help="seconds between two requests of the audit")
    parser.add_argument("--seconds", type=float, default=600.0, help="time of one run")
    parser.add_argument("--only", default="", help="clients, by name")
    parser.add_argument("--port", type=int, default=18_480)
    arguments = parser.parse_args()
    if arguments.quick:
        arguments.sites, arguments.rounds = min(arguments.sites, 5), 1
        arguments.only = arguments.only or "reference,audit"
    compiled()
    outcomes = []
    with served(arguments), tempfile.TemporaryDirectory(prefix="bench-") as folder:
        (Path(folder) / "sites.csv").write_text(web.sites_csv(arguments.sites, arguments.port), "utf-8")
        for number in range(1, arguments.rounds + 1):
            for client in clients(arguments):
                outcomes.append(run(client, arguments, Path(folder)))
                one = outcomes[-1]
                print(
                    f"round {number}: {one.client:12} {one.served.pages:6} pages"
                    f" {one.cpu:7.2f} s CPU {one.wall:7.2f} s",
                    file=sys.stderr,
                )
        stored = sorted(Path(folder).glob("*/round/round.json"))
        told = [judging.told(judging.measure(stored[-1].parent))] if stored else []
    load = os.getloadavg()[0]
    packed = "gzip" if arguments.gzip else "plain"
    print(
        f"{arguments.sites} sites of {arguments.pages} pages, {packed}, {arguments.rounds} rounds, load {load:.1f}"
    )
    print(table(outcomes, arguments.sites * arguments.pages))
    costs: dict[str, list[float]] = {}
    for one in outcomes:
        costs.setdefault(one.client, []).append(one.cost)
    print(*bars.kept(costs, packed), *told, sep="\n")


if __name__ == "__main__":
    main()
