"""Draft: what was read of one letter, and the state that follows from it.

Cautious on both sides: what disagrees, what is not public and what a script would fill in is unknown.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Callable
from itertools import islice

from lxml import etree

from crawler.page import Letter, LetterState
from crawler.reading import days
from crawler.reading.dates import day_in
from crawler.reading.letter_text import own_text, unquoted
from crawler.reading.mask import mask
from crawler.reading.replier import UNIT, is_unit
from crawler.reading.seldom import seldom
from crawler.reading.vocabulary import bare, load, spaced, squeeze

LONGEST_STATUS = 12

Taker = Callable[["Draft", str, str], None]
_PERSONS = frozenset({"答复人", "回复人", "收件人", "收信人", "留言对象", "咨询对象", "写给"})
_ACKNOWLEDGED = seldom(
    r"收悉|收到|知悉|阅悉|受理|转[交送办至到给呈阅]|已转|交办|处理中|办理中|尽快|请.{0,4}等待"
)
# What an office does with a letter: 办理中 is a state of one, 征集中 is none, and 一中 is a school.
_HANDLING = seldom(
    "(?:受理|[办处]理|[回答批]复|[审批查]阅|审[核查批定]|[转交分承会督催]办|转[交送]|[分批]转|批示|核[实查]|查[处实]|流转|[分移指]派|"
    "派[单发遣]|协[调商]|签收|延期|反馈|办结|解决|处置|经办|跟[进踪]|落实|整改|解答|研究|沟通|待办)中$"
)
_AGAIN = re.compile("二次|再次|重新|重办")  # a letter that had its answer before
_SET_ASIDE = seldom(
    "(?:不予?|未予)(?:受理|公开|处理|回复|办理|答复)|(?:恶意|垃圾)(?:信件|留言)|无效(?:信件|来信|留言|诉求|工单|件)?|重复(?:信件|来信|留言|反映|投诉|诉求|提交|件)"
    "|(?:已|被|自行|来信人)?(?:撤[销回诉件]|撤信|退回|退件|作废|关闭|删除|屏蔽|驳回)(?:信件|来信|处理)?"
)
_DONE = re.compile(
    "已?(?:回复|答复|解答|办理|处理|反馈|办结|处置|批复|回应|答)(?:完毕|完成|结束|完结|终结)"
    "|已(?:解答|答|回|办|结|办妥|答结|回应|批复|了结|归档|评价|处置|落实|办毕)|(?:办|答|回)[毕结]|(?:办结)?归档"
)
_OWED = seldom(
    "(?:已(?:登记|接收|分[派办流]|立案|呈批|批转|移送|转[办交送]|流转|呈报|上报)|待(?:审批|批办|分[派办]|签收|登记|处置|答|回|批[示复转]|核[实查]|派单|接收))"
)
_OF_STATES = seldom(
    r"信件|来信|状态|剩余|超[时期]|目前|部门|单位|[办受]理|[回答批]复"
)  # beside a state's word
_COUNTED = re.compile(r"\d\s*[件个条封宗起项次人%％]")  # 已办结30件: a figure, no state
_ORNAMENT = re.compile("arrow|copyright|wei_?(?:xin|bo)")  # arrow_right.gif
_DIGITS = re.compile(r"[\d\-:：/.年月日]+")
_SHORT_DAY = seldom(r"([0-4]\d)[-/.](\d\d)[-/.](\d\d)(?!\d)")
_FACT = seldom(
    r"\d{2,}|《|根据|依据|按照|经[查核调研了]|由于|因为|不予|不属|可以|应当|需要|标准|不同意|同意|现将"
)

# A letter that is still dealt with, and nothing else: 正在办理，请耐心等待 stands where the reply will be.
_WORK = "办理|处理|受理|核实|调查|核查|调查核实|转办|交办"
_STILL = seldom(
    r"(?:[您你该此本]?(?:反映|咨询|投诉|提[出交])?的?(?:来信|信件?|留言|诉求|问题|咨询|投诉|工单|事项|情况)?)?(?:目前|现)?"
    rf"(?:(?:已经?|仍|还)?正?在(?:积极|抓紧|进一步|加紧)?(?:{_WORK}){{1,2}}(?:之?中|过程中)?|(?:{_WORK}){{1,2}}中"
    r"|已经?(?:受理|登记|签收|接收|分派|派单|交办|转办|提交)"
    rf"|现?已经?(?:转[交送至到办]?|交由|交办|批转)[给至到由]?(?P<whom>[一-鿿]{{2,20}}?)(?:进行)?(?P<work>{_WORK})?)"
)
_PATIENCE = seldom(
    "(?:敬)?请您?(?:耐心|稍后|随时)?(?:等[待候]|留意|关注)(?:[办处]理|调查|核实)?(?:结果|情况|[回答]复)?|(?:[等待]+)(?:[办处]理|[回答]复)(?:结果)?"
    "|已经?收到|(?:将|会)?(?:尽快|及时)(?:予以|给予)?(?:[回答]复|[办处]理)"
)
_CLAUSES = re.compile(r"[，。！!；;,.、~～…\s]+")
# 正在办理 answers who asks how far it is: such a letter may have its answer.
_HOW_FAR = seldom(
    "进[度展程]|何时|几时|啥时|什么时候|多久|多长时间|到哪|哪一步|查询|审[核批]|[办受]理(?:得|情况|状态|了|没|吗)|办[好完下了]|转[移入出]"
    "|批[下准复]|下来|是否(?:已|受理|通过|批)|怎么还|还没"
)
_OFFICES = seldom("(?:相关|有关|承办|责任|主管|职能)(?:职能|责任)?(?:部门|单位|科室|处室)")
_LONGEST_STATE = 50  # characters of a text that may say this


_LETTERS_NUMBERS = frozenset(
    {
        "信件编号",
        "来信编号",
        "留言编号",
        "办件编号",
        "受理编号",
        "工单编号",
        "咨询编号",
        "诉求编号",
        "问政编号",
    }
)
_SHORT = frozenset({"id", "kind", "unit", "status"})
_BRACKETED = seldom(r"[\[【［〔(（〖]([^\[\]【】［］〔〕()（）〖〗]+)[\]】］〕)）〗]")


class Draft:
    """One letter while it is being read. Persons' names are never put in."""

    __slots__ = (
        "activity", "asked", "asked_near", "asked_plain", "body", "detail", "doubt", "events", "handled",
        "id", "kind", "media", "named", "place_empty", "rated", "replied", "replies", "reply_seen", "row",
        "scripted", "secret", "signed", "status", "title", "unit", "url", "whole",
    )  # fmt: skip

    def __init__(self) -> None:
        self.url = ""
        self.id = ""
        self.title = ""
        self.kind = ""
        self.unit = ""
        self.body = ""
        self.status: list[str] = []
        self.activity = False  # the state is one of a survey, a vote or an interview
        self.asked: dt.date | None = None
        self.asked_near: dt.date | None = None
        self.asked_plain: dt.date | None = None
        self.replied: list[dt.date] = []
        self.events: list[dt.date] = []
        self.handled: list[dt.date] = []  # of the events those that may be the reply's
        self.replies: list[str] = []
        self.signed: list[dt.date] = []  # days in a line of their own at the end of a reply
        self.reply_seen = False  # the place of the reply was read
        self.place_empty = False  # … and surely holds nothing
        self.rated = False  # the citizen has said how content he is with it
        self.scripted = False  # … or would be filled by a script
        self.media = False  # … or holds a picture or a frame
        self.secret = ""  # why nobody outside can see the reply
        self.detail = False
        self.doubt = ""  # why it may be answered, or set aside, although nothing plainly says so
        self.row: etree._Element | None = None  # of a list, in which it stands
        self.named = False  # … below the names of its columns, of which one is for the day of a letter
        self.whole = False  # no page of its own, but all of the letter stands here

    @property
    def day(self) -> dt.date | None:
        """When the letter was written, by the plainest label there is."""
        return self.asked or self.asked_near or self.asked_plain

    def letter(self) -> Letter:
        """The letter, masked and cut."""
        state, reason = settle(self)
        reply, status = unquoted(self.best_reply(), self.body), self.status
        if state is not LetterState.ANSWERED and still_handled(reply):
            reply, status = "", [*status, spaced(reply)]
        last = max(self.replied or self.signed or (self.handled if reply else []), default=None)
        return Letter(
            url=self.url,
            id=self.id,
            title=_masked(self.title, 200),
            kind=spaced(self.kind)[:40],
            asked=self.day,
            answered=last if last is not None and (self.day is None or last >= self.day) else None,
            state=state,
            state_text=spaced("、".join(dict.fromkeys(status)))[:80],
            unit=_masked(self.unit, 80),
            body=_masked(self.body, 500),
            reply=_masked(reply, 1_000),
            reply_seen=self.reply_seen and not self.scripted and not self.media,
            detail=self.detail,
            reason=reason,
        )

    def best_reply(self) -> str:
        """The reply that says most; of two that only acknowledge, the longer."""
        return max(self.replies, key=lambda text: (_says(text), len(squeeze(text))), default="")


def settle(draft: Draft) -> tuple[LetterState, str]:
    """State of a letter, and why it is unknown."""
    told = [text for text in draft.status if "待评价" not in text] or draft.status  # a column of its own
    said = {state for text in told if (state := state_of(text)) is not None}
    if LetterState.EXCLUDED in said:
        return LetterState.EXCLUDED, ""
    if len(said) > 1:
        return LetterState.UNKNOWN, "states_disagree"
    if (reply := draft.best_reply()) and not draft.secret:
        if LetterState.ANSWERED not in said and still_handled(reply):
            return _handled(draft) if LetterState.OPEN not in said else _open(draft)
        if LetterState.OPEN in said and acknowledges(reply):
            return LetterState.UNKNOWN, "acknowledged_only"
        return LetterState.ANSWERED, ""
    if LetterState.ANSWERED in said:
        return LetterState.ANSWERED, draft.secret or _why_empty(draft)
    if LetterState.OPEN in said:
        return _open(draft)
    return _silent(draft)


def _handled(draft: Draft) -> tuple[LetterState, str]:
    """No state is given, but for the words where the reply will be, which may be meant as one, too."""
    meant = draft.replied or draft.handled or not (draft.detail or draft.whole)
    if meant or _HOW_FAR.search(draft.title + draft.body):
        return LetterState.UNKNOWN, "acknowledged_only"
    return _open(draft)


def _open(draft: Draft) -> tuple[LetterState, str]:
    """The site says that the letter is open; anything that speaks against it makes it unknown."""
    if draft.replied:
        return LetterState.UNKNOWN, "state_and_date_disagree"
    why = draft.secret or draft.doubt or _unread(draft)
    return (LetterState.UNKNOWN, why) if why else (LetterState.OPEN, "")


def _silent(draft: Draft) -> tuple[LetterState, str]:
    """No state is given."""
    if draft.replied:
        return LetterState.ANSWERED, draft.secret or _why_empty(draft)
    if why := draft.secret or draft.doubt or _unread(draft):
        return LetterState.UNKNOWN, why
    if not draft.reply_seen:
        return LetterState.UNKNOWN, "no_reply_place" if draft.detail else "no_state"
    if not draft.place_empty or not (draft.detail or draft.whole):
        return LetterState.UNKNOWN, "no_state"
    if draft.rated:
        return LetterState.UNKNOWN, "state_not_understood"
    return (LetterState.UNKNOWN, "state_and_date_disagree") if draft.events else (LetterState.OPEN, "")


def _unread(draft: Draft) -> str:
    if draft.scripted:
        return "reply_by_script"
    return "reply_is_image" if draft.media else ""


def _why_empty(draft: Draft) -> str:
    return _unread(draft) or ("" if draft.reply_seen else "reply_not_shown")


def state_of(text: str) -> LetterState | None:
    """What a status word says; None when it says nothing known. Open words are tried first."""
    return _state_of(text[:80])


@functools.lru_cache(maxsize=4_096)
def _state_of(text: str) -> LetterState | None:
    word = bare(_DIGITS.sub("", text))
    if not word or len(word) > LONGEST_STATUS or _COUNTED.search(text):
        return None
    words = load("letters")["states"]
    if word in words["excluded"] or _SET_ASIDE.fullmatch(word):
        return LetterState.EXCLUDED
    answered = word in words["answered"] or any(part in word for part in words["answered"] if part[0] == "已")
    answered = answered or _DONE.fullmatch(word) is not None
    if (
        word in words["open"]
        or _OWED.fullmatch(word)
        or any(part in word for part in words["open"] if part[0] in "未待尚暂")
    ):
        return LetterState.OPEN
    if _HANDLING.search(word):
        return None if answered or _AGAIN.match(word) else LetterState.OPEN
    return LetterState.ANSWERED if answered else None


def is_state(text: str) -> bool:
    """True for a status word and nothing else; a title may hold one (投诉未处理)."""
    words = load("letters")["states"]
    word = bare(_DIGITS.sub("", text[:80]))
    return any(word in words[name] for name in ("open", "answered", "excluded")) or any(
        pattern.fullmatch(word) for pattern in (_SET_ASIDE, _DONE, _OWED)
    )


def says_more(text: str) -> bool:
    """True for what is called open for words within it, but may be what somebody wrote (路灯坏了未处理)."""
    word = bare(_DIGITS.sub("", text[:80]))
    if state_of(text) is not LetterState.OPEN or is_state(text):
        return False
    parts = [part for part in load("letters")["states"]["open"] if part in word]
    rest = _HANDLING.sub("", word.replace(max(parts, key=len, default=""), "", 1))
    return len(rest) > 2 and not is_unit(rest) and not _OF_STATES.search(rest)


def is_activity(text: str) -> bool:
    """True for the state of what people may take part in (征集中, 已截止), which no letter has."""
    word = bare(_DIGITS.sub("", text[:80]))
    words = load("letters")["activity"]
    return word in words["states"] or (word[-1:] == "中" and word[-3:-1] in words["doing"])


def state_or_answer(label: str, text: str) -> LetterState | None:
    """As `state_of`, and 是/否 under a label that asks (是否回复)."""
    if label.startswith("是否"):
        words = load("letters")["states"]
        if bare(text) in words["yes"]:
            return LetterState.ANSWERED
        if bare(text) in words["no"]:
            return LetterState.OPEN
    return state_of(text)


def image_state(element: etree._Element) -> str:
    """The status word that a picture in the element stands for, by its texts or its address."""
    for image in islice(element.iter("img", "i", "span", "em", "b", "font", "input", "a"), 20):
        for text in (image.get("alt"), image.get("title"), image.get("aria-label")):
            if text and state_of(text) is not None:
                return text
    for image in element.iter("img"):
        name = (image.get("src") or "").rsplit("/", 1)[-1].lower()
        if sample := _pictured(name) if len(name) <= 100 else _picture(name):
            return sample
    return ""


def _picture(name: str) -> str:
    """The status word that a picture's file is named for."""
    words = load("letters")["images"]
    if _ORNAMENT.search(name):
        return ""
    for state, sample in (("excluded", "不予受理"), ("open", "未回复"), ("answered", "已回复")):
        if any(part in name for part in words[state]):
            return sample
    return ""


_pictured = functools.lru_cache(maxsize=4_096)(_picture)


def acknowledges(reply: str) -> bool:
    """True for a reply that only confirms receipt or handing on."""
    text = squeeze(reply)
    return len(text) <= 60 and bool(_ACKNOWLEDGED.search(text)) and not _FACT.search(text)


def still_handled(reply: str) -> bool:
    """True for words that only say that a letter is dealt with, as a state does (正在办理，请耐心等待)."""
    text = squeeze(reply[: 2 * _LONGEST_STATE])
    clauses = [clause for clause in _CLAUSES.split(text) if clause] if len(text) <= _LONGEST_STATE else []
    said = [clause for clause in clauses if not _PATIENCE.fullmatch(clause)]
    return bool(clauses) and all(map(_is_handling, said)) and (bool(said) or "等" in clauses[0])


def _is_handling(clause: str) -> bool:
    if (match := _STILL.fullmatch(clause)) is None:
        return False
    whom = match["whom"]
    return not whom or is_unit(whom) or _OFFICES.fullmatch(whom) is not None


def _says(text: str) -> bool:
    """True for a reply with more in it than that a letter has come and is dealt with."""
    return not (acknowledges(text) or still_handled(text))


def secret(text: str) -> str:
    """Why a reply is not public, if the text says so."""
    near = squeeze(text)[:400]
    if any(pattern.search(near) for pattern in _patterns("hidden")):
        return "not_public"
    return ""


def phoned(reply: str) -> bool:
    """True for a reply that says only that the answer was given by telephone, letter or in person."""
    text = squeeze(reply)
    if len(text) > 40 or _FACT.search(text):
        return False
    return any(pattern.search(text) for pattern in _patterns("phoned"))


def says_nothing(reply: str) -> bool:
    """True for the words that sites put where no reply is."""
    return not bare(reply) or squeeze(reply).strip("。.！!") in load("letters")["places"]["empty"]


def loading(text: str) -> bool:
    """True for what stands in a place until a script fills it."""
    low = text.lower()
    return any(word in low for word in load("letters")["places"]["loading"])


@functools.cache
def _patterns(name: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in load("letters")["places"][name])


def put(draft: Draft, name: str, label: str, value: str) -> None:
    """One field of a letter into its draft."""
    if name in _SHORT and len(value) <= 80 and (match := _BRACKETED.fullmatch(value.strip())):
        value = match[1]
    taker = _TAKERS.get(name)
    if taker is not None:
        taker(draft, label, value)


def _put_text(name: str) -> Taker:
    def take(draft: Draft, _label: str, value: str) -> None:
        if value and not getattr(draft, name):
            setattr(draft, name, own_text(value[:5_000]) if name == "body" else value[:5_000])

    return take


def _put_day(name: str) -> Taker:
    def take(draft: Draft, _label: str, value: str) -> None:
        if getattr(draft, name) is None and len(value) <= 40:
            setattr(draft, name, _day(value))

    return take


def _day(value: str) -> dt.date | None:
    """A day, of which the century may be left out where a label says that it is one (15-08-05)."""
    if match := _SHORT_DAY.match(value.strip()):
        value = f"20{match[1]}-{match[2]}-{match[3]}"
    return day_in(value)


def _put_days(name: str) -> Taker:
    def take(draft: Draft, _label: str, value: str) -> None:
        if len(value) <= 40 and (day := _day(value)) is not None:
            getattr(draft, name).append(day)

    return take


def _put_replied(draft: Draft, label: str, value: str) -> None:
    if state_of(value) is LetterState.OPEN and day_in(value) is None:
        draft.status.append(spaced(value))
    else:
        _put_days("replied")(draft, label, value)


def _put_handled(draft: Draft, label: str, value: str) -> None:
    before = len(draft.events)
    _put_days("events")(draft, label, value)
    draft.handled += draft.events[before:]


def _put_id(draft: Draft, label: str, value: str) -> None:
    """A number of several digits; after a label that names nothing but letters, however short."""
    word = squeeze(value)
    if draft.id or not re.fullmatch(r"[A-Za-z0-9()（）\-_/.:#*〔〕【】\[\]字第号一-鿿]{1,40}", word):
        return
    few = label in _LETTERS_NUMBERS and re.search(r"\d", word)
    if few or (len(word) >= 3 and re.search(r"\d{3}", word)):
        draft.id = word


def _put_number(draft: Draft, label: str, value: str) -> None:
    """What counts rows may be the letter's number, too, if it is long enough."""
    if len(squeeze(value)) >= 5:
        _put_id(draft, label, value)


def _put_unit(draft: Draft, label: str, value: str) -> None:
    word = spaced(value)
    if word and len(word) <= 60 and not draft.unit and (label not in _PERSONS or UNIT.search(word)):
        draft.unit = word


def _put_status(draft: Draft, label: str, value: str) -> None:
    state = state_or_answer(label, value)
    if phoned(value):
        draft.secret = "answered_by_phone"
    elif state is not None:
        draft.status.append({"是": "已回复", "否": "未回复"}.get(bare(value), spaced(value)))
    elif is_activity(value):
        draft.activity = True
    elif len(squeeze(value)) > LONGEST_STATUS:
        put_reply(draft, value)
    elif bare(value) and not draft.status:
        draft.doubt = "state_not_understood"


def _put_reply(draft: Draft, label: str, value: str) -> None:
    if (spelt := days.whole(value)) is not None and spelt.year:  # the day alone, of a cell over several rows
        _put_days("replied")(draft, label, value)
    elif not phoned(value) and state_of(value) is not None and len(squeeze(value)) <= LONGEST_STATUS:
        draft.status.append(spaced(value))
    else:
        put_reply(draft, value)


def put_reply(draft: Draft, value: str) -> None:
    """The text that stands in the place of a reply."""
    if loading(value):
        draft.scripted = True
        return
    draft.reply_seen = True
    hidden = secret(value) if len(squeeze(value)) <= 60 else ""
    draft.secret = draft.secret or hidden or ("answered_by_phone" if phoned(value) else "")
    if _ELSEWHERE.fullmatch(squeeze(value)):
        draft.secret = draft.secret or "reply_not_shown"
    elif says_nothing(value):
        draft.place_empty = True
    elif not hidden:
        draft.replies.append(own_text(value[:5_000]))
        draft.signed += [day for line in value.split("\n")[-3:] if len(line) <= 20 and (day := day_in(line))]


_ELSEWHERE = seldom(  # where a link or a button leads to the reply
    r"\W*(?:请|点击|点此|这里|打开|进入)*(?:查看|展开|浏览|阅读|下载)(?:全部|部门|完整|的|回复|答复|详情|全文|内容|附件|更多|原文|>|[（(]\d{1,4}条?[)）])*\W*"
)
_TAKERS: dict[str, Taker] = {
    "id": _put_id,
    "title": _put_text("title"),
    "kind": _put_text("kind"),
    "body": _put_text("body"),
    "unit": _put_unit,
    "asked": _put_day("asked"),
    "asked_near": _put_day("asked_near"),
    "time": _put_day("asked_plain"),
    "replied": _put_replied,
    "event": _put_days("events"),
    "number": _put_number,
    "handled": _put_handled,
    "status": _put_status,
    "reply": _put_reply,
}


def rates(label: str, value: str) -> bool:
    """True for how content a citizen is with the answer to his letter (满意度：非常满意), or when he said."""
    return ("满意" in label or "评价" in label) and _RATING.fullmatch(bare(value).strip("。！!")) is not None


_STARS = "★{1,5}☆{0,4}"  # none is full where nobody has said
_RATING = seldom(
    rf"{_STARS}|(?:{_STARS})?(?:(?:非常|很|十分|比较|基本|较|一般|不|不太)?满意|一般)(?:{_STARS})?"
    r"|已评价|[好中差]评|(?:[1-5]|[1-9]0|100)分|[1-5]星"
    r"|(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s{0,3}\d{1,2}:\d\d(?::\d\d)?)?"
)


def _masked(text: str, most: int) -> str:
    return mask(spaced(text[:5_000]))[0][:most] if text else ""
