"""Commit: a finished shard's ledger becomes Parquet. While others are crawled, in a short process of its own.

python -m webcensus.commit ROUND SHARD LEDGER
"""

from __future__ import annotations

from webcensus import garbage, lean

if __name__ == "__main__":
    garbage.rarely()
    lean.load()

import shutil
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import force_setattr

from crawler.facts import SiteFacts, Visit
from crawler.page import Page
from crawler.targets import pages
from webcensus import tables
from webcensus.disk import file_hash
from webcensus.ledger import Ledger, LedgerError
from webcensus.store import TARGETS, Kept, Manifest, Store


def commit(store: Store, shard: str, ledger_path: Path, alive: Callable[[], None] = lambda: None) -> bool:
    """Write the shard's facts and make them count. False when another worker was first.

    `alive` is called after each site.

    Raises:
        LedgerError: the ledger is damaged, or some site of the shard is not in it or not closed.
    """
    if store.is_committed(shard):
        return False
    if store.open().kind == TARGETS:
        return _commit_targets(store, shard, ledger_path)
    ledger = Ledger(ledger_path, {})
    data = store.new_data()
    writers = {name: tables.Writer(name, data / f"{name}.parquet") for name in tables.FACTS}
    positions = {site.id: position for position, site in enumerate(store.shard(shard).sites)}
    sites = 0
    for facts, visits in ledger.closed():
        _write_site(writers, ledger, facts, visits, positions.get(facts.site.id, 0))
        sites += 1
        alive()
    writers["evidence"].add(
        tables.BodyRow(sha256=sha256, site=site, original=original, body=body)
        for sha256, site, original, body in ledger.bodies()
    )
    for writer in writers.values():
        writer.close()
    if ledger.holds_originals:
        (data / "evidence.parquet").chmod(0o600)
    ledger.shut()
    if sites != len(positions):
        shutil.rmtree(data)
        raise LedgerError(f"{ledger_path}: holds {sites} of the {len(positions)} sites of {shard}")
    return _count(store, shard, data, writers, sites)


def _commit_targets(store: Store, shard: str, ledger_path: Path) -> bool:
    """Of targets that were only verified: what each was found to be, and every request."""
    ledger = Ledger(ledger_path, {})
    closed = list(ledger.closed())
    ledger.shut()
    if [facts.site.id for facts, _ in closed] != [site.id for site in store.shard(shard).sites]:
        raise LedgerError(f"{ledger_path}: does not hold {shard}")
    data = store.new_data()
    writers = {name: tables.Writer(name, data / f"{name}.parquet") for name in tables.FOREIGN}
    for facts, visits in closed:
        writers["targets"].add(tables.as_row(tables.TargetRow, target) for target in facts.targets)
        writers["target_outcomes"].add(
            tables.as_row(tables.TargetOutcomeRow, tables.outcome_row(visit)) for visit in visits
        )
    for writer in writers.values():
        writer.close()
    return _count(store, shard, data, writers, len(closed))


def _count(store: Store, shard: str, data: Path, writers: dict[str, tables.Writer], sites: int) -> bool:
    """Make what was written count."""
    files = {
        path.name: Kept(bytes=path.stat().st_size, sha256=file_hash(path))
        for path in sorted(data.glob("*.parquet"))
    }
    rows = {name: writer.rows for name, writer in writers.items()}
    return store.commit(Manifest(shard=shard, data=data.name, sites=sites, tables=rows, files=files))


def _write_site(
    writers: dict[str, tables.Writer],
    ledger: Ledger,
    facts: SiteFacts,
    visits: tuple[Visit, ...],
    position: int,
) -> None:
    site = facts.site.id
    writers["sites"].add([_site_row(facts, position)])
    writers["site_outcomes"].add([_site_end(facts)])
    writers["outcomes"].add(tables.outcome_row(visit) for visit in visits)
    writers["pages"].add(map(_with_latest, pages(visits)))
    for name, kind, values in (
        ("columns", tables.ColumnRow, facts.columns),
        ("letters", tables.LetterRow, facts.letters),
        ("guides", tables.GuideRow, facts.guides),
        ("links", tables.LinkRow, facts.targets),
    ):
        writers[name].add(tables.of_site(kind, site, value) for value in values)
    results = ledger.page_results(site)
    writers["page_findings"].add(
        tables.PageFinding(page=page, **{name: getattr(found, name) for name in found.__struct_fields__})
        for page, found in results
    )
    writers["page_judged"].add(
        tables.JudgedRow(site=site, check=check, subjects=subjects)
        for check, subjects in sorted(ledger.page_judged(site).items())
    )


def _with_latest(page: Page) -> Page:
    """A page with its latest day, so that who looks for later ones need not look through its rows."""
    days = [row.dated.day for row in page.rows if row.dated]
    if page.published:
        days.append(page.published.day)
    if days:  # it is nobody else's
        force_setattr(page, "latest", max(days))
    return page


def _site_row(facts: SiteFacts, position: int) -> tables.SiteRow:
    return tables.SiteRow(
        position=position, **{name: getattr(facts.site, name) for name in facts.site.__struct_fields__}
    )


def _site_end(facts: SiteFacts) -> tables.SiteEnd:
    outcome = {name: getattr(facts.outcome, name) for name in facts.outcome.__struct_fields__}
    return tables.SiteEnd(
        **outcome, marks=facts.marks, tls=facts.tls, has_service_columns=facts.has_service_columns
    )


def main(arguments: list[str]) -> int:
    """The process's entry: 0 when the shard is committed, by whomever."""
    folder, shard, ledger = arguments
    try:
        commit(Store(Path(folder)), shard, Path(ledger))
    except (sqlite3.Error, OSError, LedgerError) as error:
        print(f"results cannot be kept: shard {shard}: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    garbage.end(main(sys.argv[1:]))
