"""Items: of lists in which something is left open, so that the parser takes each item into the one before."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

_NO_LIST = "parent::*[not(self::ul or self::ol or self::table)]"
_WITHIN: Final = " or ".join("/".join([*[_NO_LIST] * boxes, "parent::li"]) for boxes in range(4))

# An item that stands in another one, with no list of its own between them.
nested = etree.XPath(f"boolean(descendant::li[{_WITHIN}])")

_TAG = re.compile(r"<!(?=--)|-->|<(/?)([a-z][a-z0-9:-]{0,30})(?=[\s/>])[^<>]{0,2000}>", re.I)
_VOID: Final = frozenset(
    """area base bgsound br col embed frame hr img input keygen link meta param source track wbr""".split()  # noqa: SIM905
)
_CODE: Final = frozenset({"script", "style", "textarea", "title", "iframe", "noscript"})
_LISTS: Final = frozenset({"li", "ul", "ol"})
_BOUNDS: Final = frozenset({"table", "td", "th", "caption", "object", "marquee", "template"})
_HOLDING: Final = frozenset(  # in which an item begins without ending the one around
    """article aside blockquote center dd details dir dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6
    header main menu nav pre section""".split()  # noqa: SIM905
)
_DEEPEST = 50  # open elements that are looked at


def apart(source: str) -> str:
    """A page in which all that an item holds ends with it, as it does in a browser."""
    parts: list[str] = []
    around: list[str] = []  # the open elements
    at, skipped = 0, ""
    for tag in _TAG.finditer(source):
        name = (tag[2] or "").lower()
        end = bool(tag[1])
        if skipped or not name:
            skipped = _skipped(skipped, tag[0], name)
            continue
        if not end and name != "li":
            skipped = name if name in _CODE else ""
            if name not in _VOID and not skipped:
                around.append(name)
            continue
        first = _ended(around, name) if end else _ended_by_item(around)
        if first >= 0:
            left = around[first + end :]
            if left and name in _LISTS:
                parts += (source[at : tag.start()], *(f"</{each}>" for each in reversed(left)))
                at = tag.start()
            del around[first:]
        if not end:
            around.append(name)
    return "".join((*parts, source[at:]))


def _skipped(until: str, tag: str, name: str) -> str:
    """What ends the code or comment that is passed over; "" behind its end."""
    if until == "-->":
        return "" if tag == until else until
    if until:
        return "" if name == until and tag[1] == "/" else until
    return "-->" if tag == "<!" else ""


def _ended(around: list[str], name: str) -> int:
    """Which open element the end of one of that name ends; -1 for none."""
    for back in range(1, min(len(around), _DEEPEST) + 1):
        if around[-back] == name:
            return len(around) - back
        if around[-back] in _BOUNDS and name not in _BOUNDS and name not in ("tr", "tbody", "thead", "tfoot"):
            return -1
    return -1


def _ended_by_item(around: list[str]) -> int:
    """Which open item ends where another one begins; -1 for none."""
    for back in range(1, min(len(around), _DEEPEST) + 1):
        if around[-back] == "li":
            return len(around) - back
        if around[-back] in _LISTS or around[-back] in _BOUNDS or around[-back] in _HOLDING:
            return -1
    return -1
