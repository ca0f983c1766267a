"""Days that stand in no calendar, and what only looks like one."""

from __future__ import annotations

import pytest

from crawler.reading.impossible import impossible


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("发布日期：2015-02-30 来源", "2015-02-30"),
        ("2026-13-45", "2026-13-45"),
        ("2014/04/31", "2014/04/31"),
        ("2015年2月30日", "2015年2月30日"),
        ("于2015年13月1日起", ""),  # a day and a month exchanged
        ("时间：0000-00-00 00:00:00", "0000-00-00"),
        ("2016-02-29", ""),
        ("2015-02-29", "2015-02-29"),
        ("2015-31-12", ""),
        ("GB/T 12015-13-45", ""),
        ("电话 010-2015-13-45", ""),
        ("2015-13-45-99", ""),
        ("10.2015.13.45.1", ""),
        ("采购编号：2021-03-45", ""),
        ("招标编号2019-00-12", ""),
        ("文号 2021-03-45号", ""),
        ("2015-13", ""),
        ("99990000-00-00", ""),
        ("", ""),
    ],
)
def test_days_of_no_calendar(text: str, found: str) -> None:
    assert impossible(text) == found
