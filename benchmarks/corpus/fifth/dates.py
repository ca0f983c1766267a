"""Dates: articles as content systems of Chinese sites publish them, and the day each was published, if it says so.

In the templates a day stands bare when it is the day of publication, and after `e` (earlier: passed, signed), `o` (later: begins,
ends), `u` (changed since) or `t` (the page fetched) when it is another. The order of trust is the specification's: the tag PubDate, a label, the address.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from benchmarks.corpus.case import Case, in_both
from benchmarks.corpus.fifth import words
from benchmarks.corpus.fifth.scene import Scene
from benchmarks.corpus.words import hanzi, spelt, wide

Texts = tuple[str, ...]  # alternatives: the variants of a layout go through them


class Layout(NamedTuple):
    """Where an article of a family has its day, and what stands beside it."""

    name: str
    above: Texts = ("",)  # between title and body
    before: Texts = ("",)  # before the title
    below: Texts = ("",)  # after the body
    head: Texts = ("",)
    inside: Texts = ()  # paragraphs of the body
    urls: Texts = ()
    dated: bool = True
    titles: Texts = ()
    kind: str = "article"


ADDRESSES = (
    "/info/1042/{id}.htm", "/zwgk/xxgk/{id}/index.html", "/n1520/n1526/c{id}/content.html", "/gkmlpt/content/3/{id3}/post_{id}.html", "/content/article/{id}", "/view.jsp?id={id}", "/xxgk/zfxxgk/t{id}.html",
    "/fabu/xiangqing/{id}.html", "/Item/{id}.aspx", "/index.php?m=content&c=index&a=show&catid=12&id={id}", "/html/{id}.html", "/eportal/ui?pageId=3068&articleKey={id}&columnId=3126", "/show.asp?id={id}", "/pnidpv{id}.html",
)  # fmt: skip
TELLING = (
    "/xwzx/zwdt/{ym}/t{ymd}_{id}.html", "/xxgk/{ym}/t{ymd}_{id}.shtml", "/art/{Y}/{m}/{d}/art_1389_{id}.html", "/zhengce/{Y}-{mm}/{dd}/content_{id}.htm", "/{Y}-{mm}/{dd}/c_{id}.htm", "/{ymd}/4be1a7c2f0d94d3f{id}/c.html",
    "/{Y}/{mm}/{dd}/ARTI{id}.shtml", "/{iso}/{id}.html", "/safe/{Y}/{mm}{dd}/{id}.html", "/{ymd}/{id}.html", "/{Y}/{m}/{d}/7c1e9a0b3d5f42688a7b6c5d4e3f2{id3}.shtml", "/columns/7d0c1c55-9d5b-4c0b-8f6b-2b1a90e4c7aa/{ym}/{dd}/5f0c3b1e-77aa-4d21-9c3e-0f1e2d3c4{id3}.html",
    "/{Y}/{mm}{dd}/c33a{id}/page.htm", "/web/zwgk/{ymd}{id}/index.shtml", "/{ymd}/0c9b8a7d6e5f41328a7b6c5d4e3f2{id3}.html", "/doc/{Y}/{mm}/{dd}/{id}.shtml",
)  # fmt: skip

BYLINES = (
    Layout("line-spans", (
        "<div class='xl-info'><span>来源：{source}</span><span>发布时间：{iso} {time}</span><span>【字号：<a href='#'>大</a> <a href='#'>中</a> <a href='#'>小</a>】</span><span>浏览次数：<em id='hits'>{n}</em></span></div>",
        "<p class='explain'><i>发布时间：{iso} {time}:08</i><i>信息来源：{source}</i><i>访问次数：{n}</i></p>",
        "<div class='article-sub'><span class='fl'>信息来源：{source}</span>&nbsp;|&nbsp;<span class='fl'>发布日期：{iso}</span>&nbsp;|&nbsp;<a href='javascript:window.print()'>打印</a></div>",
    )),
    Layout("line-text", (
        "<p align='center'>发表时间：{cn}　阅读次数：{n}　字体：[大 中 小]　[关闭]</p>", "<div class='ar_tit2'>上传时间：{slash1} {time}:35　　编辑：{editor}　　点击：{n} 次</div>",
        "<p class='info'>录入时间：{iso} {time}　录入人：{editor}　审核人：{editor}</p>", "<center>添加日期：{dash1}　 来源：{source} 　阅读：{n}</center>", "<td align='center' class='xx'>刊登时间：{cn0}　作者：{source}</td>", "<p>公开日期：{dot}　公开方式：主动公开</p>",
    )),
    Layout("line-bare-label", ("<p class='zz'>日期：{iso}　来源：{source}</p>", "<div class='sj'>时间：{cn}　　作者：{source}　　浏览：{n}</div>", "<div class='property'><span>日期：[{iso}]</span><span>来源：[{source}]</span></div>")),
    Layout("line-spaced", (
        "<p>发 布 时 间：{iso}　　信 息 来 源：{source}</p>", "<p>日　期：{cn}　　来　源：{source}　　阅　读：{n}</p>", "<p>发布日期&nbsp;：&nbsp;&nbsp;{Y}&nbsp;-&nbsp;{mm}&nbsp;-&nbsp;{dd}&nbsp;&nbsp;来源：{source}</p>",
        "<p>发布时间：{Y} 年 {m} 月 {d} 日</p>", "<div>时 间 ： {iso} {time}　阅 读 ： {n}</div>", "<p>发布时间\n\t\t：\n\t\t{iso}\n\t\t{time}\n</p>",
    )),
    Layout("line-brackets", (
        "<div class='bt2'>[ 发布时间：{iso} ] [ 浏览：{n} ] [ 字体：大 中 小 ]</div>", "<p>【发布日期：{cn}】【来源：{source}】【打印】【关闭】</p>", "<center>（{cn}　{source}）</center>", "<center>[{iso} {time}]　[来源：{source}]　[点击：{n}]</center>",
        "<p class='tip'>『{source}』 『{iso}』 『阅读 {n}』</p>", "<div>「发布时间」{iso}　「信息来源」{source}</div>",
    )),
    Layout("line-no-label", (
        "<div class='pages-date'>{iso} {time}　<span>来源：{source}</span><span class='font'>【字体：<b>大</b> <b>中</b> <b>小</b>】</span></div>", "<p class='source'>{source}　{cn}</p>", "<div class='laiyuan'><span>{iso}</span><span>{source}</span><span>{n}次浏览</span></div>",
        "<h4 class='fbt'>{cn} {time}</h4>", "<div class='info'><em>{slash} {time}</em><em>{source}</em></div>", "<p class='meta'>{source} · {iso}</p>",
    )),
    Layout("line-verb", ("<p class='from'>{source}于{iso}发布</p>", "<p>{iso} {time} 发布　　来源：{source}</p>", "<div class='post'>由 {editor} 发表于 {iso} {time} · 阅读 {n}</div>", "<p>发稿：{cn}　　责编：{editor}</p>", "<div>发布人：{editor}　　发布：{iso}</div>", "<p>本文发布于{cn}，已有{n}人阅读</p>")),
    Layout("line-table", (
        "<table width='90%'><tr><td align='left'>来源：{source}</td><td align='center'>发布日期：{iso}</td><td align='right'>点击：{n}</td></tr></table>", "<table class='xwxx'><tr><td>发布时间</td><td>{iso} {time}</td><td>来源</td><td>{source}</td></tr></table>",
        "<table border='0'><tr><th>信息来源</th><th>发布日期</th><th>浏览次数</th></tr><tr><td>{source}</td><td>{iso}</td><td>{n}</td></tr></table>", "<table><tr><td>【发布时间】</td><td>{cn}</td></tr><tr><td>【信息来源】</td><td>{source}</td></tr></table>",
    )),
    Layout("line-dl", ("<dl class='wz_meta'><dt>发布时间：</dt><dd>{iso}</dd><dt>来源：</dt><dd>{source}</dd></dl>", "<ul class='wzly'><li>来源：<b>{source}</b></li><li>发布日期：<b>{cn}</b></li><li>浏览：<b>{n}</b></li></ul>", "<div class='row'><label>发布日期</label><div>{iso}</div></div><div class='row'><label>来源</label><div>{source}</div></div>")),
    Layout("line-broken", (
        "<p>发布时间：<span>{Y}</span>-<span>{mm}</span>-<span>{dd}</span></p>", "<div>发布时间：<b>{Y}</b>年<b>{m}</b>月<b>{d}</b>日　<b>{time}</b></div>", "<p>发布时间：<!--begin-->{iso}<!--end-->　来源：<!--begin-->{source}<!--end--></p>", "<span>发布日期</span><i>：</i><em>{iso}</em>",
        "<p>日期：<!--<$[信息发布时间]>begin-->{iso} {time}<!--<$[信息发布时间]>end-->　浏览次数：<!--<$[点击数]>begin--><script src='/script/hits.js'></script><!--<$[点击数]>end--></p>", "<ucapsource>来源：{source}</ucapsource><publishtime>发布时间：{iso} {time}</publishtime>",
    )),
    Layout("line-box", (
        "<div class='date-box'><b>{dd}</b><span>{Y}-{mm}</span></div>", "<div class='rili'><span class='day'>{dd}</span><span class='ym'>{Y}/{mm}</span></div>", "<p class='sj'><em>{Y}.{mm}</em><strong>{dd}</strong></p>",
        "<div class='time'><span>{Y}</span><span>{mm}-{dd}</span></div>", "<div class='nyr'><i>{Y}年</i><i>{m}月{d}日</i></div>",
    )),
    Layout("line-hanzi", ("<p>发布时间：{hz}　来源：{source}</p>", "<center>（{hz}）</center>", "<p class='rq'>发布日期：{hz}</p>", "<div>{hz}　{source}</div>")),
    Layout("line-wide", ("<p>发布时间：{wide}</p>", "<p>日期：{Y}．{mm}．{dd}　来源：{source}</p>", "<p>发布时间∶{iso}　来源∶{source}</p>", "<p>发布日期：{Y}－{mm}－{dd} {time}</p>", "<p>发布时间：{Y}—{m}—{d}</p>", "<p>发布日期：{Y}／{mm}／{dd}</p>")),
    Layout("line-clockwork", (
        "<p>发布时间：{slash1} {time}:07　来源：{source}</p>", "<p>发布时间：{iso}T{time}:00　作者：{editor}</p>", "<p>发布时间：{iso} {time}:00.0</p>", "<p>发布时间：{cn} {week} {time}</p>", "<p>发布时间：{cn} 上午 9:05　来源：{source}</p>", "<p>发布时间：{java}</p>",
    )),
    Layout("line-short-year", ("<p>发布时间：{yy}-{mm}-{dd} {time}　来源：{source}</p>", "<p>发布日期：{yy}/{mm}/{dd}</p>", "<p class='t'>时间：{yy}-{mm}-{dd}　点击：{n}</p>", "<p>发布时间：{yy}年{m}月{d}日</p>")),
    Layout("line-title", ("<p class='authi'><em>发表于 <span title='{iso} {time}:12'>{ago}</span></em></p>", "<p>发布时间：<span title='{iso} {time}'>{ago}</span>　来源：{source}</p>", "<p><time datetime='{iso}T{time}:00+08:00'>{ago}</time> {source}</p>", "<p><time datetime='{iso}'>{cn}</time></p>")),
    Layout("line-traditional", ("<p>發佈日期：{iso}　來源：{source}</p>", "<p>發布時間：{cn}　點閱：{n}</p>", "<p>發佈時間：{iso} {time}　更新時間：{uiso}</p>")),
    Layout("line-written", (
        "<p class='ly'>来源：{source}　<script>document.write('发布时间：{iso}');</script></p>", "<p>发布时间：<script language='javascript'>var t=\"{iso} {time}:00\";document.write(t.substr(0,10));</script></p>", "<p>发布时间：<span id='fbsj'></span></p><script>document.getElementById('fbsj').innerHTML='{iso}';</script>",
        "<p>时间：<span class='pubtime'></span></p><script>$('.pubtime').text('{iso} {time}');</script>",
    )),
    Layout("line-before", before=("<p class='date'>{iso} {time}　{source}</p>", "<div class='top-info'>发布日期：{cn}</div>", "<div class='dz'>信息来源：{source} | 发布时间：{iso}</div>")),
    Layout("line-below", below=(
        "<p class='bz'>发布时间：{iso}　责任编辑：{editor}</p>", "<div class='zrbj'>（信息提供：{source}　录入：{editor}　发布日期：{cn}）</div>", "<table class='fb'><tr><td>发布人：{editor}</td><td>发布时间：{iso} {time}</td><td>签发：{editor}</td></tr></table>", "<p align='right'>上传日期：{dash1}　编辑：{editor}</p>",
    )),
)  # fmt: skip

SEVERAL = (
    Layout("two-changed", (
        "<p>更新时间：{uiso}　发布时间：{iso}　来源：{source}</p>", "<p>发布时间：{iso} {time}　最后修改：{uiso} 17:02</p>", "<div><span>发布日期：{cn}</span><span>修改日期：{ucn}</span></div>", "<ul><li>首次发布：{iso}</li><li>最近更新：{uiso}</li></ul>", "<p>发表于：{iso}　最后编辑于：{uiso}</p>", "<p>创建时间：{iso} {time}　发布时间：{iso} {time}　更新时间：{uiso} 08:12</p>",
    )),
    Layout("changed-only", ("<p>更新时间：{iso}　点击数：{n}</p>", "<p>更新日期：{cn}　来源：{source}</p>", "<p class='t'>更新时间：{slash1} {time}:21　作者：{source}　阅读：{n}</p>", "<td align=center>更新时间：{dash1} {time}　文章录入：{editor}</td>")),
    Layout("two-event", (
        "<p>访谈时间：{ecn} 15:00　发布时间：{iso}</p>", "<p>会议时间：{ecn}　　发布日期：{cn}</p>", "<p>发布时间：{iso}　报名截止：{ocn} 17:30</p>", "<p>发布日期：{iso}　公示期：{cn}—{ocn}</p>", "<div>开标时间：{oiso} 09:30　发布时间：{iso} {time}</div>", "<p>征集起止时间：{iso} 至 {oiso}　　发布时间：{iso}</p>",
    )),
    Layout("two-paper", (
        "<p>来源：人民日报（{ecn} 第06版）　发布时间：{iso}</p>", "<p>来源：{source} {ecn}　　发布时间：{cn}</p>", "<p>稿件来源：经济日报 {eiso}　　上传时间：{iso}</p>", "<p>文章来源：新华社（北京{em}月{ed}日电）　发布时间：{iso} {time}</p>",
    ), inside=("（原载{ecn}《{source}》，有删节）", "新华社北京{em}月{ed}日电　记者从有关部门获悉，今年的惠民措施已陆续到位。")),
    Layout("two-signed", ("<p>发布时间：{iso}　来源：{source}</p>", "<div class='info'>{cn}　{source}</div>", "<p>日期：{iso}　浏览次数：{n}</p>"), inside=("（此件公开发布）", "</p><p align='right'>{b}</p><p align='right'>{ecn}", "</p><p style='text-align:right'>{b}<br>{ehz}")),
    Layout("two-valid", ("<p>发布时间：{iso}　施行日期：{ocn}</p>", "<p>文号：{no}　成文日期：{ecn}　发布日期：{cn}</p>", "<p>成文日期：{eiso}　有效期至：{oiso}　公开时间：{iso}</p>", "<p>生效时间：{ocn}　失效时间：{o2cn}　发布时间：{iso}</p>")),
)  # fmt: skip

# Tables of what is said of a document: labels with values.
TABLES = (
    ("catalogue", (("索 引 号", "{idx}"), ("组配分类", "政策文件"), ("发布机构", "{b}"), ("生成日期", "{ecn}"), ("名　　称", "{title}"), ("文　　号", "{no}"), ("发布日期", "{cn}"), ("主题词", "通知"))),
    ("catalogue-2", (("索引号", "{idx}"), ("分类", "综合政务、其他"), ("发布机构", "{b}"), ("成文日期", "{eiso}"), ("名称", "{title}"), ("文号", "{no}"), ("发布日期", "{iso}"), ("废止日期", ""))),
    ("catalogue-3", (("信息索引", "{idx}"), ("体裁分类", "公告"), ("公开主体", "{b}"), ("形成日期", "{edash1}"), ("公开日期", "{dash1}"), ("公开方式", "主动公开"), ("公开时限", "常年公开"), ("责任部门", "{b}"))),
    ("catalogue-4", (("发文机关", "{b}"), ("发文字号", "{no}"), ("主题分类", "卫生、体育"), ("成文日期", "{ecn}"), ("发布时间", "{iso} {time}"), ("施行日期", "{ocn}"), ("有效性", "有效"))),
    ("catalogue-5", (("信息来源", "{b}"), ("公开时间", "{iso}"), ("内容概述", "{title}"), ("生效日期", "{oiso}"), ("失效日期", "{o2iso}"), ("时效", "现行有效"))),
    ("catalogue-6", (("标　　题", "{title}"), ("发布单位", "{b}"), ("发 布 日 期", "{slash}"), ("有 效 期", "长期"), ("关 键 词", "公告；通知"))),
    ("catalogue-last", (("索引号", "{idx}"), ("文号", "{no}"), ("施行日期", "{ocn}"), ("废止日期", "{o2cn}"), ("成文日期", "{ecn}"), ("发布日期", "{cn0}"))),
    ("catalogue-standard", (("规范性文件统一编号", "QPDR-{eY}-0{id2}0{m}"), ("制定机关", "{b}"), ("登记日期", "{ecn}"), ("公布日期", "{cn}"), ("发布日期", "{iso}"), ("实施日期", "{ocn}"))),
)  # fmt: skip
TABLES_WITHOUT = (  # the table leaves the day open, a line below it tells
    ("catalogue-open", (("索引号", "{idx}"), ("发布机构", "{b}"), ("发布日期", ""), ("文号", "{no}"), ("成文日期", "{ecn}"))),
    ("catalogue-signed", (("索引号", "{idx}"), ("发文机关", "{b}"), ("成文日期", "{ecn}"), ("文号", "{no}"), ("有效性", "有效"))),
)  # fmt: skip

TAGS = (
    Layout("tag-pubdate", head=('<meta name="PubDate" content="{iso} {time}" />', '<meta name="PubDate" content="{iso}">', '<META NAME="PubDate" CONTENT="{slash1} {time}:00">', "<meta content='{iso} {time}:45' name='PubDate'/>", '<meta name="PubDate" content="{cn}">', '<meta name="pubdate" content="{Y}-{m}-{d}">')),
    Layout("tag-older", head=('<meta name="publishdate" content="{iso}">', '<meta name="firstpublishedtime" content="{iso}-{time}:00">', '<meta name="publishdate" content="{iso} {time}"/><meta name="contentid" content="{id}"/>')),
    Layout("tag-and-change", ("<p>更新时间：{uiso}　浏览：{n}</p>", "<p>来源：{source}　修改时间：{ucn}</p>"), head=('<meta name="PubDate" content="{iso} {time}">',)),
    Layout("tag-empty", ("<p>发布时间：{iso}　来源：{source}</p>", "<p>来源：{source}　{cn}</p>"), head=('<meta name="PubDate" content="">', '<meta name="PubDate" content=" "/>', '<meta name="PubDate">')),
    Layout("tag-garbage", ("<p>发布时间：{iso} {time}</p>", "<div>来源：{source}　日期：{cn}</div>"), head=(
        '<meta name="PubDate" content="1970-01-01 08:00">', '<meta name="PubDate" content="0001-01-01 00:00">', '<meta name="PubDate" content="$article.pubDate">', '<meta name="PubDate" content="{{{{article.pubdate}}}}">', '<meta name="PubDate" content="null">', '<meta name="PubDate" content="1900-01-01">',
    )),
    Layout("tag-made", ("<p>发布时间：{iso}　来源：{source}</p>", "<p class='ly'>{iso}　{source}</p>"), head=(
        '<meta name="others" content="页面生成时间 {tiso} 02:13:05" />', '<meta name="Maketime" content="{tiso} 02:13:05">', '<meta http-equiv="Last-Modified" content="{tiso}">', '<meta name="generator" content="CMS {tiso}"><meta name="createDate" content="{tiso}">', '<meta name="revised" content="{tiso}">',
    )),
    Layout("tag-agrees", ("<p>发布时间：{cn}　来源：{source}</p>", "<p>日期：{slash1}</p>"), head=(
        '<meta name="SiteName" content="{p}人民政府"><meta name="ColumnName" content="通知公告"><meta name="ArticleTitle" content="{title}"><meta name="PubDate" content="{iso} {time}"><meta name="ContentSource" content="{source}">',
        "<script type='application/ld+json'>{{\"@context\":\"https://ziyuan.baidu.com/contexts/cambrian.jsonld\",\"title\":\"{title}\",\"pubDate\":\"{iso}T{time}:00\",\"upDate\":\"{uiso}T08:00:00\"}}</script>",
    )),
)  # fmt: skip

ADDRESSED = (
    Layout("address-day", urls=TELLING),
    Layout("address-only-source", ("<p>来源：{source}　浏览次数：{n}</p>", "<p>作者：{editor}　【字体：大 中 小】</p>"), urls=TELLING[1::2]),
    Layout("address-empty-label", ("<p>发布时间：　来源：{source}</p>", "<p>来源：{source}　发布日期：</p>"), urls=TELLING[::2]),
    Layout("address-mentions", inside=("{ecn}，{b}召开专题会议研究部署有关工作。", "咨询时间：{ocn}前，工作日上午9:00至11:30。"), urls=TELLING),
    Layout("address-before", ("<p>发布时间：{iso}　来源：{source}</p>", "<p>发布日期：{cn}</p>"), urls=("/xwzx/{bym}/t{bymd}_{id}.html", "/art/{bY}/{bm}/{bd}/art_77_{id}.html", "/{bY}-{bmm}/{bdd}/content_{id}.htm")),
)  # fmt: skip

# Pages that give no day of publication.
LABELS_BARE = ("<p>来源：{source}　浏览：{n}</p>", "", "<p>作者：{editor}　点击：{n}　【打印】</p>")
UNDATED = (
    Layout("none-body", LABELS_BARE, inside=("{ecn}上午，{b}在三楼会议室召开座谈会，研究部署下一阶段工作。", "活动定于{ocn}至{o2cn}举行，欢迎广大市民参加。", "自{ocn}起，原办理点停止受理该项业务。", "据统计，{eY}年1—{em}月共受理申请{n}件。", "报名时间为{oiso}至{o2iso}，逾期不候。", "该工程于{ecn}动工，预计{oY}年底建成。")),
    Layout("none-number", ("<p>文号：{no}　索引号：{idx}</p>", "<p>（{no}）</p>", "<p>编号：{eY}-{em2}-000{id2}</p>", "<p>案卷号：{eY}.{id2}.1.5</p>")),
    Layout("none-valid", ("<p>施行日期：{ocn}　废止日期：{o2cn}</p>", "<p>有效期：{eiso}至{oiso}</p>", "<p>报名起止时间：{eiso}—{oiso}</p>")),
    Layout("none-neighbours", LABELS_BARE, below=(
        "<div class='sxp'><p>上一篇：<a href='/a/91.html'>{t1}</a>（{eiso}）</p><p>下一篇：<a href='/a/93.html'>{t2}</a>（{uiso}）</p></div>", "<div class='xgwj'><h3>相关文件</h3><ul><li><a href='/a/71.html'>{t1}</a><span>{uiso}</span></li><li><a href='/a/72.html'>{t2}</a><span>{eiso}</span></li></ul></div>",
        "<div class='zxxx'><h4>最新信息</h4><ul><li><a href='/a/61.html'>{t1}</a> [{mm}-{dd}]</li><li><a href='/a/62.html'>{t2}</a> [{emm}-{edd}]</li></ul></div>",
    )),
    Layout("none-visitors", LABELS_BARE, below=("<div class='pl'><h4>网友评论</h4><p>网友　{uiso} {time}</p><p>支持！</p></div>", "<p class='visit'>您是第{n}位访客，本站自{eY}年{em}月{ed}日起运行</p>", "<p>打印日期：{tcn}</p>", "<p>浏览时间：{tiso} {time}</p>")),
    Layout("none-template", ("<p>发布时间：{{{{pubDate}}}}　来源：{source}</p>", "<p>发布时间：undefined</p>", "<p>发布时间：NaN-NaN-NaN　来源：{source}</p>", "<p>发布日期：${{article.date}}</p>", "<p>发布时间：--　浏览：{n}</p>", "<p>发布时间：0000-00-00 00:00:00</p>")),
    Layout("none-made", LABELS_BARE, head=('<meta name="Maketime" content="{tiso} 02:13:05">', '<meta name="others" content="页面生成时间 {tiso} 02:13:05" />', '<meta http-equiv="expires" content="{tiso}">', '<meta name="PubDate" content="">'), below=("", "<!-- published at {tiso} 02:13:05 by WCM -->")),
    Layout("none-title", LABELS_BARE, titles=("{eY}年{em}月份集中式饮用水水源水质状况", "{eY}年第{id2}次常务会议", "{p}{oY}年国民经济和社会发展计划", "{eY}年{em}月农产品价格监测（第{id2}期）", "致{eY}级新生家长的一封信")),
    Layout("none-part", LABELS_BARE, urls=("/{ym}/9e1c4b7a2d5f48038a7b6c5d4e3f2{id3}.shtml", "/art/{Y}/art_{id}c0ffee12ab34cd56ef7890.html", "/web/zwgk/100203{id}88/index.shtml", "/xxgk/{Y}/{id}.html", "/zt/{Y}/fd/{id}.html")),
    Layout("none-people", titles=("{p}领导简介", "政府领导　分管教育工作", "{b}主要负责人简历"), inside=("男，汉族，{birth}年{em}月生，大学学历，{joined}年{om}月参加工作。", "{joined}.0{em1}—{joined2}.1{em1}　任镇长；{joined2}年起任现职。"), kind=""),
    Layout("none-commented", LABELS_BARE, before=("<!--[if lt IE 9]><p>发布时间：{tiso} 请升级浏览器</p><![endif]-->", "<!-- <p>发布时间：{eiso}</p> -->", "<div style='display:none'>今天是{tcn}</div>"), below=("", "<script>var d='{tiso}';console.log(d)</script>")),
    Layout("none-services", LABELS_BARE, inside=("服务热线：0{id2}1-{eY}{em2}{ed2}，传真：0{id2}1-{eY}{em2}11。", "邮编：{id}，订单号{eY}{em2}{ed2}{id}。", "门牌：人民路{eY}号{em}-{ed}-2室。", "版本号：V{eY}.{em}.{ed}.{id}")),
)  # fmt: skip

# The day stands in the line, and a trap beside it.
BESIDE = (
    Layout("beside-list", ("<p>{iso}　来源：{source}</p>", "<p>发布时间：{iso}</p>"), below=("<div class='about'><h3>相关政策</h3><ul><li><a href='/a/1.html'>{t1}</a><span>发布时间：{uiso}</span></li><li><a href='/a/2.html'>{t2}</a><span>发布时间：{eiso}</span></li></ul></div>", "<div class='xgjd'><b>相关解读</b><p><a href='/a/3.html'>{t1}</a> {uiso}</p></div>")),
    Layout("beside-comments", ("<p>发布日期：{iso}</p>", "<p>时间：{cn}　来源：{source}</p>"), below=("<div class='liuyan'><p>游客 发表于 {uiso} {time}</p><p>希望尽快落实。</p><p>管理员 回复于 {uiso}</p></div>", "<ul class='comment'><li>匿名网友 {ucn}：写得好</li></ul>")),
    Layout("beside-print", ("<p>来源：{source}　发布时间：{iso}</p>",), below=("<p class='dy'>打印时间：{tiso} {time}</p>", "<p>【打印本页】 打印日期：{tcn}</p>")),
    Layout("beside-history", ("<p>发布时间：{iso}　信息来源：{source}</p>",), below=("<table><tr><th>附件</th><th>上传时间</th><th>下载次数</th></tr><tr><td><a href='/P0{id}.doc'>申请表.doc</a></td><td>{uiso}</td><td>{n}</td></tr></table>", "<ul class='xgls'><li>{uiso} 修订</li><li>{iso} 发布</li></ul>"), inside=("{ecn}，有关单位提出修改意见。",)),
    Layout("beside-rows", ("<p>发布时间：{iso}</p>", "<div>发布日期：{cn}　来源：{source}</div>"), inside=("公示名单如下：</p><table border='1'><tr><td>序号</td><td>名称</td><td>登记日期</td></tr><tr><td>1</td><td>东河村合作社</td><td>{eiso}</td></tr><tr><td>2</td><td>西山茶厂</td><td>{uiso}</td></tr></table><p>", "附表：</p><table><tr><td>时间</td><td>地点</td></tr><tr><td>{ocn}</td><td>文化广场</td></tr><tr><td>{o2cn}</td><td>体育馆</td></tr></table><p>")),
    Layout("beside-banner", ("<p>发布时间：{iso}　来源：{source}</p>",), before=("<div class='tongzhi'>重要通知：网站定于{tcn}进行安全加固</div>", "<marquee>{tiso} 起启用新版{p}政府网</marquee>", "<div class='zt'><a href='/zt/'>{tY}年两会专题</a></div>")),
)  # fmt: skip

BODIES = (
    "<div class='view TRS_UEDITOR trs_paper_default'>{}</div>", "<div id='zoom' class='zoom'>{}</div>", "<div class='trs_editor_view'>{}</div>", "<div id='vsb_content_4'><div class='v_news_content'>{}</div></div>", "<div class='wrapper_detail_text'>{}</div>", "<div id='ivs_content'>{}</div>", "<table width='94%'><tr><td id='mainText'>{}</td></tr></table>",
    "<div class='pages_content'>{}</div>", "<div class='main-txt'>{}</div>", "<div id='UCAP-CONTENT'>{}</div>", "<div class='xxgk_content'>{}</div>", "<div class='detail'>{}</div>",
)  # fmt: skip
TITLES = (
    "<h1>{}</h1>", "<div class='xl_tit1'>{}</div>", "<h2 class='title' align='center'>{}</h2>", "<table width='94%'><tr><td class='title' align='center'>{}</td></tr></table>", "<div class='con-title'><ucaptitle>{}</ucaptitle></div>", "<p align='center'><strong><font size='5'>{}</font></strong></p>",
)  # fmt: skip
PARAGRAPHS = (
    "<p>　　{}</p>",
    "<p style='text-indent: 2em;'><span style='font-size: 16px;'>{}</span></p>",
    "<P>&nbsp;&nbsp;&nbsp;&nbsp;{}</P>",
    "<div>{}</div>",
)
VARIANTS = 6


WORDS = Layout("words", tuple(
    f"<div class='info'>{label}：{{{spelling}}}　来源：{{source}}</div>"
    for label, spelling in zip(
        ("发表日期", "录入日期", "录入时间", "添加日期", "添加时间", "上传日期", "上传时间", "刊登日期", "刊登时间"),
        ("iso", "cn", "slash1", "dot", "iso", "dash1", "cn0", "iso", "cn"), strict=True)
))  # fmt: skip
ROWS: tuple[tuple[tuple[str, str], ...], ...] = (
    (("索引号", "{idx}"), ("信息分类", "通知"), ("是否有效", "是"), ("成文日期", "{ecn}"), ("发布日期", "{iso}")),
    (("公开目录", "规范性文件"), ("公开范围", "面向社会"), ("公开日期", "{cn}"), ("生效日期", "{ocn}"), ("发文机关", "{source}")),
    (("规范性文件登记号", "{idx}"), ("效力状态", "有效"), ("发布时间", "{iso}"), ("施行日期", "{oiso}"), ("文号", "{no}")),
)  # fmt: skip


def cases() -> Iterator[Case]:
    """Every case of this file."""
    for layout in (*BYLINES, *SEVERAL, *TAGS, *ADDRESSED, *BESIDE, *UNDATED):
        yield from (_article(layout, variant) for variant in range(VARIANTS))
    for name, rows in TABLES:
        yield from (_article(Layout(f"table-{name}"), variant, rows) for variant in range(VARIANTS))
    for name, rows in TABLES_WITHOUT:
        line = ("<p>发布时间：{iso}　来源：{source}</p>", "<p class='fb'>发布日期：{cn}</p>")
        yield from (_article(Layout(f"table-{name}", line), variant, rows) for variant in range(VARIANTS))
    yield from (
        _article(WORDS, variant) for variant in in_both(f"fifth-dates-{WORDS.name}", len(WORDS.above))
    )
    for variant in in_both("fifth-dates-table-words", len(ROWS)):
        yield _article(Layout("table-words"), variant, ROWS[variant % len(ROWS)])


def day_of(scene: Scene) -> dt.date:
    """The day on which the article of a case was published."""
    return scene.today - dt.timedelta(days=3 + scene.number("ago") % 420)


def values_of(scene: Scene, day: dt.date) -> dict[str, object]:
    """What the templates are filled with."""
    signed = day - dt.timedelta(days=8 + scene.number("early") % 70)
    later = day + dt.timedelta(days=12 + scene.number("later") % 50)
    changed = min(day + dt.timedelta(days=2 + scene.number("changed") % 300), scene.today)
    begun = day - dt.timedelta(days=1 + scene.number("begun") % 9)
    days = {
        "e": signed,
        "o": later,
        "o2": later + dt.timedelta(days=9),
        "u": changed,
        "t": scene.today,
        "b": begun,
    }
    others = {f"{mark}{name}": value for mark, one in days.items() for name, value in spelt(one).items()}
    number = scene.number("id")
    born = 1962 + number % 20
    first, second = scene.titles(words.NEWS, 2, "beside")
    return {
        **others, **spelt(day), "hz": hanzi(day), "ehz": hanzi(signed), "wide": wide(day), "java": f"{day:%a %b %d} 10:21:44 CST {day.year}", "ago": f"{(scene.today - day).days}天前", "time": f"{8 + number % 9:02}:{number % 50 + 10}",
        "n": 120 + number % 3000, "id": 10000 + number % 89999, "id3": 100 + number % 899, "id2": 10 + number % 80, "birth": born, "joined": born + 22, "joined2": born + 31, "em1": 1 + number % 2, "em2": f"{signed:%m}", "ed2": f"{signed:%d}",
        "source": scene.source(), "editor": scene.pick(("管理员", "信息科", "admin", "政务公开股", "网管中心"), "editor"), "idx": f"0{11300000 + number % 99999}/{signed.year}-{10000 + number % 80000}", "no": f"{scene.place[:1]}政办发〔{signed.year}〕{1 + number % 60}号",
        "p": scene.place, "b": scene.office, "t1": first, "t2": second,
    }  # fmt: skip


def _article(layout: Layout, variant: int, rows: Sequence[tuple[str, str]] = ()) -> Case:
    scene = Scene(f"fifth-dates-{layout.name}", variant)
    day = day_of(scene)
    values = values_of(scene, day)
    pool = words.POLICIES if rows else (words.NEWS, words.NOTICES)[variant % 2]
    title = (
        layout.titles[variant % len(layout.titles)].format_map(values)
        if layout.titles
        else scene.titles(pool, 1)[0]
    )
    values["title"] = title
    texts = scene.text(2 + variant % 2)
    if layout.inside:
        texts.append(layout.inside[variant % len(layout.inside)].format_map(values))
    elif rows and variant % 2:
        texts.append("</p><p align='right'>{b}</p><p align='right'>{ecn}".format_map(values))
    shape = scene.pick(PARAGRAPHS, "paragraph")
    body = scene.turn(BODIES).format("".join(shape.format(text) for text in texts))
    several = [
        part[variant % len(part)].format_map(values)
        for part in (layout.before, layout.above, layout.below, layout.head)
    ]
    before, above, below, head = several
    shown = [(label, value.format_map(values)) for label, value in rows]
    table = SHAPES[variant % len(SHAPES)](shown) if shown else ""
    main = f"{before}{table}{scene.turn(TITLES).format(title)}{above}{body}{below}"
    traps = scene.some(list(scene.wardrobe.traps), 2 + variant % 3, "traps")
    html = scene.page(
        f"{title}_{scene.place}人民政府",
        main,
        head=head,
        crumb=("首页", "政务公开", "通知公告", "正文")[: variant % 5],
        traps=traps,
    )
    address = _address(layout, scene, variant).format_map(values)
    truth: dict[str, object] = {"day": day if layout.dated and not layout.name.startswith("none-") else None}
    if layout.kind:
        truth["page_kind"] = [layout.kind]
    return scene.case(address, html, truth)


def _address(layout: Layout, scene: Scene, variant: int) -> str:
    if layout.urls:
        return layout.urls[(variant + scene.number("layout", 0) % 2 * 6) % len(layout.urls)]
    telling = variant % 3 == 1 and not layout.name.startswith("none-")
    return scene.pick(TELLING if telling else ADDRESSES, "address")


# --- tables of labels ---------------------------------------------------------------------------------------------
Rows = list[tuple[str, str]]


def _four(rows: Rows) -> str:
    cells = [f"<td class='tit'>{label}：</td><td>{value}</td>" for label, value in rows]
    lines = ["".join(cells[n : n + 2]) for n in range(0, len(cells), 2)]
    return (
        "<table class='headInfo' width='100%' border='1'>"
        + "".join(f"<tr>{line}</tr>" for line in lines)
        + "</table>"
    )


def _two(rows: Rows) -> str:
    return (
        "<table class='xxgk_tb'><tbody>"
        + "".join(f"<tr><th>{label}</th><td>{value}</td></tr>" for label, value in rows)
        + "</tbody></table>"
    )


def _list(rows: Rows) -> str:
    return (
        "<div class='gk-top'><ul>"
        + "".join(f"<li><strong>{label}：</strong><span>{value}</span></li>" for label, value in rows)
        + "</ul></div>"
    )


def _divs(rows: Rows) -> str:
    return (
        "<div class='wenjian'>"
        + "".join(f"<div class='item'><b>[{label}]</b><p>{value}</p></div>" for label, value in rows)
        + "</div>"
    )


def _across(rows: Rows) -> str:
    top = "".join(f"<td>{label}</td>" for label, _ in rows)
    return f"<table border='1' cellspacing='0'><tr class='t'>{top}</tr><tr>{''.join(f'<td>{value}</td>' for _, value in rows)}</tr></table>"


def _spans(rows: Rows) -> str:
    return "<p class='sy'>" + "<br>".join(f"<span>{label}： {value}</span>" for label, value in rows) + "</p>"


SHAPES = (_four, _two, _list, _divs, _across, _spans)
