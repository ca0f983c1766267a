"""Files: the names of the corpus' files, and what makes the cases of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

from benchmarks.corpus import (
    answers,
    columns,
    dates,
    edges,
    encodings,
    guides,
    kinds,
    letters,
    lists,
    replies,
    robots,
)
from benchmarks.corpus.case import FIFTH, Case, seen, within

FOURTH = {  # files of the fourth part, all for tuning
    "dates": ("dates", "dates_again"),
    "lists": ("plain", "plain_again", "plain_rivals", "carried", "carried_again", "row_days"),
    "letters": ("letters", "letters_again", "letters_asked", "letters_bodies"),
}
Maker = Callable[[], Iterator[Case]]
FIRST: dict[str, Maker] = {
    "dates": dates.cases, "lists": lists.cases, "scripts": lists.script_cases, "blanks": lists.blank_cases, "columns": columns.cases,
    "kinds": kinds.cases, "letters": letters.cases, "edges": edges.cases, "replies": replies.cases, "guides": guides.cases,
    "answers": answers.cases, "encodings": encodings.cases, "robots": robots.cases,
}  # fmt: skip


def maker(part: str, name: str) -> Maker:
    """What makes a file's cases in a later part of the corpus, "families", "third", "fourth" or "fifth"."""
    cases: Maker = import_module(f"benchmarks.corpus.{part}.{name}").cases
    return cases


def _all(name: str) -> Maker:
    def made() -> Iterator[Case]:
        yield from seen(FIRST[name]())
        yield from seen(maker("families", name)())
        yield from seen(maker("third", name)())
        for more in FOURTH.get(name, ()):
            yield from seen(maker("fourth", more)())
        yield from within(FIFTH, maker("fifth", name)())

    return made


FILES = {name: _all(name) for name in FIRST}
