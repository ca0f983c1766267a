"""Closing: whether a site that is registered as closed, or shut for a while, keeps the rules for that."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from checks.base import Certainty, Clear, Evidence, Finding, Result, Rules, Texts, Unassessed, site_check
from checks.duration import later
from checks.evidence import home_unread
from checks.phases import Phase, Span, elsewhere, history, host, now
from crawler.facts import SiteFacts
from crawler.page import Frozen
from crawler.site import State

CHECK = "closing-faulty"
WATCHED = (State.RECTIFYING, State.SUSPENDED, State.CLOSED)


class _Fault(Frozen):
    """What is wrong with a closing."""

    fault: str
    days: int | None = None  # for which the notice was seen
    seen: str = ""  # from when to when
    certainty: Certainty = Certainty.SUSPECTED


@site_check(
    CHECK,
    title="Closure not carried out by the rules",
    message="Registered as {state}: {fault}",
    parameters=("notice",),
    words={
        "state": {
            "rectifying": "closed for rectification",
            "suspended": "closed for a while",
            "closed": "closed for good",
        },
        "fault": {
            "still_running": "it still shows itself as a running site, without a notice",
            "names_no_successor": "the notice does not name the new site",
            "wrong_target": "its address leads to another site than the registered successor",
            "no_notice": "it went without a notice",
            "notice_short": "the notice stood shorter than the rules ask",
            "no_redirect": "it was taken down without leading on to the new site first",
            "overdue": "the day of its return has passed and it is not back",
        },
    },
    zh=Texts(
        title="网站关停不规范",
        message="网站登记状态为{state}：{fault}",
        why="网站关停、整合迁移须公告并引导公众访问新网站，否则公众找不到信息，原域名还可能被他人冒用。",
        detects=(
            "对登记为关停整改、暂时关停、永久关停的网站，查看首页是否有关停或迁移公告、公告是否指明承接网站、公告期是否满足规定天数、"
            "其后是否跳转至承接网站、最后是否停止解析；暂时关停的，查看到期后是否恢复。公告期依据连续监测记录判断，没有记录的不作判断。"
            "本项为提示，不扣分。"
        ),
        rectify=(
            "关停、整合前在首页显著位置发布公告，说明承接网站的名称和网址，公告期满后设置跳转，再按规定注销域名和备案；暂时关停的按期恢复，"
            "不能恢复的及时变更登记状态。"
        ),
        words={
            "state": {"rectifying": "关停整改", "suspended": "暂时关停", "closed": "永久关停"},
            "fault": {
                "still_running": "首页仍正常运行，未见关停公告",
                "names_no_successor": "公告未指明承接网站",
                "wrong_target": "跳转到的网站与登记的承接网站不一致",
                "no_notice": "未发布公告即已关停",
                "notice_short": "公告期不足",
                "no_redirect": "未先跳转至承接网站即停止访问",
                "overdue": "已过恢复日期，网站尚未恢复",
            },
        },
    ),
    data=("days", "phase", "successor"),
)
def closing_faulty(facts: SiteFacts, rules: Rules) -> Iterator[Result]:
    """A closing that does not follow the rules.

    Why: who looks for a site that closes must be told where its content has gone; a name that is given up
    without care may be taken by others.

    Detects: of sites registered as closed, whether the home page carries a notice, the notice names the new
    site and stands for as long as the rules ask, the address then leads to the new site and at last is gone;
    of sites closed for a while, whether they are back in time. How long a notice stood is known only where
    visits were kept; else nothing is said of it. This is advice and costs nothing.

    Rectify: publish a notice on the home page that names the new site and its address, keep it for the whole
    term, then redirect, then give up the name; bring a site that was closed for a while back in time, or have
    its registered state changed.
    """
    site = facts.site
    if site.state not in WATCHED:
        return
    phase = now(facts)
    spans = history(facts.availability or (), rules)
    if phase is None:
        phase = spans[-1].phase if spans and spans[-1].last == rules.as_of else None
    if phase is None:
        yield Unassessed(check=CHECK, site=site.id, locator="", reason=home_unread(facts) or "undetermined")
        return
    fault = _fault(facts, phase, spans, rules)
    if isinstance(fault, str):
        yield Unassessed(check=CHECK, site=site.id, locator="", reason=fault)
    elif fault is None:
        yield Clear(check=CHECK, site=site.id, locator="")
    else:
        yield _finding(facts, phase, fault)


def _fault(facts: SiteFacts, phase: Phase, spans: tuple[Span, ...], rules: Rules) -> _Fault | str | None:
    """What is wrong; None: nothing; a text: why it cannot be said."""
    if facts.site.state is State.CLOSED:
        return _closed(facts, phase, spans, rules)
    if facts.site.state is State.SUSPENDED:
        return _suspended(facts, phase, rules)
    return _Fault(fault="still_running") if phase is Phase.RUNNING else None


def _suspended(facts: SiteFacts, phase: Phase, rules: Rules) -> _Fault | str | None:
    until = facts.site.resume_date
    if until is None:
        return "no_resume_date"
    if rules.as_of <= until or phase in (Phase.RUNNING, Phase.REDIRECT):
        return None
    return _Fault(fault="overdue", certainty=Certainty.SURE if phase is Phase.GONE else Certainty.SUSPECTED)


def _closed(facts: SiteFacts, phase: Phase, spans: tuple[Span, ...], rules: Rules) -> _Fault | str | None:
    if phase is Phase.RUNNING:
        return _Fault(fault="still_running")
    if phase is Phase.NOTICE:
        return None if _names_successor(facts) else _Fault(fault="names_no_successor")
    if phase is Phase.REDIRECT and _misled(facts):
        return _Fault(fault="wrong_target")
    return _way(facts, phase, spans, rules)


def _way(facts: SiteFacts, phase: Phase, spans: tuple[Span, ...], rules: Rules) -> _Fault | str | None:
    """How a site came to its redirect or its end, as far as it was watched."""
    after = next((at for at, span in enumerate(spans) if _ended(span)), None)
    if not after:
        return "history"  # nobody saw it before
    before, end = spans[:after], spans[after].first
    notices = [span for span in before if span.phase is Phase.NOTICE]
    if not notices:
        return _Fault(fault="no_notice", days=0) if _watched(before[-1], spans[after]) else "history"
    begun, days = notices[0].first, (end - notices[0].first).days
    if later(begun, rules.parameters["notice"]) > end:
        seen_before = any(span.phase is Phase.RUNNING and span.last < begun for span in before)
        seen = f"{begun.isoformat()} – {end.isoformat()}"
        return _Fault(fault="notice_short", days=days, seen=seen) if seen_before else "history"
    redirected = any(span.phase is Phase.REDIRECT for span in spans[after:])
    if phase is Phase.GONE and facts.site.successor_url and not redirected:
        return _Fault(fault="no_redirect", days=days)
    return None


def _ended(span: Span) -> bool:
    return span.phase in (Phase.REDIRECT, Phase.GONE)


def _watched(before: Span, after: Span) -> bool:
    """True when no more than a day lies between what was seen before and after: no notice fits in."""
    return after.first - before.last <= dt.timedelta(days=2)


def _names_successor(facts: SiteFacts) -> bool:
    """True when the notice names the registered successor; where none is registered, it need not."""
    wanted = host(facts.site.successor_url)
    notice = facts.home.closing if facts.home else None
    if not wanted or notice is None:
        return True
    return any(host(url) == wanted for url in notice.targets) or wanted in notice.text.lower()


def _misled(facts: SiteFacts) -> bool:
    """True when the address leads to another site than the registered successor."""
    wanted = facts.site.successor_url
    home = facts.home
    to = facts.outcome.moved_to or (home and (_foreign(facts, home.refresh) or home.final_url)) or ""
    return bool(wanted and to) and elsewhere(wanted, to)


def _foreign(facts: SiteFacts, url: str) -> str:
    return url if elsewhere(facts.site.url, url) else ""


def _finding(facts: SiteFacts, phase: Phase, fault: _Fault) -> Finding:
    home = facts.home
    said = fault.seen or (home.closing.text if home and home.closing else facts.outcome.detail)
    return Finding(
        check=CHECK,
        site=facts.site.id,
        locator="",
        certainty=fault.certainty,
        data={
            "state": facts.site.state.value,
            "fault": fault.fault,
            "phase": phase.value,
            "days": fault.days,
            "successor": facts.site.successor_url or None,
        },
        evidence=Evidence(
            url=facts.site.url,
            quote=said[:300],
            status=home.status if home else 0,
            fetched_at=home.fetched_at if home else facts.outcome.ended_at,
            body_sha256=home.body_sha256 if home else "",
        ),
    )
