"""Dates: where content systems, English sub-sites and file headers put the day of publication, and pages that give none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

from benchmarks.corpus.case import Case
from benchmarks.corpus.families import words
from benchmarks.corpus.fourth.scene import Scene
from benchmarks.corpus.words import hanzi, spelt, wide

# {o…} and {e…} are a later and an earlier day, {t…} the day of the fetch: none of them is that of publication.
ABOVE = (  # between title and body
    ("issued-published", "<div class='xl_info'><span>发文单位：{source}</span><span>成文日期：{eiso}</span><span>发布日期：{iso}</span></div>"),
    ("hits-by-script", "<div class='explain'>信息来源：{source}&nbsp;|&nbsp;日期：{iso}&nbsp;|&nbsp;浏览量：<script src='/hits?id={id}'></script>次</div>"),
    ("square-labels", "<p>[日期：{iso}]　[来源：{source}]　[字体：<a href='#'>大</a> <a href='#'>中</a> <a href='#'>小</a>]</p>"),
    ("square-bare", "<div>[ {iso} ] [ {source} ] [ 访问量：{n} ]</div>"),
    ("verb-after", "<p class=tips>{iso} {time} 发布　阅读 {n}</p>"),
    ("verb-joined", "<p>{cn}发布　{source}</p>"),
    ("image-rules", "<td>发布时间：{slash1} {time}:00<img src=/images/line.gif>浏览：{n}<img src=/images/line.gif>来源：{source}</td>"),
    ("spacer-cells", "<table width=100%><tr><td>&nbsp;</td><td align=right width=80>发布时间：</td><td width=10><img src=sp.gif></td><td>{iso}</td><td width=10></td><td align=right>点击：</td><td>{n}</td></tr></table>"),
    ("label-alt", "<p><img src=/images/time.png alt='发布时间'>{iso} {time} <img src=/images/from.png alt='来源'>{source}</p>"),
    ("class-only", "<div class='msgbar'><span class='publish-time'>{iso} {time}</span><span class='origin'>{source}</span></div>"),
    ("title-attribute", "<div><span title='发布时间'>{iso}</span><span title='来源'>{source}</span></div>"),
    ("month-day-shown", "<div class='bar'><span>{source}</span><span title='{iso} {time}:00'>{mm}-{dd} {time}</span></div>"),
    ("weekday-brackets", "<p>时间：{cn}（{week}）{time}　来源：{source}</p>"),
    ("morning", "<p>发布时间：{slash1} 上午 9:05:00　　浏览次数：{n}</p>"),
    ("seconds-loose", "<p class='t'>添加日期：{slash1} 9:05:00 &nbsp; 添加人：admin</p>"),
    ("short-year", "<p>发布：{yy}-{mm}-{dd}　点击：{n}</p>"),
    ("short-year-slash", "<p align=right>[{yy}/{mm}/{dd}]</p>"),
    ("wide-dashes", "<p>发布时间：{widedash}</p>"),
    ("hanzi-ring", "<p>发布日期：{ring}</p>"),
    ("hanzi-letter", "<p>（发布时间：{letter}）</p>"),
    ("hour-minute", "<p>发布时间 ：{Y}年{mm}月{dd}日 09时05分</p>"),
    ("source-day-node", "<p class='from'>来源：{source} {iso} {time}</p>"),
    ("source-day-bare", "<p>{source}　{cn}</p>"),
    ("reviewers", "<p>撰稿：李明　审核：张华　签发：王强　时间：{iso}</p>"),
    ("short-update", "<div>更新：{iso}　点击：{n}</div>"),
    ("spaced-nbsp", "<p>日&nbsp;&nbsp;期：&nbsp;{iso}&nbsp;&nbsp;来&nbsp;&nbsp;源：&nbsp;{source}</p>"),
    ("bilingual", "<p>发布时间 / Date: {iso}　来源 / Source: {source}</p>"),
    ("label-rare", "<p>{rare}：{iso}　来源：{source}</p>"),
    ("label-letters", "<p><span>发</span><span>布</span><span>时</span><span>间</span>：<b>{iso}</b></p>"),
    ("value-above", "<ul class='stat'><li><b>{iso}</b><small>发布日期</small></li><li><b>{n}</b><small>浏览次数</small></li></ul>"),
    ("value-first", "<p>{iso}（发布时间）　{source}（来源）</p>"),
    ("published-revised", "<p>发布：{iso}　修改：{oiso}　来源：{source}</p>"),
    ("updated-in-brackets", "<p>发布日期：{iso}（{oiso}更新）</p>"),
    ("created-modified", "<p>创建时间：{iso} {time}　修改时间：{oiso} {time}</p>"),
    ("many-numbers", "<p>电话：0571-{ymd}　浏览次数：{oymd}　发布时间：{iso}　编号：{oY}{om:02}</p>"),
    ("nested-tables", "<TABLE width='100%'><TR><TD><TABLE align=center><TR><TD nowrap>日期：</TD><TD nowrap><FONT color=gray>{iso}</FONT></TD><TD nowrap>来源：</TD><TD>{source}</TD></TR></TABLE></TD></TR></TABLE>"),
    ("hidden-between", "<p>发布时间：<span style='display:none'>{source}</span><span>{iso}</span></p>"),
    ("relative-title", "<p><abbr title='{iso}T{time}:00+08:00'>3天前</abbr> · {source}</p>"),
    ("itemprop", "<p><span itemprop='datePublished'>{cn}</span> <span itemprop='author'>{source}</span></p>"),
    ("zone-offset", "<p>发布时间：{iso} {time}:00 +0800　来源：{source}</p>"),
    ("zone-word", "<p>发布时间：{iso} {time}（北京时间）</p>"),
    ("java-words", "<p>发布时间：{javaday}</p>"),
    ("video", "<div class='vinfo'>时长：02:15　发布时间：{iso}　播放：{n}</div>"),
    ("flex-cells", "<div class='flex'><div>发布时间</div><div>：</div><div>{iso}</div><div>浏览量</div><div>：</div><div>{n}</div></div>"),
    ("broken-lines", "<div class='msg'>\n  来源：\n  {source}\n  发布时间：\n  {iso}\n  {time}\n</div>"),
    ("tools-first", "<div class='tool'><a href='#'>打印</a><a href='#'>收藏</a><a href='#'>分享</a><span>{iso}</span></div>"),
    ("day-badge", "<div class=rq><b>{dd}</b><i>{Y}/{mm}</i></div>"),
    ("day-badge-words", "<div class=rq><span>{d}日</span><span>{Y}年{m}月</span></div>"),
    ("empty-label-twice", "<p>发布时间：<span></span></p><p class='m'>发布时间：{iso}</p>"),
    ("notice-day", "<p>公告日期：{iso}　公告类型：采购公告</p>"),
)  # fmt: skip
AROUND = (  # (before the title, after the body)
    ("beside-path", "<div class='lj'><span>正文</span><span class='fr'>{iso}</span></div>", ""),
    ("right-box", "", "<div class='infobox'><h4>文章信息</h4><p>发布时间</p><p>{iso}</p><p>信息来源</p><p>{source}</p></div>"),
    ("below-tools", "", "<div class='cz'>【打印本页】【关闭窗口】 发布日期：{cn}</div>"),
    ("below-editor", "", "<p class='bj'>编辑：{source}　时间：{iso}</p>"),
    ("below-list", "", "<ul class='zr'><li>责任编辑：李明</li><li>信息来源：{source}</li><li>发布时间：{iso} {time}</li></ul>"),
)  # fmt: skip
TWO = (  # an event, a term or a validity near the headline, and publication
    ("bid-opening", "<p>开标时间：{ocn} 09:30　公告时间：{iso}</p>"),
    ("event-first", "<p>活动时间：{ocn}　活动地点：市民中心</p><p>来源：{source}　{iso}</p>"),
    ("interview", "<p>访谈时间：{ecn} 15:00　嘉宾：局长</p><div class='info'>发布日期：{iso}</div>"),
    ("survey-period", "<p>开始时间：{ciso}　结束时间：{oiso}</p><p>发布时间：{iso}</p>"),
    ("attachment-upload", "<p>发布时间：{iso}</p><p>附件：申请表.doc（上传时间：{oiso}）</p>"),
    ("comment-time", "<p>日期：{iso}</p><div class='pl'>评论时间：{oiso} {time}</div>"),
    ("passed-by", "<p>（{ecn}县政府第12次常务会议通过　自{ocn}起施行）</p><p class='info'>发布日期：{iso}　来源：{source}</p>"),
    ("reprint-paper", "<p>（原载《人民日报》{ecn}第3版）</p><p>发布时间：{iso}</p>"),
    ("born", "<table><tr><td>姓名</td><td>王某</td><td>出生日期</td><td>1975-06-12</td></tr></table><p>发布时间：{iso}</p>"),
)  # fmt: skip
HEADS = (  # in the head, in a script or in an attribute, nothing else
    ("meta-compact", '<meta name="PubDate" content="{ymd}">'),
    ("meta-loose", '<meta name="PubDate" content="{slash1} 9:05:00">'),
    ("meta-created", '<meta name="createDate" content="{iso} {time}:00"><meta name="SiteName" content="县人民政府">'),
    ("meta-dublin", '<meta name="DC.date.issued" content="{iso}"><meta name="DC.title" content="{title}">'),
    ("meta-hyphen", '<meta name="publish-date" content="{iso} {time}">'),
    ("meta-catalogue", '<meta name="catalogs" content="3112"><meta name="publishdate" content="{iso} {time}:11"><meta name="others" content="页面生成时间 {tiso} 03:00:00">'),
    ("meta-and-generation", '<meta name="PubDate" content="{iso} {time}"><meta name="lastmodified" content="{tiso}">'),
)  # fmt: skip
SCRIPTED = (
    ("written", "<p class='info'><script>document.write('发布时间：{iso}');</script></p>"),
    ("variable", "<script>var pubDate='{iso} {time}';document.getElementById('pubtime').innerHTML=pubDate;</script><span>发布时间：<em id=pubtime></em></span>"),
    ("cut", "<span>发布时间：<i id='fbsj'>{iso} {time}:00</i></span><script>var s=document.getElementById('fbsj').innerHTML;s=s.substring(0,10);</script>"),
    ("hidden-input", "<input type='hidden' id='pubDate' value='{iso} {time}:00'><p>发布时间：<span id='t1'></span></p><script>t1.innerHTML=pubDate.value.substr(0,10)</script>"),
    ("data-attribute", "<p>发布时间：<span class='pubtime' data-time='{iso} {time}'></span></p>"),
    ("object", "<script>var article={{\"title\":\"{title}\",\"publishTime\":\"{iso} {time}:00\",\"hits\":{n}}};</script><p>发布时间：<span v-text='article.publishTime'></span></p>"),
)  # fmt: skip
ADDRESSES = (
    ("people", "/n1/{Y}/{mm}{dd}/c34948-{id}.html"), ("system", "/system/{Y}/{mm}/{dd}/0{id}.shtml"), ("section-day", "/xwzx/{ymd}/{id}.shtml"), ("year-day", "/{Y}/{mm}{dd}/{id}.html"),
    ("dashes", "/zwgk/{iso}/art_{id}.html"), ("month-day", "/xxgk/{Y}-{mm}/{dd}/content_8a{id}f.html"),
)  # fmt: skip
PLAIN = (
    "/xxgk/tzgg/{id}.html", "/info/1031/{id}.htm", "/content/article/{id}", "/gkmlpt/content/3/{id}/post_{id}.html", "/show.aspx?id={id}", "/n21/n77/c{id}/content.html",
    "/art/{Y}/art_{id}c0ffee7f708192a3b4c5d6e7.html", "/xw/pnidpv{id}.html", "/view.jsp?wbnewsid={id}",
)  # fmt: skip
PUBLISHED = ("发布日期", "发布时间", "公开日期", "公开时间")
ELSE = (
    (("索引号", "{idx}"), ("主题分类", "农业"), ("发文机关", "{source}"), ("成文日期", "{ecn}"), ("标　　题", "{title}"), ("发文字号", "{no}"), ("主 题 词", "通知")),
    (("索 引 号", "{idx}"), ("文　　号", "{no}"), ("签发日期", "{eiso}"), ("发布机构", "{source}"), ("有 效 期", "{oiso}至{oiso2}"), ("状　　态", "有效")),
    (("信息分类", "财政"), ("公开形式", "网站"), ("公开范围", "面向社会"), ("生成日期", "{eslash}"), ("实施日期", "{ocn}"), ("废止日期", "{ocn2}"), ("公开机构", "{source}")),
    (("名称", "{title}"), ("制发机关", "{source}"), ("印发日期", "{edot}"), ("生效时间", "{oiso}"), ("编号", "{Y}-{mm}-00{id}")),
)  # fmt: skip
Pairs = list[tuple[str, str]]


def _heads_above(pairs: Pairs) -> str:
    return f"<table border=1><tr>{''.join(f'<th>{label}</th>' for label, _ in pairs)}</tr><tr>{''.join(f'<td>{value}</td>' for _, value in pairs)}</tr></table>"


def _six_cells(pairs: Pairs) -> str:
    cells = [
        f"<td class='tt'><strong>{label}</strong></td><td class='nn'>{value}</td>" for label, value in pairs
    ]
    return (
        "<table class='index'><tbody>"
        + "".join(f"<tr>{''.join(cells[n : n + 3])}</tr>" for n in range(0, len(cells), 3))
        + "</tbody></table>"
    )


def _same_cell(pairs: Pairs) -> str:
    cells = [f"<td>{label}：<br>{value}</td>" for label, value in pairs]
    return (
        "<table>"
        + "".join(f"<tr>{''.join(cells[n : n + 2])}</tr>" for n in range(0, len(cells), 2))
        + "</table>"
    )


def _spread(pairs: Pairs) -> str:
    return (
        "<div class='syh'>"
        + "".join(
            f"<div class='c'><span class='l'>{''.join(f'<i>{sign}</i>' for sign in label)}：</span><span class='r'>{value}</span></div>"
            for label, value in pairs
        )
        + "</div>"
    )


def _lettered(pairs: Pairs) -> str:
    return (
        "<ul>"
        + "".join(
            f"<li><b>{'　'.join(label) if len(label) == 2 else label}</b>&nbsp;:&nbsp;{value}</li>"
            for label, value in pairs
        )
        + "</ul>"
    )


def _terms(pairs: Pairs) -> str:
    return (
        "<div class='gkml'>"
        + "".join(
            f"<dl><dt><span>{label}</span><em>：</em></dt><dd><span>{value}</span></dd></dl>"
            for label, value in pairs
        )
        + "</div>"
    )


def _colon_cells(pairs: Pairs) -> str:
    return (
        "<table>"
        + "".join(
            f"<tr><td align=right>{label}</td><td>：</td><td>{value}</td></tr>" for label, value in pairs
        )
        + "</table>"
    )


def _captioned(pairs: Pairs) -> str:
    rows = "".join(f"<p><label>{label}</label>{value}</p>" for label, value in pairs)
    return f"<section><h5>基本信息</h5>{rows}</section>"


CATALOGUES = (
    ("heads-above", _heads_above), ("six-cells", _six_cells), ("same-cell", _same_cell), ("spread", _spread), ("lettered", _lettered), ("terms", _terms), ("colon-cells", _colon_cells), ("captioned", _captioned),
)  # fmt: skip
ENGLISH = (
    ("published-colon", "<p class=pub>Published: {Mon} {d}, {Y}</p>"), ("updated-month", "<p>Updated: {Month} {d}, {Y} {time} &nbsp; Source: Xinhua</p>"), ("date-first", "<p>Date: {dd} {Mon} {Y}</p>"),
    ("agency", "<div class='info'>(chinadaily.com.cn) Updated: {iso} {time}</div>"), ("dotted", "<p>{Mon}.{d},{Y} | Xinhua</p>"), ("weekday", "<p>Posted on {Weekday}, {Month} {d}, {Y}</p>"),
    ("time-label", "<p>Source: Foreign Affairs Office&nbsp;&nbsp;Time: {iso}</p>"), ("ordinal", "<p>{Month} {nth}, {Y}</p>"), ("release", "<p><b>Release Date</b> {Month} {d}, {Y}</p>"),
    ("author-by", "<p>By Zhang Wei | {source_en} | Updated: {iso} {time}</p>"),
)  # fmt: skip
MENTIONS = (
    "{ecn}，市委书记到我县调研。", "会议定于{ocn}上午召开，会期半天。", "公示时间为{ocn}至{ocn2}。", "本办法自{ocn}起施行。", "联系电话：0571-{oY}0615，监督电话：0571-{oY}0616。",
    "时间：{ocn} 9:00，地点：三楼会议室。", "报名日期：{oiso}至{oiso2}。", "更新时间表见附件，{ocn}前完成。", "该企业成立日期：{eiso}，注册资本五百万元。", "2020年1月1日起执行的标准同时废止。",
)  # fmt: skip
NEAR = (
    "<div class='pn'>上一篇：<a href='/xw/1.html'>{t1}</a>[{eiso}]<br>下一篇：<a href='/xw/2.html'>{t2}</a>[{oiso}]</div>",
    "<div class='xgyd'><h3>相关阅读</h3><ul><li><a href='/xw/3.html'>{t1}</a><i>{oiso}</i></li><li><a href='/xw/4.html'>{t2}</a><i>{eiso}</i></li></ul></div>",
    "<div class='jd'><h3>相关解读</h3><p>· <a href='/xw/5.html'>{t1}</a>　发布时间：{oiso}</p></div>",
    "<p>打印时间：{tiso}</p>",
)  # fmt: skip
BODIES = (
    "<div class='article'>{}</div>", "<div class='TRS_UEDITOR'>{}</div>", "<div id='NewsContent'>{}</div>", "<td class='content'>{}</td>", "<div class='txt'>{}</div>", "<div id='js_content'>{}</div>",
    "<div class='view TRS_UEDITOR trs_paper_default'>{}</div>", "<div class='conTxt'>{}</div>",
)  # fmt: skip
TOPS = ("<h1>{}</h1>", "<div class='bt'>{}</div>", "<p align=center><font size=5><b>{}</b></font></p>", "<h2 class='title'>{}</h2>", "<div class='arti_title'>{}</div>")  # fmt: skip
UNDATED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("event-line", {"line": "<p>时间：{ocn} 上午9:00　地点：文化馆</p>"}),
    ("event-day", {"line": "<div class='info'><p>会议时间：{ocn}</p><p>会议地点：政府二楼</p></div>"}),
    ("event-range", {"line": "<p>活动日期：{oiso}至{oiso2}</p>"}),
    ("training", {"line": "<ul><li>培训时间：{ocn}</li><li>培训对象：全体干部</li></ul>"}),
    ("signature-hanzi", {"close": "<p align=right>{source}</p><p align=right>{hanzi}</p>"}),
    ("signature-line", {"close": "<p style='text-align:right'>{source}　{cn}</p>"}),
    ("signed", {"line": "<table><tr><td>签发人：李明</td><td>签发日期：{eiso}</td></tr></table>"}),
    ("force", {"line": "<p>实施日期：{ocn}　有效期：五年</p>"}),
    ("passed", {"line": "<p>（{ecn}县人民代表大会常务委员会第5次会议通过）</p>"}),
    ("own-clock", {"line": "<div class='now'>今天是{tcn} 星期三</div>"}),
    ("printed", {"line": "<p>打印时间：{tiso} 10:22</p>"}),
    ("empty-label", {"line": "<p>发布时间：　　来源：{source}</p>", "mentions": 2}),
    ("zero-label", {"line": "<p>发布时间：0001/1/1 0:00:00　来源：{source}</p>"}),
    ("epoch-label", {"line": "<p>发布时间：1970-01-01　来源：{source}</p>"}),
    ("holder-label", {"line": "<p>发布时间：[!--newstime--]　来源：{source}</p>", "mentions": 1}),
    ("table-of-days", {"line": "<table><tr><th>序号</th><th>企业</th><th>成立日期</th></tr><tr><td>1</td><td>甲公司</td><td>{eiso}</td></tr><tr><td>2</td><td>乙公司</td><td>{oiso}</td></tr></table>"}),
    ("bids", {"line": "<p>开标时间：{oiso} 09:30</p><p>投标截止时间：{oiso} 09:30</p>"}),
    ("comments", {"line": "<div class='pl'>网友评论：支持　评论时间：{oiso} {time}</div>"}),
    ("others-meta", {"head": '<meta name="others" content="页面生成时间 {tiso} 03:00:00"><meta name="date" content="">'}),
    ("related", {"near": 3}),
    ("survey", {"line": "<p>征集时间：{ciso} 至 {oiso}</p><p>征集部门：{source}</p>"}),
    ("visit", {"line": "<p>您访问的时间是：{tiso} 10:01:44</p>"}),
    ("interview", {"line": "<p>访谈时间：{ecn} 15:00　主持人：小李</p>"}),
    ("dateline", {"mentions": 0, "lead": "本报讯（记者李明）{em}月{ed}日，全县重点工作推进会在县会议中心召开。"}),
    ("shown", {"line": "<p>展览日期：{ocn}-{ocn2}　票价：免费</p>"}),
)  # fmt: skip
RARE = (
    "加入时间",
    "上网日期",
    "入库时间",
    "登载日期",
    "发稿日期",
    "公布日期",
    "公布时间",
    "发布日",
    "刊发时间",
)


def cases() -> Iterator[Case]:
    """Every case of this file."""
    for name, line in (*ABOVE, *TWO, *SCRIPTED):
        count = len(RARE) if name == "label-rare" else 3
        yield from (article(f"dates4/{name}", n, line=line) for n in range(count))
    for name, before, after in AROUND:
        yield from (article(f"dates4/{name}", n, before=before, after=after) for n in range(3))
    for name, head in HEADS:
        yield from (article(f"dates4/{name}", n, head=head) for n in range(3))
    for name, shape in CATALOGUES:
        yield from (article(f"dates4/file-{name}", n, shape=shape) for n in range(4))
    for name, url in ADDRESSES:
        yield from (article(f"dates4/path-{name}", n, url=url) for n in range(2))
    for name, line in ENGLISH:
        yield from (english(f"dates4/english-{name}", n, line) for n in range(3))
    for name, more in UNDATED:
        yield from (article(f"dates4/undated-{name}", n, dated=False, **more) for n in range(3))


def article(
    family: str, variant: int, *, line: str = "", before: str = "", after: str = "", head: str = "", shape: Callable[[Pairs], str] | None = None, url: str = "",
    close: str = "", lead: str = "", mentions: int | None = None, near: int | None = None, dated: bool = True,
) -> Case:  # fmt: skip
    """One article of a family."""
    scene = Scene(family, variant)
    day = scene.today - dt.timedelta(days=80 + scene.number("ago") % 400)
    values = values_of(scene, day)
    values["title"] = headline = scene.titles((words.NOTICES, words.POLICIES, words.NEWS)[variant % 3], 1)[0]
    if shape:
        several = [(label, value.format_map(values)) for label, value in scene.turn(ELSE)]
        value = scene.turn(("{iso}", "{cn}", "{slash1}", "{iso} {time}")).format_map(values)
        several.insert(scene.number("at") % 5, (scene.turn(PUBLISHED), value))
        line = shape(several).replace("{", "{{").replace("}", "}}")
    texts = scene.text(4)
    count = scene.number("mentions") % 3 if mentions is None else mentions
    texts[1:1] = [text.format_map(values) for text in scene.some(MENTIONS, count, "mention")]
    texts[:0] = [lead.format_map(values)] if lead else []
    body = scene.pick(BODIES, "body").format(
        "".join(f"<p>　　{text}</p>" for text in texts) + close.format_map(values)
    )
    beside = "".join(
        text.format_map(values) for text in scene.some(NEAR, variant % 2 if near is None else near, "near")
    )
    main = (
        before.format_map(values) + scene.pick(TOPS, "top").format(headline) + line.format_map(values) + body + after.format_map(values) + beside
    )  # fmt: skip
    html = scene.page(
        f"{headline}_{scene.place}人民政府",
        main,
        head=head.format_map(values),
        crumb=("首页", "信息公开", "正文"),
        traps=scene.some(("clock", "rank", "built", "notice", "rights"), 2 + variant % 4, "traps"),
    )
    address = (url or scene.pick(PLAIN, "url")).format_map(values)
    return scene.case(address, html, {"day": day if dated else None, "page_kind": ["article"]})


def english(family: str, variant: int, line: str) -> Case:
    """One article of an English sub-site."""
    scene = Scene(family, variant)
    day = scene.today - dt.timedelta(days=80 + scene.number("ago") % 400)
    values = values_of(scene, day)
    title = (
        "County holds work safety conference",
        "New high-speed rail station opens to traffic",
        "Notice on visa services for foreign residents",
    )[variant]
    texts = (
        f"The conference was held at the civic center on {values['oMonth']} {values['od']}, {values['oY']}, and was attended by more than 200 people from all walks of life.",
        "Officials said that the county would further optimize the business environment and improve public services for residents and investors.",
        f"The program, launched in {values['eMonth']} {values['eY']}, has benefited over 30,000 households so far, according to the local authority.",
    )
    body = "".join(f"<p>{text}</p>" for text in texts)
    main = f"<h1>{title}</h1>{line.format_map(values)}<div class='content'>{body}</div>"
    html = (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{title}</title></head><body><div class='head'><a href='/en/'>English</a> <a href='/'>中文</a><span>{values['tiso']}</span></div>"
        f"<div class='nav'><a href='/en/news/'>News</a> <a href='/en/gov/'>Government</a> <a href='/en/about/'>About</a></div><div class='main'>{main}</div>"
        f"<div class='foot'>Copyright © 2010-{values['tY']} The People's Government. All rights reserved.</div></body></html>"
    )
    return scene.case(f"/en/news/{values['id']}.html", html, {"day": day})


def values_of(scene: Scene, day: dt.date) -> dict[str, Any]:
    """Everything a template may name."""
    other = day + dt.timedelta(days=9 + scene.number("other") % 60)
    early = day - dt.timedelta(days=10 + scene.number("early") % 80)
    made: dict[str, Any] = {}
    for mark, one in (("", day), ("o", other), ("e", early), ("t", scene.today)):
        made |= {mark + name: value for name, value in spelt(one).items()}
        made |= {f"{mark}Mon": f"{one:%b}", f"{mark}Month": f"{one:%B}"}
    made |= {f"o{name}2": value for name, value in spelt(other + dt.timedelta(days=7)).items()}
    near = scene.titles(words.NEWS, 2, "near")
    digits = hanzi(day)
    suffix = "th" if day.day in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    made |= {
        "time": f"{10 + scene.number('h') % 8:02}:{scene.number('min') % 60:02}", "n": 100 + scene.number("n") % 900, "id": 10000 + scene.number("id") % 89999, "source": scene.source(), "t1": near[0], "t2": near[1],
        "idx": f"37{scene.number('i') % 9000000 + 1000000}/{early.year}-{scene.number('j') % 90000 + 10000}", "no": f"{scene.place[0]}政字〔{early.year}〕{scene.number('no') % 80 + 1}号", "hanzi": digits,
        "ring": digits.replace("〇", "○"), "letter": digits.replace("〇", "O"), "wide": wide(day), "widedash": day.isoformat().translate({ord(sign): ord(sign) + 0xFEE0 for sign in "0123456789-"}),
        "rare": RARE[scene.variant % len(RARE)], "ciso": day.isoformat(), "javaday": f"{day:%a %b %d} 09:05:00 CST {day.year}", "nth": f"{day.day}{suffix}", "Weekday": f"{day:%A}", "source_en": "Xinhua",
    }  # fmt: skip
    return made
