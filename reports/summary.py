"""The short forms: summary.md for a job's page, and what the terminal shows."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.text import Text

from reports import sentence, words
from reports.document import SiteReport
from reports.escape import line
from reports.escape import markdown as escaped
from reports.fix import Fix
from reports.scorecard import LineState, Verdict
from reports.words import Words, points

FIXES = 5  # things to rectify first
MARKS = {Verdict.PASS: "✅", Verdict.FAIL: "❌", Verdict.INSUFFICIENT: "❔", Verdict.NOT_JUDGED: "➖"}
COLOURS = {
    Verdict.PASS: "green",
    Verdict.FAIL: "red",
    Verdict.INSUFFICIENT: "yellow",
    Verdict.NOT_JUDGED: "blue",
}


def markdown(report: SiteReport, language: str = "") -> str:
    """A summary in Markdown for a job's page. No text of the site becomes markup, a link or a mention."""
    told = Words(language or report.language, report.rubric.time_zone)
    card = report.scorecard
    rows = [
        f"## {MARKS[card.verdict]} {escaped(report.name, 120)}{told.say(': ')}"
        f"{told.word(words.VERDICTS, card.verdict)}",
        "",
        escaped(sentence.verdict(report, told), 1000),
        "",
        *_figures(report, told),
        *_vetoes(report, told),
        *_fixes(report, told),
        f"*{escaped(coverage(report, told))}*",
    ]
    return "\n".join(rows) + "\n"


def _figures(report: SiteReport, told: Words) -> list[str]:
    card = report.scorecard
    heads = (told.say("Score"), told.say("Pass mark"), told.say("To be confirmed"), told.say("Judged for"))
    values = (
        sentence.score(card, told),
        points(card.pass_mark),
        str(len(report.suspected)),
        card.as_of.isoformat(),
    )
    return [_row(heads), _row(("---",) * len(heads)), _row(values), ""]


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cells) + " |"


def _vetoes(report: SiteReport, told: Words) -> list[str]:
    rows = [
        f"- **{escaped(row.item)} {escaped(sentence.item_title(report, row.item, told))}** "
        f"{escaped(sentence.arithmetic(row, told))}"
        for row in report.scorecard.vetoes
    ]
    return [f"### {told.say('Veto items')}", "", *rows, ""] if rows else []


def _fixes(report: SiteReport, told: Words) -> list[str]:
    rows = [
        _row((str(number), escaped(sentence.fix_title(report, fix, told)),
              f"{len(fix.keys):,}", escaped(gain(fix, told))))
        for number, fix in enumerate(report.to_rectify[:FIXES], 1)
    ]  # fmt: skip
    if not rows:
        return []
    heads = ("#", told.say("What to rectify first"), told.say("Findings"), told.say("Gives back"))
    rest = len(report.to_rectify) - FIXES
    more = [told.say("and %(n)s more", n=f"{rest:,}"), ""] if rest > 0 else []
    return [_row(heads), _row(("---:", "---", "---:", "---")), *rows, "", *more]


def gain(fix: Fix, told: Words) -> str:
    """What a fix gives back, in words."""
    parts = [told.say("lifts a veto")] if fix.lifts_veto else []
    if fix.points:
        parts.append(told.say("+%(n)s points", n=points(fix.points)))
    elif fix.vetoes and not fix.lifts_veto:
        parts.append(told.say("part of a veto"))
    if not parts:
        parts.append(told.say("no points by itself"))
    return told.say(", ").join(parts)


def coverage(report: SiteReport, told: Words) -> str:
    """What the verdict rests on, in one line."""
    seen = report.scorecard.coverage
    parts = [
        told.say("pages read %(done)s of %(all)s", done=f"{seen.pages_read:,}", all=f"{seen.pages_known:,}"),
        told.say(
            "columns judged %(done)s of %(all)s",
            done=f"{seen.columns_judged:,}",
            all=f"{seen.columns_seen:,}",
        ),
    ]
    if seen.letters_seen:
        letters = (f"{seen.letters_judged:,}", f"{seen.letters_seen:,}")
        parts.append(told.say("letters judged %(done)s of %(all)s", done=letters[0], all=letters[1]))
    if seen.links_known:
        links = (f"{seen.links_verified:,}", f"{seen.links_known:,}")
        parts.append(told.say("links verified %(done)s of %(all)s", done=links[0], all=links[1]))
    return told.say("Rests on: %(parts)s", parts=told.say(", ").join(parts))


def terminal(report: SiteReport, console: Console, folder: Path | None = None, language: str = "") -> None:
    """Print the summary of a site for its owner.

    Args:
        report: what to tell.
        console: where to; its width and colours are kept.
        folder: where the report folder lies, to be named at the end.
        language: `zh` or `en`; by default the report's own.
    """
    told = Words(language or report.language, report.rubric.time_zone)
    for row in _told(report, told, folder):
        path = folder is not None and row.plain.endswith("index.html")  # to be copied: never broken in two
        console.print(row, highlight=False, soft_wrap=path, emoji=False, markup=False)


def _told(report: SiteReport, told: Words, folder: Path | None) -> list[Text]:
    card = report.scorecard
    colour = COLOURS[card.verdict]
    rows = [
        Text.assemble(
            (line(report.name, 120), "bold"),
            ("  " + line(report.site.url, 200) if report.site.name else "", "dim"),
        ),
        Text.assemble(
            (f" {told.word(words.VERDICTS, card.verdict)} ", f"bold reverse {colour}"),
            "  ",
            line(sentence.verdict(report, told), 1000),
        ),
        _labelled(told.say("Score"), _score(report, told)),
    ]
    rows += [
        _labelled(told.say("Veto"), f"{row.item} {sentence.item_title(report, row.item, told)}", "red")
        + Text(f"{told.say(': ')}{line(sentence.arithmetic(row, told))}")
        for row in card.vetoes
    ]
    rows += _first(report, told)
    waiting = len(report.suspected)
    if waiting:
        rows.append(_labelled(told.say("To be confirmed"), f"{waiting:,}", "yellow"))
    near = len(report.lines(LineState.WARNING))
    if near:
        rows.append(_labelled(told.say("close to the limit"), f"{near:,}", "yellow"))
    rows.append(Text(line(coverage(report, told)), "dim"))
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


def _first(report: SiteReport, told: Words) -> list[Text]:
    fixes = report.to_rectify[:FIXES]
    if not fixes:
        return []
    rows = [Text(told.say("What to rectify first"), "bold")]
    for number, fix in enumerate(fixes, 1):
        count = told.count("%(n)s finding", "%(n)s findings", len(fix.keys))
        rows.append(
            Text.assemble(
                (f"  {number}  ", "dim"),
                line(sentence.fix_title(report, fix, told)),
                (f"  {count}  ", "dim"),
                (line(gain(fix, told)), "green"),
            )
        )
    rest = len(report.to_rectify) - FIXES
    if rest > 0:
        rows.append(Text("     " + told.say("and %(n)s more", n=f"{rest:,}"), "dim"))
    return rows
