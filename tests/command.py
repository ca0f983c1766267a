"""The command line as users run it: in a process of its own, in an empty folder, with a clean environment."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

CONTACT = "https://www.example.gov.cn/webcensus"
Ended = subprocess.CompletedProcess[str]


def start(
    *arguments: str | Path, cwd: Path, env: Mapping[str, str] | None = None, shell: str = ""
) -> subprocess.Popen[str]:
    """Start `webcensus`; with `shell` (such as `ulimit -f 100`) under what that sets."""
    command = [sys.executable, "-m", "webcensus", *map(str, arguments)]
    if shell:
        command = ["bash", "-c", f'{shell} && exec "$@"', "-", *command]
    return subprocess.Popen(
        command,
        cwd=cwd,
        env=environment(env or {}),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def webcensus(
    *arguments: str | Path,
    cwd: Path,
    env: Mapping[str, str] | None = None,
    shell: str = "",
    timeout: float = 60,
) -> Ended:
    """Run `webcensus` to its end."""
    process = start(*arguments, cwd=cwd, env=env, shell=shell)
    return finish(process, timeout)


def finish(process: subprocess.Popen[str], timeout: float = 60) -> Ended:
    """Wait for a process; one that takes too long is ended and fails the test."""
    try:
        out, err = process.communicate(timeout=timeout)
    except subprocess.TimeoutExpired:
        process.kill()
        out, err = process.communicate()
        raise AssertionError(f"still running after {timeout} s: {out[-2000:]}{err[-2000:]}") from None
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)


def environment(more: Mapping[str, str]) -> dict[str, str]:
    """This process's environment without what would change the program's manners, and with `more`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("WEBCENSUS_")}
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        kept.pop(name, None)
    return {**kept, **more}
