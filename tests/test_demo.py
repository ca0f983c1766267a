"""The demonstration web, audited the whole way: what was seeded is found, and nothing else is said."""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
import textwrap
import zoneinfo
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pyarrow.parquet as pq
import pytest
from command import webcensus
from contents import holding
from once import once
from stored import rubric

from checks.base import url_blind
from reports import jsonl
from webcensus.demo.sites import DemoSite, Seeded, all_sites
from webcensus.store import Store

ZONE = zoneinfo.ZoneInfo("Asia/Shanghai")
PRIVATE = ("11010519491231002X", "13800138000")  # a citizen's data that the site of faulty texts shows
WATCH = """
    import os, sys
    def watch(event, arguments):
        if event in ("socket.connect", "socket.sendto", "socket.getaddrinfo"):
            place = arguments[1] if event != "socket.getaddrinfo" else arguments[:2]
            with open(os.environ["WATCHED"], "a") as file:
                file.write(f"{event} {place!r}\\n")
    sys.addaudithook(watch)
"""


def truth(day: dt.date) -> dict[str, DemoSite]:
    return {site.id: site for site in all_sites(day)}


SITES = truth(dt.datetime.now(ZONE).date())
CLEAN = next(site.id for site in SITES.values() if site.name == "清溪县")
TARGETS = {"attachment-missing", "link-broken", "system-unreachable"}  # about what is opened, but not read
UNSEEDED = {"homepage-unavailable"}  # of a series of probes
UNREAD = {  # what each of them answers with: the state its audit ends in, and why
    "challenge": ("finding", "blocked"),
    "down": ("unreachable", "refused"),
    "maintenance": ("partial", "maintenance"),
    "forbidden": ("refused", "robots"),
}


def _audit(folder: Path) -> None:
    """Audit the demonstration web; every connection and every look-up of a name is written down."""
    (folder / "sitecustomize.py").write_text(textwrap.dedent(WATCH))
    env = {"PYTHONPATH": str(folder), "WATCHED": str(folder / "watched")}
    ended = webcensus("demo", "-o", folder / "round", "-q", cwd=folder, env=env, timeout=150)
    assert ended.returncode == 0, ended.stderr
    (folder / "told.json").write_text(json.dumps([ended.stdout, ended.stderr]))


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return once(tmp_path_factory, "demo", _audit)


@pytest.fixture(scope="session")
def seeded(demo: Path) -> dict[str, DemoSite]:
    """The truth as of the day the demonstration web was made."""
    return truth(dt.date.fromisoformat(_scorecard(demo, CLEAN)["as_of"]))


@cache
def _findings(demo: Path, site: str) -> list[dict[str, Any]]:
    lines = (demo / "round" / "reports" / site / "findings.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


@cache
def _scorecard(demo: Path, site: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(
        (demo / "round" / "reports" / site / "scorecard.json").read_text("utf-8")
    )
    return loaded


def test_ends_well_and_says_nothing_when_quiet(demo: Path) -> None:
    assert json.loads((demo / "told.json").read_text()) == ["", ""]


@pytest.mark.parametrize("site", SITES)
def test_exactly_what_was_seeded_is_found(demo: Path, seeded: dict[str, DemoSite], site: str) -> None:
    base = _scorecard(demo, site)["site"]["url"].rstrip("/")
    wanted, counted = _wanted(seeded[site].seeded, base)
    found = Counter(
        (finding["check"], url_blind(finding["locator"]))
        for finding in _findings(demo, site)
        if finding["check"] not in counted
    )
    assert sorted((found - wanted).elements()) == []
    assert sorted((wanted - found).elements()) == []
    every = Counter(finding["check"] for finding in _findings(demo, site))
    assert {check: every[check] for check in counted} == counted


def test_replies_and_forms_fail_in_each_of_their_ways(demo: Path) -> None:
    found = [finding for site in SITES for finding in _findings(demo, site)]
    rules = Counter(each["data"]["rule"] for each in found if each["check"] == "reply-perfunctory")
    faults = {each["data"]["fault"] for each in found if each["check"] == "attachment-missing"}

    assert rules == {"stock": 1, "copied": 5}
    assert faults == {"download_fails", "wrong_type", "not_offered"}


def _wanted(seeded: list[Seeded], base: str) -> tuple[Counter[tuple[str, str]], dict[str, int]]:
    """The findings by check and locator, and the checks of which only the number is known."""
    return (
        Counter(
            (each.check, url_blind(base + each.locator if each.locator.startswith("/") else each.locator))
            for each in seeded
            if not each.count
        ),
        {each.check: each.count for each in seeded if each.count},
    )


@pytest.mark.parametrize("site", SITES)
def test_verdict_is_as_meant(demo: Path, seeded: dict[str, DemoSite], site: str) -> None:
    card = _scorecard(demo, site)
    assert card["verdict"] == seeded[site].verdict, (card["vetoes"], card["missing"], card["score"])


def test_every_check_of_the_rubric_is_seeded_somewhere() -> None:
    asked = set(rubric("cn-2015").checks)
    assert asked - {each.check for site in SITES.values() for each in site.seeded} == UNSEEDED


def test_the_clean_site_passes_with_full_marks_and_nothing_unjudged(demo: Path) -> None:
    card = _scorecard(demo, CLEAN)
    assert card["verdict"] == "pass"
    assert card["score"]["minimum"] == card["score"]["maximum"] == card["score"]["base"] == 100
    assert set(card["findings"].values()) == {0}
    assert card["unassessed"] == []
    seen = card["coverage"]
    assert seen["home_read"]
    assert seen["pages_read"] == seen["pages_known"] > 60
    assert seen["columns_judged"] == seen["columns_seen"] >= 11
    assert seen["letters_judged"] == seen["letters_seen"] == 5
    assert seen["guides_judged"] == seen["guides_seen"] == 5
    assert seen["links_verified"] == seen["links_known"] > 60


@pytest.mark.parametrize("site", [site.id for site in SITES.values() if site.behaviour in UNREAD])
def test_what_cannot_be_read_is_neither_accused_nor_cleared(demo: Path, site: str) -> None:
    card, (state, cause) = _scorecard(demo, site), UNREAD[SITES[site].behaviour]
    assert card["verdict"] == "insufficient_evidence"
    assert "home" in card["missing"]
    assert (card["outcome"]["state"], cause in card["outcome"]["causes"]) == (state, True)
    assert not card["coverage"]["home_read"]
    assert card["score"]["maximum"] == 100
    assert card["score"]["minimum"] < 100
    assert card["unassessed"]


def test_what_was_handed_out_is_recorded(demo: Path) -> None:
    rows = _tables(demo, "outcomes")
    per_site = Counter(row["site"] for row in rows)
    for site in SITES:
        outcome = _scorecard(demo, site)["outcome"]
        assert outcome["handed_out"] == outcome["recorded"] == per_site[site]
    assert len(set(per_site)) == len(SITES)


def test_nothing_outside_this_machine_is_spoken_to(demo: Path) -> None:
    told = (demo / "watched").read_text().splitlines()
    assert any("127.0.0.1" in line for line in told)  # the watch works
    assert {line for line in told if "127.0.0.1" not in line} == set()
    assert {row["address"] for row in _tables(demo, "outcomes")} <= {"127.0.0.1", ""}


@pytest.mark.parametrize("site", SITES)
def test_every_finding_is_proven_and_fits_its_schema(demo: Path, site: str) -> None:
    schema = jsonschema.Draft202012Validator(jsonl.schema("finding"))
    jsonschema.Draft202012Validator(jsonl.schema("scorecard")).validate(_scorecard(demo, site))
    for finding in _findings(demo, site):
        schema.validate(finding)
        evidence = finding["evidence"]
        assert evidence["url"], finding
        if finding["check"] != "tls-certificate":  # of a connection, not of an answer
            assert evidence["fetched_at"], finding
        if finding["check"] not in TARGETS and evidence["status"] == 200:
            assert evidence["body_sha256"], finding
        for language in ("zh", "en"):
            assert all(finding["texts"][language].values()), finding
            assert "{" not in finding["texts"][language]["message"]


def test_broken_links_were_asked_for_twice(demo: Path) -> None:
    broken = [found for site in SITES for found in _findings(demo, site) if found["check"] == "link-broken"]
    asked = [found for found in broken if found["data"]["outcome"] != "dns"]  # of a host that is there
    assert len(asked) < len(broken)
    assert min(found["evidence"]["tries"] for found in asked) == 2


def test_bodies_that_prove_a_finding_on_a_page_are_kept(demo: Path) -> None:
    kept = {row["sha256"] for row in _tables(demo, "evidence")}
    for site in SITES:
        for finding in _findings(demo, site):
            if finding["evidence"]["body_sha256"]:
                assert finding["evidence"]["body_sha256"] in kept, finding


@pytest.mark.parametrize("private", PRIVATE)
def test_a_citizens_data_are_written_nowhere(demo: Path, private: str) -> None:
    assert any(finding["check"] == "personal-data" for site in SITES for finding in _findings(demo, site))
    assert holding(demo / "round", private) == []


def _tables(demo: Path, name: str) -> list[dict[str, Any]]:
    return [row for path in Store(demo / "round").files(name) for row in pq.read_table(path).to_pylist()]


def test_judged_again_elsewhere_every_document_is_the_same(demo: Path, tmp_path: Path) -> None:
    copy = tmp_path / "elsewhere"
    shutil.copytree(demo / "round", copy)
    before = _documents(copy)
    shutil.rmtree(copy / "reports")
    ended = webcensus("check", copy, "-q", cwd=tmp_path)
    assert (ended.returncode, ended.stderr) == (0, "")
    after = _documents(copy)
    assert before.keys() == after.keys()
    assert [name for name in before if before[name] != after[name]] == []
    assert len([name for name in before if name.endswith("findings.jsonl")]) == len(SITES)


def _documents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for part in ("reports", "judgements")
        for path in sorted((folder / part).rglob("*"))
        if path.is_file()
    }


def test_other_rubric_language_and_gate_need_no_crawl(demo: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(demo / "round", copy)
    ended = webcensus("check", copy, "--rubric", "cn-2019", "--lang", "en", "--fail-on", "veto", cwd=tmp_path)
    assert ended.returncode == 2, ended.stderr
    assert re.search(rf"^Sites +{len(SITES)}\b", ended.stdout, re.M)
    assert "gate: 3309000002: veto" in ended.stderr
    page = (copy / "reports" / "3309000002" / "index.html").read_text("utf-8")
    assert '<html lang="en">' in page
    card = json.loads((copy / "reports" / "3309000002" / "scorecard.json").read_text("utf-8"))
    assert card["rubric"]["id"] == "cn-2019"
    assert {path.name for path in (copy / "judgements").iterdir()} >= {"cn-2015", "cn-2019"}
