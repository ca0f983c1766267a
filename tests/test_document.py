"""Document: one parse that loses nothing a browser would show."""

from __future__ import annotations

import pytest

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
