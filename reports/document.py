"""SiteReport: what the documents about one site are made from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from checks.base import Certainty, Check, Finding, Unassessed
from crawler.facts import Column, SiteFacts, SiteOutcome
from crawler.page import Frozen
from crawler.site import Site
from reports.fix import Fix, rectification
from reports.rubric import Item, Kind, Rubric
from reports.ruling import Decision, Ruling
from reports.ruling import keys as ruled
from reports.scorecard import Line, LineState, Scorecard


class SiteReport(Frozen):
    """One site under one rubric: everything its documents show. Texts may be hostile; writers escape them."""

    site: Site
    outcome: SiteOutcome
    scorecard: Scorecard
    rubric: Rubric
    findings: tuple[Finding, ...] = ()
    unassessed: tuple[Unassessed, ...] = ()
    fixes: tuple[Fix, ...] = ()  # most points regained first
    columns: tuple[Column, ...] = ()
    letters: dict[str, int] = {}  # letter state -> how many
    outcomes: dict[str, int] = {}  # outcome of the pages read or tried -> how many
    checks: Mapping[str, Check] = {}  # texts of every check that speaks here
    rulings: Mapping[str, Ruling] = {}  # finding key -> what a person decided
    language: str = "zh"
    version: str = ""

    @property
    def name(self) -> str:
        """What to call the site."""
        return self.site.name or self.site.url

    @property
    def items(self) -> dict[str, Item]:
        """The rubric's items by id."""
        return {item.id: item for item in self.rubric.items}

    @property
    def by_key(self) -> dict[str, Finding]:
        """The findings by key."""
        return {finding.key: finding for finding in self.findings}

    @property
    def dismissed(self) -> tuple[Finding, ...]:
        """The findings a person has dismissed; they count nowhere."""
        keys = ruled(self.rulings, Decision.DISMISS, self.scorecard.as_of)
        return tuple(finding for finding in self.findings if finding.key in keys)

    @property
    def to_rectify(self) -> tuple[Fix, ...]:
        """What holds for sure and counts for an item, first things first."""
        return tuple(fix for fix in self.fixes if fix.sure and fix.items)

    @property
    def to_confirm(self) -> tuple[Fix, ...]:
        """What a person must confirm; what counts for an item first."""
        waiting = [fix for fix in self.fixes if not fix.sure]
        return tuple(sorted(waiting, key=lambda fix: not fix.items))

    @property
    def advised(self) -> tuple[Fix, ...]:
        """What is sure and costs nothing under this rubric."""
        return tuple(fix for fix in self.fixes if fix.sure and not fix.items)

    @property
    def suspected(self) -> frozenset[str]:
        """Keys of the findings that wait for a person."""
        return frozenset(key for fix in self.to_confirm for key in fix.keys)

    def members(self, fix: Fix) -> tuple[Finding, ...]:
        """The findings of a fix: those on the home page first, then the most frequent."""
        keys = frozenset(fix.keys)
        found = (finding for finding in self.findings if finding.key in keys)
        return tuple(sorted(found, key=lambda f: (not f.data.get("on_home"), -f.occurrences)))

    def lines(self, *states: LineState, kind: Kind | None = None) -> tuple[Line, ...]:
        """The scorecard's lines in any of these states, in the rubric's order."""
        return tuple(
            line
            for line in self.scorecard.lines
            if line.state in states and (kind is None or line.kind is kind)
        )

    def not_judged(self) -> tuple[tuple[str, str, tuple[Unassessed, ...]], ...]:
        """The unassessed subjects by check and reason, most first."""
        groups: dict[tuple[str, str], list[Unassessed]] = {}
        for subject in self.unassessed:
            groups.setdefault((subject.check, subject.reason), []).append(subject)
        found = [(check, reason, tuple(subjects)) for (check, reason), subjects in groups.items()]
        return tuple(sorted(found, key=lambda group: (-len(group[2]), group[0], group[1])))


def site_report(  # noqa: PLR0917 - one value of each stage, in their order
    facts: SiteFacts,
    scorecard: Scorecard,
    rubric: Rubric,
    findings: Iterable[Finding],
    unassessed: Iterable[Unassessed],
    fixes: Iterable[Fix] | None,
    checks: Mapping[str, Check],
    *,
    outcomes: Mapping[str, int] | None = None,
    rulings: Mapping[str, Ruling] = MappingProxyType({}),
    language: str = "",
    version: str = "",
) -> SiteReport:
    """The report of a site.

    Args:
        facts: what is known of the site.
        scorecard: its score under the rubric.
        rubric: the official table.
        findings: all findings, in any order; of two with one key the sure one is told.
        unassessed: the subjects that could not be judged.
        fixes: what to put right; None: as `rectification` has it.
        checks: every check that may speak, by id.
        outcomes: outcome -> how many addresses ended so; None: counted from the pages of the facts.
        rulings: finding key -> what a person decided, as given to `score`.
        language: `zh` or `en`; by default the rubric's.
        version: of the program.
    """
    found = _one_each(findings)
    if fixes is None:
        fixes = rectification(rubric, scorecard, found, rulings)
    if outcomes is None:
        outcomes = _counted(page.outcome for page in facts.pages)
    return SiteReport(
        site=facts.site,
        outcome=facts.outcome,
        scorecard=scorecard,
        rubric=rubric,
        findings=found,
        unassessed=tuple(sorted(unassessed, key=lambda u: (u.check, u.reason, u.locator))),
        fixes=tuple(fixes),
        columns=facts.columns,
        letters=_counted(letter.state for letter in facts.letters),
        outcomes=dict(outcomes),
        checks=checks,
        rulings=rulings,
        language=language or rubric.language,
        version=version,
    )


def _one_each(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """One finding a key, in the order of check, certainty and locator."""
    ordered = sorted(findings, key=lambda f: (f.check, f.certainty is not Certainty.SURE, f.locator, f.key))
    by_key: dict[str, Finding] = {}
    for finding in ordered:
        by_key.setdefault(finding.key, finding)
    return tuple(by_key.values())


def _counted(values: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(str(value) for value in values).items()))
