"""Retest: what a later round knows of a finding of an earlier one.

A finding is *fixed* only when its key is gone and its subject was read and judged again. What the later round
did not see, could not read or did not judge is *not re-tested*, with the reason; it is never fixed.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from checks.base import Check, Finding, finding_key, url_blind
from crawler.facts import Target, Verdict
from crawler.page import ARRIVED, Cause, Outcome, Page, PageKind
from reports.change import State
from webcensus.judgement import Judged
from webcensus.part import End

Answer = tuple[State, str]  # what became of a finding, and the reason code

PERSONAL = frozenset({PageKind.ARTICLE, PageKind.LETTER, PageKind.LETTER_LIST})
MOST_TARGETS = 2_000  # unchecked targets are listed up to that number
GONE_STATUS = frozenset({404, 410})
BY_GUIDE = frozenset(
    {"guide-outdated", "guide-inaccurate", "attachment-missing"}
)  # locator: guide#what, clear for the guide
BY_PAGES = frozenset({"date-future"})  # clear for one page while another may still show it
TARGETS = frozenset({"link-broken", "attachment-missing", "system-unreachable"})  # locator: a link's target
COLUMNS = frozenset(
    {"column-stale", "column-blank", "column-undated", "date-backdated"}
)  # locator: a column's address


class Later:
    """A site as a later round judged it, to be asked about findings of an earlier one.

    `errand`: the round visited only what the earlier findings needed, so what was visited says nothing of
    whether it still belongs to the site.
    """

    def __init__(self, judged: Judged, checks: Mapping[str, Check], *, errand: bool = False) -> None:
        self._facts = judged.archived.facts
        ends = judged.archived.ends
        assert ends is not None, "judged without the ends of its fetches"
        self._ends = {url_blind(url): each for url, each in ends.items()}
        self._page_judged = judged.archived.page_judged
        self._checks = checks
        self._errand = errand
        self.findings = {found.key: found for found in judged.findings}
        self._unassessed = {
            finding_key(each.check, each.site, each.locator): each.reason for each in judged.unassessed
        }
        self._site = self._facts.site.id
        self._judged = {
            finding_key(check, self._site, locator)
            for check, locators in judged.judged.items()
            for locator in locators
        }

    @property
    def home_read(self) -> bool:
        """True when the home page was read; without it nothing of the site was."""
        home = self._facts.home
        return home is not None and home.outcome in ARRIVED

    def became(self, found: Finding) -> Answer:
        """What became of an earlier finding, and why it is said so."""
        if found.key in self.findings:
            unlinked = self._errand and self.home_read and self._unlinked_column(found)
            return (State.GONE, "unlinked") if unlinked else (State.STILL, "")
        if not self.home_read:
            return State.NOT_RETESTED, self._home_reason()
        check = self._checks.get(found.check)
        if check is not None and check.scope == "page":
            ran = self._page_judged.get(found.check, 0) > 0
            return self._by_pages(found) if ran else (State.NOT_RETESTED, "not_judged")
        if found.check in BY_PAGES:
            return self._by_pages(found)
        return self._by_subject(found)

    # --- site checks ------------------------------------------------------------------------------------

    def _by_subject(self, found: Finding) -> Answer:
        if found.check not in TARGETS and self._page_gone(found.locator):
            return State.GONE, "page_gone"
        if reason := self._unassessed.get(found.key):
            return State.NOT_RETESTED, reason
        if found.key in self._judged:
            return self._cleared(found)
        if found.check in BY_GUIDE and "#" in found.locator:
            return self._by_guide(found.locator.partition("#")[0])
        if found.check in TARGETS:
            return self._unlinked(found)
        if self._unlinked_column(found):
            return State.GONE, "unlinked"
        return State.NOT_RETESTED, self._why(found.locator)

    def _cleared(self, found: Finding) -> Answer:
        """The subject was judged again; one that was compared with others needs these as well."""
        if found.check == "reply-perfunctory" and found.data.get("rule") == "copied":
            told = str(found.data.get("reply", ""))
            if any(told and letter.reply.startswith(told) for letter in self._facts.letters):
                return State.NOT_RETESTED, "not_compared"
        return State.FIXED, ""

    def _by_guide(self, url: str) -> Answer:
        """A guide was judged whole: what it was accused of it is no longer."""
        wanted = url_blind(url)
        guide = next((guide for guide in self._facts.guides if url_blind(guide.url) == wanted), None)
        if guide is None:
            return State.NOT_RETESTED, self._why(url)
        if not guide.readable:
            return State.NOT_RETESTED, guide.reason or "guide_unreadable"
        return State.FIXED, ""

    def _unlinked(self, found: Finding) -> Answer:
        """Nothing was judged of a link's target: has the link been taken out?"""
        target = self._targets.get(url_blind(found.locator))
        if target is not None or self._cut:
            return State.NOT_RETESTED, _unjudged(target) if target else "unchecked"
        parents = tuple(dict.fromkeys((*found.pages, found.evidence.parent)))
        return self._all_read([url for url in parents if url], "link_removed")

    def _unlinked_column(self, found: Finding) -> bool:
        """True when the home page, read again, no longer leads to a column, and no other page does."""
        if found.check not in COLUMNS or not found.data.get("on_home"):
            return False
        home, column = self._facts.home, url_blind(found.locator)
        if home is None or home.outcome is not Outcome.OK or not home.links:
            return False
        target = self._targets.get(column)
        if target is None:
            return not self._cut
        return not target.on_home and all(url_blind(parent) == column for parent in target.parents)

    # --- page checks ------------------------------------------------------------------------------------

    def _by_pages(self, found: Finding) -> Answer:
        """Fixed when every sample page was read again and shows the fault no more."""
        if found.check in BY_PAGES and str(found.data.get("date", "")) <= self._last_day:
            return State.NOT_RETESTED, "date_reached"
        pages = found.pages or ((found.evidence.url,) if found.evidence.url else ())
        return self._all_read(list(pages), "", found.check)

    def _all_read(self, urls: list[str], reason: str, check: str = "") -> Answer:
        """Fixed when all these pages were read again, or are gone and at least one was read."""
        gone = [url for url in urls if self._page_gone(url)]
        unread = [url for url in urls if url not in gone and not self._read(url, check)]
        if unread or not urls:
            return State.NOT_RETESTED, self._why((unread or [""])[0])
        return (State.GONE, "page_gone") if len(gone) == len(urls) else (State.FIXED, reason)

    def _read(self, url: str, check: str = "") -> bool:
        """True when a page was read whole, and is one that the check looks at."""
        page = self._pages.get(url_blind(url))
        if page is None or page.outcome is not Outcome.OK or Cause.UNFINISHED in page.causes:
            return False
        if check == "personal-data" and page.kind not in PERSONAL:
            return False
        return not (check == "mojibake" and page.charset_errors)

    # --- what is known ----------------------------------------------------------------------------------

    def _page_gone(self, url: str) -> bool:
        """True when an address of the site answered twice that it does not exist."""
        ends = self._ends.get(url_blind(url), ()) if "://" in url else ()
        return len(ends) > 1 and all(map(_gone, ends))

    def _why(self, url: str) -> str:
        """Why the subject at an address was not judged."""
        if not url or "://" not in url:
            return "not_judged"
        page = self._pages.get(url_blind(url))
        if page is not None:
            return "not_judged" if page.outcome is Outcome.OK else page.outcome.value
        if ends := self._ends.get(url_blind(url)):
            return "not_judged" if ends[-1].outcome == Outcome.OK else ends[-1].outcome
        return "unchecked" if Cause.BUDGET in self._facts.outcome.causes else "not_read"

    def _home_reason(self) -> str:
        home = self._facts.home
        causes = [str(cause) for cause in self._facts.outcome.causes]
        cause = home.outcome.value if home is not None else next(iter(causes), "")
        return f"home:{cause}" if cause else "home"

    @property
    def _last_day(self) -> str:
        home = self._facts.home
        return home.fetched_at.date().isoformat() if home is not None else ""

    @cached_property
    def _pages(self) -> dict[str, Page]:
        pages = [*self._facts.pages, *([self._facts.home] if self._facts.home else [])]
        found = {url_blind(page.final_url): page for page in pages}
        return found | {url_blind(page.url): page for page in pages}

    @property
    def _cut(self) -> bool:
        """True when more targets were seen than were written down: one that is missing may be among them."""
        unchecked = sum(target.verdict is Verdict.UNCHECKED for target in self._facts.targets)
        return unchecked >= MOST_TARGETS

    @cached_property
    def _targets(self) -> dict[str, Target]:
        return {url_blind(target.url): target for target in self._facts.targets}


def _gone(end: End) -> bool:
    error = end.outcome == Outcome.HTTP_ERROR and end.status in GONE_STATUS
    return error or end.outcome == Outcome.SOFT_404


def _unjudged(target: Target) -> str:
    if target.verdict is Verdict.UNCHECKED:
        return "unchecked"
    return target.outcome.value if target.outcome and target.outcome is not Outcome.OK else "not_judged"
