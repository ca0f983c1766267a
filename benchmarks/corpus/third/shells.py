"""Shells: what content systems of Chinese government sites put around a page, each for one half's families only.

Everything here that looks like news or like a date of the page is a trap: none of it ever counts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from benchmarks.corpus.scene import Scene
from benchmarks.corpus.third import words
from benchmarks.corpus.wardrobe import Parts, Shell, Wardrobe

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


def _li(links: Sequence[tuple[str, str]], tag: str = "li") -> str:
    return "".join(f"<{tag}><a href='{url}'>{name}</a></{tag}>" for name, url in links)


def _wcm(p: Parts) -> str:
    path = "&gt;".join(f"<a href='../' class='CurrChnlCls'>{name}</a>" for name in p.crumb)
    return (
        f'<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8" />\n<title>{p.title}</title>\n{p.head}\n<link href="/images/common.css" rel="stylesheet" />\n</head>\n<body>\n<div class="top w1200">{p.trap["clock"]}{p.trap["tools"]}</div>'
        f'<div class="nav"><ul>{_li(p.links)}</ul></div>\n{p.trap["float"]}<div class="main w1200 clearfix"><div class="dqwz"><span>您当前的位置：</span>{path}{p.trap["path-clock"]}</div>\n<div class="gl-l fl">{p.trap["beside"]}{p.trap["weather"]}</div><div class="gl-r fr">\n{p.main}\n</div></div>\n'
        f'<div class="footer">{"".join(f"<p>{line}</p>" for line in p.foot)}{p.trap["copyright"]}{p.trap["counter"]}{p.trap["rebuilt"]}</div>\n</body>\n</html>'
    )


def _jcms(p: Parts) -> str:
    cells = "".join(
        f"<td class='dh' align='center'><a href='{url}' class='bt_dh'>{name}</a></td>"
        for name, url in p.links
    )
    path = (
        "<table><tr><td>当前位置："
        + "".join(f"<a href='#' class='bt_link'>{name}</a>><font></font>" for name in p.crumb)
        + f"</td><td align='right'>{p.trap['path-clock']}</td></tr></table>"
    )
    return (
        f"<!doctype html>\n<html><head><meta http-equiv='Content-Type' content='text/html; charset=utf-8' /><meta name='author' content='{p.site}' /><title>{p.title}</title>{p.head}</head><body><div id='barrierfree_container'><table width='1000' align='center'><tr>{cells}</tr></table>"
        f"<table width='1000' align='center'><tr><td>{p.trap['clock']}</td><td>{p.trap['weather']}</td></tr></table>{p.trap['float']}{path}<table width='1000' align='center'><tr><td valign='top' width='230'>{p.trap['beside']}</td><td valign='top'>\n{p.main}\n</td></tr></table>"
        f"<table width='1000' align='center' class='bottom'><tr><td>{'</td></tr><tr><td>'.join(p.foot)}</td></tr><tr><td>{p.trap['copyright']}{p.trap['rebuilt']}{p.trap['counter']}{p.trap['tools']}</td></tr></table></div></body></html>"
    )


def _vsb(p: Parts) -> str:
    path = " &gt;&gt; ".join(f"<a href='../index.htm'>{name}</a>" for name in p.crumb)
    return (
        f'<HTML><HEAD><TITLE>{p.title}</TITLE><META charset="utf-8">{p.head}<LINK href="/style/style.css" rel="stylesheet"><!--Announced by Visual SiteBuilder 9--><script language="javascript" src="/system/resource/js/counter.js"></script></HEAD><BODY>'
        f"<div class='head'><div class='logo'>{p.site}</div>{p.trap['tools']}<div class='menu'><ul id='MenuBar1'>{_li(p.links)}{p.trap['clock']}</ul></div></div>{p.trap['float']}<div class='ny'><div class='ny_l'>{p.trap['weather']}{p.trap['beside']}</div><div class='ny_r'><div class='wz'>{path}{p.trap['path-clock']}</div>\n{p.main}\n</div></div>"
        f"<div class='foot'><!-- 版权内容请在本组件\"内容配置-版权\"处填写 -->{'<br>'.join(p.foot)}{p.trap['counter']}{p.trap['copyright']}{p.trap['rebuilt']}</div></BODY></HTML>"
    )


def _powereasy(p: Parts) -> str:
    menu = " | ".join(f"<A class=Channel href='{url}'>{name}</A>" for name, url in p.links)
    return (
        f"<html>\n<head>\n<title>{p.title}</title>\n<meta http-equiv='Content-Type' content='text/html; charset=utf-8'>{p.head}\n</head>\n<body leftmargin=0 topmargin=0>\n<!-- ********网页顶部代码开始******** -->\n<table class=top_tdbgall width=776 align=center><tr><td>{p.trap['clock']}</td><td class=top_Channel>{menu}</td></tr></table>{p.trap['float']}"
        f"<!-- ********网页中部代码开始******** -->\n<table class=center_tdbgall width=776 align=center><tr><td width=180 valign=top class=left_tdbgall>{p.trap['beside']}{p.trap['weather']}</td><td valign=top><table><tr><td class=main_title_575>您现在的位置：&nbsp;{'&nbsp;&gt;&gt;&nbsp;'.join(p.crumb)}{p.trap['path-clock']}</td></tr></table>{p.main}</td></tr></table>"
        f"<!-- ********网页底部代码开始******** -->\n<table class=Bottom_tdbgall width=776 align=center><tr><td align=center>{'<br>'.join(p.foot)}{p.trap['counter']}{p.trap['rebuilt']}{p.trap['copyright']}{p.trap['tools']}</td></tr></table></body></html>"
    )


def _dede(p: Parts) -> str:
    path = " > ".join(f"<a href='/'>{name}</a>" for name in p.crumb) + " > "
    return (
        f'<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">\n<html xmlns="http://www.w3.org/1999/xhtml">\n<head>\n<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />\n<title>{p.title}</title>{p.head}\n</head>\n<body class="articlelist">\n'
        f'<div class="header_top">{p.trap["clock"]}<span class="links">{p.trap["tools"]}</span></div><div id="navMenu"><ul>{_li(p.links)}</ul></div>{p.trap["float"]}<div class="w960 center clear mt1"><div class="pleft"><div class="place"><strong>当前位置:</strong> {path}{p.trap["path-clock"]}</div>{p.main}</div>'
        f'<div class="pright"><dl class="tbox light">{p.trap["beside"]}</dl>{p.trap["weather"]}</div></div><div class="footer w960 center mt1 clear"><p class="powered">{"</p><p>".join(p.foot)}</p>{p.trap["copyright"]}{p.trap["rebuilt"]}{p.trap["counter"]}</div></body></html>'
    )


def _master(p: Parts) -> str:
    path = "".join(f"<span><a href='/'>{name}</a></span><span> &gt; </span>" for name in p.crumb)
    return (
        f"<!DOCTYPE html>\r\n<html xmlns='http://www.w3.org/1999/xhtml'>\r\n<head><title>\r\n\t{p.title}\r\n</title>{p.head}</head>\r\n<body>\r\n<form name='aspnetForm' method='post' action='List.aspx' id='aspnetForm'>\r\n<input type='hidden' name='__VIEWSTATE' id='__VIEWSTATE' value='/wEPDwULLTE2MTY2ODcyMjkPZBYCZg9kFgICAw==' />\r\n"
        f"<div id='ctl00_top'>{p.trap['weather']}<span id='ctl00_lblDate'>{p.trap['clock']}</span></div><div id='ctl00_menu'>{_li(p.links, 'span')}</div>{p.trap['float']}<span id='ctl00_SiteMapPath1'>{path}</span>{p.trap['path-clock']}<div id='ctl00_left'>{p.trap['beside']}</div><div id='ctl00_ContentPlaceHolder1'>{p.main}</div>"
        f"<div id='ctl00_bottom'>{'<br />'.join(p.foot)}{p.trap['counter']}{p.trap['copyright']}{p.trap['rebuilt']}{p.trap['tools']}</div></form></body></html>"
    )


def _easysite(p: Parts) -> str:
    path = "".join(
        f"<a class='SkinObject' href='#'>{name}</a><span>&nbsp;&gt;&nbsp;</span>" for name in p.crumb
    )
    return (
        f"<!DOCTYPE HTML><html><head id='Head'><meta content='text/html; charset=UTF-8' http-equiv='Content-Type' /><title>{p.title}</title>{p.head}</head><body id='Body'><div class='menu_box'><div class='easysite-menu'>{_li(p.links, 'dd')}</div></div><div id='dnn_TopPane'>{p.trap['clock']}{p.trap['tools']}</div>{p.trap['float']}"
        f"<div class='BreadCrumb'>您的位置：{path}{p.trap['path-clock']}</div><div id='dnn_ContentPane'><div class='ESContent'>{p.main}</div></div><div id='dnn_RightPane'>{p.trap['beside']}{p.trap['weather']}</div><div id='dnn_BottomPane'><ul><li>{'</li><li>'.join(p.foot)}</li></ul>{p.trap['rebuilt']}{p.trap['counter']}{p.trap['copyright']}</div></body></html>"
    )


def _siteserver(p: Parts) -> str:
    path = " &gt; ".join(p.crumb)
    return (
        f"<!DOCTYPE html><html lang='zh'><head><meta charset='utf-8'><meta name='viewport' content='width=device-width,initial-scale=1'><title>{p.title}</title>{p.head}</head><body><div class='topbar'><div class='wrap'>{p.trap['clock']}{p.trap['weather']}</div></div><nav class='mainnav'><div class='wrap'>{_li(p.links, 'b')}</div></nav>"
        f"{p.trap['float']}<div class='wrap con'><aside>{p.trap['beside']}</aside><main><div class='pos'>位置：{path}{p.trap['path-clock']}</div>{p.main}</main></div><footer class='foot'>{''.join(f'<div>{line}</div>' for line in p.foot)}{p.trap['copyright']}{p.trap['counter']}{p.trap['rebuilt']}{p.trap['tools']}</footer></body></html>"
    )


def _founder(p: Parts) -> str:
    path = " -&gt; ".join(p.crumb)
    return (
        f'<html>\n<head>\n<meta http-equiv="Content-Type" content="text/html;charset=utf-8">\n<title>{p.title}</title>\n{p.head}\n</head>\n<body>\n<!--header begin--><div class="enp_head"><span>{p.site}</span>{p.trap["clock"]}<div class="enp_nav">{_li(p.links, "p")}</div></div><!--header end-->\n{p.trap["float"]}<div class="enp_path">{path} {p.trap["path-clock"]}</div>'
        f'<div class="enp_mid"><!--enpcontent-->{p.main}<!--/enpcontent--></div><div class="enp_side">{p.trap["weather"]}{p.trap["beside"]}</div>\n<div class="enp_foot">{"<br/>".join(p.foot)}{p.trap["rebuilt"]}{p.trap["copyright"]}{p.trap["counter"]}{p.trap["tools"]}</div>\n</body>\n</html>'
    )


def _jsp(p: Parts) -> str:
    cells = "".join(f'<td><a href="{url}" target="_self">{name}</a></td>' for name, url in p.links)
    return (
        f'\r\n\r\n\r\n\r\n<html>\r\n<head>\r\n<title>{p.title}</title>\r\n{p.head}<meta http-equiv="pragma" content="no-cache">\r\n</head>\r\n<body>\r\n<table width="980" align="center" class="tb_top"><tr><td><img src="/images/top.jpg"></td></tr><tr><td>{p.trap["clock"]}{p.trap["weather"]}</td></tr></table>'
        f'<table width="980" align="center" class="tb_nav"><tr>{cells}</tr></table>{p.trap["float"]}<table width="980" align="center"><tr><td class="wz">当前位置 -- {" -- ".join(p.crumb)}</td><td>{p.trap["path-clock"]}</td></tr></table><table width="980" align="center"><tr><td valign="top">{p.main}</td><td width="210" valign="top">{p.trap["beside"]}</td></tr></table>'
        f'<table width="980" align="center" class="tb_foot"><tr><td align="center">{"</td></tr><tr><td align=center>".join(p.foot)}</td></tr></table>{p.trap["counter"]}{p.trap["copyright"]}{p.trap["rebuilt"]}{p.trap["tools"]}</body></html>'
    )


def _intensive(p: Parts) -> str:
    """A shared platform of a province, one template for all its sites."""
    path = "".join(
        f"<a href='javascript:;' class='nav-item'>{name}</a><i class='icon-right'></i>" for name in p.crumb
    )
    return (
        f'<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n<meta http-equiv="X-UA-Compatible" content="IE=edge,chrome=1">\n<title>{p.title}</title>\n{p.head}\n</head>\n<body>\n<div class="jyh-header" role="banner">{p.trap["tools"]}<a class="site-name" href="/">{p.site}</a><ul class="jyh-nav" role="navigation">{_li(p.links)}</ul>{p.trap["clock"]}</div>\n'
        f'{p.trap["float"]}<div class="jyh-body" role="main"><div class="crumbs">{path}{p.trap["path-clock"]}</div><div class="jyh-left">{p.main}</div><div class="jyh-right">{p.trap["weather"]}{p.trap["beside"]}</div></div>\n<div class="jyh-footer" role="contentinfo"><p>{"</p><p>".join(p.foot)}</p>{p.trap["copyright"]}{p.trap["counter"]}{p.trap["rebuilt"]}</div>\n</body>\n</html>'
    )


def _discuz(p: Parts) -> str:
    path = "<em>&raquo;</em>".join(f"<a href='forum.php'>{name}</a>" for name in p.crumb)
    return (
        f"<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Transitional//EN' 'http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd'><html><head><meta http-equiv='Content-Type' content='text/html; charset=utf-8' /><title>{p.title}</title>{p.head}</head><body id='nv_forum' class='pg_viewthread'><div id='toptb' class='cl'><div class='z'>{p.trap['clock']}</div><div class='y'>{p.trap['tools']}</div></div>"
        f"<div id='hd'><div id='nv'><ul>{_li(p.links)}</ul></div></div>{p.trap['float']}<div id='wp' class='wp'><div id='pt' class='bm cl'><div class='z'>{path}</div>{p.trap['path-clock']}</div><div id='ct' class='wp cl'>{p.main}</div>{p.trap['beside']}{p.trap['weather']}</div><div id='ft' class='wp cl'><p>{'<span class=pipe>|</span>'.join(p.foot)}</p>{p.trap['rebuilt']}{p.trap['counter']}{p.trap['copyright']}</div></body></html>"
    )


SHELLS: dict[str, Shell] = {
    "wcm": _wcm, "jcms": _jcms, "vsb": _vsb, "powereasy": _powereasy, "dede": _dede, "master-page": _master, "easysite": _easysite, "siteserver": _siteserver, "founder": _founder, "jsp-tables": _jsp,
    "intensive": _intensive, "discuz": _discuz,
}  # fmt: skip
WARDROBE = Wardrobe(SHELLS, TRAPS, HARMLESS, NAVIGATION, _foot)
