"""Columns (栏目): out of date, blank, or without dates.

Each column is one subject, and each question is put to one check: a blank column is never stale, and a list
without dates is asked for its dates, not for its age.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from checks.base import Certainty, Clear, Finding, Result, Rules, Texts, Unassessed, Value, site_check
from checks.duration import ago
from checks.evidence import of_column, pages_by_url
from checks.farewell import takes_leave
from crawler.facts import Column, SiteFacts
from crawler.page import Outcome

SAMPLE = 3  # articles to read before a list is said to have no dates
# A column of laws alone is a collection, to which nothing is due in any term.
_LAWS = re.compile(
    "(?:国家|中央|地方性?|行政|部门|政府|相关|有关|常用|其他|本级|上级)*(?:(?:法律|法规|规章|条例|司法解释)[、及与和]?)+"
    "(?:库|汇编|选编|大全)?|laws and regulations|legislation",
    re.I,
)


def column_data(column: Column) -> dict[str, Value]:
    """What every result on a column tells of it."""
    return {
        "class": column.column_class.value,
        "name": column.name,
        "on_home": column.on_home,
        "level": column.level,
    }


def unjudged(column: Column) -> str:
    """Why a column cannot be judged, as a reason code; empty when it can."""
    if column.external:
        return "external"
    if column.outcome is not Outcome.OK:
        return column.outcome.value
    if not column.judged:
        return column.why_not or "not_judged"
    return ""


def without_rows(column: Column) -> str:
    """Why no item of a column that was read is known, as a reason code."""
    return column.blank_reason if column.blank is None and column.blank_reason else "no_rows"


def surely_undated(column: Column) -> bool:
    """True when neither the list nor the articles read for it carry a date."""
    return (
        column.newest is None
        and column.rows > 0
        and column.dated_rows == 0
        and column.articles_read >= min(SAMPLE, column.rows)
        and column.dates_in_articles == 0
    )


def _divided(facts: SiteFacts, classes: Container[str]) -> set[str]:
    """The columns that parts of one of the classes are judged for, unless a person has listed them."""
    parts = [column for column in facts.columns if column.column_class.value in classes]
    return {
        column.url
        for column in facts.columns
        if not column.leaf
        and not column.confirmed_by
        and any(_belongs(part, column) for part in parts if part is not column)
    }


def _belongs(part: Column, column: Column) -> bool:
    folder = column.url.partition("?")[0].rpartition("/")[0] + "/"
    below = part.url.startswith(folder) and folder.count("/") > 3
    shown = bool(column.newest_url) and part.newest_url == column.newest_url
    return part.parent == column.url or below or shown


@site_check(
    "column-stale",
    title="Column out of date",
    message="“{name}” has had nothing new for {days} days; newest item: {newest}",
    zh=Texts(
        title="栏目不更新",
        message="“{name}”栏目已 {days} 天未更新，最新信息发布于 {newest}",
        why="应更新的栏目长期不更新，公众看到的是过时信息，是普查和检查中最常见的问题。",
        detects=(
            "动态要闻、通知公告、政策文件等栏目中，最新一条信息的发布日期早于评分表规定的期限；"
            "恰在期限当日的不计。空白栏目和未注明日期的栏目另行判断，未能读取的栏目不作认定；"
            "页面注明已停止更新或者归档的栏目、仅汇总展示其他栏目信息的频道页不计。"
            "仅收录法律、法规、规章的栏目，何时应当更新须由人员判断，列为疑似；经人员确认的栏目除外。"
            "首页公告本网站关停、迁移的，列为疑似。"
        ),
        rectify="及时发布信息；无力保障更新的栏目，予以归并或关闭。",
    ),
    parameters=("windows",),
    data=("class", "level", "on_home", "window"),
)
def column_stale(facts: SiteFacts, rules: Rules) -> Iterator[Result]:
    """A column has had no new item within the time its class allows.

    Why: a column that nobody tends tells the public what is no longer so.

    Detects: columns whose newest dated item is older than the window of their class; an item dated on the
    edge still counts. Blank columns and lists without dates are left to other checks; a column that could not
    be read, or lives on another host, stays unassessed; one that says it is kept as a record, and a channel
    that shows what its columns list, are left out. Days inferred rather than read, dates in the future,
    and lists of which most rows are undated make the finding a suspected one; so does a column of laws alone
    that no person has listed, and a home page that says that the site closes or has moved.

    Rectify: publish what is due, or merge or close a column that cannot be kept up.
    """
    windows, pages = rules.parameters["windows"], pages_by_url(facts)
    leave = takes_leave(facts)
    divided = _divided(facts, windows)
    for column in facts.columns:
        window = windows.get(column.column_class.value)
        reason = unjudged(column)
        if window is None or column.url in divided or (column.blank and not reason):
            continue
        data = column_data(column)
        reason = reason or _ageless(column)
        if reason:
            yield Unassessed(
                check="column-stale", site=facts.site.id, locator=column.url, reason=reason, data=data
            )
        elif column.newest is None:
            continue
        elif column.newest.day >= ago(rules.as_of, window):
            yield Clear(check="column-stale", site=facts.site.id, locator=column.url)
        else:
            days = (rules.as_of - column.newest.day).days
            yield Finding(
                check="column-stale",
                site=facts.site.id,
                locator=column.url,
                certainty=Certainty.SUSPECTED if leave or _of_laws(column) else age_certainty(column),
                data={**data, "newest": column.newest.day.isoformat(), "days": days, "window": window},
                evidence=of_column(column, pages, column.newest_title),
            )


def _of_laws(column: Column) -> bool:
    """True for a column of laws alone, unless a person has said what it is."""
    return not column.confirmed_by and bool(_LAWS.fullmatch(column.name.strip()))


def _ageless(column: Column) -> str:
    """Why the age of a column that was read cannot be told here; empty when it can, or others have to."""
    if column.newest is not None:
        return ""
    if column.rows == 0:
        return without_rows(column)
    if column.future_rows:
        return "future_dates"
    return "undated" if column.dated_rows or column.dates_in_articles else ""


def age_certainty(column: Column) -> Certainty:
    """How sure the day of a column's newest item is."""
    sure = column.newest is not None and column.newest.certain and column.future_rows == 0
    from_list = column.dated_rows * 2 >= column.rows
    return Certainty.SURE if sure and from_list else Certainty.SUSPECTED


@site_check(
    "column-blank",
    title="Blank column",
    message="“{name}” holds nothing",
    zh=Texts(
        title="空白栏目",
        message="“{name}”为空白栏目",
        why="栏目开设后没有任何内容，公众点开一无所获；空白栏目达到规定数量即单项否决。",
        detects=(
            "末级栏目页面可以正常读取，但没有任何信息条目、正文、附件、表单或嵌入页面，"
            "并且显示“暂无信息”“建设中”等提示，或仅剩网站公共模板。"
            "靠脚本加载内容、未能读取的栏目，以及首页仍列有其信息的栏目不作认定。"
        ),
        rectify="补充内容；无内容可发布的栏目，予以归并或关闭。",
    ),
    data=("class", "level", "on_home"),
)
def column_blank(facts: SiteFacts, _: Rules) -> Iterator[Result]:
    """A column is announced but holds nothing.

    Why: visitors who follow the menu arrive at an empty list; a handful of them is a veto.

    Detects: leaf columns that were read whole and have no items, text, attachments, forms or frames, and
    either say that there is nothing yet or show only what every page of the site shows. A list that a script
    fills, or a column that could not be read, stays unassessed; so does one whose items the home page lists.

    Rectify: publish content, or merge or close the column.
    """
    pages = pages_by_url(facts)
    for column in facts.columns:
        if column.external or not column.leaf:
            continue
        reason = unjudged(column) or _undecided(column)
        if reason:
            yield Unassessed(
                check="column-blank",
                site=facts.site.id,
                locator=column.url,
                reason=reason,
                data=column_data(column),
            )
        elif not column.blank or column.rows:
            yield Clear(check="column-blank", site=facts.site.id, locator=column.url)
        else:
            yield Finding(
                check="column-blank",
                site=facts.site.id,
                locator=column.url,
                data=column_data(column),
                evidence=of_column(column, pages, column.blank_reason.removeprefix("phrase:")),
            )


def _undecided(column: Column) -> str:
    """Why it cannot be said whether a column that was read is blank."""
    return (column.blank_reason or "undetermined") if column.blank is None and not column.rows else ""


@site_check(
    "column-undated",
    title="Column without dates",
    message="“{name}” shows no publication dates, neither in its list nor in its articles",
    zh=Texts(
        title="栏目信息未注明发布时间",
        message="“{name}”栏目的列表和文章均未注明发布时间",
        why="没有发布时间，公众无从判断信息是否有效；按规定，未注明发布时间的视为不更新。",
        detects=(
            "有更新期限的栏目中，列表没有日期，已读取的最新文章（至少三篇，不足三篇的为全部）"
            "在正文、标签和网址中也都没有日期。文章未能读取的不作认定。"
            "仅汇总展示其他栏目信息的频道页不计；仅收录法律、法规、规章的栏目列为疑似，经人员确认的除外。"
            "首页公告本网站关停、迁移的，列为疑似。"
        ),
        rectify="在列表和文章页显著位置注明发布时间（年-月-日 时:分），并填写 PubDate 标签。",
    ),
    parameters=("classes",),
    data=("class", "level", "on_home"),
)
def column_undated(facts: SiteFacts, rules: Rules) -> Iterator[Result]:
    """A column that must be kept up shows no dates.

    Why: without dates nobody can tell whether the information still holds; the rules treat undated as stale.

    Detects: columns whose class has a window, whose list has items but no dates, and whose newest articles
    (three, or all if there are fewer) were read and carry no date in any place either. While too few articles
    were read the column stays unassessed. A channel that shows what its columns list is left out; columns of
    laws alone and of sites that say that they close are suspected ones, as in `column-stale`.

    Rectify: show the publication time in the list and on every article, and fill in the PubDate tag.
    """
    classes, pages = rules.parameters["classes"], pages_by_url(facts)
    leave = takes_leave(facts)
    divided = _divided(facts, classes)
    for column in facts.columns:
        if column.column_class.value not in classes or column.url in divided or unjudged(column):
            continue
        if column.blank or column.rows == 0:
            continue
        if surely_undated(column):
            yield Finding(
                check="column-undated",
                site=facts.site.id,
                locator=column.url,
                certainty=Certainty.SUSPECTED if leave or _of_laws(column) else Certainty.SURE,
                data=column_data(column),
                evidence=of_column(column, pages),
            )
        elif column.newest is not None or column.dated_rows or column.dates_in_articles:
            yield Clear(check="column-undated", site=facts.site.id, locator=column.url)
        else:
            yield Unassessed(
                check="column-undated",
                site=facts.site.id,
                locator=column.url,
                reason="articles_unread",
                data=column_data(column),
            )
