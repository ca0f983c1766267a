"""A small real web on loopback, as the tests need it: what was asked when, and scripted answers."""

from __future__ import annotations

import socket
import struct
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from typing import Any


class Reply:
    """One answer. `body` may be text (HTML) or bytes; with `until`, it breaks off before these words."""

    def __init__(
        self, body: str | bytes = "", status: int = 200, delay: float = 0.0, until: str = "", **headers: str
    ) -> None:
        self.body = body.encode() if isinstance(body, str) else body
        self.sent = self.body.partition(until.encode())[0] if until else self.body
        self.status = status
        self.delay = delay
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}


Answers = Callable[["Host", str], "Reply | None"]


class _Server6(ThreadingHTTPServer):
    address_family = socket.AF_INET6


class Host:
    """One server: which paths were asked when (seconds of `time.monotonic`), and with which header fields."""

    def __init__(self, address: str = "127.0.0.1", answers: Answers | None = None) -> None:
        self.answers = answers or (lambda _host, _path: None)
        self.asked: list[tuple[float, str]] = []
        self.headers: list[dict[str, str]] = []
        self.others: list[str] = []  # methods asked by that are not GET
        self.running = self.most = 0
        self.lock = threading.Lock()
        handler = type("Handler", (_Handler,), {"host": self})
        self.server = (_Server6 if ":" in address else ThreadingHTTPServer)((address, 0), handler)
        self.server.daemon_threads = True
        self.url = f"http://{f'[{address}]' if ':' in address else address}:{self.server.server_port}"

    def times(self, path: str) -> int:
        """How often a path was asked."""
        return sum(asked == path for _, asked in self.asked)

    @property
    def paths(self) -> list[str]:
        """All paths asked, in order, without robots.txt."""
        return [path for _, path in self.asked if path != "/robots.txt"]

    @property
    def gaps(self) -> list[float]:
        """Seconds between one request's arrival and the next."""
        return [after[0] - before[0] for before, after in pairwise(self.asked)]


class _Handler(BaseHTTPRequestHandler):
    host: Host
    protocol_version = "HTTP/1.1"
    timeout = 20
    disable_nagle_algorithm = True
    wbufsize = -1

    def do_GET(self) -> None:
        host = self.host
        when = arrival(self.connection)
        with host.lock:
            host.asked.append((when, self.path))
            host.headers.append({name.lower(): value for name, value in self.headers.items()})
            host.running += 1
            host.most = max(host.most, host.running)
        try:
            self._answer(host.answers(host, self.path) or Reply("nothing here", 404))
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True
        finally:
            with host.lock:
                host.running -= 1

    def do_POST(self) -> None:
        """Nothing of ours sends these: they are noted."""
        self.host.others.append(f"{self.command} {self.path}")
        self.send_error(405)

    do_OPTIONS = do_PUT = do_DELETE = do_PATCH = do_POST

    def _answer(self, reply: Reply) -> None:
        time.sleep(reply.delay)
        self.send_response(reply.status)
        for name, value in {"Content-Type": "text/html; charset=utf-8", **reply.headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        self.wfile.write(reply.sent)
        self.close_connection = self.close_connection or reply.sent != reply.body

    def log_message(self, *_: Any) -> None:
        """No talk."""


_LAST_DATA_RECEIVED = 8 + 11 * 4  # where Linux's tcp_info holds it, in milliseconds


def arrival(connection: socket.socket) -> float:
    """When the last request on a connection reached this machine, by the kernel where it tells.

    The thread that answers may have had to wait for its turn: its own clock would blame the crawler for that.
    """
    now = time.monotonic()
    if sys.platform != "linux":
        return now
    info = connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 104)
    (ago,) = struct.unpack_from("I", info, _LAST_DATA_RECEIVED)
    return now - ago / 1000


def page(title: str, links: list[str] | dict[str, str] = (), text: str = "", head: str = "") -> Reply:  # type: ignore[assignment]
    """A readable page with these links."""
    named = links if isinstance(links, dict) else {link: f"链接 {link}" for link in links}
    items = "".join(f'<li><a href="{link}">{name}</a></li>' for link, name in named.items())
    return Reply(
        f'<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        f"<body><h1>{title}</h1><p>{text or '这一页的正文：' + title}</p><ul>{items}</ul></body></html>"
    )


def paths(known: dict[str, Reply | None]) -> Answers:
    """Answers by path; what is not named is a 404."""
    return lambda _host, path: known.get(path)


@contextmanager
def serving(*hosts: Host) -> Iterator[None]:
    """The hosts serve while this lasts."""
    threads = [
        threading.Thread(target=host.server.serve_forever, args=(0.05,), daemon=True) for host in hosts
    ]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        for host in hosts:
            host.server.shutdown()
            host.server.server_close()
        for thread in threads:
            thread.join()
