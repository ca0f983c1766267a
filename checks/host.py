"""Host: the name a site goes by, and the certificate that vouches for it."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator
from urllib.parse import urlsplit

from checks.base import Certainty, Clear, Evidence, Finding, Result, Rules, Texts, Unassessed, site_check
from checks.evidence import of_page
from crawler.facts import SiteFacts, Tls

USUAL_PORTS = {None, 80, 443}
HOST_FAULTS = {
    "not_official": "not an official domain name",
    "ip_address": "a bare IP address",
    "port": "an unusual port",
}
HOST_FAULTS_ZH = {
    "not_official": "未使用规定的域名后缀",
    "ip_address": "直接使用IP地址",
    "port": "使用非常用端口",
}
TLS_PROBLEMS = {
    "expired": "expired",
    "not_yet_valid": "not yet valid",
    "wrong_host": "made for another host",
    "self_signed": "self-signed",
    "untrusted": "not trusted",
    "obsolete": "obsolete protocol",
    "weak_key": "weak key",
}
TLS_PROBLEMS_ZH = {
    "expired": "已过期",
    "not_yet_valid": "尚未生效",
    "wrong_host": "与域名不符",
    "self_signed": "自签名",
    "untrusted": "不受信任",
    "obsolete": "协议过于陈旧",
    "weak_key": "密钥强度不足",
}


@site_check(
    "domain-name",
    title="Domain name not official",
    message="The site's address {host} does not follow the rules: {fault}",
    words={"fault": HOST_FAULTS},
    zh=Texts(
        title="域名不规范",
        message="网站地址 {host} 不符合域名管理要求：{fault}",
        why="政府网站应使用 .gov.cn 域名和“.政务”中文域名，便于公众识别，防止假冒。",
        detects=(
            "网站使用规定后缀以外的域名、直接使用 IP 地址，"
            "或者使用非常用端口（仅作提示）。本机和内部网络地址不作判断。"
        ),
        rectify="按规定申请并启用 .gov.cn 域名，停用不规范域名，并更新登记信息。",
        words={"fault": HOST_FAULTS_ZH},
    ),
    parameters=("suffixes",),
)
def domain_name(facts: SiteFacts, rules: Rules) -> Iterator[Result]:
    """The site lives under an address that a government site must not use.

    Why: the official suffix is how people tell a government site from an imitation.

    Detects: hosts outside the official suffixes, bare IP addresses and, as advice only, unusual ports.
    Loopback and private addresses are nobody's public address and stay unassessed.

    Rectify: apply for an official name, move to it, and have the registration changed.
    """
    site = facts.site
    host, port = _host_port(site.url)
    address = _address(host)
    if not host or (address and not address.is_global):
        reason = "private_address" if host else "bad_url"
        yield Unassessed(check="domain-name", site=site.id, locator="", reason=reason, data={"host": host})
        return
    fault = _fault(host, port, rules.parameters["suffixes"], is_address=address is not None)
    if not fault:
        yield Clear(check="domain-name", site=site.id, locator="")
        return
    yield Finding(
        check="domain-name",
        site=site.id,
        locator="",
        data={"host": host if port in USUAL_PORTS else f"{host}:{port}", "fault": fault},
        evidence=of_page(facts.home, site.url) if facts.home else Evidence(url=site.url, quote=site.url),
    )


def _fault(host: str, port: int | None, suffixes: list[str], *, is_address: bool) -> str:
    if is_address:
        return "ip_address"
    names = {host, _unicode(host)}
    if not any(f".{name}".endswith(_unicode(suffix)) for name in names for suffix in suffixes):
        return "not_official"
    return "" if port in USUAL_PORTS else "port"


def _host_port(url: str) -> tuple[str, int | None]:
    """Host (lower case, without a final dot) and port of a URL; an empty host where there is none."""
    try:
        parts = urlsplit(url)
        return (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return "", None


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    if host == "localhost":
        return ipaddress.IPv4Address("127.0.0.1")
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def _unicode(host: str) -> str:
    """A host name with its international labels written out."""
    try:
        return host.encode("ascii").decode("idna").lower()
    except (UnicodeError, ValueError):
        return host.lower()


@site_check(
    "tls-certificate",
    title="Certificate fault",
    message="The certificate of {host} is not valid: {problem}",
    words={"problem": TLS_PROBLEMS},
    zh=Texts(
        title="证书异常",
        message="{host} 的证书存在问题：{problem}",
        why="证书失效或者与域名不符时，浏览器会提示不安全，公众可能无法访问，信息也可能被窃取或篡改。",
        detects=(
            "以严格的方式访问 HTTPS，发现证书过期、尚未生效、与域名不符、自签名、不受信任，"
            "或者协议、密钥过于陈旧。不受信任可能因本机缺少根证书，列为疑似；未能探测的不作认定。"
        ),
        rectify="更换有效证书并配置完整证书链，停用陈旧的协议和算法。",
        words={"problem": TLS_PROBLEMS_ZH},
    ),
    data=("detail", "not_after"),
)
def tls_certificate(facts: SiteFacts, _: Rules) -> Iterator[Result]:
    """The certificate of the site does not hold.

    Why: browsers warn their users away, and what is sent can be read or changed on its way.

    Detects: certificates that are expired, not yet valid, made for another host, self-signed or untrusted,
    and protocols or keys that are obsolete, as a strict client sees them. Untrusted is suspected, as the root
    certificate may be missing here. A host that could not be probed stays unassessed.

    Rectify: install a valid certificate with its whole chain, and switch off what is obsolete.
    """
    tls = facts.tls or _unprobed(facts)
    if tls is None:
        return
    locator = f"{tls.host}:{tls.port}"
    if not tls.probed or tls.valid is None:
        reason = tls.problem or "not_probed"
        yield Unassessed(check="tls-certificate", site=facts.site.id, locator=locator, reason=reason)
    elif tls.valid:
        yield Clear(check="tls-certificate", site=facts.site.id, locator=locator)
    else:
        yield Finding(
            check="tls-certificate",
            site=facts.site.id,
            locator=locator,
            certainty=Certainty.SUSPECTED if tls.problem == "untrusted" else Certainty.SURE,
            data={
                "host": tls.host,
                "problem": tls.problem,
                "detail": tls.detail,
                "not_after": tls.not_after.isoformat() if tls.not_after else None,
            },
            evidence=Evidence(url=f"https://{locator}/", quote=tls.detail[:300]),
        )


def _unprobed(facts: SiteFacts) -> Tls | None:
    """What stands for the certificate of a site that has one but was not probed."""
    host, port = _host_port(facts.site.url)
    return Tls(host=host, port=port or 443) if facts.site.url.startswith("https:") and host else None
