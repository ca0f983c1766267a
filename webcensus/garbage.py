"""Garbage: how often cycles are looked for, and what becomes of everything in the end.

Crawling and judging make many small values and few cycles; at Python's own rate the looking takes a
fourteenth of a crawl's time and a fifth of a judgement's. A process that gives back all it holds piece by
piece before it ends takes a tenth of a second for that.
"""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from collections.abc import Iterator
from typing import NoReturn

LOADING = (200_000, 20, 50)  # thresholds of the three generations while modules are loaded, which stay
RARELY = (50_000, 20, 50)


def rarely() -> None:
    """Look for cycles hardly ever from now on: while modules are loaded, a tenth of whose time it takes."""
    gc.set_threshold(*LOADING)


def seldom() -> None:
    """Look for cycles rarely from now on, and never among what is there already."""
    gc.freeze()
    gc.set_threshold(*RARELY)


def end(code: int) -> NoReturn:
    """End the process, which has closed its files: what it holds in memory is the system's to take back."""
    try:
        for stream in filter(None, (sys.stdout, sys.stderr)):  # None: it was closed before we began
            stream.flush()
    except OSError:  # nobody reads any more: as Python says it
        sys.exit(code)
    os._exit(code)


@contextlib.contextmanager
def looked_for_seldom() -> Iterator[None]:
    """Look for cycles rarely for a while, and not among what is there already."""
    before = gc.get_threshold()
    seldom()
    try:
        yield
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
