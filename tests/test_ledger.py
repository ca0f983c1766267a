"""The ledger of a shard: what is kept, what is taken up again, and what a damaged file does."""

from __future__ import annotations

import datetime as dt
import gzip
import itertools
import os
import shutil
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec
import pyarrow.parquet as pq
import pytest
from web import Host, page, paths, serving

from checks.base import Check, Finding, Result, Rules, Texts, load
from checks.base import Clear as Fine
from checks.identity import TAGS, page_tag_missing
from crawler.crawl import LostVisits, crawl
from crawler.facts import Entry, Purpose, SiteFacts, SiteOutcome, SiteState, Visit
from crawler.page import Answer, Dated, DateSource, Guide, Link, Outcome, Page, PageKind
from crawler.settings import CrawlSettings
from crawler.site import Site
from crawler.stop import Stop
from reports.rubric import Rubric
from reports.rubric import load as load_rubric
from webcensus import evidence, tables
from webcensus.audit import declared
from webcensus.commit import commit
from webcensus.evidence import DRAWN
from webcensus.ledger import COMMIT_AFTER, Ledger, LedgerError
from webcensus.orders import CRASH_LIMIT, Orders
from webcensus.settings import Settings
from webcensus.store import Shard, Store
from webcensus.worker import STRIKES_ALONE, Lane, work

NOW = dt.datetime(2026, 11, 22, 2, 0, tzinfo=dt.UTC)
SITES = tuple(Site(id=f"{n}", url=f"http://www.county{n}.gov.cn/") for n in range(4))
RUBRIC = Rubric(id="cn-2015", version="1", title={}, source="", items=(), checks={}, sha256="a" * 64)
PROPER = {"SiteName": "某县", "PubDate": "2026-11-20"}
SAMPLED = Rules(as_of=NOW.date(), parameters={"sample": 5})
TEXTS = Texts(title="t", message="m", why="w", detects="d", rectify="r")


def entry(site: str, path: str, **more: object) -> Entry:
    purpose = more.pop("purpose", Purpose.PAGE)
    return Entry(
        site=site, url=f"http://www.county{site}.gov.cn{path}", purpose=Purpose(str(purpose)), **more
    )  # type: ignore[arg-type]


def visit(asked: Entry, text: str = "", body: bytes = b"", **page: object) -> Visit:
    answer = Answer(url=asked.url, final_url=asked.url, outcome=Outcome.OK, fetched_at=NOW, status=200)
    known = {
        "site": asked.site,
        "url": asked.url,
        "final_url": asked.url,
        "outcome": Outcome.OK,
        "text": text,
    }
    read = Page(**{**known, "fetched_at": NOW, "body_sha256": "b" * 64, **page})  # type: ignore[arg-type]
    return Visit(entry=asked, answer=answer, outcome=Outcome.OK, page=read, body=body)


def facts(site: Site, state: SiteState = SiteState.PASS) -> SiteFacts:
    return SiteFacts(site=site, outcome=SiteOutcome(site=site.id, state=state))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    made = Ledger(tmp_path / "shard.sqlite", load(plugins=False))
    made.register(SITES)
    yield made
    made.shut()


def again(ledger: Ledger) -> Ledger:
    """The file opened by another process."""
    return Ledger(ledger.path, {})


def as_killed(ledger: Ledger) -> Ledger:
    """What another process would find if this one died now."""
    folder = ledger.path.parent / "killed"
    folder.mkdir()
    for file in ledger.path.parent.glob("shard.sqlite*"):
        if not file.name.endswith("-shm"):
            shutil.copy(file, folder)
    return Ledger(folder / ledger.path.name, {})


def test_what_is_queued_and_visited_is_known_at_once(ledger: Ledger) -> None:
    home, news = entry("0", "/", purpose="home"), entry("0", "/news/")
    ledger.progress(SITES[0])
    ledger.queue("0", [home])
    ledger.record(visit(home, kind=PageKind.HOME), [news, entry("0", "/notices/")])
    found = ledger.progress(SITES[0])
    assert [one.url for one in found.pending] == [news.url, entry("0", "/notices/").url]
    assert (found.handed_out, found.pages, found.requests) == (1, 1, 1)
    assert found.visits[0].page is not None
    assert found.started_at is not None
    assert ledger.progress(SITES[1]).visits == ()


def test_an_entry_is_queued_once_and_a_visit_ends_it(ledger: Ledger) -> None:
    news = entry("0", "/news/")
    ledger.queue("0", [news, news])
    ledger.queue("0", [entry("0", "/news/", parent="elsewhere", depth=3)])
    assert len(ledger.progress(SITES[0]).pending) == 1
    ledger.record(visit(news), [])
    ledger.queue("0", [news])
    assert ledger.progress(SITES[0]).pending == ()


def test_the_same_address_for_another_reason_is_another_entry(ledger: Ledger) -> None:
    link = entry("0", "/a.html", purpose="link")
    confirm = entry("0", "/a.html", purpose="confirm", tries=1, again=Purpose.LINK)
    ledger.queue("0", [link, confirm])
    ledger.record(visit(link), [])
    assert ledger.progress(SITES[0]).pending == (confirm,)


def test_a_visit_without_an_entry_is_kept_too(ledger: Ledger) -> None:
    ledger.record(visit(entry("0", "/unasked")), [])
    assert ledger.progress(SITES[0]).handed_out == 1


def test_what_was_flushed_survives_the_process(ledger: Ledger) -> None:
    ledger.queue("0", [entry("0", "/")])
    ledger.flush()
    ledger.queue("0", [entry("0", "/lost")])  # less than COMMIT_AFTER ago
    other = as_killed(ledger)
    assert [one.url for one in other.progress(SITES[0]).pending] == [SITES[0].url]
    other.shut()


def test_nothing_waits_longer_than_promised(ledger: Ledger) -> None:
    ledger.queue("0", [entry("0", "/")])
    time.sleep(COMMIT_AFTER)
    ledger.queue("0", [entry("0", "/b")])
    other = as_killed(ledger)
    assert len(other.progress(SITES[0]).pending) == 2
    other.shut()


def keeps_alone_what_went_well(ledger: Ledger) -> None:
    """Of a ledger that kept one visit and then failed: the next visit is kept, and what failed is not."""
    ledger.record(visit(entry("0", "/later.html"), text="一切正常。"), [])
    ledger.flush()
    other = as_killed(ledger)
    found = other.progress(SITES[0])
    assert [each.entry.url for each in found.visits] == [
        entry("0", f"/{name}.html").url for name in ("kept", "later")
    ]
    assert found.pending == ()
    assert set(other.page_judged("0").values()) == {2}
    other.shut()


def test_of_what_a_full_disk_refuses_nothing_is_kept_by_halves(ledger: Ledger) -> None:
    ledger.record(visit(entry("0", "/kept.html"), text="一切正常。"), [])
    ledger.flush()
    (pages,) = ledger._db.execute("pragma page_count").fetchone()
    ledger._db.execute(f"pragma max_page_count = {pages}")
    for number in range(200):
        ledger.record(visit(entry("0", f"/{number}.html"), text="一切正常。"), [entry("0", f"/more{number}")])
    with pytest.raises(sqlite3.OperationalError, match="full"):
        ledger.flush()
    ledger._db.execute("pragma max_page_count = 100000")
    keeps_alone_what_went_well(ledger)


def test_of_what_cannot_be_written_nothing_is_kept_by_halves(ledger: Ledger) -> None:
    ledger.record(visit(entry("0", "/kept.html"), text="一切正常。"), [])
    ledger.flush()
    ledger.record(visit(entry("0", "/lost.html"), text="一切正常。"), [entry("0", "/more.html")])
    ledger._rows["insert into judged (site, subjects) values (?, ?)"] = [("\ud800", b"")]
    with pytest.raises(UnicodeEncodeError):
        ledger.flush()
    keeps_alone_what_went_well(ledger)


LINKS = tuple(Link(url=f"http://www.county0.gov.cn/{n}", text=f"{n}", literal=f"/{n}") for n in range(60))


def linked(path: str, *links: Link, site: str = "0") -> Visit:
    return visit(entry(site, path), links=links)


def links_of(ledger: Ledger, site: Site = SITES[0]) -> list[tuple[Link, ...]]:
    return [each.page.links for each in ledger.progress(site).visits if each.page is not None]


def test_links_that_pages_share_are_kept_once(ledger: Ledger) -> None:
    pages = [
        LINKS,
        (*LINKS[5:50], *LINKS[:5], LINKS[7], Link(url="http://www.county0.gov.cn/own")),
        (),
        LINKS,
    ]
    for number, links in enumerate(pages):
        ledger.record(linked(f"/{number}", *links), [])
        ledger.record(linked(f"/{number}", *links[::-1], site="1"), [])
    assert links_of(ledger) == pages
    assert links_of(ledger, SITES[1]) == [links[::-1] for links in pages]
    first, *others = ledger._db.execute("select length(links) from visits where site = '0'").fetchall()
    assert max(others) < (first[0] / 10,)


def test_links_are_read_back_by_a_process_that_goes_on(ledger: Ledger) -> None:
    ledger.record(linked("/a", *LINKS[:40]), [])
    ledger.flush()
    other = as_killed(ledger)
    for links in (LINKS, LINKS[::2]):
        other.record(linked(f"/{len(links)}", *links), [])
    assert links_of(other) == [LINKS[:40], LINKS, LINKS[::2]]
    other.shut()


def test_links_that_could_not_be_written_are_no_page_s_later(ledger: Ledger) -> None:
    ledger.record(linked("/a", *LINKS[:20]), [])
    ledger.flush()
    ledger.record(linked("/lost", *LINKS), [])
    ledger._rows["insert into judged (site, subjects) values (?, ?)"] = [("\ud800", b"")]
    with pytest.raises(UnicodeEncodeError):
        ledger.flush()
    with pytest.raises(UnicodeEncodeError):
        ledger.record(linked("/odd", *LINKS, Link(url="http://www.county0.gov.cn/\ud800")), [])
    ledger.record(linked("/b", *LINKS), [])
    assert links_of(ledger) == [LINKS[:20], LINKS]


@pytest.mark.parametrize("odd", [{"title": "\ud800"}, {"links": (Link(url="http://a.cn/\ud800"),)}])
def test_a_visit_that_cannot_be_kept_whole_is_made_again(ledger: Ledger, odd: dict[str, object]) -> None:
    asked = entry("0", "/odd.html")
    ledger.queue("0", [asked])
    ledger.flush()
    with pytest.raises(UnicodeEncodeError):
        ledger.record(visit(asked, "锟斤拷锟斤拷锟斤拷锟斤拷", b"<p>", tags=PROPER, **odd), [])
    ledger.flush()
    other = as_killed(ledger)
    found = other.progress(SITES[0])
    assert (found.visits, found.pending) == ((), (asked,))
    assert (other.page_results("0"), other.page_judged("0"), list(other.bodies())) == ([], {}, [])
    other.shut()


def test_what_waits_to_be_written_is_seen_by_whoever_reads(ledger: Ledger) -> None:
    accused = visit(entry("0", "/m.html"), text="锟斤拷锟斤拷锟斤拷锟斤拷", body=b"<p>", tags=PROPER)
    ledger.record(accused, [entry("0", "/next.html")])
    assert len(ledger.page_results("0")) == 1
    ledger.record(visit(entry("0", "/next.html")), [entry("0", "/last.html")])
    assert [each.url for each in ledger.pending("0")] == [entry("0", "/last.html").url]
    ledger.settle([entry("0", "/last.html")], given_up=True)
    assert len(ledger.given_up("0")) == 1
    ledger.queue("0", [entry("0", "/last.html"), entry("0", "/new.html")])
    ledger.close(facts(SITES[0]))
    assert ledger.pending("0") == ledger.given_up("0") == ()
    ((_, visits),) = ledger.closed()
    assert len(visits) == 2
    assert len(list(ledger.bodies())) == 1


def test_texts_and_bodies_are_not_stored(ledger: Ledger) -> None:
    secret = "一句只在正文里的话"
    ledger.record(visit(entry("0", "/a.html"), text=secret, body=secret.encode(), tags=PROPER), [])
    ledger.flush()
    (stored,) = ledger.progress(SITES[0]).visits
    assert stored.page is not None
    assert (stored.page.text, stored.body, stored.answer.body) == ("", b"", b"")
    held = b"".join(path.read_bytes() for path in ledger.path.parent.iterdir())
    assert secret.encode() not in held


def test_page_checks_run_once_and_their_pages_are_counted(ledger: Ledger) -> None:
    ledger.record(visit(entry("0", "/a.html"), text="锟斤拷锟斤拷锟斤拷锟斤拷"), [])
    ledger.record(visit(entry("0", "/b.html"), text="一切正常。"), [])
    assert [(page, found.check) for page, found in ledger.page_results("0")] == [
        ("http://www.county0.gov.cn/a.html", "mojibake")
    ]
    assert set(ledger.page_judged("0").values()) == {2}
    assert ledger.page_judged("1") == {}


def test_an_accused_page_is_kept_as_evidence_an_ordinary_article_is_not(ledger: Ledger) -> None:
    tags = {tag.lower(): "x" for tag in TAGS[PageKind.ARTICLE]}
    fine = visit(entry("0", "/a.html"), text="一切正常。", body=b"fine", kind=PageKind.ARTICLE, tags=tags)
    ledger.record(fine, [])
    assert list(ledger.bodies()) == []
    accused = visit(entry("0", "/b.html"), text="锟斤拷锟斤拷锟斤拷锟斤拷", body=b"<p>proof", tags=PROPER)
    ledger.record(accused, [])
    ((sha256, site, original, body),) = ledger.bodies()
    assert (sha256, site, original) == ("b" * 64, "0", False)
    assert gzip.decompress(body) == b"<p>proof"


@pytest.mark.parametrize(
    "telling",
    [
        {"kind": PageKind.COLUMN},
        {"kind": PageKind.LETTER},
        {"kind": PageKind.ARTICLE, "blank": True},
        {"kind": PageKind.OTHER},
        {"kind": PageKind.ARTICLE, "guide": Guide(url="", name="", elements=())},
        {"published": Dated(day=dt.date(2026, 12, 31), source=DateSource.META, certain=True)},
    ],
)
def test_what_a_site_check_may_name_as_proof_is_kept(ledger: Ledger, telling: dict[str, object]) -> None:
    page = {"tags": PROPER, **telling}
    ledger.record(visit(entry("0", "/a.html"), body=b"proof", **page), [])
    assert len(list(ledger.bodies())) == 1


def test_of_articles_that_lack_tags_those_are_kept_that_are_drawn(ledger: Ledger) -> None:
    pages = []
    for number in range(200):
        name = f"/t{number}.html"
        made = visit(
            entry("0", name), body=b"<p>", kind=PageKind.ARTICLE, tags=PROPER, body_sha256=f"{number:064}"
        )
        ledger.record(made, [])
        assert made.page is not None
        pages.append(made.page)
    drawn = page_tag_missing.run(msgspec.structs.replace(facts(SITES[0]), pages=tuple(pages)), SAMPLED)
    named = {each.evidence.body_sha256 for each in drawn if isinstance(each, Finding)}
    kept = {sha256 for sha256, *_ in ledger.bodies()}
    assert len(named) == SAMPLED.parameters["sample"]
    assert named <= kept
    assert len(kept) < len(pages) / 2


def test_a_ledger_taken_up_again_keeps_the_articles_that_it_would_have_kept(ledger: Ledger) -> None:
    def read(into: Ledger, number: int) -> None:
        page = {"kind": PageKind.ARTICLE, "tags": PROPER, "body_sha256": f"{number:064}"}
        into.record(visit(entry("0", f"/t{number}.html"), body=b"<p>", **page), [])

    ledger.progress(SITES[0])
    for number in range(100):
        read(ledger, number)
    ledger.flush()
    other = as_killed(ledger)
    other.progress(SITES[0])
    for number in range(100, 200):
        read(ledger, number)
        read(other, number)
        if (
            number == 150
        ):  # what a visit brings that cannot be written counts for nothing, but for nothing else
            with pytest.raises(UnicodeEncodeError):
                ledger.record(visit(entry("0", "/odd.html"), title="\ud800"), [])
        ledger.flush()
    assert [*other.bodies()] == [*ledger.bodies()]
    other.shut()


@pytest.mark.parametrize("rubric", ["cn-2015", "cn-2019"])
def test_no_rubric_draws_more_articles_than_are_kept(rubric: str) -> None:
    parameters = load_rubric(rubric, *declared(load())).checks.get("page-tag-missing", {})
    assert parameters.get("sample", 0) <= DRAWN


def test_of_a_site_no_more_than_some_bytes_are_kept_however_often_it_is_taken_up(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidence, "KEPT", 4_000)
    for number in range(400):
        known = {"kind": PageKind.COLUMN, "body_sha256": f"{number:064}"}
        ledger.record(visit(entry("0", f"/c{number}/"), body=b"<p>", **known), [])
    kept = len(list(ledger.bodies()))
    assert 20 < kept < 400
    ledger.flush()
    other = as_killed(ledger)
    other.record(visit(entry("0", "/more/"), body=b"<p>", kind=PageKind.COLUMN), [])
    other.record(visit(entry("1", "/more/"), body=b"<p>", kind=PageKind.COLUMN, body_sha256="d" * 64), [])
    assert len(list(other.bodies())) == kept + 1
    other.shut()


def test_a_body_under_many_addresses_takes_the_room_of_one(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidence, "KEPT", 200)
    for number in range(20):
        known = {"kind": PageKind.COLUMN, "body_sha256": f"{number // 19:064}"}
        ledger.record(visit(entry("0", f"/c{number}/"), body=b"<p>", **known), [])
    assert len(list(ledger.bodies())) == 2


def test_what_was_not_written_takes_no_room_of_what_may_be_kept_of_a_site(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(number: int, **more: object) -> None:
        known = {"kind": PageKind.COLUMN, "body_sha256": f"{number:064}", **more}
        ledger.record(visit(entry("0", f"/c{number}/"), body=b"<p>", **known), [])

    read(0)
    ledger.flush()
    ((*_, body),) = ledger.bodies()
    monkeypatch.setattr(evidence, "KEPT", 2 * len(body))
    for number in (1, 2, 3):
        with pytest.raises(UnicodeEncodeError):
            read(number, title="\ud800")
    for number in (4, 5, 6):
        read(number)
    assert {int(sha256) for sha256, *_ in ledger.bodies()} == {0, 4}


def test_more_than_200_columns_and_what_is_accused_among_many_plain_pages_are_kept(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidence, "KEPT_PLAIN", 2_000)

    def read(name: str, number: int, kind: PageKind, text: str = "") -> None:
        made = entry("0", f"/{name}{number}/")
        ledger.record(
            visit(made, text, b"<p>", kind=kind, tags=PROPER, body_sha256=f"{name * 4}{number:060}"), []
        )

    for number in range(300):
        read("a", number, PageKind.OTHER)
    plain = len(list(ledger.bodies()))
    for number in range(300):
        read("c", number, PageKind.COLUMN)
    read("e", 0, PageKind.OTHER, "锟斤拷锟斤拷锟斤拷锟斤拷")
    assert 0 < plain < 300
    assert len(list(ledger.bodies())) == plain + 300 + 1


def test_originals_are_kept_where_they_are_asked_for(ledger: Ledger) -> None:
    made = visit(entry("0", "/"), kind=PageKind.HOME, body=b"masked")
    answer = msgspec.structs.replace(made.answer, body=b"original")
    ledger.record(msgspec.structs.replace(made, answer=answer), [])
    ((_, _, original, body),) = ledger.bodies()
    assert (original, gzip.decompress(body)) == (True, b"original")
    assert ledger.holds_originals
    assert {path.stat().st_mode & 0o777 for path in ledger.path.parent.glob("shard.sqlite*")} == {0o600}


@pytest.mark.parametrize(("original", "mode"), [(True, 0o600), (False, 0o644)])
def test_committed_originals_are_for_their_owner_alone(tmp_path: Path, original: bool, mode: int) -> None:
    made = lane(tmp_path, *SITES)
    before = os.umask(0o022)
    for site in made.sites():
        home = visit(entry(site.id, "/"), kind=PageKind.HOME, body=b"masked", body_sha256=site.id * 64)
        answer = msgspec.structs.replace(home.answer, body=b"original" if original else b"")
        made.record(msgspec.structs.replace(home, answer=answer), [])
        made.close(facts(site))
    made.stop()
    made.settle(lambda: None)
    os.umask(before)
    (path,) = tmp_path.glob("data/*/evidence.parquet")
    assert path.stat().st_mode & 0o777 == mode


def test_a_check_that_fails_harms_no_other_and_has_judged_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(page: Page) -> Iterator[Result]:
        yield Finding(check="broken", site=page.site, locator="half said")
        raise ValueError("a fault of \x1b[31m its own")

    def sound(page: Page) -> Iterator[Result]:
        yield Fine(check="sound", site=page.site, locator=page.url)

    checks = {
        id: Check(id=id, scope="page", run=run, en=TEXTS, zh=TEXTS)
        for id, run in (("broken", broken), ("sound", sound))
    }
    ledger = Ledger(tmp_path / "plugin.sqlite", checks)
    ledger.register(SITES)
    ledger.record(visit(entry("0", "/a.html")), [])
    assert ledger.page_judged("0") == {"sound": 1}
    assert ledger.page_results("0") == []
    ledger.shut()
    told = capsys.readouterr().err
    assert "check broken failed on http://www.county0.gov.cn/a.html: ValueError" in told
    assert "\x1b" not in told


def test_a_closed_site_is_done_and_its_frontier_gone(ledger: Ledger) -> None:
    ledger.queue("0", [entry("0", "/"), entry("0", "/b")])
    ledger.record(visit(entry("0", "/")), [])
    ledger.close(facts(SITES[0]))
    assert [site.id for site, _ in ledger.open_sites()] == ["1", "2", "3"]
    assert ledger.progress(SITES[0]).pending == ()
    ((closed, visits),) = ledger.closed()
    assert closed.site == SITES[0]
    assert len(visits) == 1


def test_registering_again_changes_nothing(ledger: Ledger) -> None:
    ledger.close(facts(SITES[0]))
    ledger.register(SITES)
    assert len(ledger.open_sites()) == len(SITES) - 1


def test_opening_a_site_counts_and_stopping_well_forgives(ledger: Ledger) -> None:
    for deaths in range(1, 4):
        other = again(ledger)
        assert {site.id: strikes for site, strikes in other.open_sites()}["0"] == deaths - 1
        other.progress(SITES[0])
        other.progress(SITES[0])  # asked again just before it is closed: no second strike
        other.shut()
    assert {site.id: strikes for site, strikes in ledger.open_sites()} == {
        "0": 3,
        "1": 0,
        "2": 0,
        "3": 0,
    }
    ledger.pardon()
    assert {strikes for _, strikes in ledger.open_sites()} == {0}


def test_a_site_taken_up_again_keeps_the_time_it_began(ledger: Ledger) -> None:
    first = ledger.progress(SITES[0]).started_at
    other = again(ledger)
    assert other.progress(SITES[0]).started_at == first
    other.shut()


# --- a worker's shards ----------------------------------------------------------------------------------


def lane(folder: Path, *sites: Site) -> Lane:
    store = Store(folder)
    if not store.exists:
        store.create(Settings(), RUBRIC, sites, [Shard(id="s00001", sites=sites)], "sites.csv")
    orders = Orders(
        folder=str(folder),
        scratch=str(store.scratch),
        lane="lane0",
        shards=("s00001",),
        settings=CrawlSettings(),
    )
    return Lane(store, orders)


def strike(folder: Path, site: Site, times: int, *visited: Entry) -> None:
    """Let a worker die so many times while the site was open and these entries had been visited."""
    for life in range(times):
        ledger = Ledger(Store(folder).ledger_path("s00001"), {})
        ledger.register(SITES)
        ledger.progress(site)
        if life == 0:
            ledger.queue(site.id, [entry(site.id, "/deadly.html")])
            for each in visited:
                ledger.record(visit(each), [])
        ledger.shut()


def test_a_site_that_keeps_killing_its_worker_is_left_to_be_crawled_alone(tmp_path: Path) -> None:
    made = lane(tmp_path, *SITES)
    strike(tmp_path, SITES[1], STRIKES_ALONE)
    assert [site.id for site in made.sites()] == ["0", "2", "3"]
    assert [site.id for site in made.suspects] == ["1"]
    made.stop()


def test_the_note_that_no_site_is_to_blame_finds_a_folder_that_was_moved(tmp_path: Path) -> None:
    made = lane(tmp_path / "round", *SITES)
    strike(tmp_path / "round", SITES[1], STRIKES_ALONE - 1)
    ids = [site.id for site in made.sites()]
    made.progress(SITES[1])
    (tmp_path / "round").rename(tmp_path / "elsewhere")
    made.orphan()
    (tmp_path / "elsewhere").rename(tmp_path / "round")
    again = lane(tmp_path / "round", *SITES)
    assert [site.id for site in again.sites()] == ids
    assert not again.suspects
    again.stop()
    made.stop()


def test_the_death_of_the_parent_is_no_strike(tmp_path: Path) -> None:
    made = lane(tmp_path, *SITES)
    strike(tmp_path, SITES[1], STRIKES_ALONE - 1)
    ids = [site.id for site in made.sites()]
    made.progress(SITES[1])
    made.orphan()
    again = lane(tmp_path, *SITES)
    assert [site.id for site in again.sites()] == ids
    assert not again.suspects
    assert not list(tmp_path.rglob("*.orphaned"))
    again.stop()
    made.stop()


def test_a_shard_that_another_process_works_on_is_left_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webcensus.worker.HOLD_SECONDS", 0.3)
    made, other = lane(tmp_path, *SITES), lane(tmp_path, *SITES)
    assert len(list(made.sites())) == len(SITES)
    assert list(filter(None, other.sites())) == []
    assert other.held == ["s00001"]
    made.stop()
    third = lane(tmp_path, *SITES)
    assert len(list(third.sites())) == len(SITES)
    third.stop()


@pytest.mark.parametrize("lives", [1, CRASH_LIMIT])
def test_a_site_whose_visits_do_not_add_up_is_taken_up_again(tmp_path: Path, lives: int) -> None:
    """Lost is what `lives` workers in a row bring of its home page."""
    lost = lives

    class Losing(Lane):
        def record(self, visit: Visit, entries: list[Entry]) -> None:
            if not lost or "127.0.0.2" not in visit.entry.url:
                super().record(visit, entries)

    pages = paths({"/": page("某县人民政府")})
    odd, fine = Host("127.0.0.2", pages), Host(answers=pages)
    with serving(odd, fine):
        sites = (Site(id="odd", url=f"{odd.url}/"), Site(id="fine", url=f"{fine.url}/"))
        shard = Shard(id="s00001", sites=sites, crowds=dict.fromkeys(("fine", "odd"), "one"))  # one waits
        store = Store(tmp_path)
        store.create(Settings(), RUBRIC, sites, [shard], "test")
        crawling = CrawlSettings(
            delay=0.05, confirm_after=0, max_minutes=0.5, allow_networks=("127.0.0.0/8",)
        )
        orders = Orders(folder=str(tmp_path), scratch="", lane="lane0", shards=("s00001",), settings=crawling)
        while lost:
            made = Losing(store, orders)
            together_and_alone = itertools.chain(made.sites(), made.alone(lambda: False))
            with pytest.raises(LostVisits, match=r"odd: \d+ handed out, 0 recorded"):
                crawl(together_and_alone, crawling, made)
            made._release()
            for ledger in made._ledgers.values():  # as the end of its process does
                ledger._db.close()
            lost -= 1
        assert work(orders, Stop()) == 0
    assert store.committed(verify=True).keys() == {"s00001"}
    (ends,) = (pq.read_table(path).to_pylist() for path in tmp_path.rglob("site_outcomes.parquet"))
    assert all(end["handed_out"] == end["recorded"] for end in ends)
    states = {end["site"]: end["state"] for end in ends}
    assert states == {"fine": "pass", "odd": "pass" if lives == 1 else "partial"}


def test_beyond_the_limit_it_is_closed_as_crashed_and_the_others_go_on(tmp_path: Path) -> None:
    made = lane(tmp_path, *SITES)
    strike(tmp_path, SITES[1], CRASH_LIMIT, entry("1", "/"))
    assert [site.id for site in made.sites()] == ["0", "2", "3"]
    made.stop()
    ledger = Ledger(Store(tmp_path).ledger_path("s00001"), {})
    ((crashed, _),) = ledger.closed()
    ledger.shut()
    assert crashed.site.id == "1"
    assert crashed.outcome.state is SiteState.PARTIAL
    assert f"died {CRASH_LIMIT} times" in crashed.outcome.detail
    assert (crashed.outcome.handed_out, crashed.outcome.recorded, crashed.outcome.known_not_taken) == (
        1,
        1,
        1,
    )
    assert crashed.outcome.started_at is not None
    assert crashed.outcome.ended_at is not None


@pytest.mark.parametrize("damage", ["header", "cut", "middle", "no database"])
def test_a_damaged_ledger_is_set_aside_and_the_shard_done_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], damage: str
) -> None:
    path = _filled(tmp_path)
    data = path.read_bytes()
    path.write_bytes(
        {
            "header": os.urandom(100) + data[100:],
            "cut": data[: len(data) // 2],
            "middle": data[: len(data) // 2] + os.urandom(len(data) // 2),
            "no database": "一个文本文件".encode() * 500,
        }[damage]
    )
    with pytest.raises(LedgerError, match=r"s00001\.sqlite"):
        Ledger(path, {})
    made = lane(tmp_path)
    assert [site.id for site in made.sites()] == [site.id for site in SITES]
    made.stop()
    (aside,) = path.parent.glob("s00001.sqlite.damaged-*")
    assert aside.stat().st_size > 100
    assert "set aside" in capsys.readouterr().err
    again = lane(tmp_path)
    assert [site.id for site in again.sites()] == [site.id for site in SITES]
    again.stop()


@pytest.mark.parametrize("table", ["sites", "entries", "visits"])
def test_a_value_changed_by_a_single_bit_is_no_value(tmp_path: Path, table: str) -> None:
    path = _filled(tmp_path)
    column = {"sites": "site", "entries": "entry", "visits": "visit"}[table]
    with closing(sqlite3.connect(path)) as db, db:
        (id, blob) = db.execute(f"select rowid, {column} from {table} limit 1").fetchone()
        flipped = bytes([*blob[:-20], blob[-20] ^ 4, *blob[-19:]])
        db.execute(f"update {table} set {column} = ? where rowid = ?", (flipped, id))
    with pytest.raises(LedgerError, match=f"a value in {table}"):
        Ledger(path, {})


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("entries", "done = 1 - done"),
        ("entries", "done = 2"),
        ("entries", "key = cast(x'00' || substr(key, 2) as blob)"),
        ("sites", "life = cast(x'00' || substr(life, 2) as blob)"),
        ("sites", "position = position + 4096"),
        ("sites", "id = id || 'x'"),
        ("judged", "subjects = cast(substr(subjects, 1, 3) || x'7f' || substr(subjects, 5) as blob)"),
        ("judged", "site = '1'"),
        ("results", "check_id = 'typo'"),
        ("bodies", "original = 1 - original"),
        ("bodies", "body = cast(substr(body, 1, 20) || x'ff' || substr(body, 22) as blob)"),
        ("bodies", "body = substr(body, 1, 20) || x'ff' || substr(body, 22)"),  # a text that is not UTF-8
        ("visits", "site = cast(x'ff' as text)"),
        ("bodies", "sha256 = 'c' || sha256"),
    ],
)
def test_marks_and_counters_are_sealed_as_well(tmp_path: Path, table: str, change: str) -> None:
    path = _filled(tmp_path)
    Ledger(path, {}).shut()
    with closing(sqlite3.connect(path)) as db, db:
        row = db.execute(f"select rowid from {table} limit 1").fetchone()
        db.execute(f"update {table} set {change} where rowid = ?", row)
    with pytest.raises(LedgerError, match=f"damaged: (?:a value in {table}|Could not decode)"):
        Ledger(path, {})


@pytest.mark.parametrize(
    "index", ["visits_of_site", "sqlite_autoindex_entries_1", "sqlite_autoindex_sites_1"]
)
def test_an_index_that_leads_elsewhere_is_damage(tmp_path: Path, index: str) -> None:
    path = _filled(tmp_path)
    Ledger(path, {}).shut()
    with closing(sqlite3.connect(path)) as db:
        (size,) = db.execute("pragma page_size").fetchone()
        (page,) = db.execute("select rootpage from sqlite_master where name = ?", (index,)).fetchone()
    data = bytearray(path.read_bytes())
    data[page * size - 2] ^= 1  # of the row that was written first: it stands last
    path.write_bytes(data)
    with pytest.raises(LedgerError, match="damaged"):
        Ledger(path, {})


def test_a_page_whose_links_others_share_is_missed(tmp_path: Path) -> None:
    path = _filled(tmp_path)
    made = Ledger(path, {})
    for number in range(3):
        made.record(linked(f"/linked{number}", *LINKS), [])
    made.shut()
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("delete from visits where id = (select max(id) from visits) - 2")
    with pytest.raises(LedgerError, match="damaged: the links of its pages"):
        Ledger(path, {})


@pytest.mark.parametrize("version", [0, 4, 99])
def test_a_ledger_of_another_version_is_set_aside_and_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], version: int
) -> None:
    path = _filled(tmp_path)
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"pragma user_version = {version}")
    again = lane(tmp_path)
    assert [site.id for site in again.sites()] == [site.id for site in SITES]
    again.stop()
    told = capsys.readouterr().err
    assert told.startswith("note: ")
    assert f"another version ({version}, not" in told
    assert "set aside" in told
    (aside,) = path.parent.glob("*.sqlite.damaged-*")
    assert aside.stat().st_size > 100


@pytest.mark.parametrize(
    "change",
    [
        "sqlite_master set sql = replace(sql, 'links', 'linkt')",
        "sqlite_master set sql = replace(sql, 'unique (site, key)', 'check (done < 9)  ')",
    ],
)
def test_tables_that_are_not_as_they_were_made_are_damage(tmp_path: Path, change: str) -> None:
    path = _filled(tmp_path)
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("pragma writable_schema = on")
        db.execute(f"update {change} where type = 'table'")
    with pytest.raises(LedgerError, match=r"damaged: (?:its tables|malformed|no such)"):
        Ledger(path, {})


def _filled(folder: Path) -> Path:
    made = lane(folder, *SITES)
    assert len(list(made.sites())) == len(SITES)
    for number in range(200):
        made.record(visit(entry("0", f"/{number}.html")), [])
    accused = visit(entry("0", "/m.html"), text="锟斤拷锟斤拷锟斤拷锟斤拷", body=b"<p>proof</p>" * 9)
    made.record(accused, [entry("0", "/next.html")])
    made.stop()
    return Store(folder).ledger_path("s00001")


def test_an_unwritable_place_is_no_damage(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="unable to open database file"):
        Ledger(tmp_path / "absent" / "shard.sqlite", {})


# --- commit ---------------------------------------------------------------------------------------------


def test_a_shard_with_an_open_site_is_not_committed(tmp_path: Path) -> None:
    made = lane(tmp_path, *SITES)
    assert len(list(made.sites())) == len(SITES)
    for site in SITES[:-1]:
        made.close(facts(site))
    made.stop()
    store, path = Store(tmp_path), Store(tmp_path).ledger_path("s00001")
    with pytest.raises(LedgerError, match="3 of the 4 sites"):
        commit(store, "s00001", path)
    assert not store.is_committed("s00001")
    assert list((tmp_path / "data").iterdir()) == []


def test_a_ledger_that_is_gone_is_no_empty_shard(tmp_path: Path) -> None:
    lane(tmp_path, *SITES)
    with pytest.raises(LedgerError, match="0 of the 4 sites"):
        commit(Store(tmp_path), "s00001", tmp_path / "gone.sqlite")


def test_bodies_of_hostile_sites_are_written_before_they_fill_the_memory(tmp_path: Path) -> None:
    body, most = os.urandom(1 << 20), tables.Writer.BODIES
    writer = tables.Writer("evidence", tmp_path / "evidence.parquet")
    writer.add(tables.BodyRow(sha256=f"{n}", site="a", original=False, body=body) for n in range(40))
    writer.close()
    with pq.ParquetFile(tmp_path / "evidence.parquet") as file:
        groups = [file.read_row_group(group).column("body") for group in range(file.num_row_groups)]
    assert sum(map(len, groups)) == 40
    assert all(sum(map(len, group.to_pylist())) <= most for group in groups)


def test_finished_shards_are_committed_and_their_ledgers_cleared(tmp_path: Path) -> None:
    made = lane(tmp_path, *SITES)
    for site in made.sites():
        made.close(facts(site))
    made.stop()
    made.settle(lambda: None)
    store = Store(tmp_path)
    assert store.committed(verify=True)["s00001"].sites == len(SITES)
    assert list(store.scratch.iterdir()) == []


def test_a_shard_whose_commit_was_killed_is_committed_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned = [Shard(id=f"s{number}", sites=(SITES[number],)) for number in range(2)]
    Store(tmp_path).create(Settings(), RUBRIC, SITES[:2], planned, "test")
    orders = Orders(
        folder=str(tmp_path), scratch="", lane="lane0", shards=("s0", "s1"), settings=CrawlSettings()
    )
    made = Lane(Store(tmp_path), orders)
    monkeypatch.setattr(sys, "executable", shutil.which("false"))  # of the process that commits the first
    for site in made.sites():
        made.close(facts(site))
    made.stop()
    made.settle(lambda: None)
    assert Store(tmp_path).committed(verify=True).keys() == {"s0", "s1"}
