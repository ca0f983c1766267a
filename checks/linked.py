"""Linked: what the pages of a site link to, for who asks not where each link stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from checks.once import once_a_site
from crawler.facts import SiteFacts, Target
from crawler.page import Link


class LinkedSite(Protocol):
    """The links of a site's pages, where they are made of its targets."""

    @property
    def targets(self) -> Sequence[Target]:
        """All that the pages link to."""


class Linked(Sequence[Link]):
    """The links of one page of such a site."""

    __slots__ = ()
    of_site: LinkedSite


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
    told: LinkedSite | None = None
    for page in (facts.home, *facts.pages) if facts.home else facts.pages:
        of_site: LinkedSite | None = getattr(page.links, "of_site", None)
        if of_site is None:
            found += page.links
        elif of_site is not told:
            told = of_site
            found += told.targets
    return found
