"""Unfilled: the places of a page without rows that only a script could fill."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from crawler.reading.aside import is_aside
from crawler.reading.document import Document
from crawler.reading.seldom import seldom

SCRIPTS = 500_000  # characters of scripts looked at
BOXES = 200  # empty boxes looked at

_DIRECTIVE = seldom(
    r"""<[a-z][^<>]{0,400}?\s(?:v-for|v-loading|(?:data-)?ng-repeat|ng-view|ng-app|\*ngFor|:data|:data-source|lay-data|x-for|th:each)"""
    r"""(?=[\s=>])"""
    r"""|\sdata-bind\s?=\s?["']foreach|<(?:ng-view|ui-view|router-view|router-outlet)\b|<(?:el|a|van|i)-(?:table|list|pagination)\b"""
    r"""|class\s?=\s?["'][^"'<>]{0,100}\b(?:easyui-(?:datagrid|datalist|treegrid)|layui-table|bootstrap-table)(?![\w-])"""
    r"""|data-toggle\s?=\s?["']table["']""",
    re.I,
)
_TEMPLATE = seldom(
    r"""<script\b[^<>]{0,100}type\s?=\s?["'](?:text/(?:template|x-template|html|x-handlebars[\w-]{0,20}|x-jquery-tmpl)"""
    r"""|x-tmpl[\w-]{0,10})["'][^<>]{0,100}>(?:(?!</script).){0,2000}?<(?:li|tr|a|dd|div)\b""",
    re.I | re.S,
)
_NEEDS = seldom(r"java\s?script|脚本", re.I)
_BUILDS = seldom(
    r"""\.innerHTML\s?\+?=|\.(?:append|html|prepend)\s?\(|appendChild|insertAdjacentHTML|createElement\("""
)
_MARKUP = seldom(
    r"<\s?[a-z/]|%3c|\\[ux]0*3c|\+\s*[a-z_]\w*\s*\)|\.write(?:ln)?\s?\(\s*[a-z_]\w*\s*\)|\$\{", re.I
)
_CLOCK = seldom(
    r"\s*(?:\w+\.)?\w*(?:(?<!up)date|time|clock|week|today|lunar|nongli)\w*\(\s*\)\s*;?\s*$", re.I
)
_LOADING = seldom(r"(?:^|[/_-])(?:loading|loader|waiting|spinner)[\w-]{0,12}\.(?:gif|svg|png)", re.I)

_MOUNTS = frozenset({"app", "root", "__next", "__nuxt", "main-app"})
_TAGS = ("div", "section", "ul", "ol", "tbody", "table", "dl", "main", "article", "span")
_ITEMS = frozenset({"ul", "ol", "tbody"})
_FIXED = seldom(
    r"share|jiathis|float|qr|ewm|clear|line|blank|space|back|top|search|login|logo|banner|nav|menu|visit|count|hits|click"
    r"|weather|time|date|clock|crumb|position|foot|head|ad(?:s|v)?\d{0,2}$|error|tip|mask|dialog|modal|audio|player",
    re.I,
)
_FILLED = seldom(r"con|list|data|table|grid|news|result|info|main|article|body|box", re.I)
_LISTS = seldom(r"list|data|table|grid|news|result|content", re.I)
_OTHER = seldom(
    r"share|cnzz|baidu|tongji|analytics|count|visit|weather|jiucuo|ideconac|createPageHTML"
    r"|(?:jquery|bootstrap|swiper)[-.\d]*(?:\.min|\.bundle)*\.js",
    re.I,
)


def builds(document: Document) -> bool:
    """True where a template, a directive or a script that stands in the page makes markup."""
    source = document.source
    scripts = "\n".join(script.text or "" for script in document.elements("script"))[:SCRIPTS]
    return bool(_DIRECTIVE.search(source) or _TEMPLATE.search(source) or _BUILDS.search(scripts))


def is_unfilled(document: Document, *, asks: bool) -> bool:
    """True where a template, a directive, a turning wheel, a mount or an empty box waits for a script.

    To be asked of pages without rows, without running text and without a notice that there is nothing.
    `asks` tells whether a script of the page asks for data.
    """
    source = document.source
    if _DIRECTIVE.search(source) or _TEMPLATE.search(source):
        return True
    if any(_NEEDS.search(_text(element)) for element in document.elements("noscript")):
        return True
    if any(_is_loading(image) for image in document.elements("img")):
        return True
    bare: dict[etree._Element, bool] = {}  # bodies by whether they show nothing, asked of each once
    if any(_writes(script, bare) for script in document.elements("script")):
        return True
    scripts = "\n".join(script.text or "" for script in document.elements("script"))[:SCRIPTS]
    own = any(is_own(script) for script in document.elements("script"))
    boxes = [box for box in document.elements(*_TAGS) if _is_empty(box)][:BOXES]
    fills = asks or bool(_BUILDS.search(scripts))
    return any(_waits(box, scripts if fills else "", own=own) for box in boxes)


def _text(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))[:1_000]


def _is_loading(image: etree._Element) -> bool:
    """True for a picture that turns while something loads; not for one that stands for another picture."""
    if any(str(name).startswith("data-") or name in ("original", "lazy") for name in image.attrib):
        return False
    return bool(_LOADING.search(image.get("src") or "")) and not is_aside(image)


def is_own(script: etree._Element) -> bool:
    """True for a script that is no library, counter or badge."""
    text = f"{script.get('src') or ''} {(script.text or '')[:2_000]}"
    return bool(text.strip()) and not _OTHER.search(text) and not _prints(text)


def _prints(text: str) -> bool:
    """True for a script that writes words where it stands, a day or a number, and no markup."""
    return bool(_CLOCK.match(text)) or ("document.write" in text and not _MARKUP.search(text))


def _writes(script: etree._Element, bare: dict[etree._Element, bool]) -> bool:
    """True for a script that stands where a page's content does: in a box, or in a body with nothing else."""
    parent = script.getparent()
    if parent is None or parent.tag in {"head", "html"} or not is_own(script):
        return False
    if parent.tag != "body":
        return not is_aside(script)
    if parent not in bare:
        bare[parent] = not any(map(str.split, _shown(parent)))
    return bare[parent]


def _shown(body: etree._Element) -> Iterator[str]:
    yield from (body.text or "", *(child.tail or "" for child in body))
    yield from (_text(child) for child in body if child.tag not in {"script", "style", "noscript"})


def _is_empty(box: etree._Element) -> bool:
    named = bool(box.get("id") or box.get("class")) or box.tag in _ITEMS
    return named and not len(box) and not (box.text or "").strip()


def _waits(box: etree._Element, fillers: str, *, own: bool) -> bool:
    """True for an empty box that a script of the page fills: by its name, by its place, or as lists are."""
    name, kind = box.get("id") or "", box.get("class") or ""
    if name.lower() in _MOUNTS:
        return True
    if is_aside(box) or _FIXED.search(name or kind):
        return False
    if box.tag in _ITEMS and own:
        return True
    if not name and not _FILLED.search(kind):
        return False
    if name and re.search(rf"""["'#]{re.escape(name[:60])}["'\s.]""", fillers):
        return True
    if own and _LISTS.search(f"{name} {kind}"):
        return True
    after = box.getnext()
    if after is None or after.tag != "script" or (box.tail or "").strip() or box.tag == "span":
        return False
    return is_own(after)
