"""Notices known by small signs that agree, and articles about the same things that are none."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from crawler.page import Outcome
from crawler.reading.notice import LONGEST, agreed
from tests.test_answer import HERE, HOME, NAVIGATION, outcome, page

CASES = tomllib.loads((Path(__file__).parent / "notices.toml").read_text("utf-8"))
ARTICLE = "http://www.x.gov.cn/art/2023/5/4/art_12_345.html"


def dresses(title: str, body: str) -> list[str]:
    """One notice as four servers would show it."""
    boxed = f"<div class=box><img src=/err.png><div class=tip>{body}</div><a href=/>返回首页</a></div>"
    table = f"<table><tr><td><b>{title}</b></td></tr><tr><td>{body}</td></tr></table><div>版权所有</div>"
    return [
        page(title, f"<h1>{title}</h1><p>{body}</p>"),
        page(title, boxed),
        page(title, table),
        page("" if body else title, f"<h2>{body}</h2><button>刷新</button>"),
    ]


@pytest.mark.parametrize(
    ("kind", "url", "expected"),
    [
        ("maintenance", HOME, {Outcome.MAINTENANCE}),
        ("parked", HOME, {Outcome.MAINTENANCE}),
        ("blocked", HERE, {Outcome.BLOCKED, Outcome.CHALLENGE, Outcome.RATE_LIMITED}),
        ("soft404", HERE, {Outcome.SOFT_404}),
    ],
)
def test_a_notice_is_known_in_any_words_and_dress(kind: str, url: str, expected: set[Outcome]) -> None:
    for title, body in CASES[kind]:
        for html in dresses(title, body):
            assert outcome(html, url=url) in expected, (title, body, html)


@pytest.mark.parametrize(("title", "body"), CASES["articles"])
def test_an_article_about_such_a_thing_is_none(title: str, body: str) -> None:
    menu, trail = f"<ul>{NAVIGATION}</ul>", "<div>当前位置：<a href=/>首页</a></div>"
    for html in (
        page(title, f"{menu}<h1>{title}</h1><p>发布时间：2023-05-04 来源：办公室</p><p>{body}</p>"),
        page(title, f"<h1>{title}</h1><p>{body}</p><a href=/>返回首页</a>"),
        page(title, f"{trail}<h2>{title}</h2><div>2023-05-04</div><div>{body}</div>"),
        page("某市人民政府", f"{menu}<h3>{title}</h3><p>{body}</p>"),
    ):
        assert outcome(html, url=ARTICLE) is Outcome.OK, html


def test_rows_of_a_list_and_letters_to_write_are_no_notices() -> None:
    row = "<a href=/a.html>本网站正在升级维护期间暂停服务敬请谅解</a>"
    form = "<form>您提交的请求将被记录，非法内容拒绝受理，联系管理员<textarea></textarea></form>"
    assert outcome(page("通知", row), url=ARTICLE) is Outcome.OK
    assert outcome(page("写信", form), url=ARTICLE) is Outcome.OK


def test_a_long_page_is_not_judged_by_small_signs() -> None:
    notice = "网站正在维护，暂停访问。"
    assert agreed("", notice, front=False) is Outcome.MAINTENANCE
    assert agreed("", notice + "字" * LONGEST, front=False) is Outcome.OK


def test_a_failing_status_with_a_notice_is_maintenance_and_without_one_a_failure() -> None:
    notice = page("503", "<p>The portal is undergoing planned work and cannot be reached until tonight.</p>")
    assert outcome(notice, status=503) is Outcome.MAINTENANCE
    assert outcome(page("503", "<h1>503 Service Unavailable</h1>"), status=503) is Outcome.HTTP_ERROR
