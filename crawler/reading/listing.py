"""Listing: the dated rows of a tree, found by where links and days stand to each other."""

from __future__ import annotations

import bisect
import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from operator import itemgetter
from typing import Any, cast

from lxml import etree

from crawler.page import Row
from crawler.reading import days
from crawler.reading.aside import OWN_TAGS, is_aside_name
from crawler.reading.beside import beside, heading
from crawler.reading.dates import url_day
from crawler.reading.days import Order, Spelt
from crawler.reading.drafts import Draft, finished, unique
from crawler.reading.kept_days import kept
from crawler.reading.nodes import Nodes
from crawler.reading.pairs import in_order, pairs
from crawler.reading.row_days import (
    CHANGED,
    DIGIT,
    FORMED,
    LEADING_LABEL,
    LINKS,
    NOT_PUBLISHED,
    PLAIN,
    PLAIN_LABEL,
    PUBLISHED,
    ROUND,
    Found,
    Told,
    ago,
    anchor_of,
    day_of,
    dotted,
    heading_of,
    is_short_part,
    joined,
    label_of,
    may_tell_ago,
    of_clock,
    plain,
    tells_roughly,
    told_in,
)
from crawler.reading.seldom import seldom
from crawler.reading.titles import LEADING, Titles, is_short_title, is_title, tells_day, tip
from crawler.reading.undated import ARTICLE_HREF, Undated
from crawler.reading.year_heads import YearHeads

ROW_LIMIT = 1_000
CLIMB = 7  # levels from a day up to the row that holds it

LINK_LIMIT = 5_000
DAY_LIMIT = 3_000
STEP_LIMIT = 200_000  # elements looked at in blocks that hold several days
# Signs of a day told by its distance, of one behind a label, and of clocks.
SIGNS_OF_DAYS = frozenset({"distant day", "labelled day", "clock"})
_MANY = 5  # undated links of a list
_FEW = 3  # days alike make a list
_ALIKE = 4  # rows of a list that keep the same day tell nothing by it
_DAY_TEXT = 12  # characters of a day below the heading of its month
_PARTS = 100  # elements of a cell that are looked at for links
_SMALL = 6  # elements of a part of a row
ROW_LINKS = 6  # more titles beside one day: a block, not a row

_CLICKED = etree.XPath(
    "descendant::*[self::li or self::tr or self::td or self::span or self::div or self::p or self::dd]"
    "[contains(@onclick, '/') or contains(@onclick, '.htm') or contains(@onclick, 'location')"
    " or contains(@onclick, 'open(') or (not(descendant::a) and ("
    + " or ".join(f"@{name}" for name in LEADING)
    + "))]"
)
_PINNED_TEXT = seldom(r"置顶|[\[【(（]顶[\])）】]")
_PINNED = seldom(r"(?:^|[\s_/-])(?:istop|zd|zhiding|sticky|settop|ding|top(?=\.\w))(?:$|[\s_./-])", re.I)


class Listing:
    """Reads the rows of one tree. Elements are known by their index.

    Args:
        nodes: the tree.
        resolver: makes a link's address absolute.
        fetched: the day the page was fetched; years that a list leaves out are inferred from it.
        order: how 1/5/2015 is to be read.
        carrier: what the tree was taken from, where it isn't the page itself.
        name: the page's title.
        trail: what the page is called by its trail.
        signs: of what is pinned, opens by a click, tells a day when pointed at, leads to a neighbour
            (上一篇), keeps a day in an attribute, and `SIGNS_OF_DAYS`; without them it isn't looked for.
    """

    def __init__(
        self,
        nodes: Nodes,
        resolver: Callable[[str], str],
        fetched: dt.date,
        *,
        order: Order = Order.UNKNOWN,
        carrier: str = "",
        name: str = "",
        trail: str = "",
        signs: frozenset[str] = frozenset(),
        source: bytes = b"",
    ) -> None:
        self._nodes = nodes
        self._titles = Titles(nodes)
        self._resolver = resolver
        self._fetched = fetched
        self._order = order
        self._carrier = carrier
        self._name = name
        self._names = tuple(filter(None, (name, trail)))
        self._signs = signs
        self._source = source
        self._pins = "pinned" in signs
        self._clocks = "clock" in signs
        self._labels = "labelled day" in signs
        anchors = nodes.called(*LINKS)
        self._links = [link for link in anchors if nodes.hrefs.get(link) or _leads(nodes.elements[link])]
        self._clicked = self._opened() if "click" in signs else frozenset()
        self._near = sorted({*anchors, *self._clicked}) if self._clicked else anchors
        if self._clicked:
            self._links = sorted({*self._links, *self._clicked})
        del self._links[LINK_LIMIT:]
        self._steps = STEP_LIMIT
        self._turns = self._turning() if "turn" in signs else frozenset()
        self._place = {link: place for place, link in enumerate(self._links)}
        self._spans = any(nodes.elements[cell].get("rowspan") for cell in nodes.named.get("td", ()))
        self._aside: dict[int, bool] = {}
        self._rounds: dict[int, tuple[int, int]] = {}
        self._links_held: dict[int, list[int]] = {}
        self._taken: set[int] = set()
        self._use: dict[int, bool] = {}
        self._often: Counter[str | None] | None = None  # how often each class occurs, counted when asked for

    def _opened(self) -> frozenset[int]:
        """Elements that are no links, but lead somewhere when they are clicked."""
        clicked = set(cast("list[Any]", _CLICKED(self._nodes.elements[0])))
        if not clicked:
            return frozenset()
        found = (index for index, element in enumerate(self._nodes.elements) if element in clicked)
        return frozenset(index for index in found if self._titles.literal(index))

    def _turning(self) -> frozenset[int]:
        """Links behind 上一篇 or 下一篇: an article's neighbours, no rows of a list."""
        pieces, found = self._nodes.pieces, set()
        for number, piece in enumerate(pieces.texts[:20_000]):
            if len(piece) < 20 and _TURN.fullmatch(piece):
                at = bisect.bisect_left(self._links, pieces.attached(number))
                found.update(self._links[at : at + 1])
        return frozenset(found)

    def rows(self) -> tuple[Row, ...]:
        """The rows in page order, at most 1,000: dated by their own day, else by their URL, else undated."""
        if not self._links:
            return ()
        drafts = list(self._dated())
        drafts.extend(self._by_url())
        drafts.extend(self._undated(len(drafts)))
        drafts.sort(key=lambda draft: draft.place)
        told = [(draft.group, self._links[draft.place], draft.url) for draft in drafts]
        boxes = beside(self._nodes, told, *self._names)
        return finished(unique(drafts, boxes)[:ROW_LIMIT], boxes, self._fetched)

    # Days

    def _days(self) -> list[Found]:
        """The days of the tree in order: whole nodes, days split over nodes, days in lines of their own."""
        pieces = self._nodes.pieces.texts[:20_000]
        found: list[Found] = []
        skip, month, below = -1, (0, 0), -1
        bare: list[tuple[int, tuple[int, int]]] = []  # 05 below 2015年11月
        distant = "distant day" in self._signs and may_tell_ago(self._nodes.pieces.joined)
        years = YearHeads(self._nodes)
        has_digit = DIGIT.search
        for number, piece in enumerate(pieces):
            digit = has_digit(piece)
            if not (digit or distant) or len(piece) > 300 or number <= skip:
                continue
            text = piece.strip()
            if digit and len(text) <= PLAIN and (told := plain(text)):
                found.append(self._found(told, number))
                continue
            if distant and (told := ago(text, self._fetched)):
                found.append(self._at(told, number))
                continue
            if not digit:
                continue
            if len(text) <= 16 and is_short_part(text):
                after = number > 0 and len(text) < 4 and days.month_name(pieces[number - 1].strip()) > 0
                if joint := joined(self._nodes, number - after):
                    spelt, skip, shown = joint
                    month = (spelt.year, spelt.month) if spelt.year else month
                    found.append(self._found(Told(spelt=spelt, text=shown), number, years))
                    continue
                if told_month := days.year_month(text):
                    month, below = told_month, self._nodes.pieces.holder(number)
                if month[0] and _BARE.fullmatch(text) and self._is_below(number, below):
                    bare.append((number, month))
                    continue
            if month[0] and len(text) <= _DAY_TEXT and (told := day_of(month, text)):
                found.append(self._found(told, number))
                continue
            if years.note(number, text):
                continue
            if told := told_in(text, self._order) or dotted(text):
                found.append(self._found(told, number, years))
        found.extend(self._bare(bare))
        found.extend(self._in_attributes())
        return self._believed(found[:DAY_LIMIT])

    def _is_below(self, number: int, head: int) -> bool:
        """True for a text in the box of a heading, or the one round it."""
        element = self._nodes.pieces.holder(number)
        boxes = self._nodes.above(head, 2) if head >= 0 else ()
        return any(box <= element < self._nodes.ends[box] for box in boxes)

    def _bare(self, numbers: list[tuple[int, tuple[int, int]]]) -> Iterator[Found]:
        """Days of which the number stands below the heading of their month; not the numbers of a list."""
        told = [int(self._nodes.pieces.texts[number]) for number, _ in numbers]
        if len(told) < _FEW or told == list(range(1, len(told) + 1)):
            return
        for (number, (year, month)), day in zip(numbers, told, strict=True):
            if days.make(year, month, day):
                yield self._found(
                    Told(spelt=Spelt(year=year, month=month, day=day), text=f"{day:02}"), number
                )

    def _believed(self, found: list[Found]) -> list[Found]:
        """Without lone days that a weekday stands with, as in clocks, and lone numbers such as 11.20."""
        if not any(day.weekday or day.weak for day in found):
            return found
        weekdays = sum(day.weekday for day in found)
        marks = Counter(self._head_signature(day) for day in found if day.weak)
        return [
            day
            for day in found
            if not (day.weekday and weekdays < _FEW and not self._is_row_s(day))
            and not (day.weak and (marks[self._head_signature(day)] < _FEW or self._outdone(day, found)))
        ]

    def _is_row_s(self, day: Found) -> bool:
        """True for a day in an item or a row with an article's link that may not be a clock's."""
        tags, date = self._nodes.tags, day.spelt.date()
        boxes = (day.element, *self._nodes.above(day.element, CLIMB))
        row = next((box for box in boxes if tags[box] in {"li", "tr"}), -1)
        links = self._some_links(row, _FEW) if row >= 0 else []
        lately = date is not None and abs(self._fetched - date) <= dt.timedelta(days=1)
        return len(links) == 1 and not lately and self._names_article(links[0])

    def _outdone(self, weak: Found, found: list[Found]) -> bool:
        """True for a day at the end of a title whose row has a day of its own."""
        box = weak.element
        for parent in self._nodes.above(box, CLIMB):
            if len(self._links_in(parent)) > 2:  # a title, and what goes with it
                break
            box = parent
        return any(box <= day.element < self._nodes.ends[box] and not day.weak for day in found)

    def _at(self, told: Told, number: int) -> Found:
        """A day told by its distance from today, as attributes round it spell it, where they do."""
        element = self._nodes.pieces.holder(number)
        boxes = (element, *self._nodes.above(element, 1))
        if spelt := next(
            filter(None, (self._spelt_out(box, name) for box in boxes for name in _SPELLING_OUT)), None
        ):
            told = Told(spelt=spelt, text=told.text)
        return self._found(told, number)

    def _spelt_out(self, element: int, name: str) -> Spelt | None:
        """The day with its year that an element's attribute spells."""
        value = (self._nodes.elements[element].get(name) or "")[:40] if element >= 0 else ""
        spelt = days.whole(value, self._order)
        return spelt if spelt and spelt.year else None

    def _found(self, told: Told, number: int, years: YearHeads | None = None) -> Found:
        nodes, spelt = self._nodes, told.spelt
        element = nodes.pieces.holder(number)
        anchor, heading = self._round(element)
        if not spelt.year and len(self._nodes.elements[element].attrib):
            wholes = (self._spelt_out(element, name) for name in _SPELLING_OUT)
            alike = (one for one in wholes if one and (one.month, one.day) == (spelt.month, spelt.day))
            spelt = next(alike, spelt)
        return Found(
            spelt=spelt,
            text=told.text[:80],
            element=element,
            anchor=anchor,
            clear=told.clear,
            head=told.head or (heading >= 0 and not self._has_link(heading)),
            weekday=told.weekday or (self._clocks and of_clock(nodes.pieces.texts, number)),
            weak=told.weak or (not spelt.year and "." in told.text),
            label=label_of(nodes, number) if self._labels else "",
            year=years.of(element) if years and not spelt.year else 0,
        )

    def _round(self, element: int) -> tuple[int, int]:
        """The link and the heading that an element is or stands in; rows of one list ask for theirs once."""
        nodes = self._nodes
        above = nodes.parents[element]
        box = nodes.parents[above] if above >= 0 else -1
        own = box < 0 or nodes.tags[element] in ROUND or nodes.tags[above] in ROUND
        found = None if own else self._rounds.get(box)
        if found is None:
            found = anchor_of(nodes, element), heading_of(nodes, element)
            if not own:
                self._rounds[box] = found
        return found

    def _in_attributes(self) -> Iterator[Found]:
        """Days of `time` elements whose text tells none ("3 weeks ago"), and of links with a tip."""
        nodes = self._nodes
        for link in self._links if "tip" in self._signs else ():
            value = tip(nodes.elements[link])[1] if tells_day(nodes.elements[link]) else ""
            if (spelt := days.whole(value, self._order)) and spelt.year:
                yield Found(spelt=spelt, text=value, element=link, anchor=link)
        for index in nodes.called("time"):
            value = nodes.elements[index].get("datetime") or ""
            spelt = days.whole(value[:40], self._order)
            text = nodes.text(index, 40)
            if spelt and spelt.year and (tells_roughly(text) or not any(map(str.isdigit, text))):
                yield Found(spelt=spelt, text=value[:80], element=index, anchor=anchor_of(nodes, index))
        yield from self._in_scripts()

    def _in_scripts(self) -> Iterator[Found]:
        """Days that small scripts in rows are to show: `<script>show("2015-11-20")</script>`."""
        nodes, found = self._nodes, []
        scripts = list(filter(nodes.texts.__getitem__, nodes.named.get("script", ())[:ROW_LIMIT]))
        for index in scripts if len(scripts) >= _FEW else ():
            told = _SHOWN_DAY.findall(nodes.texts[index][:300])
            spelt = days.whole(told[0], self._order) if len(told) == 1 else None
            if spelt and spelt.year:
                found.append(Found(spelt=spelt, text=told[0], element=index, anchor=anchor_of(nodes, index)))
        if len(found) >= _FEW and len({day.spelt.date() for day in found}) > 1:  # else a clock's
            yield from self._telling(found)

    def _telling(self, found: Sequence[Found]) -> list[Found]:
        """Without those lists that keep one day for all their rows: that of a copy, or of the reader."""
        lists: dict[int, list[Found]] = {}
        for day in found:
            lists.setdefault(self._several_round(day), []).append(day)
        lists[-1] = list(found)
        same = {
            group
            for group, inside in lists.items()
            if len(inside) >= _ALIKE and len({day.spelt.date() for day in inside}) == 1
        }
        return [] if -1 in same else [day for day in found if self._several_round(day) not in same]

    def _several_round(self, day: Found) -> int:
        """The closest element round a day with several rows' links; that of the tree where none is close."""
        boxes = (day.element, *self._nodes.above(day.element, CLIMB))
        return next((box for box in boxes if len(self._links_in(box)) > 2), 0)

    # Rows with a day of their own

    def _dated(self) -> Iterator[Draft]:
        formed: list[Found] = []
        others: list[Found] = []
        for day in self._days():
            if not self._is_aside(day.element):
                (formed if day.label and FORMED.search(day.label) else others).append(day)
        yield from self._dated_by(others)
        yield from self._dated_by(formed)
        hidden = (
            list(filter(self._is_of_one, kept(self._nodes, self._order))) if "kept day" in self._signs else []
        )
        yield from self._dated_by(self._telling(hidden) if len(hidden) >= _FEW else [])

    def _is_of_one(self, day: Found) -> bool:
        """True for a day that an element of one item keeps."""
        boxes = (day.element, *self._nodes.above(day.element, 2))
        held = next((count for box in boxes if (count := len(self._some_links(box, 3)))), 0)
        return 0 < held < 3 and not self._is_aside(day.element)

    def _dated_by(self, found: list[Found]) -> Iterator[Draft]:
        if not found:
            return
        blocks: dict[int, list[Found]] = {}
        for day in found:
            block = self._block(day)
            if block >= 0:
                blocks.setdefault(block, []).append(day)
        signatures = {block: self._signature(block) for block in blocks}
        siblings = Counter(signatures.values())
        rows = {block for block, inside in blocks.items() if self._is_row(block, self._held(block), inside)}
        inner = sorted(blocks.keys() - rows)
        rows = {
            block for block in rows if siblings[signatures[block]] > 1 or not self._is_round(block, inner)
        }
        for block, inside in blocks.items():
            if block in rows:
                repeated = siblings[signatures[block]] > 1
                if draft := self._row(block, self._held(block), self._chosen(inside), repeated=repeated):
                    yield draft
        sections = [(block, inside) for block, inside in blocks.items() if block not in rows]
        heads = Counter(self._head_signature(day) for _, inside in sections for day in inside)
        for block, inside in sorted(sections, key=itemgetter(0), reverse=True):  # the inner ones first
            again = [day for day in inside if heads[self._head_signature(day)] > 1]
            drafts = list(self._section(block, again))
            if len(drafts) != 1 or self._names_article(self._links[drafts[0].place]):
                yield from drafts
        for day in found if self._spans else ():
            yield from self._spanned(day)

    def _is_round(self, block: int, sections: list[int]) -> bool:
        """True for a box round another in which several links and days stand: what day it has is no row's."""
        if self._nodes.tags[block] in _ROW_TAGS:
            return False
        at = bisect.bisect(sections, block)
        return at < len(sections) and sections[at] < self._nodes.ends[block]

    def _block(self, day: Found) -> int:
        """The closest element round a day that holds a link with a title, too; -1 for none."""
        if day.anchor >= 0 and self._titles.own(day.anchor, day.text):
            return day.anchor
        if day.head:
            return self._below(day)
        tags, parents = self._nodes.tags, self._nodes.parents
        index = self._with_twin(day.anchor) if day.anchor >= 0 else day.element
        for _ in range(CLIMB):
            if index < 0 or tags[index] == "html":
                break
            if self._held(index):
                return self._with_title(index)
            index = parents[index]
        return -1

    def _with_twin(self, link: int) -> int:
        """The box round a link that is but its day, and the one that says where both lead; else the link."""
        for box in self._nodes.above(link, 3):
            others = [other for other in self._some_links(box, 3) if other != link]
            if others:
                return box if self._way(others[0]) == self._way(link) else link
        return link

    def _with_title(self, block: int) -> int:
        """The block, or where its links only say 详情 the one round it whose title they go with."""
        if self._nodes.tags[block] in {"li", "tr"}:
            return block
        links = self._links_in(block)
        if len(links) > 2 or any(map(self._is_titled, links)):  # more than 详情 and 评论
            return block
        ways = set(map(self._way, links))
        for parent in self._nodes.above(block, 3):
            others = self._some_links(parent, ROW_LINKS + 1)
            if len(others) > ROW_LINKS:
                break
            for link in others:
                same = self._way(link) in ways
                goes_with = same or heading_of(self._nodes, link) >= 0
                if goes_with and (self._is_titled(link) or (same and self._is_short(link))):
                    return parent
        return block

    def _is_titled(self, link: int) -> bool:
        return self._titles.names(link) and is_title(self._titles.of(link, ""))

    def _is_short(self, link: int) -> bool:
        return is_short_title(self._titles.of(link, ""))

    def _way(self, link: int) -> str:
        """Where a link leads, but for the place within the page."""
        return self._titles.literal(link).partition("#")[0]

    def _below(self, day: Found) -> int:
        """The closest element round a heading's day in which a link follows the day."""
        element = day.element
        for parent in self._nodes.above(element, CLIMB):
            sibling, last = self._nodes.ends[element], self._nodes.ends[parent]
            for _ in range(30):
                if sibling >= last:
                    break
                if self._has_link(sibling):
                    return parent
                sibling = self._nodes.ends[sibling]
            element = parent
        return -1

    def _some_links(self, block: int, limit: int) -> list[int]:
        """The first links in an element that lead somewhere: anchors, and what a click opens."""
        found: list[int] = []
        known = self._use
        for link in self._links_in(block):
            self._steps -= 1
            if known[link] if link in known else self._is_useful(link):
                found.append(link)
                if len(found) >= limit:
                    break
            if self._steps < 0 and len(found) > ROW_LINKS:
                break
        return found

    def _held(self, block: int) -> list[int]:
        """The first links in an element round a day, one more than a row may have; asked for once."""
        found = self._links_held.get(block)
        if found is None:
            if self._nodes.ends[block] == block + 1 and not self._clicked:
                return [block] if self._nodes.tags[block] in LINKS and self._is_useful(block) else []
            found = self._links_held[block] = self._some_links(block, 2 * ROW_LINKS + 1)
        return found

    def _has_link(self, block: int) -> bool:
        """True for an element with a link in it that leads somewhere."""
        for link in self._links_in(block):
            self._steps -= 1
            if self._is_useful(link):
                return True
        return False

    def _is_useful(self, link: int) -> bool:
        """True for a link that leads somewhere and stands where rows may."""
        wanted = self._use.get(link)
        if wanted is None:
            wanted = link not in self._turns and self._titles.useful(link) and not self._is_aside(link)
            self._use[link] = wanted
        return wanted

    def _links_in(self, block: int) -> Sequence[int]:
        if self._nodes.tags[block] in LINKS:
            return (block,)
        near, end = self._near, self._nodes.ends[block]
        if end == block + 1 and not self._clicked:
            return ()
        if self._clicked and self._steps <= 0:
            end = min(end, block + 50)
        first = bisect.bisect_left(near, block)
        return near[first : min(bisect.bisect_left(near, end, first), first + ROW_LIMIT)]

    def _row(self, block: int, links: list[int], day: Found | None, *, repeated: bool) -> Draft | None:
        main = links[0] if len(links) == 1 else max(links, key=self._titles.weight, default=-1)
        if main < 0 or main in self._taken:
            return None
        tag = self._nodes.tags[block]
        title = self._titles.of(main, day.text if day else "")
        if tag not in LINKS and not (is_title(title) and self._titles.names(main)):
            if not (repeated or tag in {"tr", "li"}):
                return None
            if not is_short_title(title):
                title = self._headed(block) or self._titles.row(block, day.text if day else "") or title
        if not repeated and self._stands_by_clock(block, links, main, day):
            return None
        self._taken.update(links)
        return self._draft(main, title, day, block)

    def _headed(self, block: int) -> str:
        """The heading of the box of a link that names nothing, as far as no other link stands in it."""
        held = self._count_links(block)
        boxes = (box for box in self._nodes.above(block, 3) if self._count_links(box) == held)
        return next(filter(None, map(self._titles.heading, boxes)), "")

    def _stands_by_clock(self, block: int, links: list[int], main: int, day: Found | None) -> bool:
        """True where a lone day, outside any list, may be a clock's and the link one of the page's menu."""
        date = day.spelt.date() if day else None
        in_row = self._nodes.tags[block] in {"li", "tr", "dd", "dl", "a"}
        if self._names_article(main):
            return not in_row and date == self._fetched
        lately = date is not None and dt.timedelta() <= self._fetched - date <= dt.timedelta(days=1)
        return not in_row or len(links) > 1 or lately or bool(_FOLDER.search(self._titles.literal(main)))

    def _names_article(self, link: int) -> bool:
        """True for a link that is called as articles are, or has an address as theirs."""
        literal = self._titles.literal(link)
        return is_title(self._titles.of(link, ""), long=True) or ARTICLE_HREF.search(literal) is not None

    def _chosen(self, inside: list[Found]) -> Found | None:
        """Of several days in one row, the one that is the day of publication."""
        inside = list(filter(self._may_be_published, inside))
        if len(inside) < 2:
            return inside[0] if inside else None
        clear = [day for day in inside if day.clear] or inside
        if len(clear) < 2:
            return clear[0] if clear else None
        clear = [day for day in clear if not FORMED.search(self._label(day))] or clear
        first = [day for day in clear if not CHANGED.search(self._label(day))]
        told = [day for day in first if PUBLISHED.search(self._label(day))]
        plain = [day for day in first if PLAIN_LABEL.fullmatch(self._label(day))]
        changed = [day for day in clear if day not in first]
        return (told or (plain if changed else []) or changed or clear)[0]

    def _may_be_published(self, day: Found) -> bool:
        label = self._label(day)
        return not (label and NOT_PUBLISHED.search(label))

    def _label(self, day: Found) -> str:
        """What a day is said to be: by the text before it, its own, or the head of its table's column."""
        if day.label:
            return day.label
        text = day.text
        own = LEADING_LABEL.match(text) if "间" in text or "期" in text or "于" in text else None
        return own[0] if own else self._nodes.head_of(day.element)

    def _section(self, block: int, inside: list[Found]) -> Iterator[Draft]:
        """Links and days that follow each other without a box round each pair, or a day above links."""
        if not inside or self._steps < 0:
            return
        links = [link for link in self._some_links(block, ROW_LIMIT) if link not in self._taken]
        if not links:
            return
        marks, steps = in_order(self._nodes, block, links, inside, self._steps)
        self._steps -= steps
        alike = Counter(self._look(link) for link in links if is_title(self._titles.of(link, "")))
        for candidates, day in pairs(self._nodes, marks, self._group, self._look):
            called = {link: self._called(link, day.text, alike) for link in candidates}
            titled = [link for link in candidates if called[link]]
            if titled and (main := max(titled, key=self._titles.weight)) not in self._taken:
                self._taken.add(main)
                yield self._draft(main, called[main], day, block)

    def _called(self, link: int, day: str, alike: Mapping[_Look, int]) -> str:
        """What a link is called; a short word is a title where it looks as several titles do."""
        title = self._titles.named(link, day)
        if title or alike.get(self._look(link), 0) < _FEW:
            return title
        return short if is_short_title(short := self._titles.of(link, day)) else ""

    def _look(self, link: int) -> _Look:
        """How a link stands in its page: links of one list look alike."""
        parent = self._nodes.parents[link]
        nodes = self._nodes
        return nodes.depths[link], nodes.kind(link), nodes.tags[parent], nodes.kind(parent)

    def _spanned(self, day: Found) -> Iterator[Draft]:
        """Rows of a table below the one that holds their day, in a cell that spans them."""
        nodes = self._nodes
        cell = next(
            (box for box in (day.element, *nodes.above(day.element, 3)) if nodes.tags[box] == "td"), -1
        )
        span = nodes.elements[cell].get("rowspan") or "" if cell >= 0 else ""
        row = nodes.ends[nodes.parents[cell]]
        for _ in range(int(span) - 1 if span.isdecimal() and len(span) < 3 else 0):
            if row >= len(nodes.tags) or nodes.tags[row] != "tr":
                return
            if draft := self._row(row, self._some_links(row, ROW_LINKS), day, repeated=True):
                yield draft
            row = nodes.ends[row]

    # Rows without one

    def _by_url(self) -> Iterator[Draft]:
        elements, hrefs = self._nodes.elements, self._nodes.hrefs
        shorts: list[tuple[int, str, int]] = []
        titled: Counter[int] = Counter()
        for link in self._links:
            if link in self._taken:
                continue
            href = hrefs.get(link) or elements[link].get("href")
            if not href or not url_day(href) or self._is_aside(link):
                continue
            title, group = self._titles.of(link, ""), self._group(link)
            if is_title(title):
                titled[group] += 1
                self._taken.add(link)
                yield self._draft(link, title, None, group)
            elif is_short_title(title):
                shorts.append((link, title, group))
        for link, title, group in shorts:
            if titled[group] >= _FEW:
                self._taken.add(link)
                yield self._draft(link, title, None, group)

    def _undated(self, dated: int) -> Iterator[Draft]:
        """Links that stand together, called as articles are; where no list is found, items of other kinds."""
        links = [link for link in self._links if link not in self._taken and self._is_useful(link)]
        reader = Undated(self._nodes, self._titles, self._group)
        found = list(reader.together(links))
        if dated + len(found) < _MANY:
            known = {link for link, *_ in found}
            found.extend(item for item in reader.items(links) if item[0] not in known)
        yield from (self._draft(link, title, None, group) for link, title, group in found)

    def _draft(self, link: int, title: str, day: Found | None, block: int) -> Draft:
        in_row = self._nodes.tags[block] in _ROW_TAGS or self._is_own(block)
        return Draft(
            place=self._place.get(link, 0),
            group=self._list_of(block) if in_row else block,
            title=title,
            url=self._url(link),
            found=day,
            pinned=self._pins and self._is_pinned(self._row_of(link, block) if in_row else link),
            carrier=self._carrier or self._carrier_of(block),
        )

    def _row_of(self, link: int, block: int) -> int:
        """The block of a row; of a `dl` with several rows the part with the row's link."""
        several = self._nodes.tags[block] == "dl" and len(self._some_links(block, _FEW)) == _FEW
        return self._nodes.parents[link] if several else block

    def _list_of(self, row: int) -> int:
        """The element that holds a row and others: the closest one with more links, or made for lists."""
        tags, parents = self._nodes.tags, self._nodes.parents
        box = around = parents[row]
        held = -1
        for _ in range(CLIMB):
            if box < 0:
                break
            if tags[box] in _LIST_TAGS or tags[box] == "body":
                return box
            if held < 0:
                held = self._count_links(row)
            if self._count_links(box) > held:
                return box
            box = parents[box]
        return around if around >= 0 else row

    def _count_links(self, box: int) -> int:
        end = bisect.bisect_left(self._near, self._nodes.ends[box])
        return end - bisect.bisect_left(self._near, box)

    def _is_own(self, block: int) -> bool:
        """True for a box with one item: a link or two."""
        return self._nodes.tags[block] in _OWN_TAGS and len(self._some_links(block, 3)) <= 2

    def _url(self, link: int) -> str:
        try:
            return self._resolver(self._titles.literal(link))
        except ValueError:
            return ""

    # Elements

    def _is_aside(self, index: int) -> bool:
        """True in footers, navigation, calendars: what stands there is no row."""
        known, nodes, verdict = self._aside, self._nodes, False
        path: list[int] = []
        for _ in range(60):
            if index < 0:
                break
            tag = nodes.tags[index]
            if tag not in OWN_TAGS:
                if index in known:
                    verdict = known[index]
                    break
                path.append(index)
                if is_aside_name(tag, nodes.elements[index].get("id"), nodes.kind(index)):
                    verdict = not (self._is_part_of_rows(index) or self._is_own_list(index))
                    if verdict:
                        break
            index = nodes.parents[index]
        for each in path:
            known[each] = verdict
        return verdict

    def _is_part_of_rows(self, index: int) -> bool:
        """True for a small element of a class that occurs often: the foot of a card, not of the page."""
        nodes = self._nodes
        kind = nodes.kind(index)
        if nodes.ends[index] - index > _SMALL:
            return False
        if nodes.tags[index] == "footer":
            return len(nodes.named["footer"]) > _FEW
        if not kind or nodes.tags[index] == "nav":
            return False
        return self._occurs_often(kind)

    def _occurs_often(self, kind: str) -> bool:
        """True for a class that several elements have; no more of them than the source says."""
        if self._source and _PLAIN_KIND.fullmatch(kind) and self._source.count(kind.encode()) < _FEW:
            return False
        if self._often is None:
            self._often = Counter(element.get("class") for element in self._nodes.elements)
        return self._often[kind] >= _FEW

    def _is_own_list(self, index: int) -> bool:
        """True for a box below the page's name that holds several days, whatever its class says it is."""
        nodes, pieces = self._nodes, self._nodes.pieces
        if nodes.tags[index] == "footer" or len(self._links_in(index)) < _MANY:
            return False
        told = sum(days.whole(text.strip()) is not None for text in pieces.within(nodes, index))
        head = heading(nodes, index) if told >= _FEW else ""
        return len(head) > 1 and self._name.startswith(head)  # one letter may begin any name

    def _is_row(self, block: int, links: list[int], inside: list[Found]) -> bool:
        """True for an element that is one row: a link or two, a day, no rows inside."""
        nodes, tag = self._nodes, self._nodes.tags[block]
        if len(links) == 1 or tag in LINKS:
            return len(inside) == 1 or not any(day.head for day in inside)
        if tag == "tr":
            below = nodes.tags[block + 1 : nodes.ends[block]]
            if len(links) > 2 * ROW_LINKS or "tr" in below or "li" in below:
                return False
            return not self._are_several(links, inside)
        if tag in {"body", "form", "ul", "ol", "table", "tbody"} or inside[0].head:
            return False
        if len(links) > 1 and self._are_items(links[0], links[1]):
            return False
        several = len(inside) > 1 and (len(set(map(self._way, links))) > 1 or len(self._clear(inside)) != 1)
        return not several and len(links) <= ROW_LINKS

    @staticmethod
    def _clear(inside: list[Found]) -> list[Found]:
        return [day for day in inside if day.clear]

    def _are_several(self, links: list[int], inside: list[Found]) -> bool:
        """True for titles with as many days alike, in one row of a table: several items side by side."""
        if len(inside) != len(links) or len(set(map(self._head_signature, inside))) > 1:
            return False
        ways = {self._titles.literal(link) for link in links}
        return len(ways) == len(links) and all(map(self._titles.names, links))

    def _are_items(self, one: int, other: int) -> bool:
        """True for links in boxes alike that follow each other: items below a day that is for all of them."""
        nodes = self._nodes
        around = {}
        for box in nodes.above(other, 4):
            around[nodes.parents[box]] = box
        for box in nodes.above(one, 4):
            mate = around.get(nodes.parents[box], box)
            if mate != box:
                alike = nodes.tags[box] == nodes.tags[mate] and nodes.tags[box] in _ITEM_TAGS
                named = is_title(self._titles.of(one, "")) and is_title(self._titles.of(other, ""))
                return alike and named and nodes.kind(box) == nodes.kind(mate)
        return False

    def _signature(self, block: int) -> tuple[str, str, int]:
        nodes = self._nodes
        return nodes.tags[block], nodes.kind(block), nodes.depths[block]

    def _head_signature(self, day: Found) -> tuple[str, str, bool]:
        nodes = self._nodes
        return nodes.tags[day.element], nodes.kind(day.element), day.clear

    def _group(self, link: int) -> int:
        """The element whose children are the rows a link is one of."""
        nodes, index = self._nodes, link
        for _ in range(4):
            parent = nodes.parents[index]
            if index == link and parent >= 0 and nodes.tags[parent] == "td" and self._are_loose(parent):
                return parent
            if parent < 0 or nodes.tags[index] in {"li", "tr", "dl"}:
                break
            if nodes.tags[index] in {"dd", "p", "div"} and self._has_siblings(index):
                break
            index = parent
        return nodes.parents[index] if nodes.parents[index] >= 0 else index

    def _are_loose(self, cell: int) -> bool:
        """True for a cell that holds several links, one below the other, with no box round each."""
        first = islice(self._nodes.children(cell), _PARTS)
        links = (child for child in first if self._nodes.tags[child] == "a")
        return len(list(islice(links, _MANY))) == _MANY

    def _has_siblings(self, index: int) -> bool:
        parent = self._nodes.parents[index]
        return index != parent + 1 or self._nodes.ends[index] != self._nodes.ends[parent]

    def _is_pinned(self, block: int) -> bool:
        if _PINNED_TEXT.search(self._titles.text(block)):
            return True
        element = self._nodes.elements[block]
        for mark in islice(element.iter("img", "i", "em", "span", "b", "font"), 30):
            marks = f"{mark.get('class') or ''} {mark.get('src') or ''} {mark.get('alt') or ''}"
            if len(marks) > 2 and ("置顶" in marks or _PINNED.search(marks[:300])):
                return True
        return bool(_PINNED.search((element.get("class") or "")[:200]))

    def _carrier_of(self, block: int) -> str:
        for _ in range(4):
            if block < 0:
                break
            carrier = _CARRIERS.get(self._nodes.tags[block])
            if carrier:
                return carrier
            block = self._nodes.parents[block]
        return "div"


def _leads(link: etree._Element) -> bool:
    return bool(link.get("href") or link.get("onclick"))


_SPELLING_OUT = ("datetime", "title", "data-date", "data-time")  # attributes that tell a day with its year
_FOLDER = re.compile(r"(?:^|/)(?:(?:index|default|main|home)\.\w{2,6})?$", re.I)
_TURN = seldom(r"\W*[上下前后][一1](?:篇|条|则|个|页)(?:文章|信息|新闻|记录)?\W*")
_Look = tuple[int, str, str, str]  # depth and class of a link, tag and class of what holds it


_CARRIERS = {
    **dict.fromkeys(("li", "ul", "ol"), "li"),
    **dict.fromkeys(("tr", "table", "tbody", "td"), "table"),
    **dict.fromkeys(("dl", "dd", "dt"), "dl"),
}
_LIST_TAGS = frozenset({"ul", "ol", "table", "tbody"})
_OWN_TAGS = frozenset({"div", "section", "td", "font", "span", "label"})
_ITEM_TAGS = frozenset({"li", "div", "p", "dd", "article", "section"})
_ROW_TAGS = frozenset({"li", "tr", "dd", "dt", "dl", "p", "a", "area", "article"})
_BARE = re.compile(r"0[1-9]|[12]\d|3[01]")
_PLAIN_KIND = re.compile(r"[\w -]+", re.A)  # that stands in a source as it is
_SHOWN_DAY = re.compile(r"""["']((?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:[T ][\d:.]{4,14})?)["']""")
