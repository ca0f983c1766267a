"""Undated: the items of lists that tell no day, by how alike they stand and what they are called."""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from crawler.reading.nodes import Nodes
from crawler.reading.seldom import seldom
from crawler.reading.titles import Titles, is_short_title, is_title

Item = tuple[int, str, int]  # link, title, list

_MANY = 5  # undated links of a list
_FEW = 3  # of them with articles' addresses make one
_CLIMB = 7  # levels from a link up to the box of its item
_ISSUE = re.compile(r"^(?:(?:19|20)\d\d年?)?\s?第\s?[\d一二三四五六七八九十百]{1,4}\s?[期号]")
_DOCUMENT = re.compile(r"\.(?:pdf|docx?|wps|ofd)(?:$|[?#])", re.I)
_FILE = seldom(
    r"\.(?:pdf|docx?|xlsx?|wps|ofd|zip|rar)(?:$|[?#&])|/(?:dl|down(?:load)?(?:file)?)(?:\.\w{2,5})?(?:$|[?/])",
    re.I,
)
# What an office is called, which a list of links to its parts shows.
_OFFICE = re.compile(r"(?:局|委|委员会|办公室|政府|中心|街道|办事处|[镇乡厅部院处科队站所会]|网站?)$")
ARTICLE_HREF = re.compile(
    r"\d{4}|[?&](?:id|aid|docid|contentid|articleid|infoid)=\w|/(?:content|article|detail|info|news|show"
    r"|view)[/_-]?\w"
    r"|\.(?:pdf|docx?|xlsx?|wps|ofd)(?:$|\?)",
    re.I,
)


class Undated:
    """Reads undated items of one tree; `group` gives the element whose children are a link's fellows."""

    def __init__(self, nodes: Nodes, titles: Titles, group: Callable[[int], int]) -> None:
        self._nodes = nodes
        self._titles = titles
        self._group = group

    def together(self, links: Sequence[int]) -> Iterator[Item]:
        """Links that stand together, called as articles are: some with articles' addresses, or many."""
        groups: dict[int, list[tuple[int, str, bool]]] = {}
        shorts: dict[int, list[tuple[int, str]]] = {}
        for link in links:
            title = self._titles.of(link, "")
            literal = self._titles.literal(link)
            named = is_title(title, long=True) or bool(_ISSUE.search(title))
            if named or (_DOCUMENT.search(literal) and is_title(title)):
                strong = named and bool(ARTICLE_HREF.search(literal))
                groups.setdefault(self._group(link), []).append((link, title, strong))
            elif is_short_title(title):
                shorts.setdefault(self._group(link), []).append((link, title))
        for group, members in groups.items():
            offices = sum(bool(_OFFICE.search(title)) for _, title, _ in members)
            many = len(members) >= _MANY and 2 * offices < len(members)
            if many or sum(strong for *_, strong in members) >= _FEW:
                few = shorts.get(group, []) if 2 * len(shorts.get(group, [])) <= len(members) else []
                listed = [(link, title) for link, title, _ in members] + few
                yield from ((link, title, group) for link, title in listed)

    def items(self, links: Sequence[int]) -> Iterator[Item]:
        """Boxes alike that follow each other, each with one article or document, however deep its link is.

        A link that only says 下载 is called as its box is.
        """
        boxes: defaultdict[tuple[int, str, str], dict[int, list[int]]] = defaultdict(dict)
        for link in links:
            if box := self._box(link):
                look = self._nodes.tags[box], self._nodes.kind(box)
                boxes[self._nodes.parents[box], *look].setdefault(box, []).append(link)
        for (group, *_), members in boxes.items():
            if len(members) < _MANY:
                continue
            told = [(max(inside, key=self._titles.weight), box) for box, inside in members.items()]
            items = [(link, title, group) for link, box in told if (title := self._called(link, box))]
            if len({self._titles.literal(link) for link, *_ in items}) >= _MANY:
                yield from items

    def _box(self, link: int) -> int:
        """The widest box round a link whose links all lead where it does; 0 for none."""
        found = 0
        for box in self._nodes.above(link, _CLIMB):
            if self._nodes.tags[box] == "body" or not self._is_of_one(box, link):
                break
            found = box
        return found

    def _is_of_one(self, box: int, link: int) -> bool:
        anchors, way = self._nodes.anchors, self._titles.literal(link)
        first = bisect.bisect_left(anchors, box)
        last = bisect.bisect_left(anchors, self._nodes.ends[box], first)
        others = (self._titles.literal(anchor) for anchor in anchors[first : min(last, first + _MANY)])
        return last - first <= _FEW and all(other in ("", way) for other in others)

    def _called(self, link: int, box: int) -> str:
        """What an item is called, whose link leads to an article or a document; "" for others."""
        literal = self._titles.literal(link)
        title = self._titles.of(link, "")
        if is_title(title, long=True) and ARTICLE_HREF.search(literal):
            return title
        if not _FILE.search(literal):
            return ""
        if is_title(title) and self._titles.weight(link)[0]:
            return title
        told = self._titles.row(box, "")
        return told.removesuffix(title).rstrip() or told
