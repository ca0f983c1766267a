"""Judging: the figures of checks on the labelled corpus."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from benchmarks.accuracy.figure import Figure, Tally
from benchmarks.corpus.case import read
from checks.base import Finding, load
from checks.testing import Case, run

AS_OF = dt.date(2021, 6, 15)


def figures(half: str) -> Iterator[Figure]:
    """Every figure of this module."""
    yield from edges(half)
    yield from replies(half)


def edges(half: str) -> Iterator[Figure]:
    """The edge of three months, and the letters that count, under the parameters of the table a case names, or of that of 2015."""
    check = load()["letter-unanswered"]
    edge, counting = Tally(), Tally()
    for case in read("edges", half):
        facts: dict[str, Any] = {
            "letters": [
                {
                    "url": "http://site.test/x/1",
                    "kind": case["kind"],
                    "asked": dt.date.fromisoformat(case["asked"]),
                    "state": "open",
                    "state_text": "未回复",
                    "detail": True,
                }
            ],
            "pages": [
                {"url": "http://site.test/x/1", "parent": "http://site.test/x/", "kind": "letter"},
                {"url": "http://site.test/x/", "kind": "letter_list", "column_class": case["column_class"]},
            ],
            "columns": [{"url": "http://site.test/x/", "column_class": case["column_class"]}],
        }
        results = run(
            check,
            Case(
                name=case["id"],
                as_of=dt.date.fromisoformat(case["as_of"]),
                parameters=_parameters(case.get("rubric", "cn-2015")),
                facts=facts,
            ),
        )
        found = any(isinstance(result, Finding) for result in results)
        tally = counting if "counts" in case["id"] or "older" in case["id"] else edge
        tally.add(case["id"], case["truth"]["finding"], found)
    yield edge.figure("letters: the edge of three months", 1.0, "exact")
    yield counting.figure("letters: those that do not count are left out", 1.0, "all")


@cache
def _parameters(name: str) -> dict[str, Any]:
    rubric = tomllib.loads((files("reports") / "rubrics" / f"{name}.toml").read_text("utf-8"))
    parameters: dict[str, Any] = rubric["checks"]["letter-unanswered"]
    return parameters


def replies(half: str) -> Iterator[Figure]:
    """Perfunctory replies: precision and recall over letters."""
    check = load()["reply-perfunctory"]
    said, true = Tally(), Tally()
    for case in read("replies", half):
        letters = [
            {"url": f"http://site.test/x/{number}", "asked": AS_OF - dt.timedelta(days=60), "answered": AS_OF - dt.timedelta(days=50), "state": "answered",
             "detail": True, "reply_seen": True, **letter}
            for number, letter in enumerate(case["letters"])
        ]  # fmt: skip
        results = run(
            check,
            Case(
                name=case["id"],
                as_of=AS_OF,
                parameters={"lookback": "P1Y", "interim": "P1M"},
                facts={"letters": letters},
            ),
        )
        found = {result.locator for result in results if isinstance(result, Finding)}
        for letter in letters:
            empty, accused = case["truth"]["perfunctory"], letter["url"] in found
            if accused:
                said.add(f"{case['id']} {letter['reply']}", "substance", "perfunctory", right=empty)
            if empty:
                true.add(f"{case['id']} {letter['reply']}", "perfunctory", "clear", right=accused)
    yield said.figure("perfunctory replies: precision", 0.95)
    yield true.figure("perfunctory replies: recall", 0.80)
