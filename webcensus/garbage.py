"""Garbage: how often cycles are looked for.

Crawling and judging make many small values and few cycles; at Python's own rate the looking takes a
fourteenth of a crawl's time and a fifth of a judgement's.
"""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator

RARELY = (50_000, 20, 50)  # thresholds of the three generations


def seldom() -> None:
    """Look for cycles rarely from now on, and never among what is there already."""
    gc.freeze()
    gc.set_threshold(*RARELY)


@contextlib.contextmanager
def looked_for_seldom() -> Iterator[None]:
    """Look for cycles rarely for a while."""
    before = gc.get_threshold()
    gc.set_threshold(*RARELY)
    try:
        yield
    finally:
        gc.set_threshold(*before)
