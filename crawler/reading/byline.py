"""Byline: what a Chinese article says of itself between its headline and its text, its day above all."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from crawler.page import Dated, DateSource
from crawler.reading import days
from crawler.reading.days import Order
from crawler.reading.document import Document
from crawler.reading.marked_days import ASIDE, text_of
from crawler.reading.row_days import NOT_PUBLISHED, SHORT_PART, ago, joined
from crawler.reading.seldom import seldom
from crawler.reading.shown_days import Flat
from crawler.reading.titles import HANZI

_SAMPLE = 6_000  # characters of a page that tell its language
_BEGINNING = 2_500  # those of which enough are hanzi on most pages in Chinese
_LONGEST = 120  # characters of a line that may be a byline
_BEFORE, _AFTER = 12, 60  # texts before and after the headline among which a byline may stand
_FEW = 3  # days; more than that: a list
_LEAST_TITLE = 6  # characters of a text that may be the headline


class Heading(NamedTuple):
    """Numbers of texts: the headline (-1: unknown), and where the article's text begins."""

    title: int
    body: int

    @property
    def start(self) -> int:
        """The first text that may belong to the byline."""
        return max(0, self.title - _BEFORE)


def is_chinese(flat: Flat) -> bool:
    """True for a page in Chinese."""
    sample = flat.text[:_SAMPLE]
    if not flat.kana and 4 * _hanzi(_high(sample[:_BEGINNING])) > len(sample):
        return True
    high = _high(sample)
    hanzi = _hanzi(high)
    if 3 * hanzi <= len(sample) - hanzi and 3 * hanzi <= _letters(sample):
        return False
    return hanzi > 5 * high.count(b"\x30") or hanzi > 5 * len(_KANA.findall(sample))


def _high(text: str) -> bytes:
    """The high byte of each character."""
    return text.encode("utf-16-le", "replace")[1::2]


def _hanzi(high: bytes) -> int:
    """How many hanzi there are among the characters with these high bytes."""
    return len(high) - len(high.translate(None, _HANZI_HIGH))


def _letters(text: str) -> int:
    """How many letters of the Latin alphabet a text has."""
    latin = text.encode("ascii", "ignore")
    return len(latin) - len(latin.translate(None, _LATIN))


_HANZI_HIGH = bytes(range(0x34, 0xA0))  # the high bytes of U+3400 to U+9FFF; kana are among those of 0x30
_KANA = re.compile("[ぁ-ヿ]")
_LATIN = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

# A sentence. Headlines and bylines have no full stop.
_PROSE = re.compile("[。！？；]")
_LEAST_PROSE = 15
# What follows an article, and never belongs to it.
_BEYOND = re.compile(
    r"^\W*(?:[上下]一[篇条则]|相关(?:信息|新闻|文章|链接|阅读|文档|报道|附件|政策|解读|稿件|推荐|内容)"
    r"|延伸阅读|(?:热点|热门|最新|推荐|图片|点击|阅读|本周|本月|站内|猜你)(?:推荐|新闻|信息|文章|发布|阅读|排行|关注|资讯|喜欢|动态|公告)"
    r"|(?:网友|用户|最新|我要|发表)?评论|版权所有|copyright|主办|承办|网站标识码|扫一扫|打印时间)",
    re.I,
)


def heading(flat: Flat, document: Document) -> Heading:
    """Where headline and text of an article stand among the texts of its page.

    Where there is no text, it begins at its end.
    """
    if "heading" not in document.memo:
        document.memo["heading"] = _heading(flat, document)
    found: Heading = document.memo["heading"]
    return found


def end_of(flat: Flat, where: Heading) -> int:
    """The number of the text at which the article ends."""
    beyond = enumerate(map(_BEYOND.match, flat.pieces[where.body :]), where.body)
    return next((number for number, match in beyond if match), len(flat.pieces))


def text_length(flat: Flat, begin: int, end: int) -> int:
    """Characters of the sentences among some texts; none where they are summaries below links."""
    length = summaries = 0
    for number in range(begin, end):
        piece = flat.pieces[number]
        if is_prose(piece) and not flat.outside(number, ASIDE):
            length += len(piece)
            summaries += any(_is_linked(flat, before) for before in range(number - _NEAR, number))
    return length if summaries < _SUMMARIES else 0


def _is_linked(flat: Flat, number: int) -> bool:
    return (
        0 <= number < len(flat.pieces)
        and len(flat.pieces[number]) > _LEAST_TITLE
        and flat.outside(number, _LINK)
    )


_LINK = frozenset({"a"})
_SUMMARIES = 2
_NEAR = 2  # texts above a summary: its day, and the link before that


def _heading(flat: Flat, document: Document) -> Heading:
    pieces = flat.pieces
    title = _title_at(flat, document)
    below = enumerate(pieces[title + 1 :], title + 1)
    body = next((number for number, piece in below if _BEYOND.match(piece) or _is_text(piece)), len(pieces))
    return Heading(title, body)


def _is_text(piece: str) -> bool:
    return is_prose(piece) and not _is_labels(piece)


def is_prose(piece: str) -> bool:
    """True for a text of sentences."""
    return len(piece) >= _LEAST_PROSE and bool(_PROSE.search(piece)) and bool(_TEN_HANZI.match(piece))


def _is_labels(piece: str) -> bool:
    """True for a byline whose parts semicolons divide (更新日期：2015-11-20；来源：某局；浏览：9次)."""
    return is_byline(piece) and "。" not in piece and len(_LABELS.findall(piece)) > 1


_LABELS = seldom(r"(?:^|[；;\s])[一-鿿]{2,4}[:：]")
_TEN_HANZI = re.compile(r"(?:[^\u3400-\u9fff]*[\u3400-\u9fff]){10}")


def _title_at(flat: Flat, document: Document) -> int:
    """The text that is the headline: the last one before the article's text with which the title begins.

    A title may begin with the name of the site, which stands above the headline: the text that has more of
    the title, or of what follows that name in it, is the headline, wherever it stands.
    """
    title = next((flat.nodes.text(index, _LONGEST_TITLE) for index in flat.nodes.called("title")), "")
    rest = title[match.end() :] if (match := _TITLE_SITE.match(title)) else ""
    rest = "" if _PUBLISHER.search(_TITLE_END.split(rest, maxsplit=1)[0].strip()) else rest
    titles = (title, rest) if rest else (title,)
    whole = len(_TITLE_END.split((rest or title)[:_TITLE_LENGTH], maxsplit=1)[0])
    found, most, in_text = -1, 0, False
    for number, piece in enumerate(flat.pieces):
        if len(piece) < _LEAST_TITLE:
            continue
        in_text = in_text or (found >= 0 and is_prose(piece))
        if in_text and 2 * most >= whole:
            break
        text = " ".join(piece.split())
        length = min(len(text), _TITLE_LENGTH)
        if length < max(_LEAST_TITLE, most + in_text):
            continue
        if any(one.startswith(text) or text.startswith(one[:_TITLE_LENGTH] or "\n") for one in titles):
            found, most = number, length
    return found if found >= 0 else _marked_title_at(flat, document)


_TITLE_LENGTH = 40  # characters that tell a title
_LONGEST_TITLE = 200  # characters of one that are looked at, and the rest of the piece that passes them
_TITLE_END = re.compile(r"[-_|—–]")  # before the name of the site
_TITLE_SITE = re.compile(
    r"\W*[一-鿿]{2,20}?(?:政府|委员会|办公室|网|局|厅|站|门户)(?:网站|门户)?(?:\s*[-_|—–>»:：·]+\s*|\s+)(?=\S)"
)  # before the headline
_PUBLISHER = re.compile("(?:政府|委员会|办公室|[网站局厅])$")


def _marked_title_at(flat: Flat, document: Document) -> int:
    """The text of the first heading that is long enough for a headline."""
    heads = {
        text_of(element)[:_LEAST_TITLE]
        for element in document.elements("h1", "h2", "h3")
        if len(HANZI.findall(text_of(element))) > _LEAST_TITLE and not _PUBLISHER.search(text_of(element))
    }
    return next((n for n, piece in enumerate(flat.pieces) if piece.strip()[:_LEAST_TITLE] in heads), -1)


def byline_day(flat: Flat, where: Heading, order: Order, fetched: dt.date | None) -> Dated | None:
    """The day of the byline: the first below the headline, else the closest above it.

    None where several days stand there, as they do in a list, or where no headline tells which is meant.
    """
    below = range(where.title + 1, min(where.body, where.title + _AFTER) if where.title >= 0 else where.body)
    above = [
        number
        for number in range(where.title - 1, max(where.title - 1 - _BEFORE, -1), -1)
        if not _is_linked(flat, number - 1) and not _is_linked(flat, number + 1)  # a row's of a list beside
    ]
    found = _days_among(below, flat, order, fetched)
    if not found and where.title >= 0:
        found = [
            dated if _WORDS.search(dated.text) else msgspec.structs.replace(dated, certain=False)
            for dated in _days_among(above, flat, order, fetched)
            if not _is_clock(dated, fetched)
        ]  # a clock may be of yesterday, from a cache
    several = len({dated.day for dated in found})
    if not found or several > _FEW or (where.title < 0 and (several > 1 or not found[0].certain)):
        return None
    return found[0]


def _days_among(numbers: Iterable[int], flat: Flat, order: Order, fetched: dt.date | None) -> list[Dated]:
    latest = fetched + dt.timedelta(days=1) if fetched else dt.date.max
    told = (_told(flat, number, order, fetched) for number in numbers)
    return [dated for dated in told if dated and dated.day <= latest]


def is_byline(piece: str) -> bool:
    """True for a short line with words that only bylines have: 字体, 来源, 关闭."""
    return len(piece) <= _LONGEST and _WORDS.search(piece) is not None


def _is_clock(dated: Dated, fetched: dt.date | None) -> bool:
    return dated.day == fetched and not _WORDS.search(dated.text)


_WORDS = seldom(
    "来源|作者|编辑|字号|字体|浏览|点击|阅读|访问|打印|关闭|分享|收藏|供稿|撰稿|发布|发表|录入|次数|人气|大中小"
    "|來源|編輯|字號|字體|瀏覽|點擊|閱讀|列印|關閉|發[佈布表]"
)
_CHANGED = re.compile(r"^\W*(?:信息|内容)?更新(?:日\s?期|时\s?间)\W*$")
_TRAIL = re.compile(r"位置\W*$")  # 当前位置：
_CLOCK = seldom("今天是|今日|现在|当前时间|农历|天气|气温|空气|℃|更新|您好|欢迎")
_WEEKDAY = seldom(r"[\s(]{0,3}(?:星期|周)[一二三四五六日天]\)?")
_LABEL = re.compile(r"(?:日\s*期|时\s*间|期限|[:：])\s*$")
_PUBLISHED = seldom(
    r"(?:发布|发表|公开|更新|录入|添加|上传|刊登|发稿|编发|发文|信息|公布|公告|推送|上网|刊发|(?<![一-鿿]))\s*(?:日\s*期|时\s*间)\W*$"
    r"|(?:发布|发表|上传|刊登|刊发|发稿|编发|录入)于\W*$|(?<![一-鿿])(?:发布|发表|发稿|上传|刊发|编发)\s*[:：]\W*$"
)
_PUT_UP = seldom(r"\W{0,3}(?:发布|发表|发稿|刊发|刊登|上传|录入)(?![一-鿿])")  # after a day: 于2015-11-20发布
_OTHER_TEXT = seldom(
    "[》”]|(?:办法|条例|规定|意见|标准|通知|公告|通告|方案|规划|文件|细则|报告|政策|数据|指标|结果|目录|名单|[法令])\\W*(?:已经?|曾)?于$"
)  # what was put up is another text: 《安全生产条例》于2013-11-20发布
_NOT_AFTER = seldom(r"\W{0,2}(?:[起至到止前后以之]|—|~|～|-+\s?\d|施行|实施|召开|开工|举行)")
_ENACTED = seldom("(?:会议?|大会|令)(?:[^,，。;；)]{0,20})(?:通过|公布|批准|修[正订])")
_NOT_BEFORE = seldom(r"[一-鿿〔]$")
_LABEL_LENGTH = 12
_LONGEST_SOURCE = 24  # characters of who put something up
_HEAD = seldom(r"^\W*[一-鿿\s]{0,6}(?:日\s*期|时\s*间|期限|有效期)\W*$")
_PART = 16  # characters of a part of a day
_DAY_TIME = seldom(r"[T\s]{0,3}\d{1,2}[:：时]\d{1,2}(?:[:：分]\d{1,2})?秒?分?")


def _told(flat: Flat, number: int, order: Order, fetched: dt.date | None) -> Dated | None:
    piece = flat.pieces[number]
    if len(piece) > 2 * _LONGEST or not (_DIGIT.search(piece) or fetched):
        return None
    text = days.normal(" ".join(piece.split()))
    before = _label(flat, number)
    before = before if len(before) <= _LABEL_LENGTH else ""
    if head := flat.nodes.head_of(flat.nodes.pieces.holder(flat.node(number))):
        before = head if _HEAD.search(head) else before  # a table whose labels stand above
    if len(text) > _LONGEST or _CLOCK.search(text) or (_CLOCK.search(before) and not _CHANGED.search(before)):
        return None
    if is_event(flat, number):
        return None
    if text.startswith("(") and number and flat.outside(number - 1, _LINK):
        return None  # the day of what the link leads to
    day, certain = _day_of(text, order)
    if day is None:
        day, certain = _split(flat, number) or _by_title(flat, number, text, order, fetched), False
    elif day == fetched and (_WEEKDAY.search(text) or _TRAIL.search(before)):  # a clock
        return None
    if _TRAIL.search(before):
        before, certain = "", False
    if day is None or _is_other(before) or flat.outside(number, ASIDE):
        return None
    return Dated(day=day, source=DateSource.LABEL, certain=certain, text=text[:80])


def _label(flat: Flat, number: int) -> str:
    """The text before a text; of letters in elements of their own (生 效 日 期) the word they make."""
    first = number - 1
    while first > max(0, number - _LABEL_LENGTH) and len(flat.pieces[first].strip()) == 1:
        first -= 1
    first += first < number - 1 and len(flat.pieces[first].strip()) > 1
    return "".join(" ".join(piece.split()) for piece in flat.pieces[max(0, first) : number])


_DIGIT = seldom(r"\d|[〇一二三四五六七八九]年")
_PLACE = seldom(r"(?:地\s?点|会场|票\s?价|主持人?|主讲人?|嘉宾|参会|培训对象)\s{0,3}[:：]")


def is_event(flat: Flat, number: int) -> bool:
    """True for a text beside the place, the guests or the price of what takes place on its day."""
    own = flat.pieces[number][-_LONGEST:]
    near = [own, *(piece[:20] for piece in flat.pieces[number + 1 : number + 3])]
    return _PLACE.search("\n".join(near)) is not None and not _WORDS.search(own)


def _split(flat: Flat, number: int) -> dt.date | None:
    """A day whose parts stand in nodes of their own."""
    if len(flat.pieces[number]) > _PART or not SHORT_PART.match(flat.pieces[number].strip()):
        return None
    found = joined(flat.nodes, flat.node(number))
    return found[0].date() if found else None


def _by_title(flat: Flat, number: int, text: str, order: Order, fetched: dt.date | None) -> dt.date | None:
    """A day without its year, or told by its distance, as its element's title spells it, or its distance."""
    element = flat.element(number)
    spelt = days.whole((element.get("title") or element.get("datetime") or "")[:40], order)
    short = days.whole(text, order)
    if spelt and short and not short.year and (short.month, short.day) == (spelt.month, spelt.day):
        return spelt.date()
    if fetched is None or (told := ago(text, fetched)) is None:
        return None
    return (spelt and spelt.date()) or told.spelt.date()


def _is_other(before: str) -> bool:
    """True where what stands before names the day of something else."""
    if NOT_PUBLISHED.search(before):
        return True
    return bool(_LABEL.search(before)) and not _PUBLISHED.search(before) and not _WORDS.search(before)


def _day_of(text: str, order: Order) -> tuple[dt.date | None, bool]:
    """The day of a line, and whether nothing else than a byline's words stands round it."""
    spelt = days.whole(text, order)
    if spelt and (day := spelt.date()):
        return (None, False) if NOT_PUBLISHED.search(text) else (day, not text.startswith("("))
    hit = days.find(text, order)
    if not hit:
        return None, False
    before, after = text[: hit[1]], text[hit[2] :]
    for beside in (_WEEKDAY, _DAY_TIME):
        if match := beside.match(after):
            after = after[match.end() :]
    label = before.rstrip(" [(【")
    if before.rstrip().endswith("于") and len(before) <= _LONGEST_SOURCE and _PUT_UP.match(after):
        return (None, False) if _OTHER_TEXT.search(before) else (hit[0], True)
    if _NOT_BEFORE.search(before) and not _PUBLISHED.search(label) and not _WORDS.search(before):
        return None, False
    if NOT_PUBLISHED.search(before[-20:]) or (_LABEL.search(label) and not _PUBLISHED.search(label)):
        return None, False
    if _NOT_AFTER.match(after) or days.find(after, order) or _YEAR.search(text[: hit[1]]):
        return None, False
    if _ENACTED.search(after):
        return None, False
    return hit[0], all(not part.strip(" |·[]()【】") or _WORDS.search(part) for part in (before, after))


_YEAR = re.compile(r"(?:19|20)\d\d\s?[年/.-](?!\d{3})")  # 2019-16755 is a number


_WRITTEN = seldom(
    r"""["']\s{0,3}(?:(?:发布|发表|录入|公开)?(?:时间|日期)\s?[:：]\s?)?"""
    r"""((?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:[\sT][\d:. ]{4,20})?)\s{0,3}["']"""
)
_KEY = seldom("(?:publish|pub|release)_?(?:time|date)", re.I)
_KEYED = seldom(
    r"\b" + _KEY.pattern + r"""["']?\s{0,3}[:=]\s{0,3}["']((?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2})[^"'\d]""",
    re.I,
)
_SHORT_SCRIPT, _LONG_SCRIPT = 300, 5_000  # characters


def written_day(document: Document) -> Dated | None:
    """The only day that scripts and hidden fields name as publication, or scripts write; never certain."""
    found: set[tuple[dt.date | None, str]] = set()
    for field in document.elements("input"):
        if _KEY.fullmatch(field.get("id") or field.get("name") or ""):
            told_by = (field.get("value") or "")[:80]
            found.update((day_of, told_by) for day_of in days.every(told_by, limit=1))
    for script in document.elements("script"):
        text = script.text or ""
        if len(text) <= _LONG_SCRIPT:
            told = [match[1] for match in _KEYED.finditer(text)]
            told += [match[1] for match in _WRITTEN.finditer(text)] if _writes(text) else ()
            found.update((day_of, one.strip()[:80]) for one in told for day_of in days.every(one, limit=1))
        if len(text) <= _SHORT_SCRIPT and "document.write" in text and "new Date()" not in text:
            found.update((_of_instant(match[1]), match[1]) for match in _INSTANT.finditer(text))
    if len({day for day, _ in found}) != 1:
        return None
    day, shown = min(found, key=lambda one: one[1])
    return Dated(day=day, source=DateSource.LABEL, certain=False, text=shown) if day else None


def _writes(script: str) -> bool:
    """True for a short script that writes something, and is no clock."""
    return len(script) <= _SHORT_SCRIPT and _WRITES.search(script) is not None and "new Date()" not in script


_WRITES = seldom(
    r"\.write(?:ln)?\b|inner(?:HTML|Text)|textContent|\.(?:html|text|append|val|prepend)\s?\(|^\s*\w+\s?\(",
    re.M,
)


_INSTANT = re.compile(r"(?<!\d)(1[0-9]{12})(?!\d)")
_BEIJING = dt.timezone(dt.timedelta(hours=8))


def _of_instant(milliseconds: str) -> dt.date:
    """The day in Beijing of a count of milliseconds since 1970."""
    return dt.datetime.fromtimestamp(int(milliseconds) / 1000, _BEIJING).date()
