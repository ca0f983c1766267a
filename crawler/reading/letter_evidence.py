"""Evidence that the rows of a list are letters: they agree, and a survey, a vote or a figure is none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from crawler.reading.letter_state import Draft
from crawler.reading.seldom import seldom
from crawler.reading.vocabulary import load

# How people write, and how offices announce.
_ASKS = seldom(
    r"请问|希望|能否|可否|是否|如何|怎[么样]|什么|何时|为何|[？?]|[吗呢]$|的(?:建议|问题|诉求|请求|投诉|咨询|举报)$"
    r"|^\W{0,3}(?:咨询|投诉|举报|反映|求助|建议|请求)(?!投诉|建议|举报|求助|咨询|留言|信箱|类|$).{3,}"
)
_REPORTS = seldom("(?:情况|选登|汇总|统计表?|[月季年]报|通报|公示|公告)$")
_HANDLED = seldom("[复办理答转]")  # 已回复, 待处理; not 已反馈, 已结束, 已公开
_ANNOUNCES = seldom(
    r"(?:公告|通告|公示|通知|通报|启事|须知|问卷|测评|听证会?|调查表?|(?<!没有)(?<!没)结果|(?:办理|受理|来信|信件|处理)(?:情况|选登|汇总)|[月季年]报|方案|办法|报告|统计表?|访谈|直播|评选|报名)(?:[（(].{0,20}[)）])?$"
    r"|征求.{0,30}意见|征集.{0,20}(?:意见|建议)|(?:意见|建议|民意)征集|问卷|(?:网上|网络|在线)调查|满意度(?:调查|测评)|草案|征求意见稿|听证|访谈"
)


def are_letters(
    drafts: Sequence[Draft], *, plainly: bool, labels: AbstractSet[str] = frozenset(), activity: bool = False
) -> bool:
    """Whether the rows of one list, taken together, are letters.

    Two labels that only letters have are enough. Else no row may be in a state that letters do not have, the
    titles must not be announcements, and where only the address of the page speaks of letters, half of the
    rows have to: by kind, number, question or a state that says that somebody is to be answered.

    Args:
        drafts: the rows as read.
        plainly: the words of the page speak of letters.
        labels: those of the list's header that only letters have.
        activity: the header has a label of surveys, votes or interviews.
    """
    if len(labels) >= 2:
        return True
    if activity or any(draft.activity for draft in drafts):
        return False
    telling = sum(_tells(draft) for draft in drafts)
    announcing = sum(announces(draft.title) for draft in drafts)
    if 2 * announcing > len(drafts) and 2 * telling < len(drafts):
        return False
    answering = sum(any("复" in word for word in draft.status) for draft in drafts)
    return plainly or bool(labels) or 2 * (telling + answering) >= len(drafts)


def _tells(draft: Draft) -> bool:
    """True for what no survey has: a number, a kind, a question, the state of one that is dealt with."""
    if draft.kind or draft.id or draft.replied or _ASKS.search(draft.title):
        return True
    return not _REPORTS.search(draft.title[:200]) and any(map(_HANDLED.search, draft.status))


def announces(title: str) -> bool:
    """True for the title of what an office makes known or asks the public, and not of what people write."""
    return bool(_ANNOUNCES.search(title[:200])) and not _ASKS.search(title[:200])


def asks(title: str) -> bool:
    """True for a title that puts a question or names what somebody wants."""
    return bool(_ASKS.search(title[:200]))


def specific(labels: Iterable[str]) -> set[str]:
    """The labels that only letters have."""
    return {label for label in labels if label.startswith(tuple(load("letters")["specific"]["words"]))}
