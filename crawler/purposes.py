"""Purposes: what a URL is wanted for, told from the link that leads there. Pure."""

from __future__ import annotations

import re
from collections.abc import Set
from urllib.parse import urlsplit

from crawler.facts import Entry, Purpose
from crawler.page import ColumnClass, Link, LinkKind
from crawler.reading.columns import classify
from crawler.reading.dates import url_day

READ = frozenset(
    {Purpose.HOME, Purpose.COLUMN, Purpose.ARTICLE, Purpose.LETTERS, Purpose.GUIDE, Purpose.PAGE}
)
# Left out where pages of one pattern repeat themselves.
REPEATABLE = frozenset({Purpose.PAGE, Purpose.ARTICLE, Purpose.LINK})
COLUMN_NAME = 20  # characters: a longer anchor text is a headline
SURE_NAME = 12  # characters: what is longer and named by no word list may be a short headline

_LETTERS = frozenset({ColumnClass.LETTERS, ColumnClass.COMPLAINTS, ColumnClass.INTERACTION})
_OTHERS = frozenset({ColumnClass.UNKNOWN, ColumnClass.SERVICES}) | _LETTERS
_ARTICLE = re.compile(
    r"/(?:art_|content_|m?post_|t\d{5,}|c_)\w{0,60}\.\w{2,6}$|/(?:content|article|detail)/\w|/art/\d{4}/"
    r"|/info/\d+/\d+\.|/c\d+/content\.|/[0-9a-f]{32}\.s?html?$",
    re.I,
)
_GUIDE = re.compile("办事指南|服务指南|办理指南|指南")


def purpose_of(entry: Entry) -> Purpose:
    """What the URL was wanted for, also when it is fetched again."""
    return entry.again or entry.purpose


def purpose_of_link(link: Link, entry: Entry, rows: Set[str]) -> Purpose:
    """What the target of a link on the entry's page is wanted for; `rows` are the addresses of its rows."""
    if link.kind is LinkKind.ATTACHMENT:
        return Purpose.ATTACHMENT
    if link.kind not in (LinkKind.PAGE, LinkKind.FRAME):
        return Purpose.LINK
    text = link.text.strip()
    if purpose_of(entry) is Purpose.GUIDE and below(link.url, entry.url):
        return Purpose.GUIDE
    if not text or len(text) > COLUMN_NAME or entry.depth > 2:
        return Purpose.PAGE
    article = link.url in rows or is_article(link.url)
    named, _ = classify([text], link.url)
    if named in _LETTERS and not article:
        return Purpose.LETTERS
    if _GUIDE.search(text):
        return Purpose.GUIDE
    column = not article and len(text) <= SURE_NAME and named not in _OTHERS
    return Purpose.COLUMN if column else Purpose.PAGE


def names(link: Link, classes: tuple[ColumnClass, ...]) -> bool:
    """True for a link that is called like a column of one of the classes."""
    text = link.text.strip()
    if not text or len(text) > COLUMN_NAME or link.kind is not LinkKind.PAGE:
        return False
    return classify([text], link.url)[0] in classes


def is_article(url: str) -> bool:
    """True for an address in the form that content systems give to articles."""
    return _ARTICLE.search(urlsplit(url).path[:500]) is not None or url_day(url) is not None


def below(url: str, list_url: str) -> bool:
    """True for an address in the folder of a list, or under it."""
    folder = list_url.partition("?")[0].rpartition("/")[0] + "/"
    return urlsplit(folder).path.strip("/") != "" and url.startswith(folder)
