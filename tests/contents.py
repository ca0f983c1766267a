"""What the files of a round hold, also where it is packed: to look for what must stand nowhere."""

from __future__ import annotations

import gzip
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq


def contents(path: Path) -> Iterator[bytes]:
    """What a file holds, and what is packed in it."""
    yield path.read_bytes()
    if path.suffix == ".parquet":
        for row in pq.read_table(path).to_pylist():
            for value in row.values():
                if isinstance(value, bytes):
                    yield gzip.decompress(value) if value[:2] == b"\x1f\x8b" else value
                else:
                    yield str(value).encode("utf-8", "surrogatepass")
    if path.suffix in (".xlsx", ".docx"):
        with zipfile.ZipFile(path) as book:
            yield from map(book.read, book.namelist())


def holding(folder: Path, text: str) -> list[Path]:
    """The files below a folder in which a text stands."""
    wanted = text.encode()
    files = (path for path in folder.rglob("*") if path.is_file())
    return [path.relative_to(folder) for path in files if any(wanted in part for part in contents(path))]
