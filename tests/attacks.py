"""Worst cases made from the program's own patterns: for each regular expression the texts that it likes least.

For every repetition in a pattern a text is made that fits all before it, repeats what it repeats, and then
fails; and one that begins the whole pattern again and again without ever finishing it.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, cast

from crawler.reading.seldom import seldom

PACKAGES = ("crawler", "checks", "reports", "webcensus")
SELDOM = type(seldom(""))  # what stands for a pattern until it is asked
LONGEST_UNIT = 200  # characters of a text that is repeated


def patterns() -> dict[str, re.Pattern[Any]]:
    """Every pattern that a module of the program has, by module and name."""
    found: dict[str, re.Pattern[Any]] = {}
    for package in map(importlib.import_module, PACKAGES):
        for info in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            if info.name.endswith("__main__"):
                continue
            module = importlib.import_module(info.name)
            for name, value in vars(module).items():
                for key, each in _patterns(name, value):
                    found.setdefault(f"{info.name}.{key}", each)
    return found


def _patterns(name: str, value: object) -> Iterator[tuple[str, re.Pattern[Any]]]:
    if isinstance(value, re.Pattern | SELDOM):
        yield name, cast(re.Pattern[Any], value)
    elif isinstance(value, dict):
        value = tuple(value.values())
    if isinstance(value, tuple | list | frozenset):
        for number, each in enumerate(value):
            yield from _patterns(f"{name}[{number}]", each) if not isinstance(each, str) else ()


def units(pattern: re.Pattern[Any]) -> set[str]:
    """Short texts that, repeated, are the pattern's worst case."""
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    flags = pattern.flags & ~re.LOCALE
    tree = parser.parse(source, flags if isinstance(pattern.pattern, str) else flags | re.UNICODE)
    made: set[str] = set()
    whole = _walk(tree, "", made)
    made |= {whole, whole[:-1]}
    return {unit[:LONGEST_UNIT] for unit in made if unit}


def _walk(tree: Any, before: str, made: set[str]) -> str:
    """A text that fits the tree; on the way the worst cases of its repetitions are collected."""
    text = ""
    for op, argument in tree:
        name = str(op)
        if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            least, most, inner = argument
            piece = _walk(inner, before + text, made) or "a"
            if most > 1:
                made.add(piece)
                made.add((before + text)[-60:] + piece * 30)
            text += piece * max(1, min(least, 30))
        elif name in ("SUBPATTERN", "ATOMIC_GROUP"):
            text += _walk(argument[-1] if name == "SUBPATTERN" else argument, before + text, made)
        elif name == "BRANCH":
            branches = [_walk(branch, before + text, made) for branch in argument[1][:40]]
            made.update(branches)
            text += branches[0]
        else:
            text += _one(name, argument)
    return text


def _one(name: str, argument: Any) -> str:
    if name == "LITERAL":
        return chr(argument)
    if name == "NOT_LITERAL":
        return "b" if argument == ord("a") else "a"
    if name == "ANY":
        return "a"
    return _of_class(argument) if name == "IN" else ""


def _of_class(items: Any) -> str:
    """One character of a class."""
    first = str(items[0][0])
    if first == "NEGATE":
        return next(char for char in "a 1年<\x7f" if not _holds(items[1:], char))
    if first == "LITERAL":
        return chr(items[0][1])
    if first == "RANGE":
        return chr(items[0][1][0])
    return {"CATEGORY_DIGIT": "1", "CATEGORY_SPACE": " ", "CATEGORY_WORD": "a"}.get(str(items[0][1]), ".")


def _holds(items: Any, char: str) -> bool:
    for kind, value in items:
        name = str(kind)
        if name == "LITERAL" and chr(value) == char:
            return True
        if name == "RANGE" and value[0] <= ord(char) <= value[1]:
            return True
        if name == "CATEGORY" and {
            "CATEGORY_DIGIT": char.isdigit(),
            "CATEGORY_SPACE": char.isspace(),
            "CATEGORY_WORD": char.isalnum() or char == "_",
        }.get(str(value), False):
            return True
    return False
