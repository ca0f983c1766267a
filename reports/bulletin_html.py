"""The bulletin as one HTML document that works from disk."""

from __future__ import annotations

from reports import html
from reports.bulletin import Bulletin
from reports.bulletin_text import blocks, heading, subtitle
from reports.words import Words


def page(bulletin: Bulletin, language: str = "zh", title: str = "") -> str:
    """The bulletin in a language, under its usual title or another."""
    told = Words(language)
    values = {
        "heading": title or heading(told),
        "subtitle": subtitle(bulletin, told),
        "blocks": list(blocks(bulletin, told)),
        "kind_of": lambda block: type(block).__name__.lower(),
        "footer": told.say("Made by webcensus %(version)s.", version=bulletin.version),
    }
    return html.render("bulletin.html.j2", "bulletin.js", told, values, "bulletin.css")
