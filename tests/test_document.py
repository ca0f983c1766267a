"""Document: one parse that loses nothing a browser would show."""

from __future__ import annotations

import time

import pytest
from patience import PATIENCE

from crawler.reading.document import MOST_TAGS, Document, Text


def text_of(html: str) -> str:
    document = Document(Text(text=html, charset="utf-8"), "http://site.test/")
    return "".join(document.root.itertext())


@pytest.mark.parametrize(
    "html",
    [
        "<html><body><p>前</p></body></html><div>后</div>",
        "<html><body><p>前</p></body><div>中</div></HTML >\n<div>后</div><p>尾",
        "<html><body><p>前</p></html></html><table><tr><td>后</td></tr></table>",
    ],
)
def test_what_stands_behind_an_early_end_is_kept(html: str) -> None:
    assert "前" in text_of(html)
    assert "后" in text_of(html)


@pytest.mark.parametrize("end", ["</br>", "</BR >", "</br/>", "<br></br>"])
def test_the_end_of_a_line_break_is_one(end: str) -> None:
    for nest in ("", "<div>" * 5000):
        page = Document(Text(text=f"{nest}<p>前{end}后</p>", charset="utf-8"), "http://site.test/")
        assert page.root.findtext(".//br", None) == ""
    assert text_of("<broken>前</broken>后") == "前后"


OPEN_ITEMS = {  # and what the items hold in a browser
    "<ul><li><div>一</li><li><div>二</li></ul><p>尾</p>": ["一", "二"],
    "<ul><li><div><b>一</li><li><div><b>二</li></ul><p>尾</p>": ["一", "二"],
    "<ul><li><div>一<li><div>二</ul><p>尾</p>": ["一", "二"],
    "<ul><li><font>一</font><div><a>上</li><li>二</li></ul>": ["一上", "二"],
    "<div><ul><li><div>一</li><li>二</li></ul></div><div>尾</div>": ["一", "二"],
    "<ul><li><div>一<!--<div>--><script>'<div>'</script><img></li><li><div>二</li></ul>": ["一'<div>'", "二"],
    "<ul><li><div>一</li><li><div>二<table><tr><td>表</td></tr></table></li></ul>": ["一", "二表"],
    "<ul><li><a>一</a><span>上<li><a>二</a><span>下</ul><p>尾</p>": ["一上", "二下"],
    "<UL><LI><FONT>一\n<LI><FONT>二</FONT>\n<LI>三</UL>": ["一\n", "二\n", "三"],
    "<ul><li><div>一</ul><p>尾</p>": ["一"],
    "<ul><li>一<li><div>二</ul><p>尾</p>": ["一", "二"],
    "<ul><li><div><!--[if !IE]><!-->一<!--<![endif]--></li><li>二</li></ul>": ["一", "二"],
    # Lists within items, and items within boxes of tables, stay where they are.
    "<ul><li>一<menu><li>内</li></menu></li><li><div>二</li></ul>": ["一内", "内", "二"],
    "<ul><li><form>一<li>内</form></li><li><div>二</li></ul>": ["一内", "内", "二"],
    "<ul><li><div>一<ul><li>内</li></ul></li><li>二</li></ul>": ["一内", "内", "二"],
    "<ul><li>一<ul><li>内</ul><li>二</ul></div>": ["一内", "内", "二"],
    "<ul><li>一<table><tr><td><li>内</td></tr></table></li><li>二</li></ul></b>": ["一内", "内", "二"],
}


@pytest.mark.parametrize("html", OPEN_ITEMS)
def test_an_item_ends_with_all_that_is_open_in_it(html: str) -> None:
    page = Document(Text(text=f"<body>{html}", charset="utf-8"), "http://site.test/")
    assert ["".join(item.itertext()) for item in page.root.iter("li")] == OPEN_ITEMS[html]


@pytest.mark.parametrize(
    "unit", ["<li><div>", "<li><div></b>", "<ul><li><p></i>", "<li><b></li>", "<li><!--"]
)
def test_endless_open_items_take_no_time(unit: str) -> None:
    began = time.process_time()
    Document(Text(text="<ul><li><div></li>" + unit * 60_000, charset="utf-8"), "http://site.test/")
    assert time.process_time() - began < PATIENCE


@pytest.mark.parametrize(
    ("html", "tags"),
    [
        ("<div>前</p>中</p>后</div>", ["div", "p"]),
        ("<p>前</p>\n 中</P >后", ["p", "p"]),
        ("<h3 class=x>前</h4>后", ["h3"]),
        ("<h2>前</h2><h3>中</h2>后", ["h2", "h3"]),
        ("<p>前</p><p>后</p>", ["p", "p"]),
        ("<p>前</p>\n</p>后", ["p"]),
        ("<h2>前</h2>后", ["h2"]),
        ("<head></head><header>前</header>后", ["header"]),
    ],
)
def test_an_end_that_does_not_fit_ends_a_line(html: str, tags: list[str]) -> None:
    page = Document(Text(text=f"<html><body>{html}</body></html>", charset="utf-8"), "http://site.test/")
    body = page.root.find("body")
    assert body is not None
    assert [element.tag for element in body.iterdescendants()] == tags
    assert all("后" not in (element.text or "") for element in body.iter("h2", "h3"))
    assert "后" in "".join(body.itertext())


def test_an_empty_page_has_a_root() -> None:
    for html in ("", "   ", "\x00", "<!-- only a comment -->"):
        assert text_of(html).strip() == ""


def test_a_page_deeper_than_the_parser_goes_keeps_its_text() -> None:
    html = "<html><body>" + "<div>" * 5000 + "深处" + "</div>" * 5000 + "<p>尾</p></body></html>"
    assert "深处" in text_of(html)


def test_of_a_page_with_endless_tags_the_beginning_is_read() -> None:
    source = "<html><body>" + "<a href='/x'>通知</a>" * MOST_TAGS + "</body></html>"
    page = Document(Text(text=source, charset="utf-8"), "https://www.a.gov.cn/")
    assert page.cut
    assert page.text.text == page.source
    assert page.source.count("<") == MOST_TAGS
    assert len(page.root.findall(".//a")) == (MOST_TAGS - 2) // 2
    whole = Document(Text(text=source[: len(page.source)], charset="utf-8"), page.url)
    assert not whole.cut
