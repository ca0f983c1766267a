"""Baseline: what an earlier run knew of the sites that are judged now; only what it lacks fails a gate."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from checks.base import Check
from crawler.site import Site
from reports.rubric import Rubric
from webcensus.partners import partners
from webcensus.settings import Settings, SettingsError
from webcensus.store import RoundDamagedError, Store, find


def look_at(folder: str, store: Store, sites: Sequence[Site]) -> None:
    """Find out before the crawl that a baseline cannot be one. `sites`: what is visited, if anything is.

    Raises:
        RoundError: there is no round.
        SettingsError: it is the round itself, or one of other sites.
    """
    earlier = find(Path(folder).absolute())
    if earlier.folder.resolve() == store.folder.resolve():
        raise SettingsError(
            f"--baseline {folder}: is what is judged now; name an earlier run, kept elsewhere"
        )
    with contextlib.suppress(RoundDamagedError):  # of either plan; the facts may be whole
        if not partners(earlier.sites(), sites or store.sites()):
            raise SettingsError(
                f"--baseline {folder}: holds none of the sites that are judged, by code or by address;"
                " name an earlier run of the same sites"
            )


def keys(settings: Settings, store: Store, rubric: Rubric, checks: Mapping[str, Check]) -> frozenset[str]:
    """The keys of all that the earlier run finds of the sites of this one, judged with the same rubric."""
    if not settings.baseline:
        return frozenset()
    from webcensus.archive import named, places
    from webcensus.judgement import judge_some
    from webcensus.series import opened

    earlier = find(Path(settings.baseline))
    before, now = earlier.facts(verify=True), list(named(store.facts()))
    known = partners(named(before), now)
    if lack := len(now) - len(known):
        print(
            f"--baseline {settings.baseline}: knows nothing of {lack} of {len(now)} sites;"
            " all that is found of them is new",
            file=sys.stderr,
        )
    with opened(settings.probes, earlier, rubric) or contextlib.nullcontext() as visits:
        found = judge_some(places(before, known), rubric, checks, visits=visits, renamed=known)
        return frozenset(finding.key for judged in found for finding in judged.findings)
