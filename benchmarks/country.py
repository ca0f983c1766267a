"""A country on loopback: many sites of one small page, swept by `webcensus run`, and what that costs.

    python -m benchmarks.country --sites 84094 --seconds 600 --json country.json

Each site has an address of its own below 127.0.0.0/8. Some are dead: they refuse, or accept and say nothing.
Told are the outcomes of all rows, and the largest memory of each kind of process, the parent's among them.
Ends with 1 when a row has no outcome or a process took more memory than `--most-mb`.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from webcensus.store import Store

ROOT = Path(__file__).resolve().parents[1]
PAGE = (
    "<!doctype html><html lang=zh><meta charset=utf-8><title>{name}人民政府</title><body><h1>{name}人民政府</h1>"
    "<p>主办：{name}人民政府办公室 网站标识码：{code}</p>{links}"
)
ROLES = ("webcensus.worker", "webcensus.commit", "-m webcensus run")


def address(number: int) -> str:
    """The address of a site, none of them 127.0.0.x."""
    return f"127.{1 + number // 62_500}.{number // 250 % 250}.{1 + number % 250}"


class Server(asyncio.Protocol):
    """Answers every address of this machine: a home page, and nothing else."""

    asked = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._held = b""

    def data_received(self, data: bytes) -> None:
        self._held += data
        while b"\r\n\r\n" in self._held:
            head, _, self._held = self._held.partition(b"\r\n\r\n")
            self._answer(head.split(b" ", 2)[1].decode("latin-1"))

    def _answer(self, path: str) -> None:
        host = self._transport.get_extra_info("sockname")[0]
        links = '<a href="/1.html">消息</a>' + '<a href="http://127.0.0.9:1/">链接</a>'
        found = PAGE.format(name=f"第{host}县", code=host, links=links) if path == "/" else ""
        status = "200 OK" if found else "404 Not Found"
        body = (found or "没有这个页面").encode()
        head = f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n\r\n"
        self._transport.write(head.encode() + body)


def serve(port: int, silent: int, ready: Any) -> None:
    """Serve until ended."""

    async def run() -> None:
        loop = asyncio.get_running_loop()
        await loop.create_server(Server, "0.0.0.0", port, backlog=4096)
        await loop.create_server(asyncio.Protocol, "0.0.0.0", silent, backlog=4096)
        ready.set()
        await asyncio.Event().wait()

    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    asyncio.run(run())


class Memory(threading.Thread):
    """The largest resident memory of each kind of process below one."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid = pid
        self.most: Counter[str] = Counter()
        self.seconds: dict[tuple[str, int], float] = {}
        self.ended = threading.Event()

    def run(self) -> None:
        while not self.ended.wait(0.3):
            for pid in self._tree():
                with suppress(OSError, ValueError, IndexError):
                    self._look(pid)

    def _look(self, pid: int) -> None:
        told = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
        status = Path(f"/proc/{pid}/status").read_text()
        peak = next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")), 0)
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        if not told:  # it has just ended: its time stands under its own role already
            return
        role = next((role for role in ROLES if role in told), "other")
        self.seconds[role, pid] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
        self.most[role] = max(self.most[role], peak // 1024)

    def _tree(self) -> list[int]:
        parents: dict[int, int] = {}
        for path in Path("/proc").glob("[0-9]*"):
            with suppress(OSError, ValueError):
                parents[int(path.name)] = int((path / "stat").read_text().rpartition(")")[2].split()[1])
        found, todo = [self._pid], [self._pid]
        while todo:
            below = [pid for pid, parent in parents.items() if parent in todo]
            found += below
            todo = below
        return found


def sweep(folder: Path, sites: int, dead: float, seconds: float, more: Sequence[str] = ()) -> dict[str, Any]:
    """Sweep a country; what came of it."""
    port, silent, shut = 18_480, 18_481, 18_482
    every = round(100 / dead) if dead else 0
    rows = []
    for number in range(sites):
        kind = (shut, silent)[number // every % 2] if every and number % every == 0 else port
        rows.append(f"{3_300_000_000 + number},http://{address(number)}:{kind}/,第{number}县人民政府\n")
    (folder / "sites.csv").write_text("site_code,url,name\n" + "".join(rows), "utf-8")
    ready = multiprocessing.Event()
    server = multiprocessing.Process(target=serve, args=(port, silent, ready), daemon=True)
    server.start()
    assert ready.wait(20)
    command = [
        *(
            sys.executable,
            "-m",
            "webcensus",
            "run",
            "sites.csv",
            "-o",
            "round",
            "--allow-network",
            "127.0.0.0/8",
        ),
        *(
            "--delay",
            "0",
            "--confirm-after",
            "1",
            "--timeout",
            "3",
            "--max-pages",
            "1",
            "--max-links",
            "0",
            "-v",
        ),
    ]
    began = time.monotonic()
    with (folder / "run.log").open("w") as log:
        process = subprocess.Popen([*command, *more], cwd=folder, stdout=log, stderr=log)
        memory = Memory(process.pid)
        memory.start()
        try:
            code = process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.terminate()
            code = process.wait(30)
        memory.ended.set()
    server.terminate()
    return {"code": code, "seconds": round(time.monotonic() - began, 1), **result(folder / "round", memory)}


def result(folder: Path, memory: Memory) -> dict[str, Any]:
    """Outcomes and costs."""
    store = Store(folder)
    states: Counter[str] = Counter()
    rows: Counter[str] = Counter()
    for file in store.files("site_outcomes"):
        table = pq.read_table(file, columns=["site", "state", "requests"])
        states.update(table.column("state").to_pylist())
        rows.update(table.column("site").to_pylist())
    return {
        "sites": store.open().sites,
        "shards": len(store.open().shards),
        "outcomes": len(rows),
        "twice": sum(times > 1 for times in rows.values()),
        "complete": store.whole() is not None,
        "states": dict(sorted(states.items())),
        "most_mb": dict(memory.most),
        "cpu_s": {
            kind: round(sum(spent for (role, _), spent in memory.seconds.items() if role == kind), 1)
            for kind in memory.most
        },
    }


def main() -> int:
    """Sweep, tell, judge."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sites", type=int, default=2_000)
    parser.add_argument("--dead", type=float, default=10, help="percent")
    parser.add_argument("--seconds", type=float, default=600, help="it is stopped after that")
    parser.add_argument("--most-mb", type=int, default=400, help="that a process may take")
    parser.add_argument("--json", type=Path)
    parser.add_argument("more", nargs="*", help="after --: further options of `webcensus run`")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="country-") as folder:
        told = sweep(Path(folder), given.sites, given.dead, given.seconds, given.more)
    text = json.dumps(told, ensure_ascii=False, indent=1)
    print(text)
    if given.json:
        given.json.write_text(text)
    whole = told["outcomes"] == told["sites"] == given.sites and told["complete"] and not told["twice"]
    return 0 if whole and max(told["most_mb"].values()) <= given.most_mb else 1


if __name__ == "__main__":
    sys.exit(main())
