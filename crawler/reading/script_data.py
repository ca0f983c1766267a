"""Script data: what scripts keep in arrays of their own and in quoted JSON, as objects with names."""

from __future__ import annotations

import re
from collections.abc import Iterator

ITEMS = 1_000  # of arrays that run side by side
QUOTED = 20  # pieces of quoted JSON
LONGEST = 1_000_000  # characters of one

_ITEM = re.compile(
    r"""\b([A-Za-z_$][\w$]{0,30})\[(\d{1,4})\]\s{0,3}=\s{0,3}(?:"((?:[^"\\\n]|\\.){0,1000})"|'((?:[^'\\\n]|\\.){0,1000})')"""
)
_PARSED = re.compile(r"JSON\.parse\s?\(\s{0,5}(?P<quote>['\"`])")
_ESCAPED = re.compile(r"\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)", re.S)
_SIGNS = {"n": "\n", "t": "\t", "r": "\r", "b": "", "f": ""}


def side_by_side(script: str) -> list[dict[str, str]]:
    """Items of arrays that run side by side: `titles[0] = "…"; urls[0] = "…"` gives one object an index."""
    found: dict[int, dict[str, str]] = {}
    for match in _ITEM.finditer(script):
        index = int(match[2])
        if index not in found and len(found) >= ITEMS:
            break
        found.setdefault(index, {})[match[1]] = unquoted(match[3] if match[3] is not None else match[4])
    return [item for item in found.values() if len(item) > 1]


def quoted(script: str) -> Iterator[str]:
    """The JSON that a script keeps in strings: `JSON.parse('[…]')`."""
    for count, match in enumerate(_PARSED.finditer(script)):
        if count >= QUOTED:
            return
        end = _end(script, match.end(), match["quote"])
        if end > 0:
            yield unquoted(script[match.end() : end])


def _end(script: str, start: int, quote: str) -> int:
    """Where a string that starts there ends; -1 for one that does not."""
    at = start
    while 0 <= (at := script.find(quote, at)) < start + LONGEST:
        before = script[max(start, at - 40) : at]
        if (len(before) - len(before.rstrip("\\"))) % 2 == 0:
            return at
        at += 1
    return -1


def unquoted(text: str) -> str:
    """A string of JavaScript as what it means."""
    return _ESCAPED.sub(_meant, text) if "\\" in text else text


def _meant(match: re.Match[str]) -> str:
    told = match[1]
    if len(told) > 1:
        sign = int(told[1:], 16)
        return "\ufffd" if 0xD800 <= sign < 0xE000 else chr(sign)
    return _SIGNS.get(told, told)
