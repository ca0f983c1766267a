"""Year heads: the headings such as 2015年 that the rows of a list stand below."""

from __future__ import annotations

import functools
import re

from crawler.reading.nodes import Nodes
from crawler.reading.row_days import anchor_of, heading_of

LEVELS = 3  # from a heading up to the box that holds the rows below it, too

_YEAR = re.compile(r"\W{0,3}((?:19|20)\d\d)\s?(?:年度?)?\W{0,3}(?:[(（].{0,10})?")
_TITLED = re.compile(r"\W{0,3}((?:19|20)\d\d)\s?年度?\D{1,12}")


_LONGEST = 24  # characters of such a heading


@functools.lru_cache(maxsize=16_384)
def _years(text: str) -> tuple[int, int]:
    """The year that a text is, and the one that it is if it is a heading; 0 for none."""
    year, titled = _YEAR.fullmatch(text), _TITLED.fullmatch(text)
    return int(year[1]) if year else 0, int(titled[1]) if titled else 0


class YearHeads:
    """The years that stand above the days of a tree, while its texts are gone through."""

    def __init__(self, nodes: Nodes) -> None:
        self._nodes = nodes
        self._year = 0
        self._element = -1
        self._used = True  # a day stands below the last heading
        self._several = False  # headings without a day between them: a choice of years, no headings

    def note(self, number: int, text: str) -> bool:
        """Take a text in; True where it is the heading of a year."""
        year, titled = _years(text) if len(text) <= _LONGEST else (0, 0)
        if not (year or titled):
            return False
        element = self._nodes.pieces.holder(number)
        if not year and heading_of(self._nodes, element) >= 0:
            year = titled
        if not year or anchor_of(self._nodes, element) >= 0 or self._nodes.tags[element] == "option":
            return False
        self._several = not self._used
        self._year, self._element, self._used = year, element, False
        return True

    def of(self, element: int) -> int:
        """The year of the heading that an element stands below; 0 for none."""
        if not self._year:
            return 0
        self._used = True
        if self._several:
            return 0
        boxes = self._nodes.above(self._element, LEVELS)
        below = any(
            box <= element < self._nodes.ends[box] and self._nodes.tags[box] != "body" for box in boxes
        )
        return self._year if below else 0
