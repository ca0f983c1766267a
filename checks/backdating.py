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
DIGEST = 0.8  # share of rows that other columns list, in one that shows what is new in them
DIFFERENT_DAYS = 3  # days that items filled in at one go must show, to look like regular work
WITHOUT = {ColumnClass.STANDING, ColumnClass.SERVICES, ColumnClass.LETTERS, ColumnClass.COMPLAINTS}
_NAMED = re.compile(r"/t((?:19|20)\d\d)(\d\d)(\d\d)_\d+\.s?html?$", re.ASCII)  # the last part of an address
_FILED = re.compile(r"/art/((?:19|20)\d\d)/(\d\d?)/(\d\d?)/art_", re.ASCII)


# A row that surely shows a day of its own, that day, and the day in its address, if there is one.
_Shown = tuple[Row, dt.date, dt.date | None]
_Filled = dict[dt.date, list[_Shown]]  # day -> rows that were put up on it under earlier days


class _Sign(Frozen):
    """What is odd about the days of a column."""

    sign: str
    rows: tuple[_Shown, ...]
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
            "长期没有信息后同一天集中发布多条信息（突击更新）。多个栏目在同一天补录的视为网站迁移，不计；置顶信息、推算得出的日期以及汇总展示下级栏目信息的页面不计。"
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
    and are left alone, as are pinned items and inferred days, and pages that show what their columns list.
    Always suspected: content systems differ in what the day in an address means, and a person must ask.

    Rectify: show the day on which an item was really published, and publish as things happen.
    """
    pages = pages_by_url(facts)
    listed: list[tuple[Column, Sequence[_Shown]]] = []
    for column in facts.columns:
        if column.column_class in WITHOUT or column.blank:
            continue
        page = pages.get(url_blind(column.url))
        reason = unjudged(column) or ("" if page else "unread")
        if reason or page is None:
            yield Unassessed(check=CHECK, site=facts.site.id, locator=column.url, reason=reason)
        else:
            listed.append((column, _shown(page.rows)))
    filled = [_filled(rows, rules) for _, rows in listed]
    moves = _moves(filled)
    for (column, rows), found in zip(listed, filled, strict=True):
        signs = list(_signs(rows, {day: found[day] for day in found if day not in moves}, rules))
        if signs and not _is_digest(column, rows, listed):
            yield _finding(facts, column, signs)
        else:
            yield Clear(check=CHECK, site=facts.site.id, locator=column.url)


def _is_digest(
    column: Column, rows: Sequence[_Shown], listed: Sequence[tuple[Column, Sequence[_Shown]]]
) -> bool:
    """True for a column that shows what is new in others: they list nearly all of its rows."""
    own, elsewhere, others = {row.url for row, _, _ in rows}, set[str](), 0
    for other, theirs in listed:
        shared = own.intersection(row.url for row, _, _ in theirs) if other is not column else set[str]()
        elsewhere |= shared
        others += bool(shared)
    return len(elsewhere) >= DIGEST * len(own) and (not column.leaf or others > 1)


def _shown(rows: Sequence[Row]) -> list[_Shown]:
    return [
        (row, dated.day, _stamp(row.url))
        for row in rows
        if (dated := row.dated) and dated.certain and dated.source is not DateSource.URL and not row.pinned
    ]


def _signs(rows: Sequence[_Shown], filled: _Filled, rules: Rules) -> Iterator[_Sign]:
    least, oldest = rules.parameters["items"], rules.parameters["old"]
    aged = [each for each in rows if each[2] and each[2] < each[1]]
    old = [each for each in aged if each[2] and each[2] < ago(each[1], oldest)] if len(aged) >= least else []
    if len(old) >= least:
        yield _Sign(sign="old_as_new", rows=tuple(old), day=max(day for _, day, _ in old))
    for put, found in filled.items():
        yield _Sign(sign="filled_in", rows=tuple(found), day=put)
    if burst := _burst(rows, rules):
        yield _Sign(sign="burst", rows=tuple(burst), day=burst[0][1])


def _filled(rows: Sequence[_Shown], rules: Rules) -> _Filled:
    """Rows put up on one day under earlier ones, by that day."""
    least, behind = rules.parameters["items"], rules.parameters["behind"]
    together = Counter([put for _, _, put in rows])
    latest = {put: ago(put, behind) for put, count in together.items() if put and count >= least}
    put_up: dict[dt.date, list[_Shown]] = defaultdict(list)
    for each in rows if latest else ():
        if (put := each[2]) in latest and each[1] <= latest[put]:
            put_up[put].append(each)
    return {
        put: found
        for put, found in put_up.items()
        if len(found) >= least and len({day for _, day, _ in found}) >= DIFFERENT_DAYS
    }


def _moves(columns: Sequence[_Filled]) -> set[dt.date]:
    """Days on which several columns were filled in at once."""
    days = Counter(day for filled in columns for day in filled)
    return {day for day, count in days.items() if count >= MOVED}


def _burst(rows: Sequence[_Shown], rules: Rules) -> list[_Shown]:
    """The rows of the latest day that follows a long gap, if they are many; older ones must be there."""
    counts, gap = Counter([day for _, day, _ in rows]), rules.parameters["gap"]
    if max(counts.values(), default=0) < rules.parameters["burst"]:
        return []
    for day, before in itertools.pairwise(sorted(counts, reverse=True)):
        if counts[day] >= rules.parameters["burst"] and before < ago(day, gap):
            return [each for each in rows if each[1] == day]
    return []


@functools.lru_cache(maxsize=8_192)
def _stamp(url: str) -> dt.date | None:
    """The day that content systems write into an article's address when it is made."""
    path = url[:2000].partition("?")[0]
    match = (_FILED.search(path) if "/art/" in path else None) or _NAMED.match(path, max(0, path.rfind("/")))
    if match is None:
        return None
    year, month, day = map(int, match.groups())
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _finding(facts: SiteFacts, column: Column, signs: Sequence[_Sign]) -> Finding:
    rows = {row.url: (row, day) for sign in signs for row, day, _ in sign.rows}
    first, shown = next(iter(rows.values()))
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
        evidence=of_column(column, pages_by_url(facts), f"{first.title} {shown} {first.url}"),
        occurrences=len(rows),
        pages=tuple(rows)[:5],
    )
