"""Case, half: one labelled case, and the half of the corpus it belongs to."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")
Case = dict[str, Any]  # "id", "kind", the material (html, body, url …) and "truth"

FOLDER = Path(__file__).parents[2] / "tests" / "corpus"


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
    """The half of a case, a page or a file by its name: "tuning" (even SHA-256) or "quoted" (odd)."""
    return "quoted" if hashlib.sha256(name.encode()).digest()[-1] % 2 else "tuning"


def body(data: bytes) -> dict[str, str]:
    """Bytes as a field of a case."""
    return {"base64": base64.b64encode(data).decode()}


def bytes_of(case: Case) -> bytes:
    """The body of a case: `html` as UTF-8, or `base64`."""
    return base64.b64decode(case["base64"]) if "base64" in case else str(case["html"]).encode()


def write(name: str, cases: Iterable[Case]) -> int:
    """Write one file of cases; the number of them.

    Raises:
        ValueError: two cases have one id.
    """
    listed = list(cases)
    if len({case["id"] for case in listed}) != len(listed):
        raise ValueError(f"{name}: an id stands twice")
    (FOLDER / f"{name}.jsonl").write_bytes(encoded(listed))
    return len(listed)


def encoded(cases: Iterable[Case]) -> bytes:
    """The cases as the file holds them."""
    return "".join(json.dumps(case, ensure_ascii=False, default=_plain) + "\n" for case in cases).encode()


def read(name: str, wanted: str = "") -> list[Case]:
    """The cases of one file, or those of one half."""
    lines = (FOLDER / f"{name}.jsonl").read_text("utf-8").split("\n")
    cases = [json.loads(line) for line in lines if line]
    return [case for case in cases if not wanted or half(case["id"]) == wanted]


def _plain(value: object) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(f"no plain form of {value!r}")
