"""Course: the way one site's crawl takes: what a visit leads to, and which budget is left.

A course decides from visits alone: given the same visits in the same order it is in the same state, which is
how an interrupted crawl is taken up again. It touches no network and keeps no page.
"""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Iterable, Iterator, Set
from itertools import islice
from urllib.parse import urlsplit

import msgspec

from crawler import memo
from crawler.facts import Entry, Errand, Progress, Purpose, Visit
from crawler.hosts import host_name, host_of
from crawler.page import Cause, ColumnClass, Link, LinkKind, Outcome, Page, PageKind, Row
from crawler.reading.answer import Fingerprint
from crawler.reading.columns import classify
from crawler.reading.dates import url_day
from crawler.reading.links import acts, in_scope, registrable_domain, resolve, url_key
from crawler.redirects import Onward, lead, onward, plain
from crawler.seen import Seen
from crawler.settings import CrawlSettings
from crawler.site import Site
from crawler.traps import Traps, endless, shape

READ = frozenset(
    {Purpose.HOME, Purpose.COLUMN, Purpose.ARTICLE, Purpose.LETTERS, Purpose.GUIDE, Purpose.PAGE}
)
# Left out where pages of one pattern repeat themselves.
REPEATABLE = frozenset({Purpose.PAGE, Purpose.ARTICLE, Purpose.LINK})
ARRIVED = frozenset({Outcome.OK, Outcome.NEEDS_SCRIPT})
ON_THE_WAY = frozenset({Purpose.ARTICLE, Purpose.ATTACHMENT, Purpose.LINK})  # what an errand takes along
NAMED = 20  # columns that an errand reads because the home page names them
HOME_TRIES = 3
HOME_SILENCES = 2  # of them time-outs: a silent host costs a whole deadline each time
LONGEST = 4_000  # characters of a URL that is only verified
MET = 256  # addresses as written that are remembered to be known, so that most links cost nothing
KNOWN = 50_000  # URLs of one site told apart; beyond that they are only counted
LINKS_A_PAGE = 5_000
LINKS_KEPT = 150_000  # links of a site's pages that are kept; they are in memory together when it is closed
LINKS_LATE = 100  # kept of each page read after that
HOME_TARGETS = 1_000  # targets of the home page, attachments and forms, taken beyond `max_links`
NEWEST = 3  # articles read for each column
HOME_NEWEST = 15  # articles read for a home page whose rows carry no dates
COLUMN_NAME = 20  # characters: a longer anchor text is a headline
SURE_NAME = 12  # characters: what is longer and named by no word list may be a short headline
# Parts of the page budget that are kept free for what is already known to wait; what is not needed is free.
SHARES = {Purpose.COLUMN: 0.4, Purpose.ARTICLE: 0.2, Purpose.LETTERS: 0.2, Purpose.GUIDE: 0.1}
STUB_LINKS = 5  # a page with more links than that is no stub that only sends on
STUB_TEXT = 400  # characters

_LETTERS = frozenset({ColumnClass.LETTERS, ColumnClass.COMPLAINTS, ColumnClass.INTERACTION})
_OTHERS = frozenset({ColumnClass.UNKNOWN, ColumnClass.SERVICES}) | _LETTERS
_ARTICLE = re.compile(
    r"/(?:art_|content_|m?post_|t\d{5,}|c_)\w{0,60}\.\w{2,6}$|/(?:content|article|detail)/\w|/art/\d{4}/"
    r"|/info/\d+/\d+\.|/c\d+/content\.|/[0-9a-f]{32}\.s?html?$",
    re.I,
)
_GUIDE = re.compile("办事指南|服务指南|办理指南|指南")
_FAILED_ONCE = frozenset(
    {
        Outcome.HTTP_ERROR,
        Outcome.DNS,
        Outcome.REFUSED,
        Outcome.RESET,
        Outcome.TLS,
        Outcome.TIMEOUT,
        Outcome.SOFT_404,
        Outcome.RATE_LIMITED,
        Outcome.MAINTENANCE,
    }
)
_DEAD = frozenset({Outcome.DNS, Outcome.REFUSED})
_HOME_AGAIN = (_FAILED_ONCE - {Outcome.SOFT_404}) | {Outcome.UNREADABLE}


class Course:
    """One site's crawl: budgets, what is known, what comes next."""

    def __init__(self, site: Site, settings: CrawlSettings) -> None:
        self.site = site
        self.settings = settings
        self.scope = site  # moves when the home page does
        self.home_url = site.url
        self.home_outcome: Outcome | None = None
        self.home: Fingerprint | None = None
        self.not_found: list[Fingerprint] = []
        self.started_at: dt.datetime | None = None
        self.deadline = 0.0  # of the monotonic clock
        self.expired = False  # its time is over: nothing more is handed out
        self.closing = False
        self.waiting = 0
        self.running = 0
        self.handed_out = 0
        self.recorded = 0
        self.pages = 0
        self.links = 0
        self.forced = 0
        self.rendered = 0
        self.hops = 0
        self.bodies = 0  # kept as evidence
        self.kept_links = 0
        self.requests = 0
        self.bytes = 0
        self.not_taken = 0
        self.causes: dict[Cause, None] = {}
        self.moved_to = ""
        self.names_resolved = False  # some name was looked up and answered, by any site of this process
        self.traps = Traps()
        self._seen = Seen()
        self._met: set[int] = set()  # addresses as written on pages, of which nothing new can come
        self._hosts_ok: set[str] = set()
        self._controls: set[str] = set()
        self.forms: set[str] = set()
        self._home_pages: set[str] = set()
        self._verified_only: set[str] = set()  # pages beyond the budget whose links are verified all the same
        self._letters = 0
        self._guides = 0
        self._queued = dict.fromkeys(SHARES, 0)  # pages to read that have joined the queue
        self._taken = dict.fromkeys(SHARES, 0)
        self.errand: Errand | None = None  # None: whatever the pages lead to

    # -- beginning -----------------------------------------------------------------------------------------

    @property
    def verifies(self) -> bool:
        """True when there is no site to read, only foreign targets to verify."""
        return self.errand is not None and not self.errand.home

    def begin(self) -> list[Entry]:
        """The first entry: the home page; or the targets to verify."""
        if self.errand is not None and not self.errand.home:
            return [entry for entry in self.errand.entries if self._known(entry.url)]
        try:
            url = plain(resolve(self.site.url, self.site.url))
        except ValueError:
            url = self.site.url
        self.home_url = url
        self._known(url)
        return [Entry(site=self.site.id, url=url, purpose=Purpose.HOME, text=self.site.name[:200])]

    def resume(self, progress: Progress) -> list[Entry]:
        """Take up an interrupted crawl; what it still has to fetch."""
        self.errand = progress.errand
        first = self.begin()
        self.started_at = progress.started_at
        self.requests = progress.requests
        for visit in progress.visits:
            self.handed_out += 1
            self._count(visit.entry)
            self.absorb(visit)
        if not progress.visits and not progress.pending:
            return first
        return list(progress.pending)

    @property
    def full(self) -> bool:
        """True when no more than a few links of each page are kept."""
        return self.kept_links >= LINKS_KEPT

    @property
    def done(self) -> bool:
        """True when nothing of this site waits or runs."""
        return self.waiting == 0 and self.running == 0

    # -- budgets -------------------------------------------------------------------------------------------

    def admits(self, entry: Entry) -> bool:
        """True when the budget still allows the entry, which is then counted as handed out."""
        if not self._affordable(entry):
            return False
        self.handed_out += 1
        self._count(entry)
        return True

    def left_out(self, entry: Entry) -> None:
        """An entry that was queued is not taken after all."""
        if entry.render:
            return  # its page was read, as far as it goes without a script
        if entry.purpose is not Purpose.CONFIRM and not entry.hops:
            self.not_taken += 1
            if entry.purpose in SHARES and not entry.external:
                self._queued[entry.purpose] -= 1
        self.causes[Cause.BUDGET] = None

    def reads(self, entry: Entry) -> bool:
        """True when the answer is to be read as a page of the site, not only verified."""
        first = entry.origin or entry.url
        return not entry.external and purpose_of(entry) in READ and first not in self._verified_only

    def _affordable(self, entry: Entry) -> bool:
        if entry.render:
            return self.rendered < self.settings.renders
        if self.verifies or entry.purpose in (Purpose.HOME, Purpose.PROBE, Purpose.CONFIRM):
            return True
        if entry.hops:
            return self.hops < max(50, self.settings.max_pages // 2)
        if self.traps.closed(entry.url) and entry.purpose in REPEATABLE:
            return False
        if self._readable(entry):
            return True
        if self._always(entry) and self.forced < HOME_TARGETS:
            return True
        return purpose_of(entry) not in READ and self.links < self.settings.max_links

    def _readable(self, entry: Entry) -> bool:
        """True when the page budget has room, beside what is kept for pages of other purposes that wait."""
        if entry.purpose not in READ or entry.external:
            return False
        kept = sum(self._kept(purpose) for purpose in SHARES if purpose is not entry.purpose)
        return self.pages + kept < self.settings.max_pages

    def _kept(self, purpose: Purpose) -> int:
        """Pages kept free for those of a purpose that wait, up to its share."""
        share = int(SHARES[purpose] * self.settings.max_pages)
        return max(0, min(share, self._queued[purpose]) - self._taken[purpose])

    def _always(self, entry: Entry) -> bool:
        """Targets on the home page, attachments, guide forms and systems, control requests."""
        return (
            entry.purpose is Purpose.ATTACHMENT
            or not entry.parent
            or entry.parent in self._home_pages
            or entry.url in self.forms
        )

    def _count(self, entry: Entry) -> None:
        if entry.render:
            self.rendered += 1
        elif entry.hops:
            self.hops += 1
        elif entry.purpose in (Purpose.HOME, Purpose.PROBE, Purpose.CONFIRM):
            return
        elif self._readable(entry):
            self.pages += 1
            if entry.purpose in SHARES:
                self._taken[entry.purpose] += 1
        else:
            self._count_target(entry)

    def _count_target(self, entry: Entry) -> None:
        """An entry that is verified only."""
        if entry.purpose in SHARES and not entry.external:
            self._queued[entry.purpose] -= 1
        if self._always(entry):
            self.forced += 1
            if entry.purpose in READ:
                self._verified_only.add(entry.url)
        else:
            self.links += 1

    # -- what a visit leads to -----------------------------------------------------------------------------

    def absorb(self, visit: Visit) -> list[Entry]:
        """Take a visit in; the entries it leads to."""
        self.recorded += 1
        self.kept_links += len(visit.page.links) if visit.page else 0
        if self.full:
            self.causes[Cause.BUDGET] = None
        self.bytes += visit.page.bytes if visit.page else len(visit.answer.body)
        if visit.outcome is Outcome.OK:
            self._hosts_ok.add(host_of(visit.entry.url))
        if visit.entry.render:
            return self._read(visit)
        if visit.entry.purpose is Purpose.HOME:
            return self._absorb_home(visit)
        step = step_of(visit)
        if step is not None and step.target and visit.outcome in ARRIVED:
            return [*self._continue(visit.entry, step.target), *self._read(visit)]
        if visit.entry.purpose is Purpose.PROBE:
            self._learn(visit)
            return []
        if not visit.entry.tries:
            self.traps.read(visit.entry.origin or visit.entry.url, memo.load(visit.memo).same)
        entries = self._again(visit)
        return entries or [*self._read(visit), *self._rendering(visit)]

    def _absorb_home(self, visit: Visit) -> list[Entry]:
        entry = visit.entry
        self.home_outcome = visit.outcome
        page = visit.page
        step = step_of(visit)
        if step is not None and page is not None and page.refresh_by == "script":
            self.causes[Cause.JS_REDIRECT] = None
        if step is not None and step.target and visit.outcome in ARRIVED:
            if page is not None:
                self._home_pages.add(entry.url)
            return [self._home_continuation(entry, step.target)]
        if visit.outcome in ARRIVED and page is not None:
            return self._arrive_home(visit, page)
        return self._home_again(visit)

    def _home_continuation(self, entry: Entry, target: str) -> Entry:
        foreign = not self._movable(target)
        if foreign:
            self.moved_to = target
            self.causes[Cause.MOVED] = None
        return msgspec.structs.replace(
            entry,
            url=target,
            hops=(*entry.hops, entry.url),
            origin=entry.origin or entry.url,
            external=foreign,
        )

    def _movable(self, target: str) -> bool:
        """True when the home page may move there and take the scope along."""
        if in_scope(self.site, target):
            return True
        host, own = host_name(target), host_name(self.site.url)
        successor = host_name(self.site.successor_url) if self.site.successor_url else ""
        return bool(host) and (host == successor or registrable_domain(host) == registrable_domain(own))

    def _arrive_home(self, visit: Visit, page: Page) -> list[Entry]:
        entry = visit.entry
        self.home_url = entry.url
        self._home_pages.update({entry.url, entry.origin or entry.url, page.url, page.final_url})
        if not in_scope(self.site, entry.url):
            self.moved_to = entry.url
            self.scope = msgspec.structs.replace(self.site, url=moved_scope(self.site.url, entry.url))
        self._known(entry.url)
        remembered = memo.load(visit.memo)
        self.home = remembered.fingerprint
        entries = [*self._probes(), *self._scripted(page)]
        entries += self._read(visit)
        entries += self._rendering(visit)
        return entries

    def _home_again(self, visit: Visit) -> list[Entry]:
        tries = HOME_SILENCES if visit.outcome is Outcome.TIMEOUT else HOME_TRIES
        entry = visit.entry
        if visit.outcome not in _HOME_AGAIN or entry.tries + 1 >= tries or visit.answer.tries == 0:
            return []
        if visit.outcome is Outcome.UNREADABLE and visit.answer.status:
            return []
        first = entry.origin or entry.url
        return [msgspec.structs.replace(entry, url=first, origin="", hops=(), tries=entry.tries + 1)]

    def _continue(self, entry: Entry, target: str) -> list[Entry]:
        """Go on at a redirect's target, unless it is known already: then its own visit says how it ends."""
        follows = entry.purpose in (Purpose.PROBE, Purpose.CONFIRM) or target in (*entry.hops, entry.url)
        same = url_key(target) == url_key(entry.url)
        if not (self._known(target) or follows or same):
            return []
        external = entry.external or not in_scope(self.scope, target)
        return [
            msgspec.structs.replace(
                entry,
                url=target,
                hops=(*entry.hops, entry.url),
                origin=entry.origin or entry.url,
                external=external,
            )
        ]

    def _again(self, visit: Visit) -> list[Entry]:
        """A second GET of what failed, and a control request where only a foreign host's word stands."""
        entry = visit.entry
        if visit.outcome not in _FAILED_ONCE or not entry.parent:  # without a parent: a control request
            return []
        if visit.outcome is Outcome.SOFT_404 and Cause.REDIRECT in visit.causes:
            return []  # the home page in its place: asked again, it says no more
        first = entry.origin or entry.url
        given_up = visit.answer.tries == 0
        if entry.purpose is Purpose.CONFIRM or given_up:
            dead = visit.outcome in _DEAD
            return self._control(first, visit) if entry.external and (dead or not given_up) else []
        again = {"purpose": Purpose.CONFIRM, "again": entry.purpose, "url": first, "hops": (), "origin": ""}
        external = not in_scope(self.scope, first)
        return [msgspec.structs.replace(entry, tries=entry.tries + 1, external=external, **again)]

    def _control(self, url: str, visit: Visit) -> list[Entry]:
        """A foreign host's root, to see whether it answers at all; of a dead one, that of another host."""
        if visit.outcome in _DEAD:
            if self._hosts_ok - {host_of(url)}:
                return []
            url = visit.entry.parent
        parts = urlsplit(url)
        host = host_of(url)
        if host in self._hosts_ok or host in self._controls:
            return []
        self._controls.add(host)
        root = f"{parts.scheme}://{parts.netloc}/"
        if not self._known(root):
            return []
        return [Entry(site=self.site.id, url=root, purpose=Purpose.LINK, external=True)]

    def _rendering(self, visit: Visit) -> list[Entry]:
        """The page once more, shown by a browser, when it needs a script and rendering is wanted."""
        page, entry = visit.page, visit.entry
        if not self.settings.renders or page is None or visit.outcome not in ARRIVED or not waits(page):
            return []
        again = {"render": True, "purpose": purpose_of(entry), "again": None, "tries": 0}
        return [msgspec.structs.replace(entry, **again)]

    def _learn(self, visit: Visit) -> None:
        """Remember how the host answers for an address that does not exist."""
        fingerprint = memo.load(visit.memo).fingerprint
        if fingerprint is not None:
            self.not_found.append(fingerprint)

    # -- entries found on a page ---------------------------------------------------------------------------

    def _read(self, visit: Visit) -> list[Entry]:
        page = visit.page
        if page is None or visit.outcome not in ARRIVED:
            return []
        if self.errand is not None:
            return self._on_errand(page, visit.entry, self.errand)
        if page.nofollow:
            return []
        wanted = dict(self._wanted(page, visit.entry))
        listed = set(wanted)
        rows = {row.url for row in page.rows if row.dated or visit.entry.purpose is not Purpose.HOME}
        found: list[Entry] = []
        for link in islice(self._links(page, wanted), LINKS_A_PAGE):
            if hash(link.url) in self._met:
                continue
            entry = self._entry(link, visit.entry, wanted, listed, rows)
            if entry is not None:
                found.append(entry)
        extra = max(0, len(page.links) - LINKS_A_PAGE)
        self.shorten(extra)
        return found

    def _on_errand(self, page: Page, entry: Entry, errand: Errand) -> list[Entry]:
        """From the home page all that the errand names; from any page what its own subject needs."""
        home = entry.purpose is Purpose.HOME
        own = [each for each in errand.entries if home and in_scope(self.scope, each.url)]
        listed = [each for each in own if self._known(each.url)]
        wanted = {url: purpose for url, purpose in self._wanted(page, entry) if purpose in ON_THE_WAY}
        links = [link for link in self._links(page, wanted) if link.url in wanted]
        if home:
            links += [link for link in page.links if _names(link, errand.classes)][:NAMED]
        found = [self._entry(link, entry, wanted, set(wanted)) for link in links]
        return [*listed, *(each for each in found if each is not None)]

    def _links(self, page: Page, wanted: dict[str, Purpose]) -> Iterator[Link]:
        """The page's links; then what rows, letters and pagers name that no anchor does."""
        yield from page.links
        yield from [Link(url=url) for url in wanted]

    def _wanted(self, page: Page, entry: Entry) -> Iterator[tuple[str, Purpose]]:
        """URLs that a reader of this page asked for, with the purpose; an earlier one does not win."""
        purpose = purpose_of(entry)
        letters = page.kind in (PageKind.LETTER_LIST, PageKind.LETTER) or purpose is Purpose.LETTERS
        for url in page.next_pages[:20]:
            yield url, Purpose.LETTERS if letters else Purpose.PAGE
        for row in self._newest(page, purpose):
            yield row.url, Purpose.ARTICLE
        for letter in page.letters[:100]:
            yield letter.url.partition("#")[0], Purpose.LETTERS
        if letters:
            yield from ((row.url, Purpose.LETTERS) for row in page.rows[:100])
        if page.guide is not None:
            self.forms.update(page.guide.attachments[:50], page.guide.systems[:20])
            yield from ((url, Purpose.ATTACHMENT) for url in page.guide.attachments[:50])
            yield from ((url, Purpose.LINK) for url in page.guide.systems[:20])

    def _newest(self, page: Page, purpose: Purpose) -> Iterable[Row]:
        """Rows whose articles are read: a column's newest, a home page's where its rows are undated."""
        rows = [row for row in page.rows if row.url]
        dated = sorted((row for row in rows if row.dated), key=lambda row: row.dated.day, reverse=True)  # type: ignore[union-attr]
        if purpose is Purpose.HOME:
            return dated[:NEWEST] if len(dated) >= 10 else [*dated, *rows][:HOME_NEWEST]
        if page.kind is PageKind.COLUMN or purpose is Purpose.COLUMN:
            return [*dated, *rows][:NEWEST]
        return ()

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
        new = in_scope(self.scope, url) and self._known(url)
        if len(self._met) >= MET:
            self._met.clear()
        self._met.add(hash(link.url))
        if not new:
            return None
        purpose = wanted.get(link.url) or wanted.get(url) or self._purpose(link, entry, rows)
        depth = entry.depth + (shape(url) != shape(entry.url))
        if not self._room(url, purpose, depth, link.url in listed):
            self.shorten(1)
            return None
        if purpose in SHARES:
            self._queued[purpose] += 1
        return Entry(
            site=self.site.id,
            url=url,
            purpose=purpose,
            depth=depth,
            parent=entry.url,
            text=link.text[:200],
            kind=link.kind,
        )

    def _purpose(self, link: Link, entry: Entry, rows: Set[str]) -> Purpose:
        if link.kind is LinkKind.ATTACHMENT:
            return Purpose.ATTACHMENT
        if link.kind not in (LinkKind.PAGE, LinkKind.FRAME):
            return Purpose.LINK
        text = link.text.strip()
        if purpose_of(entry) is Purpose.GUIDE and below(link.url, entry.url):
            return Purpose.GUIDE
        if not text or len(text) > COLUMN_NAME or entry.depth > 2:
            return Purpose.PAGE
        article = link.url in rows or is_article(link.url)
        named, _ = classify([text], link.url)
        if named in _LETTERS and not article:
            return Purpose.LETTERS
        if _GUIDE.search(text):
            return Purpose.GUIDE
        column = not article and len(text) <= SURE_NAME and named not in _OTHERS
        return Purpose.COLUMN if column else Purpose.PAGE

    def _room(self, url: str, purpose: Purpose, depth: int, listed: bool) -> bool:
        """True when an entry may join the queue; caps what one kind of entry may take of the budget."""
        if purpose not in READ:
            return len(url) <= LONGEST
        if depth > self.settings.max_depth or endless(url) or self.traps.closed(url):
            return False
        if self.traps.feeds(url) and not listed:
            return False
        if purpose is Purpose.LETTERS:
            self._letters += 1
            return self._letters <= max(30, self.settings.max_pages // 3)
        if purpose is Purpose.GUIDE:
            self._guides += 1
            return self._guides <= max(20, self.settings.max_pages // 5)
        return True

    def shorten(self, count: int) -> None:
        """So many known URLs are not taken."""
        if count:
            self.not_taken += count
            self.causes[Cause.BUDGET] = None

    def _known(self, url: str) -> bool:
        """Remember a URL; True when it was new."""
        key = hash(url_key(url))
        if key in self._seen:
            return False
        if len(self._seen) >= KNOWN:
            self.shorten(1)
            return False
        self._seen.add(key)
        return True

    def _probes(self) -> list[Entry]:
        """Two addresses nobody has: one like a folder, one like a page."""
        chance = random.Random(f"{self.settings.seed}:{self.site.id}")  # noqa: S311
        base = resolve(self.home_url, "./")
        names = (f"{chance.getrandbits(48):012x}/", f"{chance.getrandbits(48):012x}.html")
        return [
            Entry(site=self.site.id, url=resolve(base, name), purpose=Purpose.PROBE, parent=self.home_url)
            for name in names
        ]

    def _scripted(self, page: Page) -> list[Entry]:
        """Scripts and frames of the same host that may carry the footer."""
        urls = [url for url in page.marks.scripted[:6] if host_name(url) == host_name(self.home_url)]
        return [
            Entry(
                site=self.site.id,
                url=url,
                purpose=Purpose.LINK,
                kind=LinkKind.SCRIPT,
                parent=self.home_url,
                text="footer",
            )
            for url in map(plain, urls)
            if self._known(url)
        ]

    def keeps_body(self) -> bool:
        """True while bodies are kept as evidence (200 a site)."""
        self.bodies += 1
        return self.settings.evidence != "none" and self.bodies <= 200


def _names(link: Link, classes: tuple[ColumnClass, ...]) -> bool:
    """True for a link that is called like a column of one of the classes."""
    text = link.text.strip()
    if not text or len(text) > COLUMN_NAME or link.kind is not LinkKind.PAGE:
        return False
    return classify([text], link.url)[0] in classes


def is_article(url: str) -> bool:
    """True for an address in the form that content systems give to articles."""
    return _ARTICLE.search(urlsplit(url).path[:500]) is not None or url_day(url) is not None


def below(url: str, list_url: str) -> bool:
    """True for an address in the folder of a list, or under it."""
    folder = list_url.partition("?")[0].rpartition("/")[0] + "/"
    return urlsplit(folder).path.strip("/") != "" and url.startswith(folder)


def purpose_of(entry: Entry) -> Purpose:
    """What the URL was wanted for, also when it is fetched again."""
    return entry.again or entry.purpose


def step_of(visit: Visit) -> Onward | None:
    """Where a visit leads: by its answer, or as a page that does nothing but lead on. None where it ends."""
    step = onward(visit.entry, visit.answer)
    if step is not None or visit.outcome not in ARRIVED:
        return step
    page = visit.page
    target = memo.load(visit.memo).refresh if page is None else page.refresh if sends_on(page) else ""
    return lead(visit.entry, target) if target else None


def waits(page: Page) -> bool:
    """True for a page whose content only a script brings."""
    if page.outcome is Outcome.NEEDS_SCRIPT or Cause.NEEDS_JS in page.causes:
        return True
    return page.blank_reason == "empty_list" and not page.rows


def sends_on(page: Page) -> bool:
    """True for a page that does nothing but lead to another one."""
    if not page.refresh or len(page.links) > STUB_LINKS or page.text_length > STUB_TEXT:
        return False
    return url_key(page.refresh) != url_key(page.final_url)


def moved_scope(old: str, new: str) -> str:
    """The URL that spans the scope after a home page moved: its host, and its folder if the site had one."""
    parts = urlsplit(new)
    folder = parts.path.rpartition("/")[0] + "/" if urlsplit(old).path.strip("/") else "/"
    return f"{parts.scheme}://{parts.netloc}{folder}"
