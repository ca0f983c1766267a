"""Whether a page reads the same in other markup that a browser shows alike.

    python -m benchmarks.metamorphic                           letters and guides of the labelled corpus
    python -m benchmarks.metamorphic --real ../shared/real     the demonstration web and saved pages, instead
    python -m benchmarks.metamorphic --change boxes --show 5 --every 9

Each page is read as it is and after each change of `benchmarks/changes.py`; what the fields asked for give is
compared, blanks, full-width forms and the scheme of addresses aside. Prints for every change how many pages read
otherwise of those it changes, and in what.
"""

from __future__ import annotations

import argparse
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.accuracy.reading import answer_of, site_of
from benchmarks.changes import CHANGES, Change, source_of
from benchmarks.corpus.case import HALVES
from benchmarks.corpus.case import read as cases
from benchmarks.reading import Sample, _differences, demonstration, real
from crawler.facts import Entry, Purpose
from crawler.page import Page
from crawler.reading.page import read as read_page

FIELDS = ("letters", "guide", "kind")
COMPARED = 250  # characters of a text; what is kept of it is cut off at some length, blanks included


def corpus(*halves: str) -> Iterator[Sample]:
    """Letters and guides of the labelled corpus."""
    for name in ("letters", "guides"):
        for half in halves or HALVES:
            for case in cases(name, half):
                site, purpose = site_of(case["url"]), Purpose(case.get("purpose", "page"))
                entry = Entry(site=site.id, url=case["url"], purpose=purpose, depth=1)
                yield Sample(f"{name} {case['id']}", site, entry, answer_of(case))


def is_page(sample: Sample) -> bool:
    """True for HTML with a text."""
    return re.match(r"\s*(?:<(?!\?xml|rss|feed|datastore)[a-z!])", source_of(sample)[:200], re.I) is not None


def read(sample: Sample) -> Page:
    """The page, read the way a crawl reads it."""
    return read_page(sample.site, sample.entry, sample.answer)


def differences(one: Page, other: Page, fields: Sequence[str] = FIELDS) -> Iterator[tuple[str, Any, Any]]:
    """Where two readings differ in what the fields hold: the path, and both values."""
    for field in fields:
        yield from _differences(_plain(getattr(one, field)), _plain(getattr(other, field)), field)


def _plain(value: Any) -> Any:
    """A value without what no reader sees: blanks, full-width forms, schemes."""
    if isinstance(value, msgspec.Struct):
        return {name: _plain(getattr(value, name)) for name in value.__struct_fields__}
    if isinstance(value, tuple | list):
        return [_plain(part) for part in value]
    if not isinstance(value, str):
        return value
    folded = "".join(unicodedata.normalize("NFKC", value).split())
    return re.sub("^https:", "http:", folded)[:COMPARED]


def tally(samples: Sequence[Sample], changes: Mapping[str, Change], fields: Sequence[str], show: int) -> int:
    """Print for each change the pages it changes and those that differ then; how many differ in all."""
    every = 0
    readings = {id(sample): read(sample) for sample in samples}
    for name, change in changes.items():
        tried, wrong = 0, 0
        told: Counter[str] = Counter()
        for sample in samples:
            other = change(sample)
            if other.answer.body == sample.answer.body and other.answer.url == sample.answer.url:
                continue
            tried += 1
            found = list(differences(readings[id(sample)], read(other), fields))
            wrong += bool(found)
            told.update({re.sub(r"\[\d+\]", "", at) for at, _, _ in found})
            if found and wrong <= show:
                print(f"  {sample.name}")
                for at, before, now in found[:6]:
                    print(f"    {at}\n      was {str(before)[:200]!r}\n      is  {str(now)[:200]!r}")
        every += wrong
        print(f"{wrong:6} of {tried:6}  {name:32}", " ".join(f"{at} {n}" for at, n in told.most_common(8)), flush=True)  # fmt: skip
    return every


def main() -> int:
    """Read, change, read again, compare."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.metamorphic", description=__doc__.partition("\n")[0]
    )
    parser.add_argument("--real", type=Path, help="a folder of saved pages, read with the demonstration web")
    parser.add_argument("--change", action="append", choices=CHANGES, help="may repeat; else all")
    parser.add_argument("--fields", nargs="+", default=FIELDS, help="fields of a page that are compared")
    parser.add_argument("--page", default="", help="only pages whose name holds this")
    parser.add_argument("--every", type=int, default=1, help="only each nth page")
    parser.add_argument("--show", type=int, default=0, help="pages shown of those that differ, a change")
    asked = parser.parse_args()
    made = [*demonstration(), *real(asked.real)] if asked.real else corpus()
    samples = [each for each in made if asked.page in each.name and is_page(each)][:: asked.every]
    changes = {name: CHANGES[name] for name in asked.change or CHANGES}
    print(f"{len(samples)} pages")
    return 1 if tally(samples, changes, asked.fields, asked.show) else 0


if __name__ == "__main__":
    raise SystemExit(main())
