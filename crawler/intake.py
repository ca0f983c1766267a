"""Intake: what becomes of an answer: a visit that is recorded, rules of a host, a part of a rendered page."""

from __future__ import annotations

import asyncio
import functools
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, cast

from crawler.course import Course
from crawler.facts import Entry, Visit
from crawler.failure import unanswered
from crawler.frontier import LONGEST_WAIT, Work
from crawler.hosts import by_name, host_name
from crawler.page import Answer, Outcome
from crawler.permission import Permission
from crawler.pulse import Pulse
from crawler.run import Run
from crawler.visits import visit
from crawler.window import Window

if TYPE_CHECKING:
    from crawler.rendering.parts import Rendering
    from crawler.rendering.renderer import Renderer

LARGE = 96 * 1024  # bytes of a page that is read aside


class Intake:
    """Takes the answers of one crawl, and the ends without a request."""

    def __init__(self, run: Run, window: Window, pulse: Pulse) -> None:
        self._run = run
        self._window = window
        self._pulse = pulse
        self._permission = Permission(run)
        self._renderer: Renderer | None = None
        self._reader = ThreadPoolExecutor(1, "reader")

    def arrived(self, work: Work, answer: Answer) -> None:
        """An answer came."""
        try:
            answer = self._pulse.fair(answer)
            if isinstance(work.owner, Course) and _to_render(work, answer):
                self._landed(work, answer, time.monotonic())
                self._run.start(self._render(work, work.owner, answer))
            elif isinstance(work.owner, Course) and len(answer.body) > LARGE:
                self._run.start(self._read_aside(work, work.owner, answer))
            else:
                self._take(work, answer)
                work.leave()
        except Exception as error:
            self._run.fail(error)

    def settled(self, work: Work) -> None:
        """A work ended without a request."""
        self.arrived(work, _settled(work))

    async def leave(self) -> None:
        """Take nothing more."""
        if self._renderer is not None:
            await self._renderer.close()
        self._reader.shutdown(cancel_futures=True)

    async def _read_aside(self, work: Work, course: Course, answer: Answer) -> None:
        """Read a large page in a thread, so that no other answer waits for it and seems slow.

        Its host stays busy meanwhile: a site is fetched no faster than it is read.
        """
        assert work.entry is not None
        made = await self._visit(course, work.entry, answer)
        if not self._run.stopping:
            self._take(work, answer, made)
        work.leave()

    async def _render(self, work: Work, course: Course, answer: Answer) -> None:
        """Have a page shown by the browser, and read what it shows; what it asks for waits for its turn."""
        assert work.entry is not None
        work.leave()
        if self._renderer is None:
            from crawler.rendering.renderer import Renderer

            self._renderer = Renderer(self._run.settings, self._push_part, self._run.frontier.drop)
        shown = await self._renderer.render(course.site.id, work.entry.url, answer, course.deadline)
        course.requests += shown.tries
        made = await self._visit(course, work.entry, shown)
        if not self._run.stopping:
            self._record(course, made)

    async def _visit(self, course: Course, entry: Entry, answer: Answer) -> Visit:
        """The visit, made in a thread."""
        return await asyncio.get_running_loop().run_in_executor(self._reader, visit, course, entry, answer)

    def _push_part(self, rendering: Rendering, entry: Entry) -> None:
        self._run.frontier.push(rendering, entry)
        self._run.schedule()

    def _landed(self, work: Work, answer: Answer, now: float) -> None:
        """A request has ended: its host is free for the next one."""
        self._run.frontier.done(work, answer, now)
        self._run.counts["requests"] += 1
        if answer.address and not self._run.names_resolved:
            self._run.names_resolved = _by_name(work.lane.key)

    def _take(self, work: Work, answer: Answer, made: Visit | None = None) -> None:
        now = time.monotonic()
        if work.settled is None:
            self._landed(work, answer, now)
        if work.asker is not None:
            self._permission.answered(work, answer, now)
        elif isinstance(work.owner, Course) and work.entry is not None:
            work.owner.requests += work.settled is None
            self._record(work.owner, made or visit(work.owner, work.entry, answer))
        elif (rendering := part_of(work)) is not None and work.entry is not None:
            rendering.answered(work.entry, answer)
        if work.settled is None:
            self._watch(work, answer, now)

    def _record(self, course: Course, made: Visit) -> None:
        now = time.monotonic()
        entries = course.absorb(made)
        course.running -= 1
        self._run.counts["pages" if made.page is not None else "links"] += 1
        self._run.sink.record(made, entries)
        self._window.push(course, entries, now)
        self._window.end(course)

    def _watch(self, work: Work, answer: Answer, now: float) -> None:
        """Give a host up that fails again and again, or asks for more time than there is."""
        lane = work.lane
        if lane.host.given_up is not None:
            self._run.frontier.dead(lane, answer)
        elif answer.status in (429, 503) and self._too_long(work, lane.host.not_before, now):
            self._run.frontier.give_up(lane, Outcome.RATE_LIMITED)

    def _too_long(self, work: Work, until: float, now: float) -> bool:
        """True for a pause beyond the time of the host's own site, or too long for a foreign host."""
        owners = self._run.frontier.waiting_for(work.lane)
        courses = [owner for owner in owners if isinstance(owner, Course)]
        if isinstance(work.owner, Course):
            courses.append(work.owner)
        own = [course for course in courses if host_name(course.home.url) == host_name(work.lane.key)]
        if own:
            return all(until > course.deadline for course in own)
        return until - now > LONGEST_WAIT


_by_name = functools.lru_cache(4096)(by_name)


def part_of(work: Work) -> Rendering | None:
    """The page in the browser that asked for this; None for what the crawl itself wants."""
    return None if work.entry is None or isinstance(work.owner, Course) else cast("Rendering", work.owner)


def _to_render(work: Work, answer: Answer) -> bool:
    """True for a page that has come to be shown by a browser."""
    wanted = work.entry is not None and work.entry.render and work.settled is None
    return wanted and answer.outcome is Outcome.OK and answer.status == 200


def _settled(work: Work) -> Answer:
    """The answer that stands for an end without a request."""
    outcome, failed = work.settled or Outcome.UNREADABLE, work.lane.failed
    if failed is None:
        return unanswered(work.url, outcome, work.reason, tries=0)
    return unanswered(work.url, outcome, failed.error or work.reason, *failed.causes, tries=0)
