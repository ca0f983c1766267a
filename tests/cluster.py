"""A cluster on loopback: the very commands of deploy/compose.yaml, as processes that can be killed."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "deploy" / "compose.yaml").read_text("utf-8"))
CONTACT = "https://www.example.gov.cn/webcensus"


class Cluster:
    """A scheduler and two workers."""

    def __init__(self, folder: Path, workers: int = 2) -> None:
        self.folder = folder
        self.port = _free_port()
        self._count = workers
        self.scheduler: subprocess.Popen[bytes] | None = None
        self.workers: list[subprocess.Popen[bytes]] = []
        self._log = (folder / "cluster.log").open("ab")

    def __enter__(self) -> Cluster:
        self.start()
        return self

    def __exit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        for process in self.processes:
            process.kill()
            process.wait(10)
        self._log.close()

    @property
    def processes(self) -> list[subprocess.Popen[bytes]]:
        """All that was started."""
        return [*self.workers, *([self.scheduler] if self.scheduler else [])]

    def start(self) -> None:
        """What the services' restart policy does: whatever does not run is started."""
        if self.scheduler is None or self.scheduler.poll() is not None:
            self.scheduler = self._service("scheduler")
        alive = [worker for worker in self.workers if worker.poll() is None]
        self.workers = alive + [self._service("worker") for _ in range(self._count - len(alive))]

    def kill_worker(self, number: int) -> None:
        """One worker's machine is gone."""
        worker = self.workers[number % len(self.workers)]
        os.kill(worker.pid, signal.SIGKILL)
        worker.wait(10)

    def kill_scheduler(self) -> None:
        """The scheduler is gone; its workers end by themselves, or are ended."""
        assert self.scheduler
        os.kill(self.scheduler.pid, signal.SIGKILL)
        self.scheduler.wait(10)
        for worker in self.workers:
            worker.terminate()
        for worker in self.workers:
            worker.wait(60)

    def run(self, round_: Path, sites: Path) -> list[str]:
        """The command of the service `run`, without the program's name."""
        command = self._here(COMPOSE["services"]["run"]["command"])
        assert command[0] == "webcensus"
        names = {"/census/sites.csv": str(sites), "/census/round": str(round_)}
        return [names.get(word, word) for word in command[1:]]

    def _service(self, name: str) -> subprocess.Popen[bytes]:
        program, *arguments = self._here(COMPOSE["services"][name]["command"])
        assert program == "dask"
        return subprocess.Popen(
            [str(Path(sys.executable).with_name(program)), *arguments],
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=self._log,
            stderr=self._log,
        )

    def _here(self, command: Sequence[str]) -> list[str]:
        """A command, with the addresses and folders of this machine."""
        here = {
            "0.0.0.0": "127.0.0.1",
            "8786": str(self.port),
            "tcp://scheduler:8786": f"tcp://127.0.0.1:{self.port}",
            "/scratch": str(self.folder / "scratch"),
            COMPOSE["services"]["run"]["command"][-1]: CONTACT,
        }
        return [here.get(word, word) for word in command]


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def wait_for(what: Any, seconds: float = 90) -> None:
    """Wait until something holds."""
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.05)
