"""Verdicts: links that checkers are known to misjudge, crawled on loopback, each with the verdicts that are right."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from urllib.parse import quote, urlsplit

import msgspec

from benchmarks.accuracy import loopback
from benchmarks.accuracy.figure import Figure, Tally
from benchmarks.accuracy.memory import Memory
from crawler import foreign
from crawler.crawl import crawl
from crawler.facts import SiteFacts, Target, Verdict
from crawler.page import Cause
from crawler.reading.links import registrable_domain
from crawler.settings import CrawlSettings
from crawler.site import Site

HOST = "www.verdicts.example.gov.cn"
OK, BROKEN, OPEN = frozenset({"ok"}), frozenset({"broken"}), frozenset({"unverified"})
NOT_OK, NOT_BROKEN = frozenset({"broken", "unverified"}), frozenset({"ok", "unverified"})


@dataclass(frozen=True)
class Reply:
    """One scripted answer."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)


def html(text: str, head: str = "", charset: str = "utf-8") -> bytes:
    """A small readable page."""
    page = f"<!DOCTYPE html><html><head><meta charset={charset}><title>{text[:12]}</title>{head}</head><body><h1>{text[:12]}</h1><p>{text}</p></body></html>"
    return page.encode("gbk" if charset == "gb2312" else charset)


@dataclass(frozen=True)
class Link:
    """A link on the page, how its address answers, and the verdicts that are right."""

    name: str
    address: str
    right: frozenset[str]
    answers: tuple[Reply, ...] = ()  # to GET, one after the other, the last for ever
    head: int = 0  # status for HEAD, if another
    target: str = ""  # address of the target, if it is another than the literal one
    markup: str = ""  # instead of a plain anchor


GOOD = Reply(body=html("本页正常，内容可以阅读，联系方式见页脚。"))
MISSING = Reply(404, html("没有这个页面"))
LINKS = (
    Link("200", "/ok.html", OK, (GOOD,)),
    Link("404", "/missing.html", BROKEN, (MISSING,)),
    Link("410", "/gone.html", BROKEN, (Reply(410, html("已删除")),)),
    Link("500 always", "/error.html", BROKEN, (Reply(500, html("内部错误")),)),
    *(Link(f"{status} to robots", f"/s{status}.html", OPEN, (Reply(status, html("拒绝访问")),)) for status in (401, 403, 405, 406, 412, 418, 451, 999)),
    Link("429 once, Retry-After 1", "/limited-once.html", OK, (Reply(429, html("请求过多"), {"Retry-After": "1"}), GOOD)),
    Link("429 always", "/limited.html", OPEN, (Reply(429, html("请求过多"), {"Retry-After": "1"}),)),
    Link("503 once", "/busy-once.html", OK, (Reply(503, html("服务繁忙")), GOOD)),
    Link("500 once", "/error-once.html", OK, (Reply(500, html("内部错误")), GOOD)),
    Link("404 once", "/missing-once.html", OK, (MISSING, GOOD)),
    *(Link(f"HEAD {status}, GET 200", f"/head{status}.html", OK, (GOOD,), head=status) for status in (405, 404, 500)),
    Link("200 with “页面不存在”", "/soft.html", BROKEN, (Reply(body=html("页面不存在")),)),
    Link("redirect to the home page", "/old/deep/page.html", NOT_OK, (Reply(302, b"", {"Location": "/"}),)),
    Link("redirect to a page", "/moved.html", OK, (Reply(301, b"", {"Location": "/ok.html"}),)),
    Link("redirect to a missing page", "/moved-404.html", BROKEN, (Reply(302, b"", {"Location": "/missing.html"}),)),
    Link("redirect loop", "/loop.html", NOT_OK, (Reply(302, b"", {"Location": "/loop.html?again"}),)),
    Link("anchor added by a script", "/app.html#section-3", NOT_BROKEN, (Reply(body=html("应用页面，内容完整", "<script>addAnchors()</script>")),), target="/app.html"),
    Link("meta refresh to a missing page", "/refresh.html", BROKEN, (Reply(body=html("正在跳转", "<meta http-equiv=refresh content='0;url=/refresh-404.html'>")),)),
    Link("Chinese path in a GBK page, there", "", OK, target="/" + quote("政务/公开.html")),
    Link("Chinese path in a GBK page, missing", "", BROKEN, target="/" + quote("政务/缺失.html")),
    Link("/\\back.html is the host back.html", "/\\back.html", NOT_OK, target="http://back.html/"),
    Link("onclick location.href", "", BROKEN, target="/404js", markup="<a href='#' onclick=\"location.href='/404js'\">点击进入</a>"),
    Link("200 with nothing in it", "/empty.html", NOT_OK, (Reply(),)),
    Link("wall with 200", "/wall.html", OPEN, (Reply(body=html("您的访问请求可能对网站造成安全威胁，请求已被阻断")),)),
    Link("challenge", "/challenge.html", OPEN, (Reply(412, b"<html><head><script>var $_ts=window['$_ts'];$_ts.cd='x';</script></head></html>"),)),
    Link("redirect to a login", "/inner.html", NOT_BROKEN, (Reply(302, b"", {"Location": "/login.jsp?goto=/inner.html"}),)),
    Link("kept out by robots.txt", "/private/a.html", OPEN, (GOOD,)),
    Link("missing image", "", BROKEN, target="/images/lost.jpg", markup="<img src='/images/lost.jpg'>"),
    Link("missing attachment", "/files/lost.doc", BROKEN, (MISSING,)),
    Link("unknown host", "http://gone.example.net/", BROKEN, target="http://gone.example.net/"),
    Link("host that refuses", "http://refused.example.com/x.html", BROKEN, target="http://refused.example.com/x.html"),
    Link("host that does not answer", "http://slow.example.com/x.html", OPEN, target="http://slow.example.com/x.html"),
    Link("host that resets", "http://reset.example.com/x.html", OPEN, target="http://reset.example.com/x.html"),
    Link("host without TLS at its https address", "https://plain.example.com/x.html", OPEN, target="https://plain.example.com/x.html"),
    Link("external page, 404", "http://other.example.com/lost.html", BROKEN, target="http://other.example.com/lost.html"),
    Link("external page, 403", "http://other.example.com/s403.html", OPEN, target="http://other.example.com/s403.html"),
    Link("external page, 200", "http://other.example.com/ok.html", OK, target="http://other.example.com/ok.html"),
)  # fmt: skip
NEVER = ("mailto:office@example.gov.cn", "javascript:void(0)", "tel:0571-8888", "#top", "")


def figures() -> Iterator[Figure]:
    """Every case of the table, dead hosts added."""
    asked: list[str] = []
    kept, after = Memory(), Memory()
    with _web(asked) as (settings, site):
        crawl([site], settings, kept)
        facts = kept.closed[site.id]
        after.errands[foreign.NOWHERE.id] = foreign.errand(foreign.NOWHERE.id, facts.targets)
        crawl([foreign.NOWHERE], settings, after)
    facts = _joined(facts, after.closed[foreign.NOWHERE.id])
    tally = Tally()
    for link in LINKS:
        got, right = _verdict(link, facts, kept)
        tally.add(link.name, " or ".join(sorted(link.right)), got, right=right)
    literal = {urlsplit(target.url).scheme for target in facts.targets}
    tally.add(
        "mailto, javascript, tel are no targets",
        {"http", "https"},
        literal,
        right=literal <= {"http", "https"},
    )
    tally.add("/back.html is not asked for", 0, asked.count("/back.html"))
    most = Counter(asked).most_common(1)
    tally.add(
        "an address that always says 429 is asked a few times",
        "at most 8",
        most,
        right=asked.count("/limited.html") <= 8,
    )
    yield tally.figure("link verdicts: the public table, dead hosts added", 1.0, "all")


def _joined(facts: SiteFacts, after: SiteFacts) -> SiteFacts:
    """Targets outside the site with what was found out of them afterwards, as a round joins them."""
    found = {each.url: each for each in after.targets}
    targets = [
        foreign.joined(each, found.get(each.url), registrable_domain(HOST))
        if each.verdict is Verdict.PENDING
        else each
        for each in facts.targets
    ]
    return msgspec.structs.replace(facts, targets=tuple(targets))


def _verdict(link: Link, facts: SiteFacts, kept: Memory) -> tuple[str, bool]:
    wanted = link.target or link.address
    whole = wanted if "://" in wanted else f"http://{HOST}{wanted}"
    target = next((one for one in facts.targets if one.url == whole), None)
    if link.name.startswith("meta refresh"):
        found = [one for one in facts.targets if "/refresh" in one.url]
        return str([(one.url, one.verdict.value) for one in found]), any(
            one.verdict.value == "broken" for one in found
        )
    if target is None:
        return "no such target", False
    told = f"{target.verdict.value} ({target.outcome}, {target.reason}, {target.status})"
    if link.name.startswith("200 with nothing"):
        return told, target.verdict.value in link.right or _empty(target, kept)
    return told, target.verdict.value in link.right


def _empty(target: Target, kept: Memory) -> bool:
    """True when the page of a target was recorded as holding nothing."""
    visits = [visit for several in kept.visits.values() for visit in several if visit.entry.url == target.url]
    return any(
        Cause.EMPTY in visit.causes or (visit.page is not None and Cause.EMPTY in visit.page.causes)
        for visit in visits
    )


@contextlib.contextmanager
def _web(asked: list[str]) -> Iterator[tuple[CrawlSettings, Site]]:
    """The site, other hosts, and hosts that are dead in different ways."""
    with contextlib.ExitStack() as stack:
        server = stack.enter_context(_serving(asked))
        slow, reset, plain = (stack.enter_context(_raw(kind)) for kind in ("slow", "reset", "plain"))
        free = stack.enter_context(contextlib.closing(socket.socket()))
        free.bind(("127.0.0.1", 0))  # bound, never listening: refuses
        places = {
            HOST: server, "other.example.com": server, "slow.example.com": slow, "reset.example.com": reset,
            "plain.example.com": plain, "refused.example.com": free.getsockname()[1],
        }  # fmt: skip
        resolve = [f"{host}=127.0.0.1:{port}" for host, port in places.items()] + [
            "gone.example.net=-",
            "back.html=-",
        ]
        settings = CrawlSettings(
            delay=0.0,
            confirm_after=0.3,
            timeout=2.0,
            max_minutes=2.0,
            allow_networks=("127.0.0.0/8",),
            resolve=tuple(resolve),
        )
        yield settings, Site(id="verdicts", url=f"http://{HOST}/")


def _home() -> bytes:
    anchors = []
    for number, link in enumerate(LINKS):
        if link.markup:
            anchors.append(link.markup)
        elif link.address:
            anchors.append(f'<li><a href="{link.address}">链接{number}：{link.name}</a></li>')
    anchors += [f'<a href="{literal}">联系我们</a>' for literal in NEVER]
    return html("政府门户网站首页", "").replace(
        b"</body>", f"<ul>{''.join(anchors)}</ul><a href='/gbk.html'>旧版页面</a></body>".encode()
    )


def _gbk() -> bytes:
    page = html("国标编码的旧版页面，列出政务公开信息。", charset="gb2312")
    return page.replace(
        b"</body>",
        "<a href='政务/公开.html'>公开信息</a><a href='政务/缺失.html'>其他信息</a></body>".encode("gbk"),
    )


def _answers() -> dict[str, tuple[Reply, ...]]:
    known = {urlsplit(link.address).path: link.answers for link in LINKS if link.answers}
    login = html("用户登录").replace(
        b"</body>", b"<form method=post><input name=u><input type=password name=p></form></body>"
    )
    return {
        **known, "/": (Reply(body=_home()),), "/gbk.html": (Reply(body=_gbk(), headers={"Content-Type": "text/html"}),),
        "/" + quote("政务/公开.html"): (GOOD,), "/login.jsp": (Reply(body=login),),
        "/robots.txt": (Reply(body=b"User-agent: *\nDisallow: /private/\n", headers={"Content-Type": "text/plain"}),),
    }  # fmt: skip


@contextlib.contextmanager
def _serving(asked: list[str]) -> Iterator[int]:
    known, heads, counts = (
        _answers(),
        {link.address: link.head for link in LINKS if link.head},
        Counter[str](),
    )

    class Handler(loopback.Quiet, BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._reply(with_body=True)

        def do_HEAD(self) -> None:
            self._reply(with_body=False)

        def _reply(self, *, with_body: bool) -> None:
            path = urlsplit(self.path).path
            several = known.get(path, (MISSING,))
            if path == "/loop.html":
                several = (Reply(302, b"", {"Location": f"/loop.html?{counts[path]}"}),)
            reply = several[min(counts[path], len(several) - 1)]
            if with_body:
                asked.append(path)
                counts[path] += 1
            elif path in heads:
                reply = Reply(heads[path])
            self.send_response(reply.status)
            for name, value in {"Content-Type": "text/html; charset=utf-8", **reply.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            if with_body:
                self.wfile.write(reply.body)

    with loopback.serving(Handler) as port:
        yield port


@contextlib.contextmanager
def _raw(kind: str) -> Iterator[int]:
    """A port that takes connections and then says nothing, resets them, or talks no TLS."""
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(0.1)
    done = threading.Event()
    held: list[socket.socket] = []

    def serve() -> None:
        while not done.is_set():
            with contextlib.suppress(OSError):
                peer, _ = listener.accept()
                if kind == "slow":
                    held.append(peer)
                elif kind == "reset":
                    time.sleep(0.02)
                    peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                    peer.close()
                else:
                    peer.sendall(
                        b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                    )
                    peer.close()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        done.set()
        thread.join()
        for peer in held:
            peer.close()
        listener.close()
