"""The browser's process: pages shown by Chromium, which itself reaches nothing.

    python -m crawler.rendering.browser CHROMIUM FOLDER        (frames on standard input and output)

Scripts and data a page asks for are asked of the crawl; frames, workers, sockets, images, downloads and new
windows are shut. Should anything slip through, no name can be looked up and the only proxy is a closed port.
The process ends, and Chromium and the folder with it, when standard input closes.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import os
import resource
import shutil
import sys
from typing import Any

import msgspec
from playwright.async_api import Browser, BrowserContext, Page, Playwright, Request, Route, async_playwright
from playwright.async_api import Error as PlaywrightError

from crawler.rendering.pipe import (
    RESTLESS_PAGE,
    STUCK_PAGE,
    Ask,
    Open,
    Reply,
    Shown,
    ToBrowser,
    ToCrawl,
    frame,
    packed,
)

MEMORY = 1024 * 1024 * 1024  # bytes that one process of the browser may fill
HTML = 12 * 1024 * 1024  # characters of a page as shown
QUIET = 1.5  # s without requests and without new elements until a page counts as at rest
RESTLESS = 15.0  # s, time in which it waits for the crawl left out, that a page may take to come to rest
STUCK = 10.0  # s a page may not answer
LOOK = 0.2  # s between two looks at a page
CLOSING = 5.0  # s
HEADERS = 20
HEADER = 1_000  # characters

FLAGS = (
    "--block-new-web-contents",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-extensions",
    "--disable-gpu",
    "--disable-notifications",
    "--disable-quic",
    "--disable-sync",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--js-flags=--max-old-space-size=512",
    "--metrics-recording-only",
    "--no-first-run",
    "--no-pings",
    "--proxy-bypass-list=<-loopback>",
    "--proxy-server=http://127.0.0.1:9",
)
POLICY = (
    "frame-src 'none'; worker-src 'none'; object-src 'none'; form-action 'none'; manifest-src 'none';"
    " media-src 'none'; font-src 'none'; img-src data:; webrtc 'block'"
)
# Reaches no server: what the policy leaves of a page's ways out is taken from every frame before any script.
SHUT = """for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection", "WebTransport", "SharedWorker",
  "Worker", "EventSource"]) { delete window[name]; }"""
STATE = "[document.readyState, document.getElementsByTagName('*').length]"
ASKED = frozenset({"script", "xhr", "fetch"})
_OWN = ("sec-", "cookie", "user-agent", "accept-encoding", "host", "connection", "proxy-")


class Tab:
    """One page while it is shown."""

    def __init__(self, order: Open, say: Any) -> None:
        self.order = order
        self.trouble = ""
        self._say = say
        self._numbers = itertools.count()
        self._waiting: dict[int, asyncio.Future[Reply]] = {}
        self._opened = False
        self._shutting: set[asyncio.Future[None]] = set()
        self._page: Page | None = None

    async def show(self, browser: Browser) -> Shown:
        """The page at rest, or why it cannot be shown whole."""
        try:
            async with asyncio.timeout(self.order.seconds):
                context = await browser.new_context(
                    accept_downloads=False,
                    locale="zh-CN",
                    service_workers="block",
                    timezone_id="Asia/Shanghai",
                    user_agent=_agent(browser.version, self.order.agent),
                    viewport={"width": 1280, "height": 4000},  # lists that load when they come into view
                )
                try:
                    return await self._shown(context)
                finally:
                    await asyncio.wait_for(context.close(), CLOSING)
        except TimeoutError:
            trouble = RESTLESS_PAGE
        except PlaywrightError as error:
            trouble = f"the page broke down: {error.message.splitlines()[0][:100]}"
        return Shown(id=self.order.id, trouble=self.trouble or trouble, gone=not browser.is_connected())

    def reply(self, reply: Reply) -> None:
        """The crawl's answer to something the page asked for."""
        waiting = self._waiting.pop(reply.number, None)
        if waiting is not None and not waiting.done():
            waiting.set_result(reply)

    async def _shown(self, context: BrowserContext) -> Shown:
        await context.add_init_script(SHUT)
        await context.route("**/*", self._route)
        await context.route_web_socket("**/*", self._socket)
        self._page = page = await context.new_page()
        context.on("page", self._shut)
        await page.goto(self.order.url, wait_until="commit")
        await self._rest(page)
        if self.trouble:
            return Shown(id=self.order.id, trouble=self.trouble)
        html = (await page.content()).encode("utf-8", "replace").decode()
        charset = str(await page.evaluate("document.characterSet"))[:40]
        if len(html) > HTML:
            return Shown(id=self.order.id, trouble="the page grows too large")
        return Shown(id=self.order.id, html=html, charset=charset)

    async def _rest(self, page: Page) -> None:
        """Wait until nothing is asked for and nothing is added any more, or the page cannot be whole."""
        seen: object = None
        since = own = 0.0
        while not self.trouble:
            try:
                state = await asyncio.wait_for(page.evaluate(STATE), STUCK)
            except TimeoutError:
                if not self._waiting:  # what it waits for may stop it (a synchronous request)
                    self.trouble = self.trouble or STUCK_PAGE
                continue
            now = asyncio.get_running_loop().time()
            if state != seen or state[0] != "complete" or self._waiting:
                seen, since = state, now
            elif now - since >= QUIET:
                return
            own += 0.0 if self._waiting else LOOK
            if own > RESTLESS:
                self.trouble = RESTLESS_PAGE
            await asyncio.sleep(LOOK)

    def _socket(self, socket: Any) -> None:
        self.trouble = self.trouble or "the page wants a socket"
        self._shut(socket)

    def _shut(self, thing: Any) -> None:
        """Close a window or a socket that the page opens."""
        task = asyncio.ensure_future(_closed(thing))
        self._shutting.add(task)
        task.add_done_callback(self._shutting.discard)

    async def _route(self, route: Route) -> None:
        with contextlib.suppress(PlaywrightError):  # the page is gone meanwhile
            await self._answer(route, route.request)

    async def _answer(self, route: Route, request: Request) -> None:
        if self.trouble:
            await route.abort("blockedbyclient")
        elif request.is_navigation_request():
            await self._navigate(route, request)
        elif request.resource_type == "stylesheet":
            await route.fulfill(status=200, content_type="text/css", body="")
        elif request.resource_type in ASKED:
            await self._ask(route, request)
        else:
            await route.abort("blockedbyclient")

    async def _navigate(self, route: Route, request: Request) -> None:
        """The page itself, once; where it leads after that is not followed."""
        if not self._opened:
            self._opened = True
            headers = {"content-type": self.order.content_type, "content-security-policy": POLICY}
            await route.fulfill(status=200, headers=headers, body=self.order.body)
            return
        if self._page is not None and _is_main(request, self._page):
            self.trouble = self.trouble or "a script leads elsewhere"
        await route.fulfill(status=204)

    async def _ask(self, route: Route, request: Request) -> None:
        number = next(self._numbers)
        waiting = self._waiting[number] = asyncio.get_running_loop().create_future()
        self._say(
            Ask(
                id=self.order.id,
                number=number,
                method=request.method,
                url=request.url,
                kind=request.resource_type,
                headers=_headers(request.headers),
            )
        )
        reply = await waiting
        self.trouble = self.trouble or reply.trouble
        if reply.status:
            await route.fulfill(status=reply.status, headers=reply.headers, body=reply.body)
        else:
            await route.abort("blockedbyclient")


class House:
    """Chromium, started for the first page and again after a breakdown, and the pages open in it."""

    def __init__(self, driver: Playwright, chromium: str, output: asyncio.StreamWriter) -> None:
        self._driver = driver
        self._chromium = chromium
        self._output = output
        self._browser: Browser | None = None
        self._starting = asyncio.Lock()
        self._tabs: dict[int, Tab] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def take(self, message: ToBrowser) -> None:
        """Carry out what the crawl says."""
        if isinstance(message, Reply):
            if message.id in self._tabs:
                self._tabs[message.id].reply(message)
            return
        task = asyncio.ensure_future(self._show(message))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def close(self) -> None:
        """End the pages and Chromium."""
        for task in self._tasks:
            task.cancel()
        if self._browser is not None:
            with contextlib.suppress(PlaywrightError, TimeoutError):
                await asyncio.wait_for(self._browser.close(), CLOSING)

    async def _show(self, order: Open) -> None:
        tab = self._tabs[order.id] = Tab(order, self._say)
        try:
            self._say(await tab.show(await self._ready()))
        except PlaywrightError as error:
            words = error.message.splitlines()[0][:100]
            self._say(Shown(id=order.id, trouble=f"Chromium cannot be started: {words}", gone=True))
        finally:
            del self._tabs[order.id]

    async def _ready(self) -> Browser:
        async with self._starting:
            if self._browser is None or not self._browser.is_connected():
                self._browser = await self._driver.chromium.launch(
                    executable_path=self._chromium,
                    args=list(FLAGS),
                    chromium_sandbox=os.geteuid() != 0,  # as root Chromium does not start with it
                    handle_sigint=False,
                    handle_sigterm=False,
                    handle_sighup=False,
                )
            return self._browser

    def _say(self, message: ToCrawl) -> None:
        self._output.write(frame(message))


async def _closed(thing: Any) -> None:
    with contextlib.suppress(PlaywrightError):
        await thing.close()


def _is_main(request: Request, page: Page) -> bool:
    try:
        return request.frame == page.main_frame
    except PlaywrightError:  # of a window that is not open yet
        return False


def _agent(version: str, own: str) -> str:
    """A browser's name, for the page's scripts, and ours; what goes out is named by the crawl alone."""
    major = version.partition(".")[0]
    return (
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
        f" Chrome/{major}.0.0.0 Safari/537.36 {own}"
    )


def _headers(headers: dict[str, str]) -> dict[str, str]:
    """What the page's own script says of its request."""
    kept = {name: value[:HEADER] for name, value in headers.items() if not name.startswith(_OWN)}
    return dict(itertools.islice(kept.items(), HEADERS))


async def _pipes() -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """Standard input and output as streams; whatever else is printed goes nowhere."""
    loop = asyncio.get_running_loop()
    output = os.fdopen(os.dup(1), "wb", buffering=0)
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - a device
        os.dup2(nowhere.fileno(), 1)
    reader = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin.buffer)
    transport, protocol = await loop.connect_write_pipe(asyncio.streams.FlowControlMixin, output)
    return reader, asyncio.StreamWriter(transport, protocol, None, loop)


async def _serve(chromium: str) -> None:
    reader, output = await _pipes()
    decode = msgspec.msgpack.Decoder(ToBrowser).decode
    async with async_playwright() as driver:
        house = House(driver, chromium, output)
        while (message := await packed(reader)) is not None:
            house.take(decode(message))
        await house.close()


def main() -> None:
    """The process's entry."""
    chromium, folder = sys.argv[1:3]
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    most = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))
    try:
        asyncio.run(_serve(chromium))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
