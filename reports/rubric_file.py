"""Rubric files: read, laid over one another, refused with file and line where they are wrong."""

from __future__ import annotations

import difflib
import functools
import hashlib
import json
import re
import tomllib
from importlib import resources
from pathlib import Path
from typing import Any, NoReturn

import msgspec

from crawler.page import Frozen
from reports import rubric_faults as faults
from reports import toml_lines
from reports.rubric import Item, Probes, Rescale, Rubric, RubricError, available
from reports.rubric_faults import ID, Checks

LARGEST = 1_000_000  # bytes of a rubric file
MOST_ITEMS = 1_000
DEEPEST = 5  # overlays on top of one another
_READ_ONLY = {"line", "file", "sha256", "path"}
_TOP = {name for name in Rubric.__struct_fields__ if name not in _READ_ONLY | {"items"}} | {"item", "remove"}
_ITEM = set(Item.__struct_fields__) - _READ_ONLY

Table = dict[str, Any]


class Source(Frozen):
    """One TOML file with its lines."""

    name: str
    table: Table
    lines: dict[tuple[str | int, ...], int]
    sha256: str
    folder: str = ""  # where overlays look for what they extend; empty: built in

    def wrong(self, message: str, *path: str | int) -> NoReturn:
        """Refuse the file because of what stands at a path."""
        raise RubricError(f"{self.name}:{toml_lines.line(self.lines, *path)}: {message}")


class Row(Frozen):
    """An item as written, and where each of its keys stands: later files overrule earlier ones."""

    table: Table
    sources: tuple[tuple[Source, int], ...]  # oldest first; the index within the file

    def wrong(self, message: str, *path: str | int) -> NoReturn:
        """Refuse the item because of one of its keys."""
        for source, index in reversed(self.sources):
            if not path or ("item", index, path[0]) in source.lines:
                source.wrong(message, "item", index, *path)
        source, index = self.sources[-1]
        source.wrong(message, "item", index)


def read(name_or_path: str, checks: Checks | None = None, data: Checks | None = None) -> Rubric:
    """Read a rubric and what it extends.

    Raises:
        RubricError: what is wrong, where, and the way out.
    """
    sources = _chain(name_or_path)
    for source in sources:
        _known(source, source.table, _TOP, "a rubric")
        _known(source, source.table.get("rescale"), set(Rescale.__struct_fields__), "rescale", "rescale")
    rows = _rows(sources)
    top = _without_empty_pools(_top(sources), rows, sources[-1])
    rubric = _convert(sources[-1], {**top, "items": ()}, Rubric)
    items = tuple(_item(row) for row in rows)
    rubric = msgspec.structs.replace(rubric, items=items, sha256=_sha256(sources), path=sources[-1].name)
    _check_top(sources, rubric)
    _check_parameters(sources, rubric, checks)
    for row, item in zip(rows, items, strict=True):
        _check_item(row, item, rubric, checks, data)
    _check_early(rows, items)
    return rubric


# Files


def _chain(name_or_path: str) -> list[Source]:
    """The file and all it extends, the ground first."""
    chain = [_source(name_or_path, "")]
    while "extends" in chain[0].table:
        ground = chain[0].table["extends"]
        if not isinstance(ground, str) or not ground:
            chain[0].wrong("extends must name a rubric, such as cn-2015", "extends")
        if len(chain) > DEEPEST:
            chain[0].wrong(
                f"more than {DEEPEST} rubrics extend one another, or they do so in a circle", "extends"
            )
        try:
            found = _source(ground, chain[0].folder)
        except RubricError as error:
            chain[0].wrong(f"cannot extend {ground!r}: {error}", "extends")
        chain.insert(0, found)
    return chain


def _source(name: str, folder: str) -> Source:
    if name in available():
        file = resources.files("reports").joinpath("rubrics", f"{name}.toml")
        return _parsed(f"{name}.toml", file.read_bytes(), "")
    if not name.endswith(".toml"):
        close = difflib.get_close_matches(name, available(), 1)
        hint = f"did you mean {close[0]}? " if close else ""
        raise RubricError(
            f"no rubric is called {name!r}; {hint}choose one of {', '.join(available())}, or give the path "
            "of a .toml file"
        )
    path = Path(folder, name)
    return _parsed(str(path), _bytes(path), str(path.parent))


def _bytes(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise RubricError(
                f"{path}: no such file; give the path of a rubric file, or the name of one of "
                f"{', '.join(available())}"
            )
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        if isinstance(error, RubricError):
            raise
        raise RubricError(
            f"{str(path)[:300]!r} cannot be read: {error}; check the path and its rights"
        ) from None


def _parsed(name: str, body: bytes, folder: str) -> Source:
    if len(body) > LARGEST:
        raise RubricError(f"{name}: larger than {LARGEST:,} bytes; a rubric is much smaller, check the path")
    try:
        text = body.decode("utf-8-sig").replace("\r\n", "\n")
        table = tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = body[: error.start].count(b"\n") + 1
        raise RubricError(f"{name}:{line}: not UTF-8; save the file as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise RubricError(_not_toml(name, str(error))) from None
    except ValueError as error:  # a number of more digits than there can be
        raise RubricError(f"{name}: {error}; a rubric has no need of that") from None
    except RecursionError:
        raise RubricError(f"{name}:1: nested too deep; a rubric has no need of that") from None
    sha256 = hashlib.sha256(body).hexdigest()
    return Source(name=name, table=table, lines=toml_lines.lines(text), sha256=sha256, folder=folder)


def _not_toml(name: str, error: str) -> str:
    place = re.search(r"\(at line (\d+), column \d+\)", error)
    return f"{name}:{place[1] if place else 1}: not valid TOML: {error}; see https://toml.io"


def _sha256(sources: list[Source]) -> str:
    """Of one file its own SHA-256; of several the SHA-256 of theirs, the ground first, one a line."""
    if len(sources) == 1:
        return sources[0].sha256
    return hashlib.sha256("".join(f"{source.sha256}\n" for source in sources).encode()).hexdigest()


# Overlays


def _top(sources: list[Source]) -> Table:
    """The keys outside items; tables are laid over one another key by key, three levels deep."""
    result: Table = {}
    for source in sources:
        for key, value in source.table.items():
            if key in ("item", "remove"):
                continue
            result[key] = _laid(result.get(key), value, 3)
    return result


def _without_empty_pools(top: Table, rows: list[Row], last: Source) -> Table:
    """Without pools whose items an overlay has removed; one that the last file names stays."""
    pools, own = top.get("pools"), last.table.get("pools")
    if not isinstance(pools, dict):
        return top
    kept = {row.table.get("pool") for row in rows if isinstance(row.table.get("pool"), str)}
    kept.update(own if isinstance(own, dict) else ())
    return {**top, "pools": {name: cap for name, cap in pools.items() if name in kept}}


def _laid(below: Any, above: Any, depth: int) -> Any:
    if depth == 0 or not isinstance(below, dict) or not isinstance(above, dict):
        return above
    return {**below, **{key: _laid(below.get(key), value, depth - 1) for key, value in above.items()}}


def _rows(sources: list[Source]) -> list[Row]:
    rows: dict[str, Row] = {}
    for source in sources:
        for id in _removed(source):
            if id not in rows:
                source.wrong(f"there is no item {id!r} to remove; {faults.choose(id, rows)}", "remove")
            del rows[id]
        here: dict[str, int] = {}
        for index, table in enumerate(_tables(source)):
            id = _item_id(source, index, table)
            if id in here:
                first = toml_lines.line(source.lines, "item", here[id])
                source.wrong(
                    f"item {id!r} stands twice, first in line {first}; remove one or give it another id",
                    "item",
                    index,
                )
            here[id] = index
            below = rows.get(id)
            rows[id] = Row(
                table=_laid(below.table if below else None, table, 1),
                sources=(*(below.sources if below else ()), (source, index)),
            )
    if not rows:
        sources[-1].wrong("there is no [[item]]; a rubric needs at least one")
    return list(rows.values())


def _removed(source: Source) -> list[str]:
    removed = source.table.get("remove", [])
    if not isinstance(removed, list) or not all(isinstance(id, str) for id in removed):
        source.wrong('remove must be a list of item ids, such as ["15-C3"]', "remove")
    if removed and "extends" not in source.table:
        source.wrong(
            "remove takes items out of the rubric that is extended, and there is no extends", "remove"
        )
    return removed


def _tables(source: Source) -> list[Table]:
    tables = source.table.get("item", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        source.wrong("items are written as [[item]], with two brackets", "item")
    if len(tables) > MOST_ITEMS:
        source.wrong(f"more than {MOST_ITEMS:,} items", "item", MOST_ITEMS)
    return tables


def _item_id(source: Source, index: int, table: Table) -> str:
    id = table.get("id")
    if not isinstance(id, str) or not ID.fullmatch(id):
        source.wrong(
            f"an item needs an id of letters, digits, dots and hyphens, not {id!r}", "item", index, "id"
        )
    _known(source, table, _ITEM, f"item {id}", "item", index)
    _known(source, table.get("probes"), set(Probes.__struct_fields__), f"item {id}", "item", index, "probes")
    return id


# Types


def _convert(source: Source, table: Table, into: type[Rubric]) -> Rubric:
    try:
        return msgspec.convert(table, into)
    except msgspec.ValidationError as error:
        message, path = _plain_error(error)
        source.wrong(message, *path)


def _item(row: Row) -> Item:
    source, index = row.sources[-1]
    line = toml_lines.line(source.lines, "item", index)
    try:
        return msgspec.convert({**row.table, "line": line, "file": source.name}, Item)
    except msgspec.ValidationError as error:
        message, path = _plain_error(error)
        row.wrong(f"item {row.table['id']}: {message}", *path)


def _plain_error(error: msgspec.ValidationError) -> tuple[str, list[str]]:
    """What msgspec says, and the names that lead to the place."""
    message, _at, place = str(error).partition(" - at ")
    message = message.replace("Object missing required field", "this key is missing:")
    path = re.findall(r"[\w-]+", place.strip("`").removeprefix("$"))
    where = f"{'.'.join(path)}: " if path else ""
    return f"{where}{message[0].lower() + message[1:]}", path


# Sense


def _known(source: Source, table: Any, names: set[str], of: str, *path: str | int) -> None:
    for key in table if isinstance(table, dict) else ():
        if key not in names:
            source.wrong(f"{of} has no key {key!r}; {faults.choose(key, names)}", *path, key)


def _check_top(sources: list[Source], rubric: Rubric) -> None:
    for key, message in faults.of_rubric(rubric):
        source = next((source for source in reversed(sources) if key in source.table), sources[-1])
        source.wrong(message, key)


def _check_parameters(sources: list[Source], rubric: Rubric, checks: Checks | None) -> None:
    for id, parameters in rubric.checks.items():
        source = next(source for source in reversed(sources) if id in source.table.get("checks", {}))
        if checks is not None and id not in checks:
            source.wrong(f"no check is called {id!r}; {faults.choose(id, checks)}", "checks", id)
        for name, message in faults.of_parameters(id, parameters, checks):
            owner = next(s for s in reversed(sources) if name in s.table.get("checks", {}).get(id, {}))
            owner.wrong(message, "checks", id, name)
        missing = set(checks[id] if checks else ()).difference(parameters)
        for name, usual in _usual(id).items() if missing else ():
            if name in missing:
                source.wrong(
                    f"check {id} needs the parameter {name!r}; add {_spelt(name, usual)}", "checks", id
                )


@functools.cache
def _usual(check: str) -> Table:
    """What the built-in rubrics tell a check; what they leave out it can do without."""
    tables = (_source(name, "").table["checks"].get(check, {}) for name in available())
    return {name: usual for table in tables for name, usual in table.items()}


def _spelt(name: str, usual: Any) -> str:
    """A parameter as TOML has it; of a table its name alone."""
    if isinstance(usual, dict):
        return f"it, as in {available()[-1]}.toml"
    return f"{name} = {json.dumps(usual, ensure_ascii=False)}, as the built-in rubrics do"


def _check_item(row: Row, item: Item, rubric: Rubric, checks: Checks | None, data: Checks | None) -> None:
    for key, message in faults.of_item(item, rubric, checks, data):
        row.wrong(f"item {item.id}: {message}", key)


def _check_early(rows: list[Row], items: tuple[Item, ...]) -> None:
    """One check runs once more for early warnings, so two items may not want it run differently."""
    seen: dict[str, tuple[str, Table]] = {}
    for row, item in zip(rows, items, strict=True):
        for check in item.checks if item.early else ():
            other, early = seen.setdefault(check, (item.id, item.early))
            if early != item.early:
                row.wrong(
                    f"item {item.id}: early differs from that of item {other}, which has the same "
                    f"check {check}; make them equal",
                    "early",
                )
