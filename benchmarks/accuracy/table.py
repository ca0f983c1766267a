"""Table: the figures as text, as Markdown, and the worst errors of each."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence

from benchmarks.accuracy.figure import Figure

METHOD = """\
`make accuracy` measures; `make accuracy ARGS='--worst'` also shows the ten worst errors of each figure.

## Material

- **Labelled corpus** (`tests/corpus/`): own-made pages whose truth was written down from the specification before any
  reader saw them, by someone who had not read the readers. The makers (`benchmarks/corpus/`) build a page from
  values, and the same values are its truth; `python -m benchmarks.corpus` writes the files again, byte for byte.
- **Real material** beside the project, where it is there: dated pages of many publishers (Apache-2.0, the htmldate
  project), pages of Chinese sites, list pages of United States courts, files in 31 encodings, the public URL test
  data, error pages. It is left out, and so are its rows, where it is absent.
- **Whole sites**: the demonstration web (`webcensus demo`), sites made from the corpus with and without seeded
  faults, and a web of links that checkers are known to misjudge, all served on loopback and crawled.

## Method

- Corpus and material are split by the last bit of the SHA-256 of a case's id or a page's file name: even is for
  tuning, odd is quoted. The table quotes the odd half, except where the material has too few cases to be split or is
  a public table (courts' lists are split; URL data, encodings, error pages, false alarms, link verdicts are whole).
- Pages are read the way a crawl reads them, through one parse and all readers.
- *Exact* means equal to the truth, "there is none" included. *Wrong* means that something else was said; to say
  nothing is not wrong, but not exact either.
- A **row of a real list** is found when the gold item's address (in another format, too) is a row's, or, among the
  rows left over, its name or its day. A row is *invented* when its address is no link of the page or its day stands
  nowhere in its text.
- **Findings** are compared by check and locator; a finding that was not seeded is wrong whatever its certainty.
- Two of the real pages are saved challenges (a shield's waiting page, a script alone); they count as challenges.
"""


def plain(figures: Sequence[Figure], worst: int) -> Iterator[str]:
    """Lines for a terminal."""
    width = max(len(figure.name) for figure in figures)
    yield f"{'figure':{width}}  {'bar':>11}  {'measured':>8}  {'n':>5}"
    for figure in figures:
        yield f"{figure.name:{width}}  {figure.bar or '–':>11}  {figure.measured:>8}  {figure.n:>5}  {figure.verdict}"
        for wrong in figure.wrong[:worst]:
            yield f"    {wrong.line()}"
        if worst and len(figure.wrong) > worst:
            yield f"    … and {len(figure.wrong) - worst} more"


def markdown(figures: Sequence[Figure], half: str, worst: int = 10) -> Iterator[str]:
    """The page docs/accuracy.md."""
    yield "# Accuracy"
    yield ""
    yield f"Measured on {dt.date.today().isoformat()}, half: {half or 'both'}. “–”: no bar, or nothing to measure it on."
    yield ""
    yield "| figure | bar | measured | cases | |"
    yield "|---|---|---|---|---|"
    for figure in figures:
        yield f"| {figure.name} | {figure.bar or '–'} | {figure.measured} | {figure.n} | {figure.verdict} |"
    yield ""
    yield METHOD.rstrip()
    yield ""
    yield "## What is wrong"
    for figure in figures:
        if figure.wrong and figure.holds is not None:
            yield ""
            yield f"### {figure.name}: {len(figure.wrong)} of {figure.n}"
            yield ""
            for wrong in figure.wrong[:worst]:
                yield f"- {_safe(wrong.line())}"
            if len(figure.wrong) > worst:
                groups = Counter(wrong.group for wrong in figure.wrong if wrong.group).most_common(8)
                told = "; ".join(f"{_safe(group)} {number}" for group, number in groups)
                yield f"- … and {len(figure.wrong) - worst} more{f' (by group: {told})' if told else ''}"


def _safe(text: str) -> str:
    return (
        text.replace("|", "\\|")
        .replace("<", "&lt;")
        .replace("*", "\\*")
        .replace("_", "\\_")
        .replace("[", "\\[")
    )
