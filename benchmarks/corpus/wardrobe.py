"""Wardrobe: what stands around the part of a page that matters."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from benchmarks.corpus.case import half
from benchmarks.corpus.words import spelt

if TYPE_CHECKING:
    from benchmarks.corpus.scene import Scene


class Parts(NamedTuple):
    """What a shell puts together."""

    title: str
    site: str
    main: str
    head: str
    crumb: Sequence[str]
    links: Sequence[tuple[str, str]]
    trap: Mapping[str, str]
    foot: Sequence[str]


Shell = Callable[[Parts], str]
Trap = Callable[[Any, dict[str, str | int]], str]  # takes a scene


class Wardrobe(NamedTuple):
    """The shells of one corpus by name, and what they are filled with."""

    shells: Mapping[str, Shell]
    traps: Mapping[str, Trap]
    harmless: Sequence[str]  # traps that no reader of rows could stumble over
    navigation: Sequence[tuple[str, str]]
    foot: Callable[[Any, Sequence[str], str], list[str]]  # takes a scene, marks to leave out, a site code

    def page(
        self,
        scene: Scene,
        title: str,
        main: str,
        *,
        head: str = "",
        crumb: Sequence[str] = (),
        traps: Sequence[str] = (),
        links: Sequence[tuple[str, str]] = (),
        without: Sequence[str] = (),
        foot: str = "",
        code: str = "",
        today: dt.date | None = None,
    ) -> str:
        """A whole page in a shell of the scene's family; `without` marks are left out of its footer, `foot` is added to it."""
        day = spelt(today or scene.today)
        trap = {name: made(scene, day) if name in traps else "" for name, made in self.traps.items()}
        several = list(links) or [(name.format(s=scene.place[:-1]), url) for name, url in self.navigation]
        parts = Parts(
            title,
            f"{scene.place}人民政府",
            main,
            head,
            crumb,
            several,
            trap,
            [*self.foot(scene, without, code), foot],
        )
        return scene.pick(self.of(scene.family), "shell")(parts)

    def of(self, _family: str) -> list[Shell]:
        """The shells that cases of a family may wear: all of them."""
        return list(self.shells.values())


class ByHalf(Wardrobe):
    """A wardrobe each of whose shells is worn by one half's families only."""

    def of(self, family: str) -> list[Shell]:
        """The shells of a family's half."""
        return [shell for name, shell in self.shells.items() if half(f"shell/{name}") == half(family)]
