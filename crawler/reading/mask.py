"""Mask: citizens' personal data made unreadable before anything is stored."""

from __future__ import annotations

import bisect
import functools
import html
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import accumulate, chain
from typing import Final, NamedTuple
from urllib.parse import quote, unquote

from crawler.reading.needles import Needles
from crawler.reading.seldom import seldom
from crawler.reading.suspicion import (
    AMID,
    CONTACTS,
    JOINT,
    NAME,
    NOTHINGS,
    NUMBER,
    ODD_DIGITS,
    OFFICIAL,
    PASSES,
    PROVINCES,
    REFERENCE,
    REFERRED,
    SCRIPTED,
    SPELT_BLANKS,
    SPELT_DASHES,
    SPELT_DIGITS,
    SPELT_NOTHINGS,
    SPELT_PAIRS,
    TAG,
    TELEPHONES,
    TITLES,
    TOLD,
    UNSEEN,
    WIDE_DOTS,
    WIDTHLESS,
    kinds,
    suspected,
)
from crawler.reading.vocabulary import load

_REGIONS: Final = frozenset(
    {
        *range(11, 16),
        *range(21, 24),
        *range(31, 38),
        *range(41, 47),
        *range(50, 55),
        *range(61, 66),
        71,
        81,
        82,
        83,
    }
)
_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_NARROW: Final = {0xFF01 + offset: 0x21 + offset for offset in range(0x5E)} | {
    0x3000: 0x20,
    0xA0: 0x20,
    0xFF0D: 0xFF0D,  # a dash
}

_DIGITS: Final = "0123456789"
_DASHES: Final = tuple(map(chr, (*range(0x2010, 0x2016), 0x2212, 0xFE58, 0xFE63, 0xFF0D)))

_WORDS: Final = load("mask")
_SENDERS: Final = tuple(_WORDS["senders"])
_OFFICES: Final = tuple(_WORDS["offices"])
_NUMBERS: Final = tuple(_WORDS["numbers"])
_SURNAMES: Final = frozenset("".join(_WORDS["surnames"].split()))
_DOUBLE_SURNAMES: Final = frozenset(_WORDS["double_surnames"])
_NO_NAMES: Final = frozenset(_WORDS["no_names"])
_HOMES: Final = tuple(_WORDS["homes"])
_CARDS: Final = ("银行卡", "借记卡", "信用卡", "储蓄卡", "银行账号", "银行帐号", "卡号")


class _Find(NamedTuple):
    start: int
    end: int
    mask: str
    kind: str


_Finder = Callable[
    [str, list[int]], Iterator[_Find]
]  # over a text, at the places where there may be something


def mask(text: str) -> tuple[str, dict[str, int]]:
    """Make citizens' personal data in a text unreadable; masked text stays as it is when masked again.

    Kinds: `id` (identity numbers), `mobile`, `bank`, `email`, `plate`, `passport`, `account` (WeChat, QQ),
    `name`, `address`, `phone` (a landline beside a citizen's other numbers). Office numbers (other
    landlines, and mobiles behind labels such as 咨询电话) and government mailboxes stay.

    Returns:
        The masked text and how many items of each kind were masked.
    """
    found = masked((text,)).get(text) if text else None
    return found or (text, {})


def masked(texts: Iterable[str]) -> dict[str, tuple[str, dict[str, int]]]:
    """Those of many texts that hold personal data, each with what `mask` makes of it."""
    found = ((text, _masked(text)) for text in suspected(list(texts)))
    return {text: (made, counts) for text, (made, counts) in found if counts}


def mask_markup(source: str, utf8: bytes = b"") -> bytes:
    """A document's source with its personal data masked, also where markup parts a label from its value.

    Takes the source in UTF-8, too, where it is there already, and gives it so.
    """
    utf8 = utf8 or source.encode("utf-8", "replace")
    suspects = kinds(utf8)
    shown = _masked_source(source, suspects) if suspects else source
    masked = utf8 if shown is source else shown.encode("utf-8", "replace")
    if b";base64," in masked:
        masked = _PACKED.sub(b";base64,", masked)
    if not _ENCODED.search(masked):
        return masked
    shown = _ATTRIBUTE.sub(lambda match: match[1] + mask_url(match[2])[0], masked.decode())
    return _QUOTED.sub(lambda match: _mask_quoted(match[0], Counter()), shown).encode("utf-8", "replace")


def _masked_source(source: str, suspects: set[str]) -> str:
    """A source with that masked which stands in it, as it is written and as it is read."""
    if REFERRED in suspects:
        read = _REFERENCE.sub(_referred, source)
        shown = _masked_source(read, kinds(read.encode("utf-8", "replace")) - {REFERRED})
        if shown != read:
            return shown
    if suspects <= {REFERRED, AMID, UNSEEN}:
        return source
    parts = list(_PARTS.finditer(source))
    reads = list(map(_read, parts))
    joined = reads if suspects.isdisjoint(_IN_WORDS) else list(map(_joined, parts))
    if joined != reads:
        shown = _masked_across(source, parts, joined, _whole_finds)
        if shown != source:
            source, parts = shown, list(_PARTS.finditer(shown))
            reads = list(map(_read, parts))
    shown = _masked_across(source, parts, reads, _text_finds)
    return _masked(shown, unseen=UNSEEN in suspects)[0]


_IN_WORDS = (AMID, UNSEEN, "wide", NAME, "plate", "passport", "account")  # what a tag within a word may part
_REFERENCE = seldom(rf"{SCRIPTED}|{REFERENCE}|&(?i:{SPELT_DASHES});")
_NOTHING = rf"(?:[{NOTHINGS}]|&(?:{SPELT_NOTHINGS});?)++"  # without width
_WITHIN_NUMBER = rf"(?<=\d){_NOTHING}(?=\d)"  # read as nothing
_GAP = rf"{TAG}|&(?:{SPELT_BLANKS});?"
# Tags and blanks are read as one blank. What any begins with is asked first: soon said of most places.
_PARTS = seldom(
    rf"(?=[<&\s{NOTHINGS}])"
    rf"(?:(?P<nothing>{_WITHIN_NUMBER})"
    rf"|(?:{_GAP}|{_NOTHING}|\s\s|(?<=[\d{''.join(_DASHES)}-])[^\S ])(?:{_GAP}|{_NOTHING}|\s)*+)",
    re.I,
)


def _referred(match: re.Match[str]) -> str:
    if match[0][0] == "&":
        return html.unescape(match[0])
    spelt = match[0].lstrip("\\")[1:]
    return chr(int(spelt, 16)) if spelt else " "  # for the end of a line


def _masked_across(
    source: str, between: list[re.Match[str]], reads: list[str], finder: Callable[[str], Iterator[_Find]]
) -> str:
    """A source with that masked which is found in its text, as read where something stands between."""
    begins = [0, *(match.end() for match in between)]  # of each text in the source
    ends = [*(match.start() for match in between), len(source)]
    texts = (source[begin:end] for begin, end in zip(begins, ends, strict=True))
    finds = list(finder("".join(chain.from_iterable(zip(texts, (*reads, ""), strict=True)))))
    if not finds:
        return source
    widths = [*map(len, reads), 1]
    lengths = (end - begin + width for begin, end, width in zip(begins, ends, widths, strict=True))
    starts = list(accumulate(lengths, initial=0))  # of each text in what was read
    parts, at = [], 0
    for find in finds:
        number = bisect.bisect_right(starts, find.start) - 1
        parted, shown = find.end > starts[number + 1] - widths[number], find.mask
        while starts[number] < find.end:
            shift = begins[number] - starts[number]
            begin, end = max(find.start + shift, begins[number]), min(find.end + shift, ends[number])
            if begin < end:
                parts += [source[at:begin], _starred(source[begin:end], shown) if parted else shown]
                at, shown = end, ""
            number += 1
    return "".join((*parts, source[at:]))


def _starred(piece: str, shown: str) -> str:
    """A piece of a find that tags part: its mask as far as it reaches, then a star for each other letter."""
    return shown[: len(piece)] + "".join(char if char.isspace() else "*" for char in piece[len(shown) :])


def _read(between: re.Match[str]) -> str:
    """What parts a text, as it is read: within a number, what has no width is nothing."""
    return " " if between["nothing"] is None else ""


def _joined(between: re.Match[str]) -> str:
    """What parts a text, as it is read where tags within a word are none."""
    joint = JOINT.match(between.string, between.start())
    return "" if joint and joint.end() == between.end() else _read(between)


# Pictures, and whatever else is written so that nobody can look into it.
_PACKED = re.compile(rb";base64,(?:[A-Za-z0-9+/=%]{4,}|\s{1,9}(?=[A-Za-z0-9+/]{20}))+")
_QUOTED = seldom("(?<![A-Za-z0-9._~-])[A-Za-z0-9._~-]{0,60}+(?:%[0-9A-Fa-f]{2}[A-Za-z0-9._~-]{0,60}+){3,400}")
_ENCODED = re.compile(b"%(?:[89A-F]|40|[23][0-9A-F][0-9]{10})", re.I)
_ATTRIBUTE = re.compile(r"""(=\s{0,3}["']?)([^"'\s<>]{7,4000})""")


def _masked(text: str, *, unseen: bool = True) -> tuple[str, dict[str, int]]:
    """`unseen`: whether there may be something without width."""
    counts = Counter[str]()
    if unseen and WIDTHLESS.search(text):
        text = _put(text, _closed_finds(text), counts)
    text = _put(text, _text_finds(text), counts)
    return text, dict(sorted(counts.items()))


def _put(text: str, finds: Iterator[_Find], counts: Counter[str]) -> str:
    """A text with masks where something was found, which is counted."""
    parts, at = [], 0
    for find in finds:
        parts += [text[at : find.start], find.mask]
        at = find.end
        counts[find.kind] += 1
    return "".join((*parts, text[at:]))


def _closed_finds(text: str) -> Iterator[_Find]:
    """What is found where what has no width is read as nothing."""
    closed = WIDTHLESS.sub("", text)
    finds = list(_text_finds(closed))
    places, shifts = [], [0]  # in the closed text, and how far what follows stands from there in the text
    for match in WIDTHLESS.finditer(text) if finds else ():
        places.append(match.start() - shifts[-1])
        shifts.append(shifts[-1] + len(match[0]))
    for find in finds:
        first, last = find.start, find.end - 1
        start = first + shifts[bisect.bisect_right(places, first)]
        yield find._replace(start=start, end=last + shifts[bisect.bisect_right(places, last)] + 1)


def _whole_finds(text: str) -> Iterator[_Find]:
    """What tags within a word may part; not homes, which may be as long as a sentence."""
    places = _places(text)
    finds = _finds(text, {finder: at for finder, at in places.items() if finder not in (_homes, _flats)})
    return (find for find in finds if not _counted(text[find.start : find.end]))


def _text_finds(text: str) -> Iterator[_Find]:
    return _finds(text, _places(text))


def _counted(number: str) -> bool:
    """True for the numbers of a pager: `7891011121314`."""
    if not number.isdecimal():
        return False
    firsts = (int(number[:width]) for width in (1, 2, 3))
    return any("".join(map(str, range(first, first + 20))).startswith(number) for first in firsts)


def _finds(text: str, suspects: _Suspects) -> Iterator[_Find]:
    """What is to be masked, in order, nothing twice."""
    plain = text
    if any(_is_wide(text, place) for place in suspects.get(_wide, ())):
        plain = _WIDE.sub(lambda match: match[0].translate(_NARROW), text)
        plain = _DASH.sub(" ", plain).replace("－", "-")
        suspects = _places(plain)
    found = [find for finder, places in suspects.items() for find in finder(plain, sorted(places))]
    at = 0
    for find in sorted([*found, *_landlines(plain, found)], key=lambda find: (find.start, -find.end)):
        if find.start >= at:
            at = find.end
            yield find


_WIDE = seldom("[\uff01-\uff5e\u3000\xa0]+")
_DASH = seldom(rf"(?<=[0-9A-Z ])[{''.join(_DASHES)}](?=[ 0-9-])")  # also in `138 — 1234 — 5678`


def _at(pattern: re.Pattern[str], text: str, places: list[int]) -> Iterator[re.Match[str]]:
    """The matches that begin at one of the places, none within another."""
    end = 0
    for place in places:
        if place >= end and (match := pattern.match(text, place)):
            end = match.end()
            yield match


def mask_url(url: str) -> tuple[str, dict[str, int]]:
    """The same for an address: the parts of its path, of its query and behind #, percent escapes read.

    A part of a path that is nothing but a number is more often an article's than a citizen's: of those only
    identity numbers are masked. Who is to be logged in is masked, too; the rest stays.
    """
    if not perhaps_personal((url,)):
        return url, {}
    counts: Counter[str] = Counter()
    scheme = _SCHEME.match(url)
    if scheme:  # of a telephone, a mailbox, an app
        shown = _mask_quoted(url[scheme.end() :], counts, f"{_SAFE}/?&#")
        return scheme[0] + shown, dict(sorted(counts.items()))
    url, hash_mark, behind = url.partition("#")
    head, mark, query = url.partition("?")
    if _PERSONAL_PATH.search(head):
        origin, slash, path = _split_path(head)
        origin, known = _USER.subn("***@", origin)
        counts.update({"account": known} if known else {})
        head = origin + slash + "/".join(_mask_segment(part, counts) for part in path.split("/"))
    if mark and _PERSONAL_QUERY.search(query):
        query = "&".join(_mask_parameter(part, counts) for part in query.split("&"))
    if hash_mark and _PERSONAL_QUERY.search(behind):
        behind = "&".join(_mask_parameter(part, counts) for part in behind.split("&"))
    return f"{head}{mark}{query}{hash_mark}{behind}", dict(sorted(counts.items()))


def perhaps_personal(urls: Sequence[str]) -> bool:
    """True when one of many addresses may hold personal data; soon said."""
    together = "\n".join(urls)
    if not together.isascii() or "%" in together or "@" in together:
        return True
    if "?" in together and any(_PERSONAL_QUERY.search(url.partition("?")[2]) for url in urls):
        return True
    numbers = together.encode().translate(_CLASSES)
    return _IDENTITY_LONG in numbers or (_LONG_NUMBER in numbers and bool(_TOLD.search(together)))


_SAFE: Final = "*@:;,=+!$()'~"
_SCHEME = seldom(r"(?!https?:|ftp:|file:|javascript:)[a-z][a-z.+-]{1,20}:(?://)?", re.I)
_USER = seldom(r"(?<=//)[^/]{1,400}@")
_TOLD = seldom(  # a number that stands where an article's does not
    r"^(?:sms|[a-z.+-]{2,20}):(?<!http:)(?<!https:)[^\n]{0,99}?1[3-9]\d{9}|[#;][^\n/]{0,99}?1[3-9]\d{9}",
    re.I | re.M,
)
_PERSONAL_PATH = seldom(r"\d{17}[\dXx]|@|;[^/]{0,99}\d{11}|%40|%[2389A-F]|[^\x00-\x7f]", re.I)
_PERSONAL_QUERY = re.compile(r"\d{7}|@|%[2389A-F]|%40", re.I)
_NAMED = seldom(r"(?:user|real|true|link|send|my)?_?(?:name|xm|xingming|lxr|sender)", re.I)


def _split_path(head: str) -> tuple[str, str, str]:
    """Scheme and host of an address, the slash behind them, and the path."""
    scheme, mark, rest = head.partition("://")
    if not mark:
        return "", "", head
    host, slash, path = rest.partition("/")
    return scheme + mark + host, slash, path


def _mask_segment(part: str, counts: Counter[str]) -> str:
    """A part of a path, and what is told with it behind semicolons."""
    part, mark, told = part.partition(";")
    plain = _unquoted(part)
    masked, found = mask(plain) if _PERSONAL_PATH.search(part) else (part, {})
    if found and (not plain.isascii() or {"id", "email"} & found.keys()):
        counts.update(found)
        part = quote(masked, safe=_SAFE)
    return f"{part}{mark}{';'.join(_mask_parameter(each, counts) for each in told.split(';'))}"


def _mask_parameter(part: str, counts: Counter[str]) -> str:
    name, mark, value = part.partition("=")
    shown = _mask_quoted(value.replace("+", " "), counts)
    plain = unquote(value)
    if shown != value.replace("+", " "):
        value = shown
    elif _NAMED.fullmatch(name) and whole_name(plain):
        counts["name"] += 1
        value = quote(f"{plain[0]}**", safe="*")
    return f"{_mask_quoted(name, counts)}{mark}{value}"


def _mask_quoted(text: str, counts: Counter[str], safe: str = "*") -> str:
    """A text with percent escapes; what is safe needs none."""
    masked, found = mask(_unquoted(text))
    counts.update(found)
    return quote(masked, safe=safe) if found else text


def _unquoted(text: str) -> str:
    """What a text says whose percent escapes may be escaped again."""
    for _ in range(3):
        plain = unquote(text)
        if plain == text:
            break
        text = plain
    return text


# --- numbers ---

_NUMBER = seldom(NUMBER)


def _numbers(text: str, places: list[int]) -> Iterator[_Find]:
    for place in places:
        if run := _RUN.match(text, place):
            yield from _numbers_in(text, place, run.end() + 3)  # what follows a number tells, too


_RUN = re.compile(r"[\d -]+")


def _numbers_in(text: str, start: int, end: int) -> Iterator[_Find]:
    for match in _NUMBER.finditer(text, start, end):
        kind, find = match.lastgroup, match[0]
        label = _label(text, match.start())
        if kind == "mobile":
            if not label.endswith(_OFFICES) and not label.endswith(_NUMBERS):
                yield _Find(match.end() - len(find.lstrip("86 -")), match.end(), "1**********", "mobile")
        elif _labelled(label, "身份证", "证件号") or (kind != "bank" and _identity(find)):
            yield _Find(*match.span(), "*" * 18, "id")
        elif (kind != "id" or not _named_by(text, match.start())) and _card(find, label):
            yield _Find(*match.span(), "*" * 16, "bank")


def _label(text: str, start: int) -> str:
    """What stands before a number."""
    return "".join(text[max(0, start - 14) : start].split()).rstrip(":;,(+（：0")


def _named_by(text: str, start: int) -> bool:
    """True for a number that a name goes on with: `content_632010199001011234`."""
    return bool(re.match("[A-Za-z_]", text[max(0, start - 1) : start]))


def _labelled(label: str, *names: str) -> bool:
    return any(name in label[-8:] for name in names)


def _identity(number: str) -> bool:
    """True for an identity number: region, birth date and, with 18 digits, check digit are right.

    What ends in X is nothing else, so there the check digit may be wrong.
    """
    digits = re.sub(r"[ -]", "", number)
    if int(digits[:2]) not in _REGIONS:
        return False
    born = digits[6:14] if len(digits) == 18 else f"19{digits[6:12]}"
    try:
        date(int(born[:4]), int(born[4:6]), int(born[6:]))
    except ValueError:
        return False
    return len(digits) == 15 or digits[17] in "Xx" or _check_digit(digits)


def _check_digit(digits: str) -> bool:
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=False))
    return "10X98765432"[total % 11] == digits[17].upper()


def _card(number: str, label: str) -> bool:
    digits = re.sub(r"\D", "", number)
    if _labelled(label, *_CARDS):
        return True
    return digits[0] in "3456" and not label.endswith(_NUMBERS) and _luhn(digits)


def _luhn(digits: str) -> bool:
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2])
    return (sum(map(int, digits[-1::-2])) + sum(doubled)) % 10 == 0


_TELEPHONE = re.compile(
    r"(?<![\dA-Za-z_.])1[3-9]\d(?:(?P<dot>[.·•])\d{4}(?P=dot)\d{4}"
    r"|(?<=[(（]...)[)）][ -]?\d{4}[ -]?\d{4})(?![\d.])"
)


def _telephones(text: str, places: list[int]) -> Iterator[_Find]:
    """Mobile numbers that dots or brackets part."""
    for match in _at(_TELEPHONE, text, places):
        if not _label(text, match.start()).endswith(_OFFICES):
            yield _Find(*match.span(), "1**********", "mobile")


_PART = r"[ .·•/_,，、-]{0,2}"
_TOLD_NUMBER = re.compile(  # 1、 begins a list, and several telephones may have as many digits as an identity
    r"(?:(?P<who>身份证)|手机|电话|联系方式)(?:号码|号)?[是为]?\s{0,3}[:：]?\s{0,3}(?:"
    rf"(?P<mobile>1[ ·•/_-]{{0,2}}[3-9](?:{_PART}\d){{9}})"
    rf"|(?(who)(?P<id>[1-9](?:{_PART}\d){{16}}{_PART}[\dXx×])|(?!)))(?!{_PART}\d)"
)


def _told(text: str, places: list[int]) -> Iterator[_Find]:
    """Numbers behind the words for them, parted in any way."""
    for match in _at(_TOLD_NUMBER, text, places):
        kind = match.lastgroup or ""
        if kind == "id":
            yield _Find(*match.span(kind), "*" * 18, kind)
        elif not _label(text, match.start(kind)).endswith(_OFFICES):
            yield _Find(*match.span(kind), "1**********", kind)


def _spelt(text: str, places: list[int]) -> Iterator[_Find]:
    """Numbers of telephones and identities in hanzi, circled digits and the like."""
    end = 0
    for place in places:
        if place < end:
            continue
        start = _run_start(text, place)
        run = _SPELT.match(text, start)
        if run is None:
            continue
        end = run.end()
        number = run[0].translate(SPELT_DIGITS) if 11 <= end - start <= 18 and not run[0].isascii() else ""
        if len(number) == 18 and _identity(number):
            yield _Find(start, end, "*" * 18, "id")
        elif _MOBILE.fullmatch(number) and not _label(text, start).endswith(_OFFICES):
            yield _Find(start, end, "1**********", "mobile")


_SPELT = seldom(rf"[0-9{''.join(map(chr, SPELT_DIGITS))}]++[Xx]?")
_MOBILE = re.compile("0?1[3-9][0-9]{9}")


def _run_start(text: str, place: int) -> int:
    """Where digits, however they are spelt, begin that go on at a place; at most as many as a number has."""
    first = max(0, place - 20)
    while place > first and (text[place - 1] in _DIGITS or ord(text[place - 1]) in SPELT_DIGITS):
        place -= 1
    return place


_LANDLINE = re.compile(r"(?<![\d-])0\d{2,3}[- ]?\d{7,8}(?!\d)")
_BESIDE = 60  # characters behind a citizen's number within which a landline is the citizen's, too


def _landlines(text: str, found: list[_Find]) -> Iterator[_Find]:
    """Landlines are offices' own, but for those that stand behind a citizen's other numbers."""
    for find in found:
        if find.kind in ("id", "mobile", "bank"):
            for match in _LANDLINE.finditer(text, find.end, find.end + _BESIDE):
                yield _Find(*match.span(), "0**********", "phone")


# --- addresses of the net, plates, passports, accounts ---

_LOCAL = re.compile(r"(?<![A-Za-z0-9._%+*-])[A-Za-z0-9._%+-]{1,64}\Z")
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,5}[A-Za-z]{2,18}(?![A-Za-z0-9])")
_OFFICIAL = seldom(OFFICIAL, re.I)
_PLATE = seldom(rf"[{PROVINCES}][A-HJ-NP-Z][ ·•・-]?(?=[A-Z]{{0,5}}\d)([A-HJ-NP-Z0-9]{{5,6}})(?![A-Za-z0-9])")
_PASSPORT = re.compile(
    r"(?:护照|(?<!车辆)通行证|[Pp]assport)(?:编号|号码|号)?[是为]?\s{0,3}[:：]?\s{0,3}([A-Za-z]{1,2}\d{7,8})(?![A-Za-z0-9])"
)
_ACCOUNT = seldom(
    r"(?:微信|[Ww]e[Cc]hat|WECHAT|[Ww]eixin|[Vv]信|扣扣|(?<![A-Za-z])(?:VX|vx|QQ|qq))(?:号码|号|ID|id)?[是为]?"
    r"\s{0,3}[:：]?\s{0,3}"
    r"(wxid_[A-Za-z0-9_-]{4,30}|(?<![A-Za-z])[A-Za-z][A-Za-z0-9_-]{5,19}|\d{5,12})(?![A-Za-z0-9_@-])"
)


def _emails(text: str, places: list[int]) -> Iterator[_Find]:
    for at in places:
        local = _LOCAL.search(text, max(0, at - 64), at)
        match = _EMAIL.match(text, local.start()) if local else None
        if match and not _OFFICIAL.search(match[0]):
            yield _Find(*match.span(), "***@***", "email")


def _plates(text: str, places: list[int]) -> Iterator[_Find]:
    for match in _at(_PLATE, text, places):
        if sum(map(str.isdigit, match[1])) >= 2:
            yield _Find(*match.span(), f"{match[0][0]}******", "plate")


def _passports(text: str, places: list[int]) -> Iterator[_Find]:
    for match in _at(_PASSPORT, text, places):
        yield _Find(*match.span(1), "*********", "passport")


def _accounts(text: str, places: list[int]) -> Iterator[_Find]:
    starts = (
        place - 1 if text[place] in "eE" else place for place in places
    )  # WeChat is known by echat, Weixin by eixin
    for match in _at(_ACCOUNT, text, sorted(start for start in starts if start >= 0)):
        yield _Find(*match.span(1), "******", "account")


# --- names ---

_BLANK = r"[\s\u200b-\u200d\ufeff]"  # also without width, as editors leave them
_AFTER_LABEL = seldom(
    rf"[人名友民者主患长生昵称呼](?:[ \t]{{0,3}}[:：]{_BLANK}{{0,5}}|{_BLANK}{{1,5}})(?=[\u4e00-\u9fff])"
)
_HANZI = seldom(r"[\u4e00-\u9fff]{1,6}·[\u4e00-\u9fff]{1,8}|[\u4e00-\u9fff]{2,9}")
_NEXT_LABEL = seldom("|".join(_WORDS["following"]))


def _names(text: str, places: list[int]) -> Iterator[_Find]:
    """Names behind the labels of a letter's sender; without a colon only what must be a name."""
    for place in places:
        first = max(0, place - _BEFORE)
        if found := _named(text[first : place + _BEHIND], place - first):
            start, end, shown = found
            yield _Find(first + start, first + end, shown, "name")


_BEFORE, _BEHIND = 7, 30  # characters around the end of a label within which all of it and a name stand


@functools.lru_cache(maxsize=8_192)
def _named(text: str, at: int) -> tuple[int, int, str] | None:
    """Where a name stands behind the label that ends at a place, and its mask."""
    label = _AFTER_LABEL.match(text, at)
    if label is None or not "".join(text[: at + 1].split()).endswith(_SENDERS):
        return None
    sure, start = ":" in label[0] or "：" in label[0], label.end()
    word, parted = _HANZI.match(text, start), _PARTED.match(text, start)
    if word is None or (parted and word[0] in _DOUBLE_SURNAMES):
        end = start + (_parted(parted[0], sure=sure) if parted else 0)
    else:
        end = start + len(_name(word[0], sure=sure))
    return (start, end, f"{text[start]}**") if end > start else None


# A surname, and what follows it after a blank: `张 三`, `张　小 明`, `欧阳 思虹`.
_PARTED = seldom(
    r"[\u4e00-\u9fff]{1,2}(?:[ \u3000\xa0\u200b-\u200d\ufeff][\u4e00-\u9fff]{1,2}){1,3}(?![\u4e00-\u9fff])"
)


def _parted(text: str, *, sure: bool) -> int:
    """Where a name ends whose surname stands apart from the rest; 0 where there is none."""
    pieces = re.split("[^\u4e00-\u9fff]", text)
    if len(pieces[0]) == 2 and pieces[0] not in _DOUBLE_SURNAMES:
        return 0
    for number in range(len(pieces), 1, -1):
        joined = "".join(pieces[:number])
        if _name(joined, sure=sure) == joined:
            return sum(map(len, pieces[:number])) + number - 1
    return 0


def _name(word: str, *, sure: bool) -> str:
    """The name with which a run of hanzi begins, or "" if it does not look like one."""
    if "·" in word:
        return word
    label = _NEXT_LABEL.match(word)
    if word.startswith(_SENDERS) or (label and len(label[0]) > 1):
        return ""
    following = _NEXT_LABEL.search(word, 1)
    name = word[: following.start()] if following else word
    double = name[:2] in _DOUBLE_SURNAMES
    if name[:1] not in _SURNAMES and not double:
        return ""
    if not 2 <= len(name) <= (4 if sure or double else 3) or name in _NO_NAMES or "某" in name:
        return ""
    return name


def whole_name(text: str) -> bool:
    """True for a text that is nothing but what looks like a person's name."""
    word = _HANZI.fullmatch(text)
    return word is not None and _name(text, sure=True) == text


def _titled(text: str, places: list[int]) -> Iterator[_Find]:
    """Full names before 女士, 先生, 小姐; a surname alone tells nobody's identity."""
    for start in places:
        for length in (4, 3, 2):
            name = text[max(0, start - length) : start]
            if len(name) == length and _full_name(name):
                yield _Find(start - length, start, f"{name[0]}**", "name")
                break


def _full_name(name: str) -> bool:
    if not _HANZI.fullmatch(name) or name in _NO_NAMES or "某" in name:
        return False
    if name[:2] in _DOUBLE_SURNAMES:
        return len(name) >= 3
    return len(name) <= 3 and name[0] in _SURNAMES and not _COMMON.search(name[1:])


_COMMON = re.compile("[的了和与是在有为等及或各位对向由请]|女士|先生|小姐")


# --- homes ---

_HOME = seldom(r"址\s{0,3}[:：]\s{0,5}(?P<place>[\u4e00-\u9fffA-Za-z0-9（）()#-]{4,60})")
_FLAT = seldom(
    r"(?:[\d一二三四五六七八九十]{1,4}(?:号楼|栋|幢|座|号院|号)){0,2}\d{1,3}单元\d{1,5}(?:室|号|户)?"
)
_PLACE = seldom(r"[\u4e00-\u9fff0-9]{1,16}$")


def _lived_in(place: str) -> bool:
    """A contact address may be an office's: it is a home's when it names a dwelling and no authority."""
    return bool(_DWELLING.search(place)) and not _AUTHORITY.search(place)


_DWELLING = re.compile("室|单元|栋|幢|户|村|组|小区|号楼|苑|公寓|新村|家园|花园")
_AUTHORITY = re.compile("政府|[局委厅办部院所]|中心|大厅|大厦|大楼|公司|机关|科$|科室|法院|学校|传达室")


def _homes(text: str, places: list[int]) -> Iterator[_Find]:
    for match in _at(_HOME, text, places):
        label = text[max(0, match.start() - 3) : match.start() + 1]
        if label.endswith(_HOMES) or (label.endswith(CONTACTS) and _lived_in(match["place"])):
            yield _Find(*match.span("place"), "******", "address")


def _flats(text: str, _: list[int]) -> Iterator[_Find]:
    for match in _FLAT.finditer(text):
        street = _PLACE.search(text, max(0, match.start() - 16), match.start())
        yield _Find(street.start() if street else match.start(), match.end(), "******", "address")


# --- what to look for ---

_AFTER = (
    ":： \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
    "\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)  # colons and blanks


def _wide(_: str, __: list[int]) -> Iterator[_Find]:
    """Stands for full-width signs: what they are has to be looked at again."""
    return iter(())


def _is_wide(text: str, place: int) -> bool:
    """False for a blank behind a digit where no other digit follows, and for dashes elsewhere."""
    if text[place] in _DASHES:
        about = _DASH.sub(" ", text[max(0, place - 20) : place + 24])
        return " " in about and bool(_NUMBER.search(about) or _PLATE.search(about))
    return text[place] not in _DIGITS or text[place + 2 : place + 3].isdecimal()


# What must stand in a text for a finder to find anything; numbers are told by their digits.
_TRIGGERS: Final[dict[_Finder, tuple[str, ...]]] = {
    _emails: ("@",),
    _passports: PASSES,
    _accounts: ("微信", "V信", "v信", "扣扣", "QQ", "qq", "VX", "vx", "echat", "eChat", "WECHAT", "eixin"),
    _names: tuple(last + after for last in "人名友民者主患长生昵称呼" for after in _AFTER),
    _titled: TITLES,
    _homes: tuple("址" + after for after in _AFTER),
    _telephones: TELEPHONES,
    _told: TOLD,
    _spelt: (*SPELT_PAIRS, *ODD_DIGITS[30:]),
    _flats: ("单元",),
    _wide: (
        *map(chr, (*range(0xFF10, 0xFF1A), *range(0xFF20, 0xFF3B), *range(0xFF41, 0xFF5B))),
        *(digit + space for digit in _DIGITS for space in "\u3000\xa0"),
        *_DASHES,
        *WIDE_DOTS,
    ),
}


_Suspects = dict[_Finder, list[int]]  # where each finder may find something

_CODEC = "utf-16-le"  # two bytes a character: places need no counting


@functools.cache
def _triggers() -> tuple[Needles, list[tuple[_Finder, int]]]:
    """What is looked for, and whose trigger each is, with its length."""
    pairs = [(word, finder) for finder, words in _TRIGGERS.items() for word in words]
    search = Needles(((word.encode(_CODEC), number) for number, (word, _) in enumerate(pairs)), once=False)
    return search, [(finder, len(word)) for word, finder in pairs]


def _places(text: str) -> _Suspects:
    """The finders that may find something in a text, and where."""
    places: _Suspects = {}
    for place, finder in _marks(text):
        places.setdefault(finder, []).append(place)
    return places


def _marks(text: str) -> Iterator[tuple[int, _Finder]]:
    """Where in a text something stands that a finder may find, and which finder."""
    search, finders = _triggers()
    data = text.encode(_CODEC, "replace")
    if len(data) != 2 * len(text):  # a character that takes two units would move all places behind it
        data = _ASTRAL.sub(_narrow, text).encode(_CODEC, "replace")
    for number, ends in search.ends(data, len(data)).items():
        finder, length = finders[number]
        yield from ((end // 2 - length, finder) for end in ends if not end % 2)
    plain = text.encode("latin-1", "replace")  # a byte a character
    latin = plain.translate(_CLASSES)
    yield from ((at, _numbers) for at in _long_numbers(text, plain, latin))
    for capital in _AFTER_HANZI.finditer(latin):
        if text[capital.start() - 1] in PROVINCES:
            yield capital.start() - 1, _plates


def _narrow(astral: re.Match[str]) -> str:
    return ODD_DIGITS[0] if astral[0].isdecimal() else "\ufffd"


def _long_numbers(text: str, plain: bytes, latin: bytes) -> Iterator[int]:
    """Where runs of digits, blanks and hyphens begin that hold digits enough to be masked."""
    at = latin.find(_LONG_NUMBER)
    digits = plain.translate(_DIGITS_ALONE) if at >= 0 else b""
    while at >= 0:
        end = _DIGITS_ON.match(latin, at).end()  # type: ignore[union-attr]
        if digits.count(_DIGIT, at, end) >= len(_LONG_NUMBER) or text[end : end + 1].isdecimal():
            yield at
        at = latin.find(_LONG_NUMBER, end)


_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
# Signs by what they are in a number or on a plate: digits and what may stand between them, capitals, hanzi.
_DIGIT, _CAPITAL, _OTHER, _FOREIGN = b"0AxH"
_LONG_NUMBER = b"0" * 11  # no shorter number is masked
_DIGITS_ON = re.compile(b"0+")
_DIGITS_ALONE = bytes(48 if 48 <= byte <= 57 else 120 for byte in range(256))
_IDENTITY_LONG = b"0" * 17
_AFTER_HANZI = re.compile(b"A(?<=HA)")  # capitals are rarer than hanzi: so the search is quick
_CLASSES = bytes(
    _DIGIT
    if chr(byte) in "0123456789 -"
    else _CAPITAL
    if 65 <= byte <= 90
    else _FOREIGN
    if chr(byte) == "?"
    else _OTHER
    for byte in range(256)
)
