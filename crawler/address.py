"""Which addresses may be contacted: a guard over resolved addresses, and the resolver that asks it.

A name is resolved once, its whole answer is judged, and the connection goes to exactly the addresses
that were judged: neither a mixed answer nor a changed one (rebinding) reaches a forbidden network.
"""

from __future__ import annotations

import asyncio
import contextlib
import re
import socket
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any

from aiohttp.abc import AbstractResolver, ResolveResult

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
Lookup = Callable[..., list[Any]]
Places = dict[tuple[str, int], tuple[str, int]]  # (host, port or 0) -> (address or "", port or 0)

# Special-purpose registries of IANA, and addresses that clouds serve their own secrets on.
_FORBIDDEN_4 = [
    IPv4Network(net)
    for net in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "168.63.129.16/32",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/3",
    )
]
_GLOBAL_6 = IPv6Network("2000::/3")
_FORBIDDEN_6 = [
    IPv6Network(net)
    for net in (
        "2001::/23",  # protocol assignments: Teredo, benchmarking, ORCHID
        "2001:db8::/32",
        "3fff::/20",
    )
]
_MAPPED = IPv6Network("::ffff:0:0/96")
_NAT64 = IPv6Network("64:ff9b::/96")
_SIX_TO_FOUR = IPv6Network("2002::/16")

_TRIED = 6  # addresses of one name that are connected to at most


class ForbiddenAddressError(OSError):
    """The address, or one of the addresses a name resolves to, lies in a network not to be contacted."""


class Guard:
    """Judges addresses: public ones pass; all others only inside one of the `allowed` networks."""

    def __init__(self, allowed: Sequence[Network] = (), places: Places | None = None) -> None:
        self.allowed = tuple(allowed)
        self.places = places or {}

    @classmethod
    def of(cls, networks: Iterable[str], places: Iterable[str] = ()) -> Guard:
        """A guard from networks in CIDR notation, and from places a user has named for hosts.

        A place is HOST[:PORT]=ADDRESS[:PORT]; HOST may be `*`, and `-` as the address says that there is no
        such host. Raises ValueError naming the value that is none.
        """
        allowed = [ip_network(str(net).strip(), strict=False) for net in networks]
        return cls(allowed, dict(_place(each) for each in places))

    def placed(self, host: str, port: int) -> tuple[str, int] | None:
        """Where a user says that a host is, instead of asking a name server; None where nothing is said.

        Raises socket.gaierror (EAI_NONAME) where a user says that there is no such host.
        """
        name = host.lower().rstrip(".")
        keys = ((name, port), (name, 0), ("*", 0))
        found = next((self.places[key] for key in keys if key in self.places), None)
        if found is None:
            return None
        if not found[0]:
            raise socket.gaierror(socket.EAI_NONAME, "there is no such host")
        return found[0], found[1] or port

    def knows(self, host: str) -> bool:
        """True when a user has said where a host is, so that it is not looked up."""
        name = host.lower().rstrip(".")
        return any(known in (name, "*") for known, _ in self.places)

    def judge(self, address: str | Address) -> bool:
        """True if `address` may be contacted; text that is no address may not."""
        try:
            parsed = ip_address(address)
        except ValueError:
            return False
        return self._allows(parsed) or _public(parsed) or self._embedded(parsed)

    def check(self, host: str, addresses: Iterable[str]) -> None:
        """Raise ForbiddenAddressError if any of `addresses` (of `host`) may not be contacted."""
        for address in addresses:
            if not self.judge(address):
                raise ForbiddenAddressError(f"{host}: {address} is not a public address")

    def socket(self, info: tuple[Any, ...]) -> socket.socket:
        """A socket for one address record, judged at the last moment before it connects."""
        family, kind, protocol, _, target = info
        self.check(str(target[0]), [str(target[0])])
        return socket.socket(family=family, type=kind, proto=protocol)

    def _allows(self, address: Address) -> bool:
        return any(address.version == net.version and address in net for net in self.allowed)

    def _embedded(self, address: Address) -> bool:
        inner = _inner(address) if isinstance(address, IPv6Address) else None
        return inner is not None and self.judge(inner)


def _place(text: str) -> tuple[tuple[str, int], tuple[str, int]]:
    name, _, target = text.strip().partition("=")
    host, _, port = name.lower().partition(":")
    if target == "-":
        return (host, int(port or 0)), ("", 0)
    found = re.fullmatch(r"(\[[0-9A-Fa-f:.]+\]|[0-9.]+)(?::(\d{1,5}))?", target)
    if found is None:
        raise ValueError(f"{text!r}: not HOST[:PORT]=ADDRESS[:PORT]")
    address = str(ip_address(found[1].strip("[]")))
    return (host, int(port or 0)), (address, int(found[2] or 0))


def _public(address: Address) -> bool:
    if isinstance(address, IPv4Address):
        return not any(address in net for net in _FORBIDDEN_4)
    if address not in _GLOBAL_6 or address in _SIX_TO_FOUR:
        return False
    return not any(address in net for net in _FORBIDDEN_6)


def _inner(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that packets for `address` end at, if it is of such a form."""
    if address in _MAPPED or address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    if address in _SIX_TO_FOUR:
        return IPv4Address(int(address) >> 80 & 0xFFFFFFFF)
    return None


class Resolver(AbstractResolver):
    """Resolves names off the event loop, judges every answer by a guard, and remembers it for a while.

    Times are seconds. At most `threads` look-ups run at once, each in a daemon thread so that a name
    server that never answers delays neither other names for long nor the end of the program.
    """

    def __init__(
        self,
        guard: Guard,
        *,
        ttl: float = 60.0,
        failed_ttl: float = 5.0,
        size: int = 8192,
        threads: int = 96,
        timeout: float = 10.0,
        lookup: Lookup = socket.getaddrinfo,
    ) -> None:
        self.guard = guard
        self._ttl, self._failed_ttl = ttl, failed_ttl
        self._size, self._timeout = size, timeout
        self._lookup = lookup
        self._known: OrderedDict[str, tuple[float, tuple[str, ...] | OSError]] = OrderedDict()
        self._running: dict[str, asyncio.Task[tuple[str, ...]]] = {}
        self._slots = asyncio.Semaphore(threads)

    async def addresses(self, host: str) -> tuple[str, ...]:
        """The judged addresses of `host` (a name or an address).

        Raises ForbiddenAddressError, or socket.gaierror: EAI_NONAME for a name that does not exist,
        EAI_NODATA for one without addresses, EAI_AGAIN when no name server could say.
        """
        literal = _literal(host)
        if literal:
            self.guard.check(host, [literal])
            return (literal,)
        return self._remembered(host) or await self._shared(host)

    async def endpoints(self, host: str, port: int) -> list[tuple[str, int]]:
        """Judged addresses with the port to connect to. Raises as `addresses` does."""
        place = self.guard.placed(host, port) if self.guard.places and not _literal(host) else None
        if place is None:
            return [(address, port) for address in await self.addresses(host)]
        self.guard.check(host, [place[0]])
        return [place]

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """The judged addresses as aiohttp wants them. Raises as `addresses` does."""
        return [
            ResolveResult(
                hostname=host,
                host=address,
                port=at,
                family=socket.AF_INET6 if ":" in address else socket.AF_INET,
                proto=0,
                flags=socket.AI_NUMERICHOST,
            )
            for address, at in await self.endpoints(host, port)
            if family in (socket.AF_UNSPEC, socket.AF_INET6 if ":" in address else socket.AF_INET)
        ]

    async def close(self) -> None:
        """Drop look-ups that still run."""
        for task in list(self._running.values()):
            task.cancel()

    def _remembered(self, host: str) -> tuple[str, ...] | None:
        until, answer = self._known.get(host, (0.0, ()))
        if until < time.monotonic():
            return None
        if isinstance(answer, OSError):
            raise type(answer)(*answer.args)
        return answer

    async def _shared(self, host: str) -> tuple[str, ...]:
        """One look-up for all who ask for `host` at the same time; it outlives those who give up."""
        task = self._running.get(host)
        if task is None:
            task = asyncio.ensure_future(self._resolve(host))
            self._running[host] = task
            task.add_done_callback(lambda done: self._finished(host, done))
        return await asyncio.shield(task)

    def _finished(self, host: str, task: asyncio.Task[tuple[str, ...]]) -> None:
        self._running.pop(host, None)
        if not task.cancelled():
            task.exception()

    async def _resolve(self, host: str) -> tuple[str, ...]:
        try:
            found = await self._ask(host)
            self.guard.check(host, found)
            found = found[:_TRIED]
        except OSError as error:
            self._remember(host, self._failed_ttl, error.with_traceback(None))
            raise
        self._remember(host, self._ttl, found)
        return found

    def _remember(self, host: str, ttl: float, answer: tuple[str, ...] | OSError) -> None:
        self._known[host] = (time.monotonic() + ttl, answer)
        self._known.move_to_end(host)
        if len(self._known) > self._size:
            self._known.popitem(last=False)

    async def _ask(self, host: str) -> tuple[str, ...]:
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[tuple[str, ...]] = loop.create_future()
        async with self._slots:
            threading.Thread(target=self._work, args=(loop, answer, host), daemon=True).start()
            try:
                return await asyncio.wait_for(answer, self._timeout)
            except TimeoutError:
                raise socket.gaierror(socket.EAI_AGAIN, "the name server did not answer in time") from None

    def _work(
        self, loop: asyncio.AbstractEventLoop, answer: asyncio.Future[tuple[str, ...]], host: str
    ) -> None:
        found: tuple[str, ...] | Exception
        try:
            found = self._query(host)
        except Exception as error:
            found = error
        with contextlib.suppress(RuntimeError):  # the loop may be gone by now
            loop.call_soon_threadsafe(_settle, answer, found)

    def _query(self, host: str) -> tuple[str, ...]:
        try:
            name = host.encode("ascii")
            records = self._lookup(name, None, type=socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG)
        except UnicodeError:
            raise socket.gaierror(socket.EAI_NONAME, "not a host name") from None
        found = tuple(dict.fromkeys(str(record[4][0]) for record in records))
        if not found:
            raise socket.gaierror(socket.EAI_NODATA, "no address for this name")
        return found


def _settle(answer: asyncio.Future[tuple[str, ...]], found: tuple[str, ...] | Exception) -> None:
    if answer.done():
        return
    if isinstance(found, Exception):
        answer.set_exception(found)
    else:
        answer.set_result(found)


def _literal(host: str) -> str:
    """`host` as an address in its usual form, or "" for a name. IPv6 may stand in brackets.

    Forms only the C library reads (2130706433, 0x7f.1, 127.1) count as addresses too.
    """
    bare = host[1:-1] if host.startswith("[") and host.endswith("]") else host
    with contextlib.suppress(ValueError):
        return str(ip_address(bare))
    if not any(character.isalpha() and character not in "abcdefxABCDEFX" for character in bare):
        with contextlib.suppress(OSError):
            return socket.inet_ntoa(socket.inet_aton(bare))
    return ""
