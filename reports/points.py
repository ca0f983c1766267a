"""Points: what the tallies of all items cost, with caps and pools, in exact numbers."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from fractions import Fraction

from crawler.page import Frozen
from reports.rubric import Item, Kind, Rubric
from reports.tally import Tally

ZERO = Fraction(0)


class Cost(Frozen):
    """What one item takes off: for sure, in addition if suspected findings hold, and if unjudged ones did."""

    sure: Fraction = ZERO
    suspected: Fraction = ZERO
    unjudged: Fraction = ZERO
    cap: Fraction | None = None  # what the item's own cap and its pool left for it

    @property
    def open(self) -> Fraction:
        """What it may take off besides."""
        return total((self.suspected, self.unjudged))

    @property
    def total(self) -> Fraction:
        """All three."""
        return total((self.sure, self.suspected, self.unjudged))


@functools.lru_cache(maxsize=1_024)
def exact(value: float) -> Fraction:
    """A number of the rubric as it is written: 0.1 is a tenth."""
    return Fraction(str(value))


def total(points: Iterable[Fraction]) -> Fraction:
    """The sum; most are nothing, and adding a fraction is dear."""
    return sum(filter(None, points), ZERO)


def number(points: Fraction) -> float:
    """Points as a float."""
    return float(points) if points else 0.0


def _times(each: float, count: int) -> Fraction:
    return exact(each) * count if count else ZERO


def costs(rubric: Rubric, counted: Sequence[tuple[Item, Tally]]) -> dict[str, Cost]:
    """The cost of every deduction. Pools are used up in the order of the rubric, by sure findings first."""
    pools = {name: exact(cap) for name, cap in rubric.pools.items()}
    deductions = [(item, tally) for item, tally in counted if item.kind is Kind.DEDUCT]
    sure = {item.id: _take(pools, item, _times(item.each, tally.sure)) for item, tally in deductions}
    suspected = {
        item.id: _take(pools, item, _times(item.each, tally.suspected), sure[item.id][0])
        for item, tally in deductions
        if item.suspected_scores
    }
    result: dict[str, Cost] = {}
    for item, tally in deductions:
        certain, cap = sure[item.id]
        possible, _left = suspected.get(item.id, (ZERO, None))
        unjudged, _left = _take(
            pools, item, _times(item.each, tally.unjudged), total((certain, possible)), tally.unnamed
        )
        result[item.id] = Cost(sure=certain, suspected=possible, unjudged=unjudged, cap=cap)
    return result


def _take(
    pools: dict[str, Fraction], item: Item, wanted: Fraction, taken: Fraction = ZERO, all_left: bool = False
) -> tuple[Fraction, Fraction | None]:
    """Take points off what cap and pool leave; give what was taken, and what was left before."""
    left = None if item.cap is None else exact(item.cap) - taken if taken else exact(item.cap)
    if item.pool:
        left = pools[item.pool] if left is None else min(left, pools[item.pool])
    if left is not None and (wanted or all_left):
        wanted = left if all_left else min(wanted, left)
    if item.pool and wanted:
        pools[item.pool] -= wanted
    return wanted, left
