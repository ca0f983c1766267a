"""Row order: which day goes with which link where no box holds the pair, and which of several is a row's own."""

from __future__ import annotations

import datetime as dt

import pytest

from crawler.page import Row
from crawler.reading import links
from crawler.reading.document import Document, Text
from crawler.reading.rows import rows

URL = "http://www.example.gov.cn/zwgk/tzgg/index.html"
TITLES = (
    "关于做好冬季供暖工作的通知",
    "关于公布河长名单的公告",
    "关于城区停水的紧急通知",
    "关于表彰先进集体的决定",
)
DAYS = ("2015-11-27", "2015-11-20", "2015-11-06", "2015-10-30")


def read(html: str) -> tuple[Row, ...]:
    made = Document(Text(text=html, charset="utf-8"), URL)
    links.base(made)
    return rows(made, dt.date(2015, 12, 30))


def repeated(item: str, apart: str = "") -> str:
    """An item for each title and day; `{y}`, `{m}`, `{e}` are the day's parts."""
    several = zip(TITLES, DAYS, strict=True)
    return apart.join(
        item.format(n=n, t=title, d=day, y=day[:4], m=day[5:7], e=day[8:])
        for n, (title, day) in enumerate(several)
    )


def told(html: str) -> list[tuple[str, str]]:
    return [(row.title, row.dated.day.isoformat() if row.dated else "") for row in read(html)]


EXPECTED = list(zip(TITLES, DAYS, strict=True))
LINK = "<a href='a{n}.html'>{t}</a>"


@pytest.mark.parametrize(
    "html",
    [
        f"<table><tr>{repeated(f'<td>{LINK}</td><td>{{d}}</td>')}</tr></table>",
        f"<div><ul>{repeated(f'<li>{LINK}</li>')}</ul><ul>{repeated('<li>{d}</li>')}</ul></div>",
        f"<table><tr><td>{repeated(LINK, '<br>')}</td><td>{repeated('[{d}]', '<br>')}</td></tr></table>",
        f"<table><tr><td>{repeated('<div>{d}</div>')}</td><td>{repeated(f'<div>{LINK}</div>')}</td></tr></table>",
        f"<font>{repeated(f'{{d}} {LINK}<br>')}</font>",
        f"<div>{repeated(f'<h5>{LINK}<sup>{{d}}</sup></h5>')}</div>",
        f"<ul>{repeated('<li><a href=a{n}.html>{t}({d})</a></li>')}</ul>",
        f"<ul>{repeated(f'<li>(政府办 {{d}}) {LINK}</li>')}</ul>",
        f"<div>{repeated(f'<p>{LINK}——{{d}} 政府办</p>')}</div>",
        f"<ul>{repeated(f'<li>{LINK}<i>{{y}}</i><b>{{m}}</b>月<b>{{e}}</b>日</li>')}</ul>",
        f"<div>{repeated(f'<table><tr><td>名称</td><td>{LINK}</td></tr><tr><td>成文日期</td><td>2015-09-0{{n}}</td><td>发布日期</td><td>{{d}}</td></tr></table>')}</div>".replace(
            "2015-09-00", "2015-09-09"
        ),
        f"<div>{repeated(f'<div><h4>{LINK}</h4><div><i>{{d}}</i><a href=a{{n}}.html>查看详情&gt;&gt;</a></div></div>')}</div>",
        f"<div>{repeated(f'<div><h2>{LINK}</h2><p>日期：{{d}} 分类：<a href=/dt/>动态</a> <a href=a{{n}}.html#pl>评论(0)</a></p></div>')}</div>",
        f"<ul>{repeated(f'<li>{LINK}<span>{{d}}</span><ul><li><a href=/f{{n}}.doc>附件：某县公开征求意见稿及申请表格.doc</a></li></ul></li>')}</ul>",
        "<ul>{}</ul>".format(
            repeated("<li><a href='a{n}.html' onmouseover=\"tip('{t}<br>发布日期：{d}')\">{t}</a></li>")
        ),
        "<ul>{}</ul>".format(repeated("<li><a href='a{n}.html' title='{t}\n发布时间：{d}'>{t}</a></li>")),
        f"<table>{repeated('<tr><td>{n}</td><td>{t}</td><td>{d}</td><td><a href=a{n}.html>查看</a></td></tr>')}</table>",
    ],
)  # fmt: skip
def test_a_day_goes_with_its_link(html: str) -> None:
    assert told(html) == EXPECTED


@pytest.mark.parametrize(
    "html",
    [
        f"<ul>{repeated('<li><a href=a{n}.html>{t} <span>{d}</span>')}</ul>",
        f"<div>{repeated(f'<div>{LINK}<p>政府办 于 {{d}} 发布</p></div>')}</div>",
        f"<ul>{repeated('<li data-link=a{n}.asp onclick=go(this)><h4>{t}</h4><i>{d}</i></li>')}</ul>",
        "<table>{}</table>".format(
            repeated("<tr onclick=\"location='Show.asp?id={n}'\"><td>{n}</td><td>{t}</td><td>{d}</td></tr>")
        ),
        f"<ul>{repeated(f'<li>{LINK}<span title={{d}}>{{m}}-{{e}}</span></li>')}</ul>",
        f"<div>{repeated(f'<div>{LINK}<span>最后更新：{{d}}</span></div>')}</div>",
        f"<div>{repeated(f'{LINK}<br>会议要求各单位落实责任，确保实效。<br>{{d}}<hr>')}</div>",
        f"<ul>{repeated(f'<li>{LINK}<span>({{d}} 浏览{{n}}2次)</span></li>')}</ul>",
        f"<ul>{repeated(f'<li>{LINK}<a href=a{{n}}.html>{{d}}</a></li>')}</ul>",
        f"<div>{repeated(f'<section><h3>{LINK}</h3><footer>{{d}} · 政府办</footer></section>')}</div>",
        f"<ul>{repeated(f'<li>{LINK}<span>{{d}} 上午9:1{{n}}</span></li>')}</ul>",
        f"<ul>{repeated(f'<li>{LINK}<p>会议时间：2015-09-01 发布时间：{{d}}</p></li>')}</ul>",
        f"<ul>{repeated(f'<li>{LINK}{{d}}</li>').translate(str.maketrans('-', '－'))}</ul>",
        f"<div>{repeated('<div><strong>{t}</strong><p>会议要求落实责任。</p><i>{d}</i><a href=a{n}.html>[详细]</a></div>')}</div>",
    ],
)  # fmt: skip
def test_rows_as_hands_write_them(html: str) -> None:
    assert told(html) == EXPECTED


BOX = "<title>通知公告-某县人民政府</title><h3>{name}</h3><div class='{kind}'><ul>{rows}{more}</ul></div>"


@pytest.mark.parametrize("kind", ["menu list", "hot", "rank-list"])
@pytest.mark.parametrize(("name", "count"), [("通知公告", 5), ("点击排行", 0), ("", 0)])
def test_a_list_below_the_page_s_name_is_its_own_whatever_its_class(kind: str, name: str, count: int) -> None:
    more = "<li><a href='m.html'>关于开展防汛检查的通知</a><i>2015-10-01</i></li>"
    rows = repeated(f"<li>{LINK}<i>{{d}}</i></li>")
    assert len(told(BOX.format(name=name, kind=kind, rows=rows, more=more))) == count


def test_a_page_that_says_once_when_it_was_changed_dates_no_row() -> None:
    html = f"<div>{repeated(f'<p>{LINK}</p>')}<div><a href='d.html'>关于开展防汛检查的通知</a> 最后更新：2015-12-29</div></div>"
    assert not any(day for _, day in told(html))


def test_columns_of_unequal_length_give_no_day() -> None:
    html = f"<div><ul>{repeated(f'<li>{LINK}</li>')}</ul><ul>{repeated('<li>{d}</li>')}<li>2015-10-01</li></ul></div>"
    assert not any(day for _, day in told(html))


def test_a_day_at_the_end_of_a_title_yields_to_the_row_s_own() -> None:
    html = "<ul>{}</ul>".format(repeated("<li><a href='a{n}.html'>{t}(2014-03-0{n})</a><i>{d}</i></li>"))
    assert [day for _, day in told(html.replace("2014-03-00", "2014-03-09"))] == list(DAYS)


def test_one_title_that_ends_in_a_day_dates_nothing() -> None:
    html = (
        "<ul><li><a href='a.html'>关于停水的通知(2015-03-01)</a></li>"
        "<li><a href='b.html'>关于举办培训班的通知</a></li></ul>"
    )
    assert not any(day for _, day in told(html))


def test_a_cell_that_spans_rows_dates_them() -> None:
    html = (
        "<table><tr><td rowspan='2'>2015-11-27</td><td><a href='a.html'>关于做好冬季供暖工作的通知</a></td></tr>"
        "<tr><td><a href='b.html'>关于公布河长名单的公告</a></td></tr>"
        "<tr><td>2015-11-20</td><td><a href='c.html'>关于城区停水的紧急通知</a></td></tr></table>"
    )
    assert [day for _, day in told(html)] == ["2015-11-27", "2015-11-27", "2015-11-20"]


@pytest.mark.parametrize("title", ["公示", "停水通知"])
def test_a_short_title_is_one_among_titles(title: str) -> None:
    item = "<div class='l'><a href='{n}.html'>{t}</a></div><div class='r'>{d}</div>"
    html = item.format(n="s", t=title, d="2015-12-01") + repeated(item)
    assert told(f"<div>{html}</div>")[0] == (title, "2015-12-01")


@pytest.mark.parametrize(
    ("shown", "title"),
    [
        ("【公告】关于城区停水的通知", "【公告】关于城区停水的通知"),
        ("政府采购询价公告[2015-015]", "政府采购询价公告[2015-015]"),
        ("[关于城区停水的通知]", "关于城区停水的通知"),
        ("· 关于城区停水的通知", "关于城区停水的通知"),
    ],
)
def test_brackets_that_belong_to_a_title_stay(shown: str, title: str) -> None:
    html = f"<ul><li><a href='a.html'>{shown}</a><span>2015-11-20</span></li></ul>"
    assert told(html) == [(title, "2015-11-20")]


@pytest.mark.parametrize(
    "html",
    [
        f"<ul>{repeated(f'<li>{LINK}<i>更新时间：2015-12-1{{n}}</i><i>发布时间：{{d}}</i></li>')}</ul>",
        f"<table><tr><td>标题</td><td>更新时间</td><td>发布时间</td></tr>{repeated(f'<tr><td>{LINK}</td><td>2015-12-1{{n}}</td><td>{{d}}</td></tr>')}</table>",
        f"<ul>{repeated('<li><a href=a{n}.html>{d}{t}</a></li>')}</ul>",
        f"<ul>{repeated('<li><a href=a{n}.html>{m}-{e}{t}</a></li>')}</ul>",
        f"<ul>{repeated('<li><a href=a{n}.html>[{m}-{e}]{t}</a></li>')}</ul>",
        f"<ul>{repeated('<li><a href=a{n}.html>{t}[{m}-{e}]</a></li>')}</ul>",
        f"<ul>{repeated(f'<li>{LINK}<time datetime={{d}}>{{n}} weeks ago</time></li>')}</ul>",
        f"<ul>{repeated(f'<li>{LINK}<time datetime={{d}}>{{n}} days ago</time></li>')}</ul>",
        f"<ul>{repeated(f'<li><div><b>{{e}}</b><span>@ {{y}}</span></div>{LINK}</li>')}</ul>".replace("27</b><span>@", "27</b><span>十一月").replace("20</b><span>@", "20</b><span>十一月").replace("06</b><span>@", "06</b><span>十一月").replace("30</b><span>@", "30</b><span>十月"),
    ],
)  # fmt: skip
def test_days_updated_joined_and_told_roughly(html: str) -> None:
    assert told(html) == EXPECTED


@pytest.mark.parametrize("digits", [10, 13])
@pytest.mark.parametrize(
    ("name", "found"), [("data-time", True), ("data-endtime", False), ("data-id", False)]
)
def test_a_count_of_seconds_dates_a_row_where_its_attribute_says_time(
    digits: int, name: str, *, found: bool
) -> None:
    moments = [int(dt.datetime.fromisoformat(f"{day}T01:00:00+00:00").timestamp()) for day in DAYS]
    rows = "".join(
        f"<li {name}='{moment:<0{digits}}'><a href='a{n}.html'>{title}</a></li>"
        for n, (moment, title) in enumerate(zip(moments, TITLES, strict=True))
    )
    assert told(f"<ul>{rows}</ul>") == (EXPECTED if found else [])


@pytest.mark.parametrize(
    "title", ["12-15岁儿童接种工作的通知", "03-05年级招生工作的通知", "关于停水的通知[09-12]"]
)
def test_numbers_at_one_title_s_edge_are_no_day(title: str) -> None:
    html = f"<ul><li><a href='s.html'>{title}</a></li>{repeated(f'<li>{LINK}</li>')}</ul>"
    assert not any(day for _, day in told(html))


@pytest.mark.parametrize(
    "item",
    [
        "<li data-date='{d}'><a href='a{n}.html'>{t}</a></li>",
        "<li><a href='a{n}.html'>{t}</a><i><script>show('{d} 10:00')</script></i></li>",
        "<li><a href='a{n}.html'>{t}<script>show('{d} 10:00')</script></a></li>",
    ],
)
@pytest.mark.parametrize("same", ["", "2015-12-30", "2015-11-20", "2026-11-20"])
def test_one_day_kept_for_all_rows_tells_nothing(item: str, same: str) -> None:
    undated = f"<ul>{repeated(item)}</ul>"
    for day in DAYS if same else ():
        undated = undated.replace(day, same)
    assert [day for _, day in told(undated) if day] == ([] if same else list(DAYS))


def test_one_list_s_clock_leaves_another_s_days() -> None:
    item = "<li><a href='{p}a{n}.html'>{t}</a><i><script>show('{d} 10:00')</script></i></li>"
    clock = repeated(item.replace("{p}", "c/").replace("{d}", "2015-12-30"))
    rows = f"<div><ul>{clock}</ul><ul>{repeated(item.replace('{p}', ''))}</ul></div>"
    found = {row.url[-7:]: row.dated for row in read(rows)}
    assert sorted(dated.day.isoformat() for dated in found.values() if dated) == sorted(DAYS)
