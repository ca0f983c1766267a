"""What the commands do: read input, call the stages, print. Results on stdout, talk on stderr."""

from __future__ import annotations

import ipaddress
import os
import re
import sqlite3
import sys
import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec

from checks.base import Check
from crawler.site import Site, SitesError, read_sites, site_of
from reports.rubric import Rubric, RubricError, available
from webcensus import audit as way
from webcensus import baseline, confirmed, engine, rulings
from webcensus.census import Stopped, WorkerError, require_browser
from webcensus.confirmed import ColumnsError
from webcensus.disk import why
from webcensus.engine import EngineError
from webcensus.gate import Exit
from webcensus.rulings import RulingsError
from webcensus.settings import Settings, SettingsError, day
from webcensus.store import (
    AUDIT,
    RoundDamagedError,
    RoundError,
    Store,
    StoreError,
    find,
    folder_at,
    keeping,
    probe_writable,
)
from webcensus.terminal import Terminal

INPUT_ERRORS = (SettingsError, SitesError, RubricError, RulingsError, ColumnsError, RoundError)
RUN_ERRORS = (StoreError, WorkerError, EngineError, OSError, sqlite3.OperationalError)  # a full disk


def audit(url: str, settings: Settings, talk: int) -> int:
    """One site: crawl, judge, write the report folder, print the summary."""
    site = site_of(url)
    out = Path(settings.out) if settings.out else Path("webcensus-report") / _name(site)
    store = Store(_absolute(out) / AUDIT, _scratch(settings))
    _look_ahead(settings, store, [site])
    require_browser(settings)
    store = _fresh(store, site, settings)
    with Terminal(talk) as terminal:
        audited = way.audit([site], store, settings, url, terminal.progress)
    return _finish(audited, talk)


def run(sites: str, settings: Settings, talk: int) -> int:
    """Every site of a list; again to resume."""
    with Terminal(talk) as terminal:
        rows = _listed(sites, settings, terminal)
        store = Store(_absolute(Path(settings.out)), _scratch(settings))
        _look_ahead(settings, store, rows)
        require_browser(settings)
        audited = way.audit(rows, store, settings, sites, terminal.progress)
    return _finish(audited, talk)


def check(folder: str, settings: Settings, talk: int) -> int:
    """Judge a stored run again."""
    store = find(_absolute(Path(folder)))
    settings, rubric, known = _law(settings, store)
    _look_ahead(settings, store)
    with store.locked(), Terminal(talk) as terminal:
        audited = way.judge(store, rubric, known, settings, terminal.progress)
    return _finish(audited, talk)


def report(folder: str, wanted: frozenset[str], failing: bool, settings: Settings, talk: int) -> int:
    """Write the reports of a stored run: of all sites, of some, or of those that fail."""
    store = find(_absolute(Path(folder)))
    settings, rubric, known = _law(settings, store)
    _look_ahead(settings, store)
    with store.locked(), Terminal(talk) as terminal:
        audited = way.judge(
            store, rubric, known, settings, terminal.progress, wanted=wanted or None, failing=failing
        )
    missing = wanted - audited.named
    if missing:
        raise SettingsError(f"--site {sorted(missing)[0]!r}: not in {folder}; ids stand in the table `sites`")
    return _finish(audited, talk)


def demo(serve: bool, settings: Settings, talk: int) -> int:
    """Audit the bundled demonstration web."""
    from webcensus.demo import web

    with web.serving() as served:
        if serve:
            return web.wait(served)
        out = _absolute(Path(settings.out or "webcensus-report/demo"))
        settings = web.settings(settings, served)
        store = _begin_again(Store(out, None))
        with Terminal(talk) as terminal:
            audited = way.audit(served.sites, store, settings, "demonstration web", terminal.progress)
    return _finish(audited, talk)


def probe(sites: str, settings: Settings, talk: int) -> int:
    """One availability sample of every home page of a list."""
    from reports.visits import summary
    from webcensus import probe as probing

    with Terminal(talk) as terminal:
        rows = _listed(sites, settings, terminal)
        place = _absolute(Path(settings.out))
        with keeping(place):
            done = probing.run(rows, place, settings, terminal.counter(len(rows)))
    if talk:
        for text in summary(done.samples, done.path, settings.timeout, settings.lang or "en"):
            print(text)
    if done.signal:
        _say("stopped; what was sampled until then is kept")
    return 128 + done.signal if done.signal else Exit.OK


def query(folder: str, sql: str, format_: str) -> int:
    """SQL over a stored run."""
    from webcensus import query as ask

    try:
        print(ask.answer(find(_absolute(Path(folder))), sql, format_), end="")
    except ask.QueryError as error:
        _say(f"Error: {error}")
        return Exit.INPUT
    return Exit.OK


def sample(sites: str, out: str, estimate: str, given: Mapping[str, Any]) -> int:
    """Draw a sample, or tell what came of one."""
    from webcensus import drawn, sampled

    by = tuple(name.strip() for name in given["by"].split(",") if name.strip())
    if given["n"] is None and not given["repeat"]:
        raise SettingsError("-n is missing: say how many sites to draw, as -n 400")
    wish = drawn.Wish(n=given["n"] or 0, by=by, seed=given["seed"], repeat=given["repeat"] or "")
    target = Path(out) if out else None if estimate else Path("sample.csv")
    listed = read_sites(Path(sites))
    with Terminal(1) as terminal:
        terminal.sites(listed)
    with keeping((target or Path()).absolute().parent):
        log = drawn.draw_from(listed, Path(sites), wish, target).log
    found = sampled.outcome(log, find(_absolute(Path(estimate)))) if estimate else None
    print(sampled.told(log, found))
    if target:
        print(f"{target}  {target.with_suffix('.json')}")
    return Exit.OK


def bulletin(folder: str, previous: str, out: str, given: Mapping[str, Any]) -> int:
    """Write the bulletin of a round."""
    from webcensus import bulletin as make
    from webcensus.whole import lacking

    store = find(_absolute(Path(folder)))
    if lack := lacking(store, "en"):
        _say(f"{folder}: {lack}")
    earlier = find(_absolute(Path(previous))) if previous else None
    rubric = make.table_of(store, given["rubric"])
    wish = make.Wish(
        language=given["lang"],
        title=given["title"],
        deadline=day("--deadline", given["deadline"]) if given["deadline"] else None,
        sample=given["sample"] or "",
    )
    place = Path(out) if out else store.folder / "bulletin"
    with keeping(place):
        folder_at(place)
        written = make.write(store, earlier, rubric, wish, place)
    for path in written:
        print(path)
    return Exit.OK


def checks(id: str | None, language: str, markdown: bool) -> int:
    """What is checked."""
    from checks import base, catalogue

    known = base.load()
    if id and id not in known:
        raise SettingsError(f"no check is called {id!r}; choose one of: {', '.join(known)}")
    if markdown:
        print(catalogue.catalogue(language), end="")
    else:
        print(catalogue.entry(known[id], language) if id else _titles(known, language))
    return Exit.OK


def failure(error: Exception) -> int:
    """One line about an error on stderr, and the exit code for it."""
    if isinstance(error, Stopped):
        _say("stopped; run the same command again to go on")
        return 128 + error.signal
    if isinstance(error, INPUT_ERRORS):
        _say(f"Error: {error}")
        return Exit.INPUT
    if os.environ.get("WEBCENSUS_TRACEBACK"):
        traceback.print_exception(error)
    if isinstance(error, RUN_ERRORS):
        place = getattr(error, "filename", None)
        _say(f"Error: {place}: {why(error)}" if place else f"Error: {error}")
        return Exit.FAILED
    _say(
        f"Error: {type(error).__name__}: {error} (a fault of the program; WEBCENSUS_TRACEBACK=1 shows where)"
    )
    return Exit.FAILED


def _titles(known: Mapping[str, Check], language: str) -> str:
    width = max(map(len, known))
    return "\n".join(f"{id:{width}}  {check.texts(language).title}" for id, check in known.items())


# --- what the commands share -----------------------------------------------------------------------


def _finish(audited: way.Audited, talk: int) -> int:
    """Print the summary, and turn the gates into the exit code."""
    if talk:
        from rich.console import Console

        audited.documents.tell(Console(highlight=False))
    for reason in audited.gate.reasons:
        _say(f"gate: {reason}")
    if audited.lost:
        _say(f"Error: {audited.lost}; run it again to do them again")
        return Exit.FAILED
    return audited.gate.code


def _law(settings: Settings, store: Store) -> tuple[Settings, Rubric, Mapping[str, Check]]:
    """The settings with a rubric, and what it says: if none is named, the one a round was judged by last."""
    if settings.rubric:
        return settings, *way.law(settings)
    own, sha256 = store.judged_by()
    if own not in available():
        raise SettingsError(
            f"{store.folder}: judged by {own!r}, which is not built in; name its file with --rubric"
        )
    settings = msgspec.structs.replace(settings, rubric=own)
    rubric, known = way.law(settings)
    if rubric.sha256 != sha256:
        _say(f"{store.folder}: was judged by another {own}, now by the built-in; --rubric names a file")
    return settings, rubric, known


def _look_ahead(settings: Settings, store: Store, sites: Sequence[Site] = ()) -> None:
    """Find out before the crawl of some sites, not after it, that what is needed then cannot be used.

    Raises:
        SettingsError, RulingsError, ColumnsError, RoundError: what is named cannot be used.
    """
    engine.check(settings)
    if settings.scratch and settings.engine == engine.LOCAL:
        probe_writable(_absolute(Path(settings.scratch)), "--scratch")
    confirmed.read(settings.columns)
    rulings.read(settings.rulings)
    if settings.probes and not Path(settings.probes).is_dir():
        raise SettingsError(
            f"--probes {settings.probes}: no such folder; name the one that `probe` writes to"
        )
    if settings.baseline:
        baseline.look_at(settings.baseline, store, sites)


def _fresh(store: Store, site: Site, settings: Settings) -> Store:
    """An audit goes on where one of the same site and settings was interrupted; else it begins anew."""
    if not store.exists:
        return store
    try:
        found = store.open()
    except (RoundError, RoundDamagedError) as error:
        with store.locked():
            _say(f"{error}; set aside as {store.set_aside()}, and begun anew")
        return store
    try:
        store.check_same(found, settings, way.law(settings)[0], [site])
    except RoundError:
        return _begin_again(store)
    return store if store.whole() is None else _begin_again(store)


def _begin_again(store: Store) -> Store:
    if store.exists:
        with store.locked():
            store.clear()
    return store


def _listed(sites: str, settings: Settings, terminal: Terminal) -> Sequence[Site]:
    """The sites of a list that is to be visited; what is wrong with its rows is told."""
    listed = read_sites(Path(sites))
    terminal.sites(listed)
    if not listed.rows:
        raise SitesError("no row can be used", sites, "mend the rows named above")
    _require_contact(listed.rows, settings)
    return listed.rows


def _require_contact(sites: tuple[Site, ...], settings: Settings) -> None:
    """A census names whoever runs it, except towards networks that the user has allowed."""
    if settings.contact or all(_allowed(site, settings) for site in sites):
        return
    raise SettingsError(
        "--contact is missing: a census must name whoever runs it to the sites it visits;"
        " give a page or a mail address, as --contact https://census.example.gov.cn"
    )


def _allowed(site: Site, settings: Settings) -> bool:
    try:
        address = ipaddress.ip_address(urlsplit(site.url).hostname or "")
    except ValueError:
        return False
    return any(address in network for network in settings.networks)


def _name(site: Site) -> str:
    return re.sub(r"[^A-Za-z0-9.-]+", "-", urlsplit(site.url).netloc)[:80].strip(".-") or "site"


def _absolute(path: Path) -> Path:
    return path.absolute()


def _scratch(settings: Settings) -> Path | None:
    return _absolute(Path(settings.scratch)) if settings.scratch else None


def _say(text: str) -> None:
    from reports.escape import clean

    print(clean(text), file=sys.stderr)
