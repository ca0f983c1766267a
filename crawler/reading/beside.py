"""Beside: boxes of hot, recommended or related items, which say nothing of the list beside them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from crawler.page import Row
from crawler.reading.nodes import Nodes

LEVELS = 4  # from a list up to the box whose heading it stands below
HEADING = 14  # characters of a heading

_HOT = re.compile(
    r"热[点门议词搜榜文]|推荐|荐读|排行|排名|榜|相关|猜你|点击|阅读|浏览|延伸"
    r"|most (?:read|viewed|popular)|popular|related|recommended|trending",
    re.I,
)
_OTHER = re.compile(r"精选|头条|关注|最新|最近|今日|本周|本月|图[片文]|视频|专题|站内|latest", re.I)
_LABEL = re.compile("序号|标题|名称|主题|日期|时间|文号|索引|来源|编号|单位|部门")
_TRAIL = re.compile("位置|首页|you are here", re.I)
_MORE = re.compile(r"更多|more|[+>»…·|\s]", re.I)


def own_rows(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Rows without those of boxes that are surely none of the page's own list."""
    return tuple(row for row in rows if not (row.beside and is_hot(row.beside)))


def is_hot(told: str) -> bool:
    """True for a heading that only boxes beside a list have; 今日头条 may be the list's own."""
    return _HOT.search(told) is not None


def beside(nodes: Nodes, groups: Iterable[int], name: str) -> Mapping[int, str]:
    """The headings of those lists that are boxes beside the page's own; `groups` are the lists, row by row.

    A box has a heading that says so, or any but the page's name where another list has that. One whose
    heading the list itself may have is no longer than the other lists together; where there are none, scripts
    or data may hold the page's own.
    """
    sizes = Counter(groups)
    heads = {group: heading(nodes, group) for group in sizes}
    named = any(len(told) > 1 and name.startswith(told) for told in heads.values())
    found = {group: told for group, told in heads.items() if _is_box(told, name, named=named)}
    others = sum(size for group, size in sizes.items() if group not in found)
    return {
        group: told for group, told in found.items() if is_hot(told) or not others or sizes[group] <= others
    }


def _is_box(told: str, name: str, *, named: bool) -> bool:
    return bool(told) and told not in name and bool(named or _HOT.search(told) or _OTHER.search(told))


def heading(nodes: Nodes, group: int) -> str:
    """The short text that stands before a list, in its box or in one round it; "" for none."""
    for box in (group, *nodes.above(group, LEVELS)):
        parent = nodes.parents[box]
        if parent < 0 or nodes.tags[box] == "body":
            return ""
        before = _before(nodes, parent, box)
        told = _MORE.sub("", nodes.text(before, 60) if before >= 0 else "")
        if told and len(set(_LABEL.findall(told))) < 2:  # the heads of a list's own columns are no heading
            return told if len(told) <= HEADING and not _TRAIL.search(told) else ""
    return ""


def _before(nodes: Nodes, parent: int, box: int) -> int:
    """The element that ends where another within the same parent begins; -1 for none."""
    last = -1
    for child in nodes.children(parent):
        if child >= box:
            break
        last = child
    return last
