"""Text: what a visitor sees on a page, apart from what the page holds but does not show."""

from __future__ import annotations

import functools
import re
from itertools import chain
from typing import Final, cast

from lxml import etree

from crawler.reading.document import Document
from crawler.reading.nodes import Nodes
from crawler.reading.seldom import seldom
from crawler.reading.signs import signs

LONGEST = 200_000  # characters of visible and of hidden text

# Elements that begin and end a line.
_BLOCKS: Final = frozenset(
    """address article aside blockquote body br button caption center dd details dialog dir div dl dt
    fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html iframe legend li
    main marquee menu nav ol optgroup option p pre search section select summary table tbody td textarea
    tfoot th thead tr ul""".split()  # noqa: SIM905
)
_UNTOLD: Final = ("title", "xml")  # no text at all, as scripts and styles
_UNSHOWN: Final = frozenset({"iframe", "noembed", "noframes", "noscript", "template"})
_WHOLE: Final = frozenset({"html", "body"})  # hidden only until a script shows them
_HIDING = seldom(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?:\.0+)?(?:px|pt|r?em|%)?\s*(?:;|!|$)"
    r"|text-indent\s*:\s*-\d{3}|(?:left|right|top|bottom|margin-left|margin-top)\s*:\s*-\d{4}",
    re.I,
)
_OFF_SCREEN = re.compile(r"(?:left|right|top|bottom)\s*:\s*-\d{3}", re.I)
_NO_SIZE = seldom(r"(?<![\w-])(?:height|width|max-height)\s*:\s*[01](?:px)?\s*(?:;|!|$)", re.I)


def visible(document: Document) -> str:
    """The text that is shown: one line for each block, white space collapsed, at most 200,000 characters."""
    return _texts(document)[0]


def hidden(document: Document) -> str:
    """The text that is not shown (hidden blocks, tab panes, templates, `noscript`); code is not text.

    At most 200,000 characters.
    """
    return _texts(document)[1]


def concealed(document: Document) -> tuple[etree._Element, ...]:
    """The outermost elements that are not shown, in document order."""
    return tuple(document.nodes.elements[index] for index in concealed_at(document))


def concealed_at(document: Document) -> list[int]:
    """The same as indices of the document's nodes."""
    _texts(document)
    roots: list[int] = document.memo["concealed"]
    return roots


def title(document: Document) -> str:
    """The page's title, white space collapsed, at most 200 characters."""
    if "title" not in document.memo:
        found = next(document.elements("title"), None)
        document.memo["title"] = " ".join((found.text or "").split())[:200] if found is not None else ""
    shown: str = document.memo["title"]
    return shown


def _texts(document: Document) -> tuple[str, str]:
    if "texts" not in document.memo:
        shown, unshown, document.memo["concealed"] = _walk(document.nodes, _candidates(document))
        document.memo["texts"] = (_lines(shown), _lines(unshown))
    texts: tuple[str, str] = document.memo["texts"]
    return texts


def _candidates(document: Document) -> frozenset[etree._Element]:
    """The elements whose attributes say that they are not shown."""
    told = signs(document)
    if "hiding" not in told and not {"display", "none"} <= told:
        return frozenset()
    styled = cast("list[etree._Element]", _STYLED(document.root))
    return frozenset(element for element in styled if _unshown(element))


_STYLED = etree.XPath("descendant-or-self::*[@style or @hidden or self::marquee]")


def _lines(parts: list[str]) -> str:
    """Collapse white space; a NUL, which no tree can hold, ends a line."""
    text = " ".join("".join(parts).split())
    return "\n".join(filter(None, map(str.strip, text.split("\x00"))))[:LONGEST]


def _walk(nodes: Nodes, candidates: frozenset[etree._Element]) -> tuple[list[str], list[str], list[int]]:
    """Shown text, unshown text and the outermost unshown elements."""
    flow = _flow(nodes)
    shown: list[str] = []
    unshown: list[str] = []
    roots: list[int] = []
    at = 0
    for index in _marked(nodes, candidates):
        first, last = nodes.first(index), nodes.last(index)
        if first < at:  # within the one before
            continue
        roots.append(index)
        shown += flow[at:first]
        unshown += flow[first:last]
        unshown.append("\x00" if nodes.tags[index] in _BLOCKS else "")
        shown.append(nodes.tails[index])
        at = last + 1
    shown += flow[at:]
    return shown, unshown, roots


def _flow(nodes: Nodes) -> list[str]:
    """What stands at every step through a tree, behind a NUL where a block begins or ends."""
    flow, depths, ends = nodes.strings.copy(), nodes.depths, nodes.ends
    for index in nodes.called(*_UNTOLD):
        flow[nodes.first(index)] = ""
    for index in chain.from_iterable(map(nodes.named.__getitem__, _BLOCKS & nodes.named.keys())):
        first, last = 2 * index - depths[index], 2 * ends[index] - depths[index] - 1
        flow[first] = "\x00" + flow[first]
        flow[last] = "\x00" + flow[last]
    return flow


def _marked(nodes: Nodes, candidates: frozenset[etree._Element]) -> list[int]:
    """The elements that are not shown, in document order."""
    found = nodes.called(*_UNSHOWN)
    if not candidates:
        return found
    return sorted({*found, *(index for index, element in enumerate(nodes.elements) if element in candidates)})


def _unshown(element: etree._Element) -> bool:
    """True when the element's attributes say that it is not shown."""
    tag = element.tag
    style = element.get("style")
    if style is not None and tag not in _WHOLE and (_hides(style) if len(style) < 500 else _hiding(style)):
        return True
    if element.get("hidden", "until-found").lower() != "until-found":
        return True
    return tag == "marquee" and (element.get("height") or element.get("width") or "9") in "0123"


def _hiding(style: str) -> bool:
    return bool(_HIDING.search(style)) or _shrunk(style)


_hides = functools.lru_cache(maxsize=4_096)(_hiding)  # sites use a few styles again and again


def _shrunk(style: str) -> bool:
    lowered = style.lower()
    if "overflow" in lowered and "hidden" in lowered:
        return bool(_NO_SIZE.search(style))
    return ("absolute" in lowered or "fixed" in lowered) and bool(_OFF_SCREEN.search(style))
