"""Lists: columns as content systems lay them out, whose rows, days, newest item and second page are known."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import Any
from urllib.parse import urljoin

from benchmarks.corpus.case import Case
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
from benchmarks.corpus.scene import Scene as AnyScene
from benchmarks.corpus.third import shells
from benchmarks.corpus.third.scene import Scene
from benchmarks.corpus.words import spelt

COLUMNS = (
    ("工作动态", "/xwzx/gzdt/"), ("通知公告", "/zwgk/tzgg/index.shtml"), ("政府文件", "/zwgk/zfwj/index.htm"), ("乡镇动态", "/col/col2213/index.html"), ("公示公告", "/gsgg.htm"), ("今日要闻", "/plus/list.php?tid=7"),
    ("部门动态", "/Article/ShowClass.asp?ClassID=12"), ("规范性文件", "/eportal/ui?pageId=30117"), ("时政要闻", "/News/List.aspx?id=3"), ("图片新闻", "/n16/n92/index.html"), ("预警信息", "/xxgk/yjxx/list.shtml"),
)  # fmt: skip
DAYS = (  # addresses that carry the day, many of them relative to the column's
    "./{ym}/t{ymd}_{id}.html", "./{ym}/t{ymd}_{id}.htm", "/art/{Y}/{m}/{d}/art_2213_{id}.html", "/xw/{Y}-{mm}/{dd}/content_{id}.shtml", "/{Y}-{mm}/{dd}/c_11{id}.htm", "{ymd}/{id}.html", "/html/{Y}/{mm}{dd}/{id}.html",
    "/a/{Y}/{mm}{dd}/{id}.html", "/{Y}{mm}/{dd}/c{id}.shtml",
)  # fmt: skip
PLAIN = (  # and such that carry none
    "../../info/1088/{id}.htm", "/plus/view.php?aid={id}", "/Article/ShowArticle.asp?ArticleID={id}", "Detail.aspx?nid={id}", "/n16/n92/c{id}/content.html", "/eportal/ui?pageId=30118&articleKey={id}&columnId=30119", "/gk/{id}.jspx",
    "/content/2213/{id}.html", "view.jsp?docid={id}&lm=5",
)  # fmt: skip
PAGERS = (
    ("<script language='JavaScript'>\nvar currentPage = 0;\nvar prevPage = currentPage-1;\nvar nextPage = currentPage+1;\nvar countPage = 9;\nif(countPage>1&&currentPage<(countPage-1)){document.write(\"<a href='index_\"+nextPage+\".htm'>下一页</a>\");}\n</script><a href='index_1.htm'>下一页</a>", "index_1.htm"),
    ("<div class='pagelist'><li class='thisclass'>1</li><li><a href='list_7_2.html'>2</a></li><li><a href='list_7_3.html'>3</a></li><li><a href='list_7_2.html'>下一页</a></li><li><a href='list_7_9.html'>末页</a></li></div>", "list_7_2.html"),
    ("<div class='pb_sys_common'><span class='p_t'>共96条</span><span class='p_no_d'>1</span><span class='p_no'><a href='tzgg/7.htm'>2</a></span><span class='p_next p_fun'><a href='tzgg/7.htm'>下页</a></span><span class='p_last p_fun'><a href='tzgg/1.htm'>尾页</a></span></div>", "tzgg/7.htm"),
    ("<div class='easysite-page-wrap'><a class='pagingNormal' href='?pageId=30117&amp;currentPage=2&amp;moduleId=f1c2'>下一页</a></div>", "?pageId=30117&currentPage=2&moduleId=f1c2"),
    ("<div>共 <b>131</b> 条记录 每页20条 页次：<b>1</b>/7 <a href='?lm=3&amp;page=2'>[下一页]</a> <a href='?lm=3&amp;page=7'>[尾 页]</a></div>", "?lm=3&page=2"),
    ("<div id='page_div'><a class='syy disabled'>上一页</a><a class='on'>1</a><a href='/col/col2213/index.html?uid=6012&amp;pageNum=2'>2</a><a class='xyy' href='/col/col2213/index.html?uid=6012&amp;pageNum=2'>下一页</a></div>", "/col/col2213/index.html?uid=6012&pageNum=2"),
    ("<p class='ym'><a>首页</a><a>上一页</a><a href='index_2.jspx'>下一页</a><a href='index_12.jspx'>尾页</a> 共228条 1/12页</p>", "index_2.jspx"),
    ("<ul class='pager'><li class='previous disabled'><a>← 较新</a></li><li class='next'><a rel='next' href='?pageIndex=2'>下一页 →</a></li></ul>", "?pageIndex=2"),
    ("<a href=\"javascript:__doPostBack('ctl00$AspNetPager1','2')\">下一页</a>", ""),
    ("", ""),
)  # fmt: skip
TABLE = "<table width='96%' border='0' cellspacing='0' cellpadding='0'>{}</table>"
DIVS = "<div class='newslist'>{}</div>"
UL = "<ul class='nlist'>{}</ul>"
PLAINROWS: tuple[tuple[str, Layout], ...] = (
    ("wcm-bullet", row("<li><span class='fr'>{D}</span>·<a href='{u}' target='_blank' title='{t}'>{c}</a></li>")),
    ("wcm-underlined", row("<tr><td class='xh' width='3%'>■</td><td class='dotline'><a class='f14' href='{u}'>{t}</a></td><td class='dotline rq'>{D}</td></tr>", "({iso})", wrap=TABLE)),
    ("vsb-list", row("<tr height=26 id='lineu12_{n}'><td><span style='font-family:宋体'>&bull;</span></td><td style='font-size:9pt'><a class='c1230' href='{u}' title='{t}' target='_blank'>{t}</a></td><td width='80'><span class='c1230_date'>{slash}&nbsp;</span></td></tr>", wrap=TABLE)),
    ("vsb-list-em", row("<li id='line_u9_{n}'><span>{D}</span><a href='{u}' target='_blank' title='{t}'><i></i>{t}</a></li>", "{Y}年{mm}月{dd}日")),
    ("dede-summary", row("<li><a href='{u}' class='title'>{t}</a><span class='info'><small>日期：</small>{D} <small>点击：</small>13{n} <small>好评：</small>{n}</span><p class='intro'>{sum}...</p></li>", "{iso} 09:1{n}:22", wrap="<ul class='e2'>{}</ul>")),
    ("powereasy-class", row("<tr><td class=listbg><a class='listA' href='{u}' title='文章标题：{t}&#10;文章作者：佚名&#10;更新时间：{iso} 8:21:{n}0&#10;点击次数：5{n}'>{t}</a></td><td class=listbg align=right><font color=red>{D}</font></td></tr>", "{Y}-{m}-{d}", wrap=TABLE)),
    ("grid-view", row("<tr style='background-color:#EFF3FB;'><td><a id='ctl00_gv_ctl0{n}_hl' href='{u}'>{t}</a></td><td><span id='ctl00_gv_ctl0{n}_lblDate'>{D}</span></td></tr>", "{Y}/{m}/{d} 0:00:00", wrap="<table cellspacing='0' rules='all' id='ctl00_gv' style='border-collapse:collapse;'><tr><th scope='col'>标题</th><th scope='col'>日期</th></tr>{}</table>")),
    ("repeater", row("<dl><dd class='w1'><a href='{u}'>{t}</a></dd><dd class='w2'>{src}</dd><dd class='w3'>{D}</dd></dl>", "{iso}", wrap=DIVS)),
    ("easysite-portlet", row("<li class='clearfix'><a istitle='true' href='{u}' title='{t}' target='_blank'>{t}</a><span class='date'>[{D}]</span></li>", "{iso}")),
    ("founder-founder", row("<li><a href='{u}' target='_blank'><!--enpproperty-->{t}</a> <font class='gray'>({D})</font></li>", "{Y}-{mm}-{dd} 08:{dd}")),
    ("siteserver-loop", row("<li><a href='{u}' target='_blank'>{c}</a><code>{D}</code></li>", "{yy}-{mm}-{dd}")),
    ("publicity-catalogue", row("<tr><td align='center'>{n}</td><td><a href='{u}' target='_blank' title='{t}' mc='{t}' rq='{iso}' fbjg='{src}' syh='5113{id}/{Y}-000{n}'>{t}</a></td><td>{src}</td><td>{D}</td></tr>", wrap="<table class='xxgk_tb'><tr><td>序号</td><td>信息名称</td><td>发布机构</td><td>发布日期</td></tr>{}</table>")),
    ("catalogue-floating", row("<li class='mc'><div class='mcbt'><a href='{u}' target='_blank'>{t}</a></div><div class='fbrq'>{D}</div><ul class='xx' style='display:none'><li>索引号：511{id}/{Y}-0{n}</li><li>生成日期：{early}</li><li>文号：无</li></ul></li>", "{iso}", wrap="<ul class='zfxxgk'>{}</ul>")),
    ("six-columns", row("<tr><td>{n}</td><td>511{id}</td><td>{src}〔{Y}〕1{n}号</td><td><a href='{u}'>{t}</a></td><td>{early}</td><td>{D}</td></tr>", wrap="<table><thead><tr><th>序号</th><th>索引号</th><th>文号</th><th>标题</th><th>生成日期</th><th>发布日期</th></tr></thead><tbody>{}</tbody></table>")),
    ("dated-left", row("<div class='item clearfix'><div class='date'><p class='day'>{dd}</p><p class='ym'>{Y}/{mm}</p></div><div class='info'><a class='tit' href='{u}'>{t}</a><p class='des'>{sum}<a href='{u}'>[详细]</a></p></div></div>", wrap=DIVS)),
    ("month-over-day", row("<li><a href='{u}'><span class='month'>{mm}月</span><span class='day'>{dd}</span><span class='year'>{Y}</span><strong>{t}</strong></a></li>")),
    ("ribbon", row("<li class='wow fadeInUp'><time><b>{mm}.{dd}</b>{Y}</time><div><h4><a href='{u}'>{t}</a></h4><p>{sum}</p></div></li>")),
    ("picture-left", row("<li><a class='pic' href='{u}'><img src='/images/P0{id}.jpg' alt='{t}'></a><div class='txt'><a href='{u}' title='{t}'>{t}</a><p>{sum}</p><i>发布时间：{D}　浏览：6{n}次</i></div></li>", "{iso}")),
    ("eye-and-clock", row("<div class='list-item'><a href='{u}' class='list-title'>{t}</a><div class='list-info'><i class='iconfont icon-shijian'></i>{D}<i class='iconfont icon-liulan'></i>20{n}1</div></div>", "{iso} 10:0{n}", wrap=DIVS)),
    ("author-day", row("<p>{n}. <a href='{u}'>{t}</a>（{src}，{D}）</p>", "{cn}", wrap="<div class='art'>{}</div>")),
    ("marks-before", row("<li><font color='#c00'>【{src}】</font><a href='{u}'>{t}</a><span>{D}</span></li>", "{iso}")),
    ("hot-new", row("<li><a href='{u}'><font color='#ff0000'><b>{t}</b></font></a><img src='/images/hot.gif'><span class='sj'>[{D}]</span></li>", "{Y}/{mm}/{dd}")),
    ("quoted-date", row("<li>“{t}” <a href='{u}' title='{t}'>详情</a> <em>{D}</em></li>", "{iso}")),
    ("nested-table", row("<tr><td><table width='100%'><tr><td width='12'><img src='dot.gif'></td><td><a href='{u}'>{t}</a></td><td width='90' class='hui'>{D}</td></tr></table></td></tr>", "{Y}-{m}-{d}", wrap=TABLE)),
    ("layui-timeline", row("<li class='layui-timeline-item'><div class='layui-timeline-content'><h3 class='layui-timeline-title'>{D}</h3><p><a href='{u}'>{t}</a></p></div></li>", "{Y}年{m}月{d}日", wrap="<ul class='layui-timeline'>{}</ul>")),
    ("element-day", row("<div class='el-row'><div class='el-col el-col-18'><a href='{u}'>{t}</a></div><div class='el-col el-col-6'>{D}</div></div>", "{iso}", wrap="<div class='el-main'>{}</div>")),
    ("time-only-title", row("<li><a href='{u}' title='{t}&#10;{iso}'>{c}</a><time>{D}</time></li>", "{iso}")),
    ("date-in-brackets-before", row("<li><a href='{u}'>({D}){t}</a></li>", "{Y}-{m}-{d}")),
    ("date-inside-b", row("<li><a href='{u}'>{t}<b>{D}</b></a></li>", "{iso}")),
    ("two-days-row", row("<li><a href='{u}'>{t}</a><span>征集时间：{early} 至 {other}</span><em>发布时间：{D}</em></li>", "{iso}")),
    ("effective-note", row("<tr><td><a href='{u}'>{t}</a><br><font size=1>施行日期：{other}</font></td><td>{D}</td></tr>", "{iso}", wrap="<table><tr><th>文件名称</th><th>公布日期</th></tr>{}</table>")),
    ("issue-of-gazette", row("<li><i>{Y}年第{n}期</i><a href='{u}'>{t}</a><span>{D}</span></li>", "{iso}")),
    ("file-links", row("<li><a href='{u}'>{t}</a> <a class='fj' href='/files/{id}.pdf'>PDF</a> <a class='fj' href='/files/{id}.docx'>WORD</a><span>{D}</span></li>", "{iso}")),
    ("open-window", row("<tr><td><a href=\"javascript:void(0)\" onclick=\"window.open('{u}')\">{t}</a></td><td>{D}</td></tr>", "{iso}", wrap=TABLE)),
    ("data-href", row("<li data-href='{u}' onclick=\"window.location.href='{u}'\"><p class='bt'>{t}</p><p class='sj'>{D}</p></li>", "{iso}")),
    ("source-first-cell", row("<tr><td>{src}</td><td><a href='{u}'>{t}</a></td><td>{D}</td><td><a href='{u}'>查看</a></td></tr>", "{cn0}", wrap="<table class='layui-table'><tr><th>发布单位</th><th>标题</th><th>时间</th><th>操作</th></tr>{}</table>")),
    ("nbsp-between", row("<a href='{u}'>{t}</a>&nbsp;&nbsp;&nbsp;&nbsp;{D}<br/>", "{iso}", wrap="<table><tr><td class='nr'>{}</td></tr></table>")),
    ("paragraph-right", row("<p style='border-bottom:1px dashed #ccc'><span style='float:right;color:#999'>{D}</span><a href='{u}' style='color:#333'>{t}</a></p>", "{dot}", wrap=DIVS)),
)  # fmt: skip
YEARLESS: tuple[tuple[str, Layout], ...] = (
    ("yearless-wcm", row("<li><span>{D}</span><a href='{u}' title='{t}'>{c}</a></li>", "{mm}-{dd}", wrap=UL)),
    ("yearless-after", row("<li><a href='{u}'>{t}</a>[{D}]</li>", "{mm}-{dd}")),
    ("yearless-cn", row("<tr><td>·<a href='{u}'>{t}</a></td><td class='s'>{D}</td></tr>", "{m}月{d}日", wrap=TABLE)),
    ("yearless-slash", row("<dl><dt><a href='{u}'>{t}</a></dt><dd>{D}</dd></dl>", "{m}/{d}", wrap=DIVS)),
    ("yearless-badge", row("<li><div class='dt'><em>{d}</em><i>{mm}月</i></div><h3><a href='{u}'>{t}</a></h3><p>{sum}</p></li>")),
    ("yearless-clock", row("<li><a href='{u}'>{t}</a><span>{D}</span></li>", "{mm}-{dd} 09:2{n}")),
)  # fmt: skip


def _months(items: list[Item], _: AnyScene) -> str:
    """A heading for each month, rows with the day of the month alone."""
    made, last = [], (0, 0)
    for item in items:
        if (item.day.year, item.day.month) != last:
            last = item.day.year, item.day.month
            made.append(f"{'</ul>' if made else ''}<h4>{last[0]}年{last[1]}月</h4><ul>")
        made.append(f"<li><span>{item.day.day}日</span><a href='{escape(item.path)}'>{item.title}</a></li>")
    return "".join(made) + "</ul>"


def _days(items: list[Item], _: AnyScene) -> str:
    """A heading for each day above its rows, as archives of news have it."""
    made, last = [], dt.date.min
    for item in items:
        if item.day != last:
            last = item.day
            made.append(f"<div class='day-title'>{last.year}年{last.month:02}月{last.day:02}日</div>")
        made.append(f"<div class='day-row'><a href='{escape(item.path)}'>{item.title}</a></div>")
    return f"<div class='roll'>{''.join(made)}</div>"


def _ago(items: list[Item], scene: AnyScene) -> str:
    """What is of this week is told relative to now."""
    rows = []
    for item in items:
        ago = (scene.today - item.day).days
        told = {0: "今天 09:12", 1: "昨天 17:40"}.get(ago, f"{ago}天前" if ago < 7 else item.day.isoformat())
        rows.append(
            f"<div class='feed'><a href='{escape(item.path)}'>{item.title}</a><span>{told}</span></div>"
        )
    return "".join(rows)


def _focus(items: list[Item], scene: AnyScene) -> str:
    """The first row as a head with a text of its own, then the others."""
    first, rest = items[0], items[1:]
    rows = "".join(f"<li><a href='{escape(i.path)}'>{i.title}</a><span>{i.day}</span></li>" for i in rest)
    return f"<div class='focus'><h2><a href='{escape(first.path)}'>{first.title}</a></h2><p>{scene.text(1)[0]}<a href='{escape(first.path)}'>[全文]</a></p><p class='rq'>{first.day}</p></div><ul>{rows}</ul>"


def _two_blocks(items: list[Item], _: AnyScene) -> str:
    """Two columns of rows beside each other, newest at the top of the left."""
    half = (len(items) + 1) // 2
    blocks = (
        "".join(f"<li><a href='{escape(i.path)}'>{i.title}</a><em>{i.day}</em></li>" for i in part)
        for part in (items[:half], items[half:])
    )
    return "".join(f"<ul class='col2'>{block}</ul>" for block in blocks)


def _tabs_of_kinds(items: list[Item], _: AnyScene) -> str:
    """Tabs of sub-columns, the second hidden; both hold rows of the column."""
    parts = items[::2], items[1::2]
    panes = "".join(
        f"<div class='tabcon'{' style=display:none' if n else ''}><ul>"
        + "".join(f"<li><a href='{escape(i.path)}'>{i.title}</a><span>{i.day}</span></li>" for i in part)
        + "</ul></div>"
        for n, part in enumerate(parts)
    )
    return f"<div class='tabhd'><span class='cur'>本级</span><span>转发</span></div>{panes}"


def _heading_clock(items: list[Item], scene: AnyScene) -> str:
    """The heading of the list links to the column and tells today's date."""
    rows = "".join(f"<li><a href='{escape(i.path)}'>{i.title}</a><span>{i.day}</span></li>" for i in items)
    return (
        f"<div class='lmbt'><a href='#'>列表</a><span>{spelt(scene.today)['iso']}</span></div><ul>{rows}</ul>"
    )


def _search_above(items: list[Item], scene: AnyScene) -> str:
    """A form with days of its own above the rows."""
    rows = "".join(
        f"<tr><td><a href='{escape(i.path)}'>{i.title}</a></td><td>{i.day}</td></tr>" for i in items
    )
    return f"<form action='/s.jsp'>标题<input name='bt'> 从<input name='from' value='{scene.today.year}-01-01'>到<input name='to' value='{scene.today}'><button>查询</button></form><table>{rows}</table>"


SHAPED: tuple[tuple[str, Layout, str], ...] = (
    ("by-month", _months, ""), ("by-day", _days, ""), ("told-since", _ago, "close"), ("focus-first", _focus, ""), ("two-blocks", _two_blocks, ""), ("tabs-of-kinds", _tabs_of_kinds, ""), ("heading-clock", _heading_clock, ""),
    ("search-above", _search_above, ""),
)  # fmt: skip


def _string(text: str) -> str:
    return text.replace("\\", "\\\\").replace("'", "\\'")


CARRIED: tuple[tuple[str, Layout], ...] = (
    ("page-props", carrier(("title", "url", "publishDate"), str, "<div id='root'></div><script id='__NEXT_DATA__' type='application/json'>{\"props\":{\"pageProps\":{\"total\":71,\"list\":@@}}}</script>")),
    ("channel-list", carrier(("DocTitle", "DocUrl", "DocPubTime"), lambda d: f"{d} 16:00:00", "<ul id='docs'></ul><script>var channel={id:2213,docs:@@}; showDocs(channel.docs);</script>")),
    ("data-list", carrier(("title", "link", "time"), lambda d: f"{d.year}-{d.month}-{d.day}", "<div class='list-box' data-list=\"@@\"></div>", escape)),
    ("millis-text", carrier(("infotitle", "infourl", "infodate"), lambda d: str(epoch(d, 9)), "<script>var infodata={\"rows\":@@};</script><table id='tb'></table>")),
    ("escaped-string", carrier(("title", "href", "pubdate"), str, "<script>var json='@@'; $('#l').html(tpl(eval('('+json+')')));</script><ul id='l'></ul>", _string)),
    ("utc-moment", carrier(("headline", "uri", "releasedAt"), lambda d: zulu(d, "Z"), "<script>window.pageData={articles:@@};</script><main></main>")),
    ("points-days", carrier(("biaoti", "lianjie", "riqi"), lambda d: f"{d:%Y.%m.%d}", "<script>var xinwen=@@;</script><ul></ul>")),
    ("compact-days", carrier(("title", "url", "pub_date"), lambda d: f"{d:%Y%m%d}", "<script type='application/json' class='list-data'>{\"items\":@@}</script>")),
)  # fmt: skip
RECORDED: tuple[tuple[str, Layout], ...] = (
    ("records-table", records("<table width='100%'><tr><td class='bt1'>▪<a style='font-size:12pt' href='{u}' title='{t}' target='_blank'>{t}</a></td><td width='100' class='bt1'>[{iso}]</td></tr></table>")),
    ("records-span-first", records("<li><span>{iso}</span><a href=\"{u}\" target=\"_blank\">{t}</a></li>", before="<div class='list_con'>", after="</div>")),
    ("records-cards", records("<div class='card'><a href=\"{u}\"><h5>{t}</h5></a><div class='foot'><span>{Y}年{mm}月{dd}日</span></div></div>")),
    ("records-short-day", records("<li><a href='{u}'>{t}</a><b>{Y}-{m}-{d}</b></li>")),
)  # fmt: skip
WRITTEN: tuple[tuple[str, Layout], ...] = (
    ("writeln-url", written("var url=\"{u}\";\nvar title=\"{t}\";\ndocument.writeln(\"<li><a href='\"+url+\"'>\"+title+\"</a>\");\ndocument.writeln(\"<span>{iso} 10:2{n}</span></li>\");", "<ul>\n<script type='text/javascript'>\n@@\n</script></ul>")),
    ("write-row", written("document.write('<tr><td><a href=\"{u}\" title=\"{t}\">{t}</a></td><td>{Y}/{mm}/{dd}</td></tr>');", "<table><script>@@</script></table>")),
    ("push-rows", written("list.push({{title:'{t}',url:'{u}',date:'{iso}'}});", "<div id='box'></div><script>var list=[];\n@@\nrender(list);</script>")),
    ("add-row", written("addRow('{t}','{u}','{iso}');", "<ul id='rows'></ul><script>function addRow(t,u,d){{document.getElementById('rows').innerHTML+='<li><a href='+u+'>'+t+'</a>'+d+'</li>'}}\n@@\n</script>".replace("{{", "{").replace("}}", "}"))),
)  # fmt: skip
PINS = (
    "<span class='zd'>置顶</span>",
    "<img src='/images/top.png' alt='置顶'>",
    "<em style='color:red'>[置顶]</em>",
    "<b>【顶】</b>",
)


def _pinned(layout: Layout) -> Layout:
    def made(items: list[Item], scene: AnyScene) -> str:
        html = layout(items, scene)
        for item in items:
            if item.pinned:
                anchor = f"<a href='{escape(item.path)}'"
                html = html.replace(anchor, f"{scene.turn(PINS)}{anchor}", 1)
        return html

    return made


MIXED: dict[str, Layout] = {
    "trs-lines": row("<li><a href='{u}' target='_blank'>{t}</a><span class='date'>{D}</span></li>", "{iso}", wrap=UL),
    "office-table": row("<tr><td>·<a href='{u}'>{t}</a></td><td width=100>{src}</td><td width=90>{D}</td></tr>", "{Y}-{mm}-{dd}", wrap=TABLE),
    "wide-cards": row("<div class='wc'><a href='{u}'>{t}</a><div class='wc-f'><span>来源：{src}</span><span>时间：{D}</span></div></div>", "{cn0}", wrap=DIVS),
    "front-days": row("<p class='fd'><i>{D}</i><a href='{u}'>{t}</a></p>", "{slash}", wrap=DIVS),
    "dl-pairs": row("<dl class='dp'><dt><a href='{u}'>{t}</a></dt><dd>{D}</dd></dl>", "[{iso}]", wrap=DIVS),
    "minute-rows": row("<li><a href='{u}'>{t}</a><em>{D}</em></li>", "{iso} 1{n}:05", wrap=UL),
    "portal-rows": row("<div class='pr clearfix'><span class='pr-t'><a href='{u}'>{t}</a></span><span class='pr-d'>{D}</span></div>", "{dot1}", wrap=DIVS),
    "grey-rows": row("<li><font color=#666><a href='{u}'>{t}</a>　{D}</font></li>", "{iso}", wrap=UL),
}  # fmt: skip
UNDATED: tuple[tuple[str, Layout], ...] = (
    ("bare-lines", row("<li><a href='{u}' target='_blank'>{t}</a></li>", wrap=UL)), ("bare-cells", row("<tr><td>{n}、<a href='{u}'>{t}</a></td></tr>", wrap=TABLE)),
    ("bare-pictures", row("<li><a href='{u}'><img src='/images/{id}.jpg' alt='{t}'><span>{t}</span></a></li>", wrap=UL)), ("bare-sources", row("<li><a href='{u}'>{t}</a><span>{src}</span></li>", wrap=UL)),
)  # fmt: skip


def cases() -> Iterator[Case]:
    """Every case of this file."""
    for name, layout in (*PLAINROWS, *CARRIED, *RECORDED, *WRITTEN):
        yield from (_list(f"lists/{name}", layout, n) for n in range(3))
    for name, layout, way in SHAPED:
        yield from (
            _list(f"lists/{name}", layout, n, ago=0 if way else None, step=1 if way else 0) for n in range(3)
        )
    for name, layout in YEARLESS:
        yield from (
            _list(f"lists/{name}", layout, n, step=4 + 6 * n, url=PLAIN[n] if n % 2 else "") for n in range(4)
        )
    for name, layout in MIXED.items():
        yield from _mixed(f"lists/{name}", layout)
    for name, layout in UNDATED:
        urls = (*DAYS[:6:2], *PLAIN[:3])
        yield from (_list(f"lists/{name}", layout, n, url=url, shown=False) for n, url in enumerate(urls))
    yield from _answers()


def _mixed(family: str, layout: Layout) -> Iterator[Case]:
    """One layout through the traps of a column."""
    yield _list(family, layout, 0, "plain")
    yield from (
        _list(family, _pinned(layout), n, "pinned", pinned=1 + n % 2, fresh_pin=n == 2) for n in range(3)
    )
    yield from (_list(family, layout, n, "ahead", future=1 + n) for n in range(2))
    yield from (_list(family, layout, n, "rising", rising=True) for n in range(2))
    yield from (
        _list(family, layout, n, "asleep", ago=700 + 500 * n, traps=tuple(shells.TRAPS)) for n in range(2)
    )
    yield from (_list(family, layout, n, "dated-titles", titled=True) for n in range(2))


def _list(
    family: str, layout: Layout, variant: int, name: str = "", *, ago: int | None = None, step: int = 0, url: str = "", future: int = 0, pinned: int = 0, fresh_pin: bool = False, rising: bool = False,
    titled: bool = False, shown: bool = True, traps: Sequence[str] | None = None,
) -> Case:  # fmt: skip
    scene = Scene(family, variant, name)
    column, place = scene.turn(COLUMNS)
    address = url or scene.pick(PLAIN if variant % 2 else DAYS, "url")
    items = items_of(
        scene, 10 + scene.number("count") % 9, scene.number("ago") % 90 if ago is None else ago, step or 2 + scene.number("step") % 11,
        address, future, pinned, fresh_pin, titled,
    )  # fmt: skip
    if rising:
        items.reverse()
    pager, link = scene.pick(PAGERS, "pager")
    base = f"http://{scene.host}{place}"
    html = scene.page(
        f"{column}-{scene.place}人民政府门户网站", f"<div class='lmmc'>{column}</div>{layout(items, scene)}{pager}", crumb=("首页", "政务公开", column),
        traps=scene.some(tuple(shells.TRAPS), 2 + variant % 4, "traps") if traps is None else traps,
    )  # fmt: skip
    truth = truth_of(items, base, scene.today, shown or address in DAYS)
    beside = [urljoin(base, shells.BESIDE), urljoin(base, "/files/")]
    truth |= {"next": urljoin(base, link) if link else "", "beside": beside, "page_kind": ["column"]}
    return scene.case(place, html, truth, name=column)


def _answers() -> Iterator[Case]:
    """Answers of interfaces, as the page's script would get them."""
    for name, place, kind, made in INTERFACES:
        for n in range(3):
            scene = Scene(f"lists/answer-{name}", n)
            address = scene.pick([one for one in (*DAYS, *PLAIN) if one.startswith("/")], "url")
            items = items_of(scene, 12, 3 * n, 6, address)
            truth = truth_of(items, f"http://{scene.host}{place}", scene.today)
            yield scene.case(place, made(items, scene), truth, name="通知公告", content_type=kind)


def _dumped(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False)


Interface = Callable[[list[Item], AnyScene], str]
INTERFACES: tuple[tuple[str, str, str, Interface], ...] = (
    ("portal-rest", "/rest/portal/article/page?channelId=31", "application/json;charset=UTF-8", lambda items, _: _dumped({"code": 0, "msg": "success", "data": {"total": 120, "records": [{"id": n, "title": i.title, "linkUrl": i.path, "publishTime": f"{i.day} 11:20:00"} for n, i in enumerate(items)]}})),
    ("igs-search", "/igs/front/search.jhtml?code=2c&siteId=9", "application/json", lambda items, s: _dumped({"page": {"total": 120, "content": [{"DOCTITLE": i.title, "DOCPUBURL": f"http://{s.host}{i.path}", "DOCRELTIME": f"{i.day}T00:00:00.000+0800", "SITENAME": s.place} for i in items]}})),
    ("more-column", "/module/web/jpage/morecolumndataproxy.jsp?startrecord=1&endrecord=45", "text/xml;charset=utf-8", lambda items, _: "<?xml version='1.0' encoding='UTF-8'?><datastore><totalrecord>120</totalrecord><nextgroup><![CDATA[]]></nextgroup><recordset>" + "".join(f"<record><![CDATA[<tr><td><a href='{i.path}' title='{i.title}'>{i.title}</a></td><td>{i.day}</td></tr>]]></record>" for i in items) + "</recordset></datastore>"),
    ("fragment", "/ajax/list.jsp?cid=5&p=1", "text/html;charset=utf-8", lambda items, _: "".join(f"<li><a href='{i.path}'>{i.title}</a><span>{i.day}</span></li>" for i in items)),
    ("epoint-list", "/EpointWebBuilder/rest/frontAppCustomAction/getPageInfoListNew", "application/json;charset=UTF-8", lambda items, _: _dumped({"custom": {"count": 120, "infodata": [{"infoid": f"a{n}", "title": i.title, "infourl": i.path, "infodate": str(i.day)} for n, i in enumerate(items)]}, "status": {"code": "1"}})),
    ("data-html", "/common/ajax/list?cat=8", "application/json", lambda items, _: json.dumps({"status": 1, "html": "<ul>" + "".join(f"<li><a href='{i.path}'>{i.title}</a><i>{i.day}</i></li>" for i in items) + "</ul>"})),
)  # fmt: skip
