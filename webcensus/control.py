"""Control: what the process that runs a round tells its workers, wherever they are: go on, or drain.

The runner writes `control.json` in the round's folder again and again. A worker drains when it says so, when
another run has taken the round over, or when it has not changed for a while, for then the runner is gone.
"""

from __future__ import annotations

import contextlib
import secrets
import time
from pathlib import Path

import msgspec

from crawler.page import Frozen

FILE = "control.json"
EVERY = 1.0  # seconds between two words
LEASE = 120.0  # seconds of silence after which a worker believes that its runner is gone


class Word(Frozen):
    """What stands in control.json."""

    token: str  # of the run
    beat: int
    stop: bool = False


class Runner:
    """The side that speaks; one for each run."""

    def __init__(self, folder: Path) -> None:
        self.token = secrets.token_hex(8)
        self._path = folder / FILE
        self._word = Word(token=self.token, beat=0)
        self._next = 0.0

    def speak(self, *, stop: bool) -> None:
        """Say that the run goes on, or that it stops; a word that cannot be written is not said."""
        now = time.monotonic()
        if now < self._next and stop == self._word.stop:
            return
        self._next = now + EVERY
        self._word = Word(token=self.token, beat=self._word.beat + 1, stop=stop)
        draft = self._path.with_name(f".{FILE}.{self.token}")
        with contextlib.suppress(OSError):
            try:
                draft.write_bytes(msgspec.json.encode(self._word))
                draft.replace(self._path)
            finally:  # what did not fit on the disk
                draft.unlink(missing_ok=True)


class Listener:
    """The side that obeys."""

    def __init__(self, folder: Path, token: str, lease: float = LEASE) -> None:
        self._path, self._token, self._lease = folder / FILE, token, lease
        self._heard: Word | None = None
        self._at = time.monotonic()

    def drained(self) -> str:
        """Why the work is to be laid down; empty while it is to go on."""
        if not self._token:
            return ""
        word = self._read()
        if word is not None and word != self._heard:
            self._heard, self._at = word, time.monotonic()
        if self._heard is not None and self._heard.token != self._token:
            return "another run has taken the round over"
        if self._heard is not None and self._heard.stop:
            return "the run is stopped"
        silent = time.monotonic() - self._at
        return f"nothing was heard of the run for {silent:.0f} s" if silent > self._lease else ""

    def _read(self) -> Word | None:
        try:
            with self._path.open("rb") as file:
                return msgspec.json.decode(file.read(4096), type=Word)
        except (OSError, msgspec.DecodeError):
            return None
