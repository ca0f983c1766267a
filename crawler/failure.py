"""Why an exchange failed: from exceptions to outcomes and causes."""

from __future__ import annotations

import datetime as dt
import errno
import logging
import re
import socket
import ssl

import aiohttp
from aiohttp.http import HttpProcessingError

from crawler.address import ForbiddenAddressError
from crawler.arrival import Arrival
from crawler.page import Answer, Cause, Outcome
from crawler.wire import BadHttpError

_LOCAL = {errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM, errno.EADDRNOTAVAIL}
_NO_ROUTE = {errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EHOSTDOWN, errno.EAFNOSUPPORT}
_NAMES = {socket.EAI_NONAME: "nxdomain", socket.EAI_NODATA: "no address"}
_OLD_TLS = re.compile(r"PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL|NO_PROTOCOLS_AVAILABLE")
_ERRNO = re.compile(r"\[Errno (\d{1,4})\]")

_log = logging.getLogger(__name__)


class ConnectTimeoutError(Exception):
    """No connection within the time for one."""


class UnconnectedError(OSError):
    """No connection came about; `reason` says why."""

    def __init__(self, reason: OSError) -> None:
        super().__init__(str(reason))
        self.reason = reason


def unanswered(url: str, outcome: Outcome, error: str, *causes: Cause, tries: int = 1) -> Answer:
    """The answer that stands where no server gave one; `tries` is 0 where none was asked."""
    return Answer(
        url=url,
        final_url=url,
        outcome=outcome,
        fetched_at=dt.datetime.now(dt.UTC),
        causes=causes,
        error=" ".join(error.split())[:200],
        tries=tries,
    )


def judge(error: Exception, arrival: Arrival) -> None:
    """End `arrival` with the outcome that `error`, which came before any head, stands for."""
    inner = _inner(error)
    if isinstance(inner, ForbiddenAddressError):
        arrival.fail(Outcome.FORBIDDEN_ADDRESS, str(inner), Cause.FORBIDDEN_TARGET)
    elif isinstance(inner, socket.gaierror):
        name = _NAMES.get(inner.errno or 0, "temporary")
        arrival.fail(Outcome.DNS, f"{name}: {inner.strerror or inner}", Cause.DNS)
    elif isinstance(inner, ssl.SSLError):
        old = [Cause.TLS_OLD] if old_tls(inner) else []
        arrival.fail(Outcome.TLS, f"TLS: {inner.reason or inner}", *old, Cause.TLS)
    elif isinstance(error, ConnectTimeoutError):
        arrival.fail(Outcome.TIMEOUT, "no connection in time", Cause.TIMEOUT)
    elif isinstance(inner, OSError | aiohttp.ClientConnectionError):
        _connection(inner, arrival)
    else:
        _bad_http(error, arrival)


def _connection(error: Exception, arrival: Arrival) -> None:
    numbers = _numbers(error)
    if errno.ECONNREFUSED in numbers and numbers <= {errno.ECONNREFUSED, *_NO_ROUTE}:
        arrival.fail(Outcome.REFUSED, "connection refused", Cause.REFUSED)
    elif numbers and numbers <= {errno.ETIMEDOUT, *_NO_ROUTE}:
        arrival.fail(Outcome.TIMEOUT, f"no connection: {error}", Cause.TIMEOUT)
    elif numbers & _LOCAL:
        arrival.fail(Outcome.TIMEOUT, f"this machine, not the server: {error}", Cause.TIMEOUT)
    elif isinstance(error, aiohttp.ServerDisconnectedError):
        arrival.fail(Outcome.RESET, "closed without an answer", Cause.RESET, Cause.EMPTY)
    else:
        arrival.fail(Outcome.RESET, f"connection broken: {error}", Cause.RESET)


def _bad_http(error: Exception, arrival: Arrival) -> None:
    if not isinstance(error, BadHttpError | HttpProcessingError | aiohttp.ClientPayloadError):
        _log.warning("unexpected failure of a request: %r", error)
    arrival.fail(Outcome.UNREADABLE, f"no valid HTTP: {error}", Cause.BAD_HTTP)


def _numbers(error: Exception) -> set[int]:
    """The system's error numbers; several when several addresses failed differently."""
    number = getattr(error, "errno", None)
    if number is not None:
        return {number}
    return {int(found) for found in _ERRNO.findall(str(error)[:2000])}


def broke_off(arrival: Arrival, lost: BaseException | None, *, framing: bool) -> None:
    """The body ended in an error: broken framing, a broken connection, or a clean but early end."""
    if framing and arrival.parts:
        arrival.cut(Cause.BAD_HTTP)
    elif framing:
        arrival.fail(Outcome.UNREADABLE, "broken framing of the body", Cause.BAD_HTTP)
    elif lost is not None:
        arrival.fail(Outcome.RESET, f"connection broken in the body: {lost}", Cause.RESET, Cause.TRUNCATED)
        arrival.truncated = True
    else:
        arrival.cut()


def local(error: Exception | None) -> bool:
    """True when this machine has run out of something (files, ports, memory)."""
    return isinstance(error, OSError) and bool(_numbers(_inner(error)) & _LOCAL)


def stale(error: Exception, turns: int) -> bool:
    """True when a connection that was used before turned out to be closed: says nothing about the server."""
    return turns > 1 and isinstance(error, aiohttp.ServerDisconnectedError | aiohttp.ClientOSError)


def handshake(error: Exception) -> bool:
    """True when a TLS greeting failed, so that an older one may do."""
    reason = error.reason if isinstance(error, UnconnectedError) else None
    if isinstance(reason, ssl.SSLError):
        return True
    return isinstance(reason, ConnectionError) and not isinstance(reason, ConnectionRefusedError)


def old_tls(error: Exception) -> bool:
    """True when the server speaks no TLS version that is still in use."""
    inner = _inner(error)
    return isinstance(inner, ssl.SSLError) and bool(_OLD_TLS.search(inner.reason or str(inner)))


def unparsed(error: Exception | None) -> bool:
    """True when the strict parser refused the answer (or tripped over it), so that a lenient one may do."""
    return error is not None and not isinstance(error, aiohttp.ClientError | OSError | ConnectTimeoutError)


def _inner(error: Exception) -> Exception:
    return error.reason if isinstance(error, UnconnectedError) else error
