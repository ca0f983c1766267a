"""rectification.xlsx: the ledger that offices exchange."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from report_sample import failing, findings, insufficient, passing

from reports import workbook
from reports.ruling import Decision, Ruling
from reports.words import Words

Row = dict[str, Any]


def book(language: str = "zh", **rulings: Ruling) -> openpyxl.Workbook:
    report = failing(language, rulings)
    return openpyxl.load_workbook(io.BytesIO(workbook.content(report)))


def rows(sheet: Worksheet) -> list[Row]:
    """The rows of a ledger by column id."""
    names = workbook.column_names()
    heads = [names[str(cell.value)] for cell in sheet[1]]
    return [dict(zip(heads, values, strict=True)) for values in sheet.iter_rows(min_row=2, values_only=True)]


def test_sheets_and_headers_in_chinese() -> None:
    made = book()
    assert made.sheetnames == ["整改台账", "评分明细", "未能判断", "栏目清单"]
    heads = [cell.value for cell in made["整改台账"][1]]
    assert heads[:6] == ["序号", "网站标识码", "网站名称", "网站网址", "主办单位", "主管单位"]
    assert {"问题描述", "上级页面", "整改要求", "核实结论", "理由", "问题标识"} <= set(heads)
    assert len(set(heads)) == len(heads)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_one_row_for_each_finding(language: str) -> None:
    ledger = rows(book(language).worksheets[0])
    assert sorted(row["finding_key"] for row in ledger) == sorted(f.key for f in findings())
    assert [row["number"] for row in ledger] == list(range(1, len(ledger) + 1))


def test_fields_of_a_finding() -> None:
    row = next(row for row in rows(book().worksheets[0]) if row["problem"] == "链接无法打开")
    assert row["site_code"] == "3700000099"
    assert row["items"] == "15-A2"
    assert row["group"] == "扣分"
    assert row["item_titles"] == "链接可用性"
    assert row["points"] == "每个扣1分"
    assert row["certainty"] == "确定"
    assert row["description"] == "链接“专题0”无法打开（HTTP 404）"
    assert row["page"] == "https://old0.example.cn/a?x=1&y=0"
    assert row["parent"] == "https://www.qinghe.example.gov.cn/"
    assert row["status"] == 404
    assert row["found_at"] == dt.datetime(2026, 11, 20, 12, 12)
    assert row["tries"] == 2
    assert row["occurrences"] == 4812
    assert row["requirement"] == "更正链接地址，或者删除失效链接。"


def test_column_findings_name_their_column() -> None:
    row = next(row for row in rows(book().worksheets[0]) if row["column_name"] == "乡镇动态")
    assert row["column_url"] == "https://www.qinghe.example.gov.cn/xw/0/"
    assert row["problem"] == "栏目未及时更新"


def test_suspected_findings_say_so() -> None:
    row = next(row for row in rows(book().worksheets[0]) if row["problem"] == "疑似错别字")
    assert row["certainty"] == "待确认"


def test_fields_for_people_are_empty() -> None:
    for row in rows(book().worksheets[0]):
        assert {row[name] for name in workbook.FOR_PEOPLE} == {None}


def test_what_people_decided_is_kept() -> None:
    key = next(f.key for f in findings() if f.check == "link-broken")
    ruling = Ruling(decision=Decision.ACCEPT, reason="对方网站维护", by="李某", until=dt.date(2026, 12, 31))
    row = next(row for row in rows(book(**{key: ruling}).worksheets[0]) if row["finding_key"] == key)
    assert (row["decision"], row["reason"], row["decided_by"], row["until"]) == (
        "属实，暂予保留", "对方网站维护", "李某", "2026-12-31",
    )  # fmt: skip
    assert workbook.decision_names()[row["decision"]] == "accept"


def test_an_expired_ruling_is_not_shown() -> None:
    key = next(f.key for f in findings() if f.check == "link-broken")
    ruling = Ruling(decision=Decision.ACCEPT, reason="x", until=dt.date(2026, 11, 19))
    row = next(row for row in rows(book(**{key: ruling}).worksheets[0]) if row["finding_key"] == key)
    assert row["decision"] is None


def test_decisions_are_chosen_from_a_list() -> None:
    sheet = book().worksheets[0]
    checked = sheet.data_validations.dataValidation[0]
    assert checked.formula1 == '"属实,不属实,属实，暂予保留"'


@pytest.mark.parametrize("language", ["zh", "en"])
def test_header_stays_and_filters(language: str) -> None:
    made = book(language)
    for sheet in made.worksheets:
        assert sheet.freeze_panes in {"A2", "B2"}
        assert sheet.auto_filter.ref.startswith("A1:")
    assert made.worksheets[0].column_dimensions["N"].width > 30


def test_score_sheet() -> None:
    sheet = book("en").worksheets[1]
    shown = {row[0]: row for row in sheet.iter_rows(min_row=2, values_only=True)}
    assert shown["15-A2"][5:9] == ("found", "14 × 1 = 14; 1 not judged, up to −1 more", 14, 1)
    assert shown["15-V1"][6] == "needs a series of availability samples, which one visit does not give"
    assert shown["15-C3"][9] == "wording unconfirmed"


def test_what_was_not_judged_is_listed() -> None:
    shown = list(book("en").worksheets[2].iter_rows(min_row=2, values_only=True))
    assert len(shown) == 4
    assert (
        "Letter left unanswered",
        "https://www.qinghe.example.gov.cn/hdjl/zxxx/",
        "login required",
    ) in shown


def test_a_site_without_findings_has_a_ledger_too() -> None:
    for report in (passing(), insufficient()):
        made = openpyxl.load_workbook(io.BytesIO(workbook.content(report)))
        assert made.worksheets[0].max_row == 1


def test_same_report_same_bytes() -> None:
    assert workbook.content(failing()) == workbook.content(failing())


def test_headings_are_known_in_both_languages() -> None:
    assert workbook.column_names()["问题标识"] == workbook.column_names()["Finding key"] == "finding_key"


def test_rows_are_as_high_as_their_longest_text_and_codes_are_no_text() -> None:
    stream = io.BytesIO()
    made = workbook.new(stream, "")
    heads = [("甲", 10.0), ("乙", 20.0)]
    rows = [["短", "a" * 64], ["字" * 20, "短"], ["一\n二\n三", ""], ["字" * 4000, ""], ["只有一格"]]
    workbook.Writer(made).table("表", heads, rows)
    made.close()
    sheet = openpyxl.load_workbook(stream).worksheets[0]
    heights = [sheet.row_dimensions[number].height for number in range(2, 7)]
    one = heights[4]
    assert heights[0] == one, "a hash is cut, not broken into lines"
    assert heights[1] > heights[2] > one
    assert heights[3] < 409, "what Excel takes"


@pytest.mark.parametrize(("columns", "paper", "across"), [(3, "9", None), (20, "8", 2)])
def test_wide_tables_are_printed_across_several_sheets(columns: int, paper: str, across: int | None) -> None:
    stream = io.BytesIO()
    made = workbook.new(stream, "")
    workbook.Writer(made).table("表", [(f"第{n}列", 20.0) for n in range(columns)], [])
    made.close()
    sheet = openpyxl.load_workbook(stream).worksheets[0]
    assert (str(sheet.page_setup.paperSize), sheet.page_setup.fitToWidth) == (paper, across)
    assert sheet.print_title_rows == "$1:$1"


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("name:要闻", "栏目名称：要闻"),
        ("path:gzdt", "栏目网址：gzdt"),
        ("type:工作动态", "页面标签 ColumnType：工作动态"),
        ("", ""),
        ("topic", "作为历史记录保留的专题"),
    ],
)
def test_why_a_column_has_its_class_is_told_in_words(reason: str, told: str) -> None:
    assert workbook._why_class(reason, Words("zh")) == told
