"""Names that stand in data: what the record of a letter says of who wrote it."""

from __future__ import annotations

import re
from typing import Final

from crawler.reading.mask import whole_name
from crawler.reading.seldom import seldom
from crawler.reading.vocabulary import load

_WORDS: Final = load("mask")
_PERSONS: Final = (
    "writer|sender|asker|questioner|consult(?:er|ant)|submitter|applicant|complainant|visitor|guest|citizen"
    "|author|linker|contacts?|xm|xingming"
)
_ACTS: Final = (
    "write|send|ask|question|consult|submit|link|contact|apply|complain|appeal|letter|mail|message|msg"
    "|user|real|true|nick|from"
)
_INITIALS: Final = "(?:lx|xj|xx|fx|tw|zx|ly|ts|sq|fy|xf|ss)r"  # 联系人, 写信人, …
_LABELS: Final = "|".join(
    label for label in (*_WORDS["senders"], *load("letters")["labels"]["sender"]) if not label.isascii()
)
_ESCAPE: Final = r"\\{1,4}u([0-9a-fA-F]{4})"
_CHAR: Final = rf"(?:[\u4e00-\u9fff·]|{_ESCAPE.replace('(', '(?:')})"
_VALUE = seldom(rf"""[:=]\s{{0,9}}\\{{0,4}}(["'])(({_CHAR}){_CHAR}{{1,11}})\\{{0,4}}\1""")
_KEY = seldom(
    rf"(?:(?<![A-Za-z])[A-Za-z_-]{{0,12}}?(?:(?:{_PERSONS}|{_INITIALS})[_-]?(?:name|xm|mc)?"
    rf"|(?:{_ACTS})[_-]?(?:name|man|user|person|xm))|{_LABELS})\\{{0,4}}[\"']?\s{{0,9}}$",
    re.I,
)
_OFFICES: Final = tuple("局委厅府处科股室部站所办队镇乡县市省区院")  # 信访局 begins like a name, too
_BEFORE: Final = 60  # characters before a value within which its key stands
_ESCAPED = seldom(_ESCAPE)


def mask_named(source: str) -> str:
    r"""A source that holds letters with the names of those who wrote them masked: `"writer": "张**"`.

    Only whole names behind keys that mean a person are masked, also where they are spelt `\u5f20\u4e09`;
    behind `name`, which may be anybody's, those in the record of a letter. What is masked stays as it is when
    masked again.
    """
    return _VALUE.sub(_shown, source)


def _shown(value: re.Match[str]) -> str:
    name = _read(value[2])
    if not whole_name(name) or name.endswith(_OFFICES):
        return value[0]
    before = _read(value.string[max(0, value.start() - _BEFORE) : value.start()])
    if _KEY.search(before) or (_NAME.search(before) and _of_letter(value)):
        return value[0].replace(value[2], f"{value[3]}**")
    return value[0]


def _of_letter(value: re.Match[str]) -> bool:
    """True in a record that says what somebody asked, and what was answered or how to reach who asked.

    An official's own record says what post the name holds.
    """
    source, start, end = value.string, value.start(), value.end()
    before, after = source[max(0, start - _AROUND) : start], source[end : end + _AROUND]
    begun, ended = _BEGUN.match(before[::-1]), _ENDED.match(after)
    record = _read(f"{begun[0][::-1] if begun else ''} {ended[0] if ended else ''}")
    keys = {key.lower().replace("_", "") for key in _KEYS.findall(record)}
    if keys & _POSTS or _OFFICIAL.search(record):
        return False
    return bool(
        (keys & _ANSWERED and keys & (_ASKED | {"title", "标题"})) or (keys & _REACHED and keys & _ASKED)
    )


_AROUND = 600  # characters before and behind a name within which its record stands
_NAME = seldom(r"(?<![A-Za-z0-9_-])name\\{0,4}[\"']?\s{0,9}$", re.I)
# The rest of a record with the records within it, and its beginning, read backwards.
_ENDED = seldom(r"(?:[^{}]++|\{(?:[^{}]++|\{[^{}]*+\})*+\})*+")
_BEGUN = seldom(r"(?:[^{}]++|\}(?:[^{}]++|\}[^{}]*+\{)*+\{)*+")
_KEYS = seldom(r"(?<![A-Za-z_\u4e00-\u9fff])([A-Za-z_]{2,24}|[\u4e00-\u9fff]{2,6})\\{0,4}[\"']?\s{0,9}:")
_ASKED: Final = frozenset(_WORDS["asked_keys"])
_ANSWERED: Final = frozenset(_WORDS["answered_keys"])
_REACHED: Final = frozenset(_WORDS["reached_keys"])
_POSTS: Final = frozenset(_WORDS["posts_keys"])
_OFFICIAL = seldom(r"[\"'](?:[\u4e00-\u9fff、]{0,12}(?:长|主任|书记|主席|委员|调研员|巡视员))\\{0,4}[\"']")


def _read(text: str) -> str:
    return _ESCAPED.sub(lambda char: chr(int(char[1], 16)), text)
