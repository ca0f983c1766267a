"""The overview of many sites: one page with a table to sort and to search, and a link to each report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from rich.console import Console
from rich.text import Text

from crawler.page import Frozen
from reports import html, sentence, summary, words
from reports.document import SiteReport
from reports.escape import line
from reports.file import replace
from reports.language import marked as _
from reports.scorecard import Verdict
from reports.words import Words, points

LISTED = 10  # sites the terminal names
ORDER = {Verdict.FAIL: 0, Verdict.INSUFFICIENT: 1, Verdict.PASS: 2}


class OverviewRow(Frozen):
    """One site in the overview. Texts may be hostile."""

    name: str
    url: str
    verdict: Verdict
    score: str  # the interval in words
    minimum: float
    folder: str = ""  # the site's report folder, relative to the overview's; empty: no link
    site_code: str = ""
    organiser: str = ""
    vetoes: int = 0
    fixes: int = 0  # groups to rectify
    findings: int = 0  # findings to rectify
    columns_judged: int = 0
    columns_seen: int = 0
    state: str = ""  # how the visit ended, in words


def overview_row(report: SiteReport, folder: str = "", language: str = "") -> OverviewRow:
    """The row of a site; `folder` is its report folder, relative to the overview's."""
    told = Words(language or report.language, report.rubric.time_zone)
    card = report.scorecard
    end = report.outcome
    state = told.word(words.SITE_STATES, end.state)
    causes = told.causes(end.causes)
    return OverviewRow(
        name=report.site.name,
        url=report.site.url,
        verdict=card.verdict,
        score=sentence.score(card, told),
        minimum=card.minimum if sentence.scored(card) else -1.0,
        folder=folder,
        site_code=report.site.site_code,
        organiser=report.site.organiser,
        vetoes=len(card.vetoes),
        fixes=len(report.to_rectify),
        findings=sum(len(fix.keys) for fix in report.to_rectify),
        columns_judged=card.coverage.columns_judged,
        columns_seen=card.coverage.columns_seen,
        state=told.say("%(reason)s: %(what)s", reason=state, what=causes) if causes else state,
    )


def overview(
    rows: Iterable[OverviewRow],
    folder: Path,
    language: str = "zh",
    particulars: Sequence[tuple[str, str]] = (),
    version: str = "",
) -> Path:
    """Write `index.html` over many sites into a folder.

    Args:
        rows: the sites; failing ones are shown first, then by name.
        folder: where to; it is made if it does not exist.
        language: `zh` or `en`.
        particulars: labels and values for the head of the page, such as the rubric and the day.
        version: of the program.

    Raises:
        OSError: the page cannot be kept.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return replace(folder / "index.html", page(rows, language, particulars, version).encode())


def page(
    rows: Iterable[OverviewRow],
    language: str = "zh",
    particulars: Sequence[tuple[str, str]] = (),
    version: str = "",
) -> str:
    """The overview as one HTML document."""
    told = Words(language)
    ordered = sorted(rows, key=lambda row: (ORDER[row.verdict], row.minimum, row.name, row.url))
    values = {
        "heading": told.count("%(n)s site", "%(n)s sites", len(ordered)),
        "particulars": list(particulars),
        "figures": _figures(ordered, told),
        "choices": [(html.LOOKS[verdict], told.word(words.VERDICTS, verdict)) for verdict in ORDER],
        "heads": _heads(told),
        "rows": [_values(row, told) for row in ordered],
        "footer": told.say("Made by webcensus %(version)s.", version=version),
    }
    return html.render("overview.html.j2", "overview.js", told, values)


def terminal(
    rows: Iterable[OverviewRow], console: Console, folder: Path | None = None, language: str = "zh"
) -> None:
    """Print how many sites came to which verdict, those that fail first, and where the overview lies."""
    told = Words(language)
    ordered = sorted(rows, key=lambda row: (ORDER[row.verdict], row.minimum, row.name, row.url))
    for label, value, share in _figures(ordered, told):
        console.print(Text.assemble((f"{label}  ", "dim"), value, (f"  {share}", "dim")))
    for row in ordered[:LISTED]:
        console.print(
            Text.assemble(
                (f"  {told.word(words.VERDICTS, row.verdict)}", summary.COLOURS[row.verdict]),
                f"  {line(row.name or row.url, 80)}  {row.score}",
            )
        )
    if len(ordered) > LISTED:
        console.print(Text(told.say("and %(n)s more", n=f"{len(ordered) - LISTED:,}"), "dim"))
    if folder:
        console.print(
            Text.assemble((f"{told.say('Report')}  ", "dim"), line(str(folder / "index.html"), 2000))
        )


def _figures(rows: Sequence[OverviewRow], told: Words) -> list[tuple[str, str, str]]:
    counted = Counter(row.verdict for row in rows)
    shown = [(told.say("Sites"), f"{len(rows):,}", "")]
    for verdict in (Verdict.PASS, Verdict.FAIL, Verdict.INSUFFICIENT):
        share = f"{counted[verdict] / len(rows):.1%}" if rows else ""
        shown.append((told.word(words.VERDICTS, verdict), f"{counted[verdict]:,}", share))
    return shown


def _heads(told: Words) -> list[tuple[str, str, bool]]:
    """Heading, how it is sorted, and whether it stands on the right."""
    say = told.say
    numbers = (_("Score"), _("Vetoes"), _("To do"), _("Findings"), _("Columns judged"))
    return [
        (say("Site"), "text", False),
        (say("Verdict"), "number", False),
        *((say(number), "number", True) for number in numbers),
        (say("Visit"), "text", False),
    ]


def _values(row: OverviewRow, told: Words) -> dict[str, Any]:
    share = row.columns_judged / row.columns_seen if row.columns_seen else 0.0
    return {
        "name": row.name,
        "url": row.url,
        "site_code": row.site_code,
        "organiser": row.organiser,
        "href": f"{quote(row.folder)}/index.html" if row.folder else "",
        "verdict": html.LOOKS[row.verdict],
        "look": html.LOOKS[row.verdict],
        "word": told.word(words.VERDICTS, row.verdict),
        "order": ORDER[row.verdict],
        "score": row.score,
        "minimum": points(row.minimum),
        "vetoes": row.vetoes,
        "fixes": row.fixes,
        "findings": row.findings,
        "columns": f"{share:.4f}",
        "coverage": f"{row.columns_judged:,} / {row.columns_seen:,}",
        "state": row.state,
    }
