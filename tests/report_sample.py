"""Made-up reports for the tests of the documents: a failing, a passing, an unreadable and a hostile site."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from checks.base import Certainty, Check, Evidence, Finding, Result, Texts, Unassessed, Value
from crawler.facts import Column, SiteFacts, SiteOutcome, SiteState
from crawler.page import (
    Cause,
    ColumnClass,
    Dated,
    DateSource,
    Letter,
    LetterState,
    Outcome,
    Page,
)
from crawler.site import Site
from reports.document import SiteReport, site_report
from reports.rubric import Confidence, Decides, Item, Kind, Rubric
from reports.ruling import Ruling
from reports.score import score
from reports.scorecard import Coverage

DAY = dt.date(2026, 11, 20)
NOON = dt.datetime(2026, 11, 20, 4, 12, tzinfo=dt.UTC)
HOST = "https://www.qinghe.example.gov.cn"


def nothing(*_facts: object) -> Iterator[Result]:
    """The run of a check that only lends its texts."""
    yield from ()


def check(id: str, zh: tuple[str, str, str], en: tuple[str, str, str]) -> Check:
    """A check with title, message and rectify in both languages."""
    chinese, english = (
        Texts(title=title, message=message, why=why, detects="…", rectify=rectify)
        for (title, message, rectify), why in (
            (zh, "群众通过网站了解情况、办理事项，内容失效会误导群众。"),
            (en, "People rely on the site to learn and to get things done."),
        )
    )
    return Check(id=id, scope="site", run=nothing, zh=chinese, en=english)


CHECKS = {
    made.id: made
    for made in (
        check(
            "column-blank",
            (
                "空白栏目",
                "栏目“{name}”没有任何内容",
                "补充应当公开的内容；无法保障更新的栏目应当归并或者关闭。",
            ),
            ("Blank column", "The column “{name}” holds nothing", "Fill the column, merge it or close it."),
        ),
        check(
            "column-stale",
            (
                "栏目未及时更新",
                "栏目“{name}”最新信息为 {newest}，已 {days} 天未更新",
                "及时发布新信息，并明确栏目责任人。",
            ),
            (
                "Column not updated",
                "The newest item of “{name}” is of {newest}, {days} days ago",
                "Publish new information and name who is responsible for the column.",
            ),
        ),
        check(
            "link-broken",
            ("链接无法打开", "链接“{text}”无法打开（{reason}）", "更正链接地址，或者删除失效链接。"),
            (
                "Broken link",
                "The link “{text}” cannot be opened ({reason})",
                "Correct the address or remove the link.",
            ),
        ),
        check(
            "letter-unanswered",
            ("来信超期未答复", "“{title}”于 {asked} 提交，已 {days} 天未见答复", "立即办理并公开答复。"),
            (
                "Letter left unanswered",
                "“{title}” was sent on {asked}, {days} days ago",
                "Answer it and publish the answer.",
            ),
        ),
        check(
            "guide-incomplete",
            ("办事指南要素缺失", "办事指南“{guide}”缺少“{element}”", "补齐办事指南要素。"),
            ("Service guide incomplete", "The guide “{guide}” lacks “{element}”", "Add what is missing."),
        ),
        check(
            "typo",
            ("疑似错别字", "“{wrong}”疑为“{right}”", "核实后更正。"),
            ("Possible typo", "“{wrong}” may be meant as “{right}”", "Look at it and correct it."),
        ),
        check(
            "page-tag-missing",
            ("页面标签缺失", "页面缺少标签：{tags}", "按照《政府网站发展指引》补充标签。"),
            ("Page tags missing", "The page lacks the tags {tags}", "Add the tags of the 2017 guide."),
        ),
    )
}

JUDGED = (*CHECKS, "homepage-stale", "interview-channel")

RULE = "首页上的链接不能正常访问的，每个扣1分；其他页面的，每个扣0.1分。"
ITEMS = (
    (
        "15-V2",
        "veto",
        "网站不更新",
        "Site not updated",
        "监测时间点前2周内首页栏目无信息更新的。",
        {"checks": ("homepage-stale",)},
    ),
    (
        "15-V3c",
        "veto",
        "空白栏目",
        "Blank columns",
        "空白栏目数量≥5个。",
        {"at_least": 5, "warn_at": 3, "checks": ("column-blank",)},
    ),
    (
        "15-V5",
        "veto",
        "互动回应差",
        "No response to letters",
        "1年内存在3个月以上未回应现象。",
        {"checks": ("letter-unanswered",)},
    ),
    (
        "15-V1",
        "veto",
        "站点无法访问",
        "Site unreachable",
        "1周内不能访问的次数累计≥5%。",
        {"needs": "probes"},
    ),
    ("15-A2", "deduct", "链接可用性", "Links", RULE, {"each": 1.0, "checks": ("link-broken",)}),
    (
        "15-B2a",
        "deduct",
        "基本信息：动态要闻",
        "Basic information: news",
        "2周内未更新的，每个栏目扣3分。",
        {"each": 3.0, "checks": ("column-stale",)},
    ),
    (
        "15-D1a",
        "deduct",
        "办事指南完整性",
        "Completeness of guides",
        "8类要素每缺一类扣2分，最多扣16分。",
        {"each": 2.0, "cap": 16.0, "checks": ("guide-incomplete",)},
    ),
    (
        "15-B2d",
        "deduct",
        "基本信息不准确",
        "Inaccurate information",
        "信息不准确的，每处扣1分。",
        {"each": 1.0, "decides": Decides.PERSON, "checks": ("typo",)},
    ),
    (
        "15-C3",
        "deduct",
        "互动访谈类栏目",
        "Interviews",
        "1年内未开展的扣5分。",
        {"each": 5.0, "confidence": Confidence.UNCONFIRMED, "checks": ("interview-channel",)},
    ),
)

RUBRIC = Rubric(
    id="cn-2015",
    version="1",
    title={"zh": "全国政府网站普查评分表（2015）", "en": "National census score sheet (2015)"},
    source="国办发〔2015〕15号",
    sha256="9f" * 32,
    checks={name: {} for name in JUDGED},
    items=tuple(
        Item(
            id=id,
            kind=Kind(kind),
            title={"zh": zh, "en": en},
            rule={"zh": rule, "en": f"({en}: wording in Chinese) {rule}"},
            clause=f"附件 {id[3:]}",
            group="单项否决" if kind == "veto" else "扣分",
            **more,
        )
        for id, kind, zh, en, rule, more in ITEMS
    ),
)

SITE = Site(
    id="3700000099",
    url=f"{HOST}/",
    site_code="3700000099",
    name="清河县人民政府",
    organiser="清河县人民政府办公室",
    level="县级门户",
)


def finding(
    check: str, locator: str, *, sure: bool = True, occurrences: int = 1, quote: str = "", **data: Value
) -> Finding:
    """A finding with full evidence."""
    return Finding(
        check=check,
        site=SITE.id,
        locator=locator,
        certainty=Certainty.SURE if sure else Certainty.SUSPECTED,
        data=data,
        occurrences=occurrences,
        pages=tuple(f"{HOST}/art/{n}.html" for n in range(1, min(occurrences, 5) + 1)),
        evidence=Evidence(
            url=locator if locator.startswith("http") else f"{HOST}/art/8.html",
            parent=f"{HOST}/",
            quote=quote,
            status=404 if check == "link-broken" else 200,
            fetched_at=NOON,
            body_sha256="ab" * 32,
            tries=2 if check == "link-broken" else 1,
        ),
    )


def findings() -> tuple[Finding, ...]:
    """Every kind of finding: many and few, sure and suspected, scored and not."""
    blank = [
        finding("column-blank", f"{HOST}/lm/{n}/", name=name, quote="暂无内容")
        for n, name in enumerate(("规划计划", "统计数据", "人事任免", "回应关切", "应急管理", "重大项目"))
    ]
    stale = [
        finding("column-stale", f"{HOST}/xw/{n}/", name=name, newest="2026-06-11", days=162)
        for n, name in enumerate(("乡镇动态", "部门动态"))
    ]
    links = [
        finding(
            "link-broken",
            f"https://old{n}.example.cn/a?x=1&y={n}",
            text=f"专题{n}",
            reason="HTTP 404",
            on_home=n < 2,
            occurrences=4812 if n == 0 else 1,
        )
        for n in range(14)
    ]
    letters = [
        finding(
            "letter-unanswered",
            "XJ20260503017",
            title="关于城东小区供水问题的咨询",
            asked="2026-05-03",
            days=201,
        )
    ]
    guides = [
        finding(
            "guide-incomplete", f"{HOST}/bs/{n}.html#{element}", guide="食品经营许可证核发", element=element
        )
        for n, element in enumerate(("办理地点", "联系电话", "办理流程"))
    ]
    typos = [
        finding(
            "typo",
            "rule:作了贡献",
            sure=False,
            wrong="做了贡献",
            right="作了贡献",
            quote="……为全县发展做了贡献……",
        )
    ]
    tags = [finding("page-tag-missing", f"{HOST}/art/1.html", tags="PubDate、ContentSource", occurrences=3)]
    return tuple(blank + stale + links + letters + guides + typos + tags)


UNASSESSED = tuple(
    Unassessed(check=check, site=SITE.id, locator=f"{HOST}/{path}", reason=reason)
    for check, path, reason in (
        ("column-stale", "zwgk/zfwj/", "needs_script"),
        ("column-stale", "zwgk/ghjh/", "needs_script"),
        ("letter-unanswered", "hdjl/zxxx/", "login"),
        ("link-broken", "ztzl/2019/", "timeout"),
    )
)

COLUMNS = tuple(
    Column(
        url=f"{HOST}/{path}/",
        name=name,
        column_class=kind,
        rows=rows,
        dated_rows=rows,
        on_home=True,
        newest=Dated(day=dt.date(2026, 11, day), source=DateSource.ROW, certain=True) if day else None,
        judged=not why,
        why_not=why,
    )
    for path, name, kind, rows, day, why in (
        ("xw/yw", "要闻", ColumnClass.NEWS, 20, 19, ""),
        ("xw/0", "乡镇动态", ColumnClass.NEWS, 20, 1, ""),
        ("zwgk/tzgg", "通知公告", ColumnClass.NOTICES, 15, 12, ""),
        ("zwgk/zfwj", "政府文件", ColumnClass.POLICY, 0, 0, "needs_script"),
        ("lm/0", "规划计划", ColumnClass.PLANS, 0, 0, ""),
        ("zjqh", "走进清河", ColumnClass.STANDING, 6, 0, "standing"),
    )
)


def facts(outcome: SiteOutcome, columns: tuple[Column, ...] = COLUMNS) -> SiteFacts:
    """The facts of the made-up site."""
    letters = tuple(
        Letter(url=f"{HOST}/l/{n}", state=LetterState.ANSWERED if n else LetterState.OPEN) for n in range(9)
    )
    page = Page(site=SITE.id, url=SITE.url, final_url=SITE.url, outcome=Outcome.OK, fetched_at=NOON)
    return SiteFacts(site=SITE, outcome=outcome, home=page, pages=(page,), columns=columns, letters=letters)


def end(state: SiteState, causes: tuple[Cause, ...] = (), **more: object) -> SiteOutcome:
    """How the made-up site's crawl ended."""
    return SiteOutcome(
        site=SITE.id,
        state=state,
        causes=causes,
        handed_out=300,
        recorded=300,
        started_at=NOON,
        ended_at=NOON + dt.timedelta(minutes=19),
        **more,  # type: ignore[arg-type]
    )


def made(
    outcome: SiteOutcome,
    found: tuple[Finding, ...] = (),
    unassessed: tuple[Unassessed, ...] = (),
    *,
    seen: Coverage,
    columns: tuple[Column, ...] = COLUMNS,
    judged: int = 9,
    rulings: Mapping[str, Ruling] | None = None,
    language: str = "zh",
) -> SiteReport:
    """A report of the made-up site, really scored."""
    rulings = rulings or {}
    card = score(RUBRIC, SITE, outcome, seen, found, unassessed, dict.fromkeys(JUDGED, judged), DAY, rulings)
    return site_report(
        facts(outcome, columns),
        card,
        RUBRIC,
        found,
        unassessed,
        None,
        CHECKS,
        rulings=rulings,
        language=language,
        version="0.1.0",
    )


def failing(language: str = "zh", rulings: Mapping[str, Ruling] | None = None) -> SiteReport:
    """A site with vetoes, deductions, suspicions, open items and advice."""
    seen = Coverage(
        pages_read=286, pages_known=412, columns_judged=38, columns_seen=46, letters_judged=8,
        letters_seen=9, guides_judged=5, guides_seen=5, links_verified=300, links_known=1204, home_read=True,
    )  # fmt: skip
    outcome = end(SiteState.FINDING, (Cause.DEAD_LINK, Cause.BUDGET), known_not_taken=126)
    return made(outcome, findings(), UNASSESSED, seen=seen, rulings=rulings, language=language)


def passing(language: str = "zh") -> SiteReport:
    """A clean site: 100 points, no finding."""
    seen = Coverage(pages_read=64, pages_known=64, columns_judged=12, columns_seen=12, home_read=True)
    return made(end(SiteState.PASS), seen=seen, columns=COLUMNS[:3], language=language)


def insufficient(language: str = "zh") -> SiteReport:
    """A site behind a challenge: nothing accused, nothing cleared."""
    unread = (Unassessed(check="column-stale", site=SITE.id, locator="", reason="challenge"),)
    outcome = end(SiteState.REFUSED, (Cause.BLOCKED,))
    return made(outcome, (), unread, seen=Coverage(pages_known=1), columns=(), judged=0, language=language)
