"""Documents for an office, opened by one: LibreOffice shows what was written, on pages that hold together."""

from __future__ import annotations

import csv
import datetime as dt
import re
import shutil
import subprocess
from pathlib import Path

import census
import pytest

import checks.base
from reports import bulletin_docx
from reports.bulletin import Bulletin
from reports.bulletin_text import Code, Heading, Paragraph, Table, blocks
from reports.ruling import Rulings
from reports.words import Words
from webcensus import bulletin, handout
from webcensus.bulletin import Wish
from webcensus.compare import Law
from webcensus.handout import Terms
from webcensus.store import Store

pytestmark = pytest.mark.office


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return census.judged(tmp_path_factory.mktemp("office") / "round", census.AFTER)


@pytest.fixture(scope="module")
def made(store: Store) -> Bulletin:
    return bulletin.figures(store, None, bulletin.table_of(store), Wish())


def converted(file: Path, to: str) -> Path:
    """The file as LibreOffice saves it in another format."""
    program = shutil.which("soffice")
    assert program
    profile = f"-env:UserInstallation={(file.parent / 'profile').as_uri()}"
    command = [program, "--headless", profile, "--convert-to", to, "--outdir", str(file.parent), str(file)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=170, check=False)
    found = file.with_suffix("." + to.partition(":")[0])
    assert found.is_file(), ended.stderr + ended.stdout
    return found


def plain(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_bulletin_shows_all_that_it_says(made: Bulletin, language: str, tmp_path: Path) -> None:
    file = tmp_path / "bulletin.docx"
    file.write_bytes(bulletin_docx.content(made, language))
    shown = plain(converted(file, "txt:Text (encoded):UTF8").read_text("utf-8-sig"))
    for block in blocks(made, Words(language)):
        if isinstance(block, (Heading, Paragraph, Code)):
            assert plain(block.text) in shown
        elif isinstance(block, Table):
            for row in (block.heads, *block.rows):
                assert plain("".join(row)) in shown


def test_its_pages_hold_short_tables_whole_and_repeat_the_heads_of_long_ones(
    made: Bulletin, tmp_path: Path
) -> None:
    file = tmp_path / "bulletin.docx"
    file.write_bytes(bulletin_docx.content(made))
    pages = _pages(converted(file, "pdf"))
    long = [page for page in pages if "第7号网站" in page or "第135号网站" in page]
    assert len(long) > 1
    assert all("网站标识码" in page for page in long)
    for block in blocks(made, Words("zh")):
        if isinstance(block, Table) and not block.long:
            whole = plain("".join(block.caption))
            (page,) = [page for page in pages if whole in page]
            assert all(plain(row[0]) in page for row in block.rows), block.caption


def _pages(pdf: Path) -> list[str]:
    """The text of each page."""
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("no pdftotext")
    told = subprocess.run([program, "-layout", str(pdf), "-"], capture_output=True, text=True, check=True)
    return [plain(page) for page in told.stdout.split("\f")]


def test_a_ledger_opens_with_all_its_rows(store: Store, tmp_path: Path) -> None:
    law = Law(rubric=bulletin.table_of(store), checks=checks.base.load(plugins=False), rulings=Rulings())
    terms = Terms(issued=dt.date(2026, 11, 30), working_days=15)
    handed = handout.hand_out(store, law, terms, tmp_path, language="zh")
    ((name, rows),) = handed.files
    shown = converted(tmp_path / name, "csv:Text - txt - csv (StarCalc):44,34,76")
    with shown.open(encoding="utf-8", newline="") as stream:
        table = list(csv.reader(stream))
    assert len(table) == rows + 1
    at = table[0].index("网站标识码")
    assert {row[at] for row in table[1:]} <= {site.site_code for site in map(census.registered, range(139))}
