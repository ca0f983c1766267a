"""Recorded crawls served on loopback: everything recorded and linked is reached, with its recorded status."""

from __future__ import annotations

import gzip
import html
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from keeping import Memory
from web import Host, Reply, serving

from crawler.crawl import crawl
from crawler.facts import Purpose, Visit
from crawler.page import Outcome
from crawler.settings import CrawlSettings
from crawler.site import Site

RECORDED = "http://quotes.toscrape.com"


def _load(path: Path) -> dict[str, dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return {_path(row["url"]): row for row in rows if row["url"].startswith(RECORDED)}


def _path(url: str) -> str:
    parts = urlsplit(url)
    return parts.path + (f"?{parts.query}" if parts.query else "")


def _host(rows: dict[str, dict[str, Any]]) -> Host:
    """The recording under its paths, its absolute addresses pointing to the host itself."""

    def answers(host: Host, path: str) -> Reply | None:
        row = rows.get(path)
        if row is None:
            return None
        headers = {"Content_Type": "".join(row["headers"].get("Content-Type", [])) or "text/html"}
        location = "".join(row["headers"].get("Location", []))
        if location:
            headers["Location"] = location.replace(RECORDED, host.url)
        return Reply(row["body"].replace(RECORDED, host.url), row["status"], **headers)

    return Host("127.0.0.8", answers)


@pytest.mark.shared
@pytest.mark.parametrize("name", ["domain_spider", "domain_spider_js"])
def test_a_recorded_crawl_is_read_whole(shared: Path, name: str) -> None:
    rows = _load(shared / "real" / "replay-quotes" / f"{name}.jsonl.gz")
    host = _host(rows)
    kept = Memory()
    settings = CrawlSettings(
        delay=0.0,
        max_pages=600,
        confirm_after=0.0,
        max_minutes=3,
        allow_networks=("127.0.0.0/8",),
        evidence="none",
    )
    with serving(host):
        crawl([Site(id="s", url=host.url + "/")], settings, kept)
    visits = [visit for visit in kept.visits("s") if not visit.entry.external]
    linked = _linked(rows)
    assert len(linked) > 150
    assert linked <= _reached(visits)
    assert _statuses(visits, rows) == []
    facts = kept.closed["s"]
    assert facts.outcome.handed_out == facts.outcome.recorded


def _linked(rows: dict[str, dict[str, Any]]) -> set[str]:
    """Every recorded address that a recorded page links to."""
    linked = set()
    for path, row in rows.items():
        for href in re.findall(r'href="([^"#]+)', row["body"]):
            url = urljoin(RECORDED + path, html.unescape(href))
            linked.add(_path(url) if url.startswith(RECORDED) else "")
    return linked & set(rows)


def _reached(visits: list[Visit]) -> set[str]:
    return {_path(visit.entry.url) for visit in visits}


def _statuses(visits: list[Visit], rows: dict[str, dict[str, Any]]) -> list[tuple[str, int, int]]:
    """Addresses whose status is not the recorded one (404 where nothing is recorded)."""
    wrong = []
    for visit in visits:
        path = _path(visit.entry.url)
        expected = rows[path]["status"] if path in rows else 404
        if visit.entry.purpose is not Purpose.PROBE and visit.answer.status != expected:
            wrong.append((path, visit.answer.status, expected))
        if expected == 200:
            assert visit.outcome is (Outcome.LOGIN if path == "/login" else Outcome.OK), path
    return wrong
