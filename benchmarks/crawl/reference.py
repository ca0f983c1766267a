"""The reference: the least that a crawl can be. aiohttp fetches, lxml parses, links are followed; nothing is kept.

python -m benchmarks.crawl.reference SITES_CSV
"""

from __future__ import annotations

import asyncio
import csv
import re
import sys
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import aiohttp
import uvloop
from lxml import etree

AT_ONCE = 8  # requests to one site
_CHARSET = re.compile(rb"charset=[\"']?([\w-]+)")
_LINKS = etree.XPath("//a/@href|//area/@href|//link/@href|//img/@src|//script/@src", smart_strings=False)
_PARSERS: dict[str, etree.HTMLParser] = {}


async def crawl(home: str, client: aiohttp.ClientSession) -> None:
    """Fetch everything of a site that links lead to."""
    host = urlsplit(home).netloc
    seen, queue = {home}, asyncio.Queue[str]()
    queue.put_nowait(home)

    async def work() -> None:
        while True:
            url = await queue.get()
            try:
                for link in await _fetched(url, client):
                    if link not in seen and urlsplit(link).netloc == host:
                        seen.add(link)
                        queue.put_nowait(link)
            finally:
                queue.task_done()

    workers = [asyncio.ensure_future(work()) for _ in range(AT_ONCE)]
    await queue.join()
    for worker in workers:
        worker.cancel()


async def _fetched(url: str, client: aiohttp.ClientSession) -> list[str]:
    async with client.get(url) as response:
        body = await response.read()
        if response.status != 200 or "html" not in response.headers.get("content-type", ""):
            return []
    declared = _CHARSET.search(body[:1024])
    charset = declared[1].decode().lower() if declared else "utf-8"
    tree = etree.fromstring(body, _parser("gb18030" if charset.startswith("gb") else charset))
    return [
        urljoin(url, href).partition("#")[0]
        for href in dict.fromkeys(_LINKS(tree))
        if not href.startswith(("javascript:", "mailto:"))
    ]


def _parser(charset: str) -> etree.HTMLParser:
    return _PARSERS.setdefault(charset, etree.HTMLParser(encoding=charset, remove_comments=True))


async def crawl_all(homes: list[str]) -> None:
    """All sites, sixteen at once."""
    places = asyncio.Semaphore(16)
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as client:

        async def one(home: str) -> None:
            async with places:
                await crawl(home, client)

        await asyncio.gather(*map(one, homes))


def main(path: str) -> None:
    """The process's entry."""
    with Path(path).open(encoding="utf-8", newline="") as file:
        homes = [row["url"] for row in csv.DictReader(file)]
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(crawl_all(homes))


if __name__ == "__main__":
    main(sys.argv[1])
