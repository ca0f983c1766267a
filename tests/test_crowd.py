"""Sites that share an address take turns."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import pytest
from keeping import Memory
from web import Host, page, serving

from crawler.crawl import crawl
from crawler.facts import SiteFacts
from crawler.settings import CrawlSettings
from crawler.site import Site
from webcensus import crowd
from webcensus.crowd import Crowds, at_once
from webcensus.plan import shards
from webcensus.store import Shard

SLOW = CrawlSettings(delay=1.0, max_pages=300, max_links=300, max_minutes=20)


@pytest.mark.parametrize(
    ("count", "settings", "expected"),
    [
        (100, SLOW, 2),
        (1, SLOW, 1),
        (500, SLOW, 7),  # else it would take longer than a day
        (5_000, SLOW, 70),
        (100, CrawlSettings(delay=0.0), 100),
        (100, CrawlSettings(delay=0.1, max_pages=50, max_links=50, max_minutes=20), 100),
        (100, CrawlSettings(delay=60.0), 2),
        (10, CrawlSettings(delay=60.0), 1),
    ],
)
def test_how_many_are_open_at_once(count: int, settings: CrawlSettings, expected: int) -> None:
    assert at_once(count, settings) == expected


def site(id: str) -> Site:
    return Site(id=id, url=f"http://{id}.cn/")


def crowds(monkeypatch: pytest.MonkeyPatch, limit: int, *ids: str) -> Crowds:
    """Sites `x…` form crowds by their first letter; those called `-…` none."""
    monkeypatch.setattr(crowd, "at_once", lambda *_: limit)
    made = Crowds(SLOW)
    made.expect(Shard(id="s", sites=(), crowds={id: id[0] for id in ids if id[0] != "-"}))
    return made


def given(turns: Iterator[Site | None], count: int) -> list[str]:
    return [each.id if each else "" for each in islice(turns, count)]


def test_those_that_share_an_address_wait_and_others_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    ids = ("a1", "a2", "a3", "-1", "b1", "a4", "-2", "b2")
    made = crowds(monkeypatch, 1, *ids)
    turns = made.in_turn(map(site, ids))
    assert given(turns, 6) == ["a1", "-1", "b1", "-2", "", ""]
    made.left("b1")
    assert given(turns, 2) == ["b2", ""]
    made.left("-1")
    assert given(turns, 1) == [""]
    made.left("a1")
    assert given(turns, 2) == ["a2", ""]
    for gone, following in (("a2", "a3"), ("a3", "a4")):
        made.left(gone)
        assert given(turns, 1) == [following]
    assert list(turns) == []


def test_one_that_is_closed_without_having_been_opened_makes_no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    ids = ("a1", "a2", "a3")
    made = crowds(monkeypatch, 1, *ids, "a0")
    turns = made.in_turn(map(site, ids))
    assert given(turns, 2) == ["a1", ""]
    for gone in ("a0", "unheard of"):
        made.left(gone)
        assert given(turns, 1) == [""]
    made.left("a1")
    made.left("a1")
    assert given(turns, 2) == ["a2", ""]


def test_what_must_wait_for_something_else_is_asked_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    made = crowds(monkeypatch, 1)
    coming = iter((site("-1"), None, None, site("-2")))
    assert given(made.in_turn(coming), 9) == ["-1", "", "", "-2"]


def test_no_more_shards_are_opened_while_many_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crowd, "MOST_HELD", 3)
    ids = [f"a{n}" for n in range(9)]
    made, taken = crowds(monkeypatch, 1, *ids), []
    turns = made.in_turn(site(id) for id in ids if not taken.append(id))
    assert given(turns, 3) == ["a0", "", ""]
    assert len(taken) == 4
    for id in ids:
        made.left(id)
        assert given(turns, 1) == ([f"a{int(id[1]) + 1}"] if id != "a8" else [])


def test_the_plan_says_who_shares_an_address() -> None:
    a, b, c, d = (Site(id=name, url=f"http://www.{name}.cn/") for name in "abcd")
    e = Site(id="e", url="http://9.9.9.9:1/")
    f = Site(id="f", url="http://www2.d.cn/")
    places = {"www.a.cn": ("1.1.1.1", "9.9.9.9"), "www.b.cn": ("1.1.1.1",), "www.c.cn": ("2.2.2.2",)}
    found = {
        id: name for shard in shards([a, b, c, d, e, f], 10, places) for id, name in shard.crowds.items()
    }
    assert set(found) == {"a", "b", "e"}  # c is alone; nobody knows where d and f are
    assert found["b"] == "1.1.1.1"


class Watched(Memory):
    """Notes how many sites are open."""

    def __init__(self, turns: Crowds) -> None:
        super().__init__()
        self.turns, self.most, self.open = turns, 0, set()

    def queue(self, site: str, entries: list) -> None:
        self.open.add(site)
        self.most = max(self.most, len(self.open))
        super().queue(site, entries)

    def close(self, facts: SiteFacts) -> None:
        super().close(facts)
        self.open.discard(facts.site.id)
        self.turns.left(facts.site.id)


def test_a_crawl_opens_them_in_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    hosts = [Host(answers=lambda _h, path: page(path) if path == "/" else None) for _ in range(6)]
    sites = [Site(id=f"a{n}", url=host.url + "/") for n, host in enumerate(hosts)]
    made = crowds(monkeypatch, 2, *(each.id for each in sites))
    sink = Watched(made)
    with serving(*hosts):
        settings = CrawlSettings(
            delay=0.0, confirm_after=0.0, allow_networks=("127.0.0.0/8",), max_minutes=0.5
        )
        crawl(made.in_turn(iter(sites)), settings, sink)
    assert len(sink.closed) == 6
    assert sink.most == 2
