"""Writing a file whole: nobody ever sees half of it, and it outlives a crash."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path


def replace(path: Path, content: bytes) -> Path:
    """Write `content` to a file beside `path`, bring it to the disk, then let it take the name `path`.

    Raises:
        OSError: the content could not be kept; what was there before still is.
    """
    return stream(path, (content,))


def replace_all(folder: Path, contents: Mapping[str, bytes]) -> tuple[Path, ...]:
    """The same for some files of a folder, by name; the folder is brought to the disk once.

    Raises:
        OSError: a content could not be kept; what was there before still is, but of the files before it.
    """
    paths = tuple(_put(folder / name, (content,)) for name, content in contents.items())
    _sync(folder)
    return paths


def stream(path: Path, parts: Iterable[bytes]) -> Path:
    """The same as `replace`, with content that comes part by part and is never whole in memory.

    Raises:
        OSError: the content could not be kept; what was there before still is.
    """
    _put(path, parts)
    _sync(path.parent)
    return path


def _put(path: Path, parts: Iterable[bytes]) -> Path:
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
    spare = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(parts)
            file.flush()
            os.fchmod(file.fileno(), 0o666 & ~_umask())
            os.fsync(file.fileno())
        spare.replace(path)
    except BaseException:
        spare.unlink(missing_ok=True)
        raise
    return path


def _umask() -> int:
    current = os.umask(0o022)
    os.umask(current)
    return current


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
