"""Print the table of accuracy: `python -m benchmarks.accuracy`, in the project: `make accuracy`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.accuracy import judging, material, reading, sites, table, verdicts
from benchmarks.accuracy.figure import Figure

PARTS = ("reading", "judging", "material", "verdicts", "sites")


def main() -> int:
    """Measure and print; 1 when a figure falls short and `--strict` asks for it."""
    asked = _arguments()
    print(f"half: {asked.half}")
    found = list(measured("" if asked.half == "both" else asked.half, asked.only or PARTS))
    print("\n".join(table.plain(found, 10 if asked.worst else 0)))
    short = [figure for figure in found if figure.holds is False]
    print(f"{len(found)} figures, {sum(f.holds is True for f in found)} pass, {len(short)} short")
    if asked.write:
        Path(asked.write).write_text(
            "\n".join(table.markdown(found, asked.half, asked.state, 10 if asked.worst else 0)) + "\n",
            "utf-8",
        )
    if asked.errors:
        lines = (f"{figure.name}\t{wrong.line()}" for figure in found for wrong in figure.wrong)
        Path(asked.errors).write_text("\n".join(lines) + "\n", "utf-8")
    return 1 if short and asked.strict else 0


def measured(half: str, parts: tuple[str, ...]) -> Iterator[Figure]:
    """The figures of some parts; each is told on stderr as it comes."""
    several = {
        "reading": lambda: reading.figures(half), "judging": lambda: judging.figures(half), "material": lambda: material.figures(half),
        "verdicts": verdicts.figures, "sites": lambda: sites.figures(half),
    }  # fmt: skip
    for part in parts:
        for figure in several[part]():
            print(f"{figure.verdict:5} {figure.name}", file=sys.stderr)
            yield figure


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make accuracy", description=__doc__)
    parser.add_argument(
        "--half",
        choices=("quoted", "tuning", "both"),
        help="half of corpus and material (quoted; with --worst or --errors tuning, so that who tunes sees no quoted error)",
    )
    parser.add_argument("--only", action="append", choices=PARTS, help="only this part; may repeat")
    parser.add_argument("--worst", action="store_true", help="show the worst ten errors of each figure")
    parser.add_argument(
        "--write",
        metavar="FILE",
        help="write the page, as docs/accuracy.md; its list of errors only with --worst",
    )
    parser.add_argument("--state", default="", help="what was measured, for the page: a commit")
    parser.add_argument("--errors", metavar="FILE", help="write every error, one a line")
    parser.add_argument("--strict", action="store_true", help="exit 1 when a figure falls short")
    asked = parser.parse_args()
    asked.only = tuple(asked.only or ())
    asked.half = asked.half or ("tuning" if asked.worst or asked.errors else "quoted")
    return asked


if __name__ == "__main__":
    sys.exit(main())
