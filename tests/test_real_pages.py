"""Pages of real sites, read whole: the facts that people found in them."""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from crawler.facts import Entry, Purpose
from crawler.page import Answer, Outcome, Page, PageKind
from crawler.reading.dates import published
from crawler.reading.document import Document, Text
from crawler.reading.page import read
from crawler.site import Site

pytestmark = pytest.mark.shared

NAMES = {
    "gzggw": ("gne__tests__gzggw__1.html", "http://fgw.zj.gov.cn/x/1.html"),
    "cmse": ("gne__tests__cmse__1.html", "http://www.cmse.gov.cn/x/1.html"),
    "nfra": (
        "nfra__tests__page_source_debug.html",
        "https://www.nfra.gov.cn/cn/view/pages/ItemDetail.html?docId=1",
    ),
    "gansu": ("jas__甘肃省_1.html", "http://jyt.gansu.gov.cn/jyt/c110634/zwgklist.shtml"),
    "jiangsu": ("jas__江苏省_page_1.xml", "http://gxt.jiangsu.gov.cn/module/web/jpage/dataproxy.jsp"),
}


def page_of(body: bytes, url: str, day: dt.date, content_type: str = "text/html") -> Page:
    parts = urlsplit(url)
    site = Site(id="real", url=f"{parts.scheme}://{parts.netloc}/")
    noon = dt.datetime.combine(day, dt.time(4), dt.UTC)
    headers = {"content-type": content_type}
    got = Answer(
        url=url, final_url=url, outcome=Outcome.OK, status=200, fetched_at=noon, headers=headers, body=body
    )
    return read(site, Entry(site="real", url=url, purpose=Purpose.PAGE), got)


def chinese(shared: Path, name: str) -> Page:
    file, url = NAMES[name]
    return page_of((shared / "real" / "cn-gov-pages" / file).read_bytes(), url, dt.date(2025, 11, 24))


@pytest.mark.parametrize("name", ["gzggw", "cmse", "nfra"])
def test_articles_of_chinese_sites(shared: Path, name: str) -> None:
    gold = json.loads((shared / "real" / "cn-gov-pages" / "gold.json").read_text("utf-8"))[NAMES[name][0]]
    page = chinese(shared, name)
    assert page.kind is PageKind.ARTICLE
    assert page.published is not None
    assert (page.published.day.isoformat(), page.published.certain) == (gold["published"], True)


@pytest.mark.parametrize("name", ["gansu", "jiangsu"])
def test_lists_of_chinese_sites(shared: Path, name: str) -> None:
    gold = json.loads((shared / "real" / "cn-gov-pages" / "gold.json").read_text("utf-8"))[NAMES[name][0]]
    page = chinese(shared, name)
    days = [row.dated.day.isoformat() for row in page.rows if row.dated]
    assert page.kind is PageKind.COLUMN
    assert page.published is None
    assert (len(page.rows), len(days)) == (gold["items"], gold["items"])
    assert (max(days), min(days)) == (gold["newest"], gold["oldest"])
    assert all(row.title and row.url.startswith("http") for row in page.rows)


def test_site_codes_of_chinese_sites(shared: Path) -> None:
    assert chinese(shared, "gansu").tags["siteidcode"] == "6200000068"
    assert chinese(shared, "gansu").marks.site_code == "6200000068"
    assert chinese(shared, "nfra").tags["siteidcode"] == "bm55000001"
    assert not chinese(shared, "gzggw").tags.get("siteidcode")


def test_publication_days_of_articles(shared: Path) -> None:
    """The half of the pages that no rule was tried on: few wrong days, few missing ones."""
    folder = shared / "real" / "dates-htmldate"
    right = wrong = total = 0
    for name, fact in json.loads((folder / "gold.json").read_text("utf-8")).items():
        if int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2 == 0:
            continue
        file = next(path for path in folder.rglob(f"{name}*") if path.name in {name, f"{name}.gz"})
        body = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
        document = Document(Text(text=body.decode("utf-8", "replace"), charset="utf-8"), fact["url"])
        found = published(document, fact["url"], {})
        total += 1
        right += bool(found and found.day.isoformat() == fact["date"])
        wrong += bool(found and found.day.isoformat() != fact["date"])
    assert total > 120
    assert right / total >= RIGHT_DAYS
    assert wrong / total <= WRONG_DAYS


RIGHT_DAYS, WRONG_DAYS = 0.87, 0.065


def courts(shared: Path) -> Iterator[tuple[str, list[dict[str, Any]], str, Page]]:
    for file in sorted((shared / "real" / "us-court-lists").rglob("*.html.gz")):
        told = file.with_name(file.name.replace(".html.gz", ".compare.json.gz"))
        gold = json.loads(gzip.decompress(told.read_bytes())) if told.exists() else []
        facts = [fact for fact in gold if fact.get("download_urls") and fact.get("case_dates")]
        if facts:
            body = gzip.decompress(file.read_bytes())
            host = urlsplit(facts[0]["download_urls"]).netloc or "court.example.gov"
            page = page_of(body, f"https://{host}/opinions/list.html", dt.date(2026, 6, 1))
            yield file.name, facts, unquote(body.decode("utf-8", "replace").replace("&amp;", "&")), page


def last(url: str) -> str:
    parts = urlsplit(url)
    tail = parts.path.rstrip("/").rsplit("/", 1)[-1]
    return unquote(f"{tail}?{parts.query}" if parts.query else tail)


def test_lists_of_courts(shared: Path) -> None:
    links = dates = wanted = known = at_gold = wrong = 0
    for _, facts, source, page in courts(shared):
        seen = {last(link.url) for link in page.links} | {last(row.url) for row in page.rows}
        days = {row.dated.day.isoformat() for row in page.rows if row.dated}
        there = [fact for fact in facts if last(fact["download_urls"]).rpartition("?")[2] in source]
        wanted += len(there)
        links += sum(last(fact["download_urls"]) in seen for fact in there)
        known += len(facts)
        dates += sum(fact["case_dates"] in days for fact in facts)
        told: dict[str, set[str]] = {}
        for fact in facts:
            told.setdefault(last(fact["download_urls"]), set()).add(fact["case_dates"])
        for row in page.rows:
            if row.dated and last(row.url) in told:
                at_gold += 1
                wrong += row.dated.certain and row.dated.day.isoformat() not in told[last(row.url)]
    assert links / wanted >= 0.97
    assert dates / known >= 0.85
    assert wrong / at_gold <= 0.01
