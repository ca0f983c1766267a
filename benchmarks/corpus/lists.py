"""Lists: columns whose rows, days and newest item are known; lists that only a script could fill; blanks."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator
from html import escape
from typing import NamedTuple

from benchmarks.corpus import chrome, words
from benchmarks.corpus.case import Case, number, pick, some
from benchmarks.corpus.rows import Item
from benchmarks.corpus.words import spelt


class Scene(NamedTuple):
    """What a layout needs besides the rows."""

    key: tuple[str, str]
    host: str
    today: dt.date
    variant: int


Layout = Callable[[list[Item], Scene], str]

URLS = (
    "/zwgk/tzgg/{ym}/t{ymd}_{id}.html", "/art/{Y}/{m}/{d}/art_52_{id}.html", "/info/1015/{id}.htm",
    "/gkmlpt/content/2/{id}/post_{id}.html", "/n2588035/c{id}/content.html", "/content/article/{id}",
    "/xwzx/{Y}-{mm}/{dd}/content_{id}.htm", "/{ym}/8d3f5a0c9d2b7e4416a8c0e1f2d{id}.shtml",
    "/view.asp?id={id}", "/xxgk/t{id}.html",
)  # fmt: skip
UNDATED_URLS = tuple(url for url in URLS if "{d" not in url and "{ymd}" not in url)
COLUMNS = (
    ("工作动态", "/xwzx/gzdt/"), ("通知公告", "/zwgk/tzgg/"), ("部门动态", "/xwzx/bmdt/index.html"), ("政策文件", "/zwgk/zcwj/"),
    ("政务要闻", "/col/col88/index.html"), ("公示公告", "/list.asp?classid=12"), ("乡镇动态", "/xzdt/list.htm"),
)  # fmt: skip


def _a(item: Item, text: str = "", extra: str = "") -> str:
    return f'<a href="{escape(item.path)}"{extra}>{text or item.title}</a>'


def _date(item: Item, spelling: str) -> str:
    return spelling.format_map(spelt(item.day))


def _ul(row: str, *, wrap: str = "<ul class='list'>{}</ul>", spelling: str = "{iso}") -> Layout:
    """A layout of `<li>`-like rows; `row` has {a}, {t}, {u} and {date}."""

    def made(items: list[Item], _: Scene) -> str:
        rows = [
            row.format(
                a=_a(item), t=item.title, u=escape(item.path), date=_date(item, spelling), **spelt(item.day)
            )
            for item in items
        ]
        return wrap.format("\n".join(rows))

    return made


def _cut(items: list[Item], _: Scene) -> str:
    """Titles cut in the anchor, whole in @title."""
    rows = [
        f"<li>{_a(item, item.title[:14] + '…' if len(item.title) > 15 else item.title, f' title={chr(34)}{item.title}{chr(34)} target=_blank')}"
        f"<span>{item.day}</span></li>"
        for item in items
    ]
    return f"<ul>{''.join(rows)}</ul>"


def _table(header: str, row: str, spelling: str = "{iso}") -> Layout:
    """A table with a header line; `row` has {n}, {a}, {date}, {early}."""

    def made(items: list[Item], scene: Scene) -> str:
        rows = [
            row.format(
                n=index + 1,
                a=_a(item),
                date=_date(item, spelling),
                early=item.day - dt.timedelta(days=6 + index),
                Y=item.day.year,
            )
            for index, item in enumerate(items)
        ]
        return f"<table class='tab{scene.variant}' width='100%'>{header}{''.join(rows)}</table>"

    return made


def _nested(items: list[Item], _: Scene) -> str:
    """Each row a table of its own, as old systems write it."""
    rows = [
        f"<tr><td height=26><table width='98%'><tr><td width=10><img src='/images/dot.gif'></td><td>{_a(item)}</td>"
        f"<td width=90 align=right>{item.day.year}/{item.day.month}/{item.day.day}</td></tr></table></td></tr>"
        for item in items
    ]
    return f"<table width='780'>{''.join(rows)}</table>"


def _summary(items: list[Item], scene: Scene) -> str:
    """Rows with a summary in which other days stand."""
    rows = []
    for index, item in enumerate(items):
        other = spelt(item.day + dt.timedelta(days=9))
        rows.append(
            f"<div class='item'><h3>{_a(item)}</h3><p class='zy'>{words.text(1, index, *scene.key)[0][:40]}活动将于{other['cn']}举行……"
            f"<a href='{escape(item.path)}'>[详细]</a></p><div class='bot'><span>来源：{words.source(*scene.key)}</span> <span>{item.day}</span></div></div>"
        )
    return f"<div class='newslist'>{''.join(rows)}</div>"


def _category(items: list[Item], _: Scene) -> str:
    """Rows that begin with a link to their category."""
    rows = [
        f"<li><a class='lm' href='/xwzx/{('gzdt', 'bmdt')[index % 2]}/'>[{('工作动态', '部门动态')[index % 2]}]</a> {_a(item)} <i>{item.day}</i></li>"
        for index, item in enumerate(items)
    ]
    return f"<ul class='lb'>{''.join(rows)}</ul>"


def _pictures(items: list[Item], _: Scene) -> str:
    rows = [
        f"<li><a href='{escape(item.path)}'><img src='/pic/{index}.jpg' alt='{item.title}'></a><p>{_a(item)}</p><p class='rq'>{_date(item, '{cn}')}</p></li>"
        for index, item in enumerate(items)
    ]
    return f"<ul class='pic'>{''.join(rows)}</ul>"


def _dl(items: list[Item], _: Scene) -> str:
    return (
        "<dl class='list'>" + "".join(f"<dt>{_a(item)}</dt><dd>{item.day}</dd>" for item in items) + "</dl>"
    )


def _dl_first(items: list[Item], _: Scene) -> str:
    return "".join(f"<dl><dt>{_date(item, '{Y}.{mm}.{dd}')}</dt><dd>{_a(item)}</dd></dl>" for item in items)


def _records(items: list[Item], _: Scene) -> str:
    """大汉: rows in CDATA records inside a script of type text/xml."""
    rows = "".join(
        f"<record><![CDATA[<li><a href='{item.path}' title='{item.title}' target='_blank'>{item.title}</a><span>{item.day}</span></li>]]></record>"
        for item in items
    )
    store = (
        f'<datastore>\n<nextgroup><![CDATA[<a href="/module/web/jpage/dataproxy.jsp?page=1&appid=1&webid=3&columnid=88&unitid=120"></a>]]>'
        f"</nextgroup><recordset>{rows}</recordset></datastore>"
    )
    return (
        f"<div class='default_pgContainer'></div><script type='text/xml'>{store}</script>"
        "<script>jQuery('#120').jpage({'startrecord':1,'totalRecord':756,'perpage':15});</script>"
    )


def _records_table(items: list[Item], scene: Scene) -> str:
    rows = "".join(
        f'<record><![CDATA[<table width="100%"><tr><td><a href="{item.path}" class="bt_link">{item.title}</a></td>'
        f'<td align="right">[{item.day}]</td></tr></table>]]></record>\n'
        for item in items
    )
    return f"<div id='{scene.variant}120'><script type=\"text/xml\"><datastore><recordset>{rows}</recordset></datastore></script></div>"


def _inline(names: tuple[str, str, str], spelling: str, wrap: str) -> Layout:
    """Rows in a script's JSON; `names` are the keys of title, address and day."""

    def made(items: list[Item], scene: Scene) -> str:
        def day(item: Item) -> object:
            if spelling == "ms":
                moment = dt.datetime.combine(item.day, dt.time(0, 40), dt.timezone(dt.timedelta(hours=8)))
                return int(moment.timestamp() * 1000)
            return _date(item, spelling)

        rows = [
            {
                "id": 7000 + index,
                names[0]: item.title,
                names[1]: item.path,
                names[2]: day(item),
                "hits": number(index, *scene.key) % 900,
            }
            for index, item in enumerate(items)
        ]
        return wrap.replace("@@", json.dumps(rows, ensure_ascii=scene.variant == 1))

    return made


def _attribute(items: list[Item], _: Scene) -> str:
    rows = [{"title": item.title, "url": item.path, "publishTime": f"{item.day} 10:20:00"} for item in items]
    return f"<div class='news-box' data-list=\"{escape(json.dumps(rows, ensure_ascii=False))}\"></div>"


def _written(items: list[Item], _: Scene) -> str:
    """武汉: variables and document.writeln, the day in a later piece."""
    pieces = [
        f'var url="{item.path}";\nvar title="{item.title}";\ndocument.writeln("<li><a href=\\""+url+"\\" target=\\"_blank\\">"+title+"</a>");\n'
        f'document.writeln("<span>{item.day} 17:32</span></li>");\n'
        for item in items
    ]
    return f"<ul class='articleList'><script>\n{''.join(pieces)}</script></ul>"


def _written_whole(items: list[Item], _: Scene) -> str:
    pieces = [
        f"document.write('<tr><td><a href=\"{item.path}\">{item.title}</a></td><td>{item.day}</td></tr>');"
        for item in items
    ]
    return f"<table><script language='javascript'>{chr(10).join(pieces)}</script></table>"


def _onclick(items: list[Item], _: Scene) -> str:
    rows = [
        f"<tr><td><a href='javascript:void(0)' onclick=\"window.open('{item.path}')\">{item.title}</a></td><td>{item.day}</td></tr>"
        for item in items
    ]
    return f"<table class='xxgk'>{''.join(rows)}</table>"


def _relative(items: list[Item], scene: Scene) -> str:
    """Discuz: a relative time shown, the day in @title."""
    rows = [
        f"<li>{_a(item)}<em><span title='{item.day} 09:1{index % 10}'>{(scene.today - item.day).days} 天前</span></em></li>"
        for index, item in enumerate(items)
    ]
    return f"<ul class='threads'>{''.join(rows)}</ul>"


def _panes(items: list[Item], _: Scene) -> str:
    """Two tabs, the second hidden."""
    middle = (len(items) + 1) // 2
    shown, hidden = (
        "".join(f"<li>{_a(item)}<span>{item.day}</span></li>" for item in part)
        for part in (items[:middle], items[middle:])
    )
    return (
        f"<div class='tab'><a href='#a'>本级</a><a href='#b'>上级</a></div><div id='a'><ul>{shown}</ul></div>"
        f"<div id='b' style='display:none'><ul>{hidden}</ul></div>"
    )


def _forum(items: list[Item], _: Scene) -> str:
    rows = [
        f"<tr><td><span class='ico'></span>{_a(item)}</td><td>办公室</td><td>{number(item.path) % 500}</td><td>{item.day} 15:0{index % 10}:12</td></tr>"
        for index, item in enumerate(items)
    ]
    return f"<table><thead><tr><td>标题</td><td>发布单位</td><td>浏览</td><td>发布时间</td></tr></thead><tbody>{''.join(rows)}</tbody></table>"


LAYOUTS: tuple[tuple[str, Layout], ...] = (
    ("span", _ul("<li>{a}<span>{date}</span></li>")),
    ("span-bracket", _ul("<li><span>[{date}]</span>·{a}</li>")),
    ("paren", _ul("<li>· {a} ({date})</li>", spelling="{dash1}")),
    ("b", _ul("<li>{a}<b>{date}</b></li>", spelling="{slash}")),
    ("small", _ul("<div class='row'>{a} <small>{date}</small></div>", wrap="<div class='lst'>{}</div>")),
    ("in-anchor", _ul("<li><a href='{u}'><span class='fr'>{date}</span><i></i>{t}</a></li>")),
    ("in-anchor-2", _ul("<a class='line' href='{u}'><p>{t}</p><p>{date}</p></a>", wrap="<div>{}</div>", spelling="{dot}")),
    ("br", _ul("<img src='/i.gif'>{a}　{date}<br>", wrap="<div class='conlist'>{}</div>")),
    ("time", _ul("<li><time>{date}</time> {a}</li>", wrap="<ol>{}</ol>", spelling="{iso} 10:2{m}")),
    ("cn", _ul("<p>{a}<span class='date'>{date}</span></p>", wrap="<div>{}</div>", spelling="{cn}")),
    ("two-spans", _ul("<li><span>政府办</span>{a}<span>{date}</span></li>")),
    ("label", _ul("<li><h4>{a}</h4><p>发布时间：{date}　浏览次数：35</p></li>", spelling="{cn0}")),
    ("cut", _cut),
    ("table-plain", _table("", "<tr><td>{n}</td><td>{a}</td><td>{date}</td></tr>")),
    ("table-head", _table("<tr><th>序号</th><th>标题</th><th>发布日期</th></tr>", "<tr><td>{n}</td><td>{a}</td><td>{date}</td></tr>", "{dash1}")),
    (
        "table-policy",
        _table(
            "<tr><td>索引号</td><td>名称</td><td>文号</td><td>成文日期</td><td>发布日期</td></tr>",
            "<tr><td>000014349/{Y}-0{n:04}</td><td>{a}</td><td>政办发〔{Y}〕{n}号</td><td>{early}</td><td>{date}</td></tr>",
        ),
    ),
    ("nested", _nested),
    ("dl", _dl),
    ("dl-first", _dl_first),
    ("summary", _summary),
    ("category", _category),
    ("pictures", _pictures),
    ("records", _records),
    ("records-table", _records_table),
    ("inline-var", _inline(("title", "url", "date"), "{iso}", "<ul id='list'></ul><script>var list=@@;render(list);</script>")),
    ("inline-ms", _inline(("TITLE", "DOCPUBURL", "PUBTIME"), "ms", "<div id='l'></div><script>var json={\"code\":200,\"data\":{\"rows\":@@}};</script>")),
    (
        "inline-props",
        _inline(
            ("title", "link", "publishTime"), "{iso} 08:30:00",
            "<div id='__app'></div><script type='application/json' id='props'>{\"props\":{\"list\":@@}}</script>",
        ),
    ),
    ("attribute", _attribute),
    ("writeln", _written),
    ("write", _written_whole),
    ("onclick", _onclick),
    ("relative", _relative),
    ("panes", _panes),
    ("forum", _forum),
    ("day-month", _ul("<li><div class='date-day'>{dd}</div><div class='date-month'>{Y}-{mm}</div>{a}</li>")),
    ("day-month-2", _ul("<li><p class='rl'><b>{d}</b><span>{Y}年{m}月</span></p><h3>{a}</h3></li>")),
    ("day-month-3", _ul("<div class='one'><span class='ym'>{Y}/{mm}</span><strong>{dd}</strong>{a}</div>", wrap="<div>{}</div>")),
    ("yearless", _ul("<li>{a}<span>[{mm}-{dd}]</span></li>")),
    ("yearless-slash", _ul("<li><em>{mm}/{dd}</em>{a}</li>")),
    ("yearless-paren", _table("", "<tr><td>{a}</td><td>{date}</td></tr>", "({m}/{d})")),
    ("yearless-cn", _ul("<li>{a}<i>{m}月{d}日</i></li>")),
    ("short-year", _ul("<li>{a}<span>{yy}-{mm}-{dd}</span></li>")),
)  # fmt: skip


def cases() -> Iterator[Case]:
    """Every list with rows."""
    for name, layout in LAYOUTS:
        for variant in range(2):
            yield _list(name, layout, variant)
    for index, name in enumerate(("span", "table-head", "yearless", "label")):
        layout = dict(LAYOUTS)[name]
        yield _list(
            f"pinned-{name}", _pinned(layout, index), index, pinned=1 + index % 2, fresh_pin=bool(index % 2)
        )
        yield _list(f"hot-{name}", layout, index, traps=("hot", "clock"))
        yield _list(f"all-traps-{name}", layout, index, traps=chrome.TRAPS)
        yield _list(f"year-in-title-{name}", layout, index, yearly=True)
        yield _list(
            f"long-ago-{name}",
            layout,
            index,
            ago=1900 if name != "yearless" else 90,
            traps=("clock", "rebuilt", "weather"),
        )
        if name != "yearless":
            yield _list(f"future-{name}", layout, index, future=1 + index % 2)
            yield _list(f"ascending-{name}", layout, index, ascending=True)
    for index, url in enumerate(URLS):
        yield _list(f"undated-{index}", _ul("<li>{a}</li>"), index, url=url, shown=False)
    yield from _answers()


def _pinned(layout: Layout, index: int) -> Layout:
    """The layout with a mark on pinned rows."""
    mark = (
        "<font color=red>[置顶]</font>",
        "<img src='/images/top.gif' alt='置顶'>",
        "【置顶】",
        "<span class='zd'>置顶</span>",
    )[index]

    def made(items: list[Item], scene: Scene) -> str:
        html = layout(items, scene)
        for item in items:
            if item.pinned:
                anchor = _a(item)
                html = html.replace(anchor, mark + anchor, 1)
        return html

    return made


def _made(
    scene: Scene,
    *,
    count: int,
    ago: int,
    step: int,
    url: str,
    future: int,
    pinned: int,
    fresh_pin: bool,
    yearly: bool,
) -> list[Item]:
    pool = pick((words.NEWS, words.NOTICES), "pool", *scene.key)
    names = words.titles(pool, count, *scene.key)
    day = scene.today - dt.timedelta(days=ago)
    items = []
    for index, title in enumerate(names):
        when = day - dt.timedelta(days=index * step + number(index, *scene.key) % step)
        if index < future:
            when = scene.today + dt.timedelta(days=20 + 9 * (future - index))
        pin = future <= index < future + pinned
        if pin:
            when = scene.today - dt.timedelta(days=0 if fresh_pin else 700 + index)
        if yearly:
            title = f"{scene.today.year + 1}年{index % 12 + 1}月份{title}"
        path = url.format(id=20000 + number("id", index, *scene.key) % 79000, **spelt(when))
        items.append(Item(title, path, when, pin))
    return items


def _list(
    name: str,
    layout: Layout,
    variant: int,
    *,
    pinned: int = 0,
    fresh_pin: bool = False,
    future: int = 0,
    ascending: bool = False,
    yearly: bool = False,
    ago: int | None = None,
    url: str = "",
    shown: bool = True,
    traps: tuple[str, ...] | None = None,
) -> Case:
    key = ("lists", name if name.startswith("undated") or ("-" in name and ago) else f"{name}-{variant}")
    today = dt.date(2013, 5, 1) + dt.timedelta(days=number("today", *key) % 4900)
    scene = Scene(key, words.host(*key), today, variant)
    step = 2 + number("step", *key) % 14
    if name.startswith(("yearless", "pinned-yearless", "relative")) or "yearless" in name:
        step = 2 + number("step", *key) % 10
    column, place = pick(COLUMNS, "column", *key)
    address = url or pick(UNDATED_URLS if variant else URLS, "url", *key)
    items = _made(
        scene, count=8 + number("count", *key) % 9, ago=number("ago", *key) % 90 if ago is None else ago, step=step,
        url=address, future=future, pinned=pinned, fresh_pin=fresh_pin or "yearless" in name, yearly=yearly,
    )  # fmt: skip
    if ascending:
        items = items[::-1]
    main = f"<div class='lmtitle'>{column}</div>" + layout(items, scene) + _pager(scene)[0]
    if traps is None:
        traps = tuple(some(chrome.TRAPS, 1 + variant % 3, "traps", *key))
    family = chrome.FAMILIES[(number(*key) + variant) % 6]
    html = chrome.page(
        family,
        f"{column}_{pick(words.PLACES, 'place', *key)[0]}政府网",
        main,
        key=key,
        today=today,
        traps=traps,
        crumb=("首页", "政务公开", column),
    )
    base = f"http://{scene.host}{place}"
    return {
        "id": f"lists-{key[1]}", "url": base, "name": column, "fetched": today, "html": html,
        "truth": _truth(items, base, today, shown=shown, address=address, yearless="yearless" in name) | {"next": _pager(scene)[1], "page_kind": ["column"]},
    }  # fmt: skip


def _truth(
    items: list[Item],
    base: str,
    today: dt.date,
    *,
    shown: bool = True,
    address: str = "",
    yearless: bool = False,
) -> dict[str, object]:
    """Rows with title, address, day; the newest day that counts."""
    from urllib.parse import urljoin

    in_url = "{ymd}" in address or "{d" in address
    days = [item.day if shown or in_url else None for item in items]
    counting = [
        day
        for item, day in zip(items, days, strict=True)
        if day and not item.pinned and day <= today + dt.timedelta(days=1)
    ]
    rows: list[dict[str, object]] = []
    for item, day in zip(items, days, strict=True):
        rows.append({"title": item.title, "url": urljoin(base, item.path)})
        if item.pinned:
            rows[-1]["pinned"] = True
        if not (item.pinned and yearless):  # out of order and without its year, a day cannot be known
            rows[-1]["day"] = day
    return {"rows": rows, "newest": max(counting, default=None)}


PAGERS = (
    ("<div class='page'><a href='index.html'>首页</a><a href='index_2.html'>下一页</a><a href='index_9.html'>尾页</a></div>", "index_2.html"),
    ("<script>createPageHTML(15, 0, \"index\", \"html\");</script>", "index_1.html"),
    ("<p>共 86 条 第1/9页 <a href='?page=1'>1</a> <a href='?page=2'>2</a> <a href='?page=3'>3</a> <a href='?page=2'>下页</a></p>", "?page=2"),
    ("<div>共9页 <a href='?pageNo=2'>&gt;</a> <a href='?pageNo=9'>&raquo;</a></div>", "?pageNo=2"),
    ("<div class='fy'><span>1</span><a href='column-index-2.shtml'>2</a><a href='column-index-3.shtml'>3</a></div>", "column-index-2.shtml"),
    ("<div class='pages'><a href='list2.htm'>下一页&gt;&gt;</a> <a href='list8.htm'>末页</a></div>", "list2.htm"),
    ("", ""),
    ("<div>首页 上一页 <a href='?currPage=2&amp;pageSize=15'>下一页</a> <a href='?currPage=7&amp;pageSize=15'>最后一页</a></div>", "?currPage=2&pageSize=15"),
)  # fmt: skip


def _pager(scene: Scene) -> tuple[str, str]:
    from urllib.parse import urljoin

    place = pick(COLUMNS, "column", *scene.key)[1]
    html, link = PAGERS[number("pager", *scene.key) % len(PAGERS)]
    return html, urljoin(f"http://{scene.host}{place}", link) if link else ""


def _answers() -> Iterator[Case]:
    """Lists that are no page: JSON of an interface, XML of a store, JSON that carries markup."""
    for index in range(8):
        key = ("lists", f"answer-{index}")
        today = dt.date(2016, 2, 1) + dt.timedelta(days=number("today", *key) % 3900)
        scene = Scene(key, words.host(*key), today, index % 3)
        items = _made(
            scene,
            count=12,
            ago=index * 5,
            step=4,
            url=URLS[index],
            future=0,
            pinned=0,
            fresh_pin=False,
            yearly=False,
        )
        body, kind = _answer(items, scene, index % 4)
        base = (
            f"http://{scene.host}/"
            + (
                "common/search/5b1c4e9a0f",
                "module/web/jpage/dataproxy.jsp",
                "api/front/page/unit",
                "gkmlpt/api/all/88",
            )[index % 4]
        )
        yield {
            "id": f"lists-answer-{index}", "url": base, "name": "工作动态", "fetched": today, "html": body, "content_type": kind,
            "truth": _truth(items, base, today),
        }  # fmt: skip


def _answer(items: list[Item], scene: Scene, shape: int) -> tuple[str, str]:
    if shape == 0:
        rows = [
            {"title": i.title, "url": i.path, "publishedTimeStr": f"{i.day} 11:05:00", "id": n}
            for n, i in enumerate(items)
        ]
        return json.dumps(
            {"status": "200", "data": {"total": 99, "results": rows}}, ensure_ascii=False
        ), "application/json;charset=utf-8"
    if shape == 1:
        rows_xml = "".join(
            f'<record><![CDATA[<li><a href="{i.path}">{i.title}</a><span>{i.day}</span></li>]]></record>'
            for i in items
        )
        return (
            f'<?xml version="1.0" encoding="utf-8"?>\n<datastore><totalrecord>99</totalrecord><totalpage>9</totalpage><recordset>{rows_xml}'
            "</recordset></datastore>",
            "text/xml;charset=utf-8",
        )
    if shape == 2:
        html = (
            "<ul>"
            + "".join(f"<li><a href='{i.path}'>{i.title}</a><span>{i.day}</span></li>" for i in items)
            + "</ul>"
        )
        return json.dumps({"success": True, "data": {"html": html}}, ensure_ascii=True), "application/json"
    rows = [
        {"id": 5000 + n, "title": i.title, "url": f"http://{scene.host}{i.path}", "is_expired": 0, "is_abolished": 0,
         "date": int(dt.datetime.combine(i.day, dt.time(9), dt.timezone(dt.timedelta(hours=8))).timestamp())}
        for n, i in enumerate(items)
    ]  # fmt: skip
    return json.dumps(
        {"code": 0, "articles": rows, "post_count": len(rows)}, ensure_ascii=False
    ), "application/json; charset=UTF-8"


SCRIPTS = (
    ("vue-for", "<div id='app'><ul><li v-for='item in list'><a :href='item.url'>{{ item.title }}</a><span>{{ item.date }}</span></li></ul></div>"
     "<script src='/js/vue.min.js'></script><script src='/js/list.js'></script>"),
    ("vue-root", "<div id='app'></div><script src='/static/js/chunk-vendors.7d1c.js'></script><script src='/static/js/app.55ae.js'></script>"),
    ("react-root", "<noscript>您需要启用 JavaScript 才能访问本网站</noscript><div id='root'></div><script src='/static/main.3c1.js'></script>"),
    ("ajax", "<ul id='newsList'></ul><script>$.ajax({url:'/queryList',type:'post',data:{channelId:'1f2e',pageNo:1},success:function(d){render(d)}});</script>"),
    ("ajax-loading", "<div class='list' id='list'>正在加载，请稍候……</div><script>$.ajax({type:'GET',url:'/api/article/list?cid=31',dataType:'json'}).done(show)</script>"),
    ("axios", "<div class='news'><ul></ul></div><script>axios.get('/common/search/8c2f1ab34e',{params:{_pageSize:15}}).then(r=>show(r.data))</script>"),
    ("fetch", "<section id='rows'></section><script>fetch('/api-gateway/list?page=1').then(r=>r.json()).then(d=>render(d.rows));</script>"),
    ("getjson", "<ul class='gl'></ul><script>$.getJSON('zcwj.json',function(data){var h='';for(var i in data){h+='<li>'+data[i].t+'</li>'}$('.gl').html(h)})</script>"),
    ("post", "<table id='t'><tbody></tbody></table><script>$.post('/module/list.do',{'pageIndex':1,'columnId':'204'},function(r){fill(r)})</script>"),
    ("load", "<div id='listbox'></div><script>$('#listbox').load('/web/site/list_data.jsp?id=7');</script>"),
    ("xhr", "<div id='c'></div><script>var x=new XMLHttpRequest();x.open('GET','/data/list?cat=9');x.onload=function(){draw(JSON.parse(x.responseText))};x.send()</script>"),
    ("wpaginate", "<ul id='page_list'></ul><div id='wp'></div><script>$('#wp').wPaginate({total:320,limit:20,ajax:true,url:function(i){return '/list/data?i='+i}});</script>"),
    ("easyui", "<table class='easyui-datagrid' url='/xxgk/getList.action' pagination='true'><thead><tr><th field='title'>标题</th><th field='date'>发布日期</th></tr></thead></table>"),
    ("template", "<div id='out'></div><script type='text/template' id='tpl'><% for(var i=0;i<list.length;i++){ %><li><a href='<%=list[i].url%>'><%=list[i].title%></a></li><% } %></script><script src='/js/get.js'></script>"),
    ("jpaas", "<div id='list' class='page-content' queryData=\"{'webId':'1','pageId':'88f2','parseType':'bulidstatic','pageType':'column','tagId':'列表'}\"></div><script src='/script/pagebuild.js'></script>"),
    ("gkmlpt", "<div id='app' class='gkmlpt'></div><script>window._CONFIG={SID:'660012',TREE:[{\"id\":88,\"name\":\"通知公告\"}],API:'/gkmlpt/api/all/'}</script><script src='/gkmlpt/js/app.js'></script>"),
    ("dataproxy", "<div id='120'></div><script type='text/xml'><datastore><recordset></recordset></datastore></script><script>$('#120').jpage({'dataproxy':'/module/web/jpage/dataproxy.jsp?page=1&columnid=88','totalRecord':230})</script>"),
    ("layui", "<table id='demo' lay-filter='test'></table><script>layui.use('table',function(){layui.table.render({elem:'#demo',url:'/api/info/page',page:true})});</script>"),
    ("element", "<div id='app'><el-table :data='tableData' v-loading='loading'><el-table-column prop='title'></el-table-column></el-table></div><script>new Vue({el:'#app',created(){this.$http.post('/list',{p:1})}})</script>"),
    ("angular", "<div ng-app='site' ng-controller='listCtrl'><ul><li ng-repeat='n in news'><a ng-href='{{n.url}}'>{{n.title}}</a></li></ul></div><script src='/js/angular.min.js'></script>"),
    ("mustache", "<ul>{{#list}}<li><a href='{{url}}'>{{title}}</a><span>{{pubDate}}</span></li>{{/list}}</ul><script src='/js/mustache.js'></script>"),
    ("raw-item", "<ul class='item-list'><li>{{item.name}}<i>{{item.publishDate}}</i></li></ul><script src='/js/index.js'></script>"),
    ("loading-gif", "<div class='con' id='con'><img src='/images/loading.gif' alt='loading'></div><script>$(function(){ $.ajax({url:'./data.do',success:build}) })</script>"),
    ("blank-template", "<div id='list'></div><script type='text/html' id='none'><p>暂无数据</p></script><script>$.ajax({url:'/info/list',success:function(r){if(!r.length){$('#list').html($('#none').html())}}})</script>"),
    ("hidden-none", "<ul id='ul1'></ul><div class='nodata' style='display:none'>暂无相关信息</div><script>$.post('/a/list',{t:3},function(d){d.length?show(d):$('.nodata').show()})</script>"),
    ("datacall", "<div class='jslist'></div><script src='/module/jslib/jquery/jpage.js'></script><script>jQuery.datacall({url:'/col/api/list',el:'.jslist'});</script>"),
    ("uni-app", "<noscript><strong>Please enable JavaScript to continue.</strong></noscript><div id=\"app\"></div><script src=/h5/static/js/index.7a.js></script>"),
    ("jsonp", "<div id='zx'></div><script>$.ajax({url:'http://api.example.gov.cn/search/common/search/18',dataType:'jsonp',jsonp:'cb',success:zx})</script>"),
    ("loading-text", "<div class='list-content'><p>数据加载中...</p></div><script src='/assets/app.js'></script><script>loadList('tzgg',1);fetch('/api/tzgg')</script>"),
    ("template-tag", "<ul id='u'></ul><template id='row'><li><a href=''></a><time></time></li></template><script>fetch('/api/v1/articles?channel=tz').then(x=>x.json()).then(fill)</script>"),
    ("art-template", "<div id='content'></div><script type=\"text/html\" id=\"test\">{{each data as v}}<p>{{v.title}}</p>{{/each}}</script><script>$.get('/list.json',d=>$('#content').html(template('test',d)))</script>"),
    ("igi", "<div class='mail-list' id='mailList'></div><script>$.ajax({url:'/IGI/nbhd/openGovmsgbox.do?method=listGovmsgboxs&siteId=14',type:'POST'}).done(fillMail)</script>"),
)  # fmt: skip


def script_cases() -> Iterator[Case]:
    """Lists that carry nothing readable and need a script."""
    for index, (name, markup) in enumerate(SCRIPTS):
        for bare in (False, True):
            key = ("scripts", f"{name}-{'bare' if bare else 'framed'}")
            today = dt.date(2018, 1, 5) + dt.timedelta(days=number("today", *key) % 3000)
            column, place = pick(COLUMNS, "column", *key)
            if bare:
                html = f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{column}</title></head><body>{markup}</body></html>"
            else:
                html = chrome.page(
                    chrome.FAMILIES[index % 6], column, f"<h3>{column}</h3>{markup}", key=key, today=today,
                    traps=("clock", "copyright"), crumb=("首页", "政务公开", column),
                )  # fmt: skip
            yield {
                "id": f"scripts-{key[1]}", "url": f"http://{words.host(*key)}{place}", "name": column, "fetched": today, "html": html,
                "truth": {"needs_script": True, "blank": None},
            }  # fmt: skip


PHRASES = (
    "暂无信息", "暂无内容", "暂无数据", "暂无相关信息！", "暂无记录", "没有相关内容", "没有找到相关内容", "无", "栏目建设中...,敬请期待",
    "栏目正在建设中", "正在建设中", "网站栏目建设中", "升级改版中", "敬请期待！", "即将开通", "该栏目暂未开放", "内容更新中", "共0条",
    "共 0 条记录", "记录总数:0", "under construction", "coming soon", "页面正在整理中", "暂时没有内容",
)  # fmt: skip
FULL = (
    ("project", "<h2>重点项目</h2><div class='TRS_Editor'><p>目前，全长四十二公里的环城高速公路正在建设中。</p><p>{text}</p></div>"),
    ("attachment-none", "<ul><li><a href='/zwgk/t1.html'>{t0}</a><span>2019-03-01</span></li><li><a href='/zwgk/t2.html'>{t1}</a>"
     "<span>2019-02-01</span></li><li><a href='/zwgk/t3.html'>{t2}</a><span>2019-01-11</span></li></ul><div class='fj'>暂无附件</div>"),
    ("comment-none", "<h1>{t0}</h1><div id='zoom'><p>{text}</p><p>{text2}</p></div><div class='pl'>暂无评论</div>"),
    ("text", "<h2>机构职能</h2><div class='content'><p>一、贯彻执行国家有关法律法规和方针政策。</p><p>二、负责编制年度计划并组织实施。</p><p>{text}</p></div>"),
    ("one-attachment", "<h2>部门预算</h2><p><a href='/files/P020190301.pdf'>2019年部门预算公开.pdf</a></p>"),
    ("frame", "<h2>在线地图</h2><iframe src='/map/index.html' width='980' height='600'></iframe>"),
    ("form", "<h2>我要写信</h2><form action='/mail/save.do' method='post'><input name='name'><textarea name='content'></textarea><input type='submit' value='提交'></form>"),
    ("count-10", "<ul><li><a href='/a/1.html'>{t0}</a> 2020-05-01</li><li><a href='/a/2.html'>{t1}</a> 2020-04-01</li></ul><p>共10条</p>"),
    ("picture", "<h2>组织架构</h2><p><img src='/images/zzjg.jpg' width='900' height='700' alt='组织架构图'></p>"),
    ("no-fee", "<h2>收费标准</h2><table><tr><td>收费标准</td><td>无</td></tr><tr><td>收费依据</td><td>无</td></tr></table><p>{text}</p>"),
)  # fmt: skip


def blank_cases() -> Iterator[Case]:
    """Columns that hold nothing, and columns that only look so."""
    shapes = ("<div class='list'><p>{}</p></div>", "<ul class='list'></ul><div class='none'>{}</div>", "<table><tr><td align=center>{}</td></tr></table>",
              "<div class='con'>&nbsp;{}&nbsp;</div>")  # fmt: skip
    for index, phrase in enumerate(PHRASES):
        yield _blank(f"phrase-{index}", shapes[index % 4].format(phrase), index, True)
    for index, (name, markup) in enumerate(FULL):
        for variant in range(2):
            key = ("blanks", name, variant)
            first, second, third = words.titles(words.NOTICES, 3, *key)
            one, two = words.text(2, *key)
            yield _blank(
                f"{name}-{variant}",
                markup.format(t0=first, t1=second, t2=third, text=one, text2=two),
                index + variant,
                False,
            )


def _blank(name: str, markup: str, index: int, blank: bool) -> Case:
    key = ("blanks", name)
    today = dt.date(2020, 1, 5) + dt.timedelta(days=number("today", *key) % 2000)
    column, place = pick(COLUMNS, "column", *key)
    html = chrome.page(
        chrome.FAMILIES[index % 6], column, f"<h3>{column}</h3>{markup}", key=key, today=today,
        traps=tuple(some(("clock", "copyright", "weather", "rebuilt", "counter"), index % 3, *key)), crumb=("首页", column),
    )  # fmt: skip
    return {
        "id": f"blanks-{name}",
        "url": f"http://{words.host(*key)}{place}",
        "name": column,
        "fetched": today,
        "html": html,
        "truth": {"blank": blank},
    }
