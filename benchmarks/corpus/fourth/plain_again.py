"""Plain lists again: more layouts, written down when the readers had been mended by those of plain.py."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from benchmarks.corpus.case import Case
from benchmarks.corpus.fourth.plain import DIVS, TABLE, column, pins
from benchmarks.corpus.rows import Item, Layout, row
from benchmarks.corpus.scene import Scene

WIDE = str.maketrans("0123456789-", "０１２３４５６７８９－")
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def _day_rows(items: list[Item], _: Scene) -> str:
    made, last = "", None
    for item in items:
        if item.day != last:
            last = item.day
            made += f"<tr><td colspan='2' class='rq'>{last.year}年{last.month}月{last.day}日 星期{'一二三四五六日'[last.weekday()]}</td></tr>"
        made += f"<tr><td width='20'>·</td><td><a href='{escape(item.path)}'>{item.title}</a></td></tr>"
    return TABLE.format(made)


def _wide(items: list[Item], _: Scene) -> str:
    rows = (f"<li><a href='{escape(i.path)}'>{i.title}</a>{str(i.day).translate(WIDE)}</li>" for i in items)
    return f"<ul>{''.join(rows)}</ul>"


def _english(items: list[Item], _: Scene) -> str:
    rows = (
        f"<div class='post'><div class='d'><b>{i.day.day:02}</b><i>{MONTHS[i.day.month - 1]}</i><s>{i.day.year}</s></div><h4><a href='{escape(i.path)}'>{i.title}</a></h4></div>"
        for i in items
    )
    return DIVS.format("".join(rows))


MEND: tuple[tuple[str, Layout], ...] = (
    ("row-clicked", row("<tr onclick=\"location.href='{u}'\" style='cursor:pointer'><td>{n}</td><td>{t}</td><td>{D}</td></tr>", "{iso}", wrap=TABLE)),
    ("menu-list", row("<li><a href='{u}'>{t}</a><span>{D}</span></li>", "{iso}", wrap="<div class='menu list'><ul>{}</ul></div>")),
    ("hot-container", row("<li><a href='{u}'>{t}</a><span>{D}</span></li>", "{slash}", wrap="<div class='hot-news'><div class='hot'><ul>{}</ul></div></div>")),
    ("latest-over", row("<li><a href='{u}'>{t}</a><span>{D}</span></li>", "{iso}", wrap="<div class='tit'><h4>最新信息</h4></div><ul>{}</ul>")),
    ("day-over-rows", _day_rows),
    ("t-between", row("<li><a href='{u}'>{t}</a><span>{D}</span></li>", "{iso}T08:1{n}:00")),
    ("hours-minutes", row("<p><a href='{u}'>{t}</a> <font color='gray'>{D}</font></p>", "{Y}年{mm}月{dd}日 08时1{n}分", wrap=DIVS)),
    ("weekday-clock", row("<tr><td><a href='{u}'>{t}</a></td><td>{D}</td></tr>", "{iso} {week} 08:1{n}", wrap=TABLE)),
    ("spaced-day", row("<li><a href='{u}'>{t}</a><i>发布日期: {D}</i></li>", "{Y} - {mm} - {dd}")),
    ("wide-digits", _wide),
    ("short-year-words", row("<li><a href='{u}'>{t}</a>（{D}）</li>", "{yy}年{m}月{d}日")),
    ("hits-before-day", row("<li><a href='{u}'>{t}</a><span>浏览(201{n})</span><span>{D}</span></li>", "{iso}")),
    ("bars", row("<div><a href='{u}'>{t}</a><p>{D} | 来源：{src} | 点击：{n}3</p></div>", "{iso}", wrap=DIVS)),
    ("day-begins-anchor", row("<li><a href='{u}'>【{D}】{t}</a></li>", "{iso}")),
    ("details-link", row("<div class='item'><strong>{t}</strong><p>{sum}</p><span>{D}</span><a href='{u}'>[详细]</a></div>", "{iso}", wrap=DIVS)),
    ("facts-list", row("<li><h4><a href='{u}'>{t}</a></h4><ul class='info'><li>发布时间：{D}</li><li>来源：{src}</li><li>浏览：{n}</li></ul></li>", "{iso}", wrap="<ul class='big'>{}</ul>")),
    ("table-of-three-rows", row("<table class='one'><tr><td><a href='{u}'>{t}</a></td></tr><tr><td class='gray'>{D} {src}</td></tr><tr><td>{sum}</td></tr></table>", "{iso}", wrap=DIVS)),
    ("number-title-time", row("<li class='clearfix'><span class='num'>{n:02}</span><div><a href='{u}'>{t}</a></div><div class='time'><p>{mm}-{dd}</p><p>{Y}</p></div></li>")),
    ("english-badge", _english),
    ("slash-tail", row("<li><div class='date'>{dd}<span>/ {Y}.{mm}</span></div><a href='{u}'>{t}</a></li>")),
    ("year-above-bare", row("<li><div class='time'><em>{Y}</em>{mm}/{dd}</div><a href='{u}'>{t}</a></li>")),
    ("break-in-day", row("<li><p class='rq'>{mm}-{dd}<br>{Y}</p><a href='{u}'>{t}</a></li>")),
    ("print-beside", row("<li><a href='{u}'>{t}</a> <a href='{u}&amp;print=1'>打印</a> <span>{D}</span></li>", "{iso}")),
    ("day-in-span-title", row("<li><a href='{u}'>{t}</a><span title='{iso} 09:1{n}:00'>{mm}-{dd}</span></li>")),
)  # fmt: skip
HOLD: tuple[tuple[str, Layout], ...] = (
    ("item-data-link", row("<div class='item' data-link='{u}' onclick='go(this)'><h4>{t}</h4><span>{D}</span></div>", "{iso}", wrap=DIVS)),
    ("nav-content", row("<dl><dt><a href='{u}'>{t}</a></dt><dd>{D}</dd></dl>", "{iso}", wrap="<div id='nav_content'>{}</div>")),
    ("figures", row("<figure><a href='{u}'><img src='/i/{n}.jpg' alt=''></a><figcaption><a href='{u}'>{t}</a><time>{D}</time></figcaption></figure>", "{dot}", wrap=DIVS)),
    ("field-sets", row("<fieldset><legend>{D}</legend><a href='{u}'>{t}</a></fieldset>", "{iso}", wrap=DIVS)),
    ("cited", row("<blockquote><a href='{u}'>{t}</a><cite>{src}，{D}</cite></blockquote>", "{cn}", wrap=DIVS)),
    ("unclosed-anchors", row("<li><a href={u}>{t}<span>{D}</span>", "{iso}", wrap="<ul>{}</ul>")),
    ("crossed-tags", row("<tr><td><b><a href='{u}'>{t}</b></a><td><i>{D}</td></i>", "{slash1}", wrap=TABLE)),
    ("data-date", row("<li><a href='{u}'>{t}</a><span class='date' data-date='{iso}'>{mm}-{dd}</span></li>")),
    ("pinned-label", pins("<li>@@<a href='{u}'>{t}</a><span>{iso}</span></li>", "<em class='stick'>[顶]</em>")),
    ("full-stops", row("<li><a href='{u}'>{t}</a><span>{D}</span></li>", "{Y}．{m}．{d}")),
    ("folded", row("<details><summary>{t} <time>{D}</time></summary><p>{sum}</p><a href='{u}'>查看全文</a></details>", "{iso}", wrap=DIVS)),
    ("month-day-then-year", row("<li><a href='{u}'><span>{mm}月{dd}日</span><span>{Y}年</span><p>{t}</p></a></li>")),
    ("source-then-day", row("<tr><td>◇<a href='{u}'>{t}</a></td><td>{src}&nbsp;&nbsp;{D}</td></tr>", "{iso}", wrap=TABLE)),
    ("unit-list", row("<ul><li><b>标题：</b><a href='{u}'>{t}</a></li><li><b>单位：</b>{src}</li><li><b>日期：</b>{D}</li></ul>", "{iso}", wrap=DIVS)),
    ("list-in-label", row("<label><input type='radio' name='r'><a href='{u}'>{t}</a> <small>{D}</small></label><br>", "{iso}", wrap="<form>{}</form>")),
    ("updated-words", row("<div class='bx'><a href='{u}'>{t}</a><div>{src} 于 {D} 发布</div></div>", "{iso}", wrap=DIVS)),
)  # fmt: skip


def cases() -> Iterator[Case]:
    """Every case of this file."""
    for part, layouts in (("mend", MEND), ("hold", HOLD)):
        for name, layout in layouts:
            yield from (column(f"plain-more/{part}-{name}", layout, n) for n in range(3))
