"""What a sample says of the whole: Wilson's interval, strata, finite populations."""

from __future__ import annotations

import random

import pytest

from webcensus.estimate import Interval, Stratum, stratified, wilson


@pytest.mark.parametrize(
    ("passed", "judged", "low", "high"),
    [  # Newcombe 1998, table I, method 3
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_interval_is_wilsons(passed: int, judged: int, low: float, high: float) -> None:
    found = wilson(passed, judged)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)
    assert found.value == passed / judged


def test_interval_narrows_as_the_sample_nears_the_whole() -> None:
    widths = [found.high - found.low for found in (wilson(45, 50, n) for n in (None, 5000, 100, 51, 50))]
    assert widths == sorted(widths, reverse=True)
    assert widths[-1] == 0.0


def test_finite_population_by_hand() -> None:
    # n (N − 1) / (N − n) = 50 · 99 / 50 = 99
    assert wilson(45, 50, 100) == wilson_of_share(0.9, 99)


def wilson_of_share(share: float, size: float) -> Interval:
    from webcensus.estimate import Z, _score_interval

    return _score_interval(share, size, Z)


@pytest.mark.parametrize(
    ("passed", "judged", "whole"), [(1, 0, None), (3, 2, None), (-1, 2, None), (2, 5, 4)]
)
def test_contradictions_are_refused(passed: int, judged: int, whole: int | None) -> None:
    with pytest.raises(ValueError, match=r"no share|cannot be drawn"):
        wilson(passed, judged, whole)


def stratum(name: str, population: int, drawn: int, passed: int, failed: int) -> Stratum:
    return Stratum(values=(name,), population=population, drawn=drawn, passed=passed, failed=failed)


def test_strata_are_weighted_by_their_sites() -> None:
    found = stratified([stratum("a", 900, 10, 10, 0), stratum("b", 100, 10, 0, 10)])
    assert found.rate is not None
    assert found.rate.value == pytest.approx(0.9)


def test_variance_by_hand() -> None:
    """Two strata: W = 0.9, 0.1; p = 0.8, 0.5; s² = 10/9·0.16, 10/9·0.25; f = 10/900, 10/100."""
    found = stratified([stratum("a", 900, 10, 8, 2), stratum("b", 100, 10, 5, 5)]).rate
    share = 0.9 * 0.8 + 0.1 * 0.5
    variance = 0.81 * (890 / 900) * (0.16 * 10 / 9) / 10 + 0.01 * (90 / 100) * (0.25 * 10 / 9) / 10
    by_hand = wilson_of_share(share, share * (1 - share) / variance)
    assert found is not None
    assert (found.low, found.value, found.high) == pytest.approx((by_hand.low, share, by_hand.high))


def test_strata_never_claim_more_than_a_simple_sample() -> None:
    found = stratified([stratum("a", 60, 10, 10, 0), stratum("b", 40, 10, 1, 9)]).rate
    assert found == wilson_of_share(0.64, 20 * 99 / 80)


def test_a_census_of_all_strata_is_exact() -> None:
    found = stratified([stratum("a", 5, 5, 4, 1), stratum("b", 3, 3, 3, 0)])
    assert found.rate is not None
    assert (found.rate.low, found.rate.value, found.rate.high) == (7 / 8, 7 / 8, 7 / 8)


def test_agreement_in_every_stratum_is_no_certainty() -> None:
    found = stratified([stratum(name, 100, 2, 2, 0) for name in "abcde"])
    assert found.rate is not None
    assert found.rate.low < 0.78
    assert found.rate.high == 1.0


def test_sites_without_a_verdict_are_told_not_guessed() -> None:
    found = stratified([stratum("a", 50, 10, 6, 2), stratum("b", 50, 5, 0, 0)])
    assert (found.judged, found.drawn, found.represented, found.population) == (8, 15, 50, 100)
    assert found.rate is not None
    assert found.rate.value == 0.75
    assert (found.least, found.most) == (6 / 15, 13 / 15)


def test_nothing_judged_gives_no_rate() -> None:
    assert stratified([stratum("a", 50, 10, 0, 0)]).rate is None
    assert stratified([]).rate is None


def test_the_interval_holds_the_truth_as_often_as_it_says() -> None:
    """Draws from a made-up country of eight unequal strata: 95 % and more of the intervals hold its pass rate."""
    chance = random.Random(20151204)
    country = [[chance.random() < share for _ in range(size)] for share, size in zip(
        (0.99, 0.95, 0.9, 0.9, 0.8, 0.7, 0.95, 0.6), (20, 40, 80, 150, 300, 400, 600, 900), strict=True
    )]  # fmt: skip
    truth = sum(map(sum, country)) / sum(map(len, country))
    held = 0
    for _ in range(400):
        strata = []
        for number, sites in enumerate(country):
            taken = chance.sample(sites, max(1, len(sites) // 12))
            strata.append(stratum(str(number), len(sites), len(taken), sum(taken), len(taken) - sum(taken)))
        rate = stratified(strata).rate
        held += rate is not None and rate.low <= truth <= rate.high
    assert 0.93 <= held / 400 <= 1.0
