"""Days of rows: odd places and spellings of the day of a list's row, written down before the readers were looked at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from html import escape
from typing import NamedTuple
from urllib.parse import urljoin

from benchmarks.corpus.case import Case
from benchmarks.corpus.fourth import plain_shells
from benchmarks.corpus.fourth.plain import COLUMNS, DIVS, PAGERS, PLAIN, TABLE, Scene
from benchmarks.corpus.rows import Item, Layout, epoch, items_of, row, truth_of
from benchmarks.corpus.scene import Scene as AnyScene
from benchmarks.corpus.words import hanzi

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
SHOWN = "<li><a href='{u}'>{t}</a><span>{D}</span></li>"


class Made(NamedTuple):
    """A layout, and what its items are: days apart, days since the newest, whether their days can be told, their order."""

    name: str
    layout: Layout
    step: int = 5
    ago: int = 9
    told: bool = True
    upwards: bool = False
    pinned: int = 0
    january: bool = False  # fetched in January, the newest being last year's


def each(line: Callable[[int, Item, AnyScene], str], wrap: str = "<ul class='list'>{}</ul>") -> Layout:
    """A layout whose lines are made by a function of number, item and scene."""

    def made(items: list[Item], scene: AnyScene) -> str:
        return wrap.replace("{}", "\n".join(line(n, item, scene) for n, item in enumerate(items)))

    return made


def link(item: Item) -> str:
    """The anchor of an item."""
    return f"<a href='{escape(item.path)}'>{item.title}</a>"


def spoken(spelling: Callable[[dt.date], str]) -> Layout:
    """Rows with their day beside, in a spelling of its own."""
    return each(lambda _, i, __: f"<li>{link(i)}<span>{spelling(i.day)}</span></li>")


def _ago(_: int, item: Item, scene: AnyScene) -> str:
    days = (scene.today - item.day).days
    words = {0: "今天 09:12", 1: "昨天 17:40", 2: "前天"}
    return f"<li>{link(item)}<span>{words.get(days, str(item.day))}</span></li>"


def _hours(n: int, item: Item, scene: AnyScene) -> str:
    days = (scene.today - item.day).days
    return f"<li>{link(item)}<span>{item.day if days else f'{n + 1}小时前'}</span></li>"


def _days_ago(_: int, item: Item, scene: AnyScene) -> str:
    return f"<li>{link(item)}<span>{(scene.today - item.day).days}天前</span></li>"


def _clock_today(n: int, item: Item, scene: AnyScene) -> str:
    return f"<li>{link(item)}<span>{item.day if item.day != scene.today else f'{9 + n}:1{n}'}</span></li>"


def _by_year(items: list[Item], _: AnyScene) -> str:
    made, n = "", 0
    while n < len(items):
        same = [i for i in items[n:] if i.day.year == items[n].day.year]
        cells = [f"<td>{i.day.month}月{i.day.day}日</td><td>{link(i)}</td></tr>" for i in same]
        made += f"<tr><td rowspan='{len(same)}'>{same[0].day.year}年</td>{'<tr>'.join(cells)}"
        n += len(same)
    return f"<table><tr><th>年度</th><th>日期</th><th>标题</th></tr>{made}</table>"


def _groups(heading: str) -> Layout:
    def made(items: list[Item], _: AnyScene) -> str:
        html, last = "", None
        for item in items:
            if item.day != last:
                html += f"{'</ul>' if last else ''}{heading.format(D=item.day, m=item.day.month, d=item.day.day, Y=item.day.year)}<ul>"
                last = item.day
            html += f"<li>{link(item)}</li>"
        return f"<div class='news'>{html}</ul></div>"

    return made


def _beside(before: str, after: str) -> Layout:
    def made(items: list[Item], scene: AnyScene) -> str:
        rows = "".join(f"<li>{link(i)}<span>{i.day}</span></li>" for i in items)
        side = "".join(
            f"<li><a href='{plain_shells.BESIDE}{n}.html'>{t}</a><span>{scene.today}</span></li>"
            for n, t in enumerate(scene.titles(scene.words.NEWS, 5, "side"))
        )
        return f"{before}<ul>{rows}</ul>{after}".format(today=scene.today, side=side)

    return made


def _half(n: int, item: Item, _: AnyScene) -> str:
    return f"<li>{link(item)}<span>{item.day if n % 2 == 0 else ''}</span></li>"


def _comments(_: int, item: Item, __: AnyScene) -> str:
    later = item.day + dt.timedelta(days=3)
    return f"<li>{link(item)}<span>{item.day}</span><div class='reply'><p>网友 {later} 留言：希望尽快落实。</p><p>回复 {later + dt.timedelta(days=1)}：已转办。</p></div></li>"


def _until(_: int, item: Item, __: AnyScene) -> str:
    return f"<li>{link(item)}<p>征集时间：{item.day + dt.timedelta(days=1)}至{item.day + dt.timedelta(days=31)}</p><p>发布时间：{item.day}</p></li>"


def _range_alone(_: int, item: Item, __: AnyScene) -> str:
    return f"<li>{link(item)}<p>有效期至：{item.day + dt.timedelta(days=3)}</p></li>"


def _deadline(_: int, item: Item, __: AnyScene) -> str:
    return f"<tr><td>{link(item)}</td><td>{item.day}</td><td>{item.day + dt.timedelta(days=20)}</td></tr>"


def _meeting(n: int, item: Item, _: AnyScene) -> str:
    held = item.day - dt.timedelta(days=4 + n)
    return f"<li>{link(item)}<p>会议于{held.month}月{held.day}日召开，研究部署有关工作。</p><em>{item.day}</em></li>"


def _impossible(n: int, item: Item, _: AnyScene) -> str:
    typo = (
        f"{item.day.year}-02-30",
        f"2{item.day.year % 1000 * 10 % 1000:03}-13-05",
        f"{item.day.year}-00-12",
    )[n % 3]
    return f"<li>{link(item)}<span>{typo}</span></li>"


def _sided(n: int, item: Item, _: AnyScene) -> str:
    return f"<tr><td>{n + 1}</td><td>{link(item)}</td><td>政发〔{item.day.year - 1}〕{n + 3}号</td><td>2{item.day.year % 100:03}</td><td>{item.day}</td></tr>"


MADE: tuple[Made, ...] = (
    Made("two-digits-year-first", spoken(lambda d: f"{d:%y}-{d.month}-{d.day}"), step=11),
    Made("two-digits-dots", spoken(lambda d: f"{d:%y}.{d:%m}.{d:%d}"), step=7),
    Made("day-month-year", spoken(lambda d: f"{d:%d/%m/%Y}"), step=4),
    Made("month-day-year", spoken(lambda d: f"{d:%m/%d/%Y}"), step=4),
    Made("month-short", spoken(lambda d: f"{MONTHS[d.month - 1][:3]}. {d.day}, {d.year}")),
    Made("month-long", spoken(lambda d: f"{MONTHS[d.month - 1]} {d.day}, {d.year}")),
    Made("ordinal", spoken(lambda d: f"{d.day}{'th' if d.day in (11, 12, 13) else {1: 'st', 2: 'nd', 3: 'rd'}.get(d.day % 10, 'th')} {MONTHS[d.month - 1]} {d.year}")),
    Made("dash-month", spoken(lambda d: f"{d:%d}-{MONTHS[d.month - 1][:3]}-{d.year}")),
    Made("zero-hanzi", spoken(lambda d: hanzi(d).replace("〇", "○"))),
    Made("republic", spoken(lambda d: f"民国{d.year - 1911}年{d.month}月{d.day}日"), told=False),
    Made("lunar", spoken(lambda d: f"农历{'正二三四五六七八九十'[d.month % 10]}月初{'一二三四五六七八九十'[d.day % 10]}"), told=False),
    Made("weekday-alone", spoken(lambda d: "星期" + "一二三四五六日"[d.weekday()]), told=False),
    Made("words-of-days", each(_ago), step=1, ago=0),
    Made("hours-ago", each(_hours), step=2, ago=0),
    Made("days-ago", each(_days_ago), step=3, ago=2),
    Made("clock-today", each(_clock_today), step=3, ago=0),
    Made("yearless", spoken(lambda d: f"{d:%m-%d}"), step=20),
    Made("yearless-words", spoken(lambda d: f"{d.month}月{d.day}日"), step=45),
    Made("yearless-new-year", spoken(lambda d: f"[{d:%m-%d}]"), step=9, ago=12, january=True),
    Made("yearless-upwards", spoken(lambda d: f"{d:%m-%d}"), step=3, ago=4, upwards=True),
    Made("upwards", spoken(str), step=13, upwards=True),
    Made("unmarked-pins", spoken(str), pinned=2),
    Made("updated-beside", row("<li><a href='{u}'>{t}</a><span>更新时间：{other}</span><span>发布时间：{D}</span></li>"), ago=30),
    Made("updated-header", each(lambda _, i, __: f"<tr><td>{link(i)}</td><td>{i.day + dt.timedelta(days=6)}</td><td>{i.day}</td></tr>", "<table><tr><th>标题</th><th>更新时间</th><th>发布时间</th></tr>{}</table>"), ago=30),
    Made("collected-until", each(_until), ago=40),
    Made("valid-until-alone", each(_range_alone), told=False, ago=60),
    Made("deadline-header", each(_deadline, "<table><tr><th>岗位公告</th><th>发布日期</th><th>截止日期</th></tr>{}</table>"), ago=30),
    Made("meeting-in-summary", each(_meeting)),
    Made("impossible", each(_impossible), told=False),
    Made("joined-before", each(lambda _, i, __: f"<li><a href='{escape(i.path)}'>{i.day:%Y-%m-%d}{i.title}</a></li>")),
    Made("joined-after", each(lambda _, i, __: f"<li><a href='{escape(i.path)}'>{i.title} {i.day:%Y-%m-%d}</a></li>")),
    Made("joined-short", each(lambda _, i, __: f"<li><a href='{escape(i.path)}'>{i.day:%m-%d}{i.title}</a></li>"), step=8),
    Made("joined-short-span", each(lambda _, i, __: f"<li><a href='{escape(i.path)}'><span>{i.day:%m-%d}</span>{i.title}</a></li>"), step=8),
    Made("under-picture", each(lambda n, i, _: f"<div class='p'><a href='{escape(i.path)}'><img src='/i/20160{n % 9 + 1}01.jpg' alt='{i.title}'></a><p>{i.day}</p><p>{link(i)}</p></div>", DIVS)),
    Made("picture-names", each(lambda _, i, __: f"<li><img src='/upload/{i.day:%Y%m%d}.jpg'>{link(i)}</li>"), told=False),
    Made("class-names", each(lambda n, i, _: f"<li class='item-{n} c2018-0{n % 9 + 1}-05' id='r20190{n % 9 + 1}11'>{link(i)}<b>{i.day}</b></li>")),
    Made("time-says-ago", each(lambda n, i, s: f"<li>{link(i)}<time datetime='{i.day}T08:1{n % 10}:00+08:00'>{(s.today - i.day).days // 7 + 1} weeks ago</time></li>")),
    Made("milliseconds", each(lambda _, i, __: f"<li data-time='{epoch(i.day, 9)}'>{link(i)}</li>")),
    Made("seconds", each(lambda _, i, __: f"<li>{link(i)}<span class='date' data-timestamp='{epoch(i.day, 9) // 1000}'></span></li>")),
    Made("year-like-hits", each(_sided, "<table><tr><td>序号</td><td>名称</td><td>文号</td><td>点击</td><td>时间</td></tr>{}</table>")),
    Made("document-number", each(lambda n, i, _: f"<li>{link(i)}<span>某政发〔{i.day.year}〕{n + 5}号</span></li>"), told=False),
    Made("issues", each(lambda n, i, _: f"<li>{link(i)}<span>{i.day.year}年第{n + 1}期</span></li>"), told=False),
    Made("month-alone", spoken(lambda d: f"{d.year}年{d.month}月"), told=False),
    Made("quarter", spoken(lambda d: f"{d.year}年第{'一二三四'[(d.month - 1) // 3]}季度"), told=False),
    Made("every-second", each(_half)),
    Made("year-cell", _by_year, step=60),
    Made("three-columns", each(lambda _, i, __: f"<tr><td>{link(i)}</td><td>{i.day.year}</td><td>{i.day.month}</td><td>{i.day.day}</td></tr>", "<table><tr><th>标题</th><th>年</th><th>月</th><th>日</th></tr>{}</table>")),
    Made("three-columns-first", each(lambda _, i, __: f"<tr><td>{i.day.year}</td><td>{i.day.month:02}</td><td>{i.day.day:02}</td><td>{link(i)}</td></tr>", "<table><tr><th>年</th><th>月</th><th>日</th><th>标题</th></tr>{}</table>")),
    Made("groups", _groups("<h4>{D}</h4>"), step=1),
    Made("groups-yearless", _groups("<h4>{m}月{d}日</h4>"), step=3),
    Made("foot-updated", _beside("", "<p class='foot'>最后更新：{today}</p>")),
    Made("foot-page", _beside("", "<div class='page'>page 1 of 3, {today}</div>")),
    Made("head-day", _beside("<p class='top'>{today} 列表</p>", "")),
    Made("side-in-container", _beside("<div class='side'><h3>热门推荐</h3><ul>{side}</ul></div>", "")),
    Made("comments", each(_comments), ago=30),
    Made("before-content", each(lambda n, i, _: f"<li><style>.d{n}::before{{content:'{i.day}'}}</style><i class='d{n}'></i>{link(i)}</li>"), told=False),
    Made("clock-and-day", each(lambda n, i, _: f"<tr><td>{i.day:%H:%M} 1{n % 10}:30</td><td>{link(i)}</td><td>{i.day.year}年{i.day.month}月{i.day.day}号</td></tr>", TABLE)),
    Made("apostrophe-year", spoken(lambda d: f"'{d:%y}-{d:%m}-{d:%d}"), step=6),
    Made("day-over-month", each(lambda _, i, __: f"<li><div><b>{i.day.day}</b><span>{MONTHS[i.day.month - 1][:3].upper()} {i.day.year}</span></div>{link(i)}</li>")),
    Made("day-over-hanzi-month", each(lambda _, i, __: f"<li><div><b>{i.day.day:02}</b><span>{['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'][i.day.month - 1]}月 {i.day.year}</span></div>{link(i)}</li>")),
)  # fmt: skip


def cases() -> Iterator[Case]:
    """Every case of this file."""
    for made in MADE:
        yield from (_case(made, variant) for variant in range(2))


def _case(made: Made, variant: int) -> Case:
    scene = Scene(f"row-days/{made.name}", variant)
    if made.january:
        scene.today = dt.date(scene.today.year, 1, 6)
    name, place = scene.turn(COLUMNS)
    ago = made.ago + (variant if made.ago else 0)
    items = items_of(
        scene, 8 + scene.number("count") % 7, ago, made.step, scene.pick(PLAIN, "url"), pinned=made.pinned
    )
    items = list({item.path: item for item in reversed(items)}.values())[::-1]  # no address twice
    if made.upwards:
        items.reverse()
    if "groups" in made.name:
        items = [item._replace(day=items[n - n % 3].day) for n, item in enumerate(items)]
    base = f"http://{scene.host}{place}"
    html = scene.page(
        f"{name}-{scene.place}人民政府", f"<h3 class='lmmc'>{name}</h3>{made.layout(items, scene)}{scene.pick(PAGERS, 'pager')}",
        crumb=("首页", "新闻中心", name), traps=scene.some(tuple(scene.wardrobe.traps), 1 + variant, "traps"),
    )  # fmt: skip
    truth = truth_of(items, base, scene.today, shown=made.told)
    if made.name == "every-second":
        for n, one in enumerate(truth["rows"]):
            one["day"] = one["day"] if n % 2 == 0 else None
        truth["newest"] = max(item.day for item in items[::2])
    truth |= {"beside": [urljoin(base, plain_shells.BESIDE)], "page_kind": ["column"]}
    return scene.case(place, html, truth, name=name)
