"""Day: how pages spell a day, in numbers, Chinese numerals and month names."""

from __future__ import annotations

import datetime as dt
import functools
import re
from enum import StrEnum

from crawler.page import Frozen

FIRST_YEAR, LAST_YEAR = 1990, 2099


class Order(StrEnum):
    """Which number comes first in a day such as 11/20/2015."""

    UNKNOWN = ""
    MONTH_FIRST = "mdy"
    DAY_FIRST = "dmy"
    DOTTED = "d.m.y"  # German: days come first, but only between dots
    YEAR_FIRST = "ymd"  # Chinese: 15/11/20


class Spelt(Frozen):
    """A day as a text spells it; `year` is 0 where the text has none."""

    year: int
    month: int
    day: int

    def date(self) -> dt.date | None:
        """The day, if it has a year and exists."""
        return make(self.year, self.month, self.day)


_WIDE = str.maketrans(
    dict(zip("０１２３４５６７８９", "0123456789", strict=True))
    | dict.fromkeys("－–—‑−", "-")
    | dict.fromkeys("\u3000\xa0\u2009\u202f", " ")
    | {"／": "/", "．": ".", "：": ":", "（": "(", "）": ")", "［": "[", "］": "]"}
)
_WIDE_SEEN = re.compile("[０-９／．－–—‑−：（）［］\u3000\xa0\u2009\u202f]")

_MONTHS = {
    "january": 1, "jan": 1, "januar": 1, "jänner": 1,
    "february": 2, "feb": 2, "februar": 2,
    "march": 3, "mar": 3, "märz": 3, "maerz": 3, "mär": 3, "mrz": 3,
    "april": 4, "apr": 4,
    "may": 5, "mai": 5,
    "june": 6, "jun": 6, "juni": 6,
    "july": 7, "jul": 7, "juli": 7,
    "august": 8, "aug": 8,
    "september": 9, "sept": 9, "sep": 9,
    "october": 10, "oct": 10, "oktober": 10, "okt": 10,
    "november": 11, "nov": 11,
    "december": 12, "dec": 12, "dezember": 12, "dez": 12,
}  # fmt: skip
_MONTH = "(" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")(?![a-zäé])\.?"
_YEAR = r"((?:19|20)\d\d)"

_NUMERIC = re.compile(
    r"(?<![\d.〔\-])" + _YEAR + r"\s{0,3}[-/.年]\s{0,3}(1[0-2]|0?[1-9])\s{0,3}[-/.月]\s{0,3}"
    r"(3[01]|[12]\d|0?[1-9])(?:[日号]|\s{1,3}[日号](?!\w)|(?!\d))(?![-/.]?\d{5})"
)
ISO = re.compile(r"[\[(（【]?((?:19|20)\d\d)[-/.](1[0-2]|0?[1-9])[-/.](3[01]|[12]\d|0?[1-9])[\])）】]?")
_HANZI = re.compile(
    r"([一二三四五六七八九〇○ＯOo零０0]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十廿卅]{1,3})日"
)
_MONTH_FIRST = re.compile(
    r"(?<![a-z])"
    + _MONTH
    + r"[\s-]{0,3}(3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
    + r"(?:[,.]|[,.]?[\s-]{1,3}(?:\d\d:\d\d:\d\d\s(?:[a-z]{3,4}\s)?)?)"  # Mar 5 09:05:00 CST 2026
    + _YEAR
    + r"(?!\d)",
    re.I,
)
_DAY_FIRST = re.compile(
    r"(?<![\d.])(3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\.?[\s-]{0,3}(?:of\s)?"
    + _MONTH
    + r",?[\s-]{0,3}"
    + _YEAR
    + r"(?!\d)",
    re.I,
)
_DAY_FIRST_SHORT = re.compile(r"(3[01]|[12]\d|0?[1-9])[\s-]?" + _MONTH + r"[\s-]?(\d\d)", re.I)
_TURNED = re.compile(r"(?<![\d./-])(\d{1,2})(\s?[/.-]\s?)(\d{1,2})\2" + _YEAR + r"(?![\d/]|[.-]\d)")
_TURNED_SHORT = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d\d)")
_DOTTED_SHORT = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d\d)")
_IN_TEXT_SHORT = re.compile(r"(?<![\d/.-])(\d{1,2})/(\d{1,2})/(\d\d)(?![\d/])")
_SHORT = re.compile(r"['’‘]?(\d\d)(-)(\d{1,2})-(\d{1,2})")
_SHORT_CHINESE = re.compile(r"['’‘]?(\d\d)([-/.年])(\d{1,2})(?:\2|月)(\d{1,2})日?")
_COMPACT = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:[0-2]\d[0-5]\d(?:[0-5]\d)?)?")
_YEARLESS = re.compile(r"(1[0-2]|0?[1-9])(?:-|/|\s?月\s?)(3[01]|[12]\d|0?[1-9])(?:\s?日)?")
_EN_YEARLESS = re.compile(_MONTH + r"\s{0,2}(3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?", re.I)
_YEAR_MONTH = re.compile(_YEAR + r"\s?[-/.年]\s?(1[0-2]|0?[1-9])月?")
_HANZI_MONTHS = {f"{'十' * (n > 10)}{'一二三四五六七八九十'[(n - 1) % 10]}月": n for n in range(1, 13)}
_HANZI_YEAR_MONTH = re.compile(f"({'|'.join(_HANZI_MONTHS)})" + r"[,\s/-]{0,3}" + _YEAR)
_EN_YEAR_MONTH = re.compile(_MONTH + r",?\s{1,3}" + _YEAR, re.I)

_TIME = re.compile(
    r"[T\s,@|-]{0,4}(?:at\s|um\s|[上下]午\s?)?\d{1,2}[:时]\d{1,2}[^\s]{0,12}(?:\s?[ap]\.?m\.?)?$", re.I
)
_WEEKDAY = re.compile(r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]?\s{1,2}", re.I)
_LABEL = re.compile(
    r"(?:(?:发布|发表|公开|更新|录入|添加|上传|刊登|发文|印发)?(?:时间|日期)"
    r"|date(?: filed| posted| published)?"
    r"|posted(?: on)?|published(?: on)?|filed(?: on)?|issued(?: on)?|decided"
    r"|veröffentlicht(?: am)?|datum|vom)\s{0,2}[:：]?\s{0,2}",
    re.I,
)
_EDGE = " \t\r\n[]()【】<>《》〔〕|·•,;:"


def normal(text: str) -> str:
    """The text with full-width digits, dashes, brackets and spaces made plain."""
    return text.translate(_WIDE) if _WIDE_SEEN.search(text) else text


def make(year: int, month: int, day: int) -> dt.date | None:
    """The day, if it exists and lies within 1990 to 2099."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def find(text: str, order: Order = Order.UNKNOWN) -> tuple[dt.date, int, int] | None:
    """The first full day in a text, with the place where its spelling starts and ends.

    Numbers in the order of day and month are read only if there is but one way to read them, or `order` says
    which. `text` should be short; it is searched once for each spelling.
    """
    plain = normal(text)
    first = _first(plain, _NUMERIC, order)
    if first and not first[1]:
        return first
    others = (_first(plain, spelling, order) for spelling in _SPELLINGS[1:])
    found = [hit for hit in (first, *others) if hit]
    return min(found, key=lambda hit: hit[1]) if found else None


def find_short(text: str, order: Order) -> tuple[dt.date, int, int] | None:
    """The first 02/24/12 in a text, where months are known to come first."""
    if order is not Order.MONTH_FIRST:
        return None
    for match in _IN_TEXT_SHORT.finditer(text):
        day = make(2000 + int(match[3]), int(match[1]), int(match[2]))
        if day:
            return day, match.start(), match.end()
    return None


def every(text: str, order: Order = Order.UNKNOWN, limit: int = 20) -> tuple[dt.date, ...]:
    """The full days of a text in the order in which they stand, at most `limit`."""
    days: list[dt.date] = []
    rest = normal(text)
    while len(days) < limit and (hit := find(rest, order)):
        days.append(hit[0])
        rest = rest[hit[2] :]
    return tuple(days)


def _first(text: str, spelling: re.Pattern[str], order: Order) -> tuple[dt.date, int, int] | None:
    for match in spelling.finditer(text):
        day = _read(spelling, match, order)
        if day:
            return day, match.start(), match.end()
    return None


def _read(spelling: re.Pattern[str], match: re.Match[str], order: Order) -> dt.date | None:
    if spelling is _NUMERIC:
        return make(int(match[1]), int(match[2]), int(match[3]))
    if spelling is _HANZI:
        return _hanzi_day(match)
    if spelling is _MONTH_FIRST:
        return make(int(match[3]), _MONTHS[match[1].lower()], int(match[2]))
    if spelling is _DAY_FIRST:
        return make(int(match[3]), _MONTHS[match[2].lower()], int(match[1]))
    dotted = "." in match[2]
    return _turned(int(match[1]), int(match[3]), int(match[4]), order, dotted=dotted)


def _turned(first: int, second: int, year: int, order: Order, *, dotted: bool) -> dt.date | None:
    """11/20/2015, 20.11.2015: by the only possible reading, by `order`, by the dots of German dates."""
    if first > 12 or second > 12:
        return make(year, min(first, second), max(first, second)) if min(first, second) <= 12 else None
    if first == second or order is Order.MONTH_FIRST:
        return make(year, first, second)
    return make(year, second, first) if order is Order.DAY_FIRST or dotted else None


_SPELLINGS = (_NUMERIC, _HANZI, _MONTH_FIRST, _DAY_FIRST, _TURNED)

_DIGITS = {"〇": 0, "○": 0, "Ｏ": 0, "O": 0, "o": 0, "零": 0, "0": 0, "０": 0} | {
    hanzi: number for number, hanzi in enumerate("一二三四五六七八九", 1)
}


def _hanzi_day(match: re.Match[str]) -> dt.date | None:
    year = int("".join(str(_DIGITS[hanzi]) for hanzi in match[1]))
    month, day = _hanzi_number(match[2]), _hanzi_number(match[3])
    return make(year, month, day)


def _hanzi_number(text: str) -> int:
    """Up to 99: 十一, 二十, 二十一, 廿一. 0 where it is no number."""
    text = text.replace("廿", "二十").replace("卅", "三十")
    tens, ten, ones = text.rpartition("十")
    if len(tens) > 1 or len(ones) > 1:
        return 0
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones, 0)


def whole(text: str, order: Order = Order.UNKNOWN) -> Spelt | None:
    """The day that a short text spells and nothing else, save brackets, a label, a time of day or a weekday.

    A text without a year ("11-20", "11月20日") gives a `Spelt` with year 0. Anything longer gives None.
    """
    return _spelt(text, order) if len(text) <= 60 else None


@functools.lru_cache(maxsize=16_384)
def _spelt(text: str, order: Order) -> Spelt | None:
    if quick := ISO.fullmatch(text):
        return _existing(int(quick[1]), int(quick[2]), int(quick[3]))
    plain = _bare(normal(text))
    if not plain or not (plain[-1].isdigit() or plain[-1] in "日号" or plain[0].isalpha()):
        return None
    return _whole_full(plain, order) or _whole_short(plain, order)


def _bare(text: str) -> str:
    """Without brackets, label, English weekday and time of day around a day."""
    text = text.strip(_EDGE)
    if label := _LABEL.match(text):
        text = text[label.end() :].strip(_EDGE)
    if weekday := _WEEKDAY.match(text):
        text = text[weekday.end() :]
    if time := _TIME.search(text):
        text = text[: time.start()]
    return text.strip(_EDGE)


def _whole_full(text: str, order: Order) -> Spelt | None:
    for spelling in _SPELLINGS:
        if (match := spelling.fullmatch(text)) and (day := _read(spelling, match, order)):
            return Spelt(year=day.year, month=day.month, day=day.day)
    if match := _COMPACT.fullmatch(text):
        return _existing(int(match[1]), int(match[2]), int(match[3]))
    return None


def _whole_short(text: str, order: Order) -> Spelt | None:
    """15-11-20; 11/20/15 where months come first; 11-20; Nov 20."""
    if order is Order.MONTH_FIRST and (match := _TURNED_SHORT.fullmatch(text)):
        return _existing(2000 + int(match[3]), int(match[1]), int(match[2]))
    if order in (Order.DOTTED, Order.DAY_FIRST) and (match := _DOTTED_SHORT.fullmatch(text)):
        return _existing(2000 + int(match[3]), int(match[2]), int(match[1]))
    year_first = _SHORT_CHINESE if order is Order.YEAR_FIRST else _SHORT
    if order not in (Order.DOTTED, Order.DAY_FIRST) and (match := year_first.fullmatch(text)):
        return _existing(2000 + int(match[1]), int(match[3]), int(match[4]))
    if match := _DAY_FIRST_SHORT.fullmatch(text):
        return _existing(2000 + int(match[3]), _MONTHS[match[2].lower()], int(match[1]))
    if match := _YEARLESS.fullmatch(text):
        return _swapped(int(match[1]), int(match[2]), order)
    if match := _EN_YEARLESS.fullmatch(text):
        return Spelt(year=0, month=_MONTHS[match[1].lower()], day=int(match[2]))
    return None


def _swapped(first: int, second: int, order: Order) -> Spelt | None:
    month, day = (second, first) if order is Order.DAY_FIRST else (first, second)
    return Spelt(year=0, month=month, day=day) if month <= 12 else None


def _existing(year: int, month: int, day: int) -> Spelt | None:
    return Spelt(year=year, month=month, day=day) if make(year, month, day) else None


def year_month(text: str) -> tuple[int, int] | None:
    """Year and month that a short text spells and nothing else: 2015-11, 2015年11月, Nov 2015."""
    if len(text) > 20:
        return None
    plain = normal(text).strip(_EDGE + "/-.")
    if match := _YEAR_MONTH.fullmatch(plain):
        return int(match[1]), int(match[2])
    if match := _EN_YEAR_MONTH.fullmatch(plain):
        return int(match[2]), _MONTHS[match[1].lower()]
    if match := _HANZI_YEAR_MONTH.fullmatch(plain):
        return int(match[2]), _HANZI_MONTHS[match[1]]
    return None


def month_name(text: str) -> int:
    """The month that a short text names and nothing else: Nov, 11月; 0 where it names none."""
    plain = text.strip(_EDGE + ".").lower()
    if plain in _MONTHS:
        return _MONTHS[plain]
    match = re.fullmatch(r"(1[0-2]|0?[1-9])月", normal(plain))
    return int(match[1]) if match else _HANZI_MONTHS.get(plain, 0)
