"""Kinds: pages whose purpose is known, beyond those of the other files, which carry theirs in their truth."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from benchmarks.corpus import chrome, words
from benchmarks.corpus.case import Case, number, pick, some
from benchmarks.corpus.citizens import MATTERS

SITE = '<meta name="SiteName" content="{s}"><meta name="SiteDomain" content="{h}"><meta name="SiteIDCode" content="3300000021">'
COLUMN_TAGS = '<meta name="ColumnName" content="{c}"><meta name="ColumnDescription" content="{c}"><meta name="ColumnKeywords" content="{c}"><meta name="ColumnType" content="{t}">'
ARTICLE_TAGS = '<meta name="ArticleTitle" content="{a}"><meta name="PubDate" content="{d} 10:30"><meta name="ContentSource" content="政府办">'


def _rows(titles: Sequence[str], today: dt.date, stem: str, dated: bool = True) -> str:
    return "".join(
        f"<li><a href='{stem}{4000 + 7 * n}.html'>{title}</a>{f'<span>{today - dt.timedelta(days=5 * n + 2)}</span>' if dated else ''}</li>"
        for n, title in enumerate(titles)
    )


def _case(
    name: str, variant: int, kinds: list[str], main: str, *, title: str, path: str, head: str = "", crumb: Sequence[str] = (), purpose: str = "page",
    traps: Sequence[str] | None = None, footer: bool = True,
) -> Case:  # fmt: skip
    key = ("kinds", name, variant)
    today = _today(key)
    html = chrome.page(
        chrome.FAMILIES[(variant + number(name)) % 6], title, main, key=key, today=today, head=head, crumb=crumb, footer=footer,
        traps=some(("clock", "copyright", "weather", "hot", "counter"), variant % 3, *key) if traps is None else traps,
    )  # fmt: skip
    url = f"http://{words.host(*key)}{path.format(n=1000 + number(*key) % 8999)}"
    return {
        "id": f"kinds-{name}-{variant}",
        "url": url,
        "fetched": today,
        "purpose": purpose,
        "html": html,
        "truth": {"page_kind": kinds},
    }


def _today(key: Sequence[object]) -> dt.date:
    return dt.date(2015, 3, 2) + dt.timedelta(days=number("today", *key) % 4000)


def cases() -> Iterator[Case]:
    """Every case of this file."""
    for variant in range(6):
        yield from _homes(variant)
        yield from _columns(variant)
        yield from _articles(variant)
        yield from _others(variant)


def _homes(variant: int) -> Iterator[Case]:
    key = ("kinds", "home", variant)
    today = _today(key)
    news, notices = words.titles(words.NEWS, 8, *key), words.titles(words.NOTICES, 6, *key)
    main = (
        f"<div class='box'><h2>政务要闻 <a href='/xwzx/ywdt/'>更多</a></h2><ul>{_rows(news, today, '/xwzx/ywdt/t')}</ul></div>"
        f"<div class='box'><h2>通知公告 <a href='/zwgk/tzgg/'>更多</a></h2><ul>{_rows(notices, today, '/zwgk/tzgg/t')}</ul></div>"
    )
    yield _case(
        "home",
        variant,
        ["home"],
        main,
        title=f"{pick(words.PLACES, *key)[0]}人民政府",
        path="/",
        purpose="home",
    )


def _columns(variant: int) -> Iterator[Case]:
    key = ("kinds", "column", variant)
    today = _today(key)
    news, notices = words.titles(words.NEWS, 12, *key), words.titles(words.NOTICES, 12, *key)
    crumb = ("首页", "政务公开", "通知公告")
    tags = SITE.format(s="政府网", h=words.host(*key)) + COLUMN_TAGS.format(c="通知公告", t="政策文件")
    yield _case(
        "tagged",
        variant,
        ["column"],
        f"<ul>{_rows(notices[:4], today, 't')}</ul>",
        title="通知公告",
        path="/zwgk/tzgg/",
        head=tags,
    )
    few = f"<h3>人事任免</h3><ul>{_rows(notices[:3], today, '/rsrm/t')}</ul><p>共3条 第1/1页 首页 上一页 下一页 尾页</p>"
    yield _case(
        "few",
        variant,
        ["column"],
        few,
        title="人事任免_政府信息公开",
        path="/zwgk/rsrm/",
        crumb=("首页", "人事任免"),
    )
    undated = f"<div class='lm'>政策文件</div><ul>{_rows(notices, today, '/art/2019/3/5/art_52_', False)}</ul><div class='page'><a href='index_1.html'>下一页</a></div>"
    yield _case(
        "undated", variant, ["column"], undated, title="政策文件", path="/zwgk/zcwj/index.html", crumb=crumb
    )
    landing = "".join(
        f"<div class='mod'><h3><a href='/zwgk/{slug}/'>{name}</a></h3><ul>{_rows(some(notices, 4, slug, *key), today, f'/zwgk/{slug}/t')}</ul></div>"
        for name, slug in (
            ("通知公告", "tzgg"),
            ("政策文件", "zcwj"),
            ("人事任免", "rsrm"),
            ("规划计划", "ghjh"),
        )
    )
    yield _case(
        "landing", variant, ["column"], landing, title="政务公开", path="/zwgk/", crumb=("首页", "政务公开")
    )
    matters = "".join(f"<li><a href='/bsfw/bszn/{3000 + n}.html'>{name}办事指南</a></li>" for n, name in enumerate(
        ("居民身份证补领", "结婚登记", "食品经营许可", "取水许可", "不动产登记", "失业保险金申领", "低保审批", "残疾人证办理")))  # fmt: skip
    yield _case(
        "matters",
        variant,
        ["column"],
        f"<h2>办事指南</h2><ul>{matters}</ul><p>共 86 条</p>",
        title="办事指南",
        path="/bsfw/bszn/",
        crumb=("首页", "办事服务"),
    )
    summary = "".join(
        f"<div class='item'><h3><a href='/xwzx/{5000 + n}.html'>{title}</a></h3><p>{words.text(1, n, *key)[0]}</p><span>{today - dt.timedelta(days=3 * n)}</span></div>"
        for n, title in enumerate(news)
    )
    yield _case(
        "summaries",
        variant,
        ["column"],
        summary,
        title="新闻中心",
        path="/xwzx/list.htm",
        crumb=("首页", "新闻中心"),
    )
    years = "".join(f"<a href='{year}/'>{year}年</a> " for year in range(today.year, today.year - 6, -1))
    yield _case(
        "years",
        variant,
        ["column"],
        f"<h2>政府公报</h2><p>{years}</p><ul>{_rows(notices[:9], today, '2/t')}</ul>",
        title="政府公报",
        path="/zwgk/gb/",
    )


def _articles(variant: int) -> Iterator[Case]:
    key = ("kinds", "article", variant)
    today = _today(key)
    title = words.titles(words.NOTICES, 1, *key)[0]
    day = today - dt.timedelta(days=40 + variant)
    texts = "".join(f"<p>　　{text}</p>" for text in words.text(4, *key))
    line = f"<h1>{title}</h1><p class='info'>来源：政府办　发布时间：{day}　字号：[大 中 小]　浏览次数：88　[打印] [关闭]</p>"
    crumb = ("首页", "政务公开", "通知公告", "正文")
    tags = (
        SITE.format(s="政府网", h=words.host(*key))
        + COLUMN_TAGS.format(c="通知公告", t="政策文件")
        + ARTICLE_TAGS.format(a=title, d=day)
    )
    yield _case(
        "tagged-article",
        variant,
        ["article"],
        f"<h1>{title}</h1><div>{texts}</div>",
        title=title,
        path="/a/{n}.html",
        head=tags,
    )
    pdf = line + f"<p><a href='/P0201903{variant}1.pdf'>{title}.pdf</a></p>"
    yield _case(
        "pdf",
        variant,
        ["article"],
        pdf,
        title=title,
        path="/zwgk/tzgg/201903/t20190301_{n}.html",
        crumb=crumb,
    )
    image = line + f"<div id='zoom'><p align='center'><img src='/images/W0201903{variant}.jpg'></p></div>"
    yield _case(
        "image", variant, ["article"], image, title=title, path="/art/2019/3/1/art_52_{n}.html", crumb=crumb
    )
    names = "".join(
        f"<tr><td>{n}</td><td>申请户{n}</td><td>{pick(words.PLACES, n)[0]}</td><td>{day - dt.timedelta(days=n)}</td></tr>"
        for n in range(1, 26)
    )
    listed = (
        line
        + f"<div class='TRS_Editor'><p>现将名单公示如下：</p><table border=1><tr><td>序号</td><td>姓名</td><td>地址</td><td>审批日期</td></tr>{names}</table></div>"
    )
    yield _case("table", variant, ["article"], listed, title=title, path="/content/article/{n}", crumb=crumb)
    files = "".join(
        f"<li><a href='/files/{variant}{n}.doc'>附件{n}：申报表（样式{n}）.doc</a></li>" for n in range(1, 8)
    )
    yield _case(
        "files",
        variant,
        ["article"],
        line + f"<div class='content'>{texts}</div><ul>{files}</ul>",
        title=title,
        path="/info/1015/{n}.htm",
        crumb=crumb,
    )
    related = f"<div class='xgyd'><h3>相关阅读</h3><ul>{_rows(words.titles(words.NEWS, 8, *key), today, '/xwzx/t')}</ul></div>"
    yield _case(
        "related",
        variant,
        ["article"],
        line + f"<div id='UCAP-CONTENT'>{texts}</div>" + related,
        title=title,
        path="/2019-03/11/content_{n}.htm",
        crumb=crumb,
    )
    plain = f"<h2>{title}</h2><div class='article'>{texts}<p align='right'>政府办公室</p></div><p>【打印本页】【关闭窗口】</p>"
    yield _case("plain-article", variant, ["article"], plain, title=title, path="/view.asp?id={n}")


def _others(variant: int) -> Iterator[Case]:
    key = ("kinds", "other", variant)
    today = _today(key)
    tree = "".join(
        f"<dl><dt><a href='/{top}/'>{name}</a></dt>"
        + "".join(f"<dd><a href='/{top}/{n}/'>{sub}</a></dd>" for n, sub in enumerate(subs))
        + "</dl>"
        for name, top, subs in (
            ("新闻中心", "xwzx", ("政务要闻", "部门动态", "乡镇动态")),
            ("政务公开", "zwgk", ("通知公告", "政策文件", "人事任免")),
            ("互动交流", "hdjl", ("县长信箱", "民意征集", "在线访谈")),
        )
    )
    yield _case(
        "map", variant, ["other", "column"], f"<h2>网站地图</h2>{tree}", title="网站地图", path="/wzdt/"
    )
    login = "<h2>用户登录</h2><form action='/login.do' method='post'>用户名<input name='u'>密码<input type='password' name='p'>验证码<input name='c'><input type='submit' value='登录'></form>"
    yield _case("login", variant, ["other"], login, title="用户登录", path="/login.jsp?goto=/bsfw/")
    write = (
        "<h2>我要写信</h2><form action='/mail/save.do' method='post'><table><tr><td>您的姓名</td><td><input name='n'></td></tr><tr><td>联系电话</td><td><input name='t'></td></tr>"
        "<tr><td>信件标题</td><td><input name='b'></td></tr><tr><td>信件内容</td><td><textarea name='c'></textarea></td></tr></table><input type='submit' value='提交'></form>"
    )
    yield _case("write", variant, ["other"], write, title="我要写信", path="/hdjl/wyxx/")
    hits = words.titles(words.NEWS, 6, *key)
    results = "".join(
        f"<div class='res'><a href='/xwzx/{n}.html'>{t}</a><p>{words.text(1, n, *key)[0]}</p></div>"
        for n, t in enumerate(hits)
    )
    yield _case(
        "search",
        variant,
        ["other", "column"],
        f"<form action='/search'><input name='q' value='会议'></form><p>共找到 86 条结果，用时 0.02 秒</p>{results}",
        title="站内搜索",
        path="/search?q=%E4%BC%9A%E8%AE%AE",
    )
    survey = "<h2>群众满意度问卷调查</h2><form action='/vote.do' method='post'>" + "".join(
        f"<p>{n}、您对政务服务的{topic}是否满意？</p><label><input type='radio' name='q{n}'>满意</label><label><input type='radio' name='q{n}'>不满意</label>"
        for n, topic in enumerate(("态度", "效率", "环境", "公开程度"), 1)
    ) + "<input type='submit' value='投票'></form>"  # fmt: skip
    yield _case("survey", variant, ["other"], survey, title="问卷调查", path="/hdjl/wjdc/{n}.jsp")
    matter = MATTERS[variant]
    about = f"<h2>关于信件办理情况的说明</h2><div class='TRS_Editor'><p>　　近期，群众来信反映“{matter.title}”，我办会同{matter.unit}进行了调查。</p>" + "".join(
        f"<p>　　{text}</p>" for text in words.text(3, *key)
    ) + "</div>"  # fmt: skip
    line = f"<p>发布时间：{today - dt.timedelta(days=3)}　来源：信访局</p>"
    yield _case(
        "about-letters",
        variant,
        ["article"],
        line + about,
        title="关于信件办理情况的说明",
        path="/xwzx/{n}.html",
        crumb=("首页", "新闻中心", "正文"),
    )
