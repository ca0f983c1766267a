"""Beside: boxes of hot, recommended or related items, which say nothing of the list beside them."""

from __future__ import annotations

import bisect
import functools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice, takewhile
from typing import NamedTuple
from urllib.parse import urlsplit

from crawler.page import Row
from crawler.reading.nodes import Nodes

LEVELS = 4  # from a list up to the box whose heading it stands below
HEADING = 14  # characters of a heading
PANE = 2  # from a list up to the pane that a tab shows
STRIP = 20  # elements of a row of tabs
INNER = 60  # elements of a list that are looked at for a heading among them
LINKS = 3  # in a heading: 更多, RSS
PIECES = 20_000  # texts of a page that are looked at for its own name
OWN_HEADS = 8  # headings with the page's own name
OWN = 3  # rows of the page's own lists, which tell where its items lie

_HOT = re.compile(
    r"热[点门议词搜榜文]|推荐|都在看|在看|随便看|荐读|排行|排名|榜|相关|猜你|点击|阅读|浏览|延伸"
    r"|most (?:read|viewed|popular)|popular|related|recommended|trending",
    re.I,
)
_OTHER = re.compile(r"精选|头条|关注|最新|最近|今日|本周|本月|图[片文]|视频|专题|站内|latest", re.I)
_LABEL = re.compile("序号|标题|名称|主题|日期|时间|文号|索引|来源|编号|单位|部门")
_TABS = frozenset({"onclick", "onmouseover", "onmouseenter", "data-toggle", "data-tab", "data-target"})
_HIDDEN = re.compile(r"display\s?:\s?none", re.I)
_NO_NAMES: Mapping[int, str] = {}
_HOPS = " \t\r\n\xa0\u3000>＞》»›→/|·:：-"  # what stands between the hops of a trail
_PERIOD = re.compile(r"\W{0,2}(?:19|20)\d\d\D")  # a part of a list by years or months
_LONG = 1_000  # characters of what is no heading, whatever is taken out of it
_TRAIL = re.compile("位置|首页|you are here", re.I)
_FOLDERS = re.compile(r"(?:[A-Za-z]{1,10}://[^/?#]*)?(?:[^?#]*/)?")
_MORE = re.compile(
    r"更多|more|(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:更新)?|RSS|订阅|[+>»…·|\s]", re.I
)


class _Head(NamedTuple):
    """The heading of a list: the element that it is (-1: none), and what it says."""

    at: int
    told: str
    near: bool = True  # no item stands between it and the list


_NO_HEAD = _Head(-1, "")


def own_rows(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Rows without those of boxes that are surely none of the page's own list."""
    return tuple(row for row in rows if not (row.beside and is_hot(row.beside)))


def is_hot(told: str) -> bool:
    """True for a heading that only boxes beside a list have; 今日头条 may be the list's own."""
    return _HOT.search(told) is not None


def beside(nodes: Nodes, rows: Iterable[tuple[int, int, str]], *names: str) -> Mapping[int, str]:
    """The headings of those lists that are boxes beside the page's own; `rows` are list, link and address.

    The page is called by `names`, each of which may go on with what its site is called.

    A box has a heading that says so, or any but the page's name where another list has that. One whose
    heading the list itself may have is no longer than the other lists together, or its items lie elsewhere;
    where there are no others, scripts or data may hold the page's own.
    """
    several = list(rows)
    sizes = Counter(group for group, *_ in several)
    links = sorted(link for _, link, _ in several)
    first = {group: link for group, link, _ in reversed(several)}
    own = _named(nodes, names) if len(sizes) > 1 else {}
    headed = {group: _head(nodes, group, first[group], links, own) for group in sizes}
    near = [head.told for head in headed.values() if head.near]
    named = any(len(told) > 1 and _begins(names, told) for told in near)
    heads = {group: head.told for group, head in headed.items()}
    found = {group: told for group, told in heads.items() if _is_box(told, names, named=named)}
    found = {group: told for group, told in found.items() if is_hot(told) or not _is_pane(nodes, group)}
    scrolling = {group: "marquee" for group in sizes if _scrolls(nodes, group)}
    rest = {group: head.at for group, head in headed.items() if group not in found and group not in scrolling}
    strange = functools.cache(lambda: _strange(several, rest))
    for group in list(scrolling):
        if group not in strange() and _is_within(nodes, group, headed[group], rest, names):
            del scrolling[group]
    if len(scrolling) + len(found) < len(sizes):  # not where they are all that there is
        found |= scrolling
    others = sum(size for group, size in sizes.items() if group not in found)
    return {
        group: told
        for group, told in found.items()
        if is_hot(told)
        or not others
        or sizes[group] <= others
        or (named and _OTHER.search(told))
        or group in strange()
    }


def _strange(rows: Sequence[tuple[int, int, str]], rest: Mapping[int, int]) -> frozenset[int]:
    """The lists whose items lie in no folder that any item of the `rest` lies in; none where that are few."""
    if sum(group in rest for group, *_ in rows) < OWN:
        return frozenset()
    whole: defaultdict[int, set[str]] = defaultdict(set)  # the items of a list mostly lie in few folders
    for group, _, url in rows:
        whole[group].add(_folders(url))
    folders = {group: set(map(_plain, known)) for group, known in whole.items()}
    own = set().union(*(known for group, known in folders.items() if group in rest))
    return frozenset(group for group, known in folders.items() if group not in rest and known.isdisjoint(own))


def _folders(url: str) -> str:
    """An address without what it calls in its last folder."""
    found = _FOLDERS.match(url)
    return found[0] if found else url


@functools.lru_cache(maxsize=1_024)
def _plain(url: str) -> str:
    """Host and folders of an address, up to the first that is a number or a day."""
    parts = urlsplit(url)
    folders = parts.path.split("/")[:-1]
    plain = next((place for place, part in enumerate(folders) if any(map(str.isdigit, part))), len(folders))
    return f"{parts.netloc}{'/'.join(folders[:plain])}"


def _begins(names: Sequence[str], told: str) -> bool:
    return any(name.startswith(told) for name in names)


def _named(nodes: Nodes, names: Sequence[str]) -> Mapping[int, str]:
    """The elements with a text that is what the page is called, and that text."""
    beginnings = {name[:size] for name in names for size in range(2, HEADING + 1) if size <= len(name)}
    texts = nodes.pieces.texts
    numbers = takewhile(PIECES.__gt__, nodes.pieces.numbers(*{name[:2] for name in names if len(name) > 1}))
    found = ((number, text) for number in numbers if (text := texts[number].strip(_HOPS)) in beginnings)
    return {nodes.pieces.holder(number): text for number, text in islice(found, OWN_HEADS)}


def _is_box(told: str, names: Sequence[str], *, named: bool) -> bool:
    if not told or any(told in name for name in names) or _PERIOD.match(told):
        return False
    return bool(named or _HOT.search(told) or _OTHER.search(told))


def heading(nodes: Nodes, group: int, link: int = -1, links: Sequence[int] = ()) -> str:
    """The short text before a list, or before its first `link` in it, or before a box round it; "" for none.

    What holds one of the `links` of rows is a row, and no heading.
    """
    return _head(nodes, group, link, links).told


def _head(
    nodes: Nodes, group: int, link: int, links: Sequence[int], own: Mapping[int, str] = _NO_NAMES
) -> _Head:
    """The heading of a list.

    Further items may stand between a list and its heading, where that is one of the page's `own` name.
    """
    ahead = _ahead(nodes, group, link)
    if told := _told(nodes, ahead, links):
        return _Head(ahead, told) if len(told) <= HEADING else _NO_HEAD
    for box in (group, *nodes.above(group, LEVELS)):
        parent = nodes.parents[box]
        if parent < 0 or nodes.tags[box] == "body":
            return _NO_HEAD
        before = _before(nodes, parent, box, links)
        if told := _told(nodes, before, links):
            if _TRAIL.search(told):
                return _Head(before, _hop(nodes, before, told, own))
            if _tabs(nodes, before) > 1 and not is_hot(told):
                return _NO_HEAD  # what a row of tabs says is no heading of the first list below it
            return _Head(before, told) if len(told) <= HEADING else _NO_HEAD
        if before >= 0 and (above := _above(nodes, parent, before, links, own)) >= 0:
            told = _told(nodes, above, links)
            told = _hop(nodes, above, told, own) if _TRAIL.search(told) else told
            near = bisect.bisect_left(links, nodes.ends[above]) == bisect.bisect_left(links, box)
            return _Head(above, told, near=near)
    return _NO_HEAD


def _hop(nodes: Nodes, trail: int, told: str, own: Mapping[int, str]) -> str:
    """The last hop of a trail, if it is the page's own name; else ""."""
    hops = (text for element, text in own.items() if trail <= element < nodes.ends[trail])
    return next((hop for hop in hops if told.endswith(hop)), "")


def _above(nodes: Nodes, parent: int, before: int, links: Sequence[int], own: Iterable[int]) -> int:
    """The child of an element, before another, that holds nothing but the page's own name; -1 for none."""
    for heading in own:
        if not parent < heading < before:
            continue
        child = next(box for box in (heading, *nodes.above(heading, 60)) if nodes.parents[box] == parent)
        if 1 < len(_told(nodes, child, links)) <= HEADING:
            return child
    return -1


def _told(nodes: Nodes, before: int, links: Sequence[int]) -> str:
    """What an element says as a heading; the heads of a list's own columns are none."""
    if before < 0 or bisect.bisect_left(links, before) < bisect.bisect_left(links, nodes.ends[before]):
        return ""
    told = _unlinked(nodes, before) or nodes.text(before, 60) or _pictured(nodes, before)
    told = _MORE.sub("", told) if len(told) < _LONG else told
    labels = set(_LABEL.findall(told))
    return told if len(labels) < 2 and told not in labels else ""


def _unlinked(nodes: Nodes, box: int) -> str:
    """The text of a heading without what links in it say (更多, RSS); "" where these say all, or are many."""
    first = bisect.bisect_left(nodes.anchors, box)
    last = bisect.bisect_left(nodes.anchors, nodes.ends[box], first)
    if not 0 < last - first <= LINKS:
        return ""
    text = nodes.text(box, 60)
    for link in nodes.anchors[first:last]:
        text = text.replace(nodes.text(link, 60), "", 1)
    return text if len(_MORE.sub("", text)) > 1 else ""


def _pictured(nodes: Nodes, box: int) -> str:
    """What the picture says that a box holds alone."""
    picture = next((index for index in range(box, nodes.ends[box])[:10] if nodes.tags[index] == "img"), -1)
    return (nodes.elements[picture].get("alt") or "").strip()[:60] if picture >= 0 else ""


def _tabs(nodes: Nodes, box: int) -> int:
    """How many tabs there are in an element."""
    found, end = 0, 0
    for index in range(box + 1, nodes.ends[box])[:STRIP]:
        if index >= end and _TABS & set(nodes.elements[index].keys()):
            found, end = found + 1, nodes.ends[index]
    return found


def _is_pane(nodes: Nodes, group: int) -> bool:
    """True for a list that is hidden until its tab is chosen."""
    boxes = (group, *nodes.above(group, PANE))
    return any(_is_hidden(nodes, box) and _has_tab(nodes, box) for box in boxes)


def _is_hidden(nodes: Nodes, box: int) -> bool:
    element = nodes.elements[box]
    return "hidden" in element.attrib or _HIDDEN.search(element.get("style") or "") is not None


def _has_tab(nodes: Nodes, pane: int) -> bool:
    """True for a pane among others, or in a box, below a row of as many tabs."""
    if nodes.parents[pane] < 0:
        return False
    around = [
        child for child in islice(nodes.children(nodes.parents[pane]), INNER) if nodes.text(child, 4).strip()
    ]
    panes = sum(nodes.tags[child] == nodes.tags[pane] and not _tabs_only(nodes, child) for child in around)
    for box in (pane, *nodes.above(pane, 1)):
        parent = nodes.parents[box]
        if parent < 0:
            return False
        before = [child for child in islice(nodes.children(parent), INNER) if child < box]
        for child in reversed(before):
            if _tabs_only(nodes, child):
                return _tabs(nodes, child) == panes
            if nodes.text(child, 4) and nodes.tags[child] != nodes.tags[box]:
                return False
    return False


def _tabs_only(nodes: Nodes, box: int) -> bool:
    """True for a row of tabs: one small enough to hold no list as well."""
    return nodes.ends[box] - box <= STRIP and _tabs(nodes, box) > 1


def _scrolls(nodes: Nodes, group: int) -> bool:
    return any(nodes.tags[box] == "marquee" for box in (group, *nodes.above(group, LEVELS)))


def _is_within(nodes: Nodes, group: int, head: _Head, rest: Mapping[int, int], names: Sequence[str]) -> bool:
    """True for a list in a marquee that may be part of the page's own list; `rest` are others, by heading."""
    at, told, _ = head
    if not told:
        box = next(
            (box for box in (group, *nodes.above(group, LEVELS)) if nodes.tags[box] == "marquee"), group
        )
        beside_it = any(nodes.parents[other] == nodes.parents[box] for other in rest)
        return beside_it or any(_is_below(nodes, other, box) for other in rest.values() if other >= 0)
    if (
        any(told in name for name in names)
        or at in rest.values()
        or all(other < 0 for other in rest.values())
    ):
        return True
    return any(other < 0 and _is_below(nodes, at, one) for one, other in rest.items())


def _is_below(nodes: Nodes, head: int, box: int) -> bool:
    """True for what stands in the box of a heading, below it."""
    return head < box < nodes.ends[nodes.parents[head]]


def _before(nodes: Nodes, parent: int, box: int, links: Sequence[int]) -> int:
    """The element that ends where another within the same parent begins; -1 for none.

    Of a list that has a table, or the like, for each row, the element before the first of them.
    """
    before = list(takewhile(box.__gt__, nodes.children(parent)))
    if _is_one(nodes, box, links):
        alike = (nodes.tags[box], nodes.kind(box))
        for _ in range(INNER):
            last = before[-1] if before else -1
            if last < 0 or (nodes.tags[last], nodes.kind(last)) != alike or not _is_one(nodes, last, links):
                break
            del before[-1]
    return before[-1] if before else -1


def _is_one(nodes: Nodes, box: int, links: Sequence[int]) -> bool:
    """True for what holds one row."""
    return bisect.bisect_left(links, nodes.ends[box]) - bisect.bisect_left(links, box) == 1


def _ahead(nodes: Nodes, group: int, link: int) -> int:
    """The last element with a text ahead of the first link within a list, if none in the list is like it."""
    last = -1
    for child in islice(nodes.children(group), INNER):
        if nodes.ends[child] > link:
            break
        if nodes.text(child, 4):
            last = child
    if last < 0:
        return -1
    mark = _mark(nodes, last)
    alike = sum(_mark(nodes, child) == mark for child in islice(nodes.children(group), INNER))
    return last if alike == 1 else -1


def _mark(nodes: Nodes, index: int) -> tuple[str, str, bool]:
    """What elements alike share: tag, class, and whether there is a link in them."""
    return (
        nodes.tags[index],
        nodes.kind(index),
        "a" in nodes.tags[index : nodes.ends[index]],
    )
