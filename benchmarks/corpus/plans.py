"""Plans: how the columns of a site hang together: what its home page leads to, and by what kind of link.

A plan changes nothing of what is true of a site: its columns, letters and guides keep their addresses and their faults.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.corpus.rows import Item
from benchmarks.corpus.traits import Leaf, link, text, ul

CHANNELS: Mapping[str, tuple[str, str, Sequence[str]]] = {
    "yw": ("新闻中心", "/xwzx/index.html", ("yw", "bm")),
    "gk": ("政务公开", "/zwgk/index.html", ("gs", "gf", "jd", "rs", "gh", "tj", "jg")),
    "fw": ("办事服务", "/fw/index.html", ("bs",)),
    "hd": ("互动交流", "/hd/index.html", ("xx", "zj", "ft")),
    "zj": ("走进{s}", "/zj/index.html", ("dq",)),
}


@dataclass
class Atlas:
    """What a plan has to lead to: columns by their slug (name, path), in order, and the items of those that are lists."""

    scene: Any
    place: str
    columns: dict[str, tuple[str, str]]
    items: Mapping[str, Sequence[Item]] = field(default_factory=dict)

    def entries(self, *slugs: str) -> list[tuple[str, str]]:
        """Names and paths of some columns, of all without slugs; a theme may have left one out."""
        return [self.columns[slug] for slug in slugs or self.columns if slug in self.columns]

    def rows(self, slug: str, count: int = 6) -> str:
        """The newest rows of a column, or none."""
        items = self.items.get(slug, ())[:count]
        return (
            ul([f"{link(item.path, item.title)}<span>{item.day}</span>" for item in items]) if items else ""
        )

    def channels(self) -> list[tuple[str, str, Sequence[str]]]:
        """Channels with the slugs of their columns; what belongs to none stands in the last one."""
        known = {slug for _, _, slugs in CHANNELS.values() for slug in slugs}
        rest = [slug for slug in self.columns if slug not in known]
        found = [(name.format(s=self.place[:-1]), path, slugs) for name, path, slugs in CHANNELS.values()]
        name, path, slugs = found[-1]
        return [*found[:-1], (name, path, (*slugs, *rest))]


class Plan:
    """Every column in the navigation of every page: the plainest plan, and what others differ from."""

    entrance = (
        False  # a home page that shows nothing: its columns are judged in its place, letters among them
    )

    def __init__(self, atlas: Atlas) -> None:
        self.atlas = atlas

    def links(self) -> list[tuple[str, str]]:
        """What the shell's own navigation leads to."""
        return [("首页", "/"), *self.atlas.entries()]

    def above(self) -> str:
        """What stands above the part of every page that matters."""
        return ""

    def pages(self) -> Sequence[Leaf]:
        """Pages of the plan's own."""
        return ()

    def files(self) -> Mapping[str, tuple[str, str]]:
        """Other answers of the plan's own, by path: media type and text; of the home page, too."""
        return {}

    def home(self, boxes: Sequence[str]) -> tuple[str, str]:
        """Path and main part of the page that shows what is new."""
        return "/", "".join(boxes)

    def beside(self, slug: str) -> str:  # noqa: ARG002 - for plans that show something there
        """What stands beside the list of a column."""
        return ""


class Channels(Plan):
    """Few channels, whose pages are boxes of their columns with the newest rows and a link to more."""

    def links(self) -> list[tuple[str, str]]:
        """Home and the channels."""
        return [("首页", "/"), *((name, path) for name, path, _ in self.atlas.channels())]

    def pages(self) -> Sequence[Leaf]:
        """The channels."""
        return [
            Leaf(path, name, "".join(self._box(slug) for slug in slugs if slug in self.atlas.columns))
            for name, path, slugs in self.atlas.channels()
        ]

    def _box(self, slug: str) -> str:
        name, path = self.atlas.columns[slug]
        head = f"<div class='hd'><span class='tit'>{name}</span><a class='more' href='{path}'>更多&gt;&gt;</a></div>"
        return f"<div class='gkbox'>{head}<div class='bd'>{self.atlas.rows(slug, 5)}</div></div>"


class Directories(Channels):
    """Channels that are nothing but lists of their columns, some below a heading of their own."""

    def pages(self) -> Sequence[Leaf]:
        """The channels, as lists."""
        return [
            Leaf(
                path,
                name,
                f"<div class='catalog'><h3>{name}</h3><dl><dt>栏目</dt>{''.join(f'<dd>{link(p, n)}</dd>' for n, p in self.atlas.entries(*slugs))}</dl></div>",
            )
            for name, path, slugs in self.atlas.channels()
            if self.atlas.entries(*slugs)
        ]


class Dropdown(Channels):
    """A menu with the columns of each channel in a box that opens when it is pointed at."""

    def links(self) -> list[tuple[str, str]]:
        """Home alone: the menu is the plan's own."""
        return [("首页", "/")]

    def above(self) -> str:
        """The menu."""
        tops = "".join(
            f"<li><a href='{path}'>{name}</a><div class='sub' style='display:none'><ul>{''.join(f'<li>{link(p, n)}</li>' for n, p in self.atlas.entries(*slugs))}</ul></div></li>"
            for name, path, slugs in self.atlas.channels()
        )
        return f"<div class='menu'><ul>{tops}</ul></div>"


class Scripted(Plan):
    """A menu that a script in the page writes."""

    def links(self) -> list[tuple[str, str]]:
        """Home alone."""
        return [("首页", "/")]

    def above(self) -> str:
        """The script."""
        lines = "\n".join(
            f"document.write(\"<li><a href='{path}' target='_self'>{name}</a></li>\");"
            for name, path in self.atlas.entries()
        )
        return f"<ul class='nav'><script type='text/javascript'>\n{lines}\n</script></ul>"


class Pictures(Plan):
    """Links that are pictures: their names stand in alt or title alone."""

    def links(self) -> list[tuple[str, str]]:
        """Home alone."""
        return [("首页", "/")]

    def above(self) -> str:
        """The pictures."""
        links = "".join(
            f"<a href='{path}'><img src='/images/nav{n}.gif' alt='{name}' border='0'></a>"
            if n % 2
            else f"<a href='{path}' title='{name}'><img src='/images/nav{n}.gif'></a>"
            for n, (name, path) in enumerate(self.atlas.entries())
        )
        return f"<div class='navpic'>{links}</div>"


class ImageMap(Plan):
    """One picture with places to click."""

    def links(self) -> list[tuple[str, str]]:
        """Home alone."""
        return [("首页", "/")]

    def above(self) -> str:
        """The picture and its map."""
        areas = "".join(
            f"<area shape='rect' coords='{80 * n},0,{80 * n + 79},36' href='{path}' alt='{name}'>"
            for n, (name, path) in enumerate(self.atlas.entries())
        )
        return f"<img src='/images/daohang.jpg' width='1000' height='36' usemap='#dh' border='0'><map name='dh'>{areas}</map>"


class Chosen(Plan):
    """News and notices in the navigation, all other columns in a list to choose from."""

    def links(self) -> list[tuple[str, str]]:
        """Home and what is new."""
        return [("首页", "/"), *self.atlas.entries("yw", "bm", "gs", "bs", "xx")]

    def above(self) -> str:
        """The list to choose from."""
        options = "".join(f"<option value='{path}'>{name}</option>" for name, path in self.atlas.entries())
        return f"<form><select name='dh' onchange='location.href=this.options[this.selectedIndex].value'><option value=''>--快速导航--</option>{options}</select></form>"


class Mapped(Plan):
    """A home page with news; everything else is reached by the map of the site in its footer."""

    def links(self) -> list[tuple[str, str]]:
        """Home and the map."""
        return [("首页", "/"), ("站点导航", "/zddh/")]

    def pages(self) -> Sequence[Leaf]:
        """The map."""
        groups = "".join(
            f"<div class='map'><h4>{name}</h4>{' | '.join(link(p, n) for n, p in self.atlas.entries(*slugs))}</div>"
            for name, _, slugs in self.atlas.channels()
        )
        return [Leaf("/zddh/", "站点导航", f"<h2>站点导航</h2>{groups}")]


class Tree(Plan):
    """A platform of open information on a path of its own, with a tree that a script draws."""

    def links(self) -> list[tuple[str, str]]:
        """Home, news, letters, guides and the platform."""
        return [("首页", "/"), *self.atlas.entries("yw", "bm", "zj", "ft", "xx", "bs", "dq"), ("信息公开目录", "/public/column/index.html")]  # fmt: skip

    def _nodes(self) -> str:
        shown = {"yw", "bm", "zj", "ft", "xx", "bs", "dq"}
        rest = [entry for slug, entry in self.atlas.columns.items() if slug not in shown]
        nodes: list[dict[str, Any]] = [{"id": 1, "pId": 0, "name": "信息公开目录", "open": True}]
        nodes += [{"id": 10 + n, "pId": 1, "name": name, "url": path, "target": "_self"} for n, (name, path) in enumerate(rest)]  # fmt: skip
        return json.dumps(nodes, ensure_ascii=False)

    def pages(self) -> Sequence[Leaf]:
        """The platform: its tree and what it is for."""
        tree = f"<ul id='treeDemo' class='ztree'></ul><script>var zNodes={self._nodes()};$(document).ready(function(){{$.fn.zTree.init($('#treeDemo'),setting,zNodes);}});</script>"
        side = f"<div class='left'>{tree}</div>"
        return [Leaf("/public/column/index.html", "信息公开目录", f"{side}<div class='right'><h2>信息公开目录</h2>{text(self.atlas.scene, 2, 'public')}</div>")]  # fmt: skip


class Splash(Plan):
    """A home page that is a picture with a door."""

    entrance = True

    def home(self, boxes: Sequence[str]) -> tuple[str, str]:
        """Behind the door."""
        return "/main/index.html", "".join(boxes)

    def pages(self) -> Sequence[Leaf]:
        """The picture."""
        main = f"<div class='enter'><img src='/images/enter.jpg' alt='{self.atlas.place}'><p><a href='/main/index.html'>进入网站</a></p></div>"
        return [Leaf("/", "", main, "")]


class Refreshed(Plan):
    """A home page that sends its visitors on."""

    def home(self, boxes: Sequence[str]) -> tuple[str, str]:
        """Where it sends them."""
        return "/portal/index.html", "".join(boxes)

    def files(self) -> Mapping[str, tuple[str, str]]:
        """The page that sends on."""
        page = f"<html><head><meta charset='utf-8'><title>{self.atlas.place}人民政府</title><meta http-equiv='refresh' content='0; url=/portal/index.html'></head><body></body></html>"
        return {"/": ("text/html; charset=utf-8", page)}


class Frames(Plan):
    """A home page of frames: a menu and what is new."""

    def home(self, boxes: Sequence[str]) -> tuple[str, str]:
        """The frame with what is new."""
        return "/main.html", "".join(boxes)

    def files(self) -> Mapping[str, tuple[str, str]]:
        """The set of frames, and the frame with the menu."""
        menu = "".join(
            f"<td><a href='{path}' target='_top'>{name}</a></td>" for name, path in self.atlas.entries()
        )
        head = f"<html><head><meta charset='utf-8'><title>{self.atlas.place}人民政府门户网站</title>"
        kind = "text/html; charset=utf-8"
        return {
            "/": (kind, f"{head}@tags@</head><frameset rows='120,*' border='0'><frame name='top' src='/top.html' scrolling='no'><frame name='main' src='/main.html'><noframes><body>您的浏览器不支持框架</body></noframes></frameset></html>"),
            "/top.html": (kind, f"{head}@tags@</head><body><table><tr>{menu}</tr></table></body></html>"),
        }  # fmt: skip


class Tabs(Channels):
    """A home page of tabs: a column's name stands on its tab, below it its rows and a nameless link to more."""

    def home(self, boxes: Sequence[str]) -> tuple[str, str]:
        """The tabs."""
        slugs = [slug for slug in self.atlas.columns if self.atlas.items.get(slug)]
        heads = "".join(
            f"<li class='{'on' if not n else ''}' onmouseover=\"setTab('one',{n + 1},{len(slugs)})\">{self.atlas.columns[slug][0]}</li>"
            for n, slug in enumerate(slugs)
        )
        panes = "".join(
            f"<div id='con_one_{n + 1}' style='display:{'none' if n else 'block'}'>{self.atlas.rows(slug, 11 if slug == 'yw' else 6)}<p class='more'><a href='{self.atlas.columns[slug][1]}'>更多</a></p></div>"
            for n, slug in enumerate(slugs)
        )
        kept = "".join(box for box in boxes if "mod-t" not in box)
        return "/", f"<div class='tab'><ul class='tab-h'>{heads}</ul>{panes}</div>{kept}"


class Clicked(Plan):
    """Cells that a click on them leads on."""

    def links(self) -> list[tuple[str, str]]:
        """Home, and those that lead to a list each."""
        return [("首页", "/"), *self.atlas.entries("yw", "bs", "xx")]

    def above(self) -> str:
        """The cells."""
        cells = "".join(
            f"<td class='dh' style='cursor:pointer' onclick=\"window.location.href='{path}'\">{name}</td>"
            for name, path in self.atlas.entries()
        )
        return f"<table class='dh' width='1000'><tr>{cells}</tr></table>"


class Sided(Plan):
    """Beside each list the other columns of its channel, what is read most and what was recommended long ago."""

    def links(self) -> list[tuple[str, str]]:
        """Home and the first column of each channel, as many channels lead to it."""
        firsts = [
            (name, self.atlas.entries(*slugs)[0][1])
            for name, _, slugs in self.atlas.channels()
            if self.atlas.entries(*slugs)
        ]
        return [("首页", "/"), *firsts]

    def beside(self, slug: str) -> str:
        """The other columns and two lists of other columns' articles."""
        name, _, slugs = next(
            (one for one in self.atlas.channels() if slug in one[2]), self.atlas.channels()[-1]
        )
        menu = f"<div class='left-menu'><h3>{name}</h3>{ul([link(p, n) for n, p in self.atlas.entries(*slugs)])}</div>"
        hot = f"<div class='hot'><h4>热点排行</h4>{self.atlas.rows('yw' if slug != 'yw' else 'gs', 6)}</div>"
        old = "".join(
            f"<li>{link(item.path, item.title)} {item.day}</li>"
            for item in self.atlas.items.get("gf", ())[-4:]
        )
        return f"{menu}{hot}<div class='tj'><h4>推荐阅读</h4><ul>{old}</ul></div>"  # fmt: skip

    def home(self, boxes: Sequence[str]) -> tuple[str, str]:
        """The boxes, and a map of the other columns below them."""
        groups = "".join(
            f"<dl><dt>{name}</dt>{''.join(f'<dd>{link(p, n)}</dd>' for n, p in self.atlas.entries(*slugs))}</dl>"
            for name, _, slugs in self.atlas.channels()
        )
        return "/", f"{''.join(boxes)}<div class='fast'><h3>快速通道</h3>{groups}</div>"


PLANS: Sequence[type[Plan]] = (
    Plan, Channels, Directories, Dropdown, Scripted, Pictures, ImageMap, Chosen, Mapped, Tree, Splash, Refreshed, Frames, Tabs, Clicked, Sided,
)  # fmt: skip
