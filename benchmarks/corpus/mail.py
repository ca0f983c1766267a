"""Mail: letters to an office as they were made, how a page shows their fields, and what is true of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from typing import Any, NamedTuple
from urllib.parse import urljoin

from benchmarks.corpus.case import Case
from benchmarks.corpus.citizens import Matter
from benchmarks.corpus.scene import Scene

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
    matter = scene.matters[(scene.number("matter") + 5 * index) % len(scene.matters)]
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
        scene.pick(scene.letter_paths, "path").format(serial % 90000 + 1000),
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


ListLayout = Callable[[Scene, list[dict[str, str]], Sequence[str], Mapping[str, str]], str]


def shown_or_link(values: Mapping[str, str], field: str) -> str:
    return values["link"] if field == "title" else values[field]


def row_of(one: Mail, order: Sequence[str], base: str) -> dict[str, Any]:
    made: dict[str, Any] = {"title": one.matter.title, "url": urljoin(base, one.path)}
    for field in ("id", "kind", "unit", "state"):
        if field in order:
            made[field] = {"id": one.id, "kind": one.matter.kind, "unit": one.unit, "state": one.state}[field]
    made["asked"] = one.asked if "asked" in order else None
    made["answered"] = one.answered if "answered" in order else None
    return made


FIELDS = ("id", "title", "kind", "sender", "asked", "body", "unit", "state", "answered", "reply")
Pairs = list[tuple[str, str]]


def single(scene: Scene, one: Mail, main: str, fields: Mapping[str, object], **more: Any) -> Case:
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


# --- what a state is, where things disagree ------------------------------------------------------------------------
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
    return single(scene, one._replace(answered=last), shape(pairs), {})


def _deadline(scene: Scene, one: Mail, shape: Shape) -> Case:
    pairs = [
        *_base(scene, one, "id", "title", "asked", "body", "state"),
        ("到期时间", str(one.asked + dt.timedelta(days=15))),
    ]
    return single(scene, one, shape(pairs), {"id": 1})


def _rated(scene: Scene, one: Mail, shape: Shape) -> Case:
    assert one.answered
    pairs = [
        *_base(scene, one, "title", "asked", "body", "unit", "answered", "reply"),
        ("评价时间", str(one.answered + dt.timedelta(days=20))),
        ("满意度", "非常满意"),
        ("最后发言时间", str(one.answered + dt.timedelta(days=31))),
    ]
    return single(scene, one, shape(pairs), {"unit": 1})


def _by_script(scene: Scene, one: Mail, shape: Shape) -> Case:
    """The reply comes by a script: nothing can be said of it."""
    main = (
        shape(_base(scene, one, "title", "asked", "body"))
        + f"<h4>答复内容</h4><div id='reply{scene.variant}'>加载中...</div><script>$.ajax({{url:'/letter/reply.do?id=7',success:function(r){{$('#reply{scene.variant}').html(r.data)}}}})</script>"
    )
    return single(scene, one, main, {}, state="unknown", answered="unsaid", reply="unsaid")


def _secret(scene: Scene, one: Mail, shape: Shape) -> Case:
    told = ("该信件回复仅来信人可见，请登录后查看", "本信件不公开答复内容", "已电话回复来信人，电话已回复")[
        scene.variant
    ]
    main = shape([*_base(scene, one, "id", "title", "asked", "body"), ("回复内容", told)])
    return single(scene, one, main, {"id": 1}, state="unknown", answered="unsaid", reply="unsaid")


def _done_empty(scene: Scene, one: Mail, shape: Shape) -> Case:
    """Done by its status; the place of the reply is there, and empty."""
    main = shape(
        [
            *_base(scene, one, "title", "asked", "body", "state", state=WORDS["answered"][scene.variant]),
            ("回复内容", ""),
        ]
    )
    return single(scene, one._replace(answered=None), main, {}, reply="")


def _open_but_answered(scene: Scene, one: Mail, shape: Shape) -> Case:
    """The status was left open; an answer of substance stands there."""
    return single(
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
    return single(
        scene, one, shape(_base(scene, one, "title", "sender", "asked", "body", "answered", "reply")), {}
    )


def _moved_on(scene: Scene, one: Mail, shape: Shape) -> Case:
    """Handed on to another office on a day: no answer."""
    pairs = [
        *_base(scene, one, "title", "asked", "body", state=""),
        ("状态", ("已转办", "已交办", "已派单")[scene.variant]),
        ("转办时间", str(one.asked + dt.timedelta(days=1))),
    ]
    return single(scene, one, shape(pairs), {}, answered="unsaid")


def _office_phone(scene: Scene, one: Mail, shape: Shape) -> Case:
    pairs = _base(scene, one, "title", "asked", "body", "unit", "answered", "reply")
    return single(
        scene,
        one,
        shape([*pairs, ("监督电话", f"0532-{8800000 + scene.variant}"), ("办公地址", "政务中心三楼")]),
        {"unit": 1},
    )


TRAPS: tuple[tuple[str, str, Callable[[Scene, Mail, Shape], Case]], ...] = (
    ("two-replies", "answered", _two_replies), ("deadline", "open", _deadline), ("rated", "answered", _rated), ("by-script", "answered", _by_script), ("secret", "answered", _secret),
    ("done-empty", "answered", _done_empty), ("open-but-answered", "answered", _open_but_answered), ("no-status", "answered", _no_status), ("moved-on", "open", _moved_on), ("office-phone", "answered", _office_phone),
)  # fmt: skip


def traps(shapes: Sequence[tuple[str, Shape]], scene_of: type[Scene]) -> Iterator[Case]:
    """Every trap in every shape of a single letter."""
    for layout, shape in shapes:
        for number, (name, state, made) in enumerate(TRAPS):
            scene = scene_of(f"letters/detail-{layout}", (number + len(layout)) % 3, name)
            yield made(scene, mail(scene, 1, state), shape)
