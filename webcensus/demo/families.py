"""Families: the same content made into pages as different systems make them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from webcensus.demo.content import Column, Guide, Item, Letter, Portal

Body = tuple[str, bytes]  # content type, bytes
NUMBERS = {"yw": 1001, "bmdt": 1002, "tzgg": 1003, "zcwj": 1004, "zcjd": 1005, "rsrm": 1006, "ghjh": 1007}


class Family:
    """How a system names and makes its pages; `wcm` is the commonest, the others differ from it."""

    letters_url = "/hdjl/xzxx/"
    guides_url = "/bsfw/bszn/"

    def __init__(self, portal: Portal, host: str) -> None:
        self._portal = portal
        self.host = host

    def __getattr__(self, name: str) -> Any:
        return getattr(self._portal, name)

    def url(self, column: Column, item: Item | None = None) -> str:
        """Address of a column, or of one of its articles."""
        folder = f"/zwgk/{column.slug}/"
        if item is None:
            return folder
        put_up = item.put_up or item.day
        return f"{folder}{put_up:%Y%m}/t{put_up:%Y%m%d}_{item.id}.html"

    def letter_url(self, letter: Letter) -> str:
        """Address of a letter."""
        return f"/hdjl/xzxx/{letter.id}.html"

    def guide_url(self, guide: Guide) -> str:
        """Address of a guide."""
        return f"/bsfw/bszn/{guide.id}.html"


class Table(Family):
    """Table layout of the 2000s, GBK: dates in brackets, numbers in addresses."""

    letters_url = "/mail/index.htm"
    guides_url = "/guide/index.htm"

    def url(self, column: Column, item: Item | None = None) -> str:
        return f"/{column.slug}/{item.id}.htm" if item else f"/{column.slug}/index.htm"

    def letter_url(self, letter: Letter) -> str:
        return f"/mail/show_{letter.id}.htm"

    def guide_url(self, guide: Guide) -> str:
        return f"/guide/{guide.id}.htm"


class Records(Family):
    """Lists inside CDATA records of the page, day in the article's address."""

    letters_url = "/jact/front/mailpublist.do?sysid=5"
    guides_url = "/col/col1200/index.html"

    def url(self, column: Column, item: Item | None = None) -> str:
        number = NUMBERS.get(column.slug, 1100 + len(column.slug) + ord(column.slug[0]))
        if item:
            return f"/art/{item.day.year}/{item.day.month}/{item.day.day}/art_{number}_{item.id}.html"
        return f"/col/col{number}/index.html"

    def letter_url(self, letter: Letter) -> str:
        return f"/jact/front/mailpubdetail.do?transactId={letter.id}&sysid=5"

    def guide_url(self, guide: Guide) -> str:
        return f"/art/2026/art_1200_{guide.id}.html"


class Numbers(Family):
    """Flat column files, articles below /info/, day and month in separate nodes."""

    letters_url = "/szxx.htm"
    guides_url = "/bszn.htm"

    def url(self, column: Column, item: Item | None = None) -> str:
        number = NUMBERS.get(column.slug, 1100 + ord(column.slug[0]))
        return f"/info/{number}/{item.id}.htm" if item else f"/{column.slug}.htm"

    def letter_url(self, letter: Letter) -> str:
        return f"/info/1180/{letter.id}.htm"

    def guide_url(self, guide: Guide) -> str:
        return f"/info/1190/{guide.id}.htm"


class Scripts(Family):
    """Lists written by scripts of the page from data in the page."""

    letters_url = "/hudong/letters.html"
    guides_url = "/fuwu/index.html"

    def url(self, column: Column, item: Item | None = None) -> str:
        return f"/content/{column.slug}/post_{item.id}.html" if item else f"/content/{column.slug}/index.html"

    def letter_url(self, letter: Letter) -> str:
        return f"/hudong/letter_{letter.id}.html"

    def guide_url(self, guide: Guide) -> str:
        return f"/fuwu/guide_{guide.id}.html"


FAMILIES: dict[str, type[Family]] = {
    "wcm": Family,
    "table": Table,
    "records": Records,
    "numbers": Numbers,
    "scripts": Scripts,
}


def pages(portal: Portal, host: str) -> dict[str, Body]:
    """Every address of a site (path and query) with what it answers."""
    made = FAMILIES[portal.family](portal, host)
    found = {"/css/main.css": ("text/css", b"body{margin:0}"), "/js/foot.js": ("application/javascript", b"")}
    found |= portal.files
    for path, html in _html(made, portal):
        body = html.encode(portal.charset, "xmlcharrefreplace")
        found[path] = (
            f"text/html; charset={portal.charset}" if portal.charset == "utf-8" else "text/html",
            body,
        )
    foot = _template(portal.family)
    if hasattr(foot, "foot_script"):
        found["/js/foot.js"] = ("application/javascript", str(foot.foot_script(made)).encode(portal.charset))
    return found


def _html(made: Family, portal: Portal) -> Iterator[tuple[str, str]]:
    template = _template(portal.family)
    yield "/", str(template.home(made))
    for column in portal.columns:
        yield made.url(column), str(template.column(made, column))
        for item in column.items:
            yield made.url(column, item), str(template.article(made, column, item))
    if portal.mailbox:
        yield made.letters_url, str(template.letters(made))
        for letter in portal.letters:
            yield made.letter_url(letter), str(template.letter(made, letter))
    yield made.guides_url, str(template.guides(made))
    for guide in portal.guides:
        yield made.guide_url(guide), str(template.guide(made, guide))
    for path, body in portal.pages.items():
        yield path, str(template.own(made, portal.name, Markup(body)))  # noqa: S704 - our own page


@cache
def _template(family: str) -> Any:
    environment = Environment(loader=PackageLoader("webcensus.demo", "templates"), autoescape=True)
    return environment.get_template(f"{family}.html").module
