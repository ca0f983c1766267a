"""Rubric, Item: the official table as data. How to read and write one: docs/rubrics.md."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Collection, Mapping
from enum import StrEnum
from importlib import resources
from pathlib import Path
from typing import Any

from checks.base import Rules
from crawler.page import Frozen


class RubricError(ValueError):
    """A rubric that cannot be used; the message names file, line, value and the way out."""


class Kind(StrEnum):
    """What an item does to a site."""

    VETO = "veto"  # 单项否决: the site fails
    DEDUCT = "deduct"  # points off
    BONUS = "bonus"  # points a person may add; always open


class Decides(StrEnum):
    """Who can decide an item."""

    PROGRAM = "program"
    ASSISTED = "assisted"  # program with a person: the program proposes, a person confirms
    PERSON = "person"


class Confidence(StrEnum):
    """How well the wording of an item is known."""

    VERIFIED = "verified"
    PARTLY = "partly-verified"
    UNCONFIRMED = "unconfirmed"


class Probes(Frozen):
    """What a table asks of a series of availability samples."""

    days: int  # length of the series
    a_day: int  # samples a day, at least
    timeout: float  # seconds
    timeout_inclusive: bool = True  # a page that takes exactly `timeout` seconds counts as failed
    share: float = 0.0  # a veto holds from this share of failed samples on; a deduction is charged for each
    share_inclusive: bool = True
    warn_share: float | None = None  # early warning from this share on
    apart: float = 10.0  # minutes between two samples that count as two
    check: str = ""  # the check that judges the series; empty: nothing does, the item stays open


SERIES = ("days", "a_day", "timeout", "timeout_inclusive", "apart")  # what its check is told of `Probes`


@functools.cache
def _together(checks: tuple[str, ...], candidates: tuple[str, ...], series: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(checks + candidates + ((series,) if series else ())))


class Item(Frozen):
    """One row of the table."""

    id: str
    kind: Kind
    title: dict[str, str]  # zh: official wording; en
    rule: dict[str, str]  # zh: the rule in words; en
    clause: str
    group: str = ""
    checks: tuple[str, ...] = ()  # whose findings count
    candidates: tuple[str, ...] = ()  # whose findings count here only once a person confirms them
    where: dict[str, tuple[Any, ...]] = {}  # a finding counts only if each named datum is one of the values
    where_any: tuple[dict[str, tuple[Any, ...]], ...] = ()  # and one of these must hold too, if there are any
    distinct: str = (
        ""  # count distinct values of this datum ("locator" for the finding's locator), not findings
    )
    quorum: int = 1  # a distinct value counts from this many findings on
    each: float = 0.0  # points off for each
    cap: float | None = None  # most points the item can take; None: no cap in the table
    pool: str = ""  # items of one pool share the cap of `Rubric.pools`
    at_least: int = 1  # a veto needs this many
    warn_at: int | None = None  # early warning from this many on
    early: dict[str, Any] = {}  # parameters under which its checks, run once more, give an early warning
    suspected_scores: bool = False  # suspected findings may count (towards the minimum only)
    decides: Decides = Decides.PROGRAM
    needs: str = ""  # "probes": a series of availability samples that one crawl does not have; "ipv6"
    probes: Probes | None = None
    applies_to: str = ""  # "portals", or empty for all sites
    needs_services: bool = False  # not applicable to sites without services
    confidence: Confidence = Confidence.VERIFIED
    line: int = 0  # where it stands in its file
    file: str = ""

    @property
    def all_checks(self) -> tuple[str, ...]:
        """The checks it counts, and those whose findings are candidates."""
        return _together(self.checks, self.candidates, self.series)

    @property
    def series(self) -> str:
        """The check that judges its series of samples; empty where there is none."""
        return self.probes.check if self.probes else ""

    @property
    def doubtful(self) -> bool:
        """True where the wording is not verified: such an item never decides a verdict alone."""
        return self.confidence is not Confidence.VERIFIED


class Rescale(Frozen):
    """A group that is left out for sites without services, and the rest scaled up to the base."""

    group: str
    points: float
    levels: tuple[str, ...]  # levels of sites.csv it holds for


class Rubric(Frozen):
    """An official table with the parameters it gives to checks."""

    id: str
    version: str
    title: dict[str, str]
    source: str
    items: tuple[Item, ...]
    checks: dict[str, dict[str, Any]]  # check id -> parameters
    base: float = 100.0
    pass_mark: float = 60.0
    pass_inclusive: bool = True
    coverage_min: float = 0.8
    time_zone: str = "Asia/Shanghai"
    language: str = "zh"
    pools: dict[str, float] = {}  # most points the items of a pool can take together
    rescale: Rescale | None = None
    bonus_above: float | None = None  # bonus items are looked at only above this score
    bonus_max: float = 0.0
    extends: str = ""  # the rubric this one is laid over
    sha256: str = ""
    path: str = ""


def available() -> tuple[str, ...]:
    """The names of the built-in rubrics, in alphabetical order."""
    files = resources.files("reports").joinpath("rubrics").iterdir()
    return tuple(sorted(Path(file.name).stem for file in files if file.name.endswith(".toml")))


def load(
    name_or_path: str,
    checks: Mapping[str, Collection[str]] | None = None,
    data: Mapping[str, Collection[str]] | None = None,
) -> Rubric:
    """A built-in rubric by its name, or one by the path of its TOML file.

    Args:
        name_or_path: `cn-2015`, or a path ending in `.toml`.
        checks: the checks there are, id -> the parameters each declares. Without it, names of checks and
            parameters are not looked at.
        data: id -> the names of the data that a check's findings carry. Without it, names in `where` are
            not looked at.

    Raises:
        RubricError: there is no such rubric, or something in it is wrong.
    """
    from reports.rubric_file import read  # it builds the types above

    return read(name_or_path, checks, data)


def rules(rubric: Rubric, as_of: dt.date) -> dict[str, Rules]:
    """What the rubric tells each check it names, for the day a site is judged for."""
    return {
        check: Rules(
            as_of=as_of, time_zone=rubric.time_zone, parameters={**parameters, **_series(rubric, check)}
        )
        for check, parameters in rubric.checks.items()
    }


def _series(rubric: Rubric, check: str) -> dict[str, Any]:
    """What the items ask of a series, as parameters of the check that judges it."""
    asked = [item.probes for item in rubric.items if item.probes and item.series == check]
    if not asked:
        return {}
    told = {name: getattr(asked[0], name) for name in SERIES}
    return {**told, "share": min(each.share for each in asked)}


def early_rules(rubric: Rubric, as_of: dt.date) -> dict[str, Rules]:
    """The rules of the second run of some checks, whose findings are early warnings and nothing more."""
    usual = rules(rubric, as_of)
    return {
        check: Rules(
            as_of=as_of, time_zone=rubric.time_zone, parameters={**usual[check].parameters, **item.early}
        )
        for item in rubric.items
        if item.early
        for check in item.checks
    }
