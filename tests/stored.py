"""A round as a crawl leaves it behind, from facts made by hand: through the ledger and the commit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from checks.base import load
from crawler.facts import Entry, Purpose, SiteFacts, SiteOutcome, SiteState, Visit
from crawler.page import Answer, Outcome, Page, PageKind
from crawler.site import Site
from reports.rubric import Rubric
from reports.rubric import load as load_rubric
from webcensus.commit import commit
from webcensus.ledger import Ledger
from webcensus.plan import shards
from webcensus.settings import Settings
from webcensus.store import Store
from webcensus.whole import complete

FETCHED = dt.datetime(2026, 11, 22, 2, 0, tzinfo=dt.UTC)
HTML = "text/html; charset=utf-8"


def rubric(name: str = "cn-2015") -> Rubric:
    """A rubric, checked against the checks there are."""
    return load_rubric(name, {check.id: check.parameters for check in load(plugins=False).values()})


def site(number: int, **more: str) -> Site:
    """A registered site."""
    url = f"http://www.county{number}.gov.cn/"
    return Site(**{"id": f"33090000{number:02d}", "url": url, "site_code": f"33090000{number:02d}", **more})


def visit(
    of: Site, path: str = "/", kind: PageKind = PageKind.HOME, text: str = "", body: bytes = b""
) -> Visit:
    """A page of a site that was read."""
    url = of.url.rstrip("/") + path
    page = Page(
        site=of.id,
        url=url,
        final_url=url,
        outcome=Outcome.OK,
        status=200,
        kind=kind,
        text=text,
        fetched_at=FETCHED,
        body_sha256=f"{len(path):064x}",
        title=f"标题 {path}",
    )
    answer = Answer(
        url=url, final_url=url, outcome=Outcome.OK, status=200, fetched_at=FETCHED, address="192.0.2.7"
    )
    purpose = Purpose.HOME if kind is PageKind.HOME else Purpose.PAGE
    entry = Entry(site=of.id, url=url, purpose=purpose)
    return Visit(entry=entry, answer=answer, outcome=Outcome.OK, page=page, body=body)


def facts(of: Site, **more: object) -> SiteFacts:
    """The facts of a site, as far as they are given."""
    outcome = SiteOutcome(site=of.id, state=SiteState.PASS, started_at=FETCHED, ended_at=FETCHED)
    return SiteFacts(**{"site": of, "outcome": outcome, **more})  # type: ignore[arg-type]


def stored(folder: Path, *all_facts: SiteFacts, visits: Sequence[Visit] = (), size: int = 200) -> Store:
    """A finished round of these sites, in shards of `size`."""
    store, sites = Store(folder), [each.site for each in all_facts]
    planned = shards(sites, size)
    store.create(Settings(), rubric(), sites, planned, "sites.csv")
    by_id = {each.site.id: each for each in all_facts}
    for shard in planned:
        ledger = Ledger(store.ledger_path(shard.id), load(plugins=False))
        ledger.register(shard.sites)
        for each in shard.sites:
            for made in visits:
                if made.entry.site == each.id:
                    ledger.record(made, [])
            ledger.close(by_id[each.id])
        ledger.shut()
        assert commit(store, shard.id, ledger.path)
    complete(store, lambda: None)
    return store
