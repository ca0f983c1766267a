"""A round on a Dask cluster: the commands of deploy/ on loopback, and what is killed there."""

from __future__ import annotations

import json
import random
import re
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import lives
import pytest
import yaml
from cluster import COMPOSE, ROOT, Cluster, wait_for
from command import webcensus
from lives import Round, kill, workers

from webcensus.__main__ import cli
from webcensus.demo.web import Served, serving

RESTARTS = int(COMPOSE["services"]["run"]["restart"].partition(":")[2])
LIVES, EACH = 20, 13  # of a drill: rounds, and kills in each, where none is over before the last
LEAVE = 1.5  # the last kill comes when this part of the visits is done: 1 / 1.5

killed_so_far: Counter[str] = Counter()
CODES = ("3309000002", "3309000003", "3309000007", "3309000009")
KUBERNETES = list(yaml.safe_load_all((ROOT / "deploy" / "kubernetes.yaml").read_text("utf-8")))
UNITS = sorted((ROOT / "deploy" / "systemd").iterdir())


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    with serving() as web:
        yield web


@pytest.fixture(scope="module")
def undisturbed(served: Served, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return lives.undisturbed(served, tmp_path_factory, CODES)


class Clustered(Round):
    """A round that a cluster carries."""

    def __init__(self, folder: Path, served: Served, cluster: Cluster) -> None:
        super().__init__(folder, served, CODES)
        command = cluster.run(self.folder, folder / "sites.csv")
        haste = ("--delay", "0.02", "--confirm-after", "0.2", "--shard-size", "1", "--window", "1")
        resolve = [part for place in served.resolve for part in ("--resolve", place)]
        self.command = (*command, *haste, "--allow-network", "127.0.0.1/32", *resolve)

    def begin(self) -> subprocess.Popen[str]:
        """Start it, as often as the restart policy does, and wait until it has taken the round over.

        Where nothing was left to do, it has ended.
        """
        for _ in range(RESTARTS):
            before, process = self._token(), self.start()
            while process.poll() is None:
                if self._token() != before:
                    return process
                time.sleep(0.05)
            if process.returncode == 0:
                return process
            _, err = process.communicate()
            assert "no scheduler answers" in err, err  # it is not up yet
        raise AssertionError("the scheduler does not come up")

    def _token(self) -> str:
        path = self.folder / "control.json"
        return str(json.loads(path.read_bytes())["token"]) if path.is_file() else ""


def test_one_of_two_workers_is_killed_midway_and_the_run_stopped(
    served: Served, undisturbed: dict[str, Any], tmp_path: Path
) -> None:
    total = len(undisturbed["outcomes"])
    with Cluster(tmp_path) as cluster:
        made = Clustered(tmp_path, served, cluster)
        process = made.start()
        assert made.until(process, total // 4), process.communicate()
        cluster.kill_worker(0)
        assert made.until(process, max(total // 2, made.visits() + 1)), process.communicate()
        process.terminate()
        _, err = process.communicate(timeout=60)
        assert process.returncode == 143, err
        wait_for(lambda: not any(workers(each) for each in cluster.workers))
        ended = made.run(timeout=180)
        assert ended.returncode == 0, ended.stderr
    check(made, undisturbed)
    assert not list(made.local.rglob("*.sqlite"))


def test_workers_scheduler_and_parent_are_killed_three_times_each(
    served: Served, undisturbed: dict[str, Any], tmp_path: Path
) -> None:
    victims = ["worker", "scheduler", "parent"] * 3
    struck = killed(victims, random.Random(20261126), served, undisturbed, tmp_path)
    assert sorted(struck) == sorted(victims)


@pytest.mark.drill
@pytest.mark.usefixtures("in_time")
@pytest.mark.parametrize("seed", range(LIVES))
def test_killed_again_and_again_a_cluster_comes_to_the_same(
    served: Served,
    undisturbed: dict[str, Any],
    tmp_path: Path,
    seed: int,
    capfd: pytest.CaptureFixture[str],
) -> None:
    dice = random.Random(seed)
    victims = dice.choices(["worker", "scheduler", "parent"], k=EACH)
    killed_so_far.update(killed(victims, dice, served, undisturbed, tmp_path))
    told = ", ".join(f"{count} x {kind}" for kind, count in sorted(killed_so_far.items()))
    with capfd.disabled():
        print(f" {killed_so_far.total()} kills so far: {told}")


def killed(
    victims: list[str], dice: random.Random, served: Served, undisturbed: dict[str, Any], folder: Path
) -> list[str]:
    """Kill these, in any order, while the round goes on; it must come to the same all the same.

    Tells which were killed: on a machine that stands still for a while, a round may be over before the last.
    """
    dice.shuffle(victims)
    steps = len(undisturbed["outcomes"]) / (LEAVE * len(victims))
    struck = []
    with Cluster(folder) as cluster:
        made = Clustered(folder, served, cluster)
        process = made.begin()
        try:
            for number, victim in enumerate(victims, 1):
                if not made.until(process, int(steps * number)):
                    break
                struck.append(victim)
                if victim == "worker":
                    cluster.kill_worker(dice.randrange(2))
                elif victim == "parent":
                    kill(process)
                else:
                    cluster.kill_scheduler()
                    _, err = process.communicate(timeout=60)
                    assert (process.returncode, "scheduler was lost" in err) in ((1, True), (0, False)), err
                cluster.start()
                process = process if victim == "worker" else made.begin()
            _, err = process.communicate(timeout=120)
            assert process.returncode == 0, err
        finally:
            if process.poll() is None:
                kill(process)
    check(made, undisturbed)
    return struck


def check(made: Round, undisturbed: dict[str, Any]) -> None:
    """Every shard committed exactly once, nothing lost, nothing twice."""
    assert sorted(path.stem for path in (made.folder / "manifest").iterdir()) == planned(made)
    made.check_whole(len(CODES))
    assert made.result() == undisturbed


def planned(made: Round) -> list[str]:
    return sorted(path.stem for path in (made.folder / "plan").glob("s*.json"))


@pytest.mark.parametrize(
    ("engine", "more", "code", "message"),
    [
        ("tcp://127.0.0.1:9", ("--scratch", "s"), 1, "no scheduler answers"),
        ("tcp://127.0.0.1:9", (), 3, "--scratch is missing"),
        ("dask", (), 3, "engines are: local, or the address of a Dask scheduler"),
        ("tcp://127.0.0.1", (), 3, "engines are"),
    ],
)
def test_an_engine_that_cannot_be_used(
    tmp_path: Path, engine: str, more: tuple[str, ...], code: int, message: str
) -> None:
    ended = webcensus(
        "audit", "http://127.0.0.1:9/", "--allow-network", "127.0.0.0/8", "--engine", engine, *more, cwd=tmp_path,
        env={"DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "1s"}, timeout=50,
    )  # fmt: skip
    assert (ended.returncode, message in ended.stderr) == (code, True), ended.stderr


# --- the files of deploy/ -------------------------------------------------------------------------------


def test_every_example_says_the_same() -> None:
    services = COMPOSE["services"]
    found = {
        container["name"]: container["command"]
        for document in KUBERNETES
        if document["kind"] in ("Deployment", "Job")
        for container in document["spec"]["template"]["spec"]["containers"]
    }
    assert found["scheduler"] == services["scheduler"]["command"]
    assert found["worker"] == services["worker"]["command"]
    assert set(options(services["run"]["command"])) <= set(options(found["run"]))
    assert "/scratch" in options(found["run"])["--scratch"]


def commands() -> list[list[str]]:
    found = [service["command"] for service in COMPOSE["services"].values()]
    text = "\n".join(path.read_text("utf-8") for path in UNITS)
    found += [line.split() for line in re.findall(r"^ExecStart=(.*)$", text, re.M)]
    for document in KUBERNETES:
        spec = document.get("spec", {})
        template = spec.get("jobTemplate", {}).get("spec", spec).get("template")
        if template:
            found += [container["command"] for container in template["spec"]["containers"]]
    return [command for command in found if command[0].endswith("webcensus")]


@pytest.mark.parametrize("command", commands(), ids=" ".join)
def test_every_command_exists_with_its_options(command: list[str]) -> None:
    known = cli.commands[command[1]]
    taken = {option for parameter in known.params for option in parameter.opts}
    assert set(options(command)) <= taken


def options(command: list[str]) -> dict[str, str]:
    """Option -> the word after it."""
    return {
        word: after for word, after in zip(command, [*command[1:], ""], strict=True) if word.startswith("--")
    }


def test_units_are_well_formed() -> None:
    for path in UNITS:
        sections = re.findall(r"^\[(\w+)\]$", path.read_text("utf-8"), re.M)
        assert sections[0] == "Unit", path
    timer = (ROOT / "deploy" / "systemd" / "webcensus-probe.timer").read_text("utf-8")
    assert "OnCalendar=hourly" in timer  # at least the twenty samples a day that the 2019 table asks for
