"""index.html: what it says, in both languages, and how it is built."""

from __future__ import annotations

import base64
import hashlib
import re

import msgspec
import pytest
from lxml import etree
from report_sample import CHECKS, HOST, RUBRIC, failing, finding, findings, insufficient, passing

from checks.base import Check, Texts
from reports import html, sentence
from reports.document import SiteReport
from reports.fix import Fix
from reports.rubric import Kind
from reports.ruling import Decision, Ruling
from reports.scorecard import Line, LineState, Verdict
from reports.words import Words

MAKERS = {"failing": failing, "passing": passing, "insufficient": insufficient}


def tree(text: str) -> etree._Element:
    """The page, parsed."""
    return etree.fromstring(text.encode(), etree.HTMLParser(encoding="utf-8"))


def text(element: etree._Element) -> str:
    return " ".join("".join(str(part) for part in element.itertext()).split())


def section(page: etree._Element, id: str) -> str:
    found = page.xpath(f"//section[@id='{id}']")
    assert isinstance(found, list)
    return text(found[0]) if found else ""  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("maker", "language", "word", "why"),
    [
        ("failing", "zh", "不合格", "触发2项单项否决指标，无论得分多少均为不合格：空白栏目、互动回应差。"),
        ("failing", "en", "Fail", "2 veto items hold, so the site fails whatever its score: Blank columns,"),
        ("passing", "zh", "合格", "未触发单项否决指标，也没有扣分，得满分100分。"),
        ("passing", "en", "Pass", "No veto item holds and no points are lost: the full 100."),
        ("insufficient", "zh", "证据不足", "首页未能读取：被安全防护设备拦截。这并不表示网站存在问题。"),
        ("insufficient", "en", "Insufficient evidence", "the home page could not be read: blocked by"),
    ],
)  # fmt: skip
def test_verdict_and_why(maker: str, language: str, word: str, why: str) -> None:
    page = tree(html.page(MAKERS[maker](language)))
    verdict = page.xpath("//div[@id='verdict']")[0]  # type: ignore[index]
    assert text(verdict.xpath(".//h2")[0]) == word  # type: ignore[union-attr, index]
    assert why in text(verdict)  # type: ignore[arg-type]
    assert page.get("lang") == {"zh": "zh-Hans", "en": "en"}[language]


def test_bar_shows_interval_and_pass_mark() -> None:
    page = html.page(failing("en"))
    assert "67 to 74 points" in page
    assert '<rect class="sure" x="0" y="27" width="67.00%"' in page
    assert '<rect class="doubt" x="67.00%" y="27" width="7.00%"' in page
    assert 'x1="60.00%"' in page
    assert 'aria-label="Score 67 to 74 of 100, pass mark 60"' in page


def test_no_score_is_shown_of_a_site_that_was_not_read() -> None:
    page = tree(html.page(insufficient("en")))
    assert not page.xpath("//figure")
    assert "nothing to judge" in section(page, "sheet")
    assert "nothing found" not in section(page, "sheet")


def test_fixes_stand_in_the_order_of_what_they_give_back() -> None:
    page = tree(html.page(failing("en")))
    heads = [text(head) for head in page.xpath("//section[@id='fixes']//header")]  # type: ignore[union-attr, arg-type]
    assert heads == [
        "1Blank column lifts a veto",
        "2Letter left unanswered lifts a veto",
        "3Broken link +14 points",
        "4Column not updated +6 points",
        "5Service guide incomplete +6 points",
    ]


def test_a_veto_that_is_far_tells_what_was_found() -> None:
    line = Line(
        item="15-V3a", kind=Kind.VETO, state=LineState.CLEAR, sure=1, unjudged=1, judged=4, at_least=5
    )
    told = [
        (sentence.state(line, Words(each)), sentence.arithmetic(line, Words(each))) for each in ("en", "zh")
    ]
    assert told == [
        ("short of the veto", "1 found, veto from 5 on; 1 not judged"),
        ("未达到否决标准", "发现1个，达到5个即单项否决；1个未能判断"),
    ]
    clear = msgspec.structs.replace(line, sure=0, unjudged=0)
    assert sentence.state(clear, Words("en")) == "nothing found"


def test_a_fix_shows_arithmetic_wording_evidence_and_what_to_do() -> None:
    shown = section(tree(html.page(failing("zh"))), "fixes")
    for part in (
        "14 × 1 = 14；1个未能判断，最多再扣1分",
        "附件 A2：首页上的链接不能正常访问的，每个扣1分；其他页面的，每个扣0.1分。",
        "更正链接地址，或者删除失效链接。",
        "链接“专题0”无法打开（HTTP 404）",
        "4812个页面",
        "HTTP状态码404",
        "2026-11-20 12:12 · 共尝试2次",
        "暂无内容",
        "ab" * 32,
    ):
        assert part in shown, part


def test_capped_items_show_their_cap() -> None:
    many = tuple(
        finding("guide-incomplete", f"{HOST}/bs/{n}#x", guide="g", element=str(n)) for n in range(12)
    )
    from report_sample import Coverage, SiteState, end, made

    report = made(end(SiteState.FINDING), many, seen=Coverage(home_read=True), language="en")
    line = next(line for line in report.scorecard.lines if line.item == "15-D1a")
    assert sentence.arithmetic(line, Words("en")) == "12 × 2 = 24, capped at 16"
    assert sentence.total(report.scorecard, Words("en")) == "100 − 16 = 84 at most"


def test_suspected_findings_stand_apart() -> None:
    page = tree(html.page(failing("en")))
    assert "may be meant as" in section(page, "suspected")
    assert "may be meant as" not in section(page, "fixes")
    assert "accuses nobody" in section(page, "suspected")


def test_open_part_names_each_item_and_why() -> None:
    shown = section(tree(html.page(failing("zh"))), "open")
    assert "15-V1 站点无法访问 单项否决 须连续多日监测，单次访问无法认定" in shown
    assert "15-B2d 基本信息不准确 扣分 须由人工认定；本报告列有1条线索" in shown


def test_unconfirmed_wording_is_marked() -> None:
    assert "互动访谈类栏目 文本未经核实" in section(tree(html.page(failing("zh"))), "sheet")


def test_coverage_says_what_was_not_judged_and_why() -> None:
    shown = section(tree(html.page(failing("zh"))), "coverage")
    for part in (
        "已读取页面 286/412",
        "已判断栏目 38/46",
        "栏目未及时更新：内容须运行脚本才能显示 2",
        "来信超期未答复：须登录后访问 1",
        "另有126个已知网址因达到上限未访问",
        "已答复 8 · 未见答复 1",
    ):
        assert part in shown, part


def test_column_inventory() -> None:
    shown = section(tree(html.page(failing("zh"))), "columns")
    assert "乡镇动态" in shown
    assert "动态要闻2026-11-0120 / 20栏目未及时更新" in shown
    assert "否：内容须运行脚本才能显示" in shown


def test_advice_costs_nothing_and_is_shown() -> None:
    assert "页面缺少标签：PubDate、ContentSource" in section(tree(html.page(failing("zh"))), "advice")


def test_dismissed_findings_show_the_reason_and_nowhere_else() -> None:
    key = next(f.key for f in findings() if f.check == "typo")
    ruling = Ruling(decision=Decision.DISMISS, reason="原文引用", by="张某")
    page = tree(html.page(failing("zh", {key: ruling})))
    assert "原文引用 — 张某" in section(page, "dismissed")
    assert "疑为" not in section(page, "suspected")


def test_confirmed_findings_are_no_longer_suspected() -> None:
    key = next(f.key for f in findings() if f.check == "typo")
    report = failing("zh", {key: Ruling(decision=Decision.CONFIRM)})
    assert not report.suspected
    assert "疑似错别字" in section(tree(html.page(report)), "fixes")


def test_findings_whose_words_are_the_same_are_told_apart_by_their_pages() -> None:
    from report_sample import Coverage, SiteState, end, made

    alike = tuple(
        finding("page-tag-missing", f"http://www.county.gov.cn/{at}", tags="ColumnType", kind="column")
        for at in ("", "a/", "b/")
    )
    page = tree(html.page(made(end(SiteState.FINDING), alike, seen=Coverage(home_read=True))))
    told = [text(each) for each in page.xpath("//section[@id='advice']//details[@class='finding']/summary")]  # type: ignore[union-attr, arg-type]
    assert sorted(each.partition("ColumnType")[2].strip() for each in told if "ColumnType" in each) == [
        "", "www.county.gov.cn/a/", "www.county.gov.cn/b/",
    ]  # fmt: skip


def test_long_lists_collapse_and_end() -> None:
    many = tuple(
        finding("link-broken", f"https://x.example/{n}", text=str(n), reason="404") for n in range(500)
    )
    from report_sample import Coverage, SiteState, end, made

    page = tree(html.page(made(end(SiteState.FINDING), many, seen=Coverage(home_read=True), language="en")))
    fixes = page.xpath("//section[@id='fixes']")[0]  # type: ignore[index]
    assert len(fixes.xpath(".//details[@class='finding']")) == html.MOST  # type: ignore[union-attr, arg-type]
    assert len(fixes.xpath(".//details[@class='more']//details[@class='finding']")) == html.MOST - html.FIRST  # type: ignore[union-attr, arg-type]
    assert "300 further ones stand in rectification.xlsx and findings.jsonl." in text(fixes)  # type: ignore[arg-type]


@pytest.mark.parametrize("maker", MAKERS)
def test_policy_lets_only_our_style_and_script_run(maker: str) -> None:
    page = html.page(MAKERS[maker]("zh"))
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    for tag, name in (("style", "style-src"), ("script", "script-src")):
        inside = re.findall(f"<{tag}>(.*?)</{tag}>", page, re.S)
        assert len(inside) == 1
        digest = base64.b64encode(hashlib.sha256(inside[0].encode()).digest()).decode()
        assert f"{name} 'sha256-{digest}'" in policy[1]
    assert policy[1].startswith("default-src 'none'; ")
    assert "unsafe" not in policy[1]


@pytest.mark.parametrize("maker", MAKERS)
def test_page_is_self_contained_and_accessible(maker: str) -> None:
    page = tree(html.page(MAKERS[maker]("en")))
    assert not page.xpath("//link | //img | //*[@src]")
    assert len(page.xpath("//main")) == 1  # type: ignore[arg-type]
    assert len(page.xpath("//h1")) == 1  # type: ignore[arg-type]
    assert len(page.xpath("//nav[@aria-label]")) == 1  # type: ignore[arg-type]
    ids = [str(id) for id in page.xpath("//@id")]  # type: ignore[union-attr]
    assert len(ids) == len(set(ids))
    anchors = {str(target)[1:] for target in page.xpath("//a/@href") if str(target).startswith("#")}  # type: ignore[union-attr]
    assert anchors <= set(ids)
    assert all(cell.get("scope") for cell in page.xpath("//th"))  # type: ignore[union-attr]


def test_links_to_sites_give_nothing_away() -> None:
    page = tree(html.page(failing("en")))
    links = page.xpath("//a[starts-with(@href, 'http')]")
    assert links
    assert {link.get("rel") for link in links} == {"noopener noreferrer nofollow"}  # type: ignore[union-attr]


def test_a_message_that_does_not_fit_its_data_falls_back_to_the_title() -> None:
    def run(*_facts: object):  # type: ignore[no-untyped-def]
        yield from ()

    texts = Texts(title="Odd", message="{days:d} days", why="", detects="", rectify="")
    odd = Check(id="odd", scope="site", run=run, en=texts, zh=texts)
    report = msgspec.structs.replace(failing("en"), checks={**CHECKS, "odd": odd})
    assert sentence.finding(report, finding("odd", "", days="many"), Words("en")) == "Odd"
    assert sentence.finding(report, finding("unheard-of", ""), Words("en")) == "unheard-of"


@pytest.mark.parametrize(
    ("items", "told"),
    [
        (("15-V2", "15-B2a"), "Column not updated: Basic information: news"),  # 15-V2 does not hold
        (("15-V5", "15-A2"), "Column not updated: No response to letters; Links"),
        (("15-V2", "15-C3"), "Column not updated: Site not updated; Interviews"),  # nothing is lost
    ],
)
def test_fixes_of_one_check_are_told_apart_by_what_they_cost(items: tuple[str, ...], told: str) -> None:
    fixes = tuple(Fix(check="column-stale", items=each, keys=()) for each in (items, ("15-D1a",)))
    report = msgspec.structs.replace(failing("en"), fixes=fixes)
    assert sentence.fix_title(report, fixes[0], Words("en")) == told


def test_a_subject_is_told_in_words_where_its_check_has_some() -> None:
    texts = Texts(title="", message="", why="", detects="", rectify="", words={"mark": {"icp": "ICP number"}})
    check = msgspec.structs.replace(CHECKS["column-stale"], en=texts)
    report = msgspec.structs.replace(failing("en"), checks={"mark": check})
    assert sentence.subject(report, "mark", "icp", Words("en")) == "ICP number"
    assert sentence.subject(report, "mark", "other", Words("en")) == "other"
    assert sentence.subject(report, "unheard-of", "icp", Words("en")) == "icp"


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("home", "the home page could not be read: dead link, limit of pages or time reached"),
        ("coverage:3/10", "too few columns could be judged: 3/10"),
        ("veto:15-V3c", "what could not be judged may make this veto hold: Blank columns"),
        ("confirm:15-V5", "a person must confirm what may make this veto hold: No response to letters"),
        ("score", "what is open could take the score below the pass mark"),
        ("something new", "something new"),
    ],
)
def test_what_is_missing_is_said_in_words(code: str, told: str) -> None:
    assert sentence.missing_reason(failing("en"), code, Words("en")) == told


def test_near_vetoes_are_shown_before_they_hold() -> None:
    from report_sample import Coverage, SiteState, end, made

    few = tuple(f for f in findings() if f.check == "column-blank")[:3]
    report = made(end(SiteState.FINDING), few, seen=Coverage(home_read=True), language="en")
    line = next(line for line in report.scorecard.lines if line.item == "15-V3c")
    assert (report.scorecard.verdict, line.state) == (Verdict.PASS, LineState.WARNING)
    shown = section(tree(html.page(report)), "vetoes")
    assert "close to the limit" in shown
    assert "3 found, veto from 5 on" in shown


def test_too_low_a_score_is_said_with_its_numbers() -> None:
    from report_sample import Coverage, SiteState, end, made

    many = tuple(finding("link-broken", f"https://x.example/{n}", text="x", reason="404") for n in range(41))
    report = made(end(SiteState.FINDING), many, seen=Coverage(home_read=True), language="en")
    assert sentence.verdict(report, Words("en")) == (
        "Even if every open question is settled in the site's favour, the score is at most 59, below the "
        "pass mark of 60."
    )


def test_same_report_same_page() -> None:
    def made(order: int) -> SiteReport:
        from report_sample import UNASSESSED, Coverage, SiteState, end, made

        return made(
            end(SiteState.FINDING), findings()[::order], UNASSESSED[::order], seen=Coverage(home_read=True)
        )

    assert html.page(made(1)) == html.page(made(-1))


def test_rubric_is_named_with_its_source() -> None:
    page = html.page(failing("zh"))
    assert RUBRIC.title["zh"] in page
    assert "国办发〔2015〕15号（第1版）" in page


def test_every_value_of_a_template_is_cleaned_and_escaped() -> None:
    shown = html.environment("en").from_string('{{ value }} {{ _("until %(day)s", day=value) }}')
    assert shown.render(value="a\x00\u202e<b>\x1b[31m") == "a&lt;b&gt; until a&lt;b&gt;"
