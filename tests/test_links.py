"""References are found and resolved as a browser does it."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from patience import PATIENCE

from crawler.page import BadLink, Link, LinkKind
from crawler.reading import links as reading
from crawler.reading.charset import decode
from crawler.reading.document import Document
from crawler.reading.links import in_scope, registrable_domain, resolve, url_key
from crawler.site import Site

SITE = Site(id="x", url="http://www.x.gov.cn/")
HERE = "http://www.x.gov.cn/a/b.html"


def read(
    html: str, *, charset: str = "utf-8", url: str = HERE
) -> tuple[tuple[Link, ...], tuple[BadLink, ...]]:
    body = html.encode(charset, "xmlcharrefreplace")
    return reading.links(Document(decode(body, f"text/html; charset={charset}"), url), SITE)


def urls(html: str, **options: str) -> list[str]:
    return [link.url for link in read(html, **options)[0]]


@pytest.mark.parametrize(
    ("literal", "url"),
    [
        ("/x.html", "http://www.x.gov.cn/x.html"),
        ("x.html", "http://www.x.gov.cn/a/x.html"),
        ("./201511/t20151120_1.html", "http://www.x.gov.cn/a/201511/t20151120_1.html"),
        ("../x/", "http://www.x.gov.cn/x/"),
        ("../../../..", "http://www.x.gov.cn/"),
        ("?p=2", "http://www.x.gov.cn/a/b.html?p=2"),
        ("//y.gov.cn/z", "http://y.gov.cn/z"),
        ("\\\\y.gov.cn\\z", "http://y.gov.cn/z"),
        ("/a\\b", "http://www.x.gov.cn/a/b"),
        (" /a\tb\n.html ", "http://www.x.gov.cn/ab.html"),
        ("www.y.gov.cn", "http://www.x.gov.cn/a/www.y.gov.cn"),
        ("http:/x", "http://www.x.gov.cn/x"),
        ("HTTP://WWW.Y.gov.CN:80/A", "http://www.y.gov.cn/A"),
        ("http://例子.中国/", "http://xn--fsqu00a.xn--fiqs8s/"),
        ("http://www.例子。中国/", "http://www.xn--fsqu00a.xn--fiqs8s/"),
        ("/中文 x.html", "http://www.x.gov.cn/%E4%B8%AD%E6%96%87%20x.html"),
        ("http://2130706433/", "http://127.0.0.1/"),
        ("/.well-known/../x", "http://www.x.gov.cn/x"),
        ("/a/.%2e/x", "http://www.x.gov.cn/x"),
    ],
)
def test_resolve_and_gather_agree_with_a_browser(literal: str, url: str) -> None:
    assert resolve(HERE, literal) == url
    assert urls(f'<a href="{literal}">x</a>') == [url]


@pytest.mark.parametrize(
    "literal", ["http://", "http://[::1", "http://a b.com/", "http://x.cn:99999/", "http://x:abc/"]
)
def test_what_no_browser_could_open(literal: str) -> None:
    with pytest.raises(ValueError, match=r"URL|url"):
        resolve(HERE, literal)
    good, bad = read(f'<a href="{literal}">打不开</a>')
    assert good == ()
    assert [(one.literal, one.text) for one in bad] == [(literal, "打不开")]
    assert bad[0].reason


def test_a_query_is_written_in_the_pages_charset() -> None:
    assert (
        resolve(HERE, "/中?q=中文#中", "gb18030") == "http://www.x.gov.cn/%E4%B8%AD?q=%D6%D0%CE%C4#%E4%B8%AD"
    )
    assert resolve(HERE, "/s?q=中", "utf-8").endswith("?q=%E4%B8%AD")
    assert resolve(HERE, "/s?q=अ", "big5").endswith("?q=%26%232309%3B")
    assert urls("<a href='/s?q=中文'>x</a>", charset="gbk") == ["http://www.x.gov.cn/s?q=%D6%D0%CE%C4"]


@pytest.mark.parametrize(
    ("base", "url"),
    [
        ("/c/", "http://www.x.gov.cn/c/x"),
        ("http://y.gov.cn/d/e", "http://y.gov.cn/d/x"),
        ("javascript:1", "http://www.x.gov.cn/a/x"),
        ("http://[", "http://www.x.gov.cn/a/x"),
    ],
)
def test_base_element(base: str, url: str) -> None:
    assert urls(f'<base target="_blank"><base href="{base}"><base href="/never/"><a href="x">x</a>') == [url]


def test_every_kind_of_reference() -> None:
    html = """<body background="/bg.gif"><img srcset="/s1.png 1x, /s2.png 2x, ,,">
      <img data-src="/lazy.png" src="data:,x">
      <div style="background:url( '/css.png' )"></div><map><area href="/area.html" alt="区"></map>
      <embed src="/e.swf">
      <object data="/o.pdf"></object><a onclick="window.open('/oc.html')">o</a>
      <link rel=stylesheet href="/c.css">
      <link rel="shortcut icon" href="/i.ico"><link rel=canonical href="/never"><script src="/s.js"></script>
      <iframe src="/f.html"></iframe>
      <video src="/v.mp4" poster="/p.jpg"><source src="/w.mp4"></video><a href="/d.docx">d</a>
      <a href="javascript:location.href='/js.html'">j</a>
      <a href="/down.jsp?id=3">e</a>
      <a href="/p.jpg">p</a><input type=image src="/in.gif"><td onclick="location='/td.html';">t</td>"""
    found = {link.url.removeprefix("http://www.x.gov.cn/"): link.kind for link in read(html)[0]}
    image, page, media = LinkKind.IMAGE, LinkKind.PAGE, LinkKind.MEDIA
    assert found == {
        "bg.gif": image,
        "s1.png": image,
        "s2.png": image,
        "lazy.png": image,
        "css.png": image,
        "area.html": page,
        "e.swf": media,
        "o.pdf": LinkKind.ATTACHMENT,
        "oc.html": page,
        "c.css": LinkKind.STYLE,
        "i.ico": image,
        "s.js": LinkKind.SCRIPT,
        "f.html": LinkKind.FRAME,
        "v.mp4": media,
        "p.jpg": image,
        "w.mp4": media,
        "js.html": page,
        "d.docx": LinkKind.ATTACHMENT,
        "down.jsp?id=3": LinkKind.ATTACHMENT,
        "in.gif": image,
        "td.html": page,
    }


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<select onchange='location.href=this.value'><option value=''>选择<option value='/rs/'>人事", {"rs/": "人事"}),
        ("<select onchange=\"jumpMenu('parent',this,0)\"><option value='../gh/index.html'>规划", {"gh/index.html": "规划"}),
        ("<select><option value='http://www.x.gov.cn/mz/'>民政局", {"mz/": "民政局"}),
        ("<select name='area'><option value='/01'>城区<option value='2'>乡镇", {}),
        ("<select onchange='location=this.value'><option value='0'>请选择<option value='tj'>统计", {}),
        ("<script>document.write(\"<li><a href='/gk/'>概况</a></li>\");document.write('<a href=/zw/><b>政务</b></a>')</script>", {"gk/": "概况", "zw/": "政务"}),
        ("<script>document.writeln('<a href=\\'/gk/\\'>概况<\\/a>')</script>", {"gk/": "概况"}),
        ("<script>if(m){document.write(\"<a href='/gk/'>概况</a>\")}</script>", {}),
        ("<script>document.write(\"<a href='/gk/\"+id+\"'>概况</a>\")</script>", {}),
        ("<script>// document.write(\"<a href='/gk/'>概况</a>\")\n</script>", {}),
        ("<script>/* document.write(\"<a href='/gk/'>概况</a>\") */</script>", {}),
        ("<script>var zNodes = [{id:1,name:'目录'},{id:2, pId:1, name:\"人事\", url:\"/rs/\"}];</script>", {"rs/": "人事"}),
        ("<script>var zNodes = [{name:'人事',url:''},{name:'财政',url:'javascript:;'},{url:'/x/'}];</script>", {}),
        ("<script>var person = [{name:'张三',url:'/z/'}];</script>", {}),
    ],
)  # fmt: skip
def test_menus_to_choose_from_and_menus_of_scripts(html: str, found: dict[str, str]) -> None:
    assert {link.url.removeprefix("http://www.x.gov.cn/"): link.text for link in read(html)[0]} == found
    assert not read(html)[1]


@pytest.mark.parametrize(
    "literal",
    [
        "#",
        "#top",
        "",
        " ",
        "javascript:void(0)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "tel:1",
        "mailto:a@b.cn",
        "about:blank",
        "weixin://dl",
        "{{item.url}}",
        "javascript:location.href='/x'+id",
        "javascript:history.back()",
    ],
)
def test_what_loads_nothing_is_left_out(literal: str) -> None:
    assert read(f'<a href="{literal}">x</a>') == ((), ())


@pytest.mark.parametrize(
    "literal", ["C:\\web\\index.htm", "file:///C:/x.doc", "htp://x.cn/", "/" + "l" * 5000]
)
def test_mistakes_of_authors_are_bad_links(literal: str) -> None:
    good, bad = read(f'<a href="{literal}">x</a>')
    assert good == ()
    assert bad[0].literal == literal[:400]


@pytest.mark.parametrize(
    ("html", "followed"),
    [
        ('<a href="/logout">退出</a>', False),
        ('<a href="/x.html">退出登录</a>', False),
        ('<a href="/admin/delete?id=1">移走</a>', False),
        ('<a href="/vote?like=1">好</a>', False),
        ('<a href="/n.jsp?action=delete&id=1">x</a>', False),
        ('<a href="/vote.do?id=1">x</a>', False),
        ('<a href="/x" rel="external nofollow">x</a>', False),
        ('<a href="/vote/index.html">在线调查</a>', True),
        ('<a href="/delete-rules.html">企业注销登记办事指南</a>', True),
        ('<a href="/login.html">登录</a>', True),
    ],
)
def test_links_that_act_are_not_followed(html: str, followed: bool) -> None:
    assert [link.followed for link in read(html)[0]] == [followed]


def test_text_prefers_what_is_whole() -> None:
    html = (
        """<a href=1 title="关于印发办法的通知">关于印发…</a><a href=2>全 <b>文</b></a>
              <a href=3><img alt="图"></a><a href=4 title="题"></a><a href=5>"""
        + "长" * 300
        + "</a>"
    )
    texts = [link.text for link in read(html)[0]]
    assert texts == ["关于印发办法的通知", "全 文", "图", "题", "长" * 200]


def test_hidden_links_are_marked() -> None:
    html = """<div style="display: none"><p><a href=/1>x</a></p></div><a href=/2>x</a>
      <div style="position:absolute;left:-9999px"><a href=/3>x</a></div>
      <marquee height=1><a href=/4>x</a></marquee>
      <p hidden><a href=/5>x</a></p>"""
    assert [link.hidden for link in read(html)[0]] == [True, False, True, True, True]


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<table><td background=/b.png>x</table>", ["/b.png"]),
        ("<i style='background:url(/s.png)'>x</i>", ["/s.png"]),
        ("""<i onclick="location.href='/o.html'">x</i>""", ["/o.html"]),
        (
            """<i onclick="location.href='/o.html'" style='background:url(/s.png)'>x</i>""",
            ["/s.png", "/o.html"],
        ),
        ("<style>i {background: url(/s.png)}</style><script>onclick = background='/b.png'</script>", []),
    ],
)
def test_references_that_any_element_may_carry(html: str, found: list[str]) -> None:
    assert urls(html) == [f"http://www.x.gov.cn{path}" for path in found]


def test_what_anchors_of_other_pages_led_to_is_no_guide_where_something_differs() -> None:
    first = read("<a href=x.html>甲</a><a href=/y.html>乙</a><a href='#'>丙</a>")[0]
    assert read("<a href=x.html>甲</a><a href=/y.html>乙</a><a href='#'>丙</a>")[0] == first
    assert urls("<a href=x.html>甲</a><a href=/y.html>乙</a>", url="http://www.x.gov.cn/c/") == [
        "http://www.x.gov.cn/c/x.html",
        "http://www.x.gov.cn/y.html",
    ]
    assert urls("<a href=/y.html>乙</a>", url="http://www.z.gov.cn/a/") == ["http://www.z.gov.cn/y.html"]
    assert [link.text for link in read("<a href=x.html>甲<b>丁</b></a>")[0]] == ["甲丁"]
    assert [link.hidden for link in read("<p hidden><a href=x.html>甲</a></p>")[0]] == [True]
    assert [link.followed for link in read("<a href=x.html rel=nofollow>甲</a>")[0]] == [False]
    assert [link.kind for link in read("<iframe src=x.html>甲</iframe>")[0]] == [LinkKind.FRAME]
    for number in (1, 2):  # told by the page's own address
        assert urls("<a href='?p=2'>戊</a>", url=f"{HERE}?{number}") == [f"{HERE}?p=2"]
    assert urls("<a href='?p=2'>戊</a>", url="http://www.x.gov.cn/a/c.html") == [
        "http://www.x.gov.cn/a/c.html?p=2"
    ]


def test_a_text_that_is_cut_short_is_told_by_each_anchor_itself() -> None:
    for title in ("关于甲的通知", "关于乙的通知"):
        assert [link.text for link in read(f"<a href=x.html title={title}>关于…</a>")[0]] == [title]


def test_what_leads_nowhere_is_remembered_as_such_and_mistakes_are_told_on_every_page() -> None:
    html = "".join(
        f"<a href='{literal}'>甲</a>" for literal in ("mailto:a@x.cn", "tel:1", "file:///c:/a", "/")
    )
    for _ in range(2):
        good, bad = read(html)
        assert [link.literal for link in good] == ["/"]
        assert [link.literal for link in bad] == ["file:///c:/a"]


def test_anchors_are_remembered_up_to_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_MOST_ANCHORS", 10)
    html = "".join(f"<a href=/most/{number}>{number}</a>" for number in range(100))
    assert [link.text for link in read(html)[0]] == [str(number) for number in range(100)]
    assert len(reading._anchors) <= 10


def test_a_sea_of_links_is_sampled() -> None:
    body = "".join(f"<li><a href=/{number}>x</a>" for number in range(20_000)).encode()
    document = Document(decode(body), HERE)
    good, _ = reading.links(document, SITE)
    assert (len(good), reading.left_out(document)) == (5_000, 15_000)
    assert good[-1].url.endswith("/19996")


@pytest.mark.parametrize(
    "html",
    [
        '<img srcset="' + ", ," * 100_000 + '">',
        '<a onclick="' + "window.open('" * 50_000 + '">',
        '<a style="' + "url(" * 100_000 + '">',
        "<a href='http://" + "a" * 100_000 + "'>",
        "<a href='" + "a." * 900 + "'>",
        "<b><i><a href='/m'>" * 20_000,
    ],
)
def test_hostile_references_cost_little(html: str) -> None:
    began = time.process_time()
    read(html)
    assert time.process_time() - began < PATIENCE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://x.cn/a#f", "http://x.cn/a"),
        ("http://X.cn:80/%41/%7e", "http://x.cn/A/~"),
        ("http://x.cn", "http://x.cn/"),
        ("http://x.cn/a?y=2&x=1", "http://x.cn/a?x=1&y=2"),
        ("http://x.cn/a?", "http://x.cn/a"),
        ("http://x.cn/c/index.html", "http://x.cn/c/"),
        ("http://x.cn/a;jsessionid=1F2?x=1", "http://x.cn/a?x=1&_=151234"),
        ("http://x.cn/%e4%b8%ad", "http://x.cn/%E4%B8%AD"),
    ],
)
def test_one_key_for_one_page(one: str, other: str) -> None:
    assert url_key(one) == url_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://x.cn/a", "http://x.cn/A"),
        ("http://x.cn/a?x=1", "http://x.cn/a?x=2"),
        ("http://x.cn/a?sid=1", "http://x.cn/a?sid=2"),
        ("http://x.cn/index.html?p=1", "http://x.cn/?p=1"),
        ("http://x.cn/index_1.html", "http://x.cn/"),
        ("http://x.cn/a%2Fb", "http://x.cn/a/b"),
        ("http://x.cn:8080/", "http://x.cn/"),
    ],
)
def test_different_keys_for_different_pages(one: str, other: str) -> None:
    assert url_key(one) != url_key(other)


@pytest.mark.parametrize(
    ("site", "url", "inside"),
    [
        ("http://www.x.gov.cn/", "https://x.gov.cn/y", True),
        ("http://x.gov.cn", "http://www.x.gov.cn:80/", True),
        ("http://x.gov.cn", "http://sub.x.gov.cn/", False),
        ("http://x.gov.cn/dept/", "http://x.gov.cn/dept", True),
        ("http://x.gov.cn/dept/index.html", "http://www.x.gov.cn/dept/y", True),
        ("http://x.gov.cn/dept", "http://x.gov.cn/department/", False),
        ("http://x.gov.cn/index.html", "http://x.gov.cn", True),
        ("http://x.gov.cn:8080/", "http://x.gov.cn/", False),
        ("http://x.gov.cn/", "http://x.gov.cn@evil.cn/", False),
        ("http://x.gov.cn/", "mailto:a@x.gov.cn", False),
    ],
)
def test_scope(site: str, url: str, inside: bool) -> None:
    assert in_scope(Site(id="s", url=site), url) is inside


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("www.x.gov.cn", "x.gov.cn"),
        ("a.b.x.gov.cn", "x.gov.cn"),
        ("www.gov.cn", "www.gov.cn"),
        ("gov.cn", "www.gov.cn"),
        ("WWW.X.COM.", "x.com"),
        ("127.0.0.1", "127.0.0.1"),
        ("[::1]", "[::1]"),
        ("localhost", "localhost"),
    ],
)
def test_registrable_domain(host: str, domain: str) -> None:
    assert registrable_domain(host) == domain


@pytest.mark.shared
def test_the_browsers_own_cases(shared: Path) -> None:
    cases = json.loads((shared / "real/urls/urltestdata.json").read_text("utf-8"))
    cases = [case for case in cases if isinstance(case, dict)]
    valid = [
        case for case in cases if not case.get("failure") and case["href"].startswith(("http:", "https:"))
    ]
    right = sum(_resolved(case) == case["href"] for case in valid)
    assert len(valid) == 229
    assert right >= 0.99 * len(valid)
    failing = [case for case in cases if case.get("failure")]
    assert len([_resolved(case) for case in failing]) == 273


def _resolved(case: dict[str, str | None]) -> str:
    try:
        return resolve(case["base"] or "about:blank", case["input"] or "")
    except ValueError:
        return ""
