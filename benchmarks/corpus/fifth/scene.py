"""Scene: the surroundings of a case of the fifth part."""

from __future__ import annotations

from typing import Any

from benchmarks.corpus import scene
from benchmarks.corpus.citizens import MATTERS
from benchmarks.corpus.fifth import shells, words


class Scene(scene.Scene):
    """Place, office, host, day and shell of one case, all drawn from its family's name and its number.

    `Scene("fifth-lists-records", 3)` is the fourth case of the layout `fifth-lists-records`; its id is `fifth-lists-records-3`,
    whose hash decides the half. What a maker needs: `place`, `office`, `host`, `today` (the day on which the page came), `pick`,
    `turn`, `some`, `number`, `fill`, `titles(self.words.NEWS, 12)`, `text(3)`, `source()`. A page:
    `scene.page(title, main, crumb=("首页", "政务公开"), traps=("clock", "latest"), head="<meta …>")` in a shell drawn for the case,
    `shell="vsb"` in that one (`shells.FRAMES` names them, `shells.TRAPS` the traps). `scene.case(path, html, truth, name=…)` is the case.
    Another matter of letters: a subclass with its own `matters` and `letter_paths`.
    """

    words = words
    wardrobe = shells.WARDROBE
    matters = MATTERS
    letter_paths = ("/hdjl/xjxd/", "/hd/mail/list.jsp")

    def page(self, title: str, main: str, shell: str = "", **more: Any) -> str:
        """A whole page, in the named shell or in one drawn for the case."""
        wardrobe = self.wardrobe
        if shell:
            wardrobe = wardrobe._replace(shells={shell: wardrobe.shells[shell]})
        return wardrobe.page(self, title, main, **more)

    @property
    def beside(self) -> list[str]:
        """The stems of addresses that the boxes beside a list lead to."""
        return [f"http://{self.host}{stem}" for stem in shells.BESIDE]
