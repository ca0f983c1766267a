"""Sampled: what came of a sample in a round, stratum by stratum, and what that says of the whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from crawler.page import Frozen
from reports.escape import clean
from webcensus.estimate import Estimate, Stratum, stratified, wilson
from webcensus.sample import Log
from webcensus.settings import SettingsError
from webcensus.store import Store


class Found(Frozen):
    """What came of a sample in a round."""

    strata: tuple[Stratum, ...]
    estimate: Estimate
    missing: tuple[str, ...] = ()  # drawn sites that the round does not hold


def tally(log: Log, verdicts: Mapping[str, str], stratum_of: Mapping[str, tuple[str, ...]]) -> Found:
    """The strata of a sample with their verdicts, and the estimate for the whole.

    Args:
        log: the sample.
        verdicts: id of a site -> pass, fail or insufficient_evidence.
        stratum_of: id of a drawn site -> the values of its stratum.
    """
    counted: Counter[tuple[tuple[str, ...], str]] = Counter()
    for id in log.sites:
        counted[stratum_of.get(id, ()), verdicts.get(id, "")] += 1
    strata = tuple(
        Stratum(
            values=stratum.values,
            population=stratum.population,
            drawn=stratum.drawn,
            passed=counted[stratum.values, "pass"],
            failed=counted[stratum.values, "fail"],
        )
        for stratum in log.strata
    )
    missing = tuple(id for id in log.sites if id not in verdicts)
    return Found(strata=strata, estimate=stratified(strata), missing=missing)


def outcome(log: Log, store: Store) -> Found:
    """What came of a sample in a round, under the round's current judgement.

    Raises:
        SettingsError: the round holds none of the drawn sites.
    """
    from webcensus import query

    db = query.connect(store)
    try:
        verdicts = dict(db.execute("select site, verdict from scorecards").fetchall())
    finally:
        db.close()
    found = tally(log, verdicts, strata_of(log))
    if len(found.missing) == len(log.sites):
        raise SettingsError(f"{store.folder}: holds none of the {len(log.sites)} drawn sites")
    return found


def strata_of(log: Log) -> dict[str, tuple[str, ...]]:
    """Id of a drawn site -> the values of its stratum; the log lists the sites stratum by stratum."""
    ids = iter(log.sites)
    return {next(ids): stratum.values for stratum in log.strata for _ in range(stratum.drawn)}


def told(log: Log, found: Found | None = None) -> str:
    """A draw, or what came of it, as a table of plain text."""
    heads = [*log.by, "sites", "drawn"] + (
        ["passed", "failed", "no verdict", "pass rate (95 %)"] if found else []
    )
    body = [_cells(stratum, found is not None) for stratum in (found.strata if found else log.strata)]
    widths = [max(map(_width, column)) for column in zip(heads, *body, strict=True)]
    lines = [_line(cells, widths) for cells in (heads, *body)]
    population = sum(stratum.population for stratum in log.strata)
    strata = "1 stratum" if len(log.strata) == 1 else f"{len(log.strata):,} strata"
    lines += ["", f"{len(log.sites):,} of {population:,} sites drawn from {strata}, seed {log.seed}"]
    return "\n".join(lines + (_verdict(found) if found else []))


def _cells(stratum: Stratum, judged: bool) -> list[str]:
    cells = [clean(value) or "–" for value in stratum.values]
    cells += [f"{stratum.population:,}", f"{stratum.drawn:,}"]
    if not judged:
        return cells
    rate = wilson(stratum.passed, stratum.judged, stratum.population) if stratum.judged else None
    shown = f"{rate.value:.1%} ({rate.low:.1%}–{rate.high:.1%})" if rate else "–"
    return [
        *cells,
        f"{stratum.passed:,}",
        f"{stratum.failed:,}",
        f"{stratum.drawn - stratum.judged:,}",
        shown,
    ]


def _verdict(found: Found) -> list[str]:
    guess = found.estimate
    if guess.rate is None:
        return ["no drawn site has a verdict: nothing can be estimated"]
    rate = guess.rate
    lines = [
        f"judged {guess.judged:,}, passed {guess.passed:,}; estimated pass rate of the whole"
        f" {rate.value:.1%} (95 %: {rate.low:.1%} to {rate.high:.1%})"
    ]
    if guess.judged < guess.drawn:
        lines.append(
            f"{guess.drawn - guess.judged:,} drawn sites have no verdict: of the drawn,"
            f" between {guess.least:.1%} and {guess.most:.1%} pass"
        )
    if guess.represented < guess.population:
        lines.append(f"the estimate speaks for {guess.represented:,} of {guess.population:,} sites")
    if found.missing:
        lines.append(f"{len(found.missing):,} drawn sites are not in the round, such as {found.missing[0]}")
    return lines


def _width(text: str) -> int:
    """Columns of a terminal: characters of Chinese take two."""
    return sum(2 if ord(character) > 0x1100 else 1 for character in text)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell + " " * (width - _width(cell)) for cell, width in zip(cells, widths, strict=True))
    return "  ".join(padded).rstrip()
