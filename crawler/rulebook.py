"""Rulebook: what the hosts of a probe say in robots.txt, asked once and remembered from run to run."""

from __future__ import annotations

import math
import time
from urllib.parse import urlsplit

import msgspec

from crawler.caller import Caller
from crawler.facts import Entry, Purpose
from crawler.hosts import host_of
from crawler.page import Answer, Frozen
from crawler.redirects import onward
from crawler.robots import LARGEST, MOST_HOPS, Robots, judge, kept, parse, robots_url

FRESH = 24 * 3600.0  # s for which rules are taken as they are (RFC 9309, 2.4)
MOST = 4_096  # hosts whose rules are at hand: megabytes each, at worst
STALE = 30 * 24 * 3600.0  # s for which they are kept where the host no longer gives any


class Rules(Frozen):
    """What is remembered of a host's robots.txt from one run to the next."""

    body: bytes  # the rules that speak to us, masked; at most 500 KiB
    at: float  # Unix time


class Memory:
    """Robots rules by host. This one forgets; a store may keep them."""

    def __init__(self) -> None:
        self._known: dict[str, Rules] = {}

    def get(self, key: str) -> Rules | None:
        """What is known of a host."""
        return self._known.get(key)

    def put(self, key: str, rules: Rules) -> None:
        """Remember what a host said."""
        self._known[key] = rules


class Rulebook:
    """The rules of one run; `timeout` in seconds for each request."""

    def __init__(self, caller: Caller, memory: Memory, timeout: float) -> None:
        self._caller = caller
        self._memory = memory
        self._timeout = timeout
        self._robots: dict[str, Robots] = {}

    async def rules(self, url: str) -> tuple[Robots | None, Answer | None]:
        """What the host's robots.txt says; None, and the failed request, where it says nothing at all."""
        key = _origin(url)
        if key in self._robots:
            return self._robots[key], None
        known = self._memory.get(key)
        age = time.time() - known.at if known else math.inf
        if known is not None and 0 <= age < FRESH:  # less than 0: the clock was wrong then, or is now
            return self._ready(key, parse(known.body)), None
        rules, answer = await self._ask(url)
        if known is not None and age < STALE and (rules is None or rules.kept_out):
            rules = parse(known.body)
        if rules is not None:
            self._ready(key, rules)
            self._caller.turns.slow_down(url, rules.crawl_delay)
        return rules, None if rules else answer

    def _ready(self, key: str, rules: Robots) -> Robots:
        """The rules, at hand for whoever asks next; of too many the first are let go."""
        self._robots[key] = rules
        if len(self._robots) > MOST:
            del self._robots[next(iter(self._robots))]
        return rules

    async def _ask(self, url: str) -> tuple[Robots | None, Answer]:
        entry = Entry(site="", url=robots_url(url), purpose=Purpose.LINK)
        for _ in range(MOST_HOPS + 1):
            answer = await self._caller.get(entry.url, self._timeout + 1.0, LARGEST)
            step = onward(entry, answer)
            if step is None or not step.target:
                break
            entry = msgspec.structs.replace(entry, url=step.target, hops=(*entry.hops, entry.url))
        rules = judge(answer)
        if rules.kept_out and not answer.status:
            return None, answer
        if not rules.kept_out:
            body = answer.body if 200 <= answer.status < 300 else b""
            self._memory.put(_origin(url), Rules(body=kept(body), at=time.time()))
        return rules, answer


def _origin(url: str) -> str:
    return f"{urlsplit(url).scheme}://{host_of(url)}"
