"""Where things stand in a TOML file: the line of each table and key."""

from __future__ import annotations

import re
from collections.abc import Iterator

Path = tuple[str | int, ...]

_HEADER = re.compile(r"(\[\[?)\s*([^\[\]#]{1,300}?)\s*\]\]?\s*(?:#.*)?")
_PART = re.compile(r"""\s*(?:"([^"]*)"|'([^']*)'|([\w-]+))\s*(\.|$)""")
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'')


def lines(text: str) -> dict[Path, int]:
    """The 1-based line of every table and key of a valid TOML text.

    A path is the names that lead to it; elements of an array of tables carry their index:
    `("item", 0, "cap")`. Keys of inline tables have no line of their own: ask `line`.
    """
    found: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    table: Path = ()
    for number, line in _statements(text):
        header = _HEADER.fullmatch(line)
        if header:
            table = _table(_names(header[2]), header[1] == "[[", counts)
            found.setdefault(table, number)
        elif "=" in line:
            _note(found, table, _names(_key(line)), number)
    return found


def line(found: dict[Path, int], *path: str | int) -> int:
    """The line of a path, or of the nearest thing around it that has one; 1 for the whole file."""
    for end in range(len(path), 0, -1):
        if path[:end] in found:
            return found[path[:end]]
    return 1


def _note(found: dict[Path, int], table: Path, names: Path, number: int) -> None:
    for end in range(1, len(names) + 1):
        found.setdefault(table + names[:end], number)


def _table(names: Path, array: bool, counts: dict[Path, int]) -> Path:
    """The path of a table's header, with the index of every array of tables on the way."""
    path: Path = ()
    for place, name in enumerate(names):
        path += (name,)
        if array and place == len(names) - 1:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path += (counts[path],)
    return path


def _names(dotted: str) -> Path:
    names: list[str] = []
    position = 0
    while match := _PART.match(dotted, position):
        names.append(next(part for part in match.groups()[:3] if part is not None))
        position = match.end()
        if not match[4]:
            break
    return tuple(names)


def _key(line: str) -> str:
    """What stands before the first `=` that is not inside quotes."""
    masked = _STRING.sub(lambda quoted: "q" * len(quoted[0]), line)
    return line[: masked.index("=")] if "=" in masked else ""


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """The lines on which a header or a key can stand: not inside multi-line strings and arrays."""
    closing, depth = "", 0
    for number, line in enumerate(text.split("\n"), 1):
        rest = line.strip()
        if closing:
            _before, ended, rest = rest.partition(closing)
            closing = "" if ended else closing
        elif depth == 0:
            if rest and not rest.startswith("#"):
                yield number, rest
            rest = "" if rest.startswith(("[", "#")) else rest[len(_key(rest)) + 1 :]
        if not closing:
            opened, closing = _opened(rest)
            depth = max(0, depth + opened)


def _opened(rest: str) -> tuple[int, str]:
    """How many brackets a piece of a value leaves open, and the quotes of a string it leaves open."""
    for quotes in ('"""', "'''"):
        before, _quotes, after = rest.partition(quotes)
        if _quotes and quotes not in after:
            return _brackets(before), quotes
        if _quotes:
            rest = before + after.partition(quotes)[2]
    return _brackets(rest), ""


def _brackets(value: str) -> int:
    plain = _STRING.sub("", value).partition("#")[0]
    return plain.count("[") + plain.count("{") - plain.count("]") - plain.count("}")
