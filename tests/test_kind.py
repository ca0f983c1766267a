"""Kinds: which signs make a page a list, an article, a letter, a guide."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
import pytest

from crawler.page import Dated, DateSource, Guide, Letter, PageKind, Row
from crawler.reading.document import Document, Text
from crawler.reading.kind import kind

LIST = "http://www.example.gov.cn/zwgk/tzgg/"
ARTICLE = "http://www.example.gov.cn/zwgk/201511/t20151120_1.html"
PLAIN = "http://www.example.gov.cn/x.html"


def rows(count: int, *, dated: bool = True) -> tuple[Row, ...]:
    day = Dated(day=dt.date(2015, 11, 20), source=DateSource.ROW, certain=True) if dated else None
    return tuple(Row(title=f"通知{n}", url=f"{LIST}{n}.html", dated=day) for n in range(count))


def what(html: str = "", url: str = PLAIN, **signs: Any) -> PageKind:
    made = Document(Text(text=f"<html><body>{html}</body></html>", charset="utf-8"), url)
    return kind(made, url, **{"tags": {}, **signs})[0]


def test_the_home_page_is_what_was_asked_for_as_such() -> None:
    assert what(home=True, rows=rows(20)) is PageKind.HOME


def test_tags_decide() -> None:
    assert (
        what(url=LIST, tags={"articletitle": "通知", "columnname": "公告"}, rows=rows(20)) is PageKind.ARTICLE
    )
    assert what(tags={"pubdate": "2015-11-20", "columnname": "公告"}) is PageKind.ARTICLE
    assert what(tags={"columnname": "公告"}) is PageKind.COLUMN


def test_letters_and_guides() -> None:
    detail = Letter(url=PLAIN, detail=True)
    entry = Letter(url=PLAIN)
    assert what(letters=(detail,)) is PageKind.LETTER
    assert what(letters=(entry, entry)) is PageKind.LETTER_LIST
    assert what(letters=(detail, detail)) is PageKind.LETTER_LIST
    assert what(guide=Guide(url=PLAIN)) is PageKind.GUIDE


def test_a_side_box_with_letters_makes_no_letter_list() -> None:
    assert what(url=LIST, letters=(Letter(url=PLAIN),) * 3, rows=rows(20)) is PageKind.COLUMN


@pytest.mark.parametrize(
    ("url", "count", "following"),
    [
        (LIST, 5, ()),
        (PLAIN, 10, ()),
        (PLAIN, 5, (f"{LIST}index_1.html",)),
        (LIST, 0, (f"{LIST}index_1.html",)),
    ],
)
def test_lists(url: str, count: int, following: tuple[str, ...]) -> None:
    assert what(url=url, rows=rows(count), next_pages=following) is PageKind.COLUMN


def test_an_undated_list_is_a_list() -> None:
    assert what(url=LIST, rows=rows(12, dated=False)) is PageKind.COLUMN


def test_articles() -> None:
    line = "<p>来源：县政府办 发布时间：2015-11-20 浏览次数：12</p>"
    assert what(f"{line}<div class='TRS_Editor'>正文</div>", ARTICLE) is PageKind.ARTICLE
    assert what(f"{line}<div>正文</div>", ARTICLE) is PageKind.ARTICLE
    assert what("<div id='vsb_content_2'>正文</div>" + line, PLAIN, rows=rows(3)) is PageKind.ARTICLE


def test_two_labels_make_the_line_of_an_article_however_often_one_stands() -> None:
    one, other = 40 * "<p>来源：县政府办</p>", "<p>作者：王某</p>"
    assert what(one, ARTICLE) is PageKind.OTHER
    assert what(one + other, ARTICLE) is PageKind.ARTICLE
    assert what(other + one, ARTICLE) is PageKind.ARTICLE
    assert what(one + "<p>来源:县政府办</p>", ARTICLE) is PageKind.ARTICLE


def test_an_article_with_a_box_of_news_is_an_article() -> None:
    html = "<p>来源：县政府办 发布时间：2015-11-20 浏览次数：12</p><div class='TRS_Editor'>正文</div>"
    assert what(html, ARTICLE, rows=rows(6)) is PageKind.ARTICLE


def test_nothing_tells() -> None:
    assert what("<p>某某县概况</p>") is PageKind.OTHER


SENTENCE = "<p>　　各镇、各部门要加强组织领导，细化工作方案，明确时间节点和责任人，形成工作合力。</p>"
TITLED = "<h1>关于做好防汛工作的通知</h1>"


def test_a_headline_with_sentences_below_is_an_article() -> None:
    assert what(TITLED + 2 * SENTENCE) is PageKind.ARTICLE
    assert what(TITLED + 2 * SENTENCE, PLAIN, rows=rows(3)) is PageKind.ARTICLE
    assert what(TITLED + SENTENCE[:20]) is PageKind.OTHER


def test_sentences_below_links_are_a_list_of_summaries() -> None:
    item = f"<div><a href='1.html'>某县召开防汛工作会议部署有关任务</a>{SENTENCE}</div>"
    assert what(TITLED + 3 * item) is PageKind.OTHER
    assert what(TITLED + 3 * item, LIST, rows=rows(6)) is PageKind.COLUMN


def test_a_page_with_a_form_and_its_rules_is_no_article() -> None:
    form = "<form><input name='a'><textarea name='b'></textarea></form>"
    assert what(TITLED + 2 * SENTENCE + form) is PageKind.OTHER


def test_the_name_of_the_site_is_no_headline() -> None:
    assert what("<h2>某某县人民政府网站</h2>" + 2 * SENTENCE) is PageKind.OTHER


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/gk/", PageKind.OTHER),
        ("/zjxq/index.html", PageKind.OTHER),
        ("/tz/92497/index.html", PageKind.ARTICLE),
        ("/x.html", PageKind.ARTICLE),
    ],
)
def test_what_a_part_of_a_site_presents_is_no_article(path: str, kind: PageKind) -> None:
    assert what(TITLED + 2 * SENTENCE, f"http://www.example.gov.cn{path}") is kind


def boxed(count: int) -> tuple[Row, ...]:
    return tuple(msgspec.structs.replace(row, beside="最近更新") for row in rows(count))


@pytest.mark.parametrize(
    "html",
    [
        f"{TITLED}{2 * SENTENCE}",
        "<p>来源：县政府办 发布时间：2015-11-20 浏览次数：12</p><div class='TRS_Editor'>正文</div>",
    ],
)
def test_boxes_of_news_make_no_list_of_an_article(html: str) -> None:
    assert what(html, rows=boxed(15)) is PageKind.ARTICLE
    assert what(html, rows=rows(25), next_pages=(f"{LIST}2.html",)) is PageKind.COLUMN
    assert what("", rows=boxed(15)) is PageKind.COLUMN


@pytest.mark.parametrize(
    ("trail", "kind"),
    [
        ("<a href='/'>首页</a> &gt; <a href='/tz/'>通知公告</a> &gt; 正文", PageKind.ARTICLE),
        ("<li><a href='/'>首页</a>»</li><li>通知公告»</li><li>正文</li>", PageKind.ARTICLE),
        ("<a href='/'>首页</a>&nbsp;&gt;&gt;&nbsp;通知公告", PageKind.OTHER),
        ("<a href='/zw/'>正文</a>", PageKind.OTHER),
        ("某县 &gt; 正文和附件的格式", PageKind.OTHER),
    ],
)
def test_a_trail_that_ends_in_the_text_leads_to_an_article(trail: str, kind: PageKind) -> None:
    assert what(f"<div>{trail}</div><h1>更正</h1><div id='zoom'>三十日更正为二十日。</div>") is kind


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        ("m=content&c=index&a=show&catid=12&id=80408", PageKind.ARTICLE),
        ("pageId=3068&articleKey=71791&columnId=3126", PageKind.ARTICLE),
        ("m=content&c=index&a=lists&catid=12", PageKind.OTHER),
        ("pageId=3068&columnId=3126", PageKind.OTHER),
    ],
)
def test_a_query_may_name_an_article(query: str, kind: PageKind) -> None:
    assert what(TITLED + 2 * SENTENCE, f"http://www.example.gov.cn/index.php?{query}") is kind
    assert what("<img src='a.jpg'>", f"http://www.example.gov.cn/index.php?{query}") is PageKind.OTHER


def test_an_article_s_address_and_headline_make_one_of_a_picture() -> None:
    assert what(f"{TITLED}<p>做好有关工作</p><img src='a.jpg'>", ARTICLE) is PageKind.ARTICLE
    assert what(f"{TITLED}<p>做好有关工作</p><img src='a.jpg'>", PLAIN) is PageKind.OTHER
    assert what("<h1>行政规范性文件</h1><p>做好有关工作</p>", ARTICLE) is PageKind.OTHER


def test_a_form_with_boxes_beside_is_no_list() -> None:
    form = "<form><input name='u'><input type='password' name='p'></form>"
    named = f"<title>用户登录</title>{form}"
    assert what(named, LIST, rows=boxed(6)) is PageKind.OTHER
    assert what(named, LIST, rows=rows(6)) is PageKind.COLUMN
    assert what(form, LIST, rows=boxed(6)) is PageKind.COLUMN


@pytest.mark.parametrize("path", ["/col/col1212/index.html", "/ldzc.htm", "/gk/jj/"])
def test_standing_text_without_a_headline_is_no_article(path: str) -> None:
    text = f"<h2>领导之窗</h2><div class='TRS_Editor'>{2 * SENTENCE}</div>"
    assert what(text, f"http://www.example.gov.cn{path}") is PageKind.OTHER
    assert what(text, "http://www.example.gov.cn/pnidpv23857.html") is PageKind.ARTICLE


@pytest.mark.parametrize(
    ("address", "href", "kind"),
    [
        ("/bsfw/bszn/", "/bsfw/bszn/{n}.html", PageKind.COLUMN),
        ("/zwgk/ldzc/index.html", "./ld{n}.shtml", PageKind.COLUMN),
        ("/zwgk/ldzc/index.html", "201511/t2015110{n}_{n}.html", PageKind.COLUMN),
        ("/bsfw/bszn/", "/xwzx/{n}.html", PageKind.OTHER),
        ("/bsfw/bszn/", "/bsfw/bszn/{n}/", PageKind.OTHER),
        ("/bsfw/bszn/", "index_{n}.html", PageKind.OTHER),
        ("/", "{n}.html", PageKind.OTHER),
        ("/bsfw/123.html", "{n}.html", PageKind.OTHER),
    ],
)
def test_a_folder_s_page_that_leads_to_its_numbered_pages_is_a_column(
    address: str, href: str, kind: PageKind
) -> None:
    html = "".join(f"<p><a href='{href.format(n=n)}'>事项</a></p>" for n in range(6))
    assert what(html, f"http://www.example.gov.cn{address}") is kind
