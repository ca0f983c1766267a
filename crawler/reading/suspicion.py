"""Suspicion: whether a text, or a document's source, may hold personal data; asked before it is looked at.

What is not suspected here holds nothing that `mask` would find, neither in a source as it stands nor in its
text once the tags are taken out: a tag counts as a blank, or as nothing, wherever one may stand.
"""

from __future__ import annotations

import bisect
import functools
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import Final

from crawler.reading.needles import Needles, literal
from crawler.reading.seldom import seldom
from crawler.reading.vocabulary import load

# A number that may be a citizen's. First a digit, then what stands before it: so the search runs at the speed
# of a character class.
_WIDE_GAP = "(?: {1,30}|-| {1,4}- {1,4})"  # not ` -`, which parts figures in the path of a drawing
_BEGUN = r"(?<![\dA-Za-z_]\d)"  # no digit, nor the letters of a name, before the first one
_CALLED = ("tel", "tel_", "phone", "phone_", "mobile", "mobile_", "sjh", "lxdh", "shouji", "dianhua")
_DIALLED = "|".join(  # a telephone's: behind a word for it, or as it is dialled from afar or abroad
    (
        *(rf"(?<=(?i:{word})\d)" for word in _CALLED),
        *(rf"(?<=(?<![\dA-Za-z_]){zeros}\d)" for zeros in ("0", "00")),
    )
)
NUMBER: Final = (
    r"[1-9](?<![1-9]\d)(?<!\D0\.\d)(?:"  # no fraction
    rf"(?<!\d\d)(?P<id>\d{{5}}{_WIDE_GAP}?(?:1[89]|20)\d{{6}}{_WIDE_GAP}?\d{{3}}[\dXx](?![\dA-Za-z]))"
    rf"|{_BEGUN}(?P<old>\d{{14}}(?![\dA-Za-z]))"
    rf"|{_BEGUN}(?P<bank>\d{{15,18}}(?!\d)|\d{{3}}(?:{_WIDE_GAP}\d{{4}}){{3}}(?:{_WIDE_GAP}\d{{1,3}})?(?!\d))"
    rf"|(?:{_BEGUN}|{_DIALLED})(?P<mobile>(?:(?<=1)|(?<=8)6[ -]?1)[3-9]\d(?:"
    rf"\d{{8}}|(?:(?:[ -]{{1,3}}|{_WIDE_GAP})\d{{4}}){{2}}|\d[ -]\d{{3}}[ -]\d{{4}}"
    r"|-\d{8})(?!\d| ?[（(]?(?:万|亿)?元(?![旦月宵])|\.\d\d(?!\d))))"  # nor money
)
_HANZI_DIGITS: Final = {
    **dict.fromkeys("〇零", "0"),
    **dict(zip("一二三四五六七八九壹贰叁肆伍陆柒捌玖", "123456789" * 2, strict=True)),
    "幺": "1",
}
_ZEROS = (
    "\u0660",
    "\u06f0",
    "\u0f20",
    "\u1810",
    *map(chr, range(0x1D7CE, 0x1D800, 10)),
)  # Tibetan, Mongolian …
ODD_DIGITS: Final = tuple(
    "①②③④⑤⑥⑦⑧⑨⓪⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉" + "".join(chr(ord(zero) + more) for zero in _ZEROS for more in range(10))
)
SPELT_DIGITS: Final = {
    **{ord(char): digit for char, digit in _HANZI_DIGITS.items()},
    **{ord(char): str(unicodedata.digit(char)) for char in ODD_DIGITS},
}
TOLD: Final = ("手机", "电话", "联系方式", "身份证")  # behind these a number may be parted in any way
SPELT_PAIRS: Final = tuple(  # of which one stands in a number that is spelt; those of other scripts are wide
    first + second
    for digits in ("".join(_HANZI_DIGITS), "①②③④⑤⑥⑦⑧⑨⓪", "⁰¹²³⁴⁵⁶⁷⁸⁹", "₀₁₂₃₄₅₆₇₈₉")
    for first in digits
    for second in digits
)
TELEPHONES: Final = tuple(
    f"1{second}{third}{mark}" for second in "3456789" for third in "0123456789" for mark in ".·•)）"
)
PASSES: Final = ("护照", "通行证", "assport")
PROVINCES: Final = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
# Mailboxes that are no citizen's, and pictures: logo@2x.png.
OFFICIAL: Final = r"[@.]gov(?:\.[a-z]{2})?$|@[1-4](?:\.\d)?x\.(?:png|jpe?g|gif|webp|svg)$"
CONTACTS: Final = ("联系地址", "联系住址", "通讯地址", "通信地址")
TITLES: Final = ("女士", "先生", "小姐")
WIDE_DOTS: Final = ("．com", "．cn", "．net")
NAME: Final = "name"  # the kind of what may be a name
FIGURES: Final = "number"  # and of what may be a number
# Blanks as a source may spell them, and what has no width, each without its & and semicolon.
SPELT_BLANKS: Final = (
    "nbsp|ensp|emsp(?:1[34])?|(?:thin|hair|num|punc)sp"
    "|#0*(?:9|10|13|32|160|819[2-9]|820[0-2]|8239|8287|12288)(?![0-9])"
    "|#x0*(?:9|a|d|20|a0|200[0-9a]|202f|205f|3000)(?![0-9a-f])"
)
# What is part of personal data, spelt: letters and digits of ASCII, what stands between them in numbers
# and in addresses of mail, a colon, a dot in a name, hanzi, wide signs; never what begins or ends a tag or
# a value.
REFERENCE: Final = (
    "&(?:middot|#(?:[xX]0*(2[bBdDeE]|3[0-9aA]|4[0-9A-Fa-f]|5[0-9AaFf]|6[1-9A-Fa-f]|7[0-9Aa]|[bB]7"
    "|3[4-9A-Fa-f][0-9A-Fa-f]{2}|[4-9][0-9A-Fa-f]{3}|[fF]{2}[0-5][0-9A-Fa-f])"
    "|0*(4[35689]|5[0-8]|6[4-9]|[78][0-9]|90|95|9[7-9]|1[01][0-9]|12[0-2]|183"
    "|1[3-9][0-9]{3}|[23][0-9]{4}|40[0-9]{3}|65[23][0-9]{2}))(?![0-9A-Fa-f]));?"
    "|&[Nn][Bb][Ss][Pp](?!;)"  # joined to what follows
)
# The same as scripts and data spell it, and line ends there before a number.
SCRIPTED: Final = (
    r"\\{1,4}(?:u(?:00(?:2[bBdDeE]|3[0-9aA]|4[0-9A-Fa-f]|5[0-9AaFf]|6[1-9A-Fa-f]|7[0-9Aa]|[aA]0|[bB]7)"
    r"|3000|3[4-9A-Fa-f][0-9A-Fa-f]{2}|[4-9][0-9A-Fa-f]{3}|[fF]{2}[0-5][0-9A-Fa-f])"
    r"|x(?:2[bBdDeE]|3[0-9aA]|4[0-9A-Fa-f]|5[0-9AaFf]|6[1-9A-Fa-f]|7[0-9Aa])|[nrt](?=[1-9][0-9]{2}))"
)
SPELT_DASHES: Final = (  # a dash between numbers says less than one between digits
    "[mn]dash|minus|hyphen|dash|#0*(?:820[89]|821[0-3]|8722)|#x0*(?:201[0-5]|2212)"
)
REFERRED: Final = "referred"  # the kind of what is spelt
TAG: Final = r"""<[^<>"']*+(?:(?:"[^"<]*+"|'[^'<]*+'|["'])[^<>"']*+)*+>?"""  # a value may hold a >
# What has no width, as the inside of a class: reports take it out, so that a number would stand there whole.
NOTHINGS: Final = (
    "\x01-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
)
SPELT_NOTHINGS: Final = (
    "zwnj|zwj|shy(?!=)|lrm|rlm|nobreak|zerowidthspace"
    "|#0*(?:173|820[3-7]|823[4-8]|828[89]|829[0-9]|830[0-3]|65279)(?![0-9])"
    "|#x0*(?:ad|200[b-f]|202[a-e]|206[0-9a-f]|feff)(?![0-9a-f])"
)
# A tag within a word or a number parts nothing that is read: `来信人：<b>张</b>三丰`, `1381234<b>5678</b>`.
_IN_TAG = (
    "(?:!--[^<>]*--|/?(?:a|b|i|u|s|em|strong|span|font|big|small|mark|label|ins|del|wbr|q|cite|nobr)"
    r"""(?:[\s/](?:[^<>"']|"[^"<]*"|'[^'<]*')*)?)>"""
)
_IN_WORD = r"[\w@.·+%\u2010-\u2015\u2212\ufe58\ufe63\uff0d-]"
JOINT: Final = seldom(  # first what is soon looked for
    rf"(?:<(?<={_IN_WORD}<){_IN_TAG}|[{NOTHINGS}](?<={_IN_WORD}.)|&(?<={_IN_WORD}&)(?:{SPELT_NOTHINGS});?)"
    rf"(?:<{_IN_TAG}|[{NOTHINGS}]|&(?:{SPELT_NOTHINGS});?){{0,99}}+(?={_IN_WORD})",
    re.I,
)
WIDTHLESS: Final = seldom(f"[{NOTHINGS}]+")
_EVERY_UNSEEN: Final = seldom(f"[{NOTHINGS}]|&(?:{SPELT_NOTHINGS});?", re.I)
UNSEEN: Final = "unseen"  # the kind of what has no width
AMID: Final = "amid"  # the kind of a place where such may stand within something

_WORDS: Final = load("mask")
_SHORTEST = 11  # characters of a number
_MOST = 64  # blanks, tags and colons that are looked through; where there are more, something is suspected
_BLANKS: Final = tuple(char for char in map(chr, range(0x3001)) if char.isspace())
_USUAL_BLANKS: Final = tuple("\t\n\r \xa0\u3000")
_BLANK = (
    rb"[\t-\r\x1c- ]|\xc2[\x85\xa0]|\xe1\x9a\x80|\xe2(?:\x80[\x80-\x8a\xa8\xa9\xaf]|\x81\x9f)|\xe3\x80\x80"
)
_NOTHING = (
    rb"(?:[\x01-\x08\x0e-\x1b\x7f]|\xc2[\x80-\x84\x86-\x9f\xad]|\xcd\x8f|\xd8\x9c|\xe1\xa0\x8e"
    rb"|\xe2(?:\x80[\x8b-\x8f\xaa-\xae]|\x81[\xa0-\xaf])|\xef\xbb\xbf)"
)
_DASH = rb"(?:\xe2(?:\x80[\x90-\x95]|\x88\x92)|\xef(?:\xb9[\x98\xa3]|\xbc\x8d))"
_TAG = TAG.encode()
_SPELT_BLANK = b"(?i:&(?:%s);?)" % SPELT_BLANKS.encode()
_JOINTS = rb"(?:(?i:<%s))++" % _IN_TAG.encode()
_BETWEEN = (
    rb"(?:%s|%s|%s" % (_BLANK, _TAG, _NOTHING)
    + rb"|&(?i:"
    + f"{SPELT_BLANKS}|{SPELT_NOTHINGS}".encode()
    + rb");?)"
)
_COLON = rb"(?::|\xef\xbc\x9a)"
_GAP = rb"(?:%s|%s)" % (_BETWEEN, _COLON)
# A tag, and those behind it with nothing but blanks between.
_TAGS = rb"%s(?:(?:%s)*+%s){0,%d}+" % (_TAG, _BLANK, _TAG, _MOST)
_HANZI = rb"[\xe4-\xe9][\x80-\xbf]{2}"
# The first characters of all that may be a surname.
_FIRST: Final = frozenset(
    char.encode()
    for char in (*"".join(_WORDS["surnames"].split()), *(name[0] for name in _WORDS["double_surnames"]))
)

_Check = Callable[[bytes, int], object]  # whether something is suspected where a needle ends


def suspected(texts: Sequence[str]) -> list[str]:
    """Those of many texts in which something is suspected."""
    data = "\x00".join(texts).encode("utf-8", "replace")
    ends: dict[int, bool] = {}  # of what is suspected, and whether as it stands
    for kind, end in _places(data):
        ends[end] = ends.get(end, False) or kind not in (AMID, UNSEEN)
    if not ends:
        return []
    lengths = (len(text.encode("utf-8", "replace")) + 1 for text in texts)
    starts = list(accumulate(lengths, initial=0))
    told = {end: texts[bisect.bisect_left(starts, end) - 1] for end in sorted(ends)}
    found = dict.fromkeys(text for end, text in told.items() if ends[end])
    others = dict.fromkeys(
        text for text in told.values() if text not in found
    )  # each once, however often told
    closed = {text: WIDTHLESS.sub("", text) for text in others if WIDTHLESS.search(text)}
    parted = suspected(list(closed.values())) if closed else ()
    return [*found, *(text for text in closed if closed[text] in parted)]


def kinds(source: bytes) -> set[str]:
    """What is suspected in a document's source, given in UTF-8; empty where nothing is."""
    found, amid = _kinds(source)
    if amid:
        about = _about(source, amid).decode("utf-8", "ignore")
        found |= _kinds(_EVERY_UNSEEN.sub("", JOINT.sub("", about)).encode())[0]
    return found if found - {AMID, UNSEEN} else set()


def _kinds(data: bytes) -> tuple[set[str], list[int]]:
    """What is suspected, and where something may stand amid it."""
    found: set[str] = set()
    amid: list[int] = []
    for needles, known in _needles():
        for number, ends in needles.ends(data, len(data)).items():
            kind, check = known[number]
            if kind in found and kind not in (AMID, UNSEEN):
                continue
            places = (end for end in ends if check(data, end))
            if (first := next(places, None)) is not None:
                found.add(kind)
                amid += (first, *places) if kind in (AMID, UNSEEN) else ()
    return found, amid


_FAR = 2_000  # bytes about a place within which stands what it is amid, with its tags


def _about(data: bytes, places: list[int]) -> bytes:
    """What stands about some places."""
    stretches: list[list[int]] = []
    for place in sorted(places):
        if stretches and place - _FAR <= stretches[-1][1]:
            stretches[-1][1] = place + _FAR
        else:
            stretches.append([max(0, place - _FAR), place + _FAR])
    return b"\x00".join(data[begin:end] for begin, end in stretches)


def _places(data: bytes) -> Iterator[tuple[str, int]]:
    """The kind of what is suspected, and an end within it."""
    for needles, known in _needles():
        for number, ends in needles.ends(data, len(data)).items():
            kind, check = known[number]
            yield from ((kind, end) for end in ends if check(data, end))


# --- what a needle means where it stands ---

_TO_NAME = re.compile(rb"%s{1,%d}+(?:(%s)|%s)" % (_GAP, _MOST, _HANZI, _BETWEEN))
_DOTTED = re.compile(rb"%s(?:%s|%s){0,%d}\xc2\xb7" % (_HANZI, _HANZI, _BETWEEN, _MOST))


def _named(data: bytes, end: int) -> bool:
    """Behind a sender's label stands what may be a surname, or a name with a dot in it."""
    found = _TO_NAME.match(data, end)
    if found is None:
        return False
    return not found[1] or found[1] in _FIRST or _DOTTED.match(data, found.start(1)) is not None


def _behind(chars: frozenset[bytes], check: _Check) -> _Check:
    """What is to be asked behind one of some hanzi that stands where a needle ends."""
    return lambda data, end: data[end : end + 3] in chars and check(data, end + 3)


def _titled(data: bytes, end: int) -> bool:
    """Before a title stands what may be a full name; a tag within it parts nothing."""
    before = data[max(0, end - 18) : end - 6]
    name = before.decode("utf-8", "ignore")[-4:-1]
    return b">" in before or b";" in before or any(char.encode() in _FIRST for char in name)


def _after(pattern: bytes, back: int = 0) -> _Check:
    """What must stand behind a needle, but for so many bytes of it."""
    compiled = re.compile(pattern)
    return lambda data, end: compiled.match(data, end - back)


def _flat(data: bytes, end: int) -> bool:
    return data[end - 7 : end - 6].isdigit() and data[end : end + 1].isdigit()


_PASSPORT = re.compile(
    rb"(?:%s)?(?:%s)?%s{0,%d}+(?:[A-Za-z]{1,2}+[0-9]{0,6}+(?:[0-9]|%s)|%s)"
    % ("编号|号码|号".encode(), "是|为".encode(), _GAP, _MOST, _BETWEEN, _BETWEEN)
)
_ACCOUNT = re.compile(
    rb"(?:%s|ID|id)?(?:%s)?%s{0,%d}+"
    rb"(?:[A-Za-z][A-Za-z0-9_-]{0,4}+(?:[A-Za-z0-9_-]|%s)|[0-9]{1,4}+(?:[0-9]|%s)|%s)"
    % ("号码|号".encode(), "是|为".encode(), _GAP, _MOST, _BETWEEN, _BETWEEN, _BETWEEN)
)


def _short_account(data: bytes, end: int) -> bool:
    return not data[max(0, end - 3) : end - 2].isalpha() and _ACCOUNT.match(data, end) is not None


_MAIL = re.compile(rb"@(?:[A-Za-z0-9-]{1,63}\.){1,5}[A-Za-z]{2,18}(?![A-Za-z0-9])")
_OFFICIAL = re.compile(OFFICIAL.encode(), re.I)
_LOCAL = re.compile(rb"[A-Za-z0-9._%+-]")


def _mail(data: bytes, end: int) -> bool:
    found = _MAIL.match(data, end - 1) if _LOCAL.match(data, max(0, end - 2)) else None
    return found is not None and not _OFFICIAL.search(found[0])


_NUMBER = re.compile(NUMBER.encode())


def _number(data: bytes, end: int) -> bool:
    return _NUMBER.match(data, end - _SHORTEST) is not None


_PLATE = re.compile(
    rb"(?:[ -]|\xc2\xb7|\xe2\x80\xa2|\xe3\x83\xbb|%s)?(?:[A-HJ-NP-Z0-9]{5}|[A-HJ-NP-Z0-9]{0,4}(?:%s)*<)"
    % (_TAGS, _BLANK)
)
_PLACES: Final = frozenset(province.encode() for province in PROVINCES)


def _plate(data: bytes, end: int) -> bool:
    return data[max(0, end - 4) : end - 1] in _PLACES and _PLATE.match(data, end) is not None


# What a source may part digits by; what any begins with is asked first: soon said of most places.
_SEPARATOR = rb"(?:[ -]|(?=[\t-\r\x1c-\x1f&\xc2\xe1-\xe3\xef])(?:%s|%s|%s|(?i:&(?:%s);)))" % (
    *(_BLANK, _SPELT_BLANK, _DASH),
    SPELT_DASHES.encode(),
)
_SPELT_NOTHING = b"(?i:&(?:%s);?)" % SPELT_NOTHINGS.encode()
_PARTING = re.compile(rb"(?:%s|%s|%s)+" % (_SEPARATOR, _TAG, _SPELT_NOTHING))
_RUN = re.compile(  # groups of digits, and what stands between
    rb"(?:[0-9A-Zx]++|(?:%s|%s|%s|%s){1,%d}+){2,12}+" % (_SEPARATOR, _TAG, _SPELT_NOTHING, _NOTHING, _MOST)
)
_WHOLE = re.compile(
    rb"%s|[\x80-\xbf][A-HJ-NP-Z] ?[A-HJ-NP-Z0-9]{5}" % re.sub(r"\?P<\w+>", "?:", NUMBER).encode()
)


def _apart(back: int) -> _Check:
    """A number, or a plate, goes on behind what is read like a blank, which begins so many bytes before."""
    return lambda data, end: _goes_on(data, end - back, 40)


def _goes_on(data: bytes, place: int, most: int) -> bool:
    """A number, or a plate, goes on at a place; at most so many bytes of it stand before."""
    run = _RUN.match(data, place)
    if run is None or not _DIGIT.search(run[0]):
        return False
    return _WHOLE.search(_PARTING.sub(b" ", data[max(0, place - most) : run.end() + 1])) is not None


_DIGIT = re.compile(rb"(?<![#0-9x])[0-9]")  # but for those of a blank as it may be spelt


def _dashed(data: bytes, end: int) -> bool:
    """The same where a dash is spelt."""
    return _goes_on(data, data.rfind(b"&", 0, end), 200)


def _joined(data: bytes, end: int) -> bool:
    """Digits before a tag go on behind it, enough for a number where tags within a word part nothing."""
    tag = data.rfind(b"<", 0, end)
    if _ON.match(data, tag) is None:
        return False
    before = _DIGITS_BEFORE.search(_PARTING.sub(b"", data[max(0, tag - 200) : tag]))
    known = len(before[0]) if before else 0
    return _go_on(min(max(_SHORTEST - known, 1), _SHORTEST - 1)).match(data, tag) is not None


_WITHIN = rb"(?:%s|%s|%s){0,%d}+[0-9Xx]" % (_SEPARATOR, _NOTHING, _JOINTS, _MOST)
_ON = re.compile(_JOINTS + _WITHIN)
_TOLD_NUMBER = rb"(?:%s)?(?:%s)?%s{0,%d}+[1-9](?:(?:%s|%s|%s|%s|%s){0,9}+[0-9Xx]){10}" % (
    *("号码|号".encode(), "是|为".encode(), _GAP, _MOST),
    *(_SEPARATOR, _TAG, _NOTHING, _SPELT_NOTHING, "[./_,]|·|•|，|、".encode()),
)
_DIGITS_BEFORE = re.compile(rb"[0-9]{1,10}\Z")


@functools.cache
def _go_on(digits: int) -> re.Pattern[bytes]:
    return re.compile(rb"(?:%s){%d}" % (_WITHIN, digits))


_TELEPHONE_MARK = rb"(?:[.)]|\xc2\xb7|\xe2\x80\xa2|\xef\xbc\x89)"
_TELEPHONE = re.compile(
    rb"1[3-9][0-9]%s[ -]?[0-9]{4}(?:%s|[ -])?[0-9]{4}" % (_TELEPHONE_MARK, _TELEPHONE_MARK)
)
_SPELT_DIGIT = b"(?:%s)" % b"|".join(literal(chr(digit).encode()) for digit in SPELT_DIGITS)
_SPELT = re.compile(rb"(?:[0-9]|%s){11}" % _SPELT_DIGIT)
_PAIRS = frozenset(map(str.encode, SPELT_PAIRS))


def _telephone(data: bytes, end: int) -> bool:
    """A telephone's number, parted by dots or brackets, goes on."""
    return _TELEPHONE.search(data, max(0, end - 8), end + 16) is not None


def _spelt(data: bytes, end: int) -> bool:
    """Digits stand there, however they are spelt, enough for a number; asked once of pairs in a row."""
    first = data[end - 9 : end - 3] not in _PAIRS
    return first and _SPELT.search(data, max(0, end - 40), end + 40) is not None


def _parted(data: bytes, end: int) -> bool:
    """Digits before a tag go on behind it."""
    return _PARTED.match(data, end - 1) is not None


_PARTED = re.compile(rb"%s%s{0,%d}+(?:[0-9]{3}|<)" % (_TAGS, _SEPARATOR, _MOST))


# --- the needles ---


@functools.cache
def _needles() -> tuple[tuple[Needles, list[tuple[str, _Check]]], ...]:
    """All of them, and of each number the kind and what has to be asked where it is met.

    Those that begin with any digit or any hanzi are looked for apart: quicker, and sooner made ready.
    """
    words, patterns, apart = list(_literals()), list(_patterns()), list(_open())
    together = Needles(
        ((word.encode(), number) for number, (_, _, several) in enumerate(words) for word in several),
        ((pattern, number) for number, (_, _, pattern) in enumerate(patterns, len(words))),
        once=False,
    )
    alone = Needles((), ((pattern, number) for number, (_, _, pattern) in enumerate(apart)), once=False)
    return (
        (together, [(kind, check) for kind, check, _ in (*words, *patterns)]),
        (alone, [(kind, check) for kind, check, _ in apart]),
    )


_LONG_NAMES = ("NoBreak", "ZeroWidthSpace")


def _literals() -> Iterator[tuple[str, _Check, tuple[str, ...]]]:
    # Of a label as in 来 信人 this much is whole.
    ends = dict.fromkeys(label[-2:] for label in _WORDS["senders"])
    last = dict.fromkeys(label[-1] for label in ends)
    before = (*_USUAL_BLANKS, ">", ";")
    yield NAME, _named, (*ends, *(f"{mark}{char}" for mark in before for char in last))
    odd = tuple(blank for blank in _BLANKS if blank not in _USUAL_BLANKS)
    yield NAME, _behind(frozenset(map(str.encode, last)), _named), odd
    yield NAME, _titled, TITLES
    second = "|".join(title[1] for title in TITLES).encode()
    joined = _after(rb"%s{0,%d}+(?:%s|%s)" % (_BETWEEN, _MOST, second, _BETWEEN), 1)
    yield NAME, joined, tuple(f"{title[0]}{mark}" for title in TITLES for mark in "<&")
    home = _after(rb"%s{0,%d}+(?:%s|%s)" % (_BETWEEN, _MOST, _COLON, _BETWEEN))
    yield "address", home, (*_WORDS["homes"], *CONTACTS)
    yield "address", _flat, ("单元",)
    yield FIGURES, _after(_TOLD_NUMBER), TOLD
    yield FIGURES, _telephone, TELEPHONES
    yield FIGURES, _spelt, SPELT_PAIRS
    yield "passport", _PASSPORT.match, PASSES
    weixin = ("微信", "V信", "v信", "扣扣", "weixin", "Weixin")
    yield "account", _ACCOUNT.match, (*weixin, "wechat", "weChat", "Wechat", "WeChat", "WECHAT")
    yield "account", _short_account, ("VX", "vx", "QQ", "qq")
    yield "email", _mail, ("@",)
    yield AMID, _after(rb"%s[A-HJ-NP-Z]" % _JOINTS, 1), tuple(f"{province}<" for province in PROVINCES)
    yield UNSEEN, _always, tuple(f"&{name}" for name in ("zwj", "zwnj", "shy", "lrm", "rlm", *_LONG_NAMES))
    full_width = (*range(0xFF10, 0xFF1A), *range(0xFF20, 0xFF3B), *range(0xFF41, 0xFF5B))
    yield "wide", _always, (*map(chr, full_width), *WIDE_DOTS)  # letters and digits


def _patterns() -> Iterator[tuple[str, _Check, bytes]]:
    yield FIGURES, _parted, rb"[0-9]{3}[ -]{0,2}<"
    # Digits that blanks part which are none to everybody, or more than one.
    yield FIGURES, _apart(1), rb"[0-9] ?[\t-\r\xc2\xe2\xe3]"
    yield FIGURES, _apart(4), rb"[0-9A-Z\t-\r >;\xa0]%s[0-9\t-\r <&\xc2]" % _DASH
    yield REFERRED, _dashed, rb"[0-9A-Z\t-\r >;\xa0]&(?:[mn]dash|minus|hyphen|dash|#82[01]|#872|#x201|#x221)"
    yield UNSEEN, _always, _NOTHING
    yield AMID, _joined, rb"[0-9](?:[ -]|%s)?</?[!abcefilmnqsuwABCEFILMNQSUW]" % _DASH
    yield AMID, _after(rb"@[A-Za-z0-9-]{1,63}[.<]", 2), rb">@[A-Za-z0-9]"
    yield AMID, _after(rb"%s[A-Za-z0-9.-]" % _JOINTS, 1), rb"@[A-Za-z0-9.-]*<"
    yield UNSEEN, _after(b"&(?i:%s)" % SPELT_NOTHINGS.encode(), 3), rb"&#[0-9xX]"
    yield REFERRED, _after(REFERENCE.encode(), 3), rb"&#[0-9xX]"
    yield REFERRED, _after(SCRIPTED.encode(), 3), rb"\\[ux][0-9a-fA-F]"
    yield REFERRED, _always, rb"\\[nrt][1-9][0-9]{2}"
    yield REFERRED, _always, rb"&[Nn][Bb][Ss][Pp][^;]"
    yield REFERRED, _always, rb"[\xe4-\xe9][\x80-\xbf]{2}&middot"
    yield FIGURES, _apart(2), rb"[0-9]&[#A-Za-z]"
    # What begins all digits that are neither ASCII nor of full width.
    yield "wide", _always, rb"[\xd9\xdb\xdf\xe0\xe1\xea]|\xf0(?:[\x90\x91\x96\x9d\x9e]|\x9f\xaf)"


def _open() -> Iterator[tuple[str, _Check, bytes]]:
    yield FIGURES, _number, rb"(?:^|[^0-9A-Za-z_])[1-9][0-9][0-9 -]{%d}" % (_SHORTEST - 2)
    yield FIGURES, _always, rb"(?:^|[^0-9A-Za-z_])00?(?:86)?1[3-9][0-9 -]{%d}" % (_SHORTEST - 2)
    yield FIGURES, _always, rb"(?i:%s)(?:86)?1[3-9][0-9 -]{%d}" % ("|".join(_CALLED).encode(), _SHORTEST - 2)
    yield FIGURES, _always, rb"[A-Za-z_][1-9][0-9]{5}(?:1[89]|20)[0-9]{9}[0-9Xx]"
    yield "plate", _plate, rb"[\x80-\xbf][A-HJ-NP-Z]"


def _always(_: bytes, __: int) -> bool:
    return True
