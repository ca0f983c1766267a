"""A letter's own page with nothing but its text and who wrote it when: no place for a reply, and no state."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from crawler.page import Letter, LetterState
from crawler.reading.dates import day_in
from crawler.reading.document import Document
from crawler.reading.fields import CHROME, Field
from crawler.reading.letter_evidence import specific
from crawler.reading.letter_list import Context
from crawler.reading.letter_records import heading, may_be_filled, reads_as_reply
from crawler.reading.letter_state import Draft, put
from crawler.reading.lines import Lines, inner, plain
from crawler.reading.replier import is_unit
from crawler.reading.vocabulary import squeeze

NOT_UNDERSTOOD = "letter_not_understood"
LEAST_TEXT = 6  # characters

_WRITTEN = frozenset({"sender", "asked"})
_ASIDE = frozenset({"id", "kind", "unit", "ignored"})
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "dt", "th", "strong", "b")
_BOTTOM = re.compile("foot|bottom|copyright", re.I)


def unplaced(document: Document, lines: Lines, found: Sequence[Field], context: Context) -> list[Draft]:
    """The letter of a page that labels nothing but who wrote it when; a list may tell its state.

    Its text has to be all that stands between those labels and the page's bottom, and nothing in it may be a
    reply: no heading, day, office, picture or frame, and no script that asks for one.
    """
    told = [field.names[0] for field in found]
    if not set(told) >= _WRITTEN or set(told) - _WRITTEN - _ASIDE or any(field.control for field in found):
        return []
    if any(told.count(name) > 1 for name in _WRITTEN) or len(specific(field.label for field in found)) < 2:
        return []
    said, title = context.at(lines[found[0].line].block), heading(document)
    text = _text(lines, max(end for field in found for end in _ends(lines, field)))
    if not said.letters or said.other or not text or not title or _may_be_elsewhere(document):
        return []
    draft = Draft()
    for field in found:
        put(draft, field.names[0], field.label, field.value)
    draft.url, draft.title, draft.body = document.url, title, text
    draft.detail, draft.doubt = True, NOT_UNDERSTOOD
    return [draft] if draft.asked is not None else []


def is_same(row: Letter, own: Letter) -> bool:
    """True for the open row of a list that tells the state of such a page's letter."""
    short, long = sorted((row.title.rstrip(".… "), own.title.rstrip(".… ")), key=len)
    dated = row.asked is None or own.asked is None or row.asked == own.asked
    return row.state is LetterState.OPEN and bool(short) and long.startswith(short) and dated


def _ends(lines: Lines, field: Field) -> Iterator[int]:
    """The lines after a label and after what it labels."""
    yield field.line + 1
    yield from (lines.span(place)[1] for place in field.places)


def _may_be_elsewhere(document: Document) -> bool:
    return next(document.elements("iframe", "frame", "embed", "object"), None) is not None or may_be_filled(
        document
    )


def _text(lines: Lines, first: int) -> str:
    """The text of the widest element that begins at a line, if the page's bottom follows it; "" otherwise."""
    if first >= len(lines):
        return ""
    block = lines[first].block
    for _ in range(40):
        parent = block.getparent()
        if parent is None or not lines.knows(parent) or lines.span(parent)[0] < first:
            break
        block = parent
    last = next((n for n in range(first, lines.span(block)[1]) if _is_bottom(lines, n)), lines.span(block)[1])
    if last < len(lines) and not _is_bottom(lines, last):
        return ""
    told = [text for number in range(first, last) if (text := plain(lines[number].text))]
    if len(squeeze("".join(told))) < LEAST_TEXT or any(map(_may_be_reply, told)) or _has_more(block):
        return ""
    return "\n".join(told)


def _is_bottom(lines: Lines, number: int) -> bool:
    line, text = lines[number], plain(lines[number].text)
    return CHROME.match(text) is not None or text in line.linked or _is_called_bottom(line.block)


def _is_called_bottom(block: etree._Element) -> bool:
    return any(
        node.tag == "footer" or _BOTTOM.search(f"{node.get('id')} {node.get('class')}")
        for node in (block, *block.iterancestors())
    )


def _may_be_reply(text: str) -> bool:
    return reads_as_reply(text[:200]) or is_unit(squeeze(text[:40])) or day_in(text) is not None


def _has_more(block: etree._Element) -> bool:
    """True where pictures, files or headings stand in a text."""
    return any(
        node.tag in ("img", "a", "video", "audio", "script", "table")
        or (node.tag in _HEADINGS and squeeze(inner(node, 40)) != "")
        for node in block.iter()
        if isinstance(node.tag, str)
    )
