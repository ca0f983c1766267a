"""Blanks: columns that hold nothing, and columns that look so and do not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from benchmarks.corpus.case import Case, in_both
from benchmarks.corpus.fifth.scene import Scene

PHRASES = (
    "暂无信息", "暂无相关内容", "本栏目暂无信息", "没有找到相关内容", "栏目建设中，敬请期待！", "暂无数据", "内容正在整理中", "正在建设中...", "该栏目暂未开放", "暂无文章", "栏目维护中", "没有相关信息",
    "内容更新中", "暂无记录", "敬请期待", "此栏目暂无内容！", "暂时没有信息", "即将开通", "栏目正在建设中……", "抱歉，暂无内容", "无", "暂无公告", "页面升级改版中", "没有记录", "Coming Soon", "网站建设中，敬请期待",
)  # fmt: skip
WORDS = (  # that no case above has in both halves
    "暂无内容", "暂无数据", "暂无相关信息", "没有相关内容", "栏目正在建设中", "栏目建设中", "正在建设中", "正在维护中", "正在升级中", "正在改版中", "正在整理中", "该栏目暂未开放", "内容更新中", "under construction", "coming soon", "未找到相关内容", "尚无内容",
)  # fmt: skip
EMPTY: tuple[tuple[str, str], ...] = (
    ("item", '<ul class="news_list"><li>{p}</li></ul>'),
    ("cell", '<table width="98%" align="center"><tr><td height="200" align="center"><font color="#FF0000">{p}</font></td></tr></table>'),
    ("header", '<table class="gk" border="1"><tr><th>序号</th><th>信息名称</th><th>发布日期</th></tr><tr><td colspan="3" align="center">{p}</td></tr></table>'),
    ("picture", '<div class="nodata"><img src="/images/nodata.png" width="120"><p>{p}</p></div>'),
    ("after-list", '<ul class="list"></ul>\n<div class="tips">{p}</div>\n<div class="page"></div>'),
    ("zero", '<ul></ul><div class="pages">共 0 条记录&nbsp;第 1/1 页&nbsp;首页&nbsp;上一页&nbsp;下一页&nbsp;尾页</div>'),
    ("zero-colon", '<table width="100%"><tr><td><!-- {p} --></td></tr></table><p align="right">记录总数：0　每页15条</p>'),
    ("editor", '<div class="TRS_Editor"><p>&nbsp;</p><p style="text-align:center"><span style="font-size:16px">{p}</span></p></div>'),
    ("block", "<div class='con' style='min-height:400px'><dl><dt>&nbsp;</dt><dd><strong>{p}</strong></dd></dl></div>"),
    ("pager", '<div class="listbox">{p}</div><div class="fy"><a href="javascript:;">首页</a><a href="javascript:;">上一页</a><a href="javascript:;">下一页</a><a href="javascript:;">尾页</a></div>'),
    ("nothing", '<div class="list"><ul class="{k}"></ul></div>'),
    ("nothing-table", '<table width="100%" cellspacing="0" id="{k}"><tbody></tbody></table>'),
    ("nothing-cell", "<TABLE width='98%'><TR><TD vAlign=top height=300 id={k}>&nbsp;</TD></TR></TABLE>"),
)  # fmt: skip
FULL: tuple[tuple[str, str], ...] = (
    ("introduction", '<div class="TRS_Editor"><p>　　{o}是{s}人民政府工作部门，设六个内设机构。</p><p>　　{x}</p><p>　　{y}</p></div>'),
    ("document", '<div id="zoom"><p>附件：<a href="/files/{k}.pdf">{t}.pdf</a></p></div>'),
    ("viewer", '<div class="con"><iframe src="/pdfjs/web/viewer.html?file=/upload/{k}.pdf" width="100%" height="900"></iframe></div>'),
    ("embedded", '<div class="con"><embed src="/upload/{k}.pdf" type="application/pdf" width="100%" height="800"></div>'),
    ("chart", '<div style="text-align:center"><img src="/upload/{k}.jpg" width="860" alt="机构设置图"></div>'),
    ("no-attachment", "<ul><li><a href='/xxgk/{k}.html'>{t}</a><span>{d}</span><em>暂无附件</em></li><li><a href='/xxgk/{k}1.html'>{t2}</a><span>{d2}</span><em>暂无附件</em></li></ul>"),
    ("no-comment", "<h3>{t}</h3><p class='info'>发布时间：{d}　来源：{o}</p><div id='zoom'><p>{x}</p><p>{y}</p></div><div class='pl'><h4>网友评论</h4><p>暂无评论</p></div>"),
    ("works", "<div class='article'><p>　　{s}新区水厂项目正在建设中，预计年底前通水，届时将惠及沿线群众三万余人。</p><p>　　{x}</p></div>"),
    ("one-row", "<ul class='lb'><li><a href='/xxgk/{k}.html'>{t}</a><span>{d}</span></li></ul><div>共1条 第1/1页</div>"),
    ("children", "<ul class='lanmu'><li><a href='/xxgk/zcfg/'>政策法规</a></li><li><a href='/xxgk/ghjh/'>规划计划</a></li><li><a href='/xxgk/czyjs/'>财政预决算</a></li><li><a href='/xxgk/rsxx/'>人事信息</a></li><li><a href='/xxgk/tjsj/'>统计数据</a></li><li><a href='/xxgk/yjgl/'>应急管理</a></li></ul>"),
    ("upkeep-rows", "<ul><li><a href='/gg/{k}.html'>关于网站系统维护升级暂停服务的公告</a><span>{d}</span></li><li><a href='/gg/{k}2.html'>{t}</a><span>{d2}</span></li></ul>"),
    ("second-pane", "<div class='tab'><span>本级</span><span>上级</span></div><div class='pane'><p>暂无信息</p></div><div class='pane' style='display:none'><ul><li><a href='/xxgk/{k}.html'>{t}</a><span>{d}</span></li><li><a href='/xxgk/{k}3.html'>{t2}</a><span>{d2}</span></li></ul></div>"),
    ("contacts", "<table border='1' width='90%'><tr><td>科室</td><td>职责</td><td>电话</td></tr><tr><td>办公室</td><td>综合协调、文秘、档案、保密</td><td>2180011</td></tr><tr><td>法规科</td><td>规范性文件审查、行政复议</td><td>2180023</td></tr><tr><td>业务科</td><td>行业监督管理与统计</td><td>2180035</td></tr></table>"),
    ("write", "<form action='/mail/save.do' method='post'><table><tr><td>姓名</td><td><input name='xm'></td></tr><tr><td>手机</td><td><input name='sj'></td></tr><tr><td>标题</td><td><input name='bt'></td></tr><tr><td>内容</td><td><textarea name='nr'></textarea></td></tr></table><input type='submit' value='提交信件'></form>"),
    ("records", "<div id='6213'></div><script type=\"text/xml\"><datastore><recordset><record><![CDATA[<li><a href='/art/2019/3/1/art_88_{k}.html'>{t}</a><span>{d}</span></li>]]></record><record><![CDATA[<li><a href='/art/2019/2/1/art_88_{k}1.html'>{t2}</a><span>{d2}</span></li>]]></record></recordset></datastore></script>"),
    ("film", '<div class="video"><video src="/upload/{k}.mp4" controls width="720" height="405"></video><p>{t}</p></div>'),
    ("map", '<p>{s}行政区划图</p><div class="dt"><img src="/upload/{k}_big.jpg" width="900" usemap="#m"><map name="m"><area shape="rect" coords="0,0,90,90" href="/xz/1.html"></map></div>'),
    ("none-said", "<table border=1><tr><td>项目</td><td>行政事业性收费</td></tr><tr><td>收费标准</td><td>无</td></tr><tr><td>政策依据</td><td>无</td></tr><tr><td>说明</td><td>{o}{y1}年度没有收取行政事业性收费，{x}</td></tr></table>"),
)  # fmt: skip
NAMES = (
    ("人事信息", "rsxx"),
    ("通知公告", "tzgg"),
    ("政策文件", "zcwj"),
    ("工作动态", "gzdt"),
    ("规划计划", "ghjh"),
    ("应急管理", "yjgl"),
    ("财政信息", "czxx"),
    ("公示公告", "gsgg"),
)
AROUND = (
    ("clock",),
    ("copyright", "visitors"),
    (),
    ("weather", "updated"),
    ("clock", "hot"),
    ("latest",),
    ("generated", "topics"),
)


def cases() -> Iterator[Case]:
    """Every blank column, and every one that is not."""
    for index, (name, markup) in enumerate(EMPTY):
        for variant in range(5):
            yield _case(
                f"empty-{name}", markup, variant, PHRASES[(5 * index + variant) % len(PHRASES)], blank=True
            )
    for variant in in_both("fifth-blanks-empty-words", len(WORDS)):
        yield _case("empty-words", EMPTY[variant % 2][1], variant, WORDS[variant % len(WORDS)], blank=True)
    for name, markup in FULL:
        for variant in range(4):
            yield _case(f"full-{name}", markup, variant, "", blank=False)


def _case(name: str, markup: str, variant: int, phrase: str, *, blank: bool) -> Case:
    scene = Scene(f"fifth-blanks-{name}", variant, first=dt.date(2015, 3, 2), span=4200)
    column, pinyin = scene.pick(NAMES, "column")
    first, second = scene.titles(scene.words.NOTICES, 2)
    one, two = scene.text(2)
    days = [scene.today - dt.timedelta(days=ago + scene.number("ago") % 60) for ago in (3, 41)]
    main = markup.format(
        p=phrase, k=f"{30000 + scene.number('k') % 60000}", o=scene.office, s=scene.place, x=one, y=two, t=first, t2=second, d=days[0], d2=days[1], y1=scene.today.year - 1,
    )  # fmt: skip
    html = scene.page(
        column, f"<h3>{column}</h3>{main}", crumb=("首页", "信息公开", column), traps=scene.turn(AROUND)
    )
    return scene.case(
        scene.pick(
            (f"/xxgk/{pinyin}/", f"/{pinyin}/index.html", f"/list.asp?id={scene.number('id') % 90}"), "path"
        ),
        html,
        {"blank": blank},
        name=column,
    )
