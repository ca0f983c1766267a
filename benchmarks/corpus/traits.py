"""Traits: what real sites have beside the columns that are judged; none of it brings a finding.

A trait is drawn for a site and gives a part: an entry of its navigation, pages, and what stands on the home page.
"""

# ruff: noqa: ARG001 - every trait takes the same three
from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

PDF = b"%PDF-1.4\n" + bytes(512)
ZIP = b"PK\x03\x04" + bytes(512)


class Leaf(NamedTuple):
    """A page: path, title, what it shows, and its tags: "column", "article" with a day, or none."""

    path: str
    title: str
    main: str
    tags: str = "column"
    day: dt.date | None = None


class Part(NamedTuple):
    """What a trait adds to a site."""

    links: Sequence[tuple[str, str]] = ()
    pages: Sequence[Leaf] = ()
    home: str = ""
    files: Sequence[tuple[str, str, bytes]] = ()


# What keeps a site awake, or is what another seeds the lack of.
LIVELY = (
    "surveys",
    "consultations",
    "carousel",
    "interviews",
    "tenders",
    "licences",
    "reprints",
    "gallery",
    "announcements",
    "names",
    "tests",
    "sections",
    "pages",
    "forecast",
)
Trait = Callable[[Any, str, dt.date], Part]  # takes a scene, a place, today


def ul(rows: Sequence[str], name: str = "list") -> str:
    """A list of rows."""
    return f"<ul class='{name}'>{''.join(f'<li>{row}</li>' for row in rows)}</ul>"


def link(path: str, name: str, more: str = "") -> str:
    """A link with its title."""
    return f"<a href='{path}' title='{name}'{more}>{name}</a>"


def text(scene: Any, count: int, *key: object) -> str:
    """Paragraphs."""
    return (
        "<div class='content'>" + "".join(f"<p>　　{text}</p>" for text in scene.text(count, *key)) + "</div>"
    )


def article(scene: Any, path: str, title: str, day: dt.date, more: str = "") -> Leaf:
    """An article with its line."""
    line = f"<div class='info'>发布时间：{day}　来源：{scene.place}人民政府办公室　浏览次数：<span>{number(scene, path)}</span></div>"
    return Leaf(path, title, f"<h1>{title}</h1>{line}{text(scene, 3, path)}{more}", "article", day)


def number(scene: Any, *key: object) -> int:
    """A small number."""
    return int(scene.number(*key) % 900 + 100)


def listed(scene: Any, path: str, name: str, titles: Sequence[str], newest: dt.date, step: int) -> list[Leaf]:
    """A list and its articles."""
    days = [newest - dt.timedelta(days=index * step) for index in range(len(titles))]
    leaves = [
        article(scene, f"{path}{4000 + n}.html", title, day)
        for n, (title, day) in enumerate(zip(titles, days, strict=True))
    ]
    rows = [f"{link(leaf.path, leaf.title)}<span>{leaf.day}</span>" for leaf in leaves]
    return [Leaf(path, name, f"<h2>{name}</h2>{ul(rows)}"), *leaves]


def topics(scene: Any, place: str, today: dt.date) -> Part:
    """Special topics: pictures that lead to a page of its own, whose lists ended when the matter did."""
    names = scene.some(
        (
            "创建全国文明城市",
            "扫黑除恶专项斗争",
            "脱贫攻坚",
            "优化营商环境",
            "安全生产月",
            "学习贯彻全会精神",
            "污染防治攻坚战",
        ),
        4,
        "topics",
    )
    shown, leaves = "", []
    for index, name in enumerate(names):
        path, age = f"/ztzl/zt{index}/", (3, 200, 900, 1500)[index]
        rows = listed(
            scene,
            f"{path}dt/",
            f"{name}·工作动态" if index % 2 else "工作动态",
            [f"{place}召开{name}推进会（第{n}次）" for n in "一二三四五六"],
            today - dt.timedelta(days=age),
            9,
        )
        leaves += [
            Leaf(
                path,
                f"{name}专题",
                f"<div class='zt-banner'><img src='/images/zt{index}.jpg' alt='{name}'></div><div class='zt-box'><h3>工作动态</h3><a href='{path}dt/'>更多&gt;&gt;</a>{rows[0].main}</div><div class='zt-box'><h3>专题介绍</h3>{text(scene, 1, name)}</div>",
            ),
            *rows,
        ]
        shown += f"<div class='zt-item'><a href='{path}'><img src='/images/zt{index}s.jpg' alt='{name}'></a><p>{link(path, name)}</p></div>"
    pictures = "".join(
        f"<a href='/ztzl/zt{n}/'><img src='/images/zt{n}s.jpg' alt='{name}'></a>"
        for n, name in enumerate(names)
    )
    return Part(
        [("专题专栏", "/ztzl/")],
        [Leaf("/ztzl/", "专题专栏", f"<h2>专题专栏</h2><div class='zt-list'>{shown}</div>"), *leaves],
        f"<div class='ztbox'><h3>专题专栏</h3>{pictures}</div>",
    )


def neighbours(scene: Any, place: str, today: dt.date) -> Part:
    """Blocks of links to ministries, provinces and offices, as links and as a list to choose from."""
    names = (
        "中国政府网",
        "国家发展改革委",
        "教育部",
        "科技部",
        "公安部",
        "民政部",
        "财政部",
        "水利部",
        "商务部",
        "审计署",
    )
    options = "".join(
        f"<option value='http://www.m{n}.example.org/'>{name}</option>" for n, name in enumerate(names)
    )
    links = "".join(
        f"<a href='http://www.m{n}.example.org/' target='_blank'>{name}</a> " for n, name in enumerate(names)
    )
    return Part(
        home=f"<div class='yqlj'><h3>友情链接</h3><select onchange='window.open(this.value)'><option value=''>国务院部门网站</option>{options}</select><div>{links}</div></div>"
    )


def leaders(scene: Any, place: str, today: dt.date) -> Part:
    """Leaders, with their birthdays and careers."""
    people = [
        ("张某某", "县长", "1972年5月生，1994年7月参加工作，2021年10月任现职"),
        ("李某某", "副县长", "1979年11月出生，2001年8月参加工作，2023年2月任现职"),
        ("王某", "副县长", "1985年3月生，2008年9月参加工作"),
    ]
    leaves = [
        Leaf(
            f"/ldzc/{n}.html",
            name,
            f"<div class='ld'><img src='/images/ld{n}.jpg' alt='{name}'><h2>{name}</h2><p>职务：{place}人民政府{post}</p><h3>个人简历</h3><p>　　{name}，男，汉族，{life}，中共党员。</p><h3>工作分工</h3><p>　　负责财政、审计、发展改革、应急管理等方面工作。分管办公室、财政局、审计局。</p></div>",
            "",
        )
        for n, (name, post, life) in enumerate(people)
    ]
    rows = [
        f"<em>{post}</em> {link(leaf.path, name)}"
        for leaf, (name, post, _) in zip(leaves, people, strict=True)
    ]
    return Part(
        [("领导之窗", "/ldzc/")],
        [Leaf("/ldzc/", "领导之窗", f"<h2>领导之窗</h2>{ul(rows, 'leader')}"), *leaves],
    )


def yearbook(scene: Any, place: str, today: dt.date) -> Part:
    """Statistics yearbooks, one a year, without days."""
    leaves = [
        Leaf(
            f"/tjnj/{today.year - n}/",
            f"{place}统计年鉴{today.year - n}",
            f"<h2>{place}统计年鉴（{today.year - n}）</h2>"
            + ul(
                [
                    link(f"/tjnj/{today.year - n}/{c}.pdf", f"第{c}篇　{name}")
                    for c, name in enumerate(("综合", "人口", "农业", "工业"), 1)
                ]
            ),
            "",
        )
        for n in range(5)
    ]
    files = [
        (f"/tjnj/{today.year - n}/{c}.pdf", "application/pdf", PDF) for n in range(5) for c in range(1, 5)
    ]
    return Part(
        [("统计年鉴", "/tjnj/")],
        [
            Leaf(
                "/tjnj/",
                "统计年鉴",
                f"<h2>统计年鉴</h2>{ul([link(leaf.path, leaf.title) for leaf in leaves])}",
            ),
            *leaves,
        ],
        files=files,
    )


def answers(scene: Any, place: str, today: dt.date) -> Part:
    """A knowledge base: questions with their answers, which no citizen has sent."""
    asked = (
        "居民身份证遗失后怎样补领？",
        "灵活就业人员如何参加养老保险？",
        "新生儿怎样参加医疗保险？",
        "异地就医如何备案？",
        "公积金贷款需要哪些材料？",
        "老年优待证怎样办理？",
    )
    replies = "您好，请携带本人有效身份证件到户籍所在地派出所户籍窗口办理，符合条件的当场受理，二十个工作日内办结，工本费四十元。"
    leaves = [
        Leaf(
            f"/zsk/{300 + n}.html",
            question,
            f"<h1>{question}</h1><div class='zsk'><p><b>问：</b>{question}</p><p><b>答：</b>{replies}</p></div>",
            "article",
            today - dt.timedelta(days=400 + 30 * n),
        )
        for n, question in enumerate(asked)
    ]
    if scene.number("answers") % 2:
        main = (
            "<dl class='faq'>"
            + "".join(f"<dt>问：{question}</dt><dd>答：{replies}</dd>" for question in asked)
            + "</dl>"
        )
    else:
        main = ul([link(leaf.path, leaf.title) for leaf in leaves], "faq")
    name = scene.pick(("政务知识库", "常见问题", "智能问答库", "百姓问答"), "answers name")
    return Part([(name, "/zsk/")], [Leaf("/zsk/", name, f"<h2>{name}</h2>{main}"), *leaves])


def surveys(scene: Any, place: str, today: dt.date) -> Part:
    """Surveys with a beginning and an end, which may lie ahead, and a form."""
    names = (
        "政务公开满意度调查",
        "公共文化服务问卷",
        "养老服务需求调查",
        "公交出行问卷调查",
        "营商环境问卷",
        "食品安全满意度调查",
    )
    rows, leaves = [], []
    for n, name in enumerate(names):
        begin = today - dt.timedelta(days=12 + 50 * n)
        end = begin + dt.timedelta(days=30)
        form = "".join(
            f"<p>{q}、您对{name[:4]}总体评价如何？</p>"
            + "".join(
                f"<label><input type='radio' name='q{q}'>{word}</label>"
                for word in ("满意", "一般", "不满意")
            )
            for q in range(1, 4)
        )
        leaves.append(
            Leaf(
                f"/wsdc/{n}.html",
                name,
                f"<h1>{name}</h1><p>调查时间：{begin} 至 {end}</p><form action='/wsdc/post.do' method='post'>{form}<input type='submit' value='提交'></form>",
                "article",
                begin,
            )
        )
        rows.append(
            f"<tr><td>{link(leaves[-1].path, name)}</td><td>{begin}</td><td>{end}</td><td>{'进行中' if end >= today else '已结束'}</td></tr>"
        )
    return Part(
        [("问卷调查", "/wsdc/")],
        [
            Leaf(
                "/wsdc/",
                "问卷调查",
                f"<h2>问卷调查</h2><table><tr><th>调查主题</th><th>开始时间</th><th>结束时间</th><th>状态</th></tr>{''.join(rows)}</table>",
            ),
            *leaves,
        ],
    )


def consultations(scene: Any, place: str, today: dt.date) -> Part:
    """Calls for opinions, with deadlines ahead and what became of them."""
    names = (
        "户外广告设置管理办法",
        "城镇供水价格调整方案",
        "物业管理条例实施细则",
        "停车设施专项规划",
        "犬只管理规定",
        "瓶装燃气管理办法",
    )
    rows, leaves = [], []
    for n, name in enumerate(names):
        begin = today - dt.timedelta(days=6 + 40 * n)
        end = begin + dt.timedelta(days=30)
        title = f"关于公开征求《{place}{name}（草案）》意见的公告"
        leaves.append(
            article(
                scene,
                f"/lfzj/{n}.html",
                title,
                begin,
                f"<p>征集时间：{begin.year}年{begin.month}月{begin.day}日至{end.year}年{end.month}月{end.day}日。</p><p>意见请寄：zj@example.gov.cn</p>",
            )
        )
        rows.append(
            f"<div class='zj-item'><h4>{link(leaves[-1].path, title)}</h4><p><span>征集时间：{begin} 至 {end}</span><b>{'征集中' if end >= today else '已结束'}</b></p></div>"
        )
    return Part(
        [("立法征集", "/lfzj/")],
        [Leaf("/lfzj/", "立法征集", f"<h2>立法征集</h2><div class='zj-list'>{''.join(rows)}</div>"), *leaves],
    )


def gazette(scene: Any, place: str, today: dt.date) -> Part:
    """A gazette with a list a year: those of years gone end with their year."""
    leaves, years = [], []
    for back in range(4):
        year = today.year - back
        newest = today - dt.timedelta(days=21) if not back else dt.date(year, 12, 20)
        titles = [f"{place}人民政府公报{year}年第{n}期" for n in (6, 5, 4, 3, 2, 1)]
        leaves += listed(scene, f"/zfgb/{year}/", f"{year}年", titles, newest, 55)
        years.append(link(f"/zfgb/{year}/", f"{year}年"))
    return Part(
        [("政府公报", "/zfgb/")],
        [
            Leaf(
                "/zfgb/",
                "政府公报",
                f"<h2>政府公报</h2><div class='years'>{' '.join(years)}</div>{leaves[0].main}",
            ),
            *leaves,
        ],
    )


def english(scene: Any, place: str, today: dt.date) -> Part:
    """An English version with its own, slower news."""
    rows = listed(
        scene,
        "/en/news/",
        "News",
        [
            "Spring Tea Festival Opens",
            "Mayor Meets Overseas Guests",
            "New Library Opens to Public",
            "Marathon Held Along the River",
            "Trade Fair Concludes",
        ],
        today - dt.timedelta(days=120),
        30,
    )
    home = Leaf(
        "/en/",
        "English",
        f"<h2>Welcome</h2><p>The county lies in the hills of the south.</p><a href='/en/news/'>News</a>{rows[0].main}",
    )
    return Part([("English", "/en/")], [home, *rows])


def mobile(scene: Any, place: str, today: dt.date) -> Part:
    """A version for phones, and one for the elderly, which show nothing of their own."""
    return Part(
        [("手机版", "/m/")],
        [
            Leaf(
                "/m/",
                f"{place}人民政府手机版",
                f"<h2>{place}人民政府</h2><p>扫描二维码访问手机版</p><img src='/images/qr.png' alt='二维码'>",
                "",
            )
        ],
    )


def disclosure(scene: Any, place: str, today: dt.date) -> Part:
    """The tree of what the regulations on open government information ask for."""
    year = today.year
    reports = listed(
        scene,
        "/zfxxgk/nb/",
        "政府信息公开年报",
        [f"{place}{year - n}年政府信息公开工作年度报告" for n in range(1, 7)],
        dt.date(year, 1, 22),
        365,
    )
    names = (
        ("政府信息公开指南", "/zfxxgk/zn/"),
        ("政府信息公开制度", "/zfxxgk/zd/"),
        ("法定主动公开内容", "/zfxxgk/fdzd/"),
        ("政府信息公开年报", "/zfxxgk/nb/"),
        ("依申请公开", "/zfxxgk/ysq/"),
    )
    tree = ul([link(path, name) for name, path in names], "xxgk-tree")
    rules = listed(
        scene,
        "/zfxxgk/zd/",
        "政府信息公开制度",
        [
            "中华人民共和国政府信息公开条例",
            f"{place}政府信息公开保密审查制度",
            "政府信息依申请公开工作规程",
            "政务公开责任追究制度",
            "信息发布协调制度",
        ],
        dt.date(2019, 5, 15),
        100,
    )
    fields = "".join(
        f"<p><label>{name}</label><input type='text' name='f{n}'></p>"
        for n, name in enumerate(("申请人姓名", "证件号码", "联系电话", "通信地址", "电子邮箱"))
    )
    leaves = [
        Leaf("/zfxxgk/", "政府信息公开", f"<div class='left'>{tree}</div><div class='right'><h2>政府信息公开</h2>{text(scene, 1, 'xxgk')}</div>"),
        Leaf("/zfxxgk/zn/", "政府信息公开指南", f"<div class='left'>{tree}</div><h1>政府信息公开指南</h1>{text(scene, 3, 'zn')}<p>受理机构：{place}人民政府办公室　办公时间：工作日8:30—12:00　联系电话：0571-83214567</p>"),
        Leaf("/zfxxgk/fdzd/", "法定主动公开内容", f"<div class='left'>{tree}</div><h2>法定主动公开内容</h2>{ul([link('/gk/', '机构概况'), link('/xxgk/jgzn/', '机构职能'), link('/zwfw/bszn/', '行政许可办事指南')])}"),
        Leaf("/zfxxgk/ysq/", "依申请公开", f"<div class='left'>{tree}</div><h2>依申请公开</h2><form action='/zfxxgk/ysq/post.do' method='post'>{fields}<textarea name='need'></textarea><input type='submit' value='提交申请'></form>"),
        *reports, *rules,
    ]  # fmt: skip
    return Part([("政府信息公开", "/zfxxgk/")], leaves)


def library(scene: Any, place: str, today: dt.date) -> Part:
    """A policy library: a form to search, and documents with several days and whether they are in force."""
    rows, leaves = [], []
    for n, name in enumerate(
        (
            "城市更新实施办法",
            "农村公路管理办法",
            "人才公寓管理规定",
            "科技奖励办法",
            "烟花爆竹管理规定",
            "储备粮管理办法",
            "公共租赁住房办法",
        )
    ):
        made = today - dt.timedelta(days=25 + 45 * n)
        title = f"{place}人民政府关于印发{name}的通知"
        leaves.append(article(scene, f"/zcwjk/{n}.html", title, made + dt.timedelta(days=5)))
        rows.append(
            f"<tr><td>{n + 1}</td><td>{link(leaves[-1].path, title)}</td><td>政发〔{made.year}〕{n + 11}号</td><td>{made}</td><td>{made + dt.timedelta(days=5)}</td><td>{('有效', '有效', '已废止')[n % 3]}</td></tr>"
        )
    main = f"<h2>政策文件库</h2><form action='/zcwjk/' method='get'><input name='q'><input type='submit' value='搜索'></form><table><tr><th>序号</th><th>标题</th><th>发文字号</th><th>成文日期</th><th>发布日期</th><th>效力</th></tr>{''.join(rows)}</table>"
    return Part([("政策文件库", "/zcwjk/")], [Leaf("/zcwjk/", "政策文件库", main), *leaves])


def tenders(scene: Any, place: str, today: dt.date) -> Part:
    """Tenders, whose deadlines lie ahead."""
    rows, leaves = [], []
    for n, name in enumerate(
        (
            "智慧校园设备采购",
            "农村饮水安全工程施工",
            "城区道路改造监理",
            "医疗设备采购",
            "档案数字化服务",
            "河道清淤工程",
        )
    ):
        day = today - dt.timedelta(days=2 + 5 * n)
        end = day + dt.timedelta(days=21)
        title = f"{place}{name}公开招标公告"
        leaves.append(
            article(
                scene,
                f"/zbcg/{n}.html",
                title,
                day,
                f"<p>投标截止时间：{end} 09:30，开标地点：{place}公共资源交易中心。</p>",
            )
        )
        rows.append(f"{link(leaves[-1].path, title)}<i>截止：{end}</i><span>{day}</span>")
    return Part(
        [("招标采购", "/zbcg/")], [Leaf("/zbcg/", "招标采购", f"<h2>招标采购</h2>{ul(rows)}"), *leaves]
    )


def licences(scene: Any, place: str, today: dt.date) -> Part:
    """Licences granted, which end years ahead."""
    rows, leaves = [], []
    for n, name in enumerate(
        (
            "青禾食品有限公司",
            "远山建筑工程有限公司",
            "惠民大药房",
            "晨光幼儿园",
            "顺达运输有限公司",
            "绿野农资经营部",
        )
    ):
        day = today - dt.timedelta(days=3 + 6 * n)
        leaves.append(
            article(
                scene,
                f"/xzxk/{n}.html",
                f"{name}行政许可决定书",
                day,
                f"<p>有效期至：{day.replace(year=day.year + 5, day=min(day.day, 28))}</p>",
            )
        )
        rows.append(
            f"<tr><td>{link(leaves[-1].path, name)}</td><td>行政许可</td><td>{day}</td><td>{day.replace(year=day.year + 5, day=min(day.day, 28))}</td></tr>"
        )
    return Part(
        [("双公示", "/xzxk/")],
        [
            Leaf(
                "/xzxk/",
                "双公示",
                f"<h2>行政许可和行政处罚公示</h2><table><tr><th>行政相对人</th><th>类别</th><th>许可决定日期</th><th>有效期至</th></tr>{''.join(rows)}</table>",
            ),
            *leaves,
        ],
    )


def closed(scene: Any, place: str, today: dt.date) -> Part:
    """A column that says it is closed."""
    rows = listed(
        scene,
        "/lszl/jj/",
        "疫情防控",
        [f"{place}疫情防控通告（第{n}号）" for n in "六五四三二一"],
        dt.date(2022, 12, 5),
        20,
    )
    said = scene.pick(
        (
            "<p class='tip'>本栏目已停止更新</p>",
            "<p>（该栏目已归档，不再更新）</p>",
            "<div class='note'>本栏目已归档</div>",
        ),
        "closed",
    )
    return Part(
        [("历史专栏", "/lszl/")],
        [
            Leaf("/lszl/", "历史专栏", f"<h2>历史专栏</h2>{ul([link('/lszl/jj/', '疫情防控（已归档）')])}"),
            rows[0]._replace(main=said + rows[0].main),
            *rows[1:],
        ],
    )


def towns(scene: Any, place: str, today: dt.date) -> Part:
    """Towns and offices, each with a short page."""
    names = scene.some(("青石镇", "柳林镇", "大河乡", "东关街道", "白云乡", "泉水镇", "石桥镇"), 5, "towns")
    leaves = [
        Leaf(
            f"/xzjd/{n}.html",
            name,
            f"<h1>{name}</h1><p>　　{name}位于{place}东部，面积八十六平方公里，辖十二个行政村，总人口两万三千人，以茶叶、柑橘种植为主导产业，交通便利，山清水秀。</p><p>地址：{name}中心街1号　电话：0571-8321{1000 + n}</p>",
            "",
        )
        for n, name in enumerate(names)
    ]
    return Part(
        [("乡镇街道", "/xzjd/")],
        [
            Leaf(
                "/xzjd/",
                "乡镇街道",
                f"<h2>乡镇街道</h2>{ul([link(leaf.path, leaf.title) for leaf in leaves])}",
            ),
            *leaves,
        ],
    )


def budgets(scene: Any, place: str, today: dt.date) -> Part:
    """Budgets and accounts, once a year."""
    return Part(
        [("财政预决算", "/czyjs/")],
        listed(
            scene,
            "/czyjs/",
            "财政预决算",
            [f"{place}{today.year - n}年{kind}" for n in range(3) for kind in ("度财政预算", "度部门决算")],
            today - dt.timedelta(days=150),
            150,
        ),
    )


def carousel(scene: Any, place: str, today: dt.date) -> Part:
    """A carousel of pictures, and words people look for."""
    rows = listed(
        scene,
        "/tpxw/",
        "图片新闻",
        [f"{place}{name}" for name in ("湿地迎来候鸟", "秋收忙", "新桥通车", "灯会亮灯", "龙舟竞渡")],
        today - dt.timedelta(days=1),
        2,
    )
    slides = "".join(
        f"<div class='swiper-slide'><a href='{leaf.path}'><img src='/images/tp{n}.jpg' alt='{leaf.title}'><p>{leaf.title}</p></a></div>"
        for n, leaf in enumerate(rows[1:])
    )
    words = " ".join(
        link(f"/search/?q={n}", word) for n, word in enumerate(("公积金", "医保", "社保卡", "户籍"))
    )
    search = Leaf(
        "/search/",
        "站内搜索",
        "<form action='/search/' method='get'><input name='q'><input type='submit' value='搜索'></form>",
        "",
    )
    return Part(
        [("图片新闻", "/tpxw/")],
        [*rows, search, *(search._replace(path=f"/search/?q={n}") for n in range(4))],
        f"<div class='swiper'><div class='swiper-wrapper'>{slides}</div></div><p class='rc'>热搜词：{words}</p>",
    )


def files(scene: Any, place: str, today: dt.date) -> Part:
    """Forms to download, and addresses of documents that do not look like one."""
    names = ("居住证申领表.docx", "生育登记表.pdf", "创业补贴申请表.xls", "资料包.zip")
    kinds = (
        ("/bgxz/1.docx", "application/zip", ZIP),
        ("/bgxz/down.jsp?id=2", "application/pdf", PDF),
        ("/bgxz/3.xls", "application/vnd.ms-excel", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
        ("/bgxz/4.zip", "application/zip", ZIP),
    )
    rows = [
        f"{link(path, name)}<span>{today - dt.timedelta(days=300 + 9 * n)}</span>"
        for n, (name, (path, *_)) in enumerate(zip(names, kinds, strict=True))
    ]
    return Part(
        [("表格下载", "/bgxz/")], [Leaf("/bgxz/", "表格下载", f"<h2>表格下载</h2>{ul(rows)}")], files=kinds
    )


def everyday(scene: Any, place: str, today: dt.date) -> Part:
    """Telephone numbers, buses and water cuts of everyday life."""
    numbers = "".join(
        f"<tr><td>{name}</td><td>{phone}</td></tr>"
        for name, phone in (
            ("匪警", "110"),
            ("火警", "119"),
            ("急救", "120"),
            ("政务热线", "12345"),
            ("供水抢修", "0571-83216666"),
            ("供电服务", "95598"),
        )
    )
    buses = "".join(
        f"<tr><td>{n}路</td><td>6:30—18:30</td><td>汽车站—人民医院</td></tr>" for n in range(1, 6)
    )
    return Part(
        [("便民服务", "/bmfw/")],
        [
            Leaf(
                "/bmfw/",
                "便民服务",
                f"<h2>便民服务</h2>{ul([link('/bmfw/dh/', '常用电话'), link('/bmfw/gj/', '公交线路')])}",
            ),
            Leaf("/bmfw/dh/", "常用电话", f"<h2>常用电话</h2><table>{numbers}</table>"),
            Leaf(
                "/bmfw/gj/",
                "公交线路",
                f"<h2>公交线路</h2><table><tr><th>线路</th><th>时间</th><th>起讫</th></tr>{buses}</table>",
            ),
        ],
    )


def powers(scene: Any, place: str, today: dt.date) -> Part:
    """Lists of powers and duties: many rows without days."""
    rows = "".join(
        f"<tr><td>{n}</td><td>{name}</td><td>行政许可</td><td>{place}{office}</td></tr>"
        for n, (name, office) in enumerate(
            (
                ("公共场所卫生许可", "卫生健康局"),
                ("取水许可", "水利局"),
                ("林木采伐许可", "林业局"),
                ("食品经营许可", "市场监督管理局"),
                ("民办学校设立审批", "教育局"),
                ("施工许可", "住房和城乡建设局"),
            ),
            1,
        )
    )
    return Part(
        [("权责清单", "/qzqd/")],
        [
            Leaf(
                "/qzqd/",
                "权责清单",
                f"<h2>权责清单</h2><table><tr><th>序号</th><th>事项</th><th>类型</th><th>单位</th></tr>{rows}</table>",
            )
        ],
    )


def interviews(scene: Any, place: str, today: dt.date) -> Part:
    """Press conferences told in pictures and words, and films."""
    return Part(
        [("新闻发布会", "/xwfb/")],
        listed(
            scene,
            "/xwfb/",
            "新闻发布会",
            [
                f"{place}举行{name}新闻发布会"
                for name in ("经济运行", "民生实事", "文旅节庆", "防汛备汛", "教育发展")
            ],
            today - dt.timedelta(days=8),
            20,
        ),
    )


TRAITS: Sequence[Trait] = (
    topics, neighbours, leaders, yearbook, answers, surveys, consultations, gazette, english, mobile, disclosure, library, tenders, licences, closed, towns, budgets,
    carousel, files, everyday, powers, interviews,
)  # fmt: skip
