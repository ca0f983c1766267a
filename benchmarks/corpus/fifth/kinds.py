"""Kinds: home pages, columns, articles and pages that are none of these, as a careful reader would name them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from benchmarks.corpus.case import Case
from benchmarks.corpus.fifth import words
from benchmarks.corpus.fifth.scene import Scene


class Shown(NamedTuple):
    """A page: title, path, its own part, and what belongs in its head and above it."""

    title: str
    path: str
    main: str
    head: str = ""
    crumb: Sequence[str] = ()
    purpose: str = "page"


SITE = "<meta name='SiteName' content='{p}人民政府'><meta name='SiteDomain' content='{h}'><meta name='SiteIDCode' content='4211000021'>"
COLUMN = "<meta name='ColumnName' content='{n}'><meta name='ColumnDescription' content='{n}'><meta name='ColumnKeywords' content='{n}'><meta name='ColumnType' content='{k}'>"
ARTICLE = "<meta name='ArticleTitle' content='{t}'><meta name='PubDate' content='{d} 09:16'><meta name='ContentSource' content='{p}'>"
BYLINE = (
    "<p>来源：{s}　发布时间：{d}　浏览次数：{n}　【打印】【关闭】</p>",
    "<div class='info'><span>发布日期：{d}</span><span>信息来源：{s}</span><span>字号：[大 中 小]</span></div>",
    "<p class='ly'>{d}　{s}</p>",
)


def cases() -> Iterator[Case]:
    """Every case of this file."""
    for name, (kinds, make) in PAGES.items():
        for variant in range(6):
            scene = Scene(f"fifth-kinds-{name}", variant)
            page = make(scene)
            traps = scene.some(list(scene.wardrobe.traps), 1 + variant % 3, "traps")
            html = scene.page(page.title, page.main, head=page.head, crumb=page.crumb, traps=traps)
            yield scene.case(page.path, html, {"page_kind": list(kinds)}, purpose=page.purpose)


def rows(scene: Scene, titles: Sequence[str], stem: str, step: int = 4, shape: str = "") -> str:
    """Rows of a list, each with its day."""
    shape = shape or scene.pick(
        (
            "<li><a href='{u}' title='{t}'>{t}</a><span>{d}</span></li>",
            "<li><span class='fr'>[{d}]</span><a href='{u}'>{t}</a></li>",
            "<li><i></i><a href='{u}'>{t}</a><em>{s}</em></li>",
        ),
        "row",
    )
    made = [
        shape.format(
            u=f"{stem}{7000 + 11 * n + scene.variant}.html",
            t=title,
            d=scene.today - dt.timedelta(days=1 + step * n),
            s=f"{scene.today - dt.timedelta(days=1 + step * n):%m-%d}",
        )
        for n, title in enumerate(titles)
    ]
    return f"<ul class='list'>{''.join(made)}</ul>"


def tags(scene: Scene, name: str, kind: str) -> str:
    """The tags of a column, where a site has them."""
    return (
        SITE.format(p=scene.place, h=scene.host) + COLUMN.format(n=name, k=kind) if scene.variant % 2 else ""
    )


def headed(scene: Scene, title: str, byline: bool = True) -> str:
    """Title and line of an article."""
    line = (
        scene.turn(BYLINE).format(
            s=scene.source(), d=scene.today - dt.timedelta(days=6 + scene.variant), n=88
        )
        if byline
        else ""
    )
    return f"<h1>{title}</h1>{line}"


def prose(scene: Scene, count: int = 3) -> str:
    """Paragraphs."""
    return "".join(f"<p>　　{text}</p>" for text in scene.text(count))


# --- home pages ---------------------------------------------------------------------------------------------------
def _home(scene: Scene) -> Shown:
    news, notices = scene.titles(words.NEWS, 10), scene.titles(words.NOTICES, 8)
    boxes = (
        f"<div class='focus'><ul>{''.join(f'<li><a href=/xw/p{n}.html><img src=/images/{n}.jpg alt={title}></a></li>' for n, title in enumerate(news[:3]))}</ul></div>"
        f"<div class='col'><h3>政务要闻<a class='more' href='/xwzx/zwyw/'>更多&gt;&gt;</a></h3>{rows(scene, news, '/xwzx/zwyw/t', 1)}</div><div class='col'><h3>公示公告<a class='more' href='/xxgk/gsgg/'>更多&gt;&gt;</a></h3>{rows(scene, notices, '/xxgk/gsgg/t', 3)}</div>"
        "<div class='fw'><h3>便民服务</h3><a href='/fw/gr/'>个人办事</a><a href='/fw/fr/'>法人办事</a><a href='/fw/cx/'>便民查询</a></div>"
    )
    path = ("/", "/index.html", "/", "/index.shtml", "/", "/portal/index.htm")[scene.variant]
    return Shown(
        f"{scene.place}人民政府门户网站",
        path,
        boxes,
        SITE.format(p=scene.place, h=scene.host) if scene.variant % 2 else "",
        purpose="home",
    )


def _home_links(scene: Scene) -> Shown:
    """A home page that only leads on."""
    groups = (
        ("政务公开", "zwgk", ("机构职能", "通知公告", "政策文件", "人事信息", "财政信息")),
        ("办事服务", "bsfw", ("个人办事", "企业办事", "表格下载", "结果公示")),
        ("政民互动", "zmhd", ("领导信箱", "民意征集", "在线访谈", "网上调查")),
        ("新闻动态", "xwdt", ("工作动态", "图片新闻", "基层动态")),
    )
    main = "".join(
        f"<div class='block'><h3><a href='/{slug}/'>{name}</a></h3>{''.join(f'<a href=/{slug}/{n}/>{one}</a>' for n, one in enumerate(several))}</div>"
        for name, slug, several in groups
    )
    return Shown(f"{scene.office}", "/", main, purpose="home")


# --- columns ------------------------------------------------------------------------------------------------------
def _column(scene: Scene) -> Shown:
    name = scene.turn(("工作动态", "通知公告", "政策法规", "部门文件", "乡镇动态", "公示公告"))
    pager = scene.turn(
        (
            "<div class='page'>共126条 1/7页 <a href='index_1.html'>下一页</a> <a href='index_6.html'>尾页</a></div>",
            "<script>createPageHTML(7, 0, 'index', 'html');</script>",
            "<div class='pages'><span>1</span><a href='list2.htm'>2</a><a href='list3.htm'>3</a></div>",
            "",
        )
    )
    return Shown(
        f"{name}_{scene.place}人民政府",
        scene.turn(
            (
                "/zwgk/{}/",
                "/col/col1{}/index.html",
                "/list/{}.html",
                "/{}/list.htm",
                "/xxgk/{}/index.shtml",
                "/channels/{}.html",
            )
        ).format(300 + scene.variant),
        f"<h2>{name}</h2>{rows(scene, scene.titles(words.NOTICES, 12), '/a/t')}{pager}",
        tags(scene, name, "工作动态"),
        ("首页", "政务公开", name),
    )


def _column_few(scene: Scene) -> Shown:
    name = scene.turn(("规划计划", "人事招考", "统计公报"))
    main = f"<div class='lmtitle'>{name}</div>{rows(scene, scene.titles(words.POLICIES, 2), f'/xxgk/{scene.variant}/t', 90)}<div class='page'>共2条　第1页/共1页</div>"
    return Shown(
        f"{name}-{scene.office}",
        "/xxgk/ghjh/",
        main,
        SITE.format(p=scene.place, h=scene.host) + COLUMN.format(n=name, k=name),
        ("首页", name),
    )


def _column_cards(scene: Scene) -> Shown:
    cards = "".join(
        f"<div class='card'><a href='/xwzx/tpxw/{900 + n}.html'><img src='/images/tp{n}.jpg'><p>{title}</p></a><span>{scene.today - dt.timedelta(days=2 * n + 1)}</span></div>"
        for n, title in enumerate(scene.titles(words.NEWS, 9))
    )
    return Shown(
        "图片新闻",
        "/xwzx/tpxw/",
        f"<h2>图片新闻</h2><div class='cards'>{cards}</div><a href='?page=2'>下一页</a>",
        tags(scene, "图片新闻", "图片新闻"),
        ("首页", "新闻中心", "图片新闻"),
    )


def _column_table(scene: Scene) -> Shown:
    lines = "".join(
        f"<tr><td>{n}</td><td><a href='/zwgk/wj/{500 + n}.htm'>{title}</a></td><td>政办发〔{scene.today.year}〕{20 - n}号</td><td>{scene.today - dt.timedelta(days=9 * n + 4)}</td></tr>"
        for n, title in enumerate(scene.titles(words.POLICIES, 10), 1)
    )
    return Shown(
        "政府文件",
        "/zwgk/wj/",
        f"<table class='gk'><tr><th>序号</th><th>名称</th><th>文号</th><th>发布日期</th></tr>{lines}</table><p>首页 上一页 <a href='/zwgk/wj/2.htm'>下一页</a></p>",
        "",
        ("首页", "政务公开", "政府文件"),
    )


def _column_summary(scene: Scene) -> Shown:
    items = "".join(
        f"<div class='news'><h4><a href='/info/1003/{2100 + n}.htm'>{title}</a></h4><p>{text}……<a href='/info/1003/{2100 + n}.htm'>[详细]</a></p><span>{scene.today - dt.timedelta(days=3 * n)}</span></div>"
        for n, (title, text) in enumerate(zip(scene.titles(words.NEWS, 7), scene.text(7) * 2, strict=False))
    )
    return Shown(
        "新闻中心",
        "/xwzx.htm",
        items + "<p>共7页 <a href='/xwzx/6.htm'>下页</a></p>",
        tags(scene, "新闻中心", "新闻"),
        ("首页", "新闻中心"),
    )


def _column_landing(scene: Scene) -> Shown:
    parts = "".join(
        f"<div class='zk'><h3><a href='/xxgk/{slug}/'>{name}</a><a href='/xxgk/{slug}/'>更多</a></h3>{rows(scene, scene.some(scene.titles(words.NOTICES, 10), 5, slug), f'/xxgk/{slug}/t')}</div>"
        for name, slug in (("通知公告", "tzgg"), ("政策文件", "zcwj"), ("财政信息", "czxx"))
    )
    return Shown(
        "政务公开",
        "/xxgk/",
        f"<h2>政务公开</h2>{parts}",
        tags(scene, "政务公开", "政务公开"),
        ("首页", "政务公开"),
    )


def _column_catalogue(scene: Scene) -> Shown:
    """The catalogue of what is open to the public: a tree beside a list."""
    tree = "".join(
        f"<li><a href='/gkml/{n}/'>{name}</a></li>"
        for n, name in enumerate(
            ("机构概况", "法规文件", "规划计划", "人事信息", "财政预决算", "应急管理", "行政执法")
        )
    )
    items = "".join(
        f"<li><a href='/gkml/art/{n}.html'>{title}</a><b>{scene.today - dt.timedelta(days=12 * n + 3)}</b></li>"
        for n, title in enumerate(scene.titles(words.POLICIES, 8))
    )
    return Shown(
        "政府信息公开目录",
        "/gkml/1/",
        f"<div class='tree'><ul>{tree}</ul></div><div class='right'><h3>法规文件</h3><ul>{items}</ul><p>共 8 条记录</p></div>",
        tags(scene, "法规文件", "政策文件"),
        ("首页", "政府信息公开目录"),
    )


def _column_matters(scene: Scene) -> Shown:
    names = (
        "烟草零售许可",
        "宅基地审批",
        "护士执业注册",
        "特种设备登记",
        "排污许可",
        "教师资格认定",
        "社团登记",
        "参保登记",
    )
    return Shown(
        "办事指南",
        "/bsfw/bszn/",
        f"<h2>办事指南</h2><ul>{''.join(f'<li><a href=/bsfw/bszn/{700 + n}.html>{name}</a></li>' for n, name in enumerate(names))}</ul><div>共 3 页 <a href='?pageNo=2'>下一页</a></div>",
        tags(scene, "办事指南", "办事服务"),
        ("首页", "办事服务", "办事指南"),
    )


def _column_files(scene: Scene) -> Shown:
    lines = "".join(
        f"<li><a href='/upload/{scene.today:%Y%m}/{n}.{('doc', 'xls', 'pdf')[n % 3]}'>{name}</a><span>{scene.today - dt.timedelta(days=20 * n + 8)}</span></li>"
        for n, name in enumerate(
            (
                "个体工商户登记表",
                "低保申请审批表",
                "失业登记表",
                "公益岗位申请表",
                "残疾人补贴申请表",
                "建房申请表",
            )
        )
    )
    return Shown(
        "表格下载",
        "/bsfw/bgxz/",
        f"<h2>表格下载</h2><ul class='dl'>{lines}</ul><p>共6条 1/1页</p>",
        tags(scene, "表格下载", "办事服务"),
        ("首页", "办事服务", "表格下载"),
    )


def _column_years(scene: Scene) -> Shown:
    year = scene.today.year
    tabs = "".join(f"<a href='/zwgk/zfgb/{one}/'>{one}年</a>" for one in range(year, year - 6, -1))
    return Shown(
        "政府公报",
        "/zwgk/zfgb/",
        f"<h2>政府公报</h2><div class='years'>{tabs}</div>{rows(scene, [f'{year}年第{n}期' for n in range(8, 0, -1)], f'/zwgk/zfgb/{year}/', 20)}",
        tags(scene, "政府公报", "政府公报"),
        ("首页", "政务公开", "政府公报"),
    )


def _column_subject(scene: Scene) -> Shown:
    """A page on one subject: a banner, columns of its own."""
    name = scene.turn(("乡村振兴", "优化营商环境", "疫情防控", "扫黑除恶", "安全生产", "脱贫攻坚"))
    parts = "".join(
        f"<div class='zt-box'><h3>{part}<a href='/zt/{scene.variant}/{n}/'>更多</a></h3>{rows(scene, scene.titles(words.NEWS, 5, part), f'/zt/{scene.variant}/{n}/t')}</div>"
        for n, part in enumerate(("工作动态", "政策文件", "典型经验"))
    )
    return Shown(
        f"{name}专题",
        f"/zt/{scene.variant}/",
        f"<div class='banner'><img src='/images/zt.jpg' alt='{name}'></div>{parts}",
        "",
        ("首页", "专题专栏", name),
    )


# --- articles -----------------------------------------------------------------------------------------------------
def _article(scene: Scene) -> Shown:
    title = scene.titles(words.NEWS, 1)[0]
    main = f"{headed(scene, title)}<div class='{scene.turn(('trs_editor_view', 'pages_content', 'article-content', 'detail'))}'>{prose(scene, 4)}</div><p>责任编辑：办公室</p>"
    return Shown(
        title,
        scene.turn(
            (
                "/xwzx/202003/t20200316_{}.html",
                "/art/2020/3/16/art_1389_{}.html",
                "/info/1042/{}.htm",
                "/content/article/{}",
                "/n1/n2/c{}/content.html",
                "/2020-03/16/content_{}.htm",
            )
        ).format(3000 + scene.number("p") % 6000),
        main,
        crumb=("首页", "新闻中心", "正文"),
    )


def _article_tagged(scene: Scene) -> Shown:
    """An article that only its tags and its text betray."""
    title = scene.titles(words.NOTICES, 1)[0]
    head = (
        SITE.format(p=scene.place, h=scene.host)
        + COLUMN.format(n="通知公告", k="政策文件")
        + ARTICLE.format(t=title, d=scene.today - dt.timedelta(days=4), p=scene.place)
    )
    return Shown(
        title,
        f"/zwgk/{scene.number('p') % 9000}.html",
        f"<h2>{title}</h2>{prose(scene, 3)}",
        head,
        ("首页", "通知公告"),
    )


def _article_file(scene: Scene) -> Shown:
    title = scene.titles(words.POLICIES, 1)[0]
    body = scene.turn(
        (
            f"<p>附件：<a href='/P020200{scene.variant}.pdf'>{title}.pdf</a></p>",
            f"<iframe src='/pdfjs/viewer.html?file=/files/{scene.variant}.pdf' width='100%' height='800'></iframe>",
            f"<p align='center'><img src='./W020200{scene.variant}.png'></p>",
            f"<p><a href='/upload/{scene.variant}.docx'>{title}</a></p>",
        )
    )
    return Shown(
        title,
        f"/zwgk/zcwj/202005/t20200511_{1000 + scene.number('p') % 9000}.html",
        f"{headed(scene, title)}<div class='TRS_Editor'>{body}</div>",
        crumb=("首页", "政策文件", "正文"),
    )


def _article_short(scene: Scene) -> Shown:
    title = scene.turn(("停水通知", "关于开放日的公告", "更正公告", "中标结果公告", "放假通知", "搬迁启事"))
    text = scene.turn(
        (
            "因管道抢修，城东片区今日14时至20时停水。",
            "本周六上午九时至十一时对外开放，欢迎参观。",
            "原公告第三条中“三十日”更正为“二十日”。",
            "中标人：宏远建设有限公司，中标价：八十六万元。",
            "我单位春节期间安排值班，电话不变。",
            "我局已迁至新华路十二号办公。",
        )
    )
    return Shown(
        title,
        f"/xxgk/tzgg/{1000 + scene.number('p') % 9000}.html",
        f"{headed(scene, title)}<div id='zoom'><p>{text}</p><p align='right'>{scene.office}</p></div>",
        crumb=("首页", "通知公告", "正文"),
    )


def _article_table(scene: Scene) -> Shown:
    title = scene.turn(
        (
            "拟享受补贴人员名单公示",
            "行政处罚信息公示",
            "公租房轮候名单",
            "空气质量月报",
            "集中供水水质检测结果",
            "食品抽检结果公告",
        )
    )
    lines = "".join(
        f"<tr><td>{n}</td><td>{scene.pick(words.PLACES, n)[0]}第{n}户</td><td>{scene.today - dt.timedelta(days=30 + n)}</td><td>合格</td></tr>"
        for n in range(1, 25)
    )
    return Shown(
        title,
        f"/gs/{1000 + scene.number('p') % 9000}.html",
        f"{headed(scene, title)}<div class='content'><p>　　现将有关情况公示如下：</p><table border='1'><tr><td>序号</td><td>名称</td><td>日期</td><td>结果</td></tr>{lines}</table></div>",
        crumb=("首页", "公示", "正文"),
    )


def _article_related(scene: Scene) -> Shown:
    title = scene.titles(words.NEWS, 1)[0]
    beside = rows(scene, scene.titles(words.NOTICES, 9), "/xwzx/t")
    below = f"<div class='prev'>上一篇：<a href='/xwzx/1.html'>{scene.titles(words.NEWS, 2)[1]}</a></div><div class='xg'><h3>{scene.turn(('相关阅读', '相关链接', '延伸阅读'))}</h3>{beside}</div>"
    return Shown(
        title,
        f"/xwzx/{1000 + scene.number('p') % 9000}.shtml",
        f"{headed(scene, title)}<div class='article'>{prose(scene, 4)}</div>{below}",
        crumb=("首页", "新闻中心", "正文"),
    )


def _article_policy(scene: Scene) -> Shown:
    title = scene.titles(words.POLICIES, 1)[0]
    table = f"<table><tr><td>索引号</td><td>0113/2020-00{scene.variant}12</td><td>发布机构</td><td>{scene.office}</td></tr><tr><td>成文日期</td><td>{scene.today - dt.timedelta(days=40)}</td><td>发布日期</td><td>{scene.today - dt.timedelta(days=31)}</td></tr></table>"
    chapters = "".join(
        f"<p>　　第{n}条　{text}</p>" for n, text in zip("一二三四", scene.text(4), strict=False)
    )
    return Shown(
        title,
        f"/gkmlpt/content/2/{100 + scene.variant}/post_{1000 + scene.number('p') % 9000}.html",
        f"{table}<h1>{title}</h1><div class='xxgk_content'>{chapters}</div>",
        crumb=("首页", "政府信息公开", "文件"),
    )


def _article_letters(scene: Scene) -> Shown:
    """An article about letters and replies is no letter."""
    title = scene.turn(
        (
            "一封群众来信引出的治水故事",
            "信访局开展领导接访活动",
            "关于群众来信办理情况的通报",
            "我市12345热线三季度运行情况",
            "“局长信箱”架起连心桥",
            "致全体家长的一封信",
        )
    )
    text = "“来信我们每天都看，件件有回音。”工作人员介绍，今年以来共收到群众来信三百余件，按期答复率百分之九十九。"
    return Shown(
        title,
        f"/xwzx/gzdt/{1000 + scene.number('p') % 9000}.html",
        f"{headed(scene, title)}<div class='detail'><p>　　{text}</p>{prose(scene, 3)}</div>",
        crumb=("首页", "工作动态", "正文"),
    )


def _article_guide(scene: Scene) -> Shown:
    """News about how things are done is no guide."""
    title = scene.turn(
        (
            "不动产登记“一窗受理”改革纪实",
            "办事材料再精简 群众少跑腿",
            "政务服务大厅推出延时服务",
            "我县发布新版办事指南",
            "“一件事一次办”改革落地",
            "企业开办时间再压缩",
        )
    )
    text = "改革后，申请材料由九份减至三份，办理时限由十五个工作日压缩到三个工作日，群众咨询电话全天畅通。"
    return Shown(
        title,
        f"/xwzx/bmdt/{1000 + scene.number('p') % 9000}.html",
        f"{headed(scene, title)}<div class='detail'><p>　　{text}</p>{prose(scene, 3)}</div>",
        crumb=("首页", "部门动态", "正文"),
    )


def _article_plain(scene: Scene) -> Shown:
    """An old site: no line, no tags, just the title and the text."""
    title = scene.titles(words.NOTICES, 1)[0]
    return Shown(
        title,
        f"/shownews.asp?newsid={1000 + scene.number('p') % 9000}",
        f"<table width='96%'><tr><td align='center'><b>{title}</b></td></tr><tr><td>{prose(scene, 4)}</td></tr><tr><td align='right'>【<a href='javascript:window.close()'>关闭窗口</a>】</td></tr></table>",
    )


# --- pages that are none of these ---------------------------------------------------------------------------------
def _map(_: Scene) -> Shown:
    groups = (
        ("新闻动态", ("要闻", "图片新闻", "基层动态")),
        ("政务公开", ("领导之窗", "机构职能", "通知公告")),
        ("政民互动", ("领导信箱", "网上调查")),
        ("办事服务", ("办事指南", "表格下载")),
    )
    tree = "".join(
        f"<div><h4>{name}</h4><p>{''.join(f'<a href=/c{n}{m}/>{one}</a> ' for m, one in enumerate(several))}</p></div>"
        for n, (name, several) in enumerate(groups)
    )
    return Shown("网站地图", "/sitemap.html", f"<h2>网站地图</h2>{tree}", crumb=("首页", "网站地图"))


def _sign_in(scene: Scene) -> Shown:
    return Shown(
        "用户登录",
        scene.turn(("/member/login.jsp", "/user/login", "/sso/login.html")),
        "<h2>用户登录</h2><form method='post' action='/user/check'><p>账号 <input name='u'></p><p>密码 <input type='password' name='p'></p><p>验证码 <input name='v'><img src='/code.jpg'></p><button>登录</button><a href='/user/reg'>注册</a></form>",
    )


def _write(scene: Scene) -> Shown:
    fields = "".join(
        f"<tr><td>{name}</td><td><input name='f{n}'></td></tr>"
        for n, name in enumerate(("姓名", "联系电话", "电子邮箱", "信件主题"))
    )
    return Shown(
        "写信",
        "/hdjl/xx/write.html",
        f"<h2>{scene.turn(('我要写信', '在线咨询', '网上投诉'))}</h2><form method='post' action='/hdjl/save'><table>{fields}<tr><td>内容</td><td><textarea name='c'></textarea></td></tr></table><input type='submit' value='提交'></form>",
        crumb=("首页", "互动交流", "我要写信"),
    )


def _survey(scene: Scene) -> Shown:
    questions = "".join(
        f"<p>{n}. 您对{what}满意吗？</p><p><label><input type='radio' name='q{n}'>非常满意</label><label><input type='radio' name='q{n}'>一般</label><label><input type='radio' name='q{n}'>不满意</label></p>"
        for n, what in enumerate(("办事效率", "服务态度", "网站内容", "公开程度", "环境卫生"), 1)
    )
    return Shown(
        "网上调查",
        f"/hdjl/wsdc/{scene.variant}.html",
        f"<h2>{scene.turn(('政务服务满意度调查', '城市环境问卷', '网站建设意见调查'))}</h2><form method='post' action='/dc/save'>{questions}<input type='submit' value='提交问卷'></form>",
        crumb=("首页", "互动交流", "网上调查"),
    )


def _search(_: Scene) -> Shown:
    return Shown(
        "高级搜索",
        "/search/index.html",
        "<h2>高级搜索</h2><form action='/search/do'><p>关键词 <input name='q'></p><p>时间范围 <input name='b'> 至 <input name='e'></p><p>栏目 <select name='c'><option>全部</option><option>新闻</option><option>文件</option></select></p><button>搜索</button></form>",
        crumb=("首页", "搜索"),
    )


Make = Callable[[Scene], Shown]
PAGES: dict[str, tuple[tuple[str, ...], Make]] = {
    "home": (("home",), _home), "home-links": (("home",), _home_links), "column": (("column",), _column), "column-few": (("column",), _column_few), "column-cards": (("column",), _column_cards), "column-table": (("column",), _column_table), "column-summary": (("column",), _column_summary), "column-landing": (("column",), _column_landing),
    "column-catalogue": (("column",), _column_catalogue), "column-matters": (("column",), _column_matters), "column-files": (("column",), _column_files), "column-years": (("column",), _column_years), "column-subject": (("column",), _column_subject), "article": (("article",), _article), "article-tagged": (("article",), _article_tagged), "article-file": (("article",), _article_file),
    "article-short": (("article",), _article_short), "article-table": (("article",), _article_table), "article-related": (("article",), _article_related), "article-policy": (("article",), _article_policy), "article-letters": (("article",), _article_letters), "article-guide": (("article",), _article_guide), "article-plain": (("article",), _article_plain),
    "map": (("other", "column"), _map), "sign-in": (("other",), _sign_in), "write": (("other",), _write), "survey": (("other",), _survey), "search": (("other",), _search),
}  # fmt: skip
