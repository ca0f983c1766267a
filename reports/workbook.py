"""rectification.xlsx: the ledger of what to rectify, as offices exchange it.

Every text from a site goes through `escape.cell` and is written as a string: no cell is a formula or a link.
The decision, reason and further columns at the end are for people; `finding_key` ties a row to its finding.
"""

from __future__ import annotations

import datetime as dt
import functools
import io
import math
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import xlsxwriter

from checks.base import Finding
from crawler.facts import Column
from reports import sentence, words
from reports.document import SiteReport
from reports.escape import cell
from reports.fix import Fix
from reports.language import LANGUAGES
from reports.language import marked as _
from reports.rubric import Kind
from reports.scorecard import Line, LineState
from reports.words import Words, points

CREATED = dt.datetime(2000, 1, 1)
MOST = 200_000  # rows of a sheet; Excel ends at 1,048,576
A3, A4 = 8, 9  # papers, by their numbers in the format
ON_A3, ON_A4 = 230.0, 240.0  # widths of a column that can still be read on a sheet
NAMES = 3  # columns that a further sheet repeats
BASES = {  # what the class of a column rests on
    "name": _("name: %(what)s"),
    "type": _("tag ColumnType: %(what)s"),
    "path": _("address: %(what)s"),
}
LINE = 13.0  # points
LINES = 12  # of a row at most
RECURRING = 500  # texts that are remembered, since most stand in many rows
_HASH = re.compile("[0-9a-f]{64}")

Cell = str | int | float | dt.datetime | None

COLUMNS: dict[str, tuple[str, float]] = {
    "number": (_("No."), 6),
    "site_code": (_("Site code"), 13),
    "site_name": (_("Site name"), 24),
    "site_url": (_("Site address"), 30),
    "organiser": (_("Organiser"), 22),
    "supervisor": (_("Supervisor"), 18),
    "rubric": (_("Rubric"), 12),
    "items": (_("Items"), 12),
    "group": (_("Group of items"), 16),
    "item_titles": (_("Item titles"), 26),
    "clauses": (_("Clauses"), 18),
    "problem": (_("Kind of problem"), 20),
    "certainty": (_("Certainty"), 10),
    "description": (_("Description"), 46),
    "column_name": (_("Column name"), 16),
    "column_url": (_("Column address"), 30),
    "page": (_("Page"), 40),
    "parent": (_("Linked from"), 34),
    "quote": (_("As it stands there"), 32),
    "status": (_("HTTP status"), 9),
    "found_at": (_("Found at"), 17),
    "tries": (_("Tries"), 8),
    "occurrences": (_("Occurs on pages"), 10),
    "points": (_("Points"), 18),
    "requirement": (_("How to rectify"), 40),
    "deadline": (_("Deadline"), 12),
    "decision": (_("Decision"), 14),
    "reason": (_("Reason"), 24),
    "decided_by": (_("Decided by"), 12),
    "until": (_("Valid until"), 12),
    "reply": (_("Owner's reply"), 24),
    "review": (_("Review"), 12),
    "rechecked_at": (_("Re-checked at"), 14),
    "body_sha256": (_("SHA-256 of the content"), 20),
    "finding_key": (_("Finding key"), 20),
}
FOR_PEOPLE = ("deadline", "decision", "reason", "decided_by", "until", "reply", "review", "rechecked_at")


def header(name: str, language: str) -> str:
    """The heading of a ledger column."""
    return Words(language).say(COLUMNS[name][0])


def column_names() -> dict[str, str]:
    """Every heading, in any language, and the column it stands for: to read a ledger back."""
    return {header(name, language): name for language in LANGUAGES for name in COLUMNS}


def decision_names() -> dict[str, str]:
    """Every word for a decision, in any language, and the decision it stands for."""
    told = [Words(language) for language in LANGUAGES]
    return {one.word(words.DECISIONS, code): str(code) for one in told for code in words.DECISIONS}


def new(target: Any, title: str, *, constant_memory: bool = False) -> Any:
    """A workbook in which nothing written becomes a formula, a link or a number by itself.

    Args:
        target: a path, or a stream of bytes.
        title: of the document.
        constant_memory: rows go to disk as they are written, each sheet's in their order.
    """
    options = {
        "in_memory": not constant_memory,
        "constant_memory": constant_memory,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "nan_inf_to_errors": True,
    }
    book = xlsxwriter.Workbook(target, options)
    book.set_properties({"title": cell(title)[:200], "author": "webcensus", "created": CREATED})
    return book


def content(report: SiteReport, language: str = "") -> bytes:
    """The workbook: ledger, score sheet, what was not judged, column inventory."""
    told = Words(language or report.language, report.rubric.time_zone)
    stream = io.BytesIO()
    book = new(stream, report.name)
    writer = Writer(book)
    _ledger(writer, report, told)
    _sheet(writer, report, told)
    _unassessed(writer, report, told)
    _columns(writer, report, told)
    book.close()
    return stream.getvalue()


class Writer:
    """Writes tables into a workbook: a header that stays, filters, widths, plain strings."""

    def __init__(self, book: Any) -> None:
        self.book = book
        plain = {"valign": "top", "text_wrap": True, "font_size": 10}
        self.head = book.add_format(
            {"bold": True, "valign": "vcenter", "text_wrap": True, "font_size": 10, "bg_color": "#E3EAF2",
             "bottom": 1}
        )  # fmt: skip
        self.people = book.add_format(
            {"bold": True, "valign": "vcenter", "text_wrap": True, "font_size": 10, "bg_color": "#FBF0D5",
             "bottom": 1}
        )  # fmt: skip
        self.text = book.add_format({**plain, "num_format": "@"})
        self.hash = book.add_format({**plain, "text_wrap": False, "num_format": "@"})
        self.number = book.add_format({**plain, "text_wrap": False})
        self.instant = book.add_format({**plain, "text_wrap": False, "num_format": "yyyy-mm-dd hh:mm"})
        self._shown = functools.lru_cache(RECURRING)(self._show)

    def table(
        self,
        name: str,
        heads: Sequence[tuple[str, float]],
        rows: Iterable[Sequence[Cell]],
        people: frozenset[int] = frozenset(),
    ) -> tuple[Any, int]:
        """Write one sheet; returns it and the number of its rows below the header."""
        sheet = self.book.add_worksheet(name)
        sheet.set_row(0, 30)
        for at, (title, width) in enumerate(heads):
            sheet.set_column(at, at, width)
            sheet.write_string(0, at, cell(title), self.people if at in people else self.head)
        count = 0
        for row in rows:
            if count == MOST:
                break
            count += 1
            sheet.set_row(count, _height(row, heads))
            for at, value in enumerate(row):
                self._write(sheet, count, at, value)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(count, 1), len(heads) - 1)
        self._printed(sheet, sum(width for _, width in heads))
        return sheet, count

    def _printed(self, sheet: Any, width: float) -> None:
        """A narrow table across a sheet of A4, a wide one across some of A3, each with the first columns."""
        sheet.set_landscape()
        sheet.repeat_rows(0)
        if width <= ON_A4:
            sheet.set_paper(A4)
            sheet.fit_to_pages(1, 0)
        else:
            sheet.set_paper(A3)
            sheet.repeat_columns(0, NAMES - 1)
            sheet.fit_to_pages(math.ceil(width / ON_A3), 0)

    def _write(self, sheet: Any, row: int, at: int, value: Cell) -> None:
        if value is None or value == "":
            sheet.write_blank(row, at, None, self.text)
        elif isinstance(value, dt.datetime):
            sheet.write_datetime(row, at, value, self.instant)
        elif isinstance(value, (int, float)):
            sheet.write_number(row, at, value, self.number)
        else:
            sheet.write_string(row, at, *self._shown(value))

    def _show(self, text: str) -> tuple[str, Any]:
        return cell(text), self.hash if _HASH.fullmatch(text) else self.text


def _height(row: Sequence[Cell], heads: Sequence[tuple[str, float]]) -> float:
    """Points that the longest text of a row needs: not every office suite finds that out by itself."""
    cells = zip(row, heads, strict=False)  # a note has one cell
    texts = ((value, width) for value, (_, width) in cells if isinstance(value, str))
    lines = (_lines(value, width) for value, width in texts)
    return 3 + LINE * min(LINES, max(lines, default=1))


_WIDE = re.compile("[^\0-\u2e80]")
_BROAD = 0.9  # beyond a digit, of what is wide


@functools.lru_cache(RECURRING)
def _lines(text: str, width: float) -> int:
    """Lines of a text in a column of this width; a hash is not broken."""
    if (len(text) * (1 + _BROAD) <= width and "\n" not in text) or _HASH.fullmatch(text):
        return 1
    return sum(max(1, math.ceil(_width(line) / width)) for line in text[:2000].split("\n"))


def _width(text: str) -> float:
    """In the unit of columns, about a digit."""
    return len(text) + (0 if text.isascii() else _BROAD * len(_WIDE.findall(text)))


def _ledger(writer: Writer, report: SiteReport, told: Words) -> None:
    heads = [(told.say(title), width) for title, width in COLUMNS.values()]
    people = frozenset(at for at, name in enumerate(COLUMNS) if name in FOR_PEOPLE)
    fixes = (*report.to_rectify, *report.to_confirm, *report.advised)
    numbered = enumerate(((fix, found) for fix in fixes for found in report.members(fix)), 1)
    ledger = Ledger(report, told)
    rows = (ledger.row(number, fix, found) for number, (fix, found) in numbered)
    sheet, count = writer.table(told.say("Rectification ledger"), heads, rows, people)
    sheet.freeze_panes(1, 1)
    at = list(COLUMNS).index("decision")
    choices = [told.word(words.DECISIONS, code) for code in words.DECISIONS]
    sheet.data_validation(1, at, max(count, 1), at, {"validate": "list", "source": choices})


class Ledger:
    """The rows of the ledger."""

    def __init__(self, report: SiteReport, told: Words) -> None:
        self.report, self.told = report, told
        self.lines = {line.item: line for line in report.scorecard.lines}
        self.columns = {column.url: column for column in report.columns}
        self.parts: tuple[Callable[[Fix, Finding], dict[str, Cell]], ...] = (
            self._site,
            self._rule,
            self._problem,
            self._evidence,
            self._decision,
        )

    def row(self, number: int, fix: Fix, found: Finding) -> list[Cell]:
        """The cells of a row, in the order of `COLUMNS`."""
        values = {"number": number, **self.values(fix, found)}
        return [values.get(name) for name in COLUMNS]

    def values(self, fix: Fix, found: Finding) -> dict[str, Cell]:
        """Column -> cell of a row; columns that are left empty may be missing."""
        values: dict[str, Cell] = {}
        for part in self.parts:
            values.update(part(fix, found))
        return values

    def _site(self, _fix: Fix, _found: Finding) -> dict[str, Cell]:
        site, rubric = self.report.site, self.report.rubric
        return {
            "site_code": site.site_code,
            "site_name": site.name,
            "site_url": site.url,
            "organiser": site.organiser,
            "supervisor": site.supervisor,
            "rubric": f"{rubric.id} {rubric.version}",
        }

    def _rule(self, fix: Fix, _found: Finding) -> dict[str, Cell]:
        items = [self.report.items[id] for id in fix.items if id in self.report.items]
        lines = [self.lines[item.id] for item in items if item.id in self.lines]
        return {
            "items": "\n".join(item.id for item in items),
            "group": "\n".join(dict.fromkeys(item.group for item in items if item.group)),
            "item_titles": "\n".join(sentence.in_language(item.title, self.told) for item in items),
            "clauses": "\n".join(dict.fromkeys(item.clause for item in items)),
            "points": "\n".join(self._points(line) for line in lines),
        }

    def _points(self, line: Line) -> str:
        if line.kind is Kind.VETO:
            return self.told.say("veto")
        if line.kind is Kind.BONUS or line.state is LineState.OPEN:
            return self.told.word(words.LINE_STATES, LineState.OPEN)
        return self.told.say("%(n)s each", n=points(line.each))

    def _problem(self, fix: Fix, found: Finding) -> dict[str, Cell]:
        column = self.columns.get(found.locator)
        return {
            "problem": sentence.check_title(self.report, found.check, self.told),
            "certainty": self._certainty(fix),
            "description": sentence.finding(self.report, found, self.told),
            "requirement": sentence.what_to_do(self.report, found.check, self.told),
            "column_name": column.name if column else "",
            "column_url": column.url if column else "",
        }

    def _certainty(self, fix: Fix) -> str:
        if not fix.sure:
            return self.told.say("to be confirmed")
        return self.told.say("certain") if fix.items else self.told.say("advice")

    def _evidence(self, _fix: Fix, found: Finding) -> dict[str, Cell]:
        proof = found.evidence
        at = proof.fetched_at
        return {
            "page": proof.url or found.locator,
            "parent": proof.parent,
            "quote": proof.quote,
            "status": proof.status or None,
            "found_at": at.astimezone(self.told.zone).replace(tzinfo=None, microsecond=0) if at else None,
            "tries": proof.tries,
            "occurrences": found.occurrences,
            "body_sha256": proof.body_sha256,
            "finding_key": found.key,
        }

    def _decision(self, _fix: Fix, found: Finding) -> dict[str, Cell]:
        """What a person has decided already; empty otherwise. The program decides nothing."""
        ruling = self.report.rulings.get(found.key)
        if ruling is None or not ruling.valid(self.report.scorecard.as_of):
            return {}
        return {
            "decision": self.told.word(words.DECISIONS, ruling.decision),
            "reason": ruling.reason,
            "decided_by": ruling.by,
            "until": ruling.until.isoformat() if ruling.until else "",
        }


def _sheet(writer: Writer, report: SiteReport, told: Words) -> None:
    say = told.say
    heads = [
        (say("Item"), 10), (say("Group of items"), 18), (say("Title"), 32), (say("Rule"), 60),
        (say("Clause"), 20), (say("Result"), 14), (say("Arithmetic"), 36), (say("Points lost"), 12),
        (say("Possible besides"), 12),
        (say("Wording"), 16),
    ]  # fmt: skip
    writer.table(say("Score sheet"), heads, (_score(report, line, told) for line in report.scorecard.lines))


def _score(report: SiteReport, line: Line, told: Words) -> list[Cell]:
    item = report.items.get(line.item)
    return [
        line.item,
        item.group if item else "",
        sentence.item_title(report, line.item, told),
        sentence.in_language(item.rule, told) if item else "",
        item.clause if item else "",
        sentence.state(line, told),
        sentence.arithmetic(line, told) or sentence.open_reason(line, told),
        line.lost if line.kind is Kind.DEDUCT else None,
        line.lost_suspected + line.lost_unjudged if line.kind is Kind.DEDUCT else None,
        told.word(words.CONFIDENCE, item.confidence) if item else "",
    ]


def _unassessed(writer: Writer, report: SiteReport, told: Words) -> None:
    say = told.say
    heads = [(say("Check"), 24), (say("Subject"), 60), (say("Why not judged"), 40)]
    rows = (
        [
            sentence.check_title(report, subject.check, told),
            subject.locator or say("the site as a whole"),
            told.reason(subject.reason),
        ]
        for subject in report.unassessed
    )
    writer.table(say("Not judged"), heads, rows)


def _columns(writer: Writer, report: SiteReport, told: Words) -> None:
    say = told.say
    heads = [
        (say("Column"), 24), (say("Address"), 50), (say("Class"), 16), (say("Why this class"), 28),
        (say("Entries"), 8), (say("Dated"), 8), (say("Newest"), 12), (say("Judged"), 8),
        (say("Why not judged"), 34),
    ]  # fmt: skip
    writer.table(say("Column inventory"), heads, (_column(column, told) for column in report.columns))


def _why_class(reason: str, told: Words) -> str:
    head, _colon, what = reason.partition(":")
    return told.say(BASES[head], what=what) if what and head in BASES else told.reason(reason)


def _column(column: Column, told: Words) -> list[Cell]:
    say = told.say
    return [
        column.name,
        column.url,
        told.word(words.CLASSES, column.column_class),
        _why_class(column.class_reason, told),
        column.rows,
        column.dated_rows,
        column.newest.day.isoformat() if column.newest else "",
        say("yes") if column.judged else say("no"),
        "" if column.judged else told.reason(column.why_not or str(column.outcome)),
    ]
