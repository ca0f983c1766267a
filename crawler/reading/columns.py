"""Column: the inventory of a site's columns (栏目), put together from all pages that were read."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from crawler.facts import Column
from crawler.page import ColumnClass, Dated, DateSource, Frozen, Link, LinkKind, Outcome, Page, PageKind, Row
from crawler.reading.blank import blank
from crawler.reading.classes import classify
from crawler.reading.dates import url_day
from crawler.reading.links import in_scope, registrable_domain, url_key
from crawler.reading.vocabulary import squeeze
from crawler.site import Site

__all__ = ["Confirmed", "blank", "classify", "inventory"]

NAME_LIMIT = 24
COLUMN_LIMIT = 2_000
OWN_LINKS = 3  # links that no other part of the site shows: the page holds something

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
_TWIN_PATH = re.compile(
    r"^/(?:en|eng|english|ywb|big5|ft|fanti|tw|jp|japanese|kr|korean|ru|fr|de|m|mobile|wap|h5|3g)(?:/|$)",
    re.I,
)
_TWIN_HOST = re.compile(r"^(?:en|eng|english|big5|ft|tw|jp|kr|ru|fr|m|wap|mobile|3g|h5)\.", re.I)
_LIST_PATH = re.compile(
    r"(?:/|/(?:index|list|default|col\d+|common_list|zwgklist)[\w-]{0,20}\.\w{2,6}|/col/[\w/]{1,40}\.html?)$",
    re.I,
)
_ARTICLE_PATH = re.compile(
    r"/(?:art_|content_|post_|t\d{5,}|c_)\w{0,60}\.\w{2,6}$|/(?:content|article|detail|info)/\w", re.I
)
_NAME_EDGES = "[]【】<>«»|·•› "
_YEAR_NAME = re.compile(r"^(?:19|20)\d\d年?(?:度)?$")
_NO_NAME = re.compile(
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

    __slots__ = ("anchors", "confirmed", "external", "links_to", "on_home", "pages", "parent", "url")

    def __init__(self, url: str) -> None:
        self.url = url
        self.anchors: list[str] = []
        self.on_home = False
        self.external = False
        self.parent = ""
        self.pages: list[Page] = []
        self.confirmed: Confirmed | None = None
        self.links_to: set[str] = set()

    @property
    def page(self) -> Page | None:
        """The column's own page: the first of it that was read whole, else the first."""
        return next(
            (page for page in self.pages if page.outcome is Outcome.OK), self.pages[0] if self.pages else None
        )


def inventory(
    site: Site, home: Page, pages: Sequence[Page], confirmed: Iterable[Confirmed | Sequence[str]] = ()
) -> tuple[Column, ...]:
    """The columns of a site: those its home page links to, those its pages turned out to be, those confirmed.

    Args:
        site: its scope.
        home: the home page.
        pages: every page read, whatever its outcome; further pages of a list are merged into their column.
        confirmed: rows of columns.csv for any site; those of this one override name and class.

    Returns:
        Columns in order of level and first sight, each address once. Language versions and mobile twins are
        left out; a service or a letter box on another host is in, as external. `rows` and `newest` are over
        all pages of a column; days after the page's fetch day + 1 are counted apart and are never the newest.
    """
    return _Inventory(site, home, pages, confirmed).columns()


class _Inventory:
    def __init__(
        self, site: Site, home: Page, pages: Sequence[Page], confirmed: Iterable[Confirmed | Sequence[str]]
    ) -> None:
        self._site = site
        self._home = home
        self._home_keys = {url_key(home.url), url_key(home.final_url), url_key(site.url)}
        self._pages = [page for page in pages if not self._is_home(page)]
        self._by_key: dict[str, Page] = {}
        for page in self._pages:
            self._by_key.setdefault(url_key(page.url), page)
            self._by_key.setdefault(url_key(page.final_url), page)
        self._first_page = self._continuations()
        self._seen: dict[str, _Seen] = {}
        self._on_home: set[str] | None = None
        self._confirmed = [row if isinstance(row, Confirmed) else Confirmed.of(row) for row in confirmed]

    def columns(self) -> tuple[Column, ...]:
        for link in self._home.links:
            self._from_home(link)
        for page in self._pages:
            self._from_page(page)
        for row in self._confirmed:
            self._from_row(row)
        for key in [key for key, seen in self._seen.items() if self._is_year(seen)]:
            self._fold_year(key)
        self._relate()
        levels = {key: self._level(key) for key in self._seen}
        parents = {url_key(seen.parent) for seen in self._seen.values() if seen.parent}
        articles = self._articles()
        ordered = sorted(self._seen, key=lambda key: levels[key])[:COLUMN_LIMIT]
        return tuple(self._column(key, levels[key], key in parents, articles[key]) for key in ordered)

    # Which are columns

    def _is_home(self, page: Page) -> bool:
        return page.kind is PageKind.HOME or url_key(page.url) in self._home_keys

    def _continuations(self) -> dict[str, str]:
        """Key of a list's further page -> key of its first page."""
        first: dict[str, str] = {}
        for page in self._pages:
            for url in page.next_pages:
                first.setdefault(url_key(url), url_key(page.final_url))
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
        key = url_key(link.url)
        page = self._by_key.get(key)
        if page is not None:
            key = url_key(page.final_url)
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
        kind, _ = classify([name], page.final_url, page.tags.get("columntype", ""))
        return kind is not ColumnClass.UNKNOWN and len(name) <= 12

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
        key = self._root(url_key(page.final_url))
        if key in self._home_keys:
            return
        if key in self._seen:
            self._seen[key].pages.append(page)
            return
        if page.outcome is not Outcome.OK or not (page.kind in _LISTS or _is_empty(page, _name(page.anchor))):
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
        page = self._by_key.get(url_key(row.url))
        key = url_key(page.final_url if page else row.url)
        seen = self._note(key, page.final_url if page else row.url)
        seen.confirmed = row
        seen.external = not in_scope(self._site, seen.url)
        if page is not None and page not in seen.pages:
            seen.pages.append(page)

    def _note(self, key: str, url: str) -> _Seen:
        return self._seen.setdefault(key, _Seen(url))

    # Lists that a year divides

    def _is_year(self, seen: _Seen) -> bool:
        names = [*seen.anchors, *(page.name for page in seen.pages)]
        return not seen.on_home and bool(names) and bool(_YEAR_NAME.match(squeeze(names[0])))

    def _fold_year(self, key: str) -> None:
        """The list of one year belongs to the column that it is linked from."""
        seen = self._seen[key]
        page = self._by_key.get(url_key(seen.parent))
        parent = self._seen.get(url_key(page.final_url if page else seen.parent))
        if parent is not None and parent is not seen:
            parent.pages.extend(seen.pages)
            del self._seen[key]

    # How they belong together

    def _relate(self) -> None:
        """Columns that a column's page links to and that lie below its address are its parts."""
        for key, seen in self._seen.items():
            page = seen.page
            folder = _folder(seen.url)
            if page is None or folder.count("/") < 4:
                continue
            for link in page.links:
                below = self._seen.get(url_key(link.url)) if link.url.startswith(folder) else None
                if below is not None and below is not seen and _folder(below.url) != folder:
                    seen.links_to.add(url_key(below.url))
                    if url_key(below.parent) in self._home_keys and not below.on_home:
                        below.parent = seen.url
            seen.links_to.discard(key)

    def _level(self, key: str) -> int:
        level = 1
        while level < 10:
            seen = self._seen.get(key)
            if seen is None or seen.on_home or not seen.parent:
                return level
            above = self._by_key.get(url_key(seen.parent))
            key_above = url_key(above.final_url if above else seen.parent)
            if key_above in self._home_keys or key_above == key or key_above not in self._seen:
                return level if key_above in self._home_keys else level + 1
            key, level = key_above, level + 1
        return level

    def _articles(self) -> dict[str, list[Page]]:
        """Articles read, by the column that led to them."""
        found: dict[str, list[Page]] = defaultdict(list)
        for page in self._pages:
            if page.outcome is Outcome.OK and page.kind in (PageKind.ARTICLE, PageKind.OTHER) and page.parent:
                above = self._by_key.get(url_key(page.parent))
                found[self._root(url_key(above.final_url if above else page.parent))].append(page)
        return found

    # The column

    def _column(self, key: str, level: int, is_parent: bool, articles: list[Page]) -> Column:
        seen = self._seen[key]
        page = seen.page
        rows = _rows(seen.pages)
        limits = _limits(seen.pages)
        newest, future = _newest(rows, limits)
        titles = {row.url for row in rows}
        read = [
            article
            for article in articles
            if not titles or article.url in titles or article.final_url in titles
        ]
        dated = [article for article in read if article.published]
        by_article = newest is None and rows and dated
        name = _named(seen, page)
        kind, reason = _classed(seen, page, name)
        is_blank, blank_reason = self._blank_of(seen, rows)
        judged, why_not = _judged(seen, page)
        return Column(
            url=seen.url,
            name=name,
            column_class=kind,
            class_reason=reason,
            parent=seen.parent,
            level=level,
            on_home=seen.on_home,
            leaf=not is_parent and not seen.links_to,
            outcome=page.outcome if page else Outcome.OK,
            rows=len(rows),
            dated_rows=sum(row.dated is not None for row in rows),
            newest=_of_articles(dated, page) if by_article else (newest.dated if newest else None),
            newest_title=newest.title if newest else "",
            newest_url=newest.url if newest else "",
            future_rows=future,
            dates_in_articles=len(dated) if rows else 0,
            articles_read=len(read) if rows else 0,
            blank=is_blank if not (is_parent or seen.links_to) else (False if rows else None),
            blank_reason=blank_reason if not (is_parent or seen.links_to) else "has_columns_below",
            external=seen.external,
            confirmed_by=seen.confirmed.confirmed_by or "columns.csv" if seen.confirmed else "",
            judged=judged,
            why_not=why_not,
        )

    def _blank_of(self, seen: _Seen, rows: Sequence[Row]) -> tuple[bool | None, str]:
        if rows:
            return False, "rows"
        page = seen.page
        if page is None or page.outcome is not Outcome.OK:
            return None, "not_read"
        if page.blank is None and page.blank_reason == "no_phrase" and self._own_links(page) >= OWN_LINKS:
            return False, "links"
        return page.blank, page.blank_reason

    def _own_links(self, page: Page) -> int:
        """How many links of a page lead neither to what the home page links to nor to a column."""
        if self._on_home is None:
            self._on_home = {url_key(link.url) for link in self._home.links}
        known = self._on_home | self._home_keys | self._seen.keys()
        own = {url_key(link.url) for link in page.links if link.kind is LinkKind.PAGE and _name(link.text)}
        return len(own - known)


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
    if page is None:
        return classify(names, seen.url)
    names += [page.name, *page.breadcrumb[-1:]]
    kind, reason = classify([text for text in names if text], seen.url, page.tags.get("columntype", ""))
    return (kind, reason) if kind is not ColumnClass.UNKNOWN else (page.column_class, page.class_reason)


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


def _newest(rows: Sequence[Row], limit: dt.date) -> tuple[Row | None, int]:
    """The newest row that is not in the future, and how many are; a sure day wins over an unsure one."""
    future = sum(bool(row.dated and row.dated.day > limit) for row in rows)
    valid = [row for row in rows if row.dated and row.dated.day <= limit]
    newest = max(valid, key=lambda row: (row.dated.day, row.dated.certain), default=None)  # type: ignore[union-attr]
    return newest, future


def _of_articles(articles: Sequence[Page], page: Page | None) -> Dated | None:
    """The newest day of the articles read: never certain, since not all were."""
    limit = _limits([page] if page else [])
    found = [
        article.published for article in articles if article.published and article.published.day <= limit
    ]
    newest = max(found, key=lambda dated: dated.day, default=None)
    return newest and Dated(day=newest.day, source=newest.source, certain=False, text=newest.text)


def _judged(seen: _Seen, page: Page | None) -> tuple[bool, str]:
    if seen.external:
        return False, "external"
    if page is None:
        return False, "not_read"
    if page.outcome is not Outcome.OK:
        return False, page.outcome.value
    if page.blank_reason == "needs_script" and not page.rows:
        return False, Outcome.NEEDS_SCRIPT.value
    return True, ""
