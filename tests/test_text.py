"""What is shown and what is not."""

from __future__ import annotations

import time

import pytest
from patience import PATIENCE

from crawler.reading import text as reading
from crawler.reading.charset import decode
from crawler.reading.document import Document, Text


def document(html: str) -> Document:
    return Document(decode(html.encode()), "http://x.gov.cn/")


def test_blocks_break_lines_and_inline_elements_do_not() -> None:
    page = document(
        "<title>题</title><p>一<b>二</b> <i>三</i></p><div>四</div>五<br>六<table><tr><td>七<td>八</table>"
    )
    assert reading.visible(page) == "一二 三\n四\n五\n六\n七\n八"
    assert reading.title(page) == "题"


def test_white_space_is_collapsed() -> None:
    assert reading.visible(document("<p>\n 一\t \xa0二\u3000三\r\n</p>\n\n<p> </p>")) == "一 二 三"


@pytest.mark.parametrize(
    "html",
    [
        "<div style='display : NONE'>藏</div>",
        "<div style='color:red;visibility:hidden'>藏</div>",
        "<div hidden>藏</div>",
        "<span style='font-size:0px'>藏</span>",
        "<div style='position:absolute;top:-500px'>藏</div>",
        "<div style='text-indent:-9999px'>藏</div>",
        "<div style='height:0;overflow:hidden'>藏</div>",
        "<marquee height=1 width=5>藏</marquee>",
        "<noscript>藏</noscript>",
        "<template>藏</template>",
        "<ul><li style='display:none'><p>藏</ul>",
        "<div style='display:block; display:none'>藏</div>",
        "<div style='display:/*x*/none ! important; display:block'>藏</div>",
        "<div style='visibility:hidden'><b style='visibility:collapse'>藏</b></div>",
        "<div style='font-size:0'><a href=x>藏</a></div>",
        "<div style='margin-left:-9999px'>藏</div>",
        "<div style='position:fixed;right:-500px'>藏</div>",
        "<div style='overflow:hidden;height:1px'>藏</div>",
        "<dialog>藏</dialog>",
        "<div style='display:none;display:block\\9'>藏</div>",
        "<div style='visibility:hidden'><p>藏</p><b style='visibility:visible'></b></div>",
        "<div style='visibility:hidden'><div style='visibility:inherit'>藏</div></div>",
        "<div style='font-size:0'><b style='font-size:100%'>藏</b></div>",
        "<datalist><option>藏</datalist>",
    ],
)
def test_hidden_text_is_kept_apart(html: str) -> None:
    page = document(f"<p>前</p>{html}<p>后</p>")
    assert reading.visible(page) == "前\n后"
    assert reading.hidden(page) == "藏"


@pytest.mark.parametrize(
    "html",
    [
        "<div style='display:block'>显</div>",
        "<div style='line-height:0;border:0'>显</div>",
        "<div style='font-size:0.9em'>显</div>",
        "<div style='margin-left:-15px'>显</div>",
        "<div aria-hidden=true>显</div>",
        "<div style='display:none;display:block'>显</div>",
        "<div style='/*display:none*/'>显</div>",
        "<div style='--display:none;x-display:none'>显</div>",
        "<div style='background:url(a?display:none)'>显</div>",
        "<div style='display:none>显</div><p title='x'>显</p>",
        "<div style='visibility:hidden'><b style='visibility:visible'>显</b></div>",
        "<div style='font-size:0'><b style='font-size:14px'>显</b></div>",
        "<ul style='font-size:0'><li class=x>显</ul>",
        "<div style='text-indent:-9999px'><p style='text-indent:0'>显</p></div>",
        "<div style='padding-bottom:9999px;margin-bottom:-9999px;overflow:hidden'>显</div>",
        "<div style='float:left;margin-right:-1000px'>显</div>",
        "<div style='position:absolute;left:50%;margin-left:-500px'>显</div>",
        "<div style='position:absolute;left:50%;margin-left:-1000px'>显</div>",
        "<div style='margin-left:-1000px;padding-left:1000px'>显</div>",
        "<div style='position:absolute;right:-120px'>显</div>",
        "<div style='position:absolute;bottom:-100px'>显</div>",
        "<div style='height:1px;overflow:hidden;height:auto!important'>显</div>",
        "<div hidden style='display:block'>显</div>",
        "<dialog open>显</dialog>",
        "<dialog style='display:block'>显</dialog>",
        "<div style='display:none!ie'>显</div>",
        "<div style='display:none\\9'>显</div>",
        "<div style='visibility:hidden'><p style='visibility:visible'><b>显</b></p><i></i></div>",
        "<div style='font-size:0'><b style='font-size:1rem'>显</b></div>",
        "<body style='display:none'>显</body>",
        "<select><option>显</select>",
        "<details><summary>显</summary></details>",
    ],
)
def test_shown_text_is_shown(html: str) -> None:
    page = document(html)
    assert (reading.visible(page), reading.hidden(page)) == ("显", "")


def test_code_is_no_text() -> None:
    page = document(
        "<style>a{}</style><script>var x='码'</script><p>文</p><div style='display:none'><script>码</script>"
    )
    assert (reading.visible(page), reading.hidden(page)) == ("文", "")


def test_text_behind_a_hidden_block_is_shown() -> None:
    page = document(
        "<p>一<span style='display:none'>二<b>三</b></span>四</p><div hidden><div hidden>五</div>六</div>七"
    )
    assert (reading.visible(page), reading.hidden(page)) == ("一四\n七", "二三\n五\n六")
    assert [element.tag for element in reading.concealed(page)] == ["span", "div"]


@pytest.mark.parametrize("html", ["", "   ", "\x00", "<", "<!-- -->", "text only"])
def test_next_to_nothing(html: str) -> None:
    assert reading.visible(Document(Text(text=html, charset="utf-8"), "http://x/")) in ("", "<", "text only")


@pytest.mark.parametrize(
    "nest", ["<div>", "<ul><li>", "<b><i><font>", "<table><tr><td>", "<dl><dd>", "<a><p>", "<x-y>"]
)
def test_deep_trees_keep_their_content(nest: str) -> None:
    began = time.process_time()
    page = document(nest * 30_000 + "底<a href='/deep'>x</a>")
    assert reading.visible(page).endswith("底x")
    assert not page.too_deep
    assert time.process_time() - began < PATIENCE


def test_text_is_bounded() -> None:
    page = document("<p>长长的正文</p>" * 100_000)
    assert len(reading.visible(page)) == reading.LONGEST
