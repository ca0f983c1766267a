"""Links: targets that do not open."""

from __future__ import annotations

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
from crawler.facts import FLAPPING, SiteFacts, Target, Verdict
from crawler.page import Outcome

# Outcomes that are no verdict on the target, whatever else is known of it.
NO_VERDICT = {
    Outcome.RESET,
    Outcome.TLS,
    Outcome.TIMEOUT,
    Outcome.BLOCKED,
    Outcome.CHALLENGE,
    Outcome.RATE_LIMITED,
    Outcome.LOGIN,
    Outcome.ROBOTS,
    Outcome.OUT_OF_SCOPE,
    Outcome.FORBIDDEN_ADDRESS,
    Outcome.NEEDS_SCRIPT,
    Outcome.UNREADABLE,
    Outcome.TOO_LARGE,
}
OUTCOMES = {
    "http_error": "HTTP",
    "dns": "the domain name does not exist",
    "refused": "connection refused",
    "redirect_loop": "redirects in a circle",
    "soft_404": "a page that says it does not exist",
    "maintenance": "a maintenance notice",
}
OUTCOMES_ZH = {
    "http_error": "HTTP",
    "dns": "域名不存在",
    "refused": "连接被拒绝",
    "redirect_loop": "循环跳转",
    "soft_404": "页面提示不存在",
    "maintenance": "页面提示维护",
}
UNSAID = {"0": "", "200": ""}  # statuses that tell nothing
DOUBTS = {"dns_unproven", "led_home"}
GATEWAY = {502, 504}  # said for a server behind the one that answers, which is gone for the moment
NO_VERDICT_STATUS = {401, 403, 405, 406, 407, 412, 418, 429, 451, 999}


@site_check(
    "link-broken",
    title="Broken link",
    message="The link “{text}” leads nowhere: {outcome} {status}",
    words={"outcome": OUTCOMES, "status": UNSAID},
    zh=Texts(
        title="链接失效",
        message="链接“{text}”无法打开：{outcome} {status}",
        why="链接打不开，公众无法获得所指向的信息或服务，影响网站可用性。",
        detects=(
            "网页、图片、附件和外部链接，间隔一定时间两次访问均失败，而同一服务器对其他访问应答正常。"
            "整台服务器无法访问的，域名不存在可以认定，连接被拒绝列为疑似；"
            "网关报告后台无应答（502、504），或者同一服务器的其他地址同样出错、再次访问时恢复的，列为疑似；"
            "超时、中断、证书错误、要求登录、拒绝访问和被防护设备拦截的，不作认定。同一链接出现在多个页面只计一次。"
        ),
        rectify="更正或删除失效链接；页面已迁移的，改为新的地址。",
        words={"outcome": OUTCOMES_ZH, "status": UNSAID},
    ),
    data=("external", "kind", "on_home", "reason", "service"),
)
def link_broken(facts: SiteFacts, _: Rules) -> Iterator[Result]:
    """A link leads to something that does not open.

    Why: the reader does not get what the link promises.

    Detects: pages, images, attachments and external targets that failed twice, some time apart, while their
    host answered other requests. Where the whole host is gone, a name that does not exist is sure and a
    refused connection suspected; so is what a gateway says of the server behind it (502, 504), and a failure
    that other addresses of the host showed, too, until they were asked again.
    Time-outs, resets, TLS faults, logins, refusals and walls are no verdict.
    A target is one finding, however many pages link to it.

    Rectify: correct or remove the link; if the page has moved, link to where it is now.
    """
    services = {url_blind(url) for guide in facts.guides for url in (*guide.attachments, *guide.systems)}
    for target in facts.targets:
        if target.verdict is Verdict.UNCHECKED:
            continue
        if target.verdict is Verdict.OK:
            yield Clear(check="link-broken", site=facts.site.id, locator=target.url)
            continue
        data = _data(target, service=url_blind(target.url) in services)
        if target.verdict is Verdict.UNVERIFIED or _no_verdict(target):
            yield Unassessed(
                check="link-broken", site=facts.site.id, locator=target.url, reason=_reason(target), data=data
            )
        else:
            yield Finding(
                check="link-broken",
                site=facts.site.id,
                locator=target.url,
                certainty=certainty(target),
                data=data,
                evidence=_evidence(target),
                occurrences=max(target.occurrences, 1),
                pages=target.parents[:5],
            )


def _reason(target: Target) -> str:
    """Why there is no verdict: how its last request ended, or what makes that end doubtful."""
    if target.reason in DOUBTS or target.outcome is None:
        return target.reason or "unverified"
    return target.outcome.value


def _no_verdict(target: Target) -> bool:
    return target.outcome in NO_VERDICT or target.status in NO_VERDICT_STATUS


def certainty(target: Target) -> Certainty:
    """Sure, unless the whole host refuses, as it may us alone, or is ill: it may be so for the moment."""
    refused = target.outcome is Outcome.REFUSED
    gone = target.host_dead and target.outcome is not Outcome.DNS
    ill = target.status in GATEWAY or target.reason == FLAPPING
    return Certainty.SUSPECTED if refused or gone or ill else Certainty.SURE


def _data(target: Target, *, service: bool) -> dict[str, Value]:
    return {
        "on_home": target.on_home,
        "kind": target.kind.value,
        "external": target.external,
        "status": target.status,
        "outcome": target.outcome.value if target.outcome else "",
        "reason": target.reason,
        "text": target.text,
        "service": service,
    }


def _evidence(target: Target) -> Evidence:
    return Evidence(
        url=target.url,
        parent=target.parents[0] if target.parents else "",
        quote=target.text[:300],
        status=target.status,
        fetched_at=target.fetched_at,
        tries=max(target.tries, 1),
    )
