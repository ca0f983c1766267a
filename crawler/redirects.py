"""Redirects: where a 3xx answer leads, decided before the visit is recorded. Pure."""

from __future__ import annotations

import re
from urllib.parse import urldefrag, urlsplit, urlunsplit

from crawler.facts import Entry
from crawler.page import Answer, Cause, Frozen, Outcome
from crawler.reading.links import resolve

CODES = frozenset({301, 302, 303, 307, 308})
MOST_HOPS = 10
MOST_RETURNS = 3  # to an address already seen, each time with a cookie set


class Onward(Frozen):
    """Where an answer leads: a target to go on with, or how it ends here."""

    target: str = ""
    outcome: Outcome = Outcome.OK
    causes: tuple[Cause, ...] = ()


_PLAIN = re.compile(
    r"https?://[A-Za-z0-9.-]+(?::[0-9]+)?/[A-Za-z0-9._~!$&'()*+,;=:/%-]*(?:\?[A-Za-z0-9._~!$&'()*+,;=:/?%-]+)?"
)


def onward(entry: Entry, answer: Answer) -> Onward | None:
    """Where a redirecting answer leads; None when it does not redirect."""
    if answer.outcome is not Outcome.OK or answer.status not in CODES:
        return None
    return lead(entry, answer.headers.get("location", ""), cookie="set-cookie" in answer.headers)


def lead(entry: Entry, location: str, cookie: bool = False) -> Onward:
    """Where `location`, as found at the entry's URL, leads.

    `cookie`: one was set, so that the same address may answer differently the next time.
    """
    if not location.strip():
        return Onward(outcome=Outcome.HTTP_ERROR, causes=(Cause.REDIRECT,))
    try:
        target = resolve(entry.url, location)
        # Asked before Python reads it, whose releases read other schemes differently.
        if not target.startswith(("http:", "https:")):
            return Onward(outcome=Outcome.FORBIDDEN_ADDRESS, causes=(Cause.REDIRECT, Cause.FORBIDDEN_TARGET))
        target = plain(target)
    except ValueError:
        return Onward(outcome=Outcome.HTTP_ERROR, causes=(Cause.REDIRECT, Cause.BAD_URL))
    path = (*entry.hops, entry.url)
    again = path.count(target)
    if len(path) > MOST_HOPS or (again and not (cookie and again <= MOST_RETURNS)):
        return Onward(outcome=Outcome.REDIRECT_LOOP, causes=(Cause.REDIRECT,))
    return Onward(target=target)


def plain(url: str) -> str:
    """The URL without fragment and without credentials. Raises ValueError for what is no URL."""
    if _PLAIN.fullmatch(url):
        return url
    parts = urlsplit(urldefrag(url).url)
    made = urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
    urlsplit(made)  # what has no host may be put together to what has an impossible one
    return made
