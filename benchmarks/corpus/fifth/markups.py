"""Markups: how the content systems write the rows of a list into the page."""

from __future__ import annotations

from html import escape
from itertools import groupby

from benchmarks.corpus.rows import Item, Layout, row
from benchmarks.corpus.scene import Scene

A = '<a href="{u}" target="_blank" title="{t}">{c}</a>'
FULL = '<a href="{u}">{t}</a>'

PLAIN: tuple[tuple[str, Layout], ...] = (
    ("a-span", row(f"<li>{A}<span>{{D}}</span></li>", "{iso}", '<ul class="news_list">{}</ul>')),
    ("span-a", row(f'<li><span class="date">{{D}}</span>{FULL}</li>', "{iso}", '<div class="xxgk-list"><ul>{}</ul></div>')),
    ("em-bracket", row(f'<li><em>[{{D}}]</em><i class="dot"></i>{A}</li>', "{iso}", '<ul id="list1">{}</ul>')),
    ("bare", row(f"<li>&middot;&nbsp;{FULL}</li>", "{iso}", '<ul class="lb">{}</ul>')),
    ("upper-table", row('<TR><TD width=20 height=26><IMG src="images/dot.gif" width=7></TD><TD class=xw><A href="{u}" target=_blank>{t}</A></TD><TD align=right width=90><FONT color=#999999>{D}</FONT></TD></TR>', "{dash1}", "<TABLE cellSpacing=0 width=\"96%\" border=0><TBODY>{}</TBODY></TABLE>")),
    ("td-unclosed", row("<tr><td height=24>· <a href='{u}'>{t}</a><td width=80>{D}", "{iso}", "<table width=560 border=0>{}</table>")),
    ("li-unclosed", row("<li><a href='{u}' target=_blank>{t}</a> ({D})", "{dash1}", "<ul type=square>{}</ul>")),
    ("dede", row('<li><h2><a href="{u}" class="title">{t}</a></h2><span class="info"><small>日期：</small>{D} <small>点击：</small>{id} <small>好评：</small>0</span><p class="intro">{sum}...</p></li>', "{iso}", '<div class="listbox"><ul class="e2">{}</ul></div>')),
    ("phpcms", row('<li><span class="rt">{D}</span>·<a href="{u}" target="_blank" style="">{t}</a></li>', "{iso} 10:{mm}:{dd}", '<ul class="list lh24 f14">{}</ul>')),
    ("group-item", row('<a href="{u}" class="list-group-item"><span class="badge">{D}</span>{t}</a>', "{slash}", '<div class="list-group">{}</div>')),
    ("vsb-table", row('<tr id="lineu5_{n}" height="20"><td width="1%" nowrap><span class="leaderfont45865">· </span></td><td><a class="c45865" href="{u}" target="_blank" title="{t}">{c}</a></td><td width="1%" nowrap><span class="timestyle45865">{D}&nbsp;</span></td></tr><tr><td colspan="4" class="columnspace"></td></tr>', "{slash}", '<table class="winstyle45865" width="100%">{}</table>')),
    ("hanweb-tables", row('<table width="100%" border="0" cellspacing="4"><tr><td align="center" width="12"><img src="/picture/21/s11.jpg"></td><td align="left"><a href="{u}" class="bt_link" title="{t}" target="_blank">{c}</a></td><td align="right"><span class="bt_time">[{D}]</span></td></tr></table>', "{iso}", "<div id='6213'>{}</div>")),
    ("powereasy-hint", row('<tr><td width="10"><img src="/images/article_common3.gif" alt="普通文章"></td><td><a class="listA" href="{u}" title="文章标题：{t}&#10;作    者：佚名&#10;更新时间：{iso}&#10;点击次数：{id}" target="_self">{t}</a></td><td align="right" width="80"><font color=red>{D}</font></td></tr>', "{iso}", '<table width="100%" cellpadding=0>{}</table>')),
    ("grid", row('<tr class="GridRow"><td align="center">{n}</td><td><a id="ctl00_GridView1_HyperLink{n}" href="{u}">{t}</a></td><td><span id="ctl00_GridView1_Label{n}">{D}</span></td></tr>', "{slash1} 0:00:00", '<table id="GridView1" rules="all" border="1" style="border-collapse:collapse;"><tr class="GridHead"><th scope="col">编号</th><th scope="col">标题</th><th scope="col">发布时间</th></tr>{}</table>')),
    ("repeater", row('<div class="news_row"><span class="l"><a href="{u}" title="{t}">{c}</a></span><span class="r">{D}</span><div class="clear"></div></div>', "{slash1} 9:05:33", "{}")),
    ("jeecms", row('<li><span class="f_r">{D}</span><span><a href="{u}" title="{t}" style="color:#333" target="_blank">{c}</a></span></li>', "{iso}", '<div class="w98"><ul class="li-news">{}</ul></div>')),
    ("ucap", row('<li><a href="{u}" target="_blank"><p class="t">{t}</p></a><div class="time"><span>发布时间：{D}</span><span>来源：{src}</span></div></li>', "{iso} 16:20", '<ul class="ucap-list">{}</ul>')),
    ("cards", row('<div class="card"><div class="pic"><a href="{u}"><img src="/upload/{id}.jpg" alt="{t}"></a></div><div class="txt"><h3><a href="{u}">{t}</a></h3><p>{sum}</p><div class="meta"><i class="icon-time"></i>{D} <i class="icon-eye"></i>{id}</div></div></div>', "{dot}", '<div class="cards">{}</div>')),
    ("split-before", row('<li><div class="sj"><span>{dd}</span><em>{Y}-{mm}</em></div><a href="{u}">{t}</a></li>', "{iso}", '<ul class="day-list">{}</ul>')),
    ("split-under", row('<li><div class="time"><p class="md">{mm}/{dd}</p><p class="y">{Y}</p></div><div class="wz"><h3><a href="{u}" title="{t}">{c}</a></h3><p>{sum}</p></div></li>', "{iso}", "<ul>{}</ul>")),
    ("split-slash", row('<dl><dt><b>{dd}</b>/<i>{Y}年{m}月</i></dt><dd><a href="{u}">{t}</a></dd></dl>', "{iso}", '<div class="dls">{}</div>')),
    ("split-year-first", row('<div class="item"><a href="{u}"><div class="rq"><span class="year">{Y}</span><span class="md">{mm}-{dd}</span></div><div class="bt">{t}</div></a></div>', "{iso}", '<div class="list-item">{}</div>')),
    ("split-dot", row('<li class="clearfix"><div class="fl riqi"><strong>{d}</strong><br>{Y}.{mm}</div><div class="fr"><a href="{u}">{t}</a><p>{sum}<a class="xq" href="{u}">[详情]</a></p></div></li>', "{iso}", "<ul>{}</ul>")),
    ("split-cells", row('<tr><td class="day">{dd}</td><td class="mon">{Y}-{mm}</td><td><a href="{u}">{t}</a></td></tr>', "{iso}", "<table class='rl'>{}</table>")),
    ("yearless-bracket", row(f"<li>{A}<span>[{{mm}}-{{dd}}]</span></li>")),
    ("yearless-dot", row('<li><a href="{u}"><span class="fr">{mm}.{dd}</span>{t}</a></li>')),
    ("yearless-cn", row('<p><span>{m}月{d}日</span> <a href="{u}">{t}</a></p>', "", "<div class='lb'>{}</div>")),
    ("yearless-table", row('<tr><td>·</td><td><a href="{u}" title="{t}">{c}</a></td><td>{mm}/{dd}</td></tr>', "", "<table>{}</table>")),
    ("short-year", row(f"<li>{FULL} <small>{{D}}</small></li>", "{yy}-{mm}-{dd}")),
    ("br", row('<img src="/images/arrow.gif"> <a href="{u}" target="_blank">{t}</a>&nbsp;&nbsp;{D}<br>', "({iso})", '<div class="nr">{}</div>')),
    ("br-before", row('{D}　<a href="{u}"><font size="2">{t}</font></a><br/>', "{slash}", "<p>{}</p>")),
    ("cn", row(f'<li>{A}<span class="rq">{{D}}</span></li>', "{cn}")),
    ("week", row(f"<li>{FULL}<i>{{D}}</i></li>", "{iso} {week}")),
    ("labels", row('<div class="one"><h4><a href="{u}">{t}</a></h4><p class="xx">发布时间：{D}　来源：{src}　浏览：{id}次</p></div>', "{cn0}", "<div class='list'>{}</div>")),
    ("deadline", row('<li><a href="{u}">{t}</a><p><span>发布日期：{D}</span><span>截止日期：{other}</span></p></li>', "{cn}", '<ul class="zj">{}</ul>')),
    ("deadline-table", row('<tr><td><a href="{u}">{t}</a></td><td>{D}</td><td>{other}</td><td>已结束</td></tr>', "{cn}", "<table><tr><th>主题</th><th>发布时间</th><th>结束时间</th><th>状态</th></tr>{}</table>")),
    ("policy", row('<tr><td>{n}</td><td>000{id}/{Y}-00{id}</td><td><a href="{u}">{t}</a></td><td>政办发〔{Y}〕{n}号</td><td>{early}</td><td>{D}</td></tr>', "{iso}", '<table class="gk"><thead><tr><td>序号</td><td>索引号</td><td>信息名称</td><td>文号</td><td>成文日期</td><td>发布日期</td></tr></thead><tbody>{}</tbody></table>')),
    ("policy-turned", row('<tr><td><a href="{u}" title="{t}">{c}</a></td><td>{D}</td><td>{early}</td><td>{src}</td></tr>', "{iso}", "<table border=1><tr><td>标题</td><td>发布日期</td><td>成文日期</td><td>发布机构</td></tr>{}</table>")),
    ("hover", row('<li class="mc"><a href="{u}">{t}</a><span class="fbsj">{D}</span><div class="tip" style="display:none"><table><tr><td>索引号</td><td>01{id}/{Y}</td></tr><tr><td>成文日期</td><td>{early}</td></tr><tr><td>发布机构</td><td>{src}</td></tr></table></div></li>', "{iso}", '<ul class="gkml">{}</ul>')),
    ("thread", row('<tr><td class="ico"></td><th><a href="{u}" class="xst">{t}</a></th><td>{src}</td><td>{n} / {id}</td><td>{D}</td></tr>', "{dash1} 11:{dd}", "<table class='threadlist'><tr><td></td><td>主题</td><td>作者</td><td>回复/查看</td><td>发表时间</td></tr>{}</table>")),
    ("category", row('<li>[<a href="/lm/gzdt/" class="lm">工作动态</a>] <a href="{u}">{t}</a><span>{D}</span></li>', "{iso}")),
    ("pictures", row('<li><a href="{u}"><img src="/pic/{id}.jpg" width="180" height="120" border="0"></a><br><a href="{u}">{t}</a><br>{D}</li>', "{iso}", '<ul class="tplb">{}</ul>')),
    ("picture-dl", row('<dl><dt><a href="{u}"><img alt="{t}" src="/pic/{id}.jpg"></a></dt><dd class="b"><a href="{u}" title="{t}">{c}</a></dd><dd class="s">{D}</dd></dl>', "{cn0}", '<div class="pics">{}</div>')),
    ("window-open", row("<tr><td>{n}</td><td><a href=\"###\" onclick=\"javascript:window.open('{u}','_blank')\">{t}</a></td><td>{D}</td></tr>", "{iso}", "<table class='t'>{}</table>")),
    ("row-click", row("<tr onclick=\"location.href='{u}'\" style=\"cursor:pointer\"><td>{n}</td><td>{t}</td><td>{D}</td></tr>", "{iso}", "<table class='t'><tr><th>序号</th><th>名称</th><th>日期</th></tr>{}</table>")),
    ("time-tag", row('<article><h3><a href="{u}">{t}</a></h3><time datetime="{iso}T08:00:00+08:00">{m}月{d}日</time></article>', "", "<section>{}</section>")),
    ("crossed-out", row(f"<li><!--<a href=\"/old/{{id}}.html\">{{t}}</a><span>{{other}}</span>-->{FULL}<span>{{D}}</span></li>", "{iso}")),
    ("twice-shown", row(f'<li>{FULL}<span class="pc">{{D}}</span><span class="wap" style="display:none">{{mm}}-{{dd}}</span></li>', "{iso}")),
    ("nested", row('<tr><td><table width="100%" border="0"><tr><td width="3%"><img src="../images/icon.gif"></td><td width="80%"><a href="{u}" class="hei12">{t}</a></td><td width="17%" class="hui12">{D}</td></tr><tr><td colspan="3" background="../images/line.gif" height="1"></td></tr></table></td></tr>', "{slash1}", "<table width='98%'>{}</table>")),
    ("dl-flat", row('<dt>{n}. <a href="{u}">{t}</a></dt><dd>{D}</dd>', "{iso}", "<dl>{}</dl>")),
    ("new-picture", row('<li><a href="{u}">{t}</a> <img src="/images/new.gif" alt="new"><span style="float:right">{D}</span></li>', "{iso}", "<ol>{}</ol>")),
    ("download", row('<tr><td><a href="{u}">{t}</a></td><td>{D}</td><td><a href="/download.jsp?fid={id}">下载</a></td></tr>', "{iso}", "<table><tr><td>名称</td><td>日期</td><td>附件</td></tr>{}</table>")),
    ("explained", row('<li><a href="{u}">{t}</a><a class="jd" href="/zcjd/tj/{id}.html">[解读]</a><span>{D}</span></li>', "{iso}")),
    ("summary", row('<div class="news"><a href="{u}" class="bt">{t}</a><p>{other}，{sum}<a href="{u}">【阅读全文】</a></p><p class="sj">[{D}]</p></div>', "{iso}", "{}")),
    ("blank-address", row('<li><a href=" {u}\n" target="_blank">{t}</a><span>{D}</span></li>', "{iso}")),
    ("heading-in-link", row('<li class="item"><a href="{u}"><div class="l"><h3>{t}</h3><p>{sum}</p></div><div class="r"><span class="d">{D}</span><span class="go">查看详情</span></div></a></li>', "{iso}")),
)  # fmt: skip


def _link(item: Item) -> str:
    return f'<a href="{escape(item.path)}" title="{item.title}">{item.title}</a>'


def marked(mark: str) -> Layout:
    """Rows with a mark on those that are pinned."""

    def made(items: list[Item], _: Scene) -> str:
        return (
            '<ul class="list">'
            + "".join(f"<li>{mark if i.pinned else ''}{_link(i)}<span>{i.day}</span></li>" for i in items)
            + "</ul>"
        )

    return made


def _two_a_line(items: list[Item], _: Scene) -> str:
    """Two rows in one line of a table."""
    cells = [f"<td>·{_link(i)}</td><td width=80>{i.day}</td>" for i in items]
    lines = ["".join(cells[n : n + 2]) for n in range(0, len(cells), 2)]
    return f"<table width='100%'><tr>{'</tr><tr>'.join(lines)}</tr></table>"


def _headline(items: list[Item], scene: Scene) -> str:
    """The first row again, large, over the list."""
    first = items[0]
    lead = f'<div class="tt"><h2><a href="{escape(first.path)}">{first.title}</a></h2><p>{scene.text(1)[0]}<a href="{escape(first.path)}">[详细]</a></p></div>'
    return (
        lead
        + '<ul class="newslist">'
        + "".join(f"<li>{_link(i)}<span>{i.day}</span></li>" for i in items)
        + "</ul>"
    )


def _groups(items: list[Item], _: Scene) -> str:
    """Five rows a block, blocks parted by a line."""
    blocks = [items[n : n + 5] for n in range(0, len(items), 5)]
    return '<div class="line"></div>'.join(
        "<ul>" + "".join(f"<li><span>{i.day}</span>{_link(i)}</li>" for i in block) + "</ul>"
        for block in blocks
    )


def _year_groups(items: list[Item], _: Scene) -> str:
    """Rows without a year, under headings that are years."""
    return "".join(
        f"<h3>{year}年</h3><ul>"
        + "".join(f"<li>{_link(i)}<span>{i.day:%m-%d}</span></li>" for i in several)
        + "</ul>"
        for year, several in groupby(items, key=lambda item: item.day.year)
    )


def _tabs(items: list[Item], _: Scene) -> str:
    """Two panes, the second hidden."""
    half = (len(items) + 1) // 2
    shown, hidden = (
        "".join(f"<li>{_link(i)}<span>{i.day}</span></li>" for i in part)
        for part in (items[:half], items[half:])
    )
    return (
        '<div class="tab_menu"><span class="on" onmouseover="setTab(1)">本级</span><span onmouseover="setTab(2)">转发</span></div>'
        f'<div id="con_1"><ul>{shown}</ul></div><div id="con_2" style="display: none"><ul>{hidden}</ul></div>'
    )


def _relative(items: list[Item], scene: Scene) -> str:
    """How long ago, the day in @title."""
    return (
        "<ul>"
        + "".join(
            f'<li>{_link(i)}<em title="{i.day} 09:12:40">{(scene.today - i.day).days}天前</em></li>'
            for i in items
        )
        + "</ul>"
    )


def _hosts(items: list[Item], scene: Scene) -> str:
    """Whole addresses, some without their scheme."""
    rows = []
    for n, item in enumerate(items):
        scheme = ("http:", "", "http:")[n % 3]
        rows.append(
            f'<li><a href="{scheme}//{scene.host}{escape(item.path)}">{item.title}</a><span>{item.day}</span></li>'
        )
    return f"<ul>{''.join(rows)}</ul>"


def _left_day(items: list[Item], _: Scene) -> str:
    """The day once, then all rows of it."""
    return "".join(
        f'<div class="riqi">{day.year}年{day.month}月{day.day}日</div>'
        + "".join(f"<p>{_link(i)}</p>" for i in several)
        for day, several in groupby(items, key=lambda item: item.day)
    )


def _lines(items: list[Item], _: Scene) -> str:
    """A dotted line after every row, dots between title and day."""
    return "".join(f"<div>{_link(i)}{'.' * 12}{i.day:%Y.%m.%d}</div><hr size=1>" for i in items)


def _parted(items: list[Item], _: Scene) -> str:
    """An empty item after every row, as a line."""
    return (
        "<ul>"
        + "".join(
            f'<li class="r"><span class="time">{i.day}</span><p>{_link(i)}</p><div class="hr"></div></li><li class="cut"></li>'
            for i in items
        )
        + "</ul>"
    )


WHOLE = (
    "jcms",
    "jpaas",
    "dede",
    "phpcms",
    "powereasy",
    "ucap",
    "intensive",
)  # systems with addresses from the root
SPECIAL: tuple[tuple[str, Layout, tuple[str, ...]], ...] = (
    ("two-a-line", _two_a_line, ()), ("headline", _headline, ()), ("groups", _groups, ()), ("year-groups", _year_groups, ()), ("tabs", _tabs, ()), ("relative", _relative, ()),
    ("hosts", _hosts, WHOLE), ("day-once", _left_day, ()), ("dots", _lines, ()), ("empty-rows", _parted, ()),
)  # fmt: skip
