"""Backdating (伪造发稿日期): days in a column that do not go with the addresses of its items."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import compress, pairwise

from checks.base import Certainty, Clear, Finding, Result, Rules, Texts, Unassessed, site_check, url_blind
from checks.columns import column_data, unjudged
from checks.duration import ago
from checks.evidence import of_column, pages_by_url
from checks.listing import listing_of
from crawler.facts import Column, SiteFacts
from crawler.page import ColumnClass, Frozen, Page, Row

CHECK = "date-backdated"
MOVED = 3  # columns filled on one and the same day: the site moved, and its old items with it
DIGEST = 0.8  # share of rows that other columns list, in one that shows what is new in them
DIFFERENT_DAYS = 3  # days that items filled in at one go must show, to look like regular work
WITHOUT = {ColumnClass.STANDING, ColumnClass.SERVICES, ColumnClass.LETTERS, ColumnClass.COMPLAINTS}


class _Shown(Frozen):
    """The rows of a column that surely show a day of their own; days are ordinals, as in `Listing`."""

    column: Column
    rows: Sequence[Row]  # all of its page
    places: Sequence[int] = ()  # of those that do
    days: Sequence[int] = ()
    stamps: Sequence[int] = ()  # days in their addresses, 0 where there is none; empty where none has one

    @property
    def urls(self) -> list[str]:
        """Their addresses."""
        return [self.rows[place].url for place in self.places]


_Filled = dict[int, list[int]]  # day -> which of the rows were put up on it under earlier days


class _Sign(Frozen):
    """What is odd about the days of a column."""

    sign: str
    rows: list[int]  # which of those shown
    day: int  # on which the items were put up, as far as it shows


@site_check(
    CHECK,
    title="Inconsistent dates (suspected)",
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
    listed: list[_Shown] = []
    for column in facts.columns:
        if column.column_class in WITHOUT or column.blank:
            continue
        page = pages.get(url_blind(column.url))
        reason = unjudged(column) or ("" if page else "not_read")
        if reason or page is None:
            yield Unassessed(check=CHECK, site=facts.site.id, locator=column.url, reason=reason)
        else:
            listed.append(_shown(column, page))
    filled = [_filled(shown, rules) for shown in listed]
    moves = _moves(filled)
    for shown, found in zip(listed, filled, strict=True):
        signs = list(_signs(shown, {day: found[day] for day in found if day not in moves}, rules))
        if signs and not _is_digest(shown, listed):
            yield _finding(facts, shown, signs)
        else:
            yield Clear(check=CHECK, site=facts.site.id, locator=shown.column.url)


def _is_digest(shown: _Shown, listed: Sequence[_Shown]) -> bool:
    """True for a column that shows what is new in others: they list nearly all of its rows."""
    own, elsewhere, others = set(shown.urls), set[str](), 0
    for other in listed:
        shared = own.intersection(other.urls) if other is not shown else set[str]()
        elsewhere |= shared
        others += bool(shared)
    return len(elsewhere) >= DIGEST * len(own) and (not shown.column.leaf or others > 1)


def _shown(column: Column, page: Page) -> _Shown:
    listed = listing_of(page)
    places: Sequence[int] = range(len(listed.own))
    days, stamps = listed.days, listed.stamps
    if 0 in listed.own:
        places, days, stamps = (tuple(compress(each, listed.own)) for each in (places, days, stamps))
    return _Shown(
        column=column, rows=page.rows, places=places, days=days, stamps=stamps if any(stamps) else ()
    )


def _signs(shown: _Shown, filled: _Filled, rules: Rules) -> Iterator[_Sign]:
    old = _old(shown, rules)
    if len(old) >= rules.parameters["items"]:
        yield _Sign(sign="old_as_new", rows=old, day=max(shown.days[each] for each in old))
    for put, found in filled.items():
        yield _Sign(sign="filled_in", rows=found, day=put)
    if burst := _burst(shown, rules):
        yield _Sign(sign="burst", rows=burst, day=shown.days[burst[0]])


def _old(shown: _Shown, rules: Rules) -> list[int]:
    """Rows that show a day far later than the one in their address."""
    if not shown.stamps or shown.stamps == shown.days:
        return []
    oldest, dated = rules.parameters["old"], zip(shown.stamps, shown.days, strict=True)
    aged = [(each, put, day) for each, (put, day) in enumerate(dated) if 0 < put < day]
    if len(aged) < rules.parameters["items"]:
        return []
    return [each for each, put, day in aged if put < _ago(day, oldest)]


def _filled(shown: _Shown, rules: Rules) -> _Filled:
    """Rows put up on one day under earlier ones, by that day."""
    least, behind = rules.parameters["items"], rules.parameters["behind"]
    latest = {put: _ago(put, behind) for put in _days_of_many(shown.stamps, least) if put}
    put_up: dict[int, list[int]] = defaultdict(list)
    for each, put in enumerate(shown.stamps) if latest else ():
        if put in latest and shown.days[each] <= latest[put]:
            put_up[put].append(each)
    return {
        put: found
        for put, found in put_up.items()
        if len(found) >= least and len({shown.days[each] for each in found}) >= DIFFERENT_DAYS
    }


def _days_of_many(days: Sequence[int], least: int) -> list[int]:
    """The days that at least so many rows have in common."""
    if len(days) - len(set(days)) + 1 < least:  # as many as one day can have at all
        return []
    return [day for day, count in Counter(days).items() if count >= least]


def _ago(day: int, duration: str) -> int:
    return ago(dt.date.fromordinal(day), duration).toordinal()


def _moves(columns: Sequence[_Filled]) -> set[int]:
    """Days on which several columns were filled in at once."""
    days = Counter(day for filled in columns for day in filled)
    return {day for day, count in days.items() if count >= MOVED}


def _burst(shown: _Shown, rules: Rules) -> list[int]:
    """The rows of the latest day that follows a long gap, if they are many; older ones must be there."""
    many, gap = set(_days_of_many(shown.days, rules.parameters["burst"])), rules.parameters["gap"]
    if not many:
        return []
    for day, before in pairwise(sorted(set(shown.days), reverse=True)):
        if day in many and before < _ago(day, gap):
            return [each for each, own in enumerate(shown.days) if own == day]
    return []


def _finding(facts: SiteFacts, shown: _Shown, signs: Sequence[_Sign]) -> Finding:
    column, urls = shown.column, shown.urls
    rows = {urls[each]: each for sign in signs for each in sign.rows}
    first = next(iter(rows.values()))
    row, day = shown.rows[shown.places[first]], dt.date.fromordinal(shown.days[first])
    return Finding(
        check=CHECK,
        site=facts.site.id,
        locator=column.url,
        certainty=Certainty.SUSPECTED,
        data=column_data(column)
        | {
            "signs": ", ".join(dict.fromkeys(sign.sign for sign in signs)),
            "count": len(rows),
            "day": dt.date.fromordinal(signs[0].day).isoformat(),
        },
        evidence=of_column(column, pages_by_url(facts), f"{row.title} {day} {row.url}"),
        occurrences=len(rows),
        pages=tuple(rows)[:5],
    )
