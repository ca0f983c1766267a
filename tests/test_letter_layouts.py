"""The same letters in many layouts: lists, data in scripts, a letter's own page, threads."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import NamedTuple

import pytest

from crawler.page import Letter
from crawler.reading.document import Document, Text
from crawler.reading.letters import letters


class Told(NamedTuple):
    """What a list says of a letter."""

    id: str
    kind: str
    title: str
    asked: str
    state: str
    unit: str
    replied: str
    url: str

    @property
    def link(self) -> str:
        return f"<a href='{self.url}' title='{self.title}'>{self.title}</a>"


TOLD = (
    Told("SZXX-2015-0012", "咨询", "医保卡丢失如何补办", "2015-08-15", "已办结", "医疗保障局", "2015-08-20", "/l/1.html"),
    Told("SZXX-2015-0013", "投诉", "楼下饭店噪音扰民", "2015-08-12", "办理中", "城市管理局", "", "/l/2.html"),
    Told("SZXX-2015-0014", "建议", "建议增设公交站点", "2015-08-02", "已回复", "交通运输局", "2015-08-09", "/l/3.html"),
)  # fmt: skip
STATES = {"已办结": "answered", "办理中": "open", "已回复": "answered"}
ALL = ("id", "kind", "unit")


def read(content: str, url: str = "http://www.x.gov.cn/hdjl/szxx/") -> tuple[Letter, ...]:
    page = (
        "<html><head><title>市长信箱-某市</title></head><body><div>您的位置：<a href='/'>首页</a> &gt; "
        f"<a href='/x/'>市长信箱</a></div><div>{content}</div><div><p>主办：某市</p><p>联系电话：1234567</p></div>"
    )
    return letters(Document(Text(text=page, charset="utf-8"), url), url)


def every(template: Callable[[Told], str], around: str = "<ul>{}</ul>") -> str:
    return around.format("".join(map(template, TOLD)))


def data(*keys: str) -> str:
    """The letters as JSON, under keys for id, kind, title, asked, state, unit, replied, url."""
    return json.dumps([dict(zip(keys, told, strict=True)) for told in TOLD], ensure_ascii=False)


ENGLISH = data("letterNo", "typeName", "title", "submitTime", "statusName", "deptName", "replyTime", "url")
UNQUOTED = ",".join(
    f"{{letterNo:'{t.id}',typeName:'{t.kind}',title:'{t.title}',submitTime:'{t.asked}',statusName:'{t.state}',"
    f"deptName:'{t.unit}',replyTime:'{t.replied}',url:'{t.url}'}}"
    for t in TOLD
)
LISTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "cells told by their shape": (every(lambda t: f"<tr><td>1<td>{t.id}<td>{t.kind}<td>{t.link}<td>{t.unit}<td>{t.asked}<td>{t.state}", "<table>{}</table>"), ALL),
    "the kind in brackets": (every(lambda t: f"<li>[{t.kind}] {t.link} <i>{t.state}</i> <span>{t.asked}</span></li>"), ("kind",)),
    "the state in brackets": (every(lambda t: f"<li><span>[{t.state}]</span>{t.link}<span>[{t.unit}]</span><span>[{t.asked}]</span></li>"), ("unit",)),
    "the state beside the link": (every(lambda t: f"<li>{t.link}（{t.state}）<span>{t.asked}</span></li>"), ()),
    "nothing but a state before the link and a day behind it": (every(lambda t: f"<li>[{t.state}] {t.link} {t.asked}</li>"), ()),
    "the state before the link in its cell": (every(lambda t: f"<tr><td>【{t.state}】{t.link}</td><td>{t.asked} 10:32</td></tr>", "<table>{}</table>"), ()),
    "state and kind within the link": (every(lambda t: f"<li><a href='{t.url}'>【{t.kind}】{t.title}[{t.state}]</a><i>{t.asked}</i></li>"), ("kind",)),
    "a line of what is known": (every(lambda t: f"<div><p>{t.link}</p><p>{t.kind} | {t.unit} | {t.asked} | {t.state}</p></div>", "<div>{}</div>"), ("kind", "unit")),
    "labels in brackets": (every(lambda t: f"<p>{t.link}<br><small>[来信时间：{t.asked}]　[状态：{t.state}]　[编号：{t.id}]　[受理单位：{t.unit}]　[类型：{t.kind}]</small></p>", "<div>{}</div>"), ALL),
    "labels in wide brackets": (every(lambda t: f"<p>{t.link}<br>［来信时间：{t.asked}］〔状态：{t.state}〕（受理单位：{t.unit}）【类型：{t.kind}】</p>", "<div>{}</div>"), ("kind", "unit")),
    "cells in brackets": (every(lambda t: f"<tr><td>[{t.id}]<td>[{t.kind}]<td>{t.link}<td>[{t.asked}]<td>[{t.state}]<td>[{t.unit}]",
        "<table><tr><th>编号<th>类型<th>标题<th>来信时间<th>状态<th>受理单位</tr>{}</table>"), ALL),
    "rows that are links below a head": ("<div class=h><span>编号</span><span>类型</span><span>标题</span><span>单位</span><span>回复时间</span><span>来信时间</span><span>状态</span></div>"
        + every(lambda t: f"<a href='{t.url}'><span>{t.id}</span><span>{t.kind}</span><span>{t.title}</span><span>{t.unit}</span><span>{t.replied}</span><span>{t.asked}</span><span>{t.state}</span></a>", "{}"), ("id", "kind")),
    "a head apart from its list": ("<div><span>主题</span><span>受理时间</span><span>答复时间</span><span>状态</span></div>"
        + every(lambda t: f"<li><span>{t.link}</span><span>{t.asked}</span><span>{t.replied}</span><span>{t.state}</span></li>"), ()),
    "cards": (every(lambda t: f"<div>{t.link}<div><span>{t.asked}</span><b>{t.state}</b></div></div>", "<div><div>市长信箱</div><div>{}</div><div>共86封</div></div>"), ()),
    "a line of labels with commas": (every(lambda t: f"<div><p>{t.link}</p><p>编号：{t.id}，类型：{t.kind}，受理部门：{t.unit}，来信时间：{t.asked}，状态：{t.state}</p></div>", "<div>{}</div>"), ALL),
    "labels in round brackets": (every(lambda t: f"<p>{t.link}（编号：{t.id}）（类型：{t.kind}）（受理单位：{t.unit}）（来信时间：{t.asked}）（状态：{t.state}）</p>", "<div>{}</div>"), ALL),
    "below interviews": ("<h3>在线访谈</h3><dl><dt><a href='/f'>局长谈招生</a></dt><dd>访谈时间：2015-09-08</dd></dl>"
        + every(lambda t: f"<tr><td>{t.link}</td><td>{t.unit}</td><td>{t.asked}</td><td>{t.state}</td></tr>", "<table><tr><td>信件主题</td><td>受文单位</td><td>受理时间</td><td>办理环节</td></tr>{}</table>"), ("unit",)),
    "rows that are links": (every(lambda t: f"<a href='{t.url}'><span>{t.title}</span><span>{t.state}</span><span>{t.asked}</span></a>", "<div>{}</div>"), ()),
    "parts within parts": (every(lambda t: f"<li><a href='{t.url}'><p>{t.title}</p></a><div><span>{t.asked}</span><span>{t.unit}</span><span>{t.state}</span></div></li>"), ("unit",)),
    "articles": (every(lambda t: f"<article><h3>{t.link}</h3><footer><time>{t.asked}</time><b>{t.state}</b><i>{t.unit}</i></footer></article>", "{}"), ("unit",)),
    "two rows each": (every(lambda t: f"<tr><td>{t.link}</td><td>{t.state}</td></tr><tr><td colspan=2>编号：{t.id} 来信时间：{t.asked} 受理单位：{t.unit}</td></tr>", "<table>{}</table>"), ("id", "unit")),
    "a table each": (every(lambda t: f"<table><tr><td colspan=3>{t.link}</td></tr><tr><td>{t.asked}</td><td>{t.unit}</td><td>{t.state}</td></tr></table>", "{}"), ("unit",)),
    "one list of definitions": (every(lambda t: f"<dt>{t.link}</dt><dd>编号：{t.id}</dd><dd>来信时间：{t.asked}</dd><dd>状态：{t.state}</dd>", "<dl>{}</dl>"), ("id",)),
    "boxed lists of definitions": (every(lambda t: f"<div><dl><dd>{t.link}</dd><dd>{t.asked}</dd><dd>{t.state}</dd></dl></div>", "<div><div><dl><dt>主题</dt><dt>受理时间</dt><dt>状态</dt></dl></div>{}</div>"), ()),
    "a list of definitions in each item": (every(lambda t: f"<li><dl><dt>{t.link}</dt><dd>{t.asked}</dd><dd>{t.state}</dd></dl></li>"), ()),
    "records": (every(lambda t: f"<record><![CDATA[<tr><td>{t.id}</td><td>{t.link}</td><td>{t.state}</td><td>{t.asked}</td></tr>]]></record>", "<script type='text/xml'><recordset>{}</recordset></script>"), ("id",)),
    "written by a script": (every(lambda t: f'document.writeln("<li>{t.link}<span>{t.state}</span><span>{t.asked}</span></li>");', "<script>{}</script>"), ()),
    "data in an attribute": (f"<div data-list='{ENGLISH}'></div>", ALL),
    "data in quotes": (f"<script>var d=JSON.parse('{ENGLISH}');</script>", ALL),
    "data with bare keys": (f"<script>var d=[{UNQUOTED}];</script>", ALL),
    "a number under a key of its own": ("<script>var d=" + data("docNo", "typeName", "title", "askTime", "statusName", "deptName", "replyTime", "url").replace('{"docNo"', '{"randomCode": "839201", "code": "ab3d9f0c12", "deptCode": "330100", "docNo"') + "</script>", ALL),
    "a plain time beside that of the reply": ("<script>var d=" + data("id", "type_name", "title", "time", "status", "dept", "reply_time", "url") + "</script>", ("unit",)),
    "a random number alone": ("<script>var d=" + data("randomCode", "typeName", "title", "askTime", "statusName", "deptName", "replyTime", "url") + "</script>", ALL),
    "keys in pinyin": (f"<script>var d={data('bh', 'lxlx', 'lxbt', 'lxsj', 'clzt', 'sldw', 'hfsj', 'url')};</script>", ALL),
}  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_a_list(name: str) -> None:
    content, fields = LISTS[name]
    found = {letter.title: letter for letter in read(content)}
    assert set(found) == {told.title for told in TOLD}
    for told in TOLD:
        letter = found[told.title]
        assert (str(letter.asked), letter.state.value) == (told.asked, STATES[told.state])
        assert letter.url == f"http://www.x.gov.cn{told.url}"
        assert [getattr(letter, field) for field in fields] == [getattr(told, field) for field in fields]


def test_a_day_of_the_reply_that_is_none_says_that_the_letter_waits() -> None:
    told = [(TOLD[0], "2015-08-20"), (TOLD[1], "暂未回复"), (TOLD[2], "-")]
    rows = "".join(f"<tr><td>{t.link}</td><td>{t.asked}</td><td>{day}</td></tr>" for t, day in told)
    page = f"<table><tr><th>标题</th><th>来信时间</th><th>回复时间</th></tr>{rows}</table>"
    assert [letter.state for letter in read(page)] == ["answered", "open", "unknown"]


def test_a_letter_that_waits_is_open_beside_a_column_of_ratings_to_come() -> None:
    told = [(TOLD[0], "办理中"), (TOLD[1], "已办结"), (TOLD[2], "")]
    rows = "".join(
        f"<tr><td>{t.link}</td><td>{t.asked}</td><td>{state}</td><td>待评价</td></tr>" for t, state in told
    )
    assert [one.state for one in read(f"<table>{rows}</table>")] == ["open", "answered", "answered"]


def test_a_list_with_replies() -> None:
    rows = (
        f"<div><p>{t.link}<span>{t.asked}</span></p><p>请问怎么办？</p><p><b>答复</b>（{t.unit}　2015-08-25）：请到窗口办理，当场办结。</p></div>"
        for t in TOLD
    )
    found = read("".join(rows))
    assert [(letter.title, str(letter.asked), letter.unit) for letter in found] == [
        (t.title, t.asked, t.unit) for t in TOLD
    ]
    assert {letter.body for letter in found} == {"请问怎么办？"}
    assert {(letter.reply, str(letter.answered), letter.state.value) for letter in found} == {
        ("请到窗口办理，当场办结。", "2015-08-25", "answered")
    }


def test_a_list_in_a_cell_of_the_page_s_own_table() -> None:
    heads = "".join(f"<span>{head}</span>" for head in ("信件编号", "类型", "标题", "来信时间", "状态"))
    rows = every(
        lambda told: (
            f"<a href='{told.url}'><span>{told.id}</span><span>{told.kind}</span><span>{told.title}</span>"
            f"<span>{told.asked}</span><span>{told.state}</span></a>"
        ),
        "{}",
    )
    found = read(f"<table><tr><td><h2>市长信箱</h2><div class='h'>{heads}</div>{rows}</td></tr></table>")
    assert [(letter.id, letter.title, letter.state.value) for letter in found] == [
        (told.id, told.title, STATES[told.state]) for told in TOLD
    ]


@pytest.mark.parametrize(("kind", "found"), [("咨询", 1), ("行政许可", 0)])
def test_many_fields_and_a_letter_s_kind_are_a_letter(kind: str, found: int) -> None:
    values = {
        "编号": "2015801",
        "标题": "过街不便",
        "类型": kind,
        "姓名": "王**",
        "受理时间": "2015-10-26",
        "内容": "路口车多，过街不便。",
        "承办单位": "某市公安局",
        "状态": "处理中",
    }
    rows = "".join(f"<dt>{label}</dt><dd>{value}</dd>" for label, value in values.items())
    page = f"<html><head><title>过街不便-某市</title></head><body><dl>{rows}</dl>"
    url = "http://x.gov.cn/a/801.html"
    assert len(letters(Document(Text(text=page, charset="utf-8"), url), url)) == found


def test_many_fields_of_a_letter_and_one_of_letters_alone_are_a_letter_and_the_foot_is_none() -> None:
    values = (("问政编号", "2015801"), ("事由", "建议增设过街信号灯"), ("提交人", "王**"), ("发起时间", "2015-10-26"), ("正文", "路口车多，过街不便。"), ("责任单位", "某市公安局"), ("办理环节", "处理中"))  # fmt: skip
    labels = "".join(f"<b>{label}：</b>{value}<br>" for label, value in values)
    foot = "<div><a href='/b'>某公网安备 65670202号</a><a href='/i'>某ICP备17464788号</a><a href='/m'>网站地图</a><p>版权所有 2011.01.01—2015.11.26</p><p>更新 2015-11-26</p></div>"
    page = f"<html><head><title>建议-某市</title></head><body><div>{labels}</div>{foot}"
    (found,) = letters(
        Document(Text(text=page, charset="utf-8"), "http://x.gov.cn/a/801.html"), "http://x.gov.cn/a/801.html"
    )
    assert (found.id, found.title, found.state.value, found.reply) == (
        "2015801",
        "建议增设过街信号灯",
        "open",
        "",
    )


def test_a_list_of_threads_says_nothing_of_states() -> None:
    head = "<tr><td colspan=2>标题</td><td>发表时间</td><td>回复/查看</td><td>最后发表</td></tr>"
    row = "<tbody><tr><td><img src=i.gif></td><th>{0}</th><td><cite>1</cite><em>{1}</em></td><td>1 642</td><td>市局</td></tr></tbody>"
    found = read(f"<table>{head}{''.join(row.format(t.link, t.asked) for t in TOLD)}</table>")
    assert [(letter.title, str(letter.asked), letter.reason) for letter in found] == [
        (t.title, t.asked, "no_state") for t in TOLD
    ]


ASKS, ANSWERS = "某小区路灯损坏，晚上出行不便，请维修。", "经核实，该处路灯已于8月20日修复。感谢监督。"
PAGES = {
    "blocks of cells": f"<div><table><tr><td>来信标题：<td>路灯损坏<tr><td>来信时间：<td>2015-08-15<tr><td>来信内容：<td><p>{ASKS}</p></table></div>"
    f"<div><table><tr><td>回复单位：<td>市城管局<tr><td>回复时间：<td>2015-08-21<tr><td>回复内容：<td>{ANSWERS}</table></div>",
    "texts below details": f"<h1>路灯损坏</h1><p>来信人：张**　来信时间：2015-08-15　状态：已办结</p><div>{ASKS}</div>"
    f"<div><p>回复单位：市城管局　回复时间：2015-08-21</p><div>{ANSWERS}</div></div>",
    "field sets": f"<fieldset><legend>来信内容</legend><p>标题：路灯损坏</p><p>时间：2015-08-15</p><p>{ASKS}</p></fieldset>"
    f"<fieldset><legend>回复内容</legend><p>回复单位：市城管局</p><p>回复时间：2015-08-21</p><p>{ANSWERS}</p></fieldset>",
    "the day it was dealt with": f"<h1>路灯损坏</h1><p>【来信时间】2015-08-15</p><p>【信件内容】{ASKS}</p><p>【办理单位】市城管局</p>"
    f"<p>【办理时间】2015-08-21</p><p>【办理结果】{ANSWERS}</p>",
    "a row of labels": "<table><tr><th>来信标题<th>来信时间<th>办理单位</tr><tr><td>路灯损坏<td>2015-08-15<td>市城管局</tr>"
    f"<tr><th colspan=3>来信内容</tr><tr><td colspan=3>{ASKS}</tr><tr><th colspan=3>回复内容</tr><tr><td colspan=3>{ANSWERS}</tr>"
    "<tr><td colspan=3>回复时间：2015-08-21</tr></table>",
    "a thread": f"<h2>路灯损坏</h2><div><div>张三 发表于 2015-08-15 10:00</div><div>{ASKS}</div></div>"
    f"<div><div>市城管局 发表于 2015-08-21 09:00</div><div>{ANSWERS}</div></div>",
    "a thread in a table": f"<table><tr><td><h2>路灯损坏</h2></td></tr><tr><td>张三 发表时间 2015-08-15 10:00<br><div>{ASKS}</div></td></tr>"
    f"<tr><td>回复单位：市城管局　回复时间：2015-08-21<br><div>{ANSWERS}</div></td></tr></table>",
    "a thread below the site's name": f"<h1>某市人民政府</h1><table><tr><td><h2>路灯损坏</h2></td></tr><tr><td>网友 发表时间：2015-08-15<br><div>{ASKS}</div></td></tr>"
    f"<tr><td>答复单位：市城管局　答复时间 2015-08-21<br><div>{ANSWERS}</div></td></tr></table>",
    "a thread whose reply names its office": f"<h3>路灯损坏</h3><div><div><span>网友</span><span>发表于：2015-08-15</span><div>{ASKS}</div></div>"
    f"<div><span>答复单位：市城管局</span><span>回复时间：2015-08-21</span><div>{ANSWERS}</div></div></div>",
    "a thread that says how long ago": f"<h2>路灯损坏</h2><div><a>张三</a></div><em>发表于 <span title='2015-08-15 10:22:33'>3 天前</span></em><div>{ASKS}</div>"
    f"<div><a>市城管局</a></div><em>发表于 <span title='2015-08-21 09:00:00'>昨天 09:00</span></em><div>{ANSWERS}</div>",
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_a_letter_s_own_page(name: str) -> None:
    (letter,) = read(PAGES[name], "http://www.x.gov.cn/hdjl/szxx/1.html")
    assert (letter.title, letter.unit, letter.state.value) == ("路灯损坏", "市城管局", "answered")
    assert (str(letter.asked), str(letter.answered)) == ("2015-08-15", "2015-08-21")
    assert (letter.body, letter.reply) == (ASKS, ANSWERS)


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("未处理", "open"),
        ("状态：未处理", "open"),
        ("该来信尚未回复", "open"),
        ("城管局未回复", "open"),
        ("目前办理中", "open"),
        ("楼下污水未处理", "unknown"),
        ("工资拖欠未解决", "unknown"),
        ("楼上漏水多年处理中", "unknown"),
    ],
)
def test_what_somebody_wrote_is_no_state_that_accuses(said: str, state: str) -> None:
    row = f"<li><h4><a href='/l/1.html'>关于污水的投诉</a></h4><p>{said}</p><span>2015-08-01</span></li>"
    found = read(f"<ul>{row * 3}</ul>")
    assert {letter.state for letter in found} == {state}
    assert {letter.title for letter in found} == {"关于污水的投诉"}


@pytest.mark.parametrize(("reply", "state"), [("您好，经查，已安排清理。", "answered"), ("", "unknown")])
def test_a_reply_without_an_element_of_its_own(reply: str, state: str) -> None:
    parts = "".join(
        f"<div class='part'><div>{label}</div>{told}</div>"
        for label, told in (("来信标题", "楼下污水"), ("来信时间", "2015-08-01"), ("来信内容", "希望解决。"))
    )
    (letter,) = read(
        f"{parts}<div class='part'><div>回复内容</div>{reply}</div>", "http://www.x.gov.cn/szxx/1.html"
    )
    assert letter.state == state


COLOURS = {"answered": "green", "open": "red", "excluded": "grey"}
MEANT = {"answered": "已办结", "open": "办理中", "excluded": "不予受理"}
MARKED = (
    ("路灯不亮了", "answered"),
    ("噪音扰民", "open"),
    ("违建举报", "excluded"),
    ("公交绕行", "answered"),
)
MARKS = {
    "points": "<i class='point' style='background:{0}'></i>",
    "letters": "<font color='{0}'>●</font>",
    "classes": "<span class='dot dot-{0}'></span>",
    "pictures": "<img src='/images/{0}.gif'>",
}


@pytest.mark.parametrize("name", MARKS)
@pytest.mark.parametrize("explained", [True, False])
def test_a_mark_is_the_state_that_the_page_s_legend_says(name: str, explained: bool) -> None:
    mark = MARKS[name]
    legend = "".join(f"<span>{mark.format(COLOURS[state])}{word}</span>" for state, word in MEANT.items())
    rows = "".join(
        f"<tr><td>{mark.format(COLOURS[state])}</td><td><a href='/l/{n}.html'>{title}</a></td><td>市城管局</td><td>2015-08-1{n}</td></tr>"
        for n, (title, state) in enumerate(MARKED)
    )
    head = "<tr><th>办理状态</th><th>来信标题</th><th>受理单位</th><th>来信时间</th></tr>"
    found = read(f"<div>{legend if explained else ''}</div><table>{head}{rows}</table>")

    states = [state if explained else "unknown" for _, state in MARKED]
    assert [(one.title, one.state.value) for one in found] == list(
        zip((title for title, _ in MARKED), states, strict=True)
    )


@pytest.mark.parametrize(
    ("legend", "states"),
    [
        ("图例：{green}已办结 {red}办理中", ["answered", "open"]),
        ("图例：已办结{green} 办理中{red} 不予受理", ["unknown", "unknown"]),
        ("<span>已办结</span>{green}<span>办理中</span>{red}<span>不予受理</span>", ["unknown", "unknown"]),
        ("{green}全部 {green}已办结 {red}办理中", ["unknown", "unknown"]),
    ],
)
def test_words_before_their_marks_or_a_mark_of_several_words_tell_nothing(
    legend: str, states: list[str]
) -> None:
    marks = {color: f"<i class='dot-{color}'></i>" for color in ("green", "red")}
    rows = "".join(
        f"<tr><td><a href='/l/{n}.html'>{title}</a></td><td>2015-08-1{n}</td><td>{mark}</td></tr>"
        for n, (title, mark) in enumerate(zip(("路灯不亮了", "噪音扰民"), marks.values(), strict=True))
    )
    head = "<tr><th>来信标题</th><th>来信时间</th><th>办理状态</th></tr>"
    found = read(f"<p>{legend.format(**marks)}</p><table>{head}{rows}</table>")
    assert [one.state.value for one in found] == states


ITEMS = {
    "an accordion": "<div class=panel><div class=hd><h4><a data-toggle=collapse href='#c{n}'>{title}</a></h4><span>申请日期：2015-08-1{n}</span><span>处理情况：已完成</span></div>"
    "<div id=c{n}><strong>来信内容：</strong><div>{text}</div><strong>处理结果：</strong><div>{reply}</div><p>处理单位：市城管局　办结日期：2015-08-2{n}</p></div></div>",
    "questions": "<dl><dt>{title}</dt><dd>反映时间：2015-08-1{n}</dd><dd><span>问：</span>{text}</dd><dd><span>答：</span>{reply}<p>回复单位：市城管局　完成时间：2015-08-2{n}</p></dd></dl>",
    "boxes": "<div class=msg><h5>{title}</h5><p>姓名：陈**　登记时间：2015-08-1{n}</p><div>留言内容：{text}</div><div><p>办理单位：市城管局　完成时间：2015-08-2{n}</p><p>办理结果：{reply}</p></div></div>",
}  # fmt: skip


@pytest.mark.parametrize("name", ITEMS)
def test_an_item_s_own_heading_is_its_title(name: str) -> None:
    told = [
        (f"小区第{n}号路灯坏了", f"第{n}号路灯三天不亮，请修。", f"第{n}号路灯已修复，请放心。")
        for n in range(4)
    ]
    content = "".join(
        ITEMS[name].format(n=n, title=title, text=text, reply=reply)
        for n, (title, text, reply) in enumerate(told)
    )
    found = read(f"<h2>市长信箱</h2>{content}")

    assert [(one.title, one.body, one.reply) for one in found] == told
    assert [(str(one.asked), str(one.answered)) for one in found] == [
        (f"2015-08-1{n}", f"2015-08-2{n}") for n in range(4)
    ]


def test_a_link_around_a_whole_item_gives_its_address() -> None:
    item = "<a class=box href='/l/{0}.html'><h4>路灯第{0}号坏了</h4><p>受理时间：2015-08-1{0}</p><p>承办单位：市城管局</p><p>状态：已完成</p></a>"
    found = read(f"<h2>市长信箱</h2><div>{''.join(item.format(n) for n in range(3))}</div>")
    assert [(one.title, one.url, one.unit) for one in found] == [
        (f"路灯第{n}号坏了", f"http://www.x.gov.cn/l/{n}.html", "市城管局") for n in range(3)
    ]


TITLES = ("村里用水困难", "请问社保如何转移", "公交车绕行")
NEWS = ("市政府召开全体会议", "我市新增两处公园", "市长带队督查防汛")


def listed(titles: tuple[str, ...], address: str) -> str:
    return "".join(
        f"<p>·<a href='{address}{n}'>{title}</a> <span>(2015-08-1{n})</span></p>"
        for n, title in enumerate(titles)
    )


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (listed(TITLES, "/zmhd/mailView.jsp?mailId="), TITLES),
        (f"<div>{listed(TITLES, '/letter/view.do?id=')}</div><aside><h3>最新发布</h3>{listed(NEWS, '/zxxx/')}</aside>", TITLES),
        (listed(NEWS, "/zxxx/"), ()),
        (listed(("来信办理情况通报", "信箱开通公告", "写信须知"), "/hdjl/szxx/"), ()),
        (listed(TITLES[:2], "/letter/view.do?id="), ()),
    ],
)  # fmt: skip
def test_a_list_of_nothing_but_titles_and_days(content: str, found: tuple[str, ...]) -> None:
    letters = read(f"<h2>市长信箱</h2><div>{content}</div>")
    assert tuple(one.title for one in letters) == found
    assert {one.state.value for one in letters} <= {"unknown"}


FORUM = "<tr><th><em>[投诉]</em> <a href='/t/{0}.html'>路灯第{0}号坏了</a></th><td><cite>孙某某</cite><em>2015-08-1{0}</em></td><td>1 / <em>75</em></td><td><cite>管理员</cite><em>2015-09-01</em></td></tr>"


def test_a_forum_s_list_says_who_wrote_when() -> None:
    rows = "".join(f"<tbody>{FORUM.format(n)}</tbody>" for n in range(3))
    found = read(
        f"<h2>市长信箱</h2><table><tr><th>主题</th><td>作者</td><td>回复/查看</td><td>最后发表</td></tr>{rows}</table>"
    )
    assert [(one.title, one.kind, str(one.asked), one.state.value) for one in found] == [
        (f"路灯第{n}号坏了", "投诉", f"2015-08-1{n}", "unknown") for n in range(3)
    ]


CALLED = ("公园命名方案意见征集", "养犬条例征求意见", "停车收费调查")


@pytest.mark.parametrize(
    ("states", "count"),
    [
        (("已办结", "办理中", "已回复"), 3),
        (("征集中", "已结束", "已结束"), 0),
        (("进行中", "已反馈", "已结束"), 0),
        (("已结束", "已反馈", "已公开"), 0),
    ],
)
def test_letters_are_told_from_surveys_by_more_than_titles(states: tuple[str, ...], count: int) -> None:
    rows = "".join(
        f"<tr><td><a href='/l/{n}.html'>{title}太匆忙</a></td><td>{state}</td><td>2015-08-1{n}</td></tr>"
        for n, (title, state) in enumerate(zip(CALLED, states, strict=True))
    )
    head = "<tr><th>标题</th><th>状态</th><th>时间</th></tr>"
    assert len(read(f"<h2>市长信箱</h2><table>{head}{rows}</table>")) == count


ENGLISH = {
    "a table": "<table><tr><td>Name</td><td>J. S.</td></tr><tr><td>Subject</td><td>Residence permit</td></tr><tr><td>Date</td><td>2015-08-15</td></tr><tr><td>Question</td><td>{q}</td></tr><tr><td>Answer</td><td>{a}</td></tr><tr><td>Reply Date</td><td>2015-08-21</td></tr></table>",
    "lines": "<h1>Residence permit</h1><p>Name: J. S.</p><p>Date: 2015-08-15</p><p>Question: {q}</p><p>Answer: {a}</p><p>Date of Reply: 2015-08-21</p>",
    "capitals": "<h2>Residence permit</h2><dl><dt>NAME:</dt><dd>J. S.</dd><dt>DATE:</dt><dd>Aug 15, 2015</dd><dt>QUESTION:</dt><dd>{q}</dd><dt>REPLY:</dt><dd>{a}</dd><dt>REPLY DATE:</dt><dd>Aug 21, 2015</dd></dl>",
    "headings": "<h1>Residence permit</h1><div>From: J. S. | Submitted on: 15 August 2015 | Status: Replied</div><h4>Message</h4><div>{q}</div><h4>Response</h4><div>{a}</div><div>Replied on: 21 August 2015</div>",
}  # fmt: skip
Q = "I have lived here for three years. How can I renew my permit?"
A = "Please bring your passport to the Exit and Entry Office. The fee is 400 yuan."


def english(content: str, title: str, path: str) -> tuple[Letter, ...]:
    page = f"<title>{title}</title><body><div>Home &gt; {title}</div>{content.format(q=Q, a=A)}<div>City Government</div>"
    return letters(Document(Text(text=page, charset="utf-8"), path), path)


@pytest.mark.parametrize("name", ENGLISH)
def test_a_letter_of_an_english_sub_site(name: str) -> None:
    (letter,) = english(ENGLISH[name], "Mayor's Mailbox", "http://www.x.gov.cn/en/mail/1.html")
    assert (letter.title, letter.body, letter.reply) == ("Residence permit", Q, A)
    assert (str(letter.asked), str(letter.answered)) == ("2015-08-15", "2015-08-21")
    assert letter.state == "answered"
    assert english(ENGLISH[name], "FAQ", "http://www.x.gov.cn/en/faq/1.html") == ()


def test_english_words_in_an_article_are_no_labels_of_a_letter() -> None:
    story = (
        "<h1>City opens park</h1><p>Date: 2015-08-15</p><p>Question: is it open?</p><p>The answer: yes.</p>"
    )
    assert english(story, "City opens park", "http://www.x.gov.cn/en/news/1.html") == ()


@pytest.mark.parametrize("name", ["欧阳思虹", "热心市民", "第12条留言", "No.12", "网友问政", "2015年8月1日"])
def test_what_people_are_called_is_no_title_of_an_item(name: str) -> None:
    item = "<div><h4>{name}</h4><p>留言时间：2015-08-1{n}</p><p>留言内容：第{n}盏路灯坏了。</p><p>回复内容：经查，已修复。</p></div>"
    found = read("<h2>留言板</h2>" + "".join(item.format(name=name, n=n) for n in range(3)))
    assert [one.title for one in found] == [f"第{n}盏路灯坏了。" for n in range(3)]
