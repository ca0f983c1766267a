"""Terminal: the progress line, only where stderr is a terminal."""

from __future__ import annotations

import functools
import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from crawler.site import Sites
from reports.escape import clean
from webcensus.census import Progress

if TYPE_CHECKING:  # loaded where something is shown
    from rich.console import Console
    from rich.live import Live


class Terminal:
    """Shows progress on stderr while a crawl runs; `talk` 0 says nothing, 2 says more."""

    def __init__(self, talk: int) -> None:
        self._talk = talk
        self._live: Live | None = None
        self._last = 0.0

    @functools.cached_property
    def _console(self) -> Console:
        from rich.console import Console

        return Console(stderr=True, highlight=False, markup=False)

    def __enter__(self) -> Terminal:
        if self._talk and self._console.is_terminal:
            from rich.live import Live

            self._live = Live("starting", console=self._console, refresh_per_second=4, transient=True)
            self._live.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        if self._live:
            self._live.stop()

    def progress(self, progress: Progress) -> None:
        """Show how far a round is."""
        if self._live:
            from rich.text import Text

            self._live.update(Text(line(progress), overflow="ellipsis", no_wrap=True))
        elif self._talk > 1 and time.monotonic() - self._last > 10:
            self._last = time.monotonic()
            print(line(progress), file=sys.stderr)

    def counter(self, sites: int) -> Callable[[object], None]:
        """Something to call at the end of each of so many visits: it shows how far they are."""
        done, began = 0, time.monotonic()

        def count(_: object) -> None:
            nonlocal done
            done += 1
            seconds = time.monotonic() - began
            left = seconds * (sites - done) / done
            self.progress(
                Progress(sites=sites, sites_done=done, pages=done, seconds=seconds, seconds_left=left)
            )

        return count

    def sites(self, listed: Sites) -> None:
        """Say which columns, rows and cells of a list cannot be used, and which rows were merged."""
        if listed.header > 1:
            self._say(f"row {listed.header} names the columns; what stands above it is not looked at")
        if listed.ignored:
            self._say(f"columns that are not looked at: {', '.join(listed.ignored)}")
        for bad in listed.bad:
            self._say(f"{bad}; the row is left out")
        for cell in listed.dropped:
            self._say(f"{cell}; the row is kept without it")
        for merged in listed.merged:
            self._say(f"row {merged.row}: {merged.url}: merged into row {merged.into} (same {merged.same})")

    def _say(self, text: str) -> None:
        from rich.text import Text

        self._console.print(Text(clean(text)), soft_wrap=True)


def line(progress: Progress) -> str:
    """Progress in one line."""
    if progress.judged:
        rest = f" · about {duration(progress.seconds_left)} left" if progress.seconds_left else ""
        return f"{progress.judged}/{counted(progress.sites, 'site')} judged{rest}"
    parts = [counted(progress.pages, "page"), counted(progress.links, "link")]
    if progress.sites > 1:
        parts.insert(0, f"{progress.sites_done}/{progress.sites} sites")
        if progress.seconds > 1:
            parts.append(f"{progress.pages / progress.seconds:.1f} pages/s")
    if progress.targets:
        parts.append(f"{progress.targets_done}/{progress.targets} targets elsewhere")
    left = progress.seconds_left
    parts.append(f"about {duration(left)} left" if left else f"{duration(progress.seconds)} gone")
    return " · ".join(parts)


def counted(number: int, what: str) -> str:
    """So many of something."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def duration(seconds: float) -> str:
    """Seconds for people."""
    whole = round(seconds)
    if whole < 120:
        return f"{whole} s"
    return f"{whole // 60} min" if whole < 7200 else f"{whole / 3600:.1f} h"
