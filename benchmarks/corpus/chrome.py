"""Chrome: what stands around the part of a page that matters, in six families of content systems.

Every family carries things that look like news and are none: clocks, counters, weather, calendars, notices
that float by, lists of what is read most. They are part of the corpus' truth: none of them ever counts.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from benchmarks.corpus import words
from benchmarks.corpus.case import number, pick
from benchmarks.corpus.words import PLACES, spelt, titles

NAVIGATION = (
    ("首页", "/"), ("走进{p}", "/zjxq/"), ("新闻中心", "/xwzx/"), ("政务公开", "/zwgk/"), ("办事服务", "/bsfw/"),
    ("互动交流", "/hdjl/"), ("投资{p}", "/tzfw/"), ("专题专栏", "/ztzl/"),
)  # fmt: skip

TRAPS = ("clock", "weather", "calendar", "counter", "marquee", "conditional", "hot", "rebuilt", "copyright")


def page(
    family: str,
    title: str,
    main: str,
    *,
    key: Sequence[object],
    today: dt.date,
    head: str = "",
    crumb: Sequence[str] = (),
    traps: Sequence[str] = (),
    footer: bool = True,
    navigation: Sequence[tuple[str, str]] = (),
    marks: Sequence[str] = (),
    place: str = "",
    site_code: int = 0,
) -> str:
    """A whole page of a family, with some traps in its chrome; `marks` are left out of its footer, which holds a site's own `site_code`."""
    drawn, _, province = pick(PLACES, "place", *key)
    place = place or drawn
    part = {name: _trap(name, key, today) if name in traps else "" for name in TRAPS}
    site = f"{place}人民政府"
    links = list(navigation) or [(name.format(p=place[:2]), url) for name, url in NAVIGATION]
    foot = _footer(family, site, province, key, part, marks, site_code or code(key)) if footer else ""
    return _FAMILIES[family](title, site, main, head, list(crumb), links, part, foot)


def _trap(name: str, key: Sequence[object], today: dt.date) -> str:
    day = spelt(today)
    variant = number("trap", name, *key) % 3
    if name == "clock":
        return (
            '<div id="time">今天是：{cn}　{week}</div>',
            '<span class="date">{cn} {week} 农历十月初九</span>',
            '<td align="right" class="rq">{iso} {week}</td>',
        )[variant].format(**day)
    if name == "weather":
        return (
            "<div class='tq'>天气预报 {mm}-{dd} 晴转多云 3℃～12℃</div>",
            "<div id=weather><em>{m}月{d}日</em> 小雨 微风</div>",
            "<ul class=weather><li>{mm}/{dd} 阴</li><li>空气质量 良 {iso} 08:00 更新</li></ul>",
        )[variant].format(**day)
    if name == "calendar":
        cells = "".join(f"<td>{site_code}</td>" for site_code in range(1, 29))
        return f"<table class='calendar'><caption>{day['Y']}年{day['m']}月</caption><tr>{cells}</tr></table>"
    if name == "counter":
        return f"<p>访问统计：自2010年1月1日以来，您是第{day['ymd']}位访问者</p>"
    if name == "marquee":
        ahead = spelt(today)
        return (
            "<marquee><a href='/tz/fd.html'>重要提示：市政府门户网站将于{cn}凌晨进行系统升级</a></marquee>".format(
                **ahead
            )
            if variant
            else "<div id='float' class='piaochuang'><a href='/ztzl/fd/'>{cn}起启用新版办事大厅</a></div>".format(
                **ahead
            )
        )
    if name == "conditional":
        return "<!--[if lt IE 9]><p>发布时间：{iso} 您的浏览器版本过低，请升级</p><![endif]-->".format(**day)
    if name == "hot":
        rows = "".join(
            f'<li><a href="/xwzx/rd/{number(index, *key) % 9000}.html">{text}</a><span>{day["mm"]}-{day["dd"]}</span></li>'
            for index, text in enumerate(titles(words.NEWS, 4, "hot", *key))
        )
        return f'<div class="right hot"><h3>{("点击排行", "热点推荐", "最新发布")[variant]}</h3><ul>{rows}</ul></div>'
    if name == "rebuilt":
        return ("<p>最后更新：{iso} 06:00:12</p>", "<p>网站更新时间：{cn}</p>", "<p>页面更新时间 {iso}</p>")[
            variant
        ].format(**day)
    return f"<p>版权所有 © 2012-{day['Y']} 未经授权禁止转载</p>"


def code(key: Sequence[object]) -> int:
    """The site code that stands in the footer."""
    return 3300000000 + number("code", *key) % 99999999


def _footer(
    family: str,
    site: str,
    province: str,
    key: Sequence[object],
    part: dict[str, str],
    without: Sequence[str],
    site_code: int,
) -> str:
    phone = f"0{500 + number('area', *key) % 400}-{3000000 + number('phone', *key) % 5999999}"
    lines = (
        f"主办：{site}　承办：{site}办公室　联系电话：{phone}",
        "　".join(
            text
            for mark, text in (
                ("site_code", f"网站标识码：{site_code}"),
                ("icp", f"{province}ICP备{10000000 + site_code % 9999999}号-1"),
                ("police", f"{province}公网安备 {site_code}0021号"),
            )
            if mark not in without
        ),
        '<a href="/wzdt/">网站地图</a> | <a href="/lxwm/">联系我们</a> | <a href="/bqsm/">版权声明</a>',
    )
    tail = part["copyright"] + part["counter"] + part["rebuilt"]
    if family == "table":
        return f'<table width="1000" align="center"><tr><td align="center">{"<br>".join(lines)}{tail}</td></tr></table>'
    if family == "kaipu":
        return f'<footer class="footer"><p>{"</p><p>".join(lines)}</p>{tail}</footer>'
    return (
        f'<div class="{"foot" if family != "jcms" else "bottom"}"><p>{"</p><p>".join(lines)}</p>{tail}</div>'
    )


def _items(links: list[tuple[str, str]]) -> str:
    return "".join(f'<li><a href="{url}">{name}</a></li>' for name, url in links)


def _wcm(
    title: str,
    _: str,
    main: str,
    head: str,
    crumb: list[str],
    links: list[tuple[str, str]],
    part: dict[str, str],
    foot: str,
) -> str:
    path = " &gt; ".join(f'<a href="../">{name}</a>' for name in crumb)
    return (
        f'<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN">\n<html xmlns="http://www.w3.org/1999/xhtml">\n'
        f'<head>\n<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />\n<title>{title}</title>\n{head}</head>\n'
        f'<body>\n{part["conditional"]}<div class="top">{part["clock"]}{part["weather"]}</div>\n'
        f'<div class="nav"><ul>{_items(links)}</ul></div>\n{part["marquee"]}'
        + (f'<div class="position">当前位置：{path}</div>\n' if crumb else "")
        + f'<div class="main">\n{main}\n</div>\n{part["hot"]}{part["calendar"]}\n{foot}\n</body></html>'
    )


def _table(
    title: str,
    _: str,
    main: str,
    head: str,
    crumb: list[str],
    links: list[tuple[str, str]],
    part: dict[str, str],
    foot: str,
) -> str:
    cells = "".join(f'<td align="center"><a href="{url}">{name}</a></td>' for name, url in links)
    path = " -&gt; ".join(crumb)
    return (
        f'<html><head><meta http-equiv="content-type" content="text/html;charset=utf-8"><title>{title}</title>{head}</head>'
        f'<body topmargin="0">{part["conditional"]}<table width="1000" border="0" align="center"><tr>{cells}</tr>'
        f"<tr><td colspan=8>{part['clock']}{part['weather']}{part['marquee']}</td></tr></table>"
        + (
            f'<table width="1000" align="center"><tr><td class="dh">您现在的位置：{path}</td></tr></table>'
            if crumb
            else ""
        )
        + f'<table width="1000" border="0" align="center"><tr><td width="200" valign="top">{part["calendar"]}{part["hot"]}</td>'
        f'<td width="800" valign="top">{main}</td></tr></table>{foot}</body></html>'
    )


def _jcms(
    title: str,
    site: str,
    main: str,
    head: str,
    crumb: list[str],
    links: list[tuple[str, str]],
    part: dict[str, str],
    foot: str,
) -> str:
    path = "&nbsp;&gt;&nbsp;".join(
        f'<a href="/col/col{50 + index}/index.html">{name}</a>' for index, name in enumerate(crumb)
    )
    return (
        f"<!DOCTYPE html>\r\n<html>\r\n<head>\r\n<meta charset='utf-8'>\r\n<title>{title}</title>\r\n{head}"
        f'<meta name="Maketime" content="2026-11-24 03:10:22"></head>\r\n<body>\r\n{part["conditional"]}<div id="barrierfree_container">'
        f'<div id="1" style="display:none"></div><div class="head"><h2>{site}</h2>{part["clock"]}<ul id="menu">{_items(links)}</ul></div>\r\n'
        + (f"<div class='bt-position'>当前位置 ：{path}</div>\r\n" if crumb else "")
        + f'{part["marquee"]}<div class="container">\r\n{main}\r\n</div>{part["hot"]}{part["weather"]}{part["calendar"]}\r\n{foot}\r\n'
        "</div></body></html>"
    )


def _kaipu(
    title: str,
    site: str,
    main: str,
    head: str,
    crumb: list[str],
    links: list[tuple[str, str]],
    part: dict[str, str],
    foot: str,
) -> str:
    path = "<i>/</i>".join(f"<a href='#'>{name}</a>" for name in crumb)
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n{head}'
        f'<meta name="viewport" content="width=device-width">\n</head>\n<body>\n{part["conditional"]}<header>'
        f'<a class="logo" href="/">{site}</a>{part["weather"]}{part["clock"]}</header>\n<nav><ul>{_items(links)}</ul></nav>\n'
        + (f'<div class="crumbs">{path}</div>\n' if crumb else "")
        + f"{part['marquee']}<main>\n{main}\n</main>\n<aside>{part['hot']}{part['calendar']}</aside>\n{foot}\n</body>\n</html>"
    )


def _boda(
    title: str,
    _: str,
    main: str,
    head: str,
    crumb: list[str],
    links: list[tuple[str, str]],
    part: dict[str, str],
    foot: str,
) -> str:
    path = ">>".join(f'<a href="../index.htm">{name}</a>' for name in crumb)
    return (
        f'<HTML><HEAD><TITLE>{title}</TITLE>\n<META Content="text/html; charset=UTF-8" http-equiv="Content-Type">{head}\n</HEAD>\n'
        f'<BODY>{part["conditional"]}<DIV class="header">{part["clock"]}<UL class="menu">{_items(links)}</UL></DIV>\n'
        + (f'<DIV class="winposition">当前位置: {path}</DIV>\n' if crumb else "")
        + f'<DIV class="list_right">{part["marquee"]}\n{main}\n</DIV><DIV class="list_left">{part["hot"]}{part["weather"]}{part["calendar"]}</DIV>\n'
        f"{foot}</BODY></HTML>"
    )


def _plain(
    title: str,
    _: str,
    main: str,
    head: str,
    crumb: list[str],
    links: list[tuple[str, str]],
    part: dict[str, str],
    foot: str,
) -> str:
    several = " | ".join(f"<a href={url}>{name}</a>" for name, url in links)
    return (
        f"<html><head><meta charset=utf-8><title>{title}</title>{head}</head><body>{part['conditional']}{part['clock']}<p>{several}</p>"
        + (f"<p>位置：{'&gt;'.join(crumb)}</p>" if crumb else "")
        + f"{part['marquee']}{main}{part['hot']}{part['weather']}{part['calendar']}{foot}</body></html>"
    )


_FAMILIES = {"wcm": _wcm, "table": _table, "jcms": _jcms, "kaipu": _kaipu, "boda": _boda, "plain": _plain}
FAMILIES = tuple(_FAMILIES)
