"""What is known of one site when its crawl has ended: the subjects that checks judge."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Protocol

from crawler.page import (
    Answer,
    Cause,
    ColumnClass,
    Dated,
    Frozen,
    Guide,
    Letter,
    LinkKind,
    Marks,
    Outcome,
    Page,
)
from crawler.site import Site


class Purpose(StrEnum):
    """Why a URL is fetched; the order of the members is the order in which they are taken.

    The lists that letters and guides hang on are taken before the columns (crawler.frontier.rank).
    """

    HOME = "home"
    PROBE = "probe"  # random addresses that teach the host's own "not found" answer
    COLUMN = "column"
    ARTICLE = "article"  # the newest articles of a column
    LETTERS = "letters"  # letter lists and letters
    GUIDE = "guide"
    ATTACHMENT = "attachment"  # first bytes only
    CONTROL = "control"  # what a host shows, where it may be down as a whole
    CONFIRM = "confirm"  # second GET of something that failed
    PAGE = "page"  # the rest
    LINK = "link"  # a target to verify, not to read


class Entry(Frozen, array_like=True):
    """A URL in the frontier."""

    site: str
    url: str
    purpose: Purpose
    depth: int = 0
    parent: str = ""
    text: str = ""
    kind: LinkKind = LinkKind.PAGE
    external: bool = False
    tries: int = 0
    hops: tuple[str, ...] = ()  # addresses already redirected through, oldest first
    origin: str = ""  # the URL handed out first, when this one is a redirect's target
    again: Purpose | None = None  # of a CONFIRM: what the URL was fetched for the first time
    render: bool = False  # fetched again, to be read as a browser shows it: it needs a script


class Verdict(StrEnum):
    """What is known of a link target."""

    OK = "ok"
    BROKEN = "broken"
    UNVERIFIED = "unverified"  # could not be verified: blocked, timed out, challenged, rate-limited …
    UNCHECKED = "unchecked"  # known, not taken (budget)
    PENDING = "pending"  # outside the site's scope: verified after the crawl, once for the whole round


FLAPPING = "flapping"  # reason of a target: others of its host failed so, too, and opened when asked again


class Target(Frozen):
    """One link target of a site: however many pages link to it, it is one subject."""

    url: str  # address of the target
    kind: LinkKind  # page, image, attachment, style, script, frame, media
    verdict: Verdict  # ok, broken, unverified or unchecked; pending: in a round that is not complete
    outcome: Outcome | None = None  # how the last request ended
    status: int = 0  # HTTP status of the last request
    reason: str = ""  # what the verdict rests on
    on_home: bool = False  # linked from the home page
    external: bool = False  # outside the site's scope
    text: str = ""  # text of the link
    occurrences: int = 1  # pages that link to it
    parents: tuple[str, ...] = ()  # up to five samples
    tries: int = 0  # requests made for it
    fetched_at: dt.datetime | None = None  # when it was last requested
    host_dead: bool = False  # the whole host did not answer
    content_type: str = ""  # as the server says
    magic: str = ""  # of an attachment: what its first bytes say it is (pdf, doc, zip, html …)
    witnesses: tuple[str, ...] = ()  # of a foreign name that does not exist: domains found meanwhile


class Column(Frozen):
    """A column (栏目) of a site, as the inventory lists it."""

    url: str  # address of the column
    name: str  # its name, from the link that leads there or from the page
    column_class: ColumnClass  # its class; decides which window applies
    class_reason: str = ""  # what the class rests on
    parent: str = ""  # page that links to it
    level: int = 1  # 1: linked from the home page's navigation or body
    on_home: bool = False  # linked from the home page
    leaf: bool = True  # has no columns below it
    outcome: Outcome = Outcome.OK  # how its page ended
    rows: int = 0  # rows of its list
    dated_rows: int = 0  # rows with a date
    newest: Dated | None = None  # newest date that counts
    newest_title: str = ""  # title of the newest row
    newest_url: str = ""  # address of the newest row
    future_rows: int = 0  # rows dated after the day they were fetched
    dates_in_articles: int = 0  # of the articles read for an undated list: how many carry a date
    articles_read: int = 0  # articles of the column that were read
    blank: bool | None = None  # holds nothing; empty: cannot be said
    blank_reason: str = ""  # what that rests on
    external: bool = False  # on another host: present, not judged here
    confirmed_by: str = ""  # from columns.csv
    judged: bool = True  # could be judged
    why_not: str = ""  # why it could not be judged


class Tls(Frozen):
    """What a strict TLS client thinks of the site's host."""

    host: str
    port: int = 443
    probed: bool = False
    valid: bool | None = None
    problem: str = ""  # expired, not_yet_valid, wrong_host, self_signed, untrusted, obsolete, weak_key
    detail: str = ""
    not_after: dt.datetime | None = None
    protocol: str = ""


class SiteState(StrEnum):
    """How a site's crawl ended."""

    PASS = "pass"
    FINDING = "finding"
    PARTIAL = "partial"
    UNREACHABLE = "unreachable"
    REFUSED = "refused"


class SiteOutcome(Frozen):
    """The one end of a site's crawl, with its causes."""

    site: str  # id of the site
    state: SiteState  # pass, finding, partial, unreachable or refused: how the crawl ended, not the verdict
    causes: tuple[Cause, ...] = ()  # why, in one vocabulary for sites and URLs
    detail: str = ""  # one line for people
    handed_out: int = 0  # URLs the frontier handed out
    recorded: int = 0  # outcomes recorded; equals handed_out
    known_not_taken: int = 0  # URLs known but not taken (budget)
    requests: int = 0  # requests made
    bytes: int = 0  # bytes received
    started_at: dt.datetime | None = None  # first request
    ended_at: dt.datetime | None = None  # when the site was closed
    moved_to: str = ""  # where its home page has moved, if elsewhere
    names_resolved: bool = False  # another host's name was resolved in the same run, so the resolver works

    @property
    def whole(self) -> bool:
        """True when every URL that was handed out has its outcome."""
        return self.handed_out == self.recorded


class Visit(Frozen, array_like=True):
    """The end of one handed-out URL: its entry, its outcome, and the page if there is one to keep."""

    entry: Entry
    answer: Answer  # without body when stored
    outcome: Outcome
    causes: tuple[Cause, ...] = ()
    page: Page | None = None
    body: bytes = b""  # as it came: the sink masks what it keeps as evidence, and stores nothing else of it
    memo: str = ""  # JSON: what the crawl itself needs again of a body that is not kept (crawler.memo)


class Sample(Frozen):
    """One visit of a home page by `probe`, redirects included."""

    url: str  # address of the home page, as registered
    at: dt.datetime  # when the visit began
    outcome: Outcome  # how it ended
    vantage: str = ""  # from where it was made
    site: str = ""  # id of the site
    seconds: float = 0.0  # from the look-up of the name to the last byte, waiting turns left out
    limit: float = 15.0  # seconds after which it was given up
    status: int = 0  # HTTP status, 0 where none came
    final_url: str = ""  # where the answer came from
    family: str = ""  # ipv4 or ipv6
    address: str = ""  # IP address that answered
    bytes: int = 0  # bytes of the body read
    causes: tuple[Cause, ...] = ()  # why it ended so
    error: str = ""  # one line for people
    closing: str = ""  # what the page says of the site's closing
    valid: bool = True  # False: the trouble may have been the observer's own
    doubt: str = ""  # why it is not valid: no_witness, own_dns, own_machine, no_ipv6


class SiteFacts(Frozen):
    """Everything stored of one site; what site checks read."""

    site: Site
    outcome: SiteOutcome
    home: Page | None = None
    pages: tuple[Page, ...] = ()
    columns: tuple[Column, ...] = ()
    letters: tuple[Letter, ...] = ()
    guides: tuple[Guide, ...] = ()
    targets: tuple[Target, ...] = ()
    marks: Marks = Marks()
    tls: Tls | None = None
    has_service_columns: bool = False
    availability: tuple[Sample, ...] | None = None  # visits by `probe`, joined when judged; None: no store


class Errand(Frozen):
    """What is visited of a site besides its home page, instead of what its pages lead to.

    Of the pages read, only the newest articles and what a service guide offers are followed.
    """

    entries: tuple[Entry, ...] = ()
    home: bool = True  # False: no home page; the entries are foreign targets, each verified and none read
    classes: tuple[ColumnClass, ...] = ()  # columns of these classes that the home page names are read too


class Progress(Frozen):
    """What a store already knows of a site that is taken up again."""

    started_at: dt.datetime | None = None
    pending: tuple[Entry, ...] = ()  # handed out or queued, without a visit
    seen: frozenset[str] = frozenset()  # URL keys known
    handed_out: int = 0
    pages: int = 0  # pages read so far
    links: int = 0  # link targets verified so far
    requests: int = 0
    visits: tuple[Visit, ...] = ()  # in order, bodies left out, pages whole but for their text
    errand: Errand | None = None  # None: the site is crawled


class Sink(Protocol):
    """Where a crawl puts what it finds. Implemented above the crawler; nothing below knows what is above.

    Every call is durable once `flush` returned or half a second has passed, in the order of the calls.
    """

    def progress(self, site: Site) -> Progress:
        """What is known of the site: from an earlier, interrupted run, and from this one.

        Asked when a site is opened and again just before it is closed (pages are not kept in memory), so it
        includes every call made so far, written out or not. No two entries of a site are equal.
        """

    def queue(self, site: str, entries: list[Entry]) -> None:
        """New frontier entries (not yet handed out)."""

    def record(self, visit: Visit, entries: list[Entry]) -> None:
        """One visit ended, and the entries found through it: together or not at all."""

    def close(self, facts: SiteFacts) -> None:
        """The site is done; or, where its outcome is not whole, it is left as it is, to be taken up again."""

    def flush(self) -> None:
        """Write out everything so far; called when a crawl stops."""
