"""Ending: how a site's crawl ended, with its causes. Pure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from typing import TypeVar

import msgspec

from crawler import targets
from crawler.course import Course
from crawler.facts import (
    Purpose,
    SiteOutcome,
    SiteState,
    Target,
    Tls,
    Verdict,
    Visit,
)
from crawler.hosts import host_of
from crawler.page import ARRIVED, Cause, Letter, LetterState, Outcome, Page
from crawler.purposes import READ, purpose_of

TROUBLED = (
    0.2  # share of the site's own pages that may time out or be limited before its crawl counts as partial
)
LONG_OPEN = dt.timedelta(days=100)  # a letter that old without an answer is left, under whatever rule
ODD_STATUS = range(100, 600)  # what lies outside is no HTTP status

End = TypeVar("End", bound=SiteOutcome)
_RELATIVE = re.compile(r"[A-Za-z0-9_./][A-Za-z0-9_.-]*(?:[/?#]|$)(?!/)")

# Causes that accuse a site that was read whole: with one of them it ends as a finding.
TELLING = frozenset(
    {
        Cause.BAD_HTTP,
        Cause.BAD_URL,
        Cause.BLOCKED,
        Cause.CHARSET,
        Cause.DATE,
        Cause.DEAD_LINK,
        Cause.EMPTY,
        Cause.FORBIDDEN_TARGET,
        Cause.HTTP_ERROR,
        Cause.JS_REDIRECT,
        Cause.NEEDS_JS,
        Cause.SLOW,
        Cause.SOFT_404,
        Cause.TLS,
        Cause.TLS_OLD,
        Cause.TRUNCATED,
    }
)
_OF_HOME = frozenset(
    {Cause.BAD_HTTP, Cause.EMPTY, Cause.NEEDS_JS, Cause.SLOW, Cause.TRUNCATED, Cause.CHARSET, Cause.DATE}
)
_OF_PAGES = frozenset({Cause.CHARSET, Cause.DATE, Cause.BAD_URL})
_CUT_SHORT = frozenset({Cause.BUDGET, Cause.RATE_LIMITED, Cause.TIMEOUT, Cause.RESET, Cause.TOO_LARGE})

# What the outcome of the home page means for its site where it was not read.
_HOME = {
    Outcome.HTTP_ERROR: (SiteState.UNREACHABLE, Cause.HTTP_ERROR),
    Outcome.DNS: (SiteState.UNREACHABLE, Cause.DNS),
    Outcome.REFUSED: (SiteState.UNREACHABLE, Cause.REFUSED),
    Outcome.RESET: (SiteState.UNREACHABLE, Cause.RESET),
    Outcome.TLS: (SiteState.UNREACHABLE, Cause.TLS),
    Outcome.TIMEOUT: (SiteState.UNREACHABLE, Cause.TIMEOUT),
    Outcome.REDIRECT_LOOP: (SiteState.UNREACHABLE, Cause.REDIRECT),
    Outcome.TOO_LARGE: (SiteState.PARTIAL, Cause.TOO_LARGE),
    Outcome.RATE_LIMITED: (SiteState.PARTIAL, Cause.RATE_LIMITED),
    Outcome.MAINTENANCE: (SiteState.PARTIAL, Cause.MAINTENANCE),
    Outcome.SOFT_404: (SiteState.PARTIAL, Cause.SOFT_404),
    Outcome.LOGIN: (SiteState.PARTIAL, Cause.LOGIN),
    Outcome.BLOCKED: (SiteState.FINDING, Cause.BLOCKED),
    Outcome.CHALLENGE: (SiteState.FINDING, Cause.BLOCKED),
    Outcome.ROBOTS: (SiteState.REFUSED, Cause.ROBOTS),
    Outcome.FORBIDDEN_ADDRESS: (SiteState.REFUSED, Cause.FORBIDDEN_TARGET),
    Outcome.OUT_OF_SCOPE: (SiteState.PASS, Cause.MOVED),
}


def joined(outcome: End, found: Sequence[Target]) -> End:
    """The end of a site's crawl, with what was found out of its foreign targets afterwards."""
    causes = tuple(dict.fromkeys([*outcome.causes, *(cause for each in found for cause in _of_target(each))]))
    accused = outcome.state is SiteState.PASS and TELLING & set(causes[len(outcome.causes) :])
    state = SiteState.FINDING if accused else outcome.state
    return msgspec.structs.replace(outcome, state=state, causes=causes)


def home_visit(visits: Sequence[Visit]) -> Visit | None:
    """The last visit of the home page, where redirects, repetitions and rendering ended."""
    homes = [visit for visit in visits if visit.entry.purpose is Purpose.HOME]
    homes = [visit for visit in homes if visit.page is not None or not visit.entry.render]
    return homes[-1] if homes else None


def outcome(
    course: Course,
    visits: Sequence[Visit],
    found: Sequence[Target],
    letters: Sequence[Letter],
    tls: Tls | None,
    *,
    ended_at: dt.datetime,
) -> SiteOutcome:
    """The one end of a site's crawl."""
    home = home_visit(visits)
    state, causes = _state(course, home, visits, found, tls)
    if state in (SiteState.PASS, SiteState.FINDING) and any(_left(letter, ended_at) for letter in letters):
        state = SiteState.FINDING
        causes.append(Cause.UNANSWERED_LETTER)
    return SiteOutcome(
        site=course.site.id,
        state=state,
        causes=tuple(dict.fromkeys(causes)),
        detail=home.answer.error[:300] if home is not None else "",
        handed_out=course.handed_out,
        recorded=len(visits),
        known_not_taken=course.budget.not_taken,
        requests=course.requests,
        bytes=course.bytes,
        started_at=course.started_at,
        ended_at=ended_at,
        moved_to=course.home.moved_to,
        names_resolved=course.names_resolved,
    )


def _left(letter: Letter, now: dt.datetime) -> bool:
    """True for a letter that the site itself shows as unanswered, long after it came."""
    return (
        letter.state is LetterState.OPEN
        and letter.asked is not None
        and now.date() - letter.asked > LONG_OPEN
    )


def _state(
    course: Course, home: Visit | None, visits: Sequence[Visit], found: Sequence[Target], tls: Tls | None
) -> tuple[SiteState, list[Cause]]:
    if home is None:
        return SiteState.PARTIAL, [Cause.BUDGET]
    state, causes = _by_home(home)
    if state is not SiteState.PASS or home.outcome is Outcome.OUT_OF_SCOPE:
        return state, [*causes, *_tls_causes(tls)]
    causes += [*course.causes, *_trouble(visits), *_told(home, visits, found), *_tls_causes(tls)]
    if _CUT_SHORT & set(causes):
        return SiteState.PARTIAL, causes
    return (SiteState.FINDING if TELLING & set(causes) else SiteState.PASS), causes


def _by_home(home: Visit) -> tuple[SiteState, list[Cause]]:
    """What the home page's own end says of the site; `pass` where it was read."""
    state, cause = _HOME.get(home.outcome, (SiteState.PASS, None))
    causes = [*([cause] if cause else []), *home.causes]
    redirected = bool(home.entry.hops) or Cause.REDIRECT in home.causes
    if home.outcome is Outcome.FORBIDDEN_ADDRESS and redirected:
        causes.insert(0, Cause.REDIRECT)
    elif home.outcome is Outcome.TOO_LARGE and not home.answer.status:
        state = SiteState.UNREACHABLE
    elif home.outcome is Outcome.UNREADABLE:
        state, causes = _unreadable(home)
    elif home.outcome is Outcome.HTTP_ERROR and home.answer.status not in (0, *ODD_STATUS):
        state = SiteState.FINDING
    elif home.outcome in ARRIVED:
        causes = []
    return state, causes


def _unreadable(home: Visit) -> tuple[SiteState, list[Cause]]:
    causes = list(home.causes) or [Cause.UNREADABLE]
    if not home.answer.status:
        return SiteState.UNREACHABLE, causes
    if Cause.TOO_LARGE in causes:
        return SiteState.PARTIAL, causes
    return (SiteState.UNREACHABLE if Cause.BAD_HTTP in causes else SiteState.PASS), causes


def _told(home: Visit, visits: Sequence[Visit], found: Sequence[Target]) -> list[Cause]:
    """What the pages and the targets accuse the site of."""
    causes = [cause for cause in home.causes if cause in _OF_HOME]
    if home.outcome is Outcome.NEEDS_SCRIPT:
        causes.append(Cause.NEEDS_JS)
    for page in targets.pages(visits):
        causes += [cause for cause in page.causes if cause in _OF_PAGES]
        causes += [Cause.BAD_URL, Cause.DEAD_LINK] if page.bad_links else []  # nobody gets there
        causes += [Cause.BAD_URL] if misplaced(page) else []
    for target in found:
        causes += _of_target(target)
    return causes


def misplaced(page: Page) -> bool:
    """True when a `base` element sends the page's relative links to another host."""
    own = host_of(page.final_url)
    usual = (f"http://{own}/", f"https://{own}/")
    return any(
        not link.url.startswith(usual) and _RELATIVE.match(link.literal) and host_of(link.url) != own
        for link in page.links
    )


def _of_target(target: Target) -> Iterable[Cause]:
    if target.verdict is Verdict.BROKEN:
        yield Cause.DEAD_LINK
        if target.outcome is Outcome.SOFT_404:
            yield Cause.SOFT_404
    elif target.outcome is Outcome.FORBIDDEN_ADDRESS:
        yield Cause.FORBIDDEN_TARGET


def _trouble(visits: Sequence[Visit]) -> list[Cause]:
    """Why part of the site's own pages could not be had, where that is more than a few."""
    last: dict[str, Outcome] = {}
    for visit in visits:
        if purpose_of(visit.entry) in READ and not visit.entry.external:
            last[visit.entry.origin or visit.entry.url] = visit.outcome
    causes = {
        Outcome.TIMEOUT: Cause.TIMEOUT,
        Outcome.RESET: Cause.RESET,
        Outcome.REFUSED: Cause.RESET,
        Outcome.RATE_LIMITED: Cause.RATE_LIMITED,
    }
    counts = dict.fromkeys(causes.values(), 0)
    for ended in last.values():
        if ended in causes:
            counts[causes[ended]] += 1
    return [cause for cause, count in counts.items() if count > max(1, TROUBLED * len(last))]


def _tls_causes(tls: Tls | None) -> list[Cause]:
    if tls is None or tls.valid is not False:
        return []
    return [Cause.TLS, Cause.TLS_OLD] if tls.problem == "obsolete" else [Cause.TLS]
