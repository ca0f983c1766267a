"""Replies to letters that say nothing (敷衍答复)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from checks.base import Certainty, Clear, Finding, Result, Rules, Texts, Unassessed, site_check
from checks.duration import ago, later
from checks.evidence import pages_by_url
from checks.letters import Subject, letter_evidence, subjects
from checks.lexicon import word_file
from crawler.facts import SiteFacts
from crawler.page import Letter, LetterState
from crawler.reading.seldom import seldom

COPIES = 5  # letters with different titles that share one reply
LONGEST_CLAUSE = 60
LONGEST = 400  # a longer reply is not looked at: it says something

_WORDS = word_file("replies")
_FACT = seldom("|".join(_WORDS["facts"]))
_GENERIC = seldom("|".join(_WORDS["generic"]))
_WHOLE = seldom("|".join(_WORDS["clauses"]))
_ACT = seldom("|".join(_WORDS["acts"]))
_EMPTY = seldom(
    "|".join(
        sorted(
            "|".join((*_WORDS["acts"], *_WORDS["fill"])).split("|"),
            key=lambda word: -len(word.partition("(")[0]),
        )
    )
)
_INTERIM = seldom(_WORDS["interim"])
_FINAL = ("办结", "结案", "完成", "办毕", "归档", "终结")  # in a letter's state: no more will come
_TO_WHOM = seldom(
    r"(转[送交办到至给呈阅发达派]?|交[由给办]?|由|请|向|报[送给]?|送|[移批]转|移[交送]|责成|督促|协调|反馈[给至]?|会同|联系)"
    + _WORDS["units"]
)
_ASKS = seldom(_WORDS["asks"])
_NUMBER = seldom(rf"(?<!\d)(?:{_WORDS['number']})(?!\d)")
_WHOM_TO_ASK = seldom(
    rf"(到|向|与|和|同|往|由|致电|拨打|注|登[录陆]|联系|[咨详]询|询问|查看){_WORDS['office']}"
)
_ASKS_FILL = seldom(
    "|".join(sorted(f"{_WORDS['asks']}|{_WORDS['asks_fill']}".split("|"), key=len, reverse=True))
)
_DOOR = seldom(r"[一二三四五六七八九十\dA-Z]+(?:号|楼|层|室|栋|幢)")
_ASKS_WHOM = seldom(_WORDS["whom"])
_WHO = seldom("^" + _WORDS["units"] + r"(?=(?:将|会|正在|已|按)+)")
_SIGNED = seldom(r"(?<=[。！!])" + _WORDS["units"] + r"(?:20\d\d年\d{1,2}月\d{1,2}日)?$")
_CLAUSES = seldom(r"[，。！!；;：:、,.?？~～…\n]+")
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
            "或者只让来信人另找单位、另打电话咨询（来信本来就问找谁、在哪、电话的除外）；"
            "或者同一段答复出现在五封以上标题不同的来信中；或者显示已办结而答复处为空。"
            "需由人工确认；来信未标明办结、仍在规定的答复期限之内的收悉、转办告知，可能还有正式答复，不在此列；"
            "答复未能读取、不公开或者以电话方式答复的，不作认定。"
        ),
        rectify="对照来信逐条作出有针对性的答复；转办的，在办结后补充办理结果。",
        words={"rule": RULES_ZH},
    ),
    parameters=("lookback", "interim"),
)
def reply_perfunctory(facts: SiteFacts, rules: Rules) -> Iterator[Result]:
    """A reply says nothing that answers the letter.

    Why: to have one's letter passed on and to be asked for patience is no answer.

    Detects: replies of the time looked at that hold nothing once greetings, receipts, hand-overs and thanks
    are taken out, and no fact, basis or way forward; replies that only name whom to ask or a number to call,
    unless the letter asked just that; one reply under five or more letters with different
    titles; letters marked as closed whose place for the reply is empty. A person has to confirm. That a
    letter has come and was passed on may be said at once, and answered later: such words are left alone until
    the time for an answer is over, unless the letter is closed. Replies that were not read, are not public or
    were given by telephone stay unassessed.

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
        if rule == "stock" and _may_be_followed(letter, rules):
            continue
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


def _may_be_followed(letter: Letter, rules: Rules) -> bool:
    """True for a receipt of a letter that is not closed, while there is time left to answer it."""
    if letter.asked is None or any(word in letter.state_text for word in _FINAL):
        return False
    in_time = rules.as_of <= later(letter.asked, rules.parameters["interim"])
    return in_time and _INTERIM.search("".join(letter.reply.split())) is not None


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
    if perfunctory(reply, asked=subject.letter.title + subject.letter.body):
        return "stock"
    return "copied" if _normal(reply) in copied else ""


def perfunctory(reply: str, asked: str = "") -> bool:
    """True when a reply holds no fact, and every clause of it is empty talk.

    To name whom to ask is empty unless the letter `asked` that; of an unknown letter nobody can say.
    """
    text = "".join(reply.split())
    if not text or len(text) > LONGEST:
        return False
    told = _GENERIC.sub("办理", _SIGNED.sub("", text))
    if asked and not _ASKS_WHOM.search(asked):
        told = _without_referrals(told)
    if _FACT.search(told):
        return False
    clauses = [word for clause in _CLAUSES.split(told) if (word := _NOT_WORDS.sub("", clause))]
    return all(map(_is_empty, clauses))


def _without_referrals(text: str) -> str:
    """The text without the clauses that only name whom to ask or a number to call."""
    parts = re.split(f"({_CLAUSES.pattern})", text)
    return "".join("" if _is_referral(part) else part for part in parts)


def _is_referral(clause: str) -> bool:
    if len(clause) > LONGEST_CLAUSE or _DOOR.search(clause):
        return False
    rest = _NUMBER.sub("", clause)
    if rest == clause and not _ASKS.search(clause):
        return False
    return not _NOT_WORDS.sub("", _ASKS_FILL.sub("", _WHOM_TO_ASK.sub(r"\1", rest)))


def _is_empty(clause: str) -> bool:
    """True for a clause of courtesy, or one that only says that the letter is being dealt with."""
    if len(clause) > LONGEST_CLAUSE:
        return False
    if _WHOLE.fullmatch(clause):
        return True
    return (
        _ACT.search(clause) is not None
        and len(_EMPTY.sub("", _TO_WHOM.sub(r"\1", _WHO.sub("", clause)))) <= 1
    )


def _normal(reply: str) -> str:
    return _NOT_WORDS.sub("", reply)


def _copied(judged: list[Subject]) -> set[str]:
    """Replies, normalised, that stand under letters with different titles."""
    titles: dict[str, set[str]] = defaultdict(set)
    for subject in judged:
        if (reply := _normal(subject.letter.reply)) and subject.letter.title:
            titles[reply].add(_normal(subject.letter.title))
    return {reply for reply, named in titles.items() if len(named) >= COPIES}
