"""Listing: the dated rows of a tree, found by where links and days stand to each other."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise
from typing import Any, cast

from lxml import etree

from crawler.page import Dated, DateSource, Frozen, Row
from crawler.reading import days
from crawler.reading.dates import url_day, url_month
from crawler.reading.days import Order, Spelt
from crawler.reading.links import resolve

ROW_LIMIT = 1_000
CLIMB = 7  # levels from a day up to the row that holds it
TITLE_LIMIT = 200
LINK_LIMIT = 5_000
DAY_LIMIT = 3_000
STEP_LIMIT = 200_000  # elements looked at in blocks that hold several days
ROW_LINKS = 6  # more titles beside one day: a block, not a row

_TEXTS = etree.XPath("//text()[not(parent::script) and not(parent::style)][normalize-space()]")
_LINKS = etree.XPath("//a[@href or @onclick] | //area[@href]")
_CLICKED = etree.XPath(
    "//*[self::li or self::tr or self::td or self::span or self::div or self::p or self::dd or self::h3]"
    "[contains(@onclick, '/') or contains(@onclick, '.htm')]"
)
_DIGIT = re.compile(r"[\d〇○]")
_DAYLIKE = re.compile(
    r"\d\s?[-/.年月]\s?\d|(?<!\d)(?:19|20)\d\d|[A-Za-zä]{3,9}\.?[\s-]\d|\d\.?[\s-][A-Za-zä]{3,9}"
    r"|[〇零一二三四五六七八九]年"
)
_SHORT_PART = re.compile(
    r"^\W{0,3}(?:\d{1,2}日?|\d{1,2}[-/月]\d{1,2}日?|(?:19|20)\d\d(?:[-/.年]\s?\d{1,2}月?)?年?|\d{1,2}月"
    r"|[A-Za-zä]{3,9}\.?,?(?:\s\d{4})?)\W{0,3}$"
)
_NOT_PUBLISHED = re.compile(
    r"生效|施行|实施|成文|形成|截止|截至|有效|报名|废止|失效|到期|结束|开始|出生|deadline|expir"
    r"|effective|due|until|born",
    re.I,
)
_ASIDE_TAGS = frozenset({"footer", "nav"})
_ASIDE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:footer|foot|copyright|copy|calendar|datepicker|rili|weather|tianqi|clock"
    r"|breadcrumbs?|crumbs?"
    r"|pagination|pager|navbar|topbar|nav|menu|links?|yqlj|friendlink"
    r"|related|recommend|tuijian|hot|remen|rank|paihang)(?:$|[\s_\-\d])",
    re.I,
)
_GENERIC = re.compile(
    r"^\W*(?:首页|网站首页|设为首页|加入收藏|收藏本站|登录|注册|更多|查看更多|more|更多>>|English|繁體?"
    r"|繁体版?|无障碍\S{0,4}"
    r"|返回\S{0,4}|上一[页篇]|下一[页篇]|末页|尾页|打印\S{0,4}|关闭\S{0,4}|分享\S{0,10}|收藏|RSS|订阅"
    r"|网站地图|联系我们|home|login|log in"
    r"|sign in|print|share|back|top|next|previous|prev|search|subscribe|skip to\b.{0,30}|大|中|小"
    r"|[<>«»‹›]+|\d{1,4})\W*$",
    re.I,
)
_CUT = re.compile(r"(?:\.{2,}|…+|⋯+)\s*$")
_QUOTED_URL = re.compile(r"""['"]((?:https?://|\.{0,2}/)?[\w./%?=&:;#~+-]{4,400})['"]""")
_FULL = re.compile(r"https?://[^<>'\"]{4,1500}$|/[^<>'\"\s]{1,400}\.\w{2,5}$")
_PINNED = re.compile(r"(?:^|[\s_/-])(?:istop|zd|zhiding|sticky|settop|ding|top(?=\.\w))(?:$|[\s_./-])", re.I)
_HANZI = re.compile(r"[\u3400-\u9fff]")


class Found(Frozen):
    """A day on a page: as spelt, the text, the element that holds it."""

    spelt: Spelt
    text: str
    element: Any
    anchor: Any = None  # the link it stands in
    clear: bool = True  # the node holds the day and nothing else
    head: bool = False  # it stands above what it dates


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
        pins: False where nothing can be pinned, to save looking for it.
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
    ) -> None:
        self._root = root
        self._base = base
        self._fetched = fetched
        self._order = order
        self._carrier = carrier
        self._charset = charset
        self._pins = pins
        self._links = cast("list[Any]", _LINKS(root))
        self._clicked = {element for element in cast("list[Any]", _CLICKED(root)) if _literal(element)}
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
            if len(piece) > 300 or index <= skip or not _DIGIT.search(piece):
                continue
            text = piece.strip()
            start = index - (index > 0 and len(text) < 4 and days.month_name(pieces[index - 1].strip()) > 0)
            if len(text) <= 16 and _SHORT_PART.match(text) and (joint := _joined(pieces, start)):
                spelt, skip, shown = joint
                found.append(self._found(spelt, shown, piece))
            elif _DAYLIKE.search(text) and (hit := self._in_text(text, piece)):
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
            anchor=_anchor(element),
            clear=clear,
            head=head or _is_heading(element),
        )

    def _in_text(self, text: str, piece: Any) -> Found | None:
        text = " ".join(text.split())
        if _NOT_PUBLISHED.search(text[:20]):
            return None
        if spelt := days.whole(text, self._order):
            return self._found(spelt, text, piece)
        hit = days.find(text, self._order) or days.find_short(text, self._order)
        if hit and _set_off(text, hit):
            spelt = Spelt(year=hit[0].year, month=hit[0].month, day=hit[0].day)
            head = text.endswith((":", "：")) and not text[hit[2] :].strip(" :：)")
            return self._found(spelt, normal_part(text, hit), piece, clear=False, head=head)
        return None

    def _in_attributes(self) -> Iterator[Found]:
        """Days of `time` elements whose text tells none ("3 hours ago")."""
        for element in self._root.iter("time"):
            value = element.get("datetime") or ""
            spelt = days.whole(value[:40], self._order)
            if spelt and spelt.year and not any(map(str.isdigit, _text_of(element, 40))):
                yield Found(spelt=spelt, text=value[:80], element=element, anchor=_anchor(element))

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
        if day.anchor is not None and _own_text(day.anchor, day.text):
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
            useful = self._use.get(link)
            if useful is None:
                useful = self._use[link] = _useful(link)
            if useful:
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
        main = links[0] if len(links) == 1 else max(links, key=_weight, default=None)
        if main is None or main in self._taken:
            return
        title = _title(main, day.text if day else "")
        if not _is_title(title) and block.tag not in {"a", "area"}:
            if not (repeated or block.tag in {"tr", "li"}):
                return
            title = _row_text(block, day.text if day else "") or title
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
            inside = [day for day in inside if not _NOT_PUBLISHED.search(_heading_of(block, day.element))]
        clear = [day for day in inside if day.clear] or inside
        if len(clear) < 2:
            return clear[0] if clear else None
        told = [day for day in clear if _PUBLISHED_HEAD.search(_heading_of(block, day.element))]
        return (told or clear)[0]

    def _section(self, block: Any, inside: list[Found]) -> Iterator[_Draft]:
        """Links and days that follow each other without a box round each pair, or a day above links."""
        links = [
            link for link in self._links_in(block, ROW_LIMIT) if _useful(link) and link not in self._taken
        ]
        if not inside or not links:
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
            elif day and thing not in self._taken and (title := _named(thing, day.text)):
                self._taken.add(thing)
                yield self._draft(thing, title, day, block)

    def _backward(self, block: Any, marks: list[tuple[int, int, Any]]) -> Iterator[_Draft]:
        """Links, then the day of the last of them."""
        waiting: list[Any] = []
        for _, is_link, thing in marks:
            if is_link:
                waiting.append(thing)
                continue
            titled = [link for link in waiting[-3:] if _named(link, thing.text)]
            waiting = []
            if titled and (main := max(titled, key=_weight)) not in self._taken:
                self._taken.add(main)
                yield self._draft(main, _named(main, thing.text), thing, block)

    # Rows without one

    def _by_url(self) -> Iterator[_Draft]:
        for link in self._links:
            if link in self._taken or not url_day(link.get("href") or "") or self._is_aside(link):
                continue
            title = _title(link, "")
            if _is_title(title):
                self._taken.add(link)
                yield self._draft(link, title, None, _group(link))

    def _undated(self) -> Iterator[_Draft]:
        groups: dict[Any, list[tuple[Any, str]]] = {}
        for link in self._links:
            if link not in self._taken and _ARTICLE_HREF.search(_literal(link)):
                title = _title(link, "")
                if _is_title(title, long=True) and not self._is_aside(link):
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
        literal = _literal(link)
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
            if _is_aside_element(element):
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


def years(marks: list[Spelt], fetched: dt.date) -> list[dt.date | None]:
    """Days for month-and-day marks of one list that runs from newest to oldest (or the other way)."""
    rising = sum((a.month, a.day) < (b.month, b.day) for a, b in pairwise(marks))
    falling = sum((a.month, a.day) > (b.month, b.day) for a, b in pairwise(marks))
    ascending = rising > falling and len(marks) > 3
    ordered = marks[::-1] if ascending else marks
    result: list[dt.date | None] = []
    limit = fetched + dt.timedelta(days=1)
    for mark in ordered:
        day = _latest(mark, limit)
        result.append(day)
        limit = day or limit
    return result[::-1] if ascending else result


def _latest(mark: Spelt, limit: dt.date) -> dt.date | None:
    for year in range(limit.year, limit.year - 9, -1):
        day = days.make(year, mark.month, mark.day)
        if day and day <= limit:
            return day
    return None


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


def _joined(pieces: list[Any], index: int) -> tuple[Spelt, int, str] | None:
    """A day split over two or three neighbouring text nodes: what it is, the last node, the text."""
    near = [pieces[index]]
    for piece in pieces[index + 1 : index + 3]:
        if len(piece) > 24 or not _near(near[0], piece):
            break
        near.append(piece)
    parts = [part.strip() for part in near]
    for count in (3, 2):
        if len(parts) >= count and (spelt := _from_parts(parts[:count])):
            return spelt, index + count - 1, " ".join(parts[:count])
    return None


def _near(one: Any, other: Any) -> bool:
    """True when two text nodes lie within the same small box."""
    first, second = one.getparent(), other.getparent()
    boxes = [first, first.getparent()]
    return any(box is not None and box in (second, second.getparent()) for box in boxes)


def _from_parts(parts: list[str]) -> Spelt | None:
    day = month = year = 0
    for part in parts:
        plain = days.normal(part).strip("[]()【】/-. ,\t\n年日")
        if both := days.year_month(part):
            year, month = both if not (year or month) else (0, 0)
        elif named := days.month_name(part):
            month = named if not month else 99
        elif re.fullmatch(r"(?:19|20)\d\d", plain) and not year:
            year = int(plain)
        elif re.fullmatch(r"\d{1,2}", plain) and not day:
            day = int(plain)
        elif (whole := days.whole(part)) and not whole.year and not (day or month):
            month, day = whole.month, whole.day
        else:
            return None
    known = day and month and (len(parts) == 2 or year)
    return Spelt(year=year, month=month, day=day) if known and days.make(year or 2000, month, day) else None


_APART = "|,;:：，；、·•–—-/()（）[]【】@〕〔"
_DAY_LABEL = re.compile(
    r"(?:时间|日期|发布于|date|posted|published|filed|issued|decided|released|updated|dated|argued"
    r"|entered|uploaded)"
    r"(?: on)?\W{0,4}$",
    re.I,
)


def _set_off(text: str, hit: tuple[dt.date, int, int]) -> bool:
    """True when a day in a longer line belongs to the row, not to a sentence or a title."""
    before, after = text[: hit[1]].rstrip(), text[hit[2] :].lstrip()
    if _NOT_PUBLISHED.search(before[-12:]) or re.match(r"[-–/.~]\d", text[hit[2] :]):
        return False
    if _DAY_LABEL.search(before[-24:]):
        return True
    after = re.sub(r"^[T\s]{0,2}\d{1,2}:\d\d(?::\d\d)?\s?", "", after)
    if _HANZI.search(text):
        leads = not after or after[0] in _APART or (text[hit[2]] in " \u3000" and "-" in text[: hit[2]])
        return leads if not before else not after and before[-1] in "(（[【|"
    after = after.lstrip(".:;,) ")
    if len(text) > 80:
        return False
    return not before or not after or before[-1] in _APART


def normal_part(text: str, hit: tuple[dt.date, int, int]) -> str:
    """The part of a text that spells the day."""
    return text[hit[1] : hit[2]]


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


def _anchor(element: Any) -> Any:
    for _ in range(5):
        if element is None or element.tag in {"a", "area"}:
            return element
        element = element.getparent()
    return None


def _useful(link: Any) -> bool:
    """True for a link that leads somewhere and is no fixture such as 首页 or 打印."""
    href = (link.get("href") or "").strip()
    if not href or href.startswith("#") or href.lower().startswith(("javascript:", "mailto:", "tel:")):
        return bool(_literal(link)) and not _GENERIC.match(_text_of(link))
    text = _text_of(link)
    return not (text and _GENERIC.match(text))


def _literal(link: Any) -> str:
    """The address a link has, or the one its script opens."""
    href = str(link.get("href") or "").strip()
    if href and not href.startswith("#") and not href.lower().startswith("javascript:"):
        return href
    for script in (link.get("onclick") or "", href):
        quoted = _QUOTED_URL.search(script[:1_000])
        if quoted and ("/" in quoted[1] or "." in quoted[1] or "?" in quoted[1]):
            return quoted[1]
    return next(
        (value for name, value in link.attrib.items() if name.startswith("data-") and _FULL.match(value)), ""
    )


def _text_of(element: Any, limit: int = 400) -> str:
    parts: list[str] = []
    length = 0
    for part in element.itertext():
        parts.append(part)
        length += len(part)
        if length > limit:
            break
    return " ".join("".join(parts).split())


def _title(link: Any, day: str) -> str:
    """What a row is called: the `title` of its link where the text is cut or shorter, else the text."""
    text = _without(_text_of(link), day)
    told = " ".join((link.get("title") or "").split())[:400]
    if not text:
        image = link.find(".//img")
        text = (image.get("alt") or image.get("title") or "").strip() if image is not None else ""
    cut = _CUT.sub("", text)
    if told and (not text or cut != text or len(told) >= len(text)):
        return told[:TITLE_LIMIT]
    return text[:TITLE_LIMIT]


def _named(link: Any, day: str) -> str:
    """A link's title, or the text of the small box round a link such as "PDF"; "" where neither is one."""
    title = _title(link, day)
    if _is_title(title) or _GENERIC.match(title):
        return title if _is_title(title) else ""
    for element in islice(link.iterancestors(), 3):
        if (
            element.tag in {"li", "tr", "p", "dd", "td", "div"}
            and sum(1 for _ in islice(element.iter("a"), 4)) <= 3
        ):
            text = _row_text(element, day)
            if _is_title(text):
                return text
    return ""


def _without(text: str, day: str) -> str:
    if day and day in text:
        text = text.replace(day, " ", 1)
    return " ".join(text.split()).strip("[]()【】|·•　 -")


def _own_text(anchor: Any, day: str) -> bool:
    """True when a link holds a title besides the day in it."""
    return len(_without(_text_of(anchor), day)) >= 4 or bool(anchor.get("title"))


def _row_text(block: Any, day: str) -> str:
    return _without(_text_of(block), day)[:TITLE_LIMIT]


def _is_title(text: str, *, long: bool = False) -> bool:
    if not text or _GENERIC.match(text):
        return False
    hanzi = len(_HANZI.findall(text[:60]))
    if hanzi:
        return hanzi >= (8 if long else 4)
    return len(text) >= (20 if long else 8)


def _weight(link: Any) -> tuple[bool, int]:
    title = _title(link, "")
    return not _GENERIC.match(title) if title else False, len(title)


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


def _is_heading(element: Any) -> bool:
    for _ in range(3):
        if element is None:
            return False
        if element.tag in {"h1", "h2", "h3", "h4", "h5", "h6", "dt", "caption", "th", "summary", "legend"}:
            return True
        element = element.getparent()
    return False


def _is_pinned(block: Any) -> bool:
    if "置顶" in _text_of(block, 400):
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


def _is_aside_element(element: Any) -> bool:
    if element.tag in _ASIDE_TAGS:
        return True
    marks = f"{element.get('id') or ''} {element.get('class') or ''}"
    return (
        len(marks) > 1
        and bool(_ASIDE_NAMES.search(marks[:200]))
        and element.tag not in {"body", "html", "li", "a"}
    )


def is_aside(element: Any) -> bool:
    """True in footers, navigation, calendars: what stands there is not the page's own content."""
    return any(_is_aside_element(box) for box in islice((element, *element.iterancestors()), 60))


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
    return _text_of(head[place], 60)


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
    return len(_text_of(link, 200))
