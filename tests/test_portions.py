"""A link target that kills the worker that visits it costs no other target its verdict."""

from __future__ import annotations

import datetime as dt
import os
import signal
from pathlib import Path

from lives import worker_processes
from rounds import RUBRIC
from web import Host, Reply, page, paths, serving

from crawler.facts import Entry, Errand, Purpose, SiteState, Verdict, Visit
from crawler.page import Answer, Outcome
from crawler.site import Site
from webcensus.archive import archived
from webcensus.census import sweep
from webcensus.ledger import Ledger
from webcensus.orders import CRASH_LIMIT, STRIKES_ALONE
from webcensus.plan import shards
from webcensus.portions import Portions
from webcensus.settings import Settings
from webcensus.store import Store

SITE = Site(id="t00001", url="http://foreign.invalid/")
QUICK = Settings(
    delay=0.0, confirm_after=0.0, timeout=5.0, max_minutes=0.5, workers=1, allow_network=("127.0.0.0/8",)
)


NOW = dt.datetime(2026, 11, 26, tzinfo=dt.UTC)


def kills(_host: Host, path: str) -> Reply | None:
    """/deadly.html is answered by the death of every worker of this process."""
    if path == "/deadly.html":
        for pid in worker_processes(os.getpid()):
            os.kill(pid, signal.SIGKILL)
    return page(path) if path == "/" else None


def test_all_others_are_verified_and_it_alone_is_not(tmp_path: Path) -> None:
    good = Host("127.0.1.1", paths({f"/{n}.html": page(f"第{n}页") for n in range(20)}))
    killer = Host("127.0.1.2", kills)
    links = [f"{good.url}/{n}.html" for n in range(25)] + [
        f"{killer.url}/deadly.html",
        f"{killer.url}/x.html",
    ]
    own = Host("127.0.1.3", paths({"/": page("首页", links)}))
    site = Site(id="s", url=own.url + "/")
    store = Store(tmp_path)
    store.create(QUICK, RUBRIC, [site], shards([site], 1), "sites.csv")
    with serving(good, killer, own):
        sweep(store, RUBRIC, QUICK, lambda _: None)
    (found,) = archived(store)
    verdicts = {target.url: target for target in found.facts.targets if target.external}
    assert sum(target.verdict is Verdict.OK for target in verdicts.values()) == 20
    assert sum(target.verdict is Verdict.BROKEN for target in verdicts.values()) == 6  # x.html is one
    given_up = verdicts[f"{killer.url}/deadly.html"]
    assert (given_up.verdict, given_up.reason) == (Verdict.UNCHECKED, "worker_died")
    assert killer.times("/deadly.html") == CRASH_LIMIT


def errand(count: int) -> Errand:
    entries = [
        Entry(site=SITE.id, url=f"http://h{n}.cn/{n}.html", purpose=Purpose.LINK, depth=1, external=True)
        for n in range(count)
    ]
    return Errand(entries=tuple(entries), home=False)


def visited(entry: Entry) -> Visit:
    answer = Answer(url=entry.url, final_url=entry.url, outcome=Outcome.OK, fetched_at=NOW, status=200)
    return Visit(entry=entry, answer=answer, outcome=Outcome.OK)


def test_each_death_makes_the_portions_smaller(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "t.sqlite", {})
    ledger.register((SITE,))
    asked = errand(250)
    for strikes, size in ((STRIKES_ALONE, 100), (STRIKES_ALONE + 1, 10), (CRASH_LIMIT - 1, 1)):
        portions = Portions(ledger, SITE, asked, strikes)
        next(iter(portions))
        assert portions.now == asked.entries[:size]
    blamed = Portions(ledger, SITE, asked, CRASH_LIMIT)
    assert ledger.given_up(SITE.id) == asked.entries[:1]
    taken = []
    for _ in blamed:
        taken += blamed.now
        for entry in blamed.now:
            ledger.record(visited(entry), [])
    assert tuple(taken) == asked.entries[1:]
    facts = blamed.facts(ledger.progress(SITE))
    assert [target.verdict for target in facts.targets] == [Verdict.OK] * 249 + [Verdict.UNCHECKED]
    assert (facts.targets[-1].url, facts.targets[-1].reason) == (asked.entries[0].url, "worker_died")
    assert facts.outcome.state is SiteState.PARTIAL
    assert facts.outcome.handed_out == 249
    ledger.shut()


def test_what_came_of_the_portion_at_work_is_blamed_before_what_only_waited(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "t.sqlite", {})
    ledger.register((SITE,))
    asked = errand(3)
    first, *_ = asked.entries
    again = Entry(
        site=SITE.id, url=first.url, purpose=Purpose.CONFIRM, depth=1, external=True, tries=1,
        again=Purpose.LINK,
    )  # fmt: skip
    next(iter(Portions(ledger, SITE, asked, CRASH_LIMIT - 1)))
    ledger.record(visited(first), [again])  # and then the worker died
    Portions(ledger, SITE, asked, CRASH_LIMIT)
    assert ledger.given_up(SITE.id) == (again,)
    assert ledger.pending(SITE.id) == asked.entries[1:]
    ledger.shut()


def test_what_a_portion_leaves_behind_is_not_waited_for_again(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "t.sqlite", {})
    ledger.register((SITE,))
    portions = Portions(ledger, SITE, errand(25), STRIKES_ALONE + 1)
    assert portions.left == 3
    assert len([portions.now for _ in portions]) == 3  # nothing was visited: its time was over, say
    assert ledger.pending(SITE.id) == ()
    facts = portions.facts(ledger.progress(SITE))
    assert (facts.targets, facts.outcome.known_not_taken) == ((), 25)
    ledger.shut()
