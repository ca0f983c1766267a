"""Sites: findings on whole sites with seeded faults, the demonstration web and the corpus' own, each audited once."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.accuracy.figure import Figure, Tally
from checks.base import url_blind
from webcensus.demo.sites import all_sites

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Truth:
    """A site and the findings it must bring; with a count the locator is open."""

    id: str
    name: str
    verdict: str
    seeded: tuple[tuple[str, str, int], ...]  # check, locator, count


def figures(half: str) -> Iterator[Figure]:
    """The figures of both webs; the demonstration web is no part of a half."""
    with tempfile.TemporaryDirectory() as folder:
        yield from _demonstration(Path(folder) / "demo")
        from benchmarks.accuracy import seeded

        yield from seeded.figures(Path(folder) / "seeded", half)


def webcensus(*arguments: str | Path) -> None:
    """Run a command of the program, in this environment.

    Raises:
        subprocess.CalledProcessError: it failed.
    """
    command = [sys.executable, "-m", "webcensus", *map(str, arguments)]
    subprocess.run(command, cwd=ROOT, check=True, timeout=900)


def _demonstration(folder: Path) -> Iterator[Figure]:
    webcensus("demo", "-o", folder, "-q")
    reports = folder / "reports"
    clean = json.loads(next(iter(sorted(reports.glob("*/scorecard.json")))).read_text("utf-8"))
    day = dt.date.fromisoformat(clean["as_of"])
    truths = [
        Truth(
            site.id,
            site.name,
            site.verdict,
            tuple((one.check, one.locator, one.count) for one in site.seeded),
        )
        for site in all_sites(day)
    ]
    yield from compared("demonstration web", truths, reports)


def compared(web: str, truths: Iterable[Truth], reports: Path) -> Iterator[Figure]:
    """Precision and recall of all checks together, verdicts, and what is said of clean sites."""
    sure, suspected, recall, verdicts, clean = (Tally() for _ in range(5))
    for truth in truths:
        card = json.loads((reports / truth.id / "scorecard.json").read_text("utf-8"))
        lines = (reports / truth.id / "findings.jsonl").read_text("utf-8").splitlines()
        findings: list[dict[str, Any]] = [json.loads(line) for line in lines]
        base = card["site"]["url"].rstrip("/")
        wanted = Counter(
            (check, _whole(base, locator)) for check, locator, count in truth.seeded if not count
        )
        counts = Counter({check: count for check, _, count in truth.seeded if count})
        for finding in findings:
            key = (finding["check"], url_blind(finding["locator"]))
            seen = wanted[key] > 0 or counts[finding["check"]] > 0
            if wanted[key] > 0:
                wanted[key] -= 1
                recall.add(f"{truth.name} {key}", "", "", right=True)
            elif counts[finding["check"]] > 0:
                counts[finding["check"]] -= 1
                recall.add(f"{truth.name} {key}", "", "", right=True)
            tally = sure if finding["certainty"] == "sure" else suspected
            message = finding["texts"]["zh"]["message"]
            tally.add(
                f"{truth.name} {finding['check']} {finding['locator']}",
                "no finding",
                message,
                right=seen,
                group=finding["check"],
            )
        for (check, locator), number in wanted.items():
            for _ in range(number):
                recall.add(f"{truth.name} {check} {locator}", "a finding", "none", group=check)
        for check, number in counts.items():
            for _ in range(number):
                recall.add(f"{truth.name} {check}", "a finding", "none", group=check)
        if truth.verdict:
            verdicts.add(
                truth.name,
                truth.verdict,
                f"{card['verdict']}: {card['why']['zh']}",
                right=card["verdict"] == truth.verdict,
            )
        if not truth.seeded and truth.verdict == "pass":
            clean.add(
                truth.name,
                "pass, no finding",
                (card["verdict"], [f["check"] for f in findings]),
                right=card["verdict"] == "pass" and not findings,
            )
    yield sure.figure(f"findings, {web}: precision of sure ones", 0.99)
    yield suspected.figure(f"findings, {web}: precision of suspected ones", 0.90)
    yield recall.figure(f"findings, {web}: recall", 0.97)
    yield verdicts.figure(f"verdicts, {web}", None)
    yield clean.figure(f"clean sites, {web}: no finding, verdict pass", 1.0, "all")


def _whole(base: str, locator: str) -> str:
    return url_blind(base + locator if locator.startswith("/") else locator)
