"""What a run tells its workers, and when a worker lays its work down."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

import msgspec
import pytest

from crawler.settings import CrawlSettings
from webcensus import lane
from webcensus.control import Listener, Runner
from webcensus.engine import lanes
from webcensus.orders import EXIT_STORE, LaneProgress, Orders
from webcensus.settings import Settings


def test_a_worker_goes_on_while_its_run_speaks(tmp_path: Path) -> None:
    runner = Runner(tmp_path)
    listener = Listener(tmp_path, runner.token, lease=0.2)
    runner.speak(stop=False)
    assert listener.drained() == ""
    time.sleep(0.3)
    assert "nothing was heard of the run" in listener.drained()
    runner.speak(stop=True)
    assert listener.drained() == "the run is stopped"
    Runner(tmp_path).speak(stop=False)
    assert listener.drained() == "another run has taken the round over"


def test_a_damaged_or_missing_word_is_no_word(tmp_path: Path) -> None:
    listener = Listener(tmp_path, "a", lease=60)
    assert listener.drained() == ""
    (tmp_path / "control.json").write_text("{")
    assert listener.drained() == ""
    assert Listener(tmp_path, "", lease=0).drained() == ""


def test_a_word_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "control.json").mkdir()
    Runner(tmp_path).speak(stop=False)
    assert [path.name for path in tmp_path.iterdir()] == ["control.json"]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (Settings(workers=2), [("a", "c", "e"), ("b", "d")]),
        (Settings(workers=9), [("a",), ("b",), ("c",), ("d",), ("e",)]),
        (Settings(engine="tcp://s:1", window=400, shard_size=200), [("a", "b"), ("c", "d"), ("e",)]),
        (Settings(engine="tcp://s:1", window=10, shard_size=200), [("a",), ("b",), ("c",), ("d",), ("e",)]),
    ],
)
def test_what_a_worker_gets(settings: Settings, expected: list[tuple[str, ...]]) -> None:
    assert lanes(settings, "abcde") == expected


@pytest.mark.parametrize(
    ("version", "message"), [("0.0.0", "install the same everywhere"), ("", "does not see the round")]
)
def test_a_machine_that_cannot_work_says_why(tmp_path: Path, version: str, message: str) -> None:
    given = {"version": version} if version else {}
    orders = Orders(
        folder=str(tmp_path), scratch="", lane="l", shards=("s",), settings=CrawlSettings(), **given
    )
    ended = lane.run_lane(orders)
    assert (ended.code, message in ended.message) == (EXIT_STORE, True)


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        (LaneProgress(lane="l"), "no sign of life"),
        (LaneProgress(lane="l", overdue="s00007"), "s00007 took longer"),
    ],
)
def test_a_worker_that_hangs_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: LaneProgress, reason: str
) -> None:
    monkeypatch.setattr(lane, "SILENCE", 0.3)
    monkeypatch.setattr(lane, "LOOK", 0.05)
    (tmp_path / "l.json").write_bytes(msgspec.json.encode(told))
    process = subprocess.Popen(["sleep", "60"])
    watchdog = lane._Watchdog(process, tmp_path / "l.json")
    watchdog.start()
    assert process.wait(10) == -9
    watchdog.join(5)
    assert reason in watchdog.reason


def test_a_worker_that_lives_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lane, "SILENCE", 1.0)
    monkeypatch.setattr(lane, "LOOK", 0.05)
    process = subprocess.Popen(["sleep", "2"])
    watchdog = lane._Watchdog(process, tmp_path / "l.json")
    watchdog.start()
    while process.poll() is None:
        (tmp_path / "l.json").write_bytes(msgspec.json.encode(LaneProgress(lane="l")))
        time.sleep(0.1)
    watchdog.join(5)
    assert (process.returncode, watchdog.reason) == (0, "")
