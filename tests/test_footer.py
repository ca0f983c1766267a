"""Footer marks, wherever a site puts them."""

from __future__ import annotations

import time

import pytest
from patience import PATIENCE

from crawler.page import Marks
from crawler.reading.charset import decode
from crawler.reading.document import Document
from crawler.reading.footer import marks, merged

BADGE = (
    "document.write(unescape(\"%3Cspan id='_ideConac' %3E%3C/span%3E%3Cscript src='http://dcs.conac.cn/js/1/0/CA1.js'"
    '%3E%3C/script%3E"));'
)
WHOLE = f"""<div class=foot>主办单位：某县人民政府 承办：某县大数据局 联系电话：0571-00000000<br>
  网站标识码：<a href=/x>3300000020</a> <a>浙ICP备05018911号-1</a> <img>浙公网安备 33010602009328号
  <script>{BADGE}</script>
  <script id="_jiucuo_" sitecode='3300000020' src='//pucha.kaipuyun.cn/exposure/jiucuo.js'></script>"""


def read(html: str) -> Marks:
    return marks(Document(decode(html.encode()), "http://www.x.gov.cn/a/b.html"))


def test_a_whole_footer() -> None:
    assert read(WHOLE) == Marks(
        site_code="3300000020",
        site_code_source="footer",
        icp="浙ICP备05018911号-1",
        police="浙公网安备 33010602009328号",
        badge=True,
        error_report=True,
        organiser="某县人民政府",
        contact="电话：0571-00000000",
    )


def test_nothing_is_found_in_nothing() -> None:
    assert read("<p>首页</p>") == Marks()


@pytest.mark.parametrize(
    ("html", "code", "source"),
    [
        ("政府网站标识码 bm21000007", "bm21000007", "footer"),
        ("网站标识码：N000001752", "N000001752", "footer"),
        ("网站识别码：1101020002", "1101020002", "footer"),
        ("网站标识码（1101020002）", "1101020002", "footer"),
        ("<script>document.writeln('<p>网站识别码：<b>1101020002</b>')</script>", "1101020002", "script"),
        ("网站标识码:310000000044", "310000000044", "footer"),
        ("<td>网站标识码：</td><td>1101020002</td>", "1101020002", "footer"),
        ("<script>document.writeln('<p>网站标识码：<b>1101020002</b>')</script>", "1101020002", "script"),
        (
            "<script>w('\\u7f51\\u7ad9\\u6807\\u8bc6\\u7801\\uff1a1101020002')</script>",
            "1101020002",
            "script",
        ),
        ("<script src=//x/jiucuo.js sitecode=3590000004></script>", "3590000004", "badge"),
        ("<script src=//x/jiucuo.js SiteCode=' 3590000004'></script>", "3590000004", "badge"),
        ("<script src=//x/jiucuo.js data-code=3590000004></script>", "", ""),
        ("<meta name=SiteIDCode content=6200000068>", "6200000068", "meta"),
        ("<!-- 网站标识码：1111111111 -->", "", ""),
        ("<script>// 网站标识码：1111111111\n/* 网站标识码：2222222222 */</script>", "", ""),
        ("网站标识码：", "", ""),
    ],
)
def test_site_code(html: str, code: str, source: str) -> None:
    found = read(html)
    assert (found.site_code, found.site_code_source) == (code, source)


@pytest.mark.parametrize(
    ("html", "icp"),
    [
        ("沪ICP备：12004267", "沪ICP备：12004267"),
        ("粤icp备20001927号－1", "粤icp备20001927号－1"),
        ("陇 ICP 备 案 号：17003689 号", "陇 ICP 备 案 号：17003689 号"),
        ("京ICP证030173号", "京ICP证030173号"),
        ("备案证书 icp 许可证备查 京ICP证030173号 浙ICP备05018911号", "京ICP证030173号"),
        ("设备 浙ICP备05018911号 京ICP证030173号", "浙ICP备05018911号"),
        ("ICP备05018911号", ""),
        ("苏ICP05018911号", "苏ICP05018911号"),
        ("苏ICP2020018911号", "苏ICP2020018911号"),
        ("ICP备案号：2020018911", "ICP备案号：2020018911"),
        ("苏ICP05018911 京ICP证030173号", "京ICP证030173号"),
        ("ICP备案号：05018911", "ICP备案号：05018911"),
        ("网站ICP备案：苏 05018911号", "ICP备案：苏 05018911号"),
        ("办理ICP备案，咨询电话：05018911", ""),
        ("<!-- 京ICP备05070218号 -->", ""),
    ],
)
def test_icp(html: str, icp: str) -> None:
    assert read(html).icp == icp


@pytest.mark.parametrize(
    ("html", "police"),
    [
        ("津公网安备 ：12010302000991号", "津公网安备 ：12010302000991号"),
        ("沪公安备31010602000001", "沪公安备31010602000001"),
        ("京公网安备案11010602000001号", "京公网安备案11010602000001号"),
        ("京公海网安备110106000001号", "京公海网安备110106000001号"),
        ("兵公网安备 66010602000001号", "兵公网安备 66010602000001号"),
        ("公安机关备案号：31010602000001", "公安机关备案号：31010602000001"),
        ("公安备案号：沪公网安备31010602000001号", "沪公网安备31010602000001号"),
        ("请到公安机关备案，咨询电话：0571-00000000", ""),
        ("公安机关备案后公布", ""),
        (
            "<a href='http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=33010602009328'>x</a>",
            "33010602009328",
        ),
    ],
)
def test_police(html: str, police: str) -> None:
    assert read(html).police == police


@pytest.mark.parametrize(
    ("html", "badge"),
    [
        (f"<script>{BADGE}</script>", True),
        ("<a href='//bszs.conac.cn/sitename?method=show&id=1'><img></a>", True),
        ("<span id=_ideConac></span>", True),
        ("<!-- <span id=_ideConac></span> -->", False),
        ("<script>// " + BADGE + "</script>", False),
        ("<p>conac.cn</p>", False),
        ("<a href='#'><img src=/i/red.png alt=党政机关网站标识></a>", True),
        ("<img src=/i/red.png title=党政机关>", True),
        ("<img src=/n/1.jpg alt=全县党政机关干部大会召开>", False),
        ("<p>党政机关</p><img src=/n/1.jpg alt=''>", False),
    ],
)
def test_badge(html: str, badge: bool) -> None:
    assert read(html).badge is badge


@pytest.mark.parametrize(
    "html",
    [
        "<script src='https://zfwzgl.www.gov.cn/exposure/jiucuo.js'></script>",
        "<a href='http://zfwzzc.www.gov.cn/check_web/errorInfo/jcInfo/AB'><img src=/j.png></a>",
        "<p>我为政府网站找错</p>",
        "<p>我为<b>政府网站</b>找错</p>",
        "<img src=/i/zc.png alt=政府网站找错>",
    ],
)
def test_error_report(html: str) -> None:
    assert read(html).error_report


@pytest.mark.parametrize(
    ("html", "organiser"),
    [
        ("主办：某县水务局　承办：某县大数据中心", "某县水务局"),
        ("<td>主办单位</td><td>某县人民政府</td>", "某县人民政府"),
        ("主办、承办单位：某县人民政府办公室", "某县人民政府办公室"),
        ("主办/承办：某县财政局", "某县财政局"),
        ("版权所有：某县医疗保障局<br>地址：某县人民路1号", "某县医疗保障局"),
        ("<a href=/sm/>网站声明</a><br>\n版权所有：某县水务局<br>\n地址：某县人民路1号", "某县水务局"),
        ("版权所有 © 2012-2026 某县人民政府办公室 未经授权禁止转载", "某县人民政府办公室"),
        ("版 权 所 有：国家税务总局某县税务局", "国家税务总局某县税务局"),
        ("Copyright © 2008-2026 某县人民政府 All Rights Reserved", "某县人民政府"),
        ("<p>某街道办事处版权所有</p>", "某街道办事处"),
        ("©2015 某县应急管理局版权所有", "某县应急管理局"),
        ("<script>document.write('<p>版权所有：某县司法局</p>')</script>", "某县司法局"),
        ("<!-- 版权所有：某县司法局 -->", ""),
        ("版权所有：某某网络科技有限公司", ""),
        ("版权所有：某县政务网", ""),
        ("版权所有 © 2012-2026 未经授权禁止转载", ""),
        ("Copyright © 2008-2026 All Rights Reserved", ""),
        ("技术支持：某县大数据中心 版权所有 2011.01.01—2026.01.01", ""),
        ("承办：某县大数据中心", ""),
        ("<p>版权所有：某县司法局</p>" + "<p>　　加强农田水利设施建设管护。</p>" * 300, ""),
    ],
)
def test_organiser(html: str, organiser: str) -> None:
    assert read(html).organiser == organiser


def test_scripts_and_frames_that_may_carry_the_footer() -> None:
    html = """<script src="/js/foot.js?v=1"></script><iframe src="../bottom.html"></iframe>
      <script src="http://other.cn/foot.js"></script><script src="/js/jquery.js?foot"></script>
      <script>$("#f").load("/common/copyright.html")</script>"""
    assert read(html).scripted == (
        "http://www.x.gov.cn/js/foot.js?v=1",
        "http://www.x.gov.cn/bottom.html",
        "http://www.x.gov.cn/common/copyright.html",
    )


def test_marks_of_a_page_and_its_footer_script_are_merged() -> None:
    page, footer = read("<p>浙ICP备05018911号</p>"), read(WHOLE)
    both = merged(page, footer)
    assert (both.icp, both.site_code, both.site_code_source) == ("浙ICP备05018911号", "3300000020", "footer")
    assert merged(both, Marks()) == both


@pytest.mark.parametrize(
    "text",
    [
        "网站标识码",
        "主办单位：",
        "版权所有",
        "某县版权所有：",
        "联系电话：",
        "京 ICP 备 案 ",
        "京公网安备 1",
        "<script>/*",
        "<script>//%u0041",
        "jiucuo ",
    ],
)
def test_hostile_footers_cost_little(text: str) -> None:
    began = time.process_time()
    read(text * 60_000)
    assert time.process_time() - began < PATIENCE


@pytest.mark.parametrize(
    ("html", "contact"),
    [
        ("电梯安全 邮编：310000 <p>E-mail：office@x.gov.cn</p>", "E-mail：office@x.gov.cn"),
        ("<p>邮箱：a@x.gov.cn 电话：0571-00000000", "邮箱：a@x.gov.cn"),
        ("<a>联 系 我 们</a>", "联系我们"),
        ("<a>首页</a><a title=网站联系方式><img></a>", "网站联系方式"),
        ("<a>Contact Us</a>", "ContactUs"),
        ("<a><font color=white><b>联系我们</b></font></a>", "联系我们"),
        ("<a><i></i>联系我们</a>", "联系我们"),
        ("<p><a>首页</a><b>联系我们</b></p>", ""),
        ("<a>联系</a><a>我们的队伍</a>", ""),
        ("<a>联系我们的办法</a> 电话", ""),
    ],
)
def test_contact(html: str, contact: str) -> None:
    assert read(html).contact == contact


def test_the_platform_for_errors_may_be_named_in_characters_that_numbers_stand_for() -> None:
    named = "".join(f"&#{ord(char)};" for char in "政府网站找错")
    assert read(f"<a>{named}</a>").error_report
    assert not read(f"<a>{named[:-8]}</a>").error_report


def test_a_long_page_hides_no_mark_at_its_end() -> None:
    found = read(f"<p>{'设备、二维码、证' * 6_000}</p><p>网站标识码：3301000001 浙ICP备05070218号</p>")
    assert found.site_code == "3301000001"
    assert found.icp == "浙ICP备05070218号"
    assert read(f"<p>{'设备、二维码、证' * 6_000}</p>").icp == ""
