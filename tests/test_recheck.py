"""Re-check: only what open findings need is visited; what was rectified is fixed, what was not read is not."""

from __future__ import annotations

import datetime as dt
import json
import zoneinfo
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from rounds import CHECKS, RUBRIC, Made, write
from web import Host, Reply, serving

from crawler.facts import Purpose
from crawler.site import Site
from reports.change import State
from reports.ruling import Decision, Pattern, Ruling, Rulings
from webcensus import audit, judgement, recheck, rounds
from webcensus.demo import sites as demo
from webcensus.demo.sites import DemoSite
from webcensus.errands import errand
from webcensus.settings import Settings, SettingsError
from webcensus.store import RoundError, Shard, Store

TODAY = dt.datetime.now(zoneinfo.ZoneInfo("Asia/Shanghai")).date()


class Served:
    """Demonstration sites on hosts of ours, whose content a test may change."""

    def __init__(self, *names: str) -> None:
        self.sites: dict[str, DemoSite] = {name: getattr(demo, f"_{name}")(TODAY) for name in names}
        self.answers = {name: dict(site.answers) for name, site in self.sites.items()}
        self.down: set[str] = set()
        self.hosts = {name: Host(answers=self._answers(name)) for name in names}

    def _answers(self, name: str) -> Any:
        def answer(_host: Host, path: str) -> Reply:
            if name in self.down:
                return Reply("<title>502</title>", 502)
            kind, body = self.answers[name].get(path, ("text/html", b"<title>404</title>nothing here"))
            return Reply(body, 200 if path in self.answers[name] else 404, Content_Type=kind)

        return answer

    @property
    def listed(self) -> list[Site]:
        """As sites.csv would list them."""
        return [
            Site(id=site.id, url=f"http://{site.host}/", site_code=site.id, name=site.name, level="县级门户")
            for site in self.sites.values()
        ]

    @property
    def settings(self) -> Settings:
        """No waiting, and nothing but loopback."""
        resolve = [
            f"{self.sites[name].host}=127.0.0.1:{host.server.server_port}"
            for name, host in self.hosts.items()
        ]
        return Settings(
            delay=0.0, confirm_after=0.1, max_pages=250, max_links=200, workers=1,
            allow_network=("127.0.0.1/32",), resolve=(*resolve, "*=-"), contact="https://www.example.gov.cn/",
        )  # fmt: skip


@contextmanager
def served(*names: str) -> Iterator[Served]:
    made = Served(*names)
    with serving(*made.hosts.values()):
        yield made


def swept(made: Served, folder: Path) -> Store:
    store = Store(folder)
    audit.audit(made.listed, store, made.settings, "test", lambda _: None)
    return store


def changes(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "comparison" / "changes.jsonl").read_text().splitlines()]


@pytest.fixture(scope="module")
def round_(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, Path]]:
    """Two faulty sites, swept."""
    folder = tmp_path_factory.mktemp("round") / "old"
    with served("links", "letters") as made:
        swept(made, folder)
        yield made, folder


@pytest.mark.parametrize("other", ["itself swept", "its targets", "a report"])
def test_a_folder_that_holds_another_round_is_left_alone(
    round_: tuple[Served, Path], tmp_path: Path, other: str
) -> None:
    _, old = round_
    place = {"itself swept": tmp_path, "its targets": old / "targets", "a report": tmp_path}[other]
    if other != "its targets":
        folder = tmp_path / "crawl" if other == "a report" else tmp_path
        Store(folder).create(Settings(), RUBRIC, [Site(id="1", url="http://a.cn/")], [], "other.csv")
    before = {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}
    with pytest.raises(RoundError, match=r"holds another round .*choose another folder with --out"):
        rounds.recheck(str(old), str(place), {}, 0)
    assert {path: path.read_bytes() for path in place.rglob("*") if path.is_file()} == before


def test_a_recheck_goes_on_under_its_own_settings_only(
    rechecked: tuple[Served, Path, Path, dict[str, int]],
) -> None:
    _, old, new, _ = rechecked
    with pytest.raises(RoundError, match="max_pages = 250, now it is 9"):
        rounds.recheck(str(old), str(new), {"max_pages": 9}, 0)
    with pytest.raises(RoundError, match="holds a re-check of old"):
        Store(new).check_same(Store(new).open(), Settings(), RUBRIC, [])


def open_keys(folder: Path) -> dict[str, str]:
    """Key -> site of every finding of a round."""
    return {found.key: found.site for judged in judge(folder) for found in judged.findings}


def judge(folder: Path) -> list[judgement.Judged]:
    return list(judgement.judge(Store(folder), RUBRIC, CHECKS, ends=True))


@pytest.fixture(scope="module")
def rechecked(round_: tuple[Served, Path]) -> tuple[Served, Path, Path, dict[str, int]]:
    """The first site is put right, and both are visited again; with how many requests each took then."""
    made, old = round_
    before = {name: len(host.asked) for name, host in made.hosts.items()}
    mended(made, old)
    assert rounds.recheck(str(old), str(old.with_name("new")), {}, 0) == 0
    return made, old, old.with_name("new"), before


def test_what_was_rectified_is_fixed_and_the_rest_still_there(
    rechecked: tuple[Served, Path, Path, dict[str, int]],
) -> None:
    made, old, new, before = rechecked
    rows = changes(new)
    assert {row["key"]: row["site"] for row in rows} == open_keys(old)
    links, letters = (site.id for site in made.sites.values())
    assert {(row["state"], row["locator"]) for row in rows if row["site"] == links} == {
        ("fixed", row["locator"]) for row in rows if row["site"] == links
    }
    assert {row["state"] for row in rows if row["site"] == letters} == {"still"}
    for name, host in made.hosts.items():
        assert len(host.asked) < before[name] * 1.5, "no new crawl"


def mended(made: Served, old: Path) -> None:
    """Dead addresses of the first site answer, links to dead hosts are taken out."""
    (judged,) = (each for each in judge(old) if each.scorecard.site == made.sites["links"].id)
    answers, host = made.answers["links"], made.sites["links"].host
    for found in judged.findings:
        assert found.check == "link-broken"
        parts = urlsplit(found.locator)
        if parts.hostname == host:
            answers[parts.path] = (
                "text/html; charset=utf-8",
                "<title>新页面</title><p>内容已恢复。".encode() * 9,
            )
            continue
        for path, (kind, body) in answers.items():
            written = (found.locator.encode(), found.locator.replace("&", "&amp;").encode())
            answers[path] = (kind, body.replace(written[0], b"/").replace(written[1], b"/"))


def test_when_the_sites_do_not_answer_nothing_is_fixed(round_: tuple[Served, Path], tmp_path: Path) -> None:
    made, old = round_
    made.down.update(made.hosts)
    try:
        assert rounds.recheck(str(old), str(tmp_path / "new"), {}, 0) == 0
    finally:
        made.down.clear()
    rows = changes(tmp_path / "new")
    assert {row["key"]: row["site"] for row in rows} == open_keys(old)
    assert {row["state"] for row in rows} == {State.NOT_RETESTED.value}
    assert all(row["reason"].startswith("home") for row in rows)
    whole = json.loads((tmp_path / "new" / "comparison" / "comparison.json").read_text())
    assert whole["recheck"]
    assert [site["now"] for site in whole["sites"]] == [None, None]


def test_a_recheck_is_a_round_that_compare_reads_as_one(
    rechecked: tuple[Served, Path, Path, dict[str, int]], tmp_path: Path
) -> None:
    """Its findings beyond those of the round are no news: it saw a part of each site only."""
    _, old, new, _ = rechecked
    rounds.compare_rounds(str(old), str(new), str(tmp_path / "again"), {}, 0)
    again = (tmp_path / "again" / "changes.jsonl").read_bytes()
    assert again == (new / "comparison" / "changes.jsonl").read_bytes()
    assert b'"state":"new"' not in again


# --- the plan ---------------------------------------------------------------------------------------------


def judged_of(folder: Path, made: Made, rulings: Rulings | None = None) -> judgement.Judged:
    (judged,) = judgement.judge(write(folder, [made]), RUBRIC, CHECKS, rulings=rulings, ends=True)
    return judged


def test_an_errand_holds_what_findings_need(tmp_path: Path) -> None:
    made = Made().column("xw/", age=60).column("ok/", age=1).page("p1.html").page("t.html", text="测试测试")
    made.target("dead.html", parents=("p1.html",))
    planned = errand(judged_of(tmp_path, made), 100)
    assert planned is not None
    purposes = {entry.url.removeprefix(made.url): entry.purpose for entry in planned.entries}
    assert {"xw/", "t.html", "p1.html", "dead.html"} <= purposes.keys()
    assert purposes["dead.html"] is Purpose.LINK
    assert "" not in purposes, "the home page is visited in any case"
    assert all(entry.parent for entry in planned.entries), "without a parent nothing is asked twice"


def test_an_errand_keeps_to_its_budget(tmp_path: Path) -> None:
    made = Made()
    for number in range(30):
        made.page(f"{number}.html", text=f"测试测试\n正文{number}").target(
            f"dead{number}.html", parents=(f"{number}.html",)
        )
    planned = errand(judged_of(tmp_path, made), 7)
    assert planned is not None
    assert sum(entry.purpose is not Purpose.LINK for entry in planned.entries) == 7


def test_dismissed_findings_need_no_visit(tmp_path: Path) -> None:
    made = Made().page("p1.html").target("dead.html", parents=("p1.html",))
    no = Ruling(decision=Decision.DISMISS)
    about = tuple((Pattern(check=check, site=made.site.id), no) for check in CHECKS)
    assert errand(judged_of(tmp_path, made, Rulings(by_pattern=about)), 100) is None


def test_an_interrupted_recheck_is_taken_up_and_a_finished_one_is_not(tmp_path: Path) -> None:
    store = write(tmp_path, [Made()])
    first = dt.datetime(2026, 11, 22, 8, tzinfo=dt.UTC)
    place = recheck.place(store, first)
    assert place == tmp_path / "rechecks" / "2026-11-22T080000"
    again = Store(place)
    again.create(Settings(), RUBRIC, [Made().site], [Shard(id="s00001", sites=(Made().site,))], "test")
    later = first + dt.timedelta(hours=1)
    assert recheck.place(store, later) == place
    write(tmp_path / "rechecks" / "2026-11-22T083000", [Made()])
    assert recheck.place(store, later).name == "2026-11-22T090000"


def test_the_round_itself_is_no_place_for_a_recheck(tmp_path: Path) -> None:
    write(tmp_path, [Made()])
    with pytest.raises(SettingsError, match="the round itself"):
        rounds.recheck(str(tmp_path), str(tmp_path), {}, 0)
