"""Frame: a shell as a template, which is what content systems make pages with."""

from __future__ import annotations

from typing import NamedTuple

from benchmarks.corpus.wardrobe import Parts

FIRST = 6790  # the number of a breadcrumb's first column, where its addresses have one


class Frame(NamedTuple):
    """What stands around a page's own part, and how its repeated parts are written and joined."""

    page: str  # slots {title} {site} {head} {main} {nav} {crumb} {foot}, and one for each trap
    link: str  # of the navigation: {u} and {t}
    crumb: str = "{t}"  # a step of the breadcrumb: {t}, perhaps {n}
    line: str = "{}"  # of the footer
    links: str = ""  # between two of them
    crumbs: str = ""
    lines: str = ""

    def __call__(self, parts: Parts) -> str:
        """A whole page."""
        return self.page.format(
            title=parts.title,
            site=parts.site,
            head=parts.head,
            main=parts.main,
            nav=self.links.join(self.link.format(u=url, t=name) for name, url in parts.links),
            crumb=self.crumbs.join(
                self.crumb.format(t=name, n=n) for n, name in enumerate(parts.crumb, FIRST)
            ),
            foot=self.lines.join(map(self.line.format, parts.foot)),
            **parts.trap,
        )
