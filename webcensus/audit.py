"""The way of the data, for one site or for many: one site is a round of one.

sites ─▶ crawl: fetch, read, page checks ─▶ facts ─▶ judge: site checks, score ─▶ documents, gate
"""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import checks.base
from checks.base import Check
from crawler.site import Site
from reports.rubric import Rubric
from reports.rubric import load as load_rubric
from webcensus import baseline, lean
from webcensus.census import Progress, sweep
from webcensus.gate import Gate, GateResult
from webcensus.plan import addresses, shards
from webcensus.settings import Settings
from webcensus.store import Store, probe_writable
from webcensus.terminal import counted

if TYPE_CHECKING:
    from reports.ruling import Rulings
    from webcensus.archive import Places
    from webcensus.documents import Documents
    from webcensus.judgement import Judged, Keeper
    from webcensus.juror import Charge

USUAL = "cn-2015"  # the rubric of whoever names none


@dataclass(frozen=True)
class Audited:
    """What an audit brought."""

    named: frozenset[str]  # ids of the sites judged
    documents: Documents  # what was written, and what to tell
    gate: GateResult
    lost: str = ""  # what was kept once and is damaged, in words


def audit(
    sites: Sequence[Site],
    store: Store,
    settings: Settings,
    source: str,
    on_progress: Callable[[Progress], None],
) -> Audited:
    """Audit sites: crawl what is not crawled yet, judge it, write the documents.

    Raises:
        StoreError: the round has other settings or sites, is in use, or cannot be written.
        WorkerError: results could not be kept, or workers died again and again.
        Stopped: a signal came; run again to go on.
        RubricError: bad configuration.
    """
    rubric, known = law(settings)
    _load_arrow(known)
    probe_writable(store.folder)
    with store.locked():
        begin(sites, store, settings, rubric, source)
        sweep(store, rubric, settings, on_progress)
        return judge(store, rubric, known, settings, on_progress, processes=settings.workers)


def law(settings: Settings) -> tuple[Rubric, Mapping[str, Check]]:
    """The rubric, validated against the checks there are."""
    known = checks.base.load()
    return load_rubric(settings.rubric or USUAL, *declared(known)), known


def declared(
    known: Mapping[str, Check],
) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """By check: the parameters a rubric may set, and the data it may ask for."""
    return {id: check.parameters for id, check in known.items()}, {
        id: check.data for id, check in known.items()
    }


def begin(sites: Sequence[Site], store: Store, settings: Settings, rubric: Rubric, source: str) -> None:
    """Begin a round, or make sure that the one that is there is the same."""
    if store.exists:
        store.check_same(store.open(), settings, rubric, sites)
    else:
        found = addresses((site.url for site in sites), settings)
        store.create(settings, rubric, sites, shards(sites, settings.shard_size, found), source)


def judge(
    store: Store,
    rubric: Rubric,
    known: Mapping[str, Check],
    settings: Settings,
    on_progress: Callable[[Progress], None],
    *,
    wanted: frozenset[str] | None = None,
    failing: bool = False,
    processes: int | None = None,
) -> Audited:
    """Judge what is stored, keep the judgement, write the documents, ask the gates.

    A large round is judged by so many `processes`, None: by as many as there are cores; what comes of it does
    not depend on them.
    """
    _load_arrow(known)
    from webcensus import garbage, judgement, jury, rulings, whole  # with what reads Parquet: not to crawl
    from webcensus.documents import Documents

    store.facts(verify=True)  # sets aside what is damaged, before it is said what there is
    lack = whole.lacking(store, "en")
    _tell(f"{store.folder}: {note}" for note in (lack, whole.foreign(store)) if note)
    desk = _Desk(
        judgement.Keeper(store, rubric),
        Documents(store, rubric, known, settings, wanted=wanted, failing=failing),
        Gate(settings, baseline.keys(settings, store, rubric, known)),
    )
    if lack:
        desk.gate.miss(lack)
    decided = rulings.read(settings.rulings)
    _tell(decided.notes)
    _tell(_before_all(store, settings))
    shares = () if settings.probes or settings.baseline else jury.shares(store, processes)
    if len(shares) > 1:
        charge = jury.charge(store, rubric, settings, decided, wanted=wanted, failing=failing)
        judging = _by_several(charge, shares, processes, desk)
    else:
        judging = _by_one(_judged(store, rubric, known, settings, decided), desk)
    named, began, count = set[str](), time.monotonic(), store.open().sites
    with garbage.looked_for_seldom(), contextlib.closing(judging):
        for sites in judging:
            named.update(sites)
            on_progress(_so_far(len(named), count, time.monotonic() - began))
    desk.keeper.close()
    desk.documents.close()
    return Audited(frozenset(named), desk.documents, desk.gate.result(), whole.lost(store))


@dataclass(frozen=True)
class _Desk:
    """Where every judgement goes."""

    keeper: Keeper
    documents: Documents
    gate: Gate


def _by_one(judging: Iterable[Judged], desk: _Desk) -> Generator[Sequence[str]]:
    """Hand on what this process judges; the sites as they are done."""
    for judged in judging:
        desk.keeper.add(judged)
        desk.documents.add(judged)
        desk.gate.add(judged)
        yield [judged.scorecard.site]


def _by_several(
    charge: Charge, shares: Sequence[tuple[Places, ...]], processes: int | None, desk: _Desk
) -> Generator[Sequence[str]]:
    """Hand on what several processes judge; the sites as they are done."""
    from webcensus.jury import Jury

    with Jury(charge, shares, processes) as judging:
        for answer, folder in judging.answers():
            desk.keeper.copy(folder)
            for row in answer.rows:
                desk.documents.join(row)
            desk.gate.join(answer.reasons)
            yield answer.sites


def _so_far(judged: int, sites: int, seconds: float) -> Progress:
    return Progress(
        sites=sites, judged=judged, seconds=seconds, seconds_left=seconds * (sites / max(1, judged) - 1)
    )


def _tell(notes: Iterable[str]) -> None:
    for note in notes:
        print(note, file=sys.stderr)


def _before_all(store: Store, settings: Settings) -> Iterator[str]:
    """Said where sites are judged for a day on which none of them had been read."""
    if not settings.as_of:
        return
    from webcensus.series import visited  # takes a while to load

    first = min(visited(store), default=None)
    if first and settings.as_of < first:
        later = counted((first - settings.as_of).days, "day")
        yield f"--as-of {settings.as_of}: the first visit was {later} later; how sites stood is not known"


def _load_arrow(known: Mapping[str, Check]) -> None:
    """Our own checks have no use for numpy; those of others may."""
    if all(check.own for check in known.values()):
        lean.load()


def _judged(
    store: Store, rubric: Rubric, known: Mapping[str, Check], settings: Settings, decided: Rulings
) -> Iterator[Judged]:
    """Every site, judged in this process; what the samples to join lack is told first."""
    from webcensus import judgement

    if not settings.probes:  # its reader takes a while to load
        yield from judgement.judge(store, rubric, known, as_of=settings.as_of, rulings=decided)
        return
    from webcensus import series

    opened = series.opened(settings.probes, store, rubric, settings.as_of) or contextlib.nullcontext()
    with opened as visits:
        _tell(visits.notes if visits else ())
        yield from judgement.judge(store, rubric, known, as_of=settings.as_of, rulings=decided, visits=visits)
