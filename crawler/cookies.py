"""Cookies per host: just enough to pass a wall that redirects until its cookie comes back."""

from __future__ import annotations

import datetime as dt
from collections import OrderedDict
from collections.abc import Iterable
from email.utils import parsedate_to_datetime

_HOSTS = 4096
_COOKIES = 20  # per host
_BYTES = 4096  # per host, names and values


class Cookies:
    """Keeps what a host set and gives it back to the same host only; Domain is ignored on purpose."""

    def __init__(self) -> None:
        self._hosts: OrderedDict[str, dict[str, tuple[str, bool]]] = OrderedDict()

    def header(self, host: str, secure: bool) -> str:
        """The Cookie header for a request to `host`; "" for none."""
        jar = self._hosts.get(host)
        if not jar:
            return ""
        return "; ".join(
            f"{name}={value}" for name, (value, only_secure) in jar.items() if secure or not only_secure
        )

    def store(self, host: str, lines: Iterable[str]) -> None:
        """Take the Set-Cookie headers of an answer of `host`. Unreadable and over-long ones are dropped."""
        jar = self._hosts.setdefault(host, {})
        self._hosts.move_to_end(host)
        for line in lines:
            _store(jar, line)
        if not jar:
            del self._hosts[host]
        if len(self._hosts) > _HOSTS:
            self._hosts.popitem(last=False)


def _store(jar: dict[str, tuple[str, bool]], line: str) -> None:
    pair, *attributes = line.split(";")
    name, equals, value = (part.strip() for part in pair.partition("="))
    if not equals or not name or not f"{name}{value}".isascii():
        return
    flags = dict(_attribute(text) for text in attributes)
    jar.pop(name, None)
    if _expired(flags):
        return
    size = sum(len(key) + len(kept[0]) for key, kept in jar.items()) + len(name) + len(value)
    if len(jar) < _COOKIES and size <= _BYTES:
        jar[name] = (value, "secure" in flags)


def _attribute(text: str) -> tuple[str, str]:
    name, _, value = text.partition("=")
    return name.strip().lower(), value.strip()


def _expired(flags: dict[str, str]) -> bool:
    age = flags.get("max-age")
    if age is not None:
        return age.startswith("-") or age.strip("0") == ""
    try:
        until = parsedate_to_datetime(flags.get("expires", ""))
    except (ValueError, TypeError, OverflowError):
        return False
    return until.replace(tzinfo=dt.UTC) < dt.datetime.now(dt.UTC)
