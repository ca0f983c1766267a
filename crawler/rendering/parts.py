"""Parts: what a page asks for while it is rendered, fetched through the frontier like everything else.

Guard, robots.txt, gaps and caps of the crawl hold for them. What may not be had makes the page one that
cannot be shown whole: what it then lacks must not be held against it.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from urllib.parse import urlsplit

import msgspec

from crawler.facts import Entry, Purpose
from crawler.hosts import host_name
from crawler.page import Answer, Outcome
from crawler.reading.counters import counts_visitors
from crawler.reading.links import acts, registrable_domain
from crawler.redirects import onward, plain
from crawler.rendering.pipe import Ask, Open, Reply, Shown

MOST = 40  # parts fetched for one page
PART = 3 * 1024 * 1024  # bytes of one part
WHOLE = 8 * 1024 * 1024  # bytes of all parts of one page
REMEMBERED = 16 * 1024 * 1024  # bytes of scripts kept for the next pages of their sites

_SIMPLE = frozenset({"accept", "accept-language", "content-language", "origin", "referer", "range"})
_PASSED = ("content-type", "access-control-", "x-", "date", "etag", "last-modified")
# What a host says of us or of the moment, not of the address.
_MOMENT = frozenset({401, 403, 405, 406, 407, 408, 412, 418, 421, 425, 429, 451})


class Scripts:
    """Scripts that pages of a site share: fetched once for a site, kept while there is room."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, str], Reply] = OrderedDict()
        self._bytes = 0

    def get(self, site: str, url: str) -> Reply | None:
        """A script fetched before."""
        return self._kept.get((site, url))

    def keep(self, site: str, url: str, reply: Reply) -> None:
        """Keep a script; the oldest ones make room."""
        if (site, url) in self._kept:
            return
        self._kept[site, url] = reply
        self._bytes += len(reply.body)
        while self._bytes > REMEMBERED:
            _, dropped = self._kept.popitem(last=False)
            self._bytes -= len(dropped.body)


class Rendering:
    """One page while it is rendered: the owner of its parts in the frontier."""

    def __init__(
        self,
        order: Open,
        site: str,
        scripts: Scripts,
        push: Callable[[Rendering, Entry], None],
        say: Callable[[Reply], None],
    ) -> None:
        self.expired = False
        self.waiting = 0
        self.running = 0
        self.most = PART
        self.requests = 0  # sent for the page's parts
        self.shown: asyncio.Future[Shown] = asyncio.get_running_loop().create_future()
        self._order = order
        self._site = site
        self._scripts = scripts
        self._push = push
        self._say = say
        self._asks: dict[str, Ask] = {}  # by their number
        self._bytes = 0
        self._refused = False  # a part was, so that the page cannot be whole: no other one is wanted

    # -- from the browser ----------------------------------------------------------------------------------

    def end(self, shown: Shown) -> None:
        """The browser is done with the page."""
        if not self.shown.done():
            self.shown.set_result(shown)

    def asked(self, ask: Ask) -> None:
        """The page wants a part."""
        if self._refused:
            return
        known = self._known(ask)
        if known is not None:
            self._say(known)
        elif counts_visitors(ask.url):
            self._say(Reply(id=ask.id, number=ask.number))
        elif reason := refusal(ask, self._order.url) or self._spent():
            self._refuse(ask, reason)
        else:
            self._asks[str(ask.number)] = ask
            entry = Entry(
                site=self._site,
                url=plain(ask.url),
                purpose=Purpose.HOME,  # first in its host's queue: the browser waits for it
                parent=self._order.url,
                text=str(ask.number),
            )
            self._push(self, entry)

    # -- from the frontier ---------------------------------------------------------------------------------

    def admits(self, entry: Entry) -> bool:
        """A part that was queued may be fetched while the page is open and may still be shown whole.

        A script that was fetched for another page meanwhile is not fetched again.
        """
        if self.expired or self._refused or self._bytes > WHOLE:
            return False
        return self._known(self._asks[entry.text]) is None

    def left_out(self, entry: Entry) -> None:
        """A part will not be fetched."""
        ask = self._asks[entry.text]
        known = self._known(ask)
        if known is not None and not self.expired:
            self._say(known)
        else:
            self._refuse(ask, self._spent() or "no time left")

    def ask(self, entry: Entry) -> Ask:
        """What the page said when it asked for the part."""
        return self._asks[entry.text]

    def answered(self, entry: Entry, answer: Answer) -> None:
        """A part was fetched, or ended without a request."""
        self.running -= 1
        self.requests += answer.tries
        ask = self._asks[entry.text]
        step = onward(entry, answer)
        if step is None:
            self._pass_on(ask, answer)
        elif self.expired or not step.target:
            self._refuse(ask, f"{ask.kind}: {step.outcome.value}")
        elif reason := refusal(msgspec.structs.replace(ask, url=step.target), self._order.url):
            self._refuse(ask, reason)
        else:
            self._push(self, msgspec.structs.replace(entry, url=step.target, hops=(*entry.hops, entry.url)))

    def _pass_on(self, ask: Ask, answer: Answer) -> None:
        self._bytes += len(answer.body)
        if reason := failure(ask, answer, self._order.url):
            self._refuse(ask, reason)
            return
        headers = {name: text for name, text in answer.headers.items() if name.startswith(_PASSED)}
        reply = Reply(id=ask.id, number=ask.number, status=answer.status, headers=headers, body=answer.body)
        if ask.kind == "script":
            self._scripts.keep(self._site, ask.url, reply)
        self._say(reply)

    def _known(self, ask: Ask) -> Reply | None:
        """A reply with the script that was fetched for another page of the site."""
        known = self._scripts.get(self._site, ask.url) if ask.kind == "script" else None
        return known and msgspec.structs.replace(known, id=ask.id, number=ask.number)

    def _refuse(self, ask: Ask, reason: str) -> None:
        self._refused = True
        self._say(Reply(id=ask.id, number=ask.number, trouble=reason))

    def _spent(self) -> str:
        if self._bytes > WHOLE:
            return f"the page asks for more than {WHOLE} bytes"
        return f"the page asks for more than {MOST} parts" if len(self._asks) >= MOST else ""


def refusal(ask: Ask, page_url: str) -> str:
    """Why a part is not fetched; empty when it may be."""
    if ask.method not in ("GET", "HEAD"):
        return f"the page asks by {ask.method[:10]}"
    if not _is_web(ask.url):
        return "the page asks for what is no web address"
    if acts(ask.url):
        return "the page asks for what acts on the site"
    if ask.kind != "script" and not _neighbours(ask.url, page_url):
        return f"the page asks a foreign host for its data: {host_name(ask.url)[:80]}"
    if _origin(ask.url) != _origin(page_url) and _needs_leave(ask):
        return "the page asks with fields that want another request first"
    return ""


def failure(ask: Ask, answer: Answer, page_url: str) -> str:
    """Why a part that was fetched leaves a gap which a visitor may not see; empty when there is none."""
    told = f"{ask.kind}: {answer.outcome.value}"
    if answer.outcome in (Outcome.DNS, Outcome.REFUSED) and not _neighbours(ask.url, page_url):
        return ""
    if answer.outcome not in (Outcome.OK, Outcome.HTTP_ERROR) or answer.truncated:
        return told
    if answer.status in _MOMENT or answer.status >= 500:
        return f"{ask.kind}: status {answer.status}"
    return ""


def _neighbours(url: str, page_url: str) -> bool:
    """True for hosts of one registrable domain."""
    one, other = host_name(url), host_name(page_url)
    domain = registrable_domain(one)
    return one == other or (bool(domain) and domain == registrable_domain(other))


def _needs_leave(ask: Ask) -> bool:
    """True for a request that a browser sends to another origin only after an OPTIONS request."""
    return any(name.lower() not in _SIMPLE for name in ask.headers)


def _is_web(url: str) -> bool:
    try:
        return plain(url).startswith(("http://", "https://"))
    except ValueError:
        return False


def _origin(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.scheme, parts.netloc
