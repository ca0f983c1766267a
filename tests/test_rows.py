"""Rows: dated lists in their many forms, pagers, and lists that only a script could fill."""

from __future__ import annotations

import datetime as dt
import json
import re
import time

import pytest
from patience import PATIENCE

from crawler.page import DateSource, Row
from crawler.reading import links
from crawler.reading.days import Order
from crawler.reading.document import Document, Text
from crawler.reading.row_days import DIGIT, ago, may_tell_ago, of_clock, plain, told_in
from crawler.reading.rows import next_pages, pending_script, rows
from crawler.reading.signs import signs
from crawler.reading.titles import is_fixture

URL = "http://www.example.gov.cn/zwgk/tzgg/index.html"
FETCHED = dt.date(2015, 12, 30)
TITLE = "关于做好今冬明春安全生产工作的通知"


def document(html: str, url: str = URL) -> Document:
    made = Document(Text(text=html, charset="utf-8"), url)
    links.base(made)
    return made


def read(html: str, url: str = URL, fetched: dt.date = FETCHED) -> tuple[Row, ...]:
    return rows(document(html, url), fetched)


def days_of(found: tuple[Row, ...]) -> list[str]:
    return [row.dated.day.isoformat() if row.dated else "" for row in found]


@pytest.mark.parametrize(
    ("item", "carrier"),
    [
        ("<ul><li><a href='a{n}.html' title='{t}'>关于做好…</a><span>2015-11-2{n}</span></li></ul>", "li"),
        ("<ul><li><a href='a{n}.html'><span>{t}</span><em>[2015-11-2{n}]</em></a></li></ul>", "li"),
        ("<ul><li><span>2015年11月2{n}日</span><a href='a{n}.html'>{t}</a></li></ul>", "li"),
        (
            "<table><tr><td>{n}</td><td><a href='a{n}.html'>{t}</a></td><td>2015/11/2{n}</td></tr></table>",
            "table",
        ),
        ("<dl><dt><a href='a{n}.html'>{t}</a></dt><dd>2015.11.2{n}</dd></dl>", "dl"),
        (
            "<div class='i'><a href='a{n}.html'>{t}</a><i>发布时间：2015-11-2{n} 09:12</i></div>",
            "div",
        ),
        ("<ul><li><b>2{n}</b><i>2015-11</i><a href='a{n}.html'>{t}</a></li></ul>", "li"),
        (
            "<ul><li><div><b><span>2{n}</span></b><i><font>2015-11</font></i></div><a href='a{n}.html'>{t}</a></li></ul>",
            "li",
        ),
        ("<ul><li><a href='a{n}.html'>{t}</a><span>2015 年 11 月 2{n} 日</span></li></ul>", "li"),
        ("<ul><li><em>11-2{n}</em><i>2015</i><a href='a{n}.html'>{t}</a></li></ul>", "li"),
        (
            "<div><h2><a href='a{n}.html'>{t}</a></h2><time datetime='2015-11-2{n}'>11月2{n}日</time></div>",
            "div",
        ),
        ("<ul><li><time><b>11.2{n}</b>2015</time><h4><a href='a{n}.html'>{t}</a></h4></li></ul>", "li"),
        ("<ul><li><a href='a{n}.html'>{t}</a>（15-11-2{n}）</li></ul>", "li"),
        ("<div>・<a href='a{n}.html'>{t}</a> ………… (2015.11.2{n})<br></div>", "div"),
        ("<ul><li><a href='a{n}.html'>{t}</a><span>’15/11/2{n}</span></li></ul>", "li"),
        ("<ul><li><b>2{n}</b>/<i>2015.11</i><a href='a{n}.html'>{t}</a></li></ul>", "li"),
        ("<ul><li><b>2015</b>/<b>11</b>/<b>2{n}</b><a href='a{n}.html'>{t}</a></li></ul>", "li"),
        ("<div><h4><a href='a{n}.html'>{t}</a></h4><p>发布：2015年11月2{n}日　阅读：3</p></div>", "div"),
        ("<ul><li><a href='a{n}.html' title='{t}&#10;2015-11-2{n}'>关…</a>2015-11-2{n}</li></ul>", "li"),
        (
            "<p><a href='a{n}.html' title='文章标题：{t}&#13;作　者：办公室&#13;更新时间：2015-11-2{n}'>关于…</a></p>",
            "div",
        ),
    ],
)
def test_the_forms_of_a_list(item: str, carrier: str) -> None:
    found = read("<body>" + "".join(item.format(n=n, t=TITLE) for n in (5, 4, 3)) + "</body>")
    assert days_of(found) == ["2015-11-25", "2015-11-24", "2015-11-23"]
    assert [row.title for row in found] == [TITLE] * 3
    assert [row.url for row in found] == [f"http://www.example.gov.cn/zwgk/tzgg/a{n}.html" for n in (5, 4, 3)]
    assert {row.carrier for row in found} == {carrier}
    assert all(row.dated and row.dated.certain and row.dated.source is DateSource.ROW for row in found)


def test_rows_without_boxes() -> None:
    html = "".join(f"<a href='a{n}.html'>{TITLE}</a> [2015-11-2{n}]<br>" for n in (5, 4, 3))
    assert days_of(read(f"<body><td>{html}</td></body>")) == ["2015-11-25", "2015-11-24", "2015-11-23"]
    html = "".join(f"2015-11-2{n} <a href='a{n}.html'>{TITLE}</a><br>" for n in (5, 4, 3))
    assert days_of(read(f"<body><div>{html}</div></body>")) == ["2015-11-25", "2015-11-24", "2015-11-23"]


def test_a_heading_dates_what_stands_below_it() -> None:
    html = "".join(
        f"<h3>November 2{n}, 2015</h3><ul><li><a href='{n}a.pdf'>Smith v. Jones and others</a></li>"
        f"<li><a href='{n}b.pdf'>Miller v. County of Lane</a></li></ul>"
        for n in (5, 4)
    )
    assert days_of(read(f"<body><div>{html}</div></body>")) == ["2015-11-25"] * 2 + ["2015-11-24"] * 2


def test_years_are_inferred_down_the_list_and_never_certain() -> None:
    marks = ["01-12", "01-03", "12-30", "12-01", "01-15"]
    html = "".join(f"<li><a href='x{i}.html'>{TITLE}</a><span>[{m}]</span></li>" for i, m in enumerate(marks))
    found = read(f"<ul>{html}</ul>", fetched=dt.date(2016, 1, 20))
    assert days_of(found) == ["2016-01-12", "2016-01-03", "2015-12-30", "2015-12-01", "2015-01-15"]
    assert not any(row.dated and row.dated.certain for row in found)


def test_an_address_anchors_the_year() -> None:
    html = f"<ul><li><a href='./201411/t20141120_1.html'>{TITLE}</a><span>11-20</span></li></ul>"
    (row,) = read(html)
    assert row.dated is not None
    assert (row.dated.day, row.dated.certain) == (dt.date(2014, 11, 20), True)


def test_a_list_that_runs_upwards() -> None:
    marks = ["08-01", "09-15", "10-20", "12-01"]
    html = "".join(f"<li><a href='x{i}.html'>{TITLE}</a><span>{m}</span></li>" for i, m in enumerate(marks))
    assert days_of(read(f"<ul>{html}</ul>")) == ["2015-08-01", "2015-09-15", "2015-10-20", "2015-12-01"]


def test_a_day_in_the_address_dates_a_row() -> None:
    html = "".join(f"<li><a href='./201511/t2015112{n}_1.html'>{TITLE}</a></li>" for n in (5, 4))
    found = read(f"<ul>{html}</ul>")
    assert days_of(found) == ["2015-11-25", "2015-11-24"]
    assert {row.dated.source for row in found if row.dated} == {DateSource.URL}


def test_rows_without_any_day() -> None:
    html = "".join(f"<li><a href='/info/1015/42{n}.htm'>{TITLE}{n}</a></li>" for n in range(10, 16))
    found = read(f"<ul>{html}</ul>")
    assert len(found) == 6
    assert days_of(found) == [""] * 6


def test_a_digit_is_one_in_any_script() -> None:
    signs = map(chr, range(0x10000))
    assert all((DIGIT.match(sign) is not None) == (sign.isdecimal() or sign in "〇○") for sign in signs)


CARD = (
    '<li><a href="/a/{0}.html">关于第{0}批项目的公示</a><div class="foot"><span>2015-11-{0}</span></div></li>'
)


def test_the_foot_of_a_card_is_part_of_a_list_and_the_foot_of_a_page_is_not() -> None:
    cards = [CARD.format(day) for day in (20, 18, 15, 11)]
    assert [row.dated is not None for row in read("".join(cards))] == [True] * 4
    foot = '<div class="foot"><a href="/a/9.html">关于本站改版的说明</a><span>2015-11-09</span></div>'
    assert len(read("".join(cards[:1]) + foot)) < 2


def test_pinned_rows() -> None:
    html = (
        f"<li><a href='1.html'>[置顶] {TITLE}</a><span>2013-01-01</span></li>"
        f"<li><img src='/images/top.gif'><a href='2.html'>{TITLE}</a><span>2013-01-02</span></li>"
        f"<li><a href='3.html'>{TITLE}</a><span>2015-12-20</span></li>"
    )
    assert [row.pinned for row in read(f"<ul>{html}</ul>")] == [True, True, False]


@pytest.mark.parametrize(
    "html",
    [
        "<div class='header'>今天是2015年12月30日 星期三 <a href='/a.html'>县政府门户网站手机版</a></div>",
        "<div class='footer'><a href='/b.html'>关于我们的网站声明</a> 最后更新：2015-12-29</div>",
        "<div class='top'><span>2015-12-30</span><a href='/'>设为首页</a><a href='/x'>加入收藏</a></div>",
        "<div><span>2015-12-30</span><a href='/x.html'>欢迎访问某某县人民政府门户网站</a></div>",
        "<table class='calendar'><tr><td>2015-12-30</td><td><a href='/d'>某节日的说明</a></td></tr></table>",
        "<p>Copyright © 2012-2015 <a href='/c.html'>某某县人民政府办公室主办</a></p>",
        "<ul><li><a href='/j.html'>某某单位招聘工作人员公告发布</a> 报名截止日期：2015-12-30</li></ul>",
        "<ul><li><a href='/j.html'>2016年1月重点工作计划安排</a></li></ul>",
    ],
)
def test_days_that_belong_to_no_row(html: str) -> None:
    assert not any(row.dated for row in read(f"<html><body>{html}</body></html>"))


def test_the_column_of_publication_is_taken() -> None:
    html = (
        "<table><tr><th>标题</th><th>成文日期</th><th>发布日期</th></tr>"
        f"<tr><td><a href='1.html'>{TITLE}</a></td><td>2015-01-05</td><td>2015-11-20</td></tr>"
        f"<tr><td><a href='2.html'>{TITLE}</a></td><td>2015-01-04</td><td>2015-11-19</td></tr></table>"
    )
    assert days_of(read(html)) == ["2015-11-20", "2015-11-19"]


def test_records_in_cdata() -> None:
    records = "".join(
        f"<record><![CDATA[<li><a href='/art/2015/11/2{n}/art_1_{n}.html' title='{TITLE}'>关于…</a>"
        f"<b>2015-11-2{n}</b></li>]]></record>"
        for n in (5, 4, 3)
    )
    html = (
        f"<div><script type='text/xml'><datastore><recordset>{records}</recordset></datastore></script></div>"
    )
    found = read(html)
    assert days_of(found) == ["2015-11-25", "2015-11-24", "2015-11-23"]
    assert {row.carrier for row in found} == {"record"}
    assert found[0].title == TITLE


def test_records_that_never_end() -> None:
    assert read("<record><![CDATA[" * 5_000) == ()


@pytest.mark.parametrize(
    "html",
    [
        '[{"title":"%s","url":"/a/1.html","pubDate":"2015-11-25"},{"title":"%s二","url":"/a/2.html","pubDate":"2015-11-24"}]',
        'cb({"data":{"list":[{"TITLE":"%s","PUBLISHURL":"/a/1.html","SUBMITTIME":1448380800000},'
        '{"TITLE":"%s二","PUBLISHURL":"/a/2.html","SUBMITTIME":1448294400000}]}})',
        '<body><script>var list = [{"title":"%s","url":"/a/1.html","date":"2015-11-25"},'
        '{"title":"%s二","url":"/a/2.html","date":"2015-11-24"}];</script></body>',
        "<body><script>var list = [{title:'%s', url:'/a/1.html', date:'2015-11-25'},"
        "{title:'%s二', url:'/a/2.html', date:'2015-11-24'}];</script></body>",
        '<body><div data-list=\'[{"title":"%s","url":"/a/1.html","date":"2015-11-25"},'
        '{"title":"%s二","url":"/a/2.html","date":"2015-11-24"}]\'></div></body>',
    ],
)
def test_json(html: str) -> None:
    found = read(html % (TITLE, TITLE))
    assert days_of(found) == ["2015-11-25", "2015-11-24"]
    assert found[0].url == "http://www.example.gov.cn/a/1.html"
    assert {row.carrier for row in found} == {"json"}


def test_markup_in_json() -> None:
    item = f"<li><a href='/a/%d.html'>{TITLE}</a><span>2015-11-2%d</span></li>"
    html = f'{{"code":200,"data":{{"html":"<ul>{item % (5, 5)}{item % (4, 4)}</ul>"}}}}'
    assert days_of(read(html)) == ["2015-11-25", "2015-11-24"]


def test_lists_that_a_script_writes() -> None:
    script = "".join(
        f"""var url="./201511/x{n}.html";var title="{TITLE}";
        document.writeln("<li><a href='"+url+"'>"+title+"</a>");
        document.writeln("2015-11-2{n} 17:32</li>");\n"""
        for n in (5, 4)
    )
    found = read(f"<body><ul><script>{script}</script></ul></body>")
    assert days_of(found) == ["2015-11-25", "2015-11-24"]
    assert found[0].url == "http://www.example.gov.cn/zwgk/tzgg/201511/x5.html"
    assert found[0].carrier == "writeln"


def test_a_list_in_a_comment_is_read_but_not_certain() -> None:
    html = "".join(f"<li><a href='/{n}.html'>{TITLE}</a><b>2015-11-2{n}</b></li>" for n in (5, 4, 3))
    found = read(f"<body><ul class='list'><!-- {html} --></ul></body>")
    assert days_of(found) == ["2015-11-25", "2015-11-24", "2015-11-23"]
    assert not any(row.dated and row.dated.certain for row in found)


def test_feeds() -> None:
    item = (
        "<item><title>Budget hearing on Monday</title><link>https://x.example/{n}</link>"
        "<pubDate>{n} Nov 2015</pubDate></item>"
    )
    found = read(
        '<?xml version="1.0"?><rss><channel>' + item.format(n=25) + item.format(n=24) + "</channel></rss>"
    )
    assert days_of(found) == ["2015-11-25", "2015-11-24"]
    assert found[0].url == "https://x.example/25"


def test_rows_that_open_by_a_click() -> None:
    html = "".join(
        f"""<li><a href="javascript:void(0)" onclick="window.open('/a/{n}.html')">{TITLE}</a>"""
        f"<b>2015-11-2{n}</b></li>"
        for n in (5, 4)
    )
    assert [row.url for row in read(f"<ul>{html}</ul>")] == [
        f"http://www.example.gov.cn/a/{n}.html" for n in (5, 4)
    ]


def test_american_days() -> None:
    html = "".join(
        f"<tr><td>{m}/5/2015</td><td><a href='{m}.pdf'>Minutes of the board meeting</a></td></tr>"
        for m in (3, 2)
    )
    assert days_of(read(f"<table>{html}</table>", "https://www.town.gov/minutes")) == [
        "2015-03-05",
        "2015-02-05",
    ]
    assert not any(row.dated for row in read(f"<table>{html}</table>", "https://town.example/minutes"))


def items(*shown: str, box: str = "span") -> str:
    return (
        "<ul>"
        + "".join(
            f"<li><a href='/c/{n}.html'>{TITLE}{n}</a><{box}>{day}</{box}></li>"
            for n, day in enumerate(shown)
        )
        + "</ul>"
    )


@pytest.mark.parametrize(
    "text",
    [
        *(
            "3天前",
            "12 天前",
            "昨天 16:20",
            "昨日",
            "前天",
            "刚刚",
            "今天 09:10",
            "今日",
            "5秒前",
            "5秒钟前",
            "5 分钟前",
            "2周前",
            "3 星期前",
            "5个月前",
            "1 年前",
        ),
        *("2小时前", "2个小时前", "3 days ago", "1 day ago", "Yesterday", "2 Hours ago", "5 minutes ago"),
    ],
)
def test_what_tells_a_day_by_its_distance_is_not_passed_over(text: str) -> None:
    assert ago(text, dt.date(2026, 6, 30))
    assert may_tell_ago(f"标题\n{text}\n标题")
    assert "distant day" in signs(document(items(text)))


@pytest.mark.parametrize("html", [items("2015-12-01"), "<p>agenda</p>", "<ul><li>3月前后</li></ul>"])
def test_signs_of_days_that_a_page_lacks(html: str) -> None:
    assert signs(document(html)).isdisjoint({"distant day", "labelled day", "clock"})


@pytest.mark.parametrize(
    "told",
    [
        "今天是",
        "今日",
        "现在时间",
        "当前时间",
        "北京时间",
        "系统时间：",
        "星期三",
        "周日",
        "礼拜一",
        "农历初一",
    ],
)
def test_what_stands_beside_the_day_of_a_clock_is_a_sign(told: str) -> None:
    assert "clock" in signs(document(f"<p><b>2015-11-20</b><i>{told}</i></p>"))


def numbered(html: str) -> str:
    """Markup in which every character of Chinese stands as its number."""
    return re.sub("[\u4e00-\u9fff]", lambda hanzi: f"&#{ord(hanzi[0])};", html)


def test_days_are_read_alike_where_characters_stand_as_numbers() -> None:
    formed = "<li><a href='/c/{0}.html'>{1}</a><b>成文日期：</b><i>2015-11-0{0}</i><b>发布日期：</b><i>2015-11-2{0}</i></li>"
    labelled = "<ul>" + "".join(formed.format(n, TITLE) for n in (3, 2, 1)) + "</ul>"
    clock = "<div><a href='/a.html'>县政府门户网站手机版</a><b>2015-12-30</b><i>星期三</i></div>"
    for html in (labelled, items("昨天", "3天前", "2015-11-20"), clock + items("2015-06-05", "2015-06-03")):
        assert days_of(read(numbered(html))) == days_of(read(html))
    assert days_of(read(labelled)) == ["2015-11-23", "2015-11-22", "2015-11-21"]


@pytest.mark.parametrize("text", ["2015-11-20", "[2015-11-20]", "2015/1/5", "（2015.1.5）"])
def test_plain_days_are_read_as_any_other(text: str) -> None:
    assert plain(text) == told_in(text, Order.UNKNOWN)
    assert plain(text)


@pytest.mark.parametrize(
    "text", ["2015-11", "11-20", "2015", "2015年", "5日", "2015-13-20", "20日 周五", "11.20"]
)
def test_what_may_be_part_of_a_day_or_its_heading_is_no_plain_day(text: str) -> None:
    assert plain(text) is None


def test_days_told_by_their_distance_are_read_and_never_certain() -> None:
    found = read(items("3小时前", "昨天 16:20", "前天", "12 天前", "2015-12-01"))
    assert days_of(found) == ["2015-12-30", "2015-12-29", "2015-12-28", "2015-12-18", "2015-12-01"]
    assert [row.dated.certain for row in found if row.dated] == [False] * 4 + [True]


def test_a_distance_in_rounded_units_is_told_as_the_shortest_that_it_may_be() -> None:
    found = read(items("1周前", "3星期前", "1个月前", "14 个月前", "1年前", "2年前"))
    told = [(dt.date(2015, 12, 30) - row.dated.day).days for row in found if row.dated]
    assert told == [7, 18, 27, 405, 320, 548]
    assert not any(days_of(read(items("0个月前", "请于3月前", "5年前后", "100年前", "2个月前夕"))))


def test_a_distance_whose_element_has_the_day_as_its_title() -> None:
    item = "<li><a href='/c/{0}.html'>{1}</a><em><span title='2015-11-2{0} 09:10'>{0} 天前</span></em></li>"
    found = read("<ul>" + "".join(item.format(n, TITLE) for n in (3, 2, 1)) + "</ul>")
    assert days_of(found) == ["2015-11-23", "2015-11-22", "2015-11-21"]


def test_a_list_of_weekdays_is_no_clock() -> None:
    assert days_of(read(items("2015-12-25 星期五", "2015-12-24 星期四", "2015-12-23（星期三）"))) == [
        "2015-12-25",
        "2015-12-24",
        "2015-12-23",
    ]


@pytest.mark.parametrize(
    "clock",
    [
        "2015年12月30日<em>星期三</em>",
        "2015年12月21日<em>星期一</em><i>农历十一月十一</i>",
        "<span>今天是：</span><span>2015-12-28</span>",
        "2015-12-29",
        "<b>2015-11-20</b>",
    ],
)
@pytest.mark.parametrize("menu", ["<td>{links}</td><td>{clock}</td>", "<td>{clock}</td><td>{links}</td>"])
def test_a_menu_beside_a_clock_is_no_row(clock: str, menu: str) -> None:
    links = "|".join(
        f"<a href=/{n}/>{name}</a>" for n, name in enumerate(("政府信息公开", "政民互动", "专题专栏"))
    )
    header = f"<table><tr>{menu.format(links=links, clock=clock)}</tr></table>"
    assert days_of(read(f"<body>{header}{items('2015-06-05', '2015-06-03')}</body>")) == [
        "2015-06-05",
        "2015-06-03",
    ]


def test_a_lone_item_of_today_is_a_row() -> None:
    assert days_of(read("<body><ul><li><a href='t1.html'>" + TITLE + "</a>2015-12-30</li></ul></body>")) == [
        "2015-12-30"
    ]
    few = "<body><table><tr><td><a href='/c/201512/t3.html'>人事任免</a></td><td>2015-12-30</td></tr></table>"
    assert days_of(read(few)) == ["2015-12-30"]


def test_data_whose_keys_say_nothing_is_read_by_its_values() -> None:
    told = [{"t": f"{TITLE}{n}", "u": f"/c/{n}.html", "d": f"2015-11-2{n}"} for n in (3, 2)]
    found = read(json.dumps(told, ensure_ascii=False))
    assert days_of(found) == ["2015-11-23", "2015-11-22"]
    assert [row.url for row in found] == [f"http://www.example.gov.cn/c/{n}.html" for n in (3, 2)]
    assert read(json.dumps([{"k": TITLE, "v": "2015-11-20"}] * 3, ensure_ascii=False)) == ()


@pytest.mark.parametrize("name", ["热点关注", "点击排行", "推荐信息", "最新发布", "今日头条"])
@pytest.mark.parametrize("head", ["<h3>{}</h3>", "<div><span>{}</span><a href='/m/'>更多&gt;&gt;</a></div>"])
@pytest.mark.parametrize("before", [True, False])
def test_a_box_of_hot_items_stands_beside_the_list(name: str, head: str, before: bool) -> None:
    shown = "".join(f"<li><a href='/hot/{n}.html'>{TITLE}</a><i>2015-12-30</i></li>" for n in range(3))
    box = f"<div class='tj'>{head.format(name)}<ul>{shown}</ul></div>"
    parts = [box, "<div><h2>通知公告</h2>" + items("2015-06-05", "2015-06-03", "2015-06-01") + "</div>"]
    body = "".join(parts if before else parts[::-1])
    found = read(f"<head><title>通知公告_某县</title></head><body>{body}</body>")
    assert [bool(row.beside) for row in found] == [before] * 3 + [not before] * 3
    own = read(f"<head><title>{name}_某县</title></head><body>{body}</body>")
    assert not any(row.beside for row in own if "/hot/" in row.url)


@pytest.mark.parametrize("row", ["<table><tr><td>{}</td></tr></table>", "<ul><li>{}</li></ul>"])
def test_a_box_of_hot_items_may_have_a_table_for_each(row: str) -> None:
    hot = [row.format(f"<a href='/hot/{n}.html'>{TITLE}</a>2015-12-30") for n in range(5)]
    own = [row.format(f"<a href='/own/{n}.html'>{TITLE}</a>2015-06-0{n}") for n in (3, 2, 1)]
    several = (
        f"<ul>{''.join(f'<li><a href=/own/{n}.html>{TITLE}</a>2015-06-0{n}</li>' for n in (3, 2, 1))}</ul>"
    )
    for list_of_its_own in (f"<h2>通知公告</h2>{''.join(own)}", several):
        body = f"<div><h3>点击排行</h3>{''.join(hot)}</div><div>{list_of_its_own}</div>"
        found = read(f"<head><title>通知公告_某县</title></head><body>{body}</body>")
        assert {row.url.split("/")[3]: bool(row.beside) for row in found} == {"hot": True, "own": False}


@pytest.mark.parametrize("foot", ["<span>（2015.12.14）</span>", ""])
def test_a_day_in_the_footer_is_no_row_s_though_it_looks_as_those_of_rows(foot: str) -> None:
    titles = (TITLE, f"{TITLE}的紧急补充通知", TITLE)
    rows_of = "".join(
        f"<tr><td><span>2015年6月{9 - n}日</span></td></tr><tr><td><a href='{n}.html'>{title}</a></td></tr>"
        for n, title in enumerate(titles)
    )
    html = f"<body><div><a href='/'>首页</a></div><table>{rows_of}</table><div>主办：某县 <a href='/m/'>地图</a> {foot}</div></body>"
    assert days_of(read(html)) == ["2015-06-09", "2015-06-08", "2015-06-07"]


def test_a_box_round_a_list_is_no_row_of_it() -> None:
    own = "<br>".join(f"<a href='{n}.html'>{TITLE}</a><span>2015-06-0{9 - n}</span>" for n in range(3))
    html = f"<div><div>{own}</div><div>主办：某县 <span>2015-12-14</span> <a href='/m/'>地图</a></div></div>"
    assert days_of(read(html)) == ["2015-06-09", "2015-06-08", "2015-06-07"]


def test_a_card_round_what_belongs_to_it_is_a_row() -> None:
    own = "".join(f"<a href='/b/{{0}}{n}.html'>附件说明材料{n}</a><span>2015-03-0{n}</span>" for n in (1, 2))
    card = f"<div class=c><a href='{{0}}.html'>{TITLE}的紧急补充通知</a><i>2015-06-0{{0}}</i><div>{own}</div></div>"
    assert {"2015-06-09", "2015-06-08"} <= set(days_of(read(card.format(9) + card.format(8))))


@pytest.mark.parametrize("several", [1, 2])
@pytest.mark.parametrize(
    "row",
    [
        "<li><a href='{n}.html'>{t}</a><span>2015-06-0{n} 星期一</span></li>",
        "<tr><td><a href='{n}.html'>{t}</a></td><td>2015-06-0{n}</td><td>星期一</td></tr>",
    ],
)
def test_a_weekday_makes_no_clock_of_a_row_s_day(row: str, several: int) -> None:
    shown = "".join(row.format(n=9 - n, t=TITLE) for n in range(several))
    found = read(f"<table>{shown}</table>" if "<tr" in row else f"<ul>{shown}</ul>")
    assert days_of(found) == ["2015-06-09", "2015-06-08"][:several]


@pytest.mark.parametrize(
    "html",
    [
        f"<tr><td>2015-12-30 星期三</td><td><a href='1.html'>{TITLE}</a></td></tr>",
        "<tr><td>2015-06-09 星期二</td><td><a href='/m/'>网站地图</a></td></tr>",
        f"<p>2015-06-09 星期二 <a href='1.html'>{TITLE}</a></p>",
    ],
)
def test_a_clock_beside_a_link_is_no_row(html: str) -> None:
    assert days_of(read(f"<table>{html}</table>" if "<tr" in html else html)) == []


def test_a_day_in_full_may_stand_round_its_distance() -> None:
    rows_of = "".join(
        f"<li><a href='{n}.html'>{TITLE}</a><abbr title='2015-06-0{n}'><span>3天前</span></abbr></li>"
        for n in (9, 8)
    )
    assert days_of(read(f"<ul>{rows_of}</ul>")) == ["2015-06-09", "2015-06-08"]


def test_the_trail_above_a_list_is_no_heading_of_a_box() -> None:
    trail = "<div>当前位置：<a href='/'>首页</a> &gt; <a href='./'>热点新闻</a></div>"
    body = f"{trail}{items('2015-06-05', '2015-06-03')}<div><h3>通知公告</h3>{items('2015-06-01')}</div>"
    found = read(f"<head><title>热点新闻_某县</title></head><body><div>{body}</div></body>")
    assert not any(row.beside for row in found)


def test_a_list_of_the_page_s_name_has_others_beside_it() -> None:
    box = f"<div><h3>部门文件</h3><ul><li><a href='/x/1.html'>{TITLE}</a><i>2015-12-30</i></li></ul></div>"
    own = "<div><h2>通知公告</h2>" + items("2015-06-05", "2015-06-03") + "</div>"
    found = read(f"<head><title>通知公告_某县</title></head><body>{box}{own}</body>")
    assert [row.beside for row in found] == ["部门文件", "", ""]
    parts = read(f"<head><title>政务公开_某县</title></head><body>{box}{own}</body>")
    assert not any(row.beside for row in parts)


def test_an_item_of_the_list_is_no_less_one_for_standing_in_a_box_too() -> None:
    box = f"<div><h3>热点推荐</h3><ul><li><a href='/c/0.html'>{TITLE}</a><i>2015-12-30</i></li></ul></div>"
    found = read(f"<body>{box}{items('2015-12-30', '2015-06-03', '2015-06-01')}</body>")
    assert [(bool(row.beside), row.dated and row.dated.day.day) for row in found] == [
        (False, 30),
        (False, 3),
        (False, 1),
    ]


@pytest.mark.parametrize(
    ("url", "shown", "day"),
    [
        ("/a/201510/t20151020_1.html", "10-25", "2015-10-25"),
        ("/a/201410/t20141020_1.html", "10-25", "2014-10-25"),
        ("/a/201412/t20141228_1.html", "01-04", "2015-01-04"),
        ("/a/201410/t20141002_1.html", "11-22", "2015-11-22"),
    ],
)
def test_a_day_without_a_year_goes_with_its_address_where_they_are_near(
    url: str, shown: str, day: str
) -> None:
    found = read(f"<body><ul><li><a href='{url}'>{TITLE}</a><span>{shown}</span></li></ul></body>")
    assert days_of(found) == [day]


@pytest.mark.parametrize(
    "title",
    ["某局深入企业走访问需解难题", "做好强降雨天气防范工作", "召开空气质量改善推进会", "开展版权保护宣传"],
)
def test_words_of_clocks_and_counters_may_stand_in_a_title(title: str) -> None:
    html = "".join(f"<li><a href='{n}.html'>(2015-11-2{n}){title}</a></li>" for n in (5, 4, 3))
    assert days_of(read(f"<body><ul>{html}</ul></body>")) == ["2015-11-25", "2015-11-24", "2015-11-23"]


def test_the_heads_of_a_table_are_no_heading_of_a_box() -> None:
    rows = "".join(
        f"<tr><td>{n}</td><td><a href='/p/{n}.html'>{TITLE}{n}</a></td><td>2015-11-{20 - n}</td></tr>"
        for n in range(6)
    )
    heads = "".join(f"<th>{head}</th>" for head in ("序号", "名称", "发布时间", "浏览"))
    found = read(f"<body><table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></body>")
    assert [row.beside for row in found] == [""] * 6


def test_the_longest_list_is_never_beside() -> None:
    shown = "".join(f"<li><a href='/n/{n}.html'>{TITLE}</a><i>2015-12-2{n}</i></li>" for n in range(9))
    body = f"<div><h3>最新公告</h3><ul>{shown}</ul></div>{items('2015-06-05', '2015-06-03')}"
    assert not any(row.beside for row in read(f"<body>{body}</body>"))


def test_days_below_the_heading_of_their_month() -> None:
    month = "<h4>2015年{}月</h4><ul><li><span>{}日</span><a href='/c/{}.html'>{}</a></li></ul>"
    found = read(f"<body>{month.format(12, 3, 1, TITLE)}{month.format(11, 20, 2, TITLE)}</body>")
    assert days_of(found) == ["2015-12-03", "2015-11-20"]


def test_the_foot_of_a_card_is_no_footer() -> None:
    card = "<div class='card'><a href='/c/{0}.html'>{1}</a><div class='foot'>2015-11-2{0}</div></div>"
    found = read("<body>" + "".join(card.format(n, TITLE) for n in (5, 4, 3)) + "</body>")
    assert days_of(found) == ["2015-11-25", "2015-11-24", "2015-11-23"]


def test_a_row_leads_to_its_article_and_not_to_the_files_beside_it() -> None:
    files = "<a href='/f/{0}.pdf'>PDF版</a> <a href='/f/{0}.docx'>WORD</a>"
    row = "<li><a href='/c/{0}.html'>{1}</a> " + files + "<span>2015-11-2{0}</span></li>"
    found = read("<body><ul>" + "".join(row.format(n, TITLE) for n in (5, 4, 3)) + "</ul></body>")
    assert [row.url[-7:] for row in found] == ["/5.html", "/4.html", "/3.html"]


def test_dotted_days_without_a_year_count_in_a_list_alone() -> None:
    assert days_of(read(items("12.25", "12.05", "11.30"))) == ["2015-12-25", "2015-12-05", "2015-11-30"]
    assert not any(days_of(read(items("12.25", "第二批", "第三批"))))
    assert not any(days_of(read(items("12.50", "8.30", "1.5"))))


def test_undated_lists_need_no_usual_addresses() -> None:
    links = "".join(f"<p><a href='/c/x{n}'>{TITLE}第{n}批</a></p>" for n in range(6))
    assert len(read(f"<body><div>{links}</div></body>")) == 6
    offices = "".join(f"<li><a href='/bm/{n}'>某某县第{n}人力资源和社会保障局</a></li>" for n in range(8))
    assert read(f"<body><ul>{offices}</ul></body>") == ()
    menu = "".join(f"<li><a href='/c{n}'>通知公告{n}</a></li>" for n in range(8))
    assert read(f"<body><ul>{menu}</ul></body>") == ()


def test_files_with_short_names_make_an_undated_list() -> None:
    files = "".join(f"<a href='/o/{n}.pdf'>Smith v. Jones {n}</a><br>" for n in range(6))
    assert len(read(f"<body><div>{files}</div></body>", "http://court.example.gov/o/")) == 6


def test_a_day_above_several_items_is_for_all_of_them() -> None:
    item = "<div class='i'><b>No. {0}:</b> <a href='/f?id={0}'>State v. Somebody Else {0}</a></div>"
    panel = "<div class='p'><div class='h'>02/0{0}/2023</div><div class='g'>{1}</div></div>"
    body = "".join(panel.format(n, item.format(10 * n) + item.format(10 * n + 1)) for n in (3, 2, 1))
    found = read(f"<body>{body}</body>", "http://court.example.gov/o/")
    assert days_of(found) == [f"2023-02-0{n}" for n in (3, 3, 2, 2, 1, 1)]


@pytest.mark.parametrize("sizes", [(3, 3, 3, 3), (1, 1, 1, 1), (1, 2, 3, 1)])
@pytest.mark.parametrize("above", ["", "<p>详见<a href='/zt/'>本县政务服务网站的有关说明</a>。</p>"])
@pytest.mark.parametrize("below", ["", "<p><a href='/gy/'>关于本县政府门户网站</a></p>"])
def test_days_above_lists_are_theirs_whatever_links_stand_before_the_first(
    sizes: tuple[int, ...], above: str, below: str
) -> None:
    item = "<li><a href='/a/{}{}.html'>全县重点工作第{}{}次推进会召开</a></li>"
    lists = "".join(
        f"<div class=day>2015-11-2{9 - n}</div><ul>{''.join(item.format(n, k, n, k) for k in range(size))}</ul>"
        for n, size in enumerate(sizes)
    )
    found = read(f"<body>{above}{lists}{below}</body>")
    told = {row.url[-7:-5]: row.dated.day.isoformat() for row in found if row.dated and "/a/" in row.url}
    assert told == {f"{n}{k}": f"2015-11-2{9 - n}" for n, size in enumerate(sizes) for k in range(size)}
    assert not any(row.dated for row in found if "/zt/" in row.url)


def test_days_below_their_items_stay_theirs_where_the_first_stands_out() -> None:
    item = "<p><a href='/a/{0}.html'>全县重点工作第{0}次推进会召开</a></p><div class=day>2015-11-2{0}</div>"
    first = "<h2><a href='/a/9.html'>全县重点工作第九次推进会召开</a></h2><div class=day>2015-11-29</div>"
    summed = item.replace("</p>", "</p><p>会议总结了上半年的工作</p>")
    more = "<p><a href='/a/'>全县重点工作历次推进会</a></p>"
    for rest in (
        "".join(map(form.format, (8, 7, 6))) + end for form, end in ((item, ""), (item, more), (summed, ""))
    ):
        found = read(f"<body>{first}{rest}</body>")
        assert days_of(found) == [f"2015-11-2{n}" for n in (9, 8, 7, 6)]
        assert found[0].url.endswith("/a/9.html")


def test_a_row_whose_links_name_nothing_is_called_by_its_text_and_leads_to_the_document() -> None:
    row = (
        "<tr><td>Feb 1{0}, 2024</td><td>D08{0} [<a href='/d/{0}.PDF'>PDF</a>] [<a href='/d/{0}.DOCX'>DOC</a>]</td>"
        "<td>Hilltop Group v. County {0} <a href='/search?no={0}'>Case Details</a></td></tr>"
    )
    found = read("<table>" + "".join(map(row.format, (3, 2, 1))) + "</table>", "http://court.example.gov/o/")
    assert [one.url[-6:] for one in found] == ["/3.PDF", "/2.PDF", "/1.PDF"]
    assert all("Hilltop Group v. County" in one.title for one in found)


@pytest.mark.parametrize(
    "item",
    [
        "<div class='i'>[顶]<a href='/c/{0}.html'>{1}</a><p>2015年11月2{0}日</p></div>",
        "<div class='i'><span class='label'>置顶</span><a href='/c/{0}.html'>{1}</a><p>2015年11月2{0}日</p></div>",
        "<tr><td>【顶】<a href='/c/{0}.html'>{1}</a></td><td>2015-11-2{0}</td></tr>",
        "<dt>[置顶]<a href='/c/{0}.html'>{1}</a></dt><dd>2015-11-2{0}</dd>",
    ],
)
def test_the_marks_of_pinned_rows(item: str) -> None:
    plain = re.sub(r"\[(?:置)?顶\]|【顶】|<span class='label'>置顶</span>", "", item)
    shown = item.format(9, TITLE) + plain.format(5, TITLE) + plain.format(4, TITLE)
    found = read(f"<dl>{shown}</dl>" if item.startswith("<dt>") else shown)
    assert [row.pinned for row in found] == [True, False, False]


DATA = (
    f'[{{"rowId": 1, "title": "{TITLE}一", "url": "/a/1.html", "pubDate": "2015-11-25"}},'
    f'{{"rowId": 2, "title": "{TITLE}二", "url": "/a/2.html", "pubDate": "2015-11-24"}}]'
)


@pytest.mark.parametrize(
    "html",
    [
        f"<news-list :items='{DATA}'></news-list>",
        f'<news-list :items="{DATA.replace(chr(34), "&quot;")}"></news-list>',
        f"<textarea style='display:none'>{DATA.replace(chr(34), '&quot;')}</textarea>",
        f"<ul id='u'></ul><script>var rows = JSON.parse('{DATA}');</script>",
        f"<script>var xinwen = {DATA.replace('title', 'biaoti').replace('pubDate', 'riqi')};</script>",
        "<script>var rows = JSON.parse('{}');</script>".format(
            json.dumps(json.loads(DATA)).replace("\\", "\\\\")
        ),
        "<script>var arrTitle=[],arrUrl=[],arrDate=[];"
        f"arrTitle[0]='{TITLE}一';arrUrl[0]='/a/1.html';arrDate[0]='2015-11-25';\n"
        f"arrTitle[1]='{TITLE}二';arrUrl[1]='/a/2.html';arrDate[1]='2015-11-24';</script>",
        "<div id=box></div><script>var list=[];\n"
        f"list.push({{title:'{TITLE}一',url:'/a/1.html',date:'2015-11-25'}});\n"
        f"list.push({{title:'{TITLE}二',url:'/a/2.html',date:'2015-11-24'}});</script>",
        "<script>window.__NUXT__={data:[{list:"
        + DATA.replace("2015-11-25", "2015-11-24T16:30:00.000Z").replace(
            '2015-11-24"', '2015-11-23T16:30:00.000Z"'
        )
        + "}]}</script>",
    ],
)
def test_data_in_attributes_and_scripts(html: str) -> None:
    found = read(f"<html><body>{html}</body></html>", "http://www.example.gov.cn/x/")
    assert [(row.title[-1], row.url[-9:]) for row in found] == [("一", "/a/1.html"), ("二", "/a/2.html")]
    assert days_of(found) == ["2015-11-25", "2015-11-24"]


def test_there_are_at_most_a_thousand_rows() -> None:
    html = "".join(f"<li><a href='{n}.html'>{TITLE}</a><b>2015-11-20</b></li>" for n in range(1_500))
    assert len(read(f"<ul>{html}</ul>")) == 1_000


@pytest.mark.parametrize(
    ("html", "url"),
    [
        ("<a href='index_1.html'>下一页</a>", "http://www.example.gov.cn/zwgk/tzgg/index_1.html"),
        ("<a href='?page=2'>下页</a>", "http://www.example.gov.cn/zwgk/tzgg/index.html?page=2"),
        ("<a href='list_2.html'>&gt;</a>", "http://www.example.gov.cn/zwgk/tzgg/list_2.html"),
        ("<a href='2.htm'>2</a>", "http://www.example.gov.cn/zwgk/tzgg/2.htm"),
        *(
            (f"<a href='?p=2' rel{told}>older</a>", "http://www.example.gov.cn/zwgk/tzgg/index.html?p=2")
            for told in ("='next'", '="next"', "=next", " = next", "=\n'next'", "='&#110;ext'")
        ),
        ("<link rel='NEXT' href='?p=2'>", "http://www.example.gov.cn/zwgk/tzgg/index.html?p=2"),
        (
            "<script>createPageHTML(20, 0, 'index', 'html');</script>",
            "http://www.example.gov.cn/zwgk/tzgg/index_1.html",
        ),
        (
            "<script>createPageHTML('page_div',10, 1,'list','shtml',200);</script>",
            "http://www.example.gov.cn/zwgk/tzgg/list_2.shtml",
        ),
        (
            "<a href='javascript:;' onclick=\"go('list_2.jsp')\">下一页</a>",
            "http://www.example.gov.cn/zwgk/tzgg/list_2.jsp",
        ),
        (
            "<a href='javascript:void(0);' onclick=\"location.href='index_2.jhtml';return false;\">下一页</a>",
            "http://www.example.gov.cn/zwgk/tzgg/index_2.jhtml",
        ),
        (
            "<script>var currentPage = 0;//从0开始\nvar nextPage = currentPage+1\nvar countPage = 14\n"
            'if(currentPage!=countPage-1) document.write("<a href=\\"index_"+nextPage+".html\\">下一页</a>");</script>',
            "http://www.example.gov.cn/zwgk/tzgg/index_1.html",
        ),
    ],
)
def test_next_pages(html: str, url: str) -> None:
    assert next_pages(document(f"<body>{html}</body>"))[0] == url


@pytest.mark.parametrize(
    "html",
    [
        '<a href=\'javascript:__doPostBack("p","2")\'>下一页</a>',
        "<script>createPageHTML(1, 0, 'index', 'html');</script>",
        "<script>var currentPage = 0, nextPage = 1; var countPage = 1; w('<a href=\"index_'+nextPage+'.html\">');</script>",
        "<a href='http://other.example/2.html'>下一页</a>",
        "<a href='index.html'>下一页</a>",
        "<a href='http://['>下一页</a>",
    ],
)
def test_no_next_page(html: str) -> None:
    assert next_pages(document(f"<body>{html}</body>")) == ()


@pytest.mark.parametrize(
    ("html", "pending"),
    [
        ("<div id='app'></div><script src='app.js'></script>", True),
        ("<ul><li v-for='item in list'>{{ item.title }}</li></ul>", True),
        ("<ul id='list'></ul><script>$.ajax({url:'/api'})</script>", True),
        ("<p>首页</p><div class='list'>正在加载…</div>", True),
        ("<p>首页</p><div class='list'>数据加载中，请稍候</div>", True),
        ("<h3>公告</h3><div id='n'></div><script>$.ajax({url:'/a',success:n})</script>", True),
        ("<h3>公告</h3><div class='jslist'></div><script src='/jquery/pages.js'></script>", True),
        ("<h3>公告</h3><div id='x'></div><script>document.getElementById('x').innerHTML=f()</script>", True),
        ("<h3>公告</h3><div><img src='/i/loading.gif'></div><script>go()</script>", True),
        ("<h3>公告</h3><table class='easyui-datagrid' url='/l'></table><script src='a.js'></script>", True),
        (
            "<h3>公告</h3><div v-cloak><p v-for='n in l' v-text='n'></p></div><script src='a.js'></script>",
            True,
        ),
        ("<h3>公告</h3><noscript>请启用 JavaScript</noscript><script src='a.js'></script>", True),
        ("<script src='a.js'></script>", True),
        (
            "<h3>公告</h3><script type='text/html' id='t'><li>x</li></script><div id='o'></div>"
            "<script src='g.js'></script>",
            True,
        ),
        ("<h3>公告</h3><div class='n'><ul></ul></div><script>axios.get('/a').then(f)</script>", True),
        ("<table class='easyui-datagrid' url='/l'><thead><tr><th>标题</th></tr></thead></table>", True),
        ("<h3>公告</h3><td><script>document.write('<li>'+f())</script></td>", True),
        ("<h3>公告</h3><td><script>document.write(rows)</script></td>", True),
        (
            "<h3>公告</h3><td><script>var d=new Date();document.write((d.getMonth()+1)+'月')</script></td>",
            False,
        ),
        ("<h3>公告</h3><div><script>showDate()</script></div>", False),
        ("<h3>公告</h3><div><script>update()</script></div>", True),
        ("<h3>公告</h3><div><script>document.write('本站始建于2006-06-18')</script></div>", False),
        ("<h3>公告</h3><img src='/i/loading.gif' data-src='/i/1.jpg'>", False),
        ("<h3>公告</h3><div class='clear'></div><script src='/js/jquery.min.js'></script>", False),
        ("<h3>公告</h3><p>暂无信息</p><div id='list'></div><script src='/js/page.js'></script>", False),
        ("<p>首页</p><span id='hits'></span><script>$.get('/count')</script>", False),
        ("<ul><li>暂无信息</li></ul><script>$.ajax({url:'/count'})</script>", False),
        ("<p class='no b'>暂无信息</p><script>$.get('/a',n=>{$('.no').hide()})</script>", True),
        ("<p class='no'>暂无信息</p><script>$.get('/count',n=>{$('.nose').html(n)})</script>", False),
        ("<div class='m'><p>暂无信息</p></div><script>$.get('/count',n=>{$('.m').html(n)})</script>", False),
        (
            "<div class='c'><p>某某县位于某省东部，是一座历史悠久的县城，人口五十万。</p></div>",
            False,
        ),
        (
            f"<ul><li><a href='1.html'>{TITLE}</a><b>2015-11-20</b></li></ul>"
            "<ul id='h'></ul><script>$.get('/x')</script>",
            False,
        ),
    ],
)
def test_lists_that_wait_for_a_script(html: str, pending: bool) -> None:
    made = document(f"<html><body>{html}</body></html>")
    assert pending_script(made, rows(made, FETCHED)) is pending


def test_the_day_of_an_article_is_none_of_the_box_beside_it() -> None:
    box = "".join(f"<li><a href='/p/{n}.html'>{TITLE}{n}</a></li>" for n in range(6))
    made = document(
        f"<html><body><div><p>（上传日期：2015/11/20）</p><div class='rank'><ol>{box}</ol></div></div>"
    )
    assert not [row for row in rows(made, FETCHED) if row.dated]


@pytest.mark.parametrize(
    "frame",
    [
        "<header><a href='/'>江渚市人民政府</a><span>2015年11月30日 星期一</span></header>",
        "<div><td align='right'>2015-11-30 星期一</td><a href='/'>江渚市人民政府</a></div>",
        "<table><tr><td><a href='/s'>版权声明</a><p>页面更新时间 2015-11-29</p></td></tr></table>",
        "<div><a href='/s'>隐私声明</a> 最后更新：2015-11-29 06:00:12</div>",
        "<div><a href='/s'>某某县人民政府</a> 天气 11-30 晴</div>",
    ],
)
def test_clocks_and_footers_are_no_rows(frame: str) -> None:
    made = document(f"<html><body>{frame}</body></html>")
    assert not [row for row in rows(made, FETCHED) if row.dated]


@pytest.mark.parametrize(
    "html",
    [
        "<ul>" + "<li>" * 20_000,
        "<li><a href='x.html'>标题标题标题</a>" + "<b>2015-11-20</b>" * 5_000,
        "<table>" + "<tr><td>2015-11-20</td>" * 5_000,
        "<div>" * 1_500 + "<a href='a.html'>很长的一个标题文字</a> 2015-11-20",
        "[" * 50_000,
        '{"a":' * 50_000,
        "<script>document.write(" + "'a'+" * 50_000 + "</script>",
        "<script>var a=[{" + "title:'x'," * 30_000 + "</script>",
        "<!--" * 20_000,
        "2015-11-20 <a href='b.html'>另一个标题</a>" * 3_000,
    ],
)
def test_hostile_lists_end_in_time(html: str) -> None:
    start = time.process_time()
    made = document(f"<html><body>{html}</body></html>" if html[0] not in "[{" else html)
    found = rows(made, FETCHED)
    next_pages(made)
    pending_script(made, found)
    assert time.process_time() - start < PATIENCE
    assert len(found) <= 1_000


ROW = ("关于公布行政许可事项的公告", "关于调整公交线路的通告", "关于开展普法活动的通知")


def several(pattern: str, box: str = "{}") -> str:
    """Three rows; the pattern knows {u}, {t} and {n}, the day of November 2015."""
    return box.replace(
        "{}", "".join(pattern.format(u=f"/a/{n}.html", t=ROW[n - 23], n=n) for n in (25, 24, 23))
    )


@pytest.mark.parametrize(
    "html",
    [
        several("add('{t}', '{u}', '2015-11-{n}');", "<script>{}</script>"),
        several("l[l.length]=new Item('7{n}', \"{t}\", \"{u}\", \"2015/11/{n}\");", "<script>var l=[];{}</script>"),
        several("h += '<li><a href=\"{u}\">' + '{t}' + '</a>';\nh += '<i>2015-11-{n}</i></li>';\n", "<script>{}</script>"),
        several("['{n}', '{t}', '{u}', '2015-11-{n}'],", "<script>var rows = [{}];</script>"),
        several("<li><a href='{u}'>{t}</a><i>2015-11-{n}</i></li>", "<script>x.innerHTML = `<ul>{}</ul>`;</script>"),
        several("&lt;li&gt;&lt;a href='{u}'&gt;{t}&lt;/a&gt;&lt;i&gt;2015-11-{n}&lt;/i&gt;&lt;/li&gt;", '<input type="hidden" value="{}">'),
        several("<item><title>{t}</title><url>{u}</url><date>2015-11-{n}</date></item>", "<?xml version='1.0'?><list>{}</list>"),
        several("<row title='{t}' href='{u}' date='2015-11-{n}'/>", "<rows>{}</rows>"),
        several("{{\"a\": {{\"title\": \"{t}\", \"publishDate\": \"2015-11-{n}\"}}, \"links\": {{\"self\": \"{u}\"}}}},", "<script>var d = [{}];</script>"),
        "<script>var t={}, u={}, d={};</script>".format(
            list(ROW[::-1]), [f"/a/{n}.html" for n in (25, 24, 23)], [f"2015-11-{n}" for n in (25, 24, 23)]
        ),
    ],
)  # fmt: skip
def test_rows_that_scripts_and_data_carry(html: str) -> None:
    whole = html if html.startswith(("<?xml", "<rows")) else f"<html><body>{html}</body></html>"
    found = read(whole)
    assert days_of(found) == ["2015-11-25", "2015-11-24", "2015-11-23"]
    assert [row.url for row in found] == [f"http://www.example.gov.cn/a/{n}.html" for n in (25, 24, 23)]
    assert [row.title for row in found] == list(ROW[::-1])


@pytest.mark.parametrize(
    "html",
    [
        "<script>var menu = [{name: '政务公开', url: '/zwgk/'}, {name: '互动交流', url: '/hdjl/'}];</script>",
        "<script>init('/api/x', '2015-11-25', 'v1'); init('/api/y', '2015-11-24', 'v2');</script>",
        "<script>var p = {logo: '/logo.png', built: '2015-11-25', site: '某某人民政府门户网站'};</script>",
        '<script>$("#x").html("<a href=\'/index.html\'>返回政府门户网站首页</a>")</script>',
        "<script>var a = {ajaxurl: '/wp/ajax.do', lost: '对不起 页面无法加载'}; var b = {link: '/login.do', ok: '请先 登录再提交'};</script>",
        "<script>a = {filename: 'one.js', name: '自动填写工具一号'}; b = {filename: 'two.js?v=1', name: '自动填写工具二号'};</script>",
        "<script>var zNodes = [{id: 1, pId: 0, name: '政府信息公开指南', url: '/zn/'}, {id: 2, pId: 0, name: '政府信息公开年报', url: '/nb/'}];</script>",
        "<script>menu([{title: '重点领域信息公开', url: '/zd/', children: []}, {title: '财政预算决算公开', url: '/cz/', children: []}]);</script>",
    ],
)
def test_what_scripts_hold_besides_rows(html: str) -> None:
    assert read(f"<html><body>{html}</body></html>") == ()


@pytest.mark.parametrize(
    "box",
    [
        "<div><h4>阅读排行</h4>{}</div>",
        "<td><b>热点文章</b><br>{}</td>",
        "<dl><dt>猜你喜欢<small>2015-11-26更新</small></dt>{}</dl>",
    ],
)
def test_the_heading_of_a_box_may_stand_within_it(box: str) -> None:
    hot = "".join(f"<p><a href='/r/{n}.html'>{TITLE}{n}</a> 2015-11-26</p>" for n in "一二三")
    own = several("<li><a href='{u}'>{t}</a><b>2015-11-{n}</b></li>", "<ul>{}</ul>")
    found = read(f"<table><tr>{box.replace('{}', hot)}<td>{own}</td></tr></table>")
    assert {bool(row.beside) for row in found if "/r/" in row.url} == {True}
    assert {row.beside for row in found if "/a/" in row.url} == {""}


@pytest.mark.parametrize(
    "head",
    [
        "<h3>{}年</h3>",
        "<div class='y'>{}</div>",
        "<p><b>{}年度</b></p>",
        "<summary>{}年（点击展开）</summary>",
    ],
)
def test_years_that_stand_above_days(head: str) -> None:
    html = "".join(
        f"<div>{head.format(year)}<ul>"
        + "".join(f"<li><a href='/{year}/{m}.html'>{TITLE}</a><i>{m}-05</i></li>" for m in ("09", "03"))
        + "</ul></div>"
        for year in (2014, 2012)
    )
    assert days_of(read(html)) == ["2014-09-05", "2014-03-05", "2012-09-05", "2012-03-05"]


def test_a_choice_of_years_is_no_heading() -> None:
    choice = "".join(f"<span>{year}年</span>" for year in (2015, 2014, 2013))
    rows = several("<li><a href='{u}'>{t}</a><i>11-{n}</i></li>", "<ul>{}</ul>")
    assert days_of(read(f"<div>{choice}{rows}</div>")) == ["2015-11-25", "2015-11-24", "2015-11-23"]


@pytest.mark.parametrize(
    "item",
    [
        "<li><a href='{u}'>{t}</a><p>成文日期：2015-11-02；发布日期：2015-11-{n}</p></li>",
        "<li><a href='{u}'>{t}</a><div>公布日期 2015-11-{n} | 施行日期 2016-01-01</div></li>",
        "<div><h4><a href='{u}'>{t}</a></h4><label>生效日期</label>2016-01-01 <label>发布时间</label>2015-11-{n}</div>",
        "<li><a href='{u}'>{t}</a><b>2015-11-{n}</b><div style='display:none'><span>生成日期：</span>2015-11-01</div></li>",
        "<li><a href='{u}'>{t}</a><p>[办公室] [2015-11-{n} 09:21:00]</p></li>",
        "<li><a href='{u}'>{t}</a><i><script>show('2015-11-{n} 10:00:00')</script></i></li>",
    ],
)
def test_the_day_of_publication_among_others(item: str) -> None:
    assert days_of(read(several(item, "<div>{}</div>"))) == ["2015-11-25", "2015-11-24", "2015-11-23"]


def test_the_days_of_an_event_are_not_its_item_s() -> None:
    ahead = several(
        "<li><a href='/20151102/c{n}.html'>{t}</a><p>活动时间：2015年12月{n}日</p></li>", "<ul>{}</ul>"
    )
    assert set(days_of(read(ahead))) == {"2015-11-02"}
    between = several(
        "<li><a href='{u}'>{t}</a><span>起止时间：2015-11-01 至 2015-12-{n}</span></li>", "<ul>{}</ul>"
    )
    assert not any(row.dated for row in read(between))


def test_the_issues_of_a_gazette_are_rows_without_days() -> None:
    issues = "".join(f"<li><a href='/gb/{n}.html'>2015年第{n}期</a></li>" for n in range(1, 7))
    assert [row.title for row in read(f"<ul>{issues}</ul>")] == [f"2015年第{n}期" for n in range(1, 7)]


def test_boxes_laid_out_as_a_table_have_heads_of_columns() -> None:
    heads = "<div><p>名称</p><p>成文时间</p><p>发布时间</p></div>"
    rows = several("<div><p><a href='{u}'>{t}</a></p><p>2015-11-02</p><p>2015-11-{n}</p></div>", "{}")
    assert days_of(read(f"<div>{heads}{rows}</div>")) == ["2015-11-25", "2015-11-24", "2015-11-23"]


@pytest.mark.parametrize(
    "item",
    [
        "<li data-date='2015-11-{n}'><a href='{u}'>{t}</a></li>",
        "<li data-fbrq='2015-11-{n}'><a href='{u}'>{t}</a></li>",
        "<li data-upload-date='2015-11-{n}'><a href='{u}'>{t}</a></li>",
        "<li><a href='{u}'>{t}</a><input type='hidden' name='pubtime' value='2015-11-{n}'></li>",
        "<li><a href='{u}'>{t}</a><input type='hidden' name='d' value='2015-11-{n}'></li>",
        "<tr><td><a href='{u}'>{t}</a></td><td title='发布时间：2015-11-{n}'>办公室</td></tr>",
        "<li><a href='{u}'>{t}</a><input type='hidden' value='2015-11-{n}'></li>",
        "<li><a href='{u}'>{t}</a><meta itemprop='datePublished' content='2015-11-{n}'></li>",
    ],
)
def test_days_that_attributes_keep_are_read_and_never_certain(item: str) -> None:
    found = read(several(item, "<table>{}</table>" if item.startswith("<tr") else "<ul>{}</ul>"))
    assert days_of(found) == ["2015-11-25", "2015-11-24", "2015-11-23"]
    assert not any(row.dated and row.dated.certain for row in found)


@pytest.mark.parametrize(
    "html",
    [
        *(
            several(f"<li {name}='2015-11-{{n}}'><a href='{{u}}'>{{t}}</a></li>", "<ul>{}</ul>")
            for name in ("data-end", "data-cached", "data-cache-time", "data-modified", "data-updatetime", "data-sync-date")
        ),
        *(
            several(f"<li {name}='2015-11-{{n}}'><a href='{{u}}'>{{t}}</a></li>", "<ul>{}</ul>")
            for name in ("data-render-time", "data-crawldate", "data-now", "data-version", "data-build-date", "data-v")
        ),
        several("<li><a href='{u}'>{t}</a><input name='modified' value='2015-11-{n}'></li>", "<ul>{}</ul>"),
        several("<li title='更新时间：2015-11-{n}'><a href='{u}'>{t}</a></li>", "<ul>{}</ul>"),
        several("<li data-date='2015-11-{n}'><a href='{u}'>{t}</a><i>2015-10-01</i></li>", "<ul>{}</ul>"),
        "<table><tr>" + "".join(f"<td title='2015-11-{n}'>{n}</td>" for n in range(10, 29)) + "</tr></table>"
        + several("<li><a href='{u}'>{t}</a></li>", "<ul>{}</ul>"),
    ],
)  # fmt: skip
def test_attributes_that_keep_no_day_of_a_row(html: str) -> None:
    assert not {"2015-11-25", "2015-11-24", "2015-11-23"} & set(days_of(read(html)))


@pytest.mark.parametrize(
    "thing",
    [
        '{{"title": "{t}", "url": "{u}", "year": 2015, "month": 11, "day": {n}}}',
        '{{"title": "{t}", "url": "{u}", "y": "2015", "md": "11-{n}"}}',
        '{{"t": "{t}", "u": "{u}", "d": "11-{n}", "y": 2015}}',
    ],
)
def test_data_whose_days_come_in_parts(thing: str) -> None:
    found = read(f"<html><body><script>var a=[{several(thing + ',')}];</script></body></html>")
    assert days_of(found) == ["2015-11-25", "2015-11-24", "2015-11-23"]


def test_the_year_of_a_group_of_data_is_its_items_year() -> None:
    items_of = several('{{"title": "{t}", "url": "{u}", "md": "11-{n}"}},').rstrip(",")
    found = read(f'{{"years": [{{"year": 2015, "items": [{items_of}]}}]}}')
    assert days_of(found) == ["2015-11-25", "2015-11-24", "2015-11-23"]


@pytest.mark.parametrize(
    ("host", "told", "day"),
    [
        ("www.example.com", "2015-11-25T23:00:00Z", "2015-11-25"),
        ("court.example.gov", "2015-11-25T00:00:00.000Z", "2015-11-25"),
        ("court.example.gov", "2015-06-25T04:00:00+00:00", "2015-06-25"),
        ("court.example.gov", "2015-11-25T05:00:00Z", "2015-11-25"),
        ("court.example.gov", "2015-11-25T04:10:00Z", "2015-11-24"),
        ("court.example.gov", "2015-11-25T02:00:00Z", "2015-11-24"),
        ("www.example.gov.uk", "2015-06-24T23:00:00Z", "2015-06-25"),
        ("www.example.gov.cn", "2015-11-24T16:00:00Z", "2015-11-25"),
        ("www.example.gov.cn", "2015-11-25T15:00:00Z", "2015-11-25"),
        ("www.example.gov.cn", "2015-11-25T00:00:00Z", "2015-11-25"),
    ],
)
def test_a_day_written_as_its_midnight_is_that_day(host: str, told: str, day: str) -> None:
    items = ",".join(f'{{"title":"{TITLE}{n}","url":"/a/{n}.html","pubDate":"{told}"}}' for n in "12")
    assert days_of(read(f"[{items}]", f"http://{host}/list")) == [day, day]


def test_days_of_dot_net() -> None:
    noon = 1_448_424_000_000  # of 25 November 2015 in China
    thing = '{{"Title": "{t}", "Url": "{u}", "PubDate": "/Date(MS)/"}},'.replace("MS", str(noon))
    assert set(days_of(read(f"<html><body><script>var d=[{several(thing)}]</script></body></html>"))) == {
        "2015-11-25"
    }


def test_hot_items_in_data_stand_beside_its_list() -> None:
    hot = ", ".join(f'{{"title": "{TITLE}{n}", "url": "/r/{n}.html", "date": "2015-11-26"}}' for n in "一二")
    own = several('{{"title": "{t}", "url": "{u}", "date": "2015-11-{n}"}},').rstrip(",")
    found = read(f'{{"hotList": [{hot}], "list": [{own}]}}')
    assert days_of(found) == ["2015-11-25", "2015-11-24", "2015-11-23"]


@pytest.mark.parametrize(
    "script",
    [
        "var s='{}'; show(s.split(';'))".format(several("{t}|{u}|2015-11-{n};")),
        "var h=unescape('%3Cul%3E{}%3C/ul%3E');".format(
            several("%3Cli%3E%3Ca href=\"{u}\"%3E{t}%3C/a%3E%3Ci%3E2015-11-{n}%3C/i%3E%3C/li%3E")
        ),
    ],
)  # fmt: skip
def test_rows_in_one_string(script: str) -> None:
    found = read(f"<html><body><script>{script}</script></body></html>")
    assert days_of(found) == ["2015-11-25", "2015-11-24", "2015-11-23"]


def test_bare_days_below_the_heading_of_their_month() -> None:
    rows = several("<li><i>{n}</i><a href='{u}'>{t}</a></li>", "<div><h3>2015年11月</h3><ul>{}</ul></div>")
    assert days_of(read(rows)) == ["2015-11-25", "2015-11-24", "2015-11-23"]
    ranks = "".join(
        f"<li><i>0{n}</i><a href='/a/{n}.html'>{title}</a></li>" for n, title in enumerate(ROW, 1)
    )
    assert set(days_of(read(f"<div><h3>2015年11月</h3><ul>{ranks}</ul></div>"))) <= {""}


def test_a_day_that_links_where_its_title_does() -> None:
    row = "<tr><td><a href='{u}'>2015-11-{n}</a></td><td><a href='{u}'>{t}</a></td></tr>"
    found = read(several(row, "<table>{}</table>"))
    assert [row.title for row in found] == list(ROW[::-1])
    assert days_of(found) == ["2015-11-25", "2015-11-24", "2015-11-23"]


@pytest.mark.parametrize(
    "head", ["<h3><img src='/rd.png' alt='热点新闻'></h3><ul>{}</ul>", "<marquee>{}</marquee>"]
)
def test_pictures_head_boxes_and_marquees_are_some(head: str) -> None:
    hot = "".join(f"<li><a href='/r/{n}.html'>{TITLE}{n}</a> 2015-11-26</li>" for n in "一二三")
    own = several("<li><a href='{u}'>{t}</a><b>2015-11-{n}</b></li>", "<ul>{}</ul>")
    found = read(f"<div>{head.replace('{}', hot)}</div><div>{own}</div>")
    assert {bool(row.beside) for row in found if "/r/" in row.url} == {True}
    assert {row.beside for row in found if "/a/" in row.url} == {""}


@pytest.mark.parametrize(
    "panes",
    [
        "<p><b data-tab='1'>通知公告</b><b data-tab='2'>公示公告</b></p>"
        "<div><h3>通知公告</h3>{}</div><div style='display:none'><h3>公示公告</h3>[]</div>",
        "<ul><li onclick='t(1)'>最新公告</li><li onclick='t(2)'>历史公告</li></ul><div>{}</div><div hidden>[]</div>",
        "<div><a onclick='t(1)'>通知公告</a><a onclick='t(2)'>公示</a></div><div>{}</div><div hidden>[]</div>",
    ],
)
def test_the_lists_of_all_tabs_are_the_page_s(panes: str) -> None:
    shown = several("<li><a href='{u}'>{t}</a><b>2015-10-{n}</b></li>", "<ul>{}</ul>")
    hidden = several("<li><a href='/b{u}'>{t}</a><b>2015-11-{n}</b></li>", "<ul>{}</ul>")
    page = panes.replace("[]", hidden).replace("{}", shown)
    found = read(f"<html><head><title>通知公告</title></head><body>{page}</body></html>")
    assert [row.beside for row in found] == [""] * 6


@pytest.mark.parametrize(
    ("page", "own"),
    [
        ("<h2>通知公告</h2><marquee>[]</marquee><ul>{}</ul>", True),
        ("<h2>通知公告</h2><ul>{}</ul><marquee>[]</marquee>", True),
        ("<div><div><h2>通知公告</h2></div><div><marquee>[]</marquee><ul>{}</ul></div></div>", True),
        ("<div><h2>公示</h2><marquee>[]</marquee><ul>{}</ul></div>", True),
        ("<div><marquee>[]</marquee></div><div><h2>通知公告</h2><ul>{}</ul></div>", False),
        ("<div><h2>通知公告</h2><ul>{}</ul></div><div><h2>县区要闻</h2><marquee>[]</marquee></div>", False),
        ("<div><h2>通知公告</h2><ul>{}</ul></div><div><marquee>[]</marquee></div>", False),
        ("<h2>通知公告</h2><ul>{}</ul><div style='display:none'><h3>县区要闻</h3><ul>[]</ul></div>", False),
        (
            "<p><b onclick='a()'>首页</b><b onclick='b()'>政务</b><b onclick='c()'>互动</b></p>"
            "<div><h2>通知公告</h2><ul>{}</ul></div><div hidden><h3>县区要闻</h3><ul>[]</ul></div>",
            False,
        ),
        (
            "<p><b onclick='a()'>通知公告</b><b onclick='b()'>公示</b></p><div><div><ul>{}</ul></div>"
            "<div hidden><h3>县区要闻</h3><ul>[]</ul></div></div>",
            True,
        ),
    ],
)
def test_what_scrolls_or_hides_is_the_page_s_below_its_heading_or_tab(page: str, *, own: bool) -> None:
    shown = several("<li><a href='{u}'>{t}</a><b>2013-03-{n}</b></li>")
    other = several("<li><a href='{u}?b'>{t}</a><b>2015-12-{n}</b></li>")
    body = page.replace("[]", other).replace("{}", shown)
    found = read(f"<html><head><title>通知公告</title></head><body>{body}</body></html>")
    assert len(found) == 6
    assert {not row.beside for row in found if row.url.endswith("?b")} == {own}
    assert {row.beside for row in found if not row.url.endswith("?b")} == {""}


@pytest.mark.parametrize(
    ("page", "own"),
    [
        ("<h2>通知公告</h2><marquee>[]</marquee><ul>{}</ul>", False),
        ("<p>通知公告</p><marquee>[]</marquee><div><ul>{}</ul></div>", False),
        ("<h3>今日头条</h3><ul>[]</ul><h2>通知公告</h2><div>{}</div>", False),
        ("<div><h3>今日头条</h3><ul>[]</ul></div><ul>{}</ul>", False),
        ("<h2>通知公告</h2><ul>{}</ul><ul>[]</ul>", True),
        ("<ul>{}</ul><ul>[]</ul>", True),
    ],
)
@pytest.mark.parametrize("few", [False, True])
def test_items_that_lie_elsewhere_are_none_of_the_list(page: str, *, own: bool, few: bool) -> None:
    shown = several("<li><a href='{u}'>{t}</a><b>2013-03-{n}</b></li>")
    other = several("<li><a href='/tt/2015{u}'>{t}</a><b>2015-12-{n}</b></li>")
    if not few:  # the box is the longer one
        other += several("<li><a href='/tt/2014{u}'>{t}</a><b>2014-12-{n}</b></li>")
    body = page.replace("[]", other).replace("{}", shown)
    found = read(f"<html><head><title>通知公告</title></head><body>{body}</body></html>")
    assert {not row.beside for row in found if "/tt/" in row.url} == {own}
    assert {row.beside for row in found if "/tt/" not in row.url} == {""}


@pytest.mark.parametrize(
    ("focus", "box"),
    [
        ("<div class='focus'><h2><a href='/a/9.html'>{t}</a></h2><p>2015-08-15</p></div>", "今日头条"),
        ("<table><tr><td><a href='/a/9.html'>{t}</a></td><td>2015-08-15</td></tr></table>", "图片新闻"),
    ],
)
def test_an_item_between_a_list_and_its_heading_is_no_end_of_it(focus: str, box: str) -> None:
    side = several("<li><a href='/tj{u}'>{t}</a><b>2015-12-{n}</b></li>")
    shown = several("<li><a href='{u}'>{t}</a><b>2013-03-{n}</b></li>")
    page = (
        "<div><b>公告</b><a href='/x.html'>本站启用新域名</a></div><table><tr>"
        f"<td><div><h3>{box}</h3><ul>{side}</ul></div></td>"
        f"<td><div class='lmmc'>规范性文件</div>{focus.format(t=TITLE)}<ul>{shown}</ul></td></tr></table>"
    )
    found = read(f"<head><title>规范性文件-某县</title></head><body>{page}</body>")
    assert [row.beside for row in found] == [box] * 3 + [""] * 4


def test_a_list_below_another_box_s_heading_takes_it_not() -> None:
    side = several("<li><a href='/tj{u}'>{t}</a><b>2015-12-{n}</b></li>")
    shown = several("<li><a href='{u}'>{t}</a><b>2013-03-{n}</b></li>")
    found = read(f"<title>通知</title><body><h3>热点文章</h3><ul>{side}</ul><ul>{shown}</ul></body>")
    assert [row.beside for row in found] == ["热点文章"] * 3 + [""] * 3


@pytest.mark.parametrize("day", ["2015-11-20", "11-20", "[11/20]"])
def test_items_of_one_day_in_a_cell_have_each_that_day(day: str) -> None:
    lines = "".join(f"<img src=d.gif><a href='/a/{n}.html'>{TITLE}{n}</a> {day}<br>" for n in range(6))
    found = read(f"<body><table><tr><td><b>通知公告</b><br>{lines}</td></tr></table></body>")
    assert days_of(found) == ["2015-11-20"] * 6


def test_links_in_one_cell_are_a_list_with_the_heading_in_it() -> None:
    lines = "".join(f"<a href='/a/{n}.html'>{TITLE}{n}</a><br>" for n in range(6))
    shown = "".join(
        f"<tr><td><a href='/b/{n}.html'>{TITLE}</a></td><td>2015-11-20</td></tr>" for n in range(6)
    )
    page = f"<table><tr><td><b>热点文章</b><br>{lines}</td><td><table>{shown}</table></td></tr></table>"
    found = read(f"<body>{page}</body>")
    assert [row.beside for row in found] == ["热点文章"] * 6 + [""] * 6


NAMED = (
    "城乡居民基本医疗保险参保登记表",
    "残疾人两项补贴申请审批表",
    "工伤认定申请表",
    "临时救助申请表",
    "就业困难人员认定表",
)


@pytest.mark.parametrize(
    ("item", "title"),
    [
        ("<div class='row'><span>{t}</span><p><a href='/d/{n}.doc'>下载</a></p></div>", "{t}"),
        ("<table class='b'><tr><td>{t}</td><td><a href='/d/{n}.doc'>点击下载</a></td></tr></table><p>说明</p><hr>", "{t}"),
        ("<div class='row'><div class='tx'><b>{t}</b></div><i><a href='/dl/{n}?inline'>PDF</a></i></div>", "{t}"),
        ("<li><button>{t}</button><div><p></p></div><p><a href='/d/{n}.pdf'>Download<i></i></a></p></li>", "{t}"),
    ],
)  # fmt: skip
def test_documents_that_only_their_boxes_name_are_rows(item: str, title: str) -> None:
    page = "".join(item.format(t=name, n=n) for n, name in enumerate(NAMED))
    found = read(f"<body><div>首页</div><div>{page}</div></body>")
    assert [row.title for row in found] == [title.format(t=name) for name in NAMED]
    few = "".join(item.format(t=name, n=n) for n, name in enumerate(NAMED[:4]))
    assert read(f"<body><div>{few}</div></body>") == ()


@pytest.mark.parametrize(
    "item",
    [
        "<div class='r'><div class='f'>编号：{n}</div><div class='g'><span><p><a href='/xx/{n}000.html'>{t}</a></p></span></div></div>",
        "<div class='r'><div class='p'><a href='/xx/{n}000.html'><img src=a.jpg></a></div>"
        "<div class='x'><div><h3><a href='/xx/{n}000.html'>{t}</a></h3></div><p>要点</p></div></div>",
    ],
)
def test_items_whose_links_stand_deep_are_rows_of_one_list(item: str) -> None:
    page = "".join(item.format(t=f"{TITLE}{n}", n=n) for n in range(6))
    found = read(f"<body><div class='l'>{page}</div></body>")
    assert [row.title for row in found] == [f"{TITLE}{n}" for n in range(6)]
    dated = read(f"<body>{items(*['2015-11-20'] * 5)}<div class='l'>{page}</div></body>")
    assert all(row.dated for row in dated)


@pytest.mark.parametrize(
    "item",
    [
        "<div class='m'><div><i><b><p><a href='/lm{n}/'>关于我们的工作与服务{n}</a></p></b></i></div></div>",
        "<div class='m'><div><i><b><p><a href='http://www{n}.example.org/'>某某省人民政府网站群{n}</a></p></b></i></div></div>",
        "<div class='m'><div><i><b><p><a href='/lm{n}/'><img src=a.jpg></a></p></b></i></div></div>",
        "<div class='m'><div><i><b><p><a href='/zt{n}/'>下载</a></p></b></i></div></div>",
        "<div class='m'><div><i><b><p><a href='/lm{n}/'>栏目</a><a href='/{n}.pdf'>下载</a></p></b></i></div></div>",
    ],
)
def test_menus_and_friends_in_boxes_are_no_rows(item: str) -> None:
    page = "".join(item.format(n=n) for n in range(8))
    assert read(f"<body><div>{page}</div></body>") == ()


ABOUT = "凡符合本通知规定条件的单位，均可提出书面申请，并附相关证明材料。"


@pytest.mark.parametrize(
    "item",
    [
        "<div class='it'><a href='{u}'><img src='a.jpg'></a><div class='r'><h4><a href='{u}'>{t}</a></h4><p>{p}</p>"
        "<div class='b'><span>{d}</span><a href='{u}'>查看详情&gt;&gt;</a></div></div></div>",
        "<div class='post'><h2><a href='{u}'>{t}</a></h2><div class='pm'>作者：admin 日期：{d} 分类："
        "<a href='/xw/'>动态</a> <a href='{u}#pl'>评论(0)</a></div><p>{p}</p></div>",
        "<a href='{u}'><p class='t'>{t}</p><p class='s'>{p}</p><span>{d} &gt;</span></a>",
        "<div class='item'><strong>{t}</strong><p>{p}</p><span>{d}</span><a href='{u}'>[详细]</a></div>",
        "<details><summary>{t} <time>{d}</time></summary><p>{p}</p><a href='{u}'>查看全文</a></details>",
    ],
)
def test_a_short_title_is_a_title_and_takes_no_abstract_along(item: str) -> None:
    names = ("关于开展专项检查的通知", "公示", "关于公布行政权力清单的公告", "人事任免")
    page = "".join(
        item.format(u=f"/a/{n}.html", t=t, p=ABOUT, d=f"2015-11-2{n}") for n, t in enumerate(names)
    )
    found = read(f"<body><div>{page}</div></body>")
    assert [row.title for row in found] == list(names)
    assert days_of(found) == [f"2015-11-2{n}" for n in range(4)]


def test_the_number_of_a_day_is_no_part_of_a_title() -> None:
    page = "".join(
        f"<li><i>{n}</i><a href='/a/{n}.html'>某县开展“4·15”国家安全教育日宣传</a></li>" for n in (17, 16, 15)
    )
    found = read(f"<body><h3>2015年11月</h3><ul>{page}</ul></body>")
    assert {row.title for row in found} == {"某县开展“4·15”国家安全教育日宣传"}
    assert days_of(found) == ["2015-11-17", "2015-11-16", "2015-11-15"]


@pytest.mark.parametrize(
    ("box", "item"),
    [
        ("<script type='text/xml' id='d'><list>{}</list></script>", "<item><title>{t}</title><link>{u}</link><pubDate>{d}</pubDate></item>"),
        ("<script type='application/xml'><rows>{}</rows></script>", "<row title='{t}' url='{u}' date='{d}'/>"),
        ("<xml id='data'><root>{}</root></xml>", "<news><bt>{t}</bt><url>{u}</url><fbsj>{d}</fbsj></news>"),
    ],
)  # fmt: skip
def test_an_island_of_xml_is_a_list(box: str, item: str) -> None:
    told = "".join(item.format(t=f"{TITLE}{n}", u=f"./t{n}.html", d=f"2015-11-2{n}") for n in range(3))
    found = read(f"<body><div id='l'></div>{box.format(told)}<div>页脚</div></body>")
    assert days_of(found) == ["2015-11-20", "2015-11-21", "2015-11-22"]
    assert [row.url for row in found] == [f"http://www.example.gov.cn/zwgk/tzgg/t{n}.html" for n in range(3)]


@pytest.mark.parametrize("leader", ["............", "……", "…… ", "······", "____", " ... "])
@pytest.mark.parametrize("day", ["2015.11.20", "2015-11-20", "2015年11月20日"])
def test_dots_lead_to_a_day(leader: str, day: str) -> None:
    page = f"<div><a href='/a/1.html'>{TITLE}</a>{leader}{day}</div><hr>" * 3
    assert days_of(read(f"<body><div>{page}</div></body>")) == ["2015-11-20"]


@pytest.mark.parametrize("day", ["<p class='sj'>[{d}]</p>", "<span>{d}</span>", "<p>发布时间：{d}</p>"])
def test_a_day_that_an_abstract_begins_with_is_not_its_item_s(day: str) -> None:
    page = "".join(
        f"<div class='news'><a href='/a/{n}.html' class='bt'>{TITLE}</a><p>2015年12月{n}日，有关单位进行了检查。"
        f"<a href='/a/{n}.html'>【阅读全文】</a></p>{day.format(d=f'2015-11-2{n}')}</div>"
        for n in range(1, 5)
    )
    found = read(f"<body><div>{page}</div></body>")
    assert days_of(found) == [f"2015-11-2{n}" for n in range(1, 5)]


@pytest.mark.parametrize(
    ("own", "page"),
    [
        ("<div class='tit'><b>今日要闻</b><a href='rss.xml'>RSS</a></div><ul>{}</ul>", "今日要闻-某县"),
        (
            "<div class='tit'><a href='./'>图片新闻</a><a href='rss.xml'>订阅</a></div><ul>{}</ul>",
            "图片新闻-某县",
        ),
        ("<p>当前位置：<a href='/'>首页</a>→<a href='/zw/'>政务公开</a>→政务要闻</p><ul>{}</ul>", "政务要闻"),
        (
            "<div>您现在的位置：<a href='/'>首页</a> &gt; <span>政务要闻</span></div><div><ul>{}</ul></div>",
            "政务要闻_某县",
        ),
        (
            "<div>当前位置：<a href='/'>首页</a> &gt; 图片新闻</div><h2>图片新闻</h2><form>标题：<input>日期：<input></form><ul>{}</ul>",
            "某县人民政府",
        ),
        (
            "<div>当前位置：<a href='/'>首页</a> &gt; 工作动态</div><div class='t'><span>工作动态</span></div><ul>{}</ul>",
            "某县人民政府",
        ),
    ],
)
@pytest.mark.parametrize("box", ["最新发布", "今日头条", "图片推荐"])
def test_a_list_below_its_page_s_name_or_trail_has_the_boxes_beside(own: str, page: str, box: str) -> None:
    side = items(*["2015-12-30"] * 6).replace("/c/", "/zxxx/")
    shown = "".join(f"<li><a href='show.asp?id={n}'>{TITLE}</a><i>2015-10-1{n}</i></li>" for n in (6, 5))
    parts = (
        f"<table><tr><td><div><h3>{box}</h3>{side}</div></td><td>{own.replace('{}', shown)}</td></tr></table>"
    )
    found = read(f"<head><title>{page}</title></head><body>{parts}</body>")
    assert [row.beside for row in found] == [box] * 6 + ["", ""]


def test_lists_of_a_channel_s_page_are_all_its_own() -> None:
    trail = "<p>当前位置：<a href='/'>首页</a> &gt; 新闻中心</p>"
    lists = [
        f"<div><h3>{name}</h3>{items(*['2015-12-30'] * 4)}</div>"
        for name in ("今日要闻", "图片新闻", "部门动态")
    ]
    lists = [one.replace("/c/", f"/{n}/") for n, one in enumerate(lists)]
    found = read(f"<head><title>新闻中心_某县</title></head><body>{trail}<div>{''.join(lists)}</div></body>")
    assert {row.beside for row in found if "/2/" in row.url} == {""}


def test_signs_and_nothing_else_are_soon_told_from_a_title() -> None:
    start = time.process_time()
    assert not any(is_fixture("<" * 190 + f"甲{number}") for number in range(2_000))
    assert all(is_fixture(text) for text in ("<", " »»> ", "<<", "‹ ›", "首页 >>"))
    assert time.process_time() - start < PATIENCE


@pytest.mark.parametrize(
    ("texts", "number", "clock"),
    [
        (["2015年11月20日", "星期五 晴"], 0, True),
        (["2015年11月20日", "（农历十月初九）"], 0, True),
        (["今天是：", "2015年11月20日"], 1, True),
        (["防汛会议召开", "2015年11月20日"], 1, False),
        (["2015年11月20日", "星期五举行的发布会"], 0, False),
        (["2015年11月20日", "星期一一早出发"], 0, False),
        (["2015年11月20日", "周边环境整治"], 0, False),
    ],
)
def test_a_day_beside_a_weekday_or_the_moon_is_of_a_clock(texts: list[str], number: int, clock: bool) -> None:
    assert of_clock(texts, number) is clock
