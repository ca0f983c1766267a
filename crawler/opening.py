"""Opening: whether and how a home page opens, its redirects followed."""

from __future__ import annotations

import asyncio
import time
from urllib.parse import urlsplit

import msgspec

from crawler.address import ForbiddenAddressError
from crawler.caller import Caller
from crawler.facts import Entry, Purpose
from crawler.failure import unanswered
from crawler.page import Answer, Cause, Frozen, Outcome
from crawler.reading.answer import refine
from crawler.reading.charset import decode
from crawler.reading.closing import closing
from crawler.reading.document import Document
from crawler.reading.magic import MARKUP, magic
from crawler.redirects import onward
from crawler.rulebook import Rulebook

FIRST_BYTES = 2 * 1024 * 1024  # of a home page: enough to say that it opened
LEAST = 0.05  # s that are left for a redirect's target in any case
READERS = 2  # answers read at once

_DEAD = frozenset({Outcome.DNS, Outcome.REFUSED})
_NO_CONNECTION = "no connection"  # how crawler.failure names a host that takes none


class Opening(Frozen):
    """The end of a home page's redirects."""

    answer: Answer
    outcome: Outcome
    causes: tuple[Cause, ...]
    seconds: float
    closing: str = ""  # what the page says of the site's closing


class Opener:
    """Opens home pages, each within `timeout` seconds; robots.txt and turns apart."""

    def __init__(self, caller: Caller, rulebook: Rulebook, timeout: float) -> None:
        self._caller = caller
        self._rulebook = rulebook
        self._timeout = timeout
        self._readers = asyncio.Semaphore(READERS)

    async def open(self, url: str) -> Opening:
        """How the home page at `url` opens."""
        parts, began = urlsplit(url), time.monotonic()
        try:
            await self._caller.fetcher.resolver.endpoints(parts.hostname or "", parts.port or 80)
        except ForbiddenAddressError as error:
            return ended(url, Outcome.FORBIDDEN_ADDRESS, str(error), Cause.FORBIDDEN_TARGET)
        except (OSError, ValueError):
            pass  # the fetcher says it in its own words
        return await self._follow(url, time.monotonic() - began)

    async def _follow(self, url: str, spent: float) -> Opening:
        entry = Entry(site="", url=url, purpose=Purpose.HOME)
        while True:
            refused = await self._refused(entry.url, spent)
            if refused is not None:
                return refused
            answer = await self._caller.get(entry.url, max(LEAST, self._timeout - spent), FIRST_BYTES)
            spent += answer.elapsed
            step = onward(entry, answer)
            if step is None:
                return await self._read(answer, spent)
            if not step.target:
                return Opening(answer=answer, outcome=step.outcome, causes=step.causes, seconds=spent)
            if spent >= self._timeout:
                late = ended(step.target, Outcome.TIMEOUT, f"redirects took {spent:.1f} s", Cause.TIMEOUT)
                return msgspec.structs.replace(late, seconds=spent)
            entry = msgspec.structs.replace(entry, url=step.target, hops=(*entry.hops, entry.url))

    async def _refused(self, url: str, spent: float) -> Opening | None:
        """The end of a visit that robots.txt, or its failure, does not let go on."""
        rules, failed = await self._rulebook.rules(url)
        if failed is not None and _dead(failed):
            dead = msgspec.structs.replace(failed, url=url, final_url=url)
            return await self._read(dead, spent + failed.elapsed)
        if rules is None or not rules.allows(url):
            why = (rules.kept_out if rules else failed and f"robots.txt: {failed.error}") or "robots.txt"
            return ended(url, Outcome.ROBOTS, why, Cause.ROBOTS)
        return None

    async def _read(self, answer: Answer, seconds: float) -> Opening:
        """The answer read, beside the loop: visits under way must not wait for it."""
        async with self._readers:
            return await asyncio.to_thread(_opening, answer, seconds)


def ended(url: str, outcome: Outcome, error: str, *causes: Cause) -> Opening:
    """The end of a visit without an answer."""
    answer = unanswered(url, outcome, error, *causes)
    return Opening(answer=answer, outcome=outcome, causes=causes, seconds=0.0)


def _opening(answer: Answer, seconds: float) -> Opening:
    """The answer read as far as it tells what kind of answer it is."""
    document, said = None, ""
    if answer.body and magic(answer.body[:2_048]) in MARKUP:
        document = Document(decode(answer.body, answer.headers.get("content-type", "")), answer.final_url)
    outcome, causes = refine(answer, document)
    if document is not None:
        notice = closing(document)
        said = notice.text if notice else ""
    causes = tuple(dict.fromkeys((*answer.causes, *causes)))
    return Opening(answer=answer, outcome=outcome, causes=causes, seconds=seconds, closing=said)


def _dead(answer: Answer) -> bool:
    """True when no request can reach the host, so that its home page need not be asked for."""
    return answer.outcome in _DEAD or answer.error.startswith(_NO_CONNECTION)
