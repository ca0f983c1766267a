"""A letter's own page in layouts of many makers: the whole text, nothing but the text, and nobody accused."""

from __future__ import annotations

import pytest

from crawler.reading.document import Document, Text
from crawler.reading.letters import letters as read_page
from tests.test_letter_layouts import read

B = "某小区路灯损坏，晚上出行不便，请维修。"
R = "经核实，该处路灯已于8月20日修复。感谢监督。"
T = "<h1>路灯损坏</h1>"
URL = "http://www.x.gov.cn/hdjl/szxx/1.html"
WHOLE = {
    "values below a head, in no body": f"{T}<table><thead><tr><th>编号<th>来信标题<th>来信时间<th>处理状态<th>回复单位<th>回复日期</tr></thead><tr><td>43325<td>路灯损坏<td>2015-08-15<td>已答复<td>市城管局<td>2015-08-21</tr></table><h4>内容</h4><div><p>{B}</p></div><h4>部门回复内容</h4><div><p>{R}</p></div>",
    "values in a body below a row": f"{T}<table><tr><th>编号<th>来信标题<th>来信时间<th>处理状态<th>回复单位<th>回复日期</tr><tbody><tr><td>43325<td>路灯损坏<td>2015-08-15<td>已答复<td>市城管局<td>2015-08-21</tr></tbody></table><h4>内容</h4><div><p>{B}</p></div><h4>部门回复内容</h4><div><p>{R}</p></div>",
    "headings in a font": f"<table><tr><td><font>{T}<p>来信时间：2015-08-15</p><h4>来信内容</h4><div>{B}</div><h4>回复内容</h4><div>{R}</div><p>回复单位：市城管局</p><p>回复时间：2015-08-21</p></font></td></tr></table>",
    "sections and a hint": f"{T}<p>来信时间：2015-08-15</p><h4>来信内容</h4><section><p>{B}</p></section><p class=tip>温馨提示：个人信息已隐去。</p><h4>回复内容</h4><section><p>{R}</p></section><p>回复时间：2015-08-21</p>",
    "colons in fonts": f"<table><tr><td>标题</td><td><font>：</font></td><td>路灯损坏</td></tr><tr><td>来信时间</td><td><font>：</font></td><td>2015-08-15</td></tr><tr><td>来信内容</td><td><font>：</font></td><td><table><tr><td>{B}</td></tr></table></td></tr><tr><td>回复时间</td><td><font>：</font></td><td>2015-08-21</td></tr><tr><td>回复内容</td><td><font>：</font></td><td><table><tr><td>{R}</td></tr></table></td></tr></table>",
    "values behind colons and blanks": f"{T}<table><tr><td>来信时间</td><td>2015-08-15</td></tr><tr><td>来信内容</td><td>：\n\t\t\t\t\t\t\t\t\t\t\t\t{B}</td><td></td></tr><tr><td>回复内容</td><td>：\n\t\t\t\t\t\t\t\t\t\t\t\t{R}</td><td></td></tr></table>",
    "brackets, indented": f"<div><p>\n【来信主题】路灯损坏\n</p><p>\n【来件时间】2015-08-15\n</p><p>\n【正文】\n</p><p>\n{B}\n</p><p>\n【回文单位】市城管局\n</p><p>\n【办结时间】2015-08-21\n</p><p>\n【处理结果】\n</p><p>\n{R}\n</p></div>",
    "days behind labels, indented": f"{T}<p>来信时间：2015-08-15</p><div class=bt>\n\t来信内容（2015-08-15）\n\t</div><div class=nr><p>{B}</p></div><div class=bt>\n\t回复内容（2015-08-21）\n\t</div><div class=nr><p>{R}</p></div>",
    "English, indented": f"{T}<p>\nDate: 2015-08-15\n</p><h4>\nQuestion\n</h4><div>\n{B}\n</div><h4>\nAnswer\n</h4><div>\n{R}\n</div><p>\nReply Date: 2015-08-21\n</p>",
    "controls behind byte order marks": f"<div><label>标题</label>\ufeff<div><input readonly value=路灯损坏></div></div><div><label>来信时间</label>\ufeff<div><input readonly value=2015-08-15></div></div><div><label>来信内容</label>\ufeff<div><textarea readonly>{B}</textarea></div></div><div><label>回复时间</label>\ufeff<div><input readonly value=2015-08-21></div></div><div><label>回复内容</label>\ufeff<div><textarea readonly>{R}</textarea></div></div>",
    "merged cells": f"<table><tr><td rowspan=4>来信</td><td>标题</td><td>路灯损坏</td></tr><tr><td>来信人</td><td>张**</td></tr><tr><td>来信时间</td><td>2015-08-15</td></tr><tr><td>内容</td><td>{B}</td></tr><tr><td rowspan=3>答复</td><td>答复单位</td><td>市城管局</td></tr><tr><td>答复时间</td><td>2015-08-21</td></tr><tr><td>内容</td><td>{R}</td></tr></table>",
    "dl with survey": f"<dl><dt>信件标题</dt><dd>路灯损坏</dd><dt>写信时间</dt><dd>2015-08-15</dd><dt>信件内容</dt><dd>{B}</dd><dt>附件</dt><dd><a href=a.jpg>照片.jpg</a></dd><dt>回复单位</dt><dd>市城管局</dd><dt>回复时间</dt><dd>2015-08-21</dd><dt>回复内容</dt><dd>{R}</dd><dt>满意度评价</dt><dd>非常满意 满意 不满意</dd></dl>",
    "div pairs": f"<div class=r><div>主题</div><div>路灯损坏</div></div><div class=r><div>来信日期</div><div>2015-08-15</div></div><div class=r><div>来信内容</div><div><p>{B[:10]}</p><p>{B[10:]}</p></div></div><div class=r><div>答复单位</div><div>市城管局</div></div><div class=r><div>答复日期</div><div>2015-08-21</div></div><div class=r><div>答复内容</div><div>{R}</div></div>",
    "attachment below body": f"{T}<p>来信时间：2015-08-15</p><p>来信内容：</p><div>{B}</div><p>附件：<a href=1.jpg>现场照片.jpg</a></p><p>答复单位：市城管局　答复时间：2015-08-21</p><p>答复内容：</p><div>{R}</div>",
    "survey below reply": f"{T}<p>提交时间：2015-08-15</p><p>留言内容：{B}</p><p>回复部门：市城管局</p><p>回复时间：2015-08-21</p><p>回复内容：{R}</p><div><h3>您对本次答复是否满意？</h3><label>满意</label><label>不满意</label><button>提交评价</button></div>",
    "accordion": f"{T}<div><button>来信内容</button><div>{B}</div></div><div><button>办理情况</button><div><p>承办单位：市城管局</p><p>办结时间：2015-08-21</p></div></div><div><button>回复内容</button><div>{R}</div></div><p>来信时间：2015-08-15</p>",
    "hidden pane": f"{T}<ul><li><a href='#a'>来信</a></li><li><a href='#b'>答复</a></li></ul><div id=a><p>来信时间：2015-08-15</p><p>来信内容：{B}</p></div><div id=b style='display:none'><p>答复单位：市城管局</p><p>答复时间：2015-08-21</p><p>答复内容：{R}</p></div>",
    "text before who when": f"<h2>路灯损坏</h2><div><div>{B}</div><div>张三 发表于 2015-08-15 10:00</div></div><div><div>{R}</div><div>市城管局 发表于 2015-08-21 09:00</div></div>",
    "reply first": f"{T}<div>回复单位：市城管局 回复时间：2015-08-21</div><div>回复内容：{R}</div><div>来信时间：2015-08-15</div><div>来信内容：{B}</div>",
    "sections": f"{T}<section><h3>留言信息</h3><p>留言时间：2015-08-15</p><p>{B}</p></section><section><h3>回复信息</h3><p>回复单位：市城管局</p><p>回复时间：2015-08-21</p><p>{R}</p></section>",
    "textarea": f"<table><tr><td>标题：</td><td>路灯损坏</td></tr><tr><td>来信时间：</td><td>2015-08-15</td></tr><tr><td>内容：</td><td><textarea readonly>{B}</textarea></td></tr><tr><td>回复单位：</td><td>市城管局</td></tr><tr><td>回复时间：</td><td>2015-08-21</td></tr><tr><td>回复：</td><td><textarea readonly>{R}</textarea></td></tr></table>",
    "pre": f"{T}<p>来信时间：2015-08-15</p><h4>来信内容</h4><pre>{B}</pre><h4>答复内容</h4><pre>{R}</pre><p>答复单位：市城管局</p><p>答复时间：2015-08-21</p>",
    "share bar between": f"{T}<p>来信时间：2015-08-15</p><div>诉求内容</div><div>{B}</div><div>分享到：微信 微博 收藏</div><div>办理单位</div><div>市城管局</div><div>办结时间</div><div>2015-08-21</div><div>办理结果</div><div>{R}</div><div>分享到：微信 微博</div>",
    "spaced labels": f"<table><tr><th>标　　题：<td>路灯损坏<tr><th>时　　间：<td>2015-08-15<tr><th>内　　容：<td>{B}<tr><th>回复单位：<td>市城管局<tr><th>回复时间：<td>2015-08-21<tr><th>回　　复：<td>{R}</table>",
    "br paragraphs": f"{T}<p>来信时间：2015-08-15</p><p>来信内容：<br>{B[:10]}<br>{B[10:]}</p><p>答复单位：市城管局</p><p>答复时间：2015-08-21</p><p>答复内容：<br>{R}</p>",
    "ended breaks": f"{T}<div>来信时间：2015-08-15</br>来信内容：{B}</br>答复单位：市城管局</br>答复时间：2015-08-21</br>答复内容：{R}</div>",
    "aside": f"<div>{T}<p>提问时间：2015-08-15</p><p>提问内容</p><p>{B}</p><p>答复机构：市城管局</p><p>答复时间：2015-08-21</p><p>答复意见</p><p>{R}</p></div><div><h3>热点信件</h3><ul><li><a href=/1>停水何时恢复</a></li><li><a href=/2>公交绕行</a></li></ul></div>",
    "prev next": f"{T}<p>写信时间：2015-08-15</p><p>信件内容：{B}</p><p>处理单位：市城管局</p><p>回复时间：2015-08-21</p><p>处理结果：{R}</p><p>上一篇：<a href=/0>停水何时恢复</a></p><p>下一篇：<a href=/2>公交绕行</a></p>",
    "private switch": f"{T}<p>来信时间：2015-08-15</p><p>是否公开：公开</p><p>来信内容：{B}</p><p>受理单位：市城管局</p><p>受理时间：2015-08-15</p><p>回复时间：2015-08-21</p><p>回复内容：{R}</p><p>评价结果：满意</p><p>评价内容：谢谢，很快。</p>",
    "nested table": f"<table><tr><td><table><tr><td>信件主题</td><td>路灯损坏</td></tr><tr><td>来信时间</td><td>2015-08-15</td></tr></table></td></tr><tr><td><table><tr><td>信件内容</td></tr><tr><td>{B}</td></tr></table></td></tr><tr><td><table><tr><td>回复内容</td></tr><tr><td>{R}</td></tr><tr><td>回复单位：市城管局　回复时间：2015-08-21</td></tr></table></td></tr></table>",
    "two step": f"{T}<p>来信时间：2015-08-15</p><p>来信内容：{B}</p><p>转办意见：请市城管局办理。</p><p>回复单位：市城管局</p><p>回复时间：2015-08-21</p><p>回复内容：{R}</p>",
    "body with labels inside": f"{T}<p>来信时间：2015-08-15</p><p>来信内容：{B}</p><p>联系地址：某小区3栋</p><p>回复单位：市城管局</p><p>回复时间：2015-08-21</p><p>回复内容：{R}</p>",
    "custom elements": f"{T}<x-meta>来信时间：2015-08-15</x-meta><x-q><span>来信内容：</span><span>{B}</span></x-q><x-a><span>回复单位：市城管局</span><span>回复时间：2015-08-21</span><span>回复内容：</span><span>{R}</span></x-a>",
}  # fmt: skip

# Not read whole; what matters is that none of these answered letters is called open or its reply empty.
PARTLY = {
    "timeline": f"{T}<ul><li><span>2015-08-15</span><b>来信提交</b><p>{B}</p></li><li><span>2015-08-16</span><b>受理</b><p>市城管局已受理</p></li><li><span>2015-08-21</span><b>市城管局 回复</b><p>{R}</p></li></ul>",
    "chat": f"{T}<div class=chat><div class=l><b>网友</b><i>2015-08-15 10:00</i><div>{B}</div></div><div class=r><b>市城管局</b><i>2015-08-21 09:00</i><div>{R}</div></div></div>",
    "print view": f"<p>打印 关闭</p><center><b>路灯损坏</b></center><hr>来信时间：2015-08-15<br>来信内容：{B}<hr>答复单位：市城管局<br>答复时间：2015-08-21<br>答复内容：{R}<p>打印本页</p>",
    "label own row": f"<table><tr><td colspan=2>路灯损坏</td></tr><tr><td>来信时间</td><td>2015-08-15</td></tr><tr><td colspan=2>来信内容</td></tr><tr><td colspan=2>{B}</td></tr><tr><td>答复单位</td><td>市城管局</td></tr><tr><td>答复时间</td><td>2015-08-21</td></tr><tr><td colspan=2>答复内容</td></tr><tr><td colspan=2>{R}</td></tr></table>",
    "text before who when 2": f"<h2>路灯损坏</h2><ul><li><p>{B}</p><p>网友 2015-08-15 10:00</p></li><li><p>{R}</p><p>市城管局 回复于 2015-08-21 09:00</p></li></ul>",
    "question answer marks": f"{T}<p>时间：2015-08-15</p><div><i>问</i><p>{B}</p></div><div><i>答</i><p>{R}</p><span>市城管局 2015-08-21</span></div>",
    "icons and views": f"{T}<p><span>网友：张**</span><span>时间：2015-08-15</span><span>浏览：312次</span></p><div class=c>{B}</div><h4>官方回复</h4><p><span>市城管局</span><span>2015-08-21</span></p><div class=c>{R}</div>",
    "pictures behind colons": f"{T}<table><tr><td>来信时间</td><td>2015-08-15</td></tr><tr><td>来信内容</td><td>{B}</td></tr><tr><td>回复内容</td><td>：<img src=reply.jpg></td><td></td></tr></table>",
    "legend dl": f"<fieldset><legend>路灯损坏</legend><dl><dt>时间</dt><dd>2015-08-15</dd><dt>诉求</dt><dd>{B}</dd></dl></fieldset><fieldset><legend>答复</legend><dl><dt>单位</dt><dd>市城管局</dd><dt>时间</dt><dd>2015-08-21</dd><dt>内容</dt><dd>{R}</dd></dl></fieldset>",
}  # fmt: skip


@pytest.mark.parametrize("name", WHOLE)
def test_both_texts_are_read_whole(name: str) -> None:
    (letter,) = read(WHOLE[name], URL)

    assert "".join(letter.body.split()) == B
    assert letter.title == "路灯损坏"
    assert letter.state == "answered"
    assert str(letter.asked) == "2015-08-15"
    if name != "merged cells":
        assert "".join(letter.reply.split()) == R


@pytest.mark.parametrize("name", PARTLY)
def test_what_is_not_read_whole_accuses_nobody(name: str) -> None:
    for letter in read(PARTLY[name], URL):
        assert letter.state in ("answered", "unknown")
        assert letter.reply or not letter.reply_seen


BARS = {
    "steps in a list": "<ul><li>提交</li><li>受理</li><li>办理中</li><li>已办结</li></ul>",
    "steps with arrows": "<div><span>提交来信</span><span>→</span><span>部门受理</span><span>→</span><span>已办结</span></div>",
    "steps in one line": "<div>写信 &gt; 受理 &gt; 办理 &gt; 已办结</div>",
    "steps with numbers": "<ol><li><i>1</i>来信</li><li><i>2</i>受理</li><li><i>3</i>办结</li></ol>",
}  # fmt: skip
EMPTY = f"<table><tr><td>来信时间<td>2015-08-15<tr><td>来信内容<td>{B}<tr><td>回复内容<td></table>"


@pytest.mark.parametrize("bar", BARS.values(), ids=list(BARS))
def test_steps_that_end_in_an_answer_leave_a_silent_letter_unknown(bar: str) -> None:
    assert [(letter.state, letter.reason) for letter in read(f"{T}{bar}{EMPTY}", URL)] == [
        ("unknown", "state_not_understood")
    ]
    assert [letter.state for letter in read(f"{T}{EMPTY}", URL)] == ["open"]


FIELDS = f"<ul><li>信件编号：QYX0012</li><li>来信人：张**</li><li>来信日期：2015-08-15</li><li>承办单位：市城管局</li><li>办理情况：已办结</li></ul><div>来信内容：{B}</div>"  # fmt: skip
STEPS = {
    "blocks": f"<div><div><b>已受理</b><i>2015-08-15 08:00</i><p>来信已受理</p></div><div><b>办理中</b><i>2015-08-16 08:00</i><p>已转市城管局办理</p></div><div><b>已办结</b><i>2015-08-21 08:00</i><p>{R}</p></div></div>",
    "lines": f"<div><p>2015-08-15 已受理</p><p>2015-08-16 已转市城管局办理</p><p>2015-08-21 市城管局 答复：{R}</p></div>",
}  # fmt: skip


@pytest.mark.parametrize("steps", STEPS.values(), ids=list(STEPS))
@pytest.mark.parametrize(
    "head", ["", "<div>当前位置：<a href=/>首页</a> &gt; <a href=/hdjl/szxx/>市长信箱</a></div>"]
)
def test_the_steps_below_a_letter_are_no_letters(head: str, steps: str) -> None:
    letters = read(f"{head}{T}{FIELDS}{steps}", URL)
    assert [(letter.title, letter.state, str(letter.asked)) for letter in letters] == [
        ("路灯损坏", "answered", "2015-08-15")
    ]


@pytest.mark.parametrize(
    ("rows", "titles"),
    [
        (  # a list whose rows lead nowhere, older than the one letter that is shown whole
            "<div><b>已受理</b><i>2015-08-12</i><p>停水何时恢复</p></div><div><b>已办结</b><i>2015-08-11</i><p>公交绕行</p></div>",
            ["停水何时恢复", "公交绕行"],
        ),
        (  # or that lead to letters
            "<div><b>已受理</b><i>2015-08-16</i><p><a href=/2>停水何时恢复</a></p></div><div><b>已办结</b><i>2015-08-17</i><p><a href=/3>公交绕行</a></p></div>",
            ["停水何时恢复", "公交绕行"],
        ),
        (  # or that wait for a reply
            "<div><b>未回复</b><i>2015-08-16</i><p>停水何时恢复</p></div><div><b>未回复</b><i>2015-08-17</i><p>公交绕行</p></div>",
            ["停水何时恢复", "公交绕行"],
        ),
        (  # or are all as far as each other
            "<div><b>办理中</b><i>2015-08-16</i><p>停水何时恢复</p></div><div><b>办理中</b><i>2015-08-17</i><p>公交绕行</p></div>",
            ["停水何时恢复", "公交绕行"],
        ),
        (  # or of which an older one is dealt with, and a newer one is not
            "<div><b>办理中</b><i>2015-08-18</i><p>停水何时恢复</p></div><div><b>已办结</b><i>2015-08-17</i><p>公交绕行</p></div>",
            ["停水何时恢复", "公交绕行"],
        ),
        (  # or that have numbers
            "<table><tr><th>编号<th>标题<th>来信时间<th>状态<tr><td>Q001<td>停水何时恢复<td>2015-08-16<td>已受理<tr><td>Q002<td>公交绕行<td>2015-08-17<td>办理中</table>",
            ["停水何时恢复", "公交绕行"],
        ),
    ],
)
def test_letters_below_a_letter_are_letters(rows: str, titles: list[str]) -> None:
    letters = read(f"<h2>来信选登</h2>{T}{FIELDS}<div>{rows}</div>", URL)
    assert [letter.title for letter in letters][-2:] == titles


def test_a_letter_whose_title_begins_with_a_day_is_one() -> None:
    rows = "".join(
        f"<li>2015-08-{n} {title}<span>未回复</span></li>"
        for n, title in ((20, "路灯损坏了"), (19, "停水何时恢复"))
    )
    assert [(letter.title, letter.state) for letter in read(f"<h2>来信选登</h2><ul>{rows}</ul>", URL)] == [
        ("路灯损坏了", "open"),
        ("停水何时恢复", "open"),
    ]


ASKED = f"<p>写信时间：2015-08-15</p><p>写信内容：{B}</p>"
ANSWERED = f"{ASKED}<p>答复内容：{R}</p><p>答复时间：2015-08-21</p>"
WAYS = {
    "in elements of their own": f"<div><div><span>2015-08-15 10:00</span><b>网友提交</b></div><div><span>2015-08-16 09:00</span><b>县长信箱 已受理</b></div><div><span>2015-08-17 09:00</span><b>转县城管局办理</b></div><div><span>2015-08-21 09:00</span><b>县城管局 已回复</b><p>{R}</p></div></div>",
    "beside their days": "<ul><li><em>2015-08-15</em>网友提交来信</li><li><em>2015-08-16</em>县长信箱已受理</li><li><em>2015-08-17</em>已转办 县城管局</li></ul>",
    "with who dealt with them": "<div><div><b>已受理</b><i>2015-08-16</i><p>张建国</p></div><div><b>办理中</b><i>2015-08-17</i><p>李卫东</p></div></div>",
    "with words of offices": "<div><div><b>已受理</b><i>2015-08-16</i><p>同意，请速办</p></div><div><b>办理中</b><i>2015-08-17</i><p>正在协调自来水公司抢修管道</p></div></div>",
    "with slips": "<ul><li><a href=/z1.html>县长信箱转办单</a><span>已转办</span><span>2015-08-16</span></li><li><a href=/z2.html>县城管局受理通知单</a><span>已受理</span><span>2015-08-17</span></li></ul>",
    "with slips in a table": "<table><tr><th>标题</th><th>时间</th><th>状态</th></tr><tr><td><a href=/z1.html>信访事项转办单</a></td><td>2015-08-14</td><td>已转办</td></tr></table>",
}  # fmt: skip


@pytest.mark.parametrize("letter", ["", ASKED, ANSWERED], ids=["unread", "asked", "answered"])
@pytest.mark.parametrize("way", WAYS.values(), ids=list(WAYS))
def test_how_one_letter_was_dealt_with_is_no_letter_that_waits(way: str, letter: str) -> None:
    found = read(f"{T}{letter}{way}", URL)
    assert [one for one in found if one.state == "open"] == []
    if letter == ANSWERED:
        assert [(one.title, one.state, one.reply) for one in found] == [("路灯损坏", "answered", R)]


BOX = (
    "<div class=side><h3>最新来信</h3><ul><li><a href=/l/8.html>楼下饭店噪音扰民</a><span>办理中</span><span>2015-08-02</span></li>"
    "<li><a href=/l/9.html>停水何时恢复</a><span>已回复</span><span>2015-08-20</span></li></ul></div>"
)


def test_a_letter_shown_whole_beside_a_box_of_letters_is_read() -> None:
    assert [(one.title, one.state, one.url) for one in read(f"{T}{ANSWERED}{BOX}", URL)] == [
        ("路灯损坏", "answered", URL),
        ("楼下饭店噪音扰民", "open", "http://www.x.gov.cn/l/8.html"),
        ("停水何时恢复", "answered", "http://www.x.gov.cn/l/9.html"),
    ]


@pytest.mark.parametrize("box", [BOX, BOX.replace("<h3>最新来信</h3>", "")], ids=["headed", "bare"])
@pytest.mark.parametrize(
    "reply", ["<p>答复内容：{}</p>", "<p>答复内容：</p><p>{}</p>", "<h3>答复内容</h3><div>{}</div>"]
)
def test_a_box_below_a_reply_is_no_part_of_it(reply: str, box: str) -> None:
    (own, *others) = read(f"{T}{ASKED}{reply.format(R)}{box}", URL)
    assert (own.state, own.reply, own.answered, len(others)) == ("answered", R, None, 2)
    assert [one.url for one in read(f"{T}{ASKED}{reply.format('')}{box}", URL) if one.detail] == []


def test_a_letter_s_own_page_holds_against_its_row_in_a_box_there() -> None:
    row = "<li><a href=/hdjl/szxx/1.html>路灯损坏</a><span>办理中</span><span>2015-08-15</span></li>"
    box = BOX.replace("<ul>", f"<ul>{row}")
    (own, *others) = read(f"{T}{ANSWERED}{box}", URL)
    assert (own.title, own.state, own.url, len(others)) == ("路灯损坏", "answered", URL, 2)
    (letter, *others) = read(f"{T}{box}", URL)  # of which only the box tells
    assert (letter.title, letter.url, letter.detail, len(others)) == ("路灯损坏", URL, False, 2)


def test_what_holds_a_letter_s_row_is_no_row_with_another_letter_s_day() -> None:
    box = BOX.replace(
        "<li><a href=/l/9.html>停水何时恢复</a><span>已回复</span><span>2015-08-20</span></li>", ""
    )
    found = read(f"{T}<p>写信时间：2015-06-15</p><p>写信内容：{B}</p>{box}", URL)
    assert [(one.title, str(one.asked)) for one in found] == [("楼下饭店噪音扰民", "2015-08-02")]


@pytest.mark.parametrize(
    "rows",
    [
        "<ul><li>停水何时恢复<span>办理中</span><span>2015-08-17</span></li><li>楼下饭店噪音扰民<span>已受理</span><span>2015-08-18</span></li></ul>",
        "<div><div><p>停水何时恢复</p><b>办理中</b><i>2015-08-17</i></div><div><p>楼下饭店噪音扰民</p><b>已受理</b><i>2015-08-18</i></div></div>",
    ],
)
def test_rows_that_may_be_steps_are_letters_where_they_ask_and_else_in_doubt(rows: str) -> None:
    assert [
        (one.title, one.state, one.reason) for one in read(f"{T}{ANSWERED}<h3>最新来信</h3>{rows}", URL)
    ] == [
        ("路灯损坏", "answered", ""),
        ("停水何时恢复", "open", ""),
        ("楼下饭店噪音扰民", "unknown", "letter_not_understood"),
    ]


@pytest.mark.parametrize("title", ["请尽快修好路灯", "楼下饭店噪音扰民"])
def test_rows_below_the_day_of_letters_are_letters(title: str) -> None:
    rows = f"<tr><td>{title}</td><td>2015-08-17</td><td>办理中</td></tr><tr><td>停水何时恢复</td><td>2015-08-18</td><td>已受理</td></tr>"
    page = f"<table><tr><th>标题</th><th>来信时间</th><th>状态</th></tr>{rows}</table>"
    assert [(one.title, one.state) for one in read(page)] == [(title, "open"), ("停水何时恢复", "open")]


@pytest.mark.parametrize(
    ("state", "titles"),
    [
        ("未回复", ["没收到信访受理通知书", "咨询来信转办单怎么查", "城管局处理决定书"]),
        ("办理中", ["没收到信访受理通知书", "不服公安局处理决定书", "申请城管局答复书"]),
    ],
)
def test_a_citizen_s_letter_about_a_slip_is_a_letter(state: str, titles: list[str]) -> None:
    row = f"<li><a href=/l/{{0}}.html>{{1}}</a><span>{state}</span><span>2015-08-20</span></li>"
    page = "".join(row.format(n, title) for n, title in enumerate(titles))
    assert [one.title for one in read(f"<ul>{page}</ul>")] == titles


SILENT = f"{T}<table><tr><td>来信时间</td><td>2015-08-15</td></tr><tr><td>来信内容</td><td>{B}</td></tr><tr><td>回复内容</td><td>{{}}</td></tr>{{}}</table>{{}}"  # fmt: skip


@pytest.mark.parametrize(
    ("reply", "row", "below", "state", "reason"),
    [
        ("", "", "", "open", ""),
        ("", "<tr><td>满意度</td><td>非常满意</td></tr>", "", "unknown", "state_not_understood"),
        ("", "<tr><td>满意度</td><td>未评价</td></tr>", "", "open", ""),
        ("", "<tr><td>满意度</td><td>非常满意 满意 不满意</td></tr>", "", "open", ""),  # to choose from
        ("<a href=/r/1.html>点击查看回复</a>", "", "", "unknown", "reply_not_shown"),
        ("<a href='javascript:;' onclick='show(1)'>查看</a>", "", "", "unknown", "reply_not_shown"),
        ("", "", "<h3>办理过程</h3><p>2015-08-16 已转市城管局</p><p>2015-08-21 市城管局已答复：已修复</p>", "unknown", "state_not_understood"),
        ("", "", "<h3>办理过程</h3><p>2015-08-16 已转市城管局</p>", "open", ""),
        ("", "", "<h3>热点问题</h3><p>2015-08-16 已回复 <a href=/2>停水何时恢复</a></p>", "open", ""),
        ("<div id=replycontent></div>", "", "<script src=/js/detail.js></script>", "unknown", "reply_by_script"),
        ("<div id=replycontent></div>", "", "", "open", ""),
        ("<div id=replycontent></div>", "<tr><td>来信编号</td><td><span id=bh>QX0012</span></td></tr>", "<script src=/js/detail.js></script>", "open", ""),  # all values have marks
        ("<div id=cell7></div>", "", "<script src=/js/detail.js></script>", "open", ""),
        ("<div id=replycontent></div>", "", "<script src=/js/jquery-1.8.min.js></script><script src=/share/response.js></script>", "unknown", "reply_by_script"),
        ("<div id=replycontent></div>", "", "<script src=/js/jquery.reply.js></script>", "unknown", "reply_by_script"),
        ("<div id=replycontent></div>", "", "<script src=/js/jquery-1.8.min.js></script><script src=//hm.baidu.com/hm.js></script>", "open", ""),
        ("", "<tr><td rowspan=2>满意度评价</td><td>满意</td></tr><tr><td>不满意</td></tr>", "", "open", ""),  # to choose from
        ("", "<tr><td>评价</td><td><input type=radio>满意</td><td><input type=radio>一般</td></tr>", "", "open", ""),
        ("", "", "<dl><dt>满意度</dt><dd>非常满意</dd><dd>不满意</dd></dl>", "open", ""),
        ("", "<tr><td>满意度</td><td>【满意】</td></tr>", "", "unknown", "state_not_understood"),
        ("", "<tr><td>评价结果</td><td>已评价</td></tr>", "", "unknown", "state_not_understood"),
        ("", "<tr><td>评价</td><td>5分</td></tr>", "", "unknown", "state_not_understood"),
        ("", "<tr><td>满意度</td><td>★★★★☆</td></tr>", "", "unknown", "state_not_understood"),
        ("", "<tr><td>满意度</td><td>★★★★★ 非常满意</td></tr>", "", "unknown", "state_not_understood"),
        ("", "<tr><td>满意度</td><td><font>满意</font><i>★★★★</i></td></tr>", "", "unknown", "state_not_understood"),
        ("", "<tr><td>满意度</td><td>☆☆☆☆☆</td></tr>", "", "open", ""),
        ("", "<tr><td>满意度</td><td>★★★★★ ★★★★ ★★★</td></tr>", "", "open", ""),
        ("", "<tr><td rowspan=2>满意度</td><td>★★★★★</td></tr><tr><td>★★★★</td></tr>", "", "open", ""),
        ("", "<tr><td>评价时间</td><td>2015-09-01 10:20</td></tr>", "", "unknown", "state_not_understood"),
        ("", "<tr><td>评价时间</td><td></td></tr>", "", "open", ""),
        ("", "<tr><td>评价</td><td>5分 4分 3分 2分 1分</td></tr>", "", "open", ""),  # to choose from
        ("查看回复（0条）", "", "", "unknown", "reply_not_shown"),
        ("", "", "<table><tr><th>时间</th><th>单位</th><th>状态</th></tr><tr><td>2015-08-16</td><td>市长信箱</td><td>已受理</td></tr><tr><td>2015-08-21</td><td>市城管局</td><td>已办结</td></tr></table>", "unknown", "state_not_understood"),
        ("", "", "<ul><li><b>已受理</b><i>2015-08-16</i></li><li><b>已办结</b><i>2015-08-21</i></li></ul>", "unknown", "state_not_understood"),
        ("", "", "<p>2015-08-21 市城管局 办结</p>", "unknown", "state_not_understood"),
        ("", "", "<p>要求市城管局于2015-09-15前办结</p>", "open", ""),
        ("", "", "<p>2015年8月共收到来信30件，已答复28件</p>", "open", ""),
        ("", "", "<p>截至2015-08-21 已答复来信280件</p>", "open", ""),
        ("", "", "<p>2015年1月1日起，凡已答复的来信均在本栏目公开</p>", "open", ""),
        ("", "", "<h3>最新答复</h3><p onclick='go(2)'>2015-08-16 停水何时恢复 已答复</p>", "open", ""),
        ("", "", "<h3>最新答复</h3><div><p><a href=/2>公交线路</a></p><p>2015-08-16 已答复</p></div>", "open", ""),
    ],
)  # fmt: skip
def test_an_empty_reply_is_none_where_nothing_says_otherwise(
    reply: str, row: str, below: str, state: str, reason: str
) -> None:
    (letter,) = read(SILENT.format(reply, row, below), URL)
    assert (letter.state, letter.reason) == (state, reason)


GENERAL = f"<table><tr><td>标　题</td><td>路灯损坏</td></tr><tr><td>姓 名</td><td>张某</td></tr><tr><td>时 间</td><td>2015-08-15</td></tr><tr><td>内 容</td><td>{B}</td></tr><tr><td>回 复</td><td>{R}</td></tr></table>"  # fmt: skip


@pytest.mark.parametrize(
    ("above", "letters"),
    [
        ("<div>市长信箱</div>", 1),
        ("<div>市 长 信 箱</div>", 1),
        ("<div><a href=/>首页</a> &gt; <a href=/a/>市长信箱</a> &gt; 正文</div>", 1),
        ("<div><a href=/>网站首页</a> » <a href=/a/>市长信箱</a></div>", 1),
        ("<div><a href=/>首页</a> <a href=/a/>市长信箱</a></div>", 0),  # a menu
        ("", 0),
    ],
)
def test_general_labels_are_a_letter_s_where_a_heading_or_the_trail_says_so(above: str, letters: int) -> None:
    page = f"<html><head><title>查看</title></head><body>{above}{GENERAL}</body></html>"
    url = "http://www.x.gov.cn/hd/1.html"
    found = read_page(Document(Text(text=page, charset="utf-8"), url), url)
    assert [(letter.title, letter.reply) for letter in found] == [("路灯损坏", R)] * letters


LISTED = "".join(
    f"<li><a href=/l/{n}.html>{title}</a><span>已回复</span><span>2015-08-1{n}</span></li>"
    for n, title in enumerate(("路灯损坏", "停水何时恢复", "公交绕行"))
)
ASKED_FOR = "".join(
    f"<li><a href=/z/{n}.html>{title}</a><span>征集中</span><span>2015-06-1{n}</span></li>"
    for n, title in enumerate(("绿化条例征求意见", "公交规划征求意见", "停车办法征求意见"))
)


@pytest.mark.parametrize(
    "page",
    [
        f"<ul><li onclick='t(0)'>来信</li><li onclick='t(1)'>征集</li></ul><div><ul>{LISTED}</ul></div><div style='display:none'><ul>{ASKED_FOR}</ul></div>",
        f"<div><div><h3>来信</h3><ul>{LISTED}</ul></div><div><h3>征集</h3><ul>{ASKED_FOR}</ul></div></div>",
        f"<div><span>来信</span> | <span>征集</span></div><div><ul>{LISTED}</ul><ul style='display:none'>{ASKED_FOR}</ul></div>",
    ],
)
def test_letters_beside_calls_for_opinions_are_read_alone(page: str) -> None:
    assert [(letter.title, letter.state) for letter in read(page)] == [
        ("路灯损坏", "answered"),
        ("停水何时恢复", "answered"),
        ("公交绕行", "answered"),
    ]


def test_a_post_of_an_office_that_is_a_picture_takes_no_citizen_s_words() -> None:
    page = (
        f"<h2>路灯损坏</h2><div><div>张三 发表于 2015-08-15 10:00</div><div>{B}</div></div>"
        "<div><div>市城管局 发表于 2015-08-21 09:00</div><div><img src=a.jpg></div></div>"
    )
    (letter,) = read(page, URL)

    assert (letter.body, letter.reply) == (B, "")
    assert letter.state != "open"
