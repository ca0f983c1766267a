"""The overview of many sites: charts, and a table to sort and to search, from one site to a whole country.

The rows of a large table travel as compressed data (gzip, base64) that a script shows a screenful at a time;
without scripts the first `STATIC` of them stand in the page. A row takes some hundred bytes once it is added.
"""

from __future__ import annotations

import base64
import gzip
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import msgspec

from crawler.page import Frozen
from reports import html, sentence, words
from reports.charts import Bar, Chart, relative
from reports.document import SiteReport
from reports.escape import line, linked
from reports.file import replace
from reports.language import marked as _
from reports.scorecard import Verdict
from reports.words import Words

if TYPE_CHECKING:
    from rich.console import Console

LISTED = 10  # sites the terminal names
STATIC = 300  # rows that stand in the page for readers without scripts
FAULTS = 5  # faults a row opens to
CAUSES = 6  # missing pieces of evidence a row opens to
PROVINCES = 40  # bars of a chart
KINDS = 15
ORDER = {Verdict.FAIL: 0, Verdict.INSUFFICIENT: 1, Verdict.PASS: 2, Verdict.NOT_JUDGED: 3}
VERDICTS = tuple(ORDER)
OPENED = ("titles", "faults", "missing")  # fields that are needed only when a row is opened
SHARES = ((1.0, _("all")), (0.8, _("80 % and more")), (0.5, _("50 % to 80 %")), (0.0, _("less than 50 %")))


class Fault(Frozen):
    """What a site has to put right: so many findings of one kind."""

    title: str
    findings: int
    points: float  # regained once they are put right


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
    maximum: float = -1.0
    province: str = ""
    level: str = ""
    veto_titles: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()  # first things first, at most FAULTS
    kinds: tuple[str, ...] = ()  # titles of everything to rectify, each once
    missing: tuple[str, ...] = ()  # why there is no verdict, in words


class _Packed(Frozen, array_like=True):
    """A row as it is kept; texts that many rows share are numbers. The script uses the fields' names."""

    name: str
    url: str
    code: str
    organiser: str
    href: str
    verdict: int
    score: int
    minimum: float
    vetoes: int
    fixes: int
    findings: int
    judged: int
    seen: int
    state: int
    province: int
    level: int
    link: int  # 1: the address may be linked
    titles: tuple[int, ...]
    faults: tuple[tuple[int, int, float], ...]
    missing: tuple[int, ...]


def overview_row(report: SiteReport, folder: str = "", language: str = "") -> OverviewRow:
    """The row of a site; `folder` is its report folder, relative to the overview's."""
    told = Words(language or report.language, report.rubric.time_zone)
    card = report.scorecard
    end = report.outcome
    scored = sentence.scored(card)
    todo = report.to_rectify
    return OverviewRow(
        name=report.site.name,
        url=report.site.url,
        verdict=card.verdict,
        score=sentence.score(card, told),
        minimum=card.minimum if scored else -1.0,
        folder=folder,
        site_code=report.site.site_code,
        organiser=report.site.organiser,
        vetoes=len(card.vetoes),
        fixes=len(todo),
        findings=sum(len(fix.keys) for fix in todo),
        columns_judged=card.coverage.columns_judged,
        columns_seen=card.coverage.columns_seen,
        state=sentence.ended(end, told),
        maximum=card.maximum if scored else -1.0,
        province=report.site.province,
        level=report.site.level,
        veto_titles=tuple(sentence.item_title(report, veto.item, told) for veto in card.vetoes),
        faults=tuple(
            Fault(
                title=sentence.fix_title(report, fix, told),
                findings=len(fix.keys),
                points=round(fix.points, 2),
            )
            for fix in todo[:FAULTS]
        ),
        kinds=tuple(dict.fromkeys(sentence.check_title(report, fix.check, told) for fix in todo)),
        missing=_missing(report, told),
    )


def _missing(report: SiteReport, told: Words) -> tuple[str, ...]:
    if report.scorecard.standing:
        return (told.reason(report.scorecard.standing),)
    if report.scorecard.verdict is not Verdict.INSUFFICIENT:
        return ()
    reasons = (sentence.missing_reason(report, code, told) for code in report.scorecard.missing)
    return tuple(dict.fromkeys(reasons))[:CAUSES]


class Overview:
    """Takes the sites one by one, in any order; writes the page and the lines for the terminal."""

    def __init__(self, language: str = "zh") -> None:
        self._words = Words(language)
        self._rows: list[bytes] = []
        self._texts: dict[str, int] = {}
        self._tallies = _Tallies()
        self._sorted = True

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, row: OverviewRow) -> None:
        """One site."""
        self._rows.append(msgspec.json.encode(self._packed(row)))
        self._tallies.add(row)
        self._sorted = False

    def write(self, folder: Path, particulars: Sequence[tuple[str, str]] = (), version: str = "") -> Path:
        """Write `index.html` into a folder, which is made if it does not exist.

        Raises:
            OSError: the page cannot be kept.
        """
        folder.mkdir(parents=True, exist_ok=True)
        return replace(folder / "index.html", self.page(particulars, version).encode())

    def page(self, particulars: Sequence[tuple[str, str]] = (), version: str = "") -> str:
        """The overview as one HTML document."""
        told, rows = self._words, self._ordered()
        texts = list(self._texts)
        values = {
            "heading": told.count("%(n)s site", "%(n)s sites", len(rows)),
            "particulars": list(particulars),
            "figures": self._tallies.figures(told),
            "charts": self._tallies.charts(told),
            "choices": [(html.LOOKS[v], told.word(words.VERDICTS, v)) for v in VERDICTS],
            "heads": _heads(told),
            "rows": [_values(_unpacked(row), texts, told) for row in rows[:STATIC]],
            "count": len(rows),
            "large": len(rows) > STATIC,
            "data": [self._carried(part, len(rows) > STATIC) for part in self._data(rows)],
            "trouble": told.say("This browser cannot unpack the table; the first sites are listed below."),
            "footer": told.say("Made by webcensus %(version)s.", version=version),
        }
        return html.render("overview.html.j2", "overview.js", told, values, "overview.css")

    def tell(self, console: Console, folder: Path | None = None) -> None:
        """Print how many sites came to which verdict, those that fail first, and where the overview lies."""
        from rich.text import Text

        from reports.terminal import COLOURS  # with what draws on a terminal

        told, rows, texts = self._words, self._ordered(), list(self._texts)
        for label, value, share in self._tallies.figures(told):
            console.print(Text.assemble((f"{label}  ", "dim"), value, (f"  {share}", "dim")))
        for row in map(_unpacked, rows[:LISTED]):
            verdict = VERDICTS[row.verdict]
            console.print(
                Text.assemble(
                    (f"  {told.word(words.VERDICTS, verdict)}", COLOURS[verdict]),
                    f"  {line(row.name or row.url, 80)}  {texts[row.score]}",
                )
            )
        if len(rows) > LISTED:
            console.print(Text(told.say("and %(n)s more", n=f"{len(rows) - LISTED:,}"), "dim"))
        if folder:
            place = line(str(folder / "index.html"), 2000)
            console.print(Text.assemble((f"{told.say('Report')}  ", "dim"), place), soft_wrap=True)

    def _packed(self, row: OverviewRow) -> _Packed:
        return _Packed(
            name=line(row.name, 100),
            url=line(row.url, 200),
            code=line(row.site_code, 20),
            organiser=line(row.organiser, 60),
            href=f"{quote(row.folder)}/index.html" if row.folder else "",
            verdict=ORDER[row.verdict],
            score=self._text(row.score),
            minimum=round(row.minimum, 2),
            vetoes=row.vetoes,
            fixes=row.fixes,
            findings=row.findings,
            judged=row.columns_judged,
            seen=row.columns_seen,
            state=self._text(line(row.state, 120)),
            province=self._text(line(row.province, 40)),
            level=self._text(line(row.level, 40)),
            link=int(bool(linked(row.url))),
            titles=tuple(self._text(line(title, 80)) for title in row.veto_titles),
            faults=tuple((self._text(line(f.title, 80)), f.findings, f.points) for f in row.faults[:FAULTS]),
            missing=tuple(self._text(line(reason, 160)) for reason in row.missing[:CAUSES]),
        )

    def _text(self, text: str) -> int:
        return self._texts.setdefault(text, len(self._texts))

    def _ordered(self) -> list[bytes]:
        """The rows in the order of verdict, score and name; shared texts in the order of their first use."""
        if not self._sorted:
            self._rows.sort(key=_rank)
            self._renumber()
            self._sorted = True
        return self._rows

    def _renumber(self) -> None:
        """So that the page does not depend on the order in which sites were added."""
        old, self._texts = list(self._texts), {}
        for place, packed in enumerate(self._rows):
            row = _unpacked(packed)
            again = msgspec.structs.replace(
                row,
                score=self._text(old[row.score]),
                state=self._text(old[row.state]),
                province=self._text(old[row.province]),
                level=self._text(old[row.level]),
                titles=tuple(self._text(old[title]) for title in row.titles),
                faults=tuple((self._text(old[title]), n, gain) for title, n, gain in row.faults),
                missing=tuple(self._text(old[reason]) for reason in row.missing),
            )
            self._rows[place] = msgspec.json.encode(again)

    @staticmethod
    def _carried(data: bytes, large: bool) -> str:
        """JSON as it stands in the page."""
        if not large:
            return data.decode()
        return base64.b64encode(gzip.compress(data, 6, mtime=0)).decode()

    def _data(self, rows: Sequence[bytes]) -> tuple[bytes, bytes]:
        """What the table shows, a list for each field; and what its rows open to."""
        told = self._words
        fixed: dict[str, Any] = {
            "texts": list(self._texts),
            "verdicts": [told.word(words.VERDICTS, verdict) for verdict in VERDICTS],
            "looks": [html.LOOKS[verdict] for verdict in VERDICTS],
            "say": {name: told.say(text) for name, text in SAID.items()},
        }
        columns: dict[str, bytearray] = {name: bytearray() for name in _Packed.__struct_fields__}
        names = []
        for row in map(_unpacked, rows):
            names.append((row.name or row.url).encode("gb18030", "replace"))
            for name, column in columns.items():
                column += msgspec.json.encode(getattr(row, name)) + b","
        fixed["rank"] = _ranks(names)
        lists = [b'"%s":[%s]' % (name.encode(), bytes(column[:-1])) for name, column in columns.items()]
        shown, opened = lists[: -len(OPENED)], lists[-len(OPENED) :]
        head = msgspec.json.encode(fixed)[:-1]
        return head + b',"size":%d,' % len(rows) + b",".join(shown) + b"}", b"{" + b",".join(opened) + b"}"


SAID = {
    "open": _("Details"),
    "vetoes": _("Vetoes"),
    "faults": _("First to put right"),
    "missing": _("What is missing for a verdict"),
    "none": _("Nothing to put right was found."),
    "address": _("Address"),
    "level": _("Level"),
    "report": _("Full report"),
    "points": _("points regained"),
}


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
    return _collected(rows, language).write(folder, particulars, version)


def page(
    rows: Iterable[OverviewRow],
    language: str = "zh",
    particulars: Sequence[tuple[str, str]] = (),
    version: str = "",
) -> str:
    """The overview as one HTML document."""
    return _collected(rows, language).page(particulars, version)


def terminal(
    rows: Iterable[OverviewRow], console: Console, folder: Path | None = None, language: str = "zh"
) -> None:
    """Print how many sites came to which verdict, those that fail first, and where the overview lies."""
    _collected(rows, language).tell(console, folder)


def _collected(rows: Iterable[OverviewRow], language: str) -> Overview:
    collected = Overview(language)
    for row in rows:
        collected.add(row)
    return collected


def _unpacked(row: bytes) -> _Packed:
    return msgspec.json.decode(row, type=_Packed)


def _ranks(names: Sequence[bytes]) -> list[int]:
    """The place of each name among all, in the order of GB 18030: common characters by their sound."""
    ranks = [0] * len(names)
    for rank, place in enumerate(sorted(range(len(names)), key=names.__getitem__)):
        ranks[place] = rank
    return ranks


def _rank(packed: bytes) -> tuple[Any, ...]:
    row = _unpacked(packed)
    return (row.verdict, row.minimum, row.name, row.url, row.code, row.href)


class _Tallies:
    """What the charts count."""

    def __init__(self) -> None:
        self.verdicts: Counter[Verdict] = Counter()
        self.provinces: dict[str, Counter[Verdict]] = {}
        self.scores: Counter[int] = Counter()
        self.kinds: Counter[str] = Counter()
        self.coverage: Counter[str] = Counter()

    def add(self, row: OverviewRow) -> None:
        self.verdicts[row.verdict] += 1
        if row.province:
            self.provinces.setdefault(line(row.province, 40), Counter())[row.verdict] += 1
        if row.maximum >= 0:
            self.scores[min(int(row.maximum // 10), 9)] += 1
        self.kinds.update(set(row.kinds))
        self.coverage[_coverage(row)] += 1

    def figures(self, told: Words) -> list[tuple[str, str, str]]:
        shown = [(told.say("Sites"), f"{self.verdicts.total():,}", "")]
        whole = self.verdicts.total() - self.verdicts[Verdict.NOT_JUDGED]
        for verdict in (Verdict.PASS, Verdict.FAIL, Verdict.INSUFFICIENT):
            share = f"{self.verdicts[verdict] / whole:.1%}" if whole else ""
            shown.append((told.word(words.VERDICTS, verdict), f"{self.verdicts[verdict]:,}", share))
        if self.verdicts[Verdict.NOT_JUDGED]:
            left = f"{self.verdicts[Verdict.NOT_JUDGED]:,}"
            shown.append((told.word(words.VERDICTS, Verdict.NOT_JUDGED), left, ""))
        return shown

    def charts(self, told: Words) -> list[Chart]:
        """The charts that have something to show."""
        drawn = (self._passing(told), self._scores(told), self._kinds(told), self._coverage(told))
        return [chart for chart in drawn if len(chart.bars) > 1]

    def _passing(self, told: Words) -> Chart:
        largest = sorted(self.provinces, key=lambda name: (-self.provinces[name].total(), name))[:PROVINCES]
        rates = [(name, *_rate(self.provinces[name])) for name in largest]
        rates.sort(key=lambda each: (-each[1], each[0]))
        return Chart(
            title=told.say("Pass rate by province"),
            note=told.say("passing sites among those with a verdict"),
            bars=tuple(Bar(label=name, share=rate, value=value, look="pass") for name, rate, value in rates),
        )

    def _scores(self, told: Words) -> Chart:
        counted = [
            (f"{tens * 10}–{tens * 10 + (10 if tens == 9 else 9)}", self.scores[tens], "")
            for tens in range(9, -1, -1)
        ]
        title, note = told.say("Score distribution"), told.say("sites by their highest possible score")
        return relative(title, note, counted if self.scores else [])

    def _kinds(self, told: Words) -> Chart:
        most = sorted(self.kinds.items(), key=lambda kind: (-kind[1], kind[0]))[:KINDS]
        title, note = told.say("Kinds of problems"), told.say("sites with a problem of the kind to rectify")
        return relative(title, note, [(kind, n, "fail") for kind, n in most])

    def _coverage(self, told: Words) -> Chart:
        labels = [label for _, label in SHARES] + [_("no column seen")]
        counted = [
            (told.say(label), self.coverage[label], "" if place < 2 else "insufficient")
            for place, label in enumerate(labels)
        ]
        title, note = (
            told.say("Coverage"),
            told.say("sites by the share of their columns that could be judged"),
        )
        return relative(title, note, counted if self.coverage else [])


def _coverage(row: OverviewRow) -> str:
    if not row.columns_seen:
        return "no column seen"
    share = row.columns_judged / row.columns_seen
    return next(label for least, label in SHARES if share >= least)


def _rate(counted: Counter[Verdict]) -> tuple[float, str]:
    judged = counted[Verdict.PASS] + counted[Verdict.FAIL]
    if not judged:
        return 0.0, "–"
    share = counted[Verdict.PASS] / judged
    return share, f"{share:.1%} ({counted[Verdict.PASS]:,}/{judged:,})"


def _heads(told: Words) -> list[tuple[str, str, bool]]:
    """Heading, what it is sorted by, and whether it stands on the right."""
    say = told.say
    numbers = {
        "score": _("Score"), "vetoes": _("Vetoes"), "fixes": _("To do"), "findings": _("Findings"),
        "columns": _("Columns judged"),
    }  # fmt: skip
    return [
        (say("Site"), "name", False),
        (say("Verdict"), "verdict", False),
        *((say(label), name, True) for name, label in numbers.items()),
        (say("Visit"), "state", False),
    ]


def _values(row: _Packed, texts: Sequence[str], told: Words) -> dict[str, Any]:
    return {
        "name": row.name or row.url,
        "about": " · ".join(filter(None, (row.url, row.code, row.organiser))),
        "href": row.href,
        "look": html.LOOKS[VERDICTS[row.verdict]],
        "word": told.word(words.VERDICTS, VERDICTS[row.verdict]),
        "score": texts[row.score],
        "vetoes": row.vetoes,
        "fixes": row.fixes,
        "findings": row.findings,
        "coverage": f"{row.judged:,} / {row.seen:,}",
        "state": texts[row.state],
    }
