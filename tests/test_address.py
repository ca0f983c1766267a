"""The guard and the resolver: what may be contacted, and that nothing else is."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from patience import FOREVER, PATIENCE

from crawler.address import ForbiddenAddressError, Guard
from crawler.resolver import Resolver

LOOPBACK = Guard.of(["127.0.0.1/32"])

PUBLIC = ["1.2.4.8", "202.106.0.20", "2400:da00::1", "::ffff:1.2.4.8", "64:ff9b::102:408", "2002:102:408::1"]
FORBIDDEN = [
    "0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.100.100.200", "127.0.0.2", "127.255.255.254",
    "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.88.99.1",
    "192.168.1.1", "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.9", "224.0.0.1",
    "239.255.255.255", "240.0.0.1", "255.255.255.255", "168.63.129.16",
    "::", "::1", "::10.0.0.1", "::1.2.4.8", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::ffff:127.0.0.2",
    "64:ff9b::a00:1", "64:ff9b:1::1", "2002:a00:1::", "2002:7f00:2::1", "2001::1",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:2::1", "2001:10::1", "2001:db8::1", "3fff::1", "100::1",
    "5f00::1", "fc00::1", "fd12::1", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1",
    "", "localhost", "1.2.4", "0x7f.1", "1.2.4.8 ", "www.gov.cn",
]  # fmt: skip


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_pass(address: str) -> None:
    assert Guard().judge(address)


@pytest.mark.parametrize("address", FORBIDDEN)
def test_all_others_do_not(address: str) -> None:
    assert not Guard().judge(address)
    assert not LOOPBACK.judge(address)


@pytest.mark.parametrize("address", ["127.0.0.1", "::ffff:127.0.0.1", "64:ff9b::7f00:1"])
def test_an_allowed_network_opens_itself_only(address: str) -> None:
    assert LOOPBACK.judge(address)
    assert not Guard().judge(address)
    assert not Guard.of(["::1/128"]).judge(address)
    assert Guard.of(["::1/128"]).judge("::1")


def test_a_bad_network_is_named() -> None:
    with pytest.raises(ValueError, match="nonsense"):
        Guard.of(["nonsense"])


def test_the_socket_is_the_last_gate() -> None:
    with pytest.raises(ForbiddenAddressError):
        LOOPBACK.socket((socket.AF_INET, socket.SOCK_STREAM, 0, "", ("127.0.0.2", 80)))
    LOOPBACK.socket((socket.AF_INET, socket.SOCK_STREAM, 0, "", ("127.0.0.1", 80))).close()


class Names:
    """A name service that gives prepared answers, one after the other, and counts the questions."""

    def __init__(self, **answers: list[Any]) -> None:
        self.answers = {name.replace("_", "."): list(items) for name, items in answers.items()}
        self.asked: list[str] = []

    def __call__(self, name: bytes, port: object, **flags: object) -> list[Any]:
        host = name.decode()
        self.asked.append(host)
        items = self.answers[host]
        answer = items.pop(0) if len(items) > 1 else items[0]
        if isinstance(answer, Exception):
            raise answer
        if callable(answer):
            answer = answer()
        return [(socket.AF_INET, socket.SOCK_STREAM, 0, "", (address, 0)) for address in answer]


def ask(names: Names, *hosts: str, guard: Guard = LOOPBACK, **options: Any) -> list[Any]:
    """The answers for hosts asked one after the other: addresses, or the error."""

    async def run() -> list[Any]:
        resolver = Resolver(guard, lookup=names, **options)
        answers: list[Any] = []
        for host in hosts:
            try:
                answers.append(await resolver.addresses(host))
            except OSError as error:
                answers.append(error)
        await resolver.close()
        return answers

    return asyncio.run(run())


def test_a_mixed_answer_is_refused_whole() -> None:
    (answer,) = ask(Names(mixed_test=[["127.0.0.1", "10.0.0.1"]]), "mixed.test")
    assert isinstance(answer, ForbiddenAddressError)


def test_rebinding_finds_the_first_answer_kept() -> None:
    names = Names(rebind_test=[["127.0.0.1"], ["10.0.0.1"]])
    assert ask(names, "rebind.test", "rebind.test") == [("127.0.0.1",), ("127.0.0.1",)]
    assert names.asked == ["rebind.test"]


def test_an_answer_that_changed_is_judged_again() -> None:
    names = Names(rebind_test=[["127.0.0.1"], ["10.0.0.1"]])
    first, second = ask(names, "rebind.test", "rebind.test", ttl=-1.0)
    assert first == ("127.0.0.1",)
    assert isinstance(second, ForbiddenAddressError)


@pytest.mark.parametrize(
    "host",
    [
        "2130706434",
        "0x7f000002",
        "127.2",
        "0177.0.0.2",
        "127.0.0.2",
        "[::1]",
        "::1",
        "[::ffff:127.0.0.2]",
        "0",
    ],
)
def test_literals_are_judged_without_a_question(host: str) -> None:
    names = Names()
    (answer,) = ask(names, host)
    assert isinstance(answer, ForbiddenAddressError)
    assert names.asked == []


def test_kinds_of_failure_are_told_apart() -> None:
    names = Names(
        gone_test=[socket.gaierror(socket.EAI_NONAME, "Name or service not known")],
        bare_test=[[]],
        later_test=[socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")],
    )
    codes = [answer.errno for answer in ask(names, "gone.test", "bare.test", "later.test", "例.test")]
    assert codes == [socket.EAI_NONAME, socket.EAI_NODATA, socket.EAI_AGAIN, socket.EAI_NONAME]


def test_failures_are_remembered_for_a_short_while_only() -> None:
    error = socket.gaierror(socket.EAI_AGAIN, "later")
    names = Names(flaky_test=[error, ["127.0.0.1"]])
    first, second = ask(names, "flaky.test", "flaky.test")
    assert (first.errno, second.errno) == (error.errno, error.errno)
    names = Names(flaky_test=[error, ["127.0.0.1"]])
    assert ask(names, "flaky.test", "flaky.test", failed_ttl=-1.0)[1] == ("127.0.0.1",)


def test_memory_is_bounded() -> None:
    names = Names(**{f"n{number}_test": [["127.0.0.1"]] for number in range(50)})
    hosts = [f"n{number}.test" for number in range(50)]
    ask(names, *hosts, "n0.test", size=10)
    assert names.asked.count("n0.test") == 2


def blocked(release: threading.Event) -> Callable[[], list[str]]:
    def answer() -> list[str]:
        release.wait(FOREVER)
        return ["127.0.0.1"]

    return answer


def test_a_silent_name_server_costs_its_own_name_only() -> None:
    release = threading.Event()
    names = Names(silent_test=[blocked(release)], good_test=[["127.0.0.1"]])
    began = time.monotonic()
    silent, good = ask(names, "silent.test", "good.test", timeout=0.2)
    release.set()
    assert silent.errno == socket.EAI_AGAIN
    assert good == ("127.0.0.1",)
    assert time.monotonic() - began < PATIENCE


def test_who_asks_at_the_same_time_shares_one_question() -> None:
    release = threading.Event()
    names = Names(shared_test=[blocked(release)])

    async def run() -> list[Any]:
        resolver = Resolver(LOOPBACK, lookup=names)
        tasks = [asyncio.ensure_future(resolver.addresses("shared.test")) for _ in range(5)]
        await asyncio.sleep(0.05)
        tasks[0].cancel()  # one that gives up takes nothing from the others
        release.set()
        answers = await asyncio.gather(*tasks, return_exceptions=True)
        await resolver.close()
        return answers

    cancelled, *others = asyncio.run(run())
    assert isinstance(cancelled, asyncio.CancelledError)
    assert others == [("127.0.0.1",)] * 4
    assert names.asked == ["shared.test"]


def test_a_named_place_is_connected_to_instead_of_a_look_up() -> None:
    guard = Guard.of(
        ["127.0.0.1/32"], ["www.county.gov.cn=127.0.0.1:8081", "gone.example.com=-", "*=127.0.0.1:9"]
    )

    async def endpoints(host: str, port: int) -> list[tuple[str, int]]:
        return await Resolver(guard).endpoints(host, port)

    assert asyncio.run(endpoints("WWW.county.gov.cn.", 80)) == [("127.0.0.1", 8081)]
    assert asyncio.run(endpoints("elsewhere.example.org", 443)) == [("127.0.0.1", 9)]
    with pytest.raises(socket.gaierror):
        asyncio.run(endpoints("gone.example.com", 80))


def test_a_named_place_is_judged_like_any_address() -> None:
    guard = Guard.of([], ["www.county.gov.cn=127.0.0.1:8081"])
    with pytest.raises(ForbiddenAddressError):
        asyncio.run(Resolver(guard).endpoints("www.county.gov.cn", 80))


@pytest.mark.parametrize("place", ["www.county.gov.cn", "a=b", "a=127.0.0.1:99999999", "a=999.0.0.1", "=1"])
def test_a_place_that_is_none_is_refused(place: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Guard.of([], [place])
