"""Disasters that may befall a round: what kills it, fills its disk, takes its folder away, damages its files."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from lives import Round, alive, kill, workers

PATIENCE = 10.0  # seconds in which a run that cannot keep its results must end
DISK = "8m"  # size of the small disk


class Disk:
    """A small disk of its own, where this system lets us make one; else just a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.real = False

    @contextlib.contextmanager
    def mounted(self) -> Iterator[Disk]:
        """While it lasts, the folder is the disk."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.real = _mount("-t", "tmpfs", "-o", f"size={DISK}", "webcensus-drill", str(self.folder))
        try:
            yield self
        finally:
            if self.real:
                subprocess.run(["umount", "-l", str(self.folder)], check=False)

    def fill(self) -> Path:
        """Take all the room that is left."""
        filler = self.folder / "filler"
        with contextlib.suppress(OSError), filler.open("wb") as file:
            while True:
                file.write(b"\0" * 65536)
                file.flush()
        return filler

    def protect(self, on: bool) -> bool:
        """Make it read-only, or writable again."""
        return _mount("-o", f"remount,{'ro' if on else 'rw'}", str(self.folder))


def _mount(*options: str) -> bool:
    if os.geteuid() != 0 or shutil.which("mount") is None:
        return False
    return subprocess.run(["mount", *options], capture_output=True, check=False).returncode == 0


class Fate:
    """Strikes a round with one disaster after the other, and holds what must hold after each."""

    def __init__(self, made: Round, disk: Disk, dice: random.Random, total: int) -> None:
        self.made, self.disk, self.dice, self.total = made, disk, dice, total
        self.kinds = {
            "run killed": self.run_killed,
            "workers killed": self.workers_killed,
            "folder vanished": self.vanished,
            "ledger damaged": self.ledger_damaged,
            "results damaged": self.results_damaged,
        }
        if disk.real:
            self.kinds |= {"disk full": self.disk_full, "disk read-only": self.read_only}

    def strike(self, kind: str = "") -> str:
        """One disaster, of a kind that chance chooses unless it is named; says which."""
        kind = kind or self.dice.choice(list(self.kinds))
        self.kinds[kind]()
        return kind

    # --- while it runs -----------------------------------------------------------------------------

    def run_killed(self) -> None:
        """kill -9 of the run: its workers end by themselves, and what was written down stays."""
        process = self._under_way()
        before = self.made.visits()
        assert kill(process) < 5, "workers outlived their run"
        assert self.made.visits() >= before

    def workers_killed(self) -> None:
        """kill -9 of its workers: the run replaces them; then it is killed itself."""
        process = self._under_way()
        before = self.made.visits()
        for pid in workers(process):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.made.until(process, before + 3)
        kill(process)
        assert self.made.visits() >= before

    def vanished(self) -> None:
        """The folder is moved away: the run ends soon, and says that it cannot keep results."""
        process = self._under_way()
        before = self.made.visits()
        aside = self.made.folder.with_name("elsewhere")
        self.made.folder.rename(aside)
        try:
            self._ends(process)
        finally:
            if self.made.folder.exists():
                shutil.rmtree(self.made.folder)
            aside.rename(self.made.folder)
        assert self.made.visits() >= before

    def disk_full(self) -> None:
        """No room is left: the run ends soon, and what was written down stays."""
        process = self._under_way()
        before = self.made.visits()
        filler = self.disk.fill()
        try:
            self._ends(process)
        finally:
            filler.unlink(missing_ok=True)
        assert self.made.visits() >= before

    # --- between two runs --------------------------------------------------------------------------

    def read_only(self) -> None:
        """Nothing can be written from the beginning: refused at once."""
        before = self.made.visits()
        if not self.disk.protect(True):
            return
        try:
            began = time.monotonic()
            ended = self.made.run()
            assert ended.returncode == 1, ended.stderr
            assert "cannot write" in ended.stderr
            assert time.monotonic() - began < PATIENCE + 5
        finally:
            assert self.disk.protect(False)
        assert self.made.visits() == before

    def ledger_damaged(self) -> None:
        """Bits flipped in, or the end cut off, a shard at work."""
        self._damage([*self.made.folder.glob("scratch/*.sqlite"), *self.made.folder.glob("scratch/*-wal")])

    def results_damaged(self) -> None:
        """The same in the results of a finished shard, or in its manifest."""
        self._damage([*self.made.folder.glob("data/*/*.parquet"), *self.made.folder.glob("manifest/*.json")])

    def _damage(self, files: list[Path]) -> None:
        files = [path for path in files if path.stat().st_size]
        if not files:
            self.run_killed()
            files = [path for path in self.made.folder.glob("scratch/*.sqlite") if path.stat().st_size]
        if not files:
            return
        path = self.dice.choice(sorted(files))
        data = bytearray(path.read_bytes())
        if self.dice.random() < 0.3:
            del data[self.dice.randrange(len(data)) :]
        else:
            for _ in range(self.dice.randrange(1, 9)):
                data[self.dice.randrange(len(data))] ^= 1 << self.dice.randrange(8)
        path.write_bytes(data)

    # --- inside ------------------------------------------------------------------------------------

    def _under_way(self) -> subprocess.Popen[str]:
        """A run that has got somewhere; where nothing is left to do, one that judges and writes."""
        process = self.made.start()
        step = self.dice.randrange(1, max(2, self.total // 8))
        self.made.until(process, self.made.visits() + step)
        return process

    def _ends(self, process: subprocess.Popen[str]) -> None:
        """It ends within its time, with an error unless it had just finished, and without a traceback."""
        began, left = time.monotonic(), workers(process)
        _, err = process.communicate(timeout=PATIENCE + 20)
        took = time.monotonic() - began
        assert took < PATIENCE, f"ended after {took:.1f} s: {err[-500:]}"
        assert process.returncode in (0, 1), (process.returncode, err[-2000:])
        assert "Traceback" not in err, err[-2000:]
        while left and alive(left) and time.monotonic() - began < PATIENCE:
            time.sleep(0.05)
        assert alive(left) == []
