"""Shells: what content systems of Chinese government sites put around a page, each for one half's families only.

Everything here that looks like news or like a date of the page is a trap: none of it ever counts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from benchmarks.corpus.frame import Frame
from benchmarks.corpus.scene import Scene
from benchmarks.corpus.third import words
from benchmarks.corpus.wardrobe import ByHalf

NAVIGATION = (
    ("首 页", "/"), ("走进{s}", "/zjdq/"), ("新闻中心", "/xwzx/"), ("政务公开", "/zwgk/"), ("办事服务", "/bsfw/"), ("互动交流", "/hdjl/"), ("专题专栏", "/ztzl/"), ("政策解读", "/zcjd/"),
)  # fmt: skip
BESIDE = "/tuijian/"  # what is recommended beside the matter of a page: neither wanted nor wrong as rows
Day = dict[str, str | int]


def _clock(scene: Scene, day: Day) -> str:
    return scene.pick(
        (
            "<div id='topdate'>{Y}年{m}月{d}日　{week}</div>", "<td class=time>今天是：{cn0}　{week}</td>", "<span id='time'>{iso} {week} 农历九月初八</span>", "<div class='l'>北京时间：{iso} 11:0{d}:42</div>",
            "<li class='today'>{cn} {week}</li>", "<script>showDate()</script><span>{Y}-{m}-{d}</span>", "<font color=#ffffff>{slash1} {week} 欢迎光临</font>",
        ),
        "clock",
    ).format(**day)  # fmt: skip


def _path_clock(scene: Scene, day: Day) -> str:
    """A clock at the end of the line that says where one is."""
    return scene.pick(
        ("<span class='rq'>{cn} {week}</span>", "<em>今天是 {iso}</em>", "<span style='float:right'>{Y}年{mm}月{dd}日 {week}</span>", "<i>{iso}</i>"),
        "path clock",
    ).format(**day)  # fmt: skip


def _weather(scene: Scene, day: Day) -> str:
    return scene.pick(
        ("<div class='tq'>{m}月{d}日 晴转多云 3℃～15℃</div>", "<div id='weather'>天气预报 <b>今天</b> 小雨 <b>明天({mm}-{dd})</b> 阴</div>", "<p class='aqi'>AQI 46 优 监测时间 {iso} 08:00</p>"), "weather"
    ).format(**day)  # fmt: skip


def _counter(scene: Scene, day: Day) -> str:
    return scene.pick(
        ("<span>访问统计：201908172 次</span>", "<p>自2012年10月1日起 总访问 88213 次 今日 {d} 次</p>", "<p>网站已安全运行 3650 天</p>", "<script>document.write('本站始建于2006-06-18')</script>本站始建于2006-06-18"), "counter"
    ).format(**day)  # fmt: skip


def _float(scene: Scene, day: Day) -> str:
    return scene.pick(
        (
            "<div id='floadAD'><a href='/ztzl/yqfk/'><img src='/images/pf.gif' alt='{cn}起执行'></a></div>", "<marquee direction='left'>通知：{cn}起门户网站启用新版</marquee>",
            "<div class='gonggao'><b>公告</b><a href='/ztzl/t1.html'>{iso}起本站启用新域名</a></div>", "<div class='couplet' style='left:0'><img src='/images/dl.jpg'></div>",
        ),
        "float",
    ).format(**day)  # fmt: skip


def _beside(scene: Scene, day: Day) -> str:
    spelling = scene.pick(
        ("<span>{iso}</span>", "<i>[{mm}-{dd}]</i>", "", "<em>{slash}</em>"), "beside"
    ).format(**day)
    rows = "".join(
        f"<li><a href='{BESIDE}{scene.number('beside', n) % 9000}.html' title='{title}'>{title[:11]}...</a>{spelling}</li>" for n, title in enumerate(scene.titles(words.NEWS, 4, "beside"))
    )  # fmt: skip
    return f"<div class='tj'><h3>{scene.pick(('推荐信息', '热点关注', '点击排行', '今日头条'), 'beside name')}</h3><ul>{rows}</ul></div>"


def _rebuilt(scene: Scene, day: Day) -> str:
    return scene.pick(
        ("<p>最后更新：{iso}</p>", "<p>网站更新时间：{cn}</p>", "<p>页面生成于 {iso} 02:00:13</p>", "<p>更新日期：{slash} 技术支持：信息中心</p>", "<p>Last updated {iso}</p>"), "rebuilt"
    ).format(**day)  # fmt: skip


def _copyright(scene: Scene, day: Day) -> str:
    return scene.pick(
        ("<p>Copyright©2008-{Y} 版权所有</p>", "<p>CopyRight {Y}</p>", "<p>版权所有 2011.01.01—{dot}</p>"),
        "copyright",
    ).format(**day)


def _tools(_: Scene, day: Day) -> str:
    return "<div class='tool'><a href='javascript:void(0)' id='wza'>无障碍</a><a href='javascript:zh_tran(\"t\")'>繁体版</a><a href='/wap/'>手机版</a></div><div id='robot' style='display:none'>智能问答 {iso} 09:30:00 您好，请问有什么可以帮您？</div>".format(
        **day
    )


TRAPS: dict[str, Callable[[Scene, Day], str]] = {
    "clock": _clock, "path-clock": _path_clock, "weather": _weather, "counter": _counter, "float": _float, "beside": _beside, "rebuilt": _rebuilt, "copyright": _copyright, "tools": _tools,
}  # fmt: skip
HARMLESS = ("clock", "path-clock", "weather", "counter", "rebuilt", "copyright", "tools")


def _foot(scene: Scene, without: Sequence[str], code: str) -> list[str]:
    number = code or str(5100000000 + scene.number("code") % 99999999)
    marks = (
        ("site_code", f"网站标识码：{number}"), ("icp", f"<a href='https://beian.miit.gov.cn/'>{scene.province}ICP备{11000000 + int(number) % 8999999}号-1</a>"),
        ("police", f"<a href='http://www.beian.gov.cn/portal/registerSystemInfo?recordcode={number}0202'><img src='/images/ga.png'>{scene.province}公网安备 {number}0202号</a>"),
    )  # fmt: skip
    return [
        f"主办：{scene.place}人民政府　承办：{scene.place}人民政府办公室　联系电话：0{410 + scene.number('area') % 500}-{5000000 + scene.number('phone') % 3999999}",
        "　".join(text for name, text in marks if name not in without),
        "<a href='/wzdt/'>网站地图</a> | <a href='/gywm/'>关于我们</a> | <a href='/lxwm/'>联系我们</a>",
    ]


FRAMES: dict[str, Frame] = {
    "wcm": Frame(
        '<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8" />\n<title>{title}</title>\n{head}\n<link href="/images/common.css" rel="stylesheet" />\n</head>\n<body>\n<div class="top w1200">{clock}{tools}</div><div class="nav"><ul>{nav}</ul>'
        '</div>\n{float}<div class="main w1200 clearfix"><div class="dqwz"><span>您当前的位置：</span>{crumb}{path-clock}</div>\n<div class="gl-l fl">{beside}{weather}</div><div class="gl-r fr">\n{main}\n</div></div>\n'
        '<div class="footer">{foot}{copyright}{counter}{rebuilt}</div>\n</body>\n</html>',
        link="<li><a href='{u}'>{t}</a></li>", crumb="<a href='../' class='CurrChnlCls'>{t}</a>", line='<p>{}</p>', crumbs='&gt;'),
    "jcms": Frame(
        "<!doctype html>\n<html><head><meta http-equiv='Content-Type' content='text/html; charset=utf-8' /><meta name='author' content='{site}' /><title>{title}</title>{head}</head><body><div id='barrierfree_container'>"
        "<table width='1000' align='center'><tr>{nav}</tr></table><table width='1000' align='center'><tr><td>{clock}</td><td>{weather}</td></tr></table>{float}<table><tr><td>当前位置：{crumb}</td><td align='right'>{path-clock}</td></tr></table>"
        "<table width='1000' align='center'><tr><td valign='top' width='230'>{beside}</td><td valign='top'>\n{main}\n</td></tr></table><table width='1000' align='center' class='bottom'><tr><td>{foot}</td></tr><tr>"
        '<td>{copyright}{rebuilt}{counter}{tools}</td></tr></table></div></body></html>',
        link="<td class='dh' align='center'><a href='{u}' class='bt_dh'>{t}</a></td>", crumb="<a href='#' class='bt_link'>{t}</a>><font></font>", lines='</td></tr><tr><td>'),
    "vsb": Frame(
        '<HTML><HEAD><TITLE>{title}</TITLE><META charset="utf-8">{head}<LINK href="/style/style.css" rel="stylesheet"><!--Announced by Visual SiteBuilder 9--><script language="javascript" src="/system/resource/js/counter.js"></script>'
        "</HEAD><BODY><div class='head'><div class='logo'>{site}</div>{tools}<div class='menu'><ul id='MenuBar1'>{nav}{clock}</ul></div></div>{float}<div class='ny'><div class='ny_l'>{weather}{beside}</div><div class='ny_r'>"
        '<div class=\'wz\'>{crumb}{path-clock}</div>\n{main}\n</div></div><div class=\'foot\'><!-- 版权内容请在本组件"内容配置-版权"处填写 -->{foot}{counter}{copyright}{rebuilt}</div></BODY></HTML>',
        link="<li><a href='{u}'>{t}</a></li>", crumb="<a href='../index.htm'>{t}</a>", crumbs=' &gt;&gt; ', lines='<br>'),
    "powereasy": Frame(
        "<html>\n<head>\n<title>{title}</title>\n<meta http-equiv='Content-Type' content='text/html; charset=utf-8'>{head}\n</head>\n<body leftmargin=0 topmargin=0>\n<!-- ********网页顶部代码开始******** -->\n"
        '<table class=top_tdbgall width=776 align=center><tr><td>{clock}</td><td class=top_Channel>{nav}</td></tr></table>{float}<!-- ********网页中部代码开始******** -->\n<table class=center_tdbgall width=776 align=center><tr>'
        '<td width=180 valign=top class=left_tdbgall>{beside}{weather}</td><td valign=top><table><tr><td class=main_title_575>您现在的位置：&nbsp;{crumb}{path-clock}</td></tr></table>{main}</td></tr></table><!-- ********网页底部代码开始******** -->\n'
        '<table class=Bottom_tdbgall width=776 align=center><tr><td align=center>{foot}{counter}{rebuilt}{copyright}{tools}</td></tr></table></body></html>',
        link="<A class=Channel href='{u}'>{t}</A>", links=' | ', crumbs='&nbsp;&gt;&gt;&nbsp;', lines='<br>'),
    "dede": Frame(
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">\n<html xmlns="http://www.w3.org/1999/xhtml">\n<head>\n'
        '<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />\n<title>{title}</title>{head}\n</head>\n<body class="articlelist">\n<div class="header_top">{clock}<span class="links">{tools}</span></div><div id="navMenu">'
        '<ul>{nav}</ul></div>{float}<div class="w960 center clear mt1"><div class="pleft"><div class="place"><strong>当前位置:</strong> {crumb} > {path-clock}</div>{main}</div><div class="pright">'
        '<dl class="tbox light">{beside}</dl>{weather}</div></div><div class="footer w960 center mt1 clear"><p class="powered">{foot}</p>{copyright}{rebuilt}{counter}</div></body></html>',
        link="<li><a href='{u}'>{t}</a></li>", crumb="<a href='/'>{t}</a>", crumbs=' > ', lines='</p><p>'),
    "master-page": Frame(
        "<!DOCTYPE html>\r\n<html xmlns='http://www.w3.org/1999/xhtml'>\r\n<head><title>\r\n\t{title}\r\n</title>{head}</head>\r\n<body>\r\n<form name='aspnetForm' method='post' action='List.aspx' id='aspnetForm'>\r\n"
        "<input type='hidden' name='__VIEWSTATE' id='__VIEWSTATE' value='/wEPDwULLTE2MTY2ODcyMjkPZBYCZg9kFgICAw==' />\r\n<div id='ctl00_top'>{weather}<span id='ctl00_lblDate'>{clock}</span></div>"
        "<div id='ctl00_menu'>{nav}</div>{float}<span id='ctl00_SiteMapPath1'>{crumb}</span>{path-clock}<div id='ctl00_left'>{beside}</div><div id='ctl00_ContentPlaceHolder1'>{main}</div>"
        "<div id='ctl00_bottom'>{foot}{counter}{copyright}{rebuilt}{tools}</div></form></body></html>",
        link="<span><a href='{u}'>{t}</a></span>", crumb="<span><a href='/'>{t}</a></span><span> &gt; </span>", lines='<br />'),
    "easysite": Frame(
        "<!DOCTYPE HTML><html><head id='Head'><meta content='text/html; charset=UTF-8' http-equiv='Content-Type' /><title>{title}</title>{head}</head><body id='Body'><div class='menu_box'><div class='easysite-menu'>{nav}</div></div>"
        "<div id='dnn_TopPane'>{clock}{tools}</div>{float}<div class='BreadCrumb'>您的位置：{crumb}{path-clock}</div><div id='dnn_ContentPane'><div class='ESContent'>{main}</div></div><div id='dnn_RightPane'>{beside}{weather}</div>"
        "<div id='dnn_BottomPane'><ul><li>{foot}</li></ul>{rebuilt}{counter}{copyright}</div></body></html>",
        link="<dd><a href='{u}'>{t}</a></dd>", crumb="<a class='SkinObject' href='#'>{t}</a><span>&nbsp;&gt;&nbsp;</span>", lines='</li><li>'),
    "siteserver": Frame(
        "<!DOCTYPE html><html lang='zh'><head><meta charset='utf-8'><meta name='viewport' content='width=device-width,initial-scale=1'><title>{title}</title>{head}</head><body><div class='topbar'><div class='wrap'>{clock}{weather}</div>"
        "</div><nav class='mainnav'><div class='wrap'>{nav}</div></nav>{float}<div class='wrap con'><aside>{beside}</aside><main><div class='pos'>位置：{crumb}{path-clock}</div>{main}</main></div>"
        "<footer class='foot'>{foot}{copyright}{counter}{rebuilt}{tools}</footer></body></html>",
        link="<b><a href='{u}'>{t}</a></b>", line='<div>{}</div>', crumbs=' &gt; '),
    "founder": Frame(
        '<html>\n<head>\n<meta http-equiv="Content-Type" content="text/html;charset=utf-8">\n<title>{title}</title>\n{head}\n</head>\n<body>\n<!--header begin--><div class="enp_head"><span>{site}</span>{clock}<div class="enp_nav">{nav}</div>'
        '</div><!--header end-->\n{float}<div class="enp_path">{crumb} {path-clock}</div><div class="enp_mid"><!--enpcontent-->{main}<!--/enpcontent--></div><div class="enp_side">{weather}{beside}</div>\n'
        '<div class="enp_foot">{foot}{rebuilt}{copyright}{counter}{tools}</div>\n</body>\n</html>',
        link="<p><a href='{u}'>{t}</a></p>", crumbs=' -&gt; ', lines='<br/>'),
    "jsp-tables": Frame(
        '\r\n\r\n\r\n\r\n<html>\r\n<head>\r\n<title>{title}</title>\r\n{head}<meta http-equiv="pragma" content="no-cache">\r\n</head>\r\n<body>\r\n<table width="980" align="center" class="tb_top"><tr><td><img src="/images/top.jpg"></td></tr><tr>'
        '<td>{clock}{weather}</td></tr></table><table width="980" align="center" class="tb_nav"><tr>{nav}</tr></table>{float}<table width="980" align="center"><tr><td class="wz">当前位置 -- {crumb}</td><td>{path-clock}</td></tr></table>'
        '<table width="980" align="center"><tr><td valign="top">{main}</td><td width="210" valign="top">{beside}</td></tr></table><table width="980" align="center" class="tb_foot"><tr><td align="center">{foot}</td></tr>'
        '</table>{counter}{copyright}{rebuilt}{tools}</body></html>',
        link='<td><a href="{u}" target="_self">{t}</a></td>', crumbs=' -- ', lines='</td></tr><tr><td align=center>'),
    "intensive": Frame(
        '<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n<meta http-equiv="X-UA-Compatible" content="IE=edge,chrome=1">\n<title>{title}</title>\n{head}\n</head>\n<body>\n'
        '<div class="jyh-header" role="banner">{tools}<a class="site-name" href="/">{site}</a><ul class="jyh-nav" role="navigation">{nav}</ul>{clock}</div>\n{float}<div class="jyh-body" role="main">'
        '<div class="crumbs">{crumb}{path-clock}</div><div class="jyh-left">{main}</div><div class="jyh-right">{weather}{beside}</div></div>\n<div class="jyh-footer" role="contentinfo"><p>{foot}</p>{copyright}{counter}{rebuilt}</div>\n'
        '</body>\n</html>',
        link="<li><a href='{u}'>{t}</a></li>", crumb="<a href='javascript:;' class='nav-item'>{t}</a><i class='icon-right'></i>", lines='</p><p>'),
    "discuz": Frame(
        "<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Transitional//EN' 'http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd'><html><head><meta http-equiv='Content-Type' content='text/html; charset=utf-8' />"
        "<title>{title}</title>{head}</head><body id='nv_forum' class='pg_viewthread'><div id='toptb' class='cl'><div class='z'>{clock}</div><div class='y'>{tools}</div></div><div id='hd'><div id='nv'><ul>{nav}</ul></div>"
        "</div>{float}<div id='wp' class='wp'><div id='pt' class='bm cl'><div class='z'>{crumb}</div>{path-clock}</div><div id='ct' class='wp cl'>{main}</div>{beside}{weather}</div><div id='ft' class='wp cl'>"
        '<p>{foot}</p>{rebuilt}{counter}{copyright}</div></body></html>',
        link="<li><a href='{u}'>{t}</a></li>", crumb="<a href='forum.php'>{t}</a>", crumbs='<em>&raquo;</em>', lines='<span class=pipe>|</span>'),
}  # fmt: skip
WARDROBE = ByHalf(FRAMES, TRAPS, HARMLESS, NAVIGATION, _foot)
