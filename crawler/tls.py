"""What a strict TLS client thinks of a host: trust, dates, name, key and protocol version.

Pages are fetched with any certificate; the judgement comes from here. When no connection comes about,
nothing is judged. A chain without its intermediate certificates is completed as browsers do it, by
fetching what the certificate itself names.
"""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import functools
import socket
import ssl
import warnings
from collections.abc import AsyncIterator
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import dsa, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import AuthorityInformationAccessOID

from crawler.address import Guard
from crawler.connection import LEGACY_SERVER_CONNECT
from crawler.facts import Tls
from crawler.fetch import Fetcher, FetchSettings
from crawler.page import Frozen, Outcome
from crawler.resolver import Resolver

# Verification errors of OpenSSL (x509_vfy.h).
_EXPIRED, _NOT_YET, _SELF_SIGNED, _WRONG_NAME, _WRONG_ADDRESS = 10, 9, 18, 62, 64
_NO_ISSUER = {2, 20, 21}
_OBSOLETE = {"SSLv3", "TLSv1", "TLSv1.1"}
_KEY_BITS = 2048
_STEPS = 3  # issuers fetched at most
_ISSUER_BYTES = 64 * 1024


class _Hand(Frozen):
    """One handshake: what came of it."""

    protocol: str = ""
    certificate: bytes = b""  # DER
    code: int = 0  # OpenSSL's verification error, 0 for none
    message: str = ""
    done: bool = False


async def probe(
    host: str,
    port: int,
    guard: Guard,
    timeout: float = 10.0,
    *,
    extra_ca: Path | None = None,
    resolver: Resolver | None = None,
) -> Tls:
    """Judge the certificate and the protocol of `host`:`port`; `timeout` in seconds for all of it.

    `extra_ca` is a PEM file with further authorities to trust. Never raises for anything a server does.
    """
    own = resolver or Resolver(guard)
    try:
        async with asyncio.timeout(timeout):
            return await _Probe(host, port, own, extra_ca).run()
    except TimeoutError:
        return Tls(host=host, port=port, detail="no TLS connection in time")
    except (OSError, ValueError) as error:
        return Tls(host=host, port=port, detail=_line(error))
    finally:
        if resolver is None:
            await own.close()


class _Probe:
    """The handshakes with one host and port."""

    def __init__(self, host: str, port: int, resolver: Resolver, extra_ca: Path | None) -> None:
        self._host, self._port, self._resolver, self._extra_ca = host, port, resolver, extra_ca
        self._name = host.strip("[]").rstrip(".")

    async def run(self) -> Tls:
        strict = _trusting(self._extra_ca)
        if strict is None:
            return self._unjudged("this machine has no store of trusted authorities")
        hand = await self._shake(strict)
        if hand.code in _NO_ISSUER:
            hand = await self._completed(hand)
        if hand.done:
            return self._judged(hand, hand.certificate)
        seen = await self._shake(_anything())
        return self._judged(hand, seen.certificate, seen) if seen.done else self._unjudged(hand.message)

    async def _shake(self, context: ssl.SSLContext) -> _Hand:
        """One handshake with the first address that takes a connection. Raises OSError if none does."""
        sock = await self._connect()
        try:
            _, writer = await asyncio.open_connection(sock=sock, ssl=context, server_hostname=self._name)
        except ssl.SSLCertVerificationError as error:
            return _Hand(code=error.verify_code, message=error.verify_message)
        except ssl.SSLError as error:
            return _Hand(message=f"TLS: {error.reason or error}")
        except OSError as error:
            return _Hand(message=f"TLS: {_line(error) or 'connection closed'}")
        try:
            tls = writer.get_extra_info("ssl_object")
            return _Hand(protocol=tls.version() or "", certificate=tls.getpeercert(True) or b"", done=True)
        finally:
            writer.transport.abort()

    async def _connect(self) -> socket.socket:
        failed = OSError("no address")
        for address, port in await self._resolver.endpoints(self._name, self._port):
            family = socket.AF_INET6 if ":" in address else socket.AF_INET
            sock = self._resolver.guard.socket((family, socket.SOCK_STREAM, 0, "", (address, port)))
            try:
                sock.setblocking(False)
                await asyncio.get_running_loop().sock_connect(sock, (address, port))
            except OSError as error:
                sock.close()
                failed = error
            except BaseException:
                sock.close()
                raise
            else:
                return sock
        raise failed

    async def _completed(self, first: _Hand) -> _Hand:
        """The strict handshake again, with the issuers that the certificate names for fetching.

        What signs itself is left out: a fetched certificate may lead to an authority, never be one.
        """
        context = _trusting.__wrapped__(self._extra_ca)
        found = 0
        async for issuer in self._issuers(_parsed((await self._shake(_anything())).certificate)):
            if context is not None and issuer.issuer != issuer.subject:
                context.load_verify_locations(cadata=issuer.public_bytes(Encoding.DER))
                found += 1
        return await self._shake(context) if found and context is not None else first

    async def _issuers(self, certificate: x509.Certificate | None) -> AsyncIterator[x509.Certificate]:
        fetcher = Fetcher(FetchSettings(timeout=5.0), self._resolver.guard, self._resolver)
        try:
            for _ in range(_STEPS):
                certificate = await _issuer(certificate, fetcher) if certificate is not None else None
                if certificate is None:
                    return
                yield certificate
        finally:
            await fetcher.close()

    def _judged(self, hand: _Hand, certificate: bytes, seen: _Hand | None = None) -> Tls:
        """The verdict from the strict handshake and the certificate itself."""
        leaf = _parsed(certificate)
        problem, detail = _problem(hand, leaf)
        if not problem and not hand.done:
            return self._old(hand, seen, leaf)
        return Tls(
            host=self._host,
            port=self._port,
            probed=True,
            valid=not problem,
            problem=problem,
            detail=_line(detail),
            not_after=leaf.not_valid_after_utc if leaf else None,
            protocol=(seen or hand).protocol,
        )

    def _old(self, hand: _Hand, seen: _Hand | None, leaf: x509.Certificate | None) -> Tls:
        """No strict handshake, and not for the certificate's sake: obsolete only if that is what was seen."""
        protocol = seen.protocol if seen else ""
        if protocol not in _OBSOLETE:
            return self._unjudged(hand.message)
        return Tls(
            host=self._host,
            port=self._port,
            probed=True,
            valid=False,
            problem="obsolete",
            detail=f"speaks {protocol} only",
            not_after=leaf.not_valid_after_utc if leaf else None,
            protocol=protocol,
        )

    def _unjudged(self, detail: str) -> Tls:
        return Tls(host=self._host, port=self._port, detail=_line(detail))


def _problem(hand: _Hand, leaf: x509.Certificate | None) -> tuple[str, str]:
    """The problem's name and detail; ("", "") when the certificate is not at fault."""
    if hand.code:
        return _by_code(hand, leaf)
    if hand.done and leaf is not None and (bits := _weak_bits(leaf)):
        return "weak_key", f"{bits} bits"
    return "", ""


def _by_code(hand: _Hand, leaf: x509.Certificate | None) -> tuple[str, str]:
    """What the verification error means. What the certificate itself shows counts before its issuer."""
    if hand.code in (_WRONG_NAME, _WRONG_ADDRESS):
        return "wrong_host", hand.message
    if hand.code == _SELF_SIGNED:
        return "self_signed", hand.message
    now = dt.datetime.now(dt.UTC)
    if leaf is not None and leaf.not_valid_after_utc < now:
        return "expired", f"expired on {leaf.not_valid_after_utc:%Y-%m-%d}"
    if leaf is not None and leaf.not_valid_before_utc > now:
        return "not_yet_valid", f"not valid before {leaf.not_valid_before_utc:%Y-%m-%d}"
    if leaf is not None and (bits := _weak_bits(leaf)):
        return "weak_key", f"{bits} bits"
    issuer = "of an issuer: " if hand.code in (_EXPIRED, _NOT_YET) else ""
    return "untrusted", issuer + hand.message


def _weak_bits(leaf: x509.Certificate) -> int:
    """Bits of an RSA or DSA key that is too short; 0 for any other key."""
    try:
        key = leaf.public_key()
    except (ValueError, UnsupportedAlgorithm):  # SM2, for one, which is none of the two
        return 0
    if isinstance(key, rsa.RSAPublicKey | dsa.DSAPublicKey) and key.key_size < _KEY_BITS:
        return key.key_size
    return 0


def _parsed(certificate: bytes) -> x509.Certificate | None:
    try:
        return x509.load_der_x509_certificate(certificate) if certificate else None
    except (ValueError, UnsupportedAlgorithm):
        return None


async def _issuer(certificate: x509.Certificate, fetcher: Fetcher) -> x509.Certificate | None:
    """The issuer's certificate from where `certificate` says it lies; None if it cannot be had."""
    url = _issuer_url(certificate)
    if not url.startswith("http://"):
        return None
    answer = await fetcher.fetch(url, max_bytes=_ISSUER_BYTES)
    if answer.outcome is not Outcome.OK:
        return None
    if answer.body.lstrip().startswith(b"-----BEGIN"):
        try:
            return x509.load_pem_x509_certificate(answer.body)
        except (ValueError, UnsupportedAlgorithm):
            return None
    return _parsed(answer.body)


def _issuer_url(certificate: x509.Certificate) -> str:
    try:
        access = certificate.extensions.get_extension_for_class(x509.AuthorityInformationAccess).value
    except (x509.ExtensionNotFound, x509.DuplicateExtension, ValueError):
        return ""
    for description in access:
        location = description.access_location
        if description.access_method == AuthorityInformationAccessOID.CA_ISSUERS:
            return str(location.value) if isinstance(location, x509.UniformResourceIdentifier) else ""
    return ""


@functools.lru_cache(maxsize=4)
def _trusting(extra_ca: Path | None) -> ssl.SSLContext | None:
    """Strict in trust, dates and names, patient in ciphers; None where nothing is trusted at all."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.verify_flags &= ~ssl.VERIFY_X509_PARTIAL_CHAIN  # only what signs itself is an authority
    context.options |= LEGACY_SERVER_CONNECT
    context.set_ciphers("DEFAULT:@SECLEVEL=1")
    context.load_default_certs()
    if not context.cert_store_stats()["x509_ca"] and not _has_folder():
        with contextlib.suppress(ImportError):
            import certifi

            context.load_verify_locations(certifi.where())
    if extra_ca is not None:
        context.load_verify_locations(extra_ca)
    return context if context.cert_store_stats()["x509_ca"] or _has_folder() else None


def _has_folder() -> bool:
    folder = ssl.get_default_verify_paths().capath
    return bool(folder) and any(Path(folder).iterdir())


@functools.cache
def _anything() -> ssl.SSLContext:
    """Any certificate, any cipher, any version: to see what stands there."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.options |= LEGACY_SERVER_CONNECT
    context.set_ciphers("ALL:@SECLEVEL=0")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version = ssl.TLSVersion.TLSv1
    return context


def _line(error: object) -> str:
    return " ".join(str(error).split())[:200]
