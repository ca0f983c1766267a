"""Politeness: when the next request to a host may start, and when a host is given up.

A `Clock` stands for one address (or for one host whose address is not known yet) and owns the gap between
request starts; a `Host` is one scheme://host:port with its own gap, pauses and health. What it asks for
itself (Crawl-delay, Retry-After) holds for its other schemes and ports at that address, too. Times are
seconds of a monotonic clock that the caller passes in; nothing here sleeps or looks at a clock.
"""

from __future__ import annotations

import datetime as dt
import math
from email.utils import parsedate_to_datetime

from crawler.hosts import host_name
from crawler.page import Answer, Outcome

DEFAULT_PAUSE = 5.0  # s, after a 429 or 503 that names no usable Retry-After
LONGEST_PAUSE = 3600.0  # s
FAILURES = 5  # transport failures in a row after which a host may be given up
SILENCES = 3  # of these, time-outs: each costs a whole deadline
SPARED = 3  # times that a host which has shown pages is given another chance: a part of it may be ill
LONGEST_BREATH = 30.0  # s to wait after a transport failure, at most
WRONG = dt.timedelta(days=7)  # that a clock may be; what is further off was made up, or set by none
PER_ADDRESS = 2  # requests in flight to hosts that share one address

SILENT = frozenset({Outcome.TIMEOUT})
FAILED = frozenset({Outcome.DNS, Outcome.REFUSED, Outcome.RESET, Outcome.TLS, Outcome.TIMEOUT})


def server_time(answer: Answer) -> dt.datetime:
    """What the server took for the time when it answered, as it says itself: its clock may be wrong."""
    try:
        at = parsedate_to_datetime(answer.headers.get("date", "")[:400])
    except (ValueError, TypeError, IndexError, OverflowError):
        return answer.fetched_at
    at = at.replace(tzinfo=at.tzinfo or dt.UTC)
    return at if abs(at - answer.fetched_at) <= WRONG else answer.fetched_at


def retry_after(value: str, now: dt.datetime) -> float | None:
    """Seconds a Retry-After header asks for, at most `LONGEST_PAUSE`; None where it says nothing usable."""
    text = value.strip()[:400]
    if text.isascii() and text.isdigit():
        return min(float(text[:12]), LONGEST_PAUSE) if len(text) <= 12 else LONGEST_PAUSE
    try:
        at = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if at.tzinfo is None:
        at = at.replace(tzinfo=dt.UTC)
    seconds = (at - now).total_seconds()
    return min(seconds, LONGEST_PAUSE) if seconds >= 0 else None


class Clock:
    """The gap between request starts at one address, and how many run at once."""

    __slots__ = ("hosts", "next", "running", "wake")

    def __init__(self) -> None:
        self.next = 0.0
        self.running = 0
        self.hosts: list[Host] = []
        self.wake = math.inf  # when the frontier looks at it again

    def ready(self) -> float:
        """When one of its hosts may start a request; infinite while none can."""
        if self.running >= PER_ADDRESS or not self.hosts:
            return math.inf
        return max(self.next, min(map(Host.ready, self.hosts)))

    def choose(self, now: float) -> Host | None:
        """The host whose turn it is, the one that waited longest first."""
        if self.running >= PER_ADDRESS or now < self.next:
            return None
        ready = [host for host in self.hosts if host.ready() <= now]
        return min(ready, key=lambda host: host.started) if ready else None


class Host:
    """One scheme://host:port: its gap, pauses, health, and whether anything waits for it."""

    __slots__ = (
        "busy",
        "clock",
        "crawl_delay",
        "failing_since",
        "failures",
        "gap",
        "given_up",
        "key",
        "limits",
        "name",
        "not_before",
        "patience",
        "placed",
        "shows",
        "silences",
        "spared",
        "started",
        "waiting",
    )

    def __init__(self, key: str, clock: Clock, patience: float = 0.0) -> None:
        self.key = key
        self.name = host_name(key)
        self.clock = clock
        self.patience = patience  # s that failures must last before the host is given up
        self.failing_since = 0.0
        self.gap = 0.0
        clock.hosts.append(self)
        self.placed = False  # its address was looked up, and is shared with the others there
        self.waiting = False  # something could be sent to it
        self.busy = False
        self.not_before = 0.0
        self.started = 0.0
        self.crawl_delay = 0.0
        self.limits = 0  # 429 and 503 in a row
        self.failures = 0
        self.silences = 0
        self.shows = False  # has shown something
        self.spared = 0
        self.given_up: Outcome | None = None

    def ready(self) -> float:
        """When this host alone may start its next request; infinite while it is busy or nothing waits."""
        return self.not_before if self.waiting and not self.busy else math.inf

    def start(self, now: float, delay: float) -> None:
        """A request starts: the host's own gap and its address's gap begin."""
        self.busy = True
        self.gap = delay
        self.started = now
        self.not_before = now + max(delay, self.crawl_delay)
        self.clock.running += 1
        self.clock.next = now + delay
        if self.crawl_delay:
            self._hold(self.not_before)

    def recall(self) -> None:
        """The first request of all was not sent after all."""
        self.busy = False
        self.started = self.not_before = self.clock.next = 0.0
        self.clock.running -= 1

    def finish(self, now: float, answer: Answer) -> None:
        """A request ended: what its answer means for the host's gap, health and pauses.

        It may have left later than it was handed out, on a busy machine: the gap counts from when it did,
        or from its end where that is not known. A gap that the host asks for itself counts from the answer.
        """
        self.busy = False
        left = now if self.crawl_delay else now - answer.waited
        self.started = max(self.started, left)
        self.not_before = max(self.not_before, left + max(self.gap, self.crawl_delay))
        self.clock.next = max(self.clock.next, left + self.gap)
        self.clock.running -= 1
        if self.crawl_delay:
            self._hold(self.not_before)
        if answer.outcome in FAILED:
            self._failed(now, answer.outcome)
            return
        self.failures = self.silences = 0
        self.shows = self.shows or 200 <= answer.status < 300
        if answer.status in (429, 503):
            self._limited(now, answer)
        elif answer.status:
            self.limits = 0

    def pause(self, now: float, seconds: float) -> None:
        """Send nothing for that long."""
        self.not_before = max(self.not_before, now + min(seconds, LONGEST_PAUSE))

    def slow_down(self, seconds: float) -> None:
        """Keep at least that gap from now on (Crawl-delay)."""
        self.crawl_delay = max(self.crawl_delay, seconds)
        self.not_before = max(self.not_before, self.started + seconds)

    def share(self, clock: Clock) -> None:
        """Join the clock of the address it turned out to have; the stricter state of both holds."""
        if clock is self.clock:
            return
        running = 1 if self.busy else 0
        self.clock.hosts.remove(self)
        self.clock.running -= running
        clock.hosts.append(self)
        clock.running += running
        clock.next = max(clock.next, self.clock.next)
        self.clock = clock
        for host in [host for host in clock.hosts if host.name == self.name]:
            if host.crawl_delay or host.limits:
                host._hold(host.not_before)

    def _failed(self, now: float, outcome: Outcome) -> None:
        if not self.failures:
            self.failing_since = now
        self.failures += 1
        self.silences += outcome in SILENT
        self.pause(now, min(self.gap * 2 ** min(self.failures, 10), LONGEST_BREATH))
        often = self.failures >= FAILURES or self.silences >= SILENCES
        if not often or now - self.failing_since < self.patience:
            return
        if self.shows and self.spared < SPARED:
            self.spared += 1
            self.failures = self.silences = 0
        else:
            self.given_up = outcome

    def _limited(self, now: float, answer: Answer) -> None:
        self.limits += 1
        asked = retry_after(answer.headers.get("retry-after", ""), server_time(answer))
        backoff = DEFAULT_PAUSE * 2 ** min(self.limits - 1, 10)
        self.pause(now, max(asked, DEFAULT_PAUSE * (self.limits > 1)) if asked is not None else backoff)
        self._hold(self.not_before)

    def _hold(self, until: float) -> None:
        """What the host asked for holds whatever scheme it is asked by."""
        for other in self.clock.hosts:
            if other.name == self.name:
                other.not_before = max(other.not_before, until)
