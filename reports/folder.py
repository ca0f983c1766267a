"""The report folder of one site: six files, each written whole."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

from crawler.site import Site
from reports import html, jsonl, junit, summary, workbook
from reports.document import SiteReport
from reports.file import replace_all

WRITERS: dict[str, Callable[[SiteReport, str], bytes]] = {
    "rectification.xlsx": workbook.content,
    "findings.jsonl": lambda report, _language: jsonl.findings(report),
    "scorecard.json": lambda report, _language: jsonl.scorecard(report),
    "junit.xml": junit.content,
    "summary.md": lambda report, language: summary.markdown(report, language).encode(),
    "index.html": lambda report, language: html.page(report, language).encode(),
}


def write(report: SiteReport, folder: Path, language: str = "") -> tuple[Path, ...]:
    """Write the six files of a site's report; the same report gives the same bytes.

    Args:
        report: what to tell.
        folder: where to; it is made if it does not exist. Files of an earlier report are replaced.
        language: `zh` or `en`; by default the report's own.

    Returns:
        The paths written, index.html last.

    Raises:
        OSError: the folder cannot be made or a file cannot be kept.
    """
    folder.mkdir(parents=True, exist_ok=True)
    told = language or report.language
    return replace_all(folder, {name: writer(report, told) for name, writer in WRITERS.items()})


def folder_name(site: Site) -> str:
    """A name for a site's folder: its site code, else a hash of its id; never text of the site.

    Two names never differ by case alone, and none has a meaning to a file system (con, nul, com1).
    """
    if re.fullmatch(r"(?=[a-z]*\d{4})[a-z0-9]{6,40}", site.site_code):
        return site.site_code
    return hashlib.sha256(site.id.encode("utf-8", "surrogatepass")).hexdigest()[:16]
