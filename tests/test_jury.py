"""Jury: a round judged by several processes shows nothing of them, and leaves nothing of them behind."""

from __future__ import annotations

import shutil
import signal
from pathlib import Path

import census
import msgspec
import pytest

from reports.ruling import Rulings
from webcensus import audit, jury
from webcensus.census import Progress, WorkerError
from webcensus.juror import Charge
from webcensus.settings import Settings
from webcensus.store import Store, StoreError

SETTINGS = Settings(fail_on="problem")
WANTED = frozenset({"5100000020", "5100000110"})  # in either shard one
RUBRIC, KNOWN = audit.law(SETTINGS)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A finished round of 125 sites, some of whose tables have several groups of rows."""
    return census.judged(tmp_path_factory.mktemp("jury") / "round", census.BEFORE)


@pytest.fixture
def unfinished(store: Store, tmp_path: Path) -> Store:
    """The same, whose two shards are not joined."""
    copy = Store(Path(shutil.copytree(store.folder, tmp_path / "round")))
    (copy.folder / "whole.json").unlink()
    return copy


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even some sites are worth a process, and a share of their own."""
    for name, pages in {"ENOUGH": 1, "LEAST": 300, "MOST": 600}.items():
        monkeypatch.setattr(jury, name, pages)


def judged(store: Store, processes: int, settings: Settings = SETTINGS) -> tuple[audit.Audited, list[int]]:
    """Judge a round and write some reports; also how many sites had been judged at each time it was told."""
    told = list[int]()

    def on_progress(progress: Progress) -> None:
        told.append(progress.judged)

    return audit.judge(store, RUBRIC, KNOWN, settings, on_progress, wanted=WANTED, processes=processes), told


def files(store: Store) -> dict[str, bytes]:
    """Everything that judging writes."""
    places = [store.folder / "judgements", store.folder / "reports"]
    found = [path for place in places for path in place.rglob("*") if path.is_file()]
    return {str(path.relative_to(store.folder)): path.read_bytes() for path in found}


def test_tables_and_reports_are_the_same_whatever_the_number(
    store: Store, small: None, tmp_path: Path
) -> None:
    (dismissed,) = census_keys(store, 1)
    (tmp_path / "rulings.csv").write_text(f"key,decision,reason\n{dismissed},dismiss,seen\n", "utf-8")
    settings = msgspec.structs.replace(SETTINGS, rulings=str(tmp_path / "rulings.csv"))
    alone, told = judged(store, 1, settings)
    expected = files(store)
    assert len(told) == 125
    for processes in (2, 3):
        several, told = judged(store, processes, settings)
        assert 3 < len(told) < 60  # shares, not sites
        assert told[-1] == 125
        assert several.named == alone.named
        assert several.gate == alone.gate
        assert several.gate.reasons
        assert files(store) == expected


def census_keys(store: Store, count: int) -> list[str]:
    """Keys of some findings of the round."""
    import pyarrow.parquet as pq

    table = pq.read_table(store.judgement(RUBRIC.id) / "findings.parquet", columns=["key_hex"])
    return [str(key) for key in table.column("key_hex").to_pylist()[:count]]


def test_of_a_round_that_is_not_finished_too(unfinished: Store, small: None) -> None:
    judged(unfinished, 1)
    expected = files(unfinished)
    judged(unfinished, 2)
    assert files(unfinished) == expected


def test_shares_hold_every_site_once_in_order(unfinished: Store, small: None) -> None:
    found = [place for share in jury.shares(unfinished, 2) for place in share]
    at = dict.fromkeys(map(str, unfinished.facts()), 0)
    assert list(dict.fromkeys(place.folder for place in found)) == list(at)
    for place in found:
        assert place.first == at[place.folder]
        at[place.folder] += place.count
    assert sum(at.values()) == 125
    assert len(at) == 2


def test_a_small_round_is_judged_in_one_process(store: Store) -> None:
    assert jury.shares(store, 8) == []


def test_one_core_means_one_process(store: Store, small: None) -> None:
    assert jury.shares(store, 1) == []


def charge(store: Store) -> Charge:
    return jury.charge(store, RUBRIC, SETTINGS, Rulings(), wanted=frozenset(), failing=False)


def test_a_process_that_dies_is_told_and_nothing_is_left(store: Store, small: None) -> None:
    before = files(store)
    court = jury.Jury(charge(store), jury.shares(store, 2), 2)
    for process in court.processes:
        process.send_signal(signal.SIGKILL)
    with pytest.raises(WorkerError, match="process that judges"), court:
        list(court.answers())
    assert all(process.poll() is not None for process in court.processes)
    assert files(store) == before


def test_the_processes_end_with_whoever_asked(store: Store, small: None) -> None:
    court = jury.Jury(charge(store), jury.shares(store, 2), 2)
    with court:
        next(court.answers())
    assert all(process.poll() is not None for process in court.processes)
    assert not (store.folder / "judgements" / ".jury").exists()


def test_what_a_killed_jury_left_is_cleared_away(store: Store, small: None) -> None:
    left = store.folder / "judgements" / ".jury" / "0"
    left.mkdir(parents=True)
    with jury.Jury(charge(store), jury.shares(store, 2), 1) as court:
        answer, folder = next(court.answers())
    assert folder == left
    assert answer.sites


def test_a_process_ends_when_its_parent_is_gone(store: Store, small: None) -> None:
    court = jury.Jury(charge(store), jury.shares(store, 2), 1)
    (process,) = court.processes
    assert process.stdin
    process.stdin.write(msgspec.json.encode(charge(store)) + b"\n")
    process.stdin.close()  # as the system does for a parent that was killed
    assert process.wait(60) == 0
    assert process.stdout
    process.stdout.close()


def test_another_rubric_under_the_same_name_is_refused(store: Store, small: None) -> None:
    changed = msgspec.structs.replace(charge(store), rubric_sha256="0" * 64)
    with (
        jury.Jury(changed, jury.shares(store, 2), 1) as court,
        pytest.raises(StoreError, match="was changed"),
    ):
        list(court.answers())


def test_facts_that_cannot_be_read_are_named(store: Store, small: None, tmp_path: Path) -> None:
    (share, *_) = jury.shares(store, 2)
    lost = tuple(msgspec.structs.replace(place, folder=str(tmp_path)) for place in share)
    with jury.Jury(charge(store), [lost], 1) as court, pytest.raises(StoreError, match="No such file"):
        list(court.answers())
