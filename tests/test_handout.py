"""The rectification ledger of a round: one row a fault, handed out by organiser or province."""

from __future__ import annotations

import csv
import datetime as dt
import re
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet as pq
import pytest
from payloads import PAYLOADS
from rounds import CHECKS, DAY, RUBRIC, Made, write

from crawler.facts import Verdict
from crawler.page import Outcome
from reports import ledger_workbook
from reports.ruling import Decision, Pattern, Ruling, Rulings
from reports.workbook import header
from webcensus import handout, rounds
from webcensus.compare import Law
from webcensus.handout import Terms
from webcensus.settings import SettingsError
from webcensus.store import Store

LATER = DAY + dt.timedelta(days=40)
LAW = Law(rubric=RUBRIC, checks=CHECKS, rulings=Rulings())
TERMS = Terms(issued=dt.date(2015, 9, 25), working_days=15)


def sites(day: dt.date = DAY) -> list[Made]:
    places = (
        ("浙江省", "甲县人民政府"),
        ("浙江省", "乙县人民政府"),
        ("", "=HYPERLINK(1)"),
        ("四川省", "甲县人民政府"),
    )
    return [
        Made(f"330000000{n}", day, province=province, organiser=organiser, supervisor="某市人民政府")
        for n, (province, organiser) in enumerate(places, 1)
    ]


def faulty() -> list[Made]:
    return [each.column("xw/", age=60).target("a.html").page("t.html", text="测试") for each in sites()]


def rows(folder: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pq.read_table(folder / "ledger.parquet").to_pylist()
    return found


def books(folder: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Workbook -> its rows below the heading."""
    read = {}
    for path in sorted(folder.glob("*.xlsx")):
        book = openpyxl.load_workbook(path)
        cells = list(book.worksheets[0].iter_rows())
        assert not any(cell.data_type == "f" for row in cells for cell in row)
        read[path.name] = [tuple(cell.value for cell in row) for row in cells[1:]]
    return read


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return write(tmp_path_factory.mktemp("round"), faulty())


def test_one_row_a_fault_with_its_deadline(store: Store, tmp_path: Path) -> None:
    handed = handout.hand_out(store, LAW, TERMS, tmp_path, language="zh")
    found = rows(tmp_path)
    assert len(found) == handed.rows == sum(count for _, count in handed.files)
    assert [row["number"] for row in found] == list(range(1, handed.rows + 1))
    assert len({row["finding_key"] for row in found}) == handed.rows
    sure = [row for row in found if row["certainty"] == "确定"]
    assert {(row["state"], row["deadline"]) for row in sure} == {("待整改", "2015-10-22")}
    stale = next(row for row in found if row["column_url"] and row["site_code"] == "3300000001")
    assert (stale["province"], stale["organiser"], stale["state"]) == ("浙江省", "甲县人民政府", "待整改")
    doubtful = [row for row in found if row["certainty"] != "确定"]
    assert {(row["state"], row["deadline"]) for row in doubtful} == {("待确认", None)}


def test_the_csv_is_whole_and_safe(store: Store, tmp_path: Path) -> None:
    handed = handout.hand_out(store, LAW, TERMS, tmp_path, language="zh")
    with (tmp_path / "ledger.csv").open(encoding="utf-8-sig", newline="") as stream:
        table = list(csv.DictReader(stream))
    assert len(table) == handed.rows
    assert not [value for row in table for value in row.values() if value.startswith(("=", "+", "@"))]
    assert {row["主办单位"] for row in table} == {"甲县人民政府", "乙县人民政府", "'=HYPERLINK(1)"}


@pytest.mark.parametrize(("by", "groups"), [("organiser", 3), ("province", 3), ("city", 1)])
def test_each_organiser_or_province_gets_its_own(store: Store, tmp_path: Path, by: Any, groups: int) -> None:
    handed = handout.hand_out(store, LAW, TERMS, tmp_path, language="zh", by=by)
    found = books(tmp_path)
    assert len(found) == groups
    assert sum(map(len, found.values())) == handed.rows
    at = list(ledger_workbook.COLUMNS).index(by)
    assert all(len({row[at] for row in table}) == 1 for table in found.values())
    with (tmp_path / "files.csv").open(encoding="utf-8-sig", newline="") as stream:
        listed = list(csv.DictReader(stream))
    assert {row["file"]: int(row["rows"]) for row in listed} == {
        name: len(table) for name, table in found.items()
    }
    if by == "province":
        assert any("未登记" in name for name in found)


NAMES = (
    *(text.encode("utf-8", "ignore").decode() for text in PAYLOADS),
    "甲,乙\n丙\"丁", "甲/乙", "甲\\乙", "甲-乙", "甲_乙", "甲 乙", "CON", "con", "Con.", "..", ".", "~", "长" * 300,
    "长" * 299 + "短", "A" * 300, "a" * 300,
)  # fmt: skip


@pytest.mark.parametrize("by", ["organiser", "province"])
def test_names_that_collide_are_too_long_or_attack_name_no_file(tmp_path: Path, by: Any) -> None:
    made = [
        Made(f"33000{n:05}", **{"organiser": "x", "province": "y", by: name}).target("a.html")
        for n, name in enumerate(NAMES)
    ]
    round_, out = write(tmp_path / "round", made), tmp_path / "out"
    handed = handout.hand_out(round_, LAW, TERMS, out, language="zh", by=by)
    found = books(out)
    assert sum(map(len, found.values())) == handed.rows
    assert {path.parent for path in tmp_path.rglob("ledger-*")} == {out}
    assert len({name.casefold() for name in found}) == len(found)
    assert max(len(name.encode()) for name in found) < 200
    assert not [name for name in found if not re.fullmatch(r"ledger-\d{5}-[\w-]+\.xlsx", name)]
    with (out / "files.csv").open(encoding="utf-8-sig", newline="") as stream:
        listed = list(csv.DictReader(stream))
    assert {row["file"] for row in listed} == set(found)
    cells = [line for row in listed for line in row["for"].splitlines()]
    assert not [line for line in cells if re.match(r"\s*[=+\-@＝＋－＠]", line)]


def test_a_ledger_is_split_below_excels_limit(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ledger_workbook.ROWS < 1_048_576
    table = [{"number": n, "site_code": f"{n}"} for n in range(1, 8)]
    written = ledger_workbook.write(tmp_path, "ledger", table, title="x", language="en", most=3)
    assert [(path.name, count) for path, count in written] == [
        ("ledger.xlsx", 3), ("ledger-2.xlsx", 3), ("ledger-3.xlsx", 1),
    ]  # fmt: skip
    assert [
        row[0] for name in ("ledger.xlsx", "ledger-2.xlsx", "ledger-3.xlsx") for row in books(tmp_path)[name]
    ] == [*range(1, 8)]


def test_a_later_handout_leaves_no_old_workbooks(store: Store, tmp_path: Path) -> None:
    handout.hand_out(store, LAW, TERMS, tmp_path, language="zh", by="organiser")
    handout.hand_out(store, LAW, TERMS, tmp_path, language="zh")
    assert list(books(tmp_path)) == ["ledger.xlsx"]
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "files.csv",
        "ledger.csv",
        "ledger.parquet",
        "ledger.xlsx",
    ]


def test_what_a_person_decided_is_shown(store: Store, tmp_path: Path) -> None:
    rulings = Rulings(
        by_pattern=(
            (
                Pattern(check="column-stale", site="*1"),
                Ruling(decision=Decision.ACCEPT, reason="已列入归并计划"),
            ),
            (Pattern(check="column-stale", site="*2"), Ruling(decision=Decision.DISMISS)),
        )
    )
    handout.hand_out(
        store, Law(rubric=RUBRIC, checks=CHECKS, rulings=rulings), TERMS, tmp_path, language="zh"
    )
    stale = {row["site_code"]: row for row in rows(tmp_path) if row["column_url"]}
    assert sorted(stale) == ["3300000001", "3300000003", "3300000004"]
    assert (stale["3300000001"]["state"], stale["3300000001"]["deadline"]) == ("暂不整改", None)
    assert stale["3300000001"]["reason"] == "已列入归并计划"
    assert stale["3300000003"]["state"] == "待整改"


def rechecked(store: Store, name: str, made: list[Made]) -> None:
    """A re-check of the round, as made-up facts."""
    place = store.folder / "rechecks" / name
    again = write(place, made)
    again.send("s00001", {})
    rounds.compare_rounds(str(store.folder), str(place), "", {}, 0)


def test_rechecks_make_the_history(tmp_path: Path) -> None:
    store = write(tmp_path / "round", faulty())
    first = [each.column("xw/", age=2).target("a.html") for each in sites(LATER)]
    rechecked(store, "2026-09", first)
    second = [each.unreachable(Outcome.TIMEOUT) for each in sites(LATER + dt.timedelta(days=9))]
    rechecked(store, "2026-10", second)
    third = [
        each.column("xw/", age=2).target("a.html", Verdict.OK)
        for each in sites(LATER + dt.timedelta(days=20))
    ]
    rechecked(store, "2026-11", third)
    handout.hand_out(store, LAW, TERMS, tmp_path / "out", language="zh")
    found = [row for row in rows(tmp_path / "out") if row["site_code"] == "3300000001"]
    column = next(row for row in found if row["column_url"])
    link = next(row for row in found if row["page"].endswith("a.html"))
    assert column["state"] == link["state"] == "已整改"
    days = [LATER, LATER + dt.timedelta(days=9), LATER + dt.timedelta(days=20)]
    assert [line.partition("：")[0] for line in link["history"].splitlines()] == [
        f"{days[0]} 仍存在",
        f"{days[1]} 未复检",
        f"{days[2]} 已整改",
    ]
    assert "访问超时" in link["history"]
    assert link["rechecked_at"] == days[2].isoformat()
    text = next(row for row in found if "t.html" in row["page"])
    assert text["state"] in {"待整改", "待确认"}, "its page was never read again"


def test_the_command_says_what_it_wrote(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert rounds.ledger(str(store.folder), str(tmp_path), "province", "", 15, (), {"lang": "en"}, 1) == 0
    out = capsys.readouterr().out
    assert "due 2026-08-24" in out
    assert "3 workbooks" in out
    sheet = openpyxl.load_workbook(next(tmp_path.glob("*.xlsx"))).worksheets[0]
    assert header("decision", "en") in [cell.value for cell in sheet[1]]
    again = tmp_path / "again"
    rounds.ledger(str(store.folder), str(again), "province", "", 15, (), {"lang": "en"}, 0)
    for path in again.iterdir():
        assert path.read_bytes() == (tmp_path / path.name).read_bytes(), path.name


@pytest.mark.parametrize(
    ("issued", "days"), [("soon", 15), ("2026-08-03", 0), ("2015-01-05", 15), ("9999-12-31", 15)]
)
def test_senseless_terms_are_refused(store: Store, tmp_path: Path, issued: str, days: int) -> None:
    with pytest.raises(SettingsError, match="--issued"):
        rounds.ledger(str(store.folder), str(tmp_path), "", issued, days, (), {}, 0)


def test_a_year_not_announced_makes_the_deadline_provisional(store: Store, tmp_path: Path) -> None:
    terms = Terms(issued=dt.date(2090, 3, 1), working_days=5)
    handout.hand_out(store, LAW, terms, tmp_path, language="zh")
    assert {row["deadline"] for row in rows(tmp_path) if row["deadline"]} == {"2090-03-08（暂定）"}


def test_a_round_that_is_not_complete_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = write(tmp_path / "round", faulty())
    (made.folder / "whole.json").unlink()
    rounds.ledger(str(made.folder), str(tmp_path / "ledger"), "", "", 15, (), {}, 0)
    assert "targets outside the sites are unverified; run it again" in capsys.readouterr().err
