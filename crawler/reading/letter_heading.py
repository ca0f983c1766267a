"""Letter heading: what stands above a citizen's text where no label of the vocabulary does.

Such words (来信, 网友留言, 情况反映) stand in menus and values, too. They are believed only on a page that
labels a reply and no text, if a text stands below and everything else is read as it is without them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from crawler.reading.fields import Field, Names
from crawler.reading.letter_book import is_name
from crawler.reading.lines import SPLIT, Lines, plain
from crawler.reading.seldom import seldom
from crawler.reading.vocabulary import bare, load, squeeze

LEAST_TEXT = 6  # characters
FARTHEST = 60  # lines above the reply
LONGEST = 10  # characters of a heading

Reading = Callable[[Names], list[Field]]
_ASKS = seldom(r"(?:网友|网民|市民|群众|读者|用户)\W?.{0,10}?\W?(?:问|提问|留言|来信|咨询)")
_NO_HEADING = seldom(r"\d|[。！？!?，,；;]")
_SENTENCE_ENDS = tuple("。！？!?，,；;…")


def with_heading(
    lines: Lines, names: Names, found: list[Field], read: Reading, title: Callable[[], str]
) -> list[Field]:
    """The fields of a page, the citizen's text among them, if a word above it is a heading.

    Args:
        names: the vocabulary.
        found: the fields without such words.
        read: reads the fields under another vocabulary.
        title: gives the letter's title, which is no text.
    """
    told = {name for field in found if field.value for name in field.names}
    if "reply" not in told or any(field.names[0] == "body" for field in found):
        return found
    reply = next(field for field in found if field.names[0] == "reply" and field.value)
    for words in (_words(), _beside(lines, reply, names)):
        again = read(_also(names, words)) if words else []
        if again and _agrees(lines, found, again, squeeze(title())):
            return again
    return found


def _words() -> frozenset[str]:
    return frozenset(load("letters")["headings"]["body"])


def _also(names: Names, words: frozenset[str]) -> Names:
    def named(label: str) -> tuple[str, ...]:
        found = names(label)
        return ("body",) if not found and (label in words or _ASKS.fullmatch(label)) else found

    return named


def _beside(lines: Lines, reply: Field, names: Names) -> frozenset[str]:
    """The short line nearest above the reply's label that is set as that is."""
    if plain(lines[reply.line].text).rstrip(":：】]") != plain(lines[reply.line].text)[: len(reply.label)]:
        return frozenset()
    return frozenset(_alike(lines, reply.line, names))


def _alike(lines: Lines, line: int, names: Names) -> Iterator[str]:
    block = lines[line].block
    for number in range(line - 2, max(-1, line - FARTHEST), -1):
        one, text = lines[number].block, lines[number].text
        if (one.tag, one.get("class")) != (block.tag, block.get("class")) or SPLIT in text:
            continue
        if _place(one) != _place(block) or (one.tag in ("p", "div") and not one.get("class")):
            continue
        label = bare(text)
        if 2 <= len(label) <= LONGEST and not (names(label) or _NO_HEADING.search(text) or is_name(label)):
            yield label
        return


def _place(block: etree._Element) -> tuple[str, int]:
    """Which child of what a block is: labels are the first cells of their rows."""
    parent = block.getparent()
    return ("", 0) if parent is None or parent.tag != "tr" else ("tr", parent.index(block))


def _agrees(lines: Lines, found: list[Field], again: list[Field], title: str) -> bool:
    """True where one text has come to the fields and nothing has changed."""
    texts = [field for field in again if field.names[0] == "body" and field.value]
    others = [field for field in again if field.names[0] != "body"]
    if len(texts) != 1 or [(f.line, f.label, f.value) for f in others] != [
        (f.line, f.label, f.value) for f in found
    ]:
        return False
    if _in_text(lines, texts[0].line):
        return False
    text = squeeze(texts[0].value)
    return len(text) >= LEAST_TEXT and text not in title


def _in_text(lines: Lines, line: int) -> bool:
    """True below a sentence that is set as this line is: the word is the citizen's own."""
    if not line:
        return False
    above, block = lines[line - 1].block, lines[line].block
    alike = above is block or (above.getparent() is block.getparent() and above.tag == block.tag)
    return alike and plain(lines[line - 1].text)[-1:] in _SENTENCE_ENDS
