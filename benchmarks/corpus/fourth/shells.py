"""Shells: what stands around the part of a page that matters; whatever looks like a day in them is a trap."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from benchmarks.corpus.families import words
from benchmarks.corpus.frame import Frame
from benchmarks.corpus.wardrobe import Wardrobe

NAVIGATION = (
    ("首页", "/"), ("{s}概况", "/gk/"), ("要闻动态", "/ywdt/"), ("信息公开", "/xxgk/"), ("办事", "/bs/"), ("互动", "/hd/"), ("专题", "/zt/"),
)  # fmt: skip
Day = dict[str, str | int]


def _clock(scene: Any, day: Day) -> str:
    return str(
        scene.pick(
            (
                "<div class='top-l'>您好，欢迎访问！<span id='clock'>{Y}年{m}月{d}日 {week}</span></div>", "<td class='sj'>当前时间：{iso} 16:20</td>",
                "<span>{cn}</span><span>{week}</span><span>空气优</span>", "<script>setInterval(function(){{t.innerHTML=new Date().toLocaleString()}},1000)</script><b id=t>{slash1} 10:31:22</b>",
            ),
            "clock",
        )
    ).format(**day)  # fmt: skip


def _rank(scene: Any, day: Day) -> str:
    rows = "".join(
        f"<li><a href='/phb/{scene.number('rank', n) % 9000}.html'>{title}</a><span>{day['iso']}</span></li>"
        for n, title in enumerate(scene.titles(words.NEWS, 4, "rank"))
    )
    return f"<div class='side-box'><div class='tit'>{scene.pick(('热点', '最新更新', '猜你喜欢'), 'rank')}</div><ul>{rows}</ul></div>"


def _built(scene: Any, day: Day) -> str:
    return str(
        scene.pick(
            (
                "<p>网站最后更新：{iso}</p>", "<!-- 页面生成时间 {iso} 02:11:09 --><p>技术支持：大数据局</p>", "<p>本页面更新于 {slash1} 5:10:00</p>", "<p>Last build {iso}</p>",
            ),
            "built",
        )
    ).format(**day)  # fmt: skip


def _notice(_: Any, day: Day) -> str:
    return "<div class='gd'><a href='/gg/1.html'>关于{cn}网站停机维护的提示</a></div>".format(**day)


def _rights(_: Any, day: Day) -> str:
    return "<p>Copyright 2010-{Y} 版权所有</p>".format(**day)


TRAPS: dict[str, Callable[[Any, Day], str]] = {
    "clock": _clock, "rank": _rank, "built": _built, "notice": _notice, "rights": _rights,
}  # fmt: skip
HARMLESS = ("clock", "built", "rights")


def _foot(scene: Any, without: Sequence[str], code: str) -> list[str]:
    number = code or str(3700000000 + scene.number("code") % 99999999)
    marks = (
        ("site_code", f"网站标识码：{number}"), ("icp", f"{scene.province}ICP备{10000000 + int(number) % 9999999}号-2"), ("police", f"{scene.province}公网安备{number}0022号"),
    )  # fmt: skip
    return [
        f"主办：{scene.place}人民政府办公室",
        " ".join(text for name, text in marks if name not in without),
    ]


FRAMES: dict[str, Frame] = {
    "boxed": Frame(
        "<!DOCTYPE html><html><head><meta charset='utf-8'><title>{title}</title>{head}</head><body><div class='header'>{clock}<a class='logo' href='/'>{site}</a><ul class='nav'>{nav}</ul></div><div class='wrap'>"
        "<div class='weizhi'>您当前所在位置：{crumb}</div>{notice}<div class='content'>{main}</div></div><div class='side'>{rank}</div><div class='footer'>{foot}{built}{rights}</div></body></html>",
        link="<li><a href='{u}'>{t}</a></li>", crumb="<a href='#'>{t}</a>", crumbs=' &gt; ', lines='<br>'),
    "tabled": Frame(
        "<html><head><meta http-equiv=Content-Type content='text/html; charset=utf-8'><title>{title}</title>{head}</head><body><table width=980 align=center><tr><td>{nav}{clock}</td></tr></table><table width=980 align=center><tr>"
        '<td width=210 valign=top>{rank}</td><td valign=top><div>当前位置：{crumb}</div>{notice}{main}</td></tr></table><table width=980 align=center><tr><td>{foot}{built}{rights}</td></tr></table></body></html>',
        link='<a href={u}>{t}</a></td><td>', crumbs='→', lines='<br>'),
    "modern": Frame(
        "<!doctype html><html lang='zh'><head><meta charset='utf-8'><meta name='viewport' content='width=device-width'><title>{title}</title>{head}</head><body><header><h2>{site}</h2>{clock}<nav>{nav}</nav></header><main>"
        "<div class='bread'>{crumb}</div>{notice}<div class='detail-wrap'>{main}</div></main><aside>{rank}</aside><footer><p>{foot}</p>{built}{rights}</footer></body></html>",
        link="<li><a href='{u}'>{t}</a></li>", crumb='<span>{t}</span><i>›</i>', lines='</p><p>'),
    "bare": Frame(
        '<html><head><meta charset=utf-8><title>{title}</title>{head}</head><body>{clock}<p>{nav}</p>{notice}<p>{crumb}</p>{main}{rank}<hr>{foot}{built}{rights}</body></html>',
        link='<a href={u}>{t}</a>', links='\u3000', crumbs=' - ', lines='<br>'),
}  # fmt: skip
WARDROBE = Wardrobe(FRAMES, TRAPS, HARMLESS, NAVIGATION, _foot)
