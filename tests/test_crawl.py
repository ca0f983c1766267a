"""Whole crawls over real servers on loopback."""

from __future__ import annotations

import signal
import threading
import time
from collections import Counter
from itertools import pairwise
from typing import Any

import msgspec
import pytest
from keeping import Memory
from patience import FOREVER, PATIENCE
from web import Host, Reply, page, paths, serving

from crawler import ending, foreign
from crawler.crawl import Tally, crawl
from crawler.facts import Entry, Errand, Purpose, SiteFacts, SiteState, Target, Verdict
from crawler.page import Cause, LinkKind, Outcome
from crawler.settings import CrawlSettings
from crawler.site import Site
from crawler.stop import Stop

QUICK: dict[str, Any] = {
    "delay": 0.0,
    "confirm_after": 0.0,
    "timeout": 2.0,
    "max_minutes": 0.4,
    "allow_networks": ("127.0.0.0/8",),
}


def settings(**more: Any) -> CrawlSettings:
    return CrawlSettings(**{**QUICK, **more})


def run(*hosts: Host, sink: Memory | None = None, **more: Any) -> Memory:
    """Crawl the first host's site (all of `sites` if given), with all hosts serving."""
    kept = sink or Memory()
    sites = more.pop("sites", [Site(id="s", url=hosts[0].url + "/")])
    with serving(*hosts):
        crawl(sites, settings(**more), kept)
    return kept


def run_whole(*hosts: Host, **more: Any) -> SiteFacts:
    """Crawl the first host's site, then verify its foreign targets, as a round does."""
    kept, after = Memory(), Memory()
    with serving(*hosts):
        crawl([Site(id="s", url=hosts[0].url + "/")], settings(**more), kept)
        facts = only(kept)
        after.errands["foreign"] = foreign.errand("foreign", facts.targets)
        assert {each.verdict for each in facts.targets if each.external} <= {Verdict.PENDING}
        crawl([foreign.NOWHERE], settings(**more), after)
    found = {each.url: each for each in only(after).targets}
    joined = tuple(
        foreign.joined(each, found.get(each.url), "") if each.verdict is Verdict.PENDING else each
        for each in facts.targets
    )
    outcome = ending.joined(facts.outcome, [each for each in joined if each.external])
    return msgspec.structs.replace(facts, targets=joined, outcome=outcome)


def only(kept: Memory) -> SiteFacts:
    (facts,) = kept.closed.values()
    assert facts.outcome.handed_out == facts.outcome.recorded == len(kept.visits(facts.site.id))
    return facts


def target(facts: SiteFacts, path: str) -> Target:
    (found,) = [target for target in facts.targets if target.url.endswith(path)]
    return found


def read(facts: SiteFacts) -> set[str]:
    return {
        page.url.partition("://")[2].partition("/")[2] for page in facts.pages if page.outcome is Outcome.OK
    }


def test_a_small_site_is_read_whole() -> None:
    host = Host(
        answers=paths(
            {
                "/": page("首页", ["/a.html", "/b.html", "/pic.png", "/form.doc"]),
                "/a.html": page("甲", ["/b.html", "/c.html", "/"]),
                "/b.html": page("乙", ["/a.html#part"]),
                "/c.html": page("丙"),
                "/pic.png": Reply(b"\x89PNG\r\n\x1a\n", Content_Type="image/png"),
                "/form.doc": Reply(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Content_Type="application/msword"),
            }
        )
    )
    facts = only(run(host))
    assert read(facts) == {"", "a.html", "b.html", "c.html"}
    assert facts.outcome.state is SiteState.PASS
    assert facts.outcome.causes == ()
    assert facts.home is not None
    assert facts.home.title == "首页"
    assert {target.verdict for target in facts.targets} == {Verdict.OK}
    assert target(facts, "/a.html").on_home
    assert not target(facts, "/c.html").on_home
    assert max(Counter(host.paths).values()) == 1
    assert facts.outcome.known_not_taken == 0


def test_the_server_sees_the_gap_and_one_request_at_a_time() -> None:
    links = [f"/{number}.html" for number in range(6)]
    host = Host(answers=lambda _h, path: page("首页", links) if path == "/" else page(path))
    run(host, delay=0.15)
    assert len(host.asked) >= 9
    assert min(host.gaps) > 0.13
    assert host.most == 1


def test_two_hosts_at_one_address_share_its_gap() -> None:
    hosts = [Host(answers=lambda _h, path: page(path, ["/1.html", "/2.html"])) for _ in range(2)]
    sites = [Site(id=host.url, url=host.url + "/") for host in hosts]
    kept = run(*hosts, sites=sites, delay=0.1)
    asked = sorted(when for host in hosts for when, _ in host.asked)
    gaps = [after - before for before, after in pairwise(asked)]
    assert len(kept.closed) == 2
    assert min(gaps) > 0.08


def test_many_names_at_one_address_share_its_gap_from_the_first_request_on() -> None:
    host = Host(answers=lambda _host, path: page(path))
    names = [f"n{number}.site{number}.cn" for number in range(12)]
    port = host.server.server_port
    urls = [f"http://{name}:{port}/x.html" for name in names]
    kept = Memory()
    entries = [foreign.entry("foreign", url, LinkKind.PAGE, "http://a.cn/") for url in urls]
    kept.errands["foreign"] = Errand(entries=tuple(entries), home=False)
    placed = tuple(f"{name}=127.0.0.1" for name in names)
    with serving(host):
        crawl([foreign.NOWHERE], settings(delay=0.1, resolve=placed), kept)
    assert {each.verdict for each in only(kept).targets} == {Verdict.OK}
    assert len(host.asked) == 24
    assert min(host.gaps) > 0.08


def test_crawl_delay_is_kept() -> None:
    robots = Reply("User-agent: *\nCrawl-delay: 0.3\n", Content_Type="text/plain")
    known = {"/robots.txt": robots, "/": page("首页", ["/1.html", "/2.html"])}
    host = Host(answers=paths(known))
    run(host)
    assert len(host.asked) >= 5
    assert min(host.gaps) > 0.27


def test_robots_txt_is_kept_and_said() -> None:
    robots = Reply("User-agent: webcensus\nDisallow: /private/\n", Content_Type="text/plain")
    known = {"/robots.txt": robots, "/": page("首页", ["/private/x.html", "/a.html"]), "/a.html": page("甲")}
    host = Host(answers=paths(known))
    facts = only(run(host))
    assert not [path for path in host.paths if path.startswith("/private")]
    assert target(facts, "/private/x.html").verdict is Verdict.UNVERIFIED
    assert target(facts, "/private/x.html").outcome is Outcome.ROBOTS
    assert facts.outcome.state is SiteState.PASS


@pytest.mark.parametrize(
    "robots",
    [
        Reply("User-agent: *\nDisallow: /\n", Content_Type="text/plain"),
        Reply("", 500),
        Reply("", 429, Retry_After="9"),
    ],
)
def test_where_robots_keep_us_out_nothing_else_is_fetched(robots: Reply) -> None:
    host = Host(answers=paths({"/robots.txt": robots, "/": page("首页")}))
    facts = only(run(host))
    assert host.paths == []
    assert facts.outcome.state is SiteState.REFUSED
    assert Cause.ROBOTS in facts.outcome.causes


def test_a_robots_txt_that_never_comes_keeps_us_out_of_a_host_that_lives() -> None:
    host = Host(answers=lambda _h, path: Reply("", delay=1.5) if path == "/robots.txt" else page("首页"))
    facts = only(run(host, timeout=0.5))
    assert host.paths == []
    assert facts.outcome.state is SiteState.REFUSED


def test_robots_txt_may_lie_behind_redirects() -> None:
    rules = Reply("User-agent: *\nDisallow: /no\n", Content_Type="text/plain")
    other = Host("127.0.0.2", paths({"/r.txt": rules}))
    known = {"/robots.txt": Reply("", 301, Location=f"{other.url}/r.txt"), "/": page("首页", ["/no", "/yes"])}
    host = Host(answers=paths({**known, "/yes": page("好")}))
    only(run(host, other))
    assert "/no" not in host.paths
    assert "/yes" in host.paths


def test_retry_after_is_waited_for_and_nothing_is_broken() -> None:
    until: dict[str, float] = {}

    def answers(_host: Host, path: str) -> Reply:
        if path == "/":
            return page("首页", ["/1.html", "/2.html", "/3.html"])
        if path == "/2.html" and "end" not in until:
            until["end"] = time.monotonic() + 1.0
            return Reply("slow down", 429, Retry_After="1")
        until["early"] = until.get("early", 0) + (time.monotonic() < until.get("end", 0))
        return page(path)

    host = Host(answers=answers)
    facts = only(run(host))
    assert until["early"] == 0
    assert {target.verdict for target in facts.targets} == {Verdict.OK}
    assert facts.outcome.state is SiteState.PASS


def test_an_absurd_retry_after_ends_the_site() -> None:
    host = Host(
        answers=lambda _h, path: None if path == "/robots.txt" else Reply("", 429, Retry_After="9" * 30)
    )
    began = time.monotonic()
    facts = only(run(host, max_minutes=20))
    assert time.monotonic() - began < PATIENCE
    assert facts.outcome.state is SiteState.PARTIAL
    assert Cause.RATE_LIMITED in facts.outcome.causes


@pytest.mark.parametrize(("first", "status"), [(500, 500), (404, 404), (502, 502), (429, 429)])
def test_a_link_that_fails_once_is_not_broken(first: int, status: int) -> None:
    counts: Counter[str] = Counter()

    def answers(_host: Host, path: str) -> Reply | None:
        counts[path] += 1
        if path == "/":
            return page("首页", ["/f.html"])
        if path != "/f.html":
            return None
        return Reply("", first, Retry_After="0") if counts[path] == 1 else page("好", ["/behind.html"])

    host = Host(answers=answers)
    facts = only(run(host))
    assert target(facts, "/f.html").verdict is Verdict.OK
    assert target(facts, "/f.html").tries == 2
    assert (
        target(facts, "/behind.html").verdict is Verdict.BROKEN
    )  # found on the page that came the second time


def test_a_home_page_that_fails_once_is_read_the_second_time() -> None:
    counts: Counter[str] = Counter()

    def answers(_host: Host, path: str) -> Reply | None:
        counts[path] += 1
        return Reply("err", 500) if counts[path] % 2 and path != "/robots.txt" else page(path, ["/x.html"])

    facts = only(run(Host(answers=answers)))
    assert facts.home is not None
    assert facts.outcome.state is SiteState.PASS
    assert Verdict.BROKEN not in {target.verdict for target in facts.targets}


STATUSES = [400, 401, 403, 404, 405, 406, 410, 412, 414, 418, 451, 500, 501, 502, 504, 511, 520, 521, 530]
BROKEN = {400, 404, 410, 414, 500, 501, 502, 504}


def test_which_statuses_are_broken() -> None:
    def answers(_host: Host, path: str) -> Reply | None:
        if path == "/":
            return page("首页", [f"/s/{status}" for status in STATUSES])
        if path.startswith("/s/"):
            return Reply(f"<p>{path}</p>", int(path[3:]))
        return None

    facts = only(run(Host(answers=answers)))
    broken = {target.status for target in facts.targets if target.verdict is Verdict.BROKEN}
    assert broken == BROKEN
    assert {target.verdict for target in facts.targets} == {Verdict.BROKEN, Verdict.UNVERIFIED}
    assert facts.outcome.state is SiteState.FINDING
    assert Cause.DEAD_LINK in facts.outcome.causes


def test_a_host_that_is_down_for_a_while_has_no_broken_links() -> None:
    began = time.monotonic()

    def answers(_host: Host, path: str) -> Reply | None:
        if 0.8 < time.monotonic() - began < 2.5:
            return Reply("<h1>502 Bad Gateway</h1>", 502)
        return page("首页", [f"/p{n}.html" for n in range(20)]) if path in ("/", *LIVES) else None

    host = Host(answers=answers)
    facts = only(run(host, delay=0.05, confirm_after=1.0))
    assert any(said.reason.endswith("the host answers nothing else") for said in facts.targets)
    assert not [said for said in facts.targets if said.verdict is Verdict.BROKEN]


LIVES = tuple(f"/p{n}.html" for n in range(20))


def test_a_redirect_does_not_show_that_a_host_lives() -> None:
    def answers(_host: Host, path: str) -> Reply | None:
        return (
            Reply("<h1>502</h1>", 502) if path.startswith("/s/") else Reply(status=302, Location=f"/s{path}")
        )

    ill = Host("127.0.0.2", answers)
    facts = run_whole(
        Host(answers=paths({"/": page("首页", [f"{ill.url}/a.html", f"{ill.url}/b.html"])})), ill
    )
    assert {said.verdict for said in facts.targets} == {Verdict.UNVERIFIED}


@pytest.mark.parametrize("robots", ["", "User-agent: *\nDisallow: /$"])
@pytest.mark.parametrize("links", [("/ok.html", "/gone.html"), ("/gone.html", "/ok.html")])
def test_a_host_shows_that_it_lives_where_it_did_before(robots: str, links: tuple[str, str]) -> None:
    said = {"/robots.txt": Reply(robots), "/ok.html": page("文件"), "/": Reply("closed", 403)}
    other = Host("127.0.0.2", paths(said))
    home = page("首页", [other.url + path for path in links])
    facts = run_whole(Host(answers=paths({"/": home})), other, confirm_after=0.3)
    assert target(facts, "/gone.html").verdict is Verdict.BROKEN


def test_a_confirmation_waits() -> None:
    host = Host(answers=paths({"/": page("首页", ["/gone.html"])}))
    facts = only(run(host, confirm_after=1.0))
    first, second = [when for when, path in host.asked if path == "/gone.html"]
    assert second - first > 0.95
    assert target(facts, "/gone.html").verdict is Verdict.BROKEN


def test_foreign_targets_are_verified_once_and_only_where_their_host_answers() -> None:
    good = Host("127.0.0.2", paths({"/": page("别处"), "/ok.html": page("好", ["/deep.html"])}))
    bad = Host("127.0.0.3")
    links = [f"{good.url}/ok.html", f"{good.url}/gone.html", f"{bad.url}/gone.html", "/1.html"]
    known = {"/": page("首页", links), "/1.html": page("一", links)}
    facts = run_whole(Host(answers=paths(known)), good, bad)
    assert target(facts, f"{good.url}/ok.html").verdict is Verdict.OK
    assert target(facts, f"{good.url}/ok.html").external
    assert target(facts, f"{good.url}/ok.html").occurrences == 2
    assert target(facts, f"{good.url}/gone.html").verdict is Verdict.BROKEN
    assert target(facts, f"{bad.url}/gone.html").verdict is Verdict.UNVERIFIED
    assert (good.times("/deep.html"), good.times("/gone.html")) == (0, 2)
    assert (good.times("/ok.html"), good.times("/")) == (2, 0)  # once more, to show that its host lives
    assert bad.times("/") == 1


def test_a_foreign_host_that_refuses_is_dead_and_one_that_does_not_exist_too() -> None:
    shut = Host("127.0.0.4")
    shut.server.server_close()
    links = [f"{shut.url}/a.html", "http://no-such-name.invalid/b.html"]
    host = Host(answers=paths({"/": page("首页", links)}))
    facts = run_whole(host)
    refused, nameless = target(facts, "/a.html"), target(facts, "/b.html")
    assert (refused.verdict, refused.outcome, refused.host_dead) == (Verdict.BROKEN, Outcome.REFUSED, True)
    assert nameless.outcome is Outcome.DNS
    assert nameless.verdict in (Verdict.BROKEN, Verdict.UNVERIFIED)  # without a name server nobody can say


def test_forbidden_addresses_are_never_contacted() -> None:
    inner = Host("127.0.0.9", paths({"/": page("内网")}))
    host = Host(answers=paths({"/": page("首页", [f"{inner.url}/", f"{inner.url}/x.png"])}))
    facts = run_whole(host, inner, allow_networks=("127.0.0.1/32",))
    assert inner.asked == []
    assert {target.outcome for target in facts.targets} == {Outcome.FORBIDDEN_ADDRESS}
    assert facts.outcome.state is SiteState.FINDING
    assert Cause.FORBIDDEN_TARGET in facts.outcome.causes


# --- redirects


def test_redirects_are_followed_and_each_hop_is_recorded() -> None:
    known = {
        "/": page("首页", ["/old.html", "/older.html", "/loop1", "/out"]),
        "/older.html": Reply("", 301, Location="/old.html"),
        "/old.html": Reply("", 308, Location="/new.html"),
        "/new.html": page("新", ["/behind.html"]),
        "/behind.html": page("后"),
        "/loop1": Reply("", 302, Location="/loop2"),
        "/loop2": Reply("", 302, Location="/loop1"),
        "/out": Reply("", 302, Location="/nowhere.html"),
    }
    host = Host(answers=paths(known))
    kept = run(host)
    facts = only(kept)
    assert target(facts, "/old.html").verdict is Verdict.OK
    assert target(facts, "/older.html").verdict is Verdict.OK
    assert target(facts, "/loop1").verdict is Verdict.UNVERIFIED
    assert target(facts, "/loop1").outcome is Outcome.REDIRECT_LOOP
    assert target(facts, "/out").verdict is Verdict.BROKEN
    assert "behind.html" in read(facts)
    statuses = {visit.entry.url.removeprefix(host.url): visit.answer.status for visit in kept.visits("s")}
    assert (statuses["/old.html"], statuses["/older.html"]) == (308, 301)
    assert max(host.times(path) for path in ("/old.html", "/new.html", "/behind.html")) == 1


@pytest.mark.parametrize(
    ("location", "state", "cause"),
    [
        ("/", SiteState.UNREACHABLE, Cause.REDIRECT),
        ("", SiteState.UNREACHABLE, Cause.REDIRECT),
        ("http://[::1", SiteState.UNREACHABLE, Cause.REDIRECT),
        ("jhttp:////\\..hp)]", SiteState.REFUSED, Cause.REDIRECT),
        ("file:///etc/passwd", SiteState.REFUSED, Cause.REDIRECT),
        ("data:text/html,x", SiteState.REFUSED, Cause.REDIRECT),
        ("javascript:alert(1)", SiteState.REFUSED, Cause.REDIRECT),
        ("http://10.0.0.1/", SiteState.REFUSED, Cause.REDIRECT),
        ("http://169.254.169.254/latest/", SiteState.REFUSED, Cause.REDIRECT),
        ("http://0x0a000001/", SiteState.REFUSED, Cause.REDIRECT),
        ("http://gov.cn@10.0.0.1/", SiteState.REFUSED, Cause.REDIRECT),
    ],
)
def test_a_home_page_that_redirects_nowhere(location: str, state: SiteState, cause: Cause) -> None:
    def answers(_host: Host, path: str) -> Reply | None:
        return Reply("", 302, **({"Location": location} if location else {})) if path == "/" else None

    facts = only(run(Host(answers=answers)))
    assert facts.outcome.state is state
    assert cause in facts.outcome.causes


def test_endless_redirects_end() -> None:
    def answers(_host: Host, path: str) -> Reply | None:
        return None if path == "/robots.txt" else Reply("", 302, Location=f"/{len(_host.asked)}")

    host = Host(answers=answers)
    facts = only(run(host))
    assert facts.outcome.state is SiteState.UNREACHABLE
    assert Cause.REDIRECT in facts.outcome.causes
    assert len(host.asked) < 30


def test_a_wall_that_wants_its_cookie_back() -> None:
    def answers(host: Host, path: str) -> Reply:
        if "pass=1" in host.headers[-1].get("cookie", ""):
            return page("首页", ["/a.html"]) if path == "/" else page(path)
        return Reply("", 302, Location=path, Set_Cookie="pass=1; path=/")

    facts = only(run(Host(answers=answers)))
    assert facts.home is not None
    assert facts.home.title == "首页"


def test_the_home_page_may_lie_behind_a_refresh() -> None:
    head = '<meta http-equiv="refresh" content="0; url=/portal/index.html">'
    known = {
        "/": page("进入", head=head),
        "/portal/index.html": page("门户首页", ["/a.html"]),
        "/a.html": page("甲"),
    }
    facts = only(run(Host(answers=paths(known))))
    assert facts.home is not None
    assert facts.home.title == "门户首页"
    assert target(facts, "/a.html").on_home


def test_a_column_behind_a_refresh_is_read_where_it_leads() -> None:
    head = '<meta http-equiv="refresh" content="0; url=list.html">'
    known = {
        "/": page("首页", ["/tzgg/", "/gone/"]),
        "/tzgg/": page("通知公告", head=head),
        "/tzgg/list.html": page("通知公告列表", ["/tzgg/1.html"]),
        "/gone/": page("机构职能", head=head),
        "/tzgg/1.html": page("甲"),
    }
    facts = only(run(Host(answers=paths(known))))
    shown = {each.url.rpartition(":")[2].partition("/")[2]: each for each in facts.pages}
    assert shown["tzgg/"].title == "通知公告列表"
    assert shown["tzgg/"].final_url.endswith("/tzgg/list.html")
    assert target(facts, "/tzgg/").verdict is Verdict.OK
    assert (target(facts, "/gone/").verdict, target(facts, "/gone/").status) == (Verdict.BROKEN, 404)


def test_a_link_beyond_the_budget_is_followed_through_its_refresh() -> None:
    head = '<meta http-equiv="refresh" content="0; url=/lost.html">'
    known = {"/": page("首页", ["/a.html"]), "/a.html": page("甲", head=head)}
    facts = only(run(Host(answers=paths(known)), max_pages=1))
    assert (target(facts, "/a.html").verdict, target(facts, "/a.html").status) == (Verdict.BROKEN, 404)


def test_a_script_that_sends_on_is_followed_and_said() -> None:
    known = {"/": Reply('<script>window.location.href="/home";</script>'), "/home": page("首页", ["/a.html"])}
    facts = only(run(Host(answers=paths({**known, "/a.html": page("甲")}))))
    assert facts.home is not None
    assert facts.home.title == "首页"
    assert Cause.JS_REDIRECT in facts.outcome.causes
    assert facts.outcome.state is SiteState.FINDING


def test_a_refresh_into_a_forbidden_network_is_refused() -> None:
    head = '<meta http-equiv="refresh" content="0; url=http://10.0.0.1/x">'
    facts = only(run(Host(answers=paths({"/": page("进入", head=head)}))))
    assert facts.outcome.state is SiteState.REFUSED
    assert Cause.REDIRECT in facts.outcome.causes


def test_a_site_that_moved_elsewhere_is_reported_and_not_judged_there() -> None:
    other = Host("127.0.0.5", lambda _h, path: page("别的网站", ["/x.html"]))
    host = Host(answers=lambda _h, _p: Reply("", 302, Location=f"{other.url}/"))
    facts = only(run(host, other))
    assert facts.outcome.moved_to == f"{other.url}/"
    assert Cause.MOVED in facts.outcome.causes
    assert facts.home is None
    assert "/x.html" not in other.paths


def test_a_site_that_moved_to_its_successor_is_read_there() -> None:
    other = Host("127.0.0.5", lambda _h, path: page("新址" + path, ["/x.html"]))
    host = Host(
        answers=lambda _h, path: None if path == "/robots.txt" else Reply("", 301, Location=f"{other.url}/")
    )
    site = Site(id="s", url=host.url + "/", successor_url=other.url)
    facts = only(run(host, other, sites=[site]))
    assert facts.home is not None
    assert facts.home.title == "新址/"
    assert "/x.html" in other.paths
    assert facts.outcome.moved_to == f"{other.url}/"


# --- what is never fetched, and what never ends


def test_links_that_act_are_never_fetched() -> None:
    acts = ["/logout", "/admin/delete?id=1", "/vote?like=1", "/a/like.do?id=3", "/user/logout.jsp"]
    host = Host(answers=lambda _h, path: page("首页", [*acts, "/plain.html"]) if path == "/" else page(path))
    only(run(host))
    assert "/plain.html" in host.paths
    assert not set(acts) & set(host.paths)


def test_a_soft_404_site() -> None:
    def answers(_host: Host, path: str) -> Reply:
        if path == "/":
            return page("首页", [f"/gone{number}.html" for number in range(5)] + ["/real.html"])
        if path == "/real.html":
            return page("真的", text="这是一篇真正的文章，讲述本地的工作情况，内容很多很长。" * 5)
        return page("提示", text="抱歉，您访问的页面不存在或已删除！")

    facts = only(run(Host(answers=answers)))
    broken = {target.url.rpartition("/")[2] for target in facts.targets if target.verdict is Verdict.BROKEN}
    assert broken == {f"gone{number}.html" for number in range(5)}
    assert {target.outcome for target in facts.targets if target.verdict is Verdict.BROKEN} == {
        Outcome.SOFT_404
    }
    assert Cause.SOFT_404 in facts.outcome.causes
    assert facts.outcome.state is SiteState.FINDING


def test_random_addresses_are_asked_and_the_same_ones_each_time() -> None:
    asked = []
    for _ in range(2):
        host = Host(answers=paths({"/": page("首页")}))
        only(run(host))
        asked.append([path for path in host.paths if path != "/"])
    assert asked[0] == asked[1]
    assert len(asked[0]) == 2
    assert sorted(path.endswith(".html") for path in asked[0]) == [False, True]


def _calendar(_host: Host, path: str) -> Reply | None:
    month = int(path.partition("m=")[2] or 0) if "/cal" in path or path == "/" else None
    return None if month is None else page(f"日历 {month}", [f"/cal?m={month + 1}", f"/cal?m={month - 1}"])


def _growing(_host: Host, path: str) -> Reply | None:
    return None if path == "/robots.txt" else page("相对", ["a/", "b/", "./a/index/", "../x/a/"])


def _facets(_host: Host, path: str) -> Reply | None:
    if path != "/" and not path.startswith("/list"):
        return None
    on = {part for part in path.partition("?")[2].split("&") if part}
    return page("筛选" + path, ["/list?" + "&".join(sorted(on ^ {f"f{number}=1"})) for number in range(12)])


def _same(_host: Host, path: str) -> Reply | None:
    if path == "/robots.txt" or len(path) == 18 or len(path) == 14:
        return None
    return page("重复", {f"/d{number}.html": "同一个名字的链接" for number in range(200)})


@pytest.mark.parametrize("answers", [_calendar, _growing, _facets, _same])
def test_traps_end_and_are_said(answers: Any) -> None:
    host = Host(answers=answers)
    facts = only(run(host, max_pages=60, max_links=60))
    assert len(host.asked) < 150
    assert facts.outcome.state is SiteState.PARTIAL
    assert Cause.BUDGET in facts.outcome.causes
    assert facts.outcome.known_not_taken > 0


def test_the_page_budget_is_kept_and_home_targets_are_verified_beyond_it() -> None:
    links = [f"/{name}.html" for name in ("甲", "乙", "丙", "丁", "戊", "己", "庚", "辛")]
    more = [f"/more/{number}/{number}.html" for number in range(30)]

    def answers(_host: Host, path: str) -> Reply | None:
        return page("首页", links) if path == "/" else page(path, more) if path.endswith(".html") else None

    facts = only(run(Host(answers=answers), max_pages=3))
    assert len(read(facts)) == 4
    assert [target.verdict for target in facts.targets if target.on_home] == [Verdict.OK] * 8
    assert {target.verdict for target in facts.targets if not target.on_home} == {Verdict.UNCHECKED}
    assert facts.outcome.state is SiteState.PARTIAL


def _busy(columns: int, rows: int) -> Host:
    """A site whose columns list many articles with short titles; letters and guides are named last."""
    names = ["要闻动态", "部门动态", "乡镇动态", "图片新闻", "公示公告", "人事信息", "规划计划", "统计数据"]
    nav = "".join(f'<li><a href="/s{k}/">{names[k % 8]}</a></li>' for k in range(columns))
    nav += '<li><a href="/xzxx/">县长信箱</a></li><li><a href="/bszn/">办事指南</a></li>'

    def listed(base: str, titles: list[str]) -> str:
        lines = (
            f'<li><a href="{base}{number}.html">{title}</a><span>2026-0{1 + number % 6}-1{number % 9}</span></li>'
            for number, title in enumerate(titles)
        )
        return f"<ul class=list>{''.join(lines)}</ul>"

    def answers(_host: Host, path: str) -> Reply | None:
        folder, _, name = path[1:].partition("/")
        body = f"<p>{path} 的正文：今天上午召开会议，部署下一阶段的重点工作。</p>"
        if folder == "xzxx" and not name:
            body = listed(path, [f"关于小区供水第{number}问的来信" for number in range(12)])
        elif folder == "bszn" and not name:
            titles = ("结婚登记", "户口迁移", "老年证", "食品经营许可", "营业执照")
            body = "".join(f'<p><a href="/bszn/g{n}.html">{title}</a></p>' for n, title in enumerate(titles))
        elif folder and not name:
            body = listed(path, [f"关于召开第{number}次会议的通知" for number in range(rows)])
        shown = f"<title>{path}</title><ul class=nav>{nav}</ul><h1>{path}</h1>{body}"
        return Reply(f"<html><head><meta charset=utf-8></head><body>{shown}</body></html>")

    return Host(answers=answers)


@pytest.mark.parametrize(("columns", "max_pages"), [(10, 100), (40, 300), (150, 100)])
def test_many_columns_leave_room_for_articles_letters_and_guides(columns: int, max_pages: int) -> None:
    host = _busy(columns, 30)
    pages = read(only(run(host, max_pages=max_pages, max_links=0, evidence="none")))
    assert len(pages) <= max_pages + 1
    assert {f"xzxx/{number}.html" for number in range(12)} <= pages
    assert {f"bszn/g{number}.html" for number in range(5)} <= pages
    lists = {path for path in pages if path.startswith("s") and path.endswith("/")}
    articles = {path for path in pages if path.startswith("s") and path.endswith(".html")}
    assert len(lists) >= min(columns, int(0.4 * max_pages))
    assert len(articles) >= min(3 * columns, int(0.2 * max_pages))


def test_the_link_budget_counts_only_targets_beyond_the_home_page() -> None:
    pictures = [f"/p{number}.png" for number in range(10)]
    others = [f"/q{number}.png" for number in range(10)]

    def answers(_host: Host, path: str) -> Reply | None:
        if path in ("/", "/a.html"):
            return page(path, [*pictures, "/a.html"] if path == "/" else [*others, "/f.doc"])
        return Reply(b"x") if path.endswith((".png", ".doc")) else None

    facts = only(run(Host(answers=answers), max_links=4))
    counts = Counter((target.on_home, target.verdict) for target in facts.targets if ".png" in target.url)
    assert counts == {(True, Verdict.OK): 10, (False, Verdict.OK): 4, (False, Verdict.UNCHECKED): 6}
    assert target(facts, "/f.doc").verdict is Verdict.OK


def test_a_large_page_is_read_aside_and_nothing_is_lost() -> None:
    links = ["/0.html", "/1.html", "/2.html"]
    known = {"/": page("首页", links, text="正文一段。<br>" * 8000), "/0.html": page("零", ["/behind.html"])}
    host = Host(answers=paths(known))
    facts = only(run(host))
    assert facts.home is not None
    assert facts.home.bytes > 100_000
    assert target(facts, "/behind.html").verdict is Verdict.BROKEN
    assert host.most == 1


def test_a_nofollow_page_is_read_and_not_followed() -> None:
    head = '<meta name="robots" content="noindex,nofollow">'
    host = Host(answers=lambda _h, path: page("首页", ["/n1.html"], head=head) if path == "/" else None)
    facts = only(run(host))
    assert facts.home is not None
    assert "/n1.html" not in host.paths
    assert target(facts, "/n1.html").verdict is Verdict.UNCHECKED


# --- hosts that fail


def test_a_host_that_refuses_connections() -> None:
    shut = Host()
    shut.server.server_close()
    kept = Memory()
    crawl([Site(id="s", url=shut.url + "/")], settings(), kept)
    facts = only(kept)
    assert facts.outcome.state is SiteState.UNREACHABLE
    assert Cause.REFUSED in facts.outcome.causes


@pytest.mark.parametrize("named", [True, False])
def test_whether_names_are_found_here_is_known_of_a_site_that_has_no_name(named: bool) -> None:
    lively = Host(answers=lambda _h, path: page(path))
    port = lively.url.rpartition(":")[2]
    url = f"http://www.b.cn:{port}/" if named else lively.url + "/"
    sites = [Site(id="nameless", url="http://www.a.cn/"), Site(id="lively", url=url)]
    places = ("www.a.cn=-", "www.b.cn=127.0.0.1")
    kept = run(lively, sites=sites, resolve=places, confirm_after=0.2)
    nameless = kept.closed["nameless"].outcome
    assert (nameless.state, nameless.names_resolved) == (SiteState.UNREACHABLE, named)
    assert Cause.DNS in nameless.causes
    assert "no such host" in nameless.detail or "nxdomain" in nameless.detail
    assert kept.closed["lively"].outcome.state is SiteState.PASS


def test_a_silent_host_costs_little_and_others_go_on() -> None:
    silent = Host("127.0.0.6", lambda _h, path: None if path == "/robots.txt" else Reply("", delay=FOREVER))
    lively = Host("127.0.0.7", lambda _h, path: page(path, ["/1.html", "/2.html"]))
    sites = [Site(id="silent", url=silent.url + "/"), Site(id="lively", url=lively.url + "/")]
    began = time.monotonic()
    kept = run(silent, lively, sites=sites, timeout=1.0)
    assert time.monotonic() - began < PATIENCE
    assert kept.closed["lively"].outcome.state is SiteState.PASS
    assert kept.closed["silent"].outcome.state is SiteState.UNREACHABLE
    assert Cause.TIMEOUT in kept.closed["silent"].outcome.causes
    assert silent.times("/") == 2


def test_a_slow_home_page_is_said() -> None:
    host = Host(answers=lambda _h, path: Reply("<p>慢</p>" * 50, delay=3.1) if path == "/" else None)
    facts = only(run(host, timeout=5.0))
    assert Cause.SLOW in facts.outcome.causes
    assert facts.outcome.state is SiteState.FINDING


def test_a_home_page_that_is_an_error() -> None:
    facts = only(run(Host(answers=lambda _h, path: Reply("x", 500) if path == "/" else None)))
    assert facts.outcome.state is SiteState.UNREACHABLE
    assert Cause.HTTP_ERROR in facts.outcome.causes
    assert facts.outcome.requests == 3


def test_a_site_whose_time_is_over_ends_with_what_it_has() -> None:
    links = [f"/{number}.html" for number in range(100)]
    host = Host(answers=lambda _h, path: page("首页", links) if path == "/" else page(path))
    began = time.monotonic()
    facts = only(run(host, delay=0.7, max_minutes=4 / 60))
    assert time.monotonic() - began < PATIENCE
    assert facts.outcome.state is SiteState.PARTIAL
    assert facts.outcome.known_not_taken > 50
    assert facts.home is not None


# --- many sites, stopping, taking up again


def test_sites_are_pulled_as_the_window_has_room() -> None:
    hosts = [Host(f"127.0.1.{number}", lambda _h, path: page(path, ["/1.html"])) for number in range(1, 7)]
    most = 0
    kept = Memory()

    def sites() -> Any:
        nonlocal most
        for number, host in enumerate(hosts):
            most = max(most, number - len(kept.closed))
            yield Site(id=host.url, url=host.url + "/")

    run(*hosts, sites=sites(), sink=kept, window=2)
    assert len(kept.closed) == 6
    assert most <= 2


def _slow_site(pages: int) -> Host:
    def answers(_host: Host, path: str) -> Reply | None:
        if path == "/":
            return page("首页", [f"/{number}.html" for number in range(pages)] + ["/gone.html"])
        if path.endswith(".html") and path[1:-5].isdigit():
            return Reply(page(path, [f"{path}/deep.html"]).body, delay=0.01)
        return page(path) if path.endswith("deep.html") else None

    return Host(answers=answers)


@pytest.mark.parametrize("after", [1, 7, 25])
def test_a_stopped_crawl_goes_on_where_it_was(after: int) -> None:
    whole = run(_slow_site(20))
    host = _slow_site(20)
    kept = Memory()
    site = Site(id="s", url=host.url + "/")
    with serving(host):
        for limit in (after, after + 10, 10_000):
            stop = Stop()

            def watch(tally: Tally, stop: Stop = stop, limit: int = limit) -> None:
                if tally.requests >= limit and tally.open:
                    stop.set()

            crawl([site], settings(delay=0.03), kept, on_progress=watch, stop=stop)
            assert bool(kept.closed) == (not stop.is_set())
            if kept.closed:
                break
    facts, undisturbed = only(kept), only(whole)
    assert _plain(facts) == _plain(undisturbed)
    assert kept.flushed >= 2


def _plain(facts: SiteFacts) -> Any:
    """What must not depend on interruptions: every target and page with its end."""
    targets = sorted(
        (target.url.partition("://")[2].partition("/")[2], target.verdict, target.outcome, target.occurrences)
        for target in facts.targets
    )
    counts = (
        facts.outcome.handed_out,
        facts.outcome.recorded,
        facts.outcome.state,
        facts.outcome.known_not_taken,
    )
    return targets, sorted(read(facts)), counts


def test_what_was_dropped_is_fetched_again_and_nothing_else() -> None:
    host = _slow_site(10)
    kept = Memory()
    site = Site(id="s", url=host.url + "/")
    stop = Stop()
    with serving(host):
        threading.Timer(0.3, stop.set).start()
        crawl([site], settings(delay=0.05), kept, stop=stop)
        before = {visit.entry.url for visit in kept.visits("s")}
        assert stop.is_set()
        assert 0 < len(before) < 20
        asked = len(host.asked)
        crawl([site], settings(), kept)
    again = [host.url + path for _, path in host.asked[asked:]]
    twice = {
        f"{host.url}/gone.html",
        f"{host.url}/",
    }  # what failed, and the page that shows that its host lives
    assert not {url for url in again if url in before} - twice
    only(kept)


def test_a_signal_drains_and_leaves_the_handlers_as_they_were(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.crawl.DRAIN", 1.0)
    known = {"/": page("首页", ["/1.html"]), "/1.html": Reply("", delay=FOREVER), "/robots.txt": None}
    host = Host(answers=paths(known))
    before = signal.getsignal(signal.SIGTERM)
    stop = Stop()
    kept = Memory()
    with serving(host):
        threading.Timer(0.5, signal.raise_signal, (signal.SIGTERM,)).start()
        began = time.monotonic()
        crawl([Site(id="s", url=host.url + "/")], settings(timeout=FOREVER), kept, stop=stop)
    assert time.monotonic() - began < PATIENCE
    assert stop.signal == signal.SIGTERM
    assert signal.getsignal(signal.SIGTERM) == before
    assert kept.closed == {}
    assert kept.flushed == 1
    assert next(visit.entry.purpose for visit in kept.visits("s")) is Purpose.HOME


class Full(Memory):
    """A sink whose disk is full after so many visits."""

    def record(self, visit: Any, entries: Any) -> None:
        if len(self.sites["s"].visits) >= 3:
            raise OSError(28, "No space left on device")
        super().record(visit, entries)


def test_a_sink_that_fails_stops_the_crawl_at_once() -> None:
    host = _slow_site(50)
    with pytest.raises(OSError, match="No space left"):
        run(host, sink=Full(), delay=0.01)
    assert len(host.asked) < 50


def test_progress_is_told() -> None:
    told: list[Tally] = []
    host = _slow_site(10)
    with serving(host):
        crawl([Site(id="s", url=host.url + "/")], settings(delay=0.05), Memory(), on_progress=told.append)
    assert told[-1].pages > told[0].pages
    assert max(tally.open for tally in told) == 1
    assert max(tally.queued for tally in told) > 3
    assert all(tally.seconds_left <= 24 for tally in told)
    assert all(0 <= tally.share <= 1 for tally in told)
    shares = [tally.share for tally in told if tally.open and tally.pages > 5]
    assert shares == sorted(shares)
    assert max(shares) > 0.5


def test_the_user_agent_names_the_program_and_the_contact() -> None:
    host = Host(answers=paths({"/": page("首页")}))
    run(host, contact="https://census.example.org")
    agents = {headers["user-agent"] for headers in host.headers}
    (agent,) = agents
    assert agent.startswith("webcensus/")
    assert "+https://census.example.org" in agent


@pytest.mark.parametrize("url", ["http://[::1", "http://127.0.0.1:99999/"])
def test_a_fault_while_looking_for_work_ends_the_crawl(url: str) -> None:
    kept, stop = Memory(), Stop()
    kept.queue("s", [Entry(site="s", url=url, purpose=Purpose.LINK, parent="http://127.0.0.1/")])
    timer = threading.Timer(20.0, stop.set)  # a crawl that waits for nothing fails the test, and ends
    timer.start()
    with pytest.raises((ValueError, IndexError)):
        crawl([Site(id="s", url="http://127.0.0.1/")], settings(), kept, stop=stop)
    timer.cancel()
    assert not kept.closed
