"""Scrap: a database for what must wait on disk, and need not outlast its process."""

from __future__ import annotations

import sqlite3
import tempfile
from pathlib import Path


def scrap(folder: Path) -> sqlite3.Connection:
    """An empty one, in a file of the folder without a name: however the process ends, it is gone."""
    with tempfile.NamedTemporaryFile(prefix=".scrap-", suffix=".sqlite", dir=folder) as file:
        made = sqlite3.connect(file.name, isolation_level=None)
        made.execute("pragma journal_mode = off")
        made.execute("pragma synchronous = off")
    return made
