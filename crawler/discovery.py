"""Discovery: the entries that a page leads to."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Set
from itertools import islice
from operator import attrgetter

from crawler.budget import Budget
from crawler.facts import Entry, Errand, Purpose, Visit
from crawler.home import Home
from crawler.known import Known
from crawler.page import ARRIVED, Link, Page, PageKind, Row
from crawler.purposes import names, purpose_of, purpose_of_link
from crawler.reading.links import acts, in_scope
from crawler.recent import Recent
from crawler.redirects import plain
from crawler.traps import shape

ON_THE_WAY = frozenset({Purpose.ARTICLE, Purpose.ATTACHMENT, Purpose.LINK})  # what an errand takes along
NAMED = 20  # columns that an errand reads because the home page names them
LINKS_A_PAGE = 5_000
NEWEST = 3  # articles read for each column
HOME_NEWEST = 15  # articles read for a home page whose rows carry no dates

_URL = attrgetter("url")


class Discovery:
    """Finds on one site's pages what is to be visited next."""

    def __init__(self, home: Home, budget: Budget, known: Known) -> None:
        self._home = home
        self._budget = budget
        self._known = known
        self._met = Recent()  # addresses as written on pages, of which nothing new can come

    def entries(self, visit: Visit, errand: Errand | None) -> list[Entry]:
        """What a page leads to, or what an errand wants of it; nothing where there is none."""
        page = visit.page
        if page is None or visit.outcome not in ARRIVED:
            return []
        if errand is not None:
            return self._on_errand(page, visit.entry, errand)
        if page.nofollow:
            return []
        wanted = dict(self._wanted(page, visit.entry))
        listed = set(wanted)
        rows = {row.url for row in page.rows if row.dated or visit.entry.purpose is not Purpose.HOME}
        found: list[Entry] = []
        first = page.links[:LINKS_A_PAGE]
        links = self._met.others(first, map(hash, map(_URL, first)))  # so that most links cost nothing
        links = self._known.others(links)
        for link in islice(_links(links, wanted), LINKS_A_PAGE):
            key = hash(link.url)
            if key in self._met or key in self._known:
                continue
            entry = self._entry(link, visit.entry, wanted, listed, rows)
            if entry is not None:
                found.append(entry)
        self._budget.shorten(max(0, len(page.links) - LINKS_A_PAGE))
        return found

    def _on_errand(self, page: Page, entry: Entry, errand: Errand) -> list[Entry]:
        """From the home page all that the errand names; from any page what its own subject needs."""
        home = entry.purpose is Purpose.HOME
        own = [each for each in errand.entries if home and in_scope(self._home.scope, each.url)]
        listed = [each for each in own if self._known.add(each.url)]
        wanted = {url: purpose for url, purpose in self._wanted(page, entry) if purpose in ON_THE_WAY}
        links = [link for link in _links(page.links, wanted) if link.url in wanted]
        if home:
            links += [link for link in page.links if names(link, errand.classes)][:NAMED]
        found = [self._entry(link, entry, wanted, set(wanted)) for link in links]
        return [*listed, *(each for each in found if each is not None)]

    def _wanted(self, page: Page, entry: Entry) -> Iterator[tuple[str, Purpose]]:
        """URLs that a reader of this page asked for, with the purpose; an earlier one does not win."""
        purpose = purpose_of(entry)
        letters = page.kind in (PageKind.LETTER_LIST, PageKind.LETTER) or purpose is Purpose.LETTERS
        for url in page.next_pages[:20]:
            yield url, Purpose.LETTERS if letters else Purpose.PAGE
        for row in _newest(page, purpose):
            yield row.url, Purpose.ARTICLE
        for letter in page.letters[:100]:
            yield letter.url.partition("#")[0], Purpose.LETTERS
        if letters:
            yield from ((row.url, Purpose.LETTERS) for row in page.rows[:100])
        if page.guide is not None:
            self._budget.forms.update(page.guide.attachments[:50], page.guide.systems[:20])
            yield from ((url, Purpose.ATTACHMENT) for url in page.guide.attachments[:50])
            yield from ((url, Purpose.LINK) for url in page.guide.systems[:20])

    def _entry(
        self,
        link: Link,
        entry: Entry,
        wanted: dict[str, Purpose],
        listed: set[str],
        rows: Set[str] = frozenset(),
    ) -> Entry | None:
        """The entry for a link of this page; None when it is known, foreign, not followed, over budget."""
        try:
            url = plain(link.url)
        except ValueError:
            return None
        if not link.followed or not url.startswith(("http://", "https://")) or acts(url):
            return None
        new = in_scope(self._home.scope, url) and self._known.add(url)
        self._met.add(hash(link.url))
        if not new:
            return None
        purpose = wanted.get(link.url) or wanted.get(url) or purpose_of_link(link, entry, rows)
        depth = entry.depth + (shape(url) != shape(entry.url))
        if not self._budget.queues(url, purpose, depth, listed=link.url in listed):
            return None
        return Entry(
            site=self._home.site.id,
            url=url,
            purpose=purpose,
            depth=depth,
            parent=entry.url,
            text=link.text[:200],
            kind=link.kind,
        )


def _links(links: Iterable[Link], wanted: dict[str, Purpose]) -> Iterator[Link]:
    """A page's links; then what rows, letters and pagers name that no anchor does."""
    yield from links
    yield from [Link(url=url) for url in wanted]


def _newest(page: Page, purpose: Purpose) -> Iterable[Row]:
    """Rows whose articles are read: a column's newest, a home page's where its rows are undated."""
    home = purpose is Purpose.HOME
    if not (home or page.kind is PageKind.COLUMN or purpose is Purpose.COLUMN):
        return ()
    rows = [row for row in page.rows if row.url]
    dated = [row for row in rows if row.dated]
    most = HOME_NEWEST if home and len(dated) < 10 else NEWEST
    latest = heapq.nlargest(most, dated, key=lambda row: row.dated.day)  # type: ignore[union-attr]
    return [*latest, *rows][:most]
