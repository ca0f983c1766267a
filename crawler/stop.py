"""Stop: the sign that ends a crawl early, and the signals that set it."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator


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
    numbers = (signal.SIGINT, signal.SIGTERM) if main else ()
    before = {number: signal.signal(number, heed) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
