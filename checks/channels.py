"""Channels (咨询渠道): how they are named, and those for letters that were not read."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from urllib.parse import urldefrag, urlsplit

from checks.base import url_blind
from checks.columns import unjudged
from checks.linked import link_texts
from checks.once import once_a_site
from crawler.facts import Column, SiteFacts, Target, Verdict
from crawler.page import ColumnClass, LinkKind, PageKind

MENU = 8  # columns that a home page leads to, where its menu was surely read
MOST_ELSEWHERE = 5  # addresses on other hosts that are named as not judged
LONGEST_NAME = 12  # longer texts are titles of articles, not names of channels
CHANNEL_WORDS = (
    "信箱", "来信", "写信", "信件", "留言", "咨询", "问政", "诉求", "民声", "建言", "12345",
    "热线", "公众问答",
)  # fmt: skip
ENTRY_WORDS = ("我要", "我来", "写信", "须知", "说明", "查询")  # pages by a mailbox that show no letters

_MENU_SCRIPT = re.compile(
    r"/(?:\w{0,12}[-_.])?(?:nav|menu|daohang|dh|head|header|top|lanmu|channel)s?\d{0,2}\.js$", re.I
)


def named(text: str, words: Collection[str]) -> bool:
    """True for a short text, such as a column's name, with one of the words."""
    name = "".join(text.split())
    if len(name) <= LONGEST_NAME:
        for word in words:  # a loop of its own: asked of every link, and `any` costs twice as much
            if word in name:
                return True
    return False


def some_link_named(facts: SiteFacts, words: Collection[str]) -> bool:
    """True where some link of the pages has such a name."""
    together = _together(facts)  # looked through at once, since hardly any has
    return any(word in together for word in words) and any(named(text, words) for text in link_texts(facts))


@once_a_site
def _together(facts: SiteFacts) -> str:
    """The names of all links, without blanks and parted by what is none."""
    return "".join("\0".join(link_texts(facts)).split())


def menu_unread(facts: SiteFacts) -> bool:
    """True where the home page shows few columns and loads a script that is named as menus are."""
    if facts.home is None or sum(column.on_home for column in facts.columns) >= MENU:
        return False
    own = _host(facts.home.final_url)
    scripts = [link.url for link in facts.home.links if link.kind is LinkKind.SCRIPT]
    return any(_host(url) == own and _MENU_SCRIPT.search(urlsplit(url).path) for url in scripts)


def leads_elsewhere(facts: SiteFacts) -> bool:
    """True where the part for interaction lies on another host, or leads to one that the home page does not.

    There a mailbox may be, whatever the link is called; it may be a picture or a frame.
    """
    return any(column.external for column in _landings(facts)) or bool(_beyond(facts))


def _landings(facts: SiteFacts) -> list[Column]:
    return [column for column in facts.columns if column.column_class is ColumnClass.INTERACTION]


def _beyond(facts: SiteFacts) -> set[str]:
    """Addresses on other hosts to which pages for interaction lead, and the home page does not."""
    landings = {url_blind(column.url) for column in _landings(facts)}
    pages = [
        page
        for page in facts.pages
        if page.column_class is ColumnClass.INTERACTION or (landings and url_blind(page.url) in landings)
    ]
    if not pages:
        return set()
    own = {_host(facts.site.url), *(_host(page.final_url) for page in pages)}
    known = {link.url for link in facts.home.links} if facts.home else set()
    return {
        link.url
        for page in pages
        for link in page.links
        if link.kind in (LinkKind.PAGE, LinkKind.FRAME)
        and link.url not in known
        and _host(link.url) not in own
    }


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def unread_mailboxes(facts: SiteFacts) -> Iterator[tuple[str, str]]:
    """The mailboxes in which letters may stand that nobody read: address and reason code."""
    columns = [column for column in facts.columns if column.column_class is ColumnClass.LETTERS]
    holders = _holders(facts) if columns else set()
    for column in columns:
        if reason := _unread(column, holders):
            yield column.url, reason
    if named_so := [target for target in facts.targets if _mailbox(target)]:
        known = {url_blind(column.url) for column in facts.columns}
        known.update(url_blind(page.url) for page in facts.pages)
        yield from ((each.url, "unchecked") for each in named_so if url_blind(each.url) not in known)
    if not columns and not facts.letters:
        yield from ((url, "external") for url in _elsewhere(facts))


def _unread(column: Column, holders: set[str]) -> str:
    if reason := unjudged(column):
        return reason
    if column.blank or url_blind(column.url) in holders:
        return ""
    if column.blank_reason != "needs_script" and any(_below(holder, column) for holder in holders):
        return ""
    if column.blank is False and not column.rows and holders and named(column.name, ENTRY_WORDS):
        return ""
    return column.blank_reason if column.blank is None and column.blank_reason else "mailbox_unread"


def _mailbox(target: Target) -> bool:
    return (
        target.verdict is Verdict.UNCHECKED
        and target.kind is LinkKind.PAGE
        and target.on_home
        and named(target.text, CHANNEL_WORDS)
    )


def _elsewhere(facts: SiteFacts) -> list[str]:
    """Mailboxes on other hosts: the site's channel where it has none of its own."""
    named_so = [
        target.url
        for target in facts.targets
        if target.external
        and target.on_home
        and target.kind is LinkKind.PAGE
        and target.verdict is not Verdict.UNCHECKED
        and named(target.text, CHANNEL_WORDS)
    ]
    landings = [column.url for column in _landings(facts) if column.external]
    found = [*named_so, *landings, *sorted(_beyond(facts))[:MOST_ELSEWHERE]]
    return found or sorted(_named_below(facts))[:MOST_ELSEWHERE]


def _named_below(facts: SiteFacts) -> set[str]:
    """Mailboxes on other hosts that a page one step below the home page names, such as a map of the site."""
    if not some_link_named(facts, CHANNEL_WORDS):
        return set()
    homes = {facts.site.url, *((facts.home.url, facts.home.final_url) if facts.home else ())}
    own, above = set(map(_host, homes)), set(map(url_blind, homes))
    pages = [
        page
        for page in facts.pages
        if page.kind is not PageKind.ARTICLE and page.parent and url_blind(page.parent) in above
    ]
    return {
        link.url
        for page in pages
        for link in page.links
        if link.kind is LinkKind.PAGE and named(link.text, CHANNEL_WORDS) and _host(link.url) not in own
    }


def _holders(facts: SiteFacts) -> set[str]:
    """Where letters were read: blind addresses of pages with letters and of the columns they belong to."""
    columns = {url_blind(column.url) for column in facts.columns}
    found = {url_blind(urldefrag(letter.url).url) for letter in facts.letters}
    for page in facts.pages:
        if page.letters:
            own = {url_blind(page.url), url_blind(page.final_url)}
            found |= own if own & columns else {*own, url_blind(page.parent)}
    return found


def _below(holder: str, column: Column) -> bool:
    """Whether an address lies in the folder of a column that has one of its own."""
    folder, _, last = urlsplit(column.url).path.rpartition("/")
    if not folder or urlsplit(column.url).query or not (last == "" or last.startswith(("index", "default"))):
        return False
    return urlsplit(holder).path.startswith(f"{folder}/")
