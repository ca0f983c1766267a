"""Shells of the plain lists: navigation in menus and image maps, boxes beside with rows and days of their own, long footers."""

from __future__ import annotations

from benchmarks.corpus.families.shells import BESIDE, HARMLESS, TRAPS, _foot
from benchmarks.corpus.frame import Frame
from benchmarks.corpus.wardrobe import Wardrobe

NAVIGATION = (
    ("首 页", "/"), ("走进{s}", "/zj/"), ("信息公开", "/xxgk/"), ("领导之窗", "/ldzc/"), ("网上办事", "/wsbs/"), ("互动交流", "/hd/"), ("招商引资", "/zsyz/"), ("旅游观光", "/ly/"), ("便民服务", "/bm/"),
)  # fmt: skip
FRAMES: dict[str, Frame] = {
    "nineties": Frame(
        "<HTML><HEAD><META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=utf-8'><TITLE>{title}</TITLE>{head}</HEAD>\r\n<BODY BGCOLOR=#FFFFFF TOPMARGIN=0>\r\n<TABLE WIDTH=760 ALIGN=center BORDER=0><TR><TD COLSPAN=2>"
        '<IMG SRC=images/top.jpg USEMAP=#m><MAP NAME=m>{nav}</MAP></TD></TR>\r\n<TR><TD COLSPAN=2 BGCOLOR=#CCCCCC>{clock}\u3000{float}</TD></TR>\r\n<TR><TD WIDTH=160 VALIGN=top><TABLE WIDTH=100%><TR><TD BGCOLOR=#990000><FONT COLOR=white>栏目导航</FONT>'
        '</TD></TR><TR><TD>· <A HREF=/xw/gzdt/>工作动态</A></TD></TR><TR><TD>· <A HREF=/xw/tzgg/>通知公告</A></TD></TR><TR><TD>· <A HREF=/xw/zcfg/>政策法规</A></TD></TR><TR><TD>· <A HREF=/xw/rsxx/>人事信息</A></TD></TR><TR><TD>· <A HREF=/xw/xz/>下载中心</A>'
        '</TD></TR></TABLE>{hot}{calendar}</TD>\r\n<TD VALIGN=top>{crumb}<HR>{main}</TD></TR>\r\n<TR><TD COLSPAN=2 ALIGN=center><HR>{foot}{copyright}{rebuilt}{counter}{weather}</TD></TR></TABLE></BODY></HTML>',
        link='<AREA SHAPE=rect COORDS=1,2,3,4 HREF={u} ALT={t}>', crumbs='→', lines='<BR>'),
    "web-form": Frame(
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">\r\n<html xmlns="http://www.w3.org/1999/xhtml"><head id="Head1"><title>\r\n\t{title}\r\n</title>{head}</head>\r\n'
        '<body>\r\n<form name="form1" method="post" action="" id="form1">\r\n<div><input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="/wEPDwUKMTY1NDU2MTA1MmRkK3w=" /></div>\r\n<div id=\'head\'>{clock}<div class=\'menu\'>{nav}</div></div>'
        "<div id='box'><div class='left'><div class='tt'>栏目列表</div><ul><li><a href='/xw/gzdt/'>工作动态</a></li><li><a href='/xw/tzgg/'>通知公告</a></li><li><a href='/xw/zcfg/'>政策法规</a></li><li><a href='/xw/rsxx/'>人事信息</a></li><li>"
        "<a href='/xw/xz/'>下载中心</a></li></ul>{hot}{weather}</div><div class='right'><div class='wz'>当前位置：{crumb}</div>{float}{calendar}{main}</div></div><div id='foot'>{foot}{copyright}{counter}{rebuilt}{tools}</div>\r\n</form></body></html>",
        link="<a href='{u}'>{t}</a>", links=' | ', crumbs=' &gt; ', lines='<br />'),
    "county": Frame(
        "<!DOCTYPE html><html><head><meta charset='utf-8'><title>{title}</title>{head}<style>.w{{width:1000px}}</style></head><body>{conditional}<div class='w top'>{clock}<span><a href='#'>设为首页</a>|<a href='#'>加入收藏</a></span></div>"
        "<div class='w nav'><ul>{nav}</ul></div><div class='w'><div class='dqwz'>您现在的位置是：{crumb}</div><div class='main'>{main}</div><div class='side'>{hot}{calendar}<div class='yqlj'><select><option>友情链接</option>"
        "<option value='http://www.gov.cn'>中国政府网</option></select></div></div></div>{float}<div class='w bottom'><p>{foot}</p>{rebuilt}{weather}{copyright}{counter}</div></body></html>",
        link="<li><a href='{u}'>{t}</a><div class=sub><a href='/xw/gzdt/'>工作动态</a><a href='/xw/tzgg/'>通知公告</a><a href='/xw/zcfg/'>政策法规</a><a href='/xw/rsxx/'>人事信息</a><a href='/xw/xz/'>下载中心</a></div></li>", crumbs=' » ', lines='</p><p>'),
    "intensive": Frame(
        "<!DOCTYPE html>\n<html lang='zh-CN'>\n<head>\n<meta charset='utf-8'>\n<title>{title}</title>\n<meta name='SiteName' content='{site}'>{head}\n</head>\n<body>\n<div class='gov-top'>{tools}{weather}{clock}</div>\n<div class='gov-header'>"
        "<a href='/'><img src='/logo.png' alt='{site}'></a><form action='/s'><input name='q' placeholder='请输入关键字'><button>搜索</button></form></div>\n<nav class='gov-nav'>{nav}</nav>\n{float}<div class='gov-crumb'>{crumb}</div>\n"
        "<div class='gov-body'><div class='gov-tab'><a href='/xw/gzdt/'>工作动态</a><a href='/xw/tzgg/'>通知公告</a><a href='/xw/zcfg/'>政策法规</a><a href='/xw/rsxx/'>人事信息</a><a href='/xw/xz/'>下载中心</a></div><div class='gov-list'>{main}</div>"
        "<div class='gov-aside'>{hot}{calendar}</div></div>\n<div class='gov-footer'>{foot}{copyright}{counter}{rebuilt}</div>\n</body>\n</html>",
        link="<a href='{u}'>{t}</a>", crumb='<a>{t}</a>', line='<p>{}</p>', crumbs=' &gt; '),
    "three": Frame(
        "<html><head><meta http-equiv='Content-Type' content='text/html; charset=utf-8'><title>{title}</title>{head}</head><body><table width='1002' align='center'><tr>{nav}</tr><tr><td colspan='9'>{clock}{weather}</td></tr>"
        "</table>{float}<table width='1002' align='center'><tr><td width='190' valign='top'><table><tr><td class=lm><a href='/xw/gzdt/'>工作动态</a></td></tr><tr><td class=lm><a href='/xw/tzgg/'>通知公告</a></td></tr><tr><td class=lm>"
        "<a href='/xw/zcfg/'>政策法规</a></td></tr><tr><td class=lm><a href='/xw/rsxx/'>人事信息</a></td></tr><tr><td class=lm><a href='/xw/xz/'>下载中心</a></td></tr></table></td><td valign='top'><table width='100%'><tr><td class='wz'>{crumb}</td>"
        "</tr><tr><td valign='top'>{main}</td></tr></table></td><td width='200' valign='top'>{hot}{calendar}</td></tr></table><table width='1002' align='center'><tr><td align='center'>{foot}{copyright}{rebuilt}{counter}</td></tr></table>"
        '</body></html>',
        link="<td><a href='{u}' class='dh'>{t}</a></td>", crumbs=' → ', lines='<br>'),
    "bare": Frame(
        '<!doctype html><html><head><meta charset=utf-8><title>{title}</title>{head}</head><body><h1><a href=/>{site}</a></h1>{clock}{tools}<p>{nav}</p>{float}<div>{crumb}</div>{main}{hot}{calendar}<hr>'
        '<address>{foot}</address>{rebuilt}{copyright}{counter}{weather}</body></html>',
        link="<a href='{u}'>{t}</a>", links=' ', crumbs=' / ', lines='<br>'),
}  # fmt: skip
WARDROBE = Wardrobe(FRAMES, TRAPS, HARMLESS, NAVIGATION, _foot)
__all__ = ["BESIDE", "WARDROBE"]
