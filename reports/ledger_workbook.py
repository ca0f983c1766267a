"""The rectification ledger of a round: one row a fault, for many sites, as workbooks that offices hand on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from pathlib import Path
from typing import Any

from crawler.page import Frozen
from reports import words, workbook
from reports.change import STATES, State
from reports.document import SiteReport
from reports.language import marked as _
from reports.ruling import Decision
from reports.words import Words
from reports.workbook import FOR_PEOPLE, Cell, Ledger, Writer

ROWS = 200_000  # of a workbook; Excel ends at 1,048,576
FILLED = ("deadline", "rechecked_at")  # columns for people that the program fills in here

_PLACE: dict[str, tuple[str, float]] = {
    "province": (_("Province"), 10),
    "city": (_("City"), 10),
    "county": (_("County"), 10),
    "level": (_("Level"), 12),
}
_COURSE: dict[str, tuple[str, float]] = {
    "state": (_("State"), 12),
    "history": (_("Re-check history"), 36),
}


def _columns() -> dict[str, tuple[str, float]]:
    """The columns of a site's ledger, with its place after its supervisor and the course of things before
    the decision."""
    found: dict[str, tuple[str, float]] = {}
    for name, column in workbook.COLUMNS.items():
        if name == "decision":
            found |= _COURSE
        found[name] = column
        if name == "supervisor":
            found |= _PLACE
    return found


COLUMNS = _columns()
NUMBERS = ("number", "status", "tries", "occurrences")


class Checked(Frozen):
    """What one re-check said of a fault."""

    day: dt.date
    state: State
    reason: str = ""


class Due(Frozen):
    """By when a fault is to be put right."""

    day: dt.date
    provisional: bool = False


class Row(Frozen):
    """One fault."""

    site: str  # id of the site
    key: str  # of the finding
    cells: dict[str, Any]  # column -> cell; empty ones may be missing


def rows(
    report: SiteReport, due: Due, history: Mapping[str, tuple[Checked, ...]], language: str = ""
) -> Iterator[Row]:
    """The faults of one site: what is to be put right, then what a person must confirm first.

    Args:
        report: the site under its rubric.
        due: by when what is certain is to be put right.
        history: finding key -> what re-checks said of it, oldest first.
        language: `zh` or `en`; by default the report's.
    """
    told = Words(language or report.language, report.rubric.time_zone)
    ledger, site = Ledger(report, told), report.site
    place = {"province": site.province, "city": site.city, "county": site.county, "level": site.level}
    for fix in (*report.to_rectify, *report.to_confirm):
        for found in report.members(fix):
            checked = history.get(found.key, ())
            ruling = report.rulings.get(found.key)
            tolerated = ruling is not None and ruling.decision is Decision.ACCEPT
            cells: dict[str, Cell] = {
                **ledger.values(fix, found),
                **place,
                "state": _state(told, sure=fix.sure, tolerated=tolerated, checked=checked),
                "deadline": _due(due, told) if fix.sure and not tolerated else "",
                "history": "\n".join(_told(each, told) for each in checked),
                "rechecked_at": checked[-1].day.isoformat() if checked else "",
            }
            yield Row(site=site.id, key=found.key, cells=cells)


def _state(told: Words, *, sure: bool, tolerated: bool, checked: tuple[Checked, ...]) -> str:
    """Where a fault stands. A re-check that could not see it again changes nothing."""
    if tolerated:
        return told.say("Tolerated")
    seen = [each.state for each in checked if each.state is not State.NOT_RETESTED]
    if seen:
        return told.word(STATES, seen[-1])
    return told.say("Open") if sure else told.say("to be confirmed")


def _due(due: Due, told: Words) -> str:
    day = due.day.isoformat()
    return told.say("%(day)s (provisional)", day=day) if due.provisional else day


def _told(checked: Checked, told: Words) -> str:
    said = f"{checked.day.isoformat()} {told.word(STATES, checked.state)}"
    reason = told.say(", ").join(told.reason(code) for code in checked.reason.split(":") if code)
    return told.say("%(reason)s: %(what)s", reason=said, what=reason) if reason else said


def write(
    folder: Path, stem: str, rows: Iterable[Mapping[str, Any]], *, title: str, language: str, most: int = ROWS
) -> tuple[tuple[Path, int], ...]:
    """Write rows, cells by column, into as many workbooks as they need; the paths with their numbers of rows.

    Args:
        folder: where to.
        stem: of the files' names; the second is called `<stem>-2.xlsx`.
        rows: in their order; they are not kept in memory.
        title: whose ledger it is.
        language: of the headings.
        most: rows of one workbook.
    """
    told, left = Words(language), iter(rows)
    written: list[tuple[Path, int]] = []
    for first in left:
        name = f"{stem}-{len(written) + 1}.xlsx" if written else f"{stem}.xlsx"
        part = chain([first], islice(left, most - 1))
        written.append((folder / name, _write(folder / name, title, part, told)))
    return tuple(written)


def _write(path: Path, title: str, rows: Iterable[Mapping[str, Any]], told: Words) -> int:
    draft = path.with_name(f".{path.name}.new")
    say = told.say
    book = workbook.new(str(draft), say("Rectification ledger of %(name)s", name=title), constant_memory=True)
    writer = Writer(book)
    heads = [(say(heading), width) for heading, width in COLUMNS.values()]
    people = frozenset(at for at, name in enumerate(COLUMNS) if name in FOR_PEOPLE and name not in FILLED)
    cells = ([_cell(row.get(name)) for name in COLUMNS] for row in rows)
    sheet, count = writer.table(say("Rectification ledger"), heads, cells, people)
    sheet.freeze_panes(1, 1)
    at = list(COLUMNS).index("decision")
    choices = [told.word(words.DECISIONS, code) for code in words.DECISIONS]
    sheet.data_validation(1, at, max(count, 1), at, {"validate": "list", "source": choices})
    book.close()
    draft.replace(path)
    return count


def _cell(value: Any) -> Cell:
    return value.isoformat() if isinstance(value, dt.date) and not isinstance(value, dt.datetime) else value
