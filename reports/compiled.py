"""Compiled: templates as Jinja compiled them, kept beside this package's own compiled modules."""

from __future__ import annotations

import contextlib
import importlib.util
import marshal
import os
import sys
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, BytecodeCache


class Compiled(BytecodeCache):
    """Keeps compiled templates where Python keeps compiled modules, and nowhere if it may not do so.

    They are trusted as those are: whoever may write there may change the program itself.
    """

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take up the template's code, if it is that of the same source."""
        with contextlib.suppress(OSError, ValueError, EOFError, TypeError):
            checksum, code = marshal.loads(_place(bucket).read_bytes())  # noqa: S302 - as trusted as a module
            bucket.code = code if checksum == bucket.checksum else None

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the template's code."""
        if sys.dont_write_bytecode:
            return
        place = _place(bucket)
        draft = place.with_suffix(f".{os.getpid()}")
        with contextlib.suppress(OSError):
            place.parent.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(marshal.dumps((bucket.checksum, bucket.code)))
            draft.replace(place)


def _place(bucket: Bucket) -> Path:
    """The file of a template for this version of Python and of Jinja."""
    module = Path(__file__).with_name(f"template-{bucket.key}-{jinja2.__version__}.py")
    return Path(importlib.util.cache_from_source(str(module))).with_suffix(".template")
