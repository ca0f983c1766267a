"""Part: the facts of some sites, put together again from their tables, one site at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import Generic, TypeVar

from msgspec.structs import force_setattr, replace

from checks.base import Finding
from crawler.facts import Column, SiteFacts, SiteOutcome, Target, Verdict
from crawler.page import Frozen, Guide, Letter, Outcome, Page, PageKind
from crawler.site import Site
from webcensus import rows, tables
from webcensus.links import DeferredLinks, Links

T = TypeVar("T", bound=Frozen)
Value = TypeVar("Value")


class End(Frozen):
    """How one fetch of a URL ended."""

    outcome: str
    status: int = 0
    purpose: str = ""  # why it was fetched


class Archived(Frozen):
    """The facts of one site, and what the page checks said during its crawl."""

    facts: SiteFacts
    position: int  # row order in sites.csv
    page_findings: tuple[Finding, ...]
    page_judged: dict[str, int]
    outcomes: dict[str, int]  # outcome -> how many of the handed-out URLs
    # handed-out URL -> how each fetch of it ended, redirects followed; None: nobody asked for them
    ends: dict[str, tuple[End, ...]] | None = None

    def known_as(self, id: str) -> Archived:
        """The same site by another id."""
        facts = self.facts
        pages = tuple(replace(page, site=id) for page in facts.pages)
        own = replace(
            facts,
            site=replace(facts.site, id=id),
            outcome=replace(facts.outcome, site=id),
            pages=pages,
            home=next((page for page in pages if page.kind is PageKind.HOME), None),
        )
        found = tuple(replace(finding, site=id) for finding in self.page_findings)
        return replace(self, facts=own, page_findings=found)


class _Seen(Frozen):
    """What is wanted of a visit to know how its fetch ended."""

    url: str
    outcome: str
    status: int = 0
    purpose: str = ""
    origin: str = ""


class _Named(Frozen):
    """What is wanted of a site to know its place."""

    id: str


class Part:
    """The facts of some sites, in one folder."""

    def __init__(self, folder: Path, first: int = 0, *, ends: bool = False) -> None:
        def stored(name: str, kind: type[T]) -> Iterator[tuple[str, T]]:
            return rows.stored(folder / f"{name}.parquet", name, kind, begun)

        def table(name: str, kind: type[T]) -> _Table[T]:
            return _Table(stored(name, kind))

        begun = _begun(folder, first) if first else None
        self._sites = (site for _, site in stored("sites", tables.SiteRow))
        self._ends = table("site_outcomes", tables.SiteEnd)
        self._targets = table("links", Target)
        self._pages = table("pages", Page)
        self._findings = table("page_findings", Finding)
        self._judged = table("page_judged", tables.JudgedRow)
        self._outcomes = _Table(rows.texts(folder / "outcomes.parquet", "outcomes", "outcome", begun))
        self._visits = table("outcomes", _Seen) if ends else None
        self._columns = table("columns", Column)
        self._letters = table("letters", Letter)
        self._guides = table("guides", Guide)

    def sites(self) -> Iterator[Archived]:
        """One after the other."""
        return map(self._site, self._sites)

    def _site(self, row: tables.SiteRow) -> Archived:
        id = row.id
        (end,) = self._ends.take(id)
        targets = tuple(map(_verified, self._targets.take(id)))
        pages = linked(self._pages.take(id), targets)
        facts = SiteFacts(
            site=_narrow(row, Site),
            outcome=_narrow(end, SiteOutcome),
            home=next((page for page in pages if page.kind is PageKind.HOME), None),
            pages=pages,
            columns=self._columns.take(id),
            letters=self._letters.take(id),
            guides=self._guides.take(id),
            targets=targets,
            marks=end.marks,
            tls=end.tls,
            has_service_columns=end.has_service_columns,
        )
        return Archived(
            facts=facts,
            position=row.position,
            page_findings=merged(self._findings.take(id)),
            page_judged={each.check: each.subjects for each in self._judged.take(id)},
            outcomes=dict(sorted(Counter(self._outcomes.take(id)).items())),
            ends=_ends(self._visits.take(id)) if self._visits else None,
        )


def _begun(folder: Path, first: int) -> Callable[[str], bool]:
    """Whether a site stands in place `first` of a folder, or after it."""
    ids = rows.stored(folder / "sites.parquet", "sites", _Named)
    before = {id for id, _ in islice(ids, first)}
    return lambda id: id not in before


def _verified(target: Target) -> Target:
    """What the round has not come to yet was not checked."""
    pending = target.verdict is Verdict.PENDING
    return replace(target, verdict=Verdict.UNCHECKED) if pending else target


def linked(pages: tuple[Page, ...], targets: tuple[Target, ...]) -> tuple[Page, ...]:
    """The pages with their links, as far as the table of targets names where each stands."""
    links = Links(pages, targets)
    for page in pages:  # they are nobody else's yet
        force_setattr(page, "links", DeferredLinks(links, page.url))
    return pages


def _ends(visits: tuple[_Seen, ...]) -> dict[str, tuple[End, ...]]:
    found: dict[str, list[End]] = {}
    for visit in visits:
        if visit.outcome != Outcome.OK or not 300 <= visit.status < 400:
            end = End(outcome=visit.outcome, status=visit.status, purpose=visit.purpose)
            found.setdefault(visit.origin or visit.url, []).append(end)
    return {url: tuple(ends) for url, ends in found.items()}


def merged(found: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """One finding for each key: pages are occurrences, with up to five samples."""
    by_key: dict[str, Finding] = {}
    for finding in found:
        pages = finding.pages or ((finding.evidence.url,) if finding.evidence.url else ())
        first = by_key.get(finding.key)
        if first is None:
            by_key[finding.key] = replace(finding, pages=pages[:5])
        else:
            more = tuple(page for page in pages if page not in first.pages)
            by_key[finding.key] = replace(
                first, occurrences=first.occurrences + finding.occurrences, pages=(first.pages + more)[:5]
            )
    return tuple(by_key.values())


def _narrow(value: Frozen, kind: type[T]) -> T:
    return kind(**{name: getattr(value, name) for name in kind.__struct_fields__})


class _Table(Generic[Value]):
    """The values of one table; they stand in the order of the sites, so each site's are taken in turn."""

    def __init__(self, values: Iterator[tuple[str, Value]]) -> None:
        self._groups = groupby(values, key=itemgetter(0))
        self._next = next(self._groups, None)

    def take(self, site: str) -> tuple[Value, ...]:
        """The values of a site, which must be the next ones."""
        if self._next is None or self._next[0] != site:
            return ()
        taken = tuple(map(itemgetter(1), self._next[1]))
        self._next = next(self._groups, None)
        return taken
