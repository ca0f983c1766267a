"""The example of a third-party check: built, installed, found by its entry point, and right in its cases."""

from __future__ import annotations

import importlib
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from checks import testing
from checks.base import Check, load

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "webcensus-plugin"
CHECK = "consultation-deadline"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with the example installed in it, on the import path."""
    folder = tmp_path_factory.mktemp("plugin")
    source, target = folder / "source", folder / "site"
    shutil.copytree(EXAMPLE, source)
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    command += ["--no-build-isolation", "--target", str(target), str(source)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    sys.path.insert(0, str(target))
    importlib.invalidate_caches()
    yield target
    sys.path.remove(str(target))
    sys.modules.pop("consultation_deadline", None)


@pytest.fixture
def check(installed: Path) -> Check:
    return load()[CHECK]


def test_is_found_by_its_entry_point(check: Check) -> None:
    assert check.scope == "page"
    assert check.id not in load(plugins=False)


@pytest.mark.parametrize(
    "case", testing.read_cases(EXAMPLE / "cases" / f"{CHECK}.toml"), ids=lambda case: case.name
)
def test_its_cases(check: Check, case: testing.Case) -> None:
    assert testing.faults(check, case) == []


def test_imports_from_the_front_door_only() -> None:
    source = (EXAMPLE / "consultation_deadline.py").read_text("utf-8")
    lines = [line for line in source.splitlines() if line.startswith(("import ", "from "))]
    assert {line.split()[1] for line in lines} == {"collections.abc", "webcensus"}


def test_a_second_check_of_the_same_name_is_refused(installed: Path, tmp_path: Path) -> None:
    module = (EXAMPLE / "consultation_deadline.py").read_text("utf-8")
    (tmp_path / "twin.py").write_text(module.replace(f'"{CHECK}"', '"typo"'), "utf-8")
    info = tmp_path / "twin-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: twin\nVersion: 1\n")
    (info / "entry_points.txt").write_text("[webcensus.checks]\ntwin = twin:consultation_deadline\n")
    sys.path.insert(0, str(tmp_path))
    importlib.invalidate_caches()
    try:
        with pytest.raises(ValueError, match="two checks are called 'typo'"):
            load()
    finally:
        sys.path.remove(str(tmp_path))
        sys.modules.pop("twin", None)
