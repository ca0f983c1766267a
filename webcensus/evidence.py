"""Evidence: the bodies of pages with which a verdict may have to be proven, as they are kept."""

from __future__ import annotations

import bisect
import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from isal import igzip

from checks.base import url_blind
from checks.identity import lot, missing_tags
from crawler.facts import Purpose, Visit
from crawler.page import Frozen, Page, PageKind
from crawler.reading.charset import decode
from crawler.reading.mask import mask_markup
from crawler.reading.named_values import mask_named
from crawler.seen import Seen

MOST = 2 * 1024 * 1024  # bytes of a page that are masked and kept
KEPT = 8 * 1024 * 1024  # bytes of a site's bodies, packed, but for originals: some 1,000 pages
KEPT_PLAIN = KEPT // 2  # … within which pages are kept that are named least often
DRAWN = 8  # articles of a site that may be drawn as a sample; the rubrics here draw 5
LEVEL = 1  # of 0 to 3: a quarter of the time that zlib takes at its level 1, and no more bytes


class Body(Frozen):
    """The body of a page, packed."""

    sha256: str  # of the original
    original: bool  # False: masked, and without data in base64
    packed: bytes  # gzip


class Proofs:
    """Which pages of a shard's sites must be kept, told as they are read.

    Of articles that lack tags only those are accused which are drawn as a sample of their site: while reading
    goes on, the lowest lots so far are kept, which those that are the lowest in the end are among.
    """

    def __init__(self, kept: Mapping[str, int], articles: Callable[[str], Iterable[str]]) -> None:
        """`kept`: site -> bytes of its bodies that are kept; `articles`: of a site, those read before."""
        self._kept = Counter(kept)
        self._articles = articles
        self._met: dict[str, Seen] = {}  # site -> bodies that were kept by this process
        self._drawn: dict[str, list[bytes]] = {}  # site -> the lowest lots of its articles, sorted

    def body_of(self, visit: Visit, page: Page, *, accused: bool) -> Body | None:
        """What is kept of a page: the original if asked for, else masked; None where nothing need be."""
        body = visit.answer.body or visit.body
        drawn = page.kind is PageKind.ARTICLE and self._draws(page)
        if not body or not (accused or (drawn and missing_tags(page)) or _telling(visit, page)):
            return None
        original = bool(visit.answer.body)
        most = KEPT_PLAIN if _is_plain(visit, page) and not accused else KEPT
        if not original and self._kept[page.site] >= most:
            return None
        sha256 = page.body_sha256 or hashlib.sha256(body).hexdigest()
        met, key = self._met.setdefault(page.site, Seen()), hash(sha256)
        if key in met:  # under another address
            return None
        met.add(key)
        packed = igzip.compress(body if original else _masked(body, page), LEVEL, mtime=0)
        self._kept[page.site] += 0 if original else len(packed)
        return Body(sha256=sha256, original=original, packed=packed)

    def leave(self, site: str) -> None:
        """Nothing more comes of a site."""
        self._drawn.pop(site, None)
        self._met.pop(site, None)
        self._kept.pop(site, None)

    def _draws(self, page: Page) -> bool:
        """True when the page may be in its site's sample; read again, it is told the same again."""
        own = _lot(page.site, page.url)
        if page.site not in self._drawn:
            read = {_lot(page.site, url) for url in self._articles(page.site)}
            self._drawn[page.site] = sorted(read)[:DRAWN]
        drawn = self._drawn[page.site]
        place = bisect.bisect_left(drawn, own)
        if drawn[place : place + 1] != [own]:
            drawn.insert(place, own)
            del drawn[DRAWN:]
        return place < DRAWN


def _lot(site: str, url: str) -> bytes:
    return lot(site, url_blind(url))


def _telling(visit: Visit, page: Page) -> bool:
    """True for pages that a site check may name as proof: for what they are, or for what they lack."""
    day = page.fetched_at.date()
    return (
        page.kind is not PageKind.ARTICLE
        or bool(page.letters)
        or page.guide is not None
        or visit.entry.purpose in _NAMED
        or page.blank is True
        or (page.published is not None and page.published.day > day)
        or any(row.dated is not None and row.dated.day > day for row in page.rows)
    )


_NAMED = (Purpose.HOME, Purpose.COLUMN, Purpose.LETTERS, Purpose.GUIDE)


def _is_plain(visit: Visit, page: Page) -> bool:
    """True for a page that is neither home, column, letter nor guide."""
    return page.kind is PageKind.OTHER and visit.entry.purpose not in _NAMED and page.blank is not True


def _masked(body: bytes, page: Page) -> bytes:
    """The page as evidence: of a huge one the beginning, up to a tag, so that no number is cut in two."""
    if len(body) > MOST:
        body = body[:MOST].rpartition(b"<")[0] or body[:MOST].rpartition(b" ")[0]
    read = decode(body, page.content_type)
    shown = mask_named(read.text, letters=bool(page.letters))
    return mask_markup(shown, read.utf8 if shown == read.text else b"")
