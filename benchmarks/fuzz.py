"""Coverage-guided fuzzing of readers, loaders and writers, bounded in time.

    python -m benchmarks.fuzz [--seconds 240] [--only charset,links] [--keep FOLDER]

Needs atheris (extra `fuzz`). Each target of tests/targets.py gets an equal share of the time, in a process of
its own. Inputs found interesting are kept in FOLDER/<target>, so that a later run goes on from there. An input
that breaks a promise is written beside them as crash-<hash>; the last lines name it.
"""

from __future__ import annotations

import argparse
import importlib.util
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MEGABYTES = 2048  # of memory for one target
LONGEST = 4096  # bytes of an input
SLOW = 10  # seconds for one input

sys.path.insert(0, str(ROOT / "tests"))


def main() -> int:
    """Fuzz each target in turn; 0 when all held, 1 when one did not, 3 when there is no atheris."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=int, default=240, help="for all targets together")
    parser.add_argument("--only", default="")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--one", help=argparse.SUPPRESS)
    given, rest = parser.parse_known_args()
    if importlib.util.find_spec("atheris") is None:
        print("fuzz: atheris is not installed here, so nothing was fuzzed: pip install 'webcensus[fuzz]'")
        return 3
    if given.one:
        return one(given.one, rest)
    from targets import TARGETS

    names = given.only.split(",") if given.only else list(TARGETS)
    with tempfile.TemporaryDirectory(prefix="fuzz-") as scratch:
        folder = given.keep or Path(scratch)
        failed = [name for name in names if not fuzz(name, max(1, given.seconds // len(names)), folder)]
    print(
        f"{len(names) - len(failed)} of {len(names)} targets held"
        + "".join(f"; {name} did not" for name in failed)
    )
    return int(bool(failed))


def fuzz(name: str, seconds: int, folder: Path) -> bool:
    """Fuzz one target in a process of its own, and tell how it went."""
    from targets import WORDS

    corpus = folder / name
    corpus.mkdir(parents=True, exist_ok=True)
    (corpus / "seed").write_bytes("".join(WORDS[name]).encode())
    words = folder / f"{name}.words"
    words.write_text("".join(f'"{_escaped(word)}"\n' for word in WORDS[name]))
    command = [
        sys.executable, "-m", "benchmarks.fuzz", "--one", name, str(corpus), f"-dict={words}", f"-max_total_time={seconds}",
        f"-rss_limit_mb={MEGABYTES}", f"-max_len={LONGEST}", f"-timeout={SLOW}", f"-artifact_prefix={corpus}/", "-print_final_stats=1",
    ]  # fmt: skip
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, errors="replace", check=False)
    tried = re.search(r"number_of_executed_units: (\d+)", done.stderr)
    covered = re.findall(r"\bcov: (\d+)", done.stderr)
    kept = len(list(corpus.iterdir()))
    print(
        f"{name}: {tried[1] if tried else '?'} inputs, coverage {covered[-1] if covered else '?'}, {kept} kept",
        flush=True,
    )
    if done.returncode:
        print(done.stdout[-2000:])
        if broken := re.search(r"Test unit written to (\S+)", done.stderr):
            print(f"{name}: {Path(broken[1]).read_bytes()!r}")
        else:
            print(done.stderr[-2000:])  # it did not even begin
    return done.returncode == 0


def _escaped(word: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word.encode())


def one(name: str, options: list[str]) -> int:
    """Fuzz one target in this process, which ends with it."""
    import atheris

    with atheris.instrument_imports(include=["crawler", "checks", "reports", "webcensus"]):
        from targets import TARGETS

    atheris.Setup([sys.argv[0], *options], TARGETS[name])
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
