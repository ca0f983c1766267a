"""Answer: what kind of answer came back, before anything is judged by what it says."""

from __future__ import annotations

import functools
import re
import zlib
from collections.abc import Sequence
from itertools import islice
from typing import Final
from urllib.parse import urlsplit

import msgspec
from lxml import etree

from crawler.page import Answer, Cause, Frozen, Outcome
from crawler.reading.charset import honest
from crawler.reading.document import Document
from crawler.reading.links import deep, front, resolve, url_key
from crawler.reading.magic import MARKUP, magic
from crawler.reading.notice import LONGEST, agreed, announces, asks, reports, told
from crawler.reading.seldom import seldom
from crawler.reading.signs import signs
from crawler.reading.tags import tags
from crawler.reading.text import hidden, title, visible
from crawler.reading.vocabulary import caseless, load

__all__ = ["Fingerprint", "alike", "fingerprint", "magic", "refine", "refresh"]

SHORT = 600  # characters of a page that may be nothing but a notice
NOTICE = 200  # characters of a page that can only be a notice
MOST_LINES = 400  # of a page that are compared
ALIKE = 0.9  # share of lines two answers have in common when they are the same answer

_WORDS: Final = {name: seldom(caseless(parts)) for name, parts in load("answer").items()}
_WORDS["titled"] = seldom(f"{_WORDS['not_found'].pattern}|{_WORDS['not_found_title'].pattern}")
_TITLE_ENDS = re.compile(r"\s*[-_|–—·>»:：]+\s*")
_SIGNS = re.compile(r"[\W\d_]+")
_CAUSES: Final = {
    Outcome.SOFT_404: (Cause.SOFT_404,),
    Outcome.MAINTENANCE: (Cause.MAINTENANCE,),
    Outcome.BLOCKED: (Cause.BLOCKED,),
    Outcome.CHALLENGE: (Cause.BLOCKED, Cause.NEEDS_JS),
    Outcome.RATE_LIMITED: (Cause.RATE_LIMITED,),
    Outcome.LOGIN: (Cause.LOGIN,),
    Outcome.NEEDS_SCRIPT: (Cause.NEEDS_JS,),
    Outcome.UNREADABLE: (Cause.UNREADABLE,),
    Outcome.HTTP_ERROR: (Cause.HTTP_ERROR,),
}


class Fingerprint(Frozen):
    """What one answer looks like, to know the same answer at another address."""

    url: str  # where it came from in the end
    title: str  # without digits and the address
    lines: tuple[int, ...]  # checksums of the lines of visible text, sorted, at most 400
    length: int  # characters of visible text
    says_missing: bool  # its words say that there is nothing at this address
    moved: bool = False  # it came after redirects
    exact: int = 0  # checksum of the visible text, numbers and all


def fingerprint(answer: Answer, document: Document | None) -> Fingerprint:
    """The fingerprint of an answer; of one that is no document, an empty one."""
    if document is None:
        return Fingerprint(url=answer.final_url, title="", lines=(), length=0, says_missing=False)
    look = _look(answer, document)
    return msgspec.structs.replace(look, says_missing=_says_missing(document, visible(document)))


def _look(answer: Answer, document: Document) -> Fingerprint:
    text, path = visible(document), _path(answer.final_url)
    lines = {zlib.crc32(_line(line, path).encode()) for line in text.split("\n", MOST_LINES)[:MOST_LINES]}
    return Fingerprint(
        url=answer.final_url,
        title=_line(title(document), path),
        lines=tuple(sorted(lines)),
        length=len(text),
        exact=zlib.crc32(text.encode("utf-8", "replace")),
        says_missing=False,
        moved=_moved(answer),
    )


def _moved(answer: Answer) -> bool:
    if answer.hops or answer.url == answer.final_url:
        return bool(answer.hops)
    return url_key(answer.url) != url_key(answer.final_url)


def refine(
    answer: Answer,
    document: Document | None,
    not_found: Sequence[Fingerprint] = (),
    home: Fingerprint | None = None,
) -> tuple[Outcome, tuple[Cause, ...]]:
    """The final outcome of an answer, and its causes: a block, a challenge or a "not found" told in words.

    Args:
        answer: The answer with its transport outcome; other ones than `ok` and `http_error` stay as they are.
        document: The page; None when the answer is none (an attachment, an empty body).
        not_found: How this host answers addresses that cannot exist.
        home: How its home page looks.
    """
    if answer.outcome not in (Outcome.OK, Outcome.HTTP_ERROR):
        return answer.outcome, answer.causes
    causes = list(answer.causes)
    if answer.truncated:
        causes.append(Cause.TRUNCATED)
    outcome = _by_status(answer, document) if answer.status >= 400 or answer.status == 202 else answer.outcome
    if outcome is Outcome.OK and not 300 <= answer.status < 400:
        if not answer.body.strip():
            causes.append(Cause.EMPTY)
        elif document is not None:
            outcome = _by_content(answer, document, not_found, home)
            causes += _remarks(document, outcome)
        elif "html" in answer.headers.get("content-type", "").lower() and magic(answer.body) not in MARKUP:
            outcome = Outcome.UNREADABLE
    causes += _CAUSES.get(outcome, ())
    if outcome is Outcome.SOFT_404 and home and document and alike(_look(answer, document), home):
        causes.append(Cause.REDIRECT)  # whatever is asked for, the home page is shown
    return outcome, tuple(dict.fromkeys(causes))


def refresh(document: Document) -> tuple[str, str]:
    """Where the page sends its visitor at once: (URL, "meta" or "script"), or ("", "") if nowhere.

    A script counts only on a page that shows next to nothing, and only when its target is written out.
    """
    if "refresh" not in document.memo:
        document.memo["refresh"] = _meta_refresh(document) or _script_refresh(document) or ("", "")
    found: tuple[str, str] = document.memo["refresh"]
    return found


# --- by status ---


def _by_status(answer: Answer, document: Document | None) -> Outcome:
    status = answer.status
    fixed = _STATUS.get(status)
    if fixed is Outcome.BLOCKED and document is not None and _challenged(answer, document):
        return Outcome.CHALLENGE  # a riddle solved lets its visitor in
    if fixed is not None:
        return fixed
    if status == 503 and "retry-after" in answer.headers and not _maintained(document):
        return Outcome.RATE_LIMITED
    if document is None:
        return answer.outcome
    if _challenged(answer, document):
        return Outcome.CHALLENGE
    if status == 521 and not visible(document):
        return Outcome.CHALLENGE
    if _limited(document, visible(document), status):
        return Outcome.RATE_LIMITED
    if _firewalled(answer, document):
        return Outcome.BLOCKED
    if status in (500, 502, 503) and _maintained(document):
        return Outcome.MAINTENANCE
    return answer.outcome


_STATUS: Final = {
    401: Outcome.LOGIN,
    407: Outcome.LOGIN,
    412: Outcome.CHALLENGE,
    429: Outcome.RATE_LIMITED,
    **dict.fromkeys((403, 405, 406, 418, 451, 461, 493), Outcome.BLOCKED),
}


def _maintained(document: Document | None) -> bool:
    if document is None:
        return False
    text = visible(document)
    if len(text) > SHORT:
        return False
    if _WORDS["maintenance"].search(f"{title(document)}\n{text}"):
        return True
    return agreed(title(document), text, front=False) is Outcome.MAINTENANCE


# --- by content ---


def _by_content(
    answer: Answer, document: Document, not_found: Sequence[Fingerprint], home: Fingerprint | None
) -> Outcome:
    text = visible(document)
    if _garbled(answer, document, text):
        return Outcome.UNREADABLE
    if len(text) <= SHORT or _head(document):
        outcome = _by_words(answer, document, text or _alerted(document))
        if outcome is not Outcome.OK:
            return outcome
    if not refresh(document)[0] and _shell(document, text):
        return Outcome.NEEDS_SCRIPT
    if not_found and _answers_nothing(answer, document, not_found, home):
        return Outcome.SOFT_404
    if document.too_deep and len(text) < NOTICE:
        return Outcome.UNREADABLE
    return Outcome.OK


def _alerted(document: Document) -> str:
    """What a page without any text tells its visitor in a box before it sends him back; "" for nothing."""
    if len(document.source) > _ALERT or (said := _SAYS.search(document.source)) is None:
        return ""
    return said[2] if _SENDS_BACK.search(document.source) else ""


_ALERT = 2_000  # characters of such a page
_SAYS = re.compile(r"\balert\s?\(\s?(['\"])([^'\"<>\n]{2,120})\1\s?\)")
_SENDS_BACK = seldom(
    r"history\s?\.\s?(?:back|go)\b|window\s?\.\s?close\b|(?:location|href)\s?=|location\s?\.\s?replace"
)


def _by_words(answer: Answer, document: Document, text: str) -> Outcome:
    """The outcome of a short page, or of one whose title is a notice."""
    head = _head(document)
    if len(text) <= SHORT:
        if _challenged(answer, document):
            return Outcome.CHALLENGE
        if len(text) <= SHORT // 2 and _few_links(document) and _unregistered(document, text):
            return Outcome.MAINTENANCE
        if _firewalled(answer, document):
            return Outcome.BLOCKED
        if _limited(document, text, answer.status):
            return Outcome.RATE_LIMITED
        if _walled(answer, document, text):
            return Outcome.LOGIN
    if _article(document) or (not front(answer.url) and _BYLINE.search(text[: 4 * SHORT])):
        return Outcome.OK
    if (_whole(head, "titled") and not asks(head)) or (
        len(text) <= SHORT and (_line_says_missing(document, text) or _seeks_children(document))
    ):
        return Outcome.SOFT_404
    outcome = _out_of_service(answer, document, text, head)
    return _by_signs(answer, document, text) if outcome is Outcome.OK else outcome


def _seeks_children(document: Document) -> bool:
    """True for the script that shows missing children in the place of a missing page."""
    return any(_CHARITY.search((script.get("src") or "")[:300]) for script in document.elements("script"))


_CHARITY = seldom(
    r"//(?:www\.)?qq\.com/404/|/app/404/|cdn-go\.cn/404/|/404/search_children|iyiyun\.com/404", re.I
)


def _by_signs(answer: Answer, document: Document, text: str) -> Outcome:
    """The outcome of a short page by the small signs on it, if there is no way on."""
    if len(text) > LONGEST or not _few_links(document) or _writes(document):
        return Outcome.OK
    if any(_leads_in(link) or _headline(link) for link in document.elements("a")):
        return Outcome.OK
    return agreed(title(document), text, front=front(answer.url))


def _unregistered(document: Document, text: str) -> bool:
    """True for what a provider shows in the place of a site that is not registered."""
    return not _article(document) and _WORDS["unregistered"].search(f"{title(document)}\n{text}") is not None


def _limited(document: Document, text: str, status: int) -> bool:
    """True for a page that says no more than that it was asked for too often, or by too many.

    That it is busy (系统繁忙) is also what programs say when they fail: with such a status they did.
    """
    told = _WORDS["rate"].search(text) or (status not in _FAILED and _WORDS["busy"].search(text))
    return bool(told) and len(text) <= SHORT // 2 and _few_links(document)


_FAILED: Final = frozenset({500, 502, 504})


def _out_of_service(answer: Answer, document: Document, text: str, head: str) -> Outcome:
    about = not front(answer.url) and reports(f"{title(document)}\n{text[:SHORT]}")
    if (_whole(head, "parked") and not about) or (len(text) <= NOTICE and _shows_vendor(document)):
        return Outcome.MAINTENANCE
    if len(text) > SHORT or not _few_links(document):
        return Outcome.OK
    opening = text.split("\n", 3)[:3] if len(text) <= NOTICE else []
    for name, outcome in _NOTICES:
        if _whole(head, name) or any(_whole(line, name) for line in opening):
            return outcome
    if _WORDS["parked"].search(f"{head}\n{text}" if opening else head):
        return Outcome.OK if about else Outcome.MAINTENANCE
    if _closed(answer, document, text, head):
        return Outcome.MAINTENANCE
    at_home = front(answer.url)
    if at_home and _LISTING.match(head or title(document)):
        return Outcome.MAINTENANCE
    return Outcome.MAINTENANCE if at_home and len(text) <= 60 and _BUILDING.search(text) else Outcome.OK


def _closed(answer: Answer, document: Document, text: str, head: str) -> bool:
    """True for a notice that the site is out of service, and no way in beside it.

    Away from the front page it has to speak of the site itself, or to say nothing else: other systems close,
    too, and are written about.
    """
    said = head if _WORDS["maintenance"].search(head) else text if len(text) <= SHORT // 2 else ""
    if not _WORDS["maintenance"].search(said) or any(map(_leads_in, document.elements("a"))):
        return False
    if front(answer.url):
        return True
    told = f"{title(document)}\n{text}"
    if announces(told) or any(map(_headline, document.elements("a"))):
        return False
    return _OWN_SITE.search(told) is not None or any(_whole(line, "maintenance") for line in told.split("\n"))


_OWN_SITE = seldom(
    r"(?:本|我[局委办市县区]|[该此])(?:网站|站|系统|平台)|(?:政府|门户|官方)网站?(?=正|将|已|因|现|暂|目前|进行|升级|维护|改版|关停|迁移|自|于|系统|全新)"
    r"|(?:^|[^\u3400-\u9fff、“”（）]|您?(?:访问|浏览|查看)的|由于|因为?|正在|目前|对|现|将)(?:网站|系统|平台|站点|服务器)"
    r"|\b(?:(?:our|this)\s(?:server|system)s?|(?:our|this|the)\s(?:web\s?)?(?:site|portal))\b"
    r"|\bwe(?:\b|['’])|\bsorry\b|\bback (?:soon|online)",
    re.I | re.M,
)
_WAY_IN = seldom(r"进入|继续(?:访问|浏览)|跳过|\b(?:enter|skip|continue)\b", re.I)


def _leads_in(link: etree._Element) -> bool:
    href = (link.get("href") or "").strip()
    told = "".join(map(str, islice(link.itertext(), 20)))
    return bool(href) and href[0] != "#" and len(told) <= 40 and _WAY_IN.search(told) is not None


def _headline(link: etree._Element) -> bool:
    """True for a link that is a row of a list: what it says belongs to another page."""
    told = "".join(map(str, islice(link.itertext(), 20))).strip()
    return len(told) > 14 and _CHINESE.search(told) is not None


_CHINESE = seldom("[\u3400-\u9fff]")


def _shows_vendor(document: Document) -> bool:
    """True for the picture that a server shows before it has a site: its maker's, or linked to the maker."""
    links = [link.get("href") or "" for link in document.elements("a")]
    pictures = [image.get("src") or "" for image in document.elements("img")]
    made = [told for told in (*links, *pictures) if _VENDOR.search(told[:300])]
    made += [told for image in document.elements("img") if _PRODUCT.match(told := image.get("alt") or "")]
    return bool(made) and len(pictures) <= 3 and all(_VENDOR.search(link[:300]) for link in links)


_VENDOR = seldom(
    r"//go\.microsoft\.com/fwlink|//(?:www\.)?iis\.net\b|//(?:[\w-]{1,20}\.)?(?:nginx|apache|centos|openresty)\.(?:org|com)\b"
    r"|(?:^|/)(?:iisstart|iis-?\d{1,3}|apache_pb2?|poweredby\w{0,12}|nginx-logo|tomcat(?:-power)?)\.(?:png|gif|jpe?g|svg)$",
    re.I,
)
_PRODUCT = seldom(
    r"(?:Microsoft )?(?:IIS|Internet Information Services)(?:\s?(?:\d[\d.]{0,4}|Windows(?: Server)?))?\s*\Z",
    re.I,
)
_LISTING = seldom(r"(?:index of|directory listing (?:for|of)) /\W*$|[\w.:-]{1,100} - /\W*$", re.I)
_NOTICES: Final = (
    ("forbidden", Outcome.BLOCKED),
    ("unauthorised", Outcome.LOGIN),
    ("server_error", Outcome.HTTP_ERROR),
)
_BUILDING = seldom(
    "正在(?:建设|维护|升级|改版)|(?:建设|维护|升级|改版)中|敬请期待|under construction|coming soon", re.I
)


def _head(document: Document) -> str:
    """The title when it is a notice of any kind, without the site's name behind it; else ""."""
    if "head" not in document.memo:
        whole, parts = title(document), []
        if len(whole) <= 100 and _hinted(whole):
            parts = [whole, *_TITLE_ENDS.split(whole)[:3]]
        document.memo["head"] = next((part for part in parts if _notice(part)), "")
    head: str = document.memo["head"]
    return head


_LATIN: Final = tuple("abcdefghijklmnopqrstuvwxyz")
_HINTS: Final = load("answer")["hints"]  # without one of these a title is no notice
# Literals begin all of it, and none has a case, so that a search leaps to them.
_HINT = re.compile("|".join(hint for hint in _HINTS if not hint.startswith(_LATIN)))
_LATIN_HINT = seldom("|".join(hint for hint in _HINTS if hint.startswith(_LATIN)), re.I)


def _hinted(words: str) -> bool:
    """True when words of a notice stand in a title or a text."""
    if _HINT.search(words):
        return True
    cased = words.upper() != words.lower()
    return cased and _LATIN_HINT.search(words) is not None


@functools.lru_cache(maxsize=1_024)  # the ends of titles recur on the pages of a site
def _notice(words: str) -> bool:
    return any(_whole(words, name) for name in ("titled", "parked", *(name for name, _ in _NOTICES))) or bool(
        len(words) <= 40 and (_WORDS["maintenance"].search(words) or _WORDS["parked"].search(words))
    )


def _whole(words: str, name: str) -> bool:
    """True when a phrase of that kind is all the words say, polite words and signs apart."""
    if not words or len(words) > 120:
        return False
    pattern = _WORDS[name]
    if not pattern.search(words):
        return False
    rest = _SIGNS.sub("", _POLITE.sub("", pattern.sub("", words)))
    return len(rest) <= (4 if any(sign > "\u2e80" for sign in rest) else 8)


_POLITE = seldom(
    caseless(
        word if word > "\u2e80" else rf"\b{word}\b"
        for word in sorted(load("answer")["polite"], key=len)[::-1]
    )
)


def _line_says_missing(document: Document, text: str) -> bool:
    """True when a line says nothing else than that there is nothing here; a line of links is no such line."""
    if not _hinted(text) or (len(text) <= SHORT and reports(text)):
        return False
    told = (line for line in _LINE_ENDS.split(text)[:400] if _hinted(line) or _MISSING.search(line))
    lines = [line for line in told if _whole(line, "not_found")]
    if not lines:
        return False
    links = {" ".join("".join(map(str, islice(a.itertext(), 20))).split()) for a in document.elements("a")}
    said = "\n".join(lines)
    shown = sorted((text for text in links if text and text in said), key=len, reverse=True)
    return not all(_links_alone(line, shown) for line in lines)


def _links_alone(line: str, links: Sequence[str]) -> bool:
    """True for a line without words beside those of links, which stand the longest first."""
    for text in links:
        line = line.replace(text, " ")
    return not any(map(str.isalpha, line))


_LINE_ENDS = re.compile(r"[\n。！!]|\.\s")
_MISSING = re.compile("[被无能]|不回|迷路|[Ll][Oo][Nn][Gg][Ee][Rr]")  # in phrases without a hint: 页面被移除


def _says_missing(document: Document, text: str) -> bool:
    return _whole(_head(document), "titled") or _line_says_missing(document, text[: 20 * SHORT])


def _article(document: Document) -> bool:
    found = tags(document)
    return bool(found.get("articletitle") or found.get("pubdate") or found.get("article:published_time"))


# An article's own line: its source or its day of publication, and a day.
_BYLINE = seldom(
    r"(?<![一-鿿])(?:(?:信息|文章|稿件)?来源|作者|(?:发布|发稿|发表|公开|更新)(?:时间|日期))\s?[:：]"
    r"[^\n]{0,60}\n?[^\n]{0,20}20\d\d[-/.年]\d"
)


def _few_links(document: Document) -> bool:
    """True for a page without a site's usual navigation."""
    return sum(1 for element in document.elements("a") if (element.get("href") or "#")[0] != "#") <= 8


def _firewalled(answer: Answer, document: Document) -> bool:
    text = f"{title(document)}\n{visible(document)}"
    if len(text) > 2 * SHORT or not _few_links(document) or (answer.status < 400 and reports(text)):
        return False
    if _WORDS["firewall"].search(text):
        return True
    if not _WORDS["firewall_name"].search(text):
        return False
    short = len(text) <= SHORT // 2 and not _article(document)
    acts = short and _WORDS["firewall_act"].search(text) and told(text)
    return answer.status >= 400 or bool(acts)


# Names that only the scripts and cookies of such walls carry.
_WALL = seldom(
    r"\$_ts\b|__jsl_clearance|acw_sc__v\d|CT6TS?=|C3VK=|FSSBBIl1|wzws(?:confirm|_cid|rel)|yunsuo_session|_cf_chl_opt"
    r"|challenge-platform|EO_Bot_Ssid|__tst_status|safeline|sl-challenge|_waf_bd8ce2ce37|waf_captcha|TencentCaptcha"
    r"|NoCaptcha|geetest|turnstile|_Incapsula_Resource|ddos-shield",
    re.I,
)
_COOKIE_AND_AGAIN = seldom(
    r"location\s{0,3}\.\s{0,3}(?:reload|replace|assign)|location(?:\s{0,3}\.\s{0,3}href)?\s{0,3}=", re.I
)


def _challenged(answer: Answer, document: Document) -> bool:
    """True for a page that wants a script run, or a riddle solved, before it shows anything."""
    text = visible(document)
    if len(text) <= 100 and len(document.source) <= 200_000:
        source = document.source[:100_000]
        if _WALL.search(source) or ("document.cookie" in source and _COOKIE_AND_AGAIN.search(source)):
            return not _reads(document)
    if answer.headers.get("cf-mitigated") == "challenge":
        return True
    short = len(text) <= NOTICE or (len(text) <= SHORT and _whole(title(document), "challenge"))
    return short and _few_links(document) and not _writes(document) and _asks_proof(document, text)


def _asks_proof(document: Document, text: str) -> bool:
    return bool(_WORDS["challenge"].search(text) or _whole(title(document), "challenge"))


def _writes(document: Document) -> bool:
    """True when there is a form to write in or to log in with."""
    return any(
        element.tag == "textarea" or (element.get("type") or "").lower() == "password"
        for element in document.elements("textarea", "input")
    )


def _reads(document: Document) -> bool:
    """True when a page without text still shows something: pictures, frames, links."""
    return any(True for _ in document.elements("frame", "object", "embed", "video")) or (
        sum(1 for _ in document.elements("img", "a", "iframe")) > 3
    )


def _walled(answer: Answer, document: Document, text: str) -> bool:
    """True for a page that is nothing but a log-in."""
    asked, came = _path(answer.url), _path(answer.final_url)
    if asked != came and _LOGIN.search(came) and not _LOGIN.search(asked):
        return True
    passwords = any(
        (element.get("type") or "").lower() == "password" for element in document.elements("input")
    )
    return passwords and len(text) <= SHORT // 2 and _few_links(document)


_LOGIN = seldom(r"(?:^|[/_.-])(?:log_?in|sso|cas|sign_?in|passport|oauth2?|authorize)(?=[/_.?-]|$)", re.I)


# --- scripts ---


_MOUNTS: Final = frozenset(
    {"app", "root", "__next", "__nuxt", "main-app", "app-root", "vue-app", "container-app"}
)
_TEMPLATE = re.compile(r"\{\{[^{}]{1,80}\}\}")
_LOADING = seldom(
    r"^\W{0,3}(?:页面|数据|内容)?(?:正在)?(?:加载|载入|努力加载)中?\W{0,6}$|^loading\W{0,6}$|请稍候|请稍等|(?:启用|开启|打开|允许|支持)\s?java\s?script"
    r"|enable javascript|javascript (?:is )?(?:required|disabled)|requires? javascript",
    re.I | re.M,
)


def _shell(document: Document, text: str) -> bool:
    """True for a page that a script has yet to fill."""
    templates = _TEMPLATE.findall(text) if text.count("{") >= 6 else []  # soon counted
    if len(templates) >= 3 and len(text) - sum(map(len, templates)) < SHORT:
        return True
    if len(text) >= NOTICE or not _scripted(document):
        return False
    if not _few_links(document):
        return False
    if any((element.get("id") or "") in _MOUNTS for element in document.elements("div", "main", "section")):
        return True
    if any("-" in str(element.tag) and element.tag == "app-root" for element in document.root.iter()):
        return True
    if _LOADING.search(text) or (len(text) < 60 and _LOADING.search(hidden(document))):
        return True
    return len(text) < 20 and not any(True for _ in document.elements("a", *_SHOWING))


_SHOWING: Final = ("img", "iframe", "frame", "object", "embed", "video", "svg", "input")


def _scripted(document: Document) -> bool:
    return any(
        (element.get("src") or len(element.text or "") > 40)
        and (element.get("type") or "module").lower().endswith(("javascript", "module", "babel"))
        for element in document.elements("script")
    )


def _meta_refresh(document: Document) -> tuple[str, str] | None:
    if signs(document).isdisjoint(("refresh", "numbered")):
        return None
    for element in document.elements("meta"):
        if (element.get("http-equiv") or "").strip().lower() != "refresh":
            continue
        found = _REFRESH.match((element.get("content") or "")[:2_500])
        if (
            not found
            or float(found[1] or 0) > 30
            or next(element.iterancestors("noscript"), None) is not None
        ):
            continue
        target = _elsewhere(document, found[2].strip().strip("\"'"))
        if target:
            return target, "meta"
    return None


_REFRESH = seldom(
    r"\s{0,20}(\d{0,6})(?:\.\d{0,6})?\s{0,20}[;,]\s{0,20}(?:url\s{0,20}=\s{0,20})?([^\s].{0,2000})",
    re.I | re.S,
)


def _script_refresh(document: Document) -> tuple[str, str] | None:
    if len(visible(document)) > NOTICE:
        return None
    for element in document.elements("script"):
        source = (element.text or "")[:20_000]
        found = _GOES.search(source)
        if found and not _DEVICE.search(source):
            target = _elsewhere(document, found[2].strip())
            if target:
                return target, "script"
    body = next(document.elements("body"), None)
    found = _GOES.search((body.get("onload") or "")[:2_000]) if body is not None else None
    target = _elsewhere(document, found[2].strip()) if found else ""
    return (target, "script") if target else None


_GOES = seldom(
    r"""(?<![\w.$])(?:(?:window|top|self|parent|document|this)\s{0,3}\.\s{0,3}){0,2}"""
    r"""location(?:\s{0,3}\.\s{0,3}href)?\s{0,3}(?:=|\.\s{0,3}(?:replace|assign)\s{0,3}\()\s{0,3}"""
    r"""(["'])([^"'<>\s+]{1,1000})\1\s{0,3}(?=[;)}<]|$|\n|//)"""
)
_DEVICE = seldom(r"userAgent|screen\.width|navigator\.platform|matchMedia|confirm\s?\(", re.I)


def _elsewhere(document: Document, literal: str) -> str:
    """The target of a jump, if it is a page other than this."""
    try:
        url = resolve(document.base, literal, document.text.charset).partition("#")[0]
    except ValueError:
        return ""
    here = document.url.partition("#")[0]
    return url if url.startswith(("http://", "https://")) and url != here and len(url) <= 2_000 else ""


# --- unreadable, and the same as nothing ---


def _garbled(answer: Answer, document: Document, text: str) -> bool:
    """True when the bytes are no text: a picture or archive sent as a page, or bytes in no known encoding."""
    if magic(answer.body[:16]) not in MARKUP:
        return True
    if "control" in signs(document) or "\x00" in document.source[:4_096]:
        head = document.source[:4_096].encode("latin-1", "replace")
        if len(head) - len(head.translate(None, _CONTROLS)) > 100:
            return True
    if document.text.errors > 20:
        foreign = sum(character > "\x7f" for character in document.source[:20_000])
        if document.text.errors > 0.3 * foreign:
            return True
    return len(answer.body) > 2_000 and not text and not any(True for _ in document.elements(*_CARRIERS))


_CONTROLS: Final = bytes((*range(9), 0x0B, *range(0x0E, 0x20)))
_CARRIERS: Final = (
    "script",
    "img",
    "a",
    "iframe",
    "frame",
    "object",
    "embed",
    "video",
    "input",
    "meta",
    "svg",
)


def _answers_nothing(
    answer: Answer, document: Document, not_found: Sequence[Fingerprint], home: Fingerprint | None
) -> bool:
    """True when the host answers this address as it answers addresses that cannot exist.

    It has to be the site's own answer, not that of a wall before it or a script's shell, and to say that
    there is nothing, or at least nothing that the answer to an impossible address does not say.
    """
    whole = title(document)
    heading = _line(whole, _path(answer.final_url) if "/" in whole else "")  # a path begins with one
    others = [other for other in not_found if other.title == heading]
    moved = home is not None and _moved(answer)
    if not others and not moved:
        return False
    if _path(answer.url) == "/" or (home and url_key(answer.url) == url_key(home.url)):
        return False
    if home and moved and url_key(answer.final_url) == url_key(home.url):
        return any(other.moved and url_key(other.url) == url_key(home.url) for other in not_found)
    if not others:
        return False
    look = _look(answer, document)
    if any(_telling(other) and alike(look, other) for other in others):
        text = visible(document)
        return _says_missing(document, text) or any(_says_no_more(look, other) for other in others)
    if not deep(answer.url) or not _own(document, answer.url) or visible(document).count("\n") >= MOST_LINES:
        return False
    if home and alike(look, home) and look.exact != home.exact:
        return False  # a page of its own, though built like the home page
    return all(_says_no_more(look, other) for other in others)


def _telling(other: Fingerprint) -> bool:
    """True for an answer that says that there is nothing, in words or by its address."""
    return other.says_missing or _ERROR_URL.search(other.url) is not None


def _says_no_more(look: Fingerprint, other: Fingerprint) -> bool:
    """True when every line stands in the other answer, too."""
    return alike(look, other) and set(look.lines) <= set(other.lines)


def _own(document: Document, url: str) -> bool:
    """True for a page of the site itself: it leads to the site's home page, and no script is to fill it."""
    mounts = document.elements("div", "main", "section")
    if any((element.get("id") or "") in _MOUNTS for element in mounts) and _scripted(document):
        return False
    if refresh(document)[0]:
        return not deep(refresh(document)[0])
    root = "/".join(url.split("/", 3)[:3])
    return any(
        reference.strip() == "/" or reference.strip().rstrip("/") == root
        for reference in islice((element.get("href") or "" for element in document.elements("a")), 500)
    ) or not _few_links(document)


_ERROR_URL = seldom(r"/(?:404|error|err|notfound|not_found|nopage)[^/]{0,20}$", re.I)


def alike(one: Fingerprint, other: Fingerprint) -> bool:
    """True when two answers are the same but for details."""
    if one.title != other.title or min(one.length, other.length) < 0.8 * max(one.length, other.length):
        return False
    mine, theirs = set(one.lines), set(other.lines)
    return len(mine & theirs) >= ALIKE * len(mine | theirs)


def _line(line: str, path: str) -> str:
    """A line without what differs between two answers of one kind: the address, digits, spaces."""
    if len(path) > 1:
        line = line.replace(path, "")
    return _NUMBERS.sub("", line)


_NUMBERS = re.compile(r"[\d\s]+")


def _path(url: str) -> str:
    """The path of an address, `/` when there is none."""
    try:
        return urlsplit(url).path or "/"
    except ValueError:
        return "/"


def _remarks(document: Document, outcome: Outcome) -> list[Cause]:
    """Causes that go with any outcome."""
    causes = []
    if outcome is not Outcome.UNREADABLE and not honest(document.text):
        causes.append(Cause.CHARSET)
    if outcome is Outcome.OK and refresh(document)[1] == "script":
        causes.append(Cause.JS_REDIRECT)
    return causes
