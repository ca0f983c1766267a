"""Closing: the notice on a home page, and what becomes of a site the table does not apply to."""

from __future__ import annotations

import datetime as dt
import json
import time

import msgspec
import pytest
from patience import PATIENCE
from rich.console import Console
from stored import FETCHED, facts, rubric, site, visit

from checks.base import Finding, load
from crawler.facts import Entry, Purpose, SiteFacts
from crawler.page import Answer, Closing, Outcome
from crawler.reading.closing import closing
from crawler.reading.document import Document, Text
from crawler.reading.page import read
from crawler.site import Site, State
from reports import html, jsonl, junit, sentence, summary, terminal, workbook
from reports.document import SiteReport, site_report
from reports.overview import overview_row, page
from reports.scorecard import LineState, Verdict
from reports.standing import standing
from reports.words import Words
from webcensus import judgement
from webcensus.gate import Gate
from webcensus.judgement import Judged
from webcensus.settings import Settings

URL = "http://www.old.gov.cn/"
DAY = FETCHED.date()
CN_2015 = rubric()
CHECKS = load(plugins=False)


def notice(body: str) -> Closing | None:
    return closing(Document(Text(text=f"<html><body>{body}</body></html>", charset="utf-8"), URL))


@pytest.mark.parametrize(
    ("body", "text", "targets"),
    [
        (
            "<h1>关于县教育局网站永久下线的公告</h1><p>有关内容请访问<a href='https://www.new.gov.cn/'>县人民政府网站</a>。</p>",
            "关于县教育局网站永久下线的公告",
            ("https://www.new.gov.cn/",),
        ),
        ("<p>本网站自2026年6月1日起停止更新。新址：www.new.gov.cn。</p>", "本网站自2026年6月1日起停止更新", ("http://www.new.gov.cn",)),
        ("<p>本站已整合至市政府门户网站，感谢关注！</p>", "本站已整合至市政府门户网站，感谢关注", ()),
        ("<div style='display:none'>因系统升级，本网站将于即日起暂停服务</div>", "因系统升级，本网站将于即日起暂停服务", ()),
        ("<p>This site has been permanently closed</p>", "This site has been permanently closed", ()),
        ("<p>本网站关停，联系人张三13800138000</p>", "本网站关停，联系人张三138****8000", ()),
    ],
)  # fmt: skip
def test_a_notice_is_found(body: str, text: str, targets: tuple[str, ...]) -> None:
    found = notice(body)
    assert found
    assert found.targets == targets
    assert found.text == text or "13800138000" not in found.text


@pytest.mark.parametrize(
    "body",
    [
        "<p>欢迎访问清溪县人民政府门户网站</p>",
        "<li>我县依法关闭一批小煤矿</li>",
        "<a href='#'>关闭窗口</a><p>本网站支持IPv6</p>",
        "<li>关于关停高耗能企业的通知</li>",
        "<p>网站地图 | 联系我们 | 停车场</p>",
        "<p>严禁利用本网站停止服务期间散布谣言</p>",
        "<p>" + "本网站简介，" * 100 + "关停" + "</p>",
    ],
)
def test_other_pages_have_none(body: str) -> None:
    assert notice(body) is None


@pytest.mark.parametrize(
    "body",
    [
        "网站" * 100_000,
        "将关" * 100_000,
        "网站关停。" + "http://" * 60_000,
        "<a href=x>网站关停</a>" * 20_000,
    ],
)
def test_hostile_pages_take_no_time(body: str) -> None:
    made = Document(Text(text=body, charset="utf-8"), URL)
    began = time.process_time()
    closing(made)
    assert time.process_time() - began < PATIENCE


def test_only_home_pages_are_asked() -> None:
    body = "<html><body><p>本网站永久关停。</p></body></html>".encode()
    answer = Answer(
        url=URL, final_url=URL, outcome=Outcome.OK, status=200, fetched_at=FETCHED, body=body,
        headers={"content-type": "text/html; charset=utf-8"},
    )  # fmt: skip
    told = [
        read(Site(id="s", url=URL), Entry(site="s", url=URL, purpose=purpose), answer).closing
        for purpose in (Purpose.HOME, Purpose.PAGE)
    ]
    assert told == [Closing(text="本网站永久关停"), None]


# Standing


@pytest.mark.parametrize(
    ("state", "until", "why"),
    [
        (State.NORMAL, None, ""),
        (State.EXEMPT, None, "exempt"),
        (State.RECTIFYING, None, "rectifying"),
        (State.CLOSED, None, "closed"),
        (State.SUSPENDED, None, "suspended"),
        (State.SUSPENDED, DAY, "suspended"),
        (State.SUSPENDED, DAY - dt.timedelta(days=1), ""),
    ],
)
def test_the_registers_state_decides_whether_the_table_applies(
    state: State, until: dt.date | None, why: str
) -> None:
    assert standing(Site(id="s", url=URL, state=state, resume_date=until), DAY) == why


def of_state(state: State, **more: object) -> SiteFacts:
    """A site with a stale, empty home page in some state of the register."""
    registered = msgspec.structs.replace(site(1, name="清溪县旧网站"), state=state)
    home = visit(registered).page
    return facts(registered, home=home, pages=(home,), **more)


def judged(given: SiteFacts) -> Judged:
    fault = Finding(check="typo", site=given.site.id, locator="x")
    archived = judgement.Archived(
        facts=given, position=0, page_findings=(fault,), page_judged={"typo": 3}, outcomes={}
    )
    return judgement.judge_one(archived, CN_2015, CHECKS, rulings=judgement.Rulings())


def reported(state: State) -> SiteReport:
    given = of_state(state)
    found = judged(given)
    return site_report(given, found.scorecard, CN_2015, found.findings, found.unassessed, None, CHECKS)


def test_a_site_in_use_is_judged_as_ever() -> None:
    card = judged(of_state(State.NORMAL)).scorecard
    assert (card.standing, card.verdict) == ("", Verdict.INSUFFICIENT)


@pytest.mark.parametrize("state", [State.EXEMPT, State.RECTIFYING, State.SUSPENDED, State.CLOSED])
def test_the_table_takes_nothing_from_a_site_it_does_not_apply_to(state: State) -> None:
    found = judged(of_state(state))
    card = found.scorecard
    assert (card.verdict, card.standing, card.missing) == (Verdict.NOT_JUDGED, state.value, ())
    assert (card.maximum, card.minimum, card.vetoes) == (100, 100, ())
    assert {line.state for line in card.lines} == {LineState.NOT_APPLICABLE}
    assert {line.reason for line in card.lines} == {state.value}
    assert {each.check for each in (*found.findings, *found.unassessed)} <= {"closing-faulty"}


def test_a_closed_site_that_still_runs_is_advised() -> None:
    report = reported(State.CLOSED)
    (fix,) = report.fixes
    assert (fix.check, fix.items, fix.sure) == ("closing-faulty", (), False)
    (found,) = report.members(fix)
    assert CHECKS["closing-faulty"].message(found, "zh") == (
        "网站登记状态为永久关停：首页仍正常运行，未见关停公告"
    )


def test_a_gate_lets_such_a_site_pass() -> None:
    gate = Gate(Settings(fail_on="problem", min_score=90.0), frozenset())
    gate.add(judged(of_state(State.EXEMPT)))
    assert gate.result().code == 0


def test_every_document_says_that_it_is_not_rated() -> None:
    report = reported(State.EXEMPT)
    zh, en = Words("zh"), Words("en")
    assert sentence.verdict(report, zh) == "本网站不纳入评分（登记为例外网站），仅列入名单，不计入合格率。"
    assert sentence.verdict(report, en).startswith(
        "The table does not apply to this site: registered as exempt."
    )
    assert sentence.score(report.scorecard, zh) == "–"
    shown = html.page(report, "zh")
    assert 'class="verdict not-judged"' in shown
    assert "不纳入评分" in shown
    assert 'class="bar"' not in shown
    assert summary.markdown(report, "zh").startswith("## ➖ 清溪县旧网站：不纳入评分")
    assert "不纳入评分" in junit.content(report, "zh").decode()
    assert b'failures="0"' in junit.content(report, "zh")
    told = json.loads(jsonl.scorecard(report))
    assert (told["verdict"], told["standing"]) == ("not_judged", "exempt")
    assert set(jsonl.schema("scorecard")["properties"]) >= set(told)
    assert "not_judged" in jsonl.schema("scorecard")["properties"]["verdict"]["enum"]
    assert workbook.content(report, "zh").startswith(b"PK")
    console = Console(record=True, width=120, file=None, force_terminal=False)
    with console.capture() as caught:
        terminal.tell(report, console, language="zh")
    assert "不纳入评分" in caught.get()


def test_the_overview_counts_it_apart() -> None:
    rows = [overview_row(reported(state), language="zh") for state in (State.NORMAL, State.EXEMPT)]
    shown = page(rows, "zh")
    assert "不纳入评分" in shown
    assert "100.0%" in shown  # of the sites that are rated, one of one lacks evidence
    alone = page(rows[:1], "zh")
    assert "<dt>不纳入评分</dt>" in shown
    assert "<dt>不纳入评分</dt>" not in alone
