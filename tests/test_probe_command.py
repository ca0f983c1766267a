"""`webcensus probe`, and what `check` makes of its store: as users run them, against servers on loopback."""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import json
import re
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pyarrow.parquet as pq
import pytest
from command import CONTACT, finish, start, webcensus
from patience import FOREVER, PATIENCE
from stored import FETCHED, facts, site, stored, visit
from web import Host, Reply, page, paths, serving

from crawler.facts import Sample
from crawler.page import Outcome
from crawler.rulebook import Rules
from webcensus.__main__ import cli
from webcensus.probe import Remembered, keep, vantage
from webcensus.rows import read
from webcensus.settings import SettingsError

HOME = page("清溪县人民政府", text="清溪县人民政府门户网站欢迎您。" * 20)
LOCAL = ("--allow-network", "127.0.0.0/8", "--delay", "0", "--contact", CONTACT)


@pytest.fixture(scope="module")
def web() -> Iterator[Host]:
    made = Host(answers=paths({"/": HOME}))
    with serving(made):
        yield made


def listed(folder: Path, *urls: str) -> Path:
    path = folder / "sites.csv"
    path.write_text("url,name\n" + "".join(f"{url},网站\n" for url in urls), "utf-8")
    return path


def samples(folder: Path) -> list[Sample]:
    tables = [pq.read_table(path) for path in sorted(folder.rglob("*.parquet"))]
    return [
        each for table in tables for batch in table.to_batches() for each in read(batch, "samples", Sample)
    ]


def probe(folder: Path, *urls: str, more: tuple[str, ...] = ()) -> str:
    """Run the command in this process; what it prints."""
    out = io.StringIO()
    arguments = ["probe", str(listed(folder, *urls)), "-o", str(folder / "probes"), *LOCAL, *more]
    with contextlib.redirect_stdout(out):
        assert cli.main(arguments, standalone_mode=False) == 0
    return out.getvalue()


def test_one_file_for_each_run_in_a_folder_for_each_day(web: Host, tmp_path: Path) -> None:
    told = probe(
        tmp_path, f"{web.url}/", "http://gone.test/", more=("--resolve", "gone.test=-", "--vantage", "hz 1")
    )
    today = f"{dt.datetime.now(dt.UTC):%Y-%m-%d}"
    (path,) = (tmp_path / "probes" / today).iterdir()
    assert path.name.startswith("hz-1-")
    assert path.suffix == ".parquet"
    assert stat.S_IMODE(path.stat().st_mode) & 0o044
    assert told.splitlines()[0] == "1 of 2 home pages opened, 1 did not, 0 count neither way"
    assert told.splitlines()[1] == "  http://gone.test/  domain name not found"
    assert told.splitlines()[2] == f"Kept in {path}"
    found = {sample.url: sample for sample in samples(tmp_path / "probes")}
    assert {url: (each.outcome, each.vantage, each.valid) for url, each in found.items()} == {
        f"{web.url}/": (Outcome.OK, "hz-1", True),
        "http://gone.test/": (Outcome.DNS, "hz-1", True),
    }
    assert (found[f"{web.url}/"].status, found[f"{web.url}/"].family) == (200, "ipv4")


def test_runs_only_add_and_may_overlap(web: Host, tmp_path: Path) -> None:
    sites = listed(tmp_path, f"{web.url}/")
    runs = [start("probe", sites, "-o", "probes", *LOCAL, cwd=tmp_path) for _ in range(2)]
    assert [finish(run).returncode for run in runs] == [0, 0]
    assert len(list((tmp_path / "probes").rglob("*.parquet"))) == 2
    assert len(samples(tmp_path / "probes")) == 2


def test_chinese_words(web: Host, tmp_path: Path) -> None:
    told = probe(tmp_path, f"{web.url}/", more=("--lang", "zh"))
    assert told.startswith("共访问1个网站首页，1个正常打开，0个打不开，0个不计入\n")


def test_when_nothing_answers_that_is_said(tmp_path: Path) -> None:
    told = probe(tmp_path, "http://gone.test/", more=("--resolve", "gone.test=-"))
    assert "1 visit is not valid" in told
    assert [sample.valid for sample in samples(tmp_path / "probes")] == [False]


def test_a_control_page_settles_whose_fault_it_is(web: Host, tmp_path: Path) -> None:
    probe(tmp_path, "http://gone.test/", more=("--resolve", "gone.test=-", "--control", f"{web.url}/"))
    assert [sample.valid for sample in samples(tmp_path / "probes")] == [True]


def test_quiet_says_nothing(web: Host, tmp_path: Path) -> None:
    assert probe(tmp_path, f"{web.url}/", more=("-q",)) == ""


def test_robots_rules_are_kept_between_runs(tmp_path: Path) -> None:
    made = Host(answers=paths({"/": HOME}))
    with serving(made):
        probe(tmp_path, f"{made.url}/")
        probe(tmp_path, f"{made.url}/")
    assert (made.times("/robots.txt"), made.times("/")) == (1, 2)


def test_a_damaged_memory_of_rules_does_no_harm(web: Host, tmp_path: Path) -> None:
    (tmp_path / "probes").mkdir()
    (tmp_path / "probes" / ".robots.sqlite").write_bytes(b"not a database" * 1000)
    probe(tmp_path, f"{web.url}/")
    assert len(samples(tmp_path / "probes")) == 1
    with Remembered(tmp_path / "nowhere" / "robots.sqlite") as memory:
        memory.put("http://a.test", Rules(body=b"x", at=1.0))
        assert memory.get("http://a.test") == Rules(body=b"x", at=1.0)


def test_a_census_names_whoever_runs_it(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="--contact"):
        cli.main(
            ["probe", str(listed(tmp_path, "http://192.0.2.1/")), "-o", str(tmp_path / "probes")],
            standalone_mode=False,
        )
    assert not (tmp_path / "probes").exists()


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (("--control", "www.example.gov.cn"), "--control 'www.example.gov.cn'; write a URL"),
        (("--timeout", "0"), "--timeout"),
    ],
)
def test_what_cannot_be_meant_is_refused(more: tuple[str, ...], says: str, web: Host, tmp_path: Path) -> None:
    sites = listed(tmp_path, f"{web.url}/")
    with pytest.raises(SettingsError, match=re.escape(says)):
        cli.main(["probe", str(sites), "-o", "probes", *LOCAL, *more], standalone_mode=False)


def test_a_folder_that_cannot_be_written_is_told_at_once(web: Host, tmp_path: Path) -> None:
    (tmp_path / "probes").write_text("a file")
    before = len(web.asked)
    ended = webcensus("probe", listed(tmp_path, f"{web.url}/"), "-o", "probes", *LOCAL, cwd=tmp_path)
    assert ended.returncode == 3
    assert "no folder can be there" in ended.stderr
    assert len(web.asked) == before


FILL = """
import datetime as dt, pathlib, secrets
from crawler.facts import Sample
from webcensus.probe import keep
at = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
many = [Sample(url=f"http://{secrets.token_hex(30)}/", at=at, outcome="ok") for _ in range(5000)]
try:
    keep(many, pathlib.Path("probes"), "here", at)
except OSError as error:
    print("OSError")
"""


def test_no_half_file_when_the_disk_is_full(tmp_path: Path) -> None:
    (tmp_path / "probes").mkdir()
    command = ["bash", "-c", 'ulimit -f 16 && exec "$@"', "-", sys.executable, "-c", FILL]
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ended.stdout == "OSError\n"
    assert [path for path in (tmp_path / "probes").rglob("*") if path.is_file()] == []


def test_a_signal_keeps_what_was_sampled(web: Host, tmp_path: Path) -> None:
    slow = Host("127.0.0.2", paths({"/": Reply("late", delay=FOREVER)}))
    with serving(slow):
        sites = listed(tmp_path, f"{web.url}/", f"{slow.url}/")
        process = start("probe", sites, "-o", "probes", *LOCAL, cwd=tmp_path)
        until = time.monotonic() + PATIENCE
        while not (slow.times("/") and web.times("/")) and time.monotonic() < until:
            time.sleep(0.05)
        time.sleep(3)  # for the answer to be read
        process.send_signal(signal.SIGINT)
        ended = finish(process, PATIENCE)
    assert ended.returncode == 130
    assert "what was sampled until then is kept" in ended.stderr
    assert [sample.url for sample in samples(tmp_path / "probes")] == [f"{web.url}/"]


def test_a_vantage_has_a_name_that_can_be_a_file() -> None:
    assert vantage("../杭州 1/机房") == "1"
    assert vantage("杭州") == "here"
    assert vantage("hz-1.example") == "hz-1.example"


# Joined to a round


def week(folder: Path, url: str, failures: int) -> None:
    """A whole week of visits that ends on the day the stored round was crawled."""
    midnight = dt.datetime.combine(FETCHED.date(), dt.time(), dt.UTC) - dt.timedelta(hours=8)
    made = []
    for place in range(140):
        at = midnight - dt.timedelta(days=place % 7) + dt.timedelta(minutes=30 + 60 * (place // 7))
        failed = (
            {"outcome": "timeout", "seconds": 15.0} if place < failures else {"outcome": "ok", "seconds": 1.0}
        )
        made.append(msgspec.convert({"url": url, "at": at.isoformat(), "vantage": "here", **failed}, Sample))
    for at in {sample.at.date() for sample in made}:
        keep(
            [sample for sample in made if sample.at.date() == at],
            folder,
            "here",
            made[0].at.replace(day=at.day),
        )


@pytest.fixture(scope="module")
def round_(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A stored round of one site that fails for no other reason, with stores of a bad and of a good week."""
    folder = tmp_path_factory.mktemp("joined")
    one = site(1, name="清溪县")
    home = visit(one)
    stored(folder / "round", facts(one, home=home.page), visits=[home])
    week(folder / "bad", one.url, 7)
    week(folder / "good", one.url, 1)
    return folder


def card(folder: Path) -> dict[str, object]:
    (path,) = (folder / "round" / "reports").rglob("scorecard.json")
    loaded: dict[str, object] = json.loads(path.read_text("utf-8"))
    return loaded


@pytest.mark.parametrize(("store", "code", "vetoes"), [("bad", 2, ["15-V1"]), ("good", 4, [])])
def test_a_round_joins_the_week_and_the_gate_hears_of_it(
    round_: Path, store: str, code: int, vetoes: list[str]
) -> None:
    ended = webcensus("check", "round", "--probes", store, "--fail-on", "veto", cwd=round_)
    assert (ended.returncode, card(round_)["vetoes"]) == (code, vetoes)


def test_the_setting_may_stand_in_the_environment(round_: Path) -> None:
    ended = webcensus("check", "round", cwd=round_, env={"WEBCENSUS_PROBES": "bad"})
    assert ended.returncode == 0
    assert card(round_)["vetoes"] == ["15-V1"]


def test_a_known_outage_does_not_fail_a_gate_with_a_baseline(round_: Path, tmp_path: Path) -> None:
    one = site(1, name="清溪县")
    home = visit(one)
    stored(tmp_path / "earlier", facts(one, home=home.page), visits=[home])
    more = ("--fail-on", "veto", "--baseline", tmp_path / "earlier")
    ended = webcensus("check", "round", "--probes", "bad", *more, cwd=round_)
    assert (ended.returncode, ended.stderr) == (0, "")


def test_a_store_that_does_not_exist_is_named(round_: Path) -> None:
    ended = webcensus("check", "round", "--probes", "nowhere", cwd=round_)
    assert ended.returncode == 3
    assert "--probes nowhere: no such folder" in ended.stderr
