"""A round that is struck again and again comes to what it comes to undisturbed. Many more: `make drills`."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import lives
import pytest
from disasters import Disk, Fate
from lives import CODES, Round

from webcensus.demo.web import Served, serving

LIVES, EACH = 20, 10  # of a drill: rounds, and disasters in each

struck: Counter[str] = Counter()


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    with serving() as web:
        yield web


@pytest.fixture(scope="module")
def undisturbed(served: Served, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return lives.undisturbed(served, tmp_path_factory)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    with Disk(tmp_path / "disk").mounted() as made:
        yield made


def test_one_of_each_kind(served: Served, undisturbed: dict[str, Any], disk: Disk) -> None:
    made = Round(disk.folder, served, CODES)
    fate = Fate(made, disk, random.Random(20261126), len(undisturbed["outcomes"]))
    for kind in fate.kinds:
        fate.strike(kind)
    _comes_to(made, undisturbed)


@pytest.mark.drill
@pytest.mark.usefixtures("in_time")
@pytest.mark.parametrize("seed", range(LIVES))
def test_struck_at_random_it_comes_to_the_same(
    served: Served,
    undisturbed: dict[str, Any],
    disk: Disk,
    seed: int,
    capfd: pytest.CaptureFixture[str],
) -> None:
    made = Round(disk.folder, served, CODES)
    fate = Fate(made, disk, random.Random(seed), len(undisturbed["outcomes"]))
    for _ in range(EACH):
        struck[fate.strike()] += 1
    _comes_to(made, undisturbed)
    told = ", ".join(f"{count} x {kind}" for kind, count in sorted(struck.items()))
    with capfd.disabled():
        print(f" {struck.total()} disasters so far: {told}")


def _comes_to(made: Round, undisturbed: dict[str, Any]) -> None:
    ended = made.run(timeout=180)
    assert ended.returncode == 0, ended.stderr
    made.check_whole(len(CODES))
    assert made.result() == undisturbed
