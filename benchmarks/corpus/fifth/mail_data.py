"""Mail data: letters as JSON, from endpoints and inside pages."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator
from html import escape
from typing import Any, NamedTuple

from benchmarks.corpus.case import Case
from benchmarks.corpus.fifth.mails import mail, row
from benchmarks.corpus.fifth.scene import Scene
from benchmarks.corpus.mail import Mail

JSON = "application/json;charset=UTF-8"
Record = dict[str, Any]


class Data(NamedTuple):
    """An endpoint: its address, its keys by field, how it writes days, and what it wraps the records in."""

    path: str
    keys: dict[str, str]
    day: Callable[[dt.date, str], Any]
    wrap: Callable[[list[Record]], Any]


def _text(day: dt.date, time: str) -> str:
    return f"{day} {time}:00"


def _plain(day: dt.date, _: str) -> str:
    return str(day)


def _iso(day: dt.date, time: str) -> str:
    return f"{day}T{time}:00.000+08:00"


def _millis(day: dt.date, time: str) -> int:
    hour, minute = map(int, time.split(":"))
    zone = dt.timezone(dt.timedelta(hours=8))
    return int(dt.datetime.combine(day, dt.time(hour, minute), zone).timestamp() * 1000)


ENDPOINTS: dict[str, Data] = {
    "page-records": Data("/api/mailbox/letter/page", {"id": "letterNo", "title": "letterTitle", "kind": "letterTypeName", "asked": "createTime", "answered": "replyTime", "unit": "replyDeptName", "state": "statusName", "body": "letterContent", "reply": "replyContent", "path": "detailUrl"}, _text, lambda rows: {"code": 0, "msg": "success", "data": {"total": 214, "size": len(rows), "current": 1, "records": rows}}),
    "easyui": Data("/hdjl/mail/datagrid.do", {"id": "XJBH", "title": "XJBT", "kind": "XJLX", "asked": "LXSJ", "answered": "HFSJ", "unit": "BLDW", "state": "BLZT", "body": "XJNR", "reply": "HFNR", "path": "URL"}, _plain, lambda rows: {"total": 98, "rows": rows}),
    "igi": Data("/IGI/nbhd/openGovmsgbox.do?method=listGovmsgboxs&siteId=7", {"id": "METADATAID", "title": "TITLE", "asked": "SUBMITTIME", "answered": "REPLYTIME", "body": "CONTENT", "reply": "REPLYS", "path": "PUBLISHURL"}, _text, lambda rows: {"isSuccess": True, "datas": {"totalNum": 61, "data": rows}}),
    "hotline": Data("/cns-bmfw-webrest/rest/case/list", {"id": "caseCode", "title": "caseTitle", "kind": "caseType", "asked": "callTime", "answered": "finishTime", "unit": "handleOuName", "state": "caseStatusText", "body": "caseContent", "reply": "handleResult"}, _text, lambda rows: {"status": {"code": 1, "text": "ok"}, "custom": {"totalcount": 500, "infolist": rows}}),
    "spring": Data("/gateway/interact/api/v1/letters?page=0", {"id": "code", "title": "subject", "kind": "category", "asked": "submittedAt", "answered": "repliedAt", "unit": "department", "state": "status", "body": "content", "reply": "reply", "path": "link"}, _iso, lambda rows: {"content": rows, "totalElements": 77, "last": False}),
    "millis": Data("/hdjlpt/published?via=pc", {"id": "queryCode", "title": "title", "kind": "typeName", "asked": "publishDate", "answered": "answerDate", "unit": "answerOrgName", "state": "stateName", "body": "question", "reply": "answer", "path": "url"}, _millis, lambda rows: {"success": True, "result": {"items": rows, "count": 40}}),
    "bare-array": Data("/lyb/data.json", {"id": "bh", "title": "bt", "kind": "lx", "asked": "lysj", "answered": "hfsj", "unit": "hfdw", "state": "zt", "body": "lynr", "reply": "hfnr", "path": "lj"}, _plain, lambda rows: rows),
    "deep": Data("/jpaas-jact-server/front/mail/list", {"id": "mailNum", "title": "mailTitle", "kind": "mailKind", "asked": "mailTime", "answered": "handleTime", "unit": "handleDept", "state": "handleState", "body": "mailContent", "reply": "handleContent", "path": "mailUrl"}, _text, lambda rows: {"success": True, "data": {"page": {"pageNo": 1, "list": rows}, "site": {"name": "门户网站"}}}),
}  # fmt: skip


def _record(one: Mail, data: Data, nested: bool) -> Record:
    reply = one.matter.reply if one.state == "answered" else ""
    values: Record = {
        "id": one.id, "title": one.matter.title, "kind": one.matter.kind, "asked": data.day(one.asked, one.time),
        "answered": data.day(one.answered, one.time) if one.answered else None, "unit": one.unit, "state": one.status,
        "body": one.matter.body, "reply": reply, "path": one.path,
    }  # fmt: skip
    if nested:
        values["reply"] = [{"CONTENT": reply, "DEPTNAME": one.unit}] if reply else []
    made = {data.keys[field]: value for field, value in values.items() if field in data.keys}
    return {**made, "isOpen": 1, "viewCount": len(one.id) * 7}


def endpoint_cases(count: int) -> Iterator[Case]:
    """Answers of endpoints."""
    for name, data in ENDPOINTS.items():
        for variant in range(count):
            scene = Scene(f"fifth-letters-json-{name}", variant)
            state = "" if "state" in data.keys else "answered"
            made = [mail(scene, n, state) for n in range(5 + variant % 3)]
            records = [_record(one, data, name == "igi") for one in made]
            base = f"http://{scene.host}{data.path}"
            text = json.dumps(data.wrap(records), ensure_ascii=bool(variant % 2))
            rows = [row(one, [*data.keys], base) for one in made]
            if name == "igi":
                for truth in rows:
                    truth["state"] = "answered"
            if "path" not in data.keys:
                for truth in rows:
                    del truth["url"]
            yield scene.case(base, text, {"letters": rows}, content_type=JSON)


def _variable(records: list[Record]) -> str:
    return f"<ul id='xj'></ul><script type='text/javascript'>\nvar letters = {json.dumps(records, ensure_ascii=False)};\nfor(var i=0;i<letters.length;i++){{document.getElementById('xj').innerHTML+='<li><a href=\"'+letters[i].url+'\">'+letters[i].title+'</a></li>';}}\n</script>"


def _script(records: list[Record]) -> str:
    return f"<div id='app'></div><script type='application/json' id='__data'>{json.dumps({'page': 1, 'list': records}, ensure_ascii=False)}</script>"


def _state(records: list[Record]) -> str:
    return f"<div id='app'><span>加载中</span></div><script>window.__INITIAL_STATE__={json.dumps({'user': None, 'mail': {'total': 60, 'rows': records}}, ensure_ascii=False)};</script>"


def _attribute(records: list[Record]) -> str:
    return f"<div class='mail-list' data-list=\"{escape(json.dumps(records, ensure_ascii=False))}\"></div>"


INLINE: dict[str, Callable[[list[Record]], str]] = {
    "variable": _variable,
    "script": _script,
    "state": _state,
    "attribute": _attribute,
}


def inline_cases(count: int) -> Iterator[Case]:
    """Lists whose letters stand as JSON in the page."""
    for name, carrier in INLINE.items():
        for variant in range(count):
            scene = Scene(f"fifth-letters-inline-{name}", variant)
            made = [mail(scene, n) for n in range(5 + variant % 3)]
            keys = {"id": "code", "title": "title", "asked": "submitTime", "answered": "replyTime", "unit": "deptName", "state": "statusName", "path": "url"}  # fmt: skip
            data = Data("", keys, _plain, lambda rows: rows)
            records = [_record(one, data, False) for one in made]
            title = scene.pick(("县长信箱", "信件公开", "网上咨询", "12345热线办件"), "title")
            path = "/hdjl/xjgk/index.html"
            base = f"http://{scene.host}{path}"
            html = scene.page(title, f"<h3>{title}</h3>{carrier(records)}", crumb=("首页", "互动交流", title), traps=("clock",))  # fmt: skip
            truth = {"letters": [row(one, [*keys], base) for one in made], "page_kind": ["letter_list"]}
            yield scene.case(path, html, truth)


def detail_cases(count: int) -> Iterator[Case]:
    """One letter as an endpoint gives it."""
    for variant in range(count):
        scene = Scene("fifth-letters-json-one", variant)
        one = mail(scene, 1, "answered")
        told: Record = {
            "letterCode": one.id, "title": one.matter.title, "typeName": one.matter.kind, "content": one.matter.body,
            "createTime": _text(one.asked, one.time), "statusName": one.status,
        }  # fmt: skip
        reply = {
            "replyContent": one.matter.reply,
            "replyTime": f"{one.answered} 10:00:00",
            "deptName": one.unit,
        }
        body: Record = {"code": 200, "data": {**told, **reply}}
        text = json.dumps(body, ensure_ascii=bool(variant % 2))
        base = f"http://{scene.host}/api/letter/detail?id={variant + 31}"
        truth = row(one, ("id", "kind", "asked", "answered", "state", "unit", "body", "reply"), base)
        del truth["url"]
        yield scene.case(base, text, {"letters": [truth]}, content_type=JSON)
