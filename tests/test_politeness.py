"""Politeness: gaps, pauses, shared addresses, and hosts that are given up."""

from __future__ import annotations

import datetime as dt
import math
from email.utils import format_datetime

import msgspec
import pytest

from crawler.page import Answer, Outcome
from crawler.politeness import DEFAULT_PAUSE, LONGEST_PAUSE, Clock, Host, retry_after

NOW = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)


def answer(status: int = 200, outcome: Outcome = Outcome.OK, wait: str = "") -> Answer:
    return Answer(
        url="http://a/",
        final_url="http://a/",
        outcome=outcome,
        fetched_at=NOW,
        status=status,
        headers={"retry-after": wait} if wait else {},
    )


def done(host: Host, now: float, said: Answer) -> None:
    """The answer came now, to a request that left when it was handed out."""
    host.finish(now, msgspec.structs.replace(said, waited=now - host.started))


def host(clock: Clock | None = None, key: str = "http://a:80", patience: float = 0.0) -> Host:
    made = Host(key, clock or Clock(), patience)
    made.waiting = True
    return made


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("5", 5),
        (" 0 ", 0),
        ("Sun, 22 Nov 2026 12:00:30 GMT", 30),
        ("Sun, 22 Nov 2026 12:00:30 +0000", 30),
        ("315360000", LONGEST_PAUSE),
        ("9" * 400, LONGEST_PAUSE),
        ("9" * 4000, LONGEST_PAUSE),
        ("Sun, 22 Nov 2099 12:00:00 GMT", LONGEST_PAUSE),
        ("-5", None),
        ("tomorrow", None),
        ("", None),
        ("5 s", None),
        ("Sun, 22 Nov 2020 12:00:00 GMT", None),
        ("٥", None),
    ],
)
def test_retry_after(value: str, seconds: float | None) -> None:
    assert retry_after(value, NOW) == seconds


def test_one_request_at_a_time_and_a_gap_between_starts() -> None:
    a = host()
    assert a.clock.choose(0.0) is a
    a.start(0.0, 1.0)
    assert a.ready() == math.inf
    assert a.clock.choose(5.0) is None
    done(a, 0.2, answer())
    assert a.clock.ready() == 1.0
    assert a.clock.choose(0.9) is None
    assert a.clock.choose(1.0) is a


def test_a_slow_answer_does_not_shorten_the_gap_after_the_next_one() -> None:
    a = host()
    a.start(0.0, 1.0)
    done(a, 7.0, answer())
    assert a.clock.choose(7.0) is a
    a.start(7.0, 1.0)
    done(a, 7.1, answer())
    assert a.clock.choose(7.9) is None


def test_the_gap_counts_from_when_a_request_really_left() -> None:
    a = host()
    a.start(0.0, 1.0)
    a.finish(2.5, msgspec.structs.replace(answer(), waited=0.5))  # handed out at 0, left at 2
    assert a.clock.ready() == 3.0


def test_the_gap_counts_from_the_end_of_a_request_that_nobody_saw_leave() -> None:
    a = host()
    a.start(0.0, 1.0)
    a.finish(0.8, answer())
    assert a.clock.ready() == 1.8


def test_crawl_delay_is_kept_when_it_is_longer() -> None:
    a = host()
    a.start(0.0, 1.0)
    a.slow_down(10.0)
    done(a, 0.1, answer())
    assert a.clock.ready() == 10.1  # from the answer on
    a.start(10.1, 1.0)
    done(a, 10.3, answer())
    assert a.clock.ready() == 20.3
    a.slow_down(0.1)
    assert a.crawl_delay == 10.0


@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_is_honoured(status: int) -> None:
    a = host()
    a.start(0.0, 1.0)
    done(a, 0.5, answer(status, Outcome.RATE_LIMITED, "20"))
    assert a.clock.ready() == 20.5


@pytest.mark.parametrize("hours", [-30, -1, 0, 1, 30])
def test_the_day_to_wait_for_is_told_by_the_servers_own_clock(hours: int) -> None:
    its = NOW + dt.timedelta(hours=hours)
    a = host()
    a.start(0.0, 1.0)
    said = answer(429, Outcome.RATE_LIMITED, format_datetime(its + dt.timedelta(seconds=20)))
    dated = msgspec.structs.replace(said, headers={**said.headers, "date": format_datetime(its)})
    done(a, 0.5, dated)
    assert a.clock.ready() == 20.5


@pytest.mark.parametrize(
    "date",
    [
        "",
        "soon",
        "Mon, 01 Jan 0001 00:00:00 +2359",
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "Fri, 31 Dec 9999 23:59:59 -2359",
    ],
)
def test_a_clock_that_nobody_set_tells_nothing(date: str) -> None:
    a = host()
    a.start(0.0, 1.0)
    said = answer(429, Outcome.RATE_LIMITED, format_datetime(NOW + dt.timedelta(seconds=20)))
    done(a, 0.5, msgspec.structs.replace(said, headers={**said.headers, "date": date}))
    assert a.clock.ready() == 20.5


def test_without_a_usable_retry_after_the_pause_doubles_and_an_answer_ends_it() -> None:
    a = host()
    pauses = []
    now = 0.0
    for wait in ("", "soon", "-1"):
        a.start(now, 1.0)
        done(a, now, answer(429, Outcome.HTTP_ERROR, wait))
        pauses.append(a.clock.ready() - now)
        now = a.clock.ready()
    assert pauses == [DEFAULT_PAUSE, 2 * DEFAULT_PAUSE, 4 * DEFAULT_PAUSE]
    a.start(now, 1.0)
    done(a, now, answer())
    assert a.clock.ready() == now + 1.0


def test_no_pause_is_longer_than_the_cap() -> None:
    a = host()
    for _ in range(40):
        a.start(0.0, 1.0)
        done(a, 0.0, answer(429, Outcome.HTTP_ERROR))
    assert a.not_before == LONGEST_PAUSE


def test_hosts_of_one_address_share_a_clock() -> None:
    a, b = host(key="http://a:80"), host(key="http://b:80")
    a.start(0.0, 1.0)
    b.share(a.clock)
    assert a.clock is b.clock
    assert b.clock.choose(0.5) is None
    assert b.clock.choose(1.0) is b


def test_a_host_that_joins_while_it_runs_keeps_both_counts_right() -> None:
    a, b = host(key="http://a:80"), host(key="http://b:80")
    old = b.clock
    b.start(0.0, 1.0)
    b.share(a.clock)
    assert (old.running, a.clock.running) == (0, 1)
    done(b, 0.5, answer())
    assert a.clock.running == 0


def test_two_at_most_run_at_one_address() -> None:
    clock = Clock()
    hosts = [host(clock, f"http://{name}:80") for name in "abc"]
    for now in (0.0, 1.0):
        chosen = clock.choose(now)
        assert chosen is not None
        chosen.start(now, 1.0)
    assert clock.choose(9.0) is None
    assert clock.ready() == math.inf
    done(hosts[0], 9.0, answer())
    assert clock.choose(9.0) is not None


def test_hosts_of_one_address_take_turns() -> None:
    clock = Clock()
    hosts = [host(clock, f"http://{name}:80") for name in "abc"]
    order = []
    for now in range(1, 7):
        chosen = clock.choose(float(now))
        assert chosen is not None
        order.append(hosts.index(chosen))
        chosen.start(float(now), 1.0)
        done(chosen, now + 0.1, answer())
    assert order == [0, 1, 2, 0, 1, 2]


def test_a_pause_of_one_host_does_not_stop_the_others_at_its_address() -> None:
    clock = Clock()
    a, b = host(clock, "http://a:80"), host(clock, "http://b:80")
    a.start(0.0, 1.0)
    done(a, 0.1, answer(429, Outcome.RATE_LIMITED, "600"))
    assert clock.choose(1.0) is b


def test_a_host_that_fails_again_and_again_is_given_up() -> None:
    a = host()
    for now in range(5):
        assert a.given_up is None
        a.start(float(now), 0.0)
        done(a, float(now), answer(0, Outcome.REFUSED))
    assert a.given_up is Outcome.REFUSED


def test_silence_costs_more_and_is_given_up_sooner() -> None:
    a = host()
    for now in (0.0, 15.0, 30.0):
        assert a.given_up is None
        a.start(now, 0.0)
        done(a, now + 15.0, answer(0, Outcome.TIMEOUT))
    assert a.given_up is Outcome.TIMEOUT


def test_a_short_outage_is_not_the_end() -> None:
    a = host(patience=60.0)
    now = 0.0
    while a.given_up is None and now < 300:
        a.start(now, 1.0)
        done(a, now, answer(0, Outcome.REFUSED))
        now = max(now, a.not_before)
    assert now >= 60.0
    b = host(patience=60.0)
    for _ in range(20):
        b.start(0.0, 1.0)
        done(b, 0.0, answer(0, Outcome.REFUSED))
    assert b.given_up is None


def test_an_answer_forgives_earlier_failures() -> None:
    a = host()
    for _ in range(10):
        for outcome in (Outcome.RESET, Outcome.TIMEOUT, Outcome.REFUSED):
            a.start(0.0, 0.0)
            done(a, 0.0, answer(0, outcome))
        a.start(0.0, 0.0)
        done(a, 0.0, answer(404, Outcome.HTTP_ERROR))
    assert a.given_up is None
