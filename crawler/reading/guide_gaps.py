"""guide_gaps: labels of a guide that nothing follows, and whether that is sure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from lxml import etree

from crawler.reading.fields import Field
from crawler.reading.lines import Lines
from crawler.reading.vocabulary import bare

_SAYS = re.compile("[(（].{0,12}[见附无免不另]")  # a value in brackets: 申请条件（见附件）
_NUMBER = re.compile(r"\s{0,9}([(（]?)(?:([一二三四五六七八九十]{1,3})|\d{1,2})(?:[)）]|[、.．])")
_ROWS = 100  # above a label's, of which one may hold a cell that goes on beside it
_PAPERS = re.compile("表格?$")  # what may be the first of the materials: 申请材料：1、申请表


class Gaps:
    """The empty places of a page's labels."""

    def __init__(self, lines: Lines, found: Sequence[Field]) -> None:
        self._lines = lines
        self._heads = {field.line: field for field in reversed(found)}  # the first label of each line

    def sure(self, field: Field) -> bool:
        """True where a label that has no value surely has none."""
        following = self._heads.get(field.line + 1)
        if field.control or _SAYS.search(field.label):
            return False
        if following is not None and (_lists_forms(field, following) or not self._alike(field, following)):
            return False
        return field.certain or (following is not None and self._fills_row(field, following))

    def _alike(self, field: Field, following: Field) -> bool:
        """True for labels numbered in one way, or not at all; others are parts of what stands above."""
        listed = self._is_item(following) and not self._is_item(field)
        return not listed and self._number(field) == self._number(following)

    def _is_item(self, field: Field) -> bool:
        """True in a list that may number what it holds."""
        block = self._lines[field.line].block
        return block.tag == "li" or next(block.iterancestors("li"), None) is not None

    def _number(self, field: Field) -> tuple[bool, bool] | None:
        """How a label's line is numbered: in brackets, by a hanzi; None for no number."""
        match = _NUMBER.match(self._lines[field.line].text)
        return (bool(match[1]), bool(match[2])) if match else None

    def _fills_row(self, field: Field, following: Field) -> bool:
        """True for a label alone in a row, where the next one begins with another element's, and its value.

        One set over several columns may head what follows, and one beside a cell of several rows share that.
        """
        row, below = self._row(field), self._row(following)
        if row is None or below is None or row.getnext() is not below or _spans(row):
            return False
        apart = not {"form", *field.names}.intersection(following.names)
        return apart and following.certain and bare(self._lines.within(row)) == field.label

    def _row(self, field: Field) -> etree._Element | None:
        """The row that a label begins."""
        row = next(self._lines[field.line].block.iterancestors("tr"), None)
        return row if row is not None and self._lines.span(row)[0] == field.line else None


def _lists_forms(field: Field, following: Field) -> bool:
    """True for a label of materials before what may be one of them."""
    forms = "form" in following.names and _PAPERS.search(following.label)
    return "materials" in field.names and bool(forms)


def _spans(row: etree._Element) -> bool:
    """True where a cell of the row spans columns, or one above it rows."""
    wide = row.find("*[@colspan]") is not None
    above = islice(row.itersiblings(preceding=True), _ROWS)
    return wide or any(one.find("*[@rowspan]") is not None for one in above)
