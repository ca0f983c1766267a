"""Mail lists: how mailboxes of the fifth part list their letters, and what stands beside them."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from benchmarks.corpus.fifth.mails import Layout, Values, cell
from benchmarks.corpus.fifth.scene import Scene

Rows = list[dict[str, str]]
Order = Sequence[str]
ORDERS: tuple[Order, ...] = (
    ("id", "title", "kind", "unit", "asked", "state"),
    ("title", "asked", "unit", "answered", "state", "hits"),
    ("kind", "title", "sender", "asked", "answered"),
    ("asked", "id", "title", "state", "unit"),
    ("title", "state", "asked"),
    ("id", "kind", "title", "asked", "answered", "unit", "state"),
    ("unit", "title", "asked", "answered"),
    ("state", "title", "unit", "asked"),
)


def _grid(head: str, line: str, frame: str, th: str = "<th>{}</th>", td: str = "<td>{}</td>") -> Layout:
    """A table, of whatever elements, whose first line names the columns."""

    def made(_: Scene, rows: Rows, order: Order, labels: Values) -> str:
        heads = head.format("".join(th.format(labels[field]) for field in order))
        lines = "".join(line.format("".join(td.format(cell(row, field)) for field in order)) for row in rows)
        return frame.format(heads, lines)

    return made


def _numbered(_: Scene, rows: Rows, order: Order, labels: Values) -> str:
    """A running number first, the title cut and whole in its attribute."""
    head = "<td width='5%'><b>序号</b></td>" + "".join(f"<td><b>{labels[f]}</b></td>" for f in order)
    lines = []
    for index, row in enumerate(rows, 1):
        cut = row["title"][:9] + ("…" if len(row["title"]) > 9 else "")
        cells = {**row, "link": f"<a title='{row['title']}' href='{escape(row['path'])}'>{cut}</a>"}
        lines.append(
            f"<tr bgcolor={('#FFFFFF', '#F3F8FD')[index % 2]}><td>{index}</td>"
            + "".join(f"<td>{cell(cells, f)}</td>" for f in order)
            + "</tr>"
        )
    return f"<table width=100% cellspacing=1 bgcolor=#CCCCCC><tr bgcolor=#DDEEFF>{head}</tr>{''.join(lines)}</table>"


def _grid_view(_: Scene, rows: Rows, order: Order, labels: Values) -> str:
    """ASP.NET's GridView: spans with ids in the cells, a pager by postback as the last row."""
    head = "".join(f"<th scope='col'>{labels[f]}</th>" for f in order)
    lines = "".join(
        "<tr>" + "".join(f"<td><span id='GridView1_ctl{n:02}_lb{f}'>{cell(row, f)}</span></td>" for f in order) + "</tr>"
        for n, row in enumerate(rows, 2)
    )  # fmt: skip
    pager = f"<tr><td colspan='{len(order)}'><table><tr><td><span>1</span></td><td><a href=\"javascript:__doPostBack('GridView1','Page$2')\">2</a></td></tr></table></td></tr>"
    return f"<table rules='all' border='1' id='GridView1' style='border-collapse:collapse;'><tr>{head}</tr>{lines}{pager}</table>"


def _labelled(block: str, pair: str, between: str, frame: str = "{}") -> Layout:
    """Blocks of a title and labelled values."""

    def made(_: Scene, rows: Rows, order: Order, labels: Values) -> str:
        blocks = []
        for row in rows:
            told = between.join(
                pair.format(l=labels[f], v=row[f]) for f in order if f != "title" and (row[f] or f == "answered")
            )  # fmt: skip
            blocks.append(block.format(link=row["link"], pairs=told))
        return frame.format("".join(blocks))

    return made


def _whole(_: Scene, rows: Rows, order: Order, labels: Values) -> str:
    """A telephone's list: a row is one link with all in it."""
    items = []
    for row in rows:
        told = "".join(f"<p class='weui-media-box__desc'>{labels[f]}：{row[f]}</p>" for f in order if f != "title" and row[f])  # fmt: skip
        items.append(
            f"<a class='weui-media-box' href='{escape(row['path'])}'><h4 class='weui-media-box__title'>{row['title']}</h4>{told}</a>"
        )
    return f"<div class='weui-panel'><div class='weui-panel__bd'>{''.join(items)}</div></div>"


def _records(_: Scene, rows: Rows, order: Order, labels: Values) -> str:
    """The rows in a data store inside the page, as jcms does it."""
    head = "".join(f"<td class='tt'>{labels[f]}</td>" for f in order)
    lines = "\n".join(
        "<record><![CDATA[<table width='100%'><tr>" + "".join(f"<td>{cell(row, f)}</td>" for f in order) + "</tr></table>]]></record>"
        for row in rows
    )  # fmt: skip
    return (
        f"<table width='100%'><tr>{head}</tr></table><div id='47' class='default_pgContainer'></div>"
        f"<script type='text/xml'><datastore><totalrecord>{len(rows) + 31}</totalrecord><recordset>{lines}</recordset></datastore></script>"
    )


def _two_lines(_: Scene, rows: Rows, order: Order, labels: Values) -> str:
    """A letter takes two rows of the table."""
    lines = "".join(
        f"<tr class='a'><td colspan='4'>· {row['link']}</td></tr><tr class='b'>"
        + "".join(f"<td>{labels[f]}：{row[f]}</td>" for f in order if f != "title")
        + "</tr>"
        for row in rows
    )
    return f"<table class='lyb'>{lines}</table>"


def _attributes(_: Scene, rows: Rows, order: Order, labels: Values) -> str:
    """A table that folds on telephones: the label of a cell as its attribute, too."""
    head = "".join(f"<th>{labels[f]}</th>" for f in order)
    lines = "".join(
        "<tr>" + "".join(f"<td data-title='{labels[f]}'>{cell(row, f)}</td>" for f in order) + "</tr>" for row in rows
    )  # fmt: skip
    return f"<div class='table-responsive'><table class='table no-more-tables'><thead class='cf'><tr>{head}</tr></thead><tbody>{lines}</tbody></table></div>"


LISTS: tuple[tuple[str, Layout], ...] = (
    ("thead", _grid("<tr>{}</tr>", "<tr>{}</tr>", "<table class='table table-hover'><thead>{}</thead><tbody>{}</tbody></table>")),
    ("div-table", _grid("<div class='tr hd'>{}</div>", "<div class='tr'>{}</div>", "<div class='tb'>{}{}</div>", "<div class='td'>{}</div>", "<div class='td'>{}</div>")),
    ("layui", _grid("<tr>{}</tr>", "<tr>{}</tr>", "<table class='layui-table' lay-skin='line'><colgroup><col width='150'><col></colgroup><thead>{}</thead><tbody>{}</tbody></table>", "<th><div class='layui-table-cell'><span>{}</span></div></th>", "<td><div class='layui-table-cell'>{}</div></td>")),
    ("ul-spans", _grid("<div class='list-hd'>{}</div>", "<li>{}</li>", "{}<ul class='list-bd'>{}</ul>", "<span>{}</span>", "<span>{}</span>")),
    ("ul-uls", _grid("<ul class='tit'>{}</ul>", "<ul class='con'>{}</ul>", "<div class='xxlist'>{}{}</div>", "<li>{}</li>", "<li>{}</li>")),
    ("p-grid", _grid("<div class='row title'>{}</div>", "<div class='row'>{}</div>", "<div class='letter-grid'>{}{}</div>", "<p class='c'><strong>{}</strong></p>", "<p class='c'>{}</p>")),
    ("dl-grid", _grid("<dl class='top'>{}</dl>", "<dl>{}</dl>", "<div class='mailbox'>{}{}</div>", "<dt>{}</dt>", "<dd>{}</dd>")),
    ("caps", _grid("<TR bgColor=#e8f1fb height=28>{}</TR>", "<TR height=26>{}</TR>", "<TABLE cellSpacing=0 cellPadding=0 width='98%' align=center border=0><TBODY>{}{}</TBODY></TABLE>", "<TD align=center><FONT color=#004a91><B>{}</B></FONT></TD>", "<TD align=middle>{}&nbsp;</TD>")),
    ("numbered", _numbered), ("grid-view", _grid_view), ("records", _records), ("attributes", _attributes),
    ("el-table", _grid("<table><thead><tr>{}</tr></thead></table>", "<tr class='el-table__row'>{}</tr>", "<div class='el-table'><div class='el-table__header-wrapper'>{}</div><div class='el-table__body-wrapper'><table><tbody>{}</tbody></table></div></div>", "<th><div class='cell'>{}</div></th>", "<td><div class='cell'>{}</div></td>")),
)  # fmt: skip
BLOCKS: tuple[tuple[str, Layout], ...] = (
    ("cards", _labelled("<div class='card'><div class='card-header'>{link}</div><div class='card-body'>{pairs}</div></div>", "<div class='kv'><span class='k'>{l}：</span><span class='v'>{v}</span></div>", "")),
    ("media", _labelled("<li class='media'><h4 class='media-heading'>{link}</h4><small>{pairs}</small></li>", "{l}：{v}", "　", "<ul class='media-list'>{}</ul>")),
    ("dl-pipes", _labelled("<dl class='xj'><dt>{link}</dt><dd>{pairs}</dd></dl>", "{l}：<i>{v}</i>", " | ")),
    ("brackets", _labelled("<p>{link}<br><font color=#999999>{pairs}</font></p>", "[{l}:{v}]", "&nbsp;")),
    ("inner-list", _labelled("<div class='mail-item'><div class='t'>{link}</div><ul class='m'>{pairs}</ul></div>", "<li><em>{l}</em>{v}</li>", "")),
    ("panel-table", _labelled("<table class='one'><tr><th colspan='2'>{link}</th></tr>{pairs}</table>", "<tr><td>{l}</td><td>{v}</td></tr>", "")),
    ("whole", _whole), ("two-lines", _two_lines),
)  # fmt: skip


def _picture(state: str) -> str:
    return {"answered": "yhf", "open": "whf", "excluded": "bsl"}[state]


def pictures(_: Scene, rows: Rows, order: Order, labels: Values) -> str:
    """The status as a picture without words; what it means stands in the legend."""
    head = "".join(f"<th>{labels[f]}</th>" for f in order)
    lines = []
    for row in rows:
        cells = {**row, "state": f"<img src='/images/{_picture(row['meaning'])}.gif' width='16'>"}
        lines.append("<tr>" + "".join(f"<td>{cell(cells, f)}</td>" for f in order) + "</tr>")
    legend = "<p class='tl'>图例：<img src='/images/yhf.gif' width='16'>已回复　<img src='/images/whf.gif' width='16'>未回复　<img src='/images/bsl.gif' width='16'>不予受理</p>"
    return f"<table class='xjb'><tr>{head}</tr>{''.join(lines)}</table>{legend}"


def colours(_: Scene, rows: Rows, order: Order, labels: Values) -> str:
    """The status as a coloured point, the legend above."""
    colour = {"answered": "#5cb85c", "open": "#d9534f", "excluded": "#999999"}
    point = "<i class='point' style='background:{}'></i>"
    legend = "".join(
        f"<span>{point.format(colour[state])}{word}</span>"
        for state, word in (("answered", "已办结"), ("open", "办理中"), ("excluded", "不予受理"))
    )
    head = "".join(f"<span>{labels[f]}</span>" for f in order)
    lines = []
    for row in rows:
        cells = {**row, "state": point.format(colour[row["meaning"]])}
        lines.append("<li>" + "".join(f"<span>{cell(cells, f)}</span>" for f in order) + "</li>")
    return f"<div class='legend'>{legend}</div><div class='hd'>{head}</div><ul>{''.join(lines)}</ul>"


def alternates(scene: Scene, rows: Rows, order: Order, labels: Values) -> str:
    """The status as a picture that says it in its alt or title, or by a class and a hidden word."""
    mark = scene.pick(
        (
            "<img src='/img/zt.png' alt='{}'>",
            "<img src='zt.gif' title='{}' border='0'>",
            "<span class='icon'><em class='sr-only'>{}</em></span>",
            "<a title='{}' class='flag'></a>",
        ),
        "mark",
    )
    head = "".join(f"<td class='h'>{labels[f]}</td>" for f in order)
    lines = []
    for row in rows:
        cells = {**row, "state": mark.format(row["state"])}
        lines.append("<tr>" + "".join(f"<td>{cell(cells, f)}</td>" for f in order) + "</tr>")
    return f"<table><tr>{head}</tr>{''.join(lines)}</table>"


def _plain(template: str, frame: str) -> Layout:
    """No labels: the values' places and shapes tell."""

    def made(_: Scene, rows: Rows, __: Order, ___: Values) -> str:
        return frame.format("".join(template.format(**row) for row in rows))

    return made


PLAIN: tuple[tuple[str, Order, Layout], ...] = (  # fields that the values' shapes tell, and the layout
    ("plain-state-first", ("title", "state", "asked"), _plain("<li><em class='zt'>{state}</em>{link}<span class='date'>{asked}</span></li>", "<ul class='news-list'>{}</ul>")),
    ("plain-unit-between", ("title", "unit", "state", "asked"), _plain("<tr><td>{link}</td><td width='160'>{unit}</td><td width='70'><font color='#009900'>{state}</font></td><td width='100'>{asked}</td></tr>", "<table width='100%'>{}</table>")),
    ("plain-kind-square", ("kind", "title", "state", "asked"), _plain("<li><b>[{kind}]</b> {link} <i>{asked}</i> <u>{state}</u></li>", "<ul>{}</ul>")),
    ("plain-days", ("title", "asked"), _plain("<p>·{link} <span>({asked})</span></p>", "<div class='lb'>{}</div>")),
    ("plain-badge", ("title", "unit", "state", "asked"), _plain("<div class='list-group-item'>{link}<span class='badge'>{state}</span><div class='text-muted'><span>{unit}</span> <span>{asked}</span></div></div>", "<div class='list-group'>{}</div>")),
)  # fmt: skip


def accordion(_: Scene, rows: Rows, __: Order, labels: Values) -> str:
    """Letter and answer fold out below their title."""
    items = []
    for n, row in enumerate(rows):
        answer = (
            f"<div class='hf'><strong>{labels['reply']}：</strong><div>{row['reply']}</div><p>{labels['unit']}：{row['unit']}　{labels['answered']}：{row['answered']}</p></div>"
            if row["reply"]
            else ""
        )
        items.append(
            f"<div class='panel'><div class='panel-heading'><h4><a data-toggle='collapse' href='#c{n}'>{row['title']}</a></h4><span>{labels['asked']}：{row['asked']}</span><span>{labels['state']}：{row['state']}</span></div>"
            f"<div id='c{n}' class='panel-collapse collapse'><div class='panel-body'><strong>{labels['body']}：</strong><div>{row['body']}</div>{answer}</div></div></div>"
        )
    return f"<div class='panel-group' id='accordion'>{''.join(items)}</div>"


def guestbook(_: Scene, rows: Rows, __: Order, labels: Values) -> str:
    """A guestbook: a table for each letter with its answer."""
    items = []
    for row in rows:
        answer = (
            f"<tr><td class='r'>{labels['reply']}</td><td colspan='3'><font color='red'>{row['reply']}</font></td></tr><tr><td>{labels['unit']}</td><td>{row['unit']}</td><td>{labels['answered']}</td><td>{row['answered']}</td></tr>"
            if row["reply"]
            else ""
        )
        items.append(
            f"<table width='96%' border='1' class='gb'><tr><td width='90'>{labels['title']}</td><td colspan='3'>{row['title']}</td></tr><tr><td>{labels['sender']}</td><td>{row['sender']}</td><td>{labels['asked']}</td><td>{row['asked']}</td></tr>"
            f"<tr><td>{labels['body']}</td><td colspan='3'>{row['body']}</td></tr>{answer}</table><br>"
        )
    return "".join(items)


def blocks(_: Scene, rows: Rows, __: Order, labels: Values) -> str:
    """A guestbook of blocks: who and when, the words, the office's answer indented."""
    items = []
    for row in rows:
        answer = (
            f"<div class='reply'><p class='who'>{labels['unit']}：{row['unit']}　{labels['answered']}：{row['answered']}</p><p>{labels['reply']}：{row['reply']}</p></div>"
            if row["reply"]
            else ""
        )
        items.append(
            f"<div class='msg'><h5>{row['title']}</h5><p class='who'>{labels['sender']}：{row['sender']}　{labels['asked']}：{row['asked']}</p><div class='words'>{labels['body']}：{row['body']}</div>{answer}</div>"
        )
    return f"<div class='guestbook'>{''.join(items)}</div>"


def questions(_: Scene, rows: Rows, __: Order, labels: Values) -> str:
    """Question and answer, in the words 问 and 答."""
    items = []
    for row in rows:
        answer = f"<dd><span>答：</span>{row['reply']}<p>{labels['unit']}：{row['unit']}　{labels['answered']}：{row['answered']}</p></dd>" if row["reply"] else ""  # fmt: skip
        items.append(
            f"<dl class='wd'><dt>{row['title']}</dt><dd class='t'>{labels['asked']}：{row['asked']}</dd><dd><span>问：</span>{row['body']}</dd>{answer}</dl>"
        )
    return "".join(items)


OPENED: tuple[tuple[str, Order, Layout], ...] = (  # lists that hold the letters whole
    ("accordion", ("asked", "answered", "state", "body", "reply"), accordion),
    ("guestbook", ("asked", "answered", "body", "reply"), guestbook),
    ("blocks", ("asked", "answered", "body", "reply"), blocks),
    ("questions", ("asked", "answered", "body", "reply"), questions),
)


def onclick(scene: Scene, rows: Rows, order: Order, labels: Values) -> str:
    """The letter opens by a script."""
    act = scene.pick(("window.open('{}')", "showDetail('{}')", "location.href='{}'"), "act")
    head = "".join(f"<th>{labels[f]}</th>" for f in order)
    lines = []
    for row in rows:
        link = (
            f"<a href='javascript:void(0)' onclick=\"{act.format(escape(row['path']))}\">{row['title']}</a>"
        )
        lines.append("<tr>" + "".join(f"<td>{cell({**row, 'link': link}, f)}</td>" for f in order) + "</tr>")
    return f"<table class='hdlist'><tr>{head}</tr>{''.join(lines)}</table>"


def forum(scene: Scene, rows: Rows, _: Order, __: Values) -> str:
    """A board of threads: author, replies and views, who spoke last and when."""
    lines = []
    for row in rows:
        asked, last = row["asked"], scene.today.isoformat()
        lines.append(
            f"<tbody id='normalthread_{row['hits']}'><tr><td class='icn'><img src='static/image/common/folder_common.gif'></td><th class='common'><em>[{row['kind']}]</em> <a href='{escape(row['path'])}' class='s xst'>{row['title']}</a></th>"
            f"<td class='by'><cite>{row['sender']}</cite><em><span>{asked}</span></em></td><td class='num'>1 / <em>{row['hits']}</em></td><td class='by'><cite>网络问政员</cite><em>{last} 17:02</em></td></tr></tbody>"
        )
    return f"<table summary='forum' id='threadlisttableid'><tr class='th'><td></td><th>主题</th><td>作者</td><td>回复/查看</td><td>最后发表</td></tr>{''.join(lines)}</table>"


# --- what stands beside ---------------------------------------------------------------------------------------
def statistics(scene: Scene) -> str:
    """A box of counts."""
    n = scene.number("count") % 3000 + 400
    return scene.pick(
        (
            f"<div class='tj'><h3>信件统计</h3><p>来信总数：{n}件</p><p>已办结：{n - 12}件</p><p>办理中：12件</p><p>办结率：99.1%</p></div>",
            f"<table class='tjb'><tr><td>本月来信</td><td>{n % 60}</td></tr><tr><td>本月回复</td><td>{n % 50}</td></tr><tr><td>累计来信</td><td>{n}</td></tr><tr><td>统计截止</td><td>{scene.today}</td></tr></table>",
            f"<ul class='count'><li><b>{n}</b>收到信件</li><li><b>{n - 31}</b>已回复</li><li><b>31</b>处理中</li></ul>",
        ),
        "statistics",
    )


def ranking(scene: Scene) -> str:
    """Offices by the letters they handled."""
    lines = "".join(
        f"<tr><td>{n}</td><td>{unit}</td><td>{300 - 31 * n}</td><td>{299 - 31 * n}</td><td>{99 - n}%</td></tr>"
        for n, unit in enumerate(scene.some(scene.words.OFFICES, 6, "ranking"), 1)
    )
    return f"<h3>办理情况排行</h3><table class='ph'><tr><th>序号</th><th>单位</th><th>收件数</th><th>办结数</th><th>满意率</th></tr>{lines}</table>"


def notice(scene: Scene) -> str:
    """How to write."""
    return scene.pick(
        (
            "<div class='xz'><h4>写信须知</h4><ol><li>请如实填写姓名、联系电话和来信内容。</li><li>一事一信，请勿重复提交，重复件不予受理。</li><li>信件一般在十五个工作日内答复，请凭信件编号和查询码查询办理情况。</li></ol><label><input type='checkbox'>我已阅读</label><a href='/hdjl/xx/write.html'>我要写信</a></div>",
            "<div class='tips'><b>温馨提示：</b>涉及检举控告、行政复议、诉讼的事项请通过法定途径提出；紧急事项请拨打12345。咨询投诉类信件五个工作日内回复。</div>",
        ),
        "notice",
    )


def search(scene: Scene) -> str:
    """A form to look for letters, with their kinds and states to choose from."""
    return f"<form action='/search.jsp' method='post'>信件编号：<input name='code'> 查询码：<input name='pwd' type='password'> 类型：<select name='t'><option>全部</option><option>咨询</option><option>投诉</option><option>建议</option></select> 状态：<select><option>请选择</option><option>已办结</option><option>办理中</option></select> 来信时间：<input name='d1' value='{scene.today.year}-01-01'> 至 <input name='d2' value='{scene.today}'><input type='submit' value='查询'></form>"


def surveys(scene: Scene) -> str:
    """A box of surveys, with their states."""
    lines = "".join(
        f"<li><a href='/hdjl/myzj/{scene.number('survey', n) % 900}.html'>{title}</a><span>[{('进行中', '已结束')[n % 2]}]</span></li>"
        for n, title in enumerate(scene.titles(("关于《{p}城市养犬管理办法》公开征求意见", "{p}民生实事项目征集", "{b}政务服务满意度调查", "{p}公园命名网上投票"), 3, "surveys"))
    )  # fmt: skip
    return f"<div class='zj'><h3>民意征集</h3><ul>{lines}</ul></div>"


def hot(scene: Scene) -> str:
    """The letters most read, by their titles."""
    titles = (
        "如何办理居住证",
        "老旧小区加装电梯怎么申请",
        "公积金异地贷款条件",
        "城乡居民医保缴费时间",
        "中考户籍政策咨询",
    )
    return "<div class='rd'><h3>热点信件</h3><ol>" + "".join(f"<li><a href='/hot/{scene.number(t) % 9000}.html'>{t}</a></li>" for t in scene.some(titles, 4, "hot")) + "</ol></div>"  # fmt: skip


def leaders(scene: Scene) -> str:
    """Whom one may write to."""
    return "<ul class='ld'>" + "".join(f"<li><img src='/ld/{n}.jpg'><p>{scene.place}{name}</p><a href='/write?to={n}'>给我写信</a></li>" for n, name in enumerate(("人民政府信箱", "人大信箱", "纪检信箱"))) + "</ul>"  # fmt: skip


BESIDE = (statistics, ranking, notice, search, surveys, hot, leaders)
