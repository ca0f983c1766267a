"""Breadcrumb: the path of names by which a page says where it stands."""

from __future__ import annotations

import bisect
import functools
import heapq
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, cast

from lxml import etree

from crawler.reading.document import Document
from crawler.reading.nodes import Nodes
from crawler.reading.signs import TRAILS, signs

HOP_LIMIT = 10
_SIGN = re.compile(r"(?:当前|所在|现在)的?位置|您的位置|当前所在|You are here", re.I)
_MARKED = etree.XPath(
    "descendant::*[contains(@class,'breadcrumb') or contains(@class,'crumb') or contains(@class,'position')"
    " or contains(@class,'dqwz') or contains(@class,'weizhi') or contains(@id,'breadcrumb')]"
    "[self::div or self::p or self::ul or self::ol or self::nav or self::span or self::td or self::h3]"
)
_LONGEST = 200  # characters of a trail
_LONGEST_SIGN = 80  # characters of a text that says that it follows
_MOST_BREAKS = 10  # of lines that are asked whether a trail ends with them
_STEPS_ON = 8  # steps behind a trail in which its next sign stands
_BREAKS = frozenset({"hr", "br", "table", "p", "h1", "h2", "h3", "h4"})
_HOME = re.compile(r"^\W*(?:网站)?(?:首页|主页|home)\W*$", re.I)
_CLOCK = re.compile(r"星期[一二三四五六日天]|今天是|(?:19|20)\d\d[年./-]\d{1,2}[月./-]\d{1,2}")
_CLOCK_LAST = re.compile(
    r"(?:今天是?\W{0,3})?(?:19|20)\d\d[年./-]\d{1,2}[月./-]\d{1,2}(?:[\s\d:：年月日时分秒]|星期.|农历.{2,8}){0,30}$"
)
_BETWEEN = re.compile(r"\s*(?:[>›»＞→/|\\·]|>>|-{1,2}|&gt;)\s*")


def breadcrumb(document: Document) -> tuple[str, ...]:
    """The hops of a page's breadcrumb without the home page, at most ten; empty where it has none."""
    if "breadcrumb" not in document.memo:
        document.memo["breadcrumb"] = _hops(document)
    found: tuple[str, ...] = document.memo["breadcrumb"]
    return found


def _hops(document: Document) -> tuple[str, ...]:
    nodes = document.nodes
    for box, end in _boxes(document):
        texts = _texts(nodes, box, end)
        text = " ".join("".join(texts).split())
        if len(text) <= _LONGEST and (hops := _parted(text)):
            hops = (len(hops) == 1 and _below_home(texts)) or hops
            return tuple(hop[:60] for hop in hops if not _HOME.match(hop))[:HOP_LIMIT]
    return ()


def _texts(nodes: Nodes, box: int, end: int) -> list[str]:
    """The texts of a box up to an element, two hundred at most."""
    last = nodes.first(end) if end < nodes.ends[box] else nodes.last(box)
    steps = map(nodes.steps.__getitem__, range(nodes.first(box), last))
    texts = (nodes.texts[step] if step >= 0 else nodes.tails[~step] for step in steps)
    return list(islice(filter(None, texts), 200))


def _below_home(texts: Sequence[str]) -> tuple[str, ...]:
    """The hops behind the home page's, of a trail whose hops a style parts, not a sign."""
    told = (text for text in texts if any(map(str.isalnum, text)) and not _CLOCK.search(text[:_LONGEST]))
    hops = [" ".join(text.split()) for text in told]
    home = next((place for place, hop in enumerate(hops) if _HOME.match(hop)), len(hops))
    return tuple(hops[home + 1 :])


@functools.lru_cache(maxsize=1_024)
def _parted(text: str) -> tuple[str, ...]:
    """The hops of a trail; a column's articles have the same again and again."""
    text = text if "《" in text else text.replace("》", ">")
    text = _CLOCK_LAST.sub("", _after_sign(text))
    return tuple(hop.strip() for hop in _BETWEEN.split(text) if hop.strip())


def _boxes(document: Document) -> Iterator[tuple[int, int]]:
    """The elements that may be the trail, and where it ends: round a sign of one, then those called so."""
    told, nodes = signs(document), document.nodes
    if not told.isdisjoint(("trail", "numbered")):
        words = [word for word in TRAILS if f"trail:{word}" in told or "numbered" in told]
        for place in islice(_signed(nodes, words), 20):
            sign = place if place >= 0 else ~place
            box = _round(nodes, sign)
            end = _end(nodes, box, sign)
            if bare := _bare(nodes, sign):
                yield bare
            elif 0 < _links(nodes, box, end) <= HOP_LIMIT:
                yield box, end
    if "crumb" in told:
        boxes = map(nodes.elements.index, cast("list[Any]", _MARKED(document.root))[:10])
        yield from (
            (box, nodes.ends[box]) for box in boxes if 0 < _links(nodes, box, nodes.ends[box]) <= HOP_LIMIT
        )


def _bare(nodes: Nodes, sign: int) -> tuple[int, int] | None:
    """The box of a trail without links, from the home page on, and where it ends; None for none."""
    for box in (sign, *nodes.above(sign, 1)):
        for end in _ends(nodes, box, sign):
            if _links(nodes, box, end):
                break
            trail = " ".join("".join(_texts(nodes, box, end)).split())[:_LONGEST]
            hops = _parted(trail)
            if len(hops) > 1 and _HOME.match(hops[0]) and not _goes_on(nodes, box, end, trail):
                return box, end
    return None


def _goes_on(nodes: Nodes, box: int, end: int, trail: str) -> bool:
    """True where behind a trail the sign between its hops stands again, or a link behind the last sign."""
    between = _BETWEEN.search(_after_sign(trail))
    sign = between[0].strip() if between else "》"
    first = nodes.first(end) if end < nodes.ends[box] else nodes.last(box)
    steps = nodes.steps[first : first + _STEPS_ON]
    texts = ((nodes.texts[step] if step >= 0 else nodes.tails[~step]).strip() for step in steps)
    if next(filter(None, texts), "").startswith(sign):
        return True
    place = bisect.bisect_left(nodes.anchors, end)
    beside = place < len(nodes.anchors) and nodes.parents[nodes.anchors[place]] == nodes.parents[box]
    return beside and trail.endswith(sign)


def _ends(nodes: Nodes, box: int, sign: int) -> list[int]:
    """Where a line may end that begins with a sign: at a rule, a table …, or with its box."""
    after = (child for child in islice(nodes.children(box), _LONGEST) if child > sign)
    breaks = (child for child in after if nodes.tags[child] in _BREAKS)
    return [*islice(breaks, _MOST_BREAKS), nodes.ends[box]]


def _end(nodes: Nodes, box: int, sign: int) -> int:
    """Where the line ends that begins with a sign and a link."""
    if box not in (sign, nodes.parents[sign]):
        return nodes.ends[box]
    return next(end for end in _ends(nodes, box, sign) if end == nodes.ends[box] or _links(nodes, sign, end))


def _signed(nodes: Nodes, words: Sequence[str]) -> Iterator[int]:
    """Where short texts stand that say where one is, in order; found as they are asked for."""
    pieces = nodes.pieces
    shown = (pieces.places[number] for number in pieces.numbers(*words) if _says(pieces.texts[number]))
    code = [index for index in nodes.called("script", "style") if _says(nodes.texts[index])]
    return heapq.merge(shown, code, key=nodes.step) if code else shown


def _says(text: str) -> bool:
    return len(text) < _LONGEST_SIGN and _SIGN.search(text) is not None


def _links(nodes: Nodes, box: int, end: int) -> int:
    """How many links stand in a box, or are it, up to an element."""
    first = bisect.bisect_left(nodes.anchors, box)
    return bisect.bisect_left(nodes.anchors, end, first) - first


def _round(nodes: Nodes, index: int) -> int:
    """The smallest box round a sign that holds links, or the third round it."""
    for _ in range(3):
        if _links(nodes, index, nodes.ends[index]) or nodes.parents[index] < 0:
            break
        index = nodes.parents[index]
    return index


def _after_sign(text: str) -> str:
    match = _SIGN.search(text)
    return text[match.end() :].lstrip(" :：") if match else text
