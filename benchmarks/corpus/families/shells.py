"""Shells: what stands around the part of a page that matters, each shell used by one half's families only.

Everything here that looks like news or like a date of the page is a trap: none of it ever counts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from benchmarks.corpus.families import words
from benchmarks.corpus.scene import Scene
from benchmarks.corpus.wardrobe import Parts, Shell, Wardrobe

NAVIGATION = (
    ("网站首页", "/"), ("魅力{s}", "/ml/"), ("政府信息公开", "/xxgk/"), ("新闻资讯", "/xw/"), ("政务服务", "/zwfw/"), ("政民互动", "/zmhd/"), ("专题专栏", "/zt/"), ("数据开放", "/sj/"),
)  # fmt: skip
BESIDE = "/phb/"  # what is read most, beside the matter of a page: neither wanted nor wrong as rows
LUNAR = "农历{}月{}".format


def _clock(scene: Scene, day: dict[str, str | int]) -> str:
    return scene.pick(
        (
            "<div id='nowtime'>{cn} {week} 10:2{d}:07</div>", "<span class='rl'>现在时间：{iso} 09:15:33 {week}</span>",
            "<div class='date'>{Y}年{mm}月{dd}日<em>{week}</em><i>农历四月廿六</i></div>", "<td class=riqi>{Y}.{mm}.{dd} {week}</td>",
            "<script>var d=new Date();document.write(d.getFullYear()+'年'+(d.getMonth()+1)+'月'+d.getDate()+'日')</script><noscript>{cn}</noscript>",
            "<p>欢迎您访问本网站！今天是{cn}，{week}</p>",
        ),
        "clock",
    ).format(**day)  # fmt: skip


def _weather(scene: Scene, day: dict[str, str | int]) -> str:
    return scene.pick(
        (
            "<div class='weather'><b>今日</b> {m}月{d}日 雷阵雨 22~29℃ <b>明日</b> 多云</div>", "<iframe src='https://i.tianqi.example.com/index.php?c=code&id=34' height=40></iframe>",
            "<dl class=tianqi><dt>{mm}月{dd}日</dt><dd>空气质量：优</dd><dd>发布时间：{iso} 07:00</dd></dl>", "<span>实时气象（{iso} 08:00更新） 18℃ 东南风3级</span>",
        ),
        "weather",
    ).format(**day)  # fmt: skip


def _calendar(_: Scene, day: dict[str, str | int]) -> str:
    cells = "".join(f"<td title='{day['Y']}-{day['mm']}-{n:02}'>{n}</td>" for n in range(1, 29))
    return f"<div class='rili'><p>{day['Y']}-{day['mm']}</p><table><tr>{cells}</tr></table></div>"


def _counter(scene: Scene, day: dict[str, str | int]) -> str:
    return scene.pick(
        ("<p>总访问量：{ymd} 今日访问：1024</p>", "<p>本站自2008年5月1日开通以来已安全运行4521天</p>", "<p>您是自2011-03-01以来第 2015061 位访客</p>"), "counter"
    ).format(**day)  # fmt: skip


def _float(scene: Scene, day: dict[str, str | int]) -> str:
    return scene.pick(
        (
            "<div id='ad' style='position:absolute'><a href='/zt/gg.html'><img src='/images/piao.png' alt='{cn}起施行新规定'></a></div>",
            "<marquee scrollamount=3><a href='/xxgk/gg.html'>温馨提示：{cn}系统将停机检修</a></marquee>", "<div class='notice-bar'>公告：本站将于{iso} 22:00切换域名 <a href='#'>×</a></div>",
            "<div class='swiper'><a href='/xw/tp/1.html'><img src='/p1.jpg'></a><p>{iso} 图片新闻</p></div>",
        ),
        "float",
    ).format(**day)  # fmt: skip


def _hot(scene: Scene, day: dict[str, str | int]) -> str:
    spelling = scene.pick(("<i>{mm}-{dd}</i>", "<span>{iso}</span>", "<em>{mm}/{dd}</em>", ""), "hot").format(
        **day
    )
    rows = "".join(
        f"<li><em>{n + 1}</em><a href='{BESIDE}{scene.number('hot', n) % 9000}.html' title='{title}'>{title[:12]}…</a>{spelling}</li>"
        for n, title in enumerate(scene.titles(words.NEWS, 5, "hot"))
    )
    return f"<div class='rank'><h4>{scene.pick(('热门文章', '浏览排行', '最新资讯', '推荐阅读'), 'hot')}</h4><ol>{rows}</ol></div>"


def _rebuilt(scene: Scene, day: dict[str, str | int]) -> str:
    return scene.pick(
        ("<p>最后更新时间：{iso} 05:30</p>", "<p>本页生成时间：{iso} 03:12:45</p>", "<p>页面更新：{cn}</p>", "<!-- published at {iso} 04:00:01 --><p>最近更新 {slash}</p>"), "rebuilt"
    ).format(**day)  # fmt: skip


def _copyright(scene: Scene, day: dict[str, str | int]) -> str:
    return scene.pick(
        (
            "<p>Copyright &copy; 2009-{Y} All Rights Reserved</p>",
            "<p>&copy;{Y} 版权所有</p>",
            "<p>版权所有：2010-01-01至{iso}</p>",
        ),
        "copyright",
    ).format(**day)


def _conditional(_: Scene, day: dict[str, str | int]) -> str:
    return "<!--[if lte IE 8]><div class='ie'>更新时间：{iso} 请升级浏览器</div><![endif]-->".format(**day)


def _tools(_: Scene, day: dict[str, str | int]) -> str:
    return "<div class='wza'>无障碍阅读 | 长者模式 | <a href='/en/'>English</a> | 繁體</div><div id='zhinan' style='display:none'>客服在线 {iso} 09:00 您好！</div>".format(
        **day
    )


TRAPS: dict[str, Callable[[Scene, dict[str, str | int]], str]] = {
    "clock": _clock, "weather": _weather, "calendar": _calendar, "counter": _counter, "float": _float, "hot": _hot, "rebuilt": _rebuilt, "copyright": _copyright,
    "conditional": _conditional, "tools": _tools,
}  # fmt: skip
HARMLESS = ("clock", "weather", "counter", "copyright", "rebuilt", "tools")


def _foot(scene: Scene, without: Sequence[str], code: str) -> list[str]:
    number = code or str(4100000000 + scene.number("code") % 99999999)
    marks = (
        ("site_code", f"政府网站标识码：{number}"), ("icp", f"{scene.province}ICP备{10000000 + int(number) % 9999999}号"),
        ("police", f"<a href='http://www.beian.gov.cn/portal/registerSystemInfo?recordcode={number}0011'>{scene.province}公网安备 {number}0011号</a>"),
    )  # fmt: skip
    return [
        f"主办单位：{scene.place}人民政府 承办单位：{scene.place}大数据中心 联系电话：0{310 + scene.number('area') % 600}-{6000000 + scene.number('phone') % 2999999}",
        " ".join(text for name, text in marks if name not in without),
        "<a href='/map/'>网站地图</a>　<a href='/about/'>关于我们</a>　<a href='/contact/'>联系我们</a>",
    ]


def _items(links: Sequence[tuple[str, str]], tag: str = "li") -> str:
    return "".join(f"<{tag}><a href='{url}'>{name}</a></{tag}>" for name, url in links)


def _epoint(p: Parts) -> str:
    path = "".join(f"<a href='#'>{name}</a><span>&gt;</span>" for name in p.crumb)
    return (
        f"<!DOCTYPE html><html lang=zh-cn><head><meta charset=utf-8><meta http-equiv=X-UA-Compatible content='IE=edge'><title>{p.title}</title>{p.head}</head><body>{p.trap['conditional']}"
        f"<div class='ewb-header'><div class='ewb-wrap clearfix'><h1>{p.site}</h1>{p.trap['clock']}{p.trap['tools']}</div></div><ul class='ewb-nav'>{_items(p.links)}</ul>"
        f"<div class='ewb-container'><div class='ewb-loc'><i></i>您当前的位置：{path}</div>{p.trap['float']}<div class='ewb-row'><div class='ewb-left l'>{p.trap['calendar']}{p.trap['hot']}</div>"
        f"<div class='ewb-right r'>{p.main}</div></div></div><div class='ewb-footer'>{'<br/>'.join(p.foot)}{p.trap['copyright']}{p.trap['counter']}{p.trap['rebuilt']}</div></body></html>"
    )


def _frontpage(p: Parts) -> str:
    cells = "".join(
        f"<TD width=90 align=middle><A href='{url}'><FONT color=#ffffff>{name}</FONT></A></TD>"
        for name, url in p.links
    )
    return (
        f"<HTML>\r\n<HEAD>\r\n<TITLE>{p.title}</TITLE>\r\n<META http-equiv=Content-Type content='text/html; charset=utf-8'>\r\n<META content='Microsoft FrontPage 4.0' name=GENERATOR>{p.head}</HEAD>\r\n"
        f"<BODY leftMargin=0 topMargin=0>\r\n<DIV align=center><CENTER>\r\n<TABLE width=778 border=0 cellspacing=0>\r\n<TR bgColor=#3366cc>{cells}</TR>\r\n<TR><TD colSpan=8>{p.trap['clock']}{p.trap['weather']}{p.trap['float']}</TD></TR>"
        f"</TABLE>\r\n<TABLE width=778 border=0><TR><TD width=170 vAlign=top>{p.trap['hot']}{p.trap['calendar']}</TD>\r\n<TD vAlign=top><FONT size=2>{'&nbsp;→&nbsp;'.join(p.crumb)}</FONT><HR size=1>\r\n{p.main}</TD></TR></TABLE>\r\n"
        f"<HR width=778><FONT size=2>{'<BR>'.join(p.foot)}{p.trap['copyright']}{p.trap['counter']}{p.trap['rebuilt']}</FONT></CENTER></DIV></BODY></HTML>"
    )


def _bootstrap(p: Parts) -> str:
    path = "".join(f"<li class='breadcrumb-item'><a href='#'>{name}</a></li>" for name in p.crumb)
    return (
        f'<!doctype html>\n<html>\n<head>\n  <meta charset="utf-8">\n  <meta name="viewport" content="width=device-width, initial-scale=1">\n  <title>{p.title}</title>\n  {p.head}\n</head>\n<body class=\'bg-light\'>\n'
        f"<nav class='navbar navbar-expand-lg'><a class='navbar-brand' href='/'>{p.site}</a><ul class='navbar-nav'>{_items(p.links)}</ul><form class='form-inline' action='/search'><input name='kw'><button>搜索</button></form>"
        f"{p.trap['clock']}{p.trap['weather']}</nav>\n{p.trap['float']}<div class='container'><ol class='breadcrumb'>{path}</ol><div class='row'><div class='col-md-9'>\n{p.main}\n</div>"
        f"<div class='col-md-3'>{p.trap['hot']}{p.trap['calendar']}{p.trap['tools']}</div></div></div>\n<footer class='text-center'><p>{'</p><p>'.join(p.foot)}</p>{p.trap['rebuilt']}{p.trap['copyright']}{p.trap['counter']}</footer>\n</body>\n</html>"
    )


def _lonsun(p: Parts) -> str:
    path = " &gt; ".join(f"<a href='/column/{n}'>{name}</a>" for n, name in enumerate(p.crumb, 6790))
    return (
        f"<!DOCTYPE html>\n<html>\n<head>\n<meta charset='UTF-8'/>\n<meta name='renderer' content='webkit'/>\n<title>{p.title}</title>\n{p.head}\n</head>\n<body>\n<div id='ls_header' class='wza-head'>{p.trap['tools']}{p.trap['clock']}"
        f"<div class='logo'><a href='/'>{p.site}</a></div><div class='nav'>{_items(p.links, 'span')}</div></div>\n<div class='wzy_position'>当前位置：{path}</div>\n{p.trap['float']}{p.trap['conditional']}"
        f"<div class='m-tree'>{p.trap['hot']}</div><div class='m-con' id='m-con'>\n{p.main}\n</div>{p.trap['calendar']}{p.trap['weather']}<div class='ls_footer'><ul><li>{'</li><li>'.join(p.foot)}</li></ul>"
        f"{p.trap['counter']}{p.trap['rebuilt']}{p.trap['copyright']}</div></body></html>"
    )


def _ucap(p: Parts) -> str:
    path = "".join(f"<a class='CurrChnlCls' href='#'>{name}</a>&nbsp;&gt;&nbsp;" for name in p.crumb)
    return (
        f"<!DOCTYPE html>\n<html>\n<head>\n<meta http-equiv='content-type' content='text/html; charset=UTF-8'>\n<title>{p.title}</title>\n{p.head}</head>\n<body>\n{p.trap['conditional']}<div class='header' id='pageHeader'>{p.trap['weather']}{p.trap['clock']}"
        f"<div class='mainNav'>{_items(p.links, 'h3')}</div></div>\n<div class='w1200'><div class='BreadcrumbNav'><b>当前位置：</b>{path}</div>\n{p.trap['float']}<section class='scroll_main'>{p.main}</section>\n<div class='sideR'>{p.trap['hot']}{p.trap['calendar']}</div></div>"
        f"\n<div class='footer' id='pageFooter'><div class='foot_con'>{' &nbsp; '.join(p.foot)}</div>{p.trap['copyright']}{p.trap['rebuilt']}{p.trap['counter']}{p.trap['tools']}</div>\n</body></html>"
    )


def _webplus(p: Parts) -> str:
    path = "".join(f"<a class='possplit' href='#'>{name}</a>" for name in p.crumb)
    return (
        f'<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" />'
        f"<title>{p.title}</title>{p.head}</head><body class='list'><div class='wp_head'>{p.trap['tools']}<div frag='面板1'><div class='wp_nav'><ul class='wp-menu'>{_items(p.links)}</ul></div></div>{p.trap['clock']}</div>"
        f"<div id='l-container'><div class='col_menu'>{p.trap['calendar']}{p.trap['hot']}</div><div class='col_news'><div class='col_path' frag='窗口10'>{path}</div>{p.trap['float']}<div class='col_news_con' portletmode='simpleList'>{p.main}</div></div></div>"
        f"<div class='foot'>{''.join(f'<p>{line}</p>' for line in p.foot)}{p.trap['rebuilt']}{p.trap['counter']}{p.trap['copyright']}{p.trap['weather']}</div></body></html>"
    )


def _asp(p: Parts) -> str:
    cells = "|".join(f"<a href={url} class=menu>{name}</a>" for name, url in p.links)
    return (
        f"<html><head><title>{p.title}</title><meta http-equiv=content-type content=text/html;charset=utf-8>{p.head}<link href=css.css rel=stylesheet></head><body bgcolor=#ffffff>{p.trap['conditional']}<center><img src=images/banner.jpg width=960>"
        f"<table width=960 cellpadding=0><tr><td height=30 background=images/nav.gif>{cells}</td><td>{p.trap['clock']}</td></tr></table>{p.trap['float']}<table width=960><tr><td>您的位置：{' >> '.join(p.crumb)}</td></tr><tr><td valign=top>{p.main}</td>"
        f"<td width=220 valign=top>{p.trap['weather']}{p.trap['calendar']}{p.trap['hot']}</td></tr></table><table width=960><tr><td align=center>{'<br>'.join(p.foot)}{p.trap['copyright']}{p.trap['counter']}{p.trap['rebuilt']}</td></tr></table></center></body></html>"
    )


def _tsi(p: Parts) -> str:
    path = " / ".join(p.crumb)
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'/><title>{p.title}</title>{p.head}</head><body><header class='g-head'><p class='g-name'>{p.site}</p>{p.trap['clock']}{p.trap['tools']}</header><aside class='g-side'><ul>{_items(p.links)}</ul>{p.trap['weather']}</aside>"
        f"{p.trap['float']}<article class='g-main'><nav aria-label='breadcrumb'>{path}</nav>{p.main}</article>{p.trap['hot']}{p.trap['calendar']}<footer><div>{'</div><div>'.join(p.foot)}</div>{p.trap['copyright']}{p.trap['rebuilt']}{p.trap['counter']}</footer></body></html>"
    )


SHELLS: dict[str, Shell] = {
    "epoint": _epoint, "frontpage": _frontpage, "bootstrap": _bootstrap, "lonsun": _lonsun, "ucap": _ucap, "webplus": _webplus, "asp": _asp, "semantic": _tsi,
}  # fmt: skip
WARDROBE = Wardrobe(SHELLS, TRAPS, HARMLESS, NAVIGATION, _foot)
