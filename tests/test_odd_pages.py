"""Pages no author would write: numbers without end, tables that lie about their width, data within data."""

from __future__ import annotations

import pytest
import targets

LONG = "9" * 6_000  # more digits than Python makes a number of
ROWS = "".join(
    f"<li><a href='/a{n}.html'>第{n}条信息的标题</a><span>2023-01-0{n}</span></li>" for n in range(1, 9)
)
CELLS = "<tr><td>来信</td><td>已办结</td><td>2023-01-01</td></tr>" * 30

PAGES = {
    "numbers": f"<ul>{ROWS}</ul>共{LONG}页 第{LONG}页 共{LONG}条 {LONG}年{LONG}月{LONG}日 {LONG}-{LONG}-{LONG}",
    "numbers in addresses": f"<ul>{ROWS}</ul><a href='/list_{LONG}.html'>下一页</a><a href='?page={LONG}'>{LONG}</a>",
    "numbers in scripts": f"<script>createPageHTML({LONG},0,'index','html');var a=[{{title:'标题',time:{LONG}}}]</script>",
    "numbers of a letter": f"<table><tr><th>编号<td>{LONG}<tr><th>来信时间<td>{LONG}<tr><th>办理时限<td>{LONG}个工作日</table>",
    "numbers of days": f"<meta name=PubDate content='{LONG}'><li><a href=a.html>标题标题标题</a>{LONG}-01-01</li>",
    "wide cells": "<table>" + "<tr><td colspan=999999999>来信标题<td rowspan=99999999>状态</tr>" * 100 + "</table>",
    "cells wider than numbers": f"<table><tr><th colspan={LONG}>标题<th>状态<th>来信时间</tr>{CELLS}</table>",
    "cells of odd width": f"<table><tr><th colspan=²>标题<th colspan=٣>状态<th colspan=-5>来信时间</tr>{CELLS}</table>",
    "many wide cells": f"<table><tr>{'<th colspan=1000>来信标题' * 300}</tr>{CELLS}</table>",
    "arrays within arrays": f"<script>var data={'[' * 50_000}</script>",
    "objects within objects": "<script>var data=" + '{"list":' * 9_000 + "1" + "}" * 9_000 + "</script>",
    "answer of arrays": '{"rows":' + "[" * 50_000,
    "answer of numbers": f'[{{"title":"某某来信标题","status":"已办结","date":{LONG}}}]',
    "numbers beyond all": '<script>var a=[{"title":"x","time":1e999999},{"time":-1e400},{"time":NaN}]</script>',
    "linked data": "<script type='application/ld+json'>" + '{"@type":' * 9_000 + "</script>",
    "attributes": f"<div {' '.join(f'a{n}=1' for n in range(9_000))}>x</div>",
    "comments": "<!--" * 20_000,
    "sections": "<![CDATA[" * 20_000,
    "templates": "<template>" * 5_000 + "<a href=/x>x</a>",
    "no scripts": "<noscript>" * 5_000 + "x",
    "drawings": "<svg><title><a href=x><math><mi>" * 2_000,
    "references": "&#xD800;" * 9_000 + "&#x110000;&#99999999999999999999;",
    "blanks of no width": "来\u200b信\u200b人" * 9_000,
    "other digits": "٢٠٢٣-٠١-٠١ ²⁰²³-⁰¹-⁰¹ ②⓪②③-①-① ２０２３年１月１日 " * 500,
    "ends of time": "".join(f"<li><a href=x.html>标题标题标题</a>{day}</li>" for day in ("9999-12-31", "0001-01-01") * 9),
    "nothing but zeros": "\0" * 100_000,
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_every_reader_and_check_gets_through(name: str) -> None:
    targets.page(PAGES[name].encode())
