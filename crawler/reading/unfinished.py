"""Unfinished: pages that break off before their end, and what such a page leaves open.

The connection broke, or the program that wrote the page did: a reply, a guide's telephone or a newer row may
stand in what did not come. HTML allows to leave the end tags out, and some sites do so on every page: one
that came whole and ends in its footer has come to its end, too.
"""

from __future__ import annotations

import re

import msgspec

from crawler.page import Answer, Letter, LetterState, Page, Row
from crawler.reading.document import Document
from crawler.reading.text import visible

REASON = "unfinished"
HEAD = 8_000  # characters in which a document opens
FOOT = 600  # characters of text in which it ends

_OPENS = re.compile(r"<(?:html|body)[\s>]", re.I)
_ENDS = re.compile(r"</(?:html|body)\b", re.I)
_SCRIPT = re.compile(r"</?(?=script\b)", re.I)
_FOOTER = re.compile(r"版\s?权\s?所\s?有|copyright|©|ICP\s?[备证]|网站标识码|公网安备", re.I)


def breaks_off(answer: Answer, document: Document) -> bool:
    """True for a document that has not come to its end."""
    source = document.source
    last = source.rfind("</html>")  # soon found, and in most
    if last >= 0 and not _written(source, last):
        return False
    if not (answer.truncated or _OPENS.search(source, 0, HEAD)):
        return False
    last = max((found.start() for found in _ENDS.finditer(source)), default=-1)
    if last >= 0 and not _written(source, last):
        return False
    return answer.truncated or document.cut or _FOOTER.search(visible(document)[-FOOT:]) is None


def _written(source: str, at: int) -> bool:
    """True for what stands within a script, as in one that writes a page to print."""
    found = _SCRIPT.search(source, at)
    return found is not None and found[0] == "</"


def in_part(page: Page) -> Page:
    """A page that breaks off: what it lacks is not known to be missing."""
    return msgspec.structs.replace(
        page,
        letters=tuple(map(_letter, page.letters)),
        guide=page.guide and msgspec.structs.replace(page.guide, readable=False, reason=REASON),
        rows=tuple(map(_row, page.rows)),
        blank=page.blank and None,
        blank_reason=REASON if page.blank is not False else page.blank_reason,
    )


def _letter(letter: Letter) -> Letter:
    """Its reply, or the rest of it, may come below; a state in a list is told beside the title."""
    if letter.state is LetterState.OPEN and (letter.detail or not letter.state_text):
        return msgspec.structs.replace(letter, state=LetterState.UNKNOWN, reason=REASON, reply_seen=False)
    return msgspec.structs.replace(letter, reply_seen=False)


def _row(row: Row) -> Row:
    """Newer ones may come below."""
    if row.dated is None:
        return row
    return msgspec.structs.replace(row, dated=msgspec.structs.replace(row.dated, certain=False))
