"""Packs: hold what the tables hold, and are left alone where they might not."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import census
import pyarrow.parquet as pq
import pytest
from msgspec.structs import force_setattr, replace
from stored import rubric

from checks import testing
from checks.base import Result, Rules, load
from crawler.facts import SiteFacts, Target
from crawler.page import Page
from reports.ruling import Rulings
from webcensus import judgement, packs
from webcensus.archive import archived, excerpt
from webcensus.part import Archived, Part
from webcensus.store import Store
from webcensus.whole import complete, foreign

CHECKS = {id: check for id, check in load(plugins=False).items() if check.scope == "site"}
CASES = {
    id: cases for id, cases in testing.read_folder(Path(__file__).with_name("cases")).items() if id in CHECKS
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A finished round of 125 sites."""
    return census.judged(tmp_path_factory.mktemp("packs") / "round", census.BEFORE)


@pytest.fixture(scope="module")
def tables(store: Store) -> list[Archived]:
    """Its sites, put together from their tables."""
    (folder,) = store.facts()
    return list(Part(folder).sites())


def narrowed(each: Archived) -> Archived:
    """A site as a pack gives it back."""
    return packs._unpacked(memoryview(packs._packed(each)))


def test_packs_hold_what_the_tables_do_as_far_as_it_is_asked_for(
    store: Store, tables: list[Archived]
) -> None:
    (folder,) = store.facts()
    assert packs.readable(folder)
    found = list(packs.read(folder))
    assert found == list(map(narrowed, tables))
    for each, whole in zip(found, tables, strict=True):
        assert without_pages(each) == without_pages(whole)
        assert each.facts.home == whole.facts.home
        for page, known in zip(each.facts.pages, whole.facts.pages, strict=True):
            assert all(getattr(page, name) == getattr(known, name) for name in (*packs.PAGE, "rows", "links"))


def without_pages(each: Archived) -> Archived:
    return replace(each, facts=replace(each.facts, pages=()))


def test_packs_are_what_our_own_checks_are_given(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder,) = store.facts()
    monkeypatch.delattr(Part, "sites")
    own = load(plugins=False)
    places = [judgement.Places(folder=str(folder), first=0, count=125)]
    assert len(list(judgement.judge(store, rubric(), own))) == 125
    assert len(list(judgement.judge_some(places, rubric(), own, rulings=Rulings()))) == 125


def test_a_check_of_others_is_given_all_that_is_known(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def anything(facts: SiteFacts, _: Rules) -> Iterator[Result]:
        raise AssertionError("no rubric names it")

    (folder,) = store.facts()
    monkeypatch.setattr(packs, "read", anything)
    known = load(plugins=False)
    checks = known | {"anything": replace(known["link-broken"], id="anything", run=anything)}
    places = [judgement.Places(folder=str(folder), first=120, count=5)]
    assert len(list(judgement.judge(store, rubric(), checks))) == 125
    assert len(list(judgement.judge_some(places, rubric(), checks, rulings=Rulings()))) == 5


@pytest.mark.parametrize("id", CASES)
def test_our_own_checks_ask_for_no_more(id: str) -> None:
    for case in CASES[id]:
        facts = testing.facts_of(case)
        known = (
            (facts.home, *facts.pages) if facts.home else facts.pages
        )  # a round's home page is one of them
        whole = Archived(
            facts=replace(facts, pages=known), position=0, page_findings=(), page_judged={}, outcomes={}
        )
        pages = narrowed(whole).facts.pages
        for page, own in zip(pages, known, strict=True):
            force_setattr(page, "links", own.links)  # those of a case do not stand among its targets
        packed = replace(facts, pages=pages[len(pages) - len(facts.pages) :], home=facts.home and pages[0])
        assert list(CHECKS[id].run(packed, case.rules())) == list(CHECKS[id].run(facts, case.rules())), (
            case.name
        )


@pytest.mark.parametrize("group", [1, 7, 100])
def test_reading_begins_at_any_site(
    store: Store, tables: list[Archived], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, group: int
) -> None:
    (folder,) = store.facts()
    copy = Path(shutil.copytree(folder, tmp_path / "facts"))
    monkeypatch.setattr(packs, "GROUP", group)
    packs.write(copy, lambda: None)
    known = list(map(narrowed, tables))
    for first in (0, 1, 6, 7, 8, 99, 100, 101, 124, 125, 300):
        assert list(packs.read(copy, first)) == known[first:]
        assert list(excerpt(copy, first, 3, whole=False)) == known[first : first + 3]
        assert list(excerpt(copy, first, 3)) == tables[first : first + 3]


@pytest.mark.parametrize("bound", [1, 20_000])
def test_a_group_is_bounded_in_bytes(
    store: Store, tables: list[Archived], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bound: int
) -> None:
    (folder,) = store.facts()
    copy = Path(shutil.copytree(folder, tmp_path / "facts"))
    monkeypatch.setattr(packs, "GROUP_BYTES", bound)
    packs.write(copy, lambda: None)
    known = list(map(narrowed, tables))
    groups = pq.ParquetFile(copy / "packs.parquet").metadata.num_row_groups
    assert groups == 125 if bound == 1 else 2 < groups < 125
    for first in (0, 1, 50, 124, 125):
        assert list(packs.read(copy, first)) == known[first:]


def flipped(path: Path, place: int) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 0x10
    path.write_bytes(content)


DAMAGES: dict[str, Callable[[Path], object]] = {
    "gone": Path.unlink,
    "empty": lambda path: path.write_bytes(b""),
    "truncated": lambda path: path.write_bytes(path.read_bytes()[:-1000]),
    "flipped": lambda path: flipped(path, path.stat().st_size // 2),
    "flipped in the footer": lambda path: flipped(path, -40),
    "flipped at the end": lambda path: flipped(path, -1),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_damaged_packs_change_no_judgement(
    store: Store, tmp_path: Path, damage: Callable[[Path], object]
) -> None:
    copy = Store(Path(shutil.copytree(store.folder, tmp_path / "round")))
    known = (copy.folder / "whole.json").read_bytes()
    own = load(plugins=False)
    judged = list(judgement.judge(copy, rubric(), own))
    (folder,) = copy.facts()
    damage(folder / "packs.parquet")
    assert list(judgement.judge(copy, rubric(), own)) == judged
    assert (copy.folder / "whole.json").read_bytes() == known
    assert copy.whole(verify=True) is not None
    assert not (folder / "packs.parquet").exists()


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_packs_damaged_while_they_are_read_give_way_to_the_tables(
    store: Store, tables: list[Archived], tmp_path: Path, damage: Callable[[Path], object]
) -> None:
    (folder,) = store.facts()
    copy = Path(shutil.copytree(folder, tmp_path / "facts"))
    damage(copy / "packs.parquet")
    found = list(excerpt(copy, 3, 200, whole=False))
    assert list(map(narrowed, found)) == list(map(narrowed, tables[3:]))


def test_packs_of_another_form_are_left_alone(
    store: Store, tables: list[Archived], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder,) = store.facts()
    assert not foreign(store)
    monkeypatch.setattr(packs, "_form", lambda: b"of another version")
    assert not packs.readable(folder)
    assert list(archived(store, whole=False)) == tables
    assert "another version" in foreign(store)


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
    assert list(archived(copy, whole=False)) == tables
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


def test_facts_that_were_judged_are_no_garbage(store: Store) -> None:
    """What holds itself is only found by a search for cycles, and stays in memory until there is one."""
    (folder,) = store.facts()
    own = load(plugins=False)
    gc.collect()
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        for sites in (packs.read(folder), Part(folder).sites()):
            for each in islice(sites, 12):
                judgement.judge_one(each, rubric(), own, rulings=Rulings())
                assert len(each.facts.pages) == len([page.links for page in each.facts.pages])
        gc.collect()
        assert not [each for each in gc.garbage if isinstance(each, (Page, Target))]
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
