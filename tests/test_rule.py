"""Rulings: read from a file, by key or by pattern, and taken back from a rectification workbook."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from rounds import CHECKS, DAY, RUBRIC, Made
from rounds import write as write_round

from checks.base import Finding
from reports.ruling import Decision, Pattern, Ruling, Rulings, fits
from reports.workbook import header
from webcensus import decisions, judgement, rounds, rule, rulings
from webcensus.decisions import WorkbookError
from webcensus.rulings import RulingsError
from webcensus.store import RoundError, Store

KEYS = [f"{number:064x}" for number in range(9)]
HEAD = "key,decision,reason,by,until\n"


def file(folder: Path, text: str, name: str = "rulings.csv") -> str:
    path = folder / name
    path.write_text(text, "utf-8")
    return str(path)


# --- rulings.csv ------------------------------------------------------------------------------------------


def test_rows_by_key_and_by_pattern(tmp_path: Path) -> None:
    text = (
        "key,check,site,locator,decision,reason,by,until\n"
        f"{KEYS[1]},,,,dismiss,not so,A,2026-12-31\n"
        ",typo,33*,ordinary:*,accept,names of persons,B,\n"
        "\n"
    )
    read = rulings.read(file(tmp_path, text))
    until = dt.date(2026, 12, 31)
    assert read.by_key == {KEYS[1]: Ruling(decision=Decision.DISMISS, reason="not so", by="A", until=until)}
    assert read.by_pattern == (
        (
            Pattern(check="typo", site="33*", locator="ordinary:*"),
            Ruling(decision=Decision.ACCEPT, reason="names of persons", by="B"),
        ),
    )


def test_of_several_rows_about_the_same_the_last_counts_and_is_told(tmp_path: Path) -> None:
    text = f"{HEAD}{KEYS[1]},dismiss,,A,\n{KEYS[2]},accept,,A,\n{KEYS[1]},confirm,,B,\n{KEYS[2]},accept,,A,\n"
    read = rulings.read(file(tmp_path, text))
    assert read.by_key[KEYS[1]].decision is Decision.CONFIRM
    assert [note.partition(": ")[2] for note in read.notes] == [
        "rows 2 and 4 decide about the same: the last one counts",
        "rows 3 and 5 decide about the same: the same",
    ]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("xyz,dismiss,,,", "no finding's key"),
        (f"{KEYS[0]},delete,,,", "write accept, dismiss or confirm"),
        (f"{KEYS[0]},dismiss,,,tomorrow", "write a day as 2026-12-31"),
        (",dismiss,,,", "neither a key nor a check"),
    ],
)
def test_rows_that_cannot_be_used_are_named(tmp_path: Path, row: str, told: str) -> None:
    with pytest.raises(RulingsError, match=f"row 2: .*{told}"):
        rulings.read(file(tmp_path, f"{HEAD}{row}\n"))


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ("typo,*,*", "name a site or a locator"),
        ("t*,33,a", "neither a key nor a check"),
        (f"typo,33,{'a*' * 11}", "at most 500 characters and 10 stars"),
        (f"typo,33,{'a' * 501}", "at most 500 characters and 10 stars"),
    ],
)
def test_patterns_are_bounded(tmp_path: Path, cells: str, told: str) -> None:
    with pytest.raises(RulingsError, match=told):
        rulings.read(file(tmp_path, f"check,site,locator,decision\n{cells},dismiss\n"))


@pytest.mark.parametrize(
    ("pattern", "text", "fitting"),
    [
        ("abc", "abc", True),
        ("abc", "abcd", False),
        ("a*c", "abc", True),
        ("a*c", "ac", True),
        ("a*a", "a", False),
        ("*", "", True),
        ("a*b*c", "a--b--c", True),
        ("a*b*c", "a--c--b", False),
        ("*.gov.cn/old/*", "http://a.gov.cn/old/1.html", True),
        ("a.c", "abc", False),
        ("[ab]", "a", False),
    ],
)
def test_a_star_stands_for_any_text(pattern: str, text: str, fitting: bool) -> None:
    assert fits(pattern, text) is fitting


def test_an_adversarial_pattern_ends_soon() -> None:
    assert not fits("*".join(["a"] * 11) + "b", "a" * 200_000)


def test_a_key_goes_before_a_pattern_and_what_expired_decides_nothing() -> None:
    found = Finding(check="typo", site="3300", locator="ordinary:x")
    day = dt.date(2026, 8, 3)
    broad = (Pattern(check="typo", site="33*"), Ruling(decision=Decision.ACCEPT))
    later = (Pattern(check="typo", locator="ordinary:*"), Ruling(decision=Decision.DISMISS))
    own = Ruling(decision=Decision.CONFIRM, until=day)
    told = Rulings({found.key: own}, (broad, later))
    assert told.of(found, day) == own
    assert told.of(found, day + dt.timedelta(days=1)) == later[1]
    assert Rulings({found.key: own}).of(found, day + dt.timedelta(days=1)) is None
    assert Rulings((), (broad,)).of(Finding(check="mojibake", site="3300", locator="x"), day) is None


@pytest.mark.parametrize("before", ["a.gov.cn", "www.a.gov.cn"])
def test_what_was_decided_before_a_site_had_a_code_holds(before: str) -> None:
    found = Finding(check="link-broken", site=before, locator="http://www.a.gov.cn/1.html")
    coded = Finding(check="link-broken", site="3300000001", locator="https://a.gov.cn/1.html")
    ruling = Ruling(decision=Decision.DISMISS)
    pattern = Pattern(check="link-broken", site=before)
    for told in (Rulings({found.key: ruling}), Rulings((), ((pattern, ruling),))):
        assert told.of(coded, dt.date(2026, 8, 3), "https://www.a.gov.cn/") == ruling
        assert told.of(coded, dt.date(2026, 8, 3), "https://b.gov.cn/") is None
        assert told.of(coded, dt.date(2026, 8, 3)) is None


@pytest.mark.parametrize(
    ("site", "url", "fits"),
    [
        ("61*", "http://61.131.1.2/", False),  # Shaanxi's codes, and an address in Jiangxi
        ("*2", "http://61.131.1.2/", False),
        ("61.131.*", "http://61.131.1.2/", True),
        ("36*", "http://61.131.1.2/", True),
        ("*.a.gov.cn", "https://b.a.gov.cn/", True),
        ("a.gov.cn", "http://a.gov.cn/b/", False),
        ("a.gov.cn/b/", "http://www.a.gov.cn/b/", True),
        ("a.gov.cn", "http://a.gov.cn:8080/", False),
    ],
)
def test_a_pattern_of_codes_fits_no_address(site: str, url: str, fits: bool) -> None:
    found = Finding(check="typo", site="3600000001", locator="x")
    assert Pattern(check="typo", site=site).fits(found, url) is fits


def test_locators_are_compared_without_scheme_and_www() -> None:
    found = Finding(check="link-broken", site="3300", locator="https://www.a.gov.cn/old/1.html")
    assert Pattern(check="link-broken", locator="http://a.gov.cn/old/*").fits(found)


# --- the workbook -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def round_(tmp_path_factory: pytest.TempPathFactory) -> tuple[Store, list[Finding]]:
    """A judged round of one site, and its findings."""
    folder = tmp_path_factory.mktemp("round")
    store = write_round(folder, [Made().column("xw/", age=60).target("a.html").target("b.html")])
    keeper = judgement.Keeper(store, RUBRIC)
    (judged,) = judgement.judge(store, RUBRIC, CHECKS)
    keeper.add(judged)
    keeper.close()
    return store, sorted(judged.findings, key=lambda found: found.key)


def workbook(path: Path, rows: list[Mapping[str, Any]], language: str = "zh", above: int = 0) -> Path:
    """A ledger with these cells, by column."""
    names = ["number", "finding_key", "description", "decision", "reason", "decided_by", "until"]
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "台账"
    for _ in range(above):
        sheet.append(["某市政府网站整改台账"])
    sheet.append([header(name, language) for name in names])
    for row in rows:
        sheet.append([row.get(name) for name in names])
    book.save(path)
    return path


def test_decisions_are_read_in_any_language_and_below_a_title(tmp_path: Path) -> None:
    rows = [
        {
            "finding_key": KEYS[0],
            "decision": "不属实",
            "reason": " '=查无此事 ",
            "until": dt.datetime(2026, 12, 31),
        },
        {"finding_key": KEYS[1].upper(), "decision": " 属实 ", "decided_by": "王某", "until": "2027年1月5日"},
        {"finding_key": KEYS[2], "decision": "accept"},
        {"finding_key": KEYS[3]},
    ]
    for above, language in ((0, "zh"), (2, "en")):
        read = decisions.read(workbook(tmp_path / f"{language}.xlsx", rows, language, above), "李某")
        assert read.faults == ()
        assert read.rulings == {
            KEYS[0]: Ruling(
                decision=Decision.DISMISS, reason="=查无此事", by="李某", until=dt.date(2026, 12, 31)
            ),
            KEYS[1]: Ruling(decision=Decision.CONFIRM, by="王某", until=dt.date(2027, 1, 5)),
            KEYS[2]: Ruling(decision=Decision.ACCEPT, by="李某"),
        }


def test_cells_that_cannot_be_taken_are_named_and_the_rest_is_taken(tmp_path: Path) -> None:
    rows = [
        {"finding_key": KEYS[0], "decision": "也许"},
        {"finding_key": "abc", "decision": "属实"},
        {"finding_key": KEYS[1], "decision": "=\"属实\""},
        {"finding_key": KEYS[2], "reason": "no decision"},
        {"finding_key": KEYS[3], "decision": "属实", "until": "soon"},
        {"finding_key": KEYS[4], "decision": "属实"},
        {"finding_key": KEYS[4], "decision": "不属实"},
    ]  # fmt: skip
    read = decisions.read(workbook(tmp_path / "l.xlsx", rows))
    assert read.rulings == {KEYS[4]: Ruling(decision=Decision.DISMISS)}
    assert [(fault.cell, fault.what.partition(";")[0]) for fault in read.faults] == [
        ("台账!D2", "'也许' is no decision"),
        ("台账!B3", "'abc' is no finding's key"),
        ("台账!D4", "a formula or an error"),
        ("台账!D5", "a reason without a decision"),
        ("台账!G6", "'soon' is no day"),
        ("台账!D8", "decides otherwise than 台账!D7 about the same finding"),
    ]


def packed(path: Path, source: Path, **parts: bytes) -> Path:
    """A copy of a workbook with some parts replaced; names with __ for / and ___ for a dot."""
    named = {name.replace("___", ".").replace("__", "/"): content for name, content in parts.items()}
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info.filename, named.pop(info.filename, None) or old.read(info))
        for name, content in named.items():
            new.writestr(name, content)
    return path


BOMB = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><sst>&b;</sst>'


@pytest.mark.parametrize(
    "kind", ["text", "empty", "zip", "entities", "utf16", "large", "parts", "sheet", "other"]
)
def test_what_is_no_ledger_is_refused_in_one_line(
    tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, good = tmp_path / "x.xlsx", workbook(tmp_path / "good.xlsx", [])
    if kind in ("text", "empty"):
        path.write_bytes(b"" if kind == "empty" else b"key,decision\n")
    elif kind == "zip":
        with zipfile.ZipFile(path, "w") as new:
            new.writestr("a.txt", "x")
    elif kind in ("entities", "utf16"):
        bomb = BOMB if kind == "entities" else BOMB.decode().encode("utf-16")
        packed(path, good, xl__sharedStrings___xml=bomb)
    elif kind == "large":
        monkeypatch.setattr(decisions, "LARGEST_PART", 1_000_000)
        packed(path, good, xl__worksheets__sheet9___xml=b" " * 2_000_000)
        assert path.stat().st_size < 20_000
    elif kind == "parts":
        monkeypatch.setattr(decisions, "MOST_PARTS", 5)
        packed(path, good)
    elif kind == "sheet":
        packed(path, good, xl__worksheets__sheet1___xml=b"<worksheet><sheetData><row r='x'/></sheetData>")
    else:
        book = openpyxl.Workbook()
        book.active.append(["a", "b"])
        book.save(path)
    with pytest.raises(WorkbookError) as caught:
        decisions.read(path)
    assert "\n" not in str(caught.value)


def test_a_sheet_that_lies_about_its_rows_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decisions, "MOST_ROWS", 1000)
    good = workbook(tmp_path / "good.xlsx", [{"finding_key": KEYS[0], "decision": "属实"}])
    with zipfile.ZipFile(good) as old:
        sheet = old.read("xl/worksheets/sheet1.xml")
    far = b'<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>'
    path = packed(tmp_path / "x.xlsx", good, xl__worksheets__sheet1___xml=sheet.replace(b"</sheetData>", far))
    with pytest.raises(WorkbookError, match="more than 1000 rows"):
        decisions.read(path)


# --- merging ----------------------------------------------------------------------------------------------


def merged(
    store: Store, folder: Path, rows: list[Mapping[str, Any]], name: str = "rulings.csv"
) -> rule.Merged:
    read = decisions.read(workbook(folder / "ledger.xlsx", rows))
    return rule.merge(store, read, folder / name)


def test_decisions_are_added_once(round_: tuple[Store, list[Finding]], tmp_path: Path) -> None:
    store, found = round_
    rows = [
        {"finding_key": found[0].key, "decision": "不属实", "reason": "'=核实\n为误报", "decided_by": "王某"},
        {"finding_key": KEYS[5], "decision": "属实"},
    ]
    done = merged(store, tmp_path, rows)
    assert (done.added, done.same, len(done.faults)) == (1, 0, 1)
    assert "not in the round" in str(done.faults[0])
    read = rulings.read(str(tmp_path / "rulings.csv"))
    assert read.by_key == {found[0].key: Ruling(decision=Decision.DISMISS, reason="'=核实 为误报", by="王某")}
    before = (tmp_path / "rulings.csv").read_bytes()
    again = merged(store, tmp_path, rows)
    assert (again.added, again.same) == (0, 1)
    assert (tmp_path / "rulings.csv").read_bytes() == before


def test_nothing_a_person_wrote_is_lost(round_: tuple[Store, list[Finding]], tmp_path: Path) -> None:
    store, found = round_
    text = f"\ufeffkey,decision,note,reason,by,until\r\n{found[0].key},confirm,my own note,seen,A,"
    file(tmp_path, text)
    done = merged(store, tmp_path, [{"finding_key": found[0].key, "decision": "不属实", "decided_by": "B"}])
    assert done.added == 1
    assert len(done.conflicts) == 1
    assert "takes the place of rulings.csv, row 2: confirm by A" in done.conflicts[0]
    whole = (tmp_path / "rulings.csv").read_bytes().decode()
    assert whole.startswith(text)
    assert rulings.read(str(tmp_path / "rulings.csv")).by_key[found[0].key].decision is Decision.DISMISS


def test_an_old_workbook_does_not_undo_what_was_decided_since(
    round_: tuple[Store, list[Finding]], tmp_path: Path
) -> None:
    store, found = round_
    old = [{"finding_key": found[0].key, "decision": "属实", "decided_by": "A"}]
    merged(store, tmp_path, old)
    merged(store, tmp_path, [{"finding_key": found[0].key, "decision": "不属实", "decided_by": "B"}])
    done = merged(store, tmp_path, old)
    assert done.added == 0
    assert "decided otherwise since" in done.conflicts[0]
    assert rulings.read(str(tmp_path / "rulings.csv")).by_key[found[0].key].by == "B"


def test_a_damaged_rulings_file_stays_as_it_is(round_: tuple[Store, list[Finding]], tmp_path: Path) -> None:
    store, found = round_
    file(tmp_path, "nothing,of,this\n")
    with pytest.raises(RulingsError):
        merged(store, tmp_path, [{"finding_key": found[0].key, "decision": "属实"}])
    assert (tmp_path / "rulings.csv").read_text() == "nothing,of,this\n"


def test_a_round_without_judgement_is_told_so(tmp_path: Path) -> None:
    store = write_round(tmp_path / "round", [Made()])
    with pytest.raises(RoundError, match="run `webcensus check`"):
        merged(store, tmp_path, [{"finding_key": KEYS[0], "decision": "属实"}])


def test_the_ledger_of_a_round_goes_out_and_decisions_come_back(
    round_: tuple[Store, list[Finding]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store, _ = round_
    assert rounds.ledger(str(store.folder), str(tmp_path), "", "2026-08-03", 15, (), {}, 0) == 0
    path = tmp_path / "ledger.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    heads = [cell.value for cell in sheet[1]]
    at = {
        name: heads.index(header(name, "zh")) + 1 for name in ("decision", "reason", "finding_key", "problem")
    }
    (row,) = (n for n in range(2, sheet.max_row + 1) if "不更新" in str(sheet.cell(n, at["problem"]).value))
    sheet.cell(row, at["decision"]).value = "不属实"
    sheet.cell(row, at["reason"]).value = "栏目已更新"
    book.save(path)
    given = {"rulings": str(tmp_path / "rulings.csv")}
    assert rounds.rule(str(store.folder), str(path), "王某", given, 1) == 0
    assert "1 decision added" in capsys.readouterr().out
    decided = rulings.read(given["rulings"])
    assert list(decided.by_key) == [sheet.cell(row, at["finding_key"]).value]
    (judged,) = judgement.judge(store, RUBRIC, CHECKS, rulings=decided)
    (ruled,) = judged.rulings.values()
    assert (ruled.decision, ruled.reason, ruled.by) == (Decision.DISMISS, "栏目已更新", "王某")


def test_an_expired_ruling_comes_back(round_: tuple[Store, list[Finding]]) -> None:
    store, found = round_
    stale = next(each for each in found if each.check == "column-stale")
    for days, held in ((0, 1), (-1, 0)):
        until = DAY + dt.timedelta(days=days)
        decided = Rulings({stale.key: Ruling(decision=Decision.DISMISS, until=until)})
        (judged,) = judgement.judge(store, RUBRIC, CHECKS, rulings=decided)
        assert len(judged.rulings) == held
