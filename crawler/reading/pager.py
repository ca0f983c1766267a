"""Pager: where the next page of a list is."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from crawler.reading.document import Document
from crawler.reading.links import resolver
from crawler.reading.nodes import Nodes
from crawler.reading.seldom import seldom
from crawler.reading.signs import signs

NEXT_LIMIT = 5
LONGEST = 12  # characters of what a pager's link is called

_NEXT = re.compile(
    r"^\W*(?:下\s?一?\s?页|后一页|下页|next(?:\s?page)?|nächste(?: seite)?|weiter)\W*$|^(?:>|»|›|&gt;)$", re.I
)
_DOUBLE = frozenset({">>", "»»", "››", "＞＞"})  # the next page, or the last one
_SECOND = re.compile(r"(?:[=_/-]|index|list|page)[12](?:$|[^\d])")
_CREATE = seldom(
    r"createPageHTML\s{0,3}\(\s{0,3}(?:['\"][\w-]{0,40}['\"]\s{0,3},\s{0,3})?(\d{1,5})\s{0,3},\s{0,3}(\d{1,5})\s{0,3},"
    r"\s{0,3}['\"]([\w./-]{1,80})['\"]\s{0,3},\s{0,3}['\"](\w{1,8})['\"]"
)


def next_pages(document: Document) -> tuple[str, ...]:
    """Addresses of the list's next page, absolute, best first, at most five; none where there is none."""
    here = document.url.split("#")[0]
    found: list[str] = []
    resolve = resolver(document)
    for literal in _literals(document):
        try:
            url = resolve(literal)
        except ValueError:
            continue
        if url.split("#")[0] != here and _same_host(url, here) and url not in found:
            found.append(url)
        if len(found) >= NEXT_LIMIT:
            break
    return tuple(found)


def _same_host(one: str, other: str) -> bool:
    return urlsplit(one).netloc == urlsplit(other).netloc


def _literals(document: Document) -> Iterator[str]:
    related = not signs(document).isdisjoint(("next", "numbered"))
    for link in document.elements("link") if related else ():
        if (link.get("rel") or "").lower() == "next" and link.get("href"):
            yield link.get("href") or ""
    numbered: list[str] = []
    doubled: list[str] = []
    nodes = document.nodes
    elements, ends, texts = nodes.elements, nodes.ends, nodes.texts
    for index in nodes.anchors:
        own = texts[index]
        if len(own) > LONGEST and len(own.strip()) > LONGEST:
            continue
        if not (own and ends[index] == index + 1 and (label := own.strip())):
            label = _label(nodes, index)
        link, double = elements[index], label in _DOUBLE
        if not (double or _says_more(label) or (related and label and link.get("rel") == "next")):
            continue
        literal = _target(
            (link.get("href") or "").strip(), link.get("onclick") or "", link.get("tagname") or ""
        )
        if literal and label == "2":
            numbered.append(literal)
        elif literal and double:
            doubled.extend([literal] if _SECOND.search(literal) else [])
        elif literal:
            yield literal
    yield from (*numbered, *doubled)
    yield from _created(document)
    yield from _counted(document)


@functools.lru_cache(maxsize=4_096)
def _says_more(label: str) -> bool:
    return label == "2" or bool(_NEXT.match(label))


def _label(nodes: Nodes, index: int) -> str:
    """A link's text or title, where it is as short as a pager's."""
    text = (nodes.texts[index] or "").strip()
    if len(text) > LONGEST:
        return ""
    link = nodes.elements[index]
    if nodes.ends[index] > index + 1:
        text = "".join(str(part) for _, part in zip(range(6), link.itertext(), strict=False)).strip()
    text = text or (link.get("title") or "").strip()
    return text if len(text) <= LONGEST else ""


def _target(href: str, onclick: str, tagname: str) -> str:
    if href and not href.startswith("#") and not href.lower().startswith("javascript:"):
        return href
    if tagname.startswith(("/", "http", "./")):  # one content system keeps the address there
        return tagname
    quoted = re.search(
        r"""['"]([\w./:?=&%-]{3,300}\.(?:s?html?|jspx?|jhtml|aspx?|php|do|htmlx|psp)\b[\w?=&%.-]{0,200})['"]""",
        onclick[:600],
    )
    return quoted[1] if quoted else ""


def _created(document: Document) -> Iterator[str]:
    """createPageHTML(pages, current, "index", "html"): page n is index_n.html, counted from 0."""
    if "create page" not in signs(document):
        return
    for match in _CREATE.finditer(document.source):
        pages, current = int(match[1]), int(match[2])
        if current + 1 < pages:
            yield f"{match[3]}_{current + 1}.{match[4]}"


_CURRENT = seldom(r"\bcurr?(?:ent)?Page(?:No|Num|Index)?\s{0,5}=\s{0,5}(\d{1,5})\b", re.I)
_COUNT = seldom(
    r"\b(?:count|total)Pages?\s{0,5}=\s{0,5}(\d{1,5})\b|\bpageCount\s{0,5}=\s{0,5}(\d{1,5})\b", re.I
)
_NUMBERED = seldom(
    r"""[_-]\\?["']\s{0,5}\+\s{0,5}(?:nextPage|\(\s{0,3}currentPage\s{0,3}\+\s{0,3}1\s{0,3}\))\s{0,5}\+\s{0,5}["'](\.\w{2,6})""",
    re.I,
)
_STEM = re.compile(r"[\w./-]{0,80}$")


def _counted(document: Document) -> Iterator[str]:
    """currentPage = 0, countPage = 14, "index_" + nextPage + ".html": a script that writes its own pager."""
    if "script pager" not in signs(document):
        return
    source = document.source
    current, count, link = _CURRENT.search(source), _COUNT.search(source), _NUMBERED.search(source)
    if current and count and link and int(current[1]) + 1 < int(count[1] or count[2]):
        stem = _STEM.search(source, max(0, link.start() - 80), link.start() + 1)
        yield f"{stem[0] if stem else ''}{int(current[1]) + 1}{link[1]}"
