"""Shells: what stands around a page's own part in the systems that government sites are made with, as a table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial
from typing import Any, NamedTuple

from benchmarks.corpus.wardrobe import Parts, Trap, Wardrobe


class Frame(NamedTuple):
    """A shell: the page with its slots, and how it writes a link of the navigation, a crumb and the footer's lines."""

    page: str  # slots {title} {site} {head} {nav} {crumb} {main} {top} {side} {end} {foot}
    link: str = '<li><a href="{u}">{t}</a></li>'
    between: str = ""
    crumbs: tuple[str, str, str] = (
        "当前位置：",
        " &gt; ",
        '<a href="{u}">{t}</a>',
    )  # label, between, a crumb that is a link
    foot: str = "<p>{}</p>"
    box: str = '<div class="box"><h3>{t}</h3><ul>{rows}</ul></div>'


XHTML = '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">\n<html xmlns="http://www.w3.org/1999/xhtml">\n'
FRAMES: dict[str, Frame] = {
    "trs": Frame(
        XHTML + '<head>\n<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />\n<title>{title}_{site}</title>\n{head}<link href="/images/style.css" rel="stylesheet" type="text/css" />\n'
        '<script type="text/javascript" src="/images/jquery-1.8.3.min.js"></script>\n</head>\n<body>\n<div class="header">{top}<div class="logo"><a href="/"><img src="/images/logo_2014.png" alt="{site}" /></a></div></div>\n'
        '<div class="nav"><ul>{nav}</ul></div>\n<div class="wrap">\n<div class="position">{crumb}</div>\n<div class="main clearfix">\n{main}\n{side}</div></div>\n<div class="footer">{foot}{end}</div>\n'
        '<script type="text/javascript" src="/images/tj.js"></script>\n</body>\n</html>'),
    "trs-wide": Frame(
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="X-UA-Compatible" content="IE=edge">\n<meta name="viewport" content="width=device-width,initial-scale=1">\n{head}<title>{title}-{site}</title>\n'
        '<link rel="stylesheet" href="../../images/public.css"><!--[if lt IE 9]><script src="../../images/html5shiv.js"></script><![endif]-->\n</head>\n<body>\n<header id="top"><div class="w1200">{top}<a class="fl" href="../../"><img src="../../images/logo.svg" alt=""></a>'
        '<form class="search" action="/so/s" target="_blank"><input name="qt" placeholder="请输入关键字"><button>搜索</button></form></div><nav><div class="w1200">{nav}</div></nav></header>\n'
        '<div class="w1200 con"><div class="bread">{crumb}</div>\n<div class="row"><div class="col-9">{main}</div><div class="col-3">{side}</div></div></div>\n<footer><div class="w1200">{foot}{end}</div></footer>\n</body></html>',
        link='<a href="{u}" class="nav-item">{t}</a>', between="\n", crumbs=("您所在的位置：", "<em>/</em>", '<a href="{u}" class="CurrChnlCls">{t}</a>'),
        box='<section class="aside"><h4>{t}</h4><ul>{rows}</ul></section>'),
    "jcms": Frame(
        XHTML + '<head>\r\n<meta http-equiv="Content-Type" content="text/html; charset=UTF-8" />\r\n<title>{site} {title}</title>\r\n{head}<meta name="author" content="{site}" />\r\n<script language="javascript" src="/script/0/1505091432.js"></script>\r\n'
        '<link href="/css/0/main.css" rel="stylesheet" type="text/css" />\r\n</head>\r\n<body>\r\n<div id="barrierfree_container">\r\n<table width="1000" border="0" align="center" cellpadding="0" cellspacing="0"><tr><td background="/picture/0/s15.jpg" height="180">{top}</td></tr></table>\r\n'
        '<table width="1000" align="center"><tr>{nav}</tr></table>\r\n<!--<$[信息列表]>begin-->\r\n<table width="1000" border="0" align="center"><tr><td class="bt_link" height="32">{crumb}</td></tr><tr><td valign="top">{main}</td></tr></table>\r\n<!--<$[信息列表]>end-->{side}\r\n'
        '<table width="1000" align="center"><tr><td align="center">{foot}{end}</td></tr></table>\r\n</div>\r\n</body>\r\n</html><!--visitcount begin--><script language="javascript" src="/module/visitcount/visit.jsp?type=2&i_webid=1"></script><!--visitcount end-->',
        link='<td align="center"><a href="{u}" target="_blank" class="dh">{t}</a></td>', crumbs=("<strong>当前位置：</strong>", "&nbsp;>&nbsp;", '<a href="{u}" class="bt_link">{t}</a>'), foot="{}<br/>",
        box='<table width="300" align="center"><tr><td>{t}</td></tr><tr><td><ul>{rows}</ul></td></tr></table>'),
    "jpaas": Frame(
        '<!DOCTYPE html>\n<html>\n<head>\n<meta charset="UTF-8">\n{head}<title>{title}</title>\n<meta name="renderer" content="webkit">\n<link rel="stylesheet" href="/resources/tplpage/6a1f/css/main.css">\n<script src="/jpaas-web-server/js/jquery.min.js" type="text/javascript"></script>\n</head>\n'
        '<body><div class="eps-portlet-header"><div class="head">{top}<h1><a href="/index.html">{site}</a></h1></div><div class="menu"><ul>{nav}</ul></div></div>\n<div class="container"><div class="dqwz">{crumb}</div><div class="rights">{main}</div>{side}</div>\n'
        '<div class="foot"><div class="foot-con">{foot}{end}</div></div><div id="jsonData" style="display:none"></div></body></html>',
        crumbs=('<i class="ico"></i>', "<i>&gt;</i>", '<a href="{u}">{t}</a>')),
    "vsb": Frame(
        XHTML + '<HEAD><TITLE>{title}-{site}</TITLE><META Name="keywords" Content="{site},{title}" />\n{head}<META content="text/html; charset=UTF-8" http-equiv="Content-Type">\n<LINK rel="stylesheet" type="text/css" href="../css/css.css"><!--Announced by Visual SiteBuilder 9-->\n'
        '<link rel="stylesheet" type="text/css" href="../_sitegray/_sitegray_d.css" />\n<script language="javascript" src="../_sitegray/_sitegray.js"></script><script type="text/javascript" src="../system/resource/js/counter.js"></script>\n</HEAD>\n<BODY>\n<DIV class="top">{top}<A href="../index.htm"><IMG src="../images/logo.png"></A></DIV>\n'
        '<DIV class="nav"><UL class="clearfix">{nav}</UL></DIV>\n<DIV class="ny"><DIV class="ny_left">{side}</DIV><DIV class="ny_right"><DIV class="dqwz"><H2>{title}</H2><SPAN>{crumb}</SPAN></DIV>\n{main}\n</DIV></DIV>\n<DIV class="footer"><DIV>{foot}{end}</DIV></DIV>\n</BODY></HTML>',
        link='<LI><A href="{u}">{t}</A></LI>', crumbs=("<!-- #begincurloc -->当前位置: ", " >> ", '<A href="{u}">{t}</A>'), foot="<P>{}</P>",
        box='<DIV class="lmm"><H2>{t}</H2><UL>{rows}</UL></DIV>'),
    "founder": Frame(
        '<html>\n<head>\n<meta http-equiv="Content-Type" content="text/html; charset=utf-8">\n<!--enpproperty <domain>{site}</domain><classname>{title}</classname>/enpproperty-->\n<title>{title}--{site}</title>\n{head}<link href="/css/css.css" rel="stylesheet" type="text/css">\n</head>\n'
        '<body leftmargin="0" topmargin="0">\n<table width="1002" border="0" align="center" cellpadding="0" cellspacing="0">\n<tr><td><img src="/images/banner.jpg" width="1002" height="160"></td></tr>\n<tr><td height="30" bgcolor="#C00000" align="center">{nav}</td></tr><tr><td>{top}</td></tr></table>\n'
        '<table width="1002" border="0" align="center"><tr>\n<td width="730" valign="top"><table width="100%"><tr><td class="dqwz">{crumb}</td></tr><tr><td>\n<!--enpcontent-->{main}<!--/enpcontent-->\n</td></tr></table></td>\n<td width="262" valign="top">{side}</td></tr></table>\n'
        '<table width="1002" align="center"><tr><td align="center" class="foot">{foot}{end}</td></tr></table>\n</body>\n</html>',
        link='<a href="{u}" class="white">{t}</a>', between=" | ", crumbs=("您的位置：", " → ", '<a href="{u}">{t}</a>'), foot="{}<br>",
        box='<table width="100%" class="bk"><tr><td class="bt">{t}</td></tr>{rows}</table>'),
    "powereasy": Frame(
        '<html>\n<head>\n<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />\n<title>{site} >> {title}</title>\n{head}<link href="/Skin/DefaultSkin.css" rel="stylesheet" type="text/css">\n<script language="JavaScript" type="text/JavaScript">\n//改变图片大小\nfunction resizepic(thispic){{ if(thispic.width>700) thispic.width=700; }}\n</script>\n</head>\n'
        '<body leftmargin=0 topmargin=0 onmousemove="HideMenu()">\n<table class="top_tdbgall" cellSpacing=0 cellPadding=0 width=980 align=center border=0><tr><td class=top_top></td></tr><tr><td class="top_Announce">{top}</td></tr><tr><td class="top_Channel">| {nav} |</td></tr></table>\n'
        '<table class="center_tdbgall" width=980 align=center><tr><td class=left_tdbgall vAlign=top width=180>{side}</td><td width=5></td><td class=main_tdbgall vAlign=top><table width="100%" class="top_Path"><tr><td>{crumb}</td></tr></table>{main}</td></tr></table>\n'
        '<table class="Bottom_tdbgall" width=980 align=center><tr align="center"><td class="Bottom_Copyright">{foot}{end}</td></tr></table></body></html>',
        link="<a class='Channel' href='{u}'>{t}</a>", between=" | ", crumbs=("您现在的位置：", "&nbsp;&gt;&gt;&nbsp;", "<a class='LinkPath' href='{u}'>{t}</a>"), foot="{}<br>",
        box='<table class="left_title" width="100%"><tr><td>{t}</td></tr></table><table class="left_tdbg1" width="100%">{rows}</table>'),
    "dede": Frame(
        XHTML + '<head>\n<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />\n<title>{title} - {site}</title>\n{head}<meta name="keywords" content="" />\n<link href="/templets/gov/style/dedecms.css" rel="stylesheet" media="screen" type="text/css" />\n</head>\n<body class="articlelist">\n'
        '<div class="header">{top}<div class="title"><a href="/"><img src="/templets/gov/images/logo.gif" height="54" width="216" /></a></div></div>\n<div class="module blue mT10 wrapper w963"><div class="top-nav"><div id="navMenu"><ul>{nav}</ul></div></div></div>\n'
        '<div class="w960 center clear mt1"><div class="pleft"><div class="place">{crumb}</div>\n{main}\n</div><div class="pright">{side}</div></div>\n<div class="footer w960 center mt1 clear">{foot}{end}</div>\n</body>\n</html>',
        link="<li><a href='{u}'><span>{t}</span></a></li>", crumbs=("<strong>当前位置:</strong> ", " > ", "<a href='{u}'>{t}</a>"),
        box='<div class="hot mt1"><dl class="tbox"><dt><strong>{t}</strong></dt><dd><ul class="c1 ico2">{rows}</ul></dd></dl></div>'),
    "siteserver": Frame(
        '<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n{head}<link href="/sitefiles/assets/components/lightbox/css/bootstrap.min.css" rel="stylesheet" />\n<script src="/SiteFiles/bairong/jquery/jquery-1.9.1.min.js"></script>\n</head>\n<body>\n<div class="container-fluid"><div class="topbar">{top}<span>欢迎访问{site}网站！</span></div>'
        '<ul class="nav navbar-nav">{nav}</ul></div>\n<div class="container"><ol class="breadcrumb">{crumb}</ol>\n<div class="panel panel-default"><div class="panel-heading">{title}</div><div class="panel-body">{main}</div></div>{side}</div>\n<div class="bottom text-center">{foot}{end}</div>\n'
        '<script src="/sitefiles/services/cms/js/stl.js"></script></body>\n</html>',
        crumbs=("", "", '<li><a href="{u}">{t}</a></li>'), box='<div class="panel"><div class="panel-heading">{t}</div><ul class="list-group">{rows}</ul></div>'),
    "asp": Frame(
        '<HTML><HEAD><TITLE>{title}</TITLE>\n<META http-equiv=Content-Type content="text/html; charset=utf-8">\n{head}<STYLE type=text/css>TD {{ FONT-SIZE: 9pt }} A:link {{ COLOR: #000000; TEXT-DECORATION: none }}</STYLE>\n<META content="MSHTML 6.00.2900.3492" name=GENERATOR></HEAD>\n<BODY bgColor=#ffffff leftMargin=0 topMargin=0>\n'
        '<TABLE cellSpacing=0 cellPadding=0 width=778 align=center border=0><TBODY><TR><TD><IMG height=120 src="images/top.jpg" width=778></TD></TR><TR><TD bgColor=#0066cc height=26><FONT color=#ffffff>{nav}</FONT></TD></TR><TR><TD>{top}</TD></TR></TBODY></TABLE>\n'
        '<TABLE cellSpacing=0 cellPadding=0 width=778 align=center border=0><TBODY><TR><TD vAlign=top width=180 bgColor=#f0f7ff>{side}</TD><TD vAlign=top><P>{crumb}</P>\n{main}\n</TD></TR></TBODY></TABLE>\n<HR width=778 SIZE=1>\n<CENTER>{foot}{end}</CENTER>\n</BODY></HTML>',
        link='<A href="{u}"><FONT color=#ffffff>{t}</FONT></A>', between="&nbsp;｜&nbsp;", crumbs=("当前位置：", "→", '<A href="{u}">{t}</A>'), foot="<FONT size=2>{}</FONT><BR>",
        box="<TABLE width=176><TBODY><TR><TD bgColor=#99ccff><B>{t}</B></TD></TR>{rows}</TBODY></TABLE>"),
    "aspnet": Frame(
        XHTML + '<head><title>\r\n\t{title}\r\n</title>{head}<link href="App_Themes/Default/StyleSheet.css" type="text/css" rel="stylesheet" /></head>\r\n<body>\r\n    <form name="form1" method="post" action="list.aspx?id=12" id="form1">\r\n<div>\r\n<input type="hidden" name="__EVENTTARGET" id="__EVENTTARGET" value="" />\r\n'
        '<input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="/wEPDwUKLTQ1MzY5NjY0Ng9kFgICAw9kFgQCAQ8WAh4LXyFJdGVtQ291bnQCCGQCBQ8WAh8AAg==" />\r\n</div>\r\n    <div id="top">{top}<img src="images/top.jpg" alt="{site}" /></div><div id="menu"><ul>{nav}</ul></div>\r\n'
        '    <div id="content"><div class="left">{side}</div><div class="right"><div class="weizhi"><span id="ctl00_lblPath">{crumb}</span></div>\r\n{main}\r\n</div></div>\r\n    <div id="foot">{foot}{end}</div>\r\n    </form>\r\n</body>\r\n</html>',
        crumbs=("当前位置：", " &gt;&gt; ", '<a href="{u}">{t}</a>')),
    "jsp": Frame(
        '\r\n\r\n\r\n<html>\r\n<head>\r\n<base href="">\r\n<meta http-equiv="pragma" content="no-cache">\r\n<meta http-equiv="Content-Type" content="text/html; charset=UTF-8">\r\n<title>{site}</title>\r\n{head}<link rel="stylesheet" type="text/css" href="/css/index.css">\r\n</head>\r\n<body>\r\n<div class="top">{top}</div>\r\n\r\n\r\n<div class="menu"><ul>{nav}</ul></div>\r\n'
        '<div class="zhong">\r\n\t<div class="wz">{crumb}</div>\r\n\t<div class="title2"><span>{title}</span></div>\r\n\t{main}\r\n</div>\r\n{side}<div class="di">{foot}{end}</div>\r\n</body>\r\n</html>\r\n',
        crumbs=("您当前的位置 ：", " 》 ", '<a href="{u}">{t}</a>'), foot="<span>{}</span> "),
    "ucap": Frame(
        '<!DOCTYPE HTML>\n<html lang="zh">\n<head>\n<meta charset="utf-8" />\n{head}<title>{title}_{site}</title>\n<link rel="stylesheet" href="/zcms/css/ucap-list.css" />\n<script>var siteId="5b1f";var _hmt=_hmt||[];</script>\n</head>\n<body data-page="list">\n<div class="wza-bar"><a href="javascript:void(0)" id="cniil_wza">无障碍</a> <a href="/ahtml/aged.html">关怀版</a> {top}</div>\n'
        '<div class="header"><div class="nav-box">{nav}</div></div>\n<div class="ucap-main"><p class="crumb">{crumb}</p><div class="list-left"><h2>{title}</h2></div><div class="list-right">{main}</div>{side}</div>\n<div class="footer-box">{foot}{end}</div>\n</body>\n</html>',
        link='<span class="nav-li"><a href="{u}">{t}</a></span>', crumbs=("首页位置：", "<b>·</b>", '<a href="{u}" target="_self">{t}</a>')),
    "intensive": Frame(
        '<!doctype html>\n<html>\n<head>\n<meta charset="utf-8">\n<meta http-equiv="X-UA-Compatible" content="IE=edge,chrome=1">\n{head}<title>{title}</title>\n<link rel="stylesheet" type="text/css" href="//cdn.example.gov.cn/group1/jyh/base.css">\n</head>\n<body>\n<div class="mini-top"><div class="layout"><span>{top}</span><a href="http://www.province.example.gov.cn/" target="_blank">省政府网站群</a><a href="/login.do?goto=/">登录</a></div></div>\n'
        '<div class="layout logo"><img src="/style/logo.png" alt="{site}"></div><div class="menu-wrap"><dl class="menu">{nav}</dl></div>\n<div class="layout body-wrap"><div class="path">{crumb}</div><div class="content-wrap">{main}</div>{side}</div>\n<div class="bottom-wrap"><div class="layout">{foot}{end}</div></div>\n'
        '<script id="_jiucuo_" sitecode="3300000099" src="http://pucha.kaipuyun.cn/exposure/jiucuo.js"></script>\n</body></html>',
        link='<dd><a href="{u}" title="{t}">{t}</a></dd>', crumbs=('<span class="home">', "</span><span>&gt;", '<a href="{u}">{t}</a>')),
    "phpcms": Frame(
        XHTML + '<head>\n<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />\n<meta http-equiv="X-UA-Compatible" content="IE=7" />\n<title>{title} - {site}</title>\n{head}<link href="/statics/css/default_blue.css" rel="stylesheet" type="text/css" />\n</head>\n<body>\n<div class="body-top">{top}</div>\n<div class="header"><div class="nav-bar"><map><ul class="nav-site">{nav}</ul></map></div></div>\n'
        '<div class="main"><div class="col-left"><div class="crumbs">{crumb}</div>\n{main}\n</div><div class="col-auto">{side}</div></div>\n<div class="footer">{foot}{end}</div>\n</body></html>',
        link='<li class="line">|</li><li><a href="{u}"><span>{t}</span></a></li>', crumbs=("", "<span> &gt; </span>", '<a href="{u}">{t}</a>')),
    "open": Frame(
        '<!DOCTYPE html>\n<html><head>\n<meta charset="utf-8">\n{head}<title>{title}-政府信息公开-{site}</title>\n<link rel="stylesheet" href="/xxgk/css/gkml.css">\n</head>\n<body>\n<div class="gk-head">{top}<h1>政府信息公开</h1><p>{site}</p></div>\n<div class="gk-body">\n<div class="gk-left"><ul class="gk-menu"><li><a href="/xxgk/zn/">政府信息公开指南</a></li><li><a href="/xxgk/zd/">政府信息公开制度</a></li>'
        '<li class="on"><a href="/xxgk/fdzdgknr/">法定主动公开内容</a><ul class="tree"><li><a href="/xxgk/lzyj/">履职依据</a></li><li><a href="/xxgk/jgjj/">机关简介</a></li><li><a href="/xxgk/ysjs/">预算/决算</a></li></ul></li><li><a href="/xxgk/nb/">政府信息公开年报</a></li><li><a href="/xxgk/ysqgk/">依申请公开</a></li></ul></div>\n'
        '<div class="gk-right"><div class="gk-path">{crumb}</div>{main}</div>{side}</div>\n<div class="gk-nav">{nav}</div><div class="gk-foot">{foot}{end}</div>\n</body></html>',
        link='<a href="{u}">{t}</a>', between=" ", crumbs=("位置：", " / ", '<a href="{u}">{t}</a>')),
}  # fmt: skip


def dress(frame: Frame, parts: Parts) -> str:
    """A page in a shell."""
    label, between, link = frame.crumbs
    hops = [
        link.format(u="/" if n == 0 else f"/lm{n}/", t=hop) if n < len(parts.crumb) - 1 else hop
        for n, hop in enumerate(parts.crumb)
    ]
    row = "<li>{}</li>" if "<ul" in frame.box.lower() else "<tr><td>{}</td></tr>"
    slots = {"top": "", "side": "", "end": ""}
    for name, text in parts.trap.items():
        if text:
            slots[PLACE[name]] += _box(frame, row, text) if PLACE[name] == "side" else text
    return frame.page.format(
        title=parts.title, site=parts.site, head=parts.head, main=parts.main, nav=frame.between.join(frame.link.format(t=text, u=url) for text, url in parts.links),
        crumb=label + between.join(hops) if hops else "", foot="\n".join(frame.foot.format(line) for line in parts.foot if line), **slots,
    )  # fmt: skip


def _box(frame: Frame, row: str, text: str) -> str:
    title, *lines = text.split("\n")
    return frame.box.format(t=title, rows="".join(row.format(line) for line in lines))


BESIDE = ("/jrtt/", "/rdpx/", "/zxxx/", "/tjyd/", "/ztzl/")


def _lines(scene: Any, title: str, stem: str, count: int, spelling: str, ago: int = 0) -> str:
    """A box beside the list: its title, then its links."""
    made = [title]
    for n, text in enumerate(scene.some(scene.words.NEWS, count, "box", stem)):
        day = scene.today - dt.timedelta(days=ago + n // 2)
        made.append(
            f'<a href="{stem}{80000 + scene.number(stem, n) % 9999}.html" target="_blank">{scene.fill(text)}</a>'
            + spelling.format(
                iso=day.isoformat(), md=f"{day:%m-%d}", hits=scene.number(stem, "hits", n) % 5000
            )
        )
    return "\n".join(made)


TRAPS: dict[str, Trap] = {
    "clock": lambda s, d: s.pick((f'<span id="time">今天是{d["cn"]} {d["week"]}</span>', f"<div class='date'>{d['Y']}年{d['mm']}月{d['dd']}日 {d['week']} 10:26:35</div>", f'<font color="#FF0000">{d["iso"]} {d["week"]}</font>', "<script>var d=new Date();document.write(d.getFullYear()+'年'+(d.getMonth()+1)+'月'+d.getDate()+'日');</script>"), "clock"),
    "weather": lambda s, d: f'<div class="tq"><a href="http://www.weather.example.cn/">{s.place[:-1]}：今天（{d["m"]}月{d["d"]}日）多云 12℃～21℃ 北风3级</a></div>',
    "lunar": lambda s, d: f'<div class="nl">公历{d["dot"]} 农历{s.pick(("正月", "三月", "六月", "腊月"), "lunar")}初{s.pick("二三五八", "ld")}</div>',
    "marquee": lambda s, d: f'<marquee scrollamount="3" onmouseover="this.stop()" onmouseout="this.start()"><a href="/tjyd/{s.number("mq") % 9999}.html">{s.fill(s.pick(s.words.NOTICES, "mq"))}（{d["iso"]}）</a></marquee>',
    "headlines": lambda s, _: _lines(s, "今日头条", "/jrtt/", 4, "<span>{iso}</span>"),
    "hot": lambda s, _: _lines(s, s.pick(("热点排行", "点击排行榜", "热门文章"), "hot"), "/rdpx/", 6, " <em>{hits}次</em>", 30),
    "latest": lambda s, _: _lines(s, s.pick(("最新信息", "最近更新", "最新发布"), "latest"), "/zxxx/", 6, "<span>{iso}</span>"),
    "advice": lambda s, _: _lines(s, s.pick(("推荐阅读", "图文推荐", "相关链接"), "advice"), "/tjyd/", 5, " [{md}]", 1),
    "topics": lambda s, _: _lines(s, "专题专栏", "/ztzl/", 3, ""),
    "copyright": lambda s, d: f"<p>Copyright &copy; 2008-{d['Y']} {s.place}人民政府 All Rights Reserved</p>",
    "updated": lambda s, d: s.pick((f"<p>本站最后更新：{d['iso']} 08:30</p>", f"<p>更新日期：{d['cn']}</p>", f"<p>Last updated: {d['slash']}</p>"), "updated"),
    "generated": lambda s, d: s.pick((f"<!-- 页面生成时间 {d['iso']} 15:09:57 -->", f"<p>页面生成时间：{d['iso']} 03:12:08，耗时0.031秒</p>", f"<!--publishdate {d['ymd']}112301-->"), "generated"),
    "visitors": lambda s, d: f"<p>您是第<font color=red>{s.number('hits') % 9000000 + 100000}</font>位访问者 自{d['Y'] - 4 if isinstance(d['Y'], int) else 2012}年1月1日起统计 今日访问：{s.number('hit') % 900}</p>",
    "upkeep": lambda _, d: f"<p>系统升级公告：本站将于{d['m']}月{d['d']}日22时起维护两小时</p>",
}  # fmt: skip
SIDE = ("headlines", "hot", "latest", "advice", "topics")
PLACE = {name: "side" if name in SIDE else "top" if name in ("clock", "weather", "lunar", "marquee") else "end" for name in TRAPS}  # fmt: skip
NAVIGATION = (
    ("首页", "/"), ("走进{s}", "/zjwm/"), ("新闻中心", "/xwzx/"), ("政务公开", "/zwgk/"), ("办事服务", "/bsfw/"), ("互动交流", "/hdjl/"), ("数据发布", "/sjfb/"),
)  # fmt: skip


def foot(scene: Any, without: Sequence[str], code: str) -> list[str]:
    """The lines of a footer: who runs the site, its code, its registrations, the badge."""
    digits = f"{scene.number('code') % 9000000000 + 1000000000}"
    lines = {
        "links": '<a href="/wzdt/">网站地图</a> | <a href="/lxwm/">联系我们</a> | <a href="/wzsm/">网站声明</a>',
        "host": scene.pick(("主办：{b}　承办：{p}大数据中心", "主办单位：{p}人民政府 技术支持：信息中心", "版权所有：{b}"), "host").format(b=scene.office, p=scene.place),
        "code": scene.pick(("网站标识码：{}", "政府网站标识码:{}", "网站标识码 {}"), "say").format(code or digits),
        "icp": f"{scene.province}ICP备{digits[:8]}号" + scene.pick(("", "-1", "-3"), "icp"),
        "police": f"{scene.province}公网安备 {scene.number('police') % 90000000000000 + 10000000000000}号",
        "badge": scene.pick(("<script type=\"text/javascript\">document.write(unescape(\"%3Cspan id='_ideConac' %3E%3C/span%3E\"));</script>", '<a href="http://bszs.conac.cn/sitename?method=show&id=0a1b2c3d4e5f60718293a4b5c6d7e8f9"><img src="/images/red.png"></a>'), "badge"),
        "contact": f"地址：{scene.place}人民路{scene.number('street') % 300 + 1}号　邮编：{scene.number('zip') % 800000 + 100000}　电话：0{scene.number('area') % 800 + 310}-{scene.number('tel') % 7000000 + 2000000}",
    }  # fmt: skip
    order = scene.pick((("links", "host", "contact", "icp", "police", "code", "badge"), ("host", "code", "icp", "police", "links", "badge"), ("links", "host", "icp", "code", "contact", "police")), "order")  # fmt: skip
    return [lines[name] for name in order if name not in without]


WARDROBE = Wardrobe(
    {name: partial(dress, frame) for name, frame in FRAMES.items()}, TRAPS, ("clock", "copyright", "weather", "visitors", "generated", "updated", "lunar"), NAVIGATION, foot,
)  # fmt: skip
