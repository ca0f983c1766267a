"""The settings Scrapy runs with: what the crawler does itself is off, and nothing listens."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from typing import Any

from crawler.robots import PRODUCT
from crawler.settings import CrawlSettings


def scrapy_settings(settings: CrawlSettings) -> dict[str, Any]:
    """Scrapy's settings for a crawl."""
    handler = "crawler.download.DownloadHandler"
    return {
        "TWISTED_REACTOR_ENABLED": False,
        "SCHEDULER": "crawler.spider.Scheduler",
        "DOWNLOADER": "crawler.download.Downloader",
        "DOWNLOAD_HANDLERS_BASE": {},
        "DOWNLOAD_HANDLERS": {"http": handler, "https": handler},
        "DOWNLOADER_MIDDLEWARES_BASE": {},
        "SPIDER_MIDDLEWARES_BASE": {},
        "EXTENSIONS_BASE": {},
        "ROBOTSTXT_OBEY": False,  # crawler.robots
        "REDIRECT_ENABLED": False,  # crawler.redirects
        "RETRY_ENABLED": False,
        "COOKIES_ENABLED": False,
        "COMPRESSION_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
        "REMOTE_CONTROL_ENABLED": False,
        "DUPEFILTER_CLASS": "scrapy.dupefilters.BaseDupeFilter",
        "STATS_CLASS": "scrapy.statscollectors.DummyStatsCollector",
        "DOWNLOADER_STATS": False,
        "LOG_FORMATTER": "crawler.spider.QuietFormatter",
        "LOG_ENABLED": False,
        "WARN_ON_GENERATOR_RETURN_VALUE": False,
        "USER_AGENT": user_agent(settings),
        "WEBCENSUS_ALLOW_NETWORKS": list(settings.allow_networks),
        "WEBCENSUS_RESOLVE": list(settings.resolve),
        "WEBCENSUS_TIMEOUT": settings.timeout,
        "WEBCENSUS_CONNECT_TIMEOUT": min(8.0, settings.timeout),
        "WEBCENSUS_USER_AGENT": user_agent(settings),
    }


def user_agent(settings: CrawlSettings) -> str:
    """The name the crawler gives itself: the program, its version, and whom to ask."""
    if settings.user_agent:
        return settings.user_agent
    try:
        release = version(PRODUCT)
    except PackageNotFoundError:
        release = "0"
    contact = f" (+{settings.contact})" if settings.contact else ""
    return f"{PRODUCT}/{release}{contact}"
