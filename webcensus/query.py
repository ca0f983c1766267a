"""Query: SQL over a round's tables, read-only and inside the round's folder."""

from __future__ import annotations

import base64
import csv
import io
import json
from typing import Any

import duckdb

from reports.escape import clean
from webcensus import tables
from webcensus.store import Store

MEMORY = "1GB"
MOST_ROWS = 1_000_000


class QueryError(ValueError):
    """The database cannot answer, or may not. The message names the way out, or is the database's own."""


def connect(store: Store, judgement: str = "") -> duckdb.DuckDBPyConnection:
    """A connection in which every table of the round is a view; the judgement is the current one or named.

    The connection reads no other file, writes none, and loads no extension.
    """
    db = duckdb.connect(config={"memory_limit": MEMORY, "threads": "2"})
    for name in tables.FACTS | tables.FOREIGN:
        _view(db, name, store.files(name))
    folder = store.judgement(judgement or store.current())
    for name in tables.JUDGEMENTS:
        path = folder / f"{name}.parquet"
        _view(db, name, [str(path)] if path.is_file() else [])
    db.execute(f"set allowed_directories = [{_text(str(store.folder))}]")
    db.execute("set enable_external_access = false")
    db.execute("set lock_configuration = true")
    return db


def answer(store: Store, sql: str, format_: str) -> str:
    """The answer to a query as text: a table, CSV (formula-safe) or JSON lines.

    Raises:
        QueryError: what the database says of the query.
    """
    db = connect(store)
    try:
        _only_reads(sql)
        result = db.execute(sql)
        names = [column[0] for column in result.description or ()]
        rows = [tuple(map(_plain, row)) for row in result.fetchmany(MOST_ROWS)]
    except duckdb.Error as error:
        raise QueryError(str(error)) from None
    finally:
        db.close()
    return {"csv": _csv, "json": _json, "table": _table}[format_](names, rows)


def _only_reads(sql: str) -> None:
    """Refuse what could write: inside the round's folder `copy … to` would be able to."""
    kinds = {statement.type for statement in duckdb.extract_statements(sql)}
    if kinds != {duckdb.StatementType.SELECT}:
        raise QueryError("only `select` can be asked; results come out with --format csv or json")


def _view(db: duckdb.DuckDBPyConnection, name: str, files: list[str]) -> None:
    if files:
        listed = ", ".join(_text(file) for file in files)
        db.execute(f"create view {name} as select * from read_parquet([{listed}], union_by_name = true)")  # noqa: S608 - names of ours, paths quoted
    else:
        shape = ", ".join(
            f'"{column}" {_sql(str(kind))}' for column, (kind, _) in tables.columns(name).items()
        )
        db.execute(f"create table {name} ({shape})")


def _sql(kind: str) -> str:
    known = {"string": "varchar", "int64": "bigint", "double": "double", "bool": "boolean", "binary": "blob"}
    return known.get(kind, "date" if kind.startswith("date") else "timestamptz")


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _plain(value: Any) -> Any:
    """A value as it can be printed: bytes in base64."""
    return base64.b64encode(value).decode() if isinstance(value, bytes) else value


def _cell(value: Any) -> str:
    return clean("" if value is None else str(value))


def _csv(names: list[str], rows: list[tuple[Any, ...]]) -> str:
    from reports.escape import cell

    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(names)
    writer.writerows(
        [cell(_cell(value)) if isinstance(value, str) else value for value in row] for row in rows
    )
    return out.getvalue()


def _json(names: list[str], rows: list[tuple[Any, ...]]) -> str:
    lines = (json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False, default=str) for row in rows)
    return "".join(line + "\n" for line in lines)


def _table(names: list[str], rows: list[tuple[Any, ...]]) -> str:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table()
    for name in names:
        table.add_column(Text(name))
    for row in rows:
        table.add_row(*(Text(_cell(value)) for value in row))
    out = io.StringIO()
    Console(file=out, width=200, color_system=None).print(table)
    return out.getvalue()
