"""A country of small sites: every row ends with an outcome, in bounded memory. With `make drills` only."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.country import sweep


@pytest.mark.drill
def test_a_country_of_small_sites(tmp_path: Path) -> None:
    told = sweep(tmp_path, sites=3_000, dead=10, seconds=900)
    assert told["code"] == 0, (tmp_path / "run.log").read_text("utf-8")[-2000:]
    assert (told["outcomes"], told["twice"], told["complete"]) == (3_000, 0, True)
    assert told["states"]["finding"] == 2_700
    assert max(told["most_mb"].values()) <= 400, told
