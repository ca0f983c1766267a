"""Names that stand in data: what the record of a letter says of who wrote it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from typing import Final

from crawler.reading.mask import whole_name
from crawler.reading.seldom import seldom
from crawler.reading.vocabulary import load

_WORDS: Final = load("mask")
_PERSONS: Final = (
    "writer|sender|asker|questioner|consult(?:er|ant)|submitter|applicant|complainant|visitor|guest|citizen"
    "|petitioner|inquirer|requester|author|linker|contacts?|xm|xingming"
)
_ACTS: Final = (
    "write|send|ask|question|consult|submit|link|contact|apply|complain|appeal|letter|mail|message|msg"
    "|user|real|true|nick|from"
)
_INITIALS: Final = "(?:lx|xj|xx|fx|tw|zx|ly|ts|sq|fy|xf|ss)r"  # 联系人, 写信人, …
_LABELS: Final = tuple(
    label for label in (*_WORDS["senders"], *load("letters")["labels"]["sender"]) if not label.isascii()
)
_ESCAPE: Final = r"\\{1,4}u([0-9a-fA-F]{4})"
_SPELT: Final = _ESCAPE.replace("(", "(?:")
_CHAR: Final = rf"(?:[\u4e00-\u9fff·]|{_SPELT})"
_QUOTE: Final = r"""(?:\\{0,4}(?:["']|&(?:quot|\#34|\#39);))"""
_WHOLE: Final = rf"\s{{0,9}}{_QUOTE}\s{{0,9}}(({_CHAR}){_CHAR}{{1,11}})\s{{0,9}}{_QUOTE}"
_VALUE = seldom(rf"[:=]{_WHOLE}")
_RECORDED = seldom(rf":{_WHOLE}")  # found in a quarter of the time
# The key before a value, read backwards.
_BEFORE = seldom(
    r"\s{0,9}(?:[\"']|;(?:touq|43#|93#)&)?\\{0,4}([A-Za-z_-]{1,40}+|[\u4e00-\u9fff]{2,12}+)(?![A-Za-z])"
)
_PERSON = seldom(
    rf"(?<![A-Za-z])[A-Za-z_-]{{0,12}}?(?:(?:{_PERSONS}|{_INITIALS})[_-]?(?:name|xm|mc)?"
    rf"|(?:{_ACTS})[_-]?(?:name|man|user|person|xm))$",
    re.I,
)
_OFFICES: Final = tuple("局委厅府处科股室部站所办队镇乡县市省区院")  # 信访局 begins like a name, too
_FAR: Final = 100  # characters before a value within which its key stands
_ESCAPED = seldom(_ESCAPE)


def mask_named(source: str, *, letters: bool = True) -> str:
    r"""A source with the names of those who wrote letters masked in its data: `"writer": "张**"`.

    Only whole names behind keys that mean a person are masked, also where they are spelt `\u5f20\u4e09`;
    behind `name`, which may be anybody's, those in the record of a letter; and where letters are, those in a
    table's column of who wrote them. What is masked stays as it is when masked again.

    Args:
        source: The source of a document.
        letters: Whether letters are known to stand there. Elsewhere only names in records that say what was
            asked and what was answered are masked.
    """
    if letters:
        source = _mask_columns(source)
    found: list[re.Match[str]] = []
    doubtful: list[re.Match[str]] = []
    for value in (_VALUE if letters else _RECORDED).finditer(source):
        name = _read(value[1])
        if (len(name) <= 4 or "·" in name) and whole_name(name) and not name.endswith(_OFFICES):
            key = _key(value)
            if _means_person(key):
                (found if letters else doubtful).append(value)
            elif key == "name":
                doubtful.append(value)
    if doubtful:
        found += _of_letters(source, doubtful, reached=letters)
    parts, at = [], 0
    for value in sorted(found, key=re.Match.start):
        parts += [source[at : value.end(2)], "**"]
        at = value.end(1)
    return "".join((*parts, source[at:]))


# --- columns of tables ---

_CELL = seldom(r"<(?:(table)|(tr)|t[hd])(?=[\s>])[^<>]{0,400}>", re.I)
_SPAN = seldom(r"colspan\s{0,3}=\s{0,3}[\"']?([1-9]\d?)", re.I)
_CELL_END = seldom(r"<(?:/?t[hdr]|/?table)[\s>]", re.I)
_LONGEST_CELL = 400  # characters of a cell that holds nothing but a name
_NO_TEXT = seldom(r"<[^<>]{0,200}>|&nbsp;?|[\s:：]")
_HANZI = seldom(r"[\u4e00-\u9fff·]{2,12}")


def _mask_columns(source: str) -> str:
    """A source with the names masked that stand in a table's column below a word for who wrote."""
    parts, at = [], 0
    columns: set[int] = set()
    column, label = 0, None
    for cell in _CELL.finditer(source):
        if cell[1] or cell[2]:
            columns, column, label = set() if cell[1] else columns, 0, None
            continue
        inner = source[cell.end() : cell.end() + _LONGEST_CELL]
        end = _CELL_END.search(inner)
        said = _NO_TEXT.sub("", inner[: end.start()]) if end else ""
        if label is not None and whole_name(said):  # stands beside its word, not below
            columns.discard(label)
        label = column if said in _LABELS else None
        if label is not None:
            columns.add(label)
        elif column in columns and whole_name(said) and (name := _HANZI.search(inner)) and name[0] == said:
            start = cell.end() + name.start()
            parts += [source[at : start + 1], "**"]
            at = start + len(said)
        span = _SPAN.search(cell[0])
        column += int(span[1]) if span else 1
    return "".join((*parts, source[at:]))


def _key(value: re.Match[str]) -> str:
    """The key before a value, in small letters, or an empty string."""
    before = value.string[max(0, value.start() - _FAR) : value.start()]
    found = _BEFORE.match(_read(before)[::-1])
    return found[1][::-1].lower() if found else ""


@functools.lru_cache(maxsize=1_024)
def _means_person(key: str) -> bool:
    return key.endswith(_LABELS) or _PERSON.search(key) is not None


# --- records in data ---

_ASKED, _ANSWERED, _TITLED, _REACHED, _POST = (1 << bit for bit in range(5))  # what the keys of a record say
_LEVEL, _LEVELS = 5, (1 << 15) - 1  # bits for what a record itself says; the same for two levels within it
_KEYS: Final = {
    **dict.fromkeys(("title", "标题"), _TITLED),
    **dict.fromkeys(_WORDS["asked_keys"], _ASKED),
    **dict.fromkeys(_WORDS["answered_keys"], _ANSWERED),
    **dict.fromkeys(_WORDS["reached_keys"], _REACHED),
    **dict.fromkeys(_WORDS["posts_keys"], _POST),
}
# A brace, or a key, and its value where that may be a post.
_MARK = seldom(
    rf"[{{}}]|(?<![A-Za-z_\u4e00-\u9fff])([A-Za-z_]{{2,24}}+|(?:[\u4e00-\u9fff]|{_SPELT}){{2,6}}+){_QUOTE}?"
    rf"\s{{0,9}}:(?:\s{{0,9}}{_QUOTE}((?:[\u4e00-\u9fff、]|{_SPELT}){{2,14}}+){_QUOTE})?"
)
_HOLDING: Final = frozenset(_WORDS["holding_keys"])
_HELD: Final = ("长", "主任", "书记", "主席", "委员", "调研员", "巡视员")
# What the title of a letter says, and no post.
_SAYING = seldom("[的我吗太过很请问谢求谁被不]|反映|关于|咨询|建议|举报|投诉")


def _of_letters(source: str, values: Sequence[re.Match[str]], *, reached: bool) -> Iterator[re.Match[str]]:
    """Those of some values whose records say what somebody asked, and what was answered.

    With `reached`, or how to reach who asked. An official's own record says what post the name holds.
    """
    open_records, number = [0], 0
    held: dict[int, list[re.Match[str]]] = {}  # by how many records are open about them
    for mark in _MARK.finditer(source):
        while number < len(values) and values[number].start() < mark.start():
            held.setdefault(len(open_records), []).append(values[number])
            number += 1
        if mark[0] == "{":
            open_records.append(0)
        elif mark[0] != "}":
            open_records[-1] |= _said(mark)
        elif len(open_records) > 1:
            yield from _closed(open_records, held, reached=reached)
    held.setdefault(len(open_records), []).extend(values[number:])
    while open_records:
        yield from _closed(open_records, held, reached=reached)


def _closed(
    open_records: list[int], held: dict[int, list[re.Match[str]]], *, reached: bool
) -> Sequence[re.Match[str]]:
    """The values of the innermost record if it is a letter's; the record is closed."""
    values = held.pop(len(open_records), ())
    said = open_records.pop()
    if open_records:
        open_records[-1] |= said << _LEVEL & _LEVELS
    return values if values and _is_letter(said, reached=reached) else ()


def _said(mark: re.Match[str]) -> int:
    key = _read(mark[1]).lower().replace("_", "")
    holds = mark[2] and key in _HOLDING and _is_post(_read(mark[2]))
    return _POST if holds else _KEYS.get(key, 0)


def _is_post(value: str) -> bool:
    return value.endswith(_HELD) and not _SAYING.search(value)


def _is_letter(said: int, *, reached: bool) -> bool:
    every = said | said >> _LEVEL | said >> 2 * _LEVEL
    answered = every & _ANSWERED and every & (_ASKED | _TITLED)
    return not said & _POST and bool(answered or (reached and every & _REACHED and every & _ASKED))


def _read(text: str) -> str:
    return _ESCAPED.sub(lambda char: chr(int(char[1], 16)), text) if "\\" in text else text
