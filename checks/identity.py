"""Identity: who a site says it is, by its footer marks and its tags."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import partial

from checks.base import (
    Certainty,
    Clear,
    Finding,
    Result,
    Rules,
    Texts,
    Unassessed,
    site_check,
    url_blind,
)
from checks.evidence import home_in_part, home_unread, of_page
from checks.once import once_a_site
from crawler.facts import SiteFacts
from crawler.page import LinkKind, Outcome, Page, PageKind

SITE_TAGS = ("SiteName", "SiteDomain", "SiteIDCode")
TAGS = {
    PageKind.COLUMN: (*SITE_TAGS, "ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType"),
    PageKind.ARTICLE: (*SITE_TAGS, "ArticleTitle", "PubDate", "ContentSource"),
}
MARKS = {
    "site_code": "site code",
    "icp": "ICP record number",
    "police": "police record number",
    "badge": "party-and-government badge",
    "error_report": "error-report entrance",
    "organiser": "organiser",
    "contact": "contact",
}
MARKS_ZH = {
    "site_code": "政府网站标识码",
    "icp": "ICP备案编号",
    "police": "公安机关备案编号",
    "badge": "党政机关网站标识",
    "error_report": "“我为政府网站找错”入口",
    "organiser": "主办单位",
    "contact": "联系方式",
}
FREE_FORM = {"organiser", "contact"}  # worded freely, so a reader may miss them


@site_check(
    "footer-mark-missing",
    title="Footer mark missing",
    message="The footer lacks a mark that every government site must show: {mark}",
    words={"mark": MARKS},
    zh=Texts(
        title="页脚标识缺失",
        message="网站页脚缺少规定标识：{mark}",
        why="页脚标识是公众辨别政府网站真伪、联系主办单位的依据。",
        detects=(
            "在首页和其他页面的页脚、脚本、标签中均未见到网站标识码、ICP备案编号、公安机关备案编号、"
            "党政机关网站标识、“我为政府网站找错”入口、主办单位或联系方式。页脚由尚未读取的脚本或框架载入的，不作认定；"
            "主办单位和联系方式写法不一，列为疑似。"
        ),
        rectify="按照《政府网站发展指引》在全部页面底部补充规定标识，并核对编号是否正确。",
        words={"mark": MARKS_ZH},
    ),
    parameters=("marks",),
)
def footer_mark_missing(facts: SiteFacts, rules: Rules) -> Iterator[Result]:
    """A mark that belongs in the footer is not there.

    Why: by these marks the public tells a government site from a copy, and finds out whom to turn to.

    Detects: marks found nowhere in the footers, scripts and tags of the pages read: site code, ICP number,
    police record, party-and-government badge, error-report entrance, organiser, contact. While a script or
    frame that may carry the footer was not read, nothing is said. Organiser and contact are worded freely and
    therefore suspected.

    Rectify: add the mark to the footer of every page, and see that its number is right.
    """
    reason = home_in_part(facts)
    for mark in rules.parameters["marks"]:
        if mark not in facts.marks.__struct_fields__:
            raise ValueError(f"footer-mark-missing knows no mark {mark!r}")
        if getattr(facts.marks, mark):
            yield Clear(check="footer-mark-missing", site=facts.site.id, locator=mark)
        elif facts.home is None or reason or facts.marks.scripted:
            yield Unassessed(
                check="footer-mark-missing",
                site=facts.site.id,
                locator=mark,
                reason=reason or "scripted",
                data={"mark": mark},
            )
        else:
            yield Finding(
                check="footer-mark-missing",
                site=facts.site.id,
                locator=mark,
                certainty=Certainty.SUSPECTED if mark in FREE_FORM else Certainty.SURE,
                data={"mark": mark},
                evidence=of_page(facts.home),
            )


@site_check(
    "page-tag-missing",
    title="Page tags missing",
    message="The page lacks the tags {tags}",
    zh=Texts(
        title="页面标签缺失",
        message="页面缺少规定的标签：{tags}",
        why="规范的页面标签便于搜索引擎和监管系统识别网站、栏目和文章，是信息资源共享的基础。",
        detects=(
            "抽取若干栏目页和内容页，检查源代码中的网站标签（SiteName、SiteDomain、SiteIDCode）、"
            "栏目标签（ColumnName、ColumnDescription、ColumnKeywords、ColumnType）或"
            "内容页标签（ArticleTitle、PubDate、ContentSource）是否齐全且不为空。抽样固定，复查时抽取相同页面。"
        ),
        rectify="按照《政府网站发展指引》附件要求，在页面模板中补充相应的 meta 标签并填写内容。",
    ),
    parameters=("sample",),
    data=("kind",),
)
def page_tag_missing(facts: SiteFacts, rules: Rules) -> Iterator[Result]:
    """A page lacks meta tags that the guideline of 2017 asks for.

    Why: by these tags search engines and supervisors tell sites, columns and articles apart.

    Detects: column pages and articles, so many of each as the rubric samples, whose source lacks a tag of the
    site, of its column or of the article, or leaves it empty. The sample depends on nothing but the
    addresses, so that it is the same again in a second round.

    Rectify: add the tags to the templates and fill them in.
    """
    site, reason = facts.site.id, home_unread(facts)
    judged = 0
    for kind in TAGS:
        for page in _sample(facts, kind, rules.parameters["sample"]):
            judged += 1
            missing = missing_tags(page)
            if not missing:
                yield Clear(check="page-tag-missing", site=site, locator=page.url)
                continue
            yield Finding(
                check="page-tag-missing",
                site=site,
                locator=page.url,
                data={"tags": ", ".join(missing), "kind": kind.value},
                evidence=of_page(page, page.title),
            )
    if not judged:
        yield Unassessed(check="page-tag-missing", site=site, locator="", reason=reason or "no_pages")


def _sample(facts: SiteFacts, kind: PageKind, size: int) -> list[Page]:
    """Pages of a kind, drawn by the hash of their addresses.

    A column that is one text is no article; a frame of the home page, or the page behind its door, no column.
    """
    home, outside = facts.home, _framed(facts)
    if kind is PageKind.ARTICLE:
        outside = outside.union(url_blind(column.url) for column in facts.columns)
    pages = {
        url: page
        for page in facts.pages
        if page.kind is kind and page.outcome is Outcome.OK and (url := url_blind(page.url)) not in outside
    }
    if kind is PageKind.COLUMN and home and home.title:
        named = [url for url, page in pages.items() if page.title == home.title]
        if len(named) == 1:
            pages.pop(named[0])
    drawn = sorted(pages, key=partial(lot, facts.site.id))
    return [pages[url] for url in drawn[:size]]


@once_a_site
def _framed(facts: SiteFacts) -> frozenset[str]:
    """What the home page shows in frames."""
    links = facts.home.links if facts.home else ()
    return frozenset(url_blind(link.url) for link in links if link.kind is LinkKind.FRAME)


def missing_tags(page: Page) -> list[str]:
    """The tags that a page of its kind lacks, or leaves empty; none for kinds that need no tags."""
    return [tag for tag in TAGS.get(page.kind, ()) if not page.tags.get(tag.lower(), "").strip()]


def lot(site: str, url: str) -> bytes:
    """The lot of a page, by which it is drawn: the lowest are. `url` in its blind form."""
    return hashlib.sha256(f"{site} {url}".encode()).digest()
