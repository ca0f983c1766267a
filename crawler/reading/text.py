"""Text: what a visitor sees on a page, apart from what the page holds but does not show."""

from __future__ import annotations

import functools
import re
from typing import Final, cast

from lxml import etree

from crawler.reading.document import Document
from crawler.reading.nodes import Nodes
from crawler.reading.signs import signs

LONGEST = 200_000  # characters of visible and of hidden text

# Elements that begin and end a line.
_BLOCKS: Final = frozenset(
    """address article aside blockquote body br button caption center dd details dialog dir div dl dt
    fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html iframe legend li
    main marquee menu nav ol optgroup option p pre search section select summary table tbody td textarea
    tfoot th thead tr ul""".split()  # noqa: SIM905
)
_CODE: Final = frozenset({"script", "style", "title", "xml"})  # no text at all
_UNSHOWN: Final = frozenset({"iframe", "noembed", "noframes", "noscript", "template"})
_WHOLE: Final = frozenset({"html", "body"})  # hidden only until a script shows them
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?:\.0+)?(?:px|pt|r?em|%)?\s*(?:;|!|$)"
    r"|text-indent\s*:\s*-\d{3}|(?:left|right|top|bottom|margin-left|margin-top)\s*:\s*-\d{4}",
    re.I,
)
_OFF_SCREEN = re.compile(r"(?:left|right|top|bottom)\s*:\s*-\d{3}", re.I)
_NO_SIZE = re.compile(r"(?<![\w-])(?:height|width|max-height)\s*:\s*[01](?:px)?\s*(?:;|!|$)", re.I)


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
    found = next(document.elements("title"), None)
    return " ".join((found.text or "").split())[:200] if found is not None else ""


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
    """Shown text, unshown text and the outermost unshown elements, in one pass.

    Every page takes this way: it is written for speed.
    """
    shown: list[str] = []
    unshown: list[str] = []
    roots: list[int] = []
    tags, texts, tails = nodes.tags, nodes.texts, nodes.tails
    add, left, outermost = shown.append, 4 * LONGEST, -1
    for step in nodes.steps:
        if step >= 0:
            if left < 0:
                break
            tag = tags[step]
            if outermost < 0 and (tag in _UNSHOWN or (candidates and nodes.elements[step] in candidates)):
                roots.append(step)
                add, outermost = unshown.append, step
            if tag in _BLOCKS:
                add("\x00")
            if tag not in _CODE and (text := texts[step]):
                add(text)
                left -= len(text)
        else:
            if tags[~step] in _BLOCKS:
                add("\x00")
            if ~step == outermost:
                add, outermost = shown.append, -1
            if tail := tails[~step]:
                add(tail)
                left -= len(tail)
    return shown, unshown, roots


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
