"""Labels of guides that stand alone: the weaker questions let through whatever the strong one finds."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.reading import guide_signs, guides
from crawler.reading.document import Document, Text
from crawler.reading.signs import signs
from crawler.reading.vocabulary import load

# Two labels that stand within other words: so much is asked of a page's source first.
ELSEWHERE = "<p>本局申请条件放宽，优化办理流程再造</p>"
LABELS = [label for name in load("guides")["page"]["core"] for label in load("guides")["elements"][name]]
BETWEEN = [
    *("", " ", "\u3000", "\n", "&nbsp;", "\u200b", "&#8203;", "&shy;", "<b>", "</b><b>", "<td>", "<br>"),
    *("\t", "\r", " \u3000\n", "\u2003", "&emsp;", "&thinsp", "\u2028", "\x0c", "\x85", "\x1d", "\u1680", "\u205f"),
    *("（内部）", "(x)", "（", "(", " （甲） ", "（" + "己" * 60, "（甲" + "己" * 59 + "）", "<!-- x -->", "<?x?>", "</1>"),
    *("及", "和", "、", "：", "，", "办", "x", "1", "本局", "<script>x</script>"),
    *("&hairsp;", "&numsp;", "&puncsp;", "&MediumSpace;", "&ThickSpace;", "&VeryThinSpace;", "&#8195;"),
]  # fmt: skip


def page(text: str) -> Document:
    source = f"<title>便民</title>{ELSEWHERE}<div>{text}</div>"
    return Document(Text(text=source, charset="utf-8"), "http://www.site.test/1.html")


@pytest.mark.parametrize(
    "text",
    [
        "<p>设定依据</p><p>收费标准</p>",
        "<p>一、设定依据及收费标准</p>",
        "<p>设定依据及申请条件</p>",
        "<p>附件以及流程，材料和收费：</p>",
        "<p>一、材料</p><p>流程：</p>",
        "<p>流程</p><p>，材料",
        "<p>1.设 定 依 据：</p><p>2.收　费标准：</p>",
        "<p>设定&emsp;依据：</p><p>收费\u2009标准：</p>",
        "<p>设定\t \n　依据：</p><p>收费</p>\r\n<p>&nbsp;</p><p>标准：</p>",
        "<p>【<b>设</b>定依据】</p><p>收费<br>标准</p>",
        "<p>申报&hairsp;对象：</p><p>申办&MediumSpace;流程：</p>",
        "<p>设定（法定）依据</p><p>收费(有偿)标准</p>",
        "<p>设定<!-- x -->依据</p><p>收费<!-- x -->标准</p>",
        "<p>设定&#20381;据</p><p>收费&#x6807;准</p>",
        f"<p>（{'已' * 60}设定依据</p><p>收费标准</p>",
    ],
)
def test_labels_that_stand_alone_are_found_however_they_are_set(text: str) -> None:
    assert guide_signs.guide_signs(page(text))


@pytest.mark.parametrize(
    "text",
    [
        "<p>设定依据</p><p>收费标准化</p>",
        "<p>原设定依据</p><p>收费</p><p>和申报</p>",
        "<p>新材料</p><p>流程化</p><p>收费</p>",
        "<p>设定（法定）依法</p><p>不收费（有偿）标准</p>",
        "<p>设定 方法</p><p>收费标准</p>",
    ],
)
def test_a_page_is_not_searched_for_labels_that_its_words_rule_out(text: str) -> None:
    document = page(text)
    assert not guide_signs.guide_signs(document)
    assert "squeezed" not in document.memo


@st.composite
def broken(draw: st.DrawFn) -> str:
    """Labels, and what stands in and between them."""
    parts = []
    for label in draw(st.lists(st.sampled_from(LABELS), min_size=2, max_size=5)):
        at = draw(st.integers(0, len(label)))
        parts += [label[:at], draw(st.sampled_from(BETWEEN)), label[at:], draw(st.sampled_from(BETWEEN))]
    return "".join(parts)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(broken())
def test_the_gate_rules_out_nothing_that_is_found_behind_it(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(guide_signs, "_may_have_two", lambda _: True)
        expected = guide_signs.guide_signs(page(text))
    assert guide_signs.guide_signs(page(text)) is expected


@pytest.mark.parametrize(
    "text",
    [
        "<p>按流程与材料审计，材料。以流程及规定为准</p>",
        "<p>简化流程，精减材料</p><p>公开收费。降低费用</p>",
        "<p>，流程，要求</p><p>、材料；说明</p>",
        "<p>流程审批解读</p><p>材料事项视察</p><p>工作流程与政策监督</p>",
    ],
)
def test_labels_amid_a_text_make_no_guide(text: str) -> None:
    assert not guide_signs.guide_signs(page(text))
    assert not guide_signs.core_sign(page(text))


@pytest.mark.parametrize(
    "text",
    [
        "<p>流程时限</p>",
        "<p>办理时间流程：</p>",
        "<p>、材料；</p>",
        "<p>一、流程及附件</p>",
        "<p>要求，流程：</p>",
    ],
)
def test_one_label_is_enough_where_a_page_calls_itself_a_guide(text: str) -> None:
    assert guide_signs.core_sign(page(text))


NAMED = "<title>某许可办事指南</title>"


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(broken(), st.sampled_from(["", NAMED]))
def test_no_guide_is_missed_for_how_its_labels_stand(text: str, title: str) -> None:
    document = page(title + text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(guides, "core_sign", lambda _: True)
        patch.setattr(guides, "guide_signs", lambda _: True)
        expected = guides.guide(page(title + text), document.url)
    with (
        pytest.MonkeyPatch.context() as patch
    ):  # but for 流程时限, of which only pages called a guide are asked
        patch.setattr(guides, "guide_signs", lambda _: guide_signs._has(document, 2, guide_signs._adjoining))
        assert guides.guide(document, document.url) == expected


CORE = {name: load("guides")["elements"][name] for name in load("guides")["page"]["core"]}
HALVES = sorted({half for label in LABELS if len(label) == 4 for half in (label[:2], label[2:])})


@settings(deadline=None)  # the first one makes the tables ready
@given(
    st.lists(
        st.sampled_from([*HALVES, *LABELS, " ", "\u3000", "&nbsp;", "&NBSP;", "\xa0", "甲", "x"]), max_size=6
    )
)
def test_core_elements_are_signs_where_a_label_stands_whole_or_parted_by_a_blank(parts: list[str]) -> None:
    text = "".join(parts)
    blind = text.replace("&NBSP;", "&nbsp;")
    wanted = {
        f"guide:{name}"
        for name, labels in CORE.items()
        if any(label in text for label in labels if len(label) > 2)
        or any(
            f"{label[:2]}{blank}{label[2:]}" in blind
            for label in labels
            if len(label) == 4
            for blank in (" ", "\u3000", "&nbsp;", "\xa0")
        )
    }
    document = Document(Text(text=text, charset="utf-8"), "http://www.site.test/1.html")
    assert {sign for sign in signs(document) if sign.startswith("guide:")} == wanted
