"""Memory: a sink that keeps a crawl in memory."""

from __future__ import annotations

import datetime as dt

from crawler.facts import Entry, Errand, Progress, SiteFacts, Visit
from crawler.site import Site


class Memory:
    """What a crawl of a few sites hands on, by site."""

    def __init__(self) -> None:
        self.begun = dt.datetime.now(dt.UTC)
        self.entries: dict[str, list[Entry]] = {}
        self.visits: dict[str, list[Visit]] = {}
        self.closed: dict[str, SiteFacts] = {}
        self.errands: dict[str, Errand] = {}

    def progress(self, site: Site) -> Progress:
        """What is known of a site so far."""
        visits = tuple(self.visits.get(site.id, ()))
        if site.id not in self.entries:
            return Progress(errand=self.errands.get(site.id))
        done = {visit.entry for visit in visits}
        pending = tuple(entry for entry in self.entries[site.id] if entry not in done)
        return Progress(
            started_at=self.begun,
            pending=pending,
            handed_out=len(visits),
            visits=visits,
            errand=self.errands.get(site.id),
        )

    def queue(self, site: str, entries: list[Entry]) -> None:
        """New entries of a site."""
        self.entries.setdefault(site, []).extend(entries)

    def record(self, visit: Visit, entries: list[Entry]) -> None:
        """A visit, and the entries found through it."""
        self.visits.setdefault(visit.entry.site, []).append(visit)
        self.queue(visit.entry.site, entries)

    def close(self, facts: SiteFacts) -> None:
        """The site is done."""
        self.closed[facts.site.id] = facts

    def flush(self) -> None:
        """Nothing is held back."""
