"""Targets: the verdict on each link target of a site, from its visits. Pure.

A target is broken only after two failing GETs between which, or right after which, its host answers
something else well: one that is down for a while fails at all its addresses, but for redirects. A foreign
host that does not exist, or refuses connections, while other hosts answer is dead; that a name does not exist
is believed only where another name was found. What blocks, limits, times out, asks for a person, or leads to
a home page instead of one deep within could not be verified. Where other addresses of a host failed alike and
opened the second time, its answers speak of the moment: `FLAPPING`.
"""

from __future__ import annotations

import bisect
import datetime as dt
import functools
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from http import HTTPStatus
from itertools import islice

import msgspec

from crawler import memo
from crawler.facts import FLAPPING, Purpose, Target, Verdict, Visit
from crawler.hosts import by_name, host_name, host_of
from crawler.page import Answer, Cause, Frozen, Link, LinkKind, Outcome, Page
from crawler.reading.links import deep, front, in_scope, registrable_domain, url_key
from crawler.site import Site
from crawler.step import step_of

MOST_UNCHECKED = 2_000  # listed one by one; the rest is a number of the site's outcome
SAMPLES = 5  # parents
MOST_STEPS = 20  # from address to address
AROUND = dt.timedelta(minutes=10)  # other hosts' answers count from that long before the first failure
AFTER = 3  # answers of a host after the second failure among which a control request may be
SOON = dt.timedelta(minutes=1)  # from the second failure to that request, at most: it may be put off

# Answers that speak of the client or of the moment, not of the address.
UNVERIFIABLE = frozenset(
    {401, 402, 403, 405, 406, 407, 408, 412, 417, 418, 421, 423, 425, 426, 428, 429, 431, 451, 503, 511}
)
# Numbers that stand in no standard are said by something in front of the host.
FAILING = frozenset(map(int, HTTPStatus)) & frozenset(range(400, 600)) - UNVERIFIABLE

FINE = frozenset({Outcome.OK, Outcome.TOO_LARGE, Outcome.UNREADABLE})
DEAD = frozenset({Outcome.DNS, Outcome.REFUSED})
NO_NAME = ("name does not exist", "nxdomain")
# Addresses of a flapping host that fail twice, for each that fails alike and opens then, at most.
MOST_STAYED = 10
MOST_MISSING = 3  # where it says that it has no such page: one that came late tells little of many


class Ending(Frozen):
    """How one fetch of a target ended, redirects followed."""

    outcome: Outcome
    status: int = 0
    visit: Visit | None = None


class _Seen:
    """What the pages say of one target."""

    __slots__ = ("followed", "kind", "occurrences", "on_home", "parents", "settled", "text", "url")

    def __init__(self, url: str, kind: LinkKind) -> None:
        self.url = url
        self.kind = kind
        self.text = ""
        self.on_home = False
        self.followed = False
        self.occurrences = 0
        self.parents: list[str] = []
        self.settled = False  # but for the home page, further pages tell nothing more than one occurrence

    def add(self, link: Link, page: Page, on_home: bool) -> None:
        self.occurrences += 1
        self.on_home = self.on_home or on_home
        self.followed = self.followed or (link.followed and not page.nofollow)
        self.text = self.text or link.text
        if len(self.parents) < SAMPLES and page.url not in self.parents:
            self.parents.append(page.url)
        self.settled = bool(self.text) and self.followed and len(self.parents) >= SAMPLES


def targets(
    site: Site, visits: Sequence[Visit], home: Page | None, takes: Callable[[Target], bool] | None = None
) -> tuple[Target, ...]:
    """One `Target` for each address that the site's pages link to, in the order in which they were found.

    `site` has the scope that held in the end, `home` is its home page. `takes` says of a foreign target
    whether it is verified after the crawl.
    """
    ledger = Ledger(site, visits)
    found = _found(visits, home)
    listed = []
    unchecked = 0
    for key, seen in found.items():
        target = _target(site, seen, ledger, key)
        unfetched = target.verdict is Verdict.UNCHECKED and target.external and seen.followed
        if unfetched and takes is not None and takes(target):
            target = msgspec.structs.replace(target, verdict=Verdict.PENDING)
        unchecked += target.verdict is Verdict.UNCHECKED
        if target.verdict is not Verdict.UNCHECKED or unchecked <= MOST_UNCHECKED:
            listed.append(target)
    return tuple(listed)


def verdict(first: Ending, second: Ending | None, control: bool) -> tuple[Verdict, str]:
    """What two GETs say of a target, and why; `control`: its host (or, for a dead one, another) answers."""
    last = second or first
    if last.outcome in FINE and not _no_http(last):
        return Verdict.OK, ""
    if not fails(last):
        return Verdict.UNVERIFIED, _reason(last)
    if second is None:
        return Verdict.UNVERIFIED, f"{_reason(last)}, seen once"
    if not fails(first):
        return Verdict.UNVERIFIED, f"{_reason(first)}, then {_reason(last)}"
    if not control:
        return Verdict.UNVERIFIED, f"{_reason(last)}, the host answers nothing else"
    return Verdict.BROKEN, _reason(last)


def _no_http(ending: Ending) -> bool:
    """True where something answered, but not as a web server does."""
    return ending.outcome is Outcome.UNREADABLE and not ending.status


def fails(ending: Ending) -> bool:
    """True for an end that, seen twice, means broken."""
    if ending.outcome is Outcome.SOFT_404 or ending.outcome in DEAD:
        return True
    return ending.outcome is Outcome.HTTP_ERROR and ending.status in FAILING


def answers_well(visit: Visit) -> bool:
    """True where a host has something to show; a redirect says nothing of what lies behind it."""
    return visit.outcome in FINE and 200 <= visit.answer.status < 300


class Ledger:
    """Visits by address, and when which host answered."""

    def __init__(self, site: Site, visits: Sequence[Visit]) -> None:
        self.site = site
        self.first: dict[str, list[Visit]] = {}  # key of the URL asked for -> fetches of it, redirects apart
        self.next: dict[
            tuple[str, int, str], Visit
        ] = {}  # (origin, tries, address before) -> the hop after it
        self.named: dict[str, dt.datetime] = {}  # domain -> when a name of it last answered at all
        # host -> when it was asked, whether it answered well, whether to see that it does
        self.said: dict[str, list[tuple[dt.datetime, bool, bool]]] = {}
        self.landed: dict[str, list[Visit]] = {}  # key of a redirect's target -> fetches of it
        for visit in visits:
            self._add(visit)

    def _add(self, visit: Visit) -> None:
        entry = visit.entry
        well = answers_well(visit)
        for url in (entry.url, *(entry.hops if well else ())):
            if not 300 <= visit.answer.status < 400:
                told = (visit.answer.fetched_at, well, entry.purpose is Purpose.CONTROL)
                bisect.insort(self.said.setdefault(host_of(url), []), told)
        if visit.answer.status and by_name(entry.url):
            domain = registrable_domain(host_name(entry.url))
            self.named[domain] = max(self.named.get(domain, visit.answer.fetched_at), visit.answer.fetched_at)
        if entry.purpose in (Purpose.PROBE, Purpose.CONTROL) or entry.render:
            return
        if entry.hops:
            self.next[entry.origin, entry.tries, entry.hops[-1]] = visit
            self.landed.setdefault(url_key(entry.url), []).append(visit)
        else:
            self.first.setdefault(url_key(entry.url), []).append(visit)

    def endings(self, visit: Visit, passed: frozenset[str] = frozenset()) -> list[Ending]:
        """How a fetch ended where it led on to: once, or as often as that address was fetched on its own."""
        for _ in range(MOST_STEPS):
            entry = visit.entry
            step = step_of(visit)
            if step is None or not step.target:
                outcome = visit.outcome if step is None else step.outcome
                return [Ending(outcome=outcome, status=visit.answer.status, visit=visit)]
            after = self.next.get((entry.origin or entry.url, entry.tries, entry.url))
            if after is None:
                return self._elsewhere(visit, step.target, passed | {url_key(entry.url)})
            visit = after
        return [Ending(outcome=Outcome.REDIRECT_LOOP, visit=visit)]

    def _elsewhere(self, visit: Visit, target: str, passed: frozenset[str]) -> list[Ending]:
        """The address it leads on to was known already: its own fetches say how it ends."""
        key, status = url_key(target), visit.answer.status
        if key in passed or len(passed) > MOST_STEPS:
            return [Ending(outcome=Outcome.REDIRECT_LOOP, visit=visit)]
        fetches = self.first.get(key) or self.landed.get(key, [])
        if not fetches:  # a page that came and leads on is there all the same
            outcome = Outcome.OUT_OF_SCOPE if 300 <= status < 400 else visit.outcome
            return [Ending(outcome=outcome, status=status, visit=visit)]
        if step_of(fetches[-1]) is not None:
            return self.endings(fetches[-1], passed)
        ended = [fetch for fetch in fetches if step_of(fetch) is None]
        return [Ending(outcome=fetch.outcome, status=fetch.answer.status, visit=fetch) for fetch in ended]

    def control(self, url: str, first: Visit, last: Visit, dead: bool) -> bool:
        """True when the target's host answered well from one failure to the other, or a control request then.

        For a dead one: when some other host answered around the failures.
        """
        since, own = first.answer.fetched_at, host_of(url)
        if dead:
            others = (said for host, said in self.said.items() if host != own)
            return any(well and at >= since - AROUND for said in others for at, well, _ in said)
        said = self.said.get(own, [])
        begin, end = (bisect.bisect(said, (each.answer.fetched_at, True, True)) for each in (first, last))
        told = any(well for _, well, _ in said[begin:end])
        until = last.answer.fetched_at + SOON
        return told or any(well and asked and at <= until for at, well, asked in said[end : end + AFTER])

    def flaps(self, ending: Visit) -> bool:
        """True when the host answered so for other addresses, too, that opened when they were asked again."""
        kind = _kind(ending)
        opened, stayed = self._second[kind, True], self._second[kind, False]
        ill = kind[1] is Outcome.HTTP_ERROR and kind[2] >= HTTPStatus.INTERNAL_SERVER_ERROR
        return 0 < stayed <= (MOST_STAYED if ill else MOST_MISSING) * opened

    @functools.cached_property
    def _second(self) -> Counter[tuple[tuple[str, Outcome, int], bool]]:
        """How often each host's failures of a kind opened, or failed alike, when they were asked again."""
        again = ((each[0], each[-1]) for each in self.first.values() if len(each) > 1)
        return Counter(
            (_kind(first), answers_well(last))
            for first, last in again
            if answers_well(last) or _kind(first) == _kind(last)
        )

    def home_among(self, urls: Iterable[str]) -> bool:
        """True when one of the addresses is the home page of the site, or of any host."""
        return any(front(url) or url_key(url) == url_key(self.site.url) for url in urls)

    def resolves(self, url: str, first: Visit) -> bool:
        """True when a name elsewhere, neither the target's nor the site's own, was found around the failures.

        A network of its own may know its own names and deny all others.
        """
        return bool(self.witnesses(url, first))

    def witnesses(self, url: str, first: Visit) -> tuple[str, ...]:
        """Up to two domains that were found around the failures, neither the target's nor the site's own."""
        since = first.answer.fetched_at - AROUND
        own = {registrable_domain(host_name(each)) for each in (self.site.url, url)}
        found = (domain for domain, at in self.named.items() if domain not in own and at >= since)
        return tuple(islice(found, 2))


def _kind(visit: Visit) -> tuple[str, Outcome, int]:
    """How a host answered."""
    return host_of(visit.entry.url), visit.outcome, visit.answer.status


def _found(visits: Sequence[Visit], home: Page | None) -> dict[str, _Seen]:
    """Everything the pages link to, by key, in order."""
    found: dict[str, _Seen] = {}
    written: dict[str, _Seen] = {}  # by the address as it stands on a page
    pages = {visit.page.url: visit.page for visit in visits if visit.page is not None}
    for page in pages.values():
        on_home = home is not None and page.url == home.url
        for link in page.links:
            seen = written.get(link.url)
            if seen is None:
                if not link.url.startswith(("http://", "https://")):
                    continue
                made = _Seen(link.url.partition("#")[0], link.kind)
                seen = written[link.url] = found.setdefault(url_key(link.url), made)
            if seen.settled and not on_home:
                seen.occurrences += 1
            else:
                seen.add(link, page, on_home)
    return found


def _target(site: Site, seen: _Seen, ledger: Ledger, key: str) -> Target:
    fetches = ledger.first.get(key, [])
    known = Target(
        url=seen.url,
        kind=seen.kind,
        verdict=Verdict.UNCHECKED,
        on_home=seen.on_home,
        external=not in_scope(site, seen.url),
        text=seen.text,
        occurrences=seen.occurrences,
        parents=tuple(seen.parents),
        tries=len(fetches),
    )
    return verified(site, known, fetches, ledger) if fetches else known


def verified(site: Site, known: Target, fetches: Sequence[Visit], ledger: Ledger) -> Target:
    endings = [ending for visit in fetches for ending in ledger.endings(visit)]
    first, second = endings[0], endings[-1] if len(endings) > 1 else None
    last = second or first
    end = last.visit or fetches[-1]
    dead = last.outcome in DEAD and not in_scope(site, end.entry.url)
    judged, reason = _judge(first, second, dead, ledger, end)
    nameless = dead and last.outcome is Outcome.DNS
    led = judged is Verdict.OK and deep(known.url) and ledger.home_among((*end.entry.hops, end.entry.url))
    if led or (last.outcome is Outcome.SOFT_404 and Cause.REDIRECT in end.causes):
        judged, reason = Verdict.UNVERIFIED, "led_home"
    return msgspec.structs.replace(
        known,
        verdict=judged,
        outcome=last.outcome,
        status=last.status,
        reason=reason,
        fetched_at=end.answer.fetched_at,
        host_dead=dead and judged is Verdict.BROKEN,
        content_type=end.answer.headers.get("content-type", "")[:100],
        magic=memo.load(end.memo).magic,
        witnesses=ledger.witnesses(end.entry.url, first.visit or end) if nameless else (),
    )


def _judge(
    first: Ending, second: Ending | None, dead: bool, ledger: Ledger, end: Visit
) -> tuple[Verdict, str]:
    last = second or first
    if last.outcome in DEAD and not dead:
        return Verdict.UNVERIFIED, f"{last.outcome.value} by the site's own host"
    if last.outcome is Outcome.DNS and not nameless(end.answer):
        return Verdict.UNVERIFIED, "no name server could say"
    begun = first.visit or end
    if last.outcome is Outcome.DNS and not ledger.resolves(end.entry.url, begun):
        return Verdict.UNVERIFIED, "dns_unproven"
    if second is None and not end.answer.tries:
        second = last  # the host as a whole failed more than once, apart, and was given up
    judged, reason = verdict(first, second, ledger.control(end.entry.url, begun, end, dead))
    return (judged, FLAPPING) if judged is Verdict.BROKEN and ledger.flaps(end) else (judged, reason)


def nameless(answer: Answer) -> bool:
    """True when the name is known not to exist, false when no name server could say."""
    return any(word in answer.error.lower() for word in NO_NAME)


def _reason(ending: Ending) -> str:
    if ending.outcome is Outcome.HTTP_ERROR:
        return f"status {ending.status}"
    return ending.outcome.value


def pages(visits: Iterable[Visit]) -> tuple[Page, ...]:
    """The pages read, each address once: the last fetch of it counts."""
    last = {visit.page.url: visit.page for visit in visits if visit.page is not None}
    return tuple(last.values())
