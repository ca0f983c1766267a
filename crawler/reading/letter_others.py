"""Others: what stands beside letters, looks like one that waits, and is none: surveys, counts, offices."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.page import Letter, LetterState
from crawler.reading.seldom import seldom

_SURVEY = seldom(
    r"(?:问卷|(?:问卷|满意度|民意|网上|网络|抽样|社会)调查|调查表|测评)$|(?:意见|民意|建议|线索|选题|项目|作品)征集(?:公告|启事|活动)?$|征求意见稿?(?:的?(?:公告|通知|启事))?$"
    r"|^关于(?:公开|广泛)?(?:征求|征集).{2,60}的?(?:公告|通知|启事)$"
)
_DOUBTFUL = re.compile(  # a survey, or what a citizen asks
    r"调查$|^关于(?:公开|广泛)?(?:征求|征集).{2,60}的?意见$"
)
_CITIZEN = re.compile(  # 投诉市场监督管理局; not 投诉举报中心
    r"^(?:反映|投诉|举报|请求|咨询|建议)(?!(?:投诉|举报|咨询|建议|受理|处理|办理|调解|服务|接待|维权|热线|与|和|及|、)*"
    r"(?:中心|大队|支队|局|科|处|办|办公室|委|委员会|公司|厅)?$)"
)
_OF_LETTER = seldom("[待未已][回答][复信]")  # the state of what is owed a reply, as no survey is
_COUNT = seldom(r"^\W*(?:收件|收到|来信|信件|留言|办结|回复|受理|总数|合计|共)\D{0,6}\d+\s*[件封条个]?\W*$")
_FIGURES = seldom(r"(?:来信|信件|留言|诉求|信箱|办理|回复)\S{0,8}(?:统计|汇总|月报|季报|通报)(?:表|情况)?$")
_SLIP = re.compile(  # with which an office passes a letter on
    r"(?:转办|交办|督办|批办|流转|批转)(?:通知|处理|事项)?(?:单|函|笺|表|通知书)$"
    r"|(?:信访|来信|信件|信箱|留言|诉求|工单).{0,10}(?:单|函|笺|告知书|通知书|意见书|反馈表|登记表)$"
    r"|(?:局|委|办|厅|镇|乡|街道|中心|部门|单位)(?:受理|办理|处理|反馈|答复|回复|登记|回访)[一-鿿]{0,4}(?:单|函|笺|书|表)$"
)
_STEP_SLIP = re.compile(r"(?:受理|办理|处理|反馈|答复|回复|登记|告知|回访)[一-鿿]{0,4}(?:单|函|笺|书|表)$")
_OFFICE = seldom(r"^[一-鿿]{1,12}(?:局|委|委员会|厅|办|办公室|镇|乡|街道|街道办事处|中心|支队|大队|公司)$")


def without_others(found: Sequence[Letter]) -> list[Letter]:
    """The letters of a page without what only looks like letters that wait for an answer."""
    rows = [letter for letter in found if _waits(letter)]
    offices = (
        len(rows) > 1
        and not any(letter.detail for letter in rows)
        and all(_OFFICE.match(letter.title) and not _of_citizen(letter) for letter in rows)
    )
    others = {id(letter) for letter in rows if offices or _is_other(letter)}
    return [letter for letter in found if id(letter) not in others]


def _waits(letter: Letter) -> bool:
    """True for a row without number, text or answer."""
    said = letter.id or letter.body or letter.reply or letter.answered
    return not said and letter.state in (LetterState.OPEN, LetterState.UNKNOWN)


def _of_citizen(letter: Letter) -> bool:
    """True for a title that begins as citizens' do, and for a day beside a state that speaks of a reply."""
    owed = letter.asked is not None and _OF_LETTER.search(letter.state_text) is not None
    return owed or _CITIZEN.match(letter.title) is not None


def is_slip(title: str) -> bool:
    """True for the paper with which an office deals with a letter (转办单, 受理通知书)."""
    return any(pattern.search(title[-40:]) for pattern in (_SLIP, _STEP_SLIP)) and not _WANTS.search(title)


_WANTS = seldom("[没未不何请怎想求补丢吗]|咨询|投诉|反映|^关于")


def _is_other(letter: Letter) -> bool:
    if _SLIP.search(letter.title[-40:]) and not (_WANTS.search(letter.title) or _of_citizen(letter)):
        return True
    if any(pattern.search(letter.title) for pattern in (_SURVEY, _COUNT, _FIGURES)):
        return True
    return _DOUBTFUL.search(letter.title) is not None and not _of_citizen(letter)
