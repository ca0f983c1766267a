"""Probing: one polite visit of many home pages, each ending in a `Sample`.

One visit is robots.txt (unless it is known), the home page and its redirects: GET only, through the guard,
one request at a time to hosts that share an address. What the observer's own machine may be to blame for is
marked as not valid: a failure counts only where some other host answered at about the same time.
"""

from __future__ import annotations

import asyncio
import bisect
import contextlib
import datetime as dt
import errno
import math
import random
import re
import signal
import socket
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from urllib.parse import urlsplit

import msgspec

from crawler.address import ForbiddenAddressError, Guard
from crawler.facts import Entry, Purpose, Sample
from crawler.fetch import Fetcher, FetchSettings
from crawler.page import Answer, Cause, Frozen, Outcome
from crawler.reading.answer import refine
from crawler.reading.charset import decode
from crawler.reading.closing import closing
from crawler.reading.document import Document
from crawler.reading.magic import MARKUP, magic
from crawler.reading.mask import mask_url
from crawler.redirects import onward, plain
from crawler.robots import LARGEST, MOST_HOPS, Robots, judge, parse, robots_url
from crawler.scrapy_settings import user_agent
from crawler.settings import CrawlSettings
from crawler.site import Site

FIRST_BYTES = 2 * 1024 * 1024  # of a home page: enough to say that it opened
WITNESS = 60.0  # s before a failing visit began, from which on another host's answer vouches for the network
RECHECK = 20.0  # s between two visits of the control pages
OPEN = 16  # sites in hand for each request in flight: those that share an address wait for one another
DNS_SHARE = 0.05  # of names that no name server could say: from there on the name server is our own trouble
DNS_LEAST = 3
ROBOTS_FRESH = 24 * 3600.0  # s for which rules are taken as they are (RFC 9309, 2.4)
ROBOTS_STALE = 30 * 24 * 3600.0  # s for which they are kept where the host no longer gives any
SILENT = frozenset({Outcome.DNS, Outcome.REFUSED, Outcome.RESET, Outcome.TIMEOUT, Outcome.TLS})
DEAD = frozenset({Outcome.DNS, Outcome.REFUSED})
LONGEST_GAP = 30.0  # s of a Crawl-delay that is kept between requests of one visit
TURNS = 4_096  # addresses remembered before those that nobody waits for are dropped
BEAT = 0.5  # s between two looks at our own pulse
LAG = 1.0  # s by which the pulse may be late before time-outs are laid at our own door

_OWN = "this machine"  # how crawler.failure names what this machine has run out of
_NO_CONNECTION = "no connection"  # how it names a host that takes none
_ERRNO = re.compile(r"\[Errno (\d{1,4})\]")


class ProbeSettings(Frozen):
    """How to visit. Times in seconds."""

    vantage: str = ""
    timeout: float = 15.0  # for a home page with its redirects
    delay: float = 1.0  # between request starts to an address
    concurrency: int = 64  # requests in flight
    contact: str = ""
    allow_networks: tuple[str, ...] = ()
    resolve: tuple[str, ...] = ()
    controls: tuple[str, ...] = ()  # pages that are asked when nothing else answers


class Rules(Frozen):
    """What is remembered of a host's robots.txt from one run to the next."""

    body: bytes  # at most 500 KiB
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


class _Turn:
    """Whose turn it is at one address."""

    __slots__ = ("began", "lock", "next", "users")

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.began = 0.0
        self.next = 0.0
        self.users = 0


class _Taken(Frozen):
    """A sample, and when its visit began and ended on the monotonic clock."""

    sample: Sample
    began: float
    ended: float


class _Visit(Frozen):
    """The end of a home page's redirects."""

    answer: Answer
    outcome: Outcome
    causes: tuple[Cause, ...]
    seconds: float
    closing: str = ""


class Probing:
    """One run over many home pages."""

    def __init__(self, settings: ProbeSettings, memory: Memory, on_sample: Callable[[Sample], None]) -> None:
        self.settings, self.memory, self.on_sample = settings, memory, on_sample
        guard = Guard.of(settings.allow_networks, settings.resolve)
        agent = user_agent(CrawlSettings(contact=settings.contact))
        self.fetcher = Fetcher(
            FetchSettings(user_agent=agent, timeout=settings.timeout, connect_timeout=settings.timeout), guard
        )
        self._turns: dict[str, _Turn] = {}
        self._robots: dict[str, Robots] = {}
        self._flights = asyncio.Semaphore(settings.concurrency)
        self._readers = asyncio.Semaphore(2)
        self._answers: list[tuple[float, str]] = []  # when which host answered, in order
        self._lags: list[float] = []  # when our own pulse was late
        self._controlled = 0.0
        self._control = asyncio.Lock()
        self._signal = 0

    async def all(self, sites: Sequence[Site]) -> Probed:
        """Visit every site."""
        order = list(sites)
        random.shuffle(order)  # no site always first, and neighbours in the list apart
        taken: list[_Taken] = []
        waiting = iter(order)

        async def work() -> None:
            for site in waiting:
                taken.append(await self._site(site))
                self.on_sample(taken[-1].sample)

        crew = min(len(order), self.settings.concurrency * OPEN)
        tasks = [asyncio.create_task(work()) for _ in range(crew)]
        pulse = asyncio.create_task(self._pulse())
        try:
            with self._signals(tasks):
                ended = await asyncio.gather(*tasks, return_exceptions=True)
        finally:
            pulse.cancel()
            await self.fetcher.close()
        faults = [end for end in ended if isinstance(end, Exception)]
        if faults:
            raise faults[0]
        return Probed(samples=tuple(self._vouched(taken)), signal=self._signal)

    @contextlib.contextmanager
    def _signals(self, tasks: Sequence[asyncio.Task[None]]) -> Iterator[None]:
        """SIGINT and SIGTERM end the tasks while this lasts."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        loop = asyncio.get_running_loop()

        def stop(number: int) -> None:
            self._signal = self._signal or number
            for task in tasks:
                task.cancel()

        numbers = (signal.SIGINT, signal.SIGTERM)
        for number in numbers:
            loop.add_signal_handler(number, stop, number)
        try:
            yield
        finally:
            for number in numbers:
                loop.remove_signal_handler(number)

    async def _pulse(self) -> None:
        """Note when this process had no time for its own visits."""
        while True:
            began = time.monotonic()
            await asyncio.sleep(BEAT)
            if time.monotonic() - began > BEAT + LAG:
                self._lags.append(time.monotonic())

    # -- one site ------------------------------------------------------------------------------------------

    async def _site(self, site: Site) -> _Taken:
        at, began = dt.datetime.now(dt.UTC), time.monotonic()
        try:
            url = plain(site.url)
            seconds, failed = await self._named(url)
            visit = failed or await self._home(url, seconds)
        except Exception as error:  # a fault of ours must not become one of the site's
            visit = _ended(site.url, Outcome.UNREADABLE, f"{_OWN}: {type(error).__name__}: {error}")
        sample = self._sample(site, at, visit)
        if await self._only_ipv6(visit):
            sample = _doubted(sample, "no_ipv6")
        if visit.outcome in SILENT and not self._witness(site.url, began, math.inf):
            await self._ask_controls()
        return _Taken(sample=sample, began=began, ended=time.monotonic())

    def _sample(self, site: Site, at: dt.datetime, visit: _Visit) -> Sample:
        answer = visit.answer
        own = answer.error.startswith(_OWN) or set(_ERRNO.findall(answer.error)) == {str(errno.ENETUNREACH)}
        return Sample(
            url=site.url,
            at=at,
            outcome=visit.outcome,
            vantage=self.settings.vantage,
            site=site.id,
            seconds=round(visit.seconds, 3),
            limit=self.settings.timeout,
            status=answer.status,
            final_url=mask_url(answer.final_url[:2000])[0],
            family="" if not answer.address else "ipv6" if ":" in answer.address else "ipv4",
            address=answer.address,
            bytes=len(answer.body),
            causes=visit.causes,
            error=answer.error,
            closing=visit.closing,
            valid=not own,
            doubt="own_machine" if own else "",
        )

    async def _named(self, url: str) -> tuple[float, _Visit | None]:
        """Look the host's name up; how long that took, and the visit's end where it failed."""
        parts, began = urlsplit(url), time.monotonic()
        try:
            await self.fetcher.resolver.endpoints(parts.hostname or "", parts.port or 80)
        except ForbiddenAddressError as error:
            return 0.0, _ended(url, Outcome.FORBIDDEN_ADDRESS, str(error), Cause.FORBIDDEN_TARGET)
        except (OSError, ValueError):
            pass  # the fetcher says it in its own words
        return time.monotonic() - began, None

    async def _home(self, url: str, spent: float) -> _Visit:
        """The home page with its redirects, within one time limit; robots.txt and turns apart."""
        entry = Entry(site="", url=url, purpose=Purpose.HOME)
        while True:
            rules, failed = await self._rules(entry.url)
            if failed is not None and _dead(failed):
                dead = msgspec.structs.replace(failed, url=entry.url, final_url=entry.url)
                return await self._read(dead, spent + failed.elapsed)
            if rules is None or not rules.allows(entry.url):
                why = (rules.kept_out if rules else failed and f"robots.txt: {failed.error}") or "robots.txt"
                return _ended(entry.url, Outcome.ROBOTS, why, Cause.ROBOTS)
            answer = await self._get(entry.url, max(0.05, self.settings.timeout - spent), FIRST_BYTES)
            spent += answer.elapsed
            step = onward(entry, answer)
            if step is None:
                return await self._read(answer, spent)
            if not step.target:
                return _Visit(answer=answer, outcome=step.outcome, causes=step.causes, seconds=spent)
            if spent >= self.settings.timeout:
                late = _ended(step.target, Outcome.TIMEOUT, f"redirects took {spent:.1f} s", Cause.TIMEOUT)
                return msgspec.structs.replace(late, seconds=spent)
            entry = msgspec.structs.replace(entry, url=step.target, hops=(*entry.hops, entry.url))

    async def _read(self, answer: Answer, seconds: float) -> _Visit:
        """The answer read, beside the loop: visits under way must not wait for it."""
        async with self._readers:
            return await asyncio.to_thread(_visit, answer, seconds)

    async def _get(self, url: str, deadline: float, first_bytes: int) -> Answer:
        """One request, when it is its turn."""
        async with self._turn(url) as turns, self._flights:
            answer = await self.fetcher.fetch(url, first_bytes=first_bytes, deadline=deadline)
            left = time.monotonic() - answer.waited
            for turn in turns:
                turn.began, turn.next = left, left + self.settings.delay
        if answer.status:
            bisect.insort(self._answers, (time.monotonic(), host_of(url)))
        return answer

    @contextlib.asynccontextmanager
    async def _turn(self, url: str) -> AsyncIterator[list[_Turn]]:
        """Alone at every address of the URL's host, `delay` after the last request there left."""
        keys = await self._places(url)
        turns = [self._turns.setdefault(key, _Turn()) for key in keys]
        for turn in turns:
            turn.users += 1
        held: list[_Turn] = []
        try:
            for turn in turns:  # in the order of their names, so that no two wait for each other
                await turn.lock.acquire()
                held.append(turn)
            now = time.monotonic()
            await asyncio.sleep(max(0.0, max(turn.next for turn in turns) - now))
            yield turns
        finally:
            for turn in held:
                turn.lock.release()
            for turn in turns:
                turn.users -= 1
            self._forget()

    def _slow_down(self, url: str, seconds: float) -> None:
        """Keep the gap that a host asks for before the next request of this visit."""
        turn = self._turns.get((urlsplit(url).hostname or "").rstrip("."))
        if turn is not None:
            turn.next = max(turn.next, turn.began + min(seconds, LONGEST_GAP))

    def _forget(self) -> None:
        """Drop addresses that nobody waits for and whose gap is over, once there are many."""
        if len(self._turns) > TURNS:
            now = time.monotonic()
            self._turns = {key: turn for key, turn in self._turns.items() if turn.users or turn.next > now}

    async def _places(self, url: str) -> list[str]:
        """The URL's host and its addresses, each a place where one request runs at a time."""
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".")
        places = {host}
        with contextlib.suppress(OSError, ValueError):
            port = parts.port or (443 if parts.scheme == "https" else 80)
            places |= {address for address, _ in await self.fetcher.resolver.endpoints(host, port)}
        return sorted(places)

    # -- robots.txt ----------------------------------------------------------------------------------------

    async def _rules(self, url: str) -> tuple[Robots | None, Answer | None]:
        """What the host's robots.txt says; None, and the failed request, where it says nothing at all."""
        key = _origin(url)
        if key in self._robots:
            return self._robots[key], None
        known = self.memory.get(key)
        age = time.time() - known.at if known else math.inf
        if known is not None and age < ROBOTS_FRESH:
            self._robots[key] = parse(known.body)
            return self._robots[key], None
        rules, answer = await self._ask_robots(url)
        if known is not None and age < ROBOTS_STALE and (rules is None or rules.kept_out):
            rules = parse(known.body)
        if rules is not None:
            self._robots[key] = rules
            self._slow_down(url, rules.crawl_delay)
        return rules, None if rules else answer

    async def _ask_robots(self, url: str) -> tuple[Robots | None, Answer]:
        entry = Entry(site="", url=robots_url(url), purpose=Purpose.LINK)
        for _ in range(MOST_HOPS + 1):
            answer = await self._get(entry.url, self.settings.timeout + 1.0, LARGEST)
            step = onward(entry, answer)
            if step is None or not step.target:
                break
            entry = msgspec.structs.replace(entry, url=step.target, hops=(*entry.hops, entry.url))
        rules = judge(answer)
        if rules.kept_out and not answer.status:
            return None, answer
        if not rules.kept_out:
            body = answer.body if 200 <= answer.status < 300 else b""
            self.memory.put(_origin(url), Rules(body=body[:LARGEST], at=time.time()))
        return rules, answer

    # -- is it us? -----------------------------------------------------------------------------------------

    def _witness(self, url: str, began: float, ended: float) -> bool:
        """True when another host answered between a minute before a visit and a minute after it."""
        own, first = host_of(url), bisect.bisect_left(self._answers, (began - WITNESS, ""))
        last = bisect.bisect_right(self._answers, (ended + WITNESS, "\uffff"))
        return any(self._answers[at][1] != own for at in range(first, last))

    async def _ask_controls(self) -> None:
        """Nothing answers: does anything? One who asks for all, at most every few seconds."""
        async with self._control:
            if time.monotonic() - self._controlled < RECHECK and self._controlled:
                return
            for url in self.settings.controls:
                answer = await self._get(url, self.settings.timeout, 65_536)
                if answer.status:
                    break
            self._controlled = time.monotonic()

    def _vouched(self, taken: Sequence[_Taken]) -> Iterator[Sample]:
        """The samples; failures that nobody vouches for, or that may be our own doing, not valid."""
        named = [each.sample for each in taken if not _literal(each.sample.url)]
        unsaid = sum(map(_unsaid, named))
        own_dns = unsaid >= DNS_LEAST and unsaid > DNS_SHARE * len(named)
        for each in taken:
            why = self._doubt(each, own_dns) if each.sample.valid else ""
            yield _doubted(each.sample, why) if why else each.sample

    def _doubt(self, taken: _Taken, own_dns: bool) -> str:
        """Why a failing visit says nothing of its site; empty where it does."""
        sample = taken.sample
        if sample.outcome not in SILENT:
            return ""
        if sample.outcome is Outcome.TIMEOUT and any(taken.began <= at <= taken.ended for at in self._lags):
            return "own_machine"
        if own_dns and _unsaid(sample):
            return "own_dns"
        return "" if self._witness(sample.url, taken.began, taken.ended) else "no_witness"

    async def _only_ipv6(self, visit: _Visit) -> bool:
        """True where the name has addresses, but none that this machine can reach."""
        if visit.outcome is not Outcome.DNS or "no address" not in visit.answer.error:
            return False
        try:
            host, loop = urlsplit(visit.answer.final_url).hostname, asyncio.get_running_loop()
            async with asyncio.timeout(10):
                return bool(host and await loop.getaddrinfo(host, None, family=socket.AF_INET6))
        except (OSError, ValueError, TimeoutError):
            return False


def host_of(url: str) -> str:
    """The host and port of a URL; empty for what is none."""
    try:
        return urlsplit(url).netloc.rpartition("@")[2].lower()
    except ValueError:
        return ""


def _origin(url: str) -> str:
    return f"{urlsplit(url).scheme}://{host_of(url)}"


def _dead(answer: Answer) -> bool:
    """True when no request can reach the host, so that its home page need not be asked for."""
    return answer.outcome in DEAD or answer.error.startswith(_NO_CONNECTION)


def _literal(url: str) -> bool:
    """True for an address in the place of a name."""
    host = host_of(url)
    return host.startswith("[") or host.partition(":")[0].replace(".", "").isdigit()


def _unsaid(sample: Sample) -> bool:
    return sample.outcome is Outcome.DNS and sample.error.startswith("temporary")


def _doubted(sample: Sample, why: str) -> Sample:
    return msgspec.structs.replace(sample, valid=False, doubt=why)


def _ended(url: str, outcome: Outcome, error: str, *causes: Cause) -> _Visit:
    answer = Answer(
        url=url,
        final_url=url,
        outcome=outcome,
        fetched_at=dt.datetime.now(dt.UTC),
        causes=causes,
        error=" ".join(error.split())[:200],
    )
    return _Visit(answer=answer, outcome=outcome, causes=causes, seconds=0.0)


def _visit(answer: Answer, seconds: float) -> _Visit:
    """The answer read as far as it tells what kind of answer it is."""
    document, said = None, ""
    if answer.body and magic(answer.body[:2_048]) in MARKUP:
        document = Document(decode(answer.body, answer.headers.get("content-type", "")), answer.final_url)
    outcome, causes = refine(answer, document)
    if document is not None:
        notice = closing(document)
        said = notice.text if notice else ""
    causes = tuple(dict.fromkeys((*answer.causes, *causes)))
    return _Visit(answer=answer, outcome=outcome, causes=causes, seconds=seconds, closing=said)
