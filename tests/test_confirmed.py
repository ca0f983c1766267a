"""columns.csv: a person's word about columns, read strictly."""

from __future__ import annotations

from pathlib import Path

import pytest

from webcensus.confirmed import HEADER, ColumnsError, read

ROW = "3309000001,今日要闻,http://www.a.gov.cn/yw/,news,,P14D,抽查,张三"


def written(folder: Path, text: str, encoding: str = "utf-8") -> str:
    path = folder / "columns.csv"
    path.write_text(text, encoding, newline="")
    return str(path)


def test_no_file_no_rows() -> None:
    assert read("") == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_rows_come_in_the_order_of_the_header(tmp_path: Path, encoding: str) -> None:
    assert read(written(tmp_path, ",".join(HEADER) + f"\n{ROW}\n", encoding)) == (tuple(ROW.split(",")),)


def test_columns_may_stand_in_any_order_and_most_be_missing(tmp_path: Path) -> None:
    text = "url,note,column\r\n https://www.a.gov.cn/tz/ ,x, 通知公告 \r\n"
    (row,) = read(written(tmp_path, text))
    assert dict(zip(HEADER, row, strict=True)) == dict.fromkeys(HEADER, "") | {
        "column": "通知公告",
        "url": "https://www.a.gov.cn/tz/",
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "no column 'column'; the columns are site_code, column, url"),
        ("column,site_code\nx,1\n", "no column 'url'"),
        ("column,url\n要闻,/yw/\n", "row 2: url '/yw/'; write the column's whole address"),
        ("column,url\n要闻,http://a.gov.cn/\n要闻\n", "row 3: url ''; write the column's whole address"),
        ("column,url\n" + "长" * 501 + ",http://a.gov.cn/\n", "row 2: column is longer than 500 characters"),
        ('column,url\n"' + "x" * 200_000, "after line 1: field larger than field limit"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_its_row(tmp_path: Path, text: str, told: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(ColumnsError, match=told) as caught:
        read(path)
    assert str(caught.value).startswith(path)
    assert len(str(caught.value)) < 400


def test_other_encodings_and_missing_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(ColumnsError, match="name a CSV file in UTF-8"):
        read(written(tmp_path, f"column,url\n{ROW}\n", "gb18030"))
    with pytest.raises(ColumnsError, match="name a CSV file in UTF-8"):
        read(str(tmp_path / "absent.csv"))
