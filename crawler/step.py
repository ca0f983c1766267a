"""Step: where a visit leads, by its answer or as a page that does nothing but lead on. Pure."""

from __future__ import annotations

from crawler import memo
from crawler.facts import Visit
from crawler.page import ARRIVED, Cause, Outcome, Page
from crawler.reading.links import url_key
from crawler.redirects import Onward, lead, onward

# May go otherwise the next time.
FAILED_ONCE = frozenset(
    {
        Outcome.HTTP_ERROR,
        Outcome.DNS,
        Outcome.REFUSED,
        Outcome.RESET,
        Outcome.TLS,
        Outcome.TIMEOUT,
        Outcome.SOFT_404,
        Outcome.RATE_LIMITED,
        Outcome.MAINTENANCE,
    }
)
STUB_LINKS = 5  # a page with more links than that is no stub that only sends on
STUB_TEXT = 400  # characters


def step_of(visit: Visit) -> Onward | None:
    """Where a visit leads; None where it ends."""
    step = onward(visit.entry, visit.answer)
    if step is not None or visit.outcome not in ARRIVED:
        return step
    page = visit.page
    target = memo.load(visit.memo).refresh if page is None else page.refresh if sends_on(page) else ""
    return lead(visit.entry, target) if target else None


def sends_on(page: Page) -> bool:
    """True for a page that does nothing but lead to another one."""
    if not page.refresh or len(page.links) > STUB_LINKS or page.text_length > STUB_TEXT:
        return False
    return url_key(page.refresh) != url_key(page.final_url)


def broken_off(visit: Visit) -> bool:
    """True for a page that did not come whole the first time, as it may the second."""
    if visit.outcome is Outcome.TOO_LARGE or visit.entry.tries:
        return False
    return visit.answer.truncated and Cause.UNFINISHED in visit.causes
