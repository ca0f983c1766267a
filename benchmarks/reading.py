"""What it costs to read a page: CPU microseconds a page by stage, and whether reading still gives the same.

    python -m benchmarks.reading                         the demonstration web and the labelled corpus
    python -m benchmarks.reading --web FOLDER            a folder of sites, each a folder of pages
    python -m benchmarks.reading --real ../shared/real   a folder of saved pages, .gz or plain
    python -m benchmarks.reading --keep FILE             write down what every page gives
    python -m benchmarks.reading --against FILE          compare with what was written down

`cold` is how a crawl reads: every page once, the sites in turns, and between two pages other work that claims the
processor's caches (a few megabytes are copied, the clock being stopped); each round is a process of its own, of
which the best counts. `warm` reads the same pages again and again. A stage is charged for what it is the first to
ask for, such as the tree as lists; stages are measured in rounds of their own, since a clock at every stage costs,
too.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import gc
import gzip
import hashlib
import multiprocessing
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest
from pathlib import Path
from typing import Any

import msgspec

import checks.base
from benchmarks.accuracy.reading import NOON, answer_of, site_of
from benchmarks.corpus.case import FOLDER
from benchmarks.corpus.case import read as cases
from crawler import visits
from crawler.course import Course
from crawler.facts import Entry, Purpose, Visit
from crawler.page import Answer, Outcome
from crawler.reading import page as reading
from crawler.reading import text
from crawler.reading.document import Document
from crawler.reading.nodes import Nodes
from crawler.site import Site
from webcensus import garbage
from webcensus.demo.sites import all_sites
from webcensus.settings import Settings

DAY = dt.date(2026, 6, 30)
OTHER_WORK = 4 * 2**20  # bytes that are touched between two pages


@dataclass(frozen=True)
class Sample:
    """One answer to be read."""

    name: str
    site: Site
    entry: Entry
    answer: Answer


# --- material ---


def sample(name: str, url: str, body: bytes, kind: str, *, home: bool = False) -> Sample:
    """A page of a site, as if it had just been fetched."""
    site = site_of(url)
    purpose = Purpose.HOME if home else Purpose.COLUMN
    answer = Answer(
        url=url,
        final_url=url,
        outcome=Outcome.OK,
        status=200,
        fetched_at=dt.datetime.combine(DAY, NOON),
        headers={"content-type": kind} if kind else {},
        body=body,
    )
    return Sample(name, site, Entry(site=site.id, url=url, purpose=purpose, depth=0 if home else 1), answer)


def web(folder: Path) -> Iterator[Sample]:
    """Sites written as folders of pages."""
    for site in sorted(path for path in folder.iterdir() if path.is_dir()):
        for file in sorted(site.rglob("*.html"), key=lambda file: (len(file.parts), file)):
            path = file.relative_to(site).as_posix()
            home = path == "index.html"
            url = f"http://site{site.name}.example.gov.cn/{path.removesuffix('index.html')}"
            yield sample(f"web {site.name}/{path}", url, file.read_bytes(), "text/html", home=home)


def demonstration() -> Iterator[Sample]:
    """The demonstration web."""
    for demo in all_sites(DAY):
        for path, (kind, body) in demo.answers.items():
            url = f"http://{demo.host or f'site{demo.id}.example.gov.cn'}{path}"
            yield sample(f"demo {demo.id} {path}", url, body, kind, home=path == "/")


def corpus() -> Iterator[Sample]:
    """The half of the labelled corpus that one tunes on: differences are printed."""
    for name in sorted({file.stem for file in (FOLDER / "tuning").glob("*.jsonl")}):
        for case in cases(name, "tuning"):
            if "url" in case and ("html" in case or "base64" in case):
                site, purpose = site_of(case["url"]), Purpose(case.get("purpose", "page"))
                entry = Entry(site=site.id, url=case["url"], purpose=purpose, depth=1)
                yield Sample(f"corpus {name} {case['id']}", site, entry, answer_of(case))


def real(folder: Path) -> Iterator[Sample]:
    """Saved pages."""
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = file.relative_to(folder).as_posix()
        if not name.removesuffix(".gz").endswith((".html", ".htm", ".xml", ".json", ".txt")):
            continue
        body = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
        host = f"{hashlib.sha256(name.encode()).hexdigest()[:8]}.example.gov.cn"
        path = "" if len(name) % 7 == 0 else name
        yield sample(f"real {name}", f"http://{host}/{path}", body[:4_000_000], "", home=not path)


# --- reading as a crawl does ---


class Reader:
    """Reads samples one after the other, and judges their pages."""

    def __init__(self) -> None:
        self._checks = {id: check for id, check in checks.base.load().items() if check.scope == "page"}
        self._courses: dict[str, Course] = {}

    def read(self, sample: Sample) -> tuple[Visit, list[Any]]:
        """The visit, and what the page checks say of its page."""
        course = self._courses.get(sample.site.id)
        if course is None:
            course = self._courses[sample.site.id] = Course(sample.site, Settings())
        visit = visits._page(course, sample.entry, sample.answer)
        return visit, self.judge(visit)

    def judge(self, visit: Visit) -> list[Any]:
        """What the page checks say."""
        return list(checks.base.judge_page(self._checks, visit.page)) if visit.page else []


def told(found: tuple[Visit, list[Any]]) -> bytes:
    """All that reading and judging gave, in bytes."""
    visit, results = found
    plain = [
        _named(msgspec.structs.replace(visit, body=b"")),
        [checks.base.plain(result) for result in results],
    ]
    return msgspec.json.encode(plain, order="deterministic")


def _named(value: Any) -> Any:
    """A value with the names of its fields, however it is stored."""
    if isinstance(value, msgspec.Struct):
        return {name: _named(getattr(value, name)) for name in value.__struct_fields__}
    return [_named(part) for part in value] if isinstance(value, tuple | list) else value


def compare(samples: Sequence[Sample], path: Path) -> int:
    """How many pages give something else than was written down."""
    kept = {}
    with gzip.open(path, "rb") as file:
        for line in file:
            name, _, data = line.rstrip(b"\n").partition(b"\t")
            kept[name.decode()] = data
    reader, wrong, seen = Reader(), 0, 0
    fields: Counter[str] = Counter()
    for each in samples:
        if each.name not in kept:
            continue
        seen += 1
        now = told(reader.read(each))
        if now == kept[each.name]:
            continue
        wrong += 1
        found = list(_differences(msgspec.json.decode(kept[each.name]), msgspec.json.decode(now), ""))
        fields.update({re.sub(r"\[\d+\]", "", at) for at, _, _ in found})
        if wrong <= 10:
            print(each.name)
            for at, one, other in found:
                print(f"  {at}\n    was {str(one)[:300]!r}\n    is  {str(other)[:300]!r}")
    print(f"{seen} pages compared, {wrong} differ", dict(fields.most_common()) if fields else "")
    return wrong


def _differences(before: Any, now: Any, at: str) -> Iterator[tuple[str, Any, Any]]:
    """Where two values differ, and in what."""
    if isinstance(before, dict) and isinstance(now, dict):
        for key in {**before, **now}:
            yield from _differences(before.get(key), now.get(key), f"{at}.{key}")
    elif isinstance(before, list) and isinstance(now, list) and len(before) == len(now):
        for number, (one, other) in enumerate(zip(before, now, strict=True)):
            yield from _differences(one, other, f"{at}[{number}]")
    elif before != now:
        yield at, before, now


def keep(samples: Sequence[Sample], path: Path) -> None:
    """Write down what every page gives."""
    reader = Reader()
    with gzip.open(path, "wb", compresslevel=1) as file:
        for each in samples:
            file.write(each.name.encode() + b"\t" + told(reader.read(each)) + b"\n")


# --- measuring ---

STAGES: tuple[tuple[Any, str], ...] = (
    *(
        (reading, name)
        for name in ("decode", "refine", "title", "closing", "tags", "letters", "guide", "rows")
    ),
    *(
        (reading, name)
        for name in ("next_pages", "kind", "visible", "hidden", "refresh", "marks", "breadcrumb")
    ),
    *(
        (reading, name)
        for name in ("published", "pending_script", "blank", "classify", "magic", "surely_article")
    ),
    (reading.link_reader, "links"),
    (reading.link_reader, "signs"),
    (reading._Mask, "page"),
    (text, "_texts"),
    (Document, "__init__"),
    (Nodes, "__init__"),
    (visits, "_remembered"),
    (Reader, "judge"),
)


class Clocks:
    """Clocks at the stages, each charged for its own time only."""

    def __init__(self) -> None:
        self.spent: dict[str, int] = defaultdict(int)
        self._within: list[int] = []
        self._before: list[tuple[Any, str, Any]] = []

    def __enter__(self) -> Clocks:
        for where, name in STAGES:
            before = getattr(where, name, None)
            if before is not None:
                self._before.append((where, name, before))
                setattr(where, name, self._timed(before, f"{where.__name__.rpartition('.')[2]}.{name}"))
        return self

    def __exit__(self, *_: object) -> None:
        for where, name, before in self._before:
            setattr(where, name, before)

    def _timed(self, function: Callable[..., Any], name: str) -> Callable[..., Any]:
        def timed(*arguments: Any, **named: Any) -> Any:
            self._within.append(0)
            start = time.process_time_ns()
            try:
                return function(*arguments, **named)
            finally:
                spent = time.process_time_ns() - start
                self.spent[name] += spent - self._within.pop()
                if self._within:
                    self._within[-1] += spent

        return timed


def measure(samples: Sequence[Sample], rounds: int) -> None:
    """Print CPU microseconds a page, cold and warm, and both by stage."""
    turns = in_turns(samples)
    cold = [_apart(turns, clocks=False) for _ in range(rounds)]
    stages = [_apart(turns, clocks=True) for _ in range(rounds)]
    reader, warm = Reader(), []
    for _ in range(rounds + 1):
        gc.collect()
        warm.append(_round(reader, samples))
    size = sum(len(each.answer.body) for each in samples) / len(samples) / 1024
    print(
        f"{len(samples)} pages of {size:.1f} KiB: cold {_best(cold)['all']:.0f} µs, warm {min(warm[1:]):.0f} µs a page"
    )
    again = []
    for _ in range(max(2, rounds // 2)):
        with Clocks() as clocks:
            _round(reader, samples)
        again.append({name: spent / 1000 / len(samples) for name, spent in clocks.spent.items()})
    first, others = _best(stages), _best(again)
    print(f"    {'':28} {'cold':>8} {'warm':>8}")
    for name in sorted(others, key=lambda name: -first.get(name, 0)):
        print(f"    {name:28} {first.get(name, 0):8.1f} {others[name]:8.1f}")


def in_turns(samples: Sequence[Sample]) -> list[Sample]:
    """The pages in the order of a crawl: one of each site, then the next one of each."""
    sites: defaultdict[str, list[Sample]] = defaultdict(list)
    for each in samples:
        sites[each.site.id].append(each)
    return [each for turn in zip_longest(*sites.values()) for each in turn if each]


def _best(rounds: Sequence[dict[str, float]]) -> dict[str, float]:
    """The least of every figure."""
    return {name: min(each[name] for each in rounds if name in each) for name in chain(*rounds)}


def _apart(samples: Sequence[Sample], *, clocks: bool) -> dict[str, float]:
    """One cold round in a process of its own: microseconds a page by stage, or of all."""
    context = multiprocessing.get_context("fork")
    end, far = context.Pipe(duplex=False)
    process = context.Process(target=_cold, args=(samples, far, clocks))
    process.start()
    far.close()
    found: dict[str, float] = end.recv()
    process.join()
    return found


def _cold(samples: Sequence[Sample], answer: Any, clocks: bool) -> None:
    reader, others, spent = Reader(), bytearray(OTHER_WORK), 0
    reader.read(next(demonstration()))  # word lists and patterns are read once in a process
    gc.collect()
    garbage.seldom()
    with contextlib.nullcontext() if not clocks else Clocks() as stages:
        for each in samples:
            bytes(others)
            start = time.process_time_ns()
            reader.read(each)
            spent += time.process_time_ns() - start
    found = stages.spent if stages else {"all": spent}
    answer.send({name: value / 1000 / len(samples) for name, value in found.items()})
    answer.close()


def _round(reader: Reader, samples: Sequence[Sample]) -> float:
    start = time.process_time_ns()
    for each in samples:
        reader.read(each)
    return (time.process_time_ns() - start) / 1000 / len(samples)


def main() -> int:
    """Measure, or keep, or compare."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.reading", description=__doc__.partition("\n")[0]
    )
    parser.add_argument("--web", type=Path)
    parser.add_argument("--real", type=Path)
    parser.add_argument("--only", choices=("web", "demo", "corpus", "real"))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--most", type=int, default=100_000, help="pages of a set")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--against", type=Path)
    asked = parser.parse_args()
    sets = {"demo": demonstration, "corpus": corpus}
    if asked.web:
        sets["web"] = lambda: web(asked.web)
    if asked.real:
        sets["real"] = lambda: real(asked.real)
    found = {name: list(made())[: asked.most] for name, made in sets.items() if asked.only in (None, name)}
    every = [each for samples in found.values() for each in samples]
    if asked.keep:
        keep(every, asked.keep)
    if asked.against:
        return 1 if compare(every, asked.against) else 0
    for name, samples in found.items() if not asked.keep else ():
        print(f"\n{name}")
        measure(samples, asked.rounds)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
