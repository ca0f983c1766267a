"""Carried again: more tables, timelines and carried lists, written down after the readers' first mending."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from html import escape
from typing import Any
from urllib.parse import quote, urljoin

from benchmarks.corpus.case import Case
from benchmarks.corpus.fourth.carried import DAY, NEWS, POLICY, Layout, Made, Scene, dayed, each, items
from benchmarks.corpus.fourth.carried_shells import BESIDE, page
from benchmarks.corpus.rows import Item, epoch
from benchmarks.corpus.words import spelt

# fmt: off
LAYOUTS: dict[str, Layout] = {}
T = "<table width='98%' border='0'>{}</table>"
LI = "<li><a href='{u}'>{t}</a><span>{iso}</span></li>"
Rows = list[Item]


def simple(name: str, pattern: str, wrap: str = "<ul>{}</ul>", column: tuple[str, str] = NEWS, *, in_url: bool = False, **more: Any) -> None:
    def made(s: Scene) -> Made:
        rows = items(s, url=dayed(s) if in_url else "", **more)
        return Made(wrap.replace("{}", each(rows, pattern, s)), rows, column=column)

    LAYOUTS[name] = made


def carried(name: str, made: Callable[[Rows, Scene], str], column: tuple[str, str] = ("通知公告", "/xxgk/tzgg/"), **more: Any) -> None:
    def whole(s: Scene) -> Made:
        rows = items(s, **more)
        return Made("<div class='nr' id='nr'></div>", rows, column=column, tail=made(rows, s))

    LAYOUTS[name] = whole


def grouped(name: str, head: str, pattern: str, end: str, by: Callable[[Item], Any], step: int, wrap: str = "<div>{}</div>") -> None:
    def made(s: Scene) -> Made:
        rows = items(s, step=step)
        parts = [[i for i in rows if by(i) == key] for key in sorted({by(i) for i in rows}, reverse=True)]
        return Made(wrap.replace("{}", "".join(head.format(**spelt(part[0].day)) + each(part, pattern, s) + end for part in parts)), rows, column=NEWS)

    LAYOUTS[name] = made


def _year(i: Item) -> int:
    return i.day.year


def _month(i: Item) -> tuple[int, int]:
    return i.day.year, i.day.month


def _dump(data: object) -> str:
    return json.dumps(data, ensure_ascii=False)


simple("table-asp-clock", "<tr><td>·<a href='{u}' target=_blank>{t}</a></td><td>{slash1} 0:00:00</td></tr>", T)
simple("table-two-line-day", "<tr><td>{n}</td><td><a href='{u}'>{t}</a></td><td>{iso}<br>10:22:33</td></tr>", "<table><tr><th>序号</th><th>标题</th><th>时间</th></tr>{}</table>")
simple("table-linked-day", "<tr><td><a href='{u}'>{iso}</a></td><td><a href='{u}'>{t}</a></td></tr>", T)
simple("table-day-above", "<tr><td class='d'>{cn}</td></tr><tr><td class='t'><a href='{u}'>{t}</a></td></tr>", T)
simple("table-epoint-click", "<tr class='trfont'><td>◇</td><td><a href='javascript:void(0)' onclick=\"window.open('{u}','_blank')\" title='{t}'>{c}</a></td><td>[{iso}]</td></tr>", T)
simple("table-office-link", "<tr><td><a href='/bm/{n}/'>[{src}]</a> <a href='{u}'>{t}</a></td><td>{mm}/{dd}/{Y}</td></tr>", T)
simple("table-gkml-tip", "<tr><td class='first-td'><a href='{u}'><span>{t}</span></a><div class='tooltip'><p>索引号：K0810-2023-{x}</p><p>成文日期：{e_iso}</p><p>发布日期：{iso}</p></div></td><td class='sec-td'>{iso}</td></tr>", "<table class='table-content'><tr><th>标题</th><th>发布日期</th></tr>{}</table>", POLICY)
simple("table-cell-tip", "<tr><td><a href='{u}'>{t}</a></td><td title='发布时间：{iso}'>{src}</td></tr>", T)
simple("table-valid-from-to", "<tr><td><a href='{u}'>{t}</a></td><td>{iso}</td><td>{iso}至{l_iso}</td></tr>", "<table><tr><td>名称</td><td>公布时间</td><td>有效期</td></tr>{}</table>", POLICY)
grouped("table-year-rows", "<tr><td colspan=2 align=center><b>{Y}年</b></td></tr>", "<tr><td>{mm}-{dd}</td><td><a href='{u}'>{t}</a></td></tr>", "", _year, 45, "<table>{}</table>")
simple("list-of-lists", "<ul class='row'><li class='date'>{iso}</li><li class='title'><a href='{u}'>{t}</a></li></ul>", "<div>{}</div>")
simple("list-three-spans", "<li><a href='{u}'>{t}</a><em><span>{Y}</span>-<span>{mm}</span>-<span>{dd}</span></em></li>")
simple("list-eye", "<li><a href='{u}'>{t}</a><p><i class='icon'></i> {iso} &nbsp;|&nbsp; 浏览 {hits}</p></li>")
simple("list-compact", "<li><span>{ymd}</span><a href='{u}'>{t}</a></li>")
simple("list-no-ri", "<li><a href='{u}'>{t}</a><span>{Y}年{mm}月{dd}</span></li>")
simple("list-microdata", "<li itemscope><a itemprop='url' href='{u}'><span itemprop='headline'>{t}</span></a><meta itemprop='datePublished' content='{iso}'></li>")
simple("list-data-day", "<li data-pubdate='{iso}'><a href='{u}'>{t}</a></li>")
simple("list-hidden-day", "<li><a href='{u}'>{t}</a><span style='display:none'>{iso}</span></li>")
simple("list-input-day", "<li><a href='{u}'>{t}</a><input type='hidden' name='d' value='{iso}'></li>")
simple("list-tip-day", "<li title='{iso}'><a href='{u}'>{t}</a></li>")
simple("list-published-and-closing", "<li><a href='{u}'>{t}</a><span>发布：{iso}</span><span>截止：{l_iso}</span></li>", column=("意见征集", "/hdjl/yjzj/"))
simple("list-collecting", "<div><a href='{u}'>{t}</a><p>征集时间：{e_iso} - {l_iso}</p><p>状态：进行中</p></div>", "<div>{}</div>", ("民意征集", "/hdjl/myzj/"), in_url=True)
simple("list-pdf", "<p><a href='/files/{ymd}/P0{x}{n}.pdf'>{t}</a>({iso})</p>", "<div class='pdf'>{}</div>")
grouped("time-months-below-year", "<h3>{Y}年{m}月</h3><ul>", "<li><i>{dd}</i><a href='{u}'>{t}</a></li>", "</ul>", _month, 12)
grouped("time-year-panes", "<div class='pane' id='y{Y}'><div class='yt'>— {Y} —</div>", "<p><a href='{u}'>{t}</a><span>{mm}.{dd}</span></p>", "</div>", _year, 55)
grouped("time-folders", "<li class='y'><span>▼ {Y}年度</span><ol>", "<li><a href='{u}'>{t}</a> {m}月{d}日</li>", "</ol></li>", _year, 48, "<ul>{}</ul>")


def _fixed_paths(made: Layout) -> Layout:
    """Rows whose addresses are those that the markup has."""

    def fixed(s: Scene) -> Made:
        m = made(s)
        paths = [part.split("'", 1)[0] for part in m.main.split("<a href='")[1:]]
        return m._replace(items=[i._replace(path=path) for i, path in zip(m.items, paths, strict=True)])

    return fixed


LAYOUTS["list-pdf"] = _fixed_paths(LAYOUTS["list-pdf"])


def _dead_comment(s: Scene) -> Made:
    rows = items(s)
    return Made(f"<ul><!-- <li><a href='/x/1.html'>{s.fill('{p}旧闻一则停用条目')}</a><span>{s.today}</span></li> -->{each(rows, LI, s)}</ul>", rows, column=NEWS)


def _side(head: str, wrap: str) -> Layout:
    """A list after a side list with days of today, under a heading of some kind."""

    def made(s: Scene) -> Made:
        rows = items(s, ago=40)
        side = "".join(f"<li><a href='{BESIDE}9{n}.html'>{title}</a><span>{s.today}</span></li>" for n, title in enumerate(s.titles(s.words.NEWS, 4, "more")))
        return Made(wrap.replace("[]", f"{head}<ul>{side}</ul>").replace("{}", f"<ul>{each(rows, LI, s)}</ul>"), rows, column=("通知公告", "/xxgk/tzgg/"))

    return made


LAYOUTS |= {
    "trap-dead-comment": _dead_comment,
    "side-newest": _side("<div class='t'>最新公开</div>", "<div class='l'>[]</div><div class='r'><div class='t'>通知公告</div>{}</div>"),
    "side-picture-head": _side("<h3><img src='/i/rd.png' alt='热点新闻'></h3>", "<div class='l'>[]</div><div class='r'>{}</div>"),
    "side-ranks": _side("<div class='th'><span>日排行</span><span>周排行</span></div>", "<div class='r'>{}</div><div class='l'>[]</div>"),
    "side-more-words": _side("<p class='h'>大家都在看 <a href='/more/'>更多</a></p>", "<div class='r'>{}</div><div class='l'>[]</div>"),
    "side-marquee": _side("", "<marquee>[]</marquee><div class='r'>{}</div>"),
}

carried("js-appends", lambda r, s: "<script>" + each(r, "$('#nr').append('<li><a href=\"{u}\">{t}</a><span>{iso}</span></li>');", s) + "</script>")
carried("js-map", lambda r, _: f"<script>var map={_dump({str(800 + n): {'title': i.title, 'url': i.path, 'time': str(i.day)} for n, i in enumerate(r)})};</script>")
carried("js-delimited", lambda r, _: "<script>var str=\"" + ";".join(f"{i.title}|{i.path}|{i.day}" for i in r) + "\"; show(str.split(';'));</script>")
carried("js-unescape", lambda r, s: f"<script>document.write(unescape('{quote('<ul>', safe='')}'));\nvar h=decodeURIComponent('{quote(each(r, LI, s), safe='')}');$('#nr').html(h);</script>")
carried("js-net-days", lambda r, _: f"<script>var d={_dump([{'Title': i.title, 'Url': i.path, 'PubDate': f'/Date({epoch(i.day, 9)})/'} for i in r])};</script>")
carried("js-split-days", lambda r, _: f"<script>var d={_dump([{'title': i.title, 'url': i.path, 'year': i.day.year, 'month': i.day.month, 'day': i.day.day} for i in r])};</script>")
carried("js-year-and-md", lambda r, _: f"<script>var d={_dump([{'title': i.title, 'href': i.path, 'y': str(i.day.year), 'md': f'{i.day:%m-%d}'} for i in r])};</script>")
carried("js-hot-beside", lambda r, s: f"<script>var page={_dump({'hotList': [{'title': t, 'url': f'{BESIDE}8{n}.html', 'date': str(s.today)} for n, t in enumerate(s.titles(s.words.NEWS, 4, 'js'))], 'list': [{'title': i.title, 'url': i.path, 'date': str(i.day)} for i in r]})};</script>", ago=20)
carried("js-property-statements", lambda r, s: "<script>var o;\n" + each(r, "o=new Object();o.title='{t}';o.url='{u}';o.date='{iso}';list.push(o);", s) + "</script>")
carried("js-single-line-text", lambda r, s: "<script>var items=[" + each(r, "{{t:\"{t}\",u:\"{u}\",d:\"{mm}-{dd}\",y:{Y}}}", s, ",") + "];</script>")
carried("xmp", lambda r, s: f"<xmp id='x' style='display:none'><ul>{each(r, LI, s)}</ul></xmp>")
carried("srcdoc", lambda r, s: f"<iframe srcdoc=\"{escape('<ul>' + each(r, LI, s) + '</ul>')}\"></iframe>")
carried("textarea-records", lambda r, s: f"<textarea style='display:none'><recordset>{each(r, '<record><![CDATA[<li><a href={u!r}>{t}</a><span>{iso}</span></li>]]></record>', s)}</recordset></textarea>")
carried("double-escaped", lambda r, _: f"<textarea style='display:none'>{escape(escape(_dump([{'title': i.title, 'url': i.path, 'date': str(i.day)} for i in r])))}</textarea>")
carried("react-props", lambda r, _: f"<div data-react-class='List' data-react-props=\"{escape(_dump({'articles': [{'headline': i.title, 'permalink': i.path, 'displayDate': str(i.day)} for i in r]}))}\"></div>")
carried("vue-list", lambda r, _: "<script>new Vue({el:'#nr',data(){return{list:" + _dump([{"docTitle": i.title, "linkUrl": i.path, "docRelTime": f"{i.day} 00:00:00"} for i in r]) + ",total:90}}})</script>")
# fmt: on


def cases() -> Iterator[Case]:
    """Every layout, two pages of each."""
    for name, made in LAYOUTS.items():
        for variant in range(2):
            yield case(name, made, variant)


def case(name: str, made: Layout, variant: int) -> Case:
    """One page of a layout."""
    s = Scene(f"lists/again-{name}", variant)
    m = made(s)
    column, place = m.column
    base = f"http://{s.host}{place}"
    rows = [{"title": i.title, "url": urljoin(base, i.path), "day": i.day} for i in m.items]
    truth = {
        "rows": rows,
        "newest": max(i.day for i in m.items if i.day <= s.today + DAY),
        "next": "",
        "beside": [urljoin(base, BESIDE)],
        "page_kind": ["column"],
    }
    return s.case(place, page(s, column, m.main, m.head, m.tail), truth, name=column)
