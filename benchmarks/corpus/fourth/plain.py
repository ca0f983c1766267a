"""Plain lists: columns in plain HTML of many hands, written down before any reader was looked at.

The families named mend were looked at while readers were mended; those named hold only after a round of mends.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from html import escape
from urllib.parse import urljoin

from benchmarks.corpus import scene as scenes
from benchmarks.corpus.case import Case
from benchmarks.corpus.families import citizens
from benchmarks.corpus.fourth import plain_shells, plain_words
from benchmarks.corpus.rows import Item, Layout, items_of, row, truth_of
from benchmarks.corpus.scene import Scene as AnyScene


class Scene(scenes.Scene):
    """One case of these lists."""

    words = plain_words
    wardrobe = plain_shells.WARDROBE
    matters = citizens.MATTERS
    letter_paths = citizens.PATHS


COLUMNS = (
    ("工作动态", "/xw/gzdt/"), ("通知公告", "/xw/tzgg/index.html"), ("本县要闻", "/News/List.asp?BigClass=2"), ("公告公示", "/ShowList.aspx?cid=15"), ("政务动态", "/html/zwdt/list_3.html"), ("部门信息", "/site/bmxx.jsp?lm=8"),
    ("政策文件", "/zfxxgk/zcwj/"), ("乡镇快讯", "/xzkx.html"), ("图片报道", "/channel/104.html"),
)  # fmt: skip
DAYS = (
    "./{ym}/t{ymd}_{id}.html",
    "/art/{Y}/{m}/{d}/art_88_{id}.html",
    "/html/{Y}-{mm}/{dd}/content_{id}.html",
    "/uploads/{Y}{mm}{dd}/{id}.htm",
    "{Y}/{mm}{dd}/{id}.shtml",
)
PLAIN = (
    "ShowNews.asp?NewsID={id}",
    "/NewsView.aspx?id={id}&cid=15",
    "../../info/1042/{id}.htm",
    "/article/{id}.html",
    "/site/show.jsp?lm=8&id={id}",
    "/n7/c{id}/content.html",
    "View_{id}.html",
)
PAGERS = (
    "<div class='page'>共 <b>9</b> 页 首页 上一页 <a href='index_1.html'>下一页</a> <a href='index_8.html'>尾页</a></div>",
    "<table width='100%'><tr><td align='right'>第1/12页 共<font color=red>231</font>条 <a href='?page=2'>下一页</a> <a href='?page=12'>最后一页</a> 转到<select><option>1</option><option>2</option></select></td></tr></table>",
    "<div id='AspNetPager1'><a disabled='disabled'>首页</a><span>1</span><a href=\"javascript:__doPostBack('AspNetPager1','2')\">2</a><a href=\"javascript:__doPostBack('AspNetPager1','3')\">3</a></div>",
    "<p align=center>[1] <a href='?PageNo=2'>[2]</a> <a href='?PageNo=3'>[3]</a> <a href='?PageNo=4'>[4]</a> 每页15条</p>", "",
)  # fmt: skip
TABLE = "<table width='98%' border='0' align='center'>{}</table>"
DIVS = "<div class='list'>{}</div>"


def _link(item: Item, more: str = "") -> str:
    return f"<a href='{escape(item.path)}'{more}>{item.title}</a>"


def _two_columns(items: list[Item], _: AnyScene) -> str:
    cells = [f"<td width='36%'>·{_link(item)}</td><td width='14%'>{item.day}</td>" for item in items]
    return TABLE.format("".join(f"<tr>{''.join(cells[n : n + 2])}</tr>" for n in range(0, len(cells), 2)))


def _parallel(items: list[Item], _: AnyScene) -> str:
    return f"<div class='lb'><ul class='bt'>{''.join(f'<li>{_link(i)}</li>' for i in items)}</ul><ul class='sj'>{''.join(f'<li>{i.day}</li>' for i in items)}</ul></div>"


def _parallel_lines(items: list[Item], _: AnyScene) -> str:
    return TABLE.format(
        f"<tr><td>{'<br>'.join(_link(i) for i in items)}</td><td width='90'>{'<br>'.join(f'[{i.day}]' for i in items)}</td></tr>"
    )


def _parallel_left(items: list[Item], _: AnyScene) -> str:
    return TABLE.format(
        f"<tr><td width='90'>{''.join(f'<div>{i.day:%Y.%m.%d}</div>' for i in items)}</td><td>{''.join(f'<div>{_link(i)}</div>' for i in items)}</td></tr>"
    )


def _grouped(line: str, apart: str, wrap: str) -> Layout:
    def made(items: list[Item], scene: AnyScene) -> str:
        rows = []
        for n, item in enumerate(items):
            rows.append(row(line, wrap="{}")([item], scene))
            if n % 5 == 4:
                rows.append(apart)
        return wrap.format("".join(rows))

    return made


def _years(items: list[Item], _: AnyScene) -> str:
    made, year = "", 0
    for item in items:
        if item.day.year != year:
            made += f"{'</ul>' if year else ''}<div class='year'>{item.day.year}年</div><ul>"
            year = item.day.year
        made += f"<li><span>{item.day:%m-%d}</span>{_link(item)}</li>"
    return f"<div class='timeline'>{made}</ul></div>"


def _months(items: list[Item], _: AnyScene) -> str:
    made, month = "", (0, 0)
    for item in items:
        if (item.day.year, item.day.month) != month:
            month = item.day.year, item.day.month
            made += f"<dt>{month[0]}年{month[1]:02}月</dt>"
        made += f"<dd><b>{item.day.day:02}日 周{'一二三四五六日'[item.day.weekday()]}</b>{_link(item)}</dd>"
    return f"<dl class='archive'>{made}</dl>"


def _rowspan(items: list[Item], _: AnyScene) -> str:
    made, n = "", 0
    while n < len(items):
        same = [item for item in items[n:] if item.day == items[n].day]
        made += f"<tr><td rowspan='{len(same)}'>{items[n].day}</td><td>{_link(same[0])}</td></tr>" + "".join(
            f"<tr><td>{_link(i)}</td></tr>" for i in same[1:]
        )
        n += len(same)
    return f"<table border='1' class='rl'><tr><th>日期</th><th>标题</th></tr>{made}</table>"


def _pictures(items: list[Item], _: AnyScene) -> str:
    cells = [
        f"<td align=center><a href='{escape(i.path)}'><img src='/pic/{n}.jpg' width=160 border=0></a><br>{_link(i)}<br><font color=#999999>{i.day}</font></td>"
        for n, i in enumerate(items)
    ]
    return TABLE.format("".join(f"<tr>{''.join(cells[n : n + 4])}</tr>" for n in range(0, len(cells), 4)))


def _hot_twin(items: list[Item], scene: AnyScene) -> str:
    hot = "".join(
        f"<li><a href='{plain_shells.BESIDE}{n}.html'>{title}</a><span>{scene.today - dt.timedelta(days=n)}</span></li>"
        for n, title in enumerate(scene.titles(plain_words.NEWS, 6, "twin"))
    )
    return f"<div class='box'><h3>点击排行</h3><ul class='ul1'>{hot}</ul></div><div class='box'><h3>列表</h3><ul class='ul1'>{''.join(f'<li>{_link(i)}<span>{i.day}</span></li>' for i in items)}</ul></div>"


def pins(markup: str, mark: str, wrap: str = "<ul class='list'>{}</ul>") -> Layout:
    """A layout whose pinned rows have a mark, in place of `@@`."""

    def made(items: list[Item], scene: AnyScene) -> str:
        return wrap.format(
            "".join(row(markup.replace("@@", mark if i.pinned else ""), wrap="{}")([i], scene) for i in items)
        )

    return made


MEND: tuple[tuple[str, Layout], ...] = (
    ("table-a-row", row("<TABLE width='96%' border=0 cellspacing=0 cellpadding=2><TR><TD width='3%'><IMG src='images/dot.gif'></TD><TD width='82%'><FONT face=宋体 size=2><A href='{u}' target=_blank>{t}</A></FONT></TD><TD width='15%'><FONT size=2 color=#808080>{Y}-{m}-{d}</FONT></TD></TR></TABLE>", wrap="<DIV align=center>{}</DIV>")),
    ("breaks-upper", row("·<A HREF=\"{u}\">{t}</A> [{D}]<BR>", "{dash1}", wrap="<TABLE WIDTH=100%><TR><TD CLASS=zw>{}</TD></TR></TABLE>")),
    ("grid-day-first", row("<tr class='GridRow'><td align='center'>{D}</td><td><a id='GridView1_ctl{n:02}_HyperLink1' href='{u}'>{t}</a></td><td>{src}</td></tr>", "{slash1}", wrap="<div><table class='Grid' cellspacing='0' rules='all' border='1' id='GridView1'><tr><th>发布日期</th><th>信息标题</th><th>来源</th></tr>{}<tr><td colspan='3'><table><tr><td><span>1</span></td><td><a href=\"javascript:__doPostBack('GridView1','Page$2')\">2</a></td></tr></table></td></tr></table></div>")),
    ("data-list", row("<tr><td><table width='100%'><tr><td style='width:20px'>◆</td><td align='left'><a href='{u}' class='news' title='{t}'>{c}</a></td><td style='width:90px' align='right'><span id='DataList1_ctl{n:02}_Label1'>{D}</span></td></tr></table></td></tr>", "{slash}", wrap="<table id='DataList1' cellspacing='0' border='0' style='width:100%;border-collapse:collapse;'>{}</table>")),
    ("two-columns", _two_columns),
    ("parallel-lists", _parallel),
    ("parallel-lines", _parallel_lines),
    ("bar-between", row("<li><em>{D}</em> | <a href='{u}'>{t}</a></li>", "{iso}")),
    ("day-ends-anchor", row("<li><a href='{u}' target='_blank'>{t}({D})</a></li>", "{iso}")),
    ("day-in-title", row("<tr><td height='24'>&nbsp;<img src='/images/arrow.gif' />&nbsp;<a href='{u}' title='标题：{t}\n发布时间：{iso}\n点击：{n}23次'>{t}</a></td></tr>", wrap=TABLE)),
    ("day-in-tip", row("<li><a href='{u}' onmouseover=\"showTip('{t}&lt;br&gt;发布日期：{iso}')\" onmouseout='hideTip()'>{c}</a></li>")),
    ("eight-digits", row("<li><a href='{u}'>{t}</a><span>[{D}]</span></li>", "{ymd}")),
    ("two-digit-year", row("<tr><td>□ <a href='{u}'>{t}</a></td><td><font color=gray>{D}</font></td></tr>", "{yy}-{m}-{d}", wrap=TABLE)),
    ("chinese-digits", row("<li><a href='{u}'>{t}</a><span>{hanzi}</span></li>", wrap="<ul class='gw'>{}</ul>")),
    ("weekday", row("<div class='li'><a href='{u}'>{t}</a><span>{D}</span></div>", "{cn} {week}", wrap=DIVS)),
    ("definition", row("<dl><dt><a href='{u}'>{t}</a></dt><dd>{sum}</dd><dd class='info'>来源：{src}　时间：{D}　阅读：{n}01</dd></dl>", "{iso} 10:2{n}")),
    ("channel-before", row("<li>[<a href='/xw/gzdt/'>工作动态</a>] <a href='{u}'>{t}</a> <i>{D}</i></li>", "{iso}")),
    ("anchor-of-blocks", row("<a class='row' href='{u}'><div class='bt'>{t}</div><div class='rq'>{D}</div></a>", "{iso}", wrap=DIVS)),
    ("anchor-round-item", row("<a href='{u}' title='{t}'><li>{c}<span>{D}</span></li></a>", "{iso}")),
    ("thumb-abstract", row("<div class='it'><a href='{u}' class='img'><img src='/u/{id}.jpg' alt=''></a><div class='r'><h4><a href='{u}'>{t}</a></h4><p>{sum}</p><div class='b'><span>{D}</span><a href='{u}'>查看详情&gt;&gt;</a></div></div></div>", "{iso}", wrap=DIVS)),
    ("fives", _grouped("<li><a href='{u}'>{t}</a><span>{iso}</span></li>", "<li class='line'></li>", "<ul class='l5'>{}</ul>")),
    ("fives-table", _grouped("<tr><td>·</td><td><a href='{u}'>{t}</a></td><td>{dot}</td></tr>", "<tr><td colspan='3'><hr size='1'></td></tr>", TABLE)),
    ("badge-before", row("<li><div class='date'><strong>{dd}</strong><span>{Y}-{mm}</span></div><div class='txt'><a href='{u}'>{t}</a><p>{sum}</p></div></li>")),
    ("three-parts", row("<li><a href='{u}'>{t}</a><p class='d'><i>{Y}</i><b>{mm}</b>月<b>{dd}</b>日</p></li>")),
    ("month-day-over-year", row("<div class='n'><h5><a href='{u}'>{t}</a></h5><span class='md'>{mm}/{dd}</span><em class='y'>{Y}</em></div>", wrap=DIVS)),
    ("line-below", row("<div class='xx'><a href='{u}'>{t}</a><br/><span class='hui'>发布时间：{D}　浏览：{n}8次</span></div>", "{iso}", wrap=DIVS)),
    ("card-of-document", row("<table class='wj' width='100%'><tr><td>索引号</td><td>K0{id}-{Y}-000{n}</td><td>文号</td><td>政发〔{Y}〕{n}号</td></tr><tr><td>名称</td><td colspan='3'><a href='{u}'>{t}</a></td></tr><tr><td>成文日期</td><td>{early}</td><td>发布日期</td><td>{D}</td></tr></table>", "{iso}", wrap=DIVS)),
    ("marquee", row("<a href='{u}'>{t}</a>（{D}）<br>", "{dash1}", wrap="<marquee direction='up' scrollamount='2' height='300' onmouseover='this.stop()'>{}</marquee>")),
    ("unclosed-items", row("<LI><A HREF='{u}'>{t}</A> <FONT COLOR=#666666>{D}</FONT>", "{iso}", wrap="<UL TYPE=square>{}</UL>")),
    ("unclosed-cells", row("<tr><td><a href='{u}'>{t}</a><td align=right>{D}", "{iso}", wrap="<table width=100%>{}</table>")),
    ("noscript", row("<li><a href='{u}'>{t}</a><span>{D}</span></li>", "{iso}", wrap="<div id='lst'></div><script>build('lst',15);</script><noscript><ul>{}</ul></noscript>")),
    ("new-badges", pins("<li>@@<a href='{u}'>{t}</a><img src='/images/new.gif' alt='new'><span>{iso}</span></li>", "<img src='/images/top.gif' alt='置顶'>")),
    ("pinned-words", pins("<tr><td>@@<a href='{u}'>{t}</a></td><td>{iso}</td></tr>", "<font color='red'>[置顶]</font>", TABLE)),
    ("heading-abstract-icon", row("<div class='art'><h3><a href='{u}'>{t}</a></h3><p class='zy'>{sum}</p><div class='meta'><i class='ico'></i>{D}<i class='eye'></i>1{n}7</div></div>", "{dot}", wrap=DIVS)),
    ("article-elements", row("<article><h2><a href='{u}'>{t}</a></h2><time datetime='{iso}T09:00:00+08:00'>{m}月{d}日</time><p>{sum}</p></article>", wrap="<section>{}</section>")),
    ("display-table", row("<tr class='odd'><td>{n}</td><td><a href='{u}'>{t}</a></td><td>{D}</td></tr>", "{iso} 00:00:00.0", wrap="<span class='pagebanner'>共 96 条</span><table class='its' id='row'><thead><tr><th>序号</th><th class='sortable'><a href='?d-49-s=1&amp;d-49-o=2'>标题</a></th><th class='sortable sorted'><a href='?d-49-s=2&amp;d-49-o=1'>发布时间</a></th></tr></thead><tbody>{}</tbody></table>")),
    ("flat-blocks", row("<div class='l1'><a href='{u}'>{t}</a></div><div class='r1'>{D}</div><div class='clear'></div>", "{iso}", wrap=DIVS)),
    ("flat-spans", row("<span class='tit'><a href='{u}'>{t}</a></span><span class='dat'>{D}</span><br />", "{iso}", wrap=DIVS)),
    ("source-hits", row("<tr><td><a href='{u}'>{t}</a></td><td>{src}</td><td>201{n}</td><td>{D}</td></tr>", "{iso}", wrap="<table><tr><td>标 题</td><td>来 源</td><td>点 击</td><td>日 期</td></tr>{}</table>")),
    ("source-and-day-before", row("<li>({src} {D}) <a href='{u}'>{t}</a></li>", "{iso}")),
    ("years-over", _years),
    ("day-spans-rows", _rowspan),
    ("link-says-view", row("<tr><td>{n}</td><td>{t}</td><td>{D}</td><td><a href='{u}'>查看</a></td></tr>", "{iso}", wrap="<table class='tb'><tr><td>序号</td><td>标题</td><td>日期</td><td>操作</td></tr>{}</table>")),
    ("word-paste", row("<p class='MsoNormal' style='text-indent:21pt'><span lang='EN-US'>{n}</span><span style='font-family:宋体'>、</span><span lang='EN-US'><a href='{u}'><span lang='EN-US' style='font-family:宋体'><span lang='EN-US'>{t}</span></span></a></span><span style='font-family:宋体'>（</span><span lang='EN-US'>{D}</span><span style='font-family:宋体'>）</span></p>", "{cn}", wrap="<div class='TRS_Editor'>{}</div>")),
    ("two-moments", row("<li><h4><a href='{u}'>{t}</a></h4><small>发布：{D}　更新：{other}</small></li>", "{iso} 09:12:33")),
)  # fmt: skip
HOLD: tuple[tuple[str, Layout], ...] = (
    ("day-next-table-row", row("<tr><td>&nbsp;&nbsp;☆ <a href='{u}'>{t}</a></td></tr><tr><td align='right'>{D}</td></tr><tr><td height='1' bgcolor='#cccccc'></td></tr>", "{dash1}", wrap=TABLE)),
    ("day-block-above", row("<div class='rq'>{D}</div><div class='bt'><a href='{u}'>{t}</a></div>", "{cn0}", wrap=DIVS)),
    ("paragraph-after", row("<p class='p1'><a href='{u}'>{t}</a></p><p class='p2'>{D}</p>", "{iso}", wrap=DIVS)),
    ("day-then-anchor-breaks", row("{D} <a href='{u}'>{t}</a><br>", "{iso}", wrap="<font size='2'>{}</font>")),
    ("parallel-left", _parallel_left),
    ("list-a-row", row("<ul class='hang'><li class='c1'>{n:02}</li><li class='c2'><a href='{u}'>{t}</a></li><li class='c3'>{D}</li></ul>", "{iso}", wrap=DIVS)),
    ("terms", row("<dt><a href='{u}'>{t}</a></dt><dd>{D}</dd>", "{iso}", wrap="<dl class='dl'>{}</dl>")),
    ("leaf-of-calendar", row("<li><div class='cal'><div class='mon'>{m}月</div><div class='day'>{dd}</div><div class='yr'>{Y}</div></div><a href='{u}'>{t}</a></li>")),
    ("check-boxes", row("<tr><td><input type='checkbox' name='id' value='{id}'></td><td><a href='{u}'>{t}</a></td><td>{D}</td></tr>", "{iso}", wrap="<form action='/print' method='post'><table>{}</table><input type='submit' value='打印'></form>")),
    ("anchor-of-paragraphs", row("<a href='{u}'><p class='t'>{t}</p><p class='s'>{sum}</p><span>{D} &gt;</span></a>", "{slash}", wrap=DIVS)),
    ("marked-up-day", row("<div class='e'><a href='{u}'>{t}</a><time datetime='{iso}'></time></div>", wrap=DIVS)),
    ("document-line", row("<li><a href='{u}'>{t}</a><p><span>文号：{src}〔{Y}〕{n}号</span><span>成文日期：{early}</span><span>发布日期：{D}</span></p></li>", "{iso}")),
    ("pinned-icon-class", pins("<li>@@<a href='{u}'>{t}</a><span>{slash}</span></li>", "<span class='zd'>顶</span>")),
    ("centred", row("<center><a href='{u}'>{t}</a></center><div align='right'>{D}</div><hr>", "{iso}", wrap="{}")),
    ("preformatted", row("{D}  <a href='{u}'>{t}</a>", "{iso}", wrap="<pre>\n{}\n</pre>")),
    ("dash-after", row("<p><a href='{u}'>{t}</a>——{D} {src}</p>", "{iso}", wrap=DIVS)),
    ("hot-twin", _hot_twin),
    ("months-weekdays", _months),
    ("blog", row("<div class='post'><h2><a href='{u}'>{t}</a></h2><div class='pm'>作者：admin 日期：{D} 分类：<a href='/xw/gzdt/'>动态</a> <a href='{u}#pl'>评论(0)</a></div><p>{sum}</p></div>", "{dash1}", wrap=DIVS)),
    ("more-each", row("<li><a href='{u}'>{t}</a><b>{D}</b><a class='more' href='{u}'>更多</a></li>", "{iso}")),
    ("fonts-apart", row("<tr><td><a href='{u}'>{t}</a></td><td><font color=red>{Y}</font>年<font color=red>{mm}</font>月<font color=red>{dd}</font>日</td></tr>", wrap=TABLE)),
    ("short-slashes", row("<li><a href='{u}' title='{t}'>{c}</a><span class='sj'>{D}</span></li>", "{yy}/{mm}/{dd}")),
    ("attachments-below", row("<li><a href='{u}'>{t}</a><span>{D}</span><ul><li><a href='/fj/{id}.doc'>附件：申请表.doc</a></li></ul></li>", "{iso}")),
    ("photo-wall", _pictures),
    ("small-raised", row("<h5><a href='{u}'>{t}</a><sup>{D}</sup></h5>", "{iso}", wrap=DIVS)),
)  # fmt: skip


def cases() -> Iterator[Case]:
    """Every case of this file."""
    for part, layouts in (("mend", MEND), ("hold", HOLD)):
        for name, layout in layouts:
            yield from (column(f"plain-lists/{part}-{name}", layout, n) for n in range(3))


def column(family: str, layout: Layout, variant: int) -> Case:
    """A column in one layout: the second case has days in its addresses, the third has slept."""
    scene = Scene(family, variant)
    name, place = scene.turn(COLUMNS)
    address = scene.pick(DAYS if variant == 1 else PLAIN, "url")
    close = "new-badges" in family or "pinned" in family
    items = items_of(
        scene, 8 + scene.number("count") % 9, 500 * (variant == 2) + scene.number("ago") % 60, 1 + scene.number("step") % 14,
        address, pinned=1 + variant if close else 0, fresh_pin=close and variant == 1,
    )  # fmt: skip
    if "spans-rows" in family:
        items = [item._replace(day=items[n - n % 3].day) for n, item in enumerate(items)]
    base = f"http://{scene.host}{place}"
    html = scene.page(
        f"{name}-{scene.place}人民政府", f"<h3 class='lmmc'>{name}</h3>{layout(items, scene)}{scene.pick(PAGERS, 'pager')}", crumb=("首页", "新闻中心", name),
        traps=scene.some(tuple(scene.wardrobe.traps), 2 + variant, "traps"),
    )  # fmt: skip
    truth = truth_of(items, base, scene.today)
    truth |= {"beside": [urljoin(base, plain_shells.BESIDE), urljoin(base, "/fj/")], "page_kind": ["column"]}
    return scene.case(place, html, truth, name=name)
