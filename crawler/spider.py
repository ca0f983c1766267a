"""The crawl of many sites in one process: Scrapy's engine, fed by the frontier.

`crawl` is the way in. It needs the main thread of a process only if signals shall be handled; it may be
called again when it has returned.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
import math
import signal
import threading
import time
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

import msgspec
import uvloop
from scrapy import Request, Spider
from scrapy.core.scheduler import BaseScheduler
from scrapy.crawler import AsyncCrawlerRunner, Crawler
from scrapy.logformatter import LogFormatter
from scrapy.settings import Settings

from crawler import ending, tls
from crawler.address import Guard
from crawler.course import Course
from crawler.download import AnswerResponse, DownloadHandler
from crawler.facts import Entry, Purpose, Sink, SiteFacts, Tls, Visit
from crawler.frontier import LONGEST_WAIT, Frontier, Lane, Work
from crawler.hosts import by_name, host_name
from crawler.page import Answer, Cause, Frozen, LinkKind, Outcome
from crawler.reach import connects
from crawler.redirects import onward
from crawler.robots import LARGEST, MOST_HOPS, Robots, judge
from crawler.room import Room
from crawler.scrapy_settings import scrapy_settings
from crawler.settings import CrawlSettings
from crawler.site import Site
from crawler.visits import FOOTER, SAMPLE, visit

if TYPE_CHECKING:
    from crawler.rendering.parts import Rendering
    from crawler.rendering.renderer import Renderer

SLOW = 3.0  # s from which on an answer is slow
DRAIN = 8.0  # s that requests under way get when the crawl is stopped
TICK = 0.2  # s between looks at the stop sign, the sites' time and the progress
LARGE = 96 * 1024  # bytes of a page that is read aside
OPENED_AT_ONCE = 20
SETTLED_AT_ONCE = 200
ROBOTS_TRIES = 3
FIRST_BYTES = 16 * 1024  # of what is verified, not read

_NO_CONNECTION = frozenset({Outcome.DNS, Outcome.REFUSED, Outcome.TLS})
_NOTHING_THERE = frozenset({Outcome.DNS, Outcome.REFUSED, Outcome.TIMEOUT, Outcome.FORBIDDEN_ADDRESS})
_UNSURE = frozenset({Outcome.RESET, Outcome.TIMEOUT})
_log = logging.getLogger(__name__)


class LostVisits(Exception):
    """Entries were handed out that no visit was recorded for. Names the sites with both numbers."""


class Stop(threading.Event):
    """A stop sign that remembers the signal that set it (0: none did)."""

    signal = 0


class Tally(Frozen):
    """How far a crawl is."""

    open: int = 0
    closed: int = 0
    pages: int = 0
    links: int = 0
    requests: int = 0
    queued: int = 0
    seconds_left: float = 0.0  # until the last open site's time is up


def crawl(
    sites: Iterable[Site | None],
    settings: CrawlSettings,
    sink: Sink,
    *,
    on_progress: Callable[[Tally], None] | None = None,
    stop: threading.Event | None = None,
) -> None:
    """Crawl all sites into the sink; return when each is closed, or soon after `stop` is set.

    Where `sites` gives None, it is asked again when a site has been closed.

    SIGINT and SIGTERM set the stop sign, where this runs in the main thread. What is under way then is
    finished or dropped within ten seconds; what is dropped stays pending in the sink, which is flushed.

    Raises LostVisits when a site ended with fewer visits than entries handed out, and whatever the sink or
    the iterator of sites raises.
    """
    run = Run(iter(sites), settings, sink, on_progress, stop if stop is not None else Stop())
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(_crawl(run))
    sink.flush()
    if run.failure is not None:
        raise run.failure
    if run.lost:
        raise LostVisits("; ".join(run.lost))


async def _crawl(run: Run) -> None:
    runner = AsyncCrawlerRunner(Settings(scrapy_settings(run.settings)))
    crawler = runner.create_crawler(Census)
    with _signals(run.stop):
        task = runner.crawl(crawler, run=run)
        while not task.done() and not run.stopping:
            await asyncio.wait({task}, timeout=TICK)
            run.tick()
        if not task.done():
            ending = asyncio.ensure_future(crawler.stop_async())
            await asyncio.wait({ending, task}, timeout=DRAIN, return_when=asyncio.ALL_COMPLETED)
            run.drop()
            await ending
        await run.leave(task)


class _signals:  # noqa: N801
    """While it lasts, SIGINT and SIGTERM set the stop sign (in the main thread only)."""

    def __init__(self, stop: threading.Event) -> None:
        self._stop = stop
        self._before: dict[int, Any] = {}

    def __enter__(self) -> None:
        if threading.current_thread() is threading.main_thread():
            for number in (signal.SIGINT, signal.SIGTERM):
                self._before[number] = signal.signal(number, self._set)

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _set(self, number: int, _: object) -> None:
        if isinstance(self._stop, Stop):
            self._stop.signal = number
        self._stop.set()


class Run:
    """The state of one crawl: open sites, the frontier, what is being closed."""

    def __init__(
        self,
        sites: Iterator[Site | None],
        settings: CrawlSettings,
        sink: Sink,
        on_progress: Callable[[Tally], None] | None,
        stop: threading.Event,
    ) -> None:
        self.settings = settings
        self.sink = sink
        self.stop = stop
        self.stopping = False
        self.failure: BaseException | None = None
        self.lost: list[str] = []
        self.names_resolved = False
        self.frontier = Frontier(delay=settings.delay, patience=settings.confirm_after)
        self.courses: dict[str, Course] = {}
        self.guard = Guard.of(settings.allow_networks, settings.resolve)
        self.under_way: set[asyncio.Timeout] = set()
        self.room = Room()
        self.schedule: Callable[[], None] = lambda: None  # asks for a look at what may be fetched now
        self._sites = sites
        self._more = True
        self._on_progress = on_progress
        self._tasks: set[asyncio.Task[None]] = set()
        self._tls: dict[tuple[str, int], Tls] = {}
        self._timer: asyncio.TimerHandle | None = None
        self._timed = math.inf
        self._ticked = time.monotonic()
        self._lags: deque[tuple[float, float]] = deque(maxlen=200)  # by how much each look was late
        self._renderer: Renderer | None = None
        self._reader = ThreadPoolExecutor(1, "reader")
        self._closer = ThreadPoolExecutor(1, "closer")
        self._closing = asyncio.Lock()
        self._tally = {"closed": 0, "pages": 0, "links": 0, "requests": 0}

    # -- requests out --------------------------------------------------------------------------------------

    @property
    def busy(self) -> bool:
        """True while anything is left to do."""
        return not self.stopping and (self._more or bool(self.courses) or bool(self._tasks))

    def next(self) -> Work | None:
        """The next work that needs a request now; sets the timer when there is none yet."""
        if self.stopping:
            return None
        now = time.monotonic()
        self._open(now)
        for _ in range(SETTLED_AT_ONCE):
            work = self.frontier.take(now)
            if work is None or work.settled is None:
                break
            self.arrived(work, _settled(work))
        else:
            work = None
        self._sweep()
        if work is None:
            self._sleep(self.frontier.wake())
        return work

    def _sweep(self) -> None:
        """End the sites whose last entries were left out."""
        while self.frontier.emptied:
            owner = self.frontier.emptied.pop()
            if isinstance(owner, Course):
                self._end(owner)

    def _open(self, now: float) -> None:
        """Fill the window of open sites."""
        for _ in range(OPENED_AT_ONCE):
            if not self._more or len(self.courses) >= self.settings.window:
                return
            try:
                site = next(self._sites)
            except StopIteration:
                self._more = False
                return
            except Exception as error:
                self.fail(error)
                return
            if site is None:
                return
            if site.id not in self.courses:
                self._begin(site, now)
        self._sleep(now)

    def _begin(self, site: Site, now: float) -> None:
        course = Course(site, self.settings)
        course.deadline = now + self.settings.max_minutes * 60
        self.courses[site.id] = course
        try:
            known = self.sink.progress(site)
            entries = course.resume(known)
            if not known.visits and not known.pending:
                self.sink.queue(site.id, entries)
        except Exception as error:
            self.fail(error)
            return
        course.started_at = course.started_at or dt.datetime.now(dt.UTC)
        self._push(course, entries, now)
        self._end(course)

    def _push(self, course: Course, entries: Iterable[Entry], now: float) -> None:
        for entry in entries:
            if course.expired:
                course.left_out(entry)
                continue
            again = entry.tries and not entry.hops
            self.frontier.push(course, entry, now + self.settings.confirm_after if again else 0.0)

    def _sleep(self, until: float) -> None:
        """Ask again at that time."""
        if until >= self._timed or until == math.inf:
            return
        if self._timer is not None:
            self._timer.cancel()
        self._timed = until
        delay = max(0.0, until - time.monotonic())
        self._timer = asyncio.get_running_loop().call_later(delay, self._awake)

    def _awake(self) -> None:
        self._timed = math.inf
        self._timer = None
        self.schedule()

    # -- answers in ----------------------------------------------------------------------------------------

    def arrived(self, work: Work, answer: Answer) -> None:
        """An answer came, or an end without a request."""
        try:
            if isinstance(work.owner, Course) and _to_render(work, answer):
                self._landed(work, answer, time.monotonic())
                self._start(self._render(work, work.owner, self._fair(answer)))
            elif isinstance(work.owner, Course) and len(answer.body) > LARGE:
                self._start(self._read_aside(work, work.owner, self._fair(answer)))
            else:
                self._take(work, self._fair(answer))
                work.leave()
        except Exception as error:
            self.fail(error)

    async def _read_aside(self, work: Work, course: Course, answer: Answer) -> None:
        """Read a large page in a thread, so that no other answer waits for it and seems slow.

        Its host stays busy meanwhile: a site is fetched no faster than it is read.
        """
        assert work.entry is not None
        loop = asyncio.get_running_loop()
        made = await loop.run_in_executor(self._reader, visit, course, work.entry, answer)
        if not self.stopping:
            self._take(work, answer, made)
        work.leave()

    async def _render(self, work: Work, course: Course, answer: Answer) -> None:
        """Have a page shown by the browser, and read what it shows; what it asks for waits for its turn."""
        assert work.entry is not None
        work.leave()
        if self._renderer is None:
            from crawler.rendering.renderer import Renderer

            self._renderer = Renderer(self.settings, self._push_part, self.frontier.drop)
        shown = await self._renderer.render(course.site.id, work.entry.url, answer, course.deadline)
        course.requests += shown.tries
        loop = asyncio.get_running_loop()
        made = await loop.run_in_executor(self._reader, visit, course, work.entry, shown)
        if not self.stopping:
            self._record(course, made)

    def _push_part(self, rendering: Rendering, entry: Entry) -> None:
        self.frontier.push(rendering, entry)
        self.schedule()

    def _landed(self, work: Work, answer: Answer, now: float) -> None:
        """A request has ended: its host is free for the next one."""
        self.frontier.done(work, answer, now)
        self._tally["requests"] += 1
        self.names_resolved |= bool(answer.address) and by_name(work.url)

    def _take(self, work: Work, answer: Answer, made: Visit | None = None) -> None:
        now = time.monotonic()
        if work.settled is None:
            self._landed(work, answer, now)
        if work.asker is not None:
            self._robots(work, answer, now)
        elif isinstance(work.owner, Course) and work.entry is not None:
            work.owner.requests += work.settled is None
            self._record(work.owner, made or visit(work.owner, work.entry, answer))
        elif (rendering := _rendering(work)) is not None and work.entry is not None:
            rendering.answered(work.entry, answer)
        if work.settled is None:
            self._watch(work, answer, now)

    def _record(self, course: Course, made: Visit) -> None:
        now = time.monotonic()
        entries = course.absorb(made)
        course.running -= 1
        self._tally["pages" if made.page is not None else "links"] += 1
        self.sink.record(made, entries)
        self._push(course, entries, now)
        self._end(course)

    def _fair(self, answer: Answer) -> Answer:
        """The answer, not called slow where it was this process that had no time."""
        if Cause.SLOW not in answer.causes or answer.elapsed - self._lag(answer.elapsed) >= SLOW:
            return answer
        causes = tuple(cause for cause in answer.causes if cause is not Cause.SLOW)
        return msgspec.structs.replace(answer, causes=causes)

    def _lag(self, seconds: float) -> float:
        """By how much this process was late, at worst, within the last `seconds`."""
        now = time.monotonic()
        late = now - self._ticked - TICK
        return max([late, *(lag for at, lag in self._lags if at > now - seconds)])

    def _watch(self, work: Work, answer: Answer, now: float) -> None:
        """Give a host up that fails again and again, or asks for more time than there is."""
        lane = work.lane
        if lane.host.given_up is not None:
            self._dead(lane, answer)
        elif answer.status in (429, 503) and self._too_long(work, lane.host.not_before, now):
            self.frontier.give_up(lane, Outcome.RATE_LIMITED)

    def _too_long(self, work: Work, until: float, now: float) -> bool:
        """True for a pause beyond the time of the host's own site, or too long for a foreign host."""
        courses = [owner for owner in self.frontier.waiting_for(work.lane) if isinstance(owner, Course)]
        if isinstance(work.owner, Course):
            courses.append(work.owner)
        own = [course for course in courses if host_name(course.home_url) == host_name(work.lane.key)]
        if own:
            return all(until > course.deadline for course in own)
        return until - now > LONGEST_WAIT

    # -- robots.txt ----------------------------------------------------------------------------------------

    def _robots(self, work: Work, answer: Answer, now: float) -> None:
        asker = work.asker
        if asker is None or asker.host.given_up is not None:
            return
        if Cause.BAD_URL in answer.causes or answer.outcome is Outcome.OUT_OF_SCOPE:
            self._dead(asker, answer)
            return
        step = onward(Entry(site="", url=work.url, purpose=Purpose.LINK), answer)
        if step is not None and step.target and work.hops < MOST_HOPS:
            self.frontier.errand(asker, step.target, work.hops + 1)
            return
        rules = judge(answer)
        if (
            rules.kept_out
            and answer.outcome is not Outcome.FORBIDDEN_ADDRESS
            and self._ask_again(asker, answer)
        ):
            pause = max(self.settings.confirm_after, asker.host.not_before - now)
            self.frontier.errand_later(asker, now, pause)
            return
        if rules.kept_out and not answer.status and answer.outcome in _NO_CONNECTION | _UNSURE:
            self._unreachable(asker, answer, rules)
            return
        if answer.outcome is Outcome.FORBIDDEN_ADDRESS and work.lane is asker:
            self.frontier.give_up(asker, Outcome.FORBIDDEN_ADDRESS)
            return
        self.frontier.robots(asker, rules)

    def _ask_again(self, asker: Lane, answer: Answer) -> bool:
        """True while another try for a robots.txt is worth its time."""
        asker.robots_tries += 1
        short = answer.outcome in (Outcome.TIMEOUT, Outcome.DNS) or answer.status
        most = 2 if short else ROBOTS_TRIES
        return asker.robots_tries < most and "retry-after" not in answer.headers

    def _unreachable(self, lane: Lane, answer: Answer, rules: Robots) -> None:
        """No robots.txt came: is it the whole host, or the file alone?"""
        if answer.outcome in _NO_CONNECTION:
            self._dead(lane, answer)
            return
        self._start(self._reach(lane, answer, rules))

    async def _reach(self, lane: Lane, answer: Answer, rules: Robots) -> None:
        if await connects(lane.key, self.guard, min(8.0, self.settings.timeout)):
            self.frontier.robots(lane, rules)
        else:
            self._dead(lane, answer)
        self.schedule()

    def _dead(self, lane: Lane, answer: Answer) -> None:
        lane.failed = answer
        self.frontier.give_up(lane, answer.outcome)

    # -- the end of a site ---------------------------------------------------------------------------------

    def _end(self, course: Course) -> None:
        if course.done and not course.closing and not self.stopping:
            course.closing = True
            self._start(self._close(course))

    async def _close(self, course: Course) -> None:
        known = await self._probed(course)
        if self._stopped():
            return
        async with self._closing:  # all that is known of a site is in memory then: of one at a time
            await self._conclude(course, known)

    async def _conclude(self, course: Course, known: Tls | None) -> None:
        if self._stopped():
            return
        visits = self.sink.progress(course.site).visits
        ended_at = dt.datetime.now(dt.UTC)
        course.names_resolved = self.names_resolved
        loop = asyncio.get_running_loop()
        facts = await loop.run_in_executor(self._closer, ending.facts, course, visits, known, ended_at)
        if not self._stopped():
            self._closed(course, facts, len(visits))

    def _closed(self, course: Course, facts: SiteFacts, kept: int) -> None:
        self.sink.close(facts)
        if not course.handed_out == course.recorded == kept:
            self.lost.append(
                f"{course.site.id}: {course.handed_out} handed out, {course.recorded} recorded, {kept} kept"
            )
        del self.courses[course.site.id]
        self._tally["closed"] += 1
        self.schedule()

    def _stopped(self) -> bool:
        return self.stopping

    async def _probed(self, course: Course) -> Tls | None:
        """What a strict client thinks of the site's certificate; asked once for each host."""
        parts = urlsplit(course.home_url)
        if parts.scheme != "https" or not parts.hostname or course.home_outcome in _NOTHING_THERE:
            return None
        key = (parts.hostname, parts.port or 443)
        if key not in self._tls:
            self._tls[key] = await tls.probe(*key, self.guard, min(8.0, self.settings.timeout))
        return self._tls[key]

    # -- running -------------------------------------------------------------------------------------------

    def _start(self, work: Any) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._finished)

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            self.fail(error)
        self.schedule()

    def fail(self, error: BaseException) -> None:
        """Something that must not happen happened: stop everything, and raise it in the end."""
        self.failure = self.failure or error
        self.stopping = True

    def tick(self) -> None:
        """Look at the stop sign, at the sites' time, and tell how far it is."""
        if self.stop.is_set():
            self.stopping = True
            return
        now = time.monotonic()
        self._lags.append((now, now - self._ticked - TICK))
        self._ticked = now
        for course in [course for course in self.courses.values() if now > course.deadline]:
            if not course.expired:
                self.frontier.drop(course)
                self._end(course)
        if self._on_progress is not None:
            self._on_progress(self.tally(now))

    def tally(self, now: float) -> Tally:
        """How far it is."""
        left = max((course.deadline - now for course in self.courses.values()), default=0.0)
        return Tally(
            open=len(self.courses), queued=self.frontier.queued, seconds_left=max(0.0, left), **self._tally
        )

    def drop(self) -> None:
        """Break off the requests that are still under way."""
        for scope in self.under_way:
            scope.reschedule(asyncio.get_running_loop().time())

    async def leave(self, task: asyncio.Task[None]) -> None:
        """Wait for the engine's end; let go of everything else."""
        if self._timer is not None:
            self._timer.cancel()
        for each in self._tasks:
            each.cancel()
        done = await asyncio.gather(task, *self._tasks, return_exceptions=True)
        if self._renderer is not None:
            await self._renderer.close()
        self._reader.shutdown(cancel_futures=True)
        self._closer.shutdown(cancel_futures=True)
        errors = [error for error in done if isinstance(error, Exception)]
        self.failure = self.failure or (errors[0] if errors else None)


def _settled(work: Work) -> Answer:
    """The answer that stands for an end without a request; `tries` is 0."""
    failed = work.lane.failed
    answer = _ended(
        work.url, work.settled or Outcome.UNREADABLE, (failed.error if failed else "") or work.reason
    )
    return msgspec.structs.replace(answer, causes=failed.causes if failed else (), tries=0)


def _ended(url: str, outcome: Outcome, error: str) -> Answer:
    """An answer that no server gave."""
    return Answer(url=url, final_url=url, outcome=outcome, fetched_at=dt.datetime.now(dt.UTC), error=error)


class Census(Spider):
    """Scrapy's side of a crawl: carries the frontier's works out, as many at once as may be under way.

    Requests go straight to the engine's download: there is nothing to schedule that the frontier does not
    own, and nothing for Scrapy to make of a response. That way a request costs a sixth of the engine's time.
    """

    name = "webcensus"

    def __init__(self, run: Run, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.run = run
        self._over = asyncio.Event()
        self._asked = False
        self._downloads = 0
        self._works: set[asyncio.Task[None]] = set()

    async def start(self) -> AsyncIterator[Any]:
        """Lasts as long as the crawl; hands nothing to the scheduler."""
        self.run.schedule = self._ask
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
        while self._downloads < self.run.settings.concurrency and (work := self.run.next()) is not None:
            self._downloads += 1
            task = asyncio.get_running_loop().create_task(self._carry_out(work))
            self._works.add(task)
            task.add_done_callback(self._works.discard)
        if not self.run.busy and not self._downloads:
            self._over.set()

    async def _carry_out(self, work: Work) -> None:
        try:
            request = self._request(work)
            answer = await self._answer(request)
            if "dropped" not in request.meta:
                self.run.arrived(work, answer)
        except Exception as error:
            self.run.fail(error)
        finally:
            self._downloads -= 1
            self._ask()

    async def _answer(self, request: Request) -> Answer:
        assert self.crawler.engine
        try:
            response = await self.crawler.engine.download_async(request)
        except Exception as error:  # the machinery between us and the download: nothing is lost silently
            _log.exception("download broke: %s", request.url)
            return _ended(request.url, Outcome.UNREADABLE, str(error)[:200])
        assert isinstance(response, AnswerResponse)
        return response.answer

    def _request(self, work: Work) -> Request:
        """The request for a work. URLs are sent as they stand."""
        work.lease = self.run.room.lease()
        meta: dict[str, Any] = {"verbatim_url": True, "lease": work.lease, **_bounds(work)}
        meta["deadline"] = self.run.settings.timeout
        more: dict[str, Any] = {}
        if (rendering := _rendering(work)) is not None and work.entry is not None:
            ask = rendering.ask(work.entry)
            more = {"method": ask.method, "headers": ask.headers}
        return Request(work.url, dont_filter=True, meta=meta, **more)


def _to_render(work: Work, answer: Answer) -> bool:
    """True for a page that has come to be shown by a browser."""
    wanted = work.entry is not None and work.entry.render and work.settled is None
    return wanted and answer.outcome is Outcome.OK and answer.status == 200


def _rendering(work: Work) -> Rendering | None:
    """The page in the browser that asked for this; None for what the crawl itself wants."""
    return None if work.entry is None or isinstance(work.owner, Course) else cast("Rendering", work.owner)


def _bounds(work: Work) -> dict[str, int]:
    """How much of an answer is wanted."""
    entry = work.entry
    if entry is None:
        return {"first_bytes": LARGEST}
    if (rendering := _rendering(work)) is not None:
        return {"max_bytes": rendering.most}
    if isinstance(work.owner, Course) and (work.owner.reads(entry) or entry.purpose is Purpose.PROBE):
        return {}
    footer = entry.text == FOOTER and entry.kind is LinkKind.SCRIPT
    return {"first_bytes": SAMPLE if footer else FIRST_BYTES}


class Handler(DownloadHandler):
    """The download handler, whose requests under way can be broken off when the crawl is stopped."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        assert isinstance(crawler.spider, Census)
        self._scopes = crawler.spider.run.under_way

    async def download_request(self, request: Request) -> AnswerResponse:
        try:
            async with asyncio.timeout(None) as scope:
                self._scopes.add(scope)
                return await super().download_request(request)
        except TimeoutError:
            request.meta["dropped"] = True
            answer = _ended(request.url, Outcome.TIMEOUT, "dropped: the crawl was stopped")
            return AnswerResponse(request.url, status=0, answer=answer)
        finally:
            self._scopes.discard(scope)


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


__all__ = ["CrawlSettings", "LostVisits", "Stop", "Tally", "crawl"]
