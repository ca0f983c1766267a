"""index.html: the report of one site, one self-contained file that works from disk.

The page carries its own style sheet and one small script; a Content-Security-Policy lets these two run, by
their hashes, and nothing else. Every value is cleaned and escaped by the environment.
"""

from __future__ import annotations

import base64
import gettext
import hashlib
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from crawler.facts import Column
from reports import sentence, words
from reports.document import SiteReport
from reports.escape import clean, line, linked
from reports.fix import Fix
from reports.language import translations
from reports.scorecard import Line, LineState, Verdict
from reports.words import Words, points

FIRST = 8  # findings of a group that are shown at once
MOST = 200  # findings of a group that the page holds; the ledger holds all
FIRST_COLUMNS = 20
MOST_SUBJECTS = 50
LOOKS = {
    Verdict.PASS: "pass",
    Verdict.FAIL: "fail",
    Verdict.INSUFFICIENT: "insufficient",
    Verdict.NOT_JUDGED: "not-judged",
}


def page(report: SiteReport, language: str = "") -> str:
    """The report as one HTML document."""
    told = Words(language or report.language, report.rubric.time_zone)
    view = _View(report, told)
    return render("report.html.j2", "report.js", told, view.values(), "review.css")


def render(template: str, script: str, told: Words, values: dict[str, Any], *styles: str) -> str:
    """A template with the project's style sheet (and others after it), one script and the values."""
    sheets = ("style.css", *styles)
    return (
        environment(told.code)
        .get_template(template)
        .render(
            style=_asset(*sheets),
            style_hash=_hash(*sheets),
            script=_asset(script),
            script_hash=_hash(script),
            words=told,
            **values,
        )
    )


@cache
def environment(language: str) -> Environment:
    """The templates' environment in a language: it escapes and cleans everything and refuses unset names."""
    made = Environment(
        loader=PackageLoader("reports", "templates"),
        autoescape=True,
        optimized=False,  # it takes longer than it saves: a template is made once
        undefined=StrictUndefined,
        finalize=_cleaned,
        extensions=["jinja2.ext.i18n"],
    )
    texts = translations(language)
    made.install_gettext_translations(texts, newstyle=True)  # type: ignore[attr-defined]
    made.globals.update(
        _=_say(texts),
        line=line,
        linked=linked,
        points=points,
        number=lambda value: f"{value:,}",
        percent=_percent,
        verdicts=words.VERDICTS,
        confidence=words.CONFIDENCE,
        classes=words.CLASSES,
        kinds=words.KINDS,
        decisions=words.DECISIONS,
        first=FIRST,
        most=MOST,
        first_columns=FIRST_COLUMNS,
        most_subjects=MOST_SUBJECTS,
    )
    return made


def _say(texts: gettext.NullTranslations) -> Callable[..., Markup]:
    """What `_` says; a message without values is looked up once."""

    @cache
    def plain(message: str) -> Markup:
        return told(message)

    def told(message: str, **values: object) -> Markup:
        return Markup(texts.gettext(message)) % values  # noqa: S704 - a text of ours; values are escaped

    def say(message: str, **values: object) -> Markup:
        return told(message, **values) if values else plain(message)

    return say


def _cleaned(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    text = clean(value)
    if text is value or not isinstance(value, Markup):
        return text
    return Markup(text)  # noqa: S704 - it was markup before


def _asset(*names: str) -> Markup:
    return Markup(_text(*names))  # noqa: S704 - our own style sheets or script


@cache
def _text(*names: str) -> str:
    return "".join((files("reports") / "templates" / name).read_text("utf-8") for name in names)


@cache
def _hash(*names: str) -> Markup:
    digest = base64.b64encode(hashlib.sha256(_text(*names).encode()).digest()).decode()
    return Markup(f"sha256-{digest}")  # noqa: S704 - a hash of ours


def _percent(share: float) -> str:
    return f"{min(max(share, 0.0), 1.0) * 100:.2f}%"


class _View:
    """What the template of one site shows, computed once."""

    def __init__(self, report: SiteReport, told: Words) -> None:
        self.report = report
        self.words = told
        self.card = report.scorecard
        self.places = {line.item: line for line in report.scorecard.lines}

    def values(self) -> dict[str, Any]:
        report, told, items = self.report, self.words, self.report.items
        sections: dict[str, Any] = {
            "fixes": [self.group(fix) for fix in report.to_rectify],
            "suspected": [self.group(fix) for fix in report.to_confirm],
            "advice": [self.group(fix) for fix in report.advised],
            "dismissed": [(finding, report.rulings[finding.key]) for finding in report.dismissed],
            "open": report.lines(LineState.OPEN),
            "near": sentence.near(report),
            "columns": self.columns(),
        }
        return {
            **sections,
            "report": report,
            "items": items,
            "look": LOOKS[self.card.verdict],
            "why": sentence.verdict(report, told),
            "bar": self.bar() if sentence.scored(self.card) else None,
            "score": sentence.score(self.card, told),
            "total": sentence.total(self.card, told),
            "figures": self.figures(),
            "particulars": self.particulars(),
            "contents": self.contents(sections),
            "not_judged": [
                (sentence.check_title(report, check, told), told.reason(reason), subjects)
                for check, reason, subjects in report.not_judged()
            ],
            "outcomes": [(told.word(words.OUTCOMES, name), n) for name, n in report.outcomes.items()],
            "letters": [(told.word(words.LETTER_STATES, name), n) for name, n in report.letters.items()],
            "state": self.state(),
            "footer": self.footer(),
            "title": lambda item: sentence.in_language(item.title, told),
            "clause": lambda item: sentence.clause(item, told),
            "arithmetic": lambda row: sentence.arithmetic(row, told),
            "sentence": lambda found: sentence.finding(report, found, told),
            "check_title": lambda check: sentence.check_title(report, check, told),
            "called": lambda each: sentence.subject(report, each.check, each.locator, told),
            "open_reason": lambda row: sentence.open_reason(row, told),
            "groups_of": lambda item: [
                group
                for name in ("fixes", "suspected")
                for group in sections[name]
                if item in group["fix"].items
            ],
            "state_of": lambda row: sentence.state(row, told),
            "look_of": _look,
        }

    def group(self, fix: Fix) -> dict[str, Any]:
        return {
            "fix": fix,
            "anchor": f"fix-{self.report.fixes.index(fix) + 1}",
            "title": sentence.fix_title(self.report, fix, self.words),
            "lines": [self.places[item] for item in fix.items if item in self.places],
            "findings": self.report.members(fix),
            "how": sentence.what_to_do(self.report, fix.check, self.words),
            "why": sentence.why_it_matters(self.report, fix.check, self.words),
        }

    def columns(self) -> list[dict[str, Any]]:
        faults: dict[str, list[str]] = {}
        for fix in (*self.report.to_rectify, *self.report.advised):
            title = sentence.check_title(self.report, fix.check, self.words)
            for finding in self.report.members(fix):
                faults.setdefault(finding.locator, []).append(title)
        return [
            {
                "column": column,
                "faults": list(dict.fromkeys(faults.get(column.url, []))),
                "why_not": self.why_not(column),
            }
            for column in self.report.columns
        ]

    def why_not(self, column: Column) -> str:
        return "" if column.judged else self.words.reason(column.why_not or str(column.outcome))

    def bar(self) -> dict[str, str]:
        card, say = self.card, self.words.say
        base = card.base or 1.0
        middle = (card.minimum + card.maximum) / 2 / base
        anchor = "start" if middle < 0.12 else "end" if middle > 0.88 else "middle"
        score = sentence.score(card, self.words)
        caption = (
            say(
                "The filled part is certain; the pale part depends on what a person confirms and on what "
                "could not be judged."
            )
            if card.minimum < card.maximum
            else say("The score does not depend on anything open.")
        )
        return {
            "low": _percent(card.minimum / base),
            "span": _percent((card.maximum - card.minimum) / base),
            "mark": _percent(card.pass_mark / base),
            "mark_label": say("pass mark %(mark)s", mark=points(card.pass_mark)),
            "at": _percent({"start": 0.0, "end": 1.0}.get(anchor, middle)),
            "anchor": anchor,
            "score": say("%(score)s points", score=score),
            "caption": caption,
            "label": say(
                "Score %(score)s of %(base)s, pass mark %(mark)s",
                score=score,
                base=points(card.base),
                mark=points(card.pass_mark),
            ),
        }

    def figures(self) -> list[tuple[str, str, str]]:
        say, card = self.words.say, self.card
        regained = card.base - card.maximum
        seen = card.coverage.columns_seen
        scored = [
            (say("Score"), sentence.score(card, self.words), ""),
            (say("Can be regained"), points(regained), say("points")),
        ]
        return (scored if sentence.scored(card) else []) + [
            (say("Vetoes that hold"), f"{len(card.vetoes):,}", ""),
            (say("To rectify"), f"{sum(len(fix.keys) for fix in self.report.to_rectify):,}", ""),
            (say("To be confirmed"), f"{len(self.report.suspected):,}", ""),
            (say("Columns judged"), f"{card.coverage.columns_judged:,}", say("of %(n)s", n=f"{seen:,}")),
        ]

    def particulars(self) -> list[tuple[str, str]]:
        say, site = self.words.say, self.report.site
        rows = [
            (say("Site code"), site.site_code),
            (say("Organiser"), site.organiser),
            (say("Supervisor"), site.supervisor),
            (say("Level"), site.level),
            (say("Rubric"), sentence.in_language(self.report.rubric.title, self.words)),
            (say("Judged as of"), sentence.judged_for(self.report, self.words)),
            (say("Visited"), visited(self.report, self.words)),
        ]
        return [(label, value) for label, value in rows if value]

    def contents(self, sections: dict[str, Any]) -> list[tuple[str, str, int | None]]:
        say = self.words.say
        vetoes = len(self.card.vetoes) + len(sections["near"])
        rows: list[tuple[str, str, int | None, bool]] = [
            ("vetoes", say("Veto items"), vetoes, bool(vetoes)),
            ("fixes", say("What to rectify"), len(sections["fixes"]), True),
            ("suspected", say("To be confirmed"), len(self.report.suspected), bool(self.report.suspected)),
            ("open", say("The open part"), len(sections["open"]), bool(sections["open"])),
            ("sheet", say("Score sheet"), None, True),
            ("coverage", say("Coverage"), None, True),
            ("columns", say("Column inventory"), len(sections["columns"]), bool(sections["columns"])),
            ("advice", say("Advice"), len(sections["advice"]), bool(sections["advice"])),
            ("dismissed", say("Dismissed"), len(sections["dismissed"]), bool(sections["dismissed"])),
        ]
        return [(anchor, label, count) for anchor, label, count, shown in rows if shown]

    def state(self) -> str:
        return sentence.visit(self.report, self.words)

    def footer(self) -> str:
        return self.words.say(
            "Made by webcensus %(version)s as of %(day)s. The same stored visit gives the same report.",
            version=self.report.version,
            day=self.card.as_of.isoformat(),
        )


def _look(row: Line) -> str:
    if row.state is LineState.CLEAR and not row.judged:
        return "unseen"
    return str(row.state).replace("_", "-")


def visited(report: SiteReport, told: Words) -> str:
    """When the site was visited, in the rubric's time zone."""
    start, end = told.instant(report.outcome.started_at), told.instant(report.outcome.ended_at)
    if start and end and start[:10] == end[:10]:
        end = end[11:]
    return " – ".join(part for part in dict.fromkeys((start, end)) if part)
