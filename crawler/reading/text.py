"""Text: what a visitor sees on a page, apart from what the page holds but does not show."""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Iterator, Sequence
from itertools import chain
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
_UNTOLD: Final = ("title", "xml")  # no text at all, as scripts and styles
_UNSHOWN: Final = frozenset({"iframe", "noembed", "noframes", "noscript", "template", "datalist"})
_WHOLE: Final = frozenset({"html", "body"})  # hidden only until a script shows them
_COMMENT = re.compile(r"/\*.*?(?:\*/|$)", re.S)
_NONE = re.compile(r"0(?:\.0+)?(?:px|pt|r?em|%)?")  # no size of a font
_OF_ONE_AROUND = re.compile(r"[\d.]{1,9}(?:em|%)")  # a size of a font
_FAR = {  # what stands out of sight, by property
    "text-indent": re.compile(r"-\d{3}"),
    **dict.fromkeys(("left", "right", "top", "bottom", "margin-left", "margin-top"), re.compile(r"-\d{4}")),
}
_OFF_SCREEN = re.compile(r"-\d{3}")
_OFF_SIDES: Final = {"absolute": ("left", "top"), "fixed": ("left", "right", "top", "bottom")}
_OVERFLOWS: Final = ("overflow", "overflow-x", "overflow-y")
_SIZES: Final = ("height", "width", "max-height")
_INHERITED: Final = frozenset({"visibility", "font-size", "text-indent"})  # elements within may say otherwise
_SHORT = 500  # characters of a style that is remembered


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


def _candidates(document: Document) -> dict[etree._Element, str]:
    """The elements whose attributes say that they are not shown, and which of these does."""
    told = signs(document)
    if "hiding" not in told and not {"display", "none"} <= told:
        return {}
    styled = cast("list[etree._Element]", _STYLED(document.root))
    return {element: how for element in styled if (how := _unshown(element))}


_STYLED = etree.XPath("descendant-or-self::*[@style or @hidden or self::marquee or self::dialog]")


def _lines(parts: list[str]) -> str:
    """Collapse white space; a NUL, which no tree can hold, ends a line."""
    text = " ".join("".join(parts).split())
    return "\n".join(filter(None, map(str.strip, text.split("\x00"))))[:LONGEST]


def _walk(nodes: Nodes, candidates: dict[etree._Element, str]) -> tuple[list[str], list[str], list[int]]:
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


def _marked(nodes: Nodes, candidates: dict[etree._Element, str]) -> list[int]:
    """The elements that are not shown, in document order."""
    found = nodes.called(*_UNSHOWN)
    if not candidates:
        return found
    elements, ends = nodes.elements, nodes.ends
    told = [(index, candidates[element]) for index, element in enumerate(elements) if element in candidates]
    others = {  # places of elements that say otherwise
        name: [index for index, element in enumerate(elements) if _sets(element, name)]
        for name in {how for _, how in told} & _INHERITED
    }
    own = [i for i, how in told if how not in others or not _is_one_within(others[how], i, ends[i])]
    if others.get("visibility"):
        own += _invisible([i for i, how in told if how == "visibility"], others["visibility"], ends)
    return sorted({*found, *own})


def _invisible(unseen: list[int], seen: list[int], ends: Sequence[int]) -> Iterator[int]:
    """Within elements that are not visible all but what says that it is, and what holds such."""
    says = {**dict.fromkeys(seen, False), **dict.fromkeys(unseen, True)}
    around: list[tuple[int, bool]] = []  # where elements that say something end, and whether they hide
    for index, end in enumerate(ends):
        while around and around[-1][0] <= index:
            around.pop()
        if index in says:
            around.append((end, says[index]))
        if around and around[-1][1] and not _is_one_within(seen, index, end):
            yield index


def _is_one_within(places: list[int], first: int, end: int) -> bool:
    at = bisect.bisect_right(places, first)
    return at < len(places) and places[at] < end


def _unshown(element: etree._Element) -> str:
    """What of an element's attributes says that it is not shown; "" where nothing does."""
    tag, style = element.tag, element.get("style") or ""
    if style and tag not in _WHOLE and (how := _how(style)):
        return how
    closed = tag == "dialog" and "open" not in element.attrib
    if closed or element.get("hidden", "until-found").lower() != "until-found":
        return "" if "display" in _declared(style) else "hidden"
    small = tag == "marquee" and (element.get("height") or element.get("width") or "9") in "0123"
    return "height" if small else ""


def _sets(element: etree._Element, name: str) -> bool:
    """True when an element says something else of a property that hides; of fonts a class often does."""
    if name == "font-size" and element.get("class"):
        return True
    style = element.get("style") or ""
    if name not in style.lower():
        return False
    value = _declared(style).get(name, "inherit")
    as_around = name == "font-size" and _OF_ONE_AROUND.fullmatch(value)
    return value != "inherit" and not as_around and _how(style) != name


def _how(style: str) -> str:
    return _hides(style) if len(style) < _SHORT else _hiding(style)


def _hiding(style: str) -> str:
    """The property that hides an element's text; "" where none does."""
    told = _declared(style)
    if told.get("display") == "none":
        return "display"
    if told.get("visibility") in ("hidden", "collapse"):
        return "visibility"
    if _NONE.fullmatch(told.get("font-size", "")):
        return "font-size"
    far = next((name for name, value in _FAR.items() if value.match(told.get(name, ""))), "")
    if far and not (far == "margin-left" and (told.get("left") == "50%" or "padding-left" in told)):
        return far
    return _shrunk(told)


_hides = functools.lru_cache(maxsize=4_096)(_hiding)  # sites use a few styles again and again


def _shrunk(told: dict[str, str]) -> str:
    if any(told.get(name) == "hidden" for name in _OVERFLOWS):
        return next((name for name in _SIZES if told.get(name) in ("0", "1", "0px", "1px")), "")
    sides = _OFF_SIDES.get(told.get("position", ""), ())
    return next((name for name in sides if _OFF_SCREEN.match(told.get(name, ""))), "")


def _declared(style: str) -> dict[str, str]:
    """What a style says of each property, in lower case: of several values the important one, or the last."""
    told: dict[str, str] = {}
    important: dict[str, str] = {}
    for part in (_COMMENT.sub("", style) if "/*" in style else style).lower().split(";"):
        name, _, value = part.partition(":")
        value, _, weight = value.partition("!")
        weight = weight.strip()
        if value.strip() and weight in ("", "important") and "\\" not in value:  # none\9 is no value
            (important if weight else told)[name.strip()] = value.strip()
    return told | important
