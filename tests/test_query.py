"""SQL over a round: every table is there, nothing can be written, nothing else can be read."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from command import webcensus
from stored import facts, rubric, site, stored, visit

import checks.base
from crawler.facts import Column
from crawler.page import ColumnClass, PageKind
from webcensus import dictionary, judgement, tables
from webcensus.query import QueryError, answer
from webcensus.store import Store

HOSTILE = '=HYPERLINK("http://evil")\n@SUM(1)\x1b[31m'


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    sites = [site(1, name="清溪县"), site(2, name="白石县")]
    columns = (Column(url="http://www.county1.gov.cn/a/", name=HOSTILE, column_class=ColumnClass.UNKNOWN),)
    made = stored(
        tmp_path_factory.mktemp("query") / "it's a round",
        facts(sites[0], columns=columns),
        facts(sites[1]),
        visits=[visit(sites[0]), visit(sites[0], "/b.html", PageKind.OTHER, body=b"x"), visit(sites[1])],
        size=1,
    )
    law = rubric()
    keeper = judgement.Keeper(made, law)
    for judged in judgement.judge(made, law, checks.base.load(plugins=False)):
        keeper.add(judged)
    keeper.close()
    return made


def rows(store: Store, sql: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in answer(store, sql, "json").splitlines()]


@pytest.mark.parametrize("name", [*tables.FACTS, *tables.FOREIGN, *tables.JUDGEMENTS])
def test_every_table_of_the_dictionary_can_be_asked(store: Store, name: str) -> None:
    described = list(tables.columns(name))
    asked = [row["column_name"] for row in rows(store, f"describe {name}")]
    assert asked == described
    assert f"### {name}\n" in dictionary.dictionary()


def test_tables_can_be_joined_over_shards(store: Store) -> None:
    found = rows(
        store,
        "select s.name, count(*) as n from sites s join pages p on p.site = s.id group by 1 order by n desc",
    )
    assert found == [{"name": "清溪县", "n": 2}, {"name": "白石县", "n": 1}]


def test_the_current_judgement_is_seen(store: Store) -> None:
    (found,) = rows(store, "select count(*) as sites, min(rubric) as rubric from scorecards")
    assert found == {"sites": 2, "rubric": "cn-2015"}


def test_days_and_instants_are_dates_not_text(store: Store) -> None:
    (found,) = rows(
        store, "select date_trunc('day', fetched_at)::date as day, as_of from outcomes, scorecards limit 1"
    )
    assert found == {"day": "2026-11-22", "as_of": "2026-11-22"}


def test_before_the_first_judgement_its_tables_are_empty(tmp_path: Path) -> None:
    bare = stored(tmp_path, facts(site(1)))
    assert rows(bare, "select count(*) as n from findings") == [{"n": 0}]
    assert [row["column_name"] for row in rows(bare, "describe findings")] == list(tables.columns("findings"))


def test_cells_of_csv_cannot_be_formulas(store: Store) -> None:
    told = answer(store, "select name, -1 as n, null as nothing from columns", "csv")
    header, row = list(csv.reader(io.StringIO(told)))
    assert header == ["name", "n", "nothing"]
    assert row[0].splitlines() == ['\'=HYPERLINK("http://evil")', "'@SUM(1)"]
    assert row[1:] == ["-1", ""]
    assert "\x1b" not in told


@pytest.mark.parametrize("format_", ["csv", "json", "table"])
def test_bytes_are_told_in_base64(store: Store, format_: str) -> None:
    assert "H4sI" in answer(store, r"select '\x1F\x8B\x08'::blob as body", format_)


def test_a_terminal_gets_no_control_characters(store: Store) -> None:
    assert "\x1b" not in answer(store, "select name from columns", "table")


@pytest.mark.parametrize(
    "sql",
    [
        "select * from read_text('/etc/passwd')",
        "select * from read_csv('/etc/passwd')",
        "select * from '/etc/passwd'",
        "select * from glob('/etc/*')",
        "select * from read_parquet('http://127.0.0.1:9/x.parquet')",
        "select getenv('HOME')",
    ],
)
def test_nothing_outside_the_round_is_read(store: Store, sql: str) -> None:
    with pytest.raises(QueryError):
        answer(store, sql, "json")


@pytest.mark.parametrize(
    "sql",
    [
        "copy (select 1) to '{folder}/out.csv'",
        "copy (select 1) to '/tmp/out.csv'",
        "explain analyze copy (select 1) to '{folder}/out.csv'",
        "select 1; copy (select 1) to '{folder}/out.csv'",
        "export database '{folder}/out'",
        "attach '{folder}/out.db' as out",
        "create table mine as select 1",
        "drop view sites",
        "delete from sites",
        "set enable_external_access = true",
        "pragma memory_limit = '100GB'",
        "install httpfs",
        "load httpfs",
        "call pragma_version()",
        "",
        ";",
    ],
)
def test_nothing_is_written_or_set(store: Store, sql: str) -> None:
    before = sorted(store.folder.rglob("*"))
    with pytest.raises(QueryError, match="only `select`"):
        answer(store, sql.format(folder=str(store.folder).replace("'", "''")), "json")
    assert sorted(store.folder.rglob("*")) == before


def test_what_the_database_says_of_a_mistake_is_told(store: Store) -> None:
    with pytest.raises(QueryError, match="nonsense"):
        answer(store, "select nonsense from sites", "table")
    with pytest.raises(QueryError, match="syntax error"):
        answer(store, "selec", "table")


def test_the_command_prints_the_answer_and_errors_apart(store: Store, tmp_path: Path) -> None:
    ended = webcensus(
        "query", store.folder, "select id from sites order by 1", "--format", "csv", cwd=tmp_path
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.split() == ["id", "3309000001", "3309000002"]
    ended = webcensus("query", store.folder, "select nonsense", cwd=tmp_path)
    assert (ended.returncode, ended.stdout) == (3, "")
    assert "nonsense" in ended.stderr
    assert "fault of the program" not in ended.stderr
