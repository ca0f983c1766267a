"""Kinds: pages whose purpose is known, beyond those of the other files, as content systems lay them out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence

from benchmarks.corpus.case import Case
from benchmarks.corpus.third import shells, words
from benchmarks.corpus.third.dates import BODIES
from benchmarks.corpus.third.scene import Scene


def _rows(s: Scene, count: int, stem: str, dated: bool = True, pool: Sequence[str] = words.NOTICES) -> str:
    """Rows with or without days."""
    return "".join(
        f"<li><a href='{stem}{3000 + 7 * n}.html' title='{title}'>{title}</a>{f'<span>{s.today - dt.timedelta(days=5 * n + 1)}</span>' if dated else ''}</li>"
        for n, title in enumerate(s.titles(pool, count, stem))
    )  # fmt: skip


def _text(s: Scene, count: int = 4) -> str:
    return s.pick(BODIES, "body").format("".join(f"<p>　　{text}</p>" for text in s.text(count)))


def _title(s: Scene) -> str:
    return s.titles(words.NOTICES, 1)[0]


def _line(s: Scene) -> str:
    return f"<h1>{_title(s)}</h1><div class='xx'>发布时间：{s.today - dt.timedelta(days=21)}　来源：{s.source()}　浏览次数：4{s.variant}　【打印】【关闭】</div>"


def _home_tabs(s: Scene) -> str:
    panes = "".join(
        f"<div class='pane'{' style=display:none' if n else ''}><ul>{_rows(s, 6, f'/c{n}/t')}</ul></div>"
        for n in range(3)
    )
    return f"<div class='slide'><a href='/xwzx/1.html'><img src='/images/b1.jpg'></a></div><div class='tab'><span>政务要闻</span><span>部门动态</span><span>通知公告</span></div>{panes}<div class='fw'><a href='/bsfw/'>办事大厅</a><a href='/hdjl/xzxx/'>县长信箱</a></div><div class='yqlj'>友情链接 <select><option>国务院部门网站</option></select></div>"


def _home_service(_: Scene) -> str:
    """A search field and doors, hardly a row."""
    doors = "".join(
        f"<a href='/{path}/'><i></i><b>{name}</b></a>"
        for path, name in (
            ("zwgk", "政务公开"),
            ("bsfw", "政务服务"),
            ("hdjl", "互动交流"),
            ("sjkf", "数据开放"),
            ("zjdq", "走进"),
            ("ztzl", "专题"),
            ("xwzx", "新闻"),
            ("zcwj", "政策"),
        )
    )
    return f"<div class='so'><form action='/s'><input name='q' placeholder='请输入关键字'><button>搜索</button></form><p>热门搜索：社保 公积金 户口</p></div><div class='doors'>{doors}</div>"


def _home_office(s: Scene) -> str:
    """An office of 2010: three boxes in a table and a scrolling line."""
    boxes = "".join(
        f"<td valign='top'><table><tr><td class='bt'>{name}</td><td><a href='/List.aspx?id={n}'>more...</a></td></tr><tr><td colspan='2'><ul>{_rows(s, 5, f'/Show.aspx?c={n}&amp;id=')}</ul></td></tr></table></td>"
        for n, name in enumerate(("工作动态", "通知公告", "政策法规"))
    )
    return f"<marquee>{s.office}欢迎您！</marquee><table width='980'><tr>{boxes}</tr></table><table><tr><td>局长信箱 | 办事指南 | 下载中心 | 举报电话：12345</td></tr></table>"


def _column_plain(s: Scene) -> str:
    return f"<div class='lmbt'>工作动态</div><ul>{_rows(s, 15, './t', pool=words.NEWS)}</ul><div class='fy'><a href='index_1.html'>下一页</a><a href='index_9.html'>尾页</a></div>"


def _column_menu(s: Scene) -> str:
    """A menu of sub-columns beside the rows."""
    menu = "".join(
        f"<li><a href='/zwgk/{n}/'>{name}</a></li>"
        for n, name in enumerate(("机构职能", "法规文件", "规划计划", "财政信息", "行政执法", "公共服务"))
    )
    return f"<dl class='menu'><dt>信息公开目录</dt><dd><ul>{menu}</ul></dd></dl><table>{_rows(s, 14, '/zwgk/').replace('<li>', '<tr><td>').replace('</li>', '</td></tr>')}</table><p>共 213 条 第1/15页 <a href='?page=2'>下一页</a></p>"


def _column_blocks(s: Scene) -> str:
    return "".join(
        f"<div class='block'><h3><a href='{path}/'>{name}</a></h3><a class='more' href='{path}/'>更多&gt;&gt;</a><ul>{_rows(s, 5, path + '/')}</ul></div>"
        for name, path in (("省级政策", "sj"), ("市级政策", "shij"), ("县级政策", "xj"))
    )


def _column_faces(_: Scene) -> str:
    """Leaders as a grid of pictures with links."""
    return "".join(
        f"<div class='ld'><a href='/zwgk/ldzc/{n}.html'><img src='/images/ld{n}.jpg'></a><p><a href='/zwgk/ldzc/{n}.html'>{name}</a></p></div>"
        for n, name in enumerate(
            ("县长 张某", "副县长 李某", "副县长 王某", "副县长 赵某", "县政府党组成员 刘某", "副县长 陈某")
        )
    )


def _column_forms(_: Scene) -> str:
    return "<table class='xz'><tr><th>表格名称</th><th>大小</th><th>下载</th></tr>" + "".join(f"<tr><td>{name}</td><td>{20 + n}KB</td><td><a href='/files/bg{n}.doc'>下载</a></td></tr>" for n, name in enumerate(("公租房申请表", "低保申请书", "社保转移申请表", "就业失业登记表", "临时救助审批表"))) + "</table>"  # fmt: skip


def _column_guides(_: Scene) -> str:
    names = (
        "新生儿入户",
        "残疾人证办理",
        "道路运输经营许可",
        "建筑施工许可",
        "食品经营许可",
        "社会团体登记",
        "医保异地备案",
    )
    return (
        "<ul class='sx'>"
        + "".join(
            f"<li><a href='/bsfw/bszn/{n}.html'>{name}</a><a class='btn' href='/bsfw/zxbl/{n}'>在线办理</a><a class='btn' href='/bsfw/zx/{n}'>我要咨询</a></li>"
            for n, name in enumerate(names)
        )
        + "</ul>"
    )


def _column_surveys(s: Scene) -> str:
    """Surveys with their state: a column, no mailbox."""
    return "<table><tr><td>征集主题</td><td>开始时间</td><td>结束时间</td><td>状态</td></tr>" + "".join(f"<tr><td><a href='/hdjl/yjzj/{n}.html'>{title}</a></td><td>{s.today - dt.timedelta(days=60 * n + 40)}</td><td>{s.today - dt.timedelta(days=60 * n + 10)}</td><td>{'征集中' if not n else '已结束'}</td></tr>" for n, title in enumerate(("《城市绿化条例》征求意见", "养老服务设施布局调查", "公园命名投票", "学区划分听取意见"))) + "</table>"  # fmt: skip


def _article_document(s: Scene) -> str:
    return f"<table class='wjt'><tr><th>索引号</th><td>5113{s.variant}/2020-0011</td><th>发布日期</th><td>{s.today - dt.timedelta(days=90)}</td></tr><tr><th>名称</th><td colspan='3'>{_title(s)}</td></tr></table>{_text(s, 6)}"


def _article_pictures(s: Scene) -> str:
    return _line(s) + "".join(
        f"<p align='center'><img src='/images/zp{n}.jpg' width='700'></p><p align='center'>图为活动现场。</p>"
        for n in range(3)
    )


def _article_video(s: Scene) -> str:
    return (
        _line(s)
        + f"<div class='player'><video src='/video/{s.variant}.mp4' controls></video></div><p>{s.text(1)[0]}</p>"
    )


def _article_long_table(s: Scene) -> str:
    rows = "".join(
        f"<tr><td>{n}</td><td>{place[0]}</td><td>合格</td><td>{s.today - dt.timedelta(days=n + 30)}</td></tr>"
        for n, place in enumerate(words.PLACES[:18], 1)
    )
    return f"{_line(s)}<p>现将抽检结果公布如下：</p><table border='1'><tr><td>序号</td><td>受检单位</td><td>结果</td><td>抽检日期</td></tr>{rows}</table>"


def _article_question(s: Scene) -> str:
    """A reply to frequent questions: an article, no letter."""
    return (
        _line(s)
        + "<div id='zoom'>"
        + "".join(
            f"<p><strong>问：{question}</strong></p><p>答：{answer}</p>"
            for question, answer in zip(
                ("补贴向谁申请？", "多久可以领到？", "需要哪些证件？"), s.text(3), strict=True
            )
        )
        + "</div>"
    )


def _article_on_complaints(s: Scene) -> str:
    return (
        f"<h1>{s.place}12345热线上月办理情况通报</h1><p>时间：{s.today - dt.timedelta(days=4)}　来源：热线办</p>"
        + s.pick(BODIES, "body").format(
            "<p>　　上月受理群众诉求一千二百件，其中咨询七百件、投诉三百件，办结率百分之九十八，群众满意度百分之九十六。</p>"
            + "".join(f"<p>　　{text}</p>" for text in s.text(3))
        )
    )


def _article_on_service(s: Scene) -> str:
    return (
        f"<h1>{s.place}推行“一件事一次办”</h1><p>时间：{s.today - dt.timedelta(days=7)}　来源：{s.source()}</p>"
        + s.pick(BODIES, "body").format(
            "<p>　　改革后，申请材料由十八份减至七份，办理流程压缩为三个环节，承诺时限缩短一半。</p>"
            + "".join(f"<p>　　{text}</p>" for text in s.text(4))
        )
    )


def _article_old(s: Scene) -> str:
    return f"<table width=600 align=center><tr><td align=center><font size=4 color=red><b>{_title(s)}</b></font></td></tr><tr><td align=right>[{s.today - dt.timedelta(days=400)}]</td></tr><tr><td>{'<br>'.join('&nbsp;&nbsp;' + text for text in s.text(5))}</td></tr></table>"


def _article_closing(s: Scene) -> str:
    """An announcement that a site closes: an article of this one."""
    return (
        f"<h1>关于关闭{s.office}网站的公告</h1><p>发布时间：{s.today - dt.timedelta(days=12)}</p>"
        + s.pick(BODIES, "body").format(
            f"<p>　　按照政府网站集约化要求，{s.office}网站自即日起停止更新并关闭，相关信息在{s.place}人民政府网站继续发布。</p><p>　　{s.text(1)[0]}</p>"
        )
    )


def _other_write(_: Scene) -> str:
    return "<h3>在线写信</h3><form method='post' action='/hdjl/save'><table><tr><td>收信单位</td><td><select name='dw'><option>县长</option></select></td></tr><tr><td>您的姓名</td><td><input name='xm'></td></tr><tr><td>联系电话</td><td><input name='dh'></td></tr><tr><td>信件标题</td><td><input name='bt'></td></tr><tr><td>信件内容</td><td><textarea name='nr'></textarea></td></tr><tr><td>验证码</td><td><input name='yzm'></td></tr></table><button>提交</button></form>"


def _other_survey(_: Scene) -> str:
    return (
        "<h2>图书馆服务满意度问卷调查</h2><form method='post' action='/wj/tj'>"
        + "".join(
            f"<div><p>{n}、您对{topic}是否满意？</p><label><input type='radio' name='q{n}'>满意</label><label><input type='radio' name='q{n}'>基本满意</label><label><input type='radio' name='q{n}'>不满意</label></div>"
            for n, topic in enumerate(("借阅环境", "开放时间", "图书种类", "工作人员"), 1)
        )
        + "<button>投票</button></form>"
    )


def _other_map(_: Scene) -> str:
    return "<h2>站点地图</h2>" + "".join(f"<dl><dt><a href='/{n}/'>{name}</a></dt>{''.join(f'<dd><a href=/{n}/{m}/>{sub}</a></dd>' for m, sub in enumerate(subs))}</dl>" for n, (name, subs) in enumerate((("走进", ("概况", "历史", "地图")), ("政务公开", ("文件", "公告", "人事")), ("互动交流", ("信箱", "调查", "访谈")))))  # fmt: skip


def _other_login(_: Scene) -> str:
    return "<form action='/user/login' method='post'><p>用户名<input name='un'></p><p>密码<input type='password' name='pw'></p><p><button>登录</button> <a href='/user/reg'>免费注册</a> <a href='/user/find'>忘记密码</a></p></form>"


def _other_results(s: Scene) -> str:
    return (
        "<form action='/search'><input name='q' value='养老'><button>搜索</button></form><p>共找到 <b>36</b> 条结果，用时0.02秒</p>"
        + "".join(
            f"<div class='res'><a href='/a/{n}.html'>{title}</a><p>{s.text(1, n)[0]}</p><cite>{s.host}/a/{n}.html</cite></div>"
            for n, title in enumerate(s.titles(words.NEWS, 6))
        )
    )


def _other_query(_: Scene) -> str:
    return "<h3>办件进度查询</h3><form action='/bj/cx'><p>受理编号<input name='bh'></p><p>身份证号后四位<input name='sfz'></p><button>查询</button></form>"


Maker = Callable[[Scene], str]
# name, kinds, title, path, breadcrumb, maker
PAGES: tuple[tuple[str, list[str], str, str, Sequence[str], Maker], ...] = (
    ("home-with-tabs", ["home"], "{p}人民政府", "/", (), _home_tabs), ("home-of-services", ["home"], "{p}人民政府门户网站", "/", (), _home_service), ("home-of-office", ["home"], "欢迎光临{o}网站", "/", (), _home_office),
    ("column-of-news", ["column"], "工作动态-{p}", "/xwzx/gzdt/", ("首页", "新闻中心", "工作动态"), _column_plain), ("column-with-menu", ["column"], "政务公开目录", "/zwgk/ml/index.html", ("首页", "政务公开"), _column_menu), ("column-of-blocks", ["column"], "政策文件", "/zwgk/zcwj/", ("首页", "政策文件"), _column_blocks),
    ("column-of-faces", ["column"], "领导之窗", "/zwgk/ldzc/", ("首页", "政务公开", "领导之窗"), _column_faces), ("column-of-forms", ["column"], "表格下载", "/bsfw/bgxz/", ("首页", "办事服务", "表格下载"), _column_forms), ("column-of-guides", ["column"], "办事指南", "/bsfw/bszn/", ("首页", "办事服务", "办事指南"), _column_guides),
    ("column-of-surveys", ["column"], "意见征集", "/hdjl/yjzj/", ("首页", "互动交流", "意见征集"), _column_surveys), ("article-with-catalogue", ["article"], "{t}", "/zwgk/zfwj/t{n}.html", ("首页", "政府文件", "正文"), _article_document), ("article-of-photographs", ["article"], "{t}", "/info/1088/{n}.htm", ("首页", "图片新闻", "正文"), _article_pictures),
    ("article-with-video", ["article"], "{t}", "/content/article/{n}", ("首页", "视频新闻", "正文"), _article_video), ("article-of-results", ["article"], "{t}", "/art/2021/5/6/art_2213_{n}.html", ("首页", "通知公告", "正文"), _article_long_table), ("article-of-questions", ["article"], "{t}", "/zcjd/202105/t20210506_{n}.html", ("首页", "政策解读", "正文"), _article_question),
    ("article-on-hotline", ["article"], "{p}12345热线上月办理情况通报", "/xwzx/{n}.html", ("首页", "新闻中心", "正文"), _article_on_complaints), ("article-on-service", ["article"], "{p}推行“一件事一次办”", "/Detail.aspx?nid={n}", ("首页", "工作动态", "正文"), _article_on_service), ("article-of-2009", ["article"], "{t}", "/shownews.asp?id={n}", (), _article_old),
    ("article-on-closing", ["article"], "关于关闭网站的公告", "/zwgk/tzgg/202105/t20210506_{n}.html", ("首页", "通知公告", "正文"), _article_closing), ("other-writing", ["other"], "在线写信", "/hdjl/write.jsp", ("首页", "互动交流", "在线写信"), _other_write), ("other-questionnaire", ["other"], "问卷调查", "/hdjl/wsdc/{n}.html", ("首页", "互动交流", "网上调查"), _other_survey),
    ("other-sitemap", ["other", "column"], "站点地图", "/wzdt/", ("首页", "网站地图"), _other_map), ("other-sign-in", ["other"], "用户登录", "/user/login.jsp", (), _other_login), ("other-results", ["other", "column"], "站内搜索", "/search?q=%E5%85%BB%E8%80%81", (), _other_results), ("other-progress", ["other"], "办件查询", "/bsfw/bjcx/", ("首页", "办事服务", "办件查询"), _other_query),
)  # fmt: skip


def cases() -> Iterator[Case]:
    """Every case of this file."""
    for name, kinds, title, path, crumb, maker in PAGES:
        for variant in range(5):
            scene = Scene(f"kinds/{name}", variant)
            home = name.startswith("home")
            traps = (
                ("clock", "weather", "counter", "copyright")
                if home
                else scene.some((*shells.HARMLESS, "beside"), variant, "traps")
            )
            html = scene.page(
                title.format(p=scene.place, o=scene.office, t=_title(scene)),
                maker(scene),
                crumb=crumb,
                traps=traps,
            )
            yield scene.case(
                path.format(n=1000 + scene.number("n") % 8999),
                html,
                {"page_kind": kinds},
                **({"purpose": "home"} if home else {}),
            )
