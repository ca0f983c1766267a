"""Content: wrong words, texts left behind by a template, and citizens' data."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from checks.base import Certainty, Clear, Finding, Result, Texts, Value, page_check
from checks.evidence import of_page, unread
from checks.glance import glanced, holds
from checks.lexicon import Word, context, lexicon, quoted, word_file
from crawler.page import Outcome, Page, PageKind

LISTS = {"ordinary": "typos", "grave": "grave"}
LETTERS = {PageKind.LETTER, PageKind.LETTER_LIST}
LONGEST = 30  # a line longer than this is no placeholder
TRAILING = "0123456789０１２３４５６７８９。.,，、!！?？…~-_（）() "
SECRET = {"id", "bank", "passport"}  # has no place on any page
PRIVATE = SECRET | {"mobile", "name", "address", "account", "email"}  # has none beside a citizen's letter
KINDS = {
    "id": "identity numbers",
    "bank": "bank accounts",
    "passport": "passport numbers",
    "mobile": "mobile numbers",
    "name": "names",
    "address": "home addresses",
    "account": "messenger accounts",
    "email": "mail addresses",
}
KINDS_ZH = {
    "id": "身份证号",
    "bank": "银行账号",
    "passport": "护照号",
    "mobile": "手机号码",
    "name": "姓名",
    "address": "家庭住址",
    "account": "社交账号",
    "email": "电子邮箱",
}


@page_check(
    "typo",
    title="Wrong word (suspected)",
    message="“{wrong}” should probably read “{right}”: …{context}…",
    zh=Texts(
        title="疑似错别字",
        message="疑似错别字“{wrong}”，建议改为“{right}”：……{context}……",
        why="错别字影响政府网站的严肃性和公信力，涉及国名、机构名称、领导人姓名和重大表述的属于严重错误。",
        detects=(
            "页面可见文字中出现词库所列的错误写法（分为一般和严重两类），并排除容易误判的上下文。"
            "引号、书名号内的文字，讨论错别字的页面和段落，以及网民来信原文不计。结果均为疑似，须经人工确认。"
        ),
        rectify="人工核对原文，确属错误的及时更正，并加强发布前的校对。",
    ),
    data=("grave",),
)
def typo(page: Page) -> Iterator[Result]:
    """A word is written wrongly.

    Why: mistakes in writing cost a government site its credit; in the names of the state, its organs and its
    leaders they are grave.

    Detects: forms that the word lists (ordinary and grave) know to be wrong, unless their context makes them
    right. Quotations, titles of works, passages that talk about wrong words, and what citizens wrote in their
    letters are left out. Every hit is a suspicion for a person to confirm.

    Rectify: compare with the original, correct what is wrong, and proof-read before publishing.
    """
    if page.outcome is not Outcome.OK:
        yield from unread("typo", page)
        return
    text, day, found = _own_text(page), page.fetched_at.date(), False
    for rule, name in LISTS.items():
        for finding in _typos(page, text, rule, name, day):
            found = True
            yield finding
    if not found:
        yield Clear(check="typo", site=page.site, locator=page.url)


def _typos(page: Page, text: str, rule: str, name: str, day: dt.date) -> Iterator[Finding]:
    """One finding for each wrong form of a page, at its first place."""
    hits: dict[str, list[tuple[Word, int]]] = {}
    for word, start in lexicon(name).find(text, day):
        hits.setdefault(word.wrong, []).append((word, start))
    if not hits or lexicon(name).exempts(page.title, text):
        return
    for wrong, places in hits.items():
        word, start = places[0]
        shown = context(text, start, start + len(wrong))
        yield Finding(
            check="typo",
            site=page.site,
            locator=f"{rule}:{wrong}",
            certainty=Certainty.SUSPECTED,
            data={"wrong": wrong, "right": word.right, "grave": rule == "grave", "context": shown},
            evidence=of_page(page, shown),
            occurrences=len(places),
            pages=(page.url,),
        )


def _own_text(page: Page) -> str:
    """What the site itself wrote: of pages with letters the replies only."""
    if page.kind not in LETTERS and not page.letters:
        return page.text
    return "\n".join(letter.reply for letter in page.letters)


@page_check(
    "placeholder-text",
    title="Placeholder text",
    message="The page shows a text left behind: {text}",
    zh=Texts(
        title="占位或测试文字",
        message="页面残留占位或测试文字：{text}",
        why="测试信息、模板占位文字对外公开，说明发布审核不严，影响网站形象。",
        detects=(
            "页面上整行只有“测试”“标题标题”“请在此输入内容”“新建栏目”等测试或占位文字。"
            "普通话测试、水质测试等正常用语不计；含义不够明确的列为疑似。"
        ),
        rectify="删除测试信息，补充正式内容，或者隐藏尚未启用的栏目。",
    ),
    data=("context",),
)
def placeholder_text(page: Page) -> Iterator[Result]:
    """A text that an editor or a template left behind is public.

    Why: test items show that nobody looked before publishing.

    Detects: whole lines that hold nothing but a test or placeholder text. Words that have their place on
    pages about tests are suspected, and left out where such tests are spoken of.

    Rectify: delete the test item, fill in the real content, or hide what is not ready.
    """
    if page.outcome is not Outcome.OK:
        yield from unread("placeholder-text", page)
        return
    found = _placeholders(page)
    for text, count in found.items():
        sure = text not in _list().suspected
        shown = context(page.text, *_place(page.text, text))
        yield Finding(
            check="placeholder-text",
            site=page.site,
            locator=f"placeholder:{text}",
            certainty=Certainty.SURE if sure else Certainty.SUSPECTED,
            data={"text": text, "context": shown},
            evidence=of_page(page, shown),
            occurrences=count,
            pages=(page.url,),
        )
    if not found:
        yield Clear(check="placeholder-text", site=page.site, locator=page.url)


class _Placeholders(NamedTuple):
    """The word list, ready for use."""

    sure: frozenset[str]
    suspected: frozenset[str]
    anywhere: tuple[str, ...]
    exempt_pages: tuple[str, ...]


@cache
def _list() -> _Placeholders:
    data = word_file("placeholders")
    lists = {name: data[name] for name in ("sure", "suspected", "anywhere", "exempt_pages")}
    return _Placeholders(
        sure=frozenset(lists["sure"]),
        suspected=frozenset(lists["suspected"]),
        anywhere=tuple(lists["anywhere"]),
        exempt_pages=tuple(lists["exempt_pages"]),
    )


def _forms() -> list[str]:
    """The placeholders as they are written."""
    words = (*_list().sure, *_list().suspected, *_list().anywhere)
    return [form for word in words for form in dict.fromkeys((word, word.capitalize(), word.upper()))]


glanced("placeholders", _forms)


def _placeholders(page: Page) -> dict[str, int]:
    """The placeholders of a page and how often each stands there."""
    table = _list()
    if not holds("placeholders", page.text):
        return {}
    text = page.text.lower()
    lines = Counter(_bare(line) for line in text.split("\n") if len(line) <= LONGEST)
    wanted = set(table.sure)
    if page.kind is not PageKind.GUIDE and not any(word in text for word in table.exempt_pages):
        wanted |= table.suspected
    hits = {line: lines[line] for line in sorted(wanted & lines.keys())}
    for words in table.anywhere:
        start = text.find(words)
        if start >= 0 and not quoted(text, start, start + len(words)):
            hits[words] = text.count(words)
    return hits


def _bare(line: str) -> str:
    """A line as placeholders are compared: without what is counted up or punctuated behind them."""
    return line.strip().lower().rstrip(TRAILING)


def _place(text: str, placeholder: str) -> tuple[int, int]:
    start = max(text.lower().find(placeholder), 0)
    return start, start + len(placeholder)


@page_check(
    "personal-data",
    title="Personal data published (suspected)",
    message="The page publishes personal data (places: {count}): {kinds}",
    words={"kinds": KINDS},
    zh=Texts(
        title="疑似泄露个人信息",
        message="页面疑似公开个人信息 {count} 处：{kinds}",
        why="公开公民身份证号、银行账号、联系方式等信息，侵害个人隐私，违反个人信息保护有关规定。",
        detects=(
            "文章、信件页面中出现未作遮挡的身份证号、银行账号、护照号；"
            "信件页面中还包括来信人姓名、手机号码、住址等。办公电话和单位邮箱不计。"
            "本系统只记录种类和数量，不保存原文。结果均为疑似，须经人工确认。"
        ),
        rectify="立即撤下或遮挡有关信息，清理附件和搜索引擎缓存，并完善发布前审查。",
        words={"kinds": KINDS_ZH},
    ),
)
def personal_data(page: Page) -> Iterator[Result]:
    """A page makes citizens' personal data public.

    Why: numbers of identity cards and bank accounts, names and telephones of those who write are nobody
    else's business.

    Detects: unmasked identity, bank and passport numbers on articles and letters, and beside letters also
    names, mobile numbers, addresses and accounts. Office telephones and mailboxes do not count. Only kinds
    and numbers are kept, never the data. Every hit is a suspicion for a person to confirm.

    Rectify: take the data down or mask them at once, attachments and search caches included, and check before
    publishing.
    """
    if page.kind is not PageKind.ARTICLE and page.kind not in LETTERS:
        return
    if page.outcome is not Outcome.OK:
        yield from unread("personal-data", page)
        return
    counted = PRIVATE if page.kind in LETTERS else SECRET
    kinds = {kind: count for kind, count in sorted(page.masked.items()) if kind in counted and count > 0}
    if not kinds:
        yield Clear(check="personal-data", site=page.site, locator=page.url)
        return
    data: dict[str, Value] = {"kinds": ", ".join(kinds), "count": sum(kinds.values())}
    yield Finding(
        check="personal-data",
        site=page.site,
        locator=page.url,
        certainty=Certainty.SUSPECTED,
        data=data,
        evidence=of_page(page, page.title),
        pages=(page.url,),
    )
