"""Probing: one polite visit of many home pages, against real servers on loopback."""

from __future__ import annotations

import asyncio
import datetime as dt
import errno
import os
import signal
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from patience import FOREVER, PATIENCE
from web import Answers, Host, Reply, page, paths, serving

from crawler import opening, probing, rulebook
from crawler.caller import Caller
from crawler.facts import Sample
from crawler.page import Cause, Outcome
from crawler.probing import probe
from crawler.rulebook import Memory, Rulebook, Rules
from crawler.settings import ProbeSettings
from crawler.site import Site
from crawler.witness import Witness

LOOPBACK = "127.0.0.0/8"
HOME = page("清溪县人民政府", {"/a": "工作动态"}, text="清溪县人民政府门户网站欢迎您。" * 20)
CHALLENGE = Reply("<html><head><script>document.cookie='x=1';location.reload()</script></head></html>", 412)


def of(url: str) -> Site:
    return Site(id=url, url=url)


def settings(**more: Any) -> ProbeSettings:
    given: dict[str, Any] = {
        "vantage": "here", "delay": 0.0, "timeout": 2.0, "allow_networks": (LOOPBACK,),
    }  # fmt: skip
    return ProbeSettings(**(given | more))


def visit(*urls: str, memory: Memory | None = None, **more: Any) -> dict[str, Sample]:
    probed = probe([of(url) for url in urls], settings(**more), memory=memory)
    return {sample.url: sample for sample in probed.samples}


@contextmanager
def host(answers: Answers | dict[str, Reply | None], address: str = "127.0.0.1") -> Iterator[Host]:
    made = Host(address, paths(answers) if isinstance(answers, dict) else answers)
    with serving(made):
        yield made


def closed_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def well() -> Iterator[str]:
    """A home page that is there, as a witness."""
    with host({"/": HOME}) as made:
        yield f"{made.url}/"


# How a visit ends


def test_a_home_page_that_opens() -> None:
    before = dt.datetime.now(dt.UTC)
    with host({"/": Reply(HOME.body, delay=0.05)}) as made:
        well = f"{made.url}/"
        sample = visit(well)[well]
    assert (sample.outcome, sample.status, sample.valid) == (Outcome.OK, 200, True)
    assert (sample.vantage, sample.family, sample.address) == ("here", "ipv4", "127.0.0.1")
    assert sample.final_url == well
    assert sample.bytes > 500
    assert 0.04 < sample.seconds < 2
    assert before <= sample.at <= dt.datetime.now(dt.UTC)
    assert sample.limit == 2.0


def test_redirects_are_one_visit(well: str) -> None:
    away = {"/": Reply("", 302, Location="/index"), "/index": Reply("", 301, Location=well)}
    with host(away) as made:
        sample = visit(f"{made.url}/")[f"{made.url}/"]
    assert (sample.outcome, sample.final_url, sample.status) == (Outcome.OK, well, 200)
    assert [path for _, path in made.asked] == ["/robots.txt", "/", "/index"]


def test_redirects_without_end_end(well: str) -> None:
    with host(lambda _h, path: None if "robots" in path else Reply("", 302, Location=path + "x")) as made:
        sample = visit(f"{made.url}/", well)[f"{made.url}/"]
    assert sample.outcome is Outcome.REDIRECT_LOOP
    assert len(made.paths) <= 12


def test_a_redirect_to_a_forbidden_address_is_not_followed(well: str) -> None:
    with host({"/": Reply("", 302, Location="http://169.254.169.254/latest/")}) as made:
        sample = visit(f"{made.url}/", well)[f"{made.url}/"]
    assert sample.outcome is Outcome.FORBIDDEN_ADDRESS


def test_a_private_address_is_never_asked() -> None:
    with host({"/": HOME}) as made:
        sample = visit(f"{made.url}/", allow_networks=())[f"{made.url}/"]
    assert (sample.outcome, made.asked) == (Outcome.FORBIDDEN_ADDRESS, [])


@pytest.mark.parametrize(
    ("reply", "outcome"),
    [
        (Reply("oops", 500), Outcome.HTTP_ERROR),
        (Reply("gone", 404), Outcome.HTTP_ERROR),
        (CHALLENGE, Outcome.CHALLENGE),
        (Reply("forbidden", 403), Outcome.BLOCKED),
        (Reply("slow down", 429), Outcome.RATE_LIMITED),
        (Reply("<title>系统维护</title><p>网站正在维护，请稍后访问</p>", 503), Outcome.MAINTENANCE),
    ],
)
def test_answers_are_told_apart(reply: Reply, outcome: Outcome, well: str) -> None:
    with host({"/": reply}) as made:
        sample = visit(f"{made.url}/", well)[f"{made.url}/"]
    assert (sample.outcome, sample.status, sample.valid) == (outcome, reply.status, True)


def test_an_empty_page_says_so(well: str) -> None:
    with host({"/": Reply(b"")}) as made:
        assert Cause.EMPTY in visit(f"{made.url}/", well)[f"{made.url}/"].causes


def test_a_notice_that_the_site_closes_is_kept(well: str) -> None:
    notice = page("公告", text="本网站自2026年11月1日起永久关停，内容整合至清溪县人民政府网站。")
    with host({"/": notice}) as made:
        sample = visit(f"{made.url}/", well)[f"{made.url}/"]
    assert sample.closing == "本网站自2026年11月1日起永久关停，内容整合至清溪县人民政府网站"


def test_a_connection_that_is_refused(well: str) -> None:
    url = f"http://127.0.0.1:{closed_port()}/"
    sample = visit(url, well)[url]
    assert (sample.outcome, sample.final_url, sample.valid) == (Outcome.REFUSED, url, True)


def test_a_name_that_does_not_exist(well: str) -> None:
    sample = visit("http://gone.test/", well, resolve=("gone.test=-",))["http://gone.test/"]
    assert (sample.outcome, sample.valid) == (Outcome.DNS, True)
    assert sample.error.startswith("nxdomain")


def test_a_page_that_takes_too_long_is_given_up_in_time(well: str) -> None:
    with host({"/": Reply("late", delay=FOREVER)}) as made:
        began = time.monotonic()
        sample = visit(f"{made.url}/", well, timeout=0.5)[f"{made.url}/"]
        assert time.monotonic() - began < PATIENCE
    assert (sample.outcome, sample.valid) == (Outcome.TIMEOUT, True)
    assert 0.4 < sample.seconds < 2


def test_redirects_share_one_limit_of_time(well: str) -> None:
    slow = {"/": Reply("", 302, delay=0.5, Location="/b"), "/b": Reply("", 302, delay=0.5, Location="/c")}
    with host({**slow, "/c": Reply("late", delay=1)}) as made:
        sample = visit(f"{made.url}/", well, timeout=1.2)[f"{made.url}/"]
    assert sample.outcome is Outcome.TIMEOUT
    assert 1.1 < sample.seconds < 2.4  # each of the three alone would have had time


def test_turns_and_robots_take_no_time_of_the_page(well: str) -> None:
    with host({"/": HOME, "/robots.txt": Reply("", 404, delay=1.0)}) as made:
        sample = visit(f"{made.url}/", delay=1.0)[f"{made.url}/"]
    assert sample.seconds < 0.9


def test_a_large_page_is_read_to_its_first_part_only(well: str) -> None:
    body = b"<html><title>x</title><p>" + b"text " * 2_000_000
    with host({"/": Reply(body)}) as made:
        sample = visit(f"{made.url}/", timeout=10.0)[f"{made.url}/"]
    assert (sample.outcome, sample.bytes) == (Outcome.OK, opening.FIRST_BYTES)


def test_garbage_is_no_failure_of_ours(well: str) -> None:
    with host({"/": Reply(bytes(range(256)) * 50, Content_Type="text/html")}) as made:
        assert visit(f"{made.url}/", well)[f"{made.url}/"].outcome in (Outcome.UNREADABLE, Outcome.OK)


# Manners


def test_robots_txt_is_honoured(well: str) -> None:
    with host(
        {"/": HOME, "/robots.txt": Reply("User-agent: *\nDisallow: /", Content_Type="text/plain")}
    ) as made:
        sample = visit(f"{made.url}/", well)[f"{made.url}/"]
    assert (sample.outcome, sample.status, sample.valid) == (Outcome.ROBOTS, 0, True)
    assert made.paths == []


def test_the_robots_txt_of_a_redirects_target_is_honoured_too(well: str) -> None:
    kept_out = Reply("User-agent: webcensus\nDisallow: /", Content_Type="text/plain")
    with (
        host({"/": HOME, "/robots.txt": kept_out}) as target,
        host({"/": Reply("", 302, Location=f"{target.url}/")}) as made,
    ):
        sample = visit(f"{made.url}/", well)[f"{made.url}/"]
    assert (sample.outcome, target.paths) == (Outcome.ROBOTS, [])


def test_a_robots_txt_that_fails_keeps_us_out(well: str) -> None:
    with host({"/": HOME, "/robots.txt": Reply("", 500)}) as made:
        assert visit(f"{made.url}/", well)[f"{made.url}/"].outcome is Outcome.ROBOTS
    with host({"/": HOME, "/robots.txt": Reply("", delay=3)}) as made:
        assert visit(f"{made.url}/", well, timeout=0.3)[f"{made.url}/"].outcome is Outcome.ROBOTS
    assert made.paths == []


def test_rules_that_are_known_are_not_asked_for_again(well: str) -> None:
    memory = Memory()
    with host({"/": HOME}) as made:
        visit(f"{made.url}/", memory=memory)
        visit(f"{made.url}/", memory=memory)
    assert (made.times("/robots.txt"), made.times("/")) == (1, 2)


def test_rules_that_are_not_at_hand_any_more_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rulebook, "MOST", 1)
    rules = Reply("User-agent: *\nDisallow: /closed/")

    async def allowed(*urls: str) -> list[bool]:
        caller = Caller(settings(), Witness())
        book = Rulebook(caller, Memory(), 2.0)
        try:
            found = [(await book.rules(url))[0] for url in urls]
        finally:
            await caller.close()
        return [each is not None and each.allows(url) for each, url in zip(found, urls, strict=True)]

    with host({"/robots.txt": rules}) as one, host({"/robots.txt": rules}) as other:
        urls = [f"{each.url}/{path}" for path in ("", "closed/") for each in (one, other)]
        assert asyncio.run(allowed(*urls)) == [True, True, False, False]
    assert (one.times("/robots.txt"), other.times("/robots.txt")) == (1, 1)


def test_rules_of_a_day_to_come_are_asked_for_again() -> None:
    memory = Memory()
    with host({"/": HOME}) as made:
        memory.put(made.url, Rules(body=b"User-agent: *\nDisallow: /", at=time.time() + 86_400))
        assert visit(f"{made.url}/", memory=memory)[f"{made.url}/"].outcome is Outcome.OK
    assert made.times("/robots.txt") == 1


def test_old_rules_are_asked_for_again_and_kept_while_the_host_gives_none(well: str) -> None:
    with host({"/": Reply("late", delay=FOREVER), "/robots.txt": Reply("", 503)}) as made:
        for age, outcome in ((2 * 86_400, Outcome.TIMEOUT), (40 * 86_400, Outcome.ROBOTS)):
            memory = Memory()
            memory.put(made.url, Rules(body=b"", at=time.time() - age))
            sample = visit(f"{made.url}/", well, memory=memory, timeout=0.5)[f"{made.url}/"]
            assert (sample.outcome, age) == (outcome, age)
    assert made.times("/robots.txt") == 2


def test_sites_that_share_an_address_are_asked_one_after_the_other() -> None:
    names = [f"site{number}.test" for number in range(8)]
    with host(lambda _h, path: Reply("", 404) if "robots" in path else Reply(HOME.body, delay=0.05)) as made:
        place = made.url.removeprefix("http://")
        found = visit(
            *(f"http://{name}/" for name in names),
            resolve=tuple(f"{name}={place}" for name in names),
            delay=0.1,
        )
    assert {sample.outcome for sample in found.values()} == {Outcome.OK}
    assert made.most == 1
    assert len(made.asked) == 16
    assert min(made.gaps) > 0.08


def test_sites_of_their_own_are_asked_at_once() -> None:
    slow = {"/": Reply(HOME.body, delay=1.0)}
    with host(slow) as one, host(slow, "127.0.0.2") as other:
        visit(f"{one.url}/", f"{other.url}/")
    asked = [dict(map(reversed, made.asked))["/"] for made in (one, other)]
    assert abs(asked[0] - asked[1]) < 1.0


def test_no_more_requests_run_than_asked_for() -> None:
    hosts = [Host(f"127.0.0.{number}", paths({"/": Reply(HOME.body, delay=0.1)})) for number in range(10, 18)]
    with serving(*hosts):
        began = time.monotonic()
        visit(*(f"{made.url}/" for made in hosts), concurrency=2)
        assert time.monotonic() - began > 0.35


def test_a_crawl_delay_is_kept_within_a_visit() -> None:
    rules = Reply("User-agent: *\nCrawl-delay: 1\nAllow: /", Content_Type="text/plain")
    with host({"/": HOME, "/robots.txt": rules}) as made:
        visit(f"{made.url}/")
    assert made.gaps[0] > 0.9


def test_the_program_names_itself_and_only_gets() -> None:
    with host({"/": HOME}) as made:
        visit(f"{made.url}/", contact="mailto:census@example.gov.cn")
    assert all(
        "webcensus/" in sent["user-agent"] and "census@example" in sent["user-agent"] for sent in made.headers
    )


# Is it us?


def test_when_nothing_answers_nothing_is_valid() -> None:
    urls = [f"http://127.0.0.1:{closed_port()}/", "http://gone.test/"]
    found = visit(*urls, resolve=("gone.test=-",))
    assert {(sample.valid, sample.doubt) for sample in found.values()} == {(False, "no_witness")}


def test_a_control_page_vouches_for_the_network(well: str) -> None:
    url = f"http://127.0.0.1:{closed_port()}/"
    assert visit(url, controls=(well,))[url].valid
    dead = f"http://127.0.0.1:{closed_port()}/"
    assert not visit(url, controls=(dead,))[url].valid


def test_control_pages_are_left_alone_while_sites_answer(well: str) -> None:
    with host({"/": HOME}) as control:
        url = f"http://127.0.0.1:{closed_port()}/"
        found = visit(url, well, controls=(f"{control.url}/",), delay=0.2)
    assert found[url].valid
    assert len(control.asked) <= 1


def test_a_site_does_not_vouch_for_itself() -> None:
    with host({"/": Reply("late", delay=FOREVER)}) as made:
        sample = visit(f"{made.url}/", timeout=0.4)[f"{made.url}/"]
    assert (sample.outcome, sample.valid) == (Outcome.TIMEOUT, False)


class Sick:
    """A name server that cannot say anything about some names."""

    def __init__(self, names: set[str]) -> None:
        self.names = names

    def __call__(self, host: bytes, *_: object, **__: object) -> list[Any]:
        if host.decode() in self.names:
            raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 0))]


@pytest.mark.parametrize(("sick", "valid"), [(1, True), (3, False)])
def test_a_sick_name_server_accuses_nobody(sick: int, valid: bool, well: str) -> None:
    names = [f"n{number}.test" for number in range(20)]
    run = probing.Probing(settings(), Memory(), lambda _: None)
    port = int(well.rstrip("/").rsplit(":", 1)[1])

    async def go() -> tuple[Sample, ...]:
        run.caller.fetcher.resolver._lookup = Sick(set(names[:sick]))
        return (await run.all([of(f"http://{name}:{port}/") for name in names])).samples

    unsaid = [sample for sample in asyncio.run(go()) if sample.outcome is Outcome.DNS]
    assert len(unsaid) == sick
    assert {sample.valid for sample in unsaid} == {valid}


def test_what_this_machine_lacks_is_no_fault_of_a_site() -> None:
    run = probing.Probing(settings(), Memory(), lambda _: None)
    for error in (
        "this machine, not the server: [Errno 24] x",
        f"no connection: [Errno {errno.ENETUNREACH}] y",
    ):
        ended = opening.ended("http://a.test/", Outcome.TIMEOUT, error, Cause.TIMEOUT)
        sample = run._sample(of("http://a.test/"), dt.datetime.now(dt.UTC), ended)
        assert (sample.valid, sample.doubt) == (False, "own_machine")
    both = f"no connection: [Errno {errno.ENETUNREACH}] y, [Errno {errno.EHOSTUNREACH}] z"
    ended = opening.ended("http://a.test/", Outcome.TIMEOUT, both, Cause.TIMEOUT)
    assert run._sample(of("http://a.test/"), dt.datetime.now(dt.UTC), ended).valid


def test_time_outs_while_this_process_stood_still_are_not_valid(well: str) -> None:
    with host({"/": Reply("late", delay=4)}, "127.0.0.2") as made:

        def stall(_: Sample) -> None:
            time.sleep(1.8)

        sites = [of(f"{made.url}/"), of(well)]
        found = {s.url: s for s in probe(sites, settings(timeout=1.0), on_sample=stall).samples}
    assert (found[f"{made.url}/"].outcome, found[f"{made.url}/"].doubt) == (Outcome.TIMEOUT, "own_machine")


# Many, and the end


def test_every_site_ends_in_one_sample(well: str) -> None:
    sites = [of(f"http://n{number}.test/") for number in range(300)]
    probed = probe([*sites, of(well), of("http://[::1"), of("ftp://x.test/")], settings(resolve=("*=-",)))
    assert len(probed.samples) == 303
    assert len({sample.url for sample in probed.samples}) == 303


def test_a_signal_keeps_what_has_ended(well: str) -> None:
    with host({"/": Reply("late", delay=FOREVER)}, "127.0.0.2") as made:
        threading.Timer(0.6, os.kill, (os.getpid(), signal.SIGTERM)).start()
        began = time.monotonic()
        probed = probe([of(f"{made.url}/"), of(well)], settings(timeout=FOREVER))
        assert time.monotonic() - began < PATIENCE
    assert [sample.url for sample in probed.samples] == [well]
    assert probed.signal == signal.SIGTERM
