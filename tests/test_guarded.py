"""Whole crawls of sites that try every way into a network that is closed, and of sites on IPv6 alone."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from command import webcensus
from web import Host, Reply, page, serving

from webcensus.store import Store

INNER = "127.0.2.1"


@contextmanager
def closed_network() -> Iterator[tuple[int, list[str]]]:
    """Listeners on addresses that nothing may reach, all on one port; who was reached."""
    with socket.socket() as first, socket.socket() as own, socket.socket(socket.AF_INET6) as sixth:
        first.bind((INNER, 0))
        port, reached, over = first.getsockname()[1], [], threading.Event()
        own.bind(("127.0.0.1", port))
        sixth.bind(("::1", port))

        def watch(listener: socket.socket, name: str) -> None:
            listener.listen()
            listener.settimeout(0.1)
            while not over.is_set():
                try:
                    listener.accept()[0].close()
                    reached.append(name)
                except TimeoutError:
                    continue

        named = ((first, "inner"), (own, "own"), (sixth, "sixth"))
        threads = [threading.Thread(target=watch, args=each) for each in named]
        for thread in threads:
            thread.start()
        try:
            yield port, reached
        finally:
            over.set()
            for thread in threads:
                thread.join()


def forms(port: int) -> list[str]:
    """The closed network's addresses in all the ways in which they may be written."""
    hosts = (
        INNER, "127.0.513", "2130706945", "0x7f000201", "0177.0.2.1", "[::ffff:127.0.2.1]", "[::1]", "0.0.0.0",
        "127.0.0.1", "localhost", "[::]", "[fe80::1]", "169.254.169.254", "[64:ff9b::7f00:201]", "127。0。2。1",
        "inner.test", "①②⑦.0.2.1", "[::127.0.2.1]", "[2002:7f00:201::]",
    )  # fmt: skip
    return [f"http://{host}:{port}/" for host in hosts] + [f"https://{INNER}:{port}/"]


class Tricks:
    """A site whose every answer leads inside."""

    def __init__(self, urls: list[str]) -> None:
        self.urls = urls

    def __call__(self, _host: Host, path: str) -> Reply | None:
        digits = path[2:].partition(".")[0]
        number = int(digits) if digits.isdigit() else 0
        inner = self.urls[number % len(self.urls)]
        if path == "/robots.txt":
            return Reply(
                f"User-agent: *\nDisallow:\nSitemap: {inner}sitemap.xml\n", Content_Type="text/plain"
            )
        if path == "/":
            links = [f"/{kind}{n}.html" for kind in "rmbsfj" for n in range(len(self.urls))]
            return page("首页", [*links, *self.urls], head=f'<link rel="stylesheet" href="{inner}a.css">')
        return {
            "r": Reply("", 302, Location=inner.encode().decode("latin-1")),
            "m": page("转", head=f'<meta http-equiv="refresh" content="0;url={inner}">'),
            "b": page("根", ["a.html", "/b.html", "c.png"], head=f'<base href="{inner}">'),
            "s": page("图", text=f'<img src="{inner}i.png"><script src="{inner}s.js"></script>'),
            "f": page(
                "框", text=f'<iframe src="{inner}"></iframe><form action="{inner}"><input name=q></form>'
            ),
            "j": Reply(f"<script>location.href='{inner}'</script>"),
        }.get(path[1:2])


def test_no_way_leads_into_a_closed_network(tmp_path: Path) -> None:
    with closed_network() as (port, reached):
        site = Host("127.0.1.1", Tricks(forms(port)))
        moved = Host("127.0.1.2", lambda _h, path: Reply("", 302, Location=f"http://{INNER}:{port}{path}"))
        sites = tmp_path / "sites.csv"
        sites.write_text(f"url\n{site.url}/\n{moved.url}/\nhttp://{INNER}:{port}/\nhttp://inner.test/\n")
        with serving(site, moved):
            ended = webcensus(
                "run", sites, "-o", tmp_path / "round", "--delay", "0", "--confirm-after", "0", "-q",
                "--allow-network", "127.0.1.0/24", "--resolve", f"inner.test={INNER}:{port}",
                "--contact", "https://www.example.gov.cn/", cwd=tmp_path, timeout=200,
            )  # fmt: skip
        assert ended.returncode == 0, ended.stderr
        assert reached == []
    store = Store(tmp_path / "round")
    rows = [*stored(store, "outcomes"), *stored(store, "target_outcomes")]
    refused = [row for row in rows if row["outcome"] == "forbidden_address"]
    assert len(refused) >= 30  # redirects and refreshes of the site, robots.txt and home pages of the others
    assert not [row for row in refused if row["address"]]
    ends = stored(store, "site_outcomes")
    assert sorted(row["state"] for row in ends if "forbidden_target" in json.loads(row["causes"])) == [
        "finding", "refused", "refused", "refused",
    ]  # fmt: skip


def stored(store: Store, table: str) -> list[dict[str, Any]]:
    return [row for path in store.files(table) for row in pq.read_table(path).to_pylist()]


def _has_ipv6() -> bool:
    try:
        with socket.socket(socket.AF_INET6) as tried:
            tried.bind(("::1", 0))
    except OSError:
        return False
    return True


@pytest.mark.skipif(not _has_ipv6(), reason="no IPv6 on this machine")
def test_a_site_on_ipv6_alone_is_read_and_its_foreign_targets_verified(tmp_path: Path) -> None:
    def answers(host: Host, path: str) -> Reply | None:
        links = ["/a.html", "/gone.html", f"{host.url.replace('[::1]', '[0:0::1]')}/same.html"]
        return page(path, links) if path in ("/", "/a.html", "/same.html") else None

    site = Host("::1", answers)
    with serving(site):
        ended = webcensus(
            "audit", f"{site.url}/", "-o", tmp_path / "out", "--delay", "0", "--confirm-after", "0", "-q",
            "--allow-network", "::1/128", cwd=tmp_path, timeout=120,
        )  # fmt: skip
        refused = webcensus("audit", f"{site.url}/", "-o", tmp_path / "not", "-q", cwd=tmp_path, timeout=120)
    assert ended.returncode == 0, ended.stderr
    assert refused.returncode == 0, refused.stderr
    store = Store(tmp_path / "out" / "crawl")
    (end,) = stored(store, "site_outcomes")
    assert (end["state"], json.loads(end["causes"])) == ("finding", ["dead_link"])
    links = {row["url"]: row["verdict"] for row in stored(store, "links")}
    assert links[f"{site.url}/a.html"] == "ok"
    assert links[f"{site.url}/gone.html"] == "broken"
    assert all(name.isascii() and ":" not in name for name in (each.name for each in tmp_path.rglob("*")))
    (shut,) = stored(Store(tmp_path / "not" / "crawl"), "site_outcomes")
    assert (shut["state"], shut["requests"]) == ("refused", 0)
