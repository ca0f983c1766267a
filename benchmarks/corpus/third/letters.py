"""Letters: mailboxes, hotlines and forums as platforms lay them out, with every field that the page shows."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from typing import Any

from benchmarks.corpus.case import Case
from benchmarks.corpus.mail import (
    FIELDS,
    LABELS,
    ListLayout,
    Mail,
    Pairs,
    Shape,
    labels_of,
    mail,
    row_of,
    shown,
    shown_or_link,
    single,
    traps,
)
from benchmarks.corpus.rows import epoch
from benchmarks.corpus.scene import Scene as AnyScene
from benchmarks.corpus.third.scene import Scene

BOXES = (
    ("县长信箱", "/hdjl/xzxx/"), ("12345热线选登", "/hdjl/rxxd/list.html"), ("公众来信", "/jact/front/mailpublist.do?sysid=9"), ("网上信访", "/Mail/List.aspx"), ("局长信箱", "/wz/list.jsp?lm=2"), ("领导信箱", "/index.php?c=letter&a=list"),
    ("在线咨询", "/hdjl/zxzx/index.shtml"),
)  # fmt: skip
ORDERS = (
    ("title", "unit", "asked", "state"), ("id", "title", "asked", "answered", "unit", "state"), ("title", "kind", "asked", "state", "hits"), ("state", "title", "asked", "unit"), ("id", "kind", "title", "unit", "answered", "asked", "state"),
    ("title", "asked", "answered", "state"),
)  # fmt: skip
Rows = list[dict[str, str]]
Labels = Mapping[str, str]


# --- lists ---------------------------------------------------------------------------------------------------
def _grid(head: str, body: str, wrap: str, cell: str = "td") -> ListLayout:
    """A header row and rows of cells; `head` and `body` wrap one row."""

    def made(_: AnyScene, rows: Rows, order: Sequence[str], labels: Labels) -> str:
        top = head.format("".join(f"<{cell}>{labels[f]}</{cell}>" for f in order))
        return wrap.format(
            top
            + "".join(body.format("".join(f"<td>{shown_or_link(v, f)}</td>" for f in order)) for v in rows)
        )

    return made


def _grid_view(_: AnyScene, rows: Rows, order: Sequence[str], labels: Labels) -> str:
    head = "".join(f"<th scope='col'>{labels[f]}</th>" for f in order)
    body = "".join(
        "<tr align='center'>" + "".join(f"<td>{v['link'] if f == 'title' else f'<span id=ctl00_gv_ctl{n:02}_lbl{f}>{v[f]}</span>'}</td>" for f in order) + "</tr>"
        for n, v in enumerate(rows, 2)
    )  # fmt: skip
    return f"<div><table cellspacing='0' rules='all' border='1' id='ctl00_gv' style='width:100%;border-collapse:collapse;'><tr style='background-color:#507CD1;'>{head}</tr>{body}<tr><td colspan='{len(order)}'>当前第1页 共18页 <a href=\"javascript:__doPostBack('gv','Page$2')\">下一页</a></td></tr></table></div>"


def _flex(_: AnyScene, rows: Rows, order: Sequence[str], labels: Labels) -> str:
    head = "".join(f"<span class='col-{n}'>{labels[f]}</span>" for n, f in enumerate(order))
    body = "".join(
        "<li class='row'>"
        + "".join(f"<span class='col-{n}'>{shown_or_link(v, f)}</span>" for n, f in enumerate(order))
        + "</li>"
        for v in rows
    )
    return f"<div class='row head'>{head}</div><ul class='rows'>{body}</ul>"


def _whole_link(_: AnyScene, rows: Rows, order: Sequence[str], labels: Labels) -> str:
    """The whole row is a link, its parts spans below a head of spans."""
    head = "".join(f"<span>{labels[f]}</span>" for f in order)
    body = "".join(
        f"<a class='xj-row' href=\"{escape(v['path'])}\" target='_blank'>{''.join(f'<span>{v[f]}</span>' for f in order)}</a>"
        for v in rows
    )
    return f"<div class='xj-head'>{head}</div>{body}"


def _cards(_: AnyScene, rows: Rows, order: Sequence[str], labels: Labels) -> str:
    made = []
    for v in rows:
        rest = "".join(
            f"<span class='tag'><i>{labels[f]}</i>{v[f]}</span>"
            for f in order
            if f not in ("title", "hits") and v[f]
        )
        made.append(
            f"<div class='mail-card'><div class='mail-title'>{v['link']}</div><div class='mail-meta'>{rest}</div></div>"
        )
    return f"<div class='mail-cards'>{''.join(made)}</div>"


def _lines(before: str, after: str, between: str, wrap: str) -> ListLayout:
    """Title, then labels with values in one line; `before` and `after` stand around each pair."""

    def made(_: AnyScene, rows: Rows, order: Sequence[str], labels: Labels) -> str:
        several = []
        for v in rows:
            pairs = between.join(
                f"{before}{labels[f]}：{v[f]}{after}" for f in order if f not in ("title", "hits") and v[f]
            )
            several.append(wrap.format(link=v["link"], pairs=pairs))
        return "".join(several)

    return made


def _nested_lists(_: AnyScene, rows: Rows, order: Sequence[str], labels: Labels) -> str:
    made = []
    for v in rows:
        rest = "".join(
            f"<li>{labels[f]}<b>{v[f]}</b></li>" for f in order if f not in ("title", "hits") and v[f]
        )
        made.append(f"<li class='w'>{v['link']}<ul>{rest}</ul></li>")
    return f"<ul class='sqlist'>{''.join(made)}</ul>"


def _data_labels(_: AnyScene, rows: Rows, order: Sequence[str], labels: Labels) -> str:
    """Labels stand in attributes, as pages for small screens have them."""
    body = "".join(
        "<tr>" + "".join(f"<td data-title='{labels[f]}'>{shown_or_link(v, f)}</td>" for f in order) + "</tr>"
        for v in rows
    )
    head = "".join(f"<th>{labels[f]}</th>" for f in order)
    return f"<table class='rwd'><thead class='cf'><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _with_reply(_: AnyScene, rows: Rows, *__: object) -> str:
    """Question and answer one below the other on the list itself."""
    made = []
    for v in rows:
        answer = (
            f"<div class='a'><b>答复</b>（{v['unit']}　{v['answered']}）：{v['reply']}</div>"
            if v["reply"]
            else ""
        )
        made.append(
            f"<div class='qa'><div class='q'>{v['link']}<span>{v['asked']}</span></div><div class='t'>{v['body']}</div>{answer}</div>"
        )
    return "".join(made)


def _fixed(markup: str, wrap: str) -> ListLayout:
    """Rows without labels: values in fixed places."""

    def made(_: AnyScene, rows: Rows, *__: object) -> str:
        return wrap.format("".join(markup.format(**v) for v in rows))

    return made


def _threads(_: AnyScene, rows: Rows, *__: object) -> str:
    """A forum's list of threads: who began it when, who spoke last when."""
    body = "".join(
        f"<tbody id='normalthread_{n}'><tr><td class='icn'><img src='/static/folder.gif'></td><th class='common'>{v['link']}</th><td class='by'><cite>{v['sender']}</cite><em><span>{v['asked']}</span></em></td>"
        f"<td class='num'><a>1</a><em>{v['hits']}</em></td><td class='by'><cite>{v['unit']}</cite><em>{v['last']}</em></td></tr></tbody>"
        for n, v in enumerate(rows, 40121)
    )  # fmt: skip
    return f"<table id='threadlisttableid' cellspacing='0'><tr class='th'><td colspan='2'>标题</td><td class='by'>发表时间</td><td class='num'>回复/查看</td><td class='by'>最后发表</td></tr>{body}</table>"


def _marks(_: AnyScene, rows: Rows, order: Sequence[str], labels: Labels) -> str:
    """The state is told by a picture's file and its title."""
    head = "".join(f"<td>{labels[f]}</td>" for f in order)
    body = "".join(
        "<tr>" + "".join(f"<td><img src='/images/zt_{n % 3}.gif' title='{v[f]}' /></td>" if f == "state" else f"<td>{shown_or_link(v, f)}</td>" for f in order) + "</tr>"
        for n, v in enumerate(rows)
    )  # fmt: skip
    return f"<table class='xjtab'><tr class='bt'>{head}</tr>{body}</table>"


def _ranked(_: AnyScene, rows: Rows, order: Sequence[str], labels: Labels) -> str:
    """A number and an action around the fields."""
    head = "<th>序号</th>" + "".join(f"<th>{labels[f]}</th>" for f in order) + "<th>评价</th><th>查看</th>"
    body = "".join(
        f'<tr><td>{n}</td>{"".join(f"<td>{shown_or_link(v, f)}</td>" for f in order)}<td>满意</td><td><a href="{escape(v["path"])}">详情</a></td></tr>'
        for n, v in enumerate(rows, 1)
    )
    return f"<table class='layui-table'><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


LABELLED: tuple[tuple[str, ListLayout], ...] = (
    ("jact-rows", _grid("<tr class='tr_title'>{}</tr>", "<tr class='tr_css'>{}</tr>", "<table width='100%' class='table_suxie'><tbody>{}</tbody></table>")), ("wide-head", _grid("<tr><td colspan='8'>来信列表</td></tr><tr class='lm'>{}</tr>", "<tr>{}</tr>", "<table border='0'>{}</table>")),
    ("form-table", _grid("<thead><tr>{}</tr></thead>", "<tr>{}</tr>", "<form id='f' method='post'><input name='key'><button>查询</button><table class='t'>{}</table></form>", "th")), ("grid-view", _grid_view), ("flex", _flex), ("whole-link", _whole_link), ("cards", _cards),
    ("line-comma", _lines("", "", "，", "<div class='lt'><p class='b'>{link}</p><p class='s'>{pairs}</p></div>")), ("line-round", _lines("（", "）", "", "<p class='xj'>{link}{pairs}</p>")), ("line-lenticular", _lines("【", "】", " ", "<dl><dt>{link}</dt><dd>{pairs}</dd></dl>")),
    ("line-pipe", _lines("<span>", "</span>", "<em>|</em>", "<div class='item'><h4>{link}</h4><div class='sub'>{pairs}</div></div>")), ("nested-lists", _nested_lists), ("data-labels", _data_labels), ("marks", _marks), ("ranked", _ranked),
)  # fmt: skip
FIXED: tuple[tuple[str, Sequence[str], ListLayout], ...] = (
    ("state-day-li", ("title", "state", "asked"), _fixed("<li><span class='zt'>[{state}]</span>{link}<span class='sj'>{asked}</span></li>", "<ul class='xjlist'>{}</ul>")),
    ("state-day-cells", ("title", "state", "asked"), _fixed("<tr><td>·{link}</td><td width=80>{state}</td><td width=90>{asked}</td></tr>", "<table>{}</table>")),
    ("state-day-after", ("title", "state", "asked"), _fixed("<p>{link}　{asked}　<font color=green>{state}</font></p>", "<div class='xj'>{}</div>")),
    ("unit-lenticular", ("title", "unit", "asked", "state"), _fixed("<li>{link}<i>【{unit}】</i><em>{state}</em><span>{asked}</span></li>", "<ul>{}</ul>")),
    ("id-square", ("id", "title", "asked", "state"), _fixed("<tr><td>[{id}]</td><td>{link}</td><td>{asked}</td><td>[{state}]</td></tr>", "<table class='list'>{}</table>")),
    ("kind-round", ("kind", "title", "unit", "asked", "state"), _fixed("<dl><dt>（{kind}）{link}</dt><dd><span>{unit}</span><span>{state}</span><span>{asked}</span></dd></dl>", "<div class='maillb'>{}</div>")),
    ("two-spans", ("title", "asked", "state"), _fixed("<div class='lx'><a href=\"{path}\">{title}</a><div><span>{asked}</span><b class='st'>{state}</b></div></div>", "<div class='lxbox'>{}</div>")),
)  # fmt: skip


def _shown(one: Mail, scene: Scene) -> dict[str, str]:
    last = (one.answered or one.asked) + dt.timedelta(days=3)
    return shown(one, scene) | {"path": escape(one.path), "last": f"{last} 08:15"}


def _page(scene: Scene, main: str, letters: list[dict[str, Any]], **more: Any) -> Case:
    box, place = scene.turn(BOXES)
    html = scene.page(
        f"{box}-{scene.place}人民政府", f"<div class='lmbt'>{box}</div>{main}", crumb=("首页", "互动交流", box), traps=scene.some(("clock", "path-clock", "rebuilt", "weather", "counter"), 2, "traps")
    )  # fmt: skip
    return scene.case(place, html, {"letters": letters, "page_kind": ["letter_list"], **more})


def _base(scene: Scene) -> str:
    return f"http://{scene.host}{scene.turn(BOXES)[1]}"


def _list(name: str, layout: ListLayout, variant: int, order: Sequence[str] = ()) -> Case:
    scene = Scene(f"letters/list-{name}", variant)
    order = order or ORDERS[(variant + len(name)) % len(ORDERS)]
    mails = [mail(scene, n) for n in range(6 + variant % 2)]
    main = layout(scene, [_shown(one, scene) for one in mails], order, labels_of(scene, order))
    return _page(
        scene,
        f"{main}<div class='fy'>共86封 1/15页 <a href='?p=2'>下一页</a></div>",
        [row_of(one, order, _base(scene)) for one in mails],
    )


def _question_lists() -> Iterator[Case]:
    for variant in range(5):
        scene = Scene("letters/list-with-reply", variant)
        mails = [mail(scene, n, "answered") for n in range(5)]
        truth = [
            {
                f: v
                for f, v in row_of(one, ("unit", "asked", "answered", "state"), _base(scene)).items()
                if f != "url"
            }
            for one in mails
        ]
        yield _page(scene, _with_reply(scene, [_shown(one, scene) for one in mails]), truth)
        scene = Scene("letters/list-threads", variant)
        mails = [mail(scene, n, "answered" if n % 2 else "open") for n in range(6)]
        truth = [
            {f: v for f, v in row_of(one, ("asked",), _base(scene)).items() if f != "answered"}
            for one in mails
        ]
        yield _page(scene, _threads(scene, [_shown(one, scene) for one in mails]), truth)


# --- what stands on a mailbox's page and is no letter ---------------------------------------------------------
SURVEYS = (
    "关于《养犬管理规定（草案）》的意见征集",
    "“十五五”规划建言献策活动",
    "政府网站满意度调查问卷",
    "城区公交票价调整网上听证",
    "年度民生实事项目票选",
    "营商环境问卷调查",
    "关于停车收费标准的民意征集",
    "图书馆服务情况调查",
)
NOTICES = (
    "关于县长信箱办理规则的说明",
    "上月群众来信办理情况通报",
    "信箱系统升级的提示",
    "第三季度来信办理情况统计",
    "写信须知",
    "关于规范网民留言答复的通知",
)


def _surveys(scene: Scene) -> str:
    rows = "".join(
        f"<li><a href='/hdjl/{('yjzj', 'wsdc')[n % 2]}/{700 + n}.html'>{title}</a><span>{('已结束', '进行中')[n % 2]}</span><span>{scene.today - dt.timedelta(days=20 * n + 4)}</span></li>"
        for n, title in enumerate(scene.some(SURVEYS, 4, "surveys"))
    )  # fmt: skip
    return f"<div class='dczj'><h3><a href='/hdjl/wsdc/'>调查征集</a></h3><ul>{rows}</ul></div>"


def statistics(scene: Scene) -> str:
    rows = "".join(
        f"<tr><td>{n}</td><td>{scene.place}{unit}</td><td>{90 - 7 * n}</td><td>{90 - 8 * n}</td><td>{n % 3}</td><td>{98 - n}.{n}%</td></tr>"
        for n, unit in enumerate(scene.some(scene.words.OFFICES, 6, "statistics"), 1)
    )
    return f"<div class='tj'><h3>办理情况统计（{scene.today.year}年）</h3><table><tr><th>序号</th><th>受理单位</th><th>来信数</th><th>已办结</th><th>办理中</th><th>办结率</th></tr>{rows}</table></div>"


def _notices(scene: Scene) -> str:
    rows = "".join(
        f"<li><a href='/hdjl/gg/{30 + n}.html'>{title}</a><span>{scene.today - dt.timedelta(days=33 * n + 6)}</span></li>"
        for n, title in enumerate(scene.some(NOTICES, 4, "notices"))
    )
    return f"<div class='gg'><h3>信箱公告</h3><ul>{rows}</ul></div>"


def _interviews(scene: Scene) -> str:
    rows = "".join(
        f"<dl><dt><a href='/hdjl/zxft/{n}.html'>{scene.place}{unit}负责人谈{topic}</a></dt><dd>访谈时间：{scene.today - dt.timedelta(days=40 * n + 12)}</dd><dd>状态：已结束</dd></dl>"
        for n, (unit, topic) in enumerate((("教育局", "招生"), ("民政局", "养老"), ("水利局", "防汛")))
    )  # fmt: skip
    return f"<div class='ft'><h3>在线访谈</h3>{rows}</div>"


BESIDE: tuple[tuple[str, Callable[[Scene], str]], ...] = (
    ("surveys", _surveys),
    ("statistics", statistics),
    ("notices", _notices),
    ("interviews", _interviews),
)


def _beside() -> Iterator[Case]:
    """Letters, and above or below them what is none; and pages of a mailbox that have nothing else."""
    for name, made in BESIDE:
        for variant in range(5):
            scene = Scene(f"letters/beside-{name}", variant)
            shape, layout = scene.turn(LABELLED[:7])
            order = ORDERS[(variant + len(shape)) % len(ORDERS)]
            mails = [mail(scene, n) for n in range(5)]
            rows = layout(scene, [_shown(one, scene) for one in mails], order, labels_of(scene, order))
            parts = (made(scene), rows) if variant % 2 else (rows, made(scene))
            yield _page(scene, "".join(parts), [row_of(one, order, _base(scene)) for one in mails])
        for variant in range(3):
            scene = Scene(f"letters/only-{name}", variant)
            yield _page(scene, made(scene), [], page_kind=["column", "letter_list", "other"])
    for name, also in (("only-form", "<form method='post' action='/hdjl/add'><p>姓名<input name='xm'></p><p>标题<input name='bt'></p><p>内容<textarea name='nr'></textarea></p><button>提交</button></form>"), ("only-query", "<form action='/hdjl/cx'><p>信件编号<input name='bh'></p><p>查询密码<input type='password' name='mm'></p><button>查询</button></form><p>请输入写信时获得的信件编号和查询密码。</p>")):  # fmt: skip
        for variant in range(3):
            yield _page(
                Scene(f"letters/{name}", variant), also, [], page_kind=["other", "letter_list", "column"]
            )


BRACKETED = {label for field in ("id", "kind", "unit", "state") for label in LABELS[field]}


# --- one letter -----------------------------------------------------------------------------------------------
def _jact_box(pairs: Pairs) -> str:
    return (
        "<div class='jact_box'><div class='jact_box_font'><table>"
        + "".join(
            f"<tr><td class='td_l' width='120'>{label}：</td><td class='td_r'>{value}</td></tr>"
            for label, value in pairs
        )
        + "</table></div></div>"
    )


def _parted(pairs: Pairs) -> str:
    """What the citizen wrote in one table, what the office did in another."""
    cut = next((n for n, (_, value) in enumerate(pairs) if len(value) >= 22), len(pairs) - 1) + 1
    tables = (
        f"<table class='bt'><caption>{name}</caption>{''.join(f'<tr><th>{label}</th><td>{value}</td></tr>' for label, value in part)}</table>"
        for name, part in (("来信", pairs[:cut]), ("办理", pairs[cut:]))
        if part
    )
    return "".join(tables)


def _fields(pairs: Pairs) -> str:
    return (
        "<div class='xinjian'>"
        + "".join(
            f"<div class='fd'><div class='fd-l'>{label}</div><div class='fd-r'>{value}</div></div>"
            for label, value in pairs
        )
        + "</div>"
    )


def _values_lenticular(pairs: Pairs) -> str:
    """Numbers, offices and states within brackets of their own."""
    return (
        "<div class='nr'>"
        + "".join(
            f"<p>{label}：{f'【{value}】' if label in BRACKETED else value}</p>" for label, value in pairs
        )
        + "</div>"
    )


def _values_square(pairs: Pairs) -> str:
    return (
        "<table>"
        + "".join(
            f"<tr><td>{label}</td><td>{f'[{value}]' if label in BRACKETED else value}</td></tr>"
            for label, value in pairs
        )
        + "</table>"
    )


def _readonly(pairs: Pairs) -> str:
    """Long values in areas that cannot be written to."""
    return (
        "<table>"
        + "".join(
            f"<tr><td align='right'>{label}：</td><td>{f'<textarea readonly rows=5>{value}</textarea>' if len(value) >= 22 else value}</td></tr>"
            for label, value in pairs
        )
        + "</table>"
    )


def _bold_flow(pairs: Pairs) -> str:
    return (
        "<div class='view'>" + "".join(f"<p><b>{label}</b>：{value}</p>" for label, value in pairs) + "</div>"
    )


def _meta_then_blocks(pairs: Pairs) -> str:
    """Short ones in one line, long ones in blocks under a heading."""
    short, long = [p for p in pairs if len(p[1]) < 22], [p for p in pairs if len(p[1]) >= 22]
    return f"<p class='meta'>{'　'.join(f'{label}：{value}' for label, value in short)}</p>" + "".join(
        f"<div class='blk'><h3>{label}</h3><div>{value}</div></div>" for label, value in long
    )


def _spaced(pairs: Pairs) -> str:
    """Labels spread to one width by blanks."""
    return (
        "<table>"
        + "".join(
            f"<tr><td nowrap>{'&nbsp;&nbsp;'.join(label) if len(label) < 4 else label}：</td><td>{value}</td></tr>"
            for label, value in pairs
        )
        + "</table>"
    )


def _span_classes(pairs: Pairs) -> str:
    return (
        "<ul class='xjxq'>"
        + "".join(
            f"<li><span class='lab'>{label}:</span><span class='val'>{value}</span></li>"
            for label, value in pairs
        )
        + "</ul>"
    )


def _described(pairs: Pairs) -> str:
    return (
        "<table class='el-descriptions__table'><tbody>"
        + "".join(
            f"<tr class='el-descriptions-row'><th class='el-descriptions-item__label'>{label}</th><td class='el-descriptions-item__content'>{value}</td></tr>"
            for label, value in pairs
        )
        + "</tbody></table>"
    )


def _twice(pairs: Pairs) -> str:
    """Two pairs a row, long ones alone, the old way."""
    short, long = [p for p in pairs if len(p[1]) < 22], [p for p in pairs if len(p[1]) >= 22]
    rows = "".join(
        "<tr>"
        + "".join(f"<td bgcolor='#eef'>{label}</td><td>{value}</td>" for label, value in short[n : n + 2])
        + "</tr>"
        for n in range(0, len(short), 2)
    )
    return f"<table border='1'>{rows}{''.join(f'<tr><td bgcolor=#eef>{label}</td><td colspan=3>{value}</td></tr>' for label, value in long)}</table>"


DETAILS: tuple[tuple[str, Shape], ...] = (
    ("jact-box", _jact_box), ("parted", _parted), ("fields", _fields), ("values-lenticular", _values_lenticular), ("values-square", _values_square), ("readonly", _readonly), ("bold-flow", _bold_flow), ("meta-then-blocks", _meta_then_blocks),
    ("spaced", _spaced), ("span-classes", _span_classes), ("described", _described), ("twice", _twice),
)  # fmt: skip
STATES = (
    "answered",
    "open",
    "answered",
    "answered",
    "open",
    "excluded",
    "answered",
    "open",
    "answered",
    "open",
)


def _detail(name: str, shape: Shape, variant: int) -> Case:
    scene = Scene(f"letters/detail-{name}", variant)
    one = mail(scene, 2, STATES[variant])
    gone = () if one.state == "answered" else ("answered", "reply")
    fields = [f for f in FIELDS if f not in gone and not (variant == 3 and f in ("id", "kind", "state"))]
    labels, values = labels_of(scene, fields), shown(one, scene)
    return single(scene, one, shape([(labels[f], values[f]) for f in fields]), dict.fromkeys(fields, one))


THREADS = (
    ("discuz", "<div id='postlist'><h1 class='ts'><span id='thread_subject'>{title}</span></h1><div id='post_1'><div class='authi'>{sender} <em>{La} {asked}</em></div><table><tr><td class='t_f' id='postmessage_1'>{body}</td></tr></table></div><div id='post_2'><div class='authi'>{unit} <em>{Lr} {answered}</em></div><table><tr><td class='t_f' id='postmessage_2'>{reply}</td></tr></table></div></div>"),
    ("story", "<div class='zx'><h2>{title}</h2><p class='ask'><b>网友留言：</b>{body}</p><p class='who'>{sender}　{La}：{asked}</p><div class='reply'><p><b>{Ly}：</b>{reply}</p><p>{Lu}：{unit}　{Lr}：{answered}</p></div></div>"),
    ("chat", "<h3>{title}</h3><div class='chat'><div class='msg left'><span class='name'>{sender}</span><span class='time'>{La}：{asked}</span><div class='text'>{body}</div></div><div class='msg right'><span class='name'>{Lu}：{unit}</span><span class='time'>{Lr}：{answered}</span><div class='text'>{reply}</div></div></div>"),
    ("guestbook", "<table class='gb'><tr><td rowspan=2>{sender}</td><td><b>{title}</b>　{La}：{asked}</td></tr><tr><td>{body}</td></tr><tr><td>{Ly}</td><td>{Lu}：{unit}　{Lr}：{answered}<br>{reply}</td></tr></table>"),
    ("interview-like", "<dl class='wd'><dt>问：{title}</dt><dd class='wt'>{body}<i>{sender}　{La}：{asked}</i></dd><dd class='da'>答：{reply}<i>{Lu}：{unit}　{Lr}：{answered}</i></dd></dl>"),
)  # fmt: skip


def _forums() -> Iterator[Case]:
    for name, markup in THREADS:
        for variant in range(4):
            scene = Scene(f"letters/forum-{name}", variant)
            one = mail(scene, 1, "answered")
            words = {
                "La": ("发表于", "留言时间", "提问时间", "发布时间")[variant]
                if name != "discuz"
                else "发表于",
                "Lu": ("答复单位", "回复单位", "办理单位", "答复部门")[variant],
                "Ly": ("官方回复", "处理结果", "答复", "回复内容")[variant],
                "Lr": ("回复时间", "答复时间", "回复于", "答复日期")[variant],
            }
            yield single(scene, one, markup.format(**shown(one, scene, variant), **words), {"unit": 1})


# --- JSON -------------------------------------------------------------------------------------------------------
def _ms(day: dt.date | None) -> int | None:
    return epoch(day, 9) if day else None


def _text(day: dt.date | None, tail: str = "") -> str:
    return f"{day}{tail}" if day else ""


def _reply(one: Mail) -> str:
    return one.matter.reply if one.state == "answered" else ""


System = tuple[str, str, tuple[str, ...], Callable[[list[Mail]], Any]]
SYSTEMS: tuple[System, ...] = (
    ("jact-proxy", "/jact/front/dataproxy_mailnewlist.action?startrecord=1&endrecord=15", ("id", "unit", "state"), lambda mails: {"total": 86, "records": [{"mailcode": m.id, "title": m.matter.title, "submittime": f"{m.asked} {m.time}", "replytime": _text(m.answered, " 10:30"), "groupname": m.unit, "statusname": m.status, "url": m.path} for m in mails]}),
    ("gov-cloud", "/gateway/interaction/letter/public", ("id", "kind", "unit", "state", "body"), lambda mails: {"code": 200, "result": {"records": [{"letterNo": m.id, "letterTitle": m.matter.title, "letterTypeName": m.matter.kind, "createTime": f"{m.asked}T{m.time}:00", "replyTime": _text(m.answered, "T11:00:00"), "letterContent": m.matter.body, "replyContent": _reply(m), "replyUnitName": m.unit, "statusName": m.status, "detailUrl": m.path} for m in mails]}}),
    ("hotline-orders", "/api/12345/order/list", ("id", "kind", "unit", "state", "body"), lambda mails: {"success": True, "data": {"rows": [{"orderNo": m.id, "orderTitle": m.matter.title, "orderType": m.matter.kind, "callTime": _ms(m.asked), "finishTime": _ms(m.answered), "orderContent": m.matter.body, "handleResult": _reply(m), "handleUnit": m.unit, "orderStatus": m.status, "url": m.path} for m in mails]}}),
    ("question-rows", "/wz/question/page.do", ("kind", "unit", "state", "body"), lambda mails: {"page": 1, "list": [{"title": m.matter.title, "category": m.matter.kind, "askTime": str(m.asked), "answerTime": _text(m.answered), "content": m.matter.body, "answer": _reply(m), "answerDept": m.unit, "state": m.status, "link": m.path} for m in mails]}),
    ("government-mail", "/govmail/open?size=20", ("id", "unit", "state", "body"), lambda mails: {"mails": [{"mailNo": m.id, "subject": m.matter.title, "sendDate": f"{m.asked.year}/{m.asked.month}/{m.asked.day}", "replyDate": f"{m.answered.year}/{m.answered.month}/{m.answered.day}" if m.answered else None, "mailContent": m.matter.body, "replyContent": _reply(m), "acceptDept": m.unit, "status": m.status, "href": m.path} for m in mails]}),
    ("message-board", "/liuyan/data/list.json", ("id", "state", "unit"), lambda mails: [{"id": m.id, "title": m.matter.title, "time": f"{m.asked} {m.time}:10", "reply_time": _text(m.answered, " 16:00:00"), "dept": m.unit, "status": m.status, "url": m.path} for m in mails]),
)  # fmt: skip


def _interfaces() -> Iterator[Case]:
    for name, place, fields, made in SYSTEMS:
        for variant in range(3):
            scene = Scene(f"letters/json-{name}", variant)
            mails = [mail(scene, n, ("answered", "open", "answered")[n % 3]) for n in range(6)]
            truth = []
            for one in mails:
                row = row_of(one, (*fields, "asked", "answered"), f"http://{scene.host}{place}")
                truth.append(
                    row | ({"body": one.matter.body, "reply": _reply(one)} if "body" in fields else {})
                )
            yield scene.case(
                place,
                json.dumps(made(mails), ensure_ascii=variant == 1),
                {"letters": truth},
                content_type="application/json;charset=UTF-8",
            )
    for name, wrap in (("inline-variable", "<div class='l'></div><script>var letterList=@@;render(letterList);</script>"), ("inline-props", "<div id='__nuxt'></div><script>window.__NUXT__={data:[{letters:@@}]}</script>"), ("inline-attribute", "<letter-table :rows=\"@@\"></letter-table>")):  # fmt: skip
        for variant in range(3):
            scene = Scene(f"letters/{name}", variant)
            mails = [mail(scene, n, ("answered", "open")[n % 2]) for n in range(5)]
            data = json.dumps(SYSTEMS[-1][3](mails), ensure_ascii=False)
            html = wrap.replace("@@", escape(data) if "attribute" in name else data)
            yield _page(
                scene,
                html,
                [row_of(one, ("id", "unit", "state", "asked", "answered"), _base(scene)) for one in mails],
            )


def cases() -> Iterator[Case]:
    """Every case of this file."""
    for name, layout in LABELLED:
        yield from (_list(name, layout, variant) for variant in range(7))
    for name, order, layout in FIXED:
        yield from (_list(name, layout, variant, order) for variant in range(7))
    yield from _question_lists()
    yield from _beside()
    for name, shape in DETAILS:
        yield from (_detail(name, shape, variant) for variant in range(len(STATES)))
    yield from _forums()
    yield from _interfaces()
    yield from traps(DETAILS, Scene)
