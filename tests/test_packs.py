"""Packs: hold what the tables hold, and are left alone where they might not."""

from __future__ import annotations

import shutil
from pathlib import Path

import census
import pytest

from webcensus import packs
from webcensus.archive import archived, excerpt
from webcensus.part import Archived, Part
from webcensus.store import Store
from webcensus.whole import complete


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A finished round of 125 sites."""
    return census.judged(tmp_path_factory.mktemp("packs") / "round", census.BEFORE)


@pytest.fixture(scope="module")
def tables(store: Store) -> list[Archived]:
    """Its sites, put together from their tables."""
    (folder,) = store.facts()
    return list(Part(folder).sites())


def test_packs_hold_what_the_tables_do(store: Store, tables: list[Archived]) -> None:
    (folder,) = store.facts()
    assert packs.readable(folder)
    assert list(packs.read(folder)) == tables


def test_packs_are_what_is_read(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder,) = store.facts()
    monkeypatch.delattr(Part, "sites")
    assert len(list(archived(store))) == 125
    assert len(list(excerpt(folder, 0, 200))) == 125


@pytest.mark.parametrize("group", [1, 7, 100])
def test_reading_begins_at_any_site(
    store: Store, tables: list[Archived], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, group: int
) -> None:
    (folder,) = store.facts()
    copy = Path(shutil.copytree(folder, tmp_path / "facts"))
    monkeypatch.setattr(packs, "GROUP", group)
    packs.write(copy, lambda: None)
    for first in (0, 1, 6, 7, 8, 99, 100, 101, 124, 125, 300):
        assert list(packs.read(copy, first)) == tables[first:]
        assert list(excerpt(copy, first, 3)) == tables[first : first + 3]


def test_packs_of_another_form_are_left_alone(
    store: Store, tables: list[Archived], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder,) = store.facts()
    monkeypatch.setattr(packs, "_form", lambda: b"of another version")
    assert not packs.readable(folder)
    assert list(archived(store)) == tables


def test_the_form_tells_what_facts_are(monkeypatch: pytest.MonkeyPatch) -> None:
    known = packs._form()
    packs._form.cache_clear()
    monkeypatch.setattr(packs, "PACKING", packs.PACKING + 1)
    assert packs._form() != known
    packs._form.cache_clear()


def test_a_round_without_packs_is_read_from_its_tables(
    store: Store, tables: list[Archived], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = Store(Path(shutil.copytree(store.folder, tmp_path / "round")))
    (copy.folder / "whole.json").unlink()
    monkeypatch.setattr(packs, "write", lambda *_: None)
    complete(copy, lambda: None)
    (folder,) = copy.facts()
    assert not (folder / "packs.parquet").exists()
    assert list(archived(copy)) == tables
    assert next(archived(copy, ends=True)).ends


def test_a_stop_while_packing_keeps_nothing(store: Store, tmp_path: Path) -> None:
    copy = Store(Path(shutil.copytree(store.folder, tmp_path / "round")))
    (copy.folder / "whole.json").unlink()
    shards, told = len(copy.committed()), list[int]()

    def on_part() -> None:
        told.append(1)
        if len(told) > shards:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        complete(copy, on_part)
    assert copy.whole() is None
    complete(copy, lambda: None)
    assert copy.whole(verify=True) is not None
