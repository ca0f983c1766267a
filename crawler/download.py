"""The fetcher behind Scrapy's seam.

Settings read from the crawler:

- WEBCENSUS_ALLOW_NETWORKS: list of networks (CIDR) that may be contacted although they are not public
- WEBCENSUS_RESOLVE: list of HOST[:PORT]=ADDRESS[:PORT], places of hosts that are not looked up
- WEBCENSUS_TIMEOUT: seconds for one request, from its first step to the last byte (15)
- WEBCENSUS_CONNECT_TIMEOUT: seconds for one connection with its TLS handshake (8)
- WEBCENSUS_MAX_BYTES: bytes of a page, as sent and as decoded (12 MiB)
- WEBCENSUS_USER_AGENT: the name the program gives itself

Keys of Request.meta: `max_bytes`, `first_bytes` (stop after so many bytes, which is no fault),
`deadline` (seconds), `lease` (the place for a large body, see crawler.room).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scrapy import signals
from scrapy.core.downloader.handlers import DownloadHandlers
from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.http import Response
from scrapy.utils.defer import deferred_from_coro

from crawler.address import Guard
from crawler.fetch import Fetcher, FetchSettings
from crawler.page import Answer

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from twisted.internet.defer import Deferred

__all__ = [
    "AnswerResponse",
    "DownloadHandler",
    "Downloader",
    "FetchSettings",
    "Fetcher",
    "fetch_settings",
    "fetcher",
]


class AnswerResponse(Response):
    """Scrapy's plain response, with the answer it stands for.

    Its status is 0 when no answer came, and its headers stay empty: the body is decoded already, so that
    nothing may be told of encodings. Read `answer`.
    """

    __slots__ = ("answer",)
    attributes: tuple[str, ...] = (*Response.attributes, "answer")

    def __init__(self, *args: Any, answer: Answer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.answer = answer


class DownloadHandler(BaseDownloadHandler):
    """For DOWNLOAD_HANDLERS["http"] and ["https"]; every request ends in an AnswerResponse."""

    lazy = True

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.fetcher = fetcher(crawler.settings)

    async def download_request(self, request: Request) -> AnswerResponse:
        """Raises ValueError for other methods than GET and HEAD, nothing else."""
        meta = request.meta
        answer = await self.fetcher.fetch(
            request.url,
            method=request.method,
            max_bytes=meta.get("max_bytes"),
            first_bytes=meta.get("first_bytes"),
            deadline=meta.get("deadline"),
            lease=meta.get("lease"),
            headers=_own_headers(request),
        )
        meta["download_latency"] = answer.elapsed
        return AnswerResponse(request.url, status=answer.status, body=answer.body, answer=answer)

    async def close(self) -> None:
        await self.fetcher.close()


def _own_headers(request: Request) -> dict[str, str]:
    if not request.headers:
        return {}
    return {str(name): str(value) for name, value in request.headers.to_unicode_dict().items()}


class Downloader:
    """For DOWNLOADER: without slots, delays, middlewares and signals. The frontier owns all gaps.

    Our spider's requests go to its `fetcher`, those of anybody else to the handlers.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.active: set[Request] = set()
        self.handlers = DownloadHandlers(crawler)
        self.fetcher = fetcher(crawler.settings)
        crawler.signals.connect(self.fetcher.close, signals.engine_stopped)

    def fetch(self, request: Request) -> Deferred[Response]:
        """The response to come."""
        self.active.add(request)
        download: Deferred[Response] = deferred_from_coro(self.handlers.download_request_async(request))
        return download.addBoth(self._left, request)

    def _left(self, result: Any, request: Request) -> Any:
        self.active.discard(request)
        return result

    def needs_backout(self) -> bool:
        """False: how much is under way is decided where work is taken."""
        return False

    def close(self) -> None:
        """Nothing to close: fetcher and handlers do so when the engine has stopped."""


def fetcher(settings: Any) -> Fetcher:
    """The fetcher that Scrapy settings describe."""
    networks, places = settings.getlist("WEBCENSUS_ALLOW_NETWORKS"), settings.getlist("WEBCENSUS_RESOLVE")
    return Fetcher(fetch_settings(settings), Guard.of(networks, places))


def fetch_settings(settings: Any) -> FetchSettings:
    """The WEBCENSUS_ keys of Scrapy settings."""
    default = FetchSettings()
    return FetchSettings(
        user_agent=settings.get("WEBCENSUS_USER_AGENT") or default.user_agent,
        timeout=settings.getfloat("WEBCENSUS_TIMEOUT", default.timeout),
        connect_timeout=settings.getfloat("WEBCENSUS_CONNECT_TIMEOUT", default.connect_timeout),
        max_bytes=settings.getint("WEBCENSUS_MAX_BYTES", default.max_bytes),
    )
