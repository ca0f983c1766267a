"""Guides (办事指南): elements that are missing, and words and years that are out of date."""

from __future__ import annotations

import datetime as dt
import functools
import importlib.resources
import re
import tomllib
from collections.abc import Iterator

from checks.base import (
    Certainty,
    Clear,
    Evidence,
    Finding,
    Result,
    Rules,
    Texts,
    Unassessed,
    Value,
    site_check,
    url_blind,
)
from checks.evidence import of_page, pages_by_url
from crawler.facts import SiteFacts
from crawler.page import Frozen, Guide, GuideElement, Page

ELEMENTS = {
    "name": "name of the matter",
    "basis": "legal basis",
    "conditions": "conditions",
    "materials": "materials to hand in",
    "place": "place",
    "hours": "office hours",
    "phone": "telephone",
    "process": "procedure",
    "agency": "office in charge",
    "fee": "fees",
    "time_limit": "time limit",
    "form": "forms",
}
ELEMENTS_ZH = {
    "name": "事项名称",
    "basis": "设定依据",
    "conditions": "申请条件",
    "materials": "办理材料",
    "place": "办理地点",
    "hours": "办理时间",
    "phone": "联系电话",
    "process": "办理流程",
    "agency": "办理机构",
    "fee": "收费标准",
    "time_limit": "办理时限",
    "form": "表格样表",
}


def guides_of(facts: SiteFacts) -> list[Guide]:
    """Each guide once."""
    return list({url_blind(guide.url): guide for guide in reversed(facts.guides)}.values())[::-1]


def name_of(guide: Guide) -> str:
    """What a guide is called."""
    return guide.name or guide.url


def guide_evidence(guide: Guide, pages: dict[str, Page], quote: str = "") -> Evidence:
    """A guide as evidence; `pages` as `pages_by_url` gives them."""
    page, text = pages.get(url_blind(guide.url)), quote or guide.name
    return of_page(page, text) if page else Evidence(url=guide.url, quote=text[:300])


@site_check(
    "guide-incomplete",
    title="Service guide incomplete",
    message="The guide “{guide}” lacks: {element}",
    words={"element": ELEMENTS},
    zh=Texts(
        title="办事指南要素缺失",
        message="办事指南“{guide}”缺少{element}",
        why="办事指南要素不全，群众不知道去哪里办、带什么材料，容易来回跑。",
        detects=(
            "办事指南页面正文（含选项卡中的隐藏内容）没有评分表要求的要素，或者要素下没有内容；"
            "填写“无”“不收费”“详见附件”的视为完整。指南以图片、文档或者脚本提供，"
            "或者文中可能含有该要素而未单独列明的，不作认定。"
        ),
        rectify="对照要素逐项补齐办事指南，确无内容的写明“无”。",
        words={"element": ELEMENTS_ZH},
    ),
    parameters=("elements",),
    data=("guide_url",),
)
def guide_incomplete(facts: SiteFacts, rules: Rules) -> Iterator[Result]:
    """A service guide lacks one of the elements that it must have.

    Why: without place, hours or the list of papers people come in vain.

    Detects: guides without one of the rubric's elements, or with an empty place for it, hidden tab panes
    counted in; “none”, “free of charge” and “see attachment” are values. Guides that are an image, a file or
    need a script, and elements that may stand in the text without a label, stay unassessed.

    Rectify: fill in what is missing; where there is nothing to say, say “none”.
    """
    pages = pages_by_url(facts)
    for guide in guides_of(facts):
        known = {element.name: element for element in guide.elements}
        for name in rules.parameters["elements"]:
            element, locator = known.get(name), f"{guide.url}#{name}"
            data: dict[str, Value] = {"element": name, "guide": name_of(guide), "guide_url": guide.url}
            if reason := _untold(guide, element):
                yield Unassessed(
                    check="guide-incomplete", site=facts.site.id, locator=locator, reason=reason, data=data
                )
            elif element is not None and element.present:
                yield Clear(check="guide-incomplete", site=facts.site.id, locator=locator)
            else:
                yield Finding(
                    check="guide-incomplete",
                    site=facts.site.id,
                    locator=locator,
                    data=data,
                    evidence=guide_evidence(guide, pages),
                )


def _untold(guide: Guide, element: GuideElement | None) -> str:
    """Why nobody can say whether a guide has an element; empty when one can."""
    if not guide.readable:
        return guide.reason or "guide_unreadable"
    if element is None or element.present is None:
        return guide.reason or "element_unlabelled"
    return ""


@site_check(
    "guide-outdated",
    title="Service guide out of date",
    message="The guide “{guide}” still says “{word}”",
    zh=Texts(
        title="办事指南内容陈旧",
        message="办事指南“{guide}”疑似内容陈旧：{word}",
        why="机构、证照和政策已经变化而指南未改，群众按旧指南办事会被误导。",
        detects=(
            "办事指南中出现已经撤并的机构名称、已经取消的证照或者税费（法规名称、带“原”字的除外），"
            "或者按年度办理的事项仍写着早于允许范围的年份。需由人工确认；"
            "指南以图片、文档或者脚本提供的，不作认定。"
        ),
        rectify="按现行机构设置和政策修订办事指南，年度事项每年更新或者下线。",
    ),
    parameters=("years_back",),
)
def guide_outdated(facts: SiteFacts, rules: Rules) -> Iterator[Result]:
    """A service guide speaks of what is no more.

    Why: whoever follows an old guide goes to the wrong office with the wrong papers.

    Detects: names of offices, papers and taxes that have ceased by the day judged for, outside titles of
    laws and not marked as former; and years, in headings of matters that come round yearly, longer ago
    than the rubric allows. A person has to confirm. Unreadable guides stay unassessed.

    Rectify: bring the guide in line with today's offices and rules; renew or remove yearly matters.
    """
    pages = pages_by_url(facts)
    for guide in guides_of(facts):
        words = [*_ceased(guide, rules.as_of), *_old_years(guide, rules)]
        if not guide.readable:
            yield Unassessed(
                check="guide-outdated",
                site=facts.site.id,
                locator=guide.url,
                reason=guide.reason or "guide_unreadable",
            )
        elif not words:
            yield Clear(check="guide-outdated", site=facts.site.id, locator=guide.url)
        for word in words:
            yield Finding(
                check="guide-outdated",
                site=facts.site.id,
                locator=f"{guide.url}#{word}",
                certainty=Certainty.SUSPECTED,
                data={"word": word, "guide": name_of(guide)},
                evidence=guide_evidence(guide, pages, _around(guide, word)),
            )


class _Term(Frozen):
    word: str
    since: dt.date
    unless: tuple[str, ...] = ()


@functools.cache
def _terms() -> tuple[_Term, ...]:
    file = importlib.resources.files("checks").joinpath("words", "outdated.toml")
    return tuple(
        _Term(word=term["word"], since=term["since"], unless=tuple(term.get("unless", ())))
        for term in tomllib.loads(file.read_text("utf-8"))["term"]
    )


def _told(guide: Guide) -> str:
    """What a guide says in its own words: without its legal basis and titles of documents."""
    texts = [guide.name, *(element.text for element in guide.elements if element.name != "basis")]
    return re.sub(r"《[^《》]{1,100}》", "", "\n".join(texts))


def _ceased(guide: Guide, as_of: dt.date) -> list[str]:
    """Terms that have ceased; of terms within each other the longest."""
    text = _told(guide)
    found = [term.word for term in _terms() if term.since <= as_of and _uses(text, term)]
    return [word for word in found if not any(word != other and word in other for other in found)]


def _uses(text: str, term: _Term) -> bool:
    """True when a text uses the term on its own, neither as a former name nor within another word."""
    for word in term.unless:
        text = text.replace(word, "")
    for match in re.finditer(re.escape(term.word), text):
        if "原" not in text[max(0, match.start() - 6) : match.start()]:
            return True
    return False


def _old_years(guide: Guide, rules: Rules) -> list[str]:
    newest = max(guide.years, default=rules.as_of.year)
    return [str(newest)] if newest < rules.as_of.year - int(rules.parameters["years_back"]) else []


def _around(guide: Guide, word: str) -> str:
    text = _told(guide)
    at = text.find(word)
    return text[max(0, at - 60) : at + 60].replace("\n", " ") if at >= 0 else guide.name
