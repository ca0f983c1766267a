"""Output: where results are printed. A disk that is full there is told from one that is full elsewhere."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any, TextIO


class Output:
    """A stream whose errors name it."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        with _named():
            return self._stream.write(text)

    def flush(self) -> None:
        with _named():
            self._stream.flush()


@contextlib.contextmanager
def _named() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        error.filename = "standard output"
        raise
