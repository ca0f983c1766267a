"""Uptime: how often the home page did not open, over days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from checks.base import Certainty, Clear, Evidence, Finding, Result, Rules, Texts, Unassessed, site_check
from checks.slots import Series, Slot, asked_of, series
from crawler.facts import SiteFacts

CHECK = "homepage-unavailable"
QUOTED = 6  # failures in the quotation


@site_check(
    CHECK,
    title="Home page did not open often enough",
    message="{failed} of {visits} visits from {first} to {last} ({percent} %) found no home page: {how}",
    parameters=("days", "a_day", "timeout", "timeout_inclusive", "apart", "share"),
    words={
        "how": {
            "dns": "the domain name could not be found",
            "refused": "the connection was refused",
            "reset": "the connection was broken off",
            "timeout": "no answer in time",
            "http_error": "answered with an error",
            "slow": "open only after the time limit",
        }
    },
    zh=Texts(
        title="首页可用性不达标",
        message="{first}至{last}共访问首页{visits}次，其中{failed}次打不开（{percent}%）：{how}",
        why="首页经常打不开，公众无法获取信息、办理事项；打不开的比例达到规定标准的，构成单项否决。",
        detects=(
            "按评分表规定的天数和每天次数间隔访问首页，超过规定时限仍打不开的次数所占比例。被防护设备拦截、robots.txt"
            "不允许、需登录、显示维护公告的访问不计入；监测端自身网络故障的访问不计入；多个监测点同一时段内有一个能打开的，"
            "不算打不开；仅有一个监测点且始终打不开的，列为疑似（域名不存在的除外）。"
        ),
        rectify="排查打不开时段的域名解析、服务器、网络和应用运行情况，落实全天候监测和故障处置，确保首页在规定时限内打开。",
        words={
            "how": {
                "dns": "域名无法解析",
                "refused": "连接被拒绝",
                "reset": "连接中断",
                "timeout": "超时未响应",
                "http_error": "返回错误状态",
                "slow": "超过时限才打开",
            }
        },
    ),
    data=("asked", "had", "vantages"),
)
def homepage_unavailable(facts: SiteFacts, rules: Rules) -> Iterator[Result]:
    """The share of failing visits in a series of availability samples.

    Why: a home page that often does not open keeps the public from everything behind it; from a fixed share
    on it is a veto.

    Detects: the share of visits, as many days and as often as the table asks, in which the home page was not
    open within the time limit. Visits that met a wall, robots.txt, a login or a maintenance notice count
    neither way, nor do those whose trouble may have been the observer's own. Of several vantages at one time
    one that opened the page is enough. A page that never opened from a single vantage is suspected only,
    unless its name does not exist.

    Rectify: look at name server, machine, line and application at the times of the failures; watch the site
    around the clock and see that its home page opens within the limit.
    """
    if facts.availability is None or "days" not in rules.parameters:
        return  # nobody watched, or no item of the table asks
    asked = asked_of(rules.parameters)
    found = series(facts.availability, asked, rules)
    site = facts.site.id
    if not found.complete:
        data = {"had": found.had, "asked": found.asked, "visits": found.visits, "failed": found.failed}
        yield Unassessed(check=CHECK, site=site, locator="", reason="probes_few", data={**data})
    elif Fraction(found.failed, found.visits) < Fraction(str(rules.parameters["share"])):
        yield Clear(check=CHECK, site=site, locator="")
    else:
        yield _finding(facts, found)


def _finding(facts: SiteFacts, found: Series) -> Finding:
    last = found.failures[-1].samples[-1]
    return Finding(
        check=CHECK,
        site=facts.site.id,
        locator="",
        certainty=Certainty.SURE if found.proven else Certainty.SUSPECTED,
        data={
            "failed": found.failed,
            "visits": found.visits,
            "percent": percent(found.failed, found.visits),
            "how": ", ".join(_ways(found)),
            "first": found.first.isoformat(),
            "last": found.last.isoformat(),
            "vantages": len(found.vantages),
        },
        evidence=Evidence(
            url=facts.site.url,
            quote="; ".join(_told(slot) for slot in found.failures[-QUOTED:])[:300],
            status=last.status,
            fetched_at=last.at,
            tries=found.visits,
        ),
    )


def percent(failed: int, visits: int) -> str:
    """The share of failures in per cent, two decimals, cut and not rounded: 4.28, 5."""
    hundredths = failed * 10_000 // visits if visits else 0
    return f"{hundredths / 100:.2f}".rstrip("0").rstrip(".")


def _ways(found: Series) -> list[str]:
    """How it failed, the most frequent way first."""
    ways = Counter(_way(slot) for slot in found.failures)
    return [way for way, _ in sorted(ways.items(), key=lambda each: (-each[1], each[0]))]


def _way(slot: Slot) -> str:
    outcome = slot.samples[-1].outcome.value
    return outcome if outcome in ("dns", "refused", "reset", "timeout", "http_error") else "slow"


def _told(slot: Slot) -> str:
    sample = slot.samples[-1]
    what = f"{sample.status}" if sample.status else sample.outcome.value
    return f"{sample.at:%Y-%m-%d %H:%MZ} {what} {sample.seconds:.1f} s"
