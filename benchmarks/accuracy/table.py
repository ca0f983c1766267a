"""Table: the figures as text, as Markdown, and the worst errors of each."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.accuracy.figure import FEW, Figure

HERE = Path(__file__).parent
MARK = f"*: fewer than {FEW} cases"


def plain(figures: Sequence[Figure], worst: int) -> Iterator[str]:
    """Lines for a terminal."""
    width = max(len(figure.name) for figure in figures)
    yield f"{'figure':{width}}  {'bar':>11}  {'measured':>8}  {'n':>6}"
    for figure in figures:
        yield f"{figure.name:{width}}  {figure.bar or '–':>11}  {figure.measured:>8}  {figure.cases:>6}  {figure.verdict}"
        for wrong in figure.worst(worst):
            yield f"    {wrong.line()}"
        if worst and len(figure.wrong) > worst:
            yield f"    … and {len(figure.wrong) - worst} more"
    yield MARK


def markdown(figures: Sequence[Figure], half: str, state: str, worst: int) -> Iterator[str]:
    """The page docs/accuracy.md; of figures that fall short how many, why, and the `worst` errors."""
    yield "# Accuracy"
    yield ""
    yield f"Measured on {dt.date.today().isoformat()}, half: {half}{f', of {state}' if state else ''}. “–”: no bar, or nothing to measure it on."
    yield f"{_safe(MARK)}."
    yield ""
    yield "| figure | bar | measured | cases | |"
    yield "|---|---|---|---|---|"
    for figure in figures:
        yield f"| {figure.name} | {figure.bar or '–'} | {figure.measured} | {_safe(figure.cases)} | {figure.verdict} |"
    yield ""
    yield (HERE / "method.md").read_text("utf-8").rstrip()
    why = tomllib.loads((HERE / "remains.toml").read_text("utf-8"))
    yield ""
    yield "## What falls short, and why it remains"
    short = [figure for figure in figures if figure.holds is False]
    for figure in short:
        yield from _short(figure, worst, why.get(figure.name, ""))
    if not short:
        yield ""
        yield "No figure falls short of its bar."


def _short(figure: Figure, worst: int, why: str) -> Iterator[str]:
    yield ""
    yield f"### {figure.name}: {len(figure.wrong)} wrong of {figure.n}"
    yield ""
    if why:
        yield why.strip()
        yield ""
    for wrong in figure.worst(worst):
        yield f"- {_safe(wrong.line())}"
    if worst and len(figure.wrong) > worst:
        groups = Counter(wrong.group for wrong in figure.wrong if wrong.group).most_common(8)
        told = "; ".join(f"{_safe(group)} {number}" for group, number in groups)
        yield f"- … and {len(figure.wrong) - worst} more{f' (by group: {told})' if told else ''}"


def _safe(text: str) -> str:
    for sign in ("\\", "|", "*", "_", "["):
        text = text.replace(sign, "\\" + sign)
    return text.replace("<", "&lt;")
