"""Identity: which addresses are one page, which belong to a site, which domain a host is under."""

from __future__ import annotations

import functools
import ipaddress
import re
from typing import TYPE_CHECKING

from crawler.reading.seldom import seldom
from crawler.site import Site

if TYPE_CHECKING:
    from tldextract import TLDExtract

PARTS = seldom(r"(https?)://([^/?#]*)([^?#]*)(\?[^#]*)?", re.I)


def url_key(url: str) -> str:
    """The identity of an address: two addresses with one key are one page.

    The fragment, the default port, session ids and cache busters are dropped, escapes are written one way,
    query parameters are sorted, and `/index.html` (without a query) is the folder itself.
    """
    if not _ODD.search(url):
        return url
    return _key(url)


def front(url: str) -> bool:
    """True for the address of a host's home page, whatever its file is called."""
    return _front_path(url) == "/"


def deep(url: str) -> bool:
    """True for the address of a single page, or of a folder within a folder: no name of the home page."""
    folder, _, page = _front_path(url).rpartition("/")
    return folder.count("/") > 1 or "." in page


def _front_path(url: str) -> str:
    """The path of a URL without the file name of a front page."""
    parts = PARTS.match(url)
    return _FRONT.sub("/", parts[3][:2_000]) or "/" if parts else "/"


_FRONT = seldom(r"/(?:index|default|home|main)\.\w{2,5}$", re.I)
_ODD = re.compile(r"[?#%;@]|:\d|[A-Z]|/index\.|/\.|^[^/]*//[^/]*$")


@functools.lru_cache(maxsize=16_384)
def _key(url: str) -> str:
    parts = PARTS.match(url)
    if not parts:
        return url.partition("#")[0]
    scheme, host, path, query = parts[1].lower(), parts[2].lower(), parts[3] or "/", parts[4] or ""
    host = host.removesuffix(":80" if scheme == "http" else ":443")
    path = _SESSION_PATH.sub("", _one_way(path))
    query = "&".join(sorted(filter(_tells, _one_way(query[1:]).split("&"))))
    if not query:
        path = _INDEX.sub("/", path)
    return f"{scheme}://{host}{path}{'?' + query if query else ''}"


_INDEX = re.compile(r"/index\.s?html?$")
_SESSION_PATH = seldom(r";(?:jsessionid|phpsessid|sid)=[^;/?]*", re.I)
_SESSION_QUERY = seldom(
    r"(?:jsessionid|phpsessid|aspsessionid\w{0,20}|sessionid|session_id|cfid|cftoken)=.*"
    r"|(?:_|_t|rnd|rand|random|timestamp|nocache|_dc)=[\d.]*",
    re.I,
)
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")


def _tells(parameter: str) -> bool:
    return bool(parameter) and not _SESSION_QUERY.fullmatch(parameter)


def _one_way(text: str) -> str:
    """Escapes in upper case, and none for letters, digits and -._~."""
    return _ESCAPE.sub(_unescaped, text) if "%" in text else text


def _unescaped(match: re.Match[str]) -> str:
    character = chr(int(match[1], 16))
    return (
        character
        if character.isascii() and (character.isalnum() or character in "-._~")
        else match[0].upper()
    )


def in_scope(site: Site, url: str) -> bool:
    """True when the address belongs to the site.

    It has the site's host and port, whatever the scheme, with or without `www.`, and lies below the directory
    of the site's own URL if that has one.
    """
    host, folder = _scope(site.url)
    theirs, path = place(url)
    if theirs != host or not host:
        return False
    return not folder or path == folder or path.startswith(folder + "/")


@functools.lru_cache(maxsize=8_192)
def _scope(url: str) -> tuple[str, str]:
    host, path = place(url)
    folder, _, last = path.rpartition("/")
    if last and "." not in last:
        folder = path
    return host, folder


def place(url: str) -> tuple[str, str]:
    """An address as scopes see it: (host and port without `www.`, path without its final slash)."""
    parts = PARTS.match(url)
    if not parts:
        return "", ""
    host = parts[2].rpartition("@")[2].lower()
    for port in (":80", ":443"):
        host = host.removesuffix(port)
    return host.removesuffix(".").removeprefix("www.") or host, parts[3].rstrip("/") if parts[3] else ""


@functools.lru_cache(maxsize=65_536)
def registrable_domain(host: str) -> str:
    """The domain one registers (`x.gov.cn` for `www.x.gov.cn`); an IP address stands for itself.

    Worked out with the suffix list that the package carries, never over the network.
    """
    host = host.strip(".").lower()
    if host == "gov.cn":
        return "www.gov.cn"
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return _suffixes()(host).top_domain_under_public_suffix or host
    return host


@functools.cache
def _suffixes() -> TLDExtract:
    from tldextract import TLDExtract  # brings an HTTP client along: not before a name is looked at

    return TLDExtract(suffix_list_urls=(), cache_dir=None)
