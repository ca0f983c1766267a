"""Alarm: rings once at the soonest of the times it was set to."""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import Callable


class Alarm:
    """Calls `ring` in the running event loop. Times are of the monotonic clock, in seconds."""

    def __init__(self, ring: Callable[[], None]) -> None:
        self._ring = ring
        self._timer: asyncio.TimerHandle | None = None
        self._when = math.inf

    def set(self, when: float) -> None:
        """Ring at that time, unless it rings sooner anyway; infinite: not at all."""
        if when >= self._when:
            return
        self.cancel()
        self._when = when
        delay = max(0.0, when - time.monotonic())
        self._timer = asyncio.get_running_loop().call_later(delay, self._due)

    def cancel(self) -> None:
        """Do not ring."""
        if self._timer is not None:
            self._timer.cancel()
        self._timer, self._when = None, math.inf

    def _due(self) -> None:
        self._timer, self._when = None, math.inf
        self._ring()
