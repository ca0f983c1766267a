"""An audit over what an earlier one left: damaged, of another version, or no folder at all."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from command import webcensus
from web import Host, page, paths, serving

from webcensus.store import Store


@pytest.fixture(scope="module")
def site() -> Iterator[Host]:
    host = Host("127.0.1.1", paths({"/": page("首页", ["/a.html"]), "/a.html": page("一页")}))
    with serving(host):
        yield host


class Audits:
    """Audits of one small site into the same folders."""

    def __init__(self, site: Host, folder: Path) -> None:
        self.site, self.folder = site, folder
        self.out, self.scratch = folder / "out", folder / "scratch"
        self.store = Store(self.out / "crawl", self.scratch)

    def run(self, *more: str) -> CompletedProcess[str]:
        options = ["--delay", "0", "--allow-network", "127.0.0.0/8", "--lang", "en", "-q", *more]
        where = ["-o", str(self.out), "--scratch", str(self.scratch)]
        return webcensus("audit", self.site.url + "/", *where, *options, cwd=self.folder, timeout=120)

    def unfinished(self) -> Path:
        """Make the last one an interrupted one; where its ledger would lie."""
        (self.store.folder / "whole.json").unlink()
        for path in (self.store.folder / "manifest").iterdir():
            path.unlink()
        return self.store.ledger_path("s00001")


@pytest.fixture(scope="module")
def done(site: Host, tmp_path_factory: pytest.TempPathFactory) -> Audits:
    made = Audits(site, tmp_path_factory.mktemp("done"))
    assert made.run().returncode == 0
    return made


@pytest.fixture
def audits(done: Audits, tmp_path: Path) -> Audits:
    """An audit that is done, to be spoilt."""
    shutil.copytree(done.folder, tmp_path, dirs_exist_ok=True)
    return Audits(done.site, tmp_path)


@pytest.mark.parametrize("damage", ["an older format", "damaged"])
def test_a_round_that_cannot_be_gone_on_with_is_set_aside_and_said(audits: Audits, damage: str) -> None:
    path = audits.store.folder / "round.json"
    content = json.loads(path.read_text()) | {"format": 1} if damage == "an older format" else None
    path.write_text(json.dumps(content) if content else path.read_text()[:40])
    before = sorted(each.name for each in audits.store.folder.rglob("*.parquet"))
    ended = audits.run()
    assert ended.returncode == 0, ended.stderr
    (aside,) = audits.out.glob("crawl.aside-*")
    assert f"set aside as {aside}" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert sorted(each.name for each in aside.rglob("*.parquet")) == before
    assert audits.store.whole(verify=True) is not None


@pytest.mark.parametrize("damage", ["an older version", "damaged", "no database"])
def test_a_ledger_that_cannot_be_gone_on_with_is_set_aside_and_said(audits: Audits, damage: str) -> None:
    ledger = audits.unfinished()
    if damage == "an older version":
        with closing(sqlite3.connect(ledger)) as db, db:
            db.execute("create table sites (id text primary key, position integer, site blob)")
            db.execute("pragma user_version = 3")
    else:
        ledger.write_bytes(b"SQLite format 3\0" * 99 if damage == "damaged" else b"\xff" * 999)
    ended = audits.run()
    assert ended.returncode == 0, ended.stderr
    assert "set aside, the shard is done again" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert list(ledger.parent.glob("s00001.sqlite.damaged-*"))
    assert audits.store.whole(verify=True) is not None


@pytest.mark.parametrize("damage", ["a folder in its place", "no folder", "a plan that is cut"])
def test_what_cannot_be_mended_is_an_error_with_its_place(audits: Audits, damage: str) -> None:
    ledger = audits.unfinished()
    if damage == "a folder in its place":
        ledger.mkdir()
        place = str(ledger)
    elif damage == "no folder":
        audits.scratch.rename(audits.folder / "elsewhere")
        audits.scratch.write_text("")
        place = f"--scratch {audits.scratch}: no folder can be there"
    else:
        plan = audits.store.folder / "plan" / "s00001.json"
        plan.write_bytes(plan.read_bytes()[:-9])
        place = f"{plan}: gone or damaged"
    ended = audits.run()
    assert ended.returncode == (3 if place.startswith("--") else 1), ended.stderr
    assert place in ended.stderr
    assert "Traceback" not in ended.stderr
