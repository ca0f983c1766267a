"""Breadcrumb: the path of names by which a page says where it stands."""

from __future__ import annotations

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
_HOME = re.compile(r"^\W*(?:网站)?(?:首页|主页|home)\W*$", re.I)
_BETWEEN = re.compile(r"\s*(?:[>›»＞→/|\\·]|>>|-{1,2}|&gt;)\s*")


def breadcrumb(document: Document) -> tuple[str, ...]:
    """The hops of a page's breadcrumb without the home page, at most ten; empty where it has none."""
    if "breadcrumb" not in document.memo:
        document.memo["breadcrumb"] = _hops(document)
    found: tuple[str, ...] = document.memo["breadcrumb"]
    return found


def _hops(document: Document) -> tuple[str, ...]:
    for box in _boxes(document):
        text = " ".join("".join(map(str, islice(box.itertext(), 200))).split())
        if len(text) > _LONGEST:
            continue
        text = text if "《" in text else text.replace("》", ">")
        hops = [hop.strip() for hop in _BETWEEN.split(_after_sign(text)) if hop.strip()]
        if len(hops) > 1 or (hops and next(box.iter("a"), None) is not None):
            return tuple(hop[:60] for hop in hops if not _HOME.match(hop))[:HOP_LIMIT]
    return ()


def _boxes(document: Document) -> Iterator[Any]:
    told = signs(document)
    if "trail" in told:
        words = [word for word in TRAILS if f"trail:{word}" in told or "numbered" in told]
        for piece, element in islice(_signed(document.nodes, words), 20):
            if len(piece) < 80 and _SIGN.search(piece) and _is_trail(box := _round(element)):
                yield box
    if "crumb" in told:
        yield from (box for box in cast("list[Any]", _MARKED(document.root))[:10] if _is_trail(box))


def _signed(nodes: Nodes, words: Sequence[str]) -> Iterator[tuple[str, Any]]:
    """The texts that may say where one stands, with the elements that they belong to."""
    pieces = nodes.pieces
    found = [
        pieces.places[number] for number in {number for word in words for number in pieces.numbers(word)}
    ]
    for index in nodes.called("script", "style"):  # none of the pieces
        if (code := nodes.texts[index]) and any(word in code for word in words):
            found.append(index)
    for place in sorted(found, key=nodes.step):
        piece = nodes.texts[place] if place >= 0 else nodes.tails[~place]
        yield piece or "", nodes.elements[place if place >= 0 else ~place]


def _is_trail(box: Any) -> bool:
    return box is not None and 0 < sum(1 for _ in islice(box.iter("a"), HOP_LIMIT + 1)) <= HOP_LIMIT


def _round(element: Any) -> Any:
    """The smallest box round the sign that holds links."""
    for _ in range(4):
        if element is None or next(element.iter("a"), None) is not None:
            return element
        element = element.getparent()
    return None


def _after_sign(text: str) -> str:
    match = _SIGN.search(text)
    return text[match.end() :].lstrip(" :：") if match else text
