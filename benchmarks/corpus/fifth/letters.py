"""Letters: lists and pages of letters of the fifth part, and pages that hold none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from benchmarks.corpus.case import Case
from benchmarks.corpus.fifth import mail_data, mail_none, mail_pages
from benchmarks.corpus.fifth.mail_lists import (
    BESIDE,
    BLOCKS,
    LISTS,
    OPENED,
    ORDERS,
    PLAIN,
    alternates,
    colours,
    forum,
    onclick,
    pictures,
)
from benchmarks.corpus.fifth.mail_pages import DETAILS
from benchmarks.corpus.fifth.mails import Layout, labels_of, mails, row, shown
from benchmarks.corpus.fifth.scene import Scene

__all__ = ("DETAILS", "LISTS", "ORDERS", "cases")

BOXES = (
    ("县长信箱", "/hdjl/xzxx/"), ("市长信箱", "/zmhd/szxx/list.jsp"), ("领导信箱", "/hdjl/ldxx/index.html"), ("来信选登", "/hudong/lxxd/"), ("咨询投诉", "/hdjl/zxts/list.html"),
    ("12345办件公开", "/hdjl/12345/"), ("网民留言", "/wmly/index.shtml"), ("部门信箱", "/col/col1409/index.html"), ("信件公开", "/gzcy/xjgk/"), ("在线咨询", "/interaction/consult/"), ("书记信箱", "/sjxx/"),
)  # fmt: skip
PAGERS = (
    "<div class='page'>共63条 1/7 <a href='?page=2'>下一页</a> <a href='?page=7'>尾页</a></div>",
    "<div id='pager'><span>1</span><a href='index_1.html'>2</a><a href='index_1.html'>下一页</a></div>",
    "<p>总记录数：214　每页15条　<a href='list.jsp?cur_page=2'>下页</a></p>",
    "",
)


def _listed(
    scene: Scene, layout: Layout, order: Sequence[str], told: Sequence[str], drop: Sequence[str] = ()
) -> Case:
    """A list in a layout that shows these fields; of the dropped ones nothing is said."""
    made = mails(scene, order)
    box, path = scene.pick(BOXES, "box")
    style = scene.number("style") % 13
    rows = [shown(one, scene, style) for one in made]
    main = layout(scene, rows, order, labels_of(scene, ("id", "title", "kind", "sender", "asked", "unit", "state", "body", "reply", "answered", "hits")))  # fmt: skip
    beside = [made(scene) for made in scene.some(BESIDE, scene.variant % 3, "beside")]
    before = beside[0] if len(beside) > 1 else ""
    after = beside[-1] if beside else ""
    html = scene.page(
        box, f"<h2>{box}</h2>{before}{main}{scene.pick(PAGERS, 'pager')}{after}", crumb=("首页", scene.pick(("互动交流", "政民互动", "公众参与"), "crumb"), box),
        traps=scene.some(("clock", "updated", "latest", "weather", "visitors", "copyright", "generated"), 2, "traps"),
    )  # fmt: skip
    base = f"http://{scene.host}{path}"
    letters = [{f: v for f, v in row(one, told, base).items() if f not in drop} for one in made]
    return scene.case(path, html, {"letters": letters, "page_kind": ["letter_list"]})


def _lists() -> Iterator[Case]:
    for name, layout in (*LISTS, *BLOCKS):
        for variant in range(6):
            scene = Scene(f"fifth-letters-list-{name}", variant)
            order = scene.turn(ORDERS, 3)
            yield _listed(scene, layout, order, order)
    for name, layout in (("pictures", pictures), ("colours", colours), ("alternates", alternates)):
        for variant in range(6):
            scene = Scene(f"fifth-letters-list-{name}", variant)
            order = scene.turn([order for order in ORDERS if "state" in order])
            yield _listed(scene, layout, order, order)
    for name, order, layout in PLAIN:
        for variant in range(6):
            drop = ("asked", "answered") if "state" not in order else ()
            yield _listed(Scene(f"fifth-letters-list-{name}", variant), layout, order, order, drop)
    for name, order, layout in OPENED:
        for variant in range(6):
            drop = ("url", "unit")
            yield _listed(Scene(f"fifth-letters-list-{name}", variant), layout, order, order, drop)
    for variant in range(6):
        scene = Scene("fifth-letters-list-onclick", variant)
        order = scene.turn(ORDERS, 3)
        yield _listed(scene, onclick, order, order, ("url",))
    for variant in range(6):
        order = ("title", "kind", "asked", "state")
        yield _listed(Scene("fifth-letters-list-forum", variant), forum, order, ("title", "kind", "asked"))


def cases() -> Iterator[Case]:
    """Every case of this file."""
    yield from _lists()
    yield from mail_pages.plain_cases(9)
    yield from mail_pages.trap_cases(7)
    yield from mail_pages.own_cases(7)
    yield from mail_data.endpoint_cases(5)
    yield from mail_data.inline_cases(5)
    yield from mail_data.detail_cases(4)
    yield from mail_none.cases(5)
