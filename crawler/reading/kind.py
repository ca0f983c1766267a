"""Kind: what a page is for, and by which signs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from crawler.page import Guide, Letter, PageKind, Row
from crawler.reading.byline import end_of, heading, is_chinese, text_length
from crawler.reading.dates import url_day
from crawler.reading.document import Document
from crawler.reading.seldom import seldom
from crawler.reading.shown_days import flat_of
from crawler.reading.signs import BODIES, BYLINES, TRAIL_END, signs
from crawler.reading.text import title

LIST_ROWS = 5  # dated rows that make a list
ARTICLE_TEXT = 60  # characters of sentences below a headline that make an article
HEADLINE = 10  # characters of a headline that no column is called by
FIELDS = 4  # fields of a form that a page is for

_ARTICLE_PATH = re.compile(
    r"/t\d{8}_\d+\.|/art/\d{4}/|/art_\w+\.|/content_\d+\.|/c_\d+\.|/m?post_\d+\.|/c\d+/content\.html|/t\d{6,}\.s?html?|/pnidpv\d+\.|/ARTI\w{4,40}\.s?html?"
    r"|/[0-9a-f]{32}\.s?html?|/info/\d+/\d+\.|/(?:content|article|detail|show|view)(?:s|info)?[/_.-]",
    re.I,
)
_ARTICLE_QUERY = seldom(
    r"(?:^|&)(?:a=show(?:$|&)|(?:article(?:key|id)?|news_?id|info_?id|content_?id|doc_?id|aid)=\w)", re.I
)
_LIST_PATH = re.compile(
    r"/$|/(?:index|default|list|home|more|column|common_list|zwgklist)[\w-]{0,20}\.\w{2,6}$|/col/col\d+"
    r"|/(?:column|channel|categor(?:y|ie)|catalog|class|lanmu|lm)s?[/_]|/(?:node|channel|class)_?\d+\.\w{2,6}$|list",
    re.I,
)
# The address of a part of a site: what stands there (某县概况) is no article, though it may read like one.
_FOLDER = re.compile(r"(?:^|/[A-Za-z_-]+)/?(?:(?:index|default|list|home|main)(?:_\d+)?\.\w{2,6})?$", re.I)
_LINE = re.compile(
    r"(?:来源|信息来源|发布机构|作者|发布时间|发布日期|发表时间|字号|字体大小|浏览次数|点击数|阅读次数|打印本页|关闭窗口)\s{0,3}[:：【\[（(大]"
)
_BODY = re.compile(
    r"""(?:id|class)\s?=\s?["'][^"'<>]{0,60}\b(?:UCAP-CONTENT|TRS_Editor|TRS_UEDITOR|trs_editor_view|zoom(?:con)?|Zoom|xxgk_content"""
    r"""|article-content|wrapper_detail_text|ivs_content|vsb_content(?:_\d)?|v_news_content|mainText|pages_content|entry-content|post-content)\b"""
)
_FORM_NAME = seldom("登[录陆]|注册|搜索|检索|查询|密码")
_STRONG = frozenset({"path", "line", "trail"})
_LOOKED_AT = 200  # places of a word
_TRAILS, _TRAIL = 10, 120  # how many trails' ends, characters before one
_MARKUP = re.compile(r"<[^<>]{0,120}>|&nbsp;")
_HOP = seldom(r"[^\s>]\s{0,5}(?:[>＞》»›→]|&(?:gt|raquo|rsaquo|rarr);)+$")
_AFTER_TRAIL = re.compile(r"(?:\s|&nbsp;){0,10}<")
_OG_ARTICLE = seldom(r"""<meta[^<>]{0,100}og:type[^<>]{0,40}["']article["']""", re.I)


def kind(
    document: Document,
    url: str,
    *,
    tags: Mapping[str, str],
    rows: Sequence[Row] = (),
    letters: Sequence[Letter] = (),
    guide: Guide | None = None,
    next_pages: Sequence[str] = (),
    home: bool = False,
) -> tuple[PageKind, tuple[str, ...]]:
    """What a page is for, with the signs that say so, strongest first.

    The 2017 tags decide where they stand (ArticleTitle or PubDate: article; ColumnName alone: column); then
    letters and guide; else the signs of an article are weighed against those of a list.
    """
    if home:
        return PageKind.HOME, ("home",)
    if letters and (2 * len(letters) >= len(rows) or _is_whole_letter(letters, rows)):
        return _of_letters(letters)
    if guide is not None:
        return PageKind.GUIDE, ("guide",)
    if tags.get("articletitle") or tags.get("pubdate"):
        return PageKind.ARTICLE, ("tag:articletitle" if tags.get("articletitle") else "tag:pubdate",)
    article, column = _article_signs(document, url), _column_signs(url, rows, next_pages)
    if tags.get("columnname"):
        column = ("tag:columnname", "tag:columnname", *column)
    text_may_tell = "line" in article or _is_article_query(url) or not _FOLDER.search(urlsplit(url).path)
    own = not all(row.beside for row in rows)
    if rows and not own and _FORM_NAME.search(title(document)) and _is_form(document):
        column = ()
    if not (own and "rows_many" in column) and text_may_tell and len(article) < max(2, len(column)):
        article = (*article, *_text_signs(document, 2 if own and "rows" in column else 1, article))
    if not own and article:  # boxes beside an article are no list
        column = tuple(sign for sign in column if not sign.startswith("rows"))
    if not article and not column:
        return (PageKind.COLUMN, ("items",)) if _lists_items(document, url) else (PageKind.OTHER, ())
    if len(column) > len(article) or (len(column) == len(article) and "rows" in column):
        return PageKind.COLUMN, tuple(dict.fromkeys(column))
    return (PageKind.ARTICLE, article) if len(article) > 1 else (PageKind.OTHER, article)


def surely_article(tags: Mapping[str, str]) -> bool:
    """True where the tags alone make a page an article, so that nobody has to look for a list."""
    return bool(tags.get("articletitle") or tags.get("pubdate"))


def outweighs_rows(
    document: Document, url: str, *, tags: Mapping[str, str], next_pages: Sequence[str] = ()
) -> bool:
    """True where the signs of an article hold against any rows, so that nobody has to look for them."""
    column = 2 + bool(next_pages) + bool(_LIST_PATH.search(urlsplit(url).path.lower()))
    return len(_article_signs(document, url)) > column + (2 if tags.get("columnname") else 0)


def _is_whole_letter(letters: Sequence[Letter], rows: Sequence[Row]) -> bool:
    """True for the one letter that a page shows with its text, beside boxes of other rows."""
    return len(letters) == 1 and letters[0].detail and bool(letters[0].body) and len(rows) < 2 * LIST_ROWS


def _of_letters(letters: Sequence[Letter]) -> tuple[PageKind, tuple[str, ...]]:
    if len(letters) == 1 and letters[0].detail:
        return PageKind.LETTER, ("letter",)
    return PageKind.LETTER_LIST, ("letters",)


def _article_signs(document: Document, url: str) -> tuple[str, ...]:
    if "article signs" not in document.memo:
        document.memo["article signs"] = _signs_of_article(document, url)
    found: tuple[str, ...] = document.memo["article signs"]
    return found


def _signs_of_article(document: Document, url: str) -> tuple[str, ...]:
    source, told = document.source[:500_000], signs(document)
    found = {
        "path": bool(_ARTICLE_PATH.search(urlsplit(url).path) or _is_article_query(url) or url_day(url)),
        "line": _has_line(source, [word for word in BYLINES if f"byline:{word}" in told]),
        "body": any(_has_body(source, word) for word in BODIES if f"body:{word.lower()}" in told),
        "og": "og" in told and bool(_OG_ARTICLE.search(source)),
        "trail": "trail end" in told and _ends_trail(source),
    }
    return tuple(sign for sign, holds in found.items() if holds)


def _lists_items(document: Document, url: str) -> bool:
    """True for a folder's page with links to several numbered pages in it, whatever these are called."""
    path = urlsplit(url).path
    folder = path.rpartition("/")[0] + "/"
    if not _FOLDER.search(path) or folder == "/":
        return False
    found = set()
    for link in document.elements("a"):
        literal = (link.get("href") or "").strip()
        if match := _ITEM.fullmatch(literal.removeprefix(folder).removeprefix("./")):
            found.add(match[0])
            if len(found) >= LIST_ROWS:
                return True
    return False


_ITEM = seldom(
    r"(?!(?:index|list|default|page|more)_?\d)(?:\d{4,8}/)?[a-z_]{0,12}\d{1,20}(?:_\d{1,20})?\.(?:s?html?|aspx?|jspx?|php)",
    re.I,
)


def _ends_trail(source: str) -> bool:
    """True where the trail to a page ends in 正文: 首页 > 通知公告 > 正文."""
    at = source.find(TRAIL_END)
    for _ in range(_TRAILS):
        if at < 0:
            return False
        before = _MARKUP.sub("", source[max(0, at - _TRAIL) : at]).rstrip()
        if _HOP.search(before) and _AFTER_TRAIL.match(source, at + len(TRAIL_END)):
            return True
        at = source.find(TRAIL_END, at + 1)
    return False


def _is_article_query(url: str) -> bool:
    return "?" in url and bool(_ARTICLE_QUERY.search(urlsplit(url).query))


def _has_line(source: str, words: Sequence[str]) -> bool:
    """True where two different labels of an article's own line stand."""
    found: set[str] = set()
    places = [(word, source.find(word)) for word in words]
    while places := [(word, at) for word, at in places if at >= 0]:  # the next place of each in turn
        for _, at in places:
            if match := _LINE.match(source, max(0, at - 2)) or _LINE.match(source, at):
                found.add(match[0])
        if len(found) > 1:
            return True
        places = [(word, source.find(word, at + 1)) for word, at in places]
    return False


def _text_signs(document: Document, times: int, known: Sequence[str]) -> tuple[str, ...]:
    """A headline with sentences below it, `times` as long where rows stand beside, on no page of a form.

    Where an address, a byline or a trail is known as an article's, the sentences alone tell.
    """
    flat = flat_of(document)
    if not is_chinese(flat) or _is_form(document):
        return ()
    where = heading(flat, document)
    if where.title < 0:  # the text may stand anywhere
        told = bool(_STRONG.intersection(known)) and text_length(flat, 0, len(flat.pieces))
    else:
        told = text_length(flat, where.body, end_of(flat, where))
    if told < times * ARTICLE_TEXT:
        named = where.title >= 0 and len(flat.pieces[where.title].strip()) >= HEADLINE
        return ("headline",) if named and "path" in known and times == 1 else ()
    return ("headline", "text") if where.title >= 0 else ("text",)


def _is_form(document: Document) -> bool:
    """True for a page that asks its readers something."""
    fields = 0
    for field in document.elements("input", "textarea", "select"):
        kind = (field.get("type") or "text").lower()
        if field.tag == "textarea" or kind in ("password", "radio"):
            return True
        fields += kind in ("text", "tel", "email", "checkbox")
    return fields >= FIELDS


def _has_body(source: str, word: str) -> bool:
    """True where the word names the element that holds an article."""
    at = -1
    for _ in range(_LOOKED_AT):
        at = source.find(word, at + 1)
        if at < 0:
            return False
        if _BODY.search(source, max(0, at - 80), at + 100):
            return True
    return bool(_BODY.search(source, at))


def _column_signs(url: str, rows: Sequence[Row], next_pages: Sequence[str]) -> tuple[str, ...]:
    dated = sum(row.dated is not None for row in rows)
    signs = []
    if dated >= LIST_ROWS or len(rows) >= 2 * LIST_ROWS:
        signs += ["rows", "rows_many"] if max(dated, len(rows) // 2) >= 2 * LIST_ROWS else ["rows"]
    if next_pages:
        signs.append("pager")
    if (rows or signs) and _LIST_PATH.search(urlsplit(url).path.lower()):
        signs.append("path")
    return tuple(signs)
