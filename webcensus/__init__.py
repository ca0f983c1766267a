"""What checks of other packages import; a stable surface over the packages behind it."""

from crawler import late

with late.modules({"importlib.metadata._adapters": {}}):  # which read particulars, written like a mail
    import importlib.metadata  # noqa: F401 - to look for plugins

from checks.base import (
    Certainty,
    Check,
    Clear,
    Evidence,
    Finding,
    Rules,
    Texts,
    Unassessed,
    page_check,
    site_check,
)
from crawler.facts import SiteFacts
from crawler.page import Page

__all__ = [
    "Certainty",
    "Check",
    "Clear",
    "Evidence",
    "Finding",
    "Page",
    "Rules",
    "SiteFacts",
    "Texts",
    "Unassessed",
    "page_check",
    "site_check",
]
