"""Settings: how a crawl behaves, and a probe."""

from __future__ import annotations

from crawler.page import Frozen


class CrawlSettings(Frozen):
    """How a crawl behaves. Times are seconds unless the name says otherwise."""

    delay: float = 1.0  # between request starts to a host and to an address
    max_pages: int = 300  # pages read per site, beside its home page
    max_links: int = 300  # targets verified per site, beyond those of the home page, attachments and forms
    max_depth: int = 6
    max_minutes: float = 20.0  # per site
    window: int = 1000  # sites open at once
    concurrency: int = 64  # requests in flight in this process
    allow_networks: tuple[str, ...] = ()  # CIDR: networks that may be contacted though they are not public
    resolve: tuple[str, ...] = ()  # HOST[:PORT]=ADDRESS[:PORT]: places of hosts that are not looked up
    contact: str = ""
    user_agent: str = ""  # default: the program's name with the contact
    confirm_after: float = 60.0  # between two failing GETs of a target
    timeout: float = 15.0  # for a whole answer
    evidence: str = "masked"  # none, masked, full (keeps original bodies)
    columns: tuple[tuple[str, ...], ...] = ()  # confirmed columns, as crawler.reading.columns takes them
    renders: int = 0  # pages per site that are shown by a browser where they need a script
    seed: int = 0  # of the random addresses that teach a host's "not found" answer


class ProbeSettings(Frozen):
    """How to visit home pages. Times in seconds."""

    vantage: str = ""
    timeout: float = 15.0  # for a home page with its redirects
    delay: float = 1.0  # between request starts to an address
    concurrency: int = 64  # requests in flight
    contact: str = ""
    allow_networks: tuple[str, ...] = ()
    resolve: tuple[str, ...] = ()
    controls: tuple[str, ...] = ()  # pages that are asked when nothing else answers
