"""The frontier: order, gaps, delays, and what ends without a request."""

from __future__ import annotations

import datetime as dt
import math
from itertools import pairwise

import msgspec

from crawler.facts import Entry, Purpose
from crawler.frontier import Frontier, Work, lane_key
from crawler.page import Answer, Outcome
from crawler.robots import Robots, parse


class Site:
    """A site's crawl with a budget, as the frontier sees it."""

    def __init__(self, budget: int = 100) -> None:
        self.expired = False
        self.waiting = 0
        self.running = 0
        self.budget = budget
        self.refused: list[str] = []

    def admits(self, entry: Entry) -> bool:
        self.budget -= 1
        return self.budget >= 0

    def left_out(self, entry: Entry) -> None:
        self.refused.append(entry.url)


def entry(path: str, purpose: Purpose = Purpose.PAGE, host: str = "http://a.cn", depth: int = 0) -> Entry:
    return Entry(site="s", url=host + path, purpose=purpose, depth=depth)


def answer(status: int = 200, outcome: Outcome = Outcome.OK, address: str = "", wait: str = "") -> Answer:
    return Answer(
        url="http://a.cn/",
        final_url="http://a.cn/",
        outcome=outcome,
        fetched_at=dt.datetime(2026, 11, 22, tzinfo=dt.UTC),
        status=status,
        address=address,
        headers={"retry-after": wait} if wait else {},
    )


def known(frontier: Frontier, host: str = "http://a.cn", rules: str = "") -> None:
    """Let the host's robots.txt be known."""
    frontier.lane(host + "/").robots = parse(rules.encode())


def drain(frontier: Frontier, address: str = "") -> list[tuple[float, str]]:
    """Answer everything at once; (time, URL) in the order of the starts."""
    now, taken = 0.0, []
    for _ in range(1000):
        work = frontier.take(now)
        if work is None:
            now = frontier.wake()
            if now == math.inf:
                return taken
            continue
        taken.append((now, work.url))
        finish(frontier, work, now, answer(address=address))
    raise AssertionError("does not end")


def finish(frontier: Frontier, work: Work, now: float, said: Answer) -> None:
    if work.settled is None:
        frontier.done(work, said, now)
    if work.asker is not None:
        frontier.robots(work.asker, Robots())
    if isinstance(work.owner, Site):
        work.owner.running -= 1


def test_robots_txt_comes_before_the_first_request_of_each_host_port_and_scheme() -> None:
    frontier, site = Frontier(delay=0.0), Site()
    for host in ("http://a.cn", "https://a.cn", "http://a.cn:81"):
        frontier.push(site, entry("/x", host=host))
        frontier.push(site, entry("/y", host=host))
    seen: set[str] = set()
    for _, url in drain(frontier):
        key = lane_key(url)
        assert url.endswith("/robots.txt") is (key not in seen)
        seen.add(key)
    assert seen == {"http://a.cn:80", "https://a.cn:443", "http://a.cn:81"}
    assert (site.waiting, site.running) == (0, 0)


def test_what_the_verdict_needs_comes_first() -> None:
    frontier, site = Frontier(delay=0.0), Site()
    known(frontier)
    order = [
        Purpose.LINK,
        Purpose.PAGE,
        Purpose.GUIDE,
        Purpose.COLUMN,
        Purpose.PROBE,
        Purpose.ARTICLE,
        Purpose.HOME,
    ]
    for purpose in order:
        frontier.push(site, entry(f"/{purpose}", purpose, depth=3))
    taken = [url.rpartition("/")[2] for _, url in drain(frontier)]
    assert taken == [purpose.value for purpose in Purpose if purpose in order]


def test_lists_of_letters_and_guides_come_before_columns_and_what_they_list_after_articles() -> None:
    frontier, site = Frontier(delay=0.0), Site()
    known(frontier)
    frontier.push(site, entry("/article", Purpose.ARTICLE, depth=2))
    frontier.push(site, entry("/letter", Purpose.LETTERS, depth=2))
    frontier.push(site, entry("/column", Purpose.COLUMN, depth=1))
    frontier.push(site, entry("/letters", Purpose.LETTERS, depth=1))
    frontier.push(site, entry("/guides", Purpose.GUIDE, depth=1))
    named = msgspec.structs.replace(entry("/mailbox", Purpose.LETTERS, depth=2), text="县长信箱")
    frontier.push(site, named)
    frontier.push(site, entry("/probe", Purpose.PROBE, depth=1))
    taken = [url.rpartition("/")[2] for _, url in drain(frontier)]
    assert taken == ["probe", "letters", "guides", "mailbox", "column", "article", "letter"]


def test_pages_come_breadth_first_and_then_in_the_order_found() -> None:
    frontier, site = Frontier(delay=0.0), Site()
    known(frontier)
    for depth, path in ((3, "/deep"), (1, "/b"), (1, "/a"), (2, "/c")):
        frontier.push(site, entry(path, depth=depth))
    assert [url for _, url in drain(frontier)] == [
        f"http://a.cn{path}" for path in ("/b", "/a", "/c", "/deep")
    ]


def test_the_gap_is_kept_and_other_hosts_do_not_wait() -> None:
    frontier, site = Frontier(delay=1.0), Site()
    for host in ("http://a.cn", "http://b.cn"):
        known(frontier, host)
        for number in range(3):
            frontier.push(site, entry(f"/{number}", host=host))
    times = drain(frontier)
    for host in ("http://a.cn", "http://b.cn"):
        assert [now for now, url in times if url.startswith(host)] == [0.0, 1.0, 2.0]


def test_hosts_at_one_address_share_the_gap() -> None:
    frontier, site = Frontier(delay=1.0), Site()
    for host in ("http://a.cn", "http://b.cn"):
        known(frontier, host)
        for number in range(3):
            frontier.push(site, entry(f"/{number}", host=host))
    times = sorted(now for now, _ in drain(frontier, address="198.51.100.1"))
    assert times == [0.0, 0.0, 1.0, 2.0, 3.0, 4.0]  # both had started when the address became known


def test_who_waits_at_an_address_that_others_leave_has_its_turn() -> None:
    frontier, site = Frontier(delay=0.0), Site()
    hosts = [f"http://{name}.cn" for name in "abcxy"]
    for host in hosts:
        known(frontier, host)
    taken = []
    for address, group in ("1", hosts[:3]), ("2", hosts[3:4]), ("3", hosts[4:]):
        for host in group:
            frontier.push(site, entry("/1", host=host))
            work = frontier.take(1.0)
            assert work is not None
            finish(frontier, work, 1.0, answer(address=address))
    for host in hosts[:3]:
        frontier.push(site, entry("/2", host=host))
    for address in "23":  # two run at the first address at most; both have moved
        work = frontier.take(2.0)
        assert work is not None
        taken.append((work, address))
    assert frontier.take(2.0) is None
    for work, address in taken:
        finish(frontier, work, 2.0, answer(address=address))
    last = frontier.take(2.0)
    assert last is not None
    assert last.url == "http://c.cn/2"


def test_a_paused_host_holds_nobody_up() -> None:
    frontier, site = Frontier(delay=1.0), Site()
    for host in ("http://a.cn", "http://b.cn"):
        known(frontier, host)
        frontier.push(site, entry("/1", host=host))
        frontier.push(site, entry("/2", host=host))
    first = frontier.take(0.0)
    assert first is not None
    frontier.done(first, answer(429, Outcome.RATE_LIMITED, wait="600"), 0.0)
    rest = drain(frontier)
    other = "http://b.cn" if first.url.startswith("http://a.cn") else "http://a.cn"
    assert [now for now, url in rest if url.startswith(other)] == [0.0, 1.0]
    assert [now for now, url in rest if not url.startswith(other)] == [600.0]


def test_crawl_delay_holds_from_the_first_request_after_robots_txt() -> None:
    frontier, site = Frontier(delay=0.1), Site()
    frontier.push(site, entry("/1"))
    frontier.push(site, entry("/2"))
    work = frontier.take(0.0)
    assert work is not None
    assert work.asker is not None
    frontier.done(work, answer(), 0.0)
    frontier.robots(work.asker, parse(b"User-agent: *\nCrawl-delay: 5\n"))
    assert [now for now, _ in drain(frontier)] == [5.0, 10.0]


def test_what_a_host_asks_for_itself_holds_for_both_schemes() -> None:
    frontier, site = Frontier(delay=1.0), Site()
    for host in ("http://a.cn", "https://a.cn", "http://b.cn"):
        frontier.robots(
            frontier.lane(host), parse(b"User-agent: *\nCrawl-delay: 10" if "a.cn" in host else b"")
        )
        for number in range(4):
            frontier.push(site, entry(f"/{number}", host=host))
    taken = drain(frontier, address="1")
    starts = [when for when, url in taken if "a.cn" in url]
    assert min(after - before for before, after in pairwise(starts[1:])) >= 10.0
    assert [when for when, url in taken if "b.cn" in url][-1] < 10.0


def test_a_pause_that_a_host_asks_for_holds_for_both_schemes() -> None:
    frontier, site = Frontier(delay=1.0), Site()
    for host in ("http://a.cn", "https://a.cn"):
        known(frontier, host)
        for number in range(2):
            frontier.push(site, entry(f"/{number}", host=host))
    for now, said in (0.0, answer(address="1")), (1.0, answer(429, Outcome.HTTP_ERROR, "1", wait="60")):
        work = frontier.take(now)
        assert work is not None
        finish(frontier, work, now, said)
    assert frontier.wake() >= 61.0


def test_disallowed_entries_end_without_a_request_or_a_gap() -> None:
    frontier, site = Frontier(delay=1.0), Site()
    known(frontier, rules="User-agent: *\nDisallow: /private/\n")
    for path in ("/private/1", "/private/2", "/open"):
        frontier.push(site, entry(path))
    works = [frontier.take(0.0) for _ in range(3)]
    assert {work.url: work.settled for work in works if work} == {
        "http://a.cn/private/1": Outcome.ROBOTS,
        "http://a.cn/private/2": Outcome.ROBOTS,
        "http://a.cn/open": None,
    }
    assert site.running == 3


def test_the_budget_is_asked_just_before_an_entry_is_handed_out() -> None:
    frontier, site = Frontier(delay=0.0), Site(budget=2)
    known(frontier)
    for number in range(5):
        frontier.push(site, entry(f"/{number}"))
    assert len(drain(frontier)) == 2
    assert site.refused == [f"http://a.cn/{number}" for number in (2, 3, 4)]
    assert (site.waiting, frontier.queued) == (0, 0)


def test_an_entry_put_off_is_not_taken_early() -> None:
    frontier, site = Frontier(delay=0.0), Site()
    known(frontier)
    frontier.push(site, entry("/again", Purpose.CONFIRM), due=60.0)
    frontier.push(site, entry("/now"))
    assert drain(frontier) == [(0.0, "http://a.cn/now"), (60.0, "http://a.cn/again")]


def test_a_host_given_up_ends_what_waits_and_what_comes() -> None:
    frontier, site = Frontier(delay=1.0), Site()
    known(frontier)
    frontier.push(site, entry("/1"))
    frontier.push(site, entry("/2"))
    frontier.give_up(frontier.lane("http://a.cn/"), Outcome.DNS)
    frontier.push(site, entry("/3"))
    works = [frontier.take(0.0) for _ in range(3)]
    assert [work.settled for work in works if work] == [Outcome.DNS] * 3
    assert frontier.take(0.0) is None
    assert frontier.wake() == math.inf


def test_a_site_whose_time_is_over_leaves_nothing_behind() -> None:
    frontier, site, other = Frontier(delay=1.0), Site(), Site()
    known(frontier)
    for number in range(3):
        frontier.push(site, entry(f"/{number}"))
        frontier.push(other, entry(f"/other{number}"))
    frontier.push(site, entry("/late"), due=50.0)
    frontier.drop(site)
    assert site.waiting == 0
    assert len(site.refused) == 4
    assert all("other" in url for _, url in drain(frontier))


def test_robots_txt_on_another_host_is_fetched_there_and_counts_for_the_one_that_asked() -> None:
    frontier, site = Frontier(delay=1.0), Site()
    frontier.push(site, entry("/x"))
    work = frontier.take(0.0)
    assert work is not None
    assert work.asker is not None
    frontier.done(work, answer(302), 0.0)
    frontier.errand(work.asker, "http://b.cn/robots.txt", hops=1)
    hop = frontier.take(0.0)
    assert hop is not None
    assert (hop.url, hop.hops, hop.asker) == ("http://b.cn/robots.txt", 1, work.asker)
    assert frontier.take(10.0) is None
    frontier.done(hop, answer(), 0.5)
    frontier.robots(work.asker, parse(b"User-agent: *\nDisallow: /x\n"))
    last = frontier.take(10.0)
    assert last is not None
    assert last.settled is Outcome.ROBOTS


def test_many_hosts_cost_little_time_each() -> None:
    frontier, site = Frontier(delay=1.0), Site(budget=100_000)
    for number in range(2000):
        known(frontier, f"http://h{number}.cn")
        for path in ("/1", "/2", "/3"):
            frontier.push(site, entry(path, host=f"http://h{number}.cn"))
    taken, now = 0, 0.0
    while (wake := frontier.wake()) < math.inf:
        now = max(now, wake)
        while (work := frontier.take(now)) is not None:
            finish(frontier, work, now, answer())
            taken += 1
    assert taken == 6000
    assert now == 2.0


def test_idle_hosts_are_forgotten_when_there_are_too_many() -> None:
    frontier, site = Frontier(delay=0.0), Site(budget=1_000_000)
    known(frontier)
    frontier.push(site, entry("/kept"))
    for number in range(20_500):
        frontier.lane(f"http://h{number}.cn/")
    assert len(frontier.lanes) <= 20_000
    assert [url for _, url in drain(frontier)] == ["http://a.cn/kept"]


def test_lane_key() -> None:
    assert lane_key("http://A.cn/x") == "http://a.cn:80"
    assert lane_key("https://a.cn:8443/") == "https://a.cn:8443"
    assert lane_key("http://a.cn:99999/") == "http://a.cn:99999/"
