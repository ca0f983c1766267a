"""Pulse: when this process had no time, so that its own lateness is not laid at a server's door."""

from __future__ import annotations

import time
from collections import deque

import msgspec

from crawler.fetch import SLOW
from crawler.page import Answer, Cause

REMEMBERED = 200  # beats


class Pulse:
    """A beat that is due every `period` seconds, and by how much it was late."""

    def __init__(self, period: float) -> None:
        self._period = period
        self._last = time.monotonic()
        self._lags: deque[tuple[float, float]] = deque(maxlen=REMEMBERED)

    def beat(self, now: float) -> None:
        """The beat, at that time of the monotonic clock."""
        self._lags.append((now, now - self._last - self._period))
        self._last = now

    def fair(self, answer: Answer) -> Answer:
        """The answer, not called slow where it was this process that had no time."""
        if Cause.SLOW not in answer.causes or answer.elapsed - self._lag(answer.elapsed) >= SLOW:
            return answer
        causes = tuple(cause for cause in answer.causes if cause is not Cause.SLOW)
        return msgspec.structs.replace(answer, causes=causes)

    def _lag(self, seconds: float) -> float:
        """By how much this process was late, at worst, within the last `seconds`."""
        now = time.monotonic()
        late = now - self._last - self._period
        return max([late, *(lag for at, lag in self._lags if at > now - seconds)])
