"""Web: serves the demonstration sites on 127.0.0.1, a port each; nothing leaves the machine."""

from __future__ import annotations

import contextlib
import datetime as dt
import signal
import ssl
import tempfile
import threading
import zoneinfo
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import msgspec

from crawler.page import Frozen
from crawler.site import Site
from webcensus.demo.sites import DemoSite, all_sites
from webcensus.settings import Settings

LOOPBACK = "127.0.0.1"
CHALLENGE = (
    b'<!DOCTYPE html><html><head><meta charset="utf-8"><script>var $_ts=window["$_ts"];if(!$_ts)$_ts={};'
    b'$_ts.nsd=12345;</script></head><body><script src="/4QbVtADbnLVIc/c.js" r="m"></script></body></html>'
)
MAINTENANCE = (
    "<html><head><meta charset='utf-8'><title>系统维护</title></head>"
    "<body><h1>网站升级改版中</h1><p>本网站正在升级维护，暂停服务，给您带来不便敬请谅解。</p></body></html>"
).encode()
NOT_FOUND = (
    "<html><head><title>页面不存在</title></head><body><p>您访问的页面不存在或已被删除。</p></body></html>"
)


class Served(Frozen):
    """The running web: the sites to audit, and how their names are resolved."""

    sites: tuple[Site, ...]
    resolve: tuple[str, ...]


@contextlib.contextmanager
def serving(today: dt.date | None = None) -> Iterator[Served]:
    """Serve the web until the block ends."""
    day = today or dt.datetime.now(zoneinfo.ZoneInfo("Asia/Shanghai")).date()
    with contextlib.ExitStack() as stack:
        sites, resolve = [], ["gone.example.com=-"]
        for demo in all_sites(day):
            port = stack.enter_context(_served(demo))
            scheme = "https" if demo.https else "http"
            sites.append(
                _site(demo, f"{scheme}://{demo.host}/" if demo.host else f"http://{LOOPBACK}:{port}/")
            )
            if demo.host:
                resolve.append(f"{demo.host}={LOOPBACK}:{port}")
        resolve.append(f"*={LOOPBACK}:{stack.enter_context(_elsewhere())}")
        yield Served(sites=tuple(sites), resolve=tuple(resolve))


def settings(asked: Settings, served: Served) -> Settings:
    """The user's settings, made to fit the demonstration: no waiting, loopback only."""
    return msgspec.structs.replace(
        asked,
        delay=0.0,
        confirm_after=0.2,
        max_pages=400,
        workers=1,
        allow_network=(f"{LOOPBACK}/32",),
        resolve=served.resolve,
        contact="https://www.example.gov.cn/webcensus",
    )


def wait(served: Served) -> int:
    """Print the sites and their options, and wait for ctrl-C (or SIGTERM), also where SIGINT was ignored."""
    stopped = threading.Event()
    before = {n: signal.signal(n, lambda *_: stopped.set()) for n in (signal.SIGINT, signal.SIGTERM)}
    try:
        for site in served.sites:
            print(f"{site.name}  {site.url}")
        print(
            "--allow-network 127.0.0.1/32 " + " ".join(f"--resolve '{each}'" for each in served.resolve),
            flush=True,
        )
        while not stopped.wait(0.5):
            pass
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    return 0


def _site(demo: DemoSite, url: str) -> Site:
    return Site(
        id=demo.id,
        url=url,
        site_code=demo.id,
        name=f"{demo.name}人民政府",
        province="浙江省",
        level="县级门户",
        site_type="门户",
        organiser=f"{demo.name}人民政府",
        has_services=True,
        state=demo.state,
    )


@contextlib.contextmanager
def _served(demo: DemoSite) -> Iterator[int]:
    with _listening(_handler(demo)) as server:
        if demo.behaviour == "down":
            server.server_close()
        elif demo.https:
            server.socket = _context(demo.host).wrap_socket(server.socket, server_side=True)
        yield server.server_port


@contextlib.contextmanager
def _elsewhere() -> Iterator[int]:
    """Every other host of the world: answers each request with a plain page."""
    elsewhere = DemoSite("", "", "", behaviour="elsewhere")
    with _listening(_handler(elsewhere)) as server:
        yield server.server_port


@contextlib.contextmanager
def _listening(handler: type[BaseHTTPRequestHandler]) -> Iterator[ThreadingHTTPServer]:
    server = _Server((LOOPBACK, 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A client that went away is no news."""


def _handler(demo: DemoSite) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 30

        def do_GET(self) -> None:
            status, kind, body = _answer(demo, self.path)
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(body)

        do_HEAD = do_GET  # noqa: N815 - the name the base class asks for

        def log_message(self, format: str, *arguments: object) -> None:
            """Say nothing."""

    return Handler


def _answer(demo: DemoSite, path: str) -> tuple[int, str, bytes]:
    html = "text/html; charset=utf-8"
    if demo.behaviour == "challenge":
        return 412, html, CHALLENGE
    if demo.behaviour == "maintenance":
        return (404, html, b"") if path == "/robots.txt" else (200, html, MAINTENANCE)
    if demo.behaviour == "forbidden":
        return (
            (200, "text/plain", b"User-agent: *\nDisallow: /\n")
            if path == "/robots.txt"
            else (200, html, b"")
        )
    if demo.behaviour == "elsewhere":
        return (404, html, b"") if path == "/robots.txt" or "-absent-" in path else (200, html, b"<p>ok</p>")
    if path in demo.answers:
        kind, body = demo.answers[path]
        return 200, kind, body
    return (200 if demo.soft_404 and path != "/robots.txt" else 404), html, NOT_FOUND.encode()


def _context(host: str) -> ssl.SSLContext:
    """A server's TLS context with a self-signed certificate made now."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, host)])
    now = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=30))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "site.pem"
        private = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        file.write_bytes(private + certificate.public_bytes(serialization.Encoding.PEM))
        context.load_cert_chain(file)
    return context
