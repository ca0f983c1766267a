"""The list of sites: encodings, headers, bad rows, duplicates, size."""

from __future__ import annotations

import codecs
import csv
import datetime as dt
import io
import os
import re
import resource
import time
from pathlib import Path

import pytest
from patience import PATIENCE

from crawler.site import Sites, SitesError, State, read_sites, site_of

ROOT = Path(__file__).resolve().parents[1]
HEADER = ["网站标识码", "网站名称", "网址", "主办单位", "是否有办事服务", "网站状态"]
ROW = ["1100000001", "测试县人民政府", "www.ceshi.gov.cn", "测试县人民政府办公室", "是", "正常"]


def text(*rows: list[str], delimiter: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


def read(tmp_path: Path, content: str | bytes) -> Sites:
    path = tmp_path / "sites.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_sites(path)


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("gb18030", "gb18030"),
        ("gbk", "gb18030"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
    ],
)
def test_encodings(tmp_path: Path, encoding: str, named: str) -> None:
    sites = read(tmp_path, text(HEADER, ROW).encode(encoding))
    assert sites.encoding == named
    (site,) = sites.rows
    assert site.name == "测试县人民政府"
    assert site.id == site.site_code == "1100000001"
    assert site.url == "http://www.ceshi.gov.cn/"
    assert site.has_services is True
    assert site.state is State.NORMAL
    assert not sites.bad
    assert not sites.ignored


def test_utf16_with_big_endian_mark(tmp_path: Path) -> None:
    content = codecs.BOM_UTF16_BE + text(HEADER, ROW).encode("utf-16-be")
    assert read(tmp_path, content).rows[0].name == "测试县人民政府"


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_delimiters_and_line_ends(tmp_path: Path, delimiter: str) -> None:
    for end in ("\n", "\r\n", "\r"):
        content = text(HEADER, ROW, delimiter=delimiter).replace("\r\n", end)
        assert len(read(tmp_path, content).rows) == 1


def test_only_url_is_required_and_header_names_are_forgiving(tmp_path: Path) -> None:
    sites = read(tmp_path, text([" URL "], ["https://www.ceshi.gov.cn/xxgk/#top"]))
    (site,) = sites.rows
    assert site.url == "https://www.ceshi.gov.cn/xxgk/"
    assert site.id == "www.ceshi.gov.cn/xxgk/"
    assert site.has_services is None
    names = read(tmp_path, text(["网址", "ICP 备案号", "联系电话"], ["a.gov.cn", "京ICP备05000001号", "110"]))
    assert names.rows[0].icp_no == "京ICP备05000001号"
    assert names.ignored == ("联系电话",)


def test_missing_url_column_names_what_is_there(tmp_path: Path) -> None:
    with pytest.raises(SitesError) as caught:
        read(tmp_path, text(["网站名称", "电话"], ["甲", "1"]))
    assert "网站名称, 电话" in caught.value.value
    assert "row 1" in caught.value.place
    assert "url" in caught.value.way_out


@pytest.mark.parametrize(
    "above",
    [
        [["某省政府网站基本信息表", "", ""], ["填报单位：某省办公厅", "", "2026年11月"]],
        [["某省政府网站基本信息表"]],
        [[], ["网站", "", "单位"]],
    ],
)
@pytest.mark.parametrize("delimiter", [",", "\t"])
def test_rows_of_a_title_stand_above_the_header(
    tmp_path: Path, above: list[list[str]], delimiter: str
) -> None:
    rows = [["序号", "网站网址", "主办单位"], ["1", "a.gov.cn", "甲"], ["2", "待建", "乙"]]
    sites = read(tmp_path, text(*above, *rows, delimiter=delimiter).encode("gb18030"))
    assert [(site.url, site.organiser) for site in sites.rows] == [("http://a.gov.cn/", "甲")]
    header = len(above) + 1
    assert (sites.header, sites.lines) == (header, (header + 1,))
    assert [bad.row for bad in sites.bad] == [header + 2]


def test_a_row_of_data_is_no_header(tmp_path: Path) -> None:
    sites = read(tmp_path, text(["网址", "名称"], ["a.gov.cn", "网址"], ["url", "网址"]))
    assert (sites.header, len(sites.rows), len(sites.bad)) == (1, 1, 1)
    with pytest.raises(SitesError):
        read(tmp_path, text(*[["标题"]] * 11, ["网址"], ["a.gov.cn"]))


def test_a_header_of_two_lines_is_one(tmp_path: Path) -> None:
    sites = read(
        tmp_path, '"序号","网站名称\n（全称）","网址","主办单位"\n"1","甲","a.gov.cn","乙"\n'.encode()
    )
    assert [(site.url, site.organiser) for site in sites.rows] == [("http://a.gov.cn/", "乙")]


@pytest.mark.parametrize("url", ["http：//a.gov.cn/", "HTTP：／／a.gov.cn", "http: //a.gov.cn"])
def test_an_address_as_chinese_keyboards_write_it(tmp_path: Path, url: str) -> None:
    assert [site.url for site in read(tmp_path, text(["url"], [url])).rows] == ["http://a.gov.cn/"]


def test_of_a_very_wide_table_the_first_columns_are_looked_at(tmp_path: Path) -> None:
    wide = [f"c{number}" for number in range(100_000)]
    sites = read(tmp_path, text(["url", *wide], ["a.gov.cn", *wide], ["b.gov.cn", *wide, "over"]))
    assert [site.url for site in sites.rows] == ["http://a.gov.cn/"]
    assert [(bad.row, bad.reason) for bad in sites.bad] == [(3, "more cells than columns")]
    with pytest.raises(SitesError) as caught:
        read(tmp_path, text([*wide, "url"], [*wide, "a.gov.cn"]))
    assert "of 100001 columns the first 200 are looked at" in caught.value.value


@pytest.mark.parametrize("content", [b"", b"\n\n", b"PK\x03\x04rest", b"\xff\x80\x81\xff\xff"])
def test_what_is_no_list_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(SitesError):
        read(tmp_path, content)


def test_what_has_no_end_is_refused_unread(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (Path("/dev/zero"), tmp_path / "pipe"):
        with pytest.raises(SitesError, match="a pipe or a device"):
            read_sites(path)


def test_absent_file_and_folder_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "absent.csv", tmp_path):
        with pytest.raises(SitesError) as caught:
            read_sites(path)
        assert str(path) in str(caught.value)


BAD_URLS = [
    ("", "no URL"),
    ("ftp://www.ceshi.gov.cn/", "not a web address"),
    ("javascript:alert(1)", "not a web address"),
    ("mailto:a@ceshi.gov.cn", "not a web address"),
    ("http://[::1", "not a URL"),
    ("http://a b.gov.cn/", "not a URL"),
    ("http://user:pw@ceshi.gov.cn/", "user name"),
    ("http://user@ceshi.gov.cn/", "user name"),
    ("intranet", "not a host name"),
    ("http://x..gov.cn/", "not a host name"),
    ("http://ceshi.gov.cn/" + "a" * 2100, "longer than"),
]


@pytest.mark.parametrize(("url", "reason"), BAD_URLS)
def test_a_bad_url_costs_its_row_only(tmp_path: Path, url: str, reason: str) -> None:
    sites = read(tmp_path, text(["name", "url"], ["甲", url], ["乙", "http://yi.gov.cn/"]))
    assert [site.name for site in sites.rows] == ["乙"]
    (bad,) = sites.bad
    assert bad.row == 2
    assert reason in bad.reason
    assert bad.way_out
    assert len(bad.value) <= 120


def test_other_bad_rows(tmp_path: Path) -> None:
    rows = [
        ["name", "url", "state"],
        ["控\x00制", "a.gov.cn", ""],
        ["倒\u202e写", "b.gov.cn", ""],
        ["长" * 2001, "c.gov.cn", ""],
        ["多", "d.gov.cn", "正常", "第四格"],
        ["态", "e.gov.cn", "歇业"],
        ["", "", ""],
        ["好", "f.gov.cn", "暂时关停"],
        ["短", "g.gov.cn"],
    ]
    sites = read(tmp_path, text(*rows))
    assert [bad.row for bad in sites.bad] == [2, 3, 4, 5, 6]
    assert [site.url for site in sites.rows] == ["http://f.gov.cn/", "http://g.gov.cn/"]
    assert sites.rows[0].state is State.SUSPENDED
    assert "永久关停" in sites.bad[-1].way_out
    assert "\x00" not in str(sites.bad[0])
    assert "\u202e" not in str(sites.bad[1])


def test_an_unclosed_quotation_mark_is_reported_and_bounded(tmp_path: Path) -> None:
    rows = "".join(f"s{number}.gov.cn,甲\n" for number in range(40_000))
    sites = read(tmp_path, "url,name\n" + 'a.gov.cn,"甲\n' + rows)
    assert [bad.row for bad in sites.bad] == [2]
    assert len(sites.rows) == 40_000


TOLD = r"quotation mark takes in the rows down to \d+(, of which [1-9]\d* are read by themselves)?$"


@pytest.mark.parametrize(
    ("rows", "kept", "bad"),
    [
        ('a.gov.cn,"甲\nb.gov.cn,乙\nc.gov.cn,丙\n', ["乙", "丙"], [2]),
        ('a.gov.cn,甲\nb.gov.cn,"乙\nc.gov.cn,丙', ["甲", "丙"], [3]),
        ('a.gov.cn,"甲\nhttp://b.gov.cn,乙\nc.gov.cn,"丙"\nd.gov.cn,丁\n', ["乙", "丙", "丁"], [2]),
        ('a.gov.cn,"甲\nb.gov.cn,"乙"\nd.gov.cn,丁\n', ["乙", "丁"], [2]),
        ('a.gov.cn,"甲\nb.gov.cn,""\nc.gov.cn,"""丙""县"\nd.gov.cn,丁\n', ["", '"丙"县', "丁"], [2]),
        ('a.gov.cn,"甲\nb.gov.cn\nc.gov.cn,丙,丁\n,\n', [], [2]),  # other cells than the first row
        ('a.gov.cn,"甲\nb.gov.cn,乙"县\nc.gov.cn,丁\n', ["丁"], [2]),  # of a cell of many lines
        ('a.gov.cn,甲\nb.gov.cn,"乙\n', ["甲", "乙"], []),  # takes in nothing
        ('a.gov.cn,甲\nb.gov.cn,"乙', ["甲", "乙"], []),
        ('a.gov.cn,甲\nb.gov.cn,"乙\n \n\n', ["甲", "乙"], []),
        ('a.gov.cn,"甲, http://x,\n县"\nb.gov.cn,乙\n', ["甲, http://x, 县", "乙"], []),
        ('a.gov.cn,"甲\n""县"",\nc.gov.cn,丙"\n', ['甲 "县", c.gov.cn,丙'], []),
        ('a.gov.cn,"甲,\n县"\nb.gov.cn,乙\n\n', ["甲, 县", "乙"], []),
        ('a.gov.cn,"甲, http://x"\nb.gov.cn,"乙"县\n', ["甲, http://x", "乙县"], []),
    ],
)
def test_a_quotation_mark_swallows_no_row_in_silence(
    tmp_path: Path, rows: str, kept: list[str], bad: list[int]
) -> None:
    sites = read(tmp_path, "url,name\n" + rows)
    assert [site.name for site in sites.rows] == kept
    assert [row.row for row in sites.bad] == bad
    assert all(re.search(TOLD, row.reason) for row in sites.bad)


FOUR = "url,name,organiser,province\n"


@pytest.mark.parametrize(
    ("rows", "organisers", "told"),
    [
        ('a.gov.cn,"甲,"甲局",浙江\nb.gov.cn,乙,乙局,浙江\n', ["乙局"], "cells that follow in row 2"),
        ('a.gov.cn,"甲,"甲局","浙江"\n', [], "cells that follow in row 2"),
        ('a.gov.cn,"甲,甲局,浙江\nb.gov.cn,乙",乙局,浙江\n', [], "rows down to 3"),
        (
            'a.gov.cn,"甲,甲局,浙江\nb.gov.cn,乙,乙局,浙江\nc.gov.cn,丙县",丙局,浙江\nd.gov.cn,丁,丁局,\n',
            ["乙局", "丁局"],
            "rows down to 4, of which 1",
        ),
        ('a.gov.cn,"甲,"县,甲局,浙江\n', ["甲局"], ""),  # as many cells as there are columns
        ('a.gov.cn,"甲"县,甲局\n', ["甲局"], ""),
        ('a.gov.cn,"甲,乙县",甲局\n', ["甲局"], ""),
        ('a.gov.cn,"甲,\n乙,丙",甲局,浙江\n', ["甲局"], ""),  # a cell of two lines
    ],
)
def test_a_quotation_mark_gives_no_site_the_organiser_of_another(
    tmp_path: Path, rows: str, organisers: list[str], told: str
) -> None:
    sites = read(tmp_path, FOUR + rows)
    assert [site.organiser for site in sites.rows] == organisers
    assert [row.row for row in sites.bad] == [2] * bool(told)
    assert all(told in row.reason for row in sites.bad)


def test_a_quotation_mark_that_swallows_rows_with_the_names_of_columns_is_told(tmp_path: Path) -> None:
    with pytest.raises(SitesError, match=r"row 1: its quotation mark takes in the rows down to 3: look for"):
        read(tmp_path, 'url,"name\na.gov.cn,甲\nb.gov.cn,乙\n')


def test_line_breaks_and_invisible_marks_in_cells(tmp_path: Path) -> None:
    sites = read(
        tmp_path, text(["url", "name"], ["\ufeffwww.ceshi.gov.cn\u200b ", " 测试县\n人民政府\u3000"])
    )
    assert sites.rows[0].url == "http://www.ceshi.gov.cn/"
    assert sites.rows[0].name == "测试县 人民政府"


def test_row_numbers_are_lines_of_the_file(tmp_path: Path) -> None:
    sites = read(tmp_path, text(["url", "name"], ["a.gov.cn", "两\n行"], ["", "没有网址"]))
    assert [bad.row for bad in sites.bad] == [4]


@pytest.mark.parametrize(
    ("cell", "value", "dropped"),
    [("是", True, 0), ("否", False, 0), ("YES", True, 0), ("0", False, 0), ("", None, 0), ("也许", None, 1)],
)
def test_has_services(tmp_path: Path, cell: str, value: bool | None, dropped: int) -> None:
    sites = read(tmp_path, text(["url", "是否有办事服务"], ["a.gov.cn", cell]))
    assert sites.rows[0].has_services is value
    assert len(sites.dropped) == dropped


@pytest.mark.parametrize(
    ("cell", "state"),
    [(state.value, state) for state in State]
    + [
        ("永久关停", State.CLOSED),
        ("例外", State.EXEMPT),
        ("关停整改", State.RECTIFYING),
        ("", State.NORMAL),
    ],
)
def test_states(tmp_path: Path, cell: str, state: State) -> None:
    assert read(tmp_path, text(["url", "状态"], ["a.gov.cn", cell])).rows[0].state is state


@pytest.mark.parametrize("cell", ["2026-11-03", "2026/11/3", "2026年11月3日", "20261103", "2026.11.03"])
def test_resume_date(tmp_path: Path, cell: str) -> None:
    assert read(tmp_path, text(["url", "恢复日期"], ["a.gov.cn", cell])).rows[0].resume_date == dt.date(
        2026, 11, 3
    )


def test_cells_that_are_nice_to_have_do_not_cost_the_row(tmp_path: Path) -> None:
    header = ["url", "resume_date", "successor_url", "jump_url"]
    sites = read(tmp_path, text(header, ["a.gov.cn", "2026-02-30", "新网站", "b.gov.cn"]))
    assert sites.rows[0].resume_date is None
    assert sites.rows[0].successor_url == ""
    assert sites.rows[0].jump_url == "http://b.gov.cn/"
    assert [item.value for item in sites.dropped] == ["2026-02-30", "新网站"]


def test_internationalised_names(tmp_path: Path) -> None:
    sites = read(tmp_path, text(["url"], ["http://测试.政务/路"], ["www．ceshi。gov．cn"]))
    assert sites.rows[0].url == "http://xn--0zwm56d.xn--zfr164b/%E8%B7%AF"
    assert sites.rows[1].url == "http://www.ceshi.gov.cn/"


def test_no_two_sites_have_one_id(tmp_path: Path) -> None:
    rows = (
        ["a.gov.cn", ""],
        ["b.gov.cn", "X5"],
        ["https://www.a.gov.cn/", "x5"],
    )  # by address the first, by code not
    sites = read(tmp_path, text(["url", "site_code"], *rows))
    assert [site.id for site in sites.rows] == ["a.gov.cn", "X5"]


def test_duplicates_are_merged_and_reported(tmp_path: Path) -> None:
    rows = [
        ["site_code", "url", "name", "province"],
        ["", "http://www.ceshi.gov.cn/", "测试", ""],
        ["", "https://ceshi.gov.cn", "另名", "测试省"],
        ["11", "www.ceshi.gov.cn", "", ""],
        ["11", "http://xin.gov.cn/", "", ""],
        ["12", "http://xin.gov.cn:8080/", "", ""],
        ["", "http://xin.gov.cn:8080/bm/", "", ""],
    ]
    sites = read(tmp_path, text(*rows))
    assert [(site.id, site.name, site.province) for site in sites.rows] == [
        ("11", "测试", "测试省"),
        ("12", "", ""),
        ("xin.gov.cn:8080/bm/", "", ""),
    ]
    assert [(merged.row, merged.into, merged.same) for merged in sites.merged] == [
        (3, 2, "url"),
        (4, 2, "url"),
        (5, 2, "site_code"),
    ]
    assert len({site.id for site in sites.rows}) == len(sites.rows)


def test_an_id_is_never_given_twice(tmp_path: Path) -> None:
    """A site code may look like another site's address."""
    sites = read(tmp_path, text(["site_code", "url"], ["a.gov.cn", "b.gov.cn"], ["", "a.gov.cn"]))
    assert len({site.id for site in sites.rows}) == 2


def test_formulas_stay_data(tmp_path: Path) -> None:
    cell = '=HYPERLINK("http://evil.example/","x")'
    assert read(tmp_path, text(["url", "name"], ["a.gov.cn", cell])).rows[0].name == cell


def test_a_hundred_thousand_rows(tmp_path: Path) -> None:
    path = tmp_path / "many.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for number in range(100_000):
            writer.writerow([f"{number:010d}", f"第{number}号网站", f"www.s{number}.gov.cn", *ROW[3:]])
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.process_time()
    sites = read_sites(path)
    assert len(sites.rows) == 100_000
    assert time.process_time() - began < PATIENCE
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300 * 1024


def test_site_of() -> None:
    site = site_of("www.ceshi.gov.cn")
    assert (site.id, site.url) == ("www.ceshi.gov.cn", "http://www.ceshi.gov.cn/")
    assert site_of("http://127.0.0.1:8080/a/").id == "127.0.0.1:8080/a/"
    with pytest.raises(SitesError) as caught:
        site_of("ftp://x.gov.cn")
    assert "http" in str(caught.value)


def test_the_list_at_the_top_is_clean() -> None:
    sites = read_sites(ROOT / "sites.csv")
    assert len(sites.rows) >= 30
    assert [*sites.bad, *sites.merged, *sites.dropped, *sites.ignored] == []
    assert all(site.name and site.organiser and site.level for site in sites.rows)
    assert sites.rows[0].id == "bm01000001"
