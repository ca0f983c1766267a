"""What checks of other packages import; a stable surface over the packages behind it."""

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
