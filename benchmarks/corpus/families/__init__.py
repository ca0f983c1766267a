"""The second corpus: layout families whose halves have both been looked at, so that all are for tuning."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from benchmarks.corpus.case import Case
from benchmarks.corpus.families import (
    answers,
    blanks,
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
    scripts,
)

MAKERS: dict[str, Callable[[], Iterator[Case]]] = {
    "dates": dates.cases,
    "lists": lists.cases,
    "scripts": scripts.cases,
    "blanks": blanks.cases,
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
