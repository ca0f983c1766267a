"""Linked: what the pages of a site link to, for who asks not where each link stands."""

from __future__ import annotations

from collections.abc import Sequence

from checks.once import once_a_site
from crawler.facts import SiteFacts, Target
from crawler.page import Link


class Linked(Sequence[Link]):
    """The links of one page, where they are made of the targets of its site."""

    __slots__ = ()

    @property
    def targets(self) -> Sequence[Target]:
        """All that the pages of the site link to, one and the same for each of them."""
        raise NotImplementedError


@once_a_site
def link_texts(facts: SiteFacts) -> set[str]:
    """What the links of all pages are called."""
    return {link.text for link in _links(facts)}


def link_addresses(facts: SiteFacts) -> set[str]:
    """Where the links of all pages lead."""
    return {link.url for link in _links(facts)}


@once_a_site
def _links(facts: SiteFacts) -> list[Link | Target]:
    """The links of all pages, each once where it is known by its target."""
    found: list[Link | Target] = []
    told: Sequence[Target] = ()
    for page in (facts.home, *facts.pages) if facts.home else facts.pages:
        links: Sequence[Link] = page.links
        if not isinstance(links, Linked):
            found += links
        elif links.targets is not told:
            told = links.targets
            found += told
    return found
