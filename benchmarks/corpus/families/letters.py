"""Letters: layouts of lists of letters and of single ones, with every field that the page shows."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from typing import Any, NamedTuple
from urllib.parse import urljoin

from benchmarks.corpus.case import Case
from benchmarks.corpus.families.citizens import MATTERS, Matter
from benchmarks.corpus.families.scene import Scene

# The labels of the specification, by field; families go through them in turn.
LABELS = {
    "id": ["信件编号", "编号", "办件编号", "受理编号", "来信编号", "来电来信编号", "工单编号", "工单号", "留言编号", "统一申办号", "查询码", "受理号", "流水号", "事项编号", "信访编号", "问政编号"],
    "title": ["标题", "来信标题", "信件标题", "主题", "信件主题", "来信主题", "办件标题", "反映标题", "诉求标题", "诉求主题", "留言标题", "咨询标题", "问题标题", "事由", "咨询事项"],
    "kind": ["类型", "类别", "来信类型", "信件类型", "信件类别", "办件类型", "问题类型", "问题分类", "诉求类别", "问政类型", "所属类型", "信访目的"],
    "sender": ["来信人", "写信人", "姓名", "网友", "网民", "提交人", "发起人", "咨询人", "留言人", "作者", "联系人", "申请人", "昵称", "问政人"],
    "asked": ["来信时间", "来信日期", "写信时间", "写信日期", "提交时间", "提交日期", "留言时间", "咨询时间", "提问时间", "反映时间", "诉求时间", "发起时间", "发表时间", "受理时间", "受理日期", "申请日期", "来件时间", "发信时间", "登记时间", "创建时间", "投诉时间", "建议时间", "信件时间"],
    "unit": ["受理单位", "受理部门", "办理单位", "办理部门", "处理部门", "处理单位", "承办单位", "答复单位", "答复部门", "回复单位", "回复部门", "转办单位", "受文单位", "回文单位", "牵头部门", "责任单位"],
    "state": ["状态", "处理状态", "办理状态", "信件状态", "当前状态", "受理状态", "处理情况", "办理环节", "回复状态"],
    "body": ["内容", "来信内容", "信件内容", "反映内容", "留言内容", "咨询内容", "问政内容", "正文", "诉求内容", "问题描述"],
    "reply": ["回复内容", "答复内容", "信件回复", "回复意见", "答复情况", "处理结果", "办理结果", "部门回复内容", "部门答复", "回复", "答复", "反馈内容", "官方回复", "回复信息", "办理意见", "处理意见"],
    "answered": ["回复时间", "回复日期", "回信时间", "答复时间", "反馈时间", "办结时间", "办结日期", "完成时间", "答复时间"],
    "hits": ["点击数", "浏览次数", "满意度", "评价", "人气"],
}  # fmt: skip
WORDS = {
    "answered": ["已办结", "已回复", "已答复", "已处理", "已办理", "办结", "已完成", "已反馈", "已结案", "已公开"],
    "open": ["未回复", "未答复", "未处理", "未办理", "待回复", "待办理", "待处理", "待受理", "待审核", "待审查", "待转办", "未受理", "预受理", "已受理", "受理中", "办理中", "处理中", "正在办理", "已转办", "转办", "已交办", "已派单", "已签收", "已催办", "延期"],
    "excluded": ["不予受理", "无效", "已撤销", "已退回", "重复件", "不公开", "已关闭"],
}  # fmt: skip
BOXES = (
    ("区长信箱", "/zmhd/qzxx/"),
    ("书记市长信箱", "/hd/sjxx/list.jsp"),
    ("信件公开", "/appeal/list.jsp?model_id=1"),
    ("咨询建议", "/zxjy/index_1.html"),
    ("阳光信箱", "/sunmail/list.aspx"),
)
PATHS = (
    "/appeal/show.jsp?id={}",
    "/zmhd/qzxx/{}.html",
    "/jact/front/mailpubdetail.do?transactId={}&sysid=14",
    "/letter/view.do?letterId={}",
    "/thread-{}-1-1.html",
    "/hd/detail_{}.shtml",
)
DAYS = (
    "{0:%Y-%m-%d}",
    "{0.year}/{0.month}/{0.day}",
    "{0.year}年{0.month}月{0.day}日",
    "{0:%Y.%m.%d}",
    "{0:%Y-%m-%d} {1}",
    "{0:%Y-%m-%d} {1}:45",
    "{0.year}-{0.month}-{0.day}",
    "{0:%Y/%m/%d} {1}",
)


class Mail(NamedTuple):
    """One letter as it was made."""

    id: str
    matter: Matter
    asked: dt.date
    answered: dt.date | None
    state: str
    status: str
    path: str
    time: str
    unit: str


def mail(scene: Scene, index: int, state: str = "", days: int = 0) -> Mail:
    """A letter of a scene, `days` old."""
    matter = MATTERS[(scene.number("matter") + 5 * index) % len(MATTERS)]
    chosen = state or scene.pick(
        ("answered", "answered", "open", "answered", "open", "excluded"), "state", index
    )
    serial = scene.number("serial", index)
    asked = scene.today - dt.timedelta(days=days or 14 + 9 * index + serial % 8)
    answered = asked + dt.timedelta(days=1 + serial % 11) if chosen == "answered" else None
    words = WORDS[chosen]
    status = words[(scene.number(scene.family, "status") + 3 * scene.variant + index) % len(words)]
    name = (
        f"{asked:%y%m%d}{serial % 9000 + 1000}",
        f"{serial % 900000 + 100000}",
        f"SZXX-{asked:%Y}-{serial % 9000 + 1000}",
        f"WZ{asked:%Y%m%d}{serial % 90 + 10}",
    )[scene.number("name") % 4]
    unit = scene.place + matter.unit if scene.variant % 2 else matter.unit
    return Mail(
        name,
        matter,
        asked,
        answered,
        chosen,
        status,
        scene.pick(PATHS, "path").format(serial % 90000 + 1000),
        f"{8 + serial % 10:02}:{serial % 60:02}",
        unit,
    )


def labels_of(scene: Scene, fields: Sequence[str]) -> dict[str, str]:
    """A label for each field, the next one with each case."""
    return {field: scene.turn(LABELS[field], 1 + len(field) % 2) for field in fields}


def shown(one: Mail, scene: Scene, style: int = -1) -> dict[str, str]:
    """The fields as a page prints them."""
    day = DAYS[(scene.number("day") if style < 0 else style) % len(DAYS)]
    return {
        "id": one.id, "title": one.matter.title, "kind": one.matter.kind, "sender": scene.pick(("王**", "刘先生", "匿名", "山里人", "138****1206", "周女士"), one.id),
        "asked": day.format(one.asked, one.time), "answered": day.format(one.answered, one.time) if one.answered else "", "state": one.status, "unit": one.unit,
        "body": one.matter.body, "reply": one.matter.reply if one.state == "answered" else "", "hits": str(scene.number("hits", one.id) % 800),
        "link": f"<a href=\"{escape(one.path)}\" title=\"{one.matter.title}\">{one.matter.title}</a>",
    }  # fmt: skip


# --- lists ---------------------------------------------------------------------------------------------------
ORDERS = (
    ("id", "title", "kind", "asked", "unit", "answered", "state"),
    ("title", "asked", "state", "answered", "unit"),
    ("kind", "title", "unit", "asked", "state", "hits"),
    ("asked", "title", "state", "unit"),
    ("unit", "title", "answered", "asked", "state", "id"),
    ("title", "unit", "hits", "asked", "answered", "state"),
)
ListLayout = Callable[[Scene, list[dict[str, str]], Sequence[str], Mapping[str, str]], str]


def _value(values: Mapping[str, str], field: str) -> str:
    return values["link"] if field == "title" else values[field]


def _thead(_: Scene, rows: list[dict[str, str]], order: Sequence[str], labels: Mapping[str, str]) -> str:
    head = "".join(f"<th scope='col'>{labels[f]}</th>" for f in order)
    body = "".join(
        "<tr>" + "".join(f"<td data-label='{labels[f]}'>{_value(v, f)}</td>" for f in order) + "</tr>"
        for v in rows
    )
    return f"<table class='table table-striped'><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _bold_head(_: Scene, rows: list[dict[str, str]], order: Sequence[str], labels: Mapping[str, str]) -> str:
    head = "".join(f"<TD bgColor=#d6e6f5 align=middle><B>{'&nbsp;'.join(labels[f])}</B></TD>" for f in order)
    body = "".join(
        "<TR>"
        + "".join(f"<TD><FONT size=2>{_value(v, f)}</FONT></TD>" for f in order)
        + "</TR><TR><TD colSpan=8 background=line.gif></TD></TR>"
        for v in rows
    )
    return f"<TABLE width='98%'><TR>{head}</TR>{body}</TABLE>"


def _numbered(_: Scene, rows: list[dict[str, str]], order: Sequence[str], labels: Mapping[str, str]) -> str:
    head = "<td>序号</td>" + "".join(f"<td>{labels[f]}</td>" for f in order) + "<td>操作</td>"
    body = "".join(
        f"<tr><td>{n}</td>" + "".join(f"<td>{_value(v, f)}</td>" for f in order) + "<td>查看</td></tr>"
        for n, v in enumerate(rows, 1)
    )
    return f"<table id='gv' cellspacing='0'><tr class='gvh'>{head}</tr>{body}</table>"


def _aria(_: Scene, rows: list[dict[str, str]], order: Sequence[str], labels: Mapping[str, str]) -> str:
    head = "".join(f"<div class='th'>{labels[f]}</div>" for f in order)
    body = "".join(
        "<div class='tr'>" + "".join(f"<div class='td'>{_value(v, f)}</div>" for f in order) + "</div>"
        for v in rows
    )
    return f"<div class='grid'><div class='tr head'>{head}</div>{body}</div>"


def _list_head(_: Scene, rows: list[dict[str, str]], order: Sequence[str], labels: Mapping[str, str]) -> str:
    head = "".join(f"<p>{labels[f]}</p>" for f in order)
    body = "".join("<li>" + "".join(f"<p>{_value(v, f)}</p>" for f in order) + "</li>" for v in rows)
    return f"<div class='hd'>{head}</div><ul class='bd'>{body}</ul>"


def _blocks(_: Scene, rows: list[dict[str, str]], order: Sequence[str], labels: Mapping[str, str]) -> str:
    made = []
    for v in rows:
        lines = "".join(
            f"<li><b>{labels[f]}</b>：{v[f]}</li>" for f in order if f not in ("title", "hits") and v[f]
        )
        made.append(f"<div class='letter-item'><h3>{v['link']}</h3><ul>{lines}</ul></div>")
    return "".join(made)


def _bracketed(_: Scene, rows: list[dict[str, str]], order: Sequence[str], labels: Mapping[str, str]) -> str:
    made = []
    for v in rows:
        lines = "　".join(f"[{labels[f]}：{v[f]}]" for f in order if f not in ("title", "hits") and v[f])
        made.append(f"<p class='x'>{v['link']}<br><small>{lines}</small></p>")
    return f"<div class='maillist'>{''.join(made)}</div>"


def _defined(_: Scene, rows: list[dict[str, str]], order: Sequence[str], labels: Mapping[str, str]) -> str:
    made = []
    for v in rows:
        pairs = "".join(
            f"<dd><span>{labels[f]}：</span>{v[f]}</dd>" for f in order if f not in ("title", "hits") and v[f]
        )
        made.append(f"<dl class='item'><dt>{v['link']}</dt>{pairs}</dl>")
    return "".join(made)


def _dl_rows(_: Scene, rows: list[dict[str, str]], order: Sequence[str], labels: Mapping[str, str]) -> str:
    """A dt and a dd for every field."""
    return "".join(
        "<dl class='xj'>"
        + "".join(f"<dt>{labels[f]}：</dt><dd>{_value(v, f)}</dd>" for f in order if f != "hits")
        + "</dl>"
        for v in rows
    )


def _dl_head(_: Scene, rows: list[dict[str, str]], order: Sequence[str], labels: Mapping[str, str]) -> str:
    """The first list holds the labels, the others the values."""
    head = "".join(f"<dt>{labels[f]}</dt>" for f in order)
    return (
        f"<div class='dls'><dl class='t'>{head}</dl>"
        + "".join("<dl>" + "".join(f"<dd>{_value(v, f)}</dd>" for f in order) + "</dl>" for v in rows)
        + "</div>"
    )


def _alternate(_: Scene, rows: list[dict[str, str]], order: Sequence[str], labels: Mapping[str, str]) -> str:
    """Two table rows a letter: the title, then the rest."""
    made = []
    for v in rows:
        rest = "　".join(f"{labels[f]}：{v[f]}" for f in order if f not in ("title", "hits") and v[f])
        made.append(f"<tr><td class='bt'>{v['link']}</td></tr><tr><td class='sx'>{rest}</td></tr>")
    return f"<table>{''.join(made)}</table>"


def _icons(_: Scene, rows: list[dict[str, str]], order: Sequence[str], labels: Mapping[str, str]) -> str:
    head = "".join(f"<th>{labels[f]}</th>" for f in order)
    body = "".join(
        "<tr>"
        + "".join(
            f"<td><img src='/i/s{len(v[f])}.png' alt='{v[f]}' title='{v[f]}'></td>"
            if f == "state"
            else f"<td>{_value(v, f)}</td>"
            for f in order
        )
        + "</tr>"
        for v in rows
    )
    return f"<table class='tt'><tr>{head}</tr>{body}</table>"


def _coloured(_: Scene, rows: list[dict[str, str]], order: Sequence[str], labels: Mapping[str, str]) -> str:
    head = "".join(f"<td>{labels[f]}</td>" for f in order)
    body = "".join(
        "<tr onmouseover=\"this.className='on'\">"
        + "".join(
            f"<td><font color='{'green' if '已' in v[f] else 'red'}'>[{v[f]}]</font></td>"
            if f == "state"
            else f"<td>{_value(v, f)}</td>"
            for f in order
        )
        + "</tr>"
        for v in rows
    )
    return f"<table><tbody><tr>{head}</tr>{body}</tbody></table>"


def _shapes(_: Scene, rows: list[dict[str, str]], *__: object) -> str:
    """No header at all: title, unit, day, state by their shapes."""
    return (
        "<ul>"
        + "".join(
            f"<li>{v['link']}<span>{v['unit']}</span><span>{v['asked']}</span><em>{v['state']}</em></li>"
            for v in rows
        )
        + "</ul>"
    )


def _tail_state(_: Scene, rows: list[dict[str, str]], *__: object) -> str:
    """The state in brackets before the title, the day behind it."""
    return (
        "<table>"
        + "".join(f"<tr><td>【{v['state']}】{v['link']}</td><td>{v['asked']}</td></tr>" for v in rows)
        + "</table>"
    )


LISTS: tuple[tuple[str, ListLayout], ...] = (
    ("thead", _thead), ("bold-head", _bold_head), ("numbered", _numbered), ("div-grid", _aria), ("list-head", _list_head), ("blocks", _blocks), ("bracketed", _bracketed), ("defined", _defined),
    ("dl-rows", _dl_rows), ("dl-head", _dl_head), ("alternate", _alternate), ("icons", _icons), ("coloured", _coloured), ("shapes", _shapes), ("tail-state", _tail_state),
)  # fmt: skip


def _list(name: str, layout: ListLayout, variant: int) -> Case:
    scene = Scene(f"letters/list-{name}", variant)
    order: Sequence[str] = {
        "shapes": ("title", "unit", "asked", "state"),
        "tail-state": ("title", "asked", "state"),
    }.get(name, ORDERS[(variant + len(name)) % len(ORDERS)])
    mails = [mail(scene, n) for n in range(5 + variant % 2)]
    box, place = scene.turn(BOXES)
    labels = labels_of(scene, order)
    rows = [shown(one, scene) for one in mails]
    main = f"<h2>{box}</h2>{layout(scene, rows, order, labels)}<div class='page'>共112封 <a href='?page=2'>下一页</a></div>"
    html = scene.page(
        f"{box}-{scene.place}政府网",
        main,
        crumb=("首页", "政民互动", box),
        traps=("clock", "copyright", "counter"),
    )
    truth = [_row(one, order, f"http://{scene.host}{place}") for one in mails]
    return scene.case(place, html, {"letters": truth, "page_kind": ["letter_list"]})


def _row(one: Mail, order: Sequence[str], base: str) -> dict[str, Any]:
    made: dict[str, Any] = {"title": one.matter.title, "url": urljoin(base, one.path)}
    for field in ("id", "kind", "unit", "state"):
        if field in order:
            made[field] = {"id": one.id, "kind": one.matter.kind, "unit": one.unit, "state": one.state}[field]
    made["asked"] = one.asked if "asked" in order else None
    made["answered"] = one.answered if "answered" in order else None
    return made


# --- one letter -----------------------------------------------------------------------------------------------
FIELDS = ("id", "title", "kind", "sender", "asked", "body", "unit", "state", "answered", "reply")
Pairs = list[tuple[str, str]]


def _cells(pairs: Pairs) -> str:
    return (
        "<table class='nrtab'>"
        + "".join(
            f"<tr><td class='nr' nowrap>{label}</td><td class='nrtxt'>{value}</td></tr>"
            for label, value in pairs
        )
        + "</table>"
    )


def _nested(pairs: Pairs) -> str:
    """A table for each field, as old systems write it."""
    return (
        "<table><tr><td>"
        + "".join(
            f"<table width='96%'><tr><td width=110 align=right><b>{label}：</b></td><td><table><tr><td>{value}</td></tr></table></td></tr></table>"
            for label, value in pairs
        )
        + "</td></tr></table>"
    )


def _six(pairs: Pairs) -> str:
    """Short ones three a row, long ones below their label."""
    short, long = [p for p in pairs if len(p[1]) < 26], [p for p in pairs if len(p[1]) >= 26]
    rows = [
        "".join(f"<th>{label}</th><td>{value}</td>" for label, value in short[n : n + 3])
        for n in range(0, len(short), 3)
    ]
    return (
        "<table border=1>"
        + "".join(f"<tr>{row}</tr>" for row in rows)
        + "".join(
            f"<tr><th colspan=6>{label}</th></tr><tr><td colspan=6>{value}</td></tr>" for label, value in long
        )
        + "</table>"
    )


def _dl(pairs: Pairs) -> str:
    return (
        "<div class='xq'>"
        + "".join(f"<dl><dt>{label}</dt><dd>{value}</dd></dl>" for label, value in pairs)
        + "</div>"
    )


def _single_dl(pairs: Pairs) -> str:
    """One list, each field a dd with its label inside."""
    return (
        "<dl class='letter'><dt>信件信息</dt>"
        + "".join(f"<dd><strong>{label}：</strong>{value}</dd>" for label, value in pairs)
        + "</dl>"
    )


def _flow(pairs: Pairs) -> str:
    return (
        "<div class='show'>"
        + "<br/>".join(f"<font color=blue>{label}：</font>{value}" for label, value in pairs)
        + "</div>"
    )


def _form(pairs: Pairs) -> str:
    """Read-only fields of a form."""
    return (
        "<div class='form-horizontal'>"
        + "".join(
            f"<div class='form-group'><label class='col-sm-2 control-label'>{label}</label><div class='col-sm-10'><p class='form-control-static'>{value}</p></div></div>"
            for label, value in pairs
        )
        + "</div>"
    )


def _items(pairs: Pairs) -> str:
    return (
        "<ul class='mailview'>"
        + "".join(f"<li><em>{label}：</em><i>{value}</i></li>" for label, value in pairs)
        + "</ul>"
    )


def _server_spans(pairs: Pairs) -> str:
    return (
        "<table>"
        + "".join(
            f"<tr><td>{'　'.join(label) if len(label) < 4 else label}：</td><td><span id='ContentPlaceHolder1_lbl{n}'>{value}</span></td></tr>"
            for n, (label, value) in enumerate(pairs)
        )
        + "</table>"
    )


def _headed(pairs: Pairs) -> str:
    return (
        "<div class='con'>"
        + "".join(f"<h4>{label}</h4><div class='txt'>{value}</div>" for label, value in pairs)
        + "</div>"
    )


DETAILS: tuple[tuple[str, Callable[[Pairs], str]], ...] = (
    ("cells", _cells), ("nested", _nested), ("six", _six), ("pairs-dl", _dl), ("dl-single", _single_dl), ("flow", _flow), ("form", _form), ("items", _items), ("server-spans", _server_spans), ("headed", _headed),
)  # fmt: skip


def _detail(name: str, shape: Callable[[Pairs], str], variant: int) -> Case:
    scene = Scene(f"letters/detail-{name}", variant)
    one = mail(
        scene,
        1,
        ("answered", "open", "answered", "excluded", "answered", "open", "answered", "answered")[variant],
    )
    fields = [
        f
        for f in FIELDS
        if not (variant == 4 and f in ("id", "kind", "state"))
        and not (one.state != "answered" and f in ("answered", "reply"))
    ]
    labels, values = labels_of(scene, fields), shown(one, scene)
    main = shape([(labels[f], values[f]) for f in fields])
    return _single(scene, one, main, dict.fromkeys(fields, one))


def _single(scene: Scene, one: Mail, main: str, fields: Mapping[str, object], **more: Any) -> Case:
    html = scene.page(
        f"{one.matter.title}_信件查看",
        main,
        crumb=("首页", "政民互动", "信件公开", "信件详情"),
        traps=("clock", "rebuilt", "tools"),
    )
    truth: dict[str, Any] = {
        "title": one.matter.title,
        "asked": one.asked,
        "answered": one.answered,
        "state": one.state,
        "body": one.matter.body,
    }
    truth |= {f: v for f, v in (("id", one.id), ("kind", one.matter.kind), ("unit", one.unit)) if f in fields}
    truth["reply"] = one.matter.reply if one.state == "answered" else ""
    truth |= more
    return scene.case(
        one.path,
        html,
        {"letters": [{f: v for f, v in truth.items() if v != "unsaid"}], "page_kind": ["letter"]},
    )


# --- forums -----------------------------------------------------------------------------------------------------
def _forums() -> Iterator[Case]:
    threads = (
        ("floors", "<h1>{title}</h1><div class='floor'><span class='lz'>楼主 {sender}</span> <em>{La}：{asked}</em><div class='msg'>{body}</div></div><div class='floor office'><span>{Lu}：{unit}</span> <em>{Lr}：{answered}</em><div class='msg'>{reply}</div></div>"),
        ("threads", "<table><tr><td class='t_f'><h2>{title}</h2></td></tr><tr><td>{sender} {La} {asked}<br><div id='postmessage_1'>{body}</div></td></tr><tr><td>{Lu}：{unit}　{Lr}：{answered}<br><div id='postmessage_2'>{reply}</div></td></tr></table>"),
        ("balloons", "<div class='dialog'><h3 class='subject'>{title}</h3><div class='q'><p class='who'>网民：{sender}</p><p>{body}</p><p class='when'>{La}：{asked}</p></div><div class='a'><p class='who'>{Lu}：{unit}</p><p>{reply}</p><p class='when'>{Lr}：{answered}</p></div></div>"),
        ("question-answer", "<div class='wz'><h2>{title}</h2><div class='wen'><b>问：</b>{body}<span>（{La}：{asked}）</span></div><div class='da'><b>答：</b>{reply}<span>（{Lu}：{unit}　{Lr}：{answered}）</span></div></div>"),
    )  # fmt: skip
    for name, markup in threads:
        for variant in range(4):
            scene = Scene(f"letters/forum-{name}", variant)
            one = mail(scene, 1, "answered")
            labels = {
                "La": ("发表时间", "留言时间", "提问时间", "发帖时间")[variant],
                "Lu": ("回复单位", "答复单位", "回复部门", "答复部门")[variant],
                "Lr": ("回复时间", "答复时间", "回复日期", "答复时间")[variant],
            }
            yield _single(scene, one, markup.format(**shown(one, scene, variant), **labels), {"unit": 1})


# --- JSON -------------------------------------------------------------------------------------------------------
def _ms(day: dt.date | None) -> int | None:
    return (
        int(dt.datetime.combine(day, dt.time(8, 5), dt.timezone(dt.timedelta(hours=8))).timestamp() * 1000)
        if day
        else None
    )


def _reply(one: Mail) -> str:
    return one.matter.reply if one.state == "answered" else ""


SYSTEMS: tuple[tuple[str, str, tuple[str, ...], Callable[[list[Mail]], Any]], ...] = (
    ("igi", "/IGI/nbhd/openGovmsgbox.do?method=listGovmsgboxs&siteId=31", ("id", "body"), lambda mails: {"datas": {"pagecount": 4, "data": [{"METADATAID": m.id, "TITLE": m.matter.title, "SUBMITTIME": _ms(m.asked), "REPLYTIME": _ms(m.answered), "CONTENT": m.matter.body, "REPLYS": [{"CONTENT": _reply(m)}] if _reply(m) else [], "PUBLISHURL": m.path} for m in mails]}}),
    ("interaction", "/hdjlpt/published?via=pc", ("id", "kind", "unit", "state", "body"), lambda mails: {"data": {"list": [{"serial": m.id, "title": m.matter.title, "type": m.matter.kind, "writeTime": f"{m.asked} {m.time}:00", "replyTime": f"{m.answered} 10:00:00" if m.answered else "", "content": m.matter.body, "reply": _reply(m), "replyUnit": m.unit, "status": m.status, "url": m.path} for m in mails]}}),
    ("hotline", "/cns-bmfw-webrest/rest/work/list", ("id", "kind", "unit", "state", "body"), lambda mails: {"custom": {"worklist": [{"workno": m.id, "title": m.matter.title, "worktype": m.matter.kind, "createtime": str(m.asked), "finishtime": str(m.answered or ""), "content": m.matter.body, "answer": _reply(m), "handleou": m.unit, "status": m.status, "detailurl": m.path} for m in mails]}}),
    ("epoint", "/EpointWebBuilder/letterAction.action?cmd=getList", ("id", "kind", "unit", "state", "body"), lambda mails: {"result": [{"letterCode": m.id, "letterTitle": m.matter.title, "letterType": m.matter.kind, "submitDate": f"{m.asked} {m.time}", "answerDate": f"{m.answered} 09:00" if m.answered else None, "letterContent": m.matter.body, "answerContent": _reply(m), "answerOu": m.unit, "letterStatus": m.status, "letterUrl": m.path} for m in mails]}),
    ("mailbox", "/mailbox/open/list", ("id", "kind", "unit", "state", "body"), lambda mails: {"rows": [{"letterId": m.id, "letterTitle": m.matter.title, "letterTypeName": m.matter.kind, "writeDate": str(m.asked), "replyDate": str(m.answered) if m.answered else None, "letterContent": m.matter.body, "replyContent": _reply(m), "replyDept": m.unit, "letterState": m.status, "detailUrl": m.path} for m in mails], "total": 112}),
    ("lonsun", "/nocache/guestbook/list?columnId=6790", ("id", "unit", "state", "body"), lambda mails: {"status": 1, "data": {"data": [{"randomCode": m.id, "title": m.matter.title, "addDate": f"{m.asked} {m.time}:10", "replyDate": f"{m.answered} 15:00:00" if m.answered else "", "content": m.matter.body, "responseContent": _reply(m), "receiveUnitName": m.unit, "dealStatusName": m.status, "link": m.path} for m in mails]}}),
    ("plain-array", "/mail/data.json", ("kind", "unit", "state"), lambda mails: [{"title": m.matter.title, "category": m.matter.kind, "askTime": str(m.asked), "answerTime": str(m.answered) if m.answered else "", "department": m.unit, "state": m.status, "link": m.path} for m in mails]),
    ("nested-rows", "/api/letter/page", ("id", "unit", "state", "body"), lambda mails: {"code": 0, "data": {"page": {"rows": [{"letterNo": m.id, "subject": m.matter.title, "createTime": _ms(m.asked), "replyTime": _ms(m.answered), "question": m.matter.body, "replyContent": _reply(m), "deptName": m.unit, "statusName": m.status, "url": m.path} for m in mails]}}}),
)  # fmt: skip


def _interfaces() -> Iterator[Case]:
    for name, place, fields, made in SYSTEMS:
        for variant in range(3):
            scene = Scene(f"letters/json-{name}", variant)
            states = ("answered", "answered", "open") if "state" in fields else ("answered",)
            mails = [mail(scene, n, states[n % len(states)]) for n in range(5)]
            truth = []
            for one in mails:
                row = _row(one, (*fields, "asked", "answered"), f"http://{scene.host}{place}")
                if "body" in fields:
                    row |= {"body": one.matter.body, "reply": _reply(one)}
                truth.append({"state": "answered", **row} if "state" not in fields else row)
            data = json.dumps(made(mails), ensure_ascii=variant == 2)
            yield scene.case(place, data, {"letters": truth}, content_type="application/json;charset=UTF-8")
    for name, wrap in (
        ("script", "<ul id='mails'></ul><script>var letters = @@; showLetters(letters);</script>"),
        ("state", '<div id=\'app\'></div><script>window.__DATA__={"page":1,"rows":@@}</script>'),
    ):
        for variant in range(3):
            scene = Scene(f"letters/inline-{name}", variant)
            mails = [mail(scene, n, "answered" if n % 3 else "open") for n in range(5)]
            box, place = scene.turn(BOXES)
            data = json.dumps(SYSTEMS[-2][3](mails), ensure_ascii=False)
            html = scene.page(
                box,
                f"<h2>{box}</h2>{wrap.replace('@@', data)}",
                crumb=("首页", "政民互动", box),
                traps=("clock",),
            )
            truth = [
                _row(one, ("kind", "unit", "state", "asked", "answered"), f"http://{scene.host}{place}")
                for one in mails
            ]
            yield scene.case(place, html, {"letters": truth})


# --- what a state is, where things disagree ------------------------------------------------------------------------
def _traps() -> Iterator[Case]:
    for layout, shape in DETAILS:
        for number, (name, state, made) in enumerate(TRAPS):
            scene = Scene(f"letters/detail-{layout}", (number + len(layout)) % 3, name)
            yield made(scene, mail(scene, 1, state), shape)


Shape = Callable[[Pairs], str]


def _base(scene: Scene, one: Mail, *fields: str, **values: str) -> Pairs:
    labels, told = labels_of(scene, fields), {**shown(one, scene, 0), **values}
    return [(labels[f], told[f]) for f in fields]


def _two_replies(scene: Scene, one: Mail, shape: Shape) -> Case:
    """A receipt first, the substance later: the best reply, the last day."""
    first = one.asked + dt.timedelta(days=1)
    last = one.asked + dt.timedelta(days=6 + scene.variant)
    pairs = [
        *_base(scene, one, "title", "asked", "body"),
        ("回复时间", str(first)),
        ("回复内容", "您好，来信已收到，我们将尽快核实办理，请耐心等待。"),
        ("回复时间", str(last)),
        ("回复内容", one.matter.reply),
    ]
    return _single(scene, one._replace(answered=last), shape(pairs), {})


def _deadline(scene: Scene, one: Mail, shape: Shape) -> Case:
    pairs = [
        *_base(scene, one, "id", "title", "asked", "body", "state"),
        ("到期时间", str(one.asked + dt.timedelta(days=15))),
    ]
    return _single(scene, one, shape(pairs), {"id": 1})


def _rated(scene: Scene, one: Mail, shape: Shape) -> Case:
    assert one.answered
    pairs = [
        *_base(scene, one, "title", "asked", "body", "unit", "answered", "reply"),
        ("评价时间", str(one.answered + dt.timedelta(days=20))),
        ("满意度", "非常满意"),
        ("最后发言时间", str(one.answered + dt.timedelta(days=31))),
    ]
    return _single(scene, one, shape(pairs), {"unit": 1})


def _by_script(scene: Scene, one: Mail, shape: Shape) -> Case:
    """The reply comes by a script: nothing can be said of it."""
    main = (
        shape(_base(scene, one, "title", "asked", "body"))
        + f"<h4>答复内容</h4><div id='reply{scene.variant}'>加载中...</div><script>$.ajax({{url:'/letter/reply.do?id=7',success:function(r){{$('#reply{scene.variant}').html(r.data)}}}})</script>"
    )
    return _single(scene, one, main, {}, state="unknown", answered="unsaid", reply="unsaid")


def _secret(scene: Scene, one: Mail, shape: Shape) -> Case:
    told = ("该信件回复仅来信人可见，请登录后查看", "本信件不公开答复内容", "已电话回复来信人，电话已回复")[
        scene.variant
    ]
    main = shape([*_base(scene, one, "id", "title", "asked", "body"), ("回复内容", told)])
    return _single(scene, one, main, {"id": 1}, state="unknown", answered="unsaid", reply="unsaid")


def _done_empty(scene: Scene, one: Mail, shape: Shape) -> Case:
    """Done by its status; the place of the reply is there, and empty."""
    main = shape(
        [
            *_base(scene, one, "title", "asked", "body", "state", state=WORDS["answered"][scene.variant]),
            ("回复内容", ""),
        ]
    )
    return _single(scene, one._replace(answered=None), main, {}, reply="")


def _open_but_answered(scene: Scene, one: Mail, shape: Shape) -> Case:
    """The status was left open; an answer of substance stands there."""
    return _single(
        scene,
        one,
        shape(
            _base(
                scene,
                one,
                "title",
                "asked",
                "body",
                "state",
                "unit",
                "answered",
                "reply",
                state=("办理中", "处理中", "已受理")[scene.variant],
            )
        ),
        {"unit": 1},
    )


def _no_status(scene: Scene, one: Mail, shape: Shape) -> Case:
    return _single(
        scene, one, shape(_base(scene, one, "title", "sender", "asked", "body", "answered", "reply")), {}
    )


def _moved_on(scene: Scene, one: Mail, shape: Shape) -> Case:
    """Handed on to another office on a day: no answer."""
    pairs = [
        *_base(scene, one, "title", "asked", "body", state=""),
        ("状态", ("已转办", "已交办", "已派单")[scene.variant]),
        ("转办时间", str(one.asked + dt.timedelta(days=1))),
    ]
    return _single(scene, one, shape(pairs), {}, answered="unsaid")


def _office_phone(scene: Scene, one: Mail, shape: Shape) -> Case:
    pairs = _base(scene, one, "title", "asked", "body", "unit", "answered", "reply")
    return _single(
        scene,
        one,
        shape([*pairs, ("监督电话", f"0532-{8800000 + scene.variant}"), ("办公地址", "政务中心三楼")]),
        {"unit": 1},
    )


TRAPS: tuple[tuple[str, str, Callable[[Scene, Mail, Shape], Case]], ...] = (
    ("two-replies", "answered", _two_replies), ("deadline", "open", _deadline), ("rated", "answered", _rated), ("by-script", "answered", _by_script), ("secret", "answered", _secret),
    ("done-empty", "answered", _done_empty), ("open-but-answered", "answered", _open_but_answered), ("no-status", "answered", _no_status), ("moved-on", "open", _moved_on), ("office-phone", "answered", _office_phone),
)  # fmt: skip


def cases() -> Iterator[Case]:
    """Every case of this file."""
    for name, layout in LISTS:
        yield from (_list(name, layout, variant) for variant in range(5))
    for name, shape in DETAILS:
        yield from (_detail(name, shape, variant) for variant in range(8))
    yield from _forums()
    yield from _interfaces()
    yield from _traps()
