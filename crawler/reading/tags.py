"""Tags: what a page says of itself in meta tags (发展指引 2017 and their forerunners)."""

from __future__ import annotations

from typing import Final

from crawler.reading.document import Document

LONGEST = 500  # characters of a value

# The tags of the 2017 guideline, and others that tell the day or the place of a page.
NAMES: Final = frozenset(
    {
        "sitename",
        "sitedomain",
        "siteidcode",
        "columnname",
        "columndescription",
        "columnkeywords",
        "columntype",
        "articletitle",
        "pubdate",
        "contentsource",
        "keywords",
        "author",
        "description",
        "image",
        "url",
        "publishdate",
        "publish_date",
        "publishtime",
        "firstpublishedtime",
        "lastmodifiedtime",
        "contentid",
        "others",
        "date",
        "robots",
        "generator",
        "dc.date",
        "dc.date.issued",
        "dcterms.issued",
        "dcterms.created",
        "dcterms.modified",
        "article:published_time",
        "article:modified_time",
        "og:title",
        "og:type",
        "og:site_name",
        "og:published_time",
        "govuk:first-published-at",
        "govuk:public-updated-at",
        "weibo:article:create_at",
        "apub:time",
    }
)


def tags(document: Document) -> dict[str, str]:
    """The meta tags of a page by lower-case name, among those in `NAMES`.

    Values keep their signs (full-width dashes, too), but white space is collapsed; they have at most 500
    characters. A tag without a value is there with an empty one; of several the first with a value counts.
    """
    if "tags" not in document.memo:
        document.memo["tags"] = _tags(document)
    found: dict[str, str] = document.memo["tags"]
    return found


def _tags(document: Document) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in document.elements("meta"):
        name = (
            (element.get("name") or element.get("property") or element.get("itemprop") or "").strip().lower()
        )
        name = name.removeprefix("itemprop:")
        if name in NAMES and not found.get(name):
            found[name] = " ".join((element.get("content") or "")[: 4 * LONGEST].split())[:LONGEST]
    return found
