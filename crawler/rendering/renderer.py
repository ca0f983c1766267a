"""Renderer: pages of one crawl, shown by the browser's process.

The process is started for the first page that needs it and ends with the crawl; one that breaks down is
started again, and is given up when it breaks down again and again.
"""

from __future__ import annotations

import asyncio
import importlib.util
import itertools
import shutil
import time
from collections import Counter
from collections.abc import Callable

import msgspec

from crawler.facts import Entry
from crawler.page import Answer, Cause
from crawler.rendering.child import Child
from crawler.rendering.parts import MOST, Rendering, Scripts
from crawler.rendering.pipe import RESTLESS_PAGE, STUCK_PAGE, Open, Shown
from crawler.scrapy_settings import user_agent
from crawler.settings import CrawlSettings

AT_ONCE = 3  # pages open in the browser
SECONDS = 30.0  # for one page, beside the gaps between its requests
GRACE = 15.0  # s beyond that which the browser gets to end by itself
BREAKDOWNS = 5  # in a row
PATIENCE = 5  # pages of a site that took all their time for nothing: no other one is tried
CLOSING = 8.0  # s
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class RenderError(RuntimeError):
    """Pages cannot be rendered here. The message names the way out."""


def chromium() -> str:
    """Where the system's Chromium lies.

    Raises:
        RenderError: Playwright or Chromium is missing.
    """
    if importlib.util.find_spec("playwright") is None:
        raise RenderError(
            "--render: Playwright is not installed; install the extra js (pip install 'webcensus[js]')"
        )
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if found is None:
        raise RenderError(
            f"--render: none of {', '.join(CHROMIUM)} is on the PATH; install Chromium"
            " (Debian, Ubuntu: apt install chromium), or leave out --render"
        )
    return found


class Renderer:
    """Renders pages for one crawl. Belongs to one event loop; close it when done."""

    def __init__(
        self,
        settings: CrawlSettings,
        push: Callable[[Rendering, Entry], None],
        drop: Callable[[Rendering], None],
    ) -> None:
        self._agent = user_agent(settings)
        self._seconds = SECONDS + MOST * settings.delay
        self._push = push
        self._drop = drop
        self._scripts = Scripts()
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._starting = asyncio.Lock()
        self._ids = itertools.count()
        self._child: Child | None = None
        self._breakdowns = 0
        self._wasted: Counter[str] = Counter()  # by site

    async def render(self, site: str, url: str, answer: Answer, deadline: float) -> Answer:
        """The page as a browser shows it, with the cause `rendered`; else the answer, saying why it is not.

        `answer` is what the server sent for `url`; the site's time ends at `deadline` of the monotonic clock.
        """
        shown, requests = Shown(id=0, trouble=f"{PATIENCE} pages of the site came to no rest"), 0
        async with self._slots:
            if self._wasted[site] < PATIENCE:
                shown, requests = await self._show(site, url, answer, deadline)
            if shown.gone:
                shown, more = await self._show(site, url, answer, deadline)
                requests += more
        self._wasted[site] += shown.gone or shown.trouble in (RESTLESS_PAGE, STUCK_PAGE)
        tries = answer.tries + requests
        if shown.trouble:
            error = f"not rendered: {shown.trouble}"[:200]
            return msgspec.structs.replace(answer, error=error, tries=tries)
        charset, body = encoded(shown)
        headers = {**answer.headers, "content-type": f"text/html; charset={charset}"}
        causes = tuple(dict.fromkeys((*answer.causes, Cause.RENDERED)))
        return msgspec.structs.replace(answer, body=body, headers=headers, causes=causes, tries=tries)

    async def close(self) -> None:
        """End the browser."""
        if self._child is not None:
            await self._child.end(CLOSING)

    async def _show(self, site: str, url: str, answer: Answer, deadline: float) -> tuple[Shown, int]:
        """One try, and how many requests it took."""
        number = next(self._ids)
        seconds = min(self._seconds, deadline - time.monotonic())
        if seconds <= 1.0:
            return Shown(id=number, trouble="no time left"), 0
        try:
            child = await self._ready()
        except (OSError, RenderError) as error:
            return Shown(id=number, trouble=f"no browser: {error}"), 0
        order = Open(
            id=number,
            url=url,
            content_type=answer.headers.get("content-type", "text/html"),
            body=answer.body,
            agent=self._agent,
            seconds=seconds,
        )
        rendering = Rendering(order, site, self._scripts, self._push, child.say)
        try:
            async with asyncio.timeout(seconds + GRACE):
                shown = await child.show(order, rendering)
        except TimeoutError:
            shown = Shown(id=number, trouble="the browser does not answer", gone=True)
            await child.end(0.0)
        finally:
            self._drop(rendering)
        self._breakdowns = self._breakdowns + 1 if shown.gone else 0
        return shown, rendering.requests

    async def _ready(self) -> Child:
        """The browser's process; a new one when there is none. Raises OSError and RenderError."""
        async with self._starting:
            if self._child is None or self._child.ended:
                if self._breakdowns >= BREAKDOWNS:
                    raise RenderError(f"it broke down {self._breakdowns} times in a row")
                self._child = await Child.start(chromium())
            return self._child


def encoded(shown: Shown) -> tuple[str, bytes]:
    """The page in the encoding it was read in, so that what it says of itself stays true."""
    try:
        return shown.charset, shown.html.encode(shown.charset, "xmlcharrefreplace")
    except (LookupError, UnicodeError):
        return "utf-8", shown.html.encode("utf-8", "replace")
