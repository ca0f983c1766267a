"""Frontier: what is fetched next, from which host, and not before when.

It holds entries (plain data, no requests), one queue for each host ordered by purpose, and one heap of
(time, clock) that owns all delays, so that a slow or unlucky host never keeps another one waiting. It knows
no network and no clock: the caller passes the time in.
"""

from __future__ import annotations

import functools
import heapq
import itertools
import math
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import urlsplit

from crawler.facts import Entry, Purpose
from crawler.page import Answer, Outcome
from crawler.politeness import Clock, Host
from crawler.queue import Queue
from crawler.robots import Robots, robots_url
from crawler.room import Lease

RANK = {purpose: 2 * rank for rank, purpose in enumerate(Purpose)}
MOST_LANES = 20_000  # hosts remembered; beyond, idle ones are forgotten
LIST_NAME = 12  # characters: a longer anchor text is a letter's or a guide's own title
LONGEST_WAIT = 120.0  # s a foreign host may pause before its entries are given up

_order = itertools.count()


class Owner(Protocol):
    """Whoever an entry belongs to: one site's crawl."""

    expired: bool
    waiting: int  # entries queued or put off
    running: int  # entries handed out, without a visit yet

    def admits(self, entry: Entry) -> bool:
        """True when the budget still allows the entry; asked once, just before it is handed out."""

    def left_out(self, entry: Entry) -> None:
        """The entry will not be taken."""


@dataclass(slots=True, eq=False)
class Work:
    """One thing to fetch: an entry of a site, or a host's robots.txt.

    `settled` is set when the end is known without a request.
    """

    lane: Lane
    url: str
    owner: Owner | None = None
    entry: Entry | None = None
    settled: Outcome | None = None
    reason: str = ""
    asker: Lane | None = None  # of a robots.txt: the host that asked for it
    hops: int = 0
    lease: Lease | None = None  # the place that a large body takes

    def leave(self) -> None:
        """The answer has been dealt with."""
        if self.lease is not None:
            self.lease.leave()


class Lane:
    """A host with its queue and its robots rules."""

    __slots__ = ("asked", "errands", "failed", "host", "key", "queue", "robots", "robots_tries")

    def __init__(self, key: str, host: Host) -> None:
        self.key = key
        self.host = host
        self.queue: Queue[Owner] = Queue()
        self.errands: list[Work] = []  # robots.txt fetches: before everything else
        self.robots: Robots | None = None
        self.robots_tries = 0
        self.asked = False  # robots.txt is on its way
        self.failed: Answer | None = None  # the last answer of a host that was given up

    def refresh(self) -> None:
        """Tell the host whether anything could be sent to it."""
        self.host.waiting = bool(self.errands) or (bool(self.queue) and not self.asked)


@dataclass(slots=True)
class Frontier:
    """All queues of one process.

    `delay` is the gap between request starts to a host, `patience` how long a host must fail before it is
    given up; both in seconds.
    """

    delay: float = 1.0
    patience: float = 0.0
    lanes: dict[str, Lane] = field(default_factory=dict)
    queued: int = 0
    emptied: list[Owner] = field(default_factory=list)  # sites whose last queued entry was left out
    _heap: list[tuple[float, int, Clock]] = field(default_factory=list)
    _later: list[tuple[float, int, Owner, Entry]] = field(default_factory=list)
    _settled: deque[Work] = field(default_factory=deque)
    _clocks: dict[str, Clock] = field(default_factory=dict)
    _lane_of: dict[Host, Lane] = field(default_factory=dict)

    def push(self, owner: Owner, entry: Entry, due: float = 0.0) -> None:
        """Queue an entry; with `due`, not to be handed out before that time."""
        owner.waiting += 1
        self.queued += 1
        if due > 0.0:
            heapq.heappush(self._later, (due, next(_order), owner, entry))
            return
        self._enqueue(owner, entry)

    def take(self, now: float) -> Work | None:
        """The next work that may start now, its host's clocks already running; None when there is none."""
        self._bring_due(now)
        if self._settled:
            return self._settled.popleft()
        while self._heap and self._heap[0][0] <= now:
            when, _, clock = heapq.heappop(self._heap)
            if when != clock.wake:
                continue
            clock.wake = math.inf
            work = self._from(clock, now)
            self._watch(clock)
            if work is not None:
                return work
            if self._settled:
                return self._settled.popleft()
        return None

    def wake(self) -> float:
        """When `take` is worth asking again; infinite when only an answer can change that."""
        heap = self._heap
        while heap and heap[0][0] != heap[0][2].wake:
            heapq.heappop(heap)
        soonest = heap[0][0] if heap else math.inf
        later = self._later[0][0] if self._later else math.inf
        return 0.0 if self._settled else min(soonest, later)

    def place(self, work: Work, address: str) -> bool:
        """Where a host is, is known before its first request; False: which is sent when its turn comes."""
        host = work.lane.host
        host.placed = True
        clock = self._clocks.get(address)
        if not address or clock is None or not clock.hosts:
            self._clocks.update({address: host.clock} if address else {})
            return True
        host.recall()
        host.share(clock)
        work.lane.errands.insert(0, work)
        self._touch(work.lane)
        return False

    def done(self, work: Work, answer: Answer, now: float) -> None:
        """A work's request ended with that answer."""
        host = work.lane.host
        host.finish(now, answer)
        if answer.address:
            self._share(host, answer.address)
        self._touch(work.lane)

    def robots(self, lane: Lane, robots: Robots) -> None:
        """What a host's robots.txt says is known now."""
        lane.robots = robots
        lane.asked = False
        lane.host.slow_down(robots.crawl_delay)
        self._close(lane)
        self._touch(lane)

    def errand(self, asker: Lane, url: str, hops: int = 0) -> None:
        """Fetch a robots.txt for `asker`, from whatever host it lies on."""
        asker.asked = True
        lane = self.lane(url)
        lane.errands.append(Work(lane, url, asker=asker, hops=hops))
        self._touch(asker)
        self._touch(lane)

    def errand_later(self, asker: Lane, now: float, seconds: float) -> None:
        """Ask for a robots.txt again after a while."""
        asker.host.pause(now, seconds)
        self.errand(asker, robots_url(asker.key))

    def lane(self, url: str) -> Lane:
        """The lane of a URL's scheme, host and port."""
        key = lane_key(url)
        lane = self.lanes.get(key)
        if lane is None:
            self._forget()
            host = Host(key, Clock(), self.patience)
            lane = self.lanes[key] = Lane(key, host)
            self._lane_of[host] = lane
        return lane

    def give_up(self, lane: Lane, outcome: Outcome) -> None:
        """Nothing more is sent to this host; what waits for it ends with that outcome."""
        lane.host.given_up = outcome
        lane.asked = False
        self._close(lane)
        self._touch(lane)

    def dead(self, lane: Lane, answer: Answer) -> None:
        """This host is given up for what it last answered, or failed to."""
        lane.failed = answer
        self.give_up(lane, answer.outcome)

    def waiting_for(self, lane: Lane) -> Iterator[Owner]:
        """The sites that have entries queued there."""
        return lane.queue.owners()

    def drop(self, owner: Owner) -> None:
        """The site's time is over: what it has queued is left out, without waiting for its turn."""
        owner.expired = True
        for lane in list(self.lanes.values()) if owner.waiting else ():
            dropped = lane.queue.drop(owner)
            for entry in dropped:
                self._leave_out(owner, entry)
            if dropped:
                self._touch(lane)
        if owner.waiting:
            kept = [item for item in self._later if item[2] is not owner]
            for item in self._later:
                if item[2] is owner:
                    self._leave_out(owner, item[3])
            self._later[:] = kept
            heapq.heapify(self._later)

    def _leave_out(self, owner: Owner, entry: Entry) -> None:
        owner.waiting -= 1
        self.queued -= 1
        owner.left_out(entry)
        if not owner.waiting:
            self.emptied.append(owner)

    def _enqueue(self, owner: Owner, entry: Entry) -> None:
        lane = self.lane(entry.url)
        lane.queue.push(rank(entry), entry.depth, owner, entry)
        self._close(lane)
        self._touch(lane)

    def _close(self, lane: Lane) -> None:
        """Where nothing may or can be sent at all, what waits ends at once."""
        kept_out = lane.robots.kept_out if lane.robots is not None else ""
        given_up = lane.host.given_up
        if not kept_out and given_up is None:
            return
        while lane.queue:
            if self._admitted(lane):
                reason = kept_out or f"host given up: {given_up}"
                self._settle(lane, Outcome.ROBOTS if given_up is None else given_up, reason)

    def _bring_due(self, now: float) -> None:
        while self._later and self._later[0][0] <= now:
            _, _, owner, entry = heapq.heappop(self._later)
            self._enqueue(owner, entry)

    def _from(self, clock: Clock, now: float) -> Work | None:
        """Something to send from one of the clock's hosts, if it is time."""
        while (host := clock.choose(now)) is not None:
            work = self._work(self._lane_of[host])
            self._lane_of[host].refresh()
            if work is not None:
                host.start(now, self.delay)
                return work
        return None

    def _work(self, lane: Lane) -> Work | None:
        """The lane's next work that needs a request; settles on the way what needs none."""
        if lane.errands:
            return lane.errands.pop(0)
        while lane.queue and lane.queue.first()[0].expired:
            owner, entry = lane.queue.pop()
            self._leave_out(owner, entry)
        if lane.robots is None and lane.queue:
            self.errand(lane, robots_url(lane.queue.first()[1].url))
            return lane.errands.pop(0)
        while lane.robots is not None and lane.queue:
            if not self._admitted(lane):
                continue
            if not lane.robots.allows(lane.queue.first()[1].url):
                self._settle(lane, Outcome.ROBOTS, "robots.txt")
            else:
                return self._hand_out(lane)
        return None

    def _admitted(self, lane: Lane) -> bool:
        """True when the lane's first entry is within its site's budget; it is left out otherwise."""
        owner, entry = lane.queue.first()
        if not owner.expired and owner.admits(entry):
            return True
        lane.queue.pop()
        self._leave_out(owner, entry)
        return False

    def _hand_out(self, lane: Lane) -> Work:
        owner, entry = lane.queue.pop()
        owner.waiting -= 1
        owner.running += 1
        self.queued -= 1
        return Work(lane, entry.url, owner, entry)

    def _settle(self, lane: Lane, outcome: Outcome, reason: str) -> None:
        """End the lane's first entry without a request."""
        work = self._hand_out(lane)
        work.settled, work.reason = outcome, reason
        self._settled.append(work)

    def _share(self, host: Host, address: str) -> None:
        """Hosts that turn out to have the same address keep one clock."""
        clock = self._clocks.get(address)
        if clock is None or not clock.hosts:
            self._clocks[address] = host.clock
        elif clock is not host.clock:
            left = host.clock
            host.share(clock)
            self._watch(left)  # others may have waited there for its end

    def _touch(self, lane: Lane) -> None:
        lane.refresh()
        self._watch(lane.host.clock)

    def _watch(self, clock: Clock) -> None:
        ready = clock.ready()
        if ready != clock.wake:
            clock.wake = ready
            if ready < math.inf:
                heapq.heappush(self._heap, (ready, next(_order), clock))

    def _forget(self) -> None:
        """Make room: drop hosts for which nothing waits or runs, the longest unused first."""
        if len(self.lanes) < MOST_LANES:
            return
        idle = [lane for lane in self.lanes.values() if not (lane.host.busy or lane.queue or lane.errands)]
        idle = [lane for lane in idle if not lane.asked]
        for lane in sorted(idle, key=lambda lane: lane.host.started)[: MOST_LANES // 4]:
            lane.host.clock.hosts.remove(lane.host)
            del self.lanes[lane.key], self._lane_of[lane.host]
        self._clocks = {address: clock for address, clock in self._clocks.items() if clock.hosts}


def rank(entry: Entry) -> int:
    """When an entry's turn comes; lower is earlier.

    The lists that letters and guides hang on come before all columns, so that it is known early how much
    of the budget must be kept for them.
    """
    if entry.purpose in (Purpose.LETTERS, Purpose.GUIDE):
        named = entry.depth == 2 and 0 < len(entry.text.strip()) <= LIST_NAME
        if entry.depth < 2 or named:
            return RANK[Purpose.COLUMN] - 1
    return RANK[entry.purpose]


def lane_key(url: str) -> str:
    """scheme://host:port of a URL, all given; the URL itself where it has no host."""
    usual = _ORIGIN.match(url)
    return _key(usual[0] if usual else url) or url


_ORIGIN = re.compile(r"https?://[A-Za-z0-9.:-]+/")


@functools.lru_cache(4096)
def _key(url: str) -> str:
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.hostname or ''}:{port}"
