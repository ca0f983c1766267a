"""Habits: what editors do that looks like a fault and is none. Traits, as in traits.py."""

# ruff: noqa: ARG001 - every trait takes the same three
from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from benchmarks.corpus.traits import Leaf, Part, Trait, article, link, listed, ul


def reprints(scene: Any, place: str, today: dt.date) -> Part:
    """A column whose rows lead to other sites."""
    names = (
        "国务院常务会议研究稳经济举措",
        "全国秋粮收购工作有序推进",
        "国务院办公厅印发通知",
        "全国人大常委会举行会议",
        "防汛形势总体平稳",
        "绿色转型迈出新步伐",
    )
    rows = [
        f"<a href='http://www.m{n}.example.org/xinwen/{n}.htm'>{name}</a><span>{today - dt.timedelta(days=n)}</span>"
        for n, name in enumerate(names)
    ]
    return Part(
        [("国务院信息", "/gwyxx/")], [Leaf("/gwyxx/", "国务院信息", f"<h2>国务院信息</h2>{ul(rows)}")]
    )


def gallery(scene: Any, place: str, today: dt.date) -> Part:
    """Films as pictures without days; the day stands on each one's page."""
    leaves = [
        article(
            scene,
            f"/spxw/{n}.html",
            f"{place}{name}",
            today - dt.timedelta(days=1 + 3 * n),
            "<video src='/upload/sp.mp4' controls></video>",
        )
        for n, name in enumerate(
            ("新闻联播节选", "乡村振兴纪实", "非遗展演", "全民健身日", "校园足球", "古城夜景")
        )
    ]
    cards = "".join(
        f"<div class='card'><a href='{leaf.path}'><img src='/images/sp{n}.jpg' alt='{leaf.title}'><p>{leaf.title}</p></a></div>"
        for n, leaf in enumerate(leaves)
    )
    return Part(
        [("视频新闻", "/spxw/")],
        [Leaf("/spxw/", "视频新闻", f"<h2>视频新闻</h2><div class='cards'>{cards}</div>"), *leaves],
        files=[("/upload/sp.mp4", "video/mp4", bytes(400))],
    )


def republished(scene: Any, place: str, today: dt.date) -> Part:
    """Documents made long ago, whose day of making stands beside that of putting up."""
    leaves = []
    for n, name in enumerate(
        ("城市绿化管理办法", "户外广告管理规定", "殡葬管理办法", "渔业资源保护规定", "古树名木保护办法")
    ):
        made, day = dt.date(2014 + n, 3 + n, 11), today - dt.timedelta(days=9 + 14 * n)
        head = f"<table><tr><td>索引号</td><td>00{n}4321-{made.year}-0{n}</td><td>成文日期</td><td>{made}</td></tr><tr><td>发布日期</td><td>{day}</td><td>有效性</td><td>有效</td></tr></table>"
        body = f"<div class='content'><p>　　{scene.text(1, n)[0]}</p><p align='right'>{place}人民政府</p><p align='right'>{made.year}年{made.month}月{made.day}日</p></div>"
        leaves.append(
            Leaf(
                f"/xzgfxwj/{n}.html", f"{place}{name}", f"<h1>{place}{name}</h1>{head}{body}", "article", day
            )
        )
    rows = [f"{link(leaf.path, leaf.title)}<span>{leaf.day}</span>" for leaf in leaves]
    return Part(
        [("行政规范性文件", "/xzgfxwj/")],
        [Leaf("/xzgfxwj/", "行政规范性文件", f"<h2>行政规范性文件</h2>{ul(rows)}"), *leaves],
    )


def announcements(scene: Any, place: str, today: dt.date) -> Part:
    """Events to come and periods that end later, whose days stand in titles and beside rows."""
    ahead = today + dt.timedelta(days=12)
    titles = (
        f"{ahead.month}月{ahead.day}日停电预告",
        f"{today.year + 1}年元旦春节放假安排",
        f"{place}{today.year}年度事业单位公开招聘体检通知",
        "关于住房保障对象名单的公示",
        f"{today.year - 3}年度部门决算重新公开说明",
    )
    leaves = listed(scene, "/tzgs/", "通知公示", titles, today - dt.timedelta(days=1), 11)
    rows = [
        f"{link(leaf.path, leaf.title)}<i>公示期：{leaf.day}至{leaf.day + dt.timedelta(days=14)}</i><span>{leaf.day}</span>"
        for leaf in leaves[1:]
        if leaf.day
    ]
    return Part(
        [("通知公示", "/tzgs/")], [leaves[0]._replace(main=f"<h2>通知公示</h2>{ul(rows)}"), *leaves[1:]]
    )


def menus(scene: Any, place: str, today: dt.date) -> Part:
    """Menus that open when pointed at, with links to tax and lottery offices of the state."""
    return Part(
        home="<div style='display:none' class='submenu'><a href='http://www.m8.example.org/fpcx'>发票查验</a><a href='http://www.m9.example.org/'>福利彩票公益金公告</a><a href='http://www.m7.example.org/'>出入境办证预约</a></div>"
    )


def pseudo(scene: Any, place: str, today: dt.date) -> Part:
    """Links that are none: scripts, mail, telephones, places of the page."""
    return Part(
        home="<p class='tool'><a href='javascript:void(0)' onclick='addFav()'>加入收藏</a><a href='mailto:zfb@example.gov.cn'>邮箱</a><a href='tel:12345'>热线</a><a href='#'>返回顶部</a><a>无障碍</a><a href='weixin://dl/chat'>微信</a><a href=''>刷新</a></p>"
    )


def names(scene: Any, place: str, today: dt.date) -> Part:
    """Lists of people with their numbers covered, offices' phones and accounts of the state."""
    rows = "".join(
        f"<tr><td>{n}</td><td>{name}</td><td>3301**********12{n}X</td><td>138****56{n}8</td><td>中心小学</td></tr>"
        for n, name in enumerate(("张*", "李*明", "王*", "赵*华"), 1)
    )
    more = f"<table>{rows}</table><p>开户行：农业银行营业部　户名：{place}财政局　账号：1930 0101 0400 12345</p><p>统一社会信用代码：11330100002489559E　咨询电话：0571-83214455　监督电话：12388</p>"
    return Part(
        pages=[article(scene, "/gs/md.html", "教师资格认定人员名单公示", today - dt.timedelta(days=5), more)],
        home=f"<p>{link('/gs/md.html', '教师资格认定人员名单公示')}</p>",
    )


def tests(scene: Any, place: str, today: dt.date) -> Part:
    """Words that stand for a fault elsewhere: tests, upkeep of roads, pages lost in a library."""
    titles = (
        "普通话水平测试报名公告",
        "软件正版化测试工作启动",
        "关于系统升级维护期间暂停办理业务的通知",
        "古籍修复：找回丢失的页面",
        "网站建设中标结果公告",
        "关于纠正错别字的通报",
    )
    return Part([("工作快讯", "/gzkx/")], listed(scene, "/gzkx/", "工作快讯", titles, today, 2))


def sections(scene: Any, place: str, today: dt.date) -> Part:
    """A channel that shows the first rows of its columns, some of them external."""
    news = listed(
        scene,
        "/zwzx/qx/",
        "区县信息",
        [f"{place}基层{name}" for name in ("治理创新", "文化惠民", "河道保洁", "秋粮入库", "志愿服务")],
        today - dt.timedelta(days=2),
        2,
    )
    short = listed(
        scene,
        "/zwzx/mt/",
        "媒体聚焦",
        [f"媒体看{place}：{name}" for name in ("茶香满山", "古村新貌", "智造升级", "林下经济", "候鸟归来")],
        today - dt.timedelta(days=3),
        2,
    )
    boxes = "".join(
        f"<div class='box'><h3>{leaves[0].title}</h3><a href='{leaves[0].path}'>更多</a>{leaves[0].main}</div>"
        for leaves in (news, short)
    )
    return Part([("政务资讯", "/zwzx/")], [Leaf("/zwzx/", "政务资讯", boxes), *news, *short])


def pages(scene: Any, place: str, today: dt.date) -> Part:
    """A column of several pages, with pinned rows that are old."""
    titles = [
        f"关于{name}的公告"
        for name in (
            "征收土地",
            "道路封闭施工",
            "招募志愿者",
            "公开选聘",
            "拍卖国有资产",
            "注销许可证",
            "免费体检",
            "夜间施工",
            "消防演练",
            "饮水检测",
        )
    ]
    leaves = listed(scene, "/zxgg/", "最新公告", titles, today - dt.timedelta(days=4), 12)
    pinned = article(scene, "/zxgg/zd.html", "关于防范电信诈骗的长期提示", today - dt.timedelta(days=1300))
    rows = [f"{link(leaf.path, leaf.title)}<span>{leaf.day}</span>" for leaf in leaves[1:]]
    first = f"<h2>最新公告</h2>{ul([f'<b>[置顶]</b>{link(pinned.path, pinned.title)}<span>{pinned.day}</span>', *rows[:5]])}<div class='page'>共10条 第1/2页 <a href='/zxgg/index_1.html'>下一页</a></div>"
    second = f"<h2>最新公告</h2>{ul(rows[5:])}<div class='page'><a href='/zxgg/'>上一页</a></div>"
    return Part(
        [("最新公告", "/zxgg/")],
        [
            Leaf("/zxgg/", "最新公告", first),
            Leaf("/zxgg/index_1.html", "最新公告", second),
            pinned,
            *leaves[1:],
        ],
    )


def documents(scene: Any, place: str, today: dt.date) -> Part:
    """A column whose rows are documents."""
    names_ = (
        "第四季度财政收支",
        "第三季度财政收支",
        "上半年财政收支",
        "第一季度财政收支",
        "专项债券使用情况",
    )
    rows = [
        f"<a href='/czxx/{n}.pdf'>{place}{name}</a><span>{today - dt.timedelta(days=20 + 80 * n)}</span>"
        for n, name in enumerate(names_)
    ]
    return Part(
        [("财政信息", "/czxx/")],
        [Leaf("/czxx/", "财政信息", f"<h2>财政信息</h2>{ul(rows)}")],
        files=[(f"/czxx/{n}.pdf", "application/pdf", b"%PDF-1.4\n" + bytes(600)) for n in range(5)],
    )


def forecast(scene: Any, place: str, today: dt.date) -> Part:
    """Interviews with one that is yet to come."""
    leaves = listed(
        scene,
        "/ftyg/",
        "访谈预告",
        [
            f"{office}局长谈{matter}"
            for office, matter in (
                ("水利局", "节水"),
                ("民政局", "养老"),
                ("教育局", "招生"),
                ("医保局", "参保"),
                ("交通局", "出行"),
            )
        ],
        today - dt.timedelta(days=15),
        45,
    )
    coming = today + dt.timedelta(days=6)
    main = f"<div class='yg'><b>访谈预告</b><p>主题：农业农村局局长谈秋种　时间：{coming} 09:30</p></div>{leaves[0].main}"
    return Part([("访谈预告", "/ftyg/")], [leaves[0]._replace(main=main), *leaves[1:]])


HABITS: Sequence[Trait] = (
    reprints, gallery, republished, announcements, menus, pseudo, names, tests, sections, pages, documents, forecast,
)  # fmt: skip
