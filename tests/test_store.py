"""The round's folder: plan, commit, damage, one run at a time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from crawler.facts import Entry, Errand, Purpose
from crawler.site import Site
from reports.rubric import Rubric
from webcensus.disk import file_hash, write_atomic
from webcensus.plan import shards
from webcensus.settings import Settings, SettingsError
from webcensus.store import (
    RECHECK,
    Kept,
    Manifest,
    RoundBusyError,
    RoundDamagedError,
    Store,
    StoreError,
    probe_writable,
)

RUBRIC = Rubric(id="cn-2015", version="1", title={}, source="", items=(), checks={}, sha256="a" * 64)
OTHER = Rubric(id="cn-2019", version="1", title={}, source="", items=(), checks={}, sha256="b" * 64)


def sites(count: int) -> list[Site]:
    return [Site(id=f"{n:03d}", url=f"http://www.county{n}.gov.cn/") for n in range(count)]


def new_round(folder: Path, count: int = 5, size: int = 2) -> Store:
    store = Store(folder)
    listed = sites(count)
    store.create(Settings(), RUBRIC, listed, shards(listed, size), "sites.csv")
    return store


def commit(store: Store, shard: str, content: bytes = b"facts") -> bool:
    data = store.new_data()
    (data / "sites.parquet").write_bytes(content)
    kept = Kept(bytes=len(content), sha256=file_hash(data / "sites.parquet"))
    return store.commit(
        Manifest(shard=shard, data=data.name, sites=1, tables={}, files={"sites.parquet": kept})
    )


def test_shards_hold_every_site_once_and_neighbours_together() -> None:
    listed = [
        *sites(20),
        Site(id="a", url="http://a.county1.gov.cn/"),
        Site(id="b", url="http://b.county1.gov.cn/"),
    ]
    made = shards(listed, 4)
    assert sorted(site.id for shard in made for site in shard.sites) == sorted(site.id for site in listed)
    together = next(shard for shard in made if any(site.id == "a" for site in shard.sites))
    assert {"a", "b", "001"} <= {site.id for site in together.sites}
    assert shards(listed, 4) == made


def test_sites_on_one_literal_address_stay_together() -> None:
    listed = [Site(id=str(port), url=f"http://127.0.0.1:{port}/") for port in range(8000, 8010)]
    assert len(shards(listed, 3)) == 1


def test_a_round_is_opened_with_the_same_settings_and_sites_only(tmp_path: Path) -> None:
    store = new_round(tmp_path)
    found = store.open()
    store.check_same(found, Settings(), RUBRIC, sites(5))
    store.check_same(found, Settings(workers=7), RUBRIC, sites(5))
    with pytest.raises(StoreError, match=r"delay = 1\.0, now it is 2\.0"):
        store.check_same(found, Settings(delay=2.0), RUBRIC, sites(5))
    with pytest.raises(StoreError, match="another list of sites"):
        store.check_same(found, Settings(), RUBRIC, sites(4))
    with pytest.raises(StoreError, match=r"rubric cn-2015.*now it is cn-2019"):
        store.check_same(found, Settings(), OTHER, sites(5))


def test_the_first_commit_of_a_shard_wins(tmp_path: Path) -> None:
    store = new_round(tmp_path)
    assert commit(store, "s00001", b"first")
    assert not commit(store, "s00001", b"second")
    (manifest,) = store.committed(verify=True).values()
    assert (tmp_path / "data" / manifest.data / "sites.parquet").read_bytes() == b"first"
    assert len(list((tmp_path / "data").iterdir())) == 1


@pytest.mark.parametrize("damage", ["cut", "flip", "gone"])
def test_damaged_data_are_set_aside_and_done_again(tmp_path: Path, damage: str) -> None:
    store = new_round(tmp_path)
    commit(store, "s00001", b"facts of a shard")
    (manifest,) = store.committed().values()
    path = tmp_path / "data" / manifest.data / "sites.parquet"
    if damage == "gone":
        path.unlink()
    else:
        path.write_bytes(b"facts of a" if damage == "cut" else b"Facts of a shard")
    assert store.committed(verify=True) == {}
    assert not store.is_committed("s00001")
    assert list((tmp_path / "manifest").glob("*damaged*"))
    assert commit(store, "s00001")


@pytest.mark.parametrize("what", ["manifest", "its folder", "data"])
def test_what_cannot_be_read_now_is_an_error_and_nothing_is_set_aside(tmp_path: Path, what: str) -> None:
    """A disk that fails, a limit, a permission say nothing of what is kept."""
    store = new_round(tmp_path)
    commit(store, "s00001", b"facts of a shard")
    (manifest,) = store.committed().values()
    path = {
        "manifest": tmp_path / "manifest" / "s00001.json",
        "its folder": tmp_path / "manifest",
        "data": tmp_path / "data" / manifest.data / "sites.parquet",
    }[what]
    kept = path.rename(tmp_path / "kept")
    path.symlink_to("/proc/self/mem" if what == "manifest" else path)  # EIO at its first byte; ELOOP
    with pytest.raises(StoreError, match=r"cannot be read .*nothing was changed"):
        store.committed(verify=True)
    path.unlink()
    kept.rename(path)
    assert store.committed(verify=True) == {"s00001": manifest}
    assert not list(tmp_path.rglob("*damaged*"))


def test_too_few_file_handles_set_nothing_aside(tmp_path: Path) -> None:
    store = new_round(tmp_path)
    commit(store, "s00001", b"facts of a shard")
    code = (
        "import os, resource, sys; from pathlib import Path; from webcensus.store import Store, StoreError\n"
        "free = os.dup(0); os.close(free); resource.setrlimit(resource.RLIMIT_NOFILE, (free, free))\n"
        "try: Store(Path(sys.argv[1])).committed(verify=True)\n"
        "except StoreError as error: print(error)"
    )
    root = Path(__file__).resolve().parents[1]
    ended = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], cwd=root, capture_output=True, text=True, check=True
    )
    assert "Too many open files" in ended.stdout
    assert set(store.committed(verify=True)) == {"s00001"}


def test_a_whole_that_cannot_be_read_is_no_unfinished_round(tmp_path: Path) -> None:
    store = new_round(tmp_path)
    assert store.whole() is None
    (tmp_path / "whole.json").symlink_to("whole.json")
    with pytest.raises(StoreError, match="cannot be read"):
        store.whole()


def test_a_damaged_manifest_or_round_is_said(tmp_path: Path) -> None:
    store = new_round(tmp_path)
    write_atomic(tmp_path / "manifest" / "s00001.json", b"{not json")
    assert store.committed() == {}
    (tmp_path / "round.json").write_text("{")
    with pytest.raises(StoreError, match=r"round\.json.*restore it"):
        store.open()
    with pytest.raises(StoreError, match="holds no round"):
        Store(tmp_path / "elsewhere").open()


@pytest.mark.parametrize("damage", ["flip", "cut", "gone"])
def test_a_damaged_plan_is_refused(tmp_path: Path, damage: str) -> None:
    store = new_round(tmp_path)
    path = tmp_path / "plan" / "s00001.json"
    whole = path.read_bytes()
    assert [site.id for site in store.shard("s00001").sites]
    if damage == "gone":
        path.unlink()
    else:
        path.write_bytes(whole[:-9] if damage == "cut" else whole.replace(b"county", b"kounty", 1))
    with pytest.raises(StoreError, match=r"s00001\.json: gone or damaged"):
        store.shard("s00001")


@pytest.mark.parametrize("damage", ["flip", "cut", "gone"])
def test_damaged_errands_are_refused_and_no_site_is_crawled_instead(tmp_path: Path, damage: str) -> None:
    store = Store(tmp_path)
    sent = {"000": Errand(entries=(Entry(site="000", url="http://a.cn/", purpose=Purpose.PAGE),))}
    store.send("s00001", sent)
    store.create(Settings(), RUBRIC, sites(1), shards(sites(1), 1), "x", kind=RECHECK, of="f")
    assert store.errands("s00001") == sent
    path = tmp_path / "errands" / "s00001.json"
    whole = path.read_bytes()
    if damage == "gone":
        path.unlink()
    else:
        path.write_bytes(whole[:-2] if damage == "cut" else whole.replace(b"a.cn", b"b.cn"))
    with pytest.raises(RoundDamagedError, match=r"errands/s00001\.json: gone or damaged"):
        store.errands("s00001")
    assert new_round(tmp_path / "plain").errands("s00001") == {}


def test_a_round_of_another_format_is_refused(tmp_path: Path) -> None:
    store = new_round(tmp_path)
    content = json.loads((tmp_path / "round.json").read_text())
    (tmp_path / "round.json").write_text(json.dumps(content | {"format": 99}))
    with pytest.raises(StoreError, match="format 99"):
        store.open()


def test_a_second_run_is_refused_and_told_by_whom(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from webcensus.store import Store\n"
        "with Store(Path(sys.argv[1])).locked():\n    print('held', flush=True); sys.stdin.read()"
    )
    root = Path(__file__).resolve().parents[1]
    holder = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)],
        cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(RoundBusyError, match=str(holder.pid)), Store(tmp_path).locked():
            pass
    finally:
        holder.communicate()
    with Store(tmp_path).locked():
        assert (tmp_path / "lock").read_text().strip() == str(os.getpid())


def test_a_folder_that_cannot_be_written_is_found_out_at_once(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingsError, match=r"--out .*/below: no folder can be there"):
        probe_writable(tmp_path / "file" / "below")


def test_an_atomic_write_leaves_the_old_file_when_it_fails(tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    target.write_bytes(b"old")
    with pytest.raises(TypeError):
        write_atomic(target, "not bytes")  # type: ignore[arg-type]
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["report.html"]


def test_clear_forgets_the_round_and_nothing_else(tmp_path: Path) -> None:
    store = new_round(tmp_path)
    commit(store, "s00001")
    (tmp_path / "notes.txt").write_text("mine")
    store.clear()
    assert not store.exists
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


@pytest.mark.parametrize("local", [None, "local"])
def test_what_a_killed_worker_left_of_a_committed_shard_is_cleared(tmp_path: Path, local: str | None) -> None:
    store = Store(tmp_path, tmp_path / local if local else None)
    store.create(Settings(), RUBRIC, sites(5), shards(sites(5), 2), "sites.csv")
    commit(store, "s00001")
    for shard in ("s00001", "s00002"):
        for ending in ("", "-wal", "-shm", ".lock"):
            path = store.ledger_path(shard)
            path.with_name(path.name + ending).write_bytes(b"left")
    store.tidy(store.open().shards)
    assert {path.name.partition(".")[0] for path in store.scratch.iterdir()} == {"s00002"}
    commit(store, "s00002")
    store.tidy(store.open().shards)
    assert not store.scratch.exists() if local else list(store.scratch.iterdir()) == []


def test_clear_leaves_nothing_of_the_round_in_a_scratch_folder_that_others_share(tmp_path: Path) -> None:
    local = tmp_path / "local"
    (local / "webcensus-another").mkdir(parents=True)
    store = Store(tmp_path / "round", local)
    for each in (store, store.targets):
        each.create(Settings(), RUBRIC, sites(1), shards(sites(1), 1), "sites.csv")
        each.ledger_path("s00001").write_bytes(b"of a killed worker")
    assert len(list(local.iterdir())) == 3
    store.clear()
    assert [path.name for path in local.iterdir()] == ["webcensus-another"]


@pytest.mark.parametrize("which", ["round.json", "targets/round.json"])
def test_a_damaged_round_can_be_cleared_too(tmp_path: Path, which: str) -> None:
    store = Store(tmp_path / "round", tmp_path / "local")
    for each in (store, store.targets):
        each.create(Settings(), RUBRIC, sites(1), shards(sites(1), 1), "sites.csv")
    (store.folder / which).write_text("{")
    store.clear()
    assert not list(store.folder.iterdir())
