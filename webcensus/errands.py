"""Errands: what must be visited of a site to say what became of its open findings. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checks.base import Certainty, Finding, url_blind
from crawler.facts import Column, Entry, Errand, Purpose
from crawler.page import ColumnClass, LinkKind, Outcome, Page, PageKind
from crawler.reading.links import url_key
from reports.ruling import Decision
from webcensus.judgement import Judged

SAMPLES = 5  # pages of a finding
MOST_COLUMNS = 100  # visited for what the site as a whole is accused of
FRONT = frozenset({"homepage-stale", "homepage-few-updates"})
CLASSES: dict[str, tuple[ColumnClass, ...]] = {
    "letter-channel-missing": (ColumnClass.LETTERS, ColumnClass.COMPLAINTS, ColumnClass.INTERACTION),
    "letters-none": (ColumnClass.LETTERS, ColumnClass.INTERACTION),
    "survey-channel": (ColumnClass.SURVEYS, ColumnClass.INTERACTION, ColumnClass.LETTERS),
    "interview-channel": (ColumnClass.INTERVIEWS, ColumnClass.INTERACTION, ColumnClass.LETTERS),
}
PURPOSES = {
    PageKind.COLUMN: Purpose.COLUMN,
    PageKind.ARTICLE: Purpose.ARTICLE,
    PageKind.LETTER: Purpose.LETTERS,
    PageKind.LETTER_LIST: Purpose.LETTERS,
    PageKind.GUIDE: Purpose.GUIDE,
}
READING = frozenset({*PURPOSES.values(), Purpose.PAGE})


def open_findings(judged: Judged) -> tuple[Finding, ...]:
    """The findings that no person has dismissed, sure ones first."""
    dismissed = {key for key, ruling in judged.rulings.items() if ruling.decision is Decision.DISMISS}
    held = (found for found in judged.findings if found.key not in dismissed)
    return tuple(sorted(held, key=lambda found: found.certainty is not Certainty.SURE))


def errand(judged: Judged, most_pages: int) -> Errand | None:
    """What to visit besides the home page; None when nothing is open.

    At most `most_pages` pages are read; what does not fit is left out, and its findings stay not re-tested.
    """
    found = open_findings(judged)
    if not found:
        return None
    map_ = _Map(judged)
    pages: dict[str, Entry] = {}
    targets: dict[str, Entry] = {}
    for finding in found:
        for entry in map_.entries(finding):
            kept = pages if entry.purpose in READING else targets
            if kept is targets or len(pages) < most_pages:
                kept.setdefault(url_key(entry.url), entry)
    rest = [entry for key, entry in targets.items() if key not in pages]
    classes = dict.fromkeys(each for finding in found for each in CLASSES.get(finding.check, ()))
    return Errand(entries=(*pages.values(), *rest), classes=tuple(classes))


class _Map:
    """Where the earlier round found things."""

    def __init__(self, judged: Judged) -> None:
        self.facts = judged.archived.facts
        assert judged.archived.ends is not None, "judged without the ends of its fetches"
        self.ends = judged.archived.ends
        self.site = self.facts.site.id
        home = self.facts.home
        self.home = home.final_url if home else self.facts.site.url
        self.homes = {url_blind(url) for url in (self.facts.site.url, self.home, home.url if home else "")}
        self.pages = {url_blind(page.url): page for page in self.facts.pages if page.outcome is Outcome.OK}

    def entries(self, finding: Finding) -> Iterator[Entry]:
        """All that a finding needs."""
        proof = finding.evidence
        for url in (finding.locator, proof.url, *finding.pages[:SAMPLES], proof.parent):
            yield from self._page(url.partition("#")[0])
        for column in self._columns(finding.check):
            yield from self._page(column.url) or [self._entry(column.url, Purpose.COLUMN, column.name)]
        if "://" in finding.locator and url_blind(finding.locator) not in self.pages:
            yield from self._target(finding)

    def _page(self, url: str) -> list[Entry]:
        """The entry that reads a page as it was read before, and a letter's list with the letter."""
        page = self.pages.get(url_blind(url))
        if page is None or page.kind is PageKind.HOME or url_blind(page.url) in self.homes:
            return []
        made = [self._entry(page.url, self._purpose(page), page.anchor, page.parent, page.depth)]
        if page.kind is PageKind.LETTER:
            above = self.pages.get(url_blind(page.parent))
            if above is not None and above.kind is PageKind.LETTER_LIST:
                made += self._page(above.url)
        return made

    def _purpose(self, page: Page) -> Purpose:
        ends = self.ends.get(page.url, ())
        known = {end.purpose for end in ends} & {purpose.value for purpose in READING}
        return Purpose(min(known)) if known else PURPOSES.get(page.kind, Purpose.PAGE)

    def _columns(self, check: str) -> Iterable[Column]:
        """The columns without which the site as a whole cannot be judged again."""
        own = [column for column in self.facts.columns if not column.external]
        if check in FRONT:
            own = [column for column in own if _first_level(column)]
        elif check not in CLASSES:
            return []
        elif check != "letter-channel-missing":
            classes = {*CLASSES[check], ColumnClass.UNKNOWN}
            own = [column for column in own if column.column_class in classes]
        return own[:MOST_COLUMNS]

    def _target(self, finding: Finding) -> Iterator[Entry]:
        """A link's target, which is verified and not read."""
        kind = str(finding.data.get("kind", ""))
        link = LinkKind(kind) if kind in set(LinkKind) else LinkKind.PAGE
        attached = link is LinkKind.ATTACHMENT or finding.check == "attachment-missing"
        parent = next((url for url in (*finding.pages, finding.evidence.parent) if url), self.home)
        purpose = Purpose.ATTACHMENT if attached else Purpose.LINK
        url = finding.locator.partition("#")[0]
        text = str(finding.data.get("text", ""))
        yield self._entry(url, purpose, text, parent, kind=link)

    def _entry(  # noqa: PLR0917 - the fields of an entry
        self,
        url: str,
        purpose: Purpose,
        text: str = "",
        parent: str = "",
        depth: int = 1,
        kind: LinkKind = LinkKind.PAGE,
    ) -> Entry:
        return Entry(
            site=self.site,
            url=url,
            purpose=purpose,
            depth=depth,
            parent=parent or self.home,
            text=text[:200],
            kind=kind,
        )


def _first_level(column: Column) -> bool:
    shown = column.level == 1 or column.on_home
    return shown and column.column_class is not ColumnClass.STANDING
