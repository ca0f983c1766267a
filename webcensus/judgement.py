"""Judgement: stored facts under a rubric become findings and scorecards. No crawl, no network."""

from __future__ import annotations

import datetime as dt
import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from checks.base import Check, Clear, Finding, Result, Rules, Unassessed, judge_site
from checks.slots import Series, asked_of, series
from checks.uptime import CHECK as SERIES_CHECK
from crawler.page import Frozen
from reports.rubric import Rubric, early_rules, rules
from reports.ruling import Decision, Ruling, Rulings, keys
from reports.score import coverage, score
from reports.scorecard import Scorecard
from reports.standing import CHECK as STATE_CHECK
from reports.standing import standing
from webcensus import tables
from webcensus.archive import Places, archived, excerpt
from webcensus.disk import write_atomic
from webcensus.part import Archived, merged
from webcensus.store import Store

if TYPE_CHECKING:
    from webcensus.series import Visits


class Judged(Frozen):
    """One site under one rubric."""

    archived: Archived
    scorecard: Scorecard
    findings: tuple[Finding, ...]
    unassessed: tuple[Unassessed, ...]
    judged: dict[str, tuple[str, ...]]  # site check -> locators judged, problem or clear
    rulings: dict[str, Ruling] = {}  # of this site's findings, by key
    series: Series | None = None  # of availability samples, if there is a store of them

    @property
    def passed(self) -> frozenset[str]:
        """Keys of findings that a person dismissed or accepted: gates let them pass."""
        day = self.scorecard.as_of
        return keys(self.rulings, Decision.DISMISS, day) | keys(self.rulings, Decision.ACCEPT, day)


def judge(
    store: Store,
    rubric: Rubric,
    checks: Mapping[str, Check],
    *,
    as_of: dt.date | None = None,
    rulings: Rulings | None = None,
    visits: Visits | None = None,
    ends: bool = False,
    renamed: Mapping[str, str] | None = None,
) -> Iterator[Judged]:
    """Judge every site of a round, in the order of its plan.

    Without `as_of` a site is judged for the day (in the rubric's time zone) its own home page was fetched,
    and never for a later one: of the days since then nothing is known; they must not make it look old.
    `visits` are availability samples to join; `ends`: tell how each fetch ended, too; `renamed`: ids by which
    sites are to be known instead of their own.
    """
    for each in archived(store, ends=ends, whole=_asks_for_all(checks)):
        yield judge_one(
            _joined(each, visits, renamed), rubric, checks, as_of=as_of, rulings=rulings or Rulings()
        )


def judge_some(
    places: Iterable[Places],
    rubric: Rubric,
    checks: Mapping[str, Check],
    *,
    as_of: dt.date | None = None,
    rulings: Rulings | None = None,
    visits: Visits | None = None,
    renamed: Mapping[str, str] | None = None,
) -> Iterator[Judged]:
    """Judge the sites in some places of a round, as `judge` does."""
    whole = _asks_for_all(checks)
    for place in places:
        for each in excerpt(Path(place.folder), place.first, place.count, whole=whole):
            yield judge_one(
                _joined(each, visits, renamed), rubric, checks, as_of=as_of, rulings=rulings or Rulings()
            )


def _asks_for_all(checks: Mapping[str, Check]) -> bool:
    """True where some site check is not our own: it may ask for anything that is known of a page."""
    return any(check.scope == "site" and not check.own for check in checks.values())


def judge_one(
    each: Archived,
    rubric: Rubric,
    checks: Mapping[str, Check],
    *,
    as_of: dt.date | None = None,
    rulings: Rulings,
) -> Judged:
    """Judge one site."""
    fetched = day_of(each, rubric)
    day = min(as_of, fetched) if as_of else fetched
    told, early_told = _asked(rubric, day)
    if standing(each.facts.site, day):  # the table does not apply: only the site's state is looked at
        told, early_told = {id: rule for id, rule in told.items() if id == STATE_CHECK}, {}
    asked = [found for found in each.page_findings if found.check in told]
    early = [found for found in judge_site(checks, each.facts, early_told) if isinstance(found, Finding)]
    found, unassessed, judged = _sorted(judge_site(checks, each.facts, told))
    findings = merged((*asked, *found))
    counts = {check: len(locators) for check, locators in judged.items()} | {
        check: pages for check, pages in each.page_judged.items() if check in told
    }
    url = each.facts.site.url
    own = {found.key: ruling for found in findings if (ruling := rulings.of(found, day, url))}
    card = score(
        rubric,
        each.facts.site,
        each.facts.outcome,
        coverage(each.facts),
        findings,
        unassessed,
        counts,
        day,
        own,
        early,
    )
    return Judged(
        archived=each,
        scorecard=card,
        findings=findings,
        unassessed=tuple(unassessed),
        judged=judged,
        rulings=own,
        series=_series(each, told),
    )


_Asked = tuple[Mapping[str, Rules], Mapping[str, Rules]]
_asked_last: tuple[Rubric, dt.date, _Asked] | None = None


def _asked(rubric: Rubric, day: dt.date) -> _Asked:
    """The rules for a day, and those for early warnings; that of most sites is the same."""
    global _asked_last
    last = _asked_last
    if last is None or last[0] is not rubric or last[1] != day:
        last = _asked_last = rubric, day, (rules(rubric, day), early_rules(rubric, day))
    return last[2]


def _joined(each: Archived, visits: Visits | None, renamed: Mapping[str, str] | None) -> Archived:
    """A site with its samples, and by the id that it is to be known by."""
    if visits is not None:
        facts = msgspec.structs.replace(each.facts, availability=visits.of(each.facts.site))
        each = msgspec.structs.replace(each, facts=facts)
    id = (renamed or {}).get(each.facts.site.id, "")
    return each.known_as(id) if id not in ("", each.facts.site.id) else each


def _series(each: Archived, told: Mapping[str, Rules]) -> Series | None:
    """The series of samples as the rubric counts it; None where nobody watched or nobody asks."""
    rule = told.get(SERIES_CHECK)
    if each.facts.availability is None or rule is None or "days" not in rule.parameters:
        return None
    return series(each.facts.availability, asked_of(rule.parameters), rule)


def day_of(each: Archived, rubric: Rubric) -> dt.date:
    """The day a site is judged for when none is named."""
    rules = Rules(as_of=dt.date.min, time_zone=rubric.time_zone)
    home = each.facts.home
    instant = home.fetched_at if home else each.facts.outcome.ended_at or each.facts.outcome.started_at
    return rules.day(instant) if instant else dt.datetime.now(dt.UTC).date()


def _sorted(
    results: Iterable[Result],
) -> tuple[list[Finding], list[Unassessed], dict[str, tuple[str, ...]]]:
    """Findings, subjects that were not judged, and of each check the locators of those that were."""
    found, unassessed = list[Finding](), list[Unassessed]()
    judged: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for result in results:
        if not isinstance(result, Clear):  # most are
            if isinstance(result, Unassessed):
                unassessed.append(result)
                continue
            found.append(result)
        judged[result.check][result.locator] = None
    return found, unassessed, {check: tuple(locators) for check, locators in sorted(judged.items())}


class Tables:
    """The tables of a judgement, in a folder that is made."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        self._writers = {name: tables.Writer(name, folder / f"{name}.parquet") for name in tables.JUDGEMENTS}

    def add(self, judged: Judged) -> None:
        """One site."""
        site = judged.archived.facts.site.id
        write = self._writers
        write["findings"].add(_finding_row(found, judged.rulings.get(found.key)) for found in judged.findings)
        write["unassessed"].add(judged.unassessed)
        write["judged"].add(
            tables.JudgedRow(site=site, check=check, subjects=len(locators), locators=locators)
            for check, locators in judged.judged.items()
        )
        write["judged"].add(
            tables.JudgedRow(site=site, check=check, subjects=subjects)
            for check, subjects in sorted(judged.archived.page_judged.items())
        )
        if judged.series is not None:
            write["probes"].add([_probes_row(site, judged.series)])
        card: dict[str, Any] = {name: getattr(judged.scorecard, name) for name in Scorecard.__struct_fields__}
        write["scorecards"].add([tables.ScoreRow(**card)])

    def copy(self, folder: Path) -> None:
        """The sites whose tables stand in a folder; all sites are copied, or none."""
        for name, writer in self._writers.items():
            writer.copy(folder / f"{name}.parquet")

    def close(self) -> None:
        """Complete the files."""
        for writer in self._writers.values():
            writer.close()


class Keeper:
    """Writes a judgement's tables beside, and puts them in place when they are complete."""

    def __init__(self, store: Store, rubric: Rubric) -> None:
        self.store, self.rubric = store, rubric
        self.final = store.judgement(rubric.id)
        self._folder = self.final.with_name(f".new-{rubric.id}")
        shutil.rmtree(self._folder, ignore_errors=True)
        self._tables = Tables(self._folder)
        self.add, self.copy = self._tables.add, self._tables.copy

    def close(self) -> Path:
        """Put the judgement in place and make it the round's current one."""
        self._tables.close()
        self.store.replace_folder(self.final, self._folder)
        current = msgspec.json.encode({"rubric": self.rubric.id, "sha256": self.rubric.sha256})
        write_atomic(self.store.folder / "judgements" / "current.json", current)
        return self.final


def _probes_row(site: str, found: Series) -> tables.ProbesRow:
    shared = set(tables.ProbesRow.__struct_fields__) & set(Series.__struct_fields__)
    return tables.ProbesRow(
        site=site, complete=found.complete, **{name: getattr(found, name) for name in shared}
    )


def _finding_row(found: Finding, ruling: Ruling | None) -> tables.FindingRow:
    row = tables.of_finding(found)
    return (
        msgspec.structs.replace(row, ruling=ruling.decision.value, ruling_reason=ruling.reason)
        if ruling
        else row
    )
