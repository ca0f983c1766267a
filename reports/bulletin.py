"""Bulletin: the figures of a public bulletin (通报), as the queries of the round give them."""

from __future__ import annotations

import datetime as dt

from crawler.page import Frozen


class Division(Frozen):
    """The sites of a level, a province or a department."""

    name: str
    running: int
    checked: int = 0
    passed: int = 0
    failed: int = 0
    unjudged: int = 0

    @property
    def rate(self) -> float | None:
        """Share of those with a verdict that passed."""
        judged = self.passed + self.failed
        return self.passed / judged if judged else None


class Figure(Frozen):
    """One kind of problem: its value now and in the round before."""

    kind: str
    now: float | None
    then: float | None = None
    sites: int = 0  # what the value rests on
    query: str = ""

    @property
    def change(self) -> float | None:
        """Relative change."""
        if self.now is None or not self.then:
            return None
        return (self.now - self.then) / self.then


class Problem(Frozen):
    """A veto that holds, in the words of the rubric."""

    title: dict[str, str]
    number: int = 0  # findings behind it


class Named(Frozen):
    """A failing site."""

    name: str
    url: str
    site_code: str = ""
    province: str = ""
    problems: tuple[Problem, ...] = ()
    maximum: float = 0.0
    pass_mark: float = 0.0


class Unjudged(Frozen):
    """A site without a verdict, and why: codes as in `Scorecard.missing`."""

    name: str
    url: str
    site_code: str = ""
    missing: tuple[str, ...] = ()


class Registered(Frozen):
    """A site that the register has as closed, moved or under rectification, or that has moved by itself."""

    name: str
    url: str
    state: str
    site_code: str = ""
    to: str = ""
    resume: dt.date | None = None


class Share(Frozen):
    """A share with its interval of 95 %."""

    value: float
    low: float
    high: float


class Sampled(Frozen):
    """That the round is a sample, and what it says of the whole."""

    drawn: int
    population: int
    by: tuple[str, ...]
    seed: int
    rate: Share | None = None  # of the drawn sites
    estimate: Share | None = None  # for all running sites
    represented: int = 0
    least: float = 0.0
    most: float = 1.0


class Since(Frozen):
    """What became of the sites that failed in the round before, and of those that were running."""

    failed: int
    passed: int = 0
    still: int = 0
    closed: int = 0
    open: int = 0  # no verdict now, or not visited
    gone: int | None = None  # running sites of the round before that run no more; None: the round is a sample


class Query(Frozen):
    """A query of the appendix."""

    name: str
    text: str
    tables: tuple[str, ...] = ()


class Bulletin(Frozen):
    """The figures of a bulletin."""

    day: dt.date
    rubric: dict[str, str]
    deadline: dt.date
    provisional: bool = False  # of the deadline
    levels: tuple[Division, ...] = ()
    provinces: tuple[Division, ...] = ()
    departments: tuple[Division, ...] = ()
    figures: tuple[Figure, ...] = ()
    vetoes: tuple[tuple[dict[str, str], int], ...] = ()  # title, sites
    states: tuple[tuple[str, int, int | None], ...] = ()  # register state, sites now and before
    named: tuple[Named, ...] = ()
    unjudged: tuple[Unjudged, ...] = ()
    registered: tuple[Registered, ...] = ()
    moved: tuple[Registered, ...] = ()
    sampled: Sampled | None = None
    since: Since | None = None
    earlier: dt.date | None = None  # the day of the round before
    finished: int = 0  # sites that are done, of
    sites: int = 0
    queries: tuple[Query, ...] = ()
    version: str = ""

    @property
    def whole(self) -> Division:
        """All levels together."""
        fields = ("running", "checked", "passed", "failed", "unjudged")
        return Division(
            name="", **{name: sum(getattr(each, name) for each in self.levels) for name in fields}
        )
