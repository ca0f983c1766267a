"""Letters: lists and single letters in the layouts of public mailboxes, with every field written down."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import Any, NamedTuple

from benchmarks.corpus import chrome, words
from benchmarks.corpus.case import Case, number, pick
from benchmarks.corpus.citizens import ANSWERED, EXCLUDED, MATTERS, OPEN, Matter

BOXES = (
    ("县长信箱", "/hdjl/xzxx/"),
    ("来信选登", "/hdjl/lxxd/list.htm"),
    ("在线咨询", "/zmhd/zxzx/index.jsp"),
    ("网民留言", "/lyb/list.asp"),
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


def _mail(key: Sequence[object], index: int, today: dt.date, state: str = "") -> Mail:
    matter = MATTERS[(number("matter", *key) + 7 * index) % len(MATTERS)]
    chosen = state or pick(("answered", "answered", "answered", "open", "excluded"), "state", index, *key)
    asked = today - dt.timedelta(days=12 + 11 * index + number("asked", index, *key) % 11)
    answered = (
        asked + dt.timedelta(days=1 + number("answered", index, *key) % 10) if chosen == "answered" else None
    )
    status = pick({"answered": ANSWERED, "open": OPEN, "excluded": EXCLUDED}[chosen], "status", index, *key)
    serial = number("id", index, *key)
    name = (
        f"{asked:%Y%m%d}{serial % 900 + 100}",
        f"{serial % 90000 + 10000}",
        f"XZXX{asked:%Y}{serial % 9000 + 1000}",
    )[number(*key) % 3]
    path = (
        f"/hdjl/xx/detail.jsp?id={serial % 90000}",
        f"/mail/{serial % 90000}.html",
        f"/lyb/show.asp?id={serial % 90000}",
    )[number("p", *key) % 3]
    return Mail(name, matter, asked, answered, chosen, status, path, f"{8 + serial % 10:02}:{serial % 60:02}")


def _day(day: dt.date | None, style: int) -> str:
    if day is None:
        return ""
    return (
        day.isoformat(),
        f"{day.year}/{day.month}/{day.day}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}.{day.month:02}.{day.day:02}",
    )[style % 4]


# --- lists ---------------------------------------------------------------------------------------------------
Shown = tuple[str, ...]  # fields a layout shows
HEADS = {
    "id": ("编号", "信件编号", "受理编号", "办件编号", "工单编号"),
    "kind": ("类型", "信件类型", "类别", "办件类型", "诉求类别"),
    "title": ("标题", "信件标题", "来信标题", "主题", "留言标题"),
    "asked": ("来信时间", "提交时间", "写信日期", "留言时间", "咨询时间"),
    "answered": ("回复时间", "答复时间", "办结时间", "回复日期", "反馈时间"),
    "state": ("状态", "处理状态", "办理状态", "当前状态", "是否回复"),
    "unit": ("受理单位", "办理部门", "承办单位", "回复单位", "处理部门"),
    "hits": ("点击数", "浏览", "满意度", "点击量", "阅读"),
}
ORDERS: tuple[Shown, ...] = (
    ("id", "kind", "title", "asked", "state", "unit", "answered", "hits"),
    ("title", "unit", "asked", "answered", "state"),
    ("id", "title", "state", "asked", "unit", "hits"),
    ("kind", "title", "asked", "unit", "state"),
    ("title", "asked", "answered", "hits"),
    ("asked", "title", "kind", "unit", "answered", "state"),
    ("id", "title", "unit", "state", "answered", "asked"),
)


def _cell(mail: Mail, field: str, style: int) -> str:
    return {
        "id": mail.id, "kind": mail.matter.kind, "title": f"<a href='{escape(mail.path)}' target='_blank'>{mail.matter.title}</a>",
        "asked": _day(mail.asked, style), "answered": _day(mail.answered, style), "state": mail.status,
        "unit": mail.matter.unit, "hits": str(number("hits", mail.id) % 900),
    }[field]  # fmt: skip


def _header_table(mails: list[Mail], order: Shown, variant: int) -> str:
    tag = ("th", "td", "td")[variant % 3]
    head = "".join(f"<{tag}>{pick(HEADS[field], variant, field)}</{tag}>" for field in order)
    rows = "".join(
        "<tr>" + "".join(f"<td>{_cell(mail, field, variant)}</td>" for field in order) + "</tr>"
        for mail in mails
    )
    if variant % 3 == 2:
        return f"<table><tr class='bt'>{head}</tr></table><table class='lb'>{rows}</table>"
    return f"<table class='mail' border='1'><tr>{head}</tr>{rows}</table>"


def _shaped_table(mails: list[Mail], order: Shown, variant: int) -> str:
    """No header: only the values' shapes tell."""
    rows = "".join(
        "<tr class='tr_css'>"
        + "".join(f"<td>{_cell(mail, field, variant % 2)}</td>" for field in order)
        + "</tr>"
        for mail in mails
    )
    return f"<table width='100%'>{rows}</table>"


def _ul(mails: list[Mail], order: Shown, variant: int) -> str:
    head = (
        "<li class='title'>"
        + "".join(f"<span class='s{n}'>{pick(HEADS[f], variant, f)}</span>" for n, f in enumerate(order))
        + "</li>"
    )
    rows = "".join(
        "<li>"
        + "".join(f"<span class='s{n}'>{_cell(mail, f, variant)}</span>" for n, f in enumerate(order))
        + "</li>"
        for mail in mails
    )
    return f"<ul class='xjlist'>{head}{rows}</ul>"


def _divs(mails: list[Mail], order: Shown, variant: int) -> str:
    """Each letter a block of labels."""
    rows = []
    for mail in mails:
        lines = "".join(
            f"<span>{pick(HEADS[f], variant, f)}：{_cell(mail, f, variant)}</span>"
            for f in order
            if f not in ("title", "hits") and _cell(mail, f, 0)
        )
        rows.append(f"<div class='item'><h4>{_cell(mail, 'title', 0)}</h4><p class='info'>{lines}</p></div>")
    return f"<div class='letters'>{''.join(rows)}</div>"


def _dls(mails: list[Mail], order: Shown, variant: int) -> str:
    rows = []
    for mail in mails:
        pairs = "".join(
            f"<dt>{pick(HEADS[f], variant, f)}</dt><dd>{_cell(mail, f, variant)}</dd>"
            for f in order
            if f != "hits"
        )
        rows.append(f"<dl>{pairs}</dl>")
    return "".join(rows)


def _images(mails: list[Mail], order: Shown, variant: int) -> str:
    """The status as a picture."""
    head = "".join(f"<td>{pick(HEADS[field], variant, field)}</td>" for field in order)
    rows = []
    for mail in mails:
        cells = []
        for field in order:
            text = _cell(mail, field, variant)
            if field == "state":
                text = (
                    f"<img src='/images/{number(mail.status) % 9}.gif' alt='{mail.status}'>",
                    f"<i class='ico' title='{mail.status}'></i>",
                )[variant % 2]
            cells.append(f"<td>{text}</td>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table class='wdlist'><tr>{head}</tr>{''.join(rows)}</table>"


LISTS: tuple[tuple[str, Callable[[list[Mail], Shown, int], str], tuple[int, ...]], ...] = (
    ("table", _header_table, (0, 1, 2, 3, 4, 5, 6)), ("shaped", _shaped_table, (1, 2, 3)), ("ul", _ul, (0, 1, 3, 5)),
    ("div", _divs, (0, 1, 3, 6)), ("dl", _dls, (0, 1, 5)), ("image", _images, (1, 2, 5)),
)  # fmt: skip


def _list_cases() -> Iterator[Case]:
    for name, layout, orders in LISTS:
        for index in orders:
            for variant in range(2):
                key = ("letters", name, index, variant)
                today = _today(key)
                order = ORDERS[index]
                mails = [
                    _mail(
                        key, n, today, "" if "state" in order else ("answered" if "answered" in order else "")
                    )
                    for n in range(4 + variant)
                ]
                box, place = pick(BOXES, *key)
                base = f"http://{words.host(*key)}{place}"
                html = chrome.page(
                    chrome.FAMILIES[number(*key) % 6], f"{box}_网站", f"<h3>{box}</h3>{layout(mails, order, number(*key) % 12)}<p>共86条 第1/9页</p>",
                    key=key, today=today, crumb=("首页", "互动交流", box), traps=("clock", "copyright"),
                )  # fmt: skip
                shown = (
                    order if name != "shaped" else tuple(f for f in order if f not in ("id", "kind"))
                )  # no shape tells these
                yield _case(
                    f"{name}-{index}-{variant}",
                    base,
                    html,
                    today,
                    [_row(mail, shown, base) for mail in mails],
                )


def _row(mail: Mail, order: Shown, base: str) -> dict[str, Any]:
    from urllib.parse import urljoin

    truth: dict[str, Any] = {"title": mail.matter.title, "url": urljoin(base, mail.path), "state": mail.state}
    if "state" not in order and mail.state != "answered":
        del truth["state"]
    for field, value in (("id", mail.id), ("kind", mail.matter.kind), ("unit", mail.matter.unit)):
        if field in order:
            truth[field] = value
    truth["asked"] = mail.asked if "asked" in order else None
    truth["answered"] = mail.answered if "answered" in order else None
    return truth


# --- one letter -----------------------------------------------------------------------------------------------
LABELS = {
    "id": ("信件编号", "受理编号", "办件编号", "工单编号", "留言编号", "信访编号", "查询码", "流水号"),
    "title": ("标题", "来信标题", "信件主题", "诉求标题", "留言标题", "咨询标题", "主题", "事由"),
    "kind": ("信件类型", "来信类型", "类别", "办件类型", "问题类型", "诉求类别", "问政类型", "信访目的"),
    "sender": ("来信人", "写信人", "姓名", "网友", "提交人", "咨询人", "留言人", "昵称"),
    "asked": ("来信时间", "写信时间", "提交时间", "留言时间", "咨询时间", "反映时间", "诉求时间", "发信时间"),
    "body": ("来信内容", "信件内容", "反映内容", "留言内容", "咨询内容", "问政内容", "诉求内容", "问题描述"),
    "unit": ("回复单位", "答复部门", "承办单位", "办理单位", "受理部门", "处理单位", "答复单位", "责任单位"),
    "answered": (
        "回复时间",
        "答复时间",
        "反馈时间",
        "办结时间",
        "回信时间",
        "回复日期",
        "答复时间",
        "办结日期",
    ),
    "state": ("信件状态", "办理状态", "处理状态", "状态", "当前状态", "受理状态", "办理情况", "回复状态"),
    "reply": ("回复内容", "答复内容", "信件回复", "回复意见", "处理结果", "办理结果", "部门答复", "官方回复"),
}
FIELDS = ("id", "title", "kind", "sender", "asked", "body", "unit", "answered", "state", "reply")


def _values(mail: Mail, style: int) -> dict[str, str]:
    return {
        "id": mail.id, "title": mail.matter.title, "kind": mail.matter.kind, "sender": ("张**", "李女士", "热心市民", "网友1378")[style % 4],
        "asked": _day(mail.asked, style) + (f" {mail.time}" if style % 2 else ""), "body": mail.matter.body, "unit": mail.matter.unit,
        "answered": _day(mail.answered, style), "state": mail.status, "reply": mail.matter.reply if mail.state == "answered" else "",
    }  # fmt: skip


Detail = Callable[[dict[str, str], dict[str, str], int], str]


def _wide(labels: dict[str, str], values: dict[str, str], variant: int) -> str:
    """Two cells a row."""
    colon = ("", "：", ":")[variant % 3]
    rows = "".join(
        f"<tr><td class='bt' width='120'>{labels[f]}{colon}</td><td>{values[f]}&nbsp;</td></tr>"
        for f in FIELDS
        if f in labels
    )
    return f"<table class='xj' border='1'>{rows}</table>"


def _four(labels: dict[str, str], values: dict[str, str], variant: int) -> str:
    """Four cells a row, long ones across."""
    short = [f for f in FIELDS if f in labels and f not in ("title", "body", "reply")]
    tag = ("th", "td")[variant % 2]
    rows = (
        [f"<tr><{tag}>{labels['title']}</{tag}><td colspan=3>{values['title']}</td></tr>"]
        if "title" in labels
        else []
    )
    for index in range(0, len(short), 2):
        rows.append(
            "<tr>"
            + "".join(f"<{tag}>{labels[f]}</{tag}><td>{values[f]}</td>" for f in short[index : index + 2])
            + "</tr>"
        )
    rows += [
        f"<tr><{tag}>{labels[f]}</{tag}><td colspan='3'>{values[f]}</td></tr>"
        for f in ("body", "reply")
        if f in labels
    ]
    return f"<table>{''.join(rows)}</table>"


def _lines(labels: dict[str, str], values: dict[str, str], variant: int) -> str:
    """A block a field."""
    row = (
        "<div class='row'><label>{l}：</label><span>{v}</span></div>",
        "<p><strong>{l}：</strong>{v}</p>",
        "<div><b>{l}</b><div class='nr'>{v}</div></div>",
    )[variant % 3]
    return (
        "<div class='detail'>"
        + "".join(row.format(l=labels[f], v=values[f]) for f in FIELDS if f in labels)
        + "</div>"
    )


def _definition(labels: dict[str, str], values: dict[str, str], _: int) -> str:
    return (
        "<dl>"
        + "".join(f"<dt>{labels[f]}：</dt><dd>{values[f]}</dd>" for f in FIELDS if f in labels)
        + "</dl>"
    )


def _spans(labels: dict[str, str], values: dict[str, str], _: int) -> str:
    """ASP.NET: spans with ids, spaced labels."""

    def spaced(text: str) -> str:
        return text if len(text) > 3 else ("&nbsp;" * 2).join(text)

    rows = "".join(
        f"<tr><td align=right>{spaced(labels[f])}：</td><td><span id='ctl00_lb{n}'>{values[f]}</span></td></tr>"
        for n, f in enumerate(FIELDS)
        if f in labels
    )
    return f"<table width='700'>{rows}</table>"


def _blocks(labels: dict[str, str], values: dict[str, str], _: int) -> str:
    """Headed blocks: the letter, then the answer."""
    first = "　".join(
        f"{labels[f]}：{values[f]}" for f in ("id", "kind", "sender", "asked", "state") if f in labels
    )
    second = "　".join(f"{labels[f]}：{values[f]}" for f in ("unit", "answered") if f in labels and values[f])
    answer = (
        f"<h3>{labels['reply']}</h3><p>{second}</p><div class='hf'>{values['reply']}</div>"
        if "reply" in labels and values["reply"]
        else ""
    )
    return f"<h2>{values['title']}</h2><p class='xx'>{first}</p><h3>{labels['body']}</h3><div class='nr'>{values['body']}</div>{answer}"


DETAILS: tuple[tuple[str, Detail], ...] = (
    ("wide", _wide), ("four", _four), ("lines", _lines), ("definition", _definition), ("spans", _spans), ("blocks", _blocks),
)  # fmt: skip


def _detail_cases() -> Iterator[Case]:
    for name, layout in DETAILS:
        for variant in range(8):
            key = ("letters", "detail", name, variant)
            state = ("answered", "answered", "open", "answered", "excluded", "answered", "open", "answered")[
                variant
            ]
            today = _today(key)
            mail = _mail(key, 1, today, state)
            labels = {field: LABELS[field][(variant + number("label", field, *key)) % 8] for field in FIELDS}
            if variant in (3, 7):
                del labels["state"]
            if variant == 5:
                del labels["id"], labels["kind"]
            if state != "answered" and variant == 2:
                del labels["answered"]
            values = _values(mail, number("style", *key) % 4)
            markup = layout(labels, values, number("layout", *key) % 6)
            if name == "blocks" and state != "answered":
                del labels["unit"]  # stands with the answer only
            yield _single(f"{name}-{variant}", key, mail, markup, labels, today)


def _single(
    name: str,
    key: Sequence[object],
    mail: Mail,
    markup: str,
    labels: dict[str, str],
    today: dt.date,
    **more: Any,
) -> Case:
    base = f"http://{words.host(*key)}{mail.path}"
    html = chrome.page(
        chrome.FAMILIES[number(*key) % 6], f"{mail.matter.title}-信件详情", markup, key=key, today=today, crumb=("首页", "互动交流", "来信选登", "信件详情"),
        traps=("clock", "rebuilt"),
    )  # fmt: skip
    truth: dict[str, Any] = {
        "title": mail.matter.title,
        "state": mail.state,
        "asked": mail.asked,
        "answered": mail.answered,
        "body": mail.matter.body,
    }
    if "state" not in labels and mail.state != "answered":
        del truth["state"]
    for field, value in (("id", mail.id), ("kind", mail.matter.kind), ("unit", mail.matter.unit)):
        if field in labels:
            truth[field] = value
    truth["reply"] = mail.matter.reply if mail.state == "answered" else ""
    return _case(f"detail-{name}", base, html, today, [{**truth, **more}])


def _special_cases() -> Iterator[Case]:
    """Conflicts and traps of the specification, one by one."""
    stock = "您好，您的来信收悉，我们已转有关部门办理，请耐心等待。"
    for variant in range(2):
        key = ("letters", "special", variant)
        today = _today(key)
        good, waiting = _mail(key, 1, today, "answered"), _mail(key, 2, today, "open")
        base = {"title": "标题", "asked": "来信时间", "body": "来信内容"}
        common = _values(good, 0)

        # An answer without a status.
        labels = {**base, "answered": "答复时间", "reply": "答复内容"}
        yield _single(f"no-status-{variant}", (*key, 1), good, _wide(labels, common, variant), labels, today)
        # Receipt first, substance later: the best reply, the last date.
        first = good.asked + dt.timedelta(days=1)
        assert good.answered
        answered = max(good.answered, first + dt.timedelta(days=2))
        later = good._replace(answered=answered)
        markup = _wide(base, common, variant) + (
            f"<div class='hf'><p>回复时间：{first}</p><p>回复内容：{stock}</p></div>"
            f"<div class='hf'><p>回复时间：{answered}</p><p>回复内容：{good.matter.reply}</p></div>"
        )
        yield _single(f"two-steps-{variant}", (*key, 2), later, markup, base, today)
        # A deadline and a rating are no answers.
        labels = {**base, "state": "办理状态"}
        markup = _wide(labels, _values(waiting, 0), variant).replace(
            "</table>", f"<tr><td>到期时间</td><td>{waiting.asked + dt.timedelta(days=15)}</td></tr></table>"
        )
        yield _single(f"deadline-{variant}", (*key, 3), waiting, markup, labels, today)
        labels = {**base, "state": "办理状态", "answered": "回复时间", "reply": "回复内容"}
        markup = _wide(labels, common, variant).replace(
            "</table>",
            f"<tr><td>评价时间</td><td>{good.answered + dt.timedelta(days=30)}</td></tr><tr><td>满意度</td><td>满意</td></tr></table>",
        )
        yield _single(f"rating-{variant}", (*key, 4), good, markup, labels, today)
        # The reply comes by a script: nothing can be said.
        labels = {**base, "reply": "回复内容"}
        markup = (
            _wide(base, common, variant)
            + "<h3>回复内容</h3><div id='replyContent'></div><script>$.post('/mail/reply.do',{id:31},function(d){$('#replyContent').html(d)})</script>"
        )
        yield _unsaid(f"script-{variant}", (*key, 5), good, markup, today)
        # Not public.
        words_ = ("本信件不公开，仅来信人可见", "应来信人要求，回复内容不公开", "电话已回复")[variant]
        markup = _wide({**base, "reply": "回复内容"}, {**common, "reply": words_}, variant)
        yield _unsaid(f"secret-{variant}", (*key, 6), good, markup, today)
        # Done by its status, the reply's place empty.
        labels = {**base, "state": "状态", "reply": "回复内容"}
        yield _single(
            f"empty-reply-{variant}",
            (*key, 7),
            good._replace(answered=None),
            _wide(labels, {**common, "state": "已办结", "reply": ""}, variant),
            labels,
            today,
            reply="",
        )
        # Open by its status, no place for a reply.
        labels = {**base, "state": "状态"}
        yield _single(
            f"open-{variant}", (*key, 8), waiting, _lines(labels, _values(waiting, 0), variant), labels, today
        )
        # Open by its status, but answered in substance.
        labels = {**base, "state": "状态", "answered": "回复时间", "reply": "回复内容"}
        yield _single(
            f"still-open-{variant}",
            (*key, 9),
            good,
            _wide(labels, {**common, "state": "办理中"}, variant),
            labels,
            today,
        )
    yield from _forum_cases()
    yield from _json_cases()


def _unsaid(name: str, key: Sequence[object], mail: Mail, markup: str, today: dt.date) -> Case:
    case = _single(name, key, mail, markup, {"state": ""}, today)
    truth = case["truth"]["letters"][0]
    for field in ("answered", "reply"):
        truth.pop(field)
    truth["state"] = "unknown"
    return case


def _forum_cases() -> Iterator[Case]:
    """A thread: the question as first post, the office's answer below."""
    for variant in range(4):
        key = ("letters", "forum", variant)
        today = _today(key)
        mail = _mail(key, 1, today, "answered")
        assert mail.answered
        place = pick(words.PLACES, "place", *key)[0]
        markup = (
            f"<h1>{mail.matter.title}</h1><div class='post'><div class='author'>网友：热心市民</div><p class='time'>发表时间：{mail.asked} {mail.time}</p>"
            f"<div class='content'>{mail.matter.body}</div></div>"
            f"<div class='post reply'><div class='author'>{('回复单位', '答复单位')[variant % 2]}：{place}{mail.matter.unit}</div>"
            f"<p class='time'>{('回复时间', '答复时间')[variant % 2]}：{mail.answered}</p><div class='content'>{('回复', '答复')[variant % 2]}：{mail.matter.reply}</div></div>"
        )
        yield _single(f"forum-{variant}", key, mail, markup, {}, today, unit=place + mail.matter.unit)


def _json_cases() -> Iterator[Case]:
    for variant in range(8):
        key = ("letters", "json", variant)
        today = _today(key)
        mails = [
            _mail(
                key,
                n,
                today,
                "answered" if variant % 4 == 0 else pick(("answered", "answered", "open"), n, *key),
            )
            for n in range(5)
        ]
        base = (
            f"http://{words.host(*key)}"
            + (
                "/IGI/nbhd/openGovmsgbox.do?method=listGovmsgboxs",
                "/hdjlpt/published",
                "/mail/list.json",
                "/hdjl/lxxd/",
            )[variant % 4]
        )
        body, kind = _json(mails, variant)
        rows = []
        for mail in mails:
            row = _row(
                mail,
                ("asked", "answered", "state")
                + (("unit", "kind") if variant % 4 in (1, 2) else ())
                + (("id",) if variant % 4 != 3 else ()),
                base,
            )
            if variant % 4 != 3:
                row["body"] = mail.matter.body
                row["reply"] = mail.matter.reply if mail.state == "answered" else ""
            rows.append(row)
        yield {**_case(f"json-{variant}", base, body, today, rows), "content_type": kind}


def _json(mails: list[Mail], variant: int) -> tuple[str, str]:
    def moment(day: dt.date | None, hour: int = 9) -> int | None:
        return (
            int(
                dt.datetime.combine(day, dt.time(hour), dt.timezone(dt.timedelta(hours=8))).timestamp() * 1000
            )
            if day
            else None
        )

    kind = "application/json;charset=UTF-8"
    if variant % 4 == 0:
        data: list[dict[str, Any]] = [
            {"TITLE": m.matter.title, "METADATAID": m.id, "SUBMITTIME": moment(m.asked, 0), "REPLYTIME": moment(m.answered, 23), "CONTENT": m.matter.body,
             "REPLYS": [{"CONTENT": m.matter.reply}], "PUBLISHURL": m.path}
            for m in mails
        ]  # fmt: skip
        return json.dumps({"datas": {"count": 90, "data": data}}, ensure_ascii=False), kind
    if variant % 4 == 1:
        data = [
            {"id": m.id, "title": m.matter.title, "typeName": m.matter.kind, "createTime": f"{m.asked} 10:11:12", "replyTime": f"{m.answered} 08:00:00" if m.answered else None,
             "content": m.matter.body, "replyContent": m.matter.reply if m.answered else "", "deptName": m.matter.unit, "statusName": m.status, "url": m.path}
            for m in mails
        ]  # fmt: skip
        return json.dumps({"code": 200, "data": {"total": 35, "list": data}}, ensure_ascii=True), kind
    if variant % 4 == 2:
        data = [
            {"mailCode": m.id, "subject": m.matter.title, "mailType": m.matter.kind, "submitTime": str(m.asked), "answerTime": str(m.answered or ""), "mailContent": m.matter.body,
             "answerContent": m.matter.reply if m.answered else "", "handleDept": m.matter.unit, "mailStatus": m.status, "href": m.path}
            for m in mails
        ]  # fmt: skip
        return json.dumps(data, ensure_ascii=False), kind
    data = [
        {
            "mailTitle": m.matter.title,
            "writeTime": str(m.asked),
            "replyTime": str(m.answered or ""),
            "state": m.status,
            "url": m.path,
        }
        for m in mails
    ]
    script = f"<h3>来信选登</h3><ul id='mails'></ul><script>var mailList = {json.dumps(data, ensure_ascii=False)}; show(mailList);</script>"
    return chrome.page(
        "wcm",
        "来信选登",
        script,
        key=("letters", "json", variant),
        today=_today(("json", variant)),
        crumb=("首页", "互动交流", "来信选登"),
    ), "text/html; charset=utf-8"


def _today(key: Sequence[object]) -> dt.date:
    return dt.date(2014, 6, 1) + dt.timedelta(days=number("today", *key) % 4300)


def _case(name: str, url: str, html: str, today: dt.date, letters: list[dict[str, Any]]) -> Case:
    truth: dict[str, Any] = {"letters": letters}
    if not name.startswith("json"):
        truth["page_kind"] = ["letter" if name.startswith("detail") else "letter_list"]
    return {"id": f"letters-{name}", "url": url, "fetched": today, "html": html, "truth": truth}


def cases() -> Iterator[Case]:
    """Every case of this file."""
    yield from _list_cases()
    yield from _detail_cases()
    yield from _special_cases()
