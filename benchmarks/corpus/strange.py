"""Strange: layouts that nobody would foresee. Of what they show nothing need be read, and nothing may be said against it."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from typing import Any

from benchmarks.corpus.mail import ListLayout
from benchmarks.corpus.rows import Item, Layout, epoch, row
from benchmarks.corpus.scene import Scene
from benchmarks.corpus.words import hanzi


def _digits(items: list[Item], _: Scene) -> str:
    """Each digit in a box of its own, as counters have them."""

    def boxes(day: dt.date) -> str:
        return "".join(f"<u>{sign}</u>" for sign in day.isoformat())

    return "".join(
        f"<div class='r'><a href='{i.path}'>{i.title}</a><q>{boxes(i.day)}</q></div>" for i in items
    )


def _months(items: list[Item], _: Scene) -> str:
    """Below a heading for each month, the day as a bare number."""
    parts, month = [], ""
    for item in items:
        if (now := f"{item.day.year}年{item.day.month}月") != month:
            parts.append(f"<h4>{now}</h4>")
            month = now
        parts.append(f"<div class='r'><b>{item.day.day}</b><a href='{item.path}'>{item.title}</a></div>")
    return "".join(parts)


def _weeks(items: list[Item], _: Scene) -> str:
    return "".join(
        f"<p><a href='{i.path}'>{i.title}</a>（{i.day.year}年第{i.day.isocalendar().week}周）</p>"
        for i in items
    )


def _stamps(items: list[Item], _: Scene) -> str:
    return "".join(
        f"<li data-time='{math.floor(epoch(i.day) / 1000)}'><a href='{i.path}'>{i.title}</a></li>"
        for i in items
    )


def _spoken(items: list[Item], _: Scene) -> str:
    return "".join(
        f"<dl><dt><a href='{i.path}'>{i.title}</a></dt><dd>{hanzi(i.day)}发出</dd></dl>" for i in items
    )


def _pictures(items: list[Item], _: Scene) -> str:
    return "".join(
        f"<a href='{i.path}'><img src='/images/r{n}.jpg' alt=''><span>{i.title}</span></a>"
        for n, i in enumerate(items)
    )


LISTS: Sequence[tuple[str, Layout]] = (
    ("digits", _digits), ("months", _months), ("weeks", _weeks), ("stamps", _stamps), ("spoken", _spoken), ("pictures", _pictures),
    ("compact", row("<li><a href='{u}'>{t}</a>{ymd}</li>")), ("european", row("<li><a href='{u}'>{t}</a><s>{dd}/{mm}/{Y}</s></li>")),
    ("plain-number", row("<li><a href='{u}'>{t}</a><s>No.{id}</s></li>")),
)  # fmt: skip

Rows = list[dict[str, str]]


def _prose(_: Scene, rows: Rows, __: Sequence[str], ___: Mapping[str, str]) -> str:
    return "".join(
        f"<p>{r['asked']}，{r['sender']}来信：{r['link']}。{r['unit']}{'于' + r['answered'] + '作出答复' if r['answered'] else '正在研究'}。</p>"
        for r in rows
    )


def _titles(_: Scene, rows: Rows, __: Sequence[str], ___: Mapping[str, str]) -> str:
    return f"<ul>{''.join('<li>' + r['link'] + '</li>' for r in rows)}</ul>"


def _bubbles(_: Scene, rows: Rows, __: Sequence[str], ___: Mapping[str, str]) -> str:
    return "".join(
        f"<div class='msg'><div class='q'>{r['link']}<small>{r['asked']}</small></div><div class='a'>{r['reply'][:20]}<small>{r['answered']}</small></div></div>"
        for r in rows
    )


MAIL_LISTS: Sequence[tuple[str, ListLayout]] = (("prose", _prose), ("titles", _titles), ("bubbles", _bubbles))


def _letter(pairs: list[tuple[str, str]]) -> str:
    return f"<div class='letter'>{''.join(f'<p>{value}</p>' for _, value in pairs)}</div>"


def _told(pairs: list[tuple[str, str]]) -> str:
    return f"<blockquote>{'，'.join(value for _, value in pairs)}</blockquote>"


MAIL_DETAILS: Sequence[tuple[str, Any]] = (("letter", _letter), ("told", _told))

ASKED = {
    "法律": "凭什么办", "依据": "凭什么办", "条件": "谁可以办", "对象": "谁可以办", "范围": "谁可以办", "材料": "要带什么", "资料": "要带什么", "证件": "要带什么", "流程": "怎么办",
    "程序": "怎么办", "流程图": "怎么办", "地": "去哪里办", "窗口": "去哪里办", "时间": "什么时候去", "时限": "多久办好", "期限": "多久办好", "收费": "要花钱吗", "电话": "打哪个电话问", "方式": "打哪个电话问",
}  # fmt: skip


def _question(label: str) -> str:
    return next((asked for word, asked in ASKED.items() if word in label), label)


def _questions(pairs: list[tuple[str, str]], _: int) -> str:
    return "".join(f"<h3>{_question(label)}？</h3><p>{value}</p>" for label, value in pairs)


def _running(pairs: list[tuple[str, str]], _: int) -> str:
    return f"<p>　　{'；'.join(value for _, value in pairs)}。</p>"


def _picture(_: list[tuple[str, str]], __: int) -> str:
    return "<p><img src='/images/zn.jpg' width='700' height='1200' alt='办事指南'></p>"


GUIDES: Sequence[tuple[str, Any]] = (("questions", _questions), ("running", _running), ("picture", _picture))
