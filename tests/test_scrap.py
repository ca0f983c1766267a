"""What waits on disk leaves nothing there, however its process ends."""

from __future__ import annotations

from pathlib import Path

from webcensus.scrap import scrap


def test_what_waits_on_disk_has_no_name_there(tmp_path: Path) -> None:
    made = scrap(tmp_path)
    made.execute("pragma cache_size = 10")
    made.execute("create table waiting (number integer, value blob)")
    for _ in range(2):
        made.execute("begin")
        made.executemany("insert into waiting values (?, ?)", [(n, b"x" * 900) for n in range(500)])
        made.execute("commit")
    assert list(tmp_path.iterdir()) == []
    assert made.execute("select count(*), sum(length(value)) from waiting").fetchone() == (1_000, 900_000)
    made.close()
