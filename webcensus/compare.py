"""Compare: two rounds, finding by finding. The earlier one is judged again with the later one's rubric first.

Both rounds are gone through once, site by site; what must wait for its partner waits on disk, so the memory
needed does not grow with the rounds. Neither round is changed.
"""

from __future__ import annotations

import contextlib
import hashlib
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from checks.base import Certainty, Check, Finding, finding_key, url_blind
from crawler.page import Frozen, Outcome
from crawler.site import Site
from reports import fix, sentence
from reports.change import Change, SiteChange, Standing, State, Totals
from reports.rubric import Rubric
from reports.ruling import Ruling, Rulings
from reports.scorecard import Scorecard
from webcensus import judgement, series
from webcensus.archive import named
from webcensus.judgement import Judged
from webcensus.partners import displaced, partners
from webcensus.retest import Later
from webcensus.scrap import scrap
from webcensus.store import Store

DIGEST = 8  # bytes of a hash by which the earlier round's subjects are remembered


class Earlier(Frozen):
    """What is needed of a site of the earlier round until its partner comes."""

    site: Site
    standing: Standing
    scorecard: Scorecard
    findings: tuple[Finding, ...]
    rulings: dict[str, Ruling]
    judged: bytes  # digests of the keys judged and the pages read, one after the other

    @property
    def digests(self) -> frozenset[bytes]:
        """What was judged or read."""
        cuts = range(0, len(self.judged), DIGEST)
        return frozenset(self.judged[at : at + DIGEST] for at in cuts)


class Comparison:
    """The result of a comparison, kept in one file; sites come out in the order of their ids."""

    def __init__(self, folder: Path) -> None:
        self._db = scrap(folder)
        self._db.execute("create table earlier (site text primary key, value blob, taken integer default 0)")
        self._db.execute("create table sites (site text primary key, value blob)")
        self._encode = msgspec.msgpack.Encoder().encode
        self.totals = Totals()

    def __enter__(self) -> Comparison:
        self._db.execute("begin")
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def remember(self, earlier: Earlier) -> None:
        """Keep a site of the earlier round."""
        self._db.execute(
            "insert or replace into earlier (site, value) values (?, ?)",
            (earlier.site.id, self._encode(earlier)),
        )

    def take(self, site: str) -> Earlier | None:
        """The site of the earlier round, which then counts as met."""
        row = self._db.execute("select value from earlier where site = ?", (site,)).fetchone()
        if row is None:
            return None
        self._db.execute("update earlier set taken = 1 where site = ?", (site,))
        return msgspec.msgpack.decode(row[0], type=Earlier)

    def left(self) -> Iterator[Earlier]:
        """The sites of the earlier round that were not met."""
        for (value,) in self._db.execute("select value from earlier where not taken order by site"):
            yield msgspec.msgpack.decode(value, type=Earlier)

    def add(self, change: SiteChange) -> None:
        """Keep the result for one site."""
        self.totals.add(change)
        self._db.execute("insert into sites values (?, ?)", (change.site.id, self._encode(change)))

    def sites(self) -> Iterator[SiteChange]:
        """Every site, in the order of the ids; may be asked again and again."""
        cursor = self._db.execute("select value from sites order by site")
        for (value,) in cursor:
            yield msgspec.msgpack.decode(value, type=SiteChange)


class Law(Frozen):
    """By what both rounds are judged."""

    rubric: Rubric
    checks: Mapping[str, Check]
    rulings: Rulings
    probes: str = ""  # folder of availability samples to join; "": none

    def judge(self, store: Store, renamed: Mapping[str, str] | None = None) -> Iterator[Judged]:
        """Every site of a round, judged by this law; `renamed`: ids by which sites are to be known."""
        with series.opened(self.probes, store, self.rubric) or contextlib.nullcontext() as visits:
            for note in visits.notes if visits else ():
                print(note, file=sys.stderr)
            yield from judgement.judge(
                store,
                self.rubric,
                self.checks,
                rulings=self.rulings,
                visits=visits,
                ends=True,
                renamed=renamed,
            )


def compare(earlier: Store, later: Store, law: Law, comparison: Comparison, *, errand: bool = False) -> None:
    """Fill `comparison` with what became of every finding of `earlier` in `later`.

    Args:
        earlier: the round before; it is judged again with the law of the later one.
        later: the round after.
        law: for both; rulings count as far as they are valid on a site's later day.
        comparison: where the results go.
        errand: `later` visited only what the findings of `earlier` needed; it brings nothing new.
    """
    before, now = (list(named(store.facts())) for store in (earlier, later))
    for judged in law.judge(earlier, partners(before, now) | displaced(before, now)):
        comparison.remember(_earlier(judged))
    for judged in law.judge(later):
        known = comparison.take(judged.scorecard.site)
        comparison.add(_Pair(known, judged, law).change(errand=errand))
    for known in comparison.left():
        comparison.add(_missing(known, law))


class _Pair:
    """One site in both rounds, or in the later one only."""

    def __init__(self, known: Earlier | None, judged: Judged, law: Law) -> None:
        self.known, self.judged, self.law = known, judged, law
        self.day = judged.scorecard.as_of
        self.url = judged.archived.facts.site.url

    def change(self, *, errand: bool) -> SiteChange:
        later = Later(self.judged, self.law.checks, errand=errand)
        changes = [self._became(found, later) for found in self.known.findings] if self.known else []
        if not errand:
            changes += self._new({change.finding.key for change in changes})
        return SiteChange(
            site=self.judged.archived.facts.site,
            then=self.known.standing if self.known else None,
            now=standing(self.judged),
            changes=tuple(changes),
            regained=self._regained(changes),
        )

    def _became(self, found: Finding, later: Later) -> Change:
        state, reason = later.became(found)
        return Change(
            state=state,
            finding=later.findings.get(found.key, found),
            reason=reason,
            then=found.certainty,
            ruling=self.law.rulings.of(found, self.day, self.url),
        )

    def _new(self, met: set[str]) -> list[Change]:
        """Findings that the earlier round did not have: arisen since, or not looked at before."""
        known = self.known.digests if self.known else frozenset()
        return [
            Change(
                state=State.NEW,
                finding=found,
                reason="site_added" if self.known is None else _since(found, known),
                ruling=self.law.rulings.of(found, self.day, self.url),
            )
            for found in self.judged.findings
            if found.key not in met
        ]

    def _regained(self, changes: list[Change]) -> float:
        """The points that what is fixed or gone gives back by itself."""
        done = [change.finding.key for change in changes if change.state in (State.FIXED, State.GONE)]
        if self.known is None or not done:
            return 0.0
        known = self.known
        return fix.gain(self.law.rubric, known.scorecard, known.findings, done, known.rulings)


def _since(found: Finding, known: frozenset[bytes]) -> str:
    """`arisen` when the earlier round judged the subject, or read the page, without finding it."""
    before = _of_key(found.key) in known or any(_of_page(url) in known for url in found.pages)
    return "arisen" if before else "first_seen"


def _missing(known: Earlier, law: Law) -> SiteChange:
    day = known.standing.as_of
    changes = tuple(
        Change(
            state=State.NOT_RETESTED,
            finding=found,
            reason="site_missing",
            then=found.certainty,
            ruling=law.rulings.of(found, day, known.site.url),
        )
        for found in known.findings
    )
    return SiteChange(site=known.site, then=known.standing, now=None, changes=changes)


def standing(judged: Judged) -> Standing:
    """How a site stands under a rubric."""
    card, end = judged.scorecard, judged.archived.facts.outcome
    return Standing(
        as_of=card.as_of,
        verdict=card.verdict,
        minimum=card.minimum,
        maximum=card.maximum,
        scored=sentence.scored(card),
        vetoes=tuple(line.item for line in card.vetoes),
        findings=sum(found.certainty is Certainty.SURE for found in judged.findings),
        state=end.state.value,
        causes=tuple(cause.value for cause in end.causes),
    )


def _earlier(judged: Judged) -> Earlier:
    facts = judged.archived.facts

    keys = {
        finding_key(check, facts.site.id, locator)
        for check, locators in judged.judged.items()
        for locator in locators
    }
    pages = {page.url for page in facts.pages if page.outcome is Outcome.OK}
    digests = {_of_key(key) for key in keys} | {_of_page(url) for url in pages}
    return Earlier(
        site=facts.site,
        standing=standing(judged),
        scorecard=judged.scorecard,
        findings=judged.findings,
        rulings=judged.rulings,
        judged=b"".join(sorted(digests)),
    )


def _of_key(key: str) -> bytes:
    return bytes.fromhex(key[: DIGEST * 2])


def _of_page(url: str) -> bytes:
    return hashlib.sha256(url_blind(url).encode("utf-8", "replace")).digest()[:DIGEST]
