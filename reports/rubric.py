"""Rubric, Item: the official table as data."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from crawler.page import Frozen


class Kind(StrEnum):
    """What an item does to a site."""

    VETO = "veto"  # 单项否决: the site fails
    DEDUCT = "deduct"  # points off


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


class Item(Frozen):
    """One row of the table."""

    id: str
    kind: Kind
    title: dict[str, str]  # zh: official wording; en
    rule: dict[str, str]  # zh: the rule in words; en
    clause: str
    group: str = ""
    checks: tuple[str, ...] = ()  # whose findings count
    where: dict[str, tuple[Any, ...]] = {}  # a finding counts only if each named datum is one of the values
    distinct: str = (
        ""  # count distinct values of this datum ("locator" for the finding's locator), not findings
    )
    each: float = 0.0  # points off for each
    cap: float | None = None  # most points the item can take; None: no cap in the table
    at_least: int = 1  # a veto needs this many
    warn_at: int | None = None  # early warning from this many on
    suspected_scores: bool = False  # suspected findings may count (towards the minimum only)
    decides: Decides = Decides.PROGRAM
    needs: str = ""  # "probes": a series of availability samples that one crawl does not have
    needs_services: bool = False  # not applicable to sites without services
    confidence: Confidence = Confidence.VERIFIED
    line: int = 0  # where it stands in its file


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
    sha256: str = ""
    path: str = ""
