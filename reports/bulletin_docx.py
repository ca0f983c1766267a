"""The bulletin as a Word document on A4: the blocks of the html, and the same bytes for the same bulletin."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import Any

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from reports.bulletin import Bulletin
from reports.bulletin_text import Code, Heading, Paragraph, Table, blocks, heading, subtitle
from reports.escape import clean
from reports.words import Words

FONTS = {"zh": ("Times New Roman", "仿宋", "黑体"), "en": ("Times New Roman", "SimSun", "SimHei")}
LANGUAGES = {"zh": "zh-CN", "en": "en-GB"}
WIDTH = 156.0  # millimetres of text on a line
TOGETHER = 20  # rows of a table that no page end divides
EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest a zip file can tell


def content(bulletin: Bulletin, language: str = "zh", title: str = "") -> bytes:
    """The bulletin as a .docx file."""
    told = Words(language)
    made = docx.Document()
    _layout(made, told)
    _line(made, title or heading(told), size=20, bold=True, centre=True)
    _line(made, subtitle(bulletin, told), size=12, centre=True)
    for block in blocks(bulletin, told):
        match block:
            case Heading():
                _heading(made, block)
            case Paragraph():
                _line(made, block.text, bold=block.strong, indent=told.code == "zh")
            case Table():
                _table(made, block, told)
            case Code():
                _code(made, block)
    _properties(made, bulletin, title or heading(told))
    out = io.BytesIO()
    made.save(out)
    return _settled(out.getvalue())


def _layout(made: Any, told: Words) -> None:
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(27)
    section.top_margin, section.bottom_margin = Mm(30), Mm(25)
    latin, body, headline = FONTS[told.code]
    for name, size, east in (("Normal", 12, body), ("Heading 1", 15, headline), ("Heading 2", 12, headline)):
        style = made.styles[name]
        style.font.name, style.font.size = latin, Pt(size)
        style.font.color.rgb = RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:eastAsia"), east)
    for spoken in made.styles.element.iter(qn("w:lang")):
        spoken.set(qn("w:val"), LANGUAGES[told.code])
        spoken.set(qn("w:eastAsia"), "zh-CN")
    made.styles["Normal"].paragraph_format.space_after = Pt(6)
    made.styles["Normal"].paragraph_format.line_spacing = 1.4
    _page_number(section.footer.paragraphs[0])


def _page_number(paragraph: Any) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()._r
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run.append(mark)


def _heading(made: Any, block: Heading) -> None:
    paragraph = made.add_heading(clean(block.text), block.level)
    paragraph.paragraph_format.page_break_before = block.annex


def _line(
    made: Any, text: str, *, size: int = 0, bold: bool = False, centre: bool = False, indent: bool = False
) -> None:
    paragraph = made.add_paragraph()
    run = paragraph.add_run(clean(text))
    run.bold = bold or None
    if size:
        run.font.size = Pt(size)
    if centre:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if indent and not centre:
        paragraph.paragraph_format.first_line_indent = Pt(24)


def _code(made: Any, block: Code) -> None:
    paragraph = made.add_paragraph()
    run = paragraph.add_run(clean(block.text))
    run.font.name, run.font.size = "Courier New", Pt(8.5)
    paragraph.paragraph_format.line_spacing = 1.0


def _table(made: Any, block: Table, told: Words) -> None:
    if block.caption:
        _line(made, block.caption, bold=True, centre=True)
        made.paragraphs[-1].paragraph_format.keep_with_next = True
    table = made.add_table(rows=0, cols=len(block.heads), style="Table Grid")
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    widths = _widths(block)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    element = table._tbl
    element.append(_row(block.heads, block, widths, head=True, keep=True))
    last = len(block.rows)
    for place, row in enumerate(block.rows, 1):
        keep = last <= TOGETHER or place == last
        element.append(_row(row, block, widths, bold=block.total and place == last, keep=keep))
    _line(made, f"{told.say('Query:')} {', '.join(block.query.split())}", size=8)


def _widths(block: Table) -> list[float]:
    """Millimetres for each column: figures take what their heads need, the first column the rest."""
    if block.long:
        return [12.0, 50.0, 26.0, WIDTH - 88.0]
    narrow = [
        min(max(5.0 + 3.4 * _length(head), 16.0 if place in block.right else 21.0), 28.0)
        for place, head in enumerate(block.heads)
    ][1:]
    return [WIDTH - sum(narrow), *narrow]


def _length(text: str) -> float:
    """Widths of a Chinese character."""
    return sum(1.0 if ord(character) > 0x2E80 else 0.55 for character in text)


def _row(
    cells: tuple[str, ...],
    block: Table,
    widths: list[float],
    *,
    head: bool = False,
    bold: bool = False,
    keep: bool = False,
) -> Any:
    """A row of a table, made directly: python-docx takes a second for some hundred rows.

    `keep` holds it on one page with what comes after it.
    """
    row = OxmlElement("w:tr")
    properties = _child(row, "w:trPr")
    _child(properties, "w:cantSplit")
    if head:
        _child(properties, "w:tblHeader")
    for place, (text, width) in enumerate(zip(cells, widths, strict=True)):
        cell = _child(row, "w:tc")
        frame = _child(cell, "w:tcPr")
        _child(frame, "w:tcW", w=str(round(width * 56.7)), type="dxa")
        _child(frame, "w:vAlign", val="center")
        paragraph = _child(cell, "w:p")
        format_ = _child(paragraph, "w:pPr")
        if keep:
            _child(format_, "w:keepNext")
        _child(format_, "w:spacing", before="20", after="20", line="260", lineRule="auto")
        if head or place in block.right:
            _child(format_, "w:jc", val="center" if head else "right")
        run = _child(paragraph, "w:r")
        look = _child(run, "w:rPr")
        if head or bold:
            _child(look, "w:b")
        _child(look, "w:sz", val="19")
        held = _child(run, "w:t")
        held.text = clean(text).replace("\n", " ")
        held.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return row


def _child(parent: Any, name: str, **attributes: str) -> Any:
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    parent.append(made)
    return made


def _properties(made: Any, bulletin: Bulletin, title: str) -> None:
    instant = dt.datetime.combine(bulletin.day, dt.time())
    core = made.core_properties
    core.title, core.author, core.last_modified_by = clean(title)[:250], "webcensus", "webcensus"
    core.created = core.modified = instant
    core.comments, core.revision = "", 1


def _settled(saved: bytes) -> bytes:
    """The file with fixed times in its archive."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(saved)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as new,
    ):
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            new.writestr(entry, old.read(name))
    return out.getvalue()
