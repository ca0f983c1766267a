"""The certificate probe against servers with certificates made for the purpose."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import socket
import ssl
import warnings
from collections.abc import AsyncIterator
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import AuthorityInformationAccessOID, NameOID

from crawler.address import Guard
from crawler.facts import Tls
from crawler.fetch import Fetcher, FetchSettings
from crawler.page import Answer, Cause, Outcome
from crawler.tls import probe

GUARD = Guard.of(["127.0.0.1/32"])
NOW = dt.datetime.now(dt.UTC)
DAY = dt.timedelta(days=1)


@dataclass
class Issued:
    """A certificate with its key, and whom it was issued by."""

    certificate: x509.Certificate
    key: Any
    issuer: Issued | None = None

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    @property
    def key_pem(self) -> bytes:
        return self.key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )


def issue(
    name: str,
    issuer: Issued | None = None,
    *,
    authority: bool = False,
    begins: dt.datetime = NOW - DAY,
    ends: dt.datetime = NOW + 90 * DAY,
    address: str = "127.0.0.1",
    key: Any = None,
    issuer_url: str = "",
) -> Issued:
    key = key or ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    signer = issuer.key if issuer else key
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(ends)
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False
        )
    )
    if not authority:
        names = x509.SubjectAlternativeName([x509.IPAddress(ip_address(address))])
        builder = builder.add_extension(names, critical=False)
    if issuer_url:
        place = x509.UniformResourceIdentifier(issuer_url)
        access = x509.AccessDescription(AuthorityInformationAccessOID.CA_ISSUERS, place)
        builder = builder.add_extension(x509.AuthorityInformationAccess([access]), critical=False)
    return Issued(builder.sign(signer, hashes.SHA256()), key, issuer)


def context(tmp_path: Path, leaf: Issued, *chain: Issued, old: bool = False) -> ssl.SSLContext:
    file = tmp_path / "server.pem"
    file.write_bytes(leaf.key_pem + leaf.pem + b"".join(item.pem for item in chain))
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.set_ciphers("ALL:@SECLEVEL=0")
    made.load_cert_chain(file)
    if old:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            made.minimum_version = made.maximum_version = ssl.TLSVersion.TLSv1
    return made


ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


@contextlib.asynccontextmanager
async def serving(tls: ssl.SSLContext | None, reply: bytes = ANSWER) -> AsyncIterator[int]:
    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            await reader.readuntil(b"\r\n\r\n")
            writer.write(reply)
            await writer.drain()
        writer.close()

    asyncio.get_running_loop().set_exception_handler(lambda *_: None)
    listener = await asyncio.start_server(handle, "127.0.0.1", 0, ssl=tls)
    try:
        yield listener.sockets[0].getsockname()[1]
    finally:
        listener.close()


def probed(tls: ssl.SSLContext | None, extra_ca: Path | None = None, reply: bytes = ANSWER) -> Tls:
    async def run() -> Tls:
        async with serving(tls, reply) as port:
            return await probe("127.0.0.1", port, GUARD, 5.0, extra_ca=extra_ca)

    return asyncio.run(run())


@pytest.fixture(scope="module")
def root() -> Issued:
    return issue("Test Root", authority=True)


@pytest.fixture
def trusted(tmp_path: Path, root: Issued) -> Path:
    file = tmp_path / "root.pem"
    file.write_bytes(root.pem)
    return file


def test_a_good_certificate(tmp_path: Path, root: Issued, trusted: Path) -> None:
    leaf = issue("leaf", root)
    found = probed(context(tmp_path, leaf), trusted)
    assert (found.probed, found.valid, found.problem) == (True, True, "")
    assert found.protocol == "TLSv1.3"
    assert found.not_after == leaf.certificate.not_valid_after_utc


CASES: list[tuple[str, dict[str, Any]]] = [
    ("expired", {"begins": NOW - 60 * DAY, "ends": NOW - 2 * DAY}),
    ("not_yet_valid", {"begins": NOW + 2 * DAY}),
    ("wrong_host", {"address": "127.0.0.9"}),
    ("weak_key", {"key": rsa.generate_private_key(65537, 1024)}),
]


@pytest.mark.parametrize(("problem", "options"), CASES, ids=[case[0] for case in CASES])
def test_problems(tmp_path: Path, root: Issued, trusted: Path, problem: str, options: dict[str, Any]) -> None:
    found = probed(context(tmp_path, issue("leaf", root, **options)), trusted)
    assert (found.probed, found.valid, found.problem) == (True, False, problem)
    assert found.detail
    assert found.not_after is not None


def test_issuers_nobody_trusts(tmp_path: Path, root: Issued) -> None:
    assert probed(context(tmp_path, issue("leaf", root))).problem == "untrusted"
    assert probed(context(tmp_path, issue("leaf", root), root)).problem == "untrusted"
    assert probed(context(tmp_path, issue("leaf"))).problem == "self_signed"


def test_the_certificates_own_fault_counts_before_its_issuers(tmp_path: Path, root: Issued) -> None:
    leaf = issue("leaf", root, begins=NOW - 60 * DAY, ends=NOW - 2 * DAY)
    assert probed(context(tmp_path, leaf)).problem == "expired"


def test_an_expired_issuer_is_not_an_expired_certificate(tmp_path: Path, root: Issued, trusted: Path) -> None:
    middle = issue("Old", root, authority=True, begins=NOW - 60 * DAY, ends=NOW - 2 * DAY)
    assert probed(context(tmp_path, issue("leaf", middle), middle), trusted).problem == "untrusted"


def test_a_chain_with_its_middle(tmp_path: Path, root: Issued, trusted: Path) -> None:
    middle = issue("Middle", root, authority=True)
    assert probed(context(tmp_path, issue("leaf", middle), middle), trusted).valid is True
    assert probed(context(tmp_path, issue("leaf", middle)), trusted).problem == "untrusted"


@pytest.mark.parametrize("form", [serialization.Encoding.DER, serialization.Encoding.PEM])
def test_a_missing_middle_is_fetched(
    tmp_path: Path, root: Issued, trusted: Path, form: serialization.Encoding
) -> None:
    """Browsers do so too: what they show without a warning is not accused."""
    middle = issue("Middle", root, authority=True)
    body = middle.certificate.public_bytes(form)
    reply = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body

    async def run() -> Tls:
        async with serving(None, reply) as depot:
            leaf = issue("leaf", middle, issuer_url=f"http://127.0.0.1:{depot}/middle.cer")
            async with serving(context(tmp_path, leaf)) as port:
                return await probe("127.0.0.1", port, GUARD, 5.0, extra_ca=trusted)

    assert asyncio.run(run()).valid is True


def test_a_fetched_middle_makes_nothing_trusted(tmp_path: Path) -> None:
    foreign = issue("Foreign Root", authority=True)
    middle = issue("Foreign Middle", foreign, authority=True)
    body = middle.certificate.public_bytes(serialization.Encoding.DER)
    reply = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body

    async def run() -> Tls:
        async with serving(None, reply) as depot:
            leaf = issue("leaf", middle, issuer_url=f"http://127.0.0.1:{depot}/middle.cer")
            async with serving(context(tmp_path, leaf)) as port:
                return await probe("127.0.0.1", port, GUARD, 5.0)

    assert asyncio.run(run()).problem == "untrusted"


def test_a_fetched_root_is_no_authority(tmp_path: Path) -> None:
    foreign = issue("Foreign Root", authority=True)
    body = foreign.certificate.public_bytes(serialization.Encoding.DER)
    reply = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body

    async def run() -> Tls:
        async with serving(None, reply) as depot:
            leaf = issue("leaf", foreign, issuer_url=f"http://127.0.0.1:{depot}/root.cer")
            async with serving(context(tmp_path, leaf)) as port:
                return await probe("127.0.0.1", port, GUARD, 5.0)

    found = asyncio.run(run())
    assert (found.valid, found.problem) == (False, "untrusted")


def test_an_obsolete_protocol(tmp_path: Path, root: Issued, trusted: Path) -> None:
    found = probed(context(tmp_path, issue("leaf", root), old=True), trusted)
    assert (found.problem, found.valid, found.protocol) == ("obsolete", False, "TLSv1")


GREETINGS = [b"\x15\x01\x01\x00\x02\x02\x46", b"HTTP/1.1 400 Bad Request\r\n\r\n", b""]


@contextlib.asynccontextmanager
async def greeting(data: bytes) -> AsyncIterator[int]:
    """A server that answers a TLS greeting with something else."""

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(2000)
        writer.write(data)
        writer.close()

    listener = await asyncio.start_server(handle, "127.0.0.1", 0)
    try:
        yield listener.sockets[0].getsockname()[1]
    finally:
        listener.close()


@pytest.mark.parametrize("data", GREETINGS, ids=["GM", "HTTP", "nothing"])
def test_no_tls_is_no_accusation(data: bytes) -> None:
    async def run() -> tuple[Tls, Answer]:
        async with greeting(data) as port:
            fetcher = Fetcher(FetchSettings(timeout=5.0), GUARD)
            answer = await fetcher.fetch(f"https://127.0.0.1:{port}/")
            await fetcher.close()
            return await probe("127.0.0.1", port, GUARD, 5.0), answer

    found, answer = asyncio.run(run())
    assert (found.probed, found.valid, found.problem) == (False, None, "")
    assert found.detail
    assert answer.outcome is (Outcome.TLS if data else Outcome.RESET)
    assert Cause.TLS_OLD not in answer.causes


def test_no_connection_is_no_accusation() -> None:
    async def run() -> list[Tls]:
        with socket.socket() as silent:
            silent.bind(("127.0.0.1", 0))
            silent.listen()
            port = silent.getsockname()[1]
            late = await probe("127.0.0.1", port, GUARD, 0.3)
        refused = await probe("127.0.0.1", port, GUARD, 2.0)
        unknown = await probe("no.such.name.invalid", 443, GUARD, 5.0)
        return [late, refused, unknown]

    for found in asyncio.run(run()):
        assert (found.probed, found.valid, found.problem) == (False, None, "")
        assert found.detail


def test_the_guard_holds_for_the_probe() -> None:
    async def run() -> tuple[Tls, bool]:
        with socket.socket() as canary:
            canary.bind(("127.0.0.2", 0))
            canary.listen()
            canary.setblocking(False)
            found = await probe("127.0.0.2", canary.getsockname()[1], GUARD, 1.0)
            try:
                canary.accept()[0].close()
            except BlockingIOError:
                return found, False
            return found, True

    found, touched = asyncio.run(run())
    assert not touched
    assert not found.probed


# ---------------------------------------------------------------- pages are fetched all the same


def fetched(tls: ssl.SSLContext) -> Answer:
    async def run() -> Answer:
        async with serving(tls) as port:
            fetcher = Fetcher(FetchSettings(timeout=5.0), GUARD)
            try:
                return await fetcher.fetch(f"https://127.0.0.1:{port}/")
            finally:
                await fetcher.close()

    return asyncio.run(run())


@pytest.mark.parametrize("options", [case[1] for case in CASES], ids=[case[0] for case in CASES])
def test_any_certificate_will_do_for_reading(tmp_path: Path, root: Issued, options: dict[str, Any]) -> None:
    answer = fetched(context(tmp_path, issue("leaf", root, **options)))
    assert (answer.outcome, answer.body, answer.address) == (Outcome.OK, b"ok", "127.0.0.1")


def test_a_server_that_stumbles_over_a_modern_greeting(tmp_path: Path, root: Issued) -> None:
    tls = context(tmp_path, issue("leaf", root, key=rsa.generate_private_key(65537, 1024)))
    tls.maximum_version = ssl.TLSVersion.TLSv1_2
    tls.set_ciphers("AES128-SHA:@SECLEVEL=0")
    assert fetched(tls).outcome is Outcome.OK


def test_obsolete_tls_is_told_from_a_dead_host(tmp_path: Path, root: Issued) -> None:
    answer = fetched(context(tmp_path, issue("leaf", root), old=True))
    assert answer.outcome is Outcome.TLS
    assert Cause.TLS_OLD in answer.causes
