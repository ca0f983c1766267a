"""Letters from citizens (政务咨询): left without an answer, or answered late."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urldefrag

from checks.base import (
    Certainty,
    Clear,
    Evidence,
    Finding,
    Result,
    Rules,
    Texts,
    Unassessed,
    Value,
    site_check,
    url_blind,
)
from checks.channels import unread_mailboxes
from checks.duration import ago, later
from checks.evidence import of_page, pages_by_url
from checks.once import once_a_site
from crawler.facts import SiteFacts
from crawler.page import ColumnClass, Frozen, Letter, LetterState, Page, PageKind

ACKNOWLEDGED = "acknowledged_only"  # whether words such as 已转办 are the reply, nobody can say


class Subject(Frozen):
    """A letter that the rules count, and its locator."""

    letter: Letter
    locator: str


def counted(facts: SiteFacts, rules: Rules) -> list[Subject]:
    """The site's letters but for those the rubric leaves out and those surely older than its lookback.

    `exclude` names classes of columns and words in a letter's kind.
    """
    start = ago(rules.as_of, rules.parameters["lookback"])
    exclude = tuple(rules.parameters["exclude"])
    classes = _classes(facts) if facts.letters else {}
    letters = [
        letter
        for letter in facts.letters
        if letter.state is not LetterState.EXCLUDED
        and not _before(letter, start)
        and not _left_out(letter, exclude)
        and not classes.get(url_blind(urldefrag(letter.url).url), set()).intersection(exclude)
    ]
    return subjects(letters)


def subjects(letters: list[Letter]) -> list[Subject]:
    """Letters with their locators: the id where it tells letters apart, else the address."""
    ids = Counter(letter.id for letter in letters)
    by_locator: dict[str, Letter] = {}
    for letter in letters:
        own = letter.id if letter.id and ids[letter.id] == 1 else letter.url
        by_locator.setdefault(own, letter)
    return [Subject(letter=letter, locator=locator) for locator, letter in by_locator.items()]


def _before(letter: Letter, start: dt.date) -> bool:
    """True when the letter was surely written before the time looked at; an answer comes after its letter."""
    known = letter.asked or letter.answered
    return known is not None and known < start


def _left_out(letter: Letter, exclude: tuple[str, ...]) -> bool:
    return "咨询" not in letter.kind and any(word in letter.kind for word in exclude)


@once_a_site
def _classes(facts: SiteFacts) -> dict[str, set[str]]:
    """The classes of the columns in which a letter's page stands, by its blind address."""
    own = {url_blind(column.url): column.column_class.value for column in facts.columns}
    found: dict[str, set[str]] = {}
    for page in facts.pages:
        classes = {
            page.column_class.value,
            own.get(url_blind(page.url), ""),
            own.get(url_blind(page.parent), ""),
        }
        held = [letter.url for letter in page.letters] if page.kind is not PageKind.HOME else []
        for url in (page.url, page.final_url, *held):
            found.setdefault(url_blind(urldefrag(url).url), set()).update(classes)
    return found


def letter_evidence(letter: Letter, pages: dict[str, Page], quote: str = "") -> Evidence:
    """A letter as evidence; `pages` as `pages_by_url` gives them."""
    text = quote or " ".join(filter(None, (letter.title, letter.state_text)))
    page = pages.get(url_blind(urldefrag(letter.url).url))
    return of_page(page, text) if page else Evidence(url=letter.url, quote=text[:300])


def _data(letter: Letter) -> dict[str, Value]:
    return {
        "asked": letter.asked.isoformat() if letter.asked else None,
        "title": letter.title,
        "unit": letter.unit,
    }


def _unread(letter: Letter, pages: dict[str, Page]) -> str:
    """Why a letter that is not answered cannot be called unanswered; empty when it can."""
    if letter.state is LetterState.UNKNOWN and letter.reason != ACKNOWLEDGED:
        return letter.reason or "state_unknown"
    if letter.asked is None:
        return "letter_undated"
    if letter.detail:
        return ""
    if letter.state is LetterState.OPEN and (not letter.state_text or letter.reply):
        return "letter_unread"
    return "letter_not_understood" if url_blind(letter.url) in pages else ""


@site_check(
    "letter-unanswered",
    title="Letter left unanswered",
    message="The letter “{title}” of {asked} has had no answer for {days} days",
    zh=Texts(
        title="留言长期未回复",
        message="{asked} 的来信“{title}”已 {days} 天未予回复",
        why="公众咨询留言长期无人答复，互动渠道形同虚设；统计期内超过规定时限未回复的，属于单项否决内容。",
        detects=(
            "检查时点前统计期内公开的咨询类来信，网站显示未办结，或者答复处为空、只写“正在办理”“已转某局办理”，"
            "自来信之日起按日历月计算已超过规定时限；恰满时限当日的不计。"
            "这类字句可能就是答复的，列为疑似，需由人工确认。"
            "在线访谈、调查征集和评分表排除的类别不计；状态、日期不明，答复不公开、由脚本加载、"
            "以图片或者电话方式答复的，不作认定。"
            "信箱未能读取或者设在其他网站的，其中可能有未回复的来信，不得据此认定为合格。"
        ),
        rectify="立即核实并公开答复积压来信，建立限时办理和督办机制。",
    ),
    parameters=("limit", "lookback", "exclude"),
    data=("unit",),
)
def letter_unanswered(facts: SiteFacts, rules: Rules) -> Iterator[Result]:
    """A citizen's letter is still open after the time allowed.

    Why: people write because they need an answer; a mailbox that does not answer is a veto.

    Detects: public letters, written within the lookback, that the site shows as open, or whose own page
    has an empty place for the reply or one that only says that the letter is dealt with, when more calendar
    months than the limit have passed; the day on which the limit ends still counts as in time. Where such
    words may be meant as the reply, a person has to confirm. Interviews, surveys and what else the rubric
    leaves out do not count. Letters whose state or day is not known, whose reply is not public, needs a
    script, is an image or was given by telephone stay unassessed, and so does each mailbox in which no
    letter could be read: it may hold one that waits.

    Rectify: answer the letters that wait, publish the answers, and watch the time limits.
    """
    pages = pages_by_url(facts)
    for subject in counted(facts, rules):
        letter = subject.letter
        in_time = letter.asked is not None and rules.as_of <= later(letter.asked, rules.parameters["limit"])
        if letter.state is LetterState.ANSWERED or in_time:
            yield Clear(check="letter-unanswered", site=facts.site.id, locator=subject.locator)
        elif (reason := _unread(letter, pages)) or letter.asked is None:
            yield Unassessed(
                check="letter-unanswered",
                site=facts.site.id,
                locator=subject.locator,
                reason=reason,
                data=_data(letter),
            )
        else:
            yield Finding(
                check="letter-unanswered",
                site=facts.site.id,
                locator=subject.locator,
                certainty=Certainty.SURE if letter.state is LetterState.OPEN else Certainty.SUSPECTED,
                data={**_data(letter), "days": (rules.as_of - letter.asked).days},
                evidence=letter_evidence(letter, pages),
            )
    if ColumnClass.LETTERS.value not in rules.parameters["exclude"]:
        for locator, reason in unread_mailboxes(facts):
            yield Unassessed(
                check="letter-unanswered", site=facts.site.id, locator=locator, reason=reason, data={}
            )


@site_check(
    "letter-late",
    title="Letter answered late",
    message="The letter “{title}” of {asked} was answered on {answered}, after {days} days",
    zh=Texts(
        title="留言回复超时",
        message="{asked} 的来信“{title}”于 {answered} 答复，历时 {days} 天",
        why="答复超过规定时限，影响公众对网上办事和咨询的信任。",
        detects=(
            "统计期内公开的咨询类来信已经答复，但答复日期晚于来信之日起按日历月计算的时限；"
            "来信或者答复日期不明的，不作认定。"
        ),
        rectify="分析超时原因，明确办理时限和责任人，对临近时限的来信提前提醒。",
    ),
    parameters=("limit", "lookback", "exclude"),
    data=("unit",),
)
def letter_late(facts: SiteFacts, rules: Rules) -> Iterator[Result]:
    """A citizen's letter was answered, but after the time allowed.

    Why: an answer that comes too late helps nobody.

    Detects: answered letters, written within the lookback, whose last answer is dated later than the limit
    allows, in calendar months from the day of the letter. Letters without a day for question or answer stay
    unassessed.

    Rectify: find out what held the answers up; name who answers by when, and remind them in time.
    """
    pages = pages_by_url(facts)
    for subject in counted(facts, rules):
        letter = subject.letter
        if letter.state is not LetterState.ANSWERED:
            continue
        if letter.asked is None or letter.answered is None:
            if letter.asked is None or rules.as_of > later(letter.asked, rules.parameters["limit"]):
                reason = "letter_undated" if letter.asked is None else "reply_undated"
                yield Unassessed(
                    check="letter-late",
                    site=facts.site.id,
                    locator=subject.locator,
                    reason=reason,
                    data=_data(letter),
                )
            else:
                yield Clear(check="letter-late", site=facts.site.id, locator=subject.locator)
        elif letter.answered <= later(letter.asked, rules.parameters["limit"]):
            yield Clear(check="letter-late", site=facts.site.id, locator=subject.locator)
        else:
            days = (letter.answered - letter.asked).days
            yield Finding(
                check="letter-late",
                site=facts.site.id,
                locator=subject.locator,
                data={**_data(letter), "answered": letter.answered.isoformat(), "days": days},
                evidence=letter_evidence(letter, pages),
            )
