"""Listing: the dated rows of a tree, found by where links and days stand to each other."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, cast

from lxml import etree

from crawler.page import Dated, DateSource, Frozen, Row
from crawler.reading import days
from crawler.reading.aside import is_aside_element
from crawler.reading.dates import url_day, url_month
from crawler.reading.days import Order, Spelt
from crawler.reading.links import resolve
from crawler.reading.row_days import (
    DAYLIKE,
    DIGIT,
    NOT_PUBLISHED,
    SHORT_PART,
    Found,
    anchor_of,
    is_heading,
    joined,
    normal_part,
    set_off,
    years,
)
from crawler.reading.titles import (
    TITLE_LIMIT,
    has_own_text,
    is_title,
    literal_of,
    named,
    row_text,
    text_of,
    title_of,
    useful,
    weight,
)

ROW_LIMIT = 1_000
CLIMB = 7  # levels from a day up to the row that holds it

LINK_LIMIT = 5_000
DAY_LIMIT = 3_000
STEP_LIMIT = 200_000  # elements looked at in blocks that hold several days
ROW_LINKS = 6  # more titles beside one day: a block, not a row

_TEXTS = etree.XPath("descendant::text()[not(parent::script) and not(parent::style)][normalize-space()]")
_CLICKED = etree.XPath(
    "descendant::*[self::li or self::tr or self::td or self::span or self::div or self::p or self::dd]"
    "[contains(@onclick, '/') or contains(@onclick, '.htm')]"
)


_PINNED = re.compile(r"(?:^|[\s_/-])(?:istop|zd|zhiding|sticky|settop|ding|top(?=\.\w))(?:$|[\s_./-])", re.I)


class _Draft(Frozen):
    """A row before its year is known."""

    place: int
    group: Any
    title: str
    url: str
    found: Found | None
    pinned: bool
    carrier: str


class Listing:
    """Reads the rows of one tree.

    Args:
        root: the tree.
        base: URL that links resolve against; `charset` encodes their queries.
        fetched: the day the page was fetched; years that a list leaves out are inferred from it.
        order: how 1/5/2015 is to be read.
        carrier: what the tree was taken from, where it isn't the page itself.
        pins, clicks: False where nothing is pinned, or opens by a click, to save looking for it.
    """

    def __init__(
        self,
        root: etree._Element,
        base: str,
        fetched: dt.date,
        *,
        order: Order = Order.UNKNOWN,
        carrier: str = "",
        charset: str = "utf-8",
        pins: bool = True,
        clicks: bool = True,
    ) -> None:
        self._root = root
        self._base = base
        self._fetched = fetched
        self._order = order
        self._carrier = carrier
        self._charset = charset
        self._pins = pins
        self._links = [link for link in root.iter("a", "area") if link.get("href") or link.get("onclick")]
        clicked = cast("list[Any]", _CLICKED(root)) if clicks else []
        self._clicked = {element for element in clicked if literal_of(element)}
        if self._clicked:
            known = {*self._links, *self._clicked}
            self._links = [element for element in root.iter() if element in known]
        del self._links[LINK_LIMIT:]
        self._steps = STEP_LIMIT
        self._place = {link: index for index, link in enumerate(self._links)}
        self._aside: dict[Any, bool] = {}
        self._taken: set[Any] = set()
        self._use: dict[Any, bool] = {}

    def rows(self) -> tuple[Row, ...]:
        """The rows in page order, at most 1,000: dated by their own day, else by their URL, else undated."""
        if not self._links:
            return ()
        drafts = list(self._dated())
        drafts.extend(self._by_url())
        drafts.extend(self._undated())
        drafts.sort(key=lambda draft: draft.place)
        return self._finished(_unique(drafts)[:ROW_LIMIT])

    # Days

    def _days(self) -> list[Found]:
        """The days of the tree in order: whole nodes, days split over nodes, days in lines of their own."""
        pieces = cast("list[Any]", _TEXTS(self._root))[:20_000]
        found: list[Found] = []
        skip = -1
        for index, piece in enumerate(pieces):
            if len(piece) > 300 or index <= skip or not DIGIT.search(piece):
                continue
            text = piece.strip()
            start = index - (index > 0 and len(text) < 4 and days.month_name(pieces[index - 1].strip()) > 0)
            if len(text) <= 16 and SHORT_PART.match(text) and (joint := joined(pieces, start)):
                spelt, skip, shown = joint
                found.append(self._found(spelt, shown, piece))
            elif DAYLIKE.search(text) and (hit := self._in_text(text, piece)):
                found.append(hit)
        found.extend(self._in_attributes())
        return found[:DAY_LIMIT]

    def _found(self, spelt: Spelt, text: str, piece: Any, *, clear: bool = True, head: bool = False) -> Found:
        parent = piece.getparent()
        element = parent.getparent() if piece.is_tail and parent.getparent() is not None else parent
        return Found(
            spelt=spelt,
            text=text[:80],
            element=element,
            anchor=anchor_of(element),
            clear=clear,
            head=head or is_heading(element),
        )

    def _in_text(self, text: str, piece: Any) -> Found | None:
        text = " ".join(text.split())
        if NOT_PUBLISHED.search(text[:20]):
            return None
        if spelt := days.whole(text, self._order):
            return self._found(spelt, text, piece)
        hit = days.find(text, self._order) or days.find_short(text, self._order)
        if hit and set_off(text, hit):
            spelt = Spelt(year=hit[0].year, month=hit[0].month, day=hit[0].day)
            head = text.endswith((":", "：")) and not text[hit[2] :].strip(" :：)")
            return self._found(spelt, normal_part(text, hit), piece, clear=False, head=head)
        return None

    def _in_attributes(self) -> Iterator[Found]:
        """Days of `time` elements whose text tells none ("3 hours ago")."""
        for element in self._root.iter("time"):
            value = element.get("datetime") or ""
            spelt = days.whole(value[:40], self._order)
            if spelt and spelt.year and not any(map(str.isdigit, text_of(element, 40))):
                yield Found(spelt=spelt, text=value[:80], element=element, anchor=anchor_of(element))

    # Rows with a day of their own

    def _dated(self) -> Iterator[_Draft]:
        found = [day for day in self._days() if not self._is_aside(day.element)]
        blocks: dict[Any, list[Found]] = {}
        for day in found:
            block = self._block(day)
            if block is not None:
                blocks.setdefault(block, []).append(day)
        siblings = Counter(map(_signature, blocks))
        sections: list[tuple[Any, list[Found]]] = []
        for block, inside in blocks.items():
            links = self._some_links(block, 2 * ROW_LINKS + 1)
            if _is_row(block, links, inside):
                repeated = siblings[_signature(block)] > 1
                yield from self._row(block, links, self._chosen(block, inside), repeated=repeated)
            else:
                sections.append((block, inside))
        heads = Counter(_head_signature(day) for _, inside in sections for day in inside)
        for block, inside in reversed(sections):  # the inner ones first
            yield from self._section(block, [day for day in inside if heads[_head_signature(day)] > 1])

    def _block(self, day: Found) -> Any:
        """The closest element round a day that holds a link with a title, too."""
        if day.anchor is not None and has_own_text(day.anchor, day.text):
            return day.anchor
        if day.head:
            return self._below(day)
        for element in _up(day.element):
            if self._some_links(element, 1):
                return element
        return None

    def _below(self, day: Found) -> Any:
        """The closest element round a heading's day in which a link follows the day."""
        element = day.element
        for parent in islice(day.element.iterancestors(), CLIMB):
            for sibling in islice(element.itersiblings(), 30):
                if self._some_links(sibling, 1):
                    return parent
            element = parent
        return None

    def _some_links(self, block: Any, limit: int) -> list[Any]:
        """The first links in an element that lead somewhere: anchors, and what a click opens."""
        found: list[Any] = []
        for link in self._links_in(block):
            self._steps -= 1
            wanted = self._use.get(link)
            if wanted is None:
                wanted = self._use[link] = useful(link)
            if wanted:
                found.append(link)
                if len(found) >= limit:
                    break
            if self._steps < 0 and len(found) > ROW_LINKS:
                break
        return found

    def _links_in(self, block: Any) -> Iterator[Any]:
        if block.tag in {"a", "area"}:
            return iter((block,))
        if not self._clicked:
            return islice(block.iter("a", "area"), ROW_LIMIT)
        near = block.iter() if self._steps > 0 else islice(block.iter(), 50)
        return islice((e for e in near if e.tag in {"a", "area"} or e in self._clicked), ROW_LIMIT)

    def _row(self, block: Any, links: list[Any], day: Found | None, *, repeated: bool) -> Iterator[_Draft]:
        main = links[0] if len(links) == 1 else max(links, key=weight, default=None)
        if main is None or main in self._taken:
            return
        title = title_of(main, day.text if day else "")
        if not is_title(title) and block.tag not in {"a", "area"}:
            if not (repeated or block.tag in {"tr", "li"}):
                return
            title = row_text(block, day.text if day else "") or title
        if self._looks_like_clock(block, day, repeated=repeated):
            return
        self._taken.update(links)
        yield self._draft(main, title, day, block)

    def _looks_like_clock(self, block: Any, day: Found | None, *, repeated: bool) -> bool:
        """A lone day that is the day of the fetch, outside any list."""
        date = day.spelt.date() if day else None
        return not repeated and block.tag not in {"li", "tr", "dd", "dl", "a"} and date == self._fetched

    def _chosen(self, block: Any, inside: list[Found]) -> Found | None:
        """Of several days in one row, the one that is the day of publication."""
        if block.tag == "tr":
            inside = [day for day in inside if not NOT_PUBLISHED.search(_heading_of(block, day.element))]
        clear = [day for day in inside if day.clear] or inside
        if len(clear) < 2:
            return clear[0] if clear else None
        told = [day for day in clear if _PUBLISHED_HEAD.search(_heading_of(block, day.element))]
        return (told or clear)[0]

    def _section(self, block: Any, inside: list[Found]) -> Iterator[_Draft]:
        """Links and days that follow each other without a box round each pair, or a day above links."""
        if not inside or self._steps < 0:
            return
        links = [link for link in self._some_links(block, ROW_LIMIT) if link not in self._taken]
        if not links:
            return
        marks = self._in_order(block, links, inside)
        ahead = all(day.head for day in inside) or _nearer_after(marks)
        yield from self._forward(block, marks) if ahead else self._backward(block, marks)

    def _in_order(self, block: Any, links: Iterable[Any], inside: list[Found]) -> list[tuple[int, int, Any]]:
        """The links and days of a block in document order: (place, 1 for a link, the thing).

        A place counts elements and characters, so that distances say what stands closer.
        """
        wanted, waiting = set(links), list(inside)
        marks: list[tuple[int, int, Any]] = []
        place = 0

        def note(text: str | None) -> None:
            nonlocal place
            plain = " ".join(text.split()) if text else ""
            for day in list(waiting[:40]):
                if plain and day.text and day.text in plain:
                    marks.append((place + plain.find(day.text), 0, day))
                    waiting.remove(day)
            place += len(plain) + 1

        depth_first = etree.iterwalk(block, events=("start", "end"))
        for event, element in depth_first:
            self._steps -= 1
            if self._steps < 0:
                break
            if event == "start":
                if element in wanted:
                    marks.append((place, 1, element))
                note(element.text)
            elif element is not block:
                note(element.tail)
        at = {mark[2]: mark[0] for mark in marks if mark[1]}
        marks += [(at.get(day.element, place), 0, day) for day in waiting if day.element in at]
        return sorted(marks, key=lambda mark: mark[:2])

    def _forward(self, block: Any, marks: list[tuple[int, int, Any]]) -> Iterator[_Draft]:
        """A day, then the links it is for."""
        day: Found | None = None
        for _, is_link, thing in marks:
            if not is_link:
                day = thing
            elif day and thing not in self._taken and (title := named(thing, day.text)):
                self._taken.add(thing)
                yield self._draft(thing, title, day, block)

    def _backward(self, block: Any, marks: list[tuple[int, int, Any]]) -> Iterator[_Draft]:
        """Links, then the day of the last of them."""
        waiting: list[Any] = []
        for _, is_link, thing in marks:
            if is_link:
                waiting.append(thing)
                continue
            titled = [link for link in waiting[-3:] if named(link, thing.text)]
            waiting = []
            if titled and (main := max(titled, key=weight)) not in self._taken:
                self._taken.add(main)
                yield self._draft(main, named(main, thing.text), thing, block)

    # Rows without one

    def _by_url(self) -> Iterator[_Draft]:
        for link in self._links:
            if link in self._taken or not url_day(link.get("href") or "") or self._is_aside(link):
                continue
            title = title_of(link, "")
            if is_title(title):
                self._taken.add(link)
                yield self._draft(link, title, None, _group(link))

    def _undated(self) -> Iterator[_Draft]:
        groups: dict[Any, list[tuple[Any, str]]] = {}
        for link in self._links:
            if link not in self._taken and _ARTICLE_HREF.search(literal_of(link)):
                title = title_of(link, "")
                if is_title(title, long=True) and not self._is_aside(link):
                    groups.setdefault(_group(link), []).append((link, title))
        for group, members in groups.items():
            if len(members) >= 3:
                yield from (self._draft(link, title, None, group) for link, title in members)

    def _draft(self, link: Any, title: str, day: Found | None, block: Any) -> _Draft:
        group = block.getparent() if block.tag in _ROW_TAGS and block.getparent() is not None else block
        return _Draft(
            place=self._place.get(link, 0),
            group=group,
            title=title,
            url=self._url(link),
            found=day,
            pinned=self._pins and _is_pinned(block if block.tag in _ROW_TAGS else link),
            carrier=self._carrier or _carrier(block),
        )

    def _url(self, link: Any) -> str:
        literal = literal_of(link)
        try:
            return resolve(self._base, literal, self._charset)
        except ValueError:
            return ""

    def _is_aside(self, element: Any) -> bool:
        """True in footers, navigation, calendars: what stands there is no row."""
        path: list[Any] = []
        verdict = False
        while element is not None and len(path) < 60:
            if element in self._aside:
                verdict = self._aside[element]
                break
            path.append(element)
            if is_aside_element(element):
                verdict = True
                break
            element = element.getparent()
        self._aside.update(dict.fromkeys(path, verdict))
        return verdict

    # Years

    def _finished(self, drafts: list[_Draft]) -> tuple[Row, ...]:
        inferred = self._inferred(drafts)
        return tuple(
            Row(
                title=draft.title[:TITLE_LIMIT],
                url=draft.url,
                dated=_dated_of(draft, inferred.get(index)),
                pinned=draft.pinned,
                carrier=draft.carrier,
            )
            for index, draft in enumerate(drafts)
        )

    def _inferred(self, drafts: list[_Draft]) -> dict[int, dt.date]:
        """Days of rows that leave the year out, group by group, newest to oldest."""
        groups: dict[Any, list[int]] = {}
        for index, draft in enumerate(drafts):
            if draft.found and not draft.found.spelt.year and not draft.pinned:
                groups.setdefault(draft.group, []).append(index)
        days_of: dict[int, dt.date] = {}
        for indices in groups.values():
            marks = [cast("Found", drafts[index].found).spelt for index in indices]
            for index, day in zip(indices, years(marks, self._fetched), strict=True):
                if day:
                    days_of[index] = day
        return days_of


_ROW_TAGS = frozenset({"li", "tr", "dd", "dt", "dl", "p", "a", "area", "article"})
_PUBLISHED_HEAD = re.compile(
    r"发布|公开|发文|更新|上传|公示|filed|posted|published|release|issued|decided|opinion date", re.I
)
_ARTICLE_HREF = re.compile(
    r"\d{4}|[?&](?:id|aid|docid|contentid|articleid|infoid)=\w|/(?:content|article|detail|info|news|show"
    r"|view)[/_-]?\w"
    r"|\.(?:pdf|docx?|xlsx?|wps|ofd)(?:$|\?)",
    re.I,
)


def _dated_of(draft: _Draft, inferred: dt.date | None) -> Dated | None:
    if not draft.found:
        return url_day(draft.url)
    spelt, text = draft.found.spelt, draft.found.text
    if day := spelt.date():
        return Dated(day=day, source=DateSource.ROW, certain=draft.found.clear, text=text)
    by_url = url_day(draft.url)
    if by_url and (by_url.day.month, by_url.day.day) == (spelt.month, spelt.day):
        return Dated(day=by_url.day, source=DateSource.ROW, certain=True, text=text)
    month = url_month(draft.url)
    if month and month[1] == spelt.month and (anchored := days.make(month[0], spelt.month, spelt.day)):
        return Dated(day=anchored, source=DateSource.ROW, certain=True, text=text)
    return (
        by_url or (inferred and Dated(day=inferred, source=DateSource.ROW, certain=False, text=text)) or None
    )


def _unique(drafts: list[_Draft]) -> list[_Draft]:
    """One row a link: of two with one address, the one with a day, then the one with the longer title."""
    best: dict[str, int] = {}
    kept: list[_Draft | None] = []
    for draft in drafts:
        key = draft.url or draft.title
        if key in best and (other := kept[best[key]]):
            if (draft.found is not None, len(draft.title)) > (other.found is not None, len(other.title)):
                kept[best[key]] = draft
            continue
        best[key] = len(kept)
        kept.append(draft)
    return [draft for draft in kept if draft and (draft.title or draft.url)]


# Days


# Elements


def _is_row(block: Any, links: list[Any], inside: list[Found]) -> bool:
    """True for an element that is one row: a link or two, a day, no rows inside."""
    if block.tag in {"a", "area"} or len(links) == 1:
        return len(inside) == 1 or not any(day.head for day in inside)
    if block.tag == "tr":
        return len(links) <= 2 * ROW_LINKS and next(block.iterdescendants("tr", "li"), None) is None
    if block.tag in {"body", "form", "ul", "ol", "table", "tbody"} or inside[0].head:
        return False
    return len(inside) == 1 and len(links) <= ROW_LINKS


def _head_signature(day: Found) -> tuple[str, str, bool]:
    return day.element.tag, day.element.get("class") or "", day.clear


def _signature(block: Any) -> tuple[str, str, int]:
    return block.tag, block.get("class") or "", sum(1 for _ in block.iterancestors())


def _up(element: Any) -> Iterator[Any]:
    """The element and what is round it, up to the row's possible size."""
    for _ in range(CLIMB):
        if element is None or element.tag == "html":
            return
        yield element
        element = element.getparent()


def _group(link: Any) -> Any:
    """The element whose children are the rows a link is one of."""
    element = link
    for _ in range(4):
        parent = element.getparent()
        if parent is None or element.tag in {"li", "tr", "dl"}:
            break
        if element.tag in {"dd", "p", "div"} and len(parent) > 1:
            break
        element = parent
    return element.getparent() if element.getparent() is not None else element


def _is_pinned(block: Any) -> bool:
    if "置顶" in text_of(block, 400):
        return True
    for element in islice(block.iter("img", "i", "em", "span", "b", "font"), 30):
        marks = f"{element.get('class') or ''} {element.get('src') or ''} {element.get('alt') or ''}"
        if len(marks) > 2 and ("置顶" in marks or _PINNED.search(marks[:300])):
            return True
    return bool(_PINNED.search((block.get("class") or "")[:200]))


def _carrier(block: Any) -> str:
    for _ in range(4):
        if block is None:
            break
        if block.tag in {"li", "ul", "ol"}:
            return "li"
        if block.tag in {"tr", "table", "tbody", "td"}:
            return "table"
        if block.tag in {"dl", "dd", "dt"}:
            return "dl"
        block = block.getparent()
    return "div"


def _heading_of(row: Any, element: Any) -> str:
    """The heading of the table column in which an element stands."""
    cell = element
    while cell is not None and cell.getparent() is not row:
        cell = cell.getparent()
    table = row.getparent()
    if cell is None or table is None:
        return ""
    if table.tag in {"tbody", "thead"} and table.getparent() is not None:
        table = table.getparent()
    place = row.index(cell)
    head = next((first for first in table.iter("tr")), None)
    if head is None or head is row or len(head) <= place:
        return ""
    return text_of(head[place], 60)


def _nearer_after(marks: list[tuple[int, int, Any]]) -> bool:
    """True when days stand closer to the link after them than to the one before."""
    before = after = 0
    for index, (place, is_link, _) in enumerate(marks):
        if is_link:
            continue
        previous = (
            next((mark[0] + _extent(mark[2]) for mark in marks[index - 1 :: -1] if mark[1]), None)
            if index
            else None
        )
        following = next((mark[0] for mark in marks[index + 1 :] if mark[1]), None)
        before += min(500, place - previous) if previous is not None else 500
        after += min(500, following - place) if following is not None else 500
    return after < before


def _extent(link: Any) -> int:
    return len(text_of(link, 200))
