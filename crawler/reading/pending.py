"""Pending script: a page whose list only a script could fill."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import cast

from lxml import etree

from crawler.page import Row
from crawler.reading.blank import has_text, notices, says_nothing
from crawler.reading.document import Document
from crawler.reading.seldom import seldom
from crawler.reading.unfilled import is_unfilled

SHELL_TEXT = 200  # characters of text below which a page with a mount point is a shell
FEW = 5  # rows; fewer undated ones may stand in a box beside the list
NOTICES, HOLDERS = 5, 4  # texts that say there is nothing, and elements around each that a script may fill
SCRIPT = 200_000  # characters of a script looked at for what it fills

_UNRENDERED = seldom(
    r"\{\{\s{0,3}[\w.$|()\s'\"-]{1,60}\}\}|[$#]\{\s{0,3}\w+\.\w[\w.]{0,40}\s{0,3}\}|<%[=-]?\s?\w"
    r"|\[\[\s{0,3}\w+\.\w[\w.]{0,40}\s{0,3}\]\]"
)
_MOUNT = seldom(
    r"""<(?:div|main|app-root)\b[^<>]{0,200}\bid\s?=\s?["']?(?:app|root|__next|__nuxt|main-app)["'\s>]|<app-root""",
    re.I,
)
_LOADING = seldom(
    r"^(?:\W*(?:(?:正在|数据|信息|内容|列表|页面|努力|拼命|玩命)*(?:加载|载入|读取|获取)(?:数据|信息|内容|列表)?中?"
    r"|请(?:您)?(?:耐心)?(?:稍[候后等]|等待)(?:片刻)?|loading(?: data)?|please wait))+\W*$",
    re.I,
)
_REQUEST = seldom(
    r"\$\.(?:ajax|get|post|getJSON)\s?\(|\baxios\b|\bfetch\s?\(|XMLHttpRequest|\bwPaginate"
    r"|\bdatagrid\s?\(|\bDataTable\s?\("
    r"|\.load\s?\(\s?['\"]|dataproxy|queryData\s?=|layui\.|laypage|__doPostBack|\bvm\.\w+List\b"
    r"|createScriptTag|jsonp|\.(?:datacall|jpage)\s?\("
)
_REQUEST_WORDS = (
    "$.", "axios", "fetch", "XMLHttpRequest", "wPaginate", "datagrid", "DataTable", ".load", "dataproxy",
    "queryData",
    "layui", "laypage", "__doPostBack", "vm.", "createScriptTag", "jsonp",
    ".datacall", ".jpage",
)  # fmt: skip
_TEMPLATE = seldom(
    r"<script\b[^<>]{0,100}type\s?=\s?[\"']text/(?:template|x-template|html|x-handlebars)", re.I
)
_NOSCRIPT = seldom(
    r"(?:enable|启用|开启|activate|requires?)\W{0,3}\w{0,12}\W{0,3}JavaScript"
    r"|JavaScript\W{0,3}(?:is )?(?:required|disabled)",
    re.I,
)
_EMPTY_LIST = etree.XPath(
    "boolean(descendant::*[self::tbody[not(*)] or (self::ul or self::ol) and not(*) and (@id or @class)"
    " or self::div[not(*) and not(normalize-space()) and (contains(@id,'list') or contains(@id,'List')"
    " or contains(@class,'list') or contains(@id,'page') or contains(@id,'content') or contains(@id,'result')"
    " or contains(@id,'grid') or contains(@id,'table') or contains(@id,'data'))]])"
)
_LEFT_EMPTY = etree.XPath(
    "boolean(descendant::*[self::tbody[not(*)] or (self::ul or self::ol) and not(*) and (@id or @class)"
    " or self::div[not(*) and not(normalize-space()) and (contains(@id,'list') or contains(@id,'List')"
    " or contains(@class,'list') or contains(@id,'data'))]])"
)
_TEXT = etree.XPath(
    "body/descendant::text()[not(parent::script) and not(parent::style) and not(parent::noscript)]"
    "[normalize-space()]"
)


def still_waits(document: Document) -> bool:
    """True when a page whose scripts have run shows a list that stayed empty, be there others beside it.

    It has an empty box for a list, says that something is loading, or that there is nothing.
    """
    texts = [piece.strip() for piece in cast("list[str]", _TEXT(document.root))[:5_000]]
    loading = any(len(text) < 30 and _LOADING.match(text) for text in texts)
    return loading or bool(_LEFT_EMPTY(document.root)) or says_nothing(document)


def asks(document: Document) -> bool:
    """True when a script that stands in the page asks for data."""
    source = document.source
    return any(word in source for word in _REQUEST_WORDS) and bool(_REQUEST.search(source))


def pending_script(document: Document, rows: Sequence[Row] | None = None) -> bool:
    """True when a page holds no row and shows that a script was to bring them.

    `rows`, if given, are the rows already read from the document; a page with dated rows is never pending.
    """
    if rows and any(row.dated for row in rows):
        return False
    source = document.source
    if len(source) > 5_000_000:
        return False
    texts = [piece.strip() for piece in cast("list[str]", _TEXT(document.root))[:5_000]]
    if sum(map(len, texts)) < SHELL_TEXT and (_MOUNT.search(source) or _NOSCRIPT.search(source)):
        return True
    if any(_UNRENDERED.search(text) for text in texts if "{" in text or "[[" in text or "<%" in text):
        return True
    if any(len(text) < 30 and _LOADING.match(text) for text in texts):
        return True
    wants = asks(document)
    if wants and (_EMPTY_LIST(document.root) or _TEMPLATE.search(source) or _replaces_notice(document)):
        return True
    if len(rows or ()) >= FEW:
        return False
    return not has_text(document) and not says_nothing(document) and is_unfilled(document, asks=wants)


def _replaces_notice(document: Document) -> bool:
    """True where a script that asks for data names the element in which it is said that there is nothing."""
    scripts = ((script.text or "")[:SCRIPT] for script in document.elements("script"))
    asking = list(islice((script for script in scripts if _REQUEST.search(script)), NOTICES))
    if not asking:
        return False
    paths = list(islice(notices(document), NOTICES))
    around = (element for path in paths for element in path[:HOLDERS] if element.tag != "body")
    names = {name for element in around if (name := element.get("id") or "")}
    spelt = [f"{mark}{name}{end}" for name in names for mark, end in _QUOTED]
    classes = {name for path in paths for name in (path[0].get("class") or "").split()}
    spelt += [f".{name}{end}" for name in classes for end in _ENDS]
    return any(told in script for script in asking for told in spelt)


_ENDS = ("'", '"', " ", "`")
_QUOTED = (("'", "'"), ('"', '"'), ("#", "'"), ("#", '"'), ("#", " "), ("`", "`"), ("#", "`"))
