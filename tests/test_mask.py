"""Citizens' data is unreadable afterwards; offices' data stays."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from patience import PATIENCE, is_linear

from crawler.reading.mask import mask, mask_markup, mask_url, perhaps_personal

STARS = "*" * 18
CARD = "*" * 16
PHONE = "1**********"


@pytest.mark.parametrize(
    ("text", "masked", "kinds"),
    [
        ("身份证11010519491231002X。", f"身份证{STARS}。", {"id": 1}),
        ("11010119000101001X", STARS, {"id": 1}),
        ("110105 19491231 002x", STARS, {"id": 1}),
        ("（130503670401001）", f"（{STARS}）", {"id": 1}),
        ("１１０１０５１９４９１２３１００２Ｘ", STARS, {"id": 1}),
        ("身份证号码：11010119900307123", f"身份证号码：{STARS}", {"id": 1}),
        ("手机13800000000", f"手机{PHONE}", {"mobile": 1}),
        ("138 0000 0000", PHONE, {"mobile": 1}),
        ("138-0000-0000", PHONE, {"mobile": 1}),
        ("+86 13800000000", f"+86 {PHONE}", {"mobile": 1}),
        ("8613800000000 10.13800000000", f"86{PHONE} 10.{PHONE}", {"mobile": 2}),
        ("１３８　００００　００００", PHONE, {"mobile": 1}),
        ("13800000000，13900000001", f"{PHONE}，{PHONE}", {"mobile": 2}),
        ("卡号6222000000000000000", f"卡号{CARD}", {"bank": 1}),
        ("6222 0200 0000 0000 05", "6222 0200 0000 0000 05", {}),
        ("4111 1111 1111 1111", CARD, {"bank": 1}),
        ("邮箱 zhang.san@example.cn", "邮箱 ***@***", {"email": 1}),
        ("车牌京A00000", "车牌京******", {"plate": 1}),
        ("浙B·D12345", "浙******", {"plate": 1}),
        ("护照号：E12345678", "护照号：*********", {"passport": 1}),
        ("微信 wxid_test0000", "微信 ******", {"account": 1}),
        ("QQ：12345678", "QQ：******", {"account": 1}),
        ("来信人：张三丰", "来信人：张**", {"name": 1}),
        ("来 信 人：欧阳建国", "来 信 人：欧**", {"name": 1}),
        ("写信人\n王小明\n时间", "写信人\n王**\n时间", {"name": 1}),
        ("姓名：王小明性别：男", "姓名：王**性别：男", {"name": 1}),
        ("网友：阿不都·买买提", "网友：阿**", {"name": 1}),
        ("感谢李四光女士的来信", "感谢李**女士的来信", {"name": 1}),
        ("来信人：张 三", "来信人：张**", {"name": 1}),
        ("来信人：\u200b张三丰", "来信人：\u200b张**", {"name": 1}),
        ("来信人：\ufeff张\u200b三丰", "来信人：\ufeff张**", {"name": 1}),
        ("来信人：张　小 明 时间", "来信人：张** 时间", {"name": 1}),
        ("留言人 欧阳 思虹", "留言人 欧**", {"name": 1}),
        ("家庭住址：某市某区文三路12号。", "家庭住址：******。", {"address": 1}),
        ("联系地址：某小区3幢501室", "联系地址：******", {"address": 1}),
        ("住在某区某路1号2单元301室", "******", {"address": 1}),
        ("013812345678", f"0{PHONE}", {"mobile": 1}),
        ("008613812345678", f"0086{PHONE}", {"mobile": 1}),
        ("tel13812345678 Phone_13812345678", f"tel{PHONE} Phone_{PHONE}", {"mobile": 2}),
        ("138.1234.5678", PHONE, {"mobile": 1}),
        ("138·1234·5678", PHONE, {"mobile": 1}),
        ("１３８．１２３４．５６７８", PHONE, {"mobile": 1}),
        ("(138)12345678 （138） 1234-5678", f"({PHONE} （{PHONE}", {"mobile": 2}),
        ("138-12345678", PHONE, {"mobile": 1}),
        ("电话：138 12345678", f"电话：{PHONE}", {"mobile": 1}),
        ("手机号是1 3 8 1 2 3 4 5 6 7 8", f"手机号是{PHONE}", {"mobile": 1}),
        ("联系方式 138，1234，5678", f"联系方式 {PHONE}", {"mobile": 1}),
        ("一三八一二三四五六七八", PHONE, {"mobile": 1}),
        ("打138一二三四5678", f"打{PHONE}", {"mobile": 1}),
        ("幺叁捌壹贰叁肆伍陆柒捌", PHONE, {"mobile": 1}),
        ("①③⑧①②③④⑤⑥⑦⑧", PHONE, {"mobile": 1}),
        ("𝟏𝟑𝟖𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖", PHONE, {"mobile": 1}),
        ("\u0f21\u0f23\u0f28\u0f21\u0f22\u0f23\u0f24\u0f25\u0f26\u0f27\u0f28", PHONE, {"mobile": 1}),
        ("一一〇一〇五一九四九一二三一〇〇二X", STARS, {"id": 1}),
        ("sfz11010519491231002X a_11010519491231002X", f"sfz{STARS} a_{STARS}", {"id": 2}),
        ("身份证 1101 0519 4912 3100 2X", f"身份证 {STARS}", {"id": 1}),
        ("身份证号：110105.19491231.002×", f"身份证号：{STARS}", {"id": 1}),
        ("护照号码为E12345678", "护照号码为*********", {"passport": 1}),
        ("港澳通行证C12345678", "港澳通行证*********", {"passport": 1}),
        ("微信号是zhangsan123", "微信号是******", {"account": 1}),
        ("weixin: zhangsan123 V信zhangsan123", "weixin: ****** V信******", {"account": 2}),
        ("扣扣12345678", "扣扣******", {"account": 1}),
        ("13812345678元旦 13812345678 元月", f"{PHONE}元旦 {PHONE} 元月", {"mobile": 2}),
        (
            "手机 13800000000 电话 010-00000000",
            "手机 1********** 电话 0**********",
            {"mobile": 1, "phone": 1},
        ),
    ],
)
def test_personal_data_is_masked(text: str, masked: str, kinds: dict[str, int]) -> None:
    assert mask(text) == (masked, kinds)
    assert mask(masked) == (masked, {})


@pytest.mark.parametrize(
    "text",
    [
        "监督电话：0571-87654321",
        "咨询电话：13900001111",
        "值班手机：139 0000 1111",
        "邮箱：xxgk@x.gov.cn",
        "京ICP备05070218号 京公网安备11010202008000号 网站标识码3300000020",
        "统一社会信用代码：913301006000000000",
        "项目代码2015-330100-01-01-123456",
        "t20151120_13800000000.html",
        "110105194912310021 2015-11-20 09:12:00 ￥1234567890123",
        "各位女士、先生们，尊敬的王先生",
        "姓名 性别 年龄 联系人：办公室 网友：热心市民 来信人：匿名 联系人：王某某",
        "联系地址：某市某路1号市政府大楼501室",
        "来信人 来信时间 来信人 投诉 人 联系人：张 某某 网友 关 注",
        "微信公众号：xianfabu 关注微信 QQ群",
        "37816894428 1619015428104 84388185654",  # none begins like a mobile's
        "约0.517290870314379 translate(0.6913776397705078)",  # fractions
        "/images/logo@2x.png 1x, /images/logo@1.5x.JPG",
        ".bshare-qqxiaoyou{} /images/logos/s4/qqxiaoyou.png",
        "第1单元 三单元整治",
        "网友关注的问题，来信人反映",
        "咨询电话：013900001111 咨询电话：（139）0000-1111 咨询电话：139.0000.1111",
        "咨询电话：1 3 9 0 0 0 0 1 1 1 1 值班手机：139一二三四5678",
        "注册资本13812345678元 合计13812345678.00 13812345678 元 投资13812345678万元 收入13812345678（元）",
        "坐标138.12345678 120.1234.5678 138.1234，156.7890 13.812.345",
        "二〇二六年十一月二十七日 一二三四五六七八九 ①②③④⑤⑥⑦⑧⑨①②③",
        "file_13812345678.pdf content_13812345678 W020110105199001011234.pdf a632010199001011234",
        "标准 GB 1381234-2020 浙政发〔2026〕12号 索引号：000014349/2020-00123",
        "电话：0571-87654321、87654322 电话 12345 手机报 12 34 身份证 1、2、3、4",
        "咨询电话：400-123-4567、85012345 电话：12345、12315、12388、110 电话：8501234-8001、8501235",
        "联系方式：571-85012345、8501234 联系电话：1、6912345-801 联系电话：85012345 85012346 12",
        "车辆通行证A1234567 通行证号 护照号码是指",
        "粤B类企业 沪C区",
    ],
)
def test_what_is_public_stays(text: str) -> None:
    assert mask(text) == (text, {})


def test_queries_of_addresses() -> None:
    url = "http://x.cn/13800000000.html?tel=13800000000&xm=%E5%BC%A0%E4%B8%89&id=5&d=%E6%96%B0%E9%97%BB"
    assert mask_url(url) == (
        "http://x.cn/13800000000.html?tel=1**********&xm=%E5%BC%A0**&id=5&d=%E6%96%B0%E9%97%BB",
        {"mobile": 1, "name": 1},
    )
    assert mask_url("http://x.cn/?a=1&b") == ("http://x.cn/?a=1&b", {})
    assert mask_url("http://x.cn/?m=a%40b.cn")[1] == {"email": 1}


@given(
    st.text(
        alphabet="0123456789 -Xx.()·一三八①手机１２张王李人姓名：:女士来信@.aZ京A号单元室址家庭住微信\n",
        max_size=60,
    )
)
@settings(max_examples=300, deadline=None)
def test_masking_twice_changes_nothing(text: str) -> None:
    once, _ = mask(text)
    assert mask(once) == (once, {})


@pytest.mark.parametrize(
    "text",
    [
        "a@",
        "a.",
        "1",
        "1 ",
        "138 0000 ",
        "来信人：",
        "来信人：张 ",
        "张 三 ",
        "王女士",
        "张",
        "1号1单元",
        "家庭住址：",
        "人 ",
        "微信",
        "京A",
        "62220200",
        "\u00ad号",
        "&shy;",
        "一三",
        "①",
        "电话1 ",
        "手机号是1、",
        "138.1234.",
        "(138)",
        "tel",
        "%31",
    ],
)
def test_time_grows_with_length_only(text: str) -> None:
    assert is_linear(lambda times: mask(text * times), 100_000 // len(text), PATIENCE / 4)


def test_identity_numbers_need_their_check_digit() -> None:
    chosen = random.Random(1)
    numbers = [
        f"33010619800101{chosen.randrange(1000):03}{digit}" for digit in "0123456789X" for _ in range(20)
    ]
    found = [number for number in numbers if "id" in mask(number)[1]]
    assert 5 <= len(found) <= 40


@pytest.mark.parametrize(
    ("source", "masked"),
    [
        ("<tr><th>来信人</th>\n <td>欧阳思虹</td></tr>", "<tr><th>来信人</th>\n <td>欧**</td></tr>"),
        ("<b>来信人</b>：<i>欧阳思虹</i>", "<b>来信人</b>：<i>欧**</i>"),
        ("来信人：<b>张</b>三丰", "来信人：<b>张</b>**"),
        ("来信人：张三<b>丰</b>", "来信人：张*<b>*</b>"),
        (
            "<td>来信人</td><td><span>张</span><span>三</span></td>",
            "<td>来信人</td><td><span>张</span><span>*</span></td>",
        ),
        (
            "<td>姓名：</td><td><font>欧</font><font>阳</font>思虹</td>",
            "<td>姓名：</td><td><font>欧</font><font>*</font>**</td>",
        ),
        ("来信人：张<!-- 1 -->三<!-- 2 -->丰", "来信人：张<!-- 1 -->*<!-- 2 -->*"),
        ("来信人：张&nbsp;三丰", "来信人：张&nbsp;**"),
        ("来信人：&nbsp;张三", "来信人：&nbsp;张**"),
        ("<td>来信人</td><td>&#160;&#xA0;张三</td>", "<td>来信人</td><td>&#160;&#xA0;张**</td>"),
        ("来 信 人：&emsp;张三", "来 信 人：&emsp;张**"),
        ("来&nbsp;信&nbsp;人&nbsp;：<b>&nbsp;张三</b>", "来&nbsp;信&nbsp;人&nbsp;：<b>&nbsp;张**</b>"),
        ("来信人：&nbsp;<br>标题", "来信人：&nbsp;<br>标题"),
        *(  # however wide the gap, and however it is spelt
            (f"<td>来信人：</td><td>{gap}张三丰</td>", f"<td>来信人：</td><td>{gap}张**</td>")
            for gap in (
                "\n" + " " * 24,
                "\r\n\t\t\t\t\t\t\t",
                "&nbsp;" * 30,
                "&thinsp;",
                "&#160",
                "&#0160;",
                "&#X2003;",
                "&#32;",
                "&#8203;",
                "&zwnj;",
                "\u200b",
                "\ufeff \n &nbsp;\u3000",
            )
        ),
        ("&nbsp13812345678 &nbspQQ12345678", "\xa01********** \xa0QQ******"),
        ("来信人：&nbsp张三丰", "来信人：\xa0张**"),
        ("来信人：&#x5f20;&#19977;&#20016;", "来信人：张**"),
        ("&#26469;&#20449;&#20154;&#65306;张三丰", "来信人：张**"),
        ("&#24352;&#19977;&#65306;&#60;b&#62;", "&#24352;&#19977;&#65306;&#60;b&#62;"),
        (
            "<span lang=EN-US>1381234</span><span>5678</span>",
            "<span lang=EN-US>1******</span><span>****</span>",
        ),
        ("110105194912<b>31002X</b>", "************<b>******</b>"),
        ("622202123456<!-- x -->7890128", "************<!-- x -->*******"),
        ("<td>1381234</td><td>5678</td>", "<td>1381234</td><td>5678</td>"),
        ("<a>138</a><a>139</a><a>140</a><a>141</a>", "<a>138</a><a>139</a><a>140</a><a>141</a>"),
        ("来信人&#58;张三丰", "来信人:张**"),
        ("来信人：阿不都&middot;买买提", "来信人：阿**"),
        ("来信人：阿不都&middot买&#x4e70;提", "来信人：阿**"),
        ("身份证 &#49;1010519491231002&#88;。", "身份证 ******************。"),
        ("138&#45;1234&#x2D;5678", "1**********"),
        ("&#109;&#97;&#x69;&#108;&#64;&#x71;&#113;&#46;com", "***@***"),
        ("&#27993;&#65;&#49;2345", "浙******"),
        ("来信人：张三&#38;&#60;&#x3C;&#34;&#39;", "来信人：张**&#38;&#60;&#x3C;&#34;&#39;"),
        ("138&nbsp;&nbsp;1234&nbsp 5678", "1**&nbsp;&nbsp;****\xa0 ****"),
        ("<p>家庭住址：\n        某市某路12号3单元401室</p>", "<p>家庭住址：\n        ******</p>"),
        *(  # what begins another label is no part of a name, or the label's own data are not found
            (
                f"<td>来信人：王</td><td>{label}{data}</td>&nbsp;",
                f"<td>来信人：王</td><td>{label}{made}</td>&nbsp;",
            )
            for label, data, made in (
                ("护照", "E12345678", "*********"),
                ("微信：", "abcdef12", "******"),
                ("卡号", "6222000000000000", "*" * 16),
                ("信用卡", "6222000000000000", "*" * 16),
            )
        ),
        ("感谢<b>李</b>四光女士", "感谢<b>李</b>**女士"),
        ("来信人：<b>张</b>某某", "来信人：<b>张</b>某某"),
        ("<td>来信人</td><td>来信人</td>", "<td>来信人</td><td>来信人</td>"),
        ("<a>联系人</a><a>首页</a>", "<a>联系人</a><a>首页</a>"),
        ("身份证号：110101<b>19900307</b>1233", "身份证号：******<b>********</b>****"),
        ("138<b>1234</b>5678", "1**<b>****</b>****"),
        ("138<b><i>1234</i></b> <u>5678</u>。", "1**<b><i>****</i></b> <u>****</u>。"),
        ("<td>138</td>\n<td>1234 5678</td>13900000001", "<td>1**</td>\n<td>**** ****</td>1**********"),
        ("138<b>\u3000</b>1234<b>\xa0</b>5678", "1**<b>\u3000</b>****<b>\xa0</b>****"),
        ("138-1234<br>-<em>5678", "1*******<br>*<em>****"),
        ("138&nbsp;1234&nbsp;5678", "1**&nbsp;****&nbsp;****"),
        ("138\u200b1234\u200b5678", "1**\u200b****\u200b****"),
        ("138&#8203;12345678。", "1**&#8203;********。"),
        ("&#49;3812345678 &#x31;3812345678", "1********** 1**********"),
        ("第&#49;章&nbsp;2&nbsp;3", "第&#49;章&nbsp;2&nbsp;3"),
        ("a>b<c 来信人：欧阳思虹", "a>b<c 来信人：欧**"),
        ("<a href='/q?name=%E6%AC%A7%E9%98%B3%E6%80%9D%E8%99%B9&x=1'>", "<a href='/q?name=%E6%AC%A7**&x=1'>"),
        # As data spell it.
        (r'{"内容":"\u6211\u662f13812345678\n13900000001"}', '{"内容":"我是1********** 1**********"}'),
        (r'{"tel":"\u002B8613812345678"}', '{"tel":"+861**********"}'),
        (r'{"a":"x\n13812345678"}', '{"a":"x 1**********"}'),
        (r'{"a":"\\u6765\\u4fe1\\u4eba\\uff1a\\u6b27\\u9633\\u601d\\u8679"}', '{"a":"来信人：欧**"}'),
        (r't = "\x3138\u00312345678"', 't = "1**********"'),
        (r'{"a":"zhangsan\u0040163.com"}', '{"a":"***@***"}'),
        (
            r'{"a":"\u4e2d\u6587\n2026-01-05","b":"\u003cb"}',
            r'{"a":"\u4e2d\u6587\n2026-01-05","b":"\u003cb"}',
        ),
        ("<a href='/q?tel=%2B8613812345678&b=a%40b.cn'>", "<a href='/q?tel=%2B861**********&b=***%40***'>"),
        (
            "<i src='data:image/png;base64,MTM4MTIzNDU2NzgxMzgxMjM0NTY3OA==' alt=x>",
            "<i src='data:image/png;base64,' alt=x>",
        ),
        ("<p>%E6%89%8B%E6%9C%BA13812345678 100%</p>", "<p>%E6%89%8B%E6%9C%BA1********** 100%</p>"),
        ("<p>%E6%96%B0%E9%97%BB 13%</p>", "<p>%E6%96%B0%E9%97%BB 13%</p>"),
        ("<p>138.1234.5678，一三八一二三四五六七八</p>", "<p>1**********，1**********</p>"),
        ("<td>电话：</td><td>138 12345678</td>", "<td>电话：</td><td>1**********</td>"),
        ("<p title='13812345678'>主办单位</p><p>某局</p>", "<p title='1**********'>主办单位</p><p>某局</p>"),
    ],
)
def test_markup_between_a_label_and_its_value_hides_nothing(source: str, masked: str) -> None:
    assert mask_markup(source).decode() == masked
    assert mask_markup(masked, masked.encode()).decode() == masked


UNSEEN = ("\u200b", "\xad", "\ufeff", "\u2060", "\u200e", "\u202d", "\x7f")
SPELT = (
    "&shy;",
    "&#173;",
    "&#xAD;",
    "&#8203;",
    "&#x200B;",
    "&#65279;",
    "&#8288;",
    "&NoBreak;",
    "&shy",
    "&zwnj;",
)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("手机138%s1234%s5678。", f"手机{PHONE}。"),
        ("1%s3812345678", PHONE),
        ("%s".join("13812345678"), PHONE),
        ("138 %s1234 %s5678", PHONE),
        ("110105%s1949123100%s2X", STARS),
        ("11010519491231002%sX", STARS),
        ("卡号62220%s21234567890128", f"卡号{CARD}"),
        ("zhang%ssan@16%s3.com", "***@***"),
        ("京%sA%s12%s345", "京******"),
        ("护照E1234%s5678", "护照*********"),
        ("来%s信人：张%s三丰", "来%s信人：张**"),
        ("微信 wxid_%stest0000", "微信 ******"),
    ],
)
@pytest.mark.parametrize("unseen", UNSEEN)
def test_what_has_no_width_hides_nothing(text: str, masked: str, unseen: str) -> None:
    text, masked = text.replace("%s", unseen), masked.replace("%s", unseen)
    assert mask(text)[0] == masked
    assert mask(masked) == (masked, {})
    _assert_masked(text.replace(unseen, ""), mask_markup(text).decode())


@pytest.mark.parametrize(
    "text",
    [
        "手机138%s1234%s5678。",
        "1%s3812345678",
        "11010519491231002%s&#88;",
        "zhang%ssan@163.com",
        "京A1%s2345",
        "护照E1234%s5678",
        "来信人：张%s三丰",
    ],
)
@pytest.mark.parametrize("spelt", SPELT)
def test_nor_does_it_where_it_is_spelt(text: str, spelt: str) -> None:
    plain = text.replace("%s", "").replace("&#88;", "X")
    _assert_masked(plain, mask_markup(text.replace("%s", spelt)).decode().replace(spelt, ""))


def _assert_masked(plain: str, shown: str) -> None:
    """No more than what stays of the text when nothing parts its data stands in what is shown."""
    assert "*" in shown
    bare = re.sub("<.*?>", "", shown)
    assert len(re.findall("[0-9a-zA-Z三丰]", bare)) <= len(re.findall("[0-9a-zA-Z三丰]", mask(plain)[0]))


@pytest.mark.parametrize("dash", "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d\ufe63")
@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("手机：138-1234-5678。", f"手机：{PHONE}。"),
        ("138 - 1234 - 5678", PHONE),
        ("110105-19491231-002X", STARS),
        ("4111-1111-1111-1111", CARD),
        ("京A-12345", "京******"),
        ("13812345678-010-87654321", f"{PHONE}-0**********"),
    ],
)
def test_dashes_part_no_number(text: str, masked: str, dash: str) -> None:
    assert mask(text.replace("-", dash))[0] == masked.replace("-", dash)
    assert mask_markup(text.replace("-", dash)).decode() == masked.replace("-", dash)


@pytest.mark.parametrize(
    "text",
    [
        "2016—2020年，8:30—12:00，14:00－17:30",
        "浙政发〔2019〕12号—15号，2019—01—02",
        "监督电话：0571–8765–4321 咨询电话：139–0000–1111",
        "第1—3条 1000—2000万元 330100—01—01—123456",
        "项目代码2015－330100－01－01－123456",
        "20\u200b19年1\u200b2月 浙政发〔2019〕\u200b12号 1,234\u200b,567.00元",
        "咨询电话：139\u200b00001111 监督电话：0571\xad87654321",
        "col\xad12345 column_\u200b1234567890 123456\u200b78",
        "邮箱：xx\u200bgk@x.gov.cn",
        "来\u200b信\u200b人\u200b来信时间 网友\u200b关注",
        "2016&mdash;2020年，2016 &ndash; 2020，8:30&#8212;12:00",
        '<path d="M9185 15253 c-1231 -36 -2459 -182 -3645 -434 -366 -78 -4111 -1111 -1111 -1111"/>',
        "2015\n2016\n2017\n2018 1年\n2年 12\u20033\u20034",
        "<a>1</a><a>2</a><a>3</a><a>4</a><a>5</a><a>6</a><a>7</a><a>8</a><a>9</a><a>10</a><a>11</a>",
        "<b>2019</b>-<b>01</b>-<b>02</b> <b>8</b>:<b>30</b>",
        "<span>0</span><span>1</span><span>2</span><span>3</span><span>4</span><span>5</span>",
        "<td>1</td><td>3</td><td>812345678</td>",
        '<a href="?id=1&shy=2">x</a> <a title="a>b">1</a><a title="a>b">2</a>',
        "xxgk<b>@</b>x.gov.cn 京<b>ICP</b>备05070218号",
        *(
            "".join(f"<a>{first + step}</a>" for step in range(pages))
            for first, pages in (
                (3, 9),
                (7, 7),
                (41, 8),
                (57, 9),
                (96, 5),
                (118, 5),
            )  # cards, telephones, were they one
        ),
    ],
)
def test_dashes_tags_and_what_has_no_width_make_no_data(text: str) -> None:
    assert mask_markup(text).decode() == text
    assert "<" in text or mask(text) == (text, {})


@pytest.mark.parametrize(
    ("source", "masked"),
    [
        ('138<b title="a>b">1234</b>5678', '1**<b title="a>b">****</b>****'),
        ("138<b title='a>b'>1234</b>5678", "1**<b title='a>b'>****</b>****"),
        (
            '<td title="a>b">来信人</td><td title="c>d">张三丰</td>',
            '<td title="a>b">来信人</td><td title="c>d">张**</td>',
        ),
        ('<b title="13812345678>', '<b title="1**********>'),
        ("<b>1</b>3812345678", "<b>1</b>**********"),
        ("1<b>3</b>812345678", "1<b>*</b>*********"),
        ("<b>11</b>010519491231002X", "<b>**</b>****************"),
        ("1381234567<b>8</b>", "1*********<b>*</b>"),
        ("".join(f"<i>{digit}</i>" for digit in "13812345678"), "<i>1</i>" + "<i>*</i>" * 10),
        ("1<b>3</b>8<!-- x -->-<b>1234</b>–56<b>78</b>", "1<b>*</b>*<!-- x -->*<b>****</b>***<b>**</b>"),
        ("zhang<b>san</b>@163.com", "***@*<b>***</b>********"),
        ("zhangsan<b>@</b>163.com", "***@****<b>*</b>*******"),
        ("京<b>A</b>12345", "京<b>*</b>*****"),
        ("京A1<b>2345</b>", "京**<b>****</b>"),
        ("护照E12<b>34</b>5678", "护照***<b>**</b>****"),
        ("微信 wxid_<b>test</b>0000", "微信 *****<b>****</b>****"),
        # However wide its gaps are and however they are spelt, also where a tag stands within a group.
        ("138\n1234\n5678", "1**\n****\n****"),
        ("138\u20031234\t5678", "1**\u2003****\t****"),
        ("138 \n  1234 5678", "1** \n  **** ****"),
        ("138&nbsp; 1234-5678", "1**&nbsp; *********"),
        ("138" + " " * 14 + "1234" + " " * 14 + "5678", "1**" + " " * 14 + "****" + " " * 14 + "****"),
        ("13<b>8</b>" + " " * 14 + "1234   5678", "1*<b>*</b>" + " " * 14 + "****   ****"),
        ("138&nbsp;1234&nbsp;56<b>78</b>", "1**&nbsp;****&nbsp;**<b>**</b>"),
        ("138\u2003\ufeff1234\xa05678", "1**\u2003\ufeff****\xa0****"),
        ("138<wbr>\xa0- 1234-5678", "1**<wbr>\xa0* *********"),
        ("138&mdash;1234&#8212;5678", "1**********"),
        ("138<b></b>&ndash;1234&#x2013;5678", "1**<b></b>**********"),
        ("110105  19491231   002X", "******  ********   ****"),
        ("110105\n19491231\n002X", "******\n********\n****"),
        ("4111  1111\n1111&emsp;1111", "****  ****\n****&emsp;****"),
        ("zhangsan@163．com", "***@***"),
    ],
)
def test_tags_within_data_hide_nothing(source: str, masked: str) -> None:
    assert mask_markup(source).decode() == masked
    assert mask_markup(masked).decode() == masked


@pytest.mark.parametrize(
    "unit",
    [
        "来信人：<b>张</b>",
        "张<b>三</b>",
        "张<!--",
        "张&nbsp;三",
        "<a ",
        ">",
        "<",
        "=",
        "=%80",
        "<>",
        "<td>来信人</td>",
        "&#49;",
        "1&nbsp;",
        "&#",
        "1&",
        "&#24352;",
        "&#000",
        "张&middot;",
        "123<b>",
        "123<b></b>",
        "&#64;a.",
        "来信人：\n      ",
        "来信人：&nbsp",
        "\u200b来信人 ",
        "1<b></b>2<i>x</i>",
        "<i>1</i>",
        "1&shy;",
        "1 — 3",
        "1\n",
        "1\n&ndash;",
        "138" + " " * 29,
        "1<b></b>\u2003",
        "<b title='>\"",
        "京A1<b>",
        "护照E1<b>",
        "&zwj",
        "\\u6211",
        "\\\\\\\\",
        "\\n138",
        "一三",
        "电话<b>1</b>",
        "138.1234.",
        "tel",
        "%31",
        "%31 ",
        ";base64,",
        ";base64,AAAAAAAAAAAAAAAAAAAAAAAA\n",
    ],
)
def test_masking_markup_is_linear(unit: str) -> None:
    assert is_linear(lambda times: mask_markup(unit * times), 25_000, PATIENCE / 8)


@pytest.mark.parametrize(
    ("url", "masked"),
    [
        ("http://a.cn/files/11010519491231002X.pdf", "http://a.cn/files/******************.pdf"),
        ("http://a.cn/%E6%9D%A5%E4%BF%A1%E4%BA%BA%EF%BC%9A%E6%AC%A7%E9%98%B3%E6%80%9D%E8%99%B9/1.html",
         "http://a.cn/%E6%9D%A5%E4%BF%A1%E4%BA%BA%EF%BC%9A%E6%AC%A7**/1.html"),
        ("http://a.cn/13812345678.html", "http://a.cn/13812345678.html"),
        ("http://a.cn/art/2023/110105199003070000.html", "http://a.cn/art/2023/110105199003070000.html"),
        ("http://a.cn/%E4%B8%AD%E6%96%87/a.html?x=1", "http://a.cn/%E4%B8%AD%E6%96%87/a.html?x=1"),
        ("http://a.cn/id11010519491231002X.html", "http://a.cn/id******************.html"),
        ("http://admin:p@ss@a.cn/x", "http://***@a.cn/x"),
        ("http://13812345678:a@a.cn/x#y", "http://***@a.cn/x#y"),
        ("http://a.cn/x#13812345678", "http://a.cn/x#1**********"),
        ("http://a.cn/x#/d?t=13812345678", "http://a.cn/x#/d?t=1**********"),
        ("http://a.cn/x;tel=13812345678", "http://a.cn/x;tel=1**********"),
        ("http://a.cn/?13812345678", "http://a.cn/?1**********"),
        ("http://a.cn/?a[13812345678]=1", "http://a.cn/?a%5B1**********%5D=1"),
        ("http://a.cn/?t=%31%33%3812345678", "http://a.cn/?t=1**********"),
        ("http://a.cn/?r=x%253Ftel%253D13812345678", "http://a.cn/?r=x%3Ftel%3D1**********"),
        ("sms:13812345678", "sms:1**********"),
        ("weixin://dl/13812345678", "weixin://dl/1**********"),
        ("tel:+8613812345678", "tel:+861**********"),
        ("mailto:a@b.cn?subject=%E6%9D%A5%E4%BF%A1", "mailto:***@***?subject=%E6%9D%A5%E4%BF%A1"),
    ],
)  # fmt: skip
def test_paths_of_addresses(url: str, masked: str) -> None:
    assert mask_url(url)[0] == masked


PLAIN = ("http://a.cn/t20260501_12345678.html", "http://a.cn/list?id=123456&page=2", "")


@pytest.mark.parametrize(
    "url",
    [
        "http://a.cn/list?tel=1234567",
        "http://a.cn/list?a=\n1234567",
        "http://a.cn/11010519491231002X.pdf",
        "mailto:a@b.cn",
        "http://a.cn/?xm=%E5%BC%A0",
        "http://a.cn/张三",
        "sms:13812345678",
        "http://a.cn/#13812345678",
        "http://a.cn/;tel=13812345678",
        "http://a:b@a.cn/",
    ],
)
def test_among_many_addresses_one_that_may_be_personal_is_noticed(url: str) -> None:
    assert perhaps_personal((*PLAIN, url, *PLAIN))


def test_addresses_that_hold_nothing_personal_are_passed_over() -> None:
    for url in PLAIN:
        assert not perhaps_personal([url])
        assert mask_url(url) == (url, {})
    assert not perhaps_personal(PLAIN)
