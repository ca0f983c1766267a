"""Reasons: every code that says why something was not judged has words in both languages."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from checks.links import DOUBTS
from reports.words import Words

ROOT = Path(__file__).parent.parent
FILES = [*ROOT.glob("checks/*.py"), *ROOT.glob("crawler/reading/*.py")]
FIELDS = {"reason", "blank_reason", "why_not"}  # what holds such a code
NOT_SAID = {
    "form",
    "text",
    "facts",
    "hollow",
    "empty_list",
}  # what a page is seen to hold, of which more follows

Place = tuple[ast.AST, int | None]  # an expression, and which part of its value is meant


class Sources:
    """What a reason may be by the sources: followed through names, parts of a value, calls and returns."""

    def __init__(self) -> None:
        self.asked: list[
            tuple[ast.expr, ast.AST]
        ] = []  # what a field is given, and the function it is given in
        self.set: defaultdict[tuple[ast.AST | None, str], list[Place]] = defaultdict(list)
        self.returned: defaultdict[str, list[tuple[ast.expr, ast.AST]]] = defaultdict(list)
        self.file: dict[ast.AST, ast.Module] = {}
        for file in FILES:
            tree = ast.parse(file.read_text("utf-8"))
            self.file |= dict.fromkeys(ast.walk(tree), tree)
            self._note(tree, tree)

    def codes(self) -> set[str]:
        found, seen = set[str](), set[tuple[int, int | None]]()
        left: list[tuple[ast.AST, int | None, ast.AST]] = [(node, None, where) for node, where in self.asked]
        while left:
            node, part, where = left.pop()
            if (id(node), part) in seen:
                continue
            seen.add((id(node), part))
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
                found.add(node.value)
            left += self._sources(node, part, where)
        return found

    def _note(self, node: ast.AST, where: ast.AST) -> None:
        """Notes what is set and returned in a function, and what is given to the fields that hold reasons."""
        for child in ast.iter_child_nodes(node):
            within = child if isinstance(child, ast.FunctionDef) else where
            if (
                isinstance(child, ast.Return | ast.Yield)
                and child.value
                and isinstance(where, ast.FunctionDef)
            ):
                self.returned[where.name].append((child.value, where))
            elif isinstance(child, ast.Assign):
                for target in child.targets:
                    self._set(target, child.value, None, where)
            elif isinstance(child, ast.AnnAssign) and child.value:
                self._set(child.target, child.value, None, where)
            elif isinstance(child, ast.For | ast.comprehension) and isinstance(child.iter, ast.Call):
                self._set(child.target, child.iter, None, where)
            elif isinstance(child, ast.NamedExpr):
                self._set(child.target, child.value, None, where)
            elif isinstance(child, ast.Call) and getattr(child.func, "id", "") != "BadLink":
                self.asked += [(word.value, where) for word in child.keywords if word.arg in FIELDS]
            self._note(child, within)

    def _set(self, target: ast.expr, value: ast.expr, part: int | None, where: ast.AST) -> None:
        match target:
            case ast.Tuple(elts=targets):
                values = value.elts if isinstance(value, ast.Tuple) else None
                for at, each in enumerate(targets):
                    self._set(each, values[at] if values else value, None if values else at, where)
            case ast.Name(id=name):
                self.set[where, name].append((value, part))
            case ast.Attribute(attr=name):  # set anywhere, read anywhere
                self.set[None, name].append((value, part))
                self.asked += [(value, where)] if name in FIELDS else []

    def _sources(
        self, node: ast.AST, part: int | None, where: ast.AST
    ) -> Iterator[tuple[ast.AST, int | None, ast.AST]]:
        match node:
            case ast.Tuple(elts=[ast.Constant(value=bool()), *_]):
                return  # decided: what follows is no reason
            case ast.Tuple(elts=parts) if part is not None:
                yield from ((each, None, where) for each in parts[part : part + 1])
            case ast.BoolOp(values=parts):
                yield from ((each, part, where) for each in parts)
            case ast.IfExp(body=one, orelse=other):
                yield from ((one, part, where), (other, part, where))
            case ast.NamedExpr(value=value):
                yield value, part, where
            case ast.GeneratorExp(elt=value) | ast.ListComp(elt=value):
                yield value, part, where
            case (
                ast.Call(func=ast.Name(id="next" | "filter"), args=values)
                | ast.Call(func=ast.Attribute(attr="_try"), args=values)
            ):
                yield from ((each, part, where) for each in values)
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
                returned = self.returned[name]
                own = [each for each in returned if self.file[each[1]] is self.file[where]]
                yield from ((value, part, function) for value, function in own or returned)
            case ast.Subscript(value=value, slice=ast.Constant(value=int(at))):
                yield value, at, where
            case ast.Name(id=name):
                known = self.set[where, name] or [
                    place for (scope, other), places in self.set.items()
                    if other == name and isinstance(scope, ast.Module) for place in places
                ]  # fmt: skip
                yield from ((value, at if at is not None else part, where) for value, at in known)
                yield from ((value, part, function) for value, function in self.returned[name])
            case ast.Attribute(attr=name):
                yield from ((value, at, where) for value, at in self.set[None, name])


def unspoken(language: str) -> list[str]:
    words = Words(language)
    return sorted(code for code in (Sources().codes() | DOUBTS) - NOT_SAID if words.reason(code) == code)


def test_reasons_are_found_however_they_are_handed_on() -> None:
    assert {
        "home_unread",
        "needs_script",
        "letter_undated",
        "guide_is_file",
        "no_reply_place",
    } <= Sources().codes()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_reason_has_words(language: str) -> None:
    assert unspoken(language) == []
