"""Document: a page's one parse, shared by every reader and every page check."""

from __future__ import annotations

import codecs
import contextlib
import re
import threading
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

import msgspec
from lxml import etree

from crawler.page import Frozen
from crawler.reading import items
from crawler.reading.markup import with_ends
from crawler.reading.nodes import Nodes
from crawler.reading.signs import signs

MOST_TAGS = 120_000  # tags of a page that are read; real pages have a few thousand

_OPENING = re.compile("<")


class Text(Frozen):
    """Decoded text and how it was decoded."""

    text: str
    charset: str  # the encoding used, a WHATWG name
    declared: str = ""  # what header or meta said, as written, lower case
    errors: int = 0  # characters that could not be decoded
    mixed: bool = False  # what could not be decoded reads as text of another encoding
    utf8: bytes = b""  # the text in UTF-8, where it came so


class Document:
    """A decoded page and its tree.

    `source` is the decoded text (scripts, comments and CDATA records included), `root` the lxml tree of it,
    `url` the address it came from, `base` what links resolve against. `root` is never None: a page that holds
    nothing gives an empty `html` element. A page nested deeper than the parser goes (some 2,000 levels) is
    read without the elements that only nest; `too_deep` is True when content may have been lost all the same.
    Of a page with more than `MOST_TAGS` tags the beginning is read, and `cut` is True.
    `data` is the source in UTF-8, to look for signs in.
    `memo` holds what one reader worked out and others ask for again.
    """

    __slots__ = ("_nodes", "base", "cut", "data", "memo", "root", "source", "text", "too_deep", "url")

    def __init__(self, text: Text, url: str) -> None:
        self.source = _beginning(text.text)
        self.cut = len(self.source) < len(text.text)
        self.text = msgspec.structs.replace(text, text=self.source, utf8=b"") if self.cut else text
        self.url = url
        data = _without_unseen(self.text.utf8) if self.text.utf8 else _bytes(self.source)
        self.data = data
        self.memo: dict[str, Any] = {}
        told = signs(self)
        misread = not _MISREAD.isdisjoint(told)
        self.root, self.too_deep, left_open = _parse(_mended(self.source) if misread else data)
        if self.too_deep:
            self.root, self.too_deep, _ = _parse(_mended(_flat(self.source)))
        elif left_open or ("open item" in told and items.nested(self.root)):
            self.root, self.too_deep, _ = _parse(_mended(items.apart(self.source)))
        for section in self.root.iter("section") if "section" in signs(self) else ():
            section.tag = "div"  # which it is to whoever looks at the page
        self.base = url  # set by links.base() once `base` elements are read
        self._nodes: Nodes | None = None

    @property
    def nodes(self) -> Nodes:
        """The tree as lists, made when first asked for."""
        if self._nodes is None:
            self._nodes = Nodes(self.root)
        return self._nodes

    def elements(self, *names: str) -> Iterator[etree._Element]:
        """All elements with one of the (lower-case) names, in document order."""
        nodes = self.nodes
        return map(nodes.elements.__getitem__, nodes.called(*names))


def _beginning(source: str) -> str:
    """A page up to its last tag that is read: each costs up to a kilobyte of memory, whatever it holds."""
    if len(source) <= MOST_TAGS or source.count("<") <= MOST_TAGS:
        return source
    last = next(islice(_OPENING.finditer(source), MOST_TAGS, None))
    return source[: last.start()]


def _bytes(source: str) -> bytes:
    return _without_unseen(source.encode("utf-8", "replace"))


def _without_unseen(data: bytes) -> bytes:
    """A page without NULs, and the byte order marks with which each part begins that a server put into it."""
    for unseen in (b"\x00", codecs.BOM_UTF8):
        data = data.replace(unseen, b"") if unseen in data else data
    return data


def _parse(data: bytes) -> tuple[etree._Element, bool, bool]:
    """The tree, whether content was dropped as lying too deep, and whether items left something open."""
    if not data or data.isspace():
        return etree.Element("html"), False, False
    parser, root = _parser(), None
    with contextlib.suppress(etree.XMLSyntaxError):
        root = etree.fromstring(data, parser)
    log = parser.error_log
    too_deep = len(log) > 0 and any(entry.type == _LIMIT for entry in log.filter_from_fatals())
    left_open = len(log) >= _MOST_FAULTS or any(entry.message.startswith(_LEFT_OPEN) for entry in log)
    return etree.Element("html") if root is None else root, too_deep, left_open


_MOST_FAULTS: Final = 100  # that the parser tells
_LEFT_OPEN: Final = tuple(f"Opening and ending tag mismatch: {name} and" for name in ("li", "ul", "ol"))


_parsers = threading.local()


def _parser() -> etree.HTMLParser:
    """This thread's parser: to make one takes a third of the time of a parse."""
    found: etree.HTMLParser | None = getattr(_parsers, "found", None)
    if found is None:
        found = etree.HTMLParser(
            encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, collect_ids=False
        )
        _parsers.found = found
    return found


_MISREAD: Final = frozenset({"early end", "odd end"})  # signs of what the parser takes otherwise
_END = re.compile(r"</html\s{0,20}>", re.I)


def _mended(source: str) -> bytes:
    """A page as browsers take it: its parser drops odd ends, and all behind an end of the page."""
    source = with_ends(source.replace("\x00", ""))
    end = _END.search(source)
    if end is not None and "<" in source[end.end() :]:
        source = _END.sub("", source)
    return _bytes(source)


_LIMIT = etree.ErrorTypes.ERR_RESOURCE_LIMIT

# What a flattened page keeps: what closes itself, and what carries a meaning of its own.
_KEPT = frozenset(
    """a area base embed frame h1 h2 h3 h4 h5 h6 head hr html iframe img input li link meta option script
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
