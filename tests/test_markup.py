"""Markup in data: what a browser would show of it."""

from __future__ import annotations

import json

import pytest

from crawler.reading.document import Document, Text
from crawler.reading.letter_json import json_letters
from crawler.reading.markup import LONGEST, shown

URL = "http://site.test/letters.json"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("已修复。", "已修复。"),
        ("若 3<5 且 a>b，可以", "若 3<5 且 a>b，可以"),
        ("a &amp; b&nbsp;c", "a & b\xa0c"),
        ("<p>您<span>好</span>，已<b>修</b>复。</p>", "您好，已修复。"),
        ("<p>一</p><p>二<br>三</p>", "一\n二\n\n三"),
        ("一</br>二</BR>三", "一\n\n二\n\n三"),
        ("一</p>二</p>三", "一\n二\n三"),
        ("<h3>一</h4>二", "一\n二"),
        ("&lt;p&gt;已修复。&lt;/p&gt;", "已修复。"),
        ("<style>.a{color:red}</style><!-- 已修复 --><script>x()</script>好", "好"),
        ("<p title='a>b'>已修复", "已修复"),
        ("</p></div>已修复<table><tr><td>。", "已修复\n\n。"),
        ("<![CDATA[<p>已修复。</p>", "已修复。"),
        ("<?xml version='1.0'?><p>已修复。</p>", "已修复。"),
        ("<p>已\ud800修复</p>", "已?修复"),
        ("", ""),
    ],
)
def test_what_is_shown(markup: str, text: str) -> None:
    found = shown(markup)
    assert (found.text.strip(), found.media) == (text, False)


@pytest.mark.parametrize(
    ("markup", "media"),
    [
        ("<p><img src='/hf/1.jpg'></p>", True),
        ("<iframe src='/hf.html'></iframe>", True),
        ("<a href='/hf/1.pdf'></a>", True),
        ("<a href='/hf/1.pdf'>附件</a>", False),
        ("<a href='#top'></a><a href='javascript:void(0)'></a><a name='x'></a>", False),
        ("&lt;img src='/hf/1.jpg'&gt;", True),
        ("<p><br>&nbsp;</p>", False),
    ],
)
def test_pictures_and_files_may_say_what_no_text_does(markup: str, media: bool) -> None:
    assert shown(markup).media is media


@pytest.mark.parametrize("unit", ["<b>", "<p>", "<table>", "<", "<!--", "</b>", "&lt;b&gt;", "<a href=x>"])
def test_markup_without_end_is_read_to_its_bound(unit: str) -> None:
    assert len(shown(unit * LONGEST).text) <= 2 * LONGEST
    assert shown(f"已修复{unit * LONGEST}").text.strip().startswith("已修复")


@pytest.mark.parametrize(
    ("reply", "state", "reason"),
    [
        ("<p>已修复。</p>", "answered", ""),
        ("&lt;p&gt;已修复。&lt;/p&gt;", "answered", ""),
        ("<p><br></p>", "open", ""),
        ("&lt;p&gt;&lt;/p&gt;", "open", ""),
        ("<p><img src='/hf/1.jpg'></p>", "unknown", "reply_is_image"),
        ("<a href='/hf/1.pdf'></a>", "unknown", "reply_is_image"),
        ({"content": "<p><img src='/hf/1.jpg'></p>"}, "unknown", "reply_is_image"),
    ],
)
def test_a_reply_in_data_that_is_a_picture_or_a_file_is_no_empty_one(
    reply: object, state: str, reason: str
) -> None:
    record = {"letterTitle": "路灯", "submitTime": "2015-08-01", "replyTime": "", "replyContent": reply}
    text = json.dumps({"rows": [record]}, ensure_ascii=False)
    (letter,) = json_letters(Document(Text(text=text, charset="utf-8"), URL), URL)
    assert (letter.state.value, letter.reason) == (state, reason)
    assert "<" not in letter.reply
    assert "&lt;" not in letter.reply


def test_a_picture_beside_the_text_of_a_reply_leaves_it_read() -> None:
    record = {
        "letterTitle": "路灯",
        "submitTime": "2015-08-01",
        "replyContent": "<p>已修复。<img src=1.jpg></p>",
    }
    (letter,) = json_letters(Document(Text(text=json.dumps([record]), charset="utf-8"), URL), URL)
    assert (letter.state.value, letter.reply, letter.reply_seen) == ("answered", "已修复。", True)
