"""The command line: help, errors, exit codes, what is printed where; by real runs on tiny sites."""

from __future__ import annotations

import datetime as dt
import errno
import json
import os
import pty
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from command import environment, start, webcensus
from once import once
from web import Host, Reply, page, paths, serving

import reports
from webcensus.__main__ import cli, run_command
from webcensus.demo.sites import all_sites
from webcensus.demo.web import CHALLENGE
from webcensus.front import failure
from webcensus.scrap import scrap
from webcensus.settings import SettingsError
from webcensus.store import StoreError, file_at, keeping
from webcensus.version import VERSION

HERE = ("--allow-network", "127.0.0.1/32", "--delay", "0", "--confirm-after", "0", "--workers", "1")
RUBRIC = """
id = "tiny"
version = "1"
source = "made for a test"
base = 100
pass_mark = 60
pass_inclusive = true
coverage_min = 0.8
time_zone = "Asia/Shanghai"
language = "en"
title = { zh = "小表", en = "A small table" }
[checks.link-broken]
[[item]]
id = "V"
kind = "veto"
group = "veto"
clause = "1"
title = { zh = "死链", en = "Dead links" }
rule = { zh = "两个死链", en = "two dead links" }
checks = ["link-broken"]
at_least = 2
[[item]]
id = "D"
kind = "deduct"
group = "points"
clause = "2"
title = { zh = "死链", en = "Dead links" }
rule = { zh = "每个扣5分", en = "5 points each" }
checks = ["link-broken"]
each = 5
"""


class Rounds:
    """Stored rounds to judge: of a good and a bad site; of sites that nobody could read; and a later one of
    the bad site, which has got worse."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.rubric = str(folder / "tiny.toml")
        self.good, self.bad = json.loads((folder / "urls.json").read_text())
        self.ended: dict[str, list[str]] = json.loads((folder / "ended.json").read_text())

    def copy(self, name: str, to: Path) -> Path:
        shutil.copytree(self.folder / name, to / name)
        return to / name


def _crawl(folder: Path) -> None:
    (folder / "tiny.toml").write_text(RUBRIC, "utf-8")
    fine: dict[str, Reply | None] = {
        "/": page("好", {"/a": "甲", "/b": "乙"}),
        "/a": page("甲"),
        "/b": page("乙"),
    }
    faulty: dict[str, Reply | None] = {
        "/": page("坏", {"/a": "甲", "/x": "丙", "/y": "丁"}),
        "/a": page("甲"),
    }
    good, bad = Host(answers=paths(fine)), Host(answers=paths(faulty))
    dark = Host(answers=lambda _host, _path: Reply(CHALLENGE, 412))
    gone = Host()
    gone.server.server_close()
    ended = {}

    def keep(name: str, *arguments: str) -> None:
        done = webcensus(*arguments, *HERE, "--rubric", str(folder / "tiny.toml"), cwd=folder)
        ended[name] = [str(done.returncode), done.stdout, done.stderr]

    with serving(good, bad, dark):
        (folder / "sites.csv").write_text(
            f"url,name\n{good.url}/,好\nftp://nonsense,x\n{bad.url}/,坏\n", "utf-8"
        )
        keep("run", "run", "sites.csv", "-o", "run")
        (folder / "dark.csv").write_text(f"url\n{dark.url}/\n{gone.url}/\n", "utf-8")
        keep("dark", "run", "dark.csv", "-o", "dark", "-q")
        faulty["/"] = page("坏", {"/a": "甲", "/x": "丙", "/y": "丁", "/z": "戊"})
        keep("later", "audit", f"{bad.url}/", "-o", "later", "--fail-on", "veto", "--baseline", "run")
        keep("again", "audit", f"{bad.url}/", "-o", "again", "-q")
    (folder / "urls.json").write_text(json.dumps([good.url, bad.url]))
    (folder / "ended.json").write_text(json.dumps(ended))


@pytest.fixture(scope="session")
def rounds(tmp_path_factory: pytest.TempPathFactory) -> Rounds:
    return Rounds(once(tmp_path_factory, "cli", _crawl))


Typed = Callable[..., tuple[int, str, str]]


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> Typed:
    """Type a command in an empty folder; exit code, stdout, stderr."""
    for name in [name for name in os.environ if name.startswith("WEBCENSUS_")]:
        monkeypatch.delenv(name)

    def type_(*arguments: str | Path) -> tuple[int, str, str]:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr(sys, "argv", ["webcensus", *map(str, arguments)])
        code = run_command()
        out, err = capfd.readouterr()
        return code, out, err

    return type_


# --- help -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["", *sorted(cli.commands)])
@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_help_is_short_and_says_what_it_does(name: str, flag: str) -> None:
    result = CliRunner().invoke(cli, [name, flag] if name else [flag])
    assert result.exit_code == 0
    assert result.output.startswith("Usage: ")
    assert len(result.output.splitlines()) <= (40 if not name else 75)
    for parameter in (cli.commands[name] if name else cli).params:
        assert isinstance(parameter, click.Argument) or parameter.help, parameter.name  # type: ignore[attr-defined]


def test_the_version_is_told(typed: Typed) -> None:
    assert typed("--version") == (0, f"webcensus, version {VERSION}\n", "")


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_what_was_closed_before_is_no_failure(tmp_path: Path, closed: str) -> None:
    assert webcensus("--version", cwd=tmp_path, shell=f"exec {closed}").returncode == 0
    assert webcensus("no-such-command", cwd=tmp_path, shell=f"exec {closed}").returncode == 3


@pytest.mark.parametrize("arguments", ["checks", "checks --markdown", "--help", "--version"])
def test_a_full_disk_behind_the_output_is_named(tmp_path: Path, arguments: str) -> None:
    ended = webcensus(*arguments.split(), cwd=tmp_path, shell="exec > /dev/full")
    assert ended.returncode == 1
    assert ended.stderr == "Error: standard output: No space left on device\n"


def test_checks_are_told(typed: Typed) -> None:
    code, out, err = typed("checks")
    assert (code, err) == (0, "")
    assert "letter-unanswered" in out
    code, out, _ = typed("checks", "letter-unanswered", "--lang", "zh")
    assert code == 0
    assert "检查理由" in out
    code, out, _ = typed("checks", "--markdown")
    assert out.startswith("# What is checked")
    code, out, err = typed("checks", "nonsense")
    assert (code, out) == (3, "")
    assert "'nonsense'; choose one of: attachment-missing" in err


# --- errors: one line with value, place and way out ---------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["audit"], "Missing argument 'URL'"),
        (["audti", "http://x.gov.cn"], "No such command 'audti'"),
        (["audit", "http://x.gov.cn", "--nonsense"], "No such option"),
        (["audit", "not a url"], "not a url"),
        (["audit", "http://x.gov.cn", "--delay", "fast"], "'fast' is not a valid float"),
        (["audit", "http://x.gov.cn", "--delay", "-1"], "--delay cannot be -1.0; choose between 0 and 600"),
        (["audit", "http://x.gov.cn", "--delay", "nan"], "--delay cannot be nan; choose between 0 and 600"),
        (["audit", "http://x.gov.cn", "--as-of", "yesterday"], "'yesterday'; write a day as 2026-11-22"),
        (["audit", "http://x.gov.cn", "--allow-network", "home"], "--allow-network 'home'"),
        (["audit", "http://x.gov.cn", "--resolve", "x"], "--resolve 'x'; write it as HOST=ADDRESS"),
        (["audit", "http://x.gov.cn", "--rubric", "cn-1949"], "cn-1949"),
        (
            ["audit", "http://x.gov.cn", "--max-pages", "0"],
            "cannot be 0; choose between 1 and 1,000,000 pages",
        ),
        (
            ["audit", "http://x.gov.cn", "--contact", "a\r\nX: b"],
            "'a\\r\\nX: b'; give a page or a mail address",
        ),
        (
            ["audit", "http://x.gov.cn", "--rulings", "absent.csv"],
            "Error: absent.csv: No such file or directory;",
        ),
        (
            ["audit", "http://x.gov.cn", "--columns", "absent.csv"],
            "Error: absent.csv: No such file or directory;",
        ),
        (["audit", "http://x.gov.cn", "--baseline", "absent"], "absent: holds no round"),
        (["audit", "http://x.gov.cn", "--config", "absent.toml"], "absent.toml: no such settings file"),
        (["audit", "http://x.gov.cn", "--engine", "steam"], "'steam'; engines are"),
        (["run", "absent.csv", "-o", "x"], "absent.csv"),
        (["run", "sites.csv"], "Missing option '-o'"),
        (["check", "absent"], "absent: holds no round; name the folder"),
        (["report", "absent"], "absent: holds no round; name the folder"),
        (["query", "absent", "select 1"], "absent: holds no round; name the folder"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_bad_input_is_refused_before_anything_is_done(
    typed: Typed, tmp_path: Path, arguments: list[str], told: str
) -> None:
    code, out, err = typed(*arguments)
    assert (code, out) == (3, "")
    assert told in err
    assert "Error: " in err
    assert "Traceback" not in err
    assert "fault of the program" not in err
    assert list(tmp_path.iterdir()) == []  # nothing begun


@pytest.mark.parametrize("option", ["--config", "--rubric"])
@pytest.mark.parametrize(
    "text", ["a = " + "[" * 100_000, "delay = " + "9" * 5_000, "id = '\\x00", "a" * 2_000_000]
)
def test_a_file_of_settings_that_is_none_is_refused(
    typed: Typed, tmp_path: Path, option: str, text: str
) -> None:
    (tmp_path / "odd.toml").write_text(text)
    code, out, err = typed("audit", "http://x.gov.cn", option, "odd.toml")
    assert (code, out) == (3, "")
    assert "odd.toml" in err
    assert "fault of the program" not in err


@pytest.mark.parametrize("option", ["--rulings", "--columns"])
@pytest.mark.parametrize("file", ["/dev/zero", "pipe"])
def test_a_file_without_end_is_refused(typed: Typed, tmp_path: Path, option: str, file: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    code, _, err = typed("audit", "http://x.gov.cn", option, file)
    assert code == 3
    assert f"{file}: a pipe or a device, and no file; name a CSV file" in err


@pytest.mark.parametrize("what", ["pipe", "socket", "file"])
@pytest.mark.parametrize(
    "command",
    [
        ("audit", "http://127.0.0.1:9/", "--allow-network", "127.0.0.0/8"),
        ("run", "sites.csv", "--contact", "a@b.gov.cn"),
        ("probe", "sites.csv", "--contact", "a@b.gov.cn"),
        ("sample", "sites.csv", "-n", "1"),
        ("bulletin", "run"),
        ("compare", "run", "later"),
        ("demo",),
    ],
    ids=lambda command: command[0],
)
def test_what_is_no_folder_or_no_file_is_not_replaced_by_one(
    rounds: Rounds, typed: Typed, tmp_path: Path, command: tuple[str, ...], what: str
) -> None:
    (tmp_path / "sites.csv").write_text("url\nx.gov.cn\n")
    place = tmp_path / "there"
    if what == "pipe":
        os.mkfifo(place)
    elif what == "socket":
        with socket.socket(socket.AF_UNIX) as bound:
            bound.bind(str(place))
    else:
        place.write_text("mine")
    before = place.lstat()
    law = ("--rubric", rounds.rubric) if command[0] in {"bulletin", "compare"} else ()
    named = (str(rounds.folder / part) if part in {"run", "later"} else part for part in command[1:])
    code, out, err = typed(command[0], *named, *law, "-o", "there")
    assert (code, out) == (3, ""), err
    assert err.startswith("Error: ")
    assert "there" in err
    assert place.lstat() == before


def test_a_link_to_a_file_of_rulings_stays_one(tmp_path: Path) -> None:
    (tmp_path / "shared.csv").write_text("")
    (tmp_path / "link.csv").symlink_to("shared.csv")
    assert file_at(tmp_path / "link.csv", "-o") == tmp_path / "shared.csv"
    (tmp_path / "circle").symlink_to("circle")
    for wrong in ("circle", "", "/dev/null"):
        with pytest.raises(SettingsError, match="--rulings"):
            file_at(tmp_path / wrong, "--rulings")


def test_a_pipe_behind_dev_stdout_is_no_file(tmp_path: Path) -> None:
    ends = os.pipe()
    with pytest.raises(SettingsError, match="is no file"):
        file_at(Path(f"/dev/fd/{ends[1]}"), "-o")
    for end in ends:
        os.close(end)


def test_a_day_before_all_visits_is_told(check: Typed) -> None:
    for day, told in (("2026-01-01", True), ("2099-01-01", False)):
        _, _, err = check("run", "--as-of", day)
        assert bool(re.search(rf"--as-of {day}: the first visit was \d+ days? later", err)) is told


@pytest.mark.parametrize("day", ["0001-01-01", "1990-12-31"])
def test_a_day_before_there_was_a_web_is_refused(check: Typed, tmp_path: Path, day: str) -> None:
    (tmp_path / "old.toml").write_text(f"as_of = {day}")
    for given in (("--as-of", day), ("--config", "old.toml")):
        code, _, err = check("run", *given)
        assert code == 3
        assert re.search(f"(line|old.toml): --as-of cannot be {day}; there were no sites before", err)


@pytest.mark.parametrize("rubric", ["cn-2015", "cn-2019"])
@pytest.mark.parametrize("day", ["1991-01-01", "9999-12-31"])
def test_a_round_is_judged_as_of_any_other_day(check: Typed, rubric: str, day: str) -> None:
    assert check("run", "--as-of", day, "--rubric", rubric)[0] == 0


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "no column 'url'"),
        ("name,code\nx,1\n", "url"),
        ("url\nftp://x\njavascript:alert(1)\n", "no row can be used"),
    ],
)
def test_a_list_that_cannot_be_used_is_refused(typed: Typed, tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "sites.csv").write_text(text)
    code, out, err = typed("run", "sites.csv", "-o", "round")
    assert (code, out) == (3, "")
    assert "sites.csv" in err
    assert told in err.lower()


def test_a_census_names_who_runs_it(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "sites.csv").write_text("url\nhttp://www.example.gov.cn/\nhttp://127.0.0.1:9/\n")
    code, _, err = typed("run", "sites.csv", "-o", "round", "--allow-network", "127.0.0.0/8")
    assert code == 3
    assert "--contact is missing" in err
    assert not (tmp_path / "round").exists()


@pytest.mark.parametrize(
    ("files", "env", "told"),
    [
        ({"webcensus.toml": "max_page = 3"}, {}, "webcensus.toml: there is no setting 'max_page'"),
        ({"webcensus.toml": "max_pages = 'x'"}, {}, "webcensus.toml: --max-pages cannot be 'x'"),
        ({"webcensus.toml": "delay"}, {}, "webcensus.toml: "),
        ({"webcensus.toml": "max_pages = 3.5"}, {}, "cannot be 3.5; write a whole number"),
        ({"webcensus.toml": "min_score = 'x'"}, {}, "cannot be 'x'; write a number"),
        ({"webcensus.toml": "render = 'x'"}, {}, "cannot be 'x'; write true or false"),
        ({"webcensus.toml": "as_of = 'x'"}, {}, "cannot be 'x'; write a day as 2026-11-22"),
        ({"webcensus.toml": "rubric = 3"}, {}, "cannot be 3; write a text in quotation marks"),
        ({"webcensus.toml": "resolve = 'x'"}, {}, "cannot be 'x'; write a list, as ["),
        ({"webcensus.toml": "lang = 'fr'"}, {}, "webcensus.toml: --lang cannot be 'fr'; choose zh or en"),
        ({"webcensus.toml": "\ufeffdelay = 9999"}, {}, "webcensus.toml: --delay cannot be 9999.0"),
        (
            {},
            {"WEBCENSUS_FAIL_ONN": "veto"},
            "no setting WEBCENSUS_FAIL_ONN; did you mean WEBCENSUS_FAIL_ON?",
        ),
        ({}, {"WEBCENSUS_FAIL_ON": "x"}, "environment: --fail-on cannot be 'x'; choose veto or problem"),
        ({}, {"WEBCENSUS_HOME": "/srv"}, "absent: holds no round"),
        ({}, {"WEBCENSUS_DELAY": "9999"}, "environment: --delay cannot be 9999.0; choose between"),
    ],
)
def test_settings_of_file_and_environment_are_judged_as_flags_are(
    typed: Typed,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    files: dict[str, str],
    env: dict[str, str],
    told: str,
) -> None:
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    for name, text in env.items():
        monkeypatch.setenv(name, text)
    code, out, err = typed("check", "absent")
    assert (code, out) == (3, "")
    assert told in err


def test_a_place_that_cannot_be_written_is_found_out_at_once(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    host = Host()
    with serving(host):
        ended = webcensus("audit", host.url, *HERE, "-o", "file/below", cwd=tmp_path)
    assert not host.asked
    assert (ended.returncode, ended.stdout) == (3, "")
    assert "--out" in ended.stderr
    assert "no folder can be there" in ended.stderr


def test_bad_input_comes_before_a_place_that_cannot_be_written(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    code, _, err = typed("audit", "http://127.0.0.1:9/", "-o", "file/below", "--rubric", "absent.toml")
    assert code == 3
    assert "absent.toml" in err


# --- real runs ----------------------------------------------------------------------------------------------


def test_a_bad_row_is_named_and_the_rest_runs(rounds: Rounds) -> None:
    code, out, err = rounds.ended["run"]
    assert code == "0"
    assert err.startswith("row 3: 'ftp://nonsense': ")
    assert len(err.splitlines()) == 1
    assert "index.html" in out.replace("\n", "")
    for url in (rounds.good, rounds.bad):
        assert any(
            url in path.read_text("utf-8") for path in (rounds.folder / "run").rglob("findings.jsonl")
        ) == (url == rounds.bad)


def test_sites_that_cannot_be_read_are_results_and_quiet_is_quiet(rounds: Rounds) -> None:
    assert rounds.ended["dark"] == ["0", "", ""]
    assert rounds.ended["again"] == ["0", "", ""]


def test_an_audit_prints_its_summary_and_says_why_a_gate_failed(rounds: Rounds) -> None:
    code, out, err = rounds.ended["later"]
    assert code == "2"
    assert re.fullmatch(r"gate: \S+: veto V\n", err)
    assert "FAIL" in out.upper()
    assert (rounds.folder / "later" / "index.html").is_file()


@pytest.fixture
def check(rounds: Rounds, typed: Typed, tmp_path: Path) -> Callable[..., tuple[int, str, str]]:
    """Judge a copy of a round again."""

    def check_(name: str, *more: str) -> tuple[int, str, str]:
        if not (tmp_path / name).exists():
            rounds.copy(name, tmp_path)
        return typed("check", name, "--rubric", rounds.rubric, *more)

    return check_


@pytest.mark.parametrize(
    ("name", "gates", "code"),
    [
        ("run", [], 0),
        ("run", ["--fail-on", "veto"], 2),
        ("run", ["--fail-on", "problem"], 2),
        ("run", ["--min-score", "90"], 0),
        ("run", ["--min-score", "90.1"], 2),
        ("run", ["--fail-on", "problem", "--baseline", "{run}"], 0),
        ("dark", [], 0),
        ("dark", ["--fail-on", "veto"], 4),
        ("dark", ["--min-score", "1"], 4),
        ("later", ["--fail-on", "problem", "--baseline", "{run}"], 2),
        ("later", ["--fail-on", "problem", "--baseline", "{again}"], 0),
    ],
)
def test_gates_decide_the_exit_code(
    rounds: Rounds, check: Typed, name: str, gates: list[str], code: int
) -> None:
    places = {name: str(rounds.folder / name) for name in ("run", "again")}
    ended, out, err = check(name, "-q", *(gate.format(**places) for gate in gates))
    assert ended == code, err
    assert out == ""
    assert bool(err) == bool(code)
    assert all(line.startswith("gate: ") for line in err.splitlines())


def test_a_round_is_judged_by_its_own_rubric_unless_another_is_named(
    rounds: Rounds, typed: Typed, check: Typed, tmp_path: Path
) -> None:
    assert check("run")[0] == 0
    code, _, err = typed("report", "run")
    assert (code, "which is not built in; name its file with --rubric" in err) == (3, True)
    assert typed("check", "run", "--rubric", "cn-2019")[0] == 0
    assert typed("report", "run")[0] == 0
    assert typed("check", "run")[0] == 0
    assert sorted(path.name for path in (tmp_path / "run" / "judgements").glob("cn-*")) == ["cn-2019"]


def test_a_rubric_that_is_not_the_built_in_of_its_name_is_told(
    rounds: Rounds, typed: Typed, tmp_path: Path
) -> None:
    rounds.copy("run", tmp_path)
    builtin = Path(reports.__file__).parent / "rubrics" / "cn-2019.toml"
    (tmp_path / "own.toml").write_text(builtin.read_text("utf-8") + "\n", "utf-8")
    assert typed("check", "run", "--rubric", "own.toml")[::2] == (0, "")
    told = f"{tmp_path / 'run'}: was judged by another cn-2019, now by the built-in; --rubric names a file\n"
    assert typed("check", "run")[::2] == (0, told)
    assert typed("check", "run")[::2] == (0, "")


def test_a_round_is_no_baseline_of_itself(check: Typed) -> None:
    code, _, err = check("run", "--fail-on", "problem", "--baseline", "run")
    assert code == 3
    assert "name an earlier run" in err


def test_results_that_cannot_be_kept_outweigh_a_gate(rounds: Rounds, check: Typed, tmp_path: Path) -> None:
    round_ = rounds.copy("run", tmp_path)
    shutil.rmtree(round_ / "reports")
    (round_ / "reports").write_text("in the way")
    code, _, err = check("run", "--fail-on", "veto")
    assert code == 1
    assert err.startswith("Error: ")
    assert "reports" in err


def test_an_unknown_site_is_refused(rounds: Rounds, typed: Typed, tmp_path: Path) -> None:
    round_ = rounds.copy("run", tmp_path)
    code, _, err = typed("report", round_, "--rubric", rounds.rubric, "--site", "nowhere")
    assert code == 3
    assert "--site 'nowhere': not in" in err


def test_flags_go_before_environment_and_environment_before_file(
    check: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def language(*flags: str) -> str:
        code, _, err = check("run", *flags)
        assert code == 0, err
        found = re.search(
            r'<html lang="(..)', (tmp_path / "run" / "reports" / "index.html").read_text("utf-8")
        )
        assert found
        return found[1]

    (tmp_path / "webcensus.toml").write_text('lang = "zh"\nmax-pages = 7\n')
    assert language() == "zh"
    monkeypatch.setenv("WEBCENSUS_LANG", "en")
    assert language() == "en"
    assert language("--lang", "zh") == "zh"


@pytest.mark.parametrize("no_color", [False, True])
def test_colours_only_on_a_terminal_and_never_with_no_color(
    rounds: Rounds, check: Typed, tmp_path: Path, no_color: bool
) -> None:
    round_ = rounds.copy("again", tmp_path)
    command = [sys.executable, "-m", "webcensus", "check", str(round_), "--rubric", rounds.rubric]
    env = environment({"TERM": "xterm-256color", **({"NO_COLOR": "1"} if no_color else {})})
    shown = _on_terminal(command, tmp_path, env)
    assert "index.html" in re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]|\r\n", "", shown)
    assert bool(re.search(r"\x1b\[[0-9;]*3[0-9]", shown)) == (not no_color)
    assert "\x1b" not in check("again")[1]


def _on_terminal(command: list[str], cwd: Path, env: dict[str, str]) -> str:
    """What a command shows on a terminal of its own."""
    main_end, terminal = pty.openpty()
    process = subprocess.Popen(
        command, cwd=cwd, env=env, stdin=subprocess.DEVNULL, stdout=terminal, stderr=terminal
    )
    os.close(terminal)
    shown = b""
    while True:
        try:
            part = os.read(main_end, 65536)
        except OSError:  # how Linux says that the other end is closed
            break
        if not part:
            break
        shown += part
    os.close(main_end)
    assert process.wait(30) == 0
    return shown.decode("utf-8", "replace")


def test_the_demonstration_web_can_be_served_alone(tmp_path: Path) -> None:
    sites = len(all_sites(dt.date(2026, 6, 30)))
    process = start("demo", "--serve", cwd=tmp_path)
    try:
        assert process.stdout
        lines = [process.stdout.readline() for _ in range(sites + 1)]
    finally:
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=20)
    assert (process.returncode, err) == (0, "")
    assert sum("http" in line for line in lines) == sites
    assert lines[-1].startswith("--allow-network 127.0.0.1/32 --resolve ")


def damage(folder: Path) -> None:
    for path in folder.glob("data/*/pages.parquet"):
        held = bytearray(path.read_bytes())
        held[len(held) // 3] ^= 1
        path.write_bytes(held)


def test_a_round_whose_facts_are_damaged_says_so_at_once_and_every_time(
    rounds: Rounds, typed: Typed, tmp_path: Path
) -> None:
    folder = rounds.copy("run", tmp_path)
    damage(folder)
    for command in ("check", "report", "check"):
        code, _, err = typed(command, folder, "--rubric", rounds.rubric, "--lang", "en")
        assert code == 1
        assert "the round is not complete: 0 of " in err
        assert "Error: the results of one shard are damaged and were set aside: " in err


def test_facts_that_are_damaged_once_and_kept_twice_are_judged(
    rounds: Rounds, typed: Typed, tmp_path: Path
) -> None:
    folder = rounds.copy("run", tmp_path)
    joined = json.loads((folder / "whole.json").read_text())["data"]
    (folder / "data" / joined / "links.parquet").write_bytes(b"")
    code, _, err = typed("check", folder, "--rubric", rounds.rubric, "--lang", "en")
    assert code == 0
    assert "targets outside the sites are unverified" in err
    assert "Error" not in err


@pytest.mark.parametrize("left", [None, 0, 1000])
def test_damaged_packs_change_nothing_that_is_written(
    rounds: Rounds, typed: Typed, tmp_path: Path, left: int | None
) -> None:
    written = []
    for name in ("sound", "damaged"):
        folder = rounds.copy("run", tmp_path / name)
        whole = (folder / "whole.json").read_bytes()
        packs = folder / "data" / json.loads(whole)["data"] / "packs.parquet"
        if name == "damaged" and left is None:
            packs.unlink()
        elif name == "damaged":
            packs.write_bytes(packs.read_bytes()[:left])
        code, _, err = typed("check", folder, "--rubric", rounds.rubric, "--lang", "en")
        assert code == 0
        assert "not complete" not in err
        assert (folder / "whole.json").read_bytes() == whole
        judged = [path for path in (folder / "judgements").rglob("*") if path.is_file()]
        written.append({path.relative_to(folder): path.read_bytes() for path in judged})
    assert len(written[0]) > 3
    assert written[0] == written[1]


def test_a_gate_does_not_pass_what_was_not_judged(rounds: Rounds, typed: Typed, tmp_path: Path) -> None:
    folder = rounds.copy("run", tmp_path)
    (folder / "whole.json").unlink()
    for path in folder.glob("manifest/*.json"):
        path.unlink()
    plain = typed("check", folder, "--rubric", rounds.rubric, "--lang", "en")
    gated = typed("check", folder, "--rubric", rounds.rubric, "--lang", "en", "--fail-on", "veto")
    assert (plain[0], gated[0]) == (0, 4)
    assert "gate: the round is not complete: 0 of " in gated[2]


@pytest.mark.parametrize(
    ("error", "fault"),
    [(sqlite3.OperationalError("database or disk is full"), False), (sqlite3.ProgrammingError("odd"), True)],
)
def test_a_full_disk_is_no_fault_of_the_program(
    error: sqlite3.Error, fault: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    assert failure(error) == 1
    assert ("fault of the program" in capsys.readouterr().err) == fault


@pytest.mark.parametrize("command", ["check", "bulletin", "sample"])
def test_where_the_disk_is_full_the_place_is_named(rounds: Rounds, tmp_path: Path, command: str) -> None:
    folder = rounds.copy("run", tmp_path)
    given = [
        command,
        str(folder),
        "--rubric",
        rounds.rubric,
        *(["-o", folder] if command == "bulletin" else []),
    ]
    if command == "sample":
        (tmp_path / "sites.csv").write_text("url\n" + "".join(f"s{n}.gov.cn\n" for n in range(500)))
        given, folder = ["sample", "sites.csv", "-n", "500", "-o", "drawn.csv"], tmp_path
    done = webcensus(*given, cwd=tmp_path, shell="trap '' XFSZ; ulimit -f 1")
    assert done.returncode == 1
    assert re.search(f"^Error: results cannot be kept in {folder}: .*; mend that", done.stderr, re.MULTILINE)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), True),
        (OSError(errno.ENOSPC, "No space left on device", "/srv/x"), False),  # says where
        (BrokenPipeError(errno.EPIPE, "Broken pipe"), False),
        (sqlite3.OperationalError("/srv/x: database or disk is full"), False),
    ],
)
def test_only_a_disk_that_fails_without_saying_where_is_said_to_be_the_folder_s(
    tmp_path: Path, error: Exception, told: bool
) -> None:
    with pytest.raises(StoreError if told else type(error)), keeping(tmp_path):
        raise error


def test_a_full_database_of_what_waits_is_said_to_be_the_folder_s(tmp_path: Path) -> None:
    full = f"kept in {tmp_path}: database or disk is full"
    with closing(scrap(tmp_path)) as made:
        made.execute("pragma max_page_count = 3")
        made.execute("create table waiting (value blob)")
        with pytest.raises(StoreError, match=full), keeping(tmp_path):
            made.execute("insert into waiting values (zeroblob(100000))")
