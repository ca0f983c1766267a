"""Retries: a URL once more: because it failed, to see whether its host is there at all, or in a browser."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlsplit

import msgspec

from crawler.facts import Entry, Purpose, Visit
from crawler.home import Home
from crawler.hosts import host_of
from crawler.page import ARRIVED, Cause, Outcome, Page
from crawler.purposes import purpose_of
from crawler.reading.links import in_scope
from crawler.step import FAILED_ONCE, broken_off
from crawler.targets import DEAD, Ending, answers_well, fails

_NEVER = dt.datetime.min.replace(tzinfo=dt.UTC)


class Retries:
    """What one site's crawl asks for again, and the hosts that have answered it."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._failed: dict[str, dt.datetime] = {}  # URL -> when it failed first, until it is asked again
        self._answered: dict[str, dt.datetime] = {}  # host -> when it last answered well
        self._shown: dict[str, str] = {}  # host -> the first address at which it answered well
        self._controls: dict[str, dt.datetime] = {}  # host -> when it last was to show that it lives
        self._made = 0  # control requests

    def heed(self, visit: Visit) -> None:
        """Take note of hosts that answer well."""
        if answers_well(visit) and visit.entry.purpose is not Purpose.PROBE:
            for url in (visit.entry.url, *visit.entry.hops):
                host = host_of(url)
                self._answered[host] = visit.answer.fetched_at
                self._shown.setdefault(host, url)

    def again(self, visit: Visit) -> list[Entry]:
        """A second GET of what failed or broke off; then a control request where its host said nothing."""
        entry = visit.entry
        if not (visit.outcome in FAILED_ONCE or broken_off(visit)) or entry.purpose is Purpose.CONTROL:
            return []
        if visit.outcome is Outcome.SOFT_404 and Cause.REDIRECT in visit.causes:
            return []  # the home page in its place: asked again, it says no more
        first = entry.origin or entry.url
        if entry.purpose is Purpose.CONFIRM or visit.answer.tries == 0:
            return self._control(visit, self._failed.pop(first, visit.answer.fetched_at))
        self._failed[first] = visit.answer.fetched_at
        again = {"purpose": Purpose.CONFIRM, "again": entry.purpose, "url": first, "hops": (), "origin": ""}
        external = not in_scope(self._home.scope, first)
        return [msgspec.structs.replace(entry, tries=entry.tries + 1, external=external, **again)]

    def _control(self, visit: Visit, since: dt.datetime) -> list[Entry]:
        """To a host that answered nothing else well since then; of a dead one, to another host."""
        entry = visit.entry
        if visit.outcome in DEAD:
            told = not entry.external or self._answered.keys() - {host_of(entry.url)}
            return [] if told or not entry.parent else self._request(entry.parent, visit, _NEVER)
        if not fails(Ending(outcome=visit.outcome, status=visit.answer.status)):
            return []
        return self._request(entry.url, visit, since)

    def _request(self, url: str, visit: Visit, since: dt.datetime) -> list[Entry]:
        """The control request to a URL's host, unless one was made, or it answered, after `since`.

        It goes to where the host answered well before: a root may be closed to visitors, or to robots.
        """
        host = host_of(url)
        if max(self._answered.get(host, _NEVER), self._controls.get(host, _NEVER)) > since:
            return []
        self._controls[host] = visit.answer.fetched_at
        self._made += 1
        parts = urlsplit(url)
        shown = self._shown.get(host) or f"{parts.scheme}://{parts.netloc}/"
        return [
            Entry(
                site=self._home.site.id,
                url=shown,
                purpose=Purpose.CONTROL,
                external=not in_scope(self._home.scope, shown),
                tries=self._made,  # so that no two are the same
            )
        ]


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
