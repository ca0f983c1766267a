"""Signs of letters in a page's source: labels and heads of replies that stand there as on pages with letters."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from crawler.reading.alone import alone, places, squeezed, words_on
from crawler.reading.document import Document, Text
from crawler.reading.replier import may_end_who
from crawler.reading.signs import signs
from crawler.reading.vocabulary import load, spellings

WORDS = load("letters")
BEGINS = tuple(WORDS["specific"]["words"])
LABELS = sorted(
    {label for labels in WORDS["labels"].values() for label in labels if label.startswith(BEGINS)}
    | {*WORDS["labels"]["asked"], *WORDS["labels"]["replies"]}
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
