"""How many steps of the interpreter reading a page takes, and in which functions: the same at any load.

    python -m benchmarks.steps --web FOLDER    a folder of sites, each a folder of pages
    python -m benchmarks.steps                 the demonstration web

Of the pages, in the order of a crawl, the first half is read without counting, so that what is worked out once is
not counted. What C code takes (parser, patterns, decoding) is no step; two versions whose steps differ by a
hundredth differ in what they do, which no clock tells on a machine that others use.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

from benchmarks.reading import Reader, Sample, demonstration, in_turns, web


class Steps:
    """Counts bytecodes and calls by function while it is entered."""

    def __init__(self) -> None:
        self.steps: Counter[CodeType] = Counter()
        self.calls: Counter[CodeType] = Counter()

    def __enter__(self) -> Steps:
        sys.settrace(self._called)
        return self

    def __exit__(self, *_: object) -> None:
        sys.settrace(None)

    def _called(self, frame: FrameType, event: str, argument: Any) -> Any:  # noqa: ARG002
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        self.calls[frame.f_code] += 1
        return self._stepped

    def _stepped(self, frame: FrameType, event: str, argument: Any) -> Any:  # noqa: ARG002
        if event == "opcode":
            self.steps[frame.f_code] += 1
        return self._stepped


def count(samples: Sequence[Sample]) -> Steps:
    """The steps of reading and judging the second half of some pages."""
    reader, half = Reader(), len(samples) // 2
    for each in samples[:half]:
        reader.read(each)
    with Steps() as counted:
        for each in samples[half:]:
            reader.read(each)
    return counted


def show(counted: Steps, pages: int, most: int) -> None:
    """Print the sums a page, and the functions that take most."""
    every = counted.steps.total()
    print(f"{pages} pages: {every / pages:.0f} steps, {counted.calls.total() / pages:.0f} calls a page")
    for code, steps in counted.steps.most_common(most):
        place = f"{os.path.relpath(code.co_filename)}:{code.co_firstlineno} {code.co_qualname}"
        print(f"{steps / every:6.1%} {steps / pages:8.0f} {counted.calls[code] / pages:7.1f} calls  {place}")


def main() -> None:
    """Count and print."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.steps", description=__doc__.partition("\n")[0]
    )
    parser.add_argument("--web", type=Path)
    parser.add_argument(
        "--pages", type=int, default=400, help="pages read, of which the second half is counted"
    )
    parser.add_argument("--most", type=int, default=30, help="functions shown")
    asked = parser.parse_args()
    samples = in_turns(list(web(asked.web) if asked.web else demonstration()))[: asked.pages]
    show(count(samples), len(samples) - len(samples) // 2, asked.most)


if __name__ == "__main__":
    main()
