"""Spider: Scrapy's side of a crawl, which carries out what the frontier hands out."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from typing import Any

from scrapy import Request, Spider
from scrapy.core.scheduler import BaseScheduler
from scrapy.logformatter import LogFormatter

from crawler.course import Course
from crawler.dispatch import Dispatch
from crawler.facts import Purpose
from crawler.failure import unanswered
from crawler.fetch import Fetcher
from crawler.frontier import Work
from crawler.intake import Intake, part_of
from crawler.page import Answer, LinkKind, Outcome
from crawler.robots import LARGEST
from crawler.room import Room
from crawler.run import Run
from crawler.visits import FOOTER, SAMPLE

FIRST_BYTES = 16 * 1024  # of what is verified, not read

_log = logging.getLogger(__name__)


class Census(Spider):
    """Carries works out, as many at once as may be under way.

    They go straight to the downloader's fetcher: there is nothing to schedule that the frontier does not own,
    and nothing for Scrapy to make of a response.
    """

    name = "webcensus"

    def __init__(self, run: Run, dispatch: Dispatch, intake: Intake, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.run = run
        self._dispatch = dispatch
        self._intake = intake
        self._room = Room()
        self._over = asyncio.Event()
        self._asked = False
        self._downloads = 0

    async def start(self) -> AsyncIterator[Any]:
        """Lasts as long as the crawl; hands nothing to the scheduler."""
        assert self.crawler.engine
        downloader: Any = self.crawler.engine.downloader  # crawler.download.Downloader
        self._fetcher: Fetcher = downloader.fetcher
        self.run.look, self.run.drop = self._ask, self._fetcher.drop
        self._ask()
        await self._over.wait()
        none: tuple[Request, ...] = ()
        for nothing in none:
            yield nothing

    def _ask(self) -> None:
        """Look for work, once in a turn of the loop."""
        if not self._asked:
            self._asked = True
            asyncio.get_running_loop().call_soon(self._look)

    def _look(self) -> None:
        self._asked = False
        try:
            self._take_up()
        except Exception as error:  # nobody awaits this: unsaid, the crawl would wait for nothing
            self.run.fail(error)

    def _take_up(self) -> None:
        while self._downloads < self.run.settings.concurrency and (work := self._dispatch.next()) is not None:
            self._downloads += 1
            task = asyncio.get_running_loop().create_task(self._carry_out(work))
            self.run.works.add(task)
            task.add_done_callback(self.run.works.discard)
        if not self._dispatch.busy and not self._downloads:
            self._over.set()

    async def _carry_out(self, work: Work) -> None:
        try:
            if not (work.lane.host.placed or await self._placed(work)):
                return
            answer = await self._answer(work)
            if self.run.dropped and answer.outcome is Outcome.TIMEOUT:
                work.leave()  # it stays pending
            else:
                self._intake.arrived(work, answer)
        except Exception as error:
            self.run.fail(error)
        finally:
            self._downloads -= 1
            self._ask()

    async def _placed(self, work: Work) -> bool:
        """False where a host's first request is not to be sent now: others at its address come first."""
        address = await self._fetcher.place(work.url)
        return not self.run.dropped and self.run.frontier.place(work, address)

    async def _answer(self, work: Work) -> Answer:
        """What a work's request brings. URLs are sent as they stand."""
        work.lease = self._room.lease()
        method, headers = "GET", None
        if (rendering := part_of(work)) is not None and work.entry is not None:
            ask = rendering.ask(work.entry)
            method, headers = ask.method, ask.headers
        try:
            return await self._fetcher.fetch(
                work.url, method=method, headers=headers, lease=work.lease, **_bounds(work)
            )
        except Exception as error:  # a fault of the program: nothing is lost silently
            _log.exception("download broke: %s", work.url)
            return unanswered(work.url, Outcome.UNREADABLE, str(error))


def _bounds(work: Work) -> dict[str, int]:
    """How much of an answer is wanted."""
    entry = work.entry
    if entry is None:
        return {"first_bytes": LARGEST}
    if (rendering := part_of(work)) is not None:
        return {"max_bytes": rendering.most}
    if isinstance(work.owner, Course) and (work.owner.budget.reads(entry) or entry.purpose is Purpose.PROBE):
        return {}
    footer = entry.text == FOOTER and entry.kind is LinkKind.SCRIPT
    return {"first_bytes": SAMPLE if footer else FIRST_BYTES}


class Scheduler(BaseScheduler):
    """Scrapy's scheduler: never holds anything, for the frontier does."""

    def has_pending_requests(self) -> bool:
        return False

    def enqueue_request(self, request: Request) -> bool:
        raise RuntimeError(f"requests come from the frontier alone, not {request}")

    def next_request(self) -> Request | None:
        return None


class QuietFormatter(LogFormatter):
    """No log line for each page."""

    def crawled(self, *_: Any, **__: Any) -> None:  # type: ignore[override]
        return None
