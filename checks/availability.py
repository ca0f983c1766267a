"""Availability: does the site answer at all."""

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
    site_check,
    url_blind,
)
from checks.evidence import home_unread
from crawler.facts import SiteFacts, SiteState
from crawler.page import Cause

# What of an unreachable site can be laid at its own door: a name that does not exist is sure where
# other names were found, a refused connection may be meant for us alone. Time-outs, resets and TLS faults
# cannot be told from a bad road.
NO_NAME = ("name does not exist", "nxdomain")
OWN_FAULT = {Cause.DNS: Certainty.SURE, Cause.REFUSED: Certainty.SUSPECTED}


@site_check(
    "site-unreachable",
    title="Site cannot be reached",
    message="The site could not be reached: {cause} (attempts: {tries})",
    words={"cause": {"dns": "the domain name does not exist", "refused": "the connection was refused"}},
    zh=Texts(
        title="站点无法访问",
        message="站点无法访问（原因：{cause}，共尝试 {tries} 次）",
        why="站点打不开，公众就得不到任何信息和服务；站点无法访问属于单项否决内容。",
        detects=(
            "首页经多次尝试仍无法打开，且其他站点访问正常。域名不存在、且同一次检测中其他域名解析正常的可以认定，"
            "否则列为疑似；连接被拒绝的列为疑似；"
            "超时、连接中断、证书错误、被防护设备拦截的不作认定，须由连续多日的监测判定。"
        ),
        rectify="检查域名解析、服务器和网络运行情况，恢复访问；确需停用的，按规定办理关停手续并发布公告。",
        words={"cause": {"dns": "域名不存在", "refused": "连接被拒绝"}},
    ),
)
def site_unreachable(facts: SiteFacts, _: Rules) -> Iterator[Result]:
    """The site does not answer.

    Why: a site that cannot be opened gives the public nothing at all, which is a veto.

    Detects: a home page that could not be opened in repeated tries while other sites answered. A name that
    does not exist is sure if another name was resolved in the same run, else suspected; so is a refused
    connection. Time-outs, resets, TLS faults and walls say
    nothing; a series of probes over days has to decide those.

    Rectify: check the domain name, the server and the line, and bring the site back; if it is to be closed,
    close it by the rules and publish a notice.
    """
    site, reason = facts.site, home_unread(facts)
    if not reason:
        yield Clear(check="site-unreachable", site=site.id, locator="")
        return
    cause = next((cause for cause in OWN_FAULT if cause in facts.outcome.causes), None)
    if facts.outcome.state is not SiteState.UNREACHABLE or cause is None:
        yield Unassessed(check="site-unreachable", site=site.id, locator="", reason=reason)
        return
    tries = _tries(facts)
    yield Finding(
        check="site-unreachable",
        site=site.id,
        locator="",
        certainty=_certainty(facts, cause),
        data={"cause": cause.value, "tries": tries},
        evidence=Evidence(
            url=site.url, quote=facts.outcome.detail[:300], fetched_at=facts.outcome.ended_at, tries=tries
        ),
    )


def _certainty(facts: SiteFacts, cause: Cause) -> Certainty:
    """How sure it is: that a name does not exist is only known where name service works."""
    nameless = any(word in facts.outcome.detail.lower() for word in NO_NAME)
    if cause is Cause.DNS and not (facts.outcome.names_resolved and nameless):
        return Certainty.SUSPECTED
    return OWN_FAULT[cause]


def _tries(facts: SiteFacts) -> int:
    """How often the home page was tried."""
    home = url_blind(facts.site.url)
    return max((target.tries for target in facts.targets if url_blind(target.url) == home), default=0) or 1
