"""Accuracy (内容准确): telephone numbers that cannot be, and guides that were copied from one another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from checks.base import Certainty, Clear, Finding, Result, Rules, Texts, Unassessed, site_check
from checks.evidence import pages_by_url
from checks.guides import guide_evidence, guides_of, name_of
from crawler.facts import SiteFacts
from crawler.page import Frozen, Guide

CHECK = "guide-inaccurate"
OWN = ("conditions", "materials")  # elements that no two matters share word for word
TELLING = 20  # characters from which on such an element is more than a phrase
NUMBER = 5  # digits from which on a run is meant as a telephone number
_RUN = re.compile(r"(?<![\d*])\d[\d\-－—– ()（）]{3,30}\d(?![\d*])", re.ASCII)
_POSSIBLE = re.compile(
    r"(?:(?:\+?86)?0?1[3-9]\d{9}|(?:86)?(?:0(?:10|2\d|[3-9]\d\d))?[2-8]\d{6,7}|[48]00\d{7}|1\d{4}|9[56]\d{3,4})"
    r"(?:\d{1,4})?",  # an extension
    re.ASCII,
)


class _Fault(Frozen):
    """What cannot be right in a guide."""

    fault: str
    quote: str
    other: str = ""  # name of the guide that says the same


@site_check(
    CHECK,
    title="Service guide inaccurate (suspected)",
    message="The guide “{guide}”: {fault} {other}",
    words={
        "fault": {
            "phone": "its telephone number cannot be right",
            "copied": "its conditions and materials are those of another matter:",
        }
    },
    zh=Texts(
        title="办事指南内容不准确（疑似）",
        message="办事指南“{guide}”：{fault}{other}",
        why="电话打不通、条件材料张冠李戴，群众按指南办事会白跑。",
        detects=(
            "办事指南的联系电话没有一个符合电话号码的位数规则；或者不同事项的申请条件与办理材料逐字相同。"
            "已遮挡的号码不计，结果均为疑似，须经人工核实；未能读取的指南不作认定。"
        ),
        rectify="逐项核对办事指南，更正联系电话，按事项分别填写申请条件和办理材料。",
        words={"fault": {"phone": "联系电话疑似有误", "copied": "申请条件、办理材料与其他事项完全相同："}},
    ),
)
def guide_inaccurate(facts: SiteFacts, _: Rules) -> Iterator[Result]:
    """A service guide says what cannot be right.

    Why: a number that nobody answers, or another matter's conditions, send people on errands for nothing.

    Detects: guides none of whose telephone numbers has the digits of one; and guides of different matters
    whose conditions and materials are the same word for word. Masked numbers do not count. Every hit is a
    suspicion for a person to confirm; guides that could not be read stay unassessed.

    Rectify: check each guide; correct the telephone number, and state the conditions and materials of the
    matter itself.
    """
    pages, site = pages_by_url(facts), facts.site.id
    guides = guides_of(facts)
    copies = _copies(guides)
    for guide in guides:
        if not guide.readable:
            reason = guide.reason or "guide_unreadable"
            yield Unassessed(check=CHECK, site=site, locator=guide.url, reason=reason)
            continue
        faults = [fault for fault in (_phone(guide), copies.get(guide.url)) if fault]
        if not faults:
            yield Clear(check=CHECK, site=site, locator=guide.url)
        for fault in faults:
            yield Finding(
                check=CHECK,
                site=site,
                locator=f"{guide.url}#{fault.fault}",
                certainty=Certainty.SUSPECTED,
                data={"guide": name_of(guide), "fault": fault.fault, "other": fault.other},
                evidence=guide_evidence(guide, pages, fault.quote),
            )


def _phone(guide: Guide) -> _Fault | None:
    text = _element(guide, "phone")
    runs = [run for run in _RUN.findall(text) if len(_digits(run)) >= NUMBER]
    if not runs or any(_possible(_digits(number)) for run in runs for number in (run, *run.split())):
        return None
    return _Fault(fault="phone", quote=text)


def _possible(number: str) -> bool:
    return _POSSIBLE.fullmatch(number) is not None and len(set(number)) > 1


def _digits(run: str) -> str:
    return re.sub(r"\D", "", run, flags=re.ASCII)


def _copies(guides: Sequence[Guide]) -> dict[str, _Fault]:
    """Guides that share what is a matter's own with a guide before them, by their address."""
    groups: dict[tuple[str, ...], list[Guide]] = defaultdict(list)
    for guide in guides:
        own = tuple("".join(_element(guide, name).split()) for name in OWN)
        if all(len(text) >= TELLING for text in own):
            groups[own].append(guide)
    return {
        guide.url: _Fault(fault="copied", quote=_element(guide, OWN[1]), other=name_of(first))
        for first, *others in groups.values()
        for guide in others
        if _different(name_of(first), name_of(guide))
    }


def _different(one: str, other: str) -> bool:
    """True for the names of matters of which neither is a case of the other."""
    return bool(one and other) and one not in other and other not in one and one[:4] != other[:4]


def _element(guide: Guide, name: str) -> str:
    return next((element.text for element in guide.elements if element.name == name), "")
