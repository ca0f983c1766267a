"""Dictionary: docs/data-dictionary.md, written from the tables' types and the comments beside their fields.

python -m webcensus.dictionary docs/data-dictionary.md
"""

from __future__ import annotations

import inspect
import io
import re
import sys
import tokenize
from pathlib import Path

from crawler.page import Frozen
from webcensus import tables

HEAD = """# Data dictionary

The tables of a round, for `webcensus query ROUND "select …"`; as files, Parquet below `data/` (facts) and
`judgements/` (findings and scores under one rubric). What `webcensus probe` keeps lies in a folder of its own
and is joined when a round is judged with `--probes`; such files can be read by any tool that reads Parquet.
Packs are files only, and of use to the version of the program that wrote them.
This page is written by `make docs` from the types in
the code; a test fails when it is out of date or a column has no description.

Instants are UTC. Days are plain dates, counted in the rubric's time zone. A column marked *JSON* holds JSON
text.
"""


def dictionary() -> str:
    """The data dictionary as Markdown."""
    parts = [HEAD]
    groups = (
        ("Facts", tables.FACTS | tables.FOREIGN),
        ("Packs", tables.PACKS),
        ("Judgements", tables.JUDGEMENTS),
        ("Samples", tables.SAMPLES),
    )
    for title, group in groups:
        parts.append(f"\n## {title}\n")
        parts += [_table(name, kind) for name, kind in group.items()]
    return "".join(parts)


def undescribed() -> list[str]:
    """Columns without a description, as table.column."""
    everything = tables.TABLES
    return [
        f"{name}.{column}"
        for name, kind in everything.items()
        for column in tables.columns(name)
        if not descriptions(kind).get(column)
    ]


def descriptions(kind: type[Frozen]) -> dict[str, str]:
    """Field -> the comment beside it (or above it), base classes included."""
    found: dict[str, str] = {}
    for each in reversed(kind.__mro__):
        if issubclass(each, Frozen) and each is not Frozen:
            found |= _comments(inspect.getsource(each))
    return found


def _table(name: str, kind: type[Frozen]) -> str:
    known = descriptions(kind)
    doc = (inspect.getdoc(kind) or "").splitlines()[0]
    rows = [
        f"| `{column}` | {arrow}{' *JSON*' if nested else ''} | {known.get(column, '')} |"
        for column, (arrow, nested) in tables.columns(name).items()
    ]
    return (
        f"\n### {name}\n\n{doc}\n\n| column | type | what it holds |\n|---|---|---|\n"
        + "\n".join(rows)
        + "\n"
    )


def _comments(source: str) -> dict[str, str]:
    """Comments of annotated fields: on the same line, or alone on the lines before."""
    found: dict[str, str] = {}
    above: list[str] = []
    lines = source.splitlines()
    for token in tokenize.generate_tokens(io.StringIO(inspect.cleandoc(source) + "\n").readline):
        if token.type is not tokenize.COMMENT:
            continue
        text = token.string.lstrip("# ").replace("|", "\\|")
        field = re.match(r"\s*(\w+):", token.line)
        if field:
            found[field[1]] = " ".join([*above, text])
            above = []
        else:
            above.append(text)
            following = _line_after(lines, token.string)
            if following:
                found[following] = " ".join(above)
                above = []
    return found


def _line_after(lines: list[str], comment: str) -> str:
    for number, line in enumerate(lines[:-1]):
        if line.strip() == comment:
            field = re.match(r"\s*(\w+):", lines[number + 1])
            return field[1] if field else ""
    return ""


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(dictionary(), "utf-8")
