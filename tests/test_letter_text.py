"""Letter text: body and reply hold what people wrote, all of it and nothing else."""

from __future__ import annotations

import pytest

from crawler.page import Letter
from crawler.reading.document import Document, Text
from crawler.reading.letter_text import own_text, unquoted
from crawler.reading.letters import letters

URL = "http://www.site.test/szxx/1.html"
ASKED = "村口的路灯坏了半年，请尽快修理。"
REPLY = "经核查，三盏路灯的电缆老化，已于八月二十日更换。"


def read(main: str) -> Letter:
    source = f"<html><head><title>市长信箱-某市</title></head><body><div>位置：市长信箱</div><h2>路灯不亮</h2>{main}</body></html>"
    (letter,) = letters(Document(Text(text=source, charset="utf-8"), URL), URL)
    return letter


def flat(*reply: str) -> str:
    texts = "".join(f"<p>　　{text}</p>" for text in reply)
    return f"<p>来信时间：2015-08-15</p><h4>来信内容</h4><p>　　{ASKED}</p><h4>回复内容</h4>{texts}<p>回复时间：2015-08-21</p>"


@pytest.mark.parametrize(
    "reply",
    [
        (REPLY, "办理单位：城管局", "联系电话：0571-6201120"),
        (REPLY, "联系人：小李", "欢迎再次来信。"),
        (REPLY, "联系人：小李，工作日均可来电咨询办理。"),
        (f"{REPLY}联系电话：0571-6201120", "谢谢。"),
    ],
)
def test_what_an_office_signs_with_belongs_to_its_reply(reply: tuple[str, ...]) -> None:
    assert read(flat(*reply)).reply.replace(" ", "") == "".join(reply)


def test_details_that_the_page_sets_otherwise_do_not() -> None:
    below = "<p class='who'>办理单位：城管局</p><p class='who'>联系电话：0571-6201120</p>"
    assert read(flat(REPLY).replace("<p>回复时间", f"{below}<p>回复时间")).reply == REPLY
    signed = "<p class='who'>市城管局　2015-08-21</p>"
    assert read(flat(REPLY).replace("<p>回复时间：2015-08-21</p>", signed)).reply == REPLY


@pytest.mark.parametrize(
    "main",
    [
        f"<p>咨询时间：2015-08-15</p><p>问题：{ASKED}</p><p>解答：{REPLY}</p><p>解答时间：2015-08-21</p>",
        f"<div><em>来电时间</em><p>2015-08-15</p></div><div><em>来电内容</em><p>{ASKED}</p></div><div><em>处理结果</em><p>{REPLY}</p></div>",
        f"<p>提交时间：2015-08-15</p><p>内容：{ASKED}</p><div>【回复】</div><div><p>回复时间：2015-08-21</p><p>{REPLY}</p></div>",
        f"<div>网友提问：<p>{ASKED}</p><p>提问时间：2015-08-15</p></div><div>部门回复：<p>{REPLY}</p><p>回复时间：2015-08-21</p></div>",
        f"<p>来信时间：2015-08-15</p><p>来信内容：</p><p>{ASKED}</p><p>市城管局回复：</p><p>{REPLY}</p><p>回复时间：2015-08-21</p>",
        f"<p>来信时间：2015-08-15　回复时间：2015-08-21</p><ul><li>来信内容</li><li>回复内容</li></ul><div><div>{ASKED}</div><div style='display:none'>{REPLY}</div></div>",
        f"<p>来信时间：2015-08-15　回复时间：2015-08-21</p><div><img src='a.gif' alt='来信内容'></div><div>{ASKED}</div><div><img src='b.gif' alt='回复内容'></div><div>{REPLY}</div>",
        f"<table><tr><td>咨询时间：2015-08-15　咨询人：王某</td></tr><tr><td>{ASKED}</td></tr><tr><td>【回复】城管局　2015-08-21 10:02</td></tr><tr><td>{REPLY}</td></tr></table>",
        f"<ul><li>提交 2015-08-15</li><li>办结 2015-08-21</li></ul><dl><dt>来信内容：</dt><dd>{ASKED}</dd><dt>办理结果：</dt><dd>{REPLY}</dd></dl>",
        f"<p>来信时间：2015-08-15</p><h4>来信内容</h4><div>{ASKED}</div><p>受理回复（2015-08-16）</p><p>您的来信已收到，已转相关单位办理。</p><p>回复内容：</p><p>{REPLY}</p><p>回复时间：2015-08-21</p>",
        f"<p>来信时间：2015-08-15</p><h4>来信内容</h4><div>{ASKED}</div><h4>回复内容</h4><div>{REPLY}</div><table><caption>办理流程</caption><tr><th>环节</th><th>时间</th></tr></table>",
        f"<p>来信时间：2015-08-15</p><h4>来信内容</h4><div>{ASKED[:8]}…<a href='javascript:a()'>[展开全文]</a></div><div style='display:none'>{ASKED}<a href='javascript:b()'>[收起]</a></div><h4>回复内容</h4><div><blockquote>原信内容：{ASKED}</blockquote><p>{REPLY}</p></div>",
    ],
)
def test_where_body_and_reply_begin_and_end(main: str) -> None:
    letter = read(main)
    assert (letter.title, letter.body, letter.reply) == ("路灯不亮", ASKED, REPLY)


@pytest.mark.parametrize(
    "below",
    [
        "<p class='from'>来自：手机端</p>",
        "<div>是否满意：<a href='#'>满意(3)</a></div>",
        "<div style='display:none'><h4>我要追问</h4><textarea></textarea></div>",
        "<h4>某县城管局（2015-08-21）</h4>",
    ],
)
def test_what_stands_below_a_text(below: str) -> None:
    letter = read(
        f"<p>来信时间：2015-08-15</p><h4>来信内容</h4><div class='c'>{ASKED}</div>"
        f"<h4>回复内容</h4><p>：</p><div class='c'>{REPLY}</div>{below}"
    )
    assert (letter.body, letter.reply) == (ASKED, REPLY)


def test_a_day_beside_the_word_reply_is_none() -> None:
    letter = read(
        f"<table><tr><td>标题</td><td>路灯不亮</td></tr><tr><td>来信时间</td><td>2015-08-15</td></tr><tr><td>来信内容</td><td>{ASKED}</td></tr>"
        f"<tr><td rowspan=2>回复</td><td>回复时间</td><td>2015年8月21日</td></tr><tr><td>回复内容</td><td>已受理，路灯电缆老化，八月二十日更换。</td></tr></table>"
    )
    assert letter.reply == "已受理，路灯电缆老化，八月二十日更换。"


def test_a_long_reply_below_details_is_read_to_its_end() -> None:
    texts = "".join(f"<p>第{number}点，{REPLY}</p>" for number in range(9))
    letter = read(
        f"<fieldset><legend>来信内容</legend><p>来信时间：2015-08-15</p><p>{ASKED}</p></fieldset>"
        f"<fieldset><legend>回复内容</legend><p>回复时间：2015-08-21</p>{texts}</fieldset>"
    )
    assert letter.reply.count(REPLY) == 9


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("请修路灯。\n（以上内容为网民个人意见，不代表本站立场）", "请修路灯。"),
        ("请修路灯。\n转载请注明出处。", "请修路灯。"),
        ("请修路灯。\n现场照片.jpg", "请修路灯。"),
        ("答复.pdf", "答复.pdf"),
        ("温馨提示：请携带身份证。", "温馨提示：请携带身份证。"),
        ("请修路…\n展开全文\n请修路灯，谢谢。\n收起", "请修路灯，谢谢。"),
        ("请在网上查看全文", "请在网上查看全文"),
    ],
)
def test_what_a_page_adds_to_a_text(text: str, own: str) -> None:
    assert own_text(text) == own


def test_a_short_word_of_the_letter_is_no_quote() -> None:
    assert unquoted("路灯坏了，已经修好。", "路灯坏了") == "路灯坏了，已经修好。"
    assert unquoted(ASKED, ASKED) == ASKED


@pytest.mark.parametrize(
    "head",
    ["您好：", "尊敬的网友，您好！", "来信收悉。", "您反映的问题收悉，现答复如下：", "已核实，", "已修复。"],
)
def test_a_reply_does_not_end_with_how_it_begins(head: str) -> None:
    boxes = f"<div class='t'>{head}</div><p class='nr'>{REPLY}</p>"
    letter = read(
        f"<p>来信时间：2015-08-15</p><p>来信内容</p><div class='t'>{ASKED}</div><p>回复内容</p>{boxes}"
    )
    assert (letter.body, letter.reply.replace(" ", "")) == (ASKED, f"{head}{REPLY}")
