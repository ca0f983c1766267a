"""Figure, Tally: one measured figure, and the errors behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest

FEW = 20  # a figure of fewer cases is marked


@dataclass(frozen=True)
class Wrong:
    """One error: which case, what is true, what came."""

    case: str
    expected: str
    got: str
    group: str = ""

    def line(self) -> str:
        """One line for people."""
        return f"{self.case}: expected {self.expected}, got {self.got}"


@dataclass(frozen=True)
class Figure:
    """A figure of the table. `holds` is None where there is no bar, or nothing to measure it on."""

    name: str
    bar: str
    measured: str
    n: int
    holds: bool | None
    wrong: tuple[Wrong, ...] = ()

    @property
    def verdict(self) -> str:
        """pass, short, or a dash."""
        return "–" if self.holds is None else "pass" if self.holds else "short"

    @property
    def cases(self) -> str:
        """How many cases stand behind it, marked when they are few."""
        return f"{self.n}*" if self.n < FEW else str(self.n)

    def worst(self, count: int) -> Iterator[Wrong]:
        """Errors, one of each group (else family) before the second of any, the largest group first."""
        groups: dict[str, list[Wrong]] = {}
        for wrong in self.wrong:
            groups.setdefault(wrong.group or re.sub(r"-\d+\b.*", "", wrong.case), []).append(wrong)
        ordered = sorted(groups.values(), key=len, reverse=True)
        yield from [wrong for turn in zip_longest(*ordered) for wrong in turn if wrong is not None][:count]


@dataclass
class Tally:
    """Counts right and wrong, and keeps the errors."""

    right: int = 0
    wrong: list[Wrong] = field(default_factory=list)

    def add(
        self, case: str, expected: object, got: object, *, right: bool | None = None, group: str = ""
    ) -> bool:
        """Count one comparison; equal values are right unless `right` says otherwise."""
        good = expected == got if right is None else right
        if good:
            self.right += 1
        else:
            self.wrong.append(Wrong(case, _short(expected), _short(got), group))
        return good

    @property
    def n(self) -> int:
        """Comparisons made."""
        return self.right + len(self.wrong)

    @property
    def share(self) -> float:
        """Share of right ones; 1 of none."""
        return self.right / self.n if self.n else 1.0

    def figure(self, name: str, least: float | None, bar: str = "") -> Figure:
        """The figure of this tally: `least` is the smallest share that will do."""
        shown = bar or ("" if least is None else f"≥ {least:.3g}")
        holds = None if least is None or not self.n else self.share >= least
        return Figure(name, shown, f"{self.share:.4f}", self.n, holds, tuple(self.wrong))


def _short(value: object) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= 160 else text[:157] + "..."
