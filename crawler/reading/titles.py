"""Title: what a link or a row is called, and which links are more than fixtures of the page."""

from __future__ import annotations

import bisect
import functools
import re
from itertools import chain
from typing import Any

from crawler.reading.nodes import Nodes
from crawler.reading.seldom import seldom

TITLE_LIMIT = 200
_GENERIC = re.compile(
    r"^\W*(?:首页|网站首页|设为首页|加入收藏|收藏本站|登录|注册|更多|查看更多|more|更多>>|English|繁體?"
    r"|繁体版?|无障碍\S{0,4}"
    r"|返回\S{0,4}|上一[页篇]|下一[页篇]|末页|尾页|打印\S{0,4}|关闭\S{0,4}|分享\S{0,10}|收藏|RSS|订阅"
    r"|(?:网站|站点)地图|(?:联系|关于)我们|(?:网站|版权|免责|法律|隐私|网站版权)声明|隐私(?:政策|保护)|使用帮助|网站帮助"
    r"|home|login|log in"
    r"|sign in|print|share|back|top|next|previous|prev|search|subscribe|skip to\b.{0,30}|大|中|小"
    r"|[<>«»‹›]|\d{1,4}|\w?公网安备\W?\d{10,14}\W?号?|\w?ICP备\W?\d{6,10}号?(?:-\d{1,3})?)\W*$",
    re.I,
)
# What a link is called that leads to an item without naming it.
_NAMELESS = re.compile(
    r"^\W*(?:pdf|docx?|html?|xlsx?|wps|ofd|word|excel|pptx?|(?:pdf|word|图文|图片|文字|电子|手机|网页)版本?"
    r"|附件\d?|(?:case |more )?(?:details?|info(?:rmation)?)|view(?: case| details)?"
    r"|(?:发表)?(?:评论|点评)(?:数|\W?\d{1,6}\W?)?|(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?"
    r"|download|read more|docket|web pages? cited"
    r"|(?:点击)?(?:查看|阅读)(?:详情|全文|原文|更多)?|详情|详细|全文"
    r"|(?:点击|立即|直接|本地|附件|文件)?下载(?:附件|文件|文档|全文|原文)?)\W*$",
    re.I,
)
_DOCUMENT = seldom(r"\.(?:pdf|docx?|wps|ofd)(?:$|[?#])", re.I)
_CUT = re.compile(r"(?:\.{2,}|…+|⋯+)\s*$")
_QUOTED_URL = re.compile(r"""['"]((?:https?://|\.{0,2}/)?[\w./%?=&:;#~+-]{4,400})['"]""")
_FULL = re.compile(r"https?://[^<>'\"]{4,1500}$|/[^<>'\"\s]{1,400}\.\w{2,5}$")
_PARTIAL = seldom(r"(?!javascript|#)(?=[^<>'\"\s]{0,1500}[/.?])[^<>'\"\s]{4,1500}$", re.I)
LEADING = ("data-href", "data-url", "data-link")  # attributes that say where a click leads
_LETTER = re.compile(r"[^\W\d_]")
HANZI = re.compile(r"[\u3400-\u9fff]")


_NOWHERE = ("#", "javascript:", "mailto:", "tel:")  # how a reference begins that leads to no page
_LEADS_NOWHERE = "#jmtJMT"


class Titles:
    """The titles of one tree: what its links and boxes are called. Elements are known by their index."""

    def __init__(self, nodes: Nodes) -> None:
        self._nodes = nodes
        texts, ends = nodes.texts, nodes.ends
        self._texts = {
            link: " ".join(texts[link].split()) for link in nodes.anchors if ends[link] == link + 1
        }
        self._literals = {
            index: literal
            for index, href in nodes.hrefs.items()
            if (literal := href.strip()) and literal[0] not in _LEADS_NOWHERE
        }
        self._useful = {  # those that are soon told
            link
            for link, text in self._texts.items()
            if link in self._literals and len(text) <= TITLE_LIMIT and not _short_fixture(text)
        }
        self._names: dict[tuple[int, str], str] = {}  # by link and the day in it
        self._weights: dict[int, tuple[bool, bool, int]] = {}
        self._anchors = nodes.anchors

    def text(self, index: int) -> str:
        """An element's text, white space collapsed, of about 400 characters."""
        found = self._texts.get(index)
        if found is None:
            lone = self._nodes.ends[index] == index + 1
            found = self._texts[index] = self._nodes.text(index, 400) if lone else self._own_text(index)
        return found

    def _own_text(self, index: int) -> str:
        """The text within an element; of a link that was never closed, up to the next one."""
        nodes = self._nodes
        if nodes.tags[index] == "a":
            inner = bisect.bisect_right(self._anchors, index)
            if inner < len(self._anchors) and self._anchors[inner] < nodes.ends[index]:
                texts = nodes.pieces.within(nodes, index, self._anchors[inner])
                return " ".join("".join(texts).split())[:400]
        return nodes.text(index, 400)

    def literal(self, index: int) -> str:
        """The address a link has, or the one its script opens."""
        found = self._literals.get(index)
        if found is None:
            found = self._literals[index] = literal_of(self._nodes.elements[index])
        return found

    def useful(self, index: int) -> bool:
        """True for a link that leads somewhere and is no fixture such as 首页 or 打印."""
        return index in self._useful or (bool(self.literal(index)) and not is_fixture(self.text(index)))

    def of(self, index: int, day: str) -> str:
        """What a row is called: the `title` of its link where the text is cut or shorter, else the text."""
        if day and self._nodes.ends[index] == index + 1 and day not in self.text(index):
            day = ""
        found = self._names.get((index, day))
        if found is None:
            found = self._names[index, day] = self._called(index, day)
        return found

    def _called(self, index: int, day: str) -> str:
        nodes, link = self._nodes, self._nodes.elements[index]
        if nodes.tags[index] == "tr":
            text = self.row(index, day)
        elif nodes.ends[index] - index <= _LINE:
            text = without(self.text(index), day)
        else:
            text = without(self.heading(index) or self._part(index) or self.text(index), day)
        told = link.get("title") or ""
        if told and told == text and not _ends_as_day(told) and not (":" in told or "：" in told):
            return told[:TITLE_LIMIT]
        told = tip(link)[0]
        if not text:
            image = link.find(".//img")
            text = (image.get("alt") or image.get("title") or "").strip() if image is not None else ""
        cut = _CUT.sub("", text) if text.endswith((".", "…", "⋯")) else text
        if told and (not text or cut != text or len(told) >= len(text)):
            return told[:TITLE_LIMIT]
        return text[:TITLE_LIMIT]

    def heading(self, index: int) -> str:
        """The title of a link or box of several lines: a heading, or the first line; "" for neither."""
        nodes = self._nodes
        if nodes.ends[index] - index <= _LINE:
            return ""
        lines = [child for child in range(index + 1, nodes.ends[index])[:40] if nodes.tags[child] in _LINES]
        heads = [line for line in lines if self._is_heading(line)] if len(lines) > 1 else []
        texts = [self.text(line) for line in heads or lines[:1]]
        titles = [text for text in texts if is_title(text, long=not heads) and len(text) <= _LONGEST]
        if not titles and texts and is_short_title(texts[0]) and "。" in self.text(lines[-1]):
            return texts[0]  # 公示, above what it is about
        return max(titles, key=len, default="")

    def _is_heading(self, line: int) -> bool:
        return self._nodes.tags[line][0] == "h" or bool(
            _TITLED.search(self._nodes.elements[line].get("class") or "")
        )

    def _part(self, index: int) -> str:
        """The title of a link that holds boxes (a title, a source, a number); "" for one that is a text."""
        nodes = self._nodes
        if (nodes.texts[index] or "").strip():
            return ""
        children = list(nodes.children(index))
        if len(children) < 2 or any((nodes.tails[child] or "").strip() for child in children):
            return ""
        texts = nodes.texts_in(index, 40)
        named = (text for text in texts if is_title(text) and "。" not in text and _LETTER.search(text))
        titles = [text for text in named if not _NAMELESS.match(text)]
        first = next((text for text in titles if is_title(text, long=True)), "")
        return first or max(titles, key=len, default="")

    def own(self, anchor: int, day: str) -> bool:
        """True when a link holds a title besides the day in it."""
        return len(without(self.text(anchor), day)) >= 4 or bool(self._nodes.elements[anchor].get("title"))

    def row(self, block: int, day: str) -> str:
        """What a row is called: its longest cell, what stands out, or all but the day."""
        nodes = self._nodes
        if nodes.tags[block] == "tr":
            cells = [without(self.text(cell), day) for cell in nodes.children(block)]
            titled = [cell for cell in cells if is_title(cell) or is_short_title(cell)]
        else:
            bold = [child for child in range(block + 1, nodes.ends[block])[:40] if nodes.tags[child] in _BOLD]
            texts = [without(self.text(child), day) for child in bold]
            titled = [text for text in texts if is_title(text)][:1]
            if not titled and texts and is_short_title(texts[0]) and "。" in self.text(block):
                titled = texts[:1]
        return max(titled, key=len, default=without(self.text(block), day))[:TITLE_LIMIT]

    def named(self, link: int, day: str) -> str:
        """A link's title, or the text of the small box round a link such as "PDF"; "" without either."""
        title = self.of(link, day)
        if is_title(title) or is_fixture(title):
            return title if is_title(title) else ""
        for box in self._nodes.above(link, 3):
            if self._nodes.tags[box] in _BOXES and self._anchors_in(box) <= 3:
                text = self.row(box, day)
                if is_title(text):
                    return text
        return ""

    def _anchors_in(self, box: int) -> int:
        end = self._nodes.ends[box]
        return bisect.bisect_left(self._anchors, end) - bisect.bisect_left(self._anchors, box)

    def names(self, link: int) -> bool:
        """True for a link whose title names something."""
        return _names(self.of(link, ""))

    def weight(self, link: int) -> tuple[bool, bool, int]:
        """How much a link's title tells; of links that name nothing, the one to a document tells most."""
        found = self._weights.get(link)
        if found is None:
            title = self.of(link, "")
            found = self.names(link), bool(_DOCUMENT.search(self.literal(link))), len(title)
            self._weights[link] = found
        return found


@functools.lru_cache(maxsize=16_384)
def _names(title: str) -> bool:
    """True for a title that names something."""
    return bool(title) and not (is_fixture(title) or _NAMELESS.match(title) or title.startswith("附件"))


_TIP_LABEL = (
    r"(?:文章)?(?:作\s?者|来\s?源|(?:点击|浏览|阅读)(?:次数|数|量)?|(?:更新|发布|添加|录入|发表)(?:时间|日期))"
    r"\s?[:：]"
)
_TIP = seldom(r"(?:(?:文章|信息|新闻|稿件)?标\s?题\s?[:：]\s?)?(?P<title>.{2,200}?)\s?" + _TIP_LABEL)
_ENDS_IN_DAY = seldom(r"\s[\[(（]?(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?[\])）]?$")
_TIP_DAY = seldom(r"(?:更新|发布|添加|录入|发表)(?:时间|日期)\s?[:：]\s?(\S{8,12})")
_HOVERED = re.compile(r"""(['"])((?:(?!\1).){4,400})\1""")
_MARKUP = re.compile(r"<[^<>]{0,100}>")


def tells_day(link: Any) -> bool:
    """True for a link that may tell a day when it is pointed at."""
    told = link.get("title") or ""
    return "时间" in told or "日期" in told or link.get("onmouseover") is not None


def tip(link: Any) -> tuple[str, str]:
    """The title and the day that show when a link is pointed at: some tell all (文章标题：… 更新时间：…)."""
    title = link.get("title")
    told = " ".join(title.split())[:400] if title else ""
    return _tip(told or _hovered(link))


@functools.lru_cache(maxsize=8_192)
def _tip(told: str) -> tuple[str, str]:
    if (":" in told or "：" in told) and ("标" in told[:3] or _TIP_DAY.search(told)):
        title, day = _TIP.match(told), _TIP_DAY.search(told)
        return title["title"] if title else told, day[1] if day else ""
    return _ENDS_IN_DAY.sub("", told) if told and _ends_as_day(told) else told, ""


def _ends_as_day(told: str) -> bool:
    return told[-1] in "日])）" or told[-1].isdigit()


def _hovered(link: Any) -> str:
    """What a script shows beside a link that is pointed at, where that tells a day."""
    script = link.get("onmouseover")
    if not script or not (quoted := _HOVERED.search(script[:1_000])) or not _TIP_DAY.search(quoted[2]):
        return ""
    return " ".join(_MARKUP.sub(" ", quoted[2]).split())


_LINES = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "dt", "dd"})
_BOLD = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "strong", "b", "summary"})
_TITLED = seldom(r"(?:^|[\s_-])(?:bt|tit|title|headline|subject)(?:$|[\s_\d-])", re.I)
_LINE = 2  # elements of a link of one line
_LONGEST = 100  # characters of a title that stands above other lines
_BOXES = frozenset({"li", "tr", "p", "dd", "td", "div"})


def literal_of(link: Any) -> str:
    """The address a link has, or the one its script opens."""
    href = str(link.get("href") or "").strip()
    if href and (href[0] not in _LEADS_NOWHERE or not href.lower().startswith(_NOWHERE)):
        return href
    for script in (link.get("onclick") or "", href):
        quoted = _QUOTED_URL.search(script[:1_000])
        if quoted and ("/" in quoted[1] or "." in quoted[1] or "?" in quoted[1]):
            return quoted[1]
    told = ((name, value.strip()) for name, value in link.attrib.items() if name.startswith("data-"))
    return next((value for name, value in told if (_PARTIAL if name in LEADING else _FULL).match(value)), "")


def without(text: str, day: str) -> str:
    """A text without the day in it and the signs around it."""
    if day:
        text = _dayless(text, day)
    if "顶" in text[:5]:
        text = _PINNED.sub("", text)
    text = text.strip(_EDGE)
    return _unbracketed(text) if text and (text[0] in _SIGNS or text[-1] in _SIGNS) else text


def _dayless(text: str, day: str) -> str:
    if len(day) < 3 and day.isdecimal() and not (text.startswith(day) or text.endswith(day)):
        return text  # 15, in a title
    if day in text:
        before, _, after = text.partition(day)
        while (before.strip()[-1:], after.strip()[:1]) in _BRACKETS:
            before, after = before.strip()[:-1], after.strip()[1:]
        return " ".join(f"{before} {after}".split())
    if " " in day and text.startswith(split := day.replace(" ", "")):
        return text[len(split) :]
    return text


_EDGE = "|·•　 -"
_BRACKETS = (("[", "]"), ("(", ")"), ("【", "】"), ("（", "）"), ("［", "］"))
_SIGNS = frozenset(chain.from_iterable(_BRACKETS))


def _unbracketed(text: str) -> str:
    """A text without brackets that open or close nothing in it, or that hold all of it."""
    for opening, closing in _BRACKETS:
        if text[:1] == opening and (text.find(closing) in (-1, len(text) - 1)):
            text = text[1:].removesuffix(closing).strip(_EDGE)
        if text[-1:] == closing and opening not in text:
            text = text[:-1].strip(_EDGE)
        text = text.removeprefix(closing).removesuffix(opening).strip(_EDGE)
    return text


_PINNED = seldom(r"^[\[【(（]\s?(?:置顶|顶)\s?[\]】)）]\s{0,3}")


def is_fixture(text: str) -> bool:
    """True for the text of a link that every page has: 首页, 打印, a page's number."""
    return _short_fixture(text) if len(text) <= TITLE_LIMIT else bool(_GENERIC.match(text))


@functools.lru_cache(maxsize=16_384)
def _short_fixture(text: str) -> bool:
    return bool(_GENERIC.match(text))


@functools.lru_cache(maxsize=16_384)
def is_title(text: str, *, long: bool = False) -> bool:
    """True for a text that may be what an item of a list is called."""
    if not text or is_fixture(text):
        return False
    hanzi = len(HANZI.findall(text[:60]))
    if hanzi:
        return hanzi >= (8 if long else 4)
    return len(text) >= (20 if long else 8)


def is_short_title(text: str) -> bool:
    """True for a word such as 公示, which is a title only among titles."""
    return len(HANZI.findall(text[:12])) >= 2 and not is_fixture(text) and not _NAMELESS.match(text)
