"""Shells: what stands around the tables and carried lists; every page has a side list with fresh days and a page's own times."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.corpus.fourth import carried_words as words
from benchmarks.corpus.words import spelt

if TYPE_CHECKING:
    from benchmarks.corpus.scene import Scene

BESIDE = "/cnxh/"  # what stands beside the list: neither wanted nor wrong
LINKS = (
    ("首页", "/"), ("要闻动态", "/ywdt/"), ("信息公开", "/xxgk/"), ("政务服务", "https://zwfw.example.gov.cn/"), ("互动交流", "/hdjl/"), ("数据发布", "/sjfb/"), ("走进{s}", "/zj/"), ("长者助手", "javascript:void(0)"),
)  # fmt: skip


def _nav(scene: Scene, pattern: str) -> str:
    return "".join(pattern.format(u=url, t=name.format(s=scene.place[:-1])) for name, url in LINKS)


def _side(scene: Scene, head: str, pattern: str) -> str:
    day = spelt(scene.today)
    rows = [
        pattern.format(u=f"{BESIDE}{scene.number('side', n) % 8000}.html", t=title, n=n + 1, **day)
        for n, title in enumerate(scene.titles(words.NEWS, 5, "side"))
    ]
    return head.format(**day) + "".join(rows)


def _foot(scene: Scene, mark: str) -> str:
    code = 5100000000 + scene.number("code") % 99999999
    return (
        f"主办单位：{scene.place}人民政府办公室　技术支持：{scene.place}数据局　网站标识码：{code}　{scene.province}ICP备{code % 99999999}号　{scene.province}公网安备{code}0023号 "
        f"<a href='/wzdt.html'>网站地图</a> <a href='/lx.html'>联系我们</a> "
        + mark.format(**spelt(scene.today))
    )


def _portal(scene: Scene, title: str, main: str, head: str, tail: str) -> str:
    side = _side(
        scene,
        "<h3>猜你喜欢<small>{iso}更新</small></h3><ul>",
        "<li><a href='{u}'>{t}</a><span>{iso}</span></li>",
    )
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><meta name='SiteName' content='{scene.place}人民政府'><meta name='ColumnName' content='{title}'><title>{title}-{scene.place}人民政府</title>{head}</head><body>"
        f"<div class='hd'><em id='clock'>{scene.today.year}年{scene.today.month}月{scene.today.day}日</em><ul class='menu'>{_nav(scene, '<li><a href={u!r}>{t}</a></li>')}</ul></div><div class='wz'>当前位置：<a href='/'>首页</a>&gt;<a href='../'>信息公开</a>&gt;{title}</div>"
        f"<div class='w'><div class='zuo'><h2>{title}</h2>{main}</div><div class='you'>{side}</ul></div></div><div class='ft'>{_foot(scene, '<p>本页面更新于 {iso} 07:30:11</p>')}</div>{tail}</body></html>"
    )  # fmt: skip


def _old(scene: Scene, title: str, main: str, head: str, tail: str) -> str:
    side = _side(
        scene, "<b>热点文章</b><br>", "<img src=/img/d.gif><a href={u} title='{t}'>{t}</a> {mm}/{dd}<br>"
    )
    return (
        f"<html><head><title>{scene.place}政府网 {title}</title><meta http-equiv=Content-Type content='text/html; charset=utf-8'>{head}</head><body><table width=990 align=center><tr>{_nav(scene, '<td><a href={u}>{t}</a></td>')}<td>{scene.today}</td></tr></table>"
        f"<table width=990 align=center cellpadding=4><tr><td width=210 valign=top>{side}</td><td valign=top><p><b>{title}</b></p>{main}</td></tr></table><table width=990 align=center><tr><td align=center>{_foot(scene, '<br>页面生成时间：{iso} 06:12')}</td></tr></table>{tail}</body></html>"
    )  # fmt: skip


def _modern(scene: Scene, title: str, main: str, head: str, tail: str) -> str:
    side = _side(
        scene,
        "<section class='panel'><h4>阅读排行</h4>",
        "<p class='rk'><i>{n}</i><a href='{u}'>{t}</a><time>{mm}-{dd}</time></p>",
    )
    return (
        f"<!doctype html>\n<html lang='zh'>\n<head>\n<meta charset='UTF-8'>\n<title>{title}</title>\n{head}\n</head>\n<body>\n<header><nav>{_nav(scene, '<a href={u!r}>{t}</a>')}</nav><div class='search'><input placeholder='请输入关键字'></div></header>\n"
        f"<div class='breadcrumb'><span>首页</span> / <span>公开</span> / <span class='cur'>{title}</span></div>\n<main class='layout'><article>{main}</article><aside>{side}</section></aside></main>\n<footer>{_foot(scene, '<div>最后更新 {cn}</div>')}</footer>\n{tail}\n</body></html>"
    )  # fmt: skip


def _tree(scene: Scene, title: str, main: str, head: str, tail: str) -> str:
    leaves = "".join(
        f"<dd><a href='/xxgk/fdzd/{n}/'>{name}</a></dd>"
        for n, name in enumerate(("机构职能", "法规公文", "规划计划", "财政信息", "重点领域", "其他"))
    )
    side = _side(
        scene, "<div class='new'><p>最近更新</p>", "<div><a href='{u}'>{t}</a><span>({m}.{d})</span></div>"
    )
    return (
        f"<!DOCTYPE html>\n<html><head><meta http-equiv='Content-Type' content='text/html; charset=utf-8'/><title>{title}_政府信息公开</title>{head}</head><body><div id='top'>{_nav(scene, '<span><a href={u!r}>{t}</a></span>')}</div>"
        f"<div id='left'><dl><dt>法定主动公开内容</dt>{leaves}</dl>{side}</div></div><div id='right'><div class='bt'>{title}</div>{main}</div><div id='bottom'>{_foot(scene, '（{dot}）')}</div>{tail}</body></html>"
    )  # fmt: skip


SHELLS = (_portal, _old, _modern, _tree)


def page(scene: Scene, title: str, main: str, head: str = "", tail: str = "") -> str:
    """A whole page around a list."""
    return SHELLS[scene.number("shell") % len(SHELLS)](scene, title, main, head, tail)
