"""Fetching against real small servers: every way an exchange can go ends in one Answer."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import gzip
import inspect
import json
import socket
import struct
import subprocess
import sys
import textwrap
import time
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import brotli
import pytest
from aiohttp.client_proto import ResponseHandler
from patience import PATIENCE

from crawler.address import Guard
from crawler.arrival import KEEP
from crawler.fetch import Fetcher, FetchSettings
from crawler.inflate import inflate
from crawler.page import Answer, Cause, Outcome
from crawler.resolver import Resolver

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

ROOT = Path(__file__).resolve().parents[1]
GUARD = Guard.of(["127.0.0.1/32"])
SETTINGS = FetchSettings(user_agent="webcensus-test", timeout=15.0, connect_timeout=5.0, max_bytes=1 << 20)
PAGE = "<html><title>测试</title><p>内容</p></html>".encode()


class Visit:
    """One request as the server sees it."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, head: bytes) -> None:
        self.reader, self.writer, self.head = reader, writer, head
        self.path = head.split(b" ", 2)[1].decode()

    def send(self, data: bytes) -> None:
        self.writer.write(data)

    def reset(self) -> None:
        sock = self.writer.get_extra_info("socket")
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()

    async def flood(self, block: bytes, most: int = 64 << 20) -> None:
        """Send `block` again and again, at most `most` bytes."""
        for _ in range(most // len(block)):
            self.writer.write(block)
            await self.writer.drain()


Act = Callable[[Visit], Awaitable[bool | None]]


class Server:
    """Serves each request by `act`; a connection stays open when `act` returns True."""

    def __init__(self, act: Act) -> None:
        self.act = act
        self.connections = 0
        self.heads: list[bytes] = []
        self.url = ""

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                self.heads.append(head)
                if not await self.act(Visit(reader, writer, head)):
                    break
        except (OSError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()


@contextlib.asynccontextmanager
async def serving(act: Act, host: str = "127.0.0.1") -> AsyncIterator[Server]:
    server = Server(act)
    tasks: set[asyncio.Task[None]] = set()

    async def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        tasks.add(task)
        try:
            await server.handle(reader, writer)
        except asyncio.CancelledError:
            writer.transport.abort()
        finally:
            tasks.discard(task)

    listener = await asyncio.start_server(accept, host, 0)
    server.url = f"http://{host}:{listener.sockets[0].getsockname()[1]}/"
    try:
        yield server
    finally:
        listener.close()
        for task in list(tasks):
            task.cancel()
        await asyncio.sleep(0)


@contextlib.asynccontextmanager
async def fetching(settings: FetchSettings = SETTINGS, guard: Guard = GUARD) -> AsyncIterator[Fetcher]:
    fetcher = Fetcher(settings, guard)
    try:
        yield fetcher
    finally:
        await fetcher.close()


def visit(act: Act, *paths: str, settings: FetchSettings = SETTINGS, **options: Any) -> list[Answer]:
    """The answers to requests sent one after the other."""

    async def run() -> list[Answer]:
        async with serving(act) as server, fetching(settings) as fetcher:
            return [await fetcher.fetch(server.url + path, **options) for path in paths or ("",)]

    return asyncio.run(run())


def raw(data: bytes) -> Act:
    """Send `data` and close."""

    async def act(visit: Visit) -> None:
        visit.send(data)
        with contextlib.suppress(OSError):
            await visit.writer.drain()

    return act


def head(*lines: str, status: str = "200 OK") -> bytes:
    return ("\r\n".join([f"HTTP/1.1 {status}", *lines]) + "\r\n\r\n").encode("utf-8", "surrogateescape")


def page(*lines: str, body: bytes = PAGE, status: str = "200 OK") -> bytes:
    return head("Content-Type: text/html", f"Content-Length: {len(body)}", *lines, status=status) + body


def fetch(data: bytes, **options: Any) -> Answer:
    return visit(raw(data), **options)[0]


def test_aiohttps_client_protocol_is_what_ours_extends() -> None:
    """None of it is promised: who takes up another release of aiohttp looks at crawler.connection first."""
    its = ResponseHandler
    for name, parameters in {
        "set_response_params": {
            "skip_payload", "read_until_eof", "auto_decompress", "max_line_size", "max_field_size", "max_headers",
        },
        "feed_data": {"data", "size"},
        "resume_reading": {"resume_parser"},
        "read": set(),
        "data_received": {"data"},
        "set_exception": set(),
        "force_close": set(),
        "is_connected": set(),
    }.items():  # fmt: skip
        assert parameters <= set(inspect.signature(getattr(its, name)).parameters), name

    async def made() -> ResponseHandler:
        return its(asyncio.get_running_loop())

    attributes = set(dir(asyncio.run(made())))
    assert {"_loop", "_exception", "_reading_paused", "should_close", "transport"} <= attributes


def test_a_plain_page() -> None:
    answer = fetch(page("X-Name: 政府"))
    assert (answer.outcome, answer.status, answer.body, answer.causes) == (Outcome.OK, 200, PAGE, ())
    assert answer.headers["content-type"] == "text/html"
    assert answer.headers["x-name"] == "政府"
    assert answer.address == "127.0.0.1"
    assert 0 < answer.elapsed < 5
    assert answer.fetched_at.tzinfo is not None
    assert not answer.truncated
    assert not answer.error


def test_what_is_asked() -> None:
    async def run() -> bytes:
        async with serving(raw(page())) as server, fetching() as fetcher:
            own = {
                "Referer": "http://a.gov.cn/",
                "Cookie": "stolen=1",
                "Authorization": "x",
                "X-Bad": "a\r\nB: c",
            }
            await fetcher.fetch(server.url + "路|1?q=中|#part", headers=own)
            return server.heads[0]

    sent = asyncio.run(run()).decode().lower()
    assert sent.startswith("get /%e8%b7%af%7c1?q=%e4%b8%ad| http/1.1\r\n")
    assert "user-agent: webcensus-test\r\n" in sent
    assert "accept-encoding: gzip, deflate, br, zstd\r\n" in sent
    assert "referer: http://a.gov.cn/\r\n" in sent
    assert "x-bad: a b: c\r\n" in sent
    assert "stolen" not in sent
    assert "authorization" not in sent
    assert "part" not in sent


def test_credentials_in_a_url_are_not_sent() -> None:
    async def run() -> bytes:
        async with serving(raw(page())) as server, fetching() as fetcher:
            await fetcher.fetch(server.url.replace("127.", "user:secret@127."))
            return server.heads[0]

    assert b"authorization" not in asyncio.run(run()).lower()


def test_only_get_and_head() -> None:
    answer = fetch(head("Content-Length: 1000"), method="HEAD")
    assert (answer.outcome, answer.body, answer.truncated) == (Outcome.OK, b"", False)
    with pytest.raises(ValueError, match="POST"):
        fetch(page(), method="POST")


OK, HTTP, BAD, RESET = Outcome.OK, Outcome.HTTP_ERROR, Outcome.UNREADABLE, Outcome.RESET
TRUNCATED = (Cause.TRUNCATED,)
BAD_HTTP = (Cause.BAD_HTTP,)
CHUNKED = "Transfer-Encoding: chunked"
AS_SENT = [
    ("closed without a length", head("Content-Type: text/html") + PAGE, OK, (), PAGE),
    ("HTTP/1.0", b"HTTP/1.0 200 OK\r\n\r\n" + PAGE, OK, (), PAGE),
    ("chunks", head(CHUNKED) + b"3\r\nabc\r\n2;ext=1\r\nde\r\n0\r\nX: y\r\n\r\n", OK, (), b"abcde"),
    ("no last chunk", head(CHUNKED) + b"3\r\nabc\r\n", OK, TRUNCATED, b"abc"),
    ("bad first chunk", head(CHUNKED) + b"ZZZ\r\nabc\r\n0\r\n\r\n", BAD, BAD_HTTP, b""),
    ("bad later chunk", head(CHUNKED) + b"3\r\nabc\r\nZZ\r\n", OK, (*BAD_HTTP, *TRUNCATED), b"abc"),
    ("negative chunk", head(CHUNKED) + b"-5\r\nabc\r\n", BAD, BAD_HTTP, b""),
    ("length too long", head("Content-Length: 500") + PAGE, OK, TRUNCATED, PAGE),
    ("length too short", head("Content-Length: 6") + PAGE, OK, (), PAGE[:6]),
    ("two lengths", head("Content-Length: 5", f"Content-Length: {len(PAGE)}") + PAGE, OK, BAD_HTTP, PAGE),
    ("equal lengths", page(f"Content-Length: {len(PAGE)}"), OK, (), PAGE),
    ("length in a list", head("Content-Length: 3, 3") + b"abc", OK, (), b"abc"),
    ("negative length", head("Content-Length: -1") + PAGE, OK, BAD_HTTP, PAGE),
    ("length of words", head("Content-Length: many") + PAGE, OK, BAD_HTTP, PAGE),
    ("length and chunks", head("Content-Length: 3", CHUNKED) + b"2\r\nab\r\n0\r\n\r\n", OK, BAD_HTTP, b"ab"),
    ("header without colon", page("Server"), OK, (), PAGE),
    ("header without name", page(": empty"), OK, (), PAGE),
    ("NUL in a header", page("X-Nul: a\0b"), OK, (), PAGE),
    ("folded header", page("X-Fold: a\r\n  b"), OK, (), PAGE),
    ("blank in a name", page("X Odd : a"), OK, (), PAGE),
    ("line feeds only", page().replace(b"\r\n", b"\n"), OK, (), PAGE),
    ("blank line first", b"\r\n" + page(), OK, (), PAGE),
    ("no reason", page(status="200"), OK, (), PAGE),
    ("interim answers", head(status="103 Early Hints") * 50 + page(), OK, (), PAGE),
    ("rubbish behind", page() + b"rubbish", OK, (), PAGE),
    ("a second answer behind", page() + page(body=b"smuggled"), OK, (), PAGE),
    ("no body", head("Content-Length: 0"), OK, (), b""),
    ("204", head(status="204 No Content"), OK, (), b""),
    ("nothing at all", b"", RESET, (Cause.RESET, Cause.EMPTY), b""),
    ("noise", bytes(range(256)) * 16, BAD, BAD_HTTP, b""),
    ("HTTP/0.9", PAGE, BAD, BAD_HTTP, b""),
    ("another protocol", b"SSH-2.0-OpenSSH_9.0\r\n", BAD, BAD_HTTP, b""),
    ("status of letters", b"HTTP/1.1 abc OK\r\nContent-Length: 2\r\n\r\nhi", BAD, BAD_HTTP, b""),
    ("status of two digits", b"HTTP/1.1 20 OK\r\nContent-Length: 2\r\n\r\nhi", BAD, BAD_HTTP, b""),
    ("odd status", page(status="999 Odd"), HTTP, (Cause.HTTP_ERROR,), PAGE),
    ("404", page(status="404 Not Found"), HTTP, (Cause.HTTP_ERROR,), PAGE),
    ("503", page(status="503 Busy"), HTTP, (Cause.HTTP_ERROR,), PAGE),
    ("redirect to nowhere", page(status="302 Found"), HTTP, (Cause.REDIRECT,), PAGE),
    ("redirect", head("Location: /x", "Content-Length: 0", status="301 Moved"), OK, (), b""),
]


@pytest.mark.parametrize(
    ("data", "outcome", "causes", "body"), [row[1:] for row in AS_SENT], ids=[row[0] for row in AS_SENT]
)
def test_framing(data: bytes, outcome: Outcome, causes: tuple[Cause, ...], body: bytes) -> None:
    answer = fetch(data)
    assert (answer.outcome, answer.causes, answer.body) == (outcome, causes, body)
    assert answer.truncated is (Cause.TRUNCATED in causes)


def test_what_is_no_strict_http_is_asked_for_twice_once_a_host() -> None:
    async def run() -> tuple[list[Answer], list[bytes]]:
        async with serving(raw(page("Server"))) as server, fetching() as fetcher:
            return [await fetcher.fetch(f"{server.url}{n}") for n in range(3)], server.heads

    answers, heads = asyncio.run(run())
    assert [(answer.outcome, answer.body) for answer in answers] == [(Outcome.OK, PAGE)] * 3
    assert [head.split()[1] for head in heads] == [b"/0", b"/0", b"/1", b"/2"]


def test_header_values_are_clean_text() -> None:
    gbk = "办公室".encode("gbk")
    data = page().replace(
        b"\r\n\r\n", b"\r\nX-Dept: " + gbk + b"\r\nX-Nul: a\0b\r\nX-Fold: a\r\n b\r\n\r\n", 1
    )
    headers = fetch(data).headers
    assert (headers["x-dept"], headers["x-nul"], headers["x-fold"]) == ("办公室", "a b", "a b")


def test_a_location_in_gbk_is_sent_back_as_it_came() -> None:
    data = b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: /" + "公开".encode("gbk") + b"/\r\n\r\n"
    assert fetch(data).headers["location"] == "/%B9%AB%BF%AA/"


def test_too_many_headers_are_left_out_and_noted() -> None:
    answer = fetch(page(*[f"X-{number}: v" for number in range(20_000)]))
    assert (answer.outcome, answer.causes, answer.body) == (Outcome.OK, (Cause.BAD_HTTP,), PAGE)
    assert len(answer.headers) <= 200


@pytest.mark.parametrize(
    "block", [b"X-Endless: " + b"e" * 1000 + b"\r\n", b"e" * 4096, head(status="103 Hint")]
)
def test_endless_headers_end(block: bytes) -> None:
    sent = 0

    async def act(visit: Visit) -> None:
        nonlocal sent
        visit.send(b"HTTP/1.1 200 OK\r\n" if block.endswith(b"e") else b"HTTP/1.1 100 Continue\r\n\r\n")
        while True:
            visit.send(block * 16)
            sent += len(block) * 16
            await visit.writer.drain()

    (answer,) = visit(act)
    assert (answer.outcome, answer.causes) == (Outcome.UNREADABLE, (Cause.BAD_HTTP,))
    assert sent < 40 << 20


def never(data: bytes) -> Act:
    async def act(visit: Visit) -> None:
        visit.send(data)
        await asyncio.sleep(30)

    return act


@pytest.mark.parametrize(
    ("data", "body"),
    [(b"", b""), (b"HTTP/1.1 200 OK\r\nX: y\r\n", b""), (head("Content-Length: 900") + PAGE, PAGE)],
    ids=["silent", "half a head", "half a body"],
)
def test_the_deadline_keeps_what_came(data: bytes, body: bytes) -> None:
    (answer,) = visit(never(data), deadline=0.4)
    assert (answer.outcome, answer.causes[0], answer.body) == (Outcome.TIMEOUT, Cause.TIMEOUT, body)
    assert answer.truncated is bool(body)
    assert 0.4 <= answer.elapsed < 2


def drip(first: bytes, drop: bytes) -> Act:
    async def act(visit: Visit) -> None:
        visit.send(first)
        while True:
            visit.send(drop)
            await visit.writer.drain()
            await asyncio.sleep(0.02)

    return act


@pytest.mark.parametrize(
    ("first", "drop"),
    [
        (head("Content-Length: 100000"), b"a"),
        (b"HTTP/1.1 200 OK\r\nX: ", b"a"),
        (b"", head(status="100 Continue")),
        (head(CHUNKED), b"1\r\na\r\n"),
    ],
    ids=["body", "header", "interim", "chunks"],
)
def test_drips_end_with_the_deadline(first: bytes, drop: bytes) -> None:
    (answer,) = visit(drip(first, drop), deadline=0.5)
    assert answer.outcome is Outcome.TIMEOUT
    assert answer.elapsed < 2


def test_resets() -> None:
    async def at_once(visit: Visit) -> None:
        visit.reset()

    async def in_the_body(visit: Visit) -> None:
        visit.send(head("Content-Length: 5000") + PAGE)
        await visit.writer.drain()
        await asyncio.sleep(0.1)
        visit.reset()

    async def without_a_length(visit: Visit) -> None:
        visit.send(head() + PAGE)
        await visit.writer.drain()
        await asyncio.sleep(0.1)
        visit.reset()

    assert (visit(at_once)[0].outcome, visit(at_once)[0].causes) == (Outcome.RESET, (Cause.RESET,))
    for act in (in_the_body, without_a_length):
        (answer,) = visit(act)
        assert (answer.outcome, answer.body) == (Outcome.RESET, PAGE)
        assert set(answer.causes) == {Cause.RESET, Cause.TRUNCATED}
        assert answer.truncated


def test_refused() -> None:
    async def run() -> Answer:
        async with serving(raw(b"")) as server:
            url = server.url
        async with fetching() as fetcher:
            return await fetcher.fetch(url)

    answer = asyncio.run(run())
    assert (answer.outcome, answer.causes, answer.status) == (Outcome.REFUSED, (Cause.REFUSED,), 0)


class Tired(Guard):
    """A machine out of files for the first `refusals` sockets."""

    def __init__(self, refusals: int) -> None:
        super().__init__(GUARD.allowed)
        self.refusals = refusals

    def socket(self, info: tuple[Any, ...]) -> socket.socket:
        self.refusals -= 1
        if self.refusals >= 0:
            raise OSError(errno.EMFILE, "Too many open files")
        return super().socket(info)


def test_a_shortage_of_this_machine_is_waited_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.fetch._LOCAL_PAUSE", 0.01)

    async def run(refusals: int) -> Answer:
        async with serving(raw(page())) as server, fetching(guard=Tired(refusals)) as fetcher:
            return await fetcher.fetch(server.url)

    assert asyncio.run(run(2)).outcome is Outcome.OK
    answer = asyncio.run(run(99))
    assert answer.outcome is Outcome.TIMEOUT
    assert answer.error.startswith("this machine, not the server")


@pytest.mark.parametrize("data", [page(), page("Server")], ids=["strict", "lenient"])
def test_ipv6(data: bytes) -> None:
    async def run() -> Answer:
        async with serving(raw(data), "::1") as server, fetching(guard=Guard.of(["::1/128"])) as fetcher:
            return await fetcher.fetch(server.url.replace("::1", "[::1]"))

    answer = asyncio.run(run())
    assert (answer.outcome, answer.body, answer.address) == (Outcome.OK, PAGE, "::1")


def test_slow_answers_are_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.fetch.SLOW", 0.2)

    async def act(visit: Visit) -> None:
        await asyncio.sleep(0.25 if visit.path == "/slow" else 0)
        visit.send(page())

    slow, quick = visit(act, "slow", "quick")
    assert (slow.outcome, slow.causes) == (Outcome.OK, (Cause.SLOW,))
    assert quick.causes == ()


# ---------------------------------------------------------------- sizes


def endless(lines: str) -> Act:
    async def act(visit: Visit) -> None:
        visit.send(head("Content-Type: text/html", lines) if lines else head("Content-Type: text/html"))
        await visit.flood(b"8000\r\n" + b"y" * 0x8000 + b"\r\n" if lines else b"y" * 0x8000)

    return act


@pytest.mark.parametrize("lines", ["", CHUNKED])
def test_an_endless_body_is_cut_and_kept(lines: str) -> None:
    (answer,) = visit(endless(lines))
    assert (answer.outcome, answer.causes) == (Outcome.TOO_LARGE, (Cause.TOO_LARGE,))
    assert answer.body == b"y" * SETTINGS.max_bytes
    assert answer.truncated
    large = FetchSettings(user_agent="t", max_bytes=2 * KEEP)
    assert len(visit(endless(lines), settings=large)[0].body) == KEEP


def test_a_body_of_exactly_the_limit_is_whole() -> None:
    answer = fetch(page(body=b"a" * SETTINGS.max_bytes))
    assert (answer.outcome, len(answer.body), answer.truncated) == (Outcome.OK, SETTINGS.max_bytes, False)
    assert fetch(page(body=b"a" * (SETTINGS.max_bytes + 1))).outcome is Outcome.TOO_LARGE


def test_a_declared_length_over_the_limit() -> None:
    """Of a page what comes soon is read, of anything else nothing."""
    lines = ["Content-Length: 1000000000000000"]
    (archive,) = visit(never(head("Content-Type: application/zip", *lines) + b"PK"))
    assert (archive.outcome, archive.body, archive.status) == (Outcome.TOO_LARGE, b"", 200)
    assert archive.headers["content-length"] == "1000000000000000"
    text = fetch(head("Content-Type: text/html", *lines) + PAGE)
    assert (text.outcome, text.body) == (Outcome.TOO_LARGE, PAGE)


def test_first_bytes_are_enough() -> None:
    answer = fetch(
        head("Content-Type: application/zip", "Content-Length: 3000000000") + b"PK" * 5000, first_bytes=4096
    )
    assert (answer.outcome, answer.causes, answer.truncated) == (Outcome.OK, (), True)
    assert answer.body == b"PK" * 2048
    whole = fetch(page(), first_bytes=4096)
    assert (whole.outcome, whole.body, whole.truncated) == (Outcome.OK, PAGE, False)
    packed = fetch(page("Content-Encoding: gzip", body=gzip.compress(PAGE * 900)), first_bytes=100)
    assert (packed.outcome, packed.causes, packed.truncated) == (Outcome.OK, (), True)
    assert PAGE.startswith(packed.body[: len(PAGE)])


def test_errors_and_redirects_are_read_sparingly() -> None:
    bomb = gzip.compress(bytes(64 << 20))
    error = fetch(page("Content-Encoding: gzip", body=bomb, status="404 Not Found"))
    assert (error.outcome, error.truncated, len(error.body)) == (Outcome.HTTP_ERROR, True, 1 << 20)
    moved = fetch(page("Content-Encoding: gzip", "Location: /x", body=bomb, status="302 Found"))
    assert (moved.outcome, moved.causes) == (Outcome.OK, ())
    assert len(moved.body) <= 1 << 16


# ---------------------------------------------------------------- encodings

TEXT = b"".join(b"<p>%d</p>" % number for number in range(20_000))


def deflated(data: bytes, bits: int) -> bytes:
    machine = zlib.compressobj(6, zlib.DEFLATED, bits)
    return machine.compress(data) + machine.flush()


ENCODED = {
    "gzip": gzip.compress(TEXT),
    "x-gzip": gzip.compress(TEXT[:50_000]) + gzip.compress(TEXT[50_000:]),
    "deflate": deflated(TEXT, 15),
    "Deflate ": deflated(TEXT, -15),
    "br": brotli.compress(TEXT),
    "zstd": zstd.compress(TEXT),
    "gzip, br": brotli.compress(gzip.compress(TEXT)),
    "deflate,gzip , zstd": zstd.compress(gzip.compress(deflated(TEXT, 15))),
    "identity, gzip": gzip.compress(TEXT),
}


@pytest.mark.parametrize("encoding", ENCODED)
def test_encodings_are_undone(encoding: str) -> None:
    answer = fetch(page(f"Content-Encoding: {encoding}", body=ENCODED[encoding]))
    assert (answer.outcome, answer.causes, answer.truncated) == (Outcome.OK, (), False)
    assert answer.body == TEXT


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd"])
def test_half_of_an_encoded_body_is_read(encoding: str) -> None:
    half = ENCODED[encoding][: len(ENCODED[encoding]) // 2]
    result = inflate(half, encoding, 1 << 20)
    assert (result.causes, result.truncated) == ((Cause.TRUNCATED,), True)
    assert TEXT.startswith(result.body)
    if encoding != "zstd":  # its blocks are larger than this
        assert len(result.body) > 10_000
    assert inflate(half, encoding, 1 << 20, whole=False).causes == ()


@pytest.mark.parametrize(("encoding", "bits"), [("gzip", 31), ("deflate", 15), ("deflate", -15)])
def test_a_broken_encoded_body_is_read_up_to_the_break(encoding: str, bits: int) -> None:
    machine = zlib.compressobj(6, zlib.DEFLATED, bits)
    data = machine.compress(TEXT) + machine.flush(zlib.Z_FULL_FLUSH)
    result = inflate(data + b"\x07" * 40, encoding, 1 << 20)  # a block of a type that does not exist
    assert result.causes == (Cause.BAD_HTTP, Cause.TRUNCATED)
    assert result.body == TEXT


def test_a_wrong_checksum_does_not_cost_the_body() -> None:
    data = bytearray(ENCODED["gzip"])
    data[-6] ^= 1
    result = inflate(bytes(data), "gzip", 1 << 20)
    assert (result.body, Cause.BAD_HTTP in result.causes) == (TEXT, True)


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd", "x-foo", "gzip, x-foo"])
def test_a_body_that_is_not_what_it_claims_is_taken_as_it_is(encoding: str) -> None:
    answer = fetch(page(f"Content-Encoding: {encoding}"))
    assert (answer.outcome, answer.causes, answer.body) == (Outcome.OK, (Cause.BAD_HTTP,), PAGE)


def bombs() -> dict[str, bytes]:
    zeros = bytes(96 << 20)
    packed = gzip.compress(zeros)
    return {
        "gzip": packed,
        "deflate": deflated(zeros, 15),
        "br": brotli.compress(zeros, quality=1),
        "zstd": zstd.compress(zeros),
        "gzip, gzip": gzip.compress(packed),
    }


def test_bombs_are_bounded() -> None:
    for encoding, bomb in bombs().items():
        answer = fetch(page(f"Content-Encoding: {encoding}", body=bomb))
        assert (answer.outcome, answer.causes) == (Outcome.TOO_LARGE, (Cause.TOO_LARGE,)), encoding
        assert len(answer.body) == SETTINGS.max_bytes
        assert inflate(bomb, encoding, 1000).over


def test_layers_and_members_are_bounded() -> None:
    body = PAGE
    for _ in range(4):
        body = gzip.compress(body)
    answer = fetch(page("Content-Encoding: gzip, gzip, gzip, gzip", body=body))
    assert (answer.outcome, answer.body) == (Outcome.TOO_LARGE, b"")
    assert Cause.BAD_HTTP in answer.causes
    began = time.process_time()
    inflate(gzip.compress(b"") * 100_000, "gzip", 1 << 20)
    assert time.process_time() - began < PATIENCE


# ---------------------------------------------------------------- connections and cookies


def polite(visit: Visit) -> bool:
    visit.send(page())
    return True


def test_connections_are_kept() -> None:
    async def act(visit: Visit) -> bool:
        return polite(visit)

    async def run() -> int:
        async with serving(act) as server, fetching() as fetcher:
            for _ in range(5):
                assert (await fetcher.fetch(server.url)).outcome is Outcome.OK
            return server.connections

    assert asyncio.run(run()) == 1


def test_a_kept_connection_that_died_costs_nothing() -> None:
    answered: set[Any] = set()

    async def act(visit: Visit) -> bool:
        if visit.writer in answered:
            return False  # closes without an answer, as servers do whose patience ends just now
        answered.add(visit.writer)
        return polite(visit)

    assert [answer.outcome for answer in visit(act, *"abcd")] == [Outcome.OK] * 4


def test_what_nobody_asked_for_answers_no_later_request() -> None:
    async def act(visit: Visit) -> bool:
        visit.send(page(body=visit.path.encode()))
        await visit.writer.drain()
        await asyncio.sleep(0.05)
        visit.send(page(body=b"poison"))
        await visit.writer.drain()
        return True

    async def run() -> list[bytes]:
        async with serving(act) as server, fetching() as fetcher:
            bodies = []
            for path in "abc":
                bodies.append((await fetcher.fetch(server.url + path)).body)
                await asyncio.sleep(0.15)
            return bodies

    assert asyncio.run(run()) == [b"/a", b"/b", b"/c"]


def test_a_late_answer_answers_no_later_request() -> None:
    async def act(visit: Visit) -> bool:
        await asyncio.sleep(0.4 if visit.path == "/late" else 0)
        visit.send(page(body=visit.path.encode()))
        return True

    async def run() -> tuple[list[Answer], int]:
        async with serving(act) as server, fetching() as fetcher:
            answers = [await fetcher.fetch(server.url + "first")]
            answers.append(await fetcher.fetch(server.url + "late", deadline=0.2))
            answers.append(await fetcher.fetch(server.url + "next"))
            return answers, server.connections

    (first, late, after), connections = asyncio.run(run())
    assert (first.body, late.outcome, after.body) == (b"/first", Outcome.TIMEOUT, b"/next")
    assert connections == 2


def test_idle_connections_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.pool._IDLE", 2)

    async def act(visit: Visit) -> bool:
        return polite(visit)

    async def run() -> int:
        async with contextlib.AsyncExitStack() as stack:
            fetcher = await stack.enter_async_context(fetching())
            for _ in range(6):
                server = await stack.enter_async_context(serving(act))
                assert (await fetcher.fetch(server.url)).outcome is Outcome.OK
            return len(fetcher._pool)

    assert asyncio.run(run()) == 2


def test_a_cookie_wall_opens() -> None:
    async def act(visit: Visit) -> None:
        if b"wall=1" in visit.head:
            visit.send(page())
        else:
            visit.send(
                head("Location: /", "Set-Cookie: wall=1; path=/", "Content-Length: 0", status="302 Found")
            )

    first, second = visit(act, "", "")
    assert (first.status, first.headers["location"]) == (302, "/")
    assert (second.status, second.body) == (200, PAGE)


def test_cookies_stay_with_their_host_and_are_bounded() -> None:
    lines = [f"Set-Cookie: c{number}={'v' * 900}; domain=127.0.0.1" for number in range(60)]
    lines += ["Set-Cookie: safe=1; Secure", "Set-Cookie: =x", "Set-Cookie: gone=1; max-age=0"]

    async def setting(visit: Visit) -> None:
        visit.send(head("Location: /x", "Content-Length: 0", *lines, status="302 Found"))

    async def run() -> tuple[bytes, bytes]:
        guard = Guard.of(["127.0.0.0/8"])
        async with (
            serving(setting) as one,
            serving(raw(page()), "127.0.0.2") as other,
            fetching(guard=guard) as fetcher,
        ):
            for server in (one, one, other):
                await fetcher.fetch(server.url)
            return one.heads[1], other.heads[0]

    own, foreign = asyncio.run(run())
    assert b"c0=vvv" in own
    assert b"safe=" not in own
    assert b"gone=" not in own
    assert len(own) < 6000
    assert b"cookie" not in foreign.lower()


# ---------------------------------------------------------------- the guard


@contextlib.contextmanager
def canary(host: str = "127.0.0.2") -> Any:
    """A listener that must not be contacted: its port, and whether anyone came."""
    with socket.socket() as listener:
        listener.bind((host, 0))
        listener.listen()
        listener.setblocking(False)

        def touched() -> bool:
            try:
                listener.accept()[0].close()
            except BlockingIOError:
                return False
            return True

        yield listener.getsockname()[1], touched


LITERALS = [
    "127.0.0.2", "127.2", "2130706434", "0x7f000002", "0x7f.0.0.2", "0177.0.0.2", "127.0.0.2.",
    "[::ffff:127.0.0.2]", "[::ffff:7f00:2]", "[::127.0.0.2]", "user@127.0.0.2", "127%2e0%2e0%2e2",
    "１２７.0.0.2", "127。0。0。2", "①②⑦.0.0.2",
]  # fmt: skip


@pytest.mark.parametrize("host", LITERALS)
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_forbidden_literals_are_not_contacted(host: str, scheme: str) -> None:
    async def run(url: str) -> Answer:
        async with fetching() as fetcher:
            return await fetcher.fetch(url)

    with canary() as (port, touched):
        answer = asyncio.run(run(f"{scheme}://{host}:{port}/"))
        assert not touched()
    assert (answer.outcome, answer.causes) == (Outcome.FORBIDDEN_ADDRESS, (Cause.FORBIDDEN_TARGET,))


def test_forbidden_names_are_not_contacted() -> None:
    answers = {
        b"inner.test": ["127.0.0.2"],
        b"mixed.test": ["127.0.0.1", "127.0.0.2"],
        b"meta.test": ["169.254.169.254"],
    }

    def lookup(name: bytes, port: object, **flags: object) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 0, "", (address, 0)) for address in answers[name]]

    async def run(port: int) -> list[Answer]:
        resolver = Resolver(GUARD, lookup=lookup)
        fetcher = Fetcher(SETTINGS, GUARD, resolver)
        found = [await fetcher.fetch(f"http://{name.decode()}:{port}/") for name in answers]
        await fetcher.close()
        await resolver.close()
        return found

    with canary() as (port, touched):
        found = asyncio.run(run(port))
        assert not touched()
    assert {answer.outcome for answer in found} == {Outcome.FORBIDDEN_ADDRESS}


def test_the_canary_would_have_noticed() -> None:
    async def run(url: str) -> Answer:
        async with fetching(guard=Guard.of(["127.0.0.0/8"])) as fetcher:
            return await fetcher.fetch(url, deadline=0.2)

    with canary() as (port, touched):
        asyncio.run(run(f"http://127.0.0.2:{port}/"))
        assert touched()


@pytest.mark.parametrize(
    ("error", "word"),
    [
        (socket.gaierror(socket.EAI_NONAME, "Name or service not known"), "nxdomain"),
        (socket.gaierror(socket.EAI_NODATA, "No address"), "no address"),
        (socket.gaierror(socket.EAI_AGAIN, "Temporary failure"), "temporary"),
    ],
)
def test_name_failures(error: socket.gaierror, word: str) -> None:
    def lookup(name: bytes, port: object, **flags: object) -> list[Any]:
        raise error

    async def run() -> Answer:
        fetcher = Fetcher(SETTINGS, GUARD, Resolver(GUARD, lookup=lookup))
        answer = await fetcher.fetch("http://www.gone.test/")
        await fetcher.close()
        return answer

    answer = asyncio.run(run())
    assert (answer.outcome, answer.causes) == (Outcome.DNS, (Cause.DNS,))
    assert answer.error.startswith(word)


@pytest.mark.parametrize(
    ("url", "outcome", "cause"),
    [
        ("file:///etc/passwd", Outcome.OUT_OF_SCOPE, Cause.FORBIDDEN_TARGET),
        ("data:text/html,x:y", Outcome.OUT_OF_SCOPE, Cause.FORBIDDEN_TARGET),
        ("javascript:alert(1)", Outcome.OUT_OF_SCOPE, Cause.FORBIDDEN_TARGET),
        ("ftp://127.0.0.1/", Outcome.OUT_OF_SCOPE, Cause.FORBIDDEN_TARGET),
        ("http://[::1", Outcome.UNREADABLE, Cause.BAD_URL),
        ("http://a b/", Outcome.UNREADABLE, Cause.BAD_URL),
        ("/relative", Outcome.UNREADABLE, Cause.BAD_URL),
        ("", Outcome.UNREADABLE, Cause.BAD_URL),
        ("http://127.0.0.1/" + "a" * 9000, Outcome.UNREADABLE, Cause.BAD_URL),
    ],
)
def test_urls_that_are_not_fetched(url: str, outcome: Outcome, cause: Cause) -> None:
    async def run() -> Answer:
        async with fetching() as fetcher:
            return await fetcher.fetch(url)

    answer = asyncio.run(run())
    assert (answer.outcome, answer.causes, answer.status) == (outcome, (cause,), 0)


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("host", [".county.test", "a..county.test", "a" * 64 + ".test", "."])
def test_what_is_no_host_name_is_nowhere_even_where_every_host_has_a_place(scheme: str, host: str) -> None:
    async def run() -> Answer:
        async with serving(raw(page())) as server:
            everywhere = Guard.of(["127.0.0.1/32"], [f"*={server.url[7:-1]}"])
            async with fetching(guard=everywhere) as fetcher:
                return await fetcher.fetch(f"{scheme}://{host}/")

    answer = asyncio.run(run())
    assert (answer.outcome, answer.causes) == (Outcome.DNS, (Cause.DNS,))
    assert answer.error.startswith("nxdomain")


# ---------------------------------------------------------------- behind Scrapy

SPIDER = """
    import json, sys
    import scrapy
    from scrapy.crawler import CrawlerProcess
    from crawler.download import AnswerResponse

    class Spider(scrapy.Spider):
        name = "t"
        custom_settings = {
            "DOWNLOAD_HANDLERS": {s: "crawler.download.DownloadHandler" for s in ("http", "https")},
            "WEBCENSUS_ALLOW_NETWORKS": ["127.0.0.1/32"], "WEBCENSUS_TIMEOUT": 1.0,
            "WEBCENSUS_USER_AGENT": "agent-of-test", "WEBCENSUS_MAX_BYTES": 5000, "USER_AGENT": None,
            "RETRY_ENABLED": False, "REDIRECT_ENABLED": False, "LOG_LEVEL": "ERROR",
            "TELNETCONSOLE_ENABLED": False, "REMOTE_CONTROL_ENABLED": False, "HTTPERROR_ALLOW_ALL": True,
        }

        async def start(self):
            for path, meta in (("ok", {}), ("first", {"first_bytes": 10}), ("large", {}), ("silent", {}),
                               ("large", {"max_bytes": 20000}), ("silent", {"deadline": 0.2})):
                yield scrapy.Request(sys.argv[1] + path, meta=meta, dont_filter=True, callback=self.parse,
                                     errback=self.failed)
            yield scrapy.Request("http://127.0.0.2:9/", callback=self.parse, errback=self.failed)

        def parse(self, response):
            assert type(response) is AnswerResponse
            assert type(response.replace(status=201)) is AnswerResponse
            a = response.answer
            path = response.url.rsplit("/", 1)[-1]
            print(json.dumps([path, str(a.outcome), a.status, len(response.body)]))

        def failed(self, failure):
            print("FAILED", failure)

    process = CrawlerProcess()
    process.crawl(Spider)
    process.start()
"""


def test_scrapy_gets_an_answer_for_every_request(tmp_path: Path) -> None:
    script = tmp_path / "spider.py"
    script.write_text(textwrap.dedent(SPIDER))

    async def act(visit: Visit) -> None:
        if visit.path == "/silent":
            await asyncio.sleep(10)
        visit.send(page(body=b"x" * 9000 if visit.path == "/large" else PAGE))

    async def run() -> tuple[str, list[bytes]]:
        async with serving(act) as server:
            process = await asyncio.create_subprocess_exec(
                sys.executable, str(script), server.url, cwd=tmp_path, env={"PYTHONPATH": str(ROOT)},
                stdout=subprocess.PIPE,
            )  # fmt: skip
            out, _ = await asyncio.wait_for(process.communicate(), 60)
            return out.decode(), server.heads

    out, heads = asyncio.run(run())
    assert "FAILED" not in out
    got = sorted(json.loads(line) for line in out.splitlines())
    assert got == [
        ["", "forbidden_address", 0, 0],
        ["first", "ok", 200, 10],
        ["large", "ok", 200, 9000],
        ["large", "too_large", 200, 5000],
        ["ok", "ok", 200, len(PAGE)],
        ["silent", "timeout", 0, 0],
        ["silent", "timeout", 0, 0],
    ]
    assert all(b"agent-of-test" in head for head in heads)
