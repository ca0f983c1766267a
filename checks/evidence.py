"""Evidence of pages and columns: what a finding about them shows."""

from __future__ import annotations

from collections.abc import Iterator

from checks.base import Evidence, Unassessed, url_blind
from checks.once import once_a_site
from crawler.facts import Column, SiteFacts
from crawler.page import Cause, Outcome, Page

QUOTE = 300
UNREAD = {  # outcomes behind which content may lie that nobody saw
    Outcome.BLOCKED,
    Outcome.CHALLENGE,
    Outcome.RATE_LIMITED,
    Outcome.LOGIN,
    Outcome.NEEDS_SCRIPT,
    Outcome.UNREADABLE,
}


def of_page(page: Page, quote: str = "") -> Evidence:
    """A page as evidence, with a quotation from it."""
    return Evidence(
        url=page.url,
        parent=page.parent,
        quote=quote[:QUOTE],
        status=page.status,
        fetched_at=page.fetched_at,
        body_sha256=page.body_sha256,
        rendered=Cause.RENDERED in page.causes,
    )


def of_column(column: Column, pages: dict[str, Page], quote: str = "") -> Evidence:
    """A column as evidence; `pages` as `pages_by_url` gives them."""
    page = pages.get(url_blind(column.url))
    if page is None:
        return Evidence(url=column.url, parent=column.parent, quote=quote[:QUOTE])
    return of_page(page, quote)


@once_a_site
def pages_by_url(facts: SiteFacts) -> dict[str, Page]:
    """The pages that were read (outcome ok), by the blind form of their first and last address."""
    read = [page for page in (*facts.pages, facts.home) if page is not None and page.outcome is Outcome.OK]
    found = {url_blind(page.final_url): page for page in read if page.final_url != page.url}
    found.update([(url_blind(page.url), page) for page in read])
    return found


def home_unread(facts: SiteFacts) -> str:
    """Why the home page was not read, as a reason code; empty when it was."""
    if facts.home is None:
        return facts.outcome.causes[0].value if facts.outcome.causes else "home_unread"
    return "" if facts.home.outcome is Outcome.OK else facts.home.outcome.value


def home_in_part(facts: SiteFacts) -> str:
    """Why something may stand on the home page that nobody saw; empty when it was read whole."""
    unfinished = facts.home is not None and Cause.UNFINISHED in facts.home.causes
    return home_unread(facts) or (Cause.UNFINISHED.value if unfinished else "")


def unread(check: str, page: Page) -> Iterator[Unassessed]:
    """What a page check says of a page behind whose outcome content may lie."""
    if page.outcome in UNREAD:
        yield Unassessed(check=check, site=page.site, locator=page.url, reason=page.outcome.value)
