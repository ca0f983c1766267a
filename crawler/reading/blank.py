"""Blank: whether a column page holds nothing, and shows or says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, cast
from urllib.parse import urlsplit

from lxml import etree

from crawler.page import Row
from crawler.reading.aside import is_aside
from crawler.reading.document import Document
from crawler.reading.filled import is_filled
from crawler.reading.own_name import own_names
from crawler.reading.own_part import links_of, own_part, pieces_of
from crawler.reading.seldom import seldom
from crawler.reading.text import concealed, title

UNDATED_DATA = "undated data"  # what a document keeps in mind that carries items without days in a script
COUNT_LIMIT = 60  # … a pager's, which ends in its links
PHRASE_LIMIT = 30  # characters: what is longer is a sentence, not a notice
OWN_TEXT = 20  # characters below a page's own heading that make it other than blank
TOLD = 2  # short texts beside a notice, such as names and posts
BODY_TEXT = 40  # characters of running text that make a page other than blank

_PHRASE = seldom(
    r"^[\s\W]{0,10}(?:(?:对不起|很?抱歉|(?:温馨)?提示)\W{1,3})?(?:"
    r"(?:(?:您访问的|该|本|此|当前)?(?:栏目|频道|版块|板块|页面|专栏|目录)[下内中]?(?:还|目前)?)?"
    r"(?:暂无|暂时没有|(?:还|目前)没有|(?:没有|未)(?:[找查]|检索|搜索|查询)到|没有|尚无|查?无)\s?"
    r"(?:发布的?)?(?:相关|符合条件的?|任何|可用|公开|可显示的|[此该]类)?\s?"
    r"(?:信息|内容|数据|记录|文章|文件|资料|新闻|留言|信件|来信|公告)(?:发布)?"
    r"|(?:(?:该|本|此)?(?:栏目|频道|专栏|目录)[下内中]?)?(?:暂未|尚未|还未|(?:还|暂时|目前)?没有)发布(?:任何|相关)?"
    r"(?:信息|内容|数据|文章|文件)|(?:该|本|此)?(?:栏目|页面|目录)?内容为空"
    r"|(?:该|本|此)?(?:网站栏目|栏目|网页|页面|版块|板块|频道|专栏|网站)?(?:的?(?:内容|信息|资料|数据))?\s?"
    r"(?:正在|尚在|仍在|正)?\s?(?:建设|完善|整理|更新|维护|升级改版|升级|改版|制作|充实|筹建|筹备)\s?(?:之)?中"
    r"|(?:该|本|此)(?:栏目|频道|版块|板块|页面|专栏|功能)(?:暂未|尚未|还未|暂不|还没有?)(?:开通|开放|启用|上线|发布|建成|更新)(?:内容|信息)?"
    r"|敬请期待|即将(?:开通|上线|推出)|暂无|无"
    r"|(?:page )?under construction|coming soon"
    r"|(?:sorry, )?no (?:items|records|results|data)(?: found| to display| available)?"
    r"|(?:共(?:有|找到)?|合计|总计)\s?0\s?(?:条|篇|页|项)(?:记录|信息|数据|文章|内容)?"
    r"(?:\W{0,3}(?:第|当前)?\s?\d{0,3}\s?[/／]?\s?\d{0,3}\s?(?:首\s?页|上一?页|下一?页|尾\s?页|末\s?页|页|每页\s?\d{1,3}\s?[条项])){0,6}"
    r"|(?:(?:记录|信息|文章)?(?:总数|条数)|总(?:记录|条)数|Total)\s?[:：]?\s?0(?:\s?[条篇项])?(?:\W{0,3}每页\s?\d{1,3}\s?[条项])?"
    r")(?:\W{0,6}(?:敬请(?:期待|关注)|请(?:耐心等待|稍后(?:再试|访问)?)))?[\s\W]{0,10}$",
    re.I,
)
_EXCUSES = seldom(
    r"(?:暂无|暂时没有|没有)(?:任何|相关|找到)?(?:信息|内容|数据|资料)|(?:栏目|页面|频道|版块|板块|信息|内容|网站)[^。，]{0,6}"
    r"(?:暂未|尚未|(?:建设|完善|整理|更新|改版|升级|筹备)之?中)|敬请期待"
)
# Says nothing but below the column's name: it may be a cell's or a label's.
_BARE = re.compile(r"\W*(?:暂?无|无(?:相关|任何)?\w\w)\W*")
_OWN_NAME = re.compile(r"\W{0,10}(?:暂无|(?:暂时|目前|还)?没有)(?:相关)?(\w{2,20}?)(?:信息|内容)?\W{0,10}")
_COUNT = re.compile(r"共\s?0|(?:总数|总(?:记录|条)数|Total)\W{0,3}0", re.I)
_WEATHER = re.compile(r"weather|tianqi|moji", re.I)
_SMALL = 100  # height of a frame, in pixels, that shows no content
_CHROME = seldom(
    r"版权|ICP备|公网安备|主办|承办|技术支持|网站标识码|邮编|浏览器|分辨率|当前位置|您(?:现在)?的位置"
    r"|copyright|all rights reserved|欢迎(?:您|访问)",
    re.I,
)
_BESIDE = re.compile(r"附件|评论|图片|相关|视频|推荐|热门|点击排行|comments?", re.I)
_FILE = seldom(r"\.(?:pdf|docx?|xlsx?|pptx?|wps|et|ofd|zip|rar|7z)(?:$|[?#])", re.I)
_EMPTY_LIST = etree.XPath(
    "boolean(body/descendant::*[(self::ul or self::ol or self::tbody or self::div) and not(*)"
    " and not(normalize-space())][self::tbody or (self::ul or self::ol) and (@id or @class)"
    " or contains(@id,'list') or contains(@id,'List') or contains(@class,'list')])"
)
_TEXTS = etree.XPath(
    "body/descendant::text()[not(parent::script or parent::style or parent::noscript or parent::a"
    " or parent::option or parent::button or parent::label)][normalize-space()]"
)


def blank(
    document: Document,
    rows: Sequence[Row] = (),
    *,
    pending: bool = False,
    letters: int = 0,
    boxed: bool = False,
) -> tuple[bool | None, str]:
    """Whether a column's page is blank: True, False, or None where it cannot be said; and why.

    It is blank when it has no row, no letter, no text of its own, no attachment, frame or form, waits for no
    script, and says in a short line of its own that there is nothing. That the column has no columns below
    it is for the inventory to see.
    With `boxed`, all rows stand in boxes beside: it is blank all the same where it says so below its own
    heading, and none of them may be its own.
    """
    if boxed and rows and not letters and not _holds(document) and not _are_own(document, rows):
        piece = next(_phrases(document), None)
        if piece is not None and _is_below_heading(document, piece) and not _has_more(document, piece):
            return (None, "needs_script") if pending else (True, f"phrase:{' '.join(piece.split())}")
    if rows or letters:
        return False, "rows" if rows else "letters"
    if pending:
        return None, "needs_script"
    if holds := _holds(document):
        return (None, holds) if holds in {"frame", "too_deep", "too_large"} else (False, holds)
    piece = next(_phrases(document), None)
    if piece is not None:
        phrase = " ".join(piece.split())
        unsure = UNDATED_DATA in document.memo or _has_more(document, piece)
        return (None, "undetermined") if unsure else (True, f"phrase:{phrase}")
    if any(map(_fills, own_part(document))):
        return False, "own_part"
    return None, "empty_list" if _waits(document) else "no_phrase"


def _are_own(document: Document, rows: Sequence[Row]) -> bool:
    """True where rows of boxes lie in the page's own folder, or a box is called after the page: 最新公告."""
    folder = urlsplit(document.url).path.rpartition("/")[0] + "/"
    names = own_names(document)
    heads = {_NEWEST.sub("", row.beside) for row in rows}
    if any(len(head) > 1 and any(head in name for name in names) for head in heads):
        return True
    return folder != "/" and any(folder in urlsplit(row.url).path for row in rows)


_NEWEST = seldom("最新|最近|近期|今日|本周|本月|头条|精选|关注|发布|更新|信息")


def has_text(document: Document) -> bool:
    """True where a page holds running text of its own."""
    return any(_is_text(piece) for piece in _pieces(document))


def says_nothing(document: Document) -> bool:
    """True where a page says in words that it holds nothing; a count of nought may wait for a script."""
    return any(not _COUNT.search(phrase) for phrase in _phrases(document))


def notices(document: Document) -> Iterator[list[etree._Element]]:
    """The elements around each text that says there is nothing, the closest first."""
    for phrase in _phrases(document):
        holder = _holder(phrase)
        yield [holder, *holder.iterancestors()]


def _fills(element: etree._Element) -> bool:
    """True where something below the page's own heading stands there: a link, or a text that is no notice."""
    text = "".join(pieces_of(element))
    excuse = len(text) < 4 * OWN_TEXT and _EXCUSES.search(text)
    return bool(links_of(element)) or (len(text) >= OWN_TEXT and not excuse)


def _is_below_heading(document: Document, piece: Any) -> bool:
    own = set(own_part(document))
    return not own.isdisjoint((said := _holder(piece), *said.iterancestors()))


def _has_more(document: Document, piece: Any) -> bool:
    """True where beside a text that says there is nothing other things stand that a list would not show."""
    own = own_part(document)
    said = _holder(piece)
    within = _is_below_heading(document, piece)
    around = own if within else filter(_may_tell, _beside([said, *said.iterancestors()]))
    scope = [one for one in around if one is not said]
    told = [text for one in scope for text in pieces_of(one) if not _PHRASE.match(text)]
    drawn = any(map(_is_drawn, (box for one in scope for box in one.iter("div", "p", "section", "td"))))
    drawn = drawn or any(map(_REFERS.search, told))
    return drawn or len(told) >= TOLD or any(map(links_of, scope))


# Where a column's contents are found instead.
_REFERS = seldom("请(?:您)?(?:访问|登录|登陆|到|移步|前往)|详见|整合[到至]|并入|迁移|移至|转至")


def _may_tell(element: Any) -> bool:
    """True for what stands beside a text and is neither a heading nor a page's framework."""
    text = _text_of(element)
    framework = is_aside(element) or _CHROME.search(text) or _GUIDING.search(text[:200])
    return not framework and not re.fullmatch(r"h\d", str(element.tag))


def _is_drawn(box: etree._Element) -> bool:
    """True for an empty box with a height of its own: a picture lies behind it, or a map is to be drawn."""
    style = (box.get("style") or "").lower()
    sized = "height" in style and ("url(" in style or (box.get("id") and _HIGH.search(style)))
    return bool(sized) and not _FLOATS.search(style) and not _text_of(box)


_HIGH = seldom(r"(?<![\w-])height\s?:\s?\d{3,4}\s?px")
_FLOATS = seldom(r"position\s?:\s?fixed|display\s?:\s?none")  # as the box of a chat, which is on every page


def _waits(document: Document) -> bool:
    """True when an empty container for a list stands on a page with scripts: one of them may fill it."""
    return next(document.elements("script"), None) is not None and bool(_EMPTY_LIST(document.root))


def _holds(document: Document) -> str:
    """What a page without rows holds all the same; empty for nothing."""
    if document.too_deep or document.cut:
        return "too_deep" if document.too_deep else "too_large"
    if any(_FILE.search(link.get("href") or "") and not is_aside(link) for link in document.elements("a")):
        return "attachment"
    if any(_is_frame(frame) for frame in document.elements("iframe", "frame", "object", "embed")):
        return "frame"
    if any(_is_form(form) for form in document.elements("form")):
        return "form"
    if has_text(document):
        return "text"
    if is_filled(document):
        return "facts"
    return "picture" if any(_is_picture(image) for image in document.elements("img")) else ""


def _pieces(document: Document) -> list[Any]:
    found = cast("list[Any]", _TEXTS(document.root))[:5_000]
    if next(document.elements("noscript"), None) is None:
        return found
    return [piece for piece in found if next(_holder(piece).iterancestors("noscript"), None) is None]


def _is_frame(frame: etree._Element) -> bool:
    source = str(frame.get("src") or frame.get("data") or "").strip()
    sizes = [frame.get(side) or "" for side in ("width", "height")]
    small = any(size.isdigit() and int(size) <= _SMALL for size in sizes) or _WEATHER.search(source[:300])
    return bool(source) and not source.startswith("about:") and not small


def _is_form(form: etree._Element) -> bool:
    fields = [
        field
        for field in form.iter("input", "select", "textarea")
        if (field.get("type") or "text").lower() not in {"hidden", "submit", "button", "image", "radio"}
    ]
    return len(fields) >= 4 or any(field.tag == "textarea" for field in fields)


def _is_text(piece: Any) -> bool:
    text = " ".join(piece.split())
    return len(text) > BODY_TEXT and not _CHROME.search(text) and not is_aside(_holder(piece))


def _is_picture(image: etree._Element) -> bool:
    """A large picture outside the page's frame work: it may be all that the column shows."""
    sizes = [re.match(r"\d+", image.get(side) or "") for side in ("width", "height")]
    large = all(size and int(size[0]) >= 300 for size in sizes)
    return large and not is_aside(image) and next(image.iterancestors("a"), None) is None


def _phrases(document: Document) -> Iterator[Any]:
    """Short lines that say there is nothing, outside side boxes, footers and what is not shown."""
    unshown, name, named = set(concealed(document)), title(document), False
    for piece in _pieces(document):
        text = " ".join(piece.split())
        limit = COUNT_LIMIT if "0" in text[:8] else PHRASE_LIMIT
        if len(text) > limit or not (_PHRASE.match(text) or _lacks_own(text, name)):
            named = named or (len(text) > 1 and name.startswith(text))
            continue
        holder = _holder(piece)
        path = [holder, *holder.iterancestors()]
        if unshown.intersection(path) or is_aside(holder):
            continue
        if _BARE.fullmatch(text) and (not named or _has_company(path, text)):
            continue
        if not _of_a_side_box(path, name) and not any(map(_is_content, _around(document, path))):
            yield piece


def _lacks_own(text: str, name: str) -> bool:
    """True for a text that says there is nothing of what the page is called by: 暂无政策解读."""
    told = _OWN_NAME.fullmatch(text) if "无" in text or "没有" in text else None
    return told is not None and name.startswith(told[1])


def _around(document: Document, path: list[Any]) -> Iterator[Any]:
    """What stands beside a text; of a text below the page's own heading only what stands there, too."""
    own = set(own_part(document))
    within = not own.isdisjoint(path)
    yield from (one for one in _beside(path) if not within or not own.isdisjoint((one, *one.iterancestors())))


def _beside(path: list[Any]) -> Iterator[Any]:
    """What stands beside a text, in the box that holds it; on a page without boxes, nothing."""
    for element in path[:2]:
        parent = element.getparent()
        if parent is not None and parent.tag not in ("body", "html"):
            yield from (one for one in parent[:20] if one is not element and isinstance(one.tag, str))


def _is_content(element: Any) -> bool:
    """True for links, a picture, or things told by name, that show that a page is not empty."""
    text = _text_of(element)
    if is_aside(element) or _CHROME.search(text) or _GUIDING.search(text[:200]):
        return False
    if element.tag in _DRAWN or next(element.iter(*_DRAWN), None) is not None or _is_alone(element):
        return True
    links = {link.get("href") or "" for link in element.iter("a") if len(_text_of(link)) > 1}
    told = element.iterchildren("dd") if element.tag == "dl" else ()
    return len(links - {"", "#"}) >= _LINKS or sum(len(_text_of(one)) > 1 for one in told) >= _LINKS


def _is_alone(element: Any) -> bool:
    """True for a paragraph that is a picture, without a link or an icon's size."""
    images = [image for image in element.iter("img") if next(image.iterancestors("a"), None) is None]
    sizes = [image.get(side) or "300" for image in images for side in ("width", "height")]
    large = all(not size.isdigit() or int(size) >= _SMALL for size in sizes)
    return element.tag == "p" and bool(images) and large and not _text_of(element)


_LINKS = 3  # or things told, beside a text that says there is nothing
_DRAWN = ("svg", "canvas", "video", "audio")
_GUIDING = seldom(r"上一?页|下一?页|首\s?页|尾\s?页|末\s?页|返回|打印|关闭|位置|导航|分享")


def _of_a_side_box(path: list[Any], name: str) -> bool:
    """True below a heading such as 附件 or 相关文件, unless that is what the page is called."""
    for element in path[:3]:
        before = element.getprevious()
        if before is not None and len(text := _text_of(before)) <= 12:
            return bool(_BESIDE.search(text)) and text not in name
    return False


def _has_company(path: list[Any], text: str) -> bool:
    """True for a text that does not fill its row, paragraph or item: the value of a label."""
    box = next((element for element in path if element.tag in _LINES), path[-1])
    return len(_text_of(box)) > max(4, len(text))


_LINES = frozenset({"tr", "li", "dl", "p", "div", "section", "article", "body"})


def _text_of(element: Any) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _holder(piece: Any) -> Any:
    parent = piece.getparent()
    return parent.getparent() if piece.is_tail and parent.getparent() is not None else parent
