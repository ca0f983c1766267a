"""Phases: the way of a site that closes: running → notice → redirect → gone, as far as it was watched."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from enum import StrEnum
from urllib.parse import urlsplit

from checks.base import Rules
from checks.slots import OPENED, no_name
from crawler.facts import Sample, SiteFacts
from crawler.page import Cause, Frozen, Outcome, Page

SHOWN = OPENED | {Outcome.MAINTENANCE, Outcome.SOFT_404}


class Phase(StrEnum):
    """Where a closing site stands."""

    RUNNING = "running"  # it shows itself as ever
    NOTICE = "notice"  # its home page says that it closes
    REDIRECT = "redirect"  # its address leads to another site
    GONE = "gone"  # its name is no longer found


class Span(Frozen):
    """Days in a row in one phase."""

    phase: Phase
    first: dt.date
    last: dt.date


def now(facts: SiteFacts) -> Phase | None:
    """The phase in which the crawl met the site; None where it cannot be told."""
    if facts.outcome.moved_to:
        return Phase.REDIRECT
    if facts.home is None:
        return Phase.GONE if Cause.DNS in facts.outcome.causes and _no_name(facts.outcome.detail) else None
    return _of_page(facts.home, facts.site.url, facts.outcome.detail)


def _of_page(home: Page, url: str, detail: str) -> Phase | None:
    if home.outcome is Outcome.DNS:
        return Phase.GONE if _no_name(detail) else None
    if home.outcome is Outcome.OUT_OF_SCOPE or elsewhere(url, home.final_url) or elsewhere(url, home.refresh):
        return Phase.REDIRECT
    if home.outcome not in SHOWN:
        return None
    if home.closing is not None:
        return Phase.NOTICE
    return Phase.RUNNING if home.outcome in OPENED else None


def history(samples: Iterable[Sample], rules: Rules) -> tuple[Span, ...]:
    """The phases that visits saw up to the day a site is judged for.

    Days of which they cannot tell are left out. Of several phases on one day the earliest counts: a short
    view of a later one is no end of the former.
    """
    days: dict[dt.date, Phase] = {}
    order = list(Phase)
    for sample in samples:
        day, seen = rules.day(sample.at), _of_sample(sample)
        if seen is not None and day <= rules.as_of:
            days[day] = min(days.get(day, seen), seen, key=order.index)
    return tuple(_spans(sorted(days.items())))


def _of_sample(sample: Sample) -> Phase | None:
    if not sample.valid:
        return None
    if no_name(sample):
        return Phase.GONE
    if sample.outcome not in SHOWN:
        return None
    if elsewhere(sample.url, sample.final_url):
        return Phase.REDIRECT
    if sample.closing:
        return Phase.NOTICE
    return Phase.RUNNING if sample.outcome in OPENED else None


def _spans(days: Sequence[tuple[dt.date, Phase]]) -> list[Span]:
    spans: list[Span] = []
    for day, phase in days:
        if spans and spans[-1].phase is phase:
            spans[-1] = Span(phase=phase, first=spans[-1].first, last=day)
        else:
            spans.append(Span(phase=phase, first=day, last=day))
    return spans


def _no_name(error: str) -> bool:
    return error.lower().startswith(("nxdomain", "no address"))


def elsewhere(url: str, other: str) -> bool:
    """True when `other` lies on a host that is neither the URL's nor below or above it."""
    one, two = host(url), host(other)
    return bool(two) and one != two and not one.endswith(f".{two}") and not two.endswith(f".{one}")


def host(url: str) -> str:
    """The host of a URL without a leading www; empty where there is none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
