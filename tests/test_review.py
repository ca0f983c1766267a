"""The review view of a report, in a real browser: decisions by keyboard, saved as rulings.csv."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from payloads import hostile
from report_sample import end, failing, finding, findings, made
from test_browser import CONTRAST, Opened

from crawler.facts import SiteState
from reports.document import SiteReport
from reports.folder import write
from reports.ruling import Decision
from reports.scorecard import Coverage
from webcensus import rulings

pytestmark = pytest.mark.browser


def doubtful(language: str = "zh") -> SiteReport:
    """A report with twelve suspicions, more than are shown at once."""
    typos = tuple(
        finding("typo", f"ordinary:帐号{n}", sure=False, wrong=f"帐号{n}", right="账号") for n in range(11)
    )
    seen = Coverage(pages_read=9, pages_known=9, columns_judged=3, columns_seen=3, home_read=True)
    return made(end(SiteState.PASS), (*findings(), *typos), seen=seen, language=language)


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Opened]:
    write(doubtful(), tmp_path)
    page = Opened(browser, tmp_path / "index.html", accept_downloads=True)
    yield page
    assert page.troubles == []
    assert [url for url in page.left_the_page() if not url.startswith("blob:")] == []
    page.context.close()


def press(opened: Opened, *keys: str) -> None:
    for key in keys:
        opened.page.keyboard.press(key)


def keys(opened: Opened) -> list[str]:
    found: list[str] = opened.page.locator("#suspected details[data-key]").evaluate_all(
        "all => all.map(one => one.dataset.key)"
    )
    return found


def saved(opened: Opened, folder: Path) -> rulings.Rulings:
    with opened.page.expect_download() as waiting:
        opened.page.get_by_role("button", name="导出 rulings.csv").click()
    assert waiting.value.suggested_filename == "rulings.csv"
    waiting.value.save_as(folder / "saved.csv")
    return rulings.read(str(folder / "saved.csv"))


def test_decisions_by_keyboard_are_saved_and_read_back(opened: Opened, tmp_path: Path) -> None:
    known = keys(opened)
    assert len(known) >= 2
    press(opened, "j", "d", "r")
    opened.page.keyboard.type('=1+1 经核实，"原文"如此, 不成立')
    press(opened, "Enter", "j", "c")
    opened.page.locator("#by").fill("王某")
    assert opened.page.locator("#progress").inner_text() == f"已判定 2/{len(known)}"
    read = saved(opened, tmp_path).by_key
    assert set(read) == set(known[:2])
    first, second = (read[key] for key in known[:2])
    assert (first.decision, first.by) == (Decision.DISMISS, "王某")
    assert first.reason == '\'=1+1 经核实，"原文"如此, 不成立'
    assert second.decision is Decision.CONFIRM
    assert second.reason == ""


def test_each_decision_has_a_key_and_can_be_taken_back(opened: Opened, tmp_path: Path) -> None:
    known = keys(opened)
    press(opened, "j", "a", "j", "c", "u", "k", "d")
    opened.page.locator("#until").fill("2026-12-31")
    read = saved(opened, tmp_path).by_key
    assert set(read) == {known[0]}
    assert (read[known[0]].decision, read[known[0]].until) == (Decision.DISMISS, dt.date(2026, 12, 31))


def test_the_finding_at_hand_is_open_with_its_evidence(opened: Opened) -> None:
    press(opened, "j")
    current = opened.page.locator("#suspected details[aria-current]")
    assert current.locator("dl.evidence").is_visible()
    assert current.evaluate("item => item.contains(document.activeElement)")
    press(opened, "j")
    assert opened.page.locator("#suspected details[aria-current]").count() == 1
    press(opened, "k", "k", "k")
    assert current.get_attribute("data-key") == keys(opened)[0]


def test_findings_that_are_folded_away_are_reached(opened: Opened) -> None:
    known = keys(opened)
    assert len(known) == 12
    press(opened, *("j" * 12), "c")
    current = opened.page.locator("#suspected details[aria-current]")
    assert current.get_attribute("data-key") == known[-1]
    assert current.locator("dl.evidence").is_visible()


def test_letters_typed_into_a_field_decide_nothing(opened: Opened) -> None:
    press(opened, "j", "r")
    opened.page.keyboard.type("acdju")
    assert opened.page.locator("#suspected .decided").count() == 0
    assert opened.page.locator("#reason").input_value() == "acdju"
    press(opened, "Escape", "d")
    assert opened.page.locator("#suspected .decided").inner_text() == "不属实: acdju"


def test_decisions_with_the_mouse(opened: Opened) -> None:
    assert opened.page.locator("#save").is_disabled()
    opened.page.get_by_role("button", name="不属实", exact=True).click()
    assert opened.page.locator("#suspected .decided").count() == 1
    assert opened.page.locator("#save").is_enabled()


def test_text_of_the_view_has_enough_contrast(opened: Opened) -> None:
    press(opened, "j", "d")
    assert opened.page.evaluate(CONTRAST) == []


@pytest.mark.parametrize("width", [360, 1280])
def test_no_width_scrolls_sideways(browser: Any, tmp_path: Path, width: int) -> None:
    write(failing("en"), tmp_path)
    opened = Opened(browser, tmp_path / "index.html", viewport={"width": width, "height": 800})
    assert opened.page.locator("#review").is_visible()
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
    opened.context.close()


def test_without_scripts_there_is_no_review(browser: Any, tmp_path: Path) -> None:
    write(failing("zh"), tmp_path)
    opened = Opened(browser, tmp_path / "index.html", java_script_enabled=False)
    assert not opened.page.locator("#review").is_visible()
    opened.context.close()


def test_a_hostile_site_gets_nothing_into_the_file(browser: Any, tmp_path: Path) -> None:
    write(hostile("zh"), tmp_path)
    opened = Opened(browser, tmp_path / "index.html", accept_downloads=True)
    press(opened, "j", "d")
    assert set(saved(opened, tmp_path).by_key) == {keys(opened)[0]}
    assert opened.page.evaluate("document.scripts.length") == 1
    assert opened.troubles == []
    opened.context.close()
