"""Files: the names of the corpus' files, and what makes the cases of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from benchmarks.corpus import (
    answers,
    columns,
    dates,
    edges,
    encodings,
    families,
    guides,
    kinds,
    letters,
    lists,
    replies,
    robots,
    third,
)
from benchmarks.corpus.case import Case, seen

FIRST: dict[str, Callable[[], Iterator[Case]]] = {
    "dates": dates.cases, "lists": lists.cases, "scripts": lists.script_cases, "blanks": lists.blank_cases, "columns": columns.cases,
    "kinds": kinds.cases, "letters": letters.cases, "edges": edges.cases, "replies": replies.cases, "guides": guides.cases,
    "answers": answers.cases, "encodings": encodings.cases, "robots": robots.cases,
}  # fmt: skip


def _all(name: str) -> Callable[[], Iterator[Case]]:
    def made() -> Iterator[Case]:
        yield from seen(FIRST[name]())
        yield from seen(families.MAKERS[name]())
        yield from third.MAKERS[name]()

    return made


FILES = {name: _all(name) for name in FIRST}
