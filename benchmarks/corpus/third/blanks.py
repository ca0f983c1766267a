"""Blanks: columns that hold nothing, and columns that only sound so."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.corpus.case import Case
from benchmarks.corpus.families.blanks import PHRASES
from benchmarks.corpus.third import shells, words
from benchmarks.corpus.third.lists import COLUMNS
from benchmarks.corpus.third.scene import Scene

MORE = (
    "对不起，暂无相关内容！",
    "暂无数据！",
    "没有查到记录",
    "该栏目正在建设中，敬请期待",
    "本栏目暂未开通",
    "暂时没有内容",
    "没有符合条件的记录",
    "栏目内容正在完善中",
)  # the same said otherwise
EMPTY = (
    ("vsb-cell", "<table class='winstyle1188' width='100%'><tr><td><table width='100%'><tr><td align='center'>{}</td></tr></table></td></tr></table>"), ("wcm-div", "<div class='gl-list'><ul></ul><div class='none'>{}</div></div><div class='page'></div>"),
    ("grid-view-empty", "<div><table id='ctl00_gv' cellspacing='0'><tr><td colspan='4'>{}</td></tr></table></div>"), ("layui-none", "<div class='layui-table-body'><div class='layui-none'>{}</div></div>"), ("element-empty", "<div class='el-empty'><div class='el-empty__image'><svg width='64' height='41'><path d='M0 0h64'></path></svg></div><div class='el-empty__description'><p>{}</p></div></div>"),
    ("dede-none", "<div class='listbox'><ul class='e2'></ul></div><div class='dede_pages'><ul class='pagelist'><li>{}</li></ul></div>"), ("marquee-words", "<div class='content'><center><font size=3 color='blue'>{}</font></center></div>"), ("catalogue-none", "<table class='xxgk_tb'><tr><td>序号</td><td>信息名称</td><td>发布日期</td></tr></table><p>{}</p>"),
    ("two-images", "<div class='jsz'><img src='/images/jsz.gif'><br><span>{}</span><br><img src='/images/line.gif'></div>"), ("form-above", "<form action='/xxgk/cx'><input name='kw'><button>检索</button></form><div class='jg'>{}</div>"),
)  # fmt: skip
FULL = (
    ("building-news", "<div class='TRS_Editor'><p>　　全县重点水库除险加固工程正在建设中，大坝填筑完成七成。</p><p>　　{p1}</p></div>"), ("leaders", "<table><tr><td><img src='/images/zw1.jpg' width='120'></td><td>张某某　县委副书记、县长</td></tr><tr><td colspan=2>主持县政府全面工作，负责审计方面的工作。</td></tr></table>"),
    ("attachments-alone", "<ul class='fj'><li><a href='/files/P0201.xls'>部门预算公开表.xls</a></li><li><a href='/files/P0202.doc'>编制说明.doc</a></li></ul>"), ("comment-widget", "<ul><li><a href='/a/91.html'>{t1}</a><span>{d1}</span></li></ul><div class='pl'><b>最新评论</b><p>暂无评论</p></div>"),
    ("files-none", "<h4>{t1}</h4><div id='zoom'><p>　　{p1}</p><p>　　{p2}</p></div><div class='fj'>相关附件：暂无附件</div>"), ("sub-columns", "<ul class='erji'><li><a href='szyw/'>时政要闻</a></li><li><a href='bmdt/'>部门动态</a></li><li><a href='xzdt/'>乡镇动态</a></li></ul><div class='tip'>敬请选择栏目</div>"),
    ("frame", "<iframe src='/xxgkml/list.do?dept=12' width='100%' height='900' frameborder='0'></iframe>"), ("one-picture", "<p style='text-align:center'><img src='/images/jgsz.jpg' width='860' alt='机构设置图'></p>"), ("fees-none", "<table border=1><tr><td>收费项目</td><td>收费标准</td></tr><tr><td>婚姻登记</td><td>无</td></tr><tr><td>收养登记</td><td>无</td></tr></table><p>{p1}</p>"),
    ("short-list", "<ul><li><a href='/a/12.html'>{t1}</a><em>{d2}</em></li></ul><p>共1条</p>"), ("player", "<div class='sp'><video controls src='/video/2021.mp4'></video><h5>形象宣传片</h5></div>"), ("letter-form", "<form method='post' action='/hdjl/tj'><p>姓名<input name='a'></p><p>内容<textarea name='b'></textarea></p><button>提交</button></form>"),
    ("table-of-phones", "<table><tr><td>办公室</td><td>0371-5550001</td></tr><tr><td>信访科</td><td>0371-5550002</td></tr><tr><td>监察科</td><td>0371-5550003</td></tr></table>"), ("notice-about-system", "<ul><li><a href='/a/31.html'>关于政务服务系统维护升级暂停服务的公告</a><span>{d1}</span></li><li><a href='/a/32.html'>{t2}</a><span>{d2}</span></li></ul>"),
    ("hidden-none", "<ul><li><a href='/a/41.html'>{t1}</a><span>{d1}</span></li><li><a href='/a/42.html'>{t2}</a><span>{d2}</span></li></ul><p class='nodata' style='display:none'>暂无内容</p>"), ("promise", "<div class='content'><p>　　{p1}</p><p>　　更多精彩内容，敬请期待！</p><p>　　{p2}</p></div>"),
)  # fmt: skip


def cases() -> Iterator[Case]:
    """Each shape with some of the phrases; each full column three times."""
    phrases = (*PHRASES, *MORE)
    for index, (name, shape) in enumerate(EMPTY):
        for variant in range(8):
            yield _case(
                f"blanks/{name}",
                variant,
                shape.format(phrases[(8 * index + 5 * variant) % len(phrases)]),
                True,
            )
    for name, markup in FULL:
        for variant in range(3):
            scene = Scene(f"blanks/{name}", variant)
            t1, t2 = scene.titles(words.NOTICES, 2)
            p1, p2 = scene.text(2)
            yield _case(
                f"blanks/{name}",
                variant,
                markup.format(t1=t1, t2=t2, p1=p1, p2=p2, d1="2020-09-11", d2="2020-04-27"),
                False,
            )


def _case(family: str, variant: int, main: str, blank: bool) -> Case:
    scene = Scene(family, variant)
    column, place = scene.turn(COLUMNS)
    html = scene.page(
        f"{column}_{scene.place}",
        f"<div class='lmmc'>{column}</div>{main}",
        crumb=("首页", column),
        traps=scene.some(shells.HARMLESS, 1 + variant % 3, "traps"),
    )
    return scene.case(place, html, {"blank": blank}, name=column)
