"""Slots: visits of a home page, from one place or several, brought into a series that can be counted.

What a visit says: the page opened, it failed to open, or neither (a wall, robots.txt, a login, a notice, a
TLS greeting that does not suit us). Visits that lie too close together are one slot. A slot fails only when
every visit in it failed, and no other vantage saw the page open at about that time.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

import msgspec

from checks.base import Rules
from crawler.facts import Sample
from crawler.page import Cause, Frozen, Outcome

NEARBY = dt.timedelta(minutes=30)  # within which another vantage's view contradicts a failure
OPENED = frozenset({Outcome.OK, Outcome.NEEDS_SCRIPT, Outcome.TOO_LARGE})
FAILED = frozenset({Outcome.DNS, Outcome.REFUSED, Outcome.RESET, Outcome.TIMEOUT})
MISSING = frozenset(
    {404, 410}
)  # statuses that say that there is no home page; below 500 all others refuse us


class View(StrEnum):
    """What one visit, or one slot, says of the home page."""

    OPEN = "open"
    FAILED = "failed"
    NEITHER = "neither"


class Asked(Frozen):
    """What a table asks of a series."""

    days: int
    a_day: int  # visits a day, at least
    timeout: float  # seconds
    timeout_inclusive: bool = True
    apart: float = 10.0  # minutes between two visits that count as two

    @property
    def visits(self) -> int:
        """How many visits make the series complete."""
        return self.days * self.a_day


class Slot(Frozen):
    """Visits at about the same time, as one."""

    at: dt.datetime
    view: View
    samples: tuple[Sample, ...]


class Series(Frozen):
    """The slots of a window of days, counted."""

    first: dt.date
    last: dt.date
    asked: int  # visits that make it complete
    had: int  # of these, how many there are: at most `a_day` of each day
    visits: int  # slots that count
    failed: int
    neither: int = 0  # slots that count neither way
    invalid: int = 0  # visits whose trouble may have been the observer's own
    failures: tuple[Slot, ...] = ()
    vantages: tuple[str, ...] = ()  # whose visits count
    cut_off: tuple[str, ...] = ()  # vantages that never opened the page while another did: not counted
    proven: bool = True  # False: it failed always, and only one vantage says so

    @property
    def complete(self) -> bool:
        """True when there are as many visits on each day as asked for."""
        return self.had >= self.asked


def view(sample: Sample, asked: Asked) -> View:
    """What one visit says under a table's time limit."""
    late = sample.seconds > asked.timeout or (asked.timeout_inclusive and sample.seconds == asked.timeout)
    if sample.outcome in OPENED and Cause.EMPTY not in sample.causes:
        return View.FAILED if late else View.OPEN
    if sample.outcome is Outcome.HTTP_ERROR:
        own = sample.status in MISSING or 500 <= sample.status <= 511
        return View.FAILED if own else View.NEITHER
    if sample.outcome is Outcome.TIMEOUT and sample.seconds >= sample.limit and sample.limit < asked.timeout:
        return View.NEITHER  # given up too early for this table
    return View.FAILED if sample.outcome in FAILED else View.NEITHER


def series(samples: Iterable[Sample], asked: Asked, rules: Rules) -> Series:
    """The series that ends on the day a site is judged for.

    While that day itself is not complete, the series may end the day before, if that one is complete.
    """
    own = sorted({_identity(sample): sample for sample in samples}.values(), key=lambda each: each.at)
    today = _window(own, asked, rules, rules.as_of)
    if today.complete:
        return today
    before = _window(own, asked, rules, rules.as_of - dt.timedelta(days=1))
    return before if before.complete else today


def _identity(sample: Sample) -> tuple[str, dt.datetime]:
    return sample.vantage, sample.at


def _window(samples: Sequence[Sample], asked: Asked, rules: Rules, last: dt.date) -> Series:
    first = last - dt.timedelta(days=asked.days - 1)
    inside = [sample for sample in samples if first <= rules.day(sample.at) <= last]
    valid = [sample for sample in inside if sample.valid]
    away = cut_off(valid, asked)
    heard = [sample for sample in valid if sample.vantage not in away]
    found = slots(heard, asked)
    counted = [slot for slot in found if slot.view is not View.NEITHER]
    failures = tuple(slot for slot in counted if slot.view is View.FAILED)
    a_day = Counter(rules.day(slot.at) for slot in counted)
    vantages = tuple(sorted({sample.vantage for slot in counted for sample in slot.samples}))
    return Series(
        first=first,
        last=last,
        asked=asked.visits,
        had=sum(min(number, asked.a_day) for number in a_day.values()),
        visits=len(counted),
        failed=len(failures),
        neither=len(found) - len(counted),
        invalid=len(inside) - len(valid),
        failures=failures,
        vantages=vantages,
        cut_off=tuple(sorted(away)),
        proven=len(failures) < len(counted) or len(vantages) > 1 or _no_name(failures),
    )


def slots(samples: Sequence[Sample], asked: Asked) -> list[Slot]:
    """The samples, in the order of time, as slots of `apart` minutes, the next beginning where one ends."""
    apart = dt.timedelta(minutes=asked.apart)
    groups: list[list[Sample]] = []
    for sample in samples:
        if groups and sample.at - groups[-1][0].at < apart:
            groups[-1].append(sample)
        else:
            groups.append([sample])
    views = {id(sample): view(sample, asked) for sample in samples}
    opened = [(sample.at, sample.vantage) for sample in samples if views[id(sample)] is View.OPEN]
    return [_slot(tuple(group), {views[id(sample)] for sample in group}, opened) for group in groups]


def _slot(samples: tuple[Sample, ...], views: set[View], opened: Sequence[tuple[dt.datetime, str]]) -> Slot:
    at = samples[0].at
    if View.OPEN in views:
        seen = View.OPEN
    elif views == {View.FAILED} and not _contradicted(samples, opened):
        seen = View.FAILED
    else:
        seen = View.NEITHER
    return Slot(at=at, view=seen, samples=samples)


def _contradicted(samples: tuple[Sample, ...], opened: Sequence[tuple[dt.datetime, str]]) -> bool:
    """True when a vantage outside the slot saw the page open at about that time."""
    here, at = {sample.vantage for sample in samples}, samples[0].at
    return any(vantage not in here and abs(when - at) <= NEARBY for when, vantage in opened)


def cut_off(samples: Iterable[Sample], asked: Asked) -> frozenset[str]:
    """Vantages that never opened the page while another opened it more often than not.

    Something between such a vantage and the site keeps them apart; the site is not to blame.
    """
    counts: dict[str, Counter[View]] = {}
    samples = tuple(samples)
    if len({sample.vantage for sample in samples}) < 2:
        return frozenset()
    for sample in samples:
        counts.setdefault(sample.vantage, Counter())[view(sample, asked)] += 1
    good = {name for name, seen in counts.items() if seen[View.OPEN] > seen[View.FAILED]}
    return frozenset(name for name, seen in counts.items() if not seen[View.OPEN] and good)


def _no_name(failures: Iterable[Slot]) -> bool:
    """True when every failure is a name that does not exist: that is so from everywhere."""
    return all(no_name(sample) for slot in failures for sample in slot.samples)


def no_name(sample: Sample) -> bool:
    """True when the host's name does not exist, or has no address."""
    return sample.outcome is Outcome.DNS and sample.error.startswith(("nxdomain", "no address"))


def asked_of(parameters: Mapping[str, object]) -> Asked:
    """What a rubric asks, from a check's parameters."""
    return msgspec.convert({name: parameters[name] for name in Asked.__struct_fields__}, Asked)
