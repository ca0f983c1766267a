"""Plain lists with rivals: other days beside a row's own, marks of pinned rows, boxes whose names mislead."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from benchmarks.corpus.case import Case
from benchmarks.corpus.fourth.plain import DIVS, TABLE, column, pins
from benchmarks.corpus.rows import Item, Layout, row
from benchmarks.corpus.scene import Scene


def _headline(items: list[Item], _: Scene) -> str:
    first, *rest = items
    rows = (f"<li><a href='{escape(i.path)}'>{i.title}</a><span>{i.day}</span></li>" for i in rest)
    return f"<div class='tt'><h2><a href='{escape(first.path)}'>{first.title}</a></h2><p>会议指出，要压实责任，确保实效。<a href='{escape(first.path)}'>[全文]</a></p><em>{first.day}</em></div><ul>{''.join(rows)}</ul>"


def _halves(items: list[Item], _: Scene) -> str:
    rows = [f"<li><a href='{escape(i.path)}'>{i.title}</a><span>{i.day}</span></li>" for i in items]
    half = len(rows) // 2
    return f"<ul class='l1'>{''.join(rows[:half])}</ul><div class='ad'><img src='/a.gif'></div><ul class='l2'>{''.join(rows[half:])}</ul>"


MEND: tuple[tuple[str, Layout], ...] = (
    ("headline", _headline),
    ("halves", _halves),
    ("closing-day", row("<li><a href='{u}'>{t}</a><span>{D}</span><em>截止日期：{other}</em></li>", "{iso}")),
    ("meeting-day", row("<li><a href='{u}'>{t}</a><p>会议时间：{early} 发布时间：{D}</p></li>", "{iso}")),
    ("valid-until", row("<tr><td><a href='{u}'>{t}</a></td><td>{other}</td><td>{D}</td></tr>", "{iso}", wrap="<table><thead><tr><th>标题</th><th>有效期至</th><th>发布日期</th></tr></thead><tbody>{}</tbody></table>")),
    ("made-and-put-up", row("<li><h4><a href='{u}'>{t}</a></h4><p><b>生成日期：</b><i>{early}</i> <b>公开日期：</b><i>{D}</i></p></li>", "{iso}")),
    ("last-changed", row("<div class='w'><a href='{u}'>{t}</a><span>最后更新：{D}</span></div>", "{iso}", wrap=DIVS)),
    ("changed-on", row("<li><a href='{u}'>{t}</a><small>更新于{D}</small></li>", "{iso}")),
    ("bullets-named-top", row("<li><img src='/images/top.gif'><a href='{u}'>{t}</a><span>{D}</span></li>", "{iso}")),
    ("pinned-in-anchor", pins("<li><a href='{u}'>@@{t}</a><span>{iso}</span></li>", "【置顶】")),
    ("pinned-class", pins("<li class='row@@'><a href='{u}'>{t}</a><span>{iso}</span></li>", " istop")),
    ("pinned-badge", pins("<tr><td>@@<a href='{u}'>{t}</a></td><td>{iso}</td></tr>", "<span class='layui-badge'>置顶</span>", TABLE)),
    ("nav-element", row("<a href='{u}'>{t}<i>{D}</i></a>", "{iso}", wrap="<nav class='list'>{}</nav>")),
    ("state-before-day", row("<tr><td>{n}</td><td><a href='{u}'>{t}</a></td><td>已公开</td><td>{src}</td><td>{D}</td></tr>", "{slash1} 9:0{n}:00", wrap=TABLE)),
    ("from-to-and-day", row("<tr><td><a href='{u}'>{t}</a></td><td>{early}</td><td>{other}</td><td>{D}</td></tr>", "{iso}", wrap="<table><tr><td>项目</td><td>开始时间</td><td>结束时间</td><td>发布时间</td></tr>{}</table>")),
    ("weekday-before", row("<li><a href='{u}'>{t}</a><span>{week} {D}</span></li>", "{iso}")),
)  # fmt: skip


def cases() -> Iterator[Case]:
    """Every case of this file."""
    for name, layout in MEND:
        yield from (column(f"plain-rivals/mend-{name}", layout, n) for n in range(3))
