"""Text: what a visitor sees on a page, apart from what the page holds but does not show."""

from __future__ import annotations

import re
from itertools import chain
from typing import Final

from lxml import etree

from crawler.reading.document import Document

LONGEST = 200_000  # characters of visible and of hidden text
_END: Final = etree.Element("end")  # stands behind the last element of a walk

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
    _texts(document)
    roots: tuple[etree._Element, ...] = document.memo["concealed"]
    return roots


def title(document: Document) -> str:
    """The page's title, white space collapsed, at most 200 characters."""
    found = next(document.elements("title"), None)
    return " ".join((found.text or "").split())[:200] if found is not None else ""


def _texts(document: Document) -> tuple[str, str]:
    if "texts" not in document.memo:
        shown, unshown, roots = _walk(document.root)
        document.memo["concealed"] = tuple(roots)
        document.memo["texts"] = (_lines(shown), _lines(unshown))
    texts: tuple[str, str] = document.memo["texts"]
    return texts


def _lines(parts: list[str]) -> str:
    """Collapse white space; a NUL, which no tree can hold, ends a line."""
    text = " ".join("".join(parts).split())
    return "\n".join(filter(None, map(str.strip, text.split("\x00"))))[:LONGEST]


def _walk(root: etree._Element) -> tuple[list[str], list[str], list[etree._Element]]:
    """Shown text, unshown text and the outermost unshown elements, in one pass without recursion.

    Every page takes this way: it is written for speed.
    """
    shown: list[str] = []
    unshown: list[str] = []
    roots: list[etree._Element] = []
    path: list[tuple[etree._Element, bool]] = []
    add, left, parent, outside = shown.append, 4 * LONGEST, None, True
    for element in chain(root.iter(), (_END,)):
        above = element.getparent() if element is not _END else _END
        while path and parent is not above:
            closed, block = path.pop()
            if block:
                add("\x00")
            if not outside and closed is roots[-1]:
                add, outside = shown.append, True
            if tail := closed.tail:
                add(tail)
                left -= len(tail)
            parent = path[-1][0] if path else None
        if element is _END or left < 0:
            break
        tag = element.tag
        if outside and _unshown(element, tag):
            roots.append(element)
            add, outside = unshown.append, False
        if block := tag in _BLOCKS:
            add("\x00")
        if tag not in _CODE and (text := element.text):
            add(text)
            left -= len(text)
        path.append((element, block))
        parent = element
    return shown, unshown, roots


def _unshown(element: etree._Element, tag: str) -> bool:
    """True when the element itself says, by its name or attributes, that it is not shown."""
    if tag in _UNSHOWN:
        return True
    style = element.get("style")
    if style is not None and tag not in _WHOLE and (_HIDING.search(style) or _shrunk(style)):
        return True
    if element.get("hidden", "until-found").lower() != "until-found":
        return True
    return tag == "marquee" and (element.get("height") or element.get("width") or "9") in "0123"


def _shrunk(style: str) -> bool:
    lowered = style.lower()
    if "overflow" in lowered and "hidden" in lowered:
        return bool(_NO_SIZE.search(style))
    return ("absolute" in lowered or "fixed" in lowered) and bool(_OFF_SCREEN.search(style))
