"""Small real rounds from made-up facts: written through the ledger and the commit, as a crawl's are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

import checks.base
from crawler.facts import Column, Entry, Purpose, SiteFacts, SiteOutcome, SiteState, Target, Verdict, Visit
from crawler.page import (
    Answer,
    Cause,
    ColumnClass,
    Dated,
    DateSource,
    Link,
    LinkKind,
    Outcome,
    Page,
    PageKind,
)
from crawler.page import Row as ListRow
from crawler.site import Site
from reports.rubric import load
from webcensus.commit import commit
from webcensus.ledger import Ledger
from webcensus.plan import shards
from webcensus.settings import Settings
from webcensus.store import Store
from webcensus.whole import complete

CHECKS = checks.base.load()
RUBRIC = load("cn-2015", {check.id: check.parameters for check in CHECKS.values()})
DAY = dt.date(2026, 8, 3)


class Made:
    """One site as a crawl might find it: pages, columns, targets; `build` turns it into facts and visits."""

    def __init__(self, id: str = "3300000001", day: dt.date = DAY, **site: str) -> None:
        self.url = f"http://www.s{id}.gov.cn/"
        self.site = Site(id=id, url=self.url, site_code=id, name=f"第{id[-1]}县人民政府", **site)
        self.at = dt.datetime.combine(day, dt.time(1), dt.UTC)
        self.pages: dict[str, Page] = {}
        self.visits: list[Visit] = []
        self.columns: list[Column] = []
        self.targets: list[Target] = []
        self.state, self.causes = SiteState.PASS, ()
        self.facts: dict[str, object] = {}
        self.page("", PageKind.HOME, title="首页", rows=3)

    def address(self, path: str) -> str:
        """The whole address of a path."""
        return path if "://" in path else self.url + path

    def page(
        self,
        path: str,
        kind: PageKind = PageKind.ARTICLE,
        *,
        text: str = "正文",
        links: Sequence[str] = (),
        title: str = "标题",
        rows: int = 0,
        outcome: Outcome = Outcome.OK,
        status: int = 200,
        tries: int = 1,
    ) -> Made:
        """A page that was visited, `tries` times."""
        url = self.address(path)
        dated = Dated(day=self.at.date(), source=DateSource.ROW, certain=True)
        page = Page(
            site=self.site.id, url=url, final_url=url, outcome=outcome, fetched_at=self.at, status=status,
            kind=kind, title=title, text=text, text_length=len(text), parent="" if not path else self.url,
            links=tuple(Link(url=self.address(link), text="链接") for link in links),
            rows=tuple(ListRow(title=f"消息{n}", url=f"{url}{n}.html", dated=dated) for n in range(rows)),
            body_sha256="0" * 64,
        )  # fmt: skip
        self.pages[url] = page
        purpose = Purpose.HOME if not path else Purpose.PAGE
        for number in range(tries):
            again = Purpose.CONFIRM if number else purpose
            self.visit(url, again, outcome, status, page, number)
        return self

    def visit(
        self,
        url: str,
        purpose: Purpose,
        outcome: Outcome,
        status: int = 0,
        page: Page | None = None,
        tries: int = 0,
    ) -> None:
        """One visit."""
        entry = Entry(site=self.site.id, url=url, purpose=purpose, parent=self.url, tries=tries)
        answer = Answer(url=url, final_url=url, outcome=outcome, fetched_at=self.at, status=status)
        self.visits.append(Visit(entry=entry, answer=answer, outcome=outcome, page=page))

    def column(
        self, path: str, *, age: int | None = 1, blank: bool = False, name: str = "工作动态", **more: object
    ) -> Made:
        """A column of the home page whose newest item is so many days old; None: it was not read."""
        url = self.address(path)
        day = self.at.date() - dt.timedelta(days=age or 0)
        read = age is not None
        rows = 0 if blank or not read else 5
        made: dict[str, object] = {
            "url": url, "name": name, "column_class": ColumnClass.NEWS, "on_home": True, "parent": self.url,
            "rows": rows, "dated_rows": rows, "blank": blank if read else None,
            "newest": None if blank or not read else Dated(day=day, source=DateSource.ROW, certain=True),
            "judged": read, "why_not": "" if read else "not_read",
        }  # fmt: skip
        self.columns.append(Column(**(made | more)))  # type: ignore[arg-type]
        if read:
            self.page(path, PageKind.COLUMN)
        return self.target(path, Verdict.OK)

    def target(
        self,
        url: str,
        verdict: Verdict = Verdict.BROKEN,
        *,
        parents: Sequence[str] = ("",),
        status: int = 404,
    ) -> Made:
        """A link's target, and the pages that link to it."""
        address = self.address(url)
        outcome = {
            Verdict.OK: Outcome.OK,
            Verdict.BROKEN: Outcome.HTTP_ERROR,
            Verdict.UNVERIFIED: Outcome.TIMEOUT,
        }
        linking = tuple(self.address(parent) for parent in parents)
        self.targets.append(
            Target(
                url=address, kind=LinkKind.PAGE, verdict=verdict, outcome=outcome.get(verdict),
                status=status if verdict is Verdict.BROKEN else 200, on_home=self.url in linking,
                text="链接", occurrences=len(linking), parents=linking, tries=2, fetched_at=self.at,
            )
        )  # fmt: skip
        for parent in linking:
            page = self.pages[parent]
            self.pages[parent] = msgspec.structs.replace(
                page, links=(*page.links, Link(url=address, text="链接"))
            )
        return self

    def registered(self, id: str, url: str = "") -> Made:
        """The same site as another list has it: by another id (one of digits is its code), at another address."""
        code = id if id.isdigit() else ""
        self.site = msgspec.structs.replace(self.site, id=id, site_code=code, url=url or self.site.url)
        self.pages = {at: msgspec.structs.replace(page, site=id) for at, page in self.pages.items()}
        for number, visit in enumerate(self.visits):
            entry = msgspec.structs.replace(visit.entry, site=id)
            self.visits[number] = msgspec.structs.replace(visit, entry=entry)
        return self

    def unreachable(self, outcome: Outcome = Outcome.TIMEOUT) -> Made:
        """The site did not answer at all."""
        self.pages.clear()
        self.visits.clear()
        self.columns, self.targets = [], []
        self.state, self.causes = SiteState.UNREACHABLE, (Cause(outcome.value),)
        self.visit(self.url, Purpose.HOME, outcome)
        return self

    def build(self) -> tuple[SiteFacts, list[Visit]]:
        """Facts as a crawl hands them on, and the visits they rest on."""
        visits = [
            msgspec.structs.replace(visit, page=self.pages[visit.page.url]) if visit.page else visit
            for visit in self.visits
        ]
        outcome = SiteOutcome(
            site=self.site.id, state=self.state, causes=self.causes, started_at=self.at, ended_at=self.at,
            handed_out=len(visits), recorded=len(visits),
        )  # fmt: skip
        facts = SiteFacts(
            site=self.site, outcome=outcome, columns=tuple(self.columns), targets=tuple(self.targets),
            home=self.pages.get(self.url), pages=tuple(self.pages.values()), **self.facts,  # type: ignore[arg-type]
        )  # fmt: skip
        return facts, visits


def write(
    folder: Path, sites: Sequence[Made], settings: Settings | None = None, *, shard_size: int = 200
) -> Store:
    """A committed round that holds these sites."""
    store = Store(folder)
    planned = shards([made.site for made in sites], shard_size)
    store.create(settings or Settings(), RUBRIC, [made.site for made in sites], planned, "made up")
    by_id: Mapping[str, Made] = {made.site.id: made for made in sites}
    for shard in planned:
        path = store.ledger_path(shard.id)
        ledger = Ledger(path, CHECKS)
        ledger.register(shard.sites)
        for site in shard.sites:
            facts, visits = by_id[site.id].build()
            for visit in visits:
                ledger.record(visit, [])
            ledger.close(facts)
        ledger.shut()
        commit(store, shard.id, path)
    complete(store, lambda: None)
    return store
