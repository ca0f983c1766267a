"""Which addresses may be contacted: a guard over resolved addresses."""

from __future__ import annotations

import contextlib
import re
import socket
from collections.abc import Iterable, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
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


def literal(host: str) -> str:
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
