"""The overview of a whole country: written in little memory, quick in a real browser, and no site speaks in it."""

from __future__ import annotations

import io
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pytest
from patience import PATIENCE
from payloads import PAYLOADS
from report_sample import failing, insufficient, passing
from rich.console import Console

from reports.overview import STATIC, Fault, Overview, OverviewRow, overview_row, page
from reports.scorecard import Verdict

COUNTRY = 84_094
PROVINCES = ("北京市", "河北省", "江苏省", "四川省", "青海省")
KINDS = ("空白栏目", "栏目不更新", "链接失效", "办事指南要素缺失", "留言长期未回复", "附件表格缺失")
SOON = 3.0  # seconds; a quiet machine needs less than one


def rows(count: int) -> Iterator[OverviewRow]:
    """A made-up country."""
    chance = random.Random(2015)
    for number in range(count):
        verdict = chance.choices(list(Verdict)[:3], (88, 8, 4))[0]
        lowest = -1.0 if verdict is Verdict.INSUFFICIENT else chance.randint(0, 1000) / 10
        kinds = tuple(kind for kind in KINDS if chance.random() < 0.4)
        yield OverviewRow(
            name=f"第{number}号县人民政府",
            url=f"http://www.county{number}.gov.cn/",
            verdict=verdict,
            score="–" if lowest < 0 else f"{lowest:g}",
            minimum=lowest,
            maximum=lowest,
            site_code=f"{3300000000 + number}",
            organiser=f"第{number}号县人民政府办公室",
            vetoes=int(verdict is Verdict.FAIL),
            fixes=len(kinds),
            findings=len(kinds) * 7,
            columns_judged=chance.randint(0, 40),
            columns_seen=40,
            state="全部读取",
            province=PROVINCES[number % 5],
            level="县级门户",
            veto_titles=("空白栏目",) if verdict is Verdict.FAIL else (),
            faults=tuple(Fault(title=kind, findings=7, points=3.5) for kind in kinds[:5]),
            kinds=kinds,
            missing=("首页未能读取",) if verdict is Verdict.INSUFFICIENT else (),
            folder=f"{3300000000 + number}" if number % 10 == 0 else "",
        )


def hostile(row: OverviewRow, payload: str) -> OverviewRow:
    """A row that attacks with every text it has."""
    fault = Fault(title=payload, findings=1, points=1.0)
    return msgspec.structs.replace(
        row, name=payload, url=payload, site_code=payload, organiser=payload, state=payload, province=payload,
        level=payload, veto_titles=(payload,), faults=(fault,), kinds=(payload,), missing=(payload,), folder="x",
    )  # fmt: skip


def collected(given: Iterator[OverviewRow]) -> Overview:
    made = Overview("zh")
    for row in given:
        made.add(row)
    return made


# --- written ---------------------------------------------------------------------------------------------


class Written(NamedTuple):
    """The page of the country, and what it took to write it."""

    page: Path
    seconds: float
    kilobytes: int  # most memory the process held


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Written:
    """84,094 sites, some of them hostile, written by a process of its own."""
    folder = tmp_path_factory.mktemp("country")
    code = (
        "import sys, test_overview as t; from pathlib import Path;"
        "t.collected(t.country()).write(Path(sys.argv[1])); print(t.peak())"
    )
    root, began = Path(__file__).parents[1], time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder)], cwd=root / "tests", capture_output=True, text=True,
        check=True, env={"PYTHONPATH": str(root)},
    )  # fmt: skip
    return Written(folder / "index.html", time.monotonic() - began, int(done.stdout))


def peak() -> int:
    """The most memory this process has held, in kB; on Linux without what it had before its exec."""
    status = Path("/proc/self/status")
    if status.is_file():
        return next(int(line.split()[1]) for line in status.read_text().splitlines() if "VmHWM" in line)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def country() -> Iterator[OverviewRow]:
    """The made-up country; every payload attacks once."""
    for number, row in enumerate(rows(COUNTRY)):
        yield hostile(row, PAYLOADS[number]) if number < len(PAYLOADS) else row


def test_a_country_is_written_in_seconds_and_little_memory(written: Written) -> None:
    assert written.seconds < PATIENCE
    assert written.kilobytes < 300_000
    assert written.page.stat().st_size < 8_000_000


@pytest.mark.parametrize("count", [3, STATIC + 50])
def test_the_order_of_adding_does_not_matter(count: int) -> None:
    forth = list(rows(count))
    assert page(forth) == page(reversed(forth))


def test_a_small_round_holds_its_rows_and_a_large_one_says_that_it_does_not() -> None:
    small, large = page(rows(STATIC)), page(rows(STATIC + 1))
    assert small.count('<td class="wide">') == large.count('<td class="wide">') == STATIC
    assert "浏览器未启用脚本" not in small
    assert f"仅显示前{STATIC}家网站" in large


def test_a_row_knows_what_its_report_says() -> None:
    row = overview_row(failing(), "ccc")
    assert "互动回应差" in row.veto_titles
    assert len(row.veto_titles) == row.vetoes
    assert any(row.faults[0].title.startswith(kind) for kind in row.kinds)
    assert sum(fault.findings for fault in row.faults) <= row.findings
    assert (overview_row(passing()).faults, overview_row(passing()).missing) == ((), ())
    assert overview_row(insufficient()).missing


def test_charts_count_what_the_rows_say() -> None:
    given = [
        msgspec.structs.replace(row, province="甲省" if n % 2 else "乙省", verdict=Verdict.PASS if n else Verdict.FAIL,
                                maximum=95.0, kinds=("空白栏目",) if n < 3 else ())
        for n, row in enumerate(rows(8))
    ]  # fmt: skip
    made = page(given)
    assert "<title>甲省: 100.0% (4/4)</title>" in made
    assert "<title>乙省: 75.0% (3/4)</title>" in made
    assert "<title>90–100: 8</title>" in made
    assert "<title>0–9: 0</title>" in made


def test_terminal_names_the_first_sites(tmp_path: Path) -> None:
    made = collected(rows(30))
    console = Console(record=True, width=120, file=io.StringIO())
    made.tell(console, tmp_path)
    told = console.export_text()
    assert told.count("号县人民政府") == 10
    assert "不合格" in told
    assert str(tmp_path / "index.html") in told.replace("\n", "")


# --- in a browser ------------------------------------------------------------------------------------------


class Opened:
    """The country, opened; whatever goes wrong is noted."""

    def __init__(self, browser: Any, path: Path, **options: Any) -> None:
        self.troubles: list[str] = []
        self.context = browser.new_context(**options)
        self.page = self.context.new_page()
        self.page.on("request", lambda request: self.note(request.url))
        self.page.on("console", lambda message: self.troubles.append(message.text))
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.goto(path.as_uri())
        self.page.wait_for_selector(".search:not([hidden])")
        self.go("document.getElementById('list').offsetTop")

    def note(self, url: str) -> None:
        if not url.startswith("file:"):
            self.troubles.append(url)

    def go(self, place: str) -> None:
        """Scroll to a place, and wait until it is drawn."""
        self.page.evaluate(f"scrollTo({{ top: {place}, behavior: 'instant' }})")
        self.page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def names(self) -> list[str]:
        """The names that can be seen."""
        return self.page.evaluate(  # type: ignore[no-any-return]
            """() => [...document.querySelectorAll('#sites tr.site')].filter((row) => {
                 const place = row.getBoundingClientRect();
                 return place.bottom > 0 && place.top < innerHeight;
               }).map((row) => row.cells[0].title)"""
        )

    def seconds(self, action: str) -> float:
        """How long an action takes until what it changes is on the screen."""
        return (  # type: ignore[no-any-return]
            self.page.evaluate(
                f"""() => new Promise((done) => {{
                  const began = performance.now();
                  {action};
                  requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));
                }})"""
            )
            / 1000
        )


@pytest.fixture
def opened(browser: Any, written: Written) -> Iterator[Opened]:
    made = Opened(browser, written.page)
    yield made
    assert made.troubles == []
    assert "owned" not in made.page.title()
    made.context.close()


SEARCH = (
    "const box = document.getElementById('words'); box.value = {!r}; box.dispatchEvent(new Event('input'))"
)


@pytest.mark.browser
def test_paints_searches_and_sorts_at_once(opened: Opened) -> None:
    paint = opened.page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime") / 1000
    ready = opened.page.evaluate("performance.getEntriesByName('ready')[0].startTime") / 1000
    searches = [opened.seconds(SEARCH.format(words)) for words in ("第84号", "county8409", "江苏 第777", "")]
    sorts = [
        opened.seconds(f"document.querySelector('th[data-sort={key}] button').click()")
        for key in ("score", "findings", "columns", "name")
    ]
    print(f"paint {paint:.2f} s, table {ready:.2f} s, searches {searches}, sorts {sorts}")
    assert paint < SOON
    assert ready < 2 * SOON
    assert max(searches) < SOON
    assert max(sorts) < SOON


@pytest.mark.browser
def test_only_a_screenful_is_drawn_wherever_one_scrolls(opened: Opened) -> None:
    for place in (
        "document.getElementById('list').offsetTop",
        "document.documentElement.scrollHeight / 2",
        "document.documentElement.scrollHeight",
    ):
        opened.go(place)
        assert opened.page.locator("#sites tr").count() < 80
        assert opened.names()


@pytest.mark.browser
def test_search_finds_the_sites_that_fit(opened: Opened) -> None:
    search, shown = opened.page.locator("#words"), opened.page.locator("#shown")
    search.fill("county4242.gov")
    assert opened.names() == ["第4242号县人民政府"]
    search.fill("四川省 第4243号")
    assert opened.names() == ["第4243号县人民政府"]
    search.fill("四川省 第4242号")
    assert opened.names() == []
    search.fill("")
    opened.page.locator("#verdict").select_option("fail")
    wanted = sum(row.verdict is Verdict.FAIL for row in rows(COUNTRY))
    assert shown.inner_text().split(" / ")[0] == f"{wanted:,}"
    opened.page.locator("#province").select_option(label="青海省")
    wanted = sum(
        row.verdict is Verdict.FAIL and row.province == "青海省" and n >= len(PAYLOADS)
        for n, row in enumerate(rows(COUNTRY))
    )
    assert shown.inner_text().split(" / ")[0] == f"{wanted:,}"


@pytest.mark.browser
def test_sorting_orders_all_rows_not_those_drawn(opened: Opened) -> None:
    head = opened.page.locator("th[data-sort=score]")
    head.locator("button").click()
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    opened.go("document.getElementById('list').offsetTop")
    scores = opened.page.locator("#sites tr.site td:nth-child(3)").all_inner_texts()
    assert set(scores[:20]) == {"100"}
    opened.go("document.documentElement.scrollHeight")
    assert opened.page.locator("#sites tr.site td:nth-child(3)").last.inner_text() == "–"


@pytest.mark.browser
def test_names_are_sorted_by_their_sound(browser: Any, tmp_path: Path) -> None:
    names = ("重庆", "安徽", "北京", "浙江", "Beijing", "上海")
    given = [msgspec.structs.replace(row, name=names[n]) for n, row in enumerate(rows(len(names)))]
    made = Opened(browser, collected(iter(given)).write(tmp_path))
    made.page.locator("th[data-sort=name] button").click()
    shown = made.page.locator("#sites tr.site td:first-child").evaluate_all(
        "all => all.map((cell) => cell.title)"
    )
    assert shown == ["Beijing", "安徽", "北京", "上海", "浙江", "重庆"]
    made.context.close()


@pytest.mark.browser
def test_a_row_opens_to_verdict_vetoes_and_faults(opened: Opened) -> None:
    opened.page.locator("#verdict").select_option("fail")
    opened.page.locator("#words").fill("县级门户 栏")
    opened.page.locator("#words").fill("第")
    button = opened.page.locator("#sites .open").first
    button.focus()
    opened.page.keyboard.press("Enter")
    detail = opened.page.locator("#sites .detail")
    assert "单项否决" in detail.inner_text()
    assert "空白栏目" in detail.inner_text()
    assert button.get_attribute("aria-expanded") == "true"
    opened.go("document.documentElement.scrollHeight")
    assert opened.page.locator("#sites .detail").count() == 0  # out of sight, not drawn
    opened.go("document.getElementById('list').offsetTop")
    assert opened.page.locator("#sites .detail").count() == 1
    opened.page.locator("#sites tr.site").first.click()
    assert opened.page.locator("#sites .detail").count() == 0


@pytest.mark.browser
def test_full_reports_are_linked_where_they_are(opened: Opened) -> None:
    opened.page.locator("#words").fill("county4250.gov")
    assert opened.page.locator("#sites tr.site a").get_attribute("href") == "3300004250/index.html"
    opened.page.locator("#words").fill("county4251.gov")
    assert opened.page.locator("#sites tr.site a").count() == 0


@pytest.mark.browser
def test_hostile_texts_stay_text(opened: Opened) -> None:
    for words in ("document.title", "javascript:", "onerror", "</script", "{{", "http-equiv"):
        opened.page.locator("#words").fill(words)
        assert opened.names(), words
        opened.page.locator("#sites tr.site td:nth-child(2)").first.click()
        assert opened.page.locator("#sites .detail").count() == 1
    assert opened.page.locator("#sites img, #sites script, #sites svg, #sites base, #sites meta").count() == 0
    addresses = opened.page.locator("#sites .detail a").evaluate_all(
        "all => all.map((each) => each.protocol)"
    )
    assert set(addresses) <= {"http:", "https:", "file:"}
    opened.page.wait_for_timeout(100)


@pytest.mark.browser
def test_without_scripts_the_first_sites_are_there(browser: Any, written: Written) -> None:
    context = browser.new_context(java_script_enabled=False)
    shown = context.new_page()
    shown.goto(written.page.as_uri())
    assert shown.locator("#sites tbody tr").count() == STATIC
    assert not shown.locator("#words").is_visible()
    context.close()


LABELLED = """rows => rows.flatMap((row) => [...row.querySelectorAll("td.num")].map((cell) => [
    cell.dataset.label, row.closest("table").tHead.rows[0].cells[cell.cellIndex].textContent,
    getComputedStyle(cell, "::before").content, getComputedStyle(cell.closest("table").tHead).display]))"""


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 360, 600])
def test_on_a_phone_a_number_says_what_it_is(browser: Any, written: Written, width: int) -> None:
    made = Opened(browser, written.page, viewport={"width": width, "height": 800})
    cells = made.page.locator("#sites tbody tr").evaluate_all(LABELLED)
    assert written.page.read_text("utf-8").count('data-label="得分"') == STATIC  # where no script runs
    assert {tuple(each) for each in cells} == {
        (label, label, f'"{label} "', "none")
        for label in ("得分", "单项否决", "整改事项", "问题数", "已判断栏目")
    }
    cut = "rows => rows.filter((row) => row.scrollHeight > row.clientHeight + 1).length"
    assert made.page.locator("#sites tr.site").evaluate_all(cut) == 0
    made.context.close()


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_no_width_scrolls_sideways(browser: Any, written: Written, width: int) -> None:
    made = Opened(browser, written.page, viewport={"width": width, "height": 800})
    assert made.page.evaluate("document.documentElement.scrollWidth") <= width
    heights = made.page.locator("#sites tr.site").evaluate_all(
        "all => all.map((row) => Math.round(row.getBoundingClientRect().height))"
    )
    assert max(heights) - min(heights) <= 1
    made.context.close()
