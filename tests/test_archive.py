"""The archive: facts come back from Parquet as they were handed in, site by site."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec
import pyarrow.parquet as pq
import pytest
from stored import FETCHED, facts, rubric, site, stored, visit

from checks.base import Certainty, Evidence, Finding, load
from crawler.facts import Column, SiteOutcome, SiteState, Target, Tls, Verdict, Visit
from crawler.page import (
    Cause,
    ColumnClass,
    Dated,
    DateSource,
    Guide,
    GuideElement,
    Letter,
    LetterState,
    LinkKind,
    Marks,
    Outcome,
    PageKind,
    Row,
)
from webcensus import judgement, packs, tables
from webcensus.archive import archived
from webcensus.part import Part, merged
from webcensus.store import Store
from webcensus.whole import complete

DAY = FETCHED.date()
FULL = facts(
    site(1, name="清溪县", level="县级门户"),
    outcome=SiteOutcome(
        site="3309000001",
        state=SiteState.FINDING,
        causes=(Cause.DEAD_LINK, Cause.TLS),
        handed_out=2,
        recorded=2,
        started_at=FETCHED,
    ),
    columns=(
        Column(
            url="http://www.county1.gov.cn/yw/",
            name="今日要闻",
            column_class=ColumnClass.NEWS,
            newest=Dated(day=DAY, source=DateSource.ROW, certain=True, text="[11-22]"),
            blank=None,
        ),
        Column(
            url="http://www.county1.gov.cn/kb/", name="空白", column_class=ColumnClass.UNKNOWN, blank=True
        ),
    ),
    letters=(Letter(url="http://www.county1.gov.cn/l/1", id="1", asked=DAY, state=LetterState.OPEN),),
    guides=(
        Guide(
            url="http://www.county1.gov.cn/g/1",
            elements=(GuideElement(name="phone", present=None, text="0571-86123400"),),
            years=(2025, 2026),
        ),
    ),
    targets=(
        Target(
            url="http://www.county1.gov.cn/gone",
            kind=LinkKind.PAGE,
            verdict=Verdict.BROKEN,
            outcome=Outcome.SOFT_404,
            parents=("http://www.county1.gov.cn/",),
            fetched_at=FETCHED,
        ),
    ),
    marks=Marks(icp="浙ICP备12345678号", badge=True),
    tls=Tls(host="www.county1.gov.cn", probed=True, valid=False, problem="expired"),
    has_service_columns=True,
)


def test_facts_come_back_as_they_were(tmp_path: Path) -> None:
    visits = [visit(FULL.site), visit(FULL.site, "/a.html", PageKind.ARTICLE)]
    (back,) = archived(stored(tmp_path, FULL, visits=visits))
    assert back.facts.home is not None
    assert back.facts.home.fetched_at == FETCHED
    assert [page.kind for page in back.facts.pages] == [PageKind.HOME, PageKind.ARTICLE]
    assert msgspec.structs.replace(back.facts, home=None, pages=()) == FULL
    assert back.outcomes == {"ok": 2}
    assert set(back.page_judged.values()) == {2}


def test_a_page_that_was_read_again_is_what_it_was_last(tmp_path: Path) -> None:
    """A home page is where its refresh led, and what a second try found: checks see what the crawl saw."""
    of = site(1)
    door, other = visit(of), visit(of, "/a.html", PageKind.ARTICLE)
    assert door.page is not None
    led = msgspec.structs.replace(door.page, final_url=f"{of.url}portal/index.html", title="门户")
    visits = [door, other, msgspec.structs.replace(door, page=led)]
    (back,) = archived(stored(tmp_path, facts(of), visits=visits))
    assert back.facts.home is not None
    assert (back.facts.home.title, back.facts.home.final_url) == ("门户", f"{of.url}portal/index.html")
    assert [page.kind for page in back.facts.pages] == [PageKind.HOME, PageKind.ARTICLE]


def test_each_site_gets_its_own_rows_and_no_others(tmp_path: Path) -> None:
    sites = [site(number) for number in range(1, 8)]
    all_facts = [
        facts(
            each,
            letters=tuple(
                Letter(url=f"{each.url}{number}", id=f"{each.id}-{number}")
                for number in range(int(each.id) % 4)
            ),
        )
        for each in sites
    ]
    visits = [visit(each, f"/{n}.html", PageKind.OTHER) for each in sites for n in range(int(each.id) % 3)]
    store = stored(tmp_path, *all_facts, visits=visits, size=3)
    back = {each.facts.site.id: each for each in archived(store)}
    assert len(back) == len(sites)
    for position, each in enumerate(sites):
        found = back[each.id]
        assert [letter.id for letter in found.facts.letters] == [
            f"{each.id}-{number}" for number in range(int(each.id) % 4)
        ]
        assert len(found.facts.pages) == int(each.id) % 3
        assert {page.site for page in found.facts.pages} <= {each.id}
        assert found.facts.site == sites[position]


def test_one_typo_on_many_pages_is_one_finding(tmp_path: Path) -> None:
    of = site(1)
    visits = [visit(of, f"/{'a' * n}.html", PageKind.ARTICLE, "这里是内容") for n in range(1, 9)]
    (back,) = archived(stored(tmp_path, facts(of), visits=visits))
    (found,) = back.page_findings
    assert (found.check, found.occurrences) == ("placeholder-text", 8)
    assert found.pages == tuple(made.entry.url for made in visits[:5])
    assert found.evidence.url == visits[0].entry.url


def finding(locator: str, page: str, **more: object) -> Finding:
    return Finding(check="typo", site="1", locator=locator, evidence=Evidence(url=page), **more)  # type: ignore[arg-type]


def test_merging_adds_occurrences_and_keeps_five_different_pages() -> None:
    many = tuple(finding("a", f"http://x/{number % 7}", occurrences=2) for number in range(14))
    (one,) = merged(many)
    assert one.occurrences == 28
    assert one.pages == tuple(f"http://x/{number}" for number in range(5))


def test_merging_keeps_order_and_what_differs_apart() -> None:
    first = finding("b", "http://x/1", certainty=Certainty.SURE)
    found = merged(
        (first, finding("a", "http://x/1"), finding("b", "http://x/2", certainty=Certainty.SUSPECTED))
    )
    assert [(one.locator, one.occurrences, one.certainty) for one in found] == [
        ("b", 2, Certainty.SURE),
        ("a", 1, Certainty.SURE),
    ]
    assert merged(()) == ()


def test_merging_is_blind_for_scheme_and_www() -> None:
    found = merged(
        (finding("https://www.a.gov.cn/x/", "http://p/1"), finding("http://a.gov.cn/x", "http://p/2"))
    )
    assert [one.occurrences for one in found] == [2]


def test_a_finding_about_the_site_has_no_pages_of_its_own() -> None:
    (one,) = merged((Finding(check="survey-channel", site="1", locator=""),))
    assert (one.pages, one.occurrences) == ((), 1)


def _flip(path: Path) -> None:
    """Turn one bit in the middle of a file."""
    held = bytearray(path.read_bytes())
    held[len(held) // 3] ^= 1
    path.write_bytes(held)


def test_what_a_flipped_bit_made_of_facts_is_never_judged(tmp_path: Path) -> None:
    store = stored(tmp_path, facts(site(1)), facts(site(2)), size=1)
    complete(store, lambda: None)
    (whole,) = store.facts()
    _flip(whole / "sites.parquet")
    assert len(list(archived(store))) == 2, "the shards' own files hold the same"
    assert store.whole() is None
    _flip(store.parts()[0] / "sites.parquet")
    assert len(list(archived(store))) == 1
    assert len(store.finished()) == 1


def test_the_facts_of_one_shard_are_joined_as_those_of_several_are(tmp_path: Path) -> None:
    """Its tables are taken as they are."""
    visits = [visit(FULL.site), *LISTED, visit(site(2))]
    joined = [stored(tmp_path / f"{size}", FULL, facts(site(2)), visits=visits, size=size) for size in (1, 2)]
    assert [len(store.parts()) for store in joined] == [2, 1]
    (several,), (one,) = (store.facts() for store in joined)
    assert {path.name for path in one.iterdir()} == {path.name for path in several.iterdir()}
    for name in {path.name for path in one.iterdir()} - {"packs.parquet"}:
        columns = [each for each in pq.read_schema(one / name).names if each != "position"]  # in its shard
        mine, other = (pq.read_table(folder / name, columns=columns) for folder in (one, several))
        assert mine.equals(other, check_metadata=True), name
    assert pq.read_table(one / "pages.parquet").num_rows == 6
    assert not (one / "pages.parquet").samefile(joined[1].parts()[0] / "pages.parquet")


def _listing(path: str, *days: dt.date, published: dt.date | None = None) -> Visit:
    """A page of a list with rows of these days."""
    made = visit(FULL.site, path, PageKind.COLUMN)
    rows = tuple(
        Row(
            title=f"关于{n}的通知",
            url=f"{made.entry.url}{n}.html",
            dated=Dated(day=day, source=DateSource.ROW, certain=True),
        )
        for n, day in enumerate(days)
    )
    dated = Dated(day=published, source=DateSource.META, certain=True) if published else None
    assert made.page is not None
    return msgspec.structs.replace(made, page=msgspec.structs.replace(made.page, rows=rows, published=dated))


AHEAD = DAY + dt.timedelta(days=400)
LISTED = (
    _listing("/a/", DAY, DAY - dt.timedelta(days=3)),
    _listing("/b/", DAY, AHEAD, DAY),
    _listing("/c/", DAY, published=AHEAD),
    _listing("/d/"),
)


def test_rows_come_back_with_the_latest_of_their_days(tmp_path: Path) -> None:
    (back,) = archived(stored(tmp_path, FULL, visits=[visit(FULL.site), *LISTED]))
    pages = {page.url: page for page in back.facts.pages}
    found = [pages[each.entry.url] for each in LISTED]
    assert [page.latest for page in found] == [DAY, AHEAD, AHEAD, None]
    for page, each in zip(found, LISTED, strict=True):
        assert each.page is not None
        assert page.rows == each.page.rows
        assert (tuple(page.rows), len(page.rows), bool(page.rows)) == (
            each.page.rows,
            len(each.page.rows),
            bool(each.page.rows),
        )
        assert page.rows[:1] == each.page.rows[:1]
        assert hash(page.rows) == hash(each.page.rows)


def test_packed_facts_are_those_of_the_tables(tmp_path: Path) -> None:
    (folder,) = stored(tmp_path, FULL, visits=[visit(FULL.site), *LISTED]).facts()
    (one,), (other,) = packs.read(folder), Part(folder).sites()
    assert msgspec.structs.replace(one.facts, pages=()) == msgspec.structs.replace(other.facts, pages=())
    assert [page.rows for page in one.facts.pages] == [page.rows for page in other.facts.pages]
    assert [page.links for page in one.facts.pages] == [page.links for page in other.facts.pages]
    assert one.facts.home is not None
    assert [link.url for link in one.facts.home.links] == ["http://www.county1.gov.cn/gone"]
    assert [page.latest for page in one.facts.pages] == [None, DAY, AHEAD, AHEAD, None]
    assert [bool(page.rows) for page in one.facts.pages] == [False, True, True, True, False]


def test_a_round_of_a_version_that_knew_no_latest_day_is_judged_alike(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ahead(store: Store) -> set[str]:
        found = judgement.judge(store, rubric(), load(plugins=False))
        return {each.locator for judged in found for each in judged.findings if each.check == "date-future"}

    visits = [visit(FULL.site), *LISTED]
    wanted = ahead(stored(tmp_path / "new", FULL, visits=visits))
    assert wanted == {f"{LISTED[1].entry.url}1.html", LISTED[2].entry.url}
    with monkeypatch.context() as earlier:
        earlier.setitem(tables.LEFT_OUT, "pages", tables.LEFT_OUT["pages"] | {"latest"})
        tables.columns.cache_clear()
        old = stored(tmp_path / "old", FULL, visits=visits)
        assert "latest" not in pq.read_schema(old.facts()[0] / "pages.parquet").names
    tables.columns.cache_clear()
    assert ahead(old) == wanted
    (old.folder / "whole.json").unlink()
    complete(old, lambda: None)
    assert "latest" in pq.read_schema(old.facts()[0] / "pages.parquet").names
    assert ahead(old) == wanted
