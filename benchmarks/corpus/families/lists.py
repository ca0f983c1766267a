"""Lists: layouts of columns whose rows, days, newest item and second page are known."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from html import escape
from urllib.parse import urljoin

from benchmarks.corpus.case import Case
from benchmarks.corpus.families import shells
from benchmarks.corpus.families.dates import DAYS, PLAIN
from benchmarks.corpus.families.scene import Scene
from benchmarks.corpus.rows import (
    Item,
    Layout,
    carrier,
    epoch,
    items_of,
    records,
    row,
    truth_of,
    written,
    zulu,
)

COLUMNS = (
    ("部门动态", "/xw/bmdt/"), ("公告公示", "/xxgk/gsgg/index.html"), ("今日要闻", "/jrxw/list.htm"), ("规范性文件", "/col/col1229/index.html"), ("通知公告", "/n4470/n5512/index.html"),
    ("乡镇动态", "/news/more.asp?lm=3"), ("政策文件", "/zwgk/zcwj/common_list.shtml"), ("图片新闻", "/column/6790"), ("工作动态", "/gzdt.htm"),
)  # fmt: skip
PAGERS = (
    ("<div class='pagination'><span class='current'>1</span><a href='./index_1.html'>2</a><a href='./index_2.html'>3</a><a href='./index_1.html'>下一页</a><a href='./index_7.html'>末页</a></div>", "./index_1.html"),
    ("<script type='text/javascript'>createPageHTML(8, 0, 'index', 'shtml');</script>", "index_1.shtml"),
    ("<p>首页 | 上页 | <a href='?page=2'>下页</a> | <a href='?page=6'>尾页</a>　页次：1/6页　共58条记录</p>", "?page=2"),
    ("<ul class='pagination'><li class='active'><a href='#'>1</a></li><li><a href='?pn=2'>2</a></li><li><a href='?pn=3'>3</a></li><li><a href='?pn=2' aria-label='Next'>»</a></li></ul>", "?pn=2"),
    ("<div class='page'>共112条记录&nbsp;1/8页&nbsp;<a href='list_2.html'>后一页</a>&nbsp;<a href='list_8.html'>最后一页</a></div>", "list_2.html"),
    ("<table><tr><td>第1页 共4页 <a href='?PageIndex=2'>下一页</a> <a href='?PageIndex=4'>末页</a> 转到<select><option>1<option>2</select></td></tr></table>", "?PageIndex=2"),
    ("<div class='fanye'><a class='on'>1</a><a href='list1.psp'>1</a><a href='list2.psp'>2</a><a class='next' href='list2.psp'>下一页 ›</a></div>", "list2.psp"),
    ("<div><a disabled>首页</a> <a href='?p=2'>&gt;&gt;</a> 共 15 页</div>", "?p=2"),
    ("", ""),
)  # fmt: skip


TABLE = "<table width='100%' border=0>{}</table>"
DIVS = "<div class='lb'>{}</div>"
PLAINROWS: tuple[tuple[str, Layout], ...] = (
    ("author-tip", row("<tr><td>·<a href='{u}' title='文章标题：{t}&#13;&#10;作　　者：{src}&#13;&#10;更新时间：{iso} 9:33:21&#13;&#10;点击次数：7{n}'>{t}</a></td><td align=right width=80><font color=#ff0000>{D}</font></td></tr>", wrap=TABLE)),
    ("node", row("<li class='ewb-list-node clearfix'><a class='ewb-list-name' href='{u}' title='{t}' target='_blank'>{c}</a><span class='ewb-list-date r'>{D}</span></li>")),
    ("meta-span", row("<li class='news n{n} clearfix'><span class='news_title'><a href='{u}' title='{t}'>{t}</a></span><span class='news_meta'>{D}</span></li>", wrap="<ul class='news_list list2'>{}</ul>")),
    ("cell-divs", row("<tr><td align=left><div><a href='{u}' target='_blank' title='{t}'><font color=''>{t}</font></a></div></td><td width='30px'><div style='white-space:nowrap'>{D}</div></td></tr>", wrap=TABLE)),
    ("time-style", row("<tr height=20 id='line_u8_{n}'><td width=10><span class='leaderstyle59'></span></td><td><a class='c59' href='{u}' title='{t}'>{c}</a></td><td width='1%' nowrap><span class='timestyle59'>{D}&nbsp;</span></td></tr>", "{slash}", wrap=TABLE)),
    ("anchor-em", row("<li id='line_u10_{n}'><a href='{u}'><em>{t}</em><i>{D}</i></a></li>")),
    ("card", row("<div class='card'><a href='{u}' class='stretched-link'><img src='/thumb/{n}.jpg' alt=''><div class='card-body'><h5 class='card-title'>{t}</h5><span class='text-muted'>{D}</span></div></a></div>", wrap="<div class='row'>{}</div>")),
    ("timeline", row("<div class='timeline-item'><div class='t-date'><span>{dd}</span><em>{Y}-{mm}</em></div><div class='t-con'><a href='{u}'>{t}</a></div></div>", wrap=DIVS)),
    ("date-box", row("<li><div class='box'><span class='d'>{dd}</span><span class='ym'>{Y}年{mm}月</span></div><div class='r'><h3><a href='{u}'>{t}</a></h3><p>{sum}</p></div></li>")),
    ("slash-split", row("<li><span class='day'>{dd}</span>/<span class='mon'>{Y}.{mm}</span><a href='{u}'>{t}</a></li>")),
    ("year-below", row("<dl><dt><strong>{mm}-{dd}</strong><small>{Y}</small></dt><dd><a href='{u}'>{t}</a></dd></dl>", wrap=DIVS)),
    ("new-icon", row("<li><img src='/images/arrow.gif'> <a href='{u}' target=_blank>{t}</a><img src='/images/new.gif' alt='new'> <span class='time'>{D}</span></li>", "{iso} 10:22:0{n}")),
    ("leader-dots", row("・<a href='{u}'>{t}</a> ………………… ({D})<br>", "{dot}", wrap="<div class='nr'>{}</div>")),
    ("double-anchor", row("<div class='news-item'><a href='{u}'><img src='/t/{n}.png'></a><div><a href='{u}'><b>{t}</b></a><p>{sum}</p><span>{D}</span><a class='more' href='{u}'>查看详情</a></div></div>", "{iso}", wrap=DIVS)),
    ("column-tag", row("<li><span class='tag'>综合</span><a href='{u}' title='{t}'>{c}</a><span class='fr'>{D}</span></li>", "{dash1}")),
    ("abstract-other-day", row("<div class='art'><h4><a href='{u}'>{t}</a></h4><p>摘要：活动定于{other}举行，{sum}</p><p class='gray'>发布：{D}　阅读：3{n}</p></div>", "{cn0}", wrap=DIVS)),
    ("weekday", row("<p><a href='{u}'>{t}</a> <span>{D}</span></p>", "{iso} {week}", wrap=DIVS)),
    ("chinese-digits", row("<li><a href='{u}'>{t}</a><span>{hanzi}</span></li>")),
    ("compact", row("<li><a href='{u}'>{t}</a><span class='date'>{D}</span></li>", "{ymd}")),
    ("apostrophe", row("<li><a href='{u}'>{t}</a><span>{D}</span></li>", "{yy}/{mm}/{dd}")),
    ("clock-before", row("<li><i class='fa fa-clock-o'></i><span>{D}</span><a href='{u}'>{t}</a></li>", "{iso} 15:0{n}")),
    ("publisher-between", row("<tr><td>{n}</td><td><a href='{u}'>{t}</a></td><td>{src}</td><td>{D}</td><td>2{n}</td></tr>", wrap="<table class='tb'><thead><tr><th>序号</th><th>名称</th><th>来源</th><th>发布时间</th><th>浏览</th></tr></thead><tbody>{}</tbody></table>")),
    ("policy-order", row("<tr><td>{D}</td><td>{early}</td><td><a href='{u}'>{t}</a></td><td>政发〔{Y}〕{n}号</td><td>有效</td></tr>", wrap="<table><tr class='head'><td>公开日期</td><td>生成日期</td><td>标题</td><td>文号</td><td>有效性</td></tr>{}</table>")),
    ("policy-columns", row("<tr><td>{n}</td><td><a href='{u}' title='{t}'>{c}</a></td><td>{early}</td><td>{D}</td><td>{other}</td></tr>", wrap="<table id='gk'><tr><th>序号</th><th>名称</th><th>成文日期</th><th>公开时间</th><th>实施日期</th></tr>{}</table>")),
    ("index-number", row("<tr><td><a href='{u}'>{t}</a></td><td>113300{id}/{Y}-00{n}</td><td>政办发〔{Y}〕1{n}号</td><td>{D}</td></tr>", wrap="<table><tr><th>信息名称</th><th>索引号</th><th>发文字号</th><th>发布日期</th></tr>{}</table>")),
    ("hidden-details", row("<div class='xxgk_box'><a href='{u}'>{t}</a><span>{D}</span><div class='info' style='display:none'><p>索引号：1133/{Y}-0000{n}</p><p>成文日期：{early}</p><p>有效期：{other}</p></div></div>", wrap=DIVS)),
    ("font-tags", row("<TR><TD height=22><FONT size=2><IMG src='images/dot.gif'><A href='{u}' target=_blank>{t}</A></FONT></TD><TD><FONT color=#999999 size=1>{D}</FONT></TD></TR>", "[{dash1}]", wrap=TABLE)),
    ("label-row", row("<li><p class='bt'><a href='{u}'>{t}</a></p><p class='sx'><span>发布机构：{src}</span><span>发布日期：{D}</span></p></li>")),
    ("definition-meta", row("<dl><dd class='t'><a href='{u}'>{t}</a></dd><dd class='m'>来源：{src}<b>{D}</b></dd></dl>", "{slash1}", wrap=DIVS)),
    ("article-tag", row("<article><header><h2><a href='{u}' rel='bookmark'>{t}</a></h2></header><time datetime='{iso}'>{m}月{d}日</time><p>{sum}</p></article>", wrap="<section>{}</section>")),
    ("data-attribute", row("<li data-time='{iso}'><a href='{u}'>{t}</a><span>{D}</span></li>")),
    ("deep-rows", row("<div class='r'><div class='r1'><div class='r2'><p><span><a href='{u}'>{t}</a></span></p></div></div><div class='r3'><div><span>{D}</span></div></div></div>", wrap="<div id='box'><div class='in'>{}</div></div>")),
    ("row-anchor", row("<a class='row' href='{u}'><div class='c1'>{t}</div><div class='c2'>{src}</div><div class='c3'>{D}</div></a>", wrap=DIVS)),
    ("comma-day", row("<li>{D}，<a href='{u}'>{t}</a></li>", "{cn}")),
    ("two-links", row("<li><a href='{u}'>{t}</a>（<a href='/jd/{id}.html'>解读</a>）<span>{D}</span></li>")),
    ("picture-grid", row("<li><a href='{u}' title='{t}'><img src='/pic/{n}.jpg' alt='{t}'><span class='txt'>{c}</span></a><em>{D}</em></li>", "{dot1}")),
    ("click-row", row("<tr style='cursor:pointer' onclick=\"window.open('{u}','_blank')\"><td>{n}</td><td>{t}</td><td>{D}</td></tr>", wrap=TABLE)),
    ("click-location", row("<li onclick=\"location.href='{u}'\"><span>{t}</span><em>{D}</em></li>")),
)  # fmt: skip
YEARLESS: tuple[tuple[str, Layout], ...] = (
    ("yearless-cell", row("<tr><td><a href='{u}'>{t}</a></td><td class='rq'>{D}</td></tr>", "{mm}-{dd}", wrap=TABLE)),
    ("yearless-bracket", row("<li>[{D}] <a href='{u}'>{t}</a></li>", "{mm}/{dd}")),
    ("yearless-dot", row("<p><a href='{u}'>{t}</a><i>{D}</i></p>", "{mm}.{dd}", wrap=DIVS)),
    ("yearless-split", row("<li><div class='cal'><b>{dd}</b><span>{m}月</span></div><a href='{u}'>{t}</a></li>")),
    ("yearless-round", row("<div><a href='{u}'>{t}</a><span class='t'>（{D}）</span></div>", "{m}-{d}", wrap=DIVS)),
    ("yearless-first", row("<dl><dt>{D}</dt><dd><a href='{u}'>{t}</a></dd></dl>", "{mm}月{dd}日", wrap=DIVS)),
)  # fmt: skip


def _by_year(items: list[Item], _: Scene) -> str:
    """A heading for each year, rows with month and day."""
    made, year = [], 0
    for item in items:
        if item.day.year != year:
            year = item.day.year
            made.append(f"{'</ul>' if made else ''}<h3 class='year'>{year}年</h3><ul>")
        made.append(f"<li><span>{item.day:%m-%d}</span><a href='{escape(item.path)}'>{item.title}</a></li>")
    return "".join(made) + "</ul>"


def _year_tabs(items: list[Item], _: Scene) -> str:
    years = sorted({item.day.year for item in items}, reverse=True)
    tabs = "".join(f"<li><a href='#y{year}'>{year}</a></li>" for year in years)
    panes = "".join(
        f"<div id='y{year}'{'' if year == years[0] else ' style=display:none'}><ul>"
        + "".join(f"<li><a href='{escape(item.path)}'>{item.title}</a><span>{item.day}</span></li>" for item in items if item.day.year == year) + "</ul></div>"
        for year in years
    )  # fmt: skip
    return f"<ul class='tabs'>{tabs}</ul>{panes}"


def _groups_of_five(items: list[Item], _: Scene) -> str:
    """A rule after every five rows."""
    made = []
    for number, item in enumerate(items, 1):
        made.append(f"<li><a href='{escape(item.path)}'>{item.title}</a><span>{item.day}</span></li>")
        if number % 5 == 0:
            made.append("<li class='line'><hr></li>")
    return f"<ul>{''.join(made)}</ul>"


def _relative(items: list[Item], scene: Scene) -> str:
    """What was put up lately is told relative to now."""
    rows = []
    for item in items:
        ago = (scene.today - item.day).days
        told = {0: f"{2 + scene.number(item.path) % 2}小时前", 1: "昨天", 2: "前天"}.get(
            ago, f"{ago}天前" if ago < 8 else item.day.isoformat()
        )
        rows.append(f"<li><a href='{escape(item.path)}'>{item.title}</a><span>{told}</span></li>")
    return f"<ul>{''.join(rows)}</ul>"


def _relative_cells(items: list[Item], scene: Scene) -> str:
    """The same in a table, minutes for what is of today."""
    rows = []
    for item in items:
        ago = (scene.today - item.day).days
        told = {0: f"{10 + scene.number(item.path) % 40}分钟前", 1: "昨天 16:20", 2: "2天前"}.get(
            ago, f"{item.day:%Y-%m-%d}"
        )
        rows.append(f"<tr><td><a href='{escape(item.path)}'>{item.title}</a></td><td>{told}</td></tr>")
    return f"<table class='bbs'>{''.join(rows)}</table>"


def _relative_dl(items: list[Item], scene: Scene) -> str:
    """Told relative to now before the title."""
    rows = []
    for item in items:
        ago = (scene.today - item.day).days
        told = {0: "1小时前", 1: "1天前"}.get(ago, f"{ago}天前" if ago < 31 else f"{item.day:%Y/%m/%d}")
        rows.append(f"<dl><dt>{told}</dt><dd><a href='{escape(item.path)}'>{item.title}</a></dd></dl>")
    return f"<div class='feed'>{''.join(rows)}</div>"


def _years_above(items: list[Item], scene: Scene) -> str:
    """Lists of single years are linked above the newest one."""
    years = "".join(
        f"<a href='{year}/index.html'>{year}年</a>"
        for year in range(scene.today.year, scene.today.year - 7, -1)
    )
    rows = "".join(
        f"<li><a href='{escape(item.path)}'>{item.title}</a><span>{item.day}</span></li>" for item in items
    )
    return f"<div class='nf'>按年份查询：{years}</div><ul>{rows}</ul>"


def _carousel(items: list[Item], _: Scene) -> str:
    """A carousel that shows the first rows once more, without a day, above the list."""
    slides = "".join(
        f"<div class='slide'><a href='{escape(item.path)}'><img src='/s/{n}.jpg' alt='{item.title}'></a></div>"
        for n, item in enumerate(items[:3])
    )
    rows = "".join(
        f"<li><a href='{escape(item.path)}'>{item.title}</a><span>{item.day}</span></li>" for item in items
    )
    return f"<div class='swiper-wrapper'>{slides}</div><ul>{rows}</ul>"


SHAPED: tuple[tuple[str, Layout], ...] = (
    ("by-year", _by_year), ("year-tabs", _year_tabs), ("groups-of-five", _groups_of_five), ("relative", _relative), ("relative-cells", _relative_cells), ("relative-dl", _relative_dl), ("years-above", _years_above), ("carousel", _carousel),
)  # fmt: skip


def _string(text: str) -> str:
    return text.replace("\\", "\\\\").replace("'", "\\'")


CARRIED: tuple[tuple[str, Layout], ...] = (
    ("json-parse", carrier(("title", "url", "pubDate"), str, "<ul id='u'></ul><script>var rows = JSON.parse('@@'); draw(rows);</script>", _string)),
    ("initial-state", carrier(("articleTitle", "articleUrl", "publishDate"), lambda d: f"{d} 09:10:00", "<div id='app'></div><script>window.__INITIAL_STATE__={\"channel\":{\"name\":\"x\"},\"list\":{\"total\":88,\"records\":@@}};</script>")),
    ("hidden-input", carrier(("title", "href", "time"), str, "<input type='hidden' id='listData' value=\"@@\"><ul class='render'></ul>", escape)),
    ("bound-attribute", carrier(("title", "linkUrl", "createTime"), lambda d: f"{d} 10:00", "<news-list :items=\"@@\" :total=\"61\"></news-list>", escape)),
    ("textarea", carrier(("TITLE", "URL", "PUBDATE"), str, "<textarea id='json' style='display:none'>@@</textarea><div class='list'></div>", escape)),
    ("epoch-ms", carrier(("docTitle", "docPubUrl", "docRelTime"), epoch, "<div class='l'></div><script>var docs={total:90,docs:@@};</script>")),
    ("epoch-seconds", carrier(("title", "url", "date"), lambda d: epoch(d, 22) // 1000, "<script type='application/json' id='data'>{\"articles\":@@,\"post_count\":90}</script>")),
    ("zulu", carrier(("name", "path", "publishedAt"), lambda d: zulu(d, "Z"), "<div id='__nuxt'></div><script>window.__NUXT__={data:[{list:@@}]}</script>")),
    ("jackson", carrier(("title", "url", "releaseTime"), lambda d: zulu(d, "+0000"), "<div id='x'></div><script>renderList(@@);</script>")),
    ("slash-days", carrier(("Title", "LinkUrl", "InfoDate"), lambda d: f"{d.year}/{d.month}/{d.day} 0:00:00", "<script>var infoList=@@;</script><ul></ul>")),
)  # fmt: skip


RECORDED: tuple[tuple[str, Layout], ...] = (
    ("records-rows", records("<tr><td width='20'><img src='/picture/0/dot.png'></td><td><a href=\"{u}\" title='{t}' target=\"_blank\" class='bt_content'>{t}</a></td><td class='bt_time'>{iso}</td></tr>")),
    ("records-day-split", records("<li><div class='time'><b>{dd}</b><i>{Y}-{mm}</i></div><a href=\"{u}\">{t}</a></li>")),
    ("records-dl", records("<dl><dt><a href='{u}' title='{t}'>{t}</a></dt><dd>发布时间：{cn}</dd></dl>", after="<script src='/module/jslib/jquery/jpage.js'></script>")),
    ("records-anchor", records("<a href=\"{u}\"><p>{t}</p><span>{dot}</span></a>", before="<div class='zfxxgk'>")),
)  # fmt: skip
WRITTEN: tuple[tuple[str, Layout], ...] = (
    ("writeln-plus", written("document.writeln('<li><a href=\"{u}\" title=\"{t}\">'+'{t}'+'</a><span>{iso}</span></li>');", "<ul><script>\n@@\n</script></ul>")),
    ("writeln-parts", written("document.writeln(\"<li>\");\ndocument.writeln(\"<span>{iso}<\\/span>\");\ndocument.writeln(\"<a href='{u}'>{t}<\\/a>\");\ndocument.writeln(\"<\\/li>\");", "<ul><script language=JavaScript>\n@@\n</script></ul>")),
    ("writeln-variables", written("var tit='{t}'; var lnk='{u}'; var dat='{iso}';\ndocument.write('<tr><td><a href=\"'+lnk+'\">'+tit+'</a></td><td>'+dat+'</td></tr>');", "<table><script>\n@@\n</script></table>")),
    ("writeln-arrays", written("arrTitle[{n}]='{t}'; arrUrl[{n}]='{u}'; arrDate[{n}]='{iso}';", "<ul id='ul'></ul><script>var arrTitle=new Array(),arrUrl=new Array(),arrDate=new Array();\n@@\nfor(var i=0;i<arrTitle.length;i++){document.write('<li><a href=\"'+arrUrl[i]+'\">'+arrTitle[i]+'</a>'+arrDate[i]+'</li>');}</script>")),
)  # fmt: skip
PINS = (
    "<span class='label label-danger'>置顶</span>",
    "<img src='/images/zd.png' title='置顶'>",
    "<font color='red'>【置顶】</font>",
    "[顶]",
    "<i class='icon-top'>置顶</i>",
)


def _pinned(layout: Layout) -> Layout:
    def made(items: list[Item], scene: Scene) -> str:
        html = layout(items, scene)
        for item in items:
            if item.pinned:
                html = html.replace(
                    f"<a href='{escape(item.path)}'", f"{scene.turn(PINS)}<a href='{escape(item.path)}'", 1
                )
        return html

    return made


LINED = row("<li><a href='{u}'>{t}</a><em>{D}</em></li>")
TABLED = row("<tr><td><a href='{u}'>{t}</a></td><td align=right>{D}</td></tr>", "{slash}", wrap=TABLE)
BOXED = row("<div class='i'><a href='{u}'>{t}</a><p>{D}</p></div>", "{cn}", wrap=DIVS)
DOTTED = row("<p>▪<a href='{u}' title='{t}'>{c}</a>&nbsp;&nbsp;<span>{D}</span></p>", "{dot}", wrap=DIVS)
FRAMED = row(
    "<dl class='f'><dd class='date'>{D}</dd><dd><a href='{u}'>{t}</a></dd></dl>", "{dash1}", wrap=DIVS
)
RULED = row(
    "<li class='bline'><div class='rq'>{D}</div><div class='tt'><a href='{u}' target='_blank'>{t}</a></div></li>",
    "{iso}",
)
COLUMNED = row(
    "<tr><td class='c1'><a href='{u}'>{t}</a></td><td class='c2'>{src}</td><td class='c3'>{D}</td></tr>",
    "{cn0}",
    wrap="<table><tr><th>标题</th><th>发布机构</th><th>发布日期</th></tr>{}</table>",
)
MIXED = {
    "lined": LINED,
    "tabled": TABLED,
    "boxed": BOXED,
    "dotted": DOTTED,
    "framed": FRAMED,
    "ruled": RULED,
    "two-columns": COLUMNED,
}


def cases() -> Iterator[Case]:
    """Every case of this file."""
    for name, layout in (*PLAINROWS, *CARRIED, *RECORDED, *WRITTEN):
        yield from (_list(f"lists/{name}", layout, n) for n in range(3))
    for name, layout in SHAPED:
        close = name.startswith("relative")
        yield from (
            _list(
                f"lists/{name}",
                layout,
                n,
                ago=0 if close else None,
                step=1 if close else 21 if "year" in name and name != "years-above" else 0,
            )
            for n in range(3)
        )
    for name, layout in YEARLESS:
        yield from (
            _list(f"lists/{name}", layout, n, step=3 + 5 * n, url=PLAIN[n] if n % 2 else "") for n in range(4)
        )
    for name, layout in MIXED.items():
        family = f"lists/{name}"
        yield from (_list(family, layout, n, "plain") for n in range(2))
        yield from (
            _list(family, _pinned(layout), n, "pinned", pinned=1 + n % 3, fresh_pin=n == 3) for n in range(4)
        )
        yield from (_list(family, layout, n, "ahead", future=1 + n) for n in range(3))
        yield from (_list(family, layout, n, "rising", rising=True) for n in range(2))
        yield from (
            _list(
                family,
                layout,
                n,
                "asleep",
                ago=900 + 400 * n,
                traps=("clock", "rebuilt", "weather", "hot", "calendar", "float"),
            )
            for n in range(2)
        )
        yield from (_list(family, layout, n, "dated-titles", titled=True) for n in range(2))
    for name, layout in (("undated-li", row("<li><a href='{u}' title='{t}'>{t}</a></li>")), ("undated-table", row("<tr><td>{n}</td><td><a href='{u}'>{t}</a></td></tr>", wrap=TABLE)), ("undated-cards", row("<div class='card'><a href='{u}'><img src='/t.jpg'><p>{t}</p></a></div>", wrap=DIVS))):  # fmt: skip
        urls = (*DAYS[:14:2], *PLAIN[:3]) if name == "undated-li" else (*DAYS[1:14:2], *PLAIN[3:6])
        yield from (_list(f"lists/{name}", layout, n, url=url, shown=False) for n, url in enumerate(urls[:8]))
    yield from _answers()


def _list(
    family: str, layout: Layout, variant: int, name: str = "", *, ago: int | None = None, step: int = 0, url: str = "", future: int = 0, pinned: int = 0, fresh_pin: bool = False, rising: bool = False,
    titled: bool = False, shown: bool = True, traps: Sequence[str] | None = None,
) -> Case:  # fmt: skip
    scene = Scene(family, variant, name)
    column, place = scene.turn(COLUMNS)
    address = url or scene.pick(PLAIN if variant % 2 else DAYS, "url")
    items = items_of(
        scene,
        9 + scene.number("count") % 8,
        scene.number("ago") % 100 if ago is None else ago,
        step or 2 + scene.number("step") % 12,
        address,
        future,
        pinned,
        fresh_pin,
        titled,
    )
    if rising:
        items.reverse()
    pager, link = scene.pick(PAGERS, "pager")
    base = f"http://{scene.host}{place}"
    html = scene.page(
        f"{column}_{scene.place}人民政府", f"<h2 class='lm'>{column}</h2>{layout(items, scene)}{pager}", crumb=("首页", "政府信息公开", column),
        traps=scene.some(tuple(shells.TRAPS), 1 + variant % 4, "traps") if traps is None else traps,
    )  # fmt: skip
    truth = truth_of(items, base, scene.today, shown or address in DAYS)
    truth |= {
        "next": urljoin(base, link) if link else "",
        "beside": [urljoin(base, shells.BESIDE)],
        "page_kind": ["column"],
    }
    if "years-above" in family:
        truth["beside"] += [
            urljoin(base, f"{year}/") for year in range(scene.today.year - 6, scene.today.year + 1)
        ]
    if "two-links" in family:
        truth["beside"].append(urljoin(base, "/jd/"))
    return scene.case(place, html, truth, name=column)


def _answers() -> Iterator[Case]:
    """Answers of interfaces: JSON of several systems, XML of a store."""
    for name, place, kind, made in INTERFACES:
        for n in range(3):
            scene = Scene(f"lists/answer-{name}", n)
            items = items_of(scene, 12, 4 * n, 5, scene.pick(PLAIN if n % 2 else DAYS, "url"))
            base = f"http://{scene.host}{place}"
            yield scene.case(
                place,
                made(items, scene),
                truth_of(items, base, scene.today),
                name="工作动态",
                content_type=kind,
            )


def _dumped(data: object) -> str:
    return json.dumps(data, ensure_ascii=False)


INTERFACES: tuple[tuple[str, str, str, Layout], ...] = (
    ("search", "/common/search/4a1f0c9b7e2d", "application/json;charset=UTF-8", lambda items, _: _dumped({"code": 200, "data": {"total": 77, "results": [{"title": i.title, "url": i.path, "publishedTimeStr": f"{i.day} 08:30:00", "channelName": "动态"} for i in items]}})),
    ("provincial", "/search/common/search/18", "application/json", lambda items, s: _dumped({"resultList": [{"TITLE": i.title, "DOCPUBURL": f"http://{s.host}{i.path}", "DOCRELTIME": f"{i.day} 00:00:00", "CRTIME": f"{i.day} 23:59:59"} for i in items], "count": 77})),
    ("query-list", "/queryList", "application/json;charset=utf-8", lambda items, _: _dumped({"success": True, "page": {"rows": [{"infoTitle": i.title, "infoUrl": i.path, "publishTime": epoch(i.day, 9)} for i in items], "total": 77}})),
    ("catalogue", "/gkmlpt/api/all/1209?page=1&sid=660012", "application/json; charset=UTF-8", lambda items, s: _dumped({"articles": [{"id": n, "title": i.title, "url": f"http://{s.host}{i.path}", "date": epoch(i.day, 9) // 1000, "create_time": f"{i.day} 09:10:00", "is_expired": 0, "is_abolished": 0} for n, i in enumerate(items)], "post_count": 77})),
    ("unit", "/api-gateway/jpaas-publish-server/front/page/build/unit?tplSetId=1", "application/json", lambda items, _: json.dumps({"code": "200", "data": {"html": "<div class='page-content'><ul>" + "".join(f"<li class='clearfix'><a href='{i.path}' title='{i.title}'>{i.title}</a><b>{i.day}</b></li>" for i in items) + "</ul><div class='pagination' rows='15' count='77'></div></div>"}})),
    ("proxy", "/module/web/jpage/dataproxy.jsp?startrecord=1&endrecord=45&perpage=15", "application/xml;charset=utf-8", lambda items, _: "<?xml version='1.0' encoding='UTF-8'?><datastore><totalrecord>77</totalrecord><totalpage>6</totalpage><recordset>" + "".join(f"<record><![CDATA[<li><span>{i.day}</span><a target=\"_blank\" href=\"{i.path}\">{i.title}</a></li>]]></record>" for i in items) + "</recordset></datastore>"),
    ("gkml", "/gkmlpt/api/all/88?page=1&sid=440100", "application/json; charset=UTF-8", lambda items, s: _dumped({"classify": {"name": "通知公告"}, "articles": [{"id": 900 + n, "title": i.title, "url": f"http://{s.host}{i.path}", "date": epoch(i.day, 16) // 1000, "publisher": s.place, "is_expired": 1, "is_abolished": 0} for n, i in enumerate(items)], "post_count": 77})),
    ("proxy-get", "/module/jslib/jquery/jpage/dataproxy.jsp?page=1&appid=1&webid=2", "text/html;charset=utf-8", lambda items, _: "<datastore>\n<nextgroup></nextgroup>\n<recordset>\n" + "".join(f"<record><![CDATA[<table class='t'><tr><td><a href='{i.path}'>{i.title}</a></td><td>{i.day}</td></tr></table>]]></record>\n" for i in items) + "</recordset>\n</datastore>"),
    ("beside-the-list", "/zwgk/zcwj/zcwj.json", "application/json", lambda items, _: _dumped([{"t": i.title, "u": i.path, "d": str(i.day)} for i in items])),
)  # fmt: skip
