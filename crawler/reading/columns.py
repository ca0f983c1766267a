"""Column: the inventory of a site's columns (栏目), put together from all pages that were read."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from urllib.parse import urlsplit

import msgspec

from crawler.facts import Column
from crawler.page import (
    Cause,
    ColumnClass,
    Dated,
    DateSource,
    Frozen,
    Link,
    LinkKind,
    Outcome,
    Page,
    PageKind,
    Row,
)
from crawler.reading.anchored import anchored
from crawler.reading.archived import names_archived
from crawler.reading.beside import is_hot, own_rows
from crawler.reading.blank import blank
from crawler.reading.classes import classify
from crawler.reading.dates import url_day
from crawler.reading.links import in_scope, registrable_domain, url_key
from crawler.reading.seldom import seldom
from crawler.reading.vocabulary import squeeze
from crawler.site import Site

__all__ = ["Confirmed", "blank", "classify", "inventory"]

NAME_LIMIT = 24
COLUMN_LIMIT = 2_000
BOX_COLUMNS, BOX_ROWS = 4, 3  # rows that so many columns show, so many together: a box beside their lists
DIGEST = 0.8  # share of rows that other columns list, in one that gathers them
RISING_ROWS = 8  # of a list from the oldest item on
DIGEST_ROWS = 4  # rows of such a one at least
LANDING = 2  # columns that one leads to which lists nothing itself
MOST_MOVES = 5  # from address to address
LETTERS = 2  # letters that a list's rows lead to: it is a mailbox
SITE_SLASHES = 2  # in the address of a site's root, without the last
TITLE = 10  # characters of an item's title at least, where it has no day
OWN_LINKS = 3  # links that no other part of the site shows: the page holds something

_UNTOLD = {"empty_list": Outcome.NEEDS_SCRIPT.value}
_WITHOUT_LIST = (ColumnClass.STANDING, ColumnClass.SERVICES, ColumnClass.INTERACTION)
_UNSAID = (ColumnClass.INTERACTION, ColumnClass.UNKNOWN)
_LISTS = (PageKind.COLUMN, PageKind.LETTER_LIST)
_ELSEWHERE = frozenset(
    {
        ColumnClass.SERVICES,
        ColumnClass.LETTERS,
        ColumnClass.COMPLAINTS,
        ColumnClass.SURVEYS,
        ColumnClass.INTERVIEWS,
        ColumnClass.INTERACTION,
    }
)
_TWIN_PATH = seldom(
    r"^/(?:en|eng|english|ywb|big5|ft|fanti|tw|jp|japanese|kr|korean|ru|fr|de|m|mobile|wap|h5|3g)(?:/|$)",
    re.I,
)
_TWIN_HOST = seldom(r"^(?:en|eng|english|big5|ft|tw|jp|kr|ru|fr|m|wap|mobile|3g|h5)\.", re.I)
_LIST_PATH = seldom(
    r"(?:/|/(?:index|list|default|col\d+|common_list|zwgklist)[\w-]{0,20}\.\w{2,6}|/col/[\w/]{1,40}\.html?)$",
    re.I,
)
_ARTICLE_PATH = seldom(
    r"/(?:art_|content_|post_|t\d{5,}|c_)\w{0,60}\.\w{2,6}$|/(?:content|article|detail|info)/\w", re.I
)
_FILED = seldom(
    r"[a-z]?\d{1,12}|art|article|content|detail|info", re.I
)  # folders in which a list's items are filed
_NAME_EDGES = "[]【】<>«»|·•› "
_YEAR_NAME = re.compile(r"^((?:19|20)\d\d)(年度?|度)?(\D{0,12})$")
_YEAR_REST = re.compile(
    r"^的?(?:政府|部门|本级|全部)?(?:文件|信息|资料|内容|目录|列表|归档|存档|档案|文章|发文|以前|及以前|往期|回顾)?$"
)
_YEAR_PATH = seldom(
    r"/((?:19|20)\d\d)(?:nd?|年)?(?=/|\.\w{2,6}$|$)|[?&](?:year|nd|niandu)=((?:19|20)\d\d)(?=&|$)", re.I
)
_TOPICS = re.compile(r"^.{0,4}专题.{0,4}$")
_TOPIC_PATH = seldom(r"/(?:zt|ztzl|zhuanti|ztlm|ztbd|zthg)/(?!(?:index|default|list)\b)[^/]", re.I)
_TRACKING = seldom(r"(?:from|siteid|spm|utm_\w{1,20})=.*|v=[\d.]*", re.I)
_NO_NAME = seldom(
    r"^\W*(?:更多|more|查看更多|进入|详细|详情|首页|网站首页|返回首页|返回|home|登录|注册|搜索|English"
    r"|繁體?|繁体版?|简体|无障碍\S{0,4}|设为首页"
    r"|加入收藏|收藏本站|RSS|手机版|移动版|微信|微博|客户端|上一页|下一页|末页|尾页|\d{1,4})?\W*$",
    re.I,
)


class Confirmed(Frozen):
    """A column that a person has confirmed or corrected: a row of columns.csv."""

    site_code: str
    column: str
    url: str
    class_1: str = ""
    class_2: str = ""
    window: str = ""
    source: str = ""
    confirmed_by: str = ""

    @classmethod
    def of(cls, row: Sequence[str]) -> Confirmed:
        """From the cells of a row in the file's order; missing cells are empty."""
        cells = [cell.strip() for cell in row][:8] + [""] * (8 - len(row))
        return cls(**dict(zip(cls.__struct_fields__, cells, strict=True)))

    @property
    def column_class(self) -> ColumnClass:
        """The class named: one of the program's own words, or a Chinese name such as 政策文件."""
        for name in (self.class_2, self.class_1):
            if name in set(ColumnClass):
                return ColumnClass(name)
            if name and (kind := classify([name], "", name)[0]) is not ColumnClass.UNKNOWN:
                return kind
        return ColumnClass.UNKNOWN


class _Seen:
    """What is known of one column while the inventory is made."""

    __slots__ = (
        "anchors",
        "confirmed",
        "external",
        "last_year",
        "links_to",
        "on_home",
        "pages",
        "parent",
        "url",
        "year_list",
    )

    def __init__(self, url: str) -> None:
        self.url = url
        self.anchors: list[str] = []
        self.on_home = False
        self.external = False
        self.parent = ""
        self.pages: list[Page] = []
        self.confirmed: Confirmed | None = None
        self.links_to: set[str] = set()
        self.year_list = False  # the list of one year, of no column that is known
        self.last_year = 0  # the latest year that was read of a column divided by years

    @property
    def names(self) -> list[str]:
        """What the column is called, the links that lead to it first."""
        return [name for name in [*self.anchors, *(page.name for page in self.pages)] if name]

    @property
    def page(self) -> Page | None:
        """The column's own page: the first of it that was read whole, else the first."""
        return next(
            (page for page in self.pages if page.outcome is Outcome.OK), self.pages[0] if self.pages else None
        )


def inventory(
    site: Site,
    home: Page,
    pages: Sequence[Page],
    confirmed: Iterable[Confirmed | Sequence[str]] = (),
    moved: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Column, ...]:
    """The columns of a site: those its home page links to, those its pages turned out to be, those confirmed.

    Args:
        site: its scope.
        home: the home page.
        pages: every page read, whatever its outcome; further pages of a list are merged into their column.
        confirmed: rows of columns.csv for any site; those of this one override name and class.
        moved: addresses that lead on, and where to: to lists that were read for the sake of others.

    Returns:
        Columns in order of level and first sight, each address once. Language versions and mobile twins are
        left out; a service or a letter box on another host is in, as external. `rows` and `newest` are over
        all pages of a column; days after the page's fetch day + 1 are counted apart and are never the newest.
    """
    return _Inventory(site, home, pages, confirmed, moved).columns()


class _Inventory:
    def __init__(
        self,
        site: Site,
        home: Page,
        pages: Sequence[Page],
        confirmed: Iterable[Confirmed | Sequence[str]],
        moved: Mapping[str, str],
    ) -> None:
        self._site = site
        self._home = home
        self._home_keys = {_key(home.url), _key(home.final_url), _key(site.url)}
        read = [page for page in pages if not self._is_home(page)]
        self._pages = list(map(_settled, read))
        self._by_key: dict[str, Page] = {}
        for page in self._pages:
            self._by_key.setdefault(_key(page.url), page)
            self._by_key.setdefault(_key(page.final_url), page)
        self._find_moved(moved)
        self._first_page = self._continuations()
        self._seen: dict[str, _Seen] = {}
        self._moved: dict[str, str] = {}  # key of what belongs to another column -> that column's key
        self._on_home: set[str] | None = None
        self._beside: set[str] | None = None
        self._shared: frozenset[str] | None = None
        self._listed: set[str] | None = None
        self._confirmed = [row if isinstance(row, Confirmed) else Confirmed.of(row) for row in confirmed]

    def columns(self) -> tuple[Column, ...]:
        for link in self._home.links:
            self._from_home(link)
        for page in self._pages:
            self._from_page(page)
        for row in self._confirmed:
            self._from_row(row)
        self._merge_twins()
        self._fold_years()
        self._relate()
        levels = {key: self._level(key) for key in self._seen}
        parents = {_key(seen.parent) for seen in self._seen.values() if seen.parent}
        articles = self._articles()
        ordered = sorted(self._seen, key=lambda key: levels[key])[:COLUMN_LIMIT]
        return tuple(self._column(key, levels[key], key in parents, articles[key]) for key in ordered)

    def _find_moved(self, moved: Mapping[str, str]) -> None:
        """Lists are found by the addresses, too, that lead on to them."""
        for url in moved:
            at = url
            for _ in range(MOST_MOVES):
                at = moved.get(at, at)
            page = self._by_key.get(_key(at))
            if page is not None and page.kind in _LISTS and page.outcome is Outcome.OK:
                self._by_key.setdefault(_key(url), page)

    # Which are columns

    def _is_home(self, page: Page) -> bool:
        return page.kind is PageKind.HOME or _key(page.url) in self._home_keys

    def _continuations(self) -> dict[str, str]:
        """Key of a list's further page, or of the frame that holds it -> key of its first page."""
        first: dict[str, str] = {}
        framing: dict[str, set[str]] = defaultdict(set)
        for page in self._pages:
            for url in page.next_pages:
                first.setdefault(_key(url), _key(page.final_url))
            for url in _frames(page):
                framing[_key(url)].add("" if page.rows else _key(page.final_url))
        for key, pages in framing.items():
            if len(pages) == 1 and "" not in pages:  # what several pages show is the list of none
                first.setdefault(key, next(iter(pages)))
        return first

    def _root(self, key: str) -> str:
        """The key of the first page of the list that a page belongs to."""
        for _ in range(50):
            before = self._first_page.get(key)
            if before is None or before == key or before in self._home_keys:
                return key
            key = before
        return key

    def _own(self, url: str) -> bool:
        """True for addresses of this site, other than its language versions and mobile twins."""
        return in_scope(self._site, url) and not _is_twin(self._site, url)

    def _from_home(self, link: Link) -> None:
        if link.kind is not LinkKind.PAGE or not link.followed or not link.url.startswith("http"):
            return
        key = _key(link.url)
        page = self._by_key.get(key)
        if page is not None:
            key = _key(page.final_url)
        if key in self._home_keys or key in self._first_page:
            return
        name = _name(link.text)
        inside = in_scope(self._site, link.url)
        if inside and _is_twin(self._site, link.url):
            return
        if self._leads_to_column(link, page, name) if inside else self._leads_elsewhere(link, name):
            seen = self._note(key, page.final_url if page else link.url)
            seen.on_home, seen.external = True, not inside
            seen.parent = self._home.final_url
            if name:
                seen.anchors.append(name)

    def _leads_to_column(self, link: Link, page: Page | None, name: str) -> bool:
        if page is not None and page.outcome is Outcome.OK:
            return page.kind in _LISTS or (
                bool(name) and (_is_empty(page, name) or self._is_standing(page, name))
            )
        kind, _ = classify([name], link.url)
        if not name or _ARTICLE_PATH.search(urlsplit(link.url).path) or url_day(link.url):
            return False
        return kind is not ColumnClass.UNKNOWN and len(name) <= 12

    def _is_standing(self, page: Page, name: str) -> bool:
        """A page with no list that a column's name leads to, such as 机构职能, or an empty list."""
        if page.kind in (PageKind.ARTICLE, PageKind.LETTER, PageKind.GUIDE) and page.published is not None:
            return False
        kind, reason = classify([name], page.final_url, page.tags.get("columntype", ""))
        if kind is ColumnClass.UNKNOWN or len(name) > 12:
            return False
        called = page.kind is PageKind.LETTER and _is_letter_called(page, name, reason.removeprefix("name:"))
        if called or (page.kind is PageKind.LETTER and self._is_listed(page)):
            return False
        return page.kind is not PageKind.ARTICLE or kind is ColumnClass.STANDING or not self._is_listed(page)

    def _is_listed(self, page: Page) -> bool:
        """True for a page that a row of a list leads to."""
        if self._listed is None:
            lists = [one for one in self._pages if one.kind in _LISTS]
            self._listed = {row.url for one in lists for row in own_rows(one.rows)}
            self._listed.update(letter.url for one in lists for letter in one.letters)
        return page.url in self._listed or page.final_url in self._listed

    def _leads_elsewhere(self, link: Link, name: str) -> bool:
        kind, _ = classify([name], "")
        if not name or len(name) > 12 or kind in (ColumnClass.UNKNOWN, ColumnClass.STANDING):
            return False
        here = urlsplit(self._site.url).hostname or ""
        there = urlsplit(link.url).hostname or ""
        if _TWIN_HOST.match(there):
            return False
        return kind in _ELSEWHERE or registrable_domain(here) == registrable_domain(there)

    def _from_page(self, page: Page) -> None:
        key = self._root(_key(page.final_url))
        if key in self._home_keys:
            return
        if key in self._seen:
            self._seen[key].pages.append(page)
            return
        if page.outcome is not Outcome.OK or not (page.kind in _LISTS or _is_empty(page, _called(page))):
            return
        if not self._own(page.final_url):
            return
        first = self._by_key.get(key, page)
        seen = self._note(key, first.final_url)
        seen.parent = first.parent
        seen.pages.append(page)
        if name := _name(first.anchor):
            seen.anchors.append(name)

    def _from_row(self, row: Confirmed) -> None:
        if row.site_code not in {"", self._site.site_code, self._site.id} or not row.url:
            return
        if not row.site_code and not in_scope(self._site, row.url):
            return
        page = self._by_key.get(_key(row.url))
        key = _key(page.final_url if page else row.url)
        seen = self._note(key, page.final_url if page else row.url)
        seen.confirmed = row
        seen.external = not in_scope(self._site, seen.url)
        if page is not None and page not in seen.pages:
            seen.pages.append(page)

    def _note(self, key: str, url: str) -> _Seen:
        return self._seen.setdefault(key, _Seen(url))

    # One column under several addresses

    def _merge_twins(self) -> None:
        """Addresses that show the same list are one column: the plainest address stands for it."""
        first: dict[tuple[str, object], str] = {}
        plain = sorted(self._seen, key=lambda key: (self._seen[key].confirmed is None, "?" in key))
        for key in plain:
            signs = _signs(self._seen[key])
            into = next((first[sign] for sign in signs if sign in first), key)
            for sign in signs:
                first.setdefault(sign, into)
            if into != key and not self._seen[key].confirmed:
                self._move(key, into)
        for key in [key for key, seen in self._seen.items() if seen.page is None and not seen.confirmed]:
            if (folder := f"{key}/") in self._seen:  # to which servers redirect
                self._move(key, folder)

    def _move(self, key: str, into: str) -> None:
        """What is known of one address goes to the column that it belongs to."""
        seen, column = self._seen.pop(key), self._seen[into]
        column.anchors.extend(seen.anchors)
        column.pages.extend(seen.pages)
        if seen.on_home and not column.on_home:
            column.on_home, column.parent = True, seen.parent
        self._moved[key] = into

    # Lists that a year divides

    def _fold_years(self) -> None:
        """The lists of single years belong to the column that leads to them."""
        years = self._years()
        named: dict[str, str] = {}
        for key, seen in self._seen.items():
            for name in seen.names[:3] if key not in years and not seen.external else ():
                named.setdefault(squeeze(name), key)
        homes = {key: self._column_of_year(key, years, named) for key in years}
        for key, into in homes.items():
            if not into:
                self._seen[key].year_list = True
                continue
            year = self._seen.pop(key)
            column = self._seen[into]
            column.pages.extend(year.pages)
            if any(_is_read(page) for page in year.pages):
                column.last_year = max(column.last_year, years[key])
            self._moved[key] = into

    def _years(self) -> dict[str, int]:
        """The columns that are the list of one year, and which."""
        found: dict[str, int] = {}
        alike: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
        for key, seen in self._seen.items():
            if seen.confirmed or seen.external:
                continue
            names = [*seen.names, *(page.anchor for page in seen.pages)]
            if year := _year_named(next(iter(names), "")):
                found[key] = year
            elif match := _YEAR_PATH.search(seen.url):
                rest = f"{seen.url[: match.start()]}#{seen.url[match.end() :]}"
                name = re.sub(r"\d{4}年?度?", "", squeeze(next(iter(seen.names), "")))
                alike[rest, name][key] = int(match[1] or match[2])
        for group in alike.values():
            found.update(group if len(set(group.values())) > 1 else {})
        return found

    def _column_of_year(self, key: str, years: dict[str, int], named: dict[str, str]) -> str:
        """The key of the column that the list of a year belongs to; empty where none is known."""
        above = key
        for _ in range(10):
            above = self._key_above(self._seen[above])
            if above not in self._seen or above not in years:
                break
        if above in self._seen and above not in years and not self._seen[above].external:
            return above
        seen = self._seen[key]
        if match := _YEAR_PATH.search(seen.url):
            above = _key(f"{seen.url[: match.start()]}/")
            above = self._moved.get(above, above)
            if above in self._seen and above not in years:
                return above
        hops = [squeeze(hop) for page in seen.pages for hop in page.breadcrumb[:-1][-1:]]
        return next((named[hop] for hop in hops if hop in named), "")

    def _key_above(self, seen: _Seen) -> str:
        page = self._by_key.get(_key(seen.parent))
        key = _key(page.final_url if page else seen.parent)
        return self._moved.get(key, key)

    def _is_year_missing(self, seen: _Seen, rows: Sequence[Row], newest: Row | None) -> bool:
        """True when a column links to the list of a later year than any that was read."""
        if seen.page is None or (rows and newest is None):
            return False
        limit = _limits(seen.pages).year
        folder = _folder(seen.url)
        linked = (self._year_linked(link, folder, rows) for link in seen.page.links)
        last = max((year for year in linked if year <= limit), default=0)
        shown = newest.dated.day.year if newest and newest.dated else 0
        return last > max(seen.last_year, shown)

    def _year_linked(self, link: Link, folder: str, rows: Sequence[Row]) -> int:
        """The year whose list a column's page links to; 0 for other links, and for the site's own menu."""
        if not ("2" in link.text or "1" in link.text):  # hardly any does
            return 0
        year = _year_named(_name(link.text)) if link.kind is LinkKind.PAGE else 0
        own = year and (link.url.startswith(folder) or _key(link.url) not in self._home_links())
        return year if own and not self._is_item(link.url, rows) else 0

    def _is_item(self, url: str, rows: Sequence[Row]) -> bool:
        """True for a dated row that turned out to be an article: 2026年元旦放假的通知 is no year's list."""
        page = self._by_key.get(_key(url))
        is_article = page is not None and page.kind is PageKind.ARTICLE
        return is_article and any(row.url == url and row.dated for row in rows)

    # Topics (专题): campaigns that end, and are kept as a record

    def _is_topic(self, seen: _Seen) -> bool:
        if _TOPIC_PATH.search(urlsplit(seen.url).path):
            return True
        if any(_TOPICS.match(hop) for page in seen.pages[:3] for hop in page.breadcrumb[:-1]):
            return True
        above = self._seen.get(self._key_above(seen))
        if above is None or above is seen or seen.on_home or not any(map(_TOPICS.match, above.names[:3])):
            return False
        folder = _folder(above.url)
        return seen.url.startswith(folder) or _key(seen.url) not in self._linked_beside()

    def _linked_beside(self) -> set[str]:
        """What the columns of the home page link to, topics aside."""
        if self._beside is None:
            columns = [seen for seen in self._seen.values() if seen.on_home and seen.page is not None]
            self._beside = {
                _key(link.url)
                for seen in columns
                if not _TOPIC_PATH.search(seen.url) and not any(map(_TOPICS.match, seen.names[:3]))
                for link in (seen.page.links if seen.page else ())
            }
        return self._beside

    # How they belong together

    def _relate(self) -> None:
        """Columns that a column's page links to and that lie below its address are its parts."""
        for key, seen in self._seen.items():
            page = seen.page
            folder = _folder(seen.url)
            if page is None or folder.count("/") < 4:
                continue
            for link in page.links:
                below = self._seen.get(_key(link.url)) if link.url.startswith(folder) else None
                if below is not None and below is not seen and _folder(below.url) != folder:
                    seen.links_to.add(_key(below.url))
                    if _key(below.parent) in self._home_keys and not below.on_home:
                        below.parent = seen.url
            seen.links_to.discard(key)
        for key, parts in self._digests():
            self._seen[key].links_to |= parts
        for key, parts in self._landings():
            for part in parts:
                self._seen[part].parent = self._seen[key].url

    def _landings(self) -> Iterator[tuple[str, set[str]]]:
        """Columns that list nothing and lead to nothing but other columns, menus aside, and those."""
        pages = {key: seen.page for key, seen in self._seen.items() if seen.page and not seen.external}
        leading = [key for key, page in pages.items() if _may_only_lead(page)]
        if not leading:
            return
        linked = {key: {_key(link.url) for link in page.links} for key, page in pages.items()}
        shown = Counter(link for links in linked.values() for link in links)
        for key in leading:
            own = {link for link in linked[key] if 2 * shown[link] < len(pages)} - self._home_keys - {key}
            if len(own) >= LANDING and own <= pages.keys():
                yield key, own

    def _digests(self) -> Iterator[tuple[str, set[str]]]:
        """Columns that show rows of several others, each of one, and those."""
        rows = {
            key: {row.url for page in seen.pages[:1] for row in own_rows(page.rows) if row.url}
            for key, seen in self._seen.items()
        }
        holders: dict[str, set[str]] = defaultdict(set)
        for key, urls in rows.items():
            for url in urls:
                holders[url].add(key)
        for key, urls in rows.items():
            others = [next(iter(holders[url] - {key})) for url in urls if len(holders[url]) == 2]
            if len(urls) >= DIGEST_ROWS and len(others) >= DIGEST * len(urls) and len(set(others)) > 1:
                yield key, set(others)

    def _level(self, key: str) -> int:
        level = 1
        while level < 10:
            seen = self._seen.get(key)
            if seen is None or seen.on_home or not seen.parent:
                return level
            above = self._by_key.get(_key(seen.parent))
            key_above = _key(above.final_url if above else seen.parent)
            if key_above in self._home_keys or key_above == key or key_above not in self._seen:
                return level if key_above in self._home_keys else level + 1
            key, level = key_above, level + 1
        return level

    def _articles(self) -> dict[str, list[Page]]:
        """Articles read, by the column that led to them."""
        found: dict[str, list[Page]] = defaultdict(list)
        for page in self._pages:
            if _is_article(page) and page.parent:
                above = self._by_key.get(_key(page.parent))
                key = self._root(_key(above.final_url if above else page.parent))
                found[self._moved.get(key, key)].append(page)
        return found

    def _published(self, rows: Sequence[Row]) -> dict[str, Dated]:
        """The days of the articles of those rows that do not surely show their own."""
        unsure = [row.url for row in rows if row.url and row.dated and not row.dated.certain]
        pages = ((url, self._by_key.get(_key(url))) for url in unsure)
        return {url: page.published for url, page in pages if page is not None and page.published}

    def _of_rows(self, articles: Sequence[Page], rows: Sequence[Row]) -> list[Page]:
        """The articles of a list's rows, those of an undated list also where another page led to them."""
        titles = {row.url for row in rows}
        found = [page for page in articles if page.url in titles or page.final_url in titles]
        if any(row.dated for row in rows):
            return found
        known = {page.url for page in found}
        others = (self._by_key.get(_key(url)) for url in sorted(titles))
        found += [page for page in others if page is not None and _is_article(page) and page.url not in known]
        return found

    def _to_letters(self, rows: Sequence[Row]) -> bool:
        """True for rows of which most of those followed turned out to be letters."""
        led = [page.kind for row in rows if row.url and (page := self._by_key.get(_key(row.url)))]
        letters = led.count(PageKind.LETTER)
        return letters >= LETTERS and 2 * letters > len(led)

    # The column

    def _column(self, key: str, level: int, is_parent: bool, articles: list[Page]) -> Column:
        seen = self._seen[key]
        page = seen.page
        shown = _rows(seen.pages)
        rows = [row for row in shown if not row.beside] or list(self._left(page, shown))
        rows = anchored(rows, self._published(rows))
        limits = _limits(seen.pages)
        newest, future = _newest(rows, limits, self._boxed(rows))
        boxed = [row for row in shown if row.beside]
        newest = _doubted(newest, boxed, limits, sure=len(rows) >= len(boxed), folder=_own_folder(seen.url))
        read = self._of_rows(articles, rows) if rows else articles
        dated = [article for article in read if article.published]
        told = _of_articles(dated, page) if rows else None
        if told and newest and _is_later(told, newest):
            newest = None
        name = _named(seen, page)
        kind, reason = _classed(seen, page, name)
        if kind in _UNSAID and reason != "confirmed" and not _says_more(seen.anchors):
            kind, reason = (ColumnClass.LETTERS, "letters") if self._to_letters(rows) else (kind, reason)
        is_blank, blank_reason = self._blank_of(seen, rows)
        has_parts = is_parent or bool(seen.links_to)
        if reason != "confirmed" and self._is_topic(seen):
            kind, reason = ColumnClass.STANDING, "topic"
            is_blank, blank_reason = (None, "topic") if is_blank else (is_blank, blank_reason)
        judged, why_not = _judged(seen, page)
        if judged and (seen.year_list or self._is_year_missing(seen, rows, newest)):
            judged, why_not = False, "year_archive"
        elif judged and not has_parts and not rows and is_blank is None and kind not in _WITHOUT_LIST:
            judged, why_not = False, "undetermined" if blank_reason in ("", "no_phrase") else blank_reason
        elif judged and blank_reason == "topic":
            judged, why_not = False, "topic"
        return Column(
            url=seen.url,
            name=name,
            column_class=kind,
            class_reason=reason,
            parent=seen.parent,
            level=level,
            on_home=seen.on_home,
            leaf=not has_parts,
            outcome=page.outcome if page else Outcome.OK,
            rows=len(rows),
            dated_rows=sum(row.dated is not None for row in rows),
            newest=newest.dated if newest else told,
            newest_title=newest.title if newest else "",
            newest_url=newest.url if newest else "",
            future_rows=future,
            dates_in_articles=len(dated) if rows else 0,
            articles_read=len(read) if rows else 0,
            blank=is_blank if not has_parts else (False if rows else None),
            blank_reason=blank_reason if not has_parts else "has_columns_below",
            external=seen.external,
            confirmed_by=seen.confirmed.confirmed_by or "columns.csv" if seen.confirmed else "",
            judged=judged,
            why_not=why_not,
        )

    @staticmethod
    def _left(page: Page | None, shown: Sequence[Row]) -> Sequence[Row]:
        """The rows of a column that has them in boxes alone: none, where it says it is blank, or waits."""
        if page is not None and (page.blank or (page.blank is None and page.blank_reason == "no_phrase")):
            return ()
        lacks = page is not None and page.blank_reason == Outcome.NEEDS_SCRIPT.value
        return own_rows(shown) if lacks else shown

    def _boxed(self, rows: Sequence[Row]) -> frozenset[str]:
        """Addresses of those rows that stand in a box which many columns show, such as the latest news."""
        if self._shared is None:
            shown: Counter[str] = Counter()
            for seen in self._seen.values():
                shown.update({row.url for page in seen.pages for row in page.rows if row.url})
            self._shared = frozenset(url for url, columns in shown.items() if columns >= BOX_COLUMNS)
        boxed = frozenset(row.url for row in rows) & self._shared
        return boxed if len(boxed) >= BOX_ROWS else frozenset()

    def _blank_of(self, seen: _Seen, rows: Sequence[Row]) -> tuple[bool | None, str]:
        if rows:
            return False, "rows"
        page = seen.page
        if page is None or page.outcome is not Outcome.OK:
            return None, "not_read"
        if (
            page.blank is None
            and page.blank_reason in ("no_phrase", "empty_list")
            and self._own_links(page) >= OWN_LINKS
        ):
            return False, "links"
        if page.blank is None and page.blank_reason in _UNTOLD:
            return None, _UNTOLD[page.blank_reason]
        if page.blank and self._shown_at_home(_own_folder(page.final_url)):
            return None, "shown_at_home"
        return page.blank, page.blank_reason

    def _shown_at_home(self, folder: str) -> bool:
        """True where the home page shows items of a column, by day or title: it has some, though unlisted."""
        shown = [row.url for row in self._home.rows if row.dated]
        shown += [link.url for link in self._home.links if len(link.text) >= TITLE and link.url[-1:] != "/"]
        return bool(folder) and any(_directly(url, folder) for url in shown)

    def _home_links(self) -> set[str]:
        if self._on_home is None:
            self._on_home = {_key(link.url) for link in self._home.links}
        return self._on_home

    def _own_links(self, page: Page) -> int:
        """How many links of a page lead to nothing on the home page, no column and no item of a box."""
        known = self._home_links() | self._home_keys | self._seen.keys()
        known = known | {_key(row.url) for row in page.rows if row.beside}
        own = {_key(link.url) for link in page.links if link.kind is LinkKind.PAGE and _name(link.text)}
        return len(own - known)


def _key(url: str) -> str:
    """The identity of a column's address, without what only tells where a visitor came from."""
    if "?" in url:
        head, _, query = url.partition("#")[0].partition("?")
        kept = "&".join(part for part in query.split("&") if not _TRACKING.fullmatch(part))
        url = f"{head}?{kept}" if kept else head
    return url_key(url)


def _signs(seen: _Seen) -> list[tuple[str, object]]:
    """What another address of the same column would share with it; empty where that cannot be said."""
    page = seen.page
    if page is None or page.outcome is not Outcome.OK or seen.external:
        return []
    name = squeeze(next(iter(seen.names), ""))
    rows = frozenset(row.url for row in page.rows if row.url)
    signs: list[tuple[str, object]] = []
    if page.body_sha256 and (rows or name):
        signs.append(("body" if rows else f"body {name}", page.body_sha256))
    if rows and name:
        signs.append((f"rows {name}", rows))
    return signs


def _settled(page: Page) -> Page:
    """A hollow page as undecided: a shared script may fill its boxes, a style may draw what they show."""
    if page.blank_reason != "hollow":
        return page
    reason = Outcome.NEEDS_SCRIPT.value if Cause.NEEDS_JS in page.causes else "no_phrase"
    return msgspec.structs.replace(page, blank_reason=reason)


def _may_only_lead(page: Page) -> bool:
    """True for a page that was read, without rows or text, and with something below its own heading."""
    empty = page.outcome is Outcome.OK and page.blank_reason == "own_part" and not own_rows(page.rows)
    return empty and page.column_class is not ColumnClass.STANDING


def _is_article(page: Page) -> bool:
    if page.outcome is not Outcome.OK or (Cause.UNFINISHED in page.causes and page.published is None):
        return False  # its day may stand where it broke off
    return page.kind in (PageKind.ARTICLE, PageKind.OTHER)


def _frames(page: Page) -> list[str]:
    """Addresses of the frames of a page."""
    return [link.url for link in page.links if link.kind is LinkKind.FRAME]


def _is_read(page: Page) -> bool:
    return page.outcome is Outcome.OK and (
        bool(page.rows) or page.blank_reason not in ("needs_script", "empty_list")
    )


def _year_named(name: str) -> int:
    """The year of a name such as 2016年, 2018年度公告 or 2019年文件; 0 for other names."""
    match = _YEAR_NAME.match(squeeze(name))
    if not match:
        return 0
    rest = match[3]
    if not match[2] and rest and not _YEAR_REST.match(rest):
        return 0
    told = _YEAR_REST.match(rest) or classify([rest], "")[0] not in (
        ColumnClass.UNKNOWN,
        ColumnClass.STANDING,
    )
    return int(match[1]) if told else 0


def _is_letter_called(page: Page, name: str, word: str) -> bool:
    """True for a page of one letter whose heading a link repeats, cut short or whole: 咨询…, 关于…的建议.

    A box may bear its own name above its only letter: one that ends in the word for it, such as 网上咨询投诉.
    """
    called = squeeze(name.rstrip("….").strip())
    if len(called) < 5 or (name.endswith(word) and "的" not in name):
        return False
    return any(squeeze(letter.title).startswith(called) for letter in page.letters)


def _is_empty(page: Page, name: str) -> bool:
    """A page without a list that a column's name leads to: it says it is empty, or waits for a script."""
    if page.kind is not PageKind.OTHER or not 0 < len(name) <= 12:
        return False
    waits = page.blank_reason == "needs_script" and page.column_class is not ColumnClass.UNKNOWN
    return page.blank is True or waits


def _is_twin(site: Site, url: str) -> bool:
    """True for language versions and mobile twins of a site, unless they are the site itself."""
    here, there = urlsplit(site.url), urlsplit(url)
    if _TWIN_HOST.match(there.hostname or "") and there.hostname != here.hostname:
        return True
    own = here.path.rpartition("/")[0]
    path = there.path.removeprefix(own) if own and there.path.startswith(own) else there.path
    return bool(_TWIN_PATH.match(path))


def _folder(url: str) -> str:
    """An address up to its last slash; of a page that isn't an index, without its ending."""
    head, _, tail = url.partition("?")[0].rpartition("/")
    return f"{head}/" if not tail or re.match(r"(?:index|list|default)\b", tail) else url


def _name(text: str) -> str:
    name = " ".join(text.split()).strip(_NAME_EDGES)
    return "" if _NO_NAME.match(name) or len(name) > NAME_LIMIT else name


def _called(page: Page) -> str:
    """What the link that led to a page calls it; its own title where that says 更多 only."""
    more = "更多" in page.anchor and len(page.anchor) <= NAME_LIMIT
    return _name(page.anchor) or (
        _name(re.split(r"\s*[-–—_|]\s*", page.title, maxsplit=1)[0]) if more else ""
    )


def _named(seen: _Seen, page: Page | None) -> str:
    if seen.confirmed and seen.confirmed.column:
        return seen.confirmed.column
    names = [*seen.anchors]
    if page is not None:
        head = re.split(r"\s*[-–—_|]\s*", page.title, maxsplit=1)[0]
        names += [page.name, *(page.breadcrumb[-1:]), head]
    return next((name for name in map(str.strip, names) if name), seen.url)


def _classed(seen: _Seen, page: Page | None, name: str) -> tuple[ColumnClass, str]:
    if seen.confirmed and (kind := seen.confirmed.column_class) is not ColumnClass.UNKNOWN:
        return kind, "confirmed"
    names = [name, *seen.anchors]
    if any(map(names_archived, names)) or (page is not None and page.class_reason == "archived"):
        return ColumnClass.STANDING, "archived"
    if page is None:
        return classify(names, seen.url)
    names += [page.name, *page.breadcrumb[-1:]]
    kind, reason = classify([text for text in names if text], seen.url, page.tags.get("columntype", ""))
    if (
        kind in _UNSAID
        and page.kind is PageKind.LETTER_LIST
        and page.letters
        and (not _says_more(seen.anchors) or classify([page.name], "")[0] is ColumnClass.LETTERS)
    ):
        return ColumnClass.LETTERS, "letters"
    return (kind, reason) if kind is not ColumnClass.UNKNOWN else (page.column_class, page.class_reason)


def _says_more(names: Sequence[str]) -> bool:
    """True for names that tell what a column is for."""
    return classify(names, "")[0] is not ColumnClass.UNKNOWN


def _rows(pages: Sequence[Page]) -> list[Row]:
    """The rows of a column's pages, each address once; a letter counts as a row of its list."""
    found: dict[str, Row] = {}
    for page in pages:
        if page.outcome is not Outcome.OK:
            continue
        for row in page.rows:
            key = row.url or row.title
            if key not in found or (row.dated and not found[key].dated):
                found[key] = row
        for letter in page.letters if page.kind is PageKind.LETTER_LIST else ():
            if letter.url not in found:
                found[letter.url] = Row(
                    title=letter.title, url=letter.url, dated=_day_of(letter.answered or letter.asked)
                )
    return list(found.values())


def _day_of(day: dt.date | None) -> Dated | None:
    return Dated(day=day, source=DateSource.ROW, certain=True, text=day.isoformat()) if day else None


def _limits(pages: Sequence[Page]) -> dt.date:
    """The last day that is not in the future: the day after the latest fetch, in Beijing."""
    latest = max((page.fetched_at for page in pages), default=None)
    if latest is None:
        return dt.date.max
    return (latest + dt.timedelta(hours=8)).date() + dt.timedelta(days=1)


def _newest(
    rows: Sequence[Row], limit: dt.date, boxed: frozenset[str] = frozenset()
) -> tuple[Row | None, int]:
    """The newest row that is not in the future, and how many are; a sure day wins over an unsure one.

    Pinned rows and those of a box beside the list do not count, unless there are no others; the day is unsure
    where one of these is newer, and in a list from the oldest item on, which may go on where no link leads.
    """
    future = sum(bool(row.dated and row.dated.day > limit) for row in rows)
    valid = [row for row in rows if row.dated and row.dated.day <= limit]
    newest = max(valid, key=_age, default=None)
    listed = max((row for row in valid if not row.pinned and row.url not in boxed), key=_age, default=None)
    if newest is None or listed is None or newest.dated is None or listed.dated is None:
        return newest, future
    if listed.dated.day < newest.dated.day or _rises(valid):
        doubted = msgspec.structs.replace(listed.dated, certain=False)
        return msgspec.structs.replace(listed, dated=doubted), future
    return newest, future


def _rises(rows: Sequence[Row]) -> bool:
    listed = [row.dated.day for row in rows if row.dated and not row.pinned]
    return len(listed) >= RISING_ROWS and listed[0] < listed[-1] and listed == sorted(listed)


def _own_folder(url: str) -> str:
    """The address of the folder whose front page a column is, and which is its own; "" where none is."""
    folder, _, name = url.partition("?")[0].rpartition("/")
    own = (not name or name.startswith("index.")) and folder.count("/") > SITE_SLASHES
    return f"{folder}/" if own else ""


def _directly(url: str, folder: str) -> bool:
    """True where an item lies in a folder itself, or in those of its days, not in that of another list."""
    between = url[len(folder) :].partition("?")[0].split("/")[:-1]
    return url.startswith(folder) and all(_FILED.fullmatch(part) for part in between)


def _doubted(
    newest: Row | None, beside: Iterable[Row], limit: dt.date, *, sure: bool, folder: str = ""
) -> Row | None:
    """The newest row, unsure where one of a box beside the list is newer that may be part of it.

    With `sure`, boxes whose heading says so are none of it, but for what lies in the column's own folder.
    """
    if newest is None or newest.dated is None:
        return newest
    doubtful = [
        row.dated.day
        for row in beside
        if row.dated and not (sure and is_hot(row.beside) and not (folder and row.url.startswith(folder)))
    ]
    newer = any(newest.dated.day < day <= limit for day in doubtful)
    doubted = msgspec.structs.replace(newest.dated, certain=False)
    return msgspec.structs.replace(newest, dated=doubted) if newer else newest


def _age(row: Row) -> tuple[dt.date, bool]:
    return (row.dated.day, row.dated.certain) if row.dated else (dt.date.min, False)


def _of_articles(articles: Sequence[Page], page: Page | None) -> Dated | None:
    """The newest day of the articles read: never certain, since not all were."""
    limit = _limits([page] if page else [])
    found = [
        article.published for article in articles if article.published and article.published.day <= limit
    ]
    newest = max(found, key=lambda dated: dated.day, default=None)
    return newest and Dated(day=newest.day, source=newest.source, certain=False, text=newest.text)


def _is_later(told: Dated, newest: Row) -> bool:
    """True where an article is newer than its list lets think, whose years were inferred."""
    return newest.dated is not None and not newest.dated.certain and told.day > newest.dated.day


def _judged(seen: _Seen, page: Page | None) -> tuple[bool, str]:
    if seen.external:
        return False, "external"
    if page is None:
        return False, "not_read"
    if page.outcome is not Outcome.OK:
        return False, page.outcome.value
    if page.blank_reason == "needs_script" and not own_rows(page.rows):
        return False, Outcome.NEEDS_SCRIPT.value
    return True, ""
