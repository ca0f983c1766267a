"""Pages that need a script, in a real browser: what they show is read, and nothing leaves but by our fetcher."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from command import start, webcensus
from keeping import Memory
from web import Host, Reply, page, paths, serving

from crawler.crawl import crawl
from crawler.facts import SiteFacts, Visit
from crawler.page import Cause, Outcome
from crawler.rendering import child
from crawler.settings import CrawlSettings
from crawler.site import Site
from crawler.stop import Stop

pytestmark = pytest.mark.browser

ROWS = [
    {"u": f"/tzgg/t2019{month:02}{day:02}_{month}{day}.html", "t": f"关于第{month}批{day}号事项的通知公告",
     "d": f"2019-{month:02}-{day:02}"}
    for month in range(6, 0, -1) for day in (17, 3)
]  # fmt: skip
DATA = Reply(json.dumps(ROWS), Content_Type="application/json")
FILL = """function fill(rows) {
  document.getElementById("list").innerHTML = rows.map((row) =>
    `<li><a href="${row.u}">${row.t}</a><span>${row.d}</span></li>`).join("");
}"""
GET = "fetch('/list.json').then((answer) => answer.json()).then(fill);"
POST = "fetch('/list.json', {method: 'POST'}).then((answer) => answer.json()).then(fill);"


def listing(script: str, head: str = "", charset: str = "utf-8") -> Reply:
    """A column page whose list a script is to bring."""
    html = (
        f'<!doctype html><html><head><meta charset="{charset}"><title>通知公告-某市人民政府</title>{head}</head>'
        "<body><h1>某市人民政府门户网站</h1><p>当前位置：首页 &gt; 通知公告</p>"
        f'<div id="app"><ul id="list" class="list"></ul></div><script>{FILL}\n{script}</script>'
        "<p>主办单位：某市人民政府办公室 承办单位：某市大数据管理局 联系电话：12345</p></body></html>"
    )
    return Reply(html.encode(charset), Content_Type=f"text/html; charset={charset}")


def site(**columns: Reply) -> dict[str, Reply | None]:
    """A site with a home page and these columns; what the lists name is there."""
    known: dict[str, Reply | None] = {f"/{name}/": reply for name, reply in columns.items()}
    known["/"] = page("首页", {f"/{name}/": f"通知公告{name}" for name in columns})
    known["/list.json"] = DATA
    known |= {row["u"]: page(row["t"]) for row in ROWS}
    return known


def settings(**more: Any) -> CrawlSettings:
    quick: dict[str, Any] = {
        "delay": 0.0, "confirm_after": 0.0, "timeout": 5.0, "max_minutes": 4.0, "renders": 20,
        "allow_networks": ("127.0.0.1/32",), "resolve": ("*=-",),
    }  # fmt: skip
    return CrawlSettings(**{**quick, **more})


def run(*hosts: Host, **more: Any) -> tuple[SiteFacts, dict[str, Visit]]:
    """What is known of the first host's site, and how the renderings of its pages ended, by path."""
    kept = Memory()
    with serving(*hosts):
        crawl([Site(id="s", url=hosts[0].url + "/")], settings(**more), kept)
    return result(kept)


def result(kept: Memory) -> tuple[SiteFacts, dict[str, Visit]]:
    visits = kept.visits("s")
    facts = kept.closed["s"]
    assert facts.outcome.handed_out == facts.outcome.recorded == len(visits)
    assert leftovers() == ([], [])
    rendered = {visit.entry.url.split("/", 3)[3].strip("/"): visit for visit in visits if visit.entry.render}
    return facts, rendered


def processes() -> list[int]:
    """Processes of a browser that works in a folder of ours."""
    found = []
    for folder in Path("/proc").iterdir():
        try:
            mine = f"{tempfile.gettempdir()}/webcensus-browser-".encode()
            if folder.name.isdigit() and mine in (folder / "cmdline").read_bytes():
                found.append(int(folder.name))
        except OSError:
            continue
    return found


def leftovers() -> tuple[list[int], list[Path]]:
    """Processes and folders of a browser that are still there some seconds later."""
    until = time.monotonic() + 10
    while time.monotonic() < until and (processes() or folders()):
        time.sleep(0.1)
    return processes(), folders()


def folders() -> list[Path]:
    return list(Path(tempfile.gettempdir()).glob("webcensus-browser-*"))


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Temporary files of this test alone, so that other runs on the machine are not counted."""
    with tempfile.TemporaryDirectory(prefix="rt-") as folder:
        monkeypatch.setenv("TMPDIR", folder)
        monkeypatch.setattr(tempfile, "tempdir", folder)
        yield


@contextmanager
def forbidden() -> Iterator[tuple[str, list[str]]]:
    """An address that may not be contacted (host:port), and who came all the same, by TCP or UDP."""
    came: list[str] = []
    ended = threading.Event()
    with socket.socket() as stream, socket.socket(type=socket.SOCK_DGRAM) as datagrams:
        stream.bind(("127.0.0.2", 0))
        stream.listen()
        datagrams.bind(stream.getsockname())
        for each in (stream, datagrams):
            each.settimeout(0.1)

        def listen() -> None:
            while not ended.is_set():
                for name, take in (("tcp", stream.accept), ("udp", lambda: datagrams.recvfrom(100))):
                    try:
                        came.append(f"{name} {take()}")
                    except TimeoutError:
                        continue

        thread = threading.Thread(target=listen)
        thread.start()
        yield f"127.0.0.2:{stream.getsockname()[1]}", came
        ended.set()
        thread.join()


# --- what a browser shows is read ------------------------------------------------------------------------


def test_a_list_that_a_script_makes_is_read() -> None:
    host = Host(answers=paths(site(tzgg=listing(GET, '<script src="/lib.js"></script>')) | {
        "/lib.js": Reply("var lib = 1;", Content_Type="text/javascript")}))  # fmt: skip
    facts, rendered = run(host)
    assert rendered["tzgg"].answer.error == ""
    (column,) = facts.columns
    assert (column.judged, column.rows, column.dated_rows) == (True, len(ROWS), len(ROWS))
    assert column.newest is not None
    assert column.newest.day.isoformat() == "2019-06-17"
    (read,) = [each for each in facts.pages if each.url.endswith("/tzgg/")]
    assert Cause.RENDERED in read.causes
    assert Cause.NEEDS_JS not in read.causes
    assert rendered["tzgg"].outcome is Outcome.OK
    assert rendered["tzgg"].answer.tries == 3  # the page, the script, the data
    assert host.paths.count("/tzgg/") == 2
    assert {path for path in host.paths if "t2019" in path} >= {row["u"] for row in ROWS[:3]}
    assert host.others == []
    assert facts.outcome.requests == len(host.paths)


WAYS = {  # of bringing a list
    "sync": "const r = new XMLHttpRequest(); r.open('GET', '/slow.json', false); r.send(); fill(JSON.parse(r.responseText));",
    "jsonp": "const s = document.createElement('script'); s.src = '/list.js?callback=fill'; document.head.append(s);",
    "write": "document.write('<script src=\"/rows.js\"><' + '/script><script>fill(rows)<' + '/script>');",
    "late": f"setTimeout(() => {{ {GET} }}, 1000);",
    "chain": f"fetch('/a.json').then(() => fetch('/b.json')).then(() => {{ {GET} }});",
    "module": "const s = document.createElement('script'); s.type = 'module'; s.src = '/module.js'; document.head.append(s);",
    "neighbour": "fetch('http://data.example.gov.cn/cors.json').then((a) => a.json()).then(fill);",
    "header": "fetch('/list.json', {headers: {'X-Requested-With': 'XMLHttpRequest', 'X-Own': '1'}})"
              ".then((a) => a.json()).then(fill);",
    "seen": "new IntersectionObserver((seen, o) => { if (seen[0].isIntersecting) { o.disconnect(); " + GET + " } })"
            ".observe(document.querySelector('p:last-of-type'));",
    "shadowless": "customElements.define('x-list', class extends HTMLElement { connectedCallback() { " + GET + " } });"
                  "document.body.append(document.createElement('x-list'));",
}  # fmt: skip


def test_lists_are_read_in_whatever_way_a_script_brings_them() -> None:
    rows = json.dumps(ROWS)
    script = {"Content_Type": "text/javascript; charset=utf-8"}
    known = site(**{name: listing(way) for name, way in WAYS.items()})
    known |= {
        "/slow.json": Reply(rows, delay=12.0, Content_Type="application/json"),
        "/list.js?callback=fill": Reply(f"fill({rows})", **script),
        "/rows.js": Reply(f"const rows = {rows};", **script),
        "/module.js": Reply(GET, **script),
        "/a.json": Reply("{}", Content_Type="application/json"),
        "/b.json": Reply("{}", Content_Type="application/json"),
        "/cors.json": Reply(rows, Content_Type="application/json", Access_Control_Allow_Origin="*"),
    }
    host = Host(answers=paths(known))
    place = host.url.removeprefix("http://")
    kept = Memory()
    with serving(host):
        named = ("www.example.gov.cn", "data.example.gov.cn")
        places = settings(resolve=(*(f"{name}={place}" for name in named), "*=-"), timeout=15.0)
        crawl([Site(id="s", url="http://www.example.gov.cn/")], places, kept)
    _, rendered = result(kept)
    ends = {name: (visit.outcome.value, visit.answer.error) for name, visit in rendered.items()}
    assert ends == dict.fromkeys(WAYS, ("ok", ""))
    assert host.others == []


def test_a_page_in_gbk_is_read_in_its_own_encoding() -> None:
    host = Host(answers=paths(site(tzgg=listing(GET, charset="gbk"))))
    facts, rendered = run(host)
    assert rendered["tzgg"].outcome is Outcome.OK
    (read,) = [each for each in facts.pages if each.url.endswith("/tzgg/")]
    assert (read.charset, read.charset_errors, read.rows[0].title) == ("gb18030", 0, ROWS[0]["t"])


def test_a_home_page_made_by_a_script_leads_on() -> None:
    home = listing("""document.getElementById("app").innerHTML =
        '<a href="/tzgg/">通知公告</a>' + '<p>' + '本市今日要闻与政务动态。'.repeat(30) + '</p>';""")
    shell = home.body.decode().replace("某市人民政府办公室 承办单位：某市大数据管理局 联系电话：12345", "")
    known = site(tzgg=page("通知公告")) | {"/": Reply(shell)}
    facts, rendered = run(Host(answers=paths(known)))
    assert rendered[""].outcome is Outcome.OK
    assert facts.home is not None
    assert Cause.RENDERED in facts.home.causes
    assert facts.outcome.causes == ()
    assert [column.name for column in facts.columns] == ["通知公告"]


def test_only_so_many_pages_of_a_site_are_rendered() -> None:
    host = Host(answers=paths(site(**{f"c{number}": listing(GET) for number in range(4)})))
    facts, rendered = run(host, renders=2)
    assert [visit.outcome for visit in rendered.values()] == [Outcome.OK, Outcome.OK]
    assert [column.why_not for column in facts.columns if not column.judged] == ["needs_script"] * 2
    assert host.times("/list.json") == 2
    assert facts.outcome.known_not_taken == 0
    assert Cause.BUDGET not in facts.outcome.causes


def test_without_rendering_no_page_is_asked_twice() -> None:
    host = Host(answers=paths(site(tzgg=listing(GET))))
    facts, rendered = run(host, renders=0)
    assert rendered == {}
    assert [(column.judged, column.why_not) for column in facts.columns] == [(False, "needs_script")]
    assert (host.times("/tzgg/"), host.times("/list.json")) == (1, 0)


def test_a_site_without_scripts_comes_to_the_same_with_rendering_and_without() -> None:
    known = site(tzgg=page("通知公告", [row["u"] for row in ROWS]), bm=page("部门动态"))
    found = []
    for renders in (0, 20):
        host = Host(answers=paths(known))
        facts, rendered = run(host, renders=renders)
        assert rendered == {}
        told = json.dumps([(each.url, each.outcome, each.causes) for each in facts.pages])
        found.append((told.replace(host.url, ""), len(host.asked)))
    assert found[0] == found[1]


# --- what may not be had -----------------------------------------------------------------------------------


def test_what_the_browser_wants_keeps_gaps_and_robots() -> None:
    robots = Reply("User-agent: *\nDisallow: /private/\n", Content_Type="text/plain")
    scripts = "".join(f'<script src="/{number}.js"></script>' for number in range(4))
    known = site(
        a=listing(GET, scripts),
        b=listing(GET, scripts),
        c=listing(GET, '<script src="/private/x.js"></script>'),
    )
    known |= {f"/{number}.js": Reply("1;", Content_Type="text/javascript") for number in range(4)}
    known["/robots.txt"] = robots
    host = Host(answers=paths(known))
    _, rendered = run(host, delay=0.15)
    assert {name: visit.outcome.value for name, visit in rendered.items()} == {
        "a": "ok", "b": "ok", "c": "needs_script"}  # fmt: skip
    assert rendered["c"].answer.error == "not rendered: script: robots"
    assert not [path for path in host.paths if path.startswith("/private")]
    assert min(host.gaps) > 0.13
    assert host.most == 1
    assert host.times("/0.js") <= 2  # once as a link's target, once for both pages


HOSTILE = {  # what a page does -> how its rendering ends
    "post": (POST, "not rendered: the page asks by POST"),
    "foreign": ("fetch('http://foreign.test/list.json').then((a) => a.json()).then(fill);",
                "not rendered: the page asks a foreign host for its data: foreign.test"),
    "private": ("document.head.appendChild(document.createElement('script')).src = 'http://FORBIDDEN/x.js';",
                "not rendered: script: forbidden_address"),
    "redirect": ("document.head.appendChild(document.createElement('script')).src = '/to-forbidden.js';",
                 "not rendered: script: forbidden_address"),
    "preflight": (GET + "fetch('http://127.0.0.1:1/x', {headers: {'X-Own': '1'}}).catch(() => 0);",
                  "not rendered: the page asks with fields that want another request first"),
    "socket": (GET + "new WebSocket('ws://FORBIDDEN/s');", "not rendered: the page wants a socket"),
    "away": ("setTimeout(() => { window['loc' + 'ation'] = 'http://FORBIDDEN/'; }, 300);", "not rendered: a script leads elsewhere"),
    "download": ("const a = document.createElement('a'); a.href = 'http://FORBIDDEN/f.zip'; a.download = 'f';"
                 "document.body.appendChild(a); setTimeout(() => a.click(), 300);",
                 "not rendered: a script leads elsewhere"),
    "loop": (GET + "setTimeout(() => { for (;;); }, 800);", "not rendered: the page got stuck"),
    "memory": ("const kept = []; for (;;) kept.push([1, 2, 3]);", "not rendered: the page"),
    "growth": ("setInterval(() => document.body.appendChild(document.createElement('p')), 100);",
               "not rendered: the page did not come to rest"),
    "many": ("for (let i = 0; i < 500; i++) fetch('/n' + i).catch(() => 0);",
             "not rendered: the page asks for more than 40 parts"),
    "large": ("for (let i = 0; i < 9; i++) fetch('/bulk?' + i).catch(() => 0);", "not rendered: the page asks for more than 8388608 bytes"),
    "aside": (GET.replace("fill", "(rows) => { fill(rows); document.body.insertAdjacentHTML('beforeend',"
                                "'<table id=main><tbody></tbody></table>'); }"),
              "rendered, and a list stays empty"),
    "blank": ("document.getElementById('list').innerHTML = '<li>暂无数据</li>';", "rendered, and still without content"),
}  # fmt: skip
HARMLESS = {  # what must not keep a list from being read, nor reach anything
    "open": "window.open('http://FORBIDDEN/popup');",
    "alert": "alert('once'); confirm('twice');",
    "worker": "try { new Worker('http://FORBIDDEN/w.js'); } catch {} try { new SharedWorker('/w.js'); } catch {}",
    "service": "navigator.serviceWorker && navigator.serviceWorker.register('/sw.js').catch(() => 0);",
    "beacon": "navigator.sendBeacon('http://FORBIDDEN/b', 'x'); navigator.sendBeacon('/b', 'x');",
    "hints": "for (const rel of ['prefetch', 'preconnect', 'dns-prefetch', 'preload', 'prerender']) {"
             "const link = document.createElement('link'); link.rel = rel; link.as = 'image';"
             "link.href = 'http://FORBIDDEN/' + rel; document.head.appendChild(link); }",
    "image": "document.body.insertAdjacentHTML('beforeend', '<img src=http://FORBIDDEN/i.png>"
             "<video src=http://FORBIDDEN/v.mp4></video><iframe src=http://FORBIDDEN/frame></iframe>"
             "<object data=http://FORBIDDEN/o></object>');",
    "rtc": "try { const peer = new RTCPeerConnection({iceServers: [{urls: 'stun:FORBIDDEN'}]});"
           "peer.createDataChannel('x'); peer.createOffer().then((offer) => peer.setLocalDescription(offer)); } catch {}"
           "const f = document.body.appendChild(document.createElement('iframe'));"
           "try { const peer = new f.contentWindow.RTCPeerConnection({iceServers: [{urls: 'stun:FORBIDDEN'}]});"
           "peer.createDataChannel('x'); peer.createOffer().then((offer) => peer.setLocalDescription(offer)); } catch {}",
    "counter": "document.head.appendChild(document.createElement('script')).src = 'https://hm.baidu.com/hm.js?1';",
    "rules": "const s = document.createElement('script'); s.type = 'speculationrules'; s.textContent ="
             "JSON.stringify({prerender: [{urls: ['http://FORBIDDEN/p']}], prefetch: [{urls: ['http://FORBIDDEN/q']}]});"
             "document.head.appendChild(s);",
}  # fmt: skip


def test_hostile_pages_end_within_their_bounds_and_reach_nothing() -> None:
    foreign = Host()
    with forbidden() as (address, came):
        known = site(
            **{name: listing(script.replace("FORBIDDEN", address)) for name, (script, _) in HOSTILE.items()},
        )
        known |= {f"/n{number}": Reply("{}") for number in range(500)}
        known["/to-forbidden.js"] = Reply("", 302, Location=f"http://{address}/x.js")
        host = Host(answers=lambda _h, path: Reply(b"x" * 2_000_000) if "/bulk" in path else known.get(path))
        place = foreign.url.removeprefix("http://")
        began = time.monotonic()
        facts, rendered = run(host, foreign, renders=30, resolve=(f"foreign.test={place}", "*=-"))
        took = time.monotonic() - began
    ends = {name: (visit.outcome.value, visit.answer.error) for name, visit in rendered.items()}
    for name, (_, why) in HOSTILE.items():
        assert ends.get(name, ("", ""))[0] == "needs_script", name
        assert ends[name][1].startswith(why), (name, ends[name])
    assert (came, foreign.asked, host.others) == ([], [], [])
    assert sum(path.startswith("/n") for path in host.paths) <= 40
    assert not any(column.judged for column in facts.columns)
    assert took < 180


@pytest.mark.parametrize("alone", [True, False], ids=["no network", "flags only"])
def test_what_a_page_does_beside_its_list_reaches_nothing(
    alone: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not alone:
        monkeypatch.setattr(child, "ALONE", ())
    with forbidden() as (address, came):
        known = site(**{
            name: listing(script.replace("FORBIDDEN", address) + GET) for name, script in HARMLESS.items()
        })  # fmt: skip
        host = Host(answers=paths(known))
        facts, rendered = run(host, renders=30)
    ends = {name: (visit.outcome.value, visit.answer.error) for name, visit in rendered.items()}
    assert ends == dict.fromkeys(HARMLESS, ("ok", ""))
    assert (came, host.others) == ([], [])
    assert not {"/sw.js", "/w.js", "/b"} & set(host.paths)
    assert all(column.judged for column in facts.columns)


# --- breakdowns --------------------------------------------------------------------------------------------


def test_a_crash_of_the_browser_is_survived() -> None:
    struck = threading.Event()

    def answers(_host: Host, path: str) -> Reply | None:
        if path == "/list.json" and not struck.is_set():
            struck.set()
            for process in processes():  # Chromium, but not the process that drives it
                if b"--user-data-dir" in Path(f"/proc/{process}/cmdline").read_bytes():
                    os.kill(process, signal.SIGKILL)
        return known.get(path)

    known = site(tzgg=listing(GET))
    _, rendered = run(Host(answers=answers))
    assert struck.is_set()
    assert rendered["tzgg"].outcome is Outcome.OK


def test_a_page_that_was_being_rendered_when_the_crawl_stopped_is_taken_up_again() -> None:
    stop, kept = Stop(), Memory()

    def answers(_host: Host, path: str) -> Reply | None:
        if path == "/list.json" and not stop.is_set():
            stop.set()
            time.sleep(1)
        return known.get(path)

    known = site(tzgg=listing(GET))
    host = Host(answers=answers)
    with serving(host):
        crawl([Site(id="s", url=host.url + "/")], settings(), kept, stop=stop)
        assert stop.is_set()
        assert not kept.closed
        assert leftovers() == ([], [])
        crawl([Site(id="s", url=host.url + "/")], settings(), kept)
    _, rendered = result(kept)
    assert rendered["tzgg"].outcome is Outcome.OK


# --- the whole way -----------------------------------------------------------------------------------------


def audit(host: Host, folder: Path, *more: str) -> list[dict[str, Any]]:
    """The findings of an audit."""
    ended = webcensus(
        "audit", host.url, "-o", folder, "--delay", "0", "--confirm-after", "0", "--allow-network", "127.0.0.1/32",
        "--max-minutes", "1", "--as-of", "2026-11-22", "-q", *more, cwd=folder.parent, env=os.environ,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    lines = next(folder.rglob("findings.jsonl")).read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_a_list_that_a_script_makes_is_judged_stale_only_when_rendered(tmp_path: Path) -> None:
    host = Host(answers=paths(site(tzgg=listing(GET), bygg=listing(POST))))
    with serving(host):
        without = audit(host, tmp_path / "without")
        rendered = audit(host, tmp_path / "with", "--render")
    stale = [found for found in rendered if found["check"] == "column-stale"]
    assert not [found for found in without if found["check"] == "column-stale"]
    assert [found["locator"] for found in stale] == [f"{host.url}/tzgg/"]
    assert stale[0]["certainty"] == "sure"
    assert stale[0]["evidence"]["rendered"] is True
    assert not any(found["evidence"]["rendered"] for found in without)
    html = (tmp_path / "with" / "index.html").read_text("utf-8")
    assert "按浏览器显示内容读取" in html
    assert host.others == []


def test_what_was_read_without_scripts_gives_way_to_what_is_rendered(tmp_path: Path) -> None:
    """One row a page, its page checks counted once, and the home page judged as it is shown."""
    home = listing("""document.getElementById("app").innerHTML = '<a href="/tzgg/">通知公告</a>'
        + '<p>' + '本市今日要闻与政务动态。'.repeat(30) + '</p>';""")
    shell = home.body.decode().replace("某市人民政府办公室 承办单位：某市大数据管理局 联系电话：12345", "")
    shell = shell.replace("通知公告</a>", "通知公告</a><a href=/bm/>部门动态</a>")
    text = "<p>测试</p><p>" + "本栏目公开本市各部门的通知公告与政务动态。" * 20 + "</p><h1>"
    half = listing(GET).body.decode().replace("<h1>", text)  # read, and judged, without its list
    known = site(tzgg=listing(GET), bm=Reply(half)) | {"/": Reply(shell)}
    host = Host(answers=paths(known))
    with serving(host):
        found = audit(host, tmp_path / "out", "--render")

    def query(sql: str) -> list[dict[str, Any]]:
        done = webcensus("query", tmp_path / "out", sql, "--format", "json", cwd=tmp_path, env=os.environ)
        assert done.returncode == 0, done.stderr
        return [json.loads(line) for line in done.stdout.splitlines()]

    assert query("select url from pages group by url having count(*) > 1") == []
    (front,) = query("select outcome, causes from pages where kind = 'home'")
    assert (front["outcome"], "rendered" in str(front["causes"])) == ("ok", True)
    (read,) = query("select count(*) as pages from pages where outcome = 'ok'")
    judged = query("select distinct subjects from page_judged")
    assert judged == [{"subjects": read["pages"]}]
    (text_found,) = [each for each in found if each["check"] == "placeholder-text"]
    assert (text_found["occurrences"], text_found["evidence"]["rendered"]) == (1, True)


def test_the_browser_ends_with_a_run_that_is_killed(tmp_path: Path) -> None:
    host = Host(answers=paths(site(tzgg=listing("setInterval(() => document.body.append('x'), 100);"
                                                "setInterval(() => document.body.append(document.createElement('p')), 100);"))))  # fmt: skip
    with serving(host):
        process = start("audit", host.url, "-o", tmp_path / "out", "--delay", "0", "--allow-network", "127.0.0.1/32",
                        "--render", "-q", cwd=tmp_path, env=os.environ)  # fmt: skip
        until = time.monotonic() + 30
        while not processes() and time.monotonic() < until:
            time.sleep(0.1)
        assert processes()
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert leftovers() == ([], [])


def test_a_crawl_that_renders_nothing_loads_nothing_of_it() -> None:
    code = "import sys, webcensus.worker; print([name for name in sys.modules if 'playwright' in name or 'rendering' in name])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
