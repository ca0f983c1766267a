"""Run: what the parts of one crawl share."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from crawler.address import Guard
from crawler.facts import Sink
from crawler.frontier import Frontier
from crawler.settings import CrawlSettings


class Run:
    """One crawl: its frontier and sink, the tasks beside it, whether it goes on, and how far it is."""

    def __init__(self, settings: CrawlSettings, sink: Sink) -> None:
        self.settings = settings
        self.sink = sink
        self.frontier = Frontier(delay=settings.delay, patience=settings.confirm_after)
        self.guard = Guard.of(settings.allow_networks, settings.resolve)
        self.stopping = False
        self.failure: BaseException | None = None
        self.lost: list[str] = []  # sites with fewer visits than entries handed out
        self.names_resolved = False  # some name was looked up and answered
        self.counts = {"closed": 0, "pages": 0, "links": 0, "requests": 0}
        self.dropped = False  # the requests that were still under way were broken off
        # Set by who fetches: look for what may be fetched now; break off the requests under way.
        self.look: Callable[[], None] = lambda: None
        self.drop: Callable[[], None] = lambda: None
        self.works: set[asyncio.Task[None]] = set()  # that are carried out
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def waits(self) -> bool:
        """True while a task runs beside the requests."""
        return bool(self._tasks)

    def schedule(self) -> None:
        """Something may be fetched now that could not be before."""
        self.look()

    def start(self, work: Coroutine[Any, Any, None]) -> None:
        """Let something run beside the requests; when it ends, there is a look at what may be fetched."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._finished)

    def fail(self, error: BaseException) -> None:
        """Something that must not happen happened: stop everything, and raise it in the end."""
        self.failure = self.failure or error
        self.stopping = True

    async def drain(self, seconds: float) -> None:
        """Wait for the works under way; those are dropped that take longer than so many seconds."""
        if self.works:
            await asyncio.wait(self.works, timeout=seconds)
        self.dropped = True
        self.drop()
        if self.works:
            await asyncio.wait(self.works)

    async def leave(self, task: asyncio.Task[None]) -> None:
        """Wait for the engine's end in `task`, and for what runs beside it, which is cancelled."""
        for each in self._tasks:
            each.cancel()
        done = await asyncio.gather(task, *self._tasks, return_exceptions=True)
        errors = [error for error in done if isinstance(error, Exception)]
        self.failure = self.failure or (errors[0] if errors else None)

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            self.fail(error)
        self.schedule()
