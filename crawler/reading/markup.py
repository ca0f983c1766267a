"""Markup: what a browser shows of the HTML that data hold as text, however broken it is."""

from __future__ import annotations

import functools
import html
import re
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

from crawler.page import Frozen

if TYPE_CHECKING:
    from bs4 import Tag

LONGEST: Final = 20_000  # characters that are looked at
_LINES: Final = frozenset("br p div li tr td h1 h2 h3 h4 h5 h6 blockquote".split())  # noqa: SIM905
_MEDIA: Final = frozenset("img iframe embed object video audio canvas svg".split())  # noqa: SIM905


class Shown(Frozen):
    """What a piece of markup shows."""

    text: str  # a line for each block; blanks as they are
    media: bool = False  # a picture, a frame or a link without words, which may say what the text does not


_ENDED_BREAK = re.compile(r"</(?=br[\s/>])", re.I)
_NOT_BEGUN = re.compile(r"</p\s*>(?=\s*[^<\s][^<]*</p[\s>])", re.I)
_OF_OTHER_RANK = re.compile(r"<h([1-6])(?=[\s>])([^<]*)</h[1-6](?=[\s>])", re.I)


def with_ends(markup: str) -> str:
    """Markup in which an end means to parsers, which drop odd ones, what it does to browsers.

    The end of a line break is one, a paragraph that did not begin ends the line, a heading ends with one of
    any rank.
    """
    if "</" not in markup:
        return markup
    markup = _NOT_BEGUN.sub("</p><p>", _ENDED_BREAK.sub("<", markup))
    return _OF_OTHER_RANK.sub(r"<h\1\2</h\1", markup)


def shown(markup: str) -> Shown:
    """What a browser shows of a piece of markup; one that was escaped once more is read as it is meant."""
    markup = markup[:LONGEST]
    if "<" not in markup and "&lt;" in markup:
        markup = html.unescape(markup)
    if "<" not in markup:
        return Shown(text=html.unescape(markup))
    bs4 = _bs4()
    data = b"<div>" + with_ends(markup).encode(
        "utf-8", "replace"
    )  # which may begin as XML does, of which is warned
    parts: list[str] = []
    media = False
    for node in bs4.BeautifulSoup(data, "lxml", from_encoding="utf-8").descendants:
        if isinstance(node, bs4.Tag):
            parts.append("\n" if node.name in _LINES else "")
            media = media or node.name in _MEDIA or _is_file(node)
        elif type(node) is bs4.NavigableString:  # no comment, script or style
            parts += ("\n" if _is_block(node.previous_sibling) else "", node)
    return Shown(text="".join(parts), media=media)


def _is_block(node: Any) -> bool:
    return getattr(node, "name", None) in _LINES


def _within(node: Any) -> bool:
    return bool(node.contents)


def _is_file(tag: Tag) -> bool:
    """True for a link without words that leads to something else."""
    href = str(tag.get("href") or "").strip().lower() if tag.name == "a" else ""
    if not href or href.startswith(("#", "javascript:")):
        return False
    return not any(child.strip() if isinstance(child, str) else _within(child) for child in tag.contents)


@functools.cache
def _bs4() -> ModuleType:
    """Loaded when the first piece of markup is met: few sites have any, and it takes 0.15 s."""
    import bs4

    return bs4
