"""Mojibake: text that went through the wrong encoding before it was published."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import ahocorasick_rs

from checks.base import Certainty, Clear, Finding, Result, Texts, Unassessed, page_check
from checks.evidence import UNREAD, of_page
from checks.glance import glanced, holds
from checks.lexicon import context, matches, quoted, word_file
from crawler.page import Outcome, Page, PageKind
from crawler.reading.seldom import seldom

MOST = 20  # garbled runs told of one page
RUN = re.compile(r"[^\x00-\x7f]{3,200}")
HANZI = seldom("[\u4e00-\u9fff]")


class _Hit(NamedTuple):
    rule: str
    text: str
    start: int
    certainty: Certainty


@page_check(
    "mojibake",
    title="Garbled text",
    message="The page shows garbled text: {text}",
    zh=Texts(
        title="页面乱码",
        message="页面出现乱码：{text}",
        why="乱码使公众无法阅读，说明信息迁移或者编码设置有误。",
        detects=(
            "页面按正确编码完整读取后，可见文字中仍有“锟斤拷”、成串问号、未转换的 HTML 代码，"
            "或者能够还原为通顺中文的错码。本系统自身未能完整解码的页面不作认定。"
        ),
        rectify="从原始稿件重新录入，检查数据迁移和页面编码设置。",
    ),
    data=("context",),
)
def mojibake(page: Page) -> Iterator[Result]:
    """A page shows text that was garbled before it was published.

    Why: nobody can read it; as a rule a migration or an encoding went wrong.

    Detects: in pages that were decoded without a single error, the known residues of wrong conversions,
    entities shown as code, rows of question marks, and runs that turn into plain Chinese when the conversion
    is undone. A page that could not be decoded whole is left unassessed: the fault may be ours.

    Rectify: enter the text again from its source, and check the migration and the encoding of the page.
    """
    unread = page.outcome.value if page.outcome in UNREAD else "charset" if page.charset_errors else ""
    if unread:
        yield Unassessed(check="mojibake", site=page.site, locator=page.url, reason=unread)
    if unread or page.outcome is not Outcome.OK:
        return
    text = page.text
    hits = _hits(text, by_citizens=page.kind in {PageKind.LETTER, PageKind.LETTER_LIST})
    if not hits:
        yield Clear(check="mojibake", site=page.site, locator=page.url)
        return
    counts = Counter((hit.rule, hit.text) for hit in hits)
    first = {(hit.rule, hit.text): hit for hit in reversed(hits)}
    for key, hit in list(first.items())[:MOST]:
        shown = context(text, hit.start, hit.start + len(hit.text))
        yield Finding(
            check="mojibake",
            site=page.site,
            locator=f"{hit.rule}:{hit.text}",
            certainty=hit.certainty,
            data={"text": hit.text, "context": shown},
            evidence=of_page(page, shown),
            occurrences=counts[key],
            pages=(page.url,),
        )


class _Table(NamedTuple):
    search: ahocorasick_rs.AhoCorasick
    patterns: list[str]
    sure: frozenset[str]
    leads: frozenset[str]
    common: frozenset[str]


@cache
def _table() -> _Table:
    data = word_file("mojibake")
    leads = "".join(data["leads"].split())
    patterns = [*data["sure"], *data["suspected"], *leads]
    kind = ahocorasick_rs.MatchKind.LeftmostLongest
    return _Table(
        search=ahocorasick_rs.AhoCorasick(patterns, matchkind=kind),
        patterns=patterns,
        sure=frozenset(data["sure"]),
        leads=frozenset(leads),
        common=frozenset("".join(data["common"].split())),
    )


glanced("mojibake", lambda: _table().patterns)


def _hits(text: str, *, by_citizens: bool) -> list[_Hit]:
    """All garbage of a text, in order; citizens may put as many question marks as they like."""
    table, hits, leads = _table(), list[_Hit](), list[int]()
    if not holds("mojibake", text):
        return []
    for number, start, end in matches(table.search, text):
        pattern = table.patterns[number]
        if pattern in table.leads:
            leads.append(start)
        elif (pattern in table.sure or not by_citizens) and not quoted(text, start, end):
            certainty = Certainty.SURE if pattern in table.sure else Certainty.SUSPECTED
            hits.append(_Hit("residue", pattern, start, certainty))
    for start, end in _led_lines(text, leads):
        hits += _turned(text, start, end)
    return sorted(hits, key=lambda hit: hit.start)


def _led_lines(text: str, leads: list[int]) -> Iterator[tuple[int, int]]:
    """Start and end of the lines on which at least two of the places (in order) lie."""
    at = 0
    while at < len(leads):
        start, end = text.rfind("\n", 0, leads[at]) + 1, text.find("\n", leads[at])
        end = len(text) if end < 0 else end
        following = bisect_left(leads, end)
        if following - at >= 2:
            yield start, end
        at = following


def _turned(text: str, start: int, end: int) -> Iterator[_Hit]:
    """Runs of a line that make sense when read as UTF-8 shown as GBK."""
    for run in RUN.finditer(text, start, end):
        if readable_as_utf8(run.group()):
            yield _Hit("utf8-as-gbk", run.group()[:MOST], run.start(), Certainty.SURE)


def readable_as_utf8(garbled: str) -> bool:
    """True when text turns into common Chinese by taking its GB18030 bytes for UTF-8."""
    plain = garbled.encode("gb18030", "ignore").decode("utf-8", "ignore")
    hanzi = HANZI.findall(plain)
    if len(hanzi) < 2 or len(plain) >= len(garbled) or len(plain) < 0.4 * len(garbled):
        return False
    common = sum(char in _table().common for char in hanzi)
    return len(hanzi) > 0.7 * len(plain) and common > 0.5 * len(hanzi)
