"""Once: what several checks ask of one site is worked out once."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TypeVar

from crawler.facts import SiteFacts

T = TypeVar("T")


def once_a_site(ask: Callable[[SiteFacts], T]) -> Callable[[SiteFacts], T]:
    """Remember what was said of the last site asked about. The answer is shared: nobody may change it."""
    last: tuple[SiteFacts, T] | None = None

    @functools.wraps(ask)
    def remember(facts: SiteFacts) -> T:
        nonlocal last
        known = last
        if known is None or known[0] is not facts:
            last = known = (facts, ask(facts))
        return known[1]

    return remember
