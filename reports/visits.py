"""Visits: what one run of `probe` brought, in a few lines for the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from checks.slots import Asked, View, view
from crawler.facts import Sample
from reports.escape import line
from reports.words import OUTCOMES, Words

LISTED = 10  # failures that are named


def summary(samples: Iterable[Sample], path: Path | None, timeout: float, language: str) -> Iterator[str]:
    """The lines: how many home pages opened, which did not, what does not count, and where it is kept.

    Args:
        samples: of the run.
        path: the file they are kept in.
        timeout: seconds after which a page counts as not open.
        language: `zh` or `en`.
    """
    told, asked = Words(language), Asked(days=1, a_day=1, timeout=timeout)
    taken = list(samples)
    views = Counter(view(sample, asked) for sample in taken if sample.valid)
    invalid = sum(not sample.valid for sample in taken)
    yield told.say(
        "%(open)s of %(all)s home pages opened, %(failed)s did not, %(neither)s count neither way",
        open=f"{views[View.OPEN]:,}",
        all=f"{len(taken):,}",
        failed=f"{views[View.FAILED]:,}",
        neither=f"{views[View.NEITHER]:,}",
    )
    if invalid:
        yield told.count(
            "%(n)s visit is not valid: the trouble may lie with this machine or its network",
            "%(n)s visits are not valid: the trouble may lie with this machine or its network",
            invalid,
        )
    failed = [each for each in taken if each.valid and view(each, asked) is View.FAILED]
    for sample in sorted(failed, key=lambda each: each.url)[:LISTED]:
        yield f"  {line(sample.url, 120)}  {told.word(OUTCOMES, sample.outcome)}"
    if len(failed) > LISTED:
        yield "  " + told.say("and %(n)s more", n=f"{len(failed) - LISTED:,}")
    if path:
        yield told.say("Kept in %(place)s", place=line(str(path), 2000))
