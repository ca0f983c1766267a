"""Freshness: is the home page kept up, and are the days it shows possible."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from checks.base import (
    Certainty,
    Clear,
    Finding,
    Result,
    Rules,
    Texts,
    Unassessed,
    Value,
    site_check,
    url_blind,
)
from checks.columns import age_certainty, surely_undated, unjudged
from checks.duration import ago
from checks.evidence import UNREAD, home_in_part, home_unread, of_page, pages_by_url
from checks.farewell import takes_leave
from checks.headlines import Headlines
from checks.items import Items, Newest, items, later
from crawler.facts import Column, SiteFacts
from crawler.page import ColumnClass, Dated, DateSource, Frozen, Outcome, Page, PageKind, Row

LISTED = 3  # with fewer dated items a home page is but an entrance
UPDATING = {  # classes of columns in which a site publishes
    ColumnClass.NEWS,
    ColumnClass.NOTICES,
    ColumnClass.POLICY,
    ColumnClass.INTERPRETATION,
    ColumnClass.PERSONNEL,
    ColumnClass.PLANS,
    ColumnClass.STATISTICS,
    ColumnClass.UNKNOWN,
}
ANNUAL = ("年鉴", "年报", "年度报告")  # columns to which a year adds a volume: they are no sign of updates
# Words in titles of what is yet to come: the date may be that of the event.
AHEAD = (
    "预告",
    "报名",
    "公示",
    "招聘会",
    "考试",
    "讲座",
    "截止",
    "开幕",
    "预约",
    "停电",
    "停水",
    "听证",
    "开标",
)


class _Place(Frozen):
    """A date and where it stands."""

    locator: str
    title: str
    dated: Dated
    page: Page


@site_check(
    "homepage-stale",
    title="Home page out of date",
    message="No new item on the home page within the allowed time; newest item: {newest}",
    zh=Texts(
        title="首页不更新",
        message="首页栏目在规定期限内没有信息更新，最新信息日期：{newest}",
        why="首页是公众了解工作的第一窗口，长期不更新的网站形同虚设，属于单项否决内容。",
        detects=(
            "首页各栏目的信息条目中，没有一条发布于规定期限内，恰在期限当日的视为已更新。"
            "首页仅为导航入口的，检查各二级栏目。文章页注明日期的，以文章页为准；"
            "首页或必须检查的栏目未能读取的，不作认定；"
            "首页图片、头条链接的信息，以所在栏目列表的日期为准，仅其文章页注明日期的列为疑似；"
            "条目日期不明，首页所列来信新近答复，下级栏目仍在更新、由脚本加载，或者首页公告本网站关停、迁移的，列为疑似。"
        ),
        rectify="按内容更新要求及时发布信息，并在列表中注明发布日期。",
    ),
    parameters=("window", "undated"),
    data=("days", "items", "navigation", "window"),
)
def homepage_stale(facts: SiteFacts, rules: Rules) -> Iterator[Result]:
    """Nothing new stands on the home page.

    Why: a home page that nobody tends makes the whole site look deserted; this is a veto.

    Detects: home pages of whose dated items none lies within the window; an item on its edge counts as new.
    An item without a date takes that of its article, a picture or headline that a column lists the one there.
    A home page that is but an entrance is judged by the columns one step below it. When the home page, or a
    column that would have to decide, could not be read, nothing is said. The finding is suspected while an
    item may be new, when a letter on the page was answered of late or an article that it links outside its
    lists is new, when columns that are kept up, or filled by scripts, suggest that the page shows more
    than was read, and when the page says that the site closes or has moved.

    Rectify: publish what is due, and show the date of every item.
    """
    site, reason = facts.site.id, home_unread(facts)
    if facts.home is None or reason:
        yield Unassessed(check="homepage-stale", site=site, locator="", reason=reason)
        return
    edge = ago(rules.as_of, rules.parameters["window"])
    seen = items(facts.home, pages_by_url(facts), edge, rules)
    below = _Below.of(facts, edge)
    if seen.fresh or (below.fresh and (seen.open or seen.dated < LISTED)):
        yield Clear(check="homepage-stale", site=site, locator="")
        return
    headlines = Headlines(facts, edge, rules)
    if headlines.listed():
        yield Clear(check="homepage-stale", site=site, locator="")
        return
    navigation = seen.dated < LISTED
    reason = _undecided(seen, below, stale_if_undated=rules.parameters["undated"] == "stale")
    reason = home_in_part(facts) or (reason if navigation else "")
    if reason:
        yield Unassessed(check="homepage-stale", site=site, locator="", reason=reason)
        return
    newest = later(seen.newest, below.newest) if navigation else seen.newest
    doubt = not below.certain if navigation else below.kept_up or below.scripted
    doubt = (
        doubt
        or takes_leave(facts)
        or headlines.read()
        or _shows_answer(facts.home, pages_by_url(facts), edge)
    )
    sure = not doubt and not seen.open and (newest is None or newest.certain)
    yield Finding(
        check="homepage-stale",
        site=site,
        locator="",
        certainty=Certainty.SURE if sure else Certainty.SUSPECTED,
        data=_age(newest, rules) | {"navigation": navigation},
        evidence=of_page(facts.home, _quote(facts.home.rows, newest)),
    )


def _shows_answer(home: Page, pages: dict[str, Page], edge: dt.date) -> bool:
    """True where a row of the home page leads to a letter that was answered within the window."""
    led = (pages.get(url_blind(row.url)) for row in home.rows if row.dated is None)
    letters = (page.letters[0] for page in led if page and page.kind is PageKind.LETTER and page.letters)
    return any(letter.answered is not None and letter.answered >= edge for letter in letters)


class _Below(Frozen):
    """What the columns one step below the home page say of its updates."""

    fresh: bool = False  # some column has something new, be it a citizen's letter
    kept_up: bool = False  # some column in which the site itself publishes has
    newest: Newest | None = None
    undated: bool = False  # some column surely shows no dates at all
    judged: int = 0
    certain: bool = True
    scripted: bool = False  # some column is filled by a script, as lists of the home page may be
    reason: str = ""  # why some column could not be judged

    @classmethod
    def of(cls, facts: SiteFacts, edge: dt.date) -> _Below:
        columns = [column for column in _first_level(facts) if column.column_class in UPDATING]
        read = [column for column in _first_level(facts) if not unjudged(column)]
        days = [Newest(day=day.day, certain=day.certain) for column in read if (day := column.newest)]
        reasons = [_blind_spot(column) for column in columns]
        return cls(
            fresh=any(day.day >= edge for day in days),
            kept_up=any(column.newest.day >= edge for column in read if column.newest and column in columns),
            newest=max(days, key=lambda day: day.day, default=None),
            undated=any(surely_undated(column) for column in columns),
            judged=len(columns) - sum(map(bool, reasons)),
            certain=all(age_certainty(column) is Certainty.SURE for column in columns if column.newest),
            scripted=Outcome.NEEDS_SCRIPT.value in reasons,
            reason=next(filter(None, reasons), ""),
        )


def _first_level(facts: SiteFacts) -> list[Column]:
    """Columns that the home page leads to and that may hold news."""
    columns = [column for column in facts.columns if column.column_class is not ColumnClass.STANDING]
    first = [column for column in columns if column.level == 1 or column.on_home]
    return [
        column
        for column in first or columns
        if not (column.external and column.column_class is ColumnClass.UNKNOWN)
    ]


def _blind_spot(column: Column) -> str:
    """Why a column cannot be said to have nothing new; empty when it can."""
    reason = unjudged(column)
    if reason or column.newest or column.blank or surely_undated(column):
        return reason
    if column.rows:
        return "undated"
    return "" if _is_leaf(column) or any(word in column.name for word in ANNUAL) else "no_rows"


def _is_leaf(column: Column) -> bool:
    """True for a page of facts, such as telephone numbers, that lists nothing."""
    return column.column_class is ColumnClass.UNKNOWN and column.blank is False and not column.rows


def _undecided(seen: Items, below: _Below, *, stale_if_undated: bool) -> str:
    """Why a home page that is but an entrance cannot be said to be stale; empty when it can."""
    if below.reason:
        return below.reason
    if not below.judged:
        return "undated" if seen.open or not (seen.undated and stale_if_undated) else ""
    return "undated" if below.undated and not stale_if_undated else ""


def _age(newest: Newest | None, rules: Rules) -> dict[str, Value]:
    return {
        "newest": newest.day.isoformat() if newest else None,
        "days": (rules.as_of - newest.day).days if newest else None,
        "items": 0,
        "window": str(rules.parameters["window"]),
    }


def _quote(rows: tuple[Row, ...], newest: Newest | None) -> str:
    """The newest row as it stands on the page."""
    if newest is None:
        return ""
    return next(
        (f"{row.title} {newest.day}" for row in rows if row.dated and row.dated.day == newest.day),
        newest.day.isoformat(),
    )


@site_check(
    "homepage-few-updates",
    title="Few updates on the home page",
    message="New items on the home page within the allowed time: {items}; required: at least {minimum}",
    zh=Texts(
        title="首页更新量少",
        message="首页栏目在规定期限内仅更新 {items} 条信息，应不少于 {minimum} 条",
        why="首页更新量反映网站日常维护情况，更新量过少说明内容保障不到位。",
        detects=(
            "规定期限内首页及其所列栏目新发布的信息（同一条只计一次）少于评分表要求的条数。"
            "需要读取的栏目未能读取，或者未注明日期的条目足以改变结论的，不作认定。首页公告本网站关停、迁移的，列为疑似。"
        ),
        rectify="加强内容保障，及时发布工作动态、通知公告等信息。",
    ),
    parameters=("window", "minimum"),
    data=("window",),
)
def homepage_few_updates(facts: SiteFacts, rules: Rules) -> Iterator[Result]:
    """Too little new stands on the home page.

    Why: how much is added to the home page shows whether the site is tended day by day.

    Detects: home pages with fewer new items within the window than the rubric asks for. Items seen on the
    home page and in the columns that it leads to count, each once. When a column that would have to be
    counted could not be read, or undated items could change the result, nothing is said. Where the page says
    that the site closes or has moved, a person has to confirm.

    Rectify: see to it that news and notices are published as they arise.
    """
    site, reason = facts.site.id, home_unread(facts)
    if facts.home is None or reason:
        yield Unassessed(check="homepage-few-updates", site=site, locator="", reason=reason)
        return
    window, minimum = rules.parameters["window"], rules.parameters["minimum"]
    edge, pages = ago(rules.as_of, window), pages_by_url(facts)
    listed = [_listed(column, pages, edge, rules) for column in _counted(facts)]
    seen = Items.together([items(facts.home, pages, edge, rules), *(more for more, _ in listed)])
    found = len(seen.fresh)
    reason = next((reason for _, reason in listed if reason), "") or _uncountable(seen, minimum)
    reason = reason or home_in_part(facts)
    if found >= minimum:
        yield Clear(check="homepage-few-updates", site=site, locator="")
    elif reason:
        yield Unassessed(
            check="homepage-few-updates", site=site, locator="", reason=reason, data={"items": found}
        )
    else:
        yield Finding(
            check="homepage-few-updates",
            site=site,
            locator="",
            certainty=Certainty.SUSPECTED if takes_leave(facts) else Certainty.SURE,
            data={"items": found, "minimum": minimum, "window": window},
            evidence=of_page(facts.home, _quote(facts.home.rows, seen.newest)),
        )


def _counted(facts: SiteFacts) -> list[Column]:
    """The columns whose items count: instead of one that lists nothing itself, the columns below it."""
    first = [column for column in _first_level(facts) if column.column_class in UPDATING]
    empty = {url_blind(column.url) for column in first if not column.leaf and not column.rows}
    below = [column for column in facts.columns if url_blind(column.parent) in empty]
    led = {url_blind(column.parent) for column in below}
    own = [column for column in first if url_blind(column.url) not in led]
    return list({column.url: column for column in (*own, *below) if column.column_class in UPDATING}.values())


def _listed(column: Column, pages: dict[str, Page], edge: dt.date, rules: Rules) -> tuple[Items, str]:
    """The items that a column's first page lists, and why they may not be all new ones there are."""
    page = pages.get(url_blind(column.url))
    reason = _blind_spot(column)
    if reason:
        return Items(), reason
    if page is None:
        over = column.blank or _is_leaf(column) or (column.newest is not None and column.newest.day < edge)
        return Items(), "" if over else "not_read"
    listed = items(page, pages, edge, rules)
    return listed, "more_pages" if page.next_pages and listed.fresh and not listed.old else ""


def _uncountable(seen: Items, minimum: int) -> str:
    """Why the new items cannot be counted; empty when they can."""
    if not (seen.dated or seen.undated):
        return "undated"
    return "undated" if len(seen.fresh) + len(seen.open) >= minimum else ""


@site_check(
    "date-future",
    title="Date in the future",
    message="“{title}” is dated {date}, later than the day it was read ({fetched})",
    zh=Texts(
        title="信息日期错误",
        message="“{title}”标注的日期为 {date}，晚于读取日期 {fetched}",
        why="发布日期晚于实际日期，说明信息录入有误或者人为改动，会误导公众，也会影响更新情况的判断。",
        detects=(
            "列表条目或文章页标注的发布日期，晚于读取当日的次日。预告、公示、报名等条目的日期可能是活动日期，不计；"
            "推算得出的日期和仅见于网址的日期不计。未来一年以内的列表日期列为疑似。"
        ),
        rectify="核实并更正发布日期。",
    ),
)
def date_future(facts: SiteFacts, rules: Rules) -> Iterator[Result]:
    """An item is dated later than the day on which it was read.

    Why: such a date is mistyped or made up; it misleads readers and hides that a list is out of date.

    Detects: publication dates of articles and dates of list rows that lie beyond the day after the page was
    fetched. Announcements of what is to come are left alone, as are inferred dates and dates that stand in
    addresses only. A list date less than a year ahead is suspected, as it may be the day of an event.

    Rectify: correct the date.
    """
    site = facts.site.id
    pages = {url_blind(page.url): page for page in (*facts.pages, facts.home) if page is not None}
    if not pages:
        yield Unassessed(check="date-future", site=site, locator="", reason=home_unread(facts))
    found: dict[str, list[_Place]] = {}
    for page in filter(_may_show_later, pages.values()):
        for place in _future(page, rules):
            found.setdefault(url_blind(place.locator), []).append(place)
    for url, page in pages.items():
        if url in found:
            continue
        if page.outcome in UNREAD:
            yield Unassessed(check="date-future", site=site, locator=page.url, reason=page.outcome.value)
        elif page.outcome is Outcome.OK:
            yield Clear(check="date-future", site=site, locator=page.url)
    for places in found.values():
        yield _future_finding(site, places, rules)


def _may_show_later(page: Page) -> bool:
    """True of a page that was read, unless all its dates are known to lie no later than its day."""
    known = page.latest is not None and page.latest <= page.fetched_at.date()
    return page.outcome is Outcome.OK and not known


def _future(page: Page, rules: Rules) -> Iterator[_Place]:
    """The dates of a page that lie in the future."""
    day = page.fetched_at.date()  # nowhere on earth does a later day begin than the one after it
    shown = [
        (row.url or page.url, row.title, row.dated) for row in page.rows if row.dated and row.dated.day > day
    ]
    if page.published and page.published.day > day:
        shown.insert(0, (page.url, page.title, page.published))
    for locator, title, dated in shown:
        if dated.day <= rules.day(page.fetched_at) + dt.timedelta(days=1):
            continue
        believed = dated.certain and dated.source is not DateSource.URL
        if believed and not any(word in title for word in AHEAD):
            yield _Place(locator=locator, title=title, dated=dated, page=page)


def _future_finding(site: str, places: list[_Place], rules: Rules) -> Finding:
    """One finding for all places that show the date of one item."""
    first = places[0]
    fetched = rules.day(first.page.fetched_at)
    own = any(place.dated.source is not DateSource.ROW for place in places)
    far = first.dated.day > fetched + dt.timedelta(days=366)
    urls = tuple(dict.fromkeys(place.page.url for place in places))
    return Finding(
        check="date-future",
        site=site,
        locator=first.locator,
        certainty=Certainty.SURE if own or far else Certainty.SUSPECTED,
        data={"date": first.dated.day.isoformat(), "title": first.title, "fetched": fetched.isoformat()},
        evidence=of_page(first.page, first.dated.text or f"{first.title} {first.dated.day}"),
        occurrences=len(urls),
        pages=urls[:5],
    )
