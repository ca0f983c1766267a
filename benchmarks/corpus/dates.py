"""Dates: articles whose day of publication is known, and articles that give none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from benchmarks.corpus import chrome, words
from benchmarks.corpus.case import Case, number, pick, some
from benchmarks.corpus.words import spelt

# Where the day stands: in a line near the title. {o…} is another day (see OTHERS), never the published one.
LINES = (
    ("label-1", "<div class='xxly'>来源：{source}　发布时间：{iso}　浏览次数：{n}</div>"),
    ("label-2", "<p class='info'>发布日期：{iso} {time}&nbsp;&nbsp;&nbsp;字号：[<a href='#'>大</a> <a href='#'>中</a> <a href='#'>小</a>]</p>"),
    ("label-3", "<div class='ly'><span>时间：{iso}</span><span>来源：{source}</span><span>【打印】【关闭】</span></div>"),
    ("label-4", "<p align=center>日期：{cn}　作者：{source}　点击：{n}</p>"),
    ("label-5", "<div>【发布日期：{cn0}】【字体：大 中 小】【收藏】</div>"),
    ("label-6", "<div class='time'>发布时间:{slash} {time}:07 信息来源:{source}</div>"),
    ("label-7", "<h5>发表时间 {iso}　阅读 {n} 次</h5>"),
    ("label-8", "<p>更新时间：{dash1}　点击数：{n}</p>"),
    ("label-9", "<p>录入时间：{iso} {time}&nbsp;录入人：admin</p>"),
    ("label-10", "<p class='sub'>添加时间：{slash1} {time}:33　文章来源：{source}</p>"),
    ("label-11", "<div>上传时间：{dot}　责任编辑：网管</div>"),
    ("label-12", "<div>刊登日期：{cn}</div>"),
    ("label-13", "<div class='gkrq'>公开日期：{iso}</div>"),
    ("label-14", "<li>公开时间：{cn0}</li>"),
    ("spaced-1", "<p>发 布 时 间：{iso}</p>"),
    ("spaced-2", "<p>日　　期：{cn}　　来　　源：{source}</p>"),
    ("spaced-3", "<p>发布时间：&nbsp;{Y}&nbsp;年&nbsp;{m}&nbsp;月&nbsp;{d}&nbsp;日&nbsp;&nbsp;来源：{source}</p>"),
    ("spaced-4", "<p>发布日期 ： {Y} - {mm} - {dd}</p>"),
    ("split-1", "<div class='msg'><span class='t'>发布时间：</span><em>{iso} {time}</em><span>来源：</span><em>{source}</em></div>"),
    ("split-2", "<dl class='meta'><dt>来源</dt><dd>{source}</dd><dt>发布时间</dt><dd>{iso}</dd><dt>点击量</dt><dd>{n}</dd></dl>"),
    ("split-3", "<table class='xinxi'><tr><td>发布时间</td><td>{cn}</td><td>信息来源</td><td>{source}</td></tr></table>"),
    ("split-4", "<ul class='sm'><li><b>来源</b>：{source}</li><li><b>日期</b>：{iso}</li><li><b>浏览</b>：{n}</li></ul>"),
    ("split-5", "<p>发布时间：<!-- pubtime --><i>{Y}</i>年<i>{m}</i>月<i>{d}</i>日</p>"),
    ("bracket-1", "<div>[发布时间] {iso}　[信息来源] {source}</div>"),
    ("bracket-2", "<center>（发布时间：{cn}）</center>"),
    ("bracket-3", "<center>[{iso}]　来源：{source}</center>"),
    ("jcms-1", "<p>发布日期：<!--<$[信息发布时间]>begin-->{iso}<!--<$[信息发布时间]>end--> 浏览次数：<script>jget('/c.jsp')</script></p>"),
    ("jcms-2", "<td>日期：<!--<$[发布时间]>begin-->{iso} {time}<!--<$[发布时间]>end--></td>"),
    ("bare-1", "<div class='article-info'>{iso} {time}　来源：{source}　【字体：大 中 小】</div>"),
    ("bare-2", "<p class='pages-date'>{cn} {time} <span>来源：{source}</span></p>"),
    ("bare-3", "<div class='source'><span class='date'>{iso}</span><span class='from'>{source}</span></div>"),
    ("bare-4", "<h4>{cn}</h4>"),
    ("verb-1", "<p>{source} 发布于 {iso}</p>"),
    ("verb-2", "<p>发稿时间：{cn}　编辑：政务公开办</p>"),
    ("iso-1", "<p>发布时间：{iso}T{time}:00+08:00</p>"),
    ("year-2", "<p>发布时间：{yy}-{mm}-{dd} {time}　来源：{source}</p>"),
    ("time-1", "<p class='article-meta'><time datetime='{iso}T{time}:00+08:00'>{cn}</time> · {source}</p>"),
    ("two-1", "<p>更新时间：{oiso}　发布时间：{iso}</p>"),
    ("two-2", "<p>发布日期：{iso}　　最近修改：{oiso}　　浏览：{n}</p>"),
    ("two-3", "<p>会议时间：{ocn}　　发布时间：{cn}</p>"),
    ("two-4", "<p>发布时间：{iso}　报名截止时间：{ocn} 17:00</p>"),
    ("two-5", "<p>公示时间：{ocn}起7个工作日　　发布日期：{iso}</p>"),
    ("two-6", "<p>信息时效：长期有效　有效期至：{ocn}　发布日期：{iso}</p>"),
)  # fmt: skip

# Policy documents: a table of labels; the day of publication is one of several.
TABLES = (
    ("policy-1", (("索 引 号", "{idx}"), ("发布机构", "{source}"), ("成文日期", "{ecn}"), ("发布日期", "{cn}"), ("文　　号", "{no}"))),
    ("policy-2", (("索引号", "{idx}"), ("生成日期", "{eiso}"), ("公开日期", "{iso}"), ("公开方式", "主动公开"), ("公开时限", "长期公开"))),
    ("policy-3", (("信息索引", "{idx}"), ("公开责任部门", "{source}"), ("形成日期", "{eiso}"), ("公开时间", "{iso}"), ("有效性", "有效"))),
    ("policy-4", (("名称", "{title}"), ("发文字号", "{no}"), ("成文日期", "{ecn0}"), ("发布日期", "{cn0}"), ("生效日期", "{ocn0}"))),
    ("policy-5", (("主题分类", "综合政务"), ("发文机关", "{source}"), ("发布时间", "{iso} {time}"), ("废止日期", "{oiso}"), ("时效", "有效"))),
    ("policy-6", (("文号", "{no}"), ("施行日期", "{ocn}"), ("发布日期", "{dot1}"), ("索引号", "{idx}"))),
)  # fmt: skip

METAS = (
    ("meta-1", '<meta name="PubDate" content="{iso} {time}">'),
    ("meta-2", '<meta name="PubDate" content="{Y}－{mm}－{dd} {time}"/>'),
    ("meta-3", "<meta name='pubdate' content='{iso}' />"),
    ("meta-4", '<meta name="publishdate" content="{iso} {time}:21">'),
    ("meta-5", '<meta name="firstpublishedtime" content="{iso}-{time}">'),
    ("meta-6", '<META NAME="PUBDATE" CONTENT="{slash} {time}:00">'),
    ("meta-7", '<meta content="{iso} {time}" name="PubDate">'),
)
SITE_TAGS = (
    '<meta name="SiteName" content="{site}"><meta name="SiteDomain" content="{host}"><meta name="ColumnName" content="政务动态">'
    '<meta name="ColumnType" content="工作动态"><meta name="ArticleTitle" content="{title}"><meta name="ContentSource" content="{source}">'
)

URLS = (
    ("A", "/zwgk/tzgg/{ym}/t{ymd}_{id}.html", True), ("A-shtml", "/xwzx/gzdt/{ym}/t{ymd}_{id}.shtml", True),
    ("B", "/art/{Y}/{m}/{d}/art_52_{id}.html", True), ("C", "/zhengce/{Y}-{mm}/{dd}/content_{id}.htm", True),
    ("C-2", "/xwzx/{Y}-{mm}/{dd}/c_{id}.htm", True), ("D", "/{ymd}/9f2c41d0e8a74b6db1c5{id}/c.html", True),
    ("F", "/{Y}/{mm}/{dd}/ARTI{id}.shtml", True), ("M", "/{iso}/{id}.html", True),
    ("N", "/safe/{Y}/{mm}{dd}/{id}.html", True), ("Q", "/{ymd}/{id}.html", True),
    ("S", "/{Y}/{m}/{d}/3f5a0c9d2b7e4416a8c0e1f2d3b4a5{yy}.shtml", True),
    ("T", "/columns/1b6c2d3e-55aa-4c11-9f0e-7a8b9c0d1e2f/{ym}/{dd}/0a1b2c3d-1111-4222-8333-9d8c7b6a5{id}.html", True),
    ("W-plus", "/{Y}/{mm}{dd}/c15a{id}/page.htm", True),
    ("G", "/zwgk/tz/{id}/index.html", False), ("K", "/n2588035/n2641579/c{id}/content.html", False),
    ("U", "/gkmlpt/content/2/{id}/post_{id}.html", False), ("V", "/content/article/{id}", False),
    ("W", "/info/1015/{id}.htm", False), ("X", "/view.jsp?urltype=news.NewsContentUrl&wbtreeid=1&wbnewsid={id}", False),
    ("A-id", "/xxgk/zwdt/tzgg/t{id}.html", False), ("I", "/{ym}/8d3f5a0c9d2b7e4416a8c0e1f2d3b4a5.shtml", False),
    ("B-new", "/art/{Y}/art_{id}ab3c4d5e6f708192a3b4c5d6e7.html", False), ("J", "/xxgk/pnidpv{id}.html", False),
)  # fmt: skip
NUMBERED = tuple(url for url in URLS if not url[2] and url[0] not in ("I", "B-new"))

# Sentences with days in them that are no days of publication.
MENTIONS = (
    "{ocn}上午，会议在政府二楼会议室召开，各相关单位负责人参加。",
    "报名截止时间：{ocn}17:00，逾期不予受理。",
    "本办法自{ocn}起施行，有效期五年。",
    "根据〔{oY}〕15号文件精神，现将有关事项通知如下。",
    "公示期：{ocn}至{ocn2}，公示期间如有异议，请向我局反映。",
    "活动时间：{oiso}上午9:00，地点：文化广场。",
    "咨询电话：0571-{oY}1120，联系人：办公室。",
    "该项目于{ocn}开工，计划两年内建成。",
    "停水时间：{oiso} 22:00至次日6:00。",
    "本公告有效期至{ocn}，到期自动失效。",
)
NEIGHBOURS = (
    "<div class='pn'><p>上一篇：<a href='/a/1.html'>{t1}</a> {oiso}</p><p>下一篇：<a href='/a/2.html'>{t2}</a> {oiso2}</p></div>",
    "<div class='xg'><h4>相关信息</h4><ul><li><a href='/a/3.html'>{t1}</a><span>{oiso}</span></li>"
    "<li><a href='/a/4.html'>{t2}</a><span>{oiso2}</span></li></ul></div>",
    "<div class='comment'><p>网友评论（1）</p><p>热心市民　评论时间：{oiso} {time}</p><p>写得很好！</p></div>",
    "<p class='print'>打印时间：{oiso}</p>",
)
BODIES = (
    "<div class='TRS_Editor'>{ps}</div>", "<div id='zoom'>{ps}</div>", "<div id='UCAP-CONTENT'>{ps}</div>",
    "<div id='vsb_content'><div class='v_news_content'>{ps}</div></div>", "<div class='article-content'>{ps}</div>",
    "<table><tr><td class='bt_content' id='Zoom'>{ps}</td></tr></table>", "<div class='xxgk_content'>{ps}</div>",
)  # fmt: skip


def cases() -> Iterator[Case]:
    """Every case of this file."""
    for name, line in LINES:
        for variant in range(3):
            yield _article(f"{name}-{variant}", line=line, variant=variant)
    for name, rows in TABLES:
        for variant in range(3):
            yield _article(f"{name}-{variant}", table=rows, variant=variant)
    for name, meta in METAS:
        for variant in range(3):
            yield _article(
                f"{name}-{variant}", meta=meta, variant=variant, line=LINES[0][1] if variant == 1 else ""
            )
    for name, url, full in URLS:
        if full:
            yield _article(f"url-{name}", url=url, variant=number(name) % 6)
    yield from _conflicts()
    yield from _undated()


def _conflicts() -> Iterator[Case]:
    label = "<p>发布时间：{iso}　来源：{source}</p>"
    label_other = "<p>更新时间：{oiso} {time}　浏览：{n}</p>"
    for variant in range(3):
        yield _article(f"meta-over-label-{variant}", meta=METAS[0][1], line=label_other, variant=variant)
        yield _article(
            f"empty-meta-{variant}", meta='<meta name="PubDate" content="">', line=label, variant=variant
        )
        yield _article(
            f"garbage-meta-{variant}",
            meta=('<meta name="PubDate" content="1970-01-01 08:00">', '<meta name="PubDate" content="0001-01-01">',
                  '<meta name="PubDate" content="{{{{pubDate}}}}">')[variant],
            line=label, variant=variant,
        )  # fmt: skip
        yield _article(
            f"generated-meta-{variant}",
            meta=('<meta name="others" content="页面生成时间 {tiso} 03:10:22">', '<meta name="Maketime" content="{tiso} 03:10:22">',
                  '<meta http-equiv="last-modified" content="{tiso}">')[variant],
            line=label, variant=variant,
        )  # fmt: skip
        yield _article(
            f"label-over-url-{variant}", line=label, url="/zwgk/{oym}/t{oymd}_{id}.html", variant=variant
        )


def _undated() -> Iterator[Case]:
    for index in range(10):
        yield _article(f"undated-body-{index}", mention=MENTIONS[index], variant=index, dated=False)
    for index, trap in enumerate(chrome.TRAPS):
        yield _article(f"undated-{trap}", variant=index, dated=False, traps=(trap,))
        yield _article(f"undated-{trap}-b", variant=index + 7, dated=False, traps=(trap, "copyright"))
    for index in range(4):
        yield _article(f"undated-near-{index}", variant=index, dated=False, neighbour=NEIGHBOURS[index])
    yield _article(
        "undated-month", variant=1, dated=False, url="/{ym}/8d3f5a0c9d2b7e4416a8c0e1f2d3b4a5.shtml"
    )
    yield _article(
        "undated-year", variant=2, dated=False, url="/art/{Y}/art_{id}ab3c4d5e6f708192a3b4c5d6e7.html"
    )
    yield _article("undated-number", variant=3, dated=False, url="/web/zwgk/100086{id}99/index.shtml")
    yield _article(
        "undated-index",
        variant=4,
        dated=False,
        line="<p>索引号：000014349/{oY}-00{n}　文号：政发〔{oY}〕15号</p>",
    )
    yield _article("undated-title", variant=5, dated=False, title="{oY}年1月份工作计划")
    yield _article("undated-valid", variant=0, dated=False, line="<p>生效日期：{ocn}　废止日期：{ocn2}</p>")
    yield _article(
        "undated-meta",
        variant=2,
        dated=False,
        meta='<meta name="others" content="页面生成时间 {tiso} 03:10:22">',
    )


def _article(
    name: str,
    *,
    variant: int,
    line: str = "",
    table: tuple[tuple[str, str], ...] = (),
    meta: str = "",
    url: str = "",
    mention: str = "",
    neighbour: str = "",
    title: str = "",
    traps: tuple[str, ...] | None = None,
    dated: bool = True,
) -> Case:
    """One article; `variant` chooses the family, the spelling's surroundings and the traps."""
    key = ("dates", name)
    today = dt.date(2012, 3, 1) + dt.timedelta(days=number("today", *key) % 5300)
    day = today - dt.timedelta(days=number("ago", *key) % 420)
    values = _values(key, day, today)
    values["title"] = headline = title.format_map(values) if title else str(values["title"])
    family = chrome.FAMILIES[(variant * 2 + number(*key) % 2) % 6]
    if traps is None:
        traps = tuple(some(chrome.TRAPS, 2 + variant % 3, "traps", *key))
    head = meta.format_map(values)
    if meta and variant == 2 and dated:
        head += SITE_TAGS.format(
            site="政府网", host=words.host(*key), title=headline, source=values["source"]
        )
    address = (url or pick(NUMBERED, "url", *key)[1]).format_map(values)
    mentions = [mention] if mention else some(MENTIONS[:9], variant % 3, "mention", *key)
    main = _main(key, values, headline, line, table, [text.format_map(values) for text in mentions])
    if neighbour or (dated and variant == 1):
        main += (neighbour or pick(NEIGHBOURS, "near", *key)).format_map(values)
    html = chrome.page(
        family, f"{headline}_政务公开", main, key=key, today=today, head=head, traps=traps,
        crumb=("首页", "政务公开", "通知公告") if variant != 0 else (),
    )  # fmt: skip
    return {
        "id": f"dates-{name}", "url": f"http://{words.host(*key)}{address}", "fetched": today, "html": html,
        "truth": {"day": day if dated else None, "page_kind": ["article"]},
    }  # fmt: skip


def _main(
    key: tuple[str, str],
    values: dict[str, object],
    headline: str,
    line: str,
    table: tuple[tuple[str, str], ...],
    mentions: list[str],
) -> str:
    texts = words.text(3, *key)
    texts[1:1] = mentions
    shape = number("shape", *key)
    indent = ("<p>　　{}</p>", "<p style='text-indent:2em'>{}</p>", "<P>{}</P>\n")[shape % 3]
    body = pick(BODIES, "body", *key).format(ps="".join(indent.format(text) for text in texts))
    top = (
        f"<h1>{headline}</h1>",
        f"<div class='title'>{headline}</div>",
        f"<h2 align='center'>{headline}</h2>",
    )[shape // 3 % 3]
    rows = [(name, value.format_map(values)) for name, value in table]
    if not rows:
        shown = ""
    elif shape % 3 == 0:
        shown = (
            "<table border=1>" + "".join(f"<tr><td>{n}：</td><td>{v}</td></tr>" for n, v in rows) + "</table>"
        )
    elif shape % 3 == 1:
        pairs = [f"<td class='l'>{n}</td><td>{v}</td>" for n, v in rows]
        lines = ["".join(pairs[index : index + 2]) for index in range(0, len(pairs), 2)]
        shown = "<table class='headInfo'>" + "".join(f"<tr>{cells}</tr>" for cells in lines) + "</table>"
    else:
        shown = "<ul class='xxgk_info'>" + "".join(f"<li><b>{n}：</b>{v}</li>" for n, v in rows) + "</ul>"
    near = line.format_map(values)
    if near.startswith("<h4") and shape // 9 % 2:
        return near + top + body
    return shown + top + near + body


def _values(key: tuple[str, str], day: dt.date, today: dt.date) -> dict[str, object]:
    other = day + dt.timedelta(days=12 + number("other", *key) % 60)
    other2 = other + dt.timedelta(days=7)
    early = day - dt.timedelta(days=9 + number("early", *key) % 90)
    first, second = words.titles(words.NEWS, 2, "near", *key)
    place = pick(words.PLACES, "place", *key)[0]
    own = words.titles(words.NOTICES, 1, *key)[0]
    return {
        **spelt(day),
        **{f"o{name}": value for name, value in spelt(other).items()},
        **{f"o{name}2": value for name, value in spelt(other2).items()},
        **{f"e{name}": value for name, value in spelt(early).items()},
        **{f"t{name}": value for name, value in spelt(today).items() if name in ("iso", "cn")},
        "time": f"{8 + number('h', *key) % 10:02}:{number('min', *key) % 60:02}", "n": 100 + number("n", *key) % 900,
        "id": 10000 + number("id", *key) % 89999, "idx": f"00{number('i', *key) % 9000000 + 1000000}/{day.year}-00{number('j', *key) % 900 + 100}",
        "no": f"{place[0]}政发〔{early.year}〕{number('no', *key) % 60 + 1}号", "source": words.source(*key),
        "title": own, "t1": first, "t2": second,
    }  # fmt: skip
