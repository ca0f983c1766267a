"""Ruling: what a person decided about one finding, or about all findings that a pattern fits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property

from checks.base import Finding, finding_key, url_blind
from crawler.cells import schemeless
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


class Pattern(Frozen):
    """Which findings a ruling is about: those of one check whose site and locator fit.

    `site` and `locator` may hold `*` for any number of characters; everything else stands for itself.
    """

    check: str
    site: str = "*"
    locator: str = "*"

    def fits(self, finding: Finding, url: str = "") -> bool:
        """True for the findings it speaks of; locators are compared without scheme and `www.` as well.

        `url`: address of the finding's site, by which it may be named as well. A pattern without a dot is one
        of codes: those that begin with 61 are a province, an address that does is anybody's.
        """
        ids = _ids(finding, url) if "." in self.site else [finding.site]
        if finding.check != self.check or not any(fits(self.site, id) for id in ids):
            return False
        blind = url_blind(finding.locator)
        return fits(self.locator, finding.locator) or fits(url_blind(self.locator), blind)


class Rulings:
    """All decisions at hand: about single findings, and about all that a pattern fits."""

    def __init__(
        self,
        by_key: Mapping[str, Ruling] | None = None,
        by_pattern: tuple[tuple[Pattern, Ruling], ...] = (),
        notes: tuple[str, ...] = (),
    ) -> None:
        self.by_key = dict(by_key or {})
        self.by_pattern = by_pattern
        self.notes = notes  # for people: rows that decide about the same thing, and which of them counts

    def of(self, finding: Finding, day: dt.date, url: str = "") -> Ruling | None:
        """The decision about a finding valid on a day: its own, else that of the last pattern that fits.

        One that has expired decides nothing any more; the finding is open again. `url` is the address of its
        site: what was decided while the site had no code goes by that.
        """
        if self.by_key:
            keys = (finding_key(finding.check, id, finding.locator) for id in _ids(finding, url))
            own = next(
                (ruling for key in keys if (ruling := self.by_key.get(key)) and ruling.valid(day)), None
            )
            if own is not None:
                return own
        of_check = self._of_check.get(finding.check, ())
        fitting = (ruling for pattern, ruling in of_check if ruling.valid(day) and pattern.fits(finding, url))
        return next(fitting, None)

    @cached_property
    def _of_check(self) -> dict[str, list[tuple[Pattern, Ruling]]]:
        """The patterns of each check, the last first."""
        found: dict[str, list[tuple[Pattern, Ruling]]] = {}
        for pattern, ruling in reversed(self.by_pattern):
            found.setdefault(pattern.check, []).append((pattern, ruling))
        return found


def _ids(finding: Finding, url: str) -> list[str]:
    """What a finding's site is known by: its id first, then its address, without and with `www.`."""
    address = schemeless(url).removeprefix("www.")
    return list(dict.fromkeys((finding.site, address, f"www.{address}"))) if url else [finding.site]


def fits(pattern: str, text: str) -> bool:
    """True when the text is the pattern, in which `*` stands for any text. Linear but for the stars."""
    first, *rest = pattern.split("*")
    if not rest:
        return text == pattern
    *middle, last = rest
    if not text.startswith(first) or not text.endswith(last) or len(text) < len(first) + len(last):
        return False
    at, end = len(first), len(text) - len(last)
    for part in middle:
        found = text.find(part, at, end)
        if found < 0:
            return False
        at = found + len(part)
    return True


def keys(rulings: Mapping[str, Ruling], decision: Decision, day: dt.date) -> frozenset[str]:
    """The keys of the findings about which this was decided, as far as it is still valid on a day."""
    return frozenset(
        key for key, ruling in rulings.items() if ruling.decision is decision and ruling.valid(day)
    )
