"""Own part: what stands below a page's own heading, up to side boxes and the footer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final, cast

from lxml import etree

from crawler.reading.aside import is_aside, is_aside_element
from crawler.reading.document import Document
from crawler.reading.own_name import own_names
from crawler.reading.seldom import seldom

LONGEST_NAME = 24  # characters of a heading
CLIMBS = 2  # boxes above a heading that may end where it does
DEEPEST = 12  # boxes above a heading looked at
LOOKED_AT = 200  # elements that follow a heading, and texts that they hold

SHOWN: Final = (
    *("img", "iframe", "frame", "object", "embed", "video", "audio", "svg", "canvas"),
    *("form", "input", "select", "textarea"),
)
_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
_NAMING: Final = ("div", "p", "span", "td", "th", "b", "strong", "dt", "font", "caption", "legend")
_FOOT = seldom(r"ICP\s?备|公网安备|网站标识码|版权所有|copyright", re.I)
_BADGE = seldom(r"\bconac\.cn|\bbeian\b|jiucuo|errorInfo", re.I)
_WEATHER = seldom(
    r"今天是|天气预报|\d\s?℃|空气质量\S{0,4}[:：\s]?(?:优|良|轻|中|重|严重|\d)|农历\S{0,4}[正一二三四五六七八九十冬腊]月"
)
_WEATHER_TEXT = 60  # characters of a line on today and its weather; what is longer, or a sentence, tells more
_SIDE = seldom(
    r"\W*(?:热点|热门|点击|阅读|排行|推荐|最新|最近|今日头条|相关|友情链接|快速|导航|网站导航|图片新闻|图文|专题)\w{0,4}\W*"
)
_MORE = seldom(r"^\W*(?:更多|more)?\W*$", re.I)

_TEXTS = etree.XPath(
    "descendant::text()[not(parent::script or parent::style or parent::noscript or parent::option)]"
    "[normalize-space()]"
)

# What a page shows round a list, whether it holds something or not.
_FRAMEWORK = seldom(
    r"^\W*(?:上一?页|下一?页|首\s?页|网站首页|尾\s?页|末\s?页|返回\S{0,6}|打印\S{0,4}|关闭\S{0,4}|分享\S{0,4}|更多|more|go|确定|搜索|查询|检索|重置"
    r"|跳转\S{0,4}|转到\S{0,4}|第?\s?\d{0,5}\s?页?|[共每]\s?\d{0,5}\s?[页条]\S{0,8}|当前\S{0,12}|您\S{0,16}位置\S{0,12}|字号\S{0,8}"
    r"|序号|标题|名称|文号|发文字号|索引号|(?:信息|文件)(?:标题|名称)|(?:发布|成文|更新|生成)?(?:日期|时间)|发布机构|来源|点击数?|浏览\S{0,4}|状态|操作"
    r"|编号|主题|类[型别]|满意度|(?:来信|信件|留言|咨询|诉求|工单|受理|办理|处理|[答回]复|提交|承办|写信)(?:标题|主题|编号|类[型别]|时间|日期|状态|情况|单位|部门|人))\W*$",
    re.I,
)


def own_part(document: Document) -> tuple[etree._Element, ...]:
    """The elements that follow the heading with the page's name; none where there is no such heading.

    Of the boxes that end where the heading's own does it is the first that something follows, or a place for
    a list.
    """
    return next((level for level in levels(document)[: CLIMBS + 1] if any(map(_shows_or_lists, level))), ())


def levels(document: Document) -> tuple[tuple[etree._Element, ...], ...]:
    """What follows the heading with the page's name, then what follows the boxes that hold it."""
    if "own part" not in document.memo:
        found = (tuple(_levels(heading)) for heading in _own_headings(document))
        document.memo["own part"] = next(filter(any, found), ())
    found_levels: tuple[tuple[etree._Element, ...], ...] = document.memo["own part"]
    return found_levels


def pieces_of(element: etree._Element) -> Iterator[str]:
    """The texts that an element shows, but for what stands round any list: pagers, heads, labels."""
    for text in cast("list[Any]", _TEXTS(element))[:LOOKED_AT]:
        piece = " ".join(text.split())
        if len(piece) > 1 and not is_framework(piece) and not is_aside(_holder(text)):
            yield piece


def _holder(text: Any) -> Any:
    """The element in which a text stands, be it behind another one there."""
    parent = text.getparent()
    return parent.getparent() if text.is_tail and parent.getparent() is not None else parent


def is_framework(text: str) -> bool:
    """True for what stands round any list: a pager's words, heads of columns, labels, today's weather."""
    return text.endswith(("：", ":")) or _tells_weather(text) or all(map(_FRAMEWORK.match, text.split()))


def _tells_weather(text: str) -> bool:
    return len(text) <= _WEATHER_TEXT and "。" not in text and bool(_WEATHER.search(text))


def links_of(element: etree._Element) -> set[str]:
    """Where the named links of an element lead, but for those of a pager."""
    return {
        address
        for link in element.iter("a")
        if (address := (link.get("href") or "").strip()) not in ("", "#", "/")
        and not address.lower().startswith("javascript:")
        and not _BADGE.search(address)
        and not (_text(link) and is_framework(_text(link)))
        and (len(_text(link)) > 1 or link.find(".//img") is not None)
    }


def _own_headings(document: Document) -> Iterator[Any]:
    """Elements that name the page, those that are headings first, the last one first."""
    names = {name for name in own_names(document) if 1 < len(name) <= LONGEST_NAME}
    if not names:
        return
    for kinds in (_HEADINGS, _NAMING):
        found = [one for one in document.elements(*kinds) if _names(one, names)]
        yield from (one for one in reversed(found[:LOOKED_AT]) if not _is_linked(one) and not is_aside(one))


def _names(element: etree._Element, names: set[str]) -> bool:
    text = "".join("".join(map(str, islice(element.itertext(), 6))).split())
    return text in names and (element.tag in _HEADINGS or not len(element))


def _is_linked(element: etree._Element) -> bool:
    return element.tag == "a" or next(element.iterancestors("a"), None) is not None


def _levels(heading: Any) -> Iterator[tuple[etree._Element, ...]]:
    box = heading
    for _ in range(DEEPEST):
        yield tuple(_following(box))
        box = box.getparent()
        if box is None or box.tag in ("body", "html", "form"):
            return


def _shows_or_lists(element: etree._Element) -> bool:
    if next(element.iter(*SHOWN), None) is not None or (_text(element) and not _MORE.match(_text(element))):
        return True
    return next(element.iter("ul", "ol", "table", "dl"), None) is not None


def _following(element: Any) -> Iterator[Any]:
    for one in islice(element.itersiblings(), LOOKED_AT):
        if not isinstance(one.tag, str) or one.tag in ("style", "br"):
            continue
        text = _text(one)
        beside = _SIDE.fullmatch(_first_text(one))
        if (
            one.tag == "footer"
            or _FOOT.search(text[:2_000])
            or _is_badge(one)
            or (beside and one.tag in _HEADINGS)
        ):
            return
        if one.tag != "script" and not is_aside_element(one) and not beside:
            yield one


def _first_text(element: Any) -> str:
    """The first text in an element, which is a side box's heading."""
    texts = (" ".join(text.split()) for text in islice(map(str, element.itertext()), LOOKED_AT))
    return next(filter(None, texts), "")


def _is_badge(element: Any) -> bool:
    """True for the badges that stand at the end of a page."""
    links = islice(element.iter("a", "script"), 3)
    return any(_BADGE.search(link.get("href") or link.get("src") or "") for link in links)


def _text(element: Any) -> str:
    return " ".join("".join(map(str, islice(element.itertext(), LOOKED_AT))).split())
