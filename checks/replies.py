"""Replies to letters that say nothing (敷衍答复)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from checks.base import Certainty, Clear, Finding, Result, Rules, Texts, Unassessed, site_check
from checks.duration import ago
from checks.evidence import pages_by_url
from checks.letters import Subject, letter_evidence, subjects
from crawler.facts import SiteFacts
from crawler.page import LetterState

COPIES = 5  # letters with different titles that share one reply
LONGEST_CLAUSE = 60
LONGEST = 200  # a longer reply is not looked at: it says something

# What a reply may hold so that it is not empty talk, however short it is.
_FACT = re.compile(
    r"\d{3,}|\d+[:：点时月日号元%]|《[^》]{2,}》|第[一二三四五六七八九十百\d]+条|电话|地址|根据|依据|按照|"
    r"经(?:查|核实|调查|研究|了解|与|现场|协调)|由于|因为|因[^，。]{2,}|不予|不属|不能|不同意|同意|无法|"
    r"可以|可到|可在|应当|应该|需要|需提供|携带|标准|"
    r"已(?:于|经|解决|修复|整改|完成|安排|拆除|恢复|处罚|到位|发放|停止|清理|更换|开通|纳入|组织|联系|责令|建成|查处)|"
    r"责令|整改|处罚|罚款|拆除|修复|立案|停产|到账|发放|为准|属于|计划|预计|目前|正式|"
    r"请(?:到|前往|拨打|登录|与|联系|提供|持|携|咨询|您?到)"
)
# One clause of a reply each; a clause is stock when one of these fits it whole.
_MATTER = r"(?:来信|留言|信件|邮件|问题|诉求|建议|意见|情况|咨询|事项|投诉)"
_ABOUT = r"(?:您|你|贵)?(?:所|在)?(?:提交|反映|提出|咨询|发来|写给[^，]{1,6})?的?" + _MATTER + r"{0,2}"
_US = r"(?:我们|我[局委办厅镇乡县市区]|我单位|本[局委办站]|[一-鿿]{1,10}(?:局|办|委|信箱|编辑部))?"
_WHEN = r"(?:已经|均已|现已|已|将|会|现|正在|即|便|立即|尽快|及时|第一时间|积极|认真|抓紧|进一步)*"
_HANDED = (
    r"(?:转送|转交|转办|转到|转至|转给|转呈|转阅|转发|转达|交由|交办|移交|呈送|上报|反馈给|反馈至|批转"
    r"|(?<=[已将会现经均们局办位])转(?=[^账让移学出入正变换型租])|(?<=[已将会现经均])交(?!通))"
)
_DONE = r"(?:处理|办理|核实|调查|研究|解决|落实|改进|答复|回复|回应|跟进|协调|督促|核查|反馈)"
_STOCK = tuple(
    re.compile(pattern)
    for pattern in (
        # greetings
        r"(?:尊敬的)?[一-鿿*＊\w]{0,8}(?:网友|市民|群众|先生|女士|同志|来信人|用户|朋友|同学|家长|老师)"
        r"[^，]{0,4}(?:[您你]好)?",
        r"(?:尊敬的)?[您你]好",
        # receipts
        _US + _ABOUT + _US + _WHEN + r"(?:收悉|收到|知悉|阅悉|获悉|受理|登记|阅知|阅)[了过]?" + _ABOUT,
        r"收到|收悉|已阅|已收|知道了|好的|阅|已转阅|已阅处",
        # handing on
        _ABOUT
        + _US
        + _WHEN
        + _ABOUT
        + _HANDED
        + r"[了到至给]?[^，]{0,16}?"
        + _WHEN
        + _DONE
        + r"{0,3}(?:中|您)?(?:的)?(?:问题|事宜)?",
        # promises
        _US
        + _WHEN
        + r"(?:为您|对此|就此|组织|安排)?"
        + _ABOUT
        + _WHEN
        + r"(?:给予|予以|进行|加以|作出|做出)?"
        + _DONE
        + r"{1,3}(?:中|的)?"
        + _ABOUT
        + r"(?:结果|您|的)*",
        _ABOUT + r"(?:很|非常|十分)(?:好|重要|有价值|中肯|及时)",
        # patience, thanks, closings
        r"(?:具体)?(?:办理|处理)?(?:情况|结果)?请(?:您)?(?:耐心|稍后|静候|静待|放心)?(?:等待|等候|静候|关注)?"
        r"(?:处理|办理|回复|答复|后续|有关)?(?:结果|通知|消息|进展|回复|答复)?",
        r"(?:再次|衷心|非常|十分|也)?(?:感谢|谢谢)[^，]{0,40}",
        r"(?:欢迎|祝|敬请)[^，]{0,24}",
        r"(?:现将|现就|现对)?[^，]{0,12}(?:答复|回复)如下",
        r"(?:特此|专此)(?:答复|回复|函复)?|此复|同上|[详请]?见(?:上|前)(?:条|文|面)?(?:回复|答复)?",
        r"已(?:回复|答复|办结|处理|阅)",
        r"(?:对|给)?[^，]{0,10}(?:带来|造成)?的?(?:不便|麻烦)?(?:深表|表示)(?:歉意|抱歉|谅解|理解)",
    )
)
_CLAUSES = re.compile(r"[，。！!；;：:、,.?？~～…\n]+")
_NOT_WORDS = re.compile(r"[\W_]+")

RULES = {
    "stock": "nothing but stock phrases",
    "copied": "the same reply under letters on different matters",
    "empty": "closed without a reply",
}
RULES_ZH = {
    "stock": "只有套话，没有实质内容",
    "copied": "不同来信使用同一答复",
    "empty": "显示办结但没有答复内容",
}


@site_check(
    "reply-perfunctory",
    title="Perfunctory reply",
    message="The reply to “{title}” may be empty talk ({rule}): {reply}",
    words={"rule": RULES},
    zh=Texts(
        title="答复敷衍",
        message="来信“{title}”的答复疑似敷衍（{rule}）：{reply}",
        why="“已转办”“请等待”一类答复没有回答公众的问题，属于推诿敷衍。",
        detects=(
            "统计期内的答复去掉问候、收悉、转办、感谢等套话后几乎没有内容，也没有任何事实、依据或者办法；"
            "或者同一段答复出现在五封以上标题不同的来信中；或者显示已办结而答复处为空。"
            "需由人工确认；答复未能读取、不公开或者以电话方式答复的，不作认定。"
        ),
        rectify="对照来信逐条作出有针对性的答复；转办的，在办结后补充办理结果。",
        words={"rule": RULES_ZH},
    ),
    parameters=("lookback",),
)
def reply_perfunctory(facts: SiteFacts, rules: Rules) -> Iterator[Result]:
    """A reply says nothing that answers the letter.

    Why: to have one's letter passed on and to be asked for patience is no answer.

    Detects: replies of the time looked at that hold nothing once greetings, receipts, hand-overs and thanks
    are taken out, and no fact, basis or way forward; one reply under five or more letters with different
    titles; letters marked as closed whose place for the reply is empty. A person has to confirm. Replies that
    were not read, are not public or were given by telephone stay unassessed.

    Rectify: answer each letter to the point; where it was passed on, add what came of it.
    """
    start, pages = ago(rules.as_of, rules.parameters["lookback"]), pages_by_url(facts)
    recent = [
        letter
        for letter in facts.letters
        if (letter.asked or letter.answered or start) >= start and letter.state is not LetterState.EXCLUDED
    ]
    judged = subjects(recent)
    copied = _copied(judged)
    for subject in judged:
        letter = subject.letter
        if not letter.reply and letter.state is not LetterState.ANSWERED:
            continue
        rule = _rule(subject, copied)
        if reason := _unread(subject):
            yield Unassessed(
                check="reply-perfunctory", site=facts.site.id, locator=subject.locator, reason=reason
            )
        elif not rule:
            yield Clear(check="reply-perfunctory", site=facts.site.id, locator=subject.locator)
        else:
            yield Finding(
                check="reply-perfunctory",
                site=facts.site.id,
                locator=subject.locator,
                certainty=Certainty.SUSPECTED,
                data={"title": letter.title, "reply": letter.reply[:300], "rule": rule},
                evidence=letter_evidence(letter, pages, letter.reply),
            )


def _unread(subject: Subject) -> str:
    """Why a reply cannot be judged; empty when it can."""
    letter = subject.letter
    if letter.reply:
        return letter.reason if letter.reason == "answered_by_phone" else ""
    return letter.reason or ("" if letter.reply_seen else "reply_not_shown")


def _rule(subject: Subject, copied: set[str]) -> str:
    reply = subject.letter.reply
    if not reply:
        return "empty"
    if perfunctory(reply):
        return "stock"
    return "copied" if _normal(reply) in copied else ""


def perfunctory(reply: str) -> bool:
    """True when a reply holds only stock phrases: every clause is one."""
    text = "".join(reply.split())
    if not text or len(text) > LONGEST or _FACT.search(text):
        return False
    clauses = [word for clause in _CLAUSES.split(text) if (word := _NOT_WORDS.sub("", clause))]
    return bool(clauses) and all(map(_is_stock, clauses))


def _is_stock(clause: str) -> bool:
    return len(clause) <= LONGEST_CLAUSE and any(pattern.fullmatch(clause) for pattern in _STOCK)


def _normal(reply: str) -> str:
    return _NOT_WORDS.sub("", reply)


def _copied(judged: list[Subject]) -> set[str]:
    """Replies, normalised, that stand under letters with different titles."""
    titles: dict[str, set[str]] = defaultdict(set)
    for subject in judged:
        if (reply := _normal(subject.letter.reply)) and subject.letter.title:
            titles[reply].add(_normal(subject.letter.title))
    return {reply for reply, named in titles.items() if len(named) >= COPIES}
