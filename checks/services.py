"""Services (办事服务): attachments and online systems of guides that do not work."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

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
from checks.evidence import pages_by_url
from checks.guides import guide_evidence, guides_of, name_of
from checks.links import NO_VERDICT, NO_VERDICT_STATUS, OUTCOMES, OUTCOMES_ZH, UNSAID, certainty
from checks.once import once_a_site
from crawler.facts import SiteFacts, Target, Verdict
from crawler.page import Guide, Outcome, Page

FAULTS = {
    "not_offered": "named, but not offered",
    "download_fails": "cannot be downloaded",
    "wrong_type": "a web page comes instead of the file",
}
FAULTS_ZH = {
    "not_offered": "提到但未提供",
    "download_fails": "无法下载",
    "wrong_type": "下载到的是网页而非文件",
}
SYSTEMS = {"apply": "application system", "query": "query system"}
SYSTEMS_ZH = {"apply": "在线申报系统", "query": "在线查询系统"}
# Files of these types never are web pages; office programs do save pages under the others.
STRICT_TYPES = {"pdf", "ofd", "zip", "rar", "7z", "ceb", "docx", "xlsx", "pptx"}
LOOSE_TYPES = {"doc", "xls", "ppt", "wps", "et", "dps", "rtf"}


@site_check(
    "attachment-missing",
    title="Form or attachment missing",
    message="“{form}” of the guide “{guide}”: {fault}",
    words={"fault": FAULTS},
    zh=Texts(
        title="附件表格缺失",
        message="办事指南“{guide}”的“{form}”{fault}",
        why="指南要求填写的表格下载不到，群众只能多跑一趟窗口。",
        detects=(
            "指南写明可以下载某表格或者附件，而页面没有提供任何下载；或者提供的附件两次下载均失败；"
            "或者下载到的是网页而不是文件。附件未核实、被拦截，或者无法确定对应关系的，不作认定。"
        ),
        rectify="补充表格样表，修复失效的附件，并逐个下载核对。",
        words={"fault": FAULTS_ZH},
    ),
)
def attachment_missing(facts: SiteFacts, _: Rules) -> Iterator[Result]:
    """A guide promises a form that cannot be had.

    Why: without the form people have to come to the counter once more.

    Detects: forms that a guide's text says can be downloaded while the page offers no file at all; files that
    failed to download twice; files that turn out to be web pages (only suspected where office programs save
    pages under the same ending). Files that were not verified, and forms that cannot be matched with the
    files offered, stay unassessed.

    Rectify: offer the form, repair the file, and download each once to see.
    """
    pages, seen = pages_by_url(facts), set[str]()
    for guide in guides_of(facts):
        targets = _targets(facts)
        for form in dict.fromkeys(guide.forms_named):
            yield _promised(facts, guide, form, pages, targets)
        for url in guide.attachments:
            if url_blind(url) not in seen:
                seen.add(url_blind(url))
                yield _offered(facts, guide, url, targets.get(url_blind(url)))


@once_a_site
def _targets(facts: SiteFacts) -> dict[str, Target]:
    return {url_blind(target.url): target for target in facts.targets}


def _promised(
    facts: SiteFacts, guide: Guide, form: str, pages: dict[str, Page], targets: dict[str, Target]
) -> Result:
    """Is a form that the text names offered?"""
    locator = f"{guide.url}#{form}"
    page = pages.get(url_blind(guide.url))
    linked = page is not None and any(form in link.text or "下载" in link.text for link in page.links)
    named = [url for url in guide.attachments if _same(form, url, targets.get(url_blind(url)))]
    if named or len(guide.attachments) >= len(set(guide.forms_named)):
        return Clear(check="attachment-missing", site=facts.site.id, locator=locator)
    reason = guide.reason or "guide_unreadable" if not guide.readable else ""
    reason = reason or ("form_unmatched" if guide.attachments or linked or guide.systems else "")
    data: dict[str, Value] = {"form": form, "guide": name_of(guide), "fault": "not_offered"}
    if reason:
        return Unassessed(
            check="attachment-missing", site=facts.site.id, locator=locator, reason=reason, data=data
        )
    return Finding(
        check="attachment-missing",
        site=facts.site.id,
        locator=locator,
        data=data,
        evidence=guide_evidence(guide, pages, form),
    )


def _same(form: str, url: str, target: Target | None) -> bool:
    return form in unquote(url) or (target is not None and form in target.text)


def _offered(facts: SiteFacts, guide: Guide, url: str, target: Target | None) -> Result:
    """Can a file that the page offers be had?"""
    fault = _fault(url, target)
    reason = _unverified(target)
    data: dict[str, Value] = {"form": _file_name(url, target), "guide": name_of(guide), "fault": fault}
    if reason or target is None:
        return Unassessed(
            check="attachment-missing", site=facts.site.id, locator=url, reason=reason, data=data
        )
    if not fault:
        return Clear(check="attachment-missing", site=facts.site.id, locator=url)
    loose = fault == "wrong_type" and _ending(url) in LOOSE_TYPES
    return Finding(
        check="attachment-missing",
        site=facts.site.id,
        locator=url,
        certainty=Certainty.SUSPECTED if loose else certainty(target),
        data=data,
        evidence=_target_evidence(target, guide),
    )


def _fault(url: str, target: Target | None) -> str:
    if target is None:
        return ""
    if target.verdict is Verdict.BROKEN:
        return "download_fails"
    typed = _ending(url) in STRICT_TYPES | LOOSE_TYPES
    return "wrong_type" if typed and target.magic == "html" else ""


def _ending(url: str) -> str:
    return urlsplit(url).path.rpartition(".")[2].lower()


def _file_name(url: str, target: Target | None) -> str:
    return (target.text if target else "") or unquote(urlsplit(url).path.rpartition("/")[2]) or url


def _unverified(target: Target | None) -> str:
    """Why nothing can be said of a target; empty when something can."""
    if target is None or target.verdict is Verdict.UNCHECKED:
        return "unchecked"
    if target.verdict is Verdict.UNVERIFIED or (target.verdict is Verdict.BROKEN and _no_verdict(target)):
        return target.outcome.value if target.outcome and target.outcome is not Outcome.OK else "unverified"
    return ""


def _no_verdict(target: Target) -> bool:
    return target.outcome in NO_VERDICT or target.status in NO_VERDICT_STATUS


def _target_evidence(target: Target, guide: Guide) -> Evidence:
    return Evidence(
        url=target.url,
        parent=target.parents[0] if target.parents else guide.url,
        quote=target.text[:300],
        status=target.status,
        fetched_at=target.fetched_at,
        tries=max(target.tries, 1),
    )


@site_check(
    "system-unreachable",
    title="Online system unreachable",
    message="“{name}” does not open ({system}: {outcome} {status})",
    words={"system": SYSTEMS, "outcome": OUTCOMES, "status": UNSAID},
    zh=Texts(
        title="在线系统无法访问",
        message="“{name}”无法打开（{system}：{outcome} {status}）",
        why="在线申报和查询系统打不开，网上办事就是一句空话。",
        detects=(
            "办事指南链接的在线申报、查询系统两次访问均失败；整台服务器拒绝连接的列为疑似。"
            "超时、要求登录、被防护设备拦截以及未核实的，不作认定。"
        ),
        rectify="恢复系统访问；系统已迁移或者停用的，更新链接并说明新的办理渠道。",
        words={"system": SYSTEMS_ZH, "outcome": OUTCOMES_ZH, "status": UNSAID},
    ),
)
def system_unreachable(facts: SiteFacts, _: Rules) -> Iterator[Result]:
    """An online system that a guide links does not open.

    Why: an online service that does not open is none.

    Detects: application and query systems linked from guides that failed twice, some time apart; a host
    that refuses all connections makes it a suspected one. Time-outs, logins, walls and systems that were not
    verified stay unassessed.

    Rectify: bring the system back; where it has moved or closed, say so and link the new way.
    """
    systems: dict[str, tuple[str, Guide]] = {}
    for guide in guides_of(facts):
        for url in guide.systems:
            systems.setdefault(url_blind(url), (url, guide))
    for key, (url, guide) in systems.items():
        target = _targets(facts).get(key)
        name = (target.text if target else "") or name_of(guide)
        data: dict[str, Value] = {
            "name": name,
            "system": "query" if "查询" in name else "apply",
            "outcome": target.outcome.value if target and target.outcome else "",
            "status": target.status if target else 0,
        }
        if (reason := _unverified(target)) or target is None:
            yield Unassessed(
                check="system-unreachable", site=facts.site.id, locator=url, reason=reason, data=data
            )
        elif target.verdict is Verdict.OK:
            yield Clear(check="system-unreachable", site=facts.site.id, locator=url)
        else:
            yield Finding(
                check="system-unreachable",
                site=facts.site.id,
                locator=url,
                certainty=certainty(target),
                data=data,
                evidence=_target_evidence(target, guide),
            )
