"""Letters: layouts of lists of letters and of single ones, with every field that the page shows."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from benchmarks.corpus.case import Case
from benchmarks.corpus.families.scene import Scene
from benchmarks.corpus.mail import (
    FIELDS,
    ListLayout,
    Mail,
    Pairs,
    labels_of,
    mail,
    row_of,
    shown,
    shown_or_link,
    single,
    traps,
)

BOXES = (
    ("区长信箱", "/zmhd/qzxx/"),
    ("书记市长信箱", "/hd/sjxx/list.jsp"),
    ("信件公开", "/appeal/list.jsp?model_id=1"),
    ("咨询建议", "/zxjy/index_1.html"),
    ("阳光信箱", "/sunmail/list.aspx"),
)
# --- lists ---------------------------------------------------------------------------------------------------
ORDERS = (
    ("id", "title", "kind", "asked", "unit", "answered", "state"),
    ("title", "asked", "state", "answered", "unit"),
    ("kind", "title", "unit", "asked", "state", "hits"),
    ("asked", "title", "state", "unit"),
    ("unit", "title", "answered", "asked", "state", "id"),
    ("title", "unit", "hits", "asked", "answered", "state"),
)


def _thead(_: Scene, rows: list[dict[str, str]], order: Sequence[str], labels: Mapping[str, str]) -> str:
    head = "".join(f"<th scope='col'>{labels[f]}</th>" for f in order)
    body = "".join(
        "<tr>" + "".join(f"<td data-label='{labels[f]}'>{shown_or_link(v, f)}</td>" for f in order) + "</tr>"
        for v in rows
    )
    return f"<table class='table table-striped'><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _bold_head(_: Scene, rows: list[dict[str, str]], order: Sequence[str], labels: Mapping[str, str]) -> str:
    head = "".join(f"<TD bgColor=#d6e6f5 align=middle><B>{'&nbsp;'.join(labels[f])}</B></TD>" for f in order)
    body = "".join(
        "<TR>"
        + "".join(f"<TD><FONT size=2>{shown_or_link(v, f)}</FONT></TD>" for f in order)
        + "</TR><TR><TD colSpan=8 background=line.gif></TD></TR>"
        for v in rows
    )
    return f"<TABLE width='98%'><TR>{head}</TR>{body}</TABLE>"


def _numbered(_: Scene, rows: list[dict[str, str]], order: Sequence[str], labels: Mapping[str, str]) -> str:
    head = "<td>序号</td>" + "".join(f"<td>{labels[f]}</td>" for f in order) + "<td>操作</td>"
    body = "".join(
        f"<tr><td>{n}</td>" + "".join(f"<td>{shown_or_link(v, f)}</td>" for f in order) + "<td>查看</td></tr>"
        for n, v in enumerate(rows, 1)
    )
    return f"<table id='gv' cellspacing='0'><tr class='gvh'>{head}</tr>{body}</table>"


def _aria(_: Scene, rows: list[dict[str, str]], order: Sequence[str], labels: Mapping[str, str]) -> str:
    head = "".join(f"<div class='th'>{labels[f]}</div>" for f in order)
    body = "".join(
        "<div class='tr'>" + "".join(f"<div class='td'>{shown_or_link(v, f)}</div>" for f in order) + "</div>"
        for v in rows
    )
    return f"<div class='grid'><div class='tr head'>{head}</div>{body}</div>"


def _list_head(_: Scene, rows: list[dict[str, str]], order: Sequence[str], labels: Mapping[str, str]) -> str:
    head = "".join(f"<p>{labels[f]}</p>" for f in order)
    body = "".join("<li>" + "".join(f"<p>{shown_or_link(v, f)}</p>" for f in order) + "</li>" for v in rows)
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
        + "".join(f"<dt>{labels[f]}：</dt><dd>{shown_or_link(v, f)}</dd>" for f in order if f != "hits")
        + "</dl>"
        for v in rows
    )


def _dl_head(_: Scene, rows: list[dict[str, str]], order: Sequence[str], labels: Mapping[str, str]) -> str:
    """The first list holds the labels, the others the values."""
    head = "".join(f"<dt>{labels[f]}</dt>" for f in order)
    return (
        f"<div class='dls'><dl class='t'>{head}</dl>"
        + "".join("<dl>" + "".join(f"<dd>{shown_or_link(v, f)}</dd>" for f in order) + "</dl>" for v in rows)
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
            else f"<td>{shown_or_link(v, f)}</td>"
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
            else f"<td>{shown_or_link(v, f)}</td>"
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
    truth = [row_of(one, order, f"http://{scene.host}{place}") for one in mails]
    return scene.case(place, html, {"letters": truth, "page_kind": ["letter_list"]})


# --- one letter -----------------------------------------------------------------------------------------------
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
    return single(scene, one, main, dict.fromkeys(fields, one))


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
            yield single(scene, one, markup.format(**shown(one, scene, variant), **labels), {"unit": 1})


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
    ("hotline", "/cns-bmfw-webrest/rest/workorder/list", ("id", "kind", "unit", "state", "body"), lambda mails: {"custom": {"worklist": [{"workno": m.id, "title": m.matter.title, "worktype": m.matter.kind, "createtime": str(m.asked), "finishtime": str(m.answered or ""), "content": m.matter.body, "answer": _reply(m), "handleou": m.unit, "status": m.status, "detailurl": m.path} for m in mails]}}),
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
                row = row_of(one, (*fields, "asked", "answered"), f"http://{scene.host}{place}")
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
                row_of(one, ("kind", "unit", "state", "asked", "answered"), f"http://{scene.host}{place}")
                for one in mails
            ]
            yield scene.case(place, html, {"letters": truth})


def cases() -> Iterator[Case]:
    """Every case of this file."""
    for name, layout in LISTS:
        yield from (_list(name, layout, variant) for variant in range(5))
    for name, shape in DETAILS:
        yield from (_detail(name, shape, variant) for variant in range(8))
    yield from _forums()
    yield from _interfaces()
    yield from traps(DETAILS, Scene)
