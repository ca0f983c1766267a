"""Mailboxes (领导信箱、咨询留言): is there a channel for letters, and does it show any."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from urllib.parse import urldefrag, urlsplit

from checks.base import Clear, Evidence, Finding, Result, Rules, Texts, Unassessed, site_check, url_blind
from checks.channels import CHANNEL_WORDS, leads_elsewhere, menu_unread, named, some_link_named
from checks.columns import unjudged, without_rows
from checks.duration import ago
from checks.evidence import home_in_part, of_column, of_page, pages_by_url
from checks.letters import counted
from checks.linked import link_addresses
from crawler.facts import Column, SiteFacts
from crawler.page import ColumnClass, Letter, Page, PageKind

ENOUGH = 0.8  # share of the columns to have read before a channel is said to be missing
COMPLAINT_WORDS = ("投诉", "举报", "信访")
CHANNEL_PATHS = (
    "szxx", "xzxx", "ldxx", "zxts", "zxly", "hdjl", "zmhd", "gzcy", "mailbox", "letter", "jact", "lyb",
    "zxxx", "wlwz", "wzlz", "liuyan", "guestbook", "consult", "12345",
)  # fmt: skip
LETTER_PAGES = (PageKind.LETTER, PageKind.LETTER_LIST)
LANDINGS = {ColumnClass.INTERACTION, ColumnClass.UNKNOWN}  # behind which a channel may be found


@site_check(
    "letter-channel-missing",
    title="No channel for letters",
    message="The site offers no column or mailbox where people can ask and be answered",
    zh=Texts(
        title="未开设咨询留言渠道",
        message="网站未开设政务咨询类栏目，公众无处咨询留言",
        why="网上咨询是政府网站的基本功能，没有渠道，公众的问题无法送达。",
        detects=(
            "首页已读取，各主要栏目已基本读取，仍未见领导信箱、网上咨询、留言板等栏目或入口，"
            "也没有指向其他网站同类渠道的链接。有入口而未能读取、栏目读取不全，"
            "或者互动交流栏目设在其他网站、通向其他网站的，不作认定。"
        ),
        rectify="开设领导信箱或者咨询留言栏目，在首页设置明显入口，并按时公开答复。",
    ),
)
def letter_channel_missing(facts: SiteFacts, _: Rules) -> Iterator[Result]:
    """There is no way to write to the office and be answered in public.

    Why: to ask and be answered is the least a government site has to offer.

    Detects: sites whose home page and nearly all columns were read, without any column, letter or link for
    letters, inquiries or messages, here or on another host. Where something points to a channel that
    was not read, the part for interaction lies on another host or leads to one, or too few columns were
    read, the site stays unassessed.

    Rectify: open a mailbox or message board, link it from the home page, and publish the answers in time.
    """
    if _has_channel(facts):
        yield Clear(check="letter-channel-missing", site=facts.site.id, locator="")
    elif reason := _unseen(facts):
        yield Unassessed(check="letter-channel-missing", site=facts.site.id, locator="", reason=reason)
    else:
        evidence = of_page(facts.home) if facts.home else Evidence(url=facts.site.url)
        yield Finding(check="letter-channel-missing", site=facts.site.id, locator="", evidence=evidence)


def _has_channel(facts: SiteFacts) -> bool:
    """A column, letters, or a link that names a channel."""
    if facts.letters or any(column.column_class is ColumnClass.LETTERS for column in facts.columns):
        return True
    if any(page.kind in LETTER_PAGES for page in facts.pages):
        return True
    names = [column.name for column in facts.columns if column.column_class is not ColumnClass.COMPLAINTS]
    return any(named(name, CHANNEL_WORDS) for name in names) or some_link_named(facts, CHANNEL_WORDS)


def _unseen(facts: SiteFacts) -> str:
    """Why a channel that was not found may exist all the same; empty when it surely does not."""
    if reason := home_in_part(facts):
        return reason
    if not facts.columns:
        return "navigation_unread"
    complaints = any(column.column_class is ColumnClass.COMPLAINTS for column in facts.columns)
    if complaints or some_link_named(facts, COMPLAINT_WORDS):
        return "complaints_only"
    if _some_leads_to_one(link_addresses(facts)):
        return "channel_unread"
    if leads_elsewhere(facts):
        return "external"
    if menu_unread(facts):
        return "scripted"
    unread = [column for column in facts.columns if unjudged(column) and not column.external]
    open_landings = [column for column in unread if column.level == 1 and column.column_class in LANDINGS]
    if open_landings:
        return unjudged(open_landings[0])
    own = [column for column in facts.columns if not column.external]
    return "coverage" if len(own) - len(unread) < ENOUGH * len(own) else ""


def _some_leads_to_one(urls: set[str]) -> bool:
    together = "\n".join(urls).lower()  # looked through at once, since hardly any does
    return any(part in together for part in CHANNEL_PATHS) and any(map(_leads_to_one, urls))


def _leads_to_one(url: str) -> bool:
    """True for an address whose host or path is named as those of channels are."""
    whole = url.lower()
    named = [part for part in CHANNEL_PATHS if part in whole]
    if not named:
        return False
    parts = urlsplit(whole)
    return any(part in parts.path or part in (parts.hostname or "") for part in named)


@site_check(
    "letters-none",
    title="No letters published",
    message="The letter columns show no letter within the time looked at; newest: {newest}",
    zh=Texts(
        title="咨询栏目无有效信件",
        message="政务咨询类栏目在统计期内没有有效信件，最近一封来信日期：{newest}",
        why="栏目开设后一年内没有一封有效信件，说明渠道不通或者答复不公开。",
        detects=(
            "本网站设有政务咨询类栏目，其列表已读取，统计期内没有任何来信。"
            "列表由脚本加载、需要登录、设在其他网站，来信未注明日期或者晚于检查基准日的，不作认定。"
        ),
        rectify="检查信箱能否正常提交，及时公开来信和答复内容。",
    ),
    parameters=("lookback", "exclude"),
)
def letters_none(facts: SiteFacts, rules: Rules) -> Iterator[Result]:
    """There is a column for letters, but it shows none of the last year.

    Why: a mailbox without letters does not work, or hides its answers.

    Detects: sites with a column for letters of their own whose lists were read, with no letter dated within
    the lookback. Lists that a script fills, that ask for a login, lie on another host, have no
    dates, or some after the day that is judged for, leave it unassessed.

    Rectify: see whether letters can be sent, and publish letters and answers.
    """
    columns = [column for column in facts.columns if column.column_class is ColumnClass.LETTERS]
    start = ago(rules.as_of, rules.parameters["lookback"])
    letters = [subject.letter for subject in counted(facts, rules)]
    if not columns and not facts.letters:
        return
    days = [day for letter in letters for day in (letter.asked, letter.answered) if day is not None]
    days += [column.newest.day for column in columns if column.newest is not None]
    if any(start <= day <= rules.as_of for day in days):
        yield Clear(check="letters-none", site=facts.site.id, locator="")
    elif reason := _unlisted(columns, letters, facts) or (
        "future_dates" if max(days, default=start) > rules.as_of else ""
    ):
        yield Unassessed(check="letters-none", site=facts.site.id, locator="", reason=reason)
    else:
        yield _none(facts, columns)


def _unlisted(columns: list[Column], letters: list[Letter], facts: SiteFacts) -> str:
    """Why there may be letters that were not seen; empty when their lists were read whole."""
    if any(letter.asked is None and letter.answered is None for letter in letters):
        return "letter_undated"
    if not columns:
        return "channel_unread"
    pages = pages_by_url(facts)
    return next(filter(None, (_unlisted_in(column, pages, facts) for column in columns)), "")


def _unlisted_in(column: Column, pages: dict[str, Page], facts: SiteFacts) -> str:
    if reason := unjudged(column):
        return reason
    if column.blank:
        return ""
    page = pages.get(url_blind(column.url))
    held = bool(page and page.letters) or any(
        url_blind(urldefrag(letter.url).url) == url_blind(column.url) for letter in facts.letters
    )
    if held or column.newest is not None:
        return ""
    if column.rows:
        return "undated"
    return without_rows(column)


def _none(facts: SiteFacts, columns: list[Column]) -> Finding:
    days: list[dt.date] = [letter.asked for letter in facts.letters if letter.asked]
    days += [column.newest.day for column in columns if column.newest]
    newest = max(days, default=None)
    return Finding(
        check="letters-none",
        site=facts.site.id,
        locator="",
        data={"newest": newest.isoformat() if newest else None},
        evidence=of_column(columns[0], pages_by_url(facts), columns[0].name),
    )
