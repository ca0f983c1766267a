"""Stop: the sign that ends a crawl or a probe early, and the signals that set it."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import threading
from collections.abc import Iterator, Sequence

SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Stop(threading.Event):
    """A stop sign that remembers the signal that set it (0: none did)."""

    signal = 0


@contextlib.contextmanager
def signals(stop: threading.Event) -> Iterator[None]:
    """While it lasts, SIGINT and SIGTERM set the stop sign (in the main thread only)."""

    def heed(number: int, _: object) -> None:
        if isinstance(stop, Stop):
            stop.signal = number
        stop.set()

    main = threading.current_thread() is threading.main_thread()
    before = {number: signal.signal(number, heed) for number in SIGNALS} if main else {}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextlib.contextmanager
def cancelling(tasks: Sequence[asyncio.Task[None]]) -> Iterator[Stop]:
    """While it lasts, SIGINT and SIGTERM cancel the tasks (main thread only); gives their stop sign."""
    stop = Stop()
    if threading.current_thread() is not threading.main_thread():
        yield stop
        return
    loop = asyncio.get_running_loop()

    def heed(number: int) -> None:
        stop.signal = stop.signal or number
        stop.set()
        for task in tasks:
            task.cancel()

    for number in SIGNALS:
        loop.add_signal_handler(number, heed, number)
    try:
        yield stop
    finally:
        for number in SIGNALS:
            loop.remove_signal_handler(number)
