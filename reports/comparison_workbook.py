"""comparison.xlsx: what became of each finding, and each site's numbers then and now."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from checks.base import Certainty
from reports import sentence, words, workbook
from reports.change import STATES, Change, SiteChange
from reports.workbook import Cell, Writer

if TYPE_CHECKING:
    from reports.comparison import Documents


def write(doc: Documents, path: Path) -> Path:
    """The sums, the sites and the findings as sheets, row by row.

    Raises:
        OSError: the file cannot be kept.
    """
    draft = path.with_name(f".{path.name}.new")
    title = doc.told.say("%(old)s and %(new)s", old=doc.subject.earlier, new=doc.subject.later)
    book = workbook.new(str(draft), title, constant_memory=True)
    writer = Writer(book)
    _sheet_of_sums(doc, writer)
    _sheet_of_sites(doc, writer)
    _sheet_of_findings(doc, writer)
    book.close()
    draft.replace(path)
    return path


def _sheet_of_sums(doc: Documents, writer: Writer) -> None:
    say = doc.told.say
    heads = [(say("Kind of problem"), 40.0), *((say(STATES[state]), 14.0) for state in doc.states)]
    rows: list[list[Cell]] = [
        [sentence.titled(doc.checks, check, doc.told), *(counts[state] for state in doc.states)]
        for check, counts in sorted(doc.totals.checks.items())
    ]
    rows.append([say("All"), *(doc.totals.states[state] for state in doc.states)])
    rows += [[note] for note in doc.notes()]
    writer.table(say("Summary"), heads, rows)


def _sheet_of_sites(doc: Documents, writer: Writer) -> None:
    say = doc.told.say
    heads = [
        (say("Site code"), 13.0), (say("Site name"), 24.0), (say("Site address"), 30.0),
        (say("Organiser"), 22.0), (say("Supervisor"), 18.0), (say("Verdict then"), 12.0),
        (say("Score then"), 14.0), (say("Verdict now"), 12.0), (say("Score now"), 14.0),
        *((say(STATES[state]), 10.0) for state in doc.states), (say("Dismissed"), 10.0),
        (say("Points regained"), 10.0),
    ]  # fmt: skip
    writer.table(say("Sites"), heads, (_row_of_site(doc, site) for site in doc.sites()))


def _row_of_site(doc: Documents, change: SiteChange) -> list[Cell]:
    site, now = change.site, None if doc.subject.recheck else change.now
    return [
        site.site_code, site.name, site.url, site.organiser, site.supervisor,
        doc.verdict(change.then), doc.score(change.then), doc.verdict(now), doc.score(now),
        *(change.count(state) for state in doc.states), change.dismissed, change.regained,
    ]  # fmt: skip


def _sheet_of_findings(doc: Documents, writer: Writer) -> None:
    say = doc.told.say
    heads = [
        (say("Site code"), 13.0), (say("Site name"), 24.0), (say("Organiser"), 22.0),
        (say("State"), 12.0), (say("Reason"), 28.0), (say("Kind of problem"), 20.0),
        (say("Description"), 46.0), (say("Certainty"), 10.0), (say("Concerns"), 40.0),
        (say("Page"), 40.0), (say("Linked from"), 34.0), (say("Decision"), 14.0),
        (say("Finding key"), 20.0),
    ]  # fmt: skip
    rows = (_row_of_change(doc, site, change) for site in doc.sites() for change in site.changes)
    writer.table(say("All findings"), heads, rows)


def _row_of_change(doc: Documents, site: SiteChange, change: Change) -> list[Cell]:
    found, say = change.finding, doc.told.say
    sure = found.certainty is Certainty.SURE
    return [
        site.site.site_code, site.site.name, site.site.organiser,
        say(STATES[change.state]), doc.reason(change.reason),
        sentence.titled(doc.checks, found.check, doc.told),
        sentence.said(doc.checks, found, doc.told),
        say("certain") if sure else say("to be confirmed"),
        found.locator, found.evidence.url, found.evidence.parent,
        doc.told.word(words.DECISIONS, change.ruling.decision) if change.ruling else "",
        found.key,
    ]  # fmt: skip
