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


def holding(folder: Path, *texts: str) -> list[tuple[Path, str]]:
    """The files below a folder in which one of the texts stands, and which."""
    wanted = {text: text.encode() for text in texts}
    found = []
    for path in filter(Path.is_file, folder.rglob("*")):
        for part in contents(path):
            found += [(path.relative_to(folder), text) for text, data in wanted.items() if data in part]
    return found
