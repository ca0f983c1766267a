"""Ledger: one shard at work, in its own SQLite file. Killed at any moment, it is taken up again from here.

What one visit brings (its outcome, its page, its findings, the entries found through it) is written in one
transaction; transactions are committed together at most `COMMIT_AFTER` seconds later. What was not
committed when the process died is fetched again: nothing is lost and nothing counted twice. SQLite knows a
damaged file by its structure and its indexes only, so every value is sealed with a checksum of it and of what
stands beside it. All that is looked at when a ledger is taken up again.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from isal import isal_zlib

from checks.base import Check, Finding, Result
from crawler.facts import Entry, Progress, SiteFacts, Visit
from crawler.page import Frozen, Link, Outcome, Page, PageKind
from crawler.site import Site
from reports.escape import line
from webcensus import linkbook
from webcensus.linkbook import Leaf, LinkBook, Span

if TYPE_CHECKING:
    from webcensus.evidence import Proofs

COMMIT_AFTER = 0.5  # seconds
SCHEMA_VERSION = 5
_SEAL = 4  # bytes of the checksum behind each value
_PAGE = 16_384  # bytes of a page of the file: a visit then takes one or two, not some five
_LOG = 1_000  # pages after which the log is brought into the file: 16 MB

_SCHEMA = """
create table sites (
    id text primary key, position integer not null, site blob not null, life blob not null, facts blob);
create table entries (
    id integer primary key, site text not null, key blob not null, entry blob not null,
    done integer not null default 0, unique (site, key));
create table visits (
    id integer primary key, site text not null, visit blob not null, links blob not null);
create table results (
    site text not null, page text not null, check_id text not null, result blob not null);
create table judged (site text primary key, subjects blob not null);
create table bodies (
    sha256 text primary key, site text not null, original integer not null, body blob);
create index visits_of_site on visits (site);
"""
_MAKE = f"begin; {_SCHEMA} pragma user_version = {SCHEMA_VERSION}; commit;"


class LedgerError(RuntimeError):
    """The ledger of a shard cannot be used: damaged, or of another version."""


_SEALED = (  # table, what its seal covers beside the value, value
    ("sites", ("id", "position"), "site"),
    ("sites", ("id",), "life"),
    ("sites", ("id",), "facts"),
    ("entries", ("site", "key", "done"), "entry"),
    ("visits", ("site",), "visit"),
    ("visits", ("site",), "links"),
    ("results", ("site", "page", "check_id"), "result"),
    ("judged", ("site",), "subjects"),
    ("bodies", ("sha256", "site", "original"), "body"),
)
WAITS, VISITED, GIVEN_UP = 0, 1, 2  # what has become of an entry

# An entry that is known already changes only where it waits no longer.
_ENTRY = (
    "insert into entries (site, key, entry, done) values (?, ?, ?, ?) on conflict (site, key)"
    " do update set done = excluded.done, entry = excluded.entry where excluded.done > 0"
)
_VISIT = "insert into visits (site, visit, links) values (?, ?, ?)"
_RESULT = "insert into results (site, page, check_id, result) values (?, ?, ?, ?)"
_BODY = "insert or ignore into bodies (sha256, site, original, body) values (?, ?, ?, ?)"


class _Life(Frozen, array_like=True):
    """What has befallen a site's crawl."""

    strikes: int = 0  # deaths of its worker while it was open
    opened: float = 0.0  # when it was opened first, of the clock; 0: never


class Ledger:
    """The SQLite file of one shard; the `Sink` of its crawl."""

    def __init__(self, path: Path, checks: Mapping[str, Check]) -> None:
        self.path = path
        self._checks = {id: check for id, check in checks.items() if check.scope == "page"}
        self._opened: set[str] = set()
        self._judged: dict[str, Counter[str]] = {}  # open site -> check -> pages it judged
        self._recounted: set[str] = set()  # sites of which that changed since the last commit
        self._rows: dict[str, list[tuple[object, ...]]] = {}  # statement -> what waits to be written with it
        self._proofs: Proofs | None = None
        self._book = LinkBook(self._links_kept)
        self._encode = msgspec.msgpack.Encoder().encode
        self._last_commit = time.monotonic()
        self._db = _connect(path)

    # --- set-up -------------------------------------------------------------------------------------

    def register(self, sites: tuple[Site, ...]) -> None:
        """Write the shard's sites; those already there are left as they are."""
        self._db.executemany(
            "insert or ignore into sites (id, position, site, life) values (?, ?, ?, ?)",
            [
                (site.id, position, self._sealed(site, site.id, position), self._sealed(_Life(), site.id))
                for position, site in enumerate(sites)
            ],
        )
        self._db.commit()

    def open_sites(self) -> list[tuple[Site, int]]:
        """The sites not closed yet, in order, each with the number of worker deaths it was open at."""
        rows = self._db.execute("select site, life from sites where facts is null order by position")
        return [(_site(_value(site)), _life(_value(life)).strikes) for site, life in rows]

    # --- Sink ---------------------------------------------------------------------------------------

    def progress(self, site: Site) -> Progress:
        """What is known of the site so far; the first time in this process it counts as opening the site."""
        if site.id not in self._opened:
            self._open(site.id)
        visits = tuple(self._visits(site.id))
        return Progress(
            started_at=dt.datetime.fromtimestamp(self._lived(site.id).opened, dt.UTC),
            pending=self.pending(site.id),
            handed_out=len(visits),
            pages=sum(1 for visit in visits if visit.page is not None),
            requests=sum(visit.answer.tries for visit in visits),
            visits=visits,
        )

    def queue(self, site: str, entries: list[Entry]) -> None:
        """New frontier entries."""
        for entry in entries:
            self._put(entry, site, WAITS)
        self._commit_if_due()

    def record(self, visit: Visit, entries: list[Entry]) -> None:
        """One visit ended. What it brings is kept whole, or not at all."""
        entry, page = visit.entry, visit.page
        links = page.links if page is not None else ()
        with self._whole_or_not():
            self._put(entry, entry.site, VISITED)
            if page is not None:
                self._judge(visit, page)
                page = msgspec.structs.replace(page, text="", hidden_text="", links=())
            bare = msgspec.structs.replace(visit.answer, body=b"") if visit.answer.body else visit.answer
            stored = msgspec.structs.replace(visit, answer=bare, page=page, body=b"")
            leaf = self._sealed(self._book.leaf(entry.site, links), entry.site)
            self._add(_VISIT, entry.site, self._sealed(stored, entry.site), leaf)
            self.queue(entry.site, entries)

    def close(self, facts: SiteFacts) -> None:
        """The site is done: its facts are kept, its frontier is dropped."""
        slim = msgspec.structs.replace(facts, pages=(), home=None)
        sealed = self._sealed(slim, facts.site.id)
        self._write()
        self._db.execute("update sites set facts = ? where id = ?", (sealed, facts.site.id))
        self._db.execute("delete from entries where site = ?", (facts.site.id,))
        self._commit()
        self._judged.pop(facts.site.id, None)
        self._book.leave(facts.site.id)
        if self._proofs is not None:
            self._proofs.leave(facts.site.id)

    def pardon(self) -> None:
        """The worker stops in good order: the sites it had open are not to blame."""
        for site, strikes in self.open_sites():
            if strikes:
                self.blame(site.id, 0)
        self._commit()

    def blame(self, site: str, strikes: int) -> None:
        """Say at how many deaths of their worker a site was open."""
        self._live(site, msgspec.structs.replace(self._lived(site), strikes=strikes))

    def settle(self, entries: Iterable[Entry], *, given_up: bool = False) -> None:
        """Wait for these entries no longer, visited or not; `given_up`: they killed their worker."""
        for entry in entries:
            self._put(entry, entry.site, GIVEN_UP if given_up else VISITED)
        self._commit()

    def given_up(self, site: str) -> tuple[Entry, ...]:
        """The entries that killed their worker."""
        return self._entries(site, GIVEN_UP)

    def pending(self, site: str) -> tuple[Entry, ...]:
        """The entries that wait, in the order in which they came."""
        return self._entries(site, WAITS)

    def flush(self) -> None:
        """Make everything durable now."""
        self._commit()

    def shut(self) -> None:
        """Commit and close the file."""
        self._commit()
        self._db.close()

    # --- reading back -------------------------------------------------------------------------------

    def closed(self) -> Iterator[tuple[SiteFacts, tuple[Visit, ...]]]:
        """Every closed site with its visits, in order; their pages come without links."""
        self._write()
        rows = self._db.execute(
            "select id, facts from sites where facts is not null order by position"
        ).fetchall()
        for id, blob in rows:
            yield _facts(_value(blob)), tuple(self._bare(id))

    def page_results(self, site: str) -> list[tuple[str, Finding]]:
        """What the page checks found: the page and the finding, in the order the pages were read."""
        self._write()
        rows = self._db.execute("select page, result from results where site = ? order by rowid", (site,))
        return [(page, _finding(_value(blob))) for page, blob in rows]

    def page_judged(self, site: str) -> dict[str, int]:
        """Check id -> how many pages it judged."""
        return {check: pages for check, pages in self._counted(site).items() if pages}

    @property
    def holds_originals(self) -> bool:
        """True when bodies are kept that were not masked."""
        self._write()
        return self._db.execute("select 1 from bodies where original limit 1").fetchone() is not None

    def bodies(self) -> Iterator[tuple[str, str, bool, bytes]]:
        """Evidence: SHA-256 of the original body, site, whether it is the original, gzip bytes."""
        self._write()
        for sha256, site, original, body in self._db.execute(
            "select sha256, site, original, body from bodies"
        ):
            yield sha256, site, bool(original), bytes(_value(body))

    # --- inside -------------------------------------------------------------------------------------

    def _sealed(self, value: object, *beside: str | bytes | int) -> bytes:
        """A value as it is stored: encoded, with a checksum of it and of what stands beside it."""
        blob = self._encode(value)
        return blob + _checksum(blob, beside)

    def _visits(self, site: str) -> Iterator[Visit]:
        self._write()
        rows = self._db.execute("select visit, links from visits where site = ? order by id", (site,))
        kept = list[Link]()
        for blob, leaf in rows:
            visit, links = _visit(_value(blob)), linkbook.read(_leaf(_value(leaf)), kept)
            if visit.page is not None:  # it is nobody else's yet
                msgspec.structs.force_setattr(visit.page, "links", links)
            yield visit

    def _bare(self, site: str) -> Iterator[Visit]:
        self._write()
        for (blob,) in self._db.execute("select visit from visits where site = ? order by id", (site,)):
            yield _visit(_value(blob))

    def _open(self, site: str) -> None:
        self._opened.add(site)
        before = self._lived(site)
        self._live(site, _Life(strikes=before.strikes + 1, opened=before.opened or time.time()))
        self._commit()

    def _lived(self, site: str) -> _Life:
        (blob,) = self._db.execute("select life from sites where id = ?", (site,)).fetchone()
        return _life(_value(blob))

    def _live(self, site: str, life: _Life) -> None:
        self._db.execute("update sites set life = ? where id = ?", (self._sealed(life, site), site))

    def _put(self, entry: Entry, site: str, done: int) -> None:
        key = _key(entry)
        self._add(_ENTRY, site, key, self._sealed(entry, site, key, done), done)

    def _links_kept(self, site: str) -> int:
        """How many links of a site's pages are kept."""
        self._write()
        last = "select links from visits where site = ? order by id desc limit 1"
        row = self._db.execute(last, (site,)).fetchone()
        return _span(_value(row[0])).after if row else 0

    def _add(self, statement: str, *row: object) -> None:
        """Write a row, soon: many at once take a fraction of the time."""
        self._rows.setdefault(statement, []).append(row)

    def _write(self) -> None:
        """Write what waits."""
        with self._whole_or_not():
            for statement, rows in self._rows.items():
                self._db.executemany(statement, rows)
        self._rows.clear()

    @contextlib.contextmanager
    def _whole_or_not(self) -> Iterator[None]:
        """Where writing fails, for whatever reason, nothing counts that came since the last commit."""
        try:
            yield
        except BaseException:
            self._db.rollback()
            self._rows.clear()
            self._judged.clear()
            self._recounted.clear()
            self._book.forget()
            self._proofs = None
            raise

    def _entries(self, site: str, done: int) -> tuple[Entry, ...]:
        self._write()
        rows = self._db.execute(
            "select entry from entries where site = ? and done = ? order by id", (site, done)
        )
        return tuple(_entry(_value(blob)) for (blob,) in rows)

    def _judge(self, visit: Visit, page: Page) -> None:
        """Run the page checks, and keep evidence."""
        if page.outcome is not Outcome.OK:
            return
        found, again = 0, visit.entry.render and self._withdraw(page)
        counted = self._counted(page.site)
        self._recounted.add(page.site)
        for check in self._checks.values():
            results = self._run(check, page)
            counted[check.id] += results is not None and not again
            for result in results or ():
                found += self._result(page, result)
        self._keep_body(visit, page, found > 0)

    def _withdraw(self, page: Page) -> bool:
        """Drop what was found on a page before it was rendered; True when it had been judged then."""
        self._write()
        self._db.execute("delete from results where site = ? and page = ?", (page.site, page.url))
        earlier = (visit.page for visit in self._bare(page.site) if visit.page is not None)
        return any(each.url == page.url and each.outcome is Outcome.OK for each in earlier)

    def _run(self, check: Check, page: Page) -> list[Result] | None:
        """Run one check. One that fails by its own fault has not judged the page, and harms nothing else."""
        try:
            return list(check.run(page))
        except Exception as error:
            fault = line(f"check {check.id} failed on {page.url}: {type(error).__name__}: {error}")
            print(fault, file=sys.stderr)
            return None

    def _result(self, page: Page, result: Result) -> int:
        if not isinstance(result, Finding):
            return 0
        sealed = self._sealed(result, page.site, page.url, result.check)
        self._add(_RESULT, page.site, page.url, result.check, sealed)
        return 1

    def _keep_body(self, visit: Visit, page: Page, accused: bool) -> None:
        """Keep what a verdict may have to be proven with."""
        if self._proofs is None:
            from webcensus.evidence import Proofs  # with what reads pages: not where a ledger is read back

            kept = self._db.execute(
                f"select site, sum(length(body) - {_SEAL}) from bodies where not original group by site"  # noqa: S608
            )
            self._proofs = Proofs(dict(kept.fetchall()), self._articles)
        if body := self._proofs.body_of(visit, page, accused=accused):
            seal = _checksum(body.packed, (body.sha256, page.site, body.original))
            self._add(_BODY, body.sha256, page.site, body.original, body.packed + seal)

    def _articles(self, site: str) -> list[str]:
        """The articles of a site that were read, by whatever process."""
        pages = [visit.page for visit in self._bare(site) if visit.page is not None]
        read = [page for page in pages if page.outcome is Outcome.OK]
        return [page.url for page in read if page.kind is PageKind.ARTICLE]

    def _commit_if_due(self) -> None:
        if time.monotonic() - self._last_commit >= COMMIT_AFTER:
            self._commit()

    def _counted(self, site: str) -> Counter[str]:
        """Check -> how many pages of the site it judged."""
        if site not in self._judged:
            row = self._db.execute("select subjects from judged where site = ?", (site,)).fetchone()
            self._judged[site] = Counter(_subjects(_value(row[0])) if row else {})
        return self._judged[site]

    def _commit(self) -> None:
        """Make durable what came, and how many pages were judged, in one transaction."""
        self._write()
        with self._whole_or_not():
            self._db.executemany(
                "insert or replace into judged (site, subjects) values (?, ?)",
                [(site, self._sealed(dict(self._judged[site]), site)) for site in self._recounted],
            )
            self._db.commit()
        self._recounted.clear()
        self._last_commit = time.monotonic()


_visit = msgspec.msgpack.Decoder(Visit).decode
_leaf = msgspec.msgpack.Decoder(Leaf).decode
_span = msgspec.msgpack.Decoder(Span).decode
_entry = msgspec.msgpack.Decoder(Entry).decode
_facts = msgspec.msgpack.Decoder(SiteFacts).decode
_site = msgspec.msgpack.Decoder(Site).decode
_finding = msgspec.msgpack.Decoder(Finding).decode
_life = msgspec.msgpack.Decoder(_Life).decode
_subjects = msgspec.msgpack.Decoder(dict[str, int]).decode


def _value(blob: bytes) -> memoryview:
    """A stored value, its seal taken off."""
    return memoryview(blob)[:-_SEAL]


def _checksum(blob: bytes | memoryview, beside: Iterable[str | bytes | int]) -> bytes:
    start = 0
    for each in beside:
        plain = str(int(each)) if isinstance(each, int) else each
        start = isal_zlib.crc32(
            plain if isinstance(plain, bytes) else plain.encode("utf-8", "surrogatepass"), start
        )
    return isal_zlib.crc32(blob, start).to_bytes(_SEAL, "big")


def _broken(db: sqlite3.Connection) -> str:
    """The first thing found that is not as it was written; "" when all is."""
    with contextlib.closing(sqlite3.connect(":memory:")) as made:
        made.executescript(_MAKE)
        if _shape(db) != _shape(made):
            return "its tables"
    for table, beside, name in _SEALED:
        rows = db.execute(f"select {', '.join(beside)}, {name} from {table} where {name} is not null")  # noqa: S608
        for *around, blob in rows:
            if bytes(blob[-_SEAL:]) != _checksum(_value(blob), around):
                return f"a value in {table}"
    return "" if _links_follow(db) else "the links of its pages"


def _links_follow(db: sqlite3.Connection) -> bool:
    """False where links are missing that later pages have as well."""
    kept = Counter[str]()  # site -> links
    for site, blob in db.execute("select site, links from visits order by id"):
        span = _span(_value(blob))
        if span.first != kept[site]:
            return False
        kept[site] = span.after
    return True


def _shape(db: sqlite3.Connection) -> list[tuple[str, ...]]:
    return db.execute("select type, name, tbl_name, sql from sqlite_master order by name").fetchall()


def _key(entry: Entry) -> bytes:
    again = "render" if entry.render else entry.again or ""
    text = f"{entry.purpose}\t{again}\t{entry.tries}\t{len(entry.hops)}\t{entry.url}"
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _connect(path: Path) -> sqlite3.Connection:
    with contextlib.suppress(OSError):  # SQLite says it better
        path.touch(mode=0o600)  # it may hold originals; SQLite makes the files beside it the same
    try:
        db = sqlite3.connect(path, isolation_level="DEFERRED", check_same_thread=False)
    except sqlite3.OperationalError as error:
        raise sqlite3.OperationalError(f"{path}: {error}") from None
    try:
        db.execute(f"pragma page_size = {_PAGE}")  # of a new file
        db.execute("pragma journal_mode = wal")
        db.execute(f"pragma wal_autocheckpoint = {_LOG}")
        db.execute("pragma synchronous = normal")
        (fault,) = db.execute("pragma integrity_check(1)").fetchone()
        if fault != "ok":
            raise LedgerError(f"{path}: damaged: {fault}")
        (version,) = db.execute("pragma user_version").fetchone()
        if not version and not _shape(db):
            db.executescript(_MAKE)
        elif version != SCHEMA_VERSION:
            raise LedgerError(f"{path}: written by another version ({version}, not {SCHEMA_VERSION})")
        if fault := _broken(db):
            raise LedgerError(f"{path}: damaged: {fault}")
    except (sqlite3.DatabaseError, LedgerError, TypeError, ValueError, AttributeError) as error:
        db.close()
        if isinstance(error, LedgerError):
            raise
        if _of_the_place(error):
            raise sqlite3.OperationalError(f"{path}: {error}") from None
        raise LedgerError(f"{path}: damaged: {error}") from None
    return db


def _of_the_place(error: Exception) -> bool:
    """True where the disk is full, locked or not to be written: the file is not to blame."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF  # none where no text is UTF-8
    return isinstance(error, sqlite3.OperationalError) and code != sqlite3.SQLITE_ERROR
