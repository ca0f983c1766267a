"""Shown day: the day of publication that the text of a page shows its readers."""

from __future__ import annotations

import bisect
import datetime as dt
import functools
import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice, takewhile
from typing import NamedTuple

import ahocorasick_rs
from lxml import etree

from crawler.page import Dated, DateSource
from crawler.reading import days
from crawler.reading.alone import every
from crawler.reading.days import Order
from crawler.reading.document import Document
from crawler.reading.marked_days import ASIDE, OUTSIDE, footer_like, text_of
from crawler.reading.nodes import Nodes
from crawler.reading.seldom import seldom
from crawler.reading.signs import signs
from crawler.reading.titles import HANZI

TEXT_LIMIT = 200_000
LABELS_LOOKED_AT = 40


class Flat:
    """The texts of a body in order, and their joined text; made when first asked for."""

    __slots__ = (
        "_half",
        "_later",
        "_nodes",
        "_numbers",
        "_outside",
        "_starts",
        "_texts",
        "_traditional",
        "joined",
        "kana",
    )

    def __init__(self, document: Document) -> None:
        self._nodes = document.nodes
        self._half = len(self._nodes.tags) // 2  # no box of more elements stands beside the rest
        self._numbers: Sequence[int] = ()
        self._texts: list[str] | None = None
        self._starts = [0]  # of the pieces in the text, so far, and those to come
        self._later: Iterator[int] = iter(())
        told = signs(document)
        self._traditional = not told.isdisjoint(("traditional", "numbered"))
        self.kana = not told.isdisjoint(("kana", "numbered"))  # False where none can stand
        self._outside: dict[tuple[int, frozenset[str]], bool] = {}
        self.joined = ""

    @property
    def pieces(self) -> list[str]:
        """Texts that hold more than space."""
        if self._texts is None:
            self._texts = self._read()
        return self._texts

    @property
    def text(self) -> str:
        """The pieces, a line each."""
        return self.joined if self.pieces else ""

    def piece(self, at: int) -> int:
        """The number of the piece at a place of `text`."""
        while self._starts[-1] <= at and (start := next(self._later, None)) is not None:
            self._starts.append(start)
        return bisect.bisect_right(self._starts, at) - 1

    def start(self, number: int) -> int:
        """Where in `text` a piece begins."""
        return sum(map(len, self.pieces[:number])) + number

    def _read(self) -> list[str]:
        known = self._nodes.pieces
        numbers = self._numbers = known.of_body(self._nodes)
        first = numbers[0] if numbers else 0
        if first + len(numbers) == len(known.texts) and len(known.joined) <= TEXT_LIMIT:
            pieces = known.texts[first:]
            self.joined = known.joined[sum(map(len, known.texts[:first])) + first :]
        else:
            pieces = list(map(known.texts.__getitem__, numbers))
            if len(known.joined) > TEXT_LIMIT:
                pieces = pieces[: bisect.bisect_right(list(_starts(pieces)), TEXT_LIMIT)]
            self.joined = "\n".join(pieces)
        if self._traditional and any(map(self.joined.__contains__, _TRADITIONAL)):
            pieces = [
                _TRADITIONAL_LABEL.sub(lambda label: label[0].translate(_SIMPLIFIED), piece)
                for piece in pieces
            ]
            self.joined = "\n".join(pieces)
        self._later = islice(_starts(pieces), 1, None)
        return pieces

    def node(self, number: int) -> int:
        """The number of a piece among all texts of the tree."""
        return self._numbers[number]

    def element(self, number: int) -> etree._Element:
        """The element that holds a piece."""
        return self._nodes.elements[self._nodes.pieces.holder(self._numbers[number])]

    @property
    def nodes(self) -> Nodes:
        """The tree that the texts stand in."""
        return self._nodes

    def outside(self, number: int, tags: frozenset[str] = OUTSIDE) -> bool:
        """True for a piece in footers, sidebars and links: not this page's own date."""
        nodes = self._nodes
        index = nodes.pieces.holder(self._numbers[number])
        if index < 0:
            return False
        key = (index, tags)
        if key not in self._outside:
            self._outside[key] = any(
                nodes.tags[i] in tags or footer_like(nodes.elements[i]) for i in self._around(index)
            )
        return self._outside[key]

    def _around(self, index: int) -> Iterator[int]:
        """The boxes that may set a text apart: within `main`, and no larger than half of the page."""
        nodes = self._nodes
        for box in (index, *nodes.above(index, 14)):
            if nodes.tags[box] == "main" or nodes.ends[box] - box > self._half:
                return
            yield box


def _starts(pieces: Sequence[str]) -> Iterator[int]:
    """Where pieces begin in their joined text, and where it ends."""
    return accumulate(map((1).__add__, map(len, pieces)), initial=0)


# Labels in traditional characters are read as those in simplified ones.
_TRADITIONAL = ("時間", "發佈", "發布", "發表")
_TRADITIONAL_LABEL = seldom(r"[發上錄刊公][佈布表傳入登開](?:時間|日期|於|(?=\s?[:：]))|時間")
_SIMPLIFIED = str.maketrans("發佈時間傳錄開於", "发布时间传录开于")


def flat_of(document: Document) -> Flat:
    """The texts of a document, made once."""
    if "flat" not in document.memo:
        document.memo["flat"] = Flat(document)
    found: Flat = document.memo["flat"]
    return found


# Beside the headline

_LINE = 120
_PIECES = 3_000
_HEAD_PIECES, _HEAD_BEFORE, _PARAGRAPH = 30, 6, 200


def headline(flat: Flat, document: Document, order: Order, fetched: dt.date | None = None) -> Dated | None:
    """A text node that is a day and nothing else, close below the page's headline or just above it.

    Above it, the day on which the page was fetched is a clock's.
    """
    if (at := _title_at(flat, document)) < 0:
        return None
    pieces = flat.pieces
    for number in range(at + 1, min(at + 1 + _HEAD_PIECES, len(pieces))):
        if len(pieces[number]) > _PARAGRAPH:
            break
        if dated := _shown(flat, number, order):
            return dated
    above = range(at - 1, max(0, at - _HEAD_BEFORE) - 1, -1)
    told = (_shown(flat, number, order) for number in above)
    return next((dated for dated in told if dated and dated.day != fetched), None)


def _shown(flat: Flat, number: int, order: Order) -> Dated | None:
    piece = flat.pieces[number]
    if not _DIGIT.search(piece):
        return None
    text = _UPDATED.sub("", " ".join(piece.split()), count=1)
    if len(text) > 80 or not _DIGIT.search(text):
        return None
    spelt = days.whole(text, order)
    day = (spelt.date() if spelt else None) or _in_byline(text, order)
    if day is None or _of_something_else(flat, number) or flat.outside(number, ASIDE):
        return None
    return Dated(day=day, source=DateSource.LABEL, certain=spelt is not None, text=text)


def _of_something_else(flat: Flat, number: int) -> bool:
    """True behind a label such as "Joined:", which is none of publication."""
    before = flat.pieces[number - 1].strip()[-60:] if number else ""
    return before.endswith(":") and not _LABELS.search(before)


def _in_byline(text: str, order: Order) -> dt.date | None:
    """The one day in a short line such as "Jane Doe | 12.01.2022 | 3 min", set off from the rest."""
    hit = days.find(text, order)
    if not hit or re.search("[一-鿿ぁ-ヿ]", text):
        return None
    if re.match(r"[-–/.~]\d", text[hit[2] :]):  # a span of days
        return None
    before, after = text[: hit[1]].rstrip(), text[hit[2] :].lstrip()
    if EVENT.search(before):
        return None
    apart = (not before or before[-1] in _SEPARATORS) and (
        not after or after[0] in _SEPARATORS or after[0].isdigit()
    )
    return hit[0] if apart and len(text) <= 80 else None


# What stands before the day on which something takes place.
EVENT = seldom(
    r"\b(?:termine?|beginn|wann|einlass|veranstaltung(?:stermin)?|event(?: date)?|when|starts?|begins"
    r"|takes place(?: on)?|deadline|due)\W{0,3}$",
    re.I,
)


_STARTS = seldom(
    r"""\bstartDate["']?(?:\s{0,3}[:=]\s{0,3}|\s[^<>]{0,60}?(?:content|datetime)=)["']?([\dT:.-]{8,20})"""
)


def events(flat: Flat, document: Document, order: Order) -> set[dt.date]:
    """The days on which something takes place, as short lines or the page's data say."""
    found: set[dt.date] = set()
    if "startDate" in document.source:
        found.update(day for match in _STARTS.finditer(document.source) for day in days.every(match[1][:10]))
    for number, piece in enumerate(flat.pieces[:_PIECES]):
        if len(piece) > _LINE or not _DIGIT.search(piece):
            continue
        text = " ".join(piece.split())
        if hit := days.find(text, order):
            before = text[: hit[1]].strip() or (flat.pieces[number - 1] if number else "")
            if EVENT.search(before.strip()[-40:]) or _takes_place(text, flat.pieces[number + 1 : number + 4]):
                found.add(hit[0])
    return found


def _takes_place(text: str, below: Sequence[str]) -> bool:
    """True for a line of a day with hours from and to, or one above the place or the price of an event."""
    lines = [" ".join(piece.split()) for piece in below if len(piece) <= _EVENT_LINE]
    return _HOURS.search("\n".join((text, *lines[:1]))) is not None or any(map(_PLACE.match, lines))


_EVENT_LINE = 60
_HOURS = seldom(r"\b\d{1,2}[:.]\d\d\s?(?:uhr|h|[ap]m)?\s?(?:[-–—]|bis|to|until)\s?\d{1,2}[:.]\d\d\b", re.I)
_PLACE = seldom(
    r"(?:ort|wo|where|location|venue|veranstaltungsort|treffpunkt|eintritt|tickets?|admission|einlass|lieu)\b\s?(?::|$)",
    re.I,
)


_SEPARATORS = "|,;:·•–—-/()[]@"
_DIGIT = seldom(r"\d|[〇一二三四五六七八九十]年")
_UPDATED = re.compile(r"^(?:last )?updated:?\s{1,3}", re.I)


def lone(flat: Flat, order: Order) -> Dated | None:
    """The only day that the page shows as a line of its own; never certain."""
    found: Dated | None = None
    for number, piece in enumerate(flat.pieces[:_PIECES]):
        if len(piece) <= 200 and (dated := _shown(flat, number, order)):
            if found and found.day != dated.day:
                return None
            found = dated
    return found and Dated(day=found.day, source=found.source, certain=False, text=found.text)


def lone_in_lines(flat: Flat, order: Order) -> Dated | None:
    """The only day in all short lines of the page, wherever it stands in them; never certain."""
    found: Dated | None = None
    for number, piece in enumerate(flat.pieces[:_PIECES]):
        if len(piece) > _LINE or not _DIGIT.search(piece):
            continue
        told = set(days.every(" ".join(piece.split()), order, limit=2))
        if not told or flat.outside(number):
            continue
        if len(told) > 1 or (found and found.day not in told):
            return None
        found = Dated(day=told.pop(), source=DateSource.LABEL, certain=False, text=piece.strip()[:80])
    return found


def _title_at(flat: Flat, document: Document) -> int:
    """Index of the text node that is the headline: the h1 most like the title, else the title itself."""
    heads = [text for element in document.elements("h1") if (text := text_of(element))][:20]
    element = next(document.elements("title"), None)
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
    r"(?:发\s{0,4}[布表稿文]|公\s{0,4}[开布告]|录\s{0,4}入|添\s{0,4}加|上\s{0,4}[传网稿]|刊\s{0,4}[登发]|编\s{0,4}发"
    r"|推\s{0,4}送|信\s{0,4}息|加\s{0,4}入|登\s{0,4}载|入\s{0,4}库|信息提供)\s{0,4}"
    r"(?:时\s{0,4}间|日\s{0,4}期)"
    r"|创建(?:时间|日期)(?=\s{0,4}[:：]\s{0,4}20\d\d[-/年.]\d{1,2}[-/月.]\d{1,2}日?\s{1,3}\d{1,2}:)"
    r"|发布日(?=[:：])|(?:发布|发表)(?=\s{0,4}[:：]\s{0,4}(?:20)?\d\d[-/.年]\d)|发布于|发表于"
    r"|(?:first )?(?:published|posted)(?: on| at)?|publication date|date (?:published"
    r"|posted|issued)"
    r"|(?:submitted|written|added) on|(?:posted|submitted|written) by [^\n]{1,40}? on"
    r"|(?:geschrieben|verfasst|eingestellt|publiziert)(?: am| von [^\n]{1,40}? am)?"
    r"|(?:artikel|meldung|pressemitteilung|mitteilung|beitrag|nachricht) vom"
    r"|(?:release|publishing|posting) (?:date|time)|issued(?: on)?|veröffentlicht(?: am)?"
    r"|erstellt am|erschienen(?: am)?|veröffentlichungsdatum"
)
_LATER_LABELS = (
    r"(?<!最后)(?<!最近)(?<!页面)(?<!网页)(?<!网站)(?<!本页)(?<!本站)更\s{0,4}新"
    r"(?:\s{0,4}(?:时\s{0,4}间|日\s{0,4}期|于)|(?=\s{0,4}[:：]\s{0,4}(?:20)?\d\d[-/.年]\d))"
    r"|(?:last )?(?:updated|modified)(?: on)?"
    r"|page last reviewed or updated|(?:zuletzt )?(?:aktualisiert|geändert)(?: am)?"
    r"|letzte (?:änderung|aktualisierung)"
)
_BARE_LABELS = (
    r"(?-i:(?<![一-鿿])(?<!\n[一-鿿]\n))(?:日\s{0,4}期|时\s{0,4}间)(?=\s{0,4}[:：])"
    r"|(?<![a-z])(?:date|datum|stand)(?=\s{0,2}:)"
)
_LABELS = re.compile(f"(?P<first>{_FIRST_LABELS})|(?P<later>{_LATER_LABELS})|(?P<bare>{_BARE_LABELS})", re.I)
_TRIGGERS = (
    "时间", "日期", "发布", "发表", "更新于", "更新：", "更新:",
    "日 期", "时 间", "日  期", "时  间", "日　期", "时　间",
    "期：", "期:", "间：", "间:", "期\n：", "期\n:", "间\n：", "间\n:",
    "ublish", "osted", "pdated", "odified", "ssued", "elease", "ate:", "ATE", "ubmitted", "ritten", "dded",
    "eröffentlicht", "rstellt", "rschienen", "ktualisiert", "eändert", "nderung", "tand", "atum", " vom ",
    "eschrieben", "erfasst", "ingestellt", "ubliziert",
)  # fmt: skip
_LATIN_WORDS = (
    *("publi", "posted", "updated", "modified", "issued", "release", "date", "submitted", "written", "added"),
    *(
        "öffentlich",
        "Öffentlich",
        "erstellt",
        "erschien",
        "aktuali",
        "änder",
        "Änder",
        "stand",
        "datum",
        "vom",
    ),
    *("geschrieben", "verfasst", "eingestellt"),
)  # without one of these there is no Latin label
_HANZI_STARTS = frozenset("发公录添上刊编推信加登入创更日时")
_LONGEST_LABEL = 8  # characters before the 时间 of a label: 信息发布, blanks
_REACH = 20  # characters from the beginning of a label to the last one that it is known by
_GAP = re.compile(r"[\s:：|\[\]【】()（）,.]{0,20}")


class Labelled(NamedTuple):
    """A day behind a label."""

    kind: str  # `first` (发布时间 …), `later` (更新时间 …), `bare` (时间：)
    piece: int  # number of the text that holds the label
    aside: bool  # in a footer, a sidebar, a navigation
    dated: Dated


def labelled(flat: Flat, order: Order, end: int | None = None) -> list[Labelled]:
    """The labelled days, in the order of the page: with `end` all that stand before a text, perhaps more."""
    found: list[Labelled] = []
    text = flat.text
    stop = len(text) if end is None else flat.start(end)
    for match in islice(_labels(text, stop), LABELS_LOOKED_AT):
        at = _GAP.match(text, match.end())
        start = at.end() if at else match.end()
        dated = _starting(text[start : start + 60], order, chinese=bool(HANZI.match(match[0])))
        if dated:
            kind, begin = str(match.lastgroup), match.start()
            if "\n" in match[0] and HANZI.match(text[begin - 1 : begin]):  # …的公告, and 时间： below
                kind, begin = "bare", begin + match[0].rindex("\n") + 1
            piece = flat.piece(begin)
            found.append(Labelled(kind, piece, flat.outside(piece), dated))
    return found


def _labels(text: str, stop: int) -> Iterator[re.Match[str]]:
    """The labels that begin before `stop`, perhaps some more.

    Without a word of a Latin one only the places where a Chinese one may begin are tried.
    """
    head = text[: stop + _REACH]
    if _latin().find_matches_as_indexes(head.encode("latin-1", "ignore").lower()):
        if any(word in text for word in _TRIGGERS):
            yield from takewhile(lambda label: label.start() < stop, _LABELS.finditer(text))
        return
    end, told = -1, False
    for mark in _marks(head):
        for start in range(max(end, mark - _LONGEST_LABEL), mark + 1):
            if text[start] in _HANZI_STARTS and (match := _LABELS.match(text, start)):
                told = told or any(word in text for word in _TRIGGERS)
                if not told:
                    return
                end = match.end()
                yield match
                break


@functools.cache
def _latin() -> ahocorasick_rs.BytesAhoCorasick:
    return ahocorasick_rs.BytesAhoCorasick(
        [word.encode("latin-1") for word in _LATIN_WORDS], matchkind=ahocorasick_rs.MatchKind.LeftmostFirst
    )


def _marks(text: str) -> list[int]:
    """Where 时间, 日期 (with blanks), 发布于, 发布： and the like stand, in which Chinese labels end."""
    ends = [(at, "时") for at in every(text, "间")] + [(at, "日") for at in every(text, "期")]
    ends += [(at - 1, _BEFORE_AT[text[at - 1]]) for at in every(text, "于") if text[at - 1] in _BEFORE_AT]
    ends += [(at, "发") for at in every(text, "布") if text[at + 1 : at + 2] in ("日", "：", ":")]
    ends += [(at, "更") for at in every(text, "新") if text[at + 1 : at + 2] in ("：", ":")]
    found: list[int] = []
    for at, first in ends:
        before = at - 1
        while text[before].isspace() and before > max(0, at - 5):
            before -= 1
        if text[before] == first and before >= 0:
            found.append(before)
    return sorted(found)


_BEFORE_AT = {"布": "发", "表": "发", "新": "更"}  # 发布于, 发表于, 更新于


def _starting(text: str, order: Order, *, chinese: bool) -> Dated | None:
    """The day with which a text starts, after at most a weekday; behind a Chinese label 15-11-20, too."""
    hit = days.find(text, order)
    if hit and hit[1] <= 12 and not _OTHER_WORD.search(text[: hit[1]]):
        return Dated(day=hit[0], source=DateSource.LABEL, certain=True, text=text[: hit[2]].strip()[:80])
    if chinese and (short := _SHORT.match(text)) and (day := _short_day(short)):
        return Dated(day=day, source=DateSource.LABEL, certain=True, text=short[0])
    return None


_OTHER_WORD = re.compile(r"[\d一-鿿]")
_SHORT = seldom(r"(\d\d)(?:[-/.]|年)([01]?\d)(?:[-/.]|月)([0-3]?\d)(?:日|(?![\d./-]))")


def _short_day(match: re.Match[str]) -> dt.date | None:
    return days.make(2000 + int(match[1]), int(match[2]), int(match[3]))
