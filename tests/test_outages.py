"""Sites that fail in part, or for a while: what they did not show is not held against them."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable

import pytest
from keeping import Memory
from test_crawl import only, run, settings, target
from web import Answers, Host, Reply, serving

import checks.base
from checks.base import Certainty, Finding, Unassessed, judge_site
from crawler.crawl import crawl
from crawler.facts import FLAPPING, SiteFacts, Verdict
from crawler.page import Cause, LetterState, Outcome
from crawler.site import Site
from crawler.stop import Stop
from reports.rubric import load, rules
from webcensus.audit import declared

KNOWN = checks.base.load()
TODAY = (dt.datetime.now(dt.UTC) + dt.timedelta(hours=8)).date()
COLUMNS = {"要闻动态": "ywdt", "通知公告": "tzgg", "政策文件": "zcwj", "人事信息": "rsxx"}
INQUIRY = "您好，请问小区的供水问题什么时候能够解决，谢谢。"
REPLY = "您好，您反映的问题收悉，经核实，已于上周派人到现场处理完毕，感谢您的支持。"
ILL = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>"


def day(ago: int) -> str:
    return (TODAY - dt.timedelta(days=ago)).isoformat()


def whole(title: str, body: str) -> str:
    menu = "".join(f'<li><a href="/{path}/">{name}</a></li>' for name, path in COLUMNS.items())
    menu += '<li><a href="/xzxx/">县长信箱</a></li><li><a href="/bszn/">办事指南</a></li>'
    foot = '<div class="footer">主办单位：某某县人民政府办公室</div>'
    return (
        f"<html><head><meta charset=utf-8><title>{title}</title></head><body><ul>{menu}</ul>{body}{foot}"
        "</body></html>"
    )


def listed(path: str, first: int) -> str:
    rows = "".join(
        f'<li><a href="/{path}/t2026000{n}.html">第{n}期：关于做好有关工作的通知</a><span>{day(first + n)}</span></li>'
        for n in range(6)
    )
    return f'<ul class="list">{rows}</ul>'


LETTER = (
    "<h1>关于小区供水问题久拖不决的来信</h1><table>"
    f"<tr><td>来信时间</td><td>{day(200)}</td></tr><tr><td>来信内容</td><td>{INQUIRY}</td></tr></table>"
    "<div class=reply><h3>回复</h3><table><tr><td>回复单位</td><td>县住建局</td></tr>"
    f"<tr><td>回复时间</td><td>{day(190)}</td></tr><tr><td>回复内容</td><td>{REPLY}</td></tr></table></div>"
)
MAILBOX = (
    "<h2>县长信箱</h2><table><tr><th>标题</th><th>来信时间</th></tr>"
    f'<tr><td><a href="/xzxx/l1.html">关于小区供水问题久拖不决的来信</a></td><td>{day(200)}</td></tr></table>'
)
GUIDE = "".join(
    f"<tr><td>{name}</td><td>{text}</td></tr>"
    for name, text in {
        "事项名称": "结婚登记",
        "办理依据": "《中华人民共和国民法典》第一千零四十九条",
        "办理条件": "本县常住居民，年满二十二周岁",
        "申请材料": "身份证、户口簿原件及复印件",
        "办理地点": "县政务服务中心二楼3号窗口",
        "办理时间": "周一至周五 9:00-17:00",
        "联系电话": "010-65127788",
        "办理流程": "申请、受理、审查、决定、送达",
    }.items()
)


def healthy(host: Host, path: str) -> Reply | None:
    """A small site with nothing to find."""
    del host
    part = path.strip("/").split("/")
    if path == "/":
        return Reply(whole("某某县人民政府", "".join(listed(each, 0) for each in COLUMNS.values())))
    if part[0] in COLUMNS.values():
        return Reply(
            whole("栏目", listed(part[0], 0) if len(part) == 1 else "<p>县里召开会议，部署工作。</p>" * 9)
        )
    if part[0] == "xzxx":
        return Reply(whole("县长信箱", MAILBOX if len(part) == 1 else LETTER))
    if path == "/bszn/":
        return Reply(whole("办事指南", '<p><a href="/bszn/jhdj.html">结婚登记</a></p>'))
    if path == "/bszn/jhdj.html":
        return Reply(whole("结婚登记-办事指南", f"<h1>结婚登记</h1><table>{GUIDE}</table>"))
    return None


def breaking_off(path: str, words: str, *, times: int = 9) -> Answers:
    """The page at a path, "" any, breaks off before these words, so many times."""

    def answers(host: Host, asked: str) -> Reply | None:
        made = healthy(host, asked)
        if asked != (path or asked) or made is None or host.times(asked) > times:
            return made
        return Reply(made.body, until=words)

    return answers


def accused(facts: SiteFacts) -> list[tuple[str, Certainty]]:
    """The checks that find something that costs points, and how sure they are."""
    rubric = load("cn-2015", *declared(KNOWN))
    charged = {check for item in rubric.items for check in item.checks}
    found = judge_site(KNOWN, facts, rules(rubric, TODAY))
    return [
        (each.check, each.certainty) for each in found if isinstance(each, Finding) and each.check in charged
    ]


def unjudged(facts: SiteFacts, check: str) -> set[str]:
    results = judge_site(KNOWN, facts, rules(load("cn-2015", *declared(KNOWN)), TODAY))
    return {each.reason for each in results if isinstance(each, Unassessed) and each.check == check}


def test_the_site_of_these_cases_is_healthy() -> None:
    facts = only(run(Host(answers=healthy)))
    assert facts.letters[0].state is LetterState.ANSWERED
    assert {name for name, _ in accused(facts)} <= {"survey-channel", "interview-channel"}


@pytest.mark.parametrize(
    ("path", "words", "check"),
    [
        ("/xzxx/l1.html", "回复单位", "letter-unanswered"),
        ("/bszn/jhdj.html", "办理地点", "guide-incomplete"),
    ],
)
def test_what_stands_where_a_page_broke_off_is_not_missing(path: str, words: str, check: str) -> None:
    facts = only(run(Host(answers=breaking_off(path, words))))
    assert {name for name, _ in accused(facts)} <= {"survey-channel", "interview-channel"}
    assert unjudged(facts, check) == {"unfinished"}
    again = only(run(host := Host(answers=breaking_off(path, words, times=1))))
    assert host.times(path) == 2
    assert unjudged(again, check) == set()


def test_the_end_that_a_script_writes_is_not_the_pages() -> None:
    printing = "<script>function dy() { w.document.write('<html><body>' + x + '</body></html>'); }</script>"

    def answers(host: Host, path: str) -> Reply | None:
        until = "回复单位" if path == "/xzxx/l1.html" else ""
        made = healthy(host, path)
        return made and Reply(made.body.replace(b"<ul>", printing.encode() + b"<ul>", 1), until=until)

    facts = only(run(Host(answers=answers)))
    assert {name for name, _ in accused(facts)} <= {"survey-channel", "interview-channel"}
    assert unjudged(facts, "letter-unanswered") == {"unfinished"}
    assert {each.url for each in facts.pages if Cause.UNFINISHED in each.causes} == {facts.letters[0].url}


def test_a_menu_that_broke_off_proves_no_channel_missing() -> None:
    facts = only(run(Host(answers=breaking_off("", "政策文件"))))
    assert facts.home is not None
    assert Cause.UNFINISHED in facts.home.causes
    assert unjudged(facts, "letter-channel-missing") == {"unfinished"}
    assert accused(facts) == []
    again = only(run(Host(answers=breaking_off("/", "政策文件", times=1))))
    assert {column.name for column in again.columns} >= {*COLUMNS, "县长信箱"}


FOOTER = '<div class="footer">某某县人民政府办公室 版权所有 京ICP备05000001号</div>'
UNANSWERED = LETTER.partition("<tr><td>回复单位")[0] + "<tr><td>回复内容</td><td></td></tr></table></div>"


def without_ends(made: Reply, last: str = FOOTER) -> Reply:
    """A page that came whole to its last words, with no end tags."""
    return Reply(made.body.decode().partition('<div class="footer">')[0] + last)


@pytest.mark.parametrize(
    "last", [FOOTER, FOOTER[:-7], "<div class=footer", "", "<div><b>Fatal error</b>: x<br />"]
)
def test_end_tags_that_a_site_leaves_out_are_not_missed(last: str) -> None:
    """A letter without its reply: its page ends in its footer, or what wrote it gave up before."""

    def answers(host: Host, path: str) -> Reply | None:
        if path == "/xzxx/l1.html":
            return without_ends(Reply(whole("来信", UNANSWERED)), last)
        made = healthy(host, path)
        return made and without_ends(made)

    facts = only(run(host := Host(answers=answers)))
    assert facts.home is not None
    assert Cause.UNFINISHED not in facts.home.causes
    assert host.times("/xzxx/l1.html") == 1
    found = ("letter-unanswered", Certainty.SURE) in accused(facts)
    assert (found, unjudged(facts, "letter-unanswered")) == (
        (True, set()) if "版权" in last else (False, {"unfinished"})
    )


def test_a_page_too_large_is_asked_for_once() -> None:
    def answers(host: Host, path: str) -> Reply | None:
        return (
            Reply(whole("甲", "<p>部署工作。</p>" * 700_000))
            if path.startswith("/ywdt/t")
            else healthy(host, path)
        )

    only(run(host := Host(answers=answers), max_pages=12))
    assert {host.times(path) for path in host.paths} == {1}


def every_other(bad: Reply) -> Answers:
    """One of two servers behind a host is ill: every other answer is that one's."""
    turns = itertools.count()

    def answers(host: Host, path: str) -> Reply | None:
        well = path in ("/", "/robots.txt") or next(turns) % 2 == 0
        return healthy(host, path) if well else bad

    return answers


@pytest.mark.parametrize("bad", [Reply(ILL, 502), Reply("<p>出错了</p>", 500), Reply("<h1>404</h1>", 404)])
def test_of_two_servers_one_is_ill(bad: Reply) -> None:
    facts = only(run(Host(answers=every_other(bad))))
    broken = [each for each in facts.targets if each.verdict is Verdict.BROKEN]
    assert {each.reason for each in broken} == {FLAPPING}
    assert {sure for name, sure in accused(facts) if name == "link-broken"} == {Certainty.SUSPECTED}


@pytest.mark.parametrize(
    ("status", "certainty"), [(502, Certainty.SUSPECTED), (504, Certainty.SUSPECTED), (404, Certainty.SURE)]
)
def test_a_gateway_speaks_of_the_moment(status: int, certainty: Certainty) -> None:
    def answers(host: Host, path: str) -> Reply | None:
        return Reply(ILL, status) if path.startswith("/bszn") else healthy(host, path)

    facts = only(run(Host(answers=answers)))
    assert ("link-broken", certainty) in accused(facts)


def test_a_list_that_is_empty_for_the_moment_is_no_blank_column() -> None:
    def answers(host: Host, path: str) -> Reply | None:
        empty = path in ("/tzgg/", "/zcwj/")
        return Reply(whole("栏目", "<h2>栏目</h2><p>暂无数据</p>")) if empty else healthy(host, path)

    facts = only(run(Host(answers=answers)))
    assert "shown_at_home" in unjudged(facts, "column-blank")
    assert "column-blank" not in dict(accused(facts))


@pytest.mark.parametrize(
    ("home", "blank"),
    [
        ("", True),
        ('<p><a href="/tzgg/t1.html">关于做好有关工作的通知</a></p>', False),
        ('<p><a href="/tzgg/gs/">各单位重大建设项目公示栏</a></p>', True),
    ],
)
def test_what_the_home_page_lists_of_an_empty_list_need_not_be_dated(home: str, blank: bool) -> None:
    def answers(host: Host, path: str) -> Reply | None:
        if path == "/":
            return Reply(whole("首页", home))
        return Reply(whole("栏目", "<p>暂无数据</p>")) if path == "/tzgg/" else healthy(host, path)

    assert (("column-blank", Certainty.SURE) in accused(only(run(Host(answers=answers))))) is blank


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        ("/tzgg/t1.html", "shown_at_home"),
        ("/tzgg/202611/t1.html", "shown_at_home"),
        ("/tzgg/2026/11/20/content_1.html", "shown_at_home"),
        ("/tzgg/content/post_1.html", "shown_at_home"),
        ("/tzgg/zkgg/t1.html", "phrase:暂无数据"),
    ],
)
def test_items_of_a_list_within_are_none_of_the_list_above(item: str, reason: str) -> None:
    def answers(host: Host, path: str) -> Reply | None:
        if path == "/":
            rows = "".join(
                f'<li><a href="{item}?v={n}">第{n}期：关于做好有关工作的通知</a><span>{day(n)}</span></li>'
                for n in range(6)
            )
            return Reply(whole("首页", f"<ul class=list>{rows}</ul>"))
        if path == "/tzgg/":
            return Reply(whole("通知公告", "<h2>通知公告</h2><p>暂无数据</p>"))
        return healthy(host, path)

    facts = only(run(Host(answers=answers)))
    assert {column.blank_reason for column in facts.columns if column.url.endswith("/tzgg/")} == {reason}


@pytest.mark.parametrize(("late", "certainty"), [(1, Certainty.SURE), (3, Certainty.SUSPECTED)])
def test_one_page_that_comes_late_does_not_excuse_all_that_are_missing(
    late: int, certainty: Certainty
) -> None:
    def answers(host: Host, path: str) -> Reply | None:
        if path == "/":
            return Reply(whole("首页", "".join(f'<a href="/p{n}.html">通知{n}</a>' for n in range(9))))
        if path.startswith("/p"):
            comes = int(path[2]) < late and host.times(path) > 1
            return Reply(whole("通知", "<p>县里召开会议，部署工作。</p>" * 9)) if comes else None
        return healthy(host, path)

    facts = only(run(Host(answers=answers)))
    assert {sure for name, sure in accused(facts) if name == "link-broken"} == {certainty}


def test_a_column_that_leads_to_one_already_read_is_that_one() -> None:
    def answers(host: Host, path: str) -> Reply | None:
        if path == "/":
            return Reply(
                whole("首页", '<a href="/zfxx/gg.html">公示公告</a><a href="/old/gg.html">通告公示</a>')
            )
        if path in ("/zfxx/gg.html", "/old/gg.html"):
            return Reply(status=302, Location="/tzgg/")
        return healthy(host, path)

    facts = only(run(Host(answers=answers)))
    assert {column.why_not for column in facts.columns} == {""}
    assert {target(facts, path).verdict for path in ("/zfxx/gg.html", "/old/gg.html")} == {Verdict.OK}


def test_addresses_that_lead_to_the_same_lack_of_a_page_are_all_broken() -> None:
    def answers(host: Host, path: str) -> Reply | None:
        if path.startswith("/gone"):
            return Reply(status=302, Location="/404.html")
        links = '<a href="/gone1.html">甲</a><a href="/gone2.html">乙</a><a href="/gone3.html">丙</a>'
        if path == "/404.html":
            return Reply(whole("页面不存在", "<p>抱歉，您访问的页面不存在！</p>"))
        return Reply(whole("首页", links)) if path == "/" else healthy(host, path)

    facts = only(run(Host(answers=answers)))
    ends = [target(facts, f"/gone{number}.html") for number in (1, 2, 3)]
    assert {(each.verdict, each.outcome) for each in ends} == {(Verdict.BROKEN, Outcome.SOFT_404)}


def silent_boxes(bad: Callable[[], Reply]) -> Answers:
    """A site with four mailboxes that its menu names before its columns, and that fail."""

    def answers(host: Host, path: str) -> Reply | None:
        if path == "/":
            boxes = "".join(
                f'<a href="/hd{n}/">{name}信箱</a>' for n, name in enumerate(["县长", "局长", "书记", "镇长"])
            )
            return Reply(whole("首页", boxes))
        return bad() if path.startswith("/hd") else healthy(host, path)

    return answers


def columns_unread(facts: SiteFacts) -> set[str]:
    """Why columns that are there were not judged."""
    return {column.why_not for column in facts.columns if column.url.split("/")[3] in COLUMNS.values()}


@pytest.mark.parametrize("bad", [lambda: Reply("", delay=1.5), lambda: Reply("x" * 90, until="xxx")])
def test_a_part_that_fails_does_not_hide_the_columns(bad: Callable[[], Reply]) -> None:
    assert columns_unread(only(run(Host(answers=silent_boxes(bad)), timeout=1.0))) == {""}


def test_nor_does_it_where_the_crawl_was_taken_up_again() -> None:
    host, stop, kept = Host(answers=silent_boxes(lambda: Reply("", delay=1.5))), Stop(), Memory()
    site, quick = Site(id="s", url=host.url + "/"), settings(timeout=1.0)
    with serving(host):
        crawl([site], quick, kept, on_progress=lambda tally: tally.requests and stop.set(), stop=stop)
        assert not kept.closed
        crawl([site], quick, kept)
    assert columns_unread(only(kept)) == {""}
