"""Closing: the notice on a home page that its site closes, moves or is shut for a while."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final
from urllib.parse import urlsplit

from crawler.page import Closing
from crawler.reading.document import Document
from crawler.reading.links import resolve
from crawler.reading.mask import mask
from crawler.reading.seldom import seldom
from crawler.reading.text import hidden, title, visible
from crawler.reading.vocabulary import caseless, load

LONGEST = 200  # characters of a sentence that is kept
SENTENCE = 300  # characters of a sentence that can be a notice
AROUND = 3  # lines before and after the sentence that belong to the notice
SHORT = 600  # characters of a page that is nothing but its notice
TARGETS = 5
LINES = 4_000
ANCHORS = 2_000

_WORDS: Final = {name: re.compile(caseless(parts)) for name, parts in load("closing").items()}
_ENDS = re.compile(r"[。！!；;]")
_URL = seldom(r"(?:https?://|www\.)[A-Za-z0-9._~/:%-]{3,200}", re.I)


def closing(document: Document) -> Closing | None:
    """The notice that the site closes; None where the page says nothing of it.

    A notice may stand in a layer that a script shows, so text that is not shown counts too.
    """
    for text in (title(document), visible(document), hidden(document)):
        lines = text.split("\n", LINES)[:LINES]
        for at, line in enumerate(lines):
            said = next((part for part in _ENDS.split(line) if _says(part)), "")
            if said:
                notice = "\n".join(lines[max(0, at - AROUND) : at + AROUND + 1])
                told = mask(" ".join(said.split()))[0][:LONGEST]
                return Closing(text=told, targets=tuple(_targets(document, notice)))
    return None


def _says(sentence: str) -> bool:
    return (
        4 <= len(sentence) <= SENTENCE
        and bool(_WORDS["ends"].search(sentence))
        and bool(_WORDS["site"].search(sentence))
        and not _WORDS["otherwise"].search(sentence)
    )


def _targets(document: Document, notice: str) -> list[str]:
    """Addresses on other hosts that the notice names: written out, or behind words of it."""
    own = _host(document.url)
    found: dict[str, None] = {}
    for url in (*_written(notice), *_linked(document, notice)):
        if len(found) < TARGETS and _host(url) not in ("", own):
            found[url] = None
    return list(found)


def _written(notice: str) -> Iterator[str]:
    for match in islice(_URL.finditer(notice[:4_000]), 20):
        url = match[0].rstrip(".:")
        yield url if "://" in url else f"http://{url}"


def _linked(document: Document, notice: str) -> Iterator[str]:
    alone = len(visible(document)) <= SHORT
    for anchor in islice(document.elements("a"), ANCHORS):
        href = anchor.get("href")
        if not href or len(href) > 2_000:
            continue
        text = " ".join("".join(map(str, islice(anchor.itertext(), 20))).split())[:LONGEST]
        if alone or (len(text) > 3 and text in notice):
            try:
                yield resolve(document.url, href).partition("?")[0].partition("#")[0]
            except ValueError:
                continue


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
