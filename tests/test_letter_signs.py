"""Signs of letters in a page's source: labels and heads of replies that stand there as on pages with letters."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from crawler.page import Letter, LetterState
from crawler.reading.alone import alone, places, squeezed, words_on
from crawler.reading.document import Document, Text
from crawler.reading.letters import letters
from crawler.reading.replier import may_end_who
from crawler.reading.signs import signs
from crawler.reading.vocabulary import load, spellings

URL = "http://www.site.test/1.html"
WORDS = load("letters")
BEGINS = tuple(WORDS["specific"]["words"])
LABELS = sorted(
    {label for labels in WORDS["labels"].values() for label in labels if label.startswith(BEGINS)}
    | {label for kind in ("asked", "replies", "reply", "status") for label in WORDS["labels"][kind]}
)
BETWEEN = [
    *("", " ", "\u3000", "\n", "&nbsp;", "\u200b", "&#8203;", "&shy;", "<b>", "</b><b>", "<td>", "<br>", "<!-- x -->"),
    *("（", "(", "：", ":", "、", "，", "〇", "の", "甲", "&#30002;", "x", "1", "本局", "<script>x</script>"),
]  # fmt: skip


def page(text: str) -> Document:
    return Document(Text(text=f"<title>便民</title>{text}", charset="utf-8"), "http://www.site.test/1.html")


SPELT = sorted({spelling for label in LABELS for spelling in spellings(label)})


@settings(deadline=None)  # the first one makes the tables ready
@given(
    st.lists(st.sampled_from([*SPELT, *map(str.swapcase, SPELT), "é", "x", "某"]), max_size=5).map("".join)
)
def test_words_are_found_as_they_are_spelt(text: str) -> None:
    assert {word for word in SPELT if word in places(text)} == {word for word in SPELT if word in text}


@settings(deadline=None)  # the first one makes the tables ready
@given(st.lists(st.sampled_from(BETWEEN) | st.sampled_from(LABELS), min_size=1, max_size=6))
def test_a_label_that_stands_alone_is_a_sign(parts: list[str]) -> None:
    text = "".join(parts)
    document = page(text)
    held = [label for label in LABELS if len(label) > 2 and not label.isascii() and label in text]
    if alone(squeezed(document), words_on(document), held):
        assert "letters" in signs(document)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<p>来信人：张某</p>", True),
        ("<td>来信标题<td>来信时间", True),
        ("<p>咨询人员要及时答复。</p>", False),
        ("<p>市城管局回复</p>", True),
        ("<p><a>市城管局回复</a>：已办</p>", True),
        ("<p><A HREF=/1.html>关于调整学区的回复</A> <i>2015-08-01</i></p>", False),
        ("<p><A HREF=/1.html>市城管局回复</A> 2015-08-01</p>", True),
        ("<li><a href=/1.html>关于调整学区的答复</a ></li>", False),
        ("<article>关于调整学区的答复</article>", True),
        ("<a>回复</a>", True),
        ("<b>【答复】</b>已办", True),
        ("<a href=#1>答复</a><p>已办", True),
        ("<b><a href=#1>\n答复</a></b>（市城管局）：已办", True),
        ("<a href=#1>官方回复</a> 已办", True),
        ("<a href=#1>市城管局回复</a><p>已办", True),
        ("<a href=#1>首次回复</a><p>已办", True),
        ("<a href=#1>甲某回复</a><p>已办", True),
        ("<a href=#1>群众留言的回复</a><p>已办", False),
        ("<th>处理结果</th>", True),
        ("<p>处理结果公布后", False),
        ("<dt>状态<dd>受理", True),
        ("<p>状态良好", False),
        ("<td>转办</td>", True),
        ("<p>转办", True),
        ("<td>转办人</td>", False),
        ("<td>转办，", True),
        ("<td>工程完成</td>", False),
    ],
)
def test_signs_of_letters(text: str, told: bool) -> None:
    assert ("letters" in signs(page(text))) is told


@settings(deadline=None)  # the first one makes the tables ready
@example(["12楼", "局", "甲"])
@given(
    st.lists(
        st.sampled_from([*"局委长员网的甲复次第三", "管理员", "政府", "首次", "12楼", "办公室"]), max_size=5
    )
)
def test_a_reply_in_a_link_is_a_sign_whoever_gave_it(parts: list[str]) -> None:
    word = "".join(parts)
    if may_end_who(word) and not word.endswith("的"):
        assert "letters" in signs(page(f"<a href='1.html'>{word}回复</a>"))


GENERAL = [
    ("标题", "路灯不亮"),
    ("时间", "2015-08-01"),
    ("内容", "中山路的路灯不亮，请尽快处理。"),
    ("处理结果", "已经安排维修，谢谢您的支持。"),
]
FORMS = ("<p>{}：{}</p>", "<dl><dt>{}<dd>{}</dl>", "<table><tr><th>{}<td>{}</table>")


def found(title: str, rows: list[tuple[str, str]], form: str, spelt: Callable[[str], str]) -> list[Letter]:
    text = "".join(form.format(spelt(label), value) for label, value in rows)
    source = f"<title>{title}</title><h1>{title}</h1>{text}"
    return list(letters(Document(Text(text=source, charset="utf-8"), URL), URL))


@pytest.mark.parametrize("form", FORMS)
def test_a_letter_with_general_labels_alone(form: str) -> None:
    (letter,) = found("市长信箱", GENERAL, form, str)
    assert (letter.state, letter.title, letter.asked) == (
        LetterState.ANSWERED,
        "路灯不亮",
        dt.date(2015, 8, 1),
    )
    (letter,) = found("市长信箱", [*GENERAL[:-1], ("办理结果", "暂无")], form, str)
    assert letter.state is LetterState.OPEN


@pytest.mark.parametrize("title", ["路灯维修通报", "办件公示"])
@pytest.mark.parametrize("form", FORMS)
def test_general_labels_make_no_letter_where_nothing_speaks_of_letters(title: str, form: str) -> None:
    assert not found(title, GENERAL, form, str)


@pytest.mark.parametrize(
    "spelt",
    [
        "&nbsp;&nbsp;".join,
        "\n\t".join,
        "&emsp;".join,
        "\u200b".join,
        lambda label: f"{label[0]}<!-- x -->{label[1:]}",
        lambda label: "".join(f"&#{ord(char)};" for char in label),
    ],
)
@pytest.mark.parametrize("form", FORMS)
def test_a_letter_is_read_however_its_labels_are_spelt(form: str, spelt: Callable[[str], str]) -> None:
    rows = [*GENERAL[:2], ("来信内容", GENERAL[2][1]), ("回复内容", GENERAL[3][1])]
    (letter,) = found("局长信箱", rows, form, spelt)
    assert (letter.state, letter.title) == (LetterState.ANSWERED, "路灯不亮")


def test_a_letter_is_read_where_its_labels_are_set_in_parts() -> None:
    rows = [*GENERAL[:2], ("来信内容", GENERAL[2][1]), ("回复内容", GENERAL[3][1])]
    assert found("局长信箱", rows, FORMS[0], lambda label: f"<b>{label[0]}</b>{label[1:]}")


@pytest.mark.parametrize(
    ("url", "count"),
    [
        ("http://12345.example.gov.cn/a/1.html", 1),
        ("http://www.example.gov.cn/12345/1.html", 1),
        ("http://www.example.gov.cn/xzxx/12345.html", 1),
        ("http://www.example.gov.cn/tzgg/12345.html", 0),
        ("http://www.example.gov.cn/art/2015/8/1/art_12_1123456.html", 0),
    ],
)
def test_the_number_of_an_article_is_no_hotline(url: str, count: int) -> None:
    body = "<h1>全县召开重点工作推进会</h1><p>发表于：2015-08-01</p><p>八月一日，全县重点工作推进会召开，部署下一阶段工作。</p>"
    html = f"<html><head><title>工作动态</title></head><body>{body}</body></html>"
    assert len(letters(Document(Text(text=html, charset="utf-8"), url), url)) == count
