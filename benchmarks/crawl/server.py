"""The server of the benchmark: a process of its own that serves the web, and counts what was fetched of it.

    python -m benchmarks.crawl.server PORT PAGES [--gzip]

`GET /-/count` gives what was served since it was last asked for, as JSON, so that no client can claim a page
that it did not fetch. Serves 127.0.0.0/8 alone.
"""

from __future__ import annotations

import asyncio
import sys
from typing import cast

import msgspec
import uvloop

from benchmarks.crawl import web
from crawler.page import Frozen

COUNT = "/-/count"


class Count(Frozen):
    """What was served."""

    pages: int  # different pages, by GET with status 200
    requests: int
    hosts: int
    missing: int  # answers with status 404


class Served:
    """The answers of all templates, ready to be sent, and the tally of those that were."""

    def __init__(self, pages: int, gzip: bool) -> None:
        made = [web.template(number, pages) for number in range(web.TEMPLATES)]
        self.plain = [{path: _answer(*file) for path, file in one.files.items()} for one in made]
        self.packed = [
            self._packed(one) if gzip else plain for one, plain in zip(made, self.plain, strict=True)
        ]
        self.pages = [one.pages for one in made]
        self.missing = _answer(
            "text/html", b"<html><title>404</title><h1>Not Found</h1></html>", "404 Not Found"
        )
        self.seen: set[tuple[str, str]] = set()
        self.requests = self.gone = 0

    @staticmethod
    def _packed(made: web.Template) -> dict[str, bytes]:
        files = {path: _answer(*file) for path, file in made.files.items()}
        packed = web.packed(made)
        return files | {
            path: _answer("text/html", body, more="Content-Encoding: gzip\r\n")
            for path, body in packed.items()
        }

    def answer(self, address: str, path: str, takes_gzip: bool) -> bytes:
        """The answer to one request."""
        if path == COUNT:
            return self._count()
        number = web.template_of(address)
        found = (self.packed if takes_gzip else self.plain)[number].get(path)
        self.requests += 1
        if found is None:
            self.gone += 1
            return self.missing
        if path in self.pages[number]:
            self.seen.add((address, path))
        return found

    def _count(self) -> bytes:
        hosts = len({address for address, _ in self.seen})
        count = Count(pages=len(self.seen), requests=self.requests, hosts=hosts, missing=self.gone)
        self.seen.clear()
        self.requests = self.gone = 0
        return _answer("application/json", msgspec.json.encode(count))


class Connection(asyncio.Protocol):
    """One connection: GET and HEAD, kept open."""

    def __init__(self, served: Served) -> None:
        self._served = served
        self._data = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)
        self._address = transport.get_extra_info("sockname")[0]

    def data_received(self, data: bytes) -> None:
        self._data += data
        while b"\r\n\r\n" in self._data:
            head, _, self._data = self._data.partition(b"\r\n\r\n")
            method, target, *_ = head.split(b" ", 2)
            path = target.decode("latin-1").partition("?")[0]
            answer = self._served.answer(self._address, path, b"gzip" in head)
            self._transport.write(
                answer.partition(b"\r\n\r\n")[0] + b"\r\n\r\n" if method == b"HEAD" else answer
            )
        if len(self._data) > 65_536:
            self._transport.abort()


def _answer(kind: str, body: bytes, status: str = "200 OK", more: str = "") -> bytes:
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n{more}\r\n"
    return head.encode() + body


async def serve(port: int, served: Served) -> None:
    """Serve until the process is ended."""
    server = await asyncio.get_running_loop().create_server(
        lambda: Connection(served),
        "0.0.0.0",
        port,
        backlog=4096,
    )
    print("ready", flush=True)
    await server.serve_forever()


def main(arguments: list[str]) -> None:
    """The process's entry."""
    served = Served(int(arguments[1]), "--gzip" in arguments)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(serve(int(arguments[0]), served))


if __name__ == "__main__":
    main(sys.argv[1:])
