"""Date: the day a page says it was published, how it is known, and how surely."""

from __future__ import annotations

import bisect
import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, cast
from urllib.parse import unquote, urlsplit

from htmldate import find_date
from lxml import etree

from crawler.page import Dated, DateSource
from crawler.reading import days
from crawler.reading.days import Order
from crawler.reading.document import Document

TEXT_LIMIT = 200_000
LABELS_LOOKED_AT = 40

_META_NAMES = (
    "pubdate", "publishdate", "firstpublishedtime", "article:published_time", "article:published",
    "govuk:public-updated-at", "og:article:published_time", "og:published_time", "datepublished",
    "publish_date", "publish-date", "published_time", "published-date", "publishedtime", "publishtime",
    "publication_date", "publication-date", "publicationdate", "pub_date", "publishedat", "published_at",
    "article_date_original", "originalpublicationdate", "dcterms.issued", "dc.date.issued", "dc.issued",
    "citation_publication_date", "citation_online_date", "parsely-pub-date", "sailthru.date",
    "cxenseparse:recs:publishtime", "rnews:datepublished", "bt:pubdate", "article.published", "dcterms.created",
    "dc.date.created", "datecreated", "dcterms.date", "dc.date", "article:post_date", "displaydate", "date",
)  # fmt: skip
_META_RANK = {name: rank for rank, name in enumerate(_META_NAMES)}
_MAKE_TIME = re.compile(r"生成|制作时间|maketime|generated", re.I)


def day_in(text: str) -> dt.date | None:
    """The first full day that a text spells (its first 10,000 characters)."""
    hit = days.find(text[:10_000])
    return hit[0] if hit else None


def published(
    document: Document, url: str, tags: Mapping[str, str], fetched: dt.date | None = None
) -> Dated | None:
    """The day of publication, or None where nothing on the page says it reliably.

    Asked in this order: meta tags, structured data, `time` elements, a labelled day in the text, a day in the
    URL; last, and never certain, htmldate's guess. Days before 1990 are dropped; `fetched` bounds the guess.
    """
    if told := _from_tags(tags):
        return told
    order = order_of(document)
    by_url = url_day(url)
    marked = _from_meta(document) or _from_structured(document) or _from_markup(document, order)
    flat = Flat(document)
    shown = _headline(flat, document, order)
    if marked:
        return _settled(_local(marked, by_url, document), shown or _lone(flat, order), by_url)
    return (
        _from_label(flat, document, order)
        or shown
        or by_url
        or _guess(document, url, fetched)
        or _lone(flat, order)
    )


def _settled(marked: Dated, shown: Dated | None, by_url: Dated | None) -> Dated:
    """The marked day, unless the page shows its readers another one: that holds, but not surely."""
    if not shown or marked.day == shown.day or (by_url and by_url.day == marked.day):
        return marked
    return Dated(day=shown.day, source=shown.source, certain=False, text=shown.text)


def order_of(document: Document) -> Order:
    """Whether 1/5/2015 is the fifth of January or the first of May here; unknown where nothing tells."""
    language = (document.root.get("lang") or "").lower().replace("_", "-")
    host = urlsplit(document.url).hostname or ""
    if language == "en-us" or re.search(r"(?:\.gov|\.mil|\.us|\.edu)$", host):
        return Order.MONTH_FIRST
    if re.match(r"(?:fr|it|es|pt|nl)(?:-|$)|en-(?:gb|au|nz|ie|in)", language):
        return Order.DAY_FIRST
    if re.search(r"\.(?:uk|au|nz|ie|fr|es|it)$", host):
        return Order.DAY_FIRST
    return _order_shown(document.source)


_YEAR_LAST = re.compile(r"/(?:19|20)\d\d(?![\d/])")
_BEFORE_YEAR = re.compile(r"(?<![\d/.-])(\d{1,2})/(\d{1,2})$")


def _order_shown(source: str) -> Order:
    """The order that a page's own days allow: 11/20/2015 somewhere makes 1/5/2015 the fifth of January."""
    month_first = day_first = False
    for match in islice(_YEAR_LAST.finditer(source), 500):
        pair = _BEFORE_YEAR.search(source[max(0, match.start() - 6) : match.start()])
        if pair:
            first, second = int(pair[1]), int(pair[2])
            month_first = month_first or first <= 12 < second <= 31
            day_first = day_first or second <= 12 < first <= 31
    if month_first == day_first:
        return Order.UNKNOWN
    return Order.MONTH_FIRST if month_first else Order.DAY_FIRST


def _dated(
    text: str, source: DateSource, order: Order = Order.UNKNOWN, *, certain: bool = True
) -> Dated | None:
    text = " ".join(text.split())[:200]
    spelt = days.whole(text[:60], order)
    day = (spelt.date() if spelt else None) or _found(text, order)
    return Dated(day=day, source=source, certain=certain, text=text[:80]) if day else None


def _found(text: str, order: Order) -> dt.date | None:
    hit = days.find(text, order)
    return hit[0] if hit else None


# Meta tags and structured data


def _from_tags(tags: Mapping[str, str]) -> Dated | None:
    for name in ("pubdate", "publishdate", "firstpublishedtime"):
        value = tags.get(name, "")
        if value and (dated := _dated(value, DateSource.META)):
            return dated
    return None


def _from_meta(document: Document) -> Dated | None:
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
        if rank < best_rank and not _MAKE_TIME.search(value) and (dated := _dated(value, DateSource.META)):
            best, best_rank = dated, rank
    return best


def _from_structured(document: Document) -> Dated | None:
    if "datePublished" not in document.source:
        return None
    for script in document.elements("script"):
        if "ld+json" in (script.get("type") or "") and "datePublished" in (script.text or ""):
            value = _published_in(script.text or "")
            if value and (dated := _dated(value, DateSource.META)):
                return dated
    return None


def _published_in(text: str) -> str:
    """`datePublished` of the outermost thing that has one."""
    if len(text) > TEXT_LIMIT:
        return ""
    try:
        level: list[Any] = [json.loads(text, strict=False)]
    except (ValueError, RecursionError):
        match = re.search(r'"datePublished"\s{0,5}:\s{0,5}"([^"]{8,40})"', text)
        return match[1] if match else ""
    for _ in range(6):
        for thing in level:
            if isinstance(thing, dict) and isinstance(thing.get("datePublished"), str):
                return str(thing["datePublished"])
        level = [inner for thing in level for inner in _inside(thing)][:1_000]
    return ""


def _inside(thing: Any) -> Iterable[Any]:
    if isinstance(thing, dict):
        return thing.values()
    return thing if isinstance(thing, list) else ()


_UTC = re.compile(r"T(\d\d):\d\d\S*?(?:Z|[+-]00:?00)$")


def _local(dated: Dated, by_url: Dated | None, document: Document) -> Dated:
    """An instant in UTC, as the day it was where the site is: by the URL's day, or by the country's clock."""
    utc = _UTC.search(dated.text)
    if not utc:
        return dated
    day = dated.day
    if by_url and abs((by_url.day - day).days) == 1:
        day = by_url.day
    else:
        day += dt.timedelta(days=(int(utc[1]) + _hours_ahead(document)) // 24)
    return Dated(day=day, source=dated.source, certain=dated.certain, text=dated.text)


def _hours_ahead(document: Document) -> int:
    host = urlsplit(document.url).hostname or ""
    if host.endswith(".cn"):
        return 8
    if re.search(r"\.(?:gov|mil|us)$", host):
        return -5
    return 1 if re.search(r"\.(?:de|at|ch)$", host) else 0


# Markup that means a date of publication

_DATE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:published|pubdate|pub-date|publish-?(?:ed-)?(?:date|time)|entry-date|post-date|posted-on"
    r"|article-date|news-date|date-?published|postdate|entry-time)(?:$|[\s_-])",
    re.I,
)
_OUTSIDE = frozenset({"footer", "aside", "nav"})
_ASIDE = _OUTSIDE | {"a"}


def _from_markup(document: Document, order: Order) -> Dated | None:
    """`itemprop=datePublished`, then `time` and elements whose class names a date of publication."""
    named: list[Dated] = []
    timed: list[Dated] = []
    for element, marked in _marked(document):
        if _beside(element):
            continue
        value = element.get("content") or element.get("datetime") or element.get("title") or _text(element)
        dated = _dated(value[:200], DateSource.META, order)
        if dated and marked == "itemprop":
            return dated
        if dated:
            (named if marked == "class" else timed).append(dated)
    return _only(named) or _only(timed)


def _marked(document: Document) -> Iterator[tuple[etree._Element, str]]:
    source = document.source
    if "datePublished" in source or "datepublished" in source:
        for element in document.root.iterfind(".//*[@itemprop]"):
            if (element.get("itemprop") or "").lower() == "datepublished":
                yield element, "itemprop"
    for element in document.elements("time", "abbr", "span", "div", "p"):
        if (kind := element.get("class")) and _DATE_CLASS.search(kind):
            yield element, "class"
        elif element.tag == "time" and element.get("datetime"):
            yield element, "time"


def _only(found: list[Dated]) -> Dated | None:
    """The first of few days; none where a page carries many, as a list does."""
    if not found or len({dated.day for dated in found}) > 3:
        return None
    return found[0]


def _beside(element: etree._Element) -> bool:
    """True inside a link, a list item, a footer or the like: the date of something else."""
    for depth, ancestor in enumerate(element.iterancestors()):
        if ancestor.tag in _ASIDE or _footer_like(ancestor):
            return True
        if depth > 12:
            break
    return False


_FOOTER = re.compile(
    r"(?:^|[\s_-])(?:footer|foot|copyright|bottom|calendar|datepicker|weather|related|sidebar|comments?)"
    r"(?:$|[\s_\-\d])",
    re.I,
)


def _footer_like(element: etree._Element) -> bool:
    mark = f"{element.get('id') or ''} {element.get('class') or ''}"
    return len(mark) > 1 and bool(_FOOTER.search(mark[:200]))


def _text(element: etree._Element) -> str:
    parts: list[str] = []
    length = 0
    for part in element.itertext():
        parts.append(str(part))
        length += len(part)
        if length > 200:
            break
    return " ".join("".join(parts).split())


# The text of the body, flat


class Flat:
    """The text nodes of a body in order, and their joined text; made when first asked for."""

    __slots__ = ("_document", "_pieces", "_starts", "_text")

    def __init__(self, document: Document) -> None:
        self._document = document
        self._pieces: list[Any] | None = None
        self._starts: list[int] = []
        self._text = ""

    @property
    def pieces(self) -> list[Any]:
        """Text nodes that hold more than space; each knows its parent element."""
        if self._pieces is None:
            self._pieces = self._read()
        return self._pieces

    @property
    def text(self) -> str:
        """The pieces, a line each."""
        return self._text if self.pieces else ""

    def piece(self, at: int) -> Any:
        """The text node at a place of `text`."""
        return self.pieces[max(0, bisect.bisect_right(self._starts, at) - 1)]

    def _read(self) -> list[Any]:
        pieces: list[Any] = []
        length = 0
        for piece in cast("list[Any]", _TEXTS(self._document.root)):
            if length > TEXT_LIMIT:
                break
            self._starts.append(length)
            pieces.append(piece)
            length += len(piece) + 1
        self._text = "\n".join(pieces)
        return pieces


# A day beside the headline

_HEAD_PIECES, _HEAD_BEFORE, _PARAGRAPH = 25, 4, 200


def _headline(flat: Flat, document: Document, order: Order) -> Dated | None:
    """A text node that is a day and nothing else, close below the page's headline or just above it."""
    if (at := _title_at(flat, document)) < 0:
        return None
    pieces = flat.pieces
    for piece in pieces[at + 1 : at + 1 + _HEAD_PIECES]:
        if len(piece) > _PARAGRAPH:
            break
        if dated := _shown(piece, order):
            return dated
    above = reversed(pieces[max(0, at - _HEAD_BEFORE) : at])
    return next((dated for piece in above if (dated := _shown(piece, order))), None)


def _shown(piece: Any, order: Order) -> Dated | None:
    text = _UPDATED.sub("", " ".join(piece.split()), count=1)
    if len(text) > 80 or not _DIGIT.search(text):
        return None
    spelt = days.whole(text, order)
    day = (spelt.date() if spelt else None) or _in_byline(text, order)
    if day is None or _outside(piece, _ASIDE):
        return None
    return Dated(day=day, source=DateSource.LABEL, certain=spelt is not None, text=text)


def _in_byline(text: str, order: Order) -> dt.date | None:
    """The one day in a short line such as "Jane Doe | 12.01.2022 | 3 min", set off from what stands around it."""
    hit = days.find(text, order)
    if not hit or re.search("[一-鿿ぁ-ヿ]", text):
        return None
    if re.match(r"[-–/.~]\d", text[hit[2] :]):  # a span of days
        return None
    before, after = text[: hit[1]].rstrip(), text[hit[2] :].lstrip()
    apart = (not before or before[-1] in _SEPARATORS) and (
        not after or after[0] in _SEPARATORS or after[0].isdigit()
    )
    return hit[0] if apart and len(text) <= 80 else None


_SEPARATORS = "|,;:·•–—-/()[]@"
_DIGIT = re.compile(r"\d|[〇一二三四五六七八九十]年")
_UPDATED = re.compile(r"^(?:last )?updated:?\s{1,3}", re.I)


def _lone(flat: Flat, order: Order) -> Dated | None:
    """The only day that the page shows as a line of its own; never certain."""
    found: Dated | None = None
    for piece in flat.pieces:
        if len(piece) <= 200 and _DIGIT.search(piece) and (dated := _shown(piece, order)):
            if found and found.day != dated.day:
                return None
            found = dated
    return found and Dated(day=found.day, source=found.source, certain=False, text=found.text)


def _title_at(flat: Flat, document: Document) -> int:
    """Index of the text node that is the headline: the h1 most like the title, else what the title starts with."""
    heads = [text for element in document.elements("h1") if (text := _text(element))][:20]
    element = document.root.find(".//title")
    title = _text(element) if element is not None else ""
    alike = [head for head in heads if head[:20] in title or title[:20] in head]
    wanted = (alike or heads or [title])[0][:40]
    if len(wanted) < 4:
        return -1
    for index, piece in enumerate(flat.pieces):
        text = " ".join(piece.split())
        if text and (
            wanted.startswith(text[:40]) and len(text) >= min(8, len(wanted)) or text[:40] == wanted
        ):
            return index
        if not heads and len(text) >= 8 and title.startswith(text):
            return index
    return -1


# A label and a day in the text

_FIRST_LABELS = (
    r"(?:发布|发表|公开|录入|添加|上传|刊登|发稿|编发|信息发布|发文)\s{0,4}(?:时\s{0,4}间|日\s{0,4}期)"
    r"|发布于|发表于|(?:first )?(?:published|posted)(?: on| at)?|publication date|date (?:published|posted|issued)"
    r"|release date|issued(?: on)?|veröffentlicht(?: am)?|erstellt am|erschienen(?: am)?|veröffentlichungsdatum"
)
_LATER_LABELS = r"更新\s{0,4}(?:时间|日期)|(?:last )?(?:updated|modified)(?: on)?|page last reviewed or updated|aktualisiert(?: am)?"
_BARE_LABELS = (
    r"(?<![一-鿿])(?:日\s{0,4}期|时\s{0,4}间)(?=\s{0,4}[:：])|(?<![a-z])(?:date|datum|stand)(?=\s{0,2}:)"
)
_LABELS = re.compile(f"(?P<first>{_FIRST_LABELS})|(?P<later>{_LATER_LABELS})|(?P<bare>{_BARE_LABELS})", re.I)
_GAP = re.compile(r"[\s:：|\[\]【】()（）,.]{0,20}")
_TEXTS = etree.XPath("//body//text()[not(parent::script) and not(parent::style)][normalize-space()]")


def _from_label(flat: Flat, document: Document, order: Order) -> Dated | None:
    """The first labelled day outside footers: 发布时间 before 更新时间 before a bare 时间：; none on a list."""
    if not _LABELS.search(document.source):
        return None
    found: dict[str, list[Dated]] = {"first": [], "later": [], "bare": []}
    for count, match in enumerate(_LABELS.finditer(flat.text)):
        if count >= LABELS_LOOKED_AT:
            break
        at = _GAP.match(flat.text, match.end())
        start = at.end() if at else match.end()
        dated = _starting(flat.text[start : start + 60], order)
        if dated and not _outside(flat.piece(match.start())):
            found[str(match.lastgroup)].append(dated)
    return next((hit for kind in found.values() if (hit := _only(kind))), None)


def _starting(text: str, order: Order) -> Dated | None:
    """The day with which a text starts, after at most a weekday."""
    hit = days.find(text, order)
    if not hit or hit[1] > 12 or re.search(r"[\d一-鿿]", text[: hit[1]]):
        return None
    return Dated(day=hit[0], source=DateSource.LABEL, certain=True, text=text[: hit[2]].strip()[:80])


def _outside(piece: Any, tags: frozenset[str] = _OUTSIDE) -> bool:
    """True for text in footers, sidebars and links: not this page's own date."""
    parent = piece.getparent()
    element = parent.getparent() if piece.is_tail else parent
    for depth, ancestor in enumerate([element, *element.iterancestors()] if element is not None else []):
        if ancestor.tag in tags or _footer_like(ancestor):
            return True
        if depth > 12:
            break
    return False


# A day in the URL

_URL_DAYS = (
    (re.compile(r"/t((?:19|20)\d\d)(\d\d)(\d\d)_\d"), True),
    (re.compile(r"/((?:19|20)\d\d)/(\d{1,2})/(\d{1,2})(?=/|$)"), True),
    (re.compile(r"/((?:19|20)\d\d)-(\d\d)[-/](\d\d)(?=[/_.-]|$)"), True),
    (re.compile(r"/((?:19|20)\d\d)/(\d\d)(\d\d)(?=/|$)"), True),
    (re.compile(r"/((?:19|20)\d\d)(\d\d)/(\d\d)(?=/)"), True),
    (re.compile(r"/((?:19|20)\d\d)(\d\d)(\d\d)(?=[/_.]|$)"), True),
    (re.compile(r"[-_/]((?:19|20)\d\d)[-_](\d\d)[-_](\d\d)(?!\d)"), False),
    (re.compile(r"/((?:19|20)\d\d)(\d\d)(\d\d)\d{4,12}(?=/|\.|$)"), False),
    (re.compile(r"[-_/]((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)"), False),
)
_URL_TURNED = re.compile(r"[/_-](\d\d-\d\d-(?:19|20)\d\d)(?=[/_.-]|$)")


def url_day(url: str) -> Dated | None:
    """The full day in a URL's path, in one of the dialects of content systems; certain for the strict ones."""
    path = _path(url)
    if not re.search(r"(?:19|20)\d\d", path):
        return None
    if "http:/" in path or "https:/" in path:  # an archive or a proxy: the day is not the page's
        return None
    for dialect, certain in _URL_DAYS:
        for match in dialect.finditer(path):
            if day := days.make(int(match[1]), int(match[2]), int(match[3])):
                return Dated(day=day, source=DateSource.URL, certain=certain, text=match[0].strip("/")[:80])
    if (turned := _URL_TURNED.search(path)) and (day := day_in(turned[1])):
        return Dated(day=day, source=DateSource.URL, certain=False, text=turned[1])
    return None


def url_month(url: str) -> tuple[int, int] | None:
    """Year and month in a URL's path: /201511/…, /2015-11/…, /2015/11/…"""
    match = re.search(r"/((?:19|20)\d\d)[-/]?(1[0-2]|0[1-9])(?=[/-])", _path(url))
    return (int(match[1]), int(match[2])) if match else None


def _path(url: str) -> str:
    try:
        return unquote(urlsplit(url[:2_000]).path)
    except ValueError:
        return ""


# The last resort


def _guess(document: Document, url: str, fetched: dt.date | None) -> Dated | None:
    """htmldate's fast search, over a source whose DOCTYPE cannot swallow the head."""
    if len(document.source) > 2_000_000:
        return None
    latest = fetched + dt.timedelta(days=1) if fetched else dt.date(days.LAST_YEAR, 12, 31)
    try:
        found = find_date(
            re.sub(r"^\s*(<!doctype[^>]{0,300}>)", r"\1\n", document.source, count=1, flags=re.I),
            extensive_search=False,
            original_date=True,
            url=url,
            min_date=f"{days.FIRST_YEAR}-01-01",
            max_date=latest.isoformat(),
        )
    except Exception:  # a third party's parser over hostile text: no guess is a fair answer
        return None
    day = day_in(found) if found else None
    return Dated(day=day, source=DateSource.LABEL, certain=False, text=found or "") if day else None
