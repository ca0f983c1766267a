"""Charset: bytes become text as in a browser, but a validity test overrules a declaration that lies."""

from __future__ import annotations

import codecs
import contextlib
import functools
import re
from typing import Final

from resiliparse.parse.encoding import detect_encoding, map_encoding_to_html5

from crawler.reading.document import Text

PRESCAN = 1024  # bytes in which HTML allows an encoding to be declared
LATE = 16384  # bytes in which a parser that meets a late declaration still changes its mind
SAMPLE = 65536  # bytes or characters looked at when an encoding has to be guessed
TOLERATED = 0.05  # share of undecodable characters with which a page still counts as UTF-8, or as declared
STRAY = 3  # characters that may be damaged on the smallest page without a word
SURE = 0.9  # … where another Chinese encoding was declared
FEW = 8  # characters from which on shares mean anything
LONGEST_LABEL = 40  # characters; no label of the Encoding Standard has as many
PLAUSIBLE = 0.7  # share of everyday characters in what shall count as Chinese

# What the label table of resiliparse answers -> (WHATWG name, Python codec).
_CODECS: Final = {
    "utf-8": ("utf-8", "utf-8"),
    "gbk": ("gb18030", "gb18030"),
    "gb18030": ("gb18030", "gb18030"),
    "big5": ("big5", "big5hkscs"),
    "euc_jp": ("euc-jp", "euc_jp"),
    "shift_jis": ("shift_jis", "cp932"),
    "iso2022_jp": ("iso-2022-jp", "iso2022_jp_2"),
    "euc_kr": ("euc-kr", "cp949"),
    "utf-16-le": ("utf-16le", "utf-16-le"),
    "utf-16-be": ("utf-16be", "utf-16-be"),
    "iso8859-11": ("windows-874", "cp874"),
    "mac-roman": ("macintosh", "mac_roman"),
    "x-mac-cyrillic": ("x-mac-cyrillic", "mac_cyrillic"),
}
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16le", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16be", "utf-16-be"),
)
_WIDE: Final = frozenset({"gb18030", "big5", "euc-jp", "shift_jis", "euc-kr", "iso-2022-jp"})
_LATIN: Final = "".join(
    bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256)
)  # windows-1252 as the Encoding Standard has it: every byte is a character
_EVERYDAY: Final = bytes([0xA1, 0xA2, 0xA3, *range(0xB0, 0xD8)])  # GB2312 signs and level-1 characters

_EVERYDAY_BIG5: Final = bytes([0xA1, 0xA2, 0xA3, *range(0xA4, 0xC7)])  # Big5 signs and level-1 characters

_HEADER = re.compile(r"""charset\s{0,9}=\s{0,9}["']?([^"';,\s]{1,40})""", re.I)
_TAG = re.compile(rb"<(?:(!--)|(meta)(?=[\t\n\f\r /])|(/?[A-Za-z])|[!/?])", re.I)
_TAG_NAME = re.compile(rb"[^\t\n\f\r >]*")
_ATTRIBUTE = re.compile(
    rb"[\t\n\f\r /]*(?:(?P<end>>)|(?P<name>[^\t\n\f\r />][^\t\n\f\r />=]*)"
    rb"(?:[\t\n\f\r ]*=[\t\n\f\r ]*"
    rb"(?:\"(?P<double>[^\"]*)(?:\"|\Z)|'(?P<single>[^']*)(?:'|\Z)|(?P<bare>[^\t\n\f\r >]*)))?)"
)
_CONTENT = re.compile(
    rb"charset[\t\n\f\r ]*=[\t\n\f\r ]*(?:\"([^\"]*)\"|'([^']*)'|([^\t\n\f\r ;\"'][^\t\n\f\r ;]*))"
)
_THREE_BYTES = re.compile(rb"[\xe0-\xff]")  # begins a character of three bytes or more in UTF-8
_SURROGATE = re.compile(  # a character, or half of one, that was written as if UTF-16 were UTF-8
    rb"\xed[\xa0-\xaf][\x80-\xbf](?:\xed[\xb0-\xbf][\x80-\xbf])?|\xed[\xb0-\xbf][\x80-\xbf]"
)
_UNREAD = re.compile("[\udc80-\udcff]{2,}")
_XML = re.compile(
    rb"<\?xml[^>]*?encoding[\t\n\f\r ]*=[\t\n\f\r ]*(?:\"([^\"\x00-\x20]+)\"|'([^'\x00-\x20]+)')"
)


def decode(body: bytes, content_type: str = "") -> Text:
    """Decode a page: BOM, Content-Type header, declaration in the first 1,024 bytes, validity of the bytes.

    Only labels of the Encoding Standard are obeyed, so that a server cannot choose any Python codec. gb2312
    and gbk are read as gb18030. Bytes that are valid UTF-8 with multi-byte characters are UTF-8 whatever was
    declared; what was declared UTF-8 and is none, but is clean GB18030, is GB18030. Never raises.

    Args:
        body: The content-decoded bytes of an answer.
        content_type: The answer's Content-Type header, or an empty string.
    """
    global _last
    known, kind, found = _last
    if known is not body or kind != content_type:
        found = _decoded(body, content_type)
        _last = body, content_type, found
    return found


_last: tuple[bytes, str, Text] = (
    b"",
    "-",
    Text(text="", charset="utf-8"),
)  # evidence asks again for the page just read


def _decoded(body: bytes, content_type: str) -> Text:
    for mark, name, codec in _MARKS:
        if body.startswith(mark) and not (name == "utf-32" and len(body) % 4):
            return _replaced(body[len(mark) :], name, codec, name)
    declared = _labels(body, content_type)
    known = next(filter(None, map(_codec, declared)), None)
    said = _said(declared, known)
    wide = _utf16(body)
    if wide:
        return _replaced(body, wide, f"{wide[:6]}-{wide[6:]}", said)
    if known and known[0] == "iso-2022-jp" and b"\x1b" in body:
        return _replaced(body, *known, said)
    if body.isascii():
        return Text(text=body.decode("ascii"), charset=_ascii_name(known), declared=said, utf8=body)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(body, known, said)
    found = Text(text=text, charset="utf-8", declared=said, utf8=body)
    if (known and known[0] == "utf-8") or _THREE_BYTES.search(body):
        return found
    return _two_bytes(body, known, found)


def honest(text: Text) -> bool:
    """False when the declared encoding is not the one the bytes are in, or part of them is in another one.

    A few stray bytes, or a character cut in half, belie no declaration.
    """
    known = _codec(text.declared)
    if known and known[0] != text.charset and not text.text.isascii():
        return False
    if not text.errors:
        return True
    few = max(STRAY, 0.01 * _foreign(text.text[:SAMPLE]))
    return not text.mixed and text.errors <= few


def _ascii_name(known: tuple[str, str] | None) -> str:
    """Plain ASCII is in every encoding; the declared one still matters for the queries of its links."""
    return known[0] if known and not known[0].startswith(("utf-16", "iso-2022")) else "utf-8"


def _said(declared: list[str], known: tuple[str, str] | None) -> str:
    """The label that counted, or the first one when none is an encoding."""
    labels = [label for label in declared if known and _codec(label) == known]
    return (labels or declared or [""])[0]


def _codec(label: str) -> tuple[str, str] | None:
    """(WHATWG name, Python codec) of a label of the Encoding Standard."""
    label = label.strip("\t\n\f\r ").lower()
    return _known(label) if len(label) <= LONGEST_LABEL else None


@functools.lru_cache(maxsize=256)
def _known(label: str) -> tuple[str, str] | None:
    if label in ("x-mac-cyrillic", "x-mac-ukrainian"):
        return _CODECS["x-mac-cyrillic"]
    if not label or not label.isascii():
        return None
    name = map_encoding_to_html5(label, fallback_utf8=False)
    if name is None:
        return None
    single = name.replace("iso8859", "iso-8859").replace("_", "-")
    single = f"windows-{name[2:]}" if re.fullmatch(r"cp125\d", name) else single
    return _CODECS.get(name) or (single, name)


def _labels(body: bytes, content_type: str) -> list[str]:
    """The labels declared, most authoritative first, lower case."""
    header = _HEADER.search(content_type[:1000])
    return [label.lower() for label in (header[1] if header else "", prescan(body)) if label]


def prescan(body: bytes) -> str:
    """The encoding label that the first 1,024 bytes declare, in lower case; "" if there is none.

    The algorithm is the one of the HTML standard ("prescan a byte stream to determine its encoding"), with
    the XML declaration as the last resort; a declaration further down counts when there is none before it, as
    it does once a browser's parser meets it.
    """
    for limit in (PRESCAN, LATE):
        head = body[:limit].lower()
        if b"charset" in head or head.lstrip().startswith(b"<?xml"):
            first = head[: head.find(b">", head.find(b"charset")) + 1]
            label = _first_meta(first) or _meta(head) or _xml(head)
            if label:
                return label
        if len(body) <= limit:
            break
    return ""


def _xml(head: bytes) -> str:
    match = _XML.match(head.lstrip())
    label = (match[1] or match[2]).decode("ascii", "replace") if match else ""
    return "utf-8" if label.startswith("utf-16") else label


def _meta(head: bytes) -> str:
    """The label of the first `meta` element that has one."""
    at = 0
    while tag := _TAG.search(head, at):
        if tag[1]:
            at = head.find(b"-->", tag.start() + 2) + 3
            if at == 2:
                return ""
        elif tag[2]:
            attributes, at = _attributes(head, tag.end())
            label = _of_meta(attributes) if at >= 0 else ""
            if label:
                return label
        elif tag[3]:
            name = _TAG_NAME.match(head, tag.end())
            at = _attributes(head, name.end() if name else tag.end())[1]
        else:
            at = head.find(b">", tag.end()) + 1 or -1
        if at < 0:
            return ""
    return ""


_first_meta = functools.lru_cache(maxsize=64)(_meta)  # pages of a site begin alike


def _attributes(head: bytes, at: int) -> tuple[dict[bytes, bytes], int]:
    """The attributes of the tag whose name ends at `at`, and where it ends; -1 when the bytes end first."""
    found: dict[bytes, bytes] = {}
    while match := _ATTRIBUTE.match(head, at):
        at = match.end()
        if match["end"]:
            return found, at
        if at >= len(head):
            break
        found.setdefault(match["name"], match["double"] or match["single"] or match["bare"] or b"")
    return found, -1


def _of_meta(attributes: dict[bytes, bytes]) -> str:
    label = attributes.get(b"charset", b"")
    if not label and attributes.get(b"http-equiv") == b"content-type":
        match = _CONTENT.search(attributes.get(b"content", b""))
        label = (match[1] or match[2] or match[3] or b"") if match else b""
    text = label.decode("ascii", "replace").strip("\t\n\f\r ")
    known = _codec(text)
    if known is None:
        return "windows-1252" if text == "x-user-defined" else ""
    return "utf-8" if known[0].startswith("utf-16") else text


def _utf16(body: bytes) -> str:
    """utf-16le or utf-16be when the zero bytes of markup show it, else an empty string."""
    if b"\x00" not in body[:64]:
        return ""
    sample = body[: SAMPLE // 16 * 2]
    pairs = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if pairs >= 4 and odd > 0.3 * pairs and even < 0.05 * pairs:
        return "utf-16le"
    if pairs >= 4 and even > 0.3 * pairs and odd < 0.05 * pairs:
        return "utf-16be"
    return ""


def _two_bytes(body: bytes, known: tuple[str, str] | None, utf8: Text) -> Text:
    """Bytes that pass for two-byte characters of UTF-8, as a few characters of another encoding may."""
    if known and known[0] in _WIDE:
        return _strict(body, *known, utf8.declared) or utf8
    if known or _western(utf8.text):
        return utf8
    chinese = _strict(body, "gb18030", "gb18030", utf8.declared)
    return chinese if chinese and _everyday(chinese.text) >= PLAUSIBLE else utf8


_SCRIPTS = re.compile(
    "[\xa0-\xbf\xd7\xf7]|[\u0370-\u03ff]{2,}|[\u0400-\u04ff]{2,}|[\u05d0-\u05ea]{2,}|[\u0600-\u06ff]{2,}"
)
_ACCENTED = re.compile("(?<=[A-Za-z])[\xc0-\u024f]|[\xc0-\u024f](?=[A-Za-z])")


def _western(text: str) -> bool:
    """True when the characters beyond ASCII are signs, accented letters in words, or words of an alphabet."""
    foreign = sum(character > "\x7f" for character in text[:SAMPLE])
    sound = sum(len(match[0]) for match in _SCRIPTS.finditer(text[:SAMPLE]))
    sound += sum(1 for _ in _ACCENTED.finditer(text[:SAMPLE]))
    return sound >= 0.7 * foreign


def _legacy(body: bytes, known: tuple[str, str] | None, said: str) -> Text:
    """Text of bytes that are not valid UTF-8."""
    if known and known[0] in _WIDE and (text := _strict(body, *known, said)):
        return _other_chinese(body, text) or text
    utf8 = _replaced(body, "utf-8", "utf-8", said)
    if (known is None or known[0] == "utf-8") and _share(utf8) <= TOLERATED:
        return utf8
    if known and known[0] in _WIDE:
        return _wide(body, known, utf8)
    chinese = _strict(body, "gb18030", "gb18030", said)
    if chinese and _everyday(chinese.text) >= PLAUSIBLE:
        return chinese
    if known and known[0] != "utf-8":
        return _replaced(body, *known, said)
    return _guessed(body, utf8, said)


def _other_chinese(body: bytes, found: Text) -> Text | None:
    """The text in the other Chinese encoding, where only that one gives everyday characters."""
    shown = found.text[: SAMPLE // 8]
    if found.charset == "gb18030":
        if _everyday(shown) >= PLAUSIBLE:
            return None
        other = _strict(body, "big5", "big5hkscs", found.declared)
        return other if other and _everyday_big5(other.text) >= SURE else None
    if found.charset != "big5" or _everyday_big5(shown) >= PLAUSIBLE:
        return None
    other = _strict(body, "gb18030", "gb18030", found.declared)
    return other if other and _everyday(other.text) >= SURE else None


def _wide(body: bytes, known: tuple[str, str], utf8: Text) -> Text:
    """Text declared in a double-byte encoding that does not hold throughout."""
    found = _replaced(body, *known, utf8.declared)
    if _share(found) <= TOLERATED:
        return found
    rivals = [found, utf8]
    if known[0] != "gb18030":
        rivals.append(_replaced(body, "gb18030", "gb18030", utf8.declared))
    return min(rivals, key=_share)


def _guessed(body: bytes, utf8: Text, said: str) -> Text:
    """Text of bytes that nothing sensible was declared for."""
    known = _codec(detect_encoding(body[:SAMPLE]) or "")
    if known and known[0] != "utf-8":
        text = _strict(body, *known, said)
        if text:
            return text
    chinese = _replaced(body, "gb18030", "gb18030", said)
    if _everyday(chinese.text) >= PLAUSIBLE and _share(chinese) < _share(utf8):
        return chinese
    if _share(utf8) > 0.5 and b"\x00" not in body:
        return Text(
            text=codecs.charmap_decode(body, "strict", _LATIN)[0], charset="windows-1252", declared=said
        )
    return utf8


def _strict(body: bytes, name: str, codec: str, said: str) -> Text | None:
    for quick in (
        ("gbk", codec) if codec == "gb18030" else (codec,)
    ):  # what is valid GBK is the same in GB18030
        with contextlib.suppress(UnicodeDecodeError):
            return Text(text=body.decode(quick), charset=name, declared=said)
    return None


def _replaced(body: bytes, name: str, codec: str, said: str) -> Text:
    """Decoded whatever it costs; the characters lost are counted."""
    if name == "windows-1252":
        latin = codecs.charmap_decode(body, "strict", _LATIN)[0]
        return Text(text=latin, charset=name, declared=said)
    text = body.decode(codec, "replace")
    errors = text.count("\ufffd")
    if not errors or name != "utf-8":
        return Text(text=text, charset=name, declared=said, errors=errors)
    errors -= body.count(b"\xef\xbf\xbd")
    errors -= sum(len(match[0]) - 1 for match in _SURROGATE.finditer(body))
    return Text(text=text, charset=name, declared=said, errors=errors, mixed=_mixed(body))


def _mixed(body: bytes) -> bool:
    """True when what is no UTF-8 in a page of UTF-8 reads as Chinese in GB18030."""
    torn = body[: 4 * SAMPLE].decode("utf-8", "surrogateescape")
    runs = b" ".join(run.encode("utf-8", "surrogateescape") for run in _UNREAD.findall(torn))
    text = runs.decode("gb18030", "ignore")
    return len(text.replace(" ", "")) >= 2 and _everyday(text) >= PLAUSIBLE


def _foreign(text: str) -> int:
    """How many characters are not ASCII."""
    return len(text) - len(text.encode("ascii", "ignore"))


def _share(text: Text) -> float:
    """Undecodable characters among those that are not ASCII, 0 to 1."""
    foreign = _foreign(text.text[:SAMPLE])
    return min(1.0, text.errors / foreign) if foreign else 0.0


def _everyday_big5(text: str) -> float:
    """Share of the signs and commonest 5,401 hanzi of Big5 among the characters that are not ASCII."""
    text = _ASCII.sub("", text[:SAMPLE])
    leads = text.encode("big5", "ignore")[0::2]
    return (len(leads) - len(leads.translate(None, _EVERYDAY_BIG5))) / len(text) if len(text) >= FEW else 0.0


def _everyday(text: str) -> float:
    """Share of the signs and commonest 3,755 hanzi of GB2312 among the characters that are not ASCII."""
    text = text[:SAMPLE]
    data = text.encode("gb2312", "ignore")
    pairs = data.translate(None, _PLAIN)  # none of their bytes is ASCII
    foreign, leads = len(text) - (len(data) - len(pairs)), pairs[0::2]
    return (len(leads) - len(leads.translate(None, _EVERYDAY))) / foreign if foreign else 0.0


_ASCII = re.compile(r"[\x00-\x7f]+")
_PLAIN: Final = bytes(range(0x80))
