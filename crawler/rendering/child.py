"""Child: the browser's process, as the crawl sees it."""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import signal
import sys
import tempfile
from asyncio.subprocess import DEVNULL, PIPE, Process
from pathlib import Path

import msgspec

from crawler.rendering.parts import Rendering
from crawler.rendering.pipe import Ask, Open, Shown, ToBrowser, ToCrawl, frame, packed

PREFIX = "webcensus-browser-"
LONGEST = 30  # characters of a folder in which Chromium's socket still has a name that is short enough
ALONE = (  # ways to start a process that has no network at all; where none works, Chromium's own flags hold
    ("unshare", "--net", "--"),
    ("unshare", "--user", "--map-current-user", "--net", "--"),
)


class Child:
    """A running browser process, and the pages it was given."""

    def __init__(self, process: Process, folder: str) -> None:
        self.ended = False
        self._process = process
        self._folder = folder
        self._pages: dict[int, Rendering] = {}
        self._hearing = asyncio.create_task(self._hear())

    @classmethod
    async def start(cls, chromium: str) -> Child:
        """Start the process, in a folder of its own. Raises OSError."""
        folder = tempfile.mkdtemp(prefix=PREFIX, dir=_temporary())
        process = await asyncio.create_subprocess_exec(
            *await _alone(),
            *(sys.executable, "-m", "crawler.rendering.browser", chromium, folder),
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,
            cwd=Path(__file__).resolve().parents[2],
            env={
                **os.environ,
                "HOME": folder,
                "TMPDIR": folder,
                "XDG_CONFIG_HOME": folder,
                "XDG_CACHE_HOME": folder,
            },
            start_new_session=True,
        )
        return cls(process, folder)

    async def show(self, order: Open, rendering: Rendering) -> Shown:
        """Have a page shown."""
        self._pages[order.id] = rendering
        try:
            self.say(order)
            return await rendering.shown
        finally:
            del self._pages[order.id]

    def say(self, message: ToBrowser) -> None:
        """Tell the browser something; nothing when it is gone."""
        if self._process.stdin is not None and not self.ended:
            self._process.stdin.write(frame(message))

    async def end(self, grace: float) -> None:
        """Close the process's input, upon which it ends; by force when it has not within `grace` seconds."""
        self.ended = True
        if self._process.stdin is not None:
            self._process.stdin.close()
        try:
            await asyncio.wait_for(self._process.wait(), grace)
        except TimeoutError:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            await self._process.wait()
        await self._hearing

    async def _hear(self) -> None:
        """Take what the browser says until its process ends."""
        assert self._process.stdout is not None
        decode = msgspec.msgpack.Decoder(ToCrawl).decode
        try:
            while (message := await packed(self._process.stdout)) is not None:
                self._take(decode(message))
        except msgspec.MsgspecError:
            pass  # no frame of ours: the process is of no use any more
        self.ended = True
        if self._process.stdin is not None:
            self._process.stdin.close()
        for number, rendering in self._pages.items():
            rendering.end(Shown(id=number, trouble="the browser broke down", gone=True))
        shutil.rmtree(self._folder, ignore_errors=True)

    def _take(self, said: ToCrawl) -> None:
        rendering = self._pages.get(said.id)
        if rendering is None:
            return
        if isinstance(said, Ask):
            rendering.asked(said)
        else:
            rendering.end(said)


def _temporary() -> str:
    """Where the folder lies."""
    usual = tempfile.gettempdir()
    return usual if len(usual) <= LONGEST else "/tmp"  # noqa: S108 - mkdtemp makes a folder of its own there


async def _alone() -> tuple[str, ...]:
    """The first way to start a process without a network that works here; empty where none does."""
    for way in ALONE:
        with contextlib.suppress(OSError):
            trial = await asyncio.create_subprocess_exec(
                *way, "true", stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL
            )
            if await trial.wait() == 0:
                return way
    return ()
