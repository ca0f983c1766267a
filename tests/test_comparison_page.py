"""The page about two rounds in a real browser: opened from disk, sorted and searched."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from payloads import PAYLOADS
from rounds import DAY, Made, write
from test_browser import CONTRAST, Opened
from test_overview import LABELLED

from crawler.facts import Verdict
from webcensus import rounds

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A comparison of six sites whose columns are called what an attacker would call them."""
    folder = tmp_path_factory.mktemp("page")
    for name, day in (("old", DAY), ("new", DAY + dt.timedelta(days=60))):
        made = []
        for number in range(6):
            site = Made(f"330000000{number}", day, organiser=PAYLOADS[number])
            for at in range(number + 1):
                mended = name == "new" and at % 2
                site.column(f"c{at}/", age=2 if mended else 90, name=PAYLOADS[(number + at) % len(PAYLOADS)])
            made.append(site.target("a.html", Verdict.BROKEN if name == "old" else Verdict.UNVERIFIED))
        write(folder / name, made)
    rounds.compare_rounds(str(folder / "old"), str(folder / "new"), "", {}, 0)
    return folder / "new" / "comparison" / "index.html"


@pytest.fixture
def opened(browser: Any, page: Path) -> Iterator[Opened]:
    made = Opened(browser, page)
    yield made
    assert made.troubles == []
    assert made.left_the_page() == []
    assert made.page.evaluate("document.scripts.length") == 1
    made.context.close()


def shown(opened: Opened, column: int) -> list[str]:
    return [
        text.strip()
        for text in opened.page.locator(f"#sites tbody tr:visible td:nth-child({column})").all_inner_texts()
    ]


def test_on_a_phone_a_number_says_what_it_is(browser: Any, page: Path) -> None:
    made = Opened(browser, page, viewport={"width": 360, "height": 800})
    for table in ("#kinds table", "#sites"):
        cells = made.page.locator(f"{table} tbody tr").evaluate_all(LABELLED)
        assert cells
        assert all(label == head and label in shown for label, head, shown, _ in cells)
    assert made.page.evaluate("document.documentElement.scrollWidth") <= 360
    made.context.close()


def test_the_table_is_searched_and_sorted(opened: Opened) -> None:
    heads = opened.page.locator("#sites th").all_inner_texts()
    fixed = heads.index("已整改") + 1
    opened.page.locator("#sites th").nth(fixed - 1).locator("button").click()
    counts = [int(text) if text.isdigit() else 0 for text in shown(opened, fixed)]
    assert counts == sorted(counts, reverse=True)
    assert max(counts) == 3
    opened.page.locator("#words").fill("3300000004")
    assert len(shown(opened, 1)) == 1
    assert opened.page.locator("#shown").inner_text() == "1 / 6"


def test_a_site_leads_to_its_findings(opened: Opened) -> None:
    opened.page.locator("#sites tbody a").first.click()
    card = opened.page.locator("article:target")
    card.locator("details.group").first.locator("summary").first.click()
    finding = card.locator("details.finding:visible").first
    finding.locator("summary").click()
    assert finding.locator("dl.evidence").is_visible()


def test_every_text_has_enough_contrast(opened: Opened) -> None:
    assert opened.page.evaluate(CONTRAST) == []


@pytest.mark.parametrize("width", [360, 1280])
def test_no_width_scrolls_sideways(browser: Any, page: Path, width: int) -> None:
    opened = Opened(browser, page, viewport={"width": width, "height": 800})
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
    opened.context.close()
