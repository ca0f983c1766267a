"""Fronts: what stands before the letters and the guides of a site, and sites whose letters or guides are kept elsewhere."""

# ruff: noqa: ARG001 - every front takes the same two
from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from benchmarks.corpus.traits import Leaf, link, text, ul

Rows = Sequence[tuple[str, str]]  # titles and paths of letters or guides


class Front(NamedTuple):
    """How a channel is entered: name and address of its entry, what stands above its list, pages of its own."""

    entry: tuple[str, str]
    above: str = ""
    pages: Callable[[Rows], Sequence[Leaf]] = lambda _: ()
    away: bool = False  # the entry leads to another host, and the site itself has none of it


MakeFront = Callable[[Any, str], Front]  # takes a scene and the list's name

BOX = "/zmhd/xx/"
HALL = "/zwfw/bszn/"
BOXES = (
    "{l}长信箱",
    "书记{l}长信箱",
    "领导信箱",
    "政务咨询",
    "我要咨询",
    "网民留言",
    "来信选登",
    "咨询投诉",
    "{l}长热线",
    "民生直通车",
    "网上咨询",
    "在线咨询",
)
FIELDS = ("姓名", "联系电话", "电子邮箱", "主题")


def _form(path: str) -> str:
    fields = "".join(
        f"<p><label>{name}</label><input type='text' name='f{n}'></p>" for n, name in enumerate(FIELDS)
    )
    return f"<form action='{path}' method='post'>{fields}<p><label>内容</label><textarea name='c'></textarea></p><input type='submit' value='提交'></form>"  # fmt: skip


def open_box(scene: Any, name: str) -> Front:
    """The list itself."""
    return Front((name, BOX))


def desk(scene: Any, name: str) -> Front:
    """A page with what to heed, a form to write, one to ask after a letter, and the way to the list."""
    tools = (
        ("写信须知", "/zmhd/xz.html"),
        ("我要写信", "/zmhd/write.html"),
        ("信件查询", "/zmhd/query.html"),
    )
    query = "<form action='/zmhd/query.html' method='get'><p><label>信件编号</label><input name='no'></p><p><label>查询密码</label><input name='pw'></p><input type='submit' value='查询'></form>"

    def pages(rows: Rows) -> Sequence[Leaf]:
        shown = f"<div class='hdbox'><h3>{name}</h3><a href='{BOX}'>更多</a>{ul([link(path, title) for title, path in rows[:4]])}</div>"
        return [
            Leaf(
                "/zmhd/",
                "互动交流",
                f"<div class='hd-nav'>{ul([link(path, tool) for tool, path in tools])}</div>{shown}",
            ),
            Leaf("/zmhd/xz.html", "写信须知", f"<h1>写信须知</h1>{text(scene, 2, 'heed')}", ""),
            Leaf("/zmhd/write.html", "我要写信", f"<h2>我要写信</h2>{_form('/zmhd/post.do')}", ""),
            Leaf("/zmhd/query.html", "信件查询", f"<h2>信件查询</h2>{query}", ""),
        ]

    return Front(("互动交流", "/zmhd/"), pages=pages)


def written_above(scene: Any, name: str) -> Front:
    """A form to write with, above the list of what was written."""
    return Front(
        (name, BOX),
        f"<p>欢迎您写信，请如实填写以下内容，带*为必填项。</p>{_form('/zmhd/post.do')}<h3>公开信件</h3>",
    )


def counted(scene: Any, name: str) -> Front:
    """Figures of what came and was answered, above the list."""
    counts = "<table class='tj'><tr><td>来信总数</td><td>3168件</td><td>已办结</td><td>3165件</td><td>办理中</td><td>3件</td><td>办结率</td><td>99.9%</td></tr></table>"
    return Front((name, BOX), f"{counts}<p>本月来信 26 件，本月答复 25 件，平均答复用时 2.4 个工作日。</p>")


def letters_away(scene: Any, name: str) -> Front:
    """A mailbox of the whole province on a host of its own."""
    return Front((name, "http://liuyan.m30.example.org/box.html?unit=33"), away=True)


def hotline(scene: Any, name: str) -> Front:
    """A page of channels, all of which are kept by the hotline's own site."""
    ways = (
        ("我要咨询", "http://www.m31.example.org/ask"),
        ("我要投诉", "http://www.m31.example.org/tell"),
        ("我要建议", "http://www.m31.example.org/advise"),
        ("信件公开", "http://www.m31.example.org/open"),
    )
    main = f"<h2>互动交流</h2><div class='ways'>{ul([link(path, way) for way, path in ways])}</div>"
    return Front(("互动交流", "/zmhd/"), pages=lambda _: [Leaf("/zmhd/", "互动交流", main)], away=True)


MAIL_FRONTS: Sequence[MakeFront] = (open_box, open_box, desk, written_above, counted, letters_away, hotline)


def open_hall(scene: Any, name: str) -> Front:
    """The list itself."""
    return Front((name, HALL))


def grouped(scene: Any, name: str) -> Front:
    """Services for people and for companies, by what they are about; each group is a list of guides."""

    def pages(rows: Rows) -> Sequence[Leaf]:
        groups = (("个人办事", rows[: len(rows) // 2]), ("法人办事", rows[len(rows) // 2 :]))
        leaves = [
            Leaf(f"/zwfw/zt{n}/", group, f"<h2>{group}</h2>{ul([link(path, title) for title, path in some])}")
            for n, (group, some) in enumerate(groups)
        ]
        main = "".join(
            f"<div class='fwbox'><h3><a href='{leaf.path}'>{leaf.title}</a></h3><span>生育收养</span><span>户籍办理</span></div>"
            for leaf in leaves
        )
        return [Leaf("/zwfw/", "办事服务", f"{main}<p>{link(HALL, name)}</p>"), *leaves]

    return Front(("办事服务", "/zwfw/"), pages=pages)


def tabled(scene: Any, name: str) -> Front:
    """A table of what is done by which office, above the list."""

    def pages(rows: Rows) -> Sequence[Leaf]:
        cells = "".join(
            f"<tr><td>{n}</td><td>{title.removesuffix('办事指南')}</td><td>行政许可</td><td><a href='{path}'>办事指南</a></td></tr>"
            for n, (title, path) in enumerate(rows, 1)
        )
        table = f"<table class='sx'><tr><th>序号</th><th>事项名称</th><th>事项类型</th><th>操作</th></tr>{cells}</table>"
        return [Leaf("/zwfw/sx/", "服务事项", f"<h2>服务事项</h2>{table}<p>{link(HALL, name)}</p>")]

    return Front(("服务事项", "/zwfw/sx/"), pages=pages)


def guides_away(scene: Any, name: str) -> Front:
    """The province's own hall."""
    return Front(("政务服务网", "http://zwfw.m32.example.org/col/col1.html"), away=True)


def hall_away(scene: Any, name: str) -> Front:
    """A page with doors into the province's hall."""
    doors = ("个人办事", "法人办事", "部门办事", "阳光政务", "便民查询")
    main = ul([link(f"http://zwfw.m32.example.org/d{n}", door) for n, door in enumerate(doors)])
    return Front(
        ("办事服务", "/zwfw/"),
        pages=lambda _: [Leaf("/zwfw/", "办事服务", f"<h2>办事服务</h2>{main}")],
        away=True,
    )


HALL_FRONTS: Sequence[MakeFront] = (open_hall, open_hall, grouped, tabled, guides_away, hall_away)

# Columns in which nothing was ever put up: name, and what the page shows.
BLANKS: Sequence[tuple[str, str]] = (
    ("招商项目", "<div class='list'><span>暂无相关信息</span></div>"),
    (
        "重大项目",
        "<ul class='list'></ul><div class='page'>共0条 <a>首页</a><a>上一页</a><a>下一页</a><a>尾页</a></div>",
    ),
    ("应急预案", "<ul class='newslist'></ul>"),
    ("扶贫公示", "<table width='100%'><tr><th>标题</th><th>发布时间</th></tr></table>"),
    ("双随机公示", "<p class='tip'>栏目建设中，敬请期待！</p>"),
    ("征地信息", "<div class='right-list'><div class='con'></div></div>"),
    ("减税降费", "<ul><li>没有找到相关内容</li></ul>"),
)
# Columns that the navigation leads to and that are not there.
LOST: Sequence[tuple[str, str]] = (
    ("政府工作报告", "/zwgk/gzbg/"),
    ("重点领域", "/zwgk/zdly/index.shtml"),
    ("建议提案", "/zwgk/jyta/"),
)
