"""Bars: what the audit has to keep to against the other clients, and whether it did."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from typing import NamedTuple

AUDIT, REFERENCE = "audit", "reference"
DEAREST = {"plain": 2.5, "gzip": 2.8}  # times the reference's CPU a page
QUICKER = {"scrapy": 3.2, "linkchecker": 5.0, "linkinator": 1.6}  # times a peer's pages a CPU second


class Kept(NamedTuple):
    """One bar and what was measured."""

    figure: str
    bar: float
    measured: float
    met: bool

    def __str__(self) -> str:
        return f"{self.figure}: {self.measured:.2f}, bar {self.bar:g}: {'met' if self.met else 'short'}"


def kept(costs: Mapping[str, Sequence[float]], packed: str) -> list[Kept]:
    """The bars that can be told from CPU costs a page, one for each round, by client."""
    found = []
    own = costs.get(AUDIT, ())
    for name, others in costs.items():
        ratios = [one / other for one, other in zip(own, others, strict=False)]
        if not ratios or name == AUDIT:
            continue
        ratio = statistics.median(ratios)
        if name == REFERENCE:
            bar = DEAREST[packed]
            found.append(Kept(f"CPU a page, {packed}, times the reference's", bar, ratio, ratio <= bar))
        elif name in QUICKER:
            bar = QUICKER[name]
            found.append(Kept(f"pages a CPU second, times {name}'s", bar, 1 / ratio, 1 / ratio >= bar))
    return found
