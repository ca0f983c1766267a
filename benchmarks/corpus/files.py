"""Files: the corpus' files and what makes each."""

from __future__ import annotations

from collections.abc import Callable, Iterator

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
from benchmarks.corpus.case import Case

FILES: dict[str, Callable[[], Iterator[Case]]] = {
    "dates": dates.cases,
    "lists": lists.cases,
    "scripts": lists.script_cases,
    "blanks": lists.blank_cases,
    "columns": columns.cases,
    "kinds": kinds.cases,
    "letters": letters.cases,
    "edges": edges.cases,
    "replies": replies.cases,
    "guides": guides.cases,
    "answers": answers.cases,
    "encodings": encodings.cases,
    "robots": robots.cases,
}
