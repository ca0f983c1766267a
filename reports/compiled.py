"""Compiled: what is made of templates and catalogues, kept where Python keeps compiled modules.

It is trusted as those are: whoever may write there may change the program itself.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import importlib.util
import marshal
import os
import sys
from importlib.metadata import version
from pathlib import Path

from jinja2.bccache import Bucket, BytecodeCache

_HASH = 32  # bytes
_version = functools.cache(version)


class Templates(BytecodeCache):
    """Templates as Jinja compiled them."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take up the template's code, if it is that of the same source."""
        content = kept(f"template-{bucket.key}", sealed("jinja2", bucket.checksum.encode()))
        with contextlib.suppress(ValueError, EOFError, TypeError):
            bucket.code = marshal.loads(content) if content else None  # noqa: S302 - as trusted as a module

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the template's code."""
        seal = sealed("jinja2", bucket.checksum.encode())
        keep(f"template-{bucket.key}", seal, marshal.dumps(bucket.code))


def sealed(library: str, source: bytes) -> bytes:
    """What stands for a source and for the version of the library that makes something of it."""
    return hashlib.sha256(f"{library} {_version(library)}\n".encode() + source).digest()


def kept(name: str, seal: bytes) -> bytes:
    """What was kept under a name and a seal; empty where there is nothing, or something else."""
    with contextlib.suppress(OSError):
        content = _place(name).read_bytes()
        whole = content[:_HASH] == seal and content[_HASH : 2 * _HASH] == _sum(content[2 * _HASH :])
        return content[2 * _HASH :] if whole else b""
    return b""


def keep(name: str, seal: bytes, content: bytes) -> None:
    """Keep something, or not where Python may keep nothing either."""
    if sys.dont_write_bytecode:
        return
    place = _place(name)
    draft = place.with_suffix(f".{os.getpid()}")
    with contextlib.suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(seal + _sum(content) + content)
        draft.replace(place)


def _sum(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()


def _place(name: str) -> Path:
    """The file of a name for this version of Python."""
    return Path(importlib.util.cache_from_source(str(Path(__file__).with_name(f"{name}.py")))).with_suffix(
        ".kept"
    )
