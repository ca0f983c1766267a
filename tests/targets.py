"""What must hold for any bytes at all: the targets of the property tests and of the fuzzer.

Each target takes bytes and raises AssertionError, or whatever the program should not have raised.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import functools
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import checks.base
from crawler import inflate, register, robots
from crawler.facts import Entry, Purpose
from crawler.page import Answer, Outcome, Page
from crawler.politeness import LONGEST_PAUSE, retry_after
from crawler.reading import days
from crawler.reading.charset import decode, honest, prescan
from crawler.reading.document import MOST_TAGS, Document
from crawler.reading.links import MOST, links, resolve, url_key
from crawler.reading.mask import mask
from crawler.reading.page import read
from crawler.reading.rows import rows
from crawler.redirects import lead
from crawler.site import Site
from reports import escape
from reports.rubric import RubricError
from reports.rubric_file import read as read_rubric
from webcensus import rulings

Target = Callable[[bytes], None]

FETCHED = dt.datetime(2026, 11, 3, 1, 0, tzinfo=dt.UTC)
SITE = Site(id="1", url="https://www.a.gov.cn/")
URL = "https://www.a.gov.cn/xxgk/"
LIMIT = 100_000


def charset(data: bytes) -> None:
    """Bytes become text that can be stored, whatever header and page declare."""
    header, _, body = data.partition(b"\n")
    text = decode(body, header.decode("latin-1"))
    text.text.encode("utf-8")
    assert text.errors >= 0
    assert len(text.text) <= len(body) + 1
    prescan(body)
    honest(text)


def links_of(data: bytes) -> None:
    """Every reference is a URL, or said to be none."""
    document = Document(decode(data), URL)
    found, bad = links(document, SITE)
    assert len(found) <= MOST
    for link in found:
        assert urlsplit(link.url).scheme
        url_key(link.url)
    assert all(each.reason for each in bad)
    assert document.source.count("<") <= MOST_TAGS


def references(data: bytes) -> None:
    """A reference resolves to a URL that stays what it is, or raises ValueError; a redirect ends somewhere."""
    text = data.decode("utf-8", "replace")
    entry = Entry(site="1", url=URL, purpose=Purpose.LINK)
    step = lead(entry, text)
    assert step.target.startswith(("http://", "https://")) or not step.target
    with contextlib.suppress(ValueError):
        url = resolve(URL, text)
        assert resolve(URL, url) == url
        url_key(url)


def dates(data: bytes) -> None:
    """A text holds days of the calendar, or none."""
    text = data.decode("utf-8", "replace")
    for order in days.Order:
        found = days.find(text, order)
        assert found is None or (0 <= found[1] <= found[2] and isinstance(found[0], dt.date))
        assert all(isinstance(day, dt.date) for day in days.every(text, order))
    seconds = retry_after(text, FETCHED)
    assert seconds is None or 0 <= seconds <= LONGEST_PAUSE


def rows_of(data: bytes) -> None:
    """Rows have titles, and days that exist."""
    for row in rows(Document(decode(data), URL), FETCHED.date()):
        assert row.title.strip() or row.url


def page(data: bytes) -> None:
    """A whole page is read and judged without an exception, and can be stored; masking leaves nothing over."""
    for purpose in (Purpose.HOME, Purpose.LETTERS, Purpose.GUIDE):
        made = _page(data, purpose)
        made.text.encode("utf-8")
        if made.outcome is Outcome.OK:
            list(checks.base.judge_page(_page_checks(), made))
        if len(made.text) < 20_000:
            assert mask(made.text)[0] == made.text, "masked, and not whole"


def _page(data: bytes, purpose: Purpose) -> Page:
    answer = Answer(
        url=URL, final_url=URL, outcome=Outcome.OK, status=200, fetched_at=FETCHED, body=data,
        headers={"content-type": "text/html"},
    )  # fmt: skip
    made = read(SITE, Entry(site="1", url=URL, purpose=purpose), answer)
    assert made.outcome is Outcome.UNREADABLE or "unreadable" not in made.causes, "a reader failed"
    return made


@functools.cache
def _page_checks() -> dict[str, checks.base.Check]:
    return {id: each for id, each in checks.base.load(plugins=False).items() if each.scope == "page"}


def sites_csv(data: bytes) -> None:
    """A list of sites is read, row by row, or refused with one message."""
    with _file(data, ".csv") as path:
        try:
            found = register.read(path)
        except register.SitesError:
            return
        assert len({site.id for site in found.rows}) == len(found.rows)
        assert all(urlsplit(site.url).scheme in ("http", "https") for site in found.rows)


def rubric(data: bytes) -> None:
    """A rubric is loaded, or refused with its place."""
    known = {id: check.parameters for id, check in checks.base.load(plugins=False).items()}
    with _file(data, ".toml") as path, contextlib.suppress(RubricError):
        read_rubric(str(path), known)


def rulings_csv(data: bytes) -> None:
    """Rulings are read, or refused with their place."""
    with _file(data, ".csv") as path, contextlib.suppress(rulings.RulingsError):
        rulings.read(str(path))


def robots_txt(data: bytes) -> None:
    """Rules are parsed, and answer for any address."""
    rules = robots.parse(data)
    assert rules.allows(URL) in (True, False)
    assert 0 <= rules.crawl_delay < 1e9


def encodings(data: bytes) -> None:
    """Content encodings are undone within their limit."""
    header, _, body = data.partition(b"\n")
    done = inflate.inflate(body, header.decode("latin-1"), LIMIT)
    assert len(done.body) <= LIMIT


def outputs(data: bytes) -> None:
    """No text of a site is more than text in any output."""
    text = data.decode("utf-8", "replace")
    cell = escape.cell(text)
    for each in cell.splitlines() or [""]:
        assert each.lstrip()[:1] not in ("=", "+", "-", "@", "＝", "＋", "－", "＠")
    assert escape.clean(escape.clean(text)) == escape.clean(text)
    assert "\x1b" not in escape.line(text)
    assert "\n" not in escape.line(text)


@contextlib.contextmanager
def _file(data: bytes, ending: str) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="target-") as folder:
        path = Path(folder) / f"file{ending}"
        path.write_bytes(data)
        yield path


TARGETS: dict[str, Target] = {
    "charset": charset,
    "links": links_of,
    "references": references,
    "dates": dates,
    "rows": rows_of,
    "page": page,  # letters and guides among it
    "sites": sites_csv,
    "rubric": rubric,
    "rulings": rulings_csv,
    "robots": robots_txt,
    "encodings": encodings,
    "outputs": outputs,
}

# What each target is given to begin with, and words that its inputs are made of.
WORDS: dict[str, tuple[str, ...]] = {
    "charset": ("text/html; charset=", "gb2312", "utf-8", "\n", "<meta charset=", "<?xml encoding='", "\ufeff", "中文"),
    "links": ("<a href='", "'>", "</a>", "<base href=", "//", "http://", "javascript:", "<img srcset='", "通知", "\x00"),
    "references": ("http://", "//", "\\", "..", "/", "?", "#", "@", ":", "[::1]", "%zz", "中", "xn--", "file:"),
    "dates": ("2015", "-", "年", "月", "日", "二〇一五", "昨天", "1", "13", "31", "/", ".", " ", "Jan", "星期", "[", "]"),
    "rows": ("<ul>", "<li>", "<a href='/1.html'>", "</a>", "2015-01-01", "<table>", "<tr>", "<td>", "通知", "<script>", "{", "}"),
    "page": (
        "<table>", "<tr>", "<td>", "来信人：", "张三", "未回复", "已答复", "2015-01-02", "办事指南", "办理时限", "：",
        "13800000000", "110101190001010015", "市长信箱", "<p>", "</p>", "<div style='display:none'>", "<a href='/x'>", "[", "{",
        '"title":', "<script>", "</script>", "<meta name='PubDate' content='", "'>", "</html>", "404", "京A12345",
    ),
    "sites": ("url", ",", "\n", "http://", "www.a.gov.cn", "name", "\t", ";", '"', "网址", "\ufeff", "state", "closed", "\x00"),
    "rubric": ("[[item]]", "\n", "id = ", '"', "base = ", "'cn-2015'", "check = ", "points", "=", "[", "]", "1", "{", "}", "where"),
    "rulings": ("key", ",", "\n", "decision", "dismiss", "confirm", "reason", "*", '"', "until", "2015-01-01"),
    "robots": ("User-agent: *", "\n", "Disallow: ", "/", "*", "$", "Crawl-delay: ", "Allow:", "#", "\ufeff", "\r", "%", "9" * 30),
    "encodings": ("gzip", ",", "deflate", "br", "zstd", "\n", "\x1f\x8b\x08", "identity"),
    "outputs": ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "\x1b[", "\u202e", "<script>", "\u200b", "\ufeff", "|", "`", "\u2028"),
}  # fmt: skip
