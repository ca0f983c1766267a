"""Ruling: what a person decided about one finding."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum

from crawler.page import Frozen


class Decision(StrEnum):
    """What a person says of a finding."""

    CONFIRM = "confirm"  # it holds: it counts as sure
    DISMISS = "dismiss"  # it does not hold: it counts nowhere
    ACCEPT = "accept"  # it holds and is tolerated: it still counts, and gates let it pass


class Ruling(Frozen):
    """A person's decision about the finding with one key."""

    decision: Decision
    reason: str = ""
    by: str = ""
    until: dt.date | None = None  # the last day it is valid; None: without end

    def valid(self, day: dt.date) -> bool:
        """True if it still holds on a day."""
        return self.until is None or day <= self.until


def keys(rulings: Mapping[str, Ruling], decision: Decision, day: dt.date) -> frozenset[str]:
    """The keys of the findings about which this was decided, as far as it is still valid on a day."""
    return frozenset(
        key for key, ruling in rulings.items() if ruling.decision is decision and ruling.valid(day)
    )
