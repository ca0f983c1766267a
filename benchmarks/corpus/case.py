"""Case, half: one labelled case, and the half of the corpus it belongs to."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import itertools
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")
Case = dict[str, Any]  # "id", "family", the material (html, body, url …) and "truth"

FOLDER = Path(__file__).parents[2] / "tests" / "corpus"
HALVES = ("tuning", "quoted")
SEEN = "seen/"  # families of older parts of the corpus: both their halves have been looked at
FIFTH = "fifth/"  # families of the part that is split


def number(*key: object) -> int:
    """A number that depends on the key alone, on every machine and version."""
    text = "\x1f".join(str(part) for part in key)
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:6], "big")


def pick(pool: Sequence[T], *key: object) -> T:
    """One of a pool, chosen by the key alone."""
    return pool[number(*key) % len(pool)]


def some(pool: Sequence[T], count: int, *key: object) -> list[T]:
    """Different members of a pool in an order that depends on the key alone."""
    order = sorted(range(len(pool)), key=lambda index: number(index, *key))
    return [pool[index] for index in order[:count]]


def half(name: str) -> str:
    """The half of a family, a page or a file by its name: "tuning" (even SHA-256) or "quoted" (odd)."""
    return "quoted" if hashlib.sha256(name.encode()).digest()[-1] % 2 else "tuning"


def in_both(stem: str, turns: int) -> Iterator[int]:
    """Variants of the cases named by a stem, so that each of their turns (variant modulo `turns`) lies in both halves."""
    for turn in range(turns):
        for which in HALVES:
            yield next(v for v in itertools.count(turn, turns) if half(f"{stem}-{v}") == which)


def half_of(case: Case) -> str:
    """The half of a case by its id; families of the older parts have been seen."""
    return "tuning" if case["family"].startswith(SEEN) else half(case["id"])


def seen(cases: Iterable[Case]) -> Iterator[Case]:
    """Cases of the older parts, whose quoted halves have been looked at."""
    return within(SEEN, cases)


def within(part: str, cases: Iterable[Case]) -> Iterator[Case]:
    """Cases whose families are named as of a part; some name no family but in their id."""
    for case in cases:
        family = case.get("family", re.sub(r"(-\d+)+$", "", case["id"]))
        yield {"id": case["id"], **case, "family": part + family}


def body(data: bytes) -> dict[str, str]:
    """Bytes as a field of a case."""
    return {"base64": base64.b64encode(data).decode()}


def bytes_of(case: Case) -> bytes:
    """The body of a case: `html` as UTF-8, or `base64`."""
    return base64.b64decode(case["base64"]) if "base64" in case else str(case["html"]).encode()


def write(name: str, cases: Iterable[Case]) -> dict[str, int]:
    """Write the two files of one name; how many cases each half has.

    Raises:
        ValueError: two cases have one id.
    """
    listed = list(cases)
    if len({case["id"] for case in listed}) != len(listed):
        raise ValueError(f"{name}: an id stands twice")
    for which, part in halves(listed).items():
        (FOLDER / which).mkdir(parents=True, exist_ok=True)
        (FOLDER / which / f"{name}.jsonl").write_bytes(encoded(part))
    return {which: len(part) for which, part in halves(listed).items()}


def halves(cases: Iterable[Case]) -> dict[str, list[Case]]:
    """Cases by half."""
    parts: dict[str, list[Case]] = {which: [] for which in HALVES}
    for case in cases:
        parts[half_of(case)].append(case)
    return parts


def encoded(cases: Iterable[Case]) -> bytes:
    """The cases as the file holds them."""
    return "".join(json.dumps(case, ensure_ascii=False, default=_plain) + "\n" for case in cases).encode()


def read(name: str, wanted: str = "") -> list[Case]:
    """The cases of one name, or those of one half; "sample" is a fixed third of the families seen before, for the tests."""
    which = {"": HALVES, "sample": ("tuning",)}.get(wanted, (wanted,))
    lines = [
        line for one in which for line in (FOLDER / one / f"{name}.jsonl").read_text("utf-8").split("\n")
    ]
    if wanted == "sample":
        lines = [line for line in lines if number(line[:80]) % 3 == 0 and f'"family": "{SEEN}' in line]
    return [json.loads(line) for line in lines if line]


def _plain(value: object) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(f"no plain form of {value!r}")
