"""Scorecard: what a site scored, item by item, and what that rests on."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from crawler.page import Frozen
from reports.rubric import Kind


class Verdict(StrEnum):
    """The end of an audit."""

    PASS = "pass"
    FAIL = "fail"
    INSUFFICIENT = "insufficient_evidence"
    NOT_JUDGED = "not_judged"  # the table does not apply: exempt, closed, or shut for a while


class LineState(StrEnum):
    """What an item came to."""

    HIT = "hit"  # a veto that holds, or points lost for sure
    POSSIBLE = "possible"  # suspected findings or unjudged subjects could make it hold, or cost points
    WARNING = "warning"  # a veto that is near
    CLEAR = "clear"
    OPEN = "open"  # a person decides it, or it needs a series of probes
    NOT_APPLICABLE = "not_applicable"


class Line(Frozen):
    """One item of the rubric, with its arithmetic: findings × each, capped."""

    item: str
    kind: Kind
    state: LineState
    sure: int = 0  # sure findings that count
    suspected: int = 0
    unjudged: int = 0  # seen but unjudged subjects
    judged: int = 0  # subjects judged by the item's checks
    each: float = 0.0
    cap: float | None = None  # the item's own, or what its pool leaves for it where that is less
    at_least: int = 1
    lost: float = 0.0  # by sure findings
    lost_suspected: float = 0.0  # in addition, if the suspected findings hold
    lost_unjudged: float = 0.0  # in addition, if every unjudged subject were a problem
    keys: tuple[str, ...] = ()  # of all findings that belong to the item, sure ones first
    reason: str = ""  # codes (docs/rubrics.md), apart by spaces: person probes no_services unconfirmed …
    failed: int = 0  # of a series of availability samples: visits that failed
    visits: int = 0  # visits that count
    share: float = 0.0  # from which share of them on, or for each of it, the item counts


class Coverage(Frozen):
    """What the verdict rests on."""

    pages_read: int = 0
    pages_known: int = 0  # read, unread and known but not taken
    columns_judged: int = 0
    columns_seen: int = 0
    letters_judged: int = 0
    letters_seen: int = 0
    guides_judged: int = 0
    guides_seen: int = 0
    links_verified: int = 0
    links_known: int = 0
    home_read: bool = False

    @property
    def columns(self) -> float:
        """Share of columns judged; 1.0 where none was seen."""
        return self.columns_judged / self.columns_seen if self.columns_seen else 1.0


class Scorecard(Frozen):
    """The score of one site under one rubric."""

    site: str  # id of the site
    rubric: str  # id of the rubric
    rubric_sha256: str  # SHA-256 of the rubric's file
    as_of: dt.date  # the day it is judged for
    verdict: Verdict  # pass, fail, insufficient_evidence or not_judged
    base: float  # points to begin with
    maximum: float  # base less sure deductions, never below 0
    # what is left if every suspected finding that may score and every unjudged subject were a problem
    minimum: float
    pass_mark: float  # points needed
    lines: tuple[Line, ...]  # items with their arithmetic
    coverage: Coverage  # what the verdict rests on
    missing: tuple[str, ...] = ()  # why the evidence is insufficient: codes with a locator after a colon
    unassessed: dict[str, int] = {}  # reason -> how many subjects
    left_out: float = 0.0  # points of a group that does not apply; the rest was scaled up to `base`
    standing: str = ""  # why the table does not apply: exempt, rectifying, suspended or closed

    @property
    def vetoes(self) -> tuple[Line, ...]:
        """The vetoes that hold."""
        return tuple(line for line in self.lines if line.kind is Kind.VETO and line.state is LineState.HIT)

    @property
    def open(self) -> tuple[Line, ...]:
        """The open part: outside interval and verdict."""
        return tuple(line for line in self.lines if line.state is LineState.OPEN)
