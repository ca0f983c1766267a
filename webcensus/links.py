"""Links: those of a site's pages, made of its targets when somebody looks at them."""

from __future__ import annotations

import functools
from collections import defaultdict

from checks.linked import Linked
from crawler.facts import Target
from crawler.page import Link, Page, PageKind
from webcensus.deferred import Deferred

FEW = 8  # pages that are asked about one by one


class Links:
    """The links of all pages of a site."""

    def __init__(self, pages: tuple[Page, ...], targets: tuple[Target, ...]) -> None:
        self._pages = [page.url for page in pages]  # the pages themselves hold this: a cycle would be garbage
        self._home = next((page.url for page in pages if page.kind is PageKind.HOME), "")
        self._targets = targets
        self._asked = 0

    def of(self, page: str) -> tuple[Link, ...]:
        """Those of one page, by its address."""
        self._asked += 1
        if self._asked > FEW:
            return tuple(self._by_page.get(page, ()))
        home = page == self._home
        return tuple(_link(each) for each in self._targets if page in each.parents or (home and each.on_home))

    @functools.cached_property
    def targets(self) -> tuple[Target, ...]:
        """The targets that some page links to."""
        pages = set(self._pages)
        return tuple(
            each
            for each in self._targets
            if (each.on_home and self._home) or not pages.isdisjoint(each.parents)
        )

    @functools.cached_property
    def _by_page(self) -> dict[str, list[Link]]:
        found: defaultdict[str, list[Link]] = defaultdict(list)
        for target in self._targets:
            link = _link(target)
            for parent in {*target.parents, self._home} if target.on_home else set(target.parents):
                found[parent].append(link)
        return found


class DeferredLinks(Deferred[Link], Linked):
    """The links of one page."""

    __slots__ = ("of_site",)

    def __init__(self, of_site: Links, page: str) -> None:
        self._make, self.source, self._made, self.of_site = of_site.of, page, None, of_site


def _link(target: Target) -> Link:
    return Link(url=target.url, text=target.text, kind=target.kind)
