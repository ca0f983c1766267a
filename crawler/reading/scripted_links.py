"""Scripted links: anchors that a script of the page writes as they stand, and nodes of a tree of columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from crawler.reading.document import Document
from crawler.reading.script_data import unquoted
from crawler.reading.seldom import seldom
from crawler.reading.signs import signs

MOST = 1_000  # links of one page
SCRIPT = 200_000  # characters of a script

_COMMENT = seldom(r"/\*.{0,20000}?\*/|(?:^|[\s;}])//[^\n]{0,2000}", re.S)
# A script that decides, counts or waits need not write what stands in it.
_DECIDES = seldom(r"\b(?:function|if|else|for|while|switch|case|eval|return)\b|=>|\?[^'\"\n]{0,80}:")
_WRITES = seldom(r"document\.write(?:ln)?\s{0,5}\(\s{0,5}(['\"])((?:(?!\1)[^\\\n]|\\.){1,4000})\1\s{0,5}\)")
_ANCHOR = seldom(
    r"""<a\b[^<>]{0,300}?\shref\s{0,3}=\s{0,3}["']?([^"'\s<>]{1,500})[^<>]{0,300}>(.{0,200}?)</a>""",
    re.I | re.S,
)
_TREE = seldom(r"\bz?(?:tree|nodes|menus?|navs?)(?:data|nodes|list|json)?\s{0,5}[=:]\s{0,5}\[", re.I)
_NODE = seldom(r"\{[^{}]{5,600}\}")
_NAME = seldom(r"""["']?\b(?:name|title|text)["']?\s{0,3}:\s{0,3}(["'])((?:(?!\1)[^\\\n]|\\.){1,60})\1""")
_URL = seldom(r"""["']?\b(?:url|href|link)["']?\s{0,3}:\s{0,3}(["'])((?:(?!\1)[^\\\n]|\\.){1,500})\1""")
_MARKUP = seldom(r"<[^<>]{0,300}>")
_PATH = seldom(r"(?:https?:/)?\.{0,2}/(?!/)\S")


def scripted_links(document: Document) -> Iterator[tuple[str, str]]:
    """Addresses as written, and texts, of the links that stand whole in a script of the page.

    Of scripts that decide what to write nothing is taken, and of trees of nodes only what has a name.
    """
    told = signs(document)
    if "writing" in told or "tree" in told:
        yield from islice(_found(document), MOST)


def _found(document: Document) -> Iterator[tuple[str, str]]:
    for script in document.elements("script"):
        text = (script.text or "")[:SCRIPT]
        if "document.write" in text:
            yield from _written(_COMMENT.sub(" ", text))
        if start := _TREE.search(text):
            yield from _nodes(text[start.end() :])


def _written(script: str) -> Iterator[tuple[str, str]]:
    bare = _WRITES.sub("", script)
    if _DECIDES.search(bare) or "document.write" in bare:
        return
    markup = "".join(unquoted(match[2]) for match in _WRITES.finditer(script))
    for match in _ANCHOR.finditer(markup):
        yield match[1], " ".join(_MARKUP.sub(" ", match[2]).split())


def _nodes(script: str) -> Iterator[tuple[str, str]]:
    for match in _NODE.finditer(script):
        name, url = _NAME.search(match[0]), _URL.search(match[0])
        if name and url and _PATH.match(address := unquoted(url[2])):
            yield address, unquoted(name[2])
