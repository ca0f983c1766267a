"""A round survives what happens to processes: kill -9, signals, a second run, a full or vanished folder."""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import lives
import pytest
from command import webcensus
from lives import CODES, Round, alive, kill, workers
from patience import PATIENCE

from webcensus.demo.web import Served, serving


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    with serving() as web:
        yield web


@pytest.fixture(scope="module")
def undisturbed(served: Served, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    result = lives.undisturbed(served, tmp_path_factory)
    assert len(result["outcomes"]) > 100
    return result


@pytest.fixture
def made(served: Served, tmp_path: Path) -> Round:
    return Round(tmp_path, served, CODES)


def test_killed_three_times_it_comes_to_the_same(made: Round, undisturbed: dict[str, Any]) -> None:
    """Twice the run itself; then a worker, which the run replaces."""
    dice, total = random.Random(20261122), len(undisturbed["outcomes"])
    *first, last = sorted(dice.randrange(total // 10, total * 6 // 10) for _ in range(3))
    for moment in first:
        process = made.start()
        assert made.until(process, moment), process.communicate()
        assert kill(process) < 2  # its workers are gone as well
        assert made.visits() >= moment
    process = made.start()
    assert made.until(process, max(last, made.visits() + 5)), process.communicate()
    victims = workers(process)
    for worker in victims:
        os.kill(worker, signal.SIGKILL)
    assert victims
    _, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    assert "a worker died (-9)" in err
    assert list((made.folder / "scratch").iterdir()) == []
    made.check_whole(len(CODES))
    assert made.result() == undisturbed


def test_stopped_by_signals_and_by_a_full_disk_it_comes_to_the_same(
    made: Round, undisturbed: dict[str, Any]
) -> None:
    total = len(undisturbed["outcomes"])
    for number, code, moment in ((signal.SIGINT, 130, total // 4), (signal.SIGTERM, 143, total // 2)):
        process = made.start("--workers", "1")
        assert made.until(process, moment)
        left = workers(process)
        process.send_signal(number)
        _, err = process.communicate(timeout=PATIENCE)
        assert process.returncode == code
        assert "run the same command again to go on" in err
        assert alive(left) == []
        assert moment <= made.visits() < total
    full = made.start("--workers", "1", shell="ulimit -f 100")  # no file may grow beyond 100 KB
    _, err = full.communicate(timeout=PATIENCE)
    assert full.returncode == 1, err
    assert re.search(f"results cannot be kept in {made.folder}: .*run again to go on", err)
    assert made.visits() >= total // 2
    assert made.run("--workers", "1").returncode == 0
    made.check_whole(len(CODES))
    assert made.result() == undisturbed


def test_two_runs_another_setting_and_a_vanished_folder(made: Round) -> None:
    process = made.start("--workers", "1")
    try:
        assert made.until(process, 5)
        second = made.run()
        assert second.returncode == 1
        assert f"process {process.pid} works on this round" in second.stderr
    finally:
        kill(process)
    other = made.run("--max-pages", "299")
    assert other.returncode == 3
    assert "max_pages = 300, now it is 299" in other.stderr
    sites = made.cwd / "sites.csv"
    listed = sites.read_text("utf-8")
    sites.write_text("".join(listed.splitlines(keepends=True)[:-1]), "utf-8")
    shorter = made.run()
    assert shorter.returncode == 3
    assert "another list of sites (3 sites, now 2)" in shorter.stderr
    sites.write_text(listed, "utf-8")
    process = made.start("--workers", "1")
    try:
        assert made.until(process, made.visits() + 20)
        shutil.move(made.folder, made.cwd / "elsewhere")
        _, err = process.communicate(timeout=PATIENCE)
        assert process.returncode == 1
        assert "results cannot be kept" in err
        assert "Traceback" not in err
    finally:
        if process.poll() is None:
            kill(process)


def test_workers_that_never_get_anywhere_end_the_run_soon(made: Round) -> None:
    (made.cwd / "sitecustomize.py").write_text(
        "import os, sys\n"
        "if 'webcensus.worker' in sys.orig_argv:\n"
        "    sys.stderr.write('no such luck\\n')\n"
        "    os._exit(3)\n"
    )
    ended = webcensus(*made.command, cwd=made.cwd, env={"PYTHONPATH": str(made.cwd)}, timeout=PATIENCE)
    assert ended.returncode == 1
    assert "workers died again and again: (3) no such luck" in ended.stderr
    assert "no such luck" in ended.stderr.splitlines()[0]
