"""The memory of one worker that has many sites open, each of which knows thousands of addresses, over time.

    python -m benchmarks.open_sites --sites 2000 --known 3000 --minutes 12 --delay 15

Each site has an address of its own below 127.0.0.0/8, a home page that links columns, columns of a hundred links,
and pages that link back and to no others. A line every quarter of a minute: requests served so far, hosts seen, megabytes resident of
the worker. Ends with 1 when the worker took more than `--most-mb`, or more than a tenth more at the end than when
all sites were open. Linux, loopback only.
"""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from benchmarks.country import address

PORT = 18_490
TICK = 15.0  # seconds
COLUMN = 100  # links of a column


class Pages:
    """What every address of this machine answers, and how often it was asked."""

    def __init__(self, known: int, counts: Any) -> None:
        self._columns = [_links(f"/art/{column}_", COLUMN) for column in range(known // COLUMN)]
        self._home = _links("/column/", len(self._columns))
        self._page = _answer('<title>消息</title><h1>消息</h1><a href="/">首页</a><p>' + "正文。" * 300)
        self._none = _answer("没有这个页面", "404 Not Found")
        self._counts = counts
        self._seen: set[str] = set()

    def answer(self, host: str, path: str) -> bytes:
        """The answer to one request."""
        self._counts[0] += 1
        if path == "/":
            self._seen.add(host)
            self._counts[1] = len(self._seen)
            return self._home
        if path.startswith("/column/"):
            return self._columns[int(path[8:].partition(".")[0])]
        return self._page if path.startswith("/art/") else self._none


def _links(path: str, many: int) -> bytes:
    links = (f'<li><a href="{path}{one}.html">第{one}条消息的标题</a></li>' for one in range(many))
    return _answer(f"<title>某县人民政府</title><h1>某县人民政府</h1><ul>{''.join(links)}</ul>")


def _answer(body: str, status: str = "200 OK") -> bytes:
    data = f"<!doctype html><meta charset=utf-8>{body}".encode()
    kind = "text/html; charset=utf-8"
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(data)}\r\n\r\n".encode() + data


class Connection(asyncio.Protocol):
    """One connection, kept open."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._held = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._host = transport.get_extra_info("sockname")[0]

    def data_received(self, data: bytes) -> None:
        self._held += data
        while b"\r\n\r\n" in self._held:
            head, _, self._held = self._held.partition(b"\r\n\r\n")
            path = head.split(b" ", 2)[1].decode("latin-1")
            self._transport.write(self._pages.answer(self._host, path))


def serve(known: int, counts: Any, ready: Any) -> None:
    """Serve until ended."""

    async def run() -> None:
        pages = Pages(known, counts)
        await asyncio.get_running_loop().create_server(
            lambda: Connection(pages), "0.0.0.0", PORT, backlog=4096
        )
        ready.set()
        await asyncio.Event().wait()

    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    asyncio.run(run())


def resident(parent: int) -> int:
    """Megabytes of the largest worker below a process."""
    most = 0
    for path in Path("/proc").glob("[0-9]*"):
        with suppress(OSError, ValueError, TypeError):
            above = int((path / "stat").read_text().rpartition(")")[2].split()[1])
            if above == parent and b"webcensus.worker" in (path / "cmdline").read_bytes():
                told = re.search(r"VmRSS:\s+(\d+)", (path / "status").read_text())
                most = max(most, int(told[1]) // 1024 if told else 0)
    return most


def watched(process: subprocess.Popen[bytes], counts: Any, minutes: float) -> Iterator[tuple[int, int]]:
    """Hosts seen and megabytes at every tick, until the time is up or the process ends."""
    began = time.monotonic()
    while time.monotonic() - began < minutes * 60:
        with suppress(subprocess.TimeoutExpired):
            process.wait(TICK)
            return
        megabytes = resident(process.pid)
        print(
            f"{time.monotonic() - began:6.0f} s {counts[0]:8} requests {counts[1]:6} sites {megabytes:5} MB",
            flush=True,
        )
        yield counts[1], megabytes


def main() -> int:
    """Open the sites, watch, judge."""
    assert __doc__
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sites", type=int, default=2_000)
    parser.add_argument("--known", type=int, default=3_000, help="addresses that a site's columns link")
    parser.add_argument("--minutes", type=float, default=12)
    parser.add_argument("--delay", type=float, default=15, help="seconds between two requests to a site")
    parser.add_argument("--most-mb", type=int, default=350)
    given = parser.parse_args()
    counts, ready = multiprocessing.Array("q", 2), multiprocessing.Event()
    server = multiprocessing.Process(target=serve, args=(given.known, counts, ready), daemon=True)
    server.start()
    assert ready.wait(20)
    with tempfile.TemporaryDirectory(prefix="open-sites-") as folder:
        rows = [
            f"{3_300_000_000 + number},http://{address(number)}:{PORT}/,第{number}县人民政府\n"
            for number in range(given.sites)
        ]
        (Path(folder) / "sites.csv").write_text("site_code,url,name\n" + "".join(rows), "utf-8")
        command = f"-m webcensus run sites.csv -o round --allow-network 127.0.0.0/8 --workers 1 -q --window {given.sites}"
        bounds = f"--delay {given.delay:g} --max-pages {given.known + 100} --max-minutes 600"
        process = subprocess.Popen([sys.executable, *command.split(), *bounds.split()], cwd=folder)
        try:
            ticks = list(watched(process, counts, given.minutes))
        finally:
            process.terminate()
            process.wait()
            server.terminate()
    whole = [megabytes for hosts, megabytes in ticks if hosts == given.sites]
    if not whole:
        print("not all sites were open")
        return 1
    print(
        f"all open for {len(whole) * TICK / 60:.1f} minutes: {whole[0]} MB, then {whole[-1]} MB, most {max(whole)} MB"
    )
    return 0 if max(whole) <= given.most_mb and whole[-1] <= 1.1 * whole[0] else 1


if __name__ == "__main__":
    sys.exit(main())
