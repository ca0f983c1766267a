"""Links and promises of a guide: what it offers to download, what it says can be downloaded, its systems."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml import etree

from crawler.reading.document import Document
from crawler.reading.lines import Lines, inner
from crawler.reading.links import resolve
from crawler.reading.seldom import seldom
from crawler.reading.vocabulary import load, spaced, squeeze

MOST_LINKS = 100
_WHOLE = seldom(r"指南|见附件|须知|流程图?|一览|全文|(?:详细|具体|查看)(?:内容|信息|情况|说明)?|点击")
_FORM = seldom(
    r"(?:表格?|书|单|函|样本|样张|范本|模板|模版|证明|合同|协议|章程|文本|文书)(?:[\W_]|\d|下载|doc|xls|wps|pdf|$)",
    re.I,
)
_FORM_NAMED = seldom(
    r"《([^《》]{2,40}(?:表|书|函|单|文本|申请|承诺))》"
    r"|([一-鿿]{2,24}(?:申请表|登记表|审批表|申报表|备案表|报名表|承诺书|申请书))"
)
_DOWNLOAD = seldom(r"下载|见附件|附件[一二三四五六七八九十\d]{0,2}\s?[:：]")


class GuideLinks:
    """Files offered and online systems linked, in the order of the page."""

    def __init__(self, document: Document, lines: Lines, region: tuple[int, int]) -> None:
        holder = _holder(lines, region)
        self.extent = region if holder is None else lines.span(holder)
        found = list(_links(document, holder))
        self.files = _first(link for link, _, kind in found if kind == "file")
        self.systems = _first(link for link, _, kind in found if kind == "system")
        self.whole = any(kind == "file" and _is_whole(text) for _, text, kind in found)
        # whole: one of the files may be the guide itself


def _is_whole(text: str) -> bool:
    """True for the name of a file that may be the guide, and is no form."""
    return bool(_WHOLE.search(text)) and not ("指南" not in text and _FORM.search(text))


def _first(links: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(links))[:MOST_LINKS]


def _links(document: Document, holder: etree._Element | None) -> Iterator[tuple[str, str, str]]:
    """Links of a guide: address, text, and `file`, `system` or nothing."""
    words = load("guides")
    names = (*words["systems"]["apply"], *words["systems"]["query"])
    for number, anchor in enumerate((document.root if holder is None else holder).iter("a")):
        href = (anchor.get("href") or "").strip()
        if number >= 2_000 or not href or href.lower().startswith(("#", "javascript:", "mailto:", "tel:")):
            continue
        try:
            link = resolve(document.base, href[:2_000], document.text.charset)
        except ValueError:
            continue
        text = spaced(inner(anchor, 200) or anchor.get("title") or "")
        if _is_file(link):
            yield link, text, "file"
        elif any(name in squeeze(text) for name in names) and len(text) <= 30:
            yield link, text, "system"


def _holder(lines: Lines, region: tuple[int, int]) -> etree._Element | None:
    """The widest element around the guide that is not the page: attachments stand beside the text."""
    if not len(lines) or region[0] >= len(lines):
        return None
    node: etree._Element | None = lines[region[0]].block
    best = node
    while node is not None and node.tag not in ("body", "html"):
        first, last = lines.span(node)
        best = node
        if last - first > 2 * (region[1] - region[0]) + 12:
            break
        node = node.getparent()
    return best if node is not None and node.tag not in ("body", "html") else None


def _is_file(link: str) -> bool:
    words = load("guides")["forms"]
    parts = urlsplit(link)
    ending = parts.path.rpartition(".")[2].lower()
    if ending in words["extensions"]:
        return True
    low = f"{parts.path}?{parts.query}".lower()
    return any(path in low for path in words["paths"]) and ending not in ("html", "htm", "shtml")


def forms_named(text: str) -> Iterator[str]:
    """Forms that the text promises to be downloadable here."""
    seen: set[str] = set()
    for line in text.split("\n")[:2_000]:
        promise = _DOWNLOAD.search(line[:1_000])
        if promise is None or "网站下载" in line:
            continue
        for match in _FORM_NAMED.finditer(line[:1_000]):
            name = match[1] or match[2]
            if name not in seen and len(seen) < 20:
                seen.add(name)
                yield name
