"""The report in a real browser: opened from disk, without a network, running no script but its own."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from payloads import hostile
from report_sample import failing, insufficient, passing

from reports.folder import write
from reports.overview import overview, overview_row

pytestmark = pytest.mark.browser


class Opened:
    """A page with everything that happened on it."""

    def __init__(self, browser: Any, path: Path, **options: Any) -> None:
        self.requests: list[str] = []
        self.troubles: list[str] = []
        self.context = browser.new_context(**options)
        self.page = self.context.new_page()
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.troubles.append(message.text))
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on("dialog", self.dialog)
        self.page.goto(path.as_uri())

    def dialog(self, dialog: Any) -> None:
        """Note a dialog, which only a script of a site could open."""
        self.troubles.append(dialog.message)
        dialog.dismiss()

    def left_the_page(self) -> list[str]:
        """Requests for anything but the file itself."""
        return [url for url in self.requests if not url.startswith("file:")]


@pytest.fixture(scope="module")
def listener() -> Iterator[list[str]]:
    """The port every payload wants to reach; whoever connects is noted."""
    contacts: list[str] = []
    server = socket.create_server(("127.0.0.1", 0))
    server.settimeout(0.1)
    ended = threading.Event()

    def listen() -> None:
        while not ended.is_set():
            try:
                connection, address = server.accept()
            except TimeoutError:
                continue
            contacts.append(str(address))
            connection.close()

    thread = threading.Thread(target=listen)
    thread.start()
    contacts.append(str(server.getsockname()[1]))
    yield contacts
    ended.set()
    thread.join()
    server.close()


@pytest.mark.parametrize(
    ("maker", "word"), [(failing, "不合格"), (passing, "合格"), (insufficient, "证据不足")]
)
def test_verdict_is_read_and_nothing_is_fetched(browser: Any, tmp_path: Path, maker: Any, word: str) -> None:
    write(maker("zh"), tmp_path)
    opened = Opened(browser, tmp_path / "index.html")
    assert opened.page.locator("#verdict h2").inner_text().strip() == word
    assert opened.left_the_page() == []
    assert opened.troubles == []
    opened.context.close()


def test_an_item_opens_and_shows_its_evidence(browser: Any, tmp_path: Path) -> None:
    write(failing("zh"), tmp_path)
    opened = Opened(browser, tmp_path / "index.html")
    item = opened.page.locator("#fixes details.finding").filter(has_text="专题0").first
    proof = item.locator("dl.evidence")
    assert not proof.is_visible()
    item.locator("summary").click()
    assert proof.is_visible()
    assert "https://old0.example.cn/a?x=1&y=0" in proof.inner_text()
    assert "共尝试2次" in proof.inner_text()
    opened.context.close()


def test_an_item_opens_by_keyboard(browser: Any, tmp_path: Path) -> None:
    write(failing("zh"), tmp_path)
    opened = Opened(browser, tmp_path / "index.html")
    summary = opened.page.locator("#fixes details.finding summary").first
    summary.focus()
    opened.page.keyboard.press("Enter")
    assert opened.page.locator("#fixes details.finding dl.evidence").first.is_visible()
    opened.context.close()


def test_open_all_and_close_all(browser: Any, tmp_path: Path) -> None:
    write(failing("zh"), tmp_path)
    opened = Opened(browser, tmp_path / "index.html")
    everything = opened.page.locator("details").count()
    opened.page.get_by_role("button", name="全部展开").click()
    assert opened.page.locator("details[open]").count() == everything
    opened.page.get_by_role("button", name="全部收起").click()
    assert opened.page.locator("details[open]").count() == 0
    opened.context.close()


def test_works_without_scripts(browser: Any, tmp_path: Path) -> None:
    write(failing("zh"), tmp_path)
    opened = Opened(browser, tmp_path / "index.html", java_script_enabled=False)
    opened.page.locator("#fixes details.finding summary").first.click()
    assert opened.page.locator("#fixes details.finding dl.evidence").first.is_visible()
    assert not opened.page.get_by_role("button", name="全部展开").is_visible()
    opened.context.close()


def test_printing_shows_every_item(browser: Any, tmp_path: Path) -> None:
    write(failing("zh"), tmp_path)
    opened = Opened(browser, tmp_path / "index.html", java_script_enabled=False)
    opened.page.emulate_media(media="print")
    hidden = opened.page.locator("#fixes dl.evidence").evaluate_all(
        "all => all.filter(one => one.getBoundingClientRect().height < 5).length"
    )
    assert hidden == 0
    sums = opened.page.locator("tfoot").evaluate_all("all => all.map(one => getComputedStyle(one).display)")
    assert set(sums) == {"table-row-group"}  # a footer is printed below each sheet's part of the table
    opened.context.close()


LINES = """all => all.map((name) => {
    const range = document.createRange();
    range.selectNodeContents(name);
    return range.getClientRects().length;
})"""


@pytest.mark.parametrize(("language", "width"), [("zh", 360), ("en", 360), ("zh", 768), ("zh", 1280)])
def test_no_width_scrolls_sideways(browser: Any, tmp_path: Path, language: str, width: int) -> None:
    report = failing(language)
    title = {
        "zh": "第一次全国政府网站普查评分表" * 3,
        "en": "First national census of government websites, its table",
    }
    long = msgspec.structs.replace(report.rubric, title=title)
    write(msgspec.structs.replace(report, rubric=long), tmp_path)
    opened = Opened(browser, tmp_path / "index.html", viewport={"width": width, "height": 800})
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
    lines = opened.page.locator(".particulars dt").evaluate_all(LINES)
    assert set(lines) == {1}  # none of these words is broken in two
    opened.context.close()


def test_text_has_enough_contrast(browser: Any, tmp_path: Path) -> None:
    """Every text against the nearest background: at least 4.5 to 1 (WCAG 2.2 AA)."""
    write(failing("zh"), tmp_path)
    opened = Opened(browser, tmp_path / "index.html")
    weak = opened.page.evaluate(CONTRAST)
    assert weak == []
    opened.context.close()


CONTRAST = """() => {
  const channel = (v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const parse = (text) => text.match(/[\\d.]+/g).map(Number);
  const ground = (e) => {
    for (; e; e = e.parentElement) {
      const c = parse(getComputedStyle(e).backgroundColor);
      if (c.length === 3 || c[3] === 1) return c;
    }
    return [255, 255, 255];
  };
  const weak = new Set();
  for (const details of document.querySelectorAll("details")) details.open = true;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const e = walker.currentNode.parentElement;
    const data = walker.currentNode.data.trim();
    if (!data || e.closest("svg, script, .skip") || !e.getClientRects().length) continue;
    const [a, b] = [light(parse(getComputedStyle(e).color)), light(ground(e))].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) weak.add(e.className + ": " + data.slice(0, 30));
  }
  return [...weak];
}"""


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_script_of_a_site_runs(browser: Any, tmp_path: Path, listener: list[str], language: str) -> None:
    write(hostile(language), tmp_path)
    page = tmp_path / "index.html"
    text = page.read_text("utf-8").replace("127.0.0.1:9/", f"127.0.0.1:{listener[0]}/")
    page.write_text(text, "utf-8")
    opened = Opened(browser, page)
    opened.page.evaluate("document.querySelectorAll('details').forEach(item => { item.open = true })")
    for item in opened.page.locator("summary").all()[:5]:
        item.hover()
    opened.page.wait_for_timeout(200)
    assert "owned" not in opened.page.title().replace("document.title='owned'", "")
    assert opened.page.evaluate("document.scripts.length") == 1
    assert opened.page.url == page.as_uri()
    assert opened.left_the_page() == []
    assert opened.troubles == []
    assert listener[1:] == []
    opened.context.close()


def test_the_policy_would_stop_a_script_that_got_in(browser: Any, tmp_path: Path) -> None:
    write(failing("zh"), tmp_path)
    page = tmp_path / "index.html"
    text = page.read_text("utf-8")
    attack = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"
    page.write_text(text.replace("<main", attack + "<main", 1), "utf-8")
    opened = Opened(browser, page)
    assert opened.page.title() != "owned"
    assert any("Content Security Policy" in trouble for trouble in opened.troubles)
    opened.context.close()


def test_overview_sorts_searches_and_leads_to_reports(browser: Any, tmp_path: Path) -> None:
    reports = {"aaa": passing(), "bbb": insufficient(), "ccc": failing()}
    for name, report in reports.items():
        write(report, tmp_path / name)
    overview([overview_row(report, name) for name, report in reports.items()], tmp_path)
    opened = Opened(browser, tmp_path / "index.html")
    rows = opened.page.locator("#sites tbody tr")
    verdicts = opened.page.locator("#sites tbody tr:visible .word")
    assert verdicts.all_inner_texts() == ["不合格", "证据不足", "合格"]
    score = opened.page.get_by_role("button", name="得分")
    score.click()
    assert verdicts.all_inner_texts() == ["证据不足", "不合格", "合格"]
    score.click()
    assert verdicts.all_inner_texts() == ["合格", "不合格", "证据不足"]
    opened.page.locator("#words").fill("清河 无法")
    assert rows.locator("visible=true").count() == 0
    opened.page.locator("#words").fill("清河")
    opened.page.locator("#verdict").select_option("fail")
    assert verdicts.all_inner_texts() == ["不合格"]
    opened.page.locator("#sites tbody tr:visible a").click()
    assert opened.page.locator("#verdict h2").inner_text().strip() == "不合格"
    assert opened.left_the_page() == []
    assert opened.troubles == []
    opened.context.close()


def test_overview_of_a_hostile_site_runs_nothing(browser: Any, tmp_path: Path) -> None:
    overview([overview_row(hostile(), "x")], tmp_path)
    opened = Opened(browser, tmp_path / "index.html")
    assert opened.page.evaluate("document.scripts.length") == 1
    assert "owned" not in opened.page.title()
    assert (opened.left_the_page(), opened.troubles) == ([], [])
    opened.context.close()
