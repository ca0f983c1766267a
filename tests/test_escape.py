"""What a site writes must stay text: in cells, terminals, Markdown, XML, JSON and HTML."""

from __future__ import annotations

import io
import json
import re
import sys
import time
import unicodedata
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from lxml import etree
from markdown_it import MarkdownIt
from patience import PATIENCE
from payloads import FORMULAS, PAYLOADS, hostile
from rich.console import Console

from reports import escape
from reports.folder import write
from reports.terminal import tell

HARMFUL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\ud800-\udfff\ufffe\uffff]"
)


@pytest.mark.parametrize("text", PAYLOADS)
def test_clean_text_holds_nothing_invisible(text: str) -> None:
    assert not HARMFUL.search(escape.clean(text))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]8;;http://e.example\x07click\x1b]8;;\x07", "click"),
        ("\x9b2Jgone", "gone"),
        ("a\u202egpj.exe", "agpj.exe"),
        ("one\r\ntwo\u2028three", "one\ntwo\nthree"),
        ("a\x00b\ud800c", "ab\ufffdc"),
        ("正常文字，不受影响", "正常文字，不受影响"),
        ("tab\tstays", "tab\tstays"),
    ],
)
def test_clean(text: str, left: str) -> None:
    assert escape.clean(text) == left


def test_nothing_harmful_counts_as_printable() -> None:
    """A text that can be printed is not searched."""
    assert not [char for char in map(chr, range(sys.maxunicode + 1)) if char.isprintable() and _changed(char)]
    assert all(map(_changed, "\u061c\u200b\u202e\ufeff\ufffb\U000e0041\x7f\x85\ud800"))


def _changed(char: str) -> bool:
    return escape.clean(f"a\n{char}") != f"a\n{char}"  # the line's end is not printable


@pytest.mark.parametrize("text", ["", *FORMULAS, *(text for text in PAYLOADS if len(text) < 1_000)])
@pytest.mark.parametrize("made", ["{}", "县\n{}", "{}\n="])
def test_a_cell_of_one_line_is_told_as_one_of_several(text: str, made: str) -> None:
    one = escape.cell(text)
    assert escape.cell(made.format(text)) == made.format(one).replace("\n=", "\n'=")


@pytest.mark.parametrize("text", FORMULAS)
def test_no_line_of_a_cell_begins_like_a_formula(text: str) -> None:
    for row in escape.cell(text).split("\n"):
        shown = row.lstrip().lstrip("".join(c for c in row if unicodedata.category(c) == "Cf"))
        assert unicodedata.normalize("NFKC", shown)[:1] not in {"=", "+", "-", "@", "\t", "−"}


@pytest.mark.parametrize("text", ["2026-11-20", "a=b", "王某（13800）", "", "http://a.example/?x=-1"])
def test_ordinary_cells_stay_as_they_are(text: str) -> None:
    assert escape.cell(text) == text


def test_a_cell_ends_where_excel_ends_it() -> None:
    assert len(escape.cell("长" * 40_000)) == escape.CELL_LIMIT
    assert len(escape.cell("𠮷" * 40_000).encode("utf-16-le")) // 2 <= escape.CELL_LIMIT
    assert escape.cell("x" * escape.CELL_LIMIT) == "x" * escape.CELL_LIMIT


@pytest.mark.parametrize("text", PAYLOADS)
def test_markdown_is_text_only(text: str) -> None:
    """Whatever a text holds, a Markdown reader makes one paragraph of plain text of it."""
    reader = MarkdownIt("gfm-like", {"linkify": False})
    tokens = reader.parse(escape.markdown(text))
    allowed = {"paragraph_open", "paragraph_close", "inline"}
    assert {token.type for token in tokens} <= allowed
    inside = {child.type for token in tokens for child in token.children or ()}
    assert inside <= {"text", "text_special"}
    assert "\n" not in escape.markdown(text)


def test_markdown_mentions_nobody_and_links_nowhere() -> None:
    shown = escape.markdown("ask @admin at www.evil.example or https://evil.example #12")
    assert "@admin" not in shown
    assert "www." not in shown
    assert "https:" not in shown


@pytest.mark.parametrize(
    ("url", "left"),
    [
        ("https://a.example/x", "https://a.example/x"),
        ("HTTP://a.example", "HTTP://a.example"),
        ("javascript:alert(1)", ""),
        (" javascript:alert(1)", ""),
        ("java\x00script:alert(1)", ""),
        ("data:text/html,<script>", ""),
        ("//a.example", ""),
        ("https:///etc", ""),
        ("../../etc/passwd", ""),
    ],
)
def test_only_web_addresses_are_linked(url: str, left: str) -> None:
    assert escape.linked(url) == left


@pytest.mark.parametrize("unit", ["\x1b]", "\x1b[", " ", "\t", "=", "\u00ad", "\n", "\\`", "<a "])
def test_escaping_is_linear(unit: str) -> None:
    def seconds(times: int) -> float:
        text = unit * times
        start = time.process_time()
        for act in (escape.clean, escape.cell, escape.markdown, escape.line):
            act(text)
        return time.process_time() - start

    seconds(1_000)
    assert seconds(400_000) < PATIENCE


@pytest.fixture(scope="module", params=["zh", "en"])
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The six files about a site whose every text is an attack."""
    folder = tmp_path_factory.mktemp("report")
    write(hostile(request.param), folder, request.param)
    return folder


def test_six_files_and_no_other(written: Path) -> None:
    names = {path.name for path in written.iterdir()}
    assert names == {
        "index.html", "rectification.xlsx", "findings.jsonl", "scorecard.json", "junit.xml", "summary.md",
    }  # fmt: skip


@pytest.mark.parametrize(
    "name", ["index.html", "findings.jsonl", "scorecard.json", "junit.xml", "summary.md"]
)
def test_no_harmful_character_in_any_text_file(written: Path, name: str) -> None:
    text = (written / name).read_text("utf-8")
    assert not HARMFUL.search(text)


def test_html_holds_no_live_payload(written: Path) -> None:
    root = etree.parse(str(written / "index.html"), etree.HTMLParser(encoding="utf-8")).getroot()
    elements = list(root.iter(etree.Element))
    assert len([e for e in elements if e.tag == "script"]) == 1
    assert not [e for e in elements if e.tag in {"img", "iframe", "object", "embed", "base", "form", "link"}]
    assert not [e for e in elements if any(str(name).startswith("on") for name in e.attrib)]
    assert not [e for e in elements if "style" in e.attrib or "srcdoc" in e.attrib]
    targets = [str(e.get("href") or e.get("src") or "") for e in elements if e.get("href") or e.get("src")]
    assert targets
    assert all(re.match(r"https?://|#", target) for target in targets), targets
    assert all(
        e.get("rel") == "noopener noreferrer nofollow"
        for e in elements
        if str(e.get("href")).startswith("http")
    )


def test_templates_do_not_evaluate_a_site_s_text(written: Path) -> None:
    for path in written.iterdir():
        if path.suffix != ".xlsx":
            assert "1787569" not in path.read_text("utf-8")  # 1337 * 1337


def test_no_cell_of_the_workbook_is_a_formula(written: Path) -> None:
    book = openpyxl.load_workbook(written / "rectification.xlsx")
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    links = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    texts = [
        str(cell.value)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str)
    ]
    assert kinds <= {"s", "n", "d"}
    assert not links
    assert any(text.startswith("'") for text in texts)
    assert not [text for text in texts if re.match(r"\s*[=+\-@＝＋－＠]", text) or HARMFUL.search(text)]
    assert max(map(len, texts)) <= escape.CELL_LIMIT


def test_junit_is_valid_xml_and_holds_no_markup(written: Path) -> None:
    root = etree.parse(str(written / "junit.xml")).getroot()
    known = {
        "testsuites",
        "testsuite",
        "testcase",
        "failure",
        "skipped",
        "properties",
        "property",
        "system-out",
    }
    assert {element.tag for element in root.iter()} <= known


def test_json_reads_line_by_line(written: Path) -> None:
    lines = (written / "findings.jsonl").read_text("utf-8").splitlines()
    rows: list[Any] = [json.loads(row) for row in lines]
    assert len(rows) == len(hostile("zh").findings)


def test_terminal_shows_no_sequence_and_reads_no_markup() -> None:
    stream = io.StringIO()
    console = Console(file=stream, force_terminal=True, color_system=None, width=100, legacy_windows=False)
    tell(hostile("en"), console, Path("out"))
    shown = stream.getvalue()
    assert "[bold]" in shown.replace("\n", "")
    assert not re.search("[\x07\x08\x9b\u202e]|\x1b(?!\\[[0-9;]*m)", shown)
