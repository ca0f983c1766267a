"""Kinds: layouts of pages whose purpose is known, beyond those of the other files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence

from benchmarks.corpus.case import Case
from benchmarks.corpus.families import shells, words
from benchmarks.corpus.families.dates import BODIES
from benchmarks.corpus.families.scene import Scene

SITE = '<meta name="SiteName" content="{s}"><meta name="SiteDomain" content="{h}"><meta name="SiteIDCode" content="4100000031">'


def _rows(
    scene: Scene, count: int, stem: str, dated: bool = True, pool: Sequence[str] = words.NOTICES
) -> str:
    """Rows with or without days."""
    return "".join(
        f"<li><a href='{stem}{5000 + 11 * n}.html' title='{title}'>{title}</a>{f'<span>{scene.today - dt.timedelta(days=4 * n + 1)}</span>' if dated else ''}</li>"
        for n, title in enumerate(scene.titles(pool, count, stem))
    )


def _text(scene: Scene, count: int = 4) -> str:
    return scene.pick(BODIES, "body").format("".join(f"<p>　　{text}</p>" for text in scene.text(count)))


def _title(scene: Scene) -> str:
    return scene.titles(words.NOTICES, 1)[0]


def _line(scene: Scene) -> str:
    return f"<h1>{_title(scene)}</h1><p class='sub'>来源：{scene.source()}　时间：{scene.today - dt.timedelta(days=33)}　字号：[大][中][小]　浏览次数：7{scene.variant}　<a href='#'>打印</a>　<a href='#'>关闭</a></p>"


# --- home pages ---------------------------------------------------------------------------------------------------
def _home_panels(s: Scene) -> str:
    panels = "".join(
        f"<div class='panel'><div class='ph'><b>{name}</b><a href='/{path}/'>更多&gt;&gt;</a></div><ul>{_rows(s, 6, f'/{path}/t')}</ul></div>"
        for name, path in (("要闻动态", "yw"), ("部门信息", "bm"), ("公示公告", "gs"), ("政策文件", "zc"))
    )
    return f"<div class='banner'><img src='/b1.jpg'></div>{panels}<div class='links'><select><option>上级网站</option></select></div>"


def _home_doors(s: Scene) -> str:
    """Navigation only: doors to columns, hardly a dated row."""
    return (
        "<div class='doors'>"
        + "".join(
            f"<a class='door' href='/{n}/'><img src='/d{n}.png'><em>{name}</em></a>"
            for n, name in enumerate(
                (
                    "信息公开",
                    "办事大厅",
                    "政民互动",
                    "走进" + s.place[:-1],
                    "数据开放",
                    "专题专栏",
                    "通知公告",
                    "部门动态",
                )
            )
        )
        + "</div>"
    )


def _home_old(s: Scene) -> str:
    cells = "".join(
        f"<td valign=top><table><tr><td bgcolor=#cc0000><font color=white>{name}</font></td></tr><tr><td>{_rows(s, 5, f'/{n}/').replace('<li>', '').replace('</li>', '<br>')}</td></tr></table></td>"
        for n, name in enumerate(("本地新闻", "通知公告", "政务公开"))
    )
    return f"<table><tr>{cells}</tr></table><marquee>热烈欢迎各界朋友来{s.place}投资兴业</marquee>"


# --- columns -------------------------------------------------------------------------------------------------------
def _columns_tree(s: Scene) -> str:
    tree = "".join(
        f"<li><a href='/xxgk/{n}/'>{name}</a></li>"
        for n, name in enumerate(("机构概况", "政策法规", "规划计划", "财政信息", "人事信息", "应急管理"))
    )
    return f"<div class='tree'><ul>{tree}</ul></div><div class='r'><ul>{_rows(s, 12, '/xxgk/')}</ul><p>共 96 条记录 1/8 <a href='?page=2'>下一页</a></p></div>"


def _column_pictures(s: Scene) -> str:
    items = "".join(
        f"<dl><dt><a href='/tp/{n}.html'><img src='/tp/{n}s.jpg'></a></dt><dd><a href='/tp/{n}.html'>{title}</a></dd><dd>{s.today - dt.timedelta(days=n * 6)}</dd></dl>"
        for n, title in enumerate(s.titles(words.NEWS, 9))
    )
    return f"<h2>图片新闻</h2>{items}<div class='p'>1 <a href='index_1.html'>2</a> <a href='index_1.html'>下一页</a></div>"


def _column_sections(s: Scene) -> str:
    return "".join(
        f"<div class='sec'><h3><a href='{path}/'>{name}</a><span><a href='{path}/'>+</a></span></h3><ul>{_rows(s, 5, path + '/')}</ul></div>"
        for name, path in (
            ("国务院文件", "gwy"),
            ("省政府文件", "szf"),
            ("市政府文件", "shzf"),
            ("本级文件", "bj"),
        )
    )


def _column_undated(s: Scene) -> str:
    return f"<ul class='w'>{_rows(s, 14, '/info/1042/', dated=False)}</ul><table><tr><td>共57条　1/4　首页 上页 <a href='list2.htm'>下页</a> 尾页</td></tr></table>"


def _column_short(s: Scene) -> str:
    return f"<div class='lm'>规划计划</div><ul>{_rows(s, 2, '/ghjh/t2', pool=words.POLICIES)}</ul><div class='fy'>第1页/共1页 共2条</div>"


def _column_matters(s: Scene) -> str:
    names = s.some(
        (
            "再生育审批",
            "失业登记",
            "收养登记",
            "占道许可",
            "护士执业注册",
            "取水许可",
            "律师执业证换发",
            "公积金提取",
            "医师执业注册",
            "出生医学证明",
        ),
        8,
    )
    return (
        "<table><tr><th>事项名称</th><th>办理部门</th><th>操作</th></tr>"
        + "".join(
            f"<tr><td><a href='/zwfw/bszn/{n}.html'>{name}</a></td><td>{s.place}政务中心</td><td><a href='/zwfw/sb/{n}'>在线申报</a></td></tr>"
            for n, name in enumerate(names)
        )
        + "</table><p>共8项</p>"
    )


def _column_downloads(s: Scene) -> str:
    return (
        "<h2>表格下载</h2><ul>"
        + "".join(
            f"<li><a href='/upload/bg{n}.doc'>{name}申请表.doc</a><span>{s.today - dt.timedelta(days=40 * n)}</span></li>"
            for n, name in enumerate(("再生育", "失业登记", "收养登记", "道路占用", "困难补助", "临时救助"))
        )
        + "</ul>"
    )


# --- articles ------------------------------------------------------------------------------------------------------
def _article_tagged(s: Scene) -> str:
    return f"<h1>{_title(s)}</h1>{_text(s)}"


def _article_file_only(s: Scene) -> str:
    return _line(s) + f"<p>{_title(s)}</p><p><a href='/P02021{s.variant}.ofd'>{_title(s)}.ofd</a></p>"


def _article_scan(s: Scene) -> str:
    return (
        _line(s)
        + "<div id='zoomcon'>"
        + "".join(f"<p><img src='/images/W0{n}.jpg'></p>" for n in range(3))
        + "</div>"
    )


def _article_viewer(s: Scene) -> str:
    return (
        _line(s) + f"<iframe src='/pdf/viewer.html?f=/P0{s.variant}.pdf' width='100%' height='800'></iframe>"
    )


def _article_table(s: Scene) -> str:
    rows = "".join(
        f"<tr><td>{n}</td><td>{name}</td><td>0571-{2000000 + n}</td><td>{s.today - dt.timedelta(days=n)}</td></tr>"
        for n, name in enumerate([place[0] for place in words.PLACES[:20]], 1)
    )
    return (
        _line(s)
        + f"<div class='wp_articlecontent'><p>现将检查结果公布如下：</p><table border=1><tr><td>序号</td><td>单位</td><td>电话</td><td>检查日期</td></tr>{rows}</table></div>"
    )


def _article_related(s: Scene) -> str:
    return _line(s) + _text(s) + f"<div class='about'><h4>相关文件</h4><ul>{_rows(s, 7, '/zc/')}</ul></div>"


def _article_interview(s: Scene) -> str:
    turns = "".join(
        f"<p><b>{'主持人' if n % 2 == 0 else '嘉宾'}：</b>{text}</p>" for n, text in enumerate(s.text(6))
    )
    return _line(s) + f"<div class='detail'>{turns}</div>"


def _article_about_letters(s: Scene) -> str:
    return (
        f"<h1>关于来信来访办理情况的通报</h1><p>发布时间：{s.today - dt.timedelta(days=9)}　来源：信访局</p><div class='pages_content'><p>　　上月共收到群众来信四十六件，已办结四十一件，正在办理五件，回复率为百分之百。</p>"
        + "".join(f"<p>　　{text}</p>" for text in s.text(3))
        + "</div>"
    )


def _article_about_guides(s: Scene) -> str:
    return (
        f"<h1>{s.place}精简办事材料 优化办理流程</h1><p>来源：{s.source()}　时间：{s.today - dt.timedelta(days=5)}</p><div id='mainText'><p>　　近日，政务中心对申请材料、办理流程、办理时限进行集中清理，收费标准同步公开，联系电话二十四小时有人接听。</p>"
        + "".join(f"<p>　　{text}</p>" for text in s.text(4))
        + "</div>"
    )


def _article_plain(s: Scene) -> str:
    return (
        f"<center><b>{_title(s)}</b></center><br>"
        + "".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{text}<br><br>" for text in s.text(6))
        + "<p>【关闭窗口】【打印本页】</p>"
    )


# --- the rest ------------------------------------------------------------------------------------------------------
def _other_map(_: Scene) -> str:
    return "<h2>网站地图</h2>" + "".join(
        f"<div class='zt'><h4><a href='/{n}/'>{name}</a></h4>{''.join(f'<a href=/{n}/{m}/>{sub}</a> ' for m, sub in enumerate(subs))}</div>"
        for n, (name, subs) in enumerate(
            (
                ("新闻资讯", ("要闻", "部门动态", "图片新闻")),
                ("信息公开", ("政策文件", "公示公告", "财政信息")),
                ("政民互动", ("区长信箱", "意见征集", "在线访谈")),
            )
        )
    )


def _other_login(_: Scene) -> str:
    return "<div class='login-box'><h3>用户登录</h3><form method='post' action='/uc/login'><input name='account' placeholder='手机号/身份证号'><input type='password' name='pwd' placeholder='密码'><input name='captcha'><button>登 录</button><a href='/uc/reg'>注册</a></form></div>"


def _other_write(_: Scene) -> str:
    return "<h3>写信须知</h3><p>请如实填写以下信息，带*为必填项。</p><form action='/mail/add' method='post'><p>姓名*<input name='xm'></p><p>手机*<input name='sj'></p><p>来信主题*<input name='zt'></p><p>来信内容*<textarea name='nr'></textarea></p><p>是否公开<input type='radio' name='gk'>是<input type='radio' name='gk'>否</p><button>提交</button></form>"


def _other_search(s: Scene) -> str:
    hits = "".join(
        f"<div class='r'><h3><a href='/xw/{n}.html'>{title}</a></h3><p>{s.text(1, n)[0]}</p></div>"
        for n, title in enumerate(s.titles(words.NEWS, 7))
    )
    return f"<form action='/s'><input name='q' value='安全'><button>搜索</button></form><p>为您找到相关结果约 58 条，耗时 12 毫秒</p>{hits}"


def _other_vote(_: Scene) -> str:
    return (
        "<h2>政务服务满意度测评</h2><form method='post' action='/dc/tp'>"
        + "".join(
            f"<p>{n}. 您对{topic}的评价是？</p><input type='radio' name='v{n}'>好<input type='radio' name='v{n}'>一般<input type='radio' name='v{n}'>差"
            for n, topic in enumerate(("办事效率", "服务态度", "办事环境"), 1)
        )
        + "<p>验证码<input name='yzm'></p><button>提交问卷</button></form>"
    )


def _other_contact(s: Scene) -> str:
    return f"<h2>联系我们</h2><p>地址：{s.place}人民路1号</p><p>邮编：410000</p><p>电话：0731-8{s.variant}234567</p><p>邮箱：office@example.gov.cn</p>"


Maker = Callable[[Scene], str]
# name, kinds, title, path, breadcrumb, maker
PAGES: tuple[tuple[str, list[str], str, str, Sequence[str], Maker], ...] = (
    ("home-panels", ["home"], "{p}人民政府门户网站", "/", (), _home_panels), ("home-doors", ["home"], "{p}政务服务网", "/", (), _home_doors), ("home-old", ["home"], "欢迎访问{p}人民政府网", "/", (), _home_old),
    ("column-tree", ["column"], "政府信息公开目录", "/xxgk/index.html", ("首页", "信息公开"), _columns_tree), ("column-pictures", ["column"], "图片新闻", "/tp/index.html", ("首页", "图片新闻"), _column_pictures),
    ("column-sections", ["column"], "政策文件", "/zcwj/", ("首页", "信息公开", "政策文件"), _column_sections), ("column-undated", ["column"], "工作动态", "/gzdt.htm", ("首页", "工作动态"), _column_undated),
    ("column-short", ["column"], "规划计划_{p}", "/ghjh/", ("首页", "规划计划"), _column_short), ("column-matters", ["column"], "办事指南", "/zwfw/bszn/", ("首页", "政务服务", "办事指南"), _column_matters),
    ("column-downloads", ["column"], "表格下载", "/zwfw/bgxz/index.html", ("首页", "政务服务", "表格下载"), _column_downloads), ("column-tagged", ["column"], "通知公告", "/c/88", (), lambda s: f"<ul>{_rows(s, 4, 'a')}</ul>"),
    ("article-tagged", ["article"], "{t}", "/a/{n}", (), _article_tagged), ("article-file-only", ["article"], "{t}", "/xxgk/tzgg/202106/t20210601_{n}.html", ("首页", "公示公告", "正文"), _article_file_only),
    ("article-scan", ["article"], "{t}", "/art/2021/6/1/art_1229_{n}.html", ("首页", "政策文件"), _article_scan), ("article-viewer", ["article"], "{t}", "/content/article/{n}", ("首页", "政策文件", "正文"), _article_viewer),
    ("article-table", ["article"], "{t}", "/info/1042/{n}.htm", ("首页", "公示公告", "正文"), _article_table), ("article-related", ["article"], "{t}", "/xinwen/2021-06/01/content_{n}.htm", ("首页", "通知公告", "正文"), _article_related),
    ("article-interview", ["article"], "局长谈政策落实_{p}", "/zmhd/zxft/{n}.html", ("首页", "政民互动", "在线访谈", "正文"), _article_interview), ("article-about-letters", ["article"], "关于来信来访办理情况的通报", "/xw/{n}.html", ("首页", "新闻资讯", "正文"), _article_about_letters),
    ("article-about-guides", ["article"], "精简办事材料 优化办理流程", "/xw/bm/{n}.shtml", ("首页", "新闻资讯", "正文"), _article_about_guides), ("article-plain", ["article"], "{t}", "/show.asp?id={n}", (), _article_plain),
    ("other-map", ["other", "column"], "网站地图", "/map/", ("首页", "网站地图"), _other_map), ("other-login", ["other"], "用户登录", "/uc/login.html", (), _other_login), ("other-write", ["other"], "我要写信", "/zmhd/wyxx/", ("首页", "政民互动", "我要写信"), _other_write),
    ("other-search", ["other", "column"], "搜索结果", "/s?q=%E5%AE%89%E5%85%A8", (), _other_search), ("other-vote", ["other"], "满意度测评", "/zmhd/wjdc/{n}.html", ("首页", "政民互动", "问卷调查"), _other_vote), ("other-contact", ["other", "column", "article"], "联系我们", "/contact/", ("首页", "联系我们"), _other_contact),
)  # fmt: skip


def cases() -> Iterator[Case]:
    """Every case of this file."""
    for name, kinds, title, path, crumb, maker in PAGES:
        for variant in range(5):
            scene = Scene(f"kinds/{name}", variant)
            head = ""
            if name.endswith("tagged"):
                head = (
                    SITE.format(s=scene.place, h=scene.host)
                    + '<meta name="ColumnName" content="通知公告"><meta name="ColumnType" content="政策文件">'
                )
            if name == "article-tagged":
                head += f'<meta name="ArticleTitle" content="{_title(scene)}"><meta name="PubDate" content="{scene.today} 10:20">'
            traps = (
                scene.some((*shells.HARMLESS, "hot", "calendar"), variant, "traps")
                if not name.startswith("home")
                else ("clock", "weather", "copyright")
            )
            html = scene.page(
                title.format(p=scene.place, t=_title(scene)),
                maker(scene),
                head=head,
                crumb=crumb,
                traps=traps,
            )
            purpose = {"purpose": "home"} if name.startswith("home") else {}
            yield scene.case(
                path.format(n=1000 + scene.number("n") % 8999), html, {"page_kind": kinds}, **purpose
            )
