"""Dates: layouts of articles whose day of publication is known, and of articles that give none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from benchmarks.corpus.case import Case
from benchmarks.corpus.families import shells, words
from benchmarks.corpus.families.scene import Scene
from benchmarks.corpus.words import hanzi, spelt, wide

LABELS = (
    *tuple(
        verb + noun
        for verb in ("发布", "发表", "公开", "更新", "录入", "添加", "上传", "刊登")
        for noun in ("时间", "日期")
    ),
    "日期",
    "时间",
)
SPELLINGS = (
    "{iso}", "{iso} {time}", "{cn}", "{slash}", "{iso} {time}:33", "{cn0} {time}", "{dash1}", "{dot}", "{slash1} {time}:07", "{cn0}", "{cn}　{time}", "{iso}　{time}",
)  # fmt: skip

# {L} a label, {D} the day. {o…} and {e…} are a later and an earlier day, never that of publication.
ABOVE = (  # between title and body
    ("bar", "<div class='infoBar'><span>{L}：{D}</span><span>文章来源：{source}</span><span class='fx'>分享到：</span></div>"),
    ("lenticular", "<div class='ewb-article-sources'><p>【{L}：{D}&nbsp;&nbsp;阅读次数：<span id='n'>{n}</span>】【字号 <a href='#'>大</a> <a href='#'>中</a> <a href='#'>小</a>】【我要打印】【关闭】</p></div>"),
    ("publisher-first", "<p class='arti_metas'><span class='arti_publisher'>发布者：{source}</span><span class='arti_update'>{L}：{D}</span><span class='arti_views'>浏览次数：<span class='WP_VisitCount'>{n}</span></span></p>"),
    ("centred-bare", "<div align='center' style='color:#787878'>{D}&nbsp;&nbsp;&nbsp;&nbsp;{source}&nbsp;&nbsp;(点击: <span id='dynclicks_wbnews_{id}'>{n}</span>)</div>"),
    ("font", "<p align=center><font color='#999999' size=2>点击数：{n}　　作者：{source}　　{L}：{D}</font></p>"),
    ("italic-value", "<div class='wzfbxx'><span>来源：<b>{source}</b></span><span class='fbsj'>{L}：<i>{D}</i></span></div>"),
    ("icons", "<div class='meta'><i class='icon-clock' title='{L}'></i> {D} <i class='icon-eye'></i> {n} <i class='icon-user'></i> {source}</div>"),
    ("stacked", "<div class='fr' style='text-align:right'>{L}<br>{D}</div>"),
    ("next-line", "<div class='xx'><p>{L}</p><p>{D}</p><p>信息来源</p><p>{source}</p></div>"),
    ("three-cells", "<table width='95%'><tr><td align=left>来源：{source}</td><td align=center>作者：佚名</td><td align=right>{L}：{D}</td></tr></table>"),
    ("under-header", "<table class='t1'><tr><th>信息来源</th><th>{L}</th><th>点击数</th></tr><tr><td>{source}</td><td>{D}</td><td>{n}</td></tr></table>"),
    ("emphasised", "<h6><em>{L}</em>：<em>{D}</em>　<em>字体</em>：<em>大 中 小</em></h6>"),
    ("deep-spans", "<p><span><span>{L}</span><span>：</span></span><span><span>{D}</span></span><span>　</span><span>编辑：{source}</span></p>"),
    ("comment-inside", "<div class='sj'>{L}：<!--$[PubTime]$--><span id='pub'>{D}</span><!--/$--> 阅读：<span id=hits></span></div>"),
    ("no-colon", "<p class='desc'><span>{L} {D}</span><span>来源 {source}</span></p>"),
    ("piped", "<div class='art-info'>{source} | {D} | 阅读 {n}</div>"),
    ("slashed", "<p class='ly'>来源：{source} / 责编：办公室 / {D}</p>"),
    ("author-card", "<div class='author'><img src='/logo.png'><strong>{source}</strong><br><small>{D}</small></div>"),
    ("java-stamp", "<p>{L}：{iso} {time}:33.0　　作者：{source}</p>"),
    ("zoned", "<p>{L}：{iso}T{time}:00.000+08:00</p>"),
    ("weekday", "<div>{L}：{cn} {week}　来源：{source}</div>"),
    ("chinese-digits", "<p>{L}：{hanzi}</p>"),
    ("full-width", "<p>{L}：{wide}　来源：{source}</p>"),
    ("time-element", "<p><time class='entry-date' datetime='{iso}T{time}:00+08:00'>{m}月{d}日</time> <a rel='author'>{source}</a></p>"),
    ("read-aloud", "<span class='sr-only'>{L}</span><time>{D}</time><span>{source}</span>"),
    ("list-items", "<ul class='info'><li>信息来源：{source}</li><li>{L}：{D}</li><li>浏览量：{n}</li></ul>"),
    ("legend", "<fieldset><legend>{L}：{D} [{source}]</legend></fieldset>"),
    ("digit-spans", "<p>{L}：<span>{Y}</span>-<span>{mm}</span>-<span>{dd}</span> <span>{time}</span></p>"),
    ("quoted-colon", "<p>{L}:{D}；来源:{source}；浏览:{n}次</p>"),
    ("wide-label", "<p>{wideL}：{D}　　访问量：{n}</p>"),
    ("info-time", "<p>信息时间：{D}　阅读次数：{n}　【打印】</p>"),
)  # fmt: skip
AROUND = (  # (before the title, after the body)
    ("before-title", "<div class='rq'>{D}</div>", ""),
    ("day-badge", "<div class='badge'><strong>{dd}</strong><span>{Y}-{mm}</span></div>", ""),
    ("below", "", "<div class='endinfo'>{L}：{D}　责任编辑：{source}</div>"),
    ("below-bracket", "", "<p>（{L}：{D}　信息来源：{source}）</p>"),
    ("below-table", "", "<table><tr><td>责任编辑：{source}</td><td>{L}：{D}</td></tr></table>"),
)  # fmt: skip
HEADS = (  # in the head, nothing else
    ("meta-pubdate", '<meta name="ArticleTitle" content="{title}"><meta name="PubDate" content="{iso} {time}"><meta name="ContentSource" content="{source}">'),
    ("meta-pubdate-odd", "<META content='{Y}－{mm}－{dd} {time}' name=pubDate><META name=articletitle content='{title}'>"),
    ("meta-first-last", '<meta name="firstpublishedtime" content="{iso}-{time}:21"><meta name="lastmodifiedtime" content="{oiso}-03:10:22"><meta name="contentid" content="{id}">'),
    ("meta-publishdate", '<meta name="publishdate" content="{iso}" /><meta name="author" content="{source}" />'),
    ("meta-open-graph", '<meta property="og:title" content="{title}"><meta property="article:published_time" content="{iso}T{time}:00+08:00"><meta property="article:modified_time" content="{oiso}T08:00:00+08:00">'),
    ("linked-data", '<script type="application/ld+json">{{"@context":"https://ziyuan.baidu.com/contexts/cambrian.jsonld","@id":"http://x.example.gov.cn/{id}.html","title":"{title}","pubDate":"{iso}T{time}:00","upDate":"{oiso}T09:00:00"}}</script>'),
    ("meta-item", '<meta itemprop="datePublished" content="{iso}"><meta itemprop="dateModified" content="{oiso}">'),
)  # fmt: skip
TWO = (  # two labels near the title; only one is publication
    ("published-updated", "<p>发布日期：{iso}　更新日期：{oiso}　浏览次数：{n}</p>"),
    ("updated-published", "<div><span>更新时间：{oiso} {time}</span><span>发布时间：{iso} {time}</span></div>"),
    ("made-published", "<table><tr><td>成文时间：{eiso}</td><td>发布时间：{iso}</td></tr></table>"),
    ("closing", "<div class='zt'>意见征集截止日期：{ocn}</div><p>公开日期：{cn}</p>"),
    ("objection", "<p>公示期：{cn}至{ocn}</p><p>发布时间：{iso}</p>"),
    ("meeting", "<p>活动时间：{ecn} 上午9:00　活动地点：文化馆</p><p>发表时间：{iso} {time}</p>"),
    ("reprint", "<p>来源：人民日报 {ecn}　第04版　录入日期：{iso}</p>"),
    ("valid-until", "<ul><li>有效期：{cn}至{ocn}</li><li>公开时间：{cn}</li><li>公开方式：主动公开</li></ul>"),
    ("visited", "<p>访问时间：{tiso}　发布时间：{iso}　来源：{source}</p>"),
)  # fmt: skip

# Labels of policy documents: publication, and those that are something else.
PUBLISHED = ("发布日期", "发布时间", "公开日期", "公开时间")
ELSE = (
    (("索 引 号", "{idx}"), ("发布机构", "{source}"), ("成文日期", "{ecn}"), ("文　号", "{no}"), ("有效性", "有效")),
    (("信息索引", "{idx}"), ("公开主体", "{source}"), ("生成日期", "{eiso}"), ("公开方式", "主动公开"), ("公开时限", "长期公开"), ("责任部门", "综合科")),
    (("名　称", "{title}"), ("发文机关", "{source}"), ("形成日期", "{ecn0}"), ("生效日期", "{ocn}"), ("废止日期", "")),
    (("组配分类", "行政规范性文件"), ("发文字号", "{no}"), ("施行日期", "{ocn}"), ("失效日期", "{ocn2}"), ("主题词", "农业　补贴")),
    (("体裁分类", "通知"), ("信息来源", "{source}"), ("成文日期", "{eslash}"), ("实施日期", "{oslash}"), ("有效期", "{oiso}至{oiso2}"), ("关键词", "{title}")),
    (("主题分类", "城乡建设"), ("公开主体", "{source}"), ("生成日期", "{edot}"), ("时效", "现行有效"), ("内容概述", "根据〔{Y}〕9号文件制定")),
)  # fmt: skip
Pairs = list[tuple[str, str]]


def _grid(pairs: Pairs) -> str:
    cells = [f"<td bgcolor='#eee'>{label}：</td><td>{value}</td>" for label, value in pairs]
    return (
        "<table class='zdgk'>"
        + "".join(f"<tr>{''.join(cells[n : n + 2])}</tr>" for n in range(0, len(cells), 2))
        + "</table>"
    )


def _listed(pairs: Pairs) -> str:
    return (
        "<ul class='xxgk'>"
        + "".join(f"<li><label>{label}：</label><span>{value}</span></li>" for label, value in pairs)
        + "</ul>"
    )


def _defined(pairs: Pairs) -> str:
    return (
        "<dl class='file-head'>"
        + "".join(f"<dt>[{label}]</dt><dd>{value}</dd>" for label, value in pairs)
        + "</dl>"
    )


def _rows(pairs: Pairs) -> str:
    return (
        "<div class='gk-head'>"
        + "".join(
            f"<div class='row'><div class='k'>{label}</div><div class='v'>{value}</div></div>"
            for label, value in pairs
        )
        + "</div>"
    )


def _headed(pairs: Pairs) -> str:
    return (
        "<table border=1><tbody>"
        + "".join(
            f"<tr><th scope='row'>{label}</th><td colspan='3'>{value}</td></tr>" for label, value in pairs
        )
        + "</tbody></table>"
    )


def _folded(pairs: Pairs) -> str:
    inner = "".join(f"<p><b>{label}：</b>{value}</p>" for label, value in pairs)
    return f"<div class='fold'><a href='javascript:;'>展开文件信息</a><div style='display:none'>{inner}</div></div>"


def _running(pairs: Pairs) -> str:
    return "<p class='wj'>" + "　".join(f"【{label}】{value}" for label, value in pairs) + "</p>"


def _line_breaks(pairs: Pairs) -> str:
    return (
        "<div class='xl-l'>"
        + "<br/>".join(f"<strong>{label}：</strong>{value}" for label, value in pairs)
        + "</div>"
    )


CATALOGUES = (
    ("grid", _grid), ("listed", _listed), ("defined", _defined), ("rows", _rows), ("headed", _headed), ("folded", _folded), ("running", _running), ("line-breaks", _line_breaks),
)  # fmt: skip

DAYS = (  # dialects that carry the day
    "/xxgk/tzgg/{ym}/t{ymd}_{id}.html", "/xw/gzdt/{ym}/t{ymd}_{id}.shtml", "/art/{Y}/{m}/{d}/art_1229_{id}.html", "/xinwen/{Y}-{mm}/{dd}/content_{id}.htm",
    "/gz/{Y}-{mm}/{dd}/c_{id}.htm", "/{ymd}/4b1d0a7ce2f94d6c8a{id}/c.html", "/{Y}/{mm}/{dd}/ARTI{id}.shtml", "/{iso}/{id}.html", "/ah/{Y}/{mm}{dd}/{id}.html", "/{ymd}/{id}.html",
    "/{Y}/{m}/{d}/7d0e3c1b2a5f4e69b8c7d6e5f4a3b2{yy}.shtml", "/columns/7c0e9d2b-1a4f-4e0b-9d55-0f1e2d3c4b5a/{ym}/{dd}/5d4c3b2a-9f8e-4d7c-8b6a-1a2b3c4d5{id}.html", "/{ymd}/0c5e8a1d3b7f4926a0d1e2f3{id}.html",
    "/{Y}/{mm}{dd}/c2041a{id}/page.htm",
)  # fmt: skip
PLAIN = (  # dialects that carry none
    "/xxgk/gsgg/{id}/index.html", "/n4470/n5512/c{id}/content.html", "/gkmlpt/content/7/{id}/post_{id}.html", "/content/article/{id}", "/info/1042/{id}.htm", "/xxgk/t{id}.html",
    "/zwxx/pnidpv{id}.html", "/art/{Y}/art_{id}be6f708192a3b4c5d6e7.html", "/{ym}/0f9e8d7c6b5a49382716{id}.shtml", "/eportal/ui?pageId=3112&articleKey={id}&columnId=77", "/p1/zcfg/{id}.html",
    "/fabu/xiangqing/{id}.html", "/show.asp?id={id}", "/ReadNews.aspx?NewsID={id}", "/jx/web/show_{id}.jspx",
)  # fmt: skip
MENTIONS = (
    "经研究，定于{ocn}上午9时在政务中心五楼召开专题会议。", "本通告自{ocn}起实施，有效期至{ocn2}。", "登记时间：{oiso}至{oiso2}，过期不再受理。", "截至{ecn}，已完成投资三亿元。",
    "根据《关于加强管理的意见》（政发〔{eY}〕{d}号）要求，现公告如下。", "竞价开始时间：{ocn}10:00。", "公示时间：{ocn}—{ocn2}。", "施工时间：{oiso} 08:00—18:00。", "据{eY}年统计年鉴，常住人口为三十二万。",
    "更新改造工程于{ecn}启动。", "发布会将于{ocn}举行。",
)  # fmt: skip
NEAR = (
    "<div class='next'><p>上一条：<a href='/xw/1.html'>{t1}</a>（{eiso}）</p><p>下一条：<a href='/xw/2.html'>{t2}</a>（{oiso}）</p></div>",
    "<div class='rel'><h5>相关文章</h5><p><a href='/xw/3.html'>{t1}</a><em>{oiso}</em></p><p><a href='/xw/4.html'>{t2}</a><em>{eiso}</em></p></div>",
    "<div class='pl'><h5>最新评论</h5><div><b>网友甲</b> 发表时间：{oiso} {time}<p>支持！</p></div></div>",
    "<p>附件：<a href='/attachment/0/{id}/{oymd}.docx'>申请表（{ocn}版）.docx</a></p>",
    "<div class='qr'>扫一扫在手机打开当前页<br>打印日期：{tiso}</div>",
    "<div class='rel'><h5>延伸阅读：图解</h5><a href='/xw/5.html'>{t1}</a> 发布时间：{oiso}</div>",
)  # fmt: skip
BODIES = (
    "<div class='trs_editor_view TRS_UEDITOR'>{}</div>", "<div id='Zoom' class='zoomcon'>{}</div>", "<div class='pages_content'>{}</div>", "<div id='mainText'>{}</div>", "<div id='ivs_content'>{}</div>",
    "<div id='vsb_content_4'>{}</div>", "<div class='wp_articlecontent'>{}</div>", "<div class='detail'>{}</div>", "<div class='main-txt'>{}</div>", "<table><tr><td class='nr'>{}</td></tr></table>",
    "<div class='ewb-article-info'>{}</div>", "<div class='wrapper_detail_text'>{}</div>",
)  # fmt: skip
UNDATED = (
    ("signature", {"close": "<p style='text-align:right'>{source}</p><p style='text-align:right'>{cn}</p>"}),
    ("mentions", {"mentions": 3}),
    ("numbers", {"line": "<p>索引号：{idx}　文号：{no}　编号：{Y}-{mm}-00{id}</p>"}),
    ("periods", {"line": "<p>生效日期：{ocn}　　废止日期：{ocn2}</p>", "mentions": 1}),
    ("application", {"line": "<p>报名时间：{oiso}至{oiso2}　　面试时间：{ocn2}</p>"}),
    ("made-only", {"line": "<table><tr><td>索引号</td><td>{idx}</td></tr><tr><td>成文日期</td><td>{ecn}</td></tr></table>"}),
    ("neighbours", {"near": 2}),
    ("month-address", {"url": "/{ym}/0f9e8d7c6b5a49382716{id}.shtml"}),
    ("number-address", {"url": "/web/gk/2099136{id}88/index.shtml"}),
    ("title-day", {"title": "关于{ecn}停电检修的公告"}),
    ("clocked", {"traps": ("clock", "rebuilt", "calendar", "float", "tools")}),
    ("crowded", {"traps": ("hot", "weather", "counter", "copyright", "conditional", "rebuilt")}),
    ("generated", {"head": '<meta name="maketime" content="{tiso} 02:30:11"><meta http-equiv="Last-Modified" content="{tiso}"><meta name="generator" content="{Y}.{m}.{d}">'}),
    ("empty-meta", {"head": '<meta name="PubDate" content=""><meta name="ArticleTitle" content="{title}">'}),
)  # fmt: skip


def cases() -> Iterator[Case]:
    """Every case of this file."""
    for name, line in ABOVE:
        yield from (_article(f"dates/{name}", n, line=line) for n in range(6))
    for name, before, after in AROUND:
        yield from (_article(f"dates/{name}", n, before=before, after=after) for n in range(5))
    for name, head in HEADS:
        yield from (_article(f"dates/{name}", n, head=head) for n in range(4))
    for name, line in TWO:
        yield from (_article(f"dates/{name}", n, line=line) for n in range(4))
    for name, shape in CATALOGUES:
        yield from (_article(f"dates/catalogue-{name}", n, shape=shape) for n in range(6))
    for index, name in enumerate(("text", "pictures", "attachment", "jump")):
        yield from (
            _article(f"dates/address-{name}", n, url=DAYS[(4 * index + n) % len(DAYS)], kind=name)
            for n in range(5)
        )
    for name, line in (("address-older", ABOVE[0][1]), ("address-meta", "")):
        head = HEADS[0][1] if not line else ""
        yield from (
            _article(f"dates/{name}", n, line=line, head=head, url=DAYS[n].replace("{", "{e"), shifted=True)
            for n in range(5)
        )
    for name, more in UNDATED:
        yield from (_article(f"dates/undated-{name}", n, dated=False, **more) for n in range(4))


def _article(
    family: str, variant: int, *, line: str = "", before: str = "", after: str = "", head: str = "", shape: Any = None, url: str = "", kind: str = "text", title: str = "",
    close: str = "", mentions: int | None = None, near: int = 0, traps: tuple[str, ...] | None = None, dated: bool = True, shifted: bool = False,
) -> Case:  # fmt: skip
    scene = Scene(family, variant)
    day = scene.today - dt.timedelta(days=scene.number("ago") % 400)
    values = values_of(scene, day, shifted)
    values["title"] = headline = (
        title.format_map(values)
        if title
        else scene.titles((words.NEWS, words.NOTICES, words.POLICIES)[variant % 3], 1)[0]
    )
    if shape:
        others = list(scene.turn(ELSE))
        others.insert(1 + scene.number("at") % 4, (scene.turn(PUBLISHED), scene.turn(SPELLINGS)))
        line = (
            shape([(label, value.format_map(values)) for label, value in others])
            .replace("{", "{{")
            .replace("}", "}}")
        )
    numbered = not dated or kind != "text" or variant % 2 == 0
    address = (url or scene.pick(PLAIN if numbered else DAYS, "url")).format_map(values)
    count = scene.number("mentions") % 3 if mentions is None else mentions
    texts = scene.text(3)
    texts[1:1] = [text.format_map(values) for text in scene.some(MENTIONS, count, "mention")]
    body = scene.pick(BODIES, "body").format(
        "".join(f"<p>　　{text}</p>" for text in texts) + close.format_map(values)
    )
    if kind == "pictures":
        body = f"<p align=center><img src='/images/W02{values['id']}.jpg' width=760></p><p align=center><img src='/images/W03{values['id']}.jpg' width=760></p>"
    elif kind == "attachment":
        body = f"<p>{headline}</p><p><a href='/P0{values['id']}.pdf'>{headline}.pdf</a></p>"
    elif kind == "jump":
        body = f"<p>正在跳转到原文……</p><p><a href='http://www.example.cn/{values['id']}.html'>{headline}</a></p><p>{texts[0]}{texts[1]}</p>"
    top = scene.pick(
        (
            "<h1>{}</h1>",
            "<h2 class='tit'>{}</h2>",
            "<p align=center><b><font size=4>{}</font></b></p>",
            "<div class='bt'>{}</div>",
        ),
        "top",
    ).format(headline)
    beside = "".join(
        text.format_map(values)
        for text in scene.some(NEAR, near or (1 if dated and variant % 2 else 0), "near")
    )
    main = (
        before.format_map(values) + top + line.format_map(values) + body + after.format_map(values) + beside
    )
    html = scene.page(
        f"{headline}-{scene.place}政府网", main, head=head.format_map(values), crumb=("首页", "新闻资讯", "正文") if variant % 3 else (),
        traps=scene.some(tuple(shells.TRAPS), 2 + variant % 3, "traps") if traps is None else traps,
    )  # fmt: skip
    return scene.case(address, html, {"day": day if dated else None, "page_kind": ["article"]})


def values_of(scene: Scene, day: dt.date, shifted: bool) -> dict[str, Any]:
    """Everything a template may name; with `shifted` the earlier day is days, else weeks ago."""
    other = day + dt.timedelta(days=11 + scene.number("other") % 50)
    early = day - dt.timedelta(
        days=1 + scene.number("early") % 4 if shifted else 12 + scene.number("early") % 90
    )
    made: dict[str, Any] = {}
    for mark, one in (("", day), ("o", other), ("e", early), ("t", scene.today)):
        made |= {mark + name: value for name, value in spelt(one).items()}
    made |= {f"o{name}2": value for name, value in spelt(other + dt.timedelta(days=9)).items()}
    label = scene.turn(LABELS)
    made |= {
        "time": f"{8 + scene.number('h') % 10:02}:{scene.number('min') % 60:02}", "n": 100 + scene.number("n") % 900, "id": 10000 + scene.number("id") % 89999, "eid": 10000 + scene.number("id") % 89999,
        "idx": f"11{scene.number('i') % 9000000 + 1000000}/{early.year}-{scene.number('j') % 90000 + 10000}", "no": f"{scene.place[0]}政办发〔{early.year}〕{scene.number('no') % 80 + 1}号",
        "source": scene.source(), "t1": scene.titles(words.NEWS, 2, "near")[0], "t2": scene.titles(words.NEWS, 2, "near")[1], "L": label, "wideL": "　".join(label), "hanzi": hanzi(day), "wide": wide(day),
    }  # fmt: skip
    made["D"] = scene.turn(SPELLINGS, 5).format_map(made)
    return made
