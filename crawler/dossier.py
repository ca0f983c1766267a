"""Dossier: everything known of a site whose crawl has ended, put together. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

import msgspec

from crawler import foreign, memo, targets
from crawler.course import Course
from crawler.ending import home_visit, outcome
from crawler.facts import SiteFacts, Tls, Visit
from crawler.page import ColumnClass, Marks, Page
from crawler.reading.columns import inventory
from crawler.reading.letters import merge
from crawler.step import step_of


def facts(course: Course, visits: Sequence[Visit], tls: Tls | None, ended_at: dt.datetime) -> SiteFacts:
    """Everything known of a site whose crawl has ended; `visits` in the order of recording."""
    if course.verifies:
        ended = outcome(course, visits, (), (), tls, ended_at=ended_at)
        return SiteFacts(site=course.site, outcome=ended, targets=foreign.verified(course.errand, visits))
    read = targets.pages(visits)
    arrival = home_visit(visits)
    home = arrival.page if arrival is not None else None
    room = foreign.Room(course)
    found = targets.targets(course.home.scope, visits, home, room.takes)
    course.budget.shorten(room.refused)
    moved = {visit.entry.url: step.target for visit in visits if (step := step_of(visit)) and step.target}
    columns = inventory(course.home.scope, home, read, course.settings.columns, moved) if home else ()
    guides = tuple(page.guide for page in read if page.guide is not None)
    letters = merge(read)
    ended = outcome(course, visits, found, letters, tls, ended_at=ended_at)
    return SiteFacts(
        site=course.site,
        outcome=ended,
        home=home,
        pages=read,
        columns=columns,
        letters=letters,
        guides=guides,
        targets=found,
        marks=all_marks(home, read, visits),
        tls=tls,
        has_service_columns=bool(guides)
        or any(column.column_class is ColumnClass.SERVICES for column in columns),
    )


def all_marks(home: Page | None, read: Iterable[Page], visits: Iterable[Visit]) -> Marks:
    """Footer marks: the home page's, completed by its footer scripts and then by other pages."""
    scripted = [memo.marks(visit.memo) for visit in visits if visit.memo]
    merged = home.marks if home is not None else Marks()
    for source in (*scripted, *(page.marks for page in read)):
        if source is not None:
            merged = _completed(merged, source)
    return merged


def _completed(marks: Marks, more: Marks) -> Marks:
    """`marks` with what it lacks taken from `more`."""
    missing = {
        name: value
        for name in ("icp", "police", "badge", "error_report", "organiser", "contact")
        if (value := getattr(more, name)) and not getattr(marks, name)
    }
    if more.site_code and not marks.site_code:
        missing |= {"site_code": more.site_code, "site_code_source": more.site_code_source}
    return msgspec.structs.replace(marks, **missing) if missing else marks
