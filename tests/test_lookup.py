"""Many names looked up at once, in bounded time; and what shares an address."""

from __future__ import annotations

import socket
import threading
import time
from typing import Any

import pytest
from patience import PATIENCE

from crawler import lookup as module
from crawler.address import Guard
from crawler.lookup import lookup
from crawler.resolver import Resolver
from crawler.site import Site
from webcensus.plan import addresses, shards
from webcensus.settings import Settings

GUARD = Guard()
PLACES = {
    "a.example.cn": ["93.184.216.1"],
    "b.example.cn": ["93.184.216.1", "93.184.216.2"],
    "c.example.cn": ["93.184.216.2"],
    "inside.example.cn": ["10.0.0.1"],
}


class Names:
    """A name server: what it knows, what it denies, what it never answers."""

    def __init__(self, silent: str = "", seconds: float = 0.0) -> None:
        self.silent, self.seconds = silent, seconds
        self.asked: list[str] = []
        self.most = self._now = 0
        self._lock = threading.Lock()

    def __call__(self, host: bytes, *_: Any, **__: Any) -> list[Any]:
        name = host.decode()
        with self._lock:
            self.asked.append(name)
            self._now += 1
            self.most = max(self.most, self._now)
        time.sleep(self.seconds)
        with self._lock:
            self._now -= 1
        if self.silent and self.silent in name:
            raise socket.gaierror(socket.EAI_AGAIN, "no answer")
        if name not in PLACES:
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        return [(0, 0, 0, "", (address, 0)) for address in PLACES[name]]


def resolver(names: Names) -> Resolver:
    return Resolver(GUARD, lookup=names, threads=module.AT_ONCE, timeout=5)


def test_what_answers_is_found_and_each_name_asked_once() -> None:
    names = Names()
    found = lookup([*PLACES, *PLACES, "gone.example.cn", "ä b"], GUARD, resolver=resolver(names))
    assert found == {name: tuple(PLACES[name]) for name in PLACES if name != "inside.example.cn"}
    assert len(names.asked) == len(set(names.asked))


def test_no_more_time_than_given_and_no_more_at_once_than_allowed() -> None:
    names = Names(seconds=0.05)
    began = time.monotonic()
    lookup((f"h{number}.cn" for number in range(100_000)), GUARD, seconds=1.0, resolver=resolver(names))
    assert time.monotonic() - began < PATIENCE
    assert module.AT_ONCE <= len(names.asked) < 20_000
    assert names.most <= module.AT_ONCE


def test_without_a_name_server_it_gives_up_soon() -> None:
    names = Names(silent="h")
    assert lookup((f"h{number}.cn" for number in range(100_000)), GUARD, resolver=resolver(names)) == {}
    assert len(names.asked) <= module.SILENCES + 2 * module.AT_ONCE


def site(url: str) -> Site:
    return Site(id=url, url=url)


def together(*urls: str, **places: tuple[str, ...]) -> list[set[str]]:
    known = {name.replace("_", "."): where for name, where in places.items()}
    made = shards([site(url) for url in urls], 1, known)
    return sorted(({each.id for each in shard.sites} for shard in made), key=min)


def test_sites_that_share_an_address_stay_together() -> None:
    a, b, c, d = (f"http://www.{name}.cn/" for name in "abcd")
    assert together(a, b, c, d) == [{a}, {b}, {c}, {d}]
    assert together(a, b, c, d, www_a_cn=("1",), www_b_cn=("1", "2"), www_c_cn=("2",)) == [{a, b, c}, {d}]
    assert together(a, "http://9.9.9.9:81/", www_a_cn=("9.9.9.9",)) == [{"http://9.9.9.9:81/", a}]


def test_other_addresses_part_what_shares_a_domain() -> None:
    one, two = "http://one.example.cn/", "http://two.example.cn/"
    assert together(one, two) == [{one, two}]
    assert together(one, two, one_example_cn=("1",), two_example_cn=("2",)) == [{one}, {two}]


def test_the_plan_depends_on_list_and_addresses_alone() -> None:
    sites = [site(f"http://www.h{number}.cn/") for number in range(500)]
    places = {f"www.h{number}.cn": (str(number % 100),) for number in range(0, 500, 2)}
    made = shards(sites, 20, places)
    assert made == shards(sites, 20, dict(reversed(places.items())))
    assert sorted(each.id for shard in made for each in shard.sites) == sorted(each.id for each in sites)
    assert max(len(shard.sites) for shard in made) <= 20


def test_a_country_is_planned_within_seconds() -> None:
    sites = [site(f"http://www.h{number}.gov.cn/") for number in range(84_094)]
    places = {
        f"www.h{number}.gov.cn": (str(number % 30_000), str(number % 7_000)) for number in range(80_000)
    }
    began = time.process_time()
    made = shards(sites, 200, places)
    assert time.process_time() - began < PATIENCE
    assert sum(len(shard.sites) for shard in made) == 84_094


def test_only_names_that_nobody_placed_are_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr("crawler.lookup.lookup", lambda names, _: asked.extend(names) or {})
    urls = ("http://a.cn/", "http://b.cn:81/", "http://c.cn/", "http://1.2.3.4/", "http://[::1]/")
    addresses(urls, Settings(resolve=("b.cn=127.0.0.1:99",)))
    assert asked == ["a.cn", "c.cn"]
    addresses(urls, Settings(resolve=("*=127.0.0.1",)))
    addresses(("http://a.cn/",), Settings())
    assert asked == ["a.cn", "c.cn"]
