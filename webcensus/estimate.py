"""Estimate: what a sample says of the whole. Shares of sites with their intervals; pure arithmetic."""

from __future__ import annotations

import math
from collections.abc import Sequence

from crawler.page import Frozen

Z = 1.959963984540054  # of the standard normal distribution, for intervals of 95 %


class Interval(Frozen):
    """A share between 0 and 1 and the interval of 95 % around it."""

    low: float
    value: float
    high: float


class Stratum(Frozen, omit_defaults=True):
    """What was drawn from one stratum, and what came of it."""

    values: tuple[str, ...]  # of the columns the sample was drawn by
    population: int  # sites
    drawn: int = 0
    passed: int = 0
    failed: int = 0

    @property
    def judged(self) -> int:
        """Sites with a verdict; those with too little evidence have none."""
        return self.passed + self.failed


class Estimate(Frozen):
    """The pass rate of the whole as a stratified sample shows it."""

    rate: Interval | None  # None: no site was judged
    population: int  # sites of the whole
    represented: int  # sites in strata of which at least one drawn site was judged
    drawn: int
    judged: int
    passed: int
    least: float  # share of the drawn that passed, if all without a verdict failed
    most: float  # and if they passed


def wilson(passed: int, judged: int, population: int | None = None, z: float = Z) -> Interval:
    """The share that passed, with Wilson's score interval.

    With p = passed / n:
        centre = (p + z²/2n) / (1 + z²/n)
        half   = z/(1 + z²/n) · √(p(1−p)/n + z²/4n²)
    For a sample of n from a finite population of N, n is replaced by n(N−1)/(N−n), the size whose simple
    variance p(1−p)/n equals the one with finite population correction; where all N were judged the
    interval is the share itself.

    Args:
        passed: sites that passed.
        judged: sites with a verdict.
        population: sites they were drawn from; None: so many that it does not matter.
        z: quantile of the normal distribution.

    Raises:
        ValueError: nothing was judged, or the numbers contradict each other.
    """
    if not 0 <= passed <= judged or judged < 1:
        raise ValueError(f"{passed} of {judged} is no share")
    if population is not None and population < judged:
        raise ValueError(f"{judged} cannot be drawn from {population}")
    return _score_interval(passed / judged, _corrected(judged, population), z)


def stratified(strata: Sequence[Stratum], z: float = Z) -> Estimate:
    """The pass rate of the whole from a stratified sample.

    Over the strata h with at least one judged site, N_h sites, n_h judged, p_h the share of them that
    passed, N = Σ N_h, n = Σ n_h:
        p  = Σ (N_h/N) p_h
        v  = Σ (N_h/N)² (1 − n_h/N_h) s_h²/n_h          finite population correction in each stratum
        s_h² = n_h/(n_h−1) · p_h(1−p_h)                 where n_h = 1: that of all judged sites together
    The interval is Wilson's for the share p and the effective size p(1−p)/v. That size is never taken to be
    more than that of a simple sample, n(N−1)/(N−n): strata with few sites, which by chance show no variance,
    must not make the estimate look better than it is.

    Sites without a verdict are left out, as if they were like the others of their stratum; `least` and `most`
    say how far the share of the drawn sites could move if they were not.
    """
    used = [stratum for stratum in strata if stratum.judged]
    whole, judged = sum(s.population for s in used), sum(s.judged for s in used)
    drawn, passed = sum(s.drawn for s in strata), sum(s.passed for s in strata)
    open_ends = drawn - judged
    return Estimate(
        rate=_rate(used, whole, judged, z) if used else None,
        population=sum(s.population for s in strata),
        represented=whole,
        drawn=drawn,
        judged=judged,
        passed=passed,
        least=passed / drawn if drawn else 0.0,
        most=(passed + open_ends) / drawn if drawn else 1.0,
    )


def _rate(used: Sequence[Stratum], whole: int, judged: int, z: float) -> Interval:
    share = math.fsum(s.population * s.passed / s.judged for s in used) / whole
    common = _variance(sum(s.passed for s in used), judged)
    variance = math.fsum(
        (s.population / whole) ** 2
        * (1 - s.judged / s.population)
        * (_variance(s.passed, s.judged) if s.judged > 1 else common)
        / s.judged
        for s in used
    )
    simple = _corrected(judged, whole)
    size = min(simple, share * (1 - share) / variance) if variance > 0 else simple
    return _score_interval(share, size, z)


def _variance(passed: int, judged: int) -> float:
    share = passed / judged
    return share * (1 - share) * judged / (judged - 1) if judged > 1 else 0.25


def _corrected(judged: int, population: int | None) -> float:
    """The size of a sample from an endless population that would be as exact."""
    if population is None:
        return float(judged)
    return judged * (population - 1) / (population - judged) if population > judged else math.inf


def _score_interval(share: float, size: float, z: float) -> Interval:
    if not math.isfinite(size):
        return Interval(low=share, value=share, high=share)
    if size <= 0:
        return Interval(low=0.0, value=share, high=1.0)
    square = z * z / size
    centre = (share + square / 2) / (1 + square)
    half = z / (1 + square) * math.sqrt(max(share * (1 - share), 0.0) / size + square / (4 * size))
    low, high = max(0.0, centre - half), min(1.0, centre + half)
    return Interval(low=min(low, share), value=share, high=max(high, share))
