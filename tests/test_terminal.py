"""How far a round is: what is shown, and how the time that is left is estimated."""

from __future__ import annotations

import errno
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import census
import msgspec
import pytest
from stored import facts, stored

from crawler.site import read_sites
from webcensus.census import Progress, Watch, _Run, _Stop
from webcensus.orders import LaneProgress
from webcensus.settings import Settings
from webcensus.store import StoreError
from webcensus.terminal import Terminal, line


@pytest.mark.parametrize(
    ("progress", "shown"),
    [
        (Progress(sites=1, pages=1, links=1), "1 page · 1 link · 0 s gone"),
        (Progress(sites=1, pages=3, links=2), "3 pages · 2 links · 0 s gone"),
        (
            Progress(sites=9, sites_done=4, pages=30, links=2, seconds=10, seconds_left=600),
            "4/9 sites · 30 pages · 2 links · 3.0 pages/s · about 10 min left",
        ),
        (
            Progress(sites=9, sites_done=9, pages=30, seconds=10, targets=8, targets_done=2, seconds_left=5),
            "9/9 sites · 30 pages · 0 links · 3.0 pages/s · 2/8 targets elsewhere · about 5 s left",
        ),
        (Progress(sites=9, judged=3, seconds=1, seconds_left=2), "3/9 sites judged · about 2 s left"),
        (Progress(sites=9, judged=9, seconds=3), "9/9 sites judged"),
    ],
)
def test_the_line(progress: Progress, shown: str) -> None:
    assert line(progress) == shown


def test_time_left_is_told_from_the_work_of_this_run_and_from_the_slowest_site(tmp_path: Path) -> None:
    store = stored(tmp_path, *(facts(census.registered(number)) for number in range(6)), size=2)
    finished = sorted((store.folder / "manifest").glob("*.json"))
    aside = [path.rename(tmp_path / path.name) for path in finished[1:]]
    told: list[Progress] = []
    watch = Watch(store, 6, told.append)
    assert watch.tick().seconds_left == 0
    watch.running = {"lane0"}
    path = store.progress_path("lane0")
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(msgspec.json.encode(LaneProgress(lane="lane0", share=0.5)))
    now = watch.tick()
    assert now.sites_done == 2
    assert now.seconds_left == pytest.approx(now.seconds * 3.5 / 0.5)
    aside[0].rename(finished[1])
    now = watch.tick()
    assert now.sites_done == 4
    assert now.seconds_left == pytest.approx(now.seconds * 1.5 / 2.5)
    path.write_bytes(msgspec.json.encode(LaneProgress(lane="lane0", share=1.9, seconds_left=300)))
    assert watch.tick().seconds_left == 300


@pytest.mark.parametrize("fault", [StoreError("cannot be read"), OSError(errno.EIO, "Input/output error")])
def test_a_run_goes_on_where_it_cannot_be_seen_for_a_moment_how_far_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    def finished() -> set[str]:
        raise fault

    store = stored(tmp_path, facts(census.registered(0)))
    run = _Run(store, Settings(), _Stop(), Watch(store, 1, lambda _: None))
    monkeypatch.setattr(store, "finished", finished)
    with ThreadPoolExecutor(1) as executor:
        assert run.through(executor, list(store.open().shards)) == []


def test_what_of_a_list_is_not_used_is_told_and_what_becomes_of_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "sites.csv"
    path.write_text(
        "url,naem,resume_date,url\na.gov.cn,甲,tomorrow,\nftp://b.gov.cn,,,\nwww.a.gov.cn,,,\n", "utf-8"
    )
    Terminal(1).sites(read_sites(path))
    assert capsys.readouterr().err.splitlines() == [
        "columns that are not looked at: naem, url",
        "row 3: 'ftp://b.gov.cn': not a web address; give a URL that begins with http:// or https://;"
        " the row is left out",
        "row 2: 'tomorrow': not a date; write it like 2026-11-30; the row is kept without it",
        "row 4: http://www.a.gov.cn/: merged into row 2 (same url)",
    ]


def test_of_a_list_in_order_nothing_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "sites.csv"
    path.write_text("url,name\na.gov.cn,甲\n", "utf-8")
    Terminal(1).sites(read_sites(path))
    assert capsys.readouterr().err == ""
