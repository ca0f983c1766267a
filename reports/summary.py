"""summary.md: the short form of a report, for a job's page."""

from __future__ import annotations

from reports import sentence, words
from reports.document import SiteReport
from reports.escape import markdown as escaped
from reports.fix import Fix
from reports.scorecard import Verdict
from reports.words import Words, points

FIXES = 5  # things to rectify first
MARKS = {Verdict.PASS: "✅", Verdict.FAIL: "❌", Verdict.INSUFFICIENT: "❔", Verdict.NOT_JUDGED: "➖"}


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
    heads = (told.say("Score"), told.say("Pass mark"), told.say("To be confirmed"), told.say("Judged as of"))
    values = (
        sentence.score(card, told),
        points(card.pass_mark),
        str(len(report.suspected)),
        sentence.judged_for(report, told),
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
        parts.append(
            told.count("+%(n)s point", "+%(n)s points", 1 if fix.points == 1 else 2, n=points(fix.points))
        )
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
