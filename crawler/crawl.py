"""The crawl of many sites in one process: Scrapy's engine, fed by the frontier.

`crawl` is the way in. It needs the main thread of a process only if signals shall be handled; it may be
called again when it has returned.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Iterable

import uvloop
from scrapy.crawler import AsyncCrawlerRunner
from scrapy.settings import Settings

from crawler.dispatch import Dispatch
from crawler.facts import Sink
from crawler.intake import Intake
from crawler.page import Frozen
from crawler.pulse import Pulse
from crawler.run import Run
from crawler.scrapy_settings import scrapy_settings
from crawler.settings import CrawlSettings
from crawler.site import Site
from crawler.spider import Census
from crawler.stop import Stop, signals
from crawler.window import Window

DRAIN = 8.0  # s that requests under way get when the crawl is stopped
TICK = 0.2  # s between looks at the stop sign, the sites' time and the progress


class LostVisits(Exception):
    """Entries were handed out that no visit was recorded for. Names the sites with both numbers."""


class Tally(Frozen):
    """How far a crawl is."""

    open: int = 0
    closed: int = 0
    pages: int = 0
    links: int = 0
    requests: int = 0
    queued: int = 0
    share: float = 0.0  # of the open sites' known work, what is done, in sites
    seconds_left: float = 0.0  # for the open site that needs longest, at its pace so far


def crawl(
    sites: Iterable[Site | None],
    settings: CrawlSettings,
    sink: Sink,
    *,
    on_progress: Callable[[Tally], None] | None = None,
    stop: threading.Event | None = None,
) -> None:
    """Crawl all sites into the sink; return when each is closed, or soon after `stop` is set.

    Where `sites` gives None, it is asked again when a site has been closed, or a second later.

    SIGINT and SIGTERM set the stop sign, where this runs in the main thread. What is under way then is
    finished or dropped within ten seconds; what is dropped stays pending in the sink, which is flushed.

    Raises LostVisits when all are through and some had fewer visits than entries handed out, and whatever the
    sink or the iterator of sites raises.
    """
    run = Run(settings, sink)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(_Crawl(run, sites, on_progress).all(stop if stop is not None else Stop()))
    sink.flush()
    if run.failure is not None:
        raise run.failure
    if run.lost and not run.stopping:
        raise LostVisits("; ".join(run.lost))


class _Crawl:
    """The parts of a crawl, put together, from its beginning to its end."""

    def __init__(
        self, run: Run, sites: Iterable[Site | None], on_progress: Callable[[Tally], None] | None
    ) -> None:
        self._run = run
        self._on_progress = on_progress
        self._pulse = Pulse(TICK)
        self._window = Window(run, iter(sites))
        self._intake = Intake(run, self._window, self._pulse)
        self._dispatch = Dispatch(run, self._window, self._intake)

    async def all(self, stop: threading.Event) -> None:
        """Crawl every site, or until the stop sign is set."""
        runner = AsyncCrawlerRunner(Settings(scrapy_settings(self._run.settings)))
        crawler = runner.create_crawler(Census)
        with signals(stop):
            task = runner.crawl(crawler, run=self._run, dispatch=self._dispatch, intake=self._intake)
            while not task.done() and not self._run.stopping:
                await asyncio.wait({task}, timeout=TICK)
                self._tick(stop)
            if not task.done():
                await self._run.drain(DRAIN)
                await crawler.stop_async()
            await self._leave(task)

    def _tick(self, stop: threading.Event) -> None:
        """Look at the stop sign, at the sites' time, and tell how far it is."""
        if stop.is_set():
            self._run.stopping = True
            return
        now = time.monotonic()
        self._pulse.beat(now)
        self._window.expire(now)
        self._tell(now)

    def _tell(self, now: float) -> None:
        if self._on_progress is not None:
            self._on_progress(self._tally(now))

    def _tally(self, now: float) -> Tally:
        return Tally(
            open=len(self._window),
            queued=self._run.frontier.queued,
            share=self._window.share,
            seconds_left=self._window.seconds_left(now),
            **self._run.counts,
        )

    async def _leave(self, task: asyncio.Task[None]) -> None:
        """Wait for the engine's end; let go of everything else."""
        self._dispatch.leave()
        await self._run.leave(task)
        await self._intake.leave()
        self._tell(time.monotonic())
        self._window.leave()
