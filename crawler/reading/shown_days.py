"""Shown day: the day of publication that the text of a page shows its readers."""

from __future__ import annotations

import bisect
import datetime as dt
import re
from itertools import islice
from typing import Any, cast

from lxml import etree

from crawler.page import Dated, DateSource
from crawler.reading import days
from crawler.reading.days import Order
from crawler.reading.document import Document
from crawler.reading.marked_days import ASIDE, OUTSIDE, footer_like, text_of

TEXT_LIMIT = 200_000
LABELS_LOOKED_AT = 40


class Flat:
    """The text nodes of a body in order, and their joined text; made when first asked for."""

    __slots__ = ("_document", "_pieces", "_starts", "text_of")

    def __init__(self, document: Document) -> None:
        self._document = document
        self._pieces: list[Any] | None = None
        self._starts: list[int] = []
        self.text_of = ""

    @property
    def pieces(self) -> list[Any]:
        """Text nodes that hold more than space; each knows its parent element."""
        if self._pieces is None:
            self._pieces = self._read()
        return self._pieces

    @property
    def text(self) -> str:
        """The pieces, a line each."""
        return self.text_of if self.pieces else ""

    def piece(self, at: int) -> Any:
        """The text node at a place of `text`."""
        return self.pieces[max(0, bisect.bisect_right(self._starts, at) - 1)]

    def _read(self) -> list[Any]:
        pieces: list[Any] = []
        length = 0
        for piece in cast("list[Any]", TEXTS(self._document.root)):
            if length > TEXT_LIMIT:
                break
            self._starts.append(length)
            pieces.append(piece)
            length += len(piece) + 1
        self.text_of = "\n".join(pieces)
        return pieces


# Beside the headline

_LINE = 120
_PIECES = 3_000
_HEAD_PIECES, _HEAD_BEFORE, _PARAGRAPH = 30, 6, 200


def headline(flat: Flat, document: Document, order: Order) -> Dated | None:
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
    if day is None or outside(piece, ASIDE):
        return None
    return Dated(day=day, source=DateSource.LABEL, certain=spelt is not None, text=text)


def _in_byline(text: str, order: Order) -> dt.date | None:
    """The one day in a short line such as "Jane Doe | 12.01.2022 | 3 min", set off from the rest."""
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


def lone(flat: Flat, order: Order) -> Dated | None:
    """The only day that the page shows as a line of its own; never certain."""
    found: Dated | None = None
    for piece in flat.pieces[:_PIECES]:
        if len(piece) <= 200 and _DIGIT.search(piece) and (dated := _shown(piece, order)):
            if found and found.day != dated.day:
                return None
            found = dated
    return found and Dated(day=found.day, source=found.source, certain=False, text=found.text)


def lone_in_lines(flat: Flat, order: Order) -> Dated | None:
    """The only day in all short lines of the page, wherever it stands in them; never certain."""
    found: Dated | None = None
    for piece in flat.pieces[:_PIECES]:
        if len(piece) > _LINE or not _DIGIT.search(piece):
            continue
        hit = days.find(" ".join(piece.split()), order)
        if not hit or outside(piece):
            continue
        if found and found.day != hit[0]:
            return None
        found = Dated(day=hit[0], source=DateSource.LABEL, certain=False, text=piece.strip()[:80])
    return found


def _title_at(flat: Flat, document: Document) -> int:
    """Index of the text node that is the headline: the h1 most like the title, else the title itself."""
    heads = [text for element in document.elements("h1") if (text := text_of(element))][:20]
    element = document.root.find(".//title")
    title = text_of(element) if element is not None else ""
    alike = [head for head in heads if head[:20] in title or title[:20] in head]
    wanted = (alike or heads or [title])[0][:40]
    if len(wanted) < 4:
        return -1
    for index, piece in enumerate(flat.pieces):
        text = " ".join(piece.split())
        if text and (
            (wanted.startswith(text[:40]) and len(text) >= min(8, len(wanted))) or text[:40] == wanted
        ):
            return index
        if not heads and len(text) >= 8 and title.startswith(text):
            return index
    return -1


# After a label

_FIRST_LABELS = (
    r"(?:发布|发表|公开|录入|添加|上传|刊登|发稿|编发|信息发布|发文)\s{0,4}(?:时\s{0,4}间|日\s{0,4}期)"
    r"|发布于|发表于|(?:first )?(?:published|posted)(?: on| at)?|publication date|date (?:published"
    r"|posted|issued)"
    r"|(?:submitted|written|added) on|(?:posted|submitted|written) by [^\n]{1,40}? on"
    r"|(?:geschrieben|verfasst|eingestellt|publiziert)(?: am| von [^\n]{1,40}? am)?"
    r"|(?:artikel|meldung|pressemitteilung|mitteilung|beitrag|nachricht) vom"
    r"|release date|issued(?: on)?|veröffentlicht(?: am)?|erstellt am|erschienen(?: am)?"
    r"|veröffentlichungsdatum"
)
_LATER_LABELS = (
    r"更新\s{0,4}(?:时间|日期)|(?:last )?(?:updated|modified)(?: on)?"
    r"|page last reviewed or updated|(?:zuletzt )?(?:aktualisiert|geändert)(?: am)?"
    r"|letzte (?:änderung|aktualisierung)"
)
_BARE_LABELS = (
    r"(?<![一-鿿])(?:日\s{0,4}期|时\s{0,4}间)(?=\s{0,4}[:：])|(?<![a-z])(?:date|datum|stand)(?=\s{0,2}:)"
)
_LABELS = re.compile(f"(?P<first>{_FIRST_LABELS})|(?P<later>{_LATER_LABELS})|(?P<bare>{_BARE_LABELS})", re.I)
_TRIGGERS = (
    "时间", "日期", "发布于", "发表于", "日 期", "时 间", "日  期", "时  间", "日　期", "时　间",
    "ublish", "osted", "pdated", "odified", "ssued", "elease", "ate:", "ATE", "ubmitted", "ritten", "dded",
    "eröffentlicht", "rstellt", "rschienen", "ktualisiert", "eändert", "nderung", "tand", "atum", " vom ",
    "eschrieben", "erfasst", "ingestellt", "ubliziert",
)  # fmt: skip
_GAP = re.compile(r"[\s:：|\[\]【】()（）,.]{0,20}")
TEXTS = etree.XPath("body/descendant::text()[not(parent::script) and not(parent::style)][normalize-space()]")


def labelled(flat: Flat, order: Order) -> dict[str, list[Dated]]:
    """The labelled days outside footers: `first` (发布时间 …), `later` (更新时间 …), `bare` (时间：)."""
    found: dict[str, list[Dated]] = {"first": [], "later": [], "bare": []}
    text = flat.text
    if not any(word in text for word in _TRIGGERS):
        return found
    for match in islice(_LABELS.finditer(text), LABELS_LOOKED_AT):
        at = _GAP.match(text, match.end())
        start = at.end() if at else match.end()
        dated = _starting(text[start : start + 60], order)
        if dated and not outside(flat.piece(match.start())):
            found[str(match.lastgroup)].append(dated)
    return found


def _starting(text: str, order: Order) -> Dated | None:
    """The day with which a text starts, after at most a weekday."""
    hit = days.find(text, order)
    if not hit or hit[1] > 12 or re.search(r"[\d一-鿿]", text[: hit[1]]):
        return None
    return Dated(day=hit[0], source=DateSource.LABEL, certain=True, text=text[: hit[2]].strip()[:80])


def outside(piece: Any, tags: frozenset[str] = OUTSIDE) -> bool:
    """True for text in footers, sidebars and links: not this page's own date."""
    parent = piece.getparent()
    element = parent.getparent() if piece.is_tail else parent
    if element is None:
        return False
    for ancestor in (element, *islice(element.iterancestors(), 14)):
        if ancestor.tag in tags or footer_like(ancestor):
            return True
    return False
