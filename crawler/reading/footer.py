"""Footer: the marks every government site has to show, in the page, in its scripts and in its meta tags."""

from __future__ import annotations

import functools
import re
from itertools import islice
from typing import Any, Final
from urllib.parse import unquote

import msgspec

from crawler.page import Marks
from crawler.reading import text
from crawler.reading.alone import every
from crawler.reading.document import Document
from crawler.reading.identity import place
from crawler.reading.links import addresses, resolve
from crawler.reading.needles import Needles
from crawler.reading.nodes import Nodes
from crawler.reading.seldom import seldom
from crawler.reading.signs import signs
from crawler.reading.tags import tags

_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼港澳台陇黔滇蜀秦"
_CODE = re.compile(
    r"网站(?:统一)?(?:标识|识别)码\s{0,9}(?:[:：（(]|为|是)?\s{0,9}([A-Za-z]{0,2}\d{6,14})(?![\dA-Za-z])"
)
_CODE_ATTRIBUTE = seldom(
    r"""sitecode["']?\s{0,3}[=:]\s{0,3}["']?([A-Za-z]{0,2}\d{6,14})(?![\dA-Za-z])""", re.I
)
_ICP = re.compile(
    rf"[{_PROVINCES}]\s{{0,3}}ICP\s{{0,3}}(?:备|证)\s{{0,3}}(?:案?\s{{0,3}}(?:号|序号)?\s{{0,3}}[:：]?\s{{0,3}})?\d{{5,9}}\s{{0,3}}号?"
    r"(?:\s{0,2}[-－]\s{0,2}\d{1,3})?",
    re.I,
)
_OLD_ICP = seldom(rf"[{_PROVINCES}]\s{{0,3}}ICP\s{{0,3}}(?:20)?\d{{8}}(?!\d)\s{{0,3}}号?", re.I)
_BARE_ICP = re.compile(
    rf"ICP\s{{0,3}}备案(?:编|序)?号?\s{{0,3}}[:：]\s{{0,3}}[{_PROVINCES}]?\s{{0,3}}(?:20)?\d{{8}}(?!\d)\s{{0,3}}号?",
    re.I,
)
# 京公海网安备110108000000号 names the district, too; some footers have a label in place of the province.
_POLICE = seldom(
    rf"(?:[{_PROVINCES}兵]\s{{0,3}}公\s{{0,3}}(?:[一-鿿]?网\s{{0,2}}安\s{{0,2}}备案?|安网?备案?)(?:编?号)?\s{{0,3}}[:：]?"
    r"|公安(?:机关|部门)?(?:联网|网站)?备案编?号码?\s{0,3}[:：]?)\s{0,3}\d{11,14}\s{0,3}号?"
)
_POLICE_HEADS: Final = frozenset(f"{_PROVINCES}兵公")
_POLICE_LINK = re.compile(
    r"registerSystemInfo\?recordcode=(\d{11,14})|mps\.gov\.cn/#/query/webSearch\?code=(\d{11,14})"
)
_BADGE: Final = ("conac.cn", "_ideconac")
_ERROR_REPORT: Final = (
    "jiucuo",
    "zfwzzc.www.gov.cn",
    "zfwzgl.www.gov.cn",
    "pucha.kaipuyun.cn",
    "errorinfo/jcinfo",
    "政府网站找错",
)
_ORGANISER = re.compile(
    r"""主\s{0,4}办(?:\s{0,2}[、/和及与]\s{0,2}承\s{0,4}办)?(?:\s{0,4}单\s{0,4}位|方|机关)?\s{0,3}[:：]\s{0,5}([^\s|｜,，;；。"'()<>+]{2,40})"""
    r"""|主办单位\s{1,3}([^\s|｜,，;；。:："'()<>+]{4,40})"""
)
_NEXT = re.compile(
    r"承办|协办|技术支持|维护|运维|版权|地址|联系|电话|备案|网站标识|主管|建设|邮编|ICP|公网安备"
)
# Many footers tell whose site it is without 主办: 版权所有：某县水务局, © 2015 某县人民政府.
_RIGHTS = re.compile(r"版\s?权\s?所\s?有|[Cc]opy[Rr]ight|COPYRIGHT|©")
_AFTER = seldom(
    r"(?:版权所有|[Cc]opy[Rr]ight|COPYRIGHT|[\s\d年:：()（）.,，/~～至©—－-]){0,60}([一-鿿]{3,30})"
)
_BEFORE = seldom(r"(?<![一-鿿:：])(?<![:：]\s)([一-鿿]{3,30})[^\S\n]{0,3}$")
_BODY = seldom(
    r"(?:政府|[局厅委办署院会府处部校队所]|办公室|中心|街道|海关|银行|总站|管理站)$"
)  # public bodies
_CONTACT = re.compile(
    r"(?:电\s{0,4}话|联系方式|联系我们|邮\s{0,4}箱|[Ee]-?[Mm]ail)\s{0,3}[:：]\s{0,5}[(（+]?[\dA-Za-z][\dA-Za-z@._()（）-]{4,60}"
)
_CONTACT_SIGNS: Final = ("电", "联", "邮")  # with which it begins, if not with [Ee]-?[Mm]ail
_TAIL = 3_000  # characters at the end of a page in which its contact stands
_CONTACT_LINKS: Final = frozenset({"联系我们", "联系方式", "联系我们>>", "网站联系方式", "contactus"})
_CONTACT_LINK_SIGNS: Final = ("联", "ntact", "NTACT")  # one of them is in each of these
_CONTACT_LINK = 40  # characters of such a name, blanks included

_TAG = re.compile(r"<[^<>]{0,1000}>")
_LINE_COMMENT = re.compile(r"""(?<![:"'/\\])//[^\n]{0,2000}""")
_UNICODE = re.compile(r"(?:\\|%)u([0-9a-fA-F]{4})")
_CARRIER = re.compile(r"foot|bottom|copy(?!paste)|banquan|dibu|yejiao", re.I)
_LOADED = re.compile(r"""\.load\(\s{0,5}['"]([^'"\s]{1,300})['"]""")

_TRIGGERS: Final = (
    *(
        "标识",
        "识别码",
        "公网安",
        "主办",
        "版权",
        "找错",
        "备案",
        "ICP",
        "icp",
        "conac",
        "jiucuo",
        "itecode",
        "iteCode",
    ),
    *("%3C", "%3c", "%u", "\\u", ".load("),
)
_MOST = 400_000  # characters of scripts that are read


def marks(document: Document) -> Marks:
    """The footer marks of a page: site code, ICP and police records, badges, organiser, contact.

    They are sought in the document (HTML comments left out), in what its scripts write, and in the meta tags.
    A site code of a wrong length is given as it stands. `scripted` names scripts and frames of the same host
    that may carry the footer, when the page itself does not hold all marks.
    """
    code = _code(document)
    shown = _shown(document)
    texts = (shown, _TAG.sub("", code)) if code else (shown,)
    lower = code.lower()
    site_code, source = _site_code(document, code, texts)
    found: dict[str, Any] = {
        "site_code": site_code,
        "icp": _icp(texts) if "icp" in signs(document) or "icp" in lower else "",
        "police": _police(document, texts),
        "badge": _named(document, lower, "badge", _BADGE) or _pictured(document, "badge picture"),
        "error_report": _named(document, lower, "error report", _ERROR_REPORT)
        or "政府网站找错" in shown
        or _pictured(document, "error report"),
        "organiser": _organiser(texts) or _owner(texts),
        "contact": _contact(document, texts),
    }
    scripted = () if all(found.values()) else _scripted(document, code)
    return Marks(**found, site_code_source=source, scripted=scripted)


def merged(found: Marks, more: Marks) -> Marks:
    """Marks of a page together with those of the scripts and frames that carry its footer."""
    missing = {
        name: getattr(more, name)
        for name in Marks.__struct_fields__
        if name not in ("scripted", "site_code_source") and not getattr(found, name)
    }
    if missing.get("site_code"):
        missing["site_code_source"] = more.site_code_source
    return msgspec.structs.replace(found, **missing)


def _shown(document: Document) -> str:
    """All text of the tree but for code."""
    shown = text.visible(document)
    if len(shown) >= text.LONGEST:  # a footer stands at the end
        shown = "".join(map(str, islice(document.root.itertext(), 2_000_000)))[-text.LONGEST :]
    unshown = text.hidden(document)
    return f"{shown}\n{unshown}" if unshown else shown


def _code(document: Document) -> str:
    """The page's scripts as they would write: comments left out, escapes undone."""
    nodes = document.nodes
    sources, left = list[str](), _MOST
    for source in filter(None, map(nodes.texts.__getitem__, nodes.called("script"))):
        sources.append(source[:left])
        left -= len(sources[-1])
    if not _triggered("\n".join(sources)):
        return ""
    return "\n".join(
        _unescaped(_LINE_COMMENT.sub("", _without_comments(source)))
        for source in sources
        if _triggered(source)
    )


def _triggered(source: str) -> bool:
    return bool(source and _triggers().within(source.encode("utf-8", "replace")))


@functools.cache
def _triggers() -> Needles:
    return Needles(((trigger.encode(), 0) for trigger in _TRIGGERS), once=True)


def _without_comments(source: str) -> str:
    parts, at = [], 0
    while (start := source.find("/*", at)) >= 0:
        parts.append(source[at:start])
        at = source.find("*/", start + 2) + 2
        if at == 1:
            return "".join(parts)
    return "".join([*parts, source[at:]])


def _unescaped(source: str) -> str:
    if "\\u" in source or "%u" in source:
        source = _UNICODE.sub(lambda match: chr(int(match[1], 16)), source)
    return unquote(source) if "%3C" in source or "%3c" in source else source


def _site_code(document: Document, code: str, texts: tuple[str, ...]) -> tuple[str, str]:
    """The site code as it stands, and where: footer, script, badge or meta."""
    for shown, source in zip(texts, ("footer", "script"), strict=False):
        for at in every(shown, "码", len(shown)):  # a lone sign is found much sooner than a word
            if shown[max(0, at - 2) : at] in ("标识", "识别"):
                first = at - 2
                if found := _CODE.match(shown, max(0, first - 4)) or _CODE.match(shown, max(0, first - 2)):
                    return found[1], source
    if "site code" in signs(document):
        for element in document.elements("script"):
            if attribute := element.get("sitecode"):
                return attribute.strip()[:20], "badge"
    if code and (found := _CODE_ATTRIBUTE.search(code)):
        return found[1], "badge"
    meta = tags(document).get("siteidcode", "")[:20]
    return meta, "meta" if meta else ""


def _icp(texts: tuple[str, ...]) -> str:
    """The first ICP record."""
    for shown in texts:
        found = [record for sign in "备证" if (record := _icp_record(shown, sign))]
        if found := found or list(filter(None, [_OLD_ICP.search(shown)])):
            return " ".join(min(found, key=re.Match.start)[0].split())[:80]
    return ""


def _icp_record(shown: str, sign: str) -> re.Match[str] | None:
    """The first ICP record with a 备 or 证: sought by it, for there are few of them."""
    for at in every(shown, sign, len(shown)):
        head = shown[max(0, at - _BEFORE_ICP) : at].rstrip()
        if head[-3:].lower() == "icp":
            before = head[:-3].rstrip()
            province = max(0, at - _BEFORE_ICP) + len(before) - 1
            if before and (found := _ICP.match(shown, province)):
                return found
            if found := _BARE_ICP.match(shown, max(0, at - _BEFORE_ICP) + len(head) - 3):
                return found
    return None


_BEFORE_ICP = 10  # characters between the province and what follows the ICP: blanks, and its letters


def _police(document: Document, texts: tuple[str, ...]) -> str:
    for shown in texts:
        if written := _police_record(shown):
            return written
    if "police link" in signs(document):
        for element in document.elements("a"):
            if found := _POLICE_LINK.search(element.get("href") or ""):
                return found[1] or found[2]
    return ""


def _police_record(shown: str) -> str:
    """The police record: sought by its 备, before which a province stands, or 公安."""
    for at in every(shown, "备", len(shown)):
        first = max(0, at - _BEFORE_FILED)
        if "公" in shown[first:at]:
            for start in range(first, at):
                if shown[start] in _POLICE_HEADS and (found := _POLICE.match(shown, start)):
                    return " ".join(found[0].split())[:80]
    return ""


_BEFORE_FILED = 14  # characters between the province and the 备 of a police record


def _named(document: Document, code: str, sign: str, names: tuple[str, ...]) -> bool:
    """True when an element or a script refers to one of the names (lower case)."""
    if code and any(name in code for name in names):
        return True
    if sign not in signs(document):
        return False
    return any(name in listed(document) for listed in (_loaded, addresses, _attributes) for name in names)


def _pictured(document: Document, sign: str) -> bool:
    """True where a picture of the site's own is called by one of these marks and nothing else."""
    told = document.elements("img") if sign in signs(document) else ()
    names = (element.get(name) or "" for element in told for name in ("alt", "title"))
    return any(_PICTURES[sign].fullmatch(name[:40]) for name in names)


_PICTURES: Final = {
    "badge picture": re.compile(r"\W*党政机关(?:网站)?(?:标[识志])?\W*"),
    "error report": re.compile(r"\W*(?:我为)?政府网站找错\W*"),
}


def _loaded(document: Document) -> str:
    """What pictures, scripts and frames refer to, lower case, one a line."""
    if "marks loaded" not in document.memo:
        values = [element.get("src") or "" for element in document.elements("img", "script", "iframe")]
        document.memo["marks loaded"] = "\n".join(values).lower()
    found: str = document.memo["marks loaded"]
    return found


def _attributes(document: Document) -> str:
    """All addresses and ids of elements that may show a badge, lower case, one a line."""
    if "marks attributes" not in document.memo:
        values = [
            value
            for element in document.elements("script", "a", "img", "iframe", "span", "div")
            for attribute in ("src", "href", "id")
            if (value := element.get(attribute)) is not None
        ]
        document.memo["marks attributes"] = "\n".join(values).lower()
    found: str = document.memo["marks attributes"]
    return found


def _organiser(texts: tuple[str, ...]) -> str:
    for shown in texts:
        if found := _ORGANISER.search(shown):
            name = found[1] or found[2]
            following = _NEXT.search(name, 1)
            return name[: following.start()] if following else name
    return ""


def _owner(texts: tuple[str, ...]) -> str:
    """The public body that claims the rights at the end of a page; a company or a site's name is none."""
    for shown in texts:
        tail = shown[-_TAIL:]
        told = [(found.start(), _AFTER.match(tail, found.end())) for found in _RIGHTS.finditer(tail)]
        after = [found for _, found in told]
        for found in (*after, *(_BEFORE.search(tail[max(0, start - 40) : start]) for start, _ in told)):
            name = found[1] if found else ""
            following = _NEXT.search(name, 1)
            name = name[: following.start()] if following else name
            if _BODY.search(name):
                return name
    return ""


def _contact(document: Document, texts: tuple[str, ...]) -> str:
    for part in (text.visible(document)[-_TAIL:], *texts[1:]):
        starts = [at for sign in _CONTACT_SIGNS for at in every(part, sign)]
        if "l" in part:
            starts += [max(0, at - before) for at in every(part, "ail") for before in (2, 3)]
        for start in sorted(starts):
            if found := _CONTACT.match(part, start):
                return " ".join(found[0].split())[:80]
    return _contact_link(document.nodes)


def _contact_link(nodes: Nodes) -> str:
    """What a link to the site's contact is called, in whatever it is set: <a><font>联系我们</font></a>."""
    pieces = nodes.pieces
    for number in pieces.numbers(*_CONTACT_LINK_SIGNS):
        name = "".join(pieces.texts[number].split()) if len(pieces.texts[number]) <= _CONTACT_LINK else ""
        holder = pieces.holder(number)
        if name.lower() in _CONTACT_LINKS and any(
            nodes.tags[box] == "a" for box in (holder, *nodes.above(holder, 3))
        ):
            return name
    titled = (nodes.elements[index].get("title") or "" for index in nodes.anchors if not nodes.texts[index])
    names = ("".join(title.split()) for title in titled)
    return next((name for name in names if name.lower() in _CONTACT_LINKS), "")


def _scripted(document: Document, code: str) -> tuple[str, ...]:
    """Scripts, frames and loaded fragments of the same host whose file name says that they hold a footer."""
    found: dict[str, None] = {}
    literals = [element.get("src") or "" for element in document.elements("script", "iframe", "frame")]
    literals += [match[1] for match in _LOADED.finditer(code)]
    for literal in literals:
        if not _carries(literal[:500]):
            continue
        try:
            url = resolve(document.base, literal.strip(), document.text.charset)
        except ValueError:
            continue
        if place(url)[0] == place(document.url)[0]:
            found[url] = None
    return tuple(found)[:5]


@functools.lru_cache(maxsize=4_096)
def _carries(literal: str) -> bool:
    """True for the address of a script or a frame whose name says that it holds a footer."""
    return _CARRIER.search(literal.rpartition("?")[0] or literal) is not None
