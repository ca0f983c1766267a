"""Comparison: the documents about two rounds: a page, a workbook, and files for programs.

Nothing here holds all findings in memory: the sites are asked for again by each document, one at a time.
"""

from __future__ import annotations

import heapq
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
from rich.console import Console
from rich.text import Text

from checks.base import Check
from crawler.page import Frozen
from reports import comparison_workbook, html, sentence, words
from reports.change import LOOKS, STATES, Change, SiteChange, Standing, State, Totals
from reports.escape import line, tree
from reports.file import replace, stream
from reports.folder import folder_name
from reports.words import Words, points
from reports.workbook import MOST

SCHEMA = "urn:webcensus:schema:change:1"
LISTED = 5_000  # sites in the page's table
SHOWN = 200  # sites whose findings the page holds
EACH = 100  # findings of one state of a site that the page holds


class Subject(Frozen):
    """What is compared, for the head of every document."""

    earlier: str  # the rounds as the user named them
    later: str
    rubric: str  # its title
    rubric_id: str
    recheck: bool = False  # the later one visited only what the findings of the earlier one needed
    notes: tuple[str, ...] = ()  # what a reader must know, in words
    version: str = ""


class Documents:
    """Writes everything about one comparison.

    Args:
        sites: every site, in the order of the ids; asked for again by each document.
        totals: the sums over them.
        subject: what is compared.
        checks: the texts of the checks.
        language: `zh` or `en`.
    """

    def __init__(
        self,
        sites: Callable[[], Iterable[SiteChange]],
        totals: Totals,
        subject: Subject,
        checks: Mapping[str, Check],
        language: str,
    ) -> None:
        self.sites, self.totals, self.subject, self.checks = sites, totals, subject, checks
        self.told = Words(language)
        self.states = [state for state in State if not (subject.recheck and state is State.NEW)]

    def write(self, folder: Path) -> tuple[Path, ...]:
        """All files; index.html comes last.

        Raises:
            OSError: a file cannot be kept.
        """
        folder.mkdir(parents=True, exist_ok=True)
        return (
            stream(folder / "changes.jsonl", self.lines()),
            stream(folder / "comparison.json", self.summary()),
            comparison_workbook.write(self, folder / "comparison.xlsx"),
            replace(folder / "index.html", self.page().encode()),
        )

    def reason(self, code: str) -> str:
        """A reason code in words; what stands after its colon is a code as well."""
        head, _colon, rest = code.partition(":")
        if not rest:
            return self.told.reason(head) if head else ""
        return self.told.say(
            "%(reason)s: %(what)s", reason=self.told.reason(head), what=self.told.reason(rest)
        )

    # --- for programs -----------------------------------------------------------------------------------

    def lines(self) -> Iterator[bytes]:
        """One JSON object a finding and line."""
        for site in self.sites():
            for change in site.changes:
                yield _json(_line(site, change)) + b"\n"

    def summary(self) -> Iterator[bytes]:
        """One JSON document: the sums, and each site with its numbers."""
        head = {
            "schema": "urn:webcensus:schema:comparison:1",
            "tool": {"name": "webcensus", "version": self.subject.version},
            "earlier": self.subject.earlier,
            "later": self.subject.later,
            "recheck": self.subject.recheck,
            "rubric": self.subject.rubric_id,
            "notes": list(self.subject.notes),
            **self._sums(),
        }
        yield _json(head)[:-1] + b',"sites":['
        for number, site in enumerate(self.sites()):
            yield (b",\n" if number else b"\n") + _json(self._site(site))
        yield b"\n]}\n"

    def _sums(self) -> dict[str, Any]:
        totals = self.totals
        return {
            "totals": {state.value: totals.states[state] for state in self.states}
            | {"dismissed": totals.dismissed, "sites": totals.sites}
            | {"only_earlier": totals.only_then, "only_later": totals.only_now},
            "checks": {
                check: {state.value: counts[state] for state in self.states}
                for check, counts in sorted(totals.checks.items())
            },
            "not_retested": dict(sorted(totals.reasons.items())),
            "verdicts": [
                {"then": then, "now": now, "sites": count}
                for (then, now), count in sorted(totals.verdicts.items())
            ],
        }

    def _site(self, site: SiteChange) -> dict[str, Any]:
        return {
            "site": site.site.id,
            "url": site.site.url,
            "name": site.site.name,
            "then": msgspec.to_builtins(site.then),
            "now": None if self.subject.recheck else msgspec.to_builtins(site.now),
            **{state.value: site.count(state) for state in self.states},
            "dismissed": site.dismissed,
            "points_regained": site.regained,
        }

    # --- page -------------------------------------------------------------------------------------------

    def page(self) -> str:
        """The comparison as one HTML document."""
        say, rows = self.told.say, self._rows()
        shown = {row["id"]: place for place, row in enumerate(rows[:SHOWN]) if row["open"]}
        details = {shown[site.site.id]: self._detail(site) for site in self.sites() if site.site.id in shown}
        values = {
            "heading": say("Re-check") if self.subject.recheck else say("Comparison of two rounds"),
            "recheck": self.subject.recheck,
            "particulars": self._particulars(),
            "notes": self.notes(),
            "figures": self._figures(),
            "states": [(state, say(STATES[state])) for state in self.states],
            "kinds": self._kinds(),
            "reasons": [(self.reason(code), count) for code, count in self.totals.reasons.most_common()],
            "verdicts": [] if self.subject.recheck else self._verdicts(),
            "rows": rows,
            "left_out": max(0, self.totals.sites - len(rows)),
            "details": [details[place] for place in sorted(details)],
            "detailed": frozenset(shown),
            "sentence": lambda found: sentence.said(self.checks, found, self.told),
            "looks": LOOKS,
            "each": EACH,
            "footer": say("Made by webcensus %(version)s.", version=self.subject.version),
        }
        return html.render("comparison.html.j2", "comparison.js", self.told, values, "comparison.css")

    def notes(self) -> list[str]:
        """What a reader must know."""
        say = self.told.say
        found = list(self.subject.notes)
        if self.totals.only_then:
            number = f"{self.totals.only_then:,}"
            found.append(
                say("Sites with nothing to look at again, not visited: %(n)s.", n=number)
                if self.subject.recheck
                else say("Sites in the earlier round only: %(n)s.", n=number)
            )
        if self.totals.only_now:
            found.append(say("Sites in the later round only: %(n)s.", n=f"{self.totals.only_now:,}"))
        if sum(self.totals.states.values()) + self.totals.dismissed > MOST:
            found.append(
                say("The workbook holds the first %(n)s findings, changes.jsonl all.", n=f"{MOST:,}")
            )
        return found

    def _particulars(self) -> list[tuple[str, str]]:
        say, subject = self.told.say, self.subject
        return [
            (say("Earlier round"), subject.earlier),
            (say("Re-check") if subject.recheck else say("Later round"), subject.later),
            (say("Rubric"), subject.rubric),
            (say("Sites"), f"{self.totals.sites:,}"),
        ]

    def _figures(self) -> list[tuple[str, str, str]]:
        say, states = self.told.say, self.totals.states
        before = [state for state in self.states if state is not State.NEW]
        known = sum(states[state] for state in before)
        share: dict[State, str] = {state: f"{states[state] / known:.1%}" for state in before if known}
        figures = [(say(STATES[state]), f"{states[state]:,}", share.get(state, "")) for state in self.states]
        return [*figures, (say("Dismissed"), f"{self.totals.dismissed:,}", "")]

    def _kinds(self) -> list[tuple[str, list[int]]]:
        ordered = sorted(self.totals.checks.items(), key=lambda each: (-sum(each[1].values()), each[0]))
        return [
            (sentence.titled(self.checks, check, self.told), [counts[state] for state in self.states])
            for check, counts in ordered
        ]

    def _verdicts(self) -> list[tuple[str, str, int]]:
        name = {verdict.value: self.told.word(words.VERDICTS, verdict) for verdict in html.LOOKS}
        name[""] = self.told.say("not in the round")
        counted = self.totals.verdicts.most_common()
        return [(name[then], name[now], count) for (then, now), count in counted]

    def _rows(self) -> list[dict[str, Any]]:
        """The sites of the table, worst first."""
        light = ((site.order, self._row(site)) for site in self.sites())
        return [row for _order, row in heapq.nsmallest(LISTED, light, key=lambda each: each[0])]

    def _row(self, change: SiteChange) -> dict[str, Any]:
        site, now = change.site, None if self.subject.recheck else change.now
        return {
            "id": site.id,
            "anchor": f"site-{folder_name(site)}",
            "open": bool(change.changes),
            "name": site.name or site.url,
            "url": site.url,
            "more": [text for text in (site.site_code, site.organiser) if text],
            "then": (self.verdict(change.then), _look(change.then), self.score(change.then)),
            "now": (self.verdict(now), _look(now), self.score(now)),
            "counts": [change.count(state) for state in self.states],
            "regained": points(change.regained),
        }

    def _detail(self, change: SiteChange) -> dict[str, Any]:
        groups = []
        for state in self.states:
            members = [each for each in change.changes if each.state is state and not each.dismissed]
            if members:
                shown = [(each, self.reason(each.reason)) for each in members[:EACH]]
                groups.append((state, self.told.say(STATES[state]), len(members), shown))
        return {
            "anchor": f"site-{folder_name(change.site)}",
            "name": change.site.name or change.site.url,
            "url": change.site.url,
            "groups": groups,
            "dismissed": change.dismissed,
            "regained": change.regained,
        }

    def verdict(self, standing: Standing | None) -> str:
        """A verdict in words; a dash where there is none."""
        return self.told.word(words.VERDICTS, standing.verdict) if standing else "–"

    def score(self, standing: Standing | None) -> str:
        """A score: one number, or the interval it lies in."""
        if standing is None or not standing.scored:
            return "–"
        if standing.minimum == standing.maximum:
            return points(standing.maximum)
        return self.told.say("%(low)s to %(top)s", low=points(standing.minimum), top=points(standing.maximum))

    # --- terminal ---------------------------------------------------------------------------------------

    def tell(self, console: Console, folder: Path) -> None:
        """Print the sums, why something was not re-tested, and where the documents lie."""
        for label, value, share in self._figures():
            console.print(Text.assemble((f"{label}  ", "dim"), value, (f"  {share}" if share else "", "dim")))
        for then, now, count in [] if self.subject.recheck else self._verdicts():
            console.print(Text(f"  {then} → {now}  {count:,}"))
        for code, count in self.totals.reasons.most_common(5):
            console.print(Text(f"  {self.reason(code)}  {count:,}", "dim"))
        for note in self.notes():
            console.print(Text(line(note, 500)))
        place = line(str(folder / "index.html"), 2000)
        console.print(Text.assemble((f"{self.told.say('Report')}  ", "dim"), place), soft_wrap=True)


def _look(standing: Standing | None) -> str:
    return html.LOOKS[standing.verdict] if standing else ""


def _line(site: SiteChange, change: Change) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "site": change.finding.site,
        "as_of": site.now.as_of.isoformat() if site.now else None,
        "state": change.state.value,
        "reason": change.reason,
        "key": change.finding.key,
        "certainty_then": change.then.value if change.then else None,
        **msgspec.to_builtins(change.finding),
        "ruling": msgspec.to_builtins(change.ruling),
    }


def _json(value: Any) -> bytes:
    return json.dumps(tree(value), ensure_ascii=False, separators=(",", ":")).encode()
