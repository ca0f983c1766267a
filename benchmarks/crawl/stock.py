"""Scrapy as it comes: its own settings, LinkExtractor, one request for each link, the log at INFO.

python -m benchmarks.crawl.stock SITES_CSV
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import CrawlerProcess
from scrapy.http import HtmlResponse, Response
from scrapy.linkextractors import LinkExtractor
from scrapy.spiders import Spider


class Stock(Spider):
    """Follows every link of every page."""

    name = "stock"

    def __init__(self, homes: list[str], **more: Any) -> None:
        super().__init__(**more)
        self.start_urls = homes
        self.allowed_domains = [str(urlsplit(home).hostname) for home in homes]
        self._links = LinkExtractor(
            tags=("a", "area", "link", "img", "script"), attrs=("href", "src"), deny_extensions=()
        )

    def parse(self, response: Response) -> Iterator[Request]:
        if isinstance(response, HtmlResponse):
            for link in self._links.extract_links(response):
                yield Request(link.url, self.parse)


def main(path: str) -> None:
    """The process's entry."""
    with Path(path).open(encoding="utf-8", newline="") as file:
        homes = [row["url"] for row in csv.DictReader(file)]
    process = CrawlerProcess(
        {"LOG_LEVEL": "INFO", "DOWNLOAD_DELAY": 0, "CONCURRENT_REQUESTS": 64, "TELNETCONSOLE_ENABLED": False}
    )
    process.crawl(Stock, homes=homes)
    process.start()


if __name__ == "__main__":
    main(sys.argv[1])
