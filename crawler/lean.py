"""Lean: aiohttp and Scrapy as a crawl needs them, what it never asks them for left to be loaded when it does.

Of aiohttp the crawl has the client protocol, its parser and its errors: no client, whose connector reads the
certificates that the system trusts as it is loaded, twice. Of Scrapy it has the frame, without Twisted's
reactor, whose TLS is half of what Scrapy loads, and without answers, selectors and spiders for taking pages
apart.
"""

from __future__ import annotations

import sys
from importlib.metadata import version

from crawler import late

_LATE: dict[str, late.Lent] = {
    "aiohttp": dict.fromkeys(
        (
            "ClientConnectionError",
            "ClientError",
            "ClientOSError",
            "ClientPayloadError",
            "ServerDisconnectedError",
        ),
        "aiohttp.client_exceptions",
    ),
    "scrapy.http": {
        "Request": "scrapy.http.request",
        "Response": "scrapy.http.response",
        "FormRequest": "",
    },
    "scrapy.resolver": {"dnscache": ""},
    "scrapy.selector": {"Selector": ""},
    "scrapy.spiders.crawl": {"CrawlSpider": "", "Rule": ""},
    "scrapy.spiders.feed": {"CSVFeedSpider": "", "XMLFeedSpider": ""},
    "scrapy.spiders.sitemap": {"SitemapSpider": ""},
    "scrapy.utils.curl": {"curl_to_request_kwargs": ""},
    "scrapy.utils.versions": {"get_versions": ""},
    "twisted.internet.asyncioreactor": {},
    "twisted.internet.task": {"Cooperator": "", "LoopingCall": "", "deferLater": ""},
    "twisted.internet.threads": {"deferToThread": ""},
}


def load() -> None:
    """Load both; what others have loaded already stays as it is.

    Where a release of theirs is put together otherwise than is known here, nothing is left out.
    """
    before = set(sys.modules)
    try:
        with late.modules(_LATE):
            _load()
    except Exception:  # whatever its modules make of what stands there empty
        for name in sys.modules.keys() - before:
            if name.partition(".")[0] in ("aiohttp", "scrapy", "twisted"):
                del sys.modules[name]


def _load() -> None:
    import aiohttp

    if "__version__" not in vars(aiohttp):  # which its own modules ask for
        aiohttp.__version__ = version("aiohttp")
    import aiohttp.client_proto
    import scrapy.core.downloader.handlers
    import scrapy.crawler  # noqa: F401
