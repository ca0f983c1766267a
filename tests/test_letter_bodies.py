"""Where a citizen's own text begins and ends on a letter's page."""

from __future__ import annotations

import pytest

from crawler.page import Letter
from crawler.reading.document import Document, Text
from crawler.reading.letters import letters

URL = "http://www.x.gov.cn/szxx/1.html"
TEXT, REPLY = "楼下污水外溢半个月了。", "经核实，管道已于昨日疏通。"
HEAD = "<h1>反映楼下污水外溢</h1><p>来信时间：2015-08-01</p>"
TAIL = f"<h4>回复内容</h4><div>{REPLY}</div><p>回复时间：2015-08-05</p>"


def read(content: str) -> Letter:
    page = f"<html><head><title>反映楼下污水外溢-市长信箱</title></head><body><div>市长信箱</div><div>{content}</div>"
    (letter,) = letters(Document(Text(text=page, charset="utf-8"), URL), URL)
    return letter


@pytest.mark.parametrize(
    ("content", "body"),
    [
        pytest.param(
            f"{HEAD}<p><b>网友留言：</b></p><blockquote>{TEXT}</blockquote>{TAIL}", TEXT, id="known heading"
        ),
        pytest.param(f"{HEAD}<h4>情由</h4><div>{TEXT}</div>{TAIL}", TEXT, id="heading set as the reply's"),
        pytest.param(f"{HEAD}<p><span>【来信】</span>{TEXT}</p>{TAIL}", TEXT, id="heading in the line"),
        pytest.param(f"{HEAD}<p>网友“晨光”问：</p><p>{TEXT}</p>{TAIL}", TEXT, id="who asks"),
        pytest.param(
            f"{HEAD}<h4>来信内容</h4><p>{TEXT}</p><p>时间：每晚</p><p>问题：谁管？</p><p>谢谢。</p>{TAIL}",
            f"{TEXT}时间：每晚问题：谁管？谢谢。",
            id="labels of the citizen's own",
        ),
        pytest.param(
            f"{HEAD}<div>问：{TEXT}时间：每晚。</div>{TAIL}",
            f"{TEXT}时间：每晚。",
            id="a label behind a sentence",
        ),
        pytest.param(
            f"{HEAD}<h4>来信内容</h4><div>{TEXT}</div><p class='tip'>温馨提示：信息已隐去。</p>{TAIL}",
            TEXT,
            id="a hint below the text's box",
        ),
        pytest.param(
            f"{HEAD}<dl><dt>来信内容</dt><dd>{TEXT}</dd><dd>谢谢。</dd><dt>回复内容</dt><dd>{REPLY}</dd></dl>",
            f"{TEXT}谢谢。",
            id="a dd for each paragraph",
        ),
        pytest.param(
            f"{HEAD}<table><tr><td>来信内容</td></tr><tr><td>{TEXT}</td></tr><tr><td>谢谢。</td></tr>"
            f"<tr><td>回复内容</td></tr><tr><td>{REPLY}</td></tr></table>",
            f"{TEXT}谢谢。",
            id="a row for each paragraph",
        ),
        pytest.param(
            f"{HEAD}<table><tr><td>来<br>信<br>内<br>容</td><td>{TEXT}</td></tr>"
            f"<tr><td>回<br>复<br>内<br>容</td><td>{REPLY}</td></tr></table>",
            TEXT,
            id="labels written downwards",
        ),
    ],
)
def test_a_text_is_read_whole_and_alone(content: str, body: str) -> None:
    letter = read(content)
    assert "".join(letter.body.split()) == body
    assert letter.reply == REPLY
    assert letter.title == "反映楼下污水外溢"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(f"<div>留言</div>{HEAD}<div>{TEXT}</div>{TAIL}", id="a word of the menu"),
        pytest.param(f"{HEAD}<p>来信类型：诉求</p><div>{TEXT}</div>{TAIL}", id="a value"),
        pytest.param(f"{HEAD}<h4>来信内容</h4><div>{TEXT}</div><h4>留言</h4>{TAIL}", id="beside a label"),
    ],
)
def test_a_word_that_may_head_a_text_changes_nothing_elsewhere(content: str) -> None:
    letter = read(content)
    assert REPLY not in letter.body
    assert letter.reply == REPLY
    assert letter.title == "反映楼下污水外溢"
    assert str(letter.asked) == "2015-08-01"


@pytest.mark.parametrize("after", ["", "<p>本信件公开。</p>"])
def test_a_day_below_a_text_is_still_a_label(after: str) -> None:
    letter = read(
        f"<h1>反映楼下污水外溢</h1><h4>来信内容</h4><p>{TEXT}</p><p>时间：2015-08-01</p>{after}{TAIL}"
    )
    assert (letter.body, str(letter.asked)) == (TEXT, "2015-08-01")


REPLIED = f"<p><b>官方回复：</b>{REPLY}</p><p>答复单位：市住建局　回复时间：2015-08-05</p>"


@pytest.mark.parametrize("who", ["138****1206　", "周女士　138****1206　"])
@pytest.mark.parametrize("when", ["发表于", "发布时间", "留言时间", "提问时间", "来信时间"])
def test_who_wrote_a_text_when_is_none_of_it(who: str, when: str) -> None:
    letter = read(
        f"<h2>反映楼下污水外溢</h2><p class='ask'><b>网友留言：</b>{TEXT}</p>"
        f"<p class='who'>{who}{when}：2015-08-01</p><div class='reply'>{REPLIED}</div>"
    )
    assert (letter.body, letter.reply) == (TEXT, REPLY)
    assert (str(letter.asked), str(letter.answered)) == ("2015-08-01", "2015-08-05")


def test_a_day_that_a_citizen_tells_stays_in_the_text() -> None:
    told = "公告发布时间：2015-07-01"
    letter = read(f"{HEAD}<h4>来信内容</h4><p>{TEXT}</p><p>{told}</p><p>请查。</p>{TAIL}")
    assert ("".join(letter.body.split()), str(letter.asked)) == (f"{TEXT}{told}请查。", "2015-08-01")


def test_the_label_of_a_reply_ends_the_text_of_a_guest() -> None:
    letter = read(
        f"<table><tr><td rowspan=2>周女士</td><td><b>反映楼下污水外溢</b>　发表于：2015-08-01</td></tr><tr><td>{TEXT}</td></tr>"
        f"<tr><td>官方回复</td><td>答复单位：市住建局　回复时间：2015-08-05<br>{REPLY}</td></tr></table>"
    )
    assert (letter.body, letter.reply) == (TEXT, REPLY)
    assert (str(letter.asked), str(letter.answered)) == ("2015-08-01", "2015-08-05")


OWN = ("地址：东街3号院", "时间：每晚十点以后", "问题：为什么没人管？")
ROWS = {
    "boxes": "<div class=hd>来信内容</div><div class=bd>{}</div><div class=hd>回复内容</div><div class=bd><div>经查，已修复。</div></div>",
    "terms": "<dl><dt>来信内容</dt>{}<dt>回复内容</dt><dd>经查，已修复。</dd></dl>",
    "rows": "<table><tr><td colspan=2>来信内容</td></tr>{}<tr><td colspan=2>回复内容</td></tr><tr><td colspan=2>经查，已修复。</td></tr></table>",
}  # fmt: skip
PARAGRAPHS = {"boxes": "<div>{}</div>", "terms": "<dd>{}</dd>", "rows": "<tr><td colspan=2>{}</td></tr>"}


@pytest.mark.parametrize("name", ROWS)
def test_labels_that_a_citizen_writes_end_no_text(name: str) -> None:
    said = ("路灯三天不亮。", *OWN, "请尽快答复，谢谢。")
    text = "".join(map(PARAGRAPHS[name].format, said))
    letter = read(f"<h1>路灯不亮</h1><p>来信时间：2015-08-15</p>{ROWS[name].format(text)}")
    assert letter.body == " ".join(said)
    assert (letter.title, letter.reply) == ("路灯不亮", "经查，已修复。")


def test_words_of_a_text_before_a_link_are_no_labels() -> None:
    text = "<p>二、附件<a href=/s>里的照片</a>是上周拍的。</p><p>办理结果<a href=/s>希望公开</a>。</p>"
    letter = read(
        f"<h1>路灯不亮</h1><p>来信时间：2015-08-15</p><h4>来信内容</h4><div><p>您好。</p>{text}</div><h4>回复内容</h4><div><p>经查，已修复。</p></div>"
    )
    assert letter.body == "您好。 二、附件里的照片是上周拍的。 办理结果希望公开。"
