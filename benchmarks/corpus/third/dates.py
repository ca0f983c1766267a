"""Dates: articles as content systems lay them out, whose day of publication is known, and articles that give none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

from benchmarks.corpus.case import Case
from benchmarks.corpus.third import shells, words
from benchmarks.corpus.third.scene import Scene
from benchmarks.corpus.words import hanzi, spelt, wide

LABELS = (
    *tuple(verb + noun for verb in ("发布", "发表", "公开", "更新", "录入", "添加", "上传", "刊登") for noun in ("日期", "时间")),
    "日期", "时间",
)  # fmt: skip
SPELLINGS = (
    "{iso} {time}", "{iso}", "{cn}", "{iso} {time}:19", "{slash}", "{slash1}", "{cn0}", "{dot}", "{slash1} {time}:00", "{dash1} {time}:19", "{cn0} {time}", "[{iso}]", "{iso}&nbsp;{time}",
)  # fmt: skip
# {L} a label, {D} the day; {o…} a later and {e…} an earlier day that is never that of publication.
ABOVE = (  # between title and body
    ("wcm-line", "<div class='xl-xx'><span>来源：{source}</span><span>{L}：{D}</span><span class='fr'>字号：[<a href='#'>大</a> <a href='#'>中</a> <a href='#'>小</a>]</span></div>"),
    ("easysite-line", "<p class='explain'><span class='date'>{L}：{D}</span><span class='from'>信息来源：{source}</span><span class='view'>浏览量：<i id='xxll'>{n}</i></span></p>"),
    ("powereasy-line", "<table width='100%'><tr class=Article_tdbgall align=center><td>作者：佚名&nbsp;&nbsp;&nbsp;文章来源：{source}&nbsp;&nbsp;&nbsp;点击数：<script src='/GetHits.asp?id={id}'></script>&nbsp;&nbsp;&nbsp;{L}：{D}</td></tr></table>"),
    ("dede-info", "<div class='info'><small>时间:</small>{iso} {time}<small>来源:</small>{source} <small>作者:</small>admin<small>点击:</small><script src='/plus/count.php?view=yes&aid={id}'></script>次</div>"),
    ("founder-line", "<p class='enp_info'>{D}　　<founder-source>{source}</founder-source>　　<span>编辑：政府网</span></p>"),
    ("label-cells", "<table class='bm'><tr><td class='k'>{L}</td><td class='v'>{D}</td><td class='k'>来源</td><td class='v'>{source}</td><td class='k'>浏览</td><td class='v'>{n}</td></tr></table>"),
    ("label-span-id", "<div>{L}：<span id='ctl00_lblTime'>{D}</span> 发布人：<span id='ctl00_lblUser'>{source}</span></div>"),
    ("tooltip", "<p class='meta'><span title='{L}：{iso} {time}'>{D}</span><span>{source}</span></p>"),
    ("angle", "<p align='center'>＜{source}＞　{L}：{D}　＜{n}次＞</p>"),
    ("dashes", "<div class='tc'>—— {source}　{L}：{D} ——</div>"),
    ("column-named", "<p>所属栏目：工作动态　{L}：{D}　责任编辑：综合科　审核：办公室</p>"),
    ("two-lines", "<p>信息来源：{source}<br/>{L}：{D}<br/>阅读次数：{n}</p>"),
    ("share-first", "<div class='bdsharebuttonbox'>分享 微信 微博</div><div class='sj'>{L}：{D}</div>"),
    ("strong-label", "<p><strong>{L}：</strong>{D} <strong>来源：</strong>{source}</p>"),
    ("label-below-value", "<div class='cal'><b>{Y}.{mm}.{dd}</b><span>{L}</span></div>"),
    ("uneven-blanks", "<p>{L} ：   {Y} - {mm} - {dd}     来源 ： {source}</p>"),
    ("zero-clock", "<p>{L}：{iso} 00:00:00　点击：{n}</p>"),
    ("am-clock", "<p>{L}：{Y}-{m}-{d} 上午 09:12　来源：{source}</p>"),
    ("week-bracket", "<p>{L}：{cn}（{week}）　来源：{source}</p>"),
    ("digits-wide", "<p>{L}：{wide}</p>"),
    ("digits-chinese", "<p class='lead'>{hanzi}　来源：{source}</p>"),
    ("bare-right", "<p style='text-align:right'>{iso}</p>"),
    ("bare-first-line", "<div class='time-source'><span>{iso} {time}</span> | <span>{source}</span></div>"),
    ("badge", "<div class='left-date'><span>{dd}</span><em>{Y}-{mm}</em></div><div class='src'>{source}</div>"),
    ("schema", "<div itemscope itemtype='http://schema.org/Article'><span itemprop='datePublished' content='{iso}T{time}:00+08:00'>{m}月{d}日</span><span itemprop='author'>{source}</span></div>"),
    ("written-by-script", "<p><script>document.write('{L}：{iso}')</script>　来源：{source}</p>"),
    ("variable", "<p>{L}：<span id='pubtime'></span></p><script>var pubDate='{iso} {time}:12';document.getElementById('pubtime').innerHTML=pubDate.substring(0,10);</script>"),
    ("noise-clock-before", "<p class='now'>当前时间：{tiso} {time}:51</p><p>{L}：{D}　来源：{source}</p>"),
    ("sign-in-line", "<p>签发：王某　审核：李某　编辑：张某　{L}：{D}</p>"),
    ("ol-breadcrumb-like", "<ol class='art-meta'><li>{source}</li><li>{D}</li><li>{n}人阅读</li></ol>"),
)  # fmt: skip
AROUND = (  # (before the title, after the body)
    ("end-bracket", "", "<p>【{L}：{D}】 【字体：大 中 小】 【关闭】</p>"), ("end-small", "", "<div class='wzbq'><small>编辑：{source}　{L}：{D}</small></div>"),
    ("above-all", "<div class='artdate'>{L}：{D}</div>", ""), ("end-cells", "", "<table class='btm'><tr><td>信息录入：{source}</td><td>{L}：{D}</td></tr></table>"),
)  # fmt: skip
HEADS = (  # in the head or in a comment, nothing else
    ("founder-property", "", "<!--enpproperty <articleid>{id}</articleid><date>{iso} {time}:00:0</date><author></author><title>{title}</title><keyword></keyword><subtitle></subtitle><introtitle></introtitle><siteid>1</siteid><nodeid>31</nodeid><nodename>动态</nodename>/enpproperty-->"),
    ("meta-2017", '<meta name="ArticleTitle" content="{title}"/>\n<meta name="PubDate" content="{iso} {time}:00"/>\n<meta name="Url" content="http://www.example.gov.cn/{id}.html"/>', ""),
    ("meta-2017-slash", '<meta name="ArticleTitle" content="{title}"><meta name="PubDate" content="{slash1} {time}:00"><meta name="Author" content="{source}">', ""),
    ("meta-2017-minute", '<META NAME="ArticleTitle" CONTENT="{title}"><META NAME="PubDate" CONTENT="{iso} {time}"><META NAME="ContentSource" CONTENT="{source}"><META NAME="Keywords" CONTENT="{eY}年{emm}月">', ""),
    ("open-graph-time", '<meta property="og:type" content="news"><meta property="og:release_date" content="{iso} {time}"><meta property="article:published_time" content="{iso} {time}:00">', ""),
    ("graph-json", '<script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle","headline":"{title}","datePublished":"{iso}T{time}:00+08:00","dateModified":"{oiso}T08:00:00+08:00"}}</script>', ""),
)  # fmt: skip
REBUILT = (  # the metadata were written again by a rebuild; the visible day is true
    ("rebuilt-meta-line", '<meta name="ArticleTitle" content="{title}"><meta name="PubDate" content="{tiso} 03:15">', "<p>发布时间：{D}　来源：{source}</p>"),
    ("rebuilt-meta-cells", '<meta name="ArticleTitle" content="{title}"><meta name="PubDate" content="{oiso} 02:00:00">', "<table><tr><td>发布日期</td><td>{D}</td><td>来源</td><td>{source}</td></tr></table>"),
    ("rebuilt-meta-bracket", '<meta name="PubDate" content="{tiso}"><meta name="ArticleTitle" content="{title}">', "<p class='c'>[发布日期：{D}]　[来源：{source}]　[点击：{n}]</p>"),
    ("rebuilt-meta-published", '<meta name="ArticleTitle" content="{title}"><meta name="PubDate" content="{oiso} {time}">', "<div class='fbsj'><em>发表时间：</em><b>{D}</b></div>"),
)  # fmt: skip
TWO = (  # two labels near the title; only one is publication
    ("written-published", "<p>撰稿时间：{eiso}　发布时间：{iso}　来源：{source}</p>"), ("first-then-now", "<p>首次发布：{iso}　最近修改：{oiso}</p>"), ("received", "<p>收文日期：{eiso}　公开日期：{iso}　公开方式：主动公开</p>"),
    ("publicity-period", "<p>发布日期：{iso}</p><p>公示时间：{iso}至{oiso}（5个工作日）</p>"), ("opening-bids", "<p>开标时间：{ocn} 9时30分　发布时间：{iso} {time}</p>"), ("consulting", "<div><span>征集状态：已结束</span><span>开始时间：{iso}</span><span>截止时间：{oiso}</span></div><p>发布时间：{iso}</p>"),
    ("signed-issued", "<table><tr><td>签署日期</td><td>{ecn}</td><td>发布日期</td><td>{cn}</td></tr></table>"), ("broadcast", "<p>播出时间：{ecn}　上传日期：{iso}</p>"), ("newspaper", "<p>（原载《法制日报》{ecn}）　添加时间：{iso}</p>"),
    ("effect-first", "<p>施行日期：{ocn}</p><p>刊登日期：{cn}</p>"),
)  # fmt: skip
PUBLISHED = ("发布日期", "公开日期", "发布时间", "公开时间")
ELSE = (
    (("索引号", "{idx}"), ("信息分类", "通知"), ("发布机构", "{source}"), ("成文日期", "{ecn}"), ("文号", "{no}"), ("是否有效", "是")),
    (("索 引 号", "{idx}"), ("主题分类", "民政、扶贫、救灾"), ("发文机关", "{source}"), ("生成日期", "{eiso}"), ("标　　题", "{title}"), ("主 题 词", "通知")),
    (("信息来源", "{source}"), ("形成日期", "{eslash}"), ("公开方式", "主动公开"), ("生效日期", "{ocn}"), ("公开范围", "面向社会"), ("内容概述", "{title}")),
    (("公开目录", "规范性文件"), ("公开主体", "{source}"), ("施行日期", "{oiso}"), ("失效日期", "{oiso2}"), ("规范性文件登记号", "{idx}"), ("效力状态", "有效")),
    (("发文字号", "{no}"), ("责任部门", "{source}"), ("实施日期", "{ocn0}"), ("废止日期", "无"), ("体裁分类", "意见"), ("有效期", "{oiso}至{oiso2}")),
)  # fmt: skip
Pairs = list[tuple[str, str]]


def _colon_cells(pairs: Pairs) -> str:
    """Label and value in one cell, two cells a row."""
    cells = [f"<td><b>{label}：</b>{value}</td>" for label, value in pairs]
    return f"<table class='gkxx'>{''.join(f'<tr>{chr(10).join(cells[n : n + 2])}</tr>' for n in range(0, len(cells), 2))}</table>"


def _four_cells(pairs: Pairs) -> str:
    cells = [f"<th>{label}</th><td>{value}</td>" for label, value in pairs]
    return f"<table class='bd1'><tbody>{''.join(f'<tr>{chr(10).join(cells[n : n + 2])}</tr>' for n in range(0, len(cells), 2))}</tbody></table>"


def _heads_above(pairs: Pairs) -> str:
    """A row of labels above a row of values."""
    head, body = (
        "".join(f"<td>{label}</td>" for label, _ in pairs),
        "".join(f"<td>{value}</td>" for _, value in pairs),
    )
    return f"<table border='1'><tr bgcolor='#f0f0f0'>{head}</tr><tr>{body}</tr></table>"


def _floats(pairs: Pairs) -> str:
    return (
        "<div class='xxgk-head clearfix'>"
        + "".join(f"<div class='fl w50'><em>{label}：</em><i>{value}</i></div>" for label, value in pairs)
        + "</div>"
    )


def _strongs(pairs: Pairs) -> str:
    return (
        "<ul class='wjsx'>"
        + "".join(f"<li><strong>{label}</strong>{value}</li>" for label, value in pairs)
        + "</ul>"
    )


def _bracketed(pairs: Pairs) -> str:
    return "<div class='hd'>" + "<br>".join(f"[ {label} ] {value}" for label, value in pairs) + "</div>"


def _fieldset(pairs: Pairs) -> str:
    return (
        "<fieldset><legend>信息属性</legend>"
        + "".join(f"<label>{label}:</label> <span>{value}</span>; " for label, value in pairs)
        + "</fieldset>"
    )


def _described(pairs: Pairs) -> str:
    return (
        "<dl class='desc'>"
        + "".join(f"<dt>{label}：</dt><dd>{value}</dd>" for label, value in pairs)
        + "</dl>"
    )


CATALOGUES: tuple[tuple[str, Callable[[Pairs], str]], ...] = (
    ("colon-cells", _colon_cells), ("four-cells", _four_cells), ("heads-above", _heads_above), ("floats", _floats), ("strongs", _strongs), ("square", _bracketed), ("fieldset", _fieldset), ("described", _described),
)  # fmt: skip
DAYS = (  # dialects that carry the day
    "/zwgk/tzgg/{ym}/t{ymd}_{id}.html", "/zwgk/tzgg/{ym}/t{ymd}_{id}.htm", "/xwzx/{ym}/t{ymd}_{id}.shtml", "/art/{Y}/{m}/{d}/art_2213_{id}.html", "/zwgk/{Y}-{mm}/{dd}/content_{id}.html", "/{Y}-{mm}/{dd}/c_{id}.htm",
    "/{ymd}/8ac1f3{id}/c.html", "/{Y}/{mm}/{dd}/ARTI9{id}.shtml", "/{iso}/{id}.html", "/safe/{Y}/{mm}{dd}/{id}.html", "/{ymd}/{id}.html", "/{Y}/{m}/{d}/1c4e9f0a2b7d4c58{id}f60a7b8.shtml",
    "/columns/1f2e3d4c-5b6a-4978-8c9d-0e1f2a3b4c5d/{ym}/{dd}/9a8b7c6d-5e4f-4a3b-8c2d-1e0f9a8b{id}.html", "/{ymd}/e3b0c442{id}98fc1c14.html", "/{Y}/{mm}{dd}/c3302a{id}/page.htm",
)  # fmt: skip
PLAIN = (  # dialects that carry none
    "/zwgk/t{id}.html", "/gkmlpt/content/10/{id}/post_{id}.html", "/gkmlpt/content/10/{id}/mpost_{id}.html", "/n16/n92/c{id}/content.html", "/info/1088/{id}.htm", "/content/article/{id}", "/art/{Y}/art_{id}c9d8e7f6a5b4.html",
    "/{ym}/3c59dc048e8850{id}.shtml", "/eportal/ui?pageId=30118&articleKey={id}&columnId=30119", "/xxgk/gsgg/{id}/index.html", "/zwxx/pnidpv{id}.html", "/p1/tzgg/{id}.html", "/fabu/xiangqing/{id}.html",
    "/Article/ShowArticle.asp?ArticleID={id}", "/plus/view.php?aid={id}", "/Detail.aspx?nid={id}", "/view.jsp?docid={id}", "/gk/{id}.jspx",
)  # fmt: skip
MENTIONS = (
    "定于{ocn}上午在体育中心举行启动仪式。", "本办法自{ocn}起施行，有效期五年。", "申报材料请于{ocn}前报送至综合科。", "截至{ecn}，共受理申请一百余件。", "依据《关于规范管理的通知》（政办〔{eY}〕{d}号）执行。",
    "拍卖时间：{oiso}10时至{oiso2}10时止。", "采访时间：{ecn}。", "原定{ecn}举行的考试延期。", "更新换代工程计划于{ocn}完工。", "数据截止日期：{eiso}。",
)  # fmt: skip
NEAR = (
    "<div class='sxpage'>上一篇：<a href='/a/1.html'>{t1}</a> [{eiso}]<br>下一篇：<a href='/a/2.html'>{t2}</a> [{oiso}]</div>", "<div class='xgxw'><h4>相关信息</h4><ul><li><a href='/a/3.html'>{t1}</a><span>{oiso}</span></li><li><a href='/a/4.html'>{t2}</a><span>{eiso}</span></li></ul></div>",
    "<ul class='fujian'><li>附件：<a href='/files/{oymd}/{id}.doc'>登记表.doc</a></li></ul>", "<div class='pinglun'>网友评论 <b>匿名</b> {oiso} {time}:02 <p>赞</p></div>", "<p>政策解读：<a href='/zcjd/{id}.html'>{t1}</a>（{oiso}）</p>",
    "<div class='dy'>打印时间：{tiso} {time}</div>",
)  # fmt: skip
BODIES = (
    "<div class='TRS_Editor'>{}</div>", "<div class='view TRS_UEDITOR trs_paper_default'>{}</div>", "<div id='zoom'>{}</div>", "<div class='ccontent' id='ccontent'>{}</div>", "<div id='vsb_content'><div class='v_news_content'>{}</div></div>", "<table><tr><td class='main_ArticleContent' id='fontzoom'>{}</td></tr></table>",
    "<div class='content'>{}</div>", "<div id='UCAP-CONTENT'>{}</div>", "<founder-content>{}</founder-content>", "<span id='ctl00_lblContent'>{}</span>", "<div class='xxgk_content'>{}</div>", "<div class='article-content'>{}</div>",
)  # fmt: skip
TOPS = (
    "<h1 class='title'>{}</h1>",
    "<div class='xl-bt'>{}</div>",
    "<p style='text-align:center'><strong style='font-size:22px'>{}</strong></p>",
    "<h3 align='center'>{}</h3>",
    "<table width='100%'><tr><td class='main_ArticleTitle'>{}</td></tr></table>",
)
UNDATED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("undated-signed", {"close": "<p align='right'>{source}</p><p align='right'>{hanzi}</p>"}), ("undated-many-days", {"mentions": 4}), ("undated-validity", {"line": "<p>有效期：{oiso}至{oiso2}　效力状态：有效</p>"}),
    ("undated-made", {"line": "<p>文号：{no}　成文日期：{ecn}　索引号：{idx}</p>"}), ("undated-deadline", {"line": "<p>截止日期：{oiso}　联系人：刘老师</p>", "mentions": 1}), ("undated-month-path", {"url": "/{ym}/3c59dc048e8850{id}.shtml"}),
    ("undated-title", {"title": "{ecn}供水水质检测结果"}), ("undated-beside-others", {"near": 3}), ("undated-clocks", {"traps": ("clock", "path-clock", "rebuilt", "float", "weather", "tools")}), ("undated-caption", {"close": "<p align=center><img src='/images/{ymd}.jpg'><br>图为{ecn}拍摄的施工现场</p>"}),
    ("undated-vote", {"line": "<p>投票时间：{oiso} 08:00—{oiso2} 18:00</p>"}), ("undated-file-name", {"close": "<p><a href='/files/{oymd}{id}.pdf'>《规划》（{eY}—{oY}年）.pdf</a></p>"}),
)  # fmt: skip


def cases() -> Iterator[Case]:
    """Every case of this file."""
    for name, line in ABOVE:
        yield from (_article(f"dates/{name}", n, line=line) for n in range(5))
    for name, before, after in AROUND:
        yield from (_article(f"dates/{name}", n, before=before, after=after) for n in range(5))
    for name, head, comment in HEADS:
        yield from (_article(f"dates/{name}", n, head=head, before=comment) for n in range(4))
    for name, head, line in REBUILT:
        yield from (
            _article(
                f"dates/{name}",
                n,
                head=head,
                line=line,
                url=PLAIN[(5 * n + len(name)) % len(PLAIN)],
                ahead=True,
            )
            for n in range(5)
        )
    for name, line in TWO:
        yield from (_article(f"dates/{name}", n, line=line) for n in range(4))
    for name, shape in CATALOGUES:
        yield from (_article(f"dates/file-{name}", n, shape=shape) for n in range(5))
    for index, name in enumerate(("text", "scans", "document")):
        yield from (
            _article(f"dates/path-{name}", n, url=DAYS[(5 * index + n) % len(DAYS)], kind=name)
            for n in range(5)
        )
    for name, more in UNDATED:
        yield from (_article(f"dates/{name}", n, dated=False, **more) for n in range(4))


def _article(
    family: str, variant: int, *, line: str = "", before: str = "", after: str = "", head: str = "", shape: Callable[[Pairs], str] | None = None, url: str = "", kind: str = "text", title: str = "",
    close: str = "", mentions: int | None = None, near: int | None = None, traps: tuple[str, ...] | None = None, dated: bool = True, ahead: bool = False,
) -> Case:  # fmt: skip
    scene = Scene(family, variant)
    day = scene.today - dt.timedelta(days=(200 if ahead else 0) + scene.number("ago") % 400)
    values = values_of(scene, day)
    pool = (words.NOTICES, words.NEWS, words.POLICIES)[variant % 3]
    values["title"] = headline = title.format_map(values) if title else scene.titles(pool, 1)[0]
    if shape:
        several = [(label, value.format_map(values)) for label, value in scene.turn(ELSE)]
        several.insert(
            1 + scene.number("at") % 5, (scene.turn(PUBLISHED), scene.turn(SPELLINGS).format_map(values))
        )
        line = shape(several).replace("{", "{{").replace("}", "}}")
    numbered = not dated or kind != "text" or variant % 2 == 0
    address = (url or scene.pick(PLAIN if numbered else DAYS, "url")).format_map(values)
    beside = "".join(
        text.format_map(values) for text in scene.some(NEAR, variant % 2 if near is None else near, "near")
    )
    main = (
        before.format_map(values) + scene.pick(TOPS, "top").format(headline) + line.format_map(values) + _body(scene, values, kind, mentions, close)
        + after.format_map(values) + beside
    )  # fmt: skip
    html = scene.page(
        f"{headline}-{scene.place}人民政府", main, head=head.format_map(values), crumb=("首页", "新闻中心", "正文") if variant % 3 else (),
        traps=scene.some(tuple(shells.TRAPS), 2 + variant % 4, "traps") if traps is None else traps,
    )  # fmt: skip
    return scene.case(address, html, {"day": day if dated else None, "page_kind": ["article"]})


def _body(scene: Scene, values: dict[str, Any], kind: str, mentions: int | None, close: str) -> str:
    if kind == "scans":
        return f"<p align='center'><img src='/images/P0{values['id']}1.jpg'></p><p align='center'><img src='/images/P0{values['id']}2.jpg'></p>"
    if kind == "document":
        return f"<p>附件下载：</p><p><a href='/files/P0{values['id']}.doc'>{values['title']}.doc</a></p>"
    texts = scene.text(4)
    count = scene.number("mentions") % 3 if mentions is None else mentions
    texts[1:1] = [text.format_map(values) for text in scene.some(MENTIONS, count, "mention")]
    return scene.pick(BODIES, "body").format(
        "".join(f"<p>　　{text}</p>" for text in texts) + close.format_map(values)
    )


def values_of(scene: Scene, day: dt.date) -> dict[str, Any]:
    """Everything a template may name."""
    other, early = (
        day + dt.timedelta(days=9 + scene.number("other") % 60),
        day - dt.timedelta(days=10 + scene.number("early") % 80),
    )
    made: dict[str, Any] = {}
    for mark, one in (("", day), ("o", other), ("e", early), ("t", scene.today)):
        made |= {mark + name: value for name, value in spelt(one).items()}
    made |= {f"o{name}2": value for name, value in spelt(other + dt.timedelta(days=7)).items()}
    near = scene.titles(words.NEWS, 2, "near")
    made |= {
        "time": f"{8 + scene.number('h') % 10:02}:{scene.number('min') % 60:02}", "n": 100 + scene.number("n") % 900, "id": 10000 + scene.number("id") % 89999, "source": scene.source(), "t1": near[0], "t2": near[1],
        "idx": f"51{scene.number('i') % 9000000 + 1000000}/{early.year}-{scene.number('j') % 90000 + 10000}", "no": f"{scene.place[0]}府发〔{early.year}〕{scene.number('no') % 80 + 1}号", "L": scene.turn(LABELS), "hanzi": hanzi(day), "wide": wide(day),
    }  # fmt: skip
    made["D"] = scene.turn(SPELLINGS, 3).format_map(made)
    return made
