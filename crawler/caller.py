"""Caller: one request of a probe, when it is its turn."""

from __future__ import annotations

import asyncio
import time

from crawler.address import Guard
from crawler.fetch import Fetcher, FetchSettings
from crawler.page import Answer
from crawler.scrapy_settings import user_agent
from crawler.settings import CrawlSettings, ProbeSettings
from crawler.turns import Turns
from crawler.witness import Witness


class Caller:
    """Sends the requests of one run, through the guard; tells the witness who answered."""

    def __init__(self, settings: ProbeSettings, witness: Witness) -> None:
        guard = Guard.of(settings.allow_networks, settings.resolve)
        agent = user_agent(CrawlSettings(contact=settings.contact))
        self.fetcher = Fetcher(
            FetchSettings(user_agent=agent, timeout=settings.timeout, connect_timeout=settings.timeout), guard
        )
        self.turns = Turns(self.fetcher, settings.delay)
        self._flights = asyncio.Semaphore(settings.concurrency)
        self._witness = witness

    async def get(self, url: str, deadline: float, first_bytes: int) -> Answer:
        """The first bytes of an answer, within `deadline` seconds from when it is its turn."""
        async with self.turns.at(url) as turn, self._flights:
            answer = await self.fetcher.fetch(url, first_bytes=first_bytes, deadline=deadline)
            turn.sent(time.monotonic() - answer.waited)
        if answer.status:
            self._witness.answered(url)
        return answer

    async def close(self) -> None:
        """Close all connections."""
        await self.fetcher.close()
