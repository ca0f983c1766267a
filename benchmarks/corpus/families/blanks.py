"""Blanks: columns that hold nothing, and columns that only sound so."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.corpus.case import Case
from benchmarks.corpus.families import shells, words
from benchmarks.corpus.families.lists import COLUMNS
from benchmarks.corpus.families.scene import Scene

PHRASES = (
    "暂无信息", "暂无内容", "暂无数据", "暂无相关信息", "暂无记录", "没有相关内容", "没有找到相关内容", "无", "栏目正在建设中", "栏目建设中", "正在建设中", "正在维护中", "正在升级中", "正在改版中", "正在整理中",
    "敬请期待", "即将开通", "该栏目暂未开放", "内容更新中", "共0条", "记录总数:0", "under construction", "coming soon", "暂时没有信息", "未找到相关内容", "尚无内容",
)  # fmt: skip
EMPTY = (
    ("cell", "<table width='100%'><tr><td height='200' align='center'><font color='#999'>{}</font></td></tr></table>"),
    ("picture-and-words", "<div class='empty'><img src='/images/nodata.png'><p>{}</p></div>"),
    ("list-item", "<ul class='ewb-news-items'><li>{}</li></ul>"),
    ("headed-table", "<table><thead><tr><th>标题</th><th>发布时间</th></tr></thead><tbody><tr><td colspan='2'>{}</td></tr></tbody></table>"),
    ("strong", "<div class='con'><p>&nbsp;</p><p><strong>{}</strong></p><p>&nbsp;</p></div>"),
    ("pager-below", "<div class='lb'><span>{}</span></div><div class='page'>首页 上一页 下一页 尾页 第1/1页</div>"),
    ("alert", "<div class='alert alert-info' role='alert'>！{}！</div>"),
    ("after-empty-list", "<ul class='list'></ul><p class='tip'>{}。</p>"),
)  # fmt: skip
FULL = (
    ("under-way", "<div class='detail'><p>　　目前，跨河大桥正在建设中，主桥墩已全部浇筑完成，预计明年国庆节前通车。</p><p>{p1}</p></div>"),
    ("no-comment", "<ul><li><a href='/xw/1.html'>{t1}</a><span>{d1}</span></li><li><a href='/xw/2.html'>{t2}</a><span>{d2}</span></li></ul><div class='side'><h5>评论</h5><p>暂无数据</p></div>"),
    ("duties", "<div class='trs_editor_view'><p>（一）负责政务公开、信息发布的组织协调。</p><p>（二）承担会务、文电、机要、档案等日常工作。</p><p>（三）{p1}</p></div>"),
    ("documents", "<p><a href='/P020200615.xlsx'>收支预算总表.xlsx</a></p><p><a href='/P020200616.pdf'>三公经费说明.pdf</a></p>"),
    ("map", "<div id='map' style='width:900px;height:500px'></div><iframe src='https://map.example.com/embed?c=31' width=900 height=500></iframe>"),
    ("question-form", "<form action='/zx/tj' method='post'><p>标题<input name='bt'></p><p>内容<textarea name='nr'></textarea></p><button>提交咨询</button></form><p>近期答复：无</p>"),
    ("organisation-chart", "<p align='center'><img src='/images/jgt2021.png' width='980' height='620' alt='内设机构图'></p>"),
    ("people", "<div class='ld'><img src='/images/ld1.jpg'><p>李某某　区委常委、副区长</p><p>分工：负责发展改革、财税金融、统计、应急管理等方面工作，协助联系审计工作。</p></div>"),
    ("nothing-due", "<table><tr><td>行政事业性收费</td><td>无</td></tr><tr><td>政府性基金</td><td>无</td></tr></table><p>说明：{p1}{p2}</p>"),
    ("counted", "<div class='count'>共10条</div><ol><li><a href='/a/10.html'>{t1}</a></li><li><a href='/a/11.html'>{t2}</a></li><li><a href='/a/12.html'>{t3}</a></li></ol>"),
    ("children", "<div class='zl'><a href='ndbg/'>年度报告</a><a href='zn/'>公开指南</a><a href='zd/'>公开制度</a><a href='ysq/'>依申请公开</a></div><p class='tip'>请选择左侧栏目</p>"),
    ("video", "<video src='/v/xcp.mp4' controls width='900' poster='/v/xcp.jpg'></video><p>宣传片《山水之间》 时长8分20秒</p>"),
    ("contact", "<p>单位地址：滨江大道88号行政中心2号楼</p><p>办公电话：0731-85550000　传真：0731-85550001</p><p>电子邮箱：office@example.gov.cn　邮政编码：410000</p>"),
    ("charts", "<p><img src='/images/tb01.png' width='880' alt='财政收入走势'></p><p><img src='/images/tb02.png' width='880' alt='就业人数走势'></p>"),
    ("notice-of-upkeep", "<ul><li><a href='/xw/7.html'>关于网上办事系统升级维护的公告</a><span>{d1}</span></li><li><a href='/xw/8.html'>{t1}</a><span>{d2}</span></li></ul>"),
)  # fmt: skip


def cases() -> Iterator[Case]:
    """Each shape with some of the phrases; each full column three times."""
    for index, (name, shape) in enumerate(EMPTY):
        for variant in range(7):
            yield _case(
                f"blanks/{name}",
                variant,
                shape.format(PHRASES[(7 * index + variant + 5 * (index // 4)) % len(PHRASES)]),
                True,
            )
    for name, markup in FULL:
        for variant in range(3):
            scene = Scene(f"blanks/{name}", variant)
            t1, t2, t3 = scene.titles(words.NOTICES, 3)
            p1, p2 = scene.text(2)
            yield _case(
                f"blanks/{name}",
                variant,
                markup.format(t1=t1, t2=t2, t3=t3, p1=p1, p2=p2, d1="2019-03-02", d2="2019-01-15"),
                False,
            )


def _case(family: str, variant: int, main: str, blank: bool) -> Case:
    scene = Scene(family, variant)
    column, place = scene.turn(COLUMNS)
    html = scene.page(
        f"{column}-{scene.place}",
        f"<h2 class='lm'>{column}</h2>{main}",
        crumb=("首页", column),
        traps=scene.some(shells.HARMLESS, 1 + variant % 3, "traps"),
    )
    return scene.case(place, html, {"blank": blank}, name=column)
