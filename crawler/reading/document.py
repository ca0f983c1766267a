"""Document: a page's one parse, shared by every reader and every page check."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from crawler.page import Frozen

PARSER_DEPTH = 2046  # libxml2 drops what lies deeper, silently, even with huge_tree


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
    nothing gives an empty `html` element.
    """

    __slots__ = ("base", "root", "source", "text", "too_deep", "url")

    def __init__(self, text: Text, url: str) -> None:
        self.text = text
        self.source = text.text
        self.url = url
        self.root = _parse(text.text)
        self.too_deep = _too_deep(text.text, self.root)
        self.base = url  # set by links.base() once `base` elements are read

    def elements(self, *names: str) -> Iterator[etree._Element]:
        """All elements with one of the (lower-case) names, in document order."""
        return self.root.iter(*names)


def _parse(source: str) -> etree._Element:
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    data = source.replace("\x00", "").encode("utf-8", "replace")
    try:
        root = etree.fromstring(data, parser) if data.strip() else None
    except etree.XMLSyntaxError:
        root = None
    return etree.Element("html") if root is None else root


def _too_deep(source: str, root: etree._Element) -> bool:
    """True when the parser may have dropped content because it lay too deep."""
    if source.count("<") < PARSER_DEPTH:
        return False
    deepest, at = 0, root
    for _ in range(PARSER_DEPTH + 2):
        child = at[-1] if len(at) else None
        if child is None:
            break
        at, deepest = child, deepest + 1
    return deepest >= PARSER_DEPTH - 10 or bool(
        re.search(r"(?:<(?:div|span|b|font|table)\b[^<>]{0,50}>\s*){1500}", source)
    )
