"""Title: what a link or a row is called, and which links are more than fixtures of the page."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

TITLE_LIMIT = 200
_GENERIC = re.compile(
    r"^\W*(?:首页|网站首页|设为首页|加入收藏|收藏本站|登录|注册|更多|查看更多|more|更多>>|English|繁體?"
    r"|繁体版?|无障碍\S{0,4}"
    r"|返回\S{0,4}|上一[页篇]|下一[页篇]|末页|尾页|打印\S{0,4}|关闭\S{0,4}|分享\S{0,10}|收藏|RSS|订阅"
    r"|网站地图|联系我们|home|login|log in"
    r"|sign in|print|share|back|top|next|previous|prev|search|subscribe|skip to\b.{0,30}|大|中|小"
    r"|[<>«»‹›]+|\d{1,4})\W*$",
    re.I,
)
_CUT = re.compile(r"(?:\.{2,}|…+|⋯+)\s*$")
_QUOTED_URL = re.compile(r"""['"]((?:https?://|\.{0,2}/)?[\w./%?=&:;#~+-]{4,400})['"]""")
_FULL = re.compile(r"https?://[^<>'\"]{4,1500}$|/[^<>'\"\s]{1,400}\.\w{2,5}$")
HANZI = re.compile(r"[\u3400-\u9fff]")


def useful(link: Any) -> bool:
    """True for a link that leads somewhere and is no fixture such as 首页 or 打印."""
    href = (link.get("href") or "").strip()
    if not href or href.startswith("#") or href.lower().startswith(("javascript:", "mailto:", "tel:")):
        return bool(literal_of(link)) and not _GENERIC.match(text_of(link))
    text = text_of(link)
    return not (text and _GENERIC.match(text))


def literal_of(link: Any) -> str:
    """The address a link has, or the one its script opens."""
    href = str(link.get("href") or "").strip()
    if href and not href.startswith("#") and not href.lower().startswith("javascript:"):
        return href
    for script in (link.get("onclick") or "", href):
        quoted = _QUOTED_URL.search(script[:1_000])
        if quoted and ("/" in quoted[1] or "." in quoted[1] or "?" in quoted[1]):
            return quoted[1]
    return next(
        (value for name, value in link.attrib.items() if name.startswith("data-") and _FULL.match(value)), ""
    )


def text_of(element: Any, limit: int = 400) -> str:
    parts: list[str] = []
    length = 0
    for part in element.itertext():
        parts.append(part)
        length += len(part)
        if length > limit:
            break
    return " ".join("".join(parts).split())


def title_of(link: Any, day: str) -> str:
    """What a row is called: the `title` of its link where the text is cut or shorter, else the text."""
    text = without(text_of(link), day)
    told = " ".join((link.get("title") or "").split())[:400]
    if not text:
        image = link.find(".//img")
        text = (image.get("alt") or image.get("title") or "").strip() if image is not None else ""
    cut = _CUT.sub("", text)
    if told and (not text or cut != text or len(told) >= len(text)):
        return told[:TITLE_LIMIT]
    return text[:TITLE_LIMIT]


def without(text: str, day: str) -> str:
    if day and day in text:
        text = text.replace(day, " ", 1)
    return " ".join(text.split()).strip("[]()【】|·•　 -")


def has_own_text(anchor: Any, day: str) -> bool:
    """True when a link holds a title besides the day in it."""
    return len(without(text_of(anchor), day)) >= 4 or bool(anchor.get("title"))


def row_text(block: Any, day: str) -> str:
    return without(text_of(block), day)[:TITLE_LIMIT]


def named(link: Any, day: str) -> str:
    """A link's title, or the text of the small box round a link such as "PDF"; "" where neither is one."""
    title = title_of(link, day)
    if is_title(title) or _GENERIC.match(title):
        return title if is_title(title) else ""
    for element in islice(link.iterancestors(), 3):
        if (
            element.tag in {"li", "tr", "p", "dd", "td", "div"}
            and sum(1 for _ in islice(element.iter("a"), 4)) <= 3
        ):
            text = row_text(element, day)
            if is_title(text):
                return text
    return ""


def is_title(text: str, *, long: bool = False) -> bool:
    if not text or _GENERIC.match(text):
        return False
    hanzi = len(HANZI.findall(text[:60]))
    if hanzi:
        return hanzi >= (8 if long else 4)
    return len(text) >= (20 if long else 8)


def weight(link: Any) -> tuple[bool, int]:
    title = title_of(link, "")
    return not _GENERIC.match(title) if title else False, len(title)
