"""Link targets outside their sites: verified once for the whole round, then joined; a finished round in one place."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import msgspec
import pyarrow.parquet as pq
import pytest
from rounds import RUBRIC, Made, write
from web import Host, page, paths, serving

from crawler import foreign as targets
from crawler.course import Course
from crawler.facts import Entry, Errand, Progress, Purpose, SiteState, Target, Verdict, Visit
from crawler.page import Answer, Cause, LinkKind, Outcome
from crawler.settings import CrawlSettings
from crawler.site import Site
from webcensus import foreign
from webcensus.archive import archived
from webcensus.census import Progress as Told
from webcensus.census import sweep
from webcensus.plan import shards
from webcensus.settings import Settings
from webcensus.store import RoundError, Store, find
from webcensus.whole import complete

NOW = dt.datetime(2026, 11, 26, tzinfo=dt.UTC)
QUICK = Settings(
    delay=0.0, confirm_after=0.0, timeout=5.0, max_minutes=0.5, shard_size=1, allow_network=("127.0.0.0/8",)
)


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory) -> tuple[Store, list[Host], list[Told]]:
    """Three sites in three shards, two foreign hosts that all of them link to."""
    good = Host("127.0.1.1", paths({"/": page("别处"), "/ok.html": page("好")}))
    other = Host("127.0.1.2", paths({"/": page("别处"), "/f.doc": page("表")}))
    links = [f"{good.url}/ok.html", f"{good.url}/gone.html", f"{other.url}/f.doc", "/1.html"]
    own = [
        Host(f"127.0.1.{10 + n}", paths({"/": page(f"首页{n}", links), "/1.html": page("一", links)}))
        for n in range(2)
    ]
    clean = Host("127.0.1.12", paths({"/": page("首页", [f"{good.url}/ok.html"])}))
    sites = [Site(id=f"s{n}", url=host.url + "/") for n, host in enumerate([*own, clean])]
    store, told = Store(tmp_path_factory.mktemp("country")), []
    store.create(QUICK, RUBRIC, sites, shards(sites, 1), "sites.csv")
    with serving(good, other, clean, *own):
        sweep(store, RUBRIC, QUICK, told.append)
    return store, [good, other], told


def test_each_target_is_asked_for_once_whoever_links_to_it(
    country: tuple[Store, list[Host], list[Told]],
) -> None:
    store, (good, other), told = country
    assert len(store.open().shards) == 3
    assert (good.times("/gone.html"), other.times("/f.doc")) == (2, 1)
    assert good.times("/ok.html") == 2  # once more, to show that its host lives
    assert (good.times("/robots.txt"), other.times("/robots.txt")) == (1, 1)
    assert (told[-1].targets, told[-1].targets_done, told[-1].sites_done) == (3, 3, 3)


def test_what_was_found_out_is_joined_to_every_site(country: tuple[Store, list[Host], list[Told]]) -> None:
    store, (good, _), _ = country
    for each in archived(store):
        found = {target.url: target for target in each.facts.targets if target.external}
        assert found[f"{good.url}/ok.html"].verdict is Verdict.OK
        accused = each.facts.site.id != "s2"
        assert (each.facts.outcome.state is SiteState.FINDING) == accused
        assert (Cause.DEAD_LINK in each.facts.outcome.causes) == accused
        if accused:
            gone = found[f"{good.url}/gone.html"]
            assert (gone.verdict, gone.status, gone.tries, gone.on_home) == (Verdict.BROKEN, 404, 2, True)
            assert gone.occurrences == 2
            assert gone.fetched_at is not None
            assert [t.kind for t in found.values()].count(LinkKind.ATTACHMENT) == 1


def test_every_request_is_recorded(country: tuple[Store, list[Host], list[Told]]) -> None:
    store, _, _ = country
    rows = [row for file in store.files("target_outcomes") for row in pq.read_table(file).to_pylist()]
    assert sorted((row["outcome"], row["purpose"]) for row in rows) == [
        ("http_error", "confirm"), ("http_error", "link"), ("ok", "attachment"), ("ok", "control"), ("ok", "link"),
    ]  # fmt: skip
    assert all(
        row["verdict"] != "pending"
        for file in store.files("links")
        for row in pq.read_table(file).to_pylist()
    )


def test_a_finished_round_is_not_done_again(country: tuple[Store, list[Host], list[Told]]) -> None:
    store, _, _ = country
    before = written(store)
    sweep(store, RUBRIC, QUICK, lambda _: None)
    assert written(store) == before


def written(store: Store) -> dict[Path, int]:
    """What was written when, but for how far the workers are."""
    paths = (path for path in store.folder.rglob("*") if path.suffix in (".parquet", ".json"))
    return {path: path.stat().st_mtime_ns for path in paths if path.parent.name != "progress"}


def test_a_damaged_whole_is_made_again_from_its_shards(
    country: tuple[Store, list[Host], list[Told]], tmp_path: Path
) -> None:
    store = Store(tmp_path / "copy")
    shutil.copytree(country[0].folder, store.folder)
    facts = list(archived(store))
    whole = store.whole()
    assert whole
    (store.folder / "data" / whole.data / "links.parquet").write_bytes(b"")
    assert store.whole() is None
    assert {
        target.verdict for each in archived(store) for target in each.facts.targets if target.external
    } == {Verdict.UNCHECKED}
    sweep(store, RUBRIC, QUICK, lambda _: None)
    assert list(archived(store)) == facts


def test_a_whole_that_kept_its_size_is_known_by_its_hash(tmp_path: Path) -> None:
    store = write(tmp_path, [Made(f"330000000{n}").target("a.html") for n in range(2)], shard_size=1)
    facts = list(archived(store))
    whole = store.whole(verify=True)
    assert whole
    links = tmp_path / "data" / whole.data / "links.parquet"
    content = bytearray(links.read_bytes())
    content[len(content) // 3] ^= 0xFF
    links.write_bytes(content)
    assert store.whole(verify=True) is None
    sweep(store, RUBRIC, QUICK, lambda _: None)
    assert store.whole(verify=True) is not None
    assert list(archived(store)) == facts


class Killed(BaseException):
    pass


def test_a_compaction_that_is_killed_loses_nothing(tmp_path: Path) -> None:
    store = write(tmp_path, [Made(f"330000000{n}").target("a.html") for n in range(4)], shard_size=1)
    facts = list(archived(store))
    (tmp_path / "whole.json").unlink()
    parts = iter((1, 2))

    def die() -> None:
        if next(parts, None) is None:
            raise Killed

    with pytest.raises(Killed):
        complete(store, die)
    assert store.whole() is None
    assert list(archived(store)) == facts
    left = store.new_data()  # of one that was killed by force
    complete(store, lambda: None)
    assert not left.exists()
    assert store.whole() is not None
    assert list(archived(store)) == facts
    assert len(store.facts()) == 1


# --- the plan -------------------------------------------------------------------------------------------


def linking(folder: Path, *sites: tuple[str, ...]) -> Store:
    """A committed round whose sites link to these targets, none of which was visited."""
    made = []
    for number, urls in enumerate(sites):
        site = Made(f"330000000{number}")
        for url in urls:
            site.target(url, Verdict.PENDING)
            site.targets[-1] = msgspec.structs.replace(site.targets[-1], external=True)
        made.append(site)
    return write(folder, made, shard_size=1)


def planned(store: Store) -> dict[str, list[str]]:
    made = foreign.plan(store, RUBRIC, Settings(resolve=("*=127.0.0.1:9",)), lambda: None)
    return {
        shard: [entry.url for each in made.errands(shard).values() for entry in each.entries]
        for shard in made.open().shards
    }


def test_a_target_is_planned_once_and_what_most_sites_link_to_comes_first(tmp_path: Path) -> None:
    a, b, c = "http://x.cn/a", "http://x.cn/b", "http://y.cn/c"
    store = linking(tmp_path, (a, b), (b, "http://x.cn/logout"), (b, c, "http://u:p@y.cn/c"))
    ((_, urls),) = planned(store).items()
    assert sorted(urls) == [a, b, c]
    assert urls.index(b) < urls.index(a)


def test_hosts_of_one_domain_stay_together_and_shards_have_a_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(foreign, "ABOUT", 3)
    monkeypatch.setattr(foreign, "MOST", 4)
    many = tuple(f"http://h{n}.big.cn/{n}" for n in range(6))
    few = tuple(f"http://www.small{n}.cn/" for n in range(7))
    found = planned(linking(tmp_path, many, few))
    assert sorted(map(len, found.values())) == [1, 3, 3, 4]
    assert {url for urls in found.values() for url in urls if "small" in url} == set(few)


def test_a_plan_is_kept_while_the_commits_are_the_same(tmp_path: Path) -> None:
    store = linking(tmp_path, ("http://x.cn/a",))
    planned(store)
    first = store.targets.open().id
    planned(store)
    assert store.targets.open().id == first
    (store.folder / "manifest" / "s00001.json").unlink()
    planned(store)
    assert store.targets.open().id != first
    assert store.targets.open().shards == ()


def test_the_part_that_verifies_targets_is_no_round_to_be_read(tmp_path: Path) -> None:
    planned(linking(tmp_path, ("http://x.cn/a",)))
    assert find(tmp_path).folder == tmp_path
    with pytest.raises(RoundError, match=f"is a part of the round in {tmp_path}; name that folder"):
        find(tmp_path / "targets")


# --- one site's part ------------------------------------------------------------------------------------


def test_the_budget_is_for_all_targets_of_a_site() -> None:
    course = Course(Site(id="s", url="http://a.cn/"), CrawlSettings(max_links=2))
    course.budget.links = 1
    room = targets.Room(course)
    plain = [Target(url=f"http://b.cn/{n}", kind=LinkKind.PAGE, verdict=Verdict.UNCHECKED) for n in range(3)]
    home = [msgspec.structs.replace(each, url=f"{each.url}h", on_home=True) for each in plain]
    assert [room.takes(each) for each in (*plain, *home)] == [True, False, False, True, True, True]
    assert room.refused == 2
    assert not room.takes(Target(url="http://b.cn/logout", kind=LinkKind.PAGE, verdict=Verdict.UNCHECKED))


def test_a_recheck_verifies_only_what_it_was_sent_for() -> None:
    course = Course(Site(id="s", url="http://a.cn/"), CrawlSettings())
    asked = Entry(site="s", url="http://b.cn/1", purpose=Purpose.LINK)
    course.resume(Progress(errand=Errand(entries=(asked,))))
    room = targets.Room(course)
    found = [Target(url=f"http://b.cn/{n}", kind=LinkKind.PAGE, verdict=Verdict.UNCHECKED) for n in (1, 2)]
    assert [room.takes(each) for each in found] == [True, False]
    assert room.refused == 0


@pytest.mark.parametrize(
    ("witnesses", "verdict"),
    [(("a.cn",), Verdict.UNVERIFIED), (("c.cn",), Verdict.BROKEN), (("a.cn", "c.cn"), Verdict.BROKEN)],
)
def test_a_missing_name_needs_a_witness_that_is_not_the_sites_own(
    witnesses: tuple[str, ...], verdict: Verdict
) -> None:
    pending = Target(url="http://b.cn/", kind=LinkKind.PAGE, verdict=Verdict.PENDING, on_home=True)
    result = Target(
        url="http://b.cn/", kind=LinkKind.PAGE, verdict=Verdict.BROKEN, outcome=Outcome.DNS, host_dead=True,
        witnesses=witnesses,
    )  # fmt: skip
    made = targets.joined(pending, result, "a.cn")
    assert (made.verdict, made.host_dead, made.on_home) == (verdict, verdict is Verdict.BROKEN, True)
    assert targets.joined(pending, None, "a.cn").verdict is Verdict.UNCHECKED


def test_a_lone_host_that_refuses_is_weighed_against_the_site_that_links_to_it() -> None:
    entry = targets.entry("t", "http://b.cn/x", LinkKind.PAGE, "http://a.cn/page.html")
    course = Course(targets.NOWHERE, CrawlSettings())
    (first,) = course.resume(Progress(errand=Errand(entries=(entry,), home=False)))
    answer = Answer(url=first.url, final_url=first.url, outcome=Outcome.REFUSED, fetched_at=NOW)
    (again,) = course.absorb(Visit(entry=first, answer=answer, outcome=Outcome.REFUSED))
    assert (again.purpose, again.url) == (Purpose.CONFIRM, first.url)
    (control,) = course.absorb(Visit(entry=again, answer=answer, outcome=Outcome.REFUSED))
    assert (control.url, control.parent) == ("http://a.cn/", "")
    assert course.admits(control)
