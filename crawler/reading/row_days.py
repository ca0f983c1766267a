"""Row day: the days of a list as they stand in its text nodes, whole, split or set off."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Sequence
from itertools import pairwise

from crawler.page import Frozen
from crawler.reading import days
from crawler.reading.days import Order, Spelt
from crawler.reading.nodes import Nodes
from crawler.reading.seldom import seldom
from crawler.reading.titles import HANZI

SHORT_PART = re.compile(
    r"^\W{0,3}(?:\d{1,2}日?|\d{1,2}[-/月]\d{1,2}日?|[01]\d\.[0-3]\d|(?:19|20)\d\d(?:[-/.年]\s?\d{1,2}月?)?年?|\d{1,2}月"
    r"|[A-Za-zä]{3,9}\.?,?(?:\s\d{4})?|[一二三四五六七八九十]{1,2}月(?:[,\s/-]{1,3}\d{4})?)\W{0,3}$"
)


@functools.lru_cache(maxsize=16_384)
def is_short_part(text: str) -> bool:
    """True for a text that may be part of a day, or a day without its year; lists show the same again."""
    return SHORT_PART.match(text) is not None


NOT_PUBLISHED = re.compile(
    r"生效|施行|实施|成文|形成|截止|截至|有效|报名|废止|失效|到期|结束|开始|出生|起止"
    r"|(?:开标|投标|竞价|拍卖|活动|举办|举行|征集|投票|考试|面试|听证|公示)(?:时间|日期|期限)|deadline|expir"
    r"|effective|due|until|born",
    re.I,
)
FORMED = re.compile(r"生成|签发|制定|印发")  # before it was published
PUBLISHED = seldom(
    r"发布|公布|公开|发文|更新|上传|公示日|filed|posted|published|release|issued|decided|opinion date", re.I
)
CHANGED = re.compile(r"更新|修改|updated|modified", re.I)  # after it was published
PLAIN_LABEL = re.compile(r"\W*(?:(?:日\s?期|时\s?间|date)\W*)?", re.I)
LEADING_LABEL = re.compile(r"\D{0,8}(?:时间|日期|于)\W{0,3}(?=\d)")  # of a text that is a day with its label
# Days of the page itself: clocks, weather, counters, the day on which a content system made it.
OF_PAGE = re.compile(
    r"今[天日]是?|现在(?:是|时间)|(?:当前|北京|系统)时间|农历|℃|点击量统计|版权(?:所有|$|\W)|copyright|©"
    r"|天气(?:预报|实况)?(?-i:(?![\u3400-\u9fff]))|天气[晴阴雨雪多]|空气(?:质量)?(?:指数)?(?-i:(?![\u3400-\u9fff]))|空气质量[优良轻中]"
    r"|访问(?:[量者]|次数|人[数次]|统计|本[站网]|$|\W)|欢迎访问"
    r"|(?:最后|最近|页面|网页|网站|本页|本站|系统)\s?更新|页面生成|更新$"
    r"|last (?:updated|modified)|page updated",
    re.I,
)
# What \d means but for scripts that are seldom, as one set: that is looked up three times sooner. The digits
# of a script follow each other, from nought to nine, so that one in ten characters has to be asked.
_NOUGHTS = [ord(one) - int(one) for one in filter(str.isdecimal, map(chr, range(0, 0x10000, 10)))]
DIGIT = re.compile(f"[{''.join(f'{chr(nought)}-{chr(nought + 9)}' for nought in _NOUGHTS)}〇○]")
DAYLIKE = re.compile(
    r"\d\s?[-/.年月－／．–—]\s?\d|(?<!\d)(?:19|20)\d\d|[A-Za-zä]{3,9}\.?[\s-]\d|\d\.?[\s-][A-Za-zä]{3,9}|\d[A-Za-z]{3}\d"
    r"|[〇零一二三四五六七八九]年"
)


class Told(Frozen):
    """A day that a text tells."""

    spelt: Spelt
    text: str  # the part that spells it
    clear: bool = True  # the text holds the day and nothing else
    head: bool = False  # it stands above what it dates
    weekday: bool = False  # a weekday stands with it, as in clocks
    weak: bool = False  # it ends a longer text: the row's own only where several rows do so


class Found(Frozen):
    """A day on a page: as spelt, and the text."""

    spelt: Spelt
    text: str
    element: int  # index of the element that holds it
    anchor: int = -1  # index of the link it stands in; -1 for none
    clear: bool = True  # the node holds the day and nothing else
    head: bool = False  # it stands above what it dates
    weekday: bool = False  # a weekday stands with it, as in clocks
    weak: bool = False  # any number (11.20), or any day (题目 2015-11-20): needs others alike
    label: str = ""  # the short text before it, such as 发布日期：
    year: int = 0  # of the heading it stands below, where it has none itself


def years(marks: list[Spelt], fetched: dt.date) -> list[dt.date | None]:
    """Days for month-and-day marks of one list that runs from newest to oldest (or the other way)."""
    rising = sum((a.month, a.day) < (b.month, b.day) for a, b in pairwise(marks))
    falling = sum((a.month, a.day) > (b.month, b.day) for a, b in pairwise(marks))
    ascending = rising > falling and len(marks) > 3
    ordered = marks[::-1] if ascending else marks
    result: list[dt.date | None] = []
    limit = fetched + dt.timedelta(days=1)
    for mark in ordered:
        day = _latest(mark, limit)
        result.append(day)
        limit = day or limit
    return result[::-1] if ascending else result


def _latest(mark: Spelt, limit: dt.date) -> dt.date | None:
    for year in range(limit.year, limit.year - 9, -1):
        day = days.make(year, mark.month, mark.day)
        if day and day <= limit:
            return day
    return None


def joined(nodes: Nodes, index: int) -> tuple[Spelt, int, str] | None:
    """A day split over two or three neighbouring text nodes: what it is, the last node, the text."""
    texts = nodes.pieces.texts
    parts, numbers = [texts[index].strip()], [index]
    for number in range(index + 1, min(index + 7, len(texts))):
        if len(texts[number]) > 24 or not _near(nodes, index, number):
            break
        part = texts[number].strip()
        if part in _UNITS:
            parts[-1] += part
            numbers[-1] = number
        elif part not in _BETWEEN:
            if len(parts) == _PARTS:
                break
            parts.append(part)
            numbers.append(number)
    for count in (3, 2):
        if len(parts) >= count and (spelt := _from_parts(*parts[:count])):
            return spelt, numbers[count - 1], " ".join(parts[:count])
    return None


_PARTS = 3  # of a day: year, month, day
_UNITS = frozenset("年月日")  # that stand alone behind a number
_BETWEEN = frozenset("/-.|·")  # signs that stand alone between the parts of a day


def _near(nodes: Nodes, one: int, other: int) -> bool:
    """True when two text nodes lie within the same small box."""
    first, second = (_alone(nodes, nodes.pieces.attached(number)) for number in (one, other))
    boxes = {first, nodes.parents[first]} - {-1}
    return second in boxes or nodes.parents[second] in boxes


def _alone(nodes: Nodes, index: int) -> int:
    """The outermost element that only sets in some type what an element holds, or that itself."""
    for parent in nodes.above(index, 3):
        lone = index == parent + 1 and nodes.ends[index] == nodes.ends[parent]
        if not lone or nodes.tags[parent] not in _TYPE or (nodes.texts[parent] + nodes.tails[index]).strip():
            break
        index = parent
    return index


_TYPE = frozenset({"span", "font", "b", "strong", "i", "em", "small", "big", "u"})


@functools.lru_cache(maxsize=4_096)
def _from_parts(*parts: str) -> Spelt | None:
    if len(parts) == 3 and parts[0][:2] in {"19", "20"} and (spelt := days.whole("-".join(parts))):
        return spelt
    day = month = year = 0
    for part in parts:
        plain = days.normal(part).strip("[]()【】/-. ,\t\n年日")
        if both := days.year_month(part):
            year, month = both if not (year or month) else (0, 0)
        elif named := days.month_name(part):
            month = named if not month else 99
        elif re.fullmatch(r"(?:19|20)\d\d", plain) and not year:
            year = int(plain)
        elif re.fullmatch(r"\d{1,2}", plain) and not day:
            day = int(plain)
        elif (whole := days.whole(part)) and not whole.year and not (day or month):
            month, day = whole.month, whole.day
        elif (told := dotted(part)) and not (day or month):
            month, day = told.spelt.month, told.spelt.day
        else:
            return None
    known = day and month and (len(parts) == 2 or year)
    return Spelt(year=year, month=month, day=day) if known and days.make(year or 2000, month, day) else None


def told_in(text: str, order: Order) -> Told | None:
    """The day that a text tells of a row; lists show the same days again and again."""
    return _told(text, order) if len(text) <= 60 else _read(text, order)


PLAIN = 12  # characters of a plain day


@functools.lru_cache(maxsize=16_384)
def plain(text: str) -> Told | None:
    """The day that a text is which is nothing else, in numbers: 2015-11-20, which no heading can be."""
    return _read(text, Order.UNKNOWN) if days.ISO.fullmatch(text) else None


def _read(text: str, order: Order) -> Told | None:
    if not DAYLIKE.search(text):
        return None
    text = _LEADER.sub(" ", " ".join(text.split())).strip().lstrip(_DASHES)
    if len(text) <= 60 and OF_PAGE.search(text) and not _CHANGED.match(text):
        return _joined_to_title(text)
    if NOT_PUBLISHED.search(text[:20]):
        return _published_in(text, order, 0)
    if told := _published_in(text, order, 1):
        return told
    if spelt := days.whole(text, order):
        return Told(spelt=spelt, text=text)
    if (weekday := _WEEKDAY.search(text)) and (spelt := days.whole(text[: weekday.start()], order)):
        return Told(spelt=spelt, text=text, weekday=True)
    hit = days.find(text, order) or days.find_short(text, order)
    if hit and _set_off(text, hit):
        head = text.endswith((":", "：")) and not text[hit[2] :].strip(" :：)")
        spelt = Spelt(year=hit[0].year, month=hit[0].month, day=hit[0].day)
        before = text[: hit[1]]
        clear = not _WORD.search(before + text[hit[2] :]) or bool(_PUBLISHED_LABEL.search(before[-12:]))
        return Told(spelt=spelt, text=text[hit[1] : hit[2]], clear=clear, head=head)
    if hit and (_ends(text, hit) or _CHANGED.fullmatch(text[: hit[1]])):
        spelt = Spelt(year=hit[0].year, month=hit[0].month, day=hit[0].day)
        return Told(spelt=spelt, text=text[hit[1] : hit[2]], clear=False, weak=True)
    return _joined_to_title(text)


def _joined_to_title(text: str) -> Told | None:
    """A day that begins a title without a sign between (03-05标题), or ends it in brackets (标题[03-05])."""
    match = _BEFORE_TITLE.match(text) or _AFTER_TITLE.search(text)
    if not match:
        return None
    year, month, day = (int(part or 0) for part in match.group("year", "month", "day"))
    if days.make(year or 2000, month, day) is None:
        return None
    return Told(spelt=Spelt(year=year, month=month, day=day), text=match[0], clear=False, weak=True)


def _published_in(text: str, order: Order, first: int) -> Told | None:
    """The day of publication in a text that tells others: 成文日期：2015-11-20；发布日期：2015-11-24."""
    label = _PUBLISHED_AT.search(text, first)
    hit = days.find(text[label.end() : label.end() + 20], order) if label else None
    if not label or not hit or hit[1]:
        return None
    spelt = Spelt(year=hit[0].year, month=hit[0].month, day=hit[0].day)
    return Told(spelt=spelt, text=text[label.end() : label.end() + hit[2]])


_NUMBERS = (
    r"(?:(?P<year>(?:19|20)\d\d)(?P<sign>[-/.]))?"
    r"(?P<month>0[1-9]|1[0-2])(?(sign)(?P=sign)|[-/])(?P<day>0[1-9]|[12]\d|3[01])"
)
_BEFORE_TITLE = re.compile(
    rf"(?P<open>[\[(（【])?{_NUMBERS}(?(open)[\])）】]\s?|(?![岁元年个号人周星月时日天期名份届度倍万亿分农]))(?=[\u3400-\u9fff《“])"
)
_AFTER_TITLE = re.compile(rf"(?<=[\u3400-\u9fff》”])\s?[\[(（【]{_NUMBERS}[\])）】]$")
# 最后更新：2015-11-20 may be a row's, where several say so.
_CHANGED = re.compile(r"(?:最[后近])?更新(?:时间|日期|于)?\W{0,3}(?=\d|$)")
_PUBLISHED_AT = re.compile(r"(?:发布|公布|公开|发文|上传|刊登)(?:时间|日期)\s?[:：]?\s?(?=\d)")
_WORD = re.compile(r"\w")
_DAY_OF_MONTH = re.compile(r"\W{0,2}(0?[1-9]|[12]\d|3[01])[日号]\W{0,2}")


def day_of(month: tuple[int, int], text: str) -> Told | None:
    """A day such as 23日 that stands below the heading of its month."""
    match = _DAY_OF_MONTH.fullmatch(_WEEKDAY.sub("", text))
    if not match or days.make(*month, int(match[1])) is None:
        return None
    return Told(spelt=Spelt(year=month[0], month=month[1], day=int(match[1])), text=text)


_WEEKDAY = re.compile(r"[\s(（]{0,3}(?:星期|周)[一二三四五六日天][)）]?$")
_DOTTED = re.compile(r"[\[(（]?(0[1-9]|1[0-2])\.(0[1-9]|[12]\d|3[01])[\])）]?")
_AGO = seldom(
    r"(?P<days>\d{1,3})\s?(?:天前|days? ago)|(?P<yesterday>昨[天日]|yesterday)|(?P<before>前天)"
    r"|(?P<today>刚刚|今[天日]|\d{1,2}\s?(?:秒钟?|分钟|个?小时)前|\d{1,2} (?:minutes?|hours?) ago)"
    r"|(?P<many>[1-9]\d?)\s?(?P<unit>星期|周|个月|年)前",
    re.I,
)
_BEGINS_AGO = ("昨", "今", "刚", "y", "Y")
_CLOCK_TIME = re.compile(r"\s{0,2}\d{1,2}:\d{2}$")


def dotted(text: str) -> Told | None:
    """A day such as 11.20 that is a whole text: one of a list of such days, or any number."""
    match = _DOTTED.fullmatch(text) if len(text) <= 9 else None
    return Told(spelt=Spelt(year=0, month=int(match[1]), day=int(match[2])), text=text) if match else None


def tells_roughly(text: str) -> bool:
    """True for a text that tells a moment without its day: 3 weeks ago, 2个月前, 09:12."""
    return _ROUGHLY.fullmatch(text.strip()) is not None


_ROUGHLY = seldom(
    r"(?:about\s)?(?:\d{1,2}|an?|last)\s?(?:weeks?|months?|years?|星期|周|个?月|年)\s?(?:ago|[之以]?前)?|\d{1,2}:\d\d(?::\d\d)?",
    re.I,
)

# Words that tell a day by its distance from today.
DISTANT = (
    "天前", "秒前", "钟前", "时前", "周前", "星期前", "个月前", "年前", "前天",
    "昨天", "昨日", "今天", "今日", "刚刚",
)  # fmt: skip


def may_tell_ago(text: str) -> bool:
    """False for a text in which no part tells a day by its distance."""
    if any(sign in text for sign in DISTANT):
        return True
    low = text.lower()
    return "ago" in low or "yesterday" in low


def ago(text: str, fetched: dt.date) -> Told | None:
    """A day that a text tells by its distance from today: 3天前, 昨天 16:20, 2 hours ago; never clear."""
    if len(text) > 20 or not (text[:1] in _BEGINS_AGO or "前" in text or "ago" in text.lower()):
        return None
    match = _AGO.fullmatch(_CLOCK_TIME.sub("", text))
    if not match:
        return None
    if match["many"]:
        back = _least(int(match["many"]), _ROUNDED[match["unit"]])
    else:
        back = (
            int(match["days"]) if match["days"] else 1 if match["yesterday"] else 2 if match["before"] else 0
        )
    day = fetched - dt.timedelta(days=back)
    return Told(spelt=Spelt(year=day.year, month=day.month, day=day.day), text=text, clear=False)


_ROUNDED = {"周": 7, "星期": 7, "个月": 30, "年": 365}  # days


def _least(many: int, unit: int) -> int:
    """The fewest days that so many units mean where they are rounded: of one, scripts round up an eighth."""
    return many * unit - unit // (2 if many > 1 else 8)


_told = functools.lru_cache(maxsize=16_384)(_read)

_APART = "|,;:：，；、·•–—-/()（）[]【】@〕〔"
_LEADER = re.compile(r"(?:\.{3}|…|．{2}|·{3}|⋯|_{3})[.…．·⋯_]{0,200}")  # what fills a line up to its day
_DASHES = "-–—·|:： \u3000"
_COMMAS = ("，", ",", "、")
_DAY_LABEL = seldom(
    r"(?:时间|日期|(?:发布|发表|上传|录入)于?|date|posted|published|filed|issued|decided|released|updated|dated|argued"
    r"|entered|uploaded)"
    r"(?: on)?\W{0,4}$",
    re.I,
)


_PUT_UP = seldom(r"(?:发布|发表|上传|录入)\W{0,3}")  # what may follow a day: 于2015-11-20发布
_TIME_AFTER = re.compile(r"^[T\s]{0,2}\d{1,2}:\d\d(?::\d\d)?\s?")
_RANGE = seldom(r"(?:\d{1,2}[:时]\d{2}分?)?\s?(?:至|到|—|–|-|~|～)+\s?\d")
_OPENING, _CLOSING = frozenset("([（［【〔"), frozenset(")]）］】〕")
_PUBLISHED_LABEL = seldom(r"(?:发布|发表|上传|录入)(?:时间|日期|于)?\W{0,3}$")


def _set_off(text: str, hit: tuple[dt.date, int, int]) -> bool:
    """True when a day in a longer line belongs to the row, not to a sentence or a title."""
    before, after = text[: hit[1]].rstrip(), text[hit[2] :].lstrip()
    if NOT_PUBLISHED.search(before[-12:]) or re.match(r"[-–/.~]\d", text[hit[2] :]):
        return False
    if _RANGE.match(after) or (after[:1] in _COMMAS and "。" in after):
        return False  # of a period, or of what a sentence tells
    if _DAY_LABEL.search(before[-24:]) or _PUT_UP.fullmatch(after):
        return True
    after = _TIME_AFTER.sub("", after)
    if before in _OPENING and after[:1] in _CLOSING:  # (2015-11-20)标题
        return True
    if before in _OPENING and after[-1:] in _CLOSING:  # (2015-11-20 浏览12次)
        before, after = "", after[:-1]
    if HANZI.search(text):
        leads = not after or after[0] in _APART or (text[hit[2]] in " \u3000" and "-" in text[: hit[2]])
        return leads if not before else not after and before[-1] in "(（[【|"
    after = after.lstrip(".:;,) ")
    if len(text) > 80:
        return False
    return not before or not after or before[-1] in _APART


def _ends(text: str, hit: tuple[dt.date, int, int]) -> bool:
    """True for a day that ends a text, set off from what is before it: 题目(2015-11-20)."""
    before, after = text[: hit[1]], _TIME_AFTER.sub("", text[hit[2] :])
    if NOT_PUBLISHED.search(before[-12:]) or after.strip(" \u3000)]）］】〕"):
        return False
    return before[-1:] in _OPENING or before[-1:] in _BLANK or before[-1:] in _APART


_BLANK = frozenset(" \u3000")
_LABELLING = re.compile(r"\W{0,3}\w{0,4}\s{0,3}(?:日期|时间)\W{0,3}")


def label_of(nodes: Nodes, number: int) -> str:
    """The text before a day that says which day it is, in the same box or row of a table; "" for none."""
    pieces = nodes.pieces
    before = pieces.texts[number - 1][:40] if number else ""
    if not ("日期" in before or "时间" in before) or not _LABELLING.fullmatch(told := before.strip()):
        return ""
    one, other = pieces.holder(number), pieces.holder(number - 1)
    return told if {one, nodes.parents[one]} & {other, nodes.parents[other]} else ""


def anchor_of(nodes: Nodes, index: int) -> int:
    """The link that an element stands in, or is; -1 for none."""
    for _ in range(5):
        if index < 0 or nodes.tags[index] in LINKS:
            return index
        index = nodes.parents[index]
    return -1


def of_clock(texts: Sequence[str], number: int) -> bool:
    """True for a day whose neighbours are a weekday, a day of the lunar calendar or 今天是, as in clocks."""
    before = texts[number - 1].strip()[-12:] if number else ""
    after = texts[number + 1].strip()[:12] if number + 1 < len(texts) else ""
    if after[:1] in _BEGIN_AFTER and _AFTER_CLOCK.match(after):
        return True
    return not _END_BEFORE.isdisjoint(before[-4:]) and _BEFORE_CLOCK.search(before) is not None


# What what follows a day begins with, and what what stands before it ends with, where a clock tells it.
_BEGIN_AFTER, _END_BEFORE = frozenset("(（星周礼农"), frozenset("是天日在间期")
_AFTER_CLOCK = seldom(r"[\s(（]{0,3}(?:(?:星期|周|礼拜)[一二三四五六日天](?![一-鿿])|农历)")
_BEFORE_CLOCK = seldom(r"(?:今天是?|今日|现在(?:是|时间)?|当前(?:时间|日期)|北京时间|系统时间)\W{0,3}$")


def heading_of(nodes: Nodes, index: int) -> int:
    """The heading of any kind that an element is, or stands in; -1 for none."""
    for _ in range(3):
        if index < 0 or nodes.tags[index] in _HEADINGS:
            return index
        index = nodes.parents[index]
    return -1


LINKS = frozenset({"a", "area"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "dt", "caption", "th", "summary", "legend"})
ROUND = LINKS | _HEADINGS
