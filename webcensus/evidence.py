"""Evidence: the bodies of pages with which a verdict may have to be proven, as they are kept."""

from __future__ import annotations

import hashlib

from isal import igzip

from crawler.facts import Purpose, Visit
from crawler.page import Frozen, Page, PageKind
from crawler.reading.charset import decode
from crawler.reading.mask import mask_markup

MOST = 2 * 1024 * 1024  # bytes of a page that are masked and kept
LEVEL = 1  # of 0 to 3: a quarter of the time that zlib takes at its level 1, and no more bytes


class Body(Frozen):
    """The body of a page, packed."""

    sha256: str  # of the original
    original: bool  # False: masked
    packed: bytes  # gzip


def body_of(visit: Visit, page: Page, *, accused: bool) -> Body | None:
    """What is kept of a page: the original if it was asked for, else masked; None where nothing need be."""
    body = visit.answer.body or visit.body
    if not body or not (accused or _telling(visit, page)):
        return None
    original = bool(visit.answer.body)
    return Body(
        sha256=page.body_sha256 or hashlib.sha256(body).hexdigest(),
        original=original,
        packed=igzip.compress(body if original else _masked(body, page.content_type), LEVEL, mtime=0),
    )


def _telling(visit: Visit, page: Page) -> bool:
    """True for pages that a site check may name as proof: for what they are, or for what they lack."""
    ahead = page.published is not None and page.published.day > page.fetched_at.date()
    lists = visit.entry.purpose in (Purpose.COLUMN, Purpose.LETTERS, Purpose.GUIDE)
    return (
        page.kind not in (PageKind.ARTICLE, PageKind.OTHER)
        or lists
        or page.blank is True
        or ahead
        or not page.tags
    )


def _masked(body: bytes, content_type: str) -> bytes:
    """The page as evidence: of a huge one the beginning, up to a tag, so that no number is cut in two."""
    if len(body) > MOST:
        body = body[:MOST].rpartition(b"<")[0] or body[:MOST].rpartition(b" ")[0]
    return mask_markup(decode(body, content_type).text).encode("utf-8", "replace")
