"""Making a site's text harmless for the place it is shown in.

Whatever comes from a site may hold markup, formulas, escape sequences, direction overrides or broken
characters. `clean` takes out what no reader needs; the other functions add what their target wants.
HTML is not escaped here: every template escapes by itself.
"""

from __future__ import annotations

import re
from typing import Any

CELL_LIMIT = 32_767  # characters an Excel cell can hold, by its file format

_SEQUENCES = re.compile(
    "(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]?"  # CSI: colours, cursor
    "|(?:\x1b\\]|\x9d)[^\x07\x1b\x9c]*(?:\x07|\x1b\\\\|\x9c)?"  # OSC: titles, links
    "|\x1b[ -/]*[0-~]?"
)
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"  # control characters
    "\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"  # direction and invisible marks
    "\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
_BROKEN = re.compile("[\ud800-\udfff]")
_SHORT = 64  # characters of which it is told sooner that they can be printed than that none is suspect
_SUSPECT = re.compile(  # what a sequence begins with, and all that is replaced
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
_FORMULA = re.compile(
    "^(?=(?:[^\\S\n]|[\u00ad\u034f\u180e\u200c\u200d\u3164])*[=+\\-@＝＋－＠﹦﹢﹣﹫−])", re.M
)
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$:=^])")


def clean(text: str) -> str:
    """The text without terminal sequences, control, direction and invisible characters."""
    short = len(text) <= _SHORT or text.isascii()
    if (short and text.isprintable()) or not _SUSPECT.search(text):  # nothing suspect can be printed
        return text
    text = _BREAKS.sub("\n", _SEQUENCES.sub("", text))
    return _BROKEN.sub("\ufffd", _UNWANTED.sub("", text))


def line(text: str, limit: int = 300) -> str:
    """The text clean, on one line, at most `limit` characters: for terminals (as `rich.text.Text`, never as
    markup), XML attributes and wherever one line is shown."""
    return cut(" ".join(clean(text[: limit * 8]).split()), limit)


def cut(text: str, limit: int) -> str:
    """The text, shortened to `limit` characters with an ellipsis if it is longer."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def tree(value: Any) -> Any:
    """Plain data (dicts, lists, strings, numbers) with every string in it clean."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {tree(name): tree(item) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [tree(item) for item in value]
    return value


def cell(text: str) -> str:
    """The text for a cell of a workbook or a CSV file: no line of it can be taken for a formula."""
    text = clean(text[: CELL_LIMIT * 2]).replace("\t", " ")
    if "\n" in text:
        text = _FORMULA.sub("'", text)
    elif _FORMULA.match(text):
        text = f"'{text}"
    if len(text) <= CELL_LIMIT // 2:
        return text
    units = text.encode("utf-16-le")  # Excel counts UTF-16 units
    if len(units) <= CELL_LIMIT * 2:
        return text
    return units[: (CELL_LIMIT - 1) * 2].decode("utf-16-le", "ignore") + "…"


def markdown(text: str, limit: int = 300) -> str:
    """The text for running Markdown and table cells: one line, no markup, no links, no mentions."""
    text = line(text, limit).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = _MARKDOWN.sub(r"\\\1", text)
    return text.replace("@", "@\u2060").replace("www", "ww\u2060w")


def linked(url: str) -> str:
    """The URL if a report may link to it (http and https only), else an empty string."""
    url = clean(url)
    return url if re.match(r"https?://[^\s/]", url, re.I) else ""
