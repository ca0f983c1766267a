"""Material: the figures on outside material, where it lies beside the project."""

from __future__ import annotations

import codecs
import datetime as dt
import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urlsplit

from benchmarks.accuracy.figure import Figure, Tally
from benchmarks.accuracy.reading import NOON, WALLS, at_most, site_of
from benchmarks.corpus.case import half as half_of
from crawler.facts import Entry, Purpose
from crawler.page import Answer, Cause, Outcome, Page
from crawler.reading.charset import decode, prescan
from crawler.reading.dates import published
from crawler.reading.document import Document
from crawler.reading.links import resolve
from crawler.reading.page import read as read_page
from crawler.reading.tags import tags

FOLDER = Path(__file__).parents[2].parent / "shared" / "real"


def figures(half: str, folder: Path = FOLDER) -> Iterator[Figure]:
    """Every figure of the material; none when it is not there."""
    if not folder.is_dir():
        return
    yield from _dates(half, folder / "dates-htmldate")
    yield from _chinese(folder / "cn-gov-pages")
    yield from _courts(half, folder / "us-court-lists")
    yield from _urls(folder / "urls" / "urltestdata.json")
    yield from _encodings(folder / "encodings")
    yield from _error_pages(folder / "error-pages")
    yield from _false_alarms(folder)


def _bytes(path: Path) -> bytes:
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix == ".gz" else data


def _page(data: bytes, url: str, day: dt.date, kind: str = "text/html") -> Page:
    site = site_of(url)
    answer = Answer(
        url=url,
        final_url=url,
        outcome=Outcome.OK,
        status=200,
        fetched_at=dt.datetime.combine(day, NOON),
        headers={"content-type": kind},
        body=data,
    )
    return read_page(site, Entry(site=site.id, url=url, purpose=Purpose.PAGE, depth=1), answer)


def _dates(half: str, folder: Path) -> Iterator[Figure]:
    exact, false = Tally(), Tally()
    for name, fact in json.loads((folder / "gold.json").read_text("utf-8")).items():
        if (half and half_of(name) != half) or not _is_day(fact["date"]):
            continue
        path = next(path for path in folder.rglob(f"{name}*") if path.name in (name, f"{name}.gz"))
        document = Document(decode(_bytes(path)), fact["url"])
        found = published(document, fact["url"], tags(document))
        got = found.day.isoformat() if found else None
        told = (
            f"{got} ({found.source.value}, {'certain' if found.certain else 'uncertain'}: {found.text})"
            if found
            else "none"
        )
        exact.add(name, fact["date"], told, right=got == fact["date"])
        false.add(name, fact["date"], told, right=got in (None, fact["date"]))
    yield exact.figure("publication day, real pages of many publishers: exact", 0.90)
    yield at_most("publication day, real pages of many publishers: wrong", 0.04, false)


def _is_day(text: object) -> bool:
    try:
        return bool(dt.date.fromisoformat(str(text)))
    except ValueError:
        return False


def _chinese(folder: Path) -> Iterator[Figure]:
    tally = Tally()
    day = dt.date(2025, 11, 24)
    for name, fact in json.loads((folder / "gold.json").read_text("utf-8")).items():
        url = f"http://{fact.get('site', 'gxt.jiangsu.gov.cn')}/x/{'1.html' if fact['kind'].startswith('article') else 'list.html'}"
        page = _page(
            (folder / name).read_bytes(), url, day, "text/xml" if name.endswith("xml") else "text/html"
        )
        if "published" in fact:
            tally.add(name, fact["published"], page.published.day.isoformat() if page.published else None)
        else:
            days = sorted(row.dated.day.isoformat() for row in page.rows if row.dated)
            tally.add(
                name,
                (fact["items"], fact["newest"], fact["oldest"]),
                (len(page.rows), days[-1], days[0]) if days else "no days",
            )
    yield tally.figure("pages of Chinese sites: publication days and lists", 1.0, "all")


# --- lists of courts -----------------------------------------------------------------------------------------
class _Courts:
    """What is counted over the pages of courts."""

    def __init__(self) -> None:
        self.items, self.links, self.days, self.invented, self.wrong, self.unlinked, self.blank = (
            Tally() for _ in range(7)
        )

    def figures(self) -> Iterator[Figure]:
        yield self.items.figure("rows of real list pages: gold items among the rows", 0.97)
        yield self.links.figure("rows of real list pages: gold addresses among links and rows", 0.97)
        yield self.days.figure("rows of real list pages: gold days that stand in the text", 0.97)
        yield at_most("rows of real list pages: another day than gold's, said certain", 0.01, self.wrong)
        yield at_most("rows of real list pages: invented", 0.01, self.invented)
        yield self.unlinked.figure(
            "real lists without static addresses: read, or said needs_script", 1.0, "all"
        )
        yield self.blank.figure("real list pages: not said blank", 1.0, "all")


def _courts(half: str, folder: Path) -> Iterator[Figure]:
    counted = _Courts()
    for path in sorted(folder.rglob("*.html.gz")):
        told = path.with_name(path.name.replace(".html.gz", ".compare.json.gz"))
        if not told.exists() or (half and half_of(path.name) != half):
            continue
        facts = [fact for fact in json.loads(_bytes(told)) if fact.get("download_urls")]
        if facts:
            _court(path.name, facts, _bytes(path), counted)
    yield from counted.figures()


def _court(name: str, facts: list[dict[str, Any]], data: bytes, counted: _Courts) -> None:
    host = urlsplit(facts[0]["download_urls"]).netloc or "court.example.gov"
    page = _page(data, f"https://{host}/opinions/list.html", dt.date(2026, 6, 1))
    source = decode(data).text
    plain, text = unquote(source.replace("&amp;", "&").replace("\\/", "/")), _text(source)
    links = {last(link.url) for link in page.links}
    facts = [fact for fact in facts if last(fact["download_urls"]).rpartition("?")[2] in plain]
    for fact in facts:
        tail = last(fact["download_urls"])
        counted.links.add(
            name,
            tail,
            "not among the links",
            right=tail in links or any(last(row.url) == tail for row in page.rows),
        )
    _items(name, facts, page, counted)
    got = {row.dated.day.isoformat() for row in page.rows if row.dated}
    for day in sorted({str(fact["case_dates"]) for fact in facts if fact.get("case_dates")}):
        if stands(day, text):
            counted.days.add(name, day, "no row of that day", right=day in got)
    addresses = {urldefrag(link.url)[0] for link in page.links}
    static = any(last(fact["download_urls"]) in links for fact in facts)
    for row in page.rows:
        known = urldefrag(row.url)[0] in addresses if static else last(row.url).rpartition("?")[2] in plain
        day_known = (
            row.dated is None
            or stands(row.dated.day.isoformat(), text)
            or not static
            or row.dated.source.value == "url"
        )
        counted.invented.add(
            name,
            "no such row",
            f"{row.dated and row.dated.day} {row.title} {row.url}",
            right=known and day_known,
        )
    counted.blank.add(name, "not blank", page.blank_reason, right=page.blank is not True)
    if not static:
        needs = page.outcome is Outcome.NEEDS_SCRIPT or Cause.NEEDS_JS in page.causes
        counted.unlinked.add(
            name, "rows or needs_script", page.outcome.value, right=needs or len(page.rows) >= len(facts)
        )


def _items(name: str, facts: list[dict[str, Any]], page: Page, counted: _Courts) -> None:
    """Each gold item has a row: of its address (in another format, too), else of its name or, left over, its day."""
    left = list(page.rows)
    unmet = []
    told: dict[str, set[str]] = {}
    for fact in facts:
        told.setdefault(last(fact["download_urls"]), set()).add(str(fact.get("case_dates")))
    for fact in facts:
        tail = last(fact["download_urls"])
        row = next((row for row in left if last(row.url) == tail), None) or next(
            (row for row in left if _stem(row.url) == _stem(tail)), None
        )
        if row is None:
            unmet.append(fact)
            continue
        left.remove(row)
        counted.items.add(name, "", "", right=True)
        if row.dated and last(row.url) == tail:
            day = row.dated.day.isoformat()
            counted.wrong.add(
                name, told[tail], f"{day} {row.title}", right=day in told[tail] or not row.dated.certain
            )
    for fact in unmet:
        name_of = _letters(str(fact.get("case_names", "")))
        row = next(
            (row for row in left if len(name_of) > 8 and name_of in _letters(row.title)), None
        ) or next(
            (row for row in left if row.dated and row.dated.day.isoformat() == fact.get("case_dates")), None
        )
        wanted = f"{fact.get('case_dates')} {fact.get('case_names')} {last(fact['download_urls'])}"
        counted.items.add(name, wanted, f"none of {len(page.rows)} rows", right=row is not None, group=name)
        if row:
            left.remove(row)


def _letters(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())


def _stem(url: str) -> str:
    return last(url).rpartition(".")[0].lower() or last(url).lower()


def last(url: str) -> str:
    """The last segment of a URL's path, with its query, decoded."""
    parts = urlsplit(url)
    tail = parts.path.rstrip("/").rsplit("/", 1)[-1]
    return unquote(f"{tail}?{parts.query}" if parts.query else tail)


def _text(source: str) -> str:
    bare = re.sub(r"<(script|style)\b[^>]*>.*?</\1>", " ", source, flags=re.S | re.I)
    bare = re.sub(r"<[^>]{0,2000}>", " ", bare).replace("&nbsp;", " ")
    return " ".join(re.sub(r"(\d)(?:st|nd|rd|th)\b", r"\1", bare).split()).lower()


def stands(day: str, text: str) -> bool:
    """True when a day stands in a text, in one of the spellings of English pages."""
    when = dt.date.fromisoformat(day)
    year, month, number = when.year, when.month, when.day
    names = (
        when.strftime("%B").lower(),
        when.strftime("%b").lower(),
        when.strftime("%b").lower() + ".",
        "sept",
        "sept.",
    )
    words = names if month == 9 else names[:3]
    spelt = {f"{word} {number:{width}}, {year}" for word in words for width in ("", "02")} | {
        f"{word} {number:{width}} {year}" for word in words for width in ("", "02")
    }
    spelt |= {f"{number:{width}} {word} {year}" for word in words for width in ("", "02")} | {
        f"{number:02}-{words[1]}-{year}",
        f"{number}-{words[1]}-{year}",
    }
    for sign in "/-.":
        for long in (f"{year}", f"{year % 100:02}"):
            spelt |= {f"{month:{a}}{sign}{number:{b}}{sign}{long}" for a in ("", "02") for b in ("", "02")}
        spelt.add(f"{year}{sign}{month:02}{sign}{number:02}")
    return any(re.search(rf"(?<![\d/]){re.escape(one)}(?!\d)", text) for one in spelt)


# --- addresses, encodings, answers ---------------------------------------------------------------------------
def _urls(path: Path) -> Iterator[Figure]:
    right, crashes = Tally(), Tally()
    for case in json.loads(path.read_text("utf-8")):
        if not isinstance(case, dict):
            continue
        given, base = case["input"] or "", case["base"] or "about:blank"
        try:
            got = resolve(base, given)
        except ValueError:
            got = "ValueError"
        except Exception as error:
            got = f"{type(error).__name__}: {error}"
            crashes.add(given, "ValueError", got, right=False)
        if case.get("failure"):
            crashes.add(given, "no crash", got, right=True)
        elif case["href"].startswith(("http:", "https:")):
            right.add(repr((given, base)), case["href"], got)
    yield right.figure("URL resolution, valid http and https cases", 0.99)
    yield crashes.figure("URL resolution, failing cases without a crash", 1.0, "all")


_CODECS = {"GB2312": "gb18030", "MacCyrillic": "mac_cyrillic", "utf-8-sig": "utf-8"}


def _encodings(folder: Path) -> Iterator[Figure]:
    chinese, all_ = Tally(), Tally()
    for path in sorted((folder / "chardet").rglob("*")):
        if not path.is_file():
            continue
        name, data = path.parent.name, path.read_bytes()
        codec = _CODECS.get(name, re.sub(r"^(iso-8859-\d+|windows-125\d)-.*", r"\1", name))
        text = decode(data)
        right = _alike(text.text, data.decode(codec, "replace"))
        all_.add(f"{name}/{path.name}", codec, text.charset, right=right)
        if name in ("GB2312", "Big5", "utf-8"):
            chinese.add(f"{name}/{path.name}", codec, text.charset, right=right)
    yield chinese.figure("encodings of real files: GB2312, Big5, UTF-8, no header", 0.98)
    yield all_.figure("encodings of real files: all 31, no header", None)
    found = Tally()
    for path in sorted((folder / "html5lib").glob("*.dat")):
        for case in re.split(rb"(?:^|\n)#data\n", path.read_bytes()):
            data, is_case, rest = case.partition(b"\n#encoding\n")
            if is_case:
                label = rest.split(b"\n")[0].decode()
                mark = "utf-8" if data.startswith(codecs.BOM_UTF8) else prescan(data)
                found.add(f"{path.name} {data[:60]!r}", _canonical(label), _canonical(mark or "windows-1252"))
    yield Figure(
        "prescan of declarations",
        "≥ 80 of 83",
        str(found.right),
        found.n,
        found.right >= 80,
        tuple(found.wrong),
    )


def _canonical(label: str) -> str:
    return decode(b"x", f"text/html; charset={label}").charset


def _alike(one: str, other: str) -> bool:
    def plain(text: str) -> str:
        return text.replace("\ufeff", "").replace("·", "・").replace("—", "―")

    return plain(one) == plain(other)


def _error_pages(folder: Path) -> Iterator[Figure]:
    tally = Tally()
    for path in sorted(folder.glob("*.html")):
        if path.name.split(".")[0].removeprefix("apache2-") in ("not_found", "gone"):
            page = _page(path.read_bytes(), "http://x.example.gov.cn/a/b.html", dt.date(2026, 1, 5))
            tally.add(path.name, "soft_404", page.outcome.value)
    yield tally.figure("soft 404, real error pages served with 200", 0.95)


# Saved challenges, found by reading the pages: a shield's "in just a moment", and an Incapsula script alone.
REAL_CHALLENGES = ("thelocal.se.tattooed.html.gz", "1566929327.html.gz")


def _false_alarms(folder: Path) -> Iterator[Figure]:
    tally, challenges = Tally(), Tally()
    for part in ("cn-gov-pages", "dates-htmldate", "us-court-lists", "us-localgov-pages"):
        for path in sorted((folder / part).rglob("*.html*")):
            if ".compare." not in path.name:
                page = _page(
                    _bytes(path),
                    f"https://{part}.example.gov/a/{path.name.split('.')[0]}.html",
                    dt.date(2026, 6, 1),
                )
                if path.name in REAL_CHALLENGES:
                    challenges.add(path.name, "challenge", page.outcome.value)
                    continue
                tally.add(
                    path.name,
                    "ok",
                    (page.outcome.value, page.title),
                    right=page.outcome not in (*WALLS, Outcome.UNREADABLE, Outcome.HTTP_ERROR),
                )
    yield at_most("kinds of answer: false alarms on real pages", 1 / 400, tally)
    yield challenges.figure("challenges among the real pages: said so", 0.95)
