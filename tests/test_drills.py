"""Drills: forty kills at random moments. They take minutes, so they run with `make drills` only."""

from __future__ import annotations

import json
import os
import random
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lives import Round, kill, workers
from once import once

from webcensus.demo.web import Served, serving

CODES = tuple(f"33090000{number:02d}" for number in (2, 4, 6, 7, 8, 9, 10))
ROUNDS, KILLS = 8, 5

pytestmark = pytest.mark.drill


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    with serving() as web:
        yield web


@pytest.fixture(scope="module")
def undisturbed(served: Served, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    def make(folder: Path) -> None:
        made = Round(folder, served, CODES)
        assert made.run("-q", timeout=120).returncode == 0
        made.check_whole(len(CODES))
        (folder / "result.json").write_text(json.dumps(made.result()))

    result: dict[str, Any] = json.loads((once(tmp_path_factory, "drill", make) / "result.json").read_text())
    return result


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_killed_again_and_again_it_comes_to_the_same(
    served: Served, undisturbed: dict[str, Any], tmp_path: Path, seed: int
) -> None:
    dice, made = random.Random(seed), Round(tmp_path, served, CODES)
    total, kills = len(undisturbed["outcomes"]), 0
    for moment in sorted(dice.randrange(1, total) for _ in range(KILLS)):
        process = made.start()
        if not made.until(process, moment):
            process.communicate()
            break  # finished before: the moment lay in what is written out last
        if dice.random() < 0.3:
            victim = dice.choice(workers(process) or [process.pid])
            os.kill(victim, signal.SIGKILL)
        assert kill(process) < 2
        kills += 1
        assert made.visits() >= moment
    ended = made.run(timeout=120)
    assert ended.returncode == 0, ended.stderr
    assert kills >= KILLS - 1
    made.check_whole(len(CODES))
    assert made.result() == undisturbed
