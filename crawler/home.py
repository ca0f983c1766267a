"""Home: where a site's home page lies, how it ends, and which scope follows from it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from urllib.parse import urlsplit

import msgspec

from crawler.facts import Entry, Purpose, Visit
from crawler.hosts import host_name
from crawler.page import LinkKind, Outcome, Page
from crawler.reading.answer import Fingerprint
from crawler.reading.links import in_scope, registrable_domain, resolve
from crawler.redirects import plain
from crawler.site import Site
from crawler.step import FAILED_ONCE, broken_off

TRIES = 3
SILENCES = 2  # of them time-outs: a silent host costs a whole deadline each time
SCRIPTED = 6  # scripts and frames looked at for the footer

_AGAIN = (FAILED_ONCE - {Outcome.SOFT_404}) | {Outcome.UNREADABLE}


class Home:
    """One site's home page, as far as its visits have led."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.scope = site  # moves when the home page does
        self.url = site.url
        self.outcome: Outcome | None = None
        self.moved_to = ""
        self.fingerprint: Fingerprint | None = None
        self.pages: set[str] = set()  # addresses at which it was met

    def first(self) -> Entry:
        """The first entry of a site."""
        try:
            self.url = plain(resolve(self.site.url, self.site.url))
        except ValueError:
            self.url = self.site.url
        return Entry(site=self.site.id, url=self.url, purpose=Purpose.HOME, text=self.site.name[:200])

    def onward(self, entry: Entry, target: str) -> Entry:
        """The home page goes on at `target`: external where it leaves the site, which has moved then."""
        foreign = not self._movable(target)
        if foreign:
            self.moved_to = target
        return msgspec.structs.replace(
            entry,
            url=target,
            hops=(*entry.hops, entry.url),
            origin=entry.origin or entry.url,
            external=foreign,
        )

    def arrive(self, entry: Entry, page: Page, fingerprint: Fingerprint | None) -> None:
        """The home page is there: what lies beside it is the site."""
        self.url = entry.url
        self.pages.update({entry.url, entry.origin or entry.url, page.url, page.final_url})
        if not in_scope(self.site, entry.url):
            self.moved_to = entry.url
            self.scope = msgspec.structs.replace(self.site, url=moved_scope(self.site.url, entry.url))
        self.fingerprint = fingerprint

    def again(self, visit: Visit) -> list[Entry]:
        """The home page once more, from its first address, where another try may do."""
        tries = SILENCES if visit.outcome is Outcome.TIMEOUT else TRIES
        entry = visit.entry
        again = visit.outcome in _AGAIN or broken_off(visit)
        if not again or entry.tries + 1 >= tries or visit.answer.tries == 0:
            return []
        if visit.outcome is Outcome.UNREADABLE and visit.answer.status:
            return []
        first = entry.origin or entry.url
        return [msgspec.structs.replace(entry, url=first, origin="", hops=(), tries=entry.tries + 1)]

    def probes(self, seed: int) -> list[Entry]:
        """Two addresses nobody has: one like a folder, one like a page."""
        chance = random.Random(f"{seed}:{self.site.id}")  # noqa: S311
        base = resolve(self.url, "./")
        names = (f"{chance.getrandbits(48):012x}/", f"{chance.getrandbits(48):012x}.html")
        return [
            Entry(site=self.site.id, url=resolve(base, name), purpose=Purpose.PROBE, parent=self.url)
            for name in names
        ]

    def scripted(self, page: Page) -> Iterator[Entry]:
        """Scripts and frames of the same host that may carry the footer."""
        urls = [url for url in page.marks.scripted[:SCRIPTED] if host_name(url) == host_name(self.url)]
        for url in map(plain, urls):
            yield Entry(
                site=self.site.id,
                url=url,
                purpose=Purpose.LINK,
                kind=LinkKind.SCRIPT,
                parent=self.url,
                text="footer",
            )

    def _movable(self, target: str) -> bool:
        """True when the home page may move there and take the scope along."""
        if in_scope(self.site, target):
            return True
        host, own = host_name(target), host_name(self.site.url)
        successor = host_name(self.site.successor_url) if self.site.successor_url else ""
        return bool(host) and (host == successor or registrable_domain(host) == registrable_domain(own))


def moved_scope(old: str, new: str) -> str:
    """The URL that spans the scope after a home page moved: its host, and its folder if the site had one."""
    parts = urlsplit(new)
    folder = parts.path.rpartition("/")[0] + "/" if urlsplit(old).path.strip("/") else "/"
    return f"{parts.scheme}://{parts.netloc}{folder}"
