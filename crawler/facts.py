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
    """Why a URL is fetched; the order of the members is the order in which they are taken."""

    HOME = "home"
    PROBE = "probe"  # random addresses that teach the host's own "not found" answer
    COLUMN = "column"
    ARTICLE = "article"  # the newest articles of a column
    LETTERS = "letters"  # letter lists and letters
    GUIDE = "guide"
    ATTACHMENT = "attachment"  # first bytes only
    CONFIRM = "confirm"  # second GET of something that failed
    PAGE = "page"  # the rest
    LINK = "link"  # a target to verify, not to read


class Entry(Frozen):
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


class Verdict(StrEnum):
    """What is known of a link target."""

    OK = "ok"
    BROKEN = "broken"
    UNVERIFIED = "unverified"  # could not be verified: blocked, timed out, challenged, rate-limited …
    UNCHECKED = "unchecked"  # known, not taken (budget)


class Target(Frozen):
    """One link target of a site: however many pages link to it, it is one subject."""

    url: str
    kind: LinkKind
    verdict: Verdict
    outcome: Outcome | None = None
    status: int = 0
    reason: str = ""
    on_home: bool = False
    external: bool = False
    text: str = ""
    occurrences: int = 1
    parents: tuple[str, ...] = ()  # up to five samples
    tries: int = 0
    fetched_at: dt.datetime | None = None
    host_dead: bool = False
    content_type: str = ""
    magic: str = ""  # of an attachment: what its first bytes say it is (pdf, doc, zip, html …)


class Column(Frozen):
    """A column (栏目) of a site, as the inventory lists it."""

    url: str
    name: str
    column_class: ColumnClass
    class_reason: str = ""
    parent: str = ""
    level: int = 1  # 1: linked from the home page's navigation or body
    on_home: bool = False
    leaf: bool = True
    outcome: Outcome = Outcome.OK
    rows: int = 0
    dated_rows: int = 0
    newest: Dated | None = None
    newest_title: str = ""
    newest_url: str = ""
    future_rows: int = 0
    dates_in_articles: int = 0  # of the articles read for an undated list: how many carry a date
    articles_read: int = 0
    blank: bool | None = None
    blank_reason: str = ""
    external: bool = False
    confirmed_by: str = ""  # from columns.csv
    judged: bool = True
    why_not: str = ""


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

    site: str
    state: SiteState
    causes: tuple[Cause, ...] = ()
    detail: str = ""
    handed_out: int = 0
    recorded: int = 0
    known_not_taken: int = 0
    requests: int = 0
    bytes: int = 0
    started_at: dt.datetime | None = None
    ended_at: dt.datetime | None = None
    moved_to: str = ""


class Visit(Frozen):
    """The end of one handed-out URL: its entry, its outcome, and the page if there is one to keep."""

    entry: Entry
    answer: Answer  # without body when stored
    outcome: Outcome
    causes: tuple[Cause, ...] = ()
    page: Page | None = None
    masked_body: bytes = b""  # kept by hash as evidence


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


class Sink(Protocol):
    """Where a crawl puts what it finds. Implemented above the crawler; nothing below knows what is above.

    Every call is durable once `flush` returned or half a second has passed, in the order of the calls.
    """

    def progress(self, site: Site) -> Progress:
        """What is known of the site from an earlier, interrupted run."""

    def queue(self, site: str, entries: list[Entry]) -> None:
        """New frontier entries (not yet handed out)."""

    def record(self, visit: Visit, entries: list[Entry]) -> None:
        """One visit ended, and the entries found through it: together or not at all."""

    def close(self, facts: SiteFacts) -> None:
        """The site is done."""
