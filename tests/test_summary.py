"""summary.md and the terminal: the short forms of a report."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from msgspec.structs import replace
from report_sample import failing, insufficient, passing
from rich.cells import cell_len
from rich.console import Console

from reports import summary, terminal
from reports.document import SiteReport


def shown(report: SiteReport, folder: Path | None = None, width: int = 200) -> str:
    """What a terminal of this width shows, without colours."""
    stream = io.StringIO()
    terminal.tell(report, Console(file=stream, width=width, color_system=None), folder)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("earlier", "zh", "en"),
    [
        (0, "", ""),
        (1, "（访问晚于该日1天）", " (visited 1 day later)"),
        (118, "（访问晚于该日118天）", " (visited 118 days later)"),
    ],
)
def test_a_day_before_the_visit_is_said_to_be_one(earlier: int, zh: str, en: str) -> None:
    for report, told in ((passing("zh"), zh), (passing("en"), en)):
        day = report.scorecard.as_of - dt.timedelta(days=earlier)
        card = replace(report.scorecard, as_of=day)
        assert f"| {day}{told} |" in summary.markdown(replace(report, scorecard=card))


def test_terminal_tells_an_owner_what_to_do_first() -> None:
    assert shown(failing("en"), Path("out/site")).splitlines() == [
        "清河县人民政府  https://www.qinghe.example.gov.cn/",
        " Fail   2 veto items hold, so the site fails whatever its score: Blank columns, No response to "
        "letters.",
        "Score  67 to 74 / 100; pass mark 60",
        "Veto  15-V3c Blank columns: 6 found, veto from 5 on",
        "Veto  15-V5 No response to letters: 1 found, veto from 1 on; 1 not judged",
        "What to rectify first",
        "  1  Blank column  6 findings  lifts a veto",
        "  2  Letter left unanswered  1 finding  lifts a veto",
        "  3  Broken link  14 findings  +14 points",
        "  4  Column not updated  2 findings  +6 points",
        "  5  Service guide incomplete  3 findings  +6 points",
        "To be confirmed  1",
        "Rests on: pages read 286 of 412, columns judged 38 of 46, letters judged 8 of 9, links verified 300 "
        "of 1,204",
        "Report  out/site/index.html",
    ]


def test_terminal_in_chinese() -> None:
    text = shown(failing("zh"))
    assert "不合格   触发2项单项否决指标，无论得分多少均为不合格：空白栏目、互动回应差。" in text
    assert "3  链接无法打开  14个问题  +14分" in text


@pytest.mark.parametrize(("language", "width"), [("zh", 40), ("zh", 80), ("en", 40), ("en", 80)])
def test_on_a_narrow_terminal_texts_stand_beside_their_heads(language: str, width: int) -> None:
    rows = shown(failing(language), width=width).splitlines()
    assert max(map(cell_len, rows)) <= width
    begin = next(at for at, row in enumerate(rows) if row.startswith((" Fail", " 不合格")))
    assert len(rows[begin]) > width / 3  # its reason begins beside it
    assert not [row for row in rows if row.strip().isdecimal()]  # a number alone in its line
    whole = "".join(shown(failing(language)).split())
    assert "".join("".join(rows).split()) == whole


def test_a_clean_site_needs_few_lines() -> None:
    assert shown(passing("zh")).splitlines() == [
        "清河县人民政府  https://www.qinghe.example.gov.cn/",
        " 合格   未触发单项否决指标，也没有扣分，得满分100分。",
        "得分  100 / 100；合格线60分",
        "结论依据：读取页面64/64、判断栏目12/12",
    ]


def test_no_score_where_nothing_was_read() -> None:
    text = shown(insufficient("en"))
    assert "Insufficient evidence" in text
    assert "Score  –; pass mark 60" in text
    assert "100" not in text


def test_markdown_renders_as_heading_tables_and_lists() -> None:
    text = summary.markdown(failing("en"))
    page = MarkdownIt("gfm-like", {"linkify": False}).render(text)
    assert "<h2>❌ 清河县人民政府: Fail</h2>" in page
    assert page.count("<table>") == 2
    assert page.count("<li>") == 2
    assert "<td>67 to 74</td>" in page
    assert '<td style="text-align:right">3</td>\n<td>Broken link</td>' in page
    assert "+14 points" in page
    assert "<em>Rests on: pages read 286 of 412" in page


def test_markdown_of_a_clean_site_is_short() -> None:
    text = summary.markdown(passing("zh"))
    assert text.startswith("## ✅ 清河县人民政府：合格\n")
    assert len(text.splitlines()) < 12


def test_only_five_things_come_first() -> None:
    import msgspec

    report = failing("en")
    more = msgspec.structs.replace(report, fixes=report.fixes + report.fixes[:3])
    assert "and 3 more" in shown(more)
    assert "and 3 more" in summary.markdown(more)
