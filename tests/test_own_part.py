"""Own part: what stands below a page's own heading, and whether it is anything."""

from __future__ import annotations

import pytest

from crawler.facts import Entry, Purpose
from crawler.page import Answer, Cause, Link, LinkKind, Outcome, PageKind
from crawler.reading.blank import blank
from crawler.reading.charset import Text
from crawler.reading.document import Document
from crawler.reading.hollow import is_hollow
from crawler.reading.own_name import own_names
from crawler.reading.page import read
from tests.test_columns import FETCHED, HOST, SITE, home, listed, page, row

ABOUT = "某县人民政府门户网站由某县人民政府主办，某县大数据中心承办，欢迎广大网友通过本网站了解政务信息。"
FOOT = "<div class='bottom'><p>主办：某县人民政府 承办：某县人民政府办公室</p><p>甘ICP备13135746号</p></div>"


def document(name: str, html: str) -> Document:
    markup = f"<html><head><title>{name}_某县人民政府</title></head><body><div class='all'>{html}</div></body></html>"
    return Document(Text(text=markup, charset="utf-8"), f"{HOST}/lm/")


@pytest.mark.parametrize(
    ("name", "html", "said"),
    [
        ("关于我们", f"<h2>关于我们</h2><p>{ABOUT}</p>{FOOT}", False),
        ("关于我们", f"<div class='tit'>关于我们</div><div><p>{ABOUT}</p></div>{FOOT}", False),
        ("走进某县", f"<div class='c'><h3>走进某县</h3><dl><dt>栏目</dt><dd><a href='/gk/'>概况</a></dd></dl></div>{FOOT}", False),
        ("办事服务", f"<div><h2>办事服务</h2></div><ul><li><a href='http://zwfw.other.cn/'>办事大厅</a></ul>{FOOT}", False),
        # nothing of its own
        ("招商项目", f"<h2>招商项目</h2><ul class='list'></ul>{FOOT}", None),
        ("招商项目", f"<h2>招商项目</h2><div class='page'><a href='/'>首页</a><a href='2'>下一页</a></div>{FOOT}", None),
        ("招商项目", f"<h2>招商项目</h2><ul></ul><div class='hot'><a href='/1'>新闻一</a></div>{FOOT}", None),
        ("招商项目", f"<h2>招商项目</h2><ul></ul><h4>热点排行</h4><ul><li><a href='/1'>新闻一</a></ul>{FOOT}", None),
        ("招商项目", f"<h2>招商项目</h2><p>该栏目尚未发布任何信息，请您浏览本网站的其他栏目，谢谢您的关注。</p>{FOOT}", None),
        ("招商项目", f"<a href='/'><h2>招商项目</h2></a><p>{ABOUT}</p>", None),
        # says that there is nothing
        ("招商项目", f"<h2>招商项目</h2><table><tr><th>标题</th><th>日期</th></tr></table><p>暂无信息</p>{FOOT}", True),
        ("招商项目", f"<h2>招商项目</h2><p>暂无信息</p><p>共0条记录 第1页 转到</p>{FOOT}", True),
        ("招商项目", f"<div class='tj'><a href='/1'>新闻一</a></div><h2>招商项目</h2><p>暂无信息</p>{FOOT}", True),
        ("招商项目", f"<div class='b'><b>推荐</b><a href='/1'>新闻一</a><a href='/2'>新闻二</a><a href='/3'>新闻三</a></div><h2>招商项目</h2><div><i>暂无信息</i></div>{FOOT}", True),
        ("招商项目", f"<h2>招商项目</h2><ul></ul><div><b>最新文章</b><a href='/1'>新闻一</a></div><p>暂无信息</p>{FOOT}", True),
        ("招商项目", f"<h2>招商项目</h2><ul></ul><p>今天是2021年3月4日 农历正月廿一 12℃</p><p>暂无信息</p>{FOOT}", True),
        # and shows something all the same
        ("招商项目", f"<h2>招商项目</h2><div>最新一批招商项目见<a href='/1'>招商手册</a></div><p>暂无信息</p>{FOOT}", None),
        ("招商项目", f"<h2>招商项目</h2><div>专题会议研究的项目</div><div>专题调研的项目清单见县发改局网站</div><p>暂无信息</p>{FOOT}", None),
        ("气象服务", f"<h2>气象服务</h2><p>天气预报由县气象台每日发布。</p><p>空气质量由县环保局监测。</p><p>暂无信息</p>{FOOT}", None),
        ("领导之窗", f"<h2>领导之窗</h2><div>县长</div><div>张三</div><div>副县长</div><div>李四</div><p>暂无信息</p>{FOOT}", None),
        ("领导之窗", f"<div><div>县长</div><div>张三</div><p>暂无信息</p></div>{FOOT}", None),
        ("组织机构", f"<h2>组织机构</h2><div style='background:url(/jg.png);height:600px'></div><p>暂无信息</p>{FOOT}", None),
        ("办事服务", f"<h2>办事服务</h2><div><a href='/a.html'>户籍办理</a></div><p>暂无信息</p>{FOOT}", None),
    ],
)  # fmt: skip
def test_whether_a_page_holds_something_below_its_heading(name: str, html: str, said: bool | None) -> None:
    assert blank(document(name, html))[0] is said


@pytest.mark.parametrize(
    ("html", "hollow"),
    [
        ("<h2>应急预案</h2><ul class='list'></ul>", True),
        ("<h2>应急预案</h2><div class='right'><div class='con'></div></div>", True),
        ("<h2>应急预案</h2><table><tr><th>标题</th><th>发布时间</th></tr></table>", True),
        ("<h2>应急预案</h2><div class='l'></div><div>首页 上一页 下一页 尾页</div>", True),
        ("<div class='t'>应急预案</div><ul class='list'></ul>", True),
        (
            "<h2>应急预案</h2><ul></ul><a href='http://bszs.conac.cn/'><img src='/r.png'></a><script src='http://x.cn/jiucuo.js'></script>",
            True,
        ),
        ("<div><span>应急预案</span><a href='/yj/'>更多&gt;&gt;</a></div><div class='bd'></div>", False),
        ("<h2>应急预案</h2><ul></ul><p><a href='index_1.html'>下一页</a><a href='/'>返回首页</a></p>", True),
        ("<h2>应急预案</h2><ul></ul><div><ul class='weather'><li>11/26 阴</li></ul></div>", True),
        ("<h2>应急预案</h2><div><ul class='weather'><li>阴</li></ul>见县应急管理局网站</div>", False),
        ("<h2>应急预案</h2>", False),
        ("<h2>应急预案</h2><ul id='list'></ul>", False),
        ("<h2>应急预案</h2><div id='root'><div></div></div>", False),
        ("<h2>应急预案</h2><div class='l'></div><script src='/list.js'></script>", False),
        ("<script>init()</script><h2>应急预案</h2><div class='l'></div>", False),
        ("<h2>应急预案</h2><div class='l'></div></div><script>$.getJSON('/l')</script><div>", False),
        ("<h2>应急预案</h2><div class='l'></div></div><script>box.innerHTML = a</script><div>", False),
        ("<h2>应急预案</h2><div class='l'><img src='/a.jpg'></div>", False),
        ("<h2>应急预案</h2><div class='l'><a href='/a.html'>预案</a></div>", False),
        ("<h2>应急预案</h2><div class='l'><p>见县应急管理局网站</p></div>", False),
        ("<h2>总体预案</h2><div class='l'></div>", False),
    ],
)
def test_what_is_hollow(html: str, hollow: bool) -> None:
    assert is_hollow(document("应急预案", html + FOOT)) is hollow


SCRIPTS = (Link(url=f"{HOST}/js/site.js", kind=LinkKind.SCRIPT),)
ROWS = tuple(row(f"2015-12-{day}") for day in (11, 12, 13))


@pytest.mark.parametrize(("causes", "why"), [((Cause.NEEDS_JS,), "needs_script"), ((), "undetermined")])
def test_a_hollow_column_is_never_said_blank(causes: tuple[Cause, ...], why: str) -> None:
    """A script that all pages load may fill its boxes, and a style may draw what they show."""
    hollow = {"kind": PageKind.OTHER, "blank_reason": "hollow", "causes": causes, "links": SCRIPTS}
    found = listed(
        home(("/zc/", "政策文件"), ("/xw/", "新闻动态")),
        page("/zc/", **hollow),
        page("/xw/", *ROWS, links=SCRIPTS),
    )
    assert (found["政策文件"].blank, found["政策文件"].why_not) == (None, why)


BOX = "<div class='box'><h3>最近更新</h3><ul>{}</ul></div>"
NEWS = BOX.replace(
    "{}",
    "".join(
        f"<li><a href='/zx/{n}.html'>某县召开安全生产工作会议{n}</a><i>2015-12-2{n}</i></li>"
        for n in range(6)
    ),
)


@pytest.mark.parametrize(
    ("html", "said"),
    [
        (f"<h3>招商项目</h3><div class='l'><p>暂无信息</p></div>{NEWS}{FOOT}", (True, "phrase:暂无信息")),
        (f"{NEWS}<h3>招商项目</h3><table><tr><td>正在建设中...</td></tr></table>{FOOT}", (True, "phrase:正在建设中...")),
        (f"<h3>招商项目</h3><ul></ul><p>共 0 条记录&nbsp;第 1/1 页&nbsp;首页&nbsp;上一页&nbsp;下一页</p>{NEWS}{FOOT}", (True, "phrase:共 0 条记录 第 1/1 页 首页 上一页 下一页")),
        (f"<h3>招商项目</h3><ul class='l'></ul>{NEWS}{FOOT}", (None, "hollow")),
        # what the column shows stands in a box, or may
        (f"<h3>招商项目</h3><div>{NEWS}<p>暂无信息</p></div>{FOOT}", (False, "rows")),
        (f"<h4>热线</h4><div class='l'><p>暂无信息</p></div>{NEWS}{FOOT}", (False, "rows")),
        (f"<h3>招商项目</h3><ul class='l'></ul><script src='/l.js'></script>{NEWS}{FOOT}", (False, "rows")),
        (f"<h3>招商项目</h3><p>{ABOUT}</p>{NEWS}{FOOT}", (False, "rows")),
    ],
)  # fmt: skip
def test_boxes_beside_an_empty_list_do_not_fill_it(html: str, said: tuple[bool | None, str]) -> None:
    markup = f"<html><head><title>招商项目_某县人民政府</title></head><body><div class='all'>{html}</div></body></html>"
    answer = Answer(
        url=f"{HOST}/zs/", final_url=f"{HOST}/zs/", outcome=Outcome.OK, status=200, fetched_at=FETCHED,
        headers={"content-type": "text/html; charset=utf-8"}, body=markup.encode(),
    )  # fmt: skip
    entry = Entry(site=SITE.id, url=f"{HOST}/zs/", purpose=Purpose.PAGE, depth=1)
    read_as = read(SITE, entry, answer)
    assert (read_as.blank, read_as.blank_reason) == said
    column = listed(home(("/zs/", "招商项目"), ("/xw/", "新闻动态")), read_as, page("/xw/", *ROWS))[
        "招商项目"
    ]
    assert (column.blank, column.rows > 0) == (said[0], said[0] is False)


@pytest.mark.parametrize(
    ("title", "trail", "names"),
    [
        ("某县政府网 通知公告", "", {"通知公告"}),
        ("某县人民政府 >> 规划计划", "", {"规划计划"}),
        (
            "某县人民政府",
            "您当前的位置：<a href='/'>首页</a> 》 <a href='/x/'>信息公开</a> 》 应急管理",
            {"应急管理"},
        ),
        ("通知公告_某县人民政府", "", {"通知公告"}),
    ],
)
def test_what_a_page_is_called(title: str, trail: str, names: set[str]) -> None:
    markup = f"<html><head><title>{title}</title></head><body><div class='wz'>{trail}</div></body></html>"
    assert own_names(Document(Text(text=markup, charset="utf-8"), f"{HOST}/lm/")) >= names
