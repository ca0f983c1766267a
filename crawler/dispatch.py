"""Dispatch: which work needs a request now."""

from __future__ import annotations

import time

from crawler.alarm import Alarm
from crawler.frontier import Work
from crawler.intake import Intake
from crawler.run import Run
from crawler.window import Window

SETTLED_AT_ONCE = 200


class Dispatch:
    """Hands out the works of one crawl; has it asked again when there is one."""

    def __init__(self, run: Run, window: Window, intake: Intake) -> None:
        self._run = run
        self._window = window
        self._intake = intake
        self._alarm = Alarm(run.schedule)

    @property
    def busy(self) -> bool:
        """True while anything is left to do."""
        return not self._run.stopping and (not self._window.over or self._run.waits)

    def next(self) -> Work | None:
        """The next work that needs a request now; sets the alarm when there is none yet."""
        if self._run.stopping:
            return None
        now = time.monotonic()
        self._alarm.set(self._window.fill(now))
        work = self._taken(now)
        self._window.sweep()
        if work is None:
            self._alarm.set(self._run.frontier.wake())
        return work

    def leave(self) -> None:
        """Hand out nothing more."""
        self._alarm.cancel()

    def _taken(self, now: float) -> Work | None:
        """The frontier's next work that is not settled already."""
        for _ in range(SETTLED_AT_ONCE):
            work = self._run.frontier.take(now)
            if work is None or work.settled is None:
                return work
            self._intake.settled(work)
        return None
