"""Crossed: whole sites of every layout of the tuning half with every other, drawn by number."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from benchmarks.corpus import chrome, strange
from benchmarks.corpus import sites as first
from benchmarks.corpus.case import half, number
from benchmarks.corpus.families import sites as second
from benchmarks.corpus.families.scene import Scene as SecondScene
from benchmarks.corpus.fronts import BOXES, HALL_FRONTS, MAIL_FRONTS
from benchmarks.corpus.habits import HABITS
from benchmarks.corpus.mutations import mutated
from benchmarks.corpus.plans import PLANS
from benchmarks.corpus.scene import Scene
from benchmarks.corpus.site import THEMES, Kit, Maker, Site
from benchmarks.corpus.third import sites as third
from benchmarks.corpus.third.scene import Scene as ThirdScene
from benchmarks.corpus.traits import TRAITS
from benchmarks.corpus.wardrobe import Wardrobe

T = TypeVar("T")
SLUGS: Mapping[str, Sequence[str]] = {
    "yw": (
        "今日要闻",
        "本地要闻",
        "要闻动态",
        "时政要闻",
        "政务动态",
        "本区要闻",
        "县内要闻",
        "综合要闻",
        "政务要闻",
        "新闻动态",
        "领导活动",
    ),
    "bm": (
        "部门动态",
        "乡镇动态",
        "镇街动态",
        "工作动态",
        "部门快讯",
        "镇街传真",
        "基层动态",
        "部门信息",
        "乡镇快讯",
        "区县动态",
        "基层传真",
    ),
    "gs": ("通知公告", "公示公告", "公告栏", "最新公告", "公告公示", "通知公示", "公示通告", "公告信息"),
    "gf": (
        "政策文件",
        "政府文件",
        "文件发布",
        "规范性文件",
        "县政府文件",
        "部门文件",
        "本级文件",
        "行政规范性文件",
    ),
    "jd": ("政策解读", "解读回应", "图解政策", "文字解读", "部门解读", "解读材料"),
    "rs": ("人事任免", "人事信息", "干部任免", "人事管理"),
    "gh": ("规划计划", "规划信息", "发展规划", "专项规划", "规划总结"),
    "tj": ("统计数据", "统计信息", "数据发布", "统计公报", "统计分析"),
    "zj": ("民意征集", "意见征集", "网上调查", "征集调查", "网上征集", "调查征集"),
    "ft": ("在线访谈", "访谈直播", "嘉宾访谈", "网上访谈", "访谈实录"),
}


def _shells() -> list[Wardrobe]:
    """Each shell that may be looked at, with what its own corpus fills it with."""
    found = []
    for scene, seen in ((SecondScene, True), (ThirdScene, False)):
        wardrobe = scene.wardrobe
        found += [
            Wardrobe(*wardrobe._replace(shells={name: shell}))
            for name, shell in wardrobe.shells.items()
            if seen or half(f"shell/{name}") == "tuning"
        ]
    return found


FAULTS = (*THEMES, "blank", "lost")
SHELLS: Sequence[Wardrobe | str] = (*_shells(), *chrome.FAMILIES)
CHROME = first.KIT.scene


def _scene(base: type[Scene]) -> type[Scene]:
    """A corpus' scene that may wear any shell."""

    class Crossed(base):  # type: ignore[misc, valid-type]
        def page(self, title: str, main: str, **more: Any) -> str:
            worn = SHELLS[number(self.family, self.variant, "worn") % len(SHELLS)]
            if isinstance(worn, str):
                return CHROME.page(self, title, main, **more)
            return worn.page(self, title, main, **more)

    return Crossed


class _Kit(Kit):
    """A kit whose layouts have been chosen: all are its own."""

    def own(self, pool: Sequence[tuple[str, T]], file: str, family: str) -> list[T]:  # noqa: ARG002
        """Every layout of the pool."""
        return [layout for _, layout in pool]


def _pool(part: str, file: str) -> list[tuple[str, Any]]:
    """The layouts of all three corpora that may be looked at."""
    seen = [*getattr(first.KIT, part), *getattr(second.KIT, part)]
    return [*seen, *(one for one in getattr(third.KIT, part) if half(f"{file}/{one[0]}") == "tuning")]


def _values(scene: Any, day: dt.date) -> dict[str, Any]:
    """What the lines above articles of all three corpora are filled with."""
    values: dict[str, Any] = {}
    for kit in (first.KIT, second.KIT, third.KIT):
        values |= kit.values_of(scene, day)
    return values


def _dressed(main: str, scene: Scene, path: str) -> str:
    """A page in other markup, the same for all pages of one kind."""
    kind = re.sub(r"\d+", "", path)
    return mutated(main, scene.family, kind) if scene.variant % 3 else main


def _crossed(base: Kit) -> Kit:
    fields = {name: getattr(base, name) for name in Kit.__dataclass_fields__}
    crossed = _Kit(**fields)
    columns = [
        (slug, path, (*names, *SLUGS[slug]), count, step) for slug, path, names, count, step in base.columns
    ]
    pages = list(
        {
            path: (path, name) for kit in (first.KIT, second.KIT, third.KIT) for path, name in kit.pages
        }.values()
    )
    return replace(
        crossed, scene=_scene(base.scene), codes=6500000000, columns=columns, layouts=10, traits=(*TRAITS, *HABITS), pages=pages, dress=_dressed,
        plans=PLANS, boxes=BOXES, mail_fronts=MAIL_FRONTS, hall_fronts=HALL_FRONTS,
        lists=_pool("lists", "lists"), lines=_pool("lines", "dates"), guides=_pool("guides", "guides"),
        mail_lists=_pool("mail_lists", "letters"), mail_details=_pool("mail_details", "letters"),
        values_of=_values, shown=third.KIT.shown, bodies=[*first.KIT.bodies, *second.KIT.bodies, *third.KIT.bodies],
    )  # fmt: skip


def _strange(base: Kit) -> Kit:
    return replace(
        base, codes=6600000000, dress=lambda main, *_: main, lists=strange.LISTS, mail_lists=strange.MAIL_LISTS,
        mail_details=strange.MAIL_DETAILS, guides=strange.GUIDES,
    )  # fmt: skip


KITS = tuple(_crossed(one) for one in (first.KIT, second.KIT, third.KIT))

STRANGE = tuple(map(_strange, KITS))


def strangers(today: dt.date, count: int, start: int = 0) -> Iterator[Site]:
    """Clean sites of layouts that nobody foresaw, by number from `start` on."""
    for index in range(start, start + count):
        kit = STRANGE[number("kit", index) % len(STRANGE)]
        yield Maker(kit, f"strange-{index}", "clean", index, today).made()


def sites(today: dt.date, count: int, start: int = 0) -> Iterator[Site]:
    """Sites by number from `start` on: every other one is clean, the rest have the themes of faults in turn."""
    for index in range(start, start + count):
        theme = "clean" if index % 2 == 0 else FAULTS[index // 2 % len(FAULTS)]
        yield Maker(KITS[number("kit", index) % len(KITS)], f"crossed-{index}", theme, index, today).made()
