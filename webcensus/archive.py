"""Archive: the facts of a round, read back from its committed Parquet files, one site at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import pyarrow.parquet as pq

from checks.base import Finding
from crawler.facts import Column, SiteFacts, SiteOutcome, Target, Verdict
from crawler.page import Frozen, Guide, Letter, Link, Outcome, Page, PageKind
from crawler.site import Site
from webcensus import tables
from webcensus.arrays import rows
from webcensus.store import Store

T = TypeVar("T", bound=Frozen)
BATCH = 2_000  # rows read at a time


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
    ends: dict[str, tuple[End, ...]] = {}  # handed-out URL -> how each fetch of it ended, redirects followed


def archived(store: Store) -> Iterator[Archived]:
    """Every site of the round as far as it is committed, in the order of the plan."""
    for part in store.facts():
        yield from _part(part)


def _part(folder: Path) -> Iterator[Archived]:
    rows = {name: _Rows(folder / f"{name}.parquet", name) for name in tables.FACTS if name != "evidence"}
    for row in rows["sites"].all():
        yield _site(row, rows)


def _site(row: dict[str, Any], rows: dict[str, _Rows]) -> Archived:
    site = _one("sites", row, Site)
    ends = rows["site_outcomes"].take(site.id)
    end = _one("site_outcomes", dict(ends[0]), tables.SiteEnd)
    targets = tuple(map(_verified, _many("links", rows["links"].take(site.id), Target)))
    pages = _linked(_many("pages", rows["pages"].take(site.id), Page), targets)
    found = _many("page_findings", rows["page_findings"].take(site.id), Finding)
    judged = _many("page_judged", rows["page_judged"].take(site.id), tables.JudgedRow)
    visits = rows["outcomes"].take(site.id)
    facts = SiteFacts(
        site=site,
        outcome=_narrow(end, SiteOutcome),
        home=next((page for page in pages if page.kind is PageKind.HOME), None),
        pages=pages,
        columns=_many("columns", rows["columns"].take(site.id), Column),
        letters=_many("letters", rows["letters"].take(site.id), Letter),
        guides=_many("guides", rows["guides"].take(site.id), Guide),
        targets=targets,
        marks=end.marks,
        tls=end.tls,
        has_service_columns=end.has_service_columns,
    )
    return Archived(
        facts=facts,
        position=row["position"],
        page_findings=merged(found),
        page_judged={each.check: each.subjects for each in judged},
        outcomes=dict(sorted(Counter(visit["outcome"] for visit in visits).items())),
        ends=_ends(visits),
    )


def _verified(target: Target) -> Target:
    """What the round has not come to yet was not checked."""
    pending = target.verdict is Verdict.PENDING
    return replace(target, verdict=Verdict.UNCHECKED) if pending else target


def _linked(pages: tuple[Page, ...], targets: tuple[Target, ...]) -> tuple[Page, ...]:
    """The pages with their links, as far as the table of targets names where each stands."""
    found: dict[str, list[Link]] = {}
    home = next((page.url for page in pages if page.kind is PageKind.HOME), "")
    for target in targets:
        link = Link(url=target.url, text=target.text, kind=target.kind)
        for parent in {*target.parents, *([home] if target.on_home else [])}:
            found.setdefault(parent, []).append(link)
    return tuple(replace(page, links=tuple(found.get(page.url, ()))) for page in pages)


def _ends(visits: list[dict[str, Any]]) -> dict[str, tuple[End, ...]]:
    found: dict[str, list[End]] = {}
    for visit in visits:
        if visit["outcome"] != Outcome.OK or not 300 <= visit["status"] < 400:
            end = End(outcome=visit["outcome"], status=visit["status"], purpose=visit["purpose"])
            found.setdefault(visit["origin"] or visit["url"], []).append(end)
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


def replace(value: T, **changes: Any) -> T:
    """A copy with some fields changed."""
    return type(value)(**{name: changes.get(name, getattr(value, name)) for name in value.__struct_fields__})


def _narrow(value: Frozen, kind: type[T]) -> T:
    return kind(**{name: getattr(value, name) for name in kind.__struct_fields__})


def _one(table: str, row: dict[str, Any], kind: type[T]) -> T:
    return next(tables.read(table, [row], kind))


def _many(table: str, rows: list[dict[str, Any]], kind: type[T]) -> tuple[T, ...]:
    return tuple(tables.read(table, rows, kind))


class _Rows:
    """The rows of one table; they stand in the order of the sites, so each site's rows are taken in turn."""

    def __init__(self, path: Path, name: str) -> None:
        self._rows = self._read(path)
        self._next: dict[str, Any] | None = next(self._rows, None)
        self._name = name

    @staticmethod
    def _read(path: Path) -> Iterator[dict[str, Any]]:
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=BATCH):
                yield from rows(batch)

    def all(self) -> Iterator[dict[str, Any]]:
        """Every row left."""
        while self._next is not None:
            row, self._next = self._next, next(self._rows, None)
            yield row

    def take(self, site: str) -> list[dict[str, Any]]:
        """The rows of a site, which must be the next ones."""
        taken = []
        while self._next is not None and self._next["site"] == site:
            taken.append(self._next)
            self._next = next(self._rows, None)
        return taken
