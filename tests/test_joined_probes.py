"""What `probe` kept is joined wherever a round is judged: compared, handed out, re-checked."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from rounds import CHECKS, DAY, RUBRIC, Made, write

from crawler.facts import Sample
from crawler.page import Outcome
from reports.change import State
from reports.ruling import Rulings
from webcensus import handout, recheck, rounds
from webcensus.compare import Comparison, Law, compare
from webcensus.handout import Terms
from webcensus.probe import keep
from webcensus.settings import Settings, SettingsError

LATER = DAY + dt.timedelta(days=90)
CHECK = "homepage-unavailable"


def week(site: Made, last: dt.date, failures: int, visits: int = 140) -> list[Sample]:
    """The seven days that end on `last`, Beijing time: twenty visits each, the first of which fail."""
    midnight = dt.datetime.combine(last, dt.time(), dt.UTC) - dt.timedelta(hours=8)
    made = []
    for number in range(visits):
        failed = number < failures
        at = midnight - dt.timedelta(days=number % 7) + dt.timedelta(minutes=30 + 60 * (number // 7))
        outcome, status = (Outcome.TIMEOUT, 0) if failed else (Outcome.OK, 200)
        made.append(
            Sample(url=site.url, at=at, outcome=outcome, status=status, seconds=15.0 if failed else 0.5)
        )
    return made


def kept(folder: Path, samples: list[Sample]) -> str:
    by_day: dict[dt.date, list[Sample]] = {}
    for each in samples:
        by_day.setdefault(each.at.date(), []).append(each)
    for run in by_day.values():
        keep(run, folder, "here", run[0].at)
    return str(folder)


def law(probes: str) -> Law:
    return Law(rubric=RUBRIC, checks=CHECKS, rulings=Rulings(), probes=probes)


@pytest.mark.parametrize(
    ("failures", "visits", "state"),
    [(0, 140, State.FIXED), (10, 140, State.STILL), (0, 30, State.NOT_RETESTED), (0, 0, State.NOT_RETESTED)],
)
def test_compared(tmp_path: Path, failures: int, visits: int, state: State) -> None:
    then, now = Made(), Made(day=LATER)
    old, new = write(tmp_path / "old", [then]), write(tmp_path / "new", [now])
    samples = [*week(then, DAY, 10), *week(now, LATER, failures, visits)]
    with Comparison(tmp_path) as comparison:
        compare(old, new, law(kept(tmp_path / "probes", samples)), comparison)
        (change,) = comparison.sites()
    found = {each.finding.check: each.state for each in change.changes}
    assert found[CHECK] is state


def test_without_samples_nobody_is_accused(tmp_path: Path) -> None:
    old, new = write(tmp_path / "old", [Made()]), write(tmp_path / "new", [Made(day=LATER)])
    with Comparison(tmp_path) as comparison:
        compare(old, new, law(""), comparison)
        (change,) = comparison.sites()
    assert CHECK not in {each.finding.check for each in change.changes}


def test_handed_out(tmp_path: Path) -> None:
    site = Made()
    store = write(tmp_path / "round", [site])
    terms = Terms(issued=dt.date(2015, 9, 25), working_days=15)
    listed = {}
    for name, probes in (("with", kept(tmp_path / "probes", week(site, DAY, 10))), ("without", "")):
        handout.hand_out(store, law(probes), terms, tmp_path / name, language="zh")
        rows: list[dict[str, Any]] = pq.read_table(tmp_path / name / "ledger.parquet").to_pylist()
        listed[name] = len(rows)
    assert listed["with"] == listed["without"] + 1


def test_re_checked(tmp_path: Path) -> None:
    site = Made()
    store = write(tmp_path / "round", [site])
    again = recheck.Store(tmp_path / "again")
    again.folder.mkdir()
    probes = kept(tmp_path / "probes", week(site, DAY, 10))
    settings = Settings(resolve=("*=127.0.0.1:9",))
    recheck._plan(store, again, law(probes), settings)
    assert [each.id for each in again.shard("s00001").sites] == [site.site.id]


@pytest.mark.parametrize("command", ["compare", "ledger", "recheck"])
def test_a_folder_that_is_not_there_is_named(tmp_path: Path, command: str) -> None:
    old, new = write(tmp_path / "old", [Made()]), write(tmp_path / "new", [Made(day=LATER)])
    given = {"probes": str(tmp_path / "none")}
    calls = {
        "compare": lambda: rounds.compare_rounds(str(old.folder), str(new.folder), "", given, 0),
        "ledger": lambda: rounds.ledger(str(old.folder), "", "", "", 15, (), given, 0),
        "recheck": lambda: rounds.recheck(str(old.folder), "", given, 0),
    }
    with pytest.raises(SettingsError, match="none: no such folder"):
        calls[command]()


def test_a_round_that_is_not_complete_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = write(tmp_path / "old", [Made()]), write(tmp_path / "new", [Made(day=LATER)])
    rounds.compare_rounds(str(old.folder), str(new.folder), "", {"lang": "en"}, 0)
    page = (new.folder / "comparison" / "index.html").read_text("utf-8")
    assert "not complete" not in page
    (old.folder / "whole.json").unlink()
    rounds.compare_rounds(str(old.folder), str(new.folder), "", {"lang": "en"}, 0)
    page = (new.folder / "comparison" / "index.html").read_text("utf-8")
    assert "targets outside the sites are unverified" in page
    (old.folder / "manifest" / "s00001.json").unlink()
    rounds.compare_rounds(str(old.folder), str(new.folder), "", {"lang": "en"}, 0)
    page = (new.folder / "comparison" / "index.html").read_text("utf-8")
    assert "0 of 1 sites have an outcome" in page
