"""Letters: every form in which sites publish them, and what only looks like one."""

from __future__ import annotations

import datetime as dt
import html
import json
import time
from typing import Any
from urllib.parse import quote

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from patience import PATIENCE, is_linear

from crawler.page import Letter, LetterState, Outcome, Page
from crawler.reading.document import Document, Text
from crawler.reading.letter_json import TITLES
from crawler.reading.letter_list import leads_to_letters
from crawler.reading.letter_state import acknowledges, state_of
from crawler.reading.letters import letters, merge
from crawler.reading.lines import Lines
from crawler.reading.vocabulary import load

URL = "http://www.site.test/szxx/list.html"


def document(source: str, url: str = URL) -> Document:
    return Document(Text(text=source, charset="utf-8"), url)


def read(source: str, url: str = URL) -> list[dict[str, Any]]:
    """The letters of a page as plain data, empty fields left out."""
    found = letters(document(source, url), url)
    return [{key: value for key, value in msgspec.to_builtins(letter).items() if value} for letter in found]


def one(source: str, url: str = URL) -> dict[str, Any]:
    (letter,) = read(source, url)
    return letter


def detail(status: str = "", unit: str = "", replied: str = "", reply: str = "", after: str = "") -> str:
    """A letter's own page, as a table of labels and values."""
    return f"""<html><head><title>市长信箱-某市</title></head><body>
        <div>您的位置：首页 &gt; 市长信箱</div><table>
    <tr><td>来 信 人：</td><td>张三丰</td><td>来信时间：</td><td>2015-08-15 10:20:30</td></tr>
    <tr><td>信件标题</td><td colspan="3">路灯不亮</td></tr>
    <tr><td>信件编号</td><td>SZ20150815001</td><td>办理状态</td><td>{status}</td></tr>
    <tr><td>信件内容</td><td colspan="3">某路路灯<b>不亮</b>。<br>请修。</td></tr>
    <tr><td>答复单位</td><td>{unit}</td><td>答复时间</td><td>{replied}</td></tr>
    <tr><td>答复内容</td><td colspan="3">{reply}</td></tr></table>{after}
    <div>主办单位：某市人民政府</div></body></html>"""


# --- a letter's own page ---


def test_a_table_of_labels_and_values() -> None:
    letter = one(detail("已办结", "市城管局", "2015-09-01", "您好，经查，已于8月20日修复。"))
    assert letter == {
        "url": URL,
        "id": "SZ20150815001",
        "title": "路灯不亮",
        "asked": "2015-08-15",
        "answered": "2015-09-01",
        "state": "answered",
        "state_text": "已办结",
        "unit": "市城管局",
        "body": "某路路灯不亮。 请修。",
        "reply": "您好，经查，已于8月20日修复。",
        "reply_seen": True,
        "detail": True,
    }


@pytest.mark.parametrize(
    ("parts", "state", "reason"),
    [
        ({"status": "办理中"}, "open", None),
        ({"status": "未办结"}, "open", None),
        ({}, "open", None),
        ({"reply": "暂无"}, "open", None),
        ({"reply": "未回复"}, "open", None),
        ({"status": "已受理", "reply": "经查，已修复。"}, "answered", None),
        ({"status": "已受理", "reply": "您的来信收悉，已转城管局办理。"}, "unknown", "acknowledged_only"),
        ({"reply": "您的来信收悉，已转城管局办理。", "replied": "2015-08-20"}, "answered", None),
        ({"replied": "2015-09-01"}, "answered", None),
        ({"replied": "暂未回复"}, "open", None),
        ({"replied": "未回复", "reply": "经查，已修复。"}, "answered", None),
        ({"replied": "待定", "status": "已办结"}, "answered", None),
        ({"status": "办理中", "replied": "2015-09-01"}, "unknown", "state_and_date_disagree"),
        ({"status": "不予受理"}, "excluded", None),
        ({"status": "重复件", "reply": "同上"}, "excluded", None),
        ({"reply": "已电话回复。"}, "unknown", "answered_by_phone"),
        ({"reply": "电话已回复"}, "unknown", "answered_by_phone"),
        ({"status": "办理中", "reply": "该回复仅来信人可见"}, "unknown", "not_public"),
        ({"status": "办理中", "after": "<p>本信件不公开</p>"}, "unknown", "not_public"),
        ({"reply": "请登录后查看"}, "unknown", "not_public"),
        ({"status": "已办结", "reply": "仅来信人可见"}, "answered", "not_public"),
        ({"reply": "<img src='/hf/1.jpg'>"}, "unknown", "reply_is_image"),
        ({"reply": "<a class='icon-pdf' href='/hf/1.pdf'></a>"}, "unknown", "reply_is_image"),
        ({"reply": "<a href='#top'></a>"}, "open", None),
        ({"reply": "{{reply.content}}"}, "unknown", "reply_by_script"),
        ({"reply": "正在加载..."}, "unknown", "reply_by_script"),
        ({"reply": "<script>document.write(hf)</script>"}, "unknown", "reply_by_script"),
        (
            {"reply": "<div id='hfnr'></div>", "after": "<script>$('#hfnr').html(x)</script>"},
            "unknown",
            "reply_by_script",
        ),
        (
            {"after": "<script>$.ajax({url: '/reply/get', success: show})</script>"},
            "unknown",
            "reply_by_script",
        ),
        ({"after": "<script>$.ajax({url: '/hits?id=1'})</script>"}, "open", None),
    ],
)
def test_state_of_a_letter(parts: dict[str, str], state: str, reason: str | None) -> None:
    letter = one(detail(**parts))
    assert (letter["state"], letter.get("reason")) == (state, reason)


DEALT_WITH = (
    *("正在办理，请耐心等待。", "已转市城管局办理", "已转某某局办理。", "已受理，请等待", "正在调查核实"),
    *(
        "您的来信正在办理中，请等待。",
        "该信件已转交市城管局处理，请耐心等待办理结果。",
        "已转相关部门处理",
        "请耐心等待。",
    ),
)


@pytest.mark.parametrize("words", DEALT_WITH)
def test_words_that_a_letter_is_dealt_with_are_a_state_and_no_reply(words: str) -> None:
    alone = one(detail(reply=words))
    assert (alone["state"], alone["state_text"], alone.get("reply")) == ("open", words, None)
    assert one(detail(status="办理中", reply=words))["state"] == "open"
    followed = one(detail(reply=f"{words}<br>经查，路灯线路已于8月20日修复。"))
    assert followed["state"] == "answered"
    assert followed["reply"].endswith("已修复。") or "8月20日修复" in followed["reply"]


@pytest.mark.parametrize(
    ("parts", "state", "reply"),
    [
        ({"reply": "正在办理，请耐心等待。", "replied": "2015-08-20"}, "unknown", None),
        ({"reply": "已转市城管局办理。", "replied": "2015-08-20"}, "unknown", None),
        ({"reply": "已转市城管局办理。", "status": "已办结"}, "answered", "已转市城管局办理。"),
        ({"reply": "正在施工，请耐心等待。"}, "answered", "正在施工，请耐心等待。"),
        ({"reply": "正在办理，预计下月完成。"}, "answered", "正在办理，预计下月完成。"),
        ({"reply": "请到社保局办理。"}, "answered", "请到社保局办理。"),
        ({"reply": "您好，正在办理。"}, "answered", "您好，正在办理。"),
        ({"reply": "已收到。"}, "answered", "已收到。"),
        ({"reply": "已移交公安局立案"}, "answered", "已移交公安局立案"),
    ],
)
def test_words_that_may_be_meant_as_the_reply_are_no_sure_state(
    parts: dict[str, str], state: str, reply: str | None
) -> None:
    letter = one(detail(**parts))
    assert (letter["state"], letter.get("reply")) == (state, reply)


def test_to_a_letter_that_asks_how_far_it_is_such_words_may_be_the_answer() -> None:
    page = detail(reply="正在办理，请耐心等待。").replace("请修。", "何时能办好？")
    assert (one(page)["state"], one(page)["reason"]) == ("unknown", "acknowledged_only")
    assert one(page.replace("<td>办理状态</td><td>", "<td>办理状态</td><td>办理中"))["state"] == "open"


def test_a_script_behind_the_end_of_the_page_counts() -> None:
    page = detail(reply="<div id='replybox'></div>").replace("</html>", "")
    page += "</html><script>getElementById('replybox').innerHTML = x</script>"
    assert one(page)["reason"] == "reply_by_script"


def test_no_name_is_kept() -> None:
    kept = msgspec.json.encode(
        letters(document(detail("已办结", "市城管局", "", "张三丰先生：您好，已修复。")), URL)
    ).decode()
    assert "张三丰" not in kept


def test_numbers_of_citizens_are_masked() -> None:
    letter = one(detail(reply="已致电13800000000告知，另请提供11010119000101001X的复印件。"))
    assert "13800000000" not in letter["reply"]
    assert "11010119000101001X" not in letter["reply"]


def test_texts_are_cut_to_their_limits() -> None:
    letter = one(detail(reply="修复说明。" * 1_000))
    assert len(letter["reply"]) == 1_000
    long = detail().replace("请修。", "请修。" * 1_000)
    assert len(one(long)["body"]) == 500


FORMS = {
    "definition list": """<title>县长信箱</title><dl><dt>来信标题：</dt><dd>路灯</dd>
        <dt>来信时间：</dt><dd>2015-08-01</dd>
        <dt>来信内容：</dt><dd>很黑</dd><dt>回复时间：</dt><dd>2015-08-09</dd><dt>回复内容：</dt>
        <dd>已修复。</dd></dl>""",
    "paragraphs": """<title>县长信箱</title><div><p>信件标题：路灯</p><p>写信日期：2015年8月1日</p>
        <p>内容：很黑</p>
        <p>回复日期：2015年8月9日</p><p>回复内容：已修复。</p></div><div>上一篇：某信</div>""",
    "headed blocks": """<title>网上咨询</title><div><h2>路灯</h2><p>咨询时间：2015-08-01</p></div>
        <div><div class="t"><h3>咨询内容</h3><i class="icon"></i></div><div>很黑</div></div>
        <div><h3>官方回复</h3><p>回复时间：2015-08-09</p><h3>回复内容</h3><div><p>已修复。</p></div></div>
        <div>分享到</div>""",
    "one cell under the other": """<title>县长信箱</title><table><tr><td>信件标题：路灯</td></tr>
        <tr><td>来信日期：2015-8-1</td></tr><tr><td>信件内容</td></tr><tr><td>很黑</td></tr>
        <tr><td>回复时间：2015-8-9</td></tr><tr><td>回复内容</td></tr><tr><td>已修复。</td></tr></table>""",
    "spans in list items": """<title>县长信箱</title><ul><li><span>信件标题</span><span>路灯</span></li>
        <li><label>来信时间</label><span>2015-08-01</span></li><li><b>信件内容：</b>很黑</li>
        <li><b>回复时间：</b>2015-08-09</li><li><b>回复内容：</b><p>已修复。</p></li></ul>""",
    "fields that nobody may change": """<title>县长信箱</title><table><tr><td>信件标题</td><td>
        <input readonly value="路灯"></td></tr>
        <tr><td>来信日期</td><td><input readonly value="2015-8-1"></td></tr>
        <tr><td>信件内容</td><td><textarea readonly>很黑</textarea></td></tr>
        <tr><td>回复日期</td><td><input disabled value="2015-8-9"></td></tr>
        <tr><td>回复内容</td><td><textarea readonly>已修复。</textarea></td></tr></table>""",
    "table within a layout table": """<title>县长信箱</title><table><tr><td><table><tr>
        <td>信件标题</td><td>路灯</td></tr>
        <tr><td>来信日期</td><td>2015-8-1</td></tr><tr><td>信件内容</td><td>很黑</td></tr>
        <tr><td>回复日期</td><td>2015-8-9</td></tr><tr><td>回复内容</td><td>已修复。</td></tr></table></td>
        <td><h3>最新来信</h3><ul><li><a href="9.html">别的信</a>
        <span>2015-09-01</span></li></ul></td></tr></table>""",
    "blanks in every label": """<title>县长信箱</title><table><tr><td>标　　题：</td><td>路灯</td></tr>
        <tr><td>来 信 时 间：</td><td>2015-08-01</td></tr><tr><td>来&nbsp;信&nbsp;内&nbsp;容：</td>
        <td>很黑</td></tr>
        <tr><td>回&nbsp;复&nbsp;时&nbsp;间：</td><td>2015-08-09</td></tr><tr><td>回 复 内 容：</td>
        <td>已修复。</td></tr></table>""",
    "brackets": """<title>县长信箱</title><div><p>【信件标题】路灯</p><p>【来信时间】2015-08-01</p>
        <p>【信件内容】很黑</p>
        <p>【回复时间】2015-08-09</p><p>【回复内容】已修复。</p></div>""",
}


@pytest.mark.parametrize("form", FORMS)
def test_the_same_letter_in_many_forms(form: str) -> None:
    letter = one(FORMS[form])
    read = {
        key: letter.get(key) for key in ("title", "asked", "answered", "state", "body", "reply", "detail")
    }
    assert read == {
        "title": "路灯",
        "asked": "2015-08-01",
        "answered": "2015-08-09",
        "state": "answered",
        "body": "很黑",
        "reply": "已修复。",
        "detail": True,
    }


@pytest.mark.parametrize(
    ("below", "state"),
    [
        ("<tr><td colspan=2>您好，路灯已于3月5日修复。</td></tr></table>", "unknown"),
        ("</table><div>王先生：经核实，路灯已修复。</div>", "unknown"),
        ("</table><p>附件：<a href=r.pdf>关于路灯来信的答复.pdf</a></p>", "unknown"),
        ("</table><p>您好，欢迎使用县长信箱。</p>", "open"),
        ("</table><p>打印</p><p>您好，路灯已于3月5日修复。</p>", "unknown"),
        ("</table><p>打印</p><p>主办单位：某县人民政府</p><p>您好，欢迎来信。</p>", "open"),
        ("</table><p>联系地址：某路1号</p>", "open"),
    ],
)
def test_a_reply_outside_of_its_empty_place_leaves_the_letter_unknown(below: str, state: str) -> None:
    cells = "<tr><td>信件标题</td><td>路灯</td></tr><tr><td>来信时间</td><td>2015-08-01</td></tr>"
    cells += "<tr><td>来信内容</td><td>很黑</td></tr><tr><td>回复内容</td><td></td></tr>"
    assert one(f"<title>县长信箱</title><table>{cells}{below}")["state"] == state


@pytest.mark.parametrize("form", FORMS)
def test_without_reply_the_footer_is_no_reply(form: str) -> None:
    source = FORMS[form].replace("已修复。", "").replace("2015-08-09", "").replace("2015-8-9", "")
    source = source.replace("2015年8月9日", "")
    letter = one(source + "<div>主办单位：某县人民政府</div><div>地址：某路1号</div>")
    assert letter["state"] == "open"
    assert "reply" not in letter


def test_two_step_reply_best_text_last_day() -> None:
    letter = one("""<title>书记信箱</title><div><p>信件标题：污水</p><p>写信日期：2015-05-01</p>
        <p>内容：直排</p>
        <div>回复单位：市环保局 回复时间：2015-05-03<br>回复内容：您的来信收悉，已转区环保局办理。</div>
        <div>回复单位：区环保局 回复时间：2015-06-03<br>回复内容：经查，该厂已停产整改。</div></div>""")
    assert letter["reply"] == "经查，该厂已停产整改。"
    assert letter["answered"] == "2015-06-03"


def test_deadlines_ratings_and_last_words_are_no_replies() -> None:
    source = """<title>县长信箱</title><table><tr><td>信件标题</td><td>路灯</td></tr><tr>
        <td>来信时间</td><td>2015-08-01</td></tr>
        <tr><td>到期时间</td><td>2015-08-16</td></tr><tr><td>评价时间</td><td>2015-09-01</td></tr>
        <tr><td>最后发言时间</td><td>2015-09-02</td></tr><tr><td>信件内容</td><td>很黑</td></tr>
        <tr><td>办理状态</td><td>办理中</td></tr><tr><td>回复内容</td><td></td></tr></table>"""
    letter = one(source)
    assert letter["state"] == "open"
    assert letter["asked"] == "2015-08-01"
    assert "answered" not in letter


def test_time_of_handling_alone_leaves_a_silent_letter_unknown() -> None:
    source = detail().replace("答复时间</td><td>", "处理时间</td><td>2015-09-01")
    assert one(source)["reason"] == "state_and_date_disagree"


def test_a_status_that_asks_is_answered_by_yes_and_no() -> None:
    source = detail("否").replace("办理状态", "是否回复")
    assert one(source)["state"] == "open"
    assert one(source.replace(">否<", ">是<"))["state"] == "answered"


def test_a_page_that_shows_state_and_heading_but_no_labels_for_texts() -> None:
    letter = one("""<title>路灯坏了-县长信箱</title><h1>路灯坏了</h1>
        <div>来信日期：2015-08-05　 受理部门：城管局　点击：35　处理状态：<b>处理中</b></div>
        <div><p>路灯坏了。</p></div>""")
    assert letter == {
        "url": URL,
        "title": "路灯坏了",
        "asked": "2015-08-05",
        "state": "open",
        "state_text": "处理中",
        "unit": "城管局",
        "detail": True,
    }


def test_a_day_at_the_end_of_a_reply_is_the_day_of_the_reply() -> None:
    letter = one(detail(reply="<p>已更换灯泡。</p><p>市城管局</p><p>二〇一五年八月二十日</p>"))
    assert letter["answered"] == "2015-08-20"
    assert "answered" not in one(detail(reply="<p>已于2015年8月20日更换灯泡，并安排人员定期巡查。</p>"))


def test_days_without_century_count_under_their_label() -> None:
    source = detail().replace("2015-08-15 10:20:30", "15-08-15 10:20")
    assert one(source)["asked"] == "2015-08-15"
    assert "asked" not in one(source.replace("15-08-15 10:20", "08-15"))


def test_a_forum_thread() -> None:
    source = """<title>路灯不亮-网上问政</title><h1>路灯为何长期不亮</h1>
        <div><p>网友 发表于 2015-8-1 10:10</p><div>路灯不亮</div></div>
        <div><p>市城管局 发表于 2015-8-5 9:00</p><div>已安排修复，预计8月20日前完成。</div></div>"""
    letter = one(source)
    assert (letter["asked"], letter["answered"], letter["state"]) == ("2015-08-01", "2015-08-05", "answered")
    unanswered = one(source.replace("市城管局", "路人甲"))
    assert unanswered["state"] == "unknown"


# --- lists ---


def test_columns_are_told_by_their_headers() -> None:
    found = read("""<title>县长信箱</title><table>
        <tr><th>序号</th><th>受理单位</th><th>状态</th><th>标题</th><th>来信时间</th><th>回复时间</th>
        <th>点击</th></tr>
        <tr><td>1</td><td>城管局</td><td>已办结</td><td>
        <a href="/d/1.html" title="关于路灯不亮的咨询信">关于路灯…</a></td>
            <td>2015-08-01</td><td>2015-08-09</td><td>2015</td></tr>
        <tr><td>2</td><td>环保局</td><td>未办结</td><td>
        <a href="javascript:void(0)" onclick="window.open('/d/2.html')">噪音</a></td>
            <td>2015-08-02</td><td></td><td>7</td></tr>
        <tr><td>3</td><td>民政局</td><td><img src="/img/yhf.gif"></td><td><a href="#">低保</a></td>
            <td>2015-08-03</td><td></td><td>7</td></tr>
        <tr><td>4</td><td>民政局</td><td><img src="/i/1.gif" alt="未回复"></td><td>殡葬</td>
            <td>2015-08-04</td><td></td><td>7</td></tr></table>""")
    assert [letter["state"] for letter in found] == ["answered", "open", "answered", "open"]
    assert [letter["url"] for letter in found[:2]] == [
        "http://www.site.test/d/1.html",
        "http://www.site.test/d/2.html",
    ]
    assert all(letter["url"].startswith(f"{URL}#") for letter in found[2:])
    assert found[0] | {"reason": ""} == {
        "url": "http://www.site.test/d/1.html",
        "title": "关于路灯不亮的咨询信",
        "asked": "2015-08-01",
        "answered": "2015-08-09",
        "state": "answered",
        "state_text": "已办结",
        "unit": "城管局",
        "reason": "",
    }
    assert not any(letter.get("detail") for letter in found)


def test_a_header_in_a_table_of_its_own() -> None:
    letter = one("""<title>县长信箱</title><table><tr><td>编号</td><td>信件标题</td><td>来信时间</td>
        <td>处理情况</td></tr></table>
        <table><tr><td>2015001</td><td><a href="1.html">路灯</a></td><td>2015-08-01</td>
        <td>办理中</td></tr></table>""")
    assert (letter["id"], letter["state"]) == ("2015001", "open")


def test_a_list_without_state_and_reply_says_nothing() -> None:
    letter = one("""<title>县长信箱</title><table><tr><td>信件标题</td><td>来信时间</td>
        <td>回复时间</td></tr>
        <tr><td><a href="1.html">路灯</a></td><td>2015-08-01</td><td></td></tr></table>""")
    assert (letter["state"], letter["reason"]) == ("unknown", "no_state")


@pytest.mark.parametrize(
    "rows",
    [
        "<ul>{}</ul>|<li><span>{state}</span><a href='{n}.html'>{title}</a><em>{day}</em></li>",
        "<table>{}</table>|<tr><td>{n}</td><td>{day}</td><td>{state}</td><td>县人社局</td>"
        "<td><a href='{n}.html'>{title}</a></td></tr>",
        "<div>{}</div>|<div><h4><a href='{n}.html'>{title}</a></h4>"
        "<p>留言时间：{day}　状态：{state}</p></div>",
        "<div>{}</div>|<dl><dt><a href='{n}.html'>{title}</a></dt><dd>来信时间：{day}</dd>"
        "<dd>办理状态：{state}</dd></dl>",
        "<div><div><span>信件标题</span><span>来信时间</span><span>办理状态</span></div>{}</div>|"
        "<div><span><a href='{n}.html'>{title}</a></span><span>{day}</span><span>{state}</span></div>",
        "<ul><li><span>状态</span><span>标题</span><span>日期</span></li>{}</ul>|"
        "<li><span>{state}</span><span><a href='{n}.html'>{title}</a></span><span>{day}</span></li>",
    ],
)
def test_lists_in_many_forms(rows: str) -> None:
    around, row = rows.split("|", 1)
    items = [
        row.format(n=1, title="关于医保的事", day="2015-11-01", state="已回复"),
        row.format(n=2, title="关于社保的事", day="2015-11-02", state="办理中"),
        row.format(n=3, title="关于路灯的事", day="2015-11-03", state="未回复"),
    ]
    found = read(f"<title>咨询留言</title>{around.format(''.join(items))}")
    assert [(letter["title"], letter["asked"], letter["state"]) for letter in found] == [
        ("关于医保的事", "2015-11-01", "answered"),
        ("关于社保的事", "2015-11-02", "open"),
        ("关于路灯的事", "2015-11-03", "open"),
    ]
    assert [letter["url"][-6:] for letter in found] == ["1.html", "2.html", "3.html"]


@pytest.mark.parametrize(
    ("state", "told"), [("", []), ("已回复", ["answered"]), ("状态：未回复", ["open"]), ("办理中", ["open"])]
)
def test_a_title_that_speaks_of_what_is_undone_is_no_state(state: str, told: list[str]) -> None:
    row = f"<li><a href=1.html>投诉未处理</a><span>2015-11-01</span><span>{state}</span></li>"
    found = read(f"<title>局长信箱</title><p>状态：未回复、已回复</p><ul>{row}</ul>")
    assert [letter["state"] for letter in found] == told
    assert all(letter["title"] == "投诉未处理" for letter in found)


REPLY = "经现场核查，该处路灯线路老化，已更换灯具，预计本周内恢复照明。"


@pytest.mark.parametrize(
    ("status", "below", "state", "reason"),
    [
        ("办理中", f"<h3>处理经过</h3><div>{REPLY}</div>", "unknown", "reply_unlabelled"),
        ("办理中", f"<div>尊敬的市民：您好！{REPLY}</div>", "unknown", "reply_unlabelled"),
        ("已受理", f"<p>2015-09-20 市城管局 {REPLY}</p>", "unknown", "reply_unlabelled"),
        ("办理中", f"<h3>办理反馈</h3><div>{REPLY}</div>", "answered", ""),
        ("归入他案</td></tr><tr><td>回复内容</td><td>", "", "unknown", "state_not_understood"),
        ("来信人撤诉", "", "excluded", ""),
        ("办理中", "<p>客服在线 您好！</p>", "open", ""),
        ("办理中", "<p>主办单位：某市</p>", "open", ""),
    ],
)
def test_what_speaks_against_an_open_letter(status: str, below: str, state: str, reason: str) -> None:
    letter = one(
        "<title>市长信箱</title><h1>路灯不亮</h1><table><tr><td>来信时间</td><td>2015-08-15</td></tr>"
        "<tr><td>来信内容</td><td>东街路灯不亮，请修。</td></tr>"
        f"<tr><td>信件状态</td><td>{status}</td></tr></table>{below}"
    )
    assert (letter["state"], letter.get("reason", "")) == (state, reason)


def test_a_school_that_a_letter_is_for_is_no_state() -> None:
    rows = "<li><span>县一中</span><a href={0}.html>校服收费</a><i>2015-11-0{0}</i><b>已回复</b></li>"
    found = read(f"<title>局长信箱</title><ul>{rows.format(1)}{rows.format(2)}</ul>")
    assert [letter["state"] for letter in found] == ["answered", "answered"]


def test_an_arrow_before_a_letter_is_no_state() -> None:
    rows = "<li><i><img src=/i/arrow_right.png></i><a href={0}.html>校车</a><i>2015-11-0{0}</i><b>未回复</b></li>"
    found = read(f"<title>局长信箱</title><ul>{rows.format(1)}{rows.format(2)}</ul>")
    assert [letter["state"] for letter in found] == ["open", "open"]


def test_states_stay_with_their_letters_when_they_stand_first() -> None:
    row = "<li><p>状态：{}</p><p>来信标题：<a href='{}.html'>{}</a></p><p>来信时间：2015-05-01</p></li>"
    found = read(
        f"<title>信箱</title><ul>{row.format('已办结', 1, '甲事')}{row.format('未办结', 2, '乙事')}</ul>"
    )
    assert [(letter["title"], letter["state"]) for letter in found] == [
        ("甲事", "answered"),
        ("乙事", "open"),
    ]


def test_whole_letters_one_after_the_other() -> None:
    row = """<tr><td>留言标题</td><td>{0}</td><td>留言时间</td><td>2015-05-0{1}</td></tr>
        <tr><td>留言内容</td><td colspan=3>问{0}</td></tr><tr><td>回复内容</td>
        <td colspan=3>{2}</td></tr>"""
    found = read(
        f"<title>留言板</title><table>{row.format('甲事', 1, '同意。')}{row.format('乙事', 2, '')}</table>"
    )
    assert [(letter["title"], letter["state"], letter.get("reply")) for letter in found] == [
        ("甲事", "answered", "同意。"),
        ("乙事", "unknown", None),
    ]
    assert len({letter["url"] for letter in found}) == 2


def test_letters_without_titles_are_not_called_by_names() -> None:
    row = (
        "<li><p>留言人：欧阳小明</p><p>留言时间：2015-05-0{}</p>"
        "<p>留言内容：{}</p><p>回复内容：可以绕行</p></li>"
    )
    found = read(f"<title>留言板</title><ul>{row.format(1, '路断了')}{row.format(2, '桥断了')}</ul>")
    assert [letter["title"] for letter in found] == ["路断了", "桥断了"]


# --- what is no letter ---

AROUND = {
    "list": ("<ul>", "<li><a href={n}.html>{title}</a><b>{state}</b><i>2024-01-0{n}</i></li>", "</ul>"),
    "list of lines": ("<ul>", "<li>[{state}]<a href={n}.html>{title}</a> 2024-01-0{n}</li>", "</ul>"),
    "table": (
        "<table><tr><th>标题</th><th>时间</th><th>状态</th></tr>",
        "<tr><td><a href={n}.html>{title}</a></td><td>2024-01-0{n}</td><td>{state}</td></tr>",
        "</table>",
    ),
}
ACTIVITIES = {
    "surveys": (("我为城市发展献一策", "进行中"), ("养犬管理", "已结束")),
    "consultations": (("关于《物业办法（草案）》公开征求意见", "已结束"), ("停车收费听证会公告", "已结束")),
    "open days": (("市民开放日报名", "报名中"), ("走进水厂", "已结束")),
    "interviews": (("市教育局局长谈招生", "未开始"), ("市人社局谈就业", "已结束")),
    "reports of letters": (("2024年1月来信办理情况", "已办结"), ("2024年2月来信办理情况", "办理中")),
}
NO_LETTERS = {
    "a form to write a letter": """<title>市长信箱</title><form><table><tr><td>来信标题</td><td>
        <input name="t"></td></tr>
        <tr><td>来信时间</td><td>2015-08-15</td></tr><tr><td>来信内容</td><td>
        <textarea></textarea></td></tr>
        <tr><td>信件编号：<input> 查询码：<input></td></tr></table></form>""",
    "how to write a letter": """<title>市长信箱写信须知</title><h1>写信须知</h1><p>来信标题：请简要说明</p>
        <p>来信内容：写明事由</p><p>回复时间：15个工作日内</p>""",
    "an article about letters": """<title>市长信箱办理情况通报</title>
        <h1>关于市长信箱来信办理情况的通报</h1>
        <p>发布时间：2015-05-01</p>
        <p>截至4月底，来信内容：主要集中在城管。未回复：3件。回复时间：平均5天。</p>""",
    "questions and answers": """<title>常见问题</title><h1>如何办理居住证？</h1>
        <p>问题：如何办理居住证？</p>
        <p>答复：请携带身份证到派出所办理。</p><p>发布时间：2015-01-01</p>""",
    "requests for information": """<title>依申请公开</title><table><tr><th>申请编号</th><th>标题</th>
        <th>申请时间</th><th>答复时间</th>
        <th>状态</th></tr><tr><td>20150001</td><td>预算</td><td>2015-01-01</td><td></td>
        <td>办理中</td></tr></table>""",
    "motions of deputies": """<title>提案办理</title><table><tr><th>标题</th><th>提交时间</th>
        <th>答复时间</th><th>办理状态</th></tr>
        <tr><td>修路</td><td>2015-01-01</td><td></td><td>办理中</td></tr></table>""",
    "a catalogue of documents": """<title>信息公开目录</title><table><tr><th>索引号</th><th>标题</th>
        <th>发布时间</th><th>状态</th></tr>
        <tr><td>1</td><td><a href="x">通知</a></td><td>2015-01-01</td><td>有效</td></tr></table>""",
    "a list of projects": """<title>重点项目</title><table><tr><th>标题</th><th>时间</th><th>状态</th></tr>
        <tr><td>大桥</td><td>2015-01-01</td><td>办理中</td></tr></table>""",
    "a list of news in a letter column": """<title>市长信箱</title><ul><li>
        <a href="1.html">市长信箱开通公告</a><span>2015-01-01</span></li>
        <li><a href="2.html">写信须知</a><span>2015-01-02</span></li></ul>""",
    **{
        f"{name}, in a {shape}": f"<title>市长信箱</title>{AROUND[shape][0]}"
        + "".join(
            AROUND[shape][1].format(n=n, title=title, state=state) for n, (title, state) in enumerate(rows, 1)
        )
        + AROUND[shape][2]
        for name, rows in ACTIVITIES.items()
        for shape in AROUND
    },
    "figures by office": """<title>市长信箱</title><h3>办理情况统计</h3><ul>
        <li><span>市公安局</span><span>已办结30件</span><span>2024-05-31</span></li>
        <li><span>市城管局</span><span>未办结5件</span><span>2024-05-31</span></li></ul>""",
    "figures of a mailbox": """<title>市长信箱</title><ul><li><span>本月受理</span><em>120</em></li>
        <li><span>办理中</span><em>19</em></li><li><span>已办结</span><em>101</em></li></ul><p>2024-05-31</p>""",
    "the steps of a letter": """<title>市长信箱</title><ul><li><span>受理中</span><span>2024-01-06</span></li>
        <li><span>办理中</span><span>2024-01-08</span></li><li><span>已办结</span><span>2024-01-15</span></li></ul>""",
    "a survey's own page": """<title>市长信箱</title><h1>公交线路调整</h1><table>
        <tr><td>发起单位</td><td>市交通局</td></tr><tr><td>提交时间</td><td>2024-03-01</td></tr>
        <tr><td>状态</td><td>进行中</td></tr><tr><td>内容</td><td>请提意见</td></tr>
        <tr><td>答复</td><td></td></tr></table>""",
    "surveys below letters' heading": """<title>市长信箱</title><p>市长信箱</p><h3>民意征集</h3><table>
        <tr><th>标题</th><th>开始时间</th><th>截止时间</th><th>状态</th></tr>
        <tr><td><a href=1>公园命名</a></td><td>2024-03-01</td><td>2024-04-01</td><td>已完成</td></tr></table>""",
    "data of surveys": """<title>咨询投诉</title><script>var d={"rows":[{"title":"物业条例","createTime":"2024-01-05",
        "endTime":"2024-03-01","feedbackTime":null,"feedback":""}]}</script>""",
    "contacts": """<title>联系我们</title><table><tr><td>投诉电话</td><td>咨询电话</td></tr><tr>
        <td>12345</td><td>4462100</td></tr></table>""",
}


@pytest.mark.parametrize("name", NO_LETTERS)
def test_what_only_looks_like_a_letter(name: str) -> None:
    assert read(NO_LETTERS[name], "http://www.site.test/a/1.html") == []


# --- navigation above letters ---

PLACES = ("政策文件", "县长信箱", "调查征集", "在线访谈", "依申请公开")
LINKED = [f'<a href="/{number}/">{place}</a>' for number, place in enumerate(PLACES)]
NAVIGATIONS = {
    "blank": " ".join(LINKED),
    "hard blank": "&nbsp;".join(LINKED),
    "nothing": "".join(LINKED),
    "bar": " | ".join(LINKED),
    "dot": " · ".join(LINKED),
    "slash": " / ".join(LINKED),
    "spans": "".join(f"<span>{link}</span>" for link in LINKED),
    "cells": "<table><tr>" + "".join(f"<td>{link}</td>" for link in LINKED) + "</tr></table>",
    "tabs": "县长信箱 调查征集 在线访谈",
    "scripted tabs": '<a href="javascript:;">调查征集</a> <a href="#">在线访谈</a>',
}
HEADED = """<table><tr><th>标题</th><th>来信时间</th><th>状态</th><th>答复时间</th></tr>
    <tr><td><a href="/szxx/1.html">路灯不亮</a></td><td>2015-08-15</td><td>未答复</td><td></td></tr></table>"""


def headed(title: str, above: str) -> str:
    return f"<html><head><title>{title}</title></head><body><div>{above}</div>{HEADED}</body></html>"


@pytest.mark.parametrize("navigation", NAVIGATIONS)
def test_navigation_does_not_hide_a_list_of_letters(navigation: str) -> None:
    letter = one(headed("县长信箱", NAVIGATIONS[navigation]))
    assert (letter["asked"], letter["state"]) == ("2015-08-15", "open")


@pytest.mark.parametrize("navigation", NAVIGATIONS)
def test_navigation_does_not_hide_a_letter(navigation: str) -> None:
    source = detail("未答复").replace("<table>", f"<div>{NAVIGATIONS[navigation]}</div><table>", 1)
    assert one(source)["state"] == "open"


@pytest.mark.parametrize(("title", "above"), [("依申请公开", ""), ("某县", "建议提案"), ("某县", "在线访谈")])
def test_other_cases_named_in_plain_words_are_no_letters(title: str, above: str) -> None:
    assert read(headed(title, above), "http://www.site.test/list.html") == []


def test_other_cases_on_a_page_of_letters_need_headers_of_their_own() -> None:
    weak = headed("县长信箱", "依申请公开").replace("来信时间", "提交时间").replace("答复时间", "备注")
    assert read(weak) == []


# --- JSON ---


def test_json_of_a_mailbox_interface() -> None:
    day, late = 1_439_568_000_000, 1_440_000_000_000  # 2015-08-15 00:00 and 2015-08-20 00:00 in Beijing
    records = [
        {
            "TITLE": "粉尘",
            "METADATAID": 10234,
            "SUBMITTIME": day,
            "REPLYTIME": late,
            "CONTENT": "<p>粉尘大</p>",
            "REPLYS": [{"CONTENT": "<p>已查处。</p>"}],
            "PUBLISHURL": "/igi/10234.html",
        },
        {"TITLE": "噪声", "SUBMITTIME": day, "REPLYTIME": "", "REPLYS": [], "CONTENT": "吵"},
        {"TITLE": "异味", "SUBMITTIME": day, "CONTENT": "臭", "REPLYS": None},
    ]
    found = read(json.dumps({"datas": {"data": records}}), "http://www.site.test/IGI/nbhd/open.do")
    assert found[0] == {
        "url": "http://www.site.test/igi/10234.html",
        "id": "10234",
        "title": "粉尘",
        "asked": "2015-08-15",
        "answered": "2015-08-20",
        "state": "answered",
        "body": "粉尘大",
        "reply": "已查处。",
        "reply_seen": True,
    }
    assert [letter["state"] for letter in found] == ["answered", "open", "unknown"]


@pytest.mark.parametrize(
    "keys",
    [
        {
            "id": "letterCode",
            "title": "letterTitle",
            "kind": "letterType",
            "asked": "submitDate",
            "replied": "answerDate",
        }
        | {"unit": "answerOu", "state": "letterStatus", "reply": "answerContent", "url": "letterUrl"},
        {
            "id": "work_no",
            "title": "title",
            "kind": "worktype",
            "asked": "createTime",
            "replied": "finishTime",
        }
        | {"unit": "handleDept", "state": "status", "reply": "answer", "url": "detailUrl"},
        {"id": "信件编号", "title": "标题", "kind": "来信类型", "asked": "来信时间", "replied": "回复时间"}
        | {"unit": "办理部门", "state": "办理状态", "reply": "回复内容", "url": "url"},
    ],
)
def test_keys_are_told_by_what_they_are_made_of(keys: dict[str, str]) -> None:
    values = {
        "id": "SZ2015001",
        "title": "路灯不亮",
        "kind": "投诉",
        "asked": "2015-08-15",
        "replied": "2015-09-01",
    }
    values |= {"unit": "市城管局", "state": "已办结", "reply": "已于8月20日修复。", "url": "/l/1.html"}
    letter = one(json.dumps([{key: values[name] for name, key in keys.items()}], ensure_ascii=False))
    assert [letter[name] for name in ("id", "title", "kind", "unit", "asked", "answered", "state")] == [
        *("SZ2015001", "路灯不亮", "投诉", "市城管局", "2015-08-15", "2015-09-01", "answered")
    ]
    assert (letter["reply"], letter["url"]) == ("已于8月20日修复。", "http://www.site.test/l/1.html")


@pytest.mark.parametrize(
    ("url", "link", "found"),
    [
        ("http://www.site.test/a/list.html", "letter/{}.html", 3),
        ("http://www.site.test/szxx/list.html", "{}.html", 3),
        ("http://www.site.test/a/list.html", "le\ntter/{}.html", 3),
        ("http://www.site.test/a/list.html", "a.asp?LYID={}", 3),
        ("http://www.site.test/a/list.html", "javascript:open('/letter/{}.html')", 3),
        ("http://www.site.test/a/list.html", "{}.html", 0),
    ],
)
def test_a_list_of_titles_alone_is_told_by_where_it_leads(url: str, link: str, found: int) -> None:
    titles = ("路灯不亮怎么办", "请问学区如何划分", "希望增加公交班次")
    rows = [
        f'<li><a href="{link.format(n)}">{title}</a><span>2015-08-1{n}</span></li>'
        for n, title in enumerate(titles)
    ]
    page = f"<title>市长信箱</title><div>您的位置：首页 &gt; 市长信箱</div><ul>{''.join(rows)}</ul>"
    assert len(read(page, url)) == found


def test_epochs_are_read_in_beijing() -> None:
    midnight = 1_439_568_000_000  # 15 August 2015, 00:00 in Beijing
    record = {"title": "甲", "submitTime": midnight, "replyTime": None, "reply": ""}
    assert one(json.dumps([record]))["asked"] == "2015-08-15"
    assert one(json.dumps([record | {"submitTime": midnight - 1}]))["asked"] == "2015-08-14"
    assert one(json.dumps([record | {"submitTime": str(midnight // 1_000)}]))["asked"] == "2015-08-15"


def test_generic_json_jsonp_and_data_in_scripts() -> None:
    record = {
        "letter_title": "路灯",
        "create_time": "2015-08-01 10:00:00",
        "reply_content": "已修复。",
        "status_name": "已办结",
    }
    data = json.dumps({"rows": [record]}, ensure_ascii=False)
    for source in (data, f"callback({data})", f"<title>信箱</title><script>var list = {data};</script>"):
        assert one(source)["state"] == "answered"
        assert one(source)["asked"] == "2015-08-01"


RECORD = {
    "letterTitle": "路灯",
    "submitTime": "2015-08-01",
    "replyTime": "2015-08-09",
    "replyContent": "已修复。",
}
CHINESE = {"标题": "路灯", "来信时间": "2015-08-01", "回复时间": "2015-08-09", "回复内容": "已修复。"}
JSON = json.dumps(RECORD, ensure_ascii=False)
CARRIED = {
    "an object": f"<script>var all = [{JSON}];</script>",
    "bare keys": f"<script>show({{{', '.join(f'{key} : {value!r}' for key, value in RECORD.items())}}});</script>",
    "a string": f"<script>var all = JSON.parse('[{JSON}]');</script>",
    "a string with signs escaped": f"<script>var all = JSON.parse({json.dumps(f'[{JSON}]')});</script>",
    "a string escaped by numbers": "<script>var all = JSON.parse('{}');</script>".format(
        f"[{JSON}]".replace('"', "\\x22").replace("l", "\\u006c").replace("e", "\\x65")
    ),
    "a string escaped as an address": f'<script>var all = load("{quote(f"[{JSON}]")}");</script>',
    "an attribute": f'<div data-all="{html.escape(f"[{JSON}]")}"></div>',
    "a field of a form": f"<textarea>{html.escape(f'[{JSON}]')}</textarea>",
    "arrays": "<script>{}</script>".format(
        "\n".join(f'{key}[0] = "{value}";' for key, value in RECORD.items())
    ),
    "arrays of things": "<script>{}</script>".format(
        "\n".join(f'all.{key}[0] = "{value}";' for key, value in RECORD.items())
    ),
    "arrays in a comment": "<script><!--\n{} --></script>".format(
        " ".join(f" {key}[0] = '{value}';" for key, value in RECORD.items())
    ),
    "keys behind comments": f"<script>show({{{','.join(f'/*1*/{key}:{value!r}' for key, value in RECORD.items())}}});</script>",
    "keys before comments": f"<script>show({{{','.join(f'{key}/*1*/:{value!r}' for key, value in RECORD.items())}}});</script>",
    "an island": "<xml><row>{}</row></xml>".format(
        "".join(f"<{key}>{value}</{key}>" for key, value in RECORD.items())
    ),
    "Chinese keys": f"<script>var all = [{json.dumps(CHINESE, ensure_ascii=False)}];</script>",
}


@pytest.mark.parametrize("way", CARRIED)
def test_a_letter_is_found_whatever_carries_it(way: str) -> None:
    letter = one(f"<title>信箱</title><!-- 已回复 -->{CARRIED[way]}")
    assert (letter["title"], letter["asked"], letter["answered"]) == ("路灯", "2015-08-01", "2015-08-09")
    assert letter["reply"] == "已修复。"


@pytest.mark.parametrize(
    "script",
    [
        'var a = {"id": 1, "n": "来信选登", "u": "/x/1"}; var b = {"id": 2, "n": "投诉电话", "u": "/x/2"};',
        'var news = [{"title": "来信选登", "time": "2015-08-01", "url": "/1.html"}, {"title": "已回复", "time": ""}];',
        'document.title = "信箱"; function reply(x) { return x ? {answer: x} : 0; }',
    ],
)
def test_data_whose_keys_name_no_letter_is_not_taken_apart(script: str) -> None:
    page = document(f"<title>信箱</title><p>已回复</p><script>{script}</script>")
    assert letters(page, URL) == ()
    assert "values" not in page.memo


@settings(deadline=None)
@given(st.data())
def test_keys_of_titles_have_a_word_that_is_looked_for_first(draw: st.DataObject) -> None:
    noun = "LETTER|MAIL|XJ|ORDER"
    pattern = draw.draw(st.sampled_from(load("letters")["json"]["title"])).replace("{letter}", f"(?:{noun})")
    key = draw.draw(st.from_regex(pattern, fullmatch=True))
    assert any(word in key.lower() for word in TITLES)


def test_lists_of_articles_in_json_are_no_letters() -> None:
    article = {"title": "通知", "pubDate": "2015-08-01", "url": "/1.html", "content": "…", "replyCount": 0}
    assert read(json.dumps({"list": [article]})) == []


@pytest.mark.parametrize(
    "source",
    [
        "[" * 100_000,
        '{"a":' * 50_000,
        '{"TITLE": "x", "SUBMITTIME": 1e999, "REPLYTIME": [[[]]]}',
        "{]",
        '{"a": NaN}',
    ],
)
def test_bad_json_is_no_letter(source: str) -> None:
    assert read(source) == []


# --- merging ---


def page(url: str, source: str, final_url: str = "") -> Page:
    return Page(
        site="site",
        url=url,
        final_url=final_url or url,
        outcome=Outcome.OK,
        fetched_at=dt.datetime(2015, 11, 30, tzinfo=dt.UTC),
        letters=letters(document(source, final_url or url), final_url or url),
    )


def listed(state: str, url: str = "/d/1.html", id: str = "SZ20150815001", title: str = "路灯…") -> Page:
    return page(
        URL,
        f"""<title>市长信箱</title><table><tr><th>编号</th><th>信件标题</th><th>来信时间</th>
        <th>办理状态</th></tr>
        <tr><td>{id}</td><td><a href="{url}">{title}</a></td><td>2015-08-15</td>
        <td>{state}</td></tr></table>""",
    )


DETAIL = "http://www.site.test/d/1.html"


def test_row_and_own_page_become_one_letter() -> None:
    (letter,) = merge(
        [listed("办理中"), page(DETAIL, detail("已办结", "市城管局", "2015-09-01", "已修复。"))]
    )
    assert (letter.url, letter.state, letter.title) == (DETAIL, LetterState.ANSWERED, "路灯不亮")
    assert letter.detail


@pytest.mark.parametrize(
    ("row", "own", "state"),
    [
        ("办理中", {"status": "办理中"}, LetterState.OPEN),
        ("办理中", {"status": "已办结", "reply": "已修复。"}, LetterState.ANSWERED),
        ("已办结", {"status": "办理中"}, LetterState.UNKNOWN),
        ("已办结", {}, LetterState.UNKNOWN),
        ("办理中", {"reply": "仅来信人可见"}, LetterState.UNKNOWN),
        ("不予受理", {"status": "办理中"}, LetterState.EXCLUDED),
    ],
)
def test_what_row_and_own_page_say_together(row: str, own: dict[str, str], state: LetterState) -> None:
    for order in (1, -1):
        (letter,) = merge([listed(row), page(DETAIL, detail(**own))][::order])
        assert letter.state is state


@pytest.mark.parametrize(
    ("row", "replied", "state"),
    [
        ("未答复", "", LetterState.OPEN),
        ("未答复", "2015-08-20", LetterState.UNKNOWN),
        ("已办结", "", LetterState.ANSWERED),
    ],
)
def test_a_row_tells_whether_that_a_letter_is_dealt_with_is_the_answer(
    row: str, replied: str, state: LetterState
) -> None:
    own = detail(reply="正在办理，请耐心等待。", replied=replied).replace("请修。", "何时能办好？")
    (letter,) = merge([listed(row), page(DETAIL, own)])
    assert (letter.state, letter.detail) == (state, True)


def test_an_open_row_whose_own_page_shows_no_place_for_a_reply_stays_open() -> None:
    own = """<title>市长信箱</title><table><tr><td>信件标题</td><td>路灯不亮</td></tr><tr>
        <td>来信时间</td><td>2015-08-15</td></tr>
        <tr><td>信件编号</td><td>SZ20150815001</td></tr><tr><td>信件内容</td><td>不亮</td></tr></table>"""
    (letter,) = merge([listed("办理中"), page(DETAIL, own)])
    assert (letter.state, letter.detail) == (LetterState.OPEN, True)


def bare_page(text: str = "<div><p>某路路灯不亮，晚上很黑，请修。</p></div>", head: str = "") -> str:
    """A letter's own page without any place for a reply."""
    head = head or "<div>写信人：张** 写信时间：2015-08-15</div>"
    return f"""<title>路灯不亮-市长信箱-某市</title><div>您的位置：首页 &gt; 市长信箱 &gt; 正文</div>
        <h1>路灯不亮</h1>{head}{text}<div>主办单位：某市人民政府</div>"""


@pytest.mark.parametrize(
    "own",
    [
        bare_page(),
        bare_page("<div>某路路灯不亮，晚上很黑，请修。<br>谢谢。</div><p>上一篇：污水</p>"),
        bare_page(head="<p><span>写信人：张**</span><span>写信时间：2015-08-15 10:20</span></p>"),
        bare_page(
            head="<table><tr><td>写信人</td><td>张**</td><td>写信时间</td><td>2015-08-15</td></tr></table>"
        ),
        bare_page(head="<div>来信编号：SZ20150815001 来信人：张** 来信时间：2015-08-15</div>"),
    ],
)
def test_beside_an_own_page_with_nothing_but_the_letter_the_list_tells_the_state(own: str) -> None:
    (alone,) = merge([page(DETAIL, own)])
    assert (alone.state, alone.reason) == (LetterState.UNKNOWN, "letter_not_understood")
    for order in (1, -1):
        (letter,) = merge([listed("待答复"), page(DETAIL, own)][::order])
        assert (letter.state, letter.detail, str(letter.asked)) == (LetterState.OPEN, True, "2015-08-15")
    (letter,) = merge([listed("已答复"), page(DETAIL, own)])
    assert letter.state is LetterState.ANSWERED
    other = listed("待答复", title="污水直排", id="")
    assert merge([other, page(DETAIL, own)])[0].state is LetterState.UNKNOWN


@pytest.mark.parametrize(
    "own",
    [
        bare_page("<div><p>某路路灯不亮，请修。</p><p>您好，经查，已修复。</p></div>"),
        bare_page("<div>某路路灯不亮，请修。</div><div>路灯线路已更换，现已亮灯。</div>"),
        bare_page("<div>某路路灯不亮，请修。</div><h3>市城管局</h3><div>路灯已更换。</div>"),
        bare_page("<div><p>某路路灯不亮，请修。</p><h3>回音</h3><p>路灯已更换。</p></div>"),
        bare_page("<div><p>某路路灯不亮，请修。</p><p>路灯已更换。</p><p>2015年9月1日</p></div>"),
        bare_page("<div><p>某路路灯不亮，请修。</p><p><img src='/hf/1.jpg'></p></div>"),
        bare_page("<div><p>某路路灯不亮，请修。</p></div><iframe src='/hf/1.html'></iframe>"),
        bare_page("<div>某路路灯不亮，请修。</div><script>$.get('/reply/1', show)</script>"),
        bare_page(head="<div>作者：张** 时间：2015-08-15</div>"),
        bare_page(head="<div>写信人：张** 写信时间：2015-08-15 处理时间：2015-09-01</div>"),
    ],
)
def test_an_own_page_on_which_a_reply_may_stand_anywhere_is_not_understood(own: str) -> None:
    (letter,) = merge([listed("待答复"), page(DETAIL, own)])
    assert not letter.detail


def test_a_redirected_page_is_still_the_same_letter() -> None:
    moved = page(DETAIL, detail("已办结", reply="已修复。"), final_url="http://www.site.test/new/1.html")
    assert len(merge([listed("办理中", id=""), moved])) == 1


def test_rows_without_address_join_by_id() -> None:
    assert len(merge([listed("办理中", url="#"), page(DETAIL, detail("已办结", reply="已修复。"))])) == 1


def test_an_id_does_not_join_letters_on_different_matters() -> None:
    other = listed("办理中", url="#", title="噪音扰民")
    assert len(merge([other, page(DETAIL, detail("已办结", reply="已修复。"))])) == 2


def test_the_same_row_on_two_lists_is_one_letter() -> None:
    assert len(merge([listed("办理中"), listed("已办结")])) == 1
    (letter,) = merge([listed("办理中"), listed("已办结")])
    assert letter.state is LetterState.ANSWERED


# --- words ---


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("已办结", LetterState.ANSWERED),
        ("未办结", LetterState.OPEN),
        ("尚未办结", LetterState.OPEN),
        ("【已回复】", LetterState.ANSWERED),
        ("办 理 中", LetterState.OPEN),
        ("部门办理中", LetterState.OPEN),
        ("已受理", LetterState.OPEN),
        ("待审查", LetterState.OPEN),
        ("已处理 2015-09-01", LetterState.ANSWERED),
        ("不公开", LetterState.EXCLUDED),
        ("查看", None),
        ("征集中", None),
        ("进行中", None),
        ("调查处理中", LetterState.OPEN),
        ("待评价", LetterState.ANSWERED),
        ("已回访", LetterState.ANSWERED),
        ("未评价", None),
        ("二次办理中", None),  # it had its answer
        ("重新办理中", None),
        ("已办结30件", None),
        ("未办结：3件", None),
        ("", None),
        ("我的来信为什么一直没有人回复呢请尽快", None),
    ],
)
def test_state_words(word: str, state: LetterState | None) -> None:
    assert state_of(word) is state


def test_an_acknowledgement_is_told_from_an_answer() -> None:
    assert acknowledges("您的来信收悉，已转城管局办理。")
    assert not acknowledges("来信收悉。根据有关规定，不予支持。")


# --- texts without labels of their own ---


def letter_page(content: str) -> str:
    return f"<title>信件详情-某市</title><p>位置：首页 &gt; 市长信箱</p><h1>路灯不亮</h1>{content}<p>主办：某市</p>"


@pytest.mark.parametrize(
    "content",
    [
        "<div><span>楼主 张**</span> <em>发表时间：2015-08-15</em><p>某路路灯不亮，请修。</p></div>"
        "<div><span>回复单位：市城管局</span> <em>回复时间：2015-09-01</em><p>已于8月20日修复。</p></div>",
        "<div><p>网友：张**</p><p>某路路灯不亮，请修。</p><p>发帖时间：2015-08-15</p></div>"
        "<div><p>回复单位：市城管局</p><p>已于8月20日修复。</p><p>回复时间：2015-09-01</p></div>",
        "<div><b>问：</b>某路路灯不亮，请修。<span>（发表时间：2015-08-15）</span></div>"
        "<div><b>答：</b>已于8月20日修复。<span>（回复单位：市城管局　回复时间：2015-09-01）</span></div>",
        "<p>来信时间：2015-08-15　状态：已办结</p><h3>来信内容</h3><div>某路路灯不亮，请修。</div>"
        "<h3>回复内容</h3><p>答复单位：市城管局　答复时间：2015-09-01</p><div>已于8月20日修复。</div>",
        "<div><h4>信件标题</h4><div>路灯不亮</div><h4>提交日期</h4><div>2015-08-15</div><h4>信件内容</h4>"
        "<div>某路路灯不亮，请修。</div><h4>处理部门</h4><div>市城管局</div><h4>答复时间</h4><div>2015-09-01</div>"
        "<h4>答复情况</h4><div>已于8月20日修复。</div><h4>监督电话</h4><div>12345678</div></div>",
        "<table><tr><th>信件标题<td>路灯不亮<th>来信时间<td>2015-08-15<th>来信内容<td>某路路灯不亮，请修。"
        "<tr><th>状态<td>已办结<th>办理部门<td>市城管局<th>答复时间<td>2015-09-01"
        "<tr><th colspan=6>办理意见<tr><td colspan=6>已于8月20日修复。</table>",
    ],
)
def test_question_and_answer_in_any_layout(content: str) -> None:
    letter = one(letter_page(content))
    assert (letter["title"], letter["unit"], letter["state"]) == ("路灯不亮", "市城管局", "answered")
    assert (letter["asked"], letter["answered"]) == ("2015-08-15", "2015-09-01")
    assert (letter["body"], letter["reply"]) == (
        "某路路灯不亮，请修。",
        "已于8月20日修复。",
    )


def test_an_empty_reply_takes_nothing_from_what_follows() -> None:
    content = "<div><p>来信时间：2015-08-15</p><h3>来信内容</h3><p>某路路灯不亮。</p><h3>回复内容</h3></div>"
    letter = one(letter_page(content) + "<div>承办单位：某局</div><div>网站标识码：4100000001</div>")
    assert "reply" not in letter


def test_a_list_whose_rows_label_all_but_the_title() -> None:
    rows = "".join(
        f"<dl><dt><a href=/l/{n}.html>第{n}封来信</a><dd><span>登记时间：</span>2015-08-1{n}<dd>信件状态：{state}</dl>"
        for n, state in enumerate(("已办结", "办理中"))
    )
    found = read(f"<title>市长信箱</title>{rows}")
    assert [(each["title"], each["asked"], each["state"]) for each in found] == [
        ("第0封来信", "2015-08-10", "answered"),
        ("第1封来信", "2015-08-11", "open"),
    ]


def test_a_state_may_be_the_title_of_a_sign() -> None:
    rows = "".join(
        f"<tr><td>SZ100{n}<td><a href=/l/{n}.html>第{n}封来信</a><td><i class=ico title={state}></i><td>2015-08-1{n}"
        for n, state in enumerate(("已办结", "未回复"))
    )
    found = read(f"<title>市长信箱</title><table><tr><td>编号<td>来信标题<td>状态<td>来信时间{rows}</table>")
    assert [each["state"] for each in found] == ["answered", "open"]


# --- hostile pages ---


@pytest.mark.parametrize(
    "source",
    [
        "<title>信箱</title>" + "<div>来信时间：" * 5_000,
        "<title>信箱</title><table>" + "<tr><td>来信标题<td>状态<td>回复内容<td>来信时间" * 5_000,
        "<title>信箱</title>" + "<div><p>来信时间：2015-01-01</p><p>回复内容：</p>" * 3_000,
        "<title>信箱</title><p>来信时间" + "：" * 100_000,
        "<title>信箱</title><p>" + "【来信时间" * 30_000,
        "<title>信箱</title><ul>" + "<li><span>未回复</span><span>2015-01-01</span></li>" * 10_000,
        "<title>信箱</title><p>回复内容：" + "已转" * 100_000,
        "<title>信箱</title>回复内容" + "<table><tr><td>" * 1_500 + "来信时间",
        "<title>信箱</title>来信时间" + "<span>回复</span>" * 20_000,
        "<title>信箱</title><td>办理状态</td>" + "<p>发表于 2015-01-01</p>" * 20_000,
        "<title>信箱</title>未回复<script>" + "var a = [{" * 30_000 + "reply",
        "<title>信箱</title>未回复<script>"
        + "$.ajax(" * 30_000
        + "</script><p>来信时间：2015-01-01 回复内容：",
        "<title>信箱</title>未回复" + "<script>" * 50_000,
    ],
)
def test_hostile_pages_take_no_time(source: str) -> None:
    parsed = document(source)
    start = time.process_time()
    letters(parsed, URL)
    assert time.process_time() - start < PATIENCE


def test_boxes_in_boxes_are_looked_at_once() -> None:
    assert is_linear(
        lambda times: letters(
            document("<title>信箱</title>" + "<div><p>来信时间：2015-01-01</p><p>回复内容：</p>" * times), URL
        ),
        1_200,
    )


def test_very_long_texts_are_bounded() -> None:
    lines = Lines(document("<p>" + "字" * 2_000_000 + "</p>" + "<p>x</p>" * 50_000).root)
    assert len(lines) <= 20_001


def test_letters_are_plain_and_frozen() -> None:
    (letter,) = letters(document(detail("办理中")), URL)
    assert isinstance(letter, Letter)
    with pytest.raises(AttributeError):
        letter.title = "x"  # type: ignore[misc]


def rows(*titles: str, state: str = "待办理") -> str:
    items = "".join(
        f"<li><a href='/x/{n}.html'>{title}</a><span>2015-01-0{n}</span><em>{state}</em></li>"
        for n, title in enumerate(titles, 1)
    )
    return f"<title>领导信箱</title><p>当前位置：首页 &gt; 领导信箱</p><ul>{items}</ul>"


@pytest.mark.parametrize(
    ("titles", "letters"),
    [
        (("路灯不亮", "水压低"), ["路灯不亮", "水压低"]),
        (("县教育局", "县民政局", "县公安局"), []),
        (("县教育局", "路灯不亮"), ["县教育局", "路灯不亮"]),
        (("关于征求业主同意加装电梯的问题", "请问普查何时开始", "统计局电话"), ["关于征求业主同意加装电梯的问题", "请问普查何时开始", "统计局电话"]),
    ],
)  # fmt: skip
def test_surveys_and_figures_among_letters_are_none(titles: tuple[str, ...], letters: list[str]) -> None:
    assert [letter["title"] for letter in read(rows(*titles))] == letters


@pytest.mark.parametrize(
    ("title", "letters"),
    [("路灯不亮", 1), ("城市绿化问卷调查", 0), ("收件 4", 0), ("关于公开征求停车收费标准的公告", 0), ("对调查结果有异议", 1)],
)  # fmt: skip
def test_a_survey_told_as_letters_are_is_none(title: str, letters: int) -> None:
    item = f"<div class='item'><p>主题：{title}</p><p>发起时间：2015-01-01</p><p>状态：处理中</p></div>"
    assert len(read(f"<title>咨询投诉</title>{item}")) == letters


@pytest.mark.parametrize(
    ("titles", "state", "kept"),
    [
        (("反映东关街道办", "投诉市场监督管理局", "举报某某有限公司"), "办理中", 3),
        (("请求对物业收费问题进行调查", "路灯不亮"), "办理中", 2),
        (("关于征集拆迁户房屋补偿款未到账的意见", "路灯不亮"), "待回复", 2),
        (("物业收费调查", "路灯不亮"), "未答复", 2),
        (("关于征集公园名称的意见", "公交线路调查"), "处理中", 0),
        (("城市绿化问卷调查", "关于征求停车收费标准的公告", "建议征集"), "待回复", 0),
        (("投诉举报中心", "咨询服务中心"), "办理中", 0),
    ],
)
def test_what_citizens_ask_is_no_survey_and_no_office(titles: tuple[str, ...], state: str, kept: int) -> None:
    assert len(read(rows(*titles, state=state))) == kept


@pytest.mark.parametrize(
    ("label", "number", "found"),
    [
        ("信件编号", "27", "27"),
        ("受理编号", "第8号", "第8号"),
        ("信件编号", "2015**0812", "2015**0812"),
        ("编号", "27", ""),
        ("信件编号", "暂无", ""),
    ],
)
def test_a_short_number_after_a_label_of_letters_alone(label: str, number: str, found: str) -> None:
    page = detail("已办结", "市城管局", "2015-09-01", "您好，经查，已于8月20日修复。")
    letter = one(page.replace("信件编号", label).replace("SZ20150815001", number))
    assert letter.get("id", "") == found


def test_the_names_of_columns_stand_above_what_a_script_unpacks() -> None:
    rows = "".join(
        f"<record><![CDATA[<table><tr><td>2015-08-{day}</td><td>4{day}17</td><td><a href='/x/{day}.html'>路灯第{day}盏不亮</a></td>"
        f"<td>已回复</td></tr></table>]]></record>"
        for day in (11, 12, 13)
    )
    head = "<table><tr><td>来信时间</td><td>受理编号</td><td>信件主题</td><td>处理状态</td></tr></table>"
    source = f"<script type='text/xml'><datastore><recordset>{rows}</recordset></datastore></script>"
    told = read(f"<title>县长信箱</title><h2>县长信箱</h2>{head}<div id='1'></div>{source}")
    assert [letter["id"] for letter in told] == ["41117", "41217", "41317"]
    untold = read(f"<title>县长信箱</title><h2>县长信箱</h2><div id='1'></div>{source}")
    assert [letter.get("id", "") for letter in untold] == ["", "", ""]


@pytest.mark.parametrize(
    ("source", "leads"),
    [
        ("<a href='/zxxx/1.html'>一</a>", False),
        ("<a href='/LETTER/1.html'>一</a>", True),
        ("<a href='/gov\tmsg/1.html'>一</a>", True),
        ("<a href='/let&#10;ter/1.html'>一</a>", True),
        ("<a href='mailto:a@b.gov.cn'>一</a>", False),
        ("<a href='mailto:mail@b.gov.cn'>一</a>", True),
        ("<a href='/let'>一</a><a href='ter'>二</a>", False),
        ("<a href='/%6Cetter/1.html'>一</a>", True),
        ("<a href='#' onclick='f(1)'>一</a>", True),
        ("<a href='/政务/\ud800'>一</a>", False),
    ],
)
def test_rows_may_be_letters_by_their_addresses(source: str, leads: bool) -> None:
    assert leads_to_letters(document(source, "http://www.site.test/col/index.html")) is leads


def test_a_base_may_be_one_of_letters() -> None:
    assert leads_to_letters(document("<a href='1.html'>一</a>", "http://www.site.test/LaiXin/index.html"))
