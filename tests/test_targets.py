"""The verdict on a link target, from what its visits brought."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urljoin

import msgspec
import pytest
from msgspec.structs import replace

from crawler import memo
from crawler.facts import Entry, Purpose, Target, Verdict, Visit
from crawler.page import Answer, Cause, Link, LinkKind, Marks, Outcome, Page
from crawler.reading import magic
from crawler.site import Site
from crawler.targets import UNVERIFIABLE, Ending, targets, verdict

SITE = Site(id="s", url="http://a.cn/")
NOW = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)


def ended(outcome: Outcome, status: int = 0) -> Ending:
    return Ending(outcome=outcome, status=status)


def error(status: int) -> Ending:
    return ended(Outcome.HTTP_ERROR, status)


@pytest.mark.parametrize("status", [400, 404, 410, 409, 413, 415, 422, 500, 501, 502, 504, 505, 508])
def test_what_fails_twice_while_its_host_answers_is_broken(status: int) -> None:
    assert verdict(error(status), error(status), control=True) == (Verdict.BROKEN, f"status {status}")
    assert verdict(error(status), error(status), control=False)[0] is Verdict.UNVERIFIED
    assert verdict(error(status), None, control=True)[0] is Verdict.UNVERIFIED
    assert verdict(error(status), ended(Outcome.OK, 200), control=True)[0] is Verdict.OK


@pytest.mark.parametrize("status", [*sorted(UNVERIFIABLE), 440, 444, 468, 499, 509, 520, 521, 522, 530, 999])
def test_what_speaks_of_the_client_or_the_moment_is_never_broken(status: int) -> None:
    assert verdict(error(status), error(status), control=True)[0] is Verdict.UNVERIFIED


@pytest.mark.parametrize("status", [401, 403, 405, 406, 412, 418, 429, 451])
def test_the_statuses_the_rule_names_are_unverifiable(status: int) -> None:
    assert status in UNVERIFIABLE


@pytest.mark.parametrize(
    "outcome",
    [
        Outcome.TIMEOUT,
        Outcome.RESET,
        Outcome.TLS,
        Outcome.BLOCKED,
        Outcome.CHALLENGE,
        Outcome.RATE_LIMITED,
        Outcome.LOGIN,
        Outcome.ROBOTS,
        Outcome.REDIRECT_LOOP,
        Outcome.FORBIDDEN_ADDRESS,
        Outcome.MAINTENANCE,
        Outcome.NEEDS_SCRIPT,
        Outcome.OUT_OF_SCOPE,
    ],
)
def test_what_could_not_be_verified(outcome: Outcome) -> None:
    assert verdict(ended(outcome), ended(outcome), control=True)[0] is Verdict.UNVERIFIED
    assert verdict(error(404), ended(outcome), control=True)[0] is Verdict.UNVERIFIED
    assert verdict(ended(outcome), error(404), control=True)[0] is Verdict.UNVERIFIED


@pytest.mark.parametrize("outcome", [Outcome.OK, Outcome.TOO_LARGE, Outcome.UNREADABLE])
def test_what_came_is_fine(outcome: Outcome) -> None:
    assert verdict(ended(outcome, 200), None, control=False) == (Verdict.OK, "")


def test_what_answers_without_being_a_web_server_is_not_fine() -> None:
    assert verdict(ended(Outcome.UNREADABLE), None, control=True) == (Verdict.UNVERIFIED, "unreadable")


def test_two_different_failures_are_two_failures() -> None:
    assert verdict(error(500), error(404), control=True) == (Verdict.BROKEN, "status 404")
    assert verdict(error(404), ended(Outcome.SOFT_404, 200), control=True) == (Verdict.BROKEN, "soft_404")


# --- over whole sites


def visit(
    url: str,
    outcome: Outcome = Outcome.OK,
    status: int = 200,
    *,
    purpose: Purpose = Purpose.LINK,
    links: tuple[str, ...] = (),
    tries: int = 0,
    at: float = 0.0,
    sent: int = 1,
    text: str = "",
    location: str = "",
    hops: tuple[str, ...] = (),
    why: str = "",
) -> Visit:
    when = NOW + dt.timedelta(seconds=at)
    entry = Entry(
        site="s",
        url=url,
        purpose=Purpose.CONFIRM if tries else purpose,
        tries=tries,
        hops=hops,
        origin=hops[0] if hops else "",
        external="a.cn" not in url,
    )
    headers = {"location": location} if location else {}
    answer = Answer(
        url=url,
        final_url=url,
        outcome=outcome,
        fetched_at=when,
        status=status,
        tries=sent,
        headers=headers,
        error=why,
    )
    page = None
    if purpose is not Purpose.LINK and outcome is Outcome.OK and not location:
        page = Page(
            site="s",
            url=url,
            final_url=url,
            outcome=outcome,
            fetched_at=when,
            links=tuple(Link(url=link, text=text, kind=LinkKind.PAGE) for link in links),
        )
    return Visit(entry=entry, answer=answer, outcome=outcome, page=page)


def home(*links: str) -> Visit:
    return visit("http://a.cn/", purpose=Purpose.HOME, links=links, text="文字")


def judged(*visits: Visit) -> dict[str, Target]:
    return {target.url: target for target in targets(SITE, visits, visits[0].page)}


def test_one_target_however_many_pages_and_spellings() -> None:
    other = visit(
        "http://a.cn/p", purpose=Purpose.PAGE, links=("http://a.cn/x#1", "http://a.cn/x", "http://a.cn/y")
    )
    found = judged(home("http://a.cn/x", "http://a.cn/p"), other, visit("http://a.cn/x"))
    assert list(found) == ["http://a.cn/x", "http://a.cn/p", "http://a.cn/y"]
    x = found["http://a.cn/x"]
    assert (x.on_home, x.occurrences, x.parents) == (True, 3, ("http://a.cn/", "http://a.cn/p"))
    assert (x.verdict, x.tries, x.text) == (Verdict.OK, 1, "文字")
    assert found["http://a.cn/y"].verdict is Verdict.UNCHECKED
    assert not found["http://a.cn/y"].on_home


@pytest.mark.parametrize(
    ("answers", "broken"),
    [
        ([], False),
        ([(3000, "/", 200, "")], False),  # since when it may have gone down
        ([(3650, "/", 200, "")], True),
        ([(3650, "/", 500, "")], False),
        ([(3650, "/", 302, "")], False),  # says nothing of what lies behind it
        ([(3650, "/", 302, ""), (3651, "http://c.cn/", 200, "http://b.cn/")], True),
        ([(3701, "/", 200, "control")], True),
        ([(3701, "/", 302, "control"), (3702, "/y", 200, "control")], True),
        ([(3701, "/", 500, "control")], False),
        ([(3765, "/", 200, "control")], False),  # after a stop, or a pause
        ([(3701, "/y", 200, "")], False),  # it may have come back just then
        ([(3701 + n, f"/{n}", 500, "") for n in range(3)] + [(3800, "/", 200, "control")], False),
    ],
)
def test_the_host_must_answer_from_one_failure_to_the_other_or_next(
    answers: list[tuple[float, str, int, str]], broken: bool
) -> None:
    link, failing = "http://b.cn/x", (Outcome.HTTP_ERROR, 404)
    visits = [visit(link, *failing, at=3600), visit(link, *failing, at=3700, tries=1)]
    for at, path, status, hop in answers:
        outcome = Outcome.HTTP_ERROR if status >= 400 else Outcome.OK
        made = visit(urljoin(link, path), outcome, status, at=at, location="/y" if status == 302 else "")
        purpose = Purpose.CONTROL if hop == "control" else Purpose.LINK
        entry = replace(made.entry, purpose=purpose, hops=() if hop in ("", "control") else (hop,))
        visits.append(replace(made, entry=entry))
    found = judged(home(link), *visits)[link].verdict
    assert found is (Verdict.BROKEN if broken else Verdict.UNVERIFIED)


@pytest.mark.parametrize(
    ("outcome", "why", "dead"),
    [
        (Outcome.DNS, "nxdomain", True),
        (Outcome.DNS, "no name server answered", False),
        (Outcome.REFUSED, "", True),
        (Outcome.TIMEOUT, "", False),
        (Outcome.RESET, "", False),
        (Outcome.TLS, "", False),
    ],
)
def test_dead_hosts(outcome: Outcome, why: str, dead: bool) -> None:
    link = "http://b.cn/x"
    twice = (visit(link, outcome, 0, why=why), visit(link, outcome, 0, tries=1, at=60, why=why))
    other = visit("http://c.cn/")
    found = judged(home(link), other, *twice)[link]
    assert (found.verdict is Verdict.BROKEN, found.host_dead) == (dead, dead)
    given_up = judged(home(link), other, visit(link, outcome, 0, sent=0, why=why))[link]
    assert given_up.host_dead is dead


@pytest.mark.parametrize(
    ("other", "proven"),
    [
        ("http://c.cn/", True),
        ("http://127.0.0.1/", False),  # needs no name server
        ("http://[::1]/", False),
        ("http://localhost/", False),
        ("http://www.a.cn/", False),  # a network of its own may know only its own names
        ("http://www.b.cn/", False),
    ],
)
def test_a_name_is_only_missing_where_other_names_are_found(other: str, proven: bool) -> None:
    link = "http://b.cn/x"
    twice = [visit(link, Outcome.DNS, 0, why="nxdomain", tries=tries) for tries in (0, 1)]
    found = judged(home(link), visit(other), *twice)[link]
    assert (found.verdict is Verdict.BROKEN, found.host_dead) == (proven, proven)
    assert found.reason == ("dns" if proven else "dns_unproven")
    late = judged(home(link), visit(other, at=-3600), *twice)[link]
    assert late.verdict is Verdict.UNVERIFIED


def test_the_own_host_is_never_called_dead_by_a_link() -> None:
    link = "http://a.cn/x"
    found = judged(home(link), *(visit(link, Outcome.REFUSED, 0, tries=tries) for tries in (0, 1)))[link]
    assert (found.verdict, found.host_dead) == (Verdict.UNVERIFIED, False)


def test_a_redirect_ends_where_it_leads() -> None:
    links = ("http://a.cn/1", "http://a.cn/2", "http://a.cn/3")
    found = judged(
        home(*links),
        visit("http://a.cn/1", status=301, location="/new"),
        visit("http://a.cn/new", hops=("http://a.cn/1",)),
        visit("http://a.cn/2", status=302, location="/1"),
        visit("http://a.cn/3", status=302, location="/3a"),
    )
    assert [found[link].verdict for link in links] == [Verdict.OK, Verdict.OK, Verdict.UNVERIFIED]


def test_a_loop_over_addresses_fetched_on_their_own_ends() -> None:
    found = judged(
        home("http://a.cn/1", "http://a.cn/2"),
        visit("http://a.cn/1", status=302, location="/2"),
        visit("http://a.cn/2", status=302, location="/1"),
    )
    assert {target.outcome for target in found.values()} == {Outcome.REDIRECT_LOOP}


def test_a_redirect_to_an_address_fetched_on_its_own_ends_as_often_as_that() -> None:
    gone = [
        visit("http://a.cn/gone", Outcome.HTTP_ERROR, 404, at=60 * tries, tries=tries) for tries in (0, 1)
    ]
    there = visit("http://a.cn/there", at=20)
    moved = visit("http://a.cn/moved", status=302, location="/gone", at=30)
    found = judged(home("http://a.cn/moved"), there, moved, *gone)["http://a.cn/moved"]
    assert (found.verdict, found.status) == (Verdict.BROKEN, 404)
    once = judged(home("http://a.cn/moved"), there, moved, gone[0])["http://a.cn/moved"]
    assert once.verdict is Verdict.UNVERIFIED


@pytest.mark.parametrize(
    ("asked", "came", "doubtful"),
    [
        ("http://a.cn/old/2015/x.html", "/", True),
        ("http://a.cn/x.html", "/index.html", True),
        ("http://a.cn/old/2015/", "/", True),
        ("http://b.cn/x.html", "http://b.cn/", True),
        ("http://a.cn/index.jsp", "/", False),
        ("http://a.cn/portal/", "/", False),
        ("http://a.cn/portal/index.html", "/", False),
        ("http://a.cn/old/2015/x.html", "/new/x.html", False),
    ],
)
def test_a_page_that_leads_home_is_neither_there_nor_broken(asked: str, came: str, doubtful: bool) -> None:
    first = visit(asked, status=302, location=came)
    landed = came if "://" in came else "http://a.cn" + came
    after = visit(landed, hops=(asked,))
    found = judged(home(asked), first, after)[asked]
    assert (found.verdict, found.reason) == (
        (Verdict.UNVERIFIED, "led_home") if doubtful else (Verdict.OK, "")
    )


def test_a_long_chain_of_addresses_fetched_on_their_own_ends() -> None:
    chain = [visit(f"http://a.cn/{n}", status=302, location=f"/{n + 1}") for n in range(2_000)]
    found = judged(home("http://a.cn/0"), *chain)["http://a.cn/0"]
    assert found.outcome is Outcome.REDIRECT_LOOP


def test_what_shows_the_home_page_whatever_is_asked_for_is_doubtful() -> None:
    link = "http://a.cn/zwgk/1.html"
    shown = [
        msgspec.structs.replace(visit(link, Outcome.SOFT_404, tries=tries), causes=(Cause.REDIRECT,))
        for tries in (0, 1)
    ]
    found = judged(home(link), visit("http://a.cn/there"), *shown)[link]
    assert (found.verdict, found.reason) == (Verdict.UNVERIFIED, "led_home")


@pytest.mark.parametrize(
    ("body", "binary"),
    [
        (bytes(range(256)), True),
        (b"\x93\x2e\xa7\x15\xd8\x26\x3c", True),
        ("<p>不存在</p>".encode("gb18030"), False),
        ("不存在".encode("utf-16"), False),
        (b"<\0p\0>\0", False),
        (b"line\r\n\ttab\x0c\x1b$B", False),
        (b"", False),
    ],
)
def test_bytes_with_control_characters_are_no_text(body: bytes, binary: bool) -> None:
    assert magic.binary(body) is binary


def test_what_many_pages_link_to_is_counted_on_all_and_stands_on_the_home_page_too() -> None:
    link = Link(url="http://a.cn/x.html", text="某局")
    quiet = Link(url="http://a.cn/site.js", kind=LinkKind.SCRIPT, followed=False)
    read = [
        Page(
            site="s",
            url=f"http://a.cn/{number}.html",
            final_url=f"http://a.cn/{number}.html",
            outcome=Outcome.OK,
            fetched_at=NOW,
            links=(link, quiet),
        )
        for number in range(20)
    ]
    home = read[-1]  # the last to be read: what was known of its links by then does not hide that it has them
    visits = [
        Visit(
            entry=Entry(site="s", url=page.url, purpose=Purpose.PAGE),
            answer=Answer(url=page.url, final_url=page.url, outcome=Outcome.OK, fetched_at=NOW, status=200),
            outcome=Outcome.OK,
            page=page,
        )
        for page in read
    ]
    shown, script = targets(SITE, visits, home)
    assert (shown.occurrences, shown.on_home, shown.text) == (20, True, "某局")
    assert (script.occurrences, script.on_home, script.text) == (20, True, "")
    assert list(shown.parents) == list(script.parents) == [page.url for page in read[:5]]


def test_marks_are_read_only_of_memos_that_have_some() -> None:
    kept = memo.dump(memo.Memo(marks=Marks(icp="京ICP备05070218号"), same="x"))
    assert memo.marks(kept) == Marks(icp="京ICP备05070218号")
    assert memo.marks(memo.dump(memo.Memo(same='"marks":{'))) is None
    assert memo.marks("") is None
