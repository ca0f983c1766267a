"""Read: answers in, masked pages out, whatever the bytes."""

from __future__ import annotations

import datetime as dt
import random

import pytest

import crawler.reading.page
from crawler.facts import Entry, Purpose
from crawler.page import Answer, Cause, ColumnClass, DateSource, Outcome, Page, PageKind
from crawler.reading.page import read
from crawler.site import Site

HOST = "http://www.example.gov.cn"
SITE = Site(id="3600000010", url=f"{HOST}/")
FETCHED = dt.datetime(2015, 12, 30, 4, tzinfo=dt.UTC)
HTML = "text/html; charset=utf-8"

COLUMN = (
    "<!DOCTYPE html><html><head><title>通知公告-某某县人民政府</title>"
    '<meta name="SiteIDCode" content="3600000010"><meta name="ColumnName" content="通知公告"></head><body>'
    '<div class="dqwz">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; '
    '<a href="./">通知公告</a></div>'
    "<ul>"
    + "".join(
        f'<li><a href="./t2015112{n}_1.html" title="关于召开第{n}次常务会议的通知">'
        f"关于召开…</a><span>2015-11-2{n}</span></li>"
        for n in range(9, 2, -1)
    )
    + '</ul><a href="index_1.html">下一页</a><a href="/files/a.pdf">附件</a>'
    '<div class="footer">版权所有：某某县人民政府 网站标识码：3600000010 赣ICP备12004267号'
    "</div></body></html>"
)
ARTICLE = (
    '<html><head><title>某某通知</title><meta name="ArticleTitle" content="某某通知">'
    '<meta name="PubDate" content="2015-11-20 09:53"></head><body><h1>某某通知</h1>'
    "<p>王小明同学，身份证号：11010519491231002X，手机：13812345678，请到县教育局办理。</p>"
    '<a href="/q?phone=13812345678">查询</a><p hidden>暗藏的文字</p></body></html>'
)


def answer(
    body: str | bytes, path: str = "/zwgk/tzgg/", content_type: str = HTML, status: int = 200
) -> Answer:
    data = body.encode() if isinstance(body, str) else body
    return Answer(
        url=HOST + path,
        final_url=HOST + path,
        outcome=Outcome.OK if status == 200 else Outcome.HTTP_ERROR,
        status=status,
        fetched_at=FETCHED,
        headers={"content-type": content_type},
        body=data,
    )


def entry(path: str = "/zwgk/tzgg/", purpose: Purpose = Purpose.PAGE, text: str = "") -> Entry:
    return Entry(site=SITE.id, url=HOST + path, purpose=purpose, text=text, parent=f"{HOST}/", depth=1)


def page(body: str | bytes, path: str = "/zwgk/tzgg/", **options: str) -> Page:
    return read(SITE, entry(path), answer(body, path, **options))


def test_a_column() -> None:
    found = page(COLUMN)
    assert (found.outcome, found.kind) == (Outcome.OK, PageKind.COLUMN)
    assert (found.name, found.column_class) == ("通知公告", ColumnClass.NOTICES)
    assert found.breadcrumb == ("政务公开", "通知公告")
    assert found.title == "通知公告-某某县人民政府"
    assert len(found.rows) == 7
    assert found.rows[0].dated is not None
    assert (found.rows[0].dated.day, found.rows[0].dated.source) == (dt.date(2015, 11, 29), DateSource.ROW)
    assert found.rows[0].title == "关于召开第9次常务会议的通知"
    assert found.next_pages == (f"{HOST}/zwgk/tzgg/index_1.html",)
    assert found.published is None
    assert (found.blank, found.blank_reason) == (False, "rows")
    assert found.marks.site_code == "3600000010"
    assert found.tags["siteidcode"] == "3600000010"
    assert {link.url for link in found.links} >= {f"{HOST}/files/a.pdf", f"{HOST}/zwgk/"}
    assert (found.charset, found.text_length, found.bytes) == ("utf-8", len(found.text), len(COLUMN.encode()))
    assert (found.site, found.parent, found.depth) == (SITE.id, f"{HOST}/", 1)


def test_a_letter_is_no_guide_though_both_name_an_office_a_term_and_a_step() -> None:
    labels = {
        "信件编号": "2015110207",
        "信件标题": "咨询婚假天数",
        "信件类型": "咨询",
        "提交时间": "2015-11-02",
        "信件内容": "请问初婚可以休几天婚假，再婚呢？",
        "办理部门": "某某县人力资源和社会保障局",
        "办理环节": "已办结",
        "办结时间": "2015-11-05",
        "回复内容": "依法办理结婚登记的，享受婚假十五天，再婚的与初婚相同。",
    }
    rows = "<br/>".join(f"<font color=blue>{label}：</font>{value}" for label, value in labels.items())
    found = page(f"<title>咨询婚假天数</title><div class='show'>{rows}</div>", "/hdjl/xjx/207.html")
    assert found.guide is None
    assert found.kind is PageKind.LETTER
    (letter,) = found.letters
    assert (letter.id, letter.detail) == ("2015110207", True)


@pytest.mark.parametrize("asked", ["受理时间", "什么时候"])  # read as letters, and not
def test_a_box_of_letters_is_no_guide(asked: str) -> None:
    said = "【牵头部门：某县民政局】 【办结时间：2015/11/5】 【{}：2015/11/1】 【办理环节：已办结】 【信访编号：20154610{}】"
    rows = "".join(
        f"<dl><dt><a href='/x/{n}.html'>咨询惠民政策{n}</a></dt><dd>{said.format(asked, n)}</dd></dl>"
        for n in range(4)
    )
    found = page(f"<title>县长信箱</title><h2>县长信箱</h2>{rows}", "/hdjl/xx/")
    assert found.guide is None


def test_the_same_page_in_gbk_reads_the_same() -> None:
    one, other = page(COLUMN), page(COLUMN.encode("gbk"), content_type="text/html; charset=gb2312")
    assert other.charset == "gb18030"
    assert (one.rows, one.title, one.text, one.links) == (other.rows, other.title, other.text, other.links)


def test_an_article_is_masked_everywhere() -> None:
    found = page(ARTICLE, "/a/t20151120_1.html")
    assert found.kind is PageKind.ARTICLE
    assert found.published is not None
    assert found.published.day == dt.date(2015, 11, 20)
    assert found.rows == ()
    assert "13812345678" not in repr(found)
    assert "11010519491231002X" not in repr(found)
    assert found.masked["id"] == 1
    assert "暗藏的文字" in found.hidden_text
    assert "暗藏的文字" not in found.text


def test_a_link_whose_address_had_to_be_masked_is_not_followed() -> None:
    (link,) = (link for link in page(ARTICLE, "/a/t20151120_1.html").links if link.text == "查询")
    assert not link.followed


def test_a_link_that_asks_for_the_same_when_masked_is_followed() -> None:
    named = ARTICLE.replace("/q?phone=13812345678", "http://user:word@www.example.gov.cn/x/")
    (link,) = page(named, "/a/t20151120_1.html").links
    assert (link.url, link.followed) == ("http://***@www.example.gov.cn/x/", True)


def test_the_home_page() -> None:
    found = read(SITE, entry("/", Purpose.HOME), answer(COLUMN, "/"))
    assert (found.kind, len(found.rows), found.published, found.blank) == (PageKind.HOME, 7, None, None)


def test_a_blank_column_and_one_that_waits_for_a_script() -> None:
    shell = "<html><head><title>政策解读</title></head><body><div class='nav'>{}</div>{}</body></html>"
    links = "".join(f"<a href='/c{n}/'>栏目名称第{n}号</a>" for n in range(30))
    blank = page(shell.format(links, "<div class='list'>暂无相关信息</div>"), "/zcjd/")
    assert (blank.blank, blank.outcome, blank.column_class) == (True, Outcome.OK, ColumnClass.INTERPRETATION)
    script = "<ul id='list'></ul><script>$.ajax({url:'/api/list'})</script><p>暂无相关信息</p>"
    waiting = page(shell.format(links, script), "/zcjd/")
    assert (waiting.blank, waiting.blank_reason) == (None, "needs_script")
    assert Cause.NEEDS_JS in waiting.causes


BOX = "".join(
    f"<li><a href='{{0}}t201512{n}_1.html'>关于做好某某工作的通知第{n}号</a><b>2015-12-{n}</b></li>"
    for n in range(11, 16)
)


def beside(own: str, title: str = "最新信息", folder: str = "/xw/201512/") -> Page:
    """A column's page with its own name above what is its own, and a box of newer things beside it."""
    box = f"<div class='right'><h3>{title}</h3><ul>{BOX.format(folder)}</ul></div>"
    return page(
        f"<html><head><title>通知公告-某县</title></head><body><div><h2>通知公告</h2>{own}</div>{box}</body></html>"
    )


NOTHING = "<ul id='list'><li>暂无信息</li></ul>"


@pytest.mark.parametrize(
    ("data", "blank"),
    [
        ("zNodes = [{id: 1, pId: 0, name: '政府信息公开指南', url: '/zn/'}, {id: 2, pId: 0, name: '政府信息公开年报', url: '/nb/'}]", True),
        ("slides = [{img: '/1.jpg', link: '/zt/lh/', title: '全国两会专题报道'}, {img: '/2.jpg', link: '/zt/fp/', title: '脱贫攻坚专题报道'}]", None),
    ],
)  # fmt: skip
def test_menus_and_slides_in_a_script_fill_no_column_that_says_it_is_blank(
    data: str, *, blank: bool | None
) -> None:
    found = page(f"<h1>政策解读</h1><p>暂无相关信息</p><script>var {data};</script>", "/zcjd/")
    assert (found.blank, found.rows) == (blank, ())


@pytest.mark.parametrize(
    ("own", "blank"),
    [
        (NOTHING, True),
        (f"{NOTHING}<script>$.get('/count', function(d){{$('#hits').html(d)}})</script>", True),
        (f"{NOTHING}<script>$.get('/api', function(d){{$('#list').html(d)}})</script>", None),
        (f"{NOTHING}<script>$('#list').load('/api/list.html')</script>", None),
        ("<ul><li v-for='one in all'>{{one.title}}</li></ul><p v-if='!all.length'>暂无信息</p>", None),
        ("<p>正在加载…</p><p>暂无信息</p>", None),
    ],
)
def test_a_notice_that_a_script_may_replace_makes_nothing_blank_be_there_boxes_beside_or_not(
    own: str, *, blank: bool | None
) -> None:
    alone = page(f"<html><head><title>通知公告-某县</title></head><body><h2>通知公告</h2>{own}</body></html>")
    for found in (beside(own), alone):
        assert found.blank is blank
        assert (found.blank_reason == "needs_script") is (blank is None)


@pytest.mark.parametrize(
    ("title", "folder", "blank"),
    [
        ("最新信息", "/xw/201512/", True),
        ("最新公告", "/xw/201512/", False),
        ("最新文件", "/zwgk/tzgg/201512/", False),
    ],
)
def test_a_box_called_after_its_page_or_with_items_of_its_folder_is_no_box_beside_a_blank_column(
    title: str, folder: str, *, blank: bool
) -> None:
    assert beside("<div><h3>置顶</h3><p>暂无信息</p></div>", title, folder).blank is blank


def test_json_is_read_as_a_list() -> None:
    items = ",".join(
        f'{{"title":"关于第{n}号文件的通知","url":"/a/{n}.html","date":"2015-11-2{n}"}}' for n in range(1, 7)
    )
    found = page(f'{{"data":[{items}]}}', "/api/list", content_type="application/json")
    assert len(found.rows) == 6
    assert found.rows[0].url == f"{HOST}/a/1.html"


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"%PDF-1.4 text", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "image/png"),
        (b"PK\x03\x04rest", "application/zip"),
    ],
)
def test_what_is_no_page_has_no_text(body: bytes, content_type: str) -> None:
    found = page(body, "/f", content_type=content_type)
    assert (found.kind, found.text, found.links) == (PageKind.OTHER, "", ())


def test_an_error_page_has_no_content() -> None:
    found = read(SITE, entry(), answer("<html><body><a href='/x'>找不到该页面</a></body></html>", status=404))
    assert (found.outcome, found.status, found.links, found.text) == (Outcome.HTTP_ERROR, 404, (), "")


def test_where_a_page_sends_its_reader() -> None:
    meta = page('<html><head><meta http-equiv="refresh" content="0; url=/new/"></head><body></body></html>')
    assert (meta.refresh, meta.refresh_by) == (f"{HOST}/new/", "meta")
    script = page("<html><body><script>window.location.href='/new/';</script>请稍候</body></html>")
    assert (script.refresh, script.refresh_by) == (f"{HOST}/new/", "script")
    device = page("<script>if(/mobile/.test(navigator.userAgent)) location.href='/m/';</script><p>首页</p>")
    assert device.refresh == ""


def test_robots_tags() -> None:
    found = page('<html><head><meta name="robots" content="noindex, nofollow"></head><body>x</body></html>')
    assert (found.noindex, found.nofollow) == (True, True)


def test_one_reader_that_fails_costs_only_its_part(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RecursionError("deep")

    monkeypatch.setattr(crawler.reading.page, "letters", broken)
    monkeypatch.setattr(crawler.reading.page, "marks", broken)
    found = page(COLUMN)
    assert (found.outcome, len(found.rows), found.marks.site_code) == (Outcome.OK, 7, "")
    assert Cause.UNREADABLE in found.causes


def test_a_page_that_cannot_be_read_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(crawler.reading.page, "decode", broken)
    found = page(COLUMN, "/files/11010519491231002X.html")
    assert (found.outcome, found.causes) == (Outcome.UNREADABLE, (Cause.UNREADABLE,))
    assert found.body_sha256
    assert found.url == found.final_url == f"{HOST}/files/{'*' * 18}.html"


def test_any_bytes_give_a_page(caplog: pytest.LogCaptureFixture) -> None:
    seeded = random.Random(20151120)
    whole = COLUMN.encode()
    for _ in range(60):
        kind = seeded.randrange(3)
        if kind == 0:
            body = seeded.randbytes(seeded.randrange(3_000))
        elif kind == 1:
            body = whole[: seeded.randrange(len(whole))]
        else:
            cut = seeded.randrange(len(whole))
            body = whole[:cut] + seeded.randbytes(20) + whole[cut + seeded.randrange(200) :]
        found = page(body)
        assert found.bytes == len(body)
    assert not caplog.records


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("<p>本栏目已停止更新</p>", ColumnClass.STANDING),
        ("<div>（该栏目已归档，不再更新）</div>", ColumnClass.STANDING),
        ("<p>提示：本专栏自2023年起停止更新</p>", ColumnClass.STANDING),
        ("<p>本栏目每日更新</p>", ColumnClass.NOTICES),
        ("<p>本栏目内容更新中</p>", ColumnClass.NOTICES),
        ("<p>县档案馆文件归档</p>", ColumnClass.NOTICES),
    ],
)
def test_a_column_that_is_kept_as_a_record(said: str, kind: ColumnClass) -> None:
    rows = "".join(
        f"<li><a href='/tz/{n}.html'>通知第{n}号发布</a><span>2012-05-0{n}</span></li>" for n in range(1, 8)
    )
    assert (
        page(f"<title>通知公告</title><body>{said}<ul class='list'>{rows}</ul></body>", "/tzgg/").column_class
        is kind
    )


def test_a_trail_without_hops_is_none() -> None:
    rows = "".join(
        f"<li><a href='/tz/{n}.html'>{'关于防汛工作的通知' * 3}</a><span>2012-05-0{n}</span></li>"
        for n in range(1, 8)
    )
    html = f"<body><div><div><span>您当前的位置：</span></div><h2>图片</h2><ul>{rows}</ul></div></body>"
    assert page(html, "/tp/").breadcrumb == ()


TRAIL = "<p>{sign}<a href=/>首页</a>&gt;<a href=/zwgk/>政务公开</a>&gt;通知公告</p>"


@pytest.mark.parametrize(
    "html",
    [
        TRAIL.format(sign="当前位置："),
        TRAIL.format(sign="<b>您的位置</b>：") + TRAIL.format(sign="当前位置：").replace("通知公告", "别处"),
        TRAIL.format(sign="<script>当前位置</script>"),
        "<p>地理位置\n优越，位置重要</p>" * 3 + TRAIL.format(sign="当前所在："),
        f"{'<div>' * 4}当前位置：{'</div>' * 4}{TRAIL.format(sign='You are here: ')}",
        TRAIL.format(sign="").replace("<p>", "<div class=crumb>"),
        TRAIL.format(sign="&#24403;&#21069;&#20301;&#32622;&#65306;"),
        TRAIL.format(sign="当前位置：").replace(
            "</p>", f"<hr><h1>某通知</h1><p>正文</p><a href=1.html>通知</a>{'<a href=2.html>附件</a>' * 20}"
        ),
        TRAIL.format(sign="<font>当前位置</font>：").replace(
            "</p>", "<br>标题 &gt; 日期<table><tr><td><a href=1.html>通知</a></table>"
        ),
        TRAIL.format(sign="当前位置：<hr>"),
        "<table><tr><td>当前位置：首页 -&gt; 政务公开 -&gt; 通知公告</td></tr></table><a href=1.html>某通知</a>",
        "<p>当前位置：首页 / 政务公开 / 通知公告 <i>2015-11-20 09:12 星期五</i></p><a href=1.html>某通知</a>",
        TRAIL.format(sign="当前位置：").replace("</p>", "<i>今天是2015年11月20日 星期五</i></p>"),
        "<div><p><b>当前位置</b>：首页 / 政务公开 / 通知公告</p><ul><li><a href=1.html>某通知</a></ul></div>",
        *(
            f"<div><span>当前位置：首页 &gt; 政务公开{rest}</div><ul><li><a href=1.html>某通知</a></ul>"
            for rest in (
                " &gt;</span> <a href=/zwgk/tzgg/>通知公告</a>",
                "</span> &gt; <a href=/zwgk/tzgg/>通知公告</a>",
                "</span><i>&gt;</i><a href=/zwgk/tzgg/>通知公告</a>",
                "</span><span>&gt; 通知公告</span>",
                " &gt; 通知公告 &gt;</span>",
                " &gt; 通知公告 今天是：2015年11月20日 星期五 农历十月初九</span>",
            )
        ),
        "<div>当前位置：首页 &gt; 政务公开 &gt; 通知公告<hr><h1>关于防汛的通知</h1>咨询县长信箱</div>",
        "<div>当前位置：首页 &gt; 政务公开 &gt; 通知公告<br><a href=1.html>某通知</a><br><a href=2.html>又一通知</a></div>",
        "<div>当前位置：<p>首页 &gt; 政务公开 &gt; 通知公告</p></div><a href=1.html>某通知</a>",
        *(
            TRAIL.format(sign="").replace("<p>", f"<p class={name}>")
            for name in (
                "position",
                "'position'",
                '"a position"',
                "position_2 ",
                "position-bar",
                "positionBox",
            )
        ),
        f"<div class=crumbs>{'<a href=/a/>县情</a>' * 11}</div>"
        + TRAIL.format(sign="").replace("<p>", "<p class=crumb>"),
    ],
)
def test_a_trail_is_found_by_its_sign_or_by_its_name(html: str) -> None:
    assert page(f"<body>{html}</body>", "/zwgk/tzgg/").breadcrumb == ("政务公开", "通知公告")


@pytest.mark.parametrize(
    "html",
    [
        "<ol class=breadcrumb><li><a href=/>首页</a></li><li><a href=/zwgk/>政务公开</a></li><li>通知公告</li></ol>",
        "<nav class=breadcrumb><h2>导航</h2><a href=/>首页</a><i></i><a href=/zwgk/>政务公开</a><i></i><a>通知公告</a></nav>",
        "<div>当前位置：<a href=/>首页</a><a href=/zwgk/>政务公开</a><span>通知公告</span></div>",
        "<div class=crumb><a href=/>首页</a> <a href=/zwgk/>政务公开</a> <a>通知公告</a><b>2015年11月20日 星期五</b></div>",
        "<div class=crumb><a href=/>首页</a><i>：</i><a href=/zwgk/>政务公开</a><i>：</i><a>通知公告</a></div>",
    ],
)
def test_a_trail_whose_hops_a_style_parts(html: str) -> None:
    assert page(f"<body>{html}</body>", "/zwgk/tzgg/").breadcrumb == ("政务公开", "通知公告")


@pytest.mark.parametrize(
    "html",
    [
        TRAIL.format(sign="地理位置："),
        TRAIL.format(sign="当前<b>位置</b>："),
        TRAIL.format(sign=f"当前位置{'：' * 80}"),
        TRAIL.format(sign="当前位置：").replace("通知公告", "通知公告" * 50),
        TRAIL.format(sign="当前位置：").replace("通知公告", "<a href=/a/>县情</a>" * 9),
    ],
)
def test_what_is_no_trail(html: str) -> None:
    assert page(f"<body>{html}</body>", "/zwgk/tzgg/").breadcrumb == ()
