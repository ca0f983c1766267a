"""What kind of answer came back."""

from __future__ import annotations

import datetime as dt
import gzip
import random
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from patience import PATIENCE

from crawler.page import Answer, Cause, Hop, Outcome
from crawler.reading import answer as answers
from crawler.reading.answer import Fingerprint, fingerprint, magic, refine, refresh
from crawler.reading.charset import decode
from crawler.reading.document import Document
from crawler.reading.vocabulary import load

NOW = dt.datetime(2015, 11, 20, tzinfo=dt.UTC)
HERE = "http://www.x.gov.cn/a/b.html"
HOME = "http://www.x.gov.cn/"
NAVIGATION = "".join(f"<li><a href=/{number}/>栏目{number}</a>" for number in range(20))


LONG = "关于做好今冬明春安全生产工作的通知。".encode() * 60


def page(title: str, body: str) -> str:
    return f"<!doctype html><html><head><meta charset=utf-8><title>{title}</title></head><body>{body}</body>"


def answer(html: str | bytes, *, url: str = HERE, status: int = 200, **more: object) -> Answer:
    body = html.encode() if isinstance(html, str) else html
    outcome = Outcome.OK if status < 400 else Outcome.HTTP_ERROR
    fields: dict[str, object] = {"final_url": url, "outcome": outcome, **more}
    return Answer(url=url, fetched_at=NOW, status=status, body=body, **fields)  # type: ignore[arg-type]


def document(got: Answer) -> Document:
    return Document(decode(got.body, got.headers.get("content-type", "")), got.final_url)


def outcome(html: str | bytes, **options: object) -> Outcome:
    got = answer(html, **options)  # type: ignore[arg-type]
    return refine(got, document(got))[0]


@pytest.mark.parametrize(
    "html",
    [
        page("提示", "<h1>提示</h1><p>抱歉,您访问的页面不存在或已删除!</p>"),
        page("404 Not Found", "<h1>404 Not Found</h1><hr>nginx"),
        page("404-某县人民政府", NAVIGATION + "正文" * 800),
        page("您访问的页面不存在 - 某县人民政府", NAVIGATION),
        page("404 - 找不到文件或目录。", "<h3>您要查找的资源可能已被删除，已更改名称或者暂时不可用。</h3>"),
        page("Apache Tomcat/7.0 - Error report", "<h1>HTTP Status 404 - /x.html</h1>"),
        page("某局", "<p>对不起，您要查看的信息不存在</p><a href=/>返回首页</a>"),
        page("NOT FOUND - 某县人民政府", NAVIGATION),
        page("Seite nicht gefunden", "<p>Die Seite wurde nicht gefunden.</p>"),
        page("某局", "<p>哎呀，您访问的页面走丢了</p>"),
        page("某局", "<p>对不起，没有您要访问的页面</p>"),
        page("某局", "<p>该信息已被撤销</p><a href=/>返回首页</a>"),
        page("某局", NAVIGATION + "<a href=/w/>文件</a><p>文件不存在 <a href=/>返回首页</a></p>"),
        page("某局", "<p>您要浏览的网页可能被删除，名称被更改，或者暂时不可用</p>"),
        page("Error", "Cannot GET /a/b.html"),
        page("页面走失", "<p>这个页面不见了，也许您可以去首页看看</p>"),
        "<script>alert('该信息不存在或已被删除！');history.go(-1);</script>",
        "<script>alert(\"非常抱歉，您要打开的页面没有找到\");location.href='/';</script>",
        page("某局", "<p>There was an unexpected error (type=Not Found, status=404).</p>"),
        page("HTTP状态 404 - 未找到", "<h1>HTTP状态 404 - 未找到</h1><hr><h3>Apache Tomcat/9.0.31</h3>"),
        page("HTTP状态 404 - /a/b.html--某县人民政府", NAVIGATION + "<p>描述 源服务器未能找到目标资源</p>"),
        page("某局", "<p>您要查看的页面不存在，或者网站改版后地址已变更。</p><p>建议您使用站内搜索。</p>"),
        page("某局", "<p>您访问的网页不存在</p><p>您可以返回首页，或重新搜索您需要的内容</p>"),
        page("404公益", "<p>您访问的页面找不回来了，但我们可以一起寻找失踪宝贝</p>"),
        page("某局", NAVIGATION + "<script src='//www.qq.com/404/search_children.js'></script>"),
        page("系统提示", "<p>没有此条信息或此信息已过期</p>"),
        page("某局", NAVIGATION + "<p>The requested URL /a/2016.html was not found on this server.</p>"),
    ],
)
def test_nothing_here_told_in_words(html: str) -> None:
    assert outcome(html) is Outcome.SOFT_404


@pytest.mark.parametrize(
    "html",
    [
        page(
            "关于我县网站页面不存在问题的情况说明",
            "<p>近日有网友反映我县网站部分页面不存在，经核实，系链接过期。</p>",
        ),
        page("404页面设计大赛启动", NAVIGATION + "<p>404页面设计大赛今日启动。</p>"),
        page("政策文件", "<p>没有找到相关内容</p>"),
        page("站内搜索", "<p>关键词：教育　共0条</p><p>没有此类信息，请更换关键词搜索</p>"),
        page("公益404页面上线助力寻找失踪儿童", "<p>近日，我市公安局与企业合作上线公益404页面。</p>"),
        page("失踪人口", "<p>走失老人张某找不回来了，家属十分着急</p><p>县公安局</p>"),
        page("HTTP状态码培训", NAVIGATION + "<p>培训讲解了状态码404与500的区别。</p>"),
        page("政策文件", "<p>没有找到相关文件</p>"),
        page("办事大厅", "<p>办事大厅访问人数多，请错峰办理</p>"),
        page("停水通知", "<p>因管网抢修，滨河路停水，恢复时间另行通知。</p>"),
        page("闭馆公告", "<p>因设备检修，县图书馆11月28日暂停对外开放一天。</p>"),
        page("关于印发某办法的通知", "<p>该文件已失效</p><a href=a.pdf>全文</a>"),
        page("某公司招聘保安", "<p>此信息已过期</p><p>有意者联系人社局</p>"),
        page("公告", "<p>我局地址有误，现更正为滨河路1号</p>"),
        page("关于域名转让网站整治的通报", "<p>近期清理一批停放域名。</p>" + "<p>正文</p>" * 200),
        page("我局组织Apache Tomcat漏洞排查", NAVIGATION + "<p>近日开展排查。</p>"),
        page("公告", "<p>关于注销失效证件的公告：下列证件已失效</p>"),
        page("关于网站系统维护的公告", NAVIGATION + "<p>因网站系统维护，定于今晚暂停服务。</p>"),
        page("我局部署网站防火墙提升安全", "<p>近日，我局采购安全狗、云锁等网站防火墙设备。</p>"),
        page("网上安全验证平台开通", NAVIGATION + "<p>平台今日开通。</p>"),
        page("我要写信", "<form>姓名<input>内容<textarea></textarea>请输入验证码<input></form>"),
        page("某县人民政府", NAVIGATION + "<form>用户名<input>密码<input type=password></form>"),
        page("某局", "<img src=banner.jpg>"),
        page("某局", "<img src=banner.jpg alt='IIS服务器培训班开班'>"),
        page("链接", "<a href=/x>Not Found</a>"),
        page(
            "某县人民政府", NAVIGATION + "<p><a href=/x>已失效的页面一</a><a href=/y>已失效的页面二</a></p>"
        ),
        page("公告", NAVIGATION + "<p><a href=/x>部分页面不存在</a> <span>2026-05-01</span></p>"),
        page(
            "某局",
            "<p>本局主管全县人力资源和社会保障工作，内设六个股室。</p><script>function f(){alert('该信息不存在');history.back()}</script>",
        ),
        page("某局", "<p>主办：某局 网站维护：某公司 网站建设：某公司</p>"),
        "<html><frameset><frame src=a.html></frameset></html>",
        page("互动", "<iframe src=/x></iframe><script src=a.js></script>"),
    ],
)
def test_ordinary_pages_are_ordinary(html: str) -> None:
    assert outcome(html) is Outcome.OK
    assert outcome(html, url=HOME) is Outcome.OK


NUMBERS = [
    "电话 85031234", "邮编 315040", "http://10.1.4.2:44503/a.html", "电话 0574-84032211", "电话 88404 错误",
    "共404 错误", "累计 404 错误", "第404 页面", "错误 4041", "error: 40412", "HTTP 4040", "端口 40404 not found",
    "办公室 503", "房间 403", "401 办公室", "共 500", "500 元", "共 502 条",
]  # fmt: skip


@pytest.mark.parametrize("line", NUMBERS)
def test_a_number_that_holds_a_status_is_no_notice(line: str) -> None:
    assert (
        outcome(page("首页", f"<p>{line}</p><p>本局简介</p>"), url="http://www.county.gov.cn/") is Outcome.OK
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("404 错误", Outcome.SOFT_404),
        ("HTTP 404", Outcome.SOFT_404),
        ("错误：404", Outcome.SOFT_404),
        ("503", Outcome.HTTP_ERROR),
        ("HTTP 503", Outcome.HTTP_ERROR),
        ("错误 500", Outcome.HTTP_ERROR),
        ("502 Bad Gateway", Outcome.HTTP_ERROR),
        ("500 错误", Outcome.HTTP_ERROR),
        ("403", Outcome.BLOCKED),
        ("403 - Forbidden: Access is denied.", Outcome.BLOCKED),
        ("HTTP Error 403.14 - Forbidden", Outcome.BLOCKED),
        ("401 Unauthorized", Outcome.LOGIN),
    ],
)
def test_a_status_that_is_said_is_one(line: str, expected: Outcome) -> None:
    assert outcome(page("首页", f"<p>{line}</p>"), url="http://www.county.gov.cn/a.html") is expected
    assert outcome(page(line, "<p></p>"), url="http://www.county.gov.cn/a.html") is expected


@pytest.mark.parametrize("byline", ["来源：县人社局 时间：2015-11-20", "发布日期：2015年11月20日"])
def test_a_notice_with_a_byline_is_an_article_wherever_it_is_no_home_page(byline: str) -> None:
    html = page("关于社保系统升级维护的公告", f"<p>{byline}</p><p>因系统升级维护，暂停对外服务。</p>")
    assert outcome(html) is Outcome.OK
    assert outcome(html, url=HOME) is Outcome.MAINTENANCE


def test_a_column_under_construction_is_blank_and_a_home_page_out_of_service() -> None:
    html = page("政策文件", "<p>栏目正在建设中，敬请期待</p>")
    assert outcome(html) is Outcome.OK
    assert outcome(html, url=HOME) is Outcome.MAINTENANCE


@pytest.mark.parametrize(
    ("html", "status", "expected"),
    [
        (
            "<script>document.cookie='__jsl_clearance=x';location.href=location.pathname</script>",
            412,
            Outcome.CHALLENGE,
        ),
        (
            "<script>document.cookie='__jsl_clearance=x';location.href=location.pathname</script>",
            521,
            Outcome.CHALLENGE,
        ),
        (
            "<script>document.cookie='C3VK=1;max-age=300';window.location.reload()</script>",
            200,
            Outcome.CHALLENGE,
        ),
        ("<meta id=x><script>$_ts=window['$_ts'];$_ts.nsd=1</script>", 202, Outcome.CHALLENGE),
        (page("安全验证", "<p>您的访问过于频繁，请输入验证码</p><img src=/c.jpg>"), 200, Outcome.CHALLENGE),
        (page("x", "<p>Please verify you are human</p>"), 200, Outcome.CHALLENGE),
        (page("拦截提示", "<p>您的访问请求可能对网站造成安全威胁，请求已被阻断。</p>"), 200, Outcome.BLOCKED),
        (
            page("405", "<p>很抱歉，由于您访问的URL有可能对网站造成安全威胁，您的访问被阻断。</p>"),
            405,
            Outcome.BLOCKED,
        ),
        (page("安全验证", "<h3>安全验证</h3><p>请完成安全验证后继续访问</p>"), 403, Outcome.CHALLENGE),
        (page("Just a moment...", "<p>Checking your browser</p>"), 403, Outcome.CHALLENGE),
        (page("网站防火墙", "<h2>您提交的内容触发网站防火墙规则</h2>事件编号 5bcb"), 200, Outcome.BLOCKED),
        (page("某县人民政府", "<img src='welcome.png' alt='IIS7'>"), 200, Outcome.MAINTENANCE),
        (page("HTTP状态 500 - 内部服务器错误", "<h1>HTTP状态 500</h1>"), 200, Outcome.HTTP_ERROR),
        (page("403 Forbidden", "<h1>403 Forbidden</h1>"), 403, Outcome.BLOCKED),
        (page("403 Forbidden", "<h1>403 Forbidden</h1>"), 200, Outcome.BLOCKED),
        (page("x", "<p>对不起，您没有权限访问此页面</p>"), 200, Outcome.BLOCKED),
        (page("x", "<p>您的请求带有不合法参数，已被网站管理员设置拦截！</p>"), 200, Outcome.BLOCKED),
        (page("x", "<p>本网站仅限中国大陆地区访问</p>"), 200, Outcome.BLOCKED),
        (page("x", "<p>访问过于频繁，请稍后再试</p>"), 200, Outcome.RATE_LIMITED),
        (page("x", "<p>请求过于频繁，请稍后重试</p>"), 503, Outcome.RATE_LIMITED),
        (page("x", "<p>系统繁忙，请稍后再试</p>"), 200, Outcome.RATE_LIMITED),
        (page("x", "<p>系统繁忙，请稍后再试</p>"), 503, Outcome.RATE_LIMITED),
        (page("x", "<p>系统繁忙，请稍后再试</p>"), 500, Outcome.HTTP_ERROR),
        (page("公告", "<p>本网站暂时关停整改，恢复时间另行通知。</p>"), 200, Outcome.MAINTENANCE),
        (page("公告", "<p>本站因机房搬迁暂停访问，重新开通时间另行公告</p>"), 200, Outcome.MAINTENANCE),
        (page("提示", "<p>您访问的网站未备案，已被阻断</p>"), 200, Outcome.MAINTENANCE),
        (page("建设中", "<p>您想要查看的站点当前没有默认页。</p>"), 200, Outcome.MAINTENANCE),
        (page("Apache Tomcat", NAVIGATION + "<p>Documentation</p>" * 300), 200, Outcome.MAINTENANCE),
        (page("某局", "<h1>恭喜您，LNMP一键安装包安装成功！</h1>"), 200, Outcome.MAINTENANCE),
        (page("x", "<p>该域名已过期，正在转让</p>"), 200, Outcome.MAINTENANCE),
        ("slow down", 429, Outcome.RATE_LIMITED),
        (page("统一身份认证", "<form>用户名<input>密码<input type=password>登录</form>"), 200, Outcome.LOGIN),
        ("no", 401, Outcome.LOGIN),
        (page("某县人民政府", "<p>网站正在升级改版中，请稍后访问。</p>"), 200, Outcome.MAINTENANCE),
        (page("IIS Windows Server", "<img src=iis.png>"), 200, Outcome.MAINTENANCE),
        (page("Welcome to nginx!", "<h1>Welcome to nginx!</h1>"), 200, Outcome.MAINTENANCE),
        (page("x", "系统维护中，请稍后再试"), 503, Outcome.MAINTENANCE),
        (page("500 Internal Server Error", "<h1>500 Internal Server Error</h1>"), 200, Outcome.HTTP_ERROR),
        (page("404", "<p>页面不存在</p>"), 404, Outcome.HTTP_ERROR),
        ("<h1>Service Unavailable</h1>", 503, Outcome.HTTP_ERROR),
        (page("标题", "<div id=app></div><script src=/app.js></script>"), 200, Outcome.NEEDS_SCRIPT),
        (
            page("列表", "<ul><li>{{i.name}} {{i.date}} {{i.x}}</ul><script src=/v.js></script>"),
            200,
            Outcome.NEEDS_SCRIPT,
        ),
        (
            page("列表", f"{NAVIGATION}<ul><li>{{{{<b>{{{{a}}}}{{{{b}}}}</b><li>{{{{c}}}}</ul>"),
            200,
            Outcome.NEEDS_SCRIPT,
        ),
        (page("列表", f"{NAVIGATION}<ul><li>{{{{{{{{{{{{ {{{{a}}}}<li>{{{{b}}}}</ul>"), 200, Outcome.OK),
        (page("列表", "<div>正在加载...</div><script src=a.js></script>"), 200, Outcome.NEEDS_SCRIPT),
        (
            page("x", "<noscript>Please enable JavaScript</noscript><script src=a.js></script>"),
            200,
            Outcome.NEEDS_SCRIPT,
        ),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 100, 200, Outcome.UNREADABLE),
        (random.Random(1).randbytes(30_000), 200, Outcome.UNREADABLE),
        (b"<p>" + bytes(101) + LONG, 200, Outcome.UNREADABLE),
        (b"<p>" + bytes(range(1, 9)) * 13 + LONG, 200, Outcome.UNREADABLE),
        (b"<p>" + bytes(range(1, 9)) * 12 + LONG, 200, Outcome.OK),
    ],
)
def test_what_is_no_content(html: str | bytes, status: int, expected: Outcome) -> None:
    assert outcome(html, status=status, url=HOME) is expected


@pytest.mark.parametrize(
    "transport", [Outcome.DNS, Outcome.TIMEOUT, Outcome.TLS, Outcome.ROBOTS, Outcome.TOO_LARGE]
)
def test_transport_outcomes_stay(transport: Outcome) -> None:
    got = answer("", outcome=transport, causes=(Cause.SLOW,))
    assert refine(got, None) == (transport, (Cause.SLOW,))


@pytest.mark.parametrize(
    ("html", "options", "causes"),
    [
        ("", {}, (Cause.EMPTY,)),
        (" \n", {}, (Cause.EMPTY,)),
        (page("某局", "正文"), {"truncated": True}, (Cause.TRUNCATED,)),
        (page("某局", "正文"), {"headers": {"content-type": "text/html; charset=gbk"}}, (Cause.CHARSET,)),
        ('<script>window.location.href="/home";</script>', {}, (Cause.JS_REDIRECT,)),
        ("", {"status": 302}, ()),
        (page("x", "正文"), {"status": 503, "headers": {"retry-after": "5"}}, (Cause.RATE_LIMITED,)),
    ],
)
def test_causes(html: str, options: dict[str, object], causes: tuple[Cause, ...]) -> None:
    got = answer(html, **options)  # type: ignore[arg-type]
    assert refine(got, document(got))[1] == causes


def look(html: str, **options: object) -> Fingerprint:
    got = answer(html, **options)  # type: ignore[arg-type]
    return fingerprint(got, document(got))


def judged(html: str, not_found: Fingerprint, home: Fingerprint | None = None, **options: object) -> Outcome:
    got = answer(html, **options)  # type: ignore[arg-type]
    return refine(got, document(got), (not_found,), home)[0]


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(load("answer")["not_found"]).flatmap(lambda phrase: st.from_regex(phrase, fullmatch=True))
)
def test_a_phrase_for_what_is_missing_passes_the_sieve_of_lines(phrase: str) -> None:
    for line in answers._LINE_ENDS.split(phrase):
        if answers._whole(line, "not_found"):
            assert answers._hinted(line) or answers._MISSING.search(line)


def missing(path: str) -> str:
    return page("某县人民政府", f"{NAVIGATION}<p>{path}</p><p>您访问的页面不存在</p>" + "<p>页脚</p>" * 200)


def test_a_long_page_that_the_host_gives_for_impossible_addresses() -> None:
    nothing = look(missing("/q9x.html"), url="http://www.x.gov.cn/q9x.html")
    assert nothing.says_missing
    assert outcome(missing("/a/b.html")) is Outcome.OK
    assert judged(missing("/a/b.html"), nothing) is Outcome.SOFT_404
    article = page(
        "某县人民政府",
        f"{NAVIGATION}<p>通知</p>" + "".join(f"<p>第{n}段{chr(0x4E00 + n)}" for n in range(60)),
    )
    assert judged(article, nothing) is Outcome.OK
    assert judged(missing("/"), nothing, url=HOME) is Outcome.OK


def test_a_host_that_gives_its_home_page_for_every_address() -> None:
    everywhere = page("某县人民政府", NAVIGATION + "<p>正文</p>")
    nothing, home = look(everywhere, url="http://www.x.gov.cn/q9x.html"), look(everywhere, url=HOME)
    assert not nothing.says_missing
    got = answer(everywhere)
    ended, causes = refine(got, document(got), (nothing,), home)
    assert (ended, causes) == (Outcome.SOFT_404, (Cause.SOFT_404, Cause.REDIRECT))
    for front in (HOME, HOME + "index.html", HOME + "cn/", HOME + "default.aspx"):
        assert judged(everywhere, nothing, home, url=front) is Outcome.OK


@pytest.mark.parametrize(
    "html",
    [
        page("某县人民政府", "<p>本站内容正在核对。</p>"),  # nothing says whose page this is: a wall's?
        page("某县人民政府", f"<div id=app>{NAVIGATION}<p>正文</p></div><script src=/a.js></script>"),
        page("某县人民政府", NAVIGATION + "".join(f"<p>{chr(0x4E00 + n)}" for n in range(500))),
    ],
)
def test_one_answer_for_every_address_that_may_be_no_answer_of_the_site(html: str) -> None:
    assert judged(html, look(html, url="http://www.x.gov.cn/q9x.html")) is Outcome.OK


def test_what_says_more_than_the_answer_to_an_impossible_address_is_there() -> None:
    footer = "<p>页脚</p>" * 50 + "".join(f"<p>栏{chr(0x4E00 + n)}</p>" for n in range(100))
    for words in ("内容正在整理，请浏览其他栏目", "您访问的页面不存在"):
        nothing = look(
            page("政府网", f"{NAVIGATION}<p>{words}</p>{footer}"), url="http://www.x.gov.cn/q9x.html"
        )
        blank = page("政府网", f"{NAVIGATION}<h2>专项规划</h2><p>暂无信息</p>{footer}")
        assert judged(blank, nothing) is Outcome.OK
        assert judged(page("政府网", f"{NAVIGATION}<p>{words}</p>{footer}"), nothing) is Outcome.SOFT_404


def test_a_redirect_home_is_nothing_where_impossible_addresses_lead_home_too() -> None:
    html = page("某县人民政府", NAVIGATION + "<p>首页</p>")
    home, moved = look(html, url=HOME), {"final_url": HOME, "hops": (Hop(url=HERE, status=302),)}
    nothing = look(html, url="http://www.x.gov.cn/q9x.html", **moved)
    assert judged(html, nothing, home, **moved) is Outcome.SOFT_404
    assert judged(html, look(page("404", "没有"), url=HERE), home, **moved) is Outcome.OK
    assert judged(html, nothing, home, url=HOME) is Outcome.OK


def test_a_script_shell_for_every_address_needs_a_script() -> None:
    shell = page("某局", "<div id=app></div><script src=/app.js></script>")
    assert judged(shell, look(shell, url="http://www.x.gov.cn/q9x.html")) is Outcome.NEEDS_SCRIPT


@pytest.mark.parametrize(
    ("html", "target", "by"),
    [
        ("<meta http-equiv=Refresh content='0; URL=/new/'>", "http://www.x.gov.cn/new/", "meta"),
        (
            "<meta http-equiv=refresh content=\"3;url='index.html'\">",
            "http://www.x.gov.cn/a/index.html",
            "meta",
        ),
        ("<meta http-equiv=re&#102;resh content='0;url=/new/'>", "http://www.x.gov.cn/new/", "meta"),
        ("<meta http-equiv=refresh content='300'>", "", ""),
        ("<meta http-equiv=refresh content='300;url=/x'>", "", ""),
        ("<meta http-equiv=refresh content='5;url=b.html'>", "", ""),
        ("<meta http-equiv=refresh content='0;url=javascript:x'>", "", ""),
        ("<noscript><meta http-equiv=refresh content='0;url=/noscript'></noscript>", "", ""),
        ("<!-- <meta http-equiv=refresh content='0;url=/x'> -->", "", ""),
        ("<script>window.location.href='/home';</script>", "http://www.x.gov.cn/home", "script"),
        ('<script>top.location = "main.html"\n</script>', "http://www.x.gov.cn/a/main.html", "script"),
        ("<script>location.replace('http://y.gov.cn/')</script>", "http://y.gov.cn/", "script"),
        ("<body onload=\"location='/x.htm'\">", "http://www.x.gov.cn/x.htm", "script"),
        ("<script>location.href='/x?'+id;</script>", "", ""),
        ("<script>if(/Mobile/.test(navigator.userAgent)) location.href='/m/';</script>", "", ""),
        ("<script>location.href='/x';</script>" + "正文" * 200, "", ""),
    ],
)
def test_refresh(html: str, target: str, by: str) -> None:
    assert refresh(document(answer(html))) == (target, by)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"%PDF-1.4", "pdf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc"),
        (b"PK\x03\x04" + bytes(26) + b"word/document.xml", "docx"),
        (b"PK\x03\x04" + bytes(26) + b"xl/workbook.xml", "xlsx"),
        (b"PK\x03\x04" + bytes(26) + b"readme.txt", "zip"),
        (b"\xff\xd8\xff\xe0", "jpg"),
        (b"\xef\xbb\xbf\r\n<!DOCTYPE HTML>", "html"),
        (b"<?xml version='1.0'?><html>", "html"),
        (b"<?xml version='1.0'?><rss>", "xml"),
        (b"plain", ""),
        (b"", ""),
    ],
)
def test_magic(body: bytes, kind: str) -> None:
    assert magic(body) == kind


@pytest.mark.parametrize(
    "text",
    [
        "页面",
        "网站正在",
        "<meta http-equiv=refresh content='",
        "<script>location",
        "404 ",
        "请求",
        "page not ",
        "{{",
        "<div id=app>",
    ],
)
def test_hostile_answers_cost_little(text: str) -> None:
    began = time.process_time()
    got = answer(f"<title>{text * 20}</title>{text * 50_000}")
    refine(got, document(got), (look(missing("/x")),))
    assert time.process_time() - began < PATIENCE


@pytest.mark.shared
def test_error_pages_served_as_good_ones(shared: Path) -> None:
    found: Counter[tuple[str, str]] = Counter()
    total: Counter[str] = Counter()
    for path in (shared / "real/error-pages").glob("*.html"):
        kind, language, _ = path.name.removeprefix("apache2-").split(".")
        ended = outcome(path.read_bytes())
        if kind in ("not_found", "gone"):
            total[language] += 1
            found[language, ended.value] += 1
        else:
            assert ended not in (Outcome.OK, Outcome.SOFT_404), path.name
    assert dict(found) == {(language, "soft_404"): number for language, number in total.items()}
    assert total == {"en": 2, "de": 2, "zh-cn": 2}


def _good_pages(real: Path) -> Iterator[bytes]:
    for folder in ("cn-gov-pages", "dates-htmldate", "us-court-lists", "us-localgov-pages"):
        for path in sorted((real / folder).rglob("*.html*")):
            if ".compare." not in path.name:
                yield gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()


@pytest.mark.shared
def test_false_alarms_on_real_pages(shared: Path) -> None:
    ended = Counter(outcome(body) for body in _good_pages(shared / "real"))
    assert ended.total() >= 380
    accused = (
        ended[Outcome.SOFT_404]
        + ended[Outcome.MAINTENANCE]
        + ended[Outcome.BLOCKED]
        + ended[Outcome.UNREADABLE]
    )
    assert accused <= ended.total() / 400
    assert ended[Outcome.OK] >= 0.99 * ended.total()
