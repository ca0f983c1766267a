"""Crossed: the figures of sites that cross every layout of the tuning half with every other: `python -m benchmarks.accuracy.crossed`."""

from __future__ import annotations

import argparse
import datetime as dt
import tempfile
import zoneinfo
from pathlib import Path

from benchmarks.accuracy import table
from benchmarks.accuracy.seeded import audited
from benchmarks.corpus.crossed import sites, strangers


def main() -> None:
    """Measure some sites and print their figures and every error."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sites", type=int, default=48, help="how many")
    parser.add_argument("--start", type=int, default=0, help="number of the first")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="a new folder that the round stays in")
    parser.add_argument("--strange", action="store_true", help="clean sites of layouts that nobody foresaw")
    asked = parser.parse_args()
    today = dt.datetime.now(zoneinfo.ZoneInfo("Asia/Shanghai")).date()
    with tempfile.TemporaryDirectory() as folder:
        place = asked.keep or Path(folder) / "round"
        made = list((strangers if asked.strange else sites)(today, asked.sites, asked.start))
        found = list(audited("crossed sites", made, place))
    print("\n".join(table.plain(found, 10000)))


if __name__ == "__main__":
    main()
