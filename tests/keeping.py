"""A sink that keeps everything in memory, as a store does on disk: what is pending is what has no visit."""

from __future__ import annotations

import datetime as dt

import msgspec

from crawler.facts import Entry, Errand, Progress, SiteFacts, Visit
from crawler.site import Site


class Kept:
    """One site's part."""

    def __init__(self) -> None:
        self.started_at = dt.datetime.now(dt.UTC)
        self.entries: list[bytes] = []
        self.visits: list[bytes] = []
        self.done: set[bytes] = set()


class Memory:
    """A real, small sink: values go through their encoded form, bodies and texts are left out."""

    def __init__(self) -> None:
        self.sites: dict[str, Kept] = {}
        self.closed: dict[str, SiteFacts] = {}
        self.flushed = 0
        self.errands: dict[str, Errand] = {}

    def progress(self, site: Site) -> Progress:
        kept = self.sites.get(site.id)
        errand = self.errands.get(site.id)
        if kept is None:
            return Progress(errand=errand)
        pending = tuple(msgspec.json.decode(one, type=Entry) for one in kept.entries if one not in kept.done)
        visits = tuple(msgspec.json.decode(one, type=Visit) for one in kept.visits)
        return Progress(
            started_at=kept.started_at,
            pending=pending,
            handed_out=len(visits),
            visits=visits,
            errand=errand,
        )

    def queue(self, site: str, entries: list[Entry]) -> None:
        kept = self.sites.setdefault(site, Kept())
        for entry in entries:
            one = msgspec.json.encode(entry)
            assert one not in kept.entries, f"queued twice: {entry}"
            kept.entries.append(one)

    def record(self, visit: Visit, entries: list[Entry]) -> None:
        kept = self.sites[visit.entry.site]
        one = msgspec.json.encode(visit.entry)
        assert one in kept.entries, f"never queued: {visit.entry}"
        assert one not in kept.done, f"recorded twice: {visit.entry}"
        kept.done.add(one)
        page = msgspec.structs.replace(visit.page, text="", hidden_text="") if visit.page else None
        kept.visits.append(msgspec.json.encode(msgspec.structs.replace(visit, page=page, body=b"")))
        self.queue(visit.entry.site, entries)

    def close(self, facts: SiteFacts) -> None:
        assert facts.site.id not in self.closed
        self.closed[facts.site.id] = facts

    def flush(self) -> None:
        self.flushed += 1

    def visits(self, site: str) -> list[Visit]:
        """The visits of a site, in order."""
        return [msgspec.json.decode(one, type=Visit) for one in self.sites[site].visits]
