"""Carried: lists in tables, cards, timelines and scripts, whose rows, days and newest item are known."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import Any, NamedTuple
from urllib.parse import urljoin

from benchmarks.corpus import scene
from benchmarks.corpus.case import Case
from benchmarks.corpus.families import citizens
from benchmarks.corpus.families.shells import WARDROBE
from benchmarks.corpus.fourth import carried_shells
from benchmarks.corpus.fourth import carried_words as words
from benchmarks.corpus.rows import Item, epoch, items_of, zulu
from benchmarks.corpus.words import hanzi, spelt

DAYED = (
    "/xxgk/tzgg/{ym}/t{ymd}_{id}.html",
    "/art/{Y}/{m}/{d}/art_318_{id}.html",
    "/zwgk/{Y}-{mm}/{dd}/content_{id}.htm",
    "/{ymd}/9f0c{id}/c.html",
)
PLAIN = (
    "/info/1107/{id}.htm",
    "/gkmlpt/content/8/{id}/post_{id}.html",
    "/content/article/{id}",
    "/showinfo.aspx?id={id}&lm=12",
    "/n71/n83/c{id}/content.html",
)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DAY = dt.timedelta(days=1)


class Scene(scene.Scene):
    """One case of these families."""

    words = words
    wardrobe = WARDROBE
    matters = citizens.MATTERS
    letter_paths = citizens.PATHS


class Made(NamedTuple):
    """What a layout makes: markup, and what is true of it."""

    main: str
    items: Sequence[Item]
    days: Sequence[dt.date | None] | None = None  # where they are not the items' own
    column: tuple[str, str] = ("通知公告", "/xxgk/tzgg/")
    head: str = ""
    tail: str = ""
    kind: str = ""  # of an answer that is no page
    beside: Sequence[str] = ()


Layout = Callable[[Scene], Made]
LAYOUTS: dict[str, Layout] = {}
NEWS = ("工作动态", "/ywdt/gzdt/")
POLICY = ("政策文件", "/xxgk/zcwj/index.html")


def layout(name: str) -> Callable[[Layout], Layout]:
    """Register a layout under its name."""

    def kept(made: Layout) -> Layout:
        LAYOUTS[name] = made
        return made

    return kept


def items(s: Scene, count: int = 12, ago: int = 3, step: int = 4, url: str = "", **more: Any) -> list[Item]:
    """Rows from the newest on; without `url` their addresses hold no day."""
    return items_of(s, count, ago + s.number("ago") % 3, step, url or s.pick(PLAIN, "url"), **more)


def dayed(s: Scene) -> str:
    """A dialect of addresses that hold the day."""
    return s.pick(DAYED, "url")


def each(rows: Sequence[Item], pattern: str, s: Scene, glue: str = "\n") -> str:
    """The pattern filled for every row: {u} {t} {c} {n} {src} {hits}, its day's spellings, e_… an earlier and l_… a later day."""
    made = []
    for n, item in enumerate(rows):
        early, late = item.day - dt.timedelta(days=5 + 3 * (n % 4)), s.today + dt.timedelta(days=20 + 7 * n)
        more = {f"e_{key}": value for key, value in spelt(early).items()} | {
            f"l_{key}": value for key, value in spelt(late).items()
        }
        cut = item.title[:12] + "..." if len(item.title) > 13 else item.title
        made.append(
            pattern.format(
                u=escape(item.path), t=item.title, c=cut, n=n + 1, src=s.fill(s.pick(words.SOURCES, "src", n)), hits=118 + s.number("hits", n) % 8000, hanzi=hanzi(item.day), mon=MONTHS[item.day.month - 1],
                sum=s.text(1, n)[0], x=f"{s.number('x', n) % 89999 + 10000}", **spelt(item.day), **more,
            )
        )  # fmt: skip
    return glue.join(made)


def simple(
    name: str,
    pattern: str,
    wrap: str = "<ul>{}</ul>",
    column: tuple[str, str] = NEWS,
    *,
    in_url: bool = False,
    shown: bool = True,
    **more: Any,
) -> None:
    """A layout that is one piece of markup a row."""

    def made(s: Scene) -> Made:
        rows = items(s, url=dayed(s) if in_url else "", **more)
        days = None if shown or in_url else [None] * len(rows)
        return Made(wrap.replace("{}", each(rows, pattern, s)), rows, days, column)

    LAYOUTS[name] = made


# --- tables ------------------------------------------------------------------------------------------------

T = "<table width='100%' class='gk'>{}</table>"
simple(
    "table/formed-and-published",
    "<tr><td>{n}</td><td><a href='{u}'>{t}</a></td><td>政办发〔2023〕{n}号</td><td>{e_iso}</td><td>{iso}</td></tr>",
    "<table class='zfxx'><thead><tr><th>序号</th><th>标题</th><th>发文字号</th><th>成文日期</th><th>发布日期</th></tr></thead><tbody>{}</tbody></table>",
    POLICY,
)
simple(
    "table/published-then-formed",
    "<tr bgcolor=#ffffff><td>11510100/2024-000{n}8</td><td align=left><a href='{u}' target=_blank>{t}</a></td><td>{iso}</td><td>{e_iso}</td></tr>",
    "<table border=1><tr bgcolor=#eee><td><b>索引号</b></td><td><b>信息名称</b></td><td><b>公开日期</b></td><td><b>生成日期</b></td></tr>{}</table>",
    POLICY,
)
simple(
    "table/headless",
    "<tr height=28><td width=30>{n}</td><td>[{src}]</td><td><a href={u}>{t}</a></td><td>{hits}</td><td width=80>{iso}</td></tr>",
    T,
)
simple(
    "table/index-numbers",
    "<tr><td>00821432-3/2024-0{x}</td><td><a title='{t}' href='{u}'>{c}</a></td><td>{src}</td><td>{cn}</td></tr>",
    "<table id='tab'><tr><th>索引号</th><th>文件名称</th><th>发布机构</th><th>发布时间</th></tr>{}</table>",
    POLICY,
)
simple(
    "table/tooltip-table",
    "<tr><td class='mc'><a href='{u}' title='{t}'>{c}</a><div class='tip' style='display:none'><table><tr><td>索 引 号：</td><td>0088/2023-{x}</td></tr><tr><td>信息名称：</td><td>{t}</td></tr><tr><td>生成日期：</td><td>{e_iso}</td></tr><tr><td>文　　号：</td><td>无</td></tr></table></div></td><td>{iso}</td></tr>",
    "<table><tr><th>名称</th><th>发布日期</th></tr>{}</table>",
    POLICY,
)
simple(
    "table/tooltip-list",
    "<li><a href='{u}'>{t}</a><b>{iso}</b><div class='xx' id='x{n}'><ul><li><span>索引号：</span>000014349/2023-{x}</li><li><span>发文日期：</span>{e_cn}</li><li><span>名称：</span><a href='{u}'>{t}</a></li><li><span>主题词：</span>通知</li></ul></div></li>",
    "<ul class='gl'>{}</ul>",
    POLICY,
)
simple(
    "table/day-first",
    "<tr><td width=90><font color=gray>[{dash1}]</font></td><td><a href='{u}'><font face=宋体>{t}</font></a></td></tr><tr><td colspan=2 height=1 background=/img/line.gif></td></tr>",
    T,
)
simple(
    "table/two-lines",
    "<tr><td class='bt'><a href='{u}'>{t}</a></td></tr><tr><td class='sx'>发布时间：{iso}　来源：{src}　浏览：{hits}次</td></tr>",
    T,
)
simple(
    "table/three-lines",
    "<tr><td><img src='/i/dot.gif'></td><td><a href='{u}'>{t}</a></td><td>{slash}</td></tr><tr><td></td><td colspan=2>{sum}</td></tr><tr><td colspan=3><hr size=1></td></tr>",
    T,
)
simple(
    "table/bids",
    "<tr><td><a href='{u}'>{t}</a></td><td>公开招标</td><td>{iso}</td><td>{l_iso} 17:00</td></tr>",
    "<table class='zb'><tr><th>项目名称</th><th>采购方式</th><th>发布时间</th><th>投标截止时间</th></tr>{}</table>",
    ("采购公告", "/ggzy/cggg/"),
)
simple(
    "table/bids-closing-only",
    "<tr><td>{n}</td><td><a href='{u}'>{t}</a></td><td>{l_iso} 09:30</td><td>正在报名</td></tr>",
    "<table class='zb'><tr><td>序号</td><td>项目名称</td><td>开标时间</td><td>状态</td></tr>{}</table>",
    ("招标公告", "/ggzy/zbgg/"),
    in_url=True,
)
simple(
    "table/row-click",
    "<tr onclick=\"window.open('{u}')\" style='cursor:pointer'><td>{t}</td><td>{src}</td><td>{iso}</td></tr>",
    "<table class='hover'><tr><th>标题</th><th>来源</th><th>日期</th></tr>{}</table>",
)
simple(
    "table/validity",
    "<tr><td><a href='{u}'>{t}</a></td><td>有效</td><td>{iso}</td><td>{l_iso}</td><td>2099-12-31</td></tr>",
    "<table><tr><th>文件标题</th><th>时效</th><th>公布日期</th><th>施行日期</th><th>失效日期</th></tr>{}</table>",
    ("规范性文件", "/xxgk/gfxwj/"),
)
simple(
    "table/day-in-tip",
    "<tr><td>·</td><td><a href='{u}' title='标题：{t}\n发布时间：{iso} 10:02\n点击：{hits}'>{c}</a></td></tr>",
    T,
)
simple(
    "table/th-rows",
    "<tr><th scope='row'><a href='{u}'>{t}</a></th><td data-label='发布机构'>{src}</td><td data-label='发布日期'>{dot}</td></tr>",
    "<table role='table'><caption>文件列表</caption><tbody>{}</tbody></table>",
    POLICY,
)
simple(
    "table/nested",
    "<tr><td><table width='100%'><tr><td width='4%'>◆</td><td width='76%'><span class='xtitle'><a href='{u}'>{t}</a></span></td><td width='20%'><span>（{m}月{d}日</span><span>{Y}）</span></td></tr></table></td></tr>",
    T,
)
simple(
    "table/dl-cells",
    "<div class='tr'><div class='td'>{n}</div><div class='td'><a href='{u}'>{t}</a></div><div class='td'>{e_iso}</div><div class='td'>{iso}</div></div>",
    "<div class='table'><div class='tr th'><div class='td'>序号</div><div class='td'>名称</div><div class='td'>成文时间</div><div class='td'>发布时间</div></div>{}</div>",
    POLICY,
)


@layout("table/month-spans")
def _month_spans(s: Scene) -> Made:
    rows = items(s, step=9)
    made = []
    for month in sorted({(i.day.year, i.day.month) for i in rows}, reverse=True):
        part = [i for i in rows if (i.day.year, i.day.month) == month]
        for n, i in enumerate(part):
            head = f"<td rowspan='{len(part)}'>{month[0]}年{month[1]}月</td>" if n == 0 else ""
            made.append(
                f"<tr>{head}<td>{i.day.day}日</td><td><a href='{escape(i.path)}'>{i.title}</a></td></tr>"
            )
    return Made(
        f"<table class='dsj'><tr><th>月份</th><th>日期</th><th>内容</th></tr>{''.join(made)}</table>", rows
    )


@layout("table/year-spans")
def _year_spans(s: Scene) -> Made:
    rows = items(s, step=40)
    made = []
    for year in sorted({i.day.year for i in rows}, reverse=True):
        part = [i for i in rows if i.day.year == year]
        for n, i in enumerate(part):
            head = f"<td rowspan={len(part)} valign=top><strong>{year}年</strong></td>" if n == 0 else ""
            made.append(
                f"<tr>{head}<td><a href='{escape(i.path)}'>{i.title}</a></td><td>{i.day:%m-%d}</td></tr>"
            )
    return Made(f"<table>{''.join(made)}</table>", rows)


@layout("table/two-a-line")
def _two_a_line(s: Scene) -> Made:
    rows = items(s, 12)
    cell = each(rows, "<td><a href='{u}'>{t}</a></td><td width=70>{iso}</td>", s, "\x00").split("\x00")
    lines = "".join(f"<tr>{cell[n]}{cell[n + 1]}</tr>" for n in range(0, 12, 2))
    return Made(f"<table>{lines}</table>", rows)


# --- policy libraries, gazettes --------------------------------------------------------------------------------

DIV = "<div class='lst'>{}</div>"
simple(
    "library/cards",
    "<div class='wj'><h4><a href='{u}'>{t}</a></h4><p><span>索引号：2024-{x}</span><span>发文机关：{src}</span></p><p><span>成文日期：{e_cn}</span><span>发布日期：{cn}</span></p></div>",
    DIV,
    ("政策文件库", "/zcwjk/"),
)
simple(
    "library/labels",
    "<dl><dt><a href='{u}'>{t}</a></dt><dd><label>文号</label>政规〔2022〕{n}号</dd><dd><label>生效日期</label>{l_iso}</dd><dd><label>发布时间</label>{iso}</dd></dl>",
    DIV,
    ("行政规范性文件库", "/gfxwjk/index.html"),
)
simple(
    "library/with-readings",
    "<li><a href='{u}'>{t}</a><span class='jd'><a href='/jd/{x}.html'>文字解读</a><a href='/jd/t{x}.html'>图片解读</a></span><span>{iso}</span></li>",
    "<ul class='zc'>{}</ul>",
    POLICY,
)
simple("library/one-line", "<p><a href='{u}'>{t}</a>（成文日期：{e_iso}；公布日期：{iso}）</p>", DIV, POLICY)
simple(
    "library/second-line",
    "<li><a class='tt' href='{u}'>{t}</a><div class='info'><i>{src}</i><i>政令第{n}号</i><i>{dot1}</i></div></li>",
    "<ul>{}</ul>",
    POLICY,
)
simple(
    "library/effective-ahead",
    "<li><div><a href='{u}'>{t}</a></div><div>公布日期 {iso} | 施行日期 {l_iso}</div></li>",
    "<ol>{}</ol>",
    ("政府规章", "/xxgk/gz/"),
)


@layout("gazette/dated-issues")
def _issues(s: Scene) -> Made:
    rows = [
        i._replace(title=f"{i.day.year}年第{12 - n % 12}期（总第{230 - n}期）")
        for n, i in enumerate(items(s, 10, step=30))
    ]
    return Made(
        DIV.replace(
            "{}",
            each(
                rows,
                "<div class='qk'><a href='{u}'><img src='/gb/{n}.jpg' alt='{t}'></a><p><a href='{u}'>{t}</a></p><p>出版日期：{iso}</p></div>",
                s,
            ),
        ),
        rows,
        column=("政府公报", "/zfgb/"),
    )


@layout("gazette/undated-issues")
def _undated_issues(s: Scene) -> Made:
    rows = [i._replace(title=f"{i.day.year}年第{12 - n % 12}期") for n, i in enumerate(items(s, 10, step=30))]
    return Made(
        f"<ul class='gb'>{each(rows, '<li><a href={u!r} target=_blank>{t}</a></li>', s)}</ul>",
        rows,
        [None] * 10,
        ("政府公报", "/zfgb/wq/"),
    )


@layout("gazette/years")
def _gazette_years(s: Scene) -> Made:
    return _grouped(
        s,
        "<h3>{Y}年</h3><ul>",
        "<li><a href='{u}'>{t}</a><span>({m}月{d}日)</span></li>",
        "</ul>",
        45,
        ("政府公报", "/zfgb/"),
    )


def _grouped(
    s: Scene,
    head: str,
    pattern: str,
    end: str,
    step: int,
    column: tuple[str, str] = NEWS,
    wrap: str = "<div>{}</div>",
    by: str = "year",
) -> Made:
    rows = items(s, 12, step=step)
    made: list[str] = []
    key = {
        "year": lambda i: i.day.year,
        "month": lambda i: (i.day.year, i.day.month),
        "day": lambda i: i.day,
    }[by]
    for group in sorted({key(i) for i in rows}, reverse=True):
        part = [i for i in rows if key(i) == group]
        made.append(head.format(**spelt(part[0].day)) + each(part, pattern, s) + end)
    return Made(wrap.replace("{}", "".join(made)), rows, column=column)


# --- cards, pictures ---------------------------------------------------------------------------------------------

simple(
    "cards/background",
    "<div class='item'><a href='{u}' title='{t}'><div class='pic' style='background-image:url(/p/{ymd}{n}.jpg)'></div><p>{c}</p></a><span class='rq'>{iso}</span></div>",
    DIV,
    ("图片新闻", "/ywdt/tpxw/"),
)
simple(
    "cards/video",
    "<li class='v'><a href='{u}'><img src='/v/{n}.jpg'><i class='play'></i><em>03:2{n}</em></a><h5><a href='{u}'>{t}</a></h5><p><span>播放 {hits}</span><span>{slash}</span></p></li>",
    "<ul class='video'>{}</ul>",
    ("视频新闻", "/ywdt/spxw/"),
)
simple(
    "cards/figure",
    "<figure><a href='{u}'><img src='/f/{n}.png' alt='{t}'></a><figcaption>{t}（{iso}）</figcaption></figure>",
    DIV,
    ("图片新闻", "/ywdt/tp/"),
)
simple(
    "cards/all-in-anchor",
    "<a class='row' href='{u}'><div class='date'><b>{dd}</b><i>{Y}/{mm}</i></div><h4>{t}</h4><p>{sum}自{l_cn}起施行。</p></a>",
    DIV,
)
simple(
    "cards/english-month",
    "<div class='post'><div class='day'>{dd}</div><div class='mon'>{mon}</div><div class='yr'>{Y}</div><h3><a href='{u}'>{t}</a></h3></div>",
    DIV,
)
simple("cards/hanzi", "<li><a href='{u}'>{t}</a><span>{hanzi}</span></li>")
simple(
    "cards/more-link",
    "<div class='news'><h3>{t}</h3><p>{sum}</p><div class='b'><span>{iso}</span><a href='{u}'>查看详情&gt;&gt;</a></div></div>",
    DIV,
)
simple(
    "cards/image-day",
    "<li><div class='time'><p>{mm}.{dd}</p><span>{Y}</span></div><a href='{u}'><img src='/uploads/{e_ymd}/{n}.jpg'><h4>{t}</h4></a></li>",
)
simple("cards/short-year", "<li>[{yy}-{mm}-{dd}] <a href='{u}'>{t}</a></li>")
simple(
    "cards/time-tag",
    "<article><h2><a href='{u}' rel='bookmark'>{t}</a></h2><time datetime='{iso}T09:12:00+08:00'>{m}月{d}日</time><p>{sum}</p></article>",
    "<section>{}</section>",
)
simple(
    "cards/data-day",
    "<li data-time='{iso} 08:00:00'><a href='{u}'>{t}</a><span class='md'>{mm}/{dd}</span></li>",
)
simple(
    "cards/year-split",
    "<dl><dt><span>{dd}</span><span>{m}月</span><span>{Y}</span></dt><dd><a href='{u}'>{t}</a></dd></dl>",
    DIV,
)


@layout("cards/focus-and-list")
def _focus(s: Scene) -> Made:
    rows = items(s)
    top = each(
        rows[:4], "<div class='swiper-slide'><a href='{u}'><img src='/tp/{n}.jpg'><p>{t}</p></a></div>", s
    )
    return Made(
        f"<div class='swiper-wrapper'>{top}</div><ul class='nl'>{each(rows, '<li><i></i><a href={u!r}>{t}</a><span>{iso}</span></li>', s)}</ul>",
        rows,
        column=("今日要闻", "/ywdt/jryw/"),
    )


# --- time: headings, years, relative days ------------------------------------------------------------------------


@layout("time/year-heads")
def _year_heads(s: Scene) -> Made:
    return _grouped(
        s,
        "<div class='year'><h2>{Y}</h2><ul>",
        "<li><span>{mm}-{dd}</span><a href='{u}'>{t}</a></li>",
        "</ul></div>",
        50,
    )


@layout("time/month-heads")
def _month_heads(s: Scene) -> Made:
    return _grouped(
        s,
        "<h4>{Y}年{m}月</h4><ul>",
        "<li><b>{d}日</b><a href='{u}'>{t}</a></li>",
        "</ul>",
        11,
        ("大事记", "/zj/dsj/"),
        by="month",
    )


@layout("time/month-heads-with-days")
def _month_days(s: Scene) -> Made:
    return _grouped(
        s,
        "<dl><dt><em>{Y}-{mm}</em></dt>",
        "<dd><a href='{u}'>{t}</a><i>{mm}-{dd}</i></dd>",
        "</dl>",
        12,
        by="month",
    )


@layout("time/day-heads")
def _day_heads(s: Scene) -> Made:
    return _grouped(s, "<h5>{iso} {week}</h5>", "<p>·<a href='{u}'>{t}</a></p>", "", 1, by="day")


@layout("time/day-terms")
def _day_terms(s: Scene) -> Made:
    rows = [i._replace(day=s.today - dt.timedelta(days=2 + 3 * (n // 3))) for n, i in enumerate(items(s))]
    made = []
    for day in sorted({i.day for i in rows}, reverse=True):
        made.append(
            f"<dl><dt>{spelt(day)['cn']}</dt>{each([i for i in rows if i.day == day], '<dd><a href={u!r}>{t}</a></dd>', s)}</dl>"
        )
    return Made("".join(made), rows, column=NEWS)


@layout("time/timeline-axis")
def _axis(s: Scene) -> Made:
    return _grouped(
        s,
        "<div class='cd-y'>{Y}年</div>",
        "<div class='cd-b'><div class='dot'></div><div class='cd-c'><span class='cd-d'>{m}月{d}日</span><p><a href='{u}'>{t}</a></p></div></div>",
        "",
        35,
    )


@layout("time/folded-years")
def _folded(s: Scene) -> Made:
    return _grouped(
        s,
        "<details><summary>{Y}年（点击展开）</summary><ul>",
        "<li><a href='{u}'>{t}</a> <span>{iso}</span></li>",
        "</ul></details>",
        60,
    )


@layout("time/archive-year")
def _archive_year(s: Scene) -> Made:
    year = s.today.year - 2
    rows = [i._replace(day=dt.date(year, 12 - n, 27 - n)) for n, i in enumerate(items(s, 10))]
    return Made(
        f"<h3>{year}年通知公告</h3><ul>{each(rows, '<li><a href={u!r}>{t}</a><span>{mm}-{dd}</span></li>', s)}</ul>",
        rows,
        column=("通知公告", f"/xxgk/tzgg/{year}/"),
    )


@layout("time/year-less")
def _year_less(s: Scene) -> Made:
    rows = items(s, 14, step=30)
    return Made(
        f"<ul>{each(rows, '<li><a href={u!r}>{t}</a><span>[{mm}-{dd}]</span></li>', s)}</ul>",
        rows,
        column=NEWS,
    )


@layout("time/year-less-words")
def _year_less_words(s: Scene) -> Made:
    rows = items(s, 14, step=25)
    return Made(
        f"<table>{each(rows, '<tr><td><a href={u!r}>{t}</a></td><td>{m}月{d}日</td></tr>', s)}</table>",
        rows,
        column=NEWS,
    )


@layout("time/year-less-pinned")
def _year_less_pinned(s: Scene) -> Made:
    rows = items(s, 12, step=16)
    old = rows[-1]._replace(
        path="/info/1107/77.htm",
        title=s.fill("{p}政务新媒体矩阵"),
        day=s.today - dt.timedelta(days=100),
        pinned=True,
    )
    first = f"<li class='top'><em>[置顶]</em><a href='{old.path}'>{old.title}</a><span>{old.day:%m-%d}</span></li>"
    return Made(
        f"<ul>{first}{each(rows, '<li><a href={u!r}>{t}</a><span>{mm}-{dd}</span></li>', s)}</ul>",
        [old, *rows],
        column=NEWS,
    )


@layout("time/some-years")
def _some_years(s: Scene) -> Made:
    rows = items(s, 14, step=40)
    spelt_rows = [
        each(
            [i],
            "<li><a href='{u}'>{t}</a><span>"
            + ("{mm}-{dd}" if i.day.year == s.today.year else "{iso}")
            + "</span></li>",
            s,
        )
        for i in rows
    ]
    return Made(f"<ul>{''.join(spelt_rows)}</ul>", rows, column=NEWS)


@layout("time/year-in-address")
def _year_in_address(s: Scene) -> Made:
    rows = items(s, 12, ago=420, step=20, url="/art/{Y}/art_5d0e{id}a7.html")
    return Made(f"<ul>{each(rows, '<li><a href={u!r}>{t}</a><span>{mm}-{dd}</span></li>', s)}</ul>", rows)


@layout("time/month-in-address")
def _month_in_address(s: Scene) -> Made:
    rows = items(s, 12, ago=400, step=12, url="/{ym}/c9b1{id}44d0.shtml")
    return Made(f"<div>{each(rows, '<p><a href={u!r}>{t}</a><i>{mm}/{dd}</i></p>', s)}</div>", rows)


@layout("time/today-yesterday")
def _relative(s: Scene) -> Made:
    rows = [
        i._replace(day=s.today - dt.timedelta(days=n if n < 3 else 3 * n)) for n, i in enumerate(items(s))
    ]
    said = ["今天 09:12", "昨天 17:40", "前天 10:05"]
    made = "".join(
        f"<li><a href='{escape(i.path)}'>{i.title}</a><span>{said[n] if n < 3 else i.day}</span></li>"
        for n, i in enumerate(rows)
    )
    return Made(f"<ul>{made}</ul>", rows, column=NEWS)


@layout("time/hours-ago")
def _hours(s: Scene) -> Made:
    rows = [
        i._replace(day=s.today - dt.timedelta(days=(0, 0, 2, 5)[n] if n < 4 else 3 * n))
        for n, i in enumerate(items(s))
    ]
    said = ["25分钟前", "3小时前", "2天前", "5天前"]
    made = "".join(
        f"<div class='m'><a href='{escape(i.path)}'>{i.title}</a><em>{said[n] if n < 4 else i.day}</em></div>"
        for n, i in enumerate(rows)
    )
    return Made(f"<div>{made}</div>", rows, column=NEWS)


@layout("time/tip-of-relative")
def _tip(s: Scene) -> Made:
    rows = items(s, ago=4)
    made = "".join(
        f"<tr><th><a href='{escape(i.path)}'>{i.title}</a></th><td><span title='{i.day} 10:0{n % 9}'>{(s.today - i.day).days}&nbsp;天前</span></td></tr>"
        for n, i in enumerate(rows)
    )
    return Made(f"<table>{made}</table>", rows, column=NEWS)


simple("time/address-only", "<li><a href='{u}'>{t}</a></li>", in_url=True)
simple(
    "time/address-only-table",
    "<tr><td width=20><img src=/i/a.gif></td><td><a href='{u}' target=_blank>{t}</a></td></tr>",
    T,
    in_url=True,
)
simple(
    "time/written-day",
    "<li><a href='{u}'>{t}</a><span><script>document.write('{iso} 10:11:09'.substring(0,10));</script></span></li>",
)
simple(
    "time/day-function",
    "<tr><td><a href='{u}'>{t}</a></td><td><script>showDate(\"{iso} 16:20:00.0\");</script></td></tr>",
    T,
)
simple("time/with-clock", "<li><a href='{u}'>{t}</a><p>[{src}] [{iso} 09:21:00]</p></li>")
simple(
    "time/quarter-titles",
    "<li><a href='{u}'>2023年1-{n}月规模以上工业增加值</a><span>{iso}</span></li>",
    column=("数据发布", "/sjfb/"),
)


@layout("order/jumbled")
def _jumbled(s: Scene) -> Made:
    rows = items(s)
    rows = [rows[n] for n in (4, 1, 7, 0, 3, 2, 9, 5, 6, 8, 11, 10)]
    return Made(f"<ul>{each(rows, '<li><a href={u!r}>{t}</a><span>{iso}</span></li>', s)}</ul>", rows)


@layout("order/rising")
def _rising(s: Scene) -> Made:
    rows = list(reversed(items(s)))
    return Made(
        f"<table>{each(rows, '<tr><td>{n}</td><td><a href={u!r}>{t}</a></td><td>{dash1}</td></tr>', s)}</table>",
        rows,
        column=POLICY,
    )


@layout("order/pin-picture")
def _pin_picture(s: Scene) -> Made:
    rows = items(s, pinned=2, fresh_pin=False)
    made = "".join(
        f"<li>{'<img src=/i/top.gif alt=置顶>' if i.pinned else ''}<a href='{escape(i.path)}'>{i.title}</a><span>{i.day}</span></li>"
        for i in rows
    )
    return Made(f"<ul>{made}</ul>", rows)


@layout("order/fresh-pin")
def _fresh_pin(s: Scene) -> Made:
    rows = items(s, ago=30, pinned=1, fresh_pin=True)
    made = "".join(
        f"<li><a href='{escape(i.path)}'>{'<font color=red>【置顶】</font>' if i.pinned else ''}{i.title}</a><span>{i.day}</span></li>"
        for i in rows
    )
    return Made(f"<ul>{made}</ul>", rows)


@layout("order/mistyped-future")
def _future(s: Scene) -> Made:
    rows = items(s, future=2)
    return Made(
        f"<ul>{each(rows, '<li><a href={u!r}>{t}</a><span>{iso}</span></li>', s)}</ul>", rows, column=NEWS
    )


# --- events: their days are no item's ---------------------------------------------------------------------------------

simple(
    "event/activities",
    "<li><a href='{u}'>{t}</a><p>活动时间：{l_cn} 14:30</p><p>地点：文化馆</p></li>",
    column=("活动预告", "/hdjl/hdyg/"),
    in_url=True,
)
simple(
    "event/activities-undated",
    "<div class='hd'><a href='{u}'>{t}</a><p>报名截止：{l_iso}</p></div>",
    DIV,
    ("活动预告", "/hdjl/hdyg/"),
    shown=False,
)
simple(
    "event/surveys",
    "<li><a href='{u}'>{t}</a><span>起止时间：{e_iso} 至 {l_iso}</span><i>征集中</i></li>",
    column=("意见征集", "/hdjl/yjzj/"),
    in_url=True,
)
simple(
    "event/survey-table",
    "<tr><td><a href='{u}'>{t}</a></td><td>{l_iso}</td><td>未结束</td><td>{iso}</td></tr>",
    "<table><tr><th>征集主题</th><th>截止日期</th><th>状态</th><th>发布日期</th></tr>{}</table>",
    ("民意征集", "/hdjl/myzj/"),
)
simple(
    "event/interviews",
    "<li><a href='{u}'><img src='/ft/{n}.jpg'></a><h4><a href='{u}'>{t}</a></h4><p>嘉宾：局长</p><p>发布时间：{iso}</p></li>",
    column=("在线访谈", "/hdjl/zxft/"),
)
simple(
    "event/jobs",
    "<tr><td><a href='{u}'>{t}</a></td><td>{e_iso}至{l_iso}</td><td>{iso}</td></tr>",
    "<table><tr><th>公告名称</th><th>报名时间</th><th>发布时间</th></tr>{}</table>",
    ("招考公告", "/xxgk/zkgg/"),
)

# --- tabs ---------------------------------------------------------------------------------------------------------------


@layout("tabs/two")
def _tabs(s: Scene) -> Made:
    rows = items(s, 14)
    first, second = rows[1::2], rows[::2]  # the newest is in the hidden one
    pattern = "<li><a href='{u}'>{t}</a><span>{iso}</span></li>"
    return Made(
        f"<div class='tab'><span class='on'>通知</span><span>公告</span></div><div class='con'><ul>{each(first, pattern, s)}</ul></div><div class='con' style='display:none'><ul>{each(second, pattern, s)}</ul></div>", [*first, *second]
    )  # fmt: skip


@layout("tabs/three-scripted")
def _tabs_scripted(s: Scene) -> Made:
    rows = items(s, 15)
    parts = [rows[n::3] for n in (2, 1, 0)]
    heads = "".join(
        f"<li onmouseover=\"setTab('one',{n + 1},3)\" id='one{n + 1}'>{name}</li>"
        for n, name in enumerate(("县级文件", "部门文件", "乡镇文件"))
    )
    panes = "".join(
        f"<div id='con_one_{n + 1}'{' style=display:none' if n else ''}><table>{each(part, '<tr><td><a href={u!r}>{t}</a></td><td>{iso}</td></tr>', s)}</table></div>"
        for n, part in enumerate(parts)
    )
    return Made(f"<ul class='th'>{heads}</ul>{panes}", [i for part in parts for i in part], column=POLICY)


@layout("tabs/scripts")
def _tabs_in_scripts(s: Scene) -> Made:
    rows = items(s, 14)
    first, second = rows[1::2], rows[::2]
    stores = [
        f"<div id='t{n}'><script type='text/xml'><datastore><recordset>{each(part, '<record><![CDATA[<li><a href={u!r}>{t}</a><span>{iso}</span></li>]]></record>', s)}</recordset></datastore></script></div>"
        for n, part in enumerate((first, second))
    ]
    return Made(
        f"<div class='tabs'><a href='#t0'>公告</a><a href='#t1'>公示</a></div>{''.join(stores)}",
        [*first, *second],
    )


@layout("tabs/arrays")
def _tabs_arrays(s: Scene) -> Made:
    rows = items(s, 14)
    first, second = rows[1::2], rows[::2]
    data = [[{"name": i.title, "link": i.path, "date": str(i.day)} for i in part] for part in (first, second)]
    tail = f"<script>var tab1 = {_json(data[0])};\nvar tab2 = {_json(data[1])};\nfill('#a', tab1); fill('#b', tab2);</script>"
    return Made(
        "<div id='tab'><b>公告</b><b>公示</b></div><ul id='a'></ul><ul id='b' hidden></ul>",
        [*first, *second],
        tail=tail,
    )


# --- carriers: rows that are no markup of the page -----------------------------------------------------------------------


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False)


def _dicts(
    rows: Sequence[Item], title: str, url: str, day: str, how: Callable[[dt.date], object] = str, **more: Any
) -> list[dict[str, Any]]:
    return [
        {"id": 5100 + n, title: i.title, url: i.path, day: how(i.day), **more} for n, i in enumerate(rows)
    ]


def carried(
    name: str,
    made: Callable[[list[Item], Scene], str],
    column: tuple[str, str] = ("通知公告", "/xxgk/tzgg/"),
    *,
    tail: bool = False,
    **more: Any,
) -> None:
    """A layout whose rows are carried; in the page's middle, or at its end."""

    def whole(s: Scene) -> Made:
        rows = items(s, **more)
        text = made(rows, s)
        return Made(
            "<div id='list'></div><div id='pager'></div>" if tail else text,
            rows,
            column=column,
            tail=text if tail else "",
        )

    LAYOUTS[f"carried/{name}"] = whole


LI = "<li><a href='{u}' target='_blank'>{t}</a><span>{iso}</span></li>"
carried(
    "records",
    lambda r, s: (
        "<div id='6190'><script type='text/xml'><datastore><nextgroup><![CDATA[<a href='/module/web/jpage/dataproxy.jsp?page=2'></a>]]></nextgroup><recordset>"
        + each(r, "<record><![CDATA[" + LI + "]]></record>", s)
        + "</recordset></datastore></script></div>"
    ),
)
carried(
    "bare-records",
    lambda r, s: (
        "<div class='jl'><datastore><totalpage>4</totalpage><recordset>"
        + each(
            r,
            "<record><![CDATA[<tr><td><a href='{u}' title='{t}'>{c}</a></td><td class='rq'>{iso}</td></tr>]]></record>",
            s,
        )
        + "</recordset></datastore></div>"
    ),
)
carried(
    "escaped-records",
    lambda r, s: (
        "<xml id='xmldata'><recordset>"
        + each(
            r,
            "<record>"
            + escape(LI.replace("{", "\x01").replace("}", "\x02")).replace("\x01", "{").replace("\x02", "}")
            + "</record>",
            s,
        )
        + "</recordset></xml>"
    ),
)
carried(
    "comment",
    lambda r, s: (
        f"<div id='box'><!--<ul>{each(r, LI, s)}</ul>--></div><script>$('#box').html(strip($('#box').html()))</script>"
    ),
)
carried(
    "comment-records",
    lambda r, s: "<div id='pg'><!--" + each(r, "<record>" + LI + "</record>", s) + "--></div>",
)
carried(
    "var-json",
    lambda r, _: (
        f"<script>var dataList = {_json(_dicts(r, 'title', 'url', 'pubDate'))};\nrender(dataList);</script>"
    ),
    tail=True,
)
carried(
    "literal",
    lambda r, s: (
        "<script>\nvar list = [\n"
        + each(r, "  {{ id: {x}, title: '{t}', href: '{u}', time: '{iso}', top: false, }},", s)
        + "\n];\n$(function(){ show(list) });\n</script>"
    ),
    tail=True,
)
carried(
    "initial-state",
    lambda r, s: (
        f"<div id='app'></div><script>window.__INITIAL_STATE__={_json({'site': {'name': s.place, 'updateTime': str(s.today)}, 'nav': [{'title': '首页', 'url': '/'}, {'title': '公开', 'url': '/xxgk/'}], 'channel': {'list': {'total': 88, 'rows': _dicts(r, 'docTitle', 'docPubUrl', 'docRelTime', lambda d: f'{d} 10:00:00', createTime=f'{s.today} 01:00:00')}}})};(function(){{var s;}}());</script>"
    ),
)
carried(
    "next-data",
    lambda r, _: (
        f"<div id='__next'></div><script id='__NEXT_DATA__' type='application/json'>{_json({'props': {'pageProps': {'articles': _dicts(r, 'title', 'path', 'publishedAt', lambda d: zulu(d, 'Z'))}}, 'page': '/list'})}</script>"
    ),
    NEWS,
)
carried(
    "attribute",
    lambda r, _: f"<div id='vlist' data-rows=\"{escape(_json(_dicts(r, 'title', 'url', 'date')))}\"></div>",
)
carried(
    "attribute-single",
    lambda r, _: (
        f"<news-list :items='{_json(_dicts(r, 'name', 'linkUrl', 'publishDate'))}' page-size='15'></news-list>"
    ),
    NEWS,
)
carried(
    "textarea",
    lambda r, _: (
        f"<textarea id='json' style='display:none'>{escape(_json({'data': _dicts(r, 'infotitle', 'infourl', 'infodate')}))}</textarea>"
    ),
)
carried(
    "textarea-html",
    lambda r, s: (
        f"<textarea class='lazy' style='display:none'><ul>{each(r, LI, s)}</ul></textarea><div class='show'></div>"
    ),
)
carried(
    "hidden-input",
    lambda r, _: (
        f"<input type='hidden' id='hidData' value=\"{escape(_json(_dicts(r, 'Title', 'Url', 'PubTime')))}\"><ul id='ul'></ul>"
    ),
)
carried(
    "hidden-html",
    lambda r, s: (
        f"<input type=hidden name=content value=\"{escape(each(r, LI, s))}\"><div id='target'></div>"
    ),
)
carried(
    "writeln",
    lambda r, s: (
        "<script>\n"
        + each(
            r,
            'document.writeln("<li><a href=\\"{u}\\" title=\\"{t}\\">{t}<\\/a><span>{iso}<\\/span><\\/li>");',
            s,
        )
        + "\n</script>"
    ),
)
carried(
    "write-variables",
    lambda r, s: (
        "<ul>"
        + each(
            r,
            '<script>\nvar url=\'{u}\';\nvar title="{t}";\ndocument.write("<li><a href=\'"+url+"\'>"+title+"</a>");\ndocument.write("<span>{iso} 11:24</span></li>");\n</script>',
            s,
        )
        + "</ul>"
    ),
)
carried(
    "pushes",
    lambda r, s: (
        "<script>var arr=[];\n"
        + each(r, "arr.push({{'title':'{t}','link':'{u}','date':'{iso}'}});", s)
        + "\nbuild(arr);</script>"
    ),
    tail=True,
)
carried(
    "new-array",
    lambda r, s: (
        "<script>var news=new Array();\n"
        + each(r, "news[{n}-1]=new Array('{t}','{u}','{iso}','{hits}');", s)
        + "</script>"
    ),
    tail=True,
)
carried(
    "new-object",
    lambda r, s: (
        "<script>\nvar items=[];\n"
        + each(r, 'items[items.length] = new Item("{x}", "{t}", "{u}", "{slash}");', s)
        + "</script>"
    ),
    tail=True,
)
carried(
    "arrays",
    lambda r, _: (
        f"<script>var grid={_json([[str(900 + n), i.title, i.path, f'{i.day}'] for n, i in enumerate(r)])};</script>"
    ),
    tail=True,
)
carried(
    "columns-apart",
    lambda r, _: (
        f"<script>var ts={_json([i.title for i in r])};\nvar us={_json([i.path for i in r])};\nvar ds={_json([str(i.day) for i in r])};\nfor(var k=0;k<ts.length;k++)put(ts[k],us[k],ds[k]);</script>"
    ),
    tail=True,
)
carried(
    "template",
    lambda r, s: (
        f"<script>document.getElementById('list').innerHTML = `<ul>\n{each(r, LI, s)}\n</ul>`;</script>"
    ),
    tail=True,
)
carried(
    "joined",
    lambda r, s: (
        "<script>\nvar html = '';\n"
        + each(
            r, "html += '<dl><dt><a href=\"{u}\">' + '{t}' + '</a></dt>';\nhtml += '<dd>{iso}</dd></dl>';", s
        )
        + "\n$('#list').html(html);</script>"
    ),
    tail=True,
)
carried(
    "parsed-text",
    lambda r, _: (
        "<script>var data = JSON.parse('"
        + _json(_dicts(r, "title", "url", "time")).replace("'", "\\'")
        + "');</script>"
    ),
    tail=True,
)
carried(
    "escaped-text",
    lambda r, _: (
        f"<script>var page = {json.dumps({'code': 0, 'payload': _json(_dicts(r, 'title', 'url', 'publishTime'))})};</script>"
    ),
    tail=True,
)
carried(
    "escaped-markup",
    lambda r, s: (
        '<script>var result = {"total":66,"html":"'
        + json.dumps(f"<ul>{each(r, LI, s)}</ul>")[1:-1].replace("<", "\\u003c").replace(">", "\\u003e")
        + '"};</script>'
    ),
    tail=True,
)
carried(
    "calls",
    lambda r, s: "<ul id='n'></ul><script>\n" + each(r, "addRow('{t}','{u}','{iso}');", s) + "\n</script>",
)
carried(
    "calls-with-object",
    lambda r, s: (
        "<script>" + each(r, 'addNews({{title:"{t}",url:"{u}",day:"{iso}",isTop:0}});', s) + "</script>"
    ),
    tail=True,
)
carried("noscript", lambda r, s: f"<div id='vue'></div><noscript><ul>{each(r, LI, s)}</ul></noscript>", NEWS)
carried(
    "linked-data",
    lambda r, s: (
        f"<script type='application/ld+json'>{_json({'@context': 'https://schema.org', '@type': 'ItemList', 'dateModified': str(s.today), 'itemListElement': [{'@type': 'ListItem', 'position': n + 1, 'item': {'@type': 'NewsArticle', 'headline': i.title, 'url': i.path, 'datePublished': str(i.day)}} for n, i in enumerate(r)]})}</script><div id='root'></div>"
    ),
    NEWS,
)
carried(
    "milliseconds",
    lambda r, _: (
        f"<script>var res={{code:200,rows:{_json(_dicts(r, 'title', 'url', 'releaseTime', lambda d: epoch(d, 10)))}}};</script>"
    ),
    tail=True,
)
carried(
    "seconds",
    lambda r, _: (
        f"<script type='application/json' id='d'>{_json({'list': _dicts(r, 'subject', 'href', 'ctime', lambda d: epoch(d, 8) // 1000)})}</script>"
    ),
)
carried(
    "day-address",
    lambda r, _: f"<script>var L={_json([{'t': i.title, 'u': i.path} for i in r])};</script>",
    tail=True,
    url=DAYED[0],
)
carried("template-tag", lambda r, s: f"<template id='rows'>{each(r, LI, s)}</template><ul id='here'></ul>")
carried(
    "function-body",
    lambda r, s: (
        "<script>function getList(){ return ["
        + each(r, '{{"articleTitle":"{t}","articleUrl":"{u}","showDate":"{cn}"}}', s, ",")
        + "]; }</script>"
    ),
    tail=True,
)
carried(
    "grouped-json",
    lambda r, _: (
        f"<script>var years={_json([{'year': year, 'children': _dicts([i for i in r if i.day.year == year], 'title', 'url', 'md', lambda d: f'{d:%m-%d}')} for year in sorted({i.day.year for i in r}, reverse=True)])};</script>"
    ),
    tail=True,
    step=40,
)
carried(
    "two-days-json",
    lambda r, _: (
        f"<script>var wj={_json([{'bt': i.title, 'lj': i.path, 'cwrq': str(i.day - 9 * DAY), 'fbrq': str(i.day), 'sxrq': '2099-01-01'} for i in r])};</script>"
    ),
    POLICY,
    tail=True,
)

# --- answers that are lists themselves ------------------------------------------------------------------------------------


def answer(name: str, kind: str, place: str, made: Callable[[list[Item], Scene], str]) -> None:
    """A list that is no page."""

    def whole(s: Scene) -> Made:
        rows = items(s)
        return Made(made(rows, s), rows, column=("工作动态", place), kind=kind)

    LAYOUTS[f"answer/{name}"] = whole


def _english(day: dt.date) -> str:
    return f"{day:%a, %d %b %Y} 09:30:00 +0800"


answer(
    "rss",
    "application/rss+xml; charset=utf-8",
    "/rss/gzdt.xml",
    lambda r, s: (
        f"<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><title>工作动态</title><link>http://{s.host}/</link><pubDate>{_english(s.today)}</pubDate><lastBuildDate>{_english(s.today)}</lastBuildDate>"
        + "".join(
            f"<item><title><![CDATA[{i.title}]]></title><link>http://{s.host}{escape(i.path)}</link><pubDate>{_english(i.day)}</pubDate></item>"
            for i in r
        )
        + "</channel></rss>"
    ),
)
answer(
    "atom",
    "application/atom+xml",
    "/feed.atom",
    lambda r, s: (
        f"<feed xmlns='http://www.w3.org/2005/Atom'><title>动态</title><updated>{s.today}T05:00:00Z</updated>"
        + "".join(
            f"<entry><title>{i.title}</title><link href='{escape(i.path)}'/><published>{i.day}T10:00:00+08:00</published><updated>{s.today}T01:00:00+08:00</updated></entry>"
            for i in r
        )
        + "</feed>"
    ),
)
answer(
    "xml",
    "text/xml; charset=utf-8",
    "/data/list.xml",
    lambda r, _: (
        "<?xml version='1.0' encoding='utf-8'?><list><total>40</total>"
        + "".join(
            f"<item><id>{n}</id><title>{i.title}</title><url>{escape(i.path)}</url><pubdate>{i.day}</pubdate></item>"
            for n, i in enumerate(r)
        )
        + "</list>"
    ),
)
answer(
    "xml-attributes",
    "text/xml",
    "/data/rows.xml",
    lambda r, _: (
        "<rows>"
        + "".join(f"<row title='{i.title}' href='{escape(i.path)}' date='{i.day}'/>" for i in r)
        + "</rows>"
    ),
)
answer(
    "jsonp",
    "application/javascript; charset=utf-8",
    "/api/list.js",
    lambda r, _: f"jsonpCallback({_json({'rows': _dicts(r, 'title', 'url', 'time')})});",
)
answer(
    "script-file",
    "application/x-javascript",
    "/js/data_gzdt.js",
    lambda r, _: f"var gzdt_data={_json(_dicts(r, 'title', 'url', 'date'))};",
)
answer(
    "json-arrays",
    "application/json",
    "/api/grid",
    lambda r, _: _json(
        {
            "aaData": [[n, f"<a href='{i.path}'>{i.title}</a>", str(i.day)] for n, i in enumerate(r)],
            "iTotalRecords": 90,
        }
    ),
)
answer(
    "json-deep",
    "application/json;charset=UTF-8",
    "/api/v2/contents",
    lambda r, s: _json(
        {
            "status": 0,
            "timestamp": epoch(s.today, 11),
            "result": {
                "page": {
                    "content": [
                        {
                            "contentId": n,
                            "attributes": {"title": i.title, "publishDate": f"{i.day}T09:00:00.000+0800"},
                            "links": {"self": f"http://{s.host}{i.path}"},
                        }
                        for n, i in enumerate(r)
                    ]
                }
            },
        }
    ),
)
answer(
    "json-rows-of-markup",
    "application/json",
    "/api/html",
    lambda r, _: _json(
        {"data": [f"<li><a href='{i.path}'>{i.title}</a><span>{i.day}</span></li>" for i in r]}
    ),
)
answer("fragment", "text/html; charset=utf-8", "/ajax/list.do?page=1", lambda r, s: each(r, LI, s))


def cases() -> Iterator[Case]:
    """Every layout, two pages of each."""
    for name, made in LAYOUTS.items():
        for variant in range(2):
            yield _case(name, made, variant)


def _case(name: str, made: Layout, variant: int) -> Case:
    s = Scene(f"lists/fourth-{name}", variant, first=dt.date(2021, 2, 3), span=1900)
    m = made(s)
    column, place = m.column
    base = f"http://{s.host}{place}"
    days = list(m.days) if m.days is not None else [i.day for i in m.items]
    rows = [
        {"title": i.title, "url": urljoin(base, i.path), "day": day} | ({"pinned": True} if i.pinned else {})
        for i, day in zip(m.items, days, strict=True)
    ]
    if name == "time/year-less-pinned":  # out of order and without its year, a day cannot be known
        del rows[0]["day"]
    if name == "time/quarter-titles":
        rows = [{**r, "title": f"2023年1-{n + 1}月规模以上工业增加值"} for n, r in enumerate(rows)]
    counting = [
        day for i, day in zip(m.items, days, strict=True) if day and not i.pinned and day <= s.today + DAY
    ]
    truth = {
        "rows": rows, "newest": max(counting, default=None), "next": "", "beside": [urljoin(base, carried_shells.BESIDE), urljoin(base, "/jd/")],
    }  # fmt: skip
    html = m.main if m.kind else carried_shells.page(s, column, m.main, m.head, m.tail)
    more = {"content_type": m.kind} if m.kind else {}
    if not m.kind:
        truth["page_kind"] = ["column"]
    return s.case(place, html, truth, name=column, **more)
