"""Mails: letters of the fifth part as they were made, how pages print their fields, and what is true of them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any
from urllib.parse import urljoin

from benchmarks.corpus.case import Case
from benchmarks.corpus.fifth import citizens
from benchmarks.corpus.fifth.scene import Scene
from benchmarks.corpus.mail import LABELS, WORDS, Mail

# Words and labels that real mailboxes show besides those of the specification.
MORE_WORDS = {
    "answered": ["办理完毕", "处理完毕", "已解答", "已答", "回复完毕"],
    "open": ["待答复", "正在处理", "承办中", "等待回复", "未办结", "审核中"],
    "excluded": ["不予公开", "作废", "已撤回", "重复信件", "无效信件"],
}
STATES = {state: [*words, *MORE_WORDS[state]] for state, words in WORDS.items()}
SENDERS = ("陈**", "赵女士", "匿名网友", "一位家长", "m1560***", "孙某某", "龙先生", "老街坊")
WEEKDAYS = "一二三四五六日"


def _java(day: dt.date, time: str) -> str:
    return f"{day:%a %b %d} {time}:06 CST {day.year}"


def _dot_net(day: dt.date, time: str) -> str:
    hour, minute = map(int, time.split(":"))
    return f"{day.year}/{day.month}/{day.day} {'上午' if hour < 12 else '下午'} {(hour - 1) % 12 + 1}:{minute:02}:18"


DAYS: tuple[Callable[[dt.date, str], str], ...] = (
    lambda day, _: f"{day:%Y-%m-%d}",
    lambda day, time: f"{day:%Y-%m-%d} {time}:33.0",
    lambda day, _: f"{day.year}年{day.month:02}月{day.day:02}日",
    lambda day, time: f"{day.year}-{day.month}-{day.day} {time}",
    lambda day, _: f"{day:%Y/%m/%d}",
    lambda day, time: f"{day:%Y-%m-%d}T{time}:09",
    lambda day, time: f"{day.year}年{day.month}月{day.day}日 {time.replace(':', '时')}分",
    lambda day, _: f"[{day:%Y-%m-%d}]",
    _dot_net,
    lambda day, _: f"{day:%Y.%m.%d}",
    lambda day, _: f"{day:%Y-%m-%d} 星期{WEEKDAYS[day.weekday()]}",
    lambda day, time: f"{day:%Y-%m-%d} {time}:51",
    lambda day, _: f"{day.year}.{day.month}.{day.day}",
    _java,
)


def mail(scene: Scene, index: int, state: str = "", days: int = 0) -> Mail:
    """A letter of a scene, `days` old."""
    matter = citizens.MATTERS[(scene.number("matter") + 3 * index) % len(citizens.MATTERS)]
    chosen = state or scene.pick(
        ("answered", "open", "answered", "answered", "open", "excluded", "answered"), "state", index
    )
    serial = scene.number("serial", index)
    asked = scene.today - dt.timedelta(days=days or 13 + 8 * index + serial % 7)
    answered = asked + dt.timedelta(days=2 + serial % 9) if chosen == "answered" else None
    words = STATES[chosen]
    status = words[(scene.number(scene.family, "status") + 5 * scene.variant + index) % len(words)]
    name = (
        f"{asked:%Y%m%d}{serial % 9000 + 1000}",
        f"{serial % 90000 + 10000}",
        f"XF{asked:%Y}-{serial % 9000 + 1000}",
        f"JZXX{asked:%y%m}{serial % 900 + 100}",
        f"BMXX{asked:%Y%m%d}{serial % 90 + 10}",
    )[scene.number("name") % 5]
    unit = (scene.place, "", scene.place[:-1] + scene.place[-1])[scene.variant % 3] + matter.unit
    opening, closing = scene.pick(citizens.OPENINGS, "opening", index), scene.pick(citizens.CLOSINGS, "closing", index)  # fmt: skip
    return Mail(
        name,
        matter._replace(reply=f"{opening}{matter.reply}{closing}"),
        asked,
        answered,
        chosen,
        status,
        scene.pick(citizens.PATHS, "path").format(serial % 90000 + 1000),
        f"{8 + serial % 10:02}:{serial % 50 + 10:02}",
        unit,
    )


def mails(scene: Scene, order: Sequence[str], count: int = 0) -> list[Mail]:
    """The letters of a list; where no state is shown, all are answered."""
    state = "" if "state" in order else "answered"
    return [mail(scene, index, state) for index in range(count or 6 + scene.variant % 4)]


def labels_of(scene: Scene, fields: Sequence[str]) -> dict[str, str]:
    """A label for each field, the next one with each case."""
    return {field: scene.turn(LABELS[field], 1 + len(field) % 3) for field in fields}


def shown(one: Mail, scene: Scene, style: int = -1) -> dict[str, str]:
    """The fields as a page prints them."""
    day = DAYS[(scene.number("day") if style < 0 else style) % len(DAYS)]
    title = one.matter.title
    return {
        "id": one.id, "title": title, "kind": one.matter.kind, "sender": scene.pick(SENDERS, one.id), "asked": day(one.asked, one.time),
        "answered": day(one.answered, one.time) if one.answered else "", "state": one.status, "unit": one.unit, "body": one.matter.body,
        "reply": one.matter.reply if one.state == "answered" else "", "hits": str(scene.number("hits", one.id) % 2400),
        "path": one.path, "link": f"<a href=\"{escape(one.path)}\" target=\"_blank\">{title}</a>", "meaning": one.state,
    }  # fmt: skip


def row(one: Mail, order: Sequence[str], base: str) -> dict[str, Any]:
    """What is true of a letter of which a list shows these fields."""
    made: dict[str, Any] = {"title": one.matter.title, "url": urljoin(base, one.path)}
    told = {
        "id": one.id,
        "kind": one.matter.kind,
        "unit": one.unit,
        "state": one.state,
        "body": one.matter.body,
    }
    made |= {field: value for field, value in told.items() if field in order}
    if "reply" in order:
        made["reply"] = one.matter.reply if one.state == "answered" else ""
    made["asked"] = one.asked if "asked" in order else None
    made["answered"] = one.answered if "answered" in order else None
    return made


def letter(scene: Scene, one: Mail, main: str, fields: Sequence[str], **more: Any) -> Case:
    """A case of one letter's page; "unsaid" is what the page leaves open."""
    html = scene.page(
        scene.pick(("{}_信件详情", "{}", "信件详情", "{}-领导信箱", "政民互动"), "headline").format(one.matter.title),
        main,
        crumb=("首页", *scene.pick((("互动交流", "领导信箱"), ("政民互动", "信件公开"), ("公众参与", "网上咨询"), ("互动", "我要写信", "信件选登")), "crumb")),
        traps=("clock", "rebuilt", "tools"),
    )  # fmt: skip
    truth: dict[str, Any] = {
        "title": one.matter.title, "asked": one.asked, "answered": one.answered, "state": one.state, "body": one.matter.body,
        "reply": one.matter.reply if one.state == "answered" else "",
    }  # fmt: skip
    told = {"id": one.id, "kind": one.matter.kind, "unit": one.unit}
    truth |= {field: value for field, value in told.items() if field in fields} | more
    letters = [{field: value for field, value in truth.items() if value != "unsaid"}]
    return scene.case(one.path, html, {"letters": letters, "page_kind": ["letter"]})


def paragraphs(text: str, tag: str = "p") -> str:
    """A text with a paragraph for each sentence."""
    return "".join(f"<{tag}>　　{part}</{tag}>" for part in re.findall(r"[^。]+。?", text))


Values = Mapping[str, str]
Layout = Callable[[Scene, list[dict[str, str]], Sequence[str], Values], str]


def cell(values: Values, field: str) -> str:
    """A field as a list prints it: the title as a link."""
    return values["link"] if field == "title" else values[field]
