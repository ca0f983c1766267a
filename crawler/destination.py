"""Destination: a URL as it is fetched, taken apart as browsers do it."""

from __future__ import annotations

import functools
import re

import ada_url

from crawler.arrival import Arrival
from crawler.page import Cause, Outcome

LONGEST = 8192  # characters


# Nothing of such a path would be written differently by a browser: no space, no quote, no dot segment.
_PLAIN = re.compile(r"(https?://[^/?#\\@\s]+)(/(?:[\w~!$&()*+,;=:@/?.-]|%(?!2[eE]))*)\Z", re.ASCII)


class _SchemeError(ValueError):
    """A URL of another kind than http and https."""


class Destination:
    """A URL as browsers read it, taken apart; without fragment and credentials. Raises ValueError."""

    __slots__ = ("authority", "host", "href", "path", "port", "scheme")

    def __init__(self, url: str) -> None:
        if len(url) > LONGEST:
            raise ValueError("URL too long")
        plain = _PLAIN.match(url)
        if plain is not None and "/." not in plain[2]:
            self.scheme, self.authority, self.host, self.port = _origin(plain[1])
            self.path = plain[2]
        else:
            origin, path = _apart(ada_url.URL(url).href)
            path, mark, query = path.partition("?")
            self.path = path.replace("|", "%7C") + mark + query  # as Chrome does: Tomcat refuses a bare one
            self.scheme, self.authority, self.host, self.port = _origin(origin)
        self.href = f"{self.scheme}://{self.authority}{self.path}"

    @property
    def secure(self) -> bool:
        """True when TLS is spoken there."""
        return self.scheme == "https"

    @property
    def named(self) -> str:
        """What the host is called in a request: without the dot that a full name may end with."""
        return self.authority.replace(self.host, self.host.rstrip("."), 1)


def _apart(href: str) -> tuple[str, str]:
    """The origin of a URL as ada gives it, and its path with its query."""
    scheme, _, rest = href.partition("#")[0].partition(":")
    if scheme not in ("http", "https"):
        raise _SchemeError(scheme)
    credentials, _, rest = rest.removeprefix("//").partition("/")
    return f"{scheme}://{credentials.rpartition('@')[2]}", "/" + rest


@functools.lru_cache(4096)
def _origin(text: str) -> tuple[str, str, str, int]:
    """Scheme, authority, host and port of an origin."""
    scheme, _, authority = _apart(ada_url.URL(f"{text}/").href)[0].partition("://")
    host, _, port = authority.rpartition(":")
    named = host and not port.endswith("]")
    return (
        scheme,
        authority,
        host if named else authority,
        int(port) if named else 443 if scheme == "https" else 80,
    )


def destination(url: str, arrival: Arrival) -> Destination | None:
    """Where a request for the URL goes; None, and the arrival's end, where it can go nowhere."""
    try:
        return Destination(url)
    except _SchemeError as error:
        arrival.fail(Outcome.OUT_OF_SCOPE, f"{error}: URLs are not fetched", Cause.FORBIDDEN_TARGET)
    except ValueError:
        arrival.fail(Outcome.UNREADABLE, "not a URL that could be fetched", Cause.BAD_URL)
    return None
