"""Shells: what stands around the part of a page that matters, each shell used by one half's families only.

Everything here that looks like news or like a date of the page is a trap: none of it ever counts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from benchmarks.corpus.families import words
from benchmarks.corpus.frame import Frame
from benchmarks.corpus.scene import Scene
from benchmarks.corpus.wardrobe import ByHalf

NAVIGATION = (
    ("网站首页", "/"), ("魅力{s}", "/ml/"), ("政府信息公开", "/xxgk/"), ("新闻资讯", "/xw/"), ("政务服务", "/zwfw/"), ("政民互动", "/zmhd/"), ("专题专栏", "/zt/"), ("数据开放", "/sj/"),
)  # fmt: skip
BESIDE = "/phb/"  # what is read most, beside the matter of a page: neither wanted nor wrong as rows


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


FRAMES: dict[str, Frame] = {
    "epoint": Frame(
        "<!DOCTYPE html><html lang=zh-cn><head><meta charset=utf-8><meta http-equiv=X-UA-Compatible content='IE=edge'><title>{title}</title>{head}</head><body>{conditional}<div class='ewb-header'><div class='ewb-wrap clearfix'>"
        "<h1>{site}</h1>{clock}{tools}</div></div><ul class='ewb-nav'>{nav}</ul><div class='ewb-container'><div class='ewb-loc'><i></i>您当前的位置：{crumb}</div>{float}<div class='ewb-row'><div class='ewb-left l'>{calendar}{hot}</div>"
        "<div class='ewb-right r'>{main}</div></div></div><div class='ewb-footer'>{foot}{copyright}{counter}{rebuilt}</div></body></html>",
        link="<li><a href='{u}'>{t}</a></li>", crumb="<a href='#'>{t}</a><span>&gt;</span>", lines='<br/>'),
    "frontpage": Frame(
        "<HTML>\r\n<HEAD>\r\n<TITLE>{title}</TITLE>\r\n<META http-equiv=Content-Type content='text/html; charset=utf-8'>\r\n<META content='Microsoft FrontPage 4.0' name=GENERATOR>{head}</HEAD>\r\n<BODY leftMargin=0 topMargin=0>\r\n<DIV align=center>"
        '<CENTER>\r\n<TABLE width=778 border=0 cellspacing=0>\r\n<TR bgColor=#3366cc>{nav}</TR>\r\n<TR><TD colSpan=8>{clock}{weather}{float}</TD></TR></TABLE>\r\n<TABLE width=778 border=0><TR><TD width=170 vAlign=top>{hot}{calendar}</TD>\r\n'
        '<TD vAlign=top><FONT size=2>{crumb}</FONT><HR size=1>\r\n{main}</TD></TR></TABLE>\r\n<HR width=778><FONT size=2>{foot}{copyright}{counter}{rebuilt}</FONT></CENTER></DIV></BODY></HTML>',
        link="<TD width=90 align=middle><A href='{u}'><FONT color=#ffffff>{t}</FONT></A></TD>", crumbs='&nbsp;→&nbsp;', lines='<BR>'),
    "bootstrap": Frame(
        '<!doctype html>\n<html>\n<head>\n  <meta charset="utf-8">\n  <meta name="viewport" content="width=device-width, initial-scale=1">\n  <title>{title}</title>\n  {head}\n</head>\n<body class=\'bg-light\'>\n<nav class=\'navbar navbar-expand-lg\'>'
        "<a class='navbar-brand' href='/'>{site}</a><ul class='navbar-nav'>{nav}</ul><form class='form-inline' action='/search'><input name='kw'><button>搜索</button></form>{clock}{weather}</nav>\n{float}<div class='container'>"
        "<ol class='breadcrumb'>{crumb}</ol><div class='row'><div class='col-md-9'>\n{main}\n</div><div class='col-md-3'>{hot}{calendar}{tools}</div></div></div>\n<footer class='text-center'>"
        '<p>{foot}</p>{rebuilt}{copyright}{counter}</footer>\n</body>\n</html>',
        link="<li><a href='{u}'>{t}</a></li>", crumb="<li class='breadcrumb-item'><a href='#'>{t}</a></li>", lines='</p><p>'),
    "lonsun": Frame(
        "<!DOCTYPE html>\n<html>\n<head>\n<meta charset='UTF-8'/>\n<meta name='renderer' content='webkit'/>\n<title>{title}</title>\n{head}\n</head>\n<body>\n<div id='ls_header' class='wza-head'>{tools}{clock}<div class='logo'>"
        "<a href='/'>{site}</a></div><div class='nav'>{nav}</div></div>\n<div class='wzy_position'>当前位置：{crumb}</div>\n{float}{conditional}<div class='m-tree'>{hot}</div><div class='m-con' id='m-con'>\n{main}\n"
        "</div>{calendar}{weather}<div class='ls_footer'><ul><li>{foot}</li></ul>{counter}{rebuilt}{copyright}</div></body></html>",
        link="<span><a href='{u}'>{t}</a></span>", crumb="<a href='/column/{n}'>{t}</a>", crumbs=' &gt; ', lines='</li><li>'),
    "ucap": Frame(
        "<!DOCTYPE html>\n<html>\n<head>\n<meta http-equiv='content-type' content='text/html; charset=UTF-8'>\n<title>{title}</title>\n{head}</head>\n<body>\n"
        "{conditional}<div class='header' id='pageHeader'>{weather}{clock}<div class='mainNav'>{nav}</div></div>\n<div class='w1200'><div class='BreadcrumbNav'><b>当前位置：</b>{crumb}</div>\n{float}<section class='scroll_main'>{main}</section>\n"
        "<div class='sideR'>{hot}{calendar}</div></div>\n<div class='footer' id='pageFooter'><div class='foot_con'>{foot}</div>{copyright}{rebuilt}{counter}{tools}</div>\n</body></html>",
        link="<h3><a href='{u}'>{t}</a></h3>", crumb="<a class='CurrChnlCls' href='#'>{t}</a>&nbsp;&gt;&nbsp;", lines=' &nbsp; '),
    "webplus": Frame(
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><html xmlns="http://www.w3.org/1999/xhtml"><head>'
        '<meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>{title}</title>{head}</head><body class=\'list\'><div class=\'wp_head\'>{tools}<div frag=\'面板1\'><div class=\'wp_nav\'><ul class=\'wp-menu\'>{nav}</ul></div>'
        "</div>{clock}</div><div id='l-container'><div class='col_menu'>{calendar}{hot}</div><div class='col_news'><div class='col_path' frag='窗口10'>{crumb}</div>{float}<div class='col_news_con' portletmode='simpleList'>{main}</div></div>"
        "</div><div class='foot'>{foot}{rebuilt}{counter}{copyright}{weather}</div></body></html>",
        link="<li><a href='{u}'>{t}</a></li>", crumb="<a class='possplit' href='#'>{t}</a>", line='<p>{}</p>'),
    "asp": Frame(
        '<html><head><title>{title}</title><meta http-equiv=content-type content=text/html;charset=utf-8>{head}<link href=css.css rel=stylesheet></head><body bgcolor=#ffffff>{conditional}<center><img src=images/banner.jpg width=960>'
        '<table width=960 cellpadding=0><tr><td height=30 background=images/nav.gif>{nav}</td><td>{clock}</td></tr></table>{float}<table width=960><tr><td>您的位置：{crumb}</td></tr><tr><td valign=top>{main}</td>'
        '<td width=220 valign=top>{weather}{calendar}{hot}</td></tr></table><table width=960><tr><td align=center>{foot}{copyright}{counter}{rebuilt}</td></tr></table></center></body></html>',
        link='<a href={u} class=menu>{t}</a>', links='|', crumbs=' >> ', lines='<br>'),
    "semantic": Frame(
        "<!DOCTYPE html><html><head><meta charset='utf-8'/><title>{title}</title>{head}</head><body><header class='g-head'><p class='g-name'>{site}</p>{clock}{tools}</header><aside class='g-side'>"
        "<ul>{nav}</ul>{weather}</aside>{float}<article class='g-main'><nav aria-label='breadcrumb'>{crumb}</nav>{main}</article>{hot}{calendar}<footer><div>{foot}</div>{copyright}{rebuilt}{counter}</footer></body></html>",
        link="<li><a href='{u}'>{t}</a></li>", crumbs=' / ', lines='</div><div>'),
}  # fmt: skip
WARDROBE = ByHalf(FRAMES, TRAPS, HARMLESS, NAVIGATION, _foot)
