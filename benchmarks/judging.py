"""What judging a stored round costs, as CPU milliseconds a site: reading back, judging, keeping, the overview.

    python -m benchmarks.judging ROUND

The round is judged twice in this process, and the second time is told, since what is loaded once in a process
is nothing to a round of many sites. Nothing in the round's folder is changed.
"""

from __future__ import annotations

import gc
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from reports.document import site_report
from reports.overview import Overview, overview_row
from reports.ruling import Rulings
from webcensus import garbage
from webcensus.archive import archived
from webcensus.audit import law
from webcensus.judgement import Keeper, judge_one
from webcensus.settings import load
from webcensus.store import Store, find
from webcensus.version import VERSION

BAR = 5.0  # ms a site, reading back and judging


def measure(folder: Path) -> dict[str, float]:
    """Step -> CPU milliseconds a site.

    Raises:
        StoreError: the folder holds no round that can be read.
    """
    with tempfile.TemporaryDirectory() as place, garbage.looked_for_seldom():
        _judged(folder, Path(place))
        return _judged(folder, Path(place))


def _judged(folder: Path, place: Path) -> dict[str, float]:
    rubric, known = law(load({}))
    keeper = Keeper(Store(place), rubric)
    overview, spent, sites = Overview("zh"), Counter[str](), 0
    gc.collect()
    clock = _Clock(spent)
    for each in archived(find(folder), whole=False):
        clock.lap("read")
        judged = judge_one(each, rubric, known, rulings=Rulings())
        clock.lap("judge")
        keeper.add(judged)
        clock.lap("keep")
        report = site_report(
            each.facts,
            judged.scorecard,
            rubric,
            judged.findings,
            judged.unassessed,
            None,
            known,
            outcomes=each.outcomes,
            language="zh",
            version=VERSION,
        )
        overview.add(overview_row(report, "", "zh"))
        clock.lap("overview")
        sites += 1
    keeper.close()
    clock.lap("keep")
    overview.write(place, [], VERSION)
    clock.lap("overview")
    return {step: 1000 * seconds / max(1, sites) for step, seconds in spent.items()}


class _Clock:
    def __init__(self, spent: Counter[str]) -> None:
        self._spent, self._last = spent, time.process_time()

    def lap(self, step: str) -> None:
        """Put what was spent since the last time down to a step."""
        now = time.process_time()
        self._spent[step] += now - self._last  # type: ignore[assignment]
        self._last = now


def told(figures: dict[str, float]) -> str:
    """The figures in a line, with the bar."""
    steps = ", ".join(f"{step} {spent:.2f}" for step, spent in figures.items())
    own = figures["read"] + figures["judge"]
    return f"check: {own:.1f} ms CPU a site, bar {BAR:g}: {'met' if own <= BAR else 'short'} ({steps})"


if __name__ == "__main__":
    print(told(measure(Path(sys.argv[1]))))
