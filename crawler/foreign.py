"""Foreign: link targets outside a site's scope, verified after the crawl, once for a whole round. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from crawler.budget import HOME_TARGETS, LONGEST
from crawler.course import Course
from crawler.facts import Entry, Errand, Purpose, Target, Verdict, Visit
from crawler.page import LinkKind
from crawler.reading.links import acts, url_key
from crawler.redirects import plain
from crawler.site import Site
from crawler.targets import Ledger
from crawler.targets import verified as verified_target

JOINED = (
    "verdict", "outcome", "status", "reason", "tries", "fetched_at", "host_dead", "content_type", "magic",
    "witnesses",
)  # fmt: skip
NOWHERE = Site(
    id="foreign", url="http://foreign.invalid/"
)  # stands where a site is needed: nothing is its own


class Room:
    """What a site's budget still has for foreign targets, when its own have been visited."""

    def __init__(self, course: Course) -> None:
        self.refused = 0
        self._always = HOME_TARGETS - course.budget.forced
        self._others = course.settings.max_links - course.budget.links
        self._forms = {url_key(url) for url in course.budget.forms}
        self._asked = {url_key(entry.url) for entry in course.errand.entries} if course.errand else None

    def takes(self, target: Target) -> bool:
        """True when a target is to be verified, which then counts."""
        key = url_key(target.url)
        if (self._asked is not None and key not in self._asked) or not address(target.url):
            return False
        if (target.on_home or target.kind is LinkKind.ATTACHMENT or key in self._forms) and self._always > 0:
            self._always -= 1
        elif self._others > 0:
            self._others -= 1
        else:
            self.refused += 1
            return False
        return True


def address(url: str) -> str:
    """A target's URL as it is fetched; empty where it is not."""
    try:
        found = plain(url)
    except ValueError:
        return ""
    fetched = found.startswith(("http://", "https://")) and len(found) <= LONGEST and not acts(found)
    return found if fetched else ""


def entry(owner: str, url: str, kind: LinkKind, parent: str) -> Entry:
    """The entry that verifies a target; `parent` is one of the pages that link to it."""
    purpose = Purpose.ATTACHMENT if kind is LinkKind.ATTACHMENT else Purpose.LINK
    return Entry(site=owner, url=url, purpose=purpose, depth=1, parent=parent, kind=kind, external=True)


def errand(owner: str, found: Iterable[Target]) -> Errand:
    """What verifies the targets of one site that are pending."""
    pending = [each for each in found if each.verdict is Verdict.PENDING]
    entries = {
        url: entry(owner, url, each.kind, each.parents[0]) for each in pending if (url := address(each.url))
    }
    return Errand(entries=tuple(entries.values()), home=False)


def verified(asked: Errand | None, visits: Sequence[Visit]) -> tuple[Target, ...]:
    """What became of each target of an errand, for whatever site links to it."""
    ledger = Ledger(NOWHERE, visits)
    return tuple(_results(asked.entries, ledger)) if asked else ()


def _results(entries: Iterable[Entry], ledger: Ledger) -> Iterator[Target]:
    for each in entries:
        fetches = ledger.first.get(url_key(each.url), [])
        known = Target(
            url=each.url, kind=each.kind, verdict=Verdict.UNCHECKED, external=True, tries=len(fetches)
        )
        if fetches:
            yield verified_target(NOWHERE, known, fetches, ledger)


def joined(target: Target, result: Target | None, domain: str) -> Target:
    """A pending target with what was found out; `domain` is that of the site that links to it.

    That a name does not exist must be witnessed by a domain that is not the site's own.
    """
    if result is None:
        return msgspec.structs.replace(target, verdict=Verdict.UNCHECKED)
    found = {name: getattr(result, name) for name in JOINED}
    if result.witnesses and not set(result.witnesses) - {domain}:
        found |= {"verdict": Verdict.UNVERIFIED, "reason": "dns_unproven", "host_dead": False}
    return msgspec.structs.replace(target, **found)
