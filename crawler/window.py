"""Window: the sites that are open at once, each from its first entry until it is closed."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Iterator

from crawler.closer import Closer
from crawler.course import Course
from crawler.facts import Entry, Purpose
from crawler.run import Run
from crawler.site import Site

OPENED_AT_ONCE = 20
ASK_AGAIN = 1.0  # s after which sites that have to wait are asked for again


class Window:
    """Opens sites while there is room, ends them when nothing is left to do or their time is over."""

    def __init__(self, run: Run, sites: Iterator[Site | None]) -> None:
        self._run = run
        self._sites = sites
        self._more = True
        self._courses: dict[str, Course] = {}
        self._closer = Closer(run)

    def __len__(self) -> int:
        return len(self._courses)

    @property
    def over(self) -> bool:
        """True when no site is open and none will come."""
        return not self._more and not self._courses

    def fill(self, now: float) -> float:
        """Open some sites; when to ask again, infinite where only the end of a site makes room."""
        for _ in range(OPENED_AT_ONCE):
            if not self._more or len(self._courses) >= self._run.settings.window:
                return math.inf
            try:
                site = next(self._sites)
            except StopIteration:
                self._more = False
                return math.inf
            except Exception as error:
                self._run.fail(error)
                return math.inf
            if site is None:
                return now + ASK_AGAIN
            if site.id not in self._courses:
                self._begin(site, now)
        return now

    def push(self, course: Course, entries: Iterable[Entry], now: float) -> None:
        """Queue what a visit led to; what failed is asked again after a while."""
        for entry in entries:
            if course.expired:
                course.left_out(entry)
                continue
            again = entry.tries and not entry.hops and entry.purpose is not Purpose.CONTROL
            due = now + self._run.settings.confirm_after if again else 0.0
            self._run.frontier.push(course, entry, due)

    def end(self, course: Course) -> None:
        """Close a site for which nothing waits or runs."""
        if course.done and not course.closing and not self._run.stopping:
            course.closing = True
            self._run.start(self._close(course))

    def sweep(self) -> None:
        """End the sites whose last entries were left out."""
        emptied = self._run.frontier.emptied
        while emptied:
            owner = emptied.pop()
            if isinstance(owner, Course):
                self.end(owner)

    def expire(self, now: float) -> None:
        """End the sites whose time is over."""
        for course in [course for course in self._courses.values() if now > course.deadline]:
            if not course.expired:
                self._run.frontier.drop(course)
                self.end(course)

    @property
    def share(self) -> float:
        """Of the open sites' known work, what is done, in sites."""
        return sum(course.share for course in self._courses.values())

    def seconds_left(self, now: float) -> float:
        """For the open site that needs longest, at its pace so far."""
        longest = self._run.settings.max_minutes * 60
        return max((course.left(now, longest) for course in self._courses.values()), default=0.0)

    def leave(self) -> None:
        """Close nothing more."""
        self._closer.leave()

    def _begin(self, site: Site, now: float) -> None:
        course = Course(site, self._run.settings)
        course.deadline = now + self._run.settings.max_minutes * 60
        self._courses[site.id] = course
        try:
            known = self._run.sink.progress(site)
            entries = course.resume(known)
            if not known.visits and not known.pending:
                self._run.sink.queue(site.id, entries)
        except Exception as error:
            self._run.fail(error)
            return
        course.started_at = course.started_at or dt.datetime.now(dt.UTC)
        if course.home.fingerprint is not None:  # its home page was read before this process took it up
            self._run.frontier.lane(course.home.url).host.shows = True
        self.push(course, entries, now)
        self.end(course)

    async def _close(self, course: Course) -> None:
        if await self._closer.close(course):
            del self._courses[course.site.id]
            self._run.counts["closed"] += 1
