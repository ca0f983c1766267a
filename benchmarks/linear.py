"""Whether reading and checking a page takes time in proportion to its size, whatever stands on it.

    python -m benchmarks.linear [--kilobytes 1000] [--units 200] [--seed 0] [--seconds 600]

The texts are made from the program's own patterns (tests/attacks.py), those that took most time for their
size first tried small. Prints the slowest; no reader and no check may take more than two seconds for a megabyte.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from attacks import patterns, units

import checks.base
from crawler.facts import Entry, Purpose
from crawler.page import Answer, Outcome
from crawler.reading import page as reading
from crawler.site import Site

LIMIT = 2.0  # seconds of CPU that one reader or one check may take for a megabyte
SMALL = 10_000  # bytes of each context in the first round

SITE = Site(id="1", url="https://www.a.gov.cn/")
ENTRY = Entry(site="1", url="https://www.a.gov.cn/xxgk/", purpose=Purpose.COLUMN, text="通知公告")


def pages(unit: str, size: int) -> Iterator[tuple[str, bytes]]:
    """The unit again and again in the places where a page may have text."""
    data = unit.encode("utf-8", "replace")
    run = (data * (size // len(data) + 1))[:size]
    head = "<html><head><meta charset=utf-8><title>信箱 办事指南</title></head><body>".encode()
    yield "text", head + b"<h1>" + "咨询投诉 办理时限".encode() + b"</h1><p>" + run + b"</p></body></html>"
    safe = run.replace(b'"', b"'").replace(b"<", b"(")
    yield "link", head + b'<ul><li><a href="/x?' + safe + b'">' + safe + b"</a>2015-01-01</li></ul>"
    yield "script", head + b"<script>" + run + b"</script><ul></ul>"
    yield "tag", run


T = TypeVar("T")


@contextlib.contextmanager
def watched(costs: Counter[str]) -> Iterator[None]:
    """While it lasts, the CPU seconds of each reader of a page are added up."""
    asked = reading._Reading._try

    def timed(self: object, reader: Callable[..., T], otherwise: T, *given: object, **named: object) -> T:
        began = time.process_time()
        result = asked(self, reader, otherwise, *given, **named)
        costs[f"reader {reader.__qualname__}"] += time.process_time() - began
        return result

    reading._Reading._try = timed
    try:
        yield
    finally:
        reading._Reading._try = asked


def costs(body: bytes, known: dict[str, checks.base.Check]) -> Counter[str]:
    """CPU seconds of each reader and check for a page, and `all` for everything together."""
    answer = Answer(
        url=ENTRY.url, final_url=ENTRY.url, outcome=Outcome.OK, status=200, body=body,
        fetched_at=dt.datetime(2026, 11, 3, tzinfo=dt.UTC), headers={"content-type": "text/html; charset=utf-8"},
    )  # fmt: skip
    spent: Counter[str] = Counter()
    with watched(spent):
        began = time.process_time()
        page = reading.read(SITE, ENTRY, answer)
        spent["all"] = time.process_time() - began
    for id, check in known.items():
        began = time.process_time()
        list(checks.base.judge_page({id: check}, page))
        spent[f"check {id}"] = time.process_time() - began
        spent["all"] += spent[f"check {id}"]
    return spent


def main() -> int:
    """Try all units small, the slowest of them large; 0 when none takes too long."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kilobytes", type=int, default=1000)
    parser.add_argument("--units", type=int, default=100, help="how many of the slowest are tried large")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=600.0, help="after which no further text is tried")
    given = parser.parse_args()
    known = {id: check for id, check in checks.base.load(plugins=False).items() if check.scope == "page"}
    found = sorted({unit for pattern in patterns().values() for unit in units(pattern)})
    random.Random(given.seed).shuffle(found)
    until = time.monotonic() + given.seconds / 2
    small = {}
    for unit in found:
        if time.monotonic() > until:
            break
        for where, body in pages(unit, SMALL):
            small[unit, where] = costs(body, known)["all"]
    print(f"{len(small)} of {4 * len(found)} pages of {SMALL // 1000} KB tried")
    until = time.monotonic() + given.seconds / 2
    slow = []
    for unit, where in sorted(small, key=small.__getitem__, reverse=True)[: given.units]:
        if time.monotonic() > until:
            break
        body = dict(pages(unit, given.kilobytes * 1000))[where]
        spent = costs(body, known)
        whole = spent.pop("all")
        most, part = max((cost, name) for name, cost in spent.items())
        slow.append((most, part, whole, small[unit, where], where, unit))
    slow.sort(reverse=True)
    for most, part, whole, little, where, unit in slow[:12]:
        print(
            f"{most:5.2f} s for {part}, {whole:.2f} s for all ({little * 1000:.0f} ms of {SMALL // 1000} KB)"
            f"  {where} {unit[:50]!r}"
        )
    limit = LIMIT * given.kilobytes / 1000
    over = sum(each[0] > limit for each in slow)
    print(f"{over} of {len(slow)} of {given.kilobytes} KB cost one reader or check over {limit:g} s")
    return int(bool(over))


if __name__ == "__main__":
    sys.exit(main())
