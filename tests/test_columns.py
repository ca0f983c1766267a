"""Columns: what they are for, whether they are blank, and a site's inventory of them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
import pytest

from crawler.facts import Column
from crawler.page import (
    ColumnClass,
    Dated,
    DateSource,
    Letter,
    LetterState,
    Link,
    LinkKind,
    Outcome,
    Page,
    PageKind,
    Row,
)
from crawler.reading.columns import Confirmed, blank, classify, inventory
from crawler.reading.document import Document, Text
from crawler.site import Site

HOST = "http://www.example.gov.cn"
SITE = Site(id="3600000010", url=f"{HOST}/", site_code="3600000010")
FETCHED = dt.datetime(2015, 12, 30, 4, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("工作动态", ColumnClass.NEWS),
        ("今日某县", ColumnClass.NEWS),
        ("通知公告", ColumnClass.NOTICES),
        ("公示公告", ColumnClass.NOTICES),
        ("政策文件", ColumnClass.POLICY),
        ("政策解读", ColumnClass.INTERPRETATION),
        ("人事任免", ColumnClass.PERSONNEL),
        ("规划计划", ColumnClass.PLANS),
        ("统计公报", ColumnClass.STATISTICS),
        ("财政预决算", ColumnClass.STATISTICS),
        ("办事指南", ColumnClass.SERVICES),
        ("领导信箱", ColumnClass.LETTERS),
        ("咨询投诉", ColumnClass.LETTERS),
        ("举报投诉", ColumnClass.COMPLAINTS),
        ("网上信访", ColumnClass.COMPLAINTS),
        ("意见征集", ColumnClass.SURVEYS),
        ("在线访谈", ColumnClass.INTERVIEWS),
        ("互动交流", ColumnClass.INTERACTION),
        ("领导之窗", ColumnClass.STANDING),
        ("信息公开年报", ColumnClass.STANDING),
        ("Press releases", ColumnClass.NEWS),
        ("阳光", ColumnClass.UNKNOWN),
        ("关于印发某某县二〇一五年安全生产工作要点的通知各乡镇人民政府", ColumnClass.UNKNOWN),
    ],
)
def test_names_tell_the_class(name: str, kind: ColumnClass) -> None:
    assert classify([name], f"{HOST}/a/b/")[0] is kind


def test_a_name_comes_before_type_and_path() -> None:
    assert classify(["通知公告"], f"{HOST}/zcjd/", "政策文件") == (ColumnClass.NOTICES, "name:通知公告")
    assert classify(["阳光"], f"{HOST}/zcjd/", "政策文件") == (ColumnClass.POLICY, "type:政策文件")
    assert classify(["阳光"], f"{HOST}/zcjd/index.html") == (ColumnClass.INTERPRETATION, "path:zcjd")


def test_short_pinyin_needs_a_chinese_name() -> None:
    assert classify(["阳光"], f"{HOST}/gg/")[0] is ColumnClass.NOTICES
    assert classify([""], f"{HOST}/gg/")[0] is ColumnClass.UNKNOWN
    assert classify(["Sunshine"], f"{HOST}/gg/")[0] is ColumnClass.UNKNOWN


def verdict(html: str, **options: Any) -> tuple[bool | None, str]:
    made = Document(Text(text=f"<html><body>{html}</body></html>", charset="utf-8"), f"{HOST}/a/")
    return blank(made, **options)


@pytest.mark.parametrize(
    "phrase",
    [
        "暂无信息",
        "暂无相关信息！",
        "没有找到相关内容",
        "栏目建设中...",
        "该栏目正在建设中，敬请期待",
        "本栏目暂无内容，敬请期待！",
        "对不起，该栏目没有任何内容",
        "此栏目下暂无信息",
        "还没有任何信息！",
        "目前没有相关内容",
        "内容更新中",
        "共0条",
        "共0页 首页 上一页 下一页 尾页",
        "敬请期待",
        "本栏目暂未开通",
        "栏目内容正在完善中",
        "该页面尚未启用，敬请关注",
        "本栏目信息整理中，请耐心等待",
        "Coming soon",
        "本栏目暂无信息发布",
        "暂无发布信息",
        "没有检索到相关信息",
        "未查询到相关内容！",
        "查无数据",
        "该目录下没有信息",
        "暂无此类信息",
        "没有可显示的内容",
        "该栏目尚未发布信息",
        "还没有发布任何内容",
        "该目录内容为空",
        "总记录数：0",
        "No data available",
    ],
)
def test_a_page_that_says_it_is_blank(phrase: str) -> None:
    assert verdict(f"<div class='nav'><a href='/'>首页</a></div><div class='list'>{phrase}</div>") == (
        True,
        f"phrase:{phrase}",
    )


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<div>项目正在建设中的三峡大坝</div>", None),
        ("<div>高速公路正在建设中</div>", None),
        ("<div>无</div>", None),
        ("<div>无数据</div>", None),
        ("<title>政策文件-某县</title><h2>政策文件</h2><p>无相关文件</p>", True),
        ("<title>政策解读-某县</title><h2>政策解读</h2><p>暂无政策解读</p>", True),
        ("<title>政策解读-某县</title><h2>政策解读</h2><p>暂无政策解读信息！</p>", True),
        ("<title>政策解读-某县</title><h2>政策解读</h2><p>暂无图解</p>", None),
        ("<div>没有更多数据</div>", None),
        ("<div>2024年暂无信息</div>", None),
        ("<div>尚未发布预警信息</div>", None),
        ("<div></div>", None),
        ("<div class='footer'>暂无信息</div>", None),
        ("<div style='display:none'>暂无信息</div>", None),
        ("<div><h4>相关附件</h4><p>暂无内容</p></div>", None),
        ("<script type='text/template'><p>暂无信息</p></script>", None),
        ("<iframe src='/list.jsp'></iframe><p>暂无信息</p>", None),
        ("<iframe src='/list.jsp' height='600'></iframe><p>暂无信息</p>", None),
        ("<iframe src='https://i.tianqi.com/?id=34' height='40'></iframe><p>暂无信息</p>", True),
        ("<title>政策文件-某县</title><h2>政策文件</h2><div>&nbsp;无&nbsp;</div>", True),
        ("<title>政策文件-某县</title><h2>政策文件</h2><ul class='l'></ul><p><b>暂无</b></p>", True),
        (
            "<title>政策文件-某县</title><h2>政策文件</h2><table><tr><td>附件</td><td>无</td></tr></table>",
            None,
        ),
        ("<title>政策文件-某县</title><h2>政策文件</h2><p>废止日期：<b>无</b></p>", None),
        ("<title>图片新闻-某县</title><h2>图片新闻</h2><p>暂无信息</p>", True),
        ("<title>政策文件-某县</title><h2>图片新闻</h2><p>暂无信息</p>", None),
        ("<div>本栏目暂未开通网上支付的，可到窗口办理</div>", None),
        ("<div>该功能正在完善中的部分不影响使用</div>", None),
        ("<p>暂无信息</p><a href='/files/a.pdf'>附件</a>", False),
        ("<p>暂无信息</p><form><input><input><input><textarea></textarea></form>", False),
        (f"<p>{'某某县位于某省东部，历史悠久，物产丰富。' * 5}</p>", False),
        ("<img src='map.jpg' width='800' height='600'>", False),
        (
            "<table><tr><td>匪警</td><td>110</td></tr><tr><td>火警</td><td>119</td></tr><tr><td>急救</td><td>120</td></tr></table>",
            False,
        ),
        (
            "<table><tr><td>一</td><td>二</td></tr><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>",
            None,
        ),
        (
            "<table><tr><td>关键字：</td><td><input></td></tr><tr><td>时间：</td><td><input></td></tr></table><p>暂无信息</p>",
            True,
        ),
        (  # the names of a list's columns, and no row
            "<table><tr><th>来信标题</th><th>来信时间</th><th>办理状态</th><th>受理单位</th></tr></table><p>暂无信件</p><p>共0条</p>",
            True,
        ),
        ("<table><tr><td>主题</td><td>信件类型</td><td>回复时间</td></tr></table><div>暂无来信</div>", True),
        (
            "<title>主动公开-某县</title><h2>主动公开</h2><ul><li><a href='/gk/'>概况</a><li><a href='/jg/'>机构</a><li><a href='/zn/'>指南</a></ul>",
            False,
        ),
        (
            "<title>主动公开-某县</title><h2>主动公开</h2><ul></ul><h3>导航</h3><ul><li><a href='/gk/'>概况</a><li><a href='/jg/'>机构</a><li><a href='/zn/'>指南</a></ul>",
            None,
        ),
    ],
)
def test_pages_that_are_not_surely_blank(html: str, said: bool | None) -> None:
    assert verdict(html)[0] is said


def test_rows_letters_and_scripts_come_before_phrases() -> None:
    row = Row(title="通知", url=f"{HOST}/1.html")
    assert verdict("<p>暂无信息</p>", rows=[row]) == (False, "rows")
    assert verdict("<p>暂无信息</p>", letters=1) == (False, "letters")
    assert verdict("<p>暂无信息</p>", pending=True) == (None, "needs_script")


def row(day: str, name: str = "", *, pinned: bool = False, certain: bool = True, beside: str = "") -> Row:
    dated = Dated(day=dt.date.fromisoformat(day), source=DateSource.ROW, certain=certain) if day else None
    name = name or f"通知{day}"
    return Row(title=name, url=f"{HOST}/art/{name}.html", dated=dated, pinned=pinned, beside=beside)


def page(path: str, *rows: Row, kind: PageKind = PageKind.COLUMN, **more: Any) -> Page:
    given: dict[str, Any] = {
        "site": SITE.id,
        "url": f"{HOST}{path}",
        "final_url": f"{HOST}{path}",
        "outcome": Outcome.OK,
        "fetched_at": FETCHED,
        "kind": kind,
        "rows": rows,
        "parent": f"{HOST}/",
        **more,
    }
    return Page(**given)


def home(*links: tuple[str, str]) -> Page:
    urls = [(path if path.startswith("http") else f"{HOST}{path}", text) for path, text in links]
    return page(
        "/", kind=PageKind.HOME, parent="", links=tuple(Link(url=url, text=text) for url, text in urls)
    )


def listed(front: Page, *pages: Page, confirmed: Any = ()) -> dict[str, Column]:
    return {column.name: column for column in inventory(SITE, front, [front, *pages], confirmed)}


def test_a_column_read() -> None:
    found = listed(
        home(("/tzgg/", "通知公告"), ("/tzgg/index.html", "更多>>")),
        page(
            "/tzgg/",
            row("2012-01-01", "置顶", pinned=True),
            row("2015-12-20"),
            row("2015-12-01"),
            row("2016-05-01"),
        ),
    )
    (column,) = found.values()
    assert (column.url, column.name, column.column_class) == (
        f"{HOST}/tzgg/",
        "通知公告",
        ColumnClass.NOTICES,
    )
    assert (column.level, column.on_home, column.leaf, column.judged) == (1, True, True, True)
    assert (column.rows, column.dated_rows, column.future_rows) == (4, 4, 1)
    assert column.newest is not None
    assert column.newest.day == dt.date(2015, 12, 20)
    assert column.newest_title == "通知2015-12-20"
    assert column.blank is False


def test_pinned_rows_are_not_the_newest_but_leave_a_doubt() -> None:
    front = home(("/xw/", "新闻"))
    fresh = [row("2015-12-30", "置顶", pinned=True), row("2015-11-20"), row("2015-11-01")]
    found = listed(front, page("/xw/", *fresh))["新闻"]
    assert found.newest is not None
    assert (found.newest.day, found.newest.certain) == (dt.date(2015, 11, 20), False)
    alone = listed(front, page("/xw/", row("2015-12-30", "置顶", pinned=True)))["新闻"]
    assert alone.newest is not None
    assert (alone.newest.day, alone.newest.certain) == (dt.date(2015, 12, 30), True)


@pytest.mark.parametrize(
    ("days", "certain"),
    [
        ([*range(1, 9)], False),
        ([8, *range(1, 9)], True),
        ([*range(8, 0, -1)], True),
        ([*range(1, 8)], True),
        ([1] * 9, True),
    ],
)
def test_a_list_from_the_oldest_item_on_may_go_on_where_no_link_leads(days: list[int], certain: bool) -> None:
    rows = [row(f"2014-11-{day:02}", f"{number}") for number, day in enumerate(days)]
    found = listed(home(("/xw/", "新闻")), page("/xw/", *rows))["新闻"]
    assert found.newest is not None
    assert (found.newest.day.day, found.newest.certain) == (max(days), certain)


@pytest.mark.parametrize(("box", "certain"), [("点击排行", True), ("今日头条", False)])
def test_rows_beside_the_list_are_none_of_it(box: str, certain: bool) -> None:
    front = home(("/xw/", "新闻"))
    shown = [row("2015-12-30", beside=box), row("2014-11-20"), row("2014-11-01")]
    found = listed(front, page("/xw/", *shown))["新闻"]
    assert found.newest is not None
    assert (found.newest.day, found.newest.certain) == (dt.date(2014, 11, 20), certain)
    assert (found.rows, found.dated_rows) == (2, 2)
    undated = listed(front, page("/xw/", row("2015-12-30", beside=box), row("", "甲"), row("", "乙")))["新闻"]
    assert (undated.newest, undated.dated_rows) == (None, 0)
    alone = listed(front, page("/xw/", row("2015-12-30", beside=box)))["新闻"]
    assert alone.newest is not None


@pytest.mark.parametrize(
    ("column", "item", "certain"),
    [
        ("/xw/", "/xw/2015/9.html", False),
        ("/xw/index.html", "/xw/2015/9.html", False),
        ("/xw/", "/sp/2015/9.html", True),
        ("/xw/list_3.html", "/xw/2015/9.html", True),  # a folder of several lists
    ],
)
def test_a_newer_item_of_the_column_s_own_folder_in_a_hot_box_leaves_its_newest_day_unsure(
    column: str, item: str, *, certain: bool
) -> None:
    hot = msgspec.structs.replace(row("2015-12-20", beside="热点推荐"), url=f"{HOST}{item}")
    listing = page(column, hot, row("2014-11-20"), row("2014-11-19", "甲"))
    newest = listed(home((column, "新闻")), listing)["新闻"].newest
    assert newest is not None
    assert (newest.day, newest.certain) == (dt.date(2014, 11, 20), certain)


def test_a_box_that_all_columns_show_does_not_keep_a_column_fresh() -> None:
    box = [row(f"2015-12-2{n}", f"热点{n}") for n in (9, 8, 7)]
    names = [("工作动态", "gzdt"), ("通知公告", "tzgg"), ("政策文件", "zcwj"), ("人事信息", "rsxx")]
    front = home(*[(f"/{path}/", name) for name, path in names])
    pages = [page(f"/{path}/", *box, row(f"2014-0{n}-01", path)) for n, (_, path) in enumerate(names, 1)]
    found = listed(front, *pages)
    newest = {name: found[name].newest for name, _ in names}
    assert [one and (one.day.month, one.certain) for one in newest.values()] == [
        (1, False),
        (2, False),
        (3, False),
        (4, False),
    ]
    few = listed(front, *pages[:3])["工作动态"].newest
    assert few is not None
    assert (few.day, few.certain) == (dt.date(2015, 12, 29), True)


def test_the_day_after_the_fetch_is_not_yet_the_future() -> None:
    found = listed(home(("/xw/", "新闻")), page("/xw/", row("2015-12-31"), row("2016-01-01")))
    assert found["新闻"].newest is not None
    assert found["新闻"].newest.day == dt.date(2015, 12, 31)
    assert found["新闻"].future_rows == 1


def test_a_list_in_a_frame_is_the_list_of_its_column() -> None:
    frame = (Link(url=f"{HOST}/xw/list.html", kind=LinkKind.FRAME),)
    front = home(("/xw/", "新闻"), ("/gg/", "公告"))
    framed = page("/xw/list.html", row("2014-11-20"), parent=f"{HOST}/xw/")
    alone = listed(front, page("/xw/", kind=PageKind.OTHER, links=frame, blank_reason="frame"), framed)
    assert set(alone) == {"新闻", "公告"}
    assert (alone["新闻"].rows, alone["新闻"].leaf) == (1, True)
    shared = page("/gg/", kind=PageKind.OTHER, links=frame, blank_reason="frame")
    both = listed(front, page("/xw/", kind=PageKind.OTHER, links=frame), shared, framed)
    assert (both["新闻"].rows, both["公告"].rows) == (0, 0)


def test_further_pages_belong_to_their_column() -> None:
    first = page("/gzdt/", row("2015-12-01"), next_pages=(f"{HOST}/gzdt/index_1.html",))
    second = page("/gzdt/index_1.html", row("2015-12-20"), row("2015-12-01"), parent=f"{HOST}/gzdt/")
    found = listed(home(("/gzdt/", "工作动态")), first, second)
    assert list(found) == ["工作动态"]
    assert found["工作动态"].rows == 2
    assert found["工作动态"].newest is not None
    assert found["工作动态"].newest.day == dt.date(2015, 12, 20)


def test_lists_of_years_belong_to_their_column() -> None:
    parent = page("/gb/", row("2014-12-01"), links=(Link(url=f"{HOST}/gb/2015/", text="2015年"),))
    year = page("/gb/2015/", row("2015-12-20"), parent=f"{HOST}/gb/", anchor="2015年")
    found = listed(home(("/gb/", "政府公报")), parent, year)
    assert list(found) == ["政府公报"]
    assert found["政府公报"].newest is not None
    assert found["政府公报"].newest.day == dt.date(2015, 12, 20)


def test_a_folder_linked_without_its_slash_is_one_column() -> None:
    front = home(("/xw", "新闻"), ("/gg", "公告"), ("/gg.html", "公告栏"), ("/xw/", "更多"))
    found = listed(front, page("/xw/", row("2015-11-20")))
    assert found.keys() == {"新闻", "公告", "公告栏"}
    assert (found["新闻"].url, found["新闻"].judged) == (f"{HOST}/xw/", True)
    assert not found["公告"].judged


def test_a_column_with_columns_below_is_no_leaf_and_never_blank() -> None:
    parent = page(
        "/zwgk/", blank=True, blank_reason="phrase:暂无信息", links=(Link(url=f"{HOST}/zwgk/tzgg/"),)
    )
    child = page("/zwgk/tzgg/", row("2015-12-20"), parent=f"{HOST}/zwgk/", anchor="通知公告")
    found = listed(home(("/zwgk/", "政策公开")), parent, child)
    assert (found["政策公开"].leaf, found["政策公开"].blank) == (False, None)
    assert (found["通知公告"].level, found["通知公告"].on_home, found["通知公告"].leaf) == (2, False, True)


def test_a_blank_column() -> None:
    empty = page("/zcjd/", kind=PageKind.OTHER, blank=True, blank_reason="phrase:暂无信息")
    found = listed(home(("/zcjd/", "政策解读")), empty)
    assert (found["政策解读"].blank, found["政策解读"].rows, found["政策解读"].judged) == (True, 0, True)


@pytest.mark.parametrize(
    "outcome", [Outcome.BLOCKED, Outcome.CHALLENGE, Outcome.TIMEOUT, Outcome.HTTP_ERROR, Outcome.NEEDS_SCRIPT]
)
def test_what_could_not_be_read_is_not_judged(outcome: Outcome) -> None:
    found = listed(home(("/xw/", "新闻动态")), page("/xw/", outcome=outcome, kind=PageKind.OTHER))
    column = found["新闻动态"]
    assert (column.judged, column.why_not, column.outcome, column.blank) == (
        False,
        outcome.value,
        outcome,
        None,
    )


def test_columns_that_wait_for_a_script_or_were_not_taken() -> None:
    waiting = page("/xw/", kind=PageKind.OTHER, blank=None, blank_reason="needs_script")
    found = listed(home(("/xw/", "新闻动态"), ("/tz/", "通知公告")), waiting)
    assert (found["新闻动态"].judged, found["新闻动态"].why_not) == (False, "needs_script")
    assert (found["通知公告"].judged, found["通知公告"].why_not) == (False, "not_read")


def test_what_is_no_column_of_the_site() -> None:
    front = home(
        ("/art/2015/11/20/art_1_2.html", "关于放假的通知"),
        ("/en/news/", "News"),
        ("http://m.example.gov.cn/news/", "新闻"),
        ("http://news.other.example/", "新闻中心"),
        ("/login", "登录"),
        ("/tzgg/", "更多"),
    )
    assert listed(front, page("/en/news/", row("2010-01-01"))) == {}


def test_channels_on_other_hosts_are_present_and_not_judged() -> None:
    found = listed(
        home(("http://12345.city.example/box", "县长信箱"), ("http://zwfw.other.example/", "网上办事大厅"))
    )
    assert {(c.name, c.external, c.judged, c.why_not) for c in found.values()} == {
        ("县长信箱", True, False, "external"),
        ("网上办事大厅", True, False, "external"),
    }


def test_an_undated_list_is_dated_by_its_articles() -> None:
    column = page("/xw/", row("", "甲通知"), row("", "乙通知"))
    article = page(
        "/art/甲通知.html",
        kind=PageKind.ARTICLE,
        parent=f"{HOST}/xw/",
        published=Dated(day=dt.date(2015, 11, 20), source=DateSource.META, certain=True),
    )
    other = page("/art/乙通知.html", kind=PageKind.ARTICLE, parent=f"{HOST}/xw/")
    found = listed(home(("/xw/", "新闻")), column, article, other)["新闻"]
    assert (found.rows, found.dated_rows, found.articles_read, found.dates_in_articles) == (2, 0, 2, 1)
    assert found.newest is not None
    assert (found.newest.day, found.newest.certain) == (dt.date(2015, 11, 20), False)


@pytest.mark.parametrize(("certain", "day"), [(False, 20), (True, 4)])
def test_an_article_holds_against_a_year_that_was_inferred(certain: bool, day: int) -> None:
    first = row("2015-11-04", "甲通知", certain=certain)
    article = page(
        "/art/甲通知.html",
        kind=PageKind.ARTICLE,
        parent=f"{HOST}/xw/",
        published=Dated(day=dt.date(2015, 11, 20), source=DateSource.META, certain=True),
    )
    found = listed(home(("/xw/", "新闻")), page("/xw/", first), article)["新闻"]
    assert found.newest is not None
    assert found.newest.day == dt.date(2015, 11, day)


def test_articles_bear_out_the_years_of_their_list() -> None:
    rows = [row(f"2015-{day}", f"通知{day}", certain=False) for day in ("11-04", "10-20", "09-11")]
    article = page(
        "/art/通知11-04.html",
        kind=PageKind.ARTICLE,
        published=Dated(day=dt.date(2014, 11, 4), source=DateSource.META, certain=True),
    )
    found = listed(home(("/xw/", "新闻")), page("/xw/", *rows), article)["新闻"]
    assert found.newest is not None
    assert (found.newest.day, found.newest.certain) == (dt.date(2014, 11, 4), True)


def test_letters_are_the_rows_of_their_list() -> None:
    letter = Letter(
        url=f"{HOST}/xx/1.html", title="路灯不亮", asked=dt.date(2015, 12, 1), answered=dt.date(2015, 12, 9)
    )
    found = listed(home(("/xx/", "县长信箱")), page("/xx/", kind=PageKind.LETTER_LIST, letters=(letter,)))[
        "县长信箱"
    ]
    assert found.rows == 1
    assert found.newest is not None
    assert found.newest.day == dt.date(2015, 12, 9)


def test_a_person_overrides_name_and_class() -> None:
    rows = [
        ("3600000010", "党建工作", f"{HOST}/djgz/", "standing", "", "", "manual", "李某"),
        ("9999999999", "别站栏目", f"{HOST}/other/", "news"),
        ["3600000010", "政策文件", f"{HOST}/wj/", "政策文件"],
    ]
    found = listed(home(("/djgz/", "新闻动态")), page("/djgz/", row("2015-01-01")), confirmed=rows)
    assert set(found) == {"党建工作", "政策文件"}
    assert (found["党建工作"].column_class, found["党建工作"].confirmed_by) == (ColumnClass.STANDING, "李某")
    assert (found["政策文件"].column_class, found["政策文件"].judged) == (ColumnClass.POLICY, False)
    assert Confirmed.of(rows[0]).column == "党建工作"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("防控通告（已归档）", ColumnClass.STANDING),
        ("通知公告[停更]", ColumnClass.STANDING),
        ("历史文件", ColumnClass.STANDING),
        ("政策文件（2015年以前）", ColumnClass.STANDING),
        ("2014年及以前公告", ColumnClass.STANDING),
        ("2014年度以前的文件", ColumnClass.STANDING),
        ("2015年以前退休人员公告", ColumnClass.NOTICES),
        ("历史资料征集公告", ColumnClass.NOTICES),
        ("历史文件解读", ColumnClass.INTERPRETATION),
        ("档案公告", ColumnClass.NOTICES),
        ("历史文化动态", ColumnClass.NEWS),
        ("2015年前三季度动态", ColumnClass.NEWS),
    ],
)
def test_a_column_named_as_a_record(name: str, kind: ColumnClass) -> None:
    (column,) = listed(home(("/lm/", name)), page("/lm/", row("2012-01-01"))).values()
    assert column.column_class is kind


@pytest.mark.parametrize(
    ("link", "heading", "number", "box"),
    [
        ("咨询生育津贴申领", "咨询生育津贴申领", "2", False),  # what its link says
        ("咨询生育津…", "咨询生育津贴申领", "2", False),  # or the beginning of it
        ("我要咨询津贴", "咨询生育津贴申领", "1", False),  # or what a list of letters leads to
        ("我要咨询", "咨询生育津贴申领", "2", True),
        ("县长信箱", "咨询生育津贴申领", "2", True),
        ("咨询", "咨询生育津贴申领", "2", True),  # a name so short is the beginning of many
        ("网上咨询投诉", "网上咨询投诉", "2", True),  # the box's own name above its only letter
        ("关于停水的投诉", "关于停水的投诉", "2", False),
    ],
)
def test_a_letter_that_the_home_page_leads_to_is_no_letterbox(
    link: str, heading: str, number: str, box: bool
) -> None:
    one = Letter(url=f"{HOST}/xx/1.html", title="路灯不亮", asked=dt.date(2015, 12, 1))
    letter = Letter(url=f"{HOST}/xx/{number}.html", title=heading, body="请问怎么办理？", detail=True)
    front = home(("/xx/", "来信选登"), (f"/xx/{number}.html", link))
    found = listed(
        front,
        page("/xx/", kind=PageKind.LETTER_LIST, letters=(one,)),
        page(f"/xx/{number}.html", kind=PageKind.LETTER, letters=(letter,)),
    )
    assert (link in found) is box


def test_a_standing_page_is_a_column_and_not_blank() -> None:
    text = page("/jgzn/", kind=PageKind.OTHER, blank=False, blank_reason="text")
    found = listed(home(("/jgzn/", "机构职能")), text)["机构职能"]
    assert (found.column_class, found.blank, found.judged) == (ColumnClass.STANDING, False, True)


def test_a_page_of_links_of_its_own_is_not_blank() -> None:
    names = ("医保参保", "生育登记", "户口迁移")
    own = tuple(Link(url=f"{HOST}/bszn/guide_{n}.html", text=name) for n, name in enumerate(names))
    nav = (
        Link(url=f"{HOST}/xw/", text="新闻"),
        Link(url=f"{HOST}/tz/", text="通知"),
        Link(url=f"{HOST}/zc/", text="政策"),
    )
    front = home(("/bszn/", "办事指南"), ("/xw/", "新闻"), ("/tz/", "通知"), ("/zc/", "政策"))
    silent = {"kind": PageKind.OTHER, "blank": None, "blank_reason": "no_phrase"}
    assert listed(front, page("/bszn/", links=nav + own, **silent))["办事指南"].blank is False
    assert listed(front, page("/bszn/", links=nav, **silent))["办事指南"].blank is None


def test_a_blank_page_with_any_short_name_is_a_column() -> None:
    empty = page("/ggjg.htm", kind=PageKind.OTHER, blank=True, blank_reason="phrase:暂无信息")
    assert listed(home(("/ggjg.htm", "公共监管")), empty)["公共监管"].blank is True
    below = page("/x/ggjg.htm", kind=PageKind.OTHER, blank=True, parent=f"{HOST}/x/", anchor="公共监管")
    assert listed(home(), below)["公共监管"].blank is True
    more = {"kind": PageKind.OTHER, "blank": True, "parent": f"{HOST}/x/", "title": "招商项目_某县"}
    assert listed(home(), page("/x/zs/", anchor="更多>>", **more))["招商项目"].blank is True
    assert not listed(home(), page("/x/zs/", anchor="", **more))


def years(front: Page, *names: str, path: str = "/zcwj/{}/") -> dict[str, Column]:
    """The inventory of a site whose policy column has a list for each of some years."""
    links = tuple(Link(url=HOST + path.format(name[:4]), text=name) for name in names)
    lists = [
        page(
            path.format(name[:4]),
            row(f"{name[:4]}-06-01", f"意见{name[:4]}"),
            parent=f"{HOST}/zcwj/",
            anchor=name,
            breadcrumb=("政策文件", name),
        )
        for name in names
    ]
    column = page("/zcwj/", row("2015-12-01"), links=links)
    return listed(front, column, *lists)


@pytest.mark.parametrize("form", ["{}年", "{}年文件", "{}年政策文件", "{}年度公告", "{}"])
@pytest.mark.parametrize("path", ["/zcwj/{}/", "/zcwj/{}.html", "/lists/y{}/"])
def test_lists_of_years_are_no_columns_of_their_own(form: str, path: str) -> None:
    names = [form.format(year) for year in (2013, 2014, 2015)]
    found = years(home(("/zcwj/", "政策文件")), *names, path=path)
    assert list(found) == ["政策文件"]
    column = found["政策文件"]
    assert (column.rows, column.leaf, column.judged) == (4, True, True)
    assert column.newest is not None
    assert column.newest.day == dt.date(2015, 12, 1)


def test_lists_of_years_that_the_home_page_links_to_too() -> None:
    front = home(("/zcwj/", "政策文件"), ("/zcwj/2013/", "2013年文件"), ("/zcwj/2014/", "2014年文件"))
    assert list(years(front, "2013年文件", "2014年文件")) == ["政策文件"]


def test_the_list_of_the_current_year_tells_what_is_newest() -> None:
    links = tuple(Link(url=f"{HOST}/gb/{year}/", text=f"{year}年公报") for year in (2014, 2015))
    column = page("/gb/", links=links, kind=PageKind.OTHER, blank_reason="no_phrase")
    lists = [
        page(f"/gb/{year}/", row(f"{year}-12-20"), parent=f"{HOST}/gb/", anchor=f"{year}年公报")
        for year in (2014, 2015)
    ]
    whole = listed(home(("/gb/", "政府公报")), column, *lists)["政府公报"]
    assert whole.newest is not None
    assert (whole.newest.day, whole.judged) == (dt.date(2015, 12, 20), True)
    part = listed(home(("/gb/", "政府公报")), column, lists[0])["政府公报"]
    assert (part.judged, part.why_not) == (False, "year_archive")


@pytest.mark.parametrize(
    ("kind", "dated", "judged"),
    [(PageKind.ARTICLE, True, True), (PageKind.ARTICLE, False, False), (PageKind.COLUMN, True, False)],
)
def test_a_notice_whose_title_begins_with_next_year_is_no_list_of_it(
    kind: PageKind, dated: bool, judged: bool
) -> None:
    name = "2015年元旦放假的通知"
    rows = (row("2014-12-29", "公告"), row("2014-12-28" if dated else "", name))
    links = tuple(Link(url=each.url, text=each.title) for each in rows)
    item = page(f"/art/{name}.html", kind=kind)
    found = listed(home(("/tz/", "通知公告")), page("/tz/", *rows, links=links), item)["通知公告"]
    assert found.judged is judged


def test_the_list_of_a_year_without_a_column_is_not_judged() -> None:
    found = listed(home(("/y/2013/", "2013年文件")), page("/y/2013/", row("2013-05-01")))["2013年文件"]
    assert (found.judged, found.why_not) == (False, "year_archive")


def test_addresses_that_differ_in_a_year_alone() -> None:
    lists = [page(f"/tz/{year}/", row(f"{year}-05-01"), parent=f"{HOST}/tz/") for year in (2013, 2014)]
    found = listed(home(("/tz/", "通知公告")), page("/tz/", row("2015-12-01")), *lists)
    assert list(found) == ["通知公告"]
    assert found["通知公告"].rows == 3


def test_numbers_in_addresses_are_not_always_years() -> None:
    front = home(("/col/2015.html", "工作动态"), ("/col/2016.html", "通知公告"), ("/xw/", "2015新闻发布会"))
    pages = [page("/col/2015.html", row("2012-01-01")), page("/col/2016.html", row("2015-12-01", "甲"))]
    found = listed(front, *pages)
    assert set(found) >= {"工作动态", "通知公告"}
    assert found["工作动态"].judged
    assert found["工作动态"].newest is not None
    assert found["工作动态"].newest.day == dt.date(2012, 1, 1)


def test_topics_are_a_record_and_have_no_window() -> None:
    front = home(
        ("/zt/1/", "脱贫攻坚要闻"), ("/kp/", "普查通知公告"), ("/ztzl/", "专题专栏"), ("/gzdt/", "工作动态")
    )
    found = listed(
        front,
        page("/zt/1/", row("2012-01-01", "甲")),
        page("/kp/", row("2012-02-01", "乙"), breadcrumb=("专题专栏", "普查通知公告")),
        page("/ztzl/", row("2012-03-01", "丙")),
        page("/ztzl/blank/", kind=PageKind.OTHER, blank=True, parent=f"{HOST}/ztzl/", anchor="创卫动态"),
        page("/x/", row("2012-04-01", "丁"), parent=f"{HOST}/ztzl/", anchor="扫黑除恶动态"),
        page("/gzdt/", row("2012-05-01", "戊"), breadcrumb=("新闻", "工作动态")),
    )
    for name in ("脱贫攻坚要闻", "普查通知公告", "创卫动态", "扫黑除恶动态"):
        assert (found[name].column_class, found[name].class_reason) == (ColumnClass.STANDING, "topic")
    assert (found["创卫动态"].blank, found["创卫动态"].judged) == (None, False)
    assert found["专题专栏"].judged
    assert found["工作动态"].column_class is ColumnClass.NEWS


def test_a_column_that_a_topic_page_also_links_to_is_no_topic() -> None:
    link = (Link(url=f"{HOST}/tzgg/", text="通知公告"),)
    found = listed(
        home(("/ztzl/", "专题专栏"), ("/xw/", "新闻动态")),
        page("/ztzl/", row("2015-01-01", "甲"), links=link),
        page("/xw/", row("2015-01-01", "乙"), links=link),
        page("/tzgg/", row("2012-01-01"), parent=f"{HOST}/ztzl/", anchor="通知公告"),
    )
    assert found["通知公告"].column_class is ColumnClass.NOTICES


def test_one_column_under_several_addresses_counts_once() -> None:
    paths = ["/gzdt/", "/gzdt", "/gzdt/?from=home", "/gzdt/index.html?v=2", "/gzdt/list.jsp?a=1", "/index/4/"]
    rows = (row("2015-12-01"), row("2015-12-02"))
    found = inventory(
        SITE,
        front := home(*((path, "工作动态") for path in paths)),
        [front, *(page(path, *rows) for path in paths)],
    )
    assert [(column.url, column.rows) for column in found] == [(f"{HOST}/gzdt/", 2)]


def test_one_body_is_one_column_unless_it_shows_no_list() -> None:
    front = home(("/a/", "工作动态"), ("/b/", "要闻"), ("/c/", "通知公告"), ("/d/", "政策文件"))
    empty = {"kind": PageKind.OTHER, "blank": True, "body_sha256": "0" * 64}
    same = {"body_sha256": "1" * 64}
    found = listed(
        front,
        page("/a/", row("2015-12-01"), **same),
        page("/b/", row("2015-12-01"), **same),
        page("/c/", **empty),
        page("/d/", **empty),
    )
    assert set(found) == {"工作动态", "通知公告", "政策文件"}
    assert found["通知公告"].blank
    assert found["政策文件"].blank


@pytest.mark.parametrize(
    ("reason", "why"), [("no_phrase", "undetermined"), ("empty_list", "needs_script"), ("frame", "frame")]
)
def test_a_column_that_shows_nothing_and_says_nothing_is_not_judged(reason: str, why: str) -> None:
    silent = {"kind": PageKind.OTHER, "blank": None, "blank_reason": reason}
    front = home(("/xw/", "新闻动态"), ("/jgzn/", "机构职能"))
    found = listed(front, page("/xw/", **silent), page("/jgzn/", **silent))
    assert (found["新闻动态"].judged, found["新闻动态"].why_not) == (False, why)
    assert found["机构职能"].judged


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<ul id='list'></ul><script src='/list.js'></script>", "empty_list"),
        ("<div class='news-list'></div><script src='/list.js'></script>", "empty_list"),
        ("<ul id='list'></ul>", "no_phrase"),
        ("<div class='clear'></div><script src='/list.js'></script>", "no_phrase"),
    ],
)
def test_an_empty_list_beside_scripts_may_be_filled_by_them(html: str, reason: str) -> None:
    assert verdict(html) == (None, reason)


def test_the_lists_of_years_that_were_not_read_leave_a_column_open() -> None:
    links = tuple(Link(url=f"{HOST}/gb/{year}/", text=f"{year}年") for year in (2013, 2014, 2015))
    unread = listed(home(("/gb/", "政府公报")), page("/gb/", links=links, kind=PageKind.OTHER))
    assert (unread["政府公报"].judged, unread["政府公报"].why_not) == (False, "year_archive")
    old = page("/gb/", row("2013-01-01"), links=links)
    assert not listed(home(("/gb/", "政府公报")), old)["政府公报"].judged
    menu = Link(url=f"{HOST}/dt/2015/", text="2015年动态")
    beside = page("/gb/", row("2013-01-01"), links=(menu,))
    assert listed(home(("/gb/", "政府公报"), ("/dt/2015/", "2015年动态")), beside)["政府公报"].judged
    empty = [page(f"/gb/{year}/", parent=f"{HOST}/gb/", anchor=f"{year}年") for year in (2013, 2014, 2015)]
    assert listed(home(("/gb/", "政府公报")), old, *empty)["政府公报"].judged


@pytest.mark.parametrize(
    ("beside", "empty"),
    [
        ("", True),
        (
            "<div><a href='1'>首页</a><a href='2'>上一页</a><a href='3'>下一页</a><a href='4'>尾页</a></div>",
            True,
        ),
        ("<p><img src='/icon.gif' width='16' height='16'></p>", True),
        ("<div><a href='/a/'>户籍办理</a><a href='/b/'>证照办理</a><a href='/c/'>社会保障</a></div>", None),
        ("<p><img src='/org.png'></p>", None),
        ("<svg><text>组织架构图</text></svg>", None),
        ("<div id='map' style='width:800px;height:600px'></div>", None),
        ("<div id='gap' style='height:10px'></div>", True),
        ("<div style='min-height:600px'></div>", True),
        ("<div id='chat' style='position: fixed;right:0;height:400px'></div>", True),
        ("<div id='dialog' style='display:none;height:400px'></div>", True),
        ("<p>招标公告请访问县公共资源交易中心网站。</p>", None),
        ("<p>本栏目已并入通知公告。</p>", None),
        ("<p>请点击这里返回首页</p>", True),
        ("<p>敬请关注</p>", True),
        ("<dl><dt>局长</dt><dd>张三</dd><dt>副局长</dt><dd>李四</dd><dt>副局长</dt><dd>王五</dd></dl>", None),
    ],
)
def test_what_stands_beside_a_box_that_is_empty_fills_the_page(beside: str, empty: bool | None) -> None:
    html = f"<title>机构职能-某县</title><div class='main'>{beside}<p>暂无信息</p></div>"
    page = Document(Text(text=html, charset="utf-8"), "http://www.x.gov.cn/jgzn/")
    assert blank(page)[0] is empty


def test_a_column_of_letters_whose_name_says_nothing() -> None:
    mail = Letter(url=f"{HOST}/zmhd/1.html", title="路灯不亮", state=LetterState.ANSWERED)
    more = {"kind": PageKind.LETTER_LIST, "letters": (mail,), "breadcrumb": ("互动交流",)}
    front = home(("/zmhd/a/", "民生直通车"), ("/zmhd/b/", "民意征集"))
    found = listed(front, page("/zmhd/a/", **more), page("/zmhd/b/", **more))
    assert found["民生直通车"].column_class is ColumnClass.LETTERS
    assert found["民意征集"].column_class is ColumnClass.SURVEYS


@pytest.mark.parametrize(
    ("name", "letters", "to"),
    [
        ("民生直通车", 3, ColumnClass.LETTERS),
        ("民生直通车", 1, ColumnClass.UNKNOWN),
        ("民意征集", 3, ColumnClass.SURVEYS),
        ("互动交流", 3, ColumnClass.INTERACTION),
        ("政务要闻", 3, ColumnClass.NEWS),
    ],
)
def test_a_list_whose_rows_lead_to_letters(name: str, letters: int, to: ColumnClass) -> None:
    rows = [row(f"2015-12-{day}") for day in range(10, 15)]
    kinds = [PageKind.LETTER] * letters + [PageKind.ARTICLE]
    led = [page(each.url.removeprefix(HOST), kind=kind) for each, kind in zip(rows, kinds, strict=False)]
    assert listed(home(("/zx/", name)), page("/zx/", *rows), *led)[name].column_class is to


@pytest.mark.parametrize(
    ("name", "to"), [("我要咨询", ColumnClass.LETTERS), ("互动交流", ColumnClass.INTERACTION)]
)
def test_a_menu_that_leads_straight_to_its_mailbox(name: str, to: ColumnClass) -> None:
    mail = Letter(url=f"{HOST}/zmhd/1.html", title="路灯不亮", state=LetterState.ANSWERED)
    front, box = home(("/zmhd/", "互动交流")), {"kind": PageKind.LETTER_LIST, "letters": (mail,)}
    assert listed(front, page("/zmhd/", name=name, **box))["互动交流"].column_class is to


@pytest.mark.parametrize(
    ("more", "leaf"), [((), False), ((f"{HOST}/xw/1.html",), True), (("http://www.other.cn/",), True)]
)
def test_a_column_that_only_leads_to_others_is_no_leaf(more: tuple[str, ...], leaf: bool) -> None:
    menu = ["/xwzx/", "/zw/", "/fw/", "/hd/", "/zt/", "/zj/"]
    own = [f"{HOST}{path}" for path in ("/yw/", "/bm/")] + list(more)
    links = {path: tuple(Link(url=f"{HOST}{to}") for to in menu) for path in menu}
    links["/xwzx/"] += tuple(Link(url=url) for url in own)
    read = [page(path, blank_reason="own_part", links=links[path]) for path in menu]
    parts = [
        page(path, row("2015-12-20", path), links=links["/zw/"] + tuple(Link(url=url) for url in own[:2]))
        for path in ("/yw/", "/bm/")
    ]
    names = ("新闻中心", "政务公开", "便民", "民生", "专栏", "走进", "政务要闻", "部门动态")
    front = home(*zip([*menu, "/yw/", "/bm/"], names, strict=True))
    found = listed(front, *read, *parts)
    assert found["新闻中心"].leaf is leaf
    assert found["政务要闻"].parent == (f"{HOST}/" if leaf else f"{HOST}/xwzx/")
    assert (found["政务要闻"].level, found["政务公开"].leaf) == (1, True)


def test_a_column_that_gathers_the_rows_of_others_is_no_leaf() -> None:
    news, dept = (
        [row(f"2015-12-{day}", f"{name}{day}") for day in range(10, 16)] for name in ("要闻", "部门")
    )
    front = home(("/xw/", "新闻中心"), ("/yw/", "政务要闻"), ("/bm/", "部门动态"))
    pages = page("/xw/", *news[:3], *dept[:3]), page("/yw/", *news), page("/bm/", *dept)
    assert {name: column.leaf for name, column in listed(front, *pages).items()} == {
        "新闻中心": False, "政务要闻": True, "部门动态": True,
    }  # fmt: skip
    twice = page("/zx/", *news, *dept)
    leaves = {
        name: column.leaf
        for name, column in listed(
            home(("/yw/", "政务要闻"), ("/zx/", "最新动态"), ("/xw/", "新闻中心")),
            page("/yw/", *news),
            twice,
            pages[0],
        ).items()
    }
    assert leaves["政务要闻"]


def test_items_of_an_undated_list_are_its_articles_wherever_they_were_found_and_no_columns() -> None:
    names = ("关于王某免职的通知", "关于陈某挂职的通知")
    front = home(
        ("/rsrm/", "人事任免"), *((f"/art/{name}.html", name) for name in names), ("/jj/", "机构职能")
    )
    lists = [page("/rsrm/", *(row("", name) for name in names)), page("/jj/", kind=PageKind.ARTICLE)]
    articles = [page(f"/art/{name}.html", kind=PageKind.ARTICLE) for name in names]
    found = listed(front, *lists, *articles)
    assert set(found) == {"人事任免", "机构职能"}
    column = found["人事任免"]
    assert (column.rows, column.dated_rows, column.articles_read, column.dates_in_articles) == (2, 0, 2, 0)
    dated = listed(front, page("/rsrm/", *(row("2015-12-01", name) for name in names)), *articles)["人事任免"]
    assert dated.articles_read == 0
