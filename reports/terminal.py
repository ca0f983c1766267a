"""Terminal: the short form of a report, for the owner of a site."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.text import Text

from reports import sentence, summary, words
from reports.document import SiteReport
from reports.escape import line
from reports.scorecard import LineState, Verdict
from reports.words import Words, points

COLOURS = {
    Verdict.PASS: "green",
    Verdict.FAIL: "red",
    Verdict.INSUFFICIENT: "yellow",
    Verdict.NOT_JUDGED: "blue",
}


def tell(report: SiteReport, console: Console, folder: Path | None = None, language: str = "") -> None:
    """Print the summary of a site for its owner.

    Args:
        report: what to tell.
        console: where to; its width and colours are kept.
        folder: where the report folder lies, to be named at the end.
        language: `zh` or `en`; by default the report's own.
    """
    told = Words(language or report.language, report.rubric.time_zone)
    for row in _told(report, told, folder, console):
        path = folder is not None and row.plain.endswith("index.html")  # to be copied: never broken in two
        console.print(row, highlight=False, soft_wrap=path, emoji=False, markup=False)


def _told(report: SiteReport, told: Words, folder: Path | None, console: Console) -> list[Text]:
    card = report.scorecard
    colour = COLOURS[card.verdict]
    rows = [
        Text.assemble(
            (line(report.name, 120), "bold"),
            ("  " + line(report.site.url, 200) if report.site.name else "", "dim"),
        ),
        *_hanging(
            Text.assemble((f" {told.word(words.VERDICTS, card.verdict)} ", f"bold reverse {colour}"), "  "),
            Text(line(sentence.verdict(report, told), 1000)),
            console,
        ),
        _labelled(told.say("Score"), _score(report, told)),
    ]
    rows += [
        _labelled(told.say("Veto"), f"{row.item} {sentence.item_title(report, row.item, told)}", "red")
        + Text(f"{told.say(': ')}{line(sentence.arithmetic(row, told))}")
        for row in card.vetoes
    ]
    rows += _first(report, told, console)
    waiting = len(report.suspected)
    if waiting:
        rows.append(_labelled(told.say("To be confirmed"), f"{waiting:,}", "yellow"))
    near = len(report.lines(LineState.WARNING))
    if near:
        rows.append(_labelled(told.say("close to the limit"), f"{near:,}", "yellow"))
    rows.append(Text(line(summary.coverage(report, told)), "dim"))
    if folder:
        rows.append(_labelled(told.say("Report"), line(str(folder / "index.html"), 2000), "bold"))
    return rows


def _score(report: SiteReport, told: Words) -> str:
    card = report.scorecard
    mark = told.say("pass mark %(mark)s", mark=points(card.pass_mark))
    base = f" / {points(card.base)}" if sentence.scored(card) else ""
    return f"{sentence.score(card, told)}{base}{told.say('; ')}{mark}"


def _labelled(label: str, value: str, style: str = "") -> Text:
    return Text.assemble((f"{label}  ", "dim"), (line(value, 2000), style))


def _hanging(head: Text, text: Text, console: Console) -> list[Text]:
    """A text beside its head, also where it takes several lines: Chinese is one long word to `rich`."""
    beside = max(20, console.width - head.cell_len)
    rows = []
    for number, part in enumerate(text.wrap(console, beside, overflow="fold")):
        part.rstrip()
        rows.append(Text(" " * head.cell_len) + part if number else head + part)
    return rows


def _first(report: SiteReport, told: Words, console: Console) -> list[Text]:
    fixes = report.to_rectify[: summary.FIXES]
    if not fixes:
        return []
    rows = [Text(told.say("What to rectify first"), "bold")]
    for number, fix in enumerate(fixes, 1):
        count = told.count("%(n)s finding", "%(n)s findings", len(fix.keys))
        what = Text.assemble(
            line(sentence.fix_title(report, fix, told)),
            (f"  {count}  ", "dim"),
            (line(summary.gain(fix, told)), "green"),
        )
        rows += _hanging(Text(f"  {number}  ", "dim"), what, console)
    rest = len(report.to_rectify) - summary.FIXES
    if rest > 0:
        rows.append(Text("     " + told.say("and %(n)s more", n=f"{rest:,}"), "dim"))
    return rows
