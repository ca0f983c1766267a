"""Scene: one case's surroundings, all drawn from its family's name and its number."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from types import ModuleType
from typing import Any, ClassVar, TypeVar

from benchmarks.corpus.case import Case, number
from benchmarks.corpus.citizens import Matter
from benchmarks.corpus.wardrobe import Wardrobe

T = TypeVar("T")


class Scene:
    """Place, host, day and choices of one case of a family: `variant` of it, or of its part `name`.

    Each corpus has its own words, shells and letters.
    """

    words: ClassVar[ModuleType]
    wardrobe: ClassVar[Wardrobe]
    matters: ClassVar[Sequence[Matter]]
    letter_paths: ClassVar[Sequence[str]]

    def __init__(
        self,
        family: str,
        variant: int,
        name: str = "",
        first: dt.date = dt.date(2012, 5, 3),
        span: int = 5200,
    ) -> None:
        self.family, self.variant, self.name, self.key = family, variant, name, (family, name, variant)
        self.place, self.pinyin, self.province = self.pick(self.words.PLACES, "place")
        self.office = self.place + self.pick(self.words.OFFICES, "office")
        self.host = (
            f"{self.pick(('www', 'www', 'www', 'zwgk', 'fgw', 'jyj'), 'host')}.{self.pinyin}.example.gov.cn"
        )
        self.today = first + dt.timedelta(days=self.number("today") % span)

    @property
    def id(self) -> str:
        """The id of the case."""
        return f"{self.family}{'-' if self.name else ''}{self.name}-{self.variant}"

    def number(self, *more: object) -> int:
        """A number of this case."""
        return number(*self.key, *more)

    def pick(self, pool: Sequence[T], *more: object) -> T:
        """A member of a pool."""
        return pool[self.number(*more) % len(pool)]

    def turn(self, pool: Sequence[T], step: int = 1) -> T:
        """A member of a pool, the next one with each case of a family: so that a family goes through them all."""
        return pool[(number(self.family, "turn") + step * self.variant) % len(pool)]

    def some(self, pool: Sequence[T], count: int, *more: object) -> list[T]:
        """Different members of a pool."""
        order = sorted(range(len(pool)), key=lambda index: self.number(index, *more))
        return [pool[index] for index in order[:count]]

    def fill(self, text: str, *more: object) -> str:
        """A template of words.py filled in."""
        return text.format(
            p=self.place, s=self.place[:-1], l=self.place[-1], b=self.office, y=self.today.year - 1, n="一二三四五六七八九"[self.number(text, *more) % 9]
        )  # fmt: skip

    def titles(self, pool: Sequence[str], count: int, *more: object) -> list[str]:
        """Different titles."""
        made: list[str] = []
        for text in self.some(pool, count, "titles", *more):
            title = self.fill(text)
            made.append(title if title not in made else f"{title}（续）")
        while len(made) < count:
            made.append(f"{made[len(made) % len(pool)]}（{len(made)}）")
        return made

    def text(self, count: int, *more: object) -> list[str]:
        """Paragraphs."""
        return self.some(self.words.PARAGRAPHS, count, "text", *more)

    def source(self) -> str:
        """Where an article says it is from."""
        return self.fill(self.pick(self.words.SOURCES, "source"))

    def page(self, title: str, main: str, **more: Any) -> str:
        """A whole page in a shell of this family's half."""
        return self.wardrobe.page(self, title, main, **more)

    def case(self, path: str, html: str, truth: dict[str, object], **more: Any) -> Case:
        """A case with a page."""
        url = path if path.startswith("http") else f"http://{self.host}{path}"
        return {
            "id": self.id,
            "family": self.family,
            "url": url,
            "fetched": self.today,
            "html": html,
            **more,
            "truth": truth,
        }
