"""Read: an answer's bytes as a Page. One parse, every reader, masking last."""

from __future__ import annotations

import datetime as dt
import hashlib
import logging
import re
from collections import Counter
from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any, ParamSpec, TypeVar

import msgspec

from crawler.facts import Entry, Purpose
from crawler.page import (
    Answer,
    BadLink,
    Cause,
    ColumnClass,
    Guide,
    Letter,
    Link,
    Marks,
    Outcome,
    Page,
    PageKind,
    Row,
)
from crawler.reading import links as link_reader
from crawler.reading.answer import Fingerprint, magic, refine, refresh
from crawler.reading.archived import is_archived
from crawler.reading.beside import own_rows
from crawler.reading.blank import blank
from crawler.reading.breadcrumb import breadcrumb
from crawler.reading.charset import decode
from crawler.reading.classes import classify
from crawler.reading.closing import closing
from crawler.reading.dates import published
from crawler.reading.document import Document
from crawler.reading.footer import marks
from crawler.reading.guides import guide
from crawler.reading.hollow import is_hollow
from crawler.reading.impossible import impossible
from crawler.reading.kind import kind, outweighs_rows, surely_article
from crawler.reading.letters import letters
from crawler.reading.mask import mask_url, masked, perhaps_personal
from crawler.reading.rows import next_pages, pending_script, rows
from crawler.reading.tags import tags
from crawler.reading.text import hidden, title, visible
from crawler.reading.unfinished import breaks_off, in_part
from crawler.site import Site

T = TypeVar("T")
P = ParamSpec("P")

_log = logging.getLogger(__name__)
LETTERS = 3  # in a list make a page one of letters
_WHOLE = frozenset({Outcome.OK, Outcome.NEEDS_SCRIPT})
_MARKUP = frozenset({"", "html", "xml", "json", "text"})
_MAY_BE_HOLLOW = frozenset({"needs_script", "empty_list", "no_phrase"})
_DATED = frozenset({PageKind.ARTICLE, PageKind.GUIDE, PageKind.LETTER, PageKind.OTHER})
_NO_COLUMN = frozenset({PageKind.ARTICLE, PageKind.LETTER, PageKind.HOME})
_EASTERN = dt.timedelta(hours=8)
_URL, _LITERAL, _TITLE, _TEXT = map(attrgetter, ("url", "literal", "title", "text"))


def read(
    site: Site,
    entry: Entry,
    answer: Answer,
    not_found: Sequence[Fingerprint] = (),
    home: Fingerprint | None = None,
) -> Page:
    """The page that an answer is, every text in it masked.

    Never raises: where one reader fails, its part stays empty and the cause `unreadable` is noted; where no
    document can be made of the bytes, the outcome is `unreadable`.

    Args:
        site: the scope that links are read for.
        entry: how the URL came to be fetched.
        answer: what came back.
        not_found: how the host answers for addresses that do not exist.
        home: fingerprint of the home page, to tell a page that is the home page in its place.
    """
    try:
        return _Reading(site, entry, answer).page(not_found, home)
    except Exception:
        _log.exception("could not be read: %s", answer.final_url)
        frame = _frame(entry, answer, Outcome.UNREADABLE, (*answer.causes, Cause.UNREADABLE))
        addresses = {name: mask_url(getattr(frame, name))[0] for name in ("url", "final_url", "parent")}
        return msgspec.structs.replace(frame, **addresses)


def _frame(entry: Entry, answer: Answer, outcome: Outcome, causes: Sequence[Cause]) -> Page:
    """A page without content."""
    return Page(
        site=entry.site,
        url=answer.url,
        final_url=answer.final_url,
        outcome=outcome,
        fetched_at=answer.fetched_at,
        status=answer.status,
        causes=tuple(dict.fromkeys(causes)),
        parent=entry.parent,
        anchor=entry.text,
        depth=entry.depth,
        content_type=answer.headers.get("content-type", "")[:200],
        bytes=len(answer.body),
        body_sha256=hashlib.sha256(answer.body).hexdigest() if answer.body else "",
        elapsed=answer.elapsed,
    )


class _Reading:
    """One answer while it is read."""

    def __init__(self, site: Site, entry: Entry, answer: Answer) -> None:
        self._site = site
        self._entry = entry
        self._answer = answer
        self._failed = False
        self._home = entry.purpose is Purpose.HOME
        self._day = (answer.fetched_at + _EASTERN).date()

    def page(self, not_found: Sequence[Fingerprint], home: Fingerprint | None) -> Page:
        answer = self._answer
        document = self._document() if answer.body and magic(answer.body[:2_048]) in _MARKUP else None
        outcome, causes = refine(answer, document, not_found, home)
        if document is not None and document.cut:
            causes = (*causes, Cause.TOO_LARGE)
        if document is not None and self._try(breaks_off, True, answer, document):
            causes = (*causes, Cause.UNFINISHED)
        page = _frame(self._entry, answer, outcome, (*answer.causes, *causes))
        if document is None:
            return _Mask().page(page)
        text = document.text
        page = msgspec.structs.replace(
            page,
            charset=text.charset,
            charset_declared=text.declared,
            charset_errors=text.errors,
            title=self._try(title, "", document),
            closing=self._try(closing, None, document) if self._home else None,
        )
        if outcome in _WHOLE:
            page = self._whole(page, document)
            page = in_part(page) if Cause.UNFINISHED in page.causes else page
        if self._failed:
            page = msgspec.structs.replace(
                page, causes=tuple(dict.fromkeys((*page.causes, Cause.UNREADABLE)))
            )
        return _Mask().page(page)

    def _document(self) -> Document:
        answer = self._answer
        return Document(decode(answer.body, answer.headers.get("content-type", "")), answer.final_url)

    def _try(self, reader: Callable[P, T], otherwise: T, *asked: P.args, **named: P.kwargs) -> T:
        """What a reader finds; where it fails on a hostile page, what stands for nothing."""
        try:
            return reader(*asked, **named)
        except Exception:
            _log.exception("a reader failed on %s", self._answer.final_url)
            self._failed = True
            return otherwise

    def _whole(self, page: Page, document: Document) -> Page:
        """With all that a page holds, whatever it is."""
        none: tuple[tuple[Link, ...], tuple[BadLink, ...]] = ((), ())
        found, bad = self._try(link_reader.links, none, document, self._site)
        told: dict[str, str] = self._try(tags, {}, document)
        posts: tuple[Letter, ...] = self._try(letters, (), document, document.url)
        matter = self._guide(document, posts)
        listed, following = self._lists(document, told, other=bool(posts or matter))
        what, why = self._try(
            kind,
            (PageKind.OTHER, ()),
            document,
            document.url,
            tags=told,
            rows=own_rows(listed),
            letters=posts,
            guide=matter,
            next_pages=following,
            home=self._home,
        )
        shown = self._try(visible, "", document)
        to, by = self._try(refresh, ("", ""), document)
        robots = told.get("robots", "").lower()
        page = msgspec.structs.replace(
            page,
            causes=(*page.causes, Cause.DATE) if self._try(impossible, "", shown) else page.causes,
            kind=what,
            kind_reasons=why,
            rows=listed if what is not PageKind.ARTICLE else (),
            next_pages=following if what is not PageKind.ARTICLE else (),
            links=found,
            bad_links=bad,
            letters=posts,
            guide=matter,
            marks=self._try(marks, Marks(), document),
            tags=told,
            refresh=to,
            refresh_by=by,
            noindex="noindex" in robots or "none" in robots.split(","),
            nofollow="nofollow" in robots or "none" in robots.split(","),
            text=shown,
            hidden_text=self._try(hidden, "", document),
            text_length=len(shown),
        )
        return self._placed(page, document)

    def _guide(self, document: Document, posts: Sequence[Letter]) -> Guide | None:
        """The service guide; letters are none, though their labels (办理部门, 办结时间) are a guide's too."""
        if len(posts) >= LETTERS or any(letter.detail for letter in posts):
            return None
        return self._try(guide, None, document, document.url)

    def _lists(
        self, document: Document, told: dict[str, str], *, other: bool
    ) -> tuple[tuple[Row, ...], tuple[str, ...]]:
        """Rows and next pages, where it is not an article; with `other`, letters or a guide were found."""
        if not self._home and surely_article(told):
            return (), ()
        following: tuple[str, ...] = self._try(next_pages, (), document)
        if not (self._home or other):
            article = self._try(
                outweighs_rows, False, document, document.url, tags=told, next_pages=following
            )
            if article:
                return (), following
        return self._try(rows, (), document, self._day), following

    def _placed(self, page: Page, document: Document) -> Page:
        """With what depends on the page's kind: its day, its name and class, whether it is blank."""
        crumbs: tuple[str, ...] = self._try(breadcrumb, (), document)
        dated = None
        if page.kind in _DATED:
            told, guess = page.tags, page.kind is PageKind.ARTICLE
            dated = self._try(published, None, document, document.url, told, self._day, guess=guess)
        page = msgspec.structs.replace(page, breadcrumb=crumbs, published=dated)
        if page.kind in _NO_COLUMN:
            return page
        return self._filled(self._named(page, document), document)

    def _named(self, page: Page, document: Document) -> Page:
        """With the name and the class of the column that it is."""
        told, crumbs = page.tags, page.breadcrumb
        name = told.get("columnname") or (crumbs[-1] if crumbs else "") or page.title.split("-")[0].strip()
        names = [self._entry.text, told.get("columnname", ""), *crumbs[-1:], page.title]
        unknown = ColumnClass.UNKNOWN, ""
        texts, kind_told = [text for text in names if text], told.get("columntype", "")
        to_class, by = self._try(classify, unknown, texts, document.url, kind_told)
        if self._try(is_archived, False, document):
            to_class, by = ColumnClass.STANDING, "archived"
        return msgspec.structs.replace(page, name=name[:60], column_class=to_class, class_reason=by)

    def _filled(self, page: Page, document: Document) -> Page:
        """With whether it is blank, and whether a script is still to fill it."""
        own = own_rows(page.rows)
        boxed = bool(own) and all(row.beside for row in own)
        waiting = self._try(pending_script, False, document, () if boxed else own)
        said: tuple[bool | None, str] = self._try(
            blank,
            (None, "unreadable"),
            document,
            own,
            pending=waiting,
            letters=len(page.letters),
            boxed=boxed,
        )
        waiting = waiting and not (boxed and said[0] is False)
        perhaps = said[1] in _MAY_BE_HOLLOW if said[0] is None else boxed and said == (False, "rows")
        if perhaps and self._try(is_hollow, False, document):
            said = None, "hollow"
        causes = page.causes
        if waiting and Cause.NEEDS_JS not in causes:
            causes = (*causes, Cause.NEEDS_JS)
        return msgspec.structs.replace(page, blank=said[0], blank_reason=said[1], causes=causes)


class _Mask:
    """Masks every text of a page that is kept; each distinct text once.

    An address with personal data is no longer the one that the page named: such a link is not followed,
    such a row has no address, such a next page is left out; unless they stand in
    what no host is asked.
    """

    def __init__(self) -> None:
        self._done: dict[str, str] = {}
        self._counts: Counter[str] = Counter()

    def page(self, page: Page) -> Page:
        """The page with its texts and the queries of its addresses masked, and how much was."""
        for text, (made, counts) in masked(_texts(page)).items():
            self._done[text] = made
            for _ in range((text == page.text) + (text == page.hidden_text)):
                self._counts.update(counts)
        if not self._done and not perhaps_personal(_addresses(page)):
            return page
        return msgspec.structs.replace(
            page,
            url=self._url(page.url),
            final_url=self._url(page.final_url),
            parent=self._url(page.parent),
            next_pages=tuple(self._url(url) for url in page.next_pages if self._is_asked(url)),
            letters=tuple(map(self._letter, page.letters)),
            refresh=self._url(page.refresh),
            guide=self._guide(page.guide) if page.guide else None,
            masked=dict(sorted(self._counts.items())),
            links=tuple(map(self._link, page.links)),
            rows=tuple(map(self._row, page.rows)),
            **(self._masked(page) if self._done else {}),
        )

    def _masked(self, page: Page) -> dict[str, Any]:
        """The fields that hold nothing but text."""
        return {
            "anchor": self._text(page.anchor),
            "title": self._text(page.title),
            "name": self._text(page.name),
            "breadcrumb": tuple(map(self._text, page.breadcrumb)),
            "bad_links": tuple(map(self._bad, page.bad_links)),
            "tags": {name: self._text(value) for name, value in page.tags.items()},
            "text": self._text(page.text),
            "hidden_text": self._text(page.hidden_text),
        }

    def _text(self, text: str) -> str:
        return self._done.get(text, text)

    def _url(self, url: str) -> str:
        return mask_url(url)[0]

    def _is_asked(self, url: str) -> bool:
        """True where an address, masked, still asks for the same."""
        shown = self._url(url)
        return shown == url or _UNASKED.sub("", shown) == _UNASKED.sub("", url)

    def _row(self, row: Row) -> Row:
        title, url = self._text(row.title), self._url(row.url)
        if title == row.title and url == row.url:
            return row
        return msgspec.structs.replace(row, title=title, url=url if self._is_asked(row.url) else "")

    def _link(self, link: Link) -> Link:
        text, url, literal = self._text(link.text), self._url(link.url), self._url(link.literal)
        if (text, url, literal) == (link.text, link.url, link.literal):
            return link
        followed = link.followed and self._is_asked(link.url)
        return msgspec.structs.replace(link, text=text, url=url, literal=literal, followed=followed)

    def _bad(self, link: BadLink) -> BadLink:
        return msgspec.structs.replace(link, text=self._text(link.text), literal=self._text(link.literal))

    def _letter(self, letter: Letter) -> Letter:
        return msgspec.structs.replace(
            letter,
            url=self._url(letter.url),
            title=self._text(letter.title),
            body=self._text(letter.body),
            reply=self._text(letter.reply),
        )

    def _guide(self, found: Guide) -> Guide:
        elements = tuple(
            msgspec.structs.replace(element, text=self._text(element.text)) for element in found.elements
        )
        return msgspec.structs.replace(
            found,
            url=self._url(found.url),
            name=self._text(found.name),
            elements=elements,
            attachments=tuple(self._url(url) for url in found.attachments if self._is_asked(url)),
            systems=tuple(self._url(url) for url in found.systems if self._is_asked(url)),
        )


_UNASKED = re.compile("(?:(?<=^http://)|(?<=^https://))[^/?#]{1,400}@|#.*")  # who asks, what a browser keeps


def _addresses(page: Page) -> list[str]:
    """Every address of a page that may be masked."""
    urls = [page.url, page.final_url, page.parent, page.refresh, *page.next_pages]
    urls += map(_URL, page.links)
    urls += map(_LITERAL, page.links)
    urls += map(_URL, page.rows)
    urls += [letter.url for letter in page.letters]
    if page.guide is not None:
        urls += (page.guide.url, *page.guide.attachments, *page.guide.systems)
    return urls


def _texts(page: Page) -> list[str]:
    """Every text of a page that may be masked."""
    texts = [page.text, page.hidden_text, page.anchor, page.title, page.name]
    texts += page.breadcrumb
    texts += page.tags.values()
    texts += map(_TITLE, page.rows)
    texts += map(_TEXT, page.links)
    for bad in page.bad_links:
        texts += (bad.text, bad.literal)
    for letter in page.letters:
        texts += (letter.title, letter.body, letter.reply)
    if page.guide is not None:
        texts.append(page.guide.name)
        texts += [element.text for element in page.guide.elements]
    return texts
