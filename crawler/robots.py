"""Robots: what a host's robots.txt lets us fetch (RFC 9309), over protego.

The file is cut to 500 KiB, decoded without trust, reduced to the groups that speak to our product token (else
to everyone) and to a bounded number of rules; protego then matches paths. What could not be fetched keeps us
out.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from protego import Protego

from crawler.page import Answer, Outcome
from crawler.reading.mask import mask_url

PRODUCT = "webcensus"
LARGEST = 500 * 1024  # bytes parsed, the rest is dropped (RFC 9309, 2.5)
MOST_RULES = 5000
LONGEST_RULE = 2000
MOST_HOPS = 5
LONGEST_DELAY = 24 * 3600.0

_LINE = re.compile(r"\r\n|\r|\n")
_TOKEN = re.compile(r"[a-z_-]+")
_EVERYONE = re.compile(r"\*(?![a-z0-9_*-])")  # *bot is nobody
_BYTES = re.compile("[\udc80-\udcff]")  # what is no UTF-8 stands for itself, percent-encoded
_LINE_ENDS = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")  # to protego, not to RFC 9309
_STARS = re.compile(r"\*+")
_RESPELT = re.compile(r"[$+]|%25")
_FIELDS = {
    "user-agent": "agent",
    "useragent": "agent",
    "user agent": "agent",
    "allow": "allow",
    "disallow": "disallow",
    "crawl-delay": "crawl-delay",
    "crawldelay": "crawl-delay",
}
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


class Robots:
    """The rules of one scheme://host:port.

    `kept_out` says why nothing may be fetched at all ("" when rules decide), `crawl_delay` is in seconds, 0
    when the file names none.
    """

    __slots__ = ("_rules", "crawl_delay", "kept_out")

    def __init__(self, text: str = "", kept_out: str = "") -> None:
        self.kept_out = kept_out
        self._rules = Protego.parse(text) if text else None
        delay = self._rules.crawl_delay("*") if self._rules else None
        self.crawl_delay = min(float(delay or 0.0), LONGEST_DELAY)

    def allows(self, url: str) -> bool:
        """True when the URL may be fetched."""
        if self.kept_out:
            return False
        if self._rules is None:
            return True
        try:
            return bool(self._rules.can_fetch(_one_way(url), "*"))
        except ValueError:
            return False


def robots_url(url: str) -> str:
    """Where the robots.txt that governs a URL lies."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}/robots.txt"


def judge(answer: Answer) -> Robots:
    """What the (last) answer to a request for robots.txt means."""
    if answer.outcome is Outcome.FORBIDDEN_ADDRESS or answer.status in _REDIRECTS:
        return Robots()  # leads nowhere we may go: as if there were none (RFC 9309, 2.3.1.2)
    if 200 <= answer.status < 300 and answer.outcome in (Outcome.OK, Outcome.TOO_LARGE):
        return parse(answer.body)
    if 400 <= answer.status < 500 and answer.status != 429:
        return Robots()
    reason = f"status {answer.status}" if answer.status else answer.outcome.value
    return Robots(kept_out=f"robots.txt: {reason}")


def parse(body: bytes) -> Robots:
    """The rules in a robots.txt; HTML and anything else that holds no rule gives none."""
    return Robots(_rules(body))


def kept(body: bytes) -> bytes:
    """What is kept of a robots.txt: the rules that speak to us, without comments and citizens' data.

    What masks them are stars, which stand for anything: such a rule keeps us out of more, and must let us in
    nowhere. It ends before what masking would spell otherwise.
    """
    return "\n".join(filter(None, map(_kept, _rules(body).splitlines()))).encode()


def _kept(line: str) -> str:
    field, colon, value = line.partition(": ")
    if mask_url(value)[0] == value:
        return line
    return "" if field == "Allow" else f"{field}{colon}{mask_url(_RESPELT.split(value)[0])[0]}"


def _rules(body: bytes) -> str:
    text = _decoded(body if len(body) <= LARGEST else body[:LARGEST].rpartition(b"\n")[0] or body[:LARGEST])
    return "" if text.lstrip().startswith("<") else ours(text)


def ours(text: str, product: str = PRODUCT) -> str:
    """The groups that speak to `product`, merged into one for everyone; else those for everyone.

    Only rules end the lines that name a group's agents: a delay is no record of RFC 9309, and no such record
    may part a group (2.2.4). Of several delays the first holds.
    """
    named: list[str] = []
    everyone: list[str] = []
    addressed: set[str] = set()
    slowed: set[str] = set()
    heading = False  # the line before was a user-agent line
    found = False
    for line in _LINE.split(text):
        field, value = _directive(line)
        if field == "agent":
            addressed = {*(addressed if heading else ()), _agent(value)}
            found = found or product in addressed
            heading = True
        elif field:
            heading = heading and field == "crawl-delay"
            rule = _rule(field, value)
            for agent, rules in ((product, named), ("*", everyone)):
                if not rule or agent not in addressed or len(rules) >= MOST_RULES:
                    continue
                if field == "crawl-delay":
                    if agent in slowed:
                        continue
                    slowed.add(agent)
                rules.append(rule)
    rules = named if found else everyone
    return "\n".join(["User-agent: *", *rules, ""]) if rules else ""


def _decoded(body: bytes) -> str:
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return body.decode("utf-16", "replace").replace("\x00", "")
    text = body.decode("utf-8", "surrogateescape").replace("\x00", "").lstrip("\ufeff\u200b")
    return _BYTES.sub(lambda byte: f"%{ord(byte[0]) - 0xDC00:02X}", text)


def _directive(line: str) -> tuple[str, str]:
    """Field (one of ours, else "") and value; a field unknown to us neither ends nor starts a group."""
    name, colon, value = line[: LONGEST_RULE * 2].partition("#")[0].partition(":")
    if not colon:
        return "", ""
    return _FIELDS.get(name.strip().lower(), ""), value.strip()


def _agent(value: str) -> str:
    """The product token a user-agent line addresses."""
    lowered = value.lower()
    if _EVERYONE.match(lowered):
        return "*"
    token = _TOKEN.match(lowered)
    return token[0] if token else ""


def _one_way(text: str) -> str:
    """A slash in a query written one way: there, `/` and `%2F` are the same (RFC 9309, 2.2.2)."""
    head, mark, query = text.partition("?")
    return f"{head}?{query.replace('%2F', '/').replace('%2f', '/')}" if mark else text


def _rule(field: str, value: str) -> str:
    """A line for protego, or "" for one that says nothing; runs of wildcards mean the same as one."""
    if not value or len(value) > LONGEST_RULE:
        return ""
    if field != "crawl-delay":
        value = _one_way(_STARS.sub("*", _LINE_ENDS.sub(lambda sign: quote(sign[0]), value)))
    return f"{field.capitalize()}: {value}"
