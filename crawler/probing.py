"""Probing: one polite visit of many home pages, each ending in a `Sample`.

One visit is robots.txt (unless it is known), the home page and its redirects: GET only, through the guard,
one request at a time to hosts that share an address. What the observer's own machine may be to blame for is
marked as not valid: a failure counts only where some other host answered at about the same time.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import errno
import math
import random
import re
import socket
import time
from collections.abc import Callable, Sequence
from urllib.parse import urlsplit

from crawler.caller import Caller
from crawler.facts import Sample
from crawler.opening import Opener, Opening, ended
from crawler.page import Frozen, Outcome
from crawler.reading.mask import mask, mask_url
from crawler.redirects import plain
from crawler.rulebook import Memory, Rulebook
from crawler.settings import ProbeSettings
from crawler.site import Site
from crawler.stop import cancelling
from crawler.witness import SILENT, Taken, Witness, doubted

RECHECK = 20.0  # s between two visits of the control pages
CONTROL_BYTES = 64 * 1024
OPEN = 16  # sites in hand for each request in flight: those that share an address wait for one another

_OWN = "this machine"  # how crawler.failure names what this machine has run out of
_ERRNO = re.compile(r"\[Errno (\d{1,4})\]")


class Probed(Frozen):
    """What a run brought."""

    samples: tuple[Sample, ...]
    signal: int = 0  # the signal that ended it early


def probe(
    sites: Sequence[Site],
    settings: ProbeSettings,
    *,
    memory: Memory | None = None,
    on_sample: Callable[[Sample], None] | None = None,
) -> Probed:
    """Visit the home page of every site once, in an order of chance; samples in the order they ended.

    SIGINT and SIGTERM end the run: what has ended by then is kept, what is under way is dropped.
    """
    return asyncio.run(Probing(settings, memory or Memory(), on_sample or (lambda _: None)).all(sites))


class Probing:
    """One run over many home pages."""

    def __init__(self, settings: ProbeSettings, memory: Memory, on_sample: Callable[[Sample], None]) -> None:
        self.settings, self.on_sample = settings, on_sample
        self.witness = Witness()
        self.caller = Caller(settings, self.witness)
        self._opener = Opener(self.caller, Rulebook(self.caller, memory, settings.timeout), settings.timeout)
        self._controlled = 0.0
        self._control = asyncio.Lock()

    async def all(self, sites: Sequence[Site]) -> Probed:
        """Visit every site."""
        order = list(sites)
        random.shuffle(order)  # no site always first, and neighbours in the list apart
        taken: list[Taken] = []
        waiting = iter(order)

        async def work() -> None:
            for site in waiting:
                taken.append(await self._site(site))
                self.on_sample(taken[-1].sample)

        crew = min(len(order), self.settings.concurrency * OPEN)
        tasks = [asyncio.create_task(work()) for _ in range(crew)]
        pulse = asyncio.create_task(self.witness.watch())
        try:
            with cancelling(tasks) as stop:
                ends = await asyncio.gather(*tasks, return_exceptions=True)
        finally:
            pulse.cancel()
            await self.caller.close()
        faults = [end for end in ends if isinstance(end, Exception)]
        if faults:
            raise faults[0]
        return Probed(samples=tuple(self.witness.vouched(taken)), signal=stop.signal)

    async def _site(self, site: Site) -> Taken:
        at, began = dt.datetime.now(dt.UTC), time.monotonic()
        try:
            opening = await self._opener.open(plain(site.url))
        except Exception as error:  # a fault of ours must not become one of the site's
            opening = ended(site.url, Outcome.UNREADABLE, f"{_OWN}: {type(error).__name__}: {error}")
        sample = self._sample(site, at, opening)
        if await _only_ipv6(opening):
            sample = doubted(sample, "no_ipv6")
        if opening.outcome in SILENT and not self.witness.vouches(site.url, began, math.inf):
            await self._ask_controls()
        return Taken(sample=sample, began=began, ended=time.monotonic())

    def _sample(self, site: Site, at: dt.datetime, opening: Opening) -> Sample:
        answer = opening.answer
        own = answer.error.startswith(_OWN) or set(_ERRNO.findall(answer.error)) == {str(errno.ENETUNREACH)}
        return Sample(
            url=site.url,
            at=at,
            outcome=opening.outcome,
            vantage=self.settings.vantage,
            site=site.id,
            seconds=round(opening.seconds, 3),
            limit=self.settings.timeout,
            status=answer.status,
            final_url=mask_url(answer.final_url[:2000])[0],
            family="" if not answer.address else "ipv6" if ":" in answer.address else "ipv4",
            address=answer.address,
            bytes=len(answer.body),
            causes=opening.causes,
            error=mask(answer.error)[0],
            closing=opening.closing,
            valid=not own,
            doubt="own_machine" if own else "",
        )

    async def _ask_controls(self) -> None:
        """Nothing answers: does anything? One who asks for all, at most every few seconds."""
        async with self._control:
            if time.monotonic() - self._controlled < RECHECK and self._controlled:
                return
            for url in self.settings.controls:
                answer = await self.caller.get(url, self.settings.timeout, CONTROL_BYTES)
                if answer.status:
                    break
            self._controlled = time.monotonic()


async def _only_ipv6(opening: Opening) -> bool:
    """True where the name has addresses, but none that this machine can reach."""
    if opening.outcome is not Outcome.DNS or "no address" not in opening.answer.error:
        return False
    try:
        host, loop = urlsplit(opening.answer.final_url).hostname, asyncio.get_running_loop()
        async with asyncio.timeout(10):
            return bool(host and await loop.getaddrinfo(host, None, family=socket.AF_INET6))
    except (OSError, ValueError, TimeoutError):
        return False
