"""Dark links (暗链): advertisements smuggled into a hacked page, hidden or not."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple
from urllib.parse import urlsplit

import ahocorasick_rs

from checks.base import Certainty, Clear, Finding, Result, Texts, page_check
from checks.evidence import of_page, unread
from checks.glance import glanced, holds
from checks.lexicon import matches, word_file
from crawler.page import Link, Outcome, Page, PageKind

CHECK = "dark-link"
SMUGGLED = 2  # words of advertisements that make a home page's title a smuggled one
CATEGORIES = {"gambling": "gambling", "sex": "pornography", "trade": "illegal trade"}
CATEGORIES_ZH = {"gambling": "赌博", "sex": "色情", "trade": "违法交易"}


@page_check(
    CHECK,
    title="Dark link (suspected)",
    message="“{text}” advertises {category} and leads to {host}",
    words={"category": CATEGORIES},
    zh=Texts(
        title="疑似暗链",
        message="疑似暗链“{text}”，涉及{category}，指向 {host}",
        why="网站被植入赌博、色情等暗链，说明已被攻击，损害政府公信力，可能构成严重错误。",
        detects=(
            "至少两个迹象同时成立：链接文字含词库所列推广用语，且指向政府、教育机构以外的站外地址（隐藏的另行注明）；"
            "或者首页标题同时出现两个以上推广用语。打击赌博、反诈宣传、福利彩票、体育彩票等正常内容不计。结果均为疑似，须经人工确认。"
        ),
        rectify="立即删除有关链接，排查网站程序和账号，清除后门并加固；保留日志，按规定报告。",
        words={"category": CATEGORIES_ZH},
    ),
    data=("grave", "hidden"),
)
def dark_link(page: Page) -> Iterator[Result]:
    """A page carries links that only somebody who broke in would place there.

    Why: links to gambling and pornography in a government's page show that it was hacked, and lead its
    readers there.

    Detects: two signs at least: a link's text holds a word of such advertisements, and it leads to a foreign
    host outside government and education (whether it is hidden is told); or a home page's title holds two
    such words. Police news, warnings and state lotteries are left out. Every hit is a suspicion for a person
    to confirm.

    Rectify: take the links out, search programs and accounts for the way in, close it, and report as the
    rules ask.
    """
    if page.outcome is not Outcome.OK:
        yield from unread(CHECK, page)
        return
    table = _table()
    found = list(_title(page, table))
    if holds("dark", page.text) or (page.hidden_text and matches(table.search, page.hidden_text)):
        found += _links(page, table)
    yield from found
    if not found:
        yield Clear(check=CHECK, site=page.site, locator=page.url)


class _Table(NamedTuple):
    """The word list, ready for use."""

    words: tuple[tuple[str, str], ...]  # word, category
    search: ahocorasick_rs.AhoCorasick
    grave: frozenset[str]
    allowed: tuple[str, ...]
    trusted: tuple[str, ...]


@cache
def _table() -> _Table:
    data = word_file("dark")
    words = tuple((word, category) for category, listed in data["words"].items() for word in listed)
    return _Table(
        words=words,
        search=ahocorasick_rs.AhoCorasick([word for word, _ in words]),
        grave=frozenset(data["grave"]),
        allowed=tuple(data["allowed"]),
        trusted=tuple(data["trusted"]),
    )


glanced("dark", lambda: [word for word, _ in _table().words])


def _title(page: Page, table: _Table) -> Iterator[Finding]:
    if page.kind is not PageKind.HOME:
        return
    words = {table.words[number] for number, _, _ in matches(table.search, page.title)}
    if len(words) >= SMUGGLED and not _spoken_of(page.title, table):
        word, category = min(words)
        yield _finding(page, f"title:{word}", Link(url=page.final_url, text=page.title), category)


def _links(page: Page, table: _Table) -> Iterator[Finding]:
    """One finding for each target, at its first link."""
    own, seen = _host(page.final_url), set[str]()
    for link in page.links:
        hits = matches(table.search, link.text)
        if not hits or link.url in seen or _spoken_of(link.text, table) or not _foreign(link, own, table):
            continue
        seen.add(link.url)
        yield _finding(page, link.url, link, table.words[hits[0][0]][1])


def _spoken_of(text: str, table: _Table) -> bool:
    return any(word in text for word in table.allowed)


def _foreign(link: Link, own: str, table: _Table) -> bool:
    host = _host(link.url)
    if not host or host.endswith(table.trusted):
        return False
    return host != own and not host.endswith(f".{own}") and not own.endswith(f".{host}")


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _finding(page: Page, locator: str, link: Link, category: str) -> Finding:
    return Finding(
        check=CHECK,
        site=page.site,
        locator=locator,
        certainty=Certainty.SUSPECTED,
        data={
            "text": link.text[:100],
            "category": category,
            "host": _host(link.url),
            "hidden": link.hidden,
            "grave": category in _table().grave,
        },
        evidence=of_page(page, link.text),
        pages=(page.url,),
    )
