"""The documents say what the program does: every command, option, exit code, table and check."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import msgspec
import pytest
from click.testing import CliRunner

import checks.base
from checks import catalogue
from webcensus import dictionary, tables
from webcensus.__main__ import cli
from webcensus.gate import Exit
from webcensus.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
DOCS = [*sorted((ROOT / "docs").glob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
COMMANDS = (ROOT / "docs" / "commands.md").read_text("utf-8")
PARAMETERS = [
    (name, parameter)
    for name, command in sorted(cli.commands.items())
    for parameter in command.params
    if isinstance(parameter, click.Option)
]


def section(name: str) -> str:
    """What docs/commands.md says of a command."""
    found = re.search(rf"^## webcensus {name}\b.*?(?=^## )", COMMANDS, re.S | re.M)
    assert found, f"docs/commands.md has no section of `webcensus {name}`"
    return found[0]


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_every_command_has_a_section_with_an_example(name: str) -> None:
    told = section(name)
    assert re.search(rf"^```sh\nwebcensus {name}\b.*?^```", told, re.S | re.M)
    for argument in cli.commands[name].params:
        if isinstance(argument, click.Argument):
            assert str(argument.name).upper() in told.splitlines()[0]


@pytest.mark.parametrize(("name", "option"), PARAMETERS, ids=lambda value: getattr(value, "name", value))
def test_every_option_is_described(name: str, option: click.Option) -> None:
    general = COMMANDS[COMMANDS.index("## Options of crawling") :]
    for spelling in (*option.opts, *option.secondary_opts):
        assert f"`{spelling}`" in section(name) + general, f"{name} {spelling}"


def test_no_option_is_described_that_is_not_there() -> None:
    known = {each for _, option in PARAMETERS for each in (*option.opts, *option.secondary_opts)}
    known |= {"--help", "--version", "-h"}
    for path in DOCS:
        named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", _webcensus_only(path.read_text("utf-8"))))
        assert named - known == set(), path.name


def _webcensus_only(text: str) -> str:
    """The text without command lines of other programs."""
    lines = re.findall(r".*", text)
    foreign = re.compile(r"\b(pip|pipx|uv|curl|docker|python|mail|make|pytest|bin)\b")
    return "\n".join(line for line in lines if "webcensus" in line or not foreign.search(line))


@pytest.mark.parametrize("code", list(Exit), ids=str)
def test_every_exit_code_is_explained(code: Exit) -> None:
    table = COMMANDS[: COMMANDS.index("## webcensus demo")]
    assert re.search(rf"^\| (?:\d+, )?{code.value}(?:, \d+)? \|", table, re.M)


def _lines() -> Iterator[tuple[str, str]]:
    """Every command line of this program in the documents and in the help texts."""
    texts = {
        path.name: "\n".join(re.findall(r"^```sh\n(.*?)^```", path.read_text("utf-8"), re.S | re.M))
        for path in DOCS
    }
    texts |= {name: command.help or "" for name, command in cli.commands.items()}
    for place, text in texts.items():
        for line in text.replace("\\\n", " ").splitlines():
            found = re.match(r"(?:Example: |WEBCENSUS_\w+=\S+ )?webcensus ([^#;&|]+)", line.strip())
            if found:
                yield place, found[1]


@pytest.mark.parametrize(("place", "line"), list(_lines()))
def test_every_example_can_be_typed(place: str, line: str) -> None:
    words = shlex.split(line)
    with cli.make_context("webcensus", words[:]) as program:  # a command keeps the first one's help options
        cli.commands[words[0]].make_context(words[0], words[1:], parent=program).close()


def test_what_each_command_does_is_told_whole_in_80_columns() -> None:
    told = (
        CliRunner().invoke(cli, ["--help"], terminal_width=80).output.partition("Commands:")[2].splitlines()
    )
    assert len(told) == 1 + len(cli.commands)
    assert not [row for row in told if row.endswith("...") or len(row) > 80]


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_looking_at_examples_leaves_every_help_option_in_place(name: str) -> None:
    with cli.make_context("webcensus", [name, "-h"]) as program:
        command = cli.commands[name]
        told = command.get_help_option(click.Context(command, info_name=name, parent=program))
    assert told
    assert told.opts == ["-h", "--help"]


def test_the_examples_are_found() -> None:
    assert {line.split()[0] for _, line in _lines()} == set(cli.commands)


@pytest.mark.parametrize("field", msgspec.structs.fields(Settings), ids=lambda field: field.name)
def test_every_setting_is_described_with_its_default(field: msgspec.structs.FieldInfo) -> None:
    option = "--" + field.name.replace("_", "-")
    assert f"`{option}`" in COMMANDS
    if isinstance(field.default, (int, float)) and not isinstance(field.default, bool):
        told = next(line for line in COMMANDS.splitlines() if line.startswith(f"| `{option}`"))
        assert re.search(rf"(\| |\(){field.default:g}( \||\))", told), told
        for name, parameter in PARAMETERS:
            if parameter.name == field.name:
                assert f"({field.default:g})" in str(parameter.help), (name, option)


def test_links_between_documents_lead_somewhere() -> None:
    for path in DOCS:
        for target in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", path.read_text("utf-8")):
            if "://" not in target:
                assert (path.parent / target).exists(), f"{path.name}: {target}"


def test_the_data_dictionary_is_up_to_date_and_complete() -> None:
    kept = (ROOT / "docs" / "data-dictionary.md").read_text("utf-8")
    assert kept == dictionary.dictionary(), "run `make docs`"
    assert dictionary.undescribed() == []
    for name in tables.FACTS | tables.JUDGEMENTS:
        assert f"\n### {name}\n" in kept


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_check_is_in_the_catalogue(language: str) -> None:
    told = catalogue.catalogue(language)
    for id, check in checks.base.load(plugins=False).items():
        assert f"\n### {id}\n" in told
        texts = check.texts(language)
        for text in (texts.title, texts.why, texts.detects, texts.rectify):
            assert text in told
