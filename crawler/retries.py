"""Retries: a URL once more: because it failed, to see whether its host is there at all, or in a browser."""

from __future__ import annotations

from urllib.parse import urlsplit

import msgspec

from crawler.facts import Entry, Purpose, Visit
from crawler.home import Home
from crawler.hosts import host_of
from crawler.known import Known
from crawler.page import ARRIVED, Cause, Outcome, Page
from crawler.purposes import purpose_of
from crawler.reading.links import in_scope
from crawler.step import FAILED_ONCE

_DEAD = frozenset({Outcome.DNS, Outcome.REFUSED})


class Retries:
    """What one site's crawl asks for again, and the hosts that have answered it."""

    def __init__(self, home: Home, known: Known) -> None:
        self._home = home
        self._known = known
        self._answered: set[str] = set()  # hosts
        self._controls: set[str] = set()  # hosts asked for their root

    def answered(self, url: str) -> None:
        """The URL's host has answered."""
        self._answered.add(host_of(url))

    def again(self, visit: Visit) -> list[Entry]:
        """A second GET of what failed, and a control request where only a foreign host's word stands."""
        entry = visit.entry
        if visit.outcome not in FAILED_ONCE or not entry.parent:  # without a parent: a control request
            return []
        if visit.outcome is Outcome.SOFT_404 and Cause.REDIRECT in visit.causes:
            return []  # the home page in its place: asked again, it says no more
        first = entry.origin or entry.url
        given_up = visit.answer.tries == 0
        if entry.purpose is Purpose.CONFIRM or given_up:
            dead = visit.outcome in _DEAD
            return self._control(first, visit) if entry.external and (dead or not given_up) else []
        again = {"purpose": Purpose.CONFIRM, "again": entry.purpose, "url": first, "hops": (), "origin": ""}
        external = not in_scope(self._home.scope, first)
        return [msgspec.structs.replace(entry, tries=entry.tries + 1, external=external, **again)]

    def _control(self, url: str, visit: Visit) -> list[Entry]:
        """A foreign host's root, to see whether it answers at all; of a dead one, that of another host."""
        if visit.outcome in _DEAD:
            if self._answered - {host_of(url)}:
                return []
            url = visit.entry.parent
        parts = urlsplit(url)
        host = host_of(url)
        if host in self._answered or host in self._controls:
            return []
        self._controls.add(host)
        root = f"{parts.scheme}://{parts.netloc}/"
        if not self._known.add(root):
            return []
        return [Entry(site=self._home.site.id, url=root, purpose=Purpose.LINK, external=True)]


def in_browser(visit: Visit) -> list[Entry]:
    """The page once more, shown by a browser, when it needs a script."""
    page, entry = visit.page, visit.entry
    if page is None or visit.outcome not in ARRIVED or not waits(page):
        return []
    again = {"render": True, "purpose": purpose_of(entry), "again": None, "tries": 0}
    return [msgspec.structs.replace(entry, **again)]


def waits(page: Page) -> bool:
    """True for a page whose content only a script brings."""
    if page.outcome is Outcome.NEEDS_SCRIPT or Cause.NEEDS_JS in page.causes:
        return True
    return page.blank_reason in ("empty_list", "hollow") and not page.rows
