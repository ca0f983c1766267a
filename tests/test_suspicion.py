"""What may hold personal data is suspected, ordinary texts are not; what is not suspected holds none."""

from __future__ import annotations

import re
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.reading import mask
from crawler.reading.suspicion import kinds, suspected

ORDINARY = (
    "负责人 王小明",
    "联系人：办公室",
    "<td>联系人</td><td>职务</td>",
    "网友 咨询的问题",
    "、先生们",
    "全国人民 代表大会",
    "某县人民政府 版权所有",
    "京ICP备05070218号 京公网安备11010202008000号",
    "t20151120_1234567.html W020191230582949281.pdf 2026-05-01 12:30",
    "/index.php?time=1700000000000",
    "@media screen and (max-width: 600px)",
    "xxgk@x.gov.cn",
    "微信公众号：</a> QQ群 <i class='qq'>",
    "<td>2026</td><td>12</td>",
    "0571-87654321",
    "第1单元 3单元楼",
    "在A4纸上 粤B类企业",
    "护照：签发机关",
    "联系地址",
    "来信\u2003王小明",
    "来信\u2003人：签收",
    "第1章&amp;2",
    "&middot;&#38;&#60;&#34;&#39;",
    "<td>2026</td>\u3000<td>12</td>",
)


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_texts_are_not_suspected(text: str) -> None:
    assert suspected([text]) == []
    assert kinds(text.encode()) == set()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("联系人：王小明", "name"),
        ("来 信人 王小明", "name"),
        ("来信\u2003人：王小明", "name"),
        ("来信\x0b人\u2003王小明", "name"),
        ("来<b>信</b>人<td><p>王小明", "name"),
        ("网友：阿不都·买买提", "name"),
        ("写信人" + "<td>" * 100 + "王小明", "name"),
        ("李<b>四光女<i>士", "name"),
        ("138<b><i>1234</i></b> <u>5678</u>", "number"),
        ("138<b>\u3000</b>1234<b>\u3000</b>5678", "number"),
        ("138-1234<br>-<em>5678", "number"),
        ("1234" + "<b>" * 100 + "5678", "number"),
        ("13800000000", "number"),
        ("138&nbsp;&nbsp;1234&nbsp;5678", "number"),
        ("来信人：&#8203;&thinsp&#x00A0王小明", "name"),
        ("买&middot;提", "referred"),
        ("a&#64;b", "referred"),
        ("浙A<b>12345", "plate"),
        ("浙A<b>\xa0</b>12345", "plate"),
        ("浙B·D12345", "plate"),
        ("护照号<td>：E1234567", "passport"),
        ("QQ：<b>12345", "account"),
        ("a@b.cn", "email"),
        ("住址<td>：", "address"),
        ("2单元3", "address"),
        ("Ａ", "wide"),
    ],
)
def test_what_may_be_personal_is_suspected(text: str, kind: str) -> None:
    assert kind in kinds(text.encode())
    assert suspected(["某县", text, "某局\x00", "某县"]) == [text]


def test_each_of_many_texts_is_suspected_for_itself() -> None:
    texts = ["王小明", "来信人", "：", "手机13800000000", "138", "0000", "0000", "a@b.cn", "手机13800000000"]
    assert suspected(texts) == ["手机13800000000", "a@b.cn"]


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("1<b>3</b>8-<i>1234</i>–56<i>78", "number"),
        ("zhang<b>san</b>@163.com", "email"),
        ("京<b>A</b>12345", "plate"),
        ("138 1234&#8203; 5678", "number"),
        ("1&#8203;3812345678", "number"),
    ],
)
def test_tags_within_data_are_seen_through(source: str, kind: str) -> None:
    assert kind in kinds(source.encode())


def test_texts_alike_but_for_what_has_no_width_are_all_suspected() -> None:
    texts = ["138\u200b00000000", "1380000\u200b0000", "20\u200b19", "&#8203;"]
    assert suspected(texts) == texts[:2]


def test_no_digit_of_another_script_goes_unnoticed() -> None:
    digits = [char for char in map(chr, range(128, sys.maxunicode + 1)) if re.match(r"\d", char)]
    assert len(digits) > 500
    assert suspected(digits) == digits


PIECES = (
    *(
        "来信人",
        "联系人",
        "姓名",
        "网友",
        "来",
        "信",
        "人",
        "：",
        ":",
        "王小明",
        "欧阳建国",
        "张",
        "三",
        "阿不都·买买提",
    ),
    *("女士", "先", "生", "138", "0000", "13800000000", "11010519491231002X", "6222", "86", "1", "年", "-"),
    *(
        "京",
        "A",
        "A0000",
        "护照",
        "号",
        "E1234567",
        "微信",
        "QQ",
        "wxid_test0000",
        "a@b.cn",
        "x.gov.cn",
        "住址",
        "单元",
    ),
    *(
        "<b>",
        "</td>\n",
        "<!-- -->",
        "<",
        ">",
        ";",
        "&nbsp;",
        "&#8203;",
        "&#49;",
        "&#24352;",
        "&#65;",
        "&#64;",
        "&middot;",
        "&nbsp",
        "&thinsp;",
        "        ",
        "\u3000",
        "\xa0",
        " ",
        "\n",
        "\x1c",
    ),
    *("\xad", "&shy;", "–", "\uff0d", "<i>", "</i>", '<b title="a>b">', "3", "8"),
    *("\u200b", "１", "Ａ", "\u0663", "，", "的", "a", "_"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
@settings(max_examples=500, deadline=None)
def test_what_is_not_suspected_holds_nothing(text: str) -> None:
    if not suspected([text]):
        assert mask._masked(text) == (text, {})
    read = mask._REFERENCE.sub(mask._referred, text)
    if not kinds(read.encode()):
        assert mask._masked_source(read, set()) == read
        assert mask._masked_source(read, {"unseen", "amid"}) == read
        found = mask._whole_finds(mask._PARTS.sub(mask._joined, read))
        assert [find for find in found if find.kind == "name"] == []
