"""Script data: the literals of a script (objects, arrays, strings, calls), read without running it.

A script's statements give one value each: `var a = [1]` the object {"a": [1]}, `add("x", "y")` a `Call`, a
function's body the list of its statements. What is neither text, number, array, object nor call is left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any, Final

from crawler.reading.seldom import seldom

LONGEST = 3_000_000  # characters of a script
TOKENS = 400_000  # pieces of a script that are looked at
DEEPEST = 60  # brackets within brackets
JSON_TRIES = 60  # brackets that are tried as strict JSON in vain
TEMPLATE = 500_000  # characters of a string in backquotes

ITEMS = 1_000  # of arrays that run side by side

_ITEM: Final = seldom(
    r"""\b([A-Za-z_$][\w$]{0,30})\[(\d{1,4})\]\s{0,3}=\s{0,3}(?:"((?:[^"\\\n]|\\.){0,1000})"|'((?:[^'\\\n]|\\.){0,1000})')"""
)
_TOKEN: Final = re.compile(
    r"""\s*(?:(?P<text>"(?:[^"\\\n]|\\.)*+"|'(?:[^'\\\n]|\\.)*+')|(?P<number>-?\d+(?:\.\d+)?)(?![\w$])"""
    r"""|(?P<name>\.?[A-Za-z_$][\w$]*+(?:\.[A-Za-z_$][\w$]*+)*+)|(?P<note>//[^\n]*+|/\*)|(?P<sign>\S))""",
    re.S,
)
_TEXT, _NUMBER, _NAME, _NOTE = map(_TOKEN.groupindex.__getitem__, ("text", "number", "name", "note"))
_ESCAPED = seldom(r"\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)", re.S)
_SIGNS = {"n": "\n", "t": "\t", "r": "\r", "b": "", "f": "", "\n": ""}
_STRICT = seldom(r"[\[{]\s{0,20}[\[{\"]")
_DECODER = json.JSONDecoder(strict=False)
_WORDS: Final = {"true": True, "false": False, "null": None, "undefined": None}
_NO_CALLS: Final = frozenset(
    {"if", "for", "while", "switch", "catch", "function", "return", "typeof", "in", "of"}
)
_PAIRS: Final = {"]": "[", "}": "{", ")": "("}
_NOTHING: Final = object()


class Call(list[Any]):
    """The arguments of a call, or of `new Name(…)`."""

    def __init__(self, name: str, arguments: list[Any]) -> None:
        super().__init__(arguments)
        self.name = name


class _Open:
    """A bracket that is open: what stands in it so far."""

    __slots__ = ("assigned", "joins", "key", "name", "pairs", "pending", "sign", "values")

    def __init__(self, sign: str, name: str = "") -> None:
        self.sign, self.name = sign, name
        self.values: list[Any] = []
        self.pairs: dict[str, Any] = {}
        self.key = self.assigned = ""
        self.pending: Any = _NOTHING
        self.joins = False

    def put(self, value: Any) -> None:
        """A value: joined to the text before it by a `+`, else one of its own."""
        if self.joins:
            self.joins = False
            if isinstance(self.pending, str) and isinstance(value, str):
                self.pending += value
            elif self.pending is _NOTHING:
                self.pending = value
            return
        self.close()
        self.pending = value

    def close(self) -> None:
        """The end of a statement, an item or a pair."""
        value, self.pending, self.joins = self.pending, _NOTHING, False
        if value is _NOTHING:
            return
        if self.key:
            self.pairs[self.key] = value
            self.key = ""
        else:
            self.values.append({self.assigned: value} if self.assigned else value)

    def name_told(self, name: str) -> None:
        """A name: a constant, an unknown part of a sum, or the beginning of a statement."""
        if name in _WORDS:
            self.put(_WORDS[name])
        elif self.joins:
            self.joins = False
        elif self.pending is not _NOTHING and name[0] != ".":
            self.close()
            self.assigned = ""

    def separated(self, sign: str, word: str) -> None:
        """A sign between values; `word` is the name before it."""
        if sign in ",;":
            self.close()
            self.assigned = "" if sign == ";" or self.sign else self.assigned
        elif sign == "+":
            self.joins = True
        elif sign == "=":
            if not self.joins:
                self.close()
            self.joins = False
            self.assigned = word or self.assigned
        elif sign == ":" and self.sign == "{":
            pending, self.pending = self.pending, _NOTHING
            self.key = pending if isinstance(pending, str) else word

    def end(self) -> Any:
        """The value that the bracket is."""
        self.close()
        if self.sign == "(":
            return Call(self.name, self.values) if self.name else self._alone()
        if self.sign == "{" and not self.values:
            return self.pairs
        return [self.pairs, *self.values] if self.pairs else self.values

    def _alone(self) -> Any:
        return self.values[0] if len(self.values) == 1 else self.values


def literals(script: str) -> list[Any]:
    """The values of a script's statements, in order; of a broken script, as far as it can be told."""
    return _Script(script[:LONGEST]).values()


class _Script:
    """A script while it is read: where, and the brackets that are open."""

    def __init__(self, script: str) -> None:
        self._script = script
        self._at = 0
        self._stack = [_Open("")]
        self._failed = 0  # brackets that are no strict JSON
        self._word = ""  # the name that was read last
        self._templates = "`" in script

    def values(self) -> list[Any]:
        """What the script holds."""
        script, stack, token, acts = self._script, self._stack, _TOKEN.match, self._acts()
        for _ in range(TOKENS):
            match = token(script, self._at)
            if match is None:
                break
            self._at, kind = match.end(), match.lastindex or 0
            text: str = match[kind]
            if kind == _NAME:
                stack[-1].name_told(text)
                self._word = text
                continue
            if kind == _NOTE:
                self._skip("*/" if text == "/*" else "")
                continue
            if kind == _TEXT:
                stack[-1].put(unquoted(text[1:-1]))
            elif kind == _NUMBER:
                stack[-1].put(float(text) if "." in text else int(text[:20]))
            elif text in acts:
                acts[text](text)
            self._word = ""
        while len(stack) > 1:
            self._close(stack[-1].sign)
        stack[0].close()
        return stack[0].values

    def _acts(self) -> dict[str, Callable[[str], None]]:
        """What is done at each sign; nothing at the others."""
        acts: dict[str, Callable[[str], None]] = dict.fromkeys("[{", self._open)
        acts |= dict.fromkeys("\"'", self._unclosed)
        acts |= dict.fromkeys("]})", lambda sign: self._close(_PAIRS[sign]))
        acts |= dict.fromkeys("+=:,;", lambda sign: self._stack[-1].separated(sign, self._word))
        return acts | {"(": self._call, "`": self._template}

    def _open(self, sign: str) -> None:
        if not self._strict():
            self._push(_Open(sign))

    def _call(self, sign: str) -> None:
        self._push(_Open(sign, "" if self._word in _NO_CALLS else self._word))

    def _unclosed(self, _: str) -> None:
        """A string that never ends in its line."""
        self._skip("\n")

    def _skip(self, end: str) -> None:
        """On to what ends a comment or a line; to the end of the script where nothing does."""
        found = self._script.find(end, self._at) if end else self._at
        self._at = found + len(end) if found >= 0 else len(self._script)

    def _strict(self) -> bool:
        """Take a bracket in that is strict JSON, which most are."""
        if self._failed >= JSON_TRIES or not _STRICT.match(self._script, self._at - 1):
            return False
        try:
            value, self._at = _DECODER.raw_decode(self._script, self._at - 1)
        except (ValueError, RecursionError):
            self._failed += 1
            return False
        self._stack[-1].put(value)
        return True

    def _push(self, opened: _Open) -> None:
        if len(self._stack) < DEEPEST:
            self._stack.append(opened)

    def _close(self, sign: str) -> None:
        """Close the innermost bracket of that sign; one that was never opened is left out."""
        stack = self._stack
        if stack[-1].sign != sign and not any(opened.sign == sign for opened in stack[1:]):
            return
        while True:
            opened = stack.pop()
            stack[-1].put(opened.end())
            if opened.sign == sign:
                return

    def _template(self, _: str) -> None:
        end = _end(self._script, self._at) if self._templates else -1
        self._templates = end >= 0
        if self._templates:
            self._stack[-1].put(unquoted(self._script[self._at : end]))
            self._at = end + 1


def side_by_side(script: str) -> list[dict[str, str]]:
    """Items of arrays that run side by side: `titles[0] = "…"; urls[0] = "…"` gives one object an index."""
    found: dict[int, dict[str, str]] = {}
    for match in _ITEM.finditer(script):
        index = int(match[2])
        if index not in found and len(found) >= ITEMS:
            break
        found.setdefault(index, {})[match[1]] = unquoted(match[3] if match[3] is not None else match[4])
    return [item for item in found.values() if len(item) > 1]


def _end(script: str, start: int) -> int:
    """Where a string in backquotes ends; -1 for one that does not."""
    at = start
    while 0 <= (at := script.find("`", at)) < start + TEMPLATE:
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
