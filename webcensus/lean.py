"""Arrow without numpy, which it loads where it is there and which we never ask it for."""

from __future__ import annotations

import sys


def load() -> None:
    """Load Arrow, as is; where others have loaded it or numpy, nothing changes."""
    if "pyarrow" in sys.modules or "numpy" in sys.modules:
        return
    sys.modules["numpy"] = None  # type: ignore[assignment]  # an import of it fails meanwhile
    try:
        import pyarrow.parquet  # noqa: F401
    finally:
        del sys.modules["numpy"]
