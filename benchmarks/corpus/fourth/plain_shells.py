"""Shells of the plain lists: navigation in menus and image maps, boxes beside with rows and days of their own, long footers."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.corpus.families.shells import BESIDE, HARMLESS, TRAPS, _foot
from benchmarks.corpus.wardrobe import Parts, Shell, Wardrobe

NAVIGATION = (
    ("首 页", "/"), ("走进{s}", "/zj/"), ("信息公开", "/xxgk/"), ("领导之窗", "/ldzc/"), ("网上办事", "/wsbs/"), ("互动交流", "/hd/"), ("招商引资", "/zsyz/"), ("旅游观光", "/ly/"), ("便民服务", "/bm/"),
)  # fmt: skip
MENU = (
    ("工作动态", "/xw/gzdt/"),
    ("通知公告", "/xw/tzgg/"),
    ("政策法规", "/xw/zcfg/"),
    ("人事信息", "/xw/rsxx/"),
    ("下载中心", "/xw/xz/"),
)


def _links(links: Sequence[tuple[str, str]], between: str) -> str:
    return between.join(f"<a href='{url}'>{name}</a>" for name, url in links)


def _nineties(p: Parts) -> str:
    return (
        f"<HTML><HEAD><META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=utf-8'><TITLE>{p.title}</TITLE>{p.head}</HEAD>\r\n<BODY BGCOLOR=#FFFFFF TOPMARGIN=0>\r\n<TABLE WIDTH=760 ALIGN=center BORDER=0><TR><TD COLSPAN=2><IMG SRC=images/top.jpg USEMAP=#m>"
        f"<MAP NAME=m>{''.join(f'<AREA SHAPE=rect COORDS=1,2,3,4 HREF={url} ALT={name}>' for name, url in p.links)}</MAP></TD></TR>\r\n<TR><TD COLSPAN=2 BGCOLOR=#CCCCCC>{p.trap['clock']}　{p.trap['float']}</TD></TR>\r\n"
        f"<TR><TD WIDTH=160 VALIGN=top><TABLE WIDTH=100%><TR><TD BGCOLOR=#990000><FONT COLOR=white>栏目导航</FONT></TD></TR>{''.join(f'<TR><TD>· <A HREF={url}>{name}</A></TD></TR>' for name, url in MENU)}</TABLE>{p.trap['hot']}{p.trap['calendar']}</TD>\r\n"
        f"<TD VALIGN=top>{'→'.join(p.crumb)}<HR>{p.main}</TD></TR>\r\n<TR><TD COLSPAN=2 ALIGN=center><HR>{'<BR>'.join(p.foot)}{p.trap['copyright']}{p.trap['rebuilt']}{p.trap['counter']}{p.trap['weather']}</TD></TR></TABLE></BODY></HTML>"
    )


def _webform(p: Parts) -> str:
    return (
        f'<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">\r\n<html xmlns="http://www.w3.org/1999/xhtml"><head id="Head1"><title>\r\n\t{p.title}\r\n</title>{p.head}</head>\r\n<body>\r\n'
        '<form name="form1" method="post" action="" id="form1">\r\n<div><input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="/wEPDwUKMTY1NDU2MTA1MmRkK3w=" /></div>\r\n'
        f"<div id='head'>{p.trap['clock']}<div class='menu'>{_links(p.links, ' | ')}</div></div><div id='box'><div class='left'><div class='tt'>栏目列表</div><ul>{''.join(f'<li><a href={url!r}>{name}</a></li>' for name, url in MENU)}</ul>{p.trap['hot']}{p.trap['weather']}</div>"
        f"<div class='right'><div class='wz'>当前位置：{' &gt; '.join(p.crumb)}</div>{p.trap['float']}{p.trap['calendar']}{p.main}</div></div><div id='foot'>{'<br />'.join(p.foot)}{p.trap['copyright']}{p.trap['counter']}{p.trap['rebuilt']}{p.trap['tools']}</div>\r\n</form></body></html>"
    )


def _county(p: Parts) -> str:
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{p.title}</title>{p.head}<style>.w{{width:1000px}}</style></head><body>{p.trap['conditional']}<div class='w top'>{p.trap['clock']}<span>{_links((('设为首页', '#'), ('加入收藏', '#')), '|')}</span></div>"
        f"<div class='w nav'><ul>{''.join(f'<li><a href={url!r}>{name}</a><div class=sub>{_links(MENU, str())}</div></li>' for name, url in p.links)}</ul></div><div class='w'><div class='dqwz'>您现在的位置是：{' » '.join(p.crumb)}</div><div class='main'>{p.main}</div>"
        f"<div class='side'>{p.trap['hot']}{p.trap['calendar']}<div class='yqlj'><select><option>友情链接</option><option value='http://www.gov.cn'>中国政府网</option></select></div></div></div>{p.trap['float']}"
        f"<div class='w bottom'><p>{'</p><p>'.join(p.foot)}</p>{p.trap['rebuilt']}{p.trap['weather']}{p.trap['copyright']}{p.trap['counter']}</div></body></html>"
    )


def _intensive(p: Parts) -> str:
    return (
        f"<!DOCTYPE html>\n<html lang='zh-CN'>\n<head>\n<meta charset='utf-8'>\n<title>{p.title}</title>\n<meta name='SiteName' content='{p.site}'>{p.head}\n</head>\n<body>\n<div class='gov-top'>{p.trap['tools']}{p.trap['weather']}{p.trap['clock']}</div>\n<div class='gov-header'><a href='/'><img src='/logo.png' alt='{p.site}'></a>"
        f"<form action='/s'><input name='q' placeholder='请输入关键字'><button>搜索</button></form></div>\n<nav class='gov-nav'>{_links(p.links, '')}</nav>\n{p.trap['float']}<div class='gov-crumb'>{' &gt; '.join(f'<a>{name}</a>' for name in p.crumb)}</div>\n<div class='gov-body'><div class='gov-tab'>{_links(MENU, '')}</div>"
        f"<div class='gov-list'>{p.main}</div><div class='gov-aside'>{p.trap['hot']}{p.trap['calendar']}</div></div>\n<div class='gov-footer'>{''.join(f'<p>{line}</p>' for line in p.foot)}{p.trap['copyright']}{p.trap['counter']}{p.trap['rebuilt']}</div>\n</body>\n</html>"
    )


def _three(p: Parts) -> str:
    cells = "".join(f"<td><a href='{url}' class='dh'>{name}</a></td>" for name, url in p.links)
    return (
        f"<html><head><meta http-equiv='Content-Type' content='text/html; charset=utf-8'><title>{p.title}</title>{p.head}</head><body><table width='1002' align='center'><tr>{cells}</tr><tr><td colspan='9'>{p.trap['clock']}{p.trap['weather']}</td></tr></table>{p.trap['float']}"
        f"<table width='1002' align='center'><tr><td width='190' valign='top'><table>{''.join(f'<tr><td class=lm><a href={url!r}>{name}</a></td></tr>' for name, url in MENU)}</table></td><td valign='top'><table width='100%'><tr><td class='wz'>{' → '.join(p.crumb)}</td></tr><tr><td valign='top'>{p.main}</td></tr></table></td>"
        f"<td width='200' valign='top'>{p.trap['hot']}{p.trap['calendar']}</td></tr></table><table width='1002' align='center'><tr><td align='center'>{'<br>'.join(p.foot)}{p.trap['copyright']}{p.trap['rebuilt']}{p.trap['counter']}</td></tr></table></body></html>"
    )


def _bare(p: Parts) -> str:
    return (
        f"<!doctype html><html><head><meta charset=utf-8><title>{p.title}</title>{p.head}</head><body><h1><a href=/>{p.site}</a></h1>{p.trap['clock']}{p.trap['tools']}<p>{_links(p.links, ' ')}</p>{p.trap['float']}<div>{' / '.join(p.crumb)}</div>{p.main}{p.trap['hot']}{p.trap['calendar']}"
        f"<hr><address>{'<br>'.join(p.foot)}</address>{p.trap['rebuilt']}{p.trap['copyright']}{p.trap['counter']}{p.trap['weather']}</body></html>"
    )


SHELLS: dict[str, Shell] = {
    "nineties": _nineties, "web-form": _webform, "county": _county, "intensive": _intensive, "three": _three, "bare": _bare,
}  # fmt: skip


class AnyHalf(Wardrobe):
    """Every shell for every family: all of these families are for tuning."""

    def of(self, _: str) -> list[Shell]:
        """The shells of a family."""
        return list(self.shells.values())


WARDROBE = AnyHalf(SHELLS, TRAPS, HARMLESS, NAVIGATION, _foot)
__all__ = ["BESIDE", "WARDROBE"]
