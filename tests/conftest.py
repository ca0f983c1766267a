"""What all tests share: where the outside material lies, and which tests run without being asked."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

SHARED = Path(__file__).resolve().parents[1].parent / "shared"
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


DRILL_SECONDS = 2400  # after which a file's drills begin no further life


@pytest.fixture(scope="module")
def until() -> float:
    """When no further life of a drill is begun any more."""
    return time.monotonic() + DRILL_SECONDS


@pytest.fixture
def in_time(until: float) -> None:
    """Nothing more is begun when a drill's time is over."""
    if time.monotonic() > until:
        pytest.skip(f"{DRILL_SECONDS} s are over")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """The system's Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        yield chromium
        chromium.close()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--drills", action="store_true", help="also run the long drills")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out, and count in the last line of the run, what cannot run here or takes too long."""
    left_out = [item for item in items if not _wanted(config, item)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in set(left_out)]


def _wanted(config: pytest.Config, item: pytest.Item) -> bool:
    if item.get_closest_marker("shared") and not SHARED.is_dir():
        return False
    if item.get_closest_marker("drill") and not config.getoption("--drills"):
        return False
    if item.get_closest_marker("office") and not shutil.which("soffice"):
        return False
    return not (item.get_closest_marker("browser") and not shutil.which("chromium"))


def pytest_report_header() -> list[str]:
    """Say what is left out, and why."""
    lines = []
    if not SHARED.is_dir():
        lines.append("left out: tests of outside material (no folder 'shared' beside the project)")
    if not shutil.which("chromium"):
        lines.append("left out: browser tests (no chromium)")
    if not shutil.which("soffice"):
        lines.append("left out: documents opened in an office suite (no LibreOffice)")
    return lines


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of outside material."""
    return SHARED
