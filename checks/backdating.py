"""Backdating (伪造发稿日期): days in a column that do not go with the addresses of its items."""

from __future__ import annotations

import datetime as dt
import functools
import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from checks.base import Certainty, Clear, Finding, Result, Rules, Texts, Unassessed, site_check, url_blind
from checks.columns import column_data, unjudged
from checks.duration import ago
from checks.evidence import of_column, pages_by_url
from crawler.facts import Column, SiteFacts
from crawler.page import ColumnClass, DateSource, Frozen, Row

CHECK = "date-backdated"
MOVED = 3  # columns filled on one and the same day: the site moved, and its old items with it
DIFFERENT_DAYS = 3  # days that items filled in at one go must show, to look like regular work
WITHOUT = {ColumnClass.STANDING, ColumnClass.SERVICES, ColumnClass.LETTERS, ColumnClass.COMPLAINTS}
_STAMP = re.compile(
    r"/t((?:19|20)\d\d)(\d\d)(\d\d)_\d+\.s?html?$|/art/((?:19|20)\d\d)/(\d\d?)/(\d\d?)/art_", re.ASCII
)


_Filled = dict[dt.date, list[Row]]  # day -> rows that were put up on it under earlier days


class _Sign(Frozen):
    """What is odd about the days of a column."""

    sign: str
    rows: tuple[Row, ...]
    day: dt.date  # on which the items were put up, as far as it shows


@site_check(
    CHECK,
    title="Dates that do not go with each other (suspected)",
    message="“{name}”: {signs}; {count} items, put up about {day}",
    parameters=("old", "behind", "gap", "items", "burst"),
    words={
        "signs": {
            "old_as_new": "old items are shown with new dates",
            "filled_in": "items put up on one day show earlier dates",
            "burst": "after a long gap many items were published on one day",
        }
    },
    zh=Texts(
        title="发布日期异常（疑似）",
        message="“{name}”栏目：{signs}，涉及信息 {count} 条，约于 {day} 上网",
        why="旧稿新发、集中补录、倒填日期会掩盖栏目长期不更新的事实，属于弄虚作假，影响网站公信力。",
        detects=(
            "栏目首页列表中：多条信息网址所含日期比标注日期早得多（旧稿新发）；多条信息网址所含日期为同一天，而标注日期分散且明显更早（集中补录）；"
            "长期没有信息后同一天集中发布多条信息（突击更新）。多个栏目在同一天补录的视为网站迁移，不计；置顶信息和推算得出的日期不计。"
            "本项均为疑似，须人工核实，不扣分。"
        ),
        rectify="核实信息的实际发布时间，按实际时间标注，建立日常更新机制，不得以旧稿新发、倒填日期应付检查。",
        words={
            "signs": {
                "old_as_new": "旧稿新发",
                "filled_in": "集中补录、标注日期早于上网日期",
                "burst": "长期未更新后集中发布",
            }
        },
    ),
    data=("class", "level", "on_home"),
)
def date_backdated(facts: SiteFacts, rules: Rules) -> Iterator[Result]:
    """The days that a column shows do not go with the days in its items' addresses, or come in bursts.

    Why: old items shown as new, and gaps filled in afterwards, hide that nobody tended a column; forged
    dates are falsification.

    Detects: on a column's first page, items whose address carries a day far older than the one shown;
    items whose addresses all carry one and the same day while the days shown are earlier ones and differ;
    and many items of one day after a long gap. Several columns filled in on one day are a site that moved,
    and are left alone, as are pinned items and inferred days. Always suspected: content systems differ in
    what the day in an address means, and a person must ask.

    Rectify: show the day on which an item was really published, and publish as things happen.
    """
    pages = pages_by_url(facts)
    listed: list[tuple[Column, Sequence[Row]]] = []
    for column in facts.columns:
        if column.column_class in WITHOUT or column.blank:
            continue
        page = pages.get(url_blind(column.url))
        reason = unjudged(column) or ("" if page else "unread")
        if reason or page is None:
            yield Unassessed(check=CHECK, site=facts.site.id, locator=column.url, reason=reason)
        else:
            listed.append((column, _dated(page.rows)))
    filled = [_filled(rows, rules) for _, rows in listed]
    moves = _moves(filled)
    for (column, rows), found in zip(listed, filled, strict=True):
        signs = list(_signs(rows, {day: found[day] for day in found if day not in moves}, rules))
        if signs:
            yield _finding(facts, column, signs)
        else:
            yield Clear(check=CHECK, site=facts.site.id, locator=column.url)


def _dated(rows: Sequence[Row]) -> list[Row]:
    """The rows that surely show a day of their own."""
    return [
        row
        for row in rows
        if row.dated and row.dated.certain and row.dated.source is not DateSource.URL and not row.pinned
    ]


def _signs(rows: Sequence[Row], filled: _Filled, rules: Rules) -> Iterator[_Sign]:
    aged = [row for row in rows if (put := _stamp(row.url)) and put < _day(row)]
    old = [row for row in aged if (put := _stamp(row.url)) and put < ago(_day(row), rules.parameters["old"])]
    if len(old) >= rules.parameters["items"]:
        yield _Sign(sign="old_as_new", rows=tuple(old), day=max(map(_day, old)))
    for day, found in filled.items():
        yield _Sign(sign="filled_in", rows=tuple(found), day=day)
    if burst := _burst(rows, rules):
        yield _Sign(sign="burst", rows=tuple(burst), day=_day(burst[0]))


def _filled(rows: Sequence[Row], rules: Rules) -> _Filled:
    """Rows put up on one day under earlier ones, by that day."""
    put_up: dict[dt.date, list[Row]] = defaultdict(list)
    for row in rows:
        put = _stamp(row.url)
        if put and _day(row) <= put and _day(row) <= ago(put, rules.parameters["behind"]):
            put_up[put].append(row)
    return {
        put: found
        for put, found in put_up.items()
        if len(found) >= rules.parameters["items"] and len(set(map(_day, found))) >= DIFFERENT_DAYS
    }


def _moves(columns: Sequence[_Filled]) -> set[dt.date]:
    """Days on which several columns were filled in at once."""
    days = Counter(day for filled in columns for day in filled)
    return {day for day, count in days.items() if count >= MOVED}


def _burst(rows: Sequence[Row], rules: Rules) -> list[Row]:
    """The rows of the latest day that follows a long gap, if they are many; older ones must be there."""
    shown, gap = [_day(row) for row in rows], rules.parameters["gap"]
    for day, before in itertools.pairwise(sorted(set(shown), reverse=True)):
        if before < ago(day, gap) and shown.count(day) >= rules.parameters["burst"]:
            return [row for row in rows if _day(row) == day]
    return []


def _day(row: Row) -> dt.date:
    assert row.dated is not None
    return row.dated.day


@functools.lru_cache(maxsize=8_192)
def _stamp(url: str) -> dt.date | None:
    """The day that content systems write into an article's address when it is made."""
    match = _STAMP.search(url[:2000].partition("?")[0])
    if match is None:
        return None
    year, month, day = (int(part) for part in match.groups() if part)
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _finding(facts: SiteFacts, column: Column, signs: Sequence[_Sign]) -> Finding:
    rows = {row.url: row for sign in signs for row in sign.rows}
    first = next(iter(rows.values()))
    return Finding(
        check=CHECK,
        site=facts.site.id,
        locator=column.url,
        certainty=Certainty.SUSPECTED,
        data=column_data(column)
        | {
            "signs": ", ".join(dict.fromkeys(sign.sign for sign in signs)),
            "count": len(rows),
            "day": signs[0].day.isoformat(),
        },
        evidence=of_column(column, pages_by_url(facts), f"{first.title} {_day(first)} {first.url}"),
        occurrences=len(rows),
        pages=tuple(rows)[:5],
    )
