"""Lists: columns in the markups of the content systems, rows in carriers, answers of interfaces; what stands around them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from html import escape
from typing import Any, NamedTuple
from urllib.parse import urljoin

from benchmarks.corpus.case import Case, half
from benchmarks.corpus.fifth.carriers import CARRIED
from benchmarks.corpus.fifth.markups import PLAIN, SPECIAL, marked
from benchmarks.corpus.fifth.scene import Scene
from benchmarks.corpus.fifth.systems import DATED, NAMES, SYSTEMS, UNDATED
from benchmarks.corpus.rows import Item, Layout, epoch, items_of, truth_of
from benchmarks.corpus.words import spelt

VARIANTS = 4
AROUND = (
    ("clock", "updated", "latest"), ("weather", "visitors", "hot"), ("headlines", "generated", "copyright"), ("marquee", "advice", "lunar"), ("topics", "upkeep", "clock"),
    ("latest", "hot", "visitors", "copyright"), ("clock", "weather", "generated"),
)  # fmt: skip


class Kind(NamedTuple):
    """How a list is filled: what is unlike an ordinary one."""

    layout: Layout
    systems: Sequence[str] = tuple(SYSTEMS)
    count: int = 7  # and up to five more
    ago: int = 3  # days, and up to 80 more
    far: bool = True  # whether those more are added
    step: int = 9  # at most, between rows
    shown: bool = True  # whether rows show their days
    turned: bool = False  # from the oldest on
    around: Sequence[str] = ()
    before: str = ""  # markup before and after the rows: {today} {cn} {year} {last} {before}
    after: str = ""
    more: dict[str, Any] = {}


def _kinds() -> dict[str, Kind]:
    plain = dict(PLAIN)
    kinds = {name: Kind(layout) for name, layout in PLAIN if name != "bare"}  # which shows no day
    for name, layout in CARRIED:
        kinds[name] = Kind(layout, ("jcms", "jpaas") if name.startswith("records") else tuple(SYSTEMS))
    for name, layout, systems in SPECIAL:
        kinds[name] = Kind(layout, systems or tuple(SYSTEMS))
    for name in ("yearless-bracket", "yearless-dot", "yearless-cn", "yearless-table"):
        kinds[name] = kinds[name]._replace(step=12, around=("clock", "advice", "generated"))
    old = ("clock", "weather", "updated", "generated", "latest", "visitors", "headlines")
    kinds |= {
        "undated": Kind(plain["bare"], UNDATED, shown=False, around=("clock", "updated", "generated")),
        "day-in-address": Kind(plain["bare"], DATED, around=("clock", "updated", "copyright")),
        "pinned-word": Kind(marked("[置顶]"), more={"pinned": 2}),
        "pinned-picture": Kind(marked('<img src="/images/zd.gif" alt="置顶" />'), more={"pinned": 1, "fresh_pin": True}),
        "pinned-badge": Kind(marked('<span class="label label-top">置顶</span>'), more={"pinned": 2, "fresh_pin": True}),
        "pinned-font": Kind(marked("<font color=#FF0000>【置顶】</font>"), more={"pinned": 1}),
        "future-one": Kind(plain["a-span"], more={"future": 1}),
        "future-table": Kind(plain["upper-table"], more={"future": 2}),
        "oldest-first": Kind(plain["span-a"], turned=True),
        "oldest-first-table": Kind(plain["upper-table"], turned=True),
        "asleep": Kind(plain["a-span"], ago=900, around=old), "asleep-table": Kind(plain["grid"], ago=1500, around=old),
        "asleep-split": Kind(plain["split-under"], ago=1100, around=old),
        "day-in-title": Kind(plain["span-a"], more={"titled": True}), "day-in-title-cell": Kind(plain["upper-table"], more={"titled": True}),
        "today": Kind(plain["a-span"], ago=0, far=False, step=1, around=("clock", "latest")),
        "few": Kind(plain["em-bracket"], count=1, step=40, around=("latest", "clock")),
        "years": Kind(plain["a-span"], before='<div class="nian"><a href="{last}/">{last}年</a> <a href="{before}/">{before}年</a> <a href="older/">往年</a></div>', around=("updated",)),
        "search-form": Kind(plain["span-a"], before='<form action="/search.jsp" method="get">标题：<input name="bt">日期：<input name="ks" value="{last}-01-01">至<input name="js" value="{today}"><input type="submit" value="查询"></form>'),
        "count-to-date": Kind(plain["br"], after='<p class="tj">截至{cn}，本栏目共有信息186条。</p>'),
        "page-clock": Kind(plain["td-unclosed"], before="<div align=right>今天是：{cn}</div>", after="<p align=center>页面更新时间：{today} 00:05:11</p>"),
        "calendar": Kind(plain["a-span"], after='<table class="rili"><caption>{year}年日历</caption><tr><td>日</td><td>一</td><td>二</td><td>三</td><td>四</td><td>五</td><td>六</td></tr><tr><td>1</td><td>2</td><td class="on">3</td><td>4</td><td>5</td><td>6</td><td>7</td></tr></table>'),
    }  # fmt: skip
    return kinds


def cases() -> Iterator[Case]:
    """Every list with rows."""
    for name, kind in _kinds().items():
        for variant in _variants(f"fifth-lists-{name}"):
            yield _list(name, kind, variant)
    for name, (address, content_type) in ANSWERS.items():
        for variant in range(4):
            yield _answer(name, address, content_type, variant)


def _variants(family: str) -> range:
    """At least four, and as many as it takes for both halves to have one."""
    count = VARIANTS
    while len({half(f"{family}-{variant}") for variant in range(count)}) < 2:
        count += 1
    return range(count)


def _list(name: str, kind: Kind, variant: int) -> Case:
    scene = Scene(f"fifth-lists-{name}", variant, first=dt.date(2014, 2, 10), span=4600)
    system = SYSTEMS[scene.turn(kind.systems)]
    pool = scene.pick((scene.words.NEWS, scene.words.NOTICES), "pool")  # as items_of draws it
    column, pinyin = scene.pick(NAMES[pool is scene.words.NOTICES], "column")
    names = {"s": pinyin, "n": 10 + scene.number("n") % 890}
    path = scene.pick(system.columns, "path").format(**names)
    # of several forms of an article's address that which does not tell the day, where nothing may
    forms = [form for form in system.articles if kind.shown or ("{d" not in form and "{ym" not in form)]
    if name == "day-in-address":
        forms = [form for form in forms if "{d}" in form or "{dd}" in form or "{ymd}" in form]
    form = scene.pick(forms, "form").replace("{s}", pinyin).replace("{n}", str(names["n"]))
    items = items_of(
        scene, kind.count + scene.number("count") % 6, kind.ago + (scene.number("ago") % 80 if kind.far else 0), 1 + scene.number("step") % kind.step, form, **kind.more
    )  # fmt: skip
    if kind.turned:
        items = items[::-1]
    spelling = {"today": scene.today, "cn": spelt(scene.today)["cn"], "year": scene.today.year, "last": scene.today.year - 1, "before": scene.today.year - 2}  # fmt: skip
    pager, second = (
        part.replace("{s}", pinyin).replace("{n}", str(names["n"]))
        for part in scene.pick(system.pagers, "pager")
    )
    main = (
        scene.pick(HEADS, "h").format(c=column)
        + kind.before.format(**spelling)
        + kind.layout(items, scene)
        + kind.after.format(**spelling)
        + pager
    )
    url = f"http://{scene.host}{path}"
    truth = truth_of(items, url, scene.today, shown=kind.shown) | {
        "next": urljoin(url, second) if second else "", "page_kind": ["column"], "beside": [*scene.beside, *_beside(name, scene)],
    }  # fmt: skip
    html = scene.page(
        column,
        main,
        scene.pick(system.shells, "shell"),
        crumb=("首页", "政务公开", column),
        traps=kind.around or scene.turn(AROUND),
        head=_tags(scene, column),
    )
    return scene.case(path, html, truth, name=column)


HEADS = (
    "<h2>{c}</h2>",
    '<div class="lmtitle"><span>{c}</span></div>',
    "<!-- {c} -->",
    '<div class="tit"><b>{c}</b><a href="rss.xml">RSS</a></div>',
)


def _beside(name: str, scene: Scene) -> list[str]:
    """Stems of addresses that a row names besides its own."""
    return [f"http://{scene.host}/zcjd/tj/"] if name == "explained" else []


def _tags(scene: Scene, column: str) -> str:
    """The tags of 2017, on some pages made since."""
    if scene.today.year < 2018 or scene.variant % 2:
        return ""
    return (
        f'<meta name="SiteName" content="{scene.place}人民政府">\n<meta name="SiteDomain" content="{scene.host}">\n<meta name="SiteIDCode" content="3300000021">\n'
        f'<meta name="ColumnName" content="{column}">\n<meta name="ColumnType" content="{column}">\n'
    )


ANSWERS = {
    "flat": ("/zwgk/tzgg/data.json", "application/json"), "deep": ("/common/search/5b1c4e9a0f3d4c21a7", "application/json;charset=UTF-8"), "ms": ("/queryList?channelId=31&pageNo=1", "application/json;charset=UTF-8"),
    "seconds": ("/gkmlpt/api/all/1186?page=1&sid=660012", "application/json; charset=utf-8"), "fragment": ("/api-gateway/jpaas-publish-server/front/page/build/unit?unitId=88", "application/json"),
    "store": ("/module/web/jpage/dataproxy.jsp?startrecord=1&endrecord=45&perpage=15&columnid=88", "text/xml;charset=UTF-8"), "feed": ("/rss/tzgg.xml", "application/rss+xml"), "callback": ("/jsonp/list?callback=cb&id=8", "application/javascript"),
}  # fmt: skip


def _answer(name: str, address: str, content_type: str, variant: int) -> Case:
    """A list that is no page."""
    scene = Scene(f"fifth-lists-answer-{name}", variant, first=dt.date(2016, 3, 1), span=3900)
    form = scene.turn(
        (
            "/zwgk/{ym}/t{ymd}_{id}.html",
            "/art/{Y}/{m}/{d}/art_88_{id}.html",
            "/content/article/{id}3",
            "/info/1015/{id}.htm",
        )
    )
    items = items_of(
        scene, 10 + scene.number("c") % 6, scene.number("ago") % 60, 1 + scene.number("step") % 8, form
    )
    url = f"http://{scene.host}{address}"
    return scene.case(
        address,
        _body(name, items, scene),
        truth_of(items, url, scene.today),
        name="通知公告",
        content_type=content_type,
    )


def _body(name: str, items: list[Item], scene: Scene) -> str:
    rows = [(n, item, f"http://{scene.host}{item.path}") for n, item in enumerate(items)]
    if name == "store":
        records = "".join(
            f'<record><![CDATA[<li><a href="{i.path}" title="{i.title}" target="_blank">{i.title}</a><b>{i.day}</b></li>]]></record>'
            for i in items
        )
        return f"<datastore><totalrecord>186</totalrecord><totalpage>13</totalpage><recordset>{records}</recordset></datastore>"
    if name == "feed":
        entries = "".join(
            f"<item><title><![CDATA[{i.title}]]></title><link>{escape(u)}</link><pubDate>{i.day:%a, %d %b %Y} 09:00:00 +0800</pubDate></item>" for _, i, u in rows
        )  # fmt: skip
        return f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>通知公告</title><lastBuildDate>{scene.today:%a, %d %b %Y} 23:00:00 +0800</lastBuildDate>{entries}</channel></rss>'
    shapes: dict[str, Any] = {
        "flat": [{"title": i.title, "url": i.path, "date": str(i.day)} for _, i, _ in rows],
        "deep": {"code": 200, "data": {"total": 186, "page": 1, "results": [{"manuscriptId": n, "title": i.title, "url": u, "publishedTimeStr": f"{i.day} 10:30:00", "channelName": "通知公告"} for n, i, u in rows]}},
        "ms": {"success": True, "serverTime": epoch(scene.today, 11), "body": {"data": {"results": [{"id": 40 + n, "source": {"title": i.title, "urls": i.path, "pubDate": epoch(i.day, 9)}} for n, i, _ in rows]}}},
        "seconds": {"articles": [{"id": 900 + n, "title": i.title, "url": u, "date": epoch(i.day, 9) // 1000, "is_expired": 0, "is_abolished": 0} for n, i, u in rows], "post_count": 186},
        "fragment": {"success": True, "code": "200", "data": {"html": "<ul class='list'>" + "".join(f"<li><a href='{i.path}' title='{i.title}'>{i.title}</a><span>{i.day}</span></li>" for i in items) + "</ul><div class='pagination' rows='15' count='186'></div>"}},
        "callback": {"list": [{"docTitle": i.title, "docUrl": i.path, "docRelTime": f"{i.day} 08:12"} for _, i, _ in rows]},
    }  # fmt: skip
    text = json.dumps(shapes[name], ensure_ascii=scene.variant % 2 == 1)
    return f"cb({text});" if name == "callback" else text
