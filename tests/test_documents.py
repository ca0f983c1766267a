"""Documents: which reports a judgement writes, and where."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console
from stored import facts, rubric, site, stored, visit

import checks.base
from crawler.facts import Column
from crawler.page import ColumnClass
from reports.folder import WRITERS
from webcensus import judgement
from webcensus.documents import ALL_BELOW, Documents
from webcensus.settings import Settings
from webcensus.store import AUDIT, Store

KNOWN = checks.base.load(plugins=False)
BLANK = tuple(
    Column(url=f"http://www.county2.gov.cn/{n}/", name=f"栏目{n}", column_class=ColumnClass.NEWS, blank=True)
    for n in range(5)
)


def two_sites(folder: Path) -> Store:
    """One site of which nothing is known, and one that surely fails: five blank columns."""
    good, bad = site(1, name="清溪县"), site(2, name="白石县")
    return stored(folder, facts(good), facts(bad, columns=BLANK), visits=[visit(bad)])


def documents(
    store: Store, wanted: frozenset[str] | None = None, *, failing: bool = False, lang: str = ""
) -> Documents:
    law = rubric()
    made = Documents(store, law, KNOWN, Settings(lang=lang), wanted=wanted, failing=failing)  # type: ignore[arg-type]
    for judged in judgement.judge(store, law, KNOWN):
        made.add(judged)
    made.close()
    return made


def folders(store: Store) -> set[str]:
    return {path.name for path in (store.folder / "reports").iterdir() if path.is_dir()}


def told(made: Documents) -> str:
    console = Console(file=io.StringIO(), width=120, color_system=None)
    made.tell(console)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_an_audit_has_its_report_in_its_own_folder(tmp_path: Path) -> None:
    store = stored(tmp_path / "report" / AUDIT, facts(site(1, name="清溪县")))
    made = documents(store)
    assert {path.name for path in (tmp_path / "report").iterdir()} == {AUDIT, *WRITERS}
    assert "清溪县" in told(made)


def test_a_round_has_an_overview_and_a_folder_for_each_site(tmp_path: Path) -> None:
    store = two_sites(tmp_path)
    made = documents(store)
    assert folders(store) == {"3309000001", "3309000002"}
    for name in folders(store):
        assert {path.name for path in (tmp_path / "reports" / name).iterdir()} == set(WRITERS)
    overview = (tmp_path / "reports" / "index.html").read_text("utf-8")
    assert '<html lang="zh' in overview
    assert overview.index("3309000002/index.html") < overview.index("3309000001/index.html")  # worst first
    assert "白石县" in told(made)


def test_a_round_of_several_sites_may_be_called_like_an_audits_folder(tmp_path: Path) -> None:
    store = two_sites(tmp_path / AUDIT)
    documents(store)
    assert folders(store) == {"3309000001", "3309000002"}
    assert [path.name for path in tmp_path.iterdir()] == [AUDIT]


def test_only_the_sites_asked_for_or_those_that_fail(tmp_path: Path) -> None:
    store = two_sites(tmp_path / "a")
    documents(store, frozenset({"3309000001"}))
    assert folders(store) == {"3309000001"}
    other = two_sites(tmp_path / "b")
    documents(other, failing=True)
    assert folders(other) == {"3309000002"}
    overview = (other.folder / "reports" / "index.html").read_text("utf-8")
    assert "清溪县" in overview


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_language_asked_for(tmp_path: Path, lang: str) -> None:
    store = two_sites(tmp_path)
    documents(store, lang=lang)
    for path in (tmp_path / "reports").rglob("index.html"):
        assert f'<html lang="{lang}' in path.read_text("utf-8"), path


def test_a_large_round_writes_full_reports_only_when_asked(tmp_path: Path) -> None:
    store = stored(tmp_path, *(facts(site(number)) for number in range(ALL_BELOW + 1)))
    documents(store)
    assert folders(store) == set()
    assert (tmp_path / "reports" / "index.html").is_file()
    documents(store, frozenset({site(7).id}))
    assert folders(store) == {site(7).id}
