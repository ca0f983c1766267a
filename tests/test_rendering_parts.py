"""What a page may ask for while it is rendered, and what is made of what it gets; without a browser."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

import pytest
from command import webcensus

from crawler.facts import Entry
from crawler.page import Answer, Outcome
from crawler.reading.counters import counts_visitors
from crawler.reading.document import Document, Text
from crawler.reading.pending import still_waits
from crawler.rendering import parts, renderer
from crawler.rendering.parts import Rendering, Scripts, failure, refusal
from crawler.rendering.pipe import Ask, Open, Reply, Shown, frame, packed
from webcensus.census import require_browser
from webcensus.settings import Settings, SettingsError, load

PAGE = "http://www.example.gov.cn/tzgg/"


def ask(
    url: str = f"{PAGE}list.json", method: str = "GET", kind: str = "xhr", number: int = 0, **headers: str
) -> Ask:
    return Ask(id=1, number=number, method=method, url=url, kind=kind, headers=headers)


def answer(
    url: str = f"{PAGE}list.json", status: int = 200, outcome: Outcome = Outcome.OK, **more: Any
) -> Answer:
    return Answer(
        url=url, final_url=url, outcome=outcome, status=status, fetched_at=dt.datetime.now(dt.UTC), **more
    )


@pytest.mark.parametrize(
    ("asked", "word"),
    [
        (ask(), ""),
        (ask(method="HEAD"), ""),
        (ask("http://data.example.gov.cn/list.json"), ""),
        (ask("http://cdn.example.org/jquery.js", kind="script"), ""),
        (ask(**{"X-Requested-With": "XMLHttpRequest"}), ""),
        (ask("http://data.example.gov.cn/list.json", Accept="*/*", Referer=PAGE), ""),
        (ask(method="POST"), "POST"),
        (ask(method="DELETE"), "DELETE"),
        (ask("http://www.example.org/list.json"), "foreign"),
        (ask("http://www.example.org/list.json", kind="fetch"), "foreign"),
        (ask("http://data.example.gov.cn/list.json", **{"X-Token": "1"}), "another request first"),
        (ask("ftp://www.example.gov.cn/x", kind="script"), "no web address"),
        (ask("http://[::1/x", kind="script"), "no web address"),
        (ask("http://www.example.gov.cn/user/logout"), "acts"),
    ],
)  # fmt: skip
def test_what_a_page_may_ask_for(asked: Ask, word: str) -> None:
    reason = refusal(asked, PAGE)
    assert word in reason
    assert bool(reason) == bool(word)


@pytest.mark.parametrize(
    ("url", "got", "gap"),
    [
        (PAGE, answer(), False),
        (PAGE, answer(status=404, outcome=Outcome.HTTP_ERROR), False),
        (PAGE, answer(status=403, outcome=Outcome.HTTP_ERROR), True),
        (PAGE, answer(status=412, outcome=Outcome.HTTP_ERROR), True),
        (PAGE, answer(status=502, outcome=Outcome.HTTP_ERROR), True),
        (PAGE, answer(status=0, outcome=Outcome.TIMEOUT), True),
        (PAGE, answer(status=0, outcome=Outcome.ROBOTS), True),
        (PAGE, answer(status=0, outcome=Outcome.FORBIDDEN_ADDRESS), True),
        (PAGE, answer(status=0, outcome=Outcome.DNS), True),
        (PAGE, answer(truncated=True), True),
        (PAGE, answer(outcome=Outcome.TOO_LARGE), True),
        ("http://gone.example.org/x.js", answer(status=0, outcome=Outcome.DNS), False),
        ("http://gone.example.org/x.js", answer(status=0, outcome=Outcome.REFUSED), False),
        ("http://gone.example.org/x.js", answer(status=0, outcome=Outcome.RESET), True),
    ],
)
def test_a_part_that_a_visitor_might_get_leaves_a_gap(url: str, got: Answer, gap: bool) -> None:
    assert bool(failure(ask(url, kind="script"), got, PAGE)) == gap


def test_hosts_that_count_visitors() -> None:
    assert counts_visitors("https://hm.baidu.com/hm.js?1")
    assert counts_visitors("https://s4.cnzz.com/z.js")
    assert not counts_visitors("https://www.baidu.com/x.js")
    assert not counts_visitors("https://notcnzz.com/x.js")


@pytest.mark.parametrize(
    ("body", "waits"),
    [
        ("<ul id=list><li><a href=/1>通知</a> 2019-01-02</ul>", False),
        ("<ul id=list></ul><div class=side><ul><li><a href=/1>旧闻</a> 2019-01-02</ul></div>", True),
        ("<table><tbody></tbody></table><ul><li>x</ul>", True),
        ("<div id=newsList></div><ul><li>x</ul>", True),
        ("<div id=pages></div><div class=clear></div><ul><li>x</ul>", False),
        ("<ul><li>x</ul><p>加载中...</p>", True),
        ("<ul><li>x</ul><div>暂无数据</div>", True),
    ],
)
def test_a_list_that_stays_empty_beside_others_is_seen(body: str, waits: bool) -> None:
    html = f"<html><body>{body}<script>fetch('/x')</script></body></html>"
    assert still_waits(Document(Text(text=html, charset="utf-8"), PAGE)) == waits


class Desk:
    """A rendering with everything that comes out of it."""

    def __init__(self, scripts: Scripts | None = None) -> None:
        self.pushed: list[Entry] = []
        self.said: list[Reply] = []
        order = Open(id=1, url=PAGE, content_type="text/html", body=b"", agent="webcensus", seconds=9.0)
        self.rendering = Rendering(
            order, "s", scripts or Scripts(), lambda _, entry: self.pushed.append(entry), self.said.append
        )


def on_a_loop(test: Coroutine[Any, Any, None]) -> None:
    asyncio.run(test)


def test_a_script_that_two_open_pages_want_is_fetched_for_one_of_them() -> None:
    async def test() -> None:
        scripts = Scripts()
        first, second = Desk(scripts), Desk(scripts)
        wanted = f"{PAGE}x.js"
        for number, desk in enumerate((first, second)):
            desk.rendering.asked(ask(wanted, kind="script", number=number))
            assert desk.rendering.admits(desk.pushed[0])
        first.rendering.answered(first.pushed[0], answer(wanted, body=b"1;"))
        assert not second.rendering.admits(second.pushed[0])
        second.rendering.left_out(second.pushed[0])
        assert [(reply.number, reply.body, reply.trouble) for reply in second.said] == [(1, b"1;", "")]

    on_a_loop(test())


def test_a_script_is_fetched_once_for_a_site_and_data_each_time() -> None:
    async def test() -> None:
        scripts = Scripts()
        for turn in range(2):
            desk = Desk(scripts)
            desk.rendering.asked(ask(f"{PAGE}x.js", kind="script"))
            desk.rendering.asked(ask(number=1))
            assert [entry.url for entry in desk.pushed] == [f"{PAGE}x.js", f"{PAGE}list.json"][turn:]
            for entry in desk.pushed:
                desk.rendering.answered(entry, answer(entry.url, body=b"1"))
            assert sorted((reply.number, reply.status) for reply in desk.said) == [(0, 200), (1, 200)]
            assert desk.rendering.requests == 2 - turn

    on_a_loop(test())


def test_kept_scripts_have_their_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "REMEMBERED", 10)
    scripts = Scripts()
    for name in ("a", "b", "c"):
        scripts.keep("s", name, Reply(id=1, number=1, status=200, body=b"1234"))
    assert [scripts.get("s", name) is not None for name in "abc"] == [False, True, True]
    assert scripts.get("other", "c") is None


def test_redirects_are_followed_by_us_and_judged_at_every_step() -> None:
    async def test() -> None:
        desk = Desk()
        desk.rendering.asked(ask())
        desk.rendering.answered(desk.pushed[0], answer(status=302, headers={"location": "/other.json"}))
        assert desk.pushed[1].url == "http://www.example.gov.cn/other.json"
        away = answer(desk.pushed[1].url, status=302, headers={"location": "http://www.example.org/x.json"})
        desk.rendering.answered(desk.pushed[1], away)
        assert len(desk.pushed) == 2
        assert [bool(reply.trouble) for reply in desk.said] == [True]

    on_a_loop(test())


def test_a_redirect_in_a_circle_ends() -> None:
    async def test() -> None:
        desk = Desk()
        desk.rendering.asked(ask())
        while len(desk.said) == 0 and len(desk.pushed) < 50:
            target = "/a.json" if len(desk.pushed) % 2 else "/b.json"
            desk.rendering.answered(desk.pushed[-1], answer(status=302, headers={"location": target}))
        assert len(desk.pushed) < 12
        assert desk.said[0].trouble

    on_a_loop(test())


def test_no_field_that_would_matter_to_the_browser_itself_is_passed_on() -> None:
    async def test() -> None:
        desk = Desk()
        desk.rendering.asked(ask())
        kept = {"content-type": "application/json", "access-control-allow-origin": "*", "x-total": "3"}
        dropped = {
            "set-cookie": "a=1",
            "link": "</x>; rel=preload",
            "content-encoding": "gzip",
            "alt-svc": "h3",
        }
        desk.rendering.answered(desk.pushed[0], answer(headers=kept | dropped))
        assert desk.said[0].headers == kept

    on_a_loop(test())


def test_after_a_refusal_nothing_more_is_fetched() -> None:
    async def test() -> None:
        desk = Desk()
        desk.rendering.asked(ask())
        desk.rendering.asked(ask(method="POST", number=1))
        desk.rendering.asked(ask(f"{PAGE}more.json", number=2))
        assert [entry.url for entry in desk.pushed] == [f"{PAGE}list.json"]
        assert not desk.rendering.admits(desk.pushed[0])
        assert [reply.number for reply in desk.said] == [1]

    on_a_loop(test())


def test_too_many_parts_and_too_many_bytes_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    async def test() -> None:
        desk = Desk()
        for number in range(parts.MOST + 1):
            desk.rendering.asked(ask(f"{PAGE}{number}.json", number=number))
        assert len(desk.pushed) == parts.MOST
        assert "more than 40 parts" in desk.said[-1].trouble
        desk = Desk()
        for number in range(2):
            desk.rendering.asked(ask(f"{PAGE}{number}.json", number=number))
        monkeypatch.setattr(parts, "WHOLE", 5)
        desk.rendering.answered(desk.pushed[0], answer(body=b"123456"))
        assert not desk.rendering.admits(desk.pushed[1])
        desk.rendering.left_out(desk.pushed[1])
        assert "more than 5 bytes" in desk.said[-1].trouble

    on_a_loop(test())


@pytest.mark.parametrize("charset", ["hex", "idna", "undefined", "utf-8; x=1", "no-such", ""])
def test_a_page_that_lies_about_its_encoding_is_taken_as_utf_8(charset: str) -> None:
    shown = Shown(id=1, html="<p>通知\ud800" + "长" * 100, charset=charset)
    assert renderer.encoded(shown) == ("utf-8", shown.html.encode("utf-8", "replace"))


def test_what_an_encoding_lacks_stays_readable() -> None:
    assert renderer.encoded(Shown(id=1, html="<p>通😀", charset="GBK")) == (
        "GBK",
        "<p>通".encode("gbk") + b"&#128512;",
    )


@pytest.mark.parametrize("garbage", [b"", b"\0\0", b"\0\0\0\5abc", b"\xff\xff\xff\xff" + b"x" * 100])
def test_a_pipe_that_breaks_off_or_says_nonsense_ends(garbage: bytes) -> None:
    async def test() -> None:
        reader = asyncio.StreamReader()
        reader.feed_data(frame(Shown(id=1, html="x")) + garbage)
        reader.feed_eof()
        assert await packed(reader) is not None
        assert await packed(reader) is None

    on_a_loop(test())


# --- the setting -------------------------------------------------------------------------------------------


def test_rendering_is_off_unless_it_is_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "webcensus.toml"
    file.write_text("render = true\nmax-renders = 7\n")
    assert load({}, environment={}).renders == 0
    assert load({"max_renders": 5}, environment={}).renders == 0
    assert load({"render": True}, environment={}).renders == 20
    assert load({}, file=file, environment={}).renders == 7
    assert load({}, environment={"WEBCENSUS_RENDER": "1", "WEBCENSUS_MAX_RENDERS": "3"}).renders == 3
    assert load({"render": False}, file=file, environment={}).renders == 0
    with pytest.raises(SettingsError, match="between 1 and 1,000 pages"):
        load({"max_renders": 0}, environment={})


def test_what_is_missing_is_said_with_the_way_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    require_browser(Settings())
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SettingsError, match="install Chromium"):
        require_browser(Settings(render=True))
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(SettingsError, match=r"pip install 'webcensus\[js\]'"):
        require_browser(Settings(render=True))
    require_browser(Settings())


def test_without_chromium_the_command_ends_with_3_before_anything_is_fetched(tmp_path: Path) -> None:
    ended = webcensus(
        "audit", "http://127.0.0.1:9/", "--render", "-o", tmp_path / "out", cwd=tmp_path, env={"PATH": str(tmp_path)}
    )  # fmt: skip
    assert ended.returncode == 3
    assert "install Chromium" in ended.stderr
    assert not (tmp_path / "out").exists()
