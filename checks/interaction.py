"""Interaction: surveys (调查征集) and interviews (在线访谈), whether there are any and how many."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from checks.base import Clear, Evidence, Finding, Result, Rules, Texts, Unassessed, site_check, url_blind
from checks.channels import menu_unread
from checks.columns import unjudged, without_rows
from checks.duration import ago
from checks.evidence import home_in_part, of_column, of_page, pages_by_url
from checks.items import Items, items
from checks.listing import Listing, boxed, listing_of
from crawler.facts import Column, SiteFacts
from crawler.page import ColumnClass, Frozen, Page

# Columns behind which a channel may be found that the navigation does not name.
LANDINGS = {ColumnClass.INTERACTION, ColumnClass.LETTERS, ColumnClass.UNKNOWN}
FAULTS = {"missing": "no such column", "none": "nothing in the time looked at", "few": "too few"}
FAULTS_ZH = {"missing": "未开设相应栏目", "none": "统计期内未开展", "few": "开展次数少"}
SURVEY_WORDS = ("调查", "征集", "问卷", "民意")
INTERVIEW_WORDS = ("访谈", "直播间", "面对面")


@site_check(
    "survey-channel",
    title="Surveys missing or rare",
    message="Surveys and consultations: {fault} ({count} held, at least {minimum} required)",
    words={"fault": FAULTS},
    zh=Texts(
        title="调查征集栏目问题",
        message="调查征集：{fault}；已开展 {count} 次，应不少于 {minimum} 次",
        why="调查征集是听取公众意见的重要渠道，栏目缺失或者长期不开展，公众无法参与决策。",
        detects=(
            "首页和导航已读取而未见调查征集类栏目；或者栏目在统计期内没有开展活动，"
            "或者次数少于规定。栏目设在其他网站、未能读取、条目未注明日期足以改变结论的，不作认定。"
        ),
        rectify="开设调查征集栏目，围绕重大决策和民生事项定期开展活动，并公布结果。",
        words={"fault": FAULTS_ZH},
    ),
    parameters=("lookback", "minimum_portal", "minimum"),
)
def survey_channel(facts: SiteFacts, rules: Rules) -> Iterator[Result]:
    """The site does not ask the public, or hardly ever.

    Why: surveys and consultations are how people take part in what is decided.

    Detects: sites whose home page and navigation show no such column or whose column has
    nothing within the lookback, or less than the rubric asks for. A column on another host, one that
    could not be read, and undated items that could change the number leave it unassessed.

    Rectify: open the column, and consult the public regularly on what matters to it.
    """
    channel = _Channel(
        check="survey-channel",
        column_class=ColumnClass.SURVEYS,
        words=SURVEY_WORDS,
        minimum=_minimum(facts, rules),
    )
    yield _judge(channel, facts, rules)


@site_check(
    "interview-channel",
    title="Interviews missing or rare",
    message="Online interviews: {fault} ({count} held, at least {minimum} required)",
    words={"fault": FAULTS},
    zh=Texts(
        title="互动访谈栏目问题",
        message="互动访谈：{fault}；已开展 {count} 次，应不少于 {minimum} 次",
        why="在线访谈便于公众了解政策、与负责人直接交流，栏目缺失或者长期不开展，互动流于形式。",
        detects=(
            "首页和导航已读取而未见在线访谈类栏目；或者栏目在统计期内没有开展活动，"
            "或者次数少于规定。栏目设在其他网站、未能读取、条目未注明日期足以改变结论的，不作认定。"
        ),
        rectify="开设在线访谈栏目，定期邀请负责人解读政策、回应关切，并及时公布访谈内容。",
        words={"fault": FAULTS_ZH},
    ),
    parameters=("lookback", "minimum_portal", "minimum"),
)
def interview_channel(facts: SiteFacts, rules: Rules) -> Iterator[Result]:
    """The site holds no interviews, or hardly any.

    Why: interviews let people hear and ask those who are in charge.

    Detects: sites whose home page and navigation show no such column or whose column has
    nothing within the lookback, or less than the rubric asks for. A column on another host, one that
    could not be read, and undated items that could change the number leave it unassessed.

    Rectify: open the column, and invite those in charge regularly.
    """
    channel = _Channel(
        check="interview-channel",
        column_class=ColumnClass.INTERVIEWS,
        words=INTERVIEW_WORDS,
        minimum=_minimum(facts, rules),
    )
    yield _judge(channel, facts, rules)


class _Channel(Frozen):
    """What is looked for."""

    check: str
    column_class: ColumnClass
    words: tuple[str, ...]  # in links that may lead to it
    minimum: int


def _minimum(facts: SiteFacts, rules: Rules) -> int:
    return int(rules.parameters["minimum_portal" if facts.site.portal else "minimum"])


def _judge(channel: _Channel, facts: SiteFacts, rules: Rules) -> Result:
    edge = ago(rules.as_of, rules.parameters["lookback"])
    columns = [column for column in facts.columns if column.column_class is channel.column_class]
    if not columns:
        reason = _unseen(channel, facts)
        return _unassessed(channel, facts, reason) if reason else _finding(channel, facts, "missing", 0)
    seen, reason = _counted(columns, facts, edge, rules)
    count = len(seen.fresh)
    if count >= channel.minimum:
        return Clear(check=channel.check, site=facts.site.id, locator="")
    if reason or count + len(seen.open) >= channel.minimum:
        return _unassessed(channel, facts, reason or "undated")
    return _finding(channel, facts, "few" if count else "none", count, columns[0])


def _counted(columns: list[Column], facts: SiteFacts, edge: dt.date, rules: Rules) -> tuple[Items, str]:
    """What the columns list, and why that may not be all there is."""
    pages, seen, reasons = pages_by_url(facts), list[Items](), []
    shown = [(column, pages.get(url_blind(column.url))) for column in columns]
    mixed = any(page and len(listing_of(page).items) > column.rows for column, page in shown)
    for column, page in shown:
        own = _without_boxes(page) if mixed and page else None
        listed = items(page, pages, edge, rules, own) if page and not unjudged(column) else None
        seen += [listed] if listed else []
        more = page is not None and page.next_pages and listed is not None and not listed.old
        reasons.append(_uncounted(column, edge, listed=listed is not None) or ("more_pages" if more else ""))
    return Items.together(seen), next(filter(None, reasons), "")


def _without_boxes(page: Page) -> Listing:
    """A page's rows without those of boxes beside its list that lie elsewhere, unless it has no others."""
    folder, listed = page.final_url.partition("?")[0].rpartition("/")[0] + "/", listing_of(page)
    foreign = {place for place, url in boxed(listed).items() if not url.startswith(folder)}
    return listed.without(foreign) if 0 < len(foreign) < len(listed.items) else listed


def _unseen(channel: _Channel, facts: SiteFacts) -> str:
    """Why a channel that was not found may exist all the same; empty when it surely does not."""
    reason = home_in_part(facts)
    if reason or facts.home is None:
        return reason
    if not facts.columns:
        return "navigation_unread"
    landings = [column for column in facts.columns if column.column_class in LANDINGS and column.level == 1]
    reasons = [
        unjudged(column)
        for column in landings
        if not (column.external and column.column_class is ColumnClass.UNKNOWN)
    ]
    named = {link.url for link in facts.home.links if any(word in link.text for word in channel.words)}
    found = next(filter(None, reasons), "") or ("channel_unread" if named - _news(facts, named) else "")
    return found or ("scripted" if menu_unread(facts) else "")


def _news(facts: SiteFacts, urls: set[str]) -> set[str]:
    """Those of some addresses that are dated items of columns that were read: news of a talk, no channel.

    What asks the public itself, or is a talk, may be one of a channel's own.
    """
    if not urls:
        return set()
    columns = {url_blind(column.url) for column in facts.columns}
    listed = (page for page in facts.pages if url_blind(page.url) in columns)
    rows = (row for page in listed for row in page.rows if row.dated and row.url in urls)
    return {row.url for row in rows if not _HELD.search(row.title)}


_HELD = re.compile(
    r"征[求集].{0,60}(?:意见|建议|公告|通告|通知|启事|函)|(?:意见|建议|民意)征集|问卷|调查(?:公告|通告|启事|表)"
    r"|^\W{0,3}(?:(?:在线|网上|网络|视频|嘉宾|领导|局长)?访谈|民意调查|网上调查|意见征求)(?:\W|实录|预告|第|直播)"
)


def _uncounted(column: Column, edge: dt.date, *, listed: bool) -> str:
    """Why the items of a column cannot be counted; empty when they can."""
    reason = unjudged(column)
    if reason or column.blank:
        return reason
    if column.newest is not None and column.newest.certain and column.newest.day < edge:
        return ""
    if not column.rows:
        return without_rows(column)
    return "" if listed else "not_read"


def _unassessed(channel: _Channel, facts: SiteFacts, reason: str) -> Unassessed:
    return Unassessed(check=channel.check, site=facts.site.id, locator="", reason=reason)


def _finding(
    channel: _Channel, facts: SiteFacts, fault: str, count: int, column: Column | None = None
) -> Finding:
    evidence = of_page(facts.home) if facts.home else Evidence(url=facts.site.url)
    return Finding(
        check=channel.check,
        site=facts.site.id,
        locator="",
        data={"fault": fault, "count": count, "minimum": channel.minimum},
        evidence=of_column(column, pages_by_url(facts), column.name) if column else evidence,
    )
