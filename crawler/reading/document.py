"""Document: a page's one parse, shared by every reader and every page check."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from crawler.page import Frozen


class Text(Frozen):
    """Decoded text and how it was decoded."""

    text: str
    charset: str  # the encoding used, a WHATWG name
    declared: str = ""  # what header or meta said, as written, lower case
    errors: int = 0  # characters that could not be decoded


class Document:
    """A decoded page and its tree.

    `source` is the decoded text (scripts, comments and CDATA records included), `root` the lxml tree of it,
    `url` the address it came from, `base` what links resolve against. `root` is never None: a page that holds
    nothing gives an empty `html` element. A page nested deeper than the parser goes (some 2,000 levels) is
    read without the elements that only nest; `too_deep` is True when content may have been lost all the same.
    `memo` holds what one reader worked out and others ask for again.
    """

    __slots__ = ("base", "memo", "root", "source", "text", "too_deep", "url")

    def __init__(self, text: Text, url: str) -> None:
        self.text = text
        self.source = text.text
        self.url = url
        self.root, self.too_deep = _parse(text.text)
        if self.too_deep:
            self.root, self.too_deep = _parse(_flat(text.text))
        self.base = url  # set by links.base() once `base` elements are read
        self.memo: dict[str, Any] = {}

    def elements(self, *names: str) -> Iterator[etree._Element]:
        """All elements with one of the (lower-case) names, in document order."""
        return self.root.iter(*names)


def _parse(source: str) -> tuple[etree._Element, bool]:
    """The tree, and whether the parser dropped content because it lay too deep."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    data = _unended(source.replace("\x00", "")).encode("utf-8", "replace")
    try:
        root = etree.fromstring(data, parser) if data.strip() else None
    except etree.XMLSyntaxError:
        root = None
    too_deep = any(entry.type == _LIMIT for entry in parser.error_log.filter_from_fatals())
    return etree.Element("html") if root is None else root, too_deep


_END = re.compile(r"</html\s{0,20}>", re.I)


def _unended(source: str) -> str:
    """A page whose parts end it too early, without those ends: the parser drops what stands behind one."""
    end = _END.search(source)
    if end is None or "<" not in source[end.end() :]:
        return source
    return _END.sub("", source)


_LIMIT = etree.ErrorTypes.ERR_RESOURCE_LIMIT

# What a flattened page keeps: what closes itself, and what carries a meaning of its own.
_KEPT = frozenset(
    """a area base br embed frame h1 h2 h3 h4 h5 h6 head hr html iframe img input li link meta option script
    style td textarea th title tr""".split()  # noqa: SIM905
)
_INLINE = frozenset(
    {"abbr", "b", "big", "em", "font", "i", "s", "small", "span", "strong", "sub", "sup", "u"}
)
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9:-]{0,30})(?![A-Za-z0-9:-])[^<>]{0,20000}>")


def _flat(source: str) -> str:
    """A page without the elements that only nest: boxes become line breaks, inline marks vanish."""
    return _TAG.sub(_flattened, source)


def _flattened(tag: re.Match[str]) -> str:
    name = tag[1].lower()
    if name in _KEPT:
        return tag[0]
    return "" if name in _INLINE else "<br>"
