"""Marked day: the day of publication in meta tags, structured data and markup."""

from __future__ import annotations

import datetime as dt
import functools
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lxml import etree

from crawler.page import Dated, DateSource
from crawler.reading import days
from crawler.reading.days import Order
from crawler.reading.document import Document
from crawler.reading.seldom import seldom
from crawler.reading.signs import signs

TEXT_LIMIT = 200_000

_META_NAMES = (
    "pubdate", "publishdate", "firstpublishedtime", "article:published_time", "article:published",
    "govuk:public-updated-at", "og:article:published_time", "og:published_time", "datepublished",
    "publish_date", "publish-date", "published_time", "published-date", "publishedtime", "publishtime",
    "publication_date", "publication-date", "publicationdate", "pub_date", "publishedat", "published_at",
    "article_date_original", "originalpublicationdate", "dcterms.issued", "dc.date.issued", "dc.issued",
    "citation_publication_date", "citation_online_date", "parsely-pub-date", "sailthru.date",
    "cxenseparse:recs:publishtime", "rnews:datepublished", "bt:pubdate", "article.published",
    "dcterms.created",
    "dc.date.created", "datecreated", "dcterms.date", "dc.date", "article:post_date", "displaydate",
    "createdate", "date",
)  # fmt: skip
_META_RANK = {name: rank for rank, name in enumerate(_META_NAMES)}
MADE = re.compile(r"生成|制作时间|maketime|generated", re.I)


def dated_in(
    text: str, source: DateSource, order: Order = Order.UNKNOWN, *, certain: bool = True
) -> Dated | None:
    text = " ".join(text.split())[:200]
    spelt = days.whole(text[:60], order)
    day = (spelt.date() if spelt else None) or _found(text, order)
    return Dated(day=day, source=source, certain=certain, text=text[:80]) if day else None


def _found(text: str, order: Order) -> dt.date | None:
    hit = days.find(text, order)
    return hit[0] if hit else None


def by_tags(tags: Mapping[str, str]) -> Dated | None:
    for name in ("pubdate", "publishdate", "firstpublishedtime"):
        value = tags.get(name, "")
        if value and (dated := dated_in(value, DateSource.META)):
            return dated
    return None


def by_meta(document: Document) -> Dated | None:
    best: Dated | None = None
    best_rank = len(_META_NAMES)
    for element in document.elements("meta"):
        names = (
            element.get("name"),
            element.get("property"),
            element.get("itemprop"),
            element.get("http-equiv"),
        )
        rank = min(
            (_META_RANK.get(name.strip().lower(), best_rank) for name in names if name), default=best_rank
        )
        value = element.get("content") or ""
        if rank < best_rank and not MADE.search(value) and (dated := dated_in(value, DateSource.META)):
            best, best_rank = dated, rank
    return best


def by_data(document: Document) -> Dated | None:
    told = signs(document)
    if "enpproperty" in told and (match := _PROPERTY.search(document.source)):
        return dated_in(match[1], DateSource.META)
    if "datepublished" not in told:
        return None
    for script in document.elements("script"):
        text = script.text or ""
        if "ld+json" in (script.get("type") or "") and ("datePublished" in text or '"pubDate"' in text):
            value = _published_in(text)
            if value and (dated := dated_in(value, DateSource.META)):
                return dated
    return None


_CHANGED_NAMES = frozenset({"article:modified_time", "og:updated_time", "datemodified", "dcterms.modified"})
_CHANGED = re.compile(r'"dateModified"\s{0,5}:\s{0,5}"([^"]{8,40})"')


def last_change(document: Document) -> dt.date | None:
    """The day on which a page's own metadata say that it was changed last."""
    told = [
        element.get("content") or ""
        for element in document.elements("meta")
        if (element.get("property") or element.get("name") or "").lower() in _CHANGED_NAMES
    ]
    for script in document.elements("script"):
        if "ld+json" in (script.get("type") or ""):
            told += _CHANGED.findall((script.text or "")[:TEXT_LIMIT])
    found = (dated_in(text, DateSource.META) for text in told)
    return max((dated.day for dated in found if dated), default=None)


# What one content system tells of an article in a comment.
_PROPERTY = re.compile(r"<!--\s?enpproperty\b(?:(?!-->).){0,3000}?<date>\s?([^<>]{8,30})</date>", re.S)


def _published_in(text: str) -> str:
    """`datePublished` of the outermost thing that has one (Baidu calls it `pubDate`)."""
    if len(text) > TEXT_LIMIT:
        return ""
    try:
        level: list[Any] = [json.loads(text, strict=False)]
    except (ValueError, RecursionError):
        match = re.search(r'"(?:datePublished|pubDate)"\s{0,5}:\s{0,5}"([^"]{8,40})"', text)
        return match[1] if match else ""
    for _ in range(6):
        for thing in level:
            told = thing.get("datePublished", thing.get("pubDate")) if isinstance(thing, dict) else None
            if isinstance(told, str):
                return told
        level = [inner for thing in level for inner in _inside(thing)][:1_000]
    return ""


def _inside(thing: Any) -> Iterable[Any]:
    if isinstance(thing, dict):
        return thing.values()
    return thing if isinstance(thing, list) else ()


_DATE_CLASS = seldom(
    r"(?:^|[\s_-])(?:published|pub-?date|pub-?time|publish-?(?:ed-)?(?:date|time)|entry-date|post-date|posted-on"
    r"|article-date|news-date|date-?published|postdate|entry-time)(?:$|[\s_-])",
    re.I,
)
WHOLE = frozenset({"main", "body"})
OUTSIDE = frozenset({"footer", "aside", "nav"})
ASIDE = OUTSIDE | {"a"}
_BESIDE = ASIDE | {"blockquote"}  # posts of others stand in quotes


def by_markup(document: Document, order: Order) -> Dated | None:
    """`itemprop=datePublished`, then `time` and elements whose class names a date of publication."""
    named: list[Dated] = []
    timed: list[Dated] = []
    for element, marked in _marked(document):
        if _beside(element):
            continue
        told = next((value for name in _TELLING if (value := element.get(name))), "")
        value = told or text_of(element)
        dated = dated_in(value[:200], DateSource.META, order)
        if dated and marked == "itemprop":
            return dated
        if dated:
            (named if marked == "class" else timed).append(dated)
    return only(named, most=1) or only(timed, most=1)


_TELLING = ("content", "datetime", "title", "data-time", "data-date")  # attributes that spell a day in full


def _marked(document: Document) -> Iterator[tuple[etree._Element, str]]:
    told = signs(document)
    if "datepublished" in told:
        for element in document.root.iterfind(".//*[@itemprop]"):
            if (element.get("itemprop") or "").lower() == "datepublished":
                yield element, "itemprop"
    if "date class" not in told:
        return
    for element in document.elements("time", "abbr", "span", "div", "p"):
        if (kind := element.get("class")) and _DATE_CLASS.search(kind):
            yield element, "class"
        elif element.tag == "time" and element.get("datetime"):
            yield element, "time"


def only(found: list[Dated], most: int = 3) -> Dated | None:
    """The first of at most so many days; none where a page carries more, as a list does."""
    if not found or len({dated.day for dated in found}) > most:
        return None
    return found[0]


def _beside(element: etree._Element) -> bool:
    """True inside a link, a list item, a footer or the like: the date of something else."""
    for depth, ancestor in enumerate(element.iterancestors()):
        if ancestor.tag in WHOLE:
            break
        if ancestor.tag in _BESIDE or footer_like(ancestor):
            return True
        if depth > 12:
            break
    return False


_FOOTER = re.compile(
    r"(?:^|[\s_-])(?:footer|foot|copyright|bottom|calendar|rili|datepicker|weather|tianqi|related|(?<!with-)(?<!has-)(?<!no-)sidebar"
    r"|comments?)"
    r"(?:$|[\s_\-\d])",
    re.I,
)


def footer_like(element: etree._Element) -> bool:
    mark = f"{element.get('id') or ''} {element.get('class') or ''}"
    return len(mark) > 1 and _named_footer(mark[:200])


@functools.lru_cache(maxsize=4_096)
def _named_footer(mark: str) -> bool:
    return _FOOTER.search(mark) is not None


def text_of(element: etree._Element) -> str:
    parts: list[str] = []
    length = 0
    for part in element.itertext():
        parts.append(str(part))
        length += len(part)
        if length > 200:
            break
    return " ".join("".join(parts).split())
