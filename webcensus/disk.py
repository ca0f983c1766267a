"""Disk: files written whole, and made durable, or not at all; files of users read with a bound."""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
import stat
from pathlib import Path


def write_atomic(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, and make it durable."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        write(draft, data)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def write(path: Path, data: bytes) -> None:
    """Write a file, through no link, and make it durable."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o644)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def sync(path: Path) -> None:
    """Make a file or a folder durable."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def content(path: Path, most: int) -> bytes:
    """What a file holds, at most so many bytes.

    Raises:
        OSError: it cannot be read, is larger, or no file: a pipe would be read but once, and may have no end.
    """
    if not path.is_file() and path.exists() and not path.is_dir():
        raise OSError(errno.EINVAL, "a pipe or a device, and no file")
    with path.open("rb") as file:
        found = file.read(most + 1)
    if len(found) > most:
        raise OSError(errno.EFBIG, f"larger than {most:,} bytes")
    return found


def why(error: Exception) -> str:
    """What went wrong, in the system's words where it was asked."""
    return getattr(error, "strerror", None) or str(error)


def there(path: Path) -> bool:
    """True when the file is there.

    Raises:
        OSError: nobody can say, which is not the same as that it is gone.
    """
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False


def file_hash(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()
