"""Destination: a URL as it is fetched, taken apart as browsers do it."""

from __future__ import annotations

import ada_url

from crawler.arrival import Arrival
from crawler.page import Cause, Outcome

LONGEST = 8192  # characters


class _SchemeError(ValueError):
    """A URL of another kind than http and https."""


class Destination:
    """A URL as browsers read it, taken apart; without fragment and credentials. Raises ValueError."""

    __slots__ = ("authority", "host", "href", "path", "port", "scheme")

    def __init__(self, url: str) -> None:
        if len(url) > LONGEST:
            raise ValueError("URL too long")
        href: str = ada_url.URL(url).href
        self.scheme, _, rest = href.partition("#")[0].partition(":")
        if self.scheme not in ("http", "https"):
            raise _SchemeError(self.scheme)
        credentials, _, rest = rest.removeprefix("//").partition("/")
        self.authority = credentials.rpartition("@")[2]
        self.path = "/" + rest
        self.href = f"{self.scheme}://{self.authority}{self.path}"
        host, _, port = self.authority.rpartition(":")
        named = host and not port.endswith("]")
        self.host = host if named else self.authority
        self.port = int(port) if named else 443 if self.secure else 80

    @property
    def secure(self) -> bool:
        """True when TLS is spoken there."""
        return self.scheme == "https"


def destination(url: str, arrival: Arrival) -> Destination | None:
    """Where a request for the URL goes; None, and the arrival's end, where it can go nowhere."""
    try:
        return Destination(url)
    except _SchemeError as error:
        arrival.fail(Outcome.OUT_OF_SCOPE, f"{error}: URLs are not fetched", Cause.FORBIDDEN_TARGET)
    except ValueError:
        arrival.fail(Outcome.UNREADABLE, "not a URL that could be fetched", Cause.BAD_URL)
    return None
