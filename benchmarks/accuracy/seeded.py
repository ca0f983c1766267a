"""Seeded: the corpus' own whole sites, served on loopback and audited in one round."""

from __future__ import annotations

import contextlib
import csv
import datetime as dt
import zoneinfo
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import unquote

from benchmarks.accuracy import loopback
from benchmarks.accuracy.figure import Figure
from benchmarks.accuracy.sites import Truth, compared, webcensus
from benchmarks.corpus import sites as first
from benchmarks.corpus.families import sites as second
from benchmarks.corpus.fifth import sites as fifth
from benchmarks.corpus.site import Site, sites_of
from benchmarks.corpus.third import sites as third

NOT_FOUND = "<html><head><meta charset='utf-8'><title>404</title></head><body><p>您访问的页面不存在</p></body></html>".encode()


def figures(folder: Path, half: str) -> Iterator[Figure]:
    """The figures of the corpus' sites; those of the older corpora are all for tuning."""
    today = dt.datetime.now(zoneinfo.ZoneInfo("Asia/Shanghai")).date()
    sites = list(sites_of(fifth.KIT, today, half))
    if half != "quoted":
        older = (first.KIT, second.KIT, third.KIT)
        sites += [site for kit in older for site in sites_of(kit, today, clean=1, faulty=2)]
    yield from audited("corpus' own sites", sites, folder)


def audited(web: str, sites: list[Site], folder: Path) -> Iterator[Figure]:
    """The figures of some sites, which are served and audited in a new folder."""
    folder.mkdir(parents=True)
    register = folder / "sites.csv"
    _write(register, sites)
    with _serving({site.host: site.answers for site in sites}) as port:
        places = [f"--resolve={site.host}=127.0.0.1:{port}" for site in sites]
        webcensus(
            "run", register, "-o", folder / "round", "--allow-network", "127.0.0.0/8", "--delay", "0", "--confirm-after", "0", "--workers", "1", "--contact", "mailto:accuracy@example.com", "-q",
            *places, "--resolve=gone.example.com=-", f"--resolve=*=127.0.0.1:{port}",
        )  # fmt: skip
    truths = [Truth(site.id, site.name, site.verdict, tuple(site.seeded)) for site in sites]
    yield from compared(web, truths, folder / "round" / "reports")


def _write(path: Path, sites: list[Site]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("site_code", "name", "url", "level", "site_type", "organiser", "has_services"))
        for site in sites:
            rows.writerow(
                (
                    site.id,
                    site.name,
                    f"http://{site.host}/",
                    "县级门户",
                    "门户",
                    f"{site.name}人民政府",
                    "true",
                )
            )


@contextlib.contextmanager
def _serving(hosts: Mapping[str, Mapping[str, tuple[str, bytes]]]) -> Iterator[int]:
    """All hosts on one port; a host that is none of them answers everything with a plain page."""

    class Handler(loopback.Quiet, BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            host = self.headers.get("Host", "").partition(":")[0]
            if host not in hosts:
                gone = self.path == "/robots.txt" or "-absent-" in self.path
                status, kind, body = (404, "text/html", b"") if gone else (200, "text/html", b"<p>ok</p>")
            elif (found := hosts[host].get(unquote(self.path))) is not None:
                status, (kind, body) = 200, found
            else:
                status, kind, body = 404, "text/html; charset=utf-8", NOT_FOUND
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(body)

        do_HEAD = do_GET  # noqa: N815 - the name that the base class asks for

    with loopback.serving(Handler) as port:
        yield port
