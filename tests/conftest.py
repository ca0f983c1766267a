"""What all tests share: where the outside material lies, and which tests run without being asked."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[1].parent / "shared"


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
