"""Something dear that several tests look at is made once, also when tests run in several processes."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """The folder that `make` filled, by this process or by another one of the same test run.

    A `make` that failed is not tried again: every test that needs it fails for the same reason.
    """
    base = factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        base = base.parent
    folder, made = base / name, base / f"{name}.made"
    with (base / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            folder.mkdir()
            made.write_text(_fault(make, folder), "utf-8")
    fault = made.read_text("utf-8")
    assert not fault, f"{name} could not be made: {fault}"
    return folder


def _fault(make: Callable[[Path], None], folder: Path) -> str:
    try:
        make(folder)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return ""
